/**
 * The decision tree of `verify-client`: edition, host, port, protocol, TLS, user
 * name, login; and of a refused login, what the refusal means.
 */
import accountFrozen from '../checks/client/account-frozen.ts';
import accountLocked from '../checks/client/account-locked.ts';
import authenticationFailed from '../checks/client/authentication-failed.ts';
import certificateExpired from '../checks/client/certificate-expired.ts';
import certificateNameMismatch from '../checks/client/certificate-name-mismatch.ts';
import certificateUntrusted from '../checks/client/certificate-untrusted.ts';
import editionAssumed from '../checks/client/edition-assumed.ts';
import hostUnresolvable from '../checks/client/host-unresolvable.ts';
import loginNotOffered from '../checks/client/login-not-offered.ts';
import loginOutcome from '../checks/client/login-outcome.ts';
import notAMailServer from '../checks/client/not-a-mail-server.ts';
import notAtAlibaba from '../checks/client/not-at-alibaba.ts';
import plaintext from '../checks/client/plaintext.ts';
import portBlocked from '../checks/client/port-blocked.ts';
import portRefused from '../checks/client/port-refused.ts';
import protocolDisabled from '../checks/client/protocol-disabled.ts';
import retrievalLimited from '../checks/client/retrieval-limited.ts';
import securityPasswordNeeded from '../checks/client/security-password-needed.ts';
import senderRefused from '../checks/client/sender-refused.ts';
import serverRefuses from '../checks/client/server-refuses.ts';
import thirdPartyClientsDisabled from '../checks/client/third-party-clients-disabled.ts';
import tlsTooOld from '../checks/client/tls-too-old.ts';
import usernameNotFullAddress from '../checks/client/username-not-full-address.ts';
import wrongEditionHost from '../checks/client/wrong-edition-host.ts';
import wrongHost from '../checks/client/wrong-host.ts';
import wrongPort from '../checks/client/wrong-port.ts';
import wrongTlsMode from '../checks/client/wrong-tls-mode.ts';
import { text } from '../engine/text.ts';
import { all, ask, end, leaf, type Node, type Tree } from '../engine/tree.ts';
import type { ClientFacts } from '../facts/client.ts';

const edition: Node<ClientFacts> = all(
  'edition',
  text('Is the mailbox at Alibaba Mail, and at which site?', '邮箱是否在阿里邮箱，属于哪个站点？'),
  [leaf(notAtAlibaba), leaf(editionAssumed)],
);

const host: Node<ClientFacts> = all('host', text('Is it the right host?', '服务器地址对不对？'), [
  leaf(wrongEditionHost),
  leaf(wrongHost),
  leaf(hostUnresolvable),
]);

const port: Node<ClientFacts> = all(
  'port',
  text('Is the port right and open?', '端口对不对、通不通？'),
  [leaf(wrongPort), leaf(portBlocked), leaf(portRefused)],
);

const protocol: Node<ClientFacts> = all(
  'protocol',
  text('Does a mail server answer there?', '应答的是不是收发信服务？'),
  [leaf(notAMailServer), leaf(serverRefuses)],
);

const tls: Node<ClientFacts> = all(
  'tls',
  text('Is the connection encrypted as it should be?', '加密设置和证书是否正常？'),
  [
    leaf(wrongTlsMode),
    leaf(plaintext),
    leaf(tlsTooOld),
    leaf(certificateNameMismatch),
    leaf(certificateExpired),
    leaf(certificateUntrusted),
  ],
);

/** In the order of how often each is the cause. */
const refusal: Node<ClientFacts> = all(
  'refusal',
  text('What does the refusal mean?', '登录被拒的原因是什么？'),
  [
    leaf(securityPasswordNeeded),
    leaf(thirdPartyClientsDisabled),
    leaf(protocolDisabled),
    leaf(accountLocked),
    leaf(accountFrozen),
    leaf(authenticationFailed),
  ],
);

const accepted: Node<ClientFacts> = all(
  'accepted',
  text('What does the account let the client do?', '登录后能正常收发吗？'),
  [leaf(senderRefused), leaf(retrievalLimited)],
);

const login: Node<ClientFacts> = ask(loginOutcome, {
  accepted,
  refused: refusal,
  mixed: all(
    'mixed',
    text('Why do some protocols refuse the login?', '为什么有的协议能登录、有的不能？'),
    [refusal, accepted],
  ),
  'not-tried': end,
  unknown: end,
});

export const verifyClientTree: Tree<ClientFacts> = {
  id: 'verify-client',
  title: text('Why a mail client does not connect', '邮件客户端为什么连不上'),
  root: all('verify-client', text('What stops the mail client?', '邮件客户端卡在哪一步？'), [
    edition,
    host,
    port,
    protocol,
    tls,
    leaf(loginNotOffered),
    leaf(usernameNotFullAddress),
    login,
  ]),
};
