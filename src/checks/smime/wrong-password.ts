import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { fix, SMIME_ROUTE, smimeCheck } from '../common/smime.ts';

const wrong = text(
  'The password does not open the file: type the one that was set when it was exported',
  '密码打不开文件，请用导出文件时设置的密码',
);
const needless = text(
  'The password given is wrong: the file has an empty one',
  '给出的密码不对：文件的密码是空的',
);
const detail = text(
  'The MAC of the file does not fit the password, so the upload refuses it as well. It is the password of the file, not that of the mailbox. A damaged file looks the same.',
  '密码与文件的校验值不符，导入时同样会被拒绝。这里要的是证书文件的密码，不是邮箱密码。文件损坏也会有同样的表现。',
);
const bare = text(
  'The file does not decrypt with the password, so the upload refuses it as well. It is the password of the file, not that of the mailbox.',
  '用这个密码解不开文件，导入时同样会被拒绝。这里要的是证书文件的密码，不是邮箱密码。',
);
const again = text('Type the password of the file again', '重新输入文件的密码');
const look = text(
  'The authority sends it apart from the file, or whoever exported the file has set it.',
  '密码由 CA 另行发送，或由导出文件的人设置。',
);
const letters = text(
  'Look at capital letters, blanks at the ends, and full-width letters of a Chinese keyboard.',
  '注意大小写、首尾空格，以及中文输入法下的全角字符。',
);
const variable = text(
  'ALIMAIL_PASSWORD has to hold the password of the file here, not that of the mailbox.',
  'ALIMAIL_PASSWORD 这里要填文件的密码，不是邮箱密码。',
);
const export1 = text(
  'If nobody knows it, export the certificate again where it is installed',
  '没人知道密码的话，到装有该证书的电脑上重新导出',
);
const where = text(
  'Windows: certmgr.msc > Personal > Certificates > All Tasks > Export, with the private key. macOS: Keychain Access > My Certificates > Export. Firefox and Thunderbird: Settings > Certificates > Your Certificates > Backup.',
  'Windows：certmgr.msc > 个人 > 证书 > 所有任务 > 导出，选“导出私钥”。macOS：钥匙串访问 > 我的证书 > 导出。Firefox、Thunderbird：设置 > 证书 > 您的证书 > 备份。',
);
const saw = text('does not fit', '不符');
const sawEmpty = text('an empty password fits', '空密码可以打开');
const wanted = text('the password of the file', '文件的密码');

export default smimeCheck({
  id: 'smime/wrong-password',
  question: text('Is the password wrong?', '密码是否错误？'),
  why: text(
    'Keys from the password vouch for a PKCS #12 file and decrypt it (RFC 7292 §5.1).',
    'PKCS #12 文件靠密码派生的密钥校验和解密（RFC 7292 §5.1）。',
  ),
  severity: 'error',
  needs: ['password', 'container'],
  route: SMIME_ROUTE,
  references: ['RFC 7292 §5.1', 'RFC 7292 Appendix B'],
  answer({ password, container }) {
    const { outcome, emptyOpens, seen } = password;
    if (outcome === 'right') return no([seen]);
    return yes({
      title: emptyOpens ? needless() : wrong(),
      detail: container.mac === null ? bare() : detail(),
      evidence: [{ from: seen, saw: emptyOpens ? sawEmpty() : saw(), wanted: wanted() }],
      confidence: 0.97,
      fixes: [
        fix(again(), 'you', { steps: [look(), letters(), variable()] }),
        fix(export1(), 'you', { steps: [where()] }),
      ],
    });
  },
});
