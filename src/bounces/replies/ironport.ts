/** Cisco Secure Email (IronPort), on the recipient's premises or at iphmx.com. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const TALOS = 'https://talosintelligence.com/reputation_center';
const REPUTATION = text(
  "Cisco's SenderBase (Talos) gives the sending IP a poor reputation.",
  'Cisco Talos（SenderBase）对发信 IP 的信誉评分很低。',
);

export default receiver({
  id: 'ironport',
  name: text('Cisco Secure Email', 'Cisco Secure Email'),
  hosts: ['iphmx.com'],
  rules: [
    // 554 Your access to this mail system has been rejected due to the sending MTA's poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.
    rule('rejected due to*poor reputation', 'ip-reputation', { means: REPUTATION, page: TALOS }),
    // 550 #5.7.1 DMARC unauthenticated mail is prohibited.
    rule('dmarc unauthenticated mail is prohibited', 'dmarc-failed'),
    // 550 #5.7.1 SPF unauthorized mail is prohibited.
    rule('spf unauthorized mail is prohibited', 'spf-failed'),
    // 550 #5.7.1 DKIM unauthenticated mail is prohibited.
    rule('dkim unauthenticated mail is prohibited', 'dkim-failed'),
    // 550 #5.7.1 Your access to submit messages to this e-mail system has been rejected.
    rule(
      'your access to submit messages to this e-mail system has been rejected',
      'ip-reputation',
      { confidence: 0.9, means: REPUTATION, page: TALOS },
    ),
    // 554 … SBRS … / Connection refused: SenderBase Reputation Score
    rule('senderbase', 'ip-reputation', { confidence: 0.9, means: REPUTATION, page: TALOS }),
    // 451 #4.1.8 Domain of sender address <a@example.com> does not resolve
    rule('domain of sender address*does not resolve', 'sender-rejected'),
    // 550 #5.1.0 Address rejected.
    rule('#5.1.0 address rejected', 'user-unknown'),
    // 452 Too many recipients received this hour / 452 #4.5.3 Too many recipients from the sender
    rule('too many recipients received this hour', 'rate-limited'),
    rule('#4.5.3 too many recipients', 'rate-limited', { confidence: 0.9 }),
    // 421 #4.4.5 Too many connections from your host.
    rule('#4.4.5 too many connections', 'rate-limited'),
    // 550 Too many invalid recipients
    rule('too many invalid recipients', 'ip-reputation', {
      confidence: 0.9,
      means: text(
        'Too many of the addresses from this server did not exist.',
        '这台服务器发往的无效地址太多。',
      ),
    }),
    // 552 #5.3.4 message size exceeds limit / 552 #5.3.4 message header size exceeds limit
    rule('#5.3.4 message', 'message-too-large'),
  ],
});
