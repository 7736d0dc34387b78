import { text } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import {
  CLIENT_ROUTE,
  clientCheck,
  evidenceOf,
  fix,
  givenCell,
  isDocumentedHost,
  isForeign,
  judge,
  otherPlaceFix,
  portsOf,
  protocolNames,
  reached,
  unknownOf,
} from '../common/client.ts';
import { isDocumentedPort, isWrongPort } from '../common/client-port.ts';

const title = text(
  '{protocols}: the connection to {ports} is refused',
  '{protocols}：{ports} 拒绝连接',
);
const theirs = text(
  'Host and port are the documented ones, and the answer came at once. Usually a firewall or proxy on the way answers in the server’s place.',
  '服务器和端口都没填错，却立即被拒绝，多半是途中的防火墙或代理代为拒绝。',
);
const notTheServer = text(
  'The port is the documented one, and the host answered at once that it is closed. Either no such mail service runs there, or a firewall answers in its place.',
  '端口没填错，但对方立即返回端口关闭：要么这台主机没有提供这项服务，要么是防火墙代为拒绝。',
);
const noSuchPort = text(
  'The host answered at once that the port is closed, and it is not one of the documented ports.',
  '对方立即返回端口关闭，而且这不是官方文档列出的端口。',
);
const other = text('Use these settings instead', '改用以下设置');
const network = text(
  'Try from another network, such as a phone’s hotspot: if it works there, the administrator of this network has to open the port',
  '换个网络（比如手机热点）试一次：能连上就是当前网络的防火墙拦了该端口，请网管放行',
);
const saw = text('connection refused', '连接被拒绝');
const wanted = text('an open port', '端口可连接');

export default clientCheck({
  id: 'client/port-refused',
  question: text('Does the server refuse the connection?', '服务器是否拒绝连接？'),
  why: text(
    'A reset in answer to the first packet says that nothing listens there (RFC 9293 §3.10.7.1): no password is looked at.',
    '第一个包就被 RST，说明端口上没有服务（RFC 9293 §3.10.7.1），还没到验证密码那一步。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 9293 §3.10.7.1', CLIENT_PAGES.hosts],
  answer({ services, account }) {
    return judge(
      services,
      (service) => {
        const cell = givenCell(service);
        const at = reached(cell, 'connection');
        if (at === 'past') return 'fine';
        if (at === 'before') return cell.why === null ? 'not-reached' : unknownOf(cell);
        if (cell.why !== null) return unknownOf(cell);
        if (isForeign(service)) return 'not-reached';
        return isWrongPort(service) ? 'fine' : { service };
      },
      (bad) => {
        const all = bad.map((b) => b.service);
        const usual = all.every((s) => isDocumentedPort(givenCell(s)));
        const network1 = fix(network(), 'you');
        const elsewhere = otherPlaceFix(other(), all, account.address);
        const documented = usual && all.every(isDocumentedHost);
        return {
          title: title({ protocols: protocolNames(all), ports: portsOf(all) }),
          detail: (documented ? theirs : usual ? notTheServer : noSuchPort)(),
          evidence: evidenceOf(bad, ({ service }) => ({
            from: givenCell(service).seen,
            saw: saw(),
            wanted: wanted(),
          })),
          // At another site’s host the host is what to mend first.
          confidence: all.some((s) => s.given.known.kind === 'other-edition') ? 0.9 : 0.97,
          fixes: documented ? [network1, ...elsewhere] : [...elsewhere, network1],
        };
      },
    );
  },
});
