/** Lotus Domino: `was not delivered to:` the addresses `because:` the reason. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import {
  alone,
  entriesIn,
  hints,
  joined,
  kindOfText,
  paragraph,
  readingOf,
  recipient,
} from './common.ts';

const TO = [
  'was not delivered to:',
  'wurde nicht zugestellt an:',
  "n'a pas été remis à",
  'no se entregó a:',
  'non è stato recapitato a:',
  'は次の宛先に配信できませんでした',
  '未能送达:',
  '无法传递给',
] as const;
const BECAUSE = [
  'because:',
  'aus folgendem grund',
  'weil:',
  'grund:',
  'car:',
  'raison:',
  'porque:',
  'motivo:',
  'perché:',
  '理由:',
  '原因:',
  '因为:',
] as const;

export default {
  id: 'domino',
  name: 'HCL Domino (Lotus Domino)',
  recognises(mail: Mail): boolean {
    const { subject, head } = hints(mail);
    return (
      subject.startsWith('delivery failure: ') ||
      TO.some((to) => head.includes(to)) ||
      (hints(mail).fields.has('x-mimetrack') && head.includes('delivered')) ||
      head.includes('domino directory')
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const from = text.findIndex((l) => TO.some((t) => l.text.toLowerCase().includes(t)));
    if (from < 0) return null;
    const because = text.findIndex((l, i) => i > from && isBecause(l));
    const end = because < 0 ? Math.min(text.length, from + 20) : because;
    const entries = entriesIn(text.slice(from + 1, end), { head: alone, blank: 'kept' });
    const reason = because < 0 ? null : reasonBelow(text, because);
    return readingOf(
      kindOfText(mail),
      entries.map(({ address }) => recipient({ address, diagnostic: reason })),
    );
  },
} satisfies Reporter;

function isBecause({ text }: Line): boolean {
  const lower = text.trim().toLowerCase();
  return lower.length < 40 && BECAUSE.some((b) => lower.startsWith(b));
}

function reasonBelow(text: readonly Line[], at: number): Line | null {
  return joined(paragraph(text, at + 1));
}
