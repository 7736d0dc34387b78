import { text } from '../../engine/text.ts';
import { bounceCheck, fix, pageFix } from '../common/bounce.ts';
import { isOwnDomain, receptionOf, receptionWord, takesMail } from '../common/bounce-recipient.ts';
import { explained, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'No mail is taken for {domain}: find another address',
  '{domain} 不接收邮件，请换一个收件地址',
);
const means = text(
  'The owner of the domain has declared that it receives no mail (null MX), or its server takes none.',
  '域名所有者声明不收信（空 MX），或者它的服务器不接收邮件。',
);
const again = text(
  'Sending again is useless, whatever is changed on the sender’s side.',
  '重发没用，发件方改什么都一样。',
);
const mended = text('That was changed since: send again.', '看来对方已经改过，重发即可。');
const compare = text(
  'Compare the domain with what the recipient gives you by another way: often a website’s name or a similar domain was taken for the mail domain',
  '通过其他方式和对方核对域名：常见的是把网站域名或相似域名当成了邮箱域名',
);
const tell = text(
  'If the address is right, the administrator of {domain} has to replace the null MX with the MX of its mail servers',
  '如果地址没错，需要 {domain} 的管理员把空 MX 换成真正的 MX 记录',
);
const own = text(
  'It is your own domain: take away the MX “.” and set the MX of your mail provider (alimail-doctor check-dns)',
  '这是自己的域名：删掉值为 “.” 的 MX，换成邮箱服务商的 MX（可用 alimail-doctor check-dns）',
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
  title,
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
      (now) => (takesMail(now) ? [mended()] : []),
    ),
  fixes(given) {
    const { domain } = given.values;
    return [
      fix(compare(), 'you'),
      ...pageFix(given, 'you'),
      isOwnDomain(given)
        ? fix(own(), 'domain-admin')
        : fix(tell({ domain }), 'recipient', { effort: 'hours' }),
    ];
  },
});
