import { cannotTell, type Evidence, no, yes } from '../../engine/check.ts';
import { join, text } from '../../engine/text.ts';
import type { ProbeAttempt, Returned } from '../../facts/missing.ts';
import { MAILBOX_PAGES, MAILBOX_PATHS } from '../../knowledge/mailbox-pages.ts';
import { DELIVERY_ROUTE, fix, given, missingCheck } from '../common/missing.ts';
import {
  arrivedIn,
  bestIn,
  difference,
  namesWanted,
  quoted,
  replyTo,
  reportsOf,
} from '../common/missing-sender.ts';

const TITLE = {
  typo: text(
    'It was sent to {typed}, not to {address}: the sender has to correct it',
    '邮件发到了 {typed}，不是 {address}：请发件人改正地址',
  ),
  other: text(
    'The sender’s copy is addressed to {typed}, not to {address}',
    '发件人的原件是发给 {typed} 的，不是 {address}',
  ),
  gone: text(
    '{host} does not know {address}: check that the account exists',
    '{host} 上没有 {address}：请检查账号是否存在',
  ),
  login: text(
    '{host} does not know {address}, although its mailbox can be logged in to',
    '{address} 的邮箱能登录，但收信服务器 {host} 说没有这个地址',
  ),
};
const DETAIL = {
  typo: text('The two are not the same: {difference}.', '两个地址不一样：{difference}。'),
  returned: text(
    'It came back for that reason, so it is in nobody’s mailbox.',
    '邮件因此被退回，没有进任何人的邮箱。',
  ),
  elsewhere: text(
    'If that address exists, it lies with somebody else; if not, the sender gets a notice.',
    '如果那个地址存在，邮件就在别人那里；不存在的话，发件人会收到退信。',
  ),
  other: text(
    'None of its recipients is {address}. It comes here only as a blind copy (Bcc), which copies often do not show, or by a mailing list or an address that forwards.',
    '收件人里没有 {address}。除非是密送（原件往往看不到密送人），或其中有邮件组、会转发到这里的地址，否则不会到。',
  ),
  gone: text(
    'The server that takes mail for {domain} refused this very address just now. Mail of all senders comes back.',
    '{domain} 的收信服务器刚才拒收了这个地址，任何人发来都会被退。',
  ),
  login: text(
    'So that server and the mailbox do not belong together: it may be another site of Alibaba Mail, or the address was taken off the account.',
    '说明邮件投到的服务器与邮箱不在一处：可能是阿里邮箱的另一个站点，也可能这个地址已从账号上移除。',
  ),
};
const FIX = {
  typo: text(
    'Have it sent again to {address}, copied and not typed',
    '请发件人重新发到 {address}，地址复制粘贴，不要手打',
  ),
  book: text(
    'The wrong address has to go from the sender’s contacts and from the addresses their program proposes.',
    '把错误地址从发件人的通讯录和自动补全里删掉，否则下次还会选到。',
  ),
  tell: text('Typed: {typed}', '写成了：{typed}'),
  named: text('The copy names: {typed}', '原件写的是：{typed}'),
  wanted: text('Here it was looked for at: {address}', '这次找的是：{address}'),
  right: text('Right: {address}', '应该是：{address}'),
  other: text(
    'Ask the sender whether it was meant for {address}, and have it sent again',
    '问发件人是不是要发给 {address}，是的话请重发',
  ),
  account: text(
    'Check that {address} exists as an account, an alias or a group, and is not disabled',
    '检查 {address} 是否存在（账号、别名或邮件组），有没有被禁用',
  ),
  spelling: text(
    'Compare your own address letter by letter with {address}: it is the one that was asked for here.',
    '先核对自己的地址，这次查的是 {address}。',
  ),
  mx: text(
    'Check where mail for {domain} goes: check-dns {domain}',
    '用 check-dns {domain} 查邮件投到哪里',
  ),
  again: text(
    'After that, have it sent again: what came back is not tried once more.',
    '处理好之后请发件人重发：被退的邮件不会自动再投。',
  ),
};

const SENTENCES = { en: ' ', zh: '' };

/** RFC 5321 §3.3: refused for the address itself. */
function isAddressRefused({ outcome, cause }: ProbeAttempt): boolean {
  return outcome === 'refused' && (cause === 'user-unknown' || cause === 'domain-not-found');
}

/** What a slip of the keys would write. */
function typoOf({ slip }: Pick<Returned, 'slip'>): string | null {
  return slip.kind === 'local-typo' || slip.kind === 'domain-typo' ? slip.typed : null;
}

