import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { MAILBOX_PAGES } from '../common/bounce-recipient.ts';
import { explained, isDirectMail, PAGES, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'Too many recipients at once for {receiver}: split the message',
  '一次的收件人太多，{receiver} 不收，请分批发送',
);
const means = text(
  'The server takes only so many recipients in one message or connection. The addresses themselves were not refused.',
  '服务器对单封邮件或单次连接的收件人数有上限，地址本身没有问题。',
);
const again = text(
  'Sent again unchanged it is refused again. Those who are not in the report may have got it: send only to those who have not.',
  '原样重发还会被拒。没出现在退信里的人可能已经收到，只补发给没收到的人。',
);
const split = text(
  'Send it in several smaller portions, with a pause between them',
  '减少每封的收件人数，分几批发，中间隔一会儿',
);
const groups = text(
  'For colleagues a mail group (邮件组) counts as one recipient.',
  '发给同事可以用邮件组，只算一个收件人。',
);
const bulk = text(
  'Newsletters and notices to many belong in DirectMail, one message a recipient, from a subdomain',
  '通知、营销等群发用邮件推送（DirectMail），一人一封，用子域名发',
);
const directMail = text(
  'Send to at most 100 recipients in one message over SMTP, better to one',
  '用 SMTP 发信时，单封收件人不超过 100 个，最好一人一封',
);
const limit = text(
  'If few recipients are refused already, the administrator may have set a lower limit for the account',
  '如果收件人不多也被拒，可能是管理员给账号设了更低的收件人上限',
);

export default bounceCheck({
  cause: 'too-many-recipients',
  question: text('Did the message have too many recipients?', '是不是收件人太多了？'),
  why: text(
    'Servers limit how many recipients one transaction may have; at least 100 have to be taken, and the rest belongs into further ones (RFC 5321 §4.5.3.1.8, §4.5.3.1.10).',
    '服务器对一次投递的收件人数有上限（标准要求至少接受 100 个），超出的要另外发（RFC 5321 §4.5.3.1.8、§4.5.3.1.10）。',
  ),
  route: ROUTES.delivery,
  references: [
    'RFC 5321 §4.5.3.1.8',
    'RFC 5321 §4.5.3.1.10',
    PAGES.bounces,
    PAGES.frequency,
    MAILBOX_PAGES.directMail,
  ],
  title,
  detail: (_, given) => explained(given, means(), again()),
  page: () => 'you',
  fixes(given) {
    if (isDirectMail(given)) return [fix(directMail(), 'you')];
    return [
      fix(split(), 'you', { steps: [groups()] }),
      fix(bulk(), 'you', { effort: 'hours' }),
      ...(given.failure.alibaba === 'submission' ? [fix(limit(), 'mail-admin')] : []),
    ];
  },
});
