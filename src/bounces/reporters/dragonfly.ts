/** DragonFly Mail Agent (dma): `There was an error delivering your mail to <a@example.com>.`, a blank line, the error. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import {
  addressIn,
  hints,
  joined,
  kindOfText,
  lineWith,
  paragraph,
  readingOf,
  recipient,
  remoteIn,
} from './common.ts';

export default {
  id: 'dragonfly',
  name: 'DragonFly Mail Agent',
  recognises(mail: Mail): boolean {
    return hints(mail).head.includes('this is the dragonfly mail agent');
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const at = lineWith(text, 'error delivering your mail to');
    if (at < 0) return null;
    const named = text[at] as Line;
    const address = addressIn(named.text.slice(named.text.toLowerCase().indexOf('mail to') + 7));
    if (address === null) return null;
    const error = paragraph(text, at + 1);
    const whole = joined(error);
    const remote = whole === null ? null : remoteIn(whole);
    return readingOf(kindOfText(mail), [
      recipient({
        address: { text: address, line: named.line },
        diagnostic: whole === null ? null : said(whole, error),
        remoteHost: remote?.remoteHost,
        remoteIp: remote?.remoteIp,
      }),
    ]);
  },
} satisfies Reporter;

const MARK = 'did not like our ';

/** `mx.example.com [192.0.2.1] did not like our RCPT TO:` and the reply on the next line. */
function said(whole: Line, error: readonly Line[]): Line {
  const at = whole.text.indexOf(MARK);
  const colon = at < 0 ? -1 : whole.text.indexOf(':', at + MARK.length);
  const reply = colon < 0 ? '' : whole.text.slice(colon + 1).trim();
  if (reply === '') return whole;
  const line = error.find((l) => l.text.startsWith(reply.slice(0, 8)))?.line ?? whole.line;
  return { text: reply, line };
}
