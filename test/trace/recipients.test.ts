import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, recipientsIn, slipOf } from '../../src/trace/recipients.ts';
import { encode } from '../protocols/mime/support.ts';
import { field, fieldsOf, PIECES } from './support.ts';

describe('slipOf', () => {
  const kindOf = (typed: string, wanted: string) => slipOf([typed], wanted).kind;

  it.each([
    ['zhang.wei@example.com', 'same'],
    ['Zhang.Wei@EXAMPLE.com.', 'same'],
    ['"Zhang" <zhang.wei@example.com>', 'same'],
    ['zhang.wei+news@example.com', 'same'],
    ['ｚhang.wei@example.com', 'same'],
    ['zhang.wie@example.com', 'local-typo'],
    ['zhangwei@example.com', 'local-typo'],
    ['zang.we@example.com', 'local-typo'],
    ['zhang@example.com', 'other-mailbox'],
    ['li@example.com', 'other-mailbox'],
    ['zhang.wei@exmaple.com', 'domain-typo'],
    ['zhang.wei@example.con', 'domain-typo'],
    ['zhang.wei@example.cmo', 'domain-typo'],
    ['zhang.wei@example.cm', 'domain-typo'],
    ['zhang.wei@example.com.cn', 'domain-typo'],
    ['zhang.wei@example.cn', 'domain-typo'],
    ['zhang.wei@exarnple.com', 'domain-typo'],
    ['zhang.wei@examp1e.com', 'domain-typo'],
    ['zhang.wie@exmaple.com', 'domain-typo'],
    ['li@exmaple.com', 'other-domain'],
    ['zhang.wei@partner.example', 'other-domain'],
    ['zhang.wei@mail.example.com', 'other-domain'],
  ])('%s', (typed, kind) => {
    expect(kindOf(typed, 'zhang.wei@example.com')).toBe(kind);
  });

  it.each([
    ['li@example.com', 'lu@example.com', 'local-typo'],
    ['liu@example.com', 'wang@example.com', 'other-mailbox'],
    ['li@example.com', 'lius@example.com', 'other-mailbox'],
    ['corn@example.com', 'com@example.com', 'local-typo'],
    ['a10@example.com', 'alo@example.com', 'local-typo'],
    ['li@qq.cn', 'li@qq.com', 'domain-typo'],
    ['li@163.com', 'li@126.com', 'other-domain'],
    ['li@foxmail.com', 'li@hotmail.com', 'other-domain'],
    ['li@sina.cn', 'li@sina.com', 'other-domain'],
    ['li@gmial.com', 'li@gmail.com', 'domain-typo'],
    ['li@例子.中国', 'li@xn--fsqu00a.xn--fiqs8s', 'same'],
    ['li@example.com', 'li+shop@example.com', 'same'],
    ['li@example.com', 'nobody', 'other-domain'],
  ])('%s for %s', (typed, wanted, kind) => {
    expect(kindOf(typed, wanted)).toBe(kind);
  });

  it('tells the nearest', () => {
    const wanted = 'zhang.wei@example.com';
    const typed = [
      'li@other.example',
      'li@example.com',
      'zhang.wei@example.con',
      'zhangwie@example.com',
      'zhang.wie@example.com',
    ];
    expect(slipOf(typed, wanted)).toEqual({ kind: 'local-typo', typed: 'zhang.wie@example.com' });
    expect(slipOf(typed.slice(0, 3), wanted)).toEqual({
      kind: 'domain-typo',
      typed: 'zhang.wei@example.con',
    });
    expect(slipOf(typed.slice(0, 2), wanted)).toEqual({
      kind: 'other-mailbox',
      typed: 'li@example.com',
    });
    expect(slipOf(['x@example.com', wanted], wanted)).toEqual({ kind: 'same' });
    expect(slipOf([], wanted)).toEqual({ kind: 'none' });
    expect(slipOf(['nobody', ''], wanted)).toEqual({ kind: 'none' });
  });

  it('says same of the same, typo of one letter swapped, and reads anything', () => {
    const local = fc.stringMatching(/^[a-z]{3,20}$/);
    fc.assert(
      fc.property(local, fc.nat(18), (name, at) => {
        expect(kindOf(`${name}@example.com`, `${name.toUpperCase()}@Example.Com`)).toBe('same');
        const i = at % (name.length - 1);
        const swapped =
          name.slice(0, i) + (name[i + 1] as string) + (name[i] as string) + name.slice(i + 2);
        const kind = kindOf(`${swapped}@example.com`, `${name}@example.com`);
        expect(kind).toBe(swapped === name ? 'same' : 'local-typo');
      }),
    );
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.array(text), text, (typed, wanted) => {
        const slip = slipOf(typed, wanted);
        if ('typed' in slip) expect(typed.some((one) => one.includes(slip.typed))).toBe(true);
      }),
    );
  });
});

