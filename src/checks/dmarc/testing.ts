import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { dmarcFix, isSubstituted, proposedRecord, usedRecord, walked } from '../common/dmarc.ts';
import { check, ROUTE } from '../common/dns.ts';

const title = text(
  'DMARC of {domain} is in test mode (t=y): {policy} counts as {effective}',
  '{domain} 的 DMARC 记录处于测试模式（t=y）：{policy} 只按 {effective} 处理',
);
const detail = text(
  'Take t=y out once the reports show that the domain’s own mail passes. Receivers that do not know t yet apply {policy} already.',
  '报告显示自家邮件都能通过后，去掉 t=y。还不认识 t 标签的收信方现在就会执行 {policy}。',
);

export default check({
  id: 'dmarc/testing',
  question: text(
    'Does test mode (t=y) soften the DMARC policy?',
    'DMARC 策略是不是被测试模式（t=y）降级了？',
  ),
  why: text(
    't=y asks receivers to apply the next milder policy: reject as quarantine, quarantine as none (RFC 9989 §4.7).',
    't=y 要求收信方按低一级的策略处理：reject 当作 quarantine，quarantine 当作 none（RFC 9989 §4.7）。',
  ),
  needs: ['domain', 'zone', 'dmarc', 'dmarcReports'],
  severity: 'warning',
  route: ROUTE,
  references: ['RFC 9989 §4.7'],
  answer({ domain, zone, dmarc, dmarcReports }) {
    const used = usedRecord(dmarc);
    const { policy } = dmarc;
    // Nothing is milder than none.
    if (
      used === null ||
      !used.record.testing ||
      policy === null ||
      policy === 'none' ||
      isSubstituted(used.record)
    ) {
      return no(walked(dmarc));
    }
    const input = { domain, zone, dmarc, dmarcReports };
    const effective = policy === 'reject' ? 'quarantine' : 'none';
    return yes({
      title: title({ domain: domain.display, policy, effective }),
      detail: detail({ policy }),
      evidence: [{ from: used.step.seen, saw: used.record.text, wanted: proposedRecord(input) }],
      fixes: [dmarcFix(input)],
    });
  },
});
