import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { nameOf, orderNew, purposeNames, SMIME_ROUTE, smimeCheck } from '../common/smime.ts';

const title = text(
  'The certificate of {name} is not for mail: its purposes are {purposes}',
  '{name} 的证书不能用于邮件，用途只有 {purposes}',
);
const detail = text(
  'Mail programs refuse a certificate whose extended key usage leaves out email protection. Certificates for websites, logons or code are of this kind.',
  '扩展密钥用法里没有“安全电子邮件”，邮件程序会拒绝。网站证书、登录证书、代码签名证书就是这样。',
);
const ask = text(
  'Ask for an S/MIME (email, secure mail) certificate: one for TLS, a client logon or code does not do.',
  '要申请 S/MIME（邮件、安全电子邮件）证书；SSL、客户端登录或代码签名证书都不行。',
);
const none = text('no purpose', '未列出用途');
const wanted = text('emailProtection', 'emailProtection（安全电子邮件）');

const EMAIL = '1.3.6.1.5.5.7.3.4';
const ANY = '2.5.29.37.0';

export default smimeCheck({
  id: 'smime/no-email-usage',
  question: text('Do the purposes of the certificate leave out mail?', '证书用途是否不包含邮件？'),
  why: text(
    'With an extended key usage the certificate counts only for the purposes in it; S/MIME needs emailProtection or anyExtendedKeyUsage (RFC 8550 §4.4.4).',
    '有扩展密钥用法时，证书只能用于列出的用途；S/MIME 需要 emailProtection 或 anyExtendedKeyUsage（RFC 8550 §4.4.4）。',
  ),
  severity: 'error',
  needs: ['asked', 'own'],
  route: SMIME_ROUTE,
  references: ['RFC 8550 §4.4.4', 'RFC 5280 §4.2.1.12'],
  answer({ asked, own: { own } }) {
    const { purposes, mailboxes } = own.certificate;
    if (purposes === null || purposes.includes(EMAIL) || purposes.includes(ANY)) {
      return no([own.seen]);
    }
    const names = purposes.length === 0 ? none() : purposeNames(purposes);
    return yes({
      title: title({ name: nameOf(own), purposes: names }),
      detail: detail(),
      evidence: [{ from: own.seen, saw: names, wanted: wanted() }],
      fixes: [orderNew(asked.mailbox ?? mailboxes[0]?.address ?? null, { first: [ask()] })],
    });
  },
});
