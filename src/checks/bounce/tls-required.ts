import { text } from '../../engine/text.ts';
import { type BounceCase, bounceCheck, fix, says } from '../common/bounce.ts';
import { supportFix, theirAdmin } from '../common/bounce-recipient.ts';
import { explained, PAGES, ROUTES, someHosts, submissionHosts } from '../common/bounce-sending.ts';

const titles = {
  refused: text(
    'Encryption is required by {receiver}: the sending side has to turn TLS on',
    '{receiver} 要求加密，发信方需启用 TLS',
  ),
  none: text(
    '{receiver} offers no TLS, and the sending side insists on it',
    '{receiver} 不支持 TLS，而发信方要求必须加密',
  ),
  failed: text(
    'TLS with {receiver} failed, and the sending side insists on it',
    '与 {receiver} 的 TLS 协商失败，而发信方要求必须加密',
  ),
  policy: text(
    'TLS of {receiver} breaks its own policy (MTA-STS, DANE): its operator must fix it',
    '{receiver} 的 TLS 不符合自己的 MTA-STS/DANE 策略，需对方管理员修好',
  ),
};
const MEANS = {
  refused: text(
    'The server takes mail or a login over TLS only, or the two servers could not agree on TLS (old version, bad certificate).',
    '服务器只接受 TLS 加密的邮件或登录，或者双方 TLS 协商失败（版本太旧、证书有问题）。',
  ),
  none: text(
    'A setting of the sending server demands TLS for this mail; without STARTTLS on the other side it keeps the message back.',
    '发信服务器上设置了必须加密，对方不提供 STARTTLS，邮件就没有发出去。',
  ),
  failed: text(
    'A setting of the sending server demands TLS for this mail, and the handshake or the certificate of the other side failed.',
    '发信服务器上设置了必须加密，但和对方握手失败，或者对方证书不被信任。',
  ),
  policy: text(
    'The recipient’s domain asks senders for verified TLS (MTA-STS or DANE), and its own mail server does not fulfil that: no STARTTLS, or a certificate that is expired or for another name.',
    '收件域名要求发信方校验 TLS（MTA-STS 或 DANE），但它自己的邮件服务器达不到：没开 STARTTLS，或者证书过期、域名不匹配。',
  ),
};
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

const offer = text(
  'Have STARTTLS turned on at {receiver}, with TLS 1.2 or later and a valid certificate',
  '请对方管理员在 {receiver} 上启用 STARTTLS（TLS 1.2 及以上，证书有效）',
);
const meet = text(
  'Have certificate and STARTTLS of {receiver} fixed, or the policy of {domain} (MTA-STS, DANE) corrected',
  '请对方管理员修好 {receiver} 的证书和 STARTTLS，或者改正 {domain} 的 MTA-STS、DANE 策略',
);
const ease = text(
  'Ask for TLS only where it is offered when sending to {domain}, if the content may travel unencrypted',
  '如果内容允许明文传输，把发往 {domain} 的 TLS 策略从“必须加密”改成“能加密就加密”',
);
const easeStep = text(
  'In Postfix: smtp_tls_policy_maps with “{domain} may”; elsewhere the TLS rule or connector for that domain.',
  'Postfix 在 smtp_tls_policy_maps 里写“{domain} may”，其他系统改该域名的 TLS 规则或连接器。',
);
const stripped = text(
  'See whether something between takes STARTTLS away: openssl s_client -starttls smtp -connect {receiver}:25, from the sending server and from elsewhere',
  '检查是不是中间设备去掉了 STARTTLS：在发信服务器和别处分别执行 openssl s_client -starttls smtp -connect {receiver}:25',
);
const strippedStep = text(
  'If it works from elsewhere, exempt port 25 from inspection on the firewall or virus scanner.',
  '别处正常的话，在防火墙或杀毒软件上对 25 端口放行，不做检查。',
);

type Side = keyof typeof titles;

/** Who asked for TLS and who had none. */
function sideOf(given: BounceCase): Side {
  const { alibaba } = given.failure;
  if (alibaba === 'submission') return 'refused';
  if (says(given, 'mta-sts', ' dane ', 'tlsa', 'sts policy', '5.7.32', '4.7.32')) return 'policy';
  // Postfix: TLS is required, but was not offered by host mx.example.net[192.0.2.1]
  // Exim: a TLS session is required, but the server did not offer TLS support
  if (
    says(given, 'not offered by host', 'did not offer tls') ||
    says(given, 'not offer starttls', 'starttls is not offered', 'no starttls offered')
  ) {
    return 'none';
  }
  // Postfix: Cannot start TLS: handshake failure; 4.7.5 Server certificate not trusted
  return says(given, 'tls is required, but', 'cannot start tls', 'server certificate not') ||
    says(given, 'a tls session is required, but') ||
    // Without a reply's code they are the sending system's own.
    (given.failure.replyCode === null && says(given, '4.7.5', '5.7.10'))
    ? 'failed'
    : 'refused';
}

export default bounceCheck({
  cause: 'tls-required',
  question: text('Was it refused for want of encryption?', '是不是因为没有加密被拒收？'),
  why: text(
    'A server may refuse every command until TLS is on (530 Must issue a STARTTLS command first); whoever connects has to turn it on (RFC 3207 §4).',
    '服务器可以在启用 TLS 之前拒绝一切命令（530 Must issue a STARTTLS command first），要由连接方启用（RFC 3207 §4）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 3207 §4', 'RFC 8314 §3.3', PAGES.hosts],
  title: ({ receiver }, given) => titles[sideOf(given)]({ receiver }),
  owner: (given) =>
    sideOf(given) === 'policy'
      ? theirAdmin(given)
      : given.failure.alibaba === 'sent'
        ? 'alibaba'
        : undefined,
  detail: (_, given) => explained(given, MEANS[sideOf(given)](), again()),
  page(given) {
    if (given.failure.alibaba === 'submission') return 'you';
    return sideOf(given) === 'policy' ? theirAdmin(given) : 'mail-admin';
  },
  fixes(given) {
    const { domain, receiver } = given.values;
    const { alibaba } = given.failure;
    const side = sideOf(given);
    if (alibaba === 'submission') {
      const hosts = someHosts(submissionHosts());
      return [
        fix(submission(), 'you', { operation: 'configure-mail-client', steps: [host({ hosts })] }),
      ];
    }
    if (side === 'policy') {
      return [fix(meet({ receiver, domain }), theirAdmin(given), { effort: 'hours' })];
    }
    if (side !== 'refused') {
      return [
        ...(alibaba === 'sent'
          ? [supportFix(ticket())]
          : [
              fix(ease({ domain }), 'mail-admin', {
                risk: 'low',
                steps: [easeStep({ domain })],
              }),
              fix(stripped({ receiver }), 'mail-admin', {
                effort: 'hours',
                steps: [strippedStep()],
              }),
            ]),
        fix(offer({ receiver }), theirAdmin(given), { effort: 'hours' }),
      ];
    }
    return [
      ...(alibaba === null ? [fix(client(), 'you')] : []),
      ...(alibaba === 'sent'
        ? []
        : [fix(server(), 'mail-admin', { effort: 'hours', steps: [between()] })]),
      fix(theirs({ domain }), theirAdmin(given), { effort: 'hours' }),
      ...(alibaba === 'sent' ? [supportFix(ticket())] : []),
    ];
  },
});
