/**
 * Questions in English and Chinese, typing errors included, to entries of the guide.
 *
 * MiniSearch ranked the words when the program was built; here stands what it
 * cannot know: which words mean the same, how people ask, what a mistyped word
 * was to be, and that the verbatim text of a server or page is better evidence
 * than any word.
 */
import { ENTRIES, type GuideEntry, showsOf } from './index.ts';
import type { Lists, SearchIndex } from './search-index.ts';
import { wordingOf } from './wording.ts';
import {
  corrected,
  flat,
  HAN_RUN,
  isWeak,
  LATIN_WORD,
  latinTerms,
  normalized,
  termsOf,
  WEAK_WEIGHT,
} from './words.ts';

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

const LETTER = /[\p{Script=Latin}\p{N}]/u;

/** Whether one text holds the other as whole words; Chinese has no ends of words to see. */
function holds(text: string, part: string): boolean {
  if (part === '') return false;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const joined = (a: string | undefined, b: string | undefined) =>
      LETTER.test(a ?? ' ') && LETTER.test(b ?? ' ');
    if (!joined(text[at - 1], part[0]) && !joined(part.at(-1), text[at + part.length])) return true;
  }
  return false;
}

/** How strongly a shown text speaks for its entry: long ones are unmistakable, a bare code is a hint. */
function weightOfShown(shown: string): number {
  const length = [...shown].reduce((sum, c) => sum + (/\p{Script=Han}/u.test(c) ? 2 : 1), 0);
  return Math.min(4, 1 + length / 8);
}

// ------------------------------------------------------------------------ the search

const SYNONYM_WEIGHT = 0.4;
/** What a saying that is the question itself counts, where the best entry’s own words count 1. */
const SAYING_SHARE = 2;
/** How like two words are that mean the same. */
const SYNONYM_LIKENESS = 0.65;
/** How much of unlikeness is what only the question says; the rest is what only the saying says. */
const ONLY_ASKED = 0.45;
const SUPPORT = 0.3;
/** What begins with a word of the question counts so much, and less the longer it is. */
const PREFIX_WEIGHT = 0.5;
/** A shown text of full weight counts as much as this many times the best word score. */
const SHOWN_SHARE = 0.6;

interface Found {
  score: number;
  readonly words: Set<string>;
  shows: string | null;
  /** The question holds a name of it. */
  named: boolean;
}

function foundIn(scores: Map<number, Found>, id: number): Found {
  const before = scores.get(id);
  if (before !== undefined) return before;
  const row: Found = { score: 0, words: new Set(), shows: null, named: false };
  scores.set(id, row);
  return row;
}

export interface Answered {
  /** Best first; empty when no word of the question is known. */
  readonly hits: readonly Hit[];
  /** Mistyped words, and what they were read as. */
  readonly read: readonly (readonly [typed: string, as: string])[];
  /** Even the best hit answers little of the question. */
  readonly weak: boolean;
}

export type Search = (question: string, limit?: number) => Answered;

/** Below this part of a question’s words, by worth, nothing was understood; more is asked of words that stand everywhere. */
const LEAST_COVER = { telling: 0.25, weak: 0.6 };

export function createSearch(index: SearchIndex): Search {
  const simple = new Map<string, string>();
  for (let i = 0; i + 1 < index.traditional.length; i += 2) {
    simple.set(index.traditional[i] as string, index.traditional[i + 1] as string);
  }
  return (question, limit = 10) => {
    const query = [...question.slice(0, MAX_QUERY).normalize('NFKC')]
      .map((char) => simple.get(char) ?? char)
      .join('');
    const asked = askedOf(query, index);
    const scores = byWords(asked, index);
    byShown(query, index, scores);
    byName(query, index, scores);
    leadOn(scores);
    prefer(query, scores);
    const ranked = [...scores].sort((a, b) => b[1].score - a[1].score || a[0] - b[0]);
    return {
      hits: ranked.slice(0, limit).map(([id, { score, words, shows }]) => ({
        entry: ENTRIES[id] as GuideEntry,
        score,
        words: surfacesOf(query, words),
        shows,
      })),
      read: asked.read,
      weak: !ranked.slice(0, FIRST).some(([, found]) => fits(found, asked, index)),
    };
  };
}

/** The first entries, one of which has to fit for the answer to be worth its name. */
const FIRST = 3;

/** What a word that stands nowhere weighs when it is asked whether a question was understood. */
const UNKNOWN_DOUBT = 4;

