/**
 * An IMAP server on loopback with mailboxes of any size, made message by message as they
 * are asked for. It speaks as Alibaba Mail's does, and does change a mailbox when a client
 * asks it to, so that `state()` proves that none did.
 */
import { createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { inRanges, uidRanges } from '../../src/protocols/imap/uids.ts';
import { certificates, type KeyAndCertificate } from './certificates.ts';
import { CAPABILITIES, GREETINGS } from './mail-servers.ts';

export interface MailboxMessage {
  readonly uid: number;
  readonly internalDate: Date;
  /** `\Seen`. */
  readonly flags: readonly string[];
  /** Latin-1, one character for each byte; lines end in CRLF, the empty line is added. */
  readonly header: string;
  /** What stands behind the empty line, as Latin-1; nothing without it. */
  readonly body?: string;
  /** RFC822.SIZE; that of the header and 1,000 bytes. */
  readonly size?: number;
}

export interface MailboxFolder {
  /** In modified UTF-7. */
  readonly name: string;
  /** `\Sent`. */
  readonly flags?: readonly string[];
  /** How many there are; none without it. */
  readonly messages?: number;
  /** Made from its index, from 0, whenever it is asked for; UIDs ascending. `syntheticMessage` without it. */
  readonly message?: (index: number) => MailboxMessage;
  /** The one after the last message. */
  readonly uidNext?: number;
  readonly uidValidity?: number;
}

export interface MailboxQuirks {
  /** SEARCH for texts: `bad`, as Alibaba Mail has it. */
  readonly searchFrom?: 'bad' | 'works';
  /** SEARCH by the Date field. */
  readonly sentSearch?: 'bad' | 'works';
  readonly search?: 'works' | 'bad';
  /** Ends the connection after so much of FETCH was sent, once; `messages` whole ones. */
  readonly dropAfter?: { readonly messages: number } | { readonly bytes: number };
  /** EXISTS in INBOX. */
  readonly lieExists?: number;
  /** UIDNEXT is left out. */
  readonly noUidNext?: boolean;
  /** The last field of a message is so long that what is asked of its header has that many bytes. */
  readonly hugeHeader?: { readonly uid: number; readonly bytes: number };
  /** A message that comes in after so many were fetched, on all connections. */
  readonly appearing?: {
    readonly folder: string;
    readonly after: number;
    readonly message: MailboxMessage;
  };
  /** Each message twice, and the second half of an answer first. */
  readonly shuffled?: boolean;
  /** Hangs up at a command (without its tag), so many times; `done`: after it was carried out. */
  readonly hangUpAt?: {
    readonly command: RegExp;
    readonly times: number;
    readonly done?: boolean;
  };
  /** EXPUNGE and UID EXPUNGE: `works`. `ignored`: OK is said, and nothing done. */
  readonly expunge?: 'works' | 'bad' | 'ignored';
  /** Folders that SELECT opens for reading only. */
  readonly readOnly?: readonly string[];
  /** Folders that cannot be opened. */
  readonly denied?: readonly string[];
}

export interface MailboxServerOptions {
  /** Alibaba Mail's five, empty. */
  readonly folders?: readonly MailboxFolder[];
  /** Login → password. */
  readonly login: Readonly<Record<string, string>>;
  readonly quirks?: MailboxQuirks;
  readonly tls?: 'implicit' | 'none';
  /** One that is good for `localhost` and the address. */
  readonly certificate?: KeyAndCertificate;
  readonly address?: string;
  readonly port?: number;
  readonly capabilities?: readonly string[];
  /** Bytes; `QUOTA` is offered then. */
  readonly quota?: { readonly used: number; readonly limit: number };
  readonly greeting?: string;
}

export interface MailboxServer {
  readonly address: string;
  readonly port: number;
  readonly connections: number;
  /** Logins that were tried. */
  readonly logins: number;
  /** Commands as they came, with tags; passwords too. */
  readonly transcript: readonly string[];
  /** Messages sent in answers to FETCH. */
  readonly fetched: number;
  /** A message comes in; its UID is UIDNEXT, which is returned. */
  deliver(folder: string, message: Omit<MailboxMessage, 'uid'>): number;
  /** What clients changed; nothing, where they only read. */
  state(): {
    /** Commands that changed something, or would have been able to. */
    readonly changes: readonly string[];
    readonly folders: readonly {
      readonly name: string;
      readonly messages: number;
      readonly uidNext: number;
      /** UIDs that became \Seen. */
      readonly seen: readonly number[];
      /** UIDs whose flags a client set. */
      readonly flagged: readonly number[];
      /** UIDs that were expunged. */
      readonly expunged: readonly number[];
    }[];
  };
  stop(): Promise<void>;
}

const ADDRESS = '127.0.0.1';
const FLAGS = '\\Answered \\Seen \\Deleted \\Draft \\Flagged';
const PIECE = 64 * 1024;
/** The server's zone. */
const ZONE = 8 * 3_600_000;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const ALIBABA: readonly MailboxFolder[] = [
  { name: 'INBOX' },
  { name: '&g0l6Pw-', flags: ['\\Drafts'] },
  { name: '&XfJT0ZAB-', flags: ['\\Sent'] },
  { name: '&XfJSIJZkkK5O9g-', flags: ['\\Trash'] },
  { name: '&V4NXPpCuTvY-', flags: ['\\Junk'] },
];

/** 2026-01-01T00:00:00Z. */
const EPOCH = Date.UTC(2026, 0, 1);

/** Message `index`: UID one more, a minute after the one before; each tenth has a subject in raw GBK. */
export function syntheticMessage(index: number): MailboxMessage {
  const internalDate = new Date(EPOCH + index * 60_000);
  const subject =
    index % 10 === 3 ? `\xbb\xe1\xd2\xe9\xbc\xcd\xd2\xaa ${index}` : `Minutes ${index}`;
  return {
    uid: index + 1,
    internalDate,
    flags: index % 3 === 0 ? [] : ['\\Seen'],
    header:
      `Received: from mx.example.com (192.0.2.25) by mx1.office.example;\r\n ${internalDate.toUTCString()}\r\n` +
      `From: Sender ${index % 97} <sender${index % 97}@example.com>\r\n` +
      'To: li@office.example\r\n' +
      `Subject: ${subject}\r\n` +
      `Date: ${internalDate.toUTCString()}\r\n` +
      `Message-ID: <${index + 1}@example.com>\r\n`,
  };
}

/** A folder while the server runs. */
interface Box {
  readonly folder: MailboxFolder;
  readonly appeared: MailboxMessage[];
  readonly seen: Set<number>;
  /** By UID, where a client set them. */
  readonly flags: Map<number, readonly string[]>;
  readonly expunged: number[];
  /** Written out when the first message goes; `null`: none has gone. */
  list: MailboxMessage[] | null;
  /** The least that UIDNEXT can be. */
  next: number;
}

interface Shared {
  readonly options: MailboxServerOptions;
  readonly boxes: readonly Box[];
  readonly transcript: string[];
  readonly changes: string[];
  connections: number;
  logins: number;
  fetched: number;
  fetchedBytes: number;
  dropped: boolean;
  hungUp: number;
}

const madeIn = ({ folder, list }: Box) => list?.length ?? folder.messages ?? 0;
const countOf = (box: Box) => madeIn(box) + box.appeared.length;

function messageAt(box: Box, index: number): MailboxMessage {
  const made = madeIn(box);
  const message =
    index >= made
      ? (box.appeared[index - made] as MailboxMessage)
      : (box.list?.[index] ?? (box.folder.message ?? syntheticMessage)(index));
  const flags = box.flags.get(message.uid);
  return flags === undefined ? message : { ...message, flags };
}

const allOf = (box: Box) => Array.from({ length: countOf(box) }, (_, i) => messageAt(box, i));

/** What is \Deleted goes, of `uids` where they are given. EXPUNGE responses (RFC 9051 §7.5.1). */
function expunge(box: Box, within: (uid: number) => boolean): string {
  box.next = uidNextOf(box);
  const kept: MailboxMessage[] = [];
  let said = '';
  for (const message of allOf(box)) {
    if (message.flags.includes('\\Deleted') && within(message.uid)) {
      box.expunged.push(message.uid);
      said += `* ${kept.length + 1} EXPUNGE\r\n`;
    } else kept.push(message);
  }
  box.list = kept;
  box.appeared.length = 0;
  return said;
}

function uidNextOf(box: Box): number {
  const count = countOf(box);
  const last = count === 0 ? 0 : messageAt(box, count - 1).uid;
  return Math.max(last + 1, box.folder.uidNext ?? 1, box.next);
}

/** Index of the first message whose UID is at least `uid`. */
function indexOfUid(box: Box, uid: number): number {
  let low = 0;
  let high = countOf(box);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (messageAt(box, middle).uid < uid) low = middle + 1;
    else high = middle;
  }
  return low;
}

