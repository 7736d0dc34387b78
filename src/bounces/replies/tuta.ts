import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'tuta',
  name: text('Tuta', 'Tuta'),
  hosts: ['tutanota.de', 'tutanota.com', 'tuta.com', 'tuta.io', 'tutamail.com', 'keemail.me'],
  rules: [
    // 550 5.1.1 <bob@tutanota.com>: Recipient address rejected: User unknown in virtual alias table
    rule('user unknown', 'user-unknown', { only: true }),
    // 450 4.7.1 <bob@tutanota.com>: Recipient address rejected: Greylisted
    rule('greylisted', 'greylisted', { code: '4', only: true }),
  ],
});
