/** Where the messages of `diagnose-bounce` come from: standard input, files, mboxes, Maildirs, folders of them. */
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { setImmediate } from 'node:timers/promises';

export interface MailFile {
  readonly ok: true;
  /** The path as it was reached; `-` for standard input. */
  readonly file: string;
  /** Counted from 1, in an mbox of more than one message; else `null`. */
  readonly index: number | null;
  /** The message as it stands in the file, with the `From ` line of an mbox before it. */
  readonly bytes: Uint8Array;
  /** Bytes that were kept, where the message is longer; else `null`. */
  readonly cutAt: number | null;
  /** The line of the file in which `bytes` begin: 1, but for the further messages of an mbox. */
  readonly firstLine: number;
}

export interface InputProblem {
  readonly ok: false;
  /** One line that says what is wrong and what to do. */
  readonly message: string;
  readonly path: string;
}

export interface MailFilesOptions {
  /** Bytes of a message that are kept; 32 MiB by default. */
  readonly maxBytes?: number;
  /** Told of each file of a folder that is passed over, as no message: `a ZIP archive`. */
  readonly onSkipped?: (path: string, what: string) => void;
}

const MAX_BYTES = 32 << 20;
/** Read at once: a file that is not longer is read whole. */
const CHUNK = 256 << 10;
/** Bytes of a file that tell what kind it is. */
const HEAD = 1024;
/** Longest `From ` line, and as much of the next line as shows whether it is a header field. */
const MAX_FROM_LINE = 512;
const LOOKAHEAD = MAX_FROM_LINE + 160;
/** Bytes kept in front of a `From ` line that is looked at. */
const HISTORY = 8 << 10;
/** Folders in folders; deeper ones are not mail. */
const MAX_DEPTH = 64;
/** Reading is synchronous, and quicker so; timers and sockets get their turn after as many ms. */
const TURN_MS = 20;

const LF = 10;
const CR = 13;
const DASH = 0x2d;

/**
 * Messages one after another, in constant memory. Of `paths`, `-` or none is
 * standard input; a folder gives its files in order of their names.
 */
export async function* messagesFrom(
  paths: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  options: MailFilesOptions = {},
): AsyncGenerator<MailFile | InputProblem> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const reader = fileReader(maxBytes);
  let stdinRead = false;
  let turn = performance.now();
  for (const path of paths.length === 0 ? ['-'] : paths) {
    if (path === '-') {
      if (stdinRead) yield problem('-', 'standard input can be read once only; give - once');
      else yield* fromStdin(stdin, maxBytes);
      stdinRead = true;
      continue;
    }
    for (const item of fromPath(path, reader, options)) {
      yield item;
      if (performance.now() - turn < TURN_MS) continue;
      await setImmediate();
      turn = performance.now();
    }
  }
}

function problem(path: string, message: string): InputProblem {
  return { ok: false, message, path };
}

// --- Files and folders ---

/** A path for people, and the bytes of one that is not UTF-8 (names from a GBK archive). */
interface Place {
  readonly path: string;
  readonly raw: Buffer | null;
}

const handle = ({ path, raw }: Place): string | Buffer => raw ?? path;

/** What of a file that was not named itself can be told apart: a message, a problem, or nothing to see. */
type Read = MailFile | InputProblem | { readonly ok: null; readonly what: string };
type Reader = (place: Place) => Iterable<Read>;

function* fromPath(
  path: string,
  reader: Reader,
  options: MailFilesOptions,
): Generator<MailFile | InputProblem> {
  const place: Place = { path, raw: null };
  const found = statOf(place);
  if ('ok' in found) {
    yield found;
    return;
  }
  if (found.isDirectory()) {
    yield* fromFolder(place, found, reader, options);
    return;
  }
  if (!found.isFile()) {
    yield problem(
      path,
      `${path}: ${specialKind(found)}, not a file; pipe what comes from it into standard input`,
    );
    return;
  }
  for (const item of reader(place)) {
    if (item.ok !== null) yield item;
    // A file without a byte is a message without one: it holds no bounce.
    else if (item.what === WHAT.empty) yield single(path, { bytes: Buffer.alloc(0), cut: false });
    else yield problem(path, `${path}: not a message: ${item.what}`);
  }
}

