import { text } from '../../engine/text.ts';
import type { Service } from '../../facts/client.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
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
import { type BadCertificate, dayOf, lookAtCertificate } from '../common/client-tls.ts';

const ended = text(
  '{protocols}: the certificate of {hosts} expired on {day}',
  '{protocols}：{hosts} 的证书已于 {day} 过期',
);
const early = text(
  '{protocols}: the certificate of {hosts} is valid only from {day}; look at the clock',
  '{protocols}：{hosts} 的证书 {day} 才生效，先检查本机时间',
);
const clockFirst = text(
  'If this computer’s clock is right, the certificate cannot prove the server and clients refuse it. No password was sent over this connection.',
  '如果本机时间没错，就是证书不在有效期，客户端会拒绝。没有通过该连接发送密码。',
);
const serverFirst = text(
  'Clients refuse a certificate outside its dates. No password was sent over this connection.',
  '证书不在有效期，客户端会拒绝。没有通过该连接发送密码。',
);
const clock = text(
  'Check date, time and time zone of this computer, then try again',
  '检查本机的日期、时间和时区，然后再试',
);
const use = text('Put Alibaba’s own servers into the client', '在客户端直接填阿里邮箱的服务器');
const renew = text(
  'Have the administrator of {hosts} renew the certificate and load it into the mail service',
  '请 {hosts} 的管理员续签证书，并让邮件服务加载新证书',
);
const box = text(
  'Switch off the mail scan of the antivirus program, or try from another network: a program or box on the way may answer with a certificate of its own',
  '关闭杀毒软件的邮件扫描，或换个网络再试：可能是途中的软件或设备换成了自己的证书',
);
const saw = text('valid from {from} to {to}', '有效期 {from} 至 {to}');
const wanted = text('valid today', '今天在有效期内');

const DAY_MS = 24 * 60 * 60 * 1000;
/** A clock is seldom wrong by more and unnoticed. */
const SLIGHT_DAYS = 7;

/** Whether this computer's clock may be what is wrong. */
function isClockSuspect({ service, certificate }: BadCertificate, services: readonly Service[]) {
  const dated = services
    .flatMap((s) => s.cells)
    .flatMap((c) => (c.secured?.ok === true ? (c.secured.certificate ?? []) : []))
    .some((c) => !c.problems.includes('expired') && !c.problems.includes('not-yet-valid'));
  // By the same clock another server's certificate is in its time.
  if (dated) return false;
  if (certificate.problems.includes('not-yet-valid') || isDocumentedHost(service)) return true;
  const off = Date.parse(givenCell(service).seen.at) - Date.parse(certificate.validTo);
  return off < SLIGHT_DAYS * DAY_MS;
}

export default clientCheck({
  id: 'client/certificate-expired',
  question: text('Is the certificate expired, or not valid yet?', '证书是否不在有效期内？'),
  why: text(
    'A certificate counts between two dates only (RFC 5280 §4.1.2.5); outside of them clients refuse the connection.',
    '证书只在起止日期之间有效（RFC 5280 §4.1.2.5），超出后客户端会拒绝连接。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 5280 §4.1.2.5', CLIENT_PAGES.hosts],
  answer({ services, account }) {
    return judge<BadCertificate>(
      services,
      (service) => lookAtCertificate(service, ['expired', 'not-yet-valid']),
      (bad) => {
        const all = bad.map((b) => b.service);
        const [first] = bad;
        const suspect = bad.some((b) => isClockSuspect(b, services));
        const documented = all.every(isDocumentedHost);
        const { problems, validFrom, validTo } = first.certificate;
        const future = !problems.includes('expired');
        const hosts = hostsOf(all);
        return {
          title: (future ? early : ended)({
            protocols: protocolNames(all),
            hosts,
            day: dayOf(future ? validFrom : validTo),
          }),
          detail: (suspect ? clockFirst : serverFirst)(),
          evidence: evidenceOf(bad, ({ service, certificate }) => ({
            from: givenCell(service).seen,
            saw: saw({ from: dayOf(certificate.validFrom), to: dayOf(certificate.validTo) }),
            wanted: wanted(),
          })),
          confidence: suspect ? 0.9 : 0.97,
          fixes: [
            ...(suspect || future ? [fix(clock(), 'you')] : []),
            ...otherPlaceFix(use(), all, account.address),
            ...(documented
              ? [fix(box(), 'you')]
              : [fix(renew({ hosts }), 'mail-admin', { effort: 'hours' })]),
          ],
        };
      },
    );
  },
});
