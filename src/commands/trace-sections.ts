/** What `trace-missing` shows around its findings: the trail, how the message travelled, and where the evidence ends. */

import type { Facts, Reason, Unknown } from '../engine/fact.ts';
import type { ReportSection } from '../engine/report.ts';
import { type Language, list, type Message, say, type Text, text } from '../engine/text.ts';
import type { Walked } from '../engine/walk.ts';
import type { Mx } from '../facts/dns.ts';
import {
  bestOf,
  folderName,
  inOrderOfChance,
  isInbox,
  moment,
  SURE,
} from '../facts/mailbox-places.ts';
import type { FoundMessage, Mailbox, MissingFacts, ProbeAttempt, Trail } from '../facts/missing.ts';
import { CAUSE_NAMES } from '../knowledge/causes.ts';
import type { LogQuery } from '../knowledge/mailbox-pages.ts';
import { padTo, widthOf, wrap } from '../render/width.ts';
import type { Journey } from '../trace/types.ts';
import { hopLines } from './hop-table.ts';
import { type LogAdvice, logQueries } from './log-queries.ts';

/** Where the evidence ends. */
export interface TraceEnd {
  /** One honest line. */
  readonly line: string;
  readonly queries: LogAdvice['queries'];
  /** To send to whoever has the logs, in the reader’s language. */
  readonly letter: readonly string[];
  /** The time lies before what the logs keep. */
  readonly tooOld: boolean;
  /** For people: what to enter where. */
  readonly lines: readonly string[];
}

const END = {
  bounced: text(
    'The evidence ends with the bounce: the message was not delivered to this address.',
    '证据到退信为止：邮件没有投到这个地址。',
  ),
  elsewhere: text(
    'The evidence ends with the sender: what is known of the message shows that it did not go to this address.',
    '证据到发件方为止：从已知的信息看，这封邮件没有发往这个地址。',
  ),
  notSent: text(
    'The evidence ends with the sender: the copy looks like one that was not sent.',
    '证据到发件方为止：从原件看，这封邮件应该还没发出。',
  ),
  perhaps: text(
    'The evidence ends at a message that may be another one: its subject or Message-ID would tell (--subject, --message-id, --eml).',
    '证据到一封不能确定的邮件为止：有主题或 Message-ID 才能认准（--subject、--message-id、--eml）。',
  ),
  trash: text(
    'The evidence ends in the folder: IMAP does not tell who deleted the message, or when. The deleted-mail log may.',
    '证据到文件夹为止：IMAP 看不出是谁、什么时候删的，要查删信查询。',
  ),
  absent: text(
    'The evidence ends before the mailbox: the message is in none of its {n} folders, and none that came to the Inbox in that time is gone. What happened before, only the logs of the servers tell.',
    '证据到邮箱门口为止：{n} 个文件夹里都没有，那段时间进入收件箱的邮件也没有减少。之前发生了什么，只有服务器日志知道。',
  ),
  removed: text(
    'The evidence ends in the Inbox: some mail of about that time is no longer in it, and IMAP does not tell which. The deleted-mail log may.',
    '证据到收件箱为止：那段时间前后有邮件已不在收件箱，IMAP 看不出是哪些，要查删信查询。',
  ),
  untold: text(
    'The evidence ends at the mailbox: the message is in none of its {n} folders; whether it was there before, IMAP does not tell.',
    '证据到邮箱为止：{n} 个文件夹里都没有；之前有没有来过，IMAP 看不出来。',
  ),
  range: text(
    'The evidence ends at what this login is shown: the Inbox begins after the time in question, and what came before is hidden from IMAP or gone. Webmail is not limited by that range.',
    '证据到 IMAP 能看到的范围为止：收件箱里最早的邮件都比要找的晚，更早的要么 IMAP 看不到，要么已不在。网页邮箱不受收取范围限制。',
  ),
  notWhole: text(
    'The evidence ends in the mailbox: it was read in part ({reason}), and what was not read may hold the message.',
    '证据到邮箱为止：只查了一部分（{reason}），没查到的地方可能就有这封邮件。',
  ),
  unnamed: text(
    'Nothing tells which message is sought: give --from, --subject, --message-id, or the sender’s copy with --eml.',
    '没有说明要找哪封邮件：请加 --from、--subject、--message-id，或用 --eml 给出发件方的原件。',
  ),
  noPassword: text(
    'The evidence ends before the mailbox: no password was given, so it was not looked into. A login over IMAP (ALIMAIL_PASSWORD) would tell in which folder the message is, or that it is in none and whether mail of that time was removed.',
    '证据到邮箱门口为止：没有密码，没有查看邮箱。设置 ALIMAIL_PASSWORD 后会用 IMAP 登录，能看出邮件在哪个文件夹；都没有的话，还能看出那段时间有没有邮件被删。',
  ),
  notRead: text(
    'The evidence ends before the mailbox: it could not be read ({reason}). alimail-doctor verify-client {address} tells why.',
    '证据到邮箱门口为止：没能读取邮箱（{reason}）。用 alimail-doctor verify-client {address} 可以查原因。',
  ),
  noHost: text(
    'The evidence ends before the mailbox: its IMAP server is not known, and a password goes to no server that is only guessed. Give --imap-host or --edition.',
    '证据到邮箱门口为止：不知道该连哪台 IMAP 服务器，密码不会发给猜出来的服务器。请加 --imap-host 或 --edition。',
  ),
};

