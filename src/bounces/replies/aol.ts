/** AOL's own platform, until it moved to Yahoo's in 2019: the codes are still in old bounces. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';
import yahoo from './yahoo.ts';

const REPUTATION = text(
  'AOL refuses the sending IP for complaints or spam-like traffic.',
  'AOL 因投诉或疑似垃圾流量拒收这个发信 IP。',
);
const DYNAMIC = text(
  'AOL takes no mail straight from dynamic or residential IPs.',
  'AOL 不接受动态 IP 或家庭宽带直接投信。',
);
const URL = text(
  'A link in the message drew too many complaints at AOL.',
  '邮件里的某个链接在 AOL 投诉过多。',
);
const LIMITED = text(
  'AOL limits the sending IP for a sudden change in volume or complaints.',
  'AOL 发现发信 IP 的量或投诉突增，暂时限流。',
);
const PTR = text(
  'The reverse DNS of the sending IP is missing or unusable.',
  '发信 IP 没有可用的反向解析。',
);

export default receiver({
  id: 'aol',
  name: text('AOL', 'AOL'),
  hosts: [
    'aol.com',
    'aim.com',
    'mx.aol.com',
    'aol.co.uk',
    'aol.fr',
    'aol.de',
    'netscape.net',
    'compuserve.com',
    'cs.com',
    'wow.com',
    'love.com',
    'games.com',
  ],
  rules: [
    // 521 5.2.1 :  (DMARC) This message failed DMARC Evaluation and is being refused due to provided DMARC Policy
    rule('message failed dmarc evaluation', 'dmarc-failed'),
    // 554- (HVU:B1) The URL contained in your email to AOL members has generated a high volume of complaints.
    rule('(hvu:', 'content-rejected', { means: URL }),
    // 554- (CON:B1) Your IP has been blocked due to a spike in unfavorable email statistics.
    rule('(con:b', 'ip-reputation', { means: REPUTATION }),
    // 421 4.7.1 : (DYN:T1) http://postmaster.info.aol.com/errors/421dynt1.html
    rule('(dyn:t', 'rate-limited', { means: LIMITED }),
    rule('(dyn:', 'ip-reputation', { means: REPUTATION }),
    // 554- (RTR:DU) AOL no longer accepts connections from dynamically assigned IP addresses
    rule('(rtr:du', 'ip-reputation', { means: DYNAMIC }),
    rule('(rtr:bb', 'ip-reputation', { means: DYNAMIC }),
    // 421 (RTR:RD) / 554 (RTR:BL) http://postmaster.info.aol.com/errors/554rtrbl.html
    rule('(rtr:', 'ip-reputation', { means: REPUTATION }),
    // 554- (RLY:B1) The information presently available to AOL indicates this server is transmitting unsolicited e-mail to AOL.
    rule('(rly:', 'ip-reputation', { means: REPUTATION }),
    // 421 (DNS:NR) Your server's reverse DNS could not be resolved. / 554 (DNS:B1)
    rule('(dns:', 'ptr-missing', { means: PTR }),
    // 421 SERVICE NOT AVAILABLE / 521 5.2.1 : AOL will not accept delivery of this message.
    rule('aol will not accept delivery of this message', 'policy-rejected', { confidence: 0.9 }),
    // 550 bob IS NOT ACCEPTING MAIL FROM THIS SENDER
    rule('is not accepting mail from this sender', 'recipient-refuses', {
      means: text('The recipient blocked this sender.', '收件人屏蔽了这个发件人。'),
    }),
    // 550 We would love to have gotten this email to bob@aol.com. But, your recipient never logged onto their free AIM Mail account.
    rule('your recipient never logged onto', 'recipient-disabled'),
    // 550 MAILBOX NOT FOUND
    rule('550 mailbox not found', 'user-unknown', { only: true }),
    // 552 bob MAILBOX FULL
    rule('mailbox full', 'mailbox-full', { only: true }),
    // Yahoo's servers answer for these domains now.
    ...yahoo.rules,
  ],
});
