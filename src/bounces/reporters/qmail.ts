/**
 * qmail and its descendants (netqmail, notqmail, s/qmail, IndiMail, MagicMail): a
 * paragraph for each recipient, `<a@example.com>:` above what qmail-remote or the
 * local delivery said (QSBMF). The introduction is often the operator's own.
 * http://cr.yp.to/proto/qsbmf.txt
 */
import type { Line } from '../../protocols/mime/types.ts';
import { ipsIn } from '../addresses.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import {
  alone,
  angled,
  type Entry,
  entriesIn,
  hints,
  isRule,
  joined,
  kindOfText,
  readingOf,
  recipient,
  remoteIn,
} from './common.ts';

export default {
  id: 'qmail',
  name: 'qmail',
  recognises(mail: Mail): boolean {
    const { head, subject, from } = hints(mail);
    return (
      head.includes('qmail-send program') ||
      head.includes("i'm afraid i wasn't able to deliver") ||
      head.includes("this is a permanent error; i've given up") ||
      (head.startsWith('hi. this is the ') && head.includes('deliver')) ||
      head.includes('.\nremote host said: ') ||
      (subject === 'failure notice' && from.includes('mailer-daemon') && head.includes('>:\n'))
    );
  },
  read: readQmail,
} satisfies Reporter;

export function readQmail(mail: Mail): Reading | null {
  const marked = entriesIn(mail.text, { head: angled, ends: isEnd, blank: 'ends-reason' });
  // Made into HTML and back, the brackets are gone.
  const entries =
    marked.length > 0 || !hints(mail).head.includes('deliver your message to the following address')
      ? marked
      : entriesIn(mail.text, { head: alone, ends: isEnd, blank: 'ends-reason' });
  return readingOf(kindOfText(mail), entries.map(understood));
}

/** QSBMF's break, and what other systems put there. */
function isEnd(trimmed: string): boolean {
  return trimmed.startsWith('--- ') || (isRule(trimmed) && trimmed.length > 10);
}

/** What qmail-remote and qmail-send add behind the reply. */
const TAILS = ['Giving up on ', "I'm not going to try again", 'This message is looping'] as const;

const MARKS = ['Remote host said:', 'Remote host said ', 'remote host said:', 'said:'] as const;

function understood({ address, reason }: Entry): RecipientReading {
  const whole = joined(reason);
  if (whole === null) return { address };
  let text = whole.text;
  let line = whole.line;
  for (const mark of MARKS) {
    const at = text.indexOf(mark);
    // `said:` alone is anybody's.
    if (at < 0 || (mark === 'said:' && at > 120)) continue;
    text = text.slice(at + mark.length);
    line = lineOf(reason, mark) ?? line;
    break;
  }
  for (const tail of TAILS) {
    const at = text.indexOf(tail);
    if (at > 0) text = text.slice(0, at);
  }
  // Yahoo's marks of the command: `[RCPT_TO]`, `[MAIL_FROM]`, `[-9]`.
  text = text.trim().replace(/ \[(?:[A-Z_]{3,20}|-?\d{1,3})\]$/, '');
  const diagnostic = text === '' ? whole : { text, line };
  const remote = remoteOf(reason);
  return recipient({ address, diagnostic, ...remote });
}

function lineOf(reason: readonly Line[], mark: string): number | null {
  const at = reason.findIndex((l) => l.text.includes(mark));
  if (at < 0) return null;
  // The reply may begin on the next line.
  const found = reason[at] as Line;
  return found.text.trimEnd().endsWith(mark.trim())
    ? (reason[at + 1]?.line ?? found.line)
    : found.line;
}

/** `192.0.2.1 does not like recipient.`, `Giving up on mx.example.com.`, `Connected to 192.0.2.1 but …`. */
function remoteOf(reason: readonly Line[]): Pick<RecipientReading, 'remoteHost' | 'remoteIp'> {
  for (const piece of reason) {
    const { text, line } = piece;
    const telling =
      text.includes(' does not like recipient') ||
      text.includes(' failed after I sent the message') ||
      text.startsWith('Connected to ') ||
      text.startsWith('Giving up on ');
    if (!telling) continue;
    const full = remoteIn(piece);
    if (full?.remoteHost != null && full.remoteIp !== null) {
      return { remoteHost: full.remoteHost, remoteIp: full.remoteIp };
    }
    const [ip] = ipsIn(text);
    if (ip !== undefined) return { remoteIp: { text: ip, line } };
  }
  return {};
}
