/**
 * Answers from zone files, as a resolver would give them if the files were
 * what the world publishes: every name at or below a file's origin is answered
 * from that file alone; other names go to the fallback.
 *
 * The lookup is RFC 1034 §4.3.2 with wildcards by RFC 4592 and DNAME by
 * RFC 6672. It departs from it at zone cuts: there is nobody to refer to, so
 * names below a cut are answered from the file too.
 */
import { canonicalName, labelsOf, nameProblem, parentOf } from '../protocols/dns/name.ts';
import type {
  Answer,
  DnsRecord,
  Question,
  Resolver,
  TargetRecord,
} from '../protocols/dns/types.ts';
import { excludesCname, typeNameOf, type Zone } from '../protocols/dns/zone.ts';

/** CNAME records followed for one question; resolvers stop at 8 to 16. */
const MAX_CHAIN = 16;

type Soa = DnsRecord & { readonly type: 'SOA' };

interface Indexed {
  readonly file: string;
  readonly origin: string;
  readonly nodes: ReadonlyMap<string, readonly DnsRecord[]>;
  /** All owner names as sort keys, sorted: what is below a name follows it. */
  readonly keys: readonly string[];
  readonly soa: Soa | null;
  readonly hasDname: boolean;
}

/**
 * A zone without an origin answers nothing. Of two zones with the same origin,
 * the first answers.
 */
export function zoneResolver(zones: readonly Zone[], fallback: Resolver | null): Resolver {
  const byOrigin = new Map<string, Indexed>();
  for (const zone of zones) {
    const { origin } = zone;
    if (origin !== null && !byOrigin.has(origin)) byOrigin.set(origin, indexZone(zone, origin));
  }
  const query = async (question: Question) => {
    try {
      return await resolve(byOrigin, fallback, question);
    } catch (error) {
      // The port never rejects, whatever the fallback does.
      const problem = error instanceof Error ? error.message : String(error);
      return { ...emptyAnswer(question), outcome: 'servfail' as const, problem };
    }
  };
  return { query, close: () => fallback?.close?.() };
}

function indexZone(zone: Zone, origin: string): Indexed {
  const nodes = new Map<string, DnsRecord[]>();
  let soa: Soa | null = null;
  let hasDname = false;
  for (const record of zone.records) {
    const node = nodes.get(record.name);
    if (node === undefined) nodes.set(record.name, [record]);
    else node.push(record);
    if (record.type === 'SOA' && record.name === origin) soa ??= record;
    if (record.type === 'DNAME') hasDname = true;
  }
  const keys = [...nodes.keys()].map(sortKey).sort();
  return { file: zone.file, origin, nodes, keys, soa, hasDname };
}

/** Labels from the root on; no canonical label holds a NUL, so it separates and sorts first. */
function sortKey(name: string): string {
  if (!name.includes('\\')) return name === '.' ? '' : name.split('.').reverse().join('\0');
  return labelsOf(name).reverse().join('\0');
}

