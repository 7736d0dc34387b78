/** Zoho Mail: `a@example.com Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 …`, `[Status: Error, Address: <a@example.com>, ResponseCode 421, , …]`. */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn } from '../addresses.ts';
import type { Kind, Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { hints, readingOf, recipient } from './common.ts';

export default {
  id: 'zoho',
  name: 'Zoho Mail',
  recognises(mail: Mail): boolean {
    const { from, mailer, head } = hints(mail);
    if (hints(mail).fields.has('x-zohomail') || mailer === 'zoho mail')
      return head.includes('deliver') || head.includes('addresses had');
    return (
      (from.includes('mailer-daemon@') && from.includes('zoho')) || head.includes(' error_code :')
    );
  },
  read(mail: Mail): Reading | null {
    const { subject, head } = hints(mail);
    const kind: Kind =
      subject.includes('delay') || head.includes('warning message only') ? 'delay' : 'bounce';
    return readingOf(
      kind,
      mail.text.flatMap((piece) => understood(piece)),
    );
  },
} satisfies Reporter;

function understood({ text, line }: Line): RecipientReading[] {
  const trimmed = text.trim();
  if (trimmed.startsWith('[Status:')) {
    const named = trimmed.indexOf('Address:');
    const [one] = named < 0 ? [] : addressesIn(trimmed.slice(named), 1);
    const code = /ResponseCode (\d{3})[, ]{0,6}(.{0,2000})$/.exec(trimmed.slice(0, 4000));
    if (one === undefined) return [];
    return [
      recipient({
        address: { text: one.address, line },
        diagnostic:
          code === null
            ? null
            : { text: `${code[1]} ${(code[2] as string).replace(/\]$/, '')}`, line },
      }),
    ];
  }
  const at = trimmed.indexOf(', ERROR_CODE :');
  if (at < 0) return [];
  const [one] = addressesIn(trimmed.slice(0, at), 1);
  if (one === undefined) return [];
  return [
    recipient({
      address: { text: one.address, line },
      diagnostic: { text: codes(trimmed.slice(one.to)), line },
    }),
  ];
}

/** `Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 User unknown` → `550 5.1.1 User unknown`. */
function codes(text: string): string {
  const pieces = text.split('ERROR_CODE :').slice(1);
  const said = pieces.map((p) => p.replace(/^,? ?|, ?$/g, '').trim()).filter((p) => p !== '');
  return said.length === 0 ? text.trim() : said.join(' ');
}
