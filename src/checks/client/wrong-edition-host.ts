import { unknown } from '../../engine/fact.ts';
import { list, text } from '../../engine/text.ts';
import type { Service } from '../../facts/client.ts';
import type { EditionFact } from '../../facts/dns.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { EDITIONS } from '../../knowledge/editions.ts';
import {
  type Bad,
  CLIENT_ROUTE,
  clientCheck,
  documentedFix,
  evidenceOf,
  fix,
  judge,
  protocolName,
  protocolNames,
  works,
} from '../common/client.ts';

const title = text(
  '{protocols}: {host} belongs to another site; the mailbox is at {own}',
  '{protocols}：{host} 是其他站点的服务器，邮箱在 {own}',
);
const several = text(
  '{protocols}: servers of another site are set; the mailbox is at {own}',
  '{protocols}：服务器填成了其他站点的，邮箱在 {own}',
);
const detail = text(
  'It belongs to {other}. Accounts are kept at one site only, so no password works there; none was sent to it.',
  '它属于{other}。账号只存在于一个站点，到那边用什么密码都登录不了；没有向它发送密码。',
);
const details = text(
  'They belong to {other}. Accounts are kept at one site only, so no password works there; none was sent to them.',
  '它们属于{other}。账号只存在于一个站点，到那边用什么密码都登录不了；没有向它们发送密码。',
);
const use = text('Put the servers of {own} into the client', '把客户端里的服务器改成{own}的');
const ask = text(
  'Ask the mail administrator for the servers of {own}: no public page names them',
  '向邮箱管理员索要{own}的服务器地址：官方文档没有列出',
);
const moved = text(
  'If the mailbox really is at {other}, run again with --edition {id}: then the DNS records have to be changed',
  '如果邮箱确实在{other}，加 --edition {id} 再运行一次：那样要改的是 DNS 解析',
);
const saw = text('{host}: {what}', '{host}：{what}');
const mail = text('{protocol} server of {other}', '{other}的 {protocol} 服务器');
const webmail = text('webmail of {other}', '{other}的网页邮箱');
const told = {
  mx: text('the MX records name {own}', 'MX 指向{own}'),
  spf: text('the SPF record names {own}', 'SPF 记录指向{own}'),
  cname: text('the mail host names lead to {own}', '邮箱相关的 CNAME 指向{own}'),
};

type Other = Extract<Service['given']['known'], { kind: 'other-edition' }>;

interface BadEdition extends Bad {
  readonly whose: Other;
}

function toldBy(edition: EditionFact) {
  const [from] = edition.because;
  const { basis } = edition;
  if (from === undefined || basis === 'option' || basis === 'assumed') return [];
  return [{ from, saw: told[basis]({ own: edition.edition.name() }) }];
}

export default clientCheck({
  id: 'client/wrong-edition-host',
  question: text('Is the server of another site?', '服务器是否填成了其他站点的？'),
  why: text(
    'Each site of Alibaba Mail keeps its own accounts and has its own servers: a login with another site’s finds no account (RFC 5530 §3).',
    '阿里邮箱各站点的账号和服务器互相独立，登录到别的站点找不到账号（RFC 5530 §3）。',
  ),
  severity: 'error',
  needs: ['account', 'edition', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 5530 §3', CLIENT_PAGES.hosts],
  answer({ account, edition, services }) {
    const guessed = edition.basis === 'assumed';
    const own = edition.edition.name();
    return judge<BadEdition>(
      services,
      (service) => {
        const { known, seen } = service.given;
        if (works(service) || known.kind !== 'other-edition') return 'fine';
        if (!guessed) return { service, whose: known };
        const missing = edition.missing[0];
        return unknown(missing?.reason ?? 'depends-on-unknown', [seen, ...edition.because]);
      },
      (bad) => {
        const all = bad.map((b) => b.service);
        const hosts = new Set(all.map((s) => s.given.host.value));
        const { edition: id } = bad[0].whose;
        const other = list(
          [...new Set(bad.map((b) => b.whose.edition))].map((e) => EDITIONS[e].name()),
        );
        const fixes = documentedFix(use({ own }), all, account.address);
        const [first, ...rest] = evidenceOf(bad, ({ service, whose: of }) => {
          const name = EDITIONS[of.edition].name();
          const what =
            of.protocol === 'webmail'
              ? webmail({ other: name })
              : mail({ protocol: protocolName(of.protocol), other: name });
          return {
            from: service.given.seen,
            saw: saw({ host: service.given.host.value, what }),
            ...(service.wanted === null ? {} : { wanted: service.wanted.host }),
          };
        });
        return {
          title:
            hosts.size === 1
              ? title({ protocols: protocolNames(all), host: [...hosts][0] as string, own })
              : several({ protocols: protocolNames(all), own }),
          detail: (hosts.size === 1 ? detail : details)({ other }),
          evidence: [first, ...rest, ...toldBy(edition)],
          confidence: edition.basis === 'mx' || edition.basis === 'option' ? 0.95 : 0.85,
          fixes: [
            ...(fixes.length > 0 ? fixes : [fix(ask({ own }), 'you')]),
            ...(edition.basis === 'option' ? [] : [fix(moved({ other, id }), 'you')]),
          ],
        };
      },
    );
  },
});
