import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const CHECK = 'https://www.barracudacentral.org/lookups';

export default receiver({
  id: 'barracuda',
  name: text('Barracuda', 'Barracuda'),
  hosts: ['barracudanetworks.com', 'barracuda.com', 'ess.barracudanetworks.com'],
  rules: [
    // 554 Service unavailable; Client host [192.0.2.1] blocked using Barracuda Reputation; http://www.barracudanetworks.com/reputation/?r=1&ip=192.0.2.1
    rule('barracuda reputation', 'ip-blocklisted', { page: CHECK }),
    rule('barracudanetworks.com/reputation', 'ip-blocklisted', { page: CHECK }),
    rule('barracudacentral.org', 'ip-blocklisted', { page: CHECK }),
    // 550 permanent failure for one or more recipients (bob@example.com:blocked)
    rule('one or more recipients*:blocked)', 'content-rejected', { confidence: 0.85 }),
    // 550 No such domain at this location (bob@example.com)
    rule('no such domain at this location', 'relay-denied', {
      means: text(
        'This gateway does not know the recipient domain.',
        '这台网关没有配置该收件域名。',
      ),
    }),
  ],
});
