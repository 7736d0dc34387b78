/** Lines of IMAP servers (RFC 9051 §7, §9): pure, linear, never throw. */

/** Lines of one response joined by LF, which is in no line; `literals` stand at each `{n}` LF. */
export interface Response {
  readonly text: string;
  readonly literals: readonly string[];
}

/** What a line is. `text` is without the tag or the `* `. */
export type Line =
  | { readonly kind: 'tagged'; readonly status: 'OK' | 'NO' | 'BAD'; readonly text: string }
  /** It has the tag, but no status of RFC 9051 §7.1. */
  | { readonly kind: 'strange'; readonly text: string }
  | { readonly kind: 'bye'; readonly text: string }
  /** OK, NO, BAD or PREAUTH without a tag; holds no literal. */
  | { readonly kind: 'status'; readonly text: string }
  | { readonly kind: 'continue'; readonly text: string }
  | { readonly kind: 'data'; readonly text: string };

export function lineKind(line: string, tag: string): Line {
  if (line.startsWith(`${tag} `)) {
    const text = line.slice(tag.length + 1);
    const status = /^(OK|NO|BAD)(?:\s|$)/i.exec(text)?.[1]?.toUpperCase();
    return status === undefined
      ? { kind: 'strange', text }
      : { kind: 'tagged', status: status as 'OK' | 'NO' | 'BAD', text };
  }
  if (line === '+' || line.startsWith('+ ')) return { kind: 'continue', text: line.slice(2) };
  if (!line.startsWith('* ')) return { kind: 'data', text: line };
  const text = line.slice(2);
  if (/^BYE(?:\s|$)/i.test(text)) return { kind: 'bye', text };
  if (/^(?:OK|NO|BAD|PREAUTH)(?:\s|$)/i.test(text)) return { kind: 'status', text };
  return { kind: 'data', text };
}

/** Bytes of the literal that a line ends with (RFC 9051 §4.3), or `null`. */
export function literalAtEnd(line: string): number | null {
  const digits = /\{(\d{1,10})\+?\}$/.exec(line.slice(-14))?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Words of `CAPABILITY …`, or of `OK [CAPABILITY …] …`, in upper case; `null` for another line. */
export function capabilityWords(text: string): string[] | null {
  const inCode = /^OK \[CAPABILITY ([^\]]*)\]/i.exec(text)?.[1];
  const words =
    inCode ??
    /^CAPABILITY(?:\s(.*)|$)/is
      .exec(text)
      ?.slice(1)
      .map((s) => s ?? '')[0];
  if (words === undefined) return null;
  return words
    .toUpperCase()
    .split(' ')
    .filter((word) => word !== '');
}

export type Token =
  | { readonly kind: '(' | ')' }
  /** An atom, a flag or a number. */
  | { readonly kind: 'word'; readonly value: string }
  /** Quoted, or a literal. */
  | { readonly kind: 'string'; readonly value: string };

/** A LIST or FETCH line that was asked for has a dozen. */
const MAX_TOKENS = 200;

/** `null`: a quoted string without an end, or more of them than any honest line has. */
export function tokensOf({ text, literals }: Response): Token[] | null {
  const tokens: Token[] = [];
  let literal = 0;
  let at = 0;
  while (at < text.length) {
    if (tokens.length === MAX_TOKENS) return null;
    const c = text[at] as string;
    if (c === ' ' || c === '\n') {
      at++;
    } else if (c === '(' || c === ')') {
      tokens.push({ kind: c });
      at++;
    } else if (c === '"') {
      const end = endOfQuoted(text, at);
      if (end === null) return null;
      tokens.push({ kind: 'string', value: text.slice(at + 1, end).replace(/\\(.)/gs, '$1') });
      at = end + 1;
    } else {
      let end = at;
      while (end < text.length && !' \n()"'.includes(text[end] as string)) end++;
      const word = text.slice(at, end);
      const value = text[end] === '\n' && literalAtEnd(word) !== null ? literals[literal++] : null;
      tokens.push(
        value === null || value === undefined
          ? { kind: 'word', value: word }
          : { kind: 'string', value },
      );
      at = end;
    }
  }
  return tokens;
}

function endOfQuoted(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return null;
}

export interface Listed {
  readonly flags: readonly string[];
  /** As on the wire, in modified UTF-7. */
  readonly name: string;
}

/** `LIST (flags) delimiter name` (RFC 9051 §7.3.1), the `* ` taken off. */
export function listed(response: Response): Listed | null {
  if (!/^LIST[ (]/i.test(response.text)) return null;
  const tokens = tokensOf(response);
  if (tokens === null || tokens[1]?.kind !== '(') return null;
  const close = tokens.findIndex((t) => t.kind === ')');
  const flags = tokens.slice(2, close).flatMap((t) => (t.kind === 'word' ? [t.value] : []));
  const name = tokens[close + 2];
  if (close < 0 || name === undefined || !('value' in name)) return null;
  return { flags, name: name.value };
}

/** `23 EXISTS`. */
export function exists(text: string): number | null {
  const count = /^(\d{1,10}) EXISTS\s{0,10}$/i.exec(text)?.[1];
  return count === undefined ? null : Number(count);
}

/** The date in `1 FETCH (INTERNALDATE "…")`, ISO 8601 UTC. */
export function fetchedDate(response: Response): string | null {
  if (!/^\d{1,10} FETCH[ (]/i.test(response.text)) return null;
  const tokens = tokensOf(response) ?? [];
  const at = tokens.findIndex((t) => t.kind === 'word' && t.value.toUpperCase() === 'INTERNALDATE');
  const value = at < 0 ? undefined : tokens[at + 1];
  return value?.kind === 'string' ? internalDate(value.value) : null;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `17-Jul-1996 02:44:25 -0700` (RFC 9051 §9, date-time) as `1996-07-17T09:44:25Z`. */
export function internalDate(text: string): string | null {
  const m = /^([ \d]?\d)-([a-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/i.exec(text);
  if (m === null) return null;
  const [day, , year, hour, minute, second, , zoneHours, zoneMinutes] = m.slice(1).map(Number) as [
    ...number[],
  ];
  const month = MONTHS.indexOf((m[2] as string).toLowerCase());
  const n = (value: number | undefined) => value as number;
  // A leap second is written as 60 (RFC 3339 §5.7).
  if (month < 0 || n(hour) > 23 || n(minute) > 59 || n(second) > 60) return null;
  if (n(zoneHours) > 23 || n(zoneMinutes) > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(n(year), month, n(day));
  // Day 0 and day 31 of a short month are of another month.
  if (date.getUTCMonth() !== month) return null;
  const zone = (n(zoneHours) * 60 + n(zoneMinutes)) * (m[7] === '-' ? -1 : 1);
  date.setUTCHours(n(hour), n(minute) - zone, n(second));
  const iso = date.toISOString();
  // A zone can carry the first and the last year out of four digits.
  return /^\d{4}-/.test(iso) ? iso.replace(/\.000Z$/, 'Z') : null;
}
