import { noUnless, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import { namesOf, repackSteps, SMIME_ROUTE, smimeCheck, thenImport } from '../common/smime.ts';

const weak = text(
  'The file is encrypted with {ciphers}, which many current programs refuse',
  '文件用 {ciphers} 加密，不少新程序会拒绝',
);
const old = text(
  'The file is encrypted with {ciphers}: an older way, which most importers still take',
  '文件用 {ciphers} 加密，方式较旧，多数程序仍能导入',
);
const weakDetail = text(
  'Programs with OpenSSL 3 cannot open it without its legacy part; 40-bit RC2 protects nothing any more. What the import of Alibaba Mail takes is not documented: make a new file if it is refused.',
  '使用 OpenSSL 3 的程序默认打不开；40 位的 RC2 早已不安全。阿里邮箱支持哪些算法没有公开说明，被拒绝时重新生成即可。',
);
const oldDetail = text(
  'Nothing has to be done unless the upload refuses it. Then make a new file with AES-256.',
  '不用处理；如果导入被拒，再用 AES-256 重新生成。',
);
const repack = text('Make a new file with AES-256 from it', '用 AES-256 重新生成文件');
const wanted = text('AES-128 or AES-256', 'AES-128 或 AES-256');

export default smimeCheck({
  id: 'smime/legacy-encryption',
  question: text('Is the file encrypted with outdated ciphers?', '文件是否用了过时的加密算法？'),
  why: text(
    'The ciphers of RFC 7292 Appendix C (RC2, RC4, 3DES) are from 1996; programs go over to PBES2 with AES (RFC 8018 §6.2), and some refuse the old ones.',
    'RFC 7292 附录 C 的算法（RC2、RC4、3DES）是 1996 年的，现在改用 PBES2 加 AES（RFC 8018 §6.2），有的程序已拒绝旧算法。',
  ),
  severity: 'info',
  needs: ['container'],
  route: SMIME_ROUTE,
  references: ['RFC 7292 Appendix C', 'RFC 8018 §6.2'],
  answer({ container }) {
    const { protections, closed, seen } = container;
    const bad = protections.filter((p) => p.strength === 'weak' || p.strength === 'old');
    if (bad.length === 0) {
      return noUnless(closed === null ? [] : [unknown(closed, [seen])], [seen]);
    }
    const isWeak = bad.some((p) => p.strength === 'weak');
    const ciphers = namesOf([...new Set(bad.map((p) => p.name))]);
    return yes({
      title: (isWeak ? weak : old)({ ciphers }),
      detail: isWeak ? weakDetail() : oldDetail(),
      evidence: [{ from: seen, saw: ciphers, wanted: wanted() }],
      severity: isWeak ? 'warning' : 'info',
      fixes: [thenImport(repack(), repackSteps())],
    });
  },
});
