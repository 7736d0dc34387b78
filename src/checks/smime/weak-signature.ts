import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { isSelfIssued } from '../../protocols/smime/chain.ts';
import { orderNew, SMIME_ROUTE, smimeCheck } from '../common/smime.ts';

const title = text(
  'The certificate of {subject} is signed with {hash}, which receivers no longer accept',
  '{subject} 的证书用 {hash} 签名，收件方已不再接受',
);
const detail = text(
  'Such signatures can be forged, so mail programs call the chain invalid. The authority has to issue the certificate anew, with SHA-256 or better.',
  '这种签名可以伪造，邮件程序会判证书链无效。要请 CA 用 SHA-256 或更强的算法重新签发。',
);
const wanted = text('SHA-256 or better', 'SHA-256 或更强');

/** SHA-1 is refused by most, MD5 and older by all. */
const FORGED = ['MD2', 'MD4', 'MD5'];

export default smimeCheck({
  id: 'smime/weak-signature',
  question: text('Is a certificate signed with MD5 or SHA-1?', '证书是否用 MD5 或 SHA-1 签名？'),
  why: text(
    'MD5 and SHA-1 are of the past in S/MIME (RFC 8550 §4.3): two documents with one hash can be made.',
    'MD5 和 SHA-1 在 S/MIME 中已淘汰（RFC 8550 §4.3），可以造出哈希相同的两份内容。',
  ),
  severity: 'error',
  needs: ['asked', 'own'],
  route: SMIME_ROUTE,
  references: ['RFC 8550 §4.3', 'RFC 8551 §2.2'],
  answer({ asked, own: { own } }) {
    const { chain, certificate, seen } = own;
    // Nobody relies on the signature that a root makes on itself.
    const links = chain.links.filter(
      (link, i) => i < chain.links.length - 1 || !isSelfIssued(link),
    );
    const weak = links.filter(({ signature }) =>
      [...FORGED, 'SHA-1'].includes(signature.hash ?? ''),
    );
    const worst = weak.find(({ signature }) => FORGED.includes(signature.hash ?? '')) ?? weak[0];
    if (worst === undefined) return no([seen]);
    const hash = worst.signature.hash ?? '';
    return yes({
      title: title({ subject: worst.subject, hash }),
      detail: detail(),
      evidence: [{ from: seen, saw: worst.signature.name, wanted: wanted() }],
      severity: FORGED.includes(hash) ? 'error' : 'warning',
      confidence: FORGED.includes(hash) ? 0.97 : 0.9,
      fixes: [orderNew(asked.mailbox ?? certificate.mailboxes[0]?.address ?? null)],
    });
  },
});
