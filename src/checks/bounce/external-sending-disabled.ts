import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { explained, isAlibabaAccount, PAGES, PATHS, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'Sending outside is turned off for {sender}: the administrator must allow it',
  '{sender} 的外发权限已关闭，请邮箱管理员开通',
);
const means = text(
  'The administrator lets this account write to addresses of their own company only.',
  '管理员只允许该账号在公司内部收发，不能发往外部域名。',
);
const again = text(
  'Nothing reached the recipient. Sending again changes nothing until the permission is given; then it works at once.',
  '邮件没有发到对方那里。权限放开之前重发没用，放开之后直接重发即可。',
);
const allow = text(
  'Set Send to External Domains to Allow for {sender}, save, and send again',
  '把 {sender} 的“外域发信”设为“允许”并保存，然后重发',
);
const alsoReceive = text(
  'Replies from outside need Receive from External Domains set to Allow, too.',
  '还要收对方的回信，就把“外域收信”也设为“允许”。',
);
const allowElsewhere = text(
  'Ask the mail administrator of {senderDomain} to allow {sender} to send outside',
  '请 {senderDomain} 的邮箱管理员给 {sender} 开通外发权限',
);
const banned = text(
  'If the permission is there already, the account may be banned after abuse: change its password, then choose Unban',
  '如果权限本来就是允许，可能是发过垃圾邮件被封禁：先改密码，再点“解封”',
);

export default bounceCheck({
  cause: 'external-sending-disabled',
  question: text(
    'Has the administrator turned off sending outside for the sender?',
    '发件人的外发权限是不是被管理员关闭了？',
  ),
  why: text(
    'In Alibaba Mail the administrator decides for each account whether it may send to external domains; a refusal for this leaves nothing to fix at the recipient.',
    '阿里邮箱由管理员逐个账号设置能否发往外部域名；因此被退与收件人无关，只能由管理员放开。',
  ),
  route: ROUTES.delivery,
  references: [PAGES.external, PAGES.frozen],
  title,
  detail: (_, given) => explained(given, means(), again()),
  fixes(given) {
    const { sender, senderDomain } = given.values;
    if (!isAlibabaAccount(given)) {
      return [fix(allowElsewhere({ sender, senderDomain }), 'mail-admin')];
    }
    return [
      fix(allow({ sender }), 'mail-admin', {
        console: PATHS.account(),
        operation: 'allow-external-sending',
        steps: [alsoReceive()],
      }),
      fix(banned(), 'mail-admin', {
        effort: 'hours',
        console: PATHS.accountAction(),
        operation: 'unblock-account',
      }),
    ];
  },
});
