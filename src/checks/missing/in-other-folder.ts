import type { Evidence } from '../../engine/check.ts';
import { text, verbatim } from '../../engine/text.ts';
import type { FoundMessage } from '../../facts/missing.ts';
import { MAILBOX_PAGES } from '../../knowledge/mailbox-pages.ts';
import { fix, folderName, MAILBOX_ROUTE, missingCheck, soughtMessage } from '../common/missing.ts';
import {
  cameIn,
  doubts,
  inPlace,
  readOrNot,
  rulesFix,
  seenMessage,
  sentences,
  siblingsOf,
  titleOf,
} from '../common/missing-found.ts';

const titles = {
  sure: text(
    'It is in the folder {folder} ({state}): {message}; look there yourself',
    '在文件夹“{folder}”里（{state}）：{message}，请到那里查看',
  ),
  perhaps: text(
    'Perhaps it is in the folder {folder} ({state}): {message}; see whether it is the one',
    '可能在文件夹“{folder}”里（{state}）：{message}，请打开确认',
  ),
};
const sorted = text(
  'A mail rule, a mail program’s rule or somebody by hand put it there.',
  '可能是收信规则归到这里的，也可能是客户端的规则，或有人手动移动。',
);
const ruled = {
  one: text(
    'Another message of this sender is there too, which points to a rule.',
    '该发件人另有 1 封也在那里，更像是规则所为。',
  ),
  many: text(
    '{n} other messages of this sender are there too, which points to a rule.',
    '该发件人另有 {n} 封也在那里，更像是规则所为。',
  ),
};
const notAll = text(
  'Other mail of this sender is in the inbox: a rule by subject, or somebody’s hand.',
  '该发件人的其他邮件在收件箱：可能是按主题的规则，或有人手动移动。',
);
const archived = text(
  'Archived mail is not lost: mail programs archive with one tap or swipe, often by mistake.',
  '归档不是丢失：客户端点一下或滑一下就会归档，经常是误操作。',
);
const everything = text(
  'This folder shows all mail; a message that is here and not in the inbox was archived or sorted.',
  '这个文件夹显示全部邮件；只在这里、不在收件箱，说明已被归档或归类。',
);
const touched = text('{name}: {value}', '{name}: {value}');
const open = text('Open the folder {folder} and read it there', '打开文件夹“{folder}”查看');
const openSteps = [
  text(
    'In a mail program the folder may have to be subscribed to or synced before it is seen.',
    '客户端里可能要先订阅或同步这个文件夹才能看到。',
  ),
  text(
    'Many phones announce only new mail of the inbox, not of other folders.',
    '很多手机只提醒收件箱的新邮件，不提醒其他文件夹。',
  ),
];
const list = text(
  'The header names a mailing list or a forward: a rule may look for just that.',
  '邮件头里有邮件列表或转发的标记，规则可能正是按它匹配的。',
);
const swipe = text(
  'Move it to the inbox, and see in each mail program what a swipe does',
  '移回收件箱，并检查各客户端的滑动手势设置',
);

function touchedBy({ verdicts, seen }: FoundMessage): readonly Evidence[] {
  return (verdicts?.touched ?? []).slice(0, 3).map(({ name, value }) => ({
    from: seen,
    saw: touched({ name, value: value.slice(0, 100) }),
  }));
}

export default missingCheck({
  id: 'missing/in-other-folder',
  question: text(
    'Is the message in a folder other than the inbox?',
    '邮件是不是被归到了其他文件夹？',
  ),
  why: text(
    'Rules and mail programs put mail into folders, and few people look into all of them. An archive or a folder of all mail has its own attribute (RFC 6154 §2).',
    '规则和客户端会把邮件归到各个文件夹，很少有人每个都看。归档和“全部邮件”有各自的属性（RFC 6154 §2）。',
  ),
  severity: 'error',
  // The place is asked first: this one only says more of it.
  optional: true,
  needs: ['wanted', 'mailbox'],
  route: MAILBOX_ROUTE,
  references: ['RFC 6154 §2', MAILBOX_PAGES.limits],
  answer(given) {
    return inPlace(given, 'other', (best) => {
      const { wanted, mailbox } = given;
      const { beside, inbox } = siblingsOf(mailbox, best);
      const folder = folderName(best.folder, best.role);
      const name = typeof folder === 'string' ? verbatim(folder) : folder;
      const archive = best.role === '\\Archive';
      const all = best.role === '\\All';
      const touches = touchedBy(best);
      const how = archive ? archived() : all ? everything() : sorted();
      const others =
        archive || all
          ? []
          : beside.length === 1
            ? [ruled.one()]
            : beside.length > 1
              ? [ruled.many({ n: beside.length })]
              : inbox.length > 0
                ? [notAll()]
                : [];
      const shown =
        archive || all ? [] : beside.length > 0 ? beside.slice(0, 3) : inbox.slice(0, 1);
      return {
        title: titleOf(
          best,
          titles,
        )({ folder: name, state: readOrNot(best), message: soughtMessage(wanted) }),
        detail: sentences([cameIn(best), how, ...others, ...doubts(given, best)]),
        evidence: [
          seenMessage(best, wanted),
          ...shown.map((m) => seenMessage(m)),
          ...(archive || all ? [] : touches),
        ],
        fixes: [
          fix(open({ folder: name }), 'you', { steps: openSteps.map((step) => step()) }),
          ...(archive || all ? [fix(swipe(), 'you')] : []),
          rulesFix(touches.length > 0 && !archive && !all ? [list()] : []),
        ],
      };
    });
  },
});
