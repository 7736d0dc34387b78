import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, PAGES } from '../shared/dns.ts';
import { isForeign, mxFix, providerOf, sawMx, wantedMx } from '../shared/mx.ts';

const title = text(
  'MX of {provider} stands beside Alibaba Mail’s: some mail goes there and is lost',
  'MX 里除了阿里邮箱还有 {provider}：部分邮件会投到那边而丢失',
);
const detail = text(
  'Senders pick any host that answers, so mail goes missing at random. Delete the MX records of the other provider.',
  '对方服务器会在这些 MX 里任选能连上的投递，于是邮件时有时无。请删除其他服务商的 MX。',
);

export default check({
  id: 'mx/mixed-provider',
  question: text(
    'Is another provider’s MX left beside Alibaba Mail’s?',
    'MX 里是不是还混着其他服务商的记录？',
  ),
  why: text(
    'Every MX host is a full destination: a sender that cannot reach the first uses the next (RFC 5321 §5.1).',
    '每个 MX 都是正式的收信地点，首选连不上就会用下一个（RFC 5321 §5.1）。',
  ),
  needs: ['domain', 'mx', 'edition'],
  severity: 'error',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: ['RFC 5321 §5.1', PAGES.mxConflict],
  answer({ domain, mx, edition }) {
    const foreign = mx.records.filter((r) => isForeign(r.host));
    if (foreign.length === 0 || foreign.length === mx.records.length) return no([mx.seen]);
    return yes({
      title: title({ provider: providerOf(foreign) }),
      detail: detail(),
      evidence: [{ from: mx.seen, saw: sawMx(mx), wanted: wantedMx(edition.edition) }],
      fixes: [mxFix(domain.name, mx, edition)],
    });
  },
});
