import { describe, expect, it } from 'vitest';
import type { SpfTree } from '../../../src/protocols/spf/types.ts';
import { allTerm, describeTree, reaches, walkSpf } from '../../../src/protocols/spf/walk.ts';
import type { MemoryRecords } from '../../support/memory-resolver.ts';
import { spfZone, walkZone } from '../../support/spf-zones.ts';

const ROOT = 'example.com';

const walk = (records: MemoryRecords): Promise<SpfTree> => walkZone(ROOT, spfZone(records));
const kinds = (tree: SpfTree) => tree.permerrors.map((e) => e.kind);
const spf = (record: string): string[] => [`v=spf1 ${record}`];

describe('counting (RFC 7208 §4.6.4)', () => {
  it('counts what a receiver evaluates when nothing matches, nested records too', async () => {
    const tree = await walk({
      'TXT example.com': spf('include:a.example a:h.example mx ip4:192.0.2.1 -all'),
      'TXT a.example': spf('include:b.example exists:%{i}.x.example ptr ~all'),
      'TXT b.example': spf('redirect=c.example'),
      'TXT c.example': spf('ip4:192.0.2.1 -all'),
      'A h.example': ['192.0.2.9'],
      'MX example.com': ['10 h.example'],
    });
    expect(tree.lookups).toBe(7);
    expect(tree.voidLookups).toBe(0);
    expect(tree.permerrors).toEqual([]);
    expect(tree.missing).toEqual([]);
    expect(tree.notEvaluable).toEqual([{ domain: 'a.example', text: 'exists:%{i}.x.example' }]);
    expect(describeTree(tree).map((l) => [l.depth, l.text, l.cost, l.total])).toEqual([
      [0, 'include:a.example', 1, 5],
      [1, 'include:b.example', 1, 2],
      [2, 'redirect=c.example', 1, 1],
      [3, 'ip4:192.0.2.1', 0, 0],
      [3, '-all', 0, 0],
      [1, 'exists:%{i}.x.example', 1, 1],
      [1, 'ptr', 1, 1],
      [1, '~all', 0, 0],
      [0, 'a:h.example', 1, 1],
      [0, 'mx', 1, 1],
      [0, 'ip4:192.0.2.1', 0, 0],
      [0, '-all', 0, 0],
    ]);
    expect(describeTree(tree).map((l) => l.sofar)).toEqual([1, 2, 3, 3, 3, 4, 5, 5, 6, 7, 7, 7]);
  });

  it('does not count what stands after all, or redirect= beside it', async () => {
    const zone = spfZone({
      'TXT example.com': spf('redirect=r.example -all include:a.example ~all'),
      'TXT a.example': spf('mx -all'),
    });
    const tree = await walkZone(ROOT, zone);
    expect(tree.lookups).toBe(0);
    expect(tree.permerrors).toEqual([]);
    expect(describeTree(tree).map((l) => [l.text, l.evaluated, l.note])).toEqual([
      ['redirect=r.example', false, 'not-evaluated'],
      ['-all', true, null],
      ['include:a.example', false, 'not-evaluated'],
      ['~all', false, 'not-evaluated'],
    ]);
    // The include is walked for the repair that moves it, the redirect is not.
    expect(tree.root.terms[2]?.child?.state).toBe('record');
    expect(zone.resolver.questions.map((q) => q.name)).not.toContain('r.example');
  });

  it('finds the eleventh lookup where it happens', async () => {
    const hosts = Array.from({ length: 9 }, (_, i) => `a:h${i}.example`);
    const tree = await walk({
      'TXT example.com': spf(`${hosts.join(' ')} include:a.example -all`),
      'TXT a.example': spf('mx:m.example exists:gone.example -all'),
      ...Object.fromEntries(hosts.map((h) => [`A ${h.slice(2)}`, ['192.0.2.1']])),
      'MX m.example': ['0 .'],
    });
    expect(tree.lookups).toBe(12);
    expect(tree.permerrors).toMatchObject([
      {
        kind: 'too-many-lookups',
        domain: 'a.example',
        text: 'mx:m.example',
        way: ['example.com', 'a.example'],
      },
    ]);
    expect(tree.permerrors[0]?.seen.map((o) => o.asked)).toContain('MX m.example');
  });

  it('counts one more for the PTR lookup of %{p}', async () => {
    const tree = await walk({ 'TXT example.com': spf('a:%{p}.x.example -all') });
    expect(tree.lookups).toBe(2);
  });

  it('counts voids by term and for IPv4', async () => {
    const tree = await walk({
      'TXT example.com': spf('a:six.example mx:m.example exists:gone.example a:gone.example -all'),
      'AAAA six.example': ['2001:db8::1'],
      'MX m.example': ['10 gone.example', '20 gone.example'],
    });
    expect(tree.voidLookups).toBe(3);
    expect(tree.permerrors).toMatchObject([
      { kind: 'too-many-void-lookups', text: 'a:gone.example', domain: 'example.com' },
    ]);
    expect(tree.permerrors[0]?.seen.map((o) => o.asked)).toEqual([
      'A six.example',
      'A gone.example',
    ]);
  });

  it('finds more than ten MX hosts', async () => {
    const tree = await walk({
      'TXT example.com': spf('mx -all'),
      'MX example.com': Array.from({ length: 11 }, (_, i) => `${i} h${i}.example`),
    });
    expect(kinds(tree)).toEqual(['too-many-mx-hosts']);
    expect(tree.root.terms[0]?.tooManyMxHosts).toBe(true);
  });

  it('asks each question once', async () => {
    const zone = spfZone({
      'TXT example.com': spf('include:a.example include:b.example include:a.example. -all'),
      'TXT a.example': spf('mx:m.example a:m.example -all'),
      'TXT b.example': spf('include:A.Example mx:m.example -all'),
      'MX m.example': ['10 m.example'],
      'A m.example': ['192.0.2.1'],
    });
    const tree = await walkZone(ROOT, zone);
    expect(tree.lookups).toBe(11);
    const questions = zone.resolver.questions.map((q) => `${q.type} ${q.name}`);
    expect(new Set(questions).size).toBe(questions.length);
  });
});

