/**
 * Reads the sender's own mailbox, only reading: for the copy of the message that is
 * sought, and for reports and automatic answers about it. Headers are compared here;
 * what may be a report is fetched, looked through and forgotten.
 */
import { addressesIn, isDaemon } from '../bounces/addresses.ts';
import {
  AUTO_REPLY_SUBJECTS,
  DELAY_SUBJECTS,
  FAILURE_SUBJECTS,
  holdsAny,
} from '../bounces/phrases.ts';
import type { BounceReading } from '../bounces/read.ts';
import { type Fact, known, type Observation, observationLog } from '../engine/fact.ts';
import { text } from '../engine/text.ts';
import type { Returned, SendersCopy } from '../facts/missing.ts';
import {
  type FetchedHeader,
  type FolderInfo,
  fetchHeader,
  fetchMessage,
  firstMessage,
  listFolders,
  searchDates,
} from '../protocols/imap/mailbox.ts';
import { uidSet } from '../protocols/imap/uids.ts';
import { header } from '../protocols/mime/decode.ts';
import { parseMime } from '../protocols/mime/parse.ts';
import type { Entity, Line } from '../protocols/mime/types.ts';
import { mailboxesIn } from '../trace/addresses.ts';
import { matchOf, messageIdOf } from '../trace/match.ts';
import { recipientsIn, slipOf } from '../trace/recipients.ts';
import type { AddressSlip, Envelope, Sought } from '../trace/types.ts';
import { type ReadCopy, readCopy } from './copy.ts';
import {
  Broken,
  DAY,
  envelopeOf,
  INBOX,
  inOrder,
  LIKELY,
  MAX_HEADER,
  MailboxSession,
  notRead,
  type ReadMailboxOptions,
} from './mailbox.ts';
import { safely } from './safely.ts';

export interface SenderMailbox {
  /** The best match; one that was sent before a draft. */
  readonly copy: SendersCopy | null;
  /** Those about the recipient who waits, or about the message: newest first, at most 10. */
  readonly returned: readonly Returned[];
  /** Of the bounces and delays among `returned`, in the same order: where each was read. */
  readonly readings: readonly BounceReading[];
  readonly username: string;
  /**
   * The sent mail and every folder that may hold reports were read in full for the time in
   * question, and the server shows mail as old as that.
   */
  readonly complete: boolean;
  readonly seen: Observation;
}

export interface ReadSenderMailboxOptions extends ReadMailboxOptions {
  /** Who waits for the message. */
  readonly recipient: string;
}

const FOR = {
  sender: text(
    'what the mailbox of the sender {username} holds of the message',
    '发件人 {username} 的邮箱里有没有这封邮件和它的退信',
  ),
};

/** Header fields that tell reports and copies beside the usual ones. */
const FIELDS = [
  ...[
    'TO',
    'CC',
    'BCC',
    'CONTENT-TYPE',
    'RETURN-PATH',
    'AUTO-SUBMITTED',
    'PRECEDENCE',
    'IN-REPLY-TO',
  ],
  ...['REFERENCES', 'X-FAILED-RECIPIENTS', 'X-AUTOREPLY', 'X-AUTORESPOND', 'X-AUTO-REPLY'],
];
/** A draft may have been begun that long before. */
const BEFORE_DAYS = 3;
/** Bounces come up to five days later (RFC 5321 §4.5.4.1), and dates are written in many zones. */
const AFTER_DAYS = 6;
const MAX_COPIES = 5;
/** Messages that are fetched since they may be reports, and bytes of each. */
const MAX_REPORTS = 60;
const MAX_BYTES = 1024 * 1024;
const MAX_RETURNED = 10;
/** Folders that the observation lists. */
const MAX_TOLD = 100;

export async function readSenderMailbox(
  options: ReadSenderMailboxOptions,
): Promise<Fact<SenderMailbox>> {
  const reader = new SenderReader(options);
  try {
    const mailbox = await reader.read();
    return known(mailbox, [mailbox.seen]);
  } catch (error) {
    return notRead(error);
  } finally {
    reader.close();
  }
}

interface CopyCandidate {
  readonly folder: FolderInfo;
  readonly uid: number;
  /** Compared number by number; the lowest is best. */
  readonly rank: readonly number[];
}

interface ReportCandidate {
  readonly folder: FolderInfo;
  readonly uid: number;
  readonly messageId: string | null;
  /** Its header names the recipient or the message. */
  readonly about: boolean;
  /** Milliseconds. */
  readonly time: number;
}

