/** The addresses of From, To and the like (RFC 5322 §3.4), as they are written and miswritten. */
import { asciiLabel } from '../protocols/dns/name.ts';

/** Addresses as a field names them. */
export interface Mailboxes {
  /** Of the mailboxes themselves. */
  readonly main: readonly string[];
  /** Beside them: in display names and comments. */
  readonly aside: readonly string[];
  /** Display names, without quotes. */
  readonly names: readonly string[];
}

const MAX_LOCAL = 256;
const MAX_DOMAIN = 255;
const LONGEST = 1_000_000;

function endsLocal(code: number): boolean {
  return (
    code <= 32 ||
    // " ( ) , : ; < > @ [ \ ]
    code === 0x22 ||
    code === 0x28 ||
    code === 0x29 ||
    code === 0x2c ||
    code === 0x3a ||
    code === 0x3b ||
    code === 0x3c ||
    code === 0x3e ||
    code === 0x40 ||
    (code >= 0x5b && code <= 0x5d) ||
    code === 0x7f ||
    isWide(code)
  );
}

/** Punctuation and blanks of Chinese text. */
function isWide(code: number): boolean {
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x206f) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xff0f) ||
    (code >= 0xff1a && code <= 0xff20)
  );
}

function inDomain(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2d ||
    code === 0x2e ||
    code === 0x5f ||
    (code >= 0x80 && !isWide(code))
  );
}

function addressAt(text: string, at: number): { address: string; to: number } | null {
  let from = at;
  if (text.charCodeAt(at - 1) === 0x22) {
    // A quoted local part (RFC 5321 §4.1.2).
    const open = text.lastIndexOf('"', at - 2);
    if (open < 0 || at - open > MAX_LOCAL) return null;
    from = open;
  } else {
    while (from > 0 && at - from < MAX_LOCAL && !endsLocal(text.charCodeAt(from - 1))) from -= 1;
    while (from < at && text.charCodeAt(from) === 0x27) from += 1;
  }
  if (from === at) return null;
  let to = at + 1;
  if (text[to] === '[') {
    const end = text.slice(to, to + 60).indexOf(']');
    if (end < 0) return null;
    to += end + 1;
  } else {
    while (to < text.length && to - at <= MAX_DOMAIN && inDomain(text.charCodeAt(to))) to += 1;
    while (to > at + 1 && '.-_'.includes(text[to - 1] as string)) to -= 1;
  }
  return to - at < 2 ? null : { address: text.slice(from, to), to };
}

/** Addresses anywhere in a text, in order, at most `max`. */
export function addressesIn(text: string, max: number): string[] {
  const found: string[] = [];
  let at = text.indexOf('@');
  while (at >= 0 && found.length < max) {
    const one = addressAt(text, at);
    if (one !== null) found.push(one.address);
    at = text.indexOf('@', one?.to ?? at + 1);
  }
  return found;
}

/** What stands between two commas. */
interface Piece {
  plain: string;
  angle: string | null;
  aside: string;
}

/** A list of mailboxes taken apart. Linear; what is not closed counts as plain text. */
export function mailboxesIn(text: string, max = 1_000): Mailboxes {
  const whole = text.slice(0, LONGEST);
  const pieces: Piece[] = [];
  let piece: Piece = { plain: '', angle: null, aside: '' };
  const close = () => {
    if (piece.plain !== '' || piece.angle !== null || piece.aside !== '') pieces.push(piece);
    piece = { plain: '', angle: null, aside: '' };
  };
  // From where no further `>` or `"` is found, none is looked for again.
  let noAngle = false;
  let noQuote = false;
  let noComment = false;
  let from = 0;
  let at = 0;
  const take = () => {
    if (at <= from) return;
    // What stood between two pieces parts them.
    piece.plain += piece.plain === '' ? whole.slice(from, at) : ` ${whole.slice(from, at)}`;
  };
  while (at < whole.length && pieces.length < max) {
    const character = whole[at];
    if (character === '"' && !noQuote) {
      let end = at + 1;
      while (end < whole.length && whole[end] !== '"') end += whole[end] === '\\' ? 2 : 1;
      if (end >= whole.length) {
        noQuote = true;
        at += 1;
        continue;
      }
      if (whole[end + 1] === '@') {
        at = end + 1;
        continue;
      }
      take();
      piece.aside += ` ${whole.slice(at + 1, end)} `;
      at = end + 1;
      from = at;
    } else if (character === '(' && !noComment) {
      const end = commentEnd(whole, at);
      if (end < 0) {
        noComment = true;
        at += 1;
        continue;
      }
      take();
      piece.aside += ` ${whole.slice(at + 1, end - 1)} `;
      at = end;
      from = at;
    } else if (character === '<' && !noAngle) {
      const end = whole.indexOf('>', at);
      if (end < 0) {
        noAngle = true;
        at += 1;
        continue;
      }
      take();
      piece.angle ??= whole.slice(at + 1, end);
      at = end + 1;
      from = at;
    } else if (character === ',' || character === ';') {
      take();
      close();
      at += 1;
      from = at;
    } else at += 1;
  }
  take();
  close();
  const main: string[] = [];
  const aside: string[] = [];
  const names: string[] = [];
  for (const { plain, angle, aside: beside } of pieces) {
    if (main.length >= max) break;
    const inAngle = angle === null ? [] : addressesIn(angle, 5);
    // A route (RFC 5322 §4.4) stands before the address.
    const own = inAngle.at(-1);
    if (own !== undefined) main.push(own);
    const inPlain = addressesIn(plain, max - main.length);
    if (own === undefined) main.push(...inPlain);
    else aside.push(...inPlain);
    if (aside.length < max) aside.push(...addressesIn(beside, max - aside.length));
    const name = `${plain} ${beside}`.trim();
    if (own !== undefined && name !== '') names.push(name);
  }
  return { main: main.slice(0, max), aside: aside.slice(0, max), names };
}

/** The offset behind a comment that opens at `at`; -1 where it is not closed. */
function commentEnd(text: string, at: number): number {
  let depth = 0;
  const most = Math.min(text.length, at + 2_000);
  for (let i = at; i < most; i += 1) {
    const character = text[i];
    if (character === '\\') i += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

export interface Parts {
  readonly local: string;
  /** In lower case, as A-labels, without the root's dot. */
  readonly domain: string;
}

/** `null` where it is no address. */
export function partsOf(address: string): Parts | null {
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1) return null;
  return { local: address.slice(0, at), domain: plainDomain(address.slice(at + 1)) };
}

export function plainDomain(domain: string): string {
  const lower = domain.normalize('NFKC').toLowerCase();
  const name = lower.endsWith('.') ? lower.slice(0, -1) : lower;
  if (/^[\x00-\x7f]*$/.test(name) || name.length > MAX_DOMAIN) return name;
  return name
    .split('.')
    .map((label) => asciiLabel(label) ?? label)
    .join('.');
}
