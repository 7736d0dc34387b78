import { cannotTell, no, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import { packSteps, SMIME_ROUTE, smimeCheck, thenImport } from '../common/smime.ts';

const title = text('The file has no certificate, only a private key', '文件里没有证书，只有私钥');
const empty = text(
  'The file is a PKCS #12 file with neither a certificate nor a private key in it',
  '文件是 PKCS #12 格式，但里面既没有证书也没有私钥',
);
const detail = text(
  'The certificate is what the authority sent (.cer, .crt or .p7b). It has to be packed together with the key.',
  '证书是 CA 发来的文件（.cer、.crt 或 .p7b），要和私钥打包在一起。',
);
const pack = text('Pack key and certificate together', '把私钥和证书打包到一起');
const get = text(
  'Take the certificate from the authority’s mail or its portal; a .p7b becomes PEM with: openssl pkcs7 -inform DER -print_certs -in bundle.p7b -out certificate.pem',
  '从 CA 的邮件或网站取得证书；.p7b 用以下命令转成 PEM：openssl pkcs7 -inform DER -print_certs -in bundle.p7b -out certificate.pem',
);
const saw = text('certificates: 0, private keys: {n}', '证书 0 张，私钥 {n} 个');
const wanted = text('a certificate and its private key', '证书和对应的私钥');

export default smimeCheck({
  id: 'smime/no-certificate',
  question: text('Is the certificate missing?', '是否缺少证书？'),
  why: text(
    'The certificate ties the key to the mailbox (RFC 8550 §2.3); without it nobody can verify a signature.',
    '证书把密钥和邮箱对应起来（RFC 8550 §2.3），没有证书别人就无法验证签名。',
  ),
  severity: 'error',
  needs: ['contents'],
  route: SMIME_ROUTE,
  references: ['RFC 8550 §2.3', 'RFC 7292 §4.2.3'],
  answer({ contents }) {
    const { certificates, unreadCertificates, keys, seen } = contents;
    if (certificates.length > 0) return no([seen]);
    if (unreadCertificates > 0) return cannotTell([unknown('unsupported', [seen])]);
    return yes({
      title: keys > 0 ? title() : empty(),
      detail: detail(),
      evidence: [{ from: seen, saw: saw({ n: keys }), wanted: wanted() }],
      fixes: [thenImport(pack(), [get(), ...packSteps()])],
    });
  },
});
