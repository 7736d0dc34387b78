/** MDaemon: `Failed address: a@example.com` and a session transcript, replies behind `<--`, with times in front. */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn } from '../addresses.ts';
import type { Kind, Mail, Reading, Reporter } from '../types.ts';
import { hints, joined, lineWith, paragraph, readingOf, recipient, remoteIn } from './common.ts';

export default {
  id: 'mdaemon',
  name: 'MDaemon',
  recognises(mail: Mail): boolean {
    const { head, ruled } = hints(mail);
    return (
      head.includes('permanent fatal delivery errors') ||
      head.includes('transient, non-fatal delivery') ||
      (ruled && head.includes('--- session transcript ---')) ||
      (head.includes('failed address') && head.includes('attached message'))
    );
  },
  read(mail: Mail): Reading | null {
    const { text } = mail;
    const { head, subject } = hints(mail);
    const kind: Kind =
      (head.includes('transient') || subject.startsWith('warning')) && !head.includes('permanent')
        ? 'delay'
        : 'bounce';
    const at = lineWith(text, 'failed address');
    const addresses =
      at < 0
        ? []
        : [text[at] as Line, ...paragraph(text, at + 1)].flatMap(({ text: raw, line }) =>
            addressesIn(raw, 20).map(({ address }) => ({ text: address, line })),
          );
    const transcript = text.slice(Math.max(0, lineWith(text, 'session transcript')));
    const reply = replyIn(transcript);
    const connected = transcript.find((l) => l.text.includes('Attempting SMTP connection to'));
    const remote =
      connected === undefined
        ? null
        : remoteIn({
            text: connected.text.replace(/[[\]]/g, ' ').replace(/ {1,4}: ?/g, ':'),
            line: connected.line,
          });
    return readingOf(
      kind,
      addresses.map((address) =>
        recipient({
          address,
          diagnostic: reply,
          remoteHost: remote?.remoteHost,
          remoteIp: remote?.remoteIp,
        }),
      ),
    );
  },
} satisfies Reporter;

/** The last refusal behind `<--`, with the lines that belong to it. */
function replyIn(transcript: readonly Line[]): Line | null {
  let last: Line[] = [];
  let open: Line[] = [];
  for (const { text: raw, line } of transcript) {
    const at = raw.indexOf('<-- ');
    if (at < 0) continue;
    const said = raw.slice(at + 4).trim();
    const goesOn = /^\d{3}-/.test(open[open.length - 1]?.text ?? '');
    if (!goesOn) open = [];
    open.push({ text: said, line });
    if (/^[45]\d\d/.test(open[0]?.text ?? '') && !said.startsWith('503')) last = open;
  }
  return joined(last);
}
