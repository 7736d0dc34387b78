/** What `trace-missing` knows: the sender's copy, the mailbox, and the delivery in between. */
import type { Observation, Reason, Unknown } from '../engine/fact.ts';
import type { AddressSlip, Envelope, Journey, Match, Sought, Verdicts } from '../trace/types.ts';
import type { BounceFacts } from './bounce.ts';

/** A message of a mailbox that may be the one. */
export interface FoundMessage {
  /** Decoded name of its folder, and what the folder is for: `\Junk`. */
  readonly folder: string;
  readonly role: string | null;
  readonly uid: number;
  /** When the server put it there, ISO 8601 in UTC. */
  readonly internalDate: string | null;
  readonly flags: readonly string[];
  readonly envelope: Envelope;
  readonly match: Match;
  /** `null` where its header could not be fetched. */
  readonly journey: Journey | null;
  readonly verdicts: Verdicts | null;
  readonly seen: Observation;
}

/** What was seen of one folder. */
export interface FolderSeen {
  readonly name: string;
  readonly role: string | null;
  readonly messages: number;
  readonly uidNext: number | null;
  /** Lowest UID that is there. */
  readonly firstUid: number | null;
  /** Date of the oldest and the newest message that were looked at, ISO 8601. */
  readonly oldest: string | null;
  readonly newest: string | null;
  /** Headers that were compared. */
  readonly compared: number;
  /** UIDs that were given in the time in question and are not there any more; `null` where that cannot be told. */
  readonly removed: number | null;
  /** Everything in the time in question was compared. */
  readonly complete: boolean;
  readonly seen: Observation;
}

export interface Mailbox {
  readonly host: string;
  readonly username: string;
  readonly folders: readonly FolderSeen[];
  /** Most likely first; those that are surely others are left out. */
  readonly found: readonly FoundMessage[];
  /** Other mail of the same sender since the time in question, newest first. */
  readonly later: readonly FoundMessage[];
  /** Folders or parts of them that could not be read. */
  readonly missing: readonly Unknown[];
  /** Bytes; `null` where the server does not tell. */
  readonly quota: { readonly used: number; readonly limit: number } | null;
  readonly seen: Observation;
}

/** The message as the sender has it, or what came back to them. */
export interface SendersCopy {
  readonly file: string;
  readonly kind: 'copy' | 'bounce' | 'delay' | 'other';
  readonly envelope: Envelope;
  readonly recipients: readonly string[];
  readonly slip: AddressSlip;
  /** Whether the copy shows that it was sent. */
  readonly sent: 'sent' | 'draft' | 'unknown';
  readonly why: readonly string[];
  readonly journey: Journey;
  readonly seen: Observation;
}

/** One step of asking a mail exchanger how far it would take a message. */
export interface ProbeStep {
  readonly step: 'connect' | 'greeting' | 'ehlo' | 'starttls' | 'mail' | 'rcpt';
  readonly reply: string | null;
  readonly ok: boolean;
  readonly ms: number;
}

export interface ExchangerProbe {
  readonly exchange: string;
  readonly address: string | null;
  readonly steps: readonly ProbeStep[];
  /** It took the recipient, refused it, or was not reached so far. */
  readonly result: 'accepted' | 'refused' | 'temporary' | 'unreachable';
  readonly why: Reason | null;
  readonly seen: Observation;
}

/** The facts of `trace-missing`; those of a bounce and of DNS are there for the trees that it shares. */
export interface MissingFacts extends BounceFacts {
  readonly address: string;
  readonly sought: Sought;
  /** Known and `null`: none was given. */
  readonly copy: SendersCopy | null;
  readonly mailbox: Mailbox;
  /** Known and `null`: not asked for. */
  readonly probe: ExchangerProbe | null;
}