function statOf(place: Place): Stats | InputProblem {
  try {
    return statSync(handle(place));
  } catch (error) {
    return unreadable(place.path, error);
  }
}

function specialKind(stats: Stats): string {
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder; check the path',
  ENOTDIR: 'no such file or folder; check the path',
  EACCES: 'may not be read; give yourself the right to read it',
  EPERM: 'may not be read; give yourself the right to read it',
  ELOOP: 'its symbolic links lead in a circle; give the file itself',
  ENAMETOOLONG: 'the path is too long; check it',
};

function unreadable(path: string, error: unknown): InputProblem {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return problem(
    path,
    `${path === '' ? '""' : path}: ${WHY[code] ?? `cannot be read: ${message}`}`,
  );
}

interface Folder extends Place {
  readonly entries: readonly Dirent<string | Buffer>[];
  /** A Maildir gives its `cur` and `new`, and the Maildirs below it, whose names begin with a dot. */
  readonly maildir: boolean;
  next: number;
}

function* fromFolder(
  place: Place,
  stats: Stats,
  reader: Reader,
  { onSkipped }: MailFilesOptions,
): Generator<MailFile | InputProblem> {
  // Symbolic links to folders are followed, each folder once.
  const visited = new Set([identity(stats)]);
  const stack: Folder[] = [];
  let given = 0;
  const enter = (folder: Place, onlyMaildir: boolean): InputProblem | null => {
    const opened = openFolder(folder);
    if ('ok' in opened) return opened;
    if (opened.maildir || !onlyMaildir) stack.push(opened);
    return null;
  };
  const failed = enter(place, false);
  if (failed !== null) {
    yield failed;
    return;
  }
  while (stack.length > 0) {
    const folder = stack[stack.length - 1] as Folder;
    const entry = folder.entries[folder.next++];
    if (entry === undefined) {
      stack.pop();
      continue;
    }
    const child = childOf(folder, entry);
    if (entry.isDirectory() || entry.isSymbolicLink() || isUntold(entry)) {
      const stats = statOf(child);
      if ('ok' in stats) {
        given++;
        yield stats;
        continue;
      }
      if (stats.isDirectory()) {
        const id = identity(stats);
        if (visited.has(id)) continue;
        visited.add(id);
        if (stack.length > MAX_DEPTH) {
          given++;
          yield problem(child.path, `${child.path}: too many folders in folders; give it itself`);
          continue;
        }
        const inbox = String(entry.name) === 'cur' || String(entry.name) === 'new';
        const failed = enter(child, folder.maildir && !inbox);
        if (failed !== null) {
          given++;
          yield failed;
        }
        continue;
      }
      if (!stats.isFile()) {
        onSkipped?.(child.path, specialKind(stats));
        continue;
      }
    } else if (!entry.isFile()) {
      onSkipped?.(child.path, 'not a file');
      continue;
    }
    // What else lies in a Maildir is the mail server's own: indexes, subscriptions.
    if (folder.maildir) continue;
    for (const item of reader(child)) {
      if (item.ok === null) {
        onSkipped?.(child.path, item.what);
        continue;
      }
      given++;
      yield item;
    }
  }
  if (given === 0) {
    yield problem(
      place.path,
      `${place.path}: no message in this folder; give one with .eml files, an mbox or a Maildir`,
    );
  }
}

/** Some file systems do not tell the kind of an entry. */
function isUntold(entry: Dirent<string | Buffer>): boolean {
  return !(
    entry.isFile() ||
    entry.isFIFO() ||
    entry.isSocket() ||
    entry.isBlockDevice() ||
    entry.isCharacterDevice()
  );
}

const identity = ({ dev, ino }: Stats): string => `${dev}:${ino}`;

function openFolder(place: Place): Folder | InputProblem {
  try {
    let entries: Dirent<string | Buffer>[] = readdirSync(handle(place), { withFileTypes: true });
    if (place.raw !== null || entries.some(({ name }) => name.includes('\ufffd'))) {
      entries = readdirSync(handle(place), { withFileTypes: true, encoding: 'buffer' });
    }
    const folders = new Set(
      entries.filter((e) => e.isDirectory() || e.isSymbolicLink()).map((e) => String(e.name)),
    );
    const maildir = ['cur', 'new', 'tmp'].filter((name) => folders.has(name)).length > 1;
    const wanted = entries.filter(({ name }) => {
      const first = typeof name === 'string' ? name.charCodeAt(0) : name[0];
      if (maildir) return String(name) !== 'tmp';
      return first !== 0x2e;
    });
    return { ...place, entries: wanted.sort(byName), maildir, next: 0 };
  } catch (error) {
    return unreadable(place.path, error);
  }
}

