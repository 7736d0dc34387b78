/**
 * Reads a message of any make: finds the bounce in it, merges what its delivery
 * status, its reporting system's own form and its words say, and understands the
 * replies. Pure; every piece keeps its line.
 */

import { splitField, untyped } from '../protocols/dsn/parse.ts';
import { lineWithin } from '../protocols/mime/lines.ts';
import { parseMime } from '../protocols/mime/parse.ts';
import type { Entity, LimitHit, Line } from '../protocols/mime/types.ts';
import { addressesIn, domainOf, ipsIn, isDaemon } from './addresses.ts';
import type { Cause } from './causes.ts';
import { interpret } from './interpret.ts';
import { kindOf } from './kind.ts';
import { mailOf } from './mail.ts';
import { FAILURE_WORDS, holdsAny } from './phrases.ts';
import { readReply } from './reply.ts';
import { reporterOf } from './reporters/index.ts';
import { readLabelled } from './reporters/labelled.ts';
import { hostIn, readStatuses } from './reporters/rfc3464.ts';
import { firstReply, holdsReply, readText } from './reporters/text.ts';
import type { Action, Interpretation, Kind, Mail, Reading, RecipientReading } from './types.ts';

/** One recipient, with all that the message says of it; `null` is what it does not say. */
export interface ReadRecipient {
  readonly address: Line | null;
  readonly action: Action;
  readonly status: Line | null;
  readonly replyCode: Line | null;
  readonly diagnostic: Line | null;
  readonly explanation: Line | null;
  readonly remoteHost: Line | null;
  readonly remoteIp: Line | null;
  /** Address that the reply says the message came from. */
  readonly senderIp: string | null;
  /** Domain of the sender as the reply names it. */
  readonly senderDomain: string | null;
  readonly cause: Cause;
  readonly confidence: number;
  readonly interpretation: Interpretation | null;
  /** How the explanation alone was understood. */
  readonly explained: Interpretation | null;
  readonly disagree: boolean;
  /** What the cause was read from. */
  readonly proof: Line | null;
}

export interface ReadOriginal {
  readonly messageId: Line | null;
  readonly from: Line | null;
  readonly to: Line | null;
  readonly subject: Line | null;
  readonly date: Line | null;
  /** Envelope sender: Return-Path of the returned message, or what the report names. */
  readonly returnPath: Line | null;
  readonly entity: Entity | null;
  readonly signatures: readonly Line[];
}

export interface BounceReading {
  readonly kind: Kind;
  readonly format: string | null;
  /** Name of the reporting system. */
  readonly system: string | null;
  /** The host that reports. */
  readonly reportedBy: Line | null;
  readonly recipients: readonly ReadRecipient[];
  /** Recipients of the same report who got the message. */
  readonly arrived: readonly Line[];
  readonly original: ReadOriginal;
  /** Whom the notice was sent to: the sender of the message that came back. */
  readonly sentTo: string | null;
  readonly limits: readonly LimitHit[];
}

/** Messages inside messages that are looked at for the bounce: it may come forwarded. */
const MAX_CANDIDATES = 8;

export function readBounce(bytes: Uint8Array): BounceReading {
  const { root, limits } = parseMime(bytes);
  let first: BounceReading | null = null;
  for (const entity of candidates(root)) {
    const reading = readEntity(entity, limits);
    if (reading.kind !== 'not-a-bounce') return reading;
    first ??= reading;
  }
  return readPasted(root, limits) ?? (first as BounceReading);
}

/**
 * A notice that was pasted or forwarded inside the text of another message, its
 * headers on lines of their own: it is cut out and read as a message.
 */
