/** Courier: `<a@example.com>:`, the host, the command behind `>>>` and the reply behind `<<<`. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Kind, Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import {
  angled,
  type Entry,
  entriesIn,
  hints,
  isRule,
  joined,
  readingOf,
  recipient,
  remoteIn,
} from './common.ts';

export default {
  id: 'courier',
  name: 'Courier',
  recognises(mail: Mail): boolean {
    const { head, subject } = hints(mail);
    return (
      head.includes('running the courier mail server') ||
      subject === 'notice: mail delivery status.'
    );
  },
  read(mail: Mail): Reading | null {
    const { head } = hints(mail);
    const kind: Kind = head.includes('undeliverable mail')
      ? 'bounce'
      : head.includes('delayed')
        ? 'delay'
        : head.includes('delivered mail') || head.includes('relayed')
          ? 'delivered'
          : 'bounce';
    const entries = entriesIn(mail.text, { head: angled, ends: isRule, blank: 'ends-reason' });
    return readingOf(kind, entries.map(understood));
  },
} satisfies Reporter;

function understood({ address, reason }: Entry): RecipientReading {
  const replies = reason
    .filter((l) => l.text.startsWith('<<<'))
    .map(({ text, line }): Line => ({ text: text.slice(3).trim(), line }));
  const host = reason.find((l) => !l.text.startsWith('<<<') && !l.text.startsWith('>>>'));
  const remote = host === undefined ? null : remoteIn(host);
  return recipient({
    address,
    diagnostic: joined(replies) ?? joined(reason),
    remoteHost: remote?.remoteHost,
    remoteIp: remote?.remoteIp,
  });
}
