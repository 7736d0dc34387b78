/** Many bounces at once: why they came back, by recipient domain, and what to do first. In bounded memory. */
import { Chalk, type ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import type { Report, ReportFinding } from '../engine/report.ts';
import { type Language, type Message, say, type Text, text } from '../engine/text.ts';
import { codeSpan, escapeMarkdown } from './markdown.ts';
import { visible } from './safe.ts';
import type { TextOptions } from './text.ts';
import { padTo, widthOf, wrap } from './width.ts';
import { subjectName } from './words.ts';

export interface BounceSummary {
  readonly add: (report: Report<unknown>) => void;
  /** For a terminal, with a line break at the end. */
  readonly text: (look: TextOptions) => string;
  /** To paste somewhere, with a line break at the end. */
  readonly markdown: () => string;
}

/** Domains that are counted one by one; further ones are counted together. */
const MAX_DOMAINS = 10_000;
/** Domains that are shown, and causes for which the first thing to do is. */
const SHOWN_DOMAINS = 20;
const SHOWN_FIXES = 5;
/** As much of a quotation, a path and a title as is kept for an example. */
const MAX_KEPT = 400;

const MIN_WIDTH = 40;
const MAX_WIDTH = 100;
/** Below it the columns that say least are left out. */
const NARROW = 64;
const MARGIN = 3;

const T = {
  none: text('No messages.', '没有邮件。'),
  message: text('1 message', '1 封邮件'),
  messages: text('{n} messages', '共 {n} 封邮件'),
  head: text('{messages}: {kinds}', '{messages}：{kinds}'),
  causes: text('why they came back', '退信原因'),
  domains: text('recipient domains', '收件域名'),
  first: text('what to do first', '先做什么'),
  count: text('messages', '封数'),
  share: text('share', '占比'),
  who: text('who must act', '由谁处理'),
  top: text('most often', '最常见原因'),
  example: text('example', '示例'),
  line: text('{place}, line {n}', '{place} 第 {n} 行'),
  quote: text('{place}: {quote}', '{place}：{quote}'),
  more: text('and {n} more domains', '另有 {n} 个域名'),
  rest: text('beyond {n} domains', '{n} 个域名之外的其他域名'),
  nobody: text('no recipient named', '未写明收件人'),
  nothing: text('Nothing came back.', '没有退信。'),
  title: text('Bounces', '退信汇总'),
};

const KINDS: Readonly<Record<string, { readonly one: Text<never>; readonly many: Text<'n'> }>> = {
  bounce: { one: text('1 bounce', '退信 1 封'), many: text('{n} bounces', '退信 {n} 封') },
  delay: { one: text('1 delay', '延迟通知 1 封'), many: text('{n} delays', '延迟通知 {n} 封') },
  delivered: {
    one: text('1 delivered', '送达通知 1 封'),
    many: text('{n} delivered', '送达通知 {n} 封'),
  },
  'auto-reply': {
    one: text('1 auto-reply', '自动回复 1 封'),
    many: text('{n} auto-replies', '自动回复 {n} 封'),
  },
  'feedback-report': {
    one: text('1 feedback report', '投诉反馈报告 1 封'),
    many: text('{n} feedback reports', '投诉反馈报告 {n} 封'),
  },
  'not-a-bounce': {
    one: text('1 not a bounce', '非退信 1 封'),
    many: text('{n} not bounces', '非退信 {n} 封'),
  },
};

const WHO: Readonly<Record<ReportFinding['owner'], Text<never>>> = {
  you: text('you', '您'),
  'domain-admin': text('domain administrator', '域名管理员'),
  'mail-admin': text('mail administrator', '邮箱管理员'),
  'dns-host': text('DNS host', '解析服务商'),
  sender: text('sender', '发件方'),
  recipient: text('recipient', '收件方'),
  alibaba: text('Alibaba Mail support', '阿里邮箱客服'),
};

interface CauseCount {
  /** `user-unknown` */
  readonly cause: string;
  count: number;
  /** From the first report that has it. */
  readonly owner: ReportFinding['owner'] | null;
  readonly file: string;
  readonly line: number | null;
  readonly quote: string;
  readonly fix: string;
}

interface DomainCount {
  readonly domain: string;
  count: number;
  readonly causes: Map<string, number>;
}

interface Counts {
  messages: number;
  /** Messages that a cause was read from. */
  returned: number;
  readonly kinds: Map<string, number>;
  readonly causes: Map<string, CauseCount>;
  readonly domains: Map<string, DomainCount>;
  /** Messages to domains beyond the bound, and to nobody that is named. */
  others: number;
  nobody: number;
}

/** `names`: the causes in a few words, by their id without `bounce/`. */
export function bounceSummary(
  language: Language,
  names: Readonly<Record<string, Text<never>>>,
): BounceSummary {
  const counts: Counts = {
    messages: 0,
    returned: 0,
    kinds: new Map(),
    causes: new Map(),
    domains: new Map(),
    others: 0,
    nobody: 0,
  };
  return {
    add: (report) => addReport(counts, report),
    text: (look) => `${summaryText(counts, look, language, names)}\n`,
    markdown: () => `${summaryMarkdown(counts, language, names)}\n`,
  };
}

// --- Counting ---

const PREFIX = 'bounce/';

type Json = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const withoutPrefix = (id: string): string =>
  id.startsWith(PREFIX) ? id.slice(PREFIX.length) : id;

/** A piece of a message would keep the whole of it in memory: this is a string of its own. */
function copied(value: string): string {
  return ` ${value}`.slice(1);
}

function kept(value: string): string {
  if (value.length <= MAX_KEPT) return copied(value);
  return `${[...value.slice(0, MAX_KEPT)].slice(0, -1).join('')}…`;
}

function addReport(counts: Counts, report: Report<unknown>): void {
  const subject = objectOf(report.subject);
  counts.messages++;
  increase(counts.kinds, stringOf(subject.kind));
  const recipients = (Array.isArray(subject.recipients) ? subject.recipients : []).map(objectOf);
  const findings = new Map<string, ReportFinding | null>();
  for (const finding of report.findings) {
    if (!finding.id.startsWith(PREFIX)) continue;
    const cause = withoutPrefix(finding.id);
    if (!findings.has(cause)) findings.set(cause, finding);
  }
  if (findings.size === 0 && (subject.kind === 'bounce' || subject.kind === 'delay')) {
    // What passes by itself may be no finding.
    for (const { cause } of recipients) {
      if (typeof cause === 'string') findings.set(withoutPrefix(cause), null);
    }
  }
  if (findings.size === 0) return;
  counts.returned++;
  for (const [cause, finding] of findings) {
    const known = counts.causes.get(cause);
    // The first that is proved is the example.
    if (known === undefined || (known.owner === null && finding !== null)) {
      counts.causes.set(cause, firstOf(cause, finding, report, (known?.count ?? 0) + 1));
    } else known.count++;
  }
  const [main] = findings.keys();
  addDomains(counts, recipients, main as string);
}

function increase(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function firstOf(
  cause: string,
  finding: ReportFinding | null,
  report: Report<unknown>,
  count: number,
): CauseCount {
  const evidence = finding?.evidence[0];
  const observation = report.observations.find((o) => o.id === evidence?.from);
  const line = observation?.got.line;
  return {
    cause,
    count,
    owner: finding?.owner ?? null,
    file: kept(subjectName(report)),
    line: typeof line === 'number' ? line : null,
    quote: kept((evidence?.saw ?? '').trim()),
    fix: kept(finding?.fixes[0]?.title ?? ''),
  };
}

/** Each domain once a message, with the cause of its first recipient there. */
function addDomains(counts: Counts, recipients: readonly Json[], main: string): void {
  const met = new Map<string, string>();
  for (const recipient of recipients) {
    const address = stringOf(recipient.address);
    const at = address.lastIndexOf('@');
    const domain = at < 0 ? '' : address.slice(at + 1, at + 256).toLowerCase();
    const own = stringOf(recipient.cause);
    // One to whom it was delivered has no cause.
    if (own === '' && recipients.length > 1 && recipient.action !== undefined) {
      if (recipient.action !== 'failed' && recipient.action !== 'delayed') continue;
    }
    if (!met.has(domain)) met.set(domain, own === '' ? main : withoutPrefix(own));
  }
  if (met.size > 1) met.delete('');
  if (met.size === 0) met.set('', main);
  for (const [domain, cause] of met) {
    if (domain === '') {
      counts.nobody++;
      continue;
    }
    let known = counts.domains.get(domain);
    if (known === undefined) {
      if (counts.domains.size >= MAX_DOMAINS) {
        counts.others++;
        continue;
      }
      known = { domain: copied(domain), count: 0, causes: new Map() };
      counts.domains.set(known.domain, known);
    }
    known.count++;
    increase(known.causes, cause);
  }
}

// --- What is shown, in either form ---

interface CauseRow {
  readonly name: string;
  readonly count: string;
  readonly share: string;
  readonly who: string;
  /** `inbox.mbox#3, line 41` */
  readonly place: string;
  readonly quote: string;
  readonly fix: string;
}

interface DomainRow {
  readonly domain: string;
  readonly count: string;
  readonly cause: string;
}

type Names = Readonly<Record<string, Text<never>>>;

const byCount = (a: { readonly count: number }, b: { readonly count: number }) => b.count - a.count;

function number(n: number): string {
  return n.toLocaleString('en-US');
}

function share(part: number, whole: number): string {
  const percent = (100 * part) / whole;
  return percent > 0 && percent < 1 ? '<1%' : `${Math.round(percent)}%`;
}

function causeName(cause: string, language: Language, names: Names): string {
  const name = Object.hasOwn(names, cause) ? names[cause] : undefined;
  return name === undefined ? cause : say(name(), language);
}

function causeRows(counts: Counts, language: Language, names: Names): CauseRow[] {
  return [...counts.causes.values()].sort(byCount).map((one) => ({
    name: causeName(one.cause, language, names),
    count: number(one.count),
    share: share(one.count, counts.returned),
    who: one.owner === null ? '' : say(WHO[one.owner](), language),
    place: one.line === null ? one.file : say(T.line({ place: one.file, n: one.line }), language),
    quote: one.quote,
    fix: one.fix,
  }));
}

function domainRows(counts: Counts, language: Language, names: Names): DomainRow[] {
  const ranked = [...counts.domains.values()].sort(byCount);
  const rows = ranked.slice(0, SHOWN_DOMAINS).map(({ domain, count, causes }) => {
    const [top] = [...causes].sort((a, b) => b[1] - a[1]);
    return {
      domain,
      count: number(count),
      cause: top === undefined ? '' : causeName(top[0], language, names),
    };
  });
  const further = (message: Message, count: number) => {
    if (count > 0) rows.push({ domain: say(message, language), count: number(count), cause: '' });
  };
  const left = ranked.slice(SHOWN_DOMAINS);
  further(
    T.more({ n: number(left.length) }),
    left.reduce((sum, { count }) => sum + count, 0),
  );
  further(T.rest({ n: number(MAX_DOMAINS) }), counts.others);
  further(T.nobody(), counts.nobody);
  return rows;
}

/** `1,204 messages: 1,100 bounces, 104 delays` */
function headline(counts: Counts, language: Language): string {
  const { messages, kinds } = counts;
  if (messages === 0) return say(T.none(), language);
  const parts: string[] = [];
  for (const [kind, { one, many }] of Object.entries(KINDS)) {
    const n = kinds.get(kind) ?? 0;
    if (n > 0) parts.push(say(n === 1 ? one() : many({ n: number(n) }), language));
  }
  for (const [kind, n] of kinds) {
    if (!Object.hasOwn(KINDS, kind) && kind !== '') parts.push(`${number(n)} ${kind}`);
  }
  const all = messages === 1 ? T.message() : T.messages({ n: number(messages) });
  if (parts.length === 0) return say(all, language);
  return say(
    T.head({ messages: all, kinds: parts.join(language === 'zh' ? '，' : ', ') }),
    language,
  );
}

// --- Terminal ---

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** As much of a text as fits, with `…` where something is left out. */
function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let result = '';
  let used = 1;
  for (const { segment } of GRAPHEMES.segment(text)) {
    const own = widthOf(segment);
    if (used + own > width) break;
    result += segment;
    used += own;
  }
  return `${result.trimEnd()}…`;
}

type Cell = { readonly content: string; readonly hAlign: 'left' | 'right' };

/** Rows in columns of the width of their widest cell, one line a row. */
function tableLines(rows: readonly (readonly Cell[])[]): readonly string[] {
  const none = '';
  const table = new Table({
    chars: {
      top: none,
      'top-mid': none,
      'top-left': none,
      'top-right': none,
      bottom: none,
      'bottom-mid': none,
      'bottom-left': none,
      'bottom-right': none,
      left: none,
      'left-mid': none,
      mid: none,
      'mid-mid': none,
      right: none,
      'right-mid': none,
      middle: '  ',
    },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...rows.map((row) => row.map((cell) => ({ ...cell }))));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

const left = (content: string): Cell => ({ content, hAlign: 'left' });
const right = (content: string): Cell => ({ content, hAlign: 'right' });

interface Sheet {
  readonly lines: string[];
  readonly width: number;
  readonly language: Language;
  readonly chalk: ChalkInstance;
}

function summaryText(counts: Counts, look: TextOptions, language: Language, names: Names): string {
  const chalk = new Chalk({ level: look.color });
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Math.floor(look.width)));
  const sheet: Sheet = { lines: [], width, language, chalk };
  const head = visible(headline(counts, language));
  if (look.quiet) return head;
  sheet.lines.push(...wrap(head, width).map((line) => chalk.bold(line)));
  if (counts.messages === 0) return sheet.lines.join('\n');
  const causes = causeRows(counts, language, names);
  if (causes.length === 0) {
    sheet.lines.push('', say(T.nothing(), language));
    return sheet.lines.join('\n');
  }
  putCauses(sheet, causes);
  putDomains(sheet, domainRows(counts, language, names));
  putFixes(sheet, causes);
  return sheet.lines.join('\n');
}

/** The widest of a column. */
function columnOf(texts: readonly string[]): number {
  return Math.max(...texts.map(widthOf));
}

function putCauses(sheet: Sheet, rows: readonly CauseRow[]): void {
  const { lines, width, language, chalk } = sheet;
  const head = [T.causes(), T.count(), T.share(), T.who()].map((m) => say(m, language));
  const [title = '', count = '', part = '', who = ''] = head;
  const rank = String(rows.length).length;
  const withWho = width >= NARROW;
  const used =
    Math.max(rank + 2, MARGIN) +
    columnOf([count, ...rows.map((r) => r.count)]) +
    columnOf([part, ...rows.map((r) => r.share)]) +
    (withWho ? columnOf([who, ...rows.map((r) => r.who)]) + 2 : 0) +
    4;
  const margin = Math.max(rank + 2, MARGIN);
  const room = Math.max(8, width - used);
  const table = tableLines([
    [left(clip(title, room)), right(count), right(part), ...(withWho ? [left(who)] : [])],
    ...rows.map((row) => [
      left(clip(visible(row.name), room)),
      right(row.count),
      right(row.share),
      ...(withWho ? [left(row.who)] : []),
    ]),
  ]);
  lines.push('');
  const blank = ' '.repeat(margin);
  for (const [i, line] of table.entries()) {
    const row = rows[i - 1];
    if (row === undefined) {
      lines.push(chalk.dim(blank + line));
      continue;
    }
    lines.push(chalk.bold(padTo(String(i), margin)) + line);
    if (!withWho && row.who !== '') lines.push(clip(blank + row.who, width));
    const place = visible(row.place);
    const quote = visible(row.quote);
    const room = width - margin;
    const examples = withWho
      ? [
          quote === ''
            ? place
            : say(T.quote({ place: shortened(place, room / 2), quote }), language),
        ]
      : [shortened(place, room), ...(quote === '' ? [] : [quote])];
    for (const example of examples) lines.push(chalk.dim(blank + clip(example, room).trimEnd()));
  }
}

/** A path leaves room for what is quoted from it: its end tells more than its beginning. */
function shortened(place: string, room: number): string {
  if (widthOf(place) <= room) return place;
  const segments = [...GRAPHEMES.segment(place)].map(({ segment }) => segment);
  let result = '';
  let used = 1;
  for (const segment of segments.reverse()) {
    used += widthOf(segment);
    if (used > room) break;
    result = segment + result;
  }
  return `…${result}`;
}

/** Letters that a domain has at least. */
const LEAST_DOMAIN = 12;

function putDomains(sheet: Sheet, rows: readonly DomainRow[]): void {
  const { lines, width, language, chalk } = sheet;
  const head = [T.domains(), T.count(), T.top()].map((m) => say(m, language));
  const [title = '', count = '', top = ''] = head;
  const withCause = width >= NARROW;
  const counts = columnOf([count, ...rows.map((r) => r.count)]);
  // The domain keeps its twelve letters; a cause that is longer than the rest is cut.
  const spare = width - MARGIN - counts - 2 - LEAST_DOMAIN - 2;
  const widest = Math.min(spare, columnOf([top, ...rows.map((r) => visible(r.cause))]));
  const causes = withCause ? widest + 2 : 0;
  const room = Math.max(LEAST_DOMAIN, width - MARGIN - counts - 2 - causes);
  const table = tableLines([
    [left(clip(title, room)), right(count), ...(withCause ? [left(clip(top, widest))] : [])],
    ...rows.map((row) => [
      left(clip(visible(row.domain), room)),
      right(row.count),
      ...(withCause ? [left(clip(visible(row.cause), widest))] : []),
    ]),
  ]);
  lines.push('');
  const blank = ' '.repeat(MARGIN);
  for (const [i, line] of table.entries())
    lines.push(i === 0 ? chalk.dim(blank + line) : blank + line);
}

function putFixes(sheet: Sheet, causes: readonly CauseRow[]): void {
  const { lines, width, language, chalk } = sheet;
  const rows = causes.slice(0, SHOWN_FIXES).filter(({ fix }) => fix !== '');
  if (rows.length === 0) return;
  lines.push('', ' '.repeat(MARGIN) + chalk.dim(say(T.first(), language)));
  for (const row of rows) {
    const text = say(T.quote({ place: visible(row.name), quote: visible(row.fix) }), language);
    for (const [i, line] of wrap(text, width, MARGIN).entries()) {
      const lead =
        i === 0 ? chalk.bold(padTo(String(causes.indexOf(row) + 1), MARGIN)) : ' '.repeat(MARGIN);
      lines.push(lead + line.slice(MARGIN));
    }
  }
}

// --- Markdown ---

function summaryMarkdown(counts: Counts, language: Language, names: Names): string {
  const blocks = [`## ${say(T.title(), language)}`, escapeMarkdown(headline(counts, language))];
  const causes = causeRows(counts, language, names);
  if (causes.length === 0) {
    if (counts.messages > 0) blocks.push(say(T.nothing(), language));
    return blocks.join('\n\n');
  }
  const word = (message: Message) => say(message, language);
  blocks.push(
    markdownTable(
      [word(T.causes()), word(T.count()), word(T.share()), word(T.who()), word(T.example())],
      ['---', '---:', '---:', '---', '---'],
      causes.map((row) => [
        escapeMarkdown(row.name),
        row.count,
        row.share,
        row.who,
        [codeSpan(row.place), codeSpan(row.quote)].filter((cell) => cell !== '').join('<br>'),
      ]),
    ),
    markdownTable(
      [word(T.domains()), word(T.count()), word(T.top())],
      ['---', '---:', '---'],
      domainRows(counts, language, names).map((row) => [
        escapeMarkdown(row.domain),
        row.count,
        escapeMarkdown(row.cause),
      ]),
    ),
  );
  const fixes = causes.slice(0, SHOWN_FIXES).filter(({ fix }) => fix !== '');
  if (fixes.length > 0) {
    blocks.push(
      `### ${capital(word(T.first()))}`,
      fixes
        .map(({ name, fix }, i) => `${i + 1}. **${escapeMarkdown(name)}** ${escapeMarkdown(fix)}`)
        .join('\n'),
    );
  }
  return blocks.join('\n\n');
}

function markdownTable(
  head: readonly string[],
  rule: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [head.map(capital), rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
