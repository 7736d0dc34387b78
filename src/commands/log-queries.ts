/** Where the evidence ends: which log to look into, for which days, and a letter to those who hold the others. */
import { type Language, type Message, say, text } from '../engine/text.ts';
import type { Wanted } from '../facts/missing.ts';
import { LOG_LIMITS, LOG_QUERIES, type LogQuery } from '../knowledge/mailbox-pages.ts';
import { visible } from '../render/safe.ts';

export interface LogAdviceInput {
  readonly wanted: Wanted;
  /** What is known of the time of the message: ISO 8601, or the day alone. */
  readonly window: { readonly since: string | null; readonly until: string | null };
  /** In the order of use. */
  readonly needs: readonly LogQuery[];
  /** Then the sender has a sent-mail log in webmail; otherwise the sender's provider has to be asked. */
  readonly senderAtAlibaba: boolean | null;
}

export interface LogAdviceQuery {
  readonly log: LogQuery;
  readonly name: string;
  readonly where: string;
  readonly who: 'you' | 'mail-admin' | 'sender';
  /** Days, both inclusive: `2026-11-17`. */
  readonly from: string;
  readonly to: string;
  /** The mailbox that waits for the message. */
  readonly address: string;
  readonly sender: string | null;
  readonly subject: string | null;
  /** In angle brackets. */
  readonly messageId: string | null;
}

export interface LogAdvice {
  readonly queries: readonly LogAdviceQuery[];
  /** Text to send to the sender or the administrator, in the reader's language. */
  readonly letter: readonly string[];
  /** Lines for people: where to click, and what to look for. */
  readonly lines: readonly string[];
  /** The time lies before what the logs keep. */
  readonly tooOld: boolean;
}

/** Queries of one log. */
const MAX_SPANS = 4;
/** Longest value of a stranger, in characters. */
const MAX_VALUE = 200;
const DAY = 86_400_000;

const ELSEWHERE = {
  name: text('log of the sender’s mail server', '发件方邮件服务器的日志'),
  where: text(
    'ask the sender or the sender’s mail provider, with the letter',
    '把询问信发给发件人或其邮件服务商',
  ),
  whereOpen: text(
    'ask the sender with the letter; if the sender uses Alibaba Mail: {path}',
    '把询问信发给发件人；如果对方也用阿里邮箱：{path}',
  ),
};

/** What to look for in each log. */
const LOOK: Readonly<Record<LogQuery, () => Message>> = {
  received: text(
    'Is it there? Then the log names the folder, or says that it was held back.',
    '看有没有这封邮件：有的话会写明在哪个文件夹，或已被拦截。',
  ),
  deleted: text(
    'Is it there? Then the log says when and how it was deleted.',
    '看有没有这封邮件：有的话会写明删除时间和删除方式。',
  ),
  logon: text(
    'Is there a logon by a place or a program that you do not know?',
    '看有没有不认识的地点或客户端登录过。',
  ),
  sent: text(
    'Was it sent, or did it fail, and with which reply?',
    '看这封邮件发送成功还是失败，对方返回了什么。',
  ),
};

const WHO = {
  you: text('you', '您自己查'),
  'mail-admin': text('mail administrator', '邮箱管理员查'),
  sender: text('sender', '发件人查'),
};

const LINE = {
  log: text('{n}. {name} ({who}): {where}', '{n}. {name}（{who}）：{where}'),
  days: text('time: {spans}', '时间：{spans}'),
  span: text('{from} to {to}', '{from} 至 {to}'),
  andThen: text('; then ', '；再查 '),
  recipient: text('recipient: {value}', '收件人：{value}'),
  sender: text('sender: {value}', '发件人：{value}'),
  subject: text('subject: {value}', '主题：{value}'),
  messageId: text(
    'Message-ID, if it can be searched for: {value}',
    'Message-ID（能填就填）：{value}',
  ),
};

