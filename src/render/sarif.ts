/**
 * SARIF 2.1.0, in the part of it that GitHub code scanning reads.
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
 *
 * A domain is no file, and code scanning shows nothing without a file: the
 * subject's name stands in for one, with the domain itself as logical location.
 */
import { createHash } from 'node:crypto';
import type { Report, ReportFinding } from '../engine/report.ts';
import { jsonText, visible } from './safe.ts';
import { reasonOf, subjectName } from './words.ts';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Plain message text; `](` would make a link of what stands before it (SARIF §3.11.6). */
function message(lines: readonly string[]): { readonly text: string } {
  return { text: lines.map(visible).join('\n').replaceAll('](', '] (') };
}

/** A relative URI reference for a domain, an address or a path. */
function uriOf(name: string): string {
  return name
    .toWellFormed()
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}

/** The line of a message that proves a finding; 1 where there is no file with lines. */
function lineOf(finding: ReportFinding, report: Report<unknown>): number {
  for (const { from } of finding.evidence) {
    const line = report.observations.find((o) => o.id === from)?.got.line;
    if (typeof line === 'number' && Number.isInteger(line) && line > 0) return line;
  }
  return 1;
}

function resultOf(finding: ReportFinding, ruleIndex: number, report: Report<unknown>) {
  const name = subjectName(report);
  const fix = finding.fixes[0];
  const lines = [`${finding.title}: ${finding.detail}`];
  if (fix !== undefined) {
    lines.push(fix.title);
    for (const record of fix.remove ?? []) lines.push(`- ${record.zoneLine}`);
    for (const record of fix.put ?? []) lines.push(`+ ${record.zoneLine}`);
    lines.push(...(fix.steps ?? []));
  }
  const identity = `${report.command}\n${name}\n${finding.id}`;
  return {
    ruleId: finding.id,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: message(lines),
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(name) },
          region: { startLine: lineOf(finding, report) },
        },
        logicalLocations: [{ fullyQualifiedName: visible(name), kind: 'resource' }],
      },
    ],
    // The only fingerprint that code scanning compares; computed here because there is no source line to hash.
    partialFingerprints: {
      primaryLocationLineHash: `${createHash('sha256').update(identity).digest('hex').slice(0, 16)}:1`,
    },
    properties: {
      confidence: finding.confidence,
      owner: finding.owner,
      evidence: finding.evidence,
    },
  };
}

function ruleOf(finding: ReportFinding, report: Report<unknown>) {
  const question = report.checks.find((c) => c.id === finding.id)?.question ?? finding.title;
  const link = finding.references.find((r) => /^https:\/\/\S+$/.test(r));
  return {
    id: finding.id,
    shortDescription: message([question]),
    fullDescription: message([question]),
    help: message([question, ...finding.references]),
    ...(link === undefined ? {} : { helpUri: link }),
    defaultConfiguration: { level: LEVEL[finding.severity] },
    properties: { tags: ['email', finding.id.split('/', 1)[0] as string] },
  };
}

/** One run for all reports: code scanning takes no second run of the same tool in a file. */
export function renderSarif(reports: readonly Report<unknown>[]): string {
  const rules: ReturnType<typeof ruleOf>[] = [];
  const indexes = new Map<string, number>();
  const results: ReturnType<typeof resultOf>[] = [];
  const notifications: object[] = [];
  for (const report of reports) {
    for (const finding of report.findings) {
      let index = indexes.get(finding.id);
      if (index === undefined) {
        index = rules.push(ruleOf(finding, report)) - 1;
        indexes.set(finding.id, index);
      }
      results.push(resultOf(finding, index, report));
    }
    for (const check of report.checks) {
      if (check.answer !== 'unknown') continue;
      const reason = reasonOf(check.why, report.language);
      notifications.push({
        level: check.needed ? 'warning' : 'note',
        message: message([`${subjectName(report)}: ${check.id}: ${check.question} ${reason}`]),
      });
    }
  }
  const first = reports[0];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: first?.tool.name ?? 'alimail-doctor',
            ...(first === undefined ? {} : { semanticVersion: first.tool.version }),
            rules,
          },
        },
        language: first?.language ?? 'en',
        invocations: [
          {
            executionSuccessful: true,
            ...(notifications.length > 0 ? { toolExecutionNotifications: notifications } : {}),
          },
        ],
        results,
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}
