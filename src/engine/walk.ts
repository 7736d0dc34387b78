/** Walks a tree over facts. Pure: the same facts give the same result. */
import {
  type AnyCheck,
  answerCheck,
  type Judgement,
  type Problem,
  type Severity,
} from './check.ts';
import type { Facts, Observation, Reason } from './fact.ts';
import type { Text } from './text.ts';
import type { Node } from './tree.ts';

export interface Finding {
  readonly check: AnyCheck<never>;
  readonly id: string;
  readonly severity: Severity;
  readonly confidence: number;
  readonly problem: Problem;
}

export interface Answered {
  readonly id: string;
  readonly answer: string;
  /** Why it is unknown. */
  readonly why?: Reason;
  readonly optional: boolean;
  readonly question: Text<never>;
  readonly because: readonly Observation[];
}

export interface Step {
  readonly node: string;
  readonly question: Text<never>;
  readonly answer: string;
  readonly because: readonly Observation[];
}

export interface Walked {
  readonly findings: readonly Finding[];
  readonly checks: readonly Answered[];
  readonly path: readonly Step[];
}

export function walk<F>(root: Node<F>, facts: Facts<F>): Walked {
  const findings: Finding[] = [];
  const checks: Answered[] = [];
  const path: Step[] = [];
  const answered = new Map<AnyCheck<F>, Judgement<string>>();

  const visit = (node: Node<F>): void => {
    if (node.kind === 'end') return;
    if (node.kind === 'all') {
      for (const child of node.nodes) visit(child);
      return;
    }
    const { check } = node;
    let judgement = answered.get(check);
    if (judgement === undefined) {
      judgement = answerCheck(check, facts);
      answered.set(check, judgement);
      checks.push({
        id: check.id,
        answer: judgement.answer,
        ...('reason' in judgement ? { why: judgement.reason } : {}),
        optional: check.optional === true,
        question: check.question,
        because: judgement.because,
      });
      if ('problem' in judgement && judgement.problem !== undefined) {
        findings.push({
          check: check as AnyCheck<never>,
          id: check.id,
          severity: judgement.problem.severity ?? check.severity,
          confidence: judgement.problem.confidence ?? 0.99,
          problem: judgement.problem,
        });
      }
    }
    path.push({
      node: check.id,
      question: check.question,
      answer: judgement.answer,
      because: judgement.because,
    });
    const next = node.branches[judgement.answer];
    if (next !== undefined) visit(next);
  };

  visit(root);
  return { findings, checks, path };
}
