/** GoDaddy (secureserver.net): codes IBnnn. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://www.godaddy.com/help/what-does-my-email-bounceback-mean-3568';
const BLOCKED = text(
  'The sending IP is on a blocklist that GoDaddy asks.',
  '发信 IP 在 GoDaddy 使用的黑名单上。',
);
const REPUTATION = text(
  'GoDaddy refuses the sending IP for its reputation.',
  'GoDaddy 因发信 IP 信誉差而拒收。',
);
const RATE = text('Too many sessions or messages from this IP.', '这个 IP 的会话或邮件太多。');
const PTR = text('The sending IP has no reverse DNS.', '发信 IP 没有反向解析。');
const CONTENT = text(
  'GoDaddy takes the content or a link of the message for spam.',
  'GoDaddy 判定邮件内容或链接是垃圾。',
);

export default receiver({
  id: 'secureserver',
  name: text('GoDaddy', 'GoDaddy'),
  hosts: ['secureserver.net', 'godaddy.com'],
  rules: [
    // 554 Temporarily rejected. Reverse DNS for 192.0.2.1 failed. IB108 <https://www.godaddy.com/help/a-3568>
    rule('reverse dns for*failed. ib', 'ptr-missing', { means: PTR, page: PAGE }),
    rule('ib108', 'ptr-missing', { only: true, means: PTR, page: PAGE }),
    // 554 … Connection refused. This IP has a poor reputation on Cloudmark Sender Intelligence (CSI). IB103
    rule('poor reputation on cloudmark', 'ip-reputation', {
      means: REPUTATION,
      page: 'https://csi.cloudmark.com/en/reset/',
    }),
    rule('ib103', 'ip-reputation', { only: true, means: REPUTATION, page: PAGE }),
    // 554 … Connection refused. 192.0.2.1 is listed on the Exploits Block List (XBL) IB105 / Policy Block List (PBL) IB106 / Spamhaus Block List (SBL) IB104
    rule('listed on the*block list*ib10', 'ip-blocklisted', {
      means: BLOCKED,
      page: 'https://check.spamhaus.org/',
    }),
    rule('ib104', 'ip-blocklisted', { only: true, means: BLOCKED, page: PAGE }),
    rule('ib105', 'ip-blocklisted', { only: true, means: BLOCKED, page: PAGE }),
    rule('ib106', 'ip-blocklisted', { only: true, means: BLOCKED, page: PAGE }),
    // 554 … Connection refused. This IP is listed on our internal block list. IB007 / IB101
    rule('connection refused*ib10', 'ip-blocklisted', {
      confidence: 0.9,
      means: BLOCKED,
      page: PAGE,
    }),
    // 421 … Temporarily rejected. Too many sessions from this IP IB003 / IB111
    rule('too many*ib', 'rate-limited', { only: true, means: RATE, page: PAGE }),
    // 550 5.2.0 <a@example.com> From: Domain is invalid. Please provide a valid From: IB506
    rule('domain is invalid. please provide a valid from', 'sender-rejected', {
      means: text('The domain in From does not exist.', 'From 里的域名不存在。'),
      page: PAGE,
    }),
    // 553 <a@example.com> Sender address … does not exist. IB501 / IB504
    rule('ib50', 'sender-rejected', {
      only: true,
      confidence: 0.85,
      means: text(
        'GoDaddy refuses the sender address or domain.',
        'GoDaddy 拒收该发件地址或域名。',
      ),
      page: PAGE,
    }),
    // 554 … has sent more messages than allowed … IB60x
    rule('ib60', 'rate-limited', { only: true, confidence: 0.85, means: RATE, page: PAGE }),
    // 552 … Virus infected message rejected. IB705
    rule('ib705', 'virus', { only: true, page: PAGE }),
    // 552 … Message rejected for spam or virus content. Please include this entire message … IB212
    rule('message rejected for spam or virus content', 'content-rejected', {
      means: CONTENT,
      page: PAGE,
    }),
    rule('ib212', 'content-rejected', { only: true, means: CONTENT, page: PAGE }),
    // 550 #5.1.0 Address rejected. / 550 Recipient not found <http://x.co/irbounce>
    rule('recipient not found*x.co/irbounce', 'user-unknown', { page: PAGE }),
    // 553 5.3.0 … Account does not exist / 550 Account disabled
    rule('account does not exist*x.co', 'user-unknown', { page: PAGE }),
  ],
});
