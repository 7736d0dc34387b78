/** An end to the time that a run spends on DNS. */
import { failure } from '../protocols/dns/answer.ts';
import type { Answer, Resolver } from '../protocols/dns/types.ts';

const SPENT = 'the time for the whole run is over';

/**
 * From `timeoutMs` after its making on, questions answer `timeout` at once, those
 * under way too. `clock` counts milliseconds; `server` is
 * named as the one that was asked.
 */
export function budgeted(
  resolver: Resolver,
  timeoutMs: number,
  clock: () => number = () => performance.now(),
  server = '',
): Resolver {
  const end = clock() + timeoutMs;
  const pending = new Set<() => void>();
  // One timer for all, and only while something waits: it must not keep the process.
  let timer: NodeJS.Timeout | undefined;
  const expire = () => {
    timer = undefined;
    const left = end - clock();
    if (left > 0) arm(left);
    else for (const giveUp of [...pending]) giveUp();
  };
  const arm = (ms: number) => {
    // Longer waits than a timer can count would fire at once.
    timer = setTimeout(expire, Math.min(Math.ceil(ms), 0x7fffffff));
  };
  return {
    query(question) {
      const start = clock();
      const spent = () => failure(question, 'timeout', server, SPENT, clock() - start);
      const left = end - start;
      if (left <= 0) return Promise.resolve(spent());
      return new Promise<Answer>((resolve, reject) => {
        const finish = () => {
          pending.delete(giveUp);
          if (pending.size > 0) return;
          clearTimeout(timer);
          timer = undefined;
        };
        const giveUp = () => {
          finish();
          resolve(spent());
        };
        pending.add(giveUp);
        if (timer === undefined) arm(left);
        resolver.query(question).then(
          (answer) => {
            finish();
            resolve(answer);
          },
          (error) => {
            finish();
            reject(error);
          },
        );
      });
    },
    close: () => resolver.close?.(),
  };
}
