/** Messages in their parts (RFC 5322, RFC 2045, RFC 2046), as real software writes them. */
import { parseParameterised } from './parameters.ts';
import {
  afterBreak,
  fileSource,
  lineCounter,
  lineEnds,
  lineFinder,
  mappedSource,
  trimBytes,
} from './source.ts';
import { decodeTransfer } from './transfer.ts';
import type { Break, Entity, Field, LimitHit, Mime, Source } from './types.ts';

/** What a message may cost. */
export interface Limits {
  /** Octets of the file that are read. */
  readonly size: number;
  /** Entities inside one another. */
  readonly depth: number;
  /** Entities in all. */
  readonly parts: number;
  /** Fields of one entity. */
  readonly fields: number;
  /** Octets of one field. */
  readonly fieldLength: number;
  /** Octets of embedded messages that were transfer-encoded, in all. */
  readonly decoded: number;
}

export const LIMITS: Limits = {
  size: 64 << 20,
  depth: 30,
  parts: 1_000,
  fields: 2_000,
  fieldLength: 100 << 10,
  decoded: 4 << 20,
};

/** An entity that is being read. */
type Draft = { -readonly [Key in keyof Entity]: Entity[Key] } & { children: Draft[] };

/** What stands for an entity, by its place: only a message may begin with blank lines or an mbox line. */
type Kind = 'message' | 'part' | 'digest-part';

/** A region to read later: a message that was encoded, or a multipart whose boundary had to be guessed. */
type Task =
  | { readonly kind: 'message'; readonly parent: Draft; readonly depth: number }
  | {
      readonly kind: 'multipart';
      readonly parent: Draft;
      readonly depth: number;
      readonly boundary: string;
    };

interface Context {
  readonly limits: Limits;
  readonly hits: LimitHit[];
  readonly tasks: Task[];
  parts: number;
  decoded: number;
  /** Lines that guessing boundaries may still look at. */
  guesses: number;
}

const hit = (context: Context, limit: LimitHit['limit'], line: number) => {
  if (!context.hits.some((known) => known.limit === limit)) context.hits.push({ limit, line });
};

const MESSAGES: ReadonlySet<string> = new Set([
  'message/rfc822',
  'message/global',
  'message/news',
  'text/rfc822',
]);

const COLON = 58;

/** Longer names are none. */
const LONGEST_NAME = 200;

/** The offset of the colon when a field begins at `at`, otherwise -1. Blanks before the colon are obsolete (RFC 5322 §4.5). */
function colonOf(text: string, at: number, end: number): number {
  const most = Math.min(end, at + LONGEST_NAME);
  let i = at;
  while (i < most) {
    const code = text.charCodeAt(i);
    if (code === COLON) return i > at ? i : -1;
    if (code <= 32 || code >= 127) break;
    i += 1;
  }
  if (i === at) return -1;
  while (i < most && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i += 1;
  return i < most && text.charCodeAt(i) === COLON ? i : -1;
}

/** Fields that only a header has: a line before one of them is a broken piece of that header, not the body. */
const SURE: ReadonlySet<string> = new Set([
  'content-type',
  'content-transfer-encoding',
  'mime-version',
  'message-id',
  'received',
  'return-path',
  'date',
  'from',
  'to',
  'subject',
]);

const KEYS = new Map<string, string>();

/** The name in lower case; common names are kept, so that they are made once. */
function keyOf(name: string): string {
  const known = KEYS.get(name);
  if (known !== undefined) return known;
  const key = name.toLowerCase();
  if (KEYS.size < 500) KEYS.set(name, key);
  return key;
}

interface Header {
  readonly fields: Field[];
  /** Where the first line stands that counts. */
  readonly start: number;
  readonly line: number;
  readonly bodyStart: number;
}

/** The reading of one region, from the front to the back. */
interface Reader {
  readonly context: Context;
  readonly text: string;
  readonly end: number;
  readonly endOf: (from: number) => number;
  readonly lineOf: (offset: number) => number;
  /** Whether a delimiter of an open multipart stands at a line's beginning. */
  readonly delimiterAt: (at: number) => boolean;
}

const startsFrom = (text: string, at: number) =>
  text.startsWith('From ', at) || text.startsWith('>From ', at);

/** The first line from `at` on that is not blank. */
function afterBlankLines(text: string, at: number, end: number): number {
  let start = at;
  for (let i = at; i < end; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 32) return start;
    if (code === 13 || code === 10) start = i + 1;
  }
  return end;
}

