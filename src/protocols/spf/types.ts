/** SPF (RFC 7208): the parsed record and the walked tree. */
import type { Observation, Unknown } from '../../engine/fact.ts';

export type Qualifier = '+' | '-' | '~' | '?';

export type Mechanism = 'all' | 'include' | 'a' | 'mx' | 'ptr' | 'ip4' | 'ip6' | 'exists';

/** What is wrong with a term or a record (each makes receivers answer permerror unless said otherwise). */
export type SpfSyntaxProblem =
  /** Not a mechanism of RFC 7208 §5 and not `name=value`. */
  | 'unknown-mechanism'
  /** An argument is missing (`include`, `ip4:`), or one stands where none may (`all:x`). */
  | 'missing-argument'
  | 'unexpected-argument'
  | 'bad-ip'
  | 'bad-cidr'
  | 'bad-domain'
  | 'bad-macro'
  /** `redirect=` or `exp=` twice (RFC 7208 §6). */
  | 'duplicate-modifier'
  /** Bytes outside printable ASCII, such as full-width colons or typographic quotes. */
  | 'not-ascii'
  /** The text of Alibaba's machine-translated pages, pasted: `include the following:`, `included:`. */
  | 'pasted-page-text'
  /** More terms than any receiver reads: the rest was not read here either. */
  | 'too-many-terms'
  /** Two terms run together, where strings were joined without a space: `include:a.exampleinclude:b.example`. */
  | 'glued-terms';

export interface SpfTerm {
  /** As written. */
  readonly text: string;
  /** Offset in the record's text. */
  readonly offset: number;
  readonly kind: 'mechanism' | 'modifier';
  /** Lower case: a `Mechanism`, `redirect`, `exp`, or an unknown name. */
  readonly name: string;
  readonly qualifier: Qualifier;
  /** The domain-spec, address or modifier value as written, without the CIDR lengths; `null` when there is none. */
  readonly value: string | null;
  readonly cidr4: number | null;
  readonly cidr6: number | null;
  /** Macro letters used in the value, in lower case: `i`, `d`. */
  readonly macros: readonly string[];
  readonly problem: SpfSyntaxProblem | null;
}

export interface SpfRecord {
  readonly text: string;
  readonly terms: readonly SpfTerm[];
  /** Problems of terms and of the whole, in order. Empty: the record is valid. */
  readonly problems: readonly {
    readonly problem: SpfSyntaxProblem;
    readonly text: string;
    readonly offset: number;
  }[];
}

/** A term within the tree, with what it costs. */
export interface SpfTermNode {
  readonly term: SpfTerm;
  /** False for what no receiver reaches: after `all`, or `redirect=` beside `all`. */
  readonly evaluated: boolean;
  /**
   * DNS lookups that count against the limit of ten (RFC 7208 §4.6.4): the
   * term's own. 0 or 1; one more when its name has `%{p}`, whose PTR lookup is
   * "included in the overall limit".
   */
  readonly cost: number;
  /** Own and below, when no term matches before it. */
  readonly total: number;
  /** Lookups of this term that were void (NXDOMAIN or no data), own only. */
  readonly voids: number;
  /** The name looked up, macros expanded; `null` when it needs the message (`%{i}`, `%{s}`, …) or there is none. */
  readonly target: string | null;
  /** `mx` names more than ten hosts (RFC 7208 §4.6.4: permerror). */
  readonly tooManyMxHosts: boolean;
  /** Set on `include` and `redirect` whose target could be named. */
  readonly child: SpfNode | null;
  /** What could not be looked up for this term. */
  readonly missing: readonly Unknown[];
  /** The lookups that were made for this term; those of its child are the child's. */
  readonly seen: readonly Observation[];
  /** Addresses that the term stands for, as far as known: `192.0.2.0/24`. For `a`, `mx`, `ip4`, `ip6`. */
  readonly networks: readonly string[];
}

export interface SpfNode {
  readonly domain: string;
  readonly state: /** One record, walked. */
    | 'record'
    /** The name exists and publishes no SPF record. */
    | 'none'
    /** The name does not exist. */
    | 'nxdomain'
    | 'multiple'
    /** The lookup failed; see `missing`. */
    | 'unknown'
    /** The domain is already on the way from the root to here. */
    | 'loop'
    /** Not followed: the walk's bound on nodes was reached. */
    | 'limit';
  readonly record: SpfRecord | null;
  /** Texts of all SPF records seen there. */
  readonly records: readonly string[];
  readonly terms: readonly SpfTermNode[];
  readonly seen: readonly Observation[];
  readonly missing: readonly Unknown[];
}

/** Something in the tree that makes receivers answer permerror. */
export interface SpfPermerror {
  readonly kind:
    | 'syntax'
    | 'multiple'
    | 'include-none'
    | 'include-nxdomain'
    | 'redirect-none'
    | 'redirect-nxdomain'
    | 'loop'
    | 'too-many-lookups'
    | 'too-many-void-lookups'
    | 'too-many-mx-hosts';
  /** The record in which it happens. */
  readonly domain: string;
  /** The term at fault, or the record's text. */
  readonly text: string;
  /** Domains from the root to here: `['example.com','_spf.example.net']`. */
  readonly way: readonly string[];
  readonly seen: readonly Observation[];
}

export interface SpfTree {
  readonly root: SpfNode;
  /** Lookups when no term matches, counted term by term over the whole tree. At least this many when `missing` is not empty. */
  readonly lookups: number;
  readonly voidLookups: number;
  /** In the order in which a receiver would meet them. */
  readonly permerrors: readonly SpfPermerror[];
  /**
   * All that could not be looked up and that records, lookups or voids depend
   * on. Addresses that would only have filled `networks` are missing at their term.
   */
  readonly missing: readonly Unknown[];
  /** Terms whose target depends on the message: they cannot be evaluated from the record alone. */
  readonly notEvaluable: readonly { readonly domain: string; readonly text: string }[];
}

/** RFC 7208 §2.6. */
export type SpfResult =
  | 'none'
  | 'neutral'
  | 'pass'
  | 'fail'
  | 'softfail'
  | 'temperror'
  | 'permerror';
