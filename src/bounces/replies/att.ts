/** AT&T's own platform: its domains are moving to Yahoo's. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';
import yahoo from './yahoo.ts';

const BLOCKED = text(
  'AT&T blocks the sending IP for spam; abuse_rbl@abuse-att.net takes requests for removal.',
  'AT&T 因垃圾邮件封了发信 IP，可写信到 abuse_rbl@abuse-att.net 申请解封。',
);

export default receiver({
  id: 'att',
  name: text('AT&T', 'AT&T'),
  hosts: [
    'att.net',
    'bellsouth.net',
    'sbcglobal.net',
    'prodigy.net',
    'pacbell.net',
    'ameritech.net',
    'swbell.net',
    'snet.net',
    'flash.net',
    'nvbell.net',
    'wans.net',
    'worldnet.att.net',
    'currently.com',
  ],
  rules: [
    // 553 5.3.0 flpd575 DNSBL:RBL 521< 192.0.2.1 >_is_blocked.For assistance forward this error to abuse_rbl@abuse-att.net
    rule('_is_blocked.for assistance', 'ip-blocklisted', { means: BLOCKED }),
    rule('abuse_rbl@', 'ip-blocklisted', { means: BLOCKED }),
    // 521 DNSRBL: Blocked for abuse. See http://att.net/blocks
    rule('att.net/blocks', 'ip-blocklisted', { means: BLOCKED }),
    // 553 5.3.0 <bob@att.net>... Addressee unknown, relay=[192.0.2.1]
    rule('addressee unknown, relay=', 'user-unknown'),
    // 421 4.7.0 Excessive spam detected from 192.0.2.1
    rule('excessive spam detected', 'ip-reputation', { only: true }),
    // Yahoo's servers answer for these domains now.
    ...yahoo.rules,
  ],
});
