/** AOL: sendmail's form with an explanation above it; refusals of a member's own list name screen names without a domain. */
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, lineWith, paragraph, pieceOf, readingOf, recipient } from './common.ts';
import { readPostfix } from './postfix.ts';
import { readSendmail } from './sendmail.ts';

export default {
  id: 'aol',
  name: 'AOL',
  recognises(mail: Mail): boolean {
    const { from } = hints(mail);
    return (
      from.includes('mailer-daemon@') && (from.includes('aol.com') || from.includes('aol.net'))
    );
  },
  read(mail: Mail): Reading | null {
    return readSendmail(mail) ?? fromScreenNames(mail) ?? readPostfix(mail);
  },
} satisfies Reporter;

function fromScreenNames(mail: Mail): Reading | null {
  const { text } = mail;
  const at = lineWith(text, 'following recipients could not be delivered because');
  const lead = text[at];
  if (lead === undefined) return null;
  const because = pieceOf(lead.text.slice(lead.text.indexOf('because')), lead);
  return readingOf(
    'bounce',
    paragraph(text, at + 1).flatMap(({ text: name, line }) => {
      if (!/^[A-Za-z0-9._-]{2,64}(?:@[A-Za-z0-9.-]{3,253})?$/.test(name)) return [];
      const address = { text: name.includes('@') ? name : `${name}@aol.com`, line };
      return [recipient({ address, diagnostic: because })];
    }),
  );
}
