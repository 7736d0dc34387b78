import { text } from '../../engine/text.ts';
import { MAILBOX_PAGES, MAILBOX_PATHS } from '../../knowledge/mailbox-pages.ts';
import { fix, MAILBOX_ROUTE, missingCheck, soughtMessage } from '../common/missing.ts';
import {
  cameIn,
  doubts,
  inPlace,
  isRead,
  logFix,
  readOrNot,
  rulesFix,
  seenMessage,
  sentences,
  siblingsOf,
  titleOf,
} from '../common/missing-found.ts';

const titles = {
  sure: text(
    'It is in the folder of deleted mail ({state}): {message}; move it back yourself',
    '在“已删除”文件夹里（{state}）：{message}，自己移回收件箱即可',
  ),
  perhaps: text(
    'Perhaps it is among the deleted mail ({state}): {message}; see whether it is the one',
    '可能在“已删除”文件夹里（{state}）：{message}，请打开确认',
  ),
};
/** These two go on from the sentence that says how it is marked. */
const byRule = text(
  'So probably a rule threw it away, or somebody straight from the list.',
  '多半是规则删的，或有人没打开就在列表里删了。',
);
const byHand = text(
  'So more likely a person or another mail program threw it away than a rule.',
  '更像是有人或另一个客户端删的，不像是规则。',
);
const more = text(
  'Others of this sender lie there too ({n}), which points to a rule.',
  '该发件人另有 {n} 封也在那里，更像是规则所为。',
);
const moreRead = text(
  'Others of this sender lie there too ({n}): look for a rule all the same.',
  '该发件人另有 {n} 封也在那里，规则也要查一下。',
);
const notAll = text(
  'Others of this sender are in the inbox ({n}), so not all of it is thrown away.',
  '该发件人另有 {n} 封在收件箱，说明并不是全部被删。',
);
const back = text('Move it back to the inbox', '把邮件移回收件箱');
const backSteps = [
  text(
    'Do it soon: once emptied you cannot restore it. Whether the administrator can, the guide says both ways.',
    '要尽快：清空后自己恢复不了；管理员能否恢复，指南里说法不一。',
  ),
];
const when = text(
  'See in the deleted-mail log when it was deleted, and by which program or address',
  '到删信查询里看是什么时候、被哪个客户端或 IP 删除的',
);
const devices = text(
  'Look at everything else that reads this mailbox: phones, other computers, shared access',
  '检查其他在用这个邮箱的设备：手机、其他电脑、共用的人',
);
const logSteps = [
  text(
    'If the log names a program or address that nobody of you knows, change the password.',
    '如果日志里的客户端或 IP 没人认识，马上改密码。',
  ),
];

export default missingCheck({
  id: 'missing/in-trash',
  question: text('Is the message in the folder of deleted mail?', '邮件是不是在“已删除”文件夹里？'),
  why: text(
    'What a person, a rule or a mail program deletes goes to the folder with the attribute \\Trash first (RFC 6154 §2): delivered, and still to be had.',
    '被人、规则或客户端删除的邮件先进入 \\Trash 文件夹（RFC 6154 §2）：邮件已送达，还能找回。',
  ),
  severity: 'error',
  // The place is asked first: this one only says more of it.
  optional: true,
  needs: ['wanted', 'mailbox'],
  route: MAILBOX_ROUTE,
  references: ['RFC 6154 §2', MAILBOX_PAGES.logs],
  answer(given) {
    return inPlace(given, 'trash', (best) => {
      const { wanted, mailbox } = given;
      const { beside, inbox } = siblingsOf(mailbox, best);
      const others =
        beside.length > 0
          ? [(isRead(best) ? moreRead : more)({ n: beside.length })]
          : inbox.length > 0
            ? [notAll({ n: inbox.length })]
            : [];
      const rule = rulesFix();
      const log = logFix('deleted', when(), best.internalDate, wanted.now, [
        ...logSteps.map((step) => step()),
      ]);
      return {
        title: titleOf(best, titles)({ state: readOrNot(best), message: soughtMessage(wanted) }),
        detail: sentences([
          cameIn(best),
          isRead(best) ? byHand() : byRule(),
          ...others,
          ...doubts(given, best),
        ]),
        evidence: [
          seenMessage(best, wanted),
          ...beside.slice(0, 3).map((m) => seenMessage(m)),
          ...(beside.length === 0 ? inbox.slice(0, 1).map((m) => seenMessage(m)) : []),
        ],
        fixes: [
          fix(back(), 'you', {
            console: MAILBOX_PATHS.trashFolder(),
            operation: 'restore-deleted-mail',
            steps: backSteps.map((step) => step()),
          }),
          ...(isRead(best) && beside.length === 0 ? [...log, rule] : [rule, ...log]),
          fix(devices(), 'you'),
        ],
      };
    });
  },
});
