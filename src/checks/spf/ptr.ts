import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, clip, WANTED } from '../common/dns.ts';
import { editAt, isOwn, nodesOf, SPF_ROUTE, seenOf, spfFix } from '../common/spf.ts';

const title = text(
  'SPF of {domain} uses {term}, which receivers may ignore: remove it',
  '{domain} 的 SPF 用了 {term}，收信方可能忽略，请删除',
);
const detail = text(
  'It is slow, costs a lookup and lets everybody in whose reverse DNS names the domain. List your servers with ip4: or a: instead.',
  '它很慢，要占一次查询，而且反向解析不可靠。请改用 ip4: 或 a: 列出发信服务器。',
);
const STEP = text('Replace {term} with ip4: or a: terms.', '把 {term} 换成 ip4: 或 a:。');

export default check({
  id: 'spf/ptr',
  question: text('Does the SPF record use “ptr”?', 'SPF 里是不是用了 ptr？'),
  why: text(
    'The mechanism “ptr” should not be published: it is slow and not reliable (RFC 7208 §5.5).',
    'ptr 机制速度慢、不可靠，标准明确要求不要再使用（RFC 7208 §5.5）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'warning',
  route: SPF_ROUTE,
  references: ['RFC 7208 §5.5'],
  answer({ domain, zone, spf, spfTree, edition }) {
    // Another operator's record is not the domain owner's to mend, and it works.
    for (const node of nodesOf(spfTree)) {
      if (node !== spfTree.root && !isOwn(node.domain, zone)) continue;
      const found = node.terms.find((t) => t.evaluated && t.term.name === 'ptr');
      if (found === undefined) continue;
      const term = clip(found.term.text);
      return yes({
        title: title({ domain: domain.display, term }),
        detail: detail(),
        evidence: [
          { from: seenOf(node, spf), saw: node.record?.text ?? '', wanted: WANTED.addresses() },
        ],
        fixes: [
          node === spfTree.root
            ? spfFix({ domain, zone, spf, edition }, spfTree)
            : editAt(node.domain, [STEP({ term })]),
        ],
      });
    }
    return no([spf.seen]);
  },
});
