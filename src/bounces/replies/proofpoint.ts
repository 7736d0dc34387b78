/** Proofpoint (pphosted.com, ppe-hosted.com), a gateway before others' mail. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const CHECK = 'https://ipcheck.proofpoint.com/';

export default receiver({
  id: 'proofpoint',
  name: text('Proofpoint', 'Proofpoint'),
  hosts: ['pphosted.com', 'ppe-hosted.com', 'proofpoint.com', 'gslb.pphosted.com'],
  rules: [
    // 554 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.1
    rule('ipcheck.proofpoint.com', 'ip-reputation', {
      means: text(
        'Proofpoint blocks the sending IP; its owner can ask for removal at ipcheck.proofpoint.com.',
        'Proofpoint 封了发信 IP，可到 ipcheck.proofpoint.com 申请解封。',
      ),
      page: CHECK,
    }),
    // 550 5.7.1 Email rejected per DMARC policy for example.com
    rule('rejected per dmarc policy', 'dmarc-failed'),
    // 550 5.7.23 Email rejected per SPF policy / 550 5.7.1 Email rejected per SPF policy for example.com
    rule('rejected per spf policy', 'spf-failed'),
    // 550 5.7.0 Local Policy Violation - abc123
    rule('local policy violation', 'policy-rejected', {
      means: text(
        "A rule of the recipient's gateway refuses the message.",
        '收件方网关的规则拒收了这封信。',
      ),
    }),
    // 550 5.1.1 User Unknown / 554 5.7.1 <bob@example.com>: Recipient address rejected: user invalid
    rule('recipient address rejected: user invalid', 'user-unknown'),
    // 554 5.7.1 Message blocked due to spam content in the message.
    rule('message blocked due to spam content', 'content-rejected'),
    // 554 5.7.5 … Message contains a virus
    rule('5.7.0 message blocked', 'content-rejected', { only: true, confidence: 0.85 }),
  ],
});
