import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'sophos',
  name: text('Sophos', 'Sophos'),
  hosts: ['sophos.com', 'sophosemail.com', 'reflexion.net'],
  rules: [
    // 550 5.7.1 … rejected … https://www.sophos.com/en-us/threat-center/ip-lookup.aspx?ip=192.0.2.1
    rule('sophos.com/*ip-lookup', 'ip-blocklisted'),
    // 554 5.7.1 Message blocked by Sophos Anti-Spam
    rule('by sophos anti-spam', 'content-rejected', { confidence: 0.9 }),
  ],
});