const REASONS: Readonly<Partial<Record<Reason, () => Message>>> = {
  timeout: text('no answer in time', '超时'),
  unreachable: text('not reached', '连不上'),
  refused: text('the login or the request was refused', '登录或请求被拒'),
  closed: text('the connection was closed', '连接被断开'),
  limit: text('more came than an honest answer has', '应答异常，超出正常长度'),
  servfail: text('DNS failed', 'DNS 查询失败'),
  offline: text('DNS was not asked', '未查询 DNS'),
  'not-tried': text(
    'the server does not prove who it is, so that no password was sent',
    '服务器证书有问题，没有发送密码',
  ),
};
const SHORT = text(
  'the server did not hand over all that it has, or broke off',
  '服务器没有给出全部内容，或中途断开',
);
const REFUSED = text('a request was refused', '请求被拒');
const OTHER_REASON = text('it gave no usable answer', '没有可用的应答');

function reasonWords(reason: Reason): Message {
  return (REASONS[reason] ?? OTHER_REASON)();
}

/** What the tree found out of the place; `null` where it is not known. */
export function whereOf(walked: Walked): string | null {
  const answer = walked.checks.find((c) => c.id === 'missing/where')?.answer ?? 'unknown';
  return answer === 'unknown' ? null : answer;
}

export function trailOf(facts: Facts<MissingFacts>): Trail {
  // It is always there: what is not known of it is inside.
  return (facts.trail as Extract<typeof facts.trail, { known: true }>).value;
}

/** How the message travelled: as the mailbox has it, else as the sender’s copy does. */
export function journeyIn({ mailbox, copy }: Trail): Journey | null {
  const found = mailbox.known ? (bestOf(mailbox.value)?.journey ?? null) : null;
  if (found !== null && found.hops.length > 0) return found;
  const own = copy.known ? copy.value.journey : null;
  return own !== null && own.hops.length > 0 ? own : null;
}

/** `null` where the message lies in a folder in plain sight: nothing is left to ask. */
export function endOf(
  facts: Facts<MissingFacts>,
  walked: Walked,
  language: Language,
): TraceEnd | null {
  const { wanted } = facts;
  if (!wanted.known) return null;
  const where = whereOf(walked);
  const bounced = answerOf(walked, 'missing/bounced') === 'yes';
  const best = facts.mailbox.known ? bestOf(facts.mailbox.value) : null;
  const perhaps = best !== null && best.match.confidence < SURE;
  if ((where === 'inbox' || where === 'junk' || where === 'other') && !perhaps) return null;
  const hidden = answerOf(walked, 'missing/outside-imap-range') === 'yes';
  const { line, needs } = perhaps
    ? { line: END.perhaps(), needs: ['received', 'deleted', 'sent'] as const }
    : hidden
      ? { line: END.range(), needs: ['received', 'deleted'] as const }
      : ending(facts, where, bounced, toldBySender(walked), wanted.value.address);
  if (!wanted.value.named || needs.length === 0) {
    return { line: say(line, language), queries: [], letter: [], tooOld: false, lines: [] };
  }
  const { since, until } = wanted.value.sought;
  const { senderAtAlibaba: senderHouse } = trailOf(facts);
  const advice = logQueries(
    {
      wanted: wanted.value,
      window: { since, until },
      needs,
      senderAtAlibaba: senderHouse.known ? senderHouse.value : null,
    },
    language,
  );
  const { queries, tooOld, lines } = advice;
  // To the sender, where the sender's log is asked for.
  const letter = needs.includes('sent') ? advice.letter : [];
  return { line: say(line, language), queries, letter, tooOld, lines };
}

