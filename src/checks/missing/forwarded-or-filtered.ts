import { cannotTell, type Evidence, no, yes } from '../../engine/check.ts';
import { type Unknown, unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import type { Loopback } from '../../facts/missing.ts';
import { MAILBOX_PAGES, MAILBOX_PATHS } from '../../knowledge/mailbox-pages.ts';
import { DELIVERY_ROUTE, fix, given, inboxOf, missingCheck, span } from '../common/missing.ts';
import { notAbsent, reportEvidence, reportsFor } from '../common/missing-absent.ts';
import { logFix } from '../common/missing-found.ts';
import { senderOf } from '../common/missing-sender.ts';

const TITLES = {
  report: text(
    'The message was accepted and is in no folder: look at forwarding, rules and blacklist',
    '邮件已被收下，但不在任何文件夹里：请查自动转发、收信规则和黑名单',
  ),
  loopback: text(
    'A test message was accepted and got into no folder: look at forwarding and rules',
    '测试邮件已被收下，却没进任何文件夹：请查自动转发和收信规则',
  ),
};
const DETAILS = {
  answered: text(
    'An automatic reply came from this address, so the message was here.',
    '这个地址发出过自动回复，说明邮件到过。',
  ),
  delivered: text(
    'A server reported it as delivered for this address.',
    '有服务器回报已投递到这个地址。',
  ),
  loopback: text(
    'The test message from this address to itself was accepted and did not come within {time}.',
    '从本地址发给自己的测试邮件已被接收，等了 {time} 也没到。',
  ),
  untouched: text(
    '{accepted} In INBOX nothing of that time is gone, so it was probably taken before: by forwarding without a copy, a rule that deletes for good, or the blacklist. Which one was not seen.',
    '{accepted}收件箱里那段时间没有少邮件，所以多半是进收件箱之前被拿走的：转发且不保留、规则彻底删除，或黑名单。具体是哪个，从这边看不到。',
  ),
  untold: text(
    '{accepted} Forwarding without a copy, a rule that deletes for good, or the blacklist may have taken it; whether somebody deleted it from INBOX cannot be told.',
    '{accepted}可能是转发且不保留、规则彻底删除，或黑名单；也无法排除是从收件箱里被人删的。',
  ),
};
const TOOK = text('accepted ({reply}), not seen for {time}', '已接收（{reply}），等了 {time} 未见');
const WANTED = text('the message in a folder', '邮件在某个文件夹里');
const READ = text('all folders read: not there', '所有文件夹都查过，没有');
const forwarding = text(
  'See whether mail is forwarded without keeping the original, and to whom',
  '看是否设了自动转发且不保留原邮件，转给了谁',
);
const forwardingSteps = [
  text('Look for the message at the address it is forwarded to.', '到转发目标邮箱里找这封邮件。'),
  text(
    'An address that nobody knows: take it out and change the password at once, somebody else may have been in.',
    '如果目标地址没人认识：立即删掉并改密码，账号可能被盗用。',
  ),
];
const rules = text(
  'Look for a rule that deletes for good or forwards, and turn it off or narrow it',
  '看有没有彻底删除或转发的收信规则，停用或收窄条件',
);
const rulesStep = text(
  'All conditions of a rule must hold for it to act: compare each with the message.',
  '规则的条件要全部满足才生效，请逐条和这封邮件对照。',
);
const blacklist = text(
  'Take {from} off the blacklist, if it is there',
  '看黑名单里有没有 {from}，有就移除',
);
const blacklistStep = text(
  'Look for the whole domain as well. Mail of the blacklist goes to Junk or is deleted.',
  '也看整个域名有没有被拉黑。黑名单里的来信会进垃圾邮件或被删除。',
);
const log = text(
  'Look the message up in the received-mail log: it names the folder of each message',
  '在收信查询里查这封邮件：日志会写每封进了哪个文件夹',
);

/** It was taken and did not come. */
function isLost({ accepted, arrived, unseen }: Loopback): boolean {
  return accepted && arrived === null && unseen === null;
}

export default missingCheck({
  id: 'missing/forwarded-or-filtered',
  question: text(
    'Was it accepted, and taken by forwarding, a rule or the blacklist before it got into a folder?',
    '是不是已被收下，但被自动转发、收信规则或黑名单在进文件夹之前拿走了？',
  ),
  why: text(
    'A server that has accepted a message is answerable for it (RFC 5321 §4.2.5): it is delivered, forwarded, deleted by a rule, or bounced. Forwarding can delete the original and a rule can delete for good, and then no folder ever has it.',
    '服务器接收了邮件就要负责到底（RFC 5321 §4.2.5）：投递、转发、被规则删除或退信。自动转发可以删除原邮件，收信规则可以彻底删除，这样邮件不会出现在任何文件夹。',
  ),
  severity: 'error',
  optional: true,
  needs: ['wanted', 'trail'],
  route: DELIVERY_ROUTE,
  references: ['RFC 5321 §4.2.5', MAILBOX_PAGES.logs, MAILBOX_PAGES.trouble],
  answer({ wanted, trail }) {
    const refused = reportsFor(trail, 'bounce', 'delay');
    if (refused.length > 0) return no(refused.map((r) => r.seen));
    if (!trail.mailbox.known) return cannotTell([trail.mailbox]);
    const mailbox = trail.mailbox.value;
    const absent = notAbsent(mailbox);
    if (absent === 'found') return no([mailbox.seen]);
    if (absent !== null) return cannotTell(absent);
    const reports = reportsFor(trail, 'auto-reply', 'delivered');
    const tried = given(trail.loopback);
    const lost = tried !== null && isLost(tried) ? tried : null;
    if (reports.length === 0 && lost === null) {
      const missing: readonly Unknown[] = [trail.returned, trail.loopback].filter((f) => !f.known);
      return cannotTell(
        missing.length > 0 ? missing : [unknown('depends-on-unknown', [mailbox.seen])],
      );
    }
    const inbox = inboxOf(mailbox);
    const removed = inbox?.removed ?? null;
    const seen = inbox?.seen ?? mailbox.seen;
    // It may have been there and be deleted.
    if (removed !== null && removed > 0) {
      return cannotTell([unknown('depends-on-unknown', [seen])]);
    }
    const time = span(lost?.waited ?? 0);
    const evidence: Evidence[] = reports
      .slice(0, 3)
      .map((r) => ({ ...reportEvidence(r), wanted: WANTED() }));
    if (lost !== null) {
      evidence.push({ from: lost.seen, saw: TOOK({ reply: lost.reply, time }), wanted: WANTED() });
    }
    const [first, ...rest] = [...evidence, { from: seen, saw: READ() }];
    const report = reports[0];
    const accepted =
      report === undefined
        ? DETAILS.loopback({ time })
        : DETAILS[report.kind === 'auto-reply' ? 'answered' : 'delivered']();
    return yes({
      title: TITLES[report === undefined ? 'loopback' : 'report'](),
      detail: DETAILS[removed === null ? 'untold' : 'untouched']({ accepted }),
      evidence: [first as Evidence, ...rest],
      // A message to oneself that was not seen in time may still come.
      ...(report === undefined ? { severity: 'warning' as const } : {}),
      confidence: removed === null ? 0.55 : report === undefined ? 0.6 : 0.75,
      fixes: [
        fix(forwarding(), 'you', {
          console: MAILBOX_PATHS.forwarding(),
          operation: 'set-up-email-forwarding',
          steps: forwardingSteps.map((step) => step()),
        }),
        fix(rules(), 'you', {
          console: MAILBOX_PATHS.rules(),
          operation: 'create-inbox-rule',
          steps: [rulesStep()],
        }),
        fix(blacklist({ from: senderOf(wanted) }), 'you', {
          console: MAILBOX_PATHS.blacklist(),
          operation: 'add-to-blacklist',
          steps: [blacklistStep()],
        }),
        ...logFix('received', log(), wanted.sought.since, wanted.now),
      ],
    });
  },
});
