/**
 * Mail servers on loopback that answer by a script: IMAP, POP3 and SMTP as
 * Alibaba Mail's servers speak them, and servers that fail in many ways.
 */
import { spawn } from 'node:child_process';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { createSecureContext, type SecureVersion, TLSSocket } from 'node:tls';
import { certificates, type KeyAndCertificate } from './certificates.ts';
import { freePort } from './real-servers.ts';

export type MailProtocol = 'imap' | 'pop3' | 'smtp';

export interface MailFolder {
  /** In modified UTF-7. */
  readonly name: string;
  /** `\Sent`. */
  readonly flags?: readonly string[];
  /** As many as `messages` in INBOX, none elsewhere. */
  readonly messages?: number;
}

export interface Attempt {
  readonly user: string;
  /** Empty for what is no password: a token. */
  readonly password: string;
  /** `LOGIN`, `USER`, `AUTH PLAIN` and so on. */
  readonly method: string;
  readonly encrypted: boolean;
  /** What the client sent for it, in one line. */
  readonly sent: string;
}

export interface MailServerOptions {
  readonly protocol: MailProtocol;
  /** A free one. */
  readonly port?: number;
  readonly address?: string;
  /** `starttls`: in clear, with STARTTLS (STLS) on offer. */
  readonly tls: 'implicit' | 'none' | 'starttls';
  /** One that is good for `localhost` and the address. */
  readonly certificate?: KeyAndCertificate;
  readonly tlsVersions?: { readonly min?: SecureVersion; readonly max?: SecureVersion };
  /** OpenSSL's list. */
  readonly ciphers?: string;
  /** Login → password. */
  readonly accounts?: Readonly<Record<string, string>>;
  /**
   * Said to a login that is refused; lines are joined by `\n`. IMAP: put the tag
   * aside, as in `NO [ALERT] Locked`; lines with `*` have none. SMTP: with the code.
   */
  readonly refusal?: string | ((user: string, attempt: Attempt) => string);
  /** Right passwords too. */
  readonly refuseAll?: boolean;
  /** In place of answering a login. */
  readonly onLogin?: 'silent' | 'drop';
  /** Whole lines, joined by `\n`; `null`: none, it waits for the client. */
  readonly greeting?: string | null;
  /** Hangs up after the greeting. */
  readonly hangUp?: boolean;
  /** IMAP: words of CAPABILITY; POP3: lines of CAPA; SMTP: lines of EHLO. What STARTTLS needs is added. */
  readonly capabilities?: readonly string[];
  /** No end to them. */
  readonly endless?: boolean;
  /** Said to STARTTLS in place of starting it: `454 TLS not available`; IMAP without the tag. */
  readonly starttlsReply?: string;
  readonly folders?: readonly MailFolder[];
  /** Said to another sender than the one who logged in. */
  readonly mailFromReply?: string;
  /** In the mailbox; 3. */
  readonly messages?: number;
  /** Between a command and its reply. */
  readonly delayMs?: number;
}

export interface MailServer {
  readonly protocol: MailProtocol;
  readonly address: string;
  readonly port: number;
  /** How many there were so far. */
  readonly connections: number;
  /** Logins that were tried and reached it. */
  readonly logins: number;
  readonly attempts: readonly Attempt[];
  /** What clients sent, by lines, in clear or decrypted; passwords too. */
  readonly transcript: readonly string[];
  /** Names that clients asked for in TLS (SNI); empty for none. */
  readonly serverNames: readonly string[];
  stop(): Promise<void>;
}

const ADDRESS = '127.0.0.1';

export const FOLDERS: readonly MailFolder[] = [
  { name: 'INBOX' },
  { name: '&g0l6Pw-', flags: ['\\Drafts'] },
  { name: '&XfJT0ZAB-', flags: ['\\Sent'] },
  { name: '&XfJSIJZkkK5O9g-', flags: ['\\Trash'] },
  { name: '&V4NXPpCuTvY-', flags: ['\\Junk'] },
];

export const GREETINGS: Readonly<Record<MailProtocol, string>> = {
  imap: '* OK AliYun IMAP Server Ready',
  pop3: '+OK AliYun POP3 Server Ready',
  smtp: '220 smtp.aliyun-inc.com MX AliMail Server(127.0.0.1)',
};

const MECHANISMS = 'PLAIN LOGIN XOAUTH2 XALIOAUTH';

export const CAPABILITIES: Readonly<Record<MailProtocol, readonly string[]>> = {
  imap: [
    ...['IMAP4rev1', 'IDLE', 'XLIST', 'UIDPLUS', 'ID', 'SASL-IR'],
    ...['AUTH=XOAUTH', 'AUTH=XOAUTH2', 'AUTH=EXTERNAL'],
  ],
  pop3: ['TOP', 'USER', 'UIDL'],
  smtp: ['8BITMIME', `AUTH=${MECHANISMS}`, `AUTH ${MECHANISMS}`, 'PIPELINING', 'DSN'],
};

