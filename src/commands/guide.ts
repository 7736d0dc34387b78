/** `guide`: questions in words, intents, paths, operations and limits of Alibaba Mail’s routing guides. Asks nothing of the network. */
import { walkAnswers } from '../engine/interview.ts';
import { type Language, say, text } from '../engine/text.ts';
import {
  ANSWERS,
  CONTRADICTIONS,
  type Contradiction,
  contradictionOf,
  ENTRIES,
  type Ending,
  type EntryKind,
  GUIDE_IDS,
  GUIDE_TREES,
  type GuideEntry,
  type GuideId,
  INTENTS,
  type Intent,
  intentOf,
  LIMITS,
  namesOf,
  operationOf,
  PATHS,
  type Path,
  pathOf,
  pathsOf,
  type Words,
  words,
} from '../knowledge/guide/index.ts';
import type { Block } from '../render/page.ts';
import {
  answerPage,
  aside,
  contradictionPage,
  endingPage,
  facts,
  guidePage,
  ids,
  intentPage,
  limitPage,
  limitsPage,
  listPage,
  operationPage,
  pathPage,
  type Speak,
  speaker,
  startPage,
} from './guide-pages.ts';
import {
  contradictionIn,
  endingIn,
  entryIn,
  type GuideDocument,
  intentIn,
  limitIn,
  lineOf,
  pathIn,
  questionIn,
  resultOf,
} from './guide-rows.ts';

export type { GuideDocument, GuideResult } from './guide-rows.ts';

export type Guided =
  | {
      readonly ok: true;
      readonly code: 0 | 2;
      readonly page: readonly Block[];
      readonly document: GuideDocument;
      /** The questions that are still open, for a terminal to ask. */
      readonly ask?: { readonly intent: Intent; readonly answers: readonly string[] };
    }
  | { readonly ok: false; readonly message: string };

const TEXT = {
  noSuch: text(
    'the guide has no {kind} {id}{hint}; “alimail-doctor guide list” shows all',
    '指引里没有{kind} {id}{hint}；“alimail-doctor guide list”列出全部',
  ),
  giveId: text(
    'give an id of the kind {kind}, such as {example}; “alimail-doctor guide list” shows all',
    '请写出{kind}的编号，例如 {example}；“alimail-doctor guide list”列出全部',
  ),
  hint: text(', did you mean {ids}?', '，是不是 {ids}？'),
  none: text('', ''),
  answer: text(
    '--answer {given} does not fit the question {question}: choose one of {choices}',
    '--answer {given} 不是问题 {question} 的选项，可选：{choices}',
  ),
  tooMany: text(
    '--answer {given}: no question is left that it could answer',
    '--answer {given}：没有对应的问题了',
  ),
  against: text(
    '--answer {given} contradicts --answer {against}: give one of them',
    '--answer {given} 与 --answer {against} 矛盾，只保留一个',
  ),
  answersAlone: text('--answer needs an intent: {intents}', '--answer 要和意图一起用：{intents}'),
  kinds: {
    operation: text('operation', '操作'),
    path: text('path', '路径'),
    limit: text('limit', '限制'),
    question: text('question', '问题'),
    intent: text('intent', '意图'),
    contradiction: text('contradiction', '矛盾'),
  },
};

const W = {
  whole: words(
    'Answer the tree with --answer <question>=<choice>; at a terminal its questions are asked one by one.',
    '用 --answer <问题>=<选项> 作答；在终端里直接运行会逐个提问。',
  ),
};

export interface GuideRequest {
  /** The words of the command line. */
  readonly words: readonly string[];
  /** `question=choice`, or choices in order, for an intent’s tree. */
  readonly answers: readonly string[];
  readonly language: Language;
}

// ------------------------------------------------------------------------ by id

/** No id is longer; what is longer is a question. */
const MAX_ID = 80;

/** Ids are typed by hand: case, and hyphens that one would not expect (`s-mime`), do not matter. */
const loose = (id: string) => id.toLowerCase().replace(/[\s_-]+/g, '');

