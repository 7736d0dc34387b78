/** How surely a message is the one that is sought. */
import { decodeWords } from '../protocols/mime/words.ts';
import { addressesIn, mailboxesIn, partsOf, plainDomain } from './addresses.ts';
import { parseDate } from './dates.ts';
import type { Envelope, Match, Sought } from './types.ts';

// ---------------------------------------------------------------- Message-ID

const LONGEST_ID = 2_000;

/** A Message-ID without angle brackets, blanks and what stands around it; `null` where nothing is left. */
export function messageIdOf(text: string): string | null {
  const piece = text
    .slice(0, LONGEST_ID)
    .replace(/^\s{0,20}(?:message-id|rfc822msgid)\s{0,3}:/i, '');
  const open = piece.indexOf('<');
  const close = open < 0 ? -1 : piece.indexOf('>', open);
  const inner = close < 0 ? piece.replaceAll(/[<>]/g, '') : piece.slice(open + 1, close);
  // Folding puts blanks into long ones.
  const id = inner.replaceAll(/\s+/g, '');
  return id === '' ? null : id;
}

// ---------------------------------------------------------------- subject

const LONGEST_SUBJECT = 1_000;
/** Prefixes and tags that are taken off. */
const MAX_PREFIXES = 50;

/** Reply and forward, as programs put them before a subject in their languages. */
const PREFIXES = [
  ...['re', 'r', 'fw', 'fwd', 'aw', 'antw', 'antwort', 'wg', 'sv', 'svar', 'vs', 'vb', 'vl', 'vid'],
  ...[
    'tr',
    'rép',
    'réf',
    'res',
    'rv',
    'enc',
    'rif',
    'i',
    'odp',
    'pd',
    'ynt',
    'ilt',
    'i̇lt',
    'bls',
    'trs',
  ],
  ...[
    'doorst',
    'továbbítás',
    'vá',
    'απ',
    'σχετ',
    'πρθ',
    'на',
    'ha',
    'ответ',
    'пересл',
    'atb',
    'nl',
  ],
  ...[
    '回复',
    '回覆',
    '答复',
    '答覆',
    '转发',
    '轉寄',
    '轉發',
    '转寄',
    '自动回复',
    '自動回覆',
    '自动答复',
  ],
  ...[
    '自動回复',
    '自動答覆',
    '返信',
    '転送',
    '회신',
    '전달',
    '답장',
    'automatic reply',
    'auto reply',
  ],
  ...['auto-reply', 'autoreply', 'automatische antwort', 'réponse automatique'],
]
  .map((prefix) => fold(prefix))
  .sort((a, b) => b.length - a.length);

/** Behind a prefix: how often, and the colon. */
const COUNTED = /^\s?(?:[[(]\d{1,3}[\])]|\^\d{1,3}|\*\d{1,3}|\d{1,2})?\s?[:∶]\s?/;

/** What gateways and filters put in brackets, whatever the brackets are. */
const LABELS: ReadonlySet<string> = new Set([
  ...['external', 'ext', 'extern', 'external email', 'external mail', 'external sender', 'caution'],
  ...[
    'spam',
    'suspected spam',
    'bulk',
    'junk',
    'possible spam',
    'probable spam',
    'caution external',
  ],
  ...[
    '外部邮件',
    '外部郵件',
    '外部',
    '外部发件人',
    '外来邮件',
    '外域邮件',
    '垃圾邮件',
    '疑似垃圾邮件',
  ],
  ...['垃圾郵件', '广告', '可疑邮件', '外部来信', '站外邮件'],
]);

/** The name of a list, as list servers put it in square brackets; numbers tell messages apart. */
const LIST_NAME = /^[a-z][a-z._-]{1,39}$/;

const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['【', '】'],
  ['(', ')'],
  ['*', '***'],
]);

function tagEnd(text: string): number {
  const closing = BRACKETS.get(text[0] ?? '');
  if (closing === undefined) return -1;
  const width = closing.length;
  if (width > 1 && !text.startsWith(closing)) return -1;
  const end = text.slice(0, 80).indexOf(closing, width);
  if (end < 0) return -1;
  const label = text.slice(width, end).trim().replaceAll(/[*:!]/g, '');
  const known = LABELS.has(label) || (closing === ']' && LIST_NAME.test(label));
  return known ? end + width : -1;
}

