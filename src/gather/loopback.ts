/**
 * Sends a marked message from a mailbox to itself, waits for it over IMAP and takes it out
 * again. The mailbox is opened first: where nobody can look and clean up, nothing is sent.
 */
import {
  type Fact,
  known,
  type Observation,
  type ObservationLog,
  type Reason,
  unknown,
} from '../engine/fact.ts';
import { text } from '../engine/text.ts';
import type { Loopback } from '../facts/missing.ts';
import { imap } from '../protocols/imap/conversation.ts';
import {
  examine,
  type FolderInfo,
  type FolderState,
  fetchEnvelopes,
  listFolders,
} from '../protocols/imap/mailbox.ts';
import { messageIdIn, type Removal, removeMessage } from '../protocols/imap/remove.ts';
import type { Conversation, Dialer, Learnt, Tls, Wire } from '../protocols/mail/types.ts';
import { smtp } from '../protocols/smtp/conversation.ts';
import { isSendablePath } from '../protocols/smtp/parse.ts';
import { loopbackId, loopbackMessage, type Sent, sendMessage } from '../protocols/smtp/send.ts';

export interface MailPlace {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  /** Over STARTTLS otherwise; never in clear. */
  readonly implicit: boolean;
}

export interface LoopbackOptions {
  /** Sender and recipient. */
  readonly address: string;
  readonly username: string;
  readonly password: string;
  readonly smtp: MailPlace;
  readonly imap: MailPlace;
  readonly dialer: Dialer;
  readonly log: ObservationLog;
  /** Takes the password out of what the servers say. */
  readonly scrub: (text: string) => string;
  /** How long its arrival is waited for. */
  readonly waitMs: number;
  /** Between two looks; 2 s. */
  readonly pollMs?: number;
  readonly now: () => Date;
  /** Marks the message: 8 to 64 letters, digits, `-` and `_`, which nobody can guess. */
  readonly token: string;
  readonly progress?: (secondsWaited: number) => void;
  /** How a wait is waited; what it was asked for counts as waited at least. */
  readonly sleep?: (ms: number) => Promise<void>;
}

const FOR = {
  smtp: text(
    'whether the mailbox can send a test message to itself',
    '该邮箱能不能给自己发一封测试邮件',
  ),
  imap: text('where the test message arrives', '测试邮件收到了哪个文件夹'),
};

const POLL_MS = 2000;
/** A submission server may judge the message before it answers. */
const END_MS = 60_000;
const SMTP_MS = 180_000;
/** Of the IMAP connection, beside the time that is waited. */
const ROOM_MS = 600_000;
/** Folders beside INBOX and Junk are looked at in every third look, and in the last. */
const OTHERS_EVERY = 3;
const MAX_SAID = 500;

/** Nothing arrives there: its messages were put there by who wrote them, or are in another folder too. */
const NO_ARRIVALS: ReadonlySet<string | null> = new Set([
  '\\Sent',
  '\\Drafts',
  '\\All',
  '\\Flagged',
  '\\Important',
]);

/** Throws a `RangeError` for a token that cannot mark a message. */
export async function runLoopback(options: LoopbackOptions): Promise<Fact<Loopback>> {
  const { address, token } = options;
  if (!/^[\w-]{8,64}$/.test(token)) throw new RangeError('no token for a message');
  if (!isSendablePath(address) || !/[^@]@[^@]+$/.test(address)) return unknown('malformed');
  const run = new LoopbackRun(options);
  try {
    return await run.run();
  } finally {
    run.close();
  }
}

/** A folder, and the UID from which on its messages are new. */
interface Place {
  readonly folder: FolderInfo;
  next: number;
  validity: number | null;
}

interface Copies {
  readonly place: Place;
  /** More than one, where it was delivered twice. */
  readonly uids: readonly number[];
}

/** The mailbox cannot be asked any longer. */
class Broken extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