function rowById<R extends { readonly id: string }>(
  rows: readonly R[],
  id: string,
  loosely: boolean,
): R | undefined {
  if (id.length > MAX_ID) return undefined;
  const bare = id.replace(/^alimail-(?=configure-|recover-|resolve-|troubleshoot-)/i, '');
  const exact = rows.find((row) => row.id === bare);
  if (exact !== undefined || !loosely) return exact;
  const wanted = loose(bare);
  return rows.find((row) => loose(row.id) === wanted);
}

/** An entry by its id, or, where its kind is named, by a name that no other of the kind has. */
function entryById(id: string, kind?: EntryKind): GuideEntry | undefined {
  // A single word without hyphens is rather an error text, such as AccountFrozen.
  if (kind === undefined) return rowById(ENTRIES, id, /[-/]/.test(id));
  const rows = ENTRIES.filter((e) => e.kind === kind);
  const found = rowById(rows, id, true);
  if (found !== undefined) return found;
  const wanted = loose(id.normalize('NFKC'));
  const named = rows.filter((e) => namesOf(e).some((name) => loose(name) === wanted));
  return named.length === 1 ? named[0] : undefined;
}

type Kind = EntryKind | 'contradiction';

const KINDS: ReadonlyMap<string, Kind> = new Map(
  (['operation', 'path', 'limit', 'question', 'intent', 'contradiction'] as const).map((kind) => [
    kind,
    kind,
  ]),
);

const EXAMPLES: Readonly<Record<Kind, string>> = {
  operation: 'add-to-whitelist',
  path: 'recover-access/locked-account',
  limit: 'log-retention',
  question: 'account-locked',
  intent: 'recover-access',
  contradiction: 'log-retention',
};

/** As many near ids as are proposed. */
const NEAR = 3;

async function near(id: string, kind: Kind): Promise<readonly string[]> {
  const bare = id.toLowerCase().slice(0, MAX_ID);
  if (kind === 'contradiction') {
    return CONTRADICTIONS.filter((c) => c.id.includes(bare))
      .map((c) => c.id)
      .slice(0, NEAR);
  }
  const intent = kind === 'path' ? intentOf(bare) : undefined;
  if (intent !== undefined) return pathsOf(intent).map((p) => p.id);
  const { guideSearch } = await import('./guide-index.ts');
  const search = await guideSearch();
  return search(bare.replace(/[-/]/g, ' '), 40)
    .hits.filter((hit) => hit.entry.kind === kind)
    .slice(0, NEAR)
    .map((hit) => hit.entry.id);
}

// ------------------------------------------------------------------------ the command

/** Answers one call. Never throws for what was typed. */
export async function guide(request: GuideRequest): Promise<Guided> {
  const { language } = request;
  const t = speaker(language);
  const given = request.words.map((w) => w.trim()).filter((w) => w !== '');
  const query = given.join(' ');
  const topic = await topicOf(given, language);
  if (!topic.ok) return topic;
  if (request.answers.length > 0 && topic.intent === undefined) {
    const intents = INTENTS.map((i) => i.id).join(', ');
    return { ok: false, message: say(TEXT.answersAlone({ intents }), language) };
  }
  if (topic.intent !== undefined) return walkIntent(topic.intent, request, query, t);
  if (topic.search) {
    const { answerTo } = await import('./guide-answer.ts');
    return { ok: true, ...(await answerTo(query, t, language)) };
  }
  return {
    ok: true,
    code: 0,
    page: topic.page(t),
    document: documentOf(query, topic.rows, topic.detail, t),
  };
}

function documentOf(
  query: string,
  rows: readonly (readonly [GuideEntry, Words])[],
  detail: ((t: Speak) => unknown) | undefined,
  t: Speak,
): GuideDocument {
  return {
    schemaVersion: 1,
    query,
    results: rows.map(([entry, why]) => resultOf(entry, t(why), t)),
    ...(detail === undefined ? {} : { detail: detail(t) }),
  };
}

type Topic =
  | { readonly ok: false; readonly message: string }
  | { readonly ok: true; readonly intent: Intent }
  | { readonly ok: true; readonly intent?: never; readonly search: true }
  | {
      readonly ok: true;
      readonly intent?: never;
      readonly search?: never;
      readonly page: (t: Speak) => readonly Block[];
      readonly rows: readonly (readonly [GuideEntry, Words])[];
      readonly detail?: (t: Speak) => unknown;
    };

