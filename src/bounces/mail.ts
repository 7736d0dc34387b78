/** Takes a message apart into what reporters read from: the notice's text, delivery statuses, the returned message. */
import {
  type DeliveryStatus,
  type FieldGroup,
  fieldGroups,
  looksLikeDeliveryStatus,
  parseDeliveryStatus,
  splitField,
} from '../protocols/dsn/parse.ts';
import { fieldLine, fieldText, header, lines } from '../protocols/mime/decode.ts';
import type { Entity, LimitHit, Line } from '../protocols/mime/types.ts';
import type { Mail, Original } from './types.ts';

/** Lines of text that are read of a notice: the longest real ones list some hundred recipients. */
const MAX_LINES = 8000;

interface Parts {
  readonly text: Line[];
  readonly statuses: DeliveryStatus[];
  feedback: FieldGroup | null;
  original: Original | null;
  readonly limits: LimitHit[];
}

export function mailOf(root: Entity, limits: readonly LimitHit[]): Mail {
  const parts: Parts = { text: [], statuses: [], feedback: null, original: null, limits: [] };
  collect(root, parts, false);
  const whole = unquoted(parts.text);
  const cut = parts.original === null ? cutOriginal(whole) : null;
  const text = cut === null ? whole : whole.slice(0, cut.from);
  const headers = new Map<string, Line | null>();
  let lower: string | null = null;
  return {
    root,
    header: (name) => {
      let value = headers.get(name);
      if (value === undefined) {
        value = header(root, name);
        headers.set(name, value);
      }
      return value;
    },
    text,
    whole,
    get lower() {
      lower ??= text
        .map((l) => l.text)
        .join('\n')
        .toLowerCase();
      return lower;
    },
    statuses: parts.statuses,
    feedback: parts.feedback,
    original: parts.original ?? cut?.original ?? null,
    limits: parts.limits.length === 0 ? limits : [...limits, ...parts.limits],
  };
}

/** Of each bound the first place is kept. */
function tell({ limits }: Parts, hit: LimitHit): void {
  if (!limits.some(({ limit }) => limit === hit.limit)) limits.push(hit);
}

/** Forwarded and pasted notices come with marks of quoting. */
export function unquoted(read: readonly Line[]): readonly Line[] {
  let marked = 0;
  let filled = 0;
  for (const { text } of read.length > 400 ? read.slice(0, 400) : read) {
    if (text === '') continue;
    filled++;
    if (text.startsWith('>') || text.startsWith('|')) marked++;
  }
  if (marked < 3 || marked * 3 < filled) return read;
  return read.map(({ text, line }) => {
    let from = 0;
    while (
      from < text.length &&
      (text[from] === '>' ||
        text[from] === '|' ||
        (text[from] === ' ' && '>|'.includes(text[from + 1] ?? '.')))
    ) {
      from++;
    }
    if (from > 0 && text[from] === ' ') from++;
    return { text: text.slice(from), line };
  });
}

function collect(entity: Entity, parts: Parts, inReport: boolean): void {
  const { type, children } = entity;
  const told = (hit: LimitHit) => tell(parts, hit);
  if (type === 'multipart/alternative') {
    const [best] = alternatives(children);
    if (best !== undefined) collect(best, parts, inReport);
    // A delivery status may hide among the alternatives (Exchange does that).
    for (const child of children) {
      if (child !== best && isStatus(child)) collect(child, parts, inReport);
    }
    return;
  }
  // Without a boundary in it the body is all there is to read.
  if (type.startsWith('multipart/') && children.length > 0) {
    const report = inReport || type === 'multipart/report';
    for (const child of children) collect(child, parts, report);
    return;
  }
  if (isStatus(entity)) {
    parts.statuses.push(parseDeliveryStatus(lines(entity, {}, told), told));
    return;
  }
  if (type === 'message/feedback-report') {
    parts.feedback ??= fieldGroups(lines(entity, {}, told), told)[0] ?? new Map();
    return;
  }
  if (
    type === 'text/rfc822-headers' ||
    type === 'message/rfc822-headers' ||
    type === 'message/global-headers'
  ) {
    parts.original ??= originalFromLines(lines(entity, {}, told), entity.bodyLine);
    return;
  }
  if (type.startsWith('message/')) {
    const [message] = children;
    if (message !== undefined) parts.original ??= originalOf(message);
    // Some systems label a bare status so.
    else parts.original ??= originalFromLines(lines(entity, {}, told), entity.bodyLine);
    return;
  }
  if (
    type.startsWith('text/') ||
    type.startsWith('multipart/') ||
    type === 'unknown' ||
    (type === 'application/octet-stream' && parts.text.length === 0 && entity.fileName === null)
  ) {
    const hits: LimitHit[] = [];
    const read = lines(entity, {}, (hit) => hits.push(hit));
    const plain = unquoted(read);
    const isStatusToo = looksLikeDeliveryStatus(plain);
    if (isStatusToo) {
      parts.statuses.push(parseDeliveryStatus(fromFirstField(plain), told));
      // The explanation may stand above the fields.
    }
    // Behind the returned message come footers of gateways.
    const footer = parts.original !== null && inReport;
    const room = MAX_LINES - parts.text.length;
    const beyond = footer ? undefined : read[Math.max(room, 0)];
    if (beyond !== undefined) told({ limit: 'lines', line: beyond.line });
    if (!footer || isStatusToo) for (const hit of hits) told(hit);
    if (footer || room <= 0) return;
    if (parts.text.length > 0) parts.text.push({ text: '', line: entity.bodyLine });
    for (const line of read.length > room ? read.slice(0, room) : read) parts.text.push(line);
  }
}

