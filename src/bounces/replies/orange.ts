/** Orange, Wanadoo, Voila: codes OFR…_NNN; La Poste's LPN…_NNN in its own file. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://postmaster.orange.fr/';

const BLOCKED = text('Orange blocks the sending IP for spam.', 'Orange 因垃圾邮件封了发信 IP。');
const RATE = text('Too many connections or messages from this IP.', '这个 IP 的连接或邮件太多。');
const NO_USER = text('The recipient does not exist.', '收件人不存在。');
const SPAM = text('The filter takes the message for spam.', '过滤系统判定这封信是垃圾邮件。');
const LATER = text('Orange refuses service for now.', 'Orange 暂时不提供服务。');

export default receiver({
  id: 'orange',
  name: text('Orange', 'Orange'),
  hosts: ['orange.fr', 'wanadoo.fr', 'voila.fr', 'wanadoo.com', 'orange.com', 'francetelecom.com'],
  rules: [
    // 550 5.5.0 Boite du destinataire archivee. Archived recipient.
    rule('boite du destinataire archivee', 'recipient-disabled', { page: PAGE }),
    // 550 mwinf5c04 ME Adresse IP source bloquee pour incident de spam. Client host blocked for spamming issues. OFR006_102 Ref http://csi.cloudmark.com/reset-request/?ip=192.0.2.1 [102]
    rule(' ofr*_102', 'ip-blocklisted', {
      means: BLOCKED,
      page: 'https://csi.cloudmark.com/en/reset/',
    }),
    rule('adresse ip source bloquee pour incident de spam', 'ip-blocklisted', {
      means: BLOCKED,
      page: PAGE,
    }),
    // 421 mwinf5c04 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR004_104 [104]
    rule('too many connections, slow down', 'rate-limited', { means: RATE, page: PAGE }),
    rule(' ofr*_104', 'rate-limited', { means: RATE, page: PAGE }),
    // 421 4.2.0 Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR005_505 [505]
    rule(' ofr*_505', 'remote-system-error', { means: LATER, page: PAGE }),
    // 421 mwinf5c04 Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR006_103 [103]
    rule(' ofr*_103', 'ip-reputation', { confidence: 0.85, means: LATER, page: PAGE }),
    // 450 4.2.0 … OFR_105: greylisted
    rule(' ofr*_105', 'rate-limited', { confidence: 0.8, means: RATE, page: PAGE }),
    // 550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR204_416 [416]
    rule(' ofr*_416', 'user-unknown', { means: NO_USER, page: PAGE }),
    rule("d'au moins un destinataire invalide", 'user-unknown', { means: NO_USER, page: PAGE }),
    rule('d au moins un destinataire invalide', 'user-unknown', { means: NO_USER, page: PAGE }),
    // 552 5.1.1 Boite du destinataire pleine. Recipient overquota. OFR_417 [417]
    rule(' ofr*_417', 'mailbox-full', {
      means: text("The recipient's mailbox is full.", '收件人的邮箱已满。'),
      page: PAGE,
    }),
    rule('boite du destinataire pleine', 'mailbox-full'),
    // 550 5.5.0 Le compte du destinataire est bloque. The recipient account is blocked. OFR_426 [426]
    rule(' ofr*_426', 'recipient-disabled', {
      means: text('The recipient account is blocked.', '收件人账号被冻结。'),
      page: PAGE,
    }),
    rule('le compte du destinataire est bloque', 'recipient-disabled'),
    // 550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]
    rule(' ofr*_506', 'content-rejected', { means: SPAM, page: PAGE }),
    rule('mail rejete. mail rejected', 'content-rejected', {
      confidence: 0.93,
      means: SPAM,
      page: PAGE,
    }),
    // 554 5.2.0 Mail rejete. … OFR_507 / OFR_513 [513]
    rule(' ofr*_51', 'content-rejected', { confidence: 0.85, means: SPAM, page: PAGE }),
    rule(' ofr*_50', 'content-rejected', { confidence: 0.85, means: SPAM, page: PAGE }),
    // 501 5.1.0 Emetteur invalide. Invalid Sender. OFR004_405 / OFR_402
    rule('emetteur invalide. invalid sender', 'sender-rejected', { page: PAGE }),
    rule(' ofr*_4', 'sender-rejected', {
      confidence: 0.75,
      means: text('Orange refuses the sender.', 'Orange 拒收该发件人。'),
      page: PAGE,
    }),
  ],
});
