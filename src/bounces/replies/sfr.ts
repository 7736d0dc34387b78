import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'sfr',
  name: text('SFR', 'SFR'),
  hosts: [
    'sfr.fr',
    'neuf.fr',
    'cegetel.net',
    '9online.fr',
    'club-internet.fr',
    'numericable.fr',
    'sfr.net',
  ],
  rules: [
    // 554 5.7.1 <mail.example.com[192.0.2.1]>: Client host rejected: SFR:…; 421 Service refused, reputation
    rule('postmaster.sfr.fr', 'ip-reputation', {
      confidence: 0.8,
      page: 'https://postmaster.sfr.fr/',
    }),
    // 550 5.7.1 <bob@sfr.fr>: Recipient address rejected: User unknown
    rule('recipient address rejected: user unknown', 'user-unknown', { only: true }),
    // 550 5.7.1 Mail rejete / spam detecte
    rule('spam detecte', 'content-rejected', { only: true, confidence: 0.93 }),
  ],
});
