import { cannotTell, no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, PAGES } from '../common/dns.ts';
import { isForeign, isOurs, isUnseen, mxFix, providerOf, sawMx, wantedMx } from '../common/mx.ts';

const title = text(
  'Mail for {domain} goes to {provider}, not to Alibaba Mail',
  '发给 {domain} 的邮件都去了 {provider}，没有到阿里邮箱',
);
const detail = text(
  'All MX records name another provider, so mailboxes at Alibaba Mail get nothing from outside. If that is intended, this domain is not one for Alibaba Mail.',
  'MX 全部指向别家，阿里邮箱里的账号收不到外部来信。如果本来就用别家收信，则无需改动。',
);

export default check({
  id: 'mx/other-provider',
  question: text('Do all MX records name another provider?', 'MX 是不是全部指向其他服务商？'),
  why: text(
    'Mail is delivered to the hosts that MX names and nowhere else (RFC 5321 §5.1).',
    '邮件只会投递到 MX 指定的服务器（RFC 5321 §5.1）。',
  ),
  needs: ['domain', 'mx', 'mxTargets', 'edition'],
  severity: 'error',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: ['RFC 5321 §5.1', PAGES.mxConflict],
  answer({ domain, mx, mxTargets, edition }) {
    const foreign = mx.records.filter(isForeign);
    if (foreign.length === 0 || mx.records.some(isOurs)) return no([mx.seen]);
    // A host of no known provider may be an alias of Alibaba's: that has to be looked up.
    const unseen = foreign.filter(isUnseen);
    if (unseen.length > 0) return cannotTell(mxTargets.missing);
    return yes({
      title: title({ domain: domain.display, provider: providerOf(foreign) }),
      detail: detail(),
      evidence: [{ from: mx.seen, saw: sawMx(mx), wanted: wantedMx(edition.edition) }],
      // Whether the domain is meant for Alibaba Mail at all cannot be seen in DNS.
      confidence: edition.basis === 'assumed' ? 0.9 : 0.99,
      fixes: [mxFix(domain.name, mx, edition, 'high')],
    });
  },
});
