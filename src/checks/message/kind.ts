import { text } from '../../engine/text.ts';
import { check } from '../common/bounce.ts';
import { PAGES, ROUTES } from '../common/bounce-sending.ts';

export default check({
  id: 'message/kind',
  question: text('What kind of message is it?', '这是什么邮件？'),
  why: text(
    'Only a bounce or a notice of delay tells why mail did not arrive; receipts, automatic replies and feedback reports look alike and are not one (RFC 3464 §2.3.3, RFC 3834 §5, RFC 5965 §2).',
    '只有退信和延迟通知能说明邮件为什么没送到；送达回执、自动回复、投诉反馈报告看着像，其实不是（RFC 3464 §2.3.3、RFC 3834 §5、RFC 5965 §2）。',
  ),
  needs: ['bounced'],
  answers: ['bounce', 'delay', 'delivered', 'auto-reply', 'feedback-report', 'not-a-bounce'],
  severity: 'info',
  route: ROUTES.delivery,
  references: ['RFC 3464 §2.3.3', 'RFC 3834 §5', 'RFC 5965 §2', PAGES.readingBounces],
  answer: ({ bounced, because }) => ({ answer: bounced.kind, because: because('bounced') }),
});
