/** HTML as a reader sees it, a line at a time, for finding words: no layout, no links. */
import type { Break, Line } from './types.ts';

/** Begin and end a line. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body br center dd dir div dl dt fieldset figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section select table ' +
    'tbody tfoot thead tr ul'
  ).split(' '),
);

/** A page without any of these does not break its lines by tags. */
const BREAKING = ['<br', '<p', '<div', '<tr', '<td', '<li', '<table', '<h1', '<h2', '<h3', '<hr'];

/** Their content is for machines. */
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'title', 'head', 'noframes']);

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['copy', '©'],
  ['reg', '®'],
  ['trade', '™'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['sbquo', '‚'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['lsaquo', '‹'],
  ['rsaquo', '›'],
  ['hellip', '…'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['middot', '·'],
  ['bull', '•'],
  ['times', '×'],
  ['deg', '°'],
  ['para', '¶'],
  ['sect', '§'],
  ['shy', ''],
  ['zwnj', ''],
  ['zwj', ''],
  ['lrm', ''],
  ['rlm', ''],
  ['euro', '€'],
  ['pound', '£'],
  ['yen', '¥'],
  ['cent', '¢'],
  ['iexcl', '¡'],
  ['iquest', '¿'],
  ['larr', '←'],
  ['rarr', '→'],
  ['aacute', 'á'],
  ['agrave', 'à'],
  ['acirc', 'â'],
  ['atilde', 'ã'],
  ['auml', 'ä'],
  ['aring', 'å'],
  ['aelig', 'æ'],
  ['ccedil', 'ç'],
  ['eacute', 'é'],
  ['egrave', 'è'],
  ['ecirc', 'ê'],
  ['euml', 'ë'],
  ['iacute', 'í'],
  ['igrave', 'ì'],
  ['icirc', 'î'],
  ['iuml', 'ï'],
  ['ntilde', 'ñ'],
  ['oacute', 'ó'],
  ['ograve', 'ò'],
  ['ocirc', 'ô'],
  ['otilde', 'õ'],
  ['ouml', 'ö'],
  ['oslash', 'ø'],
  ['uacute', 'ú'],
  ['ugrave', 'ù'],
  ['ucirc', 'û'],
  ['uuml', 'ü'],
  ['yacute', 'ý'],
  ['szlig', 'ß'],
  ['Aacute', 'Á'],
  ['Agrave', 'À'],
  ['Auml', 'Ä'],
  ['Aring', 'Å'],
  ['Ccedil', 'Ç'],
  ['Eacute', 'É'],
  ['Egrave', 'È'],
  ['Ecirc', 'Ê'],
  ['Ouml', 'Ö'],
  ['Uuml', 'Ü'],
]);

/** The longest name above, and the longest number that is a character. */
const LONGEST_REFERENCE = 10;

const ASCII_WORD = /[A-Za-z0-9]/;

function numbered(digits: string): string {
  const code =
    digits[0] === 'x' || digits[0] === 'X'
      ? Number.parseInt(digits.slice(1), 16)
      : Number.parseInt(digits, 10);
  if (code === 160) return ' ';
  const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return valid ? String.fromCodePoint(code) : '\ufffd';
}

/** Character references (HTML Living Standard §13.5), with or without their semicolon. */
export function decodeReferences(text: string): string {
  let at = text.indexOf('&');
  if (at < 0) return text;
  let out = '';
  let from = 0;
  for (; at >= 0; at = text.indexOf('&', at + 1)) {
    const number = text[at + 1] === '#';
    const start = number ? at + 2 : at + 1;
    let end = start;
    while (end < start + LONGEST_REFERENCE && ASCII_WORD.test(text[end] ?? '')) end += 1;
    const name = text.slice(start, end);
    const value = number
      ? /^(?:[0-9]+|[xX][0-9a-fA-F]+)$/.test(name)
        ? numbered(name)
        : undefined
      : (ENTITIES.get(name) ?? ENTITIES.get(name.toLowerCase()));
    // Without a semicolon it may be a piece of an address: `?a=1&copy=2`.
    if (value === undefined || (text[end] !== ';' && text[end] === '=')) continue;
    out += text.slice(from, at) + value;
    from = text[end] === ';' ? end + 1 : end;
  }
  return out + text.slice(from);
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  /** The offset behind it. */
  readonly end: number;
}

const isLetter = (code: number) => {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
};

/** A name of an element, with the prefix that Word writes (`o:p`); not `host.example.com`. */
const isNameCode = (code: number) =>
  isLetter(code) || (code >= 48 && code <= 57) || code === 58 || code === 45;

/** Finds characters ahead; what is not there is not looked for again. */
function finder(text: string, wanted: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      found = text.indexOf(wanted, from);
      if (found < 0) found = Number.MAX_SAFE_INTEGER;
    }
    return found;
  };
}