const REFUSALS: Readonly<Record<MailProtocol, string>> = {
  imap: 'NO LOGIN failed',
  pop3: '-ERR Login failed',
  smtp: '526 Authentication failure[0]',
};

/** A message that every mailbox is full of. */
const MESSAGE = `From: Li Ming <li.ming@example.com>\r
To: Wang Fang <wang.fang@example.com>\r
Subject: Minutes of Monday\r
Date: Mon, 01 Jan 2024 09:00:00 +0800\r
Message-ID: <1@example.com>\r
\r
See you on Monday.\r
`;

export function startMailServer(options: MailServerOptions): Promise<MailServer> {
  return listen(options, (socket, record) => converse(socket, options, record));
}

/** What a server keeps of its clients. */
interface Seen {
  connections: number;
  readonly attempts: Attempt[];
  readonly transcript: string[];
  readonly serverNames: string[];
}

async function listen(
  options: Pick<MailServerOptions, 'protocol' | 'port' | 'address'>,
  accept: (socket: Socket, record: Seen) => void,
  server: Server = createServer(),
): Promise<MailServer> {
  const { protocol, address = ADDRESS } = options;
  const record: Seen = { connections: 0, attempts: [], transcript: [], serverNames: [] };
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    record.connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    accept(socket, record);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, address, resolve);
  });
  const { port } = server.address() as { port: number };
  let stopped: Promise<void> | null = null;
  return {
    protocol,
    address,
    port,
    get connections() {
      return record.connections;
    },
    get logins() {
      return record.attempts.length;
    },
    attempts: record.attempts,
    transcript: record.transcript,
    serverNames: record.serverNames,
    stop() {
      for (const socket of sockets) socket.destroy();
      stopped ??= new Promise((resolve) => server.close(() => resolve()));
      return stopped;
    },
  };
}

/** A connection as the dialogues see it. */
interface Line {
  readonly encrypted: boolean;
  /** Lines joined by `\n`; the end of the last is added. */
  say(text: string): void;
  /** Says without end. */
  sayForever(line: (i: number) => string): void;
  /** After what was said. */
  end(): void;
  drop(): void;
  /** Nothing more is read or said. */
  hang(): void;
  /** TLS begins after what was said. */
  upgrade(): void;
  /** So many bytes belong to no line: they are given first, then the next line. */
  take(bytes: number, then: (text: string) => void): void;
}

interface Dialogue {
  hear(line: string): void;
}

/** Text is Latin-1 here, one character for each byte. */
function converse(socket: Socket, options: MailServerOptions, record: Seen): void {
  const { delayMs = 0 } = options;
  let stream: Socket = socket;
  let encrypted = false;
  let pending = '';
  let hung = false;
  let wanted: { bytes: number; then: (text: string) => void } | null = null;
  /** What waits for the delay; in order. */
  let waiting: Promise<void> = Promise.resolve();

  const after = (action: () => void): void => {
    if (delayMs === 0) {
      action();
      return;
    }
    const mine = stream;
    waiting = waiting.then(
      () =>
        new Promise((resolve) => {
          setTimeout(() => {
            if (!mine.destroyed) action();
            resolve();
          }, delayMs);
        }),
    );
  };

  const hear = (data: Buffer): void => {
    pending += data.toString('latin1');
    while (!hung && !stream.destroyed) {
      if (wanted !== null) {
        if (pending.length < wanted.bytes) return;
        const { bytes, then } = wanted;
        wanted = null;
        const text = pending.slice(0, bytes);
        pending = pending.slice(bytes);
        record.transcript.push(utf8(text));
        then(text);
        continue;
      }
      const end = pending.indexOf('\n');
      if (end < 0) return;
      const line = pending.slice(0, end).replace(/\r$/, '');
      pending = pending.slice(end + 1);
      record.transcript.push(utf8(line));
      dialogue.hear(line);
    }
  };

  const encrypt = (): TLSSocket => {
    const { certificate, tlsVersions, ciphers } = options;
    const names = ['localhost', options.address ?? ADDRESS];
    const secure = new TLSSocket(socket, {
      isServer: true,
      secureContext: createSecureContext({
        ...(certificate ?? certificates().good(names)),
        ...(tlsVersions?.min === undefined ? {} : { minVersion: tlsVersions.min }),
        ...(tlsVersions?.max === undefined ? {} : { maxVersion: tlsVersions.max }),
        ...(ciphers === undefined ? {} : { ciphers }),
      }),
    });
    secure.on('error', () => socket.destroy());
    // It outlives its socket otherwise.
    socket.once('close', () => secure.destroy());
    encrypted = true;
    return secure;
  };

  const attach = (): void => {
    stream.on('data', hear);
  };

  const whenSecure = (secure: TLSSocket, then: () => void): void => {
    secure.once('secure', () => {
      record.serverNames.push(nameAskedOf(secure));
      then();
    });
  };

  const line: Line = {
    get encrypted() {
      return encrypted;
    },
    say: (text) =>
      after(() => {
        if (stream.writable) stream.write(`${text.replaceAll('\n', '\r\n')}\r\n`);
      }),
    sayForever(one) {
      hung = true;
      let i = 0;
      const more = () => {
        while (stream.writable) {
          let block = '';
          for (let n = 0; n < 200; n++) block += `${one(i++)}\r\n`;
          if (stream.write(block)) {
            // Others have their turn too.
            setImmediate(more);
            return;
          }
          stream.once('drain', more);
          return;
        }
      };
      after(more);
    },
    end: () => after(() => stream.end()),
    drop: () => socket.destroy(),
    hang() {
      hung = true;
    },
    upgrade() {
      stream.off('data', hear);
      stream.pause();
      // What came behind the command in clear is not obeyed (CVE-2011-0411).
      pending = '';
      after(() => {
        const secure = encrypt();
        stream = secure;
        whenSecure(secure, () => {});
        attach();
      });
    },
    take(bytes, then) {
      wanted = { bytes, then };
    },
  };

  const dialogue = DIALOGUES[options.protocol](line, options, record);
  const begin = (): void => {
    const greeting =
      options.greeting === undefined ? GREETINGS[options.protocol] : options.greeting;
    attach();
    if (greeting !== null) line.say(greeting);
    if (options.hangUp === true) line.end();
  };
  if (options.tls === 'implicit') {
    const secure = encrypt();
    stream = secure;
    whenSecure(secure, begin);
  } else {
    begin();
  }
}