function isStatus({ type }: Entity): boolean {
  return type === 'message/delivery-status' || type === 'message/global-delivery-status';
}

/** Of alternatives the plain one, where it says anything; else the HTML one, alone or with its images. */
function alternatives(children: readonly Entity[]): readonly Entity[] {
  const plain = children.find((c) => c.type === 'text/plain' && c.end - c.bodyStart > 10);
  if (plain !== undefined) return [plain];
  const html = children.find((c) => c.type === 'text/html' || c.type.startsWith('multipart/'));
  return html === undefined ? children : [html];
}

function fromFirstField(read: readonly Line[]): readonly Line[] {
  const at = read.findIndex(({ text }) => {
    const start = text.slice(0, 24).toLowerCase();
    return (
      start.startsWith('reporting-mta:') ||
      start.startsWith('final-recipient:') ||
      start.startsWith('original-envelope-id:')
    );
  });
  return at < 0 ? read : read.slice(at);
}

function originalOf(entity: Entity): Original {
  return {
    first: (name) => header(entity, name),
    all: (name) =>
      entity.fields
        .filter((f) => f.key === name)
        .slice(0, 100)
        .map(fieldLine),
    entity,
    line: entity.line,
  };
}

/** Headers among decoded lines, up to the blank line behind them. */
export function originalFromLines(read: readonly Line[], line: number): Original {
  const fields: { key: string; text: string; line: number }[] = [];
  for (const { text, line: at } of read) {
    if (text.trim() === '') {
      if (fields.length > 0) break;
      continue;
    }
    const folded = text.startsWith(' ') || text.startsWith('\t');
    const field = folded ? null : splitField(text);
    const last = fields[fields.length - 1];
    if (field !== null) fields.push({ key: field[0], text: field[1], line: at });
    else if (last !== undefined && last.text.length < 20_000) last.text += ` ${text.trim()}`;
    if (fields.length > 500) break;
  }
  const all = (name: string): readonly Line[] =>
    fields
      .filter((f) => f.key === name)
      .map((f) => ({
        text: fieldText({ name: f.key, key: f.key, raw: f.text, line: f.line }),
        line: f.line,
      }));
  return {
    first: (name) => all(name)[0] ?? null,
    all,
    entity: null,
    line: fields[0]?.line ?? line,
  };
}

interface Cut {
  readonly from: number;
  readonly original: Original | null;
}

/** Fields that the headers of a message have, and that prose has not. */
const HEADER_NAMES = new Set([
  'received',
  'return-path',
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'dkim-signature',
  'domainkey-signature',
  'x-mailer',
  'x-originating-ip',
  'delivered-to',
  'reply-to',
  'list-unsubscribe',
  'user-agent',
  'authentication-results',
  'arc-seal',
]);
const COMMON_NAMES = new Set(['from', 'to', 'subject', 'date', 'sender', 'cc']);