/** What the sender’s side tells for sure. */
function toldBySender(walked: Walked): Message | null {
  const sure = (id: string) =>
    walked.findings.some(
      ({ id: found, confidence, problem }) =>
        found === id &&
        confidence >= 0.85 &&
        // What a mail exchanger says of the address now is not what the sender wrote.
        problem.evidence.every((e) => e.from.from !== 'smtp'),
    );
  if (sure('missing/wrong-address')) return END.elsewhere();
  return sure('missing/not-sent') ? END.notSent() : null;
}

function answerOf(walked: Walked, id: string): string | null {
  return walked.checks.find((c) => c.id === id)?.answer ?? null;
}

function ending(
  facts: Facts<MissingFacts>,
  where: string | null,
  bounced: boolean,
  told: Message | null,
  address: string,
): { readonly line: Message; readonly needs: readonly LogQuery[] } {
  const { mailbox, wanted } = facts;
  if (told !== null && (where === null || where === 'not-found')) {
    return { line: told, needs: [] };
  }
  if (bounced && (where === null || where === 'not-found')) {
    // The report itself holds what the logs would tell.
    return { line: END.bounced(), needs: [] };
  }
  if (where === 'trash' || where === 'marked-deleted') {
    return { line: END.trash(), needs: ['deleted', 'logon'] };
  }
  if (where === 'not-found' && mailbox.known) {
    const removed = mailbox.value.folders.find(isInbox)?.removed ?? null;
    const n = mailbox.value.folders.length;
    if (removed === null)
      return { line: END.untold({ n }), needs: ['received', 'deleted', 'sent'] };
    return removed > 0
      ? { line: END.removed(), needs: ['deleted', 'logon', 'received'] }
      : { line: END.absent({ n }), needs: ['received', 'sent'] };
  }
  const needs = ['received', 'deleted', 'sent'] as const;
  if (wanted.known && !wanted.value.named) return { line: END.unnamed(), needs };
  if (mailbox.known) {
    const gap = mailbox.value.missing[0]?.reason ?? null;
    const reason = gap === null ? SHORT() : gap === 'refused' ? REFUSED() : reasonWords(gap);
    return { line: END.notWhole({ reason }), needs };
  }
  if (mailbox.reason === 'no-password') return { line: END.noPassword(), needs };
  // Without an observation nobody was asked: no host was known.
  if (mailbox.reason === 'not-tried' && !mailbox.because.some((o) => o.from === 'imap')) {
    return { line: END.noHost(), needs };
  }
  return { line: END.notRead({ reason: reasonWords(mailbox.reason), address }), needs };
}

// ------------------------------------------------------------------------------ the trail

