import { cannotTell, no, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import { nameOf, repackSteps, SMIME_ROUTE, smimeCheck, thenImport } from '../common/smime.ts';

const title = text(
  'The file lacks the certificate of the issuer: {issuer}',
  '文件里缺少签发者的证书：{issuer}',
);
const detail = text(
  'The certificate of {name} was issued by it, and no root of this name is known here. Signed mail then goes out without it, and receivers who do not have it cannot follow the chain.',
  '{name} 的证书由它签发，而本程序也不认识这个名字的根证书。签名邮件发出时不带它，没有它的收件方就无法验证证书链。',
);
const add = text('Add the certificate of {issuer} to the file', '把 {issuer} 的证书加进文件');
const at = text(
  'Fetch it as issuer.cer; the certificate itself says where: {url}',
  '下载它并存为 issuer.cer；证书里写的地址是：{url}',
);
const portal = text(
  'Fetch it from the authority (“intermediate” or “chain” certificate) as issuer.cer.',
  '到 CA 网站下载它（“中间证书”或“证书链”），存为 issuer.cer。',
);
const append = text(
  'openssl x509 -inform DER -in issuer.cer >> all.pem (of a PEM file without “-inform DER”)',
  'openssl x509 -inform DER -in issuer.cer >> all.pem（如果是 PEM 文件，去掉“-inform DER”）',
);
const saw = text('issuer {issuer}: not in the file', '签发者 {issuer}：不在文件里');
const wanted = text(
  'the certificates from the mailbox’s to the root',
  '从邮箱证书到根证书之间的各级证书',
);

export default smimeCheck({
  id: 'smime/chain-incomplete',
  question: text('Is the issuer’s certificate missing?', '是否缺少签发者的证书？'),
  why: text(
    'Senders include the certificates that a receiver needs to follow the chain, but the root (RFC 8550 §2.3).',
    '发件方要附上收件方验证证书链所需的证书，根证书除外（RFC 8550 §2.3）。',
  ),
  severity: 'warning',
  needs: ['own'],
  route: SMIME_ROUTE,
  references: ['RFC 8550 §2.3', 'RFC 5280 §6.1'],
  answer({ own: { own } }) {
    const { chain, certificate, seen } = own;
    // Above an intermediate mostly the root is what is not there, and it need not be.
    if (chain.links.length > 1) return no([seen]);
    if (chain.end === 'limit') return cannotTell([unknown('limit', [seen])]);
    if (chain.end !== 'missing' || chain.forged !== null) return no([seen]);
    const { issuer, issuerAt } = certificate;
    const fetch = issuerAt === null ? portal() : at({ url: issuerAt });
    return yes({
      title: title({ issuer }),
      detail: detail({ name: nameOf(own) }),
      evidence: [{ from: seen, saw: saw({ issuer }), wanted: wanted() }],
      confidence: 0.9,
      fixes: [thenImport(add({ issuer }), repackSteps([fetch, append()]))],
    });
  },
});
