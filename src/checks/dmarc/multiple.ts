import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { dmarcFix, judgedStep, proposedRecord, walked } from '../common/dmarc.ts';
import { check, PAGES, ROUTE } from '../common/dns.ts';

const title = text(
  '{count} DMARC records at {name}: receivers use none of them',
  '{name} 有 {count} 条 DMARC 记录：收信方一条都不会采用',
);
const detail = text(
  'Only one DMARC record may stand at a name. Keep one and delete the others; further report addresses go into the same record, separated by commas.',
  '同一名称下只能有一条 DMARC 记录，请合并成一条，其余删除；多个报告地址写在同一条记录里，用英文逗号分隔。',
);

export default check({
  id: 'dmarc/multiple',
  question: text(
    'Are there several DMARC records at one name?',
    '同一名称下是不是有多条 DMARC 记录？',
  ),
  why: text(
    'Where a name has several DMARC records, all of them are discarded (RFC 9989 §4.10).',
    '同一名称下有多条 DMARC 记录时，全部作废（RFC 9989 §4.10）。',
  ),
  needs: ['domain', 'zone', 'dmarc', 'dmarcReports'],
  severity: 'error',
  route: ROUTE,
  references: ['RFC 9989 §4.10', PAGES.dmarc],
  answer({ domain, zone, dmarc, dmarcReports }) {
    const step = judgedStep(dmarc, domain.name);
    if (step === null || step.records.length < 2) return no(walked(dmarc));
    const input = { domain, zone, dmarc, dmarcReports };
    const [first, ...more] = step.records.map((r) => ({ from: step.seen, saw: r.text }));
    return yes({
      title: title({ count: step.records.length, name: `_dmarc.${step.domain}` }),
      detail: detail(),
      evidence: [
        { from: step.seen, saw: first?.saw ?? '', wanted: proposedRecord(input) },
        ...more,
      ],
      fixes: [dmarcFix(input)],
    });
  },
});
