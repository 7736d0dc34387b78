import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hopLines } from '../../src/commands/hop-table.ts';
import { widthOf } from '../../src/render/width.ts';
import { journeyOf } from '../../src/trace/hops.ts';
import { field, fieldsOf } from '../trace/support.ts';

const table = (header: string, language: 'en' | 'zh' = 'en', width?: number) =>
  hopLines(journeyOf(fieldsOf(header)), language, width);

const HEADER = `
Received: from mx1.example.org (mx1.example.org [198.51.100.5])
 by store.example.org (Postfix) with LMTP id 3; Tue, 2 Jan 2024 03:20:05 +0800 (CST)
Received: from out1.example.com (out1.example.com [192.0.2.1])
 by mx1.example.org (Postfix) with ESMTPS id 2; Mon, 1 Jan 2024 14:20:01 -0500
Received: from PC(mailfrom:boss@example.com fp:SMTPD_---.x_1 cluster:ay29)
 by smtp.example.com; Tue, 02 Jan 2024 03:04:06 +0800
Date: Tue, 02 Jan 2024 03:04:05 +0800
`;

/** Hops at these seconds, the oldest first. */
const way = (sent: number | null, ...oldestFirst: readonly (number | null)[]) => {
  const time = (second: number) =>
    new Date(Date.UTC(2024, 0, 2) + second * 1000).toUTCString().replace('GMT', '+0000');
  return journeyOf([
    ...oldestFirst
      .map((second, i) => {
        const hosts = `from a${i}.example by b${i}.example`;
        return field('Received', second === null ? hosts : `${hosts}; ${time(second)}`);
      })
      .reverse(),
    ...(sent === null ? [] : [field('Date', time(sent))]),
  ]);
};

const UNITS: Readonly<Record<string, number>> = {
  ...{ h: 3600, min: 60, s: 1 },
  ...{ 小时: 3600, 分: 60, 秒: 1 },
};
const DELAY =
  /(?:^|\s{2})([+-]?\d+ (?:h|min|s|小时|分|秒)(?: \d+ (?:min|s|分|秒)){0,2})(?:\s{2,}\D.*)?$/;

/** The delay that stands in a line; `null` where none does. */
function delayIn(line: string): number | null {
  const told = DELAY.exec(line)?.[1];
  if (told === undefined) return null;
  let seconds = 0;
  for (const [, count, unit] of told.matchAll(/(\d+) (\S+)/g)) {
    seconds += Number(count) * (UNITS[unit as string] as number);
  }
  return told.startsWith('-') ? -seconds : seconds;
}

