/** One report a line, for streaming into other tools. */
import type { Report } from '../engine/report.ts';
import { jsonText } from './safe.ts';

export function renderNdjson(reports: readonly Report<unknown>[]): string {
  return reports.map((report) => `${jsonText(report)}\n`).join('');
}
