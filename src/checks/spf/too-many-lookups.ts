import { noUnless, yes } from '../../engine/check.ts';
import { join, text } from '../../engine/text.ts';
import { check, clip, PAGES, WANTED } from '../common/dns.ts';
import {
  costliest,
  costsOf,
  evidenceOf,
  faultFix,
  MAX_LOOKUPS,
  missingRecords,
  SPF_ROUTE,
  sawSpf,
  spfFix,
} from '../common/spf.ts';

const TITLE = {
  atLeast: text(
    'SPF of {domain} needs {count} DNS lookups or more, 10 are allowed: shorten it',
    '{domain} 的 SPF 至少要查询 DNS {count} 次，超过 10 次上限，请精简',
  ),
  lookups: text(
    'SPF of {domain} needs {count} DNS lookups, 10 are allowed: shorten it',
    '{domain} 的 SPF 要查询 DNS {count} 次，超过 10 次上限，请精简',
  ),
  mx: text(
    'SPF of {domain}: {term} stands for over 10 hosts, replace it',
    '{domain} 的 SPF 里 {term} 对应的主机超过 10 台，请换掉',
  ),
};
const DETAIL = {
  lookups: text(
    'Receivers stop at the eleventh and answer permerror, so mail is refused. What costs most: {terms}.',
    '收信方查到第 11 次就停止并判 permerror，邮件会被拒收。占用最多的是：{terms}。',
  ),
  mx: text(
    'A receiver looks up at most 10 hosts of one mx term and answers permerror beyond.',
    '一个 mx 项最多查 10 台主机的地址，超过就判 permerror。',
  ),
};
const TOGETHER = { en: ' ', zh: '' } as const;

export default check({
  id: 'spf/too-many-lookups',
  question: text(
    'Does the SPF record need more than ten DNS lookups?',
    'SPF 记录需要的 DNS 查询是不是超过 10 次？',
  ),
  why: text(
    'include, a, mx, ptr, exists and redirect cost a lookup each, nested ones too; beyond ten the result is permerror, and so it is when mx names more than ten hosts (RFC 7208 §4.6.4).',
    'include、a、mx、ptr、exists、redirect 各算一次查询，嵌套的也算；超过 10 次，或者一个 mx 对应的主机超过 10 台，结果都是 permerror（RFC 7208 §4.6.4）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'error',
  route: SPF_ROUTE,
  references: ['RFC 7208 §4.6.4', PAGES.spfChina],
  answer({ domain, zone, spf, spfTree, edition }) {
    const hosts = spfTree.permerrors.filter((e) => e.kind === 'too-many-mx-hosts');
    const over = spfTree.lookups > MAX_LOOKUPS;
    const first = hosts[0];
    // What is known may be over the limit already, whatever the rest is.
    if (!over && first === undefined) return noUnless(missingRecords(spfTree), [spf.seen]);
    const terms = costsOf(costliest(spfTree));
    const partly = missingRecords(spfTree).length > 0;
    const tooMany = DETAIL.lookups({ terms });
    return yes({
      title:
        over || first === undefined
          ? (partly ? TITLE.atLeast : TITLE.lookups)({
              domain: domain.display,
              count: spfTree.lookups,
            })
          : TITLE.mx({ domain: domain.display, term: clip(first.text) }),
      detail:
        first === undefined ? tooMany : over ? join([tooMany, DETAIL.mx()], TOGETHER) : DETAIL.mx(),
      evidence: [
        { from: spf.seen, saw: sawSpf(spf), wanted: WANTED.atMost({ n: MAX_LOOKUPS }) },
        ...hosts.slice(0, 3).map((e) => evidenceOf(e, spf)),
      ],
      fixes: [
        over || first === undefined
          ? spfFix({ domain, zone, spf, edition }, spfTree)
          : faultFix({ domain, zone, spf, edition }, spfTree, first),
      ],
    });
  },
});
