/**
 * Reading a mailbox over IMAP without leaving a trace in it: EXAMINE opens it for reading only
 * (RFC 9051 §6.3.3), BODY.PEEK leaves \Seen as it is (§6.4.5). After `timeout`, `closed` or
 * `limit` the wire is in the middle of an answer and of no more use.
 */
import { quoted } from '../mail/common.ts';
import type { Learnt, Wire, WireEnd } from '../mail/types.ts';
import { AFTER_BYE_MS, MAX_FOLDERS, nextTag } from './conversation.ts';
import { fetchedItems, type Said } from './fetch.ts';
import { exists, lineKind, listed, literalAtEnd, type Response, tokensOf } from './parse.ts';
import { roleOf } from './roles.ts';
import { firstTime, inRanges, MAX_UID, uidRanges } from './uids.ts';
import { decodeMailboxName, encodeMailboxName } from './utf7.ts';

export interface FolderInfo {
  /** Decoded from modified UTF-7. */
  readonly name: string;
  /** As the server sent it. */
  readonly wire: string;
  /** `null`: there are no folders below one another. */
  readonly delimiter: string | null;
  readonly flags: readonly string[];
  /** Special use: `\Sent`, `\Junk` …; `null` for none. */
  readonly role: string | null;
  /** Whether it holds messages, and can be asked for. */
  readonly selectable: boolean;
}

export interface FolderState {
  /** EXISTS. */
  readonly messages: number;
  /** `null` where the server does not tell it. */
  readonly uidNext: number | null;
  readonly uidValidity: number | null;
  readonly recent: number;
  readonly flags: readonly string[];
}

export interface FetchedHeader {
  readonly uid: number;
  readonly flags: readonly string[];
  /** ISO 8601 in UTC; `null` where it cannot be read. */
  readonly internalDate: string | null;
  /** Of the message, in bytes. */
  readonly size: number | null;
  /** The fields as they are, in any character set; the first 64 KB. */
  readonly header: Uint8Array;
}

/** Lines without anything that was asked for: as many messages may go (EXPUNGE) as are in the largest mailbox. */
const MAX_IDLE_LINES = 600_000;
/** Text of one response, literals not counted. */
const MAX_TEXT = 256 * 1024;
const MAX_LITERALS = 50;
/** Literals of one response, read and for the most part thrown away. */
const MAX_RESPONSE = 32 * 1024 * 1024;
/** What is kept of a literal. */
const MAX_KEPT = 64 * 1024;
/** A wire gives that much at once. */
const PIECE = 64 * 1024;
/** RFC 2683 §3.2.1.5: a client keeps its lines below 1,000 bytes. */
const MAX_SET = 900;
/** Commands under way at a time (RFC 9051 §5.5), once the first was taken. */
const WINDOW = 4;
/** UIDs whose numbers fit into one line of 64 KB. */
const SLICE = 5000;
const MAX_SLICES = 20_000;
const MAX_FOUND = 1_000_000;

/** Stands for a tag at lines that have none: no line begins so. */
const NO_TAG = '\n';

/** RFC 9051 §3.3: the selected mailbox belongs to the connection. */
const selected = new WeakMap<Wire, FolderState>();

// -------------------------------------------------------------------------------------- reading

type Hear = (said: Said) => boolean | Promise<boolean>;

interface Asking {
  /** Told each untagged response; whether it was one that was asked for, and so does not count as idle. */
  readonly hear: Hear;
  readonly idleLines?: number;
  readonly kept?: number;
}

