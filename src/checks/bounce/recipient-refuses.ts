import { text } from '../../engine/text.ts';
import { type BounceCase, bounceCheck, fix, says } from '../common/bounce.ts';
import { isAlibabaMailbox, isPublic, WEBMAIL } from '../common/bounce-recipient.ts';
import { explained, PAGES, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'The recipient does not take mail from this sender: ask {recipient} to allow it',
  '被收件人拒收，要请 {recipient} 放行',
);
const closedTitle = text(
  '{recipient} takes mail only from permitted senders: ask its owner to add {sender}',
  '{recipient} 只接收指定发件人的邮件，请它的负责人允许 {sender}',
);
const closedMeans = text(
  'The address is a group, a list or a mailbox that only its members or chosen senders may write to.',
  '这个地址是邮件组、邮件列表，或者限制了来信范围的邮箱，只有成员或指定的人能发。',
);
const closedAgain = text(
  'Sending again is refused again until the sender is permitted.',
  '没有放开权限之前，重发还会被拒。',
);
const permit = text(
  'Ask the owner of {recipient} by phone or chat to permit {sender}, or to add it as a member',
  '用电话、微信等方式请 {recipient} 的负责人允许 {sender} 发信，或加为成员',
);
const direct = text(
  'If it is urgent, write to the people behind the group one by one',
  '着急的话，直接发给组里的具体收件人',
);
const permitThere = text(
  'Let senders outside the organization write to {recipient}, or add {sender} to its permitted senders',
  '允许组织外部的人给 {recipient} 发信，或把 {sender} 加到它的允许发件人里',
);
const permitSteps = [
  text(
    'Exchange and Microsoft 365: the group > Settings > Delivery management.',
    'Exchange、Microsoft 365：打开该组 > 设置 > 传递管理。',
  ),
  text('Google Groups: Group settings > Who can post.', 'Google 群组：群组设置 > 谁可以发帖。'),
];
const means = text(
  'The address exists; a blacklist or rule of the recipient, or of the group or list behind the address, keeps this sender out.',
  '地址没错，是收件人的黑名单、收信规则，或者邮件组的发信权限把发件人挡住了。',
);
const again = text(
  'Sending again is refused again until the recipient changes that. Do not go around it with another sender address.',
  '对方放行之前重发还会被拒，也不要换个发件地址硬发。',
);
const ask = text(
  'Ask the recipient by phone or chat to take {sender} off the blacklist and to put it on the whitelist',
  '用电话、微信等方式请对方把 {sender} 移出黑名单，再加入白名单',
);
const group = text(
  'If the address is a group or a mailing list, ask its owner for the right to write to it, or join it.',
  '如果收件地址是邮件组或邮件列表，请组管理员给发信权限，或者加入该组。',
);
const allowPublic = text(
  'Let {sender} in: blocked senders, filters and whitelist are in the settings of the mailbox',
  '放行 {sender}：在邮箱设置里查黑名单、收信规则和白名单',
);
const stop = text(
  'If the recipient does not want the mail, take the address out of the list and leave it out',
  '如果对方确实不想收，就把该地址从名单里删掉，以后不再发',
);
const allow = text(
  'Remove {sender} or its domain from the blacklist, and add it to the whitelist',
  '把 {sender} 或其域名移出黑名单，再加入白名单',
);
const allowSteps = [
  text(
    'With the anti-spam level Strict, only the whitelist and contacts get through: add the sender to one of them.',
    '反垃圾级别设为“严格”时，只有白名单和联系人能进来，把发件人加进其中一个。',
  ),
  text(
    'If it is on neither list of the mailbox, the administrator may have blocked it for the whole domain.',
    '邮箱自己的名单里没有的话，可能是管理员在全域拉黑了，请管理员查一下。',
  ),
];
const allowElsewhere = text(
  'The recipient, or the administrator of {domain}, has to let {sender} in: blocked senders, rules and who may write to the group',
  '需要收件人或 {domain} 的管理员放行 {sender}：查黑名单、收信规则和邮件组的发信权限',
);

/** A group, a list or a mailbox that admits only some senders. */
function isClosed(given: BounceCase): boolean {
  return says(
    given,
    '5.7.124',
    '5.7.129',
    '5.7.133',
    '5.7.134',
    '5.7.135',
    '5.7.136',
    '5.7.137',
    'resolver.rst',
    'delivery restriction',
    'permission to post',
    'permission to send to this recipient',
    'to this group',
    'only members',
    'only accepts m',
    'mailing list expansion',
  );
}

export default bounceCheck({
  cause: 'recipient-refuses',
  question: text('Does the recipient refuse this sender?', '是不是被收件人拒收了？'),
  why: text(
    'A mailbox, group or list may be open to some senders only; the recipient decides, and nothing is wrong with the sender’s system (RFC 3463 §3.8).',
    '邮箱、邮件组可以只让一部分人发信，由收件方决定，发信系统本身没有问题（RFC 3463 §3.8）。',
  ),
  route: ROUTES.spam,
  references: ['RFC 3463 §3.8', PAGES.bounces],
  title: ({ recipient, sender }, given) =>
    isClosed(given) ? closedTitle({ recipient, sender }) : title({ recipient }),
  detail: (_, given) =>
    isClosed(given)
      ? explained(given, closedMeans(), closedAgain())
      : explained(given, means(), again()),
  owner: () => 'recipient',
  page: () => 'recipient',
  fixes(given) {
    const { sender, domain, recipient } = given.values;
    if (isClosed(given)) {
      return [
        fix(permit({ recipient, sender }), 'you'),
        fix(direct(), 'you'),
        fix(permitThere({ recipient, sender }), 'recipient', {
          steps: permitSteps.map((step) => step()),
        }),
      ];
    }
    return [
      fix(ask({ sender }), 'you', isPublic(given) ? {} : { steps: [group()] }),
      fix(stop(), 'you'),
      isAlibabaMailbox(given)
        ? fix(allow({ sender }), 'recipient', {
            console: WEBMAIL.whitelist(),
            operation: 'add-to-whitelist',
            steps: allowSteps.map((step) => step()),
          })
        : fix(
            isPublic(given) ? allowPublic({ sender }) : allowElsewhere({ sender, domain }),
            'recipient',
          ),
    ];
  },
});
