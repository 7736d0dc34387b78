/**
 * A tree of questions to a person: data, walked by answers.
 *
 * What stands at a leaf is not known here. Whoever asks keeps the answers; going
 * back is walking again with one answer less.
 */
import type { Words } from './text.ts';

export interface Choice<L> {
  readonly id: string;
  readonly label: Words;
  readonly next: InterviewNode<L>;
}

export interface Question<L> {
  readonly kind: 'question';
  /** Unique in its tree. */
  readonly id: string;
  readonly ask: Words;
  readonly choices: readonly [Choice<L>, Choice<L>, ...Choice<L>[]];
}

export interface Leaf<L> {
  readonly kind: 'leaf';
  readonly leaf: L;
}

export type InterviewNode<L> = Question<L> | Leaf<L>;

/** One answer that was taken. */
export interface Answered<L> {
  readonly question: Question<L>;
  readonly choice: Choice<L>;
}

export type Walked<L> =
  | {
      readonly ok: true;
      readonly answered: readonly Answered<L>[];
      /** Where the answers lead: a leaf, or the next question. */
      readonly at: InterviewNode<L>;
    }
  | {
      readonly ok: false;
      /** The answer that could not be used, and the question that was open for it; `null` at a leaf, or where it contradicts another. */
      readonly given: string;
      readonly open: Question<L> | null;
      /** The other answer to the same question. */
      readonly against?: string;
    };

/**
 * Walks by answers: `question=choice` in any order, or bare `choice`s in the
 * order of the questions. A choice may be given by its number, from 1.
 */
export function walkAnswers<L>(root: InterviewNode<L>, given: readonly string[]): Walked<L> {
  const named = new Map<string, string>();
  const bare: string[] = [];
  for (const typed of given) {
    const answer = plain(typed);
    const at = answer.indexOf('=');
    if (at < 0) {
      bare.push(answer);
      continue;
    }
    const id = answer.slice(0, at).trim();
    const choice = answer.slice(at + 1).trim();
    const before = named.get(id);
    if (before !== undefined && before !== choice) {
      return { ok: false, given: answer, open: null, against: `${id}=${before}` };
    }
    named.set(id, choice);
  }
  const answered: Answered<L>[] = [];
  let node = root;
  while (node.kind === 'question') {
    const { id } = node;
    const wanted = named.get(id) ?? bare.shift();
    if (wanted === undefined) break;
    named.delete(id);
    const choice = choiceOf(node, wanted);
    if (choice === null) return { ok: false, given: wanted, open: node };
    answered.push({ question: node, choice });
    node = choice.next;
  }
  const [left] = [...named].map(([id, choice]) => `${id}=${choice}`).concat(bare);
  if (left !== undefined) {
    return { ok: false, given: left, open: node.kind === 'question' ? node : null };
  }
  return { ok: true, answered, at: node };
}

/** As people type it: an input method may leave digits and letters full-width. */
function plain(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** A choice by id, or by its number from 1. */
export function choiceOf<L>(question: Question<L>, typed: string): Choice<L> | null {
  const wanted = plain(typed);
  const byId = question.choices.find((c) => c.id === wanted);
  if (byId !== undefined) return byId;
  return /^\d{1,2}$/.test(wanted) ? (question.choices[Number(wanted) - 1] ?? null) : null;
}

/** Every leaf with the answers that lead to it. */
export function leavesOf<L>(
  node: InterviewNode<L>,
  before: readonly Answered<L>[] = [],
): readonly { readonly answered: readonly Answered<L>[]; readonly leaf: L }[] {
  if (node.kind === 'leaf') return [{ answered: before, leaf: node.leaf }];
  return node.choices.flatMap((choice) =>
    leavesOf(choice.next, [...before, { question: node, choice }]),
  );
}
