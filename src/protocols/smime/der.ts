/**
 * ASN.1 as certificates and PKCS#12 files have it (X.690): definite and indefinite
 * lengths, strings in pieces. Depth and number of elements are bounded; nothing throws.
 */

export interface Element {
  /** 0 universal, 1 application, 2 context, 3 private. */
  readonly class: number;
  readonly tag: number;
  readonly constructed: boolean;
  /** With its header. */
  readonly raw: Uint8Array;
  readonly body: Uint8Array;
  readonly children: readonly Element[];
}

export type DerProblem = 'truncated' | 'malformed' | 'limit';

export type DerRead =
  | { readonly ok: true; readonly element: Element /** Bytes behind it. */; readonly rest: number }
  | { readonly ok: false; readonly problem: DerProblem };

export const TAG = {
  boolean: 1,
  integer: 2,
  bits: 3,
  octets: 4,
  null: 5,
  oid: 6,
  utf8: 12,
  sequence: 16,
  set: 17,
  printable: 19,
  teletex: 20,
  ia5: 22,
  utcTime: 23,
  time: 24,
  universal: 28,
  bmp: 30,
} as const;

const MAX_DEPTH = 32;
const MAX_ELEMENTS = 20_000;

class Fault extends Error {
  readonly problem: DerProblem;
  constructor(problem: DerProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Reads one element from the beginning of the bytes. */
export function readDer(bytes: Uint8Array): DerRead {
  try {
    const budget = { left: MAX_ELEMENTS };
    const { element, end } = readAt(bytes, 0, bytes.length, 0, budget);
    return { ok: true, element, rest: bytes.length - end };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, problem: error.problem };
    throw error;
  }
}

interface Header {
  readonly class: number;
  readonly tag: number;
  readonly constructed: boolean;
  /** `null` for an indefinite length. */
  readonly length: number | null;
  readonly from: number;
}

function readHeader(bytes: Uint8Array, at: number, limit: number): Header {
  let next = at;
  const take = (): number => {
    if (next >= limit) throw new Fault('truncated');
    return bytes[next++] as number;
  };
  const first = take();
  let tag = first & 0x1f;
  if (tag === 0x1f) {
    tag = 0;
    for (let i = 0; ; i++) {
      const byte = take();
      // No tag of these formats is so large.
      if (i === 3) throw new Fault('malformed');
      tag = tag * 128 + (byte & 0x7f);
      if (byte < 0x80) break;
    }
  }
  const short = take();
  let length: number | null = short;
  if (short === 0x80) length = null;
  else if (short > 0x80) {
    const count = short & 0x7f;
    if (count > 8) throw new Fault('malformed');
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + take();
  }
  const constructed = (first & 0x20) !== 0;
  if (length === null && !constructed) throw new Fault('malformed');
  return { class: first >> 6, tag, constructed, length, from: next };
}

function readAt(
  bytes: Uint8Array,
  at: number,
  limit: number,
  depth: number,
  budget: { left: number },
): { element: Element; end: number } {
  if (depth > MAX_DEPTH || budget.left-- <= 0) throw new Fault('limit');
  const header = readHeader(bytes, at, limit);
  const { from, length } = header;
  if (length !== null && length > limit - from) throw new Fault('truncated');
  const children: Element[] = [];
  let to = length === null ? limit : from + length;
  let end = to;
  if (header.constructed) {
    let next = from;
    for (;;) {
      if (length === null) {
        if (next + 2 > limit) throw new Fault('truncated');
        if (bytes[next] === 0 && bytes[next + 1] === 0) {
          to = next;
          end = next + 2;
          break;
        }
      } else if (next >= to) break;
      const child = readAt(bytes, next, to, depth + 1, budget);
      children.push(child.element);
      next = child.end;
    }
  }
  const element: Element = {
    class: header.class,
    tag: header.tag,
    constructed: header.constructed,
    raw: bytes.subarray(at, end),
    body: bytes.subarray(from, to),
    children,
  };
  return { element, end };
}

/** An element of the universal class with this tag; `null` for another one. */
export function universal(element: Element | undefined, tag: number): Element | null {
  return element !== undefined && element.class === 0 && element.tag === tag ? element : null;
}

/** An element that is tagged for its place. */
export function tagged(elements: readonly Element[], tag: number): Element | null {
  return elements.find((e) => e.class === 2 && e.tag === tag) ?? null;
}

/** The items of a SEQUENCE or a SET; `null` for anything else. */
export function itemsOf(element: Element | undefined | null): readonly Element[] | null {
  if (element === undefined || element === null || !element.constructed) return null;
  const { tag } = element;
  return element.class === 0 && (tag === TAG.sequence || tag === TAG.set) ? element.children : null;
}

/** A string of bytes, put together where it comes in pieces. Its own tag does not matter. */
export function octetsOf(element: Element): Uint8Array {
  if (!element.constructed) return element.body;
  const pieces: Uint8Array[] = [];
  const collect = (from: Element): void => {
    for (const child of from.children) {
      if (child.constructed) collect(child);
      else pieces.push(child.body);
    }
  };
  collect(element);
  return Buffer.concat(pieces);
}

/** A number that is not negative; `Infinity` for one that is larger than any that is meant; `null` for none. */
export function numberOf(element: Element | undefined): number | null {
  const integer = universal(element, TAG.integer);
  if (integer === null || integer.body.length === 0) return null;
  if ((integer.body[0] as number) >= 0x80) return null;
  const digits = integer.body[0] === 0 ? integer.body.subarray(1) : integer.body;
  if (digits.length > 6) return Number.POSITIVE_INFINITY;
  return digits.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** `1.2.840.113549.1.7.1`; `null` for what is none. */
export function oidOf(element: Element | undefined): string | null {
  const oid = universal(element, TAG.oid);
  if (oid === null || oid.body.length === 0 || oid.body.length > 64) return null;
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of oid.body) {
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 256) return null;
    if (byte >= 0x80) continue;
    if (arcs.length === 0) {
      const first = Math.min(2, Math.floor(arc / 40));
      arcs.push(first, arc - first * 40);
    } else arcs.push(arc);
    arc = 0;
  }
  return ((oid.body[oid.body.length - 1] as number) & 0x80) === 0 ? arcs.join('.') : null;
}

