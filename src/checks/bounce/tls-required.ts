import { text } from '../../engine/text.ts';
import { bounceCheck, fix, pageFix } from '../common/bounce.ts';
import { supportFix, theirAdmin } from '../common/bounce-recipient.ts';
import { explained, PAGES, ROUTES, someHosts, submissionHosts } from '../common/bounce-sending.ts';

const title = text(
  'Encryption is required by {receiver}: the sending side has to turn TLS on',
  '{receiver} 要求加密，发信方需启用 TLS',
);
const means = text(
  'The server takes mail or a login over TLS only, or the two servers could not agree on TLS (old version, bad certificate).',
  '服务器只接受 TLS 加密的邮件或登录，或者双方 TLS 协商失败（版本太旧、证书有问题）。',
);
const again = text(
  'Sending again changes nothing until one side has changed its TLS settings; then the same message goes through.',
  '任何一方改好 TLS 之前重发没用，改好之后原样重发即可。',
);
const submission = text(
  'Set the outgoing server to port 465 with SSL/TLS in the client or program',
  '在客户端或发信程序里，把发信服务器改成 465 端口并开启 SSL/TLS',
);
const client = text(
  'If the sender’s own outgoing server refused it, set it to port 465 with SSL/TLS in the client or program',
  '如果是自己的发信服务器拒绝的，在客户端或程序里改用 465 端口并开启 SSL/TLS',
);
const host = text(
  'Server: {hosts}, whichever is the domain’s. Alibaba Mail has no STARTTLS there: choose SSL/TLS, not STARTTLS.',
  '服务器填自己域名对应的那个：{hosts}。阿里邮箱不支持 STARTTLS，要选 SSL/TLS。',
);
const server = text(
  'If you run the mail server, turn on STARTTLS for outgoing mail, with TLS 1.2 or later',
  '如果邮件服务器是自建的，为外发邮件启用 STARTTLS，TLS 1.2 及以上',
);
const between = text(
  'If it is on already, a firewall or virus scanner between may take STARTTLS out of the session: exempt port 25.',
  '已经启用的话，可能是中间的防火墙或杀毒软件去掉了 STARTTLS，请对 25 端口放行。',
);
const theirs = text(
  'If the line speaks of a certificate or a handshake, the administrator of {domain} has to look at certificate and TLS versions',
  '如果原话提到证书（certificate）或握手（handshake），需要 {domain} 的管理员检查证书和 TLS 版本',
);
const ticket = text(
  'Alibaba Mail’s servers send this mail, so only Alibaba can look why TLS failed',
  '邮件由阿里邮箱的服务器投递，TLS 为什么失败要由阿里邮箱排查',
);

export default bounceCheck({
  cause: 'tls-required',
  question: text('Was it refused for want of encryption?', '是不是因为没有加密被拒收？'),
  why: text(
    'A server may refuse every command until TLS is on (530 Must issue a STARTTLS command first); whoever connects has to turn it on (RFC 3207 §4).',
    '服务器可以在启用 TLS 之前拒绝一切命令（530 Must issue a STARTTLS command first），要由连接方启用（RFC 3207 §4）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 3207 §4', 'RFC 8314 §3.3', PAGES.hosts],
  title,
  owner: ({ failure }) => (failure.alibaba === 'sent' ? 'alibaba' : undefined),
  detail: (_, given) => explained(given, means(), again()),
  fixes(given) {
    const { domain } = given.values;
    const { alibaba } = given.failure;
    if (alibaba === 'submission') {
      const hosts = someHosts(submissionHosts());
      return [fix(submission(), 'you', { steps: [host({ hosts })] }), ...pageFix(given, 'you')];
    }
    return [
      ...(alibaba === null ? [fix(client(), 'you')] : []),
      ...pageFix(given, 'mail-admin'),
      ...(alibaba === 'sent'
        ? []
        : [fix(server(), 'mail-admin', { effort: 'hours', steps: [between()] })]),
      fix(theirs({ domain }), theirAdmin(given), { effort: 'hours' }),
      ...(alibaba === 'sent' ? [supportFix(ticket())] : []),
    ];
  },
});
