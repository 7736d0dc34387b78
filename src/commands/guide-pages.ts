/** Entries of the guide as pages: for the terminal, for Markdown and for the documentation. */
import type { InterviewNode } from '../engine/interview.ts';
import type { Language } from '../engine/text.ts';
import {
  ANSWERS,
  type Answer,
  answerOf,
  type Claim,
  CONTRADICTIONS,
  type Contradiction,
  type Ending,
  GUIDE_IDS,
  GUIDE_TREES,
  type GuideId,
  INTENTS,
  type Intent,
  LIMITS,
  type Limit,
  limitOf,
  OPERATIONS,
  type Operation,
  operationOf,
  PATHS,
  type Path,
  pathOf,
  pathsOf,
  type SourceId,
  type Step,
  sourceOf,
  type Words,
  words,
} from '../knowledge/guide/index.ts';
import { KNOWLEDGE_DATE } from '../knowledge/sources.ts';
import type { Block } from '../render/page.ts';

export const GUIDE_NAMES: Readonly<Record<GuideId, Words>> = {
  'alimail-email': words('using the mailbox', '日常收发与邮箱设置'),
  'alimail-email-delivery': words('getting mail delivered', '邮件投递'),
  'alimail-security': words('security and spam', '安全与反垃圾'),
  'alimail-service': words('webmail and the service', '网页邮箱与服务'),
  'alimail-configuration': words('DNS and mail clients', '解析与客户端配置'),
  'alimail-account': words('accounts', '账号管理'),
};

const LABEL = {
  where: words('where', '位置'),
  also: words('also written', '另一种写法'),
  who: words('who', '谁来做'),
  needs: words('before', '前提'),
  names: words('also called', '又叫'),
  guide: words('guide', '指引'),
  path: words('path', '路径'),
  belongs: words('belongs to', '属于'),
  trust: words('trust', '可信度'),
  value: words('value', '数值'),
  note: words('note', '说明'),
  says: words('says', '说'),
  options: words('choices', '可选'),
  required: words('required', '必填'),
  optional: words('optional', '选填'),
  steps: words('Steps', '步骤'),
  parameters: words('Fields', '要填的内容'),
  notes: words('Good to know', '注意'),
  limits: words('Limits', '限制'),
  operations: words('Operations', '操作'),
  when: words('When it is right', '适用'),
  whenNot: words('When it is not', '不适用'),
  pathLimits: words('What it asks for, and what it cannot do', '条件与限制'),
  test: words('Test it', '用命令检查'),
  findings: words('Findings that lead here', '指向这里的检查结果'),
  related: words('See also', '另见'),
  disagree: words('Other sources say', '其他资料的说法'),
  contradictions: words('Where the sources contradict each other', '资料互相矛盾之处'),
  goBy: words('go by', '以此为准'),
  sources: words('Sources', '来源'),
  paths: words('Paths', '路径'),
  questions: words('Questions', '常见问题'),
  tree: words('Decision tree', '决策树'),
  default: words('when nothing fits', '都不符合时'),
  people: words('People say', '常见说法'),
};

const WHO: Readonly<Record<Operation['who'], Words>> = {
  user: words('you, in your own mailbox', '你自己，在自己的邮箱里'),
  'mail-admin': words('the mail administrator (postmaster)', '邮箱管理员（postmaster）'),
  'domain-admin': words(
    'who manages the domain’s DNS or the purchase',
    '管理域名解析或购买账号的人',
  ),
};

const TRUST: Readonly<Record<Limit['trust'], Words>> = {
  high: words('high: an official page, or several sources agree', '高：官方页面，或多个来源一致'),
  medium: words('medium: one good source', '中：单一可靠来源'),
  low: words('low: one weak source', '低：单一来源，未经证实'),
};

/** What stands between two parts of a line. */
export const COLON: Words = words(': ', '：');
const LIST: Words = words(', ', '、');
const SEMICOLON: Words = words('; ', '；');

/** Says words in one language. */
export type Speak = (w: Words) => string;

export function speaker(language: Language): Speak {
  return (w) => w[language];
}

const heading = (level: 1 | 2 | 3, text: string, id?: string): Block => ({
  kind: 'heading',
  level,
  text,
  ...(id === undefined ? {} : { id }),
});

