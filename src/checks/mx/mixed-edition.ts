import { no, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { EDITIONS, type EditionId } from '../../knowledge/editions.ts';
import { check, PAGES } from '../common/dns.ts';
import { mxFix, sawMx, wantedMx } from '../common/mx.ts';

const mixed = text(
  'The MX records mix two sites of Alibaba Mail: {editions}',
  'MX 里混用了阿里邮箱的两个站点：{editions}',
);
const wrong = text(
  'The MX records are those of {seen}, not of {chosen}',
  'MX 指向的是{seen}，不是{chosen}',
);
const detail = text(
  'The mailboxes are at one site only; mail that reaches the other is refused as “no such user”.',
  '邮箱只开在其中一个站点，投到另一个站点的邮件会以“用户不存在”退回。',
);

export default check({
  id: 'mx/mixed-edition',
  question: text(
    'Do the MX records belong to another site of Alibaba Mail, or to two?',
    'MX 是不是属于阿里邮箱的另一个站点，或混用了两个站点？',
  ),
  why: text(
    'Each site (mainland China, Singapore, …) serves its own domains and has its own MX set.',
    '各站点（中国站、新加坡站等）只服务各自的域名，MX 各不相同。',
  ),
  needs: ['domain', 'mx', 'edition'],
  severity: 'error',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: [PAGES.mxConflict, PAGES.setup],
  answer({ domain, mx, edition }) {
    const own = edition.edition.id;
    const others = new Set<EditionId>();
    for (const { host } of mx.records) {
      const id = host.kind === 'edition' ? host.editions[0] : undefined;
      if (host.kind === 'edition' && !host.editions.includes(own) && id !== undefined) {
        others.add(id);
      }
    }
    if (others.size === 0) return no([mx.seen]);
    const hasOwn = mx.records.some(
      (r) => r.host.kind === 'edition' && r.host.editions.includes(own),
    );
    const names = [...others].map((id) => EDITIONS[id].name());
    return yes({
      title:
        hasOwn || others.size > 1
          ? mixed({ editions: list([...(hasOwn ? [edition.edition.name()] : []), ...names]) })
          : wrong({ seen: list(names), chosen: edition.edition.name() }),
      detail: detail(),
      evidence: [{ from: mx.seen, saw: sawMx(mx), wanted: wantedMx(edition.edition) }],
      fixes: [mxFix(domain.name, mx, edition)],
    });
  },
});
