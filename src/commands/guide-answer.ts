/** The answer to a question in words: the best entry in full enough to act on, why it is that one, and the next. */
import { type Language, say, text } from '../engine/text.ts';
import { type GuideEntry, type Path, type Words, words } from '../knowledge/guide/index.ts';
import type { Hit } from '../knowledge/guide/search.ts';
import type { Block } from '../render/page.ts';
import { guideSearch } from './guide-index.ts';
import {
  answerPage,
  aside,
  bullets,
  COLON,
  commandsOf,
  facts,
  ids,
  intentPage,
  limitPage,
  operationFacts,
  operationList,
  operationSteps,
  para,
  type Speak,
} from './guide-pages.ts';
import { type GuideDocument, lineOf, resultOf, titleOf } from './guide-rows.ts';

const NOTHING = text(
  'nothing in the guide fits {query}. Say it in other words, or paste the error text itself; “alimail-doctor guide” shows where to begin',
  '指引里没有找到与{query}相符的内容。换个说法，或者把报错原文贴进来；“alimail-doctor guide”可以从头看起',
);

const W = {
  nearest: words('Nothing fits well. The nearest:', '没有很相符的内容，最接近的是：'),
  reply: words(
    'A server’s reply: what it means, and which address and record it is about',
    '这是服务器的退信原文：看它的含义、涉及的地址和记录',
  ),
  others: words('Then', '其次'),
  operations: words('Operations', '操作'),
  not: words('When it is something else', '以下情况不适用'),
  notes: words('Mind', '注意'),
  why: words('why', '原因'),
  path: words('path', '路径'),
  guide: words('guide', '指引'),
  test: words('Test it', '用命令检查'),
  more: words(
    '“alimail-doctor guide <id>” shows any of these in full.',
    '“alimail-doctor guide <编号>”可查看其中任何一条的全文。',
  ),
};

/** As many results as are shown. */
const SHOWN = 8;
/** As many are looked at for the order of a path’s operations. */
const RANKED = 40;
/** As many operations of a path are shown. */
const SHOWN_OPERATIONS = 6;

