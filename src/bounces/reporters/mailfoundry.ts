/** MailFoundry: `Unable to deliver message to: <a@example.com>`, `Delivery failed for the following reason:`. */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import {
  hints,
  joined,
  kindOfText,
  labelled,
  lineWith,
  paragraph,
  readingOf,
  recipient,
  remoteIn,
} from './common.ts';

export default {
  id: 'mailfoundry',
  name: 'MailFoundry',
  recognises(mail: Mail): boolean {
    const { head } = hints(mail);
    return (
      head.includes('unable to deliver message to: <') &&
      head.includes('delivery failed for the following reason')
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const lead = lineWith(text, 'delivery failed for the following reason');
    const whole = lead < 0 ? null : joined(paragraph(text, lead + 1));
    const remote = whole === null ? null : remoteIn(whole);
    return readingOf(
      kindOfText(mail),
      labelled(text, 'unable to deliver message to:').flatMap(({ text: raw, line }) =>
        addressesIn(raw, 20).map(({ address }) =>
          recipient({
            address: { text: address, line },
            diagnostic: whole === null ? null : said(whole),
            remoteHost: remote?.remoteHost,
            remoteIp: remote?.remoteIp,
          }),
        ),
      ),
    );
  },
} satisfies Reporter;

const MARK = 'responded with failure: ';

function said(whole: Line): Line {
  const at = whole.text.indexOf(MARK);
  return at < 0 ? whole : { text: whole.text.slice(at + MARK.length), line: whole.line };
}
