/** What the readers of reporting systems share: hints by which a system is told, entries of a list of recipients. */
import { joinLines } from '../../protocols/mime/lines.ts';
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn, isDaemon } from '../addresses.ts';
import { DELAY_SUBJECTS, DELAY_WORDS, FAILURE_SUBJECTS, holdsAny } from '../phrases.ts';
import type { Kind, Mail, Reading, RecipientReading } from '../types.ts';

/** Header values in lower case and the start of the text, prepared once for all reporters. */
export interface Hints {
  /** All of the From field: name and address. */
  readonly from: string;
  readonly subject: string;
  readonly mailer: string;
  /** The first characters of the text; recognising phrases stand there. */
  readonly head: string;
  /** Whether its headers are those of a notice: text forms are only looked for in these. */
  readonly notice: boolean;
  /** Whether its From or Subject alone says so, or there are no headers at all. */
  readonly daemon: boolean;
  /** Names of its header fields. */
  readonly fields: ReadonlySet<string>;
  /** Whether a delivery status names recipients. */
  readonly status: boolean;
  /** Whether rules of dashes stand in the text. */
  readonly ruled: boolean;
}

/** Characters of the text in which a system says who it is. */
const MAX_HEAD = 3000;

const prepared = new WeakMap<Mail, Hints>();

export function hints(mail: Mail): Hints {
  const known = prepared.get(mail);
  if (known !== undefined) return known;
  const value = (name: string) => mail.header(name)?.text.toLowerCase() ?? '';
  const from = value('from');
  const subject = value('subject');
  const { lower } = mail;
  const fields = new Set<string>();
  for (const { key } of mail.root.fields) fields.add(key);
  const head = lower.length > MAX_HEAD ? lower.slice(0, MAX_HEAD) : lower;
  const daemon = isFromDaemon(mail, from, subject);
  const found: Hints = {
    from,
    subject,
    mailer: fields.has('x-mailer') ? value('x-mailer') : '',
    head,
    notice: daemon || isFromNobody(mail, from, fields),
    daemon,
    fields,
    status: mail.statuses.some((s) => s.recipients.length > 0),
    ruled: head.includes('---'),
  };
  prepared.set(mail, found);
  return found;
}

/** Words of a From field that only systems use. */
const DAEMONS = [
  'mailer-daemon',
  'mailer daemon',
  'mail delivery',
  'postmaster',
  'post_master',
  'post master',
  'mail_service',
  'mail system',
  'mail admin',
  'system administrator',
  'delivery subsystem',
  'interscan',
  'daemon@',
  'microsoftexchange',
] as const;

function isFromDaemon(mail: Mail, from: string, subject: string): boolean {
  // Text without headers was pasted.
  if (mail.root.fields.length === 0) return true;
  if (holdsAny(from, DAEMONS)) return true;
  const [address] = addressesIn(from, 1);
  if (address !== undefined && isDaemon(address.address)) return true;
  return holdsAny(subject, FAILURE_SUBJECTS) || holdsAny(subject, DELAY_SUBJECTS);
}

