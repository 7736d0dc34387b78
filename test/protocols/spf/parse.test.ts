import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asciiOf,
  clientAddress,
  expandDomainSpec,
  isSpfRecord,
  isTargetName,
  macroAddress,
  parseAddress,
  parseSpf,
  rangeText,
  splitGlued,
} from '../../../src/protocols/spf/parse.ts';
import type { SpfTerm } from '../../../src/protocols/spf/types.ts';

const term = (text: string): SpfTerm => parseSpf(`v=spf1 ${text}`).terms[0] as SpfTerm;

describe('the version (RFC 7208 §4.5)', () => {
  it.each(['v=spf1', 'v=spf1 ', 'V=SPF1 -all', 'v=spf1  a'])('%j is a record', (text) => {
    expect(isSpfRecord(text)).toBe(true);
  });
  it.each(['', 'v=spf10', 'v=spf1\t-all', ' v=spf1', 'v=spf1;', '"v=spf1"', 'v=spf1\n'])(
    '%j is none',
    (text) => {
      expect(isSpfRecord(text)).toBe(false);
    },
  );
});

describe('valid terms (RFC 7208 §12)', () => {
  it.each([
    ['all', { name: 'all', qualifier: '+' }],
    ['-ALL', { name: 'all', qualifier: '-' }],
    ['?all', { qualifier: '?' }],
    ['include:_spf.example.net', { name: 'include', value: '_spf.example.net' }],
    ['~Include:a.example.', { name: 'include', qualifier: '~', value: 'a.example.' }],
    ['a', { name: 'a', value: null, cidr4: null, cidr6: null }],
    ['a/24', { value: null, cidr4: 24 }],
    ['a//64', { value: null, cidr4: null, cidr6: 64 }],
    ['a/0//0', { cidr4: 0, cidr6: 0 }],
    ['a:h.example/32//128', { value: 'h.example', cidr4: 32, cidr6: 128 }],
    ['mx:%{d}/24', { value: '%{d}', cidr4: 24, macros: ['d'] }],
    ['a:x/24.example', { value: 'x/24.example', cidr4: null }],
    ['a:%{l/}.x.example/24', { value: '%{l/}.x.example', cidr4: 24, macros: ['l'] }],
    ['ptr', { name: 'ptr', value: null }],
    ['ptr:example.com', { value: 'example.com' }],
    ['ip4:192.0.2.0', { value: '192.0.2.0', cidr4: null }],
    ['ip4:192.0.2.0/24', { value: '192.0.2.0', cidr4: 24 }],
    ['ip6:::1', { value: '::1', cidr6: null }],
    ['ip6:2001:DB8::/32', { value: '2001:DB8::', cidr6: 32 }],
    ['ip6:::ffff:192.0.2.1/128', { value: '::ffff:192.0.2.1' }],
    ['exists:%{ir}.%{v}._spf.%{d2}', { macros: ['i', 'v', 'd'] }],
    ['exists:%{L1R-}.a%%b%_c%-d.example', { macros: ['l'] }],
    ['include:.example', { value: '.example' }],
    ['include:x.a-b', { value: 'x.a-b' }],
    ['include:x.1a', { value: 'x.1a' }],
    ['redirect=_spf.example.net', { kind: 'modifier', name: 'redirect' }],
    ['Exp=why.%{d}', { kind: 'modifier', name: 'exp' }],
    ['moo=', { kind: 'modifier', name: 'moo', value: '' }],
    ['x-y_z.1=a:b/c%{t}', { kind: 'modifier', value: 'a:b/c%{t}' }],
    // Unknown modifiers, ignored by receivers (RFC 7208 §6), however they were meant.
    ['include=example.net', { kind: 'modifier', name: 'include' }],
    ['all=-all', { kind: 'modifier', name: 'all' }],
  ])('%s', (text, expected) => {
    expect(term(text)).toMatchObject({ text, problem: null, ...expected });
  });
});

