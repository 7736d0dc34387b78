/** A resolver over records in memory, as a recursive resolver would answer. */
import { canonicalName, isAtOrBelow, parentOf } from '../../src/protocols/dns/name.ts';
import type {
  Answer,
  DnsRecord,
  Outcome,
  Question,
  Resolver,
  TargetRecord,
} from '../../src/protocols/dns/types.ts';

/** Values as a zone file writes them, TXT without quotes; or what becomes of the question. */
export type MemoryRecords = Readonly<
  Record<string, readonly string[] | Exclude<Outcome, 'answer'>>
>;

export interface MemoryResolver extends Resolver {
  /** Every question that came, in order. */
  readonly questions: readonly Question[];
}

const MAX_CHAIN = 10;
const TTL = 300;
const SERVER = 'memory';

const RCODES: Partial<Record<Outcome, string>> = {
  answer: 'NOERROR',
  nodata: 'NOERROR',
  nxdomain: 'NXDOMAIN',
  servfail: 'SERVFAIL',
  refused: 'REFUSED',
  'not-implemented-there': 'NOTIMP',
};

/**
 * Keys are `TXT example.com`; `ANY example.com` forces an outcome on all types.
 * A name exists when it or one below it has records; a name that does not may
 * be answered by a wildcard (`TXT *.example.com`, RFC 4592).
 */
export function memoryResolver(
  records: MemoryRecords,
  options: { readonly authenticData?: boolean; readonly ms?: number } = {},
): MemoryResolver {
  const byName = new Map<string, Map<string, readonly string[] | Outcome>>();
  for (const [key, value] of Object.entries(records)) {
    const space = key.indexOf(' ');
    const name = canonicalName(key.slice(space + 1));
    const types = byName.get(name) ?? new Map<string, readonly string[] | Outcome>();
    types.set(key.slice(0, space).toUpperCase(), value);
    byName.set(name, types);
  }
  const questions: Question[] = [];

  const exists = (name: string): boolean =>
    [...byName.keys()].some((other) => isAtOrBelow(other, name));

  /** The records of a name, a wildcard's among them; `null` when the name does not exist. */
  const at = (name: string): ReadonlyMap<string, readonly string[] | Outcome> | null => {
    const own = byName.get(name);
    if (own !== undefined) return own;
    if (exists(name)) return new Map();
    let encloser = parentOf(name);
    while (encloser !== '.' && !exists(encloser)) encloser = parentOf(encloser);
    return byName.get(encloser === '.' ? '*' : `*.${encloser}`) ?? null;
  };

  const answer = (question: Question): Answer => {
    const chain: TargetRecord[] = [];
    const build = (outcome: Outcome, found: readonly DnsRecord[] = [], beside: DnsRecord[] = []) =>
      answerOf(question, outcome, chain, found, beside, options);
    let name = canonicalName(question.name);
    for (;;) {
      const types = at(name);
      if (types === null) return build('nxdomain');
      const value = types.get(question.type) ?? types.get('ANY');
      const alias = types.get('CNAME');
      if (typeof value === 'string') return build(value);
      if (value !== undefined) {
        const beside =
          Array.isArray(alias) && question.type !== 'CNAME'
            ? alias.map((target) => recordOf(name, 'CNAME', target))
            : [];
        const found = value.map((data) => recordOf(name, question.type, data));
        return build(found.length > 0 ? 'answer' : 'nodata', found, beside);
      }
      if (!Array.isArray(alias) || alias.length === 0) return build('nodata');
      chain.push(recordOf(name, 'CNAME', alias[0]) as TargetRecord);
      // A loop, or a chain no resolver follows.
      if (chain.length > MAX_CHAIN) return build('servfail');
      name = canonicalName(alias[0]);
    }
  };

  return {
    questions,
    async query(question) {
      questions.push(question);
      return answer(question);
    },
  };
}

function answerOf(
  question: Question,
  outcome: Outcome,
  chain: readonly TargetRecord[],
  records: readonly DnsRecord[],
  beside: readonly DnsRecord[],
  options: { readonly authenticData?: boolean; readonly ms?: number },
): Answer {
  const rcode = RCODES[outcome] ?? null;
  return {
    question,
    outcome,
    rcode,
    chain: rcode === null ? [] : chain,
    records,
    beside,
    authority: [],
    additional: [],
    authoritative: false,
    authenticData: rcode !== null && (options.authenticData ?? false),
    recursionAvailable: rcode !== null,
    truncated: false,
    extendedErrors: [],
    server: SERVER,
    problem: rcode === null ? `forced: ${outcome}` : null,
    ttl: ['answer', 'nodata', 'nxdomain'].includes(outcome) ? TTL : null,
    ms: options.ms ?? 1,
  };
}

function recordOf(name: string, type: string, data: string): DnsRecord {
  const head = { name, ttl: TTL };
  const words = data.split(' ');
  switch (type) {
    case 'A':
    case 'AAAA':
      return { ...head, type, address: data };
    case 'CNAME':
    case 'NS':
    case 'PTR':
    case 'DNAME':
      return { ...head, type, target: canonicalName(data) };
    case 'MX':
      return {
        ...head,
        type,
        preference: Number(words[0]),
        exchange: canonicalName(words[1] ?? '.'),
      };
    case 'TXT':
      return { ...head, type, strings: characterStrings(data), text: data };
    case 'SOA': {
      const [serial, refresh, retry, expire, minimum] = words.slice(2).map(Number);
      return {
        ...head,
        type,
        mname: canonicalName(words[0] ?? '.'),
        rname: canonicalName(words[1] ?? '.'),
        serial: serial ?? 1,
        refresh: refresh ?? 3600,
        retry: retry ?? 600,
        expire: expire ?? 86400,
        minimum: minimum ?? 300,
      };
    }
    default:
      return { ...head, type: 'OTHER', typeName: type, data };
  }
}

/** A text over 255 bytes stands in several character-strings (RFC 1035 §3.3.14). */
function characterStrings(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  const strings: string[] = [];
  for (let i = 0; i < bytes.length || i === 0; i += 255) strings.push(bytes.slice(i, i + 255));
  return strings;
}
