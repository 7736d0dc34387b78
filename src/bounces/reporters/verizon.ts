/** Verizon Wireless, mail to telephones: vtext.com writes as Apache James does, vzwpix.com `Message could not be delivered to mobile.` */
import { lineWithin } from '../../protocols/mime/lines.ts';
import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, kindOfText, labelled, readingOf, recipient } from './common.ts';
import { readJames } from './james.ts';

export default {
  id: 'verizon',
  name: 'Verizon Wireless',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    return from.includes('@vtext.com') || (from.includes('vzwpix.com') && head.includes('error'));
  },
  read(mail: Mail): Reading | null {
    return readJames(mail) ?? fromFields(mail);
  },
} satisfies Reporter;

function fromFields(mail: Mail): Reading | null {
  const [error] = labelled(mail.text, 'error:');
  const [to] = labelled(mail.text, 'to:');
  if (error === undefined || to === undefined) return null;
  return readingOf(
    kindOfText(mail),
    addressesIn(to.text, 20).map(({ address }) =>
      recipient({ address: { text: address, line: lineWithin(to, address) }, diagnostic: error }),
    ),
  );
}
