import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileSource, lineCounter } from '../../../src/protocols/mime/source.ts';

/** Breaks of all kinds, and enough short lines in a row to be counted by the character. */
const text = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        '\n',
        '\r',
        '\r\n',
        '\r\r\n',
        'x\n',
        '\rx',
        '\r\n\n\r\r\n',
        'a long line\r\n',
      ),
      fc.integer({ min: 1, max: 1500 }),
    ),
    { maxLength: 6 },
  )
  .map((runs) => runs.map(([piece, count]) => piece.repeat(count)).join(''));

describe('lines are counted', () => {
  it('as they are found', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 20 }), (whole, places) => {
        const { lineAt } = fileSource(whole);
        const lineOf = lineCounter(whole, 0, 1, whole.length);
        const offsets = places.map((n) => n % (whole.length + 1)).sort((a, b) => a - b);
        expect(offsets.map(lineOf)).toEqual(offsets.map(lineAt));
      }),
      { numRuns: 300 },
    );
  });

  it('as a split finds them', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const lines = whole.split(/\r\r\n|\r\n|\n|\r/).length - (/[\r\n]$/.test(whole) ? 1 : 0);
        expect(lineCounter(whole, 0, 1, whole.length)(whole.length)).toBe(Math.max(lines, 1));
      }),
      { numRuns: 300 },
    );
  });
});
