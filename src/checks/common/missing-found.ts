/** What the checks of a message that was found share: where it is, how surely it is the one, and the ways to act. */
import {
  type Evidence,
  type Fix,
  type Judgement,
  no,
  noUnless,
  type Problem,
  yes,
} from '../../engine/check.ts';
import { type Unknown, unknown } from '../../engine/fact.ts';
import { join, type Message, type Text, text } from '../../engine/text.ts';
import type { FoundMessage, Mailbox, Wanted } from '../../facts/missing.ts';
import {
  LOG_LIMITS,
  LOG_QUERIES,
  type LogQuery,
  MAILBOX_PATHS,
} from '../../knowledge/mailbox-pages.ts';
import {
  bestOf,
  fix,
  folderName,
  inboxOf,
  isOutgoing,
  moment,
  type Place,
  placeOf,
  soughtMessage,
  unreadParts,
} from './missing.ts';

// ------------------------------------------------------------------------------ where it is

export type Located =
  | { readonly best: FoundMessage }
  /** It is in no folder; where something is missing, in none that was read. */
  | { readonly best: null; readonly missing: readonly Unknown[] };

/** The message that is most likely the one: its place is told even where other folders were not read. */
export function locate({ wanted, mailbox }: FoundIn): Located {
  if (!wanted.named) return { best: null, missing: [unknown('not-tried', [wanted.seen])] };
  const best = bestOf(mailbox);
  return best === null ? { best, missing: unreadParts(mailbox) } : { best };
}

export interface FoundIn {
  readonly wanted: Wanted;
  readonly mailbox: Mailbox;
}

/** `yes` where the message was found in that place, with what `tell` says of it. */
export function inPlace(
  given: FoundIn,
  place: Place,
  tell: (best: FoundMessage) => Omit<Problem, 'confidence'>,
): Judgement<'yes' | 'no'> {
  const located = locate(given);
  if (located.best === null) return noUnless(located.missing, [given.mailbox.seen]);
  const { best } = located;
  if (placeOf(best) !== place) return no([best.seen]);
  return yes({ ...tell(best), confidence: best.match.confidence });
}

/** From here on the titles say that it is the one. */
const SURE = 0.7;

export function isSure({ match }: FoundMessage): boolean {
  return match.confidence >= SURE;
}

/** The one title or the other, by how surely it is the message. */
export function titleOf<P extends string>(
  best: FoundMessage,
  titles: { readonly sure: Text<P>; readonly perhaps: Text<P> },
): Text<P> {
  return isSure(best) ? titles.sure : titles.perhaps;
}

const READ = text('read', '已读');
const UNREAD = text('unread', '未读');

export function isRead({ flags }: FoundMessage): boolean {
  return flags.some((f) => f.toLowerCase() === '\\seen');
}

export function readOrNot(message: FoundMessage): Message {
  return isRead(message) ? READ() : UNREAD();
}

const CAME = text(
  'It came in on {when} and is marked {state}.',
  '邮件 {when} 送达，状态为{state}。',
);
const CAME_SOMETIME = text('It is marked {state}.', '邮件状态为{state}。');

/** When it came in, and whether it was read. Moving a message keeps its date (RFC 9051 §6.4.7). */
export function cameIn(message: FoundMessage): Message {
  const state = readOrNot(message);
  return message.internalDate === null
    ? CAME_SOMETIME({ state })
    : CAME({ when: moment(message.internalDate), state });
}

const SEVERAL = {
  one: text(
    'One other message fits as well: its subject or Message-ID would tell them apart.',
    '另有 1 封同样吻合，提供主题或 Message-ID 才能区分。',
  ),
  many: text(
    '{n} other messages fit as well: the subject or the Message-ID would tell them apart.',
    '另有 {n} 封同样吻合，提供主题或 Message-ID 才能区分。',
  ),
  weak: text(
    'Only part of what you told agrees: open it to see whether it is the one.',
    '与您给的线索只有部分吻合，请打开确认是不是这封。',
  ),
  few: text(
    'The hints are few: open it to see whether it is the one.',
    '线索较少，请打开确认是不是这封。',
  ),
};

/** How far it may be another one; nothing where it surely is this. */
export function doubts({ mailbox }: FoundIn, best: FoundMessage): readonly Message[] {
  if (best.match.confidence >= 0.9) return [];
  const rivals = mailbox.found.filter(
    (m) => m !== best && !isOutgoing(m.role) && m.match.confidence >= best.match.confidence,
  ).length;
  if (rivals === 1) return [SEVERAL.one()];
  if (rivals > 1) return [SEVERAL.many({ n: rivals })];
  if (isSure(best)) return [];
  return [best.match.against.length > 0 ? SEVERAL.weak() : SEVERAL.few()];
}

/** Sentences one behind the other. */
export function sentences(parts: readonly Message[]): Message {
  return join(parts, { en: ' ', zh: '' });
}

// ------------------------------------------------------------------------------ evidence