function readPasted(root: Entity, limits: readonly LimitHit[]): BounceReading | null {
  const { whole, limits: before } = mailOf(root, limits);
  const from = whole.findIndex(({ text }, i) => {
    const lower = text.slice(0, 200).toLowerCase();
    if (!lower.startsWith('from:') && !lower.startsWith('subject:')) return false;
    const near = whole
      .slice(Math.max(0, i - 6), i + 7)
      .map((l) => l.text.toLowerCase())
      .join('\n');
    return near.includes('subject:') && near.includes('from:');
  });
  if (from < 0) return null;
  const pasted = whole.slice(from);
  const bytes = new TextEncoder().encode(pasted.map((l) => l.text).join('\n'));
  const mime = parseMime(bytes);
  const reading = readEntity(mime.root, mime.limits);
  if (reading.kind !== 'bounce' && reading.kind !== 'delay') return null;
  const place = (line: number) => pasted[line - 1]?.line ?? line;
  const own = reading.limits.map(({ limit, line }) => ({ limit, line: place(line) }));
  return { ...moved(reading, place), limits: [...before, ...own] };
}

/** A reading with all its lines somewhere else. */
function moved(reading: BounceReading, place: (line: number) => number): BounceReading {
  const move = <T extends Line | null>(line: T): T =>
    (line === null ? null : { ...line, line: place(line.line) }) as T;
  const { original } = reading;
  return {
    ...reading,
    reportedBy: move(reading.reportedBy),
    arrived: reading.arrived.map(move),
    recipients: reading.recipients.map((r) => ({
      ...r,
      address: move(r.address),
      status: move(r.status),
      replyCode: move(r.replyCode),
      diagnostic: move(r.diagnostic),
      explanation: move(r.explanation),
      remoteHost: move(r.remoteHost),
      remoteIp: move(r.remoteIp),
      proof: move(r.proof),
    })),
    original: {
      ...original,
      messageId: move(original.messageId),
      from: move(original.from),
      to: move(original.to),
      subject: move(original.subject),
      date: move(original.date),
      returnPath: move(original.returnPath),
      signatures: original.signatures.map(move),
    },
  };
}

/** The message itself, then those that were forwarded inside it. */
function candidates(root: Entity): readonly Entity[] {
  const found: Entity[] = [root];
  const queue: Entity[] = [root];
  for (let entity = queue.shift(); entity !== undefined; entity = queue.shift()) {
    for (const child of entity.children) {
      if (found.length >= MAX_CANDIDATES) return found;
      if (entity.type.startsWith('message/') || isAttachedMessage(entity)) found.push(child);
      queue.push(child);
    }
    if (queue.length > 500) break;
  }
  return found;
}

function isAttachedMessage({ type, children }: Entity): boolean {
  return children.length === 1 && !type.startsWith('multipart/');
}

function readEntity(entity: Entity, limits: readonly LimitHit[]): BounceReading {
  const mail = mailOf(entity, limits);
  const reporter = reporterOf(mail);
  const statuses = readStatuses(mail);
  const own = reporter?.read?.(mail) ?? labelledNotice(mail, statuses) ?? null;
  const kind = kindOf(mail, statuses, own);
  const isReport = kind === 'bounce' || kind === 'delay' || kind === 'delivered';
  const recipients = isReport ? recipientsOf(mail, kind, statuses, own) : [];
  return {
    kind,
    format: isReport
      ? (reporter?.id ?? (mail.statuses.length > 0 ? 'rfc3464' : null))
      : kind === 'feedback-report'
        ? 'arf'
        : null,
    system: reporter?.name ?? null,
    reportedBy: isReport ? reportedBy(mail) : null,
    recipients,
    arrived: statuses?.arrived ?? [],
    original: originalOf(mail, own),
    sentTo: sentTo(mail),
    limits: mail.limits,
  };
}

/** A table of labels and values, pasted without what tells whose it is. */
function labelledNotice(mail: Mail, statuses: Reading | null): Reading | null {
  if (statuses !== null || !LABELLED.some((word) => mail.lower.includes(word))) return null;
  const read = readLabelled(mail);
  const told = read?.recipients.some((r) => r.address !== undefined && r.diagnostic !== undefined);
  return told === true ? read : null;
}

const LABELLED = ['退信', '退回', '错误代码', '远程响应'];