/** Whether an entry was named, holds what a page shows, or answers enough of the question’s words. */
function fits({ words, shows, named }: Found, { terms, read }: Asked, index: SearchIndex): boolean {
  if (shows !== null || named) return true;
  const met = [...words].filter((term) => (terms.get(term) ?? -1) >= 0);
  const guessed = new Set(read.map(([, as]) => as));
  const unknown = [...terms.values()].filter((number) => number < 0).length;
  // Words that were guessed do not carry an answer to a question of words that nobody knows.
  if (unknown >= met.length && met.every((term) => guessed.has(term) || isWeak(term))) return false;
  const worth = (number: number) => (number < 0 ? UNKNOWN_DOUBT : worthAsked(number, index));
  const whole = [...terms.values()].reduce((sum, number) => sum + worth(number), 0);
  const share = met.reduce((sum, term) => sum + worth(terms.get(term) as number), 0) / whole;
  return share >= (met.some((term) => !isWeak(term)) ? LEAST_COVER.telling : LEAST_COVER.weak);
}

/** The number of a word, or, where it is none, `-1 -` the number that it would have. */
function numberOf(term: string, { terms }: SearchIndex): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] as string) < term) low = middle + 1;
    else high = middle;
  }
  return terms[low] === term ? low : -1 - low;
}

/** The part of the lists that belongs to a word. */
function listOf({ starts, values }: Lists, number: number): Uint16Array {
  return values.subarray(starts[number], starts[number + 1]);
}

/** Matched words as they were typed: no stems, and characters that stand side by side together. */
function surfacesOf(query: string, terms: ReadonlySet<string>): readonly string[] {
  const latin = [...query.replace(HAN_RUN, ' ').matchAll(LATIN_WORD)].flatMap(([word]) =>
    latinTerms(normalized(word)).some((term) => terms.has(term)) ? [word] : [],
  );
  const marked = new Array<boolean>(query.length).fill(false);
  for (const term of terms) {
    if (!/^\p{Script=Han}{2,}$/u.test(term)) continue;
    for (let at = query.indexOf(term); at >= 0; at = query.indexOf(term, at + 1)) {
      marked.fill(true, at, at + term.length);
    }
  }
  const han: string[] = [];
  for (let i = 0; i < query.length; i++) {
    if (!marked[i]) continue;
    if (i > 0 && marked[i - 1]) han[han.length - 1] += query[i] as string;
    else han.push(query[i] as string);
  }
  return [...new Set([...latin, ...han])];
}

/** A question as the search asks it. */
interface Asked {
  /** The numbers of its words, by the words; -1 for one that stands nowhere. */
  readonly terms: ReadonlyMap<string, number>;
  readonly read: readonly (readonly [typed: string, as: string])[];
}

const weightOf = (term: string) => (isWeak(term) ? WEAK_WEIGHT : 1);

function askedOf(query: string, index: SearchIndex): Asked {
  const terms = new Map<string, number>();
  const read: (readonly [string, string])[] = [];
  for (const term of new Set(termsOf(query).slice(0, MAX_TERMS))) {
    const number = numberOf(term, index);
    if (number >= 0) {
      terms.set(term, number);
      continue;
    }
    const right = corrected(term, index.terms, index.worth);
    // A word that stands nowhere is still a word of the question, which nothing answers.
    if (right === null) terms.set(term, -1);
    else if (right !== '') {
      terms.set(right, numberOf(right, index));
      read.push([term, right]);
    }
  }
  return { terms, read };
}

/** A word that stands nowhere is worth little: it may be a name. */
const UNKNOWN_WORTH = 1;

function worthAsked(number: number, { worth }: SearchIndex): number {
  return number < 0 ? UNKNOWN_WORTH : (worth[number] as number);
}

/** Scores by what the entries say and by how people ask for them, the best of each being 1. */
function byWords({ terms }: Asked, index: SearchIndex): Map<number, Found> {
  const scores = new Map<number, Found>();
  const add = (id: number, score: number, words: readonly string[]) => {
    const row = foundIn(scores, id);
    row.score += score;
    for (const word of words) row.words.add(word);
  };
  const byText = textScores(terms, index);
  const most = Math.max(...byText.map((f) => f.score), Number.MIN_VALUE);
  for (const { id, score, words } of byText) add(id, score / most, words);
  for (const [id, { likeness, second, words }] of sayingLikeness(terms, index)) {
    add(id, SAYING_SHARE * (likeness + SUPPORT * second), words);
  }
  return scores;
}

/** As many words that begin with a word of the question are looked at. */
const MAX_PREFIXED = 12;

/** Numbers of the words that are looked for in place of one: itself, what means the same, what begins with it. */
function* lookedFor(term: string, number: number, index: SearchIndex) {
  if (number >= 0) {
    yield [number, 1] as const;
    for (const other of listOf(index.synonyms, number)) yield [other, SYNONYM_WEIGHT] as const;
  }
  if (!/^[a-z]{4,}$/.test(term)) return;
  const from = number >= 0 ? number + 1 : -1 - numberOf(term, index);
  for (let i = from; i < Math.min(from + MAX_PREFIXED, index.terms.length); i++) {
    const word = index.terms[i] as string;
    if (!word.startsWith(term)) return;
    const more = word.length - term.length;
    yield [i, (PREFIX_WEIGHT * term.length) / (term.length + 0.3 * more)] as const;
  }
}

