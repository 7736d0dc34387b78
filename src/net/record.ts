/** Writes answers down, and gives them again without a network. */
import { failure } from '../protocols/dns/answer.ts';
import type { Answer, Resolver } from '../protocols/dns/types.ts';
import { questionKey } from './cache.ts';

/** Answers as they came; plain data that JSON can hold. */
export interface Tape {
  readonly answers: Answer[];
}

/** Each question is written down once, with its first answer. */
export function recording(resolver: Resolver): {
  readonly resolver: Resolver;
  readonly tape: Tape;
} {
  const tape: Tape = { answers: [] };
  const known = new Set<string>();
  return {
    tape,
    resolver: {
      async query(question) {
        const answer = await resolver.query(question);
        const key = questionKey(question);
        if (!known.has(key)) {
          known.add(key);
          tape.answers.push(answer);
        }
        return answer;
      },
      close: () => resolver.close?.(),
    },
  };
}

/** A question that is not on the tape is `offline`. */
export function replay(tape: { readonly answers: readonly Answer[] }): Resolver {
  const answers = new Map<string, Answer>();
  for (const answer of tape.answers) {
    const key = questionKey(answer.question);
    if (!answers.has(key)) answers.set(key, answer);
  }
  return {
    async query(question) {
      return (
        answers.get(questionKey(question)) ??
        failure(question, 'offline', '', 'not among the recorded answers', 0)
      );
    },
  };
}
