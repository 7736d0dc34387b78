import { text } from '../../engine/text.ts';
import { type BounceCase, bounceCheck, fix, type LiveWord, recordsIn } from '../common/bounce.ts';
import {
  explained,
  isAlibabaAccount,
  liveWord,
  PAGES,
  ROUTES,
  someHosts,
} from '../common/bounce-sending.ts';

const title = text(
  'Relaying denied: log in to send, or have the MX of {domain} corrected',
  '服务器不给 {domain} 转发：检查发信登录，或请对方更正 MX',
);
const means = text(
  'The server takes mail for its own domains and from clients that have logged in; for it this message was neither.',
  '服务器只接收发给自己域名的邮件，或已登录客户端发的邮件，这封两样都不是。',
);
const twoCases = text(
  'Either it is the sender’s own outgoing server and the client did not log in, or it is a server that the MX of {domain} names and that does not know the domain. Sending again changes nothing.',
  '两种情况：一是自己的发信服务器，客户端没有登录；二是 {domain} 的 MX 指向的服务器，但上面没有配置这个域名。重发没用。',
);
const isMx = text(
  '{host} is an MX of {domain}, so the recipient’s side is at fault',
  '{host} 就是 {domain} 的 MX，问题在收件方',
);
const isNotMx = text(
  '{host} is no MX of {domain} ({hosts}): it is the sender’s outgoing server, or the MX was changed since',
  '{host} 不在 {domain} 的 MX（{hosts}）里：可能是自己的发信服务器，也可能对方已改过 MX',
);
const takesNone = text('{domain} takes no mail ({state})', '{domain} 不收信（{state}）');
const STATES = {
  nxdomain: text('it does not exist', '域名不存在'),
  'null-mx': text('null MX', '空 MX'),
  nothing: text('no MX and no address', '没有 MX 和地址记录'),
};
const logIn = text(
  'Turn on authentication for the outgoing server: user name the full address, port 465 with TLS',
  '在客户端开启发信身份验证：用户名填完整邮箱地址，端口 465，SSL/TLS',
);
const printers = text(
  'Scanners, programs and websites have to log in as well, or be named on the server as allowed to relay.',
  '扫描仪、程序和网站也要登录，或者在服务器上加入允许转发的名单。',
);
const spelling = text(
  'Check the domain {domain} letter by letter with the recipient',
  '和对方逐字核对域名 {domain}',
);
const recipient = text(
  'Tell the recipient by phone or chat: the administrator of {domain} has to point the MX to the right server, or add the domain to the one it names',
  '用电话、微信等方式告诉收件人：请 {domain} 的管理员把 MX 指向正确的服务器，或在 MX 指向的服务器上添加该域名',
);

function exchangesNow({ live, failure }: BounceCase): LiveWord | null {
  if (!live.recipient.known) return null;
  const { domain, state, exchanges, seen } = live.recipient.value;
  if (state !== 'mx' && state !== 'address') {
    const what = takesNone({ domain, state: STATES[state]() });
    return liveWord([{ what, speaks: 'for', seen: seen[0], saw: recordsIn(seen[0]) ?? what }]);
  }
  const host = failure.remoteHost?.toLowerCase().replace(/\.$/, '');
  if (state !== 'mx' || host === undefined || exchanges.length === 0) return null;
  const hosts = someHosts(exchanges);
  const listed = exchanges.some((e) => e.toLowerCase() === host);
  const what = listed ? isMx({ host, domain }) : isNotMx({ host, domain, hosts });
  const saw = recordsIn(seen[0]) ?? exchanges.slice(0, 4).join(', ');
  return liveWord([{ what, speaks: 'for', seen: seen[0], saw }]);
}

export default bounceCheck({
  cause: 'relay-denied',
  question: text('Did the server refuse to relay?', '是不是服务器不允许转发？'),
  why: text(
    'A server that relayed for anybody would be used for spam, so it takes only its own domains and its own users (RFC 5321 §7.9).',
    '替任何人转发的服务器会被用来发垃圾邮件，所以只收自己域名的信、只给自己的用户发信（RFC 5321 §7.9）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 5321 §7.9', 'RFC 3463 §3.8', PAGES.hosts],
  title,
  detail: ({ domain }, given) => explained(given, means(), twoCases({ domain })),
  live: exchangesNow,
  page: () => 'mail-admin',
  fixes(given) {
    const { domain } = given.values;
    return [
      fix(logIn(), 'you', {
        steps: [printers()],
        // Elsewhere another provider's servers are meant.
        ...(given.failure.alibaba !== 'sent' && isAlibabaAccount(given)
          ? { operation: 'configure-mail-client' }
          : {}),
      }),
      fix(spelling({ domain }), 'you'),
      fix(recipient({ domain }), 'recipient', { effort: 'hours' }),
    ];
  },
});
