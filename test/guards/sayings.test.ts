/** Sayings and the questions that measure the search are kept apart: none is a copy of the other. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENTRIES } from '../../src/knowledge/guide/index.ts';
import { SAYINGS } from '../../src/knowledge/guide/sayings/index.ts';
import { ROOT } from '../support/fixture.ts';

const FOLDER = `${ROOT}fixtures/guide/`;
/** As many words, or Chinese characters, in a row are no chance. */
const WORDS = 5;
const CHARACTERS = 8;

const QUESTIONS: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.startsWith('questions') && name.endsWith('.tsv'))
  .flatMap((name) => readFileSync(`${FOLDER}${name}`, 'utf8').split('\n'))
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t')[0] as string);

const SAID = Object.entries(SAYINGS).flatMap(([kind, byId]) =>
  Object.entries(byId).flatMap(([id, said]) => said.map((says) => ({ kind, id, says }))),
);

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Every run of words and every run of Chinese characters that is long enough to be a copy. */
function runsOf(text: string): readonly string[] {
  const words = plain(text).match(/[\p{Script=Latin}\p{N}]+/gu) ?? [];
  const characters = [...plain(text).replace(/\P{Script=Han}/gu, '')];
  const runs = (parts: readonly string[], length: number, between: string) =>
    parts
      .slice(0, Math.max(0, parts.length - length + 1))
      .map((_, i) => parts.slice(i, i + length).join(between));
  return [...runs(words, WORDS, ' '), ...runs(characters, CHARACTERS, '')];
}

describe('how people ask', () => {
  it('is compared with all the questions', () => {
    expect(QUESTIONS.length).toBeGreaterThan(200);
    expect(SAID.length).toBeGreaterThan(5000);
  });

  it('sees a copy, with other capitals and marks too', () => {
    const [one, two] = ['Tell me: how MANY days are logs kept?', 'so how many days, are logs kept'];
    expect(runsOf(one).filter((run) => runsOf(two).includes(run))).toEqual([
      'how many days are logs',
      'many days are logs kept',
    ]);
    expect(runsOf('怎样才能把邮件转到别处')).toContain('怎样才能把邮件转');
  });

  it('is never a question of a table', () => {
    const asked = new Set(QUESTIONS.map(plain));
    expect(SAID.filter(({ says }) => asked.has(plain(says)))).toEqual([]);
  });

  it(`has no ${WORDS} words and no ${CHARACTERS} characters in a row with one`, () => {
    const asked = new Map(QUESTIONS.flatMap((q) => runsOf(q).map((run) => [run, q] as const)));
    const copies = SAID.flatMap((row) => {
      const run = runsOf(row.says).find((r) => asked.has(r));
      return run === undefined ? [] : [{ ...row, run, question: asked.get(run) }];
    });
    expect(copies).toEqual([]);
  });

  it('belongs to an entry, and is said once for it', () => {
    const known = new Set(ENTRIES.map(({ kind, id }) => `${kind} ${id}`));
    const homeless = SAID.filter(({ kind, id }) => !known.has(`${kind} ${id}`));
    expect(homeless).toEqual([]);
    const seen = new Set<string>();
    const twice = SAID.filter(({ kind, id, says }) => {
      const key = `${kind} ${id} ${plain(says)}`;
      const before = seen.has(key);
      seen.add(key);
      return before;
    });
    expect(twice).toEqual([]);
  });
});
