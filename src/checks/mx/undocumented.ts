import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, PAGES } from '../common/dns.ts';
import { isDead, sawMx } from '../common/mx.ts';

const analogy = text(
  'The MX looks right for {edition}, whose MX set no public page lists',
  'MX 看起来属于{edition}，但公开文档没有列出该站点的 MX',
);
const single = text(
  'The MX set is that of {edition}, which a single page documents',
  'MX 属于{edition}，只有一个页面记载过这组记录',
);
const host = text(
  'An MX host is Alibaba’s and stands in no published set',
  'MX 主机属于阿里，但不在任何公开的记录集中',
);
const detail = text(
  'It is accepted here. Whether the console asks for other values shows there under Resolution Result.',
  '本工具不判为错误。是否与控制台要求一致，请在控制台的“解析结果”里核对。',
);

export default check({
  id: 'mx/undocumented',
  question: text(
    'Is the MX set one that no official page documents?',
    'MX 是不是官方文档里没有记载的？',
  ),
  why: text(
    'Alibaba documents the sets of mainland China and Singapore; the others are known from one page or by analogy.',
    '阿里的公开文档只有中国站和新加坡站的记录，其他站点仅见于个别页面或由命名规律推得。',
  ),
  needs: ['mx', 'edition'],
  severity: 'info',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: [PAGES.setup, PAGES.setupChina],
  answer({ mx, edition }) {
    const own = edition.edition;
    const recognised = mx.records.filter(
      (r) =>
        (r.host.kind === 'alibaba' || r.host.kind === 'edition') && r.alias === null && !isDead(r),
    );
    const inSet = recognised.filter((r) => own.mx.hosts.some((h) => h.host === r.exchange));
    const outside = recognised.filter(
      (r) =>
        !own.mx.hosts.some((h) => h.host === r.exchange) &&
        (r.host.kind === 'alibaba' ||
          (r.host.kind === 'edition' && r.host.editions.includes(own.id))),
    );
    const standing = own.mx.standing;
    const said =
      outside.length > 0
        ? host()
        : inSet.length === 0 || standing === 'documented'
          ? null
          : standing === 'single-page'
            ? single({ edition: own.name() })
            : analogy({ edition: own.name() });
    if (said === null) return no([mx.seen]);
    return yes({
      title: said,
      detail: detail(),
      evidence: [{ from: mx.seen, saw: sawMx(mx) }],
      fixes: [],
    });
  },
});
