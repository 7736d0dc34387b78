/** A mailbox and a message in words and numbers, for checks and for the report alike. */
import { type Unknown, unknown } from '../engine/fact.ts';
import { type Message, text } from '../engine/text.ts';
import type { FolderSeen, FoundMessage, Mailbox, Wanted } from './missing.ts';

/** Where a message that was found is: in its own folder, or marked as deleted there. */
export type Place = 'inbox' | 'junk' | 'trash' | 'other' | 'marked-deleted';

export function placeOf({ folder, role, flags }: FoundMessage): Place {
  if (flags.some((f) => f.toLowerCase() === '\\deleted')) return 'marked-deleted';
  if (isInbox({ name: folder, role })) return 'inbox';
  if (role === '\\Junk') return 'junk';
  return role === '\\Trash' ? 'trash' : 'other';
}

export function isInbox({ name, role }: { readonly name: string; readonly role: string | null }) {
  return name.toUpperCase() === 'INBOX' || role === '\\Inbox';
}

/** What a folder of its owner's own writing holds is not what came in. */
export function isOutgoing(role: string | null): boolean {
  return role === '\\Sent' || role === '\\Drafts';
}

/** Confidences that differ by less say nothing of which it is. */
const EVEN = 0.05;
/** From here on it is the one, or as good as. */
export const SURE = 0.7;

/** Of copies of one message, the one that a person would look for first. */
const COPIES: readonly Place[] = ['inbox', 'other', 'junk', 'trash', 'marked-deleted'];
/** Of different messages: who misses one has seen the inbox. */
const RIVALS: readonly Place[] = ['junk', 'trash', 'marked-deleted', 'other', 'inbox'];

/** Messages that may be the one, the most likely first. */
export function inOrderOfChance({ found }: Pick<Mailbox, 'found'>): readonly FoundMessage[] {
  const most = Math.max(0, ...found.map((m) => m.match.confidence));
  const even = found.filter((m) => most - m.match.confidence < EVEN);
  const ids = new Set(even.map((m) => m.envelope.messageId));
  const order = ids.size === 1 && !ids.has(null) ? COPIES : RIVALS;
  const isRead = (m: FoundMessage) => (m.flags.includes('\\Seen') ? 1 : 0);
  even.sort(
    (a, b) =>
      order.indexOf(placeOf(a)) - order.indexOf(placeOf(b)) ||
      isRead(a) - isRead(b) ||
      b.match.confidence - a.match.confidence,
  );
  const others = found.filter((m) => !even.includes(m));
  others.sort((a, b) => b.match.confidence - a.match.confidence);
  return [...even, ...others];
}

export function bestOf(mailbox: Mailbox): FoundMessage | null {
  return inOrderOfChance(mailbox)[0] ?? null;
}

export function inboxOf({ folders }: Mailbox): FolderSeen | null {
  return folders.find(isInbox) ?? null;
}

/** Why it cannot be said that a message is in no folder: one that was not read, or not wholly. */
export function unreadParts({ folders, missing }: Mailbox): readonly Unknown[] {
  return [
    ...missing,
    ...folders.filter((f) => !f.complete).map((f) => unknown('depends-on-unknown', [f.seen])),
  ];
}

const MESSAGE = {
  subject: text('“{subject}” from {from}', '{from} 发来的“{subject}”'),
  subjectAlone: text('“{subject}”', '“{subject}”'),
  from: text('the message from {from}', '{from} 发来的邮件'),
  id: text('the message <{id}>', '邮件 <{id}>'),
  nothing: text('the message', '这封邮件'),
};

/** Longest subject in a title, in characters. */
const MAX_SUBJECT = 40;

function short(subject: string): string {
  const letters = [...subject];
  return letters.length > MAX_SUBJECT ? `${letters.slice(0, MAX_SUBJECT).join('')}…` : subject;
}

/** The message that is sought, in the words that the person gave: begins in lower case. */
export function soughtMessage({ sought }: Wanted): Message {
  const { subject, from, messageId } = sought;
  if (subject !== null && from !== null) return MESSAGE.subject({ subject: short(subject), from });
  if (subject !== null) return MESSAGE.subjectAlone({ subject: short(subject) });
  if (from !== null) return MESSAGE.from({ from });
  return messageId === null ? MESSAGE.nothing() : MESSAGE.id({ id: messageId });
}

const FOLDERS: Readonly<Record<string, () => Message>> = {
  '\\Inbox': text('Inbox', '收件箱'),
  '\\Junk': text('Junk', '垃圾邮件'),
  '\\Trash': text('Deleted', '已删除邮件'),
  '\\Sent': text('Sent', '已发送'),
  '\\Drafts': text('Drafts', '草稿'),
};

/** A folder by its name, and in English by what it is where the name is Chinese: `垃圾邮件 (Junk)`. */
export function folderName(name: string, role: string | null): Message | string {
  const known = FOLDERS[name.toUpperCase() === 'INBOX' ? '\\Inbox' : (role ?? '')];
  if (known === undefined) return name;
  if (!/\p{Script=Han}/u.test(name)) return known();
  return { en: '{name} ({role})', zh: '{name}', values: { name, role: known() } };
}

/** `2026-11-18 02:00 UTC`; as it stands where it cannot be read. */
export function moment(iso: string | null): string {
  if (iso === null) return '?';
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(iso)
    ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
    : iso;
}

const SPANS = {
  seconds: text('{n} s', '{n} 秒'),
  minutes: text('{n} min', '{n} 分钟'),
  hours: text('{n} h', '{n} 小时'),
  hoursAndMinutes: text('{n} h {m} min', '{n} 小时 {m} 分'),
  days: text('{n} days', '{n} 天'),
  daysAndHours: text('{n} d {h} h', '{n} 天 {h} 小时'),
};

/** A length of time for people; `seconds` not negative. */
export function span(seconds: number): Message {
  const whole = Math.round(seconds);
  if (whole < 120) return SPANS.seconds({ n: whole });
  if (whole < 7200) return SPANS.minutes({ n: Math.round(whole / 60) });
  const minutes = Math.round(whole / 60);
  if (minutes < 2880) {
    const m = minutes % 60;
    const n = Math.floor(minutes / 60);
    return m === 0 ? SPANS.hours({ n }) : SPANS.hoursAndMinutes({ n, m });
  }
  const hours = Math.round(minutes / 60);
  const h = hours % 24;
  const n = Math.floor(hours / 24);
  return h === 0 ? SPANS.days({ n }) : SPANS.daysAndHours({ n, h });
}
