import { text } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { CLIENT_ROUTE, clientCheck, fix, judge, protocolNames } from '../common/client.ts';
import { accessPolicyFix, refusedFor, replies, serviceOf, surest } from '../common/client-login.ts';

const title = text(
  'Third-party clients are not let in as {address}; the mail administrator has to allow them',
  '{address} 不允许用三方客户端登录，请邮箱管理员放开',
);
const detail = text(
  'By its words {protocols} refuses the client, not the password. Third-party clients are disabled by default for new customers, so nobody need have changed anything.',
  '从应答看，{protocols} 拒绝的是客户端，不是密码。新开通的邮箱默认禁用三方客户端，不一定是谁改过设置。',
);
const webmail = text(
  'Until then, use webmail; try the client once after the change, not before',
  '放开之前先用网页邮箱；改好后再用客户端试一次，之前不要试',
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
    return judge(services, refusedFor('third-party-clients-disabled', services), (bad) => ({
      title: title({ address }),
      detail: detail({ protocols: protocolNames(bad.map(serviceOf)) }),
      evidence: replies(bad),
      confidence: surest(bad),
      owner: 'mail-admin',
      fixes: [accessPolicyFix(), fix(webmail(), 'mail-admin', { effort: 'hours' })],
    }));
  },
});
