/** Mimecast, a gateway before others' mail: codes in its community documentation. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://community.mimecast.com/docs/DOC-1369';

export default receiver({
  id: 'mimecast',
  name: text('Mimecast', 'Mimecast'),
  hosts: ['mimecast.com', 'mimecast.co.za', 'mimecast-offshore.com'],
  rules: [
    // 550 SPF Sender Invalid - envelope rejected - https://community.mimecast.com/docs/DOC-1369#550
    rule('spf sender invalid', 'spf-failed', { page: PAGE }),
    // 550 DKIM Sender Invalid - envelope rejected
    rule('dkim sender invalid', 'dkim-failed', { page: PAGE }),
    // 550 DMARC Sender Invalid - envelope rejected
    rule('dmarc sender invalid', 'dmarc-failed', { page: PAGE }),
    // 550 Rejected by header based Anti-Spoofing policy: a@example.com - https://community.mimecast.com/docs/DOC-1369#550
    rule('anti-spoofing policy', 'sender-rejected', {
      means: text(
        'The gateway takes mail in the name of the recipient organisation only from servers it knows.',
        '冒用收件方域名的邮件只接受指定服务器发来，网关按反伪造策略拒收。',
      ),
      page: PAGE,
    }),
    // 550 Rejected by header based manually Blocked Senders: a@example.com
    rule('manually blocked senders', 'recipient-refuses', {
      means: text(
        'The recipient, or its administrator, blocked this sender.',
        '收件人或其管理员屏蔽了这个发件人。',
      ),
      page: PAGE,
    }),
    // 550 Envelope blocked - User Entry / User Domain Entry
    rule('envelope blocked - user', 'recipient-refuses', {
      means: text(
        'The recipient blocked this sender or its domain.',
        '收件人屏蔽了这个发件人或其域名。',
      ),
      page: PAGE,
    }),
    rule('envelope blocked', 'policy-rejected', { confidence: 0.9, page: PAGE }),
    // 550 csi.mimecast.org Poor Reputation Sender
    rule('poor reputation sender', 'ip-reputation', { page: PAGE }),
    // 554 Host network not allowed / 554 Host network, not allowed
    rule('host network*not allowed', 'ip-reputation', { confidence: 0.93, page: PAGE }),
    // 550 Local CT IP Reputation - (reject)
    rule('local ct ip reputation', 'ip-reputation', { page: PAGE }),
    // 451 IP temporarily blacklisted
    rule('ip temporarily blacklisted', 'ip-blocklisted', { page: PAGE }),
    // 554 email rejected due to security policies - MCSpamSignature.sa.5.6
    rule('email rejected due to security policies*spam', 'content-rejected', { page: PAGE }),
    rule('email rejected due to security policies', 'content-rejected', {
      confidence: 0.9,
      page: PAGE,
    }),
    // 552 Message contains virus / 554 Virus Signature Detected
    rule('virus signature detected', 'virus', { page: PAGE }),
    // 550 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#550
    rule('invalid recipient - https://community.mimecast.com', 'user-unknown', { page: PAGE }),
    // 451 Recipient temporarily unavailable / 451 Internal resources are temporarily unavailable
    rule('internal resource*temporarily unavailable', 'greylisted', {
      code: '4',
      confidence: 0.85,
      page: PAGE,
    }),
    // 550 Administrative prohibition - envelope blocked
    rule('administrative prohibition', 'policy-rejected', {
      only: true,
      confidence: 0.9,
      page: PAGE,
    }),
    // 554 Maximum email size exceeded
    rule('maximum email size exceeded', 'message-too-large', { page: PAGE }),
    // 550 Exceeding outbound thread limit / 451 Account outbounds disabled
    rule('exceeding outbound thread limit', 'rate-limited', { page: PAGE }),
  ],
});
