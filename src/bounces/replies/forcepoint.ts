/** Forcepoint (Websense, BlackSpider), a gateway before others' mail. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'forcepoint',
  name: text('Forcepoint', 'Forcepoint'),
  hosts: ['mailcontrol.com', 'forcepoint.com', 'websense.com'],
  rules: [
    // 550 5.7.1 Blocked by SPF check / 550 5.7.1 SPF validation failed
    rule('spf', 'spf-failed', { code: '5', only: true, confidence: 0.9 }),
    // 554 5.7.1 Denied by policy / 550 Denied by policy
    rule('denied by policy', 'policy-rejected', { only: true, confidence: 0.93 }),
  ],
});
