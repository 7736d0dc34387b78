import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'http://postmaster.free.fr/';
const SPAMS = text('Free has had too much spam from this IP.', 'Free 收到这个 IP 的垃圾邮件太多。');

export default receiver({
  id: 'free',
  name: text('Free', 'Free'),
  hosts: ['free.fr', 'proxad.net', 'online.fr', 'aliceadsl.fr'],
  rules: [
    // 550 Too many spams from your IP (192.0.2.1), please visit http://postmaster.free.fr/
    rule('too many spams from your ip', 'ip-reputation', { means: SPAMS, page: PAGE }),
    // 451 too many errors from your ip (192.0.2.1), please visit http://postmaster.free.fr/
    rule('too many errors from your ip', 'ip-reputation', {
      means: text(
        'Too many of the addresses from this IP did not exist.',
        '这个 IP 发往的无效地址太多。',
      ),
      page: PAGE,
    }),
    // 421 Too many connections from your IP (192.0.2.1) / 451 Too many messages from your IP
    rule('from your ip*please visit http://postmaster.free.fr', 'rate-limited', {
      confidence: 0.85,
      page: PAGE,
    }),
    // 550 5.7.1 spam detected / 554 5.7.1 Message is spam
    rule('spam detected', 'content-rejected', { only: true, page: PAGE }),
  ],
});
