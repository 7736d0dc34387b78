/** SPF zones in memory, made by hand or at random, and an Asker over them. */
import fc from 'fast-check';
import { observationLog } from '../../src/engine/fact.ts';
import { text } from '../../src/engine/text.ts';
import { type Asker, asker } from '../../src/protocols/dns/ask.ts';
import { isSpfRecord } from '../../src/protocols/spf/parse.ts';
import type { SpfTree } from '../../src/protocols/spf/types.ts';
import { walkSpf } from '../../src/protocols/spf/walk.ts';
import { type MemoryRecords, type MemoryResolver, memoryResolver } from './memory-resolver.ts';

export interface SpfZone {
  readonly ask: Asker;
  readonly resolver: MemoryResolver;
}

export function spfZone(records: MemoryRecords): SpfZone {
  const resolver = memoryResolver(records);
  return { resolver, ask: asker(resolver, observationLog()) };
}

/** Walks as the gathering does: the domain's own record is asked for first. */
export async function walkZone(domain: string, { ask }: SpfZone): Promise<SpfTree> {
  const { answer, seen } = await ask(domain, 'TXT', text('the SPF record', 'SPF 记录')());
  const records = answer.records.flatMap((r) =>
    r.type === 'TXT' && isSpfRecord(r.text) ? [r.text] : [],
  );
  return walkSpf(domain, { records, seen: [seen] }, ask);
}

/** In no network of a generated zone, and with a name of its own. */
export const STRANGER = '203.0.113.250';

const NAMES = [0, 1, 2, 3, 4, 5].map((i) => `n${i}.spf.test`);
export const ROOT_NAME = NAMES[0] as string;

const name = fc.constantFrom(...NAMES);
const host = fc.constantFrom('h1', 'h2', 'four', 'six', 'gone').map((h) => `${h}.host.test`);
const exchange = fc.constantFrom('three.mx.test', 'eleven.mx.test', 'null.mx.test', 'gone.mx.test');
const address = fc.constantFrom('192.0.2.1', '192.0.2.77', '198.51.100.9', '198.51.100.0/24');
const six = fc.constantFrom('2001:db8::1', '2001:db8:1::/48');
const qualifier = fc.constantFrom('', '', '', '+', '-', '~', '?');

/** Terms whose evaluation for a stranger is what the record alone tells. */
const plainTerm = fc
  .tuple(
    qualifier,
    fc.oneof(
      { weight: 6, arbitrary: name.map((n) => `include:${n}`) },
      { weight: 2, arbitrary: host.map((h) => `a:${h}`) },
      { weight: 1, arbitrary: host.map((h) => `a:${h}/24//64`) },
      { weight: 2, arbitrary: exchange.map((h) => `mx:${h}`) },
      { weight: 1, arbitrary: fc.constantFrom('a', 'mx', 'A:H1.HOST.TEST', 'a:h1.host.test.') },
      { weight: 4, arbitrary: address.map((a) => `ip4:${a}`) },
      { weight: 1, arbitrary: six.map((a) => `ip6:${a}`) },
      { weight: 1, arbitrary: fc.constantFrom('exists:gone.host.test', 'exists:%{d}.gone.test') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('a:h1.%{d2r}.test', 'a:%{o}', 'include:%{O1r}.test'),
      },
      { weight: 1, arbitrary: fc.constantFrom('a:..host.test', 'a:%{d1}', 'mx:%_x.host.test') },
      { weight: 1, arbitrary: fc.constantFrom('ptr', 'ptr:host.test', 'a:%{p}.m.test') },
      { weight: 1, arbitrary: fc.constantFrom('a:%{i}.m.test', 'include:%{ir}.%{v}.i.test') },
    ),
  )
  .map(([q, t]) => q + t);

const brokenTerm = fc.constantFrom('ip4:192.0.2.300', 'include', 'foo', 'a:host.test/33', 'all:x');
const harmlessTerm = fc.constantFrom('exp=why.host.test', 'moo=%{t}', 'v=spf1');