const TRAIL = {
  title: text('What is known of its way', '邮件的去向'),
  copy: text('sender', '发件方'),
  back: text('came back', '退回'),
  mx: text('DNS', 'DNS'),
  server: text('server', '收信服务器'),
  mailbox: text('mailbox', '邮箱'),
  message: text('message', '邮件'),
  loopback: text('test message', '测试邮件'),
  written: text('copy of {at} to {to}', '原件：{at}，发给 {to}'),
  writtenTo: text('copy without a date, to {to}', '原件没有日期，发给 {to}'),
  nobody: text('nobody', '（没有收件人）'),
  andMore: text('{first} and {n} more', '{first} 和另外 {n} 个'),
  noCopy: text(
    'no copy given (--eml shows the sender’s copy or the bounce)',
    '没有原件（可用 --eml 给出发件方的原件或退信）',
  ),
  draft: text('{copy}: looks unsent, by its headers', '{copy}：从邮件头看像是没发出'),
  inDrafts: text('{copy}: lies in the sender’s drafts', '{copy}：还在发件人的草稿里'),
  bounce: text('{recipient}: {cause}', '{recipient}：{cause}'),
  delay: text('{recipient}: not delivered yet ({cause})', '{recipient}：尚未送达（{cause}）'),
  delivered: text('{recipient}: a server took it', '{recipient}：收信服务器已接收'),
  autoReply: text('{recipient}: answered automatically', '{recipient}：有自动回复'),
  nobodyNamed: text('the recipient', '收件人'),
  mxOurs: text('{domain} → {hosts}', '{domain} → {hosts}'),
  noDomain: text('{domain} does not exist', '{domain} 不存在'),
  mxNone: text('{domain} has no MX', '{domain} 没有 MX 记录'),
  mxNull: text('{domain} takes no mail (null MX)', '{domain} 声明不收信（空 MX）'),
  mxUnknown: text('the MX of {domain} could not be looked up', '{domain} 的 MX 没有查到'),
  read: text(
    'folders: {folders}, messages: {messages}, compared: {compared}',
    '{folders} 个文件夹，共 {messages} 封，比对了 {compared} 封',
  ),
  gaps: text('{read}; not read: {n}', '{read}；有 {n} 处没有查到'),
  noPassword: text('not looked into: no password given', '没有查看：未提供密码'),
  notRead: text('not read: {reason}', '未能读取：{reason}'),
  noHost: text('not read: its IMAP server is not known', '未能读取：不知道 IMAP 服务器'),
  found: text('in {folder} (came {at}, {state})', '在“{folder}”（{at} 送达，{state}）'),
  marked: text(
    'in {folder}, marked as deleted (came {at}, {state})',
    '在“{folder}”，已标记删除（{at} 送达，{state}）',
  ),
  perhaps: text('perhaps {what}', '可能{what}'),
  or: text('or', '或者'),
  like: text('like it', '相似'),
  rival: text(
    '“{subject}” from {from}, in {folder} (came {at}, {state})',
    '{from} 发来的“{subject}”，在“{folder}”（{at} 送达，{state}）',
  ),
  others: text('{n} more', '另有 {n} 封'),
  seen: text('read', '已读'),
  unseen: text('unread', '未读'),
  notFound: text('in none of the folders', '所有文件夹里都没有'),
  notFoundSoFar: text('not in what was read', '已查的部分里没有'),
  unnamed: text('not sought: nothing tells which one', '没有查找：未说明是哪封'),
  later: text(
    'other mail of this sender came, the last {at}, now in {folder}',
    '该发件人的其他邮件有收到，最近一封 {at} 送达，现在“{folder}”里',
  ),
  looped: text('sent and seen in {folder} after {n} s', '已发出，{n} 秒后出现在“{folder}”'),
  loopLost: text(
    'taken by the server, not seen within {n} s; if it comes later, delete it: {id}',
    '服务器已接收，{n} 秒内没有看到；如果之后到了，请手动删除：{id}',
  ),
  loopUnseen: text(
    'taken by the server, and could not be looked for ({reason}); delete it if it comes: {id}',
    '服务器已接收，但没能查找（{reason}）；收到后请手动删除：{id}',
  ),
  loopRefused: text('refused: {reply}', '被拒：{reply}'),
  loopUnknown: text('not sent: {reason}', '没有发送：{reason}'),
  removed: text('{what}; removed again', '{what}；已清除'),
  left: text('{what}; it could not be taken out again', '{what}；没能清除，请手动删除'),
};

const PROBE = {
  title: text('What the mail exchangers say (nothing was sent)', 'MX 服务器的应答（没有发送邮件）'),
  closed: text(
    'port 25 is not reached from here, which says nothing of the mailbox: many networks block it',
    '从这里连不上 25 端口。很多网络会封 25 端口，不能说明邮箱有问题',
  ),
  step: text('{step} {reply} ({ms} ms)', '{step} {reply}（{ms} 毫秒）'),
  connected: text('{step} ({ms} ms)', '{step}（{ms} 毫秒）'),
  silent: text('no answer', '没有应答'),
};

