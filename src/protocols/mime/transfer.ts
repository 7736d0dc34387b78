/** Content-Transfer-Encoding (RFC 2045 §6), read with the tolerance that real mail needs. */
import { afterBreak, lineEnds, lineFinder, type Mapped } from './source.ts';
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

/** A line of quoted-printable without its soft break. */
export function unquote(text: string): string {
  let at = text.indexOf('=');
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
    at = text.indexOf('=', low >= 0 ? from : at + 1);
  }
  return out + text.slice(from);
}

/** The end of a line without blanks at its end (RFC 2045 §6.7 rule 3). */
function blankless(text: string, start: number, end: number): number {
  let stop = end;
  while (stop > start && (text.charCodeAt(stop - 1) === 32 || text.charCodeAt(stop - 1) === 9)) {
    stop -= 1;
  }
  return stop;
}

function decodeQuoted(entity: Entity, max: number): Mapped {
  const { text } = entity.source;
  const endOf = lineEnds(text, entity.end);
  const lineOf = lineFinder(entity.source, entity.bodyStart, entity.bodyLine, entity.end);
  const pieces: string[] = [];
  const offsets: number[] = [];
  const lines: number[] = [];
  let length = 0;
  for (let at = entity.bodyStart; at < entity.end && length < max; ) {
    const end = endOf(at);
    const next = Math.min(afterBreak(text, end), entity.end);
    const stop = blankless(text, at, end);
    const soft = stop > at && text.charCodeAt(stop - 1) === EQUALS;
    const piece =
      unquote(text.slice(at, soft ? stop - 1 : stop)) + (soft ? '' : text.slice(end, next));
    offsets.push(length);
    lines.push(lineOf(at));
    pieces.push(piece);
    length += piece.length;
    at = Math.max(next, at + 1);
  }
  const all = pieces.join('');
  return { text: all.length > max ? all.slice(0, max) : all, offsets, lines };
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

function decodeBase64(entity: Entity, max: number): Mapped {
  const { text } = entity.source;
  const endOf = lineEnds(text, entity.end);
  const lineOf = lineFinder(entity.source, entity.bodyStart, entity.bodyLine, entity.end);
  const chunks: string[] = [];
  const offsets: number[] = [];
  const lines: number[] = [];
  let chunkStart = entity.bodyStart;
  /** Octets of the chunks before, and digits of the one that is open. */
  let before = 0;
  let digits = 0;
  let widest = 0;
  let mayEnd = false;
  const close = (at: number) => {
    const chunk = Buffer.from(text.slice(chunkStart, at), 'base64').toString('latin1');
    chunks.push(chunk);
    before += chunk.length;
    digits = 0;
  };
  let at = entity.bodyStart;
  while (at < entity.end && before + digits * 0.75 < max) {
    const end = endOf(at);
    const stop = blankless(text, at, end);
    const line = digitsOf(text, at, stop);
    // The footer that a mailing list puts below is not encoded.
    if (mayEnd && stop > at && !line.pure) break;
    if (line.count > 0) {
      offsets.push(before + Math.floor(digits * 0.75));
      lines.push(lineOf(at));
    }
    digits += line.count;
    const next = Math.max(Math.min(afterBreak(text, end), entity.end), at + 1);
    if (line.padded) {
      close(next);
      chunkStart = next;
    }
    mayEnd = line.padded || stop === at ? widest > 0 || line.padded : line.count < widest;
    if (line.count > widest) widest = line.count;
    at = next;
  }
  if (digits > 0) close(at);
  const all = chunks.join('');
  if (offsets.length === 0) {
    offsets.push(0);
    lines.push(entity.bodyLine);
  }
  return { text: all.length > max ? all.slice(0, max) : all, offsets, lines };
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
