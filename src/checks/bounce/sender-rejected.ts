import type { Fix } from '../../engine/check.ts';
import { type Message, text } from '../../engine/text.ts';
import {
  type BounceCase,
  bounceCheck,
  fix,
  type LiveWord,
  recordsIn,
  says,
} from '../common/bounce.ts';
import { isPublic } from '../common/bounce-recipient.ts';
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
const differs = text(
  'MAIL FROM and From name different senders: make them the same',
  'MAIL FROM 和 From 的发件人不一致，改成同一个地址',
);
const gone = text(
  'The sender’s domain {domain} does not exist: correct or renew it',
  '发件域名 {domain} 不存在，请改正或续费',
);
const disabled = text(
  '{sender} may not send: its administrator must look at the account',
  '{sender} 被限制发信，请邮箱管理员检查账号状态',
);
const differsMeans = text(
  'The envelope sender (MAIL FROM, Return-Path) and the From header have to be the same address for this server.',
  '该服务器要求信封发件人（MAIL FROM、Return-Path）和邮件头 From 是同一个地址。',
);
const unchanged = text('Sent again unchanged, it is refused again.', '不改就重发，还会被退。');
const same = text(
  'Set the same address as MAIL FROM and as From in the client or program, then send again',
  '在客户端或程序里把 MAIL FROM 和 From 设成同一个地址，再重发',
);
const both = text(
  'In this message MAIL FROM is {envelope} and From is {from}.',
  '这封邮件的 MAIL FROM 是 {envelope}，From 是 {from}。',
);
const forwarded = text(
  'Forwarding and mailing services put an address of their own into MAIL FROM: send directly from the mailbox, or let the service use your address.',
  '自动转发和群发平台会用自己的地址做 MAIL FROM：改为从邮箱直接发，或者在平台里设成自己的地址。',
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
const well = text(
  'If the reply complains about the domain, that is right by now: send again. Otherwise the address itself or a list is meant.',
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
const unblock = text(
  'Ask the recipient by phone or chat to have {sender} taken off the list of blocked senders',
  '用电话、微信等方式联系收件人，请对方把 {sender} 移出黑名单',
);
const ask = text(
  'Ask the recipient by phone or chat to have their administrator look up why {sender} is refused',
  '用电话、微信等方式联系收件人，请对方管理员查 {sender} 为什么被拒',
);

function senderNow({ live: { sender } }: BounceCase): LiveWord | null {
  if (!sender.known) return null;
  const { state, domain, seen } = sender.value;
  const words = { nxdomain, nothing, 'null-mx': nullMx, mx: takes, address: takes }[state];
  const what = words({ domain });
  const isWell = words === takes;
  const saw = recordsIn(seen[0]) ?? what;
  return liveWord(
    [{ what, speaks: isWell ? 'neither' : 'for', seen: seen[0], saw }],
    isWell ? [well()] : [],
  );
}

/** The domain needs fixing only where DNS says so. */
function domainFix({ live: { sender }, values: { senderDomain } }: BounceCase): Fix[] {
  const isWell = sender.known && (sender.value.state === 'mx' || sender.value.state === 'address');
  if (!sender.known || isWell) return [];
  return [fix(domain({ senderDomain }), 'domain-admin', { effort: 'hours' })];
}

type Why = 'differs' | 'disabled' | 'gone' | 'listed' | 'untold';

function whyOf(given: BounceCase): Why {
  const { sender } = given.live;
  // NetEase: 554 DT:SUM
  if (says(given, 'dt:sum')) return 'differs';
  // Alibaba: 541 This account isn't allowed to send email; DirectMail: 551 Main account unavailable
  if (says(given, "isn't allowed to send email", 'main account unavailable')) return 'disabled';
  if (sender.known && sender.value.state === 'nxdomain') return 'gone';
  const isListed = says(
    given,
    'blacklist',
    'black list',
    'blocklist',
    'block list',
    'blocked sender',
    'denylist',
    'badmailfrom',
    '黑名单',
  );
  return isListed ? 'listed' : 'untold';
}

/** Both senders, where the report shows that they differ. */
function bothOf({ bounced: { envelopeFrom, headerFrom } }: BounceCase): readonly Message[] {
  return envelopeFrom === null ||
    headerFrom === null ||
    envelopeFrom.toLowerCase() === headerFrom.toLowerCase()
    ? []
    : [both({ envelope: envelopeFrom, from: headerFrom })];
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
  title({ sender, senderDomain }, given) {
    const why = whyOf(given);
    if (why === 'differs') return differs();
    if (why === 'disabled') return disabled({ sender });
    return why === 'gone' ? gone({ domain: senderDomain }) : title({ sender });
  },
  detail(_, given) {
    return whyOf(given) === 'differs'
      ? explained(given, differsMeans(), ...bothOf(given), unchanged())
      : explained(given, means(), again());
  },
  live: (given) => (whyOf(given) === 'differs' ? null : senderNow(given)),
  page: () => 'mail-admin',
  fixes(given) {
    const { sender } = given.values;
    const { alibaba, receiver } = given.failure;
    const why = whyOf(given);
    if (why === 'differs') return [fix(same(), 'you', { steps: [forwarded()] })];
    const isDirect = receiver?.id === 'directmail';
    const isOwn = alibaba === 'submission' || isDirect || isAlibabaAccount(given);
    return [
      ...(why === 'disabled' ? [] : [fix(correct({ sender }), 'you', { steps: [real()] })]),
      ...domainFix(given),
      ...(why !== 'gone' && !isDirect && (why === 'disabled' || isAlibabaAccount(given))
        ? [
            fix(enable({ sender }), 'mail-admin', {
              console: PATHS.accountAction(),
              operation: 'manage-domain-accounts',
              steps: [enablePassword()],
            }),
          ]
        : []),
      ...(isDirect ? [fix(directMail(), 'mail-admin')] : []),
      ...(why === 'listed' && (!isOwn || alibaba === 'sent')
        ? [fix(unblock({ sender }), 'recipient')]
        : []),
      ...(why === 'untold' && !isOwn && !isPublic(given)
        ? [fix(ask({ sender }), 'recipient', { effort: 'hours' })]
        : []),
      ...(why === 'gone' ? [] : whitelistFix(given)),
    ];
  },
});
