/** Mimecast: the address behind `--`, then `The problem appears to be :` and `Additional information follows :`. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { alone, hints, joined, kindOfText, lineWith, readingOf, recipient } from './common.ts';

export default {
  id: 'mimecast',
  name: 'Mimecast',
  recognises(mail: Mail): boolean {
    const { head, subject } = hints(mail);
    return (
      (hints(mail).fields.has('x-mimecast-originator') && head.includes('delivered')) ||
      subject.startsWith('[postmaster] email delivery failure') ||
      (head.includes('the problem appears to be') && head.includes('-- '))
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const problem = below(text, 'problem appears to be');
    const further = below(text, 'additional information follows');
    const addresses = text.flatMap(({ text: raw, line }): Line[] => {
      const trimmed = raw.trim();
      const head = trimmed.startsWith('--') ? alone(trimmed) : null;
      return head === null ? [] : [{ text: head.address, line }];
    });
    return readingOf(
      kindOfText(mail),
      addresses.map((address) =>
        recipient({
          address,
          diagnostic: further ?? problem,
          explanation: further === null ? null : problem,
        }),
      ),
    );
  },
} satisfies Reporter;

/** The lines behind `--` below a sentence. */
function below(text: readonly Line[], lead: string): Line | null {
  const at = lineWith(text, lead);
  if (at < 0) return null;
  const found: Line[] = [];
  for (const { text: raw, line } of text.slice(at + 1, at + 30)) {
    const trimmed = raw.trim();
    if (trimmed === '') {
      if (found.length > 0) break;
      continue;
    }
    found.push({ text: trimmed.replace(/^-- ?/, ''), line });
  }
  return joined(found);
}