/** A part with a heading, left out when there is nothing in it. */
function part(title: string, ...blocks: readonly (Block | null)[]): readonly Block[] {
  const kept = blocks.filter((b) => b !== null);
  return kept.length === 0 ? [] : [heading(2, title), ...kept];
}

/** Parts of a page that is itself a part: their headings stand one lower. */
function below(level: 1 | 2, blocks: readonly Block[]): readonly Block[] {
  if (level === 1) return blocks;
  return blocks.map((b) => (b.kind === 'heading' ? { ...b, level: 3 } : b));
}

type Rows = readonly (readonly [string, string])[];

export const ids = (rows: Rows): Block => ({ kind: 'ids', rows });
export const facts = (rows: Rows): Block => ({ kind: 'facts', rows });
export const para = (said: string): Block => ({ kind: 'text', text: said });
export const aside = (said: string): Block => ({ kind: 'aside', text: said });

export function bullets(items: readonly string[]): Block {
  return { kind: 'bullets', items };
}

/** `high`, `medium` and `low` in one word. */
const TRUSTED: Readonly<Record<Limit['trust'], Words>> = {
  high: words('trust high', '可信度高'),
  medium: words('trust medium', '可信度中'),
  low: words('trust low', '可信度低'),
};

/** A source with its date and how far it is trusted. */
function sourceName(id: SourceId, t: Speak): string {
  const { name, date, trust } = sourceOf(id);
  const about = words(`${date}, ${TRUSTED[trust].en}`, `${date}，${TRUSTED[trust].zh}`);
  return t(words(`${name.en} (${about.en})`, `${name.zh}（${about.zh}）`));
}

/** Sources in one line, each with its address where it has one. */
export function sourceLine(ids: readonly SourceId[], t: Speak): string {
  return ids
    .map((id) => {
      const { at } = sourceOf(id);
      return `${sourceName(id, t)}${at.startsWith('https:') ? ` ${at}` : ''}`;
    })
    .join(t(SEMICOLON));
}

function operationRows(ids: readonly string[], t: Speak): readonly (readonly [string, string])[] {
  return ids.flatMap((id) => {
    const operation = operationOf(id);
    if (operation === undefined) return [];
    return [[id, `${t(operation.name)}${t(COLON)}${t(operation.about)}`] as const];
  });
}

export function operationList(ids: readonly string[], t: Speak): Block | null {
  const rows = operationRows(ids, t);
  return rows.length === 0 ? null : { kind: 'ids', rows };
}

/** Rows of limits: id, title and value. */
function limitList(ids: readonly string[], t: Speak): Block | null {
  const rows = ids.flatMap((id) => {
    const limit = limitOf(id);
    return limit === undefined
      ? []
      : [[id, `${t(limit.title)}${t(COLON)}${t(limit.value)}`] as const];
  });
  return rows.length === 0 ? null : { kind: 'ids', rows };
}

function stepOf(step: Step, t: Speak) {
  const { element, where, note } = step;
  const place =
    element === undefined
      ? where
      : where === undefined
        ? words(`[${element.en}]`, `[${element.zh}]`)
        : words(`[${element.en}], ${where.en}`, `[${element.zh}]，${where.zh}`);
  return {
    text: t(step.do),
    details: [place, note].flatMap((w) => (w === undefined ? [] : [t(w)])),
  };
}

export function operationSteps(operation: Operation, t: Speak): Block {
  return { kind: 'steps', items: operation.steps.map((step) => stepOf(step, t)) };
}

/** The click path in short, with who can do it and what has to be so before. */
export function operationFacts(operation: Operation, t: Speak): Block {
  const { navigation, prerequisites, who } = operation;
  const [best, ...others] = navigation;
  return {
    kind: 'facts',
    rows: [
      ...(best === undefined ? [] : [[t(LABEL.where), t(best)] as const]),
      ...others.map((n) => [t(LABEL.also), t(n)] as const),
      [t(LABEL.who), t(WHO[who])],
      ...prerequisites.map((p) => [t(LABEL.needs), t(p)] as const),
    ],
  };
}

