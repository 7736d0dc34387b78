import type { Evidence } from '../../engine/check.ts';
import { type Message, text } from '../../engine/text.ts';
import type { Cell, Service } from '../../facts/client.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import {
  type Bad,
  CLIENT_ROUTE,
  clientCheck,
  documentedFix,
  evidenceOf,
  fix,
  givenCell,
  isForeign,
  judge,
  type Look,
  otherPlaceFix,
  portsOf,
  protocolNames,
  TLS_NAMES,
  works,
} from '../common/client.ts';
import { isImplicitPort, isMail } from '../common/client-port.ts';
import { ended } from '../common/client-tls.ts';

type Kind =
  /** SSL/TLS is set and the server talks in clear. */
  | 'clear'
  /** STARTTLS or nothing is set and the server waits for TLS. */
  | 'implicit'
  /** STARTTLS is set and not offered. */
  | 'not-offered'
  /** STARTTLS is offered and refused. */
  | 'refused'
  /** The port is documented for SSL/TLS; the server was not seen. */
  | 'documented';

interface BadMode extends Bad {
  readonly kind: Kind;
}

const TITLES: Readonly<
  Record<Kind, (values: { protocols: Message; ports: Message; mode: Message }) => Message>
> = {
  clear: text(
    '{protocols}: no {mode} on {ports}; a greeting in clear came instead',
    '{protocols}：{ports} 先以明文应答，加密方式不能选 {mode}',
  ),
  implicit: text(
    '{protocols}: SSL/TLS is needed on {ports}; the client has {mode}',
    '{protocols}：{ports} 要求 SSL/TLS，客户端却设成了 {mode}',
  ),
  'not-offered': text(
    '{protocols}: {mode} is not offered on {ports}; use the port with SSL/TLS',
    '{protocols}：{ports} 不支持 {mode}，请改用 SSL/TLS 端口',
  ),
  refused: text(
    '{protocols}: {mode} is refused on {ports}; use the port with SSL/TLS',
    '{protocols}：{ports} 拒绝 {mode}，请改用 SSL/TLS 端口',
  ),
  documented: text(
    '{protocols}: SSL/TLS belongs on {ports}; the client has {mode}',
    '{protocols}：{ports} 应选 SSL/TLS，客户端却设成了 {mode}',
  ),
};
const mixed = text(
  '{protocols}: encryption and port do not go together; set them as below',
  '{protocols}：加密方式和端口不匹配，请按下面的改',
);

const DETAILS: Readonly<Record<Kind, () => Message>> = {
  clear: text(
    'The client begins with encryption and the server answers in plain words, so the client reports a TLS or SSL error. Encryption from the start has a port of its own.',
    '客户端一上来就加密，服务器却用明文应答，客户端会报 SSL 错误。直接加密要用专门的端口。',
  ),
  implicit: text(
    'The client waits for a greeting in clear and the server waits for encryption, so the client hangs until it times out.',
    '客户端在等明文欢迎语，服务器在等加密握手，双方干等到超时。',
  ),
  'not-offered': text(
    'The client asks for encryption after connecting, which this server does not have there. A client that goes on without it would send the password in clear.',
    '客户端想在连接后再升级加密，但服务器在这个端口不提供。若退回不加密，密码就会明文发送。',
  ),
  refused: text(
    'The server lists STARTTLS and then refuses the command, so no encrypted connection comes about there.',
    '服务器声明支持 STARTTLS，实际却拒绝了该命令，无法建立加密连接。',
  ),
  documented: text(
    'On this port encryption begins at once. The server itself could not be asked, so this is said from the settings alone.',
    '这个端口是连接即加密。这次没能连到服务器，仅根据设置判断。',
  ),
};
const detailMixed = text(
  'What each server does stands below as proof.',
  '各服务器的情况见下面的证据。',
);

const use = text(
  'Set port and encryption like this in the client',
  '在客户端这样设置端口和加密方式',
);
const only = text(
  'In the client set the encryption to SSL/TLS and keep the port',
  '客户端的加密方式改为 SSL/TLS，端口不变',
);
const startTls = text(
  'If the server is your own, set the encryption to STARTTLS on this port',
  '自建的服务器，可在该端口把加密方式改为 STARTTLS',
);
const sawClear = text('in clear: {line}', '明文应答：{line}');
const sawImplicit = text('nothing in clear; TLS works at once', '明文无应答，直接 TLS 握手成功');
const sawNone = text('STARTTLS is not among its capabilities', '能力列表中没有 STARTTLS');
const sawRefused = text('STARTTLS is offered, and refused', '声明支持 STARTTLS，执行时被拒绝');
const sawMode = text('port {port}, {mode}', '端口 {port}，{mode}');
const wantedTls = text('SSL/TLS from the start', '连接即 SSL/TLS');
const wantedHello = text('a TLS handshake', 'TLS 握手');
const wantedOffer = text('STARTTLS', 'STARTTLS');