function sentTo(mail: Mail): string | null {
  const to = mail.header('to');
  return to === null ? null : (addressesIn(to.text, 1)[0]?.address ?? null);
}

/** `Reporting-MTA: dns; mx.example.com`, else the host of the From header. */
function reportedBy(mail: Mail): Line | null {
  for (const { message } of mail.statuses) {
    const field = message.get('reporting-mta');
    if (field === undefined) continue;
    const [host] = hostIn(field);
    const value = host?.text ?? untyped(field.text);
    if (value !== '') return { text: value, line: field.line };
  }
  const from = mail.header('from');
  const address = from === null ? null : (addressesIn(from.text, 1)[0]?.address ?? null);
  const domain = address === null ? null : domainOf(address);
  return from === null || domain === null ? null : { text: domain, line: from.line };
}

type Merged = {
  address: Line | null;
  action: Action | null;
  status: Line | null;
  diagnostic: Line | null;
  explanation: Line | null;
  remoteHost: Line | null;
  remoteIp: Line | null;
  /** A further piece of text on the same failure, for understanding it. */
  further: Line | null;
  /** What the reporting system's form itself stands for. */
  form: NonNullable<RecipientReading['cause']> | null;
};

function recipientsOf(
  mail: Mail,
  kind: Kind,
  statuses: Reading | null,
  own: Reading | null,
): ReadRecipient[] {
  const merged: Merged[] = [];
  const byAddress = new Map<string, Merged>();
  const placed = placing(mail);
  const add = (found: RecipientReading, only: boolean) => {
    const one = placed(found);
    const key = one.address?.text.toLowerCase() ?? '';
    const before = byAddress.get(key);
    if (before === undefined) {
      if (only && merged.length > 0) return;
      const entry = mergedOf(one);
      byAddress.set(key, entry);
      merged.push(entry);
      return;
    }
    supplement(before, one);
  };
  for (const one of statuses?.recipients ?? []) add(one, false);
  // A system's own form knows no recipients that its delivery status does not know.
  const [alone] = merged;
  const [theirs] = own?.recipients ?? [];
  if (
    merged.length === 1 &&
    own?.recipients.length === 1 &&
    alone !== undefined &&
    theirs !== undefined
  ) {
    // One recipient each, perhaps under another spelling: an alias, a host of the inside.
    supplement(alone, theirs);
  } else {
    for (const one of own?.recipients ?? []) add(one, statuses !== null);
  }
  // A warning of its own form that gives no reason has none; prose is no reason.
  const reasonless = kind === 'delay' && own !== null && merged.length > 0;
  const bare = merged.length === 0 || (!reasonless && merged.some((m) => m.diagnostic === null));
  if (bare) {
    const found = readText(mail);
    for (const one of found) add(one, merged.length > 0 && (statuses !== null || own !== null));
    const [lone] = merged;
    if (merged.length === 1 && lone !== undefined && found.length === 0) {
      lone.diagnostic ??= firstReply(mail);
    }
    // One recipient and one reply, under another spelling of the address.
    const [only] = merged;
    const [reply] = found;
    if (
      merged.length === 1 &&
      only !== undefined &&
      only.diagnostic === null &&
      found.length === 1
    ) {
      only.diagnostic = reply?.diagnostic ?? null;
    }
  }
  if (merged.length > 1 && merged.every((m) => m.diagnostic === null)) {
    // One reply below a list of recipients is about all of them.
    const shared = firstReply(mail);
    for (const one of merged) one.diagnostic = shared;
  }
  if (merged.length === 0) {
    const failed = failedRecipients(mail);
    for (const one of failed) add({ address: one }, false);
  }
  if (merged.length === 0) merged.push(mergedOf({}));
  const single = merged.length === 1;
  return merged.map((m) => understood(m, kind, single ? () => noticeLines(mail) : () => []));
}

/**
 * A sentence of HTML goes over several lines of the file: gives each piece the
 * line in which itself stands.
 */
