/** SmarterMail: `Failed Recipient: a@example.com` and `Reason: Remote host said: 550 …`. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { addressIn, hints, kindOfText, pieceOf, readingOf, recipient } from './common.ts';

export default {
  id: 'smartermail',
  name: 'SmarterMail',
  recognises(mail: Mail): boolean {
    const { head } = hints(mail);
    return (
      head.includes('failed recipient:') &&
      (head.includes('reason:') || head.includes('could not deliver message'))
    );
  },
  read(mail: Mail): Reading | null {
    const found: { address: Line; reason: Line | null }[] = [];
    for (const piece of mail.text) {
      const trimmed = piece.text.trim();
      const lower = trimmed.slice(0, 20).toLowerCase();
      const last = found[found.length - 1];
      if (lower.startsWith('failed recipient:')) {
        const address = addressIn(trimmed);
        if (address !== null && found.length < 1000)
          found.push({ address: { text: address, line: piece.line }, reason: null });
      } else if (lower.startsWith('reason:') && last !== undefined) {
        last.reason = pieceOf(trimmed.slice(7).replace(/^ ?remote host said: ?/i, ''), piece);
      } else if (trimmed === '' || trimmed.startsWith('--')) {
        if (last?.reason != null && trimmed.startsWith('--')) break;
      } else if (
        last?.reason != null &&
        /^\d{3}[ -]/.test(trimmed) &&
        last.reason.text.length < 3000
      ) {
        last.reason = { text: `${last.reason.text} ${trimmed}`, line: last.reason.line };
      }
    }
    return readingOf(
      kindOfText(mail),
      found.map(
        ({ address, reason }): RecipientReading => recipient({ address, diagnostic: reason }),
      ),
    );
  },
} satisfies Reporter;
