/** MailMarshal (Trustwave): the reply under `Could not be delivered because of`, addresses under `The following recipients were affected:`. */

import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, joined, kindOfText, lineWith, paragraph, readingOf, recipient } from './common.ts';

export default {
  id: 'mailmarshal',
  name: 'MailMarshal (Trustwave)',
  recognises(mail: Mail): boolean {
    const { mailer, head } = hints(mail);
    return (
      mailer.startsWith('mailmarshal') || head.includes('the following recipients were affected')
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const lead = lineWith(text, 'recipients were affected');
    if (lead < 0) return null;
    const because = lineWith(text, 'could not be delivered because of');
    const reason = because < 0 ? null : joined(paragraph(text, because + 1));
    return readingOf(
      kindOfText(mail),
      paragraph(text, lead + 1).flatMap(({ text: raw, line }) =>
        addressesIn(raw, 20).map(({ address }) =>
          recipient({ address: { text: address, line }, diagnostic: reason }),
        ),
      ),
    );
  },
} satisfies Reporter;