export function operationPage(operation: Operation, t: Speak, level: 1 | 2 = 1): readonly Block[] {
  const { aliases, parameters = [], notes = [], limits = [], related = [] } = operation;
  const paths = PATHS.filter((p) => p.operations.includes(operation.id));
  const body = [
    ...part(t(LABEL.steps), operationSteps(operation, t)),
    ...part(
      t(LABEL.parameters),
      parameters.length === 0
        ? null
        : {
            kind: 'facts',
            rows: parameters.map(({ name, required, options = [], about }) => [
              t(name),
              [
                `${t(required ? LABEL.required : LABEL.optional)}${t(SEMICOLON)}${t(about)}`,
                ...(options.length === 0
                  ? []
                  : [`${t(LABEL.options)}${t(COLON)}${options.map(t).join(t(LIST))}`]),
              ].join(' '),
            ]),
          },
    ),
    ...part(t(LABEL.notes), notes.length === 0 ? null : bullets(notes.map(t))),
    ...part(t(LABEL.limits), limitList(limits, t)),
    ...part(t(LABEL.related), operationList(related, t)),
  ];
  return [
    heading(level, `${t(operation.name)} (${operation.id})`, operation.id),
    para(t(operation.about)),
    operationFacts(operation, t),
    ...(aliases.length === 0
      ? []
      : [
          {
            kind: 'aside',
            text: `${t(LABEL.names)}${t(COLON)}${aliases.join(t(LIST))}`,
          } as const,
        ]),
    ...below(level, body),
    {
      kind: 'aside',
      text: [
        `${t(LABEL.guide)}${t(COLON)}${operation.guide}`,
        ...(paths.length === 0
          ? []
          : [`${t(LABEL.belongs)}${t(COLON)}${paths.map((p) => p.id).join(t(LIST))}`]),
        `${t(LABEL.sources)}${t(COLON)}${sourceLine(operation.sources, t)}`,
      ].join(t(SEMICOLON)),
    },
  ];
}

/** Command lines that test a path. */
export function commandsOf(path: Path): Block | null {
  return path.commands.length === 0
    ? null
    : { kind: 'commands', lines: path.commands.map((c) => c.example) };
}

export function pathPage(path: Path, t: Speak, level: 1 | 2 = 1): readonly Block[] {
  const body = [
    ...part(t(LABEL.when), bullets(path.when.map(t))),
    ...part(t(LABEL.whenNot), bullets(path.whenNot.map(t))),
    ...part(t(LABEL.pathLimits), bullets(path.limits.map(t))),
    ...part(t(LABEL.operations), operationList(path.operations, t)),
    ...part(t(LABEL.test), commandsOf(path)),
    ...part(
      t(LABEL.findings),
      path.findings.length === 0 ? null : para(path.findings.join(t(LIST))),
    ),
  ];
  return [
    heading(level, t(path.title), path.id),
    para(t(path.about)),
    facts([[t(LABEL.path), `${path.id} > ${path.guide}`]]),
    ...below(level, body),
    aside(`${t(LABEL.sources)}${t(COLON)}${sourceLine(path.sources, t)}`),
  ];
}

function claimRows(claims: readonly Claim[], t: Speak): readonly (readonly [string, string])[] {
  return claims.map(({ says, source }) => [sourceName(source, t), t(says)] as const);
}

export function limitPage(limit: Limit, t: Speak, level: 1 | 2 = 1): readonly Block[] {
  const { note, otherwise = [], id } = limit;
  const disputed = CONTRADICTIONS.some((row) => row.id === id);
  return [
    heading(level, `${t(limit.title)} (${limit.id})`, limit.id),
    {
      kind: 'facts',
      rows: [
        [t(LABEL.value), t(limit.value)],
        ...(note === undefined ? [] : [[t(LABEL.note), t(note)] as const]),
        [t(LABEL.trust), t(TRUST[limit.trust])],
        ...claimRows(otherwise, t).map(
          ([source, says]) => [t(LABEL.disagree), `${source}${t(COLON)}${says}`] as const,
        ),
      ],
    },
    ...(disputed
      ? [
          aside(
            t(
              words(
                `Every claim: alimail-doctor guide contradiction ${id}`,
                `各方说法：alimail-doctor guide contradiction ${id}`,
              ),
            ),
          ),
        ]
      : []),
    aside(`${t(LABEL.sources)}${t(COLON)}${sourceLine(limit.sources, t)}`),
  ];
}

