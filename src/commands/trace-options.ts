/** What `trace-missing` is told on the command line, read and checked. */
import { type Message, text } from '../engine/text.ts';
import type { Progress } from '../gather/missing.ts';
import { type DialOptions, networkDialer } from '../net/dial.ts';
import { readDomain } from '../protocols/dns/name.ts';
import type { Dialer } from '../protocols/mail/types.ts';
import { parseMime } from '../protocols/mime/parse.ts';
import { parseDate } from '../trace/dates.ts';
import type { Sought } from '../trace/types.ts';
import { type MailFile, messagesFrom } from './mail-files.ts';
import { addressProblem, bareAddress } from './options.ts';

export interface SoughtOptions {
  readonly from?: string;
  readonly subject?: string;
  readonly messageId?: string;
  readonly since?: string;
  readonly until?: string;
}

const DAY = 86_400_000;

/**
 * A time as people write it: a day, an instant, a date as mail has it, or how long ago (`3d`,
 * `12h`). ISO 8601, the day alone where only that was given; `null` for what is no time.
 */
export function readTime(given: string, now: Date): string | null {
  const said = given.trim();
  const ago = /^(\d{1,4})([dh])$/.exec(said);
  if (ago !== null) {
    const ms = Number(ago[1]) * (ago[2] === 'd' ? DAY : DAY / 24);
    return new Date(+now - ms).toISOString();
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) {
    return isDay(said) ? said : null;
  }
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(said)) {
    const time = new Date(said);
    return Number.isNaN(+time) || !isDay(said.slice(0, 10)) ? null : time.toISOString();
  }
  return /\d{4}/.test(said) ? parseDate(said) : null;
}

/** 2026-02-30 is none. */
function isDay(said: string): boolean {
  const time = new Date(`${said}T00:00:00Z`);
  return !Number.isNaN(+time) && time.toISOString().startsWith(said);
}

const TIME_HELP =
  'a day such as 2026-11-18, a time such as 2026-11-18T09:30+08:00, or 3d for three days ago';

/** What is wrong with what was told of the message, in one line; `null` when nothing is. */
export function soughtProblem(options: SoughtOptions, now: Date): string | null {
  const { subject, messageId, since, until } = options;
  const from = options.from?.replace(/^\s{0,9}@/, '');
  if (from?.includes('@') === true && addressProblem(from) !== null) {
    return `--from: ${addressProblem(from)}`;
  }
  if (from !== undefined && !from.includes('@') && readDomain(from) === null) {
    return `--from: ${JSON.stringify(from)} is neither an address nor a domain; give one such as boss@partner.com or partner.com`;
  }
  for (const [name, value] of [
    ['--subject', subject],
    ['--message-id', messageId],
  ] as const) {
    if (value !== undefined && value.replace(/[<>\s]/g, '') === '') return `${name}: it is empty`;
  }
  for (const [name, value] of [
    ['--since', since],
    ['--until', until],
  ] as const) {
    if (value !== undefined && readTime(value, now) === null) {
      return `${name}: ${JSON.stringify(value)} is no time; give ${TIME_HELP}`;
    }
  }
  const begin = since === undefined ? null : readTime(since, now);
  const end = until === undefined ? null : readTime(until, now);
  if (begin !== null && Date.parse(begin) > +now + DAY) return `--since: ${since} lies ahead`;
  if (begin !== null && end !== null && begin.slice(0, end.length) > end.slice(0, begin.length)) {
    return `--since ${since} is behind --until ${until}; give the earlier one to --since`;
  }
  return null;
}

export function soughtFrom(options: SoughtOptions, now: Date): Sought {
  const { from, subject, messageId, since, until } = options;
  return {
    messageId: messageId === undefined ? null : messageId.trim().replace(/^<|>$/g, ''),
    from: from === undefined ? null : bareAddress(from).replace(/^@/, ''),
    subject: subject === undefined ? null : subject.trim(),
    since: since === undefined ? null : readTime(since, now),
    until: until === undefined ? null : readTime(until, now),
  };
}

export type ReadEml =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly file: string;
      /** Of several messages only the first is read. */
      readonly others: boolean;
    }
  | { readonly ok: false; readonly message: string };

/** The one message of a file or of standard input. */
export async function readEml(path: string, stdin: AsyncIterable<Uint8Array>): Promise<ReadEml> {
  let first: MailFile | null = null;
  for await (const item of messagesFrom([path], stdin)) {
    if (!item.ok) {
      if (first === null) return { ok: false, message: item.message };
      break;
    }
    if (first !== null) return emlOf(first, true);
    first = item;
  }
  return first === null ? { ok: false, message: `${path}: no message in it` } : emlOf(first, false);
}

/** One of them is in every message, and in everything that comes back. */
const FIELDS: ReadonlySet<string> = new Set(['from', 'to', 'subject', 'date', 'message-id']);

function emlOf({ bytes, file }: MailFile, others: boolean): ReadEml {
  const { fields } = parseMime(bytes).root;
  if (fields.some(({ name }) => FIELDS.has(name.toLowerCase()))) {
    return { ok: true, bytes, file, others };
  }
  const what = bytes.length === 0 ? 'it is empty' : 'it has no header of a message';
  return { ok: false, message: `${file}: not a message: ${what}; save the message itself as .eml` };
}

const PROGRESS = {
  mailbox: text(
    '{compared} messages compared, in {folder}',
    '已比对 {compared} 封，正在查“{folder}”',
  ),
  probe: text('asking {host}', '正在询问 {host}'),
  loopback: text('waiting for the test message, {seconds} s', '等待测试邮件，{seconds} 秒'),
};

/** What is being done, for a person who waits. */
export function progressWords(done: Progress): Message {
  switch (done.step) {
    case 'mailbox':
      return PROGRESS.mailbox(done);
    case 'probe':
      return PROGRESS.probe(done);
    case 'loopback':
      return PROGRESS.loopback(done);
  }
}

/** How long a message to oneself is waited for. */
export const LOOPBACK_MS = 60_000;
/** Bytes that reading one mailbox may bring: half a million headers have 400 MB. */
const MAX_MAILBOX = 4 * 1024 ** 3;

/**
 * The ways to mailboxes and to mail exchangers. Reading a mailbox is not counted while it
 * advances, so that only a silence is bounded there.
 */
export function traceDialers(
  timeoutMs: number,
  more: Pick<DialOptions, 'ca' | 'place'>,
): { readonly dialer: Dialer; readonly prober: Dialer } {
  return {
    dialer: networkDialer({
      ...more,
      connectMs: Math.min(8000, timeoutMs * 0.5),
      stepMs: timeoutMs * 0.5,
      maxBytes: MAX_MAILBOX,
    }),
    prober: networkDialer({
      ...more,
      connectMs: Math.min(8000, timeoutMs * 0.4),
      stepMs: Math.min(8000, timeoutMs * 0.4),
    }),
  };
}