const LONGEST_NAME = 40;

/** The joined lines, and the place in them. */
interface Page {
  readonly text: string;
  readonly gt: (from: number) => number;
  readonly quote: (from: number) => number;
}

/** The tag at a `<`, or `null` when it is text: `<user@example.com>`, `<https://…>`, `a < b`. */
function tagAt(page: Page, at: number): Tag | null {
  const { text } = page;
  const closing = text.charCodeAt(at + 1) === 47;
  const start = closing ? at + 2 : at + 1;
  if (!isLetter(text.charCodeAt(start))) return null;
  let end = start;
  while (end < start + LONGEST_NAME && isNameCode(text.charCodeAt(end))) end += 1;
  const after = text.charCodeAt(end);
  // An element's name ends at a blank, a slash or the bracket.
  if (!(after <= 32 || after === 47 || after === 62)) return null;
  const gt = page.gt(end);
  if (gt === Number.MAX_SAFE_INTEGER) return null;
  // `<mail to user@example.com>` in words: no attribute, but an address.
  const quote = page.quote(end);
  let close = gt;
  if (quote < gt) close = afterQuotes(page, quote, gt);
  else if (after === 32 && gt - end < 200) {
    const inside = text.slice(end, gt);
    if (inside.includes('@') && !inside.includes('=')) return null;
  }
  return { name: text.slice(start, end).toLowerCase(), closing, end: close + 1 };
}

/** The bracket that ends a tag whose attributes are quoted: a `>` inside quotes does not. */
function afterQuotes(page: Page, firstQuote: number, firstGt: number): number {
  const { text } = page;
  let quote = firstQuote;
  let gt = firstGt;
  while (quote < gt) {
    const second = text.indexOf('"', quote + 1);
    // A quote that nothing closes on the way to the next tags was never meant as one.
    if (second < 0 || second - quote > LONGEST_ATTRIBUTE) return gt;
    if (second > gt) {
      gt = text.indexOf('>', second + 1);
      if (gt < 0) return firstGt;
    }
    const third = text.indexOf('"', second + 1);
    quote = third < 0 ? Number.MAX_SAFE_INTEGER : third;
  }
  return gt;
}

const LONGEST_ATTRIBUTE = 65_536;

/** Collects the text of a page in lines. */
interface Writer {
  readonly add: (text: string, at: number) => void;
  readonly newline: () => void;
  /** A block begins or ends: a new line when more text comes in the same cell. */
  readonly block: () => void;
  readonly cell: () => void;
  readonly done: () => Line[];
}

const BLANKS = /[ \t\r\n\f\v\u00a0\u3000]+/g;

