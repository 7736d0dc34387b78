/** What the checks of a message that is in no folder share: the time in question, reports about it, what IMAP may hide. */
import type { Evidence } from '../../engine/check.ts';
import type { Unknown } from '../../engine/fact.ts';
import { type Message, text } from '../../engine/text.ts';
import type { FolderSeen, Mailbox, Returned, Trail, Wanted } from '../../facts/missing.ts';
import type { Sought } from '../../trace/types.ts';
import { bestOf, inboxOf, moment, unreadParts } from './missing.ts';
import { namesWanted, quoted, reportsOf } from './missing-sender.ts';

const DAY = 86_400_000;

// ------------------------------------------------------------------------------ the time in question

/** Milliseconds; `null` for what is no date. */
export function timeOf(iso: string | null): number | null {
  const time = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(time) ? null : time;
}

/** Where the time in question begins. */
export function startOf({ since }: Sought): number | null {
  return timeOf(since);
}

/** Where it surely ends: with the day that was told last, the first one where there is no other. */
export function endOf({ since, until }: Sought): number | null {
  const last = until ?? since;
  const time = timeOf(last);
  if (time === null) return null;
  return last?.length === '2026-11-18'.length ? time + DAY : time;
}

// ------------------------------------------------------------------------------ reports

/** Reports and answers about the message, for the address that waits. */
export function reportsFor(
  trail: Trail,
  ...kinds: readonly Returned['kind'][]
): readonly Returned[] {
  return reportsOf(trail).filter(
    (r) => kinds.includes(r.kind) && (r.recipient === null || namesWanted(r)),
  );
}

/** What the sender has shows why nothing came: it went to an address that is nearly this one, or came back. */
export function isExplained(trail: Trail): boolean {
  const kind = trail.copy.known ? trail.copy.value.slip.kind : 'none';
  return kind === 'local-typo' || kind === 'domain-typo' || reportsFor(trail, 'bounce').length > 0;
}

const REPORT = {
  said: text('{kind}: {reply}', '{kind}：{reply}'),
  bounce: text('bounce', '退信'),
  delay: text('delay notice', '延迟通知'),
  delivered: text('delivery report', '送达回执'),
  'auto-reply': text('automatic reply', '自动回复'),
};

/** A report as it is quoted: its kind, and the words of the server. */
export function reportEvidence(report: Returned): Evidence {
  const kind = REPORT[report.kind]();
  const { reply, seen } = report;
  return { from: seen, saw: reply === null ? kind : REPORT.said({ kind, reply: quoted(reply) }) };
}

// ------------------------------------------------------------------------------ the mailbox

/**
 * What keeps from saying that the message is in no folder, or was found: parts that were not
 * read. `null` where all was read and it is not there.
 */
export function notAbsent(mailbox: Mailbox): 'found' | readonly Unknown[] | null {
  if (bestOf(mailbox) !== null) return 'found';
  const unread = unreadParts(mailbox);
  return unread.length > 0 ? unread : null;
}

const NUMBERS = {
  inbox: text(
    'INBOX holds {messages}, next UID {next}',
    '收件箱：{messages} 封，下一个 UID {next}',
  ),
  inboxFrom: text(
    'INBOX holds {messages}, UID {first} to {last}, the oldest of {oldest}',
    '收件箱：{messages} 封，UID {first} 到 {last}，最早一封 {oldest}',
  ),
  folderFrom: text(
    '{folder} holds {messages}, the oldest of {oldest}',
    '{folder}：{messages} 封，最早一封 {oldest}',
  ),
};

/** INBOX in numbers: how many are there of the UIDs that were given. */
export function inboxNumbers({ messages, uidNext }: FolderSeen): Message {
  return NUMBERS.inbox({ messages, next: uidNext ?? '?' });
}

/** Fewer messages than that are no pattern. */
const FEW = 5;
const MANY = 10;
/** Most of the UIDs behind the first message are there. */
const DENSE = 0.5;
/** Days that a range is usually set to. */
const RANGES: readonly number[] = [7, 15, 30, 60, 90, 180];

export interface RangeSign {
  readonly inbox: FolderSeen;
  readonly oldest: string;
  /** Days before now, where that is a round number of them. */
  readonly days: number | null;
  /** Other folders that begin at the same time. */
  readonly alike: readonly FolderSeen[];
  /** Folders that show mail from before. */
  readonly older: readonly FolderSeen[];
}

/**
 * Signs that IMAP shows this client only the latest mail, and that the time in question is
 * before that: `false` where there are none, `null` where it cannot be told.
 */
export function rangeSign(wanted: Wanted, mailbox: Mailbox): RangeSign | false | null {
  const end = endOf(wanted.sought);
  if (end === null) return false;
  const inbox = inboxOf(mailbox);
  if (inbox === null || inbox.uidNext === null) return null;
  const { messages, uidNext, firstUid, oldest } = inbox;
  // Nothing ever came into it.
  if (uidNext === 1) return false;
  const begins = timeOf(oldest);
  if (oldest === null || begins === null || firstUid === null) return null;
  const dense = messages / Math.max(1, uidNext - firstUid) >= DENSE;
  if (end > begins || firstUid <= 1 || !dense) return false;
  const others = mailbox.folders.filter((f) => f !== inbox);
  const alike = others.filter((f) => {
    const first = timeOf(f.oldest);
    return (
      first !== null &&
      Math.abs(first - begins) <= 2 * DAY &&
      f.messages >= MANY &&
      (f.firstUid ?? 1) > 1
    );
  });
  const older = others.filter((f) => (timeOf(f.oldest) ?? end) < end);
  const age = ((timeOf(wanted.now) ?? begins) - begins) / DAY;
  const days = RANGES.find((n) => Math.abs(age - n) <= 1) ?? null;
  // The last few that a client has not fetched yet are no range.
  if (messages < FEW && days === null && alike.length === 0) return false;
  return { inbox, oldest, days, alike, older };
}

export function rangeEvidence({
  inbox,
  oldest,
  alike,
}: RangeSign): readonly [Evidence, ...Evidence[]] {
  const { messages, firstUid, uidNext } = inbox;
  const last = (uidNext ?? 1) - 1;
  return [
    {
      from: inbox.seen,
      saw: NUMBERS.inboxFrom({ messages, first: firstUid ?? '?', last, oldest: moment(oldest) }),
    },
    ...alike.slice(0, 3).map((f) => ({
      from: f.seen,
      saw: NUMBERS.folderFrom({ folder: f.name, messages: f.messages, oldest: moment(f.oldest) }),
    })),
  ];
}

// ------------------------------------------------------------------------------ ways to act
