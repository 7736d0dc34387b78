import { text } from '../../engine/text.ts';
import { bounceCheck, fix, MAIL_CONSOLE } from '../common/bounce.ts';
import { MAILBOX_PAGES, WEBMAIL } from '../common/bounce-recipient.ts';
import { explained, isAlibabaAccount, PAGES, PATHS, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'A virus or a forbidden attachment was found: do not send it again as it is',
  '邮件含病毒或违禁附件，不要原样重发',
);
const means = text(
  'The scanner of {receiver} found malware, or an attachment of a kind that is never taken: programs, scripts, macros, archives with a password.',
  '{receiver} 查出病毒，或者附件是一律不收的类型：程序、脚本、带宏的文档、加密压缩包。',
);
const again = text(
  'Sending it again is harmful: it is refused again, and a sender of viruses may be blocked.',
  '重发有害：还会被拒，账号还可能因此被封。',
);
const scan = text(
  'Scan the file and the computer that it came from with an up-to-date scanner, and do not pass the file on until then',
  '先用最新病毒库查杀该文件和发件电脑，查清之前不要转发这个文件',
);
const link = text(
  'If the file is clean, give it as a link instead of an attachment',
  '如果文件确认没问题，改用链接发，不要当附件发',
);
const linkStep = text(
  'Renaming or zipping a program does not help: scanners look inside.',
  '改扩展名或打成压缩包没有用，扫描时会拆开检查。',
);
const notMine = text(
  'If nobody wrote this message, the account is being misused: change its password at once',
  '如果这封邮件不是本人发的，说明账号被盗用，马上改密码',
);
const log = text(
  'Look in the send log for further such mail from {sender}',
  '在收发信日志里查 {sender} 有没有发过其他类似邮件',
);

export default bounceCheck({
  cause: 'virus',
  question: text(
    'Was a virus or a forbidden attachment found in it?',
    '是不是查出了病毒或违禁附件？',
  ),
  why: text(
    'Receivers refuse malware, and kinds of attachments that carry it, without looking at who sends it (RFC 3463 §3.7, RFC 2046 §4.5.1).',
    '收信方会拒收病毒和容易带病毒的附件类型，不管是谁发的（RFC 3463 §3.7、RFC 2046 §4.5.1）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 3463 §3.7', 'RFC 2046 §4.5.1', PAGES.bounces, MAILBOX_PAGES.attachments],
  title,
  detail: ({ receiver }, given) => explained(given, means({ receiver }), again()),
  page: () => 'you',
  fixes(given) {
    const { sender } = given.values;
    const alibaba = isAlibabaAccount(given);
    return [
      fix(scan(), 'you'),
      fix(link(), 'you', {
        steps: [linkStep()],
        ...(alibaba ? { console: WEBMAIL.largeAttachment(), operation: 'attach-large-files' } : {}),
      }),
      fix(notMine(), 'you', {
        ...(alibaba ? { console: PATHS.password(), operation: 'change-password' } : {}),
      }),
      fix(log({ sender }), 'mail-admin', alibaba ? { console: MAIL_CONSOLE.sendLog() } : {}),
    ];
  },
});
