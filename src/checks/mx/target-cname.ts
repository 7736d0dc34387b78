import { noUnless, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { editionsOfMx } from '../../knowledge/editions.ts';
import { check } from '../common/dns.ts';
import { mxFix, wantedMx } from '../common/mx.ts';

const title = text('An MX points to an alias: {hosts}', 'MX 指向了别名（CNAME）：{hosts}');
const detail = text(
  'An MX must name a host with addresses of its own. Some servers refuse an alias and bounce the mail; name the real host.',
  'MX 必须直接指向有 A/AAAA 记录的主机名。部分对方服务器不接受别名并退信，请改成真正的主机名。',
);

export default check({
  id: 'mx/target-cname',
  question: text('Does an MX point to a CNAME?', 'MX 是不是指向了 CNAME？'),
  why: text(
    'The host in an MX must not be an alias (RFC 2181 §10.3, RFC 5321 §5.1).',
    'MX 的值不能是别名（RFC 2181 §10.3、RFC 5321 §5.1）。',
  ),
  needs: ['domain', 'mx', 'mxTargets', 'edition'],
  severity: 'warning',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: ['RFC 2181 §10.3', 'RFC 5321 §5.1'],
  answer({ domain, mx, mxTargets, edition }) {
    // What Alibaba does behind its own host names is not the domain's to change.
    const aliases = mxTargets.items.filter(
      (t) => t.alias !== null && editionsOfMx(t.exchange).length === 0,
    );
    const [first, ...rest] = aliases;
    if (first === undefined) return noUnless(mxTargets.missing, [mx.seen]);
    const evidence = (t: typeof first) => ({
      from: t.seen[0] ?? mx.seen,
      saw: `${t.exchange} CNAME ${t.alias}`,
      wanted: wantedMx(edition.edition),
    });
    return yes({
      title: title({ hosts: list(aliases.map((t) => `${t.exchange} → ${t.alias}`)) }),
      detail: detail(),
      evidence: [evidence(first), ...rest.map(evidence)],
      fixes: [mxFix(domain.name, mx, edition)],
    });
  },
});
