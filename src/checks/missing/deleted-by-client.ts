import { cannotTell, no, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import type { FolderSeen } from '../../facts/missing.ts';
import { MAILBOX_PAGES, MAILBOX_PATHS } from '../../knowledge/mailbox-pages.ts';
import type { Sought } from '../../trace/types.ts';
import { fix, inboxOf, MAILBOX_ROUTE, missingCheck } from '../common/missing.ts';
import {
  endOf,
  inboxNumbers,
  isExplained,
  rangeSign,
  startOf,
  timeOf,
} from '../common/missing-absent.ts';
import { logFix, looksEmptiedByClient } from '../common/missing-found.ts';

const title = text(
  'A mail client seems to fetch the mail and delete it here: look for it in that client',
  '似乎有客户端收信后把服务器上的邮件删了，请到那个客户端里找',
);
const detail = text(
  'The inbox has numbered {given} so far and holds {messages}; of about that time up to {removed} left it. A client that fetches by POP3 and leaves no copy is the usual cause; that the message was among them was not seen.',
  '收件箱编号已用到 {given}，现在只有 {messages} 封，要找的那段时间最多少了 {removed} 封。通常是客户端用 POP3 收信且不保留副本；没有看到这封邮件是否在其中。',
);
const always = text(
  'The inbox has numbered {given} so far and holds {messages}. A client that fetches by POP3 and leaves no copy is the usual cause; that the message was among what is gone was not seen.',
  '收件箱编号已用到 {given}，现在只有 {messages} 封。通常是客户端用 POP3 收信且不保留副本；没有看到这封邮件是否在其中。',
);
const kept = text('most of the {given} still there', '{given} 封大多还在');
const look = text(
  'Look for the message in every client of this mailbox: Outlook or Foxmail on an old computer, a phone, another mail service',
  '到收这个邮箱的每个客户端里找：旧电脑上的 Outlook、Foxmail，手机，其他代收邮箱',
);
const copy = text(
  'In that client choose to leave a copy of the mail on the server, or use IMAP instead of POP3',
  '在那个客户端里选“在服务器上保留副本”，或把 POP3 换成 IMAP',
);
const pop = text(
  'See in webmail whether POP clients may delete mail on the server, and forbid it',
  '在网页邮箱里看是否允许 POP 客户端删除服务器上的邮件，允许就关掉',
);
const log = text(
  'Find the client in the deleted-mail log: it names the client and its IP address',
  '在删信查询里找是哪个客户端：日志里有客户端类型和 IP',
);
const restore = text(
  'If no client has it, ask the administrator to restore the deleted mail',
  '客户端里都没有的话，请管理员恢复被删的邮件',
);
const restoreStep = text(
  'The owner cannot restore what was deleted for good; the administrator perhaps can (the guide says both). Ask soon.',
  '彻底删除的邮件自己恢复不了，管理员也许可以（指南里说法不一），请尽早找他。',
);

/** As far as the numbers tell: `newest` is of what was looked at, which reaches beyond the time in question. */
function isPresent({ messages, compared, oldest, newest }: FolderSeen, sought: Sought): boolean {
  if (messages === 0 || compared === 0) return false;
  const [start, end] = [startOf(sought), endOf(sought)];
  const [first, last] = [timeOf(oldest), timeOf(newest)];
  if (first !== null && end !== null && first >= end) return false;
  return !(last !== null && start !== null && last < start);
}

export default missingCheck({
  id: 'missing/deleted-by-client',
  question: text(
    'Does a mail client fetch the mail and delete it on the server?',
    '是不是有客户端收信后把服务器上的邮件删了？',
  ),
  why: text(
    'A POP3 client that leaves no copy deletes on the server what it has fetched (RFC 1939 §5); then the mail is only in that client. Each message that came into INBOX took a UID that is never given again (RFC 9051 §2.3.1.1): how many of them are gone shows it.',
    '不保留副本的 POP3 客户端收完信就删服务器上的邮件（RFC 1939 §5），邮件只剩在那个客户端里。每封进收件箱的邮件都占一个不再使用的 UID（RFC 9051 §2.3.1.1），空缺的多少能看出来。',
  ),
  severity: 'error',
  needs: ['wanted', 'mailbox', 'trail'],
  route: MAILBOX_ROUTE,
  references: ['RFC 1939 §5', 'RFC 9051 §2.3.1.1', MAILBOX_PAGES.logs],
  answer({ wanted, mailbox, trail }) {
    const inbox = inboxOf(mailbox);
    if (inbox === null) return cannotTell([unknown('depends-on-unknown', [mailbox.seen])]);
    const { uidNext, messages, removed, seen, firstUid } = inbox;
    const untold = cannotTell([unknown('depends-on-unknown', [seen])]);
    if (uidNext === null) return untold;
    if (isExplained(trail) || !looksEmptiedByClient(mailbox)) return no([seen]);
    // Of which time the gone ones were is not even asked.
    if (removed === null && startOf(wanted.sought) === null) return untold;
    const range = rangeSign(wanted, mailbox);
    if (range !== null && range !== false) return no([seen]);
    const given = uidNext - 1;
    // The latest ones and no gap among them: a range of IMAP would look the same.
    const cut = messages > 0 && firstUid !== null && uidNext - firstUid === messages;
    return yes({
      title: title(),
      detail: removed === null ? always({ given, messages }) : detail({ given, messages, removed }),
      evidence: [{ from: seen, saw: inboxNumbers(inbox), wanted: kept({ given }) }],
      confidence: isPresent(inbox, wanted.sought) ? 0.5 : cut ? 0.6 : 0.75,
      fixes: [
        fix(look(), 'you'),
        fix(copy(), 'you', { operation: 'configure-mail-client' }),
        fix(pop(), 'you', {
          console: MAILBOX_PATHS.popAndImap(),
          operation: 'configure-pop-retrieval-scope',
        }),
        ...logFix('deleted', log(), wanted.sought.since, wanted.now),
        fix(restore(), 'mail-admin', {
          effort: 'hours',
          operation: 'restore-deleted-mail',
          steps: [restoreStep()],
        }),
      ],
    });
  },
});
