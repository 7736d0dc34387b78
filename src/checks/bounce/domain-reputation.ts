import { text } from '../../engine/text.ts';
import { bounceCheck, fix, MAIL_CONSOLE } from '../common/bounce.ts';
import {
  explained,
  isAlibabaAccount,
  PAGES,
  ROUTES,
  whitelistFix,
} from '../common/bounce-sending.ts';

const title = text(
  'Poor reputation of {senderDomain}: its administrator must find the cause',
  '{senderDomain} 信誉差，请管理员排查原因',
);
const means = text(
  'The receiver distrusts the domain or a link to it, whichever server sends the mail.',
  '对方不信任该域名或指向它的链接，换服务器发也一样。',
);
const again = text(
  'Many attempts in a row lower the reputation further. It recovers within days to weeks once the cause is gone.',
  '反复重试会让信誉更差。源头清除后，几天到几周会恢复。',
);
const find = text(
  'Find out who sends in the name of {senderDomain}, and stop what is unwanted',
  '查清谁在以 {senderDomain} 的名义发信，停掉垃圾邮件',
);
const findSteps = [
  text(
    'Look for mailboxes with a stolen password, hacked websites on the domain, and mailings to bought lists.',
    '重点查：被盗的邮箱、域名下被黑的网站、发给购买名单的营销邮件。',
  ),
  text(
    'Look the domain up at the blocklist or page that the reply names and ask for delisting there once the cause is gone.',
    '到回复里写的黑名单或页面查该域名，源头清除后再申请解除。',
  ),
];
const protect = text(
  'Keep others from sending as {senderDomain}: SPF, DKIM and DMARC as the findings say (alimail-doctor check-dns)',
  '防止别人冒用 {senderDomain}：按检查结果（alimail-doctor check-dns）配好 SPF、DKIM、DMARC',
);
const links = text(
  'Leave out links and signatures with other domains, and see whether a plain message arrives',
  '去掉正文和签名里的外部链接，先发一封纯文本邮件试试',
);

export default bounceCheck({
  cause: 'domain-reputation',
  question: text('Does the sender’s domain have a poor reputation?', '发件域名的信誉是不是太差？'),
  why: text(
    'Receivers keep a score for domains as well as for IPs, and refuse for it by policy (RFC 3463 §3.8).',
    '收信方不光给 IP 打分，也给域名打分，分数低会按策略拒收（RFC 3463 §3.8）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 3463 §3.8', PAGES.readingBounces, PAGES.marketing],
  title,
  detail: (_, given) => explained(given, means(), again()),
  page: () => 'mail-admin',
  fixes(given) {
    const { senderDomain } = given.values;
    return [
      fix(links(), 'you'),
      fix(protect({ senderDomain }), 'domain-admin', { effort: 'hours' }),
      fix(find({ senderDomain }), 'mail-admin', {
        effort: 'hours',
        steps: findSteps.map((step) => step()),
        ...(isAlibabaAccount(given) ? { console: MAIL_CONSOLE.sendLog() } : {}),
      }),
      ...whitelistFix(given),
    ];
  },
});
