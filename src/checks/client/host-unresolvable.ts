import { text } from '../../engine/text.ts';
import type { Service } from '../../facts/client.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { CLIENT_LABELS } from '../../knowledge/editions.ts';
import {
  CLIENT_ROUTE,
  clientCheck,
  evidenceOf,
  fix,
  givenCell,
  hostsOf,
  isByAnalogy,
  isDocumentedHost,
  isForeign,
  judge,
  otherPlaceFix,
  protocolNames,
  unknownOf,
} from '../common/client.ts';

const nowhere = text(
  '{protocols}: {hosts} does not exist in DNS; correct the server in the client',
  '{protocols}：{hosts} 在 DNS 中不存在，请更正客户端里的服务器',
);
const bare = text(
  '{protocols}: {hosts} has no address in DNS; correct the server in the client',
  '{protocols}：{hosts} 没有 A/AAAA 记录，请更正客户端里的服务器',
);
const filtered = text(
  '{protocols}: the DNS server used here does not know {hosts}; try another one',
  '{protocols}：本机使用的 DNS 解析不了 {hosts}，请换一个再试',
);
const own = text(
  'It is a name below your own domain, and no record points it at a server. Clients work without it, with Alibaba’s own names.',
  '这是自己域名下的名字，但没有解析到任何服务器。不用它也行，客户端直接填阿里邮箱的服务器即可。',
);
const unknownName = text(
  'No client can connect to a name without an address. Look for a typing error, or for a name that is gone.',
  '解析不出地址，任何客户端都连不上。检查是否拼错，或者这个域名已经停用。',
);
const ours = text(
  'The name is the documented one, so the name server that was asked is likely at fault: a filter, a VPN or a guest network.',
  '服务器没有填错，很可能是当前 DNS 的问题：被过滤、走了 VPN，或在访客网络里。',
);
const analogy = text(
  'No official page names this host: it was formed like those of the other sites, and DNS has no address for it.',
  '官方文档没有列出这个主机，是按其他站点的规律推出来的，实际解析不到。',
);
const use = text('Put Alibaba’s own servers into the client', '在客户端直接填阿里邮箱的服务器');
const record = text(
  'Keep the name and add the missing DNS record: alimail-doctor check-dns {domain} shows it',
  '想保留这个名字，就补上解析记录：运行 alimail-doctor check-dns {domain} 可看到要加的记录',
);
const shortCut = text(
  'With encryption a client refuses such a name all the same, as the certificate names only Alibaba’s hosts.',
  '启用加密后客户端仍不认这个名字，因为证书里只有阿里邮箱的域名。',
);
const resolver = text(
  'Use another DNS server or another network, such as a phone’s hotspot, and try again',
  '换一个 DNS 服务器或换个网络（比如手机热点）再试',
);
const ask = text(
  'Ask the mail administrator for the servers of your site, or use a protocol whose host exists',
  '向邮箱管理员索要本站点的服务器地址，或改用服务器存在的协议',
);
const spelling = text('Correct the spelling of the host in the client', '更正客户端里的服务器拼写');
const sawNowhere = text('{host}: NXDOMAIN, no such name', '{host}：NXDOMAIN，域名不存在');
const sawBare = text('{host}: no A and no AAAA record', '{host}：没有 A 或 AAAA 记录');
const wanted = text('an address', '能解析出地址');

/** One of the names that the setup page asks for, which `check-dns` looks at. */
function isSetupName({ given: { known, host } }: Service, domain: string): boolean {
  return known.kind === 'own-name' && CLIENT_LABELS.some((l) => host.value === `${l}.${domain}`);
}

export default clientCheck({
  id: 'client/host-unresolvable',
  question: text('Does the host have no address?', '服务器主机名是否解析不出地址？'),
  why: text(
    'A client looks up the address of its server first (RFC 1034 §5.2.1); without one nothing is connected.',
    '客户端先解析服务器地址（RFC 1034 §5.2.1），解析不出就无从连接。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 1034 §5.2.1', CLIENT_PAGES.hosts],
  answer({ account, services }) {
    return judge(
      services,
      (service) => {
        const cell = givenCell(service);
        if (!cell.addresses.known) return unknownOf(cell);
        return cell.addresses.value.length > 0 || isForeign(service) ? 'fine' : { service };
      },
      (bad) => {
        const all = bad.map((b) => b.service);
        const first = bad[0].service;
        const cell = givenCell(first);
        const isOwn = all.some((s) => s.given.known.kind === 'own-name');
        const guessed = isByAnalogy(cell.host);
        const blamed = isDocumentedHost(first);
        const values = { protocols: protocolNames(all), hosts: hostsOf(all) };
        const elsewhere = otherPlaceFix(use(), all, account.address);
        return {
          title: blamed ? filtered(values) : (cell.nxdomain ? nowhere : bare)(values),
          detail: (blamed ? ours : guessed ? analogy : isOwn ? own : unknownName)(),
          evidence: evidenceOf(bad, ({ service }) => {
            const { host, nxdomain, seen, addresses } = givenCell(service);
            return {
              from: addresses.because[0] ?? seen,
              saw: (nxdomain ? sawNowhere : sawBare)({ host }),
              wanted: wanted(),
            };
          }),
          confidence: cell.nxdomain ? 0.97 : 0.95,
          fixes: [
            ...(blamed ? [fix(resolver(), 'you')] : []),
            ...elsewhere,
            ...(all.some((s) => isSetupName(s, account.domain))
              ? [
                  fix(record({ domain: account.domain }), 'domain-admin', {
                    operation: 'add-dns-records',
                    steps: [shortCut()],
                  }),
                ]
              : []),
            ...(guessed ? [fix(ask(), 'you')] : []),
            ...(elsewhere.length > 0 || blamed || guessed
              ? []
              : [fix(spelling(), 'you', { operation: 'configure-mail-client' })]),
          ],
        };
      },
    );
  },
});
