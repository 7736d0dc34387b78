/** McAfee and other Network Associates gateways: `<a@example.com>   (550 …)` under `--- The following addresses had delivery problems ---`. */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import {
  hints,
  kindOfText,
  labelled,
  lineWith,
  paragraph,
  pieceOf,
  readingOf,
  recipient,
  startsWithCode,
} from './common.ts';
import { holdsReply } from './text.ts';

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
    const listed = paragraph(text, at + 1).flatMap((piece) => {
      const [one] = addressesIn(piece.text, 1);
      return one === undefined ? [] : [{ piece, ...one }];
    });
    return readingOf(
      kindOfText(mail),
      listed.map(({ piece, address, to }) => {
        const open = piece.text.indexOf('(', to);
        const reason = open < 0 ? '' : piece.text.slice(open + 1).replace(/\)$/, '');
        // The reason may be the words alone of a reply that the transcript has with its code.
        const said = holdsReply(reason) ? null : saidOf(text, reason, listed.length === 1);
        return recipient({
          address: { text: address, line: piece.line },
          diagnostic: said ?? pieceOf(reason, piece),
        });
      }),
    );
  },
} satisfies Reporter;

/** A server's refusal in the transcript: the one with these words, or the only one. */
function saidOf(text: readonly Line[], reason: string, single: boolean): Line | null {
  const refusals = labelled(text, '<<<').filter((l) => startsWithCode(l.text));
  const same = reason === '' ? undefined : refusals.find((l) => l.text.includes(reason));
  return same ?? (single && refusals.length === 1 ? (refusals[0] ?? null) : null);
}
