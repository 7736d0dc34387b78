import { noUnless, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { check, clip, WANTED } from '../common/dns.ts';
import { MAX_VOID_LOOKUPS, nodesOf, SPF_ROUTE, sawSpf, spfFix } from '../common/spf.ts';

const title = text(
  '{count} terms in the SPF of {domain} find nothing in DNS, 2 are allowed',
  '{domain} 的 SPF 有 {count} 处查不到结果，上限 2 处，请删除失效项',
);
const detail = text(
  'Receivers that count void lookups answer permerror at the third. Names that are gone: {terms}.',
  '按规范计数的收信方遇到第 3 处空查询就判 permerror。已失效的有：{terms}。',
);
const place = text('{term} (in {name})', '{term}（在 {name} 中）');

export default check({
  id: 'spf/too-many-void-lookups',
  question: text(
    'Do more than two terms of the SPF record find nothing in DNS?',
    'SPF 里查不到结果的项是不是超过 2 处？',
  ),
  why: text(
    'More than two lookups that find no record or no such name make the result a permerror (RFC 7208 §4.6.4).',
    '查询结果为空或域名不存在的次数超过 2 次，结果就是 permerror（RFC 7208 §4.6.4）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'error',
  route: SPF_ROUTE,
  references: ['RFC 7208 §4.6.4'],
  answer({ domain, zone, spf, spfTree, edition }) {
    const { voidLookups } = spfTree;
    if (voidLookups <= MAX_VOID_LOOKUPS) return noUnless(spfTree.missing, [spf.seen]);
    const places = nodesOf(spfTree).flatMap((node) =>
      node.terms.filter((t) => t.evaluated && t.voids > 0).map((t) => ({ node, t })),
    );
    const first = places[0];
    return yes({
      title: title({ domain: domain.display, count: voidLookups }),
      detail: detail({
        terms: list(
          places
            .slice(0, 6)
            .map(({ node, t }) =>
              node === spfTree.root
                ? clip(t.term.text)
                : place({ term: clip(t.term.text), name: node.domain }),
            ),
        ),
      }),
      evidence: [
        {
          from: first?.t.seen[0] ?? spf.seen,
          saw: first?.node.record?.text ?? sawSpf(spf),
          wanted: WANTED.atMostVoid({ n: MAX_VOID_LOOKUPS }),
        },
      ],
      fixes: [spfFix({ domain, zone, spf, edition }, spfTree)],
    });
  },
});
