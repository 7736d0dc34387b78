import { cannotTell, type Evidence, no, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { type Message, text } from '../../engine/text.ts';
import type { FolderSeen, FoundMessage, Mailbox, Trail } from '../../facts/missing.ts';
import { MAILBOX_PAGES } from '../../knowledge/mailbox-pages.ts';
import type { Sought } from '../../trace/types.ts';
import {
  DELIVERY_ROUTE,
  fix,
  folderName,
  given,
  inboxOf,
  isInbox,
  isOutgoing,
  missingCheck,
  moment,
  soughtMessage,
} from '../common/missing.ts';
import {
  isExplained,
  notAbsent,
  rangeSign,
  reportsFor,
  startOf,
  timeOf,
} from '../common/missing-absent.ts';
import { logFix } from '../common/missing-found.ts';

const TITLES = {
  other: text(
    'No sign that it ever came in: the sender has to trace {message}',
    '没有进过邮箱的痕迹：请发件方追查 {message}',
  ),
  nothing: text(
    'Nothing at all came in that time: the sender has to trace {message}',
    '那段时间一封邮件都没收到：请发件方追查 {message}',
  ),
};
const DETAILS = {
  other: text(
    'Every folder was read, and in INBOX nothing that came in that time is gone: it was not put there and deleted later. Whether it reached Alibaba Mail at all is only in the logs.',
    '所有文件夹都查过，收件箱里那段时间到的邮件一封没少：不是到了以后被删的。它有没有到过阿里邮箱，只有日志能说明。',
  ),
  nothing: text(
    'Every folder was read; none got mail in that time, and no number of INBOX is missing. That may be a quiet mailbox, or no mail reached it at all: ask whether other mail is missing too.',
    '所有文件夹都查过，那段时间都没有收到邮件，收件箱的编号也没有空缺。可能本来就没来信，也可能来信都到不了：问问其他邮件是否也没到。',
  ),
  hidden: text(
    '{said} Mail of about that time is gone from {folder}: if this one went there, it would not show.',
    '{said}“{folder}”里那段时间前后有邮件已不在：如果它进过那里，这里看不出来。',
  ),
  untold: text(
    '{said} Mail may have been deleted from {folder}: if this one went there, it would not show.',
    '{said}“{folder}”里可能有邮件被删过：如果它进过那里，这里看不出来。',
  ),
  near: text(
    '{said} A message that is like it is there: see whether it is the one after all.',
    '{said}另有一封相似的邮件，请看看是不是它。',
  ),
};
const KEPT = text(
  'INBOX holds {messages}, none of that time gone, the newest seen of {newest}',
  '收件箱：{messages} 封，那段时间没有缺少，看到的最新一封 {newest}',
);
const KEPT_NONE = text(
  'INBOX holds {messages}, none of that time, and none gone',
  '收件箱：{messages} 封，那段时间没有，也没有缺少',
);
const WANTED = text('the message in a folder', '邮件在某个文件夹里');
const LATER = text('came from the same sender at {time}', '同一发件人 {time} 的来信到了');
const trace = text(
  'Ask the sender for the bounce, or for what their server’s log says of it',
  '请发件方提供退信，或查他们服务器的发信日志',
);
const traceId = text(
  'Ask the sender for the bounce, or for what their server’s log says of <{id}>',
  '请发件方提供退信，或在他们服务器的发信日志里查 <{id}>',
);
const traceSteps = [
  text(
    'The log names the server that took the message and its reply. “250” from Alibaba Mail: send that line to the administrator here. Anything else: it stopped there.',
    '日志里有接收服务器和它的应答。阿里邮箱答了 250：把这一行发给我方管理员；否则就是停在对方那里。',
  ),
  text(
    'Bounces often lie in the sender’s Junk. Run this search again with --eml and the bounce.',
    '退信常在发件人的垃圾邮件里。拿到后加 --eml 再跑一次本查询。',
  ),
];
const again = text(
  'Have it sent again, after comparing the address letter by letter: {address}',
  '请对方逐字核对地址后重发：{address}',
);
const log = text(
  'Look the message up in the received-mail log: what is not in it was not taken in here',
  '在收信查询里查这封邮件：没有记录就是没收下过',
);

const DAY = 86_400_000;

/** What came in the time in question, as far as the dates of what was looked at tell. */
function arrivals({ messages, compared, newest }: FolderSeen, sought: Sought) {
  const start = startOf(sought);
  const last = timeOf(newest);
  // Days begin elsewhere earlier: the same tolerance as in reading.
  if (messages === 0 || compared === 0) return 'nothing';
  if (last === null || start === null) return 'untold';
  if (last < start - DAY) return 'nothing';
  const end = timeOf(sought.until);
  return last >= start && (end === null || last < end + DAY) ? 'some' : 'untold';
}

function cameElsewhere({ folders }: Mailbox, sought: Sought): boolean {
  return folders.some(
    (f) => !isInbox(f) && !isOutgoing(f.role) && arrivals(f, sought) !== 'nothing',
  );
}

/**
 * A folder into which the message may have gone, and been deleted there: one out of which mail of
 * that time was taken before Junk, of which that is only not known.
 */
function mayHide({ folders }: Mailbox): FolderSeen | null {
  const others = folders.filter((f) => !isInbox(f) && !isOutgoing(f.role));
  return (
    others.find((f) => f.removed !== null && f.removed > 0) ??
    others.find((f) => f.role === '\\Junk' && f.removed === null) ??
    null
  );
}

function isForOthers({ copy }: Trail): boolean {
  const kind = copy.known ? copy.value.slip.kind : 'none';
  return kind === 'other-mailbox' || kind === 'other-domain';
}

function detailOf(
  said: Message,
  hiding: FolderSeen | null,
  near: FoundMessage | undefined,
): Message {
  const alike = near === undefined ? said : DETAILS.near({ said });
  if (hiding === null) return alike;
  const folder = folderName(hiding.name, hiding.role);
  return DETAILS[hiding.removed === null ? 'untold' : 'hidden']({ said: alike, folder });
}

export default missingCheck({
  id: 'missing/never-arrived',
  question: text('Did the message never get into the mailbox?', '邮件是不是根本没进过这个邮箱？'),
  why: text(
    'Each message that gets into INBOX takes the next UID, and a UID is never given again (RFC 9051 §2.3.1.1): where no UID of that time is missing, nothing was deleted or moved away, and a message that is not there did not come. The sender’s server then knows what became of it (RFC 5321 §6.1).',
    '每封进收件箱的邮件都占下一个 UID，UID 不会再用（RFC 9051 §2.3.1.1）：那段时间的 UID 没有空缺，就没有邮件被删或移走，找不到的邮件就是没来过。去向要看发件服务器（RFC 5321 §6.1）。',
  ),
  severity: 'error',
  needs: ['wanted', 'mailbox', 'trail'],
  route: DELIVERY_ROUTE,
  references: ['RFC 9051 §2.3.1.1', 'RFC 5321 §6.1', MAILBOX_PAGES.logs, MAILBOX_PAGES.trouble],
  answer({ wanted, mailbox, trail }) {
    const { sought } = wanted;
    const absent = notAbsent(mailbox);
    if (absent === 'found') return no([mailbox.seen]);
    if (isExplained(trail)) return no([mailbox.seen]);
    // Came back, is on its way, or was taken.
    const reports = reportsFor(trail, 'bounce', 'delay', 'delivered', 'auto-reply');
    if (reports.length > 0) return no(reports.map((r) => r.seen));
    if (!wanted.named || startOf(sought) === null) {
      return cannotTell([unknown('not-tried', [wanted.seen])]);
    }
    if (absent !== null) return cannotTell(absent);
    const inbox = inboxOf(mailbox);
    const range = rangeSign(wanted, mailbox);
    if (inbox === null || inbox.removed !== 0 || (range !== null && range !== false)) {
      return cannotTell([unknown('depends-on-unknown', [inbox?.seen ?? mailbox.seen])]);
    }
    const { messages, newest, seen } = inbox;
    const own = arrivals(inbox, sought);
    const came = mailbox.later.length > 0 ? 'some' : own;
    // A rule may have filed what came.
    const nothing = came === 'nothing' && !cameElsewhere(mailbox, sought);
    const hiding = mayHide(mailbox);
    const [near] = mailbox.near;
    const tried = given(trail.loopback);
    // Not even mail to oneself gets in: then this one may have been taken as well.
    const lost = tried?.accepted === true && tried.arrived === null && tried.unseen === null;
    const said = DETAILS[nothing ? 'nothing' : 'other']();
    const sure = nothing ? 0.7 : came === 'some' ? 0.85 : 0.8;
    const evidence: readonly [Evidence, ...Evidence[]] = [
      {
        from: seen,
        saw:
          own === 'nothing' ? KEPT_NONE({ messages }) : KEPT({ messages, newest: moment(newest) }),
        wanted: WANTED(),
      },
      ...mailbox.later
        .slice(0, 2)
        .map((m) => ({ from: m.seen, saw: LATER({ time: moment(m.internalDate) }) })),
    ];
    return yes({
      title: TITLES[nothing ? 'nothing' : 'other']({ message: soughtMessage(wanted) }),
      detail: detailOf(said, hiding, near),
      evidence,
      contradicts: [
        ...(hiding === null ? [] : [hiding.seen]),
        ...(near === undefined ? [] : [near.seen]),
        ...(lost && tried !== null ? [tried.seen] : []),
      ],
      confidence: Math.min(
        sure,
        lost || near !== undefined ? 0.5 : 1,
        // The sender's copy is not addressed to this mailbox.
        isForOthers(trail) ? 0.6 : 1,
        hiding === null ? 1 : hiding.removed === null ? 0.7 : 0.5,
      ),
      owner: 'sender',
      fixes: [
        ...logFix('received', log(), wanted.sought.since, wanted.now),
        fix(sought.messageId === null ? trace() : traceId({ id: sought.messageId }), 'sender', {
          effort: 'hours',
          steps: traceSteps.map((step) => step()),
        }),
        fix(again({ address: wanted.address }), 'sender'),
      ],
    });
  },
});