describe('the table of hops', () => {
  it('goes from the Date field to the total', () => {
    expect(table(HEADER)).toEqual([
      '#  from → by (2024-01-01)               UTC       delay',
      '   Date field (the sender’s own clock)  19:04:05',
      '1  PC → smtp.example.com                19:04:06  +1 s',
      '2  out1.example.com → mx1.example.org   19:20:01  +15 min 55 s  slowest',
      '3  mx1.example.org → store.example.org  19:20:05  +4 s',
      '   total                                          16 min',
    ]);
    expect(table(HEADER, 'zh')).toEqual([
      '#  从 → 到（2024-01-01）                UTC       间隔',
      '   Date 字段（发件端自己的时钟）        19:04:05',
      '1  PC → smtp.example.com                19:04:06  +1 秒',
      '2  out1.example.com → mx1.example.org   19:20:01  +15 分 55 秒  最慢',
      '3  mx1.example.org → store.example.org  19:20:05  +4 秒',
      '   合计                                           16 分',
    ]);
  });

  it('says which day it is where there are several', () => {
    expect(hopLines(way(0, 5, 93_905), 'en')).toEqual([
      '#  from → by (2024)                     UTC             delay',
      '   Date field (the sender’s own clock)  01-02 00:00:00',
      '1  a0.example → b0.example              01-02 00:00:05  +5 s',
      '2  a1.example → b1.example              01-03 02:05:05  +26 h 5 min     slowest',
      '   total                                                26 h 5 min 5 s',
    ]);
    const years = hopLines(way(0, 366 * 86_400), 'zh');
    expect(years[0]).toMatch(/^# {2}从 → 到 +UTC +间隔$/);
    expect(years[2]).toContain('2025-01-02 00:00:00  +8784 小时');
  });

  it('marks clocks that are off, and adds up all the same', () => {
    const lines = hopLines(way(0, 1, 3600, 2, 12), 'en');
    expect(lines.slice(2)).toEqual([
      '1  a0.example → b0.example              00:00:01  +1 s',
      '2  a1.example → b1.example              01:00:00  +59 min 59 s  clock off',
      '3  a2.example → b2.example              00:00:02  -59 min 58 s  clock off',
      '4  a3.example → b3.example              00:00:12  +10 s         slowest',
      '   total                                          12 s',
    ]);
  });

  it('marks the total where the clock that it counts from or to is off', () => {
    const total = (sent: number | null, ...hops: (number | null)[]) =>
      hopLines(way(sent, ...hops), 'zh').at(-1);
    expect(total(600, 1, 2, 3)).toMatch(/ -9 分 57 秒 +时钟不准$/);
    expect(total(0, 1, 2, -600)).toMatch(/ -10 分 +时钟不准$/);
    expect(total(0, 600, 2, 3)).toMatch(/ 3 秒$/);
    expect(total(null, 600, 1, 2, 3)).toMatch(/ -9 分 57 秒 +时钟不准$/);
    expect(total(600, 1)).toMatch(/时钟不准$/);
  });

  it('does not hide what it does not know', () => {
    expect(hopLines(way(0, 1, null, 5), 'en').slice(2)).toEqual([
      '1  a0.example → b0.example              00:00:01  +1 s',
      '2  a1.example → b1.example              ?         ?',
      '3  a2.example → b2.example              00:00:05  +4 s   slowest',
      '   total                                          5 s',
    ]);
    expect(hopLines(way(0, 1, 5, null), 'en').at(-1)).toBe(
      '   total unknown; the known part of it            5 s',
    );
    expect(hopLines(way(0, 1, 5, null), 'zh').at(-1)).toMatch(/合计未知；其中已知部分 +5 秒$/);
    expect(hopLines(way(null, null, 5, 9), 'en').at(-1)).toMatch(/total unknown; .* 4 s$/);
  });

  it('says where it begins when the Date field cannot be read', () => {
    const absent = hopLines(way(null, 1, 5), 'en');
    expect(absent).toEqual([
      '#  from → by (2024-01-02)        UTC       delay',
      '1  a0.example → b0.example       00:00:01  ?',
      '2  a1.example → b1.example       00:00:05  +4 s',
      '   total from hop 1 on (no readable Date)  4 s',
    ]);
    const malformed = table(HEADER.replace(/Date: .*/, 'Date: yesterday'), 'zh');
    expect(malformed).toHaveLength(5);
    expect(malformed[1]).toMatch(/^1 .*\?$/);
    expect(malformed.at(-1)).toMatch(/无可读的 Date.* 15 分 59 秒$/);
  });

  it('tells of one hop, and of none', () => {
    expect(hopLines(way(0, 75), 'en').slice(1)).toEqual([
      '   Date field (the sender’s own clock)  00:00:00',
      '1  a0.example → b0.example              00:01:15  +1 min 15 s',
      '   total                                          1 min 15 s',
    ]);
    expect(hopLines(way(null, 75), 'en').at(-1)).toMatch(/total.* \?$/);
    expect(hopLines(way(0, null), 'en').slice(1)).toEqual([
      expect.stringMatching(/^1 {2}a0\.example → b0\.example +\? +\?$/),
      expect.stringMatching(/^ {3}total +\?$/),
    ]);
    expect(hopLines(way(0), 'en')).toEqual([]);
    expect(hopLines(journeyOf([]), 'zh')).toEqual([]);
  });

  it('shows addresses where there are no names', () => {
    const lines = table(`
Received: by web.example.com (Postfix, from userid 33) id 1; 2 Jan 2024 00:00:00 +0000
Received: from [192.0.2.7] (unknown [192.0.2.7]) by 198.51.100.2 with SMTP; 1 Jan 2024 23:00:00 +0000
`);
    expect(lines[1]).toMatch(/^1 {2}192\.0\.2\.7 → 198\.51\.100\.2 /);
    expect(lines[2]).toMatch(/^2 {2}\? → web\.example\.com /);
  });

  it('shortens long names in the middle, and a short one beside it not', () => {
    const long = `first.${'x'.repeat(60)}.last.example`;
    const [, , line = ''] = table(`
Received: from ${long} (${long} [192.0.2.1]) by b.example; 2 Jan 2024 00:00:05 +0000
Date: 2 Jan 2024 00:00:00 +0000
`);
    expect(line).toMatch(/^1 {2}first\.x+….*last\.example → b\.example {2}00:00:05 {2}\+5 s$/);
    // The column of the delay is as wide as its head, which is one wider.
    expect(widthOf(line)).toBe(79);
  });

  it('takes more lines for a hop on a narrow terminal', () => {
    expect(table(HEADER, 'en', 40)).toEqual([
      '   Date field (the sender’s own clock)',
      '   2024-01-01 19:04:05 UTC',
      '1  PC → smtp.example.com',
      '   2024-01-01 19:04:06 UTC  +1 s',
      '2  out1.example.com → mx1.example.org',
      '   2024-01-01 19:20:01 UTC  +15 min 55 s',
      '   slowest',
      '3  mx1.example.org → store.example.org',
      '   2024-01-01 19:20:05 UTC  +4 s',
      '   total  16 min',
    ]);
  });

  it('shows what cannot be seen in a name', () => {
    const lines = table(`
Received: from a\u202eb.example by \u0007c.example; 2 Jan 2024 00:00:05 +0000
`);
    expect(lines.join('\n')).toContain('a<U+202E>b.example');
    expect(lines.join('\n')).not.toMatch(/[\u202e\u0007]/);
  });
});

describe('a table of very many hops', () => {
  const times = (hops: number, pause: number) =>
    Array.from({ length: hops }, (_, i) => (i + 1) * 3 + (i >= pause ? 93_900 : 0));

  it('is not folded up to 25', () => {
    const lines = hopLines(way(0, ...times(25, 99)), 'en');
    expect(lines).toHaveLength(28);
    expect(lines.join('\n')).not.toContain('folded');
  });

  it('folds the middle into one line with its sum', () => {
    const lines = hopLines(way(0, ...times(200, 3)), 'en');
    expect(lines).toHaveLength(28);
    expect(lines[5]).toMatch(/^4 .*\+26 h 5 min 3 s {2}slowest$/);
    expect(lines[14]).toMatch(/^… +hops 13 to 188, folded +\+8 min 48 s$/);
    expect(lines[15]).toMatch(/^189 /);
    expect(lines.at(-1)).toMatch(/total +26 h 15 min$/);
  });

  it('names the slowest that is folded away', () => {
    const folded = (language: 'en' | 'zh') =>
      hopLines(way(0, ...times(200, 91)), language)[14] ?? '';
    expect(folded('en')).toMatch(/hops 13 to 188, slowest: 92 \(\+26 h 5 min 3 s\) +\+26 h 13/);
    expect(folded('zh')).toMatch(/第 13 至 188 跳，最慢：第 92 跳（\+26 小时 5 分 3 秒） +\+26/);
  });

  it('marks clocks that are off inside', () => {
    const off = times(40, 99);
    off[20] = -5_000;
    expect(hopLines(way(0, ...off), 'en')[14]).toMatch(/clock off$/);
  });
});

describe('whatever the clocks say', () => {
  const second = fc.option(
    fc.oneof(fc.integer({ min: -5, max: 300 }), fc.integer({ min: -4e8, max: 4e9 })),
    { freq: 8 },
  );
  const language = fc.constantFrom<'en' | 'zh'>('en', 'zh');

  it('the delays that are shown sum up to the total that is shown', () => {
    const hops = fc.array(second, { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(second, hops, language, (sent, oldestFirst, inLanguage) => {
        const journey = way(sent, ...oldestFirst);
        // Wide enough for a hop to take one line.
        const lines = hopLines(journey, inLanguage, 160);
        expect(lines[0]?.startsWith('#')).toBe(true);
        const total = delayIn(lines.at(-1) ?? '');
        const delays = lines.slice(1, -1).map(delayIn);
        const known = delays.filter((delay) => delay !== null);
        expect(total).toBe(known.length === 0 ? null : known.reduce((a, b) => a + b, 0));
        if (journey.seconds !== null && known.length > 0) expect(total).toBe(journey.seconds);
      }),
    );
  });

  it('no line is wider than the terminal', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'a.example',
        '办公室的电脑.example',
        'x'.repeat(250),
        '👩‍👩‍👧',
        '1\ufe0f\u20e3',
        '🇨🇳',
      ),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    const hop = fc.record({ from: fc.option(name), by: fc.option(name), at: second });
    fc.assert(
      fc.property(
        fc.array(hop, { minLength: 1, maxLength: 30 }),
        language,
        fc.integer({ min: 32, max: 200 }),
        (names, inLanguage, width) => {
          const journey = way(0, ...names.map(({ at }) => at));
          const hops = journey.hops.map((one, i) => ({ ...one, ...named(names[i]) }));
          for (const line of hopLines({ ...journey, hops }, inLanguage, width)) {
            expect(widthOf(line)).toBeLessThanOrEqual(width);
            expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
          }
        },
      ),
    );
  });

  const named = (hop: { from: string | null; by: string | null } | undefined) => ({
    from: hop?.from ?? null,
    by: hop?.by ?? null,
  });
});