function placing(mail: Mail): (one: RecipientReading) => RecipientReading {
  const wrapped = new Map<number, Line[]>();
  for (const line of mail.whole) {
    if (line.breaks === undefined) continue;
    const those = wrapped.get(line.line);
    if (those === undefined) wrapped.set(line.line, [line]);
    else those.push(line);
  }
  if (wrapped.size === 0) return (one) => one;
  const at = (piece: Line): Line => {
    if (piece.breaks !== undefined) return piece;
    const whole = wrapped.get(piece.line)?.find(({ text }) => text.includes(piece.text));
    return whole === undefined ? piece : { ...piece, line: lineWithin(whole, piece.text) };
  };
  return (one) => ({
    ...one,
    ...(one.address !== undefined && { address: at(one.address) }),
    ...(one.status !== undefined && { status: at(one.status) }),
    ...(one.diagnostic !== undefined && { diagnostic: at(one.diagnostic) }),
    ...(one.explanation !== undefined && { explanation: at(one.explanation) }),
    ...(one.remoteHost !== undefined && { remoteHost: at(one.remoteHost) }),
    ...(one.remoteIp !== undefined && { remoteIp: at(one.remoteIp) }),
  });
}

/** Two header fields in front: pasted from the mail client's source view. */
function isMessage(said: string): boolean {
  const [first = '', second = ''] = said.trimStart().split('\n', 2);
  const field = (line: string) => /^[A-Za-z][A-Za-z0-9-]{1,40}: ?\S/.test(line);
  return field(first) && (field(second) || /^[ \t]/.test(second));
}

/** What is known beside a bare reply. */
export interface ReplyContext {
  readonly to: string | null;
  readonly from: string | null;
}

/** Reads a bare SMTP reply, as people paste it. */
export function readBareReply(said: string, { to, from }: ReplyContext): BounceReading {
  // A whole message in place of a reply.
  if (isMessage(said)) return readBounce(new TextEncoder().encode(said));
  const diagnostic: Line = { text: said.slice(0, 20_000).replace(/\s+/g, ' ').trim(), line: 1 };
  const named = addressesIn(diagnostic.text, 5).filter(
    (a) => !isDaemon(a.address) && a.address !== from,
  );
  const address = to ?? (named.length === 1 ? (named[0]?.address ?? null) : null);
  const merged = mergedOf({
    diagnostic,
    ...(address === null ? {} : { address: { text: address, line: 1 } }),
  });
  const sender = from === null ? null : { text: from, line: 1 };
  const one = understood(merged, 'bounce', () => []);
  // 250 and its like: nothing was refused (RFC 5321 §4.2.1).
  const delivered = one.replyCode?.text.startsWith('2') === true;
  // Words without a code in which nothing is recognised are no reply.
  const nothing = one.replyCode === null && one.status === null && one.interpretation === null;
  return {
    kind: delivered ? 'delivered' : nothing ? 'not-a-bounce' : 'bounce',
    format: 'reply',
    system: null,
    reportedBy: null,
    recipients: nothing ? [] : [delivered ? { ...one, action: 'delivered' } : one],
    arrived: [],
    original: {
      messageId: null,
      from: sender,
      to: null,
      subject: null,
      date: null,
      returnPath: sender,
      entity: null,
      signatures: [],
    },
    sentTo: null,
    limits: [],
  };
}

function mergedOf(one: RecipientReading): Merged {
  return {
    address: one.address ?? null,
    action: one.action ?? null,
    status: one.status ?? null,
    diagnostic: one.diagnostic ?? null,
    explanation: one.explanation ?? null,
    remoteHost: one.remoteHost ?? null,
    remoteIp: one.remoteIp ?? null,
    further: null,
    form: one.cause ?? null,
  };
}

