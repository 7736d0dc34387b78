import { text } from '../../engine/text.ts';
import { bounceCheck, fix, MAIL_CONSOLE } from '../common/bounce.ts';
import {
  again,
  compareFix,
  goneTitle,
  isGone,
  isPublic,
  MAILBOX_PAGES,
  renewFix,
  serverWord,
  theirAdmin,
} from '../common/bounce-recipient.ts';
import { explained, isAlibabaAddress, PAGES, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'Not delivered in time: {domain} must look into why its server takes nothing',
  '超时仍未送达：{domain} 的服务器一直没收下，需对方检查',
);
const givenUp = text(
  'The sending system tried for its whole time and got neither a yes nor a final no from the recipient’s servers.',
  '发信系统在期限内一直重试，对方服务器既没收下，也没明确拒绝。',
);
const trying = text(
  'The sending system has tried for hours and got neither a yes nor a final no from the recipient’s servers.',
  '发信系统已经试了几个小时，对方服务器既没收下，也没明确拒绝。',
);
const later = text(
  'Sending once more is right, as the fault may be over; if that fails as well, only the recipient’s side helps.',
  '故障可能已经恢复，可以再发一次；还不行就只能找对方解决。',
);
const wait = text(
  'Wait: it arrives, or comes back for good within some days; if it is urgent, call or message the recipient',
  '先等：几天内要么送达，要么正式退信；着急就用电话、微信等方式联系对方',
);
const once = text(
  'Send it once more; if it is urgent, call or message the recipient',
  '再发一次；着急就用电话、微信等方式联系对方',
);
const log = text(
  'Look the message up in the send log: what the server said at the earlier tries is the true reason (slow, greylisted, unreachable)',
  '在收发信日志里查这封邮件，之前几次重试时对方的答复才是真正原因（响应慢、灰名单、连不上）',
);
const tell = text(
  'Tell the recipient by phone or chat: the administrator of {domain} has to see whether its MX can be reached and takes mail',
  '用电话、微信等方式告诉对方：请 {domain} 的管理员检查 MX 服务器能不能连上、能不能正常收信',
);

export default bounceCheck({
  cause: 'delivery-timeout',
  question: text('Did delivery take too long?', '是不是投递超时了？'),
  why: text(
    'A server that cannot deliver keeps trying, as a rule for four to five days, and then gives up; the last reply hides the first cause (RFC 5321 §4.5.4.1, RFC 3463 §3.5).',
    '投不出去时服务器会持续重试，一般四到五天后才放弃，最后的提示往往看不出最初的原因（RFC 5321 §4.5.4.1、RFC 3463 §3.5）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 5321 §4.5.4.1', 'RFC 3463 §3.5', PAGES.bounces, MAILBOX_PAGES.logs],
  title: ({ domain }, given) => goneTitle(given) ?? title({ domain }),
  detail: (_, given) =>
    explained(
      given,
      given.delayed ? trying() : givenUp(),
      ...(isGone(given) ? [] : [...again(given, later())]),
    ),
  live: serverWord,
  page: (given) => (isGone(given) ? null : 'mail-admin'),
  fixes(given) {
    if (isGone(given)) return [compareFix(given), renewFix(given)];
    return [
      given.delayed ? fix(wait(), 'you') : fix(once(), 'you'),
      fix(log(), 'mail-admin', isAlibabaAddress(given) ? { console: MAIL_CONSOLE.sendLog() } : {}),
      ...(isPublic(given)
        ? []
        : [fix(tell({ domain: given.values.domain }), theirAdmin(given), { effort: 'hours' })]),
    ];
  },
});
