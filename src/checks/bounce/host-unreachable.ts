import { text } from '../../engine/text.ts';
import { bounceCheck, fix, pageFix } from '../common/bounce.ts';
import {
  again,
  compareFix,
  isDelayed,
  isGone,
  MAILBOX_PAGES,
  serverWord,
  theirAdmin,
} from '../common/bounce-recipient.ts';
import { explained, PAGES, ROUTES, ticketFix } from '../common/bounce-sending.ts';

const title = text(
  'No connection to {receiver}: its operator has to look',
  '连不上 {receiver}，需对方管理员排查',
);
const means = text(
  'The server did not answer, refused the connection or broke it off: it is down or overloaded, or a firewall keeps the sender out.',
  '服务器没有响应、拒绝连接或者中途断开：可能停机、过载，或者被防火墙挡住。',
);
const later = text(
  'Sending once more after some hours is right; if it comes back again, more tries change nothing.',
  '过几个小时再发一次；还被退的话，反复重发也没用。',
);
const wait = text(
  'Wait for the next tries; if it is urgent, reach the recipient by another way',
  '等系统继续重试；着急就换其他方式联系对方',
);
const once = text(
  'Send it once more after some hours; if it is urgent, reach the recipient by another way',
  '过几个小时再发一次；着急就换其他方式联系对方',
);
const outgoing = text(
  'If mail to every domain fails, the fault is here: outgoing port 25 is blocked by the network or hosting provider, or DNS is broken',
  '如果发往所有域名都这样，就是自己这边的问题：网络或云服务商封了出方向 25 端口，或者 DNS 有故障',
);
const tell = text(
  'Tell the recipient by another way: the administrator of {domain} has to look at server, firewall and MX, with the quoted line and its time',
  '用其他方式告诉对方：请 {domain} 的管理员按退信原话和时间，检查服务器、防火墙和 MX',
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
  title,
  detail: (_, given) =>
    explained(given, means(), ...(isGone(given) ? [] : [again(given, later())])),
  live: serverWord,
  fixes(given) {
    const { domain } = given.values;
    const { alibaba } = given.failure;
    return [
      isGone(given)
        ? compareFix()
        : isDelayed(given)
          ? fix(wait(), 'you')
          : fix(once(), 'you', { effort: 'hours' }),
      ...pageFix(given, 'mail-admin'),
      ...(alibaba === null ? [fix(outgoing(), 'mail-admin', { effort: 'hours' })] : []),
      fix(tell({ domain }), theirAdmin(given), { effort: 'hours' }),
      ...(alibaba === 'sent' ? [ticketFix(ticket({ domain }))] : []),
    ];
  },
});
