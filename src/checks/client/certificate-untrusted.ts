import { list, type Message, text } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import type { Certificate } from '../../protocols/mail/types.ts';
import {
  CLIENT_ROUTE,
  clientCheck,
  evidenceOf,
  fix,
  givenCell,
  hostsOf,
  isDocumentedHost,
  judge,
  otherPlaceFix,
  protocolNames,
} from '../common/client.ts';
import { type BadCertificate, lookAtCertificate } from '../common/client-tls.ts';

type Kind = 'self-signed' | 'untrusted' | 'incomplete-chain';

type Words = (values: { protocols: Message; hosts: Message; issuer: string }) => Message;
const TITLES: Readonly<Record<Kind, Words>> = {
  'self-signed': text(
    '{protocols}: the certificate of {hosts} is self-signed ({issuer})',
    '{protocols}：{hosts} 用的是自签名证书（{issuer}）',
  ),
  untrusted: text(
    '{protocols}: the certificate of {hosts} is from an unknown authority: {issuer}',
    '{protocols}：{hosts} 的证书由不受信任的机构签发：{issuer}',
  ),
  'incomplete-chain': text(
    '{protocols}: the certificate chain of {hosts} is incomplete (issuer {issuer})',
    '{protocols}：{hosts} 的证书链不完整（签发者 {issuer}）',
  ),
};
const DETAILS: Readonly<Record<Kind, () => Message>> = {
  'self-signed': text(
    'Nobody else vouches for the server, so anyone on the way could have made this certificate.',
    '没有任何机构为该服务器担保，途中任何人都能造出这样的证书。',
  ),
  untrusted: text(
    'The authority is not among those that this computer trusts.',
    '签发机构不在本机信任的列表里。',
  ),
  'incomplete-chain': text(
    'Usually the server does not send an intermediate certificate. Some clients fetch it themselves and others refuse, so it works on one device and fails on another.',
    '多半是服务器没有发送中间证书。有的客户端会自行补取，有的直接拒绝，所以换台设备结果就不同。',
  ),
};
const shielded = text(
  'The host is the documented one, and its real certificate is trusted everywhere. Likely a program on this computer (a “mail shield”) or a proxy opens the encryption, or somebody listens.',
  '服务器没有填错，它真正的证书是各处都信任的。很可能是本机杀毒软件的邮件防护或代理拆开了加密，也可能有人在窃听。',
);
const withheld = text(
  '{reason} No password was sent over this connection.',
  '{reason}没有通过该连接发送密码。',
);
const shield = text(
  'Switch off the mail or SSL scan of the antivirus program, or try from another network',
  '关闭杀毒软件的邮件防护或 SSL 扫描，或换个网络再试',
);
const never = text(
  'Do not accept the exception that the client offers: the password would go to whoever answers.',
  '客户端弹出“是否信任”时不要接受，否则密码就交给了应答的一方。',
);
const exempt = text(
  'On an office network ask its administrator to exempt {hosts} from the proxy’s inspection',
  '在公司网络请网管让 {hosts} 不经过代理的加密检查',
);
const use = text('Put Alibaba’s own servers into the client', '在客户端直接填阿里邮箱的服务器');
const install = text(
  'Have the administrator of {hosts} install a certificate of a public authority',
  '请 {hosts} 的管理员换成公共机构签发的证书',
);
const chain = text(
  'Have the administrator of {hosts} send the intermediate certificate along with its own (fullchain)',
  '请 {hosts} 的管理员把中间证书一起配置上（fullchain）',
);
const saw = text('{subject}, issued by {issuer}', '{subject}，签发者 {issuer}');
const sawChain = text('{subject}; sent: {chain}', '{subject}；服务器发送的证书链：{chain}');
const wanted = text('a chain to a trusted authority', '能追溯到受信任的机构');

function kindOf({ problems }: Certificate): Kind {
  if (problems.includes('self-signed')) return 'self-signed';
  return problems.includes('incomplete-chain') ? 'incomplete-chain' : 'untrusted';
}

export default clientCheck({
  id: 'client/certificate-untrusted',
  question: text('Is the certificate not from a trusted authority?', '证书是否不受信任？'),
  why: text(
    'A certificate proves a server only when it leads to an authority that the client trusts (RFC 5280 §6.1); the server has to send what lies between (RFC 8446 §4.4.2).',
    '证书要能追溯到客户端信任的机构才算数（RFC 5280 §6.1），中间证书由服务器负责发送（RFC 8446 §4.4.2）。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 5280 §6.1', 'RFC 8446 §4.4.2', CLIENT_PAGES.hosts],
  answer({ services, account }) {
    return judge<BadCertificate>(
      services,
      (service) => lookAtCertificate(service, ['self-signed', 'untrusted', 'incomplete-chain']),
      (bad) => {
        const all = bad.map((b) => b.service);
        const { certificate } = bad[0];
        const kind = kindOf(certificate);
        const documented = all.every(isDocumentedHost);
        const hosts = hostsOf(all);
        const hours = { effort: 'hours' } as const;
        const steps = { steps: [never()] };
        const places = otherPlaceFix(use(), all, account.address, steps);
        return {
          title: TITLES[kind]({ protocols: protocolNames(all), hosts, issuer: certificate.issuer }),
          detail: withheld({
            reason: (documented ? shielded : DETAILS[kind])(),
          }),
          evidence: evidenceOf(bad, ({ service, certificate: own }) => ({
            from: givenCell(service).seen,
            saw:
              kindOf(own) === 'incomplete-chain'
                ? sawChain({ subject: own.subject, chain: list(own.chain.slice(0, 4)) })
                : saw({ subject: own.subject, issuer: own.issuer }),
            wanted: wanted(),
          })),
          confidence: 0.95,
          fixes: documented
            ? [fix(shield(), 'you', steps), fix(exempt({ hosts }), 'you', hours)]
            : [
                ...places,
                fix((kind === 'incomplete-chain' ? chain : install)({ hosts }), 'mail-admin', {
                  ...hours,
                  ...(places.length > 0 ? {} : steps),
                }),
              ],
        };
      },
    );
  },
});
