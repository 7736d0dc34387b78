/** A report to paste into an issue or a pull request. What strangers wrote must not become markup there. */
import type { Report, ReportFinding, ReportFix, ReportRecord } from '../engine/report.ts';
import { type Language, type Message, say } from '../engine/text.ts';
import { visible } from './safe.ts';
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

export interface MarkdownOptions {
  readonly verbose: boolean;
  readonly quiet: boolean;
}

/**
 * Prose as Markdown text: no markup, no HTML, no link, and no mention of a user
 * or an issue (GitHub looks for those after the backslashes are gone, which is
 * why a comment breaks them up).
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>|~&$]/g, (char) => `\\${char}`)
    .replace(/[@#](?=\w)/g, (char) => `${char}<!-- -->`)
    .replace(/:\/\//g, '\\://')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .trimStart()
    .replace(/^(\d*)([-+#](?=[\s#-]|$)|[.)](?=\s|$))/, '$1\\$2');
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}

/** A value to copy, as code. */
export function codeSpan(text: string): string {
  const value = visible(text);
  if (value.trim() === '') return value === '' ? '' : '` `';
  if (value.includes('|') || value.startsWith('`') || value.endsWith('`')) {
    // In a table cell a code span cannot hold every `|`: character references can.
    return `<code>${value.replace(/[^\w .=-]/g, (c) => `&#${c.codePointAt(0)};`)}</code>`;
  }
  const fence = '`'.repeat(longestRun(value) + 1);
  return `${fence}${value}${fence}`;
}

function codeBlock(lines: readonly string[]): string {
  const shown = lines.map(visible).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}text\n${shown}\n${fence}`;
}

/** `https://…` of a check's references, as a link; anything else as text. */
function reference(text: string): string {
  return /^https:\/\/[\w./?=%~+-]+(#[\w-]+)?$/.test(text) ? `<${text}>` : escapeMarkdown(text);
}

function recordTable(fix: ReportFix, language: Language): string {
  const remove = fix.remove ?? [];
  const put = fix.put ?? [];
  const all = [...remove, ...put];
  const withPriority = all.some((r) => r.priority !== null);
  const columns = [COLUMN.host(), COLUMN.type()];
  if (withPriority) columns.push(COLUMN.priority());
  columns.push(COLUMN.value());
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cells = (mark: string, record: ReportRecord) => [
    mark,
    codeSpan(record.host),
    codeSpan(record.type),
    ...(withPriority ? [record.priority === null ? '' : String(record.priority)] : []),
    codeSpan(record.value),
  ];
  return [
    row([' ', ...columns.map((c) => say(c, language))]),
    row(['---', ...columns.map(() => '---')]),
    ...remove.map((r) => row(cells('−', r))),
    ...put.map((r) => row(cells('+', r))),
  ].join('\n');
}

function settingTable(settings: NonNullable<ReportFix['settings']>, language: Language): string {
  const [head = [], ...rows] = settingRows(settings, language);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(head),
    row(head.map(() => '---')),
    ...rows.map((cells) => row(cells.map((cell) => codeSpan(cell)))),
  ].join('\n');
}

function fixBlocks(
  fix: ReportFix,
  finding: ReportFinding,
  report: Report<unknown>,
): readonly string[] {
  const { language } = report;
  const first = fix === finding.fixes[0];
  const title = first ? fix.title : say(LABEL.other({ title: fix.title }), language);
  const who = whoOf(first ? finding.owner : fix.owner, fix, language);
  const blocks = [`**${escapeMarkdown(title)}** (${escapeMarkdown(who)})`];
  const records = (fix.put ?? []).length > 0 ? (fix.put ?? []) : (fix.remove ?? []);
  if (records.length > 0) {
    blocks.push(escapeMarkdown(whatToDo(fix, language).replaceAll(' - ', ' − ')));
    blocks.push(recordTable(fix, language));
    blocks.push(
      `${say(COLUMN.zoneFile(), language)}${say(SEPARATOR.colon(), language).trim()}\n\n${codeBlock(records.map((r) => r.zoneLine))}`,
    );
  }
  if (fix.settings !== undefined) blocks.push(settingTable(fix.settings, language));
  if (fix.steps !== undefined && fix.steps.length > 0) {
    blocks.push(fix.steps.map((step, i) => `${i + 1}. ${escapeMarkdown(step)}`).join('\n'));
  }
  const rows: string[] = [];
  const colon = say(SEPARATOR.colon(), language);
  const item = (label: Message, text: string) =>
    rows.push(`- ${say(label, language)}${colon}${escapeMarkdown(text)}`);
  if (fix.console !== undefined) item(LABEL.where(), fix.console);
  const tried = triedOf(fix, finding, report);
  if (tried !== undefined) item(LABEL.tried(), tried);
  if (fix.takesEffect !== undefined) item(LABEL.effect(), fix.takesEffect);
  if (rows.length > 0) blocks.push(rows.join('\n'));
  return blocks;
}

