import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://postmaster.comcast.net/smtp-error-codes.php';

export default receiver({
  id: 'comcast',
  name: text('Comcast', 'Comcast'),
  hosts: ['comcast.net', 'comcast.com', 'xfinity.com'],
  rules: [
    // 554 resimta-po-01.sys.comcast.net comcast 192.0.2.1 Comcast requires that all mail servers must have a PTR record with a valid Reverse DNS entry. Currently your mail server does not fill that requirement.
    rule('comcast requires that all mail servers must have a ptr record', 'ptr-missing', {
      page: PAGE,
    }),
    // 421 … Reverse DNS failure: Try again later. https://postmaster.comcast.net/smtp-error-codes.php#FX000001
    rule('reverse dns failure: try again later', 'ptr-missing', { page: PAGE }),
    // 550 5.2.0 … https://postmaster.comcast.net/smtp-error-codes.php#DM000001
    rule('comcast*#dm0', 'dmarc-failed', {
      means: text('The message failed DMARC.', '这封信没通过 DMARC。'),
      page: PAGE,
    }),
    // 550 5.1.0 … Message was identified as phishing. …#PH000001
    rule('comcast*#ph0', 'content-rejected', {
      means: text('Comcast takes the message for phishing.', 'Comcast 判定这封信是钓鱼邮件。'),
      page: PAGE,
    }),
    // 554 resimta-po-01.sys.comcast.net comcast 192.0.2.1 found on one or more DNSBLs, see https://postmaster.comcast.net/smtp-error-codes.php#BL000001
    rule('found on one or more dnsbls*comcast', 'ip-blocklisted', { page: PAGE }),
    // 554 … comcast [192.0.2.1] Comcast block for spam. Please see http://postmaster.comcast.net/smtp-error-codes.php#BL000000
    rule('comcast block for spam', 'ip-reputation', {
      means: text('Comcast blocks the sending IP for spam.', 'Comcast 因垃圾邮件封了发信 IP。'),
      page: PAGE,
    }),
    rule('comcast*#bl0', 'ip-blocklisted', {
      means: text('Comcast blocks the sending IP.', 'Comcast 封了发信 IP。'),
      page: PAGE,
    }),
    // 421 … Throttled - try again later. Please see http://postmaster.comcast.net/smtp-error-codes.php#RL000001
    rule('throttled - try again later', 'rate-limited', { page: PAGE }),
    rule('comcast*#rl0', 'rate-limited', {
      means: text('Comcast limits the rate of the sending IP.', 'Comcast 对发信 IP 限流。'),
      page: PAGE,
    }),
    // 421 … Too many sessions opened
    rule('too many sessions opened', 'rate-limited', { only: true }),
    // 550 5.1.1 Account not available / Not our Customer
    rule('not our customer', 'user-unknown', { only: true }),
    rule('account not available', 'user-unknown', { only: true }),
  ],
});
