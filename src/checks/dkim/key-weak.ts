import { noUnless, yes } from '../../engine/check.ts';
import { join, list, text } from '../../engine/text.ts';
import { hostRecord } from '../../protocols/dns/name.ts';
import { judgedKeys, keyFixes, lookedAt } from '../common/dkim.ts';
import { check, ROUTE, WANTED } from '../common/dns.ts';

/** RFC 8301 §3.2: verifiers must not accept less, signers should use at least 2048. */
const ACCEPTED_BITS = 1024;
const ADVISED_BITS = 2048;

const title = {
  refused: text(
    'The DKIM key at {hosts} is too short: receivers refuse it',
    '{hosts} 的 DKIM 密钥太短，收信方会判为无效',
  ),
  short: text(
    'The DKIM key at {hosts} is shorter than {advised} bits',
    '{hosts} 的 DKIM 密钥不足 {advised} 位',
  ),
};
const DETAIL = {
  refused: text(
    '{name} has {bits} bits; receivers must not accept less than {accepted}. Generate a key of {advised}.',
    '{name} 是 {bits} 位，收信方不得接受低于 {accepted} 位的密钥。请重新生成 {advised} 位的密钥。',
  ),
  short: text(
    '{name} has {bits} bits: still accepted, {advised} are advised.',
    '{name} 是 {bits} 位，目前仍被接受，建议换成 {advised} 位。',
  ),
};

export default check({
  id: 'dkim/key-weak',
  question: text('Is a DKIM key too short?', 'DKIM 密钥是不是太短？'),
  why: text(
    'RSA keys need 1024 bits to be accepted and should have 2048 (RFC 8301 §3.2).',
    'RSA 密钥至少 1024 位才被接受，建议 2048 位（RFC 8301 §3.2）。',
  ),
  needs: ['zone', 'dkim'],
  severity: 'error',
  route: ROUTE,
  references: ['RFC 8301 §3.2'],
  answer({ zone, dkim }) {
    const weak = judgedKeys(dkim).flatMap(({ selector, key }) =>
      key.keyType === 'rsa' && key.bits !== null && key.bits < ADVISED_BITS
        ? [{ selector, text: key.text, bits: key.bits }]
        : [],
    );
    const [first, ...more] = weak.map(({ selector, text: saw }) => ({
      from: selector.seen,
      saw,
      wanted: WANTED.rsaBits({ bits: ADVISED_BITS }),
    }));
    if (first === undefined) return noUnless(dkim.missing, lookedAt(dkim));
    const isRefused = ({ bits }: { readonly bits: number }) => bits < ACCEPTED_BITS;
    const refused = weak.filter(isRefused);
    const hosts = (keys: typeof weak) =>
      list([...new Set(keys.map((w) => hostRecord(w.selector.name, zone)))]);
    const sizes = { accepted: ACCEPTED_BITS, advised: ADVISED_BITS };
    return yes({
      title:
        refused.length > 0
          ? title.refused({ hosts: hosts(refused) })
          : title.short({ hosts: hosts(weak), advised: ADVISED_BITS }),
      detail: join(
        weak.map((w) =>
          isRefused(w)
            ? DETAIL.refused({ name: w.selector.name, bits: w.bits, ...sizes })
            : DETAIL.short({ name: w.selector.name, bits: w.bits, advised: ADVISED_BITS }),
        ),
        { en: ' ', zh: '' },
      ),
      evidence: [first, ...more],
      severity: refused.length > 0 ? 'error' : 'warning',
      fixes: keyFixes(
        weak.map(({ selector }) => ({ selector, change: null, how: 'generate' })),
        zone,
      ),
    });
  },
});
