/** Cisco Secure Email (IronPort AsyncOS): `The following message to <a@example.com> was undeliverable.` and `The reason for the problem:`. */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, joined, kindOfText, lineWith, paragraph, readingOf, recipient } from './common.ts';

export default {
  id: 'ironport',
  name: 'Cisco Secure Email (IronPort)',
  recognises(mail: Mail): boolean {
    return hints(mail).head.includes('the following message to <');
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const at = lineWith(text, 'the following message to <');
    if (at < 0) return null;
    const named = paragraph(text, at, (trimmed) => trimmed.toLowerCase().startsWith('the reason'));
    const lead = lineWith(text, 'the reason for the problem', at);
    const reason = lead < 0 ? null : joined(paragraph(text, lead + 1));
    return readingOf(
      kindOfText(mail),
      named.flatMap(({ text: raw, line }) =>
        addressesIn(raw, 50).map(({ address }) =>
          recipient({
            address: { text: address, line },
            diagnostic: reason === null ? null : said(reason),
          }),
        ),
      ),
    );
  },
} satisfies Reporter;

/** `5.1.0 - Unknown address error 550-'5.1.1 …'`: the reply stands in quotes behind its code. */
function said(reason: Line): Line {
  const found = /\b([45]\d\d)[- ]'/.exec(reason.text.slice(0, 300));
  if (found === null) return reason;
  const inside = reason.text
    .slice(found.index + found[0].length)
    .replace(/' ?(?:\(delivery attempts: \d{1,4}\))?$/, '');
  return { text: `${found[1]} ${inside}`, line: reason.line };
}
