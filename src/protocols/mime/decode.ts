/** What an entity says, decoded: its fields, its text with the lines of the file, its octets. */
import { decodeLine, pickCharset } from './charset.ts';
import { htmlLines } from './html.ts';
import { afterBreak, isFile, lineEnds, lineFinder, type Mapped, mappedSource } from './source.ts';
import { decodeTransfer } from './transfer.ts';
import type { Entity, Field, Line, Source } from './types.ts';
import { decodeWords } from './words.ts';

export { decodeText } from './charset.ts';

/** The text of a field: encoded words (RFC 2047) decoded, raw octets read by guess. */
export function fieldText(field: Field): string {
  return decodeWords(field.raw);
}

/** The first field of a name in lower case, decoded. */
export function header(entity: Entity, key: string): Line | null {
  for (const field of entity.fields) {
    if (field.key === key) return { text: decodeWords(field.raw), line: field.line };
  }
  return null;
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

/** UTF-16 has to be decoded before its lines can be found. */
function wideLines(text: string, charset: string, source: Source, max: TextLimits): Line[] {
  const decoded = new TextDecoder(charset).decode(Buffer.from(text, 'latin1'));
  const out: Line[] = [];
  const endOf = lineEnds(decoded, decoded.length);
  for (let at = 0; at < decoded.length && out.length < max.lines; ) {
    const end = endOf(at);
    out.push({
      text: decoded.slice(at, Math.min(end, at + LONGEST_LINE)),
      line: source.lineAt(at * 2),
    });
    at = Math.max(afterBreak(decoded, end), at + 1);
  }
  return out;
}

function rawLines(entity: Entity, mapped: Mapped | null, max: TextLimits): Line[] {
  const source = mapped === null ? entity.source : mappedSource(mapped);
  const { text } = source;
  let start = mapped === null ? entity.bodyStart : 0;
  const end = mapped === null ? Math.min(entity.end, start + max.characters) : text.length;
  // Lines of the file follow one another.
  const whole = isFile(source);
  const lineOf = lineFinder(source, start, entity.bodyLine, end);
  if (text.startsWith('\xef\xbb\xbf', start) && start + 3 <= end) start += 3;
  const html = entity.type === 'text/html';
  const body = text.slice(start, end);
  const label = entity.parameters.get('charset') ?? (html ? charsetOfPage(body) : null);
  const octets = HIGH_OR_ESCAPE.test(body);
  const charset = octets || label !== null ? pickCharset(body, label) : 'utf-8';
  if (WIDE.has(charset)) {
    return wideLines(body, charset, { ...source, lineAt: (at) => source.lineAt(at + start) }, max);
  }
  const plain = !octets && !SHIFTING.has(charset);
  const endOf = lineEnds(text, end);
  const out: Line[] = [];
  for (let at = start; at < end && out.length < max.lines; ) {
    const stop = endOf(at);
    const piece = text.slice(at, Math.min(stop, at + LONGEST_LINE));
    const line = whole ? entity.bodyLine + out.length : lineOf(at);
    out.push({ text: plain ? piece : decodeLine(piece, charset), line });
    at = Math.max(afterBreak(text, stop), at + 1);
  }
  return out;
}

/** HTML sent as plain text. */
function looksHtml(lines: readonly Line[]): boolean {
  for (const { text } of lines) {
    const begin = text.trimStart();
    if (begin === '') continue;
    const lower = begin.slice(0, 14).toLowerCase();
    return lower.startsWith('<html') || lower.startsWith('<!doctype html');
  }
  return false;
}

/**
 * The text of a leaf a line at a time, HTML as a reader sees it. A line of the result is the line of
 * the file in which it begins. Empty for what has parts.
 */
export function lines(entity: Entity, max?: Partial<TextLimits>): readonly Line[] {
  if (entity.children.length > 0) return [];
  const limits: TextLimits = { ...TEXT_LIMITS, ...max };
  const decoded = rawLines(entity, decodeTransfer(entity, limits.characters), limits);
  return entity.type === 'text/html' || looksHtml(decoded) ? htmlLines(decoded) : decoded;
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
