/** Keeps questions from going out all at once, first come first served. */
import type { Answer, Resolver } from '../protocols/dns/types.ts';

/**
 * At most `burst` questions start within `spacingMs`; one that is answered
 * sooner makes room at once. Questions that are never answered hold nobody up:
 * they count only while they could be part of a burst.
 */
export function limited(resolver: Resolver, burst: number, spacingMs = 50): Resolver {
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
        let counted = true;
        const free = () => {
          if (!counted) return;
          counted = false;
          clearTimeout(timer);
          next();
        };
        const timer = setTimeout(free, spacingMs);
        answer.then(free, free);
        return answer;
      };
      if (running < burst) return ask();
      return new Promise((resolve) => {
        waiting.add(() => resolve(ask()));
      });
    },
    close: () => resolver.close?.(),
  };
}
