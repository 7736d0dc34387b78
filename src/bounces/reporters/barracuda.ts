/** Barracuda Email Security Gateway: `Your message to: a@example.com was blocked by our Spam & Virus Firewall`. */

import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, isTold, labelled, pieceOf, readingOf, recipient } from './common.ts';

export default {
  id: 'barracuda',
  name: 'Barracuda Email Security Gateway',
  recognises(mail: Mail): boolean {
    const { subject, head } = hints(mail);
    return (
      subject.includes('message you sent blocked by our bulk email filter') ||
      head.includes('blocked by our spam & virus firewall') ||
      head.includes('blocked by our spam firewall')
    );
  },
  read(mail: Mail): Reading | null {
    if (isTold(mail)) return null;
    const blocked = mail.text.find((l) => l.text.toLowerCase().includes('blocked by our'));
    const at = blocked?.text.toLowerCase().indexOf('was blocked') ?? -1;
    const reason =
      blocked === undefined ? null : pieceOf(blocked.text.slice(Math.max(0, at)), blocked);
    return readingOf(
      'bounce',
      labelled(mail.text, 'your message to:').flatMap(({ text, line }) =>
        addressesIn(text, 20).map(({ address }) =>
          recipient({ address: { text: address, line }, diagnostic: reason }),
        ),
      ),
    );
  },
} satisfies Reporter;
