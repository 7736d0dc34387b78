/** Spectrum (Charter, Time Warner Cable, Bright House). */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://www.spectrum.net/support/internet/understanding-email-error-codes';

export default receiver({
  id: 'spectrum',
  name: text('Spectrum', 'Spectrum'),
  hosts: [
    'charter.net',
    'spectrum.net',
    'rr.com',
    'twc.com',
    'roadrunner.com',
    'brighthouse.com',
    'chartercom.com',
  ],
  rules: [
    // 550 5.1.0 <a@example.com> sender rejected. Please see https://www.spectrum.net/support/internet/understanding-email-error-codes for more information. AUP#In-1310
    rule('aup#in-13', 'rate-limited', {
      means: text(
        'Spectrum limits how much this IP or sender sends.',
        'Spectrum 对该 IP 或发件人限量。',
      ),
      page: PAGE,
    }),
    rule('aup#out-13', 'rate-limited', {
      means: text(
        'The sending account has reached its limit at Spectrum.',
        '发件账号达到 Spectrum 的发信上限。',
      ),
      page: PAGE,
    }),
    // 552 5.2.0 … AUP#In-1500, AUP#Out-1520: the message itself is refused
    rule('aup#in-15', 'content-rejected', { confidence: 0.8, page: PAGE }),
    rule('aup#in-16', 'content-rejected', { confidence: 0.85, page: PAGE }),
    // 554 … AUP#In-1010: the IP is blocked
    rule('aup#in-', 'ip-reputation', {
      confidence: 0.8,
      means: text(
        'Spectrum refuses the sending IP or sender.',
        'Spectrum 拒收该发信 IP 或发件人。',
      ),
      page: PAGE,
    }),
    rule('aup#i-', 'ip-reputation', {
      confidence: 0.8,
      means: text(
        'Spectrum refuses the sending IP or sender.',
        'Spectrum 拒收该发信 IP 或发件人。',
      ),
      page: PAGE,
    }),
    // 554 ESMTP server not available AUP#1260
    rule('aup#1', 'ip-reputation', {
      confidence: 0.8,
      only: true,
      means: text(
        'Spectrum refuses the sending IP or sender.',
        'Spectrum 拒收该发信 IP 或发件人。',
      ),
      page: PAGE,
    }),
    // 554 ERROR: Mail Refused - 192.0.2.1 - See http://security.rr.com/amiblockedbyrr.htm
    rule('security.rr.com', 'ip-blocklisted', { page: PAGE }),
    // 554 5.7.1 - ERROR: Mail refused - <192.0.2.1> - See http://www.spectrum.net/…
    rule('error: mail refused -', 'ip-blocklisted', { confidence: 0.9, page: PAGE }),
  ],
});