/** Algorithm and parameters of an AlgorithmIdentifier (RFC 5280 §4.1.1.2). */
export interface Algorithm {
  readonly oid: string;
  readonly parameters: Element | undefined;
}

export function algorithmOf(element: Element | undefined): Algorithm | null {
  const items = itemsOf(element);
  const oid = oidOf(items?.[0]);
  return items === null || oid === null ? null : { oid, parameters: items[1] };
}

const LATIN1 = new TextDecoder('latin1');
const UTF8 = new TextDecoder('utf-8');
const UTF16 = new TextDecoder('utf-16be');

/** The letters of a string of any of ASN.1’s kinds; `null` for what is no string. */
export function stringOf(element: Element): string | null {
  const bytes = octetsOf(element);
  switch (element.tag) {
    case TAG.utf8:
      return UTF8.decode(bytes);
    case TAG.bmp:
      return UTF16.decode(bytes);
    case TAG.universal: {
      const letters: string[] = [];
      for (let at = 0; at + 4 <= bytes.length; at += 4) {
        const point = Buffer.from(bytes.subarray(at, at + 4)).readUInt32BE();
        letters.push(String.fromCodePoint(point > 0x10ffff ? 0xfffd : point));
      }
      return letters.join('');
    }
    case TAG.printable:
    case TAG.ia5:
    case 18:
    case 26:
      return LATIN1.decode(bytes);
    // Called T61; what is in it is mostly Latin-1, and UTF-8 with some.
    case TAG.teletex: {
      const utf8 = UTF8.decode(bytes);
      return utf8.includes('\ufffd') ? LATIN1.decode(bytes) : utf8;
    }
    default:
      return null;
  }
}

/** Milliseconds of a UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5); `null` for what is none. */
export function timeOf(element: Element | undefined): number | null {
  if (element === undefined || element.class !== 0) return null;
  const text = LATIN1.decode(element.body.subarray(0, 32));
  const short = element.tag === TAG.utcTime;
  if (!short && element.tag !== TAG.time) return null;
  const found = (
    short
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/
      : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d{1,9})?Z$/
  ).exec(text);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((digits) => Number(digits ?? 0));
  // RFC 5280 §4.1.2.5.1: two digits of 50 and more are of the last century.
  const full = short ? year + (year >= 50 ? 1900 : 2000) : year;
  const at = Date.UTC(full, month - 1, day, hour, minute, second);
  const date = new Date(at);
  if (full < 100) date.setUTCFullYear(full);
  const sound = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24;
  return sound ? date.getTime() : null;
}
