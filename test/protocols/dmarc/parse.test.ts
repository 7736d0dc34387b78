import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isDmarcRecord,
  looksLikeDmarc,
  parseDmarc,
  policyBelow,
} from '../../../src/protocols/dmarc/parse.ts';
import { cpuMs } from '../../support/cpu.ts';

describe('version', () => {
  it.each([
    'v=DMARC1',
    'v=DMARC1;',
    'v=DMARC1; p=none',
    'v = DMARC1 ; p=none',
    'v\t=\tDMARC1\t;p=none',
    'V=DMARC1; p=none',
    'v=DMARC1 ',
  ])('is seen: %s', (text) => {
    expect(isDmarcRecord(text)).toBe(true);
    expect(looksLikeDmarc(text)).toBe(true);
    expect(parseDmarc(text).problems.map((p) => p.kind)).not.toContain('bad-version');
  });

  it.each([
    'v=dmarc1; p=none',
    'v=Dmarc1; p=none',
    ' v=DMARC1; p=none',
    '"v=DMARC1; p=none"',
    'v=DMARC1, p=none',
    'v=DMARC1 p=none',
    'v=DMARC; p=none',
    'v=DMARC2; p=none',
    'v=DMARC1\\; p=none',
    'v=DMARC1； p=none',
    'v＝DMARC1; p=none',
    'v:DMARC1; p=none',
    'vDMARC1; p=none',
    'DMARC1; p=none',
    'p=none; v=DMARC1',
    'p=none',
    'p=reject; rua=mailto:a@example.com',
    '\ufeffv=DMARC1; p=none',
    '\u201cv=DMARC1; p=none\u201d',
  ])('is meant: %s', (text) => {
    expect(isDmarcRecord(text)).toBe(false);
    expect(looksLikeDmarc(text)).toBe(true);
    const parsed = parseDmarc(text);
    expect(parsed.policy).toBeNull();
    expect(parsed.problems).toContainEqual(
      expect.objectContaining({ kind: 'bad-version', fatal: true }),
    );
  });

  it.each(['', 'v=spf1 -all', 'v=DKIM1; p=', 'dmarc-verification=abc', 'p=MIIB', 'hello'])(
    'is something else: %s',
    (text) => {
      expect(isDmarcRecord(text)).toBe(false);
      expect(looksLikeDmarc(text)).toBe(false);
    },
  );
});

describe('policy', () => {
  const RUA = 'rua=mailto:a@example.com';
  it.each<[string, string | null, string | null, string[]]>([
    ['v=DMARC1; p=reject', 'reject', 'reject', []],
    ['v=DMARC1;p=Reject', 'reject', 'reject', []],
    ['v=DMARC1; p=quarantine; sp=none;', 'quarantine', 'none', []],
    ['v=DMARC1; sp=reject; p=none', 'none', 'reject', []],
    ['v=DMARC1', null, null, ['missing-policy!']],
    [`v=DMARC1; ${RUA}`, 'none', 'none', ['missing-policy']],
    [`v=DMARC1; sp=reject; ${RUA}`, 'none', 'none', ['missing-policy']],
    ['v=DMARC1; P=reject', null, null, ['unknown-tag', 'missing-policy!']],
    ['v=DMARC1; p=rejct', null, null, ['bad-policy!']],
    [`v=DMARC1; p=rejct; ${RUA}`, 'none', 'none', ['bad-policy']],
    ['v=DMARC1; p=', null, null, ['bad-policy!']],
    ['v=DMARC1; p=reject; sp=nothing', null, null, ['bad-policy!']],
    [`v=DMARC1; p=reject; sp=nothing; ${RUA}`, 'none', 'none', ['bad-policy']],
    [`v=DMARC1; p=reject; np=; ${RUA}`, 'none', 'none', ['bad-policy']],
    ['v=DMARC1; p=none rua=mailto:a@example.com', null, null, ['bad-policy!']],
    ['v=DMARC1; p=reject; p=reject', null, null, ['duplicate-tag!']],
    // Any URI will do to fall back on, even one that nobody reports to.
    ['v=DMARC1; rua=https://example.com/', 'none', 'none', ['bad-uri', 'missing-policy']],
    ['v=DMARC1; rua=a@example.com', null, null, ['bad-uri', 'missing-policy!']],
  ])('%s', (text, policy, below, problems) => {
    const parsed = parseDmarc(text);
    expect(parsed.policy).toBe(policy);
    expect(policyBelow(parsed)).toBe(below);
    expect(parsed.problems.map((p) => p.kind + (p.fatal ? '!' : ''))).toEqual(problems);
  });

  it('keeps sp and np as published', () => {
    const parsed = parseDmarc('v=DMARC1; p=none; sp=quarantine; np=reject; t=y; psd=n');
    expect(parsed).toMatchObject({ subdomainPolicy: 'quarantine', nonexistentPolicy: 'reject' });
    expect(parsed).toMatchObject({ testing: true, psd: 'n', problems: [] });
  });
});

