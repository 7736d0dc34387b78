import { text } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { meaningOf } from '../../knowledge/login-replies.ts';
import {
  type Bad,
  CLIENT_ROUTE,
  clientCheck,
  evidenceOf,
  fix,
  givenCell,
  hostsOf,
  isDocumentedHost,
  isForeign,
  judge,
  otherPlaceFix,
  protocolNames,
} from '../common/client.ts';
import { ended, isStranger } from '../common/client-tls.ts';

interface Refusing extends Bad {
  readonly kind: 'locked' | 'busy' | 'refused';
}

const title = text(
  '{protocols}: {hosts}: connection turned away before the login',
  '{protocols}：{hosts} 在登录前就拒绝了连接',
);
const busyTitle = text(
  '{protocols}: {hosts}: busy or out of connections; try again later',
  '{protocols}：{hosts} 繁忙或连接数已满，请稍后再试',
);
const lockedTitle = text(
  '{protocols}: this IP seems locked after failed logins; stop all clients, wait an hour',
  '{protocols}：本机 IP 疑似因登录失败过多被锁，先停掉所有客户端，再等 1 小时',
);
const detail = text(
  'The server does not want this connection, whatever the user name and the password. Often the reason is the IP it comes from.',
  '服务器不接受这个连接，和账号密码无关，常见原因是来源 IP 被限制。',
);
const busy = text(
  'The server asks to come back later. Nothing in the settings has to be changed.',
  '服务器要求稍后再来，设置不用改。',
);
const locked = text(
  'The server refuses before an account is named, so the lock is most likely on the IP of this computer or its office. Alibaba’s pages give an hour for it.',
  '还没发送账号就被拒绝，多半是本机或公司出口的 IP 被锁，官方文档说会锁 1 小时。',
);
const wait = text('Try again in an hour', '过一小时再试');
const stop = text(
  'Stop every client and script that logs in from this network with an old password, wait an hour, then try once',
  '停掉这个网络里所有存着旧密码的客户端和脚本，等 1 小时后只试一次',
);
const fewer = text(
  'Close other clients and devices of the same account: each may hold several connections',
  '关掉同一账号的其他客户端和设备，每个都可能占用多个连接',
);
const network = text(
  'Try from another network, such as a phone’s hotspot: if it works there, the IP of this network is refused',
  '换个网络（比如手机热点）试一次：能连上就说明当前网络的 IP 被拒',
);
const support = text(
  'Give Alibaba Mail support the server’s words and the public IP of this network',
  '把服务器的应答和本网络的公网 IP 提供给阿里邮箱客服',
);
const contact = text(
  'Give the server’s administrator its words and the public IP of this network',
  '把服务器的应答和本网络的公网 IP 提供给该服务器的管理员',
);
const use = text('Use these settings instead', '改用以下设置');
const wanted = text('a greeting that lets clients log in', '允许登录的欢迎语');

/** RFC 5321 §4.2.1: 4yz is for a time. RFC 5530 §3 and RFC 3206 §4: codes of the same meaning. */
function isBusy(line: string): boolean {
  return (
    /^4\d\d/.test(line) ||
    /\[(?:UNAVAILABLE|INUSE|IN-USE|LIMIT|SYS\/TEMP|LOGIN-DELAY)\]/i.test(line) ||
    /\b(?:too many|try (?:again )?later|temporar|busy|overload|maximum number)|稍后|繁忙|过多/i.test(
      line,
    )
  );
}

export default clientCheck({
  id: 'client/server-refuses',
  question: text(
    'Does the server turn the connection away before the login?',
    '服务器是否在登录前就拒绝连接？',
  ),
  why: text(
    'A server may refuse in its greeting: BYE in IMAP (RFC 9051 §7.1.5), -ERR in POP3, 554 or 421 in SMTP (RFC 5321 §3.1).',
    '服务器可以在欢迎语里直接拒绝：IMAP 的 BYE（RFC 9051 §7.1.5）、POP3 的 -ERR、SMTP 的 554 或 421（RFC 5321 §3.1）。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 9051 §7.1.5', 'RFC 5321 §3.1', CLIENT_PAGES.login],
  answer({ services, account }) {
    return judge<Refusing>(
      services,
      (service) => {
        const cell = givenCell(service);
        const { greeting } = cell;
        if (greeting === null || greeting.speaks === 'silent') return ended(cell);
        if (isStranger(cell) || isForeign(service)) return 'not-reached';
        if (greeting.state !== 'refused') return 'fine';
        const line = greeting.line ?? '';
        const cause = meaningOf(cell.protocol, line)?.cause;
        const kind = cause === 'account-locked' ? 'locked' : null;
        return {
          service,
          kind: kind ?? (isBusy(line) || cause === 'server-trouble' ? 'busy' : 'refused'),
        };
      },
      (bad) => {
        const all = bad.map((b) => b.service);
        const kinds = new Set(bad.map((b) => b.kind));
        const kind = kinds.has('locked') ? 'locked' : kinds.has('refused') ? 'refused' : 'busy';
        const values = { protocols: protocolNames(all), hosts: hostsOf(all) };
        const hours = { effort: 'hours' } as const;
        const documented = all.every(isDocumentedHost);
        const elsewhere = documented ? [] : otherPlaceFix(use(), all, account.address);
        const others = documented
          ? [fix(support(), 'alibaba', { effort: 'days' })]
          : [fix(contact(), 'mail-admin', hours)];
        return {
          title: { locked: lockedTitle, busy: busyTitle, refused: title }[kind](values),
          detail: { locked, busy, refused: detail }[kind](),
          evidence: evidenceOf(bad, ({ service }) => {
            const { seen, greeting } = givenCell(service);
            return { from: seen, saw: greeting?.line ?? '', wanted: wanted() };
          }),
          confidence: 0.9,
          fixes:
            kind === 'locked'
              ? [fix(stop(), 'you', hours)]
              : kind === 'busy'
                ? [fix(wait(), 'you', hours), fix(fewer(), 'you', hours)]
                : [...elsewhere, fix(network(), 'you'), ...others],
        };
      },
    );
  },
});
