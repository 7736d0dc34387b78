import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const FORM = 'http://www.verizon.net/whitelist';

export default receiver({
  id: 'verizon',
  name: text('Verizon', 'Verizon'),
  hosts: ['verizon.net', 'vzwpix.com', 'vtext.com', 'bellatlantic.net', 'gte.net'],
  rules: [
    // 571 Email from 192.0.2.1 is currently blocked by Verizon Online's anti-spam system. The email sender or Email Service Provider may visit http://www.verizon.net/whitelist and request removal of the block.
    rule("blocked by verizon online's anti-spam system", 'ip-reputation', {
      means: text('Verizon blocks the sending IP for spam.', 'Verizon 因垃圾邮件封了发信 IP。'),
      page: FORM,
    }),
    // 550 4.2.1 mailbox temporarily disabled: bob@verizon.net
    rule('mailbox temporarily disabled', 'recipient-disabled', { only: true }),
    // 550 - Requested action not taken: no such user here
    rule('requested action not taken: no such user here', 'user-unknown', { only: true }),
  ],
});
