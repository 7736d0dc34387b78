/** MMDF (SCO): `Your message could not be delivered to 'a@example.com (host: …) (queue: smtp)' for the following reason: '…'`. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { addressIn, hints, readingOf, recipient } from './common.ts';

export default {
  id: 'mmdf',
  name: 'MMDF',
  recognises(mail: Mail): boolean {
    const { from, subject, head } = hints(mail);
    return (
      from.includes('mmdf') ||
      ((subject.startsWith('failed mail') || subject.startsWith('waiting mail')) &&
        (head.includes('(queue: ') || head.includes('(host: ') || head.includes('reason:')))
    );
  },
  read(mail: Mail): Reading | null {
    // The returned message is cut off at `Your message …`, which the notice begins with too.
    const text = mail.whole;
    const found: RecipientReading[] = [];
    for (let i = 0; i < text.length && found.length < 1000; i++) {
      const { text: raw, line } = text[i] as Line;
      const trimmed = raw.trim();
      if (trimmed.startsWith('Your message follows')) break;
      const quoted =
        trimmed.startsWith("'") &&
        (trimmed.includes('(host: ') || trimmed.includes('(queue: ') || trimmed.includes("'"));
      const address = quoted && trimmed.includes('@') ? addressIn(trimmed) : null;
      if (address !== null) {
        found.push(
          recipient({ address: { text: address, line }, diagnostic: reasonFrom(text, i) }),
        );
      }
    }
    return readingOf(hints(mail).subject.startsWith('waiting') ? 'delay' : 'bounce', found);
  },
} satisfies Reporter;

/** `reason:  '550 <a@example.com>... User unknown'`, over lines. */
function reasonFrom(text: readonly Line[], at: number): Line | null {
  for (let i = at; i < Math.min(text.length, at + 4); i++) {
    const { text: raw, line } = text[i] as Line;
    const colon = raw.toLowerCase().indexOf('reason:');
    if (colon < 0) continue;
    let value = raw.slice(colon + 7).trim();
    for (let j = i + 1; j < Math.min(text.length, i + 6) && !value.endsWith("'"); j++) {
      const more = (text[j] as Line).text.trim();
      if (more === '' && value !== '') break;
      value = `${value} ${more}`.trim();
    }
    const bare = value.replace(/^' {0,4}|'$/g, '').trim();
    return bare === '' ? null : { text: bare, line };
  }
  return null;
}
