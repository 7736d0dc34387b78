import type { Fix } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { type BounceCase, bounceCheck, fix, says } from '../common/bounce.ts';
import {
  explained,
  isAlibabaAccount,
  isDirectMail,
  PAGES,
  PATHS,
  ROUTES,
} from '../common/bounce-sending.ts';

const title = text(
  'Login refused on sending: check user name, security password and permission',
  '发信登录被拒：依次检查用户名、三方客户端安全密码和权限',
);
const elsewhere = text(
  'Login refused on sending: check user name, password and permission',
  '发信登录被拒：依次检查用户名、密码和权限',
);
const locked = text(
  'Login locked after too many failures: stop every client, then wait',
  '登录失败次数太多被锁定：先停掉所有客户端，再等解锁',
);
const means = text(
  'The server did not accept the login, or the client did not log in at all.',
  '服务器没有接受登录，或者客户端根本没有登录。',
);
const ours = text(
  'The password that works in webmail is no proof: with a third-party client security password it is refused in every client. Check in this order: full address, security password, access policy, SMTP switch.',
  '网页能登录不代表客户端能登录：启用三方客户端安全密码后，网页密码在所有客户端都无效。按这个顺序查：完整地址、安全密码、访问策略、SMTP 开关。',
);
const lock = text(
  'Stop retrying: several wrong attempts lock the login for an hour. Alibaba’s pages name the account in one place and the client’s IP in another; expect both.',
  '先停止重试：错多了会锁 1 小时。官方文档有的说锁账号，有的说锁登录 IP，按两者都会锁来处理。',
);
const lasts = text(
  'The lock lasts an hour. Alibaba’s pages name the account in one place and the client’s IP in another; expect both.',
  '会锁 1 小时。官方文档有的说锁账号，有的说锁登录 IP，按两者都会锁来处理。',
);
const theirs = text(
  'Stop retrying with the same password, as many servers lock the login for a while.',
  '不要用同一个密码反复重试，很多服务器会因此临时锁定登录。',
);

const stop = text(
  'Stop every client and script that logs in with this account, wait an hour, then correct the password in one of them and try once',
  '停掉所有用该账号登录的客户端和脚本，等 1 小时，改好其中一个的密码后只试一次',
);
const stopStep = text(
  'Look for forgotten ones: a phone, a scanner, a program with an old password. One of their tries is enough to lock it again.',
  '重点找遗漏的：手机、扫描仪、存着旧密码的程序，它们再试就可能又锁上。',
);
const userName = text(
  'Use the full address as user name, without spaces, and turn on authentication for the outgoing server',
  '用户名填完整邮箱地址，前后不留空格，并勾选“发信服务器需要身份验证”',
);
const hosts = text(
  'Port 465 with TLS, at the server of the site where the mailbox is.',
  '端口 465，加密方式 SSL/TLS，服务器选邮箱所在站点的。',
);
const security = text(
  'Generate a third-party client security password and put it into the client instead of the webmail password',
  '生成三方客户端安全密码，填到客户端里代替网页密码',
);
const securityStep = text(
  'It has 16 characters and is shown once. If the switch is locked on, the administrator demands it.',
  '共 16 位，只显示一次。开关是锁定开启状态的话，说明管理员强制使用。',
);
const policy = text(
  'Allow third-party clients: disable or delete the “Third-party Client Access Policy”',
  '允许三方客户端：停用或删除“三方客户端访问策略”',
);
const policyStep = text(
  'New customers have it on by default. The change works after about five minutes.',
  '新开通的邮箱默认启用该策略。修改后约 5 分钟生效。',
);
const protocol = text('Switch SMTP on for the account', '为该账号开启 SMTP 服务');
const unlock = text(
  'If the login is locked, choose Unlock for the account, after all clients with the old password were stopped',
  '账号被锁的话，先停掉存着旧密码的客户端，再由管理员点“解锁”',
);
const password = text(
  'Use the full address as user name, and the app password or authorization code where the provider asks for one',
  '用户名填完整地址；服务商要求授权码或应用专用密码的，用它代替登录密码',
);
const directMail = text(
  'In DirectMail log in with the sender address and its SMTP password, at the server of the console’s region',
  '邮件推送用发信地址和它的 SMTP 密码登录，服务器要和控制台所在地域一致',
);

const alibabaFixes = (): Fix[] => [
  fix(userName(), 'you', { operation: 'configure-mail-client', steps: [hosts()] }),
  fix(security(), 'you', {
    console: PATHS.securityPassword(),
    operation: 'set-third-party-client-security-password',
    steps: [securityStep()],
  }),
  fix(policy(), 'mail-admin', {
    console: PATHS.accessPolicy(),
    operation: 'allow-third-party-clients',
    risk: 'low',
    steps: [policyStep()],
  }),
  fix(protocol(), 'mail-admin', {
    risk: 'low',
    console: PATHS.features(),
    operation: 'enable-pop-and-imap',
  }),
  fix(unlock(), 'mail-admin', {
    effort: 'hours',
    console: PATHS.accountAction(),
    operation: 'unlock-account',
  }),
];

/** Alibaba: 526 Authentication failure[1]; NetEase: too much fail authentication. */
function isLocked(given: BounceCase): boolean {
  return says(
    given,
    'failure[1]',
    'too much fail',
    'auth error limit',
    'too many failed',
    'too many login',
    'too many bad auth',
    'too many authentication',
    'locked',
  );
}

/** The account is at Alibaba Mail: by its servers, or by its words (526 Authentication failure). */
function isAtAlibaba(given: BounceCase): boolean {
  const { alibaba, receiver } = given.failure;
  return (
    isAlibabaAccount(given) ||
    (alibaba === null && receiver === null && says(given, '526 authentication failure', 'uc_oper_'))
  );
}

export default bounceCheck({
  cause: 'authentication-failed',
  question: text('Was the login refused on sending?', '是不是发信时登录验证失败？'),
  why: text(
    'A submission server takes mail only after a login; it answers 535 or a code of its own when that fails (RFC 4954 §6).',
    '发信服务器要求先登录，失败时返回 535 或自定义的返回码（RFC 4954 §6）。',
  ),
  route: ROUTES.client,
  references: [
    'RFC 4954 §6',
    PAGES.login,
    PAGES.securityPassword,
    PAGES.accessPolicy,
    PAGES.frozen,
  ],
  title: (_, given) =>
    isLocked(given) ? locked() : (isAlibabaAccount(given) ? title : elsewhere)(),
  detail(_, given) {
    if (isAtAlibaba(given)) {
      return isLocked(given)
        ? explained(given, means(), lasts())
        : explained(given, means(), ours(), lock());
    }
    return isLocked(given) ? explained(given, means()) : explained(given, means(), theirs());
  },
  page: (given) => (isAtAlibaba(given) ? 'mail-admin' : isDirectMail(given) ? null : 'you'),
  fixes(given) {
    const first = isLocked(given) ? [fix(stop(), 'you', { steps: [stopStep()] })] : [];
    if (isAtAlibaba(given)) return [...first, ...alibabaFixes()];
    if (isDirectMail(given)) {
      return [...first, fix(directMail(), 'you', { console: PATHS.senderAddresses() })];
    }
    return [...first, fix(password(), 'you')];
  },
});
