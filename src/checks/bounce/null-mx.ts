import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { isOwnDomain, receptionOf, receptionWord, takesMail } from '../common/bounce-recipient.ts';
import { explained, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'No mail is taken for {domain}: find another address',
  '{domain} 不接收邮件，请换一个收件地址',
);
const takesNow = text(
  '{domain} took no mail then, and takes it now',
  '{domain} 当时不接收邮件，现在可以收了',
);
const means = text(
  'The owner of the domain has declared that it receives no mail (null MX), or its server takes none.',
  '域名所有者声明不收信（空 MX），或者它的服务器不接收邮件。',
);
const again = text(
  'Sending again is useless, whatever is changed on the sender’s side.',
  '重发没用，发件方改什么都一样。',
);
const since = text('That was changed since.', '看来对方已经改过。');
const compare = text(
  'Check the domain {domain} with the recipient by phone or chat: often a website’s name or a similar domain was taken for the mail domain',
  '用电话、微信等方式和对方核对域名 {domain}：常见的是把网站域名或相似域名当成了邮箱域名',
);
const tell = text(
  'If the spelling is right, the administrator of {domain} has to replace the null MX with the MX of its mail servers',
  '如果地址没错，需要 {domain} 的管理员把空 MX 换成真正的 MX 记录',
);
const own = text(
  'Take away the MX “.” of {domain}, which is your own, and set the MX of your mail provider (alimail-doctor check-dns)',
  '{domain} 是自己的域名，删掉值为 “.” 的 MX，换成邮箱服务商的 MX（可用 alimail-doctor check-dns）',
);

export default bounceCheck({
  cause: 'null-mx',
  question: text('Does the recipient’s domain take no mail at all?', '收件域名是不是根本不收信？'),
  why: text(
    'A single MX that names “.” tells that the domain takes no mail, and senders give up at once (RFC 7505 §3).',
    '唯一一条值为“.”的 MX 表示该域名不收信，发信系统会立即退回（RFC 7505 §3）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 7505 §3', 'RFC 5321 §5.1'],
  title: ({ domain }, { fixed }) => (fixed ? takesNow : title)({ domain }),
  detail(_, given) {
    const now = receptionOf(given);
    return now !== null && takesMail(now)
      ? explained(given, means())
      : explained(given, means(), again());
  },
  live: (given) =>
    receptionWord(
      given,
      (now) => (takesMail(now) ? 'against' : 'for'),
      (now) => (takesMail(now) ? [since()] : []),
    ),
  page: () => 'you',
  fixes(given) {
    const { domain } = given.values;
    return [
      fix(compare({ domain }), 'you'),
      isOwnDomain(given)
        ? fix(own({ domain }), 'domain-admin')
        : fix(tell({ domain }), 'recipient', { effort: 'hours' }),
    ];
  },
});
