import { cannotTell, type Judgement, no, noUnless, type Problem, yes } from '../../engine/check.ts';
import { type Unknown, unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import type { FoundMessage, Returned, Trail, Wanted } from '../../facts/missing.ts';
import { classifyMxHost } from '../../knowledge/hosts.ts';
import { MAILBOX_PAGES } from '../../knowledge/mailbox-pages.ts';
import {
  DELIVERY_ROUTE,
  fix,
  given as givenFact,
  missingCheck,
  moment,
  soughtMessage,
  span,
} from '../common/missing.ts';
import { daysSince, doubts, locate, seenMessage, sentences } from '../common/missing-found.ts';

interface Given {
  readonly wanted: Wanted;
  readonly trail: Trail;
}

type Journey = NonNullable<FoundMessage['journey']>;
type Hop = Journey['hops'][number];

/** Mail takes seconds; servers that ask for a second try (greylisting) take minutes. */
const LATE = 3600;
/** Senders give up after four or five days (RFC 5321 §4.5.4.1). */
const GIVE_UP_DAYS = 5;

const titles = {
  late: text(
    '{span} late: {message}; held up between {host} and the next server',
    '晚到了 {span}：{message}，卡在 {host} 到下一台之间',
  ),
  sender: text(
    'Dated {span} before it came: {message}; sent late, or a wrong clock',
    '邮件日期比送达早 {span}：{message}，可能发出得晚，也可能时钟不准',
  ),
  waiting: text(
    'Put off, and tried again by itself: {message}; do not send it again yet',
    '投递被延迟，系统会自动重试：{message}，先不要重发',
  ),
  overdue: text(
    'Put off, and overdue: {message}; ask the sender for the bounce',
    '曾被延迟，现在应已退回：{message}，请发件人查看退信',
  ),
};
const hopDetail = text(
  'The Received fields show {delay} from {host} to {next}: the one held it, or the other did not take it at first.',
  'Received 记录显示，从 {host} 到 {next} 用了 {delay}：要么前者压着没发，要么后者起初没收。',
);
const firstDetail = text(
  '{delay} lie between the Date that the sender’s program wrote and {host}, the first server: an outbox, a timed sending, or a wrong clock.',
  '发件客户端写的时间（Date）与第一台服务器 {host} 之间相差 {delay}：邮件压在发件箱、定时发送，或时钟不准。',
);
const skewed = text('Hops whose clocks disagree were left out.', '时钟不一致的环节没有计入。');
const here = text('It has arrived meanwhile; nothing is lost.', '现在已经送达，没有丢。');
const unnamed = text('the host before', '上一台服务器');
const unnamedHost = text('a server without a name', '一台未写明名称的服务器');
const notice = text(
  'A delay notice of {when} says that it was not delivered yet and is tried again by itself.',
  '{when} 的延迟通知说明尚未送达，会自动重试。',
);
const noticeUndated = text(
  'A delay notice says that it was not delivered yet and is tried again by itself.',
  '延迟通知说明尚未送达，会自动重试。',
);
const past = text(
  'A delay notice of {when} said that it was not delivered then.',
  '{when} 的延迟通知说当时尚未送达。',
);
const tooLong = text(
  'Servers give up after four or five days and send a bounce; none was seen here.',
  '服务器一般重试四五天后放弃并退信，这里没有看到退信。',
);
const nowhere = text('It is in no folder of the mailbox yet.', '邮箱的文件夹里还没有这封邮件。');
const unseen = text(
  'The mailbox was not read, or not wholly: it may have arrived since.',
  '邮箱没有查看或没查完，之后也可能已经送达。',
);

const passOn = text(
  'If it happens again, show the Received lines to whoever runs {host}',
  '如果再次发生，把 Received 记录发给 {host} 的管理员',
);
const support = text(
  'If it happens again, show the Received lines to Alibaba Mail: it waited inside its servers',
  '如果再次发生，把 Received 记录提交给阿里邮箱：是在其服务器内部耽搁的',
);
const passOnSteps = [
  text(
    'The first mail of a sender may be put off on purpose (greylisting): mail after it comes faster.',
    '首次来信可能被有意推迟（灰名单），之后的邮件会快一些。',
  ),
];
const outbox = text(
  'Have the sender look at the outbox, timed sending, and the clock of the computer',
  '请发件人检查发件箱是否积压、是否设了定时发送、电脑时钟是否准确',
);
const wait = text(
  'Have the sender wait for the next try and not send it again, or it comes twice',
  '请发件人等待自动重试，不要重发，否则会收到两封',
);
const waitSteps = [
  text(
    'If it is urgent, send the text in another way, by chat for instance.',
    '如果很急，先用其他方式（如微信、钉钉）把内容发过来。',
  ),
];
const forward = text(
  'Have the sender show the delay notice to the mail administrator there: it says what the receiving server answered',
  '请发件人把延迟通知转给其邮件管理员，里面有收信服务器的应答',
);
const bounce = text(
  'Have the sender look for a bounce of it, and send it again once the cause is gone',
  '请发件人查找这封邮件的退信，解决退信原因后再重发',
);
const sawHop = text(
  'Received: from {from} by {host} at {when}, {delay} after the step before',
  'Received：从 {from} 到 {host}，{when}，比上一步晚 {delay}',
);
const soon = text('within minutes', '几分钟内');
const sawNotice = text('Delay notice of {when}: {reply}', '{when} 的延迟通知：{reply}');
const noReply = text('no reason given', '未说明原因');

/** Seconds that are believed: hops whose clocks agree. */
function believed({ hops }: Journey): number {
  return hops.reduce(
    (sum, { seconds, skewed }) => sum + (skewed || seconds === null || seconds < 0 ? 0 : seconds),
    0,
  );
}

/** The hop where it waited; `null` where it was not late or the clocks do not tell. */
function slowestOf(journey: Journey): Hop | null {
  const hop = journey.slowest === null ? undefined : journey.hops[journey.slowest];
  if (hop === undefined || hop.skewed || believed(journey) < LATE) return null;
  // Only the sender's own clock stands behind the first step: days are rather a wrong date.
  return journey.slowest === 0 && (hop.seconds ?? 0) > GIVE_UP_DAYS * 86_400 ? null : hop;
}

function cameLate(given: Given, best: FoundMessage, journey: Journey, hop: Hop): Problem {
  const { wanted } = given;
  const message = soughtMessage(wanted);
  const late = span(believed(journey));
  const delay = span(hop.seconds ?? 0);
  const at = journey.slowest ?? 0;
  // Before the first server only the sender's own clock is known.
  const first = at === 0;
  // A field is written on arrival: until then the message was with the host before.
  const before = journey.hops[at - 1]?.by ?? hop.from ?? hop.fromIp;
  const host = before ?? unnamed();
  const next = hop.by ?? unnamedHost();
  const inAlibaba = !first && isAlibabas(before) && isAlibabas(hop.by);
  const told = givenFact(given.trail.mailbox);
  return {
    title: first
      ? titles.sender({ span: late, message })
      : titles.late({ span: late, message, host }),
    detail: sentences([
      first ? firstDetail({ delay, host: next }) : hopDetail({ delay, host, next }),
      here(),
      ...(journey.hops.some((h) => h.skewed) ? [skewed()] : []),
      ...(told === null ? [] : doubts({ wanted, mailbox: told }, best)),
    ]),
    evidence: [
      {
        from: best.seen,
        saw: sawHop({
          from: hop.from ?? hop.fromIp ?? unnamed(),
          host: next,
          when: moment(hop.at),
          delay,
        }),
        wanted: soon(),
      },
      seenMessage(best, wanted),
    ],
    severity: 'warning',
    confidence: Math.min(best.match.confidence, first ? 0.7 : 0.9),
    owner: inAlibaba ? 'alibaba' : 'sender',
    fixes: [
      first
        ? fix(outbox(), 'sender')
        : inAlibaba
          ? fix(support(), 'alibaba')
          : fix(passOn({ host }), 'sender', { steps: passOnSteps.map((step) => step()) }),
    ],
  };
}

function isAlibabas(host: string | null): boolean {
  if (host === null) return false;
  const { kind } = classifyMxHost(host.toLowerCase(), '');
  return kind === 'edition' || kind === 'alibaba';
}

function isHis({ slip, recipient }: Returned): boolean {
  return slip.kind === 'same' || recipient === null;
}

/** A report about another message says nothing of this one. */
function isAbout({ match }: Returned): boolean {
  return match === null || match.confidence >= 0.5;
}

/** The newest notice after which nothing was heard: no bounce, no word that it was taken. */
function openNotice(returned: readonly Returned[]): Returned | null {
  const reports = returned.filter((r) => isHis(r) && isAbout(r));
  const notices = reports.filter((r) => r.kind === 'delay');
  const newest = notices.reduce<Returned | null>(
    (best, r) => (best === null || (r.at ?? '') > (best.at ?? '') ? r : best),
    null,
  );
  return newest !== null && reports.every((r) => r.kind === 'delay') ? newest : null;
}

function onItsWay(wanted: Wanted, seen: Returned, mailboxRead: boolean): Problem {
  const message = soughtMessage(wanted);
  const overdue = (daysSince(seen.at, wanted.now) ?? 0) > GIVE_UP_DAYS;
  const { at, match, reply } = seen;
  const when = moment(at);
  const fixes = overdue
    ? [fix(bounce(), 'sender')]
    : [fix(wait(), 'sender', { steps: waitSteps.map((step) => step()) }), fix(forward(), 'sender')];
  // A file was given because it is about this message.
  const unmatched = seen.from === 'file' ? 1 : 0.75;
  const sure = (overdue ? 0.5 : 0.85) * (mailboxRead ? 1 : 0.8);
  return {
    title: overdue ? titles.overdue({ message }) : titles.waiting({ message }),
    detail: sentences([
      ...(overdue
        ? [past({ when }), tooLong()]
        : [at === null ? noticeUndated() : notice({ when })]),
      mailboxRead ? nowhere() : unseen(),
    ]),
    evidence: [
      {
        from: seen.seen,
        saw: sawNotice({ when, reply: reply === null ? noReply() : reply.slice(0, 200) }),
      },
    ],
    severity: 'error',
    confidence: Math.round(Math.min(sure, match?.confidence ?? unmatched) * 100) / 100,
    owner: 'sender',
    fixes,
  };
}

export default missingCheck({
  id: 'missing/delayed',
  question: text(
    'Did the message come late, or is it still on its way?',
    '邮件是不是晚到了，或者还在路上？',
  ),
  why: text(
    'A server that cannot hand a message over tries again for days before it gives up (RFC 5321 §4.5.4.1). Each hop notes the time (§4.4), so the header shows where it waited.',
    '服务器投递不成会反复重试，几天后才放弃（RFC 5321 §4.5.4.1）。每一跳都会记录时间（§4.4），从邮件头能看出卡在哪里。',
  ),
  severity: 'error',
  needs: ['wanted', 'trail'],
  route: DELIVERY_ROUTE,
  references: ['RFC 5321 §4.4', 'RFC 5321 §4.5.4.1', 'RFC 3461 §4.4', MAILBOX_PAGES.trouble],
  optional: true,
  answer(given): Judgement<'yes' | 'no'> {
    const { wanted, trail } = given;
    const mailbox = givenFact(trail.mailbox);
    const located = mailbox === null ? null : locate({ wanted, mailbox });
    if (located !== null && located.best !== null) {
      const { best } = located;
      if (best.journey === null || best.journey.seconds === null) {
        return cannotTell([unknown('depends-on-unknown', [best.seen])]);
      }
      const hop = slowestOf(best.journey);
      return hop === null ? no([best.seen]) : yes(cameLate(given, best, best.journey, hop));
    }
    const returned = givenFact(trail.returned);
    const read = located !== null && located.missing.length === 0;
    const open = openNotice(returned ?? []);
    if (open !== null) return yes(onItsWay(wanted, open, read));
    if (mailbox === null || located === null) return cannotTell([trail.mailbox as Unknown]);
    return noUnless(located.missing, [mailbox.seen, ...(returned ?? []).map((r) => r.seen)]);
  },
});
