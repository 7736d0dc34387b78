/** What an entity says, decoded: its fields, its text with the lines of the file, its octets. */
import { decodeLine, pickCharset } from './charset.ts';
import { htmlLines } from './html.ts';
import { afterBreak, isFile, lineEnds, lineFinder, mappedSource, trimBytes } from './source.ts';
import { decodeTransfer } from './transfer.ts';
import type { Entity, Field, LimitHit, Line } from './types.ts';
import { decodeWords } from './words.ts';

export { decodeText } from './charset.ts';

/** The text of a field: encoded words (RFC 2047) decoded, raw octets read by guess. */
export function fieldText(field: Field): string {
  return decodeWords(field.raw);
}

/** The first field of a name in lower case, decoded. */
export function header(entity: Entity, key: string): Line | null {
  for (const field of entity.fields) {
    if (field.key === key) return fieldLine(field);
  }
  return null;
}

/** A field with its line; its folds are kept where decoding moved nothing. */
export function fieldLine(field: Field): Line {
  const text = decodeWords(field.raw);
  const { line, breaks } = field;
  return breaks === undefined || text !== field.raw ? { text, line } : { text, line, breaks };
}

/** How much text is made of one entity. */
export interface TextLimits {
  readonly characters: number;
  readonly lines: number;
}

export const TEXT_LIMITS: TextLimits = { characters: 1 << 20, lines: 20_000 };

/** Longer lines are cut. */
const LONGEST_LINE = 20_000;

const HIGH_OR_ESCAPE = /[\x80-\xff\x1b]/;

/** The charset an HTML page gives itself, for when its header tells none. */
function charsetOfPage(text: string): string | null {
  const head = text.slice(0, 4_096).toLowerCase();
  const at = head.indexOf('charset=');
  if (at < 0) return null;
  const from = head[at + 8] === '"' || head[at + 8] === "'" ? at + 9 : at + 8;
  let end = from;
  while (end < head.length && /[a-z0-9_.:-]/.test(head[end] as string)) end += 1;
  return head.slice(from, end);
}

const WIDE: ReadonlySet<string> = new Set(['utf-16le', 'utf-16be']);

/** They say with ASCII what is not ASCII. */
const SHIFTING: ReadonlySet<string> = new Set(['utf-7', 'hz-gb-2312', 'iso-2022-kr']);

/** Lines as they are read, with a note of the first of each bound that they ran into. */
interface Reading {
  readonly lines: Line[];
  readonly hits: LimitHit[];
}

function note({ hits }: Reading, limit: LimitHit['limit'], line: number): void {
  if (!hits.some((known) => known.limit === limit)) hits.push({ limit, line });
}

/** A region of characters, and where its lines come from. */
interface Region {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** For offsets that only grow. */
  readonly lineOf: (offset: number) => number;
  /** Lines of the file follow one another, from this one on; else `null`. */
  readonly firstLine: number | null;
}

/** Appends the lines of a region. */
function readLines(
  { text, start, end, lineOf, firstLine }: Region,
  into: Reading,
  bounds: { readonly lines: number; readonly longest: number },
  decode: ((piece: string) => string) | null,
): void {
  const { lines: out } = into;
  const endOf = lineEnds(text, end);
  for (let at = start; at < end; ) {
    const line = firstLine === null ? lineOf(at) : firstLine + out.length;
    if (out.length >= bounds.lines) {
      note(into, 'lines', line);
      return;
    }
    const stop = endOf(at);
    if (stop - at > bounds.longest) note(into, 'line-length', line);
    const piece = text.slice(at, Math.min(stop, at + bounds.longest));
    out.push({ text: decode === null ? piece : decode(piece), line });
    at = Math.max(afterBreak(text, stop), at + 1);
  }
}

/** HTML sent as plain text, by its first octets. */
function beginsHtml(text: string): boolean {
  return isHtmlStart(trimBytes(text, 0, Math.min(text.length, 1_000)));
}

const isHtmlStart = (text: string) => {
  const lower = text.slice(0, 14).toLowerCase();
  return lower.startsWith('<html') || lower.startsWith('<!doctype html');
};

