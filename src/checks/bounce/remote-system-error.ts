import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { again, supportFix, theirAdmin } from '../common/bounce-recipient.ts';
import { explained, PAGES, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'A fault at {receiver}: nothing to change here, its operator has to act',
  '{receiver} 自身故障，发件方不用改，需对方处理',
);
const means = text(
  'The server could not take the message at that time: overloaded, out of disk, in maintenance or misconfigured.',
  '服务器当时处理不了：可能过载、磁盘满、在维护，或者配置有误。',
);
const later = text('Sending the same message again later does no harm.', '稍后原样重发即可。');
const wait = text('Wait for the next tries', '等系统继续重试');
const once = text(
  'Send it again unchanged after an hour or more, once or twice',
  '隔一个小时以上原样重发，试一两次就够',
);
const tell = text(
  'If it lasts for a day, report the quoted line with its time to the operator of {receiver}, or tell the recipient by phone or chat',
  '如果持续一天以上，把退信原话和时间发给 {receiver} 的管理员，或者用电话、微信等方式告诉收件人',
);
const alibaba = text(
  'If it lasts for more than some hours, tell Alibaba Mail',
  '如果持续几个小时还不好，请反馈给阿里邮箱',
);

export default bounceCheck({
  cause: 'remote-system-error',
  question: text('Did the server have a fault of its own?', '是不是服务器自身故障？'),
  why: text(
    'A server that has too little room, is overloaded or misconfigured tells so, mostly with 4xx, and the message is to be tried again later (RFC 3463 §3.4, RFC 5321 §4.5.4.1).',
    '服务器空间不足、过载或配置有误时会如实答复，多为 4xx，稍后重试即可（RFC 3463 §3.4、RFC 5321 §4.5.4.1）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 3463 §3.4', 'RFC 5321 §4.5.4.1', PAGES.bounces],
  title,
  // What receivers say of their own faults tells that already.
  detail: (_, given) =>
    given.failure.meaning === null
      ? explained(given, means(), ...again(given, later()))
      : explained(given, means()),
  page: () => 'mail-admin',
  fixes(given) {
    const { receiver } = given.values;
    return [
      given.delayed ? fix(wait(), 'you') : fix(once(), 'you', { effort: 'hours' }),
      given.failure.receiver?.id === 'alibaba'
        ? supportFix(alibaba())
        : fix(tell({ receiver }), theirAdmin(given), { effort: 'hours' }),
    ];
  },
});