interface Report {
  readonly returned: Returned;
  readonly reading: BounceReading;
  readonly isMessage: boolean;
  readonly time: number;
}

class SenderReader {
  readonly #options: ReadSenderMailboxOptions;
  readonly #session: MailboxSession;
  readonly #window: Window;
  /** The person's words, without what every copy in this mailbox has: the sender. */
  readonly #sought: Sought;
  /** The person's, else that of the copy. */
  #messageId: string | null;
  #complete = true;
  #compared = 0;
  /** A message is there that is older than the time in question. */
  #reachesBack: boolean;
  readonly #folders: Record<string, unknown>[] = [];
  #copies: CopyCandidate[] = [];
  #candidates: ReportCandidate[] = [];
  #fetched = 0;

  constructor(options: ReadSenderMailboxOptions) {
    this.#options = options;
    this.#session = new MailboxSession(options, 'imap 7');
    this.#sought = { ...options.sought, from: null };
    this.#window = windowOf(options.sought);
    this.#reachesBack = this.#window.since === null;
    const { messageId } = options.sought;
    this.#messageId = messageId === null ? null : messageIdOf(messageId);
  }

  close(): void {
    this.#session.close();
  }

  async read(): Promise<SenderMailbox> {
    const began = performance.now();
    const at = new Date().toISOString();
    await this.#session.enter();
    let copy: SendersCopy | null = null;
    const reports: Report[] = [];
    try {
      const folders = await this.#session.ask((wire) => listFolders(wire));
      if (!folders.ok) this.#complete = false;
      const all = folders.ok ? folders.value.filter((f) => f.selectable) : [INBOX];
      const holding = inOrder(all).filter(holdsCopies);
      if (!holding.some(({ role }) => role === '\\Sent')) this.#complete = false;
      for (const folder of holding) await this.#folder(folder);
      copy = await this.#copy(at);
      const ownId = copy?.envelope.messageId ?? null;
      if (ownId !== null) this.#messageId ??= messageIdOf(ownId);
      for (const folder of inOrder(all)) if (!holdsCopies(folder)) await this.#folder(folder);
      await this.#reports(copy, at, reports);
    } catch (error) {
      // What was seen before stands.
      if (!(error instanceof Broken)) throw error;
      this.#complete = false;
    }
    const complete = this.#complete && this.#reachesBack;
    const { log, host, port, address, username, scrub } = this.#options;
    const kept = reports
      .sort((a, b) => b.time - a.time)
      .map(({ returned, reading }, i) => ({
        reading: safeReading(reading, scrub),
        returned: {
          ...safely(returned, scrub),
          seen: log.add({
            ...returned.seen,
            got: safely(returned.seen.got, scrub),
            order: `imap 8 returned ${String(i).padStart(3, '0')}`,
          }),
        },
      }));
    if (copy !== null) {
      const { seen: read } = copy;
      const seen = log.add({ ...read, got: safely(read.got, scrub) });
      copy = { ...safely(copy, scrub), seen };
    }
    const seen = log.add({
      from: 'imap',
      at,
      asked: `IMAP ${username}`,
      of: `${address}:${port}`,
      for: FOR.sender({ username }),
      got: {
        host,
        folders: this.#folders.slice(0, MAX_TOLD),
        compared: this.#compared,
        showsOlder: this.#reachesBack,
        fetched: this.#fetched,
        copy: copy === null ? null : scrub(copy.place),
        returned: kept.length,
        complete,
      },
      ms: Math.round(performance.now() - began),
      order: 'imap 9',
    });
    const returned = kept.map((one) => one.returned);
    const readings = kept
      .filter((one) => one.returned.kind === 'bounce' || one.returned.kind === 'delay')
      .map((one) => one.reading);
    return { copy, returned, readings, username, complete, seen };
  }

