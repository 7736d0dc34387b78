import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://yandex.com/support/mail/';

export default receiver({
  id: 'yandex',
  name: text('Yandex Mail', 'Yandex 邮箱'),
  hosts: [
    'yandex.ru',
    'yandex.com',
    'ya.ru',
    'yandex.net',
    'yandex.kz',
    'yandex.by',
    'yandex.ua',
    'narod.ru',
  ],
  rules: [
    // 550 5.7.1 No such user!
    rule('no such user!', 'user-unknown', { status: '5.7.1' }),
    rule('no such user', 'user-unknown', { only: true }),
    // 554 5.7.1 Message rejected under suspicion of SPAM; https://ya.cc/1IrBc
    rule('under suspicion of spam', 'content-rejected', { page: PAGE }),
    // 550 5.7.1 … DMARC …
    rule('dmarc', 'dmarc-failed', { only: true }),
    // 450 4.2.1 The recipient has exceeded message rate limit. Try again later.
    // 451 4.5.1 The recipient <bob@yandex.ru> has exceeded their message rate limit. Try again later.
    rule('the recipient*exceeded*message rate limit', 'rate-limited', { page: PAGE }),
    // 451 4.7.1 Sorry, the service is currently unavailable. Please come back later.
    rule('sorry, the service is currently unavailable. please come back later', 'greylisted', {
      confidence: 0.8,
      page: PAGE,
    }),
    // 552 5.2.2 Mailbox size limit exceeded / 452 4.2.2
    rule('', 'mailbox-full', { status: 'x.2.2', only: true }),
    // 553 5.7.1 Sender address rejected: not owned by auth user
    rule('not owned by auth', 'sender-login-mismatch', { page: PAGE }),
    // 554 5.7.1 Client host blocked / Service unavailable; Client host blocked by spam statistics
    rule('blocked by spam statistics', 'ip-reputation', { page: PAGE }),
    // 550 5.7.1 Policy rejection on the target address
    rule('policy rejection on the target address', 'recipient-refuses', { confidence: 0.9 }),
  ],
});
