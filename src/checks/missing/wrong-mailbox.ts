import { cannotTell, no, yes } from '../../engine/check.ts';
import { join, text } from '../../engine/text.ts';
import type { Mailbox, Trail } from '../../facts/missing.ts';
import { MAILBOX_PAGES, MAILBOX_PATHS } from '../../knowledge/mailbox-pages.ts';
import { fix, given, MAILBOX_ROUTE, missingCheck, unreadParts } from '../common/missing.ts';
import { bestIn, each, namesWanted, quoted, reportsOf } from '../common/missing-sender.ts';

const TITLE = {
  sent: text(
    'It was sent to {typed}, not to {address}: look in that mailbox',
    '邮件发给了 {typed}，不是 {address}：到那个邮箱里找',
  ),
  report: text(
    'The report is about {typed}: nothing shows that it was sent to {address}',
    '回执说的是 {typed}：没有证据表明邮件发给过 {address}',
  ),
  returned: text(
    'What came back was for {typed}: nothing shows that it was sent to {address}',
    '退回的是发给 {typed} 的：没有证据表明也发给过 {address}',
  ),
  both: text(
    'It was sent to {typed}, not to {address}, and came back to the sender',
    '邮件发给了 {typed}，不是 {address}，已经退给发件人',
  ),
  read: text(
    'The mailbox that was read is {username}, not {address}',
    '查的是 {username} 的邮箱，不是 {address}',
  ),
};
const DETAIL = {
  copy: text(
    'The sender’s copy names this mailbox of the same domain and not {address}.',
    '发件人的原件写的是同一域名下的这个邮箱，没有 {address}。',
  ),
  group: text(
    'If {typed} is an alias or a group with {address} in it, or {address} was a blind copy (Bcc), that is as it should be.',
    '如果 {typed} 是别名、是包含 {address} 的邮件组，或者 {address} 是密送的，那就是正常的。',
  ),
  others: text(
    'That is another mailbox of the same domain. The message may have had more recipients, {address} among them: the sender’s copy would tell.',
    '那是同一域名下的另一个邮箱。邮件也可能同时发给了 {address} 等多人，看发件人的原件才能确定。',
  ),
  read: text(
    'The message is not in it, and that says nothing of {address} unless both are one mailbox.',
    '里面没有这封邮件，但这不能说明 {address} 里也没有，除非两者是同一个邮箱。',
  ),
  partly: text('Not all of it could be read.', '而且没有全部读到。'),
};
const FIX = {
  look: text('Look for it in the mailbox {typed}', '到 {typed} 的邮箱里找这封邮件'),
  trace: text(
    'With its password: alimail-doctor trace-missing {typed}',
    '有密码的话可以查：alimail-doctor trace-missing {typed}',
  ),
  sendAgain: text('Have it sent again to {address}', '请发件人重新发到 {address}'),
  owner: text(
    'If nobody reads {typed}, see whose account it is',
    '如果没人用 {typed}，查一下这个账号是谁的',
  ),
  exists: text(
    'Check whether {typed} should exist: it was refused',
    '查一下 {typed} 该不该存在：它被拒收了',
  ),
  again: text(
    'Run it again and log in as {address}: --username {address}',
    '用 {address} 登录再查一次：--username {address}',
  ),
  same: text(
    'If {username} is the account and {address} its alias, this is the right mailbox: leave it.',
    '如果 {username} 是账号、{address} 是它的别名，那就没查错，不用改。',
  ),
};

const SENTENCES = { en: ' ', zh: '' };

interface Parts {
  readonly box: string;
  readonly domain: string;
}

/** An address without its sub-address (RFC 5233); `null` for a name alone. */
function partsOf(address: string): Parts | null {
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1) return null;
  const local = address.slice(0, at).toLowerCase();
  const plus = local.indexOf('+');
  return {
    box: plus > 0 ? local.slice(0, plus) : local,
    domain: address.slice(at + 1).toLowerCase(),
  };
}

/** How sure it is that the mailbox is not the address's own; `null` where it is. */
function strangeness({ username }: Mailbox, address: string): number | null {
  const read = partsOf(username);
  const wanted = partsOf(address);
  if (read === null || wanted === null) return null;
  if (read.box !== wanted.box) return 0.85;
  // The same name at an alias of the domain is mostly the same mailbox.
  return read.domain === wanted.domain ? null : 0.55;
}

