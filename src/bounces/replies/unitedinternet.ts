/** GMX, WEB.DE, mail.com, 1&1 and IONOS: one company, one kind of server. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://postmaster.gmx.net/en/error-messages';

export default receiver({
  id: 'unitedinternet',
  name: text('GMX / WEB.DE / IONOS', 'GMX / WEB.DE / IONOS'),
  hosts: [
    'gmx.net',
    'gmx.de',
    'gmx.com',
    'gmx.at',
    'gmx.ch',
    'gmx.fr',
    'gmx.co.uk',
    'web.de',
    'mail.com',
    'kundenserver.de',
    'ionos.com',
    'ionos.de',
    '1and1.com',
    '1und1.de',
    'perfora.net',
    'online.de',
    'schlund.de',
  ],
  rules: [
    // 554-No SMTP service 554-Bad DNS PTR resource record. 554 For explanation visit https://postmaster.gmx.net/en/error-messages?ip=192.0.2.1&c=rdns
    rule('bad dns ptr resource record', 'ptr-missing', { page: PAGE }),
    // 554-No SMTP service 554-IP address is black listed. 554 For explanation visit https://postmaster.web.de/error-messages?ip=192.0.2.1&c=bl
    rule('ip address is black listed', 'ip-blocklisted', { page: PAGE }),
    // 421-Rejected due to policy restrictions … IP address temporarily blocked … c=sb
    rule('no smtp service*ip address', 'ip-reputation', { confidence: 0.9, page: PAGE }),
    // 550-Requested action not taken: mailbox unavailable 550 For explanation visit https://postmaster.web.de/case?c=r0103
    rule('requested action not taken: mailbox unavailable*explanation visit', 'user-unknown', {
      page: PAGE,
    }),
    // 552-Requested mail action aborted: exceeded storage allocation 552-Quota exceeded. The recipients mailbox is full.
    rule('requested mail action aborted: exceeded storage allocation', 'mailbox-full', {
      only: true,
      page: PAGE,
    }),
    // 550 <bob@web.de> Benutzer hat zuviele Mails auf dem Server. / User has too many messages on the server.
    rule('user has too many messages on the server', 'mailbox-full'),
    // 550-Requested action not taken … SPF … / 554-Transaction failed 554-SPF check failed
    rule('spf check failed*explanation visit', 'spf-failed', { page: PAGE }),
    // 554-Transaction failed 554-DMARC …
    rule('transaction failed*dmarc', 'dmarc-failed', { only: true, page: PAGE }),
    // 554 Transaction failed: Duplicate header 'DKIM-Signature'.
    rule('transaction failed*duplicate header', 'not-rfc-compliant', { page: PAGE }),
    // 554-Transaction failed 554-Unacceptable From header / header 'From' …
    rule('transaction failed*header', 'not-rfc-compliant', {
      only: true,
      confidence: 0.9,
      page: PAGE,
    }),
    // 554-Transaction failed 554-Reject due to policy restrictions. 554 For explanation visit https://postmaster.1und1.de/case?c=hi
    rule('reject due to policy restrictions', 'policy-rejected', {
      means: text(
        'The filter refuses the content or the sender under its policy.',
        '过滤系统按策略拒收：内容或发件方有问题。',
      ),
      page: PAGE,
    }),
    // 554-Transaction failed 554-Message refused by policy / virus
    rule('transaction failed*virus', 'virus', { only: true, page: PAGE }),
    // 450-Requested mail action not taken: mailbox unavailable 450-Too many mails / rate limit
    rule('requested mail action not taken: mailbox unavailable*explanation visit', 'greylisted', {
      code: '45',
      confidence: 0.8,
      page: PAGE,
    }),
    // 421-kundenserver.de … Service not available, try again later
    rule('nemesis esmtp service not available', 'ip-reputation', { confidence: 0.75, page: PAGE }),
  ],
});