function prefixEnd(text: string): number {
  for (const prefix of PREFIXES) {
    if (!text.startsWith(prefix)) continue;
    const rest = COUNTED.exec(text.slice(prefix.length, prefix.length + 20));
    if (rest !== null) return prefix.length + rest[0].length;
  }
  return -1;
}

/** Wide forms made narrow, cases folded, what cannot be seen taken out, blanks made one. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFKC')
    .replaceAll(/\p{Cf}+/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

const ENDS = '.,;:!?。、…~-_=*∶・ ';

function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ENDS.includes(text[end - 1] as string)) end -= 1;
  return end === 0 ? text : text.slice(0, end);
}

/** The decoder reads octets: characters that are decoded already must not reach it. */
const decoded = (text: string) =>
  text.includes('=?')
    ? text.replaceAll(/[\x00-\x7f]+/g, (run) => (run.includes('=?') ? decodeWords(run) : run))
    : text;

const foldedSubject = (subject: string) =>
  fold(decoded(subject.slice(0, LONGEST_SUBJECT * 4)).slice(0, LONGEST_SUBJECT));

/**
 * A subject as it is compared: without prefixes of replies and forwards, tags of lists and
 * gateways, and punctuation at its end. Never empty where the subject is not. With whether it had
 * a prefix.
 */
export function plainSubject(subject: string): {
  readonly text: string;
  readonly isReply: boolean;
} {
  let text = foldedSubject(subject);
  let isReply = false;
  for (let count = 0; count < MAX_PREFIXES; count += 1) {
    const prefix = prefixEnd(text);
    const end = prefix > 0 ? prefix : tagEnd(text);
    const rest = end > 0 ? text.slice(end).trimStart() : '';
    if (rest === '') break;
    isReply ||= prefix > 0;
    text = rest;
  }
  return { text: withoutEnd(text), isReply };
}

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const LETTERS = /[\p{L}\p{N}]/gu;

/** Long enough to tell something: 6 letters, or 3 of a script whose letters are words. */
const isTelling = (text: string) =>
  (text.match(HAN)?.length ?? 0) >= 3 || (text.match(LETTERS)?.length ?? 0) >= 6;

type SubjectMatch = 'equal' | 'tagged' | 'reply' | 'part' | 'other';

/** `tagged`: equal but for tags; `reply`: only one of them is a reply or a forward. */
function compareSubjects(sought: string, found: string): SubjectMatch {
  const { text: a, isReply } = plainSubject(sought);
  const { text: b, isReply: foundReply } = plainSubject(found);
  if (a === b) {
    if (isReply !== foundReply) return 'reply';
    const same = withoutEnd(foldedSubject(sought)) === withoutEnd(foldedSubject(found));
    return same ? 'equal' : 'tagged';
  }
  if (a === '' || b === '') return 'other';
  if (isTelling(a) && holds(b, a)) return 'part';
  // Programs cut long subjects.
  return isTelling(b) && b.length * 5 >= a.length * 3 && a.includes(b) ? 'part' : 'other';
}

/** Whether a text holds another as a whole: “Contract 7” is no part of “Contract 70”. */
function holds(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const behind = text[at + part.length] ?? ' ';
    if (!goesOn(before, part[0] as string) && !goesOn(part.at(-1) as string, behind)) return true;
  }
  return false;
}

/** A number goes on in digits, a word in letters; a script without blanks has no such edges. */
function goesOn(left: string, right: string): boolean {
  const digit = /\p{N}/u;
  if (digit.test(left) && digit.test(right)) return true;
  const letter =
    /(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul})\p{L}/u;
  return letter.test(left) && letter.test(right);
}

// ---------------------------------------------------------------- sender

type SenderMatch = 'address' | 'rewritten' | 'domain' | 'subdomain' | 'colleague' | 'other';

interface SoughtSender {
  /** `null` where a domain is sought. */
  readonly local: string | null;
  readonly domain: string;
}

const LONGEST_FROM = 4_000;

function soughtSender(text: string): SoughtSender | null {
  const piece = text.slice(0, LONGEST_FROM).trim();
  const address = mailboxesIn(piece, 1).main[0] ?? addressesIn(piece, 1)[0];
  const parts = address === undefined ? null : partsOf(address);
  if (parts !== null) return { local: parts.local.toLowerCase(), domain: parts.domain };
  const domain = plainDomain(piece.replace(/^[@*.]{1,3}/, '').slice(0, 260));
  return domain === '' || /[\s@]/.test(domain) ? null : { local: null, domain };
}

