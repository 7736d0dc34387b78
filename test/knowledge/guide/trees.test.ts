/** Every tree is walked to every leaf: by options, by numbers, and at a terminal. */
import { describe, expect, it } from 'vitest';
import { guide } from '../../../src/commands/guide.ts';
import { interview, type Terminal } from '../../../src/commands/guide-interview.ts';
import { type Answered, leavesOf, type Question } from '../../../src/engine/interview.ts';
import {
  answerOf,
  type Ending,
  GUIDE_TREES,
  INTENTS,
  operationOf,
  PATHS,
  pathOf,
} from '../../../src/knowledge/guide/index.ts';
import { pageText } from '../../../src/render/page.ts';

const LOOK = { width: 100, color: 0 } as const;
/** Text without its line breaks and margins. */
const flowing = (text: string) => text.replace(/\s+/g, '');

const LEAVES = INTENTS.flatMap((intent) =>
  leavesOf(GUIDE_TREES[intent.id]).map(
    ({ answered, leaf }) =>
      [
        `${intent.id} ${answered.map((a) => a.choice.id).join(' ')}`,
        intent,
        answered,
        leaf,
      ] as const,
  ),
);

const numberIn = ({ question, choice }: Answered<Ending>) =>
  String(question.choices.indexOf(choice) + 1);

/** A terminal at which given lines are typed; then its input ends. */
function typing(lines: readonly string[]) {
  const told: string[] = [];
  const shown: string[] = [];
  const prompts: string[] = [];
  const left = [...lines];
  const terminal: Terminal = {
    ask: async (prompt) => {
      prompts.push(prompt);
      return left.shift() ?? null;
    },
    tell: (text) => {
      told.push(text);
    },
    show: async (text) => {
      shown.push(text);
    },
  };
  return { terminal, told, shown, prompts, left };
}

describe('every leaf', () => {
  it('is there for each intent', () => {
    for (const { id } of INTENTS) {
      expect(leavesOf(GUIDE_TREES[id]).length, id).toBeGreaterThanOrEqual(6);
    }
    expect(LEAVES.length).toBeGreaterThan(60);
  });

  it.each(LEAVES)('%s, by options', async (_, intent, answered, leaf) => {
    const ways = [
      answered.map(({ question, choice }) => `${question.id}=${choice.id}`),
      answered.map(({ choice }) => choice.id),
      answered.map(numberIn),
    ];
    for (const answers of ways) {
      for (const language of ['en', 'zh'] as const) {
        const done = await guide({ words: [intent.id], answers, language });
        if (!done.ok) throw new Error(done.message);
        expect(done.code).toBe(0);
        expect(done.ask).toBeUndefined();
        expect(done.document.results[0]).toMatchObject({
          kind: 'path',
          id: leaf.path,
          path: pathOf(leaf.path)?.guide,
        });
        expect(done.document.detail).toMatchObject({
          intent: intent.id,
          ending: { path: leaf.path },
        });
        const text = flowing(pageText(done.page, LOOK));
        expect(text).toContain(leaf.path);
        for (const { choice } of answered) expect(text).toContain(flowing(choice.label[language]));
        if (leaf.note !== undefined) expect(text).toContain(flowing(leaf.note[language]));
        const answer = leaf.answer === undefined ? undefined : answerOf(leaf.answer);
        if (answer !== undefined) expect(text).toContain(flowing(answer.answer[0][language]));
        for (const id of leaf.operations ?? []) {
          expect(text).toContain(id);
          expect(text).toContain(flowing(operationOf(id)?.name[language] ?? '?'));
        }
      }
    }
  });

  it.each(LEAVES)('%s, at a terminal', async (_, intent, answered, leaf) => {
    const { terminal, told, shown, left } = typing([...answered.map(numberIn), '']);
    await interview(intent, [], terminal, 'en', LOOK);
    expect(left).toEqual([]);
    expect(shown).toHaveLength(1);
    expect(flowing(shown[0] ?? '')).toContain(leaf.path);
    for (const [i, { question }] of answered.entries()) {
      expect(flowing(told[i + 1] ?? '')).toContain(flowing(question.ask.en));
    }
  });

  it('leads to every path of its intent', () => {
    for (const path of PATHS) {
      const ends = leavesOf(GUIDE_TREES[path.intent]).map(({ leaf }) => leaf.path);
      expect(ends, path.id).toContain(path.id);
    }
  });
});

