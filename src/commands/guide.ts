/** `guide`: questions in words, intents, paths, operations and limits of Alibaba Mail’s routing guides. Asks nothing of the network. */
import { type Question, walkAnswers } from '../engine/interview.ts';
import { type Language, say, text } from '../engine/text.ts';
import {
  ANSWERS,
  type Answer,
  type Claim,
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
  LIMITS,
  type Limit,
  type Operation,
  operationOf,
  PATHS,
  type Path,
  pathOf,
  pathsOf,
  type SourceId,
  sourceOf,
  type Words,
  words,
} from '../knowledge/guide/index.ts';
import type { Hit, Search } from '../knowledge/guide/search.ts';
import type { Block } from '../render/page.ts';
import {
  answerPage,
  aside,
  COLON,
  commandsOf,
  contradictionPage,
  endingPage,
  facts,
  guidePage,
  ids,
  intentPage,
  limitPage,
  limitsPage,
  listPage,
  operationFacts,
  operationList,
  operationPage,
  operationSteps,
  para,
  pathPage,
  type Speak,
  speaker,
  startPage,
} from './guide-pages.ts';

/** One entry of an answer, in the order of fitness. */
export interface GuideResult {
  readonly kind: EntryKind;
  readonly id: string;
  readonly title: string;
  /** The guide that it belongs to, one of six. */
  readonly path: string;
  /** Why it is here. */
  readonly why: string;
}