/** Addresses that forwarders and lists pack into a local part: `boss=partner.com@`, SRS, VERP, BATV. */
function packedIn(address: string): string[] {
  const local = address.slice(0, address.lastIndexOf('@'));
  const pieces = local.split('=', 10);
  if (pieces.length < 2) return [];
  const srs = /^srs[01][-+=]/i.test(local);
  const last = pieces.at(-1) as string;
  const before = pieces.at(-2) as string;
  if (srs) return [`${last}@${before}`];
  const own = before.slice(before.lastIndexOf('+') + 1);
  return [`${own}@${last}`, `${last}${address.slice(address.lastIndexOf('@'))}`];
}

function compareAddress(sought: SoughtSender, address: string): SenderMatch {
  const parts = partsOf(address);
  if (parts === null) return 'other';
  const below = parts.domain.endsWith(`.${sought.domain}`);
  const above = sought.domain.endsWith(`.${parts.domain}`);
  if (sought.local === null) {
    if (parts.domain === sought.domain) return 'domain';
    return below ? 'subdomain' : 'other';
  }
  // A subdomain's mail is of the same house.
  if (below || above) return 'colleague';
  if (parts.domain !== sought.domain) return 'other';
  return parts.local.toLowerCase() === sought.local ? 'address' : 'colleague';
}

/** The name before `via`, as lists write it for senders whose domain forbids them to send. */
const VIA = /^['"\s]{0,5}([^'"]{1,200}?)['"]?\s(?:via|通过|通過)\s/i;

function compareSender(sought: SoughtSender, from: string): SenderMatch {
  const { main, aside, names } = mailboxesIn(from.slice(0, LONGEST_FROM), 20);
  const own = main.map((address) => compareAddress(sought, address));
  for (const kind of ['address', 'domain', 'subdomain'] as const) {
    if (own.includes(kind)) return kind;
  }
  const others = [...aside, ...[...main, ...aside].flatMap(packedIn)];
  const packed = others.map((address) => compareAddress(sought, address));
  if (packed.includes('address')) return 'rewritten';
  const via = names.some((name) => {
    const named = VIA.exec(name)?.[1]?.trim().toLowerCase();
    return named !== undefined && sought.local !== null && named === sought.local;
  });
  if (via) return 'rewritten';
  if (packed.includes('domain') || packed.includes('subdomain')) return 'subdomain';
  return own.includes('colleague') ? 'colleague' : 'other';
}

// ---------------------------------------------------------------- date

const HOUR = 3_600_000;
/** Zones reach 14 hours from UTC, and people tell dates by their own. */
const TOLERANCE = 14 * HOUR;
/** Within this many milliseconds more, a date is told against a message but does not rule it out. */
const NEAR = 72 * HOUR;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Milliseconds; a day alone begins and ends in UTC. */
function instant(text: string | null, end: boolean): number | null {
  if (text === null) return null;
  const piece = text.trim().slice(0, 300);
  if (DAY.test(piece)) {
    const start = Date.parse(`${piece}T00:00:00Z`);
    return Number.isNaN(start) ? null : start + (end ? 24 * HOUR - 1 : 0);
  }
  const read = parseDate(piece);
  return read === null ? null : Date.parse(read);
}

type DateMatch =
  | { readonly kind: 'within' | 'far' | 'unknown' | 'not-asked' }
  /** 0: barely outside; 1: three days. */
  | { readonly kind: 'near'; readonly off: number };

function compareDates(sought: Sought, times: readonly (number | null)[]): DateMatch {
  const a = instant(sought.since, false);
  const b = instant(sought.until, true);
  if (a === null && b === null) return { kind: 'not-asked' };
  // The wrong way round it means the same.
  const turned = a !== null && b !== null && a > b;
  const since = (turned ? b : a) ?? Number.NEGATIVE_INFINITY;
  const until = (turned ? a : b) ?? Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (const time of times) {
    if (time !== null) least = Math.min(least, Math.max(since - time, time - until, 0));
  }
  if (least === Number.POSITIVE_INFINITY) return { kind: 'unknown' };
  if (least <= TOLERANCE) return { kind: 'within' };
  if (least > NEAR) return { kind: 'far' };
  return { kind: 'near', off: (least - TOLERANCE) / (NEAR - TOLERANCE) };
}

const UNTOLD: DateMatch = { kind: 'unknown' };

