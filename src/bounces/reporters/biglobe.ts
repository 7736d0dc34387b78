/** BIGLOBE: addresses under `The following addresses had delivery problems`, the reason under `Non-delivered information`. */

import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, joined, lineWith, paragraph, readingOf, recipient } from './common.ts';

export default {
  id: 'biglobe',
  name: 'BIGLOBE',
  recognises(mail: Mail): boolean {
    return hints(mail).ruled && hints(mail).head.includes('non-delivered information');
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const lead = lineWith(text, 'delivery problems');
    const about = lineWith(text, 'non-delivered information');
    if (lead < 0 || about < lead) return null;
    const reason = joined(paragraph(text, about + 1));
    return readingOf(
      'bounce',
      text
        .slice(lead + 1, about)
        .flatMap(({ text: raw, line }) =>
          addressesIn(raw, 20).map(({ address }) =>
            recipient({ address: { text: address, line }, diagnostic: reason }),
          ),
        ),
    );
  },
} satisfies Reporter;
