import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { again, MAILBOX_PAGES, theirAdmin } from '../common/bounce-recipient.ts';
import { explained, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'The message reached {receiver}, but not the mailbox: its operator has to act',
  '邮件到了 {receiver}，但写不进邮箱，需对方管理员处理',
);
const means = text(
  'The last step failed for {recipient}: a filter program, a forwarding, the disk or the rights of the mailbox.',
  '给 {recipient} 的最后一步投递失败：过滤程序、转发设置、磁盘或邮箱权限出了问题。',
);
const later = text(
  'Nothing is wrong with the message. Sending it again helps only once that is fixed; then send it unchanged.',
  '邮件本身没问题。对方修好之前重发没用，修好之后原样重发。',
);
const reach = text(
  'Call or message the recipient, and send again when they say that it is fixed',
  '用电话、微信等方式联系收件人，等对方说修好了再发',
);
const report = text(
  'Forward the report to postmaster at {domain}, where the administrator has to look at filter, forwarding, disk and rights of the mailbox',
  '把退信转给 {domain} 的 postmaster，请管理员检查该邮箱的过滤程序、转发、磁盘和权限',
);

export default bounceCheck({
  cause: 'local-delivery-failed',
  question: text('Did the last step into the mailbox fail?', '是不是最后一步写入邮箱失败？'),
  why: text(
    'A server that has taken a message and cannot put it into the mailbox sends it back; postmaster of the domain is the address to tell (RFC 5321 §6.1, §4.5.1).',
    '服务器收下邮件却写不进邮箱，就会退回；应该告知该域名的 postmaster（RFC 5321 §6.1、§4.5.1）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 5321 §6.1', 'RFC 5321 §4.5.1', 'RFC 3463 §3.4', MAILBOX_PAGES.returned],
  title: ({ receiver }) => title({ receiver }),
  detail: ({ recipient }, given) =>
    explained(given, means({ recipient }), ...again(given, later())),
  owner: theirAdmin,
  page: () => 'mail-admin',
  fixes: (given) => [
    fix(reach(), 'you', { effort: 'hours' }),
    fix(report({ domain: given.values.domain }), theirAdmin(given), { effort: 'hours' }),
  ],
});
