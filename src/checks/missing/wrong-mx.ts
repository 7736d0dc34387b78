import { cannotTell, type Fix, type Judgement, no, type Problem, yes } from '../../engine/check.ts';
import { type Observation, type Unknown, unknown } from '../../engine/fact.ts';
import { join, type Message, text } from '../../engine/text.ts';
import type { EditionFact, Mx, MxSet } from '../../facts/dns.ts';
import type { Trail, Wanted } from '../../facts/missing.ts';
import { MAILBOX_PAGES } from '../../knowledge/mailbox-pages.ts';
import { PAGES } from '../common/dns.ts';
import { DELIVERY_ROUTE, fix, given, isOutgoing, missingCheck, moment } from '../common/missing.ts';
import { isForeign, providerOf } from '../common/mx.ts';
import mxClientHost from '../mx/client-host.ts';
import mxDirectmail from '../mx/directmail.ts';
import mxMissing from '../mx/missing.ts';
import mxMisspelled from '../mx/misspelled.ts';
import mxMixedEdition from '../mx/mixed-edition.ts';
import mxMixedProvider from '../mx/mixed-provider.ts';
import mxNull from '../mx/null.ts';
import mxOtherProvider from '../mx/other-provider.ts';
import mxTargetIp from '../mx/target-ip.ts';
import mxTargetUnresolvable from '../mx/target-unresolvable.ts';

/** The whole failures first: what is said of the rest would understate them. */
const CHECKS = [
  mxNull,
  mxMissing,
  mxOtherProvider,
  mxMixedProvider,
  mxMixedEdition,
  mxDirectmail,
  mxMisspelled,
  mxClientHost,
  mxTargetIp,
  mxTargetUnresolvable,
];

const TITLE = {
  null: text(
    'No mail can reach {domain}: its MX says that it takes none',
    '{domain} 收不到任何邮件：MX 声明了不收信',
  ),
  nullBeside: text(
    'Mail for {domain} may be turned away: one MX says that it takes none',
    '发给 {domain} 的邮件可能被退：有一条 MX 声明不收信',
  ),
  missing: text(
    'Mail for {domain} has nowhere to go: there is no MX record',
    '发给 {domain} 的邮件无处可投：没有 MX 记录',
  ),
  other: text(
    'Mail for {domain} goes to {provider}: nothing arrives at Alibaba Mail',
    '发给 {domain} 的邮件都进了 {provider}，到不了阿里邮箱',
  ),
  first: text(
    'Mail for {domain} goes to {provider} first: hardly any arrives at Alibaba Mail',
    '发给 {domain} 的邮件优先投到 {provider}，阿里邮箱几乎收不到',
  ),
  equal: text(
    'Mail for {domain} goes to {provider} at random: what goes there is missing here',
    '发给 {domain} 的邮件会随机进 {provider}，进了那边这里就没有',
  ),
  last: text(
    'Some mail for {domain} goes to {provider}: what goes there is missing here',
    '发给 {domain} 的邮件有时会进 {provider}，进了那边这里就没有',
  ),
  edition: text(
    'Mail for {domain} goes to another site of Alibaba Mail, which does not know it',
    '发给 {domain} 的邮件投到了阿里邮箱的另一个站点，那里没有这个邮箱',
  ),
  directmail: text(
    'Mail for {domain} goes to DirectMail, which only sends: what goes there is lost',
    '发给 {domain} 的邮件会投到邮件推送（DirectMail），它不收信，投过去就丢了',
  ),
  directmailLast: text(
    'Some mail for {domain} may go to DirectMail, which only sends: what goes there is lost',
    '发给 {domain} 的邮件有一部分可能投到邮件推送（DirectMail），它不收信，投过去就丢了',
  ),
  misspelled: text(
    'Mail for {domain} goes astray: an MX host is misspelt',
    '发给 {domain} 的邮件会投错地方：MX 主机名写错了',
  ),
  clientHost: text(
    'Mail for {domain} is turned away: an MX names a server for mail clients',
    '发给 {domain} 的邮件会被拒：MX 填成了客户端用的服务器',
  ),
  noHost: text(
    'Mail for {domain} finds no server: an MX leads nowhere',
    '发给 {domain} 的邮件找不到服务器：MX 指向的主机不存在',
  ),
};
const DETAIL = {
  back: text('Senders get a notice.', '发件人会收到退信。'),
  backLate: text(
    'Senders get a notice, some only after days of trying.',
    '发件人会收到退信，有的要重试几天之后才收到。',
  ),
  there: text(
    'Look for it there: mail that was taken by {provider} does not come over by itself.',
    '到那边去找：{provider} 收下的邮件不会自己转过来。',
  ),
  assumed: text(
    'Nothing in DNS speaks of Alibaba Mail: either the mailbox is not there, or the MX is wrong.',
    'DNS 里看不到阿里邮箱的任何痕迹：要么邮箱不在阿里，要么 MX 填错了。',
  ),
  edition: text(
    'That site refuses it as “no such user”, and the sender gets a notice.',
    '那个站点会以“用户不存在”退信，通知在发件人那里。',
  ),
  partly: text(
    'No filter and no log of this mailbox shows it, and it hits one message and not the next.',
    '这在本邮箱的过滤设置和日志里都看不到，而且时有时无。',
  ),
  unseen: text(
    'No filter and no log of this mailbox shows it.',
    '这在本邮箱的过滤设置和日志里都看不到。',
  ),
  now: text(
    'This is the DNS of now: if the MX were changed since, the message went by the old ones.',
    '这是现在的 DNS；如果之后改过 MX，那封邮件走的是旧的。',
  ),
  arrived: text(
    'Yet mail came in at {at}: from inside Alibaba Mail, or before the MX were changed.',
    '不过 {at} 还收到过邮件：可能来自阿里邮箱内部，也可能是改 MX 之前的。',
  ),
};
const FIX = {
  look: text(
    'Look for the message at {provider}, in the mailbox of {address}',
    '到 {provider} 那边 {address} 的邮箱里找这封邮件',
  ),
  lookStep: text(
    'If nobody has that mailbox any more, the sender has a notice, or the administrator at {provider} can tell.',
    '如果那边的邮箱已停用，发件人会收到退信，或者请 {provider} 那边的管理员查。',
  ),
};

