import { unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import type { Cell, Service } from '../../facts/client.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import {
  CLIENT_ROUTE,
  clientCheck,
  evidenceOf,
  fix,
  givenCell,
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
  '{protocols}: no connection to {ports}; likely a firewall on the way',
  '{protocols}：从本机连不上 {ports}，很可能途中被防火墙拦截',
);
const sending = text(
  'SMTP: no connection to port 25 of {host}; send through 465 instead',
  'SMTP：从本机连不上 {host} 的 25 端口，请改用 465 发信',
);
const same = text(
  'The same host answers on another port, so it is up and the network works: something on the way drops this port. Often it is the office network, the provider or a cloud’s security group.',
  '同一台主机的其他端口有应答，说明服务器和网络都正常，是途中丢弃了这个端口。常见于公司网络、运营商或云服务器的安全组。',
);
const others = text(
  'Other servers answer from here, so the network works: something on the way drops this port, or this host is down.',
  '其他服务器能连上，说明网络正常：要么途中拦截了这个端口，要么这台主机停机了。',
);
const unlisted = text(
  'The network works, and nothing came back from this port, which is not one that all official pages name: the server may not have it open, or something on the way drops it.',
  '网络正常，但该端口没有应答，而且它不是官方文档一致列出的端口：可能服务器没开放，也可能途中被拦截。',
);
const port25 = text(
  'Many providers and clouds block outgoing port 25 against spam, Alibaba Cloud ECS among them. Port 465 is not affected, and it is encrypted.',
  '很多运营商和云厂商为防垃圾邮件封禁出方向 25 端口，阿里云 ECS 也是。465 不受影响，而且是加密的。',
);
const silentTitle = text(
  '{protocols}: no answer from {ports}: closed, or blocked on the way',
  '{protocols}：{ports} 无应答，未开放或途中被拦截',
);
const other = text('Use these settings instead', '改用以下设置');
const network = text(
  'Try from another network, such as a phone’s hotspot: if it works there, this network blocks the port',
  '换个网络（比如手机热点）试一次：能连上就说明是当前网络拦截了该端口',
);
const open = text(
  'Have the administrator of this network open outgoing TCP to {ports}; on a cloud server also look at the security group',
  '请网管放行到 {ports} 的出方向 TCP；云服务器再检查安全组',
);
const silent = text('no answer to the connection', '连接无应答');
const unreachable = text('not reachable', '不可达');
const answers = text('{host} answers on port {port}', '{host} 的 {port} 端口有应答');
const refuses = text(
  '{host} answers at once that port {port} is closed',
  '{host} 立即返回 {port} 端口关闭',
);
const wanted = text('an open port', '端口可连接');

interface Blocked {
  readonly service: Service;
  /** What answered meanwhile. */
  readonly contrast: Cell;
  readonly sameHost: boolean;
}

/** A cell that shows the network to work: the same host on another port, else another host. */
function contrastTo(cell: Cell, cells: readonly Cell[]): Omit<Blocked, 'service'> | null {
  const same = cells.find(
    (c) =>
      c.host === cell.host && c.port !== cell.port && (c.tcp === 'open' || c.tcp === 'refused'),
  );
  if (same !== undefined) return { contrast: same, sameHost: true };
  const elsewhere = cells.find((c) => c.host !== cell.host && c.tcp === 'open');
  return elsewhere === undefined ? null : { contrast: elsewhere, sameHost: false };
}

export default clientCheck({
  id: 'client/port-blocked',
  question: text('Is the port blocked on the way?', '端口是否在途中被拦截？'),
  why: text(
    'A connection request that is dropped gets no answer at all (RFC 9293 §3.8.3), while a server without the service refuses at once.',
    '连接请求被丢弃时不会有任何应答（RFC 9293 §3.8.3），没有服务的主机则会立即拒绝。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 9293 §3.8.3', CLIENT_PAGES.hosts],
  answer({ services, account }) {
    const cells = services.flatMap((s) => s.cells);
    return judge<Blocked>(
      services,
      (service) => {
        const cell = givenCell(service);
        const at = reached(cell, 'connection');
        if (at === 'past') return 'fine';
        if (at === 'before') return cell.why === null ? 'not-reached' : unknownOf(cell);
        if (cell.tcp !== 'timeout' && cell.tcp !== 'unreachable') return 'fine';
        if (isForeign(service)) return 'not-reached';
        if (isWrongPort(service)) return 'fine';
        const contrast = contrastTo(cell, cells);
        return contrast === null ? unknown(cell.tcp, [cell.seen]) : { service, ...contrast };
      },
      (bad) => {
        const all = bad.map((b) => b.service);
        const sameHost = bad.every((b) => b.sameHost);
        const cell = givenCell(bad[0].service);
        const is25 = bad.length === 1 && cell.protocol === 'smtp' && cell.port === 25;
        const usual = all.every((s) => isDocumentedPort(givenCell(s)));
        const ports = portsOf(all);
        const elsewhere = otherPlaceFix(other(), all, account.address);
        const [first, ...rest] = evidenceOf(bad, ({ service }) => {
          const { seen, tcp } = givenCell(service);
          return {
            from: seen,
            saw: (tcp === 'timeout' ? silent : unreachable)(),
            wanted: wanted(),
          };
        });
        const contrasts = new Map(bad.map(({ contrast }) => [contrast.seen, contrast]));
        return {
          title: is25
            ? sending({ host: cell.host })
            : (usual ? title : silentTitle)({ protocols: protocolNames(all), ports }),
          detail: (is25 ? port25 : !usual ? unlisted : sameHost ? same : others)(),
          evidence: [
            first,
            ...rest,
            ...[...contrasts.values()].slice(0, 3).map(({ seen, host, port, tcp }) => ({
              from: seen,
              saw: (tcp === 'open' ? answers : refuses)({ host, port }),
            })),
          ],
          confidence: !usual ? 0.7 : sameHost ? 0.9 : 0.75,
          fixes: [
            ...elsewhere,
            fix(network(), 'you'),
            ...(is25 ? [] : [fix(open({ ports }), 'you', { effort: 'hours' })]),
          ],
        };
      },
    );
  },
});
