/** Libero, Virgilio, IOL, inwind (Italiaonline): codes LIB_NNN and VIR_NNN. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const BLOCKED = text('The provider blocks the sending IP.', '服务商封了发信 IP。');

export default receiver({
  id: 'libero',
  name: text('Libero / Virgilio', 'Libero / Virgilio'),
  hosts: [
    'libero.it',
    'iol.it',
    'inwind.it',
    'blu.it',
    'giallo.it',
    'virgilio.it',
    'italiaonline.it',
    'iol.local',
  ],
  rules: [
    // 550 smtp-17.iol.local IP blacklisted by CSI. For remediation please use http://csi.cloudmark.com/reset-request/?ip=192.0.2.1 [smtp-17.iol.local; LIB_102]
    rule('lib_102', 'ip-blocklisted', {
      means: BLOCKED,
      page: 'https://csi.cloudmark.com/en/reset/',
    }),
    rule('vir_102', 'ip-blocklisted', {
      means: BLOCKED,
      page: 'https://csi.cloudmark.com/en/reset/',
    }),
    // 421 smtp-17.iol.local Too many connections [smtp-17.iol.local; LIB_104]
    rule('lib_104', 'rate-limited', {
      means: text('Too many connections from this IP.', '这个 IP 的连接太多。'),
    }),
    // 550 user unknown [smtp-17.iol.local; LIB_416]
    rule('lib_416', 'user-unknown', {
      means: text('The recipient does not exist.', '收件人不存在。'),
    }),
    // 552 mailbox over quota
    rule('over quota', 'mailbox-full', { only: true }),
  ],
});
