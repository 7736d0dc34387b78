/** Asks each question once a run. */
import { canonicalName } from '../protocols/dns/name.ts';
import type { Answer, Question, Resolver } from '../protocols/dns/types.ts';

/** What makes two questions the same. */
export function questionKey({ name, type, checkingDisabled }: Question): string {
  return `${canonicalName(name)} ${type}${checkingDisabled === true ? ' cd' : ''}`;
}

/**
 * Remembers answers, failures too, and lets a question wait for the same one
 * that is under way. TTLs do not matter: a run is shorter, and its facts should
 * be of one moment. The question least lately asked is forgotten first.
 */
export function cached(
  resolver: Resolver,
  { maxEntries }: { readonly maxEntries: number },
): Resolver {
  const answers = new Map<string, Promise<Answer>>();
  return {
    query(question) {
      const key = questionKey(question);
      let answer = answers.get(key);
      if (answer === undefined) {
        answer = resolver.query(question);
        if (answers.size >= maxEntries) {
          for (const oldest of answers.keys()) {
            answers.delete(oldest);
            break;
          }
        }
      } else {
        answers.delete(key);
      }
      answers.set(key, answer);
      return answer;
    },
    close: () => resolver.close?.(),
  };
}