const NEXT = {
  title: text('Where the evidence ends', '证据到哪里为止'),
  letter: text(
    'To ask the sender or the administrator, ready to send',
    '发给发件方或管理员的询问信，可直接复制',
  ),
  travelled: text('How the message travelled', '邮件的投递路径'),
  copyTravelled: text('How the sender’s copy travelled', '发件方原件的投递路径'),
};

export interface SectionsInput {
  readonly facts: Facts<MissingFacts>;
  readonly walked: Walked;
  readonly end: TraceEnd | null;
  readonly language: Language;
  /** The sender's own mailbox was to be read. */
  readonly senderGiven: boolean;
}

/** Columns of what is written to be read; what is to be copied stands on lines of its own. */
const PROSE = 76;

type Mark = '+' | '-' | '?';
const MX_MARKS: Readonly<Record<string, Mark>> = { yes: '-', no: '+' };

/** Of a message that is there nobody asks whether the MX is right: by the names alone. */
function ours(records: readonly Mx[]): boolean {
  return records.every((r) => r.host.kind === 'edition' || r.host.kind === 'alibaba');
}
type Row = readonly [Mark, Text<never>, Message];

export function traceSections(input: SectionsInput): readonly ReportSection[] {
  const { facts, end, language } = input;
  const trail = trailOf(facts);
  const sections: ReportSection[] = [
    {
      id: 'trail',
      title: say(TRAIL.title(), language),
      lines: trailLines(input, trail),
      verbose: false,
      first: true,
    },
  ];
  const probed = trail.probe.known ? trail.probe.value.attempts : [];
  if (probed.length > 0) {
    sections.push({
      id: 'probe',
      title: say(PROBE.title(), language),
      lines: probed.flatMap((attempt) => probeLines(attempt, language)),
      verbose: false,
    });
  }
  const journey = journeyIn(trail);
  if (journey !== null) {
    const own = trail.mailbox.known && trail.mailbox.value.found.some((m) => m.journey === journey);
    sections.push({
      id: 'hops',
      title: say(own ? NEXT.travelled() : NEXT.copyTravelled(), language),
      lines: hopLines(journey, language),
      verbose: false,
    });
  }
  if (end !== null) {
    sections.push({
      id: 'next',
      title: say(NEXT.title(), language),
      lines: [...wrap(end.line, PROSE), ...end.lines],
      verbose: false,
    });
    if (end.letter.length > 0) {
      sections.push({
        id: 'letter',
        title: say(NEXT.letter(), language),
        lines: end.letter,
        verbose: false,
      });
    }
  }
  return sections;
}

function trailLines(input: SectionsInput, trail: Trail): string[] {
  const { language } = input;
  const rows: Row[] = [
    ...copyRows(trail, input.walked),
    ...returnedRows(trail),
    mxRow(input.facts, input.walked),
    ...mailboxRows(input, trail),
    ...loopbackRows(trail),
  ];
  const labels = rows.map(([, label]) => say(label(), language));
  const width = Math.max(...labels.map(widthOf));
  return rows.map(
    ([mark, , words], i) => `${mark} ${padTo(labels[i] as string, width)}  ${say(words, language)}`,
  );
}

function copyRows({ copy, returned }: Trail, walked: Walked): readonly Row[] {
  if (!copy.known) {
    // A report stands for the copy.
    if (returned.known && returned.value.length > 0) return [];
    return copy.reason === 'not-tried'
      ? [['?', TRAIL.copy, TRAIL.noCopy()]]
      : [['?', TRAIL.copy, TRAIL.notRead({ reason: reasonWords(copy.reason) })]];
  }
  const { recipients, sent } = copy.value;
  const [first, ...others] = recipients;
  const to =
    first === undefined
      ? TRAIL.nobody()
      : others.length === 0
        ? first
        : TRAIL.andMore({ first, n: others.length });
  const words =
    sent.date === null ? TRAIL.writtenTo({ to }) : TRAIL.written({ at: moment(sent.date), to });
  const draft = sent.state === 'draft' || copy.value.role === '\\Drafts';
  if (!draft) return [['+', TRAIL.copy, words]];
  const unsent = copy.value.role === '\\Drafts' ? TRAIL.inDrafts : TRAIL.draft;
  // That it looks so is not yet that it is so.
  const said = answerOf(walked, 'missing/not-sent') === 'yes';
  return [[said ? '-' : '?', TRAIL.copy, unsent({ copy: words })]];
}

