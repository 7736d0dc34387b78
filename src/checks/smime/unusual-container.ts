import { noUnless, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import type { SmimeContainer } from '../../facts/smime.ts';
import { MAX_ITERATIONS } from '../../protocols/smime/derive.ts';
import { repackSteps, SMIME_ROUTE, smimeCheck, thenImport } from '../common/smime.ts';

const noMac = text(
  'Nothing vouches for the file (it has no MAC), and importers may refuse it',
  '文件没有校验值（MAC），导入时可能被拒绝',
);
const newMac = text(
  'The file is secured with PBMAC1, which few programs can read yet',
  '文件用 PBMAC1 校验，目前支持的程序很少',
);
const strangeMac = text(
  'The file is secured in a way that few programs know: {name}',
  '文件的校验方式很少见：{name}',
);
const rounds = text(
  'The file asks for {n} rounds of derivation, more than importers do',
  '文件要求做 {n} 轮密钥派生，超出导入程序能接受的次数',
);
const odd = text(
  'The password of the file is not written as the standard says: other programs may call it wrong',
  '文件的密码编码不合标准，别的程序可能会报密码错误',
);
const detail = text(
  'A new file with the same contents avoids it. What the import of Alibaba Mail takes is not documented.',
  '内容不变，重新生成文件即可避免。阿里邮箱支持哪些方式没有公开说明。',
);
const oddDetail = text(
  'Older programs write letters that are not ASCII in their own way. A new file with a password of ASCII letters and digits opens everywhere.',
  '较旧的程序会用自己的方式编码中文等非 ASCII 字符。换成只含英文字母和数字的密码，哪里都能打开。',
);
const repack = text('Make a new file from it', '重新生成文件');
const none = text('no MAC', '没有 MAC');
const roundsSaw = text('{n} iterations', '{n} 次迭代');
const oddSaw = text('the password in another encoding', '密码用了别的编码');
const wanted = text('an HMAC with SHA-1 or SHA-256', 'SHA-1 或 SHA-256 的 HMAC');
const wantedRounds = text('some thousands to a million', '几千到一百万');
const wantedForm = text(
  'UTF-16 and UTF-8 (RFC 7292 Appendix B)',
  'UTF-16 和 UTF-8（RFC 7292 附录 B）',
);

/** Iterations that importers do. */
const USUAL = 1_000_000;

function oddity(container: SmimeContainer) {
  const { mac, protections, oddPassword, closed } = container;
  const counts = [mac?.iterations, ...protections.map((p) => p.iterations)];
  const most = Math.max(0, ...counts.map((n) => n ?? 0));
  if (most > MAX_ITERATIONS || (closed === 'limit' && most > USUAL)) {
    return { title: rounds({ n: most }), saw: roundsSaw({ n: most }), wanted: wantedRounds() };
  }
  if (mac === null) return { title: noMac(), saw: none(), wanted: wanted() };
  if (mac.kind === 'pbmac1' || mac.name === 'PBMAC1') {
    return { title: newMac(), saw: mac.name, wanted: wanted() };
  }
  if (mac.kind === 'unsupported') {
    return { title: strangeMac({ name: mac.name }), saw: mac.name, wanted: wanted() };
  }
  return oddPassword ? { title: odd(), saw: oddSaw(), wanted: wantedForm() } : null;
}

export default smimeCheck({
  id: 'smime/unusual-container',
  question: text('Is the file packed in an unusual way?', '文件的封装方式是否少见？'),
  why: text(
    'Importers know the HMAC of RFC 7292 §4; files without one, with PBMAC1 (RFC 9579) or with very many iterations are refused by many.',
    '导入程序普遍支持 RFC 7292 §4 的 HMAC；没有 MAC、使用 PBMAC1（RFC 9579）或迭代次数极大的文件，很多程序不支持。',
  ),
  severity: 'warning',
  needs: ['container'],
  route: SMIME_ROUTE,
  references: ['RFC 7292 §4', 'RFC 9579 §4', 'RFC 7292 Appendix B'],
  answer({ container }) {
    const { seen, closed } = container;
    const found = oddity(container);
    if (found === null) {
      return noUnless(closed === null ? [] : [unknown(closed, [seen])], [seen]);
    }
    return yes({
      title: found.title,
      detail: container.oddPassword ? oddDetail() : detail(),
      evidence: [{ from: seen, saw: found.saw, wanted: found.wanted }],
      confidence: 0.85,
      fixes: [thenImport(repack(), repackSteps())],
    });
  },
});
