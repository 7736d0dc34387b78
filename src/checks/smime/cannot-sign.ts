import { text } from '../../engine/text.ts';
import type { SmimeCertificate } from '../../protocols/smime/certificate.ts';
import { cannotUse, SMIME_ROUTE, smimeCheck } from '../common/smime.ts';

const title = text(
  'The certificate of {name} may not sign: its key usage leaves signing out',
  '{name} 的证书不能签名：密钥用法里没有签名',
);
const detail = text(
  'Mail to the mailbox can be encrypted with it; signatures with it are called invalid. Some authorities give one certificate for signing and one for encryption.',
  '可以用它加密发给该邮箱的邮件，但用它签名会被判为无效。有的 CA 会分开签发签名证书和加密证书。',
);
const wanted = text('digitalSignature or nonRepudiation', 'digitalSignature 或 nonRepudiation');

/** Keys that only agree on other keys. */
const AGREES_ONLY = ['x25519', 'x448'];

function can({ usages, key }: SmimeCertificate): boolean {
  if (AGREES_ONLY.includes(key.type)) return false;
  return (
    usages === null || usages.includes('digitalSignature') || usages.includes('nonRepudiation')
  );
}

export default smimeCheck({
  id: 'smime/cannot-sign',
  question: text('Can the certificate not sign?', '证书是否不能签名？'),
  why: text(
    'A key that signs mail needs digitalSignature or nonRepudiation among its usages, where these are listed (RFC 8550 §4.4.2).',
    '证书列出密钥用法时，签名要有 digitalSignature 或 nonRepudiation（RFC 8550 §4.4.2）。',
  ),
  severity: 'warning',
  needs: ['asked', 'own'],
  route: SMIME_ROUTE,
  references: ['RFC 8550 §4.4.2', 'RFC 5280 §4.2.1.3'],
  answer({ asked, own }) {
    return cannotUse({ can, title, detail: detail(), wanted: wanted() }, asked, own);
  },
});
