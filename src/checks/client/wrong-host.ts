import type { Evidence } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { type Message, text, verbatim } from '../../engine/text.ts';
import type { Service } from '../../facts/client.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import {
  CLIENT_ROUTE,
  clientCheck,
  documentedFix,
  evidenceOf,
  fix,
  givenCell,
  hostsOf,
  judge,
  protocolName,
  protocolNames,
  works,
} from '../common/client.ts';

type Known = Service['given']['known'];
type Kind =
  | 'other-protocol'
  | 'webmail'
  | 'mx'
  | 'directmail'
  | 'personal'
  | 'undocumented'
  | 'other-provider'
  | 'near-miss';

interface BadHost {
  readonly service: Service;
  readonly kind: Kind | 'login';
  readonly confidence: number;
  /** What the host is, in words. */
  readonly saw: Message;
  readonly from: Evidence['from'];
  /** Whom the text names: the provider, the protocol, the host that was meant or referred to. */
  readonly named: Message;
}

/** In title and detail: {protocols}, {hosts}, {named}, {domain}. */
const TITLES = {
  'other-protocol': text(
    '{protocols}: {hosts} is the {named} server; the client needs the {protocols} one',
    '{protocols}：{hosts} 是 {named} 服务器，请改成 {protocols} 服务器',
  ),
  webmail: text(
    '{protocols}: {hosts} is the web page, not a server for clients',
    '{protocols}：{hosts} 是网页邮箱地址，不是客户端用的服务器',
  ),
  mx: text(
    '{protocols}: {hosts} takes mail from other servers, not from clients',
    '{protocols}：{hosts} 是 MX 服务器，只收其他服务器的来信，客户端不能用',
  ),
  directmail: text(
    '{protocols}: {hosts} is DirectMail’s, where mailboxes cannot log in',
    '{protocols}：{hosts} 是邮件推送的服务器，邮箱账号不能登录',
  ),
  personal: text(
    '{protocols}: {hosts} is for personal @aliyun.com mail, not for {domain}',
    '{protocols}：{hosts} 是 @aliyun.com 个人邮箱的，不能用于 {domain}',
  ),
  undocumented: text(
    '{protocols}: {hosts} is not a documented server; use the documented one',
    '{protocols}：{hosts} 不是官方文档中的服务器，请改成官方地址',
  ),
  'other-provider': text(
    '{protocols}: {hosts} is {named}’s server; the mailbox is at Alibaba Mail',
    '{protocols}：{hosts} 是 {named} 的服务器，但邮箱在阿里邮箱',
  ),
  'near-miss': text(
    '{protocols}: {hosts} is misspelt; {named} is meant',
    '{protocols}：{hosts} 拼写有误，应为 {named}',
  ),
  login: text(
    '{protocols}: by its reply {hosts} is not the server of this mailbox',
    '{protocols}：从应答看，{hosts} 不是该邮箱的服务器',
  ),
} as const;
const mixed = text(
  '{protocols}: these hosts are not the servers of the mailbox; set the documented ones',
  '{protocols}：服务器都填错了，请改成官方地址',
);

