import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const HELP = 'https://postmaster.mail.ru/';

export default receiver({
  id: 'mailru',
  name: text('Mail.ru', 'Mail.ru'),
  hosts: [
    'mail.ru',
    'bk.ru',
    'list.ru',
    'inbox.ru',
    'internet.ru',
    'corp.mail.ru',
    'vk.com',
    'xmail.ru',
  ],
  rules: [
    // 550 5.7.1 This message was not accepted due to domain (example.com) owner DMARC policy (RFC 7489) https://help.mail.ru/mail-help/postmaster/dmarc
    rule('due to domain*owner dmarc policy', 'dmarc-failed', {
      page: 'https://help.mail.ru/mail-help/postmaster/dmarc',
    }),
    // 550 Access from ip address 192.0.2.1 blocked. Visit http://win.mail.ru/cgi-bin/support_bl?ip=192.0.2.1
    rule('access from ip address*blocked', 'ip-blocklisted', { page: HELP }),
    rule('mail.ru/cgi-bin/support_bl', 'ip-blocklisted', { page: HELP }),
    // 550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=… or report details to abuse@corp.mail.ru.
    rule('mail.ru/notspam-support', 'content-rejected', { confidence: 0.93, page: HELP }),
    rule('spam message rejected', 'content-rejected', { page: HELP }),
    // 550 Message was not accepted -- invalid mailbox.  Local mailbox bob@mail.ru is unavailable: user not found
    rule('local mailbox*is unavailable: user not found', 'user-unknown'),
    // 550 Message was not accepted -- invalid mailbox.  Local mailbox bob@mail.ru is unavailable: account is disabled
    rule('local mailbox*is unavailable: account is disabled', 'recipient-disabled'),
    // 550 Message was not accepted -- invalid mailbox. … mailbox is full
    rule('local mailbox*is unavailable*full', 'mailbox-full'),
    rule('message was not accepted -- invalid mailbox', 'user-unknown', { confidence: 0.93 }),
    // 550 non-local recipient verification failed
    rule('non-local recipient verification failed', 'user-unknown', { confidence: 0.9 }),
    // 451 Ratelimit exceeded for mailbox bob@mail.ru. Try again later.
    rule('ratelimit exceeded', 'rate-limited', { only: true, page: HELP }),
    // 550 We do not accept mail from hosts with dynamic IP or generic PTR records
    rule('dynamic ip or generic ptr', 'ptr-missing', { confidence: 0.93 }),
  ],
});
