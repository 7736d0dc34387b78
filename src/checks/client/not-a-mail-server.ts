import { unknown } from '../../engine/fact.ts';
import { type Message, text } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
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
  portsOf,
  protocolNames,
} from '../common/client.ts';
import { isMail } from '../common/client-port.ts';
import { ended } from '../common/client-tls.ts';

interface Stranger extends Bad {
  /** `portal`: somebody answers in the place of a host that is known to be a mail server. */
  readonly kind: 'portal' | 'http' | 'ssh' | 'ftp' | 'other';
}

const portal = text(
  '{protocols}: the network answers in place of {hosts}; sign in or use another',
  '{protocols}：当前网络冒充 {hosts} 应答，请先完成上网认证或换网络',
);
const servers = text('the mail servers', '邮件服务器');
const stranger = text(
  '{protocols}: {what} answers on {ports}, not a mail server',
  '{protocols}：{ports} 是 {what}，不是收发信服务器',
);
const WHAT: Readonly<Record<'http' | 'ssh' | 'ftp' | 'other', () => Message>> = {
  http: text('a web server', '网页服务器'),
  ssh: text('an SSH server', 'SSH 服务器'),
  ftp: text('an FTP server', 'FTP 服务器'),
  other: text('something else', '其他服务'),
};
const captive = text(
  'What answers speaks HTTP, as the sign-in pages of hotel and café networks and some proxies do. The mail server itself was not reached, and no password was sent to what answered.',
  '应答的是 HTTP，酒店、咖啡厅网络的上网认证页和部分代理会这样。并没有连到邮件服务器，也没有向应答方发送密码。',
);
const inPlace = text(
  'Host and port are the documented ones, so a firewall or proxy on the way probably answers in their place. No password was sent to it.',
  '服务器和端口都没填错，很可能是途中的防火墙或代理代为应答。没有向它发送密码。',
);
const elsewhere = text(
  'Host or port is the wrong one, or the name points at another machine. No password was sent to it.',
  '主机名或端口填错，或者域名解析到了别的机器。没有向它发送密码。',
);
const browser = text(
  'Open any web page in a browser, sign in to the network if it asks, then try again; or use a phone’s hotspot',
  '用浏览器随便打开一个网页，按提示完成上网认证后再试，或改用手机热点',
);
const proxy = text(
  'On an office network ask its administrator to let {ports} through without a proxy',
  '在公司网络请网管对 {ports} 放行，不走代理',
);
const use = text('Put these settings into the client', '客户端改用以下设置');
const check = text(
  'Correct host and port in the client, or the DNS record that the name stands for',
  '更正客户端里的主机名和端口，或更正该域名的解析记录',
);
const wanted = text('a greeting of {protocol}', '{protocol} 欢迎语');

export default clientCheck({
  id: 'client/not-a-mail-server',
  question: text(
    'Does something else answer than a mail server?',
    '应答的是不是根本就不是邮件服务器？',
  ),
  why: text(
    'A mail server greets: IMAP with * OK (RFC 9051 §7.1.1), POP3 with +OK (RFC 1939 §4), SMTP with 220 (RFC 5321 §3.1).',
    '邮件服务器会先发欢迎语：IMAP 是 * OK（RFC 9051 §7.1.1），POP3 是 +OK（RFC 1939 §4），SMTP 是 220（RFC 5321 §3.1）。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 9051 §7.1.1', 'RFC 1939 §4', 'RFC 5321 §3.1', CLIENT_PAGES.hosts],
  answer({ services, account }) {
    return judge<Stranger>(
      services,
      (service) => {
        const cell = givenCell(service);
        const { greeting, secured } = cell;
        if (greeting === null) return ended(cell);
        const { speaks, line } = greeting;
        if (isMail(speaks)) return 'fine';
        if (isForeign(service)) return 'not-reached';
        // A TLS server, and not known of which protocol.
        if (speaks === 'tls' || speaks === 'silent' || (line ?? '') === '') {
          return cell.wantsImplicitTls
            ? 'not-reached'
            : unknown(cell.why ?? 'malformed', [cell.seen]);
        }
        const forged =
          secured?.ok === true && secured.certificate?.problems.includes('name') === true;
        const known = isDocumentedHost(service);
        return {
          service,
          kind: speaks === 'http' && (known || forged) ? 'portal' : speaks,
        };
      },
      (bad) => {
        const all = bad.map((b) => b.service);
        const [{ kind }] = bad;
        const ports = portsOf(all);
        const protocols = protocolNames(all);
        const isPortal = bad.every((b) => b.kind === 'portal');
        const known = all.every(isDocumentedHost);
        const shown = bad.every((b) => b.kind === kind) && kind !== 'portal' ? kind : 'other';
        const places = otherPlaceFix(use(), all, account.address);
        return {
          title: isPortal
            ? portal({ protocols, hosts: all.length > 1 ? servers() : hostsOf(all) })
            : stranger({ protocols, ports, what: WHAT[shown]() }),
          detail: (isPortal ? captive : known ? inPlace : elsewhere)(),
          evidence: evidenceOf(bad, ({ service }) => {
            const { seen, greeting } = givenCell(service);
            return {
              from: seen,
              saw: greeting?.line ?? '',
              wanted: wanted({ protocol: protocolNames([service]) }),
            };
          }),
          confidence: isPortal ? 0.95 : shown === 'other' ? 0.85 : 0.97,
          fixes: [
            ...(isPortal ? [] : places),
            ...(isPortal || known
              ? [fix(browser(), 'you'), fix(proxy({ ports }), 'you', { effort: 'hours' })]
              : []),
            ...(isPortal || known || places.length > 0
              ? []
              : [fix(check(), 'you', { operation: 'configure-mail-client' })]),
          ],
        };
      },
    );
  },
});