type Terms = Asked['terms'];

function textScores(asked: Terms, index: SearchIndex) {
  const rows = new Map<number, { score: number; words: Set<string> }>();
  for (const [term, number] of asked) {
    for (const [other, share] of lookedFor(term, number, index)) {
      const weight = share * weightOf(index.terms[other] as string);
      const start = index.entries.starts[other] as number;
      for (const [i, id] of listOf(index.entries, other).entries()) {
        const row = rows.get(id) ?? { score: 0, words: new Set<string>() };
        row.score += weight * (index.scores[start + i] as number);
        row.words.add(term);
        rows.set(id, row);
      }
    }
  }
  const strength = [...asked.keys()].reduce((sum, term) => sum + weightOf(term), 0);
  return [...rows].map(([id, { score, words }]) => {
    // What answers more of the question is nearer to it than what repeats one word of it.
    const cover = [...words].reduce((sum, t) => sum + weightOf(t), 0) / Math.max(1, strength);
    return { id, score: score * cover ** 1.5 * words.size, words: [...words] };
  });
}

interface Likeness {
  /** Of the nearest saying; 1 is the question itself. */
  readonly likeness: number;
  /** Of the second nearest, which counts as support. */
  readonly second: number;
  /** Words of the question that the nearest one holds. */
  readonly words: readonly string[];
}

/** Entries by their sayings. What both say is set against what only one of them says (Tversky’s ratio). */
function sayingLikeness(asked: Terms, index: SearchIndex): ReadonlyMap<number, Likeness> {
  const { sayings, synonyms, entryOf, worthOf } = index;
  const common = new Map<number, { shared: number; words: string[] }>();
  for (const [term, number] of asked) {
    const shares = new Map<number, number>();
    if (number >= 0) {
      for (const other of listOf(synonyms, number)) {
        for (const saying of listOf(sayings, other)) shares.set(saying, SYNONYM_LIKENESS);
      }
      for (const saying of listOf(sayings, number)) shares.set(saying, 1);
    }
    for (const [saying, share] of shares) {
      const row = common.get(saying) ?? { shared: 0, words: [] };
      row.shared += share * worthAsked(number, index);
      row.words.push(term);
      common.set(saying, row);
    }
  }
  const whole = [...asked.values()].reduce((sum, number) => sum + worthAsked(number, index), 0);
  const near = new Map<number, Likeness>();
  for (const [saying, { shared, words }] of common) {
    const whatOne = ONLY_ASKED * whole + (1 - ONLY_ASKED) * (worthOf[saying] as number);
    const likeness = shared / Math.max(whatOne, Number.MIN_VALUE);
    const id = entryOf[saying] as number;
    const row = near.get(id) ?? { likeness: 0, second: 0, words };
    near.set(
      id,
      likeness > row.likeness
        ? { likeness, second: row.likeness, words }
        : { ...row, second: Math.max(row.second, likeness) },
    );
  }
  return near;
}

/** Verbatim texts of servers and pages in the question. */
function byShown(query: string, { shows }: SearchIndex, scores: Map<number, Found>): void {
  const best = Math.max(1, ...[...scores.values()].map((s) => s.score));
  const asked = flat(query);
  for (const [id, texts] of shows.entries()) {
    let weight = 0;
    for (const [i, part] of texts.entries()) {
      // A piece of a text is that text when it is much of it, or several words.
      const isPiece =
        asked.length >= 6 &&
        (asked.length * 2 >= part.length || asked.split(' ').length >= 3) &&
        holds(part, asked);
      if (!isPiece && !holds(asked, part)) continue;
      const own = weightOfShown(part.length < asked.length ? part : asked);
      if (own <= weight) continue;
      const row = foundIn(scores, id);
      row.score += best * SHOWN_SHARE * (own - weight);
      row.shows = showsOf(ENTRIES[id] as GuideEntry)[i] ?? null;
      weight = own;
    }
  }
}

/** A name that is the question, and one that stands whole in it. */
const NAMED_SHARE = { own: 20, whole: 3, part: 0.5 };

/** Id and title in both languages; other names come after them. */
const OWN_NAMES = 3;

