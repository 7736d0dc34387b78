import type { Cause } from '../../bounces/causes.ts';
import { cannotTell, type Fix, no, yes } from '../../engine/check.ts';
import { join, type Message, text } from '../../engine/text.ts';
import type { Returned, Trail, Wanted } from '../../facts/missing.ts';
import { CAUSE_NAMES } from '../../knowledge/causes.ts';
import { MAILBOX_PAGES, MAILBOX_PATHS } from '../../knowledge/mailbox-pages.ts';
import {
  DELIVERY_ROUTE,
  fix,
  folderName,
  given,
  missingCheck,
  moment,
  ROOMY,
  usedShare,
} from '../common/missing.ts';
import { notAbsent } from '../common/missing-absent.ts';
import {
  arrivedIn,
  isAbout,
  namesWanted,
  quoted,
  refusedAsFull,
  reportsOf,
  senderOf,
  turnOf,
} from '../common/missing-sender.ts';

const title = text(
  'It came back to the sender: {cause} (according to {who})',
  '邮件退给发件人了：{cause}（据 {who}）',
);
const titleAlone = text('It came back to the sender: {cause}', '邮件退给发件人了：{cause}');
const titleThere = text(
  'A copy came back to the sender, yet the message is there, in the folder {folder}',
  '发件人收到过退信，但邮件其实已在文件夹“{folder}”里',
);

const never = text(
  'It was not delivered to {address}, and it does not come by itself.',
  '它没有投到 {address}，等也等不来。',
);
const nowhere = text('It is in no folder.', '任何文件夹里都没有。');
const notice = text('The sender has had the notice since {at}.', '发件人在 {at} 已收到退信通知。');
const noticeUndated = text('The sender has the notice.', '退信通知在发件人那里。');
const unnamed = text(
  'The notice names no recipient: that it is about {address} follows from the message it is about.',
  '退信里没写收件人，是按它所退的邮件推断与 {address} 有关。',
);
const unsure = text(
  'Nothing in the notice tells which message it is about: compare its subject and time.',
  '退信里看不出退的是哪一封，请核对主题和时间。',
);
const there = text(
  'Either it was sent more than once, or it was the way onwards that failed (a forward, another recipient).',
  '可能是发了不止一次，也可能是后续转发或其他收件人那一份被退。',
);

const FIX = {
  space: text(
    'Free space in the mailbox: delete large mail, then empty Deleted and Junk',
    '清理邮箱空间：删掉大邮件，清空“已删除”和“垃圾邮件”',
  ),
  save: text(
    'Save first what has to be kept, and look through Junk: what was emptied you cannot restore.',
    '先保存要留的、翻一遍垃圾邮件：清空后自己恢复不了。',
  ),
  room: text(
    'There is room in the mailbox again: have the sender send it again',
    '邮箱现在有空间了，请发件人重发',
  ),
  roomStep: text('What came back is not tried once more by itself.', '退信后系统不会自动再投。'),
  account: text(
    'Check that the account {address} exists and is not disabled',
    '检查账号 {address} 是否存在、有没有被禁用',
  ),
  accountStep: text(
    'If the account is there and in use, mail for {domain} goes to a server that does not know it: check with check-dns {domain}.',
    '如果账号存在且正常，就是邮件投到了不认识它的服务器：用 check-dns {domain} 查 MX。',
  ),
  blacklist: text(
    'See whether {from} or its domain is on the blacklist, and take it off',
    '看看 {from} 或其域名在不在黑名单里，在的话移出',
  ),
  domain: text(
    'Check where mail for {domain} goes: check-dns {domain}; mend what it finds',
    '用 check-dns {domain} 查邮件投到哪里，有问题先改好',
  ),
  loop: text('Turn off forwarding that leads back to this mailbox', '关掉会绕回本邮箱的自动转发'),
  message: text(
    'The sender changes the message as the reply asks and sends it again',
    '请发件人按退信原因修改邮件后重发',
  ),
  large: text(
    'What is large or blocked goes as a link instead of an attachment.',
    '大文件或被拦的附件，改用网盘或超大附件链接发送。',
  ),
  release: text(
    'The sender shows the bounce to their own mail administrator, has the cause removed, then sends it again',
    '请发件人把退信交给自己的邮箱管理员，解决退信原因后再重发',
  ),
  server: text(
    'The sender has their mail administrator mend what the reply names, then sends it again',
    '请发件人让其邮箱管理员按退信原因整改，再重发',
  ),
  meanwhile: text(
    'In a hurry: have it sent from another mail provider meanwhile.',
    '着急的话，先让对方换一家邮箱发。',
  ),
  again: text(
    'The sender sends it again, not at once: the fault is one that passes',
    '请发件人过一阵再重发：这类故障会自行恢复',
  ),
  fault: text(
    'Open a ticket with Alibaba Mail support and attach the bounce as .eml',
    '向阿里邮箱提交工单，附上退信原件（.eml）',
  ),
  notice: text(
    'Ask the sender for the whole notice as .eml and run this with --eml, or have it sent again',
    '向发件人要完整的退信（.eml），用 --eml 再查一次；或请对方重发',
  ),
  sendAgain: text(
    'Then ask the sender by phone or chat to send it again: what came back is not tried once more.',
    '处理好后用电话、微信等方式请发件人重发：退信后系统不会再投。',
  ),
};

const SENTENCES = { en: ' ', zh: '' };

