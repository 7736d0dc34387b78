import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'naver',
  name: text('Naver', 'Naver'),
  hosts: ['naver.com', 'worksmobile.com'],
  rules: [
    // 421 4.3.2 Your ip blocked from this server - nsmtp
    rule('your ip blocked from this server', 'ip-blocklisted'),
    // 550 5.1.1 No such user - nsmtp
    rule('no such user', 'user-unknown', { only: true }),
    // 552 5.2.2 Mailbox quota exceeded
    rule('', 'mailbox-full', { status: 'x.2.2', only: true }),
  ],
});
