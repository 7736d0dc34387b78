import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { isAlibabaMailbox, isPublic, theirAdmin } from '../common/bounce-recipient.ts';
import { explained, PAGES, PATHS, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'The mailbox of {recipient} is disabled: only its own side can enable it',
  '{recipient} 的邮箱已停用，只能由对方恢复',
);
const means = text(
  'The address is known, but takes nothing: suspended, expired, unused for too long, or switched off for receiving.',
  '地址是有的，但不收信：可能被冻结、到期、太久没用，或者关闭了收信权限。',
);
const again = text(
  'Sending again is useless until it is enabled; then the same message goes through.',
  '恢复之前重发没用，恢复之后原样重发即可。',
);
const ask = text(
  'Ask the recipient by phone or chat whether the mailbox is still in use, and for another address',
  '用电话、微信等方式问对方这个邮箱还用不用，并要一个能收信的地址',
);
const remove = text(
  'If the mailbox is no longer used, take it out of contacts, groups and forwarding rules: mail to dead mailboxes harms the sender’s standing',
  '如果这个邮箱不再使用，就从联系人、邮件组和转发规则里删掉，总往停用邮箱发信会影响发信信誉',
);
const enable = text(
  'Enable the account {recipient}, and allow it to receive',
  '启用 {recipient} 这个账号，并允许收信',
);
const enableSteps = [
  text(
    'If the account is frozen or disabled, choose Enable; if it is banned after abuse, change its password first, then choose Unban.',
    '账号被冻结或停用的，点“启用”；因滥发被封禁的，先改密码，再点“解封”。',
  ),
  text(
    'If only mail from outside is refused, open the account and set Receive from External Domains to Allow.',
    '如果只是收不到外部邮件，点开该账号，把“外域收信”设为“允许”。',
  ),
  text(
    'If all accounts of the domain are affected, the subscription may have expired: renew it.',
    '整个域名的账号都收不到，可能是邮箱服务到期，需要续费。',
  ),
];
const enablePublic = text(
  'The recipient has to log in at the provider and take the mailbox into use again, if it still can be',
  '需要收件人自己登录邮箱，按服务商的提示恢复使用（长期停用的可能已无法恢复）',
);
const enableElsewhere = text(
  'The administrator of {domain}, or the recipient in the account settings, has to enable the mailbox',
  '需要 {domain} 的管理员，或者收件人自己登录后，恢复这个邮箱',
);

export default bounceCheck({
  cause: 'recipient-disabled',
  question: text('Is the recipient’s mailbox disabled?', '收件人的邮箱是不是停用了？'),
  why: text(
    'A mailbox that exists and takes no messages is enabled by its owner or administrator alone; no setting of the sender changes it (RFC 3463 §3.3).',
    '邮箱存在但不收信时，只有机主或其管理员能恢复，发信方改什么设置都没用（RFC 3463 §3.3）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 3463 §3.3', PAGES.bounces, PAGES.frozen],
  title,
  detail: (_, given) => explained(given, means(), again()),
  owner: theirAdmin,
  page: () => 'recipient',
  fixes(given) {
    const { recipient, domain } = given.values;
    const managed = isAlibabaMailbox(given) && !isPublic(given);
    return [
      fix(ask(), 'you'),
      fix(remove(), 'you'),
      managed
        ? fix(enable({ recipient }), theirAdmin(given), {
            console: PATHS.accountAction(),
            operation: 'unfreeze-account',
            steps: enableSteps.map((step) => step()),
          })
        : fix(isPublic(given) ? enablePublic() : enableElsewhere({ domain }), theirAdmin(given), {
            effort: 'hours',
          }),
    ];
  },
});
