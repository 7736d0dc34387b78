/** Apache James: qmail's greeting, then `Failed recipient(s):` and `Error message:`; its other mailets write `Message details:`. */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn, isDaemon } from '../addresses.ts';
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
} from './common.ts';

export default {
  id: 'james',
  name: 'Apache James',
  recognises(mail: Mail): boolean {
    const { head } = hints(mail);
    return (
      head.includes('this is the james mail server') ||
      (head.includes('failed recipient(s):') && head.includes('error message')) ||
      (head.includes('error message below:') && head.includes('message details:'))
    );
  },
  read: readJames,
} satisfies Reporter;

export function readJames(mail: Mail): Reading | null {
  const { text } = mail;
  const below = lineWith(text, 'error message');
  const error = below < 0 ? null : joined(paragraph(text, below + 1));
  const failed = lineWith(text, 'failed recipient(s)');
  const listed: readonly Line[] =
    failed >= 0 ? paragraph(text, failed + 1) : labelled(text, 'rcpt to:');
  const addresses = listed.flatMap(({ text: raw, line }) =>
    addressesIn(raw, 50)
      .filter((a) => !isDaemon(a.address))
      .map(({ address }) => ({ text: address, line })),
  );
  return readingOf(
    kindOfText(mail),
    addresses.map((address) => recipient({ address, diagnostic: error })),
  );
}
