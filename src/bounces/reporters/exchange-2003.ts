/**
 * Exchange 4.0 to 2003 without a delivery status: `did not reach the following
 * recipient(s):`, each with a date, the explanation indented below, and the reply in
 * `<host #5.1.1 smtp;550 …>` or a line of `MSEXCH:`.
 */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import {
  type Entry,
  entriesIn,
  type Head,
  hints,
  isRule,
  joined,
  kindOfText,
  lineWith,
  pieceOf,
  readingOf,
  recipient,
} from './common.ts';

/** What stands above the recipients, in the languages of the server. */
const LEADS = [
  'did not reach the following recipient',
  'the following recipient(s) could not be reached',
  'the following recipients could not be reached',
  'folgende(r) empfänger',
  'folgende empfänger',
  'die folgenden empfänger',
  "n'ont pas pu être atteints",
  "n'a pu être remis",
  'destinataires suivants',
  'no se pudo localizar al siguiente',
  'no se pudo entregar a los siguientes',
  'destinatarios siguientes',
  'não foi possível contatar',
  'os seguintes destinatários',
  'impossibile raggiungere i destinatari',
  'seguenti destinatari',
  'de volgende geadresseerde',
  '次の受信者に送信できませんでした',
  '次の受信者に配信できませんでした',
  '以下の受信者',
  '无法到达下列收件人',
  '无法送达以下收件人',
  '无法将邮件发送到下列收件人',
  '無法傳送至下列收件者',
  'получателю не удалось',
  'не удается связаться со следующими',
  'następujących adresatów',
] as const;

export default {
  id: 'exchange-2003',
  name: 'Microsoft Exchange 2003',
  recognises(mail: Mail): boolean {
    const { head, mailer } = hints(mail);
    if (mailer.startsWith('internet mail service') || mailer.includes('internet mail connector'))
      return true;
    if (hints(mail).fields.has('x-ms-embedded-report')) return true;
    return (
      head.includes('did not reach the following recipient') ||
      head.includes('msexch:') ||
      (head.includes('recipient(s) could not be reached') &&
        head.includes('did not reach some or all')) ||
      (head.includes(' #5.') && LEADS.some((lead) => head.includes(lead)))
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    for (const lead of LEADS) {
      const at = lineWith(text, lead);
      if (at < 0) continue;
      const entries = entriesIn(text.slice(at + 1), {
        head: headOf,
        ends: isRule,
        blank: 'ends-reason',
      });
      if (entries.length > 0) return readingOf(kindOfText(mail), entries.map(understood));
    }
    return null;
  },
} satisfies Reporter;

/** `a@example.com on Thu, 29 Apr 2010 …`, `'a@example.com' am 29.04.2010 …`, X.400 with `SMTP=a@example.com;`. */
function headOf(trimmed: string, raw: string): Head | null {
  if (trimmed.startsWith('<') && trimmed.includes('#')) return null;
  const smtp = trimmed.toUpperCase().indexOf('SMTP=');
  const x400 = smtp > 0 && /^c=/i.test(trimmed);
  const value = x400 ? trimmed.slice(smtp + 5) : trimmed.replace(/^['"<]/, '');
  const [found] = addressesIn(value.slice(0, 500), 1);
  if (found === undefined || found.from !== 0) return null;
  const rest = value.slice(found.to);
  // The explanation may begin with the address; it stands deeper and goes on as a sentence.
  if (!x400 && !/^['">;,]?(?:\s|$)/.test(rest)) return null;
  if (!x400 && rest.length > 4 && !/\d/.test(rest) && /^\s{8}/.test(raw)) return null;
  return { address: found.address, rest: '' };
}

/** `<mx.example.com #5.1.1 smtp;550 5.1.1 User unknown>`; the host is the one that reports. */
const CODED = /<[^<>#\s]{0,255} {0,2}#(\d\.\d{1,3}\.\d{1,3})(?: |>)/;

function understood({ address, reason: lines }: Entry): RecipientReading {
  // The rest of a date that was wrapped.
  const dated = /^\d{1,2}:\d\d/.test(lines[0]?.text ?? '');
  const reason = dated ? lines.slice(1) : lines;
  const whole = joined(reason);
  if (whole === null) return { address };
  const coded = CODED.exec(whole.text);
  if (coded !== null) {
    const at = (coded.index ?? 0) + coded[0].length;
    const line = reason.find((l) => l.text.includes('#'))?.line ?? whole.line;
    const end = whole.text.lastIndexOf('>');
    const inside = whole.text.slice(at, end > at ? end : undefined).trim();
    return recipient({
      address,
      status: { text: coded[1] as string, line },
      diagnostic:
        inside === ''
          ? pieceOf(whole.text.slice(0, coded.index), whole)
          : { text: untyped(inside), line },
      explanation: inside === '' ? null : pieceOf(whole.text.slice(0, coded.index), whole),
    });
  }
  return recipient({ address, diagnostic: joined(withoutIds(reason)) ?? whole });
}

function untyped(value: string): string {
  return value.replace(/^smtp ?; ?/i, '');
}

/** Without the identifiers of the message: they run over lines up to `MSEXCH:`. */
function withoutIds(reason: readonly Line[]): readonly Line[] {
  const from = reason.findIndex((l) => l.text.startsWith('The MTS-ID of'));
  if (from < 0) return reason;
  const to = reason.findIndex((l, i) => i > from && l.text.startsWith('MSEXCH:'));
  return [...reason.slice(0, from), ...(to < 0 ? [] : reason.slice(to))];
}
