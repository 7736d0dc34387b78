import { cannotTell, no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, PAGES, WANTED } from '../common/dns.ts';
import { allOf, endFix, endOfRedirects, missingRecords, SPF_ROUTE, seenOf } from '../common/spf.ts';

const title = text(
  'SPF of {domain} has no end: add ~all or -all',
  '{domain} 的 SPF 没有结尾，请补上 ~all 或 -all',
);
const detail = text(
  'Mail from servers that are not listed gets neutral, as if there were no SPF record.',
  '未列出的服务器发的信结果是 neutral，相当于没有 SPF。',
);

export default check({
  id: 'spf/all-missing',
  question: text(
    'Does the SPF record end without “all” and without redirect?',
    'SPF 结尾是不是既没有 all 也没有 redirect？',
  ),
  why: text(
    'A record that nothing matches and that has no redirect gives neutral, as if “?all” stood at its end (RFC 7208 §4.7).',
    '没有任何一项匹配、也没有 redirect 时，结果是 neutral，相当于以 ?all 结尾（RFC 7208 §4.7）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'warning',
  route: SPF_ROUTE,
  references: ['RFC 7208 §4.7', PAGES.spf],
  answer({ domain, zone, spf, spfTree, edition }) {
    const found = allOf(spfTree);
    if (found === 'unknown') return cannotTell(missingRecords(spfTree));
    if (found !== null) return no([spf.seen]);
    const node = endOfRedirects(spfTree);
    // Without a record there spf/include-unresolvable or spf/loop tells, and an "all" that was written wrong is spf/syntax.
    if (node.state !== 'record') return no([spf.seen]);
    if (node.terms.some((t) => t.term.name === 'redirect')) return no([spf.seen]);
    if (node.record?.problems.some((p) => /^\W*al+\W*$/i.test(p.text))) return no([spf.seen]);
    return yes({
      title: title({ domain: domain.display }),
      detail: detail(),
      evidence: [{ from: seenOf(node, spf), saw: node.record?.text ?? '', wanted: WANTED.end() }],
      fixes: [endFix({ domain, zone, spf, edition }, spfTree, node)],
    });
  },
});
