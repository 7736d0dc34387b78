/** Runs of lines, and where their lines stand in the file. */
import type { Source } from './types.ts';

const CR = 13;
const LF = 10;

/** The file itself: its lines follow one another, so that they can be counted on. */
export interface FileSource extends Source {
  readonly whole: true;
}

export const isFile = (source: Source): source is FileSource => 'whole' in source;

/**
 * The offset behind the line break at `end`; `end` itself where there is none.
 * `\r\r\n` is one break: what a text-mode conversion makes of CRLF.
 */
export function afterBreak(text: string, end: number): number {
  const code = text.charCodeAt(end);
  if (code === LF) return end + 1;
  if (code !== CR) return end;
  const next = text.charCodeAt(end + 1);
  if (next === LF) return end + 2;
  return next === CR && text.charCodeAt(end + 2) === LF ? end + 3 : end + 1;
}

/**
 * Where the line that holds an offset ends, before its break. To be asked with
 * growing offsets only: what is ahead is remembered, so that a text in which
 * one kind of break is rare is not searched again for every line.
 */
export function lineEnds(whole: string, limit: number): (from: number) => number {
  // Nothing behind the limit is searched: many short parts in a long file would each search all of it.
  const text = whole.slice(0, limit);
  let lf = -1;
  let cr = -1;
  return (from) => {
    // Empty lines and lines of a letter may come by the million.
    const near = Math.min(from + 3, text.length);
    for (let at = from; at < near; at += 1) {
      const code = text.charCodeAt(at);
      if (code === LF || code === CR) return at;
    }
    if (lf < from) {
      lf = text.indexOf('\n', from);
      if (lf < 0) lf = Number.MAX_SAFE_INTEGER;
    }
    if (cr < from) {
      cr = text.indexOf('\r', from);
      if (cr < 0) cr = Number.MAX_SAFE_INTEGER;
    }
    return Math.min(lf, cr, limit);
  };
}

const SHORT_LINE = 8;
/** So many short lines in a row, and as many lines are looked at singly. */
const MANY = 50;
const DENSE_LINES = 1000;

/** Counts lines up to offsets that only grow, beginning with `line` at `from`; the text ends at `limit`. */
export function lineCounter(
  text: string,
  from: number,
  line: number,
  limit: number,
): (offset: number) => number {
  const endOf = lineEnds(text, limit);
  let at = from;
  let count = line;
  let short = 0;
  return (offset) => {
    while (at < offset) {
      const next = afterBreak(text, endOf(at));
      if (next > offset || next >= text.length) break;
      short = next - at < SHORT_LINE ? short + 1 : 0;
      at = next;
      count += 1;
      if (short < MANY) continue;
      // Where short lines come by the million a look at each character is quicker.
      short = 0;
      // Reading behind the end of a string makes all reading of it slow.
      const stop = Math.min(offset, text.length - 2);
      if (stop <= at) continue;
      let start = at;
      let more = 0;
      let second = text.charCodeAt(start);
      let third = text.charCodeAt(start + 1);
      for (let i = start; i < stop && more < DENSE_LINES; i += 1) {
        const first = second;
        second = third;
        third = text.charCodeAt(i + 2);
        if (first > CR) continue;
        const joined = second === LF || (second === CR && third === LF);
        if (first !== LF && (first !== CR || joined)) continue;
        start = i + 1;
        more += 1;
      }
      at = start;
      count += more;
      if (more < DENSE_LINES && stop === offset) break;
    }
    return count;
  };
}

/** The last index whose value is not above `value`; 0 when all are. */
function lastNotAbove(sorted: ArrayLike<number>, length: number, value: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Starts {
  readonly offsets: Uint32Array;
  readonly length: number;
}

function startsOf(text: string): Starts {
  let offsets = new Uint32Array(256);
  let length = 1;
  const endOf = lineEnds(text, text.length);
  for (let at = 0; ; ) {
    at = afterBreak(text, endOf(at));
    if (at >= text.length) return { offsets, length };
    if (length === offsets.length) offsets = grown(offsets);
    offsets[length] = at;
    length += 1;
  }
}

export function fileSource(text: string): FileSource {
  let starts: Starts | null = null;
  return {
    whole: true,
    text,
    lineAt: (offset) => {
      starts ??= startsOf(text);
      return lastNotAbove(starts.offsets, starts.length, offset) + 1;
    },
  };
}

/** Text with the places at which a new line of the file begins to be its origin. */
export interface Mapped {
  readonly text: string;
  /** Offsets into the text, growing, the first one 0. */
  readonly offsets: ArrayLike<number>;
  /** The line of the file for each. */
  readonly lines: ArrayLike<number>;
  /** Octets of the source that were read for it. */
  readonly octets: number;
  /** The line of the file where reading ended before all was read; else `null`. */
  readonly cut: number | null;
}

export interface Marks {
  /** What begins at an offset, not below those before, comes from a line of the file. */
  readonly mark: (offset: number, line: number) => void;
  readonly offsets: () => Uint32Array;
  readonly lines: () => Uint32Array;
}

/** Collects places for a `Mapped`: of what is empty only the last one counts. */
export function marksOf(): Marks {
  let offsets = new Uint32Array(64);
  let lines = new Uint32Array(64);
  let length = 0;
  return {
    mark: (offset, line) => {
      if (length > 0 && offsets[length - 1] === offset) length -= 1;
      if (length === offsets.length) {
        offsets = grown(offsets);
        lines = grown(lines);
      }
      offsets[length] = offset;
      lines[length] = line;
      length += 1;
    },
    offsets: () => offsets.subarray(0, length),
    lines: () => lines.subarray(0, length),
  };
}

function grown(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}

interface MappedSource extends Source {
  readonly mapped: Mapped;
}

export function mappedSource(mapped: Mapped): MappedSource {
  return {
    mapped,
    text: mapped.text,
    lineAt: (offset) => lineOfMapped(mapped, offset),
  };
}

/** The line of the file for an offset. */
export function lineOfMapped({ offsets, lines }: Pick<Mapped, 'offsets' | 'lines'>, at: number) {
  return lines[lastNotAbove(offsets, offsets.length, at)] ?? 1;
}

/** The line of the file for offsets of a source that only grow, from `from` to `limit`. */
export function lineFinder(
  source: Source,
  from: number,
  line: number,
  limit: number,
): (offset: number) => number {
  if (isFile(source)) return lineCounter(source.text, from, line, limit);
  if (!('mapped' in source)) return source.lineAt;
  const { offsets, lines } = source.mapped as Mapped;
  let index = lastNotAbove(offsets, offsets.length, from);
  return (offset) => {
    while (index + 1 < offsets.length && (offsets[index + 1] as number) <= offset) index += 1;
    return lines[index] ?? 1;
  };
}

/** Blanks and control characters of ASCII: `trim` would take the byte 0xA0, a piece of many characters. */
export function trimBytes(text: string, from = 0, to = text.length): string {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= 32) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= 32) end -= 1;
  return text.slice(start, end);
}