function nameAskedOf(secure: TLSSocket): string {
  const { servername } = secure as unknown as { servername?: string | false | null };
  return typeof servername === 'string' ? servername : '';
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Whether a login is right; counted. `null`: it is not to be answered. */
function judge(
  line: Line,
  options: MailServerOptions,
  record: Seen,
  attempt: Attempt,
): { readonly ok: true } | { readonly ok: false; readonly words: string } | null {
  record.attempts.push(attempt);
  if (options.onLogin === 'silent') {
    line.hang();
    return null;
  }
  if (options.onLogin === 'drop') {
    line.drop();
    return null;
  }
  const { refusal = REFUSALS[options.protocol], accounts = {} } = options;
  const known = Object.hasOwn(accounts, attempt.user) ? accounts[attempt.user] : undefined;
  if (options.refuseAll !== true && known !== undefined && known === attempt.password) {
    return { ok: true };
  }
  return {
    ok: false,
    words: typeof refusal === 'string' ? refusal : refusal(attempt.user, attempt),
  };
}

const DIALOGUES: Readonly<
  Record<MailProtocol, (line: Line, options: MailServerOptions, record: Seen) => Dialogue>
> = { imap, pop3, smtp };

/** RFC 3501, as far as a client goes that looks and changes nothing. */
function imap(line: Line, options: MailServerOptions, record: Seen): Dialogue {
  const { messages = 3, folders = FOLDERS } = options;
  let user: string | null = null;
  let selected: MailFolder | null = null;
  /** The tag of a command that waits for DONE. */
  let idling: string | null = null;
  /** What came of a command before a literal. */
  let before: (string | { readonly literal: string })[] = [];

  const offered = (): string => {
    const words = options.capabilities ?? CAPABILITIES.imap;
    const more = options.tls === 'starttls' && !line.encrypted ? ['STARTTLS'] : [];
    return [...words, ...more].join(' ');
  };
  const countOf = ({ name, messages: own }: MailFolder): number =>
    own ?? (name.toUpperCase() === 'INBOX' ? messages : 0);
  const find = (name: string): MailFolder | undefined =>
    folders.find((one) => one.name.toUpperCase() === name.toUpperCase());

  const login = (tag: string, attempt: Attempt, formed: boolean): void => {
    if (!formed) {
      record.attempts.push(attempt);
      line.say(`${tag} BAD invalid command or parameters`);
      return;
    }
    const verdict = judge(line, options, record, attempt);
    if (verdict === null) return;
    if (verdict.ok) {
      user = attempt.user;
      line.say(`${tag} OK LOGIN completed`);
      return;
    }
    line.say(tagged(tag, verdict.words));
  };

  const list = (tag: string, verb: string, reference: string, pattern: string): void => {
    if (pattern === '') {
      line.say(`* ${verb} (\\Noselect) "/" ""\n${tag} OK ${verb} completed`);
      return;
    }
    const wanted = `${reference}${pattern}`;
    const shown = folders.filter(({ name }) => {
      if (wanted === '*') return true;
      if (wanted === '%') return !name.includes('/');
      return name.toUpperCase() === wanted.toUpperCase();
    });
    line.say(
      [
        ...shown.map(({ name, flags = [] }) => `* ${verb} (${flags.join(' ')}) "/" "${name}"`),
        `${tag} OK ${verb} completed`,
      ].join('\n'),
    );
  };

  const obey = (tag: string, verb: string, args: readonly string[], sent: string): void => {
    const ok = (text = `${verb} completed`) => line.say(`${tag} OK ${text}`);
    const bad = () => line.say(`${tag} BAD invalid command or parameters`);
    const [first = '', second = ''] = args;
    switch (verb) {
      case 'CAPABILITY':
        if (options.endless === true) line.sayForever((i) => `* CAPABILITY X${i}`);
        else line.say(`* CAPABILITY ${offered()}\n${tag} OK CAPABILITY completed`);
        return;
      case 'NOOP':
      case 'CHECK':
        ok();
        return;
      case 'ID':
        line.say(`* ID NIL\n${tag} OK ID completed`);
        return;
      case 'LOGOUT':
        line.say(`* BYE IMAP4rev1 Server logging out\n${tag} OK LOGOUT completed`);
        line.end();
        return;
      case 'STARTTLS':
        if (options.starttlsReply !== undefined) line.say(tagged(tag, options.starttlsReply));
        else if (options.tls !== 'starttls' || line.encrypted) bad();
        else {
          ok('Begin TLS negotiation now');
          line.upgrade();
        }
        return;
      case 'LOGIN':
        login(
          tag,
          {
            user: utf8(first),
            password: utf8(second),
            method: 'LOGIN',
            encrypted: line.encrypted,
            sent: utf8(sent),
          },
          args.length === 2 && user === null,
        );
        return;
      case 'AUTHENTICATE': {
        const method = `AUTHENTICATE ${first.toUpperCase()}`;
        const { encrypted } = line;
        record.attempts.push({ user: '', password: '', method, encrypted, sent: utf8(sent) });
        line.say(`${tag} NO unsupported authentication mechanism`);
        return;
      }
      default:
        break;
    }
    if (user === null) {
      bad();
      return;
    }
    switch (verb) {
      case 'LIST':
      case 'LSUB':
      case 'XLIST':
        list(tag, verb, first, second);
        return;
      case 'SELECT':
      case 'EXAMINE': {
        const folder = find(first);
        selected = folder ?? null;
        if (folder === undefined) {
          line.say(`${tag} NO ${verb} failed`);
          return;
        }
        const flags = '\\Answered \\Seen \\Deleted \\Draft \\Flagged';
        line.say(
          [
            `* ${countOf(folder)} EXISTS`,
            '* 0 RECENT',
            '* OK [UIDVALIDITY 2] UIDs valid',
            `* OK [UIDNEXT ${countOf(folder) + 1}] Predicted next UID`,
            `* FLAGS (${flags})`,
            `* OK [PERMANENTFLAGS (${flags})] Limited.`,
            `${tag} OK [${verb === 'SELECT' ? 'READ-WRITE' : 'READ-ONLY'}] ${verb} completed`,
          ].join('\n'),
        );
        return;
      }
      case 'STATUS': {
        const folder = find(first);
        if (folder === undefined) {
          line.say(`${tag} NO STATUS failed`);
          return;
        }
        const count = countOf(folder);
        const known: Readonly<Record<string, number>> = {
          MESSAGES: count,
          RECENT: 0,
          UIDNEXT: count + 1,
          UIDVALIDITY: 2,
          UNSEEN: count,
        };
        const items = args
          .slice(1)
          .join(' ')
          .replace(/[()]/g, '')
          .toUpperCase()
          .split(' ')
          .filter((item) => Object.hasOwn(known, item))
          .map((item) => `${item} ${known[item]}`);
        line.say(`* STATUS "${folder.name}" (${items.join(' ')})\n${tag} OK STATUS completed`);
        return;
      }
      case 'IDLE':
        idling = tag;
        line.say('+ idling');
        return;
      case 'CLOSE':
        selected = null;
        ok();
        return;
      case 'SEARCH':
      case 'FETCH':
      case 'UID':
        if (selected === null) bad();
        else look(tag, verb === 'UID' ? args : [verb, ...args], verb === 'UID', countOf(selected));
        return;
      default:
        bad();
    }
  };

  const look = (tag: string, words: readonly string[], uid: boolean, count: number): void => {
    const [verb = '', ...args] = words.map((word) => word.toUpperCase());
    const name = uid ? `UID ${verb}` : verb;
    if (verb === 'SEARCH') {
      // It searches neither headers nor texts.
      const refused = ['FROM', 'TO', 'CC', 'BCC', 'SUBJECT', 'BODY', 'TEXT', 'HEADER'];
      if (args.some((word) => refused.includes(word))) {
        line.say(`${tag} BAD invalid command or parameters`);
        return;
      }
      const all = Array.from({ length: count }, (_, i) => ` ${i + 1}`).join('');
      line.say(`* SEARCH${all}\n${tag} OK ${name} completed`);
      return;
    }
    if (verb !== 'FETCH') {
      line.say(`${tag} BAD invalid command or parameters`);
      return;
    }
    const [set = '', ...rest] = args;
    const items = rest.join(' ');
    const shown = numbersOf(set, count).map((i) => `* ${i} FETCH (${fetched(i, items, uid)})`);
    line.say([...shown, `${tag} OK ${name} completed`].join('\n'));
  };

  return {
    hear(text) {
      if (idling !== null) {
        const tag = idling;
        idling = null;
        line.say(
          text.toUpperCase() === 'DONE' ? `${tag} OK IDLE completed` : `${tag} BAD not DONE`,
        );
        return;
      }
      const literal = /\{(\d{1,7})(\+?)\}$/.exec(text);
      if (literal !== null) {
        before.push(text.slice(0, literal.index));
        if (literal[2] === '') line.say('+ Ready for literal data');
        line.take(Number(literal[1]), (bytes) => before.push({ literal: bytes }));
        return;
      }
      const parts = [...before, text];
      before = [];
      const sent = parts.map((part) => (typeof part === 'string' ? part : part.literal)).join('');
      const [tag = '', verb = '', ...args] = parts.flatMap((part) =>
        typeof part === 'string' ? wordsOf(part) : [part.literal],
      );
      const name = verb.toUpperCase();
      // A mailbox that is not in modified UTF-7 ends the connection.
      if (name !== 'LOGIN' && [...sent].some((one) => one > '\x7f')) {
        line.drop();
        return;
      }
      if (verb === '') line.say(`${tag === '' ? '*' : tag} BAD invalid command or parameters`);
      else obey(tag, name, args, sent);
    },
  };
}

function tagged(tag: string, words: string): string {
  return words
    .split('\n')
    .map((one) => (one.startsWith('* ') ? one : `${tag} ${one}`))
    .join('\n');
}

/** Atoms and quoted strings; what is in brackets is not looked into. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|[^\s"]+/g)].map((match) =>
    match[1] === undefined ? match[0] : match[1].replace(/\\(.)/g, '$1'),
  );
}

function numbersOf(set: string, count: number): number[] {
  const numberOf = (text: string) => (text === '*' ? count : Number(text));
  const wanted = set.split(',').map((range) => {
    const [from = '', to = from] = range.split(':');
    const ends = [numberOf(from), numberOf(to)];
    return { from: Math.min(...ends), to: Math.max(...ends) };
  });
  return Array.from({ length: count }, (_, i) => i + 1).filter((i) =>
    wanted.some(({ from, to }) => i >= from && i <= to),
  );
}

function fetched(i: number, items: string, uid: boolean): string {
  const header = MESSAGE.slice(0, MESSAGE.indexOf('\r\n\r\n') + 4);
  const whole = /(?:BODY(?:\.PEEK)?\[\]|RFC822(?![.\w]))/.test(items);
  const text = whole ? MESSAGE : header;
  const body = /BODY(?:\.PEEK)?(\[[^\]]*\])/.exec(items);
  return [
    ...(uid || /\bUID\b/.test(items) ? [`UID ${i}`] : []),
    ...(/\bFLAGS\b|\bALL\b|\bFAST\b|\bFULL\b/.test(items) ? ['FLAGS ()'] : []),
    ...(items.includes('INTERNALDATE') ? ['INTERNALDATE "01-Jan-2024 09:00:00 +0800"'] : []),
    ...(items.includes('RFC822.SIZE') ? [`RFC822.SIZE ${MESSAGE.length}`] : []),
    ...(items.includes('ENVELOPE')
      ? [
          'ENVELOPE ("Mon, 01 Jan 2024 09:00:00 +0800" "Minutes of Monday" (("Li Ming" NIL "li.ming" "example.com")) NIL NIL (("Wang Fang" NIL "wang.fang" "example.com")) NIL NIL NIL "<1@example.com>")',
        ]
      : []),
    // `say` makes CRLF of what stands here as LF.
    ...(body === null ? [] : [`BODY${body[1]} {${text.length}}\n${text.replaceAll('\r\n', '\n')}`]),
  ].join(' ');
}

/** RFC 1939, RFC 2449, RFC 2595. */
function pop3(line: Line, options: MailServerOptions, record: Seen): Dialogue {
  const { messages = 3 } = options;
  let named: { readonly user: string; readonly sent: string } | null = null;
  let user: string | null = null;
  const offered = (): readonly string[] => [
    ...(options.capabilities ?? CAPABILITIES.pop3),
    ...(options.tls === 'starttls' && !line.encrypted ? ['STLS'] : []),
  ];
  const lines = (first: string, rest: readonly string[]) =>
    line.say([first, ...rest, '.'].join('\n'));
  const each = <T>(one: (i: number) => T) => Array.from({ length: messages }, (_, i) => one(i + 1));

  return {
    hear(bytes) {
      const text = utf8(bytes);
      const space = text.indexOf(' ');
      const verb = (space < 0 ? text : text.slice(0, space)).toUpperCase();
      const rest = space < 0 ? '' : text.slice(space + 1);
      const number = Number(rest.split(' ')[0]);
      const listed = Number.isInteger(number) && number >= 1 && number <= messages;
      switch (verb) {
        case 'CAPA':
          if (options.endless === true) line.sayForever((i) => (i === 0 ? '+OK' : `X${i}`));
          else lines('+OK Capability list follows', offered());
          return;
        case 'QUIT':
          line.say('+OK Bye');
          line.end();
          return;
        case 'NOOP':
          line.say('+OK');
          return;
        case 'STLS':
          if (options.starttlsReply !== undefined) line.say(options.starttlsReply);
          else if (options.tls !== 'starttls' || line.encrypted) line.say('-ERR Unknown command');
          else {
            line.say('+OK Begin TLS negotiation');
            line.upgrade();
          }
          return;
        case 'USER':
          named = { user: rest, sent: text };
          line.say('+OK');
          return;
        case 'PASS': {
          if (named === null) {
            line.say('-ERR USER first');
            return;
          }
          const { encrypted } = line;
          const sent = `${named.sent} ${text}`;
          const attempt = { user: named.user, password: rest, method: 'USER', encrypted, sent };
          named = null;
          const verdict = judge(line, options, record, attempt);
          if (verdict === null) return;
          if (verdict.ok) user = attempt.user;
          line.say(verdict.ok ? `+OK ${messages} message(s)` : verdict.words);
          return;
        }
        case 'AUTH':
        case 'APOP': {
          const { encrypted } = line;
          if (rest !== '') {
            const method = verb === 'AUTH' ? `AUTH ${rest.split(' ')[0]?.toUpperCase()}` : verb;
            record.attempts.push({ user: '', password: '', method, encrypted, sent: text });
          }
          line.say('-ERR Unknown command');
          return;
        }
        default:
          break;
      }
      if (user === null) {
        line.say('-ERR Unknown command');
        return;
      }
      switch (verb) {
        case 'STAT':
          line.say(`+OK ${messages} ${messages * MESSAGE.length}`);
          return;
        case 'LIST':
          if (rest === '')
            lines(
              '+OK',
              each((i) => `${i} ${MESSAGE.length}`),
            );
          else line.say(listed ? `+OK ${number} ${MESSAGE.length}` : '-ERR No such message');
          return;
        case 'UIDL':
          if (rest === '')
            lines(
              '+OK',
              each((i) => `${i} uid${i}`),
            );
          else line.say(listed ? `+OK ${number} uid${number}` : '-ERR No such message');
          return;
        case 'TOP':
        case 'RETR':
          if (!listed) line.say('-ERR No such message');
          else lines('+OK', MESSAGE.trimEnd().split('\r\n'));
          return;
        case 'DELE':
          line.say(listed ? '+OK' : '-ERR No such message');
          return;
        case 'RSET':
          line.say('+OK');
          return;
        default:
          line.say('-ERR Unknown command');
      }
    },
  };
}

/** RFC 5321, RFC 4954. What is sent is thrown away. */
function smtp(line: Line, options: MailServerOptions, record: Seen): Dialogue {
  let user: string | null = null;
  let recipients = 0;
  let inMessage = false;
  /** Takes the next line in place of a command. */
  let next: ((text: string) => void) | null = null;

  const attempt = (method: string, name: string, password: string, sent: string): void => {
    const { encrypted } = line;
    const verdict = judge(line, options, record, { user: name, password, method, encrypted, sent });
    if (verdict === null) return;
    if (verdict.ok) user = name;
    line.say(verdict.ok ? '235 Authentication successful' : verdict.words);
  };
  /** Asks for a line of base 64, unless it came with the command. */
  const ask = (prompt: string, given: string, then: (text: string) => void): void => {
    const take = (text: string) => {
      if (text === '*') line.say('501 Authentication cancelled');
      else then(text);
    };
    if (given !== '') {
      take(given);
      return;
    }
    line.say(`334 ${prompt}`.trimEnd().padEnd(4));
    next = take;
  };
  const auth = (text: string): void => {
    const [, mechanism = '', given = ''] = text.split(' ');
    const name = mechanism.toUpperCase();
    const method = `AUTH ${name}`;
    if (name === 'PLAIN') {
      ask('', given, (answer) => {
        const [, login = '', password = ''] = decoded(answer).split('\0');
        attempt(method, login, password, given === '' ? `${text} ${answer}` : text);
      });
    } else if (name === 'LOGIN') {
      ask('VXNlcm5hbWU6', given, (login) => {
        ask('UGFzc3dvcmQ6', '', (password) => {
          const sent = [text, ...(given === '' ? [login] : []), password].join(' ');
          attempt(method, decoded(login), decoded(password), sent);
        });
      });
    } else {
      const { encrypted } = line;
      record.attempts.push({ user: '', password: '', method, encrypted, sent: text });
      line.say('504 Unrecognized authentication type');
    }
  };

  const hello = (): void => {
    if (options.endless === true) {
      line.sayForever((i) => `250-X${i}`);
      return;
    }
    const words = [
      'smtp.aliyun-inc.com',
      ...(options.tls === 'starttls' && !line.encrypted ? ['STARTTLS'] : []),
      ...(options.capabilities ?? CAPABILITIES.smtp),
    ];
    line.say(words.map((one, i) => `250${i < words.length - 1 ? '-' : ' '}${one}`).join('\n'));
  };

  return {
    hear(bytes) {
      const text = utf8(bytes);
      if (inMessage) {
        if (text !== '.') return;
        inMessage = false;
        line.say('250 Data Ok: queued as freedom ###envid=1');
        return;
      }
      if (next !== null) {
        const take = next;
        next = null;
        take(text);
        return;
      }
      const verb = (text.split(' ')[0] ?? '').toUpperCase();
      switch (verb) {
        case 'EHLO':
          hello();
          return;
        case 'HELO':
          line.say('250 smtp.aliyun-inc.com');
          return;
        case 'STARTTLS':
          if (options.starttlsReply !== undefined) line.say(options.starttlsReply);
          else if (options.tls !== 'starttls' || line.encrypted) line.say('502 Unknown command');
          else {
            line.say('220 Ready to start TLS');
            line.upgrade();
          }
          return;
        case 'AUTH':
          if (user === null) auth(text);
          else line.say('503 Already authenticated');
          return;
        case 'MAIL': {
          const from = between(text);
          if (user === null) line.say('553 authentication is required');
          else if (from === user) line.say('250 Mail Ok');
          else {
            const reply = `440 mail from account doesn't conform with authentication (Auth Account:${user}|Mail Account:${from})`;
            line.say(options.mailFromReply ?? reply);
          }
          return;
        }
        case 'RCPT':
          if (user === null) line.say('503 Bad sequence of commands');
          else {
            recipients++;
            line.say('250 Rcpt Ok');
          }
          return;
        case 'DATA':
          if (recipients === 0) line.say('503 Bad sequence of commands');
          else {
            recipients = 0;
            inMessage = true;
            line.say('354 End data with <CR><LF>.<CR><LF>');
          }
          return;
        case 'RSET':
          recipients = 0;
          line.say('250 Rset Ok');
          return;
        case 'NOOP':
          line.say('250 Noop Ok');
          return;
        case 'QUIT':
          line.say('221 Bye');
          line.end();
          return;
        default:
          line.say('502 Unknown command');
      }
    },
  };
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}

function between(text: string): string {
  return text.slice(text.indexOf('<') + 1, text.indexOf('>'));
}

export const FAILURES = [
  /** Accepts, and says nothing: not even in TLS. */
  'silent',
  /** TLS, and then nothing. */
  'silent-in-tls',
  'plaintext-on-tls-port',
  'tls-on-plaintext-port',
  /** Speaks HTTP. */
  'http',
  /** Sends everybody to `https://portal.example/login`; in TLS unless `tls` is `none`. */
  'captive-portal',
  'ssh',
  /** Hangs up with a word; `text`. */
  'bye',
  'endless-capabilities',
  /** A line of `bytes`. */
  'long-greeting',
  'login-silent',
  'login-drops',
  /** RFC 2221. */
  'referral',
  'tls10',
  /** `delayMs` before each reply. */
  'slow',
  'drops',
  /** As `drops`, with RST. */
  'resets',
  /** Its refusal repeats what it was sent, and the password in clear. */
  'echo',
  /** The same bytes each time, made from `seed`. */
  'garbage',
] as const;
export type Failure = (typeof FAILURES)[number];

export interface FailingOptions extends Partial<MailServerOptions> {
  readonly text?: string;
  readonly bytes?: number;
  readonly seed?: number;
}

const BYES: Readonly<Record<MailProtocol, string>> = {
  imap: '* BYE Too many connections',
  pop3: '-ERR Too many connections',
  smtp: '421 Too many connections',
};

/** IMAP with TLS at once, unless told otherwise; `silent`, `http`, `ssh`, `drops`, `resets` and `garbage` have no TLS. */
export function startFailing(kind: Failure, options: FailingOptions = {}): Promise<MailServer> {
  const { protocol = 'imap', tls = 'implicit' } = options;
  const whole = { ...options, protocol, tls };
  /** Without a dialogue: what is sent is kept, by lines. */
  const raw = (accept: (socket: Socket) => void) =>
    listen(whole, (socket, record) => {
      socket.on('data', (data) => keep(record, data));
      accept(socket);
    });
  switch (kind) {
    case 'silent':
      return raw(() => {});
    case 'silent-in-tls':
      return startMailServer({ ...whole, greeting: null });
    case 'plaintext-on-tls-port':
      return startMailServer({ ...whole, tls: 'none' });
    case 'tls-on-plaintext-port':
      return startMailServer({ ...whole, tls: 'implicit' });
    case 'http':
      return startHttp(whole);
    case 'captive-portal':
      return startPortal(whole);
    case 'ssh':
      return raw((socket) => {
        socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n');
        socket.once('data', () => socket.end('Invalid SSH identification string.\r\n'));
      });
    case 'bye':
      return startMailServer({
        ...whole,
        greeting: options.text ?? BYES[protocol],
        hangUp: true,
      });
    case 'endless-capabilities':
      return startMailServer({ ...whole, endless: true });
    case 'long-greeting': {
      const begin = GREETINGS[protocol];
      const { bytes = 10_000_000 } = options;
      return startMailServer({ ...whole, greeting: begin + 'x'.repeat(bytes - begin.length) });
    }
    case 'login-silent':
      return startMailServer({ ...whole, onLogin: 'silent' });
    case 'login-drops':
      return startMailServer({ ...whole, onLogin: 'drop' });
    case 'referral':
      return startMailServer({
        ...whole,
        refuseAll: true,
        refusal: (user) => {
          const url = `imap://${encodeURIComponent(user)};AUTH=*@imap2.example/`;
          const words = `[REFERRAL ${url}] Specified user is invalid on this server. Try imap2.example.`;
          return { imap: `NO ${words}`, pop3: `-ERR ${words}`, smtp: `535 ${words}` }[protocol];
        },
      });
    case 'tls10':
      return startMailServer({
        certificate: certificates().rsa(['localhost', options.address ?? ADDRESS]),
        ...whole,
        tlsVersions: { min: 'TLSv1', max: 'TLSv1' },
        ciphers: 'DEFAULT@SECLEVEL=0',
      });
    case 'slow':
      return startMailServer({ delayMs: 300, ...whole });
    case 'drops':
      return raw((socket) => socket.destroy());
    case 'resets':
      return raw((socket) => socket.resetAndDestroy());
    case 'echo':
      return startMailServer({
        ...whole,
        refuseAll: true,
        refusal: (user, { sent, password }) => {
          const words = `refused: ${sent}; the password of ${user} is not ${password}`;
          return { imap: `NO ${words}`, pop3: `-ERR ${words}`, smtp: `535 ${words}` }[protocol];
        },
      });
    case 'garbage':
      return raw((socket) => socket.write(noise(options.bytes ?? 65_536, options.seed ?? 1)));
  }
}

function keep(record: Seen, data: Buffer): void {
  record.transcript.push(
    ...data
      .toString('latin1')
      .split(/\r?\n/)
      .filter((text) => text !== ''),
  );
}

function startHttp(options: MailServerOptions): Promise<MailServer> {
  const server = createHttpServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works!</h1>');
  });
  return listen(
    options,
    (socket, record) => {
      socket.on('data', (data: Buffer) => keep(record, data));
    },
    server,
  );
}