/** What stands above a returned message, without its rules of dashes. */
const ANNOUNCED = [
  'below this line is a copy of the message',
  'this is a copy of the message',
  'this is a copy of your message',
  'original message follows',
  'original message header',
  'original message:',
  'original message',
  'original mail',
  'the original message',
  'returned message follows',
  'returned message',
  'unsent message below',
  'unsent message',
  'undelivered message follows',
  'undeliverable message',
  'message header follows',
  'message headers follow',
  'message header',
  'message headers',
  'message follows',
  'message text follows',
  'message contents',
  'header of the original message',
  'headers of the original message',
  'headers of original message',
  'the header of the original message',
  'included is a copy of the message header',
  'the following is a copy of the message',
  'a copy of the message',
  'a copy of the original message',
  'copy of the message',
  'copy of the original message',
  'copy of transcript',
  'your original message',
  'your message reads',
  'your message follows',
  'your message',
  'the message returned',
  'the first', // "--- The first 100 lines of the message follow ---"
  'first',
  'start of returned message',
  'begin message',
  'begin included message',
  'included message',
  'enclosed message',
  'attached message',
  'forwarded message',
  '原邮件',
  '原始邮件',
  '原信',
  '原始信件',
];

const RULES = '-=_*#>< \t.:+~—–─';

/** A line without the rule of dashes around its words; `null` for a line that has none. */
function bared(text: string): { readonly words: string; readonly ruled: boolean } {
  let from = 0;
  let to = text.length;
  while (from < to && RULES.includes(text[from] as string)) from++;
  while (to > from && RULES.includes(text[to - 1] as string)) to--;
  const dashes = text.slice(0, from);
  return {
    words: text.slice(from, to).toLowerCase(),
    ruled:
      dashes.includes('--') ||
      dashes.includes('==') ||
      dashes.includes('__') ||
      dashes.includes('**'),
  };
}

/** Finds where the returned message begins in the text of a notice. */
function cutOriginal(whole: readonly Line[]): Cut | null {
  for (let i = 0; i < whole.length; i++) {
    const text = (whole[i] as Line).text;
    if (text === '' || text.length > 400) continue;
    const first = text.charCodeAt(0);
    // Headers stand unindented; a rule of dashes may be set in (sendmail).
    const indented = first === 32 || first === 9;
    if (indented && !text.includes('--') && !text.includes('==')) continue;
    const { words, ruled } = bared(text);
    const announces =
      words !== '' &&
      words.length < 120 &&
      ANNOUNCED.some((a) => words.startsWith(a)) &&
      // "Your message to the following recipients could not be delivered" announces others.
      (ruled || !(words.includes('deliver') || words.includes('recipient')));
    if (announces) {
      const at = headersFrom(whole, i + 1, 6);
      if (at !== null)
        return { from: i, original: originalFromLines(whole.slice(at, at + 300), 0) };
      if (ruled && !indented && words.length > 8) return { from: i, original: null };
      continue;
    }
    if (indented) continue;
    const blankAbove =
      i === 0 ||
      (whole[i - 1] as Line).text.trim() === '' ||
      bared((whole[i - 1] as Line).text).words === '';
    if (blankAbove && i > 0 && isHeaderBlock(whole, i)) {
      return { from: i, original: originalFromLines(whole.slice(i, i + 300), 0) };
    }
  }
  return null;
}

/** The next header block within some lines, `null` when there is none. */
function headersFrom(whole: readonly Line[], from: number, within: number): number | null {
  for (let i = from; i < Math.min(whole.length, from + within); i++) {
    if (isHeaderBlock(whole, i)) return i;
  }
  return null;
}

/** At least two fields of a message's headers in a row, one of which prose does not have. */
function isHeaderBlock(whole: readonly Line[], at: number): boolean {
  let telling = 0;
  let common = 0;
  for (let i = at; i < Math.min(whole.length, at + 40); i++) {
    const { text } = whole[i] as Line;
    if (text.startsWith(' ') || text.startsWith('\t')) {
      if (i === at) return false;
      continue;
    }
    const field = splitField(text);
    if (field === null) {
      // A From_ line, or the end of it.
      if (i === at && (text.startsWith('From ') || text.startsWith('>From '))) continue;
      break;
    }
    const [key] = field;
    if (HEADER_NAMES.has(key) || key.startsWith('x-')) telling++;
    else if (COMMON_NAMES.has(key)) common++;
    else if (i === at) return false;
    if (telling >= 1 && telling + common >= 3) return true;
    if (common >= 4) return true;
  }
  return telling >= 1 && telling + common >= 2;
}
