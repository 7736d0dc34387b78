/** ZMailer: reports grouped by `FAILED:`, with `Original Recipient:`, `Control data:` and `Diagnostic texts:`. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { addressIn, hints, isTold, joined, kindOfText, readingOf, recipient } from './common.ts';

export default {
  id: 'zmailer',
  name: 'ZMailer',
  recognises(mail: Mail): boolean {
    const { head } = hints(mail);
    return (
      head.includes('this is a collection of reports about email delivery') ||
      (head.includes('control data:') && head.includes('diagnostic texts:'))
    );
  },
  read(mail: Mail): Reading | null {
    if (isTold(mail)) return null;
    const found: { address: Line | null; reason: Line[] }[] = [];
    let label = '';
    for (const { text: raw, line } of mail.text) {
      const trimmed = raw.trim();
      if (trimmed === '') {
        if ((found[found.length - 1]?.reason.length ?? 0) > 0) label = '';
        continue;
      }
      const lower = trimmed.toLowerCase();
      if (
        lower.endsWith('recipient:') ||
        lower === 'control data:' ||
        lower === 'diagnostic texts:'
      ) {
        if (lower.endsWith('recipient:') && label !== 'recipient' && found.length < 1000) {
          found.push({ address: null, reason: [] });
        }
        label = lower.endsWith('recipient:') ? 'recipient' : lower;
        continue;
      }
      const open = found[found.length - 1];
      if (open === undefined) continue;
      if (label === 'recipient' && open.address === null) {
        const address = addressIn(trimmed.slice(trimmed.indexOf(';') + 1));
        if (address !== null) open.address = { text: address, line };
      } else if (label === 'diagnostic texts:' && open.reason.length < 40) {
        // A line that goes on ends in a backslash.
        open.reason.push({ text: trimmed.replace(/ ?\\$/, ''), line });
      }
    }
    return readingOf(
      kindOfText(mail),
      found.flatMap(({ address, reason }): RecipientReading[] =>
        address === null ? [] : [recipient({ address, diagnostic: joined(reason) })],
      ),
    );
  },
} satisfies Reporter;