describe('invalid terms', () => {
  it.each([
    ['foo', 'unknown-mechanism'],
    ['-', 'unknown-mechanism'],
    ['--all', 'unknown-mechanism'],
    ['foo:bar', 'unknown-mechanism'],
    ['192.0.2.1', 'unknown-mechanism'],
    ['1x=2', 'unknown-mechanism'],
    ['+a=b', 'unknown-mechanism'],
    ['=x', 'unknown-mechanism'],
    ['redirect:example.net', 'unknown-mechanism'],
    ['include', 'missing-argument'],
    ['include:', 'missing-argument'],
    ['include/24', 'missing-argument'],
    ['exists', 'missing-argument'],
    ['a:', 'missing-argument'],
    ['a:/24', 'missing-argument'],
    ['ptr:', 'missing-argument'],
    ['ip4', 'missing-argument'],
    ['ip4/24', 'missing-argument'],
    ['ip6:', 'missing-argument'],
    ['redirect=', 'missing-argument'],
    ['exp=', 'missing-argument'],
    ['all:x', 'unexpected-argument'],
    ['all/24', 'unexpected-argument'],
    ['ptr/24', 'unexpected-argument'],
    ['ip4:192.0.2', 'bad-ip'],
    ['ip4:192.0.2.256', 'bad-ip'],
    ['ip4:192.0.2.01', 'bad-ip'],
    ['ip4:::1', 'bad-ip'],
    ['ip4:example.com', 'bad-ip'],
    ['ip6:192.0.2.1', 'bad-ip'],
    ['ip6:fe80::1%1', 'bad-ip'],
    ['ip6:1:2', 'bad-ip'],
    ['ip4:192.0.2.0/33', 'bad-cidr'],
    ['ip4:192.0.2.0/024', 'bad-cidr'],
    ['ip4:192.0.2.0/', 'bad-cidr'],
    ['ip4:192.0.2.0//24', 'bad-cidr'],
    ['ip6:::1/129', 'bad-cidr'],
    ['a/33', 'bad-cidr'],
    ['a/00', 'bad-cidr'],
    ['a/', 'bad-cidr'],
    ['a//129', 'bad-cidr'],
    ['a/24/64', 'bad-cidr'],
    ['a//64/24', 'bad-cidr'],
    ['a:h.example/x', 'bad-cidr'],
    ['mx:h.example/24/64', 'bad-cidr'],
    ['include:example', 'bad-domain'],
    ['include:example.1', 'bad-domain'],
    ['include:example.-a', 'bad-domain'],
    ['include:example.a-', 'bad-domain'],
    ['include:example..', 'bad-domain'],
    ['include:example.net/24', 'bad-domain'],
    ['include:%{d}example', 'bad-domain'],
    ['include:%x.example', 'bad-macro'],
    ['include:a%', 'bad-macro'],
    ['include:%{d', 'bad-macro'],
    ['include:%{x}.example', 'bad-macro'],
    ['include:%{d0}', 'bad-macro'],
    ['include:%{d-r}', 'bad-macro'],
    ['include:%{d.x}', 'bad-macro'],
    // RFC 7208 §7.2: only in the text that exp= leads to.
    ['include:%{c}.example', 'bad-macro'],
    ['exp=%{t}.example', 'bad-macro'],
    ['moo=%', 'bad-macro'],
    ['a:ex\u00e4mple.com', 'not-ascii'],
    ['include\uff1aspf.example.com', 'not-ascii'],
    ['\u2013all', 'not-ascii'],
    ['\u201cinclude:a.example\u201d', 'not-ascii'],
    ['a\u3000mx', 'not-ascii'],
    ['a\tmx', 'not-ascii'],
  ])('%s is %s', (text, problem) => {
    const { problems, terms } = parseSpf(`v=spf1 ${text}`);
    expect(problems).toEqual([{ problem, text, offset: 7 }]);
    expect(terms).toHaveLength(1);
  });

  it('finds a modifier that stands twice (RFC 7208 §6)', () => {
    const { problems } = parseSpf('v=spf1 redirect=a.example moo=1 moo=2 REDIRECT=b.example');
    expect(problems).toEqual([
      { problem: 'duplicate-modifier', text: 'REDIRECT=b.example', offset: 38 },
    ]);
  });

  it('separates terms at spaces alone, however many', () => {
    expect(parseSpf('v=spf1  a   -all ').terms.map((t) => [t.text, t.offset])).toEqual([
      ['a', 8],
      ['-all', 12],
    ]);
  });
});

