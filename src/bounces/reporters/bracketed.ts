/** A gateway without a name of its own: `a@example.com [User unknown]` under `---The following addresses had delivery errors---`. */
import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, kindOfText, lineWith, paragraph, pieceOf, readingOf, recipient } from './common.ts';

export default {
  id: 'bracketed',
  name: 'Mail system with bracketed reasons',
  recognises(mail: Mail): boolean {
    return hints(mail).ruled && hints(mail).head.includes('addresses had delivery errors---');
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const at = lineWith(text, 'addresses had delivery errors');
    if (at < 0) return null;
    return readingOf(
      kindOfText(mail),
      paragraph(text, at + 1).flatMap((piece) => {
        const [one] = addressesIn(piece.text, 1);
        if (one === undefined) return [];
        const open = piece.text.indexOf('[', one.to);
        const reason = open < 0 ? '' : piece.text.slice(open + 1).replace(/\]$/, '');
        return [
          recipient({
            address: { text: one.address, line: piece.line },
            diagnostic: pieceOf(reason, piece),
          }),
        ];
      }),
    );
  },
} satisfies Reporter;
