import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/bounces/interpret.ts';
import { RECEIVERS } from '../../src/bounces/replies/index.ts';
import { readReply } from '../../src/bounces/reply.ts';
import { cpuMs } from '../support/cpu.ts';

function read(said: string, hosts: readonly string[] = []) {
  return interpret({ ...readReply(said), hosts });
}

describe('interpret', () => {
  it('knows nothing of nothing', () => {
    expect(read('')).toEqual([]);
    expect(read('qwertz')).toEqual([]);
  });

  it('goes by words before the status, and the status before the code', () => {
    expect(read('550 5.7.1 No such user here')[0]).toMatchObject({
      cause: 'user-unknown',
      by: 'words',
    });
    expect(read('550 5.2.2 qwertz')[0]).toMatchObject({ cause: 'mailbox-full', by: 'status' });
    expect(read('552 qwertz')[0]).toMatchObject({ cause: 'mailbox-full', by: 'code' });
    expect(read('550 5.0.0 qwertz')[0]).toMatchObject({ cause: 'user-unknown', by: 'code' });
  });

  it('goes by a clear status before vague words', () => {
    expect(read('550 5.2.2 rejected')[0]).toMatchObject({ cause: 'mailbox-full', by: 'status' });
  });

  it('lets any word of policy refine 5.7.1', () => {
    expect(read('554 5.7.1 client host rejected: qwertz')[0]?.cause).toBe('ip-reputation');
  });

  it('is surer where words and status agree, less sure where they do not', () => {
    const bare = read('550 User unknown')[0]?.confidence ?? 0;
    const agreeing = read('550 5.1.1 User unknown')[0]?.confidence ?? 0;
    const against = read('550 5.4.6 User unknown')[0]?.confidence ?? 0;
    expect(agreeing).toBeGreaterThan(bare);
    expect(agreeing).toBeLessThanOrEqual(0.99);
    expect(against).toBeLessThan(bare);
  });

  it('names each cause once', () => {
    const causes = read('550 5.1.1 User unknown; no such user; mailbox full; blocked; spam').map(
      ({ cause }) => cause,
    );
    expect(new Set(causes).size).toBe(causes.length);
    expect(causes.length).toBeLessThanOrEqual(6);
  });

  it('keeps the rules of one receiver away from others', () => {
    for (const receiver of RECEIVERS) {
      for (const one of receiver.rules.filter(({ only }) => only)) {
        const reply = {
          text: one.pieces.join(' x '),
          code: one.code?.padEnd(3, '0') ?? null,
          status: one.status,
        };
        const elsewhere = interpret({ ...reply, hosts: ['mx.nobody.example'] });
        expect(elsewhere.some(({ rule }) => rule === one)).toBe(false);
      }
    }
  });

  it('finds every rule that its own words fit', () => {
    for (const receiver of RECEIVERS) {
      const host = receiver.hosts[0];
      for (const one of receiver.rules.filter(({ pieces }) => pieces.length > 0)) {
        if (host === undefined && one.only) continue;
        const status = one.status?.replace('x', '5') ?? null;
        const reply = {
          text: `550 ${one.pieces.join('x')} x`,
          code: one.code?.padEnd(3, '0') ?? null,
          status: status === null || status.split('.').length === 3 ? status : `${status}.1`,
        };
        const found = interpret({ ...reply, hosts: host === undefined ? [] : [`mx1.${host}`] });
        expect(found.map(({ cause }) => cause)).not.toEqual([]);
      }
    }
  });

  it('knows a receiver by the longest suffix of the first host that is known', () => {
    const suffixes = RECEIVERS.flatMap(({ hosts }) => hosts);
    expect(suffixes.filter((host) => host !== host.toLowerCase() || host.startsWith('.'))).toEqual(
      [],
    );
    const [receiver] = RECEIVERS.filter(({ id }) => id === 'tencent');
    const words = '550 Ip frequency limited';
    for (const host of ['mx3.qq.com', 'MX3.QQ.COM.', 'mx3.qq.com (192.0.2.1)']) {
      expect(read(words, ['mx.nobody.example', host])[0]?.receiver).toBe(receiver?.id);
    }
  });

  it('says the same again', () => {
    const said = '550 5.1.1 <u@example.com>... User unknown';
    expect(read(said)).toBe(read(said));
    for (let i = 0; i < 3000; i += 1) read(`${said} ${i}`);
    expect(read(said)[0]?.cause).toBe('user-unknown');
  });

  it('takes linear time', () => {
    const hostile = [
      '@'.repeat(200_000),
      'spam user unknown quota '.repeat(20_000),
      'a'.repeat(500_000),
    ];
    const started = cpuMs();
    for (const text of hostile) {
      interpret({ text, code: '550', status: '5.1.1', hosts: ['a.'.repeat(100_000)] });
    }
    expect(cpuMs() - started).toBeLessThan(2000);
  });
});
