/**
 * Asks DNS questions for a run: each question once, each answer written down
 * as an observation, CNAME chains followed to their end.
 */
import {
  type Fact,
  known,
  type Observation,
  type ObservationLog,
  type Reason,
  unknown,
} from '../../engine/fact.ts';
import type { Message } from '../../engine/text.ts';
import { recordValue } from './format.ts';
import type { Answer, DnsRecord, Question, Resolver, TargetRecord } from './types.ts';

/** An answer with the observation that proves it. */
export interface Asked {
  readonly answer: Answer;
  readonly seen: Observation;
}

/** Asks once a run: the same question again gets the same promise. */
export type Asker = (
  name: string,
  type: string,
  purpose: Message,
  options?: AskOptions,
) => Promise<Asked>;

export interface AskOptions {
  readonly checkingDisabled?: boolean;
  /** Asks this resolver instead (a name server directly); such answers are kept apart by `via`. */
  readonly at?: { readonly via: string; readonly resolver: Resolver };
}

/** Longest CNAME chain that is followed; resolvers stop at 8 to 16. */
const MAX_CHAIN = 10;

export function asker(
  resolver: Resolver,
  log: ObservationLog,
  clock: () => Date = () => new Date(),
): Asker {
  const asked = new Map<string, Promise<Asked>>();
  return (name, type, purpose, options = {}) => {
    const key = `${name} ${type} ${options.checkingDisabled === true ? 'cd' : ''} ${options.at?.via ?? ''}`;
    let promise = asked.get(key);
    if (promise === undefined) {
      promise = ask(options.at?.resolver ?? resolver, log, clock, purpose, {
        name,
        type,
        ...(options.checkingDisabled === true ? { checkingDisabled: true } : {}),
      });
      asked.set(key, promise);
    }
    return promise;
  };
}

async function ask(
  resolver: Resolver,
  log: ObservationLog,
  clock: () => Date,
  purpose: Message,
  question: Question,
): Promise<Asked> {
  const at = clock().toISOString();
  let answer = await resolver.query(question);
  // A server that does not recurse (RA clear) leaves the chain open where it
  // leaves its own zones; RFC 1034 §5.3.3 has the client ask on.
  const visited = new Set([question.name]);
  while (
    answer.outcome === 'nodata' &&
    answer.chain.length > 0 &&
    !answer.recursionAvailable &&
    answer.chain.length <= MAX_CHAIN
  ) {
    const end = (answer.chain[answer.chain.length - 1] as TargetRecord).target;
    if (visited.has(end)) break;
    visited.add(end);
    const next = await resolver.query({ ...question, name: end });
    answer = {
      ...next,
      question,
      chain: [...answer.chain, ...next.chain],
      beside: answer.beside,
      ttl: leastTtl(answer.ttl, next.ttl),
      ms: answer.ms + next.ms,
    };
    if (next.chain.length === 0) break;
  }
  // A chain that does not end says nothing of what is at its end.
  if (answer.outcome === 'nodata' && answer.chain.length > MAX_CHAIN) {
    answer = { ...answer, outcome: 'servfail', problem: 'the chain of CNAME records does not end' };
  }
  const seen = log.add({
    from: 'dns',
    at,
    asked: `${question.type} ${question.name}${question.checkingDisabled === true ? ' +cd' : ''}`,
    of: answer.server,
    for: purpose,
    got: describe(answer),
    ms: Math.round(answer.ms),
    order: orderOf(question, answer),
  });
  return { answer, seen };
}

function leastTtl(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}

const TYPE_ORDER = ['NS', 'SOA', 'MX', 'TXT', 'CNAME', 'A', 'AAAA'];

/** Names of few labels first, then by name and type: the same whichever answer came first. */
function orderOf(question: Question, answer: Answer): string {
  const depth = String(question.name.split('.').length).padStart(3, '0');
  const type = TYPE_ORDER.indexOf(question.type);
  return [
    question.name.split('.').reverse().join('.'),
    depth,
    String(type < 0 ? 99 : type).padStart(2, '0'),
    question.type,
    question.checkingDisabled === true ? '1' : '0',
    answer.server,
  ].join(' ');
}

/** An answer as the report shows it. */
function describe(answer: Answer): Record<string, unknown> {
  const show = (r: DnsRecord) => ({
    name: r.name,
    type: r.type === 'OTHER' ? r.typeName : r.type,
    ttl: r.ttl,
    value: recordValue(r),
  });
  return {
    outcome: answer.outcome,
    rcode: answer.rcode,
    records: [...answer.chain, ...answer.records].map(show),
    ...(answer.beside.length > 0 ? { beside: answer.beside.map(show) } : {}),
    ttl: answer.ttl,
    ad: answer.authenticData,
    ...(answer.extendedErrors.length > 0 ? { extendedErrors: answer.extendedErrors } : {}),
    ...(answer.problem === null ? {} : { problem: answer.problem }),
  };
}

/** Why an answer says nothing, or `null` when it is conclusive. */
export function reasonOf(answer: Answer): Reason | null {
  switch (answer.outcome) {
    case 'answer':
    case 'nodata':
    case 'nxdomain':
      return null;
    default:
      return answer.outcome;
  }
}

/** Makes a fact of an answer; `read` sees conclusive answers only. */
export function factOf<T>(asked: Asked, read: (answer: Answer) => T): Fact<T> {
  const reason = reasonOf(asked.answer);
  return reason === null ? known(read(asked.answer), [asked.seen]) : unknown(reason, [asked.seen]);
}
