import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { CONSOLE, check, record } from '../common/dns.ts';

const title = text(
  'A wildcard gives every made-up subdomain of {domain} an MX',
  '{domain} 的泛解析让任意子域名都有 MX',
);
const detail = text(
  'Mail to mistyped subdomains is accepted for delivery and then lost or refused late, and spammers use such names as senders. Publish MX only at names with mailboxes.',
  '写错的子域名也会被当成能收信，邮件最终丢失或退回，垃圾邮件还会冒用这些子域名发信。请只在有邮箱的域名上添加 MX。',
);
const fix = text('Delete the wildcard MX', '删除泛解析（*）的 MX 记录');

export default check({
  id: 'mx/wildcard',
  question: text('Does a wildcard answer for MX?', '是不是有泛解析的 MX？'),
  why: text(
    'A wildcard answers for most names that do not exist (RFC 4592 §2.2).',
    '泛解析会对大多数不存在的名字作出应答（RFC 4592 §2.2）。',
  ),
  needs: ['domain', 'wildcard'],
  severity: 'warning',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: ['RFC 4592 §2.2'],
  answer({ domain, wildcard }) {
    if (wildcard.mx.length === 0) return no([wildcard.seen]);
    return yes({
      title: title({ domain: domain.display }),
      detail: detail(),
      evidence: [
        {
          from: wildcard.seen,
          saw: `${wildcard.probe} MX ${wildcard.mx.join(', ')}`,
          wanted: 'NXDOMAIN',
        },
      ],
      fixes: [
        {
          title: fix(),
          owner: 'you',
          effort: 'minutes',
          risk: 'low',
          console: CONSOLE.dns(),
          change: {
            replace: wildcard.mx.map((value) => record(`*.${domain.name}`, 'MX', value)),
            with: [],
          },
          seenTtl: wildcard.ttl,
        },
      ],
    });
  },
});