const record = fc
  .record({
    terms: fc.array(plainTerm, { maxLength: 5 }),
    odd: fc.option(
      fc.oneof({ weight: 1, arbitrary: brokenTerm }, { weight: 4, arbitrary: harmlessTerm }),
      {
        freq: 6,
      },
    ),
    end: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('-all', '~all', '?all') },
      { weight: 2, arbitrary: name.map((n) => `redirect=${n}`) },
      { weight: 1, arbitrary: name.map((n) => `redirect=${n} -all`) },
      { weight: 1, arbitrary: fc.constant('') },
    ),
    after: fc.option(plainTerm, { freq: 8 }),
  })
  .map(({ terms, odd, end, after }) =>
    ['v=spf1', ...terms, odd ?? '', end, after ?? ''].filter((t) => t !== '').join(' '),
  );

type Entry = readonly string[] | 'nxdomain' | 'nodata';

/** A name's TXT records, by its place: later names are more often leaves, so that not everything is a loop. */
const entry = (i: number): fc.Arbitrary<Entry> => {
  const leaf = fc.constantFrom<Entry>(
    ['v=spf1 ip4:198.51.100.0/24 -all'],
    ['v=spf1 a:h1.host.test mx:three.mx.test ?all'],
    ['unrelated', 'v=spf1 ip4:192.0.2.77 a:gone.host.test ~all'],
  );
  return fc.oneof(
    { weight: i === 0 ? 40 : 10, arbitrary: record.map((r) => [r]) },
    { weight: i * 6, arbitrary: leaf },
    { weight: 1, arbitrary: fc.tuple(record, record).map((two) => [...two]) },
    { weight: i === 0 ? 0 : 1, arbitrary: fc.constantFrom<Entry>('nxdomain', 'nodata', ['other']) },
  );
};

const mx = (n: number) => Array.from({ length: n }, (_, i) => `${i} h${(i % 2) + 1}.host.test`);

/** Hosts that all generated zones have. */
const HOSTS: MemoryRecords = {
  'A h1.host.test': ['192.0.2.1'],
  'AAAA h1.host.test': ['2001:db8::1'],
  'A h2.host.test': ['192.0.2.77', '192.0.2.78'],
  'A four.host.test': ['198.51.100.9'],
  'AAAA six.host.test': ['2001:db8::6'],
  'TXT why.host.test': ['not one of ours'],
  'MX three.mx.test': ['10 h1.host.test', '5 h2.host.test', '20 gone.host.test'],
  'MX eleven.mx.test': mx(11),
  'MX null.mx.test': ['0 .'],
  'A *.m.test': ['192.0.2.1'],
  'TXT *.i.test': ['v=spf1 ip4:192.0.2.1 -all'],
  // The stranger has a name that leads back to it, or RFC 7208 §4.6.4 would count its PTR lookup void.
  'PTR 250.113.0.203.in-addr.arpa': ['stranger.elsewhere.test'],
  'A stranger.elsewhere.test': [STRANGER],
};

/** Zones with includes, redirects, loops, voids, several records and names that do not exist. */
export const spfZones: fc.Arbitrary<MemoryRecords> = fc
  .tuple(...NAMES.map((_, i) => entry(i)), fc.subarray(NAMES), fc.subarray(NAMES))
  .map((parts) => {
    const withA = parts[NAMES.length] as string[];
    const withMx = parts[NAMES.length + 1] as string[];
    const records: Record<string, MemoryRecords[string]> = { ...HOSTS };
    for (const [i, n] of NAMES.entries()) records[`TXT ${n}`] = parts[i] as Entry;
    for (const n of withA) records[`A ${n}`] = ['192.0.2.7'];
    for (const n of withMx) records[`MX ${n}`] = ['10 h2.host.test'];
    return records;
  });

/** The same, with lookups that fail. */
export const failingZones: fc.Arbitrary<MemoryRecords> = fc
  .tuple(
    spfZones,
    fc.dictionary(
      fc.oneof(
        name.map((n) => `TXT ${n}`),
        host.map((h) => `A ${h}`),
        exchange.map((h) => `MX ${h}`),
      ),
      fc.constantFrom('timeout' as const, 'servfail' as const, 'refused' as const),
      { maxKeys: 2 },
    ),
  )
  .map(([zone, failures]) => {
    const { [`TXT ${ROOT_NAME}`]: _, ...rest } = failures;
    return { ...zone, ...rest };
  });

/** Addresses in and outside of what generated zones name. */
export const clients = fc.constantFrom(
  STRANGER,
  '192.0.2.1',
  '192.0.2.77',
  '198.51.100.9',
  '2001:db8::1',
  '2001:db8:1::25',
  '::ffff:192.0.2.1',
  '2001:db8:ffff::1',
);
