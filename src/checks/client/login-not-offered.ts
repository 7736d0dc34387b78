import { text } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import {
  CLIENT_ROUTE,
  clientCheck,
  evidenceOf,
  fix,
  givenCell,
  hostsOf,
  judge,
  otherPlaceFix,
  protocolNames,
} from '../common/client.ts';
import { ended } from '../common/client-tls.ts';

const title = text(
  '{protocols}: {hosts} offers no login with a password; use another server',
  '{protocols}：{hosts} 不支持密码登录，请换服务器',
);
const detail = text(
  'The connection is encrypted, and the server still lists no way for a client to log in with user name and password. No login was tried.',
  '连接已加密，但服务器没有提供用户名加密码的登录方式，因此没有尝试登录。',
);
const use = text('Use these settings', '改用以下设置');
const ask = text(
  'Ask whoever runs {hosts} how clients log in there: it may be a server for other servers (MX), or take tokens (OAuth) only',
  '问一下 {hosts} 的管理方客户端怎么登录：它可能只是服务器之间收信用的（MX），或只支持 OAuth',
);
const wanted = text('a login with a password', '支持密码登录');

export default clientCheck({
  id: 'client/login-not-offered',
  question: text('Does the server offer no login with a password?', '服务器是否不支持密码登录？'),
  why: text(
    'A server lists how clients may log in: AUTH in SMTP (RFC 4954 §3), LOGINDISABLED and AUTH= in IMAP (RFC 9051 §6.2.3). A client with a password needs LOGIN or PLAIN.',
    '服务器会列出支持的登录方式：SMTP 看 AUTH（RFC 4954 §3），IMAP 看 LOGINDISABLED 和 AUTH=（RFC 9051 §6.2.3）。用密码登录需要 LOGIN 或 PLAIN。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 4954 §3', 'RFC 9051 §6.2.3', CLIENT_PAGES.hosts],
  answer({ services, account }) {
    return judge(
      services,
      (service) => {
        const cell = givenCell(service);
        // In clear a server may well hold it back until there is TLS.
        if (cell.stage === 'ready' && cell.tls === 'none') return 'fine';
        if (cell.offersPassword === null) return ended(cell);
        return cell.offersPassword ? 'fine' : { service };
      },
      (bad) => {
        const all = bad.map((b) => b.service);
        const hosts = hostsOf(all);
        return {
          title: title({ protocols: protocolNames(all), hosts }),
          detail: detail(),
          evidence: evidenceOf(bad, ({ service }) => {
            const { seen, capabilities } = givenCell(service);
            return { from: seen, saw: (capabilities ?? []).join(', ') || '-', wanted: wanted() };
          }),
          confidence: 0.93,
          fixes: [
            ...otherPlaceFix(use(), all, account.address),
            fix(ask({ hosts }), 'you', { effort: 'hours' }),
          ],
        };
      },
    );
  },
});
