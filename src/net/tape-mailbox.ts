/**
 * A mailbox on a tape: enough of IMAP, spoken as Alibaba Mail's servers do, to be
 * read. Nothing can be changed in it.
 *
 *     folder: INBOX next=1443
 *     folder: 垃圾邮件 \Junk
 *     message: 1400 2026-11-18T01:00:00Z \Seen
 *     From: Boss <boss@partner.example>
 *     Subject: Contract
 *
 * A message belongs to the folder above it; a blank line ends its header. What is
 * to be read as a whole has a body, up to a line `end`:
 *
 *     message: 1401 2026-11-19T01:00:00Z
 *     From: MAILER-DAEMON@partner.example
 *     Subject: Undelivered Mail Returned to Sender
 *     body:
 *     Your message could not be delivered.
 *
 *     <li@office.example>: 552 mailbox is full
 *     end
 *
 * Blank lines belong to a body; no line of one begins with `;`, or has the form of
 * a place, `[a b]`, which the tape keeps for itself.
 */
import { encodeMailboxName } from '../protocols/imap/utf7.ts';

export interface TapeMessage {
  readonly uid: number;
  /** ISO 8601. */
  readonly date: string;
  readonly flags: readonly string[];
  /** Lines of its header. */
  readonly header: string[];
  /** Lines behind the header. */
  readonly body: string[];
  /** Further lines are its body. */
  open: boolean;
}

export interface TapeFolder {
  readonly name: string;
  readonly flags: readonly string[];
  readonly next: number | null;
  readonly messages: TapeMessage[];
}

/** Reads one line of a mailbox; `false` where it is none of its. */
export function readMailboxLine(folders: TapeFolder[], raw: string): boolean {
  const read = folders.at(-1)?.messages.at(-1);
  if (read?.open === true) {
    if (raw === 'end') read.open = false;
    else read.body.push(raw);
    return true;
  }
  const folder = /^folder: (\S+)((?: \\\w+)*)(?: next=(\d+))?$/.exec(raw);
  if (folder !== null) {
    const [, name = '', flags = '', next] = folder;
    folders.push({
      name,
      flags: flags.split(' ').filter((f) => f !== ''),
      next: next === undefined ? null : Number(next),
      messages: [],
    });
    return true;
  }
  const open = folders.at(-1);
  if (open === undefined) return false;
  const message = /^message: (\d+) (\S+)((?: \\?\w+)*)$/.exec(raw);
  if (message !== null) {
    const [, uid = '', date = '', flags = ''] = message;
    open.messages.push({
      uid: Number(uid),
      date,
      flags: flags.split(' ').filter((f) => f !== ''),
      header: [],
      body: [],
      open: false,
    });
    return true;
  }
  if (read === undefined) return false;
  if (raw === 'body:') read.open = true;
  else if (raw !== '') read.header.push(raw);
  return true;
}

