/** au and EZweb (KDDI): InterMail's form under sentences in Japanese; its gateway of dion.ne.jp writes English. */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, joined, kindOfText, lineWith, paragraph, readingOf, recipient } from './common.ts';
import { readInterMail } from './intermail.ts';
import { readPostfix } from './postfix.ts';

const HOSTS = ['ezweb.ne.jp', '@au.com', 'dion.ne.jp', 'kddi'] as const;

export default {
  id: 'kddi',
  name: 'au (KDDI)',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    return (
      HOSTS.some((host) => from.includes(host)) &&
      (head.includes('送信できませんでした') ||
        head.includes('delivered') ||
        head.includes('recipient') ||
        mail.statuses.length > 0)
    );
  },
  read(mail: Mail): Reading | null {
    return readInterMail(mail) ?? fromSentence(mail) ?? readPostfix(mail);
  },
} satisfies Reporter;

/** `Could not be delivered to: <a@example.com>`, `As their mailbox is full.` */
function fromSentence(mail: Mail): Reading | null {
  const { text } = mail;
  const at = lineWith(text, 'could not be delivered to:');
  if (at < 0) return null;
  const { text: raw, line } = text[at] as Line;
  const reason = joined(paragraph(text, at + 1));
  return readingOf(
    kindOfText(mail),
    addressesIn(raw, 20).map(({ address }) =>
      recipient({ address: { text: address, line }, diagnostic: reason }),
    ),
  );
}
