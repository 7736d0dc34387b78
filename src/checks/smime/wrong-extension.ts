import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { SMIME_ROUTE, smimeCheck, thenImport } from '../common/smime.ts';

const title = text(
  'The name {name} ends neither in .p12 nor in .pfx: rename it before the upload',
  '文件名 {name} 的扩展名不是 .p12 或 .pfx，上传前先改名',
);
const detail = text(
  'The content is right. The upload takes .p12 and .pfx, and may not show or accept another name.',
  '内容没有问题，但导入时只支持 .p12 和 .pfx，别的扩展名可能选不到或被拒绝。',
);
const rename = text('Rename the file to mail.p12', '把文件改名为 mail.p12');
const wanted = text('.p12 or .pfx', '.p12 或 .pfx');

export default smimeCheck({
  id: 'smime/wrong-extension',
  question: text('Does the name end in .p12 or .pfx?', '文件扩展名是不是 .p12 或 .pfx？'),
  why: text(
    'Alibaba Mail imports .p12 and .pfx files; both are PKCS #12 (RFC 7292 §4).',
    '阿里邮箱导入的是 .p12 或 .pfx 文件，两者都是 PKCS #12 格式（RFC 7292 §4）。',
  ),
  severity: 'info',
  needs: ['file'],
  route: SMIME_ROUTE,
  references: ['RFC 7292 §4'],
  answer({ file }) {
    const { name, seen } = file;
    if (name === null || /\.(p12|pfx)$/i.test(name)) return no([seen]);
    return yes({
      title: title({ name }),
      detail: detail(),
      evidence: [{ from: seen, saw: name, wanted: wanted() }],
      fixes: [thenImport(rename())],
    });
  },
});
