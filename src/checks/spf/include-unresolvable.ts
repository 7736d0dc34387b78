import { noUnless, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, clip, WANTED } from '../common/dns.ts';
import {
  evidenceOf,
  faultFix,
  isOwn,
  missingRecords,
  rootTermOf,
  SPF_ROUTE,
  whose,
} from '../common/spf.ts';

const KINDS = ['include-none', 'include-nxdomain', 'redirect-none', 'redirect-nxdomain'];

const TITLE = {
  own: text(
    'SPF of {domain}: {term} leads to no SPF record',
    '{domain} 的 SPF 里 {term} 没有对应的 SPF 记录，请删除或改正',
  ),
  foreign: text(
    'SPF of {domain} fails in {name}: {term} leads nowhere',
    '{domain} 的 SPF 在 {name} 里出错：{term} 没有对应的 SPF 记录',
  ),
};
const DETAIL = {
  none: text(
    'The name exists and publishes no SPF record, so receivers that get there answer permerror. {whose}',
    '该域名存在，但没有 SPF 记录，收信方查到这里就判 permerror。{whose}',
  ),
  nxdomain: text(
    'The name does not exist, so receivers that get there answer permerror. {whose}',
    '该域名不存在，收信方查到这里就判 permerror。{whose}',
  ),
};

export default check({
  id: 'spf/include-unresolvable',
  question: text(
    'Does an include or redirect lead to a name without an SPF record?',
    'include 或 redirect 指向的域名是不是没有 SPF 记录？',
  ),
  why: text(
    'An include or redirect to a name without an SPF record is a permerror (RFC 7208 §5.2, §6.1).',
    'include 或 redirect 的目标没有 SPF 记录时，结果是 permerror（RFC 7208 §5.2、§6.1）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'error',
  route: SPF_ROUTE,
  references: ['RFC 7208 §5.2', 'RFC 7208 §6.1'],
  answer({ domain, zone, spf, spfTree, edition }) {
    const errors = spfTree.permerrors.filter((e) => KINDS.includes(e.kind));
    const first = errors[0];
    // A target that could not be looked up is not known to lack a record.
    if (first === undefined) return noUnless(missingRecords(spfTree), [spf.seen]);
    const via = rootTermOf(spfTree, first.way);
    const values = { domain: domain.display, term: clip(first.text) };
    const owner = { whose: whose(first, zone, via) };
    return yes({
      title: isOwn(first.domain, zone)
        ? TITLE.own(values)
        : TITLE.foreign({ ...values, name: first.domain }),
      detail: first.kind.endsWith('nxdomain') ? DETAIL.nxdomain(owner) : DETAIL.none(owner),
      evidence: [
        evidenceOf(first, spf, WANTED.oneSpf()),
        ...errors.slice(1, 6).map((e) => evidenceOf(e, spf)),
      ],
      fixes: [faultFix({ domain, zone, spf, edition }, spfTree, first)],
    });
  },
});