class LoopbackRun {
  readonly #options: LoopbackOptions;
  readonly #messageId: string;
  readonly #imapDeadline: number;
  #wire: Wire | null = null;
  #offered: readonly string[] = [];
  /** Connections that may break and be opened again. */
  #spare = 0;
  /** Where it may arrive, INBOX and Junk first. */
  #places: readonly Place[] = [];
  #sentFolder: Place | null = null;
  /** Folders that could not be looked at. */
  readonly #unread = new Set<string>();
  #slept = 0;
  #since = 0;
  /** What the IMAP observation will tell. */
  readonly #seen: Record<string, unknown> = {};

  constructor(options: LoopbackOptions) {
    this.#options = options;
    this.#messageId = loopbackId(options.address, options.token);
    this.#imapDeadline = performance.now() + options.waitMs + ROOM_MS;
  }

  close(): void {
    if (this.#wire !== null) imap.leave(this.#wire);
    this.#wire?.close();
    this.#wire = null;
  }

  async run(): Promise<Fact<Loopback>> {
    const noteImap = this.#noting('imap', this.#options.imap, 'loopback 2');
    try {
      await this.#open();
      await this.#prepare();
    } catch (error) {
      return unknown(reasonOf(error), [noteImap({ ...this.#seen, nothingSent: true })]);
    }

    const noteSmtp = this.#noting('smtp', this.#options.smtp, 'loopback 1');
    const sentAt = this.#options.now();
    const sent = await this.#send(sentAt);
    const seenSmtp = noteSmtp(sent.got);
    this.#since = this.#options.now().getTime();
    const base = { sentAt: sentAt.toISOString(), messageId: this.#messageId };
    if (sent.result === 'refused') {
      const reply = this.#said(sent.reply);
      const none = { arrived: null, waited: 0, removed: null, unseen: null };
      noteImap({ ...this.#seen, lookedFor: false });
      return known({ accepted: false, reply, ...base, ...none, seen: seenSmtp }, [seenSmtp]);
    }
    if (sent.result === 'unknown' && !sent.mayBeTaken) {
      noteImap({ ...this.#seen, lookedFor: false });
      return unknown(sent.why, [seenSmtp]);
    }

    this.#spare = 1;
    let arrival: Copies | null = null;
    let lost: Reason | null = null;
    try {
      arrival = await this.#await();
    } catch (error) {
      lost = reasonOf(error);
    }
    const waited = this.#waited();
    this.#spare = 1;
    const removed = lost === null ? await this.#clean(arrival) : null;
    const { folder = null } = arrival?.place ?? {};
    const arrived =
      folder === null
        ? null
        : { folder: this.#options.scrub(folder.name), role: folder.role, seconds: waited };
    // Not found in some folders is not "not arrived".
    lost ??= arrival === null && this.#unread.size > 0 ? 'refused' : null;
    const seen = noteImap({
      ...this.#seen,
      waited,
      arrived: arrival === null ? null : { ...arrived, uids: arrival.uids },
      unread: [...this.#unread],
      ...(lost === null ? { removed } : { why: lost }),
    });
    const because = [seen, seenSmtp];
    if (lost !== null) {
      if (sent.result !== 'accepted') return unknown(lost, because);
      // It was taken, and may lie in the mailbox: that is told, with what it is known by.
      const reply = this.#said(sent.reply);
      const none = { arrived: null, removed: null };
      return known(
        { accepted: true, reply, ...base, ...none, waited, unseen: lost, seen },
        because,
      );
    }
    if (arrival === null && sent.result === 'unknown') return unknown(sent.why, because);
    const reply = sent.result === 'accepted' ? this.#said(sent.reply) : '';
    const told = { arrived, waited, removed, unseen: null };
    return known({ accepted: true, reply, ...base, ...told, seen }, because);
  }

  // ---------------------------------------------------------------------------------- the mailbox

  async #open(): Promise<void> {
    const entered = await enter(imap, this.#options.imap, this.#options, this.#imapDeadline);
    if (!entered.ok) {
      Object.assign(this.#seen, entered.got);
      throw new Broken(entered.why);
    }
    this.#wire = entered.wire;
    // Many servers tell more once somebody is in (RFC 9051 §6.2.3).
    const after = await imap.capabilities(entered.wire);
    this.#offered = after.ok ? after.value : entered.offered;
    this.#seen.result = 'accepted';
    this.#seen.capabilities = this.#offered;
  }

  /** Once again where the connection broke, from the beginning. */
  async #again<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Broken) || this.#spare === 0) throw error;
      this.#spare--;
      this.#wire?.close();
      this.#wire = null;
      this.#seen.loggedInAgain = true;
      await this.#open();
      return work();
    }
  }

  /** `null`: the server says no to it. */
  async #ask<T>(question: (wire: Wire) => Promise<Learnt<T>>): Promise<T | null> {
    if (this.#wire === null) throw new Broken('closed');
    const got = await question(this.#wire);
    if (got.ok) return got.value;
    if (got.why === 'rejected') return null;
    throw new Broken(got.why);
  }

  async #prepare(): Promise<void> {
    const listed = await this.#ask(listFolders);
    if (listed === null) throw new Broken('refused');
    const places: Place[] = [];
    for (const folder of listed.filter((f) => f.selectable)) {
      if (NO_ARRIVALS.has(folder.role) && folder.role !== '\\Sent') continue;
      const place: Place = { folder, next: 1, validity: null };
      const state = await this.#ask((wire) => examine(wire, folder));
      const next = state === null ? null : (state.uidNext ?? (await this.#behindLast(state)));
      if (state === null || next === null) {
        if (rankOf(folder) < OTHER) throw new Broken('refused');
        if (folder.role !== '\\Sent') this.#unread.add(this.#options.scrub(folder.name));
        continue;
      }
      place.next = next;
      place.validity = state.uidValidity;
      if (folder.role === '\\Sent') this.#sentFolder ??= place;
      else places.push(place);
    }
    places.sort((a, b) => rankOf(a.folder) - rankOf(b.folder));
    if (places[0] === undefined || rankOf(places[0].folder) !== 0) throw new Broken('malformed');
    this.#places = places;
    this.#seen.folders = places
      .slice(0, 200)
      .map(({ folder, next }) => ({ name: folder.name, role: folder.role, uidNext: next }));
  }

  /** UIDNEXT of the open folder from its last message, where the server does not tell it. */
  async #behindLast({ messages }: FolderState): Promise<number | null> {
    if (messages === 0) return 1;
    let last = 0;
    const got = await this.#ask((wire) =>
      fetchEnvelopes(wire, '*', ({ uid }) => {
        last = Math.max(last, uid);
      }),
    );
    return got === null ? null : last + 1;
  }

  /** Messages of a folder that are the one; `null` where it cannot be looked into. */
  async #copiesIn(place: Place): Promise<readonly number[] | null> {
    const state = await this.#ask((wire) => examine(wire, place.folder));
    if (state === null) return null;
    // RFC 9051 §2.3.1.1: all UIDs were given anew.
    if (state.uidValidity !== place.validity) place.next = 1;
    place.validity = state.uidValidity;
    if (state.messages === 0) return [];
    const uids: number[] = [];
    let { next } = place;
    const got = await this.#ask((wire) =>
      fetchEnvelopes(wire, `${place.next}:*`, ({ uid, header }) => {
        if (messageIdIn(header) === this.#messageId && uids.length < 10) uids.push(uid);
        next = Math.max(next, uid + 1);
      }),
    );
    if (got === null) return null;
    if (uids.length === 0) place.next = next;
    return uids;
  }

  async #look(everywhere: boolean): Promise<Copies | null> {
    for (const place of this.#places) {
      if (!everywhere && rankOf(place.folder) === OTHER) continue;
      const uids = await this.#copiesIn(place);
      const name = this.#options.scrub(place.folder.name);
      if (uids === null) this.#unread.add(name);
      else this.#unread.delete(name);
      if (uids !== null && uids.length > 0) return { place, uids };
    }
    return null;
  }

  async #await(): Promise<Copies | null> {
    const { waitMs, pollMs = POLL_MS, progress, sleep = pause } = this.#options;
    for (let looks = 1; ; looks++) {
      const left = waitMs - this.#waitedMs();
      const found = await this.#again(() => this.#look(left <= 0 || looks % OTHERS_EVERY === 0));
      this.#seen.looks = looks;
      if (found !== null || left <= 0) return found;
      const ms = Math.max(1, Math.min(pollMs, left));
      await sleep(ms);
      this.#slept += ms;
      progress?.(this.#waited());
    }
  }

  /** A clock that was set back does not make it wait for ever. */
  #waitedMs(): number {
    return Math.max(this.#options.now().getTime() - this.#since, this.#slept);
  }

  #waited(): number {
    return Math.round(this.#waitedMs() / 1000);
  }

  // -------------------------------------------------------------------------------------- removal

  /** Takes the message out where it came, and the copy that the server may have put into Sent. */
  async #clean(arrival: Copies | null): Promise<boolean | null> {
    let all = true;
    const removals: Record<string, unknown>[] = [];
    const remove = async ({ place: { folder }, uids }: Copies) => {
      for (const uid of uids) {
        const removal = await this.#remove(folder, uid);
        all &&= removal.removed;
        removals.push({ folder: folder.name, uid, ...removal });
      }
    };
    if (arrival !== null) await remove(arrival);
    const place = this.#sentFolder;
    if (place !== null) {
      try {
        const uids = await this.#again(() => this.#copiesIn(place));
        await remove({ place, uids: uids ?? [] });
      } catch (error) {
        this.#seen.sentFolder = reasonOf(error);
      }
    }
    this.#seen.removals = removals;
    return arrival === null ? null : all;
  }

  async #remove(folder: FolderInfo, uid: number): Promise<Removal> {
    const one = { folder, uid, messageId: this.#messageId };
    let last: Removal = { removed: false, why: 'closed', marked: false, said: null };
    try {
      return await this.#again(async () => {
        if (this.#wire === null) throw new Broken('closed');
        const { marked } = last as { marked: boolean };
        last = await removeMessage(this.#wire, one, this.#offered);
        if (last.removed) return last;
        const { why } = last;
        // The answer was lost, and the message is gone.
        if (why === 'not-there' && marked) return { removed: true };
        if (why === 'timeout' || why === 'closed' || why === 'limit') throw new Broken(why);
        return last;
      });
    } catch (error) {
      // What it was told last stands, where the connection did not come back.
      if (error instanceof Broken) return last;
      throw error;
    }
  }

  // -------------------------------------------------------------------------------------- sending

  async #send(at: Date): Promise<
    | (Sent & { readonly got: Readonly<Record<string, unknown>> })
    | { readonly result: 'refused'; readonly reply: string; readonly got: Record<string, unknown> }
    | {
        readonly result: 'unknown';
        readonly why: Reason;
        readonly mayBeTaken: false;
        readonly got: Record<string, unknown>;
      }
  > {
    const { address, token } = this.#options;
    const deadline = performance.now() + SMTP_MS;
    const entered = await enter(smtp, this.#options.smtp, this.#options, deadline);
    if (!entered.ok) {
      const { why, reply, got } = entered;
      return reply === null
        ? { result: 'unknown', why, mayBeTaken: false, got }
        : { result: 'refused', reply, got };
    }
    const { wire } = entered;
    const message = loopbackMessage(address, token, at);
    const sent = await sendMessage(wire, { from: address, to: address, message }, END_MS);
    smtp.leave(wire);
    wire.close();
    const { steps, result } = sent;
    return { ...sent, got: { result, messageId: this.#messageId, login: 'accepted', steps } };
  }

  // ---------------------------------------------------------------------------------- observations

  #said(reply: string): string {
    return this.#options.scrub(reply).slice(0, MAX_SAID);
  }

  #noting(
    from: 'imap' | 'smtp',
    { host, address, port }: MailPlace,
    order: string,
  ): (got: Readonly<Record<string, unknown>>) => Observation {
    const { log, scrub, now } = this.#options;
    const began = performance.now();
    const at = now().toISOString();
    return (got) =>
      log.add({
        from,
        at,
        asked: `${from.toUpperCase()} loopback ${host}:${port}`,
        of: address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`,
        for: FOR[from](),
        got: { host, ...(scrubbed(got, scrub) as Record<string, unknown>) },
        ms: Math.round(performance.now() - began),
        order,
      });
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Anything but a mailbox that is lost goes through. */
function reasonOf(error: unknown): Reason {
  if (error instanceof Broken) return error.reason;
  throw error;
}

const OTHER = 2;

function rankOf({ role, name }: FolderInfo): number {
  if (name.toUpperCase() === 'INBOX') return 0;
  return role === '\\Junk' ? 1 : OTHER;
}

/** Texts anywhere in it, bounded and with the password taken out. */
function scrubbed(value: unknown, scrub: (text: string) => string): unknown {
  if (typeof value === 'string') return scrub(value).slice(0, MAX_SAID);
  if (Array.isArray(value)) return value.map((one) => scrubbed(one, scrub));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, scrubbed(one, scrub)]));
}

// ---------------------------------------------------------------------------------------- entering

type Entered =
  | { readonly ok: true; readonly wire: Wire; readonly offered: readonly string[] }
  | {
      readonly ok: false;
      readonly why: Reason;
      /** The server's no; `null` where it gave none. */
      readonly reply: string | null;
      readonly got: Record<string, unknown>;
    };

/** Opens a connection and logs in, once. Nobody is told a password who does not prove to be the server. */
async function enter(
  talk: Conversation,
  place: MailPlace,
  { dialer, username, password }: LoopbackOptions,
  deadline: number,
): Promise<Entered> {
  const { host, address, port, implicit } = place;
  const tls = implicit ? 'implicit' : 'none';
  const dialed = await dialer.dial({ host, addresses: [address], port, tls }, deadline);
  if (dialed.tcp !== 'open') {
    const why = dialed.tcp === 'timeout' ? 'timeout' : 'unreachable';
    return { ok: false, why, reply: null, got: { ...dialed } };
  }
  const { wire } = dialed;
  if (wire === null)
    return { ok: false, why: 'unreachable', reply: null, got: { tls: dialed.tls } };
  const entered = await introduce(talk, wire, dialed.tls, { username, password });
  if (!entered.ok) wire.close();
  return entered;
}

async function introduce(
  talk: Conversation,
  wire: Wire,
  dialed: Tls | null,
  credentials: { readonly username: string; readonly password: string },
): Promise<Entered> {
  const not = (step: string, why: Reason, reply: string | null, more = {}): Entered => {
    return { ok: false, why, reply, got: { step, why, reply, ...more } };
  };
  const greeting = await talk.greet(wire);
  if (greeting.state === 'refused') return not('greeting', 'refused', greeting.line);
  if (greeting.state !== 'ready') {
    const { line, why } = greeting;
    return not('greeting', why ?? 'malformed', null, { greeting: line });
  }
  let tls = dialed;
  if (tls === null) {
    const clear = await talk.capabilities(wire);
    if (!clear.ok) return notLearnt('capabilities', clear);
    const going = await talk.startTls(wire);
    if (!going.ok) return notLearnt('STARTTLS', going);
    tls = await wire.secure();
  }
  const problems = tls.ok ? (tls.certificate?.problems ?? ['name']) : null;
  if (problems === null || problems.length > 0) return not('TLS', 'not-tried', null, { tls });
  const offered = await talk.capabilities(wire);
  if (!offered.ok) return notLearnt('capabilities', offered);
  const answer = await talk.login(wire, credentials, offered.value);
  if (answer.result === 'accepted') return { ok: true, wire, offered: offered.value };
  if (answer.result === 'refused') return not('login', 'refused', answer.reply);
  const why = answer.why === 'no-mechanism' ? 'not-implemented-there' : answer.why;
  return not('login', why, null);
}

function notLearnt(step: string, failed: Exclude<Learnt<unknown>, { ok: true }>): Entered {
  const { why, said } = failed;
  if (why !== 'rejected') return { ok: false, why, reply: null, got: { step, why } };
  // Words that are no reply say neither yes nor no.
  const reply = said !== null && /^(?:[45]\d\d|NO|BAD)\b/i.test(said) ? said : null;
  const reason = reply === null ? 'malformed' : 'refused';
  return { ok: false, why: reason, reply, got: { step, why: reason, said } };
}
