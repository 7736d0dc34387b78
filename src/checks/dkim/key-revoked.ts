import { noUnless, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { hostRecord } from '../../protocols/dns/name.ts';
import { judgedKeys, keyFixes, lookedAt } from '../common/dkim.ts';
import { check, PAGES, ROUTE, WANTED } from '../common/dns.ts';

const title = text(
  'The DKIM key at {hosts} is revoked (empty p=)',
  '{hosts} 的 DKIM 公钥已吊销（p= 为空）',
);
const detail = text(
  'Mail that is still signed with it fails DKIM. Generate a new key and publish it, or stop signing with this selector.',
  '仍用它签名的邮件 DKIM 会失败。请重新生成密钥并发布，或停用这个选择器。',
);

export default check({
  id: 'dkim/key-revoked',
  question: text('Is a DKIM key revoked?', 'DKIM 公钥是不是已吊销？'),
  why: text(
    'An empty p= says that the key has been revoked; signatures with it fail (RFC 6376 §3.6.1).',
    'p= 为空表示公钥已吊销，用它签名的邮件验证失败（RFC 6376 §3.6.1）。',
  ),
  needs: ['zone', 'dkim'],
  severity: 'error',
  route: ROUTE,
  references: ['RFC 6376 §3.6.1', PAGES.authentication],
  answer({ zone, dkim }) {
    const revoked = judgedKeys(dkim).filter(({ key }) => key.revoked);
    const [first, ...more] = revoked.map(({ selector, key }) => ({
      from: selector.seen,
      saw: key.text,
      wanted: WANTED.key(),
    }));
    if (first === undefined) return noUnless(dkim.missing, lookedAt(dkim));
    return yes({
      title: title({
        hosts: list([...new Set(revoked.map(({ selector }) => hostRecord(selector.name, zone)))]),
      }),
      detail: detail(),
      evidence: [first, ...more],
      fixes: keyFixes(
        revoked.map(({ selector }) => ({ selector, change: null, how: 'generate' })),
        zone,
      ),
    });
  },
});
