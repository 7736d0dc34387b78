import { cannotTell, no, type Problem, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { type Message, text } from '../../engine/text.ts';
import type { PublicKey } from '../../protocols/smime/certificate.ts';
import { nameOf, orderNew, SMIME_ROUTE, smimeCheck } from '../common/smime.ts';

const short = text('The key of {name} is too weak: {key}', '{name} 的密钥太弱：{key}');
const rare = text(
  'The key of {name} is of a kind that few mail programs know: {key}',
  '{name} 的密钥类型支持的邮件程序很少：{key}',
);
const shortDetail = text(
  'Mail programs refuse such keys, and what is encrypted with them can be read by others in time.',
  '邮件程序会拒绝这样的密钥，用它加密的内容也可能被破解。',
);
const rareDetail = text(
  'Receivers whose programs do not know it can neither verify the signature nor encrypt to it.',
  '对方的程序不支持的话，既不能验证签名，也不能用它加密。',
);
const rsa = text('RSA with {bits} bits', 'RSA {bits} 位');
const curve = text('elliptic curve {curve}', '椭圆曲线 {curve}');
const nameless = text('elliptic curve without a name', '未命名的椭圆曲线');
const wanted = text(
  'RSA with 2048 bits or more, or P-256, P-384, P-521',
  'RSA 2048 位以上，或 P-256、P-384、P-521',
);

/** Curves that mail programs know. */
const COMMON = ['P-256', 'P-384', 'P-521'];
const SHORT = ['P-192'];
const LEAST = 2048;

type Verdict = { readonly said: Message | string; readonly weak: boolean } | 'fine' | 'not-known';

function verdictOf({ type, bits, curve: named }: PublicKey): Verdict {
  if (type === 'rsa' || type === 'rsa-pss') {
    if (bits === null) return 'not-known';
    return bits < LEAST ? { said: rsa({ bits }), weak: true } : 'fine';
  }
  if (type === 'dsa') return { said: 'DSA', weak: true };
  if (type !== 'ec') return { said: type, weak: false };
  if (named === null) return 'not-known';
  if (COMMON.includes(named)) return 'fine';
  return {
    said: named === '?' ? nameless() : curve({ curve: named }),
    weak: SHORT.includes(named),
  };
}

export default smimeCheck({
  id: 'smime/weak-key',
  question: text('Is the key weak or of a rare kind?', '密钥是否太弱或类型少见？'),
  why: text(
    'RSA keys below 2048 bits are no longer accepted (RFC 8550 §4.3); RFC 8551 §2.2 asks for P-256, and many programs know no curves but those of NIST.',
    'RSA 低于 2048 位的密钥已不被接受（RFC 8550 §4.3）；RFC 8551 §2.2 要求支持 P-256，很多程序只支持 NIST 的几条曲线。',
  ),
  severity: 'error',
  needs: ['asked', 'own'],
  route: SMIME_ROUTE,
  references: ['RFC 8550 §4.3', 'RFC 8551 §2.2'],
  answer({ asked, own: { own } }) {
    const { certificate, seen } = own;
    const verdict = verdictOf(certificate.key);
    if (verdict === 'fine') return no([seen]);
    if (verdict === 'not-known') return cannotTell([unknown('unsupported', [seen])]);
    const { said, weak } = verdict;
    const problem: Problem = {
      title: (weak ? short : rare)({ name: nameOf(own), key: said }),
      detail: weak ? shortDetail() : rareDetail(),
      evidence: [{ from: seen, saw: said, wanted: wanted() }],
      severity: weak ? 'error' : 'warning',
      confidence: weak ? 0.97 : 0.85,
      fixes: [orderNew(asked.mailbox ?? certificate.mailboxes[0]?.address ?? null)],
    };
    return yes(problem);
  },
});