describe('other tags', () => {
  it.each<[string, string[]]>([
    ['adkim=r; aspf=S; t=n; psd=u; fo=0', []],
    ['adkim=x', ['bad-value adkim']],
    ['aspf=strict', ['bad-value aspf']],
    ['t=yes', ['bad-value t']],
    ['psd=', ['bad-value psd']],
    ['fo=1:d:s', []],
    ['fo=d:s:0', []],
    ['fo=0:1', ['bad-value fo']],
    ['fo=d:d', ['bad-value fo']],
    ['fo=1,d', ['bad-value fo']],
    ['pct=50; rf=afrf; ri=86400', ['removed-tag pct', 'removed-tag rf', 'removed-tag ri']],
    ['hello=world', ['unknown-tag hello']],
    ['hello', ['bad-tag-list null']],
    ['\u00a0t=y', ['bad-tag-list null']],
    ['a1=b', ['bad-tag-list a1']],
    [';t=y', ['bad-tag-list null']],
    ['=y', ['bad-tag-list null']],
    // A semicolon where a comma belongs.
    ['rua=mailto:a@x.example;mailto:b@x.example', ['bad-tag-list null']],
    ['rua=mailto:a@x.example; rua=mailto:b@x.example', ['duplicate-tag rua']],
  ])('%s', (rest, problems) => {
    const parsed = parseDmarc(`v=DMARC1; p=none; ${rest}`);
    expect(parsed.problems.map((p) => `${p.kind} ${p.tag}`)).toEqual(problems);
  });

  it('tells quotes, and whether they are to blame', () => {
    const of = (text: string) => parseDmarc(text).problems.find((p) => p.kind === 'quotes-inside');
    expect(of('"v=DMARC1; p=none"')?.fatal).toBe(true);
    expect(of('v=DMARC1; p=none"')?.fatal).toBe(true);
    expect(of('v=DMARC1\\; p=none')?.fatal).toBe(true);
    expect(of('v=DMARC1; p=none; x="a"')?.fatal).toBe(false);
    expect(of('"v=DMARC1; q=none"')?.fatal).toBe(false);
    expect(of('v=DMARC1; p=none')).toBeUndefined();
  });
});

describe('report addresses', () => {
  it.each<[string, string[], number]>([
    ['mailto:a@example.com', ['a@example.com example.com'], 0],
    ['MAILTO:A@Example.COM', ['A@Example.COM example.com'], 0],
    [
      'mailto:a@x.example , mailto:b@y.example',
      ['a@x.example x.example', 'b@y.example y.example'],
      0,
    ],
    ['mailto:a@x.example!10m', ['a@x.example x.example'], 0],
    ['mailto:a@x.example?subject=hi', ['a@x.example x.example'], 0],
    ['mailto:a%2Bb@x.example', ['a+b@x.example x.example'], 0],
    ['mailto:a@%E4%BE%8B%E5%AD%90.example', ['a@例子.example xn--fsqu00a.example'], 0],
    ['', [], 1],
    ['a@example.com', [], 1],
    ['mailto:', [], 1],
    ['mailto:example.com', [], 1],
    ['mailto:@example.com', [], 1],
    ['mailto:a@', [], 1],
    ['mailto:a@localhost', [], 1],
    ['mailto:a@example..com', [], 1],
    ['mailto:a@-example.com', [], 1],
    ['mailto: a@example.com', [], 1],
    ['mailto:%20a@example.com', [], 1],
    ['mailto:a@例子.example', [], 1],
    ['mailto:a@%FF.example', [], 1],
    ['mailto:a@%zz.example', [], 1],
    ['mailto://a@example.com', ['//a@example.com example.com'], 0],
    ['https://example.com/report', [], 1],
    ['mailto:a@example.com,', ['a@example.com example.com'], 1],
  ])('%s', (value, uris, bad) => {
    for (const tag of ['rua', 'ruf'] as const) {
      const parsed = parseDmarc(`v=DMARC1; p=none; ${tag}=${value}`);
      expect(parsed[tag].map((u) => `${u.address} ${u.domain}`)).toEqual(uris);
      expect(parsed.problems.map((p) => p.kind)).toEqual(Array(bad).fill('bad-uri'));
    }
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...['v=DMARC1', ';', 'p=', 'sp=', 'none', 'reject', 'rua=', 'mailto:', 'a@b.example', ',', '!'],
    ...[' ', '"', '\\', '=', '%', '%41', 'fo=', '0:d', 'psd=y', '\u3000', '\u0000', 'pct=1'],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((p) => p.join('')),
    fc.array(piece).map((p) => `v=DMARC1;${p.join('')}`),
  );

  it('is read', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseDmarc(text);
        expect(parsed.policy === null).toBe(parsed.problems.some((p) => p.fatal));
        if (isDmarcRecord(text)) expect(looksLikeDmarc(text)).toBe(true);
        else expect(parsed.policy).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('is read in linear time', () => {
    for (const unit of [' ', ';', '=', '"', 'v=', ',', '!1', '%', '\\;', '@', 'a.', '\u3000']) {
      for (const head of ['', 'v=DMARC1; p=none; rua=', 'v=DMARC1; rua=mailto:a@', 'v']) {
        const text = head + unit.repeat(65_535 / unit.length);
        const start = cpuMs();
        parseDmarc(text);
        looksLikeDmarc(text);
        expect(cpuMs() - start, head + unit).toBeLessThan(1000);
      }
    }
  });
});