function byName(a: Dirent<string | Buffer>, b: Dirent<string | Buffer>): number {
  if (typeof a.name !== 'string' && typeof b.name !== 'string') return a.name.compare(b.name);
  return a.name < b.name ? -1 : 1;
}

function childOf(folder: Folder, { name }: Dirent<string | Buffer>): Place {
  const path = folder.path.endsWith('/')
    ? folder.path + String(name)
    : `${folder.path}/${String(name)}`;
  if (typeof name === 'string') return { path, raw: null };
  const start = folder.raw ?? Buffer.from(folder.path);
  return { path, raw: Buffer.concat([start, Buffer.from('/'), name]) };
}

/** A reader of regular files, with one buffer for all of them. */
function fileReader(maxBytes: number): Reader {
  let shared: Buffer | null = null;
  return function* read(place) {
    shared ??= Buffer.allocUnsafeSlow(CHUNK);
    let fd: number;
    try {
      // A file that a pipe has come in the place of must not hold everything up.
      fd = openSync(handle(place), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      yield unreadable(place.path, error);
      return;
    }
    try {
      const length = fill(fd, shared);
      const head = shared.subarray(0, Math.min(length, HEAD));
      const odd = fileKindOf(head);
      if (odd !== null) yield oddFile(place.path, odd);
      else if (isMbox(shared.subarray(0, length))) {
        yield* fromMbox(place.path, fd, shared.subarray(0, length), maxBytes);
      } else {
        yield single(place.path, readRest(fd, shared.subarray(0, length), maxBytes));
      }
    } catch (error) {
      yield unreadable(place.path, error);
    } finally {
      closeSync(fd);
    }
  };
}

/** Reads until the buffer is full or the file ends; says how many bytes that were. */
function fill(fd: number, into: Uint8Array, from = 0): number {
  let at = from;
  while (at < into.length) {
    const read = readSync(fd, into, at, into.length - at, null);
    if (read === 0) break;
    at += read;
  }
  return at;
}

interface Kept {
  readonly bytes: Uint8Array;
  readonly cut: boolean;
}

/** The whole of a file of which the beginning was read, as far as it is kept. */
function readRest(fd: number, start: Buffer, maxBytes: number): Kept {
  if (start.length < CHUNK) {
    const cut = start.length > maxBytes;
    return { bytes: Buffer.from(cut ? start.subarray(0, maxBytes) : start), cut };
  }
  const size = Math.max(start.length, fstatSync(fd).size);
  const bytes = Buffer.allocUnsafeSlow(Math.min(size, maxBytes));
  const copied = start.copy(bytes);
  const length = fill(fd, bytes, copied);
  // The size may have changed since; one byte more tells.
  const cut = copied < start.length || fill(fd, Buffer.allocUnsafe(1)) > 0;
  return { bytes: length < bytes.length ? bytes.subarray(0, length) : bytes, cut };
}

function single(file: string, { bytes, cut }: Kept): MailFile {
  return {
    ok: true,
    file,
    index: null,
    bytes: isUtf16(bytes) ? utf8Of(bytes) : bytes,
    cutAt: cut ? bytes.length : null,
    firstLine: 1,
  };
}

function* fromMbox(file: string, fd: number, start: Buffer, maxBytes: number): Generator<MailFile> {
  const splitter = mboxSplitter(maxBytes);
  const numbered = numberer(file);
  let length = start.copy(splitter.room());
  while (length > 0) {
    for (const message of splitter.took(length)) yield numbered(message);
    length = readSync(fd, splitter.room(), 0, CHUNK, null);
  }
  for (const message of splitter.end()) yield numbered(message);
}

/** Numbers the messages of an mbox; one that is alone has no number. */
function numberer(file: string): (message: Split) => MailFile {
  let count = 0;
  return ({ last, ...message }) => ({
    ok: true,
    file,
    index: last && count === 0 ? null : ++count,
    ...message,
  });
}

function oddFile(path: string, kind: FileKind): Read {
  if (kind === 'empty') return { ok: null, what: WHAT.empty };
  // What Outlook saves has the form of old Office documents.
  if (kind === 'ole' && /\.(msg|oft)$/i.test(path)) {
    return problem(
      path,
      `${path}: an Outlook message (.msg); save it as .eml, or forward it as an attachment and save that`,
    );
  }
  return { ok: null, what: WHAT[kind] };
}

// --- Kinds of files ---

type FileKind =
  | 'empty'
  | 'zip'
  | 'gzip'
  | 'bzip2'
  | 'xz'
  | 'zstd'
  | '7z'
  | 'rar'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'pdf'
  | 'exe'
  | 'sqlite'
  | 'ole'
  | 'pst'
  | 'binary';

const WHAT: Readonly<Record<FileKind, string>> = {
  empty: 'it is empty',
  zip: 'a ZIP archive; unpack it first',
  gzip: 'compressed with gzip; unpack it first',
  bzip2: 'compressed with bzip2; unpack it first',
  xz: 'compressed with xz; unpack it first',
  zstd: 'compressed with zstd; unpack it first',
  '7z': 'a 7z archive; unpack it first',
  rar: 'a RAR archive; unpack it first',
  png: 'a PNG picture; save the message itself as .eml',
  jpeg: 'a JPEG picture; save the message itself as .eml',
  gif: 'a GIF picture; save the message itself as .eml',
  pdf: 'a PDF document; save the message itself as .eml',
  exe: 'a program',
  sqlite: 'an SQLite database; export the messages as .eml first',
  ole: 'an Outlook message or an old Office document; save the message as .eml',
  pst: 'an Outlook data file; export the messages as .eml first',
  binary: 'a binary file; save the message as .eml',
};

const latin1 = (...codes: number[]): string => String.fromCharCode(...codes);

/** How files begin, one character a byte. */
const MAGIC: readonly (readonly [string, FileKind])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  [latin1(0x1f, 0x8b), 'gzip'],
  ['BZh91AY&SY', 'bzip2'],
  [latin1(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), 'xz'],
  [latin1(0x28, 0xb5, 0x2f, 0xfd), 'zstd'],
  [latin1(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), '7z'],
  ['Rar!\x1a', 'rar'],
  [latin1(0x89, 0x50, 0x4e, 0x47), 'png'],
  [latin1(0xff, 0xd8, 0xff), 'jpeg'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['%PDF-', 'pdf'],
  ['\x7fELF', 'exe'],
  ['SQLite format 3\0', 'sqlite'],
  [latin1(0xd0, 0xcf, 0x11, 0xe0), 'ole'],
  ['!BDN', 'pst'],
];
/** The first bytes of them all: a message begins with none of these but by chance. */
const MAGIC_FIRST = new Set(MAGIC.map(([start]) => start.charCodeAt(0)));

const FIELD_LINE = /^[A-Za-z][A-Za-z0-9-]{0,75}[ \t]{0,4}:/m;

/** Why the beginning of a file is not that of a message; `null` when it may be one. */
function fileKindOf(head: Buffer): FileKind | null {
  if (head.length === 0) return 'empty';
  if (MAGIC_FIRST.has(head[0] as number)) {
    const start = head.toString('latin1', 0, 16);
    const kind = MAGIC.find(([magic]) => start.startsWith(magic))?.[1];
    if (kind !== undefined) return kind;
  }
  if (!head.includes(0)) return isBlank(head) ? 'empty' : null;
  if (isUtf16(head) || FIELD_LINE.test(head.toString('latin1'))) return null;
  return head[0] === 0x4d && head[1] === 0x5a ? 'exe' : 'binary';
}

/** Nothing but blanks, in as many bytes as show it: a long blank beginning may have a message behind it. */
function isBlank(head: Uint8Array): boolean {
  return head.length < HEAD && head.every((byte) => byte <= 32);
}

/** Text as old Windows editors save it under "Unicode"; known by its byte order mark. */
function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function utf8Of(bytes: Uint8Array): Uint8Array {
  const label = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
  return Buffer.from(new TextDecoder(label).decode(bytes));
}

// --- Standard input ---

const NOTHING = 'nothing came in on standard input; give a file or pipe the message in';

async function* fromStdin(
  stdin: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<MailFile | InputProblem> {
  const chunks = stdin[Symbol.asyncIterator]();
  try {
    const start: Uint8Array[] = [];
    let length = 0;
    let ended = false;
    // Enough to tell an mbox, a message and what is neither.
    while (length < HEAD + LOOKAHEAD && !ended) {
      const { value, done = false } = await chunks.next();
      ended = done;
      if (done) break;
      start.push(value);
      length += value.length;
    }
    const head = Buffer.concat(start);
    const odd = fileKindOf(head.subarray(0, HEAD));
    if (odd !== null) {
      const told = `standard input: not a message: ${WHAT[odd]}`;
      yield problem('-', odd === 'empty' ? NOTHING : told);
    } else if (isMbox(head)) {
      const splitter = mboxSplitter(maxBytes);
      const numbered = numberer('-');
      let chunk: Uint8Array = head;
      for (;;) {
        for (let at = 0; at < chunk.length; ) {
          const room = splitter.room();
          const piece = chunk.subarray(at, at + room.length);
          room.set(piece);
          at += piece.length;
          for (const message of splitter.took(piece.length)) yield numbered(message);
        }
        if (ended) break;
        const { value, done = false } = await chunks.next();
        if (done) break;
        chunk = value;
      }
      for (const message of splitter.end()) yield numbered(message);
    } else {
      const parts: Uint8Array[] = [head];
      while (!ended && length <= maxBytes) {
        const { value, done = false } = await chunks.next();
        ended = done;
        if (done) break;
        parts.push(value);
        length += value.length;
      }
      const cut = length > maxBytes;
      yield single('-', { bytes: Buffer.concat(parts, Math.min(length, maxBytes)), cut });
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    yield problem(
      '-',
      code === 'EISDIR'
        ? 'standard input is a folder; give it as an argument'
        : `standard input: cannot be read: ${message}`,
    );
  } finally {
    await chunks.return?.();
  }
}

// --- mbox (RFC 4155) ---

/** A message of an mbox. `last`: the file ends with it. */
interface Split {
  readonly bytes: Uint8Array;
  readonly cutAt: number | null;
  readonly firstLine: number;
  readonly last: boolean;
}

interface Splitter {
  /** Where the next bytes go, `CHUNK` of them at least. */
  readonly room: () => Uint8Array;
  /** The messages that are whole, now that as many bytes were put there. */
  readonly took: (length: number) => Iterable<Split>;
  readonly end: () => Iterable<Split>;
}

/** The day and the time of a `From ` line, as asctime writes them (RFC 4155 appendix A). */
const FROM_DATE =
  / (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) {1,2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2} {1,2}\d{1,2}:\d\d/;
/** A header field, or the `>From ` line that a relay quoted; not a URL. */
const FIELD = /^(?:[!-9;-~]{1,76}[ \t]{0,4}:(?!\/\/)|>From )/;
const FROM = Buffer.from('From ');

const isBreak = (code: number | undefined): boolean => code === LF || code === CR;

/** Whether there is a `From ` line with a message at `at`. */
function isFromLine(bytes: Buffer, at: number): boolean {
  const text = bytes.toString('latin1', at, at + LOOKAHEAD);
  if (!text.startsWith('From ')) return false;
  let end = 5;
  while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
  if (end >= text.length || end > MAX_FROM_LINE) return false;
  if (!FROM_DATE.test(text.slice(4, end))) return false;
  while (end < text.length && text.charCodeAt(end) === CR) end++;
  if (text.charCodeAt(end) === LF) end++;
  const next = text.slice(end);
  // A folded line can only be the rest of a field that a gateway has lost the start of.
  return FIELD.test(next) || /^[ \t]+[^ \t\r\n]/.test(next.slice(0, 80));
}

/** Whether a file that begins so is an mbox. Blank lines and a byte order mark may stand before. */
function isMbox(start: Buffer): boolean {
  return isFromLine(start, beginning(start));
}

function beginning(start: Uint8Array): number {
  let at = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0;
  while (at < HEAD && isBreak(start[at])) at++;
  return at;
}

/**
 * Cuts an mbox into its messages, which together are the whole file.
 *
 * The window holds the bytes that were put last, behind a bit of what went
 * before. All before `scan` belongs to the message under way; of that, all
 * before `saved` is kept already, or beyond what is kept.
 */
function mboxSplitter(maxBytes: number): Splitter {
  const window = Buffer.allocUnsafeSlow(HISTORY + LOOKAHEAD + CHUNK + 16);
  let filled = 0;
  let scan = 0;
  let saved = 0;
  /** Where the message under way begins; negative when that has left the window. */
  let begin = 0;
  let opened = false;
  let line = 1;
  let firstLine = 1;
  let parts: Buffer[] = [];
  let kept = 0;
  let total = 0;

  const save = (to: number) => {
    line += countBreaks(window, saved, to, filled);
    const keep = Math.min(to - saved, maxBytes - kept);
    if (keep > 0) parts.push(Buffer.from(window.subarray(saved, saved + keep)));
    kept += Math.max(keep, 0);
    total += to - saved;
    saved = to;
  };

  const take = (last: boolean): Split => {
    const [only = Buffer.alloc(0)] = parts;
    const bytes = parts.length > 1 ? Buffer.concat(parts, kept) : only;
    const message = { bytes, cutAt: total > kept ? kept : null, firstLine, last };
    parts = [];
    kept = 0;
    total = 0;
    begin = saved;
    firstLine = line;
    return message;
  };

  function* whole(final: boolean): Generator<Split> {
    const view = window.subarray(0, filled);
    if (!opened) {
      scan = beginning(view) + FROM.length;
      opened = true;
    }
    for (;;) {
      const at = view.indexOf(FROM, scan);
      if (at < 0) {
        if (final) scan = filled;
        else scan = Math.max(scan, filled - FROM.length);
        return;
      }
      if (!final && filled - at < LOOKAHEAD) {
        scan = at;
        return;
      }
      if (startsMessage(view, at, begin)) {
        save(at);
        yield take(false);
      }
      scan = at + FROM.length;
    }
  }

  return {
    room() {
      if (scan > saved) save(Math.min(scan, filled));
      const from = Math.max(0, saved - HISTORY);
      window.copyWithin(0, from, filled);
      filled -= from;
      saved -= from;
      scan -= from;
      begin = Math.max(begin - from, -1);
      return window.subarray(filled, filled + CHUNK);
    },
    *took(length) {
      filled += length;
      yield* whole(false);
    },
    *end() {
      yield* whole(true);
      save(filled);
      if (total > 0) yield take(true);
    },
  };
}

/** Whether a message begins with the `From ` at `at`; the one before begins at `begin`. */
function startsMessage(view: Buffer, at: number, begin: number): boolean {
  const blank = blankLineBefore(view, at);
  if (blank < 0 || !isFromLine(view, at)) return false;
  return !isInside(view, blank, begin);
}

/** Where the blank line before `at` begins; -1 without one. */
function blankLineBefore(view: Uint8Array, at: number): number {
  const start = breakBefore(view, at);
  if (start === at || start === 0) return -1;
  return isBreak(view[start - 1]) ? start : -1;
}

/** Where the line break that ends at `at` begins; `at` without one. `\r\r\n` is one break. */
function breakBefore(view: Uint8Array, at: number): number {
  if (view[at - 1] === CR) return at - 1;
  if (view[at - 1] !== LF) return at;
  if (view[at - 2] !== CR) return at - 1;
  return view[at - 3] === CR ? at - 3 : at - 2;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The line that ends, with its break, at `at`. */
function lineBefore(view: Uint8Array, at: number, least: number): Span {
  const to = breakBefore(view, at);
  let from = to;
  while (from > least && !isBreak(view[from - 1])) from--;
  return { from, to };
}

/**
 * Whether what begins after the blank line at `blank` is a returned message
 * inside the message under way: the `From ` line that some systems leave on it
 * stands where a part of it, or a copy of it after a line of dashes, begins.
 */
function isInside(view: Buffer, blank: number, begin: number): boolean {
  const least = Math.max(0, begin);
  let last = lineBefore(view, blank, least);
  while (last.from === last.to && last.from > least) last = lineBefore(view, last.from, least);
  if (last.from === last.to) return false;
  const text = view.toString('latin1', last.from, Math.min(last.to, last.from + 200)).trimEnd();
  if (announces(text.trimStart())) return true;
  if (!isFieldOrFolded(text)) return false;
  // A block of header fields: that of a part, which a boundary stands above, or of the message itself.
  let line = last;
  for (;;) {
    if (isTypeMessage(view, line)) return true;
    if (line.from <= least) {
      // Beyond what is remembered: a part's last field is mostly one about its content.
      return begin < 0 && /^Content-/i.test(text);
    }
    line = lineBefore(view, line.from, least);
    if (line.from === line.to) return false;
    if (view[line.from] === DASH && view[line.from + 1] === DASH) return true;
    if (!isFieldOrFolded(view.toString('latin1', line.from, Math.min(line.to, line.from + 80)))) {
      return false;
    }
  }
}

function isFieldOrFolded(text: string): boolean {
  return FIELD.test(text) || /^[ \t]/.test(text);
}

function isTypeMessage(view: Buffer, { from, to }: Span): boolean {
  return /^Content-Type[ \t]{0,4}:[ \t]{0,8}message\//i.test(
    view.toString('latin1', from, Math.min(to, from + 80)),
  );
}

/** Whether a line stands above a returned message: a boundary, or one of dashes, or one that says so. */
function announces(text: string): boolean {
  // `|------ Message text follows: ------|` (smail)
  const ruled = text.startsWith('|--') ? text.slice(1) : text;
  if (ruled.startsWith('--')) {
    // `--`, the end of a multipart and of an armoured signature are ends.
    if (ruled === '--') return false;
    if (!/[^-]/.test(ruled)) return true;
    return ruled.includes(' ') ? saysThatFollows(ruled) : !ruled.endsWith('--');
  }
  if (text.length >= 120) return false;
  let end = text.length;
  while (end > 0 && !/[A-Za-z]/.test(text[end - 1] as string)) end--;
  return text.endsWith(' follows', end) || text.endsWith(' below', end);
}

const FOLLOWS =
  /follow|below|copy of|original|returned|unsent|undeliver|header|included|enclosed|attached|forwarded|message text|message contents|begin/i;
/** `--- End of original message ---`, `--- End Transcript ---` (MDaemon) */
const ENDS = /\bend(?:s|ed|ing)?\b/i;

/** Whether the words between dashes announce what comes below; in Chinese those for the original, in UTF-8 and GBK. */
function saysThatFollows(text: string): boolean {
  if (ENDS.test(text)) return false;
  return FOLLOWS.test(text) || text.includes('\xe5\x8e\x9f') || text.includes('\xd4\xad');
}

/**
 * Line breaks that begin in a range: LF, CRLF, CRCRLF and CR alone. `filled`
 * is where the bytes end that may be looked at behind it.
 */
function countBreaks(bytes: Buffer, from: number, to: number, filled: number): number {
  if (to <= from) return 0;
  const first = bytes.indexOf(CR, from);
  if (first < 0 || first >= to) return countLf(bytes, from, to);
  let count = countLf(bytes, from, first);
  for (let at = first; at < to; at++) {
    const code = bytes[at] as number;
    if (code > CR || (code !== CR && code !== LF)) continue;
    if (code === CR) {
      const next = at + 1 < filled ? bytes[at + 1] : 0;
      if (next === LF) continue;
      if (next === CR && at + 2 < filled && bytes[at + 2] === LF) continue;
    }
    count++;
  }
  return count;
}

/** Four bytes at a time: each byte of `sums` counts those at its place. */
function countLf(bytes: Buffer, from: number, to: number): number {
  const aligned = Math.min(to, (from + 3) & ~3);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const end = to >> 2;
  let count = 0;
  for (let at = from; at < aligned; at++) if (bytes[at] === LF) count++;
  let word = aligned >> 2;
  while (word < end) {
    const stop = Math.min(end, word + 255);
    let sums = 0;
    for (; word < stop; word++) {
      const differs = (words[word] as number) ^ 0x0a0a0a0a;
      const filled = ((differs & 0x7f7f7f7f) + 0x7f7f7f7f) | differs | 0x7f7f7f7f;
      sums = (sums + ((~filled >>> 7) & 0x01010101)) | 0;
    }
    count += (sums & 255) + ((sums >>> 8) & 255) + ((sums >>> 16) & 255) + (sums >>> 24);
  }
  for (let at = Math.max(aligned, end << 2); at < to; at++) if (bytes[at] === LF) count++;
  return count;
}