describe('permerrors', () => {
  it('come in the order in which a receiver meets them', async () => {
    const tree = await walk({
      'TXT example.com': spf('redirect=none.example include:two.example foo include:gone.example'),
      'TXT two.example': [...spf('-all'), ...spf('~all')],
      'TXT none.example': ['something else'],
    });
    expect(tree.permerrors).toMatchObject([
      { kind: 'syntax', domain: 'example.com', text: 'foo', way: ['example.com'] },
      { kind: 'multiple', domain: 'two.example', way: ['example.com', 'two.example'] },
      { kind: 'include-nxdomain', domain: 'example.com', text: 'include:gone.example' },
      { kind: 'redirect-none', domain: 'example.com', text: 'redirect=none.example' },
    ]);
    expect(tree.permerrors[2]?.seen.map((o) => o.asked)).toEqual(['TXT gone.example']);
  });

  it('are found in a loop, direct or not, and the walk ends', async () => {
    const tree = await walk({
      'TXT example.com': spf('include:a.example include:EXAMPLE.com. -all'),
      'TXT a.example': spf('redirect=b.example'),
      'TXT b.example': spf('include:a.example -all'),
    });
    expect(tree.permerrors).toMatchObject([
      { kind: 'loop', domain: 'b.example', way: ['example.com', 'a.example', 'b.example'] },
      { kind: 'loop', domain: 'example.com', text: 'include:EXAMPLE.com.' },
    ]);
  });

  it('are found where macros make a name that cannot be', async () => {
    const tree = await walk({ 'TXT example.com': spf('a:%{d1} include:%{d1} -all') });
    expect(tree.permerrors).toMatchObject([{ kind: 'include-none', text: 'include:%{d1}' }]);
    expect(tree.voidLookups).toBe(0);
  });

  it('are told of several records at the domain, whose terms are walked for the merge', async () => {
    const tree = await walk({
      'TXT example.com': [...spf('include:a.example -all'), ...spf('mx ~all')],
      'TXT a.example': spf('-all'),
      'MX example.com': ['0 .'],
    });
    expect(tree.root).toMatchObject({ state: 'multiple', record: null });
    expect(tree.root.terms.map((t) => t.term.text)).toEqual([
      'include:a.example',
      '-all',
      'mx',
      '~all',
    ]);
    expect(kinds(tree)).toEqual(['multiple']);
    expect(allTerm(tree)).toBeNull();
  });

  it('do not come from a domain without a record', async () => {
    const tree = await walkSpf(ROOT, { records: [], seen: [] }, spfZone({}).ask);
    expect(tree).toMatchObject({ root: { state: 'none' }, lookups: 0, permerrors: [] });
  });

  it('a term that receivers cannot read is not looked up', async () => {
    const zone = spfZone({
      'TXT example.com': spf('include：a.example include:a.example/24 include=a.example -all'),
    });
    const tree = await walkZone(ROOT, zone);
    expect(tree.lookups).toBe(0);
    expect(zone.resolver.questions).toHaveLength(1);
  });
});

