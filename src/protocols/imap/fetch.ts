/** FETCH responses (RFC 9051 §7.5.2), literals as bytes: pure, linear, never throw. */
import { internalDate } from './parse.ts';
import { MAX_UID } from './uids.ts';

/** One untagged response, the `* ` taken off: its lines joined by LF, which is in no line; a literal stands at each `{n}` LF. */
export interface Said {
  readonly text: string;
  readonly literals: readonly Uint8Array[];
}

/** What a FETCH response tells; `null` for what it leaves out. */
export interface FetchedItems {
  readonly uid: number | null;
  readonly flags: readonly string[] | null;
  /** ISO 8601 in UTC. */
  readonly internalDate: string | null;
  /** RFC822.SIZE, in bytes. */
  readonly size: number | null;
  /** Any part of the header that was asked for, or the message from its beginning. Empty for NIL. */
  readonly header: Uint8Array | null;
}

type Value =
  | { readonly kind: 'atom' | 'quoted'; readonly text: string }
  | { readonly kind: 'literal'; readonly bytes: Uint8Array }
  | { readonly kind: 'list'; readonly atoms: readonly string[] };

/** Items and flags of one message; honest servers have a dozen. */
const MAX_ITEMS = 100;
const MAX_ATOMS = 200;

/** `null` for another response, and for what cannot be read. */
export function fetchedItems({ text, literals }: Said): FetchedItems | null {
  const head = /^\d{1,10} FETCH \(/i.exec(text)?.[0];
  if (head === undefined) return null;
  const scan = scanner(text, literals, head.length);
  const items: { -readonly [key in keyof FetchedItems]: FetchedItems[key] } = {
    uid: null,
    flags: null,
    internalDate: null,
    size: null,
    header: null,
  };
  for (let count = 0; count <= MAX_ITEMS; count++) {
    const name = scan.name();
    if (name === ')') return items;
    const value = name === null ? null : scan.value();
    if (name === null || value === null) return null;
    const item = name.toUpperCase();
    if (item === 'UID') items.uid ??= numberOf(value, 1, MAX_UID);
    else if (item === 'RFC822.SIZE') items.size ??= numberOf(value, 0, Number.MAX_SAFE_INTEGER);
    else if (item === 'FLAGS') items.flags ??= value.kind === 'list' ? value.atoms : null;
    else if (item === 'INTERNALDATE') items.internalDate ??= internalDate(textOf(value));
    else if (/^(?:BODY\[(?:HEADER|\])|RFC822\.HEADER$)/.test(item)) {
      items.header ??= bytesOf(value);
    }
  }
  return null;
}

function numberOf(value: Value, least: number, most: number): number | null {
  const text = textOf(value);
  const number = /^\d{1,16}$/.test(text) ? Number(text) : -1;
  return number >= least && number <= most ? number : null;
}

function textOf(value: Value): string {
  if (value.kind === 'atom' || value.kind === 'quoted') return value.text;
  return value.kind === 'literal' ? Buffer.from(value.bytes).toString('latin1') : '';
}

function bytesOf(value: Value): Uint8Array | null {
  if (value.kind === 'literal') return value.bytes;
  if (value.kind === 'quoted') return Buffer.from(value.text);
  return value.kind === 'atom' && value.text.toUpperCase() === 'NIL' ? Buffer.alloc(0) : null;
}

function scanner(text: string, literals: readonly Uint8Array[], start: number) {
  let at = start;
  let literal = 0;

  /** What stands here, stepped over; `null` for something else. */
  const here = (sticky: RegExp): string | null => {
    sticky.lastIndex = at;
    const found = sticky.exec(text)?.[0];
    if (found === undefined) return null;
    at += found.length;
    return found;
  };
  const string = (): Value | null => {
    if (here(/\{\d{1,10}\+?\}\n/y) !== null) {
      const bytes = literals[literal++];
      return bytes === undefined ? null : { kind: 'literal', bytes };
    }
    const quoted = text[at] === '"' ? here(/"(?:[^"\\\n]|\\[^\n])*"/y) : null;
    if (quoted === null) return null;
    return { kind: 'quoted', text: quoted.slice(1, -1).replace(/\\(.)/gs, '$1') };
  };
  const list = (): Value | null => {
    const atoms: string[] = [];
    at++;
    for (let depth = 1; depth > 0; ) {
      const c = text[at];
      if (c === undefined) return null;
      if (c === ' ') at++;
      else if (c === '(' || c === ')') {
        depth += c === '(' ? 1 : -1;
        at++;
      } else if (string() === null) {
        const atom = here(/[^ ()"\n]+/y);
        if (atom === null) return null;
        if (depth === 1 && atoms.length < MAX_ATOMS) atoms.push(atom);
      }
    }
    return { kind: 'list', atoms };
  };

  return {
    /** `UID`, `BODY[HEADER.FIELDS (DATE)]`, or `)` for the end. */
    name(): string | null {
      here(/ +/y);
      if (here(/\)/y) !== null) return ')';
      let name = here(/[^ ()[\]{}"\n]+/y);
      if (name === null || text[at] !== '[') return name;
      // Names of fields in a section may be quoted or literal (RFC 9051 §9, header-fld-name).
      for (;;) {
        if (string() !== null) continue;
        const piece = here(/\[|[^[\]"{\n]+|\]|\{/y);
        if (piece === null) return null;
        name += piece;
        if (piece === ']') break;
      }
      return name + (here(/<\d{1,10}>/y) ?? '');
    },
    value(): Value | null {
      here(/ +/y);
      if (text[at] === '(') return list();
      const found = string();
      if (found !== null) return found;
      const atom = here(/[^ ()"\n]+/y);
      return atom === null ? null : { kind: 'atom', text: atom };
    },
  };
}