export function contradictionPage(
  row: Contradiction,
  t: Speak,
  level: 1 | 2 = 1,
): readonly Block[] {
  return [
    heading(level, `${t(row.topic)} (${row.id})`, `contradiction-${row.id}`),
    {
      kind: 'facts',
      rows: [
        ...claimRows(row.claims, t),
        [t(LABEL.goBy), t(row.goBy)],
        [t(LABEL.trust), t(TRUST[row.trust])],
      ],
    },
  ];
}

export function answerPage(answer: Answer, t: Speak, level: 1 | 2 = 1): readonly Block[] {
  const path = pathOf(answer.path);
  const body = [
    ...part(t(LABEL.operations), operationList(answer.operations, t)),
    ...part(t(LABEL.limits), limitList(answer.limits ?? [], t)),
    ...part(t(LABEL.test), path === undefined ? null : commandsOf(path)),
  ];
  return [
    heading(level, `${t(answer.question)} (${answer.id})`, answer.id),
    ...answer.answer.map((paragraph) => para(t(paragraph))),
    ...below(level, body),
    aside(
      `${t(LABEL.path)}${t(COLON)}${answer.path} > ${path?.guide ?? ''}${t(SEMICOLON)}${t(LABEL.sources)}${t(COLON)}${sourceLine(answer.sources, t)}`,
    ),
  ];
}

// ------------------------------------------------------------------------ trees

/** The tree as an outline: each question with its choices, each leaf with its path. */
export function outlineOf(node: InterviewNode<Ending>, t: Speak, depth = 0): readonly string[] {
  const pad = '  '.repeat(depth);
  if (node.kind === 'leaf') {
    const { path, answer, operations = [] } = node.leaf;
    const to = [path, ...(answer === undefined ? operations.slice(0, 1) : [answer])].join(', ');
    return [`${pad}→ ${to}`];
  }
  return [
    `${pad}${node.id}${t(COLON)}${t(node.ask)}`,
    ...node.choices.flatMap((choice) => {
      const line = `${pad}  ${choice.id}${t(COLON)}${t(choice.label)}`;
      const next = outlineOf(choice.next, t, depth + 2);
      return choice.next.kind === 'leaf' ? [`${line} ${(next[0] ?? '').trim()}`] : [line, ...next];
    }),
  ];
}

/** What stands at a leaf: why, the answer, the path and what to do first. */
export function endingPage(
  ending: Ending,
  asked: readonly (readonly [question: string, choice: string])[],
  t: Speak,
): readonly Block[] {
  const path = pathOf(ending.path);
  const answer = ending.answer === undefined ? undefined : answerOf(ending.answer);
  if (path === undefined) return [];
  const first = [...new Set([...(ending.operations ?? []), ...(answer?.operations ?? [])])];
  const [leading] = first.flatMap((id) => operationOf(id) ?? []);
  return [
    heading(1, t(answer?.question ?? path.title)),
    ...(asked.length === 0 ? [] : [facts(asked)]),
    ...(ending.note === undefined ? [] : [para(t(ending.note))]),
    ...(answer?.answer ?? [path.about]).map((p) => para(t(p))),
    ...(leading === undefined
      ? []
      : [
          heading(2, `${t(leading.name)} (${leading.id})`),
          operationFacts(leading, t),
          operationSteps(leading, t),
        ]),
    ...part(
      t(LABEL.operations),
      operationList(
        [...new Set([...first, ...path.operations])].filter((id) => id !== leading?.id),
        t,
      ),
    ),
    ...part(t(LABEL.test), commandsOf(path)),
    ...part(t(LABEL.pathLimits), bullets(path.limits.map(t))),
    aside(`${t(LABEL.path)}${t(COLON)}${path.id} > ${path.guide}`),
  ];
}

// ------------------------------------------------------------------------ overviews

export function intentPage(intent: Intent, t: Speak, level: 1 | 2 = 1): readonly Block[] {
  const tree = GUIDE_TREES[intent.id];
  return [
    heading(level, t(intent.title), intent.id),
    para(t(intent.about)),
    ...(level === 1
      ? part(t(LABEL.people), bullets(intent.says.map(t)))
      : [bullets(intent.says.map(t))]),
    heading(level === 1 ? 2 : 3, t(LABEL.paths)),
    {
      kind: 'ids',
      rows: pathsOf(intent).map((p) => [p.id, `${t(p.title)}${t(COLON)}${t(p.when[0])}`]),
    },
    facts([[t(LABEL.default), `${intent.defaultPath}${t(COLON)}${t(intent.whyDefault)}`]]),
    heading(level === 1 ? 2 : 3, t(LABEL.tree)),
    { kind: 'outline', lines: outlineOf(tree, t) },
  ];
}

