/** What a DNS reply says about a question. */
import type { DnsMessage } from './codec.ts';
import { canonicalName, nameProblem } from './name.ts';
import type { Answer, DnsRecord, Outcome, Question, TargetRecord } from './types.ts';

/** An answer in which nothing was learned. */
export function failure(
  question: Question,
  outcome: Outcome,
  server: string,
  problem: string | null,
  ms: number,
): Answer {
  return {
    question,
    outcome,
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
    server,
    problem,
    ttl: null,
    ms,
  };
}

/** Reads what a reply says about a question (RFC 1034 §4.3.2, RFC 2308, RFC 6672). */
export function interpret(
  message: DnsMessage,
  question: Question,
  server: string,
  problem: string | null,
  ms: number,
): Answer {
  const head: Answer = {
    ...failure(question, 'nodata', server, problem, ms),
    rcode: message.rcode,
    authority: message.authority,
    additional: message.additional,
    authoritative: message.authoritative,
    authenticData: message.authenticData,
    recursionAvailable: message.recursionAvailable,
    truncated: message.truncated,
    extendedErrors: message.extendedErrors,
  };
  if (message.broken) {
    return { ...head, outcome: 'malformed', problem: joined('the reply cannot be read', problem) };
  }
  switch (message.rcode) {
    case 'NOERROR':
    case 'NXDOMAIN':
      break;
    case 'SERVFAIL':
      return { ...head, outcome: 'servfail' };
    case 'REFUSED':
      return { ...head, outcome: 'refused' };
    default:
      return { ...head, outcome: 'not-implemented-there' };
  }

  const { chain, end, loop } = followChain(message.answers, question);
  const answers = message.answers;
  const own = canonicalName(question.name);
  const atOwn = (r: DnsRecord) => r.name === own;
  const isAsked = (r: DnsRecord) => hasType(r, question.type);
  // A CNAME at the question's name makes every other record there a fault of the zone (RFC 2181 §10.1).
  const aliased = answers.some((r) => atOwn(r) && r.type === 'CNAME');
  const beside =
    aliased && question.type !== 'ANY'
      ? distinct(answers.filter((r) => atOwn(r) && r.type !== 'CNAME' && !isSignature(r)))
      : [];
  const trouble = loop ? joined('the CNAME chain is a loop', problem) : problem;
  const chainTtl = leastTtl(chain);

  // NXDOMAIN is about the end of the chain (RFC 2308 §2.1, RFC 6604 §3), which a CNAME question does not follow.
  if ((message.rcode === 'NOERROR' || question.type === 'CNAME') && !loop) {
    const found = answers.filter((r) => r.name === end && isAsked(r));
    const records = distinct(
      found.length === 0 && question.type === 'CNAME' ? synthesised(answers, own) : found,
    );
    if (records.length > 0) {
      return {
        ...head,
        outcome: 'answer',
        chain,
        records,
        beside,
        problem: trouble,
        ttl: leastTtl([...chain, ...records]),
      };
    }
    const soa = message.authority.some((r) => r.type === 'SOA');
    const ns = message.authority.some((r) => r.type === 'NS');
    if (
      answers.length === 0 &&
      ns &&
      !soa &&
      !message.authoritative &&
      !message.recursionAvailable
    ) {
      return { ...head, outcome: 'refused', problem: joined('referral', problem) };
    }
  }

  // RFC 2308 §5: the lesser of the SOA's TTL and its MINIMUM field.
  let ttl = chainTtl;
  for (const soa of message.authority) {
    if (soa.type !== 'SOA') continue;
    ttl = Math.min(ttl ?? Number.POSITIVE_INFINITY, soa.ttl, soa.minimum);
    break;
  }
  return {
    ...head,
    outcome: message.rcode === 'NXDOMAIN' ? 'nxdomain' : 'nodata',
    chain,
    beside,
    problem: trouble,
    ttl,
  };
}

function joined(what: string, problem: string | null): string {
  return problem === null ? what : `${what}; ${problem}`;
}

/** CNAMEs, and DNAMEs with the CNAMEs they stand for, from the question's name on. */
function followChain(
  answers: readonly DnsRecord[],
  question: Question,
): { chain: TargetRecord[]; end: string; loop: boolean } {
  const chain: TargetRecord[] = [];
  let end = canonicalName(question.name);
  if (question.type === 'CNAME' || question.type === 'ANY') return { chain, end, loop: false };
  const visited = new Set([end]);
  for (;;) {
    let next: TargetRecord | null = null;
    for (const record of answers) {
      if (record.type === 'CNAME' && record.name === end) {
        next = record;
        break;
      }
    }
    const dname = dnameOver(answers, end);
    if (dname !== null) {
      next ??= synthesise(dname, end);
      if (next !== null) chain.push(dname);
    }
    if (next === null) return { chain, end, loop: false };
    chain.push(next);
    end = next.target;
    if (visited.has(end)) return { chain, end, loop: true };
    visited.add(end);
  }
}

/** The DNAME that redirects a name: it stands above it (RFC 6672 §2.3). */
function dnameOver(answers: readonly DnsRecord[], name: string): TargetRecord | null {
  for (const record of answers) {
    if (record.type === 'DNAME' && name.endsWith(`.${record.name}`)) return record;
  }
  return null;
}

/** The CNAME that a DNAME stands for (RFC 6672 §2.2, §3.1); `null` when the name gets too long. */
function synthesise(dname: TargetRecord, name: string): TargetRecord | null {
  const prefix = name.slice(0, name.length - dname.name.length - 1);
  const target = dname.target === '.' ? prefix : `${prefix}.${dname.target}`;
  if (nameProblem(target) !== null) return null;
  return { name, ttl: dname.ttl, type: 'CNAME', target };
}

function synthesised(answers: readonly DnsRecord[], name: string): DnsRecord[] {
  const dname = dnameOver(answers, name);
  const cname = dname === null ? null : synthesise(dname, name);
  return cname === null ? [] : [cname];
}

/** Whether a record is of an asked type; `ANY` is every type. */
export function hasType(record: DnsRecord, type: string): boolean {
  return type === 'ANY' || (record.type === 'OTHER' ? record.typeName : record.type) === type;
}

/** DNSSEC's own records may stand beside a CNAME (RFC 4034 §3). */
function isSignature(record: DnsRecord): boolean {
  return record.type === 'OTHER' && /^(RRSIG|NSEC|SIG|KEY)$/.test(record.typeName);
}

/** Least TTL of some records, `null` of none. */
export function leastTtl(records: readonly DnsRecord[]): number | null {
  let least: number | null = null;
  for (const { ttl } of records) if (least === null || ttl < least) least = ttl;
  return least;
}

/** The same record twice is one record (RFC 2181 §5). */
function distinct<R extends DnsRecord>(records: R[]): R[] {
  if (records.length < 2) return records;
  const seen = new Set<string>();
  return records.filter((record) => {
    const key = JSON.stringify({ ...record, ttl: 0 });
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