function supplement(before: Merged, one: RecipientReading): void {
  before.action ??= one.action ?? null;
  before.status ??= one.status ?? null;
  before.explanation ??= one.explanation ?? null;
  before.remoteHost ??= one.remoteHost ?? null;
  before.remoteIp ??= one.remoteIp ?? null;
  before.form ??= one.cause ?? null;
  if (before.diagnostic === null) before.diagnostic = one.diagnostic ?? null;
  else if (one.diagnostic === undefined) return;
  else if (isExitStatus(before.diagnostic.text)) {
    before.further ??= before.diagnostic;
    before.diagnostic = one.diagnostic;
  } else before.further ??= one.diagnostic;
}

/** `x-unix; 77`: how a program ended (sysexits.h), and no word of a server. */
function isExitStatus(diagnostic: string): boolean {
  return diagnostic.length < 40 && /^x-unix; ?\d{1,3}\b[^a-z]*$/i.test(diagnostic);
}

/** `X-Failed-Recipients` (Exim, Gmail), else whom the returned message was for. */
function failedRecipients(mail: Mail): readonly Line[] {
  const field = mail.header('x-failed-recipients');
  if (field !== null) {
    return addressesIn(field.text, 200).map(({ address }) => ({
      text: address,
      line: lineWithin(field, address),
    }));
  }
  const to = mail.original?.first('to') ?? null;
  const found = to === null ? [] : addressesIn(to.text, 5);
  // Several addresses: it cannot be told which of them failed.
  return to !== null && found.length === 1
    ? found.map(({ address }) => ({ text: address, line: lineWithin(to, address) }))
    : [];
}

/** Characters of a notice's text that are looked at when nothing else told the cause. */
const MAX_NOTICE = 3000;

function understood(m: Merged, kind: Kind, notice: () => readonly Notice[]): ReadRecipient {
  const { diagnostic } = m;
  const reply = diagnostic === null ? null : readReply(diagnostic.text);
  const status = statusOf(m.status, diagnostic, reply?.status ?? null);
  const code = reply?.code ?? null;
  const address = m.address ?? (diagnostic === null ? null : addressInReply(diagnostic));
  const domain = address === null ? null : domainOf(address.text);
  const remote = m.remoteHost ?? hostSaid(diagnostic) ?? hostSaid(m.further);
  const remoteIp = m.remoteIp ?? ipSaid(diagnostic) ?? ipSaid(m.further);
  const hosts = [remote?.text, domain].filter((h): h is string => h !== null && h !== undefined);
  const best = (text: string, codes = true): Interpretation | null =>
    interpret({
      text,
      code: codes ? code : null,
      status: codes ? (status?.text ?? null) : null,
      hosts,
    })[0] ?? null;
  let interpretation =
    diagnostic === null ? null : best(reply === null ? diagnostic.text : reply.text);
  let proof = diagnostic;
  if (
    m.form !== null &&
    (interpretation === null || interpretation.confidence < m.form.confidence)
  ) {
    interpretation = { ...m.form, receiver: null, rule: null, by: 'words' };
  }
  if (interpretation === null || interpretation.by === 'status' || interpretation.by === 'code') {
    const weak = interpretation;
    // The whole diagnostic, with the reporting system's words around the reply.
    const own = [diagnostic, m.further, m.explanation].flatMap((line) =>
      line === null ? [] : [{ text: line.text, quote: line }],
    );
    for (const piece of [...own, ...notice()]) {
      const found = best(piece.text, false);
      // Vague words tell nothing in a whole notice.
      const said = piece.quote === diagnostic || piece.quote === m.further;
      const clear = said || (found?.confidence ?? 0) >= 0.65;
      if (found !== null && clear && (found.by === 'words' || found.by === 'receiver')) {
        const words = said ? found.confidence : found.confidence * 0.93;
        if (weak === null || words >= weak.confidence || weak.by === 'code') {
          interpretation = { ...found, confidence: words };
          proof = piece.quote;
        }
        break;
      }
    }
  }
  if (interpretation === null && diagnostic === null && (status !== null || code !== null)) {
    interpretation = best('');
    proof = status;
  }
  interpretation = atStage(interpretation, diagnostic, reply?.text ?? '');
  const action =
    m.action ?? (kind === 'delay' ? 'delayed' : kind === 'delivered' ? 'delivered' : 'failed');
  if (interpretation === null && action === 'delayed') {
    interpretation = {
      cause: 'delivery-timeout',
      confidence: 0.8,
      receiver: null,
      rule: null,
      by: 'kind',
    };
    proof ??= m.status ?? m.address;
  }
  const explained = m.explanation === null ? null : explanationOf(m.explanation.text);
  return {
    address,
    action,
    status,
    replyCode:
      code === null || diagnostic === null
        ? null
        : { text: code, line: lineWithin(diagnostic, code) },
    diagnostic,
    explanation: m.explanation,
    remoteHost: remote,
    remoteIp,
    senderIp: senderIpIn(reply?.text ?? diagnostic?.text ?? null, remoteIp?.text ?? null),
    senderDomain: senderDomainIn(reply?.text ?? null),
    cause: interpretation?.cause ?? 'unknown',
    confidence: interpretation?.confidence ?? UNKNOWN_CONFIDENCE,
    interpretation,
    explained,
    disagree:
      explained !== null &&
      interpretation !== null &&
      diagnostic !== null &&
      proof !== m.explanation &&
      disagree(explained.cause, interpretation.cause),
    proof: proof ?? m.explanation ?? m.status ?? m.address,
  };
}

