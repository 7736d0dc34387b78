/** Cloudflare Email Routing. Codes: developers.cloudflare.com/email-routing/postmaster. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://developers.cloudflare.com/email-routing/postmaster/';

export default receiver({
  id: 'cloudflare',
  name: text('Cloudflare Email Routing', 'Cloudflare 邮件路由'),
  hosts: ['mx.cloudflare.net', 'email.cloudflare.net'],
  rules: [
    // 554 192.0.2.1 found on one or more DNSBLs (abusixip). Refer to https://developers.cloudflare.com/email-routing/postmaster/#spam-and-abusive-traffic
    rule('found on one or more dnsbls', 'ip-blocklisted', { page: PAGE }),
    rule('found on one or more rbls', 'ip-blocklisted', { page: PAGE }),
    // 421 4.3.0 Upstream error, please check https://developers.cloudflare.com/email-routing/postmaster for possible reasons why. abc123
    // 521 5.3.0 Upstream error, please check …
    rule('upstream error, please check https://developers.cloudflare.com', 'remote-system-error', {
      means: text(
        'The mailbox that Cloudflare forwards to refused the message or did not answer.',
        'Cloudflare 转发到的目标邮箱拒收或没有响应。',
      ),
      page: PAGE,
    }),
    // 550 5.1.1 Address does not exist
    rule('address does not exist', 'user-unknown', { only: true, page: PAGE }),
    // 550 5.7.26 … rejected: DMARC / SPF
    rule('dmarc', 'dmarc-failed', { only: true, page: PAGE }),
  ],
});