function readHeader(reader: Reader, from: number, kind: Kind): Header {
  const { context, text, end, endOf, lineOf } = reader;
  const { limits } = context;
  let at = from;
  if (kind === 'message') {
    if (text.startsWith('\xef\xbb\xbf', at)) at += 3;
    // Blank lines above, and the separator of mbox that a copy kept.
    for (;;) {
      at = afterBlankLines(text, at, end);
      if (at >= end || !startsFrom(text, at)) break;
      const stop = endOf(at);
      if (colonOf(text, at, stop) >= 0) break;
      at = afterBreak(text, stop);
    }
  } else if (text.charCodeAt(at) === 13 || text.charCodeAt(at) === 10) {
    // A blank line first means a part without a header (RFC 2046 §5.1), unless the header plainly follows.
    const next = afterBreak(text, at);
    if (text.slice(next, next + 8).toLowerCase() !== 'content-') {
      return { fields: [], start: at, line: lineOf(at), bodyStart: Math.min(next, end) };
    }
    at = next;
  }
  const start = Math.min(at, end);
  const startLine = lineOf(start);
  const fields: Field[] = [];
  let name = '';
  let raw = '';
  let line = 0;
  let length = 0;
  let breaks: Break[] = [];
  let open = false;
  let room = true;
  const close = () => {
    if (open) {
      const field = { name, key: keyOf(name), raw, line };
      fields.push(breaks.length === 0 ? field : { ...field, breaks });
    }
    breaks = [];
    open = false;
  };
  const add = (first: number, last: number) => {
    const more = Math.max(0, Math.min(last - first, limits.fieldLength - length));
    if (more < last - first) hit(context, 'field-length', line);
    const piece = trimBytes(text, first, first + more);
    if (piece !== '') {
      const place = raw === '' ? 0 : raw.length + 1;
      if (place > 0 || lineOf(first) !== line) breaks.push({ at: place, line: lineOf(first) });
      raw = raw === '' ? piece : `${raw} ${piece}`;
    }
    length += last - first;
  };
  let bodyStart = end;
  while (at < end) {
    const stop = endOf(at);
    const code = text.charCodeAt(at);
    if (at === stop) {
      bodyStart = afterBreak(text, stop);
      break;
    }
    const next = afterBreak(text, stop);
    if ((code === 32 || code === 9) && (open || !room)) {
      if (open) add(at, stop);
      at = next;
      continue;
    }
    if (code === 45 && reader.delimiterAt(at)) {
      bodyStart = at;
      break;
    }
    const colon = colonOf(text, at, stop);
    if (colon < 0) {
      // A continuation that lost its blank, or a line that does not belong here.
      const following =
        kind === 'message' && (open || fields.length > 0) ? colonOf(text, next, end) : -1;
      if (following >= 0 && SURE.has(keyOf(text.slice(next, following)))) {
        if (open) add(at, stop);
        at = next;
        continue;
      }
      bodyStart = at;
      break;
    }
    close();
    if (fields.length >= limits.fields) {
      if (room) hit(context, 'fields', lineOf(at));
      room = false;
    } else {
      name = trimBytes(text, at, colon);
      line = lineOf(at);
      raw = '';
      length = 0;
      open = true;
      add(colon + 1, stop);
    }
    at = next;
  }
  close();
  return { fields, start, line: startLine, bodyStart: Math.min(bodyStart, end) };
}

const firstRaw = (fields: readonly Field[], key: string): string | null => {
  for (const field of fields) if (field.key === key) return field.raw;
  return null;
};

/** A type without a subtype (RFC 2045 §5.2 makes it text/plain) that can only mean one thing. */
const SHORT_TYPES: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html'],
  ['multipart', 'multipart/mixed'],
]);

const NO_PARAMETERS: ReadonlyMap<string, string> = new Map();