const SAW = text(
  '{folder}, UID {uid}, {when}, {state}: “{subject}” from {from}',
  '{folder}，UID {uid}，{when}，{state}：{from} 发来的“{subject}”',
);
const MAX_SHOWN = 100;

function shown(value: string | null): string {
  if (value === null) return '?';
  const letters = [...value];
  return letters.length > MAX_SHOWN ? `${letters.slice(0, MAX_SHOWN).join('')}…` : value;
}

export function seenMessage(message: FoundMessage, wanted?: Wanted): Evidence {
  const { folder, role, uid, internalDate, envelope, seen } = message;
  return {
    from: seen,
    saw: SAW({
      folder: folderName(folder, role),
      uid,
      when: moment(internalDate),
      state: readOrNot(message),
      subject: shown(envelope.subject),
      from: shown(envelope.from),
    }),
    ...(wanted === undefined ? {} : { wanted: soughtMessage(wanted) }),
  };
}

/** Other mail of the same sender since the time in question, and where it is. */
export interface Siblings {
  /** In the same folder. */
  readonly beside: readonly FoundMessage[];
  readonly inbox: readonly FoundMessage[];
}

export function siblingsOf(mailbox: Mailbox, best: FoundMessage): Siblings {
  const others = [...mailbox.found, ...mailbox.later].filter(
    (m) => m !== best && m.match.by.includes('from') && !isOutgoing(m.role),
  );
  return {
    beside: others.filter((m) => m.folder === best.folder && placeOf(m) === placeOf(best)),
    inbox: others.filter((m) => placeOf(m) === 'inbox'),
  };
}

// ------------------------------------------------------------------------------ ways to act

const DAY = 86_400_000;

/** Days since a moment, `null` where it cannot be read. */
export function daysSince(iso: string | null, now: string): number | null {
  const days = iso === null ? Number.NaN : (Date.parse(now) - Date.parse(iso)) / DAY;
  return Number.isNaN(days) ? null : days;
}

const LOG_SPAN = text(
  'One query spans {days} days at most; the logs go back {kept} days.',
  '一次最多查 {days} 天，日志保留 {kept} 天。',
);

/** The guide's way into each log. */
const LOG_OPERATIONS: Readonly<Record<LogQuery, Pick<Fix, 'operation'>>> = {
  logon: { operation: 'view-recent-logon-logs' },
  received: { operation: 'query-received-mail' },
  sent: { operation: 'query-sent-mail' },
  deleted: { operation: 'query-deleted-mail' },
};

/**
 * A look into a log; nothing where the time in question is older than the logs. Old mail may have been
 * deleted yesterday.
 */
export function logFix(
  query: LogQuery,
  title: Message,
  since: string | null,
  now: string,
  steps: readonly Message[] = [],
): readonly Fix[] {
  if (query !== 'deleted' && (daysSince(since, now) ?? 0) > LOG_LIMITS.keptDays) return [];
  const limits = LOG_SPAN({ days: LOG_LIMITS.queryDays, kept: LOG_LIMITS.keptDays });
  return [
    fix(title, 'you', {
      console: LOG_QUERIES[query].path(),
      ...LOG_OPERATIONS[query],
      steps: [...steps, limits],
    }),
  ];
}

const RULES = text(
  'Look for an incoming mail rule that catches this sender or subject, and correct it',
  '检查收信规则有没有命中这个发件人或主题，有就改掉',
);
const RULE_STEPS = [
  text(
    'A rule acts only when all of its conditions hold; with several rules, mind their order too.',
    '规则要所有条件都满足才生效；有多条规则时，还要看先后顺序。',
  ),
  text(
    'Mail programs have rules of their own (Outlook, Foxmail, phones): look there too.',
    '邮件客户端也有自己的规则（Outlook、Foxmail、手机），一并检查。',
  ),
];

export function rulesFix(first: readonly Message[] = []): Fix {
  return fix(RULES(), 'you', {
    console: MAILBOX_PATHS.rules(),
    operation: 'create-inbox-rule',
    steps: [...first, ...RULE_STEPS.map((step) => step())],
  });
}

// ------------------------------------------------------------------------------ what is gone

/** Fewer UIDs that were given tell nothing. */
const FEWEST_GIVEN = 5;
/** A client that fetches and deletes leaves at most this part of the mail. */
const LEFT = 0.2;

/**
 * Nearly all mail that ever came into the inbox is gone again, and it is not known that none of it
 * was of the time in question: so does a client that takes mail away, not a hand.
 */
export function looksEmptiedByClient(mailbox: Mailbox): boolean {
  const inbox = inboxOf(mailbox);
  if (inbox === null || inbox.uidNext === null) return false;
  const given = inbox.uidNext - 1;
  // What people file is not gone.
  const filed = mailbox.folders
    .filter((f) => f !== inbox && !isOutgoing(f.role))
    .reduce((sum, f) => sum + f.messages, 0);
  return given >= FEWEST_GIVEN && inbox.messages + filed <= LEFT * given && inbox.removed !== 0;
}
