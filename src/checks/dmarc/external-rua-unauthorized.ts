import { type Evidence, type Fix, noUnless, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import type { ExternalDestination } from '../../protocols/dmarc/types.ts';
import { dmarcFix, usedRecord, walked } from '../common/dmarc.ts';
import { check, ROUTE, record, SAW } from '../common/dns.ts';

const title = text(
  'No DMARC reports reach {addresses}: its domain did not agree',
  'DMARC 报告发不到 {addresses}：对方域名没有授权接收',
);
const detail = text(
  'Addresses outside the domain get reports only when their domain publishes “v=DMARC1” at {asked}. Its owner has to do that, or remove the address.',
  '报告地址不在本域名下时，对方域名要在 {asked} 发布“v=DMARC1”才会收到报告。请对方添加，或者去掉这个地址。',
);
const consent = text(
  'Or have the owner of {owners} publish this record',
  '或者请 {owners} 的管理员添加这条记录',
);

/** What the other side has to publish; `null` where it publishes something else already. */
function consentFix(refused: readonly ExternalDestination[]): Fix | null {
  const asked = new Map(refused.map((d) => [d.asked, d] as const));
  for (const destination of asked.values()) {
    if (destination.answer === null || destination.answer.texts.length > 0) return null;
  }
  const first = refused[0];
  if (first === undefined) return null;
  return {
    title: consent({ owners: list([...new Set(refused.map((d) => d.uri.domain))]) }),
    owner: 'recipient',
    effort: 'days',
    risk: 'none',
    change: {
      replace: [],
      with: [...asked.keys()].map((name) => record(name, 'TXT', 'v=DMARC1')),
    },
    seenTtl: first.answer?.ttl ?? null,
  };
}

export default check({
  id: 'dmarc/external-rua-unauthorized',
  question: text(
    'Do DMARC reports go to a domain that did not agree to take them?',
    'DMARC 报告是不是发往了没有授权接收的外部域名？',
  ),
  why: text(
    'Reports go to another organization’s address only with its consent in DNS (RFC 9990 §4; failure reports: RFC 9991).',
    '报告发往其他组织的地址时，对方必须在 DNS 里声明同意接收（RFC 9990 §4；失败报告见 RFC 9991）。',
  ),
  needs: ['domain', 'zone', 'dmarc', 'dmarcReports'],
  severity: 'warning',
  route: ROUTE,
  references: ['RFC 9990 §4'],
  answer({ domain, zone, dmarc, dmarcReports }) {
    const used = usedRecord(dmarc);
    // Consent counts for the record in use, whatever else was looked up.
    const reported = new Set(
      used === null ? [] : [...used.record.rua, ...used.record.ruf].map(({ address }) => address),
    );
    const items = dmarcReports.items.filter(({ uri }) => reported.has(uri.address));
    const refused = items.filter(({ authorized }) => authorized.known && !authorized.value);
    const [first] = refused;
    if (used === null || first === undefined) {
      const missing = items.flatMap(({ authorized }) => (authorized.known ? [] : [authorized]));
      return noUnless(missing, [...walked(dmarc), ...items.flatMap((d) => d.authorized.because)]);
    }
    const evidence = (d: ExternalDestination): Evidence => {
      // A name that is too long was not asked for.
      if (d.answer === null) return { from: used.step.seen, saw: `mailto:${d.uri.address}` };
      const { texts, seen } = d.answer;
      const saw = texts.length > 0 ? texts.join(' | ') : SAW.nothing();
      return { from: seen, saw, wanted: `TXT ${d.asked} v=DMARC1` };
    };
    const other = consentFix(refused);
    return yes({
      title: title({
        addresses: list(refused.map((d) => d.uri.address)),
      }),
      detail: detail({ asked: list([...new Set(refused.map((d) => d.asked))]) }),
      evidence: [
        evidence(first),
        ...refused.slice(1).map(evidence),
        { from: used.step.seen, saw: used.record.text },
      ],
      fixes: [dmarcFix({ domain, zone, dmarc, dmarcReports }), ...(other === null ? [] : [other])],
    });
  },
});
