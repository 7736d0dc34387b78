import { join, text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import {
  again,
  isAlibabaMailbox,
  isPublic,
  MAILBOX_PAGES,
  MAILBOX_ROUTE,
  theirAdmin,
} from '../common/bounce-recipient.ts';
import { PAGES } from '../common/bounce-sending.ts';

const title = text(
  'The mailbox of {recipient} is full: its owner has to free space',
  '{recipient} 的邮箱满了，要对方先清理空间',
);
const means = text(
  'The address is right, and nothing is wrong on the sender’s side.',
  '地址没错，发件方也没问题。',
);
const later = text(
  'Sent again before there is room, it is refused again; afterwards the same message goes through.',
  '清理之前重发还会被退，清理之后原样重发即可。',
);
const tell = text(
  'Tell the recipient by phone or chat, and send again once there is room',
  '用电话、微信等方式告诉对方，等清理好了再发',
);
const room = text(
  'Tell the recipient by phone or chat: once there is room, the next try gets through',
  '用电话、微信等方式告诉对方，清理好之后系统下次重试就能送到',
);
const small = text(
  'If little room is left, a message without the large file may still fit.',
  '如果只是剩余空间不够，去掉大附件的邮件也许还能收。',
);
const gone = text(
  'A mailbox that stays full for weeks is no longer read: ask for another address.',
  '一直满着的邮箱多半没人看了，问对方要个新地址。',
);
const free = text(
  'Delete large and old mail, then empty the folders Deleted (已删除) and Junk (垃圾邮件)',
  '删掉大邮件和旧邮件，再清空“已删除”和“垃圾邮件”文件夹',
);
const freeSteps = [
  text(
    'Save what has to be kept first: mail that was emptied cannot be restored by its owner.',
    '先把要留的邮件存到本地：清空后自己恢复不了。',
  ),
  text(
    'Deleted mail counts until its folder is emptied, and so does junk.',
    '删除的邮件和垃圾邮件，在清空文件夹之前仍占空间。',
  ),
];
const freePath = text(
  'Webmail > menu beside the folder > Empty',
  '网页邮箱 > 文件夹旁的下拉菜单 > 清空',
);
const extend = text(
  'If it fills up again and again, move the domain to an edition without a storage limit (Standard Edition)',
  '总是不够用的话，升级到不限容量的版本（标准版）',
);
const freePublic = text(
  'The recipient has to delete mail, and then empty the folders of deleted mail and junk',
  '需要收件人删掉一些邮件，再清空“已删除”和“垃圾邮件”文件夹',
);
const freeElsewhere = text(
  'The recipient has to delete mail, or have the administrator of {domain} raise the quota',
  '需要收件人清理邮件，或请 {domain} 的管理员扩容',
);

export default bounceCheck({
  cause: 'mailbox-full',
  question: text('Is the recipient’s mailbox full?', '收件人的邮箱是不是满了？'),
  why: text(
    'A full mailbox takes nothing until its owner frees space, so the sender can only wait or ask (RFC 3463 §3.3).',
    '邮箱满了就什么都收不了，只有对方能清理，发件人只能等或提醒（RFC 3463 §3.3）。',
  ),
  route: MAILBOX_ROUTE,
  references: ['RFC 3463 §3.3', PAGES.bounces, MAILBOX_PAGES.storage],
  title,
  plain: true,
  detail: (_, given) => join([means(), ...again(given, later())], { en: ' ', zh: '' }),
  owner: () => 'recipient',
  page: () => 'recipient',
  fixes(given) {
    const { domain } = given.values;
    const alibaba = isAlibabaMailbox(given);
    return [
      fix(given.delayed ? room() : tell(), 'you', { steps: [small(), gone()] }),
      alibaba
        ? fix(free(), 'recipient', {
            console: freePath(),
            operation: 'empty-folder',
            risk: 'low',
            steps: freeSteps.map((step) => step()),
          })
        : fix(isPublic(given) ? freePublic() : freeElsewhere({ domain }), 'recipient'),
      ...(alibaba && !isPublic(given)
        ? [fix(extend(), theirAdmin(given), { effort: 'days' })]
        : []),
    ];
  },
});
