import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change, ChangeRecord } from '../../src/engine/check.ts';
import { overlay } from '../../src/net/overlay.ts';
import { failure, hasType, leastTtl } from '../../src/protocols/dns/answer.ts';
import { recordValue } from '../../src/protocols/dns/format.ts';
import { isAtOrBelow } from '../../src/protocols/dns/name.ts';
import type {
  Answer,
  DnsRecord,
  Outcome,
  Question,
  Resolver,
  TargetRecord,
} from '../../src/protocols/dns/types.ts';

const a = (name: string, address = '192.0.2.1'): DnsRecord => ({
  name,
  ttl: 300,
  type: 'A',
  address,
});
const txt = (name: string, text: string): DnsRecord => ({
  name,
  ttl: 300,
  type: 'TXT',
  strings: [text],
  text,
});
const mx = (name: string, preference: number, exchange: string): DnsRecord => ({
  name,
  ttl: 300,
  type: 'MX',
  preference,
  exchange,
});
const cname = (name: string, target: string): TargetRecord => ({
  name,
  ttl: 300,
  type: 'CNAME',
  target,
});

/** A resolver over some records, and `fails` for names of which nothing can be learned. */
function zone(records: readonly DnsRecord[], fails: Readonly<Record<string, Outcome>> = {}) {
  const asked: string[] = [];
  const resolver: Resolver = {
    async query(question) {
      asked.push(`${question.type} ${question.name}`);
      return lookUp(records, question, fails);
    },
  };
  return { resolver, asked };
}

function lookUp(
  records: readonly DnsRecord[],
  question: Question,
  fails: Readonly<Record<string, Outcome>>,
): Answer {
  const chain: TargetRecord[] = [];
  const own = records.filter((r) => r.name === question.name);
  const visited = new Set([question.name]);
  let end = question.name;
  let loop = false;
  while (question.type !== 'CNAME') {
    const next = records.find((r): r is TargetRecord => r.name === end && r.type === 'CNAME');
    if (next === undefined) break;
    chain.push(next);
    end = next.target;
    loop = visited.has(end);
    if (loop) break;
    visited.add(end);
  }
  const head = failure(question, fails[end] ?? 'nodata', 'base', null, 1);
  if (fails[end] !== undefined) return head;
  const found = loop ? [] : records.filter((r) => r.name === end && hasType(r, question.type));
  const exists = loop || records.some((r) => isAtOrBelow(r.name, end));
  const outcome = found.length > 0 ? 'answer' : exists ? 'nodata' : 'nxdomain';
  return {
    ...head,
    outcome,
    rcode: outcome === 'nxdomain' ? 'NXDOMAIN' : 'NOERROR',
    chain,
    records: found,
    beside: chain.length > 0 ? own.filter((r) => r.type === question.type) : [],
    ttl: leastTtl([...chain, ...found]),
  };
}

const record = (name: string, type: string, value: string): ChangeRecord => ({ name, type, value });
const put = (...with_: ChangeRecord[]): Change => ({ replace: [], with: with_ });
const drop = (...replace: ChangeRecord[]): Change => ({ replace, with: [] });

async function ask(resolver: Resolver, question: string) {
  const [type, name] = question.split(' ') as [string, string];
  return resolver.query({ name, type });
}

/** An answer in one line: `answer x.test > y.test: 5 mx.test. | beside`. */
async function short(resolver: Resolver, question: string): Promise<string> {
  const answer = await ask(resolver, question);
  const values = (records: readonly DnsRecord[]) => records.map(recordValue).sort().join(', ');
  return [
    answer.outcome,
    ...answer.chain.map((link) => `> ${link.target}`),
    ...(answer.records.length > 0 ? [`: ${values(answer.records)}`] : []),
    ...(answer.beside.length > 0 ? [`| ${values(answer.beside)}`] : []),
  ].join(' ');
}