  /** Compares the headers of a folder that are of the time in question. */
  async #folder(folder: FolderInfo): Promise<void> {
    const { scrub, progress } = this.#options;
    const row = { name: scrub(folder.name), role: folder.role };
    const opened = await this.#session.examine(folder);
    if (!opened.ok) {
      this.#complete = false;
      this.#folders.push({ ...row, why: opened.why });
      return;
    }
    const { messages } = opened.value;
    let compared = 0;
    let complete = true;
    if (messages > 0) {
      await this.#lookBack();
      const set = await this.#uidsInTime();
      const take = (message: FetchedHeader) => {
        compared++;
        this.#compared++;
        if (this.#compared % 500 === 0) progress?.(this.#compared, messages, row.name);
        this.#compare(message, folder);
      };
      complete = set !== null && (await this.#session.fetchSet(set, take, FIELDS));
    }
    if (!complete) this.#complete = false;
    this.#folders.push({ ...row, messages, compared, complete });
  }

  /** How far back the server lets this client see. */
  async #lookBack(): Promise<void> {
    const { since } = this.#window;
    if (this.#reachesBack || since === null) return;
    const first = await this.#session.ask((wire) => firstMessage(wire));
    const date = (first.ok ? first.value?.internalDate : null) ?? null;
    if (date !== null && Date.parse(date) <= since) this.#reachesBack = true;
  }

  /** The UID set of the time in question in the open folder; `null` where it cannot be had. */
  async #uidsInTime(): Promise<string | null> {
    const { since, until } = this.#window;
    if (since === null && until === null) return '1:*';
    const dates = {
      ...(since === null ? {} : { since: new Date(since - BEFORE_DAYS * DAY) }),
      ...(until === null ? {} : { before: new Date(until + AFTER_DAYS * DAY) }),
    };
    const uids = await this.#session.ask((wire) => searchDates(wire, dates));
    if (uids.ok) return uidSet(uids.value);
    return uids.why === 'rejected' ? '1:*' : null;
  }