export async function startMailboxServer(options: MailboxServerOptions): Promise<MailboxServer> {
  const { address = ADDRESS, tls = 'implicit', folders = ALIBABA } = options;
  const shared: Shared = {
    options,
    boxes: folders.map((folder) => ({
      folder,
      appeared: [],
      seen: new Set(),
      flags: new Map(),
      expunged: [],
      list: null,
      next: 1,
    })),
    transcript: [],
    changes: [],
    connections: 0,
    logins: 0,
    fetched: 0,
    fetchedBytes: 0,
    dropped: false,
    hungUp: 0,
  };
  const sockets = new Set<Socket>();
  const secureContext =
    tls === 'none'
      ? undefined
      : createSecureContext({
          ...(options.certificate ?? certificates().good(['localhost', address])),
        });
  const server = createServer((socket) => {
    shared.connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.setNoDelay(true);
    if (secureContext === undefined) {
      serve(socket, shared);
      return;
    }
    const secure = new TLSSocket(socket, { isServer: true, secureContext });
    secure.on('error', () => socket.destroy());
    socket.once('close', () => secure.destroy());
    secure.once('secure', () => serve(secure, shared));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, address, resolve);
  });
  const { port } = server.address() as { port: number };
  let stopped: Promise<void> | null = null;
  return {
    address,
    port,
    get connections() {
      return shared.connections;
    },
    get logins() {
      return shared.logins;
    },
    get fetched() {
      return shared.fetched;
    },
    transcript: shared.transcript,
    deliver(folder, message) {
      const box = shared.boxes.find((b) => b.folder.name === folder);
      if (box === undefined) throw new Error(`no folder ${folder}`);
      const uid = uidNextOf(box);
      box.appeared.push({ ...message, uid });
      return uid;
    },
    state: () => ({
      changes: [...shared.changes],
      folders: shared.boxes.map((box) => ({
        name: box.folder.name,
        messages: countOf(box),
        uidNext: uidNextOf(box),
        seen: [...box.seen],
        flagged: [...box.flags.keys()],
        expunged: [...box.expunged],
      })),
    }),
    stop() {
      for (const socket of sockets) socket.destroy();
      stopped ??= new Promise((resolve) => server.close(() => resolve()));
      return stopped;
    },
  };
}