/** Reports that are shown. */
const MAX_REPORTS = 3;

function returnedRows({ returned }: Trail): readonly Row[] {
  if (!returned.known) return [];
  return returned.value.slice(0, MAX_REPORTS).map(({ kind, recipient, cause }): Row => {
    const values = {
      recipient: recipient ?? TRAIL.nobodyNamed(),
      cause: cause === null ? '' : CAUSE_NAMES[cause](),
    };
    if (kind === 'bounce') return ['-', TRAIL.back, TRAIL.bounce(values)];
    if (kind === 'delay') return ['?', TRAIL.back, TRAIL.delay(values)];
    const words = kind === 'delivered' ? TRAIL.delivered : TRAIL.autoReply;
    return ['+', TRAIL.server, words({ recipient: values.recipient })];
  });
}

function mxRow({ mx, domain, existence }: Facts<MissingFacts>, walked: Walked): Row {
  const name = domain.known ? domain.value.display : '';
  if (!mx.known) return ['?', TRAIL.mx, TRAIL.mxUnknown({ domain: name })];
  const { records, nulls } = mx.value;
  if (existence.known && !existence.value.exists) {
    return ['-', TRAIL.mx, TRAIL.noDomain({ domain: name })];
  }
  if (records.length === 0) {
    return ['-', TRAIL.mx, (nulls.length > 0 ? TRAIL.mxNull : TRAIL.mxNone)({ domain: name })];
  }
  const hosts = records.slice(0, 4).map((r) => r.exchange);
  if (records.length > 4) hosts.push('…');
  return [
    MX_MARKS[answerOf(walked, 'missing/wrong-mx') ?? 'unknown'] ?? (ours(records) ? '+' : '?'),
    TRAIL.mx,
    TRAIL.mxOurs({ domain: name, hosts: list(hosts) }),
  ];
}

function mailboxRows({ facts, walked }: SectionsInput, { mailbox }: Trail): readonly Row[] {
  if (!mailbox.known) {
    const noHost =
      mailbox.reason === 'not-tried' && !mailbox.because.some((o) => o.from === 'imap');
    const words =
      mailbox.reason === 'no-password'
        ? TRAIL.noPassword()
        : noHost
          ? TRAIL.noHost()
          : TRAIL.notRead({ reason: reasonWords(mailbox.reason) });
    return [['?', TRAIL.mailbox, words]];
  }
  const { folders, missing, later } = mailbox.value;
  const sum = (of: (f: (typeof folders)[number]) => number) =>
    folders.reduce((n, f) => n + of(f), 0);
  const read = TRAIL.read({
    folders: folders.length,
    messages: sum((f) => f.messages),
    compared: sum((f) => f.compared),
  });
  const gaps = missing.length + folders.filter((f) => !f.complete).length;
  const rows: Row[] = [
    [gaps > 0 ? '?' : '+', TRAIL.mailbox, gaps > 0 ? TRAIL.gaps({ read, n: gaps }) : read],
    ...messageRows(facts, walked, mailbox.value, gaps > 0),
  ];
  const [last] = later;
  if (last !== undefined && mailbox.value.found.length === 0) {
    rows.push([
      '+',
      TRAIL.mailbox,
      TRAIL.later({ at: moment(last.internalDate), folder: folderName(last.folder, last.role) }),
    ]);
  }
  return rows;
}

/** Further messages that are named. */
const MAX_RIVALS = 3;

