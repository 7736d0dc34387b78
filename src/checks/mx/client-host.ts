import { no, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { check, PAGES } from '../common/dns.ts';
import { mxFix, sawMx, wantedMx } from '../common/mx.ts';

const title = text(
  'An MX names a host for mail clients, not for incoming mail: {hosts}',
  'MX 填成了客户端用的服务器，它不接收外部来信：{hosts}',
);
const detail = text(
  'That host serves people who log in; mail from other servers is refused there.',
  '该服务器只给登录的客户端使用，其他邮件服务器投递会被拒绝。',
);

export default check({
  id: 'mx/client-host',
  question: text(
    'Does an MX name an IMAP, POP3, SMTP or webmail host?',
    'MX 是不是填成了 IMAP、POP3、SMTP 或网页邮箱的地址？',
  ),
  why: text(
    'Submission and mail exchange are different services on different hosts (RFC 6409 §1).',
    '客户端提交邮件和服务器间收信是两种服务，主机不同（RFC 6409 §1）。',
  ),
  needs: ['domain', 'mx', 'edition'],
  severity: 'error',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: ['RFC 6409 §1', PAGES.setup],
  answer({ domain, mx, edition }) {
    const wrong = mx.records.filter((r) => r.host.kind === 'client-host');
    if (wrong.length === 0) return no([mx.seen]);
    return yes({
      title: title({ hosts: list(wrong.map((r) => r.exchange)) }),
      detail: detail(),
      evidence: [{ from: mx.seen, saw: sawMx(mx), wanted: wantedMx(edition.edition) }],
      confidence: 0.95,
      fixes: [mxFix(domain.name, mx, edition)],
    });
  },
});