function describe(fields: readonly Field[], kind: Kind) {
  const type = firstRaw(fields, 'content-type');
  const fallback = kind === 'digest-part' ? 'message/rfc822' : 'text/plain';
  const parsed = type === null ? null : parseParameterised(type);
  const parameters = parsed?.parameters ?? NO_PARAMETERS;
  const value = parsed?.value ?? '';
  const disposition = firstRaw(fields, 'content-disposition');
  const named =
    disposition === null ? undefined : parseParameterised(disposition).parameters.get('filename');
  return {
    type: value.includes('/') ? value : (SHORT_TYPES.get(value) ?? fallback),
    parameters,
    fileName: named ?? parameters.get('name') ?? null,
  };
}

interface Frame {
  readonly entity: Draft;
  /** `null` where none is awaited: a leaf, a message, a multipart without one or behind its end. */
  boundary: string | null;
  readonly depth: number;
}

interface Delimiter {
  readonly frame: number;
  readonly start: number;
  readonly next: number;
  readonly closes: boolean;
}

/** The line break before a delimiter belongs to it (RFC 2046 §5.1.1). */
function beforeBreak(text: string, at: number): number {
  let end = at;
  if (text.charCodeAt(end - 1) === 10) {
    end -= 1;
    if (text.charCodeAt(end - 1) === 13) end -= 1;
    if (text.charCodeAt(end - 1) === 13) end -= 1;
  } else if (text.charCodeAt(end - 1) === 13) end -= 1;
  return end;
}

const boundaryOf = (entity: Draft): string | null => {
  const value = entity.parameters.get('boundary');
  if (value === undefined) return null;
  const trimmed = trimBytes(value, 0);
  return trimmed === '' ? null : trimmed;
};

const encoded = (entity: Draft) => {
  const value = firstRaw(entity.fields, 'content-transfer-encoding')?.toLowerCase() ?? '';
  return value.includes('base64') || value.includes('quoted-printable');
};

/** What to read of a closed entity a second time. */
function afterwards(context: Context, frame: Frame): void {
  const { entity, depth } = frame;
  if (entity.children.length > 0 || depth >= context.limits.depth) return;
  if (entity.type.startsWith('multipart/')) {
    const boundary = guessBoundary(context, entity);
    if (boundary !== null) {
      context.tasks.push({ kind: 'multipart', parent: entity, depth, boundary });
    }
  } else if (MESSAGES.has(entity.type) || entity.fileName?.toLowerCase().endsWith('.eml')) {
    context.tasks.push({ kind: 'message', parent: entity, depth });
  }
}

/** Finds the next line that begins with `--` behind an offset; asked with growing offsets only. */
function dashLines(text: string): (from: number) => number {
  let lf = -1;
  let cr = -1;
  return (from) => {
    if (lf < from) {
      lf = text.indexOf('\n--', from);
      if (lf < 0) lf = Number.MAX_SAFE_INTEGER;
    }
    if (cr < from) {
      cr = text.indexOf('\r--', from);
      if (cr < 0) cr = Number.MAX_SAFE_INTEGER;
    }
    return Math.min(lf, cr) + 1;
  };
}

/** How far a guess looks into a body. */
const GUESS_WINDOW = 1 << 20;

/**
 * The boundary of a multipart that does not say it, or says a wrong one: the first line with `--`
 * before a header of a part, or that stands there twice.
 */
function guessBoundary(context: Context, entity: Draft): string | null {
  const end = Math.min(entity.end, entity.bodyStart + GUESS_WINDOW);
  const text = entity.source.text.slice(0, end);
  const endOf = lineEnds(text, end);
  const nextDashes = dashLines(text);
  const seen = new Set<string>();
  let at = entity.bodyStart;
  while (at < end && context.guesses > 0) {
    if (text.startsWith('--', at)) {
      context.guesses -= 1;
      const stop = endOf(at);
      const value = trimBytes(text, at + 2, Math.min(stop, at + 2_000));
      const next = afterBreak(text, stop);
      if (value !== '' && text.slice(next, next + 8).toLowerCase() === 'content-') return value;
      if (!/^-*$/.test(value)) {
        if (seen.has(value)) return value;
        seen.add(value);
        if (value.endsWith('--') && seen.has(value.slice(0, -2))) return value.slice(0, -2);
      }
    }
    at = nextDashes(at);
  }
  return null;
}

