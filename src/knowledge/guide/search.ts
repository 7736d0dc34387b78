/**
 * Questions in English and Chinese, typing errors included, to entries of the guide.
 *
 * MiniSearch ranks (BM25, prefixes, edit distance); here stands what it cannot
 * know: how Chinese is cut into words, which words mean the same, and that the
 * verbatim text of a server or page is better evidence than any word.
 */
import MiniSearch from 'minisearch';
import { ENTRIES, type GuideEntry } from './index.ts';
import { SAYINGS } from './sayings/index.ts';
import type { Words } from './types.ts';
import {
  corrected,
  HAN_RUN,
  isWeak,
  LATIN_WORD,
  latinTerms,
  normalized,
  synonymsOf,
  termsOf,
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

interface Indexes {
  readonly entries: MiniSearch;
  /** Each saying is a document of its own: the nearest one counts. */
  readonly sayings: MiniSearch;
  /** The entry that a saying asks for. */
  readonly entryOf: readonly number[];
  readonly termsOfSaying: readonly (readonly string[])[];
  /** Every word that stands somewhere, with how often it does. */
  readonly known: ReadonlyMap<string, number>;
}

let indexes: Indexes | null = null;

function indexed(): Indexes {
  if (indexes !== null) return indexes;
  const known = new Map<string, number>();
  const tokenize = (text: string) => {
    const terms = termsOf(text);
    for (const term of terms) known.set(term, (known.get(term) ?? 0) + 1);
    return terms;
  };
  const options = { tokenize, processTerm: (term: string) => term };
  const entries = new MiniSearch({ fields: Object.keys(BOOST), ...options });
  entries.addAll(ENTRIES.map(docOf));
  const sayings = new MiniSearch({ fields: ['says'], ...options });
  const entryOf: number[] = [];
  const termsOfSaying: (readonly string[])[] = [];
  for (const [entry, { kind, id }] of ENTRIES.entries()) {
    for (const says of SAYINGS[kind][id] ?? []) {
      sayings.add({ id: entryOf.length, says });
      entryOf.push(entry);
      termsOfSaying.push([...new Set(termsOf(says))]);
    }
  }
  indexes = { entries, sayings, entryOf, termsOfSaying, known };
  return indexes;
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

const SYNONYM_WEIGHT = 0.2;
/** What a saying that is the question itself counts, where the best entry’s own words count 1. */
const SAYING_SHARE = 1.5;
/** How like two words are that mean the same. */
const SYNONYM_LIKENESS = 0.65;
/** How much of unlikeness is what only the question says; the rest is what only the saying says. */
const ONLY_ASKED = 0.45;
const SUPPORT = 0.3;
/** Words that many entries hold: they order what other words have found. */
const WEAK_WEIGHT = 0.2;
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
  byName(query, scores);
  leadOn(scores);
  prefer(query, scores);
  return [...scores]
    .sort((a, b) => b[1].score - a[1].score || a[0] - b[0])
    .slice(0, limit)
    .map(([id, { score, words, shows }]) => ({
      entry: ENTRIES[id] as GuideEntry,
      score,
      words: surfacesOf(query, words),
      shows,
    }));
}

/** Matched terms as they stand in the question: no stems, and no pairs of characters inside a longer word. */
function surfacesOf(query: string, terms: ReadonlySet<string>): readonly string[] {
  const clean = normalized(query);
  const latin = [...clean.replace(HAN_RUN, ' ').matchAll(LATIN_WORD)].flatMap(([word]) =>
    latinTerms(word).some((term) => terms.has(term)) ? [word] : [],
  );
  const han = [...terms].filter((term) => clean.includes(term) && !/^[a-z0-9]/.test(term));
  const whole = han.filter((term) => !han.some((h) => h !== term && h.includes(term)));
  return [...new Set([...latin, ...whole])];
}

/** A question as the search asks it: its own words, and those that mean the same. */
interface Asked {
  readonly own: readonly string[];
  readonly all: readonly string[];
  /** How many telling words it has. */
  readonly strength: number;
}

const weightOf = (term: string) => (isWeak(term) ? WEAK_WEIGHT : 1);

function askedOf(query: string): Asked {
  const { known } = indexed();
  const typed = [...new Set(termsOf(query))].slice(0, MAX_TERMS);
  const own = [
    ...new Set(
      typed.flatMap((term) => {
        const right = known.has(term) ? null : corrected(term, known);
        return right === null ? [term] : right === '' ? [] : [right];
      }),
    ),
  ];
  const all = [...new Set(own.flatMap((term) => [term, ...synonymsOf(term)]))];
  return { own, all, strength: own.reduce((sum, term) => sum + weightOf(term), 0) };
}

interface Scored {
  readonly id: number;
  readonly score: number;
  readonly words: readonly string[];
}

function ask(
  where: MiniSearch,
  { own, all, strength }: Asked,
  boost: Readonly<Record<string, number>>,
): readonly Scored[] {
  const mine = new Set(own);
  const found = where.search(all.join(' '), {
    tokenize: () => [...all],
    processTerm: (term) => term,
    boost: { ...boost },
    boostTerm: (term) => weightOf(term) * (mine.has(term) ? 1 : SYNONYM_WEIGHT),
    prefix: (term) => mine.has(term) && /^[a-z]{4,}$/.test(term),
    weights: { fuzzy: 0, prefix: 0.5 },
  });
  return found.map((result) => {
    const met = new Set(result.queryTerms);
    // A question is answered through its synonyms as well.
    const words = own.filter((t) => met.has(t) || synonymsOf(t).some((s) => met.has(s)));
    // What answers more of the question is nearer to it than what repeats one word of it.
    const cover = words.reduce((sum, term) => sum + weightOf(term), 0) / Math.max(1, strength);
    return { id: result.id as number, score: result.score * (0.2 + 0.8 * cover * cover), words };
  });
}

/** Scores by what the entries say and by how people ask for them, the best of each being 1. */
function byWords(query: string): Map<number, Found> {
  const asked = askedOf(query);
  const scores = new Map<number, Found>();
  const add = (id: number, score: number, words: readonly string[]) => {
    const row = scores.get(id) ?? { score: 0, words: new Set<string>(), shows: null };
    row.score += score;
    for (const word of words) row.words.add(word);
    scores.set(id, row);
  };
  const { entries } = indexed();
  const byText = ask(entries, asked, BOOST);
  const most = byText[0] === undefined ? 1 : Math.max(...byText.map((f) => f.score));
  for (const { id, score, words } of byText) add(id, score / most, words);
  for (const [id, { likeness, words }] of bySayings(asked)) {
    add(id, SAYING_SHARE * likeness, words);
  }
  return scores;
}

/** Entries by their two nearest sayings, of which the second counts as support. */
function bySayings(asked: Asked) {
  const { sayings, termsOfSaying, entryOf, known } = indexed();
  const worth = (term: string) =>
    weightOf(term) * Math.log(1 + entryOf.length / (known.get(term) ?? 1));
  const sum = (terms: readonly string[]) => terms.reduce((total, term) => total + worth(term), 0);
  const whole = sum(asked.own);
  const near = new Map<number, { likeness: number; second: number; words: readonly string[] }>();
  for (const { id: saying, words } of ask(sayings, asked, {})) {
    const terms = termsOfSaying[saying] as readonly string[];
    const held = new Set(terms);
    // What both say, what only the question says, and what only the saying says (Tversky’s ratio).
    const common = words.reduce(
      (total, term) => total + worth(term) * (held.has(term) ? 1 : SYNONYM_LIKENESS),
      0,
    );
    const likeness = common / (ONLY_ASKED * whole + (1 - ONLY_ASKED) * sum(terms));
    const id = entryOf[saying] as number;
    const row = near.get(id) ?? { likeness: 0, second: 0, words };
    if (likeness > row.likeness) near.set(id, { likeness, second: row.likeness, words });
    else near.set(id, { ...row, second: Math.max(row.second, likeness) });
  }
  return new Map(
    [...near].map(
      ([id, { likeness, second, words }]) =>
        [id, { likeness: likeness + SUPPORT * second, words }] as const,
    ),
  );
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

/** A name that is the question, and one that stands whole in it. */
const NAMED_SHARE = { whole: 3, part: 0.5 };

/** Names and their other forms, as they are typed by who knows them. */
function namesOf(entry: GuideEntry): readonly string[] {
  if (entry.kind === 'operation') {
    const { name, aliases, id } = entry.row;
    return [id, name.en, name.zh, ...aliases];
  }
  const { en, zh } = entry.kind === 'question' ? entry.row.question : entry.row.title;
  return [entry.id, en, zh];
}

function byName(query: string, scores: Map<number, Found>): void {
  const asked = flat(query);
  for (const [id, entry] of ENTRIES.entries()) {
    let share = 0;
    for (const name of namesOf(entry)) {
      const part = flat(name);
      // “Read” or “邮件” stand in a question for many reasons.
      const telling = part.includes(' ') || /\p{Script=Han}{3}/u.test(part);
      if (part === asked) share = NAMED_SHARE.whole;
      else if (share === 0 && telling && holds(asked, part)) share = NAMED_SHARE.part;
    }
    if (share === 0) continue;
    const row = scores.get(id) ?? { score: 0, words: new Set<string>(), shows: null };
    row.score += share;
    scores.set(id, row);
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
    if (entry?.kind === 'intent') give(`path ${entry.row.defaultPath}`, score * 0.6, id);
    if (entry?.kind !== 'question') continue;
    const { path, operations, shows = [] } = entry.row;
    const trouble = path !== HOW_TO || shows.length > 0;
    give(`path ${path}`, score * (trouble ? 0.6 : 0.1), id);
    for (const [i, operation] of operations.entries()) {
      give(`operation ${operation}`, score * (trouble ? 0.4 : 0.6) * 0.3 ** i, id);
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
    if (entry?.kind === 'intent' && row !== undefined) row.score *= 0.5;
    if (entry?.kind !== 'question' || row === undefined) continue;
    const { path, operations } = entry.row;
    const ahead = [`path ${path}`, ...operations.slice(0, 1).map((o) => `operation ${o}`)].map(
      (key) => scores.get(places.get(key) ?? -1)?.score ?? 0,
    );
    row.score = Math.min(score, Math.max(...ahead) * 0.999);
  }
}

/** What asks for a number rather than for a way. */
const ASKS_FACT =
  /\bhow (?:many|much|long|big|large|often|far back|soon|old)\b|\b(?:max(?:imum)?|limits?|quota|largest|biggest|expires?)\b|最多|最大|多少|几[个条封天人次位]|大概几|多大|多久|多长|上限|限额|有效期|过期时间|保留/i;
/** What asks for a way. */
const ASKS_WAY =
  /\b(?:how (?:do|can|to|would|should)|where (?:do|can|is|are)|can i|i (?:want|need|would like) to|turn (?:on|off)|set up)\b|怎么|如何|怎样|在哪|哪里|想要?|能不能|可以/i;
/** What tells of trouble. */
const TELLS_TROUBLE =
  /\b(?:can ?not|can'?t|cant|could ?n[o']t|won'?t|wont|does ?n[o']t|doesnt|did ?n[o']t|didnt|never|fail(?:s|ed|ing|ure)?|error|refus\w+|reject\w+|wrong|not (?:work|receiv|arriv|send)\w*|keeps?|stopped|why)\b|不了|不到|不上|失败|报错|错误|被退|退信|退回|为什么|没收到|打不开|提示/i;

/** Mail that the person sends; the verb and its object may stand apart. */
const GOES_OUT =
  /\b(?:i|we) (?:\w+ )?(?:send|sent|write|wrote|mail|email)\b|\b(?:my|our) (?:\w+ ){0,2}(?:mails?|emails?|messages?|invoices?|newsletters?)\b|\b(?:they|customers?|clients?|recipients?|nobody|gmail|outlook|qq|yahoo)\b[^.]{0,30}\b(?:receiv\w+|gets?) (?:my|our)|(?:我|我们|咱们)[^，。]{0,6}(?:发|寄)|发给|发(?:邮件|信)?(?:到|往)|发不出|外发|对方(?:说)?[^，。]{0,8}(?:没|不|收不)[^，。]{0,2}到/i;
/** Mail that comes to the person. */
const COMES_IN =
  /\b(?:sent|write|writes|writing|wrote|mail|mails|email|emails|send|sends|sending)\b[^.]{0,12}\b(?:to )?(?:me|us)\b|\b(?:i|we|our \w+) (?:\w+ )?(?:receive|get|got|received)\b|\b(?:didn'?t|don'?t|cant|can'?t|not|never) (?:receiv\w+|get|got|arrive\w*)|给(?:我|我们|咱们)[^，。]{0,4}(?:发|寄|写)|(?:别人|客户|对方|人家)[^，。]{0,4}(?:发来|发给我|发了|给我)|(?<!对方[^，。]{0,8})(?:收不到|没收到|没有收到|未收到)/i;

/** How much more a kind of entry counts when the question is of its kind. */
const PRIOR = { fact: 1.7, noFact: 0.75, way: 1.05, noWay: 1, trouble: 1.3, direction: 1.4 };

const OUTBOUND = 'resolve-failure/rejected-mail';
const INBOUND = 'troubleshoot-received/';

/** Which kind of answer the question wants, and which way the mail goes, as its wording tells. */
function prefer(question: string, scores: Map<number, Found>): void {
  const query = question.normalize('NFKC');
  const fact = ASKS_FACT.test(query);
  const way = ASKS_WAY.test(query);
  const trouble = TELLS_TROUBLE.test(query);
  const out = GOES_OUT.test(query);
  const into = COMES_IN.test(query);
  for (const [id, row] of scores) {
    const entry = ENTRIES[id];
    if (entry?.kind === 'limit') row.score *= fact ? PRIOR.fact : PRIOR.noFact;
    if (entry?.kind === 'operation' && way && !trouble) row.score *= PRIOR.way;
    if (entry?.kind === 'path') {
      if (way && !trouble) row.score *= PRIOR.noWay;
      if (trouble) row.score *= PRIOR.trouble;
      if (out !== into) {
        if (out && entry.id === OUTBOUND) row.score *= PRIOR.direction;
        if (out && entry.id.startsWith(INBOUND)) row.score /= PRIOR.direction;
        if (into && entry.id.startsWith(INBOUND)) row.score *= PRIOR.direction;
        if (into && entry.id === OUTBOUND) row.score /= PRIOR.direction;
      }
    }
  }
}

/** The path that how-to questions stand under for want of a nearer one. */
const HOW_TO = 'troubleshoot-received/mailbox-settings';
