/** What the checks of recipients, limits, networks and servers share: pages, click paths, whose mailbox it is, and what DNS says of its domain. */
import type { Fix, Owner, Route } from '../../engine/check.ts';
import { list, type Message, text } from '../../engine/text.ts';
import type { Reception } from '../../facts/bounce.ts';
import { help, international } from '../../knowledge/sources.ts';
import { canonicalName } from '../../protocols/dns/name.ts';
import { type BounceCase, fix, type LiveWord, recordsIn } from './bounce.ts';
import { type Clause, liveWord } from './bounce-sending.ts';

export const MAILBOX_ROUTE: Route = { intent: 'troubleshoot-received', path: 'alimail-email' };

export const MAILBOX_PAGES = {
  attachments: international('the-differences-between-attachment-and-large-attachment'),
  storage: help(36586),
  logs: help(36767),
  returned: international('mail-delivery-failure-handling-of-returned-mail-received'),
  notReceived: international('troubleshooting-causes-of-failure-to-send-and-receive-mail'),
  directMail:
    'https://www.alibabacloud.com/help/zh/directmail/latest/summary-of-common-email-return-codes-and-solutions',
} as const;

/** Click paths in webmail, for the owner of a mailbox. */
export const WEBMAIL = {
  largeAttachment: text(
    'Webmail > Compose > arrow beside Add Attachment > Add Large Attachment',
    '网页邮箱 > 写信 > “添加附件”旁的下拉箭头 > 超大附件',
  ),
  whitelist: text(
    'Webmail > Settings > Mailbox Settings (Mail Settings) > Blacklist, then Whitelist',
    '网页邮箱 > 设置 > 邮箱设置 > 黑名单，再到白名单',
  ),
  forwarding: text(
    'Webmail > Settings > Mailbox Settings > Automatic Forwarding, and Incoming Mail Rules',
    '网页邮箱 > 设置 > 邮箱设置 > 自动转发，以及收信规则',
  ),
};

/** Whether sending again is right, where the message is lost; of a delayed one it is said already. */
export function again({ delayed }: BounceCase, failed: Message): readonly Message[] {
  return delayed ? [] : [failed];
}

/** The recipient's mailbox is at Alibaba Mail. */
export function isAlibabaMailbox({ failure }: BounceCase): boolean {
  return failure.alibaba === 'received' || failure.receiver?.id === 'alibaba';
}

