import { noUnless, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, clip, WANTED } from '../common/dns.ts';
import { editAt, isOwn, missingRecords, openIn, SPF_ROUTE, seenOf, spfFix } from '../common/spf.ts';

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
    'Replace {term} with the addresses that really send.',
    '把 {term} 换成真正用来发信的 IP。',
  ),
};

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
    const term = clip(found.term.text);
    const { domain: name } = node;
    const fix =
      node !== spfTree.root && isOwn(name, zone)
        ? editAt(name, [found.term.name === 'all' ? STEP.end({ term }) : STEP.range({ term })])
        : spfFix({ domain, zone, spf, edition }, spfTree);
    return yes({
      title: title({ domain: domain.display, term }),
      detail: node === spfTree.root ? DETAIL.here() : DETAIL.elsewhere({ name }),
      evidence: [{ from: seenOf(node, spf), saw: node.record?.text ?? '', wanted: WANTED.end() }],
      fixes: [fix],
    });
  },
});
