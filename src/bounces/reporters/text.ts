/**
 * Reads notices of unknown make: addresses at the places where systems put
 * them, each with the words that stand by it.
 */

import { splitField } from '../../protocols/dsn/parse.ts';
import { append, joinLines } from '../../protocols/mime/lines.ts';
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn, isDaemon } from '../addresses.ts';
import { DELAY_WORDS, FAILURE_WORDS, holdsAny } from '../phrases.ts';
import type { Mail, RecipientReading } from '../types.ts';

/** Recipients that are taken from text. */
const MAX_ENTRIES = 1000;
/** Lines and characters of one diagnostic. */
const MAX_REASON_LINES = 14;
const MAX_REASON = 3000;

interface Entry {
  readonly address: Line;
  readonly reason: Line[];
  /** The address stood in front, alone or with its reason: surer than one in the middle of a sentence. */
  readonly sure: boolean;
  /** It stood among headers of the message that came back: taken when there is nothing else. */
  readonly header: boolean;
}

/** Words right in front of an address that make it the recipient. */
const LABELS = [
  'recipient',
  'recipients',
  'recipient address',
  'recipient(s)',
  'failed recipient',
  'failed address',
  'address',
  'e-mail address',
  'email address',
  'addressee',
  'to',
  'rcpt to',
  'user',
  'userid',
  'mailbox',
  'account',
  'destinataire',
  'destinatario',
  'destinatário',
  'empfänger',
  'empfaenger',
  'adres',
  'ontvanger',
  'odbiorca',
  'получатель',
  'адрес',
  '宛先',
  '受信者',
  '収件人',
  '收件人',
  '收件地址',
  '收件人地址',
  '收信人',
  '收件者',
  '받는사람',
  '받는 사람',
  '수신자',
] as const;

/** Lines about people to turn to: the addresses in them did not fail. */
const ASIDES = [
  'contact',
  'assistance',
  'further information',
  'more information',
  'questions',
  'help',
  'support',
  'write to',
  'mail to',
  'email to',
  'report to',
  'administrator',
  'complaint',
  'if you believe',
  'if you feel',
  'sent by',
  'mail from',
  'message from',
  'from:',
  'sender:',
  'reply to',
  'reply-to',
  'return-path',
  'you sent',
  'http:',
  'https:',
  'unsubscribe',
  'message-id',
  'msgid',
  '发件人',
  '寄件人',
  '发送者',
  '联系',
] as const;

/** Labels of what a notice says of the message itself: never a reason. */
const OF_THE_MESSAGE = ['发件人', '寄件人', '主题', '主旨', '时间', '日期', '发送时间'];

function isAside(lower: string): boolean {
  // `Your mail to a@example.com could not be delivered` is none.
  return holdsAny(
    lower.includes('your ') ? lower.replace(/your (?:e-?)?mail to /, '') : lower,
    ASIDES,
  );
}

