import { noUnless, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, clip } from '../common/dns.ts';
import {
  evidenceOf,
  faultFix,
  isOwn,
  missingRecords,
  rootTermOf,
  SPF_ROUTE,
  whose,
} from '../common/spf.ts';

const TITLE = {
  own: text(
    'The SPF record of {domain} includes itself: remove {term}',
    '{domain} 的 SPF 循环引用，请去掉 {term}',
  ),
  foreign: text(
    'SPF of {domain} includes a record that includes itself: remove {term}',
    '{domain} 的 SPF 引用了循环引用的记录，请去掉 {term}',
  ),
};
const detail = text(
  'The way is {way}. Receivers follow it until the limit of 10 lookups and answer permerror. {whose}',
  '引用路径：{way}。收信方会一直查到 10 次上限，然后判 permerror。{whose}',
);

export default check({
  id: 'spf/loop',
  question: text('Does the SPF record lead back to itself?', 'SPF 是不是循环引用？'),
  why: text(
    'Includes and redirects that lead back use up the ten lookups that a receiver makes: permerror (RFC 7208 §4.6.4).',
    'include 或 redirect 绕回自身会耗尽 10 次查询上限，结果是 permerror（RFC 7208 §4.6.4）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'error',
  route: SPF_ROUTE,
  references: ['RFC 7208 §4.6.4', 'RFC 7208 §5.2'],
  answer({ domain, zone, spf, spfTree, edition }) {
    const errors = spfTree.permerrors.filter((e) => e.kind === 'loop');
    const first = errors[0];
    if (first === undefined) return noUnless(missingRecords(spfTree), [spf.seen]);
    const via = rootTermOf(spfTree, first.way);
    // What can be removed stands in a record of the domain's own.
    const isForeign = via !== null && !isOwn(first.domain, zone);
    const title = isForeign ? TITLE.foreign : TITLE.own;
    const term = isForeign ? via.term.text : first.text;
    const back = /[:=]([^/]*)/.exec(first.text)?.[1]?.toLowerCase();
    const way = back === undefined ? first.way : [...first.way, back];
    return yes({
      title: title({ domain: domain.display, term: clip(term) }),
      detail: detail({ way: clip(way.join(' → '), 200), whose: whose(first, zone, via) }),
      evidence: [evidenceOf(first, spf), ...errors.slice(1, 6).map((e) => evidenceOf(e, spf))],
      fixes: [faultFix({ domain, zone, spf, edition }, spfTree, first)],
    });
  },
});
