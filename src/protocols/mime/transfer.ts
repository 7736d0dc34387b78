/** Content-Transfer-Encoding (RFC 2045 §6), read with the tolerance that real mail needs. */
import {
  afterBreak,
  isFile,
  lineEnds,
  lineFinder,
  lineOfMapped,
  type Mapped,
  marksOf,
} from './source.ts';
import type { Entity } from './types.ts';

export type Encoding = 'identity' | 'quoted-printable' | 'base64';

const EQUALS = 61;

/** 0 to 15 for a hexadecimal digit, otherwise -1. */
export function hexValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** 0 to 63 for a digit of base64, URL-safe ones too, otherwise -1. */
export function base64Value(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  if (code === 43 || code === 45) return 62;
  return code === 47 || code === 95 ? 63 : -1;
}

/** A digit of the standard alphabet only: a footer begins with a line of `_` or `-`. */
const isDigit = (code: number) => code !== 45 && code !== 95 && base64Value(code) >= 0;

/** Octets that are read for each one that may come of them; `=41` and a soft break on every line take 3.2. */
const OCTETS_FOR_ONE = 4;

/** A chunk of base64 of fewer digits is not worth a call. */
const SHORT = 64;

/** How many characters of the sample a heuristic looks at. */
const SAMPLE = 65_536;

/** Whether the first line with text could be base64: software copies the field without encoding. */
function looksBase64(text: string, start: number, end: number): boolean {
  const stop = Math.min(end, start + 1_000);
  let at = start;
  while (at < stop && text.charCodeAt(at) <= 32) at += 1;
  let good = 0;
  let bad = 0;
  for (; at < stop; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 13 || code === 10) break;
    if (isDigit(code) || code === EQUALS) good += 1;
    else bad += 1;
  }
  return bad * 10 <= good;
}

/** Whether the equals signs are those of quoted-printable: a message in another encoding has bare ones. */
function looksQuoted(whole: string, start: number, end: number): boolean {
  const stop = Math.min(end, start + SAMPLE);
  const text = whole.slice(0, stop);
  let good = 0;
  let bad = 0;
  for (let at = text.indexOf('=', start); at >= 0 && at < stop; at = text.indexOf('=', at + 1)) {
    const next = text.charCodeAt(at + 1);
    const escaped = hexValue(next) >= 0 && hexValue(text.charCodeAt(at + 2)) >= 0;
    if (escaped || next <= 32 || at + 1 >= end) good += 1;
    else bad += 1;
  }
  return good >= bad;
}

/** The transfer encoding that the body of an entity really has. */
export function encodingOf(entity: Entity): Encoding {
  let value = '';
  for (const field of entity.fields) {
    if (field.key === 'content-transfer-encoding') {
      value = field.raw.toLowerCase();
      break;
    }
  }
  const { text } = entity.source;
  if (value.includes('base64')) {
    return looksBase64(text, entity.bodyStart, entity.end) ? 'base64' : 'identity';
  }
  if (value.includes('quoted-printable')) {
    return looksQuoted(text, entity.bodyStart, entity.end) ? 'quoted-printable' : 'identity';
  }
  return 'identity';
}

/** The end of a line without blanks at its end (RFC 2045 §6.7 rule 3). */
function blankless(text: string, start: number, end: number): number {
  let stop = end;
  while (stop > start && (text.charCodeAt(stop - 1) === 32 || text.charCodeAt(stop - 1) === 9)) {
    stop -= 1;
  }
  return stop;
}

/** Where reading an encoded body ends at the latest: no honest one needs as many octets for one. */
function lastOf(entity: Entity, max: number): number {
  return Math.min(entity.end, entity.bodyStart + OCTETS_FOR_ONE * max);
}

/** The line of the file for the beginnings of lines, all of which are asked for in turn. */
function linesOf(entity: Entity, last: number): (start: number) => number {
  const { source, bodyStart, bodyLine } = entity;
  if (!isFile(source)) return lineFinder(source, bodyStart, bodyLine, last);
  let line = bodyLine - 1;
  return () => {
    line += 1;
    return line;
  };
}