describe('records at a name', () => {
  const base = [
    txt('a.test', 'v=spf1 -all'),
    txt('a.test', 'other'),
    mx('a.test', 5, 'mx1.test'),
    mx('a.test', 10, 'mx2.test'),
  ];

  test('are replaced', async () => {
    const changed = overlay(zone(base).resolver, [
      {
        replace: [record('A.test.', 'TXT', 'v=spf1 -all')],
        with: [record('a.test.', 'TXT', 'v=spf1 include:x.test -all')],
      },
    ]);
    expect(await short(changed, 'TXT a.test')).toBe('answer : other, v=spf1 include:x.test -all');
    expect(await ask(changed, 'TXT a.test')).toMatchObject({ ttl: 300, rcode: 'NOERROR' });
    expect(await short(changed, 'MX a.test')).toBe('answer : 10 mx2.test., 5 mx1.test.');
  });

  test('are found however the value is written', async () => {
    const gone = (type: string, value: string) =>
      short(
        overlay(zone([...base, a('a.test')]).resolver, [drop(record('a.test.', type, value))]),
        `${type} a.test`,
      );
    expect(await gone('MX', '5  MX1.test')).toBe('answer : 10 mx2.test.');
    expect(await gone('MX', '5 mx1.test.')).toBe('answer : 10 mx2.test.');
    expect(await gone('MX', '6 mx1.test.')).toBe('answer : 10 mx2.test., 5 mx1.test.');
    expect(await gone('MX', 'mx1.test.')).toBe('answer : 10 mx2.test., 5 mx1.test.');
    expect(await gone('A', '192.0.2.1')).toBe('nodata');
    // A TXT text is what it is, letters and spaces too.
    expect(await gone('TXT', 'OTHER')).toBe('answer : other, v=spf1 -all');
    expect(await gone('TXT', 'other ')).toBe('answer : other, v=spf1 -all');
    const six: DnsRecord = { name: 'a.test', ttl: 1, type: 'AAAA', address: '2001:db8::1' };
    const changed = overlay(zone([six]).resolver, [
      drop(record('a.test.', 'AAAA', '2001:0DB8:0:0::1')),
    ]);
    expect(await short(changed, 'AAAA a.test')).toBe('nodata');
  });

  test('are added once, with their own TTL', async () => {
    const changed = overlay(zone(base).resolver, [
      put(record('a.test.', 'MX', '5 mx1.test.'), record('a.test.', 'MX', '0 mx0.test.')),
      put(record('a.test.', 'MX', '0 MX0.test')),
    ]);
    const { records } = await ask(changed, 'MX a.test');
    expect(records).toMatchObject([
      { preference: 5, ttl: 300 },
      { preference: 10 },
      { preference: 0, exchange: 'mx0.test', ttl: 600 },
    ]);
    expect(records).toHaveLength(3);
  });

  test('of any type', async () => {
    const values: [string, string][] = [
      ['A', '192.0.2.9'],
      ['AAAA', '2001:db8::9'],
      ['NS', 'ns.test.'],
      ['PTR', 'p.test.'],
      ['SOA', 'm.test. r.test. 1 2 3 4 5'],
      ['CAA', '0 issue "le.org"'],
    ];
    const changes = put(...values.map(([type, value]) => record('new.test.', type, value)));
    const changed = overlay(zone([]).resolver, [changes]);
    for (const [type, value] of values) {
      expect(await short(changed, `${type} new.test`)).toBe(`answer : ${value}`);
    }
  });

  test('long texts are cut into strings', async () => {
    const text = `v=DKIM1; p=${'é'.repeat(200)}`;
    const changed = overlay(zone([]).resolver, [put(record('k.test.', 'TXT', text))]);
    const [found] = (await ask(changed, 'TXT k.test')).records;
    expect(found).toMatchObject({ type: 'TXT', text });
    const lengths = found?.type === 'TXT' ? found.strings.map((s) => s.length) : [];
    expect(lengths).toEqual([255, Buffer.byteLength(text) - 255]);
  });

  test('a later change takes away what an earlier one put', async () => {
    const changed = overlay(zone([]).resolver, [
      put(record('k.test.', 'TXT', 'x'), record('k.test.', 'TXT', 'y')),
      drop(record('k.test.', 'TXT', 'x')),
    ]);
    expect(await short(changed, 'TXT k.test')).toBe('answer : y');
  });

  test('names that come to be have no data of other types', async () => {
    const changed = overlay(zone([a('test')]).resolver, [put(record('s._k.a.test.', 'TXT', 'x'))]);
    expect(await short(changed, 'A s._k.a.test')).toBe('nodata');
    expect(await ask(changed, 'A s._k.a.test')).toMatchObject({ rcode: 'NOERROR' });
    // The names between too (RFC 8020).
    expect(await short(changed, 'A _k.a.test')).toBe('nodata');
    expect(await short(changed, 'A b.test')).toBe('nxdomain');
    expect(await short(changed, 'A x.s._k.a.test')).toBe('nxdomain');
  });

  test('what cannot be known stays unknown', async () => {
    const changed = overlay(zone([], { 'a.test': 'servfail' }).resolver, [
      put(record('a.test.', 'TXT', 'x')),
    ]);
    expect(await short(changed, 'TXT a.test')).toBe('servfail');
    expect(await short(changed, 'A a.test')).toBe('servfail');
  });

  test('nothing to change, nothing in between', async () => {
    const { resolver } = zone(base);
    expect(overlay(resolver, [])).toBe(resolver);
    expect(overlay(resolver, [{ replace: [], with: [] }])).toBe(resolver);
    const { resolver: other, asked } = zone(base);
    await short(overlay(other, [put(record('b.test.', 'TXT', 'x'))]), 'MX a.test');
    expect(asked).toEqual(['MX a.test']);
  });
});

