import { no, yes } from '../../engine/check.ts';
import { join, type Message, text } from '../../engine/text.ts';
import { dmarcFix, proposedRecord, usedRecord, walked } from '../common/dmarc.ts';
import { check, ROUTE } from '../common/dns.ts';

const title = text(
  'The DMARC record of {domain} has tags that no longer exist: {tags}',
  '{domain} 的 DMARC 记录里有已废除的标签：{tags}',
);
const MEANT = {
  pct: text(
    'pct={value} used to ask for the policy on {value} % of the failing mail; RFC 9989 has receivers apply it to all of it, older ones still draw lots.',
    'pct={value} 原本表示只对 {value}% 的失败邮件执行策略；按 RFC 9989，收信方会对全部失败邮件执行，旧系统仍按比例抽取。',
  ),
  pctAll: text(
    'pct=100 was the default: nothing changes without it.',
    'pct=100 本来就是默认值，去掉没有影响。',
  ),
  pctOther: text(
    'pct used to be the share of failing mail that the policy applied to.',
    'pct 原本表示对多大比例的失败邮件执行策略。',
  ),
  rf: text(
    'rf used to name the format of failure reports; there is only one.',
    'rf 原本指定失败报告的格式，现在只有一种格式。',
  ),
  ri: text(
    'ri used to ask for a reporting interval; receivers report once a day.',
    'ri 原本指定报告间隔，收信方一般每天发一次。',
  ),
};

function meant(tag: string, value: string): Message {
  if (tag === 'rf') return MEANT.rf();
  if (tag === 'ri') return MEANT.ri();
  if (value === '100') return MEANT.pctAll();
  return /^\d{1,2}$/.test(value) ? MEANT.pct({ value }) : MEANT.pctOther();
}

export default check({
  id: 'dmarc/removed-tag',
  question: text(
    'Does the DMARC record hold tags that RFC 9989 took away (pct, rf, ri)?',
    'DMARC 记录里是不是还有 RFC 9989 已废除的标签（pct、rf、ri）？',
  ),
  why: text(
    'pct, rf and ri are gone since RFC 9989 (Appendix C): receivers ignore them.',
    'RFC 9989（附录 C）已废除 pct、rf、ri，收信方会忽略它们。',
  ),
  needs: ['domain', 'zone', 'dmarc', 'dmarcReports'],
  severity: 'info',
  route: ROUTE,
  references: ['RFC 9989 Appendix C'],
  answer({ domain, zone, dmarc, dmarcReports }) {
    const used = usedRecord(dmarc);
    const removed = used?.record.problems.filter((p) => p.kind === 'removed-tag') ?? [];
    if (used === null || removed.length === 0) return no(walked(dmarc));
    const input = { domain, zone, dmarc, dmarcReports };
    const tags = removed.flatMap(({ tag }) => (tag === null ? [] : [tag]));
    return yes({
      title: title({
        domain: used.step.domain === domain.name ? domain.display : used.step.domain,
        tags: tags.join(', '),
      }),
      detail: join(
        tags.map((tag) => meant(tag, used.record.tags.get(tag) ?? '')),
        { en: ' ', zh: '' },
      ),
      evidence: [{ from: used.step.seen, saw: used.record.text, wanted: proposedRecord(input) }],
      fixes: [dmarcFix(input)],
    });
  },
});
