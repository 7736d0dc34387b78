import { describe, expect, test, vi } from 'vitest';
import { budgeted } from '../../src/net/budget.ts';
import { cached } from '../../src/net/cache.ts';
import { limited } from '../../src/net/limit.ts';
import { recording, replay } from '../../src/net/record.ts';
import { failure } from '../../src/protocols/dns/answer.ts';
import type { Answer, Question, Resolver } from '../../src/protocols/dns/types.ts';

/** A resolver whose questions are answered by hand. */
function byHand() {
  const asked: { question: Question; answer(outcome?: Answer['outcome']): void }[] = [];
  const resolver: Resolver = {
    query: (question) =>
      new Promise((resolve) => {
        asked.push({
          question,
          answer: (outcome = 'nodata') => resolve(failure(question, outcome, 's', null, 1)),
        });
      }),
    close: vi.fn(),
  };
  return { asked, resolver };
}

const at = (name: string): Question => ({ name, type: 'A' });
/** Lets every promise that can settle do so. */
const settled = () => new Promise((next) => setImmediate(next));

describe('cached', () => {
  test('the same question is asked once, while it is under way and later', async () => {
    const { asked, resolver } = byHand();
    const once = cached(resolver, { maxEntries: 10 });
    const all = [once.query(at('a.test')), once.query(at('A.Test.')), once.query(at('a.test'))];
    expect(asked).toHaveLength(1);
    asked[0]?.answer();
    await Promise.all(all);
    await once.query(at('a.test'));
    expect(asked).toHaveLength(1);
  });

  test('name, type and CD make a question', () => {
    const { asked, resolver } = byHand();
    const once = cached(resolver, { maxEntries: 10 });
    for (const name of ['a.test', 'b.test']) {
      for (const type of ['A', 'MX']) {
        void once.query({ name, type });
        void once.query({ name, type, checkingDisabled: true });
        void once.query({ name, type, checkingDisabled: false });
      }
    }
    expect(asked).toHaveLength(8);
  });

  test('failures are remembered too', async () => {
    const { asked, resolver } = byHand();
    const once = cached(resolver, { maxEntries: 10 });
    const first = once.query(at('a.test'));
    asked[0]?.answer('timeout');
    expect((await first).outcome).toBe('timeout');
    expect((await once.query(at('a.test'))).outcome).toBe('timeout');
    expect(asked).toHaveLength(1);
  });

  test('it holds so many questions, those last asked', async () => {
    const { asked, resolver } = byHand();
    const once = cached(resolver, { maxEntries: 2 });
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) void once.query(at(name));
    expect(asked.map((one) => one.question.name)).toEqual(['a', 'b', 'c', 'b']);
  });

  test('closing reaches the resolver', () => {
    const { resolver } = byHand();
    cached(limited(budgeted(recording(resolver).resolver, 10), 1), { maxEntries: 1 }).close?.();
    expect(resolver.close).toHaveBeenCalledOnce();
  });
});

test('limited keeps to its number and to the order', async () => {
  const { asked, resolver } = byHand();
  const few = limited(resolver, 2);
  const answers = ['a', 'b', 'c', 'd'].map((name) => few.query(at(name)));
  const names = () => asked.map((one) => one.question.name).join('');
  expect(names()).toBe('ab');
  asked[1]?.answer();
  expect((await answers[1])?.question.name).toBe('b');
  await settled();
  expect(names()).toBe('abc');
  asked[0]?.answer();
  asked[2]?.answer('timeout');
  await settled();
  expect(names()).toBe('abcd');
  asked[3]?.answer();
  expect((await Promise.all(answers)).map((one) => one.question.name).join('')).toBe('abcd');
});

describe('budgeted', () => {
  test('everything pending ends with the budget, and later questions are not asked', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const { asked, resolver } = byHand();
      const within = budgeted(resolver, 1000);
      vi.advanceTimersByTime(400);
      const quick = within.query(at('quick'));
      asked[0]?.answer();
      expect((await quick).outcome).toBe('nodata');
      expect(vi.getTimerCount()).toBe(0);
      const slow = [within.query(at('a')), within.query(at('b'))];
      expect(vi.getTimerCount()).toBe(1);
      let done = false;
      void Promise.all(slow).then(() => {
        done = true;
      });
      vi.advanceTimersByTime(599);
      await settled();
      expect(done).toBe(false);
      vi.advanceTimersByTime(1);
      const answers = await Promise.all(slow);
      expect(answers.map((one) => [one.question.name, one.outcome, one.ms])).toEqual([
        ['a', 'timeout', 600],
        ['b', 'timeout', 600],
      ]);
      expect((await within.query(at('late'))).outcome).toBe('timeout');
      expect(asked).toHaveLength(3);
      // What comes after all does no harm.
      for (const one of asked) one.answer();
      await settled();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('the clock that is given counts', async () => {
    const { asked, resolver } = byHand();
    let now = 5000;
    const within = budgeted(resolver, 1000, () => now);
    now = 5999;
    const pending = within.query(at('a'));
    asked[0]?.answer();
    expect((await pending).outcome).toBe('nodata');
    now = 6000;
    expect(await within.query(at('b'))).toMatchObject({ outcome: 'timeout' });
    expect(asked).toHaveLength(1);
  });
});

describe('a tape', () => {
  test('gives through JSON what was recorded', async () => {
    const { asked, resolver } = byHand();
    const recorder = recording(resolver);
    const questions: Question[] = [
      at('a'),
      { ...at('a'), checkingDisabled: true },
      at('b'),
      at('a'),
    ];
    const outcomes = ['nxdomain', 'nodata', 'servfail', 'timeout'] as const;
    const pending = questions.map((question) => recorder.resolver.query(question));
    asked.forEach((one, i) => {
      one.answer(outcomes[i]);
    });
    const answers = await Promise.all(pending);
    expect(answers.map((one) => one.outcome)).toEqual(outcomes);
    expect(recorder.tape.answers).toHaveLength(3);
    const again = replay(JSON.parse(JSON.stringify(recorder.tape)));
    expect(await again.query(at('A.'))).toEqual(answers[0]);
    expect(await again.query(questions[1] as Question)).toEqual(answers[1]);
    expect(await again.query(at('b'))).toEqual(answers[2]);
    expect(await again.query({ name: 'a', type: 'MX' })).toMatchObject({
      outcome: 'offline',
      question: { name: 'a', type: 'MX' },
    });
    expect(await again.query({ ...at('b'), checkingDisabled: true })).toMatchObject({
      outcome: 'offline',
    });
  });
});
