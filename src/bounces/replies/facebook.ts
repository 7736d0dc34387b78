/** Facebook: codes at postmaster.facebook.com/response_codes. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://postmaster.facebook.com/response_codes';

export default receiver({
  id: 'facebook',
  name: text('Facebook', 'Facebook'),
  hosts: ['facebook.com', 'fb.com', 'facebookmail.com', 'msgin.vvv.facebook.com'],
  rules: [
    // 550 5.1.1 RCP-P1 http://postmaster.facebook.com/response_codes?ip=192.0.2.1#rcp Unable to accept message because the recipient does not exist
    rule('rcp-p1', 'user-unknown', {
      page: PAGE,
      means: text('The recipient does not exist.', '收件人不存在。'),
    }),
    // 550 5.1.1 RCP-P2 http://postmaster.facebook.com/response_codes?ip=192.0.2.1#rcp Refused due to recipient preferences
    rule('rcp-p2', 'recipient-refuses', {
      page: PAGE,
      means: text("The recipient's settings refuse the message.", '收件人的设置拒收这封信。'),
    }),
    rule('rcp-p3', 'recipient-refuses', {
      page: PAGE,
      means: text(
        "The recipient's privacy settings refuse the message.",
        '收件人的隐私设置拒收这封信。',
      ),
    }),
    // 554 5.7.1 POL-P6 http://postmaster.facebook.com/response_codes?ip=192.0.2.1#pol Refused due to …
    rule('postmaster.facebook.com/response_codes*#rcp', 'recipient-refuses', {
      confidence: 0.85,
      page: PAGE,
    }),
    rule('postmaster.facebook.com/response_codes*#pol', 'policy-rejected', {
      page: PAGE,
      means: text('Facebook refuses the message under its policy.', 'Facebook 按策略拒收。'),
    }),
    // 550 5.7.1 BLK-P1 … #blk / 450 DNS-T1 … #dns / 421 CON-T1 … #con / 554 URL-P1, MSG-P1
    rule('postmaster.facebook.com/response_codes*#blk', 'ip-blocklisted', { page: PAGE }),
    rule('postmaster.facebook.com/response_codes*#dns', 'ptr-missing', {
      confidence: 0.85,
      page: PAGE,
    }),
    rule('postmaster.facebook.com/response_codes*#con', 'rate-limited', { page: PAGE }),
    rule('postmaster.facebook.com/response_codes*#url', 'content-rejected', { page: PAGE }),
    rule('postmaster.facebook.com/response_codes*#msg', 'not-rfc-compliant', { page: PAGE }),
    rule('postmaster.facebook.com/response_codes*#int', 'remote-system-error', { page: PAGE }),
  ],
});
