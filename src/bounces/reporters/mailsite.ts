/** MailSite (Rockliffe): `SMTP Server <mx.example.com> rejected recipient <a@example.com> … It responded as follows: [550 …]`. */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn, ipsIn, isDaemon } from '../addresses.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { hints, kindOfText, readingOf, recipient } from './common.ts';

export default {
  id: 'mailsite',
  name: 'MailSite',
  recognises(mail: Mail): boolean {
    const { head } = hints(mail);
    return (
      head.includes('we had trouble delivering your message') ||
      head.includes('it responded as follows: [')
    );
  },
  read(mail: Mail): Reading | null {
    return readingOf(kindOfText(mail), mail.text.flatMap(understood));
  },
} satisfies Reporter;

/** Words in front of the reply. */
const QUOTES = [
  'It responded as follows:',
  'with the following error text:',
  'with the following error message:',
] as const;

function inBrackets(text: string): string {
  const trimmed = text.trim();
  const close = trimmed.lastIndexOf(']');
  return trimmed.startsWith('[') && close > 0 ? trimmed.slice(1, close) : trimmed;
}

function understood({ text, line }: Line): RecipientReading[] {
  const server = /SMTP Server <([^<>\s]{1,253})>/.exec(text.slice(0, 2000))?.[1];
  const permanent = text.includes('returned permanent errors:');
  if (server === undefined && !permanent) return [];
  const quote = QUOTES.find((q) => text.includes(q));
  const at = quote === undefined ? -1 : text.indexOf(quote);
  const named = at < 0 ? text : text.slice(0, at);
  const reply = at < 0 || quote === undefined ? null : inBrackets(text.slice(at + quote.length));
  const reason = text.indexOf('Reason: ');
  const said = reply ?? (reason < 0 ? null : text.slice(reason + 8));
  const ip = server === undefined ? undefined : ipsIn(server)[0];
  return addressesIn(named, 50)
    .filter((a) => !isDaemon(a.address))
    .map(({ address }) =>
      recipient({
        address: { text: address, line },
        diagnostic: said === null ? null : { text: said.trim(), line },
        remoteHost:
          server === undefined || ip !== undefined || !server.includes('.')
            ? null
            : { text: server.toLowerCase(), line },
        remoteIp: ip === undefined ? null : { text: ip, line },
      }),
    );
}
