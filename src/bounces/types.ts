/** What is read out of a bounce before anything is judged. A piece is always quoted with its line. */
import type { DeliveryStatus, FieldGroup } from '../protocols/dsn/parse.ts';
import type { Entity, LimitHit, Line } from '../protocols/mime/types.ts';
import type { Cause } from './causes.ts';
import type { Rule } from './replies/rule.ts';

/** What a message is. */
export type Kind =
  | 'bounce'
  | 'delay'
  | 'delivered'
  | 'auto-reply'
  | 'feedback-report'
  | 'not-a-bounce';

/** RFC 3464 §2.3.3. */
export type Action = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

/** The message that came back: its headers, and its place where it is there as a part of its own. */
export interface Original {
  /** First field of that name, decoded; `name` in lower case. */
  readonly first: (name: string) => Line | null;
  /** All fields of that name in order, decoded. */
  readonly all: (name: string) => readonly Line[];
  /** `null` where only headers were found in the text of the notice. */
  readonly entity: Entity | null;
  readonly line: number;
}

/** A bounce, taken apart: what reporters read from. */
export interface Mail {
  readonly root: Entity;
  /** First field of that name in the message's own headers, decoded. `name` in lower case. */
  readonly header: (name: string) => Line | null;
  /**
   * What a person reads: the text parts in order, HTML made text where there is
   * no plain alternative, without the returned message.
   */
  readonly text: readonly Line[];
  /** The same with what was cut off as the returned message: for reports that print its headers first. */
  readonly whole: readonly Line[];
  /** `text` in one string, in lower case, lines joined by `\n`: for recognising. */
  readonly lower: string;
  readonly statuses: readonly DeliveryStatus[];
  /** Fields of a message/feedback-report (RFC 5965). */
  readonly feedback: FieldGroup | null;
  readonly original: Original | null;
  readonly limits: readonly LimitHit[];
}

/** What a report says of one recipient; what it does not say is left out. */
export interface RecipientReading {
  /** The address alone, without `<>` or `rfc822;`. */
  readonly address?: Line;
  readonly action?: Action;
  /** Where the report gives it apart from the diagnostic: `5.1.1`. */
  readonly status?: Line;
  /** What the remote server said, its lines joined by a space; or the reporting system's own words for the failure. */
  readonly diagnostic?: Line;
  /** The reporting system's explanation beside what the server said (退信原因). */
  readonly explanation?: Line;
  readonly remoteHost?: Line;
  readonly remoteIp?: Line;
  /** What the form itself stands for, in whatever language it is written. */
  readonly cause?: { readonly cause: Cause; readonly confidence: number };
}

export interface Reading {
  readonly kind: Kind;
  readonly recipients: readonly RecipientReading[];
  /** Recipients of the same report who got the message. */
  readonly arrived?: readonly Line[];
  /** Headers of the returned message, where the report prints them in a form of its own; keys in lower case. */
  readonly original?: FieldGroup;
}

/** A reporting system: one file each. */
export interface Reporter {
  readonly id: string;
  /** Its name as people know it. */
  readonly name: string;
  /** Whether the message was written by it: cheap, asked of every message. */
  readonly recognises: (mail: Mail) => boolean;
  /** Reads the form that is its own; left out where a delivery status says all. `null` when it is not that form after all. */
  readonly read?: (mail: Mail) => Reading | null;
}

/** How a reply, an explanation or a status was understood. */
export interface Interpretation {
  readonly cause: Cause;
  readonly confidence: number;
  /** The receiver whose rule it was; `null` for common words, statuses and codes. */
  readonly receiver: string | null;
  readonly rule: Rule | null;
  /** What told it. */
  readonly by: 'receiver' | 'words' | 'status' | 'code' | 'kind';
}
