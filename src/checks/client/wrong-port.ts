import type { Evidence } from '../../engine/check.ts';
import { type Message, text, verbatim } from '../../engine/text.ts';
import type { Service } from '../../facts/client.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { preferredPort } from '../../knowledge/clients.ts';
import {
  CLIENT_ROUTE,
  clientCheck,
  documentedFix,
  evidenceOf,
  fix,
  givenCell,
  judge,
  otherPlaceFix,
  portAndMode,
  portsOf,
  protocolName,
  protocolNames,
  unknownOf,
  works,
} from '../common/client.ts';
import { isDocumentedPort, type WrongPort, wrongPort } from '../common/client-port.ts';

interface BadPort {
  readonly service: Service;
  readonly wrong: WrongPort;
}

const ofOther = text(
  '{protocols}: {port} is {other}’s port; {protocols} with SSL/TLS is {usual}',
  '{protocols}：{port} 是 {other} 的端口，{protocols} 加密端口是 {usual}',
);
const speaksOther = text(
  '{protocols}: a {other} server answers on {ports}; {protocols} with SSL/TLS is {usual}',
  '{protocols}：{ports} 上是 {other} 服务，{protocols} 加密端口是 {usual}',
);
const elsewhere = text(
  '{protocols}: {ports} does not work; {usual} does',
  '{protocols}：{ports} 不通，{usual} 可用',
);
const disputed = text(
  '{protocols}: an official page says port {port} is not open; use {usual} with SSL/TLS',
  '{protocols}：有官方文档说 {port} 端口未开放，请改用 {usual}（SSL/TLS）',
);
const mixed = text(
  '{protocols}: these are not the ports to use; set the ones below',
  '{protocols}：端口不对，请按下面的改',
);

const detailOther = text(
  'The client speaks {protocol} to a port of {other}, and the two do not understand each other. Clients show it as a closed connection or as a time-out.',
  '客户端用 {protocol} 去连 {other} 的端口，协议对不上，表现为连接被断开或超时。',
);
const detailElsewhere = text(
  'Nothing that a client can use answered there, and it is not a port that all official pages name. Another port answered from here as it should.',
  '该端口没有可用的服务，也不是官方文档一致列出的端口；从本机实测另一个端口正常。',
);
const detailDisputed = text(
  'One official page says that 80 and 587 are not opened, another one names 80. What works today may stop.',
  '一处官方文档说 80、587 未开放，另一处又列出了 80。现在能用也可能哪天就不通。',
);
const detailMixed = text('What each port is stands below as proof.', '各端口的情况见下面的证据。');

const use = text('Set these ports in the client', '在客户端改成以下端口');
const same = text(
  'If {other} is what you want, set the account up as {other}, with the {other} server and this port',
  '本来就想用 {other} 的，账号类型选 {other}，填 {other} 服务器，端口不用改',
);
const set = text(
  'Set port {usual} with SSL/TLS in the client',
  '把端口改成 {usual}，加密方式选 SSL/TLS',
);
const silent = text('no answer', '无应答');
const refused = text('connection refused', '连接被拒绝');
const answered = text('{host} answers on {place}', '{host} 的 {place} 正常应答');
const portIs = text('port {port}: {other}', '端口 {port}：{other}');
const sawDisputed = text(
  'port {port}, which an official page says is not open',
  '端口 {port}，有官方文档说未开放',
);
const wantedPort = text('port {port} with {tls}', '端口 {port}（{tls}）');
const IMPLICIT = verbatim('SSL/TLS');

function usualOf({ protocol }: Service): number {
  return preferredPort(protocol).port;
}

function evidence({ service, wrong }: BadPort): Evidence {
  const cell = givenCell(service);
  const wanted = wantedPort({ port: usualOf(service), tls: IMPLICIT });
  if (wrong.kind === 'speaks-other') {
    return { from: cell.seen, saw: cell.greeting?.line ?? protocolName(wrong.speaks), wanted };
  }
  if (wrong.kind === 'elsewhere') {
    return { from: cell.seen, saw: (cell.tcp === 'refused' ? refused : silent)(), wanted };
  }
  const saw: Message | string =
    wrong.kind === 'port-of-other'
      ? portIs({ port: cell.port, other: protocolName(wrong.of) })
      : sawDisputed({ port: cell.port });
  return { from: service.given.seen, saw, wanted };
}

