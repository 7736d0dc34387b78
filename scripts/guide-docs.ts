/** The pages of the guide, made from its data so that they cannot differ from it. */
import {
  answerPage,
  GUIDE_NAMES,
  intentPage,
  limitsPage,
  operationPage,
  pathPage,
  type Speak,
  speaker,
} from '../src/commands/guide-pages.ts';
import { LANGUAGES, type Language } from '../src/engine/text.ts';
import {
  ANSWERS,
  GUIDE_IDS,
  type GuideId,
  INTENTS,
  limitOf,
  OPERATIONS,
  operationOf,
  pathOf,
  pathsOf,
  words,
} from '../src/knowledge/guide/index.ts';
import { anchorOf, type Block, type LinkOf, pageMarkdown } from '../src/render/page.ts';

const suffix = (language: Language) => (language === 'en' ? '.md' : '.zh.md');

const WRITTEN = words(
  'Written by `npm run fixtures` from the guide’s data; `alimail-doctor guide` prints the same.',
  '由 `npm run fixtures` 根据指引数据生成；`alimail-doctor guide` 显示同样的内容。',
);

/** Links between the pages, from a page in `docs/` or one folder below. */
function linker(language: Language, below: boolean): LinkOf {
  const up = below ? '../' : '';
  const end = suffix(language);
  return (id) => {
    const operation = operationOf(id);
    if (operation !== undefined) {
      return `${below ? '' : 'operations/'}${operation.guide}${end}#${anchorOf(id)}`;
    }
    if (pathOf(id) !== undefined) return `${up}paths${end}#${anchorOf(id)}`;
    if (limitOf(id) !== undefined) return `${up}limits${end}#${anchorOf(id)}`;
    return null;
  };
}

function page(blocks: readonly Block[], language: Language, below = false): string {
  const [head, ...rest] = pageMarkdown(blocks, linker(language, below)).split('\n\n');
  return [head, WRITTEN[language], ...rest].join('\n\n');
}

function pathsPage(t: Speak): readonly Block[] {
  return [
    { kind: 'heading', level: 1, text: t(words('Intents and paths', '意图与路径')) },
    ...INTENTS.flatMap((intent) => [
      ...intentPage(intent, t, 2),
      ...pathsOf(intent).flatMap((p) => pathPage(p, t, 2)),
    ]),
    {
      kind: 'heading',
      level: 1,
      text: t(words('Questions and account states', '常见问题与账号状态')),
    },
    ...ANSWERS.flatMap((a) => answerPage(a, t, 2)),
  ];
}

function operationsPage(guide: GuideId, t: Speak): readonly Block[] {
  const own = OPERATIONS.filter((o) => o.guide === guide);
  return [
    {
      kind: 'heading',
      level: 1,
      text: t(
        words(
          `Operations of ${guide}: ${GUIDE_NAMES[guide].en}`,
          `${guide} 的操作：${GUIDE_NAMES[guide].zh}`,
        ),
      ),
    },
    { kind: 'ids', rows: own.map((o) => [o.id, t(o.name)]) },
    ...own.flatMap((o) => operationPage(o, t, 2)),
  ];
}

/** Every page by its file below `docs/`. */
export function guideDocs(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const language of LANGUAGES) {
    const t = speaker(language);
    const end = suffix(language);
    files.set(`paths${end}`, page(pathsPage(t), language));
    files.set(`limits${end}`, page(limitsPage(t), language));
    for (const guide of GUIDE_IDS) {
      files.set(`operations/${guide}${end}`, page(operationsPage(guide, t), language, true));
    }
  }
  return files;
}
