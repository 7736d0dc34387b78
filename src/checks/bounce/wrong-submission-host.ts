import { join, list, type Message, text } from '../../engine/text.ts';
import { EDITIONS, editionsOfMx } from '../../knowledge/editions.ts';
import { type BounceCase, bounceCheck, fix } from '../common/bounce.ts';
import {
  explained,
  isAlibabaAccount,
  PAGES,
  ROUTES,
  submissionHosts,
} from '../common/bounce-sending.ts';

const title = text(
  'The client sends through the wrong server: change it to the smtp host',
  '发信服务器填错了，请改成 smtp 主机',
);
const means = text(
  'The client handed the mail to the MX host, which takes mail from other servers only. Own mailboxes send through the smtp host, with a login.',
  '客户端把邮件交给了 MX 主机，MX 只接收其他服务器的来信。自己的邮箱要登录 smtp 主机发信。',
);
const again = text(
  'Sending again changes nothing until the client is set right; no DNS record is at fault.',
  '客户端改对之前重发没用，与域名解析无关。',
);
const set = text(
  'Set the outgoing server to {hosts}, port 465, TLS, user name the full address',
  '发信服务器改为 {hosts}，端口 465，SSL/TLS，用户名填完整邮箱地址',
);
const which = text(
  'One of them: the one of the site where the mailbox was bought. Port 25 is often blocked, and Alibaba’s pages disagree about 80 and 587.',
  '填其中一个，即邮箱所在站点的那个。25 端口常被封，80 和 587 官方文档说法不一。',
);
const port = text(
  'Port 25 is often blocked, and Alibaba’s pages disagree about 80 and 587.',
  '25 端口常被封，80 和 587 官方文档说法不一。',
);
const permission = text(
  'Third-party clients need the administrator’s permission and often the third-party client security password instead of the webmail password.',
  '三方客户端要管理员放开，密码很可能要填三方客户端安全密码，而不是网页密码。',
);
const elsewhere = text(
  'Set the outgoing server to the one that the mail provider names for sending, with a login, not to an MX host',
  '发信服务器改为服务商提供的 smtp 主机并开启身份验证，不要填 MX 主机',
);

const or = text('{others} or {last}', '{others} 或 {last}');

/** The smtp host of the edition whose MX refused; all documented ones where that is not known. */
function hostsFor({ failure }: BounceCase): readonly string[] {
  const mx = failure.remoteHost?.toLowerCase().replace(/\.$/, '') ?? '';
  const own = editionsOfMx(mx).flatMap((id) => EDITIONS[id].clients.targets.smtp ?? []);
  return own.length > 0 ? own : submissionHosts();
}

const either = (hosts: readonly string[]): Message => {
  const last = hosts.length > 1 ? hosts.at(-1) : undefined;
  return last === undefined
    ? list(hosts)
    : or({ others: join(hosts.slice(0, -1), { en: ', ', zh: '、' }), last });
};

export default bounceCheck({
  cause: 'wrong-submission-host',
  question: text(
    'Does the client send through the wrong server?',
    '客户端的发信服务器是不是填错了？',
  ),
  why: text(
    'Submission by users and transfer between servers are different services (RFC 6409 §3.1); an MX host takes no mail from the mailboxes that it serves.',
    '用户发信和服务器之间传信是两种服务（RFC 6409 §3.1），MX 主机不接受自己邮箱用户的发信。',
  ),
  route: ROUTES.client,
  references: ['RFC 6409 §3.1', PAGES.hosts, PAGES.bounces],
  title,
  detail: (_, given) => explained(given, means(), again()),
  page: () => 'you',
  fixes(given) {
    if (!isAlibabaAccount(given) && given.failure.alibaba === null) {
      return [fix(elsewhere(), 'you')];
    }
    const hosts = hostsFor(given);
    const steps = [hosts.length > 1 ? which() : port(), permission()];
    return [
      fix(set({ hosts: either(hosts) }), 'you', { operation: 'configure-mail-client', steps }),
    ];
  },
});
