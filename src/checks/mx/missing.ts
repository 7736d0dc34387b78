import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, PAGES, SAW } from '../common/dns.ts';
import { mxFix, wantedMx } from '../common/mx.ts';

const title = text(
  '{domain} has no MX record: nobody can deliver mail to it',
  '{domain} 没有 MX 记录：外部发来的邮件无法投递',
);
const detail = text(
  'Without an MX, senders try the address of the domain itself (usually the website), which takes no mail.',
  '没有 MX 时，对方会改投域名自身的 A 记录（一般是网站服务器），那里不收邮件，发件人会收到退信。',
);

export default check({
  id: 'mx/missing',
  question: text('Is there no MX record?', '是不是没有 MX 记录？'),
  why: text(
    'MX names the servers that take mail for a domain; without one the domain’s own address is tried (RFC 5321 §5.1).',
    'MX 指明由哪些服务器收信；没有 MX 时发送方会直接尝试域名自身的地址（RFC 5321 §5.1）。',
  ),
  needs: ['domain', 'mx', 'edition'],
  severity: 'error',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: ['RFC 5321 §5.1', PAGES.setup],
  answer({ domain, mx, edition }) {
    if (mx.records.length > 0 || mx.hasNull || edition.directmailOnly) return no([mx.seen]);
    return yes({
      title: title({ domain: domain.display }),
      detail: detail(),
      evidence: [{ from: mx.seen, saw: SAW.nothing(), wanted: wantedMx(edition.edition) }],
      fixes: [mxFix(domain.name, mx, edition)],
    });
  },
});