describe('at a terminal', () => {
  /** Every question with the choices before it. */
  const questions = (
    node: Question<Ending>,
    before: readonly Answered<Ending>[] = [],
  ): readonly (readonly [Question<Ending>, readonly Answered<Ending>[]])[] => [
    [node, before],
    ...node.choices.flatMap((choice) =>
      choice.next.kind === 'question'
        ? questions(choice.next, [...before, { question: node, choice }])
        : [],
    ),
  ];
  const QUESTIONS = INTENTS.flatMap((intent) =>
    questions(GUIDE_TREES[intent.id]).map(
      ([question, before]) => [`${intent.id} ${question.id}`, intent, question, before] as const,
    ),
  );

  it.each(QUESTIONS)('%s can be left, and gone back from', async (_, intent, question, before) => {
    for (const leave of ['q', 'Q', 'quit', '退出']) {
      const { terminal, shown, left } = typing([...before.map(numberIn), leave]);
      await interview(intent, [], terminal, 'zh', LOOK);
      expect(shown).toEqual([]);
      expect(left).toEqual([]);
    }
    // The input ends: the terminal was closed.
    const closed = typing(before.map(numberIn));
    await interview(intent, [], closed.terminal, 'en', LOOK);
    expect(closed.shown).toEqual([]);
    // Back: the question before is asked once more.
    const back = typing([...before.map(numberIn), 'b']);
    await interview(intent, [], back.terminal, 'en', LOOK);
    const again = before.at(-1)?.question ?? question;
    expect(flowing(back.told.at(-1) ?? '')).toContain(flowing(again.ask.en));
  });

  it.each(LEAVES)('%s can be gone back from', async (_, intent, answered) => {
    const last = answered.at(-1);
    const { terminal, shown, told } = typing([...answered.map(numberIn), 'b']);
    await interview(intent, [], terminal, 'en', LOOK);
    expect(shown).toHaveLength(1);
    expect(flowing(told.at(-1) ?? '')).toContain(flowing(last?.question.ask.en ?? '?'));
  });

  const [intent] = INTENTS.filter((i) => i.id === 'recover-access');
  if (intent === undefined) throw new Error('recover-access is gone');

  it('asks again after a mistake, and gives up on who makes nothing else', async () => {
    const mistaken = typing(['7000', 'x', '', '2', '2', '']);
    await interview(intent, [], mistaken.terminal, 'en', LOOK);
    expect(mistaken.shown).toHaveLength(1);
    const endless = typing(Array.from({ length: 1000 }, () => 'x'));
    await interview(intent, [], endless.terminal, 'en', LOOK);
    expect(endless.shown).toEqual([]);
    expect(endless.told.at(-1)).toContain('good-bye');
    expect(endless.left.length).toBeGreaterThan(900);
  });

  it('begins where the options end, and goes back through them', async () => {
    const { terminal, told } = typing(['b', 'q']);
    await interview(intent, ['too-many'], terminal, 'en', LOOK);
    expect(told[0]).toContain('Recover access to the mailbox');
    expect(told[1]).toContain('Can it wait an hour?');
    expect(told[2]).toContain('What happens when you log on?');
  });

  it('takes ids as well as numbers', async () => {
    const { terminal, shown } = typing(['too-many', 'ＮＯ']);
    await interview(intent, [], terminal, 'en', LOOK);
    expect(shown[0]).toContain('recover-access/locked-account');
  });

  it('tells how to go on, in the person’s language', async () => {
    const { terminal, prompts } = typing(['2', 'q']);
    await interview(intent, [], terminal, 'zh', LOOK);
    expect(prompts).toEqual([
      expect.stringMatching(/^输入 1 到 \d+，q 退出：$/),
      expect.stringMatching(/^输入 1 到 2，b 返回上一步，q 退出：$/),
    ]);
  });
});