/** Answering machines write with a null sender too. */
function isFromNobody(mail: Mail, from: string, fields: ReadonlySet<string>): boolean {
  if (mail.statuses.length > 0 || fields.has('x-failed-recipients')) return true;
  const path = mail.header('return-path');
  if (path !== null && (path.text === '<>' || path.text.toLowerCase().includes('mailer-daemon'))) {
    return true;
  }
  return from !== '' && from.replace(/[<>\s"]/g, '') === '';
}

/** A warning that it is still being tried: said by the subject, or by the text of one that does not say it failed. */
export function kindOfText(mail: Mail): Kind {
  const { subject, head } = hints(mail);
  if (holdsAny(subject, DELAY_SUBJECTS) && !subject.includes('giving up')) return 'delay';
  if (holdsAny(head, STILL_TRYING)) return 'delay';
  if (holdsAny(head, GIVEN_UP)) return 'bounce';
  return holdsAny(head, DELAY_WORDS) ? 'delay' : 'bounce';
}

/** Said by warnings alone, though they say too that it could not be delivered so far. */
const STILL_TRYING = [
  'warning message only',
  'this is a warning only',
  'do not need to resend',
  'will be retried until',
  'message will be retried for',
  'has not yet been delivered',
  'still being retried',
] as const;

const GIVEN_UP = [
  'permanent',
  'given up',
  'giving up',
  'gave up',
  'has failed',
  'delivery failed',
  'not be delivered',
  'returned to',
  'unable to deliver',
  'undeliverable',
] as const;

/** A recipient as a form names it, with the lines that stand by it. */
export interface Entry {
  readonly address: Line;
  readonly reason: readonly Line[];
}

/** The address that a line begins an entry with, and what stands behind it on that line. */
export interface Head {
  readonly address: string;
  readonly rest: string;
}

export interface Form {
  /** Whether a line begins an entry. */
  readonly head: (trimmed: string, raw: string) => Head | null;
  /** Whether a line ends the list. */
  readonly ends?: (trimmed: string) => boolean;
  /** What a blank line does: ends the entry, ends it once it has a reason, or nothing. */
  readonly blank: 'ends' | 'ends-reason' | 'kept';
}

/** Recipients that are read of one notice; lines of one reason. */
const MAX_ENTRIES = 1000;
const MAX_REASON_LINES = 60;
/** Characters of one diagnostic. */
const MAX_DIAGNOSTIC = 6000;

/** Reads a list of recipients, each with the lines below it. */
export function entriesIn(text: readonly Line[], { head, ends, blank }: Form): Entry[] {
  const entries: { address: Line; reason: Line[] }[] = [];
  let open: { address: Line; reason: Line[] } | null = null;
  for (const { text: raw, line } of text) {
    const trimmed = raw.trim();
    if (trimmed === '') {
      if (blank === 'ends' || (blank === 'ends-reason' && (open?.reason.length ?? 0) > 0))
        open = null;
      continue;
    }
    if (entries.length > 0 && ends?.(trimmed) === true) break;
    const begun = head(trimmed, raw);
    if (begun !== null) {
      if (entries.length >= MAX_ENTRIES) break;
      open = {
        address: { text: begun.address, line },
        reason: begun.rest === '' ? [] : [{ text: begun.rest, line }],
      };
      entries.push(open);
    } else if (open !== null && open.reason.length < MAX_REASON_LINES) {
      open.reason.push({ text: trimmed, line });
    }
  }
  return entries;
}

/**
 * `<a@example.com>:`, `<a@example.com>: reason`, `<a@example.com> (expanded from
 * <b@example.com>): reason`. Without the colon it is an address in prose.
 */
export function angled(trimmed: string): Head | null {
  if (!trimmed.startsWith('<')) return null;
  const close = trimmed.indexOf('>');
  if (close < 0) return null;
  const address = trimmed.slice(1, close);
  if (!isAddress(address)) return null;
  let rest = trimmed.slice(close + 1).trimStart();
  if (rest.startsWith('(')) {
    const end = rest.indexOf('): ');
    if (end >= 0) rest = rest.slice(end + 1);
    else if (rest.endsWith('):')) rest = ':';
    // `(expanded from` and its address on the next line.
    else if (rest.endsWith(' from')) rest = ':';
  }
  if (!rest.startsWith(':')) return null;
  return { address, rest: rest.slice(1).trim() };
}

/** `a@example.com`, `a@example.com:`, `a@example.com: reason`; in `<>` or quotes too. */
export function leading(trimmed: string): Head | null {
  const marked = trimmed.startsWith('<') || trimmed.startsWith('"') || trimmed.startsWith("'");
  const value = marked ? trimmed.slice(1) : trimmed;
  const [found] = addressesIn(value.slice(0, 600), 1);
  if (found === undefined || found.from !== 0) return null;
  let rest = value.slice(found.to);
  if (marked) rest = rest.slice(1);
  rest = rest.trimStart();
  if (rest !== '' && !rest.startsWith(':')) return null;
  return { address: found.address, rest: rest.slice(1).trim() };
}

/** The address alone, with or without `<>` and a bullet. */
export function alone(trimmed: string): Head | null {
  const bare = trimmed.replace(/^[*•-]{1,2} {0,8}/, '');
  const head = leading(bare);
  return head !== null && head.rest === '' ? head : null;
}

/** Whether all of it is one address. */
export function isAddress(value: string): boolean {
  const [found] = addressesIn(value, 1);
  return found !== undefined && found.from === 0 && found.to === value.length;
}

/** The first address in a piece of text that is no system's own. */
export function addressIn(text: string): string | null {
  return addressesIn(text.slice(0, 2000), 5).find((a) => !isDaemon(a.address))?.address ?? null;
}

/** Lines joined by a space, with the line of the first. */
export function joined(lines: readonly Line[]): Line | null {
  return joinLines(lines, MAX_DIAGNOSTIC);
}

/** The lines of a paragraph from `from` on: up to a blank line, a rule of dashes, or `ends`. */
export function paragraph(
  text: readonly Line[],
  from: number,
  ends: (trimmed: string) => boolean = isRule,
): readonly Line[] {
  let start = from;
  while (start < text.length && start < from + 4 && (text[start] as Line).text.trim() === '')
    start++;
  const found: Line[] = [];
  for (let i = start; i < text.length && found.length < MAX_REASON_LINES; i++) {
    const { text: raw, line } = text[i] as Line;
    const trimmed = raw.trim();
    if (trimmed === '' || ends(trimmed)) break;
    found.push({ text: trimmed, line });
  }
  return found;
}

/** A line of dashes and the like, with or without words between. */
export function isRule(trimmed: string): boolean {
  return (
    trimmed.startsWith('---') ||
    trimmed.startsWith('===') ||
    trimmed.startsWith('***') ||
    trimmed.startsWith('___')
  );
}

/** Index of the first line that holds a phrase in lower case, from `from` on; -1 when none does. */
export function lineWith(text: readonly Line[], phrase: string, from = 0): number {
  for (let i = from; i < text.length; i++) {
    if ((text[i] as Line).text.toLowerCase().includes(phrase)) return i;
  }
  return -1;
}

/** What stands behind a label in lower case (with its colon) at the start of a line; all of them, in order. */
export function labelled(text: readonly Line[], label: string): readonly Line[] {
  const found: Line[] = [];
  for (const { text: raw, line } of text) {
    const trimmed = raw.trim();
    if (trimmed.length < label.length) continue;
    if (trimmed.slice(0, label.length).toLowerCase() !== label) continue;
    found.push({ text: trimmed.slice(label.length).trim(), line });
    if (found.length >= MAX_ENTRIES) break;
  }
  return found;
}

/** Whether it begins with a reply code: `550 `, `550-`, `550:`. */
export function startsWithCode(text: string): boolean {
  return /^[45]\d\d(?:[ :\-#]|$)/.test(text);
}

/** A piece of a line; `null` for none. */
export function pieceOf(text: string, { line }: Line): Line | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : { text: trimmed, line };
}

/** Host and address as in `mx.example.com[192.0.2.1]`, `mx.example.com. [192.0.2.1]`, `mx.example.com (192.0.2.1)`. */
const HOST =
  /(?:^|[\s'"<,(])([a-z0-9_][a-z0-9._-]{0,252}[a-z0-9])\.? ?[[(]((?:\d{1,3}\.){3}\d{1,3}|(?:IPv6:)?[0-9a-f:]{3,45})(?::\d{1,5})?[\])]/i;

export interface Remote {
  readonly remoteHost: Line | null;
  readonly remoteIp: Line | null;
  /** Where the host begins and where it ends in the text. */
  readonly from: number;
  readonly to: number;
}

/** The first host with its address in a text. */
export function remoteIn({ text, line }: Line): Remote | null {
  const found = HOST.exec(text.slice(0, 600));
  if (found === null) return null;
  const host = found[1] as string;
  const named = host.includes('.') && !/^[\d.]+$/.test(host);
  const ip = (found[2] as string).replace(/^ipv6:/i, '');
  return {
    remoteHost: named ? { text: host.toLowerCase(), line } : null,
    remoteIp: { text: ip.toLowerCase(), line },
    from: found.index,
    to: found.index + found[0].length,
  };
}

type Parts = { readonly [K in keyof RecipientReading]?: RecipientReading[K] | null | undefined };

/** A recipient without what is not there. */
export function recipient(parts: Parts): RecipientReading {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(parts)) {
    if (value !== null && value !== undefined) kept[key] = value;
  }
  return kept as RecipientReading;
}

/** A reading with each address once; `null` without recipients. What comes later fills what was left open. */
export function readingOf(kind: Kind, recipients: readonly RecipientReading[]): Reading | null {
  const byAddress = new Map<string, RecipientReading>();
  for (const one of recipients) {
    const key = one.address?.text.toLowerCase() ?? '';
    const before = byAddress.get(key);
    byAddress.set(key, before === undefined ? one : { ...one, ...before });
  }
  return byAddress.size === 0 ? null : { kind, recipients: [...byAddress.values()] };
}

/** Entries whose reason is the diagnostic as it stands. */
export function plainly(mail: Mail, form: Form): Reading | null {
  return readingOf(
    kindOfText(mail),
    entriesIn(mail.text, form).map(({ address, reason }) =>
      recipient({ address, diagnostic: joined(reason) }),
    ),
  );
}

/** Whether the delivery status gives the address and the reply of every recipient: then the text adds nothing. */
export function isTold(mail: Mail): boolean {
  let any = false;
  for (const { recipients } of mail.statuses) {
    for (const group of recipients) {
      any = true;
      const said = group.get('diagnostic-code')?.text.toLowerCase() ?? '';
      if (said === '' || said.startsWith('x-unix') || !group.has('final-recipient')) return false;
    }
  }
  return any;
}

/** Whether a per-message field of a delivery status is there. */
export function hasStatusField(mail: Mail, key: string): boolean {
  return mail.statuses[0]?.message.has(key) === true;
}
