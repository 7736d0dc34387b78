import { type Fix, no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { hostRecord } from '../../protocols/dns/name.ts';
import { dmarcFix, isLost, misplacedRecords, proposedRecord, walked } from '../common/dmarc.ts';
import { CONSOLE, check, PAGES, ROUTE, SAW } from '../common/dns.ts';

const lostTitle = text(
  'The DMARC record stands at {where}, where nobody reads it',
  'DMARC 记录加错了位置（{where}），收信方查不到',
);
const apexDetail = text(
  'Receivers ask for it at {name} only: in the DNS console the host record has to be {host}.',
  '收信方只查 {name}：在解析控制台里，主机记录要填 {host}。',
);
const doubledDetail = text(
  'Receivers ask for it at {name}. The DNS console adds the domain by itself: enter {host} as the host record, not the full name.',
  '收信方只查 {name}。解析控制台会自动补上域名：主机记录只填 {host}，不要填完整域名。',
);
const leftTitle = text(
  'A second DMARC record at {where} is read by nobody',
  '{where} 上还有一条没有作用的 DMARC 记录',
);
const leftDetail = text(
  'The one at {name} counts. Delete this one before somebody edits it in vain.',
  '生效的是 {name} 上的记录，建议删掉这一条，免得以后改错地方。',
);
const remove = text('Delete the record at {where}', '删除 {where} 上的这条记录');

export default check({
  id: 'dmarc/wrong-location',
  question: text(
    'Was a DMARC record published where nobody looks for it?',
    'DMARC 记录是不是加错了位置？',
  ),
  why: text(
    'Receivers ask for TXT at _dmarc and the domain, nowhere else (RFC 9989 §4.10).',
    '收信方只查询 _dmarc 加域名处的 TXT 记录（RFC 9989 §4.10）。',
  ),
  needs: ['domain', 'zone', 'dmarc', 'dmarcReports', 'dmarcElsewhere'],
  severity: 'warning',
  route: ROUTE,
  references: ['RFC 9989 §4.10', PAGES.dmarc],
  answer({ domain, zone, dmarc, dmarcReports, dmarcElsewhere: elsewhere, because }) {
    const { atApex, atDoubledName, doubledName, seen } = elsewhere;
    const apexSeen = seen[0];
    const doubledSeen = seen[1] ?? apexSeen;
    const saw = [
      ...atApex.map((value) => ({ from: apexSeen, saw: value })),
      ...atDoubledName.map((value) => ({ from: doubledSeen, saw: value })),
    ].flatMap((e) => (e.from === undefined ? [] : [{ ...e, from: e.from }]));
    const [first, ...more] = saw;
    if (first === undefined) return no([...because('dmarcElsewhere'), ...walked(dmarc)]);

    const name = `_dmarc.${domain.name}`;
    const where = atApex.length > 0 ? domain.name : doubledName;
    if (!isLost(dmarc, domain.name, elsewhere)) {
      const fix: Fix = {
        title: remove({ where }),
        owner: 'you',
        effort: 'minutes',
        risk: 'none',
        console: CONSOLE.dns(),
        change: { replace: misplacedRecords(domain.name, elsewhere), with: [] },
        seenTtl: elsewhere.ttl,
      };
      return yes({
        title: leftTitle({ where }),
        detail: leftDetail({ name }),
        evidence: [first, ...more],
        severity: 'info',
        fixes: [fix],
      });
    }
    const input = { domain, zone, dmarc, dmarcReports, elsewhere };
    const host = hostRecord(name, zone);
    return yes({
      title: lostTitle({ where }),
      detail: atApex.length > 0 ? apexDetail({ name, host }) : doubledDetail({ name, host }),
      evidence: [
        { ...first, wanted: `TXT ${name} ${proposedRecord(input)}` },
        ...more,
        ...dmarc.steps
          .filter((step) => step.domain === domain.name)
          .map((step) => ({ from: step.seen, saw: SAW.nothing() })),
      ],
      fixes: [dmarcFix(input)],
    });
  },
});
