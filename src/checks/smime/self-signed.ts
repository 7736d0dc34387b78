import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { fix, nameOf, orderNew, SMIME_ROUTE, smimeCheck } from '../common/smime.ts';

const title = text(
  'The certificate of {name} is self-signed: receivers do not trust it',
  '{name} 的证书是自签名的，收件方不会信任',
);
const detail = text(
  'Nobody but its owner vouches for it. Every receiver sees a warning at the signature unless they were given the certificate another way and chose to trust it.',
  '除了自己没有人为它作证。收件方会看到签名警告，除非事先通过别的途径拿到证书并手动信任。',
);
const trust = text(
  'For a few partners: give them the certificate in person and have them trust it',
  '只和少数人往来：当面把证书交给对方，请对方手动信任',
);
const without = text(
  'Give them the certificate alone, never the .p12: openssl pkcs12 -in mail.p12 -clcerts -nokeys -out mail.cer',
  '只给证书，绝不要给 .p12：openssl pkcs12 -in mail.p12 -clcerts -nokeys -out mail.cer',
);
const saw = text('issued by itself', '由自己签发');
const wanted = text('issued by an authority that receivers trust', '由收件方信任的 CA 签发');

export default smimeCheck({
  id: 'smime/self-signed',
  question: text('Is the certificate self-signed?', '证书是不是自签名的？'),
  why: text(
    'A signature counts when a chain leads to an authority that the receiver trusts (RFC 8550 §4.2, RFC 5280 §6.1).',
    '证书链要能追溯到收件方信任的 CA，签名才有效（RFC 8550 §4.2、RFC 5280 §6.1）。',
  ),
  severity: 'warning',
  needs: ['asked', 'own'],
  route: SMIME_ROUTE,
  references: ['RFC 8550 §4.2', 'RFC 5280 §6.1'],
  answer({ asked, own: { own } }) {
    const { chain, certificate, seen } = own;
    if (chain.end !== 'root' || chain.links.length > 1) return no([seen]);
    return yes({
      title: title({ name: nameOf(own) }),
      detail: detail(),
      evidence: [{ from: seen, saw: saw(), wanted: wanted() }],
      fixes: [
        orderNew(asked.mailbox ?? certificate.mailboxes[0]?.address ?? null),
        fix(trust(), 'you', { effort: 'hours', steps: [without()] }),
      ],
    });
  },
});
