/** McAfee and other Network Associates gateways: `<a@example.com>   (550 …)` under `--- The following addresses had delivery problems ---`. */

import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, kindOfText, lineWith, paragraph, pieceOf, readingOf, recipient } from './common.ts';

export default {
  id: 'mcafee',
  name: 'McAfee Email Gateway',
  recognises(mail: Mail): boolean {
    const { fields, ruled, head } = hints(mail);
    return (
      fields.has('x-nai-header') ||
      (ruled &&
        (head.startsWith('--- the following addresses had delivery problems') ||
          // sendmail has more dashes.
          head.includes(' --- the following addresses had delivery problems') ||
          head.includes('\n--- the following addresses had delivery problems')))
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const at = lineWith(text, 'had delivery problems ---');
    if (at < 0) return null;
    return readingOf(
      kindOfText(mail),
      paragraph(text, at + 1).flatMap((piece) => {
        const [one] = addressesIn(piece.text, 1);
        if (one === undefined) return [];
        const open = piece.text.indexOf('(', one.to);
        const reason = open < 0 ? '' : piece.text.slice(open + 1).replace(/\)$/, '');
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
