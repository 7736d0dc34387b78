import { no, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { check, clip } from '../common/dns.ts';
import { editAt, isOwn, nodesOf, SPF_ROUTE, seenOf, spfFix, wantedSpf } from '../common/spf.ts';

const TITLE = {
  one: text(
    'SPF of {domain}: {terms} after {all} has no effect',
    '{domain} 的 SPF 里 {terms} 写在 {all} 后面，不会生效，请移到前面',
  ),
  several: text(
    'SPF of {domain}: {count} terms after {all} have no effect',
    '{domain} 的 SPF 里有 {count} 项写在 {all} 后面，不会生效，请移到前面',
  ),
};
const DETAIL = {
  refused: text(
    'Receivers stop at {all}. What these terms should let send fails SPF: {terms}.',
    '收信方匹配到 {all} 就停止。下面这些本想授权的发信来源会被判不通过：{terms}。',
  ),
  unread: text(
    'Receivers stop at {all} and do not read: {terms}.',
    '收信方匹配到 {all} 就停止，不会再看：{terms}。',
  ),
};
const STEP = text('Move {terms} in front of {all}.', '把 {terms} 移到 {all} 前面。');

export default check({
  id: 'spf/after-all',
  question: text('Do terms stand after “all”?', 'all 后面是不是还有其他项？'),
  why: text(
    '“all” always matches, so mechanisms after it are never tested (RFC 7208 §5.1).',
    'all 必定匹配，写在它后面的机制永远不会被检查（RFC 7208 §5.1）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'error',
  route: SPF_ROUTE,
  references: ['RFC 7208 §5.1'],
  answer({ domain, zone, spf, spfTree, edition }) {
    // In somebody else's record it is their matter: what they let send is theirs to say.
    for (const node of nodesOf(spfTree)) {
      if (node !== spfTree.root && !isOwn(node.domain, zone)) continue;
      const at = node.terms.findIndex((t) => t.term.name === 'all' && t.term.problem === null);
      const all = node.terms[at]?.term;
      if (all === undefined) continue;
      const before = new Set(node.terms.slice(0, at).map((t) => t.term.text.toLowerCase()));
      // Modifiers may stand anywhere (RFC 7208 §4.6.1), and redirect= is spf/redirect-ignored.
      const after = node.terms
        .slice(at + 1)
        .map((t) => t.term)
        .filter((t) => t.kind === 'mechanism' && t.name !== 'all' && t.problem === null);
      if (after.length === 0) continue;
      // Mail is refused only where "all" refuses, and only from what is not let in before it.
      const refused =
        (all.qualifier === '-' || all.qualifier === '~') &&
        after.some(
          (t) =>
            (t.qualifier === '+' || t.qualifier === '?') &&
            !before.has(t.text.toLowerCase().replace(/^[+?]/, '')),
        );
      const terms = list(after.slice(0, 6).map((t) => clip(t.text)));
      const values = { all: all.text, terms };
      const given = { domain, zone, spf, edition };
      return yes({
        title:
          after.length === 1
            ? TITLE.one({ ...values, domain: domain.display })
            : TITLE.several({ domain: domain.display, count: after.length, all: all.text }),
        detail: refused ? DETAIL.refused(values) : DETAIL.unread(values),
        evidence: [
          {
            from: seenOf(node, spf),
            saw: node.record?.text ?? '',
            ...(node === spfTree.root ? { wanted: wantedSpf(edition) } : {}),
          },
        ],
        ...(refused ? {} : { severity: 'warning' }),
        fixes: [
          node === spfTree.root ? spfFix(given, spfTree) : editAt(node.domain, [STEP(values)]),
        ],
      });
    }
    return no([spf.seen]);
  },
});
