/** Amazon SES: delivery statuses, and notifications of SNS in JSON. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { hints, readingOf, recipient } from './common.ts';

export default {
  id: 'amazon-ses',
  name: 'Amazon SES',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    if (from.includes('amazonses.com') && !hints(mail).fields.has('x-mailer')) return true;
    if (from.includes('sns.amazonaws.com')) return true;
    return (
      mail.statuses.length > 0 &&
      (hints(mail).fields.has('x-ses-outgoing') || hints(mail).fields.has('x-aws-outgoing')) &&
      (head === '' || head.includes('deliver'))
    );
  },
  read(mail: Mail): Reading | null {
    return mail.statuses.length > 0 ? null : readNotification(mail);
  },
} satisfies Reporter;

/** Characters of a notification; SNS allows 256 KiB. */
const MAX_JSON = 300_000;

/** `"notificationType":"Bounce"` of a notification, `"eventType":"Bounce"` of event publishing. */
function readNotification(mail: Mail): Reading | null {
  const from = mail.text.findIndex((l) => l.text.trimStart().startsWith('{'));
  if (from < 0) return null;
  const whole = mail.text
    .slice(from, from + 4000)
    .map((l) => l.text)
    .join('');
  if (whole.length > MAX_JSON) return null;
  const outer = objectOf(parsed(whole.slice(0, whole.lastIndexOf('}') + 1)));
  const inner = typeof outer?.Message === 'string' ? objectOf(parsed(outer.Message)) : outer;
  const bounce = objectOf(inner?.bounce);
  const recipients = bounce?.bouncedRecipients;
  if (bounce === null || bounce === undefined || !Array.isArray(recipients)) return null;
  const find = (piece: string): number =>
    mail.text.find((l) => l.text.includes(piece))?.line ?? (mail.text[from] as Line).line;
  return readingOf(
    'bounce',
    recipients.slice(0, 1000).flatMap((one): RecipientReading[] => {
      const fields = objectOf(one);
      const address = fields?.emailAddress;
      if (typeof address !== 'string' || !address.includes('@')) return [];
      const line = find(address);
      const value = (key: string): Line | null => {
        const text = fields?.[key];
        return typeof text === 'string' && text !== '' ? { text: text.slice(0, 4000), line } : null;
      };
      return [
        recipient({
          address: { text: address.replace(/^.{0,200}<|>.{0,20}$/g, ''), line },
          status: value('status'),
          diagnostic: value('diagnosticCode'),
        }),
      ];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
