import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { reaches } from '../../protocols/spf/walk.ts';
import { check, clip } from '../common/dns.ts';
import {
  editAt,
  isOwn,
  isRedirect,
  mentions,
  nodesOf,
  SPF_ROUTE,
  seenOf,
  spfFix,
  wantedInclude,
} from '../common/spf.ts';

const title = text(
  'SPF of {domain}: {redirect} beside {all} is ignored',
  '{domain} 的 SPF 同时有 {redirect} 和 {all}，redirect 不会生效',
);
const detail = text(
  'Receivers use a redirect only in a record without “all”. If what it leads to should be let in, write it as include: in front of {all}; otherwise remove it.',
  '记录里有 all 时收信方会忽略 redirect。需要授权它指向的内容，就改写成 include: 放在 {all} 前面；不需要就删掉。',
);
const STEP = text(
  'Write {redirect} as include: in front of {all}, or remove it.',
  '把 {redirect} 改写成 include: 放到 {all} 前面，或者删掉。',
);

export default check({
  id: 'spf/redirect-ignored',
  question: text(
    'Does a redirect stand in a record that has “all”?',
    'SPF 里是不是同时有 redirect 和 all？',
  ),
  why: text(
    'A redirect counts only when no mechanism matched; beside “all” it must be ignored (RFC 7208 §6.1).',
    '只有其他机制都不匹配时才会用 redirect；有 all 时必须忽略它（RFC 7208 §6.1）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'warning',
  route: SPF_ROUTE,
  references: ['RFC 7208 §6.1', 'RFC 7208 §5.1'],
  answer({ domain, zone, spf, spfTree, edition }) {
    const wanted = wantedInclude(edition);
    for (const node of nodesOf(spfTree)) {
      if (node !== spfTree.root && !isOwn(node.domain, zone)) continue;
      const redirect = node.terms.find((t) => isRedirect(t.term))?.term;
      const all = node.terms.find((t) => t.term.name === 'all' && t.term.problem === null)?.term;
      if (redirect === undefined || all === undefined) continue;
      const values = { redirect: clip(redirect.text), all: all.text };
      // The domain's own site is what it leads to: mail is refused now.
      const lost =
        wanted !== null && mentions(redirect.text, wanted) && reaches(spfTree, [wanted]) !== 'yes';
      return yes({
        title: title({ domain: domain.display, ...values }),
        detail: detail(values),
        evidence: [{ from: seenOf(node, spf), saw: node.record?.text ?? '' }],
        ...(lost && (all.qualifier === '-' || all.qualifier === '~') ? { severity: 'error' } : {}),
        fixes: [
          node === spfTree.root
            ? spfFix({ domain, zone, spf, edition }, spfTree)
            : editAt(node.domain, [STEP(values)]),
        ],
      });
    }
    return no([spf.seen]);
  },
});
