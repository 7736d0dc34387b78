import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { repackSteps, SMIME_ROUTE, smimeCheck, thenImport } from '../common/smime.ts';

const empty = text(
  'The file has an empty password: whoever gets it has the private key',
  '文件的密码是空的，拿到文件的人就有了私钥',
);
const clear = text(
  'The private key lies in the file unencrypted: whoever gets it has the key',
  '文件里的私钥没有加密，拿到文件的人就有了私钥',
);
const detail = text(
  'The upload asks for the password of a file with a private key and may not take an empty one. Whoever has the key can sign in this name and read the encrypted mail.',
  '导入含私钥的文件时要填密码，空密码可能通不过。拿到私钥的人可以冒名签名，也能解读加密邮件。',
);
const repack = text('Make a new file with a password', '重新生成带密码的文件');
const sawEmpty = text('opens with an empty password', '空密码即可打开');
const sawClear = text('a private key without encryption', '私钥未加密');
const wanted = text('a key encrypted with a password', '用密码加密的私钥');

export default smimeCheck({
  id: 'smime/unprotected',
  question: text('Is the key in the file without protection?', '文件里的私钥是否没有保护？'),
  why: text(
    'Only the password keeps the private key of a PKCS #12 file from others (RFC 7292 §4.2.2).',
    'PKCS #12 文件里的私钥只靠密码保护（RFC 7292 §4.2.2）。',
  ),
  severity: 'warning',
  needs: ['password', 'container', 'contents'],
  route: SMIME_ROUTE,
  references: ['RFC 7292 §4.2.2'],
  answer({ password, container, contents }) {
    const { emptyOpens, seen } = password;
    if (contents.keys === 0 || !(emptyOpens || container.bareKey)) return no([seen]);
    const bare = container.bareKey;
    return yes({
      title: bare ? clear() : empty(),
      detail: detail(),
      evidence: [
        {
          from: bare ? container.seen : seen,
          saw: bare ? sawClear() : sawEmpty(),
          wanted: wanted(),
        },
      ],
      confidence: 0.97,
      fixes: [thenImport(repack(), repackSteps())],
    });
  },
});
