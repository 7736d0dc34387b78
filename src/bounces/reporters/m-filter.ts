/** m-FILTER (DIGITAL ARTS): the address under 以下のメールアドレスへの送信に失敗しました, the reply under `-------server message`. */

import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, joined, kindOfText, lineWith, paragraph, readingOf, recipient } from './common.ts';

export default {
  id: 'm-filter',
  name: 'm-FILTER (DIGITAL ARTS)',
  recognises(mail: Mail): boolean {
    const { mailer, head, ruled } = hints(mail);
    return mailer === 'm-filter' || (ruled && head.includes('-------server message'));
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const server = lineWith(text, '-------server message');
    const lead = lineWith(text, '送信に失敗しました');
    if (server < 0 || lead < 0) return null;
    const reply = joined(paragraph(text, server + 1));
    const listed = text.slice(lead + 1, server > lead ? server : lead + 20);
    return readingOf(
      kindOfText(mail),
      listed.flatMap(({ text: raw, line }) =>
        addressesIn(raw, 20).map(({ address }) =>
          recipient({ address: { text: address, line }, diagnostic: reply }),
        ),
      ),
    );
  },
} satisfies Reporter;
