/** Encoded words of header fields (RFC 2047, with the language of RFC 2231 §5). */
import { decodeText } from './charset.ts';
import { base64Value, hexValue } from './transfer.ts';

interface Word {
  readonly charset: string;
  /** One character an octet. */
  readonly octets: string;
  readonly end: number;
}

/** Longer ones are no charset: RFC 2047 allows a whole word 75 characters. */
const LONGEST_CHARSET = 80;

/** The `_` of RFC 2047 §4.2 and hexadecimal escapes. */
function decodeQ(text: string): string {
  let out = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 95) {
      out += `${text.slice(from, at)} `;
      from = at + 1;
    } else if (code === 61) {
      const high = hexValue(text.charCodeAt(at + 1));
      const low = high < 0 ? -1 : hexValue(text.charCodeAt(at + 2));
      if (low < 0) continue;
      out += text.slice(from, at) + String.fromCharCode(high * 16 + low);
      from = at + 3;
      at += 2;
    }
  }
  return out + text.slice(from);
}

/** `null` where it is not base64. */
function decodeB(text: string): string | null {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (base64Value(code) < 0 && code !== 61 && code !== 32 && code !== 9) return null;
  }
  return Buffer.from(text, 'base64').toString('latin1');
}

const isTokenCode = (code: number) => code > 32 && code < 127 && code !== 63 && code !== 61;

/** The encoded word whose `=?` stands at `at`; `close` finds the next `?=`. */
function wordAt(text: string, at: number, close: (from: number) => number): Word | null {
  let mark = at + 2;
  const most = Math.min(text.length, mark + LONGEST_CHARSET);
  while (mark < most && isTokenCode(text.charCodeAt(mark))) mark += 1;
  if (mark === at + 2 || text.charCodeAt(mark) !== 63 || text.charCodeAt(mark + 2) !== 63) {
    return null;
  }
  const kind = text.charCodeAt(mark + 1) | 32;
  if (kind !== 98 && kind !== 113) return null;
  const from = mark + 3;
  const end = close(from);
  if (end < 0) return null;
  const content = text.slice(from, end);
  const octets = kind === 113 ? decodeQ(content) : decodeB(content);
  if (octets === null) return null;
  const label = text.slice(at + 2, mark);
  const star = label.indexOf('*');
  const charset = (star < 0 ? label : label.slice(0, star)).toLowerCase();
  return { charset, octets, end: end + 2 };
}

const TELLING = /[\x80-\xff\x1b]/;
const BREAKS = /[\r\n]+/g;

const blankBetween = (text: string, from: number, to: number) => {
  for (let at = from; at < to; at += 1) {
    if (text.charCodeAt(at) !== 32 && text.charCodeAt(at) !== 9) return false;
  }
  return true;
};

/** A text of one character an octet with its encoded words decoded, and raw octets by guess. */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return TELLING.test(text) ? decodeText(text, null) : text;
  // Where no `?=` follows, none is looked for again.
  let closing = -1;
  const close = (from: number) => {
    if (closing < from) {
      closing = text.indexOf('?=', from);
      if (closing < 0) closing = Number.MAX_SAFE_INTEGER;
    }
    return closing === Number.MAX_SAFE_INTEGER ? -1 : closing;
  };
  let out = '';
  let plain = 0;
  let at = text.indexOf('=?');
  // Neighbours in one charset are one run of octets: characters are split over them.
  let charset = '';
  const octets: string[] = [];
  const flush = () => {
    if (octets.length > 0) out += decodeText(octets.join(''), charset);
    octets.length = 0;
  };
  while (at >= 0) {
    const word = wordAt(text, at, close);
    if (word === null) {
      at = text.indexOf('=?', at + 2);
      continue;
    }
    const neighbour = octets.length > 0 && blankBetween(text, plain, at);
    if (!neighbour || word.charset !== charset) flush();
    if (!neighbour) out += decodeText(text.slice(plain, at), null);
    charset = word.charset;
    octets.push(word.octets);
    plain = word.end;
    at = text.indexOf('=?', plain);
  }
  flush();
  return (out + decodeText(text.slice(plain), null)).replace(BREAKS, ' ');
}
