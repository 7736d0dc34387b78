/**
 * Boxbe, a screen before people's mailboxes: it holds mail of strangers until they
 * confirm, and tells those that it lets in. Both come as a delivery status that
 * says `failed`; the text tells which it is.
 */
import type { Mail, Reading, Reporter } from '../types.ts';
import { readStatuses } from './rfc3464.ts';

export default {
  id: 'boxbe',
  name: 'Boxbe',
  recognises: (mail: Mail): boolean =>
    (mail.header('from')?.text.toLowerCase() ?? '').includes('boxbe.com') &&
    mail.statuses.length > 0,
  read(mail: Mail): Reading | null {
    const statuses = readStatuses(mail);
    if (statuses === null) return null;
    // "Email from you will go right to my Inbox."
    return mail.lower.includes('go right to my inbox')
      ? { kind: 'not-a-bounce', recipients: [] }
      : statuses;
  },
} satisfies Reporter;
