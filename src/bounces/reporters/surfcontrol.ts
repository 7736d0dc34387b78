/** SurfControl and Websense E-mail Filter: `Addressed To: a@example.com`, `a@example.com: [192.0.2.1], 550 …`. */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn, ipsIn } from '../addresses.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { hints, kindOfText, labelled, leading, pieceOf, readingOf, recipient } from './common.ts';

export default {
  id: 'surfcontrol',
  name: 'Forcepoint Email Security (SurfControl, Websense)',
  recognises(mail: Mail): boolean {
    const { mailer, head } = hints(mail);
    return (
      mailer.startsWith('surfcontrol') ||
      mailer.startsWith('websense') ||
      hints(mail).fields.has('x-sef-processed') ||
      head.includes('a transcript of the attempts to send the message follows')
    );
  },
  read(mail: Mail): Reading | null {
    const attempts = mail.text.flatMap((piece): RecipientReading[] => {
      const head = leading(piece.text.trim());
      if (head === null || !head.rest.startsWith('[')) return [];
      const close = head.rest.indexOf('],');
      const ip = ipsIn(head.rest.slice(0, 60))[0];
      return [
        recipient({
          address: { text: head.address, line: piece.line },
          diagnostic: pieceOf(close < 0 ? head.rest : head.rest.slice(close + 2), piece),
          remoteIp: ip === undefined ? null : { text: ip, line: piece.line },
        }),
      ];
    });
    const named = labelled(mail.text, 'addressed to:').flatMap(({ text, line }) =>
      addressesIn(text, 50).map(
        ({ address }): RecipientReading => ({ address: { text: address, line } as Line }),
      ),
    );
    return readingOf(kindOfText(mail), [...attempts, ...named]);
  },
} satisfies Reporter;
