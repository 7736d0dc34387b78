import { describe, expect, it } from 'vitest';
import { choiceOf, leavesOf, type Question, walkAnswers } from '../../src/engine/interview.ts';

const w = (text: string) => ({ en: text, zh: text });
const end = (leaf: string) => ({ kind: 'leaf', leaf }) as const;

const tree: Question<string> = {
  kind: 'question',
  id: 'first',
  ask: w('First?'),
  choices: [
    { id: 'a', label: w('A'), next: end('A') },
    {
      id: 'b',
      label: w('B'),
      next: {
        kind: 'question',
        id: 'second',
        ask: w('Second?'),
        choices: [
          { id: 'x', label: w('X'), next: end('BX') },
          { id: 'y', label: w('Y'), next: end('BY') },
        ],
      },
    },
  ],
};

const leafOf = (given: readonly string[]) => {
  const walked = walkAnswers(tree, given);
  return walked.ok && walked.at.kind === 'leaf' ? walked.at.leaf : null;
};

describe('walkAnswers', () => {
  it('goes by names in any order, by choices in order, and by numbers', () => {
    expect(leafOf(['first=b', 'second=y'])).toBe('BY');
    expect(leafOf(['second=y', 'first=b'])).toBe('BY');
    expect(leafOf(['b', 'x'])).toBe('BX');
    expect(leafOf(['2', '1'])).toBe('BX');
    expect(leafOf(['first=B ', ' second = 2'])).toBe('BY');
    expect(leafOf(['first=b', 'x'])).toBe('BX');
  });

  it('stops at the question that is open', () => {
    expect(walkAnswers(tree, [])).toMatchObject({ ok: true, at: { id: 'first' } });
    expect(walkAnswers(tree, ['b'])).toMatchObject({
      ok: true,
      at: { id: 'second' },
      answered: [{ choice: { id: 'b' } }],
    });
  });

  it('tells which answer does not fit and which question was open', () => {
    expect(walkAnswers(tree, ['c'])).toMatchObject({
      ok: false,
      given: 'c',
      open: { id: 'first' },
    });
    expect(walkAnswers(tree, ['b', '3'])).toMatchObject({
      ok: false,
      given: '3',
      open: { id: 'second' },
    });
    expect(walkAnswers(tree, ['0'])).toMatchObject({ ok: false, given: '0' });
  });

  it('refuses two answers to one question, unless they are the same', () => {
    expect(walkAnswers(tree, ['first=a', 'FIRST=b'])).toEqual({
      ok: false,
      given: 'first=b',
      open: null,
      against: 'first=a',
    });
    expect(leafOf(['first=a', 'first=A'])).toBe('A');
  });

  it('refuses an answer that no question is left for', () => {
    expect(walkAnswers(tree, ['a', 'x'])).toMatchObject({ ok: false, given: 'x', open: null });
    expect(walkAnswers(tree, ['a', 'second=x'])).toMatchObject({ ok: false, given: 'second=x' });
    expect(walkAnswers(tree, ['third=x'])).toMatchObject({
      ok: false,
      given: 'third=x',
      open: { id: 'first' },
    });
  });
});

it('finds every leaf with the way to it', () => {
  expect(
    leavesOf(tree).map(({ answered, leaf }) => [answered.map((a) => a.choice.id).join(), leaf]),
  ).toEqual([
    ['a', 'A'],
    ['b,x', 'BX'],
    ['b,y', 'BY'],
  ]);
});

it('takes a choice by id or number and nothing else', () => {
  expect(choiceOf(tree, 'A')?.id).toBe('a');
  expect(choiceOf(tree, '2')?.id).toBe('b');
  expect(choiceOf(tree, ' ２ ')?.id).toBe('b');
  for (const bad of ['', '3', '-1', '1.0', 'constructor', '99999999999']) {
    expect(choiceOf(tree, bad), bad).toBeNull();
  }
});
