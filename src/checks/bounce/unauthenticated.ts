import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import {
  dkimClauses,
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
  'Mail of {senderDomain} is not authenticated: its administrator must set up SPF and DKIM',
  '{senderDomain} 的邮件没有通过身份验证，请管理员配置 SPF 和 DKIM',
);
const passesNow = text(
  'Mail of {senderDomain} was not authenticated then, and is now',
  '{senderDomain} 的邮件当时没有通过身份验证，现在已能通过',
);
const means = text(
  'The receiver takes only mail for which SPF or DKIM passes, and neither did.',
  '对方只收 SPF 或 DKIM 校验通过的邮件，这封两项都没通过。',
);
const rules = text(
  'Gmail and Yahoo ask every sender for one of them since February 2024, and bulk senders for SPF, DKIM and DMARC together; Outlook.com asks bulk senders for the same since May 2025.',
  'Gmail 和雅虎从 2024 年 2 月起要求所有发件人至少通过一项，群发还要 SPF、DKIM、DMARC 三项齐全；Outlook.com 从 2025 年 5 月起对群发也这样要求。',
);
const again = text('Until one of them passes, sending again fails.', '配好之前重发还会被退。');
const since = text(
  'It was fixed since, or the message came another way then.',
  '可能是退信后已改好，也可能当时走的是别的出口。',
);
const setUp = text(
  'Set up SPF and DKIM for {senderDomain} as the SPF and DKIM findings say (alimail-doctor check-dns), add DMARC, then send again',
  '按 SPF、DKIM 检查结果（alimail-doctor check-dns）为 {senderDomain} 配好 SPF 和 DKIM，再加上 DMARC，然后重发',
);
const ownServer = text(
  'Let websites, devices and programs log in to the domain’s mail system and send through it',
  '网站、设备和程序都改为登录域名自己的邮件系统发信',
);

export default bounceCheck({
  cause: 'unauthenticated',
  question: text(
    'Was it refused because neither SPF nor DKIM passed?',
    '是不是因为 SPF 和 DKIM 都没通过被拒收？',
  ),
  why: text(
    'Large receivers refuse mail that no domain vouches for: SPF or DKIM has to pass (RFC 7372 §3.4).',
    '大的邮箱服务商会拒收没有域名担保的邮件：SPF 或 DKIM 至少要通过一项（RFC 7372 §3.4）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 7372 §3.4', 'RFC 8601 §2.7', PAGES.authentication, PAGES.readingBounces],
  title: ({ senderDomain }, { fixed }) => (fixed ? passesNow : title)({ senderDomain }),
  detail: (_, given) =>
    explained(
      given,
      means(),
      ...(given.fixed ? [] : [...(given.failure.meaning === null ? [rules()] : []), again()]),
    ),
  live(given) {
    const clauses = [...spfClauses(given, false), ...dkimClauses(given, false)];
    return liveWord(clauses, clauses.some((c) => c.speaks === 'against') ? [since()] : []);
  },
  page: () => 'domain-admin',
  fixes(given) {
    if (given.fixed) return [recheckFix(given), ...whitelistFix(given)];
    const { senderDomain } = given.values;
    return [
      fix(setUp({ senderDomain }), 'domain-admin', {
        effort: 'hours',
        ...(isAlibabaAccount(given)
          ? { console: CONSOLE.dkim(), operation: 'publish-dkim-record' }
          : {}),
      }),
      fix(ownServer(), 'mail-admin', { effort: 'hours' }),
      ...whitelistFix(given),
    ];
  },
});
