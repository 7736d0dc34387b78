/** The whole guide. Loaded by the commands that show it, and by no other. */
import { ANSWERS, CONTRADICTIONS, INTENTS, LIMITS, OPERATIONS, PATHS } from './rows.ts';
import type { Answer, Contradiction, Intent, Limit, Operation, Path } from './types.ts';

export {
  ANSWERS,
  CONTRADICTIONS,
  GUIDE_TREES,
  INTENTS,
  LIMITS,
  OPERATIONS,
  PATHS,
} from './rows.ts';
export { sourceOf } from './sources.ts';
export type { Ending, GuideNode } from './trees.ts';
export * from './types.ts';

export type GuideEntry =
  | { readonly kind: 'intent'; readonly id: string; readonly row: Intent }
  | { readonly kind: 'path'; readonly id: string; readonly row: Path }
  | { readonly kind: 'operation'; readonly id: string; readonly row: Operation }
  | { readonly kind: 'limit'; readonly id: string; readonly row: Limit }
  | { readonly kind: 'question'; readonly id: string; readonly row: Answer };

export type EntryKind = GuideEntry['kind'];

const entries = <K extends EntryKind, R extends { readonly id: string }>(
  kind: K,
  rows: readonly R[],
) => rows.map((row) => ({ kind, id: row.id, row }));

/** Everything that a question can lead to. */
export const ENTRIES: readonly GuideEntry[] = [
  ...entries('intent', INTENTS),
  ...entries('path', PATHS),
  ...entries('operation', OPERATIONS),
  ...entries('question', ANSWERS),
  ...entries('limit', LIMITS),
];

const byId = <R extends { readonly id: string }>(rows: readonly R[]) =>
  new Map<string, R>(rows.map((row) => [row.id, row]));

const PATHS_BY_ID = byId(PATHS);
const OPERATIONS_BY_ID = byId(OPERATIONS);
const LIMITS_BY_ID = byId(LIMITS);
const ANSWERS_BY_ID = byId(ANSWERS);
const CONTRADICTIONS_BY_ID = byId(CONTRADICTIONS);

export function pathOf(id: string): Path | undefined {
  return PATHS_BY_ID.get(id);
}

export function operationOf(id: string): Operation | undefined {
  return OPERATIONS_BY_ID.get(id);
}

export function limitOf(id: string): Limit | undefined {
  return LIMITS_BY_ID.get(id);
}

export function answerOf(id: string): Answer | undefined {
  return ANSWERS_BY_ID.get(id);
}

export function contradictionOf(id: string): Contradiction | undefined {
  return CONTRADICTIONS_BY_ID.get(id);
}

export function intentOf(id: string): Intent | undefined {
  return INTENTS.find((i) => i.id === id);
}

/** The paths of an intent, its default first. */
export function pathsOf(intent: Intent): readonly Path[] {
  const own = PATHS.filter((p) => p.intent === intent.id);
  return [
    ...own.filter((p) => p.id === intent.defaultPath),
    ...own.filter((p) => p.id !== intent.defaultPath),
  ];
}

/** Verbatim texts of servers and pages that speak for an entry. */
export function showsOf(entry: GuideEntry): readonly string[] {
  return entry.kind === 'path' || entry.kind === 'question' ? (entry.row.shows ?? []) : [];
}

/** Every name that an entry has, its id among them. */
export function namesOf(entry: GuideEntry): readonly string[] {
  if (entry.kind === 'operation') {
    const { name, aliases, id } = entry.row;
    return [id, name.en, name.zh, ...aliases];
  }
  const { en, zh } = entry.kind === 'question' ? entry.row.question : entry.row.title;
  return [entry.id, en, zh];
}