const CONFIDENCE: Readonly<Record<WrongPort['kind'], number>> = {
  'port-of-other': 0.97,
  'speaks-other': 0.98,
  elsewhere: 0.95,
  disputed: 0.9,
};

function otherOf(wrong: WrongPort): string {
  if (wrong.kind === 'port-of-other') return protocolName(wrong.of);
  return wrong.kind === 'speaks-other' ? protocolName(wrong.speaks) : '';
}

function titleOf([first, ...rest]: readonly [BadPort, ...BadPort[]]): Message {
  const all = [first, ...rest].map((b) => b.service);
  const protocols = protocolNames(all);
  if (rest.length > 0) return mixed({ protocols });
  const { service, wrong } = first;
  const cell = givenCell(service);
  const usual = usualOf(service);
  const other = otherOf(wrong);
  switch (wrong.kind) {
    case 'port-of-other':
      return ofOther({ protocols, port: cell.port, other, usual });
    case 'speaks-other':
      return speaksOther({ protocols, ports: portsOf(all), other, usual });
    case 'elsewhere':
      return elsewhere({ protocols, ports: portsOf(all), usual: wrong.working.port });
    case 'disputed':
      return disputed({ protocols, port: cell.port, usual });
  }
}

function detailOf([first, ...rest]: readonly [BadPort, ...BadPort[]]): Message {
  const { service, wrong } = first;
  if (rest.length > 0) return detailMixed();
  if (wrong.kind === 'elsewhere') return detailElsewhere();
  if (wrong.kind === 'disputed') return detailDisputed();
  return detailOther({ protocol: protocolName(service.protocol), other: otherOf(wrong) });
}

export default clientCheck({
  id: 'client/wrong-port',
  question: text('Is the port the wrong one for this protocol?', '端口是否填错了？'),
  why: text(
    'Each protocol has ports of its own: 993 is IMAP, 995 POP3 and 465 SMTP, all with TLS from the start (RFC 8314 §3.1, §3.2 and §3.3).',
    '每种协议端口不同：IMAP 993、POP3 995、SMTP 465，都是连接即加密（RFC 8314 §3.1、§3.2、§3.3）。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: [
    'RFC 8314 §3.1',
    'RFC 8314 §3.2',
    'RFC 8314 §3.3',
    CLIENT_PAGES.hosts,
    CLIENT_PAGES.program,
  ],
  answer({ services, account }) {
    return judge<BadPort>(
      services,
      (service) => {
        if (works(service)) return 'fine';
        const wrong = wrongPort(service);
        if (wrong !== null) return { service, wrong };
        const cell = givenCell(service);
        // A documented port is right whatever answers there.
        return isDocumentedPort(cell) || cell.why === null ? 'fine' : unknownOf(cell);
      },
      (bad) => {
        const { service, wrong } = bad[0];
        const all = bad.map((b) => b.service);
        const grave = bad.some((b) => b.wrong.kind !== 'disputed');
        const placed = otherPlaceFix(use(), all, account.address);
        const fixes = placed.length > 0 ? placed : documentedFix(use(), all, account.address);
        const other = otherOf(wrong);
        const [first, ...rest] = evidenceOf(bad, evidence);
        const seen = bad.flatMap((b) =>
          b.wrong.kind === 'elsewhere'
            ? [
                {
                  from: b.wrong.working.seen,
                  saw: answered({
                    host: b.wrong.working.host,
                    place: portAndMode(b.wrong.working),
                  }),
                },
              ]
            : [],
        );
        return {
          title: titleOf(bad),
          detail: detailOf(bad),
          evidence: [first, ...rest, ...seen],
          severity: grave ? 'error' : 'warning',
          confidence: Math.min(...bad.map((b) => CONFIDENCE[b.wrong.kind])),
          fixes: [
            ...(fixes.length > 0
              ? fixes
              : [
                  fix(set({ usual: usualOf(service) }), 'you', {
                    operation: 'configure-mail-client',
                  }),
                ]),
            ...(bad.length === 1 && other !== '' && other !== 'SMTP' && service.protocol !== 'smtp'
              ? [fix(same({ other }), 'you', { operation: 'configure-mail-client' })]
              : []),
          ],
        };
      },
    );
  },
});