describe('what cannot be known', () => {
  it('is missing, and neither void nor absent', async () => {
    const tree = await walk({
      'TXT example.com': spf('include:a.example a:h.example exists:e.example mx:m.example -all'),
      'TXT a.example': 'servfail',
      'A h.example': 'timeout',
      'A e.example': 'refused',
      'MX m.example': 'timeout',
    });
    expect(tree.permerrors).toEqual([]);
    expect(tree.voidLookups).toBe(0);
    expect(tree.lookups).toBe(4);
    expect(tree.missing.map((m) => m.reason)).toEqual([
      'servfail',
      'timeout',
      'refused',
      'timeout',
    ]);
    expect(tree.root.terms[0]?.child?.state).toBe('unknown');
    expect(describeTree(tree).map((l) => l.note)).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      null,
    ]);
  });

  it('addresses for the networks alone are missing at their term', async () => {
    const tree = await walk({
      'TXT example.com': spf('a:h.example mx:m.example -all'),
      'A h.example': ['192.0.2.1'],
      'AAAA h.example': 'timeout',
      'MX m.example': ['10 x.example'],
      'A x.example': 'servfail',
      'AAAA x.example': 'nodata',
    });
    expect(tree.missing).toEqual([]);
    expect(tree.root.terms.map((t) => t.missing.map((m) => m.reason))).toEqual([
      ['timeout'],
      ['servfail'],
      [],
    ]);
  });

  it('expands %{d} of the record and %{o} of the domain', async () => {
    const tree = await walk({
      'TXT example.com': spf('include:_spf.%{d} -all'),
      'TXT _spf.example.com': spf('a:%{d}.x.example exists:%{o}.x.example -all'),
      'A _spf.example.com.x.example': ['192.0.2.1'],
      'A example.com.x.example': ['192.0.2.1'],
    });
    const [a, exists] = tree.root.terms[0]?.child?.terms ?? [];
    expect([a?.target, exists?.target]).toEqual([
      '_spf.example.com.x.example',
      'example.com.x.example',
    ]);
    expect(tree.notEvaluable).toEqual([]);
    expect(tree.voidLookups).toBe(0);
  });
});

it('says what addresses a term stands for', async () => {
  const tree = await walk({
    'TXT example.com': spf(
      'ip4:192.0.2.77/24 ip6:2001:DB8::1 a:h.example/28//64 mx:m.example ip4:192.0.2.1 -all',
    ),
    'A h.example': ['198.51.100.20', '198.51.100.21'],
    'AAAA h.example': ['2001:db8:1::9'],
    'MX m.example': ['10 x.example', '20 gone.example'],
    'A x.example': ['203.0.113.1'],
  });
  expect(tree.root.terms.map((t) => t.networks)).toEqual([
    ['192.0.2.0/24'],
    ['2001:db8::1/128'],
    ['198.51.100.16/28', '2001:db8:1::/64'],
    ['203.0.113.1/32'],
    ['192.0.2.1/32'],
    [],
  ]);
});

