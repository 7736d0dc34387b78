/** OpenSMTPD: `a@example.com: 550 …` under `the following list of recipients:`. */
import type { Mail, Reading, Reporter } from '../types.ts';
import { entriesIn, hints, joined, leading, lineWith, readingOf, recipient } from './common.ts';

export default {
  id: 'opensmtpd',
  name: 'OpenSMTPD',
  recognises(mail: Mail): boolean {
    const { head } = hints(mail);
    return (
      head.includes('this is the mailer-daemon, please do not reply') ||
      head.includes('following list of recipients:')
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const { head, subject } = hints(mail);
    // "A message is delayed for more than 4 hours for the following list of recipients".
    const delayed =
      head.includes('message is delayed') ||
      subject.includes('warning') ||
      subject.includes('delayed');
    const at = lineWith(text, 'list of recipients');
    const entries = entriesIn(text.slice(at + 1), {
      head: leading,
      ends: (trimmed) => trimmed.startsWith('Below is a copy'),
      blank: 'ends-reason',
    });
    return readingOf(
      delayed ? 'delay' : 'bounce',
      entries.map(({ address, reason }) => recipient({ address, diagnostic: joined(reason) })),
    );
  },
} satisfies Reporter;
