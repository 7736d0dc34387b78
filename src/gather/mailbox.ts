/**
 * Reads a mailbox over IMAP for a message that is sought: every folder, only
 * reading (EXAMINE, BODY.PEEK), compared here, since Alibaba Mail's server takes
 * no SEARCH by sender or subject. A connection that breaks is opened again.
 */
import {
  type Fact,
  known,
  type Observation,
  type ObservationLog,
  type Reason,
  type Unknown,
  unknown,
} from '../engine/fact.ts';
import { text } from '../engine/text.ts';
import { inOrderOfChance } from '../facts/mailbox-places.ts';
import type { FolderSeen, FoundMessage, Mailbox } from '../facts/missing.ts';
import { imap, MAX_FOLDERS } from '../protocols/imap/conversation.ts';
import {
  type DatesSought,
  examine,
  type FetchedHeader,
  type FolderInfo,
  type FolderState,
  fetchEnvelopes,
  fetchHeader,
  firstMessage,
  listFolders,
  quotaOf,
  searchDates,
  searchMessageId,
} from '../protocols/imap/mailbox.ts';
import {
  type Around,
  countIn,
  type DatedUid,
  firstTime,
  inRanges,
  mergedRanges,
  type RemovedBetween,
  rangesWithout,
  removedBetween,
  setOf,
  type UidRanges,
  uidRanges,
  uidSet,
  withoutRanges,
} from '../protocols/imap/uids.ts';
import type { Dialer, Learnt, Wire, WireEnd } from '../protocols/mail/types.ts';
import { header } from '../protocols/mime/decode.ts';
import { parseMime } from '../protocols/mime/parse.ts';
import type { Entity } from '../protocols/mime/types.ts';
import { mailboxesIn } from '../trace/addresses.ts';
import { journeyOf } from '../trace/hops.ts';
import { matchOf } from '../trace/match.ts';
import type { Envelope, Sought } from '../trace/types.ts';
import { verdictsOf } from '../trace/verdicts.ts';
import { safely } from './safely.ts';

export interface ReadMailboxOptions {
  readonly host: string;
  readonly address: string;
  /** Further addresses of the host. */
  readonly others?: readonly string[];
  readonly port: number;
  /** Over STARTTLS otherwise; never in clear. */
  readonly implicit: boolean;
  readonly username: string;
  /** The address that the mailbox is of, where the user name is another. */
  readonly owner?: string;
  readonly password: string;
  readonly sought: Sought;
  readonly dialer: Dialer;
  readonly log: ObservationLog;
  /** Takes the password out of what the server says. */
  readonly scrub: (text: string) => string;
  /** On `performance`’s clock; far away, since reading counts only while nothing comes. */
  readonly deadline: number;
  readonly now: () => Date;
  readonly progress?: (compared: number, of: number, folder: string) => void;
}

const FOR = {
  login: text('the mailbox of {username}', '{username} 的邮箱'),
  folder: text('whether the message is in the folder {folder}', '邮件是否在文件夹 {folder} 里'),
  message: text('a message that may be the one', '可能就是要找的邮件'),
};

/** Matches and later mail that are kept. */
const MAX_FOUND = 30;
const MAX_LATER = 20;
/** Messages of which the whole header is fetched. */
const MAX_HEADERS = 3;
/** From here on a message may be the one that is sought. */
export const LIKELY = 0.5;
/** From here on it is like the one that is sought. */
const NEAR = 0.3;
const MAX_NEAR = 10;
/** No mail is older: what a server dates before it has no date that can be read. */
const FIRST_MAIL = new Date('1990-01-03T00:00:00Z');
/** As a number of seconds; validities below it are no times. */
const YEAR_2001 = 1_000_000_000;
/** Messages of a folder of which UIDs and dates are kept, for counting what was removed. */
const MAX_DATED = 50_000;
export const MAX_HEADER = 256 * 1024;
const RECONNECTS = 3;
/** A server that falls silent again is not waited for any longer. */
const SILENCES = 1;
/** A day on either side: dates are written in many zones, and clocks are off. */
export const DAY = 86_400_000;
/** Neighbours of the time in question tell which UIDs were given in it. */
const AROUND_DAYS = 3;