/** A connection. Text is Latin-1. */
function serve(socket: Socket, shared: Shared): void {
  const commands: string[] = [];
  let pending = '';
  let busy = false;

  /** Waits until the client takes it. */
  const write = async (text: string): Promise<void> => {
    if (!socket.writable) return;
    if (socket.write(text, 'latin1')) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        socket.off('drain', go);
        socket.off('close', go);
        resolve();
      };
      socket.on('drain', go);
      socket.on('close', go);
    });
  };
  const obey = dialogue(write, socket, shared);

  socket.on('data', (data: Buffer) => {
    pending += data.toString('latin1');
    const lines = pending.split('\n');
    pending = lines.pop() as string;
    commands.push(...lines.map((line) => line.replace(/\r$/, '')));
    void run();
  });
  const run = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let next = commands.shift(); next !== undefined; next = commands.shift()) {
      if (!socket.writable) break;
      shared.transcript.push(next);
      await obey(next);
    }
    busy = false;
  };
  void write(`${shared.options.greeting ?? GREETINGS.imap}\r\n`);
}

const CHANGING =
  /^(?:UID )?(?:STORE|COPY|MOVE|EXPUNGE|APPEND|CREATE|DELETE|RENAME|CLOSE|SUBSCRIBE|UNSUBSCRIBE|SELECT|SETQUOTA|SETACL)\b/i;