describe('wildcards', () => {
  // What a server makes of *.test, as it is seen from outside.
  const base = [
    mx('a.test', 5, 'mx1.test'),
    mx('a.test', 10, 'own.test'),
    mx('b.c.test', 5, 'mx1.test'),
    mx('own.test', 5, 'mx1.test'),
    mx('test', 5, 'mx1.test'),
    mx('other', 5, 'mx1.test'),
    cname('alias.test', 'host'),
    cname('far.other', 'b.c.test'),
    a('host'),
  ];
  const changed = overlay(zone(base).resolver, [
    {
      replace: [record('*.test.', 'MX', '5 MX1.test.'), record('*.test.', 'CNAME', 'host.')],
      with: [record('*.test.', 'MX', '7 mx7.test.')],
    },
    put(record('own.test.', 'TXT', 'x')),
  ]);
  test.each([
    ['MX a.test', 'answer : 10 own.test.'],
    ['MX b.c.test', 'nodata'],
    ['A alias.test', 'nodata'],
    ['CNAME alias.test', 'nodata'],
    ['MX far.other', 'nodata > b.c.test'],
    // Nothing of the wildcard's: a name with a change of its own, its parent, names elsewhere.
    ['MX own.test', 'answer : 5 mx1.test.'],
    ['MX test', 'answer : 5 mx1.test.'],
    ['MX other', 'answer : 5 mx1.test.'],
    ['MX none.test', 'nxdomain'],
  ])('%s is %s', async (question, wanted) => expect(await short(changed, question)).toBe(wanted));

  test('at the wildcard itself the change is whole', async () => {
    expect(await short(changed, 'MX *.test')).toBe('answer : 7 mx7.test.');
  });

  test('the nearest one counts, and one at the root', async () => {
    const nearest = overlay(zone(base).resolver, [
      drop(record('*.test.', 'MX', '5 mx1.test.'), record('*.', 'MX', '5 mx1.test.')),
      put(record('*.c.test.', 'TXT', 'x')),
    ]);
    expect(await short(nearest, 'MX b.c.test')).toBe('answer : 5 mx1.test.');
    expect(await short(nearest, 'MX other')).toBe('nodata');
  });
});

