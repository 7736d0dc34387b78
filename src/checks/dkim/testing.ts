import { noUnless, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { hostRecord } from '../../protocols/dns/name.ts';
import { judgedKeys, keyChange, keyFixes, lookedAt, withoutTesting } from '../common/dkim.ts';
import { check, ROUTE } from '../common/dns.ts';

const title = text(
  'The DKIM key at {hosts} is marked as a test (t=y)',
  '{hosts} 的 DKIM 公钥还标着测试（t=y）',
);
const detail = text(
  'Receivers may treat signed mail as if it were not signed. Take t=y out once signing works.',
  '收信方可以把已签名的邮件当作没有签名。签名正常后请去掉 t=y。',
);

export default check({
  id: 'dkim/testing',
  question: text('Is a DKIM key marked as being tested (t=y)?', 'DKIM 公钥是不是标着测试（t=y）？'),
  why: text(
    't=y says that the domain is only testing DKIM; verifiers must not treat its signed mail differently from unsigned mail (RFC 6376 §3.6.1).',
    't=y 表示域名仅在测试 DKIM，收信方不得区别对待签名与未签名的邮件（RFC 6376 §3.6.1）。',
  ),
  needs: ['zone', 'dkim'],
  severity: 'warning',
  route: ROUTE,
  references: ['RFC 6376 §3.6.1'],
  answer({ zone, dkim }) {
    const testing = judgedKeys(dkim).filter(({ key }) => key.testing);
    const [first, ...more] = testing.map(({ selector, key }) => {
      const wanted = withoutTesting(key);
      return { from: selector.seen, saw: key.text, ...(wanted === null ? {} : { wanted }) };
    });
    if (first === undefined) return noUnless(dkim.missing, lookedAt(dkim));
    return yes({
      title: title({
        hosts: list([...new Set(testing.map(({ selector }) => hostRecord(selector.name, zone)))]),
      }),
      detail: detail(),
      evidence: [first, ...more],
      fixes: keyFixes(
        testing.map(({ selector, key }) => {
          const value = withoutTesting(key);
          const change = value === null ? null : keyChange(selector, [key.text], [value]);
          return { selector, change, how: 'copy' };
        }),
        zone,
      ),
    });
  },
});
