import { text } from '../../engine/text.ts';
import { bounceCheck, fix, MAIL_CONSOLE } from '../common/bounce.ts';
import { again, MAILBOX_PAGES, supportFix } from '../common/bounce-recipient.ts';
import {
  explained,
  isAlibabaAccount,
  isAlibabaAddress,
  PAGES,
  ROUTES,
} from '../common/bounce-sending.ts';

const title = text('The report gives no reason that is known', '退信里没有给出可识别的原因');
const means = text(
  'What is quoted fits no known reason. Often the report was forwarded, cut or translated, and the server’s own words are gone.',
  '引用的内容对不上任何已知原因，多半是退信经过转发、截断或翻译，丢了服务器原话。',
);
const later = text(
  'Sending it again once does no harm; if it comes back the same, find the reason first.',
  '再发一次没有坏处；还是同样退回来，就先查清原因。',
);
const original = text(
  'Get the whole original bounce as a file (.eml) and read it with alimail-doctor diagnose-bounce',
  '拿到完整的退信原件（.eml 文件），再用 alimail-doctor diagnose-bounce 分析',
);
const originalStep = text(
  'Whoever got it right-clicks it in webmail and forwards it as an attachment (以附件转发); forwarded inline or as a picture, it loses what is needed.',
  '让收到退信的人在网页邮箱里右键点它，选“以附件转发”；直接转发正文或截图会丢信息。',
);
const test = text(
  'Send one plain line to the same recipient, and one to another recipient of the same domain',
  '给同一收件人，再给同域名的另一个人，各发一句纯文字',
);
const testStep = text(
  'Both refused: it is about the sender or the domain. Only the first: about the mailbox. Neither: about the content.',
  '两封都退：发件方或对方域名的问题；只退第一封：对方邮箱的问题；都不退：原邮件内容的问题。',
);
const log = text(
  'Look the message up in the send log, which keeps what the remote server said (180 days at Alibaba Mail)',
  '在收发信日志里查这封邮件，里面有对方服务器的答复（阿里邮箱保留 180 天）',
);
const ask = text(
  'Ask the recipient by phone or chat whether the address is right, and have their administrator look for the message by time and sender',
  '用电话、微信等方式向对方确认地址，并请对方管理员按时间和发件人查收信日志',
);
const ticket = text(
  'If the log tells nothing either, ask Alibaba Mail what the remote server said',
  '如果日志里也看不出来，请阿里邮箱查对方服务器的答复',
);

export default bounceCheck({
  cause: 'unknown',
  question: text('Does the report give no known reason?', '退信里是不是看不出原因？'),
  why: text(
    'A report ought to carry the server’s own words (Diagnostic-Code); without them the cause has to be found elsewhere (RFC 3464 §2.3.6).',
    '退信本该带上服务器原话（Diagnostic-Code），没有的话只能从别处找原因（RFC 3464 §2.3.6）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 3464 §2.3.6', PAGES.readingBounces, MAILBOX_PAGES.logs],
  title,
  detail: (_, given) => explained(given, means(), ...again(given, later())),
  fixes: (given) => [
    fix(original(), 'you', { operation: 'forward-as-attachment', steps: [originalStep()] }),
    fix(test(), 'you', { steps: [testStep()] }),
    fix(
      log(),
      'mail-admin',
      isAlibabaAddress(given) || isAlibabaAccount(given) ? { console: MAIL_CONSOLE.sendLog() } : {},
    ),
    fix(ask(), 'recipient', { effort: 'hours' }),
    ...(given.failure.alibaba === 'sent' ? [supportFix(ticket())] : []),
  ],
});