export async function readMailbox(options: ReadMailboxOptions): Promise<Fact<Mailbox>> {
  const reader = new MailboxReader(options);
  try {
    return known(await reader.read(), []);
  } catch (error) {
    return notRead(error);
  } finally {
    reader.close();
  }
}

// -------------------------------------------------------------------------------- the connection

/** The connection could not be opened, or not again. */
export class Broken extends Error {
  readonly reason: Reason;
  readonly seen: Observation | null;
  constructor(reason: Reason, seen: Observation | null = null) {
    super(reason);
    this.reason = reason;
    this.seen = seen;
  }
}

/** What is known of a mailbox that could not be opened. Throws what is no `Broken`. */
export function notRead(error: unknown): Unknown {
  if (!(error instanceof Broken)) throw error;
  return unknown(error.reason, error.seen === null ? [] : [error.seen]);
}

/**
 * A mailbox that is read over connections of which one may break: the next one logs in
 * again, opens the folder that was open, and the question is asked again. What is asked
 * throws `Broken` where no connection can be had.
 */
export class MailboxSession {
  readonly #options: ReadMailboxOptions;
  /** What its observations are sorted by. */
  readonly #order: string;
  #wire: Wire | null = null;
  #capabilities: readonly string[] = [];
  #reconnects = 0;
  #entered: Observation | null = null;
  /** The folder that is open. */
  #folder: FolderInfo | null = null;
  /** Why the connection is of no more use. */
  #spent: WireEnd | null = null;
  /** Silences after which a new connection was opened. */
  #silences = 0;
  /** No new connection could be had. */
  #failed = false;

  constructor(options: ReadMailboxOptions, order: string) {
    this.#options = options;
    this.#order = order;
  }

