/**
 * Systems that nobody knows by name: a sentence that says mail could not be
 * delivered, ends in a colon, and has the addresses on the lines below it.
 */
import type { Line } from '../../protocols/mime/types.ts';
import { holdsAny } from '../phrases.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import {
  addressIn,
  alone,
  type Entry,
  entriesIn,
  hints,
  isRule,
  joined,
  kindOfText,
  readingOf,
  recipient,
} from './common.ts';

/** In lower case; a colon or the end of the line follows. */
const SENTENCES = [
  'could not be delivered to the following',
  'cannot be delivered to the following',
  'can not be delivered to the following',
  'was not delivered to the following',
  'has not been delivered to the following',
  'unable to deliver your message to the following',
  'unable to deliver message to the following',
  'not able to deliver your message to the following',
  'could not deliver your message to the following',
  'did not reach the following',
  'failed to deliver to the following',
  'delivery to the following',
  'failed for the following',
  'undeliverable to the following',
] as const;

/** The same where the words for the failure stand elsewhere in the sentence; without them it is anybody's. */
const LOOSE = [
  'the following address',
  'the following recipient',
  'the following email address',
  'the following e-mail address',
  'the following user',
] as const;
const FAILED = ['deliver', 'reach', 'fail', 'reject', 'unknown', 'invalid', 'undeliver'] as const;

/** At the start of a line, the address behind it. */
const LABELS = [
  'intended recipient:',
  'undeliverable address:',
  'undeliverable to:',
  'failed address:',
  'failed recipient:',
  'invalid recipient:',
  'invalid address:',
  'unknown recipient:',
  'unknown user:',
  'unknown address:',
  'over quota recipient',
  "user's mailbox is full:",
] as const;

export default {
  id: 'unnamed',
  name: 'Mail system',
  recognises(mail: Mail): boolean {
    const { head, daemon } = hints(mail);
    return (
      daemon &&
      mail.statuses.length === 0 &&
      head.includes('@') &&
      (isSentence(head) || LABELS.some((l) => head.includes(l)))
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    for (let i = 0; i < Math.min(text.length, 60); i++) {
      const lower = (text[i] as Line).text.trim().toLowerCase();
      if (!isSentence(lower) && !wrapped(text, i, lower)) continue;
      const entries = entriesIn(text.slice(i + 1, i + 400), {
        head: (trimmed) => alone(twice(trimmed)),
        ends: isRule,
        blank: 'ends-reason',
      });
      if (entries.length > 0 && isNear(text, i, entries)) {
        return readingOf(
          kindOfText(mail),
          entries.map(({ address, reason }) => recipient({ address, diagnostic: joined(reason) })),
        );
      }
    }
    return fromLabels(mail);
  },
} satisfies Reporter;

function isSentence(lower: string): boolean {
  if (holdsAny(lower, SENTENCES)) return true;
  return holdsAny(lower, LOOSE) && holdsAny(lower, FAILED);
}

/** `Intended recipient: a@example.com`; only in what a daemon wrote. */
function fromLabels(mail: Mail): Reading | null {
  const { from } = hints(mail);
  if (!from.includes('daemon') && !from.includes('postmaster')) return null;
  const found = mail.text.slice(0, 200).flatMap(({ text, line }) => {
    const lower = text.trim().slice(0, 40).toLowerCase();
    if (!LABELS.some((l) => lower.startsWith(l))) return [];
    const address = addressIn(text);
    return address === null ? [] : [recipient({ address: { text: address, line } })];
  });
  return readingOf(kindOfText(mail), found);
}

/** The sentence may go on over the end of its line. */
function wrapped(text: readonly Line[], at: number, lower: string): boolean {
  if (!lower.endsWith(':')) return false;
  const above = text[at - 1]?.text.trim().toLowerCase() ?? '';
  return above !== '' && isSentence(`${above} ${lower}`);
}

/** The first address stands right below the sentence. */
function isNear(text: readonly Line[], at: number, entries: readonly Entry[]): boolean {
  const first = text.findIndex((l, i) => i > at && l.text.trim() !== '');
  const line = text[first]?.line ?? 0;
  return (
    entries[0] !== undefined &&
    entries[0].address.line >= line &&
    entries[0].address.line <= line + 2
  );
}

/** `"a@example.com" <a@example.com>` → `a@example.com`. */
function twice(trimmed: string): string {
  if (!trimmed.startsWith('"')) return trimmed;
  const at = trimmed.indexOf('" <');
  const end = trimmed.lastIndexOf('>');
  if (at < 0 || end < at) return trimmed;
  const inner = trimmed.slice(at + 3, end);
  return trimmed.slice(1, at).toLowerCase() === inner.toLowerCase() ? inner : trimmed;
}
