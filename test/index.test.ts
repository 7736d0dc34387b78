import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type CheckDnsOptions,
  checkDns,
  type DiagnoseBounceOptions,
  diagnoseBounce,
} from '../src/index.ts';
import { ROOT } from './support/fixture.ts';

const zones = ['fixtures/demo/healthy.example.zone', 'fixtures/world/root.zone'].map((file) => ({
  file,
  text: readFileSync(`${ROOT}${file}`, 'utf8'),
}));
const offline = { zones, offline: true } as const;

describe('checkDns', () => {
  it('gives the report of the command line', async () => {
    const report = await checkDns('Healthy.Example.', { ...offline, language: 'zh' });
    expect(report.verdict).toBe('healthy');
    expect(report.subject.edition?.id).toBe('sg');
    expect(report.language).toBe('zh');
  });

  it.each<readonly [string, unknown, object]>([
    ['a domain', 'not a domain', {}],
    ['a domain', undefined, {}],
    ['language', 'healthy.example', { language: 'fr' }],
    ['timeout', 'healthy.example', { timeout: Number.NaN }],
    ['timeout', 'healthy.example', { timeout: -1 }],
    ['failOn', 'healthy.example', { failOn: 'x' }],
    ['edition', 'healthy.example', { edition: 'mars' }],
    ['selectors', 'healthy.example', { selectors: ['a..b'] }],
    ['resolvers', 'healthy.example', { resolvers: ['nope!'] }],
    ['spf.ip', 'healthy.example', { spf: { ip: 'nope' } }],
    ['zone', 'healthy.example', { zones: [{ text: '@ IN A 1' }] }],
  ])('refuses what cannot be read: %s', async (said, domain, options) => {
    const asked = checkDns(domain as string, { ...offline, ...options } as CheckDnsOptions);
    await expect(asked).rejects.toThrow(TypeError);
    await expect(asked).rejects.toThrow(said === 'a domain' ? 'is not a domain name' : said);
  });

  it('checks the SPF of the sender’s own domain', async () => {
    const own = await checkDns('healthy.example', { ...offline, spf: { ip: '198.51.100.7' } });
    expect(own.subject.spf).toMatchObject({ domain: 'healthy.example', result: 'pass' });
    const other = await checkDns('healthy.example', {
      ...offline,
      spf: { ip: '198.51.100.7', mailFrom: 'a@spf.qiye.aliyun.com' },
    });
    expect(other.subject.spf).toMatchObject({ domain: 'spf.qiye.aliyun.com', result: 'fail' });
    const empty = await checkDns('healthy.example', {
      ...offline,
      spf: { ip: '198.51.100.70', mailFrom: '', helo: 'spf.qiye.aliyun.com' },
    });
    expect(empty.subject.spf).toMatchObject({ domain: 'spf.qiye.aliyun.com', result: 'pass' });
  });

  it('bounds what a hostile SPF record costs', async () => {
    const text = `$ORIGIN example.com.\n@ 600 IN SOA a b 1 2 3 4 5\n@ 600 IN TXT ${Array.from(
      { length: 240 },
      (_, i) => `"${i === 0 ? 'v=spf1 ' : ''}${'a '.repeat(120)}"`,
    ).join(' ')}\n`;
    const started = performance.now();
    const report = await checkDns('example.com', { zones: [{ text }, ...zones], offline: true });
    expect(report.findings.map((f) => f.id)).toContain('spf/syntax');
    // Quadratic work on 29,000 terms takes minutes.
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('diagnoseBounce', () => {
  const bounce = (name: string) => readFileSync(`${ROOT}fixtures/bounce/${name}`);
  const zone = (name: string) => ({
    file: name,
    text: readFileSync(`${ROOT}fixtures/bounce/${name}`, 'utf8'),
  });
  const world = zones.slice(1);

  it('reads the bytes of a message, and asks nothing offline', async () => {
    const report = await diagnoseBounce(bounce('user-unknown/yes.eml'), { offline: true });
    expect(report.command).toBe('diagnose-bounce');
    expect(report.verdict).toBe('problem');
    expect(report.findings.map((f) => f.id)).toEqual(['bounce/user-unknown']);
    expect(report.subject).toMatchObject({ file: '-', kind: 'bounce', format: 'alimail' });
    expect(report.subject.recipients).toMatchObject([
      { address: 'wang.leii@example.net', replyCode: '554', cause: 'bounce/user-unknown' },
    ]);
    expect(report.stats.queries).toBe(0);
  });

  it('takes bytes of any kind, and what is no bounce', async () => {
    const bytes = Uint8Array.from(bounce('user-unknown/yes.eml'));
    const named = await diagnoseBounce(bytes, { offline: true, file: 'a.eml', language: 'zh' });
    expect(named.subject.file).toBe('a.eml');
    expect(named.findings[0]?.title).toMatch(/\p{Script=Han}/u);
    for (const nothing of [new Uint8Array(), Uint8Array.of(0, 255, 13, 10, 0)]) {
      const report = await diagnoseBounce(nothing, { offline: true });
      expect(report.subject.kind).toBe('not-a-bounce');
      expect(report.verdict).toBe('healthy');
    }
  });

  it('takes a string as a bare reply', async () => {
    const report = await diagnoseBounce('550 5.1.1 <li@example.net>: User unknown', {
      offline: true,
      failOn: 'never',
    });
    // What is wrong stays wrong; only the exit code of the command line changes.
    expect(report.verdict).toBe('problem');
    expect(report.subject).toMatchObject({ file: '--reply', format: 'reply' });
    expect(report.subject.recipients).toMatchObject([
      { address: 'li@example.net', status: '5.1.1', replyCode: '550' },
    ]);
    expect(report.findings[0]?.id).toBe('bounce/user-unknown');
  });

  it('redacts who wrote to whom', async () => {
    const message = bounce('spf-failed/yes.eml');
    const open = await diagnoseBounce(message, { offline: true });
    const report = await diagnoseBounce(message, { offline: true, redact: true });
    expect(JSON.stringify(open)).toMatch(/someone@qq\.com/);
    expect(JSON.stringify(report)).not.toMatch(/someone@|li\.na|Li Na|Quotation/i);
    expect(report.subject.recipients[0]).toMatchObject({ replyCode: '550' });
    expect(report.findings.map((f) => f.id)).toEqual(open.findings.map((f) => f.id));
  });

  it('joins DNS from zones, and proves the change', async () => {
    const report = await diagnoseBounce(bounce('spf-failed/yes.eml'), {
      offline: true,
      zones: [zone('spf-failed/yes.zone'), ...world],
    });
    expect(report.findings.map((f) => f.id)).toEqual(['spf/include-missing', 'bounce/spf-failed']);
    expect(report.findings[0]?.fixes[0]?.verified).toBe(true);
    expect(report.stats.queries).toBeGreaterThan(0);
  });

  it.each<readonly [string, unknown, object]>([
    ['message', undefined, {}],
    ['message', { text: '550 no' }, {}],
    ['message', [53, 53, 48], {}],
    ['language', '550 no', { language: 'fr' }],
    ['failOn', '550 no', { failOn: 'info' }],
    ['edition', '550 no', { edition: 'mars' }],
    ['timeout', '550 no', { timeout: 0 }],
    ['resolvers', '550 no', { offline: false, resolvers: ['nope!'] }],
    ['zone', '550 no', { zones: [{ text: '@ IN A 1' }] }],
  ])('refuses what cannot be read: %s', async (said, message, options) => {
    const asked = diagnoseBounce(
      message as string,
      {
        offline: true,
        ...options,
      } as DiagnoseBounceOptions,
    );
    await expect(asked).rejects.toThrow(TypeError);
    await expect(asked).rejects.toThrow(said);
  });
});
