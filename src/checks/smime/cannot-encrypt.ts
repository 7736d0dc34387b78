import { text } from '../../engine/text.ts';
import type { SmimeCertificate } from '../../protocols/smime/certificate.ts';
import { cannotUse, SMIME_ROUTE, smimeCheck } from '../common/smime.ts';

const title = text(
  'Nobody can encrypt to the certificate of {name}: it is for signing alone',
  '{name} 的证书不能用来加密，只能签名',
);
const detail = text(
  'Signing works. Who wants to write encrypted mail to the mailbox cannot use it, and the switch for encryption is of no use. Some authorities give one certificate for signing and one for encryption.',
  '签名可以用，但别人无法用它给该邮箱发加密邮件，打开“邮件加密”也没有用。有的 CA 会分开签发签名证书和加密证书。',
);
const wanted = text(
  'keyEncipherment for RSA, keyAgreement for elliptic curves',
  'RSA 要有 keyEncipherment，椭圆曲线要有 keyAgreement',
);

function can({ usages, key }: SmimeCertificate): boolean {
  if (key.type === 'rsa') return usages === null || usages.includes('keyEncipherment');
  if (key.type === 'ec') return usages === null || usages.includes('keyAgreement');
  // The others sign alone (RSA-PSS, DSA, Ed25519), or agree alone.
  return key.type === 'x25519' || key.type === 'x448';
}

export default smimeCheck({
  id: 'smime/cannot-encrypt',
  question: text('Can nobody encrypt to the certificate?', '是否无法用证书加密？'),
  why: text(
    'To encrypt to a certificate takes keyEncipherment for RSA and keyAgreement for elliptic curves among its usages, where these are listed (RFC 8550 §4.4.2).',
    '证书列出密钥用法时，加密要有 keyEncipherment（RSA）或 keyAgreement（椭圆曲线）（RFC 8550 §4.4.2）。',
  ),
  severity: 'warning',
  needs: ['asked', 'own'],
  route: SMIME_ROUTE,
  references: ['RFC 8550 §4.4.2', 'RFC 5280 §4.2.1.3'],
  answer({ asked, own }) {
    return cannotUse({ can, title, detail: detail(), wanted: wanted() }, asked, own);
  },
});
