/** What the checks of refused senders share: routes, pages, click paths, whose address it is, and what DNS says now. */
import type { Evidence, Fix } from '../../engine/check.ts';
import type { Observation } from '../../engine/fact.ts';
import { join, list, type Message, type TextValue, text } from '../../engine/text.ts';
import type { NamedKey } from '../../facts/bounce.ts';
import { CLIENT_PAGES, CLIENT_PATHS } from '../../knowledge/client-pages.ts';
import { EDITION_IDS, EDITIONS } from '../../knowledge/editions.ts';
import { help, international } from '../../knowledge/sources.ts';
import {
  type BounceCase,
  type BounceValues,
  fix,
  type LiveWord,
  recordsIn,
  saysPermanent,
} from './bounce.ts';

export const ROUTES = {
  delivery: { intent: 'resolve-failure', path: 'alimail-email-delivery' },
  client: { intent: 'resolve-failure', path: 'alimail-configuration' },
  spam: { intent: 'troubleshoot-received', path: 'alimail-security' },
} as const;

export const PAGES = {
  bounces: help(36612),
  readingBounces: help(2693291),
  spf: international('spfadd'),
  spfFailed: international('spfcheckfailed'),
  authentication: international('because-spf-dkim-dmarc-and-other-mailbox-protocols-are-not'),
  dmarc: international('what-is-dmarc-how-do-i-set-it-up'),
  external: international(
    'an-error-message-appears-to-indicate-that-permission-for-sending-emails-to-external-domains-is-disabled-when-you-try-to-send-an-email',
  ),
  frequency: 'https://www.alibabacloud.com/help/faq-detail/109009.htm',
  transient: international('454'),
  frozen: CLIENT_PAGES.frozen,
  mailRules: international('mail-rules'),
  localSpam: international('localspamengine'),
  localSpamChina: help(36620),
  marketing: help(36711),
  login: CLIENT_PAGES.login,
  securityPassword: CLIENT_PAGES.securityPassword,
  accessPolicy: CLIENT_PAGES.accessPolicy,
  hosts: CLIENT_PAGES.hosts,
} as const;

/** Click paths, in the consoles' own words. */
export const PATHS = {
  account: text(
    'Domain management (log on to webmail as postmaster) > Organization & Users > Employee Account Management > (the account)',
    '域管理后台（用 postmaster 登录网页邮箱进入）> 组织与用户 > 员工账号管理 > （点开该账号）',
  ),
  accountAction: CLIENT_PATHS.accountAction,
  features: CLIENT_PATHS.features,
  accessPolicy: CLIENT_PATHS.accessPolicy,
  mailRules: text(
    'Domain management (log on to webmail as postmaster) > Security Management > Mail Rules (formerly Mail Approval)',
    '域管理后台（用 postmaster 登录网页邮箱进入）> 安全管理 > 邮件规则（旧版为“邮件审核”）',
  ),
  whitelist: text(
    'Domain management (log on to webmail as postmaster) > Security Management > Whitelist',
    '域管理后台（用 postmaster 登录网页邮箱进入）> 安全管理 > 白名单管理',
  ),
  password: text(
    'Webmail > Settings > Account and Security > Account Security > Change Password',
    '网页邮箱 > 设置 > 账号与安全 > 账户安全 > 修改密码',
  ),
  securityPassword: CLIENT_PATHS.securityPassword,
  senderAddresses: text('DirectMail Console > Sender Addresses', '邮件推送控制台 > 发信地址'),
};

const SENTENCES = { en: ' ', zh: '' };
const CLAUSES = { en: '; ', zh: '；' };

/**
 * A detail: what the refusal means, left out where the receiver's own meaning is
 * printed before it, and what follows from it.
 */
export function explained(
  { failure }: BounceCase,
  means: Message,
  ...further: readonly Message[]
): Message {
  return join(failure.meaning === null ? [means, ...further] : further, SENTENCES);
}

/** The mail left through Alibaba Mail's shared servers: the address that was refused is Alibaba's. */
export function isAlibabaAddress({ failure }: BounceCase): boolean {
  return failure.alibaba === 'sent';
}

/** Alibaba Mail has the sender's account. */
export function isAlibabaAccount({ failure }: BounceCase): boolean {
  return (
    failure.alibaba === 'sent' ||
    failure.alibaba === 'submission' ||
    (failure.alibaba === null && failure.receiver?.id === 'alibaba')
  );
}

export function isDirectMail({ failure }: BounceCase): boolean {
  return failure.receiver?.id === 'directmail';
}

const WORDS = {
  ip: text('sending IP {ip}', '发信 IP {ip}'),
  noIp: text('sending IP', '发信 IP'),
  checked: text('Checked now: {what}.', '现在复查：{what}。'),
};

/** `sending IP 192.0.2.1`; without the number where the reply does not name it. */
export function sendingAddress({ ip }: BounceValues): Message {
  return typeof ip === 'string' ? WORDS.ip({ ip }) : WORDS.noIp();
}

