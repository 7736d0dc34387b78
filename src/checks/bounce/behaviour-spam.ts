import { text } from '../../engine/text.ts';
import { bounceCheck, fix, MAIL_CONSOLE } from '../common/bounce.ts';
import {
  explained,
  PAGES,
  PATHS,
  ROUTES,
  sendingAddress,
  whitelistFix,
} from '../common/bounce-sending.ts';

const title = text(
  'Refused for how the sender behaves, not for content: stop, find the cause',
  '因发信行为异常被拒，与内容无关：先停发，再排查原因',
);
const means = text(
  'The behaviour filter judges the sender: too fast, too many, many wrong recipients, or an IP or domain with a poor record.',
  '行为过滤看的是发件方：发得太快、太多、无效收件人太多，或者 IP、域名信誉差。',
);
const again = text(
  'Sending again right away makes it worse: every attempt counts. Alibaba keeps the limits secret.',
  '马上重发只会更糟，每次尝试都算在内。具体限额阿里不公开。',
);
const elsewhere = text(
  'Sending again right away makes it worse: every attempt counts.',
  '马上重发只会更糟，每次尝试都算在内。',
);
const pause = text(
  'Stop sending, and try one message to one recipient after some hours or the next day',
  '先停发，过几个小时或第二天再给一个收件人试发一封',
);
const lists = text(
  'Then send slower and only to addresses that exist; large mailings belong in DirectMail, from a subdomain.',
  '恢复后放慢速度，只发给有效地址；大批量邮件改用邮件推送（DirectMail），用子域名发。',
);
const password = text(
  'Change the password: a weak one is throttled, and a stolen one is what spam is sent with',
  '修改密码：弱密码会被限制发信，密码被盗则会被人拿来发垃圾邮件',
);
const log = text(
  'Look in the send log for mail that nobody wrote; change the password of such an account before choosing Unban',
  '查收发信日志，看有没有不是本人发的邮件；有的话先改密码，再点“解封”',
);
const server = text(
  'Look for spam that leaves by the {address}, and look that IP and {senderDomain} up on blocklists',
  '检查{address} 有没有在发垃圾邮件，并查该 IP 和 {senderDomain} 是否在黑名单里',
);

export default bounceCheck({
  cause: 'behaviour-spam',
  question: text('Was it refused for how the sender behaves?', '是不是因为发信行为异常被拒收？'),
  why: text(
    'Alibaba Mail refuses senders that are too fast, too many or poorly reputed with “Reject by behaviour spam”; 454 is the form that passes (help page 36612).',
    '发得太快、太多或信誉差时，阿里邮箱会以 Reject by behaviour spam 拒收；454 是临时的（见官方 36612 说明）。',
  ),
  route: ROUTES.delivery,
  references: [PAGES.bounces, PAGES.transient, PAGES.frequency],
  title,
  detail: (_, given) =>
    explained(given, means(), given.failure.alibaba === null ? elsewhere() : again()),
  page: () => 'mail-admin',
  fixes(given) {
    const { values, failure } = given;
    // Alibaba's MX names the address that connected, its submission servers do not.
    const outside =
      failure.alibaba === 'received' || (failure.alibaba === null && failure.senderIp !== null);
    return [
      fix(pause(), 'you', { steps: [lists()] }),
      ...(outside
        ? [
            fix(
              server({ address: sendingAddress(values), senderDomain: values.senderDomain }),
              'mail-admin',
              { effort: 'hours' },
            ),
          ]
        : [
            fix(password(), 'you', { console: PATHS.password(), operation: 'change-password' }),
            fix(log(), 'mail-admin', { effort: 'hours', console: MAIL_CONSOLE.sendLog() }),
          ]),
      ...whitelistFix(given),
    ];
  },
});
