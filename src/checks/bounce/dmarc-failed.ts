import { text } from '../../engine/text.ts';
import { type BounceCase, bounceCheck, fix } from '../common/bounce.ts';
import {
  dkimClauses,
  domainOf,
  explained,
  isAlibabaAccount,
  liveWord,
  PAGES,
  ROUTES,
  recheckFix,
  spfClauses,
  whitelistFix,
} from '../common/bounce-sending.ts';
import { CONSOLE } from '../common/dns.ts';

const title = text(
  'DMARC failed for {senderDomain}: its administrator must align SPF or DKIM',
  '{senderDomain} 的 DMARC 校验未通过，请管理员让 SPF 或 DKIM 与发件域名对齐',
);
const passesNow = text(
  'DMARC failed for {senderDomain} then, and would pass now',
  '{senderDomain} 的 DMARC 当时校验未通过，现在已能通过',
);
const means = text(
  'Neither SPF nor DKIM passed for the domain of the From address, and that domain’s DMARC policy asks receivers to refuse such mail.',
  'SPF 和 DKIM 都没有以 From 地址的域名通过校验，而该域名的 DMARC 策略要求拒收这类邮件。',
);
const again = text(
  'Until one of them passes for {from}, sending again fails.',
  '在 SPF 或 DKIM 至少有一项以 {from} 通过之前，重发还会被退。',
);
const forwarded = text(
  'Forwarding breaks SPF, and DKIM survives it as long as the message is not changed.',
  '邮件一经转发 SPF 就会失败，DKIM 只要内容没改动就不受影响。',
);
const enough = text('One that counts is enough for DMARC.', '有一项对齐并通过就够了。');
const align = text(
  'Make SPF or DKIM pass for {from} as the SPF, DKIM and DMARC findings say (alimail-doctor check-dns), DKIM first',
  '按 SPF、DKIM、DMARC 检查结果（alimail-doctor check-dns）让 {from} 至少通过一项，优先配 DKIM',
);
const otherSystems = text(
  'Newsletter services, shops and ticket systems that send as {from} each need their own DKIM key for it, or a subdomain of their own.',
  '以 {from} 名义发信的群发平台、商城、工单系统，要各自配置该域名的 DKIM，或者改用子域名。',
);
const notLoosen = text(
  'Setting p=none lets such mail through and forged mail with it: only while you look for the sender.',
  '改成 p=none 能临时放行，但伪造的邮件也会一起放行，只在排查期间使用。',
);
const ownAddress = text(
  'Send only with a From address whose domain the sending system may use',
  'From 地址只用该发信系统有权使用的域名',
);
const ownAddressStep = text(
  'A program or contact form that puts a visitor’s qq.com or gmail.com address into From is refused: put it into Reply-To and send from an address of your own.',
  '程序或留言表单把访客的 qq.com、gmail.com 地址填进 From 会被拒：应写到 Reply-To，From 用自己的地址。',
);

const fromOf = ({ bounced, values }: BounceCase) =>
  domainOf(bounced.headerFrom) ?? values.senderDomain;

export default bounceCheck({
  cause: 'dmarc-failed',
  question: text('Was it refused because DMARC failed?', '是不是因为 DMARC 校验未通过被拒收？'),
  why: text(
    'DMARC passes when SPF or DKIM passes for the domain of the From header; with p=reject or p=quarantine receivers act on a failure (RFC 9989 §4.4).',
    'SPF 或 DKIM 至少一项以 From 的域名通过，DMARC 才算通过；策略是 p=reject 或 p=quarantine 时，收信方会照此处理（RFC 9989 §4.4）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 9989 §4.4', 'RFC 9989 §5.3', PAGES.dmarc, PAGES.authentication],
  title: ({ senderDomain }, { fixed }) => (fixed ? passesNow : title)({ senderDomain }),
  detail: (_, given) =>
    explained(
      given,
      means(),
      ...(given.fixed ? [] : [again({ from: fromOf(given) }), forwarded()]),
    ),
  live(given) {
    const clauses = [...spfClauses(given, true), ...dkimClauses(given, true)];
    return liveWord(clauses, clauses.some((c) => c.speaks === 'against') ? [enough()] : []);
  },
  page: () => 'domain-admin',
  fixes(given) {
    if (given.fixed) return [recheckFix(given), ...whitelistFix(given)];
    const from = fromOf(given);
    return [
      fix(ownAddress(), 'mail-admin', { effort: 'hours', steps: [ownAddressStep()] }),
      fix(align({ from }), 'domain-admin', {
        effort: 'hours',
        steps: [otherSystems({ from }), notLoosen()],
        ...(isAlibabaAccount(given)
          ? { console: CONSOLE.dkim(), operation: 'publish-dkim-record' }
          : {}),
      }),
      ...whitelistFix(given),
    ];
  },
});