describe('aliases', () => {
  const target = [txt('key.host', 'k1'), txt('key2.host', 'k2')];

  test('a new one is followed for every type', async () => {
    const changed = overlay(zone(target).resolver, [put(record('s.test.', 'CNAME', 'Key.host.'))]);
    expect(await short(changed, 'TXT s.test')).toBe('answer > key.host : k1');
    expect(await short(changed, 'A s.test')).toBe('nodata > key.host');
    expect(await short(changed, 'CNAME s.test')).toBe('answer : key.host.');
    expect(await ask(changed, 'TXT s.test')).toMatchObject({
      question: { name: 's.test', type: 'TXT' },
      ttl: 300,
      chain: [{ name: 's.test', ttl: 600 }],
    });
    const nowhere = overlay(zone(target).resolver, [put(record('s.test.', 'CNAME', 'no.host.'))]);
    expect(await short(nowhere, 'TXT s.test')).toBe('nxdomain > no.host');
  });

  test('one that is taken away is not followed any more', async () => {
    const gone = [drop(record('s.test.', 'CNAME', 'key.host.'))];
    const changed = overlay(zone([...target, cname('s.test', 'key.host')]).resolver, gone);
    expect(await short(changed, 'TXT s.test')).toBe('nodata');
    expect(await short(changed, 'CNAME s.test')).toBe('nodata');
    const beside = zone([...target, cname('s.test', 'key.host'), txt('s.test', 'own')]);
    expect(await short(beside.resolver, 'TXT s.test')).toBe('answer > key.host : k1 | own');
    expect(await short(overlay(beside.resolver, gone), 'TXT s.test')).toBe('answer : own');
    const otherOne = [drop(record('s.test.', 'CNAME', 'key9.host.'))];
    expect(await short(overlay(beside.resolver, otherOne), 'TXT s.test')).toBe(
      'answer > key.host : k1 | own',
    );
  });

  test('one in place of another, of a record, and a record in place of one', async () => {
    const base = zone([...target, cname('s.test', 'key.host'), txt('t.test', 'own')]).resolver;
    const swap = (from: ChangeRecord, to: ChangeRecord) =>
      overlay(base, [{ replace: [from], with: [to] }]);
    const alias = record('s.test.', 'CNAME', 'key.host');
    expect(await short(swap(alias, record('s.test.', 'CNAME', 'key2.host.')), 'TXT s.test')).toBe(
      'answer > key2.host : k2',
    );
    expect(await short(swap(alias, record('s.test.', 'TXT', 'own')), 'TXT s.test')).toBe(
      'answer : own',
    );
    expect(
      await short(
        swap(record('t.test.', 'TXT', 'own'), record('t.test.', 'CNAME', 'key.host.')),
        'TXT t.test',
      ),
    ).toBe('answer > key.host : k1');
  });

  test('a record put beside one shows as such', async () => {
    const base = zone([...target, cname('s.test', 'key.host'), txt('t.test', 'own')]).resolver;
    const bad = overlay(base, [
      put(record('s.test.', 'TXT', 'new'), record('t.test.', 'CNAME', 'key.host.')),
    ]);
    expect(await short(bad, 'TXT s.test')).toBe('answer > key.host : k1 | new');
    expect(await short(bad, 'TXT t.test')).toBe('answer > key.host : k1 | own');
  });

  test('a change further along the chain counts', async () => {
    const base = zone([...target, cname('x.test', 's.test'), cname('s.test', 'key.host')]).resolver;
    const changed = overlay(base, [
      {
        replace: [record('s.test.', 'CNAME', 'key.host.')],
        with: [record('s.test.', 'CNAME', 'key2.host.')],
      },
    ]);
    expect(await short(changed, 'TXT x.test')).toBe('answer > s.test > key2.host : k2');
    const atEnd = overlay(base, [
      { replace: [record('key.host.', 'TXT', 'k1')], with: [record('key.host.', 'TXT', 'k9')] },
    ]);
    expect(await short(atEnd, 'TXT x.test')).toBe('answer > s.test > key.host : k9');
    const dangling = zone([cname('x.test', 'y.test')]).resolver;
    expect(await short(dangling, 'A x.test')).toBe('nxdomain > y.test');
    const mended = overlay(dangling, [put(record('y.test.', 'TXT', 'here'))]);
    expect(await short(mended, 'A x.test')).toBe('nodata > y.test');
    expect(await short(mended, 'TXT x.test')).toBe('answer > y.test : here');
  });

  test('one to a name that is changed too', async () => {
    const changed = overlay(zone([]).resolver, [
      put(record('s.test.', 'CNAME', 'k.test.'), record('k.test.', 'TXT', 'key')),
    ]);
    expect(await short(changed, 'TXT s.test')).toBe('answer > k.test : key');
  });

  test('a loop ends', async () => {
    const base = zone([cname('y.test', 'x.test')]).resolver;
    const changed = overlay(base, [put(record('x.test.', 'CNAME', 'y.test.'))]);
    expect(await short(changed, 'A x.test')).toBe('nodata > y.test > x.test');
    expect(await short(changed, 'A y.test')).toBe('nodata > x.test > y.test');
    expect((await ask(changed, 'A x.test')).problem).toMatch(/loop/);
    const self = overlay(zone([]).resolver, [put(record('x.test.', 'CNAME', 'x.test.'))]);
    expect(await short(self, 'A x.test')).toBe('nodata > x.test');
  });

  test('one that led to a failure is taken out of the way', async () => {
    const base = zone([...target, cname('s.test', 'dead.host')], { 'dead.host': 'servfail' });
    expect(await short(base.resolver, 'TXT s.test')).toBe('servfail');
    const old = record('s.test.', 'CNAME', 'dead.host.');
    const swap = overlay(base.resolver, [
      { replace: [old], with: [record('s.test.', 'CNAME', 'key.host.')] },
    ]);
    expect(await short(swap, 'TXT s.test')).toBe('answer > key.host : k1');
    expect(await short(overlay(base.resolver, [drop(old)]), 'TXT s.test')).toBe('nodata');
    const kept = overlay(base.resolver, [put(record('s.test.', 'TXT', 'x'))]);
    expect(await short(kept, 'TXT s.test')).toBe('servfail');
  });
});

