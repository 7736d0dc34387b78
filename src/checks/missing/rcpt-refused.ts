import type { Cause } from '../../bounces/causes.ts';
import { readBareReply } from '../../bounces/read.ts';
import { cannotTell, type Fix, no, type Owner, yes } from '../../engine/check.ts';
import { type Reason, unknown } from '../../engine/fact.ts';
import { join, type Message, text } from '../../engine/text.ts';
import type { ProbeAttempt, Wanted } from '../../facts/missing.ts';
import { CAUSE_NAMES } from '../../knowledge/causes.ts';
import { MAILBOX_PAGES, MAILBOX_PATHS } from '../../knowledge/mailbox-pages.ts';
import { DELIVERY_ROUTE, fix, missingCheck } from '../common/missing.ts';
import { arrivedIn, quoted, replyTo } from '../common/missing-sender.ts';

const TITLE = {
  refused: text(
    'Asked from here, {host} refuses mail to {address}: {cause}',
    '从本机测试，{host} 拒收发给 {address} 的邮件：{cause}',
  ),
  deferred: text(
    'Asked from here, {host} puts off mail to {address}: {cause}',
    '从本机测试，{host} 暂时不收发给 {address} 的邮件：{cause}',
  ),
};
const DETAIL = {
  now: text(
    'This is what the server said to a question just now, not what it said to the message.',
    '这是服务器刚才对测试的应答，不是当时对那封邮件的应答。',
  ),
  prober: text(
    'Such a refusal is mostly about the network that asks: it may well be about this one, while other senders get through.',
    '这类拒收针对的是来访的网络，很可能只是针对本机所在网络，别的发件人可以正常投递。',
  ),
  recipient: text(
    'It is about the address or its domain, so mail of other senders is refused as well.',
    '原因在收件地址或域名本身，别的发件人发来也会被拒。',
  ),
  server: text(
    'It is a fault of that server, and may hit every sender.',
    '这是收信服务器自身的故障，可能影响所有发件人。',
  ),
  settings: text(
    'It points to the settings of the mailbox or the domain, which may spare other senders.',
    '多半是邮箱或域名的拒收设置，未必影响别的发件人。',
  ),
  unreadable: text(
    'Its words do not tell whether it is about the address or about the network that asks.',
    '应答没说清是针对这个地址，还是针对来访的网络。',
  ),
  retried: text(
    'Senders try again for hours or days, so that mail mostly comes late and is not lost.',
    '对方服务器会在几小时到几天内反复重试，邮件多半只是晚到，不会丢。',
  ),
};
const FIX = {
  account: text(
    'Enable the account {address}, then have it sent again',
    '启用账号 {address}，再请发件人重发',
  ),
  accountOnly: text('Enable the account {address}', '启用账号 {address}'),
  moved: text('Check whether {address} was moved or renamed', '检查 {address} 是不是已迁移或改名'),
  hosted: text(
    'See that {domain} is added and active in Alibaba Mail, and that its MX lead there: check-dns {domain}',
    '确认 {domain} 已在阿里邮箱里添加并生效，MX 也指向它：check-dns {domain}',
  ),
  lists: text(
    'Look whether the sender is on the blacklist, or whether anti-spam is set to Strict',
    '看看发件人在不在黑名单里，反垃圾级别是不是“严格”',
  ),
  network: text(
    'Run it again from another network, best the sender’s own',
    '换个网络再测一次，最好在发件人那边测',
  ),
  notice: text(
    'Ask the sender for a notice that the message came back: what the server told them counts',
    '问发件人有没有收到退信，以服务器对他们的应答为准',
  ),
  again: text('Run it again in half an hour', '过半小时再测一次'),
  ticket: text(
    'If it stays so, open a ticket with Alibaba Mail support and attach the reply with its time',
    '一直如此的话，向阿里邮箱提交工单，附上应答原文和时间',
  ),
};

const SENTENCES = { en: ' ', zh: '' };

/** Told by other checks: the address does not exist, the mailbox is full. */
const TOLD_ELSEWHERE: ReadonlySet<Cause> = new Set([
  'user-unknown',
  'domain-not-found',
  'mailbox-full',
]);

/** About the address or its domain, whoever asks. */
const OF_RECIPIENT: ReadonlySet<Cause> = new Set([
  'recipient-disabled',
  'recipient-moved',
  'relay-denied',
  'null-mx',
]);

/** The server's own fault, whoever asks. */
const OF_SERVER: ReadonlySet<Cause> = new Set([
  'mail-loop',
  'local-delivery-failed',
  'remote-system-error',
]);

/** A refusal that is told by its number alone, with words that nobody reads. */
function isUnreadable(attempt: ProbeAttempt, to: string): boolean {
  const said = replyTo(attempt);
  if (attempt.cause !== 'policy-rejected' || said === null) return false;
  const by = readBareReply(said, { to, from: null }).recipients[0]?.interpretation?.by;
  return by === 'code' || by === 'status';
}

function meaningOf({ outcome, cause }: ProbeAttempt, isReadable: boolean): Message {
  if (outcome === 'deferred') return DETAIL.retried();
  if (cause === null || cause === 'unknown' || !isReadable) return DETAIL.unreadable();
  if (OF_RECIPIENT.has(cause)) return DETAIL.recipient();
  if (OF_SERVER.has(cause)) return DETAIL.server();
  return cause === 'recipient-refuses' ? DETAIL.settings() : DETAIL.prober();
}

