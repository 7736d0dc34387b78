/** MailEnable: `Recipient: [SMTP:a@example.com]` and `Reason: …`. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { addressIn, hints, kindOfText, pieceOf, readingOf, recipient } from './common.ts';

export default {
  id: 'mailenable',
  name: 'MailEnable',
  recognises(mail: Mail): boolean {
    return (
      hints(mail).head.includes('mailenable: ') || hints(mail).head.includes('recipient: [smtp:')
    );
  },
  read(mail: Mail): Reading | null {
    const found: { address: Line; reason: Line | null }[] = [];
    let inReason = false;
    for (const piece of mail.text) {
      const trimmed = piece.text.trim();
      const lower = trimmed.toLowerCase();
      const last = found[found.length - 1];
      if (lower.startsWith('recipient:')) {
        const address = addressIn(trimmed);
        if (address !== null && found.length < 1000)
          found.push({ address: { text: address, line: piece.line }, reason: null });
        inReason = false;
      } else if (lower.startsWith('reason:') && last !== undefined) {
        last.reason = pieceOf(withoutLead(trimmed.slice(7)), piece);
        inReason = true;
      } else if (trimmed === '' || lower.startsWith('message headers')) {
        inReason = false;
      } else if (inReason && last?.reason != null && last.reason.text.length < 3000) {
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

function withoutLead(reason: string): string {
  const lead = 'remote smtp server returned:';
  const trimmed = reason.trim();
  return trimmed.toLowerCase().startsWith(lead) ? trimmed.slice(lead.length) : trimmed;
}
