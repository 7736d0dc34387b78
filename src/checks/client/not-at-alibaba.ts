import { cannotTell, type Fix, no, type Problem, yes } from '../../engine/check.ts';
import { type Message, text } from '../../engine/text.ts';
import type { MxSet } from '../../facts/dns.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { CLIENT_ROUTE, clientCheck, fix } from '../common/client.ts';
import { elsewhere } from '../common/client-login.ts';
import { isForeign, providerOf, sawMx } from '../common/mx.ts';

const foreign = text(
  'Mail for {domain} goes to {provider}, not to Alibaba Mail: use that provider’s settings',
  '{domain} 的邮件在 {provider}，不在阿里邮箱：请用那边的客户端设置',
);
const stranger = text(
  'Mail for {domain} goes to {provider}, not to Alibaba Mail: ask there for the settings',
  '{domain} 的邮件在 {provider}，不在阿里邮箱：请向那边要客户端设置',
);
const none = text(
  '{domain} has no MX at Alibaba Mail: check the address, or name the site with --edition',
  '{domain} 没有指向阿里邮箱的 MX：请核对地址，或用 --edition 指定站点',
);
const nullMx = text(
  '{domain} takes no mail at all (null MX): check the address',
  '{domain} 声明不收任何邮件（空 MX）：请核对地址',
);
const detail = text(
  'Neither MX, SPF nor client names of the domain lead to Alibaba Mail. The hosts that were looked at are only a guess; no password was sent to them.',
  '该域名的 MX、SPF 和客户端域名都没有指向阿里邮箱。本次检查的服务器只是猜的，没有向它们发送密码。',
);
const wanted = text('an MX host of Alibaba Mail', '阿里邮箱的 MX');
const theirs = text(
  'Take the incoming and outgoing servers from the help pages of {provider}',
  '收信和发信服务器按 {provider} 的帮助文档填写',
);
const whoever = text(
  'Ask whoever runs {provider} for the incoming and outgoing servers',
  '向 {provider} 的管理员要收信和发信服务器地址',
);
const spelling = text(
  'Check the part after the @ for a slip: {domain} was looked up',
  '核对 @ 后面有没有写错：本次查的是 {domain}',
);
const edition = text(
  'If the mailbox is at Alibaba Mail all the same, run this again with --edition, or with the hosts that the client has',
  '如果邮箱确实在阿里，加上 --edition 或客户端里填的服务器地址再运行一次',
);
const moved = text(
  'If the domain moved to Alibaba Mail lately, its records are missing: run alimail-doctor check-dns {domain}',
  '如果刚迁到阿里邮箱，说明解析还没改好：运行 alimail-doctor check-dns {domain} 查看',
);

/** More names make no title. */
const MAX_NAMED = 2;

function foreignProvider(mx: MxSet): Message {
  return providerOf(mx.records.filter(isForeign).slice(0, MAX_NAMED));
}

export default clientCheck({
  id: 'client/not-at-alibaba',
  question: text('Is the mailbox somewhere else than at Alibaba Mail?', '邮箱是不是不在阿里邮箱？'),
  why: text(
    'MX names the hosts that take a domain’s mail (RFC 5321 §5.1). A client that connects to another provider’s hosts is refused or finds no such account.',
    'MX 指明域名的邮件由谁接收（RFC 5321 §5.1）。客户端连到别家服务器，要么被拒，要么没有这个账号。',
  ),
  severity: 'error',
  needs: ['account', 'mx', 'edition', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 5321 §5.1', 'RFC 7505 §3', CLIENT_PAGES.hosts],
  // The hosts of everything else are a guess.
  blocking: true,
  answer({ account: { domain }, mx, edition: told, services }) {
    const where = elsewhere(mx, told, services);
    if (where === 'no') return no([mx.seen]);
    if (typeof where === 'object') return cannotTell([where]);
    const known = mx.records.some((r) => r.host.kind === 'other' && r.host.provider !== null);
    const provider = foreignProvider(mx);
    const title =
      where === 'foreign'
        ? (known ? foreign : stranger)({ domain, provider })
        : (where === 'null' ? nullMx : none)({ domain });
    const first: Fix =
      where === 'foreign'
        ? fix((known ? theirs : whoever)({ provider }), 'you')
        : fix(spelling({ domain }), 'you');
    const problem: Problem = {
      title,
      detail: detail(),
      evidence: [{ from: mx.seen, saw: sawMx(mx), wanted: wanted() }],
      confidence: known || where === 'null' ? 0.95 : 0.9,
      fixes: [
        first,
        fix(edition(), 'you', { risk: 'low' }),
        fix(moved({ domain }), 'domain-admin', { effort: 'hours', operation: 'add-dns-records' }),
      ],
    };
    return yes(problem);
  },
});
