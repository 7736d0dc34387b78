/** Lotus Notes' SMTP gateway: `------- Failure Reasons  --------`, the reason above its address. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import {
  alone,
  hints,
  isRule,
  joined,
  kindOfText,
  lineWith,
  readingOf,
  recipient,
} from './common.ts';

export default {
  id: 'notes',
  name: 'Lotus Notes',
  recognises(mail: Mail): boolean {
    return hints(mail).ruled && hints(mail).head.includes('--- failure reasons');
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const from = lineWith(text, '--- failure reasons');
    if (from < 0) return null;
    const found: RecipientReading[] = [];
    let reason: Line[] = [];
    let last: Line | null = null;
    for (const { text: raw, line } of text.slice(from + 1)) {
      const trimmed = raw.trim();
      if (trimmed === '') continue;
      if (isRule(trimmed)) break;
      const head = alone(trimmed);
      if (head === null) {
        reason.push({ text: trimmed, line });
        continue;
      }
      // Several addresses share a reason.
      last = reason.length > 0 ? joined(reason) : last;
      reason = [];
      found.push(recipient({ address: { text: head.address, line }, diagnostic: last }));
      if (found.length >= 1000) break;
    }
    return readingOf(kindOfText(mail), found);
  },
} satisfies Reporter;
