/** XMail: `[<00>] XMail bounce: Rcpt=[a@example.com];Error=[550 …]`, numbered remarks below. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { addressIn, hints, joined, kindOfText, pieceOf, readingOf, recipient } from './common.ts';

export default {
  id: 'xmail',
  name: 'XMail',
  recognises(mail: Mail): boolean {
    const { head } = hints(mail);
    return head.includes('xmail bounce:') || head.includes('];error=[');
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const found: RecipientReading[] = [];
    for (let i = 0; i < text.length && found.length < 1000; i++) {
      const piece = text[i] as Line;
      const at = piece.text.indexOf('Rcpt=[');
      const address = at < 0 ? null : addressIn(piece.text.slice(at + 6));
      if (address === null) continue;
      const error = piece.text.indexOf('Error=[', at);
      const own = error < 0 ? '' : piece.text.slice(error + 7).replace(/\]$/, '');
      const fuller = said(text, i + 1);
      found.push(
        recipient({
          address: { text: address, line: piece.line },
          diagnostic: fuller ?? pieceOf(own, piece),
        }),
      );
    }
    return readingOf(kindOfText(mail), found);
  },
} satisfies Reporter;

/** `[<02>] The reported error was:` with the reply on the lines below. */
function said(text: readonly Line[], from: number): Line | null {
  for (let i = from; i < Math.min(text.length, from + 12); i++) {
    const { text: raw, line } = text[i] as Line;
    if (raw.includes('Rcpt=[')) return null;
    const at = raw.indexOf('reported error was:');
    if (at < 0) continue;
    const lines: Line[] = [{ text: raw.slice(at + 19).trim(), line }];
    for (const next of text.slice(i + 1, i + 12)) {
      const trimmed = next.text.trim();
      if (trimmed.startsWith('[<') || trimmed.startsWith('--')) break;
      if (trimmed === '' && lines.some((l) => l.text !== '')) break;
      if (trimmed !== '') lines.push({ text: trimmed, line: next.line });
    }
    return joined(lines.filter((l) => l.text !== ''));
  }
  return null;
}
