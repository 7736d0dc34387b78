import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { supportFix } from '../common/bounce-recipient.ts';
import { explained, isDirectMail, PAGES, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'The mail systems did not understand each other: an administrator must look',
  '两边邮件系统通信出错，需管理员排查',
);
const means = text(
  'A command was refused as wrong or out of order: a strange character in an address, a fault of the sending program, or a firewall that changes the session.',
  '有一条命令格式不对或顺序不对：地址里有特殊字符、发信程序有问题，或者防火墙改动了会话。',
);
const again = text(
  'Sent again in the same way it ends the same.',
  '用同样的方式重发，结果还是一样。',
);
const address = text(
  'Look for spaces, quotation marks, commas and full-width characters in the addresses, correct them, and send again',
  '检查收发件地址里有没有空格、引号、逗号或全角字符（，＠。），改对后再发',
);
const webmail = text(
  'Send the same mail from webmail: if it passes, the client or program is at fault',
  '用网页邮箱发同样的邮件，能发出去就是客户端或程序的问题',
);
const program = text(
  'If a program sends it, have it log its SMTP session and find the command before the refusal',
  '如果是程序发信，打开 SMTP 会话日志，找出被拒前的那条命令',
);
const programStep = text(
  'A program has to end lines with CRLF, speak EHLO first, and wait for every reply.',
  '程序要用 CRLF 换行，先发 EHLO，并等每条命令的答复。',
);
const session = text(
  'Read the SMTP session in the log of the sending server for the command before the refusal',
  '在发信服务器日志里看 SMTP 会话，找出被拒前的那条命令',
);
const inspection = text(
  'Turn off SMTP inspection on firewalls between the two servers: it cuts and masks commands.',
  '关掉中间防火墙的 SMTP 检查功能，它会截断或改写命令。',
);
const ticket = text(
  'If webmail fails as well, tell Alibaba Mail, whose server spoke with {receiver}',
  '如果网页邮箱也发不出去，请反馈给阿里邮箱，由它排查和 {receiver} 的通信',
);

export default bounceCheck({
  cause: 'protocol-error',
  question: text(
    'Did the two mail systems not understand each other?',
    '是不是两边邮件系统通信出错？',
  ),
  why: text(
    'Replies such as 500 to 504 and 5.5.x are about the SMTP session, not about sender, recipient or content (RFC 5321 §4.2.2, RFC 3463 §3.6).',
    '500 到 504、5.5.x 这类答复说的是 SMTP 会话本身，与发件人、收件人和内容无关（RFC 5321 §4.2.2、RFC 3463 §3.6）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 3463 §3.6', 'RFC 5321 §4.2.2', PAGES.bounces],
  title,
  detail: (_, given) => explained(given, means(), again()),
  page: () => 'you',
  fixes(given) {
    const { receiver } = given.values;
    const { alibaba } = given.failure;
    const directMail = isDirectMail(given);
    return [
      // The reply’s own meaning says what else it is: then the addresses are not at fault.
      ...(given.failure.meaning === null ? [fix(address(), 'you')] : []),
      ...(directMail ? [] : [fix(webmail(), 'you')]),
      ...(alibaba === 'sent'
        ? []
        : [fix(program(), 'you', { effort: 'hours', steps: [programStep()] })]),
      ...(alibaba === 'sent' || alibaba === 'submission' || directMail
        ? []
        : [fix(session(), 'mail-admin', { effort: 'hours', steps: [inspection()] })]),
      ...(alibaba === 'sent' ? [supportFix(ticket({ receiver }))] : []),
    ];
  },
});
