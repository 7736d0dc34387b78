/**
 * JUnit XML, as CI servers read it: one suite a subject, one case a check. A
 * finding that fails the run is a failure; a question without an answer is skipped.
 */
import type { FailOn, Report, ReportFinding } from '../engine/report.ts';
import { visible } from './safe.ts';
import { gradeOf, reasonOf, subjectName } from './words.ts';

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** `visible` leaves no character that XML 1.0 forbids. */
function escapeXml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (char) => ENTITY[char] as string);
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

function linesOf(finding: ReportFinding): string {
  const lines = [finding.detail];
  for (const { from, saw, wanted } of finding.evidence) {
    lines.push(`${from}: ${saw}${wanted === undefined ? '' : ` / ${wanted}`}`);
  }
  const fix = finding.fixes[0];
  if (fix !== undefined) {
    lines.push(fix.title);
    for (const record of fix.remove ?? []) lines.push(`- ${record.zoneLine}`);
    for (const record of fix.put ?? []) lines.push(`+ ${record.zoneLine}`);
    lines.push(...(fix.steps ?? []));
  }
  return lines.map(escapeXml).join('\n');
}

interface Case {
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly xml: string;
}

function caseOf(
  id: string,
  question: string,
  body: { readonly outcome: Case['outcome']; readonly xml: string },
): Case {
  const area = id.split('/', 1)[0] as string;
  const head = `    <testcase${attributes({ classname: area, name: `${id}: ${question}`, time: 0 })}`;
  return {
    outcome: body.outcome,
    xml: body.xml === '' ? `${head}/>` : `${head}>\n      ${body.xml}\n    </testcase>`,
  };
}

function findingCase(
  finding: ReportFinding,
  question: string,
  failOn: FailOn,
  report: Report<unknown>,
): Case {
  const fails =
    failOn !== 'never' &&
    (finding.severity === 'error' || (failOn === 'warning' && finding.severity === 'warning'));
  if (!fails) {
    const xml = `<system-out>${escapeXml(finding.title)}\n${linesOf(finding)}</system-out>`;
    return caseOf(finding.id, question, { outcome: 'passed', xml });
  }
  const head = attributes({ message: finding.title, type: gradeOf(finding, report.language) });
  const xml = `<failure${head}>${linesOf(finding)}</failure>`;
  return caseOf(finding.id, question, { outcome: 'failed', xml });
}

function casesOf(report: Report<unknown>, failOn: FailOn): readonly Case[] {
  const findings = new Map(report.findings.map((f) => [f.id, f]));
  const cases = report.checks.map((check) => {
    const finding = findings.get(check.id);
    findings.delete(check.id);
    if (finding !== undefined) return findingCase(finding, check.question, failOn, report);
    if (check.answer !== 'unknown') {
      return caseOf(check.id, check.question, { outcome: 'passed', xml: '' });
    }
    const message = reasonOf(check.why, report.language);
    const xml = `<skipped${attributes({ message })}/>`;
    return caseOf(check.id, check.question, { outcome: 'skipped', xml });
  });
  const rest = [...findings.values()].map((f) => findingCase(f, f.title, failOn, report));
  return [...cases, ...rest];
}

export function renderJunit(reports: readonly Report<unknown>[], failOn: FailOn): string {
  const totals = { tests: 0, failures: 0, skipped: 0, ms: 0 };
  const suites = reports.map((report) => {
    const cases = casesOf(report, failOn);
    const failures = cases.filter((c) => c.outcome === 'failed').length;
    const skipped = cases.filter((c) => c.outcome === 'skipped').length;
    totals.tests += cases.length;
    totals.failures += failures;
    totals.skipped += skipped;
    totals.ms += report.stats.ms;
    const head = attributes({
      name: `${report.command} ${subjectName(report)}`,
      tests: cases.length,
      failures,
      errors: 0,
      skipped,
      time: report.stats.ms / 1000,
    });
    const body = cases.map((c) => `${c.xml}\n`).join('');
    return `  <testsuite${head}>\n${body}  </testsuite>\n`;
  });
  const { tests, failures, skipped, ms } = totals;
  const head = attributes({
    name: 'alimail-doctor',
    tests,
    failures,
    errors: 0,
    skipped,
    time: ms / 1000,
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${suites.join('')}</testsuites>\n`;
}