/** Names and their other forms, as they are typed by who knows them. */
function byName(query: string, { names, shows }: SearchIndex, scores: Map<number, Found>): void {
  const asked = flat(query);
  // Who pastes what a page shows asks what it means, though an operation goes by that name too.
  const isShown = shows.some((texts) => texts.includes(asked));
  for (const [id, own] of names.entries()) {
    let share = 0;
    for (const [i, part] of own.entries()) {
      if (!asked.includes(part)) continue;
      // “Read” or “邮件” stand in a question for many reasons.
      const telling = part.includes(' ') || /\p{Script=Han}{3}/u.test(part);
      if (part === asked && i < OWN_NAMES) share = NAMED_SHARE.own;
      else if (part === asked && !isShown) share = Math.max(share, NAMED_SHARE.whole);
      else if (share === 0 && telling && holds(asked, part)) share = NAMED_SHARE.part;
    }
    if (share === 0) continue;
    const row = foundIn(scores, id);
    row.score += share;
    row.named = true;
  }
}

/** How much of an entry’s score goes to where it leads. */
const LEAD = {
  /** An intent gives to its default path, and keeps this much itself. */
  intent: 0.6,
  self: 0.5,
  /** An answer gives to its path and to its first operation; each further one gets this part of the one before. */
  trouble: { path: 0.6, operation: 0.4 },
  way: { path: 0.1, operation: 0.6 },
  next: 0.2,
  /** It stands right behind the best of them. */
  behind: 0.999,
} as const;

/**
 * A question that is answered elsewhere leads on: one about trouble to its path,
 * one about how to do something to its operation. It stands right behind.
 */
function leadOn(scores: Map<number, Found>): void {
  const places = new Map<string, number>(
    ENTRIES.map((entry, id) => [`${entry.kind} ${entry.id}`, id]),
  );
  const own = new Map([...scores].map(([id, { score }]) => [id, score] as const));
  const led = new Map<number, { readonly share: number; readonly from: number }>();
  const give = (key: string, share: number, from: number) => {
    const id = places.get(key);
    if (id === undefined) return;
    const before = led.get(id);
    if (before === undefined || before.share < share) led.set(id, { share, from });
  };
  for (const [id, { score }] of scores) {
    const entry = ENTRIES[id];
    if (entry?.kind === 'intent') give(`path ${entry.row.defaultPath}`, score * LEAD.intent, id);
    if (entry?.kind !== 'question') continue;
    const { path, operations, shows = [] } = entry.row;
    const trouble = path !== HOW_TO || shows.length > 0;
    const lead = trouble ? LEAD.trouble : LEAD.way;
    give(`path ${path}`, score * lead.path, id);
    for (const [i, operation] of operations.entries()) {
      give(`operation ${operation}`, score * lead.operation * LEAD.next ** i, id);
    }
  }
  for (const [id, { share, from }] of led) {
    const source = foundIn(scores, from);
    const row = foundIn(scores, id);
    row.score += share;
    row.shows ??= source.shows;
    if (row.words.size === 0) for (const word of source.words) row.words.add(word);
  }
  for (const [id, score] of own) {
    const entry = ENTRIES[id];
    const row = scores.get(id);
    if (entry?.kind === 'intent' && row !== undefined) row.score *= LEAD.self;
    if (entry?.kind !== 'question' || row === undefined) continue;
    const { path, operations } = entry.row;
    const ahead = [`path ${path}`, ...operations.slice(0, 1).map((o) => `operation ${o}`)].map(
      (key) => scores.get(places.get(key) ?? -1)?.score ?? 0,
    );
    row.score = Math.min(score, Math.max(...ahead) * LEAD.behind);
  }
}

/** How much more a kind of entry counts when the question is of its kind. */
const PRIOR = { fact: 1.7, noFact: 0.75, way: 1.25, trouble: 1.2, direction: 1.4 };

const OUTBOUND = 'resolve-failure/rejected-mail';
const INBOUND = 'troubleshoot-received/';

/** Entries that the wording of the question speaks for count more. */
function prefer(question: string, scores: Map<number, Found>): void {
  const { fact, way, trouble, direction } = wordingOf(question);
  for (const [id, row] of scores) {
    const entry = ENTRIES[id];
    if (entry?.kind === 'limit') row.score *= fact ? PRIOR.fact : PRIOR.noFact;
    if (entry?.kind === 'operation' && way && !trouble) row.score *= PRIOR.way;
    if (entry?.kind !== 'path') continue;
    if (trouble) row.score *= PRIOR.trouble;
    const goes = entry.id === OUTBOUND ? 'out' : entry.id.startsWith(INBOUND) ? 'in' : null;
    if (direction === null || goes === null) continue;
    row.score *= direction === goes ? PRIOR.direction : 1 / PRIOR.direction;
  }
}

/** The path that how-to questions stand under for want of a nearer one. */
const HOW_TO = 'troubleshoot-received/mailbox-settings';
