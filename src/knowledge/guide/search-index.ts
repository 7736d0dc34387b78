/**
 * What the search looks in, made once when the program is built: cutting the
 * texts into words and ranking them takes longer than anybody would wait.
 *
 * MiniSearch ranks (BM25 over weighted fields). Its scores add up over the words
 * of a question, so they are written down word by word, and a run only adds.
 */
import MiniSearch from 'minisearch';
import { Converter } from 'opencc-js/t2cn';
import { ENTRIES, type GuideEntry, namesOf, showsOf } from './index.ts';
import { SAYINGS } from './sayings/index.ts';
import type { Words } from './types.ts';
import { flat, isWeak, synonymsOf, synonymWords, termsOf, WEAK_WEIGHT } from './words.ts';

/** Lists of different lengths behind one another: list `i` is `values[starts[i] … starts[i + 1]]`. */
export interface Lists {
  readonly starts: Uint32Array;
  readonly values: Uint16Array;
}

/** The index as a run uses it. Words are numbered in their order of code units. */
export interface SearchIndex {
  readonly terms: readonly string[];
  /** What a word is worth: rare ones tell more. */
  readonly worth: Float32Array;
  /** Entries that hold each word, by their number in `ENTRIES`, and MiniSearch’s score of each. */
  readonly entries: Lists;
  readonly scores: Float32Array;
  /** Sayings that hold each word: each is a document of its own, for the nearest one counts. */
  readonly sayings: Lists;
  /** The entry that each saying asks for, and what its words are worth together. */
  readonly entryOf: Uint16Array;
  readonly worthOf: Float32Array;
  /** Words that mean the same as each word. */
  readonly synonyms: Lists;
  /** Names of each entry, and the texts that speak for it, ready to be compared. */
  readonly names: readonly (readonly string[])[];
  readonly shows: readonly (readonly string[])[];
  /** Traditional characters and the simplified ones that stand in the guide, in turn: 忘 has none, 記记. */
  readonly traditional: string;
}

interface Doc {
  readonly id: number;
  readonly name: string;
  readonly keywords: string;
  readonly says: string;
  readonly labels?: string;
}

const both = (...all: readonly (Words | undefined)[]) =>
  all.map((w) => (w === undefined ? '' : `${w.en}\n${w.zh}`)).join('\n');

function docOf(entry: GuideEntry, id: number): Doc {
  switch (entry.kind) {
    case 'intent': {
      const { title, about, says } = entry.row;
      return { id, name: both(title), keywords: '', says: both(about, ...says) };
    }
    case 'path': {
      const { title, about, when, keywords = [], guide } = entry.row;
      return {
        id,
        name: both(title),
        keywords: `${keywords.join('\n')}\n${guide}`,
        says: both(about, ...when),
      };
    }
    case 'operation': {
      const { name, aliases, keywords = [], about, steps, parameters = [] } = entry.row;
      return {
        id,
        name: `${both(name)}\n${aliases.join('\n')}`,
        keywords: keywords.join('\n'),
        // Labels are what people have before their eyes; instructions hold everybody’s words.
        labels: both(...steps.map((step) => step.element), ...parameters.map((p) => p.name)),
        says: both(about),
      };
    }
    case 'limit': {
      const { title, value, keywords = [] } = entry.row;
      return {
        id,
        name: both(title),
        keywords: keywords.join('\n'),
        says: both(value),
      };
    }
    case 'question': {
      const { question, keywords = [], shows = [] } = entry.row;
      return {
        id,
        name: both(question),
        keywords: `${keywords.join('\n')}\n${shows.join('\n')}`,
        says: '',
      };
    }
  }
}

/** How much a word in each field counts. */
const BOOST = { name: 4, keywords: 3, says: 1.5, labels: 0.3 };

function listsOf(lists: readonly (readonly number[])[]): Lists {
  const starts = new Uint32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) starts[i + 1] = (starts[i] as number) + list.length;
  return { starts, values: Uint16Array.from(lists.flat()) };
}