const DETAILS = {
  'other-protocol': text(
    'Each protocol has a host of its own, and they are easily mixed up when settings are copied. No password was sent there.',
    '每种协议各有自己的服务器，复制设置时很容易填混。没有向它发送密码。',
  ),
  webmail: text(
    'The address that opens in a browser serves web pages only; mail clients need the servers for IMAP, POP3 and SMTP.',
    '浏览器里打开的网址只提供网页，邮件客户端要填 IMAP、POP3、SMTP 服务器。',
  ),
  mx: text(
    'The MX records name it, so it is easily taken for the mail server. It knows no logins: a message to another domain is refused as relaying.',
    '它写在 MX 里，容易被当成收发信服务器。它不支持登录，往外域发信会被当作中继而拒绝。',
  ),
  directmail: text(
    'DirectMail sends bulk mail and knows only the sender addresses of its own console, with their SMTP passwords. The mailbox’s address and password are not valid there.',
    '邮件推送用于批量发信，只认它自己控制台里的发信地址和 SMTP 密码，邮箱的账号密码在那里无效。',
  ),
  personal: text(
    'Personal mail and business mail of Alibaba are two services with servers of their own; the mailbox of a domain of its own is not there.',
    '阿里云个人邮箱和企业邮箱是两套服务，服务器不同，自有域名的邮箱不在那边。',
  ),
  undocumented: text(
    'Such a host is named in a single place and nothing official confirms it.',
    '只有个别教程提到这个地址，没有官方文档能证实。',
  ),
  'other-provider': text(
    'Nothing in DNS shows that the mailbox is there: it names Alibaba Mail. No password was sent there.',
    '从 DNS 看，邮箱在阿里邮箱，不在那边。没有向它发送密码。',
  ),
  'near-miss': text(
    'A misspelt host may not exist, or belong to somebody who reads the passwords that arrive. No password was sent there.',
    '拼错的主机名可能不存在，也可能被别人注册来收集密码。没有向它发送密码。',
  ),
  login: text(
    'By its words the server does not serve this mailbox, whatever the password. Usually the mailbox is at another site.',
    '从应答看，这台服务器不负责该邮箱，和密码无关，多半是邮箱在另一个站点。',
  ),
} as const;
const referral = text(
  'The server named {named}. Its word alone is not enough: enter that host only if it is one that Alibaba documents for your site.',
  '服务器指向 {named}。只凭它的应答还不够：只有确认是官方文档列出的本站点服务器才能填。',
);
const several = text(
  'What each host is stands below as proof. No password was sent to them.',
  '各主机是什么见下面的证据。没有向它们发送密码。',
);

const is = {
  'other-protocol': text('the {named} server', '{named} 服务器'),
  webmail: text('webmail', '网页邮箱'),
  mx: text('an MX host', 'MX 服务器'),
  directmail: text('a server of DirectMail', '邮件推送的服务器'),
  personal: text('a server of personal @aliyun.com mail', '@aliyun.com 个人邮箱的服务器'),
  undocumented: text('in no official page', '官方文档中没有'),
  'other-provider': text('a server of {named}', '{named} 的服务器'),
  'near-miss': text('almost {named}', '与 {named} 只差一点'),
} as const;
const hostIs = text('{host}: {what}', '{host}：{what}');

const use = text('Put the documented servers into the client', '客户端改填官方文档列出的服务器');
const useMeant = text('Correct the host to {named}', '把服务器改成 {named}');
const ask = text(
  'Ask the mail administrator for the servers: DNS does not tell which site the mailbox is at',
  '向邮箱管理员索要服务器地址：从 DNS 判断不出邮箱在哪个站点',
);
const askSite = text(
  'Ask the mail administrator at which site the mailbox is, and use that site’s servers',
  '向邮箱管理员确认邮箱在哪个站点，再填该站点的服务器',
);
const bulk = text(
  'To send with DirectMail on purpose, log in with the sender address and its SMTP password from the DirectMail console; this tool does not check that',
  '本来就要用邮件推送发信的，用邮件推送控制台里的发信地址和它的 SMTP 密码登录；本工具不检查这种用法',
);
const NOTHING = verbatim('');

const CONFIDENCE: Readonly<Record<Kind, number>> = {
  'other-protocol': 0.96,
  webmail: 0.97,
  mx: 0.97,
  directmail: 0.9,
  personal: 0.95,
  undocumented: 0.85,
  'other-provider': 0.95,
  'near-miss': 0.96,
};

function namedOf(known: Known): Message {
  if (known.kind === 'other-protocol') return verbatim(protocolName(known.protocol));
  if (known.kind === 'near-miss') return verbatim(known.meant);
  if (known.kind === 'other-provider') {
    return { en: known.provider.en, zh: known.provider.zh, values: {} };
  }
  return NOTHING;
}

function isKind(kind: Known['kind']): kind is Kind {
  return kind in CONFIDENCE;
}

