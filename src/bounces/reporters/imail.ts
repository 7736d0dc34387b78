/** Ipswitch IMail (SMTP32): `Unknown user: a@example.com`, below it `RCPT TO generated following response:` and the reply. */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { hints, joined, kindOfText, paragraph, pieceOf, readingOf, recipient } from './common.ts';

/** What stands in front of the address, in lower case. */
const LEADS = [
  'unknown user:',
  'unknown host:',
  'unknown domain:',
  'user mailbox exceeds allowed size:',
  'invalid final delivery userid:',
  'invalid userid:',
  'undeliverable to ',
  'delivery failed ',
  'delivery refused',
  'failed to deliver',
  'not accepting',
  'mailbox is full:',
  'message too large',
  'save to ',
] as const;

export default {
  id: 'imail',
  name: 'Ipswitch IMail Server',
  recognises(mail: Mail): boolean {
    const { mailer, head } = hints(mail);
    return mailer.startsWith('<smtp32') || head.includes('generated following response');
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const found: RecipientReading[] = [];
    for (let i = 0; i < text.length && found.length < 1000; i++) {
      const piece = text[i] as Line;
      const lower = piece.text.trim().toLowerCase();
      if (lower.startsWith('original message follows')) break;
      if (!lower.includes('@') || !LEADS.some((lead) => lower.startsWith(lead))) continue;
      const [one] = addressesIn(piece.text, 1);
      if (one === undefined) continue;
      found.push(
        recipient({
          address: { text: one.address, line: piece.line },
          diagnostic: replyBelow(text, i) ?? pieceOf(piece.text, piece),
        }),
      );
    }
    return readingOf(kindOfText(mail), found);
  },
} satisfies Reporter;

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
