import type { Evidence } from '../../engine/check.ts';
import { text, verbatim } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import {
  type Bad,
  CLIENT_ROUTE,
  clientCheck,
  documentedFix,
  evidenceOf,
  fix,
  givenCell,
  judge,
  otherPlaceFix,
  protocolNames,
  unknownOf,
} from '../common/client.ts';
import { isDocumentedPort, isImplicitPort, isMail } from '../common/client-port.ts';
import { isStranger } from '../common/client-tls.ts';

interface Plain extends Bad {
  readonly evidence: Evidence;
  /** The server's administrator allows no login without encryption, and said so. */
  readonly refused: boolean;
}

const title = text(
  '{protocols}: encryption is off, the password would be readable; switch SSL/TLS on',
  '{protocols}：没有加密，密码会明文传输，请开启 SSL/TLS',
);
const demanded = text(
  '{protocols}: the server refuses logins without encryption; switch SSL/TLS on',
  '{protocols}：服务器禁止不加密登录，请开启 SSL/TLS',
);
const withheld = text(
  'The settings send user name and password in clear text. So no password was sent there; --allow-plaintext would have it tried.',
  '按这个设置，账号和密码会明文发送，所以没有用它发送密码；加 --allow-plaintext 才会尝试。',
);
const allowed = text(
  'The settings send user name and password in clear text: whoever shares the network or runs a part of the way can read them.',
  '按这个设置，账号和密码会明文发送，同一网络或途经线路上的人都能看到。',
);
const byAdmin = text(
  'The administrator of the mailbox allows encrypted connections only; the password was not judged. It has just gone over the network in clear text, as --allow-plaintext told it to.',
  '管理员只允许加密连接，密码对不对还没判断。按 --allow-plaintext 的要求，密码刚才已经明文发送过一次。',
);
const use = text('Switch encryption on with these settings', '按以下设置开启加密');
const on = text(
  'In the client choose SSL/TLS and the port that belongs to it',
  '在客户端选择 SSL/TLS，并使用对应的端口',
);
const changed = text(
  'If the password was ever sent this way over a network that others use, change it',
  '如果在公共网络上这样登录过，请修改密码',
);
const saw = text('port {port}, no encryption', '端口 {port}，不加密');
const wanted = verbatim('SSL/TLS');

export default clientCheck({
  id: 'client/plaintext',
  question: text('Would the password be sent in clear text?', '密码是否会明文发送？'),
  why: text(
    'A client must not send a password over a connection that is not encrypted (RFC 8314 §4.1, RFC 9051 §6.2.3).',
    '客户端不应在未加密的连接上发送密码（RFC 8314 §4.1、RFC 9051 §6.2.3）。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 8314 §4.1', 'RFC 9051 §6.2.3', CLIENT_PAGES.hosts],
  answer({ services, account }) {
    return judge<Plain>(
      services,
      (service) => {
        const { login, given } = service;
        if (login.result === 'refused' && login.meaning?.cause === 'plaintext') {
          const evidence = { from: login.seen, saw: login.reply, wanted };
          return { service, evidence, refused: true };
        }
        const cell = givenCell(service);
        // With such a port it is the encryption that is set wrong: nothing would be sent.
        const spoken = cell.greeting !== null && isMail(cell.greeting.speaks);
        if (cell.tls !== 'none' || cell.wantsImplicitTls) return 'fine';
        if (isImplicitPort(cell) && !spoken) return 'fine';
        // Nothing is sent to what is no mail server.
        if (isStranger(cell)) return 'not-reached';
        // A port that no page names, and nothing seen of it: it may wait for TLS.
        if (cell.why !== null && cell.greeting === null && !isDocumentedPort(cell)) {
          return unknownOf(cell);
        }
        const evidence = { from: given.seen, saw: saw({ port: cell.port }), wanted };
        return { service, evidence, refused: false };
      },
      (bad) => {
        const all = bad.map((b) => b.service);
        const refused = bad.some((b) => b.refused);
        const used = bad.some(({ service: { login } }) => login.result === 'accepted');
        const placed = otherPlaceFix(use(), all, account.address);
        const fixes = placed.length > 0 ? placed : documentedFix(use(), all, account.address);
        return {
          title: (refused ? demanded : title)({ protocols: protocolNames(all) }),
          detail: (refused ? byAdmin : account.allowPlaintext ? allowed : withheld)(),
          evidence: evidenceOf(bad, (b) => b.evidence),
          severity: account.allowPlaintext && !refused ? 'warning' : 'error',
          confidence: refused
            ? Math.min(
                ...bad.map(({ service: { login } }) =>
                  login.result === 'refused' ? (login.meaning?.confidence ?? 0.95) : 0.95,
                ),
              )
            : 0.97,
          fixes: [
            ...(fixes.length > 0
              ? fixes
              : [fix(on(), 'you', { operation: 'configure-mail-client' })]),
            ...(used || refused ? [fix(changed(), 'you', { operation: 'change-password' })] : []),
          ],
        };
      },
    );
  },
});
