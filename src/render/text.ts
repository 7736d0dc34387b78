/**
 * A report for a terminal: what is wrong, what to paste, what proves it.
 *
 * Prose is wrapped; record values and zone lines never are, however wide, so
 * that they can be copied. Without colour nothing is lost.
 */
import { Chalk, type ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import type {
  Report,
  ReportCheck,
  ReportFinding,
  ReportFix,
  ReportObservation,
  ReportRecord,
} from '../engine/report.ts';
import { type Language, type Message, say } from '../engine/text.ts';
import { visible } from './safe.ts';
import { padTo, widthOf, wrap } from './width.ts';
import {
  areasOf,
  askedOf,
  COLUMN,
  countsOf,
  fixKey,
  foundNothing,
  gradeOf,
  HEALTHY,
  LABEL,
  reasonOf,
  SEPARATOR,
  settingRows,
  statsOf,
  triedOf,
  UNTOLD,
  VERBOSE,
  VERDICT,
  whatToDo,
  whoOf,
} from './words.ts';

export interface TextOptions {
  /** Columns of the terminal; 40 to 100 of them are used. */
  readonly width: number;
  /** Chalk's level: 0 writes no escape sequence at all. */
  readonly color: 0 | 1 | 2 | 3;
  /** Every answer and the path through the checks. */
  readonly verbose: boolean;
  /** The verdict alone, in one line. */
  readonly quiet: boolean;
}

const MIN_WIDTH = 40;
const MAX_WIDTH = 100;
/** Where the text of a finding begins, after its number. */
const MARGIN = 3;
/** Blank columns that set apart what stands at the right. */
const GAP = 3;
/** As many questions without an answer as are worth naming for one reason without being asked. */
const NAMED_QUESTIONS = 3;
/** As many lookups as are named for one reason. */
const NAMED_LOOKUPS = 4;

type Paint = (text: string) => string;
const plain: Paint = (text) => text;

interface Page {
  readonly report: Report<unknown>;
  readonly language: Language;
  readonly width: number;
  readonly verbose: boolean;
  readonly chalk: ChalkInstance;
  readonly lines: string[];
  /** Observations by id. */
  readonly seen: ReadonlyMap<string, ReportObservation>;
  /** Number of the finding that a change was printed with, by the change's key. */
  readonly printed: Map<string, number>;
}

function blank(page: Page): void {
  if (page.lines.length > 0 && page.lines.at(-1) !== '') page.lines.push('');
}

interface Beside {
  /** Blank columns before the text. */
  readonly indent?: number;
  /** Stands in the indent of the first line: a number, a label. */
  readonly lead?: string;
  /** Stands at the right end: of the last line if it fits there, else of a line of its own. */
  readonly right?: string;
  readonly paint?: Paint;
  readonly paintLead?: Paint;
  readonly paintRight?: Paint;
}

/** Puts a wrapped paragraph, with something at its right. All texts are made safe here. */
function put(page: Page, text: string, beside: Beside = {}): void {
  const { indent = 0, lead = '', right = '', paint = plain } = beside;
  const { paintLead = plain, paintRight = page.chalk.dim } = beside;
  const lines = [...wrap(visible(text), page.width, indent)];
  if (lines.length === 0) lines.push(' '.repeat(indent));
  const aside = visible(right);
  const space = page.width - widthOf(aside);
  const last = lines.length - 1;
  const fits = aside !== '' && widthOf(lines[last] as string) + GAP <= space;
  for (const [i, line] of lines.entries()) {
    const start = i === 0 ? paintLead(padTo(visible(lead), indent)) : ' '.repeat(indent);
    const body = line.slice(indent);
    const end = i === last && fits ? ' '.repeat(space - widthOf(line)) + paintRight(aside) : '';
    page.lines.push((start + (body === '' ? '' : paint(body)) + end).trimEnd());
  }
  if (aside === '' || fits) return;
  for (const line of wrap(aside, page.width, indent)) {
    const own = line.slice(indent);
    page.lines.push(' '.repeat(Math.max(indent, page.width - widthOf(own))) + paintRight(own));
  }
}

/** Puts a labelled line: `where   Console > Mail > …`. */
function field(page: Page, label: Message | undefined, text: string, right = ''): void {
  const { language, chalk } = page;
  const labels = [LABEL.where, LABEL.proof, LABEL.against, LABEL.tried, LABEL.effect, LABEL.why];
  const column = Math.max(...labels.map((l) => widthOf(say(l(), language)))) + 2;
  put(page, text, {
    indent: MARGIN + column,
    lead: ' '.repeat(MARGIN) + (label === undefined ? '' : say(label, language)),
    right,
    paintLead: chalk.dim,
  });
}

/** Rows in columns, without any lines around them. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const table = new Table({
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '  ',
    },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString().split('\n');
}

/** The records of a fix in the console's columns, one line a record, under a line of column names. */
function recordTable(
  marked: readonly (readonly ['-' | '+', ReportRecord])[],
  language: Language,
): readonly string[] {
  const withPriority = marked.some(([, record]) => record.priority !== null);
  const rows: string[][] = [];
  const row = (host: string, type: string, priority: string, value: string) =>
    // The value is last: it may be wider than the terminal.
    withPriority ? [host, type, priority, value] : [host, type, value];
  const heading = [COLUMN.host(), COLUMN.type(), COLUMN.priority(), COLUMN.value()] as const;
  const [host, type, priority, value] = heading.map((m) => say(m, language));
  rows.push(row(`  ${host}`, `${type}`, `${priority}`, `${value}`));
  for (const [mark, record] of marked) {
    rows.push(
      row(
        `${mark} ${visible(record.host)}`,
        visible(record.type),
        record.priority === null ? '' : String(record.priority),
        visible(record.value),
      ),
    );
  }
  return columns(rows);
}

function putSettings(page: Page, { settings = [] }: ReportFix): void {
  if (settings.length === 0) return;
  blank(page);
  const rows = settingRows(settings, page.language).map((row) => row.map(visible));
  for (const [i, line] of columns(rows).entries()) {
    const paint = i === 0 ? page.chalk.dim : page.chalk.green;
    page.lines.push(' '.repeat(MARGIN + 3) + paint(line.trimEnd()));
  }
}

function putRecords(page: Page, fix: ReportFix): void {
  const { language, chalk } = page;
  const remove = fix.remove ?? [];
  const add = fix.put ?? [];
  if (remove.length + add.length === 0) return;
  put(page, whatToDo(fix, language), { indent: MARGIN });
  blank(page);
  const marked = [
    ...remove.map((record) => ['-', record] as const),
    ...add.map((record) => ['+', record] as const),
  ];
  const margin = ' '.repeat(MARGIN + 1);
  for (const [i, line] of recordTable(marked, language).entries()) {
    const mark = i === 0 ? undefined : marked[i - 1]?.[0];
    const paint = mark === undefined ? chalk.dim : mark === '-' ? chalk.red : chalk.green;
    page.lines.push(margin + paint(line.trimEnd()));
  }
  blank(page);
  putZoneLines(page, add.length > 0 ? add : remove);
}

/** `zone file  example.com. 600 IN TXT "…"`: never wrapped. */
function putZoneLines(page: Page, records: readonly ReportRecord[]): void {
  const label = say(COLUMN.zoneFile(), page.language);
  for (const [i, record] of records.entries()) {
    const lead = i === 0 ? page.chalk.dim(label) : ' '.repeat(widthOf(label));
    page.lines.push(`${' '.repeat(MARGIN + 3)}${lead}  ${visible(record.zoneLine)}`);
  }
}

/** The number of the finding whose fix was the same change; otherwise remembers this one. */
function printedBefore(page: Page, fix: ReportFix, number: number): number | undefined {
  const key = fixKey(fix);
  if (key === undefined) return undefined;
  const before = page.printed.get(key);
  if (before === undefined) page.printed.set(key, number);
  return before === number ? undefined : before;
}

function putFix(page: Page, finding: ReportFinding, fix: ReportFix, number: number): void {
  const { language, chalk } = page;
  const first = fix === finding.fixes[0];
  blank(page);
  const before = printedBefore(page, fix, number);
  if (before !== undefined) {
    put(page, say(LABEL.mended({ n: before }), language), { indent: MARGIN });
    blank(page);
    return;
  }
  put(page, first ? fix.title : say(LABEL.other({ title: fix.title }), language), {
    indent: MARGIN,
    right: whoOf(fix.owner, fix, language),
    paint: chalk.bold,
  });
  putRecords(page, fix);
  putSettings(page, fix);
  if (fix.settings !== undefined && fix.steps !== undefined) blank(page);
  if (fix.change !== undefined && fix.steps !== undefined) blank(page);
  for (const [i, step] of (fix.steps ?? []).entries()) {
    put(page, step, { indent: MARGIN + 3, lead: `${' '.repeat(MARGIN)}${i + 1}.` });
  }
  blank(page);
  putWhere(page, finding, fix, first);
  const tried = triedOf(fix, finding, page.report);
  if (tried !== undefined) field(page, LABEL.tried(), tried);
  if (fix.takesEffect !== undefined) field(page, LABEL.effect(), fix.takesEffect);
}

/** The console's click path; the routing guides' path once a finding. */
function putWhere(page: Page, finding: ReportFinding, fix: ReportFix, first: boolean): void {
  const { language } = page;
  const path = first ? say(LABEL.path({ path: finding.route.path }), language) : '';
  const guide =
    fix.operation === undefined ? '' : say(LABEL.guide({ operation: fix.operation }), language);
  const rows =
    fix.console === undefined
      ? [[path, guide] as const]
      : guide === ''
        ? [[fix.console, path] as const]
        : [[fix.console, ''] as const, [path, guide] as const];
  for (const [i, [text, right]] of rows.entries()) {
    if (text === '' && right === '') continue;
    const label = i === 0 ? LABEL.where() : undefined;
    if (text === '') field(page, label, right);
    else field(page, label, text, right);
  }
}

/** `1.1.1.1:53, 12 ms`; a message or a file takes no time to answer. */
function serverOf(page: Page, observation: ReportObservation): string {
  const parts = [page.verbose ? `${observation.id} ${observation.of}` : observation.of];
  if (!/^(eml|file):/.test(observation.id)) {
    parts.push(say(LABEL.ms({ n: Math.round(observation.ms) }), page.language));
  }
  return parts.filter((part) => part !== '').join(say(SEPARATOR.aside(), page.language));
}

/** What came back in a few words: the records, else the quotation, else all of it. */
function gotShort({ got }: ReportObservation): string {
  const { records, text: quoted, rcode } = got;
  if (typeof quoted === 'string') return quoted;
  if (Array.isArray(records) && records.length > 0) {
    return records
      .slice(0, 5)
      .map((r) => recordText(r))
      .join('; ');
  }
  return typeof rcode === 'string' ? rcode : gotLines(got).join('; ');
}

function recordText(record: unknown): string {
  if (typeof record === 'string') return record;
  const { value } = (record ?? {}) as { readonly value?: unknown };
  return typeof value === 'string' ? value : JSON.stringify(record);
}

function putProof(page: Page, finding: ReportFinding): void {
  const { language, seen } = page;
  for (const [i, evidence] of finding.evidence.entries()) {
    const observation = seen.get(evidence.from);
    const asked = observation === undefined ? evidence.from : askedOf(observation, language);
    const right = observation === undefined ? '' : serverOf(page, observation);
    const label = i === 0 ? LABEL.proof() : undefined;
    const { saw, wanted } = evidence;
    field(page, label, `${asked} = ${saw}`, wanted === undefined ? right : '');
    if (wanted !== undefined) {
      field(page, undefined, say(LABEL.wanted({ value: wanted }), language), right);
    }
  }
  for (const [i, id] of (finding.contradicts ?? []).entries()) {
    const observation = seen.get(id);
    const label = i === 0 ? LABEL.against() : undefined;
    if (observation === undefined) field(page, label, id);
    else {
      const asked = askedOf(observation, language);
      field(page, label, `${asked} = ${gotShort(observation)}`, serverOf(page, observation));
    }
  }
}

/** References: links on lines of their own, so that terminals can open them. */
function putWhy(page: Page, finding: ReportFinding): void {
  const { language } = page;
  const links = finding.references.filter((r) => /^https?:/.test(r));
  const named = finding.references.filter((r) => !links.includes(r));
  const rows = [
    ...(named.length > 0 ? [named.join(say(SEPARATOR.list(), language))] : []),
    ...links,
  ];
  const explain = say(LABEL.explain({ id: finding.id }), language);
  if (rows.length === 0) field(page, LABEL.why(), explain);
  for (const [i, row] of rows.entries()) {
    field(page, i === 0 ? LABEL.why() : undefined, row, i === 0 ? explain : '');
  }
}

function putHead(page: Page, finding: ReportFinding, number: number, who = ''): void {
  const { chalk, language } = page;
  const paints = { error: chalk.red, warning: chalk.yellow, info: chalk.cyan };
  blank(page);
  put(page, finding.title, {
    indent: MARGIN,
    lead: String(number),
    right: gradeOf(finding, language),
    paint: chalk.bold,
    paintLead: paints[finding.severity].bold,
    paintRight: paints[finding.severity],
  });
  put(page, finding.detail, { indent: MARGIN, right: who });
}

function putFinding(page: Page, finding: ReportFinding, number: number): void {
  const fixable = finding.fixes.length > 0;
  // A note without a fix asks nothing of anybody.
  const asks = !fixable && finding.severity !== 'info';
  putHead(page, finding, number, asks ? whoOf(finding.owner, undefined, page.language) : '');
  for (const fix of finding.fixes) putFix(page, finding, fix, number);
  if (!fixable) {
    blank(page);
    field(page, LABEL.where(), say(LABEL.path({ path: finding.route.path }), page.language));
  }
  putProof(page, finding);
  putWhy(page, finding);
}

/** A note: what it is and what would fix it, without the proof. */
function putNote(page: Page, finding: ReportFinding, number: number): void {
  const { language } = page;
  putHead(page, finding, number);
  const fix = finding.fixes[0];
  if (fix === undefined) return;
  const before = printedBefore(page, fix, number);
  if (before !== undefined) {
    put(page, say(LABEL.mended({ n: before }), language), { indent: MARGIN });
    return;
  }
  put(page, fix.title, {
    indent: MARGIN,
    right: whoOf(finding.owner, fix, language),
  });
  putRecords(page, fix);
}

function putSections(page: Page, first: boolean): void {
  const { report, chalk, verbose } = page;
  for (const section of report.sections) {
    if ((section.verbose && !verbose) || (section.first === true) !== first) continue;
    blank(page);
    put(page, section.title, { paint: chalk.bold });
    for (const line of section.lines) page.lines.push(`  ${visible(line)}`.trimEnd());
  }
}

/** `no answer in time: TXT example.com (1.1.1.1:53)`: the lookups that failed, each once. */
function withAsked(page: Page, reason: string, checks: readonly ReportCheck[]): string {
  const { language, seen } = page;
  const asked = new Set<string>();
  for (const id of checks.flatMap((c) => c.because)) {
    const observation = seen.get(id);
    if (observation === undefined) continue;
    // What somebody gave was asked of nobody.
    asked.add(
      observation.of === '' ? observation.asked : `${observation.asked} (${observation.of})`,
    );
  }
  if (asked.size === 0) return reason;
  const named = [...asked].slice(0, NAMED_LOOKUPS);
  if (asked.size > NAMED_LOOKUPS) named.push('…');
  return say(
    UNTOLD.asked({ reason, asked: named.join(say(SEPARATOR.list(), language)) }),
    language,
  );
}

/** Questions without an answer, those that the verdict needs before the extras, by reason. */
function putUntold(page: Page): void {
  const { report, language, verbose, chalk } = page;
  const untold = report.checks.filter((c) => c.answer === 'unknown');
  if (untold.length === 0) return;
  // What was not asked on purpose is nothing to chase.
  const extras = untold.filter((c) => !c.needed && (verbose || c.why !== 'offline'));
  const collapsed = !verbose && extras.length > 0;
  const named = [...untold.filter((c) => c.needed), ...(collapsed ? [] : extras)];
  const groups = new Map<string, ReportCheck[]>();
  for (const check of named) {
    const reason = reasonOf(check.why, language);
    const group = groups.get(reason);
    if (group === undefined) groups.set(reason, [check]);
    else group.push(check);
  }
  if (named.length + extras.length === 0) return;
  blank(page);
  if (named.length > 0) put(page, say(UNTOLD.title(), language), { paint: chalk.bold });
  for (const [reason, checks] of groups) {
    put(page, withAsked(page, reason, checks), { indent: MARGIN, paint: chalk.yellow });
    const shown = verbose ? checks : checks.slice(0, NAMED_QUESTIONS);
    for (const { question, needed } of shown) {
      put(page, needed ? question : say(UNTOLD.extra({ question }), language), {
        indent: MARGIN + 2,
      });
    }
    const more = checks.length - shown.length;
    if (more > 0) put(page, say(UNTOLD.more({ n: more }), language), { indent: MARGIN + 2 });
  }
  if (collapsed) {
    const unanswered =
      extras.length === 1
        ? UNTOLD.extraUnanswered()
        : UNTOLD.extrasUnanswered({ n: extras.length });
    put(page, say(unanswered, language), {
      indent: named.length > 0 ? MARGIN : 0,
    });
  }
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** An answer in lines: `rcode NOERROR, ttl 600`, then one line an item of each list. */
function gotLines(got: Readonly<Record<string, unknown>>): readonly string[] {
  const entries = Object.entries(got).filter(([, value]) => value !== undefined);
  const single = entries.filter(([, value]) => !Array.isArray(value));
  const lines = single.length > 0 ? [single.map(([k, v]) => `${k} ${scalar(v)}`).join(', ')] : [];
  for (const [key, value] of entries) {
    if (!Array.isArray(value)) continue;
    lines.push(...value.map((item: unknown) => `${key}: ${scalar(item)}`));
  }
  return lines;
}

function putVerbose(page: Page): void {
  const { report, language, chalk } = page;
  if (report.path.length > 0) {
    blank(page);
    put(page, say(VERBOSE.path(), language), { paint: chalk.bold });
    for (const step of report.path) {
      put(page, `${step.node}: ${step.question}`, {
        indent: MARGIN,
        right: [step.answer, ...step.because].join(' '),
      });
    }
  }
  if (report.observations.length > 0) {
    blank(page);
    put(page, say(VERBOSE.answers(), language), { paint: chalk.bold });
    const column = Math.max(...report.observations.map((o) => o.id.length)) + 2;
    for (const observation of report.observations) {
      const indent = MARGIN + column;
      put(page, `${observation.asked}: ${observation.for}`, {
        indent,
        lead: ' '.repeat(MARGIN) + observation.id,
        right: serverOf({ ...page, verbose: false }, observation),
      });
      for (const line of gotLines(observation.got)) put(page, line, { indent, paint: chalk.dim });
    }
  }
}

/** `could not tell: nothing.   12 questions, 0.3 s   --verbose shows every answer` */
function putFoot(page: Page): void {
  const { report, language, verbose, chalk } = page;
  const parts = [
    statsOf(report),
    verbose
      ? `${report.tool.name} ${report.tool.version} (${report.tool.knowledge})`
      : say(VERBOSE.hint(), language),
  ];
  if (!report.checks.some((c) => c.answer === 'unknown')) {
    parts.unshift(say(UNTOLD.nothing(), language));
  }
  blank(page);
  let line = '';
  for (const part of parts.map(visible)) {
    const longer = line === '' ? part : `${line}   ${part}`;
    if (line !== '' && widthOf(longer) > page.width) {
      page.lines.push(chalk.dim(line));
      line = part;
    } else {
      line = longer;
    }
  }
  page.lines.push(chalk.dim(line));
}

function putSummary(page: Page): void {
  const { report, language, chalk } = page;
  const counts = countsOf(report);
  const paints = { healthy: chalk.green, problem: chalk.red, unknown: chalk.yellow };
  put(page, report.summary, {
    right: counts === '' ? say(VERDICT[report.verdict](), language) : counts,
    paint: chalk.bold,
    paintRight: paints[report.verdict],
  });
  if (report.findings.length > 0) return;
  const checked = HEALTHY.checked({ n: report.checks.length, areas: areasOf(report) });
  const parts = [foundNothing(report), ...(report.checks.length > 1 ? [checked] : [])];
  blank(page);
  put(page, parts.map((m) => say(m, language)).join(language === 'en' ? ' ' : ''));
}

function quietLine(report: Report<unknown>, chalk: ChalkInstance): string {
  const { language, verdict } = report;
  const paints = { healthy: chalk.green, problem: chalk.red, unknown: chalk.yellow };
  const counts = countsOf(report);
  const word = paints[verdict](say(VERDICT[verdict](), language));
  return `${word}  ${visible(report.summary)}${counts === '' ? '' : `  ${counts}`}`;
}

/** One report, without a line break at the end. */
export function renderText(report: Report<unknown>, options: TextOptions): string {
  const chalk = new Chalk({ level: options.color });
  if (options.quiet) return quietLine(report, chalk);
  const page: Page = {
    report,
    language: report.language,
    width: Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Math.floor(options.width))),
    verbose: options.verbose,
    chalk,
    lines: [],
    seen: new Map(report.observations.map((o) => [o.id, o])),
    printed: new Map(),
  };
  putSummary(page);
  putSections(page, true);
  for (const [i, finding] of report.findings.entries()) {
    if (finding.severity === 'info' && !options.verbose) putNote(page, finding, i + 1);
    else putFinding(page, finding, i + 1);
  }
  putSections(page, false);
  putUntold(page);
  if (options.verbose) putVerbose(page);
  putFoot(page);
  return page.lines.join('\n');
}
