/** Reads what the sender has of a message: the copy, or a report or an answer that came back. */
import { type BounceReading, type ReadRecipient, readBounce } from '../bounces/read.ts';
import type { Observation, ObservationLog } from '../engine/fact.ts';
import { text } from '../engine/text.ts';
import type { Returned, SendersCopy } from '../facts/missing.ts';
import { header } from '../protocols/mime/decode.ts';
import { parseMime } from '../protocols/mime/parse.ts';
import type { Entity, Line } from '../protocols/mime/types.ts';
import { mailboxesIn } from '../trace/addresses.ts';
import { parseDate } from '../trace/dates.ts';
import { journeyOf } from '../trace/hops.ts';
import { matchOf } from '../trace/match.ts';
import { recipientsIn, slipOf } from '../trace/recipients.ts';
import { sentStateOf } from '../trace/sent.ts';
import type { Envelope, Sought } from '../trace/types.ts';
import { verdictsOf } from '../trace/verdicts.ts';

export type ReadCopy =
  | { readonly kind: 'copy'; readonly copy: SendersCopy }
  | {
      readonly kind: 'returned';
      /** One a recipient of the report; those of the address that waits come first. */
      readonly returned: readonly Returned[];
      readonly reading: BounceReading;
    };

export interface ReadCopyOptions {
  readonly from: 'file' | 'mailbox';
  /** The path, or the folder. */
  readonly place: string;
  readonly role: string | null;
  /** Who waits for the message. */
  readonly address: string;
  readonly sought: Sought;
  readonly log: ObservationLog;
  /** When it was read, ISO 8601. */
  readonly at: string;
}

const FOR = {
  copy: text('the sender’s copy', '发件方的原件'),
  returned: text('what came back to the sender', '发件方收到的退信或回执'),
};

/** Recipients of a report that are kept. */
const MAX_RETURNED = 50;
const MAX_TEXT = 1000;

export function readCopy(bytes: Uint8Array, options: ReadCopyOptions): ReadCopy {
  const reading = readBounce(bytes);
  const { root } = parseMime(bytes);
  switch (reading.kind) {
    case 'bounce':
    case 'delay':
    case 'delivered':
      return { kind: 'returned', returned: reportsOf(reading, root, options), reading };
    case 'auto-reply':
      return { kind: 'returned', returned: [answerOf(root, options)], reading };
    default:
      return { kind: 'copy', copy: copyOf(root, options) };
  }
}

function copyOf(root: Entity, options: ReadCopyOptions): SendersCopy {
  const { fields } = root;
  const recipients = recipientsIn(fields);
  const envelope = envelopeOf((name) => header(root, name));
  return {
    from: options.from,
    place: options.place,
    role: options.role,
    envelope,
    recipients,
    slip: slipOf(recipients, options.address),
    sent: sentStateOf(fields),
    journey: journeyOf(fields),
    verdicts: verdictsOf(fields),
    seen: note(options, 'copy', 1, { ...envelope, recipients: recipients.slice(0, 20) }),
  };
}

function reportsOf(reading: BounceReading, root: Entity, options: ReadCopyOptions): Returned[] {
  const { messageId, from, to, subject, date } = reading.original;
  const original = { messageId, from, to, subject, date };
  const common = {
    from: options.from,
    place: options.place,
    reportedBy: reading.reportedBy?.text ?? null,
    at: dateOf(header(root, 'date')),
    addressed: slipOf(to === null ? [] : mailboxesIn(to.text, MAX_RETURNED).main, options.address),
    match: isNamed(options.sought)
      ? matchOf(
          // A report tells when the message was written, and not always.
          date === null ? { ...options.sought, since: null, until: null } : options.sought,
          envelopeOf((name) => original[OF_ORIGINAL[name] ?? 'to']),
          null,
        )
      : null,
  };
  const said = messageId !== null || subject !== null || from !== null;
  const kept = { ...common, match: said ? common.match : null };
  const failed = reading.recipients.filter((r) => r.action === 'failed' || r.action === 'delayed');
  const took = [
    ...reading.recipients.filter((r) => !failed.includes(r)).flatMap((r) => r.address ?? []),
    ...reading.arrived,
  ];
  const all: Returned[] = [
    ...failed.map((r): Returned => ({ ...kept, ...failureOf(r, options) })),
    ...took.map((address): Returned => ({ ...kept, ...deliveryOf(address, options) })),
  ];
  return all.sort((a, b) => rankOf(a) - rankOf(b)).slice(0, MAX_RETURNED);
}