/** What a mail server answers: a code, and mostly words after it (RFC 5321 §4.2). */
const REPLY = /^\s*[245]\d\d(?:[ -]\S|\s*$)/;
/** What a shell takes as it stands between double quotes. */
const SHELL_SAFE = /^[\w .,:;@/()<>[\]'’+*=&%#?|~-]{3,200}$/;

export interface AnswerTo {
  /** 2 when nothing fits well. */
  readonly code: 0 | 2;
  readonly page: readonly Block[];
  readonly document: GuideDocument;
}

export async function answerTo(query: string, t: Speak, language: Language): Promise<AnswerTo> {
  const find = await guideSearch();
  const { hits: ranked, read, weak } = find(query, RANKED);
  const hits = ranked.slice(0, SHOWN);
  const [best, ...rest] = hits;
  const document: GuideDocument = {
    schemaVersion: 1,
    query,
    results: hits.map((hit) => resultOf(hit.entry, whyOf(hit, t), t)),
    ...(read.length === 0 ? {} : { read: read.map(([typed, as]) => ({ typed, as })) }),
  };
  if (best === undefined) {
    const nothing = NOTHING({ query: JSON.stringify(query.slice(0, 80)) });
    return { code: 2, page: [para(say(nothing, language))], document };
  }
  const corrections = read.map(([typed, as]) => words(`${typed} as ${as}`, `${typed} → ${as}`));
  const readAs: readonly Block[] =
    corrections.length === 0
      ? []
      : [
          aside(
            t(
              words(
                `read ${corrections.map((c) => c.en).join(', ')}`,
                `按此理解：${corrections.map((c) => c.zh).join('，')}`,
              ),
            ),
          ),
        ];
  if (weak) {
    return {
      code: 2,
      page: [
        heading(1, t(W.nearest)),
        listOf(hits, t),
        ...readAs,
        ...replyHint(query, t),
        aside(t(W.more)),
      ],
      document,
    };
  }
  const answer = answerBehind(best.entry, rest);
  const others = rest.filter((hit) => hit !== answer);
  return {
    code: 0,
    page: [
      ...bestPage(best, answer, ranked, t),
      ...readAs,
      ...replyHint(query, t),
      ...(others.length === 0 ? [] : [heading(2, t(W.others)), listOf(others, t)]),
      aside(t(W.more)),
    ],
    document,
  };
}

const heading = (level: 1 | 2, title: string): Block => ({ kind: 'heading', level, text: title });

function listOf(hits: readonly Hit[], t: Speak): Block {
  return ids(hits.map(({ entry }) => [entry.id, t(titleOf(entry))]));
}

/** The command that reads a server’s reply, for a question that is one. */
function replyHint(query: string, t: Speak): readonly Block[] {
  if (!REPLY.test(query)) return [];
  const reply = SHELL_SAFE.test(query.trim()) ? query.trim() : '550 …';
  const line = `alimail-doctor diagnose-bounce --reply "${reply}"`;
  return [heading(2, t(W.reply)), { kind: 'commands', lines: [line] }];
}

/** The answer right behind a path or an operation that it is about: shown with it. */
function answerBehind(best: GuideEntry, rest: readonly Hit[]): Hit | undefined {
  return rest.slice(0, 3).find(({ entry }) => {
    if (entry.kind !== 'question') return false;
    return best.kind === 'path'
      ? entry.row.path === best.id
      : best.kind === 'operation' && entry.row.operations[0] === best.id;
  });
}

/** As many words of a question as are quoted. */
const QUOTED = 5;

/** The words of the question that an entry answers, or the text of a page that stands in it. */
function quotedOf({ words: met, shows }: Hit, t: Speak): string {
  const seen = shows !== null ? [shows] : met.slice(0, QUOTED);
  return seen.map((s) => `“${s}”`).join(t(words(', ', '')));
}

/** Why an entry is an answer, in one line. */
function whyOf(hit: Hit, t: Speak): string {
  const { entry } = hit;
  const quoted = quotedOf(hit, t);
  const about = t(entry.kind === 'path' ? nearestWhen(entry.row, hit.words) : lineOf(entry));
  return quoted === '' ? about : `${quoted}${t(COLON)}${about}`;
}

/** The sentence of a path that holds most of the question’s words; what the path is about where none holds any. */
function nearestWhen({ when, about }: Path, met: readonly string[]): Words {
  const count = (w: Words) => {
    const own = new Set(`${w.en} ${w.zh}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
    const han = [...own].join(' ');
    return met.filter((word) => {
      const bare = word.toLowerCase();
      return own.has(bare) || (/\p{Script=Han}/u.test(bare) && han.includes(bare));
    }).length;
  };
  const [best] = [about, ...when].toSorted((a, b) => count(b) - count(a));
  return best ?? about;
}

/** The best result in full enough to act on. */
function bestPage(
  best: Hit,
  answer: Hit | undefined,
  ranked: readonly Hit[],
  t: Speak,
): readonly Block[] {
  const { entry } = best;
  const row = answer?.entry.kind === 'question' ? answer.entry.row : null;
  const said: readonly Block[] =
    row === null
      ? []
      : [heading(2, t(row.question)), ...row.answer.map((paragraph) => para(t(paragraph)))];
  const because = (why: string) => (why === '' ? [] : [aside(`${t(W.why)}${t(COLON)}${why}`)]);
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
        heading(1, t(path.title)),
        para(t(path.about)),
        // What the path is about stands right above.
        ...because(
          nearestWhen(path, best.words) === path.about ? quotedOf(best, t) : whyOf(best, t),
        ),
        facts([[t(W.path), `${path.id} > ${path.guide}`]]),
        ...said,
        ...(list === null ? [] : [heading(2, t(W.operations)), list]),
        ...(test === null ? [] : [heading(2, t(W.test)), test]),
        heading(2, t(W.not)),
        bullets(path.whenNot.map(t)),
      ];
    }
    case 'operation': {
      const { name, about, notes = [], guide } = entry.row;
      const [first] = notes;
      return [
        heading(1, `${t(name)} (${entry.id})`),
        para(t(about)),
        ...because(quotedOf(best, t)),
        operationFacts(entry.row, t),
        operationSteps(entry.row, t),
        ...(first === undefined ? [] : [heading(2, t(W.notes)), para(t(first))]),
        ...said,
        aside(`${t(W.guide)}${t(COLON)}${guide}`),
      ];
    }
    case 'intent':
      return intentPage(entry.row, t);
    case 'limit':
      return limitPage(entry.row, t);
    case 'question':
      return answerPage(entry.row, t);
  }
}