/** Where in the conversation the server refused, as reporting systems put it. */
const AT_SENDER = [
  'in reply to mail from',
  'after mail from',
  'response to mail from',
  'our mail from',
];
const AT_CONNECTION = [
  'refused to talk to me',
  'after initial connection',
  'after connect',
  'at connection',
];

/**
 * A server that has not heard of the recipient yet does not refuse for the
 * recipient (RFC 5321 §3.3): what it refuses at MAIL FROM is the sender, and
 * before that the client.
 */
function atStage(
  found: Interpretation | null,
  diagnostic: Line | null,
  reply: string,
): Interpretation | null {
  if (found === null || diagnostic === null) return found;
  const lower = diagnostic.text.slice(0, 2000).toLowerCase();
  const recipient = found.cause === 'user-unknown' || found.cause === 'recipient-disabled';
  if (recipient && AT_SENDER.some((words) => lower.includes(words))) {
    return { ...found, cause: 'sender-rejected', rule: null };
  }
  if (AT_CONNECTION.some((words) => lower.includes(words))) {
    if (recipient) return { ...found, cause: 'policy-rejected', rule: null, confidence: 0.7 };
    if (
      found.cause === 'remote-system-error' &&
      found.confidence < 0.8 &&
      found.by !== 'receiver'
    ) {
      // 421 or 554 in place of a greeting, without a reason: mostly the client's address.
      return { ...found, cause: 'policy-rejected', rule: null, confidence: 0.65 };
    }
  }
  if (found.cause === 'user-unknown' && found.by === 'words' && isDomainUnknown(reply)) {
    return { ...found, cause: 'domain-not-found', rule: null };
  }
  return found;
}

/** `553 mail.example.com does not exist`: a domain, and not an address, that is said not to exist. */
function isDomainUnknown(reply: string): boolean {
  const lower = reply.slice(0, 500).toLowerCase();
  const at = lower.indexOf(' does not exist');
  if (at < 0) return false;
  const word =
    lower
      .slice(Math.max(0, at - 120), at)
      .split(/\s/)
      .pop() ?? '';
  return !word.includes('@') && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(word);
}

/** What a notice's own explanation says; only where it says it clearly. */
function explanationOf(said: string): Interpretation | null {
  const lower = said.slice(0, 500).toLowerCase();
  if (
    lower.includes('未知原因') ||
    lower.includes('原因未知') ||
    lower.includes('unknown reason') ||
    lower.includes('reason unknown')
  ) {
    return { cause: 'unknown', confidence: 0.95, receiver: null, rule: null, by: 'words' };
  }
  const [found] = interpret({ text: said, code: null, status: null, hosts: [] });
  const clear =
    found !== undefined && found.confidence >= 0.8 && found.by !== 'code' && found.by !== 'status';
  return clear ? found : null;
}

