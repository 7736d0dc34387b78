/** Trend Micro InterScan: `Sent <<< RCPT TO:<a@example.com>`, `Received >>> 550 …`, `Unable to deliver message to <a@example.com>`. */
import type { Line } from '../../protocols/mime/types.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { addressIn, hints, joined, kindOfText, pieceOf, readingOf, recipient } from './common.ts';

export default {
  id: 'interscan',
  name: 'Trend Micro InterScan',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    return (
      from.includes('interscan') ||
      head.includes('message from interscan') ||
      (head.includes('sent <<< ') && head.includes('received >>> '))
    );
  },
  read(mail: Mail): Reading | null {
    const found: RecipientReading[] = [];
    let command: Line | null = null;
    let reply: Line[] = [];
    let reason: Line | null = null;
    const named: RecipientReading[] = [];
    const close = () => {
      const address = command === null ? null : addressIn(command.text);
      if (command !== null && address !== null && reply.length > 0) {
        found.push(
          recipient({ address: { text: address, line: command.line }, diagnostic: joined(reply) }),
        );
      }
      reply = [];
    };
    for (const { text: raw, line } of mail.text) {
      const trimmed = raw.trim();
      if (trimmed.startsWith('Sent <<<')) {
        close();
        command = trimmed.toUpperCase().includes('RCPT TO') ? { text: trimmed, line } : command;
      } else if (trimmed.startsWith('Received >>>')) {
        const said = trimmed.slice(12).trim();
        if (/^[45]/.test(said)) reply.push({ text: said, line });
      } else if (reply.length > 0 && trimmed !== '' && /^\d{3}[ -]/.test(trimmed)) {
        reply.push({ text: trimmed, line });
      } else if (trimmed.startsWith('Unable to deliver message to')) {
        const address = addressIn(trimmed);
        if (address !== null) named.push({ address: { text: address, line } });
      } else if (trimmed.startsWith('Reason:')) {
        reason = pieceOf(trimmed.slice(7), { text: raw, line });
      }
    }
    close();
    const own = reason;
    const rest = named.map((one) => (own === null ? one : recipient({ ...one, diagnostic: own })));
    return readingOf(kindOfText(mail), [...found, ...rest]);
  },
} satisfies Reporter;
