import { no, noUnless, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, WANTED } from '../common/dns.ts';
import {
  costliest,
  costsOf,
  fewerLookups,
  MAX_LOOKUPS,
  missingRecords,
  SPF_ROUTE,
  sawSpf,
} from '../common/spf.ts';

const title = text(
  'SPF of {domain} uses {count} of 10 DNS lookups: {left} left',
  '{domain} 的 SPF 已用 {count} 次 DNS 查询，上限 10 次，只剩 {left} 次',
);
const detail = text(
  'It works today. One more include, or one that a service adds to its own record, can make all of it a permerror. What costs most: {terms}.',
  '目前可用。再加一个 include，或者引用的服务商自己多加一层，整条记录就会变成 permerror。占用最多的是：{terms}。',
);

/** From here on one more service does not fit in: few providers' includes cost less than two lookups. */
const NEAR = 9;

export default check({
  id: 'spf/near-lookup-limit',
  question: text(
    'Does the SPF record use nine or ten of the ten DNS lookups?',
    'SPF 的 DNS 查询是不是快到 10 次上限了？',
  ),
  why: text(
    'More than ten lookups are a permerror, and included records grow without notice (RFC 7208 §4.6.4).',
    '查询超过 10 次就是 permerror，而引用的记录随时可能变长（RFC 7208 §4.6.4）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'warning',
  route: SPF_ROUTE,
  references: ['RFC 7208 §4.6.4'],
  answer({ domain, zone, spf, spfTree, edition }) {
    const { lookups } = spfTree;
    if (lookups > MAX_LOOKUPS || spfTree.permerrors.some((e) => e.kind === 'loop')) {
      return no([spf.seen]);
    }
    // With a part unknown the limit may be passed already, and then this is not what to say.
    const missing = missingRecords(spfTree);
    if (missing.length > 0 || lookups < NEAR) return noUnless(missing, [spf.seen]);
    return yes({
      title: title({ domain: domain.display, count: lookups, left: MAX_LOOKUPS - lookups }),
      detail: detail({ terms: costsOf(costliest(spfTree)) }),
      evidence: [{ from: spf.seen, saw: sawSpf(spf), wanted: WANTED.fewerThan({ n: NEAR }) }],
      fixes: [fewerLookups({ domain, zone, spf, edition }, spfTree)],
    });
  },
});
