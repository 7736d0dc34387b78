import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { dayOf, nameOf, orderNew, SMIME_ROUTE, smimeCheck } from '../common/smime.ts';

const title = text(
  'The certificate of {name} expires on {day}, within 30 days',
  '{name} 的证书将于 {day} 到期，不足 30 天',
);
const detail = text(
  'It can be imported and works until then. Order the next one now, so that there is no gap.',
  '现在可以导入，到期前能正常使用。请现在就申请下一张，以免中断。',
);
const saw = text('valid from {from} to {to}', '有效期 {from} 至 {to}');
const wanted = text('30 days or more from {now}', '从 {now} 起还有 30 天以上');

/** 30 days. */
const SOON = 30 * 24 * 60 * 60 * 1000;

export default smimeCheck({
  id: 'smime/expires-soon',
  question: text('Does the certificate expire soon?', '证书是否即将过期？'),
  why: text(
    'A certificate counts until its last day (RFC 5280 §4.1.2.5); a new one takes days to get (RFC 8550 §4.2).',
    '证书到期即失效（RFC 5280 §4.1.2.5、RFC 8550 §4.2），而申请新证书要花几天。',
  ),
  severity: 'warning',
  needs: ['asked', 'own'],
  route: SMIME_ROUTE,
  references: ['RFC 5280 §4.1.2.5', 'RFC 8550 §4.2'],
  answer({ asked, own: { own } }) {
    const { certificate, seen } = own;
    const { now } = asked;
    if (certificate.to < now || certificate.from > now || certificate.to - now > SOON)
      return no([seen]);
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