describe('text of web pages', () => {
  it.each([
    ['include the following:spf.sg.aliyun.com', 'spf.sg.aliyun.com'],
    ['include the following: spf.sg.aliyun.com', 'spf.sg.aliyun.com'],
    ['Include  the following\uff1aspf.sg.aliyun.com', 'spf.sg.aliyun.com'],
    ['include the following', null],
    ['included:spf.sg.aliyun.com', 'spf.sg.aliyun.com'],
    ['included: spf.sg.aliyun.com', 'spf.sg.aliyun.com'],
    ['included\uff1aspf.sg.aliyun.com', 'spf.sg.aliyun.com'],
  ])('%s', (text, value) => {
    const { terms, problems } = parseSpf(`v=spf1 ${text} -all`);
    expect(problems).toEqual([{ problem: 'pasted-page-text', text, offset: 7 }]);
    expect(terms[0]).toMatchObject({ name: 'include', value, text });
    expect(terms[1]).toMatchObject({ name: 'all', problem: null });
  });

  it('names a term by what was meant', () => {
    expect(term('include\uff1aspf.example.com')).toMatchObject({
      name: 'include',
      value: 'spf.example.com',
      problem: 'not-ascii',
    });
    expect(asciiOf('\u201cv\uff1dspf1\u3000include\uff1aa\u3002b \u2013all\u200b\u201d')).toBe(
      '"v=spf1 include:a.b -all"',
    );
  });
});

describe('glued terms', () => {
  it.each([
    [
      'include:spf.a.exampleinclude:spf.b.example',
      ['include:spf.a.example', 'include:spf.b.example'],
    ],
    ['~allinclude:x.example', ['~all', 'include:x.example']],
    ['include:spf.sg.aliyun.com-all', ['include:spf.sg.aliyun.com', '-all']],
    ['include:spf.sg.aliyun.com~all', ['include:spf.sg.aliyun.com', '~all']],
    ['include:spf.sg.aliyun.com.-all', ['include:spf.sg.aliyun.com.', '-all']],
    ['ip4:192.0.2.1ip4:192.0.2.2-all', ['ip4:192.0.2.1', 'ip4:192.0.2.2', '-all']],
    ['ip4:192.0.2.0/24include:a.example', ['ip4:192.0.2.0/24', 'include:a.example']],
    ['mxinclude:a.example', ['mx', 'include:a.example']],
    ['mx-all', ['mx', '-all']],
    ['redirect=_spf.example.com-all', ['redirect=_spf.example.com', '-all']],
    ['-allv=spf1', ['-all', 'v=spf1']],
    ['include:a.exampleredirect=b.example', ['include:a.example', 'redirect=b.example']],
  ])('%s', (text, parts) => {
    expect(term(text).problem).toBe('glued-terms');
    expect(splitGlued(text)).toEqual(parts);
  });

  it.each([
    'include:x-all.example',
    'a:mail-all.example.com',
    'include:spf.xn--abc-all',
    'include:include.example',
    'include:all.example',
    'exists:%{i}._ip4.example',
    'moo=include:a.example',
    'moo=x-all',
  ])('%s is one term', (text) => {
    expect(term(text).problem).toBeNull();
    expect(splitGlued(text)).toBeNull();
  });

  it.each(['foo-all', 'include:foo-all', 'fooinclude:a.example', 'ip4:1.2.3-all'])(
    '%s is another mistake',
    (text) => {
      expect(term(text).problem).not.toBe('glued-terms');
      expect(term(text).problem).not.toBeNull();
    },
  );
});

describe('macros (RFC 7208 §7.4)', () => {
  const values: Record<string, string> = {
    s: 'strong-bad@email.example.com',
    o: 'email.example.com',
    d: 'email.example.com',
    l: 'strong-bad',
    i: '192.0.2.3',
    v: 'in-addr',
    p: 'it.example',
  };
  it.each([
    ['%{s}', 'strong-bad@email.example.com'],
    ['%{d}', 'email.example.com'],
    ['%{d4}', 'email.example.com'],
    ['%{d2}', 'example.com'],
    ['%{d1}', 'com'],
    ['%{dr}', 'com.example.email'],
    ['%{d2r}', 'example.email'],
    ['%{l-}', 'strong.bad'],
    ['%{lr-}', 'bad.strong'],
    ['%{l1r-}', 'strong'],
    ['%{ir}.%{v}._spf.%{d2}', '3.2.0.192.in-addr._spf.example.com'],
    ['%{lr-}.lp.%{ir}.%{v}._spf.%{d2}', 'bad.strong.lp.3.2.0.192.in-addr._spf.example.com'],
    ['%{d2}.trusted-domains.example.net', 'example.com.trusted-domains.example.net'],
    ['%{S}.x.example', 'strong-bad%40email.example.com.x.example'],
    ['a%%b%_c%-d.example.', 'a%b c%20d.example'],
  ])('%s', (spec, expected) => {
    expect(expandDomainSpec(spec, (l) => values[l] ?? null)).toBe(expected);
  });

  it('does not guess', () => {
    expect(expandDomainSpec('%{h}.example', () => null)).toBeNull();
  });

  it('shortens from the left (RFC 7208 §7.3)', () => {
    const label = 'a'.repeat(60);
    const long = [label, label, label, label, label, 'example'].join('.');
    expect(expandDomainSpec(long, () => null)).toBe(
      [label, label, label, label, 'example'].join('.'),
    );
  });

  it('tells names that can be asked for', () => {
    expect(isTargetName('a b.example')).toBe(true);
    for (const name of ['', 'com', 'a..b', '.a.b', `${'a'.repeat(64)}.b`, 'a.1', 'a.b.']) {
      expect(isTargetName(name), name).toBe(false);
    }
  });
});

