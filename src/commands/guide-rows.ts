/** Entries of the guide as `--json` prints them, in one language. */
import type { Question } from '../engine/interview.ts';
import {
  type Answer,
  type Claim,
  type Contradiction,
  type Ending,
  type EntryKind,
  GUIDE_TREES,
  type GuideEntry,
  type Intent,
  type Limit,
  type Operation,
  PATHS,
  type Path,
  pathOf,
  pathsOf,
  type SourceId,
  sourceOf,
  type Words,
} from '../knowledge/guide/index.ts';
import type { Speak } from './guide-pages.ts';

/** One entry of an answer, in the order of fitness. */
export interface GuideResult {
  readonly kind: EntryKind;
  readonly id: string;
  readonly title: string;
  /** The guide that it belongs to, one of six. */
  readonly path: string;
  /** Why it is here. */
  readonly why: string;
}

/** What `--json` prints. */
export interface GuideDocument {
  readonly schemaVersion: 1;
  readonly query: string;
  readonly results: readonly GuideResult[];
  /** Mistyped words of a question, and what they were read as. */
  readonly read?: readonly { readonly typed: string; readonly as: string }[];
  /** What was asked for by its id, in full. */
  readonly detail?: unknown;
}

function sourcesIn(ids: readonly SourceId[], t: Speak) {
  return ids.map((id) => {
    const { name, at, date, trust } = sourceOf(id);
    return { id, name: t(name), at: at === '' ? null : at, date, trust };
  });
}

function claimsIn(claims: readonly Claim[], t: Speak) {
  return claims.map(({ says, source }) => ({ says: t(says), source: sourcesIn([source], t)[0] }));
}

function operationIn(row: Operation, t: Speak) {
  return {
    kind: 'operation',
    id: row.id,
    name: t(row.name),
    names: { en: row.name.en, zh: row.name.zh },
    aliases: row.aliases,
    guide: row.guide,
    who: row.who,
    about: t(row.about),
    navigation: row.navigation.map(t),
    prerequisites: row.prerequisites.map(t),
    steps: row.steps.map(({ do: what, element, kind, where, note }) => ({
      do: t(what),
      element: element === undefined ? null : t(element),
      kind: kind ?? null,
      where: where === undefined ? null : t(where),
      note: note === undefined ? null : t(note),
    })),
    parameters: (row.parameters ?? []).map(({ name, type, required, options = [], about }) => ({
      name: t(name),
      type,
      required,
      options: options.map(t),
      about: t(about),
    })),
    notes: (row.notes ?? []).map(t),
    limits: row.limits ?? [],
    related: row.related ?? [],
    paths: PATHS.filter((p) => p.operations.includes(row.id)).map((p) => p.id),
    sources: sourcesIn(row.sources, t),
  };
}

export function pathIn(row: Path, t: Speak) {
  return {
    kind: 'path',
    id: row.id,
    intent: row.intent,
    guide: row.guide,
    title: t(row.title),
    about: t(row.about),
    when: row.when.map(t),
    whenNot: row.whenNot.map(t),
    limits: row.limits.map(t),
    operations: row.operations,
    commands: row.commands,
    findings: row.findings,
    sources: sourcesIn(row.sources, t),
  };
}

export function limitIn(row: Limit, t: Speak) {
  return {
    kind: 'limit',
    id: row.id,
    title: t(row.title),
    value: t(row.value),
    note: row.note === undefined ? null : t(row.note),
    guide: row.guide,
    trust: row.trust,
    sources: sourcesIn(row.sources, t),
    otherwise: claimsIn(row.otherwise ?? [], t),
  };
}

export function contradictionIn(row: Contradiction, t: Speak) {
  return {
    kind: 'contradiction',
    id: row.id,
    topic: t(row.topic),
    claims: claimsIn(row.claims, t),
    goBy: t(row.goBy),
    guide: row.guide,
    trust: row.trust,
  };
}

function answerIn(row: Answer, t: Speak) {
  return {
    kind: 'question',
    id: row.id,
    question: t(row.question),
    answer: row.answer.map(t),
    path: row.path,
    operations: row.operations,
    limits: row.limits ?? [],
    shows: row.shows ?? [],
    sources: sourcesIn(row.sources, t),
  };
}

export function questionIn(node: Question<Ending>, t: Speak): unknown {
  return {
    id: node.id,
    ask: t(node.ask),
    choices: node.choices.map(({ id, label, next }) => ({
      id,
      label: t(label),
      ...(next.kind === 'leaf' ? { leads: endingIn(next.leaf, t) } : { next: questionIn(next, t) }),
    })),
  };
}

export function endingIn(ending: Ending, t: Speak) {
  return {
    path: ending.path,
    answer: ending.answer ?? null,
    operations: ending.operations ?? [],
    note: ending.note === undefined ? null : t(ending.note),
  };
}

export function intentIn(row: Intent, t: Speak) {
  return {
    kind: 'intent',
    id: row.id,
    title: t(row.title),
    about: t(row.about),
    says: row.says.map(t),
    defaultPath: row.defaultPath,
    whyDefault: t(row.whyDefault),
    paths: pathsOf(row).map((p) => p.id),
    tree: questionIn(GUIDE_TREES[row.id], t),
  };
}

export function entryIn(entry: GuideEntry, t: Speak): unknown {
  switch (entry.kind) {
    case 'intent':
      return intentIn(entry.row, t);
    case 'path':
      return pathIn(entry.row, t);
    case 'operation':
      return operationIn(entry.row, t);
    case 'limit':
      return limitIn(entry.row, t);
    case 'question':
      return answerIn(entry.row, t);
  }
}

export function titleOf(entry: GuideEntry): Words {
  switch (entry.kind) {
    case 'operation':
      return entry.row.name;
    case 'question':
      return entry.row.question;
    default:
      return entry.row.title;
  }
}

/** What an entry is, in one line. */
export function lineOf(entry: GuideEntry): Words {
  switch (entry.kind) {
    case 'limit':
      return entry.row.value;
    case 'question':
      return entry.row.answer[0];
    default:
      return entry.row.about;
  }
}

/** The guide that an entry belongs to. */
function guideOf(entry: GuideEntry): string {
  switch (entry.kind) {
    case 'intent':
      return pathOf(entry.row.defaultPath)?.guide ?? '';
    case 'question':
      return pathOf(entry.row.path)?.guide ?? '';
    default:
      return entry.row.guide;
  }
}

export function resultOf(entry: GuideEntry, why: string, t: Speak): GuideResult {
  return { kind: entry.kind, id: entry.id, title: t(titleOf(entry)), path: guideOf(entry), why };
}