/** Answers commands of one connection. A literal is an entry of its own behind the line that announces it. */
export function mailboxServer(folders: readonly TapeFolder[]): (line: string) => readonly string[] {
  let open: TapeFolder | null = null;
  return (line) => {
    const [tag = '', ...rest] = line.split(' ');
    const said = rest.join(' ');
    const command = said.toUpperCase();
    const done = (text: string) => `${tag} ${text}`;
    if (command.startsWith('LIST')) {
      return [
        ...folders.map((f) => `* LIST (${f.flags.join(' ')}) "/" "${encodeMailboxName(f.name)}"`),
        done('OK LIST completed'),
      ];
    }
    if (command.startsWith('EXAMINE')) {
      const name = said.slice(8).replace(/^"|"$/g, '');
      open = folders.find((f) => encodeMailboxName(f.name) === name) ?? null;
      if (open === null) return [done('NO no such mailbox')];
      const next = open.next ?? (open.messages.at(-1)?.uid ?? 0) + 1;
      return [
        '* FLAGS (\\Answered \\Seen \\Deleted \\Draft \\Flagged)',
        `* ${open.messages.length} EXISTS`,
        '* 0 RECENT',
        '* OK [UIDVALIDITY 2] UIDs valid',
        `* OK [UIDNEXT ${next}] Predicted next UID`,
        done('OK [READ-ONLY] EXAMINE completed'),
      ];
    }
    if (open === null) return [done('BAD invalid command or parameters')];
    if (command.startsWith('UID SEARCH')) {
      // Alibaba Mail's answer to what it does not search.
      if (/ (FROM|SUBJECT|HEADER|TEXT|BODY|TO) /.test(`${command} `)) {
        return [done('BAD invalid command or parameters')];
      }
      const since = dayOf(/ SINCE "?([\w-]+)/.exec(command)?.[1]);
      const before = dayOf(/ BEFORE "?([\w-]+)/.exec(command)?.[1]);
      const sentSince = dayOf(/ SENTSINCE "?([\w-]+)/.exec(command)?.[1]);
      const sentBefore = dayOf(/ SENTBEFORE "?([\w-]+)/.exec(command)?.[1]);
      const set = / UID ([\d:*,]+)/.exec(command.slice(10))?.[1];
      const uids = open.messages
        .filter((m) => set === undefined || within(m.uid, set))
        .filter((m) => since === null || m.date.slice(0, 10) >= since)
        .filter((m) => before === null || m.date.slice(0, 10) < before)
        .filter((m) => sentSince === null || sentDay(m) >= sentSince)
        .filter((m) => sentBefore === null || sentDay(m) < sentBefore)
        .map((m) => m.uid);
      return [['* SEARCH', ...uids].join(' '), done('OK SEARCH completed')];
    }
    const fetch = /^(UID )?FETCH ([\d:*,]+) (.*)$/.exec(command);
    if (fetch !== null) {
      const [, byUid, set = '', items = ''] = fetch;
      const lines: string[] = [];
      for (const [i, message] of open.messages.entries()) {
        if (!within(byUid === undefined ? i + 1 : message.uid, set)) continue;
        lines.push(...fetched(message, i + 1, items));
      }
      return [...lines, done('OK FETCH completed')];
    }
    return [done('BAD invalid command or parameters')];
  };
}

/** The day of the Date field; that of arrival where it has none. */
function sentDay({ header, date }: TapeMessage): string {
  const field = header.find((line) => /^Date:/i.test(line));
  const time = field === undefined ? Number.NaN : Date.parse(field.slice(5));
  return (Number.isNaN(time) ? date : new Date(time).toISOString()).slice(0, 10);
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** `18-NOV-2026` → `2026-11-18`. */
function dayOf(text: string | undefined): string | null {
  const [day = '', month = '', year = ''] = text?.split('-') ?? [];
  const number = MONTHS.indexOf(month) + 1;
  return number === 0 ? null : `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function within(number: number, set: string): boolean {
  return set.split(',').some((part) => {
    const [from = '', to = from] = part.split(':');
    const end = (text: string) => (text === '*' ? Number.POSITIVE_INFINITY : Number(text));
    const [a, b] = [end(from), end(to)];
    return number >= Math.min(a, b) && number <= Math.max(a, b);
  });
}

function fetched(message: TapeMessage, sequence: number, items: string): readonly string[] {
  const date = new Date(message.date);
  const two = (n: number) => String(n).padStart(2, '0');
  const month = MONTHS[date.getUTCMonth()] as string;
  const internal = `${two(date.getUTCDate())}-${month[0]}${month.slice(1).toLowerCase()}-${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000`;
  const size = Buffer.byteLength(linesOf([...message.header, '', ...message.body]));
  const start = `* ${sequence} FETCH (UID ${message.uid} FLAGS (${message.flags.join(' ')}) INTERNALDATE "${internal}" RFC822.SIZE ${size}`;
  const whole = /BODY\.PEEK\[\](?:<0\.(\d+)>)?/.exec(items);
  if (whole !== null) {
    const bytes = Buffer.from(linesOf([...message.header, '', ...message.body]));
    const part = bytes.subarray(0, Number(whole[1] ?? bytes.length));
    return literal(`${start} BODY[]${whole[1] === undefined ? '' : '<0>'}`, part.toString());
  }
  const wanted = /BODY\.PEEK\[HEADER(?:\.FIELDS \(([^)]*)\))?\]/.exec(items);
  const names = wanted?.[1]?.split(' ');
  const kept: string[] = [];
  let keep = false;
  for (const line of message.header) {
    if (!/^[ \t]/.test(line)) {
      keep = names === undefined || names.includes((line.split(':', 1)[0] ?? '').toUpperCase());
    }
    if (keep) kept.push(line);
  }
  if (wanted === null) return [`${start})`];
  const section = names === undefined ? 'HEADER' : `HEADER.FIELDS (${names.join(' ')})`;
  return literal(`${start} BODY[${section}]`, linesOf([...kept, '']));
}

const linesOf = (lines: readonly string[]) => lines.map((line) => `${line}\r\n`).join('');

/** What stands behind a literal is on its last line. */
function literal(start: string, text: string): readonly string[] {
  return [`${start} {${Buffer.byteLength(text)}}`, `${text})`];
}
