import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, withoutComments } from '../../src/trace/dates.ts';
import { PIECES } from './support.ts';

describe('parseDate', () => {
  it.each([
    ['Tue, 2 Jan 2024 03:04:05 +0800', '2024-01-01T19:04:05.000Z'],
    ['Tue, 02 Jan 2024 03:04:05 +0800 (CST)', '2024-01-01T19:04:05.000Z'],
    ['Tue, 2 Jan 2024 03:04:05 +0800 (GMT+08:00)', '2024-01-01T19:04:05.000Z'],
    ['Tue, 2 Jan 2024 03:04:05 GMT+08:00', '2024-01-01T19:04:05.000Z'],
    ['Fri, 2 Jan 2024 03:04 -0330', '2024-01-02T06:34:00.000Z'],
    ['2 Jan 2024 03:04:05 -0000', '2024-01-02T03:04:05.000Z'],
    ['(a (nested) one) Tue (x), 2 (y) Jan 2024 03:04:05(z) EST', '2024-01-02T08:04:05.000Z'],
    ['2 Jan 2024 03:04:05 PDT', '2024-01-02T10:04:05.000Z'],
    // The name alone is American (RFC 5322 §4.3).
    ['2 Jan 2024 03:04:05 CST', '2024-01-02T09:04:05.000Z'],
    ['2 Jan 2024 03:04:05 JST', '2024-01-01T18:04:05.000Z'],
    // Military zones were defined the wrong way round and mean nothing.
    ['2 Jan 2024 03:04:05 K', '2024-01-02T03:04:05.000Z'],
    ['2 Jan 2024 03:04:05', '2024-01-02T03:04:05.000Z'],
    ['2 Jan 24 03:04:05 +0000', '2024-01-02T03:04:05.000Z'],
    ['2 Jan 49 03:04:05 +0000', '2049-01-02T03:04:05.000Z'],
    ['2 Jan 97 03:04:05 +0000', '1997-01-02T03:04:05.000Z'],
    ['2 Jan 103 03:04:05 +0000', '2003-01-02T03:04:05.000Z'],
    ['Tue, 2-Jan-2024 03:04:05 +0000', '2024-01-02T03:04:05.000Z'],
    [' 2-Jan-2024 03:04:05 +0000', '2024-01-02T03:04:05.000Z'],
    ['Tue, 002 Jan 2024 03:04:05 +0000', '2024-01-02T03:04:05.000Z'],
    ['Tue Jan  2 03:04:05 2024', '2024-01-02T03:04:05.000Z'],
    ['Tue Jan  2 03:04:05 2024 +0800', '2024-01-01T19:04:05.000Z'],
    ['Tue Jan 2 03:04:05 EST 2024', '2024-01-02T08:04:05.000Z'],
    ['Tuesday, January 02, 2024 3:04 PM', '2024-01-02T15:04:00.000Z'],
    ['Tuesday, 2 January 2024 12:04 AM', '2024-01-02T00:04:00.000Z'],
    ['2024-01-02T03:04:05Z', '2024-01-02T03:04:05.000Z'],
    ['2024-01-02T03:04:05.123456+08:00', '2024-01-01T19:04:05.000Z'],
    ['2024-01-02 03:04:05 +0800', '2024-01-01T19:04:05.000Z'],
    ['星期二, 2 一月 2024 03:04:05 +0800', '2024-01-01T19:04:05.000Z'],
    ['周二, 02 11月 2024 03:04:05 +0800', '2024-11-01T19:04:05.000Z'],
    ['2 十二月 2024 03:04:05 +0800', '2024-12-01T19:04:05.000Z'],
    ['Sat, 31 Dec 2016 23:59:60 +0000', '2017-01-01T00:00:00.000Z'],
    ['29 Feb 2024 00:00:00 +0000', '2024-02-29T00:00:00.000Z'],
  ])('%s', (text, iso) => {
    expect(parseDate(text)).toBe(iso);
  });

  it.each([
    '',
    'yesterday',
    '31 Feb 2024 00:00:00 +0000',
    '29 Feb 2023 00:00:00 +0000',
    '2 Jan 2024 25:04:05 +0000',
    '2 Jan 2024 03:61:05 +0000',
    '2 Jan 2024 03:04:05 +9900',
    '2 Jan 2024 13:04 PM',
    '2 13月 2024 03:04:05 +0800',
    '0 Jan 2024 03:04:05 +0000',
    '2 Jan 1066 03:04:05 +0000',
    '2 Jan 2024',
    '( 2 Jan 2024 03:04:05 +0000',
    `${' '.repeat(400)}2 Jan 2024 03:04:05 +0000`,
  ])('is not read: %s', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('reads what it would write', () => {
    const days = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');
    const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    const two = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1950, 0, 2) / 1000, max: Date.UTC(2100, 0, 1) / 1000 }),
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        (second, east) => {
          const date = new Date(second * 1000 + east * 60_000);
          const zone = `${east < 0 ? '-' : '+'}${two(Math.trunc(Math.abs(east) / 60))}${two(Math.abs(east) % 60)}`;
          const text =
            `${days[date.getUTCDay()]}, ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}` +
            ` ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${zone}`;
          expect(parseDate(text)).toBe(new Date(second * 1000).toISOString());
        },
      ),
    );
  });

  it('reads any text', () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(text, fc.array(fc.string({ unit: 'binary' }))), (pieces) => {
        const read = parseDate(pieces.join(' '));
        if (read !== null) expect(new Date(read).toISOString()).toBe(read);
      }),
    );
  });
});

describe('withoutComments', () => {
  it.each([
    ['a (b) c', 'a   c'],
    ['a (b (c) d) e', 'a   e'],
    ['a (b \\) c) d', 'a   d'],
    ['a ) b', 'a ) b'],
    ['a (b', 'a  '],
  ])('%s', (text, rest) => {
    expect(withoutComments(text)).toBe(rest);
  });
});
