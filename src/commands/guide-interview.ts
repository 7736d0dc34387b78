/** An intent’s tree, asked at a terminal: numbers to choose, back and leave at any point. */
import { choiceOf, walkAnswers } from '../engine/interview.ts';
import { type Language, say, text } from '../engine/text.ts';
import { type Ending, GUIDE_TREES, type Intent } from '../knowledge/guide/index.ts';
import { type Block, type PageLook, pageText } from '../render/page.ts';
import { endingPage, speaker } from './guide-pages.ts';

/** The terminal, as the interview needs it. */
export interface Terminal {
  /** One line that was typed; `null` when the input ended. */
  readonly ask: (prompt: string) => Promise<string | null>;
  /** Questions, which are no part of the answer. */
  readonly tell: (text: string) => void;
  /** The answer. */
  readonly show: (text: string) => Promise<void>;
}

const TEXT = {
  prompt: text(
    '1 to {count}, b goes back, q leaves: ',
    '输入 1 到 {count}，b 返回上一步，q 退出：',
  ),
  first: text('1 to {count}, q leaves: ', '输入 1 到 {count}，q 退出：'),
  done: text('Enter ends, b goes back: ', '回车结束，b 返回上一步：'),
  not: text(
    'type a number from 1 to {count}, b to go back or q to leave',
    '请输入 1 到 {count} 之间的数字，b 返回，q 退出',
  ),
  enough: text(
    'that was no number from 1 to {count} for the twentieth time: good-bye',
    '已连续 20 次不是 1 到 {count} 之间的数字，就此退出',
  ),
};

const LEAVE = /^(q|quit|exit|退出)$/i;
const BACK = /^(b|back|返回)$/i;
/** An answer that goes on being none of the choices comes from no person. */
const MAX_MISTAKES = 20;

/**
 * Asks until a leaf is reached and shown, or the person leaves.
 *
 * `answers` are those already given as options; going back takes them away too.
 */
export async function interview(
  intent: Intent,
  answers: readonly string[],
  terminal: Terminal,
  language: Language,
  look: PageLook,
): Promise<void> {
  const t = speaker(language);
  const tree = GUIDE_TREES[intent.id];
  let taken = [...answers];
  terminal.tell(pageText([{ kind: 'heading', level: 2, text: t(intent.title) }], look));
  let mistakes = 0;
  while (mistakes < MAX_MISTAKES) {
    const walked = walkAnswers(tree, taken);
    if (!walked.ok) return;
    // By name from here on, so that the last one can be taken away.
    taken = walked.answered.map(({ question, choice }) => `${question.id}=${choice.id}`);
    if (walked.at.kind === 'leaf') {
      const asked = walked.answered.map(
        ({ question, choice }) => [t(question.ask), t(choice.label)] as const,
      );
      const ending: Ending = walked.at.leaf;
      await terminal.show(pageText(endingPage(ending, asked, t), look));
      const typed = await terminal.ask(say(TEXT.done(), language));
      if (typed === null || !BACK.test(typed.normalize('NFKC').trim())) return;
      taken.pop();
      continue;
    }
    const { ask, choices } = walked.at;
    const page: readonly Block[] = [
      { kind: 'heading', level: 1, text: t(ask) },
      { kind: 'steps', items: choices.map((c) => ({ text: t(c.label), details: [] })) },
    ];
    terminal.tell(`\n${pageText(page, look)}`);
    const count = choices.length;
    const prompt = (taken.length === 0 ? TEXT.first : TEXT.prompt)({ count });
    const typed = (await terminal.ask(say(prompt, language)))?.normalize('NFKC').trim();
    if (typed === undefined || LEAVE.test(typed)) return;
    if (BACK.test(typed)) {
      taken.pop();
      continue;
    }
    const choice = choiceOf(walked.at, typed);
    if (choice === null) {
      mistakes++;
      terminal.tell(
        `${say((mistakes < MAX_MISTAKES ? TEXT.not : TEXT.enough)({ count }), language)}\n`,
      );
      continue;
    }
    mistakes = 0;
    taken.push(`${walked.at.id}=${choice.id}`);
  }
}
