import { text } from '../../engine/text.ts';
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
  protocolNames,
  unknownOf,
} from '../common/client.ts';
import { ended } from '../common/client-tls.ts';

interface Old extends Bad {
  readonly version: string;
}

const title = text(
  '{protocols}: {hosts} answers with {version} at most, which clients refuse',
  '{protocols}：连 {hosts} 最高只能用 {version}，客户端会拒绝',
);
const theirs = text(
  'Current clients refuse TLS below 1.2. Alibaba’s servers speak TLS 1.2, so possibly an antivirus program, a firewall or a proxy opens the encryption on the way.',
  '现在的客户端都拒绝 1.2 以下的 TLS。阿里邮箱的服务器支持 1.2，可能是本机杀毒软件、防火墙或代理拆开了加密连接。',
);
const detail = text(
  'Current clients refuse TLS below 1.2. The server has to be updated; or a program or box on the way opens the encryption and is too old itself.',
  '现在的客户端都拒绝 1.2 以下的 TLS。需要升级该服务器；也可能是途中有设备拆开了加密连接，而它太旧。',
);
const use = text('Put Alibaba’s own servers into the client', '在客户端直接填阿里邮箱的服务器');
const box = text(
  'Switch off the mail scan of the antivirus program, or try from another network: if it works then, that program or box has to be updated',
  '关闭杀毒软件的邮件扫描，或换个网络再试：能连上就要升级该软件或设备',
);
const server = text(
  'Switch TLS 1.2 and 1.3 on at the server {hosts}',
  '在服务器 {hosts} 上启用 TLS 1.2 和 1.3',
);
const saw = text('{version} at most', '最高 {version}');
const wanted = text('TLS 1.2 or newer', 'TLS 1.2 及以上');

/** `TLSv1` is 1.0 to people. */
function shown(version: string): string {
  return version === 'TLSv1' ? 'TLS 1.0' : version.replace(/^TLSv/, 'TLS ');
}

export default clientCheck({
  id: 'client/tls-too-old',
  question: text('Does the server speak only an old TLS?', '服务器是否只支持过旧的 TLS？'),
  why: text(
    'TLS 1.0 and 1.1 must not be used any more (RFC 8996 §4, RFC 8996 §5); mail clients have dropped them.',
    'TLS 1.0 和 1.1 已禁止使用（RFC 8996 §4、RFC 8996 §5），邮件客户端也都不再支持。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 8996 §4', 'RFC 8996 §5', CLIENT_PAGES.hosts],
  answer({ services, account }) {
    return judge<Old>(
      services,
      (service) => {
        const cell = givenCell(service);
        const { secured } = cell;
        if (cell.tls === 'none' || secured?.ok === true) return 'fine';
        if (secured?.why !== 'too-old') return ended(cell);
        if (secured.version === null) return unknownOf(cell);
        return isForeign(service) ? 'not-reached' : { service, version: shown(secured.version) };
      },
      (bad) => {
        const all = bad.map((b) => b.service);
        const documented = all.every(isDocumentedHost);
        const hosts = hostsOf(all);
        return {
          title: title({ protocols: protocolNames(all), hosts, version: bad[0].version }),
          detail: (documented ? theirs : detail)(),
          evidence: evidenceOf(bad, ({ service, version }) => ({
            from: givenCell(service).seen,
            saw: saw({ version }),
            wanted: wanted(),
          })),
          confidence: 0.95,
          fixes: [
            ...otherPlaceFix(use(), all, account.address),
            fix(box(), 'you'),
            ...(documented
              ? []
              : [fix(server({ hosts }), 'mail-admin', { effort: 'hours', risk: 'low' })]),
          ],
        };
      },
    );
  },
});
