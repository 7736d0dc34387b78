/** How wide text is on a terminal, and where its lines may end. Only the text renderer needs this. */
import { createRequire } from 'node:module';

let stringWidth: ((text: string) => number) | null = null;

/** Terminal columns: a Chinese character takes two. ANSI colours take none. */
export function widthOf(text: string): number {
  const plain = plainWidth(text);
  if (plain !== null) return plain;
  // Loading it takes as long as the rest of a short run, and few texts need it.
  stringWidth ??= (
    createRequire(import.meta.url)('string-width') as {
      readonly default: (text: string) => number;
    }
  ).default;
  return stringWidth(text);
}

/** The width of text that holds nothing but printable ASCII, ideographs and full-width punctuation; `null` for any other. */
function plainWidth(text: string): number | null {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 && code < 0x7f) width += 1;
    // “” ’ and … and the marks of our own texts are ambiguous in width: string-width counts them as one.
    else if (code >= 0x2018 && code <= 0x201d) width += 1;
    else if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3001 && code <= 0x3011)) width += 2;
    else if (code >= 0xff01 && code <= 0xff5e) width += 2;
    else return null;
  }
  return width;
}

const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
/** Never at the start of a line (避头). The dashes and dots are those of 破折号 and 省略号. */
const CLOSING = /[，。、；：？！）】》〉」』〕〗”’…—·～％]/u;
/** Never at the end of a line (避尾). */
const OPENING = /[（【《〈「『〔〖“‘]/u;
const MARK = /\p{M}/u;
/** ASCII that ends or begins a word beside a Chinese character; not what host names and addresses have inside. */
const ASCII_END = /[A-Za-z0-9)\]}>"'%,;!?]/;
const ASCII_START = /[A-Za-z0-9([{<"'+]/;

/** Whether a line may end between two characters that no space separates. */
function mayBreak(left: string, right: string): boolean {
  const cjkLeft = CJK.test(left);
  const cjkRight = CJK.test(right);
  if (!cjkLeft && !cjkRight) return false;
  if (CLOSING.test(right) || OPENING.test(left) || MARK.test(right)) return false;
  if (!cjkLeft) return CLOSING.test(left) || ASCII_END.test(left);
  if (!cjkRight) return OPENING.test(right) || ASCII_START.test(right);
  return true;
}

interface Atom {
  readonly text: string;
  readonly width: number;
  /** A space stands before it, unless it begins a line. */
  readonly spaced: boolean;
}

/** Cuts text into pieces that are never broken. */
function atoms(text: string): readonly Atom[] {
  const pieces: { text: string; spaced: boolean }[] = [];
  let spaced = false;
  let last = '';
  for (const char of text) {
    if (char === ' ') {
      spaced = true;
      continue;
    }
    const piece = pieces.at(-1);
    if (piece === undefined) {
      pieces.push({ text: char, spaced: false });
    } else if (spaced) {
      if (CLOSING.test(char) || OPENING.test(last)) piece.text += ` ${char}`;
      else pieces.push({ text: char, spaced: true });
    } else if (mayBreak(last, char)) {
      pieces.push({ text: char, spaced: false });
    } else {
      piece.text += char;
    }
    spaced = false;
    last = char;
  }
  const joined: { text: string; spaced: boolean }[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    // CI runners obey a line that begins with `::command::`: a word of a stranger must not come to begin one.
    if (before !== undefined && /^\s*::/.test(piece.text)) {
      before.text += `${piece.spaced ? ' ' : ''}${piece.text}`;
    } else {
      joined.push(piece);
    }
  }
  return joined.map((piece) => ({ ...piece, width: widthOf(piece.text) }));
}

/**
 * Breaks a paragraph into lines of at most `width` columns, `indent` of them
 * blank. English breaks at spaces, Chinese between characters; a host name or
 * another word that is too long for a line stands whole on its own, so that it
 * can be copied.
 */
export function wrap(text: string, width: number, indent = 0): readonly string[] {
  const margin = ' '.repeat(indent);
  const room = width - indent;
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const atom of atoms(text)) {
    const gap = used > 0 && atom.spaced ? 1 : 0;
    if (used > 0 && used + gap + atom.width > room) {
      lines.push(margin + line);
      line = atom.text;
      used = atom.width;
    } else {
      line += (gap === 1 ? ' ' : '') + atom.text;
      used += gap + atom.width;
    }
  }
  if (used > 0) lines.push(margin + line);
  return lines;
}

/** Fills up with blanks to a width. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
