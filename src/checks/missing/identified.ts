import { cannotTell } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import { MAILBOX_PAGES } from '../../knowledge/mailbox-pages.ts';
import { bestOf, MAILBOX_ROUTE, missingCheck, SURE } from '../common/missing.ts';

export default missingCheck({
  id: 'missing/identified',
  question: text(
    'Is the message that was found surely the one that is sought?',
    '找到的邮件能确定就是要找的那封吗？',
  ),
  why: text(
    'Only the Message-ID names one message (RFC 5322 §3.6.4); sender, subject and time may fit several. Without enough of them another message would be taken for it.',
    '只有 Message-ID 能唯一标识一封邮件（RFC 5322 §3.6.4）；发件人、主题、时间可能同时符合好几封，信息不够就可能认错。',
  ),
  needs: ['mailbox'],
  answers: ['sure'],
  severity: 'info',
  route: MAILBOX_ROUTE,
  references: ['RFC 5322 §3.6.4', MAILBOX_PAGES.imapSearch],
  answer({ mailbox }) {
    const best = bestOf(mailbox);
    if (best === null || best.match.confidence < SURE) {
      return cannotTell([unknown('depends-on-unknown', [best?.seen ?? mailbox.seen])]);
    }
    return { answer: 'sure', because: [best.seen] };
  },
});
