import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { orderNew, SMIME_ROUTE, smimeCheck } from '../common/smime.ts';

const title = text(
  'The certificate of {subject} names no mailbox',
  '{subject} 的证书里没有邮箱地址',
);
const detail = text(
  'Mail programs then cannot tie it to the sender: they show the signature with a warning, and do not find it when they encrypt to the address. A certificate for a website or a logon is of this kind.',
  '邮件程序无法把它和发件人对应起来：签名会带警告，加密时也找不到这张证书。网站证书、登录证书就是这样。',
);
const saw = text(
  'no rfc822Name, no SmtpUTF8Mailbox, no emailAddress in the subject',
  '没有 rfc822Name、SmtpUTF8Mailbox，主题里也没有 emailAddress',
);
const wanted = text('the mailbox as rfc822Name', 'rfc822Name 里有邮箱地址');

export default smimeCheck({
  id: 'smime/no-mailbox',
  question: text('Does the certificate name no mailbox?', '证书里是否没有邮箱地址？'),
  why: text(
    'The mailbox stands in the subject alternative name, as rfc822Name or SmtpUTF8Mailbox (RFC 8550 §3, RFC 9598 §3).',
    '邮箱地址写在证书的使用者可选名称里（rfc822Name 或 SmtpUTF8Mailbox，RFC 8550 §3、RFC 9598 §3）。',
  ),
  severity: 'warning',
  needs: ['asked', 'own'],
  route: SMIME_ROUTE,
  references: ['RFC 8550 §3', 'RFC 9598 §3', 'RFC 5280 §4.2.1.6'],
  answer({ asked, own: { own } }) {
    if (own.certificate.mailboxes.length > 0) return no([own.seen]);
    return yes({
      title: title({ subject: own.certificate.subject }),
      detail: detail(),
      evidence: [{ from: own.seen, saw: saw(), wanted: wanted() }],
      confidence: 0.9,
      fixes: [orderNew(asked.mailbox)],
    });
  },
});
