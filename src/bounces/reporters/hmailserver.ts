/** hMailServer: the address, below it `Error Type: SMTP`, what it sent, and `Remote server replied: 550 …`. */
import type { Line } from '../../protocols/mime/types.ts';
import { ipsIn } from '../addresses.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import {
  alone,
  type Entry,
  entriesIn,
  hints,
  joined,
  kindOfText,
  lineWith,
  pieceOf,
  readingOf,
  recipient,
} from './common.ts';

export default {
  id: 'hmailserver',
  name: 'hMailServer',
  recognises(mail: Mail): boolean {
    const { head } = hints(mail);
    return (
      head.includes('hmailserver') ||
      (head.includes('error type: smtp') && head.includes('could not be reached'))
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const at = lineWith(text, 'could not be reached');
    if (at < 0) return null;
    const entries = entriesIn(text.slice(at + 1), {
      head: alone,
      ends: (trimmed) => trimmed.toLowerCase() === 'hmailserver',
      blank: 'ends-reason',
    });
    return readingOf(kindOfText(mail), entries.map(understood));
  },
} satisfies Reporter;

function understood({ address, reason }: Entry): RecipientReading {
  const value = (label: string): Line | null => {
    const found = reason.findIndex((l) => l.text.toLowerCase().startsWith(label));
    if (found < 0) return null;
    const first = reason[found] as Line;
    const more: Line[] = [];
    for (const next of reason.slice(found + 1)) {
      // Further lines of the reply carry its code.
      if (!/^\d{3}[ -]/.test(next.text)) break;
      more.push(next);
    }
    const own = pieceOf(first.text.slice(label.length), first);
    return own === null ? joined(more) : joined([own, ...more]);
  };
  const reply = value('remote server replied:');
  const described = value('error description:') ?? value('description:');
  const server = reason.find((l) => l.text.startsWith('Remote server'));
  const ip = server === undefined ? undefined : ipsIn(server.text)[0];
  return recipient({
    address,
    diagnostic: reply ?? described ?? joined(reason),
    remoteIp: ip === undefined || server === undefined ? null : { text: ip, line: server.line },
  });
}
