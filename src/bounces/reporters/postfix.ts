/**
 * Postfix: `<a@example.com>: host mx.example.net[192.0.2.1] said: 550 … (in reply
 * to RCPT TO command)`, under an introduction that templates translate (bounce(5)).
 */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import {
  angled,
  type Entry,
  entriesIn,
  hasStatusField,
  hints,
  isTold,
  joined,
  kindOfText,
  readingOf,
  recipient,
  remoteIn,
} from './common.ts';

export default {
  id: 'postfix',
  name: 'Postfix',
  recognises(mail: Mail): boolean {
    if (hasStatusField(mail, 'x-postfix-queue-id') || hasStatusField(mail, 'x-postfix-sender')) {
      return true;
    }
    const { head, subject } = hints(mail);
    return (
      head.includes('this is the mail system at host') ||
      head.includes('the postfix program') ||
      head.includes('\n                   the mail system') ||
      head.includes('\n\t\t\tthe mail system') ||
      subject === 'undelivered mail returned to sender' ||
      subject.startsWith('delayed mail (still being retried)')
    );
  },
  read(mail: Mail): Reading | null {
    return isTold(mail) ? null : readPostfix(mail);
  },
} satisfies Reporter;

/** The same for systems that keep Postfix's form under a name of their own. */
export function readPostfix(mail: Mail): Reading | null {
  const entries = entriesIn(mail.text, { head: angled, blank: 'ends-reason' });
  return readingOf(kindOfText(mail), entries.map(understood));
}

/** Words between the host and its reply. */
const QUOTES = [' said: ', ' refused to talk to me: '] as const;

function understood({ address, reason }: Entry): RecipientReading {
  const all = joined(reason);
  if (all === null) return { address };
  // What is left of `(expanded from <a@example.com>): ` when it was wrapped.
  const whole = { text: all.text.replace(/^<[^<>]{1,320}>\): /, ''), line: all.line };
  // `unknown user: "a"` and the like have no host.
  const hasHost =
    /(?:^|[: ])(?:host|connect to|connection with|conversation with|session with) /.test(
      whole.text.slice(0, 300),
    );
  const remote = hasHost ? remoteIn(whole) : null;
  return recipient({
    address,
    diagnostic: said(whole),
    remoteHost: remote?.remoteHost,
    remoteIp: remote?.remoteIp,
  });
}

/** What the server said, without the command that it answered. */
function said(whole: Line): Line {
  for (const quote of QUOTES) {
    const at = whole.text.indexOf(quote);
    if (at < 0) continue;
    const reply = whole.text.slice(at + quote.length);
    const end = reply.lastIndexOf(' (in reply to ');
    return { text: end > 0 ? reply.slice(0, end) : reply, line: whole.line };
  }
  return whole;
}
