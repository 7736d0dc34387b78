/**
 * Rules that tell what a reply means: one file a receiver, each rule under the
 * verbatim line it was written for. A rule is made of literal pieces, so that no
 * reply, however long, makes matching slow.
 */
import type { Text } from '../../engine/text.ts';
import type { Cause } from '../causes.ts';

/** What a receiver means by a reply, in its own terms. */
export interface Rule {
  /** Literal pieces in lower case that occur in this order, spaces collapsed, quotes straight. */
  readonly pieces: readonly string[];
  readonly cause: Cause;
  /** Of the replies that it matches, the part for which the cause is right. */
  readonly confidence: number;
  /** Beginning of the SMTP reply code: `5`, `55`, `550`. */
  readonly code: string | null;
  /** Beginning of the enhanced status code, whole numbers: `5.7`, `5.7.26`; `x.7.26` for any class. */
  readonly status: string | null;
  /** What the receiver means, one sentence for people. */
  readonly means: Text<never> | null;
  /** Where the class of the code misleads: a 5xx that passes with time, a 4xx that never does. */
  readonly lasting: 'passes' | 'permanent' | null;
  /** How long to wait before sending again, where the receiver says so. */
  readonly wait: Text<never> | null;
  /** The receiver's own page or form about it. */
  readonly page: string | null;
  /** Only where the receiver is known by its host or domain: others use the same words for other things. */
  readonly only: boolean;
}

export interface Receiver {
  readonly id: string;
  readonly name: Text<never>;
  /** Host names and mail domains that are this receiver's, as suffixes: `qq.com`. */
  readonly hosts: readonly string[];
  readonly rules: readonly Rule[];
}

export interface RuleOptions {
  readonly confidence?: number;
  readonly code?: string;
  readonly status?: string;
  readonly means?: Text<never>;
  readonly lasting?: 'passes' | 'permanent';
  readonly wait?: Text<never>;
  readonly page?: string;
  readonly only?: boolean;
}

/**
 * A rule. `says` holds literal text, with `*` for anything in between; `''` for
 * rules that go by their code or status alone.
 */
export function rule(says: string, cause: Cause, options: RuleOptions = {}): Rule {
  return {
    pieces: says
      .toLowerCase()
      .split('*')
      .filter((piece) => piece !== ''),
    cause,
    confidence: options.confidence ?? 0.96,
    code: options.code ?? null,
    status: options.status ?? null,
    means: options.means ?? null,
    lasting: options.lasting ?? null,
    wait: options.wait ?? null,
    page: options.page ?? null,
    only: options.only ?? false,
  };
}

export function receiver(definition: Receiver): Receiver {
  return definition;
}

/** What rules are matched against. */
export interface ReplyText {
  /** See `normalise`. */
  readonly text: string;
  /** `550`, `null` when the reply has none. */
  readonly code: string | null;
  /** `5.1.1`, `null` when the reply has none. */
  readonly status: string | null;
}

export function matches(rule: Rule, reply: ReplyText): boolean {
  if (rule.code !== null && !(reply.code?.startsWith(rule.code) ?? false)) return false;
  if (rule.status !== null && !statusBegins(reply.status, rule.status)) return false;
  const [first] = rule.pieces;
  if (first !== undefined && rule.pieces.length === 1 && first.length <= SHORT) {
    return beginsWord(reply.text, first);
  }
  let from = 0;
  for (const piece of rule.pieces) {
    const at = reply.text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** A rule of so few letters and no more is met by chance within signatures and identifiers. */
const SHORT = 3;

function beginsWord(text: string, piece: string): boolean {
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    if (at === 0 || !/[a-z0-9]/.test(text[at - 1] as string)) return true;
  }
  return false;
}

function statusBegins(status: string | null, wanted: string): boolean {
  if (status === null) return false;
  const [own, asked] = wanted.startsWith('x.')
    ? [status.slice(2), wanted.slice(2)]
    : [status, wanted];
  return own === asked || own.startsWith(`${asked}.`);
}

/** Longest reply that is looked at, in characters: no server says more in one. */
const MAX_REPLY = 8000;

/** A reply as rules see it: lower case, spaces collapsed, quotes straight, codes of continuation lines taken out. */
export function normalise(text: string): string {
  return text
    .slice(0, MAX_REPLY)
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\S) [245]\d\d-(?:[245]\.\d{1,3}\.\d{1,3} )?/g, ' ')
    .trim();
}