export function buildIndex(): SearchIndex {
  const counts = new Map<string, number>();
  const counted = (text: string) => {
    const found = termsOf(text);
    for (const term of found) counts.set(term, (counts.get(term) ?? 0) + 1);
    return found;
  };
  const mini = new MiniSearch({
    fields: Object.keys(BOOST),
    tokenize: counted,
    processTerm: (term) => term,
  });
  mini.addAll(ENTRIES.map(docOf));
  const said: (readonly string[])[] = [];
  const entryOf: number[] = [];
  for (const [entry, { kind, id }] of ENTRIES.entries()) {
    for (const says of SAYINGS[kind][id] ?? []) {
      said.push([...new Set(counted(says))]);
      entryOf.push(entry);
    }
  }
  // A word that stands in no text may still mean the same as one that does.
  for (const word of synonymWords()) if (!counts.has(word)) counts.set(word, 0);
  const terms = [...counts.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  const numberOf = new Map(terms.map((term, number) => [term, number]));
  const worth = Float32Array.from(
    terms,
    (term) =>
      (isWeak(term) ? WEAK_WEIGHT : 1) *
      Math.log(1 + said.length / Math.max(1, counts.get(term) as number)),
  );
  const ranked = terms.map((term) =>
    mini.search(term, { tokenize: () => [term], boost: BOOST, prefix: false, fuzzy: false }),
  );
  const sayingsWith: number[][] = terms.map(() => []);
  for (const [saying, words] of said.entries()) {
    for (const term of words) sayingsWith[numberOf.get(term) as number]?.push(saying);
  }
  return {
    terms,
    worth,
    entries: listsOf(ranked.map((found) => found.map((result) => result.id as number))),
    scores: Float32Array.from(ranked.flatMap((found) => found.map((result) => result.score))),
    sayings: listsOf(sayingsWith),
    entryOf: Uint16Array.from(entryOf),
    worthOf: Float32Array.from(said, (words) =>
      words.reduce((sum, term) => sum + (worth[numberOf.get(term) as number] as number), 0),
    ),
    synonyms: listsOf(terms.map((term) => synonymsOf(term).map((w) => numberOf.get(w) as number))),
    names: ENTRIES.map((entry) => namesOf(entry).map(flat)),
    shows: ENTRIES.map((entry) => showsOf(entry).map(flat)),
    traditional: traditionalOf(terms),
  };
}

/** CJK Unified Ideographs, where traditional characters of daily use stand. */
const IDEOGRAPHS = { from: 0x4e00, to: 0x9fff };

function traditionalOf(terms: readonly string[]): string {
  const used = new Set(terms.join(''));
  const simplify = Converter({ from: 't', to: 'cn' });
  let pairs = '';
  for (let code = IDEOGRAPHS.from; code <= IDEOGRAPHS.to; code++) {
    const char = String.fromCharCode(code);
    const simple = simplify(char);
    if (simple !== char && simple.length === 1 && used.has(simple)) pairs += char + simple;
  }
  return pairs;
}

// ------------------------------------------------------------------------ as a file

const NUMBERS = ['worth', 'scores', 'entryOf', 'worthOf'] as const;
const LISTS = ['entries', 'sayings', 'synonyms'] as const;

/** As JSON: the words in one string, the numbers as base64 of their bytes (little-endian). */
export function indexToJson(index: SearchIndex): string {
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array | Uint16Array | Uint32Array) =>
    Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString('base64');
  const { names, shows, traditional } = index;
  const terms = index.terms.join('\n');
  const out: Record<string, unknown> = { terms, names, shows, traditional };
  for (const name of NUMBERS) out[name] = bytes(index[name]);
  for (const name of LISTS) {
    out[`${name}Starts`] = bytes(index[name].starts);
    out[`${name}Values`] = bytes(index[name].values);
  }
  return JSON.stringify(out);
}