function startPortal(options: MailServerOptions): Promise<MailServer> {
  const certificate = options.certificate ?? certificates().good(['portal.example']);
  return listen(options, (socket, record) => {
    let stream = socket;
    if (options.tls === 'implicit') {
      const secure = new TLSSocket(socket, {
        isServer: true,
        secureContext: createSecureContext({ ...certificate }),
      });
      secure.on('error', () => socket.destroy());
      secure.once('secure', () => record.serverNames.push(nameAskedOf(secure)));
      stream = secure;
    }
    stream.on('data', (data: Buffer) => {
      keep(record, data);
      stream.end(
        'HTTP/1.1 302 Found\r\nLocation: https://portal.example/login\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      );
    });
  });
}

/** Xorshift. */
function noise(bytes: number, seed: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  let state = seed | 1;
  for (let i = 0; i < bytes; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    buffer[i] = state & 0xff;
  }
  return buffer;
}

export interface DeadPort {
  readonly address: string;
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Connections to it that a firewall seems to swallow: its queue is full of its
 * own and nobody accepts them, so that the kernel drops further ones. In a
 * process of its own, since Node accepts at once.
 */
const FULL = `
use strict; use Socket; use Fcntl; use IO::Select;
socket(my $server, PF_INET, SOCK_STREAM, 0) or die "socket: $!";
bind($server, pack_sockaddr_in(0, inet_aton('${ADDRESS}'))) or die "bind: $!";
listen($server, 0) or die "listen: $!";
my $name = getsockname($server);
my @held;
for (1 .. 20) {
  socket(my $client, PF_INET, SOCK_STREAM, 0) or die "socket: $!";
  fcntl($client, F_SETFL, O_NONBLOCK) or die "fcntl: $!";
  connect($client, $name);
  push @held, $client;
  next if IO::Select->new($client)->can_write(0.3);
  $| = 1;
  print((unpack_sockaddr_in($name))[0], "\\n");
  # Until the pipe from the tests ends.
  1 while <STDIN>;
  exit 0;
}
die "it takes every connection\\n";
`;

/** A port on which connecting neither succeeds nor is refused. */
export async function startFiltered(): Promise<DeadPort> {
  const child = spawn('perl', ['-e', FULL], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said += data.toString();
  });
  child.once('error', (error) => {
    said += error.message;
  });
  let port = 0;
  for await (const text of createInterface({ input: child.stdout })) {
    port = Number(text);
    break;
  }
  if (port === 0) {
    await ended;
    throw new Error(`no port that swallows connections: ${said}`);
  }
  return {
    address: ADDRESS,
    port,
    async stop() {
      child.stdin.end();
      child.stdout.resume();
      await ended;
    },
  };
}

/** A port on `127.0.0.1` that nothing listens on. */
export function refusedPort(): Promise<number> {
  return freePort([ADDRESS]);
}
