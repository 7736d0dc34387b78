import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { explained, PAGES, PATHS, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'The sender’s own mail audit turned the message down: ask the auditor',
  '公司内部邮件审核没有通过，请联系审核员',
);
const means = text(
  'A rule of the sender’s administrator sends such mail to an auditor first (邮件审核), and the auditor did not approve it. The recipient’s server never saw it.',
  '发件方管理员设置了邮件审核，这类邮件要审核员同意才能发出，这封没有通过，根本没发到对方服务器。',
);
const again = text(
  'Sending it again unchanged goes to the same auditor again.',
  '原样重发，还是会送到同一个审核员那里。',
);
const ask = text(
  'Ask the auditor or administrator what was objected to, change it, and send again',
  '问清审核员或管理员哪里不合规，改好再发',
);
const rule = text(
  'Look the message up in the audit records, and narrow the rule or except sender or recipient if it should have passed',
  '在审核记录里查这封邮件；如果本该放行，就收窄审核规则，或把发件人、收件人设为例外',
);

export default bounceCheck({
  cause: 'auditor-rejected',
  question: text(
    'Did the sender’s own mail audit turn it down?',
    '是不是发件方自己的邮件审核没有通过？',
  ),
  why: text(
    'Mail approval is a rule of Alibaba Mail on the sender’s side: what its auditor rejects comes back without having been sent (help page “Mail Rules”).',
    '邮件审核是阿里邮箱发件方的规则，审核员拒绝的邮件没发出就会退回（见官方“邮件规则”说明）。',
  ),
  route: ROUTES.delivery,
  references: [PAGES.mailRules],
  title,
  detail: (_, given) => explained(given, means(), again()),
  fixes: () => [
    fix(ask(), 'you', { effort: 'hours' }),
    fix(rule(), 'mail-admin', { console: PATHS.mailRules(), operation: 'review-held-mail' }),
  ],
});