/** Sends commands, some at a time, and reads to the last answer. The value is the text of that answer. */
async function ask(
  wire: Wire,
  commands: Iterable<string>,
  { hear, idleLines = 5000, kept = MAX_KEPT }: Asking,
): Promise<Learnt<string>> {
  const waiting = commands[Symbol.iterator]();
  const open = new Set<string>();
  let window = 1;
  let left = idleLines;
  let bye: string | null = null;
  let refused: string | null = null;
  let last = '';
  const over = (why: WireEnd): Learnt<string> =>
    bye === null ? { ok: false, why, said: null } : { ok: false, why: 'closed', said: bye };
  const refill = () => {
    while (refused === null && bye === null && open.size < window) {
      const next = waiting.next();
      if (next.done === true) return;
      const tag = nextTag(wire);
      open.add(tag);
      wire.send(`${tag} ${next.value}`);
    }
  };
  for (refill(); open.size > 0; refill()) {
    const read = await (bye === null ? wire.line() : wire.line(AFTER_BYE_MS));
    if (!read.ok) return over(read.why);
    const word = read.line.startsWith('* ') ? '' : (read.line.split(' ', 1)[0] ?? '');
    const line = lineKind(read.line, open.has(word) ? word : NO_TAG);
    if (line.kind === 'tagged' || line.kind === 'strange') {
      open.delete(word);
      window = WINDOW;
      last = line.text;
      // RFC 5530 §3: the rest was told; what is missing is gone.
      const gone = /^NO \[EXPUNGEISSUED\]/i.test(line.text);
      if (line.kind === 'strange' || (line.status !== 'OK' && !gone)) refused ??= line.text;
      continue;
    }
    if (line.kind === 'bye') bye ??= line.text;
    let useful = false;
    if (line.kind === 'status') useful = await hear({ text: line.text, literals: [] });
    if (line.kind === 'data') {
      const said = await whole(wire, line.text, kept);
      if (!('text' in said)) return over(said.why);
      const heard = hear(said);
      useful = typeof heard === 'boolean' ? heard : await heard;
    }
    if (!useful && --left < 0) return over('limit');
  }
  if (bye !== null) return over('closed');
  return refused === null
    ? { ok: true, value: last }
    : { ok: false, why: 'rejected', said: refused };
}

/** A response with its literals (RFC 9051 §4.3); `kept` bytes of each are kept. */
async function whole(
  wire: Wire,
  first: string,
  kept: number,
): Promise<Said | { readonly why: WireEnd }> {
  let bytes = literalAtEnd(first);
  if (bytes === null) return { text: first, literals: [] };
  const literals: Uint8Array[] = [];
  let text = first;
  let total = 0;
  while (bytes !== null) {
    total += bytes;
    if (total > MAX_RESPONSE || text.length > MAX_TEXT || literals.length === MAX_LITERALS) {
      return { why: 'limit' };
    }
    const literal = await literalOf(wire, bytes, kept);
    if (!(literal instanceof Uint8Array)) return literal;
    const rest = await wire.line();
    if (!rest.ok) return rest;
    literals.push(literal);
    text += `\n${rest.line}`;
    bytes = literalAtEnd(rest.line);
  }
  return { text, literals };
}

async function literalOf(
  wire: Wire,
  bytes: number,
  kept: number,
): Promise<Uint8Array | { readonly why: WireEnd }> {
  const pieces: Uint8Array[] = [];
  let wanted = kept;
  for (let left = bytes; left > 0; left -= PIECE) {
    const read = await wire.bytes(Math.min(left, PIECE));
    if (!read.ok) return read;
    if (wanted > 0) pieces.push(read.bytes.subarray(0, wanted));
    wanted -= read.bytes.length;
  }
  return pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces);
}

// -------------------------------------------------------------------------------------- folders

/** Every folder once, 2,000 of them. */
export async function listFolders(wire: Wire): Promise<Learnt<readonly FolderInfo[]>> {
  const folders = new Map<string, FolderInfo>();
  const got = await ask(wire, ['LIST "" "*"'], {
    hear: ({ text, literals }) => {
      const folder = folderOf({ text, literals: literals.map(utf8) });
      const room = folder !== null && folders.size < MAX_FOLDERS;
      if (room) folders.set(folder.wire, folder);
      return false;
    },
  });
  return got.ok ? { ok: true, value: [...folders.values()] } : got;
}

const utf8 = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

function folderOf(response: Response): FolderInfo | null {
  const found = listed(response);
  if (found === null) return null;
  const tokens = tokensOf(response) ?? [];
  const between = tokens[tokens.findIndex((t) => t.kind === ')') + 1];
  const delimiter = between?.kind === 'string' && between.value !== '' ? between.value : null;
  const name = decodeMailboxName(found.name);
  const flags = found.flags.map((flag) => flag.toLowerCase());
  return {
    name,
    wire: found.name,
    delimiter,
    flags: found.flags,
    role: roleOf(found.flags, name),
    // RFC 9051 §7.3.1.
    selectable:
      !flags.includes('\\noselect') && !flags.includes('\\nonexistent') && isSendable(found.name),
  };
}

/** What ends a line would begin a command of the server's own making. */
const isSendable = (name: string) => !/[\r\n\0]/.test(name);

/** A name for a command. Alibaba Mail hangs up at 8 bits; without ENABLE they are in no name anyway (RFC 9051 §5.1). */
const nameOf = ({ wire }: FolderInfo) =>
  quoted(/^[\x01-\x7f]*$/.test(wire) ? wire : encodeMailboxName(wire));

