/** KDDI au: after DATA, "User unknown" is mostly the recipient's own filter. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'kddi',
  name: text('KDDI au', 'KDDI au'),
  hosts: ['ezweb.ne.jp', 'au.com', 'uqmobile.jp', 'biz.au.com', 'ido.ne.jp'],
  rules: [
    // The user(s) account is temporarily over quota.
    rule('account is temporarily over quota', 'mailbox-full'),
    // The user(s) account is disabled.
    rule('the user(s) account is disabled', 'recipient-disabled'),
    // The user(s) account is temporarily limited.
    rule('account is temporarily limited', 'rate-limited'),
    // 550 : User unknown
    rule('550 : user unknown', 'recipient-refuses', {
      only: true,
      confidence: 0.85,
      means: text(
        "The recipient's filter refuses the sender, or the address does not exist.",
        '收件人的过滤设置拒收该发件人，或者地址不存在。',
      ),
    }),
    // 550 <bob@ezweb.ne.jp>: User unknown
    rule('user unknown', 'user-unknown', { only: true, confidence: 0.9 }),
    // 552 5.2.2 <bob@au.com>: Mailbox full
    rule('mailbox full', 'mailbox-full', { only: true }),
  ],
});