const FIXES = {
  ticketSteps: [
    text(
      'The mail administrator opens a ticket with Alibaba Mail support, attaches the bounce as .eml and names the time, the recipient and the IP. Many customers share it, so none of them can do this alone.',
      '由邮箱管理员向阿里邮箱提交工单，附上退信原件（.eml），写明时间、收件人和 IP。出口 IP 是多家共用的，客户自己处理不了。',
    ),
    text(
      'If it is urgent, send it once more after some hours: Alibaba Mail sends from many IPs, and the next attempt may use another.',
      '着急的话，过几个小时再发一次：阿里邮箱的出口 IP 很多，下次可能换一个。',
    ),
  ] as const,
  whitelist: text(
    'For now, have the Alibaba Mail administrator of {domain} add {sender} to the whitelist',
    '请 {domain} 的阿里邮箱管理员先把 {sender} 加入白名单应急',
  ),
  whitelistSteps: [
    text(
      'For one mailbox its owner can do the same: Webmail > Settings > Mailbox Settings (Mail Settings) > Whitelist.',
      '只放行一个邮箱的话，收件人自己也能加：网页邮箱 > 设置 > 邮箱设置 > 白名单。',
    ),
    text(
      'The whitelist keeps mail out of the spam folder; no page of Alibaba says that it lifts a refusal by the server. The cause has to be fixed all the same.',
      '白名单能让邮件不进垃圾箱，但官方文档没说能解除服务器拒收，根本问题还是要解决。',
    ),
  ],
};

/** For refusals of one of Alibaba's sending addresses, which only Alibaba can have lifted. */
export function ticketFix(given: BounceCase, title: Message): Fix {
  const [ticket, another] = FIXES.ticketSteps;
  // Said to be permanent, or still being tried: nobody is told to send it once more.
  const steps = saysPermanent(given) || given.delayed ? [ticket] : [ticket, another];
  return fix(title, 'alibaba', { effort: 'days', steps: steps.map((step) => step()) });
}

/** Where Alibaba Mail was the server that refused: its customer can let the sender's domain or IP in. */
export function whitelistFix(
  { failure, values }: BounceCase,
  what: TextValue = values.senderDomain,
): Fix[] {
  if (failure.alibaba !== 'received') return [];
  const sender = typeof what === 'string' ? what : values.sender;
  return [
    fix(FIXES.whitelist({ domain: values.domain, sender }), 'recipient', {
      risk: 'low',
      console: PATHS.whitelist(),
      steps: FIXES.whitelistSteps.map((step) => step()),
    }),
  ];
}

/** The submission hosts that stand on official pages, `smtp.qiye.aliyun.com` first. */
export function submissionHosts(): readonly string[] {
  return EDITION_IDS.flatMap((id) => {
    const { standing, targets } = EDITIONS[id].clients;
    return standing === 'documented' && targets.smtp !== null ? [targets.smtp] : [];
  });
}

const RECHECK = text(
  'If it comes back again, check {senderDomain} anew (alimail-doctor check-dns)',
  '如果再被退回，重新检查 {senderDomain}（alimail-doctor check-dns）',
);

/** In place of the fixes of records that are right by now. */
export function recheckFix({ values: { senderDomain } }: BounceCase): Fix {
  return fix(RECHECK({ senderDomain }), 'domain-admin');
}

/** One thing that was looked at again, and whether it speaks for the finding. */
export interface Clause {
  readonly what: Message;
  readonly speaks: 'for' | 'against' | 'neither';
  readonly seen: Observation;
  readonly saw: string | Message;
}

/** Clauses in one sentence, with advice behind it; `null` when nothing was looked at. */
export function liveWord(
  clauses: readonly Clause[],
  advice: readonly Message[] = [],
): LiveWord | null {
  if (clauses.length === 0) return null;
  const what = join(
    clauses.map((c) => c.what),
    CLAUSES,
  );
  const evidence: Evidence[] = clauses
    .filter((c) => c.speaks === 'for')
    .map((c) => ({ from: c.seen, saw: c.saw }));
  return {
    says: join([WORDS.checked({ what }), ...advice], SENTENCES),
    evidence,
    against: clauses.filter((c) => c.speaks === 'against').map((c) => c.seen),
  };
}

const SPF = {
  pass: text('SPF of {domain} passes for {ip} ({term})', '{domain} 的 SPF 已允许 {ip}（{term}）'),
  passes: text('SPF of {domain} passes for {ip}', '{domain} 的 SPF 已允许 {ip}'),
  unaligned: text(
    'SPF passes for {domain}, but the From address is at {from}, so it does not count for DMARC',
    'SPF 对 {domain} 校验通过，但 From 的域名是 {from}，两者不一致，DMARC 不认',
  ),
  decided: text(
    'SPF of {domain} still gives {result} for {ip}, decided by {term}',
    '{domain} 的 SPF 对 {ip} 的结果仍是 {result}，由 {term} 决定',
  ),
  unmatched: text(
    'SPF of {domain} still gives {result} for {ip}, as no term matches it',
    '{domain} 的 SPF 对 {ip} 的结果仍是 {result}，没有一项匹配',
  ),
  none: text('{domain} has no SPF record', '{domain} 没有 SPF 记录'),
  permerror: text(
    'the SPF record of {domain} has an error (permerror)',
    '{domain} 的 SPF 记录有错误（permerror）',
  ),
};

