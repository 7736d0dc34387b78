/** Mail.Ru: Exim with sentences in Russian above it. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { addressIn, hints, readingOf, recipient } from './common.ts';
import { readExim } from './exim.ts';

export default {
  id: 'mailru',
  name: 'Mail.Ru',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    return (
      head.includes('создано автоматически сервером mail.ru') ||
      (from.includes('mailer-daemon@') && from.includes('mail.ru'))
    );
  },
  read(mail: Mail): Reading | null {
    return readExim(mail) ?? fromSentence(mail);
  },
} satisfies Reporter;

/** `Local mailbox a@example.com is unavailable: user not found`, without a list. */
function fromSentence(mail: Mail): Reading | null {
  const piece: Line | undefined = mail.text.find((l) => l.text.trim().startsWith('Local mailbox '));
  const address = piece === undefined ? null : addressIn(piece.text);
  if (piece === undefined || address === null) return null;
  return readingOf('bounce', [
    recipient({
      address: { text: address, line: piece.line },
      diagnostic: { text: piece.text.trim(), line: piece.line },
    }),
  ]);
}