  #compare(message: FetchedHeader, folder: FolderInfo): void {
    const { root } = parseMime(message.header);
    // Compared as it came: a password may be a word of it.
    const envelope = envelopeOf(root);
    if (holdsCopies(folder)) this.#considerCopy(root, envelope, message, folder);
    if (holdsReports(folder)) this.#considerReport(root, envelope, message, folder);
  }

  // ---------------------------------------------------------------------------------- the copy

  #considerCopy(
    root: Entity,
    envelope: Envelope,
    { uid, internalDate }: FetchedHeader,
    folder: FolderInfo,
  ): void {
    // In the sender's own folder it may be from another of their addresses.
    if (folder.role !== '\\Sent' && folder.role !== '\\Drafts' && !this.#isOwn(envelope)) return;
    const slip = slipOf(recipientsIn(root.fields), this.#options.recipient);
    const { by } = matchOf(this.#sought, envelope, internalDate);
    const alike = matchOf({ ...this.#sought, messageId: null }, envelope, internalDate);
    const isIt = by.includes('message-id');
    if (!isIt && !this.#mayBeCopy(slip, alike)) return;
    const time = internalDate === null ? 0 : Date.parse(internalDate);
    const rank = [
      isIt ? 0 : 1,
      FAR[slip.kind],
      folder.role === '\\Sent' ? 0 : folder.role === '\\Drafts' ? 2 : 1,
      by.includes('subject') ? 0 : by.includes('subject-part') ? 1 : 2,
      slip.kind === 'same' ? 0 : 1,
      -alike.confidence,
      -time,
    ];
    this.#copies.push({ folder, uid, rank });
    this.#copies.sort((a, b) => compareRanks(a.rank, b.rank));
    this.#copies.length = Math.min(this.#copies.length, MAX_COPIES);
  }

  #isOwn(envelope: Envelope): boolean {
    const { sought, username } = this.#options;
    const from = sought.from ?? username;
    return matchOf({ ...NOTHING, from }, envelope, null).by.includes('from');
  }

  #mayBeCopy(slip: AddressSlip, { by, confidence }: ReturnType<typeof matchOf>): boolean {
    const { messageId, subject, since, until } = this.#sought;
    if (subject !== null) {
      if (confidence < LIKELY) return false;
      // With the whole subject another recipient is worth telling.
      return isNear(slip) || (by.includes('subject') && slip.kind !== 'other-domain');
    }
    if (messageId !== null || !isNear(slip)) return false;
    return (since === null && until === null) || by.includes('date');
  }

  async #copy(at: string): Promise<SendersCopy | null> {
    for (const { folder, uid } of this.#copies) {
      const opened = await this.#session.examine(folder);
      const got = opened.ok
        ? await this.#session.ask((wire) => fetchHeader(wire, uid, MAX_HEADER))
        : opened;
      if (!got.ok) {
        this.#complete = false;
        continue;
      }
      const read = this.#read(got.value, folder, at);
      if (read.kind === 'copy') return read.copy;
    }
    return null;
  }

  /** Its observations go into a log of their own: only those of what is kept are of interest. */
  #read(bytes: Uint8Array, { name, role }: FolderInfo, at: string): ReadCopy {
    const { recipient, sought, scrub } = this.#options;
    return readCopy(bytes, {
      from: 'mailbox',
      place: scrub(name),
      role,
      address: recipient,
      sought,
      log: observationLog(),
      at,
    });
  }

  // ----------------------------------------------------------------------------------- reports

  #considerReport(
    root: Entity,
    envelope: Envelope,
    { uid, internalDate }: FetchedHeader,
    folder: FolderInfo,
  ): void {
    const time = internalDate === null ? Number.NaN : Date.parse(internalDate);
    const { since, until } = this.#window;
    if (since !== null && time < since - DAY) return;
    if (until !== null && time > until + AFTER_DAYS * DAY) return;
    const field = (name: string) => header(root, name)?.text.slice(0, 4000) ?? null;
    const automatic = isAutomatic(field);
    const system = isFromSystem(root, field);
    if (!automatic && !system) return;
    const about = this.#isAbout(envelope, automatic, field);
    // An answer of a machine tells whom it is from in its header.
    if (!system && !about) return;
    const messageId = envelope.messageId;
    // Servers show one message in several folders.
    if (messageId !== null && this.#candidates.some((c) => c.messageId === messageId)) return;
    this.#candidates.push({ folder, uid, messageId, about, time: Number.isNaN(time) ? 0 : time });
    if (this.#candidates.length > 4 * MAX_REPORTS) this.#fewer();
  }

  /** Keeps those that name the recipient or the message, and the newest of the others. */
  #fewer(): void {
    if (this.#candidates.length <= MAX_REPORTS) return;
    this.#complete = false;
    this.#candidates.sort((a, b) => Number(b.about) - Number(a.about) || b.time - a.time);
    this.#candidates.length = MAX_REPORTS;
  }

  #isAbout(
    envelope: Envelope,
    automatic: boolean,
    field: (name: string) => string | null,
  ): boolean {
    const { recipient } = this.#options;
    const failed = field('x-failed-recipients');
    if (failed !== null) {
      const named = addressesIn(failed, 50).map((a) => a.address);
      if (isNear(slipOf(named, recipient))) return true;
    }
    if (automatic && envelope.from !== null && isNear(slipOf([envelope.from], recipient))) {
      return true;
    }
    const id = this.#messageId;
    if (id !== null && `${field('in-reply-to')} ${field('references')}`.includes(id)) return true;
    const { subject } = this.#sought;
    if (subject === null) return false;
    const { by } = matchOf({ ...NOTHING, subject }, envelope, null);
    return by.includes('subject') || by.includes('subject-part');
  }

  async #reports(copy: SendersCopy | null, at: string, reports: Report[]): Promise<void> {
    this.#fewer();
    const candidates = this.#candidates;
    for (const folder of new Set(candidates.map((c) => c.folder))) {
      const opened = await this.#session.examine(folder);
      if (!opened.ok) {
        this.#complete = false;
        continue;
      }
      for (const { uid, time } of candidates.filter((c) => c.folder === folder)) {
        const got = await this.#session.ask((wire) => fetchMessage(wire, uid, MAX_BYTES));
        if (!got.ok) {
          // It may be gone by now.
          if (got.why !== 'rejected' || got.said !== null) this.#complete = false;
          continue;
        }
        this.#fetched++;
        const read = this.#read(got.value, folder, at);
        if (read.kind !== 'returned') continue;
        const { reading } = read;
        const isMessage = this.#isMessage(read, got.value);
        for (const returned of chosen(read.returned, isMessage, copy)) {
          const own = returned.at === null ? time : Date.parse(returned.at);
          reports.push({ returned, reading, isMessage, time: own });
          if (reports.length > MAX_RETURNED) bestOf(reports);
        }
      }
    }
  }

  /** Whether a report is about the message that is sought, whomever it names. */
  #isMessage({ returned, reading }: Extract<ReadCopy, { kind: 'returned' }>, bytes: Uint8Array) {
    const id = this.#messageId;
    if (id !== null && Buffer.from(bytes).includes(id)) return true;
    const match = returned[0]?.match ?? null;
    if (match === null) return false;
    if (match.by.includes('message-id')) return true;
    // Another message of the same subject.
    if (id !== null && reading.original.messageId !== null) return false;
    return match.by.includes('subject') && match.confidence >= LIKELY;
  }
}

const NOTHING: Sought = { messageId: null, from: null, subject: null, since: null, until: null };

// -------------------------------------------------------------------------------------- folders

const RECEIVED = ['\\Inbox', '\\Junk', '\\Trash'];

