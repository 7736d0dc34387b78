import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import {
  dmarcFix,
  isSubstituted,
  isWeaker,
  proposedRecord,
  usedRecord,
  walked,
} from '../common/dmarc.ts';
import { check, ROUTE } from '../common/dns.ts';

const title = text(
  'Weaker DMARC policy for subdomains of {domain}: {weaker} under p={policy}',
  '{domain} 的子域名 DMARC 策略更宽松：主域是 p={policy}，子域名是 {weaker}',
);
const existing = text(
  'Forgers take a subdomain instead. If subdomains send mail that cannot pass yet, give those a record of their own.',
  '冒充者会改用子域名发信。如果个别子域名的邮件暂时通不过验证，请给这些子域名单独配置记录。',
);
const madeUp = text(
  'np is for subdomains that do not exist: nobody sends legitimately from those, and forgers make them up.',
  'np 针对不存在的子域名：正常邮件不会来自这些域名，只有冒充者会编造。',
);

export default check({
  id: 'dmarc/subdomain-policy-weaker',
  question: text(
    'Is the policy for subdomains weaker than the domain’s own?',
    '子域名的 DMARC 策略是不是比主域更宽松？',
  ),
  why: text(
    'sp is the policy for existing subdomains, np for those that do not exist; without them p applies (RFC 9989 §4.7).',
    'sp 是已存在子域名的策略，np 是不存在的子域名的策略，不写则沿用 p（RFC 9989 §4.7）。',
  ),
  needs: ['domain', 'zone', 'dmarc', 'dmarcReports'],
  severity: 'warning',
  route: ROUTE,
  references: ['RFC 9989 §4.7'],
  answer({ domain, zone, dmarc, dmarcReports }) {
    const used = usedRecord(dmarc);
    const policy = used?.record.policy ?? null;
    // An inherited policy is the subdomain's own: dmarc/policy-none judges it.
    if (used === null || policy === null || dmarc.inherited || isSubstituted(used.record)) {
      return no(walked(dmarc));
    }
    const { subdomainPolicy: sp, nonexistentPolicy: np } = used.record;
    const weaker = [
      ...(isWeaker(sp, policy) ? [`sp=${sp}`] : []),
      ...(isWeaker(np, policy) ? [`np=${np}`] : []),
    ];
    if (weaker.length === 0) return no(walked(dmarc));
    const input = { domain, zone, dmarc, dmarcReports };
    return yes({
      title: title({ domain: domain.display, policy, weaker: weaker.join(', ') }),
      detail: isWeaker(sp, policy) ? existing() : madeUp(),
      evidence: [{ from: used.step.seen, saw: used.record.text, wanted: proposedRecord(input) }],
      fixes: [dmarcFix(input)],
    });
  },
});
