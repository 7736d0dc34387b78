import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check } from '../common/dns.ts';
import { mxFix, sawMx, wantedMx } from '../common/mx.ts';

const title = text(
  '{domain} declares that it takes no mail at all (null MX)',
  '{domain} 声明自己完全不收邮件（空 MX）',
);
const alone = text(
  'Senders give up at once on “MX 0 .” and bounce the mail.',
  '对方查到“MX 0 .”就不再投递，直接退信。',
);
const beside = text(
  'A null MX must stand alone; beside other MX records receivers may read it either way.',
  '空 MX 只能单独存在；和其他 MX 并存时，各家服务器的处理方式不一致。',
);

export default check({
  id: 'mx/null',
  question: text('Is a null MX published?', '是不是发布了空 MX（null MX）？'),
  why: text(
    'A null MX says that the domain never takes mail (RFC 7505 §3).',
    '空 MX 表示该域名从不接收邮件（RFC 7505 §3）。',
  ),
  needs: ['domain', 'mx', 'edition'],
  severity: 'error',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: ['RFC 7505 §3'],
  answer({ domain, mx, edition }) {
    if (!mx.hasNull) return no([mx.seen]);
    return yes({
      title: title({ domain: domain.display }),
      detail: mx.isNull ? alone() : beside(),
      evidence: [{ from: mx.seen, saw: sawMx(mx), wanted: wantedMx(edition.edition) }],
      fixes: [mxFix(domain.name, mx, edition)],
    });
  },
});
