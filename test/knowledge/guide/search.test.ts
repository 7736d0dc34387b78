/** The search is measured by questions that were written without its synonyms. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTRIES, OPERATIONS, PATHS } from '../../../src/knowledge/guide/index.ts';
import { indexFromJson } from '../../../src/knowledge/guide/search-file.ts';
import { buildIndex, indexToJson } from '../../../src/knowledge/guide/search-index.ts';
import { ROOT } from '../../support/fixture.ts';
import { searchGuide } from '../../support/guide-search.ts';

interface Row {
  readonly question: string;
  readonly wanted: readonly string[];
}

/** `<question><tab><id> <id> …`: any of the ids is right, a limit’s is written `limit:<id>`. */
function table(file: string): readonly Row[] {
  return readFileSync(`${ROOT}fixtures/guide/${file}`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [question = '', ids = ''] = line.split('\t');
      return { question, wanted: ids.trim().split(/\s+/) };
    });
}

/** Where a right entry stands, from 0; -1 where none does. */
function rankOf({ question, wanted }: Row, limit = 3): number {
  return searchGuide(question, limit).findIndex(({ entry }) =>
    wanted.includes(entry.kind === 'limit' ? `limit:${entry.id}` : entry.id),
  );
}

const HAN = /\p{Script=Han}/u;

describe.each([
  // Questions that words were looked for after they had been missed.
  ['questions.tsv', 400, 0.9, 0.98],
  // Questions that nothing was changed for.
  ['questions-unseen.tsv', 150, 0.88, 0.96],
] as const)('%s', (file, least, first, three) => {
  const rows = table(file);

  it('is large, in both languages, and names entries that exist', () => {
    expect(rows.length).toBeGreaterThanOrEqual(least);
    const chinese = rows.filter((row) => HAN.test(row.question)).length;
    expect(chinese / rows.length).toBeGreaterThan(0.35);
    expect(chinese / rows.length).toBeLessThan(0.65);
    const ids = new Set<string>(ENTRIES.map((e) => (e.kind === 'limit' ? `limit:${e.id}` : e.id)));
    expect(rows.flatMap((row) => row.wanted).filter((id) => !ids.has(id))).toEqual([]);
    expect(rows.filter((row) => row.wanted.length > 5)).toEqual([]);
  });

  it('asks for every path', () => {
    const wanted = new Set(rows.flatMap((row) => row.wanted));
    expect(PATHS.filter((p) => !wanted.has(p.id))).toEqual([]);
  });

  it(`is right at the first entry for ${first * 100} %, among three for ${three * 100} %`, () => {
    const ranks = rows.map((row) => rankOf(row));
    const missed = rows.filter((_, i) => ranks[i] === -1).map((row) => row.question);
    const share = (ok: (rank: number) => boolean) => ranks.filter(ok).length / rows.length;
    expect(
      share((rank) => rank >= 0),
      `not among three: ${missed.join(' | ')}`,
    ).toBeGreaterThanOrEqual(three);
    const second = rows.filter((_, i) => (ranks[i] ?? 0) > 0).map((row) => row.question);
    expect(
      share((rank) => rank === 0),
      `not first: ${second.join(' | ')}`,
    ).toBeGreaterThanOrEqual(first);
  });
});

describe('what the README promises', () => {
  it.each([
    [
      'emails vanish after I read them on my phone',
      'path',
      'troubleshoot-received/mailbox-settings',
    ],
    ['邮件被退回 550', 'path', 'resolve-failure/rejected-mail'],
    ['ESO_LOCAL_SPAM', 'path', 'troubleshoot-received/anti-spam'],
    ['503', 'path', 'resolve-failure/webmail-and-account'],
    ['AccountFrozen', 'path', 'resolve-failure/webmail-and-account'],
  ])('%s', (question, kind, id) => {
    const [best] = searchGuide(question, 1);
    expect(best?.entry).toMatchObject({ kind, id });
  });
});

describe('any question', () => {
  it('is answered without fail and in order', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 600 }),
          fc
            .array(fc.constantFrom('550', '退信', 'spf', 'Outlook', '不见了', '=', '\u202e', 'a'), {
              maxLength: 80,
            })
            .map((words) => words.join(' ')),
        ),
        (question) => {
          const hits = searchGuide(question, 8);
          expect(hits.length).toBeLessThanOrEqual(8);
          for (const [i, hit] of hits.entries()) {
            expect(Number.isFinite(hit.score)).toBe(true);
            expect(hit.score).toBeLessThanOrEqual(hits[i - 1]?.score ?? Number.POSITIVE_INFINITY);
          }
        },
      ),
    );
  });

  it('of words that stand nowhere has no answer', () => {
    expect(searchGuide('qqqqzzzz xxxxyyyy')).toEqual([]);
    expect(searchGuide('')).toEqual([]);
    expect(searchGuide('   ')).toEqual([]);
  });

  it('is the same whatever its case, width and quotes', () => {
    const ids = (question: string) => searchGuide(question, 5).map((hit) => hit.entry.id);
    expect(ids('AUTOMATIC FORWARDING')).toEqual(ids('automatic forwarding'));
    expect(ids('ＳＰＦ　ｃｈｅｃｋ　ｆａｉｌｅｄ')).toEqual(ids('spf check failed'));
  });
});

describe('the index as a file', () => {
  const index = buildIndex();
  const read = indexFromJson(indexToJson(index));

  it('is read as it was written', () => {
    expect(read).toEqual(index);
  });

  it('has its words in the order in which they are looked for', () => {
    for (const [i, term] of read.terms.entries()) {
      if (i > 0) expect((read.terms[i - 1] as string) < term).toBe(true);
    }
    expect(read.entryOf.length).toBe(read.worthOf.length);
    expect(Math.max(...read.entries.values)).toBeLessThan(ENTRIES.length);
  });

  it('has sayings for every operation and path', () => {
    const asked = new Set([...read.entryOf].map((i) => ENTRIES[i]?.id));
    for (const { id } of [...OPERATIONS, ...PATHS]) expect(asked, id).toContain(id);
  });
});
