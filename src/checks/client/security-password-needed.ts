import { text } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { CLIENT_ROUTE, clientCheck, judge, protocolNames } from '../common/client.ts';
import {
  refusedFor,
  replies,
  securityPasswordFix,
  serviceOf,
  surest,
} from '../common/client-login.ts';

const title = text(
  '{protocols}: clients need the security password, not the webmail password',
  '{protocols}：客户端要填三方客户端安全密码，不能用网页密码',
);
const detail = text(
  'The reply asks for the third-party client security password. While it is switched on, the webmail password is refused in every client and goes on working in webmail.',
  '应答要求使用三方客户端安全密码。启用后，网页密码在所有客户端都会被拒，只能登录网页邮箱。',
);

export default clientCheck({
  id: 'client/security-password-needed',
  question: text(
    'Does the account want the third-party client security password?',
    '是不是要用三方客户端安全密码？',
  ),
  why: text(
    'Passwords for clients alone keep the account’s own from being stored in them; a server that wants one refuses the other (RFC 9051 §6.2.3).',
    '给客户端单独设密码，账号密码就不用存在客户端里；要求专用密码的服务器会拒绝账号密码（RFC 9051 §6.2.3）。',
  ),
  severity: 'error',
  needs: ['services'],
  route: CLIENT_ROUTE,
  references: [
    'RFC 9051 §6.2.3',
    CLIENT_PAGES.securityPassword,
    CLIENT_PAGES.securityPasswordChina,
    CLIENT_PAGES.securityPasswordForced,
  ],
  answer({ services }) {
    return judge(services, refusedFor('security-password-needed', services), (bad) => ({
      title: title({ protocols: protocolNames(bad.map(serviceOf)) }),
      detail: detail(),
      evidence: replies(bad),
      confidence: surest(bad),
      fixes: [securityPasswordFix()],
    }));
  },
});
