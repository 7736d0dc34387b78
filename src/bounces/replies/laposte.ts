/** La Poste (laposte.net): codes LPN…_NNN, numbered as Orange's. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://postmaster.laposte.net/';
const BLOCKED = text('La Poste refuses the sending IP.', 'La Poste 拒收该发信 IP。');

export default receiver({
  id: 'laposte',
  name: text('La Poste', 'La Poste'),
  hosts: ['laposte.net'],
  rules: [
    // 550 5.5.0 Adresse destinataire invalide. Invalid recipient. LPN007_416
    rule(' lpn*_416', 'user-unknown', {
      means: text('The recipient does not exist.', '收件人不存在。'),
      page: PAGE,
    }),
    rule('adresse destinataire invalide', 'user-unknown', { page: PAGE }),
    // 550 5.5.0 Le compte du destinataire est bloque. The recipient account is blocked. LPN007_426
    rule(' lpn*_426', 'recipient-disabled', {
      means: text('The recipient account is blocked.', '收件人账号被冻结。'),
      page: PAGE,
    }),
    // 552 5.2.2 … LPN007_417
    rule(' lpn*_417', 'mailbox-full', {
      means: text("The recipient's mailbox is full.", '收件人的邮箱已满。'),
      page: PAGE,
    }),
    // 501 5.1.0 Emetteur invalide. Invalid Sender. LPN105_405
    rule(' lpn*_405', 'sender-rejected', {
      means: text(
        'The sender domain is not valid: it does not exist or has no MX.',
        '发件域名无效：不存在或没有 MX。',
      ),
      page: PAGE,
    }),
    // 421 4.7.0 Trop de connexions. Too many connections, slow down. LPN105_104
    rule(' lpn*_104', 'rate-limited', {
      means: text('Too many connections from this IP.', '这个 IP 的连接太多。'),
      page: PAGE,
    }),
    // 550 5.7.1 … LPN007_102
    rule(' lpn*_102', 'ip-blocklisted', { means: BLOCKED, page: PAGE }),
    // 550 5.7.1 Message refused LPN007_506 / LPN007_510
    rule(' lpn*_5', 'content-rejected', {
      confidence: 0.9,
      means: text('La Poste takes the message for spam.', 'La Poste 判定这封信是垃圾邮件。'),
      page: PAGE,
    }),
    // 554 5.7.1 <mail.example.com[192.0.2.1]:49309>: Client host rejected: #216 lpn LPN000_630
    rule(' lpn000_', 'ip-reputation', { confidence: 0.93, means: BLOCKED, page: PAGE }),
    rule(' lpn*_6', 'ip-reputation', { confidence: 0.85, means: BLOCKED, page: PAGE }),
  ],
});
