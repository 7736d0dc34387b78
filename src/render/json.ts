/** The report as JSON, the contract with scripts: one object, or an array for several subjects. */
import type { Report } from '../engine/report.ts';
import { jsonText } from './safe.ts';

/** `many` tells whether several subjects were asked for, however many reports came of them. */
export function renderJson(reports: readonly Report<unknown>[], many: boolean): string {
  const only = reports[0];
  return `${jsonText(many || only === undefined ? reports : only, 2)}\n`;
}
