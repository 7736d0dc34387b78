/** Keeps questions to some at a time, and first come first served. */
import type { Answer, Resolver } from '../protocols/dns/types.ts';

export function limited(resolver: Resolver, concurrency: number): Resolver {
  let running = 0;
  // A set keeps its order, and taking its first is cheap however many wait.
  const waiting = new Set<() => void>();
  const next = () => {
    running--;
    for (const start of waiting) {
      waiting.delete(start);
      start();
      break;
    }
  };
  return {
    query(question) {
      const ask = (): Promise<Answer> => {
        running++;
        const answer = resolver.query(question);
        answer.then(next, next);
        return answer;
      };
      if (running < concurrency) return ask();
      return new Promise((resolve) => {
        waiting.add(() => resolve(ask()));
      });
    },
    close: () => resolver.close?.(),
  };
}
