/**
 * A decision tree is data: `ask` a check and branch on its answer, do `all` of
 * several things, or `end`.
 */
import type { AnyCheck, Check } from './check.ts';
import type { Text } from './text.ts';

export type Node<F> = AskNode<F> | AllNode<F> | EndNode;

export interface AskNode<F> {
  readonly kind: 'ask';
  readonly check: AnyCheck<F>;
  readonly branches: Readonly<Record<string, Node<F>>>;
}

export interface AllNode<F> {
  readonly kind: 'all';
  readonly id: string;
  readonly title: Text<never>;
  readonly nodes: readonly Node<F>[];
}

export interface EndNode {
  readonly kind: 'end';
}

export interface Tree<F> {
  readonly id: string;
  readonly title: Text<never>;
  readonly root: Node<F>;
}

export const end: EndNode = { kind: 'end' };

/** One branch an answer, `unknown` included: a branch left out does not compile. */
export function ask<F, N extends keyof F, A extends string>(
  check: Check<F, N, A>,
  branches: Readonly<Record<NoInfer<A> | 'unknown', Node<F>>>,
): AskNode<F> {
  return { kind: 'ask', check, branches };
}

/** A check after which nothing depends on the answer. */
export function leaf<F, N extends keyof F, A extends string>(check: Check<F, N, A>): AskNode<F> {
  const branches: Record<string, Node<F>> = { unknown: end };
  for (const answer of check.answers) branches[answer] = end;
  return { kind: 'ask', check, branches };
}

export function all<F>(id: string, title: Text<never>, nodes: readonly Node<F>[]): AllNode<F> {
  return { kind: 'all', id, title, nodes };
}

/** Every check in a tree, in the order in which the walk would meet them. */
export function checksIn<F>(node: Node<F>, seen = new Set<AnyCheck<F>>()): Set<AnyCheck<F>> {
  if (node.kind === 'ask') {
    seen.add(node.check);
    for (const branch of Object.values(node.branches)) checksIn(branch, seen);
  } else if (node.kind === 'all') {
    for (const child of node.nodes) checksIn(child, seen);
  }
  return seen;
}
