/** Postini (psmtp.com), a gateway before others' mail until 2015. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'postini',
  name: text('Postini', 'Postini'),
  hosts: ['psmtp.com', 'postini.com'],
  rules: [
    // 550 5.1.1 User unknown - psmtp / 550 No such user - psmtp
    rule('no such user - psmtp', 'user-unknown'),
    rule('user unknown - psmtp', 'user-unknown'),
    // 553 Invalid recipient bob@example.com (Mode: normal)
    rule('invalid recipient*(mode: normal)', 'user-unknown'),
    // 554 mailloop for the domain - psmtp
    rule('mailloop*psmtp', 'mail-loop'),
    // 571 Message Refused - psmtp
    rule('message refused*psmtp', 'content-rejected', { confidence: 0.93 }),
    // 550 5.7.1 Directory Harvest Attack / 421 … - psmtp
    rule('harvest*psmtp', 'ip-reputation', { confidence: 0.9 }),
    // 451 Can't connect to example.com - psmtp
    rule("can't connect to*psmtp", 'host-unreachable'),
  ],
});