describe('distance', () => {
  /** By the definition, without a bound. */
  function plain(a: string, b: string): number {
    const row = (i: number): number[] =>
      Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i));
    const all = Array.from({ length: a.length + 1 }, (_, i) => row(i));
    const at = (i: number, j: number) => all[i]?.[j] ?? 0;
    for (let i = 1; i <= a.length; i += 1) {
      for (let j = 1; j <= b.length; j += 1) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1;
        let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          least = Math.min(least, at(i - 2, j - 2) + 1);
        }
        (all[i] as number[])[j] = least;
      }
    }
    return at(a.length, b.length);
  }

  it('is that of the definition', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
        expect(distance(a, b, most)).toBe(Math.min(plain(a, b), most + 1));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('recipientsIn', () => {
  it('takes To, Cc and Bcc', () => {
    const fields = fieldsOf(`
To: "Zhang, Wei" <zhang.wei@example.com>, li@example.com (Li; eve@evil.example),
 =?utf-8?Q?eve@evil.example?= <Wang@Example.com>
Cc: Staff: a@example.com, b@example.com;, "quoted local"@example.com, undisclosed-recipients:;
Bcc: <zhang.wei@EXAMPLE.com>, <@relay.example:c@example.com>
Reply-To: not@example.com
Delivered-To: not@example.com
`);
    expect(recipientsIn(fields)).toEqual([
      'zhang.wei@example.com',
      'li@example.com',
      'Wang@Example.com',
      'a@example.com',
      'b@example.com',
      '"quoted local"@example.com',
      'c@example.com',
    ]);
  });

  it.each<[string, string[]]>([
    ['a@example.com; b@example.com', ['a@example.com', 'b@example.com']],
    ['a@example.com b@example.com', ['a@example.com', 'b@example.com']],
    ['b@example.com <a@example.com>', ['a@example.com']],
    ['"open <a@example.com>', ['a@example.com']],
    ['Li (open <a@example.com>', ['a@example.com']],
    ['Li <a@example.com', ['a@example.com']],
    ["'a@example.com'", ['a@example.com']],
    ['=?utf-8?B?5p2OIDxhQGV4YW1wbGUuY29tPg==?=', ['a@example.com']],
    ['"a \\" b" <a@example.com>', ['a@example.com']],
    ['a@[192.0.2.1]', ['a@[192.0.2.1]']],
    ['Li', []],
    ['@example.com', []],
    ['a@', []],
  ])('%s', (raw, found) => {
    expect(recipientsIn([field('To', raw)])).toEqual(found);
  });

  it('reads names in octets of GBK', () => {
    const raw = encode('张伟办公室 <zhang.wei@example.com>', 'gb18030');
    expect(recipientsIn([field('To', raw)])).toEqual(['zhang.wei@example.com']);
  });

  it('is bounded', () => {
    const raw = Array.from({ length: 30_000 }, (_, i) => `a${i}@example.com`).join(', ');
    expect(recipientsIn([field('To', raw), field('Cc', raw)])).toHaveLength(20_000);
  });

  it('finds the one that waits among all of a company', () => {
    const all = Array.from({ length: 9_000 }, (_, i) => `"Person ${i}" <p${i}@example.com>`);
    expect(slipOf(recipientsIn([field('To', all.join(', '))]), 'p8999@example.com')).toEqual({
      kind: 'same',
    });
  });

  it.each(['(', '"', '<', '@', 'a@', '=?', '=?a?b?', '"@', ',', '<a@b>', '\\"', '(\\', '\xc4@'])(
    'takes no time: %s repeated',
    (piece) => {
      const raw = piece.repeat(Math.ceil(100_000 / piece.length));
      const start = performance.now();
      recipientsIn(Array.from({ length: 20 }, () => field('To', raw)));
      slipOf([raw], raw);
      expect(performance.now() - start).toBeLessThan(30_000);
    },
  );
});
