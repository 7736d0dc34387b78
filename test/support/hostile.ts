/** A report in which every text that strangers could have a hand in is hostile. */
import type { Report } from '../../src/engine/report.ts';

/** Keys whose values are the program's own words, or numbers. */
const OWN = new Set([
  'schemaVersion',
  'language',
  'verdict',
  'severity',
  'owner',
  'effort',
  'risk',
  'action',
  'answer',
]);

/** Puts `poison` before or behind every text of a report, ids included. */
export function poisoned(
  report: Report,
  poison: string,
  where: 'before' | 'behind' = 'behind',
): Report {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return where === 'before' ? `${poison} ${value}` : `${value} ${poison}`;
    }
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, OWN.has(key) ? inner : walk(inner)]),
    );
  };
  return walk(report) as Report;
}