export function startPage(t: Speak): readonly Block[] {
  return [
    heading(1, t(words('What do you want to do?', '想解决什么问题？'))),
    {
      kind: 'ids',
      rows: INTENTS.map((i) => [i.id, `${t(i.title)}${t(COLON)}${t(i.about)}`]),
    },
    heading(2, t(words('How to go on', '怎么用'))),
    {
      kind: 'commands',
      lines: [
        'alimail-doctor guide recover-access',
        t(
          words(
            'alimail-doctor guide "emails vanish after I read them on my phone"',
            'alimail-doctor guide 邮件被退回 550',
          ),
        ),
        'alimail-doctor guide ESO_LOCAL_SPAM',
        'alimail-doctor guide operation add-to-whitelist',
        'alimail-doctor guide limits',
        'alimail-doctor guide list',
      ],
    },
    aside(
      t(
        words(
          'An intent asks you a few questions; words are searched for in English and Chinese, error texts included.',
          '输入意图会逐步提问；也可以直接输入中英文问题或报错原文。',
        ),
      ),
    ),
  ];
}

export function guidePage(guide: GuideId, t: Speak): readonly Block[] {
  const paths = PATHS.filter((p) => p.guide === guide);
  const operations = OPERATIONS.filter((o) => o.guide === guide).map((o) => o.id);
  return [
    heading(1, `${guide}${t(COLON)}${t(GUIDE_NAMES[guide])}`, guide),
    ...part(t(LABEL.paths), {
      kind: 'ids',
      rows: paths.map((p) => [p.id, `${t(p.title)}${t(COLON)}${t(p.about)}`]),
    }),
    ...part(t(LABEL.operations), operationList(operations, t)),
    ...part(
      t(LABEL.limits),
      limitList(
        LIMITS.filter((l) => l.guide === guide).map((l) => l.id),
        t,
      ),
    ),
  ];
}

export function listPage(t: Speak): readonly Block[] {
  return [
    heading(1, t(words('Everything in the guide', '指引全部内容'))),
    ...INTENTS.flatMap((intent) => [
      heading(2, `${t(intent.title)} (${intent.id})`),
      ids(pathsOf(intent).map((p) => [p.id, t(p.title)])),
    ]),
    ...GUIDE_IDS.flatMap((guide) => [
      heading(2, `${guide}${t(COLON)}${t(GUIDE_NAMES[guide])}`),
      ids(OPERATIONS.filter((o) => o.guide === guide).map((o) => [o.id, t(o.name)])),
    ]),
    heading(2, t(LABEL.questions)),
    ids(ANSWERS.map((a) => [a.id, t(a.question)])),
    heading(2, t(LABEL.limits)),
    ids(LIMITS.map((l) => [l.id, t(l.title)])),
    heading(
      2,
      t(
        words(
          'Contradictions (guide contradiction <id>)',
          '矛盾之处（guide contradiction <编号>）',
        ),
      ),
    ),
    ids(CONTRADICTIONS.map((c) => [c.id, t(c.topic)])),
  ];
}

export function limitsPage(t: Speak): readonly Block[] {
  return [
    heading(1, t(words('Limits of Alibaba Mail', '阿里邮箱的各项限制'))),
    aside(
      t(
        words(
          `As of ${KNOWLEDGE_DATE}. Where sources differ, the most trusted one stands first and the others below it; sending limits are secret and none is made up.`,
          `截至 ${KNOWLEDGE_DATE}。来源说法不一时，最可信的在前，其余列在下面；发信频率上限不公开，这里不编造。`,
        ),
      ),
    ),
    ...LIMITS.flatMap((limit) => limitPage(limit, t, 2)),
    heading(1, t(LABEL.contradictions)),
    ...CONTRADICTIONS.flatMap((row) => contradictionPage(row, t, 2)),
  ];
}