/** Greylisting is how many servers greet a stranger (RFC 6647 §2). */
function isOurs({ cause }: ProbeAttempt): boolean {
  return cause === null || (!TOLD_ELSEWHERE.has(cause) && cause !== 'greylisted');
}

function fixesOf(
  attempt: ProbeAttempt,
  { address, domain }: Wanted,
  hasArrived: boolean,
): readonly [Fix, ...Fix[]] {
  const console = MAILBOX_PATHS.accounts();
  if (attempt.outcome === 'deferred') {
    return [
      fix(FIX.again(), 'you', { effort: 'hours' }),
      fix(FIX.ticket(), 'alibaba', { effort: 'days' }),
    ];
  }
  switch (attempt.cause) {
    case 'recipient-disabled': {
      const title = (hasArrived ? FIX.accountOnly : FIX.account)({ address });
      return [fix(title, 'mail-admin', { console, operation: 'unfreeze-account' })];
    }
    case 'recipient-moved':
      return [
        fix(FIX.moved({ address }), 'mail-admin', { console, operation: 'manage-domain-accounts' }),
      ];
    case 'relay-denied':
    case 'null-mx':
      return [
        fix(FIX.hosted({ domain }), 'mail-admin', {
          effort: 'hours',
          operation: 'refresh-resolution-status',
        }),
      ];
    case 'recipient-refuses':
      return [
        fix(FIX.lists(), 'you', {
          console: MAILBOX_PATHS.blacklist(),
          operation: 'add-to-blacklist',
        }),
      ];
    case 'mail-loop':
    case 'local-delivery-failed':
    case 'remote-system-error':
      return [
        fix(FIX.again(), 'you', { effort: 'hours' }),
        fix(FIX.ticket(), 'alibaba', { effort: 'days' }),
      ];
    default:
      return [fix(FIX.network(), 'you'), ...(hasArrived ? [] : [fix(FIX.notice(), 'sender')])];
  }
}

function ownerOf(fixes: readonly [Fix, ...Fix[]]): Owner {
  return fixes[0].owner;
}

function confidenceOf({ outcome, cause }: ProbeAttempt): number {
  if (outcome === 'deferred') return 0.5;
  if (cause === 'recipient-disabled' || cause === 'recipient-moved') return 0.95;
  if (cause !== null && OF_RECIPIENT.has(cause)) return 0.85;
  return cause !== null && OF_SERVER.has(cause) ? 0.7 : 0.6;
}

/** Why a host gave no answer to RCPT TO. */
function reasonOf({ outcome, why }: ProbeAttempt): Reason {
  return why ?? (outcome === 'turned-away' ? 'refused' : 'closed');
}

export default missingCheck({
  id: 'missing/rcpt-refused',
  question: text(
    'Does the server that takes mail for the domain refuse the address?',
    '收信服务器现在是不是拒收这个地址？',
  ),
  why: text(
    'Whether an address is taken is decided at RCPT TO, before the message is sent (RFC 5321 §3.3).',
    '收不收某个地址，在 RCPT TO 阶段就决定了，那时邮件正文还没发（RFC 5321 §3.3）。',
  ),
  needs: ['wanted', 'trail'],
  severity: 'error',
  route: DELIVERY_ROUTE,
  references: ['RFC 5321 §3.3', 'RFC 5321 §4.2.1', MAILBOX_PAGES.replies],
  optional: true,
  answer({ wanted, trail }) {
    if (!trail.probe.known) return cannotTell([trail.probe]);
    const { attempts } = trail.probe.value;
    const answered = attempts.filter((a) =>
      ['accepted', 'refused', 'deferred'].includes(a.outcome),
    );
    if (answered.length === 0) {
      return cannotTell(attempts.map((a) => unknown(reasonOf(a), [a.seen])));
    }
    const accepted = answered.some((a) => a.outcome === 'accepted');
    const refused = answered.find((a) => a.outcome === 'refused' && isOurs(a));
    const attempt = refused ?? answered.find((a) => a.outcome === 'deferred' && isOurs(a));
    if (attempt === undefined || accepted) return no(answered.map((a) => a.seen));
    // A host that was not reached may take what another one puts off.
    const unheard = attempts.filter((a) => !answered.includes(a));
    if (refused === undefined && unheard.length > 0) {
      return cannotTell(unheard.map((a) => unknown(reasonOf(a), [a.seen])));
    }
    const { host, outcome, cause } = attempt;
    const { address } = wanted;
    const said = replyTo(attempt);
    const isReadable = !isUnreadable(attempt, address);
    const name = CAUSE_NAMES[isReadable ? (cause ?? 'unknown') : 'unknown']();
    const isDeferred = outcome === 'deferred';
    const parts: Message[] = [meaningOf(attempt, isReadable), DETAIL.now()];
    const found = arrivedIn(trail);
    const fixes = fixesOf(attempt, wanted, found !== null);
    return yes({
      title: (isDeferred ? TITLE.deferred : TITLE.refused)({ host, address, cause: name }),
      detail: join(parts, SENTENCES),
      evidence: [{ from: attempt.seen, saw: said === null ? name : quoted(said) }],
      confidence: confidenceOf(attempt),
      owner: ownerOf(fixes),
      // The message came all the same: this one is about mail to come.
      ...(found === null ? {} : { severity: 'warning' as const, contradicts: [found.seen] }),
      fixes,
    });
  },
});
