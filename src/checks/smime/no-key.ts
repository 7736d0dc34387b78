import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { packSteps, SMIME_ROUTE, smimeCheck, thenImport } from '../common/smime.ts';

const title = text(
  'The file has no private key: nothing can be signed or decrypted with it',
  '文件里没有私钥，无法签名，也无法解密',
);
const detail = text(
  'It holds certificates alone, which anyone may have. The private key stayed where the certificate was ordered: in the browser, the key store of the computer, or the key file.',
  '里面只有证书（公开的部分）。私钥还留在申请证书的地方：浏览器、系统证书库或密钥文件里。',
);
const neither = text(
  'It holds no certificate either: probably another file was meant.',
  '里面也没有证书，多半是选错了文件。',
);
const export1 = text(
  'Export it again where it was ordered, with the private key',
  '到申请证书的电脑上重新导出，要包含私钥',
);
const windows = text(
  'Windows: certmgr.msc > Personal > Certificates > All Tasks > Export > Yes, export the private key > PKCS #12 (.PFX).',
  'Windows：certmgr.msc > 个人 > 证书 > 所有任务 > 导出 > “是，导出私钥” > PKCS #12（.PFX）。',
);
const macos = text(
  'macOS: Keychain Access > My Certificates > Export as .p12. The certificate has to have a key below it.',
  'macOS：钥匙串访问 > 我的证书 > 导出为 .p12，证书下方要能展开看到私钥。',
);
const pack = text('Or pack it with the key file', '或者用密钥文件重新打包');
const lost = text(
  'If the key cannot be exported or is lost, the authority has to issue the certificate anew with a new key.',
  '私钥不能导出或已丢失的话，只能请 CA 用新密钥重新签发证书。',
);
const saw = text('certificates: {n}, private keys: 0', '证书 {n} 张，私钥 0 个');
const wanted = text('a certificate and its private key', '证书和对应的私钥');

export default smimeCheck({
  id: 'smime/no-key',
  question: text('Is the private key missing?', '是否缺少私钥？'),
  why: text(
    'Signing and decrypting take the private key (RFC 5652 §5.5); a PKCS #12 file may lack one (RFC 7292 §4.2).',
    '签名和解密都要用私钥（RFC 5652 §5.5），而 PKCS #12 文件里不一定有（RFC 7292 §4.2）。',
  ),
  severity: 'error',
  needs: ['contents'],
  route: SMIME_ROUTE,
  references: ['RFC 5652 §5.5', 'RFC 7292 §4.2'],
  answer({ contents }) {
    const { keys, certificates, unreadCertificates, seen } = contents;
    const bare = certificates.length + unreadCertificates === 0;
    if (keys > 0) return no([seen]);
    return yes({
      title: title(),
      detail: bare ? neither() : detail(),
      evidence: [{ from: seen, saw: saw({ n: certificates.length }), wanted: wanted() }],
      fixes: [thenImport(export1(), [windows(), macos(), lost()]), thenImport(pack(), packSteps())],
    });
  },
});
