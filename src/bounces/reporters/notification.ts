/** A system without a name of its own: boxes of `====`, recipients behind `*`, `Technical details:` with `SMTP:RCPT host 192.0.2.1: 553 …`. */
import type { Line } from '../../protocols/mime/types.ts';
import { ipsIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import {
  alone,
  hints,
  joined,
  kindOfText,
  lineWith,
  pieceOf,
  readingOf,
  recipient,
} from './common.ts';

export default {
  id: 'notification',
  name: 'Delivery status notification in boxes',
  recognises(mail: Mail): boolean {
    const { head } = hints(mail);
    return (
      head.includes('======\n') &&
      head.includes('this is an automatically generated delivery status notification') &&
      head.includes('\n') &&
      (head.includes('   * ') || head.includes('  * '))
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const at = lineWith(text, 'technical details:');
    const details = at < 0 ? [] : detailsFrom(text, at + 1);
    const addresses = text
      .slice(0, at < 0 ? undefined : at)
      .flatMap(({ text: raw, line }): Line[] => {
        const trimmed = raw.trim();
        const head = trimmed.startsWith('* ') ? alone(trimmed) : null;
        return head === null ? [] : [{ text: head.address, line }];
      });
    const whole = joined(details);
    const host =
      whole === null
        ? null
        : /^[A-Z]{2,6}:[A-Z ]{2,12} host ([^\s:]{3,253}): /i.exec(whole.text.slice(0, 400));
    const ip = host === null ? undefined : ipsIn(host[1] as string)[0];
    return readingOf(
      kindOfText(mail),
      addresses.map((address) =>
        recipient({
          address,
          diagnostic:
            whole === null || host === null
              ? whole
              : pieceOf(whole.text.slice(host[0].length), whole),
          remoteIp: whole === null || ip === undefined ? null : { text: ip, line: whole.line },
        }),
      ),
    );
  },
} satisfies Reporter;

function detailsFrom(text: readonly Line[], from: number): readonly Line[] {
  const found: Line[] = [];
  for (const { text: raw, line } of text.slice(from, from + 60)) {
    const trimmed = raw.trim();
    if (trimmed.startsWith('====')) {
      if (found.length > 0) break;
      continue;
    }
    if (trimmed !== '') found.push({ text: trimmed, line });
  }
  return found;
}