const BY_ID = words('asked for by its id', '按编号查找');
const OF_GUIDE = words('part of this guide', '属于该指引');

/** What the words of the command line name. */
async function topicOf(given: readonly string[], language: Language): Promise<Topic> {
  const [first = '', second, ...more] = given;
  if (given.length === 0) {
    return {
      ok: true,
      page: startPage,
      rows: INTENTS.map((row) => [{ kind: 'intent', id: row.id, row }, row.about]),
    };
  }
  const kind = KINDS.get(first.toLowerCase());
  if (kind !== undefined && more.length === 0 && !/\s/.test(second ?? '')) {
    return byKind(kind, second, language);
  }
  if (second !== undefined) return { ok: true, search: true };
  const word = first.toLowerCase();
  if (word === 'list') {
    return {
      ok: true,
      page: listPage,
      rows: ENTRIES.map((entry) => [entry, lineOf(entry)]),
    };
  }
  if (word === 'limits') {
    return {
      ok: true,
      page: limitsPage,
      rows: LIMITS.map((row) => [{ kind: 'limit', id: row.id, row }, row.value]),
      detail: (t) => ({
        kind: 'limits',
        limits: LIMITS.map((row) => limitIn(row, t)),
        contradictions: CONTRADICTIONS.map((row) => contradictionIn(row, t)),
      }),
    };
  }
  const guideId = GUIDE_IDS.find((id) => id === word);
  if (guideId !== undefined) return ofGuide(guideId);
  const entry = entryById(first);
  if (entry?.kind === 'intent') return { ok: true, intent: entry.row };
  if (entry !== undefined) return ofEntry(entry);
  const contradiction = contradictionOf(word);
  if (contradiction !== undefined) return ofContradiction(contradiction);
  const path = PATHS.find((p) => p.findings.includes(word));
  if (path !== undefined) return ofFinding(word, path);
  return { ok: true, search: true };
}

async function byKind(kind: Kind, id: string | undefined, language: Language): Promise<Topic> {
  const name = TEXT.kinds[kind]();
  if (id === undefined) {
    return {
      ok: false,
      message: say(TEXT.giveId({ kind: name, example: EXAMPLES[kind] }), language),
    };
  }
  if (kind === 'contradiction') {
    const row = rowById(CONTRADICTIONS, id, true);
    if (row !== undefined) return ofContradiction(row);
  } else {
    const entry = entryById(id, kind);
    if (entry?.kind === 'intent') return { ok: true, intent: entry.row };
    if (entry !== undefined) return ofEntry(entry);
  }
  const ids = await near(id, kind);
  return {
    ok: false,
    message: say(
      TEXT.noSuch({
        kind: name,
        id: JSON.stringify(id.slice(0, 60)),
        hint: ids.length === 0 ? TEXT.none() : TEXT.hint({ ids: ids.join(', ') }),
      }),
      language,
    ),
  };
}

function pageOf(entry: GuideEntry, t: Speak): readonly Block[] {
  switch (entry.kind) {
    case 'intent':
      return intentPage(entry.row, t);
    case 'path':
      return pathPage(entry.row, t);
    case 'operation':
      return operationPage(entry.row, t);
    case 'limit':
      return limitPage(entry.row, t);
    case 'question':
      return answerPage(entry.row, t);
  }
}

function ofEntry(entry: GuideEntry): Topic {
  return {
    ok: true,
    page: (t) => pageOf(entry, t),
    rows: [[entry, BY_ID]],
    detail: (t) => entryIn(entry, t),
  };
}

function ofContradiction(row: Contradiction): Topic {
  return {
    ok: true,
    page: (t) => contradictionPage(row, t),
    rows: LIMITS.filter((limit) => limit.id === row.id).map((limit) => [
      { kind: 'limit', id: limit.id, row: limit },
      limit.value,
    ]),
    detail: (t) => contradictionIn(row, t),
  };
}

