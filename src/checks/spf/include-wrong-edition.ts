import { cannotTell, no, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { EDITIONS, editionOfInclude } from '../../knowledge/editions.ts';
import { reaches } from '../../protocols/spf/walk.ts';
import { check, PAGES } from '../common/dns.ts';
import { SPF_ROUTE, sawSpf, siteIncludes, spfFix } from '../common/spf.ts';

const title = text(
  'SPF of {domain} names another Alibaba Mail site: use {include}',
  '{domain} 的 SPF 用了阿里邮箱其他站点的值，请改为 {include}',
);
const detail = text(
  'The mailboxes are at {own}, and the record lets {other} send. Mail from the domain’s own site fails SPF.',
  '邮箱开在{own}，SPF 却授权了{other}。从本站点发出的邮件过不了 SPF 校验。',
);

export default check({
  id: 'spf/include-wrong-edition',
  question: text(
    'Does the SPF record name another Alibaba Mail site than the domain’s own?',
    'SPF 里包含的是不是其他站点的阿里邮箱？',
  ),
  why: text(
    'Each site of Alibaba Mail sends from addresses of its own; an include lists those of one site (RFC 7208 §5.2).',
    '阿里邮箱各站点的发信 IP 不同，一个 include 只列出一个站点的 IP（RFC 7208 §5.2）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'error',
  route: SPF_ROUTE,
  references: ['RFC 7208 §5.2', PAGES.spf, PAGES.spfChina],
  answer({ domain, zone, spf, spfTree, edition }) {
    const includes = siteIncludes(spf, spfTree, edition);
    if (includes === null || includes.other === 'no') return no([spf.seen]);
    const { wanted, reached, others, other } = includes;
    if (other === 'unknown' || reached === 'unknown') return cannotTell(spfTree.missing);
    const there = others.filter((name) => reaches(spfTree, [name]) === 'yes');
    const names = there.flatMap((name) => {
      const id = editionOfInclude(name);
      return id === null ? [] : [EDITIONS[id].name()];
    });
    // spf.mxhichina.com holds spf.qiye.aliyun.com: how much more it holds is nowhere documented.
    const mainland = wanted === 'spf.mxhichina.com' && there.includes('spf.qiye.aliyun.com');
    return yes({
      title: title({ domain: domain.display, include: `include:${wanted}` }),
      detail: detail({ own: edition.edition.name(), other: list(names) }),
      evidence: [{ from: spf.seen, saw: sawSpf(spf), wanted: `include:${wanted}` }],
      confidence: mainland ? 0.8 : edition.edition.spf.standing === 'documented' ? 0.97 : 0.6,
      fixes: [spfFix({ domain, zone, spf, edition }, spfTree)],
    });
  },
});
