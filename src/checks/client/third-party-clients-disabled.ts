import { text } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { CLIENT_ROUTE, clientCheck, judge, protocolNames } from '../common/client.ts';
import {
  accessPolicyFix,
  HINT,
  protocolSwitchFix,
  refusedFor,
  replies,
  serviceOf,
  surest,
} from '../common/client-login.ts';

const title = text(
  'Third-party clients are not allowed for {address}; the mail administrator has to allow them',
  '{address} 不允许用三方客户端登录，请邮箱管理员放开',
);
const perhaps = text(
  'The login as {address} lacks a permission; the mail administrator has to look',
  '{address} 登录缺少权限，请邮箱管理员检查',
);
const hinted = text(
  '{protocols}: the reply speaks of a permission and does not say which. Most often third-party clients are not allowed: they are disabled by default for new customers.',
  '{protocols}：应答只说没有权限，没说是哪一项。最常见的是不允许三方客户端：新开通的邮箱默认禁用。',
);
const detail = text(
  '{protocols}: by the reply it is the client that is refused, not the password. Third-party clients are disabled by default for new customers, so perhaps nobody changed anything.',
  '{protocols}：从应答看，拒绝的是客户端，不是密码。新开通的邮箱默认禁用三方客户端，不一定是谁改过设置。',
);

export default clientCheck({
  id: 'client/third-party-clients-disabled',
  question: text(
    'Are third-party clients not allowed for the account?',
    '是不是不允许使用三方客户端？',
  ),
  why: text(
    'An administrator can keep all mail clients but Alibaba’s own from logging in; IMAP servers then say NO as to a wrong password (RFC 9051 §6.2.3).',
    '管理员可以只允许阿里自己的客户端登录，这时 IMAP 服务器返回 NO，与密码错误看起来一样（RFC 9051 §6.2.3）。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: [
    'RFC 9051 §6.2.3',
    CLIENT_PAGES.accessPolicy,
    CLIENT_PAGES.thirdPartyClients,
    CLIENT_PAGES.thirdPartyClientsInternational,
  ],
  answer({ services, account: { address } }) {
    return judge(services, refusedFor('third-party-clients-disabled', services), (bad) => {
      const confidence = surest(bad);
      const sure = confidence >= HINT;
      const protocols = protocolNames(bad.map(serviceOf));
      return {
        title: (sure ? title : perhaps)({ address }),
        detail: (sure ? detail : hinted)({ protocols }),
        evidence: replies(bad),
        confidence,
        owner: 'mail-admin',
        fixes: [accessPolicyFix(), ...(sure ? [] : [protocolSwitchFix(protocols, address)])],
      };
    });
  },
});
