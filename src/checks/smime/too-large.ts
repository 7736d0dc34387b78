import type { Judgement, Problem } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { repackSteps, SMIME_ROUTE, smimeCheck, thenImport } from '../common/smime.ts';

const unread = text(
  'The file is larger than 1 MiB: it is not the certificate of one mailbox, and was not read',
  '文件超过 1 MiB，不会是一个邮箱的证书，没有继续读取',
);
const large = text(
  'The file has {size} KiB, some ten times as much as the certificate of one mailbox',
  '文件有 {size} KiB，约为单个邮箱证书的十倍',
);
const unreadDetail = text(
  'A certificate with its key and the certificates of the authority takes 3 to 10 KiB. Look whether it is the right file.',
  '一张证书连同私钥和 CA 证书一般只有 3 到 10 KiB。请确认选对了文件。',
);
const largeDetail = text(
  'It probably holds much else. What size the upload takes is not documented; a file with one certificate, its key and its chain is safe.',
  '里面很可能还有别的东西。导入时的大小上限没有公开说明，只放一张证书、私钥和证书链最稳妥。',
);
const choose = text('Choose the .p12 of the mailbox alone', '换成只含该邮箱证书的 .p12 文件');
const export1 = text(
  'Export the one certificate again, with its key and its chain',
  '只导出这一张证书（含私钥和证书链）',
);
const saw = text('{size} bytes', '{size} 字节');
const more = text('more than 1 MiB', '超过 1 MiB');
const wanted = text('some KiB', '几 KiB');

const LARGE = 100 * 1024;

type Answer = 'yes' | 'no' | 'not-read';

export default smimeCheck({
  id: 'smime/too-large',
  question: text('Is the file too large for a certificate?', '文件是否大得不像证书？'),
  why: text(
    'A PKCS #12 file may hold any number of things (RFC 7292 §4.2); the certificate of one mailbox is a few KiB.',
    'PKCS #12 文件里可以放任意多的内容（RFC 7292 §4.2），而一个邮箱的证书只有几 KiB。',
  ),
  severity: 'warning',
  needs: ['file'],
  answers: ['yes', 'no', 'not-read'],
  route: SMIME_ROUTE,
  references: ['RFC 7292 §4.2'],
  answer({ file }): Judgement<Answer> {
    const { size, cut, seen } = file;
    if (!cut && (size ?? 0) <= LARGE) return { answer: 'no', because: [seen] };
    const problem: Problem = {
      title: cut ? unread() : large({ size: Math.round((size ?? 0) / 1024) }),
      detail: cut ? unreadDetail() : largeDetail(),
      evidence: [{ from: seen, saw: size === null ? more() : saw({ size }), wanted: wanted() }],
      severity: cut ? 'error' : 'warning',
      confidence: cut ? 0.97 : 0.85,
      fixes: [cut ? thenImport(choose()) : thenImport(export1(), repackSteps())],
    };
    return { answer: cut ? 'not-read' : 'yes', because: [seen], problem };
  },
});