const SENTENCES = { en: ' ', zh: '' };

/** Mail came in so lately that nothing of it is explained by a failure of all mail. */
const LATELY_MS = 2 * 86_400_000;

interface Arrival {
  readonly at: string;
  readonly seen: Observation;
}

/** Mail that the mailbox got lately, or after the time in question. */
function arrivalIn({ mailbox }: Trail, { now }: Wanted): Arrival | null {
  const box = given(mailbox);
  if (box === null) return null;
  const since = new Date(Date.parse(now) - LATELY_MS).toISOString();
  const all = [
    ...box.folders
      .filter((f) => !isOutgoing(f.role) && f.newest !== null && f.newest >= since)
      .map((f) => ({ at: f.newest as string, seen: f.seen })),
    ...box.later
      .filter((m) => !isOutgoing(m.role) && m.internalDate !== null)
      .map((m) => ({ at: m.internalDate as string, seen: m.seen })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
  return all[0] ?? null;
}

interface Words {
  readonly title: Message;
  readonly details: readonly Message[];
  /** Nothing from outside arrives at all. */
  readonly total: boolean;
  readonly provider: Message | null;
}

interface Seen {
  readonly id: string;
  readonly domain: string;
  readonly mx: MxSet;
  readonly edition: EditionFact;
}

/** Where the others stand beside the domain's own (RFC 5321 §5.1). */
function standing(foreign: readonly Mx[], mx: MxSet): 'first' | 'equal' | 'last' {
  const lowest = (records: readonly Mx[]) => Math.min(...records.map((r) => r.preference));
  const theirs = lowest(foreign);
  const ours = lowest(mx.records.filter((r) => !foreign.includes(r)));
  if (theirs === ours) return 'equal';
  return theirs < ours ? 'first' : 'last';
}

function wordsOf({ id, domain, mx, edition }: Seen): Words {
  const foreign = mx.records.filter(isForeign);
  const words = (
    title: Message,
    details: readonly Message[],
    total = false,
    provider: Message | null = null,
  ): Words => ({ title, details, total, provider });
  const values = { domain };
  switch (id) {
    case 'mx/null':
      return mx.isNull
        ? words(TITLE.null(values), [DETAIL.back()], true)
        : words(TITLE.nullBeside(values), [DETAIL.back(), DETAIL.unseen()]);
    case 'mx/missing':
      return words(TITLE.missing(values), [DETAIL.backLate()], true);
    case 'mx/other-provider': {
      const provider = providerOf(foreign);
      const details = [
        ...(edition.basis === 'assumed' ? [DETAIL.assumed()] : []),
        DETAIL.there({ provider }),
      ];
      return words(TITLE.other({ domain, provider }), details, true, provider);
    }
    case 'mx/mixed-provider': {
      const provider = providerOf(foreign);
      const place = standing(foreign, mx);
      const title = TITLE[place]({ domain, provider });
      return words(
        title,
        [DETAIL.there({ provider }), place === 'first' ? DETAIL.unseen() : DETAIL.partly()],
        false,
        provider,
      );
    }
    case 'mx/mixed-edition':
      return words(TITLE.edition(values), [DETAIL.edition()]);
    case 'mx/directmail': {
      const sending = mx.records.filter((r) => r.host.kind === 'directmail');
      const isLast = sending.length < mx.records.length && standing(sending, mx) === 'last';
      return words((isLast ? TITLE.directmailLast : TITLE.directmail)(values), [DETAIL.unseen()]);
    }
    case 'mx/misspelled':
      return words(TITLE.misspelled(values), [DETAIL.unseen()]);
    case 'mx/client-host':
      return words(TITLE.clientHost(values), [DETAIL.backLate()]);
    default:
      return words(TITLE.noHost(values), [DETAIL.backLate()]);
  }
}

interface Found {
  readonly id: string;
  readonly problem: Problem;
}

export default missingCheck({
  id: 'missing/wrong-mx',
  question: text(
    'Does mail for the domain go elsewhere than to Alibaba Mail?',
    '发给这个域名的邮件是不是没有都投到阿里邮箱？',
  ),
  why: text(
    'Mail is delivered to the hosts that MX names and nowhere else; what another host takes is not in this mailbox (RFC 5321 §5.1).',
    '邮件只会投到 MX 指定的服务器；别的服务器收下的，这个邮箱里就没有（RFC 5321 §5.1）。',
  ),
  needs: ['domain', 'mx', 'mxTargets', 'edition', 'wanted', 'trail'],
  severity: 'error',
  route: DELIVERY_ROUTE,
  references: ['RFC 5321 §5.1', PAGES.mxConflict, MAILBOX_PAGES.trouble],
  blocking: true,
  answer(facts) {
    const { domain, mx, edition, wanted, trail } = facts;
    const unknowns: Unknown[] = [];
    let found: Found | null = null;
    for (const one of CHECKS) {
      const judgement: Judgement<'yes' | 'no'> = one.answer(facts);
      if ('reason' in judgement) unknowns.push(unknown(judgement.reason, judgement.because));
      else if (judgement.problem !== undefined) {
        const { problem } = judgement;
        if ((problem.severity ?? one.severity) === 'error') {
          found = { id: one.id, problem };
          break;
        }
      }
    }
    if (found === null) {
      return unknowns.length === 0 ? no([mx.seen]) : cannotTell(unknowns);
    }
    const { id, problem } = found;
    const words = wordsOf({ id, domain: domain.display, mx, edition });
    const arrival = words.total ? arrivalIn(trail, wanted) : null;
    const { address } = wanted;
    const { provider } = words;
    const look: readonly Fix[] =
      provider === null
        ? []
        : [
            fix(FIX.look({ provider, address }), 'you', {
              steps: [FIX.lookStep({ provider })],
            }),
          ];
    return yes({
      title: words.title,
      detail: join(
        [
          ...words.details,
          arrival === null ? DETAIL.now() : DETAIL.arrived({ at: moment(arrival.at) }),
        ],
        SENTENCES,
      ),
      evidence: problem.evidence,
      contradicts: [...(problem.contradicts ?? []), ...(arrival === null ? [] : [arrival.seen])],
      ...(problem.confidence === undefined ? {} : { confidence: problem.confidence }),
      fixes: [...problem.fixes, ...look],
    });
  },
});
