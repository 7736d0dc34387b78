import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'rediffmail',
  name: text('Rediffmail', 'Rediffmail'),
  hosts: ['rediffmail.com', 'rediff.com', 'rediffmailpro.com'],
  rules: [
    // 553 Blocked using spam pattern, your message may contain the spam contents
    rule('blocked using spam pattern', 'content-rejected'),
    // 550 Requested action not taken: mailbox unavailable
    rule('mailbox unavailable', 'user-unknown', { code: '5', only: true }),
    // 552 Requested mail action aborted: exceeded storage allocation
    rule('exceeded storage allocation', 'mailbox-full', { only: true }),
  ],
});
