import { no, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { check } from '../common/dns.ts';
import { mxFix, sawMx, wantedMx } from '../common/mx.ts';

const title = text(
  'An MX holds an IP address where a host name must stand: {hosts}',
  'MX 里填的是 IP 地址，应填主机名：{hosts}',
);
const detail = text(
  'Senders take it for a name, find nothing behind it, and bounce or delay the mail.',
  '对方会把它当主机名去查询，查不到就退信或反复重试。',
);

export default check({
  id: 'mx/target-ip',
  question: text('Is an MX an IP address?', 'MX 的值是不是 IP 地址？'),
  why: text(
    'An MX names a host (RFC 1035 §3.3.9); an address in its place is read as a name.',
    'MX 的值是主机名（RFC 1035 §3.3.9），填 IP 会被当作名字解析。',
  ),
  needs: ['domain', 'mx', 'edition'],
  severity: 'error',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: ['RFC 1035 §3.3.9', 'RFC 5321 §5.1'],
  answer({ domain, mx, edition }) {
    const bad = mx.records.filter((r) => r.host.kind === 'ip');
    if (bad.length === 0) return no([mx.seen]);
    return yes({
      title: title({ hosts: list(bad.map((r) => r.exchange)) }),
      detail: detail(),
      evidence: [{ from: mx.seen, saw: sawMx(mx), wanted: wantedMx(edition.edition) }],
      fixes: [mxFix(domain.name, mx, edition)],
    });
  },
});