describe('addresses', () => {
  it.each([
    ['192.0.2.77', 24, '192.0.2.0/24'],
    ['192.0.2.77', 32, '192.0.2.77/32'],
    ['192.0.2.77', 0, '0.0.0.0/0'],
    ['2001:db8:1:2:3:4:5:6', 48, '2001:db8:1::/48'],
    ['::', 0, '::/0'],
    ['::ffff:192.0.2.1', 128, '::ffff:c000:201/128'],
  ])('%s/%i', (address, length, expected) => {
    const parsed = parseAddress(address);
    expect(parsed && rangeText(parsed, length)).toBe(expected);
  });

  it('takes an IPv4-mapped client for IPv4 (RFC 7208 §5)', () => {
    expect(clientAddress('::ffff:192.0.2.1')).toEqual(parseAddress('192.0.2.1'));
    expect(clientAddress('nonsense')).toBeNull();
  });

  it('writes %{i} of IPv6 by nibble (RFC 7208 §7.4)', () => {
    const ip = parseAddress('2001:db8::cb01');
    expect(ip && macroAddress(ip)).toBe(
      '2.0.0.1.0.d.b.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.c.b.0.1',
    );
  });
});

describe('any text', () => {
  /** Text in the neighbourhood of the ABNF. */
  const near = fc
    .array(
      fc.oneof(
        fc.constantFrom('include', 'a', 'mx', 'ptr', 'all', 'exists', 'redirect', 'exp', 'moo'),
        fc.constantFrom('ip4', 'ip6', ':', '/', '//', '=', '.', '-', '~', '+', '%', ' '),
        fc.constantFrom('%{d}', '%{ir}', '%{l1r-/}', '%{c}', '%{d0}', '%%', '%_', '{', '}'),
        fc.constantFrom('example.com', 'com', 'x-y', '1.2.3.4', '::1', '2001:db8::', '24', '064'),
        fc.string({ maxLength: 2 }),
      ),
      { maxLength: 8 },
    )
    .map((parts) => `v=spf1 ${parts.join('')}`);

  const { validateTerms } = createRequire(import.meta.url)('mailauth/lib/spf/syntax.js') as {
    validateTerms: (terms: readonly string[]) => string | false;
  };

  it('is judged as mailauth judges it, glue and pasted text aside', () => {
    fc.assert(
      fc.property(near, (text) => {
        const { problems } = parseSpf(text);
        fc.pre(
          !problems.some((p) => p.problem === 'glued-terms' || p.problem === 'pasted-page-text'),
        );
        const terms = text.split(' ').filter((t) => t !== '');
        const ascii = /^[\x20-\x7e]*$/.test(text);
        expect(problems.length > 0).toBe(!ascii || validateTerms(terms.slice(1)) !== false);
      }),
      { numRuns: Number(process.env.SPF_RUNS ?? 1000) },
    );
  });

  it('has its terms where they stand', () => {
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (text) => {
        for (const t of parseSpf(text).terms) {
          expect(text.slice(t.offset, t.offset + t.text.length)).toBe(t.text);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['colons', ':'],
    ['includes', 'include:'],
    ['glue', 'include:a.example'],
    ['open macros', '%{'],
    ['macros', '%{d}'],
    ['slashes', '/1'],
    ['hyphens', '-'],
    ['letters', 'a'],
    ['alls', '-all'],
    ['quotes', '\u201c'],
    ['spaces', ' '],
    ['terms', 'a '],
    ['words', 'include the following: '],
  ])('is read in time, 64 KiB of %s', (_, piece) => {
    const text = `v=spf1 ${piece.repeat(65_536 / piece.length)}`;
    for (const whole of [text, `${text}!`, text.replace(' ', ' a:'), text.replace(' ', ' ip4:')]) {
      const started = performance.now();
      parseSpf(whole);
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });
});
