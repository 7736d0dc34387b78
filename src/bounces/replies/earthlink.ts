import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'earthlink',
  name: text('EarthLink', 'EarthLink'),
  hosts: ['earthlink.net', 'mindspring.com', 'earthlink.com', 'ix.netcom.com'],
  rules: [
    // 550 Dynamic/zombied/spam IPs blocked. Write blockedbyearthlink@abuse.earthlink.net
    rule('blockedbyearthlink@', 'ip-blocklisted', {
      means: text(
        'EarthLink blocks the sending IP; blockedbyearthlink@abuse.earthlink.net takes requests.',
        'EarthLink 封了发信 IP，可写信到 blockedbyearthlink@abuse.earthlink.net 申诉。',
      ),
    }),
    // 550 5.7.1 … IP address blocked. ELNK000_102
    rule(' elnk*_102', 'ip-blocklisted', {
      means: text('EarthLink blocks the sending IP.', 'EarthLink 封了发信 IP。'),
    }),
    // 550 5.5.0 … ELNK001_416
    rule(' elnk*_416', 'user-unknown', {
      means: text('The recipient does not exist.', '收件人不存在。'),
    }),
    // 550 5.5.0 … ELNK003_402: sender refused
    rule(' elnk*_4', 'sender-rejected', {
      confidence: 0.75,
      means: text('EarthLink refuses the sender.', 'EarthLink 拒收该发件人。'),
    }),
    // 550 5.7.1 … ELNK001_506
    rule(' elnk*_5', 'content-rejected', {
      confidence: 0.85,
      means: text('EarthLink takes the message for spam.', 'EarthLink 判定这封信是垃圾邮件。'),
    }),
  ],
});
