import { text } from '../../engine/text.ts';
import { bounceCheck, fix, says } from '../common/bounce.ts';
import { isPublic } from '../common/bounce-recipient.ts';
import {
  explained,
  isAlibabaAddress,
  PAGES,
  ROUTES,
  sendingAddress,
  whitelistFix,
} from '../common/bounce-sending.ts';

const title = text(
  'Refused by a rule of {receiver}: its administrator has to say which',
  '被 {receiver} 的策略拒收，具体原因要问对方管理员',
);
const unnamed = text(
  'Refused by a rule of {receiver} that is not named',
  '被 {receiver} 的策略拒收，对方没说明具体原因',
);
const allow = text(
  'Ask the recipient by phone or chat to add {sender} to contacts and whitelist',
  '用电话、微信等方式请收件人把 {sender} 加到通讯录和白名单',
);
const means = text(
  'The reply says that a rule forbids the message, and not which one.',
  '回复只说违反了策略，没说是哪一条。',
);
const again = text('Sent again unchanged, it is refused again.', '原样重发还会被退。');
const passes = text(
  'It is a passing refusal: sent again after a while it may go through.',
  '这是临时拒收：过一会儿重发，可能就能发出去。',
);
const trap = text(
  'Take the address out of every list, and do not write to it again',
  '把这个地址从所有名单里删掉，不要再往这里发信',
);
const trapStep = text(
  'It is a spam trap: whoever writes to it is taken for a spammer. Addresses that were bought or scraped hold more of them.',
  '这是垃圾邮件陷阱地址，往这里发信会被当成垃圾邮件发送者。买来或采集来的名单里往往还有更多。',
);
const test = text(
  'Send a short plain message without links and attachments to the same recipient',
  '给同一收件人发一封简短的纯文本邮件，不带链接和附件',
);
const testSteps = [
  text(
    'If it arrives, the rule is about the content: leave out links, attachments or words one after the other.',
    '能到，说明规则针对内容：逐个去掉链接、附件或敏感词再试。',
  ),
  text(
    'If it comes back as well, the rule is about the sender, the domain or the server: look at the SPF, DKIM and DMARC findings first.',
    '还是被退，说明规则针对发件人、域名或服务器：先看 SPF、DKIM、DMARC 的检查结果。',
  ),
];
const ask = text(
  'Ask the recipient by phone or chat to have the refusal looked up and the sender let through',
  '用电话、微信等方式联系收件人，请对方管理员查拒收记录并放行',
);
const askStep = text(
  'Give the time, {sender}, the {address} and the reply word for word: their administrator finds it by these.',
  '把发信时间、{sender}、{address} 和退信原话一并给对方管理员，便于查找。',
);
const ticket = text(
  'If plain messages to {domain} come back from all mailboxes, let Alibaba Mail look into it: ticket with the bounce attached as .eml',
  '如果所有邮箱发给 {domain} 的纯文本邮件都被退，向阿里邮箱提交工单并附上退信原件（.eml）',
);

export default bounceCheck({
  cause: 'policy-rejected',
  question: text('Was it refused by a rule that is not named?', '是不是被未说明的策略拒收？'),
  why: text(
    'X.7.1 says only that the message was not authorized: the rule is the receiver’s own (RFC 3463 §3.8).',
    'X.7.1 只表示未获授权，规则由收信方自己定（RFC 3463 §3.8）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 3463 §3.8', PAGES.readingBounces],
  title: ({ receiver }, given) => (isPublic(given) ? unnamed : title)({ receiver }),
  detail: (_, given) =>
    explained(
      given,
      means(),
      given.failure.replyCode?.startsWith('4') === true ? passes() : again(),
    ),
  page: () => 'you',
  fixes(given) {
    if (says(given, 'honeypot')) return [fix(trap(), 'you', { steps: [trapStep()] })];
    const { sender, domain } = given.values;
    const address = sendingAddress(given.values);
    return [
      fix(test(), 'you', { steps: testSteps.map((step) => step()) }),
      isPublic(given)
        ? fix(allow({ sender }), 'recipient')
        : fix(ask(), 'recipient', { effort: 'hours', steps: [askStep({ sender, address })] }),
      ...whitelistFix(given),
      ...(isAlibabaAddress(given) ? [fix(ticket({ domain }), 'alibaba', { effort: 'days' })] : []),
    ];
  },
});
