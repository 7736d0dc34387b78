import { no, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { check } from '../common/dns.ts';
import { meantBy, mxFix, sawMx } from '../common/mx.ts';

const title = text(
  'An MX host is not quite Alibaba Mail’s: {meant} was meant',
  'MX 主机名疑似写错：应为 {meant}',
);
const detail = text(
  'The name that stands there belongs to somebody else or to this zone, and mail sent to it does not reach Alibaba Mail.',
  '现在填的主机名不是阿里邮箱的（可能属于他人，或被拼接成了本域名下的名字），投到那里的邮件到不了阿里邮箱。',
);

export default check({
  id: 'mx/misspelled',
  question: text('Is an MX host a near miss of a known one?', 'MX 主机名是不是有拼写错误？'),
  why: text(
    'One wrong letter, or a zone name appended by the console, makes it another host (RFC 1035 §5.1).',
    '错一个字母，或解析控制台自动拼接了域名，就成了另一台主机（RFC 1035 §5.1）。',
  ),
  needs: ['domain', 'mx', 'mxTargets', 'edition'],
  severity: 'error',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: ['RFC 1035 §5.1'],
  answer({ domain, mx, mxTargets, edition }) {
    // A slip that does not resolve is told as mx/target-unresolvable: one cause, one finding.
    const dead = new Set(
      mxTargets.items
        .filter((t) => t.state === 'nxdomain' || t.state === 'nodata')
        .map((t) => t.exchange),
    );
    const slips = mx.records.filter(
      ({ host, exchange }) =>
        (host.kind === 'near-miss' || host.kind === 'zone-appended') && !dead.has(exchange),
    );
    if (slips.length === 0) return no([mx.seen]);
    const meant = slips.map((r) => meantBy(r.host) ?? r.exchange);
    const seenToResolve = mxTargets.items.some((t) => t.exchange === slips[0]?.exchange);
    return yes({
      title: title({ meant: list([...new Set(meant)]) }),
      detail: detail(),
      evidence: [{ from: mx.seen, saw: sawMx(mx), wanted: meant.join(', ') }],
      confidence: seenToResolve ? 0.97 : 0.9,
      fixes: [mxFix(domain.name, mx, edition)],
    });
  },
});
