import { noUnless, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { parseDkimKey } from '../../protocols/dkim/parse.ts';
import { hostRecord } from '../../protocols/dns/name.ts';
import { judgedKeys, keyChange, keyFixes, lookedAt } from '../common/dkim.ts';
import { check, ROUTE } from '../common/dns.ts';

const title = text(
  'The DKIM key at {hosts} has spaces inside p=',
  '{hosts} 的 DKIM 公钥里（p= 之后）夹有空格',
);
const detail = text(
  'Receivers drop them, so the key works; they are left over from pasting or from strings joined with a space.',
  '收信方会忽略这些空格，公钥可以正常使用；多半是粘贴或分段拼接时带进来的。',
);

/** The value without white space in `p=`, `null` when that is no usable key. */
function withoutSpaces(value: string): string | null {
  const parts = value.split(';');
  const at = parts.findIndex((part) => part.trimStart().startsWith('p'));
  const part = parts[at];
  if (part === undefined) return null;
  parts[at] = `${/^\s*/.exec(part)?.[0] ?? ''}${part.replace(/\s+/g, '')}`;
  const mended = parts.join(';');
  const key = parseDkimKey(mended);
  return key.problems.length === 0 && !key.whitespaceInKey ? mended : null;
}

export default check({
  id: 'dkim/key-spaces',
  question: text('Does a DKIM key have spaces inside?', 'DKIM 公钥里是不是夹有空格？'),
  why: text(
    'White space inside the base64 of p= is allowed and has no meaning (RFC 6376 §3.2, §3.6.1).',
    'p= 的 base64 里允许有空白，没有含义（RFC 6376 §3.2、§3.6.1）。',
  ),
  needs: ['zone', 'dkim'],
  severity: 'info',
  route: ROUTE,
  references: ['RFC 6376 §3.2', 'RFC 6376 §3.6.1'],
  answer({ zone, dkim }) {
    // Of a key that cannot be used anyhow, spaces are the least fault.
    const spaced = judgedKeys(dkim).filter(
      ({ key }) => key.whitespaceInKey && key.problems.length === 0 && !key.revoked,
    );
    const [first, ...more] = spaced.map(({ selector, key }) => ({
      from: selector.seen,
      saw: key.text,
    }));
    if (first === undefined) return noUnless(dkim.missing, lookedAt(dkim));
    return yes({
      title: title({
        hosts: list([...new Set(spaced.map(({ selector }) => hostRecord(selector.name, zone)))]),
      }),
      detail: detail(),
      evidence: [first, ...more],
      fixes: keyFixes(
        spaced.map(({ selector, key }) => {
          const value = withoutSpaces(key.text);
          const change = value === null ? null : keyChange(selector, [key.text], [value]);
          return { selector, change, how: 'copy' };
        }),
        zone,
      ),
    });
  },
});
