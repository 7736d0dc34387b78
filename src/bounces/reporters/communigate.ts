/** CommuniGate Pro: `Failed to deliver to '<a@example.com>'`, then the module and what it or the host reports. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { addressIn, hints, joined, kindOfText, paragraph, readingOf, recipient } from './common.ts';

const LEADS = ['failed to deliver to ', 'message to ', 'delivery to '] as const;

export default {
  id: 'communigate',
  name: 'CommuniGate Pro',
  recognises(mail: Mail): boolean {
    const { head } = hints(mail);
    return (
      (head.includes(' module(') &&
        (head.includes('failed to deliver to') || head.includes(' reports:'))) ||
      head.includes("failed to deliver to '")
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const found: RecipientReading[] = [];
    for (let i = 0; i < text.length && found.length < 1000; i++) {
      const { text: raw, line } = text[i] as Line;
      const trimmed = raw.trim();
      const lower = trimmed.toLowerCase();
      if (!LEADS.some((lead) => lower.startsWith(lead))) continue;
      const address = addressIn(trimmed);
      if (address === null) continue;
      found.push(recipient({ address: { text: address, line }, ...saidBelow(text, i + 1) }));
    }
    return readingOf(kindOfText(mail), found);
  },
} satisfies Reporter;

/** `SMTP module(domain example.com) reports:`, ` host mx.example.com says:`, ` 550 5.1.1 User unknown`. */
function saidBelow(
  text: readonly Line[],
  at: number,
): Pick<RecipientReading, 'diagnostic' | 'remoteHost'> {
  const lines = paragraph(
    text,
    at,
    (trimmed) => trimmed.startsWith('---') || trimmed.toLowerCase().startsWith('failed to deliver'),
  );
  let from = 0;
  let host: Line | null = null;
  lines.forEach(({ text: raw, line }, i) => {
    if (raw.endsWith('reports:') || raw.endsWith('says:')) from = i + 1;
    const name = /\bhost ([a-z0-9._-]{3,253}) says:$/i.exec(raw)?.[1];
    if (name?.includes('.') === true && !/^[\d.]+$/.test(name))
      host = { text: name.toLowerCase(), line };
  });
  const diagnostic = joined(lines.slice(from)) ?? joined(lines);
  return {
    ...(diagnostic === null ? {} : { diagnostic }),
    ...(host === null ? {} : { remoteHost: host }),
  };
}