/** What `--json` prints. */
export interface GuideDocument {
  readonly schemaVersion: 1;
  readonly query: string;
  readonly results: readonly GuideResult[];
  /** What one entry says in full, where one was asked for. */
  readonly detail?: unknown;
}

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
  nothing: text(
    'nothing in the guide fits {query}. Say it in other words, or paste the error text itself; “alimail-doctor guide” shows where to begin',
    '指引里没有找到与{query}相符的内容。换个说法，或者把报错原文贴进来；“alimail-doctor guide”可以从头看起',
  ),
  noSuch: text(
    'the guide has no {kind} {id}{hint}; “alimail-doctor guide list” shows all',
    '指引里没有{kind} {id}{hint}；“alimail-doctor guide list”列出全部',
  ),
  giveId: text(
    'give the id of {kind}, such as {example}; “alimail-doctor guide list” shows all',
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
  best: words('Best fit', '最相符'),
  reply: words(
    'A server’s reply: what it means, and which address and record it is about',
    '这是服务器的退信原文：看它的含义、涉及的地址和记录',
  ),
  others: words('Then', '其次'),
  operations: words('Operations', '操作'),
  why: words('why', '原因'),
  path: words('path', '路径'),
  test: words('Test it', '用命令检查'),
  more: words(
    '“alimail-doctor guide <id>” shows any of these in full.',
    '“alimail-doctor guide <编号>”可查看其中任何一条的全文。',
  ),
  next: words('Answer with', '用选项回答'),
  asked: words('Your answers', '你的回答'),
  finding: words('leads here', '指向这里'),
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

// ------------------------------------------------------------------------ rows in one language

function sourcesIn(ids: readonly SourceId[], t: Speak) {
  return ids.map((id) => {
    const { name, at, date, trust } = sourceOf(id);
    return { id, name: t(name), at: at === '' ? null : at, date, trust };
  });
}

function claimsIn(claims: readonly Claim[], t: Speak) {
  return claims.map(({ says, source }) => ({ says: t(says), source: sourcesIn([source], t)[0] }));
}

function operationIn(row: Operation, t: Speak) {
  return {
    kind: 'operation',
    id: row.id,
    name: t(row.name),
    names: { en: row.name.en, zh: row.name.zh },
    aliases: row.aliases,
    guide: row.guide,
    who: row.who,
    about: t(row.about),
    navigation: row.navigation.map(t),
    prerequisites: row.prerequisites.map(t),
    steps: row.steps.map(({ do: what, element, kind, where, note }) => ({
      do: t(what),
      element: element === undefined ? null : t(element),
      kind: kind ?? null,
      where: where === undefined ? null : t(where),
      note: note === undefined ? null : t(note),
    })),
    parameters: (row.parameters ?? []).map(({ name, type, required, options = [], about }) => ({
      name: t(name),
      type,
      required,
      options: options.map(t),
      about: t(about),
    })),
    notes: (row.notes ?? []).map(t),
    limits: row.limits ?? [],
    related: row.related ?? [],
    paths: PATHS.filter((p) => p.operations.includes(row.id)).map((p) => p.id),
    sources: sourcesIn(row.sources, t),
  };
}

function pathIn(row: Path, t: Speak) {
  return {
    kind: 'path',
    id: row.id,
    intent: row.intent,
    guide: row.guide,
    title: t(row.title),
    about: t(row.about),
    when: row.when.map(t),
    whenNot: row.whenNot.map(t),
    limits: row.limits.map(t),
    operations: row.operations,
    commands: row.commands,
    findings: row.findings,
    sources: sourcesIn(row.sources, t),
  };
}

function limitIn(row: Limit, t: Speak) {
  return {
    kind: 'limit',
    id: row.id,
    title: t(row.title),
    value: t(row.value),
    note: row.note === undefined ? null : t(row.note),
    guide: row.guide,
    trust: row.trust,
    sources: sourcesIn(row.sources, t),
    otherwise: claimsIn(row.otherwise ?? [], t),
  };
}

function contradictionIn(row: Contradiction, t: Speak) {
  return {
    kind: 'contradiction',
    id: row.id,
    topic: t(row.topic),
    claims: claimsIn(row.claims, t),
    goBy: t(row.goBy),
    guide: row.guide,
    trust: row.trust,
  };
}

function answerIn(row: Answer, t: Speak) {
  return {
    kind: 'question',
    id: row.id,
    question: t(row.question),
    answer: row.answer.map(t),
    path: row.path,
    operations: row.operations,
    limits: row.limits ?? [],
    shows: row.shows ?? [],
    sources: sourcesIn(row.sources, t),
  };
}

function questionIn(node: Question<Ending>, t: Speak): unknown {
  return {
    id: node.id,
    ask: t(node.ask),
    choices: node.choices.map(({ id, label, next }) => ({
      id,
      label: t(label),
      ...(next.kind === 'leaf' ? { leads: endingIn(next.leaf, t) } : { next: questionIn(next, t) }),
    })),
  };
}

function endingIn(ending: Ending, t: Speak) {
  return {
    path: ending.path,
    answer: ending.answer ?? null,
    operations: ending.operations ?? [],
    note: ending.note === undefined ? null : t(ending.note),
  };
}

function intentIn(row: Intent, t: Speak) {
  return {
    kind: 'intent',
    id: row.id,
    title: t(row.title),
    about: t(row.about),
    says: row.says.map(t),
    defaultPath: row.defaultPath,
    whyDefault: t(row.whyDefault),
    paths: pathsOf(row).map((p) => p.id),
    tree: questionIn(GUIDE_TREES[row.id], t),
  };
}

function entryIn(entry: GuideEntry, t: Speak): unknown {
  switch (entry.kind) {
    case 'intent':
      return intentIn(entry.row, t);
    case 'path':
      return pathIn(entry.row, t);
    case 'operation':
      return operationIn(entry.row, t);
    case 'limit':
      return limitIn(entry.row, t);
    case 'question':
      return answerIn(entry.row, t);
  }
}

function titleOf(entry: GuideEntry): Words {
  switch (entry.kind) {
    case 'operation':
      return entry.row.name;
    case 'question':
      return entry.row.question;
    default:
      return entry.row.title;
  }
}

/** What an entry is, in one line. */
function lineOf(entry: GuideEntry): Words {
  switch (entry.kind) {
    case 'limit':
      return entry.row.value;
    case 'question':
      return entry.row.answer[0];
    default:
      return entry.row.about;
  }
}

/** The guide that an entry belongs to. */
function guideOf(entry: GuideEntry): string {
  switch (entry.kind) {
    case 'intent':
      return pathOf(entry.row.defaultPath)?.guide ?? '';
    case 'question':
      return pathOf(entry.row.path)?.guide ?? '';
    default:
      return entry.row.guide;
  }
}

function resultOf(entry: GuideEntry, why: string, t: Speak): GuideResult {
  return { kind: entry.kind, id: entry.id, title: t(titleOf(entry)), path: guideOf(entry), why };
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

// ------------------------------------------------------------------------ by id

/** Ids are typed by hand: case, and hyphens that one would not expect (`s-mime`), do not matter. */
const loose = (id: string) => id.toLowerCase().replace(/[\s_-]+/g, '');

function entryById(id: string, kind?: EntryKind): GuideEntry | undefined {
  const rows = kind === undefined ? ENTRIES : ENTRIES.filter((e) => e.kind === kind);
  const bare = id.replace(/^alimail-(?=configure-|recover-|resolve-|troubleshoot-)/, '');
  return (
    rows.find((e) => e.id === bare) ??
    // A single word is rather an error text, such as AccountFrozen.
    (/[-/]/.test(bare) || kind !== undefined
      ? rows.find((e) => loose(e.id) === loose(bare))
      : undefined)
  );
}

const KINDS: Readonly<Record<string, EntryKind | 'contradiction'>> = {
  operation: 'operation',
  path: 'path',
  limit: 'limit',
  question: 'question',
  intent: 'intent',
  contradiction: 'contradiction',
};

const EXAMPLES: Readonly<Record<EntryKind | 'contradiction', string>> = {
  operation: 'add-to-whitelist',
  path: 'recover-access/locked-account',
  limit: 'log-retention',
  question: 'account-locked',
  intent: 'recover-access',
  contradiction: 'log-retention',
};

async function searchOf(): Promise<Search> {
  const { guideSearch } = await import('./guide-index.ts');
  return guideSearch();
}

async function near(id: string, kind: EntryKind | 'contradiction'): Promise<readonly string[]> {
  if (kind === 'contradiction') {
    return CONTRADICTIONS.filter((c) => c.id.includes(id)).map((c) => c.id);
  }
  const search = await searchOf();
  return search(id.replace(/[-/]/g, ' '), 40)
    .filter((hit) => hit.entry.kind === kind)
    .slice(0, 3)
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
  if (topic.search) return search(query, t, language);
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
  const kind = KINDS[first.toLowerCase()];
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

async function byKind(
  kind: EntryKind | 'contradiction',
  id: string | undefined,
  language: Language,
): Promise<Topic> {
  const name = TEXT.kinds[kind]();
  if (id === undefined) {
    return {
      ok: false,
      message: say(TEXT.giveId({ kind: name, example: EXAMPLES[kind] }), language),
    };
  }
  if (kind === 'contradiction') {
    const row = contradictionOf(id.toLowerCase());
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
    rows: [],
    detail: (t) => contradictionIn(row, t),
  };
}

function ofFinding(id: string, path: Path): Topic {
  return {
    ok: true,
    page: (t) => [
      {
        kind: 'facts',
        rows: [[id, t(words('the finding leads to this path', '该检查结果指向下面的路径'))]],
      },
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
    const { given, open } = walked;
    const message =
      open === null
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
        detail: { intent: intent.id, answered, ending: endingIn(ending, t) },
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
      page: [...intentPage(intent, t), { kind: 'aside', text: t(W.whole) }],
      document: { ...document, detail: intentIn(intent, t) },
      ask: { intent, answers },
    };
  }
  return {
    ok: true,
    code: 0,
    page: [
      { kind: 'heading', level: 1, text: t(open.ask) },
      { kind: 'facts', rows: asked },
      { kind: 'ids', rows: open.choices.map((c) => [`${open.id}=${c.id}`, t(c.label)]) },
    ],
    document: { ...document, detail: { intent: intent.id, answered, next: questionIn(open, t) } },
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

// ------------------------------------------------------------------------ words

/** As many results as are shown. */
const SHOWN = 8;
/** As many are looked at for the order of a path’s operations. */
const RANKED = 40;
/** As many operations of a path are shown. */
const SHOWN_OPERATIONS = 6;

/** What a mail server answers: a code, and words after it (RFC 5321 §4.2). */
const REPLY = /^\s*[245]\d\d[ -]\S/;
/** What a shell takes as it stands between double quotes. */
const SHELL_SAFE = /^[\w .,:;@/()<>[\]'’+*=&%#?|~-]{4,200}$/;

/** The command that reads a server’s reply, for a question that is one. */
function replyCommand(query: string): string | null {
  if (!REPLY.test(query)) return null;
  const reply = SHELL_SAFE.test(query.trim()) ? query.trim() : '550 …';
  return `alimail-doctor diagnose-bounce --reply "${reply}"`;
}

async function search(query: string, t: Speak, language: Language): Promise<Guided> {
  const find = await searchOf();
  const ranked = find(query, RANKED);
  const hits = ranked.slice(0, SHOWN);
  const [best, ...rest] = hits;
  const document: GuideDocument = {
    schemaVersion: 1,
    query,
    results: hits.map((hit) => resultOf(hit.entry, whyOf(hit, t), t)),
  };
  if (best === undefined) {
    const nothing = TEXT.nothing({ query: JSON.stringify(query.slice(0, 80)) });
    return { ok: true, code: 2, page: [para(say(nothing, language))], document };
  }
  const answer = answerTo(best.entry, rest);
  const others = rest.filter((hit) => hit !== answer);
  return {
    ok: true,
    code: 0,
    page: [
      ...bestPage(best.entry, answer, whyOf(best, t), ranked, t),
      ...replyHint(query, t),
      ...(others.length === 0
        ? []
        : [
            { kind: 'heading', level: 2, text: t(W.others) } as const,
            ids(others.map(({ entry }) => [entry.id, t(titleOf(entry))])),
          ]),
      aside(t(W.more)),
    ],
    document,
  };
}

function replyHint(query: string, t: Speak): readonly Block[] {
  const command = replyCommand(query);
  return command === null
    ? []
    : [
        { kind: 'heading', level: 2, text: t(W.reply) },
        { kind: 'commands', lines: [command] },
      ];
}

/** The answer right behind a path or an operation that it is about: shown with it. */
function answerTo(best: GuideEntry, rest: readonly Hit[]): Hit | undefined {
  return rest.slice(0, 3).find(({ entry }) => {
    if (entry.kind !== 'question') return false;
    return best.kind === 'path'
      ? entry.row.path === best.id
      : best.kind === 'operation' && entry.row.operations[0] === best.id;
  });
}

/** The words of the question that an entry answers, or the text of a page that stands in it, and what follows. */
function whyOf({ entry, words: met, shows }: Hit, t: Speak): string {
  const seen = shows !== null ? [shows] : met.slice(0, 5);
  const about = t(entry.kind === 'path' ? nearestWhen(entry.row, met) : lineOf(entry));
  if (seen.length === 0) return about;
  const quoted = seen.map((s) => `“${s}”`);
  return t(words(`${quoted.join(', ')}: ${about}`, `${quoted.join('')}：${about}`));
}

/** The sentence of a path that holds most of the question’s words. */
function nearestWhen({ when, about }: Path, met: readonly string[]): Words {
  const count = (w: Words) => {
    const line = `${w.en} ${w.zh}`.toLowerCase();
    return met.filter((word) => line.includes(word.toLowerCase())).length;
  };
  const [best] = [...when, about].toSorted((a, b) => count(b) - count(a));
  return best ?? about;
}

/** The best result in full enough to act on. */
function bestPage(
  entry: GuideEntry,
  answer: Hit | undefined,
  why: string,
  ranked: readonly Hit[],
  t: Speak,
): readonly Block[] {
  const head = (title: string): Block => ({ kind: 'heading', level: 1, text: title });
  const sub = (title: string): Block => ({ kind: 'heading', level: 2, text: title });
  const because = aside(`${t(W.why)}${t(COLON)}${why}`);
  const row = answer?.entry.kind === 'question' ? answer.entry.row : null;
  const said =
    row === null
      ? []
      : [sub(t(row.question)), ...row.answer.map((paragraph) => para(t(paragraph)))];
  switch (entry.kind) {
    case 'path': {
      const path = entry.row;
      const test = commandsOf(path);
      const rank = (id: string) => {
        const at = ranked.findIndex((hit) => hit.entry.kind === 'operation' && hit.entry.id === id);
        return at < 0 ? RANKED : at;
      };
      // Those that the question names come first, in the order in which they fit.
      const own = path.operations.toSorted((a, b) => rank(a) - rank(b));
      const all = [...new Set([...(row?.operations ?? []), ...own])];
      const list = operationList(all.slice(0, SHOWN_OPERATIONS), t);
      return [
        head(t(path.title)),
        para(t(path.about)),
        because,
        facts([[t(W.path), `${path.id} > ${path.guide}`]]),
        ...said,
        ...(list === null ? [] : [sub(t(W.operations)), list]),
        ...(test === null ? [] : [sub(t(W.test)), test]),
      ];
    }
    case 'operation':
      return [
        head(`${t(entry.row.name)} (${entry.id})`),
        para(t(entry.row.about)),
        because,
        operationFacts(entry.row, t),
        operationSteps(entry.row, t),
        ...said,
        aside(`${t(W.path)}${t(COLON)}${entry.row.guide}`),
      ];
    case 'intent':
      return intentPage(entry.row, t);
    case 'limit':
      return limitPage(entry.row, t);
    case 'question':
      return answerPage(entry.row, t);
  }
}