/** Whether the name has records or names below it (an empty non-terminal, RFC 4592 §2.2.2). */
function exists(zone: Indexed, name: string): boolean {
  if (name === zone.origin || zone.nodes.has(name)) return true;
  const key = sortKey(name);
  let low = 0;
  let high = zone.keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((zone.keys[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return zone.keys[low]?.startsWith(`${key}\0`) === true;
}

/** The zone that answers for a name: the one with the longest origin. */
function zoneOf(zones: ReadonlyMap<string, Indexed>, name: string): Indexed | null {
  for (let at = name; ; at = parentOf(at)) {
    const zone = zones.get(at);
    if (zone !== undefined) return zone;
    if (at === '.') return null;
  }
}

/** As `zoneOf`; the DS set of a zone is its parent's data (RFC 4035 §3.1.4.1). */
function zoneForType(
  zones: ReadonlyMap<string, Indexed>,
  name: string,
  type: string,
): Indexed | null {
  const zone = zoneOf(zones, name);
  if (type !== 'DS' || zone === null || zone.origin !== name || name === '.') return zone;
  const above = zoneOf(zones, parentOf(name));
  // A parent that does not delegate the zone would deny it altogether.
  return above?.nodes.has(name) === true ? above : zone;
}

function emptyAnswer(question: Question): Answer {
  return {
    question,
    outcome: 'offline',
    rcode: null,
    chain: [],
    records: [],
    beside: [],
    authority: [],
    additional: [],
    authoritative: false,
    authenticData: false,
    recursionAvailable: false,
    truncated: false,
    extendedErrors: [],
    server: 'offline',
    problem: null,
    ttl: null,
    ms: 0,
  };
}

async function resolve(
  zones: ReadonlyMap<string, Indexed>,
  fallback: Resolver | null,
  question: Question,
): Promise<Answer> {
  const type = question.type.toUpperCase();
  const chain: TargetRecord[] = [];
  const visited = new Set<string>();
  let beside: readonly DnsRecord[] = [];
  let name = canonicalName(question.name);
  let server = 'offline';
  let ms = 0;
  let fromFile = false;

  for (let links = 0; ; links++) {
    if (visited.has(name) || links > MAX_CHAIN) {
      const loops = visited.has(name);
      return {
        ...emptyAnswer(question),
        outcome: 'servfail',
        rcode: 'SERVFAIL',
        chain,
        beside,
        recursionAvailable: true,
        server,
        problem: loops ? `CNAME loop at ${name}` : `more than ${MAX_CHAIN} CNAME records in a row`,
        ms,
      };
    }
    visited.add(name);
    const zone = zoneForType(zones, name, type);

    if (zone === null) {
      if (fallback === null) {
        const problem = `offline: ${name} is in none of the zone files`;
        return { ...emptyAnswer(question), chain, beside, server, problem, ms };
      }
      const asked = await fallback.query(links === 0 ? question : { ...question, name });
      ms += asked.ms;
      // The fallback's chain may lead back into a file, and there the file alone counts.
      const back = asked.chain.findIndex(
        (link) => link.type === 'CNAME' && zoneOf(zones, link.target) !== null,
      );
      if (links === 0) beside = asked.beside;
      if (back < 0) {
        const ttl = leastTtl([...chain.map((link) => link.ttl), asked.ttl]);
        return {
          ...asked,
          question,
          chain: [...chain, ...asked.chain],
          beside,
          authenticData: asked.authenticData && !fromFile,
          ttl,
          ms,
        };
      }
      server = asked.server;
      for (const link of asked.chain.slice(0, back + 1)) {
        chain.push(link);
        visited.add(link.name);
        name = link.target;
      }
      // The names in between are seen; where it leads is next.
      continue;
    }

    fromFile = true;
    server = zone.file;
    const found = lookUp(zone, name, type);
    if (links === 0) beside = found.beside;
    chain.push(...found.chain);
    if (found.next !== null) {
      name = found.next;
      continue;
    }
    const negative = found.outcome !== 'answer';
    const negativeTtl = zone.soa === null ? null : Math.min(zone.soa.ttl, zone.soa.minimum);
    return {
      ...emptyAnswer(question),
      outcome: found.outcome,
      rcode: found.rcode,
      chain,
      records: found.records,
      beside,
      // RFC 2308 §3: the SOA of a negative answer has the TTL of the answer.
      authority:
        negative && zone.soa !== null && negativeTtl !== null
          ? [{ ...zone.soa, ttl: negativeTtl }]
          : [],
      authoritative: true,
      recursionAvailable: true,
      server,
      problem: found.problem,
      ttl: leastTtl([
        ...chain.map((link) => link.ttl),
        ...(negative ? [negativeTtl] : found.records.map((record) => record.ttl)),
      ]),
      ms,
    };
  }
}

function leastTtl(ttls: readonly (number | null)[]): number | null {
  let least: number | null = null;
  for (const ttl of ttls) if (ttl !== null && (least === null || ttl < least)) least = ttl;
  return least;
}

interface Found {
  readonly outcome: Answer['outcome'];
  readonly rcode: string;
  readonly chain: readonly TargetRecord[];
  /** Where the chain leads. */
  readonly next: string | null;
  readonly records: readonly DnsRecord[];
  readonly beside: readonly DnsRecord[];
  readonly problem: string | null;
}

const NOTHING: Found = {
  outcome: 'nodata',
  rcode: 'NOERROR',
  chain: [],
  next: null,
  records: [],
  beside: [],
  problem: null,
};

/** One name in one zone, chains not followed. */
function lookUp(zone: Indexed, name: string, type: string): Found {
  if (zone.hasDname) {
    const redirected = throughDname(zone, name);
    if (redirected !== null) return redirected;
  }
  const node = zone.nodes.get(name);
  if (node !== undefined) return readNode(node, type);
  if (exists(zone, name)) return NOTHING;
  let encloser = parentOf(name);
  while (!exists(zone, encloser)) encloser = parentOf(encloser);
  const wildcard = encloser === '.' ? '*' : `*.${encloser}`;
  const source = zone.nodes.get(wildcard);
  if (source !== undefined) {
    return readNode(
      source.map((record) => ({ ...record, name })),
      type,
    );
  }
  // A wildcard that is an empty non-terminal still matches (RFC 4592 §4.9).
  if (exists(zone, wildcard)) return NOTHING;
  return { ...NOTHING, outcome: 'nxdomain', rcode: 'NXDOMAIN' };
}

function readNode(node: readonly DnsRecord[], type: string): Found {
  const cname = node.find((record) => record.type === 'CNAME') as TargetRecord | undefined;
  // What may not stand beside the CNAME, and any further CNAME.
  const beside =
    cname === undefined
      ? []
      : node.filter(
          (record) =>
            record !== cname && (record.type === 'CNAME' || excludesCname(typeNameOf(record))),
        );
  if (cname !== undefined && type !== 'ANY' && type !== 'CNAME' && excludesCname(type)) {
    return { ...NOTHING, chain: [cname], next: cname.target, beside };
  }
  const records = type === 'ANY' ? node : node.filter((record) => typeNameOf(record) === type);
  return {
    ...NOTHING,
    outcome: records.length > 0 ? 'answer' : 'nodata',
    records,
    beside: beside.filter((record) => !records.includes(record)),
  };
}

/** RFC 6672 §3.2: the names below a DNAME's owner, not the owner, are elsewhere. */
function throughDname(zone: Indexed, name: string): Found | null {
  let found: TargetRecord | null = null;
  // The one nearest to the origin hides those below it.
  for (let at = name; at !== zone.origin; ) {
    at = parentOf(at);
    const dname = zone.nodes.get(at)?.find((record) => record.type === 'DNAME');
    if (dname !== undefined) found = dname as TargetRecord;
  }
  if (found === null) return null;
  const front = found.name === '.' ? name : name.slice(0, -found.name.length - 1);
  const target = found.target === '.' ? front : `${front}.${found.target}`;
  if (nameProblem(target) !== null) {
    return {
      ...NOTHING,
      outcome: 'not-implemented-there',
      rcode: 'YXDOMAIN',
      chain: [found],
      problem: `the DNAME record of ${found.name} makes a name that is too long`,
    };
  }
  const cname: TargetRecord = { name, ttl: found.ttl, type: 'CNAME', target };
  return { ...NOTHING, chain: [found, cname], next: target };
}
