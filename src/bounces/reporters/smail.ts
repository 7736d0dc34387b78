/** Smail 3 (T-Online among others): `Failed addresses follow:` with `<a@example.com> ... transport smtp: 550 …`. */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, kindOfText, lineWith, readingOf, recipient } from './common.ts';

export default {
  id: 'smail',
  name: 'Smail',
  recognises(mail: Mail): boolean {
    const { head, ruled } = hints(mail);
    return (
      ruled && (head.includes('failed addresses follow:') || head.includes('message log follows:'))
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const at = lineWith(text, 'addresses follow:');
    if (at < 0) return null;
    const found: { address: Line; text: string }[] = [];
    for (const { text: raw, line } of text.slice(at + 1)) {
      const trimmed = raw.replace(/^[| ]{1,8}/, '').trim();
      if (trimmed.startsWith('---') || found.length >= 1000) break;
      const dots = trimmed.indexOf(' ... ');
      const [one] = dots < 0 ? [] : addressesIn(trimmed.slice(0, dots), 1);
      const last = found[found.length - 1];
      if (one !== undefined)
        found.push({ address: { text: one.address, line }, text: trimmed.slice(dots + 5) });
      else if (last !== undefined && trimmed !== '' && last.text.length < 4000)
        last.text += ` ${trimmed}`;
    }
    return readingOf(
      kindOfText(mail),
      found.map((one) =>
        recipient({
          address: one.address,
          diagnostic:
            one.text === '' ? null : { text: withoutTransport(one.text), line: one.address.line },
        }),
      ),
    );
  },
} satisfies Reporter;

/** `transport smtp: 550 …`, `transport smtp:<smtp> 550 …`. */
function withoutTransport(text: string): string {
  const found = /^transport [a-z_-]{1,30}: ?/.exec(text);
  const rest = found === null ? text : text.slice(found[0].length);
  return rest === '' ? text : rest;
}
