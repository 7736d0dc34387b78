import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { dmarcFix, isSubstituted, proposedRecord, usedRecord, walked } from '../common/dmarc.ts';
import { check, PAGES, ROUTE } from '../common/dns.ts';

const title = text(
  'DMARC policy of {domain} is none: it asks receivers to stop nothing',
  '{domain} 的 DMARC 策略是 none：不要求收信方拦截冒充邮件',
);
const own = text(
  'p=none only asks for reports. It is right for the first weeks; then quarantine, later reject.',
  'p=none 只收报告、不拦截，适合刚配置的头几周，之后应改为 quarantine，再到 reject。',
);
const inherited = text(
  'It has no record of its own and inherits {tag} from _dmarc.{from}, which only asks for reports.',
  '它没有自己的 DMARC 记录，沿用 _dmarc.{from} 的 {tag}，只收报告、不拦截。',
);

export default check({
  id: 'dmarc/policy-none',
  question: text('Does the DMARC record that applies say none?', '生效的 DMARC 策略是不是 none？'),
  why: text(
    'With the policy none receivers are not asked to do anything about mail that fails (RFC 9989 §4.7).',
    '策略为 none 时，即使验证失败，也不要求收信方做任何处理（RFC 9989 §4.7）。',
  ),
  needs: ['domain', 'zone', 'dmarc', 'dmarcReports'],
  severity: 'warning',
  route: ROUTE,
  references: ['RFC 9989 §4.7', PAGES.dmarc],
  answer({ domain, zone, dmarc, dmarcReports }) {
    const used = usedRecord(dmarc);
    // What receivers only take as none is dmarc/syntax.
    if (used === null || dmarc.policy !== 'none' || isSubstituted(used.record)) {
      return no(walked(dmarc));
    }
    const input = { domain, zone, dmarc, dmarcReports };
    const tag = dmarc.inherited && used.record.subdomainPolicy === 'none' ? 'sp=none' : 'p=none';
    return yes({
      title: title({ domain: domain.display }),
      detail: dmarc.inherited ? inherited({ tag, from: used.step.domain }) : own(),
      evidence: [{ from: used.step.seen, saw: used.record.text, wanted: proposedRecord(input) }],
      fixes: [dmarcFix(input)],
    });
  },
});
