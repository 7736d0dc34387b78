import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { fix, repackSteps, SMIME_ROUTE, smimeCheck, thenImport } from '../common/smime.ts';

const cut = text('The file ends too early: it was not copied whole', '文件不完整，后面一段缺失');
const broken = text(
  'The file is damaged: it begins as PKCS #12 and cannot be read to its end',
  '文件已损坏：开头是 PKCS #12，但后面无法解读',
);
const inner = text(
  'The password opens the file, but not all that is in it',
  '密码能打开文件，但里面有一部分解不开',
);
const cutDetail = text(
  'It says itself that it is longer. Mail and chat programs sometimes cut files, and a download may have been broken off.',
  '文件头写明的长度比实际要长。可能是下载中断，或在邮件、聊天工具转发时被截断。',
);
const brokenDetail = text(
  'A transfer in text mode or an editor that saved it does this; nothing can be done with the file itself.',
  '以文本方式传输或用编辑器打开保存过都会这样，文件本身无法修复。',
);
const innerDetail = text(
  'A part has another password (Java’s keytool can set one for the key), or is damaged. The upload asks for one password only.',
  '其中一部分用了别的密码（Java 的 keytool 可以给私钥单独设密码），或者已损坏。导入时只能填一个密码。',
);
const again = text(
  'Get the file again from where it came, or export it again',
  '从原来的地方重新下载或重新导出',
);
const binary = text(
  'Do not paste it or send it as text; pack it into a ZIP for mail and chat.',
  '不要当文本粘贴或发送；用邮件、聊天工具传时先打成 ZIP。',
);
const repack = text('Make a new file with one password', '重新生成只有一个密码的文件');
const keytool = text(
  'From a Java keystore: keytool -importkeystore -srckeystore store.jks -destkeystore old.p12 -deststoretype PKCS12 (it asks for the passwords and writes one)',
  '来自 Java 密钥库的：keytool -importkeystore -srckeystore store.jks -destkeystore old.p12 -deststoretype PKCS12（会提示输入各个密码，导出后只有一个）',
);
const wantedWhole = text('a whole PKCS #12 file', '完整的 PKCS #12 文件');
const sawCut = text('ends before its own length', '未到文件头写明的长度就结束');
const sawBroken = text('cannot be read', '无法解读');
const sawInner = text('opened in part', '只打开了一部分');

export default smimeCheck({
  id: 'smime/damaged',
  question: text('Is the file damaged?', '文件是否损坏？'),
  why: text(
    'A PKCS #12 file is read from its first byte to its last, and a MAC covers it (RFC 7292 §4): a byte that is missing or changed makes it useless.',
    'PKCS #12 文件整体由 MAC 校验（RFC 7292 §4），缺一个或改一个字节都无法使用。',
  ),
  severity: 'error',
  needs: ['reading'],
  route: SMIME_ROUTE,
  references: ['RFC 7292 §4'],
  answer({ reading }) {
    const { damage, seen } = reading;
    if (damage === null) return no([seen]);
    const own = damage === 'other-password';
    const short = damage === 'truncated';
    return yes({
      title: own ? inner() : short ? cut() : broken(),
      detail: own ? innerDetail() : short ? cutDetail() : brokenDetail(),
      evidence: [
        {
          from: seen,
          saw: own ? sawInner() : short ? sawCut() : sawBroken(),
          wanted: wantedWhole(),
        },
      ],
      confidence: own ? 0.9 : 0.97,
      fixes: own
        ? [thenImport(repack(), [keytool(), ...repackSteps()])]
        : [fix(again(), 'you', { steps: [binary()] })],
    });
  },
});
