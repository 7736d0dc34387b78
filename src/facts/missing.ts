/** What is known of a mailbox in which a message is sought. */
import type { Observation, Unknown } from '../engine/fact.ts';
import type { Envelope, Journey, Match, Verdicts } from '../trace/types.ts';

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
