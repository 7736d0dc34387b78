/**
 * Questions in English and Chinese, typing errors included, to entries of the guide.
 *
 * MiniSearch ranks (BM25, prefixes, edit distance); here stands what it cannot
 * know: how Chinese is cut into words, which words mean the same, and that the
 * verbatim text of a server or page is better evidence than any word.
 */
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import { ENTRIES, type GuideEntry } from './index.ts';
import type { Words } from './types.ts';
import { SPELLINGS, STOP_WORDS, STOP_WORDS_ZH, SYNONYMS, WEAK } from './vocabulary.ts';

/** Longest question that is read, in characters; the rest of it is left out. */
const MAX_QUERY = 400;
/** As many words of a question are looked at. */
const MAX_TERMS = 60;

export interface Hit {
  readonly entry: GuideEntry;
  readonly score: number;
  /** Words of the question that led here. */
  readonly words: readonly string[];
  /** A verbatim text of a server or page that stands in the question. */
  readonly shows: string | null;
}

// ------------------------------------------------------------------------ words

const HAN_RUN = /\p{Script=Han}+/gu;
const LATIN_WORD = /[\p{L}\p{N}]+(?:[._'’][\p{L}\p{N}]+)*/gu;

let segmenter: Intl.Segmenter | null = null;

function normalized(text: string): string {
  let out = text.normalize('NFKC').toLowerCase();
  for (const [pattern, to] of SPELLINGS) out = out.replace(pattern, to);
  return out;
}

/** A Chinese run as its words and its pairs of characters: the pairs hold where the cut differs. */
function hanTerms(run: string): string[] {
  if (run.length === 1) return [run];
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const terms = [...segmenter.segment(run)].map((s) => s.segment).filter((s) => s.length > 1);
  for (let i = 0; i + 2 <= run.length; i++) terms.push(run.slice(i, i + 2));
  return terms;
}

function latinTerms(text: string): string[] {
  return [...text.matchAll(LATIN_WORD)].flatMap(([word]) => {
    const bare = word.replace(/['’]/g, '');
    if (STOP_WORDS.has(bare)) return [];
    const parts = bare.split(/[._]/);
    const whole = /\d/.test(bare) || !/^[a-z]+$/.test(bare) ? bare : stemmer(bare);
    return parts.length > 1 ? [bare, ...parts.map((p) => stemmer(p))] : [whole];
  });
}

/** A text as the words that are indexed and looked for. */
export function termsOf(text: string): string[] {
  const clean = normalized(text);
  const terms = latinTerms(clean.replace(HAN_RUN, ' '));
  for (const [run] of clean.matchAll(HAN_RUN)) {
    for (const term of hanTerms(run)) if (!STOP_WORDS_ZH.has(term)) terms.push(term);
  }
  return terms;
}

const WEAK_WORDS: ReadonlySet<string> = new Set(
  WEAK.split(' ').map((w) => (/^[a-z]+$/.test(w) ? stemmer(w) : w)),
);

/** Word → the words asked for as well. */
let synonyms: ReadonlyMap<string, readonly string[]> | null = null;

function synonymsOf(term: string): readonly string[] {
  if (synonyms === null) {
    const map = new Map<string, Set<string>>();
    for (const group of SYNONYMS) {
      const all = [...new Set(group.split(' ').map((w) => (/^[a-z]+$/.test(w) ? stemmer(w) : w)))];
      for (const word of all) {
        const others = map.get(word) ?? new Set();
        for (const other of all) if (other !== word) others.add(other);
        map.set(word, others);
      }
    }
    synonyms = new Map([...map].map(([word, others]) => [word, [...others]]));
  }
  return synonyms.get(term) ?? [];
}

// ------------------------------------------------------------------------ what is indexed

interface Doc {
  readonly id: number;
  readonly name: string;
  readonly keywords: string;
  readonly says: string;
  readonly body: string;
}

const both = (...all: readonly (Words | undefined)[]) =>
  all.map((w) => (w === undefined ? '' : `${w.en}\n${w.zh}`)).join('\n');

function docOf(entry: GuideEntry, id: number): Doc {
  switch (entry.kind) {
    case 'intent': {
      const { title, about, says } = entry.row;
      return { id, name: both(title), keywords: '', says: both(about, ...says), body: '' };
    }
    case 'path': {
      const { title, about, when, limits, keywords = [], guide } = entry.row;
      return {
        id,
        name: both(title),
        keywords: `${keywords.join('\n')}\n${guide}`,
        says: both(about, ...when),
        body: both(...limits),
      };
    }
    case 'operation': {
      const { name, aliases, keywords = [], about, steps, notes = [], parameters = [] } = entry.row;
      return {
        id,
        name: `${both(name)}\n${aliases.join('\n')}`,
        keywords: keywords.join('\n'),
        says: both(about),
        body: both(
          ...steps.flatMap((s) => [s.do, s.element]),
          ...parameters.map((p) => p.name),
          ...notes,
        ),
      };
    }
    case 'limit': {
      const { title, value, note, keywords = [] } = entry.row;
      return {
        id,
        name: both(title),
        keywords: keywords.join('\n'),
        says: both(value),
        body: both(note),
      };
    }
    case 'question': {
      const { question, answer, keywords = [], shows = [] } = entry.row;
      return {
        id,
        name: both(question),
        keywords: `${keywords.join('\n')}\n${shows.join('\n')}`,
        says: '',
        body: both(...answer),
      };
    }
  }
}

const BOOST = { name: 4, keywords: 3, says: 1.5, body: 0.5 };

let index: MiniSearch<Doc> | null = null;

function indexed(): MiniSearch<Doc> {
  if (index === null) {
    index = new MiniSearch<Doc>({
      fields: ['name', 'keywords', 'says', 'body'],
      tokenize: termsOf,
      processTerm: (term) => term,
    });
    index.addAll(ENTRIES.map(docOf));
  }
  return index;
}

/** Verbatim texts of servers and pages, and whose they are. */
function showsOf(entry: GuideEntry): readonly string[] {
  return entry.kind === 'path' || entry.kind === 'question' ? (entry.row.shows ?? []) : [];
}

const flat = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[“”"'「」]/g, '')
    .replace(/[\s_,，。.:：;；()（）[\]<>-]+/g, ' ')
    .trim();

/** Whether one text holds the other as whole words; Chinese has no ends of words to see. */
function holds(text: string, part: string): boolean {
  const at = text.indexOf(part);
  if (at < 0) return false;
  const letter = /[\p{Script=Latin}\p{N}]/u;
  const before = text[at - 1] ?? ' ';
  const after = text[at + part.length] ?? ' ';
  return (
    !(letter.test(before) && letter.test(part[0] ?? '')) &&
    !(letter.test(after) && letter.test(part.at(-1) ?? ''))
  );
}

/** How strongly a shown text speaks for its entry: long ones are unmistakable, a bare code is a hint. */
function weightOfShown(shown: string): number {
  const length = [...shown].reduce((sum, c) => sum + (/\p{Script=Han}/u.test(c) ? 2 : 1), 0);
  return Math.min(4, 1 + length / 8);
}

// ------------------------------------------------------------------------ the search

const SYNONYM_WEIGHT = 0.45;
/** Words that many entries hold: they order what other words have found. */
const WEAK_WEIGHT = 0.3;
/** A shown text of full weight counts as much as this many times the best word score. */
const SHOWN_SHARE = 0.6;

export interface SearchOptions {
  readonly limit?: number;
}

interface Found {
  score: number;
  readonly words: Set<string>;
  shows: string | null;
}

/** Entries for a question, best first; empty when no word of it is known. */
export function searchGuide(question: string, { limit = 10 }: SearchOptions = {}): readonly Hit[] {
  const query = question.slice(0, MAX_QUERY);
  const scores = byWords(query);
  byShown(query, scores);
  leadOn(scores);
  return [...scores]
    .sort((a, b) => b[1].score - a[1].score || a[0] - b[0])
    .slice(0, limit)
    .map(([id, { score, words, shows }]) => ({
      entry: ENTRIES[id] as GuideEntry,
      score,
      words: [...words],
      shows,
    }));
}

function byWords(query: string): Map<number, Found> {
  const asked = [...new Set(termsOf(query))].slice(0, MAX_TERMS);
  const own = new Set(asked);
  const all = [...new Set(asked.flatMap((term) => [term, ...synonymsOf(term)]))];
  const weak = (term: string) => (WEAK_WORDS.has(term) ? WEAK_WEIGHT : 1);
  const found = indexed().search(all.join(' '), {
    tokenize: () => all,
    processTerm: (term) => term,
    boost: BOOST,
    boostTerm: (term) => weak(term) * (own.has(term) ? 1 : SYNONYM_WEIGHT),
    fuzzy: (term) =>
      !own.has(term) || !/^[a-z]{4,}$/.test(term) ? false : term.length > 5 ? 2 : 1,
    prefix: (term) => own.has(term) && /^[a-z]{4,}$/.test(term),
    weights: { fuzzy: 0.3, prefix: 0.5 },
  });
  const strength = asked.reduce((sum, term) => sum + weak(term), 0);
  const scores = new Map<number, Found>();
  for (const result of found) {
    // A question is answered through its synonyms as well.
    const words = asked.filter(
      (t) =>
        result.queryTerms.includes(t) || synonymsOf(t).some((s) => result.queryTerms.includes(s)),
    );
    // What answers more of the question is nearer to it than what repeats one word of it.
    const cover = words.reduce((sum, term) => sum + weak(term), 0) / Math.max(1, strength);
    scores.set(result.id as number, {
      score: result.score * (0.2 + 0.8 * Math.sqrt(cover)),
      words: new Set(words),
      shows: null,
    });
  }
  return scores;
}

/** Verbatim texts of servers and pages in the question. */
function byShown(query: string, scores: Map<number, Found>): void {
  const best = Math.max(1, ...[...scores.values()].map((s) => s.score));
  const asked = flat(query);
  for (const [id, entry] of ENTRIES.entries()) {
    for (const shown of showsOf(entry)) {
      const part = flat(shown);
      if (!holds(asked, part) && !(asked.length >= 6 && holds(part, asked))) continue;
      const row = scores.get(id) ?? { score: 0, words: new Set<string>(), shows: null };
      const weight = weightOfShown(part.length < asked.length ? part : asked);
      const before = row.shows === null ? 0 : weightOfShown(flat(row.shows));
      if (weight <= before) continue;
      row.score += best * SHOWN_SHARE * (weight - before);
      row.shows = shown;
      scores.set(id, row);
    }
  }
}

/**
 * A question that is answered elsewhere leads on: one about trouble to its path,
 * one about how to do something to its operation. It stands right behind.
 */
function leadOn(scores: Map<number, Found>): void {
  const places = new Map<string, number>(
    ENTRIES.map((entry, id) => [`${entry.kind} ${entry.id}`, id]),
  );
  const own = new Map([...scores].map(([id, { score }]) => [id, score] as const));
  const lead = new Map<number, { readonly share: number; readonly from: number }>();
  const give = (key: string, share: number, from: number) => {
    const id = places.get(key);
    if (id === undefined) return;
    const before = lead.get(id);
    if (before === undefined || before.share < share) lead.set(id, { share, from });
  };
  for (const [id, { score }] of scores) {
    const entry = ENTRIES[id];
    if (entry?.kind !== 'question') continue;
    const { path, operations, shows = [] } = entry.row;
    const trouble = path !== HOW_TO || shows.length > 0;
    give(`path ${path}`, score * (trouble ? 0.9 : 0.3), id);
    for (const [i, operation] of operations.entries()) {
      give(`operation ${operation}`, score * (trouble ? 0.7 : 0.9) * 0.6 ** i, id);
    }
  }
  for (const [id, { share, from }] of lead) {
    const row = scores.get(id) ?? { score: 0, words: new Set<string>(), shows: null };
    row.score += share;
    const source = scores.get(from);
    if (row.shows === null && source !== undefined) row.shows = source.shows;
    if (row.words.size === 0 && source !== undefined)
      for (const w of source.words) row.words.add(w);
    scores.set(id, row);
  }
  for (const [id, score] of own) {
    const entry = ENTRIES[id];
    const row = scores.get(id);
    if (entry?.kind !== 'question' || row === undefined) continue;
    const { path, operations } = entry.row;
    const ahead = [`path ${path}`, ...operations.slice(0, 1).map((o) => `operation ${o}`)].map(
      (key) => scores.get(places.get(key) ?? -1)?.score ?? 0,
    );
    row.score = Math.min(score, Math.max(...ahead) * 0.999);
  }
}

/** The path that how-to questions stand under for want of a nearer one. */
const HOW_TO = 'troubleshoot-received/mailbox-settings';
