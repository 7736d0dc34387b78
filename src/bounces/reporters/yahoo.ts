/** Yahoo, and the systems of SBC and others that it built: qmail's paragraphs under `Unable to deliver message to the following address(es).` */
import { lineWithin } from '../../protocols/mime/lines.ts';
import { addressesIn, isDaemon } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, kindOfText, labelled, readingOf, recipient } from './common.ts';
import { readQmail } from './qmail.ts';

export default {
  id: 'yahoo',
  name: 'Yahoo',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    return (
      (from.includes('mailer-daemon@') &&
        (from.includes('yahoo.') || from.includes('sbcglobal.'))) ||
      head.includes('sorry, we were unable to deliver your message to the following address') ||
      (head.startsWith('message from ') &&
        head.includes('unable to deliver message to the following address'))
    );
  },
  read(mail: Mail): Reading | null {
    return readQmail(mail) ?? fromFields(mail);
  },
} satisfies Reporter;

/** The notice in HTML names the message by its Subject and To alone. */
function fromFields(mail: Mail): Reading | null {
  if (mail.statuses.length > 0 || !hints(mail).head.includes('deliver')) return null;
  const [to] = labelled(mail.text, 'to:');
  if (to === undefined) return null;
  const [found, ...others] = addressesIn(to.text, 3);
  if (found === undefined || others.length > 0 || isDaemon(found.address)) return null;
  return readingOf(kindOfText(mail), [
    recipient({ address: { text: found.address, line: lineWithin(to, found.address) } }),
  ]);
}