/** The server itself sent the login elsewhere (RFC 2221). */
function refusedElsewhere(service: Service): BadHost | null {
  const { login } = service;
  if (login.result !== 'refused' || login.meaning?.cause !== 'wrong-host') return null;
  if (login.cell.host !== givenCell(service).host) return null;
  const { referral: to, confidence } = login.meaning;
  return {
    service,
    kind: 'login',
    confidence,
    saw: verbatim(login.reply),
    from: login.seen,
    named: verbatim(to ?? ''),
  };
}

export default clientCheck({
  id: 'client/wrong-host',
  question: text(
    'Is the host something else than the server that the client needs?',
    '填写的主机是不是根本不是客户端该用的服务器？',
  ),
  why: text(
    'A login is judged by the server it reaches: one without the account refuses every password (RFC 2221 §4, RFC 5530 §3).',
    '登录由所连的服务器判断，没有该账号的服务器会拒绝任何密码（RFC 2221 §4、RFC 5530 §3）。',
  ),
  severity: 'error',
  needs: ['account', 'edition', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 2221 §4', 'RFC 5530 §3', CLIENT_PAGES.hosts],
  answer({ account, edition, services }) {
    const guessed = edition.basis === 'assumed';
    return judge<BadHost>(
      services,
      (service) => {
        if (works(service)) return 'fine';
        const elsewhere = refusedElsewhere(service);
        if (elsewhere !== null) return elsewhere;
        const { known, seen, host } = service.given;
        const { kind } = known;
        if (!isKind(kind)) return 'fine';
        if (kind === 'directmail' && edition.directmailOnly) return 'fine';
        // Where the mailbox is has to be known before another provider's host is wrong.
        if (guessed && (kind === 'other-provider' || kind === 'undocumented')) {
          return unknown(edition.missing[0]?.reason ?? 'depends-on-unknown', [seen]);
        }
        const named = namedOf(known);
        const weak = kind === 'other-provider' && !['mx', 'option'].includes(edition.basis);
        return {
          service,
          kind,
          confidence: weak ? 0.6 : CONFIDENCE[kind],
          saw: hostIs({ host: host.value, what: is[kind]({ named }) }),
          from: seen,
          named,
        };
      },
      (bad) => {
        const all = bad.map((b) => b.service);
        const { kind, named } = bad[0];
        const alike = bad.every(
          (b) => b.kind === kind && b.named.values.value === named.values.value,
        );
        const values = {
          protocols: protocolNames(all),
          hosts: hostsOf(all),
          named,
          domain: account.domain,
        };
        // The documented host itself may be the one that sends the client away.
        const same = all.some((s) => s.wanted?.host === s.given.host.value);
        const documented =
          guessed || same
            ? []
            : documentedFix(
                kind === 'near-miss' && alike && named.values.value === all[0]?.wanted?.host
                  ? useMeant({ named })
                  : use(),
                all,
                account.address,
              );
        const without =
          alike && kind === 'near-miss'
            ? fix(useMeant({ named }), 'you', { operation: 'configure-mail-client' })
            : fix((kind === 'login' ? askSite : ask)(), 'you');
        return {
          title:
            alike && new Set(all.map((s) => s.given.host.value)).size === 1
              ? TITLES[kind](values)
              : mixed(values),
          detail: !alike
            ? several()
            : kind === 'login' && named.values.value !== ''
              ? referral({ named })
              : DETAILS[kind](),
          evidence: evidenceOf(bad, ({ service, from, saw, kind: of }) => ({
            from,
            saw,
            ...(guessed || service.wanted === null || of === 'login'
              ? {}
              : { wanted: service.wanted.host }),
          })),
          confidence: Math.min(...bad.map((b) => b.confidence)),
          fixes: [
            ...(documented.length > 0 ? documented : [without]),
            ...(bad.some((b) => b.kind === 'directmail') ? [fix(bulk(), 'you')] : []),
          ],
        };
      },
    );
  },
});