/** Opens a folder for reading only. A name that cannot be sent is `rejected`, with nothing said. */
export async function examine(wire: Wire, folder: FolderInfo): Promise<Learnt<FolderState>> {
  selected.delete(wire);
  if (!isSendable(folder.wire)) return { ok: false, why: 'rejected', said: null };
  let messages: number | null = null;
  let recent = 0;
  let uidNext: number | null = null;
  let uidValidity: number | null = null;
  let flags: readonly string[] = [];
  const got = await ask(wire, [`EXAMINE ${nameOf(folder)}`], {
    hear: ({ text }) => {
      messages = exists(text) ?? messages;
      recent = numberIn(text, /^(\d{1,10}) RECENT\s{0,10}$/i) ?? recent;
      uidNext = numberIn(text, /^OK \[UIDNEXT (\d{1,10})\]/i) ?? uidNext;
      uidValidity = numberIn(text, /^OK \[UIDVALIDITY (\d{1,10})\]/i) ?? uidValidity;
      const list = /^FLAGS \(([^()]*)\)/i.exec(text)?.[1];
      if (list !== undefined) flags = list.split(' ', 200).filter((flag) => flag !== '');
      return false;
    },
  });
  if (!got.ok) return got;
  // RFC 9051 §6.3.2 demands it: without it nothing is known of what is there.
  if (messages === null) return { ok: false, why: 'rejected', said: null };
  const state = { messages, uidNext, uidValidity, recent, flags };
  selected.set(wire, state);
  return { ok: true, value: state };
}