test('an overlay answers as the changed zone would', async () => {
  const names = ['a.test', 'b.test', 'c.a.test', 'd.test'];
  const name = fc.constantFrom(...names);
  const one = fc.oneof(
    { weight: 2, arbitrary: fc.tuple(name, fc.constantFrom('x', 'y')).map(([n, t]) => txt(n, t)) },
    { weight: 1, arbitrary: name.map((n) => a(n)) },
    { weight: 2, arbitrary: fc.tuple(name, name).map(([n, t]) => cname(n, t)) },
  );
  const key = (r: DnsRecord) => `${r.name} ${r.type} ${recordValue(r)}`;
  const records = fc.uniqueArray(one, { selector: key, maxLength: 8 });
  const asChange = (r: DnsRecord) => record(`${r.name}.`, r.type, recordValue(r));
  const oneAliasANameOnly = (all: readonly DnsRecord[]) => {
    const aliases = all.filter((r) => r.type === 'CNAME').map((r) => r.name);
    return new Set(aliases).size === aliases.length;
  };
  await fc.assert(
    fc.asyncProperty(records, records, records, async (before, gone, added) => {
      const removed = new Set(gone.map(key));
      const left = before.filter((r) => !removed.has(key(r)));
      const leftKeys = new Set(left.map(key));
      const after = [...left, ...added.filter((r) => !leftKeys.has(key(r)))];
      fc.pre(oneAliasANameOnly(before) && oneAliasANameOnly(after));
      const changed = overlay(zone(before).resolver, [
        { replace: gone.map(asChange), with: added.map(asChange) },
      ]);
      const wanted = zone(after).resolver;
      for (const n of names) {
        for (const type of ['A', 'TXT', 'CNAME']) {
          // A name whose last record is taken away may still have others: NXDOMAIN is not claimed.
          const weak = (text: string) => text.replace('nxdomain', 'nodata');
          const question = `${type} ${n}`;
          expect(weak(await short(changed, question))).toBe(weak(await short(wanted, question)));
          const outcome = (await ask(changed, question)).outcome;
          if (outcome === 'nxdomain')
            expect((await ask(wanted, question)).outcome).toBe('nxdomain');
        }
      }
    }),
    { numRuns: 500 },
  );
});
