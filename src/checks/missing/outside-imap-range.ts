import { cannotTell, no, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import { MAILBOX_PAGES, MAILBOX_PATHS } from '../../knowledge/mailbox-pages.ts';
import { fix, inboxOf, MAILBOX_ROUTE, missingCheck, moment } from '../common/missing.ts';
import { endOf, rangeEvidence, rangeSign } from '../common/missing-absent.ts';

const title = text(
  'IMAP seems to hide inbox mail from before {oldest}: look for it in webmail',
  'IMAP 似乎看不到收件箱里 {oldest} 之前的邮件，请到网页邮箱里找',
);
const DETAILS = {
  gap: text(
    'INBOX begins at UID {first}, and most of what came after it is there: that looks like a range set for clients, not like deleting.',
    '收件箱从 UID {first} 开始，之后的大多还在：像是设了收取范围，而不是被删。',
  ),
  days: text(
    'INBOX begins {days} days ago at UID {first}, and most of what came after it is there: that looks like a range set for clients, not like deleting.',
    '收件箱从 {days} 天前（UID {first}）开始，之后的大多还在：像是设了收取范围，而不是被删。',
  ),
  whole: text(
    '{why} The time in question is before it. Whether the message is there was not seen.',
    '{why}要找的时间在这之前，邮件在不在那里从这边看不到。',
  ),
};
const look = text(
  'Look for the message in webmail, which this range does not limit',
  '到网页邮箱里找：那里不受收取范围限制',
);
const range = text(
  'Set the range of mail for POP and IMAP clients to all mail',
  '把 POP 和 IMAP 的收取范围改为全部邮件',
);
const rerun = text(
  'Then run this search again: it sees only what IMAP shows.',
  '改好后再跑一次本查询：它只能看到 IMAP 给出的邮件。',
);

export default missingCheck({
  id: 'missing/outside-imap-range',
  question: text(
    'Is the time in question before the mail that IMAP shows?',
    '要找的时间是不是在 IMAP 能看到的范围之前？',
  ),
  why: text(
    'In webmail it can be set that clients get only new mail, or that of the last days; older mail is in webmail and nowhere else. UIDs only ever grow (RFC 9051 §2.3.1.1), so that an INBOX that begins with a high UID and has few gaps behind it was cut off at a date.',
    '网页邮箱里可以设置客户端只收新邮件或最近若干天的邮件，更早的只在网页邮箱里有。UID 只增不减（RFC 9051 §2.3.1.1）：收件箱从很大的 UID 开始、之后又几乎没有空缺，就是被按日期截断了。',
  ),
  severity: 'error',
  needs: ['wanted', 'mailbox'],
  route: MAILBOX_ROUTE,
  references: ['RFC 9051 §2.3.1.1', MAILBOX_PAGES.trouble],
  answer({ wanted, mailbox }) {
    const inbox = inboxOf(mailbox);
    const seen = inbox?.seen ?? mailbox.seen;
    const sign = rangeSign(wanted, mailbox);
    if (sign === null) return cannotTell([unknown('depends-on-unknown', [seen])]);
    if (sign === false) return no([endOf(wanted.sought) === null ? wanted.seen : seen]);
    const { days, alike, older, oldest } = sign;
    const first = sign.inbox.firstUid ?? '?';
    const sure = alike.length > 0 ? 0.9 : days === null ? 0.75 : 0.85;
    return yes({
      title: title({ oldest: moment(oldest) }),
      detail: DETAILS.whole({
        why: days === null ? DETAILS.gap({ first }) : DETAILS.days({ days, first }),
      }),
      evidence: rangeEvidence(sign),
      // Mail of that time in another folder: the older mail of INBOX may have been filed away.
      ...(older.length === 0 ? {} : { contradicts: older.slice(0, 3).map((f) => f.seen) }),
      confidence: older.length === 0 ? sure : 0.5,
      fixes: [
        fix(look(), 'you'),
        fix(range(), 'you', {
          console: MAILBOX_PATHS.popAndImap(),
          operation: 'set-imap-email-retrieval-scope',
          steps: [rerun()],
        }),
      ],
    });
  },
});
