/** Sentences as they are compared with those of the sources: words alone, so that punctuation and case hide nothing. */
import { createHash } from 'node:crypto';

/** Shorter ones (“Click Save.”) say nothing of where they come from. */
const MIN_WORDS = 7;
const MIN_HAN = 12;

/** The long sentences of a text, each as words and Chinese characters alone. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/\*\*/g, '')
    .split(/(?<=[.!?])\s+|[。！？；\n]/u)
    .flatMap((sentence) => {
      const bare = sentence.normalize('NFKC').toLowerCase();
      const han = bare.replace(/[^\p{Script=Han}]/gu, '');
      if (han.length >= MIN_HAN) return [han];
      const words = bare.match(/[a-z0-9]+/g) ?? [];
      return words.length >= MIN_WORDS ? [words.join(' ')] : [];
    });
}

export function hashOf(sentence: string): string {
  return createHash('sha256').update(sentence).digest('hex').slice(0, 10);
}
