/**
 * Proves fixes before they are printed: each change is laid over the world,
 * everything is gathered and walked again, and the finding has to be gone with
 * no new one in its place.
 */
import type { Change } from './check.ts';
import type { Finding, Walked } from './walk.ts';

export interface Proof {
  /** The finding went away and nothing new came. */
  readonly verified: boolean;
  /** All findings that the change makes go away. */
  readonly resolves: readonly string[];
  /** Findings that were not there before. */
  readonly brings: readonly string[];
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
      // A remark is no harm done.
      const harms = after.findings.filter((f) => f.severity !== 'info').map((f) => f.id);
      const stillUnknown = new Set(
        after.checks.filter((c) => c.answer === 'unknown').map((c) => c.id),
      );
      const resolves = [...had].filter((id) => !has.has(id) && !stillUnknown.has(id));
      // A check that the tree did not reach before says nothing about the change:
      // what it finds was there all along, behind the problem that is now gone.
      const brings = harms.filter((id) => !had.has(id) && answeredBefore.has(id));
      const unknown = after.checks
        .filter((c) => c.answer === 'unknown' && !c.optional)
        .map((c) => c.id)
        .filter((id) => answeredBefore.has(id) && !unknownBefore.has(id));
      return [key, { verified: brings.length === 0, resolves, brings, unknown }];
    }),
  );
  return new Map(proofs);
}

/** Whether a proof holds for this finding. */
export function provedFor(proof: Proof | undefined, finding: Finding): boolean {
  return proof !== undefined && proof.verified && proof.resolves.includes(finding.id);
}
