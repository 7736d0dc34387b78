import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import {
  dayOf,
  nameOf,
  repackSteps,
  SMIME_ROUTE,
  smimeCheck,
  thenImport,
} from '../common/smime.ts';

const title = text(
  'The file holds {n} certificates with keys; the one of {name} until {day} was judged',
  '文件里有 {n} 张带私钥的证书，本次检查的是 {name}、有效期至 {day} 的那张',
);
const detail = text(
  'Which of them the upload takes is not documented. With one in each file there is no doubt; old ones are worth importing as well, to read old mail.',
  '导入时取哪一张没有公开说明，每个文件只放一张最稳妥。旧证书也值得导入，用来解读以前的加密邮件。',
);
const split = text('Make a file for each of them', '每张证书单独做一个文件');
const pick = text(
  'In all.pem keep one key and its certificate (and the certificates of the authority), then go on.',
  '在 all.pem 里只保留一个私钥和对应的证书（以及 CA 证书），再继续。',
);
const saw = text('{name}, until {day}', '{name}，有效期至 {day}');

/** As many as are listed. */
const LISTED = 5;

export default smimeCheck({
  id: 'smime/several-certificates',
  question: text(
    'Does the file hold several certificates with keys?',
    '文件里是否有多张带私钥的证书？',
  ),
  why: text(
    'A PKCS #12 file may hold many keys (RFC 7292 §4.2); an importer may take one of them.',
    '一个 PKCS #12 文件可以有多个私钥（RFC 7292 §4.2），导入程序可能只取其中一个。',
  ),
  severity: 'info',
  needs: ['own'],
  route: SMIME_ROUTE,
  references: ['RFC 7292 §4.2'],
  answer({ own }) {
    const { paired } = own;
    const [first, ...rest] = paired;
    if (first === undefined || rest.length === 0) return no([own.own.seen]);
    const line = (held: typeof first) => ({
      from: held.seen,
      saw: saw({ name: nameOf(held), day: dayOf(held.certificate.to) }),
    });
    return yes({
      title: title({ n: paired.length, name: nameOf(first), day: dayOf(first.certificate.to) }),
      detail: detail(),
      evidence: [line(first), ...rest.slice(0, LISTED - 1).map(line)],
      fixes: [thenImport(split(), repackSteps([pick()]))],
    });
  },
});
