import { cannotTell, type Judgement } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { MAILBOX_PAGES } from '../../knowledge/mailbox-pages.ts';
import { MAILBOX_ROUTE, missingCheck, type Place, placeOf } from '../common/missing.ts';
import { locate } from '../common/missing-found.ts';

export default missingCheck({
  id: 'missing/where',
  question: text('Where in the mailbox is the message?', '邮件在邮箱的哪个文件夹里？'),
  why: text(
    'Most mail that “did not arrive” is in another folder, or marked as deleted. It is in none only when every folder was read to the end (RFC 9051 §6.3.3, §7.3.1).',
    '多数“没收到”的邮件其实在别的文件夹里，或被标记为删除。只有所有文件夹都读完，才能说邮箱里没有（RFC 9051 §6.3.3、§7.3.1）。',
  ),
  severity: 'info',
  needs: ['wanted', 'mailbox'],
  answers: ['inbox', 'junk', 'trash', 'other', 'marked-deleted', 'not-found'],
  route: MAILBOX_ROUTE,
  references: ['RFC 9051 §6.3.3', 'RFC 9051 §7.3.1', MAILBOX_PAGES.imapSearch],
  answer(given): Judgement<Place | 'not-found'> {
    const located = locate(given);
    if (located.best !== null) {
      return { answer: placeOf(located.best), because: [located.best.seen] };
    }
    if (located.missing.length > 0) return cannotTell(located.missing);
    const { folders, seen } = given.mailbox;
    return { answer: 'not-found', because: [seen, ...folders.map((f) => f.seen)] };
  },
});