const OF_ORIGINAL: Readonly<Record<string, 'messageId' | 'from' | 'to' | 'subject' | 'date'>> = {
  'message-id': 'messageId',
  from: 'from',
  to: 'to',
  subject: 'subject',
  date: 'date',
};

function rankOf({ slip }: Returned): number {
  if (slip.kind === 'same') return 0;
  return slip.kind === 'none' ? 1 : 2;
}

function failureOf(r: ReadRecipient, options: ReadCopyOptions) {
  const address = r.address?.text ?? null;
  const said = r.diagnostic ?? r.proof ?? r.explanation;
  const line = said?.line ?? r.address?.line ?? 1;
  return {
    kind: r.action === 'delayed' ? ('delay' as const) : ('bounce' as const),
    recipient: address,
    slip: slipOf(address === null ? [] : [address], options.address),
    cause: r.cause,
    reply: cut(said?.text ?? null),
    remoteHost: r.remoteHost?.text ?? null,
    seen: note(options, 'returned', line, {
      recipient: address,
      action: r.action,
      text: cut(said?.text ?? null),
    }),
  };
}

function deliveryOf(address: Line, options: ReadCopyOptions) {
  return {
    kind: 'delivered' as const,
    recipient: address.text,
    slip: slipOf([address.text], options.address),
    cause: null,
    reply: null,
    remoteHost: null,
    seen: note(options, 'returned', address.line, { recipient: address.text, action: 'delivered' }),
  };
}

/** An automatic reply comes from the one whom the message reached. */
function answerOf(root: Entity, options: ReadCopyOptions): Returned {
  const from = header(root, 'from');
  const subject = header(root, 'subject');
  const answered = header(root, 'in-reply-to')?.text ?? null;
  const told = {
    messageId: answered,
    from: null,
    to: null,
    subject: subject?.text ?? null,
    date: null,
  };
  const { messageId, subject: wanted } = options.sought;
  return {
    kind: 'auto-reply',
    from: options.from,
    place: options.place,
    recipient: from?.text ?? null,
    slip: slipOf(from === null ? [] : [from.text], options.address),
    addressed: { kind: 'none' },
    cause: null,
    reply: cut(subject?.text ?? null),
    remoteHost: null,
    reportedBy: null,
    at: dateOf(header(root, 'date')),
    match:
      messageId === null && wanted === null
        ? null
        : matchOf({ ...options.sought, from: null, since: null, until: null }, told, null),
    seen: note(options, 'returned', from?.line ?? 1, {
      from: from?.text ?? null,
      subject: subject?.text ?? null,
    }),
  };
}

function isNamed({ messageId, from, subject }: Sought): boolean {
  return messageId !== null || from !== null || subject !== null;
}

function envelopeOf(field: (name: string) => Line | null): Envelope {
  const of = (name: string) => cut(field(name)?.text ?? null);
  return {
    messageId: of('message-id'),
    from: of('from'),
    to: of('to'),
    subject: of('subject'),
    date: of('date'),
  };
}

function cut(said: string | null): string | null {
  return said === null ? null : said.slice(0, MAX_TEXT);
}

function dateOf(line: Line | null): string | null {
  return line === null ? null : parseDate(line.text);
}

function note(
  { from, place, log, at }: ReadCopyOptions,
  what: keyof typeof FOR,
  line: number,
  got: Readonly<Record<string, unknown>>,
): Observation {
  return log.add({
    from: from === 'file' ? 'eml' : 'imap',
    at,
    asked: from === 'file' ? `line ${line}` : `FETCH ${place}`,
    of: place,
    for: FOR[what](),
    got: { line, ...got },
    ms: 0,
    order: `${from === 'file' ? 'eml' : 'imap 8'} ${what} ${place} ${String(line).padStart(9, '0')}`,
  });
}
