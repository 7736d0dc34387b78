import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import {
  explained,
  isAlibabaAddress,
  liveWord,
  PAGES,
  ROUTES,
  recheckFix,
  sendingAddress,
  spfClauses,
  whitelistFix,
} from '../common/bounce-sending.ts';

const title = text(
  'SPF failed for {senderDomain}: its administrator must check record and server',
  '{senderDomain} 的 SPF 校验未通过，请域名管理员检查 SPF 记录和发信服务器',
);
const passesNow = text(
  'SPF failed for {senderDomain} then, and passes now',
  '{senderDomain} 的 SPF 当时校验未通过，现在已经通过',
);
const means = text(
  'The SPF record of {senderDomain} did not allow the {address} to send for it.',
  '当时 {senderDomain} 的 SPF 记录未包含{address}。',
);
const again = text('Until that is fixed, sending again fails.', '改好之前重发还会被退。');
const ours = text(
  'That IP is Alibaba Mail’s: most likely the record lacked the include of the right site or had an error.',
  '这个 IP 是阿里邮箱的出口，多半是当时记录里缺少对应站点的 include，或者写错了。',
);
const theirs = text(
  'If the message was forwarded, or sent by a website or device, that IP is not one of the domain’s own servers.',
  '如果邮件经过转发，或由网站、设备直接发出，这个 IP 就不是该域名自己的发信服务器。',
);
const since = text(
  'It was fixed since, or the receiver still had an older record.',
  '可能是退信后已改好，也可能对方当时用的是旧缓存。',
);

const correct = text(
  'Correct the SPF record as the SPF findings for {senderDomain} say (alimail-doctor check-dns), then send again',
  '按 {senderDomain} 的 SPF 检查结果（alimail-doctor check-dns）修改记录，再重发',
);
const allow = text(
  'If the {address} is yours, let the SPF record of {senderDomain} allow it, then send again',
  '如果该{address} 是自己的，在 {senderDomain} 的 SPF 记录里授权它，再重发',
);
const correctSteps = {
  own: text(
    'Take the include from the provider whose server it is, or ip4:/ip6: for a server of your own; alimail-doctor check-dns shows the record as receivers read it.',
    '服务商的服务器用服务商给的 include，自建服务器用 ip4: 或 ip6:；用 alimail-doctor check-dns 可查看现有记录。',
  ),
  other: text(
    'If it is not yours, leave the record as it is and send through the domain’s own mail system: website, scanner and program log in to it with a mailbox.',
    '不是自己的就不要改记录，应改走域名自己的邮件系统：网站、扫描仪和程序用邮箱账号登录后发信。',
  ),
  forwarded: text(
    'If it was somebody else’s mail, forwarded automatically, the record is not at fault: let the other mailbox collect the mail over POP or IMAP instead of forwarding it.',
    '如果是自动转发别人的来信，问题不在这条记录：改用另一个邮箱代收（POP/IMAP），不要自动转发。',
  ),
  one: text(
    'Keep one SPF record: a second one makes every receiver answer permerror.',
    'SPF 记录只能有一条，有两条的话所有收信方都会判 permerror。',
  ),
};

export default bounceCheck({
  cause: 'spf-failed',
  question: text('Was it refused because SPF failed?', '是不是因为 SPF 校验未通过被拒收？'),
  why: text(
    'A receiver looks up the SPF record of the envelope sender’s domain and may refuse what comes from an IP that it does not allow (RFC 7208 §8.4).',
    '收信方会查 MAIL FROM 域名的 SPF 记录，发信 IP 不在授权范围内就可能拒收（RFC 7208 §8.4）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 7208 §8.4', 'RFC 7372 §3.2', PAGES.spfFailed, PAGES.spf],
  title: ({ senderDomain }, { fixed }) => (fixed ? passesNow : title)({ senderDomain }),
  detail(values, given) {
    const { senderDomain } = values;
    const address = sendingAddress(values);
    return explained(
      given,
      means({ senderDomain, address }),
      ...(given.fixed ? [] : [isAlibabaAddress(given) ? ours() : theirs(), again()]),
    );
  },
  live(given) {
    const clauses = spfClauses(given, false);
    return liveWord(clauses, clauses[0]?.speaks === 'against' ? [since()] : []);
  },
  page: () => 'domain-admin',
  fixes(given) {
    const { senderDomain } = given.values;
    const address = sendingAddress(given.values);
    if (given.fixed) return [recheckFix(given), ...whitelistFix(given)];
    const steps = isAlibabaAddress(given)
      ? [correctSteps.one(), correctSteps.forwarded()]
      : [correctSteps.own(), correctSteps.other(), correctSteps.one()];
    return [
      fix(
        isAlibabaAddress(given) ? correct({ senderDomain }) : allow({ senderDomain, address }),
        'domain-admin',
        { steps, ...(isAlibabaAddress(given) ? { operation: 'publish-spf-record' } : {}) },
      ),
      ...whitelistFix(given),
    ];
  },
});
