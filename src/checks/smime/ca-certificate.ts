import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { isSelfIssued } from '../../protocols/smime/chain.ts';
import { orderNew, SMIME_ROUTE, smimeCheck } from '../common/smime.ts';

const title = text(
  'The certificate is that of an authority, not of a person: {subject}',
  '这是 CA 的证书，不是个人证书：{subject}',
);
const own = text(
  'The certificate of {subject} calls itself an authority',
  '{subject} 的证书标成了 CA',
);
const detail = text(
  'It may issue certificates. Mail programs do not take it for signing mail, and its key has no place in a mailbox.',
  '它是用来签发证书的。邮件程序不会用它签名邮件，它的私钥也绝不该放进邮箱。',
);
const ownDetail = text(
  '“openssl req -x509” marks certificates so unless told otherwise. Some programs refuse such a certificate for mail.',
  '“openssl req -x509”默认就会这样标。有的程序会拒绝这样的邮件证书。',
);
const saw = text('basicConstraints: CA', 'basicConstraints：CA');
const wanted = text('a certificate that is no authority’s', '非 CA 证书');

export default smimeCheck({
  id: 'smime/ca-certificate',
  question: text('Is it the certificate of an authority?', '是不是 CA 的证书？'),
  why: text(
    'Basic constraints tell authorities and persons apart (RFC 5280 §4.2.1.9, RFC 8550 §4.4.1).',
    '基本约束（basicConstraints）区分 CA 证书和个人证书（RFC 5280 §4.2.1.9、RFC 8550 §4.4.1）。',
  ),
  severity: 'error',
  needs: ['asked', 'own'],
  route: SMIME_ROUTE,
  references: ['RFC 5280 §4.2.1.9', 'RFC 8550 §4.4.1'],
  answer({ asked, own: { own: held } }) {
    const { certificate, seen } = held;
    if (!certificate.isCa) return no([seen]);
    const self = isSelfIssued(certificate);
    const { subject, mailboxes } = certificate;
    return yes({
      title: (self ? own : title)({ subject }),
      detail: self ? ownDetail() : detail(),
      evidence: [{ from: seen, saw: saw(), wanted: wanted() }],
      severity: self ? 'warning' : 'error',
      fixes: [orderNew(asked.mailbox ?? mailboxes[0]?.address ?? null)],
    });
  },
});