function decodeQuoted(entity: Entity, max: number): Mapped {
  const { text } = entity.source;
  const last = lastOf(entity, max);
  const endOf = lineEnds(text, last);
  const lineOf = linesOf(entity, last);
  const out = Buffer.allocUnsafe(Math.min(last - entity.bodyStart, max));
  const marks = marksOf();
  let length = 0;
  let cut: number | null = null;
  let at = entity.bodyStart;
  while (at < entity.end && cut === null) {
    const line = lineOf(at);
    if (at >= last || length >= max) {
      cut = line;
      break;
    }
    const end = endOf(at);
    const next = Math.max(Math.min(afterBreak(text, end), entity.end), at + 1);
    const stop = blankless(text, at, end);
    const soft = stop > at && text.charCodeAt(stop - 1) === EQUALS;
    const to = soft ? stop - 1 : stop;
    marks.mark(length, line);
    let from = at;
    while (from < to && length < max) {
      let code = text.charCodeAt(from);
      if (code === EQUALS && from + 2 < to) {
        const high = hexValue(text.charCodeAt(from + 1));
        const low = high < 0 ? -1 : hexValue(text.charCodeAt(from + 2));
        if (low >= 0) {
          code = high * 16 + low;
          from += 2;
        }
      }
      out[length] = code;
      length += 1;
      from += 1;
    }
    if (from < to) cut = line;
    if (!soft) {
      for (from = end; from < next && length < max; from += 1) {
        out[length] = text.charCodeAt(from);
        length += 1;
      }
    }
    at = next;
  }
  return {
    text: out.toString('latin1', 0, length),
    offsets: marks.offsets(),
    lines: marks.lines(),
    octets: at - entity.bodyStart,
    cut,
  };
}

/** A line of base64: how many digits, whether padding ends it, and whether anything else is in it. */
interface Digits {
  readonly count: number;
  readonly padded: boolean;
  readonly pure: boolean;
}

function digitsOf(text: string, start: number, end: number): Digits {
  let count = 0;
  let padded = false;
  let pure = true;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === EQUALS) padded = true;
    else if (!isDigit(code)) pure = false;
    else if (padded) pure = false;
    else count += 1;
  }
  return { count, padded, pure };
}

/** Digits of one group of base64 after another, in as many octets as are whole. */
function decodeDigits(text: string, from: number, count: number, out: Buffer, at: number): number {
  let length = at;
  let bits = 0;
  let held = 0;
  for (let i = from; i < from + count; i += 1) {
    bits = ((bits << 6) | base64Value(text.charCodeAt(i))) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out[length] = (bits >> held) & 255;
    length += 1;
  }
  return length;
}

function decodeBase64(entity: Entity, max: number): Mapped {
  const { text } = entity.source;
  const last = lastOf(entity, max);
  const endOf = lineEnds(text, last);
  const lineOf = linesOf(entity, last);
  const out = Buffer.allocUnsafe(Math.ceil((last - entity.bodyStart) * 0.75) + 3);
  const marks = marksOf();
  let chunkStart = entity.bodyStart;
  /** Octets of the chunks before, and digits of the one that is open. */
  let before = 0;
  let digits = 0;
  let widest = 0;
  let mayEnd = false;
  const close = (at: number) => {
    if (digits > 0) before += out.write(text.slice(chunkStart, at), before, 'base64');
    digits = 0;
    chunkStart = at;
  };
  let cut: number | null = null;
  let at = entity.bodyStart;
  while (at < entity.end) {
    const lineNumber = lineOf(at);
    if (at >= last || before + digits * 0.75 >= max) {
      cut = lineNumber;
      break;
    }
    const end = endOf(at);
    const stop = blankless(text, at, end);
    const line = digitsOf(text, at, stop);
    // The footer that a mailing list puts below is not encoded.
    if (mayEnd && stop > at && !line.pure) break;
    if (line.count > 0) marks.mark(before + Math.floor(digits * 0.75), lineNumber);
    digits += line.count;
    const next = Math.max(Math.min(afterBreak(text, end), entity.end), at + 1);
    if (line.padded) {
      // Encoded a few octets at a time: there may be millions.
      if (chunkStart === at && line.pure && line.count < SHORT) {
        before = decodeDigits(text, at, line.count, out, before);
        digits = 0;
        chunkStart = next;
      } else close(next);
    }
    mayEnd = line.padded || stop === at ? widest > 0 || line.padded : line.count < widest;
    if (line.count > widest) widest = line.count;
    at = next;
  }
  close(at);
  if (marks.offsets().length === 0) marks.mark(0, entity.bodyLine);
  const mapped = { offsets: marks.offsets(), lines: marks.lines() };
  return {
    text: out.toString('latin1', 0, Math.min(before, max)),
    ...mapped,
    octets: at - entity.bodyStart,
    cut: before > max ? lineOfMapped(mapped, max) : cut,
  };
}

/** The body of an entity without its transfer encoding; `null` where it stands as it is. */
export function decodeTransfer(entity: Entity, max: number): Mapped | null {
  switch (encodingOf(entity)) {
    case 'identity':
      return null;
    case 'quoted-printable':
      return decodeQuoted(entity, max);
    case 'base64':
      return decodeBase64(entity, max);
  }
}
