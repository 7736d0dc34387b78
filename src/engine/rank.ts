/** The order of findings: the first is what to fix first. */
import type { Fix, Owner, Severity } from './check.ts';
import type { Finding } from './walk.ts';

const SEVERITY: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
const OWNER: Record<Owner, number> = {
  you: 0,
  'domain-admin': 1,
  'mail-admin': 2,
  'dns-host': 3,
  sender: 4,
  recipient: 5,
  alibaba: 6,
};
const EFFORT: Record<Fix['effort'], number> = { minutes: 0, hours: 1, days: 2 };
const RISK: Record<Fix['risk'], number> = { none: 0, low: 1, high: 2 };

/**
 * What blocks other fixes first; then severity; confidence; who can act (the
 * person at the keyboard first); effort; risk; and the id, so that the order is
 * always the same.
 */
function key(finding: Finding): readonly (number | string)[] {
  const fix = [...finding.problem.fixes].sort(compareFixes)[0];
  return [
    finding.check.blocking === true && finding.severity === 'error' ? 0 : 1,
    SEVERITY[finding.severity],
    // Tenths: a difference of a hundredth says nothing about what to do first.
    10 - Math.round(finding.confidence * 10),
    OWNER[fix?.owner ?? finding.problem.owner ?? 'you'],
    EFFORT[fix?.effort ?? 'days'],
    RISK[fix?.risk ?? 'none'],
    finding.id,
  ];
}

function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] as number | string;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

export function compareFixes(a: Fix, b: Fix): number {
  return compareKeys(
    [OWNER[a.owner], EFFORT[a.effort], RISK[a.risk]],
    [OWNER[b.owner], EFFORT[b.effort], RISK[b.risk]],
  );
}

export function rank(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding) => ({ finding, key: key(finding) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ finding }) => finding);
}