function dialogue(
  utter: (text: string) => Promise<void>,
  socket: Socket,
  shared: Shared,
): (line: string) => Promise<void> {
  const { options, boxes } = shared;
  const { quirks = {}, quota } = options;
  let user: string | null = null;
  let selected: Box | null = null;
  let readOnly = true;
  /** What EXISTS said last. */
  let told = 0;
  let mute = false;
  const write = (text: string) => (mute ? Promise.resolve() : utter(text));

  const existing = (box: Box) =>
    box.folder.name === 'INBOX' ? (quirks.lieExists ?? countOf(box)) : countOf(box);

  /** Messages that came in are told with the next answer. */
  const news = (): string => {
    if (selected === null || existing(selected) === told) return '';
    told = existing(selected);
    return `* ${told} EXISTS\r\n`;
  };

  const drop = (): Promise<void> => {
    shared.dropped = true;
    socket.end();
    return Promise.resolve();
  };

  /** Whether it stopped in the middle. */
  const send = async (text: string): Promise<boolean> => {
    const { dropAfter } = quirks;
    if (dropAfter !== undefined && 'bytes' in dropAfter && !shared.dropped) {
      const left = dropAfter.bytes - shared.fetchedBytes;
      shared.fetchedBytes += text.length;
      if (left <= text.length) {
        await write(text.slice(0, left));
        await drop();
        return true;
      }
    }
    await write(text);
    return !socket.writable;
  };

  const fetch = async (tag: string, set: string, items: string, uid: boolean): Promise<void> => {
    const box = selected as Box;
    const ranges = rangesOf(set, box, uid);
    if (ranges === null) return write(`${tag} BAD invalid command or parameters\r\n`);
    if (!readOnly && /\bBODY\[|RFC822(?![.\w])/i.test(items)) shared.changes.push(`FETCH ${items}`);
    let text = '';
    const { dropAfter, appearing } = quirks;
    for (const [from, to] of quirks.shuffled === true ? halved(ranges) : ranges) {
      for (let index = from; index <= to; index++) {
        const message = messageAt(box, index);
        if (!readOnly && /\bBODY\[/i.test(items)) box.seen.add(message.uid);
        const one = fetched(index, message, items, uid, quirks);
        for (const piece of quirks.shuffled === true ? [...one, ...one] : one) {
          text += piece;
          if (text.length < PIECE) continue;
          if (await send(text)) return;
          text = '';
        }
        shared.fetched++;
        if (shared.fetched === appearing?.after) {
          boxes.find((b) => b.folder.name === appearing.folder)?.appeared.push(appearing.message);
        }
        if (
          dropAfter !== undefined &&
          'messages' in dropAfter &&
          !shared.dropped &&
          shared.fetched >= dropAfter.messages
        ) {
          await write(text);
          return drop();
        }
      }
    }
    if (await send(text)) return;
    await write(`${news()}${tag} OK ${uid ? 'UID ' : ''}FETCH completed\r\n`);
  };

  const search = async (tag: string, args: readonly string[], uid: boolean): Promise<void> => {
    const matches = quirks.search === 'bad' ? null : criteria(args, selected as Box, quirks);
    if (matches === null) return write(`${tag} BAD invalid command or parameters\r\n`);
    let text = '* SEARCH';
    for (const [from, to] of matches.ranges) {
      for (let index = from; index <= to; index++) {
        const message = messageAt(selected as Box, index);
        if (matches.tests.every((test) => test(message))) {
          text += ` ${uid ? message.uid : index + 1}`;
        }
        if (text.length < PIECE) continue;
        await write(text);
        text = '';
      }
    }
    await write(`${text}\r\n${news()}${tag} OK ${uid ? 'UID ' : ''}SEARCH completed\r\n`);
  };

  /** `+FLAGS.SILENT (\Deleted)` and its like. */
  const store = (tag: string, set: string, item: string, names: string, uid: boolean) => {
    const box = selected as Box;
    const ranges = rangesOf(set, box, uid);
    const how = /^([+-]?)FLAGS(?:\.SILENT)?$/i.exec(item)?.[1];
    if (ranges === null || how === undefined) return write(`${tag} BAD STORE\r\n`);
    const given = names.replace(/[()]/g, '').split(' ');
    for (const [from, to] of ranges) {
      for (let index = from; index <= to; index++) {
        const { uid, flags } = messageAt(box, index);
        const others = flags.filter((flag) => !given.includes(flag));
        box.flags.set(uid, how === '-' ? others : how === '+' ? [...others, ...given] : given);
      }
    }
    return write(`${tag} OK STORE completed\r\n`);
  };

  const obey = async (line: string): Promise<void> => {
    const [tag = '', first = '', ...rest] = wordsOf(line);
    const uid = first.toUpperCase() === 'UID';
    const verb = (uid ? (rest.shift() ?? '') : first).toUpperCase();
    const say = (text: string) =>
      write(`${text.replaceAll('\n', '\r\n')}\r\n`.replaceAll('{tag}', tag));
    const bad = () => say('{tag} BAD invalid command or parameters');
    if (CHANGING.test(line.slice(tag.length + 1))) shared.changes.push(line.slice(tag.length + 1));
    // Alibaba Mail hangs up at a name that is not in modified UTF-7.
    if (verb !== 'LOGIN' && /[^\x00-\x7f]/.test(line)) {
      socket.destroy();
      return;
    }
    switch (verb) {
      case 'CAPABILITY': {
        const words = options.capabilities ?? CAPABILITIES.imap;
        const all = quota === undefined ? words : [...words, 'QUOTA'];
        return say(`* CAPABILITY ${all.join(' ')}\n{tag} OK CAPABILITY completed`);
      }
      case 'NOOP':
        return say(`${news()}{tag} OK NOOP completed`);
      case 'ID':
        return say('* ID NIL\n{tag} OK ID completed');
      case 'LOGOUT':
        await say('* BYE IMAP4rev1 Server logging out\n{tag} OK LOGOUT completed');
        socket.end();
        return;
      case 'LOGIN': {
        shared.logins++;
        const [name = '', password = ''] = rest;
        const right = Object.hasOwn(options.login, name) && options.login[name] === password;
        user = right ? name : user;
        return say(right ? '{tag} OK LOGIN completed' : '{tag} NO LOGIN failed');
      }
      default:
        break;
    }
    if (user === null) return bad();
    switch (verb) {
      case 'LIST':
      case 'XLIST':
        return say(
          [
            ...boxes.map(
              ({ folder: { name, flags = [] } }) => `* ${verb} (${flags.join(' ')}) "/" "${name}"`,
            ),
            `{tag} OK ${verb} completed`,
          ].join('\n'),
        );
      case 'SELECT':
      case 'EXAMINE': {
        const wanted = (rest[0] ?? '').toUpperCase();
        const box = boxes.find(({ folder }) => folder.name.toUpperCase() === wanted) ?? null;
        selected = box;
        const { readOnly: only = [], denied = [] } = quirks;
        readOnly = verb === 'EXAMINE' || (box !== null && only.includes(box.folder.name));
        if (
          box === null ||
          denied.includes(box.folder.name) ||
          box.folder.flags?.includes('\\Noselect') === true
        ) {
          selected = null;
          return say(`{tag} NO ${verb} failed`);
        }
        told = existing(box);
        return say(
          [
            `* ${told} EXISTS`,
            '* 0 RECENT',
            `* OK [UIDVALIDITY ${box.folder.uidValidity ?? 2}] UIDs valid`,
            ...(quirks.noUidNext === true
              ? []
              : [`* OK [UIDNEXT ${uidNextOf(box)}] Predicted next UID`]),
            `* FLAGS (${FLAGS})`,
            `* OK [PERMANENTFLAGS (${readOnly ? '' : FLAGS})] Limited.`,
            `{tag} OK [READ-${readOnly ? 'ONLY' : 'WRITE'}] ${verb} completed`,
          ].join('\n'),
        );
      }
      case 'GETQUOTAROOT':
        if (quota === undefined) return bad();
        return say(
          [
            '* QUOTAROOT INBOX ""',
            `* QUOTA "" (STORAGE ${Math.ceil(quota.used / 1024)} ${Math.floor(quota.limit / 1024)})`,
            '{tag} OK GETQUOTAROOT completed',
          ].join('\n'),
        );
      case 'FETCH':
        if (selected === null) return bad();
        return fetch(tag, rest[0] ?? '', rest.slice(1).join(' '), uid);
      case 'SEARCH':
        return selected === null ? bad() : search(tag, rest, uid);
      case 'STORE':
        if (readOnly || selected === null) return say('{tag} NO [READ-ONLY] STORE');
        return store(tag, rest[0] ?? '', rest[1] ?? '', rest.slice(2).join(' '), uid);
      case 'EXPUNGE': {
        if (readOnly || selected === null) return say('{tag} NO [READ-ONLY] EXPUNGE');
        if (quirks.expunge === 'bad') return bad();
        const set = uid ? uidRanges(rest[0] ?? '') : null;
        const within = (one: number) => set === null || inRanges(set, one);
        const gone = quirks.expunge === 'ignored' ? '' : expunge(selected, within);
        told = existing(selected);
        return say(`${gone}{tag} OK EXPUNGE completed`.replaceAll('\r\n', '\n'));
      }
      case 'CLOSE':
      case 'COPY':
      case 'MOVE':
        return say(`{tag} ${readOnly ? 'NO [READ-ONLY]' : 'OK'} ${verb}`);
      default:
        return bad();
    }
  };

  return async (line) => {
    const { hangUpAt } = quirks;
    const hangsUp =
      hangUpAt !== undefined &&
      shared.hungUp < hangUpAt.times &&
      hangUpAt.command.test(line.slice(line.indexOf(' ') + 1));
    if (!hangsUp) return obey(line);
    shared.hungUp++;
    mute = true;
    if (hangUpAt.done === true) await obey(line);
    socket.destroy();
  };
}

type Ranges = readonly (readonly [from: number, to: number])[];

/** A set as indices of messages that are there. */
function rangesOf(set: string, box: Box, uid: boolean): Ranges | null {
  const count = countOf(box);
  const last = count === 0 ? 0 : uid ? messageAt(box, count - 1).uid : count;
  const ranges: [number, number][] = [];
  for (const part of set.split(',')) {
    const m = /^(\d{1,10}|\*)(?::(\d{1,10}|\*))?$/.exec(part);
    if (m === null) return null;
    const ends = [m[1], m[2] ?? m[1]].map((end) => (end === '*' ? last : Number(end)));
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    const from = uid ? indexOfUid(box, low) : low - 1;
    const to = uid ? indexOfUid(box, high + 1) - 1 : Math.min(high, count) - 1;
    if (from <= to) ranges.push([from, to]);
  }
  return ranges;
}

/** The second half of each range before its first. */
function halved(ranges: Ranges): Ranges {
  return ranges.flatMap(([from, to]) => {
    const middle = (from + to) >> 1;
    return middle < to
      ? [[middle + 1, to] as const, [from, middle] as const]
      : [[from, to] as const];
  });
}

/** One response, in pieces. */
function* fetched(
  index: number,
  message: MailboxMessage,
  items: string,
  uid: boolean,
  { hugeHeader }: MailboxQuirks,
): Generator<string> {
  const parts: string[] = [];
  if (uid || /\bUID\b/i.test(items)) parts.push(`UID ${message.uid}`);
  if (/\bFLAGS\b/i.test(items)) parts.push(`FLAGS (${message.flags.join(' ')})`);
  if (/\bINTERNALDATE\b/i.test(items)) {
    parts.push(`INTERNALDATE "${imapDate(message.internalDate)}"`);
  }
  if (/\bRFC822\.SIZE\b/i.test(items)) {
    parts.push(`RFC822.SIZE ${message.size ?? message.header.length + 1002}`);
  }
  const whole = /\bBODY(?:\.PEEK)?\[\](?:<(\d{1,10})\.(\d{1,10})>)?/i.exec(items);
  if (whole !== null) {
    const [, from = '0', count] = whole;
    const end = count === undefined ? undefined : Number(from) + Number(count);
    const bytes = `${message.header}\r\n${message.body ?? ''}`.slice(Number(from), end);
    const origin = count === undefined ? '' : `<${from}>`;
    yield `* ${index + 1} FETCH (${[...parts, `BODY[]${origin} {${bytes.length}}`].join(' ')}\r\n`;
    yield `${bytes})\r\n`;
    return;
  }
  const section = /\bBODY(?:\.PEEK)?\[(HEADER(?:\.FIELDS \(([^)]*)\))?)\]/i.exec(items);
  if (section === null) {
    yield `* ${index + 1} FETCH (${parts.join(' ')})\r\n`;
    return;
  }
  const fields = section[2];
  const header =
    fields === undefined ? message.header : chosen(message.header, fields.toUpperCase().split(' '));
  const padding =
    hugeHeader?.uid === message.uid ? Math.max(0, hugeHeader.bytes - header.length - 2) : 0;
  const start = `* ${index + 1} FETCH (${parts.join(' ')}${parts.length > 0 ? ' ' : ''}`;
  const bytes = header.length + padding + 2;
  yield `${start}BODY[${section[1]?.toUpperCase()}] {${bytes}}\r\n${header}`;
  for (let left = padding; left > 0; left -= PIECE) yield padded(Math.min(left, PIECE));
  yield '\r\n)\r\n';
}

/** The last field goes on. */
function padded(bytes: number): string {
  return bytes < 3 ? ' '.repeat(bytes) : `${' '.padEnd(bytes - 2, 'x')}\r\n`;
}

function chosen(header: string, names: readonly string[]): string {
  let text = '';
  let wanted = false;
  for (const line of header.split('\r\n')) {
    if (line === '') continue;
    if (line[0] !== ' ' && line[0] !== '\t') {
      wanted = names.includes(line.slice(0, line.indexOf(':')).toUpperCase());
    }
    if (wanted) text += `${line}\r\n`;
  }
  return text;
}

/** `17-Jul-1996 02:44:25 +0800`. */
function imapDate(date: Date): string {
  const iso = new Date(date.getTime() + ZONE).toISOString();
  const [year, month, day] = iso.slice(0, 10).split('-') as [string, string, string];
  return `${day}-${MONTHS[Number(month) - 1]}-${year} ${iso.slice(11, 19)} +0800`;
}

/** Days since 1970 where the server stands. */
const dayOf = (date: Date) => Math.floor((date.getTime() + ZONE) / 86_400_000);

function dayIn(text: string): number | null {
  const m = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/.exec(text);
  const month = MONTHS.indexOf(m?.[2] ?? '');
  return m === null || month < 0
    ? null
    : Math.floor(Date.UTC(Number(m[3]), month, Number(m[1])) / 86_400_000);
}

interface Criteria {
  readonly ranges: Ranges;
  readonly tests: readonly ((message: MailboxMessage) => boolean)[];
}

function criteria(args: readonly string[], box: Box, quirks: MailboxQuirks): Criteria | null {
  const texts = quirks.searchFrom ?? 'bad';
  const left = [...args];
  let ranges: Ranges = countOf(box) === 0 ? [] : [[0, countOf(box) - 1]];
  const tests: ((message: MailboxMessage) => boolean)[] = [];
  const field = (name: string, text: string) => {
    tests.push(({ header }) => chosen(header, [name]).toUpperCase().includes(text.toUpperCase()));
  };
  if (left.length === 0) return null;
  while (left.length > 0) {
    const key = (left.shift() as string).toUpperCase();
    switch (key) {
      case 'ALL':
        break;
      case 'SEEN':
      case 'UNSEEN':
        tests.push(({ flags }) => flags.includes('\\Seen') === (key === 'SEEN'));
        break;
      case 'SINCE':
      case 'BEFORE':
      case 'ON': {
        const day = dayIn(left.shift() ?? '');
        if (day === null) return null;
        tests.push(({ internalDate }) => {
          const its = dayOf(internalDate);
          if (key === 'ON') return its === day;
          return key === 'SINCE' ? its >= day : its < day;
        });
        break;
      }
      case 'SENTSINCE':
      case 'SENTBEFORE': {
        const day = dayIn(left.shift() ?? '');
        if (day === null || quirks.sentSearch === 'bad') return null;
        tests.push(({ header }) => {
          const sent = Date.parse(chosen(header, ['DATE']).slice(5).trim());
          if (Number.isNaN(sent)) return false;
          const its = Math.floor(sent / 86_400_000);
          return key === 'SENTSINCE' ? its >= day : its < day;
        });
        break;
      }
      case 'UID': {
        const found = rangesOf(left.shift() ?? '', box, true);
        if (found === null) return null;
        ranges = found;
        break;
      }
      case 'FROM':
      case 'TO':
      case 'SUBJECT':
        if (texts === 'bad') return null;
        field(key, left.shift() ?? '');
        break;
      case 'HEADER':
        if (texts === 'bad') return null;
        field((left.shift() ?? '').toUpperCase(), left.shift() ?? '');
        break;
      default:
        return null;
    }
  }
  return { ranges, tests };
}

/** Words and quoted strings. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|[^ ]+/g)].map((m) =>
    m[1] === undefined ? m[0] : m[1].replace(/\\(.)/g, '$1'),
  );
}
