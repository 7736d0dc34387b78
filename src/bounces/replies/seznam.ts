import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://o-seznam.cz/napoveda/email/';

export default receiver({
  id: 'seznam',
  name: text('Seznam', 'Seznam'),
  hosts: ['seznam.cz', 'email.cz', 'post.cz', 'spoluzaci.cz', 'firma.seznam.cz'],
  rules: [
    // 550 5.1.1 <bob@seznam.cz>: Sorry, no mailbox here by that name
    rule('sorry, no mailbox here by that name', 'user-unknown', { only: true, page: PAGE }),
    // 451 4.7.1 Greylisted
    rule('greylisted', 'greylisted', { code: '4', only: true, page: PAGE }),
    // 552 5.2.2 Over quota
    rule('', 'mailbox-full', { status: 'x.2.2', only: true, page: PAGE }),
  ],
});