/** The whole mailbox was read, and it is in none of its folders. */
function isAbsent({ mailbox }: Trail): boolean {
  return mailbox.known && unreadParts(mailbox.value).length === 0;
}

export default missingCheck({
  id: 'missing/wrong-mailbox',
  question: text(
    'Is it addressed to another mailbox, or was another mailbox read?',
    '是不是发给了另一个邮箱，或者查错了邮箱？',
  ),
  why: text(
    'A message lies in the mailbox that its envelope names, whoever it was meant for (RFC 5321 §2.3.11).',
    '邮件只会进信封收件人的邮箱，与本来想发给谁无关（RFC 5321 §2.3.11）。',
  ),
  needs: ['wanted', 'trail'],
  severity: 'error',
  route: MAILBOX_ROUTE,
  references: ['RFC 5321 §2.3.11', MAILBOX_PAGES.trouble],
  optional: true,
  answer({ wanted, trail }) {
    const { address } = wanted;
    // A group or an alias brings mail here that is addressed to another name.
    const found = bestIn(trail);
    if (found !== null) return no([found.seen]);
    const copy = given(trail.copy);
    const reports = reportsOf(trail);
    const right = [
      ...(copy?.slip.kind === 'same' ? [copy.seen] : []),
      ...reports.filter((r) => namesWanted(r) || r.addressed.kind === 'same').map((r) => r.seen),
    ];
    const copied = right.length === 0 && copy?.slip.kind === 'other-mailbox' ? copy : null;
    const report =
      right.length > 0 || (copy !== null && copied === null)
        ? undefined
        : reports.find(({ slip }) => slip.kind === 'other-mailbox');
    const slip = copied?.slip ?? report?.slip;
    if (slip?.kind === 'other-mailbox') {
      const { typed } = slip;
      const cameBack = report?.kind === 'bounce';
      const ofReport =
        report === undefined
          ? []
          : [{ from: report.seen, saw: report.reply === null ? typed : quoted(report.reply) }];
      const ofCopy = copied === null ? [] : [{ from: copied.seen, saw: typed, wanted: address }];
      const [first, ...rest] = [...ofCopy, ...ofReport];
      if (first === undefined) return no();
      return yes({
        title: TITLE[
          copied === null ? (cameBack ? 'returned' : 'report') : cameBack ? 'both' : 'sent'
        ]({ typed, address }),
        detail: join(
          [
            ...(copied === null
              ? [DETAIL.others({ address })]
              : [DETAIL.copy({ address }), DETAIL.group({ typed, address })]),
          ],
          SENTENCES,
        ),
        evidence: [first, ...rest],
        // Without a bounce it may be a group, or a blind copy went here as well.
        confidence: copied === null ? 0.6 : cameBack ? 0.9 : isAbsent(trail) ? 0.65 : 0.5,
        fixes: cameBack
          ? [
              fix(FIX.sendAgain({ address }), 'sender'),
              fix(FIX.exists({ typed }), 'mail-admin', {
                console: MAILBOX_PATHS.accounts(),
                operation: 'manage-domain-accounts',
              }),
            ]
          : [
              fix(FIX.look({ typed }), 'you', { steps: [FIX.trace({ typed })] }),
              fix(FIX.owner({ typed }), 'mail-admin', {
                console: MAILBOX_PATHS.accounts(),
                operation: 'manage-domain-accounts',
              }),
              fix(FIX.sendAgain({ address }), 'sender'),
            ],
      });
    }
    const box = given(trail.mailbox);
    const strange = box === null ? null : strangeness(box, address);
    if (box !== null && strange !== null) {
      const { username } = box;
      const isWhole = unreadParts(box).length === 0;
      return yes({
        title: TITLE.read({ username, address }),
        detail: join([DETAIL.read({ address }), ...(isWhole ? [] : [DETAIL.partly()])], SENTENCES),
        evidence: [{ from: box.seen, saw: username, wanted: address }],
        confidence: strange,
        fixes: [fix(FIX.again({ address }), 'you', { steps: [FIX.same({ username, address })] })],
      });
    }
    const unknown = [trail.copy, trail.mailbox].flatMap((fact) => (fact.known ? [] : [fact]));
    if (right.length === 0 && !trail.copy.known) return cannotTell(unknown);
    // The mailbox that was not read may be another one.
    if (!trail.mailbox.known) return cannotTell(unknown);
    return no(each([...right, trail.mailbox.value.seen]));
  },
});
