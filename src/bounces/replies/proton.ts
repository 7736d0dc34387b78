import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'proton',
  name: text('Proton Mail', 'Proton Mail'),
  hosts: ['protonmail.ch', 'proton.me', 'protonmail.com', 'pm.me', 'proton.ch'],
  rules: [
    // 550 5.1.1 <bob@proton.me>: Recipient address rejected: Address does not exist
    rule('recipient address rejected: address does not exist', 'user-unknown'),
    // 550 5.7.1 Your message was rejected for spam reasons / violates our policies
    rule('rejected*spam', 'content-rejected', { only: true, confidence: 0.9 }),
    // 550 5.7.26 / 550 5.7.1 … DMARC policy of the sender domain
    rule('dmarc', 'dmarc-failed', { only: true }),
  ],
});
