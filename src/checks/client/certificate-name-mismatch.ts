import { list, text } from '../../engine/text.ts';
import type { Service } from '../../facts/client.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { isAtOrBelow } from '../../protocols/dns/name.ts';
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

const title = text(
  '{protocols}: the certificate of {hosts} is for {names}',
  '{protocols}：{hosts} 与证书域名不匹配（证书域名：{names}）',
);
const several = text(
  '{protocols}: the certificates do not name the hosts set in the client',
  '{protocols}：证书里没有客户端填的主机名',
);
const alias = text(
  'The name below your domain leads to Alibaba’s server, whose certificate names only Alibaba’s hosts. It serves people as a short cut; a client with encryption refuses it.',
  '自己域名的主机名指向了阿里邮箱服务器，而证书里只有阿里邮箱的域名。这种名字只便于记忆，启用加密时客户端不认。',
);
const byNumber = text(
  'An address stands where a host name belongs: certificates name hosts.',
  '服务器填的是 IP 地址，而证书只认主机名。',
);
const theirs = text(
  'The host is the documented one, so somebody answers in its place: an antivirus program, a proxy, a guest network, or an attacker.',
  '服务器没有填错，说明有别的东西代它应答：杀毒软件、代理、访客网络，甚至攻击者。',
);
const other = text(
  'The host is not the server that it is taken for, or its certificate lacks the name.',
  '要么连错了主机，要么它的证书里缺少这个域名。',
);
const withheld = text(
  '{reason} No password was sent over this connection.',
  '{reason}没有通过该连接发送密码。',
);
const use = text(
  'Put the names that the certificate holds into the client',
  '客户端改填证书里有的官方服务器地址',
);
const servers = text('Put Alibaba’s own servers into the client', '在客户端直接填阿里邮箱的服务器');
const network = text(
  'Do not accept the certificate. Switch off the mail scan of the antivirus program, or try from another network',
  '不要接受该证书。先关闭杀毒软件的邮件扫描，或换个网络再试',
);
const correct = text(
  'Use a host name that the certificate holds, or have the server’s administrator add {hosts} to it',
  '改用证书里有的主机名，或请服务器管理员把 {hosts} 加进证书',
);
const saw = text('certificate for {names}', '证书域名：{names}');
const wanted = text('certificate for {host}', '证书域名包含 {host}');
const nameless = text('no name at all', '无');

/** The first names; what a certificate holds can be long. */
function namesOf({ names }: Certificate) {
  return names.length === 0 ? nameless() : list(names.slice(0, 3));
}

const ALIBABA = ['aliyun.com', 'alibabacloud.com', 'mxhichina.com', 'alibaba.com'];

function isAlibabas({ names }: Certificate): boolean {
  return names.some((name) =>
    ALIBABA.some((own) => isAtOrBelow(name.toLowerCase().replace(/^\*\./, ''), own)),
  );
}

type Kind = 'alias' | 'ip' | 'documented' | 'other';

function kindOf(service: Service, certificate: Certificate): Kind {
  const { kind } = service.given.known;
  if (kind === 'ip') return 'ip';
  if (isDocumentedHost(service)) return 'documented';
  return kind === 'own-name' && isAlibabas(certificate) ? 'alias' : 'other';
}

export default clientCheck({
  id: 'client/certificate-name-mismatch',
  question: text('Is the certificate for another host?', '证书是否属于别的主机？'),
  why: text(
    'A client must check that the certificate names the host it connects to (RFC 9525 §6, RFC 7817 §3), else anyone could answer.',
    '客户端必须核对证书里的主机名（RFC 9525 §6、RFC 7817 §3），否则谁都可以冒充服务器。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 9525 §6', 'RFC 7817 §3', CLIENT_PAGES.hosts],
  answer({ services, account }) {
    return judge<BadCertificate>(
      services,
      (service) => lookAtCertificate(service, ['name']),
      (bad) => {
        const all = bad.map((b) => b.service);
        const kinds = bad.map((b) => kindOf(b.service, b.certificate));
        const [kind] = kinds as [Kind, ...Kind[]];
        const hosts = hostsOf(all);
        const one = new Set(all.map((s) => givenCell(s).host)).size === 1;
        const values = { protocols: protocolNames(all), hosts };
        const reason = { alias, ip: byNumber, documented: theirs, other }[kind]();
        const held = bad.every((b) => isAlibabas(b.certificate));
        const places = otherPlaceFix((held ? use : servers)(), all, account.address);
        return {
          title: one
            ? title({ ...values, names: namesOf(bad[0].certificate) })
            : several({ protocols: values.protocols }),
          detail: withheld({ reason }),
          evidence: evidenceOf(bad, ({ service, certificate }) => {
            const { seen, host } = givenCell(service);
            return {
              from: seen,
              saw: saw({ names: namesOf(certificate) }),
              wanted: wanted({ host }),
            };
          }),
          confidence: 0.97,
          fixes: [
            ...(kinds.includes('documented') ? [fix(network(), 'you')] : []),
            ...places,
            ...(kinds.includes('other') || (places.length === 0 && kind !== 'documented')
              ? [fix(correct({ hosts }), 'mail-admin', { effort: 'hours' })]
              : []),
          ],
        };
      },
    );
  },
});
