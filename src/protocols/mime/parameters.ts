/** Content-Type and Content-Disposition: a value and its parameters (RFC 2045 §5.1, RFC 2231). */
import { decodeText } from './charset.ts';
import { trimBytes } from './source.ts';
import { hexValue } from './transfer.ts';
import { decodeWords } from './words.ts';

export interface Parameterised {
  /** In lower case, without comments. */
  readonly value: string;
  /** Keys in lower case, values decoded; the first of a name counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

const NONE: ReadonlyMap<string, string> = new Map();

const isBlank = (code: number) => code === 32 || code === 9;

/** The offset behind the comment that opens at `at`; the end where it is not closed. */
function afterComment(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 92) i += 1;
    else if (code === 40) depth += 1;
    else if (code === 41) {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return text.length;
}

/** Skips blanks, semicolons where `separators` is set, and comments. */
function skip(text: string, at: number, separators: boolean): number {
  let i = at;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (isBlank(code) || (separators && (code === 59 || code === 44))) i += 1;
    else if (code === 40) i = afterComment(text, i);
    else break;
  }
  return i;
}

interface Piece {
  readonly value: string;
  readonly next: number;
}

function quoted(text: string, at: number): Piece {
  let out = '';
  let from = at + 1;
  for (let i = from; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 34) return { value: out + text.slice(from, i), next: i + 1 };
    // Only these two: a backslash elsewhere belongs to a Windows path.
    if (code === 92 && (text.charCodeAt(i + 1) === 34 || text.charCodeAt(i + 1) === 92)) {
      out += text.slice(from, i);
      from = i + 1;
      i += 1;
    }
  }
  // Not closed: up to the next parameter.
  const semicolon = text.indexOf(';', at);
  const end = semicolon < 0 ? text.length : semicolon;
  return { value: trimBytes(text, at + 1, end), next: end };
}

const isNameCode = (code: number) =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 42 ||
  code === 45;

/** Whether what follows a blank is `name=`: a semicolon was forgotten. */
function parameterAt(text: string, at: number): boolean {
  let i = at;
  while (isNameCode(text.charCodeAt(i))) i += 1;
  return i > at && text.charCodeAt(i) === 61;
}

/** More parameters than this are not read. */
const MOST_PARAMETERS = 200;

/** Values in which real software leaves blanks unquoted. */
const WITH_BLANKS: ReadonlySet<string> = new Set(['boundary', 'name', 'filename']);

function bare(text: string, at: number, key: string): Piece {
  const semicolon = text.indexOf(';', at);
  const end = semicolon < 0 ? text.length : semicolon;
  const blanks = WITH_BLANKS.has(key);
  for (let i = at; i < end; i += 1) {
    if (!isBlank(text.charCodeAt(i))) continue;
    let next = i;
    while (next < end && isBlank(text.charCodeAt(next))) next += 1;
    if (!blanks || text.charCodeAt(next) === 40 || parameterAt(text, next)) {
      return { value: text.slice(at, i), next };
    }
    i = next;
  }
  return { value: trimBytes(text, at, end), next: end };
}

function unpercent(text: string): string {
  let at = text.indexOf('%');
  if (at < 0) return text;
  let out = '';
  let from = 0;
  while (at >= 0) {
    const high = hexValue(text.charCodeAt(at + 1));
    const low = high < 0 ? -1 : hexValue(text.charCodeAt(at + 2));
    if (low >= 0) {
      out += text.slice(from, at) + String.fromCharCode(high * 16 + low);
      from = at + 3;
    }
    at = text.indexOf('%', low >= 0 ? from : at + 1);
  }
  return out + text.slice(from);
}

interface Segment {
  readonly index: number;
  readonly extended: boolean;
  readonly value: string;
}

/** Segments of RFC 2231 §3 and §4 in one value. */
function assemble(segments: readonly Segment[]): string {
  const sorted = segments.toSorted((a, b) => a.index - b.index);
  let charset: string | null = null;
  let out = '';
  for (const [i, segment] of sorted.entries()) {
    let value = segment.value;
    if (segment.extended) {
      const first = i === 0 ? value.indexOf("'") : -1;
      const second = first < 0 ? -1 : value.indexOf("'", first + 1);
      if (second >= 0) {
        charset = value.slice(0, first);
        value = value.slice(second + 1);
      }
      value = unpercent(value);
    }
    out += value;
  }
  return charset === null ? decodeWords(out) : decodeText(out, charset);
}

/** `name*1*` in its pieces; `null` for a plain name. */
function segmentOf(key: string): { name: string; index: number; extended: boolean } | null {
  const star = key.indexOf('*');
  if (star <= 0) return null;
  const extended = key.endsWith('*');
  const number = key.slice(star + 1, extended ? Math.max(star + 1, key.length - 1) : key.length);
  const index = number === '' ? 0 : Number(number);
  return { name: key.slice(0, star), index: Number.isSafeInteger(index) ? index : 0, extended };
}

export function parseParameterised(raw: string): Parameterised {
  let at = skip(raw, 0, true);
  const start = at;
  while (at < raw.length) {
    const code = raw.charCodeAt(at);
    if (code === 59 || code === 44 || code === 40 || isBlank(code)) break;
    at += 1;
  }
  // `charset=utf-8` alone: the value was forgotten.
  const forgotten = parameterAt(raw, start);
  const value = forgotten ? '' : raw.slice(start, at).toLowerCase();
  if (forgotten) at = start;
  at = skip(raw, at, true);
  if (at >= raw.length) return { value, parameters: NONE };
  const parameters = new Map<string, string>();
  const segments = new Map<string, Segment[]>();
  for (let count = 0; at < raw.length && count < MOST_PARAMETERS; count += 1) {
    const from = at;
    while (isNameCode(raw.charCodeAt(at)) || raw.charCodeAt(at) === 95) at += 1;
    const key = raw.slice(from, at).toLowerCase();
    at = skip(raw, at, false);
    if (key === '' || raw.charCodeAt(at) !== 61) {
      // Not a parameter: on behind the next semicolon, or the blank before the next name.
      if (key === '') {
        const semicolon = raw.indexOf(';', at);
        at = semicolon < 0 ? raw.length : semicolon;
      }
      at = skip(raw, at, true);
      continue;
    }
    at = skip(raw, at + 1, false);
    const segment = segmentOf(key);
    const piece = raw.charCodeAt(at) === 34 ? quoted(raw, at) : bare(raw, at, segment?.name ?? key);
    at = skip(raw, piece.next, true);
    if (segment === null) {
      if (!parameters.has(key)) parameters.set(key, decodeWords(piece.value));
      continue;
    }
    const list = segments.get(segment.name);
    const entry = { index: segment.index, extended: segment.extended, value: piece.value };
    if (list === undefined) segments.set(segment.name, [entry]);
    else list.push(entry);
  }
  // RFC 2231 §3 wins over the plain form that stands beside it for old readers.
  for (const [name, list] of segments) parameters.set(name, assemble(list));
  return { value, parameters };
}