/** Reads a region: what begins at its start, and all that is in it. */
function readRegion(
  context: Context,
  source: Source,
  parent: Draft,
  region: { readonly start: number; readonly end: number; readonly line: number },
  task: { readonly boundary: string | null; readonly depth: number },
): void {
  const { end } = region;
  // So that nothing behind the region is searched.
  const text = source.text.slice(0, end);
  const { limits } = context;
  const frames: Frame[] = [{ entity: parent, boundary: task.boundary, depth: task.depth }];
  let awaited = task.boundary === null ? 0 : 1;
  const nextDashes = dashLines(text);

  const delimiter = (at: number): Delimiter | null => {
    let best: Delimiter | null = null;
    let longest = -1;
    for (let i = frames.length - 1; i >= 0; i -= 1) {
      const boundary = frames[i]?.boundary ?? null;
      if (boundary === null || boundary.length <= longest) continue;
      if (!text.startsWith(boundary, at + 2)) continue;
      let stop = at + 2 + boundary.length;
      const closes = text.startsWith('--', stop);
      if (closes) stop += 2;
      while (stop < end && (text.charCodeAt(stop) === 32 || text.charCodeAt(stop) === 9)) stop += 1;
      const next = stop >= end ? end : Math.min(afterBreak(text, stop), end);
      if (next === stop && stop < end) continue;
      longest = boundary.length;
      best = { frame: i, start: at, next, closes };
    }
    return best;
  };

  /** The next delimiter from the beginning of a line on. */
  const nextDelimiter = (from: number): Delimiter | null => {
    if (awaited === 0) return null;
    if (text.startsWith('--', from)) {
      const found = delimiter(from);
      if (found !== null) return found;
    }
    for (let at = nextDashes(from); at < end; at = nextDashes(at)) {
      const found = delimiter(at);
      if (found !== null) return found;
    }
    return null;
  };

  const reader: Reader = {
    context,
    text,
    end,
    endOf: lineEnds(text, end),
    lineOf: lineFinder(source, region.start, region.line, end),
    delimiterAt: (at) => awaited > 0 && text.startsWith('--', at) && delimiter(at) !== null,
  };

  const closeAbove = (index: number, at: number) => {
    let stop = at;
    while (frames.length > index + 1) {
      const frame = frames.pop() as Frame;
      if (frame.boundary !== null) awaited -= 1;
      // An empty body begins behind the line break that the delimiter claims.
      stop = Math.max(stop, frame.entity.bodyStart);
      frame.entity.end = stop;
      afterwards(context, frame);
    }
  };

  /** Opens the entity at an offset; `false` when there are too many. */
  const open = (at: number, kind: Kind): boolean => {
    const above = frames[frames.length - 1] as Frame;
    if (context.parts >= limits.parts) {
      hit(context, 'parts', reader.lineOf(at));
      return false;
    }
    context.parts += 1;
    const header = readHeader(reader, at, kind);
    const entity: Draft = {
      fields: header.fields,
      ...describe(header.fields, kind),
      line: header.line,
      bodyLine: reader.lineOf(header.bodyStart),
      children: [],
      source,
      start: header.start,
      bodyStart: header.bodyStart,
      end,
    };
    above.entity.children.push(entity);
    const depth = above.depth + 1;
    const multipart = entity.type.startsWith('multipart/');
    const message = MESSAGES.has(entity.type);
    let boundary: string | null = null;
    if (multipart || message) {
      if (depth >= limits.depth) hit(context, 'depth', entity.bodyLine);
      else if (multipart) boundary = boundaryOf(entity);
    }
    if (boundary !== null) awaited += 1;
    frames.push({ entity, boundary, depth });
    return true;
  };

  let position = region.start;
  let going = true;
  if (task.boundary === null) going = open(position, 'message');
  while (going) {
    const top = frames[frames.length - 1] as Frame;
    position = top.entity === parent ? region.start : Math.max(position, top.entity.bodyStart);
    const { type } = top.entity;
    if (
      top.entity !== parent &&
      MESSAGES.has(type) &&
      !encoded(top.entity) &&
      top.depth < limits.depth &&
      top.entity.children.length === 0
    ) {
      going = open(position, 'message');
      continue;
    }
    let found = nextDelimiter(position);
    while (found?.closes) {
      closeAbove(found.frame, beforeBreak(text, found.start));
      (frames[found.frame] as Frame).boundary = null;
      awaited -= 1;
      position = found.next;
      found = nextDelimiter(position);
    }
    if (found === null) break;
    closeAbove(found.frame, beforeBreak(text, found.start));
    position = found.next;
    const digest = (frames[found.frame] as Frame).entity.type === 'multipart/digest';
    going = open(position, digest ? 'digest-part' : 'part');
  }
  closeAbove(0, end);
}

