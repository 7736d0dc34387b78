import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { dayOf, nameOf, orderNew, SMIME_ROUTE, smimeCheck } from '../common/smime.ts';

const title = text('The certificate of {name} expired on {day}', '{name} 的证书已于 {day} 过期');
const detail = text(
  'Receivers call a signature with it invalid, and no program encrypts to it. Imported, it is good for one thing: reading mail that was encrypted to it before.',
  '用它签名，收件方会显示签名无效；也没有程序会再用它加密。导入后只能用来解读以前加密的邮件。',
);
const saw = text('valid from {from} to {to}', '有效期 {from} 至 {to}');
const wanted = text('valid on {now}', '{now} 在有效期内');

export default smimeCheck({
  id: 'smime/expired',
  question: text('Has the certificate expired?', '证书是否已过期？'),
  why: text(
    'A certificate counts between two dates (RFC 5280 §4.1.2.5); a signature made after the second is not accepted (RFC 8550 §4.2).',
    '证书只在起止日期之间有效（RFC 5280 §4.1.2.5），过期后的签名不被接受（RFC 8550 §4.2）。',
  ),
  severity: 'error',
  needs: ['asked', 'own'],
  route: SMIME_ROUTE,
  references: ['RFC 5280 §4.1.2.5', 'RFC 8550 §4.2'],
  answer({ asked, own: { own } }) {
    const { certificate, seen } = own;
    const { now } = asked;
    if (certificate.to >= now) return no([seen]);
    const name = nameOf(own);
    const from = dayOf(certificate.from);
    const to = dayOf(certificate.to);
    return yes({
      title: title({ name, day: dayOf(certificate.to) }),
      detail: detail(),
      evidence: [{ from: seen, saw: saw({ from, to }), wanted: wanted({ now: dayOf(now) }) }],
      confidence: 0.97,
      fixes: [orderNew(certificate.mailboxes[0]?.address ?? null, { keepOld: true })],
    });
  },
});
