import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { supportFix } from '../common/bounce-recipient.ts';
import { explained, PAGES, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'The message is malformed: the client or program that made it needs fixing',
  '邮件格式不规范，要改发信的客户端或程序',
);
const means = text(
  'A header is missing, doubled or invalid; most often it is From: left out, without an address, or with a name that is not encoded.',
  '有邮件头缺失、重复或不合规，最常见的是 From：没写、没有地址，或者中文名没有编码。',
);
const again = text(
  'Sent again by the same program it is refused again; written in webmail it mostly goes through.',
  '用同一个程序重发还会被拒，用网页邮箱重新写一封，一般能发出去。',
);
const noFrom = text(
  'The returned headers show no readable From address.',
  '退回的邮件头里看不到有效的 From 地址。',
);
const webmail = text(
  'Write the message in webmail and send it from there: if it passes, client or program are at fault',
  '用网页邮箱重新写一封发出去，能发出去就是客户端或程序的问题',
);
const from = text(
  'In the client or program set the sender’s name and full address, and nothing else, as From',
  '在客户端或程序里把 From 设成显示名加完整邮箱地址，不要有别的内容',
);
const fromSteps = [
  text(
    'Exactly one From, one Date and one Message-ID; From holds an address in < >, such as “Ann <ann@example.com>”.',
    'From、Date、Message-ID 各一个，不多不少；From 里要有尖括号括起来的地址，如“张三 <zhangsan@example.com>”。',
  ),
  text(
    'Names that are not ASCII are encoded as =?UTF-8?B?…?= (RFC 2047), the name alone, never the address.',
    '中文显示名要编码成 =?UTF-8?B?…?=（RFC 2047），只编码名字，不要编码地址。',
  ),
  text(
    'Lines end with CRLF and are at most 998 bytes long; let a mail library write the message instead of putting it together by hand.',
    '每行以 CRLF 结尾，不超过 998 字节；最好用现成的邮件库生成，不要自己拼邮件。',
  ),
];
const ticket = text(
  'If webmail’s own message is refused for this too, tell Alibaba Mail, whose program wrote it',
  '如果网页邮箱发的也因此被拒，请反馈给阿里邮箱',
);

export default bounceCheck({
  cause: 'not-rfc-compliant',
  question: text('Is the message not well formed?', '是不是邮件格式不规范？'),
  why: text(
    'A message needs exactly one From with a valid address and one Date, and names beyond ASCII have to be encoded; QQ Mail and Gmail refuse others (RFC 5322 §3.6, RFC 2047 §5).',
    '邮件必须有且只有一个带有效地址的 From 和一个 Date，中文名要编码，否则 QQ 邮箱、Gmail 会拒收（RFC 5322 §3.6、RFC 2047 §5）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 5322 §3.6', 'RFC 5322 §3.6.2', 'RFC 2047 §5', PAGES.bounces],
  title,
  detail(_, given) {
    const { headerFrom, messageId } = given.bounced;
    // With a Message-ID there were headers to look in.
    return headerFrom === null && messageId !== null
      ? explained(given, means(), noFrom(), again())
      : explained(given, means(), again());
  },
  page: () => 'you',
  fixes: (given) => [
    fix(webmail(), 'you'),
    fix(from(), 'you', { effort: 'hours', steps: fromSteps.map((step) => step()) }),
    ...(given.failure.alibaba === 'sent' ? [supportFix(ticket())] : []),
  ],
});
