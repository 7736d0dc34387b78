import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import {
  dayOf,
  fix,
  nameOf,
  orderNew,
  SMIME_ROUTE,
  smimeCheck,
  thenImport,
} from '../common/smime.ts';

const title = text(
  'The certificate of {name} is valid only from {day}',
  '{name} 的证书要到 {day} 才生效',
);
const backwards = text(
  'The certificate of {name} ends before it begins: it is never valid',
  '{name} 的证书截止日期早于生效日期，任何时候都无效',
);
const neverDetail = text(
  'The authority made a mistake and has to issue it anew.',
  'CA 签发有误，要请 CA 重新签发。',
);
const detail = text(
  'If the clock of this computer is right, receivers refuse a signature with it until then.',
  '如果本机时间没错，在那之前用它签名会被收件方判为无效。',
);
const saw = text('valid from {from} to {to}', '有效期 {from} 至 {to}');
const wanted = text('valid on {now}', '{now} 在有效期内');
const clock = text(
  'Check date, time and time zone of this computer, then try again',
  '检查本机的日期、时间和时区，然后再试',
);
const wait = text('Wait until {day}, then import it', '等到 {day} 再导入');

export default smimeCheck({
  id: 'smime/not-yet-valid',
  question: text('Is the certificate not valid yet?', '证书是否尚未生效？'),
  why: text(
    'A certificate counts between two dates (RFC 5280 §4.1.2.5); before the first it is refused (RFC 8550 §4.2).',
    '证书只在起止日期之间有效（RFC 5280 §4.1.2.5），生效前会被拒绝（RFC 8550 §4.2）。',
  ),
  severity: 'error',
  needs: ['asked', 'own'],
  route: SMIME_ROUTE,
  references: ['RFC 5280 §4.1.2.5', 'RFC 8550 §4.2'],
  answer({ asked, own: { own } }) {
    const { certificate, seen } = own;
    const { now } = asked;
    // That it is over is said apart; then waiting does not help.
    if (certificate.from <= now || certificate.to < now) return no([seen]);
    const never = certificate.to < certificate.from;
    const name = nameOf(own);
    const from = dayOf(certificate.from);
    const to = dayOf(certificate.to);
    return yes({
      title: never ? backwards({ name }) : title({ name, day: from }),
      detail: never ? neverDetail() : detail(),
      evidence: [{ from: seen, saw: saw({ from, to }), wanted: wanted({ now: dayOf(now) }) }],
      confidence: 0.97,
      fixes: never
        ? [orderNew(certificate.mailboxes[0]?.address ?? null)]
        : [fix(clock(), 'you'), thenImport(wait({ day: from }))],
    });
  },
});
