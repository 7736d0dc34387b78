/**
 * Facts and the observations that prove them.
 *
 * A fact is known, or unknown with a reason. "Absent" is a known value: a
 * failed lookup never becomes "missing".
 */

import type { Message } from './text.ts';

/** Something that was seen: one question that was asked and what came back. */
export interface Observation {
  /** `dns:3`, given when the log is sealed; `''` until then. */
  id: string;
  /** Where it was seen; also the first half of its id. */
  readonly from: 'dns' | 'eml' | 'settings' | 'imap' | 'pop3' | 'smtp' | 'asked' | 'file';
  /** When it was asked, ISO 8601 in UTC. */
  readonly at: string;
  /** The question, in the field's words: `TXT example.com`. */
  readonly asked: string;
  /** The server that answered, or that was asked last: `127.0.0.1:53`. */
  readonly of: string;
  /** What the question was for, in plain words. */
  readonly for: Message;
  /** What came back, as JSON. */
  readonly got: Readonly<Record<string, unknown>>;
  /** How long it took, in milliseconds. */
  readonly ms: number;
  /** Position in the report, compared as a string: the numbering must not depend on which answer came first. */
  readonly order: string;
}

/** Why something could not be established. */
export type Reason =
  | 'timeout'
  | 'servfail'
  | 'refused'
  | 'malformed'
  | 'unreachable'
  | 'not-implemented-there'
  | 'offline'
  | 'depends-on-unknown'
  | 'limit'
  | 'closed'
  | 'no-password'
  | 'not-tried'
  | 'needs-password'
  | 'unsupported';

export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly because: readonly Observation[];
}

export interface Unknown {
  readonly known: false;
  readonly reason: Reason;
  readonly because: readonly Observation[];
}

export type Fact<T> = Known<T> | Unknown;

export function known<T>(value: T, because: readonly Observation[] = []): Known<T> {
  return { known: true, value, because };
}

export function unknown(reason: Reason, because: readonly Observation[] = []): Unknown {
  return { known: false, reason, because };
}

/** A named set of facts: what `gather` hands to `walk`. */
export type Facts<F> = { readonly [K in keyof F]: Fact<F[K]> };

/**
 * Things of which some could be established and some could not, such as the
 * addresses of several MX hosts. A problem seen in the known part counts even
 * when the rest is unknown.
 */
export interface Partly<T> {
  readonly items: readonly T[];
  readonly missing: readonly Unknown[];
}

/** The observations of a run, in the order in which they will be printed. */
export interface ObservationLog {
  add(observation: Omit<Observation, 'id'>): Observation;
  /** Numbers all observations by their `order` and returns them so. */
  seal(): readonly Observation[];
}

export function observationLog(): ObservationLog {
  const all: Observation[] = [];
  return {
    add(observation) {
      const entry: Observation = { id: '', ...observation };
      all.push(entry);
      return entry;
    },
    seal() {
      all.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
      const counts = new Map<string, number>();
      for (const entry of all) {
        const number = (counts.get(entry.from) ?? 0) + 1;
        counts.set(entry.from, number);
        entry.id = `${entry.from}:${number}`;
      }
      return all;
    },
  };
}