const NOTE = {
  limits: text(
    'One query spans {days} days at most. The logs go back {kept} days by the official page; one guide says 30.',
    '一次最多查 {days} 天。官方文档写日志保留 {kept} 天，另有一份指南写 30 天。',
  ),
  tooOld: text(
    'The time in question lies more than {kept} days back. By the official page the logs go no further (one guide says 30).',
    '要查的时间已超过 {kept} 天。官方文档写日志只保留 {kept} 天（另有一份指南写 30 天），应该查不到了。',
  ),
  clipped: text(
    'Nothing is kept from before {day}: that part of the time cannot be looked up.',
    '{day} 之前的日志已不保留，那段时间查不到。',
  ),
  noTime: text(
    'The time of the message is not known: these are the last {days} days. Narrow them down, or go further back, as soon as you know more.',
    '不知道邮件的时间，先查最近 {days} 天；知道大概时间后再缩小或改查更早的日期。',
  ),
  noBeginning: text(
    'Only the end of the time is known: these are the {days} days up to it. Narrow them down if you can.',
    '只知道最晚的时间，先查到那天为止的 {days} 天；能缩小就缩小。',
  ),
  newest: text(
    '{name}: the time in question is long and would take {all} queries. These are the newest {shown}; narrow it down if you can.',
    '{name}：时间范围太长，要查 {all} 次，这里只列最近的 {shown} 次；能缩小就缩小。',
  ),
  earliest: text(
    '{name}: up to today it would take {all} queries. These are the first {shown} from the time of the message on; go on behind them if nothing is there.',
    '{name}：查到今天要 {all} 次，这里列出从邮件时间算起的前 {shown} 次；没有的话再往后查。',
  ),
};

const LETTER = {
  hello: text(
    'Hello, I am looking for a message to {address} that I cannot find.',
    '您好，我在找一封发给 {address} 的邮件，目前没有找到。',
  ),
  time: text('Time: {time}', '时间：{time}'),
  sender: text('Sender: {value}', '发件人：{value}'),
  subject: text('Subject: {value}', '主题：{value}'),
  messageId: text('Message-ID: {value}', 'Message-ID：{value}'),
  ask: text(
    'Could you please look into the log of your mail server: did it hand this message over?',
    '麻烦查一下贵方邮件服务器的日志：这封邮件有没有投递出去？',
  ),
  askAlibaba: text(
    'Could you please look into your sent-mail log ({path}): was it sent, or did it fail?',
    '麻烦在发信查询（{path}）里查一下：这封邮件发送成功还是失败？',
  ),
  reply: text(
    'To which host and IP address, at what time, and with which reply? Please send me the reply line as it stands: the one with 250 and the queue id, or the error.',
    '投给了哪台主机、哪个 IP？什么时间？对方返回了什么？请把应答原文发给我：带 250 和队列 ID 的那一行，或报错信息。',
  ),
  thanks: text('Thank you for your help.', '谢谢！'),
};

const TIME = {
  between: text('{from} to {to}', '{from} 至 {to}'),
  since: text('{from} or later', '{from} 或更晚'),
  until: text('{to} or earlier', '{to} 或更早'),
  days: text('{time} (days; their time zone is not known)', '{time}（只知道日期，时区不明）'),
  unknown: text('not known; please look from {from} to {to}', '不清楚，请查 {from} 至 {to}'),
};

export function logQueries(input: LogAdviceInput, language: Language): LogAdvice {
  const { wanted, senderAtAlibaba } = input;
  const { sought } = wanted;
  const needs = [...new Set(input.needs)];
  const time = timeOf(input);
  const id = sought.messageId?.replaceAll(/[<>\s]/g, '') ?? '';
  const values = {
    address: oneLine(wanted.address) ?? '',
    sender: oneLine(sought.from),
    subject: oneLine(sought.subject),
    messageId: oneLine(id === '' ? null : `<${id}>`),
  };
  const inConsole = (log: LogQuery) => log !== 'sent' || senderAtAlibaba === true;
  const notes: Message[] = [];
  const queries = needs.flatMap((log): readonly LogAdviceQuery[] => {
    const { name, path } = LOG_QUERIES[log];
    const own = inConsole(log);
    const open =
      senderAtAlibaba === null ? ELSEWHERE.whereOpen({ path: path() }) : ELSEWHERE.where();
    const spans = own ? spansOf(log, time, notes) : [{ from: time.from, to: time.to }];
    const nothing = { sender: null, subject: null, messageId: null };
    return spans.map(({ from, to }) => ({
      log,
      name: say(own ? name() : ELSEWHERE.name(), language),
      where: say(own ? path() : open, language),
      who: log === 'sent' ? 'sender' : 'you',
      from: dayText(from),
      to: dayText(to),
      ...values,
      ...(log === 'logon' ? nothing : {}),
    }));
  });
  return {
    queries,
    letter: letterOf(input, time, values, language),
    lines: linesOf(queries, [...generalNotes(needs.filter(inConsole), time), ...notes], language),
    tooOld: time.tooOld,
  };
}