const isInbox = ({ name }: FolderInfo) => name.toUpperCase() === 'INBOX';

/** Where a copy of one's own may lie. */
function holdsCopies(folder: FolderInfo): boolean {
  return !isInbox(folder) && (folder.role === null || !RECEIVED.includes(folder.role));
}

function holdsReports({ role }: FolderInfo): boolean {
  return role !== '\\Sent' && role !== '\\Drafts';
}

// ----------------------------------------------------------------------------------------- time

/** Milliseconds; `null` for an open end. */
interface Window {
  readonly since: number | null;
  readonly until: number | null;
}

function windowOf({ since, until }: Sought): Window {
  const at = (said: string | null) => {
    const time = said === null ? Number.NaN : Date.parse(said);
    return Number.isNaN(time) ? null : time;
  };
  const end = (said: string | null) => {
    const time = at(said);
    return time !== null && said?.length === 10 ? time + DAY : time;
  };
  const [a, b] = [at(since), at(until)];
  // The wrong way round it means the same.
  return a !== null && b !== null && a > b
    ? { since: b, until: end(since) }
    : { since: a, until: end(until) };
}

// ------------------------------------------------------------------------------------- judging

/** How far from the address that waits: the nearest, a copy that names nobody, another mailbox. */
const FAR: Readonly<Record<AddressSlip['kind'], number>> = {
  same: 0,
  'local-typo': 0,
  'domain-typo': 0,
  none: 1,
  'other-mailbox': 2,
  'other-domain': 3,
};

function isNear({ kind }: AddressSlip): boolean {
  return FAR[kind] === 0;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [i, one] of a.entries()) {
    const apart = one - (b[i] as number);
    if (apart !== 0) return apart;
  }
  return 0;
}

/** What a report says of the recipient who waits; of others only where it is about the message and they are not its further recipients. */
function chosen(
  returned: readonly Returned[],
  isMessage: boolean,
  copy: SendersCopy | null,
): readonly Returned[] {
  const own = returned.filter(({ slip }) => isNear(slip));
  if (own.length > 0 || !isMessage) return own;
  return returned.filter(
    ({ recipient }) =>
      recipient === null || copy === null || slipOf(copy.recipients, recipient).kind !== 'same',
  );
}

/** Those about the message itself come before the newest about the recipient. */
function bestOf(reports: Report[]): void {
  reports.sort((a, b) => Number(b.isMessage) - Number(a.isMessage) || b.time - a.time);
  reports.length = Math.min(reports.length, MAX_RETURNED);
}

type FieldOf = (name: string) => string | null;

function isAutomatic(field: FieldOf): boolean {
  if (/^auto-replied/i.test(field('auto-submitted') ?? '')) return true;
  if (/^auto[_-]reply/i.test(field('precedence') ?? '')) return true;
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => field(name) !== null)) {
    return true;
  }
  return holdsAny((field('subject') ?? '').toLowerCase(), AUTO_REPLY_SUBJECTS);
}

const SYSTEMS = ['daemon', 'postmaster', 'post_master', 'bounce', 'mail-delivery', 'maildelivery'];

/** Whether the header is one of a report: who wrote it, its kind, or what it is about. */
function isFromSystem(root: Entity, field: FieldOf): boolean {
  if (root.type === 'multipart/report' || field('x-failed-recipients') !== null) return true;
  const path = field('return-path');
  if (path !== null && path.replace(/[<>\s]/g, '') === '') return true;
  const address = mailboxesIn(field('from') ?? '', 1).main[0]?.toLowerCase();
  if (address === undefined) return true;
  const local = address.slice(0, address.lastIndexOf('@'));
  if (isDaemon(address) || holdsAny(local, SYSTEMS)) return true;
  const subject = (field('subject') ?? '').toLowerCase();
  return holdsAny(subject, FAILURE_SUBJECTS) || holdsAny(subject, DELAY_SUBJECTS);
}

/** Its addresses and hosts are looked up; what it says is only quoted. */
function safeReading(reading: BounceReading, scrub: (said: string) => string): BounceReading {
  const line = (one: Line | null) => (one === null ? null : { ...one, text: scrub(one.text) });
  const { original } = reading;
  return {
    ...reading,
    recipients: reading.recipients.map((r) => ({
      ...r,
      diagnostic: line(r.diagnostic),
      explanation: line(r.explanation),
      proof: line(r.proof),
    })),
    original: { ...original, subject: line(original.subject), messageId: line(original.messageId) },
  };
}
