/** Questions and entries of the guide as the words that the search compares. */
import { stemmer } from 'stemmer';
import { SPELLINGS, STOP_WORDS, STOP_WORDS_ZH, SYNONYMS, WEAK } from './vocabulary.ts';

export const HAN_RUN = /\p{Script=Han}+/gu;
export const LATIN_WORD = /[\p{L}\p{N}]+(?:[._'’][\p{L}\p{N}]+)*/gu;
const LATIN_TERM = /^[a-z]+$/;
/** Characters that join words rather than make them: a pair with one of them is a pair across words. */
const JOINING =
  /[的了是在我你您他她它们吗呢吧啊请怎么就都也还把被给到从对和与或后里又才只不没个这那谁]/u;

let segmenter: Intl.Segmenter | null = null;

/** A text with the spellings of one thing brought to one. */
export function normalized(text: string): string {
  let out = text.normalize('NFKC').toLowerCase();
  for (const [pattern, to] of SPELLINGS) out = out.replace(pattern, to);
  return out;
}

/** A text for comparing letter by letter: case, quotes and separators do not count. */
export function flat(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[“”"'「」]/g, '')
    .replace(/[\s_,，。.:：;；()（）[\]<>-]+/g, ' ')
    .trim();
}

/** A Chinese run as its words and its pairs of characters: the pairs hold where the cut differs. */
function hanTerms(run: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const terms = [...segmenter.segment(run)]
    .map((s) => s.segment)
    .filter((s) => s.length > 1 || !JOINING.test(s));
  for (let i = 0; i + 2 <= run.length; i++) {
    const pair = run.slice(i, i + 2);
    if (!JOINING.test(pair)) terms.push(pair);
  }
  return terms;
}

const stemOf = (word: string) => (LATIN_TERM.test(word) ? stemmer(word) : word);

/** The telling words of a text that is not Chinese, as their stems. */
export function latinTerms(text: string): string[] {
  return [...text.matchAll(LATIN_WORD)].flatMap(([word]) => {
    const bare = word.replace(/['’]/g, '');
    // A letter alone is a list’s number or a slip.
    if (STOP_WORDS.has(bare) || /^\p{L}$/u.test(bare)) return [];
    // A code such as 5.7.1 is one word.
    const parts = /^[\d.]+$/.test(bare) ? [bare] : bare.split(/[._]/);
    return parts.length > 1 ? [bare, ...parts.map(stemOf)] : [stemOf(bare)];
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

/** Words that many entries hold: they order what other words have found. */
export const WEAK_WEIGHT = 0.2;
const WEAK_TERMS: ReadonlySet<string> = new Set(WEAK.split(' ').map(stemOf));

/** Whether a word stands in so many entries that it tells little. */
export function isWeak(term: string): boolean {
  return WEAK_TERMS.has(term);
}

let synonyms: ReadonlyMap<string, readonly string[]> | null = null;

/** Every word that has synonyms. */
export function synonymWords(): Iterable<string> {
  return synonymMap().keys();
}

/** The words that mean the same. */
export function synonymsOf(term: string): readonly string[] {
  return synonymMap().get(term) ?? [];
}

function synonymMap(): ReadonlyMap<string, readonly string[]> {
  if (synonyms === null) {
    const map = new Map<string, Set<string>>();
    for (const group of SYNONYMS) {
      const all = [...new Set(group.split(' ').map(stemOf))];
      for (const word of all) {
        const others = map.get(word) ?? new Set();
        for (const other of all) if (other !== word) others.add(other);
        map.set(word, others);
      }
    }
    synonyms = new Map([...map].map(([word, others]) => [word, [...others]]));
  }
  return synonyms;
}

// ------------------------------------------------------------------------ typing errors

/** Every shorter word is near another one, so that only exchanged letters are put right; longer ones are no typing errors. */
const MIN_CORRECTED = 5;
const MAX_CORRECTED = 24;

/**
 * How many letters have to be typed otherwise, two exchanged neighbours counting
 * once (optimal string alignment); more than `most` is not counted out.
 */
export function typingDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] as number;
}

const lettersOf = (word: string) => [...word].sort().join('');

/**
 * The known word that a mistyped one is nearest to; `null` where none is near,
 * and `''` where the nearest tells nothing. Of two that are as near the commoner
 * one is meant: `worth` is less for it.
 */
export function corrected(
  term: string,
  known: readonly string[],
  worth: ArrayLike<number>,
): string | null {
  if (!LATIN_TERM.test(term) || term.length < 4 || term.length > MAX_CORRECTED) {
    return null;
  }
  const most = term.length > 7 ? 2 : 1;
  let best: string | null = null;
  let least = most + 1;
  let cheapest = Number.POSITIVE_INFINITY;
  const consider = (word: string, price: number) => {
    if (word.length < 4 || !LATIN_TERM.test(word)) return;
    // A mistyped end has left a shorter stem: “calend” of “calender”.
    const isStem = term.length > 5 && word.startsWith(term) && word.length - term.length <= 2;
    const distance = isStem ? 1 : typingDistance(term, word, most);
    if (distance > most) return;
    // The first letter is rarely the wrong one, and of a short word never, or every word is near.
    const weighed = distance + (word[0] === term[0] ? 0 : 0.5);
    if (weighed > most) return;
    if (term.length < MIN_CORRECTED && lettersOf(term) !== lettersOf(word)) return;
    if (weighed < least || (weighed === least && price < cheapest)) {
      best = word;
      least = weighed;
      cheapest = price;
    }
  };
  for (const [i, word] of known.entries()) consider(word, worth[i] ?? 0);
  for (const word of STOP_WORDS) consider(word, Number.MAX_VALUE);
  return best !== null && STOP_WORDS.has(best) ? '' : best;
}