describe('a hostile zone', () => {
  const wide = (i: number) =>
    spf(`${Array.from({ length: 30 }, (_, j) => `include:n${i}-${j}.w.example`).join(' ')} -all`);

  it('does not widen the walk without end', async () => {
    const records: Record<string, readonly string[]> = { 'TXT example.com': wide(0) };
    for (let i = 0; i < 30; i++) records[`TXT n0-${i}.w.example`] = wide(i + 1);
    const zone = spfZone(records);
    const tree = await walkZone(ROOT, zone);
    expect(zone.resolver.questions.length).toBeLessThan(200);
    expect(kinds(tree)).toContain('too-many-lookups');
    expect(tree.missing.some((m) => m.reason === 'limit')).toBe(true);
  });

  it('does not deepen it', async () => {
    const zone = spfZone(
      Object.fromEntries(
        Array.from({ length: 100 }, (_, i) => [
          `TXT ${i === 0 ? ROOT : `n${i}.example`}`,
          spf(`include:n${i + 1}.example -all`),
        ]),
      ),
    );
    const tree = await walkZone(ROOT, zone);
    expect(zone.resolver.questions.length).toBeLessThan(20);
    expect(kinds(tree)).toContain('too-many-lookups');
    expect(tree.missing.map((m) => m.reason)).toEqual(['limit']);
  });

  it('does not make thousands of questions of one record', async () => {
    const terms = Array.from({ length: 5000 }, (_, i) => `a:h${i}.example mx:m${i}.example`);
    const zone = spfZone({ 'TXT example.com': spf(terms.join(' ')) });
    const tree = await walkZone(ROOT, zone);
    // Only so many terms are read at all; the rest makes the record invalid.
    expect(tree.lookups).toBe(4000);
    expect(zone.resolver.questions.length).toBeLessThan(300);
  });

  it('a tree within the limits is walked whole, however it branches', async () => {
    // Ten lookups in a chain that branches at each step.
    const records: Record<string, readonly string[]> = {};
    for (let i = 0; i < 5; i++) {
      records[`TXT ${i === 0 ? ROOT : `n${i}.example`}`] = spf(
        `include:leaf.example include:n${i + 1}.example -all`,
      );
    }
    records['TXT n5.example'] = spf('-all');
    records['TXT leaf.example'] = spf('ip4:192.0.2.1 -all');
    const tree = await walk(records);
    expect(tree).toMatchObject({ lookups: 10, permerrors: [], missing: [] });
  });
});

describe('reaches', () => {
  const wanted = ['spf.sg.aliyun.com'];
  const zone: MemoryRecords = {
    'TXT spf.sg.aliyun.com': spf('ip4:192.0.2.1 -all'),
    'TXT own.example': spf('include:spf.sg.aliyun.com ~all'),
    'TXT minus.example': spf('-include:spf.sg.aliyun.com ~all'),
    'TXT dead.example': spf('-all include:spf.sg.aliyun.com'),
    'TXT lost.example': 'timeout',
  };
  it.each([
    ['include:spf.sg.aliyun.com -all', 'yes'],
    ['include:SPF.sg.aliyun.com. -all', 'yes'],
    ['include:own.example -all', 'yes'],
    ['redirect=own.example', 'yes'],
    ['include:lost.example include:spf.sg.aliyun.com -all', 'yes'],
    ['a mx -all', 'no'],
    ['-include:spf.sg.aliyun.com -all', 'no'],
    ['?include:own.example -all', 'no'],
    ['~include:lost.example -all', 'no'],
    ['include:minus.example -all', 'no'],
    ['include:dead.example -all', 'no'],
    ['-all include:spf.sg.aliyun.com', 'no'],
    ['redirect=spf.sg.aliyun.com -all', 'no'],
    ['include:xspf.sg.aliyun.com.example -all', 'no'],
    ['a:spf.sg.aliyun.com -all', 'no'],
    ['include:spf.sg.aliyun.com-all', 'no'],
    ['include:lost.example -all', 'unknown'],
    ['include:%{i}.x.example -all', 'unknown'],
    ['exists:%{i}.x.example -all', 'no'],
  ])('%s: %s', async (record, expected) => {
    const tree = await walk({ ...zone, 'TXT example.com': spf(record) });
    expect(reaches(tree, wanted)).toBe(expected);
  });
});

describe('the deciding all', () => {
  it.each([
    ['-all', '-', 'example.com'],
    ['all', '+', 'example.com'],
    ['?all -all', '?', 'example.com'],
    ['redirect=r.example', '~', 'r.example'],
    ['redirect=r.example -all', '-', 'example.com'],
    ['include:r.example', null, null],
    ['redirect=lost.example', null, null],
    ['redirect=example.com', null, null],
    ['all:x', null, null],
  ])('%s', async (record, qualifier, domain) => {
    const tree = await walk({
      'TXT example.com': spf(record),
      'TXT r.example': spf('~all'),
      'TXT lost.example': 'timeout',
    });
    const all = allTerm(tree);
    expect([all?.qualifier ?? null, all?.domain ?? null]).toEqual([qualifier, domain]);
  });
});
