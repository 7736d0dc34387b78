/**
 * GMX, WEB.DE, 1&1 and IONOS (United Internet): Exim's opening sentences, then
 * `"a@example.com":` or `a@example.com:` above `SMTP error from remote server after
 * RCPT command:`, `host: mx.example.com` and the reply.
 */
import type { Line } from '../../protocols/mime/types.ts';
import type { Kind, Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import {
  type Entry,
  entriesIn,
  hints,
  joined,
  leading,
  readingOf,
  recipient,
  remoteIn,
} from './common.ts';

export default {
  id: 'gmx',
  name: 'GMX, WEB.DE, IONOS (United Internet)',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    if (hints(mail).fields.has('x-gmx-antispam') && head.includes('automatically by mail delivery'))
      return true;
    return (
      head.includes('error from remote server after ') ||
      head.includes('error from remote server for ') ||
      (from.includes('mailer-daemon@') &&
        (from.includes('kundenserver.de') ||
          from.includes('gmx.') ||
          from.includes('web.de') ||
          from.includes('1and1.') ||
          from.includes('ionos.')))
    );
  },
  read(mail: Mail): Reading | null {
    const { head, subject } = hints(mail);
    const kind: Kind =
      subject.startsWith('warning') || head.includes('has not yet been delivered')
        ? 'delay'
        : 'bounce';
    const entries = entriesIn(mail.text, {
      head: (trimmed) => {
        const found = leading(trimmed);
        return found !== null && found.rest === '' ? found : null;
      },
      ends: (trimmed) => trimmed.startsWith('--- '),
      blank: 'ends-reason',
    });
    return readingOf(kind, entries.map(understood));
  },
} satisfies Reporter;

function understood({ address, reason }: Entry): RecipientReading {
  const whole = joined(reason);
  if (whole === null) return { address };
  const host = reason.find((l) => l.text.toLowerCase().startsWith('host'));
  const remote = remoteIn(whole);
  const name = /^host: ?([a-z0-9._-]{3,253})$/i.exec(host?.text ?? '')?.[1];
  return recipient({
    address,
    diagnostic: replyIn(reason, whole),
    remoteHost:
      remote?.remoteHost ??
      (name === undefined || host === undefined
        ? null
        : { text: name.toLowerCase(), line: host.line }),
    remoteIp: remote?.remoteIp,
  });
}

/** Behind `reason:`, else below the line of the host. */
function replyIn(reason: readonly Line[], whole: Line): Line {
  const at = whole.text.indexOf(' reason: ');
  if (at >= 0) {
    const line = reason.find((l) => l.text.includes('reason:'))?.line ?? whole.line;
    return { text: whole.text.slice(at + 9), line };
  }
  const host = reason.findIndex((l) => l.text.toLowerCase().startsWith('host'));
  return (host < 0 ? null : joined(reason.slice(host + 1))) ?? whole;
}