/** `550 `, `550-`, `#5.1.1`, `5.1.1 `: a server's words. */
const REPLY =
  /(?:^|[\s:;'"([<#])[45]\d\d(?:[ \-#]|$)|(?:^|[\s:：;(（#])[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)/;

export function holdsReply(text: string): boolean {
  return REPLY.test(text.length > 2000 ? text.slice(0, 2000) : text);
}

export function readText(mail: Mail): readonly RecipientReading[] {
  const { text } = mail;
  const self = selves(mail);
  const all = entriesIn(text, self);
  const named = all.filter((e) => !e.header);
  const entries = named.length > 0 ? named : all;
  const seen = new Map<string, Entry>();
  const sure = entries.some((e) => e.sure);
  for (const entry of entries) {
    if (sure && !entry.sure && seen.size > 0 && entry.reason.length === 0) continue;
    const key = entry.address.text.toLowerCase();
    const before = seen.get(key);
    if (before === undefined) seen.set(key, entry);
    else if (before.reason !== entry.reason && before.reason.length < 40)
      before.reason.push(...entry.reason);
  }
  const replies = replyLines(text);
  // One reply below a list of addresses is the reply to all of them.
  const [alone] = replies;
  const shared =
    replies.length === 1 &&
    alone !== undefined &&
    !alone.text.includes('@') &&
    [...seen.values()].every((e) => e.reason.length === 0)
      ? alone
      : null;
  return [...seen.values()].map((entry) => {
    const reason = joinLines(entry.reason, MAX_REASON);
    const own =
      reason !== null && holdsReply(reason.text)
        ? reason
        : (replyFor(entry.address.text, replies, seen.size) ?? reason ?? shared);
    return {
      address: entry.address,
      ...(own === null ? {} : { diagnostic: own }),
    };
  });
}

/** The addresses of the one who wrote the message: they stand in notices and did not fail. */
function selves(mail: Mail): ReadonlySet<string> {
  const self = new Set<string>();
  for (const name of [
    'to',
    'delivered-to',
    'from',
    'return-path',
    'sender',
    'envelope-to',
    'x-original-to',
  ]) {
    const value = mail.header(name);
    if (value === null) continue;
    for (const { address } of addressesIn(value.text, 5)) self.add(address.toLowerCase());
  }
  return self;
}

function entriesIn(text: readonly Line[], self: ReadonlySet<string>): Entry[] {
  const entries: Entry[] = [];
  let open: Entry | null = null;
  let blanks = 0;
  for (const [index, line] of text.entries()) {
    if (entries.length >= MAX_ENTRIES) break;
    const trimmed = line.text.trim();
    if (trimmed === '') {
      blanks++;
      // The reason may stand below a blank line, but not behind two paragraphs.
      if (open !== null && (open.reason.length > 0 || blanks > 1)) open = null;
      continue;
    }
    const entry = trimmed.includes('@')
      ? entryAt(line, trimmed, self, () => amongHeaders(text, index))
      : null;
    if (entry !== null) {
      entries.push(entry, ...listedBehind(entry, trimmed, line.line));
      // An address in a list of addresses has no reason of its own below a blank line.
      open = entry;
      blanks = 0;
      continue;
    }
    if (open !== null) {
      const below = blanks > 0;
      blanks = 0;
      if (below && open.reason.length === 0 && !isReason(trimmed, text, index)) {
        open = null;
        continue;
      }
      if (isRule(trimmed)) {
        open = null;
        continue;
      }
      if (OF_THE_MESSAGE.some((label) => trimmed.startsWith(label))) continue;
      if (open.reason.length < MAX_REASON_LINES)
        open.reason.push({ text: trimmed, line: line.line });
    }
  }
  return entries;
}

/** The rest of `… the following recipients: a@example.com, b@example.com`. */
function listedBehind({ address, reason }: Entry, trimmed: string, line: number): Entry[] {
  const all = addressesIn(trimmed, 50);
  const first = all.findIndex((found) => found.address === address.text);
  const listed: Entry[] = [];
  for (let i = first + 1; first >= 0 && i < all.length; i++) {
    const { address: next, from } = all[i] as (typeof all)[number];
    const between = trimmed.slice((all[i - 1] as (typeof all)[number]).to, from);
    if (!/^[>\s'"]{0,3}[,;、，；][\s<'"]{0,4}$/.test(between) || !isLikelyAddress(next)) break;
    // One reason for all of them: what comes below is added to it.
    listed.push({ address: { text: next, line }, reason, sure: true, header: false });
  }
  // What stood behind the first address was the list.
  if (listed.length > 0 && reason[0]?.text !== trimmed) reason.length = 0;
  return listed;
}

function isReason(trimmed: string, text: readonly Line[], index: number): boolean {
  if (holdsReply(trimmed)) return true;
  const lower = trimmed.toLowerCase();
  if (
    holdsAny(lower, FAILURE_WORDS) ||
    lower.startsWith('reason') ||
    lower.startsWith('error') ||
    lower.startsWith('diagnos')
  )
    return true;
  // Indented below the address, as Exim has it.
  return /^\s/.test((text[index] as Line).text) && trimmed.length < 300;
}

/** A line of dashes, and what stands between such. */
function isRule(trimmed: string): boolean {
  return (
    trimmed.startsWith('---') ||
    trimmed.startsWith('===') ||
    trimmed.startsWith('***') ||
    trimmed.startsWith('___')
  );
}

/** `"a@example.com" <a@example.com>`: the address stands there twice. */
function withoutTwin(after: string, address: string): string {
  const twin = after.indexOf(`<${address}>`);
  return twin >= 0 && twin < 4 ? after.slice(twin + address.length + 2) : after;
}

/** Fields of the message that came back, as some notices print them. */
const AMONG = ['subject', 'from', 'date', 'sent', 'cc', 'message-id'];

function amongHeaders(text: readonly Line[], index: number): boolean {
  const near = text.slice(Math.max(0, index - 2), index + 4);
  return near.some((l, i) => {
    if (index - 2 + i === index) return false;
    const field = splitField(l.text.trim());
    return field !== null && AMONG.includes(field[0]);
  });
}

function entryAt(
  line: Line,
  trimmed: string,
  self: ReadonlySet<string>,
  near: () => boolean,
): Entry | null {
  const lower = trimmed.toLowerCase();
  for (const found of addressesIn(trimmed, 8)) {
    const { address, from, to } = found;
    if (!isLikelyAddress(address)) continue;
    const before = trimmed.slice(0, from);
    const after = trimmed.slice(to);
    const front = before.replace(/[\s<("'[*•\-–#>]+$/, '').trim();
    const own = { text: address, line: line.line };
    const rest = withoutTwin(after, address)
      .replace(/^[>)"'\]\s]*[:;,\-–=.]*\s*/, '')
      .trim();
    const reason = rest === '' ? [] : [{ text: rest, line: line.line }];
    const alone = front === '' || /^\(?\d{1,3}[.)]?$/.test(front);
    if (
      alone &&
      (rest === '' ||
        /^[>)"'\]\s]*[:;,(\-–=.]/.test(after) ||
        after.startsWith('>') ||
        holdsReply(rest) ||
        after.startsWith(' '))
    ) {
      if (self.has(address.toLowerCase()) && rest === '') {
        // The sender's own address on a line of its own, as in a greeting.
        if (isDaemon(address)) continue;
      }
      if (isDaemon(address) && rest === '') continue;
      return { address: own, reason, sure: true, header: false };
    }
    const label = labelOf(front);
    if (label !== null && !isDaemon(address)) {
      const header = (label === 'to' || label === 'sender') && near();
      return { address: own, reason, sure: true, header };
    }
    if (isDaemon(address) || self.has(address.toLowerCase())) continue;
    // `A message that you sent, addressed to 'a@example.com', could not be delivered`
    if (front.toLowerCase().endsWith('addressed to')) {
      return {
        address: own,
        reason: [{ text: trimmed, line: line.line }],
        sure: true,
        header: false,
      };
    }
    if (isAside(lower)) continue;
    if (
      holdsReply(trimmed) ||
      holdsAny(lower, FAILURE_WORDS) ||
      // `Your message to a@example.com has been delayed`
      holdsAny(lower, DELAY_WORDS)
    ) {
      return {
        address: own,
        reason: [{ text: trimmed, line: line.line }],
        sure: holdsReply(trimmed),
        header: false,
      };
    }
    // `550 <a@b>... User unknown` has its code in front.
    if (front.endsWith(':') && front.length < 80) {
      return {
        address: own,
        reason: [{ text: trimmed, line: line.line }],
        sure: false,
        header: false,
      };
    }
  }
  return null;
}

function labelOf(front: string): string | null {
  if (!front.endsWith(':') && !front.endsWith('：') && !front.endsWith('=')) return null;
  const words = front
    .slice(0, -1)
    .replace(/\(\w{0,4}\)$/, '')
    .trim()
    .toLowerCase();
  if (words.length > 60) return null;
  for (const label of LABELS) {
    if (
      words === label ||
      (words.endsWith(` ${label}`) && !words.includes('from') && !words.startsWith('reply'))
    )
      return label;
  }
  return null;
}

/** A dot in the domain, or a bare host as test systems have: not `foo@`, and no Message-ID. */
function isLikelyAddress(address: string): boolean {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (domain.startsWith('[')) return true;
  if (!domain.includes('.')) return false;
  const top = domain.slice(domain.lastIndexOf('.') + 1);
  if (!/^[^\d]/.test(top)) return false;
  // Message-IDs: long runs of digits and hex with dots or dollars.
  return !(local.length > 20 && /^[\dA-Fa-f.$-]+$/.test(local)) && !local.includes('$');
}

/** The first reply of a server in the text of a notice. */
export function firstReply(mail: Mail): Line | null {
  return replyLines(mail.text)[0] ?? null;
}

/** Runs of lines that hold a server's reply. */
function replyLines(text: readonly Line[]): readonly Line[] {
  const replies: Line[] = [];
  // Whether the last of them goes on.
  let open = false;
  for (const { text: line, line: number } of text) {
    const trimmed = line.trim();
    const last = replies[replies.length - 1];
    if (trimmed === '') {
      open = false;
      continue;
    }
    if (holdsReply(trimmed) && !trimmed.startsWith('>>>')) {
      open = true;
      replies.push({ text: trimmed, line: number });
      if (replies.length > 200) break;
    } else if (
      open &&
      (last?.text.length ?? 0) < MAX_REASON &&
      !isRule(trimmed) &&
      !trimmed.startsWith('>>>')
    ) {
      replies[replies.length - 1] = append(last as Line, { text: trimmed, line: number });
    } else if (isRule(trimmed)) {
      open = false;
    }
  }
  return replies;
}

function replyFor(address: string, replies: readonly Line[], recipients: number): Line | null {
  const lower = address.toLowerCase();
  const named = replies.find((r) => r.text.toLowerCase().includes(lower));
  if (named !== undefined) return named;
  return recipients === 1 ? (replies[0] ?? null) : null;
}
