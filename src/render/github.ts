/**
 * Workflow commands: each finding an annotation of a GitHub Actions run.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
import type { Report, ReportFinding } from '../engine/report.ts';
import { say } from '../engine/text.ts';
import { visible } from './safe.ts';
import { gradeOf, reasonOf, subjectName, UNTOLD, whatToDo } from './words.ts';

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** The escapes of the runner's own toolkit, for what follows `::`. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The same for `title=…`, where a colon or a comma would end it. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function command(name: string, title: string, lines: readonly string[]): string {
  const message = escapeData(lines.map(visible).join('\n'));
  return `::${name} title=${escapeProperty(visible(title))}::${message}\n`;
}

function annotation(finding: ReportFinding, report: Report<unknown>): string {
  const { language } = report;
  const lines = [`${finding.detail} (${gradeOf(finding, language)}, ${finding.id})`];
  const fix = finding.fixes[0];
  if (fix !== undefined) {
    lines.push(fix.title);
    const put = fix.put ?? [];
    const remove = fix.remove ?? [];
    if (put.length + remove.length > 0) {
      lines.push(
        whatToDo(fix, language),
        ...remove.map((r) => `- ${r.zoneLine}`),
        ...put.map((r) => `+ ${r.zoneLine}`),
      );
    }
    for (const [i, step] of (fix.steps ?? []).entries()) lines.push(`${i + 1}. ${step}`);
  }
  return command(COMMAND[finding.severity], `${subjectName(report)}: ${finding.title}`, lines);
}

/** Annotations of all reports; empty when there is nothing to say. */
export function renderGithub(reports: readonly Report<unknown>[]): string {
  return reports
    .flatMap((report) => {
      const { language } = report;
      const untold = report.checks.filter((c) => c.answer === 'unknown' && c.needed);
      const annotations = report.findings.map((finding) => annotation(finding, report));
      if (untold.length > 0) {
        const title = `${subjectName(report)}: ${say(UNTOLD.title(), language).replace(/[:：]$/, '')}`;
        const lines = untold.map((c) => {
          const reason = reasonOf(c.why, language);
          return `${say(UNTOLD.asked({ reason, asked: c.question }), language)} (${c.id})`;
        });
        // Exit code 2 fails the job: what it failed for has to be among the warnings.
        annotations.push(command('warning', title, lines));
      }
      return annotations;
    })
    .join('');
}
