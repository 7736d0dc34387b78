import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import {
  again,
  compareFix,
  goneTitle,
  isGone,
  isPublic,
  MAILBOX_PAGES,
  renewFix,
  serverWord,
  supportFix,
  theirAdmin,
} from '../common/bounce-recipient.ts';
import { explained, PAGES, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'No connection to {receiver}: its operator must look into it',
  '连不上 {receiver}，需对方管理员排查',
);
const means = text(
  'The server did not answer, refused the connection or broke it off: it is down or overloaded, or a firewall keeps the sender out.',
  '服务器没有响应、拒绝连接或者中途断开：可能停机、过载，或者被防火墙挡住。',
);
const lost = text('No server for this domain could be reached.', '连不上该域名的任何收信服务器。');
const later = text(
  'Sending once more later is right; if it comes back again, more tries change nothing.',
  '可以稍后再发一次；还被退的话，反复重发也没用。',
);
const wait = text(
  'Wait for the next tries; if it is urgent, call or message the recipient',
  '等系统继续重试；着急就用电话、微信等方式联系对方',
);
const once = text(
  'Send it once more, some hours after the first; if it is urgent, call or message the recipient',
  '隔几个小时再发一次；着急就用电话、微信等方式联系对方',
);
const outgoing = text(
  'If mail to every domain fails, the fault is here: outgoing port 25 is blocked by the network or hosting provider, or DNS is broken',
  '如果发往所有域名都这样，就是自己这边的问题：网络或云服务商封了出方向 25 端口，或者 DNS 有故障',
);
const tell = text(
  'Tell the recipient by phone or chat: the administrator of {domain} has to check server, firewall and MX, by the quoted line and its time',
  '用电话、微信等方式告诉对方：请 {domain} 的管理员按退信原话和时间，检查服务器、防火墙和 MX',
);
const ticket = text(
  'If others get through to {domain}, its firewall may block Alibaba Mail’s sending IP: tell Alibaba Mail',
  '如果别的邮箱能发到 {domain}，可能是对方防火墙挡了阿里邮箱的出口 IP，请反馈给阿里邮箱',
);

export default bounceCheck({
  cause: 'host-unreachable',
  question: text('Could the recipient’s server not be reached?', '是不是连不上对方服务器？'),
  why: text(
    'Without a connection nothing was refused: the sending server tries the other MX and later again, for days, before it gives up (RFC 5321 §5.1, §4.5.4.1).',
    '连不上不等于被拒：发信服务器会换其他 MX 并持续重试几天，最后才退信（RFC 5321 §5.1、§4.5.4.1）。',
  ),
  route: ROUTES.delivery,
  references: [
    'RFC 5321 §5.1',
    'RFC 5321 §4.5.4.1',
    'RFC 3463 §3.5',
    PAGES.bounces,
    MAILBOX_PAGES.notReceived,
  ],
  title: ({ receiver }, given) => goneTitle(given) ?? title({ receiver }),
  detail: (_, given) =>
    isGone(given) ? explained(given, lost()) : explained(given, means(), ...again(given, later())),
  live: serverWord,
  page: (given) => (isGone(given) ? null : 'mail-admin'),
  fixes(given) {
    const { domain } = given.values;
    const { alibaba } = given.failure;
    if (isGone(given)) return [compareFix(given), renewFix(given)];
    return [
      given.delayed ? fix(wait(), 'you') : fix(once(), 'you', { effort: 'hours' }),
      ...(alibaba === null ? [fix(outgoing(), 'mail-admin', { effort: 'hours' })] : []),
      ...(isPublic(given) ? [] : [fix(tell({ domain }), theirAdmin(given), { effort: 'hours' })]),
      ...(alibaba === 'sent' ? [supportFix(ticket({ domain }))] : []),
    ];
  },
});
