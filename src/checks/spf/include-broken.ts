import { noUnless, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, clip } from '../common/dns.ts';
import {
  evidenceOf,
  faultFix,
  missingRecords,
  rootTermOf,
  SPF_ROUTE,
  whose,
} from '../common/spf.ts';

const title = text(
  'SPF of {domain} fails at the included record of {name}',
  '{domain} 的 SPF 引用了 {name}，那条记录有错',
);
const DETAIL = {
  syntax: text(
    'Receivers cannot read “{term}” there and answer permerror for your mail too. {whose}',
    '收信方无法识别其中的“{term}”，您的邮件也会因此判 permerror。{whose}',
  ),
  multiple: text(
    'More than one SPF record stands there: receivers answer permerror for your mail too. {whose}',
    '那里有不止一条 SPF 记录，您的邮件也会因此判 permerror。{whose}',
  ),
};

export default check({
  id: 'spf/include-broken',
  question: text(
    'Is a record that the SPF record includes itself broken?',
    'SPF 引用的记录本身是不是有错？',
  ),
  why: text(
    'A permerror in an included record is a permerror of the record that includes it (RFC 7208 §5.2).',
    '被 include 的记录出现 permerror，引用它的记录也是 permerror（RFC 7208 §5.2）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'error',
  route: SPF_ROUTE,
  references: ['RFC 7208 §5.2', 'RFC 7208 §4.6'],
  answer({ domain, zone, spf, spfTree, edition }) {
    // Faults of the domain's own record are those of spf/syntax and spf/multiple.
    const errors = spfTree.permerrors.filter(
      (e) => (e.kind === 'syntax' || e.kind === 'multiple') && e.way.length > 1,
    );
    const first = errors[0];
    if (first === undefined) return noUnless(missingRecords(spfTree), [spf.seen]);
    const via = rootTermOf(spfTree, first.way);
    const owner = whose(first, zone, via);
    return yes({
      title: title({ domain: domain.display, name: first.domain }),
      detail:
        first.kind === 'multiple'
          ? DETAIL.multiple({ whose: owner })
          : DETAIL.syntax({ term: clip(first.text), whose: owner }),
      evidence: [evidenceOf(first, spf), ...errors.slice(1, 6).map((e) => evidenceOf(e, spf))],
      fixes: [faultFix({ domain, zone, spf, edition }, spfTree, first)],
    });
  },
});
