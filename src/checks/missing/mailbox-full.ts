import { cannotTell, type Evidence, type Fix, no, type Problem, yes } from '../../engine/check.ts';
import { type Observation, unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import type { Trail, Wanted } from '../../facts/missing.ts';
import { MAILBOX_PAGES, MAILBOX_PATHS } from '../../knowledge/mailbox-pages.ts';
import {
  fix,
  given,
  inboxOf,
  MAILBOX_ROUTE,
  missingCheck,
  ROOMY,
  usedShare,
} from '../common/missing.ts';
import { endOf, reportEvidence, reportsFor, timeOf } from '../common/missing-absent.ts';
import { quoted, refusedAsFull, replyTo } from '../common/missing-sender.ts';

const TITLES = {
  full: text(
    'The mailbox {address} is full and takes no mail: delete some',
    '邮箱 {address} 满了，收不了信，请先清理',
  ),
  nearly: text(
    'The mailbox {address} is nearly full: {left} left',
    '邮箱 {address} 快满了：只剩 {left}',
  ),
  was: text(
    'The mailbox {address} was full when the message came: have it sent again',
    '邮件到达时邮箱 {address} 是满的，请对方重发',
  ),
  wasDelayed: text(
    'The mailbox {address} was full when the message came: wait for the next try',
    '邮件到达时邮箱 {address} 是满的，请等对方系统重试',
  ),
};
const DETAILS = {
  refused: text(
    'The server refused for lack of space. Mail that is refused goes back to its sender and does not come by itself later.',
    '服务器因空间不足拒收。被拒的邮件会退给发件人，之后不会自己补到。',
  ),
  delayed: text(
    'The server puts mail off for lack of space. The sender’s system tries again for a while, then it gives up.',
    '服务器因空间不足暂缓收信。对方系统会重试一段时间，之后就放弃。',
  ),
  quota: text(
    'The server counts {used} of {limit}. That it refused this very message was not seen; mail that is refused goes back to its sender and does not come by itself later.',
    '服务器显示已用 {used}，上限 {limit}。没有看到拒收这封邮件的记录；被拒的邮件会退给发件人，之后不会自己补到。',
  ),
  was: text(
    'The server refused it for lack of space, and there is room again: {used} of {limit} are used. It does not come by itself.',
    '当时因空间不足被拒，现在有空间了：已用 {used}，上限 {limit}。这封邮件不会自己补到。',
  ),
  wasDelayed: text(
    'The server put it off for lack of space, and there is room again: {used} of {limit} are used. The sender’s system tries again by itself for a while.',
    '当时因空间不足暂缓，现在有空间了：已用 {used}，上限 {limit}。对方系统会自动重试一段时间。',
  ),
};
const USED = text(
  '{used} of {limit} used ({percent} %)',
  '已用 {used}，上限 {limit}（{percent}%）',
);
const ROOM = text('room for the message', '有空间放下这封邮件');
const free = text(
  'Delete large and old mail, then empty Deleted and Junk',
  '删掉大邮件和旧邮件，再清空“已删除”和“垃圾邮件”',
);
const freeSteps = [
  text(
    'Save first what has to be kept: the owner cannot restore what was emptied.',
    '要留的先存到本地：清空后自己恢复不了。',
  ),
  text(
    'Deleted mail and junk take up space until their folders are emptied.',
    '已删除的邮件和垃圾邮件在清空之前仍占空间。',
  ),
];
const more = text(
  'Ask the administrator to give {address} more space',
  '请管理员给 {address} 扩容',
);
const again = text('Have the sender send it again once there is room', '清理好之后请发件人重发');
const againNow = text('Have the sender send it again', '请发件人重发这封邮件');
const waitNow = text(
  'Send it again only if it came back, or does not come within a day',
  '已经退回，或一天内还没到，再重发',
);
const wait = text(
  'Tell the sender when there is room: their system tries again, and only what came back must be sent again',
  '清理好之后告诉发件人：对方系统会自动重试，已经退回的才需要重发',
);

/** From here on larger mail does not fit. */
const FULL = 0.98;

const UNITS = [
  { name: 'GB', bytes: 1024 ** 3 },
  { name: 'MB', bytes: 1024 ** 2 },
] as const;

function size(bytes: number): string {
  const unit = UNITS.find((u) => bytes >= u.bytes);
  if (unit === undefined) return `${Math.round(bytes / 1024)} KB`;
  return `${Number((bytes / unit.bytes).toFixed(2))} ${unit.name}`;
}

export default missingCheck({
  id: 'missing/mailbox-full',
  question: text('Is the mailbox full?', '邮箱是不是满了？'),
  why: text(
    'A full mailbox takes no new mail: what comes is refused and goes back to its sender (RFC 3463 §3.3). Alibaba Mail’s IMAP servers do not tell how full a mailbox is (RFC 9208 is not offered), so that often only a bounce shows it.',
    '邮箱满了就收不了新邮件，来信会被拒收并退给发件人（RFC 3463 §3.3）。阿里邮箱的 IMAP 不提供容量信息（不支持 RFC 9208），所以往往只有退信能看出来。',
  ),
  severity: 'error',
  optional: true,
  needs: ['wanted', 'trail'],
  route: MAILBOX_ROUTE,
  references: ['RFC 3463 §3.3', 'RFC 9208 §5.1', MAILBOX_PAGES.replies, MAILBOX_PAGES.storage],
  answer({ wanted, trail }) {
    const signs = signsOf(wanted, trail);
    const { space, refusals } = signs;
    if (refusals.length > 0) return yes(refused(wanted, signs));
    if (space !== null) {
      return space.share >= FULL ? yes(counted(wanted, signs, space)) : no([space.seen]);
    }
    // Its own message came in.
    if (signs.arrived !== null) return no([signs.arrived]);
    if (!trail.mailbox.known) return cannotTell([trail.mailbox]);
    return cannotTell([unknown('not-implemented-there', [trail.mailbox.value.seen])]);
  },
});

interface Space {
  readonly used: number;
  readonly limit: number;
  readonly share: number;
  readonly seen: Observation;
}

interface Signs {
  readonly space: Space | null;
  /** The server said so to us, or to the sender. */
  readonly refusals: readonly Evidence[];
  /** It says so now. */
  readonly now: boolean;
  /** It only put the message off. */
  readonly delayed: boolean;
  /** A message that was sent for the purpose came in. */
  readonly arrived: Observation | null;
  /** Other mail came in after the time in question. */
  readonly later: Observation | null;
}

function signsOf({ sought }: Wanted, trail: Trail): Signs {
  const mailbox = given(trail.mailbox);
  const quota = mailbox?.quota ?? null;
  const share = mailbox === null ? null : usedShare(mailbox);
  const attempts = refusedAsFull(trail);
  const reports = reportsFor(trail, 'bounce', 'delay').filter((r) => r.cause === 'mailbox-full');
  const loopback = given(trail.loopback);
  const inbox = mailbox === null ? null : inboxOf(mailbox);
  const [end, newest] = [endOf(sought), timeOf(inbox?.newest ?? null)];
  const isLater = end !== null && newest !== null && newest > end;
  return {
    space:
      mailbox === null || quota === null || share === null
        ? null
        : { ...quota, share, seen: mailbox.seen },
    refusals: [
      ...attempts.map((a) => ({ from: a.seen, saw: quoted(replyTo(a) ?? a.outcome) })),
      ...reports.map(reportEvidence),
    ],
    now: attempts.length > 0,
    delayed:
      attempts.every((a) => a.outcome === 'deferred') && reports.every((r) => r.kind === 'delay'),
    arrived: loopback?.arrived == null ? null : loopback.seen,
    later: isLater ? (inbox?.seen ?? null) : null,
  };
}

function spaceEvidence({ used, limit, share, seen }: Space): Evidence {
  const percent = Math.floor(share * 100);
  return { from: seen, saw: USED({ used: size(used), limit: size(limit), percent }) };
}

function against(...seen: readonly (Observation | null)[]): Pick<Problem, 'contradicts'> {
  const contradicts = seen.filter((o) => o !== null);
  return contradicts.length === 0 ? {} : { contradicts };
}

function refused({ address }: Wanted, { space, refusals, now, delayed, arrived }: Signs): Problem {
  const proof = space === null ? refusals : [...refusals, spaceEvidence(space)];
  const evidence = proof as unknown as Problem['evidence'];
  if (space !== null && space.share < ROOMY && !now) {
    const sizes = { used: size(space.used), limit: size(space.limit) };
    const kind = delayed ? 'wasDelayed' : 'was';
    return {
      title: TITLES[kind]({ address }),
      detail: DETAILS[kind](sizes),
      evidence,
      confidence: 0.9,
      fixes: [fix(delayed ? waitNow() : againNow(), 'sender')],
    };
  }
  return {
    title: TITLES.full({ address }),
    detail: DETAILS[delayed ? 'delayed' : 'refused'](),
    evidence,
    ...against(arrived),
    confidence: 0.95,
    fixes: [...roomFixes(address), fix(delayed ? wait() : again(), 'sender')],
  };
}

/** Only counted: what came in meanwhile speaks against it. */
function counted({ address }: Wanted, { later, arrived }: Signs, space: Space): Problem {
  const { used, limit, share } = space;
  const sizes = { used: size(used), limit: size(limit) };
  const left = size(Math.max(0, limit - used));
  const sure = later === null && arrived === null;
  return {
    title: share >= 1 ? TITLES.full({ address }) : TITLES.nearly({ address, left }),
    detail: DETAILS.quota(sizes),
    evidence: [{ ...spaceEvidence(space), wanted: ROOM() }],
    ...against(later, arrived),
    // What is smaller than what is left still came in.
    ...(share >= 1 ? {} : { severity: 'warning' as const }),
    confidence: share >= 1 ? (sure ? 0.95 : 0.7) : sure ? 0.5 : 0.4,
    fixes: [...roomFixes(address), fix(again(), 'sender')],
  };
}

function roomFixes(address: string): readonly Fix[] {
  return [
    fix(free(), 'you', {
      console: MAILBOX_PATHS.trashFolder(),
      operation: 'empty-folder',
      risk: 'low',
      steps: freeSteps.map((step) => step()),
    }),
    fix(more({ address }), 'mail-admin', { console: MAILBOX_PATHS.accounts() }),
  ];
}
