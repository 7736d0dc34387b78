import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import {
  isAlibabaMailbox,
  isOwnDomain,
  MAILBOX_PAGES,
  MAILBOX_ROUTE,
  receptionWord,
  takesMail,
  WEBMAIL,
} from '../common/bounce-recipient.ts';
import { explained } from '../common/bounce-sending.ts';

const title = text(
  'The message went in circles: forwarding or MX of {recipient} has to be fixed',
  '邮件在循环转发，{recipient} 那边的转发或 MX 要改',
);
const means = text(
  'It passed the same servers until one gave up: two mailboxes forward to each other, or the MX leads to a server that hands the mail back.',
  '邮件反复经过同样的服务器，直到被中止：要么两个邮箱互相转发，要么 MX 指到了又把信转回来的服务器。',
);
const again = text(
  'Sending again goes the same round and harms both servers.',
  '重发还会走同样的圈，只会给双方服务器添负担。',
);
const holds = text(
  'Those have to be the servers that hold its mailboxes.',
  '这些应当就是存放邮箱的服务器。',
);
const read = text(
  'Read the Received headers of the returned message: the host names that come again and again are the two that pass it to each other',
  '看退回原邮件的 Received 头，反复出现的那几个主机就是互相转发的两方',
);
const forwarding = text(
  'Of {recipient} and the mailbox that it forwards to, one has to stop forwarding: automatic forwarding, rules, group members',
  '{recipient} 和它转发到的邮箱，要有一方取消转发：查自动转发、收信规则和邮件组成员',
);
const mx = text(
  'The MX of {domain} has to name the servers that hold the mailboxes, and those have to count the domain as their own, not relay it',
  '{domain} 的 MX 要指向真正存放邮箱的服务器，该服务器要把域名配置为本地域，不能再转出去',
);

export default bounceCheck({
  cause: 'mail-loop',
  question: text('Did the message go in circles?', '邮件是不是在循环转发？'),
  why: text(
    'Servers count the Received headers and stop a message that has passed too many; where it circles has to be cut (RFC 5321 §6.3).',
    '服务器会数 Received 头，经过次数太多就中止，要找到循环点断开（RFC 5321 §6.3）。',
  ),
  route: MAILBOX_ROUTE,
  references: ['RFC 5321 §6.3', 'RFC 3463 §3.5', MAILBOX_PAGES.notReceived],
  title,
  detail: (_, given) => explained(given, means(), again()),
  live: (given) =>
    receptionWord(
      given,
      () => 'neither',
      (now) => (takesMail(now) ? [holds()] : []),
    ),
  page: () => 'mail-admin',
  fixes(given) {
    const { recipient, domain } = given.values;
    const own = isOwnDomain(given);
    return [
      fix(read(), 'you'),
      fix(forwarding({ recipient }), 'recipient', {
        ...(isAlibabaMailbox(given)
          ? { console: WEBMAIL.forwarding(), operation: 'set-up-email-forwarding' }
          : {}),
      }),
      fix(mx({ domain }), own ? 'domain-admin' : 'recipient', { effort: 'hours' }),
    ];
  },
});
