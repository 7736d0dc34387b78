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
  'The {address} is on a blocklist: whoever runs it must have it delisted',
  '{address} 在黑名单里，要由该 IP 的管理方申请解除',
);
const means = text(
  'The receiver refuses everything from that IP, whatever the message says.',
  '对方拒收来自该 IP 的所有邮件，与邮件内容无关。',
);
const own = text(
  'Sending again is refused until it is delisted, which takes hours to days. Delisting without having stopped the spam puts it back on the list.',
  '解除之前重发都会被退，解除一般要几小时到几天。没找到垃圾邮件源头就申请，很快又会被列入。',
);
const ours = text(
  'The IP belongs to Alibaba Mail, which sends for many customers from it: neither the message nor your domain has to be at fault, and only Alibaba can have it delisted.',
  '这是阿里邮箱的共享出口 IP，很多客户共用，不一定是您的邮件或域名有问题，也只有阿里能申请解除。',
);
const ticket = text(
  'Have Alibaba Mail delist the {address}: ticket with the bounce attached',
  '请阿里邮箱解除{address} 的黑名单：提交工单并附上退信',
);
const delist = text(
  'Stop what got the {address} listed, then ask the blocklist to delist it',
  '先清除{address} 上的垃圾邮件源，再到对应的黑名单申请解除',
);
const delistSteps = [
  text(
    'The reply names the list; its own page says why the IP is on it and how to get off. Nobody has to be paid for it.',
    '回复里会写明是哪个黑名单，到它的官网能查到列入原因和解除方法，不需要付费找人代办。',
  ),
  text(
    'Common causes: a mailbox with a stolen password, a hacked website, an infected computer behind the same IP.',
    '常见原因：邮箱密码被盗、网站被黑、同一出口下有电脑中毒。',
  ),
  text(
    'The IP of an office or home line is listed on principle: send through the mail provider’s smtp host with a login instead.',
    '办公室或家用宽带的 IP 通常默认就在列，不要直接发信，应登录服务商的 smtp 服务器来发。',
  ),
];

export default bounceCheck({
  cause: 'ip-blocklisted',
  question: text('Is the sending IP on a blocklist?', '发信 IP 是不是在黑名单里？'),
  why: text(
    'Receivers ask DNS blocklists about the IP that connects and refuse what is listed (RFC 5782 §2.1).',
    '收信方会用发信 IP 查 DNS 黑名单，在列就拒收（RFC 5782 §2.1）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 5782 §2.1', PAGES.bounces],
  title: (values) => title({ address: sendingAddress(values) }),
  detail: (_, given) => explained(given, means(), isAlibabaAddress(given) ? ours() : own()),
  page: () => 'mail-admin',
  fixes(given) {
    const address = sendingAddress(given.values);
    if (isAlibabaAddress(given)) return [ticketFix(given, ticket({ address }))];
    return [
      fix(delist({ address }), 'mail-admin', {
        effort: 'days',
        steps: delistSteps.map((step) => step()),
      }),
      ...whitelistFix(given, given.values.ip),
    ];
  },
});
