import { no, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { check, PAGES } from '../common/dns.ts';
import { mxFix, mxIsDocumented, sawMx, wantedMx } from '../common/mx.ts';

const title = text(
  'Only part of the MX set is published; missing: {missing}',
  'MX 没有加全：缺少 {missing}',
);
const detail = text(
  'Mail arrives today; when the remaining host is down or busy it waits or bounces.',
  '目前能收信；一旦现有那台繁忙或故障，来信会延迟甚至退回。',
);

export default check({
  id: 'mx/incomplete',
  question: text('Is a part of the edition’s MX set missing?', '是不是缺了一部分 MX 记录？'),
  why: text(
    'Each site gives at least two hosts so that one can fail (RFC 5321 §5.1 tries them in order).',
    '每个站点都提供至少两台 MX，一台故障时由另一台接收（RFC 5321 §5.1 按优先级依次尝试）。',
  ),
  needs: ['domain', 'mx', 'edition'],
  severity: 'warning',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: ['RFC 5321 §5.1', PAGES.setup],
  answer({ domain, mx, edition }) {
    const present = new Set(mx.records.map((r) => r.exchange));
    const wanted = edition.edition.mx.hosts.map((h) => h.host);
    const missing = wanted.filter((host) => !present.has(host));
    // Slips and other findings have fixes of their own, which complete the set on the way.
    const own = edition.edition.id;
    const plain = mx.records.every(
      (r) => r.host.kind === 'edition' && r.host.editions.includes(own) && r.alias === null,
    );
    if (missing.length === 0 || missing.length === wanted.length || !plain) return no([mx.seen]);
    if (!mxIsDocumented(edition.edition)) return no([mx.seen]);
    return yes({
      title: title({ missing: list(missing) }),
      detail: detail(),
      evidence: [{ from: mx.seen, saw: sawMx(mx), wanted: wantedMx(edition.edition) }],
      fixes: [mxFix(domain.name, mx, edition, 'none')],
    });
  },
});
