import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { dmarcFix, proposedRecord, usedRecord, walked } from '../common/dmarc.ts';
import { check, PAGES, ROUTE } from '../common/dns.ts';

const title = text(
  'The DMARC record of {domain} asks for no reports (no rua)',
  '{domain} 的 DMARC 记录没有填报告地址（缺少 rua）',
);
const detail = text(
  'Without aggregate reports nobody sees which of the domain’s own mail fails before the policy hits it.',
  '没有汇总报告，就看不到自家哪些邮件没通过验证，容易误伤正常邮件。',
);

export default check({
  id: 'dmarc/no-rua',
  question: text(
    'Does the DMARC record name no address for aggregate reports?',
    'DMARC 记录是不是没有汇总报告地址？',
  ),
  why: text(
    'Aggregate reports go to the addresses in rua and nowhere else (RFC 9989 §4.7); they show what fails before a policy does harm.',
    '汇总报告只发往 rua 里的地址（RFC 9989 §4.7），靠它才能在收紧策略之前发现问题。',
  ),
  needs: ['domain', 'zone', 'dmarc', 'dmarcReports'],
  severity: 'warning',
  route: ROUTE,
  references: ['RFC 9989 §4.7', PAGES.dmarc],
  answer({ domain, zone, dmarc, dmarcReports }) {
    const used = usedRecord(dmarc);
    // An address that cannot be used is dmarc/syntax.
    if (used === null || (used.record.tags.get('rua') ?? '') !== '') return no(walked(dmarc));
    const input = { domain, zone, dmarc, dmarcReports };
    return yes({
      title: title({
        domain: used.step.domain === domain.name ? domain.display : used.step.domain,
      }),
      detail: detail(),
      evidence: [{ from: used.step.seen, saw: used.record.text, wanted: proposedRecord(input) }],
      fixes: [dmarcFix(input)],
    });
  },
});