function ofFinding(id: string, path: Path): Topic {
  return {
    ok: true,
    page: (t) => [
      facts([[id, t(words('the finding leads to this path', '该检查结果指向下面的路径'))]]),
      ...pathPage(path, t),
    ],
    rows: [[{ kind: 'path', id: path.id, row: path }, words(`${id} leads here`, `${id} 指向这里`)]],
    detail: (t) => pathIn(path, t),
  };
}

function ofGuide(id: GuideId): Topic {
  const own = ENTRIES.filter(
    (e) => e.kind !== 'intent' && e.kind !== 'question' && e.row.guide === id,
  );
  return {
    ok: true,
    page: (t) => guidePage(id, t),
    rows: own.map((entry) => [entry, OF_GUIDE]),
  };
}

// ------------------------------------------------------------------------ an intent’s tree

function walkIntent(intent: Intent, request: GuideRequest, query: string, t: Speak): Guided {
  const { answers, language } = request;
  const walked = walkAnswers(GUIDE_TREES[intent.id], answers);
  if (!walked.ok) {
    const { given, open, against } = walked;
    const message =
      against !== undefined
        ? TEXT.against({
            given: JSON.stringify(given.slice(0, 60)),
            against: JSON.stringify(against.slice(0, 60)),
          })
        : open === null
          ? TEXT.tooMany({ given: JSON.stringify(given.slice(0, 60)) })
          : TEXT.answer({
              given: JSON.stringify(given.slice(0, 60)),
              question: open.id,
              choices: open.choices.map((c) => c.id).join(', '),
            });
    return { ok: false, message: say(message, language) };
  }
  const asked = walked.answered.map(
    ({ question, choice }) => [t(question.ask), t(choice.label)] as const,
  );
  const answered = walked.answered.map(({ question, choice }) => ({
    question: question.id,
    answer: choice.id,
  }));
  const self: readonly [GuideEntry, Words] = [
    { kind: 'intent', id: intent.id, row: intent },
    intent.about,
  ];
  if (walked.at.kind === 'leaf') {
    const ending = walked.at.leaf;
    return {
      ok: true,
      code: 0,
      page: endingPage(ending, asked, t),
      document: {
        ...documentOf(query, rowsOfEnding(ending), undefined, t),
        detail: { kind: 'walk', intent: intent.id, answered, ending: endingIn(ending, t) },
      },
    };
  }
  const open = walked.at;
  const paths = pathsOf(intent).map(
    (row) => [{ kind: 'path', id: row.id, row }, row.when[0]] as const,
  );
  const document = documentOf(query, [self, ...paths], undefined, t);
  if (answers.length === 0) {
    return {
      ok: true,
      code: 0,
      page: [...intentPage(intent, t), aside(t(W.whole))],
      document: { ...document, detail: intentIn(intent, t) },
      ask: { intent, answers },
    };
  }
  return {
    ok: true,
    code: 0,
    page: [
      { kind: 'heading', level: 1, text: t(open.ask) },
      facts(asked),
      ids(open.choices.map((c) => [`${open.id}=${c.id}`, t(c.label)])),
    ],
    document: {
      ...document,
      detail: { kind: 'walk', intent: intent.id, answered, next: questionIn(open, t) },
    },
    ask: { intent, answers },
  };
}

/** Path, answer and operations that a tree ended with. */
function rowsOfEnding(ending: Ending): readonly (readonly [GuideEntry, Words])[] {
  const fits = words('follows from your answers', '由你的回答得出');
  const rows: (readonly [GuideEntry, Words])[] = [];
  const path = pathOf(ending.path);
  if (path !== undefined) rows.push([{ kind: 'path', id: path.id, row: path }, fits]);
  const answer = ANSWERS.find((a) => a.id === ending.answer);
  if (answer !== undefined) rows.push([{ kind: 'question', id: answer.id, row: answer }, fits]);
  for (const id of new Set([
    ...(ending.operations ?? []),
    ...(answer?.operations ?? []),
    ...(path?.operations ?? []),
  ])) {
    const row = operationOf(id);
    if (row !== undefined) rows.push([{ kind: 'operation', id, row }, row.about]);
  }
  return rows;
}
