import { cannotTell, no, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { join, list, type Message, text } from '../../engine/text.ts';
import type { SendersCopy } from '../../facts/missing.ts';
import { MAILBOX_PAGES, MAILBOX_PATHS } from '../../knowledge/mailbox-pages.ts';
import { DELIVERY_ROUTE, fix, folderName, missingCheck } from '../common/missing.ts';
import { arrivedIn, reportsOf } from '../common/missing-sender.ts';

const TITLE = {
  folder: text(
    'It seems never sent: it lies in the sender’s folder {folder}',
    '邮件应该还没发出：还在发件人的“{folder}”文件夹里',
  ),
  draft: text('It was never sent: the sender’s copy is a draft', '邮件还没发出：发件人给的是草稿'),
  likely: text(
    'It was probably never sent: the sender’s copy has neither Date nor Message-ID',
    '邮件很可能没发出：发件人的原件没有日期，也没有 Message-ID',
  ),
};
const DETAIL = {
  draft: text(
    'Nothing in the copy shows that a server took it.',
    '原件里没有任何服务器接收过的痕迹。',
  ),
  likely: text(
    'Both are written when a message is sent. Some programs leave them out when they export one.',
    '这两项在发送时写入；个别软件导出邮件时会丢掉它们。',
  ),
  folder: text(
    'If the sender finds it in Sent as well, this is a draft that was left behind.',
    '如果发件人的“已发送”里也有一封，这份就只是残留的草稿。',
  ),
};
const FIX = {
  send: text(
    'The sender opens it, checks the recipients and sends it',
    '请发件人打开这封邮件，核对收件人后发出',
  ),
  outbox: text(
    'It may wait in the outbox (program offline), or be scheduled for later (定时发送).',
    '也可能卡在发件箱（软件处于脱机状态），或者设了定时发送。',
  ),
  audit: text(
    'At Alibaba Mail it may also wait for an auditor (邮件审核): it goes out when that one agrees.',
    '发件人用阿里邮箱的话，还可能在等邮件审核，审核通过才会发出。',
  ),
  log: text(
    'If it was sent after all, the sent-mail log has it; find out there what became of it',
    '如果确实发过，发信查询里会有记录，可以查到投递结果',
  ),
  logStep: text(
    'The path is that of a sender at Alibaba Mail; elsewhere their administrator looks into the log.',
    '以上路径适用于阿里邮箱的发件人；用别家邮箱的，请其管理员查发信日志。',
  ),
};

const SENTENCES = { en: ' ', zh: '' };

const MISSING: Readonly<Record<string, () => Message>> = {
  'no-date': text('no Date', '没有 Date'),
  'no-message-id': text('no Message-ID', '没有 Message-ID'),
};

/** Only what is missing makes it a draft; no field says so. */
function isBare({ sent }: SendersCopy): boolean {
  return sent.why.every((w) => w === 'no-date' || w === 'no-message-id');
}

/** What shows it: the folder, or names of fields. */
function signsOf({ sent, role, place }: SendersCopy): Message | string {
  if (role === '\\Drafts') return folderName(place, role);
  return list(sent.why.slice(0, 4).map((name) => MISSING[name]?.() ?? name));
}

export default missingCheck({
  id: 'missing/not-sent',
  question: text('Was it never sent?', '是不是根本没有发出？'),
  why: text(
    'A draft looks like a message and goes nowhere; a message that was taken for delivery bears the marks of a server (RFC 5321 §4.4).',
    '草稿看着像邮件，但不会送到任何地方；真正发出的邮件带有服务器留下的痕迹（RFC 5321 §4.4）。',
  ),
  needs: ['wanted', 'trail'],
  severity: 'error',
  route: DELIVERY_ROUTE,
  references: ['RFC 5321 §4.4', 'RFC 5322 §3.6', MAILBOX_PAGES.logs],
  optional: true,
  answer({ trail }) {
    // What came, or was reported of, was sent.
    const found = arrivedIn(trail);
    if (found !== null) return no([found.seen]);
    const report = reportsOf(trail).find((r) => r.match !== null && r.match.confidence >= 0.5);
    if (report !== undefined) return no([report.seen]);
    if (!trail.copy.known) return cannotTell([trail.copy]);
    const copy = trail.copy.value;
    const { sent, role } = copy;
    if (sent.state === 'sent') return no([copy.seen]);
    const inDrafts = copy.from === 'mailbox' && role === '\\Drafts';
    // A copy from Sent without Received fields is usual, and proves nothing.
    if (!inDrafts && sent.state === 'unknown') {
      return cannotTell([unknown('depends-on-unknown', [copy.seen])]);
    }
    const bare = !inDrafts && isBare(copy);
    return yes({
      title: inDrafts
        ? TITLE.folder({ folder: folderName(copy.place, role) })
        : bare
          ? TITLE.likely()
          : TITLE.draft(),
      detail: bare
        ? DETAIL.likely()
        : join([DETAIL.draft(), ...(inDrafts ? [DETAIL.folder()] : [])], SENTENCES),
      evidence: [{ from: copy.seen, saw: signsOf(copy) }],
      confidence: inDrafts ? 0.95 : bare ? 0.7 : 0.9,
      fixes: [
        fix(FIX.send(), 'sender', { steps: [FIX.outbox(), FIX.audit()] }),
        fix(FIX.log(), 'sender', {
          risk: 'low',
          console: MAILBOX_PATHS.sentLog(),
          operation: 'query-sent-mail',
          steps: [FIX.logStep()],
        }),
      ],
    });
  },
});