/** The message inside an entity, once its transfer encoding is off. */
function readMessage(context: Context, task: { parent: Draft; depth: number }): void {
  const { parent } = task;
  const most = Math.max(0, context.limits.decoded - context.decoded);
  const mapped = encoded(parent) ? decodeTransfer(parent, most) : null;
  const source = mapped === null ? parent.source : mappedSource(mapped);
  const start = mapped === null ? parent.bodyStart : 0;
  const end = mapped === null ? parent.end : mapped.text.length;
  if (mapped !== null) {
    // What takes many octets to say little counts as well.
    context.decoded += Math.max(mapped.text.length, mapped.octets >> 2);
    if (mapped.cut !== null) hit(context, 'decoded', mapped.cut);
  }
  // A file named .eml may be anything.
  if (!MESSAGES.has(parent.type) && !beginsMessage(source.text, start, end)) return;
  readRegion(
    context,
    source,
    parent,
    { start, end, line: parent.bodyLine },
    { boundary: null, depth: task.depth },
  );
}

function beginsMessage(text: string, start: number, end: number): boolean {
  let at = text.startsWith('\xef\xbb\xbf', start) ? start + 3 : start;
  const most = Math.min(end, at + 1_000);
  while (at < most && text.charCodeAt(at) <= 32) at += 1;
  return startsFrom(text, at) || colonOf(text, at, end) >= 0;
}

/**
 * Takes a message apart. Never throws; what ran into a limit is told.
 * @param bytes the file, in any line endings.
 */
export function parseMime(bytes: Uint8Array, limits?: Partial<Limits>): Mime {
  const context: Context = {
    limits: { ...LIMITS, ...limits },
    hits: [],
    tasks: [],
    parts: 0,
    decoded: 0,
    guesses: 20_000,
  };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('latin1', 0, Math.min(buffer.length, context.limits.size));
  const source = fileSource(text);
  const holder: Draft = {
    fields: [],
    type: '',
    parameters: NO_PARAMETERS,
    fileName: null,
    line: 1,
    bodyLine: 1,
    children: [],
    source,
    start: 0,
    bodyStart: 0,
    end: text.length,
  };
  readRegion(
    context,
    source,
    holder,
    { start: 0, end: text.length, line: 1 },
    { boundary: null, depth: -1 },
  );
  // What is found later is read later: nothing calls itself, however deep a message goes.
  for (let task = context.tasks.pop(); task !== undefined; task = context.tasks.pop()) {
    if (task.kind === 'message') readMessage(context, task);
    else {
      const { parent, boundary, depth } = task;
      readRegion(
        context,
        parent.source,
        parent,
        { start: parent.bodyStart, end: parent.end, line: parent.bodyLine },
        { boundary, depth },
      );
    }
  }
  const root = (holder.children[0] ?? holder) as Draft;
  if (text.length < buffer.length) {
    hit(context, 'size', lineCounter(text, 0, 1, text.length)(text.length - 1));
  }
  return { root, limits: context.hits.toSorted((a, b) => a.line - b.line) };
}

/**
 * The fields that the body of a leaf consists of, as in text/rfc822-headers; the lines are those of the file.
 * Empty where the body begins with no field.
 */
export function bodyFields(entity: Entity): readonly Field[] {
  const context: Context = {
    limits: LIMITS,
    hits: [],
    tasks: [],
    parts: 0,
    decoded: 0,
    guesses: 0,
  };
  const mapped = decodeTransfer(entity, LIMITS.decoded);
  const source = mapped === null ? entity.source : mappedSource(mapped);
  const start = mapped === null ? entity.bodyStart : 0;
  const end = mapped === null ? entity.end : mapped.text.length;
  const reader: Reader = {
    context,
    text: source.text,
    end,
    endOf: lineEnds(source.text, end),
    lineOf: lineFinder(source, start, entity.bodyLine, end),
    delimiterAt: () => false,
  };
  return readHeader(reader, start, 'message').fields;
}
