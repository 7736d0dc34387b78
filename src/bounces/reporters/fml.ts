/** fml, a mailing list manager of Japan: a post that a list refused; the list is the recipient. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { addressIn, hints, joined, paragraph, readingOf, recipient } from './common.ts';

/** What it refuses a post with, in lower case. */
const REFUSALS = [
  'duplicated message-id',
  'loop alert',
  'not member',
  'not a member',
  'article is rejected',
  'is rejected',
  'mail body size exceeds',
  'too big',
  'mail from a not member',
  'is not permitted',
] as const;

export default {
  id: 'fml',
  name: 'fml',
  recognises(mail: Mail): boolean {
    return (
      hints(mail).fields.has('x-mlserver') &&
      mail.header('x-mlserver')?.text.toLowerCase().startsWith('fml') === true
    );
  },
  read(mail: Mail): Reading | null {
    const { subject, from } = hints(mail);
    const refusal = mail.text
      .slice(0, 30)
      .find((l) => REFUSALS.some((r) => l.text.toLowerCase().includes(r)));
    if (refusal === undefined && !REFUSALS.some((r) => subject.includes(r))) return null;
    // `Duplicated Message-ID in <list@example.com>`; elsewhere it is the sender who is named.
    const named =
      refusal?.text.toLowerCase().includes('message-id') === true ? addressIn(refusal.text) : null;
    // `list-admin@example.com` writes for `list@example.com`.
    const admin = addressIn(from)?.replace('-admin@', '@') ?? null;
    const address = named ?? admin;
    const line = named === null ? (mail.header('from')?.line ?? 1) : (refusal?.line ?? 1);
    if (address === null) return null;
    return readingOf('bounce', [
      recipient({
        address: { text: address, line },
        diagnostic:
          refusal === undefined
            ? mail.header('subject')
            : // The reason may stand on the next line: `is rejected, / since your mail is too big`.
              joined(sentence(mail.text, mail.text.indexOf(refusal))),
      }),
    ]);
  },
} satisfies Reporter;

/** The lines of a sentence that begins here and goes on over the ends of lines. */
function sentence(text: readonly Line[], from: number): readonly Line[] {
  const lines = paragraph(text, from);
  const end = lines.findIndex((l) => !l.text.endsWith(','));
  return end < 0 ? lines : lines.slice(0, end + 1);
}