function rawLines(entity: Entity, max: TextLimits): Reading {
  const mapped = decodeTransfer(entity, max.characters);
  const source = mapped === null ? entity.source : mappedSource(mapped);
  const { text } = source;
  let start = mapped === null ? entity.bodyStart : 0;
  const whole = mapped === null ? entity.end : text.length;
  const end = Math.min(whole, start + max.characters);
  const lineOf = lineFinder(source, start, entity.bodyLine, whole);
  if (text.startsWith('\xef\xbb\xbf', start) && start + 3 <= end) start += 3;
  const html = entity.type === 'text/html';
  const body = text.slice(start, end);
  const label = entity.parameters.get('charset') ?? (html ? charsetOfPage(body) : null);
  const octets = HIGH_OR_ESCAPE.test(body);
  const charset = octets || label !== null ? pickCharset(body, label) : 'utf-8';
  // A page may stand in one line: its lines are bounded when they are those of a reader.
  const longest = html || beginsHtml(body) ? max.characters : LONGEST_LINE;
  const bounds = { lines: max.lines, longest };
  const reading: Reading = { lines: [], hits: [] };
  const firstLine = isFile(source) ? entity.bodyLine : null;
  if (WIDE.has(charset)) {
    // UTF-16 has to be decoded before its lines can be found.
    const decoded = new TextDecoder(charset).decode(Buffer.from(body, 'latin1'));
    const from = start;
    readLines(
      {
        text: decoded,
        start: 0,
        end: decoded.length,
        lineOf: (at) => lineOf(from + at * 2),
        firstLine: null,
      },
      reading,
      bounds,
      null,
    );
  } else {
    const plain = !octets && !SHIFTING.has(charset);
    readLines(
      { text, start, end, lineOf, firstLine },
      reading,
      bounds,
      plain ? null : (piece) => decodeLine(piece, charset),
    );
  }
  // Where only the last line break is left nothing is cut.
  const rest = afterBreak(text, end);
  const cut = end < whole && rest < whole ? lineOf(rest) : (mapped?.cut ?? null);
  if (cut !== null && !reading.hits.some(({ limit }) => limit === 'lines')) {
    note(reading, 'decoded', cut);
  }
  return reading;
}

/** HTML sent as plain text. */
function looksHtml(lines: readonly Line[]): boolean {
  for (const { text } of lines) {
    const begin = text.trimStart();
    if (begin !== '') return isHtmlStart(begin);
  }
  return false;
}

/** The lines of a page in the bounds of text. */
function boundedPage(page: readonly Line[], reading: Reading, max: TextLimits): readonly Line[] {
  const beyond = page[max.lines];
  if (beyond !== undefined) note(reading, 'lines', beyond.line);
  const kept = beyond === undefined ? page : page.slice(0, max.lines);
  const long = kept.find(({ text }) => text.length > LONGEST_LINE);
  if (long === undefined) return kept;
  note(reading, 'line-length', long.line);
  return kept.map(({ text, line }) => ({ text: text.slice(0, LONGEST_LINE), line }));
}

/**
 * The text of a leaf a line at a time, HTML as a reader sees it. A line of the result is the line of
 * the file in which it begins. Empty for what has parts.
 * @param told of each bound that cut the text, once.
 */
export function lines(
  entity: Entity,
  max?: Partial<TextLimits>,
  told?: (hit: LimitHit) => void,
): readonly Line[] {
  if (entity.children.length > 0) return [];
  const limits: TextLimits = { ...TEXT_LIMITS, ...max };
  const reading = rawLines(entity, limits);
  const page = entity.type === 'text/html' || looksHtml(reading.lines);
  const read = page ? boundedPage(htmlLines(reading.lines), reading, limits) : reading.lines;
  if (told !== undefined) for (const hit of reading.hits) told(hit);
  return read;
}

/** The octets of an entity, header and body as they came, cut at `max`. */
export function bytesOf(entity: Entity, max: number): Uint8Array {
  const { start, end, source } = entity;
  return Buffer.from(source.text.slice(start, Math.min(end, start + max)), 'latin1');
}

/** The octets of the body without its transfer encoding, cut at `max`. */
export function bodyBytes(entity: Entity, max: number): Uint8Array {
  const mapped = decodeTransfer(entity, max);
  const text =
    mapped?.text ??
    entity.source.text.slice(entity.bodyStart, Math.min(entity.end, entity.bodyStart + max));
  return Buffer.from(text, 'latin1');
}