function isAfter(time: number | null, { since, until }: Sought): boolean {
  const end = Math.max(
    instant(until, true) ?? Number.NEGATIVE_INFINITY,
    instant(since, true) ?? Number.NEGATIVE_INFINITY,
  );
  return time !== null && time > end;
}

// ---------------------------------------------------------------- together

/** Confidence by what is known of the sender: with subject and date, subject, part and date, part, date, alone. */
type Row = readonly [number, number, number, number, number, number];

const ROWS: Readonly<Record<SenderMatch | 'not-asked', Row>> = {
  address: [0.95, 0.9, 0.85, 0.75, 0.6, 0.5],
  rewritten: [0.85, 0.8, 0.75, 0.65, 0.5, 0.4],
  domain: [0.9, 0.8, 0.75, 0.65, 0.55, 0.5],
  subdomain: [0.8, 0.7, 0.65, 0.55, 0.45, 0.4],
  // Another mailbox of the domain that was asked for.
  colleague: [0.7, 0.6, 0.5, 0.4, 0.4, 0.25],
  other: [0.45, 0.35, 0.3, 0.2, 0.1, 0],
  'not-asked': [0.75, 0.6, 0.6, 0.5, 0.5, 0],
};

const isTold = (text: string | null): text is string => text !== null && text.trim() !== '';

/**
 * Compares what is known with a message. With a Message-ID that agrees nothing else lowers the
 * confidence; without one it is told by how much of the rest agrees. Prefixes such as `Re:` on one
 * side only cost a little, so that of a thread the message itself comes first.
 * @param internalDate when the server stored it, ISO 8601 or as IMAP writes it.
 */
export function matchOf(sought: Sought, envelope: Envelope, internalDate: string | null): Match {
  const by: string[] = [];
  const against: string[] = [];
  const note = (agrees: boolean, what: string) => {
    (agrees ? by : against).push(what);
  };

  const id = isTold(sought.messageId) ? messageIdOf(sought.messageId) : null;
  const foundId = envelope.messageId === null ? null : messageIdOf(envelope.messageId);
  let sure = 0;
  let factor = 1;
  if (id !== null) {
    if (id === foundId) sure = 0.99;
    else if (foundId !== null && id.toLowerCase() === foundId.toLowerCase()) sure = 0.9;
    note(sure > 0, 'message-id');
    // Few gateways write a new one: another one is most likely another message.
    if (sure === 0) factor *= foundId === null ? 0.9 : 0.5;
  }

  const sender = isTold(sought.from) ? soughtSender(sought.from) : null;
  let from: SenderMatch | 'not-asked' = 'not-asked';
  if (sender !== null) {
    from = envelope.from === null ? 'other' : compareSender(sender, envelope.from);
    if (from === 'address' || from === 'rewritten') by.push('from');
    else if (from === 'domain' || from === 'subdomain') by.push('from-domain');
    else against.push('from');
    if (from === 'colleague') by.push('from-domain');
  }

  // Columns 0, 2 and 4 are with a date.
  let column = 4;
  if (isTold(sought.subject)) {
    const subject = compareSubjects(sought.subject, envelope.subject ?? '');
    if (subject === 'other') {
      against.push('subject');
      factor *= 0.6;
    } else {
      by.push(subject === 'part' ? 'subject-part' : 'subject');
      column = subject === 'part' ? 2 : 0;
    }
    // Most likely the message, or the answer to it.
    if (subject === 'reply') factor *= 0.85;
    if (subject === 'tagged') factor *= 0.98;
  }

  const sent = instant(envelope.date, false);
  const came = instant(internalDate, false);
  const compared = compareDates(sought, [sent, came]);
  // When it came into the folder tells nothing of when it was sent.
  const date: DateMatch =
    sent === null && compared.kind === 'far' && isAfter(came, sought) ? UNTOLD : compared;
  if (date.kind !== 'within') column += 1;
  if (date.kind === 'within') by.push('date');
  else if (date.kind !== 'not-asked') against.push('date');
  if (date.kind === 'near') factor *= 0.9 - 0.3 * date.off;
  else if (date.kind === 'far') factor *= 0.3;
  else if (date.kind === 'unknown') factor *= 0.95;

  const guessed = (ROWS[from][column] ?? 0) * factor;
  return { confidence: Math.round(Math.max(sure, guessed) * 100) / 100, by, against };
}