/** Public mail providers, by domain: nobody can ask their administrator. */
const PUBLIC: ReadonlySet<string> = new Set([
  ...['163.com', '126.com', 'yeah.net', '188.com', 'vip.163.com', 'vip.126.com', 'vip.188.com'],
  ...['qq.com', 'vip.qq.com', 'foxmail.com', 'aliyun.com', '139.com', '189.cn', 'wo.cn'],
  ...['sina.com', 'sina.cn', 'sina.com.cn', 'vip.sina.com', 'sohu.com', 'vip.sohu.com'],
  ...['21cn.com', 'tom.com', '263.net', 'gmail.com', 'googlemail.com', 'msn.com'],
  ...['icloud.com', 'me.com', 'mac.com', 'aol.com', 'ymail.com', 'rocketmail.com'],
  ...['proton.me', 'protonmail.com', 'pm.me', 'tuta.com', 'tutanota.com', 'fastmail.com'],
  ...['mail.com', 'web.de', 't-online.de', 'freenet.de', 'libero.it', 'virgilio.it'],
  ...['orange.fr', 'wanadoo.fr', 'free.fr', 'laposte.net', 'sfr.fr', 'seznam.cz', 'wp.pl', 'o2.pl'],
  ...['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'ya.ru', 'rambler.ru', 'rediffmail.com'],
  ...['naver.com', 'daum.net', 'hanmail.net', 'docomo.ne.jp', 'ezweb.ne.jp', 'au.com'],
  ...['softbank.ne.jp', 'i.softbank.jp', 'nifty.com', 'biglobe.ne.jp', 'comcast.net', 'att.net'],
  ...['sbcglobal.net', 'verizon.net', 'cox.net', 'charter.net', 'earthlink.net', 'uol.com.br'],
]);
/** Providers with a domain in many countries: `yahoo.co.jp`, `gmx.de`. */
const PUBLIC_NAMES: ReadonlySet<string> = new Set([
  ...['yahoo', 'hotmail', 'outlook', 'live', 'gmx', 'yandex'],
]);

/** The mailbox is at a public mail provider, which has no administrator who could be asked. */
export function isPublic({ failure: { domain } }: BounceCase): boolean {
  if (domain === null) return false;
  const [name = '', ...rest] = domain.split('.');
  return PUBLIC.has(domain) || (rest.length > 0 && rest.length < 3 && PUBLIC_NAMES.has(name));
}

/** Sender and recipient are colleagues: what the recipient's side has to do is their own administrator's. */
export function isOwnDomain(given: BounceCase): boolean {
  const { domain } = given.failure;
  return domain !== null && domain === given.bounced.senderDomain && !isPublic(given);
}

/** Who administers the recipient's mailbox, seen from the sender. */
export function theirAdmin(given: BounceCase): Owner {
  return isOwnDomain(given) ? 'mail-admin' : 'recipient';
}

/** What the recipient's domain is able to receive now; `null` where it is not known, or is another recipient's. */
export function receptionOf({ failures, live }: BounceCase): Reception | null {
  if (!live.recipient.known) return null;
  const { domain } = live.recipient.value;
  return failures.some((f) => f.domain !== null && canonicalName(f.domain) === domain)
    ? live.recipient.value
    : null;
}

export function takesMail({ state }: Reception): boolean {
  return state === 'mx' || state === 'address';
}

const STATES = {
  mx: text('{domain} takes mail at {mx}', '{domain} 可以收信（{mx}）'),
  address: text(
    '{domain} has no MX but an address, to which mail goes',
    '{domain} 没有 MX，但有地址记录，邮件会投到那里',
  ),
  'null-mx': text(
    '{domain} declares with a null MX that it takes no mail',
    '{domain} 用空 MX 声明不收信',
  ),
  nothing: text(
    '{domain} has neither an MX nor an address',
    '{domain} 既没有 MX 记录，也没有地址记录',
  ),
  nxdomain: text('the domain {domain} does not exist', '域名 {domain} 不存在'),
};
const MOVED = text(
  '{host} is not among the MX of {domain} ({mx}): they were changed since, or the mail took another way',
  '{host} 不在 {domain} 的 MX（{mx}）里：可能对方换过 MX，也可能邮件走的是别的线路',
);

/** `a, b and c`, as far as a sentence bears. */
function exchangesIn({ exchanges }: Reception): Message {
  return list(exchanges.slice(0, 3));
}

function sayingOf(now: Reception): Message {
  const { domain, state } = now;
  return state === 'mx' ? STATES.mx({ domain, mx: exchangesIn(now) }) : STATES[state]({ domain });
}

/** For findings that the domain cannot receive: `speaks` tells how a state bears on it. */
export function receptionWord(
  given: BounceCase,
  speaks: (now: Reception) => Clause['speaks'],
  advice: (now: Reception) => readonly Message[] = () => [],
): LiveWord | null {
  const now = receptionOf(given);
  if (now === null) return null;
  const what = sayingOf(now);
  const saw = recordsIn(now.seen[0]) ?? what;
  return liveWord([{ what, speaks: speaks(now), seen: now.seen[0], saw }], advice(now));
}

/** Without an MX, mail goes to what is mostly a web server. */
export const NO_MX = text(
  'Often that is a web server that takes no mail, and the MX is missing.',
  '那往往是不收信的网站服务器，应该是漏配了 MX。',
);
const GONE = text(
  'So the domain is the reason, and sending again is useless.',
  '问题出在域名上，重发没用。',
);
const CHANGED = text('If they were changed, send it again.', '如果是换过 MX，重发即可。');

/**
 * For findings that a server was not reached: DNS does not tell whether it is
 * now, only whether there is a domain at all and whether it was the right server.
 */
export function serverWord(given: BounceCase): LiveWord | null {
  const now = receptionOf(given);
  if (now === null) return null;
  const host = hostOf(given.failure.remoteHost);
  if (
    now.state !== 'mx' ||
    host === null ||
    now.exchanges.some((exchange) => exchange.toLowerCase() === host)
  ) {
    return receptionWord(
      given,
      (n) => (takesMail(n) ? 'neither' : 'for'),
      ({ state }) => (state === 'mx' ? [] : state === 'address' ? [NO_MX()] : [GONE()]),
    );
  }
  const { domain, seen } = now;
  const what = MOVED({ host, domain, mx: exchangesIn(now) });
  const advice = given.delayed ? [] : [CHANGED()];
  return liveWord([{ what, speaks: 'neither', seen: seen[0], saw: what }], advice);
}

/** A name that can be compared with an MX; `null` for addresses and labels alone. */
function hostOf(host: string | null): string | null {
  const name = host?.toLowerCase().replace(/\.$/, '') ?? '';
  return /[a-z]/.test(name) && name.includes('.') && !name.includes(':') ? name : null;
}

/** The domain can receive nothing now. */
export function isGone(given: BounceCase): boolean {
  const now = receptionOf(given);
  return now !== null && !takesMail(now);
}

const COMPARE = text(
  'Check {domain} letter by letter with the recipient by phone or chat, correct the address, and send again',
  '用电话、微信等方式和对方逐字核对域名 {domain}，改对后再发',
);
const SLIPS = text(
  'Common slips: letters left out or swapped, .con for .com, .com for .cn, a comma or a space, full-width characters.',
  '常见错误：漏字母、字母颠倒、.com 写成 .con、.cn 写成 .com、多了逗号或空格、用了全角字符。',
);

/** For domains that can receive nothing: most are misspelled. */
export function compareFix({ values: { domain } }: BounceCase): Fix {
  return fix(COMPARE({ domain }), 'you', { steps: [SLIPS()] });
}

const GONE_TITLES = {
  nxdomain: text(
    'The domain {domain} does not exist: check its spelling',
    '域名 {domain} 不存在，请核对拼写',
  ),
  none: text(
    'The domain {domain} takes no mail: check its spelling',
    '域名 {domain} 收不了信，请核对拼写',
  ),
};

/** A title about the domain where it can receive nothing now; `null` where it can, or nobody knows. */
export function goneTitle(given: BounceCase): Message | null {
  const now = receptionOf(given);
  if (now === null || takesMail(now)) return null;
  return GONE_TITLES[now.state === 'nxdomain' ? 'nxdomain' : 'none']({ domain: now.domain });
}

const RENEW = text(
  'If the spelling is right, tell the recipient by phone or chat: {domain} has to be renewed, or needs its MX records back',
  '如果拼写没错，用电话、微信等方式告诉对方：{domain} 要续费，或者补上 MX 记录',
);

/** For the owner of a domain that can receive nothing. */
export function renewFix({ values: { domain } }: BounceCase): Fix {
  return fix(RENEW({ domain }), 'recipient', { effort: 'hours' });
}

const TICKET = text(
  'The mail administrator opens a ticket with Alibaba Mail support, attaches the bounce as .eml and names time, sender and recipient.',
  '由邮箱管理员向阿里邮箱提交工单，附上退信原件（.eml），写明时间、发件人和收件人。',
);

/** For what only Alibaba can look into, whatever IP was used. */
export function supportFix(title: Message): Fix {
  return fix(title, 'alibaba', { effort: 'days', steps: [TICKET()] });
}
