import type { Fix } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { type BounceCase, bounceCheck, fix, type LiveWord, pageFix } from '../common/bounce.ts';
import {
  explained,
  isAlibabaAccount,
  liveWord,
  PAGES,
  PATHS,
  ROUTES,
  whitelistFix,
} from '../common/bounce-sending.ts';

const title = text(
  'The server refused {sender}: check the sender’s address, account and domain',
  '{sender} 被拒收，请核对发件地址、账号和域名',
);
const means = text(
  'The server did not accept the sender: the address does not exist there, may not send, has a domain that cannot be answered, or is on a list.',
  '对方不接受这个发件人：地址不存在、账号不能发信、域名收不了回信，或者在名单里。',
);
const again = text('With the same sender, sending again fails.', '用同一个发件地址重发还会被退。');
const nxdomain = text('the domain {domain} does not exist', '域名 {domain} 不存在');
const nothing = text(
  '{domain} has neither MX nor address records, so nobody can answer it',
  '{domain} 既没有 MX 也没有地址记录，收不了回信',
);
const nullMx = text(
  '{domain} says with a null MX that it takes no mail, and many servers take none from it either (RFC 7505 §4.2)',
  '{domain} 用空 MX 声明不收信，很多服务器因此也不收它发的信（RFC 7505 §4.2）',
);
const takes = text('{domain} exists and takes mail', '{domain} 存在且能收信');
const mended = text(
  'If the reply complains about the domain, that is mended: send again. Otherwise the address itself or a list is meant.',
  '如果退信说的是域名问题，现在已经好了，可以重发；否则就是地址本身或名单的问题。',
);
const correct = text(
  'Compare {sender} letter by letter with the mailbox that the client or script logs in to',
  '逐字核对客户端或脚本里填写的 {sender}，要和登录的邮箱一致',
);
const real = text(
  'Made-up senders such as noreply@ need a mailbox of their own; use the server of the site where the domain is.',
  'noreply@ 这类地址也要先建成真实邮箱；服务器要选域名所在站点的。',
);
const enable = text(
  'See whether {sender} is frozen, expired or not allowed to send, and choose Enable or Unban',
  '查看 {sender} 是否被冻结、到期或被限制发信，点“开启”或“解封”',
);
const enablePassword = text(
  'After a ban for spam change the password first.',
  '因发垃圾邮件被封禁的，先改密码再解封。',
);
const domain = text(
  'Make the domain {senderDomain} exist and take mail: renew it, and publish its MX as the findings say (alimail-doctor check-dns)',
  '让域名 {senderDomain} 能解析、能收信：到期就续费，并按检查结果（alimail-doctor check-dns）添加 MX',
);
const directMail = text(
  'Look at the state of the DirectMail account and of the sender address, and send from a subdomain',
  '查看邮件推送账号和发信地址的状态，并用子域名发信',
);
const ask = text(
  'Ask the recipient by another way to have {sender} taken off the list of blocked senders',
  '通过其他方式联系收件人，请对方把 {sender} 移出黑名单',
);

function senderNow({ live: { sender } }: BounceCase): LiveWord | null {
  if (!sender.known) return null;
  const { state, domain, seen } = sender.value;
  const words = { nxdomain, nothing, 'null-mx': nullMx, mx: takes, address: takes }[state];
  const what = words({ domain });
  const isWell = words === takes;
  return liveWord(
    [{ what, speaks: isWell ? 'neither' : 'for', seen: seen[0], saw: what }],
    isWell ? [mended()] : [],
  );
}

/** The domain needs mending only where DNS says so. */
function domainFix({ live: { sender }, values: { senderDomain } }: BounceCase): Fix[] {
  const isWell = sender.known && (sender.value.state === 'mx' || sender.value.state === 'address');
  if (!sender.known || isWell) return [];
  return [fix(domain({ senderDomain }), 'domain-admin', { effort: 'hours' })];
}

export default bounceCheck({
  cause: 'sender-rejected',
  question: text('Was the sender refused?', '是不是发件人被拒收？'),
  why: text(
    'A server may refuse at MAIL FROM a sender that cannot be answered or that it does not let send (RFC 5321 §3.3, RFC 3463 §3.2).',
    '发件人收不了回信或不被允许发信时，服务器会在 MAIL FROM 阶段拒绝（RFC 5321 §3.3、RFC 3463 §3.2）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 3463 §3.2', 'RFC 5321 §3.3', 'RFC 7505 §4.2', PAGES.bounces, PAGES.frozen],
  title,
  detail: (_, given) => explained(given, means(), again()),
  live: senderNow,
  fixes(given) {
    const { sender } = given.values;
    const { alibaba, receiver } = given.failure;
    const isOwnAccount = isAlibabaAccount(given);
    return [
      fix(correct({ sender }), 'you', { steps: [real()] }),
      ...domainFix(given),
      ...(isOwnAccount
        ? [
            fix(enable({ sender }), 'mail-admin', {
              console: PATHS.accountAction(),
              steps: [enablePassword()],
            }),
          ]
        : []),
      ...(receiver?.id === 'directmail' ? [fix(directMail(), 'mail-admin')] : []),
      ...pageFix(given, 'mail-admin'),
      ...(alibaba === 'submission' || receiver?.id === 'directmail'
        ? []
        : [fix(ask({ sender }), 'recipient')]),
      ...whitelistFix(given),
    ];
  },
});
