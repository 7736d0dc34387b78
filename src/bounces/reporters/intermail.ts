/**
 * Openwave InterMail and Mx, as many telephone companies ran it, and au's system
 * that is built like it: the reason first, then `<a@example.com>`, or `Recipient:
 * <a@example.com>` with `Reason:` or the commands and replies behind `>>>` and `<<<`.
 */
import type { Line } from '../../protocols/mime/types.ts';
import { isDaemon } from '../addresses.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import {
  addressIn,
  hints,
  joined,
  kindOfText,
  leading,
  paragraph,
  pieceOf,
  readingOf,
  recipient,
  startsWithCode,
} from './common.ts';

export default {
  id: 'intermail',
  name: 'Openwave InterMail',
  recognises(mail: Mail): boolean {
    const { head } = hints(mail);
    return (
      head.includes('message was undeliverable due to the following reason') ||
      head.includes('following recipients was rejected by a remote') ||
      head.includes('the following recipients did not receive')
    );
  },
  read: readInterMail,
} satisfies Reporter;

export function readInterMail(mail: Mail): Reading | null {
  const { text } = mail;
  const found: RecipientReading[] = [];
  const shared = sharedReason(text);
  for (let i = 0; i < text.length && found.length < 1000; i++) {
    const { text: raw, line } = text[i] as Line;
    const trimmed = raw.trim();
    if (!trimmed.includes('@')) continue;
    const labelled = trimmed.toLowerCase().startsWith('recipient:');
    // au: `<a@example.com>: 550 user unknown: a@example.com`
    const head = !labelled && trimmed.startsWith('<') ? leading(trimmed) : null;
    const address = labelled ? addressIn(trimmed.slice(10)) : (head?.address ?? null);
    if (address === null || isDaemon(address)) continue;
    const own = labelled
      ? ownReason(text, i + 1)
      : startsWithCode(head?.rest ?? '')
        ? pieceOf(head?.rest ?? '', text[i] as Line)
        : null;
    found.push(recipient({ address: { text: address, line }, diagnostic: own ?? shared }));
  }
  return readingOf(kindOfText(mail), found);
}

/** `Reason: …`, or `<<< 550 …`, below the recipient. */
function ownReason(text: readonly Line[], at: number): Line | null {
  const below: Line[] = [];
  for (let i = at; i < Math.min(text.length, at + 20); i++) {
    const { text: raw, line } = text[i] as Line;
    const trimmed = raw.trim();
    if (trimmed === '' || trimmed.toLowerCase().startsWith('recipient:')) break;
    below.push({ text: trimmed, line });
  }
  const replies = below
    .filter((l) => l.text.startsWith('<<<'))
    .map(({ text: raw, line }): Line => ({ text: raw.slice(3).trim(), line }));
  if (replies.length > 0) return joined(replies);
  const reason = below.findIndex((l) => l.text.toLowerCase().startsWith('reason:'));
  if (reason < 0) return null;
  const first = below[reason] as Line;
  return joined([
    { text: first.text.slice(7).trim(), line: first.line },
    ...below.slice(reason + 1),
  ]);
}

/** The sentence below `… due to the following reason:`, or the first one of the notice that is English. */
function sharedReason(text: readonly Line[]): Line | null {
  const lead = text.findIndex((l) => l.text.toLowerCase().includes('due to the following reason'));
  if (lead >= 0) return joined(paragraph(text, lead + 1));
  for (let i = 0; i < Math.min(text.length, 40); i++) {
    const trimmed = (text[i] as Line).text.trim();
    if (!/^[A-Z]/.test(trimmed) || trimmed.startsWith('Recipient:') || trimmed.includes('@'))
      continue;
    const lower = trimmed.toLowerCase();
    if (lower.startsWith('each of the following') || lower.startsWith('the following recipients'))
      return null;
    return joined(paragraph(text, i));
  }
  return null;
}