/** SPF of the envelope sender's domain for the very address; nothing where it could not be told. */
export function spfClauses({ live, bounced }: BounceCase, aligned: boolean): Clause[] {
  if (!live.spf.known) return [];
  const { domain, ip, result, term, seen } = live.spf.value;
  if (result === 'temperror') return [];
  const clause = (what: Message, speaks: Clause['speaks']): Clause[] => [
    { what, speaks, seen: seen[0], saw: recordsIn(seen[0], 'v=spf1') ?? what },
  ];
  if (result === 'none') return clause(SPF.none({ domain }), 'for');
  if (result === 'permerror') return clause(SPF.permerror({ domain }), 'for');
  if (result !== 'pass') {
    return term === null
      ? clause(SPF.unmatched({ domain, ip, result }), 'for')
      : clause(SPF.decided({ domain, ip, result, term }), 'for');
  }
  const from = domainOf(bounced.headerFrom);
  if (aligned && from !== null && areUnrelated(from, domain)) {
    return clause(SPF.unaligned({ domain, from }), 'for');
  }
  return clause(
    term === null ? SPF.passes({ domain, ip }) : SPF.pass({ domain, ip, term }),
    'against',
  );
}

const DKIM = {
  usable: text('the DKIM key {name} is there', 'DKIM 公钥 {name} 存在'),
  revoked: text('the DKIM key {name} is revoked (empty p=)', 'DKIM 公钥 {name} 已吊销（p= 为空）'),
  invalid: text('the DKIM key {name} cannot be read', 'DKIM 公钥 {name} 无法解析'),
  none: text('(none)', '（无）'),
  absent: text('there is no DKIM key at {name}', '{name} 没有 DKIM 公钥'),
  unsigned: text('the returned message is not signed', '退回的原邮件没有 DKIM 签名'),
  pass: text(
    'the signature of {domain} in the returned message verifies',
    '退回的原邮件中 {domain} 的签名校验通过',
  ),
  unaligned: text(
    'the signature of {domain} verifies, but the From address is at {from}, so it does not count for DMARC',
    '{domain} 的签名校验通过，但 From 的域名是 {from}，两者不一致，DMARC 不认',
  ),
  fail: text('the signature in the returned message does not verify', '退回的原邮件签名校验不通过'),
  incomplete: text(
    'the signature cannot be verified again, as not the whole message came back unchanged',
    '退回的原邮件不完整或已被改动，无法重新校验签名',
  ),
};

/** Most keys that are spoken of. */
const MAX_KEYS = 3;

/** The keys that the returned headers name, and the returned message verified again. */
export function dkimClauses({ live, bounced }: BounceCase, aligned: boolean): Clause[] {
  const clauses: Clause[] = [];
  for (const key of live.keys.known ? live.keys.value.slice(0, MAX_KEYS) : []) {
    const what = DKIM[key.state]({ name: key.name });
    const speaks = key.state === 'usable' ? 'neither' : 'for';
    clauses.push({ what, speaks, seen: key.seen, saw: recordsIn(key.seen) ?? DKIM.none() });
  }
  if (!live.returned.known) return clauses;
  const { dkim, domain, seen } = live.returned.value;
  const add = (what: Message, speaks: Clause['speaks']) =>
    clauses.push({ what, speaks, seen, saw: what });
  const from = domainOf(bounced.headerFrom);
  if (dkim === 'none') add(DKIM.unsigned(), 'for');
  if (dkim === 'incomplete') add(DKIM.incomplete(), 'neither');
  // Without its key no signature verifies: that is said already.
  if (dkim === 'fail' && unusableKey({ live }) === null) add(DKIM.fail(), 'for');
  if (dkim === 'pass' && domain !== null) {
    if (aligned && from !== null && areUnrelated(from, domain)) {
      add(DKIM.unaligned({ domain, from }), 'for');
    } else add(DKIM.pass({ domain }), 'against');
  }
  return clauses;
}

/** The first key of the returned headers that cannot verify anything. */
export function unusableKey({ live: { keys } }: Pick<BounceCase, 'live'>): NamedKey | null {
  return keys.known ? (keys.value.find((key) => key.state !== 'usable') ?? null) : null;
}

export function domainOf(address: string | null): string | null {
  const at = address?.lastIndexOf('@') ?? -1;
  return address === null || at < 0 || at === address.length - 1
    ? null
    : address.slice(at + 1).toLowerCase();
}

/** Not of one organization for sure: the last two labels differ (RFC 9989 §4.10 would need more lookups to tell the rest). */
function areUnrelated(a: string, b: string): boolean {
  const end = (domain: string) => domain.toLowerCase().split('.').slice(-2).join('.');
  return end(a) !== end(b);
}

/** `a, b and 2 more` hosts, as far as a sentence bears. */
export function someHosts(hosts: readonly string[]): Message {
  return list(hosts.slice(0, 4));
}
