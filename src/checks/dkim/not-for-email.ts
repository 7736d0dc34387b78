import { noUnless, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { parseDkimKey } from '../../protocols/dkim/parse.ts';
import type { DkimKey } from '../../protocols/dkim/types.ts';
import { hostRecord } from '../../protocols/dns/name.ts';
import { isUsable, judgedKeys, keyChange, keyFixes, lookedAt } from '../common/dkim.ts';
import { check, ROUTE } from '../common/dns.ts';

const title = text(
  'The DKIM key at {hosts} is not meant for mail (s=)',
  '{hosts} 的 DKIM 公钥不用于邮件（s= 限制）',
);
const detail = text(
  'Receivers ignore a key whose s= names neither email nor *. Take the s tag out.',
  's= 里没有 email 或 * 时，收信方不会用这个公钥验证邮件。请去掉 s 标签。',
);

/** The key without its `s` tag; `null` when something else is wrong with it too. */
function withoutService(key: DkimKey): string | null {
  const value = key.text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^s\s*=/.test(part))
    .join('; ');
  return isUsable(parseDkimKey(value)) ? value : null;
}

export default check({
  id: 'dkim/not-for-email',
  question: text('Does a DKIM key exclude email?', 'DKIM 公钥是不是限定了不用于邮件？'),
  why: text(
    's= lists the services a key is for; verifiers of another service must ignore it (RFC 6376 §3.6.1).',
    's= 列出公钥适用的服务，不在其中的服务必须忽略它（RFC 6376 §3.6.1）。',
  ),
  needs: ['zone', 'dkim'],
  severity: 'error',
  route: ROUTE,
  references: ['RFC 6376 §3.6.1'],
  answer({ zone, dkim }) {
    const excluded = judgedKeys(dkim).filter(({ key }) => key.problems.includes('not-for-email'));
    const [first, ...more] = excluded.map(({ selector, key }) => ({
      from: selector.seen,
      saw: key.text,
      wanted: 's=email',
    }));
    if (first === undefined) return noUnless(dkim.missing, lookedAt(dkim));
    return yes({
      title: title({
        hosts: list([...new Set(excluded.map(({ selector }) => hostRecord(selector.name, zone)))]),
      }),
      detail: detail(),
      evidence: [first, ...more],
      fixes: keyFixes(
        excluded.map(({ selector, key }) => {
          const value = withoutService(key);
          const change = value === null ? null : keyChange(selector, [key.text], [value]);
          return { selector, change, how: 'copy' };
        }),
        zone,
      ),
    });
  },
});
