/**
 * PMDF and its descendants (Innosoft, iPlanet, Sun Java System and Oracle
 * Messaging Server): `Recipient address:`, `Original address:`, `Reason:`,
 * `Diagnostic code:`, `Remote system:`.
 */
import { untyped } from '../../protocols/dsn/parse.ts';
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn } from '../addresses.ts';
import type { Kind, Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { hints, readingOf, recipient, remoteIn } from './common.ts';

const LABELS = [
  'recipient address',
  'original address',
  'reason',
  'diagnostic code',
  'remote system',
] as const;
type Label = (typeof LABELS)[number];
type Row = Partial<Record<Label, Line>>;

export default {
  id: 'messaging-server',
  name: 'Oracle Communications Messaging Server (Sun, iPlanet, PMDF)',
  recognises(mail: Mail): boolean {
    const { subject, head, from } = hints(mail);
    return (
      from.includes('pmdf') ||
      subject.startsWith('delivery notification: ') ||
      (head.includes('recipient address: ') && head.includes('reason: ')) ||
      (mail.root.parameters.get('boundary')?.startsWith('Boundary_(ID_') === true &&
        mail.statuses.length > 0)
    );
  },
  read(mail: Mail): Reading | null {
    const { head, subject } = hints(mail);
    const kind: Kind =
      subject.includes('delayed') ||
      (head.includes('has been enqueued and undelivered') && !subject.includes('failed'))
        ? 'delay'
        : subject.includes('successful')
          ? 'delivered'
          : 'bounce';
    return readingOf(
      kind,
      rowsIn(mail.text)
        .map(understood)
        .filter((r) => r !== null),
    );
  },
} satisfies Reporter;

function rowsIn(text: readonly Line[]): readonly Row[] {
  const rows: Row[] = [];
  let last: Label | null = null;
  for (const { text: raw, line } of text) {
    const trimmed = raw.trim();
    if (trimmed === '') {
      last = null;
      continue;
    }
    const lower = trimmed.slice(0, 24).toLowerCase();
    const label = LABELS.find((l) => lower.startsWith(`${l}:`)) ?? null;
    const open = rows[rows.length - 1];
    if (label !== null) {
      if (
        label === 'recipient address' ||
        (label === 'original address' && open?.[label] !== undefined)
      ) {
        if (rows.length >= 1000) break;
        rows.push({});
      }
      const row = rows[rows.length - 1];
      if (row === undefined) continue;
      if (row[label] === undefined)
        row[label] = { text: trimmed.slice(label.length + 1).trim(), line };
      last = label;
    } else if (open !== undefined && last !== null) {
      const before = open[last];
      if (before !== undefined && before.text.length < 4000) {
        open[last] = { text: `${before.text} ${trimmed}`, line: before.line };
      }
    }
  }
  return rows;
}

function understood(row: Row): RecipientReading | null {
  // `@smtp.example.com:a@server`: the inside's own name of it; people know the original.
  const inside = addressOf(row['recipient address']);
  const original = addressOf(row['original address']);
  const routed =
    inside === null ||
    !inside.text.slice(inside.text.lastIndexOf('@')).includes('.') ||
    row['recipient address']?.text.startsWith('@') === true;
  const address = routed ? (original ?? inside) : inside;
  if (address === null) return null;
  const code = row['diagnostic code'];
  const remote = row['remote system'];
  const system = remote === undefined ? null : systemOf(remote);
  return recipient({
    address,
    diagnostic: code === undefined ? row.reason : { text: untyped(code.text), line: code.line },
    explanation: code === undefined ? null : row.reason,
    ...system,
  });
}

function addressOf(value: Line | undefined): Line | null {
  if (value === undefined) return null;
  const [found] = addressesIn(value.text.replace(/^@[^:]{1,255}:/, ''), 1);
  return found === undefined ? null : { text: found.address, line: value.line };
}

/** `dns;mx.example.com (TCP|192.0.2.9|34321|192.0.2.1|25) (banner)`: the second address is the remote's. */
function systemOf(value: Line): Pick<RecipientReading, 'remoteHost' | 'remoteIp'> {
  const text = untyped(value.text);
  const [name = ''] = text.split(' ', 1);
  const tcp = /\(TCP\|[^|()]{1,60}\|\d{1,5}\|([^|()]{1,60})\|\d{1,5}\)/.exec(text.slice(0, 600));
  const ip = tcp?.[1] ?? remoteIn({ text, line: value.line })?.remoteIp?.text;
  return {
    ...(name.includes('.') && !/^[\d.]+$/.test(name)
      ? { remoteHost: { text: name.toLowerCase(), line: value.line } }
      : {}),
    ...(ip === undefined ? {} : { remoteIp: { text: ip, line: value.line } }),
  };
}
