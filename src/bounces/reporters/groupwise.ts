/** Novell GroupWise: `a@example.com (user not found)` under `undeliverable to the following:`. */
import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { hints, kindOfText, lineWith, paragraph, pieceOf, readingOf, recipient } from './common.ts';

export default {
  id: 'groupwise',
  name: 'Micro Focus GroupWise',
  recognises(mail: Mail): boolean {
    const { mailer, head, subject } = hints(mail);
    return (
      mailer.startsWith('novell groupwise') ||
      hints(mail).fields.has('x-guinevere') ||
      subject === 'message status - undeliverable' ||
      head.includes('the message that you sent was undeliverable to the following')
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const at = lineWith(text, 'undeliverable to the following');
    if (at < 0) return null;
    const found: RecipientReading[] = [];
    for (const piece of paragraph(text, at + 1)) {
      const [one] = addressesIn(piece.text, 1);
      if (one === undefined) continue;
      const open = piece.text.indexOf('(', one.to);
      const close = piece.text.lastIndexOf(')');
      const reason = open < 0 ? '' : piece.text.slice(open + 1, close > open ? close : undefined);
      found.push(
        recipient({
          address: { text: one.address, line: piece.line },
          diagnostic: pieceOf(reason, piece),
        }),
      );
    }
    return readingOf(kindOfText(mail), found);
  },
} satisfies Reporter;
