import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { DIRECTMAIL } from '../../knowledge/directmail.ts';
import { check, PAGES } from '../common/dns.ts';
import { mxFix, sawMx, wantedMx } from '../common/mx.ts';

const beside = text(
  'DirectMail’s MX stands among the mailbox’s: mail that goes there is lost',
  'MX 里混入了邮件推送（DirectMail）的记录：投到那里的邮件会丢失',
);
const alone = text(
  'The only MX is DirectMail’s, which takes no mail: {domain} receives nothing',
  'MX 只有邮件推送（DirectMail）的，它不收信：{domain} 收不到任何邮件',
);
const detail = text(
  'DirectMail only sends. Delete its MX here; a domain that sends through DirectMail should be a subdomain of its own, such as dm.{domain}.',
  '邮件推送只发不收。请在这里删除它的 MX；用邮件推送发信应另设子域名，例如 dm.{domain}。',
);
const fine = text(
  '{domain} only sends through DirectMail and receives no mail',
  '{domain} 仅用邮件推送（DirectMail）发信，不接收邮件',
);
const fineDetail = text(
  'That is right for a subdomain without mailboxes.',
  '对没有邮箱账号的发信子域名来说，这样配置没有问题。',
);

export default check({
  id: 'mx/directmail',
  question: text('Is DirectMail’s MX in the set?', 'MX 里是不是有邮件推送（DirectMail）的记录？'),
  why: text(
    'DirectMail receives no mail; its MX serves ownership checks and bounces of its own.',
    '邮件推送不提供收信，它的 MX 只用于域名验证和自身的退信处理。',
  ),
  needs: ['domain', 'mx', 'edition'],
  severity: 'error',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: [DIRECTMAIL.sources[0].at, PAGES.spfChina],
  answer({ domain, mx, edition }) {
    const found = mx.records.filter((r) => r.host.kind === 'directmail');
    if (found.length === 0) return no([mx.seen]);
    const evidence = [
      { from: mx.seen, saw: sawMx(mx), wanted: wantedMx(edition.edition) },
    ] as const;
    if (edition.directmailOnly) {
      return yes({
        title: fine({ domain: domain.display }),
        detail: fineDetail(),
        evidence: [{ from: mx.seen, saw: sawMx(mx) }],
        severity: 'info',
        fixes: [],
      });
    }
    return yes({
      title: found.length === mx.records.length ? alone({ domain: domain.display }) : beside(),
      detail: detail({ domain: domain.display }),
      evidence,
      fixes: [mxFix(domain.name, mx, edition)],
    });
  },
});