function messageRows(
  facts: Facts<MissingFacts>,
  walked: Walked,
  mailbox: Mailbox,
  gaps: boolean,
): readonly Row[] {
  if (facts.wanted.known && !facts.wanted.value.named) {
    return [['?', TRAIL.message, TRAIL.unnamed()]];
  }
  const where = whereOf(walked);
  const [best, ...rivals] = inOrderOfChance(mailbox);
  if (best === undefined) {
    const row: Row = gaps
      ? ['?', TRAIL.message, TRAIL.notFoundSoFar()]
      : ['-', TRAIL.message, TRAIL.notFound()];
    const near = mailbox.near.slice(0, MAX_RIVALS);
    return [row, ...near.map((m): Row => ['?', TRAIL.like, told(m)])];
  }
  const words = (where === 'marked-deleted' ? TRAIL.marked : TRAIL.found)({
    folder: folderName(best.folder, best.role),
    at: moment(best.internalDate),
    state: stateOf(best),
  });
  const isSure = best.match.confidence >= SURE;
  const mark = !isSure ? '?' : where === 'inbox' ? '+' : '-';
  const rows: Row[] = [
    [mark, TRAIL.message, isSure ? words : TRAIL.perhaps({ what: words })],
    ...rivals.slice(0, MAX_RIVALS).map((m): Row => ['?', TRAIL.or, told(m)]),
  ];
  if (rivals.length > MAX_RIVALS) {
    rows.push(['?', TRAIL.or, TRAIL.others({ n: rivals.length - MAX_RIVALS })]);
  }
  return rows;
}

function stateOf({ flags }: FoundMessage): Message {
  return flags.includes('\\Seen') ? TRAIL.seen() : TRAIL.unseen();
}

/** Longest subject in the trail, in characters. */
const MAX_SUBJECT = 40;

function told(message: FoundMessage): Message {
  const { folder, role, internalDate, envelope } = message;
  const letters = [...(envelope.subject ?? '')];
  const subject =
    letters.length > MAX_SUBJECT ? `${letters.slice(0, MAX_SUBJECT).join('')}…` : letters.join('');
  return TRAIL.rival({
    subject,
    from: (envelope.from ?? '?').slice(0, 80),
    folder: folderName(folder, role),
    at: moment(internalDate),
    state: stateOf(message),
  });
}

function loopbackRows({ loopback }: Trail): readonly Row[] {
  if (!loopback.known) {
    const { reason } = loopback as Unknown;
    return reason === 'not-tried'
      ? []
      : [['?', TRAIL.loopback, TRAIL.loopUnknown({ reason: reasonWords(reason) })]];
  }
  const { accepted, reply, arrived, waited, removed, unseen, messageId } = loopback.value;
  if (!accepted) return [['-', TRAIL.loopback, TRAIL.loopRefused({ reply })]];
  if (unseen !== null) {
    const reason = reasonWords(unseen);
    return [['?', TRAIL.loopback, TRAIL.loopUnseen({ reason, id: messageId })]];
  }
  if (arrived === null)
    return [['?', TRAIL.loopback, TRAIL.loopLost({ n: Math.round(waited), id: messageId })]];
  const what = TRAIL.looped({
    folder: folderName(arrived.folder, arrived.role),
    n: Math.round(arrived.seconds),
  });
  return [['+', TRAIL.loopback, removed === true ? TRAIL.removed({ what }) : TRAIL.left({ what })]];
}

/** Words of a server in one line. */
const MAX_WORDS = 60;

function probeLines({ host, address, steps, outcome }: ProbeAttempt, language: Language): string[] {
  const mark = outcome === 'accepted' ? '+' : outcome === 'refused' ? '-' : '?';
  const lines = [`${mark} ${host}:25${address === null ? '' : ` (${address})`}`];
  for (const [i, { step, reply, ms }] of steps.entries()) {
    // It stood, or nothing would follow.
    if (step === 'connect' && reply === null && i < steps.length - 1) {
      lines.push(`    ${say(PROBE.connected({ step, ms }), language)}`);
      continue;
    }
    // A reply of several lines is one in the table.
    const line = reply?.replaceAll(/\s+/g, ' ') ?? null;
    const said =
      line === null
        ? PROBE.silent()
        : line.length > MAX_WORDS
          ? `${line.slice(0, MAX_WORDS)}…`
          : line;
    lines.push(`    ${say(PROBE.step({ step, reply: said, ms }), language)}`);
  }
  if (outcome === 'closed') lines.push(`    ${say(PROBE.closed(), language)}`);
  return lines;
}
