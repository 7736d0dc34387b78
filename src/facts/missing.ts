/** What is known of a message that did not arrive: the mailbox, the sender's copy, reports about it, and what servers say. */
import type { Cause } from '../bounces/causes.ts';
import type { Fact, Observation, Reason, Unknown } from '../engine/fact.ts';
import type { SpfResult } from '../protocols/spf/types.ts';
import type { SentState } from '../trace/sent.ts';
import type { AddressSlip, Envelope, Journey, Match, Sought, Verdicts } from '../trace/types.ts';
import type { DnsFacts } from './dns.ts';

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
  /** Messages that are like the one that is sought and are most likely others: with its subject, from somebody else. */
  readonly near: readonly FoundMessage[];
  /** Folders or parts of them that could not be read. */
  readonly missing: readonly Unknown[];
  /** Bytes; `null` where the server does not tell. */
  readonly quota: { readonly used: number; readonly limit: number } | null;
  readonly seen: Observation;
}

// ------------------------------------------------------------------------------ beside the mailbox

/** Who waits for which message. */
export interface Wanted {
  readonly address: string;
  /** Canonical ASCII name. */
  readonly domain: string;
  /** What the person told, and what the sender's copy or a report adds to it. */
  readonly sought: Sought;
  /** A Message-ID, a sender or a subject is known: without one no message is the one. */
  readonly named: boolean;
  /** When this was looked into, ISO 8601 in UTC. */
  readonly now: string;
  /** What was asked for, as an observation to cite. */
  readonly seen: Observation;
}

/** The message as the sender has it. */
export interface SendersCopy {
  /** A file that was given, or the sender's own mailbox. */
  readonly from: 'file' | 'mailbox';
  /** The path, or the folder. */
  readonly place: string;
  /** Of a folder: `\\Sent`, `\\Drafts`; `null` for a file. */
  readonly role: string | null;
  readonly envelope: Envelope;
  /** To, Cc and Bcc. */
  readonly recipients: readonly string[];
  /** How the nearest of them differs from the address that waits. */
  readonly slip: AddressSlip;
  readonly sent: SentState;
  readonly journey: Journey;
  readonly verdicts: Verdicts;
  readonly seen: Observation;
}

/** A report or an answer that the sender got about the message. */
export interface Returned {
  /** `delivered`: a server took it. `auto-reply`: written by the recipient's side, so that it was there. */
  readonly kind: 'bounce' | 'delay' | 'delivered' | 'auto-reply';
  readonly from: 'file' | 'mailbox';
  readonly place: string;
  /** The one that the report is about, `null` where it names nobody. */
  readonly recipient: string | null;
  /** How the recipient differs from the address that waits. */
  readonly slip: AddressSlip;
  /** How the nearest of those that the message was written to (its To field) differs; `none` where the report does not tell. */
  readonly addressed: AddressSlip;
  /** Of a bounce or a delay. */
  readonly cause: Cause | null;
  /** What the server said, else the report's own words. */
  readonly reply: string | null;
  readonly remoteHost: string | null;
  readonly reportedBy: string | null;
  /** Of the report, ISO 8601; `null` where its date cannot be read. */
  readonly at: string | null;
  /** Whether the report is about the message that is sought; `null` where it does not tell or nothing is known of that one. */
  readonly match: Match | null;
  readonly seen: Observation;
}

/** A command of the conversation with a mail exchanger. */
export interface ProbeStep {
  /** `connect`, `greeting`, `EHLO`, `STARTTLS`, `MAIL FROM`, `RCPT TO`. */
  readonly step: string;
  /** The reply with its code; `null` where none came. */
  readonly reply: string | null;
  readonly code: number | null;
  readonly ms: number;
}

/** One mail exchanger, asked up to RCPT TO. */
export interface ProbeAttempt {
  readonly host: string;
  readonly preference: number;
  /** `null` where the host has none, or it could not be looked up. */
  readonly address: string | null;
  readonly steps: readonly ProbeStep[];
  /**
   * `accepted`: 2xx to RCPT TO. `refused`: 5xx, `deferred`: 4xx to RCPT TO. `turned-away`: refused before
   * RCPT TO, which says nothing of the mailbox. `closed`: port 25 was not reached from here. `unknown`:
   * it broke off or gave no answer.
   */
  readonly outcome: 'accepted' | 'refused' | 'deferred' | 'turned-away' | 'closed' | 'unknown';
  /** What the reply to RCPT TO means; `null` where it was accepted or its words tell nothing. */
  readonly cause: Cause | null;
  /** Of `closed` and `unknown`. */
  readonly why: Reason | null;
  readonly seen: Observation;
}

export interface Probe {
  /** By preference; the hosts behind the first that gave an answer to RCPT TO are not asked. */
  readonly attempts: readonly [ProbeAttempt, ...ProbeAttempt[]];
}

/** A marked message that was sent to the mailbox from itself. */
export interface Loopback {
  /** The submission server's reply to the message. */
  readonly accepted: boolean;
  readonly reply: string;
  readonly sentAt: string;
  readonly messageId: string;
  /** Where it came; `null` while it did not come within the time. */
  readonly arrived: {
    readonly folder: string;
    readonly role: string | null;
    /** From the reply to its being seen. */
    readonly seconds: number;
  } | null;
  /** Seconds that were waited. */
  readonly waited: number;
  /** It was taken out of the mailbox again: `null` where it did not come. */
  readonly removed: boolean | null;
  /** Why it could not be looked for, although it was accepted; `null` where it was. */
  readonly unseen: Reason | null;
  readonly seen: Observation;
}

/** What receivers hold of the sender, for the address that the message came from. */
export interface Standing {
  /** Domain of the envelope sender, else of the header From. */
  readonly domain: string;
  readonly ip: string;
  readonly spf: SpfResult;
  /** Policy of the From domain; `null` without a DMARC record. */
  readonly policy: 'none' | 'quarantine' | 'reject' | null;
  readonly seen: readonly [Observation, ...Observation[]];
}

/**
 * All that may be known of the way of the message. Each is unknown where it was not given, not
 * asked for, or could not be had.
 */
export interface Trail {
  readonly mailbox: Fact<Mailbox>;
  readonly copy: Fact<SendersCopy>;
  /** Known and empty: the sender's mailbox was read and holds none. */
  readonly returned: Fact<readonly Returned[]>;
  readonly probe: Fact<Probe>;
  readonly loopback: Fact<Loopback>;
  readonly standing: Fact<Standing>;
  /** Mail for the sender’s domain goes to Alibaba Mail too, so that its users have the same logs. */
  readonly senderAtAlibaba: Fact<boolean>;
}

/** The facts of `trace-missing`: the DNS is that of the recipient's domain. */
export interface MissingFacts extends DnsFacts {
  readonly wanted: Wanted;
  readonly mailbox: Mailbox;
  readonly trail: Trail;
}