/** Causes that say too little, or nearly the same, to contradict each other. */
const ALIKE: readonly (readonly Cause[])[] = [
  [
    'local-spam',
    'behaviour-spam',
    'content-rejected',
    'domain-reputation',
    'ip-reputation',
    'virus',
  ],
  ['user-unknown', 'recipient-disabled', 'recipient-moved', 'recipient-refuses'],
  ['spf-failed', 'dkim-failed', 'dmarc-failed', 'unauthenticated'],
  ['rate-limited', 'greylisted', 'too-many-recipients', 'ip-reputation'],
  ['domain-not-found', 'host-unreachable', 'delivery-timeout', 'null-mx'],
  ['ip-blocklisted', 'ip-reputation', 'recipient-refuses', 'sender-rejected'],
];

function disagree(notice: Cause, reply: Cause): boolean {
  if (notice === reply || notice === 'policy-rejected' || reply === 'policy-rejected') return false;
  return !ALIKE.some((group) => group.includes(notice) && group.includes(reply));
}

/** No reason was found: whatever is said of it is a guess. */
const UNKNOWN_CONFIDENCE = 0.05;

/** The server's own status beats the generic one of the report, and a specific one of the report beats none. */
function statusOf(field: Line | null, diagnostic: Line | null, said: string | null): Line | null {
  if (said === null || diagnostic === null) return field;
  const own = { text: said, line: lineWithin(diagnostic, said) };
  if (field === null) return own;
  if (said === field.text) return field;
  if (isGeneric(said)) return field;
  return own;
}

function isGeneric(status: string): boolean {
  return status.endsWith('.0.0');
}

/** A text that is read as a whole, and the line of it that is quoted. */
interface Notice {
  readonly text: string;
  readonly quote: Line;
}

/** The text of the notice, and its subject. */
function noticeLines(mail: Mail): readonly Notice[] {
  const pieces: Notice[] = [];
  let text = '';
  let first: Line | null = null;
  for (const piece of mail.text) {
    const trimmed = piece.text.trim();
    // Below a rule stand footers of scanners and lists, with words of their own.
    if (text !== '' && (trimmed.startsWith('____') || trimmed === '--')) break;
    if (trimmed === '' || isField(trimmed)) continue;
    first ??= piece;
    text += `${trimmed} `;
    if (text.length > MAX_NOTICE) break;
  }
  if (first !== null) pieces.push({ text, quote: tellingLine(mail) ?? first });
  const subject = mail.header('subject');
  if (subject !== null) pieces.push({ text: subject.text, quote: subject });
  return pieces;
}

/** Fields of MIME parts and delivery statuses that came to lie among the words, with words of their own. */
function isField(line: string): boolean {
  const key = splitField(line)?.[0] ?? '';
  return (
    key.startsWith('content-') ||
    key.startsWith('x-') ||
    key.endsWith('-recipient') ||
    key.endsWith('-mta') ||
    FIELDS.has(key)
  );
}

const FIELDS: ReadonlySet<string> = new Set([
  'message-id',
  'mime-version',
  'dkim-signature',
  'received',
  'return-path',
  'arrival-date',
  'last-attempt-date',
  'action',
  'status',
  'from',
  'to',
  'cc',
  'date',
  'sent',
]);

/** The line of a notice that is quoted when its whole text told the cause. */
function tellingLine(mail: Mail): Line | null {
  const trimmed = ({ text, line }: Line): Line => ({ text: text.trim(), line });
  const found =
    mail.text.find((l) => holdsReply(l.text)) ??
    mail.text.find((l) => holdsAny(l.text.toLowerCase(), FAILURE_WORDS));
  return found === undefined ? null : trimmed(found);
}