function proofRows(finding: ReportFinding, report: Report<unknown>): readonly string[] {
  const { language } = report;
  const colon = say(SEPARATOR.colon(), language);
  const seen = new Map(report.observations.map((o) => [o.id, o]));
  const rows = finding.evidence.map((evidence) => {
    const observation = seen.get(evidence.from);
    const asked = codeSpan(
      observation === undefined ? evidence.from : askedOf(observation, language),
    );
    const of = observation === undefined ? '' : ` (${escapeMarkdown(observation.of)})`;
    const { saw, wanted } = evidence;
    const parts = [`${asked} = ${codeSpan(saw)}${of}`];
    if (wanted !== undefined) {
      parts.push(say(LABEL.wanted({ value: codeSpan(wanted) }), language));
    }
    return `- ${say(LABEL.proof(), language)}${colon}${parts.join(say(SEPARATOR.aside(), language))}`;
  });
  for (const id of finding.contradicts ?? []) {
    const against = seen.get(id);
    const asked = against === undefined ? id : askedOf(against, language);
    rows.push(`- ${say(LABEL.against(), language)}${colon}${codeSpan(asked)}`);
  }
  const why = [codeSpan(finding.id), ...finding.references.map(reference)];
  rows.push(`- ${say(LABEL.why(), language)}${colon}${why.join(say(SEPARATOR.list(), language))}`);
  return rows;
}

function findingBlocks(
  finding: ReportFinding,
  number: number,
  report: Report<unknown>,
  printed: Map<string, number>,
): readonly string[] {
  const { language } = report;
  const blocks = [
    `#### ${number}. ${escapeMarkdown(finding.title)} (${escapeMarkdown(gradeOf(finding, language))})`,
    escapeMarkdown(finding.detail),
  ];
  if (finding.fixes.length === 0 && finding.severity !== 'info') {
    blocks.push(escapeMarkdown(whoOf(finding.owner, undefined, language)));
  }
  for (const fix of finding.fixes) {
    const key = fixKey(fix);
    const before = key === undefined ? undefined : printed.get(key);
    if (before !== undefined && before !== number) {
      blocks.push(say(LABEL.mended({ n: before }), language));
      continue;
    }
    if (key !== undefined) printed.set(key, number);
    blocks.push(...fixBlocks(fix, finding, report));
  }
  const proof = proofRows(finding, report).join('\n');
  // Goes on with the list of the last fix: two lists with a blank line between would be a loose one.
  if (blocks.at(-1)?.startsWith('- ')) blocks.push(`${blocks.pop()}\n${proof}`);
  else blocks.push(proof);
  return blocks;
}

function untoldBlocks(report: Report<unknown>): readonly string[] {
  const { language } = report;
  const untold = report.checks.filter((c) => c.answer === 'unknown');
  if (untold.length === 0) return [];
  const ordered = [...untold.filter((c) => c.needed), ...untold.filter((c) => !c.needed)];
  const rows = ordered.map((check) => {
    const { question, needed } = check;
    const asked = needed ? question : say(UNTOLD.extra({ question }), language);
    const reason = reasonOf(check.why, language);
    return `- ${escapeMarkdown(say(UNTOLD.asked({ reason, asked }), language))}`;
  });
  return [`**${say(UNTOLD.title(), language)}**`, rows.join('\n')];
}

function details(summary: string, lines: readonly string[]): string {
  return `<details>\n<summary>${escapeMarkdown(summary)}</summary>\n\n${codeBlock(lines)}\n\n</details>`;
}

function reportBlocks(report: Report<unknown>, options: MarkdownOptions): readonly string[] {
  const { language, findings } = report;
  const counts = countsOf(report) || say(VERDICT[report.verdict](), language);
  const blocks = [`### ${escapeMarkdown(report.summary)}`, `**${counts}**`];
  if (options.quiet) return blocks;
  if (findings.length === 0) {
    const checked = HEALTHY.checked({ n: report.checks.length, areas: areasOf(report) });
    const parts = [foundNothing(report), ...(report.checks.length > 1 ? [checked] : [])];
    blocks.push(escapeMarkdown(parts.map((m) => say(m, language)).join(' ')));
  }
  const sections = (first: boolean) =>
    report.sections
      .filter((s) => (!s.verbose || options.verbose) && (s.first === true) === first)
      .map((s) => details(s.title, s.lines));
  blocks.push(...sections(true));
  const printed = new Map<string, number>();
  for (const [i, finding] of findings.entries()) {
    blocks.push(...findingBlocks(finding, i + 1, report, printed));
  }
  blocks.push(...sections(false));
  blocks.push(...untoldBlocks(report));
  if (options.verbose) {
    blocks.push(
      details(
        say(VERBOSE.answers(), language),
        report.observations.map((o) => `${o.id} ${o.asked} (${o.of}) ${JSON.stringify(o.got)}`),
      ),
    );
  }
  const { name, version, knowledge } = report.tool;
  blocks.push(
    `<sub>${escapeMarkdown(`${statsOf(report)}; ${name} ${version} (${knowledge})`)}</sub>`,
  );
  return blocks;
}

export function renderMarkdown(
  reports: readonly Report<unknown>[],
  options: MarkdownOptions,
): string {
  return `${reports.flatMap((report) => reportBlocks(report, options)).join('\n\n')}\n`;
}