function kindOf(cell: Cell): Kind | null {
  const { tls, secured, greeting, why, stage, offersStartTls } = cell;
  const spoken = greeting?.speaks;
  // Another mail protocol or none: the port is what is wrong.
  const other = spoken !== undefined && spoken !== cell.protocol && spoken !== 'silent';
  if (tls === 'implicit') {
    return secured?.ok === false && secured.why === 'clear' && spoken === cell.protocol
      ? 'clear'
      : null;
  }
  if (cell.wantsImplicitTls) return other ? null : 'implicit';
  if (
    isImplicitPort(cell) &&
    !(spoken !== undefined && isMail(spoken)) &&
    (!other || spoken === 'tls')
  ) {
    return 'documented';
  }
  if (tls === 'none' || why !== null) return null;
  if (stage === 'capabilities' && offersStartTls === false) return 'not-offered';
  // Refused, or agreed to and not done.
  const undone = secured === null || (!secured.ok && secured.why === 'clear');
  return stage === 'tls' && undone && offersStartTls === true ? 'refused' : null;
}

function look(service: Service): Look<BadMode> {
  if (works(service)) return 'fine';
  if (isForeign(service)) return 'not-reached';
  const cell = givenCell(service);
  const kind = kindOf(cell);
  if (kind !== null) return { service, kind };
  if (cell.secured?.ok === true || cell.stage === 'ready') return 'fine';
  return ended(cell);
}

function evidence({ service, kind }: BadMode): Evidence {
  const { seen, greeting, port, tls, secured } = givenCell(service);
  switch (kind) {
    case 'clear':
      return { from: seen, saw: sawClear({ line: greeting?.line ?? '' }), wanted: wantedHello() };
    case 'implicit':
      return { from: seen, saw: sawImplicit(), wanted: wantedTls() };
    case 'not-offered':
      return { from: seen, saw: sawNone(), wanted: wantedOffer() };
    case 'refused':
      return {
        from: seen,
        saw: secured?.ok === false ? sawClear({ line: secured.said }) : sawRefused(),
        wanted: wantedHello(),
      };
    case 'documented':
      return {
        from: service.given.seen,
        saw: sawMode({ port, mode: TLS_NAMES[tls] }),
        wanted: wantedTls(),
      };
  }
}

export default clientCheck({
  id: 'client/wrong-tls-mode',
  question: text('Do encryption and port not go together?', '加密方式和端口是否不匹配？'),
  why: text(
    'Mail has two ways of encryption, each on ports of its own: TLS from the start (RFC 8314 §3) and STARTTLS after connecting (RFC 3207 §4). The wrong one hangs or breaks.',
    '邮件有两种加密方式，端口不同：连接即 TLS（RFC 8314 §3），或连接后再 STARTTLS（RFC 3207 §4）。选错会卡住或报错。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 8314 §3', 'RFC 3207 §4', CLIENT_PAGES.hosts],
  answer({ services, account }) {
    return judge<BadMode>(services, look, (bad) => {
      const all = bad.map((b) => b.service);
      const [{ service, kind }] = bad;
      const cell = givenCell(service);
      const alike = bad.every((b) => b.kind === kind && givenCell(b.service).tls === cell.tls);
      const values = {
        protocols: protocolNames(all),
        ports: portsOf(all),
        mode: TLS_NAMES[cell.tls],
      };
      const placed = otherPlaceFix(use(), all, account.address);
      const fixes = placed.length > 0 ? placed : documentedFix(use(), all, account.address);
      const keepsPort = bad.every((b) => b.kind === 'implicit' || b.kind === 'documented');
      const own = kind === 'clear' && service.given.known.kind === 'unknown';
      return {
        title: alike ? TITLES[kind](values) : mixed({ protocols: values.protocols }),
        detail: alike ? DETAILS[kind]() : detailMixed(),
        evidence: evidenceOf(bad, evidence),
        confidence: bad.some((b) => b.kind === 'documented') ? 0.85 : 0.97,
        fixes: [
          ...fixes,
          ...(fixes.length === 0 && keepsPort
            ? [fix(only(), 'you', { operation: 'configure-mail-client' })]
            : []),
          ...(own ? [fix(startTls(), 'you')] : []),
        ],
      };
    });
  },
});
