import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import {
  explained,
  isAlibabaAddress,
  PAGES,
  ROUTES,
  sendingAddress,
  ticketFix,
  whitelistFix,
} from '../common/bounce-sending.ts';

const title = text(
  'The {address} has a poor reputation: whoever runs it must fix that',
  '{address} 信誉差，要由该 IP 的管理方处理',
);
const means = text(
  'The receiver keeps its own score of what came from that IP, by complaints, wrong recipients and volume, and refuses or slows it.',
  '对方按投诉、无效收件人和发信量给该 IP 打分，分数低就拒收或限速。',
);
const own = text(
  'Many attempts in a row lower it further. It recovers within days to weeks once only wanted mail leaves at a steady rate.',
  '反复重试会让分数更低。停掉垃圾邮件、保持平稳发信量，几天到几周会恢复。',
);
const ours = text(
  'The IP belongs to Alibaba Mail, which sends for many customers from it: only Alibaba can take it up with the receiver.',
  '这是阿里邮箱的共享出口 IP，很多客户共用，只有阿里能和对方交涉。',
);
const ticket = text(
  'Have Alibaba Mail take the {address} up with {receiver}: ticket with the bounce attached',
  '请阿里邮箱就{address} 与 {receiver} 交涉：提交工单并附上退信',
);
const clean = text(
  'Stop unwanted mail from the {address} and keep a small, steady volume',
  '停掉{address} 上的垃圾邮件，保持少量、平稳地发信',
);
const cleanSteps = [
  text(
    'Look for mailboxes and websites that send spam, and drop recipients that do not exist or never asked for the mail.',
    '排查发垃圾邮件的邮箱和网站，从名单里去掉不存在的、没订阅过的收件人。',
  ),
  text(
    'A new IP has no reputation yet: begin with little and raise the volume over weeks.',
    '新 IP 没有信誉积累，要从少量开始，用几周时间慢慢加量。',
  ),
];

export default bounceCheck({
  cause: 'ip-reputation',
  question: text('Does the sending IP have a poor reputation?', '发信 IP 的信誉是不是太差？'),
  why: text(
    'A refusal for security or policy (X.7.1) is the receiver’s own decision about the IP that connects; it lasts as long as the score does (RFC 3463 §3.8).',
    '以安全或策略为由的拒收（X.7.1）是收信方对发信 IP 的判断，信誉没恢复就会一直拒（RFC 3463 §3.8）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 3463 §3.8', PAGES.bounces],
  title: (values) => title({ address: sendingAddress(values) }),
  detail: (_, given) => explained(given, means(), isAlibabaAddress(given) ? ours() : own()),
  page: () => 'mail-admin',
  fixes(given) {
    const { receiver } = given.values;
    const address = sendingAddress(given.values);
    if (isAlibabaAddress(given)) return [ticketFix(given, ticket({ address, receiver }))];
    return [
      fix(clean({ address }), 'mail-admin', {
        effort: 'days',
        steps: cleanSteps.map((step) => step()),
      }),
      ...whitelistFix(given, given.values.ip),
    ];
  },
});