/** `host mx.example.com[192.0.2.1] said`, `-- mx.example.com(192.0.2.1) reply:`, `host mx.example.com [192.0.2.1]:`. */
const HOST_SAID =
  /(?:\bhost |-- ?|while talking to |\bby |\bserver |\bfor [^\s@]{1,64}@)([a-z0-9][a-z0-9.-]{2,250}[a-z0-9])\.? ?[[(:]/i;

function hostSaid(diagnostic: Line | null): Line | null {
  if (diagnostic === null) return null;
  const found = HOST_SAID.exec(diagnostic.text.slice(0, 1000))?.[1];
  if (found === undefined || !found.includes('.') || /^[\d.]+$/.test(found)) return null;
  return { text: found.toLowerCase(), line: lineWithin(diagnostic, found) };
}

const IP_SAID =
  /[\])a-z0-9.-][ ]?[[(]((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f:]{3,39})(?::\d+)?[\])](?:,?:? (?:said|replied)|: | reply:|:\d{2,5}\b)/i;

function ipSaid(diagnostic: Line | null): Line | null {
  if (diagnostic === null) return null;
  const found = IP_SAID.exec(diagnostic.text.slice(0, 1000))?.[1];
  return found === undefined ? null : { text: found, line: lineWithin(diagnostic, found) };
}

/** The address in a reply that is not the refusing server's own. */
function senderIpIn(reply: string | null, remoteIp: string | null): string | null {
  if (reply === null) return null;
  return ipsIn(reply).find((ip) => ip !== remoteIp && !isHostsOwn(reply, ip)) ?? null;
}

/** `Unauthenticated email from example.com`, `SPF [example.com] with ip`, `sending domain EXAMPLE.COM does not pass`. */
const SENDER_DOMAIN =
  /(?:unauthenticated e?mail from|spf \[|dkim \[|sending domain|mail from domain|email from domain) ?\[?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})/i;

function senderDomainIn(reply: string | null): string | null {
  const found = reply === null ? null : SENDER_DOMAIN.exec(reply.slice(0, 2000));
  return found?.[1]?.toLowerCase() ?? null;
}

/** `connect to mx.example.com[192.0.2.1]:25`: the host's own, where Postfix does not quote the client as `<name[ip]>`. */
function isHostsOwn(reply: string, ip: string): boolean {
  const at = reply.indexOf(`[${ip}]`);
  if (at < 1 || !/[a-z0-9]/i.test(reply[at - 1] as string)) return false;
  return !reply.slice(Math.max(0, at - 260), at).includes('<');
}

/** An address that stands in the reply alone: who else could be meant. */
function addressInReply(diagnostic: Line): Line | null {
  const found = addressesIn(diagnostic.text.slice(0, 2000), 5).filter((a) => !isDaemon(a.address));
  const [one] = found;
  return one !== undefined && found.every((a) => a.address === one.address)
    ? { text: one.address, line: lineWithin(diagnostic, one.address) }
    : null;
}

function originalOf(mail: Mail, own: Reading | null): ReadOriginal {
  const { original } = mail;
  const first = (name: string): Line | null =>
    original?.first(name) ?? own?.original?.get(name) ?? null;
  return {
    messageId: first('message-id'),
    from: first('from'),
    to: first('to'),
    subject: first('subject'),
    date: first('date'),
    returnPath: returnPathOf(mail, first),
    entity: original?.entity ?? null,
    signatures: original?.all('dkim-signature').slice(0, 10) ?? [],
  };
}

/** Return-Path of the returned message, or Postfix's and others' own field of the report. */
function returnPathOf(mail: Mail, first: (name: string) => Line | null): Line | null {
  const field =
    first('return-path') ??
    mail.statuses[0]?.message.get('x-postfix-sender') ??
    mail.statuses[0]?.message.get('x-sender') ??
    null;
  if (field === null) return null;
  const [found] = addressesIn(untyped(field.text), 1);
  return found === undefined || isDaemon(found.address)
    ? null
    : { text: found.address, line: lineWithin(field, found.address) };
}
