/** Cox. Codes: cox.com/residential/support/email-error-codes.html. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://www.cox.com/residential/support/email-error-codes.html';
const REPUTATION = text(
  'Cox refuses the sending IP: it is on a blocklist or has a poor reputation.',
  'Cox 拒收：发信 IP 在黑名单上或信誉差。',
);

export default receiver({
  id: 'cox',
  name: text('Cox', 'Cox'),
  hosts: ['cox.net', 'coxmail.com', 'cox.com'],
  rules: [
    // 554 cox 192.0.2.1 … AUP#CXDNS: the sending IP has no reverse DNS
    rule('#cxdns', 'ptr-missing', {
      means: text('The sending IP has no reverse DNS.', '发信 IP 没有反向解析。'),
      page: PAGE,
    }),
    // 421 … too many sessions from 192.0.2.1 AUP#CXCNCT / AUP#CXTHRT
    rule('#cxcnct', 'rate-limited', {
      means: text('Too many connections from this IP.', '这个 IP 的连接太多。'),
      page: PAGE,
    }),
    rule('#cxthrt', 'rate-limited', {
      means: text('Cox limits how much this account sends.', 'Cox 限制了该账号的发信量。'),
      page: PAGE,
    }),
    rule('cox too many sessions from', 'rate-limited', { page: PAGE }),
    // 550 5.1.0 <a@example.com> sender rejected. … AUP#CXSNDR
    rule('#cxsndr', 'sender-rejected', {
      means: text('Cox refuses the sender address.', 'Cox 拒收该发件地址。'),
      page: PAGE,
    }),
    // 552 5.2.0 … Message rejected: URL … URLBL011
    rule('urlbl0', 'content-rejected', {
      means: text('A link in the message is on a blocklist.', '邮件里的链接在黑名单上。'),
      page: PAGE,
    }),
    // 554 … cox 192.0.2.1 blocked … AUP#CXBL / IPBL1000 / AUP#LBL
    rule('#cxbl', 'ip-blocklisted', { means: REPUTATION, page: PAGE }),
    rule('ipbl1', 'ip-blocklisted', { means: REPUTATION, page: PAGE }),
    rule('ipbl0', 'ip-blocklisted', { means: REPUTATION, page: PAGE }),
    // 550 5.1.0 <a@example.com> sender rejected. Refer to Error Codes section at https://www.cox.com/… AUP#CDRBL
    rule('aup#cdrbl', 'ip-blocklisted', { means: REPUTATION, page: PAGE }),
    rule('cox.com/*aup#', 'ip-reputation', { confidence: 0.8, means: REPUTATION, page: PAGE }),
  ],
});