function numberIn(text: string, pattern: RegExp): number | null {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

// --------------------------------------------------------------------------------------- search

export interface DatesSought {
  readonly since?: Date;
  readonly before?: Date;
  /** By when it came into the folder (the default), or by its Date field. */
  readonly by?: 'arrival' | 'date';
}

/**
 * UIDs in the examined folder, ascending, of what came in from `since` to before `before`. A
 * day more on either side: a server compares days in a zone of its own (RFC 9051 §6.4.4).
 * `rejected`: the server does not search.
 */
export async function searchDates(
  wire: Wire,
  { since, before, by = 'arrival' }: DatesSought,
): Promise<Learnt<readonly number[]>> {
  // RFC 9051 §6.4.4: SENTSINCE and SENTBEFORE go by the Date field.
  const sent = by === 'date' ? 'SENT' : '';
  const days = [
    ...dayKey(`${sent}SINCE`, since === undefined ? null : Math.floor(+since / DAY) - 1),
    ...dayKey(`${sent}BEFORE`, before === undefined ? null : Math.ceil(+before / DAY) + 1),
  ];
  const state = selected.get(wire);
  let end: number | null = null;
  if ((state?.messages ?? 0) > SLICE) {
    const highest = await highestUid(wire, state as FolderState);
    if (!highest.ok) return highest;
    end = highest.value;
  }
  const found: number[] = [];
  let many = false;
  const got = await ask(wire, searches(days, end), {
    idleLines: MAX_IDLE_LINES,
    hear: ({ text }) => {
      if (found.length <= MAX_FOUND) addFound(text, found);
      many ||= found.length > MAX_FOUND;
      return false;
    },
  });
  if (!got.ok) return got;
  if (many) return { ok: false, why: 'limit', said: null };
  ascend(found);
  return { ok: true, value: found };
}

/** In order and each once, in place: there may be a million, and servers tell them in order. */
function ascend(uids: number[]): void {
  if (uids.some((uid, at) => at > 0 && uid < (uids[at - 1] as number))) uids.sort((a, b) => a - b);
  let kept = 0;
  for (const uid of uids) {
    if (kept === 0 || uid !== uids[kept - 1]) uids[kept++] = uid;
  }
  uids.length = kept;
}

/** What a quoted string of a command may hold of a Message-ID (RFC 5322 §3.6.4). */
const PLAIN_ID = /^[\x21\x23-\x5b\x5d-\x7e]{1,400}$/;

/**
 * UIDs in the examined folder whose Message-ID holds `id`, ascending. `rejected`: the server does
 * not search headers (Alibaba Mail’s answers BAD), or the id cannot be put into a command.
 */
export async function searchMessageId(wire: Wire, id: string): Promise<Learnt<readonly number[]>> {
  if (!PLAIN_ID.test(id)) return { ok: false, why: 'rejected', said: null };
  const found: number[] = [];
  const got = await ask(wire, [`UID SEARCH HEADER Message-ID "${id}"`], {
    hear: ({ text }) => {
      if (found.length <= MAX_FOUND) addFound(text, found);
      return false;
    },
  });
  if (!got.ok) return got;
  return { ok: true, value: [...new Set(found)].sort((a, b) => a - b) };
}

/** `end`: the highest UID, where there are more messages than one line holds the numbers of. */
function* searches(days: readonly string[], end: number | null): Generator<string> {
  if (end === null) {
    yield ['UID SEARCH', ...(days.length === 0 ? ['ALL'] : days)].join(' ');
    return;
  }
  const width = Math.max(SLICE, Math.ceil(end / MAX_SLICES));
  for (let from = 1; from <= end; from += width) {
    // What came in meanwhile is in the last one.
    const to = from + width > end ? '*' : from + width - 1;
    yield ['UID SEARCH', `UID ${from}:${to}`, ...days].join(' ');
  }
}

const DAY = 86_400_000;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `SINCE 1-Feb-1994`; nothing for a date that has no form of RFC 9051 §9. */
function dayKey(key: string, day: number | null): string[] {
  const date = new Date(day === null ? Number.NaN : day * DAY);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return [];
  return [
    `${key} ${date.getUTCDate()}-${MONTHS[date.getUTCMonth()]}-${String(year).padStart(4, '0')}`,
  ];
}

/** SEARCH (RFC 3501 §7.2.5), in one line or more, and ESEARCH (RFC 9051 §7.3.4). */
function addFound(text: string, found: number[]): void {
  const numbers = /^SEARCH( .*)?$/is.exec(text);
  if (numbers !== null) {
    for (const word of (numbers[1] ?? '').split(' ')) {
      const uid = /^\d{1,10}$/.test(word) ? Number(word) : 0;
      if (uid >= 1 && uid <= MAX_UID) found.push(uid);
    }
    return;
  }
  const set = /^ESEARCH [^\n]{0,200}?\bALL ([\d:,]+)/i.exec(text)?.[1];
  for (const { from, to } of set === undefined ? [] : (uidRanges(set) ?? [])) {
    for (let uid = from; uid <= to && found.length <= MAX_FOUND; uid++) found.push(uid);
  }
}

async function highestUid(wire: Wire, { messages, uidNext }: FolderState): Promise<Learnt<number>> {
  // One below the number of messages is a lie.
  if (uidNext !== null && uidNext > messages) {
    return { ok: true, value: Math.min(uidNext - 1, MAX_UID) };
  }
  let highest = 0;
  const got = await ask(wire, ['UID FETCH * (UID)'], {
    hear: (said) => {
      highest = Math.max(highest, fetchedItems(said)?.uid ?? 0);
      return false;
    },
  });
  if (!got.ok) return got;
  return highest === 0 ? { ok: false, why: 'rejected', said: null } : { ok: true, value: highest };
}

// ---------------------------------------------------------------------------------------- fetch

/** `fields` beside the usual ones. */
const envelopeWith = (fields: readonly string[]) =>
  '(UID FLAGS INTERNALDATE RFC822.SIZE ' +
  `BODY.PEEK[HEADER.FIELDS (${['DATE FROM SUBJECT MESSAGE-ID', ...fields].join(' ')})])`;

/**
 * Hands over each message of a UID set as it comes, and once; the value is their number. What
 * was not asked for is passed over: `9:*` also brings the last message below 9 (RFC 9051
 * §6.4.8). When it ends early, what was handed over stands, and the caller goes on behind it.
 * What `onMessage` throws goes through, and the wire is of no more use then.
 * `fields` are names of further header fields.
 */
export async function fetchEnvelopes(
  wire: Wire,
  set: string,
  onMessage: (message: FetchedHeader) => void | Promise<void>,
  fields: readonly string[] = [],
): Promise<Learnt<number>> {
  const asked = set === '' ? [] : uidRanges(set);
  if (asked === null) return { ok: false, why: 'rejected', said: null };
  const isNew = firstTime();
  let count = 0;
  const got = await ask(wire, set === '' ? [] : fetches(set, envelopeWith(fields)), {
    idleLines: MAX_IDLE_LINES,
    hear: (said) => {
      const items = fetchedItems(said);
      if (items === null || items.uid === null || items.header === null) return false;
      const { uid, flags, internalDate, size, header } = items;
      if (!inRanges(asked, uid) || !isNew(uid)) return false;
      count++;
      const done = onMessage({ uid, flags: flags ?? [], internalDate, size, header });
      return done === undefined ? true : done.then(() => true);
    },
  });
  return got.ok ? { ok: true, value: count } : got;
}

function* fetches(set: string, items: string): Generator<string> {
  for (let at = 0; at < set.length; ) {
    const comma = at + MAX_SET < set.length ? set.lastIndexOf(',', at + MAX_SET) : -1;
    const end = comma > at ? comma : set.length;
    yield `UID FETCH ${set.slice(at, end)} ${items}`;
    at = end + 1;
  }
}

/** The whole header, the first `maxBytes` of it. `rejected` with nothing said: there is no such message any more. */
export function fetchHeader(
  wire: Wire,
  uid: number,
  maxBytes: number,
): Promise<Learnt<Uint8Array>> {
  return fetchOne(wire, uid, 'BODY.PEEK[HEADER]', maxBytes);
}

/** The message itself, the first `maxBytes` of it; otherwise as `fetchHeader`. */
export function fetchMessage(
  wire: Wire,
  uid: number,
  maxBytes: number,
): Promise<Learnt<Uint8Array>> {
  return fetchOne(wire, uid, `BODY.PEEK[]<0.${maxBytes}>`, maxBytes);
}

async function fetchOne(
  wire: Wire,
  uid: number,
  item: string,
  maxBytes: number,
): Promise<Learnt<Uint8Array>> {
  let bytes: Uint8Array | null = null;
  const got = await ask(wire, [`UID FETCH ${uid} (${item})`], {
    kept: maxBytes,
    hear: (said) => {
      const items = fetchedItems(said);
      // Behind UID FETCH a server tells the UID unasked (RFC 9051 §6.4.8).
      if (items === null || (items.uid ?? uid) !== uid) return false;
      bytes ??= items.header?.subarray(0, maxBytes) ?? null;
      return false;
    },
  });
  if (!got.ok) return got;
  return bytes === null ? { ok: false, why: 'rejected', said: null } : { ok: true, value: bytes };
}

// ---------------------------------------------------------------------------------------- quota

/** Bytes of INBOX's quota (RFC 9208), the tightest of several; `null` where there is none, or no QUOTA. */
export async function quotaOf(
  wire: Wire,
  capabilities: readonly string[],
): Promise<Learnt<{ readonly used: number; readonly limit: number } | null>> {
  const offered = capabilities.some((word) => word === 'QUOTA' || word.startsWith('QUOTA='));
  if (!offered) return { ok: true, value: null };
  const quotas: { used: number; limit: number }[] = [];
  const got = await ask(wire, ['GETQUOTAROOT INBOX'], {
    hear: ({ text, literals }) => {
      const quota = storageOf({ text, literals: literals.map(utf8) });
      if (quota !== null && quotas.length < 100) quotas.push(quota);
      return false;
    },
  });
  if (!got.ok) return got;
  quotas.sort((a, b) => a.limit - a.used - (b.limit - b.used));
  return { ok: true, value: quotas[0] ?? null };
}

/** `QUOTA root (STORAGE used limit)`, in units of 1,024 bytes (RFC 9208 §5.1). */
function storageOf(response: Response): { used: number; limit: number } | null {
  if (!/^QUOTA /i.test(response.text)) return null;
  const words = (tokensOf(response) ?? []).map((t) => ('value' in t ? t.value : t.kind));
  // The name of the root may be any word.
  const open = words.indexOf('(', 2);
  const at = words.findIndex((word, i) => i > open && word.toUpperCase() === 'STORAGE');
  const [used = '', limit = ''] = at < 0 ? [] : words.slice(at + 1, at + 3);
  if (open < 0 || !/^\d{1,12}$/.test(used) || !/^\d{1,12}$/.test(limit)) return null;
  return { used: Number(used) * 1024, limit: Number(limit) * 1024 };
}

/** The oldest message of the examined folder, by its place; `null` where it is empty or does not tell its UID. */
export async function firstMessage(
  wire: Wire,
): Promise<Learnt<{ readonly uid: number; readonly internalDate: string | null } | null>> {
  if ((selected.get(wire)?.messages ?? 0) === 0) return { ok: true, value: null };
  let first: { readonly uid: number; readonly internalDate: string | null } | null = null;
  const got = await ask(wire, ['FETCH 1 (UID INTERNALDATE)'], {
    hear: (said) => {
      const items = fetchedItems(said);
      if (items?.uid == null || first !== null) return false;
      first = { uid: items.uid, internalDate: items.internalDate };
      return false;
    },
  });
  return got.ok ? { ok: true, value: first } : got;
}