export default missingCheck({
  id: 'missing/wrong-address',
  question: text(
    'Was it sent to a wrong address, or does the address not exist?',
    '是不是发错了地址，或者地址不存在？',
  ),
  why: text(
    'Mail goes to the address that was written, letter by letter; a near miss is somebody else or nobody (RFC 5321 §2.3.11).',
    '邮件只认写下的地址，差一个字母就是别人，或者根本没有这个人（RFC 5321 §2.3.11）。',
  ),
  needs: ['wanted', 'trail'],
  severity: 'error',
  route: DELIVERY_ROUTE,
  references: ['RFC 5321 §2.3.11', 'RFC 5321 §3.3', MAILBOX_PAGES.bounces],
  optional: true,
  blocking: true,
  answer({ wanted, trail }) {
    const { address, domain } = wanted;
    const found = arrivedIn(trail);
    // An alias of the domain brings mail to the same mailbox.
    if (found !== null) return no([found.seen]);
    const copy = given(trail.copy);
    const reports = reportsOf(trail);
    const right = [
      ...(copy?.slip.kind === 'same' ? [copy.seen] : []),
      ...reports.filter(namesWanted).map((r) => r.seen),
    ];
    const returned =
      right.length > 0 ? undefined : reports.find((r) => r.kind === 'bounce' && typoOf(r) !== null);
    const copied = right.length > 0 || copy === null ? null : typoOf(copy);
    const typed = returned === undefined ? copied : typoOf(returned);
    if (typed !== null) {
      const evidence: Evidence[] = [];
      if (copy !== null && copied !== null) {
        evidence.push({ from: copy.seen, saw: copied, wanted: address });
      }
      if (returned !== undefined) {
        evidence.push({
          from: returned.seen,
          saw: returned.reply === null ? typed : quoted(returned.reply),
          ...(copied === null ? { wanted: address } : {}),
        });
      }
      return yes({
        title: TITLE.typo({ typed, address }),
        detail: join(
          [
            DETAIL.typo({ difference: difference(typed, address) }),
            returned === undefined ? DETAIL.elsewhere() : DETAIL.returned(),
          ],
          SENTENCES,
        ),
        evidence: evidence as [Evidence, ...Evidence[]],
        // Without the bounce a blind copy may have come here as well.
        confidence: returned === undefined ? 0.85 : 0.97,
        fixes: [
          fix(FIX.typo({ address }), 'sender', {
            steps: [FIX.tell({ typed }), FIX.right({ address }), FIX.book()],
          }),
        ],
      });
    }
    const attempts = given(trail.probe)?.attempts ?? [];
    const refused = attempts.find(isAddressRefused);
    if (refused !== undefined) {
      const box = given(trail.mailbox);
      const hasLogin = box !== null && box.username.toLowerCase() === address.toLowerCase();
      const said = replyTo(refused);
      const { host } = refused;
      const account = fix(FIX.account({ address }), 'mail-admin', {
        console: MAILBOX_PATHS.accounts(),
        operation: 'manage-domain-accounts',
        steps: [...(hasLogin ? [] : [FIX.spelling({ address })]), FIX.again()],
      });
      return yes({
        title: (hasLogin ? TITLE.login : TITLE.gone)({ host, address }),
        detail: join([DETAIL.gone({ domain }), ...(hasLogin ? [DETAIL.login()] : [])], SENTENCES),
        evidence: [{ from: refused.seen, saw: said === null ? host : quoted(said) }],
        confidence: hasLogin ? 0.85 : 0.9,
        owner: 'mail-admin',
        fixes: hasLogin ? [fix(FIX.mx({ domain }), 'you'), account] : [account],
      });
    }
    // A list or a group brings mail here that is addressed to another name.
    const likely = bestIn(trail);
    if (likely !== null) return no([likely.seen]);
    if (copy?.slip.kind === 'other-domain' && right.length === 0) {
      const { typed: other } = copy.slip;
      return yes({
        title: TITLE.other({ typed: other, address }),
        detail: DETAIL.other({ address }),
        evidence: [{ from: copy.seen, saw: other, wanted: address }],
        // Copies often do not show the Bcc.
        severity: 'warning',
        confidence: 0.5,
        fixes: [
          fix(FIX.other({ address }), 'sender', {
            steps: [FIX.named({ typed: other }), FIX.wanted({ address })],
          }),
        ],
      });
    }
    if (right.length > 0) return no(right);
    // What the sender wrote was seen nowhere.
    if (!trail.copy.known) return cannotTell([trail.copy]);
    return no([trail.copy.value.seen]);
  },
});
