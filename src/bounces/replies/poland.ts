/** Wirtualna Polska (WP, o2, Tlen), Onet and Interia. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'poland',
  name: text('WP / Onet / Interia', 'WP / Onet / Interia'),
  hosts: [
    'wp.pl',
    'o2.pl',
    'tlen.pl',
    'go2.pl',
    'onet.pl',
    'op.pl',
    'vp.pl',
    'poczta.onet.pl',
    'onet.eu',
    'interia.pl',
    'poczta.fm',
    'interia.eu',
  ],
  rules: [
    // 550 5.1.1 Nie ma takiego adresu / 550 Nie ma takiego uzytkownika
    rule('nie ma takiego', 'user-unknown'),
    // 552 5.2.2 Skrzynka odbiorcy jest przepelniona
    rule('skrzynka*przepe', 'mailbox-full'),
    rule('', 'mailbox-full', { status: 'x.2.2', only: true }),
  ],
});
