import { cannotTell, no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { DIRECTMAIL } from '../../knowledge/directmail.ts';
import { reaches } from '../../protocols/spf/walk.ts';
import { check, PAGES } from '../common/dns.ts';
import { SPF_ROUTE, sawSpf, siteIncludes, spfFix } from '../common/spf.ts';

const title = text(
  'SPF of {domain} leaves out Alibaba Mail: add {include}',
  '{domain} 的 SPF 没有授权阿里邮箱发信，请补上 {include}',
);
const detail = text(
  'Mail that {edition} sends for the domain fails SPF, and receivers refuse it or put it into the spam folder.',
  '从{edition}发出的邮件过不了 SPF 校验，会被对方拒收或进垃圾箱。',
);
const directmail = text(
  'The record names DirectMail only. Mail that {edition} sends for the domain fails SPF, and receivers refuse it or put it into the spam folder.',
  '现有记录只授权了邮件推送，没有授权邮箱。从{edition}发出的邮件过不了 SPF 校验，会被对方拒收或进垃圾箱。',
);

export default check({
  id: 'spf/include-missing',
  question: text('Does the SPF record leave Alibaba Mail out?', 'SPF 记录是不是没有包含阿里邮箱？'),
  why: text(
    'Alibaba Mail sends from addresses that its include lists; without it they do not match (RFC 7208 §5.2).',
    '阿里邮箱的发信 IP 都列在它的 include 里，缺了它就匹配不上（RFC 7208 §5.2）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'error',
  route: SPF_ROUTE,
  references: ['RFC 7208 §5.2', PAGES.spf, PAGES.spfChina],
  answer({ domain, zone, spf, spfTree, edition }) {
    const includes = siteIncludes(spf, spfTree, edition);
    // spf/include-wrong-edition tells of the include of another site.
    if (includes === null || includes.other === 'yes') return no([spf.seen]);
    const { wanted, reached } = includes;
    if (reached === 'unknown') return cannotTell(spfTree.missing);
    const values = { edition: edition.edition.name() };
    return yes({
      title: title({ domain: domain.display, include: `include:${wanted}` }),
      detail:
        reaches(spfTree, [DIRECTMAIL.include]) === 'yes' ? directmail(values) : detail(values),
      evidence: [{ from: spf.seen, saw: sawSpf(spf), wanted: `include:${wanted}` }],
      // Nothing told the edition, or one page alone documents its include.
      confidence:
        edition.basis === 'assumed'
          ? 0.7
          : edition.edition.spf.standing === 'documented'
            ? 0.99
            : 0.6,
      fixes: [spfFix({ domain, zone, spf, edition }, spfTree)],
    });
  },
});
