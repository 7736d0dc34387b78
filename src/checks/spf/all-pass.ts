import { noUnless, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import type { SpfNode, SpfTerm } from '../../protocols/spf/types.ts';
import { check } from '../shared/dns.ts';
import {
  clip,
  editAt,
  fixWithout,
  isOwn,
  isRedirect,
  missingRecords,
  rootTermLeadingTo,
  SPF_ROUTE,
  seenOf,
  spfFix,
} from '../shared/spf.ts';

const title = text(
  'SPF of {domain} lets the whole world send: take {term} away',
  '{domain} 的 SPF 允许任何人发信，请去掉 {term}',
);
const DETAIL = {
  here: text(
    'Every server passes, also that of a forger. Receivers may take such a record for a sign of spam.',
    '任何服务器发的信都能通过校验，伪造者也一样。有的收信方还会把这种记录当作垃圾邮件特征。',
  ),
  elsewhere: text(
    'Every server passes, also that of a forger. The term stands in the record of {name}, which yours leads to.',
    '任何服务器发的信都能通过校验，伪造者也一样。该项在 {name} 的记录里，由您的记录引用。',
  ),
};
const STEP = {
  end: text('Write ~all or -all in the place of {term}.', '把 {term} 改成 ~all 或 -all。'),
  range: text(
    'Replace {term} by the addresses that really send.',
    '把 {term} 换成真正用来发信的 IP。',
  ),
  foreign: text(
    'Take {term} out: whatever the record of {name} lets in passes for your domain.',
    '删掉 {term}：{name} 的记录放行谁，谁就能以您的域名发信。',
  ),
};

interface Open {
  readonly term: SpfTerm;
  readonly node: SpfNode;
}

/** A term that passes every address. Included records count: their pass is a match of the include (RFC 7208 §5.2). */
function openIn(node: SpfNode): Open | null {
  for (const { term, evaluated, child } of node.terms) {
    if (!evaluated || term.problem !== null || term.kind !== 'mechanism') continue;
    if (term.name === 'include' && term.qualifier === '+' && child !== null) {
      const open = openIn(child);
      if (open !== null) return open;
    }
    // An address with /0 stands for all of them (RFC 7208 §5.6, §5.3, §5.4).
    const everything = term.name === 'all' || term.cidr4 === 0 || term.cidr6 === 0;
    if (everything && term.qualifier === '+') return { term, node };
    if (term.name === 'all') return null;
  }
  // What a redirect leads to decides last, wherever it is written, and as it is (RFC 7208 §6.1).
  const redirect = node.terms.find((t) => t.evaluated && isRedirect(t.term));
  return redirect === undefined || redirect.child === null ? null : openIn(redirect.child);
}

export default check({
  id: 'spf/all-pass',
  question: text('Does the SPF record pass everybody?', 'SPF 是不是允许任何人发信？'),
  why: text(
    '“+all” (also written “all”) matches every address with pass, which takes the point away from the record (RFC 7208 §5.1).',
    '+all（或 all）让任何 IP 都通过，SPF 等于没配（RFC 7208 §5.1）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'error',
  route: SPF_ROUTE,
  references: ['RFC 7208 §5.1', 'RFC 7208 §5.2'],
  answer({ domain, zone, spf, spfTree, edition }) {
    const found = openIn(spfTree.root);
    // A record that was not seen may pass everybody too.
    if (found === null) return noUnless(missingRecords(spfTree), [spf.seen]);
    const { node } = found;
    const given = { domain, zone, spf, edition };
    const term = clip(found.term.text);
    const { domain: name } = node;
    const step = found.term.name === 'all' ? STEP.end({ term }) : STEP.range({ term });
    const via = rootTermLeadingTo(spfTree, node);
    const fix =
      via === null
        ? found.term.name === 'all'
          ? spfFix(given, spfTree)
          : fixWithout(given, spfTree, found.term, [step])
        : isOwn(name, zone)
          ? editAt(name, [step])
          : fixWithout(given, spfTree, via.term, [
              STEP.foreign({ term: clip(via.term.text), name }),
            ]);
    return yes({
      title: title({ domain: domain.display, term }),
      detail: node === spfTree.root ? DETAIL.here() : DETAIL.elsewhere({ name }),
      evidence: [{ from: seenOf(node, spf), saw: node.record?.text ?? '', wanted: '~all or -all' }],
      fixes: [fix],
    });
  },
});
