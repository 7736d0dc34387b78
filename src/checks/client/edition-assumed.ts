import { cannotTell, type Evidence, no, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { EDITION_IDS, EDITIONS } from '../../knowledge/editions.ts';
import { CLIENT_ROUTE, clientCheck, fix, protocolNames } from '../common/client.ts';
import { elsewhere } from '../common/client-login.ts';

const title = text(
  '{protocols}: the hosts are a guess ({edition}); name the site with --edition',
  '{protocols}：服务器是按{edition}猜的，请用 --edition 指定站点',
);
const detail = text(
  'Nothing in the DNS of {domain} tells the site where its mailboxes are, and each site has hosts of its own. No password was sent to the guessed ones.',
  '从 {domain} 的解析看不出邮箱在哪个站点，而各站点的服务器不通用。没有向猜的服务器发送密码。',
);
const wanted = text('the host of the site where the mailbox is', '邮箱所在站点的服务器');
const name = text(
  'Run this again with --edition, or with the hosts: --imap-host, --pop-host, --smtp-host',
  '加上 --edition，或用 --imap-host、--pop-host、--smtp-host 写明服务器，再运行一次',
);
const webmail = text(
  'The address of your webmail tells the site: {sites}.',
  '看网页邮箱的网址就知道是哪个站点：{sites}。',
);
const site = text('{host} is {id}', '{host} 对应 {id}');

/** Webmail hosts that stand on official pages, with what `--edition` calls their sites. */
function sites() {
  return EDITION_IDS.flatMap((id) => {
    const { standing, targets } = EDITIONS[id].clients;
    return standing === 'documented' && targets.mail !== null
      ? [site({ host: targets.mail, id })]
      : [];
  });
}

export default clientCheck({
  id: 'client/edition-assumed',
  question: text(
    'Are the hosts a guess, as DNS does not tell the site?',
    '服务器是不是猜的，因为解析看不出站点？',
  ),
  why: text(
    'Each site of Alibaba Mail has client hosts of its own; MX, SPF and client names tell which site a domain uses (RFC 5321 §5.1).',
    '阿里邮箱各站点的收发信服务器不通用，要靠 MX、SPF 和客户端域名判断站点（RFC 5321 §5.1）。',
  ),
  severity: 'warning',
  needs: ['account', 'mx', 'edition', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 5321 §5.1', CLIENT_PAGES.hosts],
  answer({ account: { domain }, mx, edition, services }) {
    if (edition.basis !== 'assumed') return no(edition.because);
    const [first, ...rest] = services.filter((s) => s.given.host.origin === 'edition');
    if (first === undefined) return no(services.map((s) => s.given.seen));
    if (edition.missing.length > 0) return cannotTell(edition.missing);
    // Said by that check.
    const where = elsewhere(mx, edition, services);
    if (typeof where === 'object') return cannotTell([where]);
    if (where !== 'no') return no([mx.seen]);
    const evidence = ({ given }: typeof first): Evidence => ({
      from: given.seen,
      saw: given.host.value,
      wanted: wanted(),
    });
    const all = [first, ...rest];
    return yes({
      title: title({ protocols: protocolNames(all), edition: edition.edition.name() }),
      detail: detail({ domain }),
      evidence: [evidence(first), ...rest.map(evidence)],
      confidence: 0.97,
      fixes: [fix(name(), 'you', { steps: [webmail({ sites: list(sites()) })] })],
    });
  },
});
