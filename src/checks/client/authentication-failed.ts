import { text } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { CLIENT_ROUTE, clientCheck, fix, judge, protocolNames } from '../common/client.ts';
import {
  accessPolicyFix,
  accountFix,
  protocolSwitchFix,
  refusedFor,
  replies,
  securityPasswordFix,
  serviceOf,
  surest,
} from '../common/client-login.ts';

const title = text(
  '{protocols} refused the login: check the security password and the permissions, in order',
  '{protocols} 登录被拒：按顺序检查三方客户端安全密码和各项权限',
);
const detail = text(
  'The server’s words do not tell which of the causes below it is; they stand in the order to check them in. A password that works in webmail proves nothing here. Try once after each change and no more: too many failures lock the login for an hour.',
  '应答看不出是下面哪个原因，请按顺序逐项排查。网页能登录不代表客户端能登录。每改一处只试一次：错多了会锁 1 小时。',
);
const name = text(
  'Check the user name: {address} has to be the account’s own address, not an alias or a group',
  '核对用户名：{address} 必须是账号本身的地址，不能是别名或邮件组',
);
const nameStep = text(
  'Webmail shows the account’s own address after you log in there.',
  '以登录网页邮箱后显示的账号为准。',
);
const outdated = text(
  '{protocols}: by the reply the password has expired; set a new one in webmail',
  '{protocols}：应答说密码已过期，请到网页邮箱修改',
);
const renewed = text(
  'By its words the server wants a new password. Put it into every client at once: clients that keep the old one lock the login for an hour after too many failures.',
  '从应答看，服务器要求更换密码。新密码要马上填到所有客户端：旧密码试多了会锁 1 小时。',
);
const setNew = text(
  'Log in to webmail and set a new password, then put it into the client',
  '登录网页邮箱修改密码，再填到客户端',
);
const unlock = text(
  'If the login is locked: stop the clients with an old password, then wait an hour or choose Unlock',
  '如果已被锁定：先停掉存着旧密码的客户端，再等 1 小时，或由管理员点“解锁”',
);
const frozen = text(
  'If webmail refuses the login as well: choose Enable for a frozen account, else reset the password',
  '如果网页邮箱也登录不了：账号被冻结就点“启用”，否则重置密码',
);

/** `Your password has expired`. */
function isOutdated(reply: string): boolean {
  return /(?:password|credentials) (?:is |has |have )?expired|密码已?(?:过期|失效)/i.test(reply);
}

export default clientCheck({
  id: 'client/authentication-failed',
  question: text(
    'Was the login refused without a reason that can be told?',
    '登录是不是被拒绝，又看不出具体原因？',
  ),
  why: text(
    'Servers answer NO, -ERR or 535 to a wrong password, and most say the same when the account may not use the client or the protocol (RFC 9051 §6.2.3, RFC 1939 §7, RFC 4954 §6).',
    '密码错误时服务器返回 NO、-ERR 或 535；账号没有权限时，大多也是同样的应答（RFC 9051 §6.2.3、RFC 1939 §7、RFC 4954 §6）。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: [
    'RFC 9051 §6.2.3',
    'RFC 1939 §7',
    'RFC 4954 §6',
    CLIENT_PAGES.login,
    CLIENT_PAGES.securityPassword,
    CLIENT_PAGES.accessPolicy,
    CLIENT_PAGES.frozen,
  ],
  answer({ services, account: { address } }) {
    return judge(services, refusedFor('authentication-failed', services), (bad) => {
      const all = bad.map(serviceOf);
      const protocols = protocolNames(all);
      const username = all[0]?.given.username.value ?? address;
      if (bad.some((b) => isOutdated(b.login.reply))) {
        return {
          title: outdated({ protocols }),
          detail: renewed(),
          evidence: replies(bad),
          confidence: 0.8,
          fixes: [fix(setNew(), 'you', { operation: 'change-password' }), securityPasswordFix()],
        };
      }
      return {
        title: title({ protocols }),
        detail: detail(),
        evidence: replies(bad),
        confidence: surest(bad),
        fixes: [
          securityPasswordFix(),
          accessPolicyFix(),
          protocolSwitchFix(protocols, address),
          fix(name({ address: username }), 'you', { risk: 'low', steps: [nameStep()] }),
          accountFix(unlock(), { effort: 'hours', operation: 'unlock-account' }),
          accountFix(frozen(), { effort: 'hours', risk: 'low', operation: 'unfreeze-account' }),
        ],
      };
    });
  },
});
