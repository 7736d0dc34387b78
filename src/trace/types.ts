/** What is looked for, what was found, and how it travelled: the shapes of `trace-missing`. */

/** What the person knows of the message; `null` for what they do not. */
export interface Sought {
  /** Without angle brackets. */
  readonly messageId: string | null;
  /** An address, or a domain. */
  readonly from: string | null;
  readonly subject: string | null;
  /** ISO 8601; the day alone where only that was given. Inclusive. */
  readonly since: string | null;
  readonly until: string | null;
}

/** The few header fields that tell messages apart, decoded; `null` where they are not there. */
export interface Envelope {
  readonly messageId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly subject: string | null;
  /** As it stands in the field. */
  readonly date: string | null;
}

/** How surely a message is the one that is sought. */
export interface Match {
  /** 1: it is this one. From 0.5 on it is told. */
  readonly confidence: number;
  /** What agreed: `message-id`, `from`, `from-domain`, `subject`, `subject-part`, `date`. */
  readonly by: readonly string[];
  /** What was asked for and does not agree. */
  readonly against: readonly string[];
}

/** One Received field (RFC 5321 §4.4), the oldest first. */
export interface Hop {
  /** Name of the host that handed it over, as it was seen or as it called itself; `null` where it is not told. */
  readonly from: string | null;
  readonly fromIp: string | null;
  readonly by: string | null;
  /** `ESMTPS`; `null` where it is not told. */
  readonly with: string | null;
  /** ISO 8601 in UTC; `null` where the date cannot be read. */
  readonly at: string | null;
  /** Since the hop before; negative where clocks disagree; `null` where a date is missing. The first counts from the Date field. */
  readonly seconds: number | null;
  /** The clock of this host, or of the one before, is off: the delay is not to be believed. */
  readonly skewed: boolean;
  /** Line in the header, from 1. */
  readonly line: number;
  /** The field unfolded, as it stands. */
  readonly text: string;
}

export interface Journey {
  readonly hops: readonly Hop[];
  /** From the Date field, or the first hop, to the last; `null` where one of them cannot be read. */
  readonly seconds: number | null;
  /** The address that handed it to the recipient's own servers, where that can be told. */
  readonly sendingIp: string | null;
  /** The hop with the longest believable delay. */
  readonly slowest: number | null;
}

export type AuthVerdict =
  | 'pass'
  | 'fail'
  | 'softfail'
  | 'neutral'
  | 'none'
  | 'temperror'
  | 'permerror'
  | 'policy';

/** What filters on the way said of it. */
export interface Verdicts {
  /** Authentication-Results (RFC 8601) of the recipient's side, the topmost field. */
  readonly authentication: {
    readonly by: string;
    readonly spf: AuthVerdict | null;
    readonly dkim: AuthVerdict | null;
    readonly dmarc: AuthVerdict | null;
    readonly line: number;
  } | null;
  /** X-Alimail-AntiSpam, its fields by name as they stand: `AC`, `CH`, `MF`. */
  readonly alimail: {
    readonly fields: Readonly<Record<string, string>>;
    readonly line: number;
  } | null;
  /** Other filters' fields that say spam or not: name, value, and what it says. */
  readonly others: readonly {
    readonly name: string;
    readonly value: string;
    readonly spam: boolean;
    readonly line: number;
  }[];
  /** A rule, a list or a forward that touched it, by its header: `List-Id`, `X-Forwarded-To`, `Resent-To`, `X-Sieve`. */
  readonly touched: readonly {
    readonly name: string;
    readonly value: string;
    readonly line: number;
  }[];
}

/** How an address in the sender's copy differs from the one that waits for the mail. */
export type AddressSlip =
  | { readonly kind: 'same' }
  /** One or two letters off in the local part. */
  | { readonly kind: 'local-typo'; readonly typed: string }
  /** One or two letters off in the domain, or another ending: `example.con`. */
  | { readonly kind: 'domain-typo'; readonly typed: string }
  /** Another mailbox of the same domain. */
  | { readonly kind: 'other-mailbox'; readonly typed: string }
  | { readonly kind: 'other-domain'; readonly typed: string }
  /** The copy names no recipient. */
  | { readonly kind: 'none' };
