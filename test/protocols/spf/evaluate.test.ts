import { describe, expect, it } from 'vitest';
import { evaluateSpf } from '../../../src/protocols/spf/evaluate.ts';
import type { MemoryRecords } from '../../support/memory-resolver.ts';
import { spfZone } from '../../support/spf-zones.ts';

const ZONE: MemoryRecords = {
  'TXT example.com': [
    'v=spf1 include:_spf.example.net a:h.example mx -ip4:192.0.2.66 exp=why.example ~all',
  ],
  'TXT _spf.example.net': ['v=spf1 include:deep.example -all'],
  'TXT deep.example': ['v=spf1 ip4:192.0.2.0/26 ip6:2001:db8::/32 -all'],
  'A h.example': ['198.51.100.1'],
  // Names that are no targets for mailauth and that a receiver looks up all the same (RFC 7208 §5.4).
  'MX example.com': ['10 localhost', '20 192.0.2.1', '30 real.example'],
  'A real.example': ['198.51.100.9'],
  'A localhost': ['198.51.100.10'],
  'TXT why.example': ['%{i} is not one of ours'],
  'TXT broken.example': ['v=spf1 foo -all'],
  'TXT into.example': ['v=spf1 include:broken.example -all'],
  'TXT lost.example': 'timeout',
  'TXT waits.example': ['v=spf1 include:lost.example -all'],
  'TXT under_score.example': ['v=spf1 ip4:192.0.2.1 -all'],
  'TXT open.example': ['v=spf1 ip4:192.0.2.1'],
  'TXT local.example': ['v=spf1 exists:%{l}._u.%{d} -all'],
  'A info._u.local.example': ['127.0.0.2'],
};

const evaluate = (domain: string, ip: string, mailFrom: string | null = `info@${domain}`) => {
  const zone = spfZone(ZONE);
  const message = { domain, ip, mailFrom, helo: 'mail.example', ask: zone.ask };
  return evaluateSpf(message).then((e) => ({ ...e, questions: zone.resolver.questions }));
};

describe('the result and the term that decided', () => {
  it.each([
    [
      'example.com',
      '192.0.2.5',
      'pass',
      'include:_spf.example.net → include:deep.example → ip4:192.0.2.0/26',
    ],
    [
      'example.com',
      '2001:db8::25',
      'pass',
      'include:_spf.example.net → include:deep.example → ip6:2001:db8::/32',
    ],
    [
      'example.com',
      '::ffff:192.0.2.5',
      'pass',
      'include:_spf.example.net → include:deep.example → ip4:192.0.2.0/26',
    ],
    ['example.com', '198.51.100.1', 'pass', 'a:h.example'],
    ['example.com', '198.51.100.9', 'pass', 'mx'],
    ['example.com', '198.51.100.10', 'pass', 'mx'],
    ['example.com', '192.0.2.66', 'fail', '-ip4:192.0.2.66'],
    ['example.com', '203.0.113.1', 'softfail', '~all'],
    ['broken.example', '203.0.113.1', 'permerror', 'foo'],
    ['into.example', '203.0.113.1', 'permerror', 'include:broken.example → foo'],
    ['waits.example', '203.0.113.1', 'temperror', 'include:lost.example'],
    ['lost.example', '203.0.113.1', 'temperror', null],
    ['gone.example', '203.0.113.1', 'none', null],
    ['open.example', '203.0.113.1', 'neutral', null],
    ['under_score.example', '192.0.2.1', 'pass', 'ip4:192.0.2.1'],
    ['local.example', '203.0.113.1', 'pass', 'exists:%{l}._u.%{d}'],
    ['example.com', 'nonsense', 'temperror', null],
  ])('%s from %s: %s', async (domain, ip, result, term) => {
    expect(await evaluate(domain, ip)).toMatchObject({ result, term });
  });

  it('checks the domain that was asked for, whatever the sender', async () => {
    expect(await evaluate('example.com', '192.0.2.5', null)).toMatchObject({ result: 'pass' });
    expect(await evaluate('example.com', '192.0.2.5', '')).toMatchObject({ result: 'pass' });
    expect(await evaluate('example.com', '192.0.2.5', 'x@other.example')).toMatchObject({
      result: 'pass',
    });
  });

  it('gives the explanation of a fail', async () => {
    const { explanation } = await evaluate('example.com', '192.0.2.66');
    expect(explanation).toBe('192.0.2.66 is not one of ours');
    expect((await evaluate('example.com', '192.0.2.5')).explanation).toBeNull();
  });

  it('asks each question once and hands out what it saw', async () => {
    const { seen, questions } = await evaluate('example.com', '203.0.113.1');
    expect(seen.map((o) => o.asked)).toContain('TXT deep.example');
    const asked = questions.map((q) => `${q.type} ${q.name}`);
    expect(new Set(asked).size).toBe(asked.length);
    expect(seen).toHaveLength(asked.length);
  });
});