function writer(lineAt: (offset: number) => number): Writer {
  const out: Line[] = [];
  let pieces: string[] = [];
  let length = 0;
  let line = 0;
  let breaks: Break[] = [];
  /** What separates the next text from what is there. */
  let gap: '' | ' ' | '\t' | '\n' = '';
  const newline = () => {
    if (pieces.length > 0) {
      const text = pieces.join('');
      out.push(breaks.length === 0 ? { text, line } : { text, line, breaks });
    }
    pieces = [];
    breaks = [];
    length = 0;
    gap = '';
  };
  const push = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
  };
  return {
    newline,
    block: () => {
      // Paragraphs at the edge of a cell do not part a label from its value.
      if (pieces.length > 0 && gap !== '\t') gap = '\n';
    },
    cell: () => {
      if (pieces.length > 0) gap = '\t';
    },
    add: (text, at) => {
      const words = text.replace(BLANKS, ' ');
      const trimmed = words.trim();
      if (trimmed === '') {
        if (words !== '' && gap === '' && pieces.length > 0) gap = ' ';
        return;
      }
      if (gap === '\n') newline();
      else if (pieces.length > 0 && (gap !== '' || words[0] === ' ')) {
        push(gap === '' ? ' ' : gap);
      }
      let first = 0;
      while (text.charCodeAt(first) <= 32) first += 1;
      const here = lineAt(at + first);
      if (pieces.length === 0) line = here;
      else if (here !== (breaks[breaks.length - 1]?.line ?? line)) {
        breaks.push({ at: length, line: here });
      }
      push(trimmed);
      gap = words.endsWith(' ') ? ' ' : '';
    },
    done: () => {
      newline();
      return out;
    },
  };
}

/** Text of an HTML page; a line of the result is where its text begins. Linear in the length of the page. */
export function htmlLines(lines: readonly Line[]): Line[] {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.text.length + 1;
  }
  const text = lines.map((line) => line.text).join('\n');
  let index = 0;
  const lineAt = (offset: number) => {
    while (index + 1 < starts.length && (starts[index + 1] as number) <= offset) index += 1;
    return lines[index]?.line ?? 1;
  };
  const page: Page = { text, gt: finder(text, '>'), quote: finder(text, '"') };
  const comment = finder(text, '-->');
  const lower = text.toLowerCase();
  const ends = new Map<string, (from: number) => number>();
  const endOf = (name: string, from: number) => {
    let find = ends.get(name);
    if (find === undefined) {
      find = finder(lower, `</${name}`);
      ends.set(name, find);
    }
    return find(from);
  };
  const out = writer(lineAt);
  // Plain text under the type of HTML: its line breaks are all it has.
  let preformatted = !BREAKING.some((tag) => lower.includes(tag));
  const add = (from: number, to: number) => {
    if (from >= to) return;
    for (let at = from; at < to; ) {
      const lf = text.indexOf('\n', at);
      const stop = lf < 0 || lf >= to ? to : lf + 1;
      out.add(decodeReferences(text.slice(at, stop)), at);
      if (preformatted && lf >= 0 && lf < to) out.newline();
      at = stop;
    }
  };
  /** Where text begins that is not yet written. */
  let from = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const mark = text.charCodeAt(at + 1);
    if (mark === 33 || mark === 63) {
      const end = text.startsWith('<!--', at) ? comment(at + 4) + 3 : page.gt(at) + 1;
      // What nothing closes does not hide the rest of the page.
      if (end > text.length) {
        at += 1;
        continue;
      }
      add(from, at);
      at = end;
      from = at;
      continue;
    }
    const tag = tagAt(page, at);
    if (tag === null) {
      at += 1;
      continue;
    }
    add(from, at);
    at = tag.end;
    from = at;
    if (HIDDEN.has(tag.name) && !tag.closing) {
      const end = endOf(tag.name, at);
      if (end <= text.length) at = end;
      else if (tag.name === 'head' || tag.name === 'title') continue;
      else at = text.length;
      from = at;
    } else if (tag.name === 'td' || tag.name === 'th') {
      if (!tag.closing) out.cell();
    } else if (tag.name === 'tr') {
      out.newline();
    } else if (BLOCKS.has(tag.name)) {
      out.block();
      if (tag.name === 'pre') {
        preformatted = !tag.closing;
        out.newline();
      }
    }
  }
  add(from, text.length);
  return out.done();
}
