/**
 * Proves fixes before they are printed: each change is laid over the world,
 * everything is gathered and walked again, and the finding has to be gone with
 * no new one in its place.
 */
import type { Change, Severity } from './check.ts';
import type { Finding, Walked } from './walk.ts';

export interface Proof {
  /** All findings that the change makes go away. */
  readonly resolves: readonly string[];
  /** Findings that were not there before, remarks left out. */
  readonly brings: readonly { readonly id: string; readonly severity: Severity }[];
  /** Checks that could be answered before and cannot with the change. */
  readonly unknown: readonly string[];
}

/** Equal changes have equal keys, whatever the order of their records. */
export function changeKey(change: Change): string {
  const side = (records: Change['replace']) =>
    records.map((r) => `${r.name.toLowerCase()} ${r.type} ${r.value}`).sort();
  return JSON.stringify([side(change.replace), side(change.with)]);
}

/** Proves every change among the findings' fixes, equal ones once. */
export async function prove(
  before: Walked,
  walkAgain: (change: Change) => Promise<Walked>,
): Promise<ReadonlyMap<string, Proof>> {
  const changes = new Map<string, Change>();
  for (const finding of before.findings) {
    for (const { change } of finding.problem.fixes) {
      if (change !== undefined) changes.set(changeKey(change), change);
    }
  }
  const had = new Set(before.findings.map((f) => f.id));
  const unknownBefore = new Set(
    before.checks.filter((c) => c.answer === 'unknown').map((c) => c.id),
  );
  const answeredBefore = new Set(before.checks.map((c) => c.id));
  const proofs = await Promise.all(
    [...changes].map(async ([key, change]): Promise<[string, Proof]> => {
      const after = await walkAgain(change);
      const has = new Set(after.findings.map((f) => f.id));
      const stillUnknown = new Set(
        after.checks.filter((c) => c.answer === 'unknown').map((c) => c.id),
      );
      const resolves = [...had].filter((id) => !has.has(id) && !stillUnknown.has(id));
      const brings = after.findings
        .filter((f) => f.severity !== 'info' && !had.has(f.id))
        .map(({ id, severity }) => ({ id, severity }));
      const unknown = after.checks
        .filter((c) => c.answer === 'unknown' && !c.optional)
        .map((c) => c.id)
        .filter((id) => answeredBefore.has(id) && !unknownBefore.has(id));
      return [key, { resolves, brings, unknown }];
    }),
  );
  return new Map(proofs);
}

/**
 * Whether a proof holds for a finding: it is gone, and nothing as bad came in
 * its place. A warning that an error leaves behind is told and does not make
 * the cure worthless.
 */
export function provedFor(proof: Proof | undefined, finding: Finding): boolean {
  if (proof === undefined || !proof.resolves.includes(finding.id)) return false;
  return !proof.brings.some((b) => b.severity === 'error' || b.severity === finding.severity);
}