function fixesOf({ cause }: Returned, wanted: Wanted, trail: Trail): readonly Fix[] {
  const { address, domain } = wanted;
  const again = FIX.sendAgain();
  switch (turnOf(cause)) {
    case 'space':
      if (hasRoomAgain(trail)) return [fix(FIX.room(), 'sender', { steps: [FIX.roomStep()] })];
      return [
        fix(FIX.space(), 'you', {
          risk: 'low',
          console: MAILBOX_PATHS.trashFolder(),
          operation: 'empty-folder',
          steps: [FIX.save(), again],
        }),
      ];
    case 'account':
      return [
        fix(FIX.account({ address }), 'mail-admin', {
          console: MAILBOX_PATHS.accounts(),
          operation: 'manage-domain-accounts',
          steps: [FIX.accountStep({ domain }), again],
        }),
      ];
    case 'blacklist':
      return [
        fix(FIX.blacklist({ from: senderOf(wanted) }), 'you', {
          console: MAILBOX_PATHS.blacklist(),
          operation: 'add-to-blacklist',
          steps: [again],
        }),
      ];
    case 'domain':
      return [fix(FIX.domain({ domain }), 'you', { steps: [again] })];
    case 'loop':
      return [
        fix(FIX.loop(), 'you', {
          console: MAILBOX_PATHS.forwarding(),
          operation: 'set-up-email-forwarding',
          steps: [again],
        }),
      ];
    case 'message':
      return [fix(FIX.message(), 'sender', { steps: [FIX.large()] })];
    case 'sender-account':
      return [fix(FIX.release(), 'sender', { effort: 'hours' })];
    case 'sender-server':
      return [fix(FIX.server(), 'sender', { effort: 'hours', steps: [FIX.meanwhile()] })];
    case 'again':
      return [fix(FIX.again(), 'sender')];
    case 'fault':
      return [fix(FIX.again(), 'sender'), fix(FIX.fault(), 'alibaba', { effort: 'days' })];
    case 'notice':
      return [fix(FIX.notice(), 'sender')];
  }
}

/** The server counts less than the quota, and did not refuse for lack of space just now. */
function hasRoomAgain(trail: Trail): boolean {
  const mailbox = given(trail.mailbox);
  const share = mailbox === null ? null : usedShare(mailbox);
  return share !== null && share < ROOMY && refusedAsFull(trail).length === 0;
}

/** The whole mailbox was read, for a message that is known by something, and it is in none of the folders. */
function isNowhere({ named }: Wanted, trail: Trail): boolean {
  const mailbox = given(trail.mailbox);
  return named && mailbox !== null && notAbsent(mailbox) === null;
}

/** Told by the system that gave up, of a host that said nothing. */
const UNHEARD: ReadonlySet<Cause> = new Set([
  'host-unreachable',
  'delivery-timeout',
  'domain-not-found',
  'null-mx',
]);

/** Who said that it cannot be delivered. */
function speakerOf({ cause, remoteHost, reportedBy }: Returned): string | null {
  return cause !== null && UNHEARD.has(cause) ? reportedBy : (remoteHost ?? reportedBy);
}

/** How sure it is that the report is about this message and this address. */
function confidenceOf({ match, recipient }: Returned): number {
  if (match === null) return recipient === null ? 0.6 : 0.9;
  if (match.confidence < 0.5) return recipient === null ? 0.5 : 0.8;
  return recipient === null ? 0.85 : 0.97;
}

export default missingCheck({
  id: 'missing/bounced',
  question: text('Did it come back to the sender?', '邮件是不是退给发件人了？'),
  why: text(
    'A server that cannot deliver a message sends a notice to the sender, not to the one who waits (RFC 5321 §6.1, RFC 3464 §2).',
    '服务器投递不了时，退信通知只发给发件人，收件人看不到（RFC 5321 §6.1、RFC 3464 §2）。',
  ),
  needs: ['wanted', 'trail'],
  severity: 'error',
  route: DELIVERY_ROUTE,
  references: ['RFC 5321 §6.1', 'RFC 3464 §2', MAILBOX_PAGES.bounces, MAILBOX_PAGES.replies],
  optional: true,
  blocking: true,
  answer({ wanted, trail }) {
    if (!trail.returned.known) return cannotTell([trail.returned]);
    const bounce = reportsOf(trail).find(
      (r) => r.kind === 'bounce' && isAbout(r) && (namesWanted(r) || r.recipient === null),
    );
    if (bounce === undefined) return no(trail.returned.value.map((r) => r.seen));
    const { address } = wanted;
    const found = arrivedIn(trail);
    const cause = CAUSE_NAMES[bounce.cause ?? 'unknown']();
    const who = speakerOf(bounce);
    const parts: Message[] = [
      ...(found === null ? [never({ address })] : [there()]),
      ...(found === null && isNowhere(wanted, trail) ? [nowhere()] : []),
      bounce.at === null ? noticeUndated() : notice({ at: moment(bounce.at) }),
      ...(bounce.recipient === null ? [unnamed({ address })] : []),
      ...(bounce.match === null && bounce.from === 'mailbox' ? [unsure()] : []),
    ];
    return yes({
      title:
        found !== null
          ? titleThere({ folder: folderName(found.folder, found.role) })
          : who === null
            ? titleAlone({ cause })
            : title({ cause, who }),
      detail: join(parts, SENTENCES),
      evidence: [
        {
          from: bounce.seen,
          saw: bounce.reply === null ? cause : quoted(bounce.reply),
        },
      ],
      ...(found === null
        ? { confidence: confidenceOf(bounce) }
        : { confidence: 0.8, severity: 'info' as const, contradicts: [found.seen] }),
      fixes: found === null ? fixesOf(bounce, wanted, trail) : [],
    });
  },
});
