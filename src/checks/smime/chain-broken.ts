import { cannotTell, no, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { type Message, text } from '../../engine/text.ts';
import type { HeldCertificate } from '../../facts/smime.ts';
import type { SmimeCertificate } from '../../protocols/smime/certificate.ts';
import { dayOf, repackSteps, SMIME_ROUTE, smimeCheck, thenImport } from '../common/smime.ts';

const forged = text(
  'The signature on the certificate of {subject} is not that of {issuer} in the file',
  '{subject} 的证书并非由文件里的 {issuer} 签发，签名验证不通过',
);
const ended = text(
  'The certificate of the issuer {subject} expired on {day}',
  '签发者 {subject} 的证书已于 {day} 过期',
);
const early = text(
  'The certificate of the issuer {subject} is valid only from {day}',
  '签发者 {subject} 的证书要到 {day} 才生效',
);
const notCa = text(
  '{subject} issued the certificate below it and may not issue any',
  '{subject} 的证书没有签发权限，却签发了下级证书',
);
const tooDeep = text(
  'More certificates stand below {subject} than it allows',
  '{subject} 下面的证书层级超出了它允许的范围',
);
const detail = text(
  'Receivers who follow the chain by these certificates call the signature invalid. Often the authority has issued the one in question anew: with the new one in the file the chain holds.',
  '收件方按这些证书验证，会判签名无效。多数情况是 CA 已换发了这张证书，把新的放进文件就好了。',
);
const renew = text(
  'Put the current certificates of the authority into the file',
  '换成 CA 现行的中间证书',
);
const get = text(
  'Fetch the current intermediate certificates from the authority as PEM.',
  '从 CA 网站下载现行的中间证书（PEM）。',
);
const swap = text(
  'In all.pem take out the certificates of the authority and put the current ones there.',
  '在 all.pem 里删掉原来的 CA 证书，换成现行的。',
);
const wanted = text('a chain that verifies', '能通过验证的证书链');
const sawForged = text('the signature does not verify', '签名验证不通过');
const sawDates = text('valid from {from} to {to}', '有效期 {from} 至 {to}');
const sawNoCa = text(
  'no authority (basicConstraints, keyUsage)',
  '不是 CA（basicConstraints、keyUsage）',
);
const sawDeep = text('pathLenConstraint {n}', 'pathLenConstraint {n}');

interface Break {
  readonly title: Message;
  readonly saw: Message;
}

function brokenAt({ chain }: HeldCertificate, now: number): Break | null {
  if (chain.forged !== null) {
    const { subject, issuer } = chain.forged;
    return { title: forged({ subject, issuer }), saw: sawForged() };
  }
  for (const [i, link] of chain.links.entries()) {
    const found = i === 0 ? null : linkBreak(link, i, now);
    if (found !== null) return found;
  }
  return null;
}

/** What is wrong with the issuer at a place of the chain, the person's own being 0. */
function linkBreak(link: SmimeCertificate, at: number, now: number): Break | null {
  const { subject, usages, pathLength } = link;
  const dates = sawDates({ from: dayOf(link.from), to: dayOf(link.to) });
  if (link.to < now) return { title: ended({ subject, day: dayOf(link.to) }), saw: dates };
  if (link.from > now) return { title: early({ subject, day: dayOf(link.from) }), saw: dates };
  if (!link.isCa || (usages !== null && !usages.includes('keyCertSign'))) {
    return { title: notCa({ subject }), saw: sawNoCa() };
  }
  if (pathLength !== null && at - 1 > pathLength) {
    return { title: tooDeep({ subject }), saw: sawDeep({ n: pathLength }) };
  }
  return null;
}

export default smimeCheck({
  id: 'smime/chain-broken',
  question: text('Does the chain of certificates not hold?', '证书链是否有问题？'),
  why: text(
    'Each certificate of a chain has to be in its time, signed by the next, and that one allowed to issue (RFC 5280 §6.1, RFC 8550 §4.2).',
    '链上每张证书都要在有效期内、由上一级签名，而且上一级有签发权限（RFC 5280 §6.1、RFC 8550 §4.2）。',
  ),
  severity: 'error',
  needs: ['asked', 'own'],
  route: SMIME_ROUTE,
  references: ['RFC 5280 §6.1', 'RFC 8550 §4.2'],
  answer({ asked, own: { own } }) {
    const found = brokenAt(own, asked.now);
    if (found === null) {
      return own.chain.end === 'limit'
        ? cannotTell([unknown(own.chain.unverified ? 'unsupported' : 'limit', [own.seen])])
        : no([own.seen]);
    }
    return yes({
      title: found.title,
      detail: detail(),
      evidence: [{ from: own.seen, saw: found.saw, wanted: wanted() }],
      confidence: 0.95,
      fixes: [thenImport(renew(), repackSteps([get(), swap()]), 'hours')],
    });
  },
});
