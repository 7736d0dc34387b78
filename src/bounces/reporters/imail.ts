/** Ipswitch IMail (SMTP32): `Unknown user: a@example.com`, below it `RCPT TO generated following response:` and the reply. */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { hints, joined, kindOfText, paragraph, pieceOf, readingOf, recipient } from './common.ts';

/** Fields of a message that the notice quotes. */
const FIELDS = ['to:', 'cc:', 'from:', 'date:', 'subject:', 'rcpt to:', 'mail from:'] as const;

export default {
  id: 'imail',
  name: 'Ipswitch IMail Server',
  recognises(mail: Mail): boolean {
    const { mailer, head } = hints(mail);
    return mailer.startsWith('<smtp32') || head.includes('generated following response');
  },
  read(mail: Mail): Reading | null {
    // Below what looks like headers of a message comes the reply.
    const text = mail.whole;
    const found: RecipientReading[] = [];
    for (let i = 0; i < text.length && found.length < 1000; i++) {
      const piece = text[i] as Line;
      const trimmed = piece.text.trim();
      const lower = trimmed.toLowerCase();
      if (lower.startsWith('original message follows')) break;
      const address = failedAt(trimmed, lower);
      if (address === null) continue;
      found.push(
        recipient({
          address: { text: address, line: piece.line },
          diagnostic: replyBelow(text, i) ?? pieceOf(piece.text, piece),
        }),
      );
    }
    return readingOf(kindOfText(mail), found);
  },
} satisfies Reporter;

/** The address at the end of `Unknown user: a@example.com`, `undeliverable to a@example.com`. */
function failedAt(trimmed: string, lower: string): string | null {
  if (!lower.includes('@') || trimmed.length > 400) return null;
  const [one] = addressesIn(trimmed, 1);
  if (one === undefined || one.from === 0 || one.to < trimmed.replace(/[>.]{1,2}$/, '').length)
    return null;
  const front = lower.slice(0, one.from).replace(/[<"' ]{1,3}$/, '');
  if (front.length > 60 || FIELDS.some((f) => front === f)) return null;
  return front.endsWith(':') || front.endsWith(' to') ? one.address : null;
}

/** `RCPT TO generated following response:`, `Body of message generated response:`. */
function replyBelow(text: readonly Line[], at: number): Line | null {
  for (let i = at + 1; i < Math.min(text.length, at + 5); i++) {
    const trimmed = (text[i] as Line).text.trim().toLowerCase();
    if (trimmed.includes('generated') && trimmed.includes('response'))
      return joined(paragraph(text, i + 1));
    if (trimmed.includes('@')) return null;
  }
  return null;
}
