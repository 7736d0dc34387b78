/** Daum, Hanmail and Kakao Mail, one platform. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'daum',
  name: text('Daum / Kakao Mail', 'Daum / Kakao Mail'),
  hosts: ['daum.net', 'hanmail.net', 'kakao.com', 'hanmail.com'],
  rules: [
    // 550 5.1.1 <bob@hanmail.net> User unknown / unknown recipient
    rule('unknown recipient', 'user-unknown', { only: true }),
    rule('user unknown', 'user-unknown', { only: true }),
    // 554 5.7.1 … https://cs.daum.net/redbell/… Denied
    rule('cs.daum.net', 'ip-reputation', { confidence: 0.75 }),
    // 552 5.2.2 Quota exceeded
    rule('', 'mailbox-full', { status: 'x.2.2', only: true }),
  ],
});