// ------------------------------------------------------------------------------ days

/** Days since 1970. */
interface Time {
  /** With a day of margin on either side: the logs' time zone is not known. */
  readonly from: number;
  readonly to: number;
  /** The oldest day that is kept. */
  readonly kept: number;
  readonly today: number;
  readonly tooOld: boolean;
  readonly known: 'both' | 'until' | 'nothing';
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function timeOf({ wanted, window }: LogAdviceInput): Time {
  const now = Date.parse(wanted.now);
  // Alibaba's own day begins eight hours before that of UTC: what came since then is in the log.
  const today = Math.floor((now + DAY / 3) / DAY);
  const kept = Math.floor(now / DAY) - LOG_LIMITS.keptDays;
  const ends = [dayOf(window.since), dayOf(window.until)] as const;
  const swapped = ends[0] !== null && ends[1] !== null && ends[0] > ends[1];
  const until = swapped ? ends[0] : ends[1];
  let since = swapped ? ends[1] : ends[0];
  // A clock that is ahead tells nothing.
  if (since !== null && since - 1 > today) since = null;
  const week = LOG_LIMITS.queryDays - 1;
  const to = until === null ? today : Math.min(until + 1, today);
  const from = since === null ? to - week : Math.min(since - 1, to);
  return {
    from,
    to,
    kept,
    today,
    tooOld: until !== null && until < kept,
    known: since !== null ? 'both' : until !== null ? 'until' : 'nothing',
  };
}

/** Of an ISO date or moment with a year of four digits. */
function millisecondsOf(iso: string | null): number | null {
  const time = iso !== null && /^\d{4}-\d{2}-\d{2}/.test(iso) ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

function dayOf(iso: string | null): number | null {
  const time = millisecondsOf(iso);
  return time === null ? null : Math.floor(time / DAY);
}

function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** A message is deleted, and the mailbox entered, at any time after it came. */
function isLater(log: LogQuery): boolean {
  return log === 'deleted' || log === 'logon';
}

/** Queries that a log allows. */
function spansOf(log: LogQuery, time: Time, notes: Message[]): readonly Span[] {
  const after = isLater(log);
  const to = after ? time.today : time.to;
  // A message may be deleted long after it came.
  if (time.tooOld && !after) return [];
  const onwards = after && !time.tooOld;
  const first = Math.max(time.from, time.kept);
  const days = LOG_LIMITS.queryDays;
  const all = Math.ceil((to - first + 1) / days);
  const shown = Math.min(all, MAX_SPANS);
  // Of a long time the newest are whole.
  const spans = Array.from({ length: shown }, (_, i): Span => {
    if (onwards) return { from: first + i * days, to: Math.min(first + (i + 1) * days - 1, to) };
    const end = to - (shown - 1 - i) * days;
    return { from: Math.max(end - days + 1, first), to: end };
  });
  if (all > shown) {
    const told = { name: LOG_QUERIES[log].name(), all, shown };
    notes.push(onwards ? NOTE.earliest(told) : NOTE.newest(told));
  }
  return spans;
}

function generalNotes(asked: readonly LogQuery[], time: Time): readonly Message[] {
  const kept = LOG_LIMITS.keptDays;
  const days = LOG_LIMITS.queryDays;
  if (asked.length === 0) return [];
  const notes: Message[] = [];
  const late = asked.some(isLater);
  if (time.tooOld && !asked.every(isLater)) notes.push(NOTE.tooOld({ kept }));
  if (!time.tooOld || late) notes.push(NOTE.limits({ days, kept }));
  if (time.tooOld) return notes;
  if (time.known === 'nothing') notes.push(NOTE.noTime({ days }));
  if (time.known === 'until') notes.push(NOTE.noBeginning({ days }));
  if (time.from < time.kept) notes.push(NOTE.clipped({ day: dayText(time.kept) }));
  return notes;
}

// ------------------------------------------------------------------------------ words

/** What a stranger wrote, on one line. */
function oneLine(value: string | null): string | null {
  if (value === null) return null;
  const letters = [
    ...value
      .slice(0, 4 * MAX_VALUE)
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
  ];
  if (letters.length === 0) return null;
  return letters.length > MAX_VALUE
    ? `${letters.slice(0, MAX_VALUE - 1).join('')}…`
    : letters.join('');
}

type Values = Pick<LogAdviceQuery, 'address' | 'sender' | 'subject' | 'messageId'>;

function linesOf(
  queries: readonly LogAdviceQuery[],
  notes: readonly Message[],
  language: Language,
): readonly string[] {
  const lines: string[] = [];
  const told = (message: Message) => say(message, language);
  [...new Set(queries.map(({ log }) => log))].forEach((log, i) => {
    const same = queries.filter((query) => query.log === log);
    const [query] = same;
    if (query === undefined) return;
    const { name, where, address, sender, subject, messageId } = query;
    const spans = same.map(({ from, to }) => (from === to ? from : told(LINE.span({ from, to }))));
    lines.push(told(LINE.log({ n: i + 1, name, who: WHO[query.who](), where })));
    const fields = [
      LINE.days({ spans: spans.join(told(LINE.andThen())) }),
      ...(log === 'sent' ? [LINE.recipient({ value: visible(address) })] : []),
      ...(sender === null || log === 'sent' ? [] : [LINE.sender({ value: visible(sender) })]),
      ...(subject === null ? [] : [LINE.subject({ value: visible(subject) })]),
      // The log of deletions holds time, subject and sender.
      ...(messageId === null || log === 'deleted'
        ? []
        : [LINE.messageId({ value: visible(messageId) })]),
      LOOK[log](),
    ];
    for (const field of fields) lines.push(`   ${told(field)}`);
  });
  return [...lines, ...notes.map(told)];
}

function letterOf(
  { window, senderAtAlibaba }: LogAdviceInput,
  time: Time,
  { address, sender, subject, messageId }: Values,
  language: Language,
): readonly string[] {
  const ask =
    senderAtAlibaba === true ? LETTER.askAlibaba({ path: LOG_QUERIES.sent.path() }) : LETTER.ask();
  return [
    LETTER.hello({ address: visible(address) }),
    LETTER.time({ time: toldTime(window, time) }),
    ...(sender === null ? [] : [LETTER.sender({ value: visible(sender) })]),
    ...(subject === null ? [] : [LETTER.subject({ value: visible(subject) })]),
    ...(messageId === null ? [] : [LETTER.messageId({ value: visible(messageId) })]),
    ask,
    LETTER.reply(),
    LETTER.thanks(),
  ].map((message) => say(message, language));
}

/** The time as it is known: a moment in UTC, days as they were told. */
function toldTime({ since, until }: LogAdviceInput['window'], time: Time): Message | string {
  const swapped =
    (millisecondsOf(since) ?? 0) > (millisecondsOf(until) ?? Number.POSITIVE_INFINITY);
  const from = momentOf(swapped ? until : since);
  const to = momentOf(swapped ? since : until);
  if (from === null && to === null) {
    return TIME.unknown({ from: dayText(time.from), to: dayText(time.to) });
  }
  let told: Message | string;
  if (to === null) told = TIME.since({ from: from ?? '' });
  else if (from === null) told = TIME.until({ to });
  else told = from === to ? from : TIME.between({ from, to });
  const inDays = [from, to].some((one) => one !== null && !one.endsWith('UTC'));
  return inDays ? TIME.days({ time: told }) : told;
}

function momentOf(iso: string | null): string | null {
  const time = millisecondsOf(iso);
  if (iso === null || time === null) return null;
  const utc = new Date(time).toISOString();
  return iso.length <= 10 ? utc.slice(0, 10) : `${utc.slice(0, 19).replace('T', ' ')} UTC`;
}
