import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countIn,
  firstTime,
  inRanges,
  mergedRanges,
  rangesWithout,
  removedBetween,
  setOf,
  uidRanges,
  uidSet,
  withoutRanges,
} from '../../../src/protocols/imap/uids.ts';

const ascending = fc
  .uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 100 })
  .map((uids) => uids.toSorted((a, b) => a - b));

describe('uidSet and uidRanges', () => {
  it('joins what is side by side', () => {
    expect(uidSet([1, 2, 3, 7, 9, 10])).toBe('1:3,7,9:10');
    expect(uidSet([])).toBe('');
  });

  it('are each other’s inverse', () => {
    fc.assert(
      fc.property(ascending, (uids) => {
        fc.pre(uids.length > 0);
        const ranges = uidRanges(uidSet(uids));
        const all = Array.from({ length: 302 }, (_, uid) => uid);
        expect(all.filter((uid) => inRanges(ranges ?? [], uid))).toEqual(uids);
      }),
    );
  });

  it.each([
    ['5:1', [{ from: 1, to: 5 }]],
    ['9:*', [{ from: 9, to: 4_294_967_295 }]],
    ['*:9', [{ from: 9, to: 4_294_967_295 }]],
    ['*', [{ from: 1, to: 4_294_967_295 }]],
    [
      '7,3,1:2',
      [
        { from: 1, to: 3 },
        { from: 7, to: 7 },
      ],
    ],
    ['1:9,2:3,9:10', [{ from: 1, to: 10 }]],
  ])('%s', (set, ranges) => {
    expect(uidRanges(set)).toEqual(ranges);
  });

  it.each(['', '0', '1,', 'a', '1:2:3', '1 2', '4294967296', '1\r\nA1 DELETE x'])(
    'is no set: %j',
    (set) => {
      expect(uidRanges(set)).toBeNull();
    },
  );
});

describe('firstTime', () => {
  it('knows each UID again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4_294_967_295 })), (uids) => {
        const isNew = firstTime();
        const known = new Set<number>();
        for (const uid of [...uids, ...uids]) {
          expect(isNew(uid)).toBe(!known.has(uid));
          known.add(uid);
        }
      }),
    );
  });

  it('tells neighbours apart', () => {
    const isNew = firstTime();
    const uids = Array.from({ length: 10_000 }, (_, i) => i + 1);
    expect(uids.every(isNew)).toBe(true);
    expect(uids.some(isNew)).toBe(false);
  });
});

describe('withoutRanges', () => {
  it.each([
    ['1:3,7', '4:6,8:*'],
    ['1:*', ''],
    ['2', '1,3:*'],
    ['3:4', '1:2,5:*'],
    [`1:4294967294`, '4294967295:*'],
  ])('of %s is %s', (set, others) => {
    expect(withoutRanges(uidRanges(set) ?? [])).toBe(others);
  });

  it('names what the set does not', () => {
    expect(withoutRanges([])).toBe('1:*');
    fc.assert(
      fc.property(ascending, (uids) => {
        const ranges = uidRanges(uidSet(uids)) ?? [];
        const others = uidRanges(withoutRanges(ranges)) ?? [];
        expect(countIn(ranges)).toBe(new Set(uids).size);
        for (let uid = 1; uid <= 310; uid++) {
          expect(inRanges(ranges, uid)).toBe(!inRanges(others, uid));
        }
      }),
    );
  });
});

describe('rangesWithout', () => {
  it('is the difference of two sets', () => {
    fc.assert(
      fc.property(ascending, ascending, (a, b) => {
        const of = (uids: readonly number[]) => uidRanges(uidSet(uids)) ?? [];
        const left = rangesWithout(of(a), of(b));
        const both = mergedRanges(of(a), of(b));
        for (let uid = 1; uid <= 310; uid++) {
          expect(inRanges(left, uid)).toBe(a.includes(uid) && !b.includes(uid));
          expect(inRanges(both, uid)).toBe(a.includes(uid) || b.includes(uid));
        }
        expect(setOf(left)).toBe(uidSet(a.filter((uid) => !b.includes(uid))));
      }),
    );
  });
});

describe('removedBetween', () => {
  const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T12:00:00Z`;
  const at = (uid: number, n: number | null) => ({
    uid,
    internalDate: n === null ? null : day(n),
  });
  const window = [new Date('2026-03-05T00:00:00Z'), new Date('2026-03-08T00:00:00Z')] as const;

  it.each([
    ['nothing is missing', [at(1, 1), at(2, 6), at(3, 9)], 4, 1, 3, 0, 1],
    ['two are, of the window', [at(1, 1), at(2, 4), at(4, 6), at(6, 9)], 7, 2, 6, 2, 1],
    [
      'what was removed elsewhere does not count',
      [at(1, 1), at(50, 4), at(51, 9), at(90, 10)],
      99,
      50,
      51,
      0,
      0,
    ],
    ['no message after it', [at(1, 1), at(5, 6)], 9, 1, null, 6, 1],
    ['no message after it, nor UIDNEXT', [at(1, 1), at(5, 6)], null, 1, null, 3, 1],
    ['no message before it', [at(5, 6), at(8, 9)], 9, null, 8, 6, 1],
    ['all are older', [at(1, 1), at(2, 2)], 9, 2, null, 6, 0],
    ['all are newer', [at(7, 9)], 9, null, 7, 6, 0],
    ['the folder is empty', [], 9, null, null, 8, 0],
    ['the folder was never used', [], 1, null, null, 0, 0],
    // An old message that was copied in after the window opened.
    ['a copy of an old one', [at(1, 1), at(3, 6), at(5, 2), at(9, 9)], 10, 1, 9, 5, 2],
    [
      'dates that are not known',
      [at(1, 1), at(2, null), at(4, 6), at(5, null), at(7, 9)],
      8,
      1,
      7,
      2,
      3,
    ],
  ] as const)('%s', (_, messages, next, after, before, removed, present) => {
    expect(removedBetween(messages, ...window, next)).toEqual({ after, before, removed, present });
  });

  it('finds every message of the window that was removed', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (kept) => {
        const all = kept.map((_, i) => ({
          uid: i + 1,
          internalDate: new Date(Date.UTC(2026, 2, 1) + i * 4 * 3_600_000).toISOString(),
        }));
        const there = all.filter((_, i) => kept[i]);
        const gone = all.filter(
          (m, i) =>
            !kept[i] &&
            Date.parse(m.internalDate) >= +window[0] &&
            Date.parse(m.internalDate) < +window[1],
        );
        const { removed, present, after, before } = removedBetween(
          there,
          ...window,
          all.length + 1,
        );
        expect(removed).toBeGreaterThanOrEqual(gone.length);
        expect(removed + present).toBe((before ?? all.length + 1) - (after ?? 0) - 1);
      }),
    );
  });
});
