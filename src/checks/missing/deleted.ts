import { cannotTell, type Fix, type Judgement, no, type Problem, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import type { FolderSeen, FoundMessage } from '../../facts/missing.ts';
import { MAILBOX_PAGES } from '../../knowledge/mailbox-pages.ts';
import {
  fix,
  folderName,
  inboxOf,
  MAILBOX_ROUTE,
  missingCheck,
  placeOf,
  soughtMessage,
} from '../common/missing.ts';
import { isExplained } from '../common/missing-absent.ts';
import {
  cameIn,
  doubts,
  type FoundIn,
  locate,
  logFix,
  looksEmptiedByClient,
  rulesFix,
  seenMessage,
  sentences,
  titleOf,
} from '../common/missing-found.ts';

const marked = {
  sure: text(
    'Marked as deleted in {folder}: {message}; undelete it now',
    '在“{folder}”里被标记为已删除：{message}，请马上取消删除',
  ),
  perhaps: text(
    'Perhaps it is the one marked as deleted in {folder}: {message}; look at it now',
    '“{folder}”里有一封标记为已删除的可能就是：{message}，请马上确认',
  ),
};
const gone = {
  one: text(
    'Up to 1 message left the inbox then: look for {message} in the deleted-mail log',
    '那段时间收件箱最多少了 1 封，请到删信查询里找 {message}',
  ),
  many: text(
    'Up to {n} messages left the inbox then: look for {message} in the deleted-mail log',
    '那段时间收件箱最多少了 {n} 封，请到删信查询里找 {message}',
  ),
};
const hides = text(
  'Most mail programs hide what is so marked; the next purge removes it for good.',
  '带这个标记的邮件多数客户端不显示，下次清除（expunge）后就彻底没了。',
);
const numbers = {
  one: text(
    'A number (UID) that the inbox gave around that time is gone; which message it was is not to be seen.',
    '那段时间前后收件箱分配过的编号（UID）空缺 1 个；是哪一封看不出来。',
  ),
  many: text(
    'Numbers (UIDs) that the inbox gave around that time are gone; which messages they were is not to be seen.',
    '那段时间前后收件箱分配过的编号（UID）有空缺；具体是哪几封看不出来。',
  ),
};
const notMoved = text(
  'All folders were read and the message is in none: if it came, it was deleted, not moved.',
  '所有文件夹都读过，都没有这封：如果来过，就是被删了，不是被移走。',
);

const undelete = text(
  'Undelete it now in a mail program that shows deleted mail, or move it to the inbox in webmail',
  '马上在能显示已删除邮件的客户端里取消删除，或在网页邮箱里移回收件箱',
);
const undeleteSteps = [
  text(
    'Do not use Purge, Compact or Expunge in any program before, and do not quit programs that purge when they close.',
    '在此之前不要点“清除/压缩”，也不要退出会在关闭时自动清除的客户端。',
  ),
  text(
    'Outlook and Thunderbird show it struck through when set to mark messages as deleted; choose Undelete there.',
    'Outlook、Thunderbird 设为“标记为删除”时会显示为带删除线，选“取消删除”。',
  ),
];
const whoMarked = text(
  'See in the deleted-mail log when it was deleted, and by which program or address',
  '到删信查询里看是什么时候、被哪个客户端或 IP 删除的',
);
const whoDeleted = text(
  'Look for the message in the deleted-mail log: when, and by which program or address',
  '在删信查询里找这封邮件：什么时候、被哪个客户端或 IP 删除',
);
const noEntry = text(
  'If the log does not name it, it was not among them; then look in the received-mail log.',
  '日志里没有，说明不在其中，再去查收信查询。',
);
const restore = text(
  'If the log names it, ask the administrator to restore it',
  '如果日志里有，请管理员尝试恢复；自己恢复不了',
);
const again = text(
  'Ask the sender to send it again, if it cannot be restored',
  '恢复不了的话，请发件人重发',
);
const devices = text(
  'Look at every program and phone that reads this mailbox for rules and POP3 that delete',
  '检查所有收这个邮箱的客户端和手机：有没有删除规则、POP3 是否收完就删',
);
const sawInbox = text(
  'INBOX holds {messages}, next UID {next}; UIDs gone around that time: up to {removed}; there: {left}',
  '收件箱：{messages} 封，下一个 UID {next}；那段时间前后最多缺 {removed} 个 UID，还在的有 {left} 封',
);
const sawMarked = text('{seen}, flags {flags}', '{seen}，标记 {flags}');
const unmarked = text('no mark \\Deleted', '没有 \\Deleted 标记');
const allThere = text('no UID of that time gone', '那段时间的 UID 都在');

/** The most that is shown of what a server says of a message. */
const MAX_FLAGS = 10;

function markedAsDeleted(given: FoundIn, best: FoundMessage): Problem {
  const { wanted } = given;
  const { from, saw } = seenMessage(best);
  const flags = best.flags.slice(0, MAX_FLAGS).join(' ');
  return {
    title: titleOf(
      best,
      marked,
    )({ folder: folderName(best.folder, best.role), message: soughtMessage(wanted) }),
    detail: sentences([cameIn(best), hides(), ...doubts(given, best)]),
    evidence: [{ from, saw: sawMarked({ seen: saw, flags }), wanted: unmarked() }],
    confidence: best.match.confidence,
    fixes: [
      fix(undelete(), 'you', { steps: undeleteSteps.map((step) => step()) }),
      ...logFix('deleted', whoMarked(), best.internalDate, wanted.now),
      fix(devices(), 'you'),
    ],
  };
}

/** The more of that time is still there, the less likely the one that is sought is among what is gone. */
function chance(removed: number, left: number): number {
  const share = removed / (removed + left);
  return share > 0.8 ? 0.6 : share > 0.3 ? 0.5 : 0.4;
}

function removedFromInbox(
  { wanted }: FoundIn,
  { messages, uidNext, compared, seen }: FolderSeen,
  removed: number,
): Problem {
  const message = soughtMessage(wanted);
  const fixes: readonly Fix[] = [
    ...logFix('deleted', whoDeleted(), wanted.sought.since, wanted.now, [noEntry()]),
    fix(restore(), 'mail-admin', { effort: 'hours', operation: 'restore-deleted-mail' }),
    fix(devices(), 'you'),
    rulesFix(),
    fix(again(), 'sender'),
  ];
  return {
    title: removed === 1 ? gone.one({ message }) : gone.many({ n: removed, message }),
    detail: sentences([removed === 1 ? numbers.one() : numbers.many(), notMoved()]),
    evidence: [
      {
        from: seen,
        saw: sawInbox({ messages, next: uidNext ?? '?', removed, left: compared }),
        wanted: allThere(),
      },
    ],
    confidence: chance(removed, compared),
    fixes,
  };
}

export default missingCheck({
  id: 'missing/deleted',
  question: text('Was the message deleted from the mailbox?', '邮件是不是已经从邮箱里删除了？'),
  why: text(
    'Each message that comes into a folder gets the next number (UID), and it is never given again (RFC 9051 §2.3.1.1): a gap shows that mail came and was taken out. Until it is purged, a deleted message has the flag \\Deleted (§2.3.2).',
    '每封进入文件夹的邮件都会分到递增且不重复的编号 UID（RFC 9051 §2.3.1.1），编号空缺说明来过又没了。彻底清除之前，被删的邮件带 \\Deleted 标记（§2.3.2）。',
  ),
  severity: 'error',
  // The place is asked first: this one only says more of it.
  optional: true,
  needs: ['wanted', 'mailbox', 'trail'],
  route: MAILBOX_ROUTE,
  references: ['RFC 9051 §2.3.1.1', 'RFC 9051 §2.3.2', MAILBOX_PAGES.logs],
  answer(given): Judgement<'yes' | 'no'> {
    const { mailbox } = given;
    const located = locate(given);
    if (located.best !== null) {
      const { best } = located;
      return placeOf(best) === 'marked-deleted'
        ? yes(markedAsDeleted(given, best))
        : no([best.seen]);
    }
    // It may be in what was not read.
    if (located.missing.length > 0) return cannotTell(located.missing);
    const inbox = inboxOf(mailbox);
    if (isExplained(given.trail)) return no([mailbox.seen]);
    // A client that takes all mail away is a matter of its own.
    if (inbox?.removed === 0 || (inbox !== null && looksEmptiedByClient(mailbox))) {
      return no([inbox.seen]);
    }
    if (inbox === null || inbox.removed === null) {
      return cannotTell([unknown('depends-on-unknown', [(inbox ?? mailbox).seen])]);
    }
    return yes(removedFromInbox(given, inbox, inbox.removed));
  },
});
