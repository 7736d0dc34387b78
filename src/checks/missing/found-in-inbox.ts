import type { Fix, Problem } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import type { FoundMessage } from '../../facts/missing.ts';
import { MAILBOX_PAGES, MAILBOX_PATHS } from '../../knowledge/mailbox-pages.ts';
import { fix, MAILBOX_ROUTE, missingCheck, moment, soughtMessage } from '../common/missing.ts';
import {
  cameIn,
  doubts,
  type FoundIn,
  inPlace,
  isRead,
  isSure,
  logFix,
  readOrNot,
  seenMessage,
  sentences,
  titleOf,
} from '../common/missing-found.ts';

const titles = {
  sure: text(
    'It is in the inbox ({state}): {message}; look there yourself',
    '收件箱里有这封邮件（{state}）：{message}，请到收件箱查看',
  ),
  perhaps: text(
    'Perhaps it is in the inbox ({state}): {message}; see whether it is the one',
    '收件箱里可能就有（{state}）：{message}，请打开确认',
  ),
};
const works = text(
  'Delivery worked, and IMAP shows it: if a mail program does not, the matter is how that program shows mail.',
  '投递没有问题，IMAP 也能看到；客户端里没有，是客户端显示的问题。',
);
const mayBe = text(
  'If it is the one, delivery worked, and a mail program that does not show it is to be looked at.',
  '如果就是它，说明投递没有问题，要看客户端为什么不显示。',
);
const look = text(
  'Open webmail, sort the inbox by date, and look at {when}',
  '登录网页邮箱，收件箱按时间排序，翻到 {when}',
);
const lookSomewhere = text(
  'Open webmail and look through the inbox for the subject',
  '登录网页邮箱，在收件箱里按主题找',
);
const utc = text(
  'Times are in UTC here; China is 8 hours ahead.',
  '这里是 UTC 时间，北京时间要加 8 小时。',
);
const client = text(
  'If only a mail program does not show it, look how the program shows the inbox',
  '只有客户端里看不到时，检查客户端的显示设置',
);
const clientSteps = [
  text(
    'Turn off conversation view: the message may be folded into an older thread.',
    '关闭会话视图：邮件可能折叠在以前的会话里。',
  ),
  text(
    'Take away filters (unread only, Focused and Other, starred), and sort by date received.',
    '取消筛选（只看未读、重点/其他、星标），改成按接收时间排序。',
  ),
  text(
    'Widen the sync period of the program or phone; many keep only the last days or weeks.',
    '把客户端或手机的同步时间范围调大，很多默认只同步最近几天或几周。',
  ),
];
const pop = text(
  'If the program fetches over POP3, see which mail POP3 may fetch',
  '客户端用 POP3 收信时，检查 POP 的收取范围',
);
const popSteps = [
  text(
    'POP3 has a range of its own: all mail, only new mail, or the last days. Better use IMAP.',
    'POP3 有单独的收取范围：全部、只收新邮件或最近若干天。建议改用 IMAP。',
  ),
];
const whoRead = text(
  'If none of you opened it, see in the logon log who else reads this mailbox',
  '如果自己没打开过，到登录查询里看还有谁在读这个邮箱',
);
const whoReadStep = text(
  'Another device of yours, a colleague, or an assistant who reads it counts as reading too.',
  '您的其他设备、同事或代管的人打开过，也算已读。',
);

function fixesFor({ wanted }: FoundIn, best: FoundMessage): readonly Fix[] {
  const { internalDate } = best;
  return [
    internalDate === null
      ? fix(lookSomewhere(), 'you')
      : fix(look({ when: moment(internalDate) }), 'you', { steps: [utc()] }),
    fix(client(), 'you', { steps: clientSteps.map((step) => step()) }),
    fix(pop(), 'you', {
      console: MAILBOX_PATHS.popAndImap(),
      operation: 'configure-pop-retrieval-scope',
      steps: popSteps.map((step) => step()),
    }),
    ...(isRead(best) ? logFix('logon', whoRead(), internalDate, wanted.now, [whoReadStep()]) : []),
  ];
}

export default missingCheck({
  id: 'missing/found-in-inbox',
  question: text('Is the message in the inbox after all?', '邮件是不是其实就在收件箱里？'),
  why: text(
    'A message that the server lists in INBOX was delivered (RFC 9051 §5.1). Conversation view, filters, a short sync period or another reader make it look lost.',
    '服务器的收件箱里有，就说明已经送达（RFC 9051 §5.1）。会话视图、筛选、同步时间太短，或别人先读了，都会让人以为没收到。',
  ),
  severity: 'info',
  // The place is asked first: this one only says more of it.
  optional: true,
  needs: ['wanted', 'mailbox'],
  route: MAILBOX_ROUTE,
  references: ['RFC 9051 §5.1', MAILBOX_PAGES.trouble],
  answer(given) {
    return inPlace(given, 'inbox', (best): Problem => {
      const { wanted } = given;
      return {
        title: titleOf(best, titles)({ state: readOrNot(best), message: soughtMessage(wanted) }),
        detail: sentences([cameIn(best), isSure(best) ? works() : mayBe(), ...doubts(given, best)]),
        evidence: [seenMessage(best, wanted)],
        fixes: fixesFor(given, best),
      };
    });
  },
});
