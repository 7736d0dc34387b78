import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'fastmail',
  name: text('Fastmail', 'Fastmail'),
  hosts: ['fastmail.com', 'fastmail.fm', 'messagingengine.com', 'pobox.com', 'sent.com'],
  rules: [
    // 550 5.7.1 Message content rejected: it looks like spam … https://www.fastmail.help/
    rule('message looks like spam', 'content-rejected', { only: true }),
    // 550 5.1.1 <bob@fastmail.com>: Recipient address rejected: User unknown in virtual alias table
    rule('user unknown', 'user-unknown', { only: true }),
    // 451 4.7.1 <bob@fastmail.com>: Recipient address rejected: Greylisted
    rule('greylisted', 'greylisted', { code: '4', only: true }),
    // 554 5.7.1 <a@example.com>: Sender address rejected: … not owned by user
    rule('not owned by user', 'sender-login-mismatch', { only: true }),
  ],
});
