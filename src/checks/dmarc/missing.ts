import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { dmarcFix, isLost, judgedStep, ownStep, proposedRecord, walked } from '../common/dmarc.ts';
import { check, PAGES, ROUTE, SAW } from '../common/dns.ts';

const title = text(
  'No DMARC record for {domain}: nothing tells receivers what to do with forged mail',
  '{domain} 没有 DMARC 记录：收信方遇到冒充邮件没有策略可依',
);
const detail = text(
  'Nothing is published at {name} or above it, so receivers get no policy for mail that fails SPF and DKIM. Gmail and Yahoo ask bulk senders for one, even if only p=none.',
  '{name} 及其上级域名都没有 DMARC 记录，SPF、DKIM 都没通过的邮件该怎么处理，收信方无从得知。Gmail、Yahoo 要求大量发信的域名必须配置（p=none 即可）。',
);

export default check({
  id: 'dmarc/missing',
  question: text('Is there no DMARC record?', '是不是没有 DMARC 记录？'),
  why: text(
    'Without a record at the domain or its organizational domain DMARC does not apply to its mail (RFC 9989 §4.10.1).',
    '域名自身和组织域名都没有 DMARC 记录时，收信方不做 DMARC 检查（RFC 9989 §4.10.1）。',
  ),
  needs: ['domain', 'zone', 'dmarc', 'dmarcReports', 'dmarcElsewhere'],
  severity: 'warning',
  route: ROUTE,
  references: ['RFC 9989 §4.10.1', PAGES.dmarc],
  answer({ domain, zone, dmarc, dmarcReports, dmarcElsewhere, because }) {
    const own = ownStep(dmarc, domain.name);
    // Texts that are broken, doubled or misplaced have findings of their own.
    const published = dmarc.applied !== null || judgedStep(dmarc, domain.name) !== null;
    if (published || own === null || isLost(dmarc, domain.name, dmarcElsewhere)) {
      return no([...walked(dmarc), ...because('dmarcElsewhere')]);
    }
    const name = `_dmarc.${domain.name}`;
    const { alias, others } = own;
    const saw =
      alias !== null
        ? SAW.aliasOnly({ alias })
        : others.length > 0
          ? others.join(' | ')
          : SAW.nothing();
    const input = { domain, zone, dmarc, dmarcReports };
    return yes({
      title: title({ domain: domain.display }),
      detail: detail({ name }),
      evidence: [{ from: own.seen, saw, wanted: proposedRecord(input) }],
      fixes: [dmarcFix(input)],
    });
  },
});
