/** Google Groups: the group does not exist or takes no posts; in the language of the group, without a reply. */
import { lineWithin } from '../../protocols/mime/lines.ts';
import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, joined, paragraph, readingOf, recipient } from './common.ts';

export default {
  id: 'google-groups',
  name: 'Google Groups',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    return (
      (from.includes('googlemail.com') || from.includes('google.com')) &&
      (head.includes('google groups') || head.includes('groups.google.com'))
    );
  },
  read(mail: Mail): Reading | null {
    const field = mail.header('x-failed-recipients');
    const to = field ?? mail.original?.first('to') ?? null;
    if (to === null || mail.statuses.length > 0) return null;
    const text = mail.text.filter((l, i) => l.text.trim() !== '' || i > 0);
    // A greeting, then the sentence that says it.
    const greeting = paragraph(text, 0);
    const at =
      greeting.length === 0
        ? 0
        : text.findIndex((l) => l.line === greeting[greeting.length - 1]?.line) + 1;
    const sentence = joined(paragraph(text, at));
    return readingOf(
      'bounce',
      addressesIn(to.text, 50).map(({ address }) =>
        recipient({
          address: { text: address, line: lineWithin(to, address) },
          diagnostic: sentence,
          // "The group may not exist, or you may not have permission to post messages to it."
          cause: { cause: 'recipient-refuses', confidence: 0.88 },
        }),
      ),
    );
  },
} satisfies Reporter;