  close(): void {
    if (this.#wire !== null) imap.leave(this.#wire);
    this.#wire?.close();
    this.#wire = null;
  }

  /** Whether another question can be asked. */
  get isOpen(): boolean {
    return this.#spent === null || this.#mayRenew(this.#spent);
  }

  #mayRenew(why: WireEnd): boolean {
    if (this.#failed || this.#reconnects >= RECONNECTS) return false;
    return why !== 'timeout' || this.#silences < SILENCES;
  }

  /** The first login; there is one once `enter` is done. */
  get entered(): Observation {
    return this.#entered as Observation;
  }

  get capabilities(): readonly string[] {
    return this.#capabilities;
  }

  /** Opens the connection and logs in: once, and again where it broke. */
  async enter(): Promise<void> {
    const { host, address, port, implicit, username, password, dialer, log, scrub } = this.#options;
    const began = performance.now();
    const at = new Date().toISOString();
    let used = address;
    const note = (got: Readonly<Record<string, unknown>>) =>
      log.add({
        from: 'imap',
        at,
        asked: `IMAP login ${host}:${port}`,
        of: `${used}:${port}`,
        for: FOR.login({ username }),
        got,
        ms: Math.round(performance.now() - began),
        order: `${this.#order} 0 ${this.#reconnects}`,
      });
    const target = {
      host,
      addresses: [address, ...(this.#options.others ?? [])],
      port,
      tls: implicit ? 'implicit' : 'none',
    } as const;
    const dialed = await dialer.dial(target, this.#options.deadline);
    used = dialed.address;
    if (dialed.tcp !== 'open') {
      throw new Broken(dialed.tcp === 'timeout' ? 'timeout' : 'unreachable', note({ ...dialed }));
    }
    const { wire } = dialed;
    if (wire === null) throw new Broken('unreachable', note({ tls: dialed.tls }));
    this.#wire = wire;
    let tls = dialed.tls;
    const greeting = await imap.greet(wire);
    const said = scrub(greeting.line ?? '').slice(0, 200);
    if (greeting.state !== 'ready') {
      throw new Broken(greeting.why ?? 'refused', note({ greeting: said }));
    }
    if (!implicit) {
      const going = await imap.startTls(wire);
      tls = going.ok ? await wire.secure() : null;
    }
    const problems = tls?.ok === true ? (tls.certificate?.problems ?? ['name']) : null;
    if (problems === null || problems.length > 0) {
      // Nobody is told a password who does not prove to be the server.
      throw new Broken('not-tried', note({ greeting: said, tls }));
    }
    const list = await imap.capabilities(wire);
    const before = list.ok ? list.value : [];
    const answer = await imap.login(wire, { username, password }, before);
    if (answer.result !== 'accepted') {
      const reply = answer.result === 'refused' ? scrub(answer.reply).slice(0, 500) : null;
      const why = answer.result === 'refused' ? 'refused' : answer.why;
      throw new Broken(
        why === 'no-mechanism' ? 'not-implemented-there' : why,
        note({ result: answer.result, reply }),
      );
    }
    // Many servers tell more once somebody is in (RFC 9051 §6.2.3).
    const after = await imap.capabilities(wire);
    this.#capabilities = after.ok ? after.value : before;
    this.#entered ??= note({ result: 'accepted', capabilities: this.#capabilities.map(scrub) });
  }

  /** Asks on the open connection; where it breaks, on a new one, from the beginning. */
  async ask<T>(question: (wire: Wire) => Promise<Learnt<T>>): Promise<Learnt<T>> {
    for (;;) {
      const lost = await this.#renew();
      if (lost !== null) return { ok: false, why: lost, said: null };
      const answer = await question(this.#wire as Wire);
      if (answer.ok || answer.why === 'rejected') return answer;
      this.#spent = answer.why;
      // The same answer would come again.
      if (answer.why === 'limit') return answer;
    }
  }

  /** Opens a folder for reading only. */
  async examine(folder: FolderInfo): Promise<Learnt<FolderState>> {
    this.#folder = null;
    const opened = await this.ask((wire) => examine(wire, folder));
    if (opened.ok) this.#folder = folder;
    return opened;
  }

  /**
   * Hands over the headers of a UID set in the open folder; goes on behind the last one where
   * the connection breaks. Whether all of them came.
   */
  async fetchSet(
    set: string,
    take: (message: FetchedHeader) => void,
    fields: readonly string[] = [],
  ): Promise<boolean> {
    let last = 0;
    for (let rest = set; rest !== ''; rest = behind(set, last)) {
      if ((await this.#renew()) !== null) return false;
      const done = await fetchEnvelopes(
        this.#wire as Wire,
        rest,
        (message) => {
          last = Math.max(last, message.uid);
          take(message);
        },
        fields,
      );
      if (done.ok) return true;
      if (done.why === 'rejected') return false;
      this.#spent = done.why;
      if (done.why === 'limit') return false;
    }
    return true;
  }

  /** A new connection in place of one that is of no more use; why there is none. */
  async #renew(): Promise<WireEnd | null> {
    const why = this.#spent;
    if (why === null) return null;
    if (!this.#mayRenew(why)) return why;
    this.#reconnects++;
    if (why === 'timeout') this.#silences++;
    this.#wire?.close();
    this.#failed = true;
    await this.enter();
    this.#failed = false;
    if (this.#folder !== null) {
      const opened = await examine(this.#wire as Wire, this.#folder);
      if (!opened.ok) return opened.why === 'rejected' ? why : opened.why;
    }
    this.#spent = null;
    return null;
  }
}

// --------------------------------------------------------------------------------------- reading

class MailboxReader {
  readonly #options: ReadMailboxOptions;
  readonly #session: MailboxSession;
  #compared = 0;
  readonly #found: FoundMessage[] = [];
  readonly #later: FoundMessage[] = [];
  readonly #near: FoundMessage[] = [];
  /** What lies outside the time in question, by folder: read where the message is nowhere else. */
  readonly #rest: Rest[] = [];
  /** Until the server refuses it. */
  #searchesSent = true;
  /** Until the server refuses it. */
  #searchesHeaders = true;

  constructor(options: ReadMailboxOptions) {
    this.#options = options;
    this.#session = new MailboxSession(options, 'imap');
  }

  close(): void {
    this.#session.close();
  }

  async read(): Promise<Mailbox> {
    const { host, username } = this.#options;
    await this.#session.enter();
    const folders = await this.#session.ask((wire) => listFolders(wire));
    const quota = await this.#session.ask((wire) => quotaOf(wire, this.#session.capabilities));
    const seen: FolderSeen[] = [];
    const missing: Unknown[] = [];
    if (!folders.ok) missing.push(unknown(reasonOf(folders), [this.#session.entered]));
    // INBOX is in every list (RFC 9051 §6.3.9): an empty one tells nothing.
    else if (folders.value.length === 0) {
      missing.push(unknown('malformed', [this.#session.entered]));
    }
    const all = folders.ok ? withInbox(folders.value.filter((f) => f.selectable)) : [INBOX];
    // What is behind the last one that was kept is not read.
    if (all.length >= MAX_FOLDERS) missing.push(unknown('limit', [this.#session.entered]));
    const infos: FolderInfo[] = [];
    let lost: Unknown | null = null;
    for (const folder of inOrder(all)) {
      const one: FolderSeen | Unknown = lost ?? (await this.#folder(folder).catch(notRead));
      if (!('known' in one)) {
        seen.push(one);
        infos.push(folder);
        continue;
      }
      missing.push(one);
      // Without a connection the other folders are not read either; what was seen stands.
      if (!this.#session.isOpen) lost = one;
    }
    await this.#readRest(seen, infos, missing);
    const found: FoundMessage[] = [...inOrderOfChance({ found: this.#found })];
    // How it travelled is told of the likeliest; the others are only named.
    for (const [i, message] of found.slice(0, MAX_HEADERS).entries()) {
      const more: FoundMessage | Unknown = await this.#withHeader(message, all).catch(notRead);
      if (!('known' in more)) found[i] = more;
    }
    const mailbox: Mailbox = {
      host,
      username,
      folders: seen,
      found,
      later: this.#later.sort(newestFirst),
      near: this.#near.sort((a, b) => b.match.confidence - a.match.confidence),
      missing,
      quota: quota.ok ? quota.value : null,
      seen: this.#session.entered,
    };
    return { ...safely(mailbox, this.#options.scrub), host, username };
  }

  async #folder(folder: FolderInfo): Promise<FolderSeen | Unknown> {
    const { log, host, port, address, scrub } = this.#options;
    const began = performance.now();
    const at = new Date().toISOString();
    const name = scrub(folder.name);
    const note = (got: Readonly<Record<string, unknown>>) =>
      log.add({
        from: 'imap',
        at,
        asked: `EXAMINE ${name}`,
        of: `${address}:${port}`,
        for: FOR.folder({ folder: name }),
        got: { host, ...got },
        ms: Math.round(performance.now() - began),
        order: `imap 1 ${rankOf(folder)} ${name}`,
      });
    const opened = await this.#session.examine(folder);
    if (!opened.ok) return unknown(reasonOf(opened), [note({ why: opened.why })]);
    const state = opened.value;
    // How far back the server lets this client see.
    const first = await this.#session.ask((wire) => firstMessage(wire));
    const scan = await this.#scan(folder, state);
    // What came in while it was read.
    const again = scan.complete ? await this.#session.examine(folder) : opened;
    if (again.ok && state.uidNext !== null && (again.value.uidNext ?? 0) > state.uidNext) {
      await this.#compareSet(folder, `${state.uidNext}:*`, scan, 0);
    }
    const left = again.ok ? leftOf(state, again.value) : state.messages;
    // Messages that did not come, and were not expunged meanwhile; or that no search has named.
    if (scan.short > state.messages - left) scan.complete = false;
    else if (scan.named !== null && scan.named < left) scan.complete = false;
    const removed = this.#removed(scan, again.ok ? again.value : state, first);
    const oldestSeen = (first.ok ? first.value?.internalDate : null) ?? scan.oldest;
    const seen = note({
      text: `${state.messages} EXISTS, UIDNEXT ${state.uidNext ?? '?'}, ${day(oldestSeen)} … ${day(scan.newest)}`,
      messages: state.messages,
      uidNext: state.uidNext,
      uidValidity: state.uidValidity,
      compared: scan.compared,
      complete: scan.complete,
      oldest: oldestSeen,
      newest: scan.newest,
      removed,
    });
    for (const message of scan.candidates) this.#keep(message, seen);
    const { messages, uidNext } = state;
    const { compared, newest, complete } = scan;
    const oldest = oldestSeen;
    const firstUid = (first.ok ? first.value?.uid : null) ?? scan.firstUid;
    const role = folder.role;
    return {
      name,
      role,
      messages,
      uidNext,
      firstUid,
      oldest,
      newest,
      compared,
      removed,
      complete,
      seen,
    };
  }

  /** UIDs that were given in the time in question and are gone; `null` where that cannot be told. */
  #removed(
    { dated, highest, around }: Scan,
    { uidNext, uidValidity }: FolderState,
    first: Learnt<DatedUid | null>,
  ): number | null {
    const { since, until } = this.#window();
    const now = this.#options.now();
    const end = until ?? now;
    // The next UID tells where the last ones would have been.
    if (dated === null || since === null || uidNext === null || uidNext <= highest) return null;
    // RFC 9051 §2.3.1.1: a validity that is a later time means that UIDs began anew since.
    const began = uidValidity === null || uidValidity < YEAR_2001 ? 0 : uidValidity * 1000;
    if (began > +since) return null;
    return removedIn(
      removedBetween(
        dated.sort((a, b) => a.uid - b.uid),
        since,
        end,
        uidNext,
        around,
      ),
      first.ok ? (first.value?.uid ?? null) : null,
    );
  }

  /** The time in question with its tolerance. */
  #window(): { readonly since: Date | null; readonly until: Date | null } {
    const { since, until } = this.#options.sought;
    const day = (text: string | null, days: number) => {
      const time = text === null ? Number.NaN : Date.parse(text);
      return Number.isNaN(time) ? null : new Date(time + days * DAY);
    };
    return { since: day(since, -1), until: day(until, 2) };
  }

  async #scan(folder: FolderInfo, state: FolderState): Promise<Scan> {
    const scan = nothingScanned();
    if (state.messages === 0) return scan;
    const { since, until } = this.#window();
    const around = AROUND_DAYS * DAY;
    const told = await this.#byMessageId();
    if (told !== null) {
      await this.#compareSet(folder, told, scan, null);
      // Of the others nothing is known.
      scan.dated = null;
      // Where the server was wrong, all are compared after all.
      if (scan.candidates.some((c) => c.match.by.includes('message-id'))) return scan;
      Object.assign(scan, nothingScanned());
    }
    if (since === null) {
      await this.#compareSet(folder, '1:*', scan, state.messages);
      return scan;
    }
    const dates = {
      since: new Date(+since - around),
      ...(until === null ? {} : { before: new Date(+until + around) }),
    };
    const uids = await this.#session.ask((wire) => searchDates(wire, dates));
    if (!uids.ok) {
      if (uids.why === 'rejected') await this.#compareSet(folder, '1:*', scan, state.messages);
      else scan.complete = false;
      return scan;
    }
    const set = uidSet(uids.value);
    const ranges = rangesOf(uids.value);
    await this.#neighbours(ranges, uids.value.length, dates, scan);
    if (scan.complete && set !== '') await this.#compareSet(folder, set, scan, countIn(ranges));
    // A message may have come into the folder long after it was sent: late, moved, or copied in.
    if (scan.complete) await this.#sentThen(folder, ranges, scan, state);
    return scan;
  }

  /** What was sent in the time in question and came into the folder at another. */
  async #sentThen(
    folder: FolderInfo,
    read: UidRanges,
    scan: Scan,
    { messages }: FolderState,
  ): Promise<void> {
    const { since, until } = this.#window();
    if (since === null || countIn(read) >= messages) return;
    const { earlier, later, undated } = scan.around;
    const outside = mergedRanges(earlier, later, undated);
    const others = await this.#notSentElsewhere(outside, since, until);
    if (others !== null && others.length > 0) {
      await this.#compareSet(folder, setOf(others), scan, countIn(others));
    }
    // By its Message-ID a message is known whatever its dates are; sent after a time, none lies before it.
    const byId = this.#options.sought.messageId !== null && !this.#searchesHeaders;
    if ((others === null && until !== null) || byId) {
      const set = withoutRanges(mergedRanges(read, others ?? []));
      this.#rest.push({ folder, set, messages: messages - scan.compared });
    }
  }

  /**
   * Those whose Date field does not put them at another time: sent in the time, or without a date
   * that can be read. `null` where the server does not search for it.
   */
  async #notSentElsewhere(
    outside: UidRanges,
    since: Date,
    until: Date | null,
  ): Promise<UidRanges | null> {
    if (!this.#searchesSent) return null;
    // Servers date what has no date before all times.
    const older = await this.#sent({ since: FIRST_MAIL, before: since });
    const newer = until === null || older === null ? [] : await this.#sent({ since: until });
    this.#searchesSent = older !== null && newer !== null;
    return older === null || newer === null
      ? null
      : rangesWithout(outside, mergedRanges(older, newer));
  }

  async #sent(dates: DatesSought): Promise<UidRanges | null> {
    const uids = await this.#session.ask((wire) => searchDates(wire, { ...dates, by: 'date' }));
    return uids.ok ? rangesOf(uids.value) : null;
  }

  /**
   * Compares what lies outside the time in question, where the message is nowhere in it and the
   * server does not search by Date: without it nobody could say that it is in no folder.
   */
  async #readRest(
    seen: FolderSeen[],
    infos: readonly FolderInfo[],
    missing: Unknown[],
  ): Promise<void> {
    if (this.#found.length > 0) return;
    for (const { folder, set, messages } of this.#rest) {
      const at = infos.indexOf(folder);
      const before = seen[at];
      if (before === undefined) continue;
      const scan: Scan = { ...nothingScanned(), dated: null };
      const opened = await this.#session.examine(folder).catch(notRead);
      let lost: Unknown | null = 'known' in opened ? opened : null;
      if (!('known' in opened) && opened.ok) {
        const read = this.#compareSet(folder, set, scan, messages).catch(notRead);
        lost = (await read) ?? null;
        // Expunged since the first look.
        scan.short -= Math.max(0, before.messages - opened.value.messages);
      }
      if (lost !== null) missing.push(lost);
      const isWhole = lost === null && !('known' in opened) && opened.ok;
      const complete = isWhole && scan.complete && scan.short <= 0;
      for (const message of scan.candidates) this.#keep(message, before.seen);
      seen[at] = {
        ...before,
        compared: before.compared + scan.compared,
        complete: before.complete && complete,
      };
    }
  }

  /** The messages that have the Message-ID, where the server searches for it; `null` where all have to be compared. */
  async #byMessageId(): Promise<string | null> {
    const { messageId } = this.#options.sought;
    if (messageId === null || !this.#searchesHeaders) return null;
    const uids = await this.#session.ask((wire) => searchMessageId(wire, messageId));
    if (!uids.ok) this.#searchesHeaders = false;
    // None: a gateway may have given it another one.
    return uids.ok && uids.value.length > 0 ? uidSet(uids.value) : null;
  }

  /** The last message before the time that is read and the first one after it, for counting what lay between. */
  async #neighbours(
    read: UidRanges,
    within: number,
    { since, before }: { readonly since: Date; readonly before?: Date },
    scan: Scan,
  ): Promise<void> {
    const earlier = await this.#session.ask((wire) => searchDates(wire, { before: since }));
    const later =
      before === undefined
        ? null
        : await this.#session.ask((wire) => searchDates(wire, { since: before }));
    // A clock that is ahead dates nothing.
    const ahead = await this.#session.ask((wire) =>
      searchDates(wire, { since: new Date(+this.#options.now() + 2 * DAY) }),
    );
    if (!earlier.ok || later?.ok === false) {
      scan.dated = null;
      return;
    }
    // The three together name every message, some of them twice.
    scan.named = earlier.value.length + within + (later?.value.length ?? 0);
    const outside = (uids: readonly number[]) =>
      rangesOf(uids.filter((uid) => !inRanges(read, uid)));
    const undated = outside(ahead.ok ? ahead.value : []);
    scan.around = {
      earlier: outside(earlier.value),
      later: outside((later?.value ?? []).filter((uid) => !inRanges(undated, uid))),
      undated,
    };
  }

  /** Compares the messages of a UID set; `expected`: how many there are, where that is known. */
  async #compareSet(
    folder: FolderInfo,
    set: string,
    scan: Scan,
    expected: number | null,
  ): Promise<void> {
    const before = scan.came;
    const whole = await this.#session.fetchSet(set, (m) => this.#compare(m, folder, scan));
    if (!whole) scan.complete = false;
    if (expected !== null) scan.short += Math.max(0, expected - (scan.came - before));
  }

  #compare(message: FetchedHeader, folder: FolderInfo, scan: Scan): void {
    const { sought, progress, scrub } = this.#options;
    scan.came++;
    // One that came in meanwhile is named twice.
    if (!scan.isNew(message.uid)) return;
    scan.compared++;
    this.#compared++;
    if (this.#compared % 500 === 0) progress?.(this.#compared, scan.compared, scrub(folder.name));
    const { uid, internalDate, flags } = message;
    // A header that is not there (NIL) was not compared.
    if (message.header.length === 0) scan.short++;
    scan.highest = Math.max(scan.highest, uid);
    if (scan.firstUid === null || uid < scan.firstUid) scan.firstUid = uid;
    if (internalDate !== null) {
      if (scan.oldest === null || internalDate < scan.oldest) scan.oldest = internalDate;
      if (scan.newest === null || internalDate > scan.newest) scan.newest = internalDate;
    }
    if (scan.dated !== null) {
      if (scan.dated.length < MAX_DATED) scan.dated.push({ uid, internalDate });
      else scan.dated = null;
    }
    // Compared as it came: a password may be a word of it.
    const envelope = envelopeOf(parseMime(message.header).root);
    const match = matchOf(sought, envelope, internalDate);
    const isNear = match.confidence >= NEAR && match.by.some((b) => b.startsWith('subject'));
    if (match.confidence < LIKELY && !isNear && !match.by.includes('from')) return;
    if (this.#isOwn(folder, envelope)) return;
    scan.candidates.push({
      folder: folder.name,
      role: folder.role,
      uid,
      internalDate,
      flags,
      envelope,
      match,
    });
    if (scan.candidates.length > 4 * MAX_FOUND) {
      scan.candidates.sort((a, b) => b.match.confidence - a.match.confidence);
      scan.candidates.length = 2 * MAX_FOUND;
    }
  }

  /** What its owner wrote is not what came in; what others wrote may have been moved there. */
  #isOwn({ role }: FolderInfo, { from }: Envelope): boolean {
    if (role !== '\\Sent' && role !== '\\Drafts') return false;
    const author = from === null ? undefined : mailboxesIn(from, 1).main[0]?.toLowerCase();
    const { username, owner = username } = this.#options;
    return author === undefined || [username, owner].some((a) => a.toLowerCase() === author);
  }

  #keep(message: Candidate, seen: Observation): void {
    const one: FoundMessage = { ...message, journey: null, verdicts: null, seen };
    if (message.match.confidence >= LIKELY) {
      kept(this.#found, one, MAX_FOUND, (a, b) => b.match.confidence - a.match.confidence);
      return;
    }
    const { match, internalDate } = message;
    if (match.confidence >= NEAR && match.by.some((b) => b.startsWith('subject'))) {
      kept(this.#near, one, MAX_NEAR, (a, b) => b.match.confidence - a.match.confidence);
    }
    const { since } = this.#options.sought;
    const isLater = since === null || internalDate === null || internalDate >= since;
    if (match.by.includes('from') && isLater) kept(this.#later, one, MAX_LATER, newestFirst);
  }

  /** With the whole header of a message that was found: how it travelled, and what filters said. */
  async #withHeader(message: FoundMessage, folders: readonly FolderInfo[]): Promise<FoundMessage> {
    const folder = folders.find((f) => f.name === message.folder);
    if (folder === undefined) return message;
    const { log, host, port, address, scrub } = this.#options;
    const began = performance.now();
    const at = new Date().toISOString();
    const opened = await this.#session.examine(folder);
    if (!opened.ok) return message;
    const got = await this.#session.ask((wire) => fetchHeader(wire, message.uid, MAX_HEADER));
    if (!got.ok) return message;
    const { root } = parseMime(got.value);
    const seen = log.add({
      from: 'imap',
      at,
      asked: `FETCH ${scrub(folder.name)} ${message.uid}`,
      of: `${address}:${port}`,
      for: FOR.message(),
      got: safely(
        {
          text: `UID ${message.uid}, ${day(message.internalDate)}, ${message.envelope.from ?? '?'}: ${message.envelope.subject ?? '?'}`,
          host,
          uid: message.uid,
          flags: message.flags,
          internalDate: message.internalDate,
          ...message.envelope,
        },
        scrub,
      ),
      ms: Math.round(performance.now() - began),
      order: `imap 2 ${rankOf(folder)} ${String(message.uid).padStart(10, '0')}`,
    });
    return {
      ...message,
      journey: journeyOf(root.fields),
      verdicts: verdictsOf(root.fields),
      seen,
    };
  }
}

/** How many of the messages that were there at first are there still, at least. */
function leftOf(first: FolderState, again: FolderState): number {
  const came = first.uidNext === null || again.uidNext === null ? 0 : again.uidNext - first.uidNext;
  return Math.min(first.messages, again.messages - Math.max(0, came));
}

/**
 * Without an older message in sight, what is gone below the first one may be of any time before:
 * removed long ago, or hidden from this client.
 */
function removedIn(counted: RemovedBetween, firstUid: number | null): number | null {
  const { after, removed } = counted;
  return removed > 0 && after === null && firstUid !== 1 ? null : removed;
}

function day(iso: string | null): string {
  return iso?.slice(0, 10) ?? '?';
}

/** Ascending UIDs as ranges. */
function rangesOf(uids: readonly number[]): UidRanges {
  return uids.length === 0 ? [] : (uidRanges(uidSet(uids)) ?? []);
}

/** Puts one into a list of bounded length: the last in the order goes. */
function kept(
  list: FoundMessage[],
  one: FoundMessage,
  most: number,
  order: (a: FoundMessage, b: FoundMessage) => number,
): void {
  list.push(one);
  if (list.length <= most) return;
  list.sort(order);
  list.length = most;
}

function newestFirst(a: FoundMessage, b: FoundMessage): number {
  const [left, right] = [a.internalDate ?? '', b.internalDate ?? ''];
  return left === right ? 0 : left < right ? 1 : -1;
}

/** INBOX is always there (RFC 9051 §5.1), listed or not. */
function withInbox(folders: readonly FolderInfo[]): readonly FolderInfo[] {
  return folders.some((f) => f.name.toUpperCase() === 'INBOX') ? folders : [INBOX, ...folders];
}

function nothingScanned(): Scan {
  return {
    compared: 0,
    oldest: null,
    newest: null,
    firstUid: null,
    complete: true,
    dated: [],
    candidates: [],
    highest: 0,
    short: 0,
    named: null,
    came: 0,
    isNew: firstTime(),
    around: { earlier: [], later: [], undated: [] },
  };
}

interface Rest {
  readonly folder: FolderInfo;
  readonly set: string;
  /** How many there are, at least. */
  readonly messages: number;
}

type Candidate = Omit<FoundMessage, 'journey' | 'verdicts' | 'seen'>;

interface Scan {
  /** Highest UID that was seen. */
  highest: number;
  /** Messages that were asked for and did not come. */
  short: number;
  /** Messages that came, some of them twice. */
  came: number;
  readonly isNew: (uid: number) => boolean;
  /** UIDs outside the time that was read. */
  around: Around;
  /** Messages that the searches by date have named, all together; `null` without them. */
  named: number | null;
  compared: number;
  oldest: string | null;
  newest: string | null;
  firstUid: number | null;
  complete: boolean;
  /** `null`: too many to keep. */
  dated: DatedUid[] | null;
  candidates: Candidate[];
}

export const INBOX: FolderInfo = {
  name: 'INBOX',
  wire: 'INBOX',
  delimiter: '/',
  flags: [],
  role: '\\Inbox',
  selectable: true,
};

/** Where people's mail mostly is: what is in front is read first. */
const ORDER = ['\\Inbox', '\\Junk', '\\Trash', '\\Archive', '\\All', '\\Sent', '\\Drafts'];

export function rankOf({ role, name }: FolderInfo): number {
  if (name.toUpperCase() === 'INBOX') return 0;
  const at = role === null ? -1 : ORDER.indexOf(role);
  return at < 0 ? 3 : at;
}

export function inOrder(folders: readonly FolderInfo[]): readonly FolderInfo[] {
  return [...folders].sort((a, b) => rankOf(a) - rankOf(b) || (a.name < b.name ? -1 : 1));
}

export function reasonOf(failed: Extract<Learnt<unknown>, { ok: false }>): Reason {
  return failed.why === 'rejected' ? 'refused' : failed.why;
}

/** What is left of a UID set behind a UID. */
function behind(set: string, last: number): string {
  return set
    .split(',')
    .flatMap((part) => {
      const [from = '', to = from] = part.split(':');
      if (to !== '*' && Number(to) <= last) return [];
      const start = Math.max(Number(from), last + 1);
      return [to === String(start) ? to : `${start}:${to}`];
    })
    .join(',');
}

export function envelopeOf(root: Entity): Envelope {
  const of = (name: string) => header(root, name)?.text.slice(0, 1000) ?? null;
  return {
    messageId: of('message-id'),
    from: of('from'),
    to: of('to'),
    subject: of('subject'),
    date: of('date'),
  };
}
