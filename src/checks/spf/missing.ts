import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, PAGES, SAW } from '../common/dns.ts';
import { SPF_ROUTE, spfFix, wantedSpf } from '../common/spf.ts';

const title = text(
  '{domain} has no SPF record: add one TXT record',
  '{domain} 没有 SPF 记录，请添加一条 TXT 记录',
);
const detail = text(
  'Receivers cannot tell your mail from forged mail and refuse it or put it into the spam folder.',
  '收信方无法核对发信服务器，邮件容易被拒收或进垃圾箱，别人也容易冒用该域名发信。',
);

export default check({
  id: 'spf/missing',
  question: text('Is there no SPF record?', '是不是没有 SPF 记录？'),
  why: text(
    'Without a record the result is “none”: nothing says which servers may send for the domain (RFC 7208 §4.5).',
    '没有记录时结果是 none，收信方不知道哪些服务器可以代表该域名发信（RFC 7208 §4.5）。',
  ),
  needs: ['domain', 'zone', 'spf', 'edition'],
  severity: 'error',
  route: SPF_ROUTE,
  references: ['RFC 7208 §4.5', PAGES.spf],
  answer({ domain, zone, spf, edition }) {
    // What was meant as SPF and is not read as such belongs to spf/syntax.
    if (spf.records.length > 0 || spf.lookalikes.length > 0) return no([spf.seen]);
    return yes({
      title: title({ domain: domain.display }),
      detail: detail(),
      evidence: [{ from: spf.seen, saw: SAW.nothing(), wanted: wantedSpf(edition) }],
      fixes: [spfFix({ domain, zone, spf, edition }, null)],
    });
  },
});
