/**
 * Zone files in master file format (RFC 1035 §5, RFC 2308 §4, RFC 3597), as
 * name servers load them and as DNS consoles export them.
 *
 * The reader never throws: what cannot be read is a problem with its place, and
 * the rest of the file is read on. It goes over the text once; no regular
 * expression that could backtrack sees more than one bounded token.
 */
import { isUtf8 } from 'node:buffer';
import { isIPv4, isIPv6 } from 'node:net';
import { quoteString } from './format.ts';
import {
  absolute,
  asciiLabel,
  isAtOrBelow,
  labelBytes,
  labelFromBytes,
  labelsOf,
  nameProblem,
  parentOf,
} from './name.ts';
import type { DnsRecord } from './types.ts';

export interface ZoneProblem {
  /** An error means that something of the file was not read; a warning that it is likely not meant so. */
  readonly severity: 'error' | 'warning';
  /** 1-based; columns count UTF-16 code units, as editors do. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Zone {
  readonly file: string;
  /** Canonical. `null` when the file does not tell it; then there is an error among the problems. */
  readonly origin: string | null;
  /** In the file's order, without repeated and out-of-zone records; every TTL filled in. */
  readonly records: readonly DnsRecord[];
  /** `lines[i]` is the line on which `records[i]` begins. */
  readonly lines: readonly number[];
  /** In the file's order. */
  readonly problems: readonly ZoneProblem[];
}

export interface ZoneOptions {
  /** Path or name, for messages. */
  readonly file: string;
  /** Origin where the file names none; relative names before the first `$ORIGIN` end with it. */
  readonly origin?: string | undefined;
}

/** TTL where neither the record, nor `$TTL`, nor an earlier record, nor the SOA tells one. */
const DEFAULT_TTL = 3600;
/** RFC 2181 §8. */
const MAX_TTL = 2 ** 31 - 1;
/** As many errors end the reading: the file is none. As many warnings are told, the rest counted. */
const MAX_PROBLEMS = 1000;
/** No record's data holds more tokens: each takes a byte of at most 65535. */
const MAX_TOKENS = 65_600;
/** A name of 255 bytes, every byte written as `\DDD`, and some to spare. */
const MAX_NAME_TEXT = 1100;
const MAX_DATA = 65_535;

/** `zone.example:12:9: the TTL …`, the way compilers write it. */
export function zoneProblemLine(file: string, problem: ZoneProblem): string {
  const severity = problem.severity === 'warning' ? 'warning: ' : '';
  return `${file}:${problem.line}:${problem.column}: ${severity}${problem.message}`;
}

// ---------------------------------------------------------------------------
// Tokens

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Token extends Place {
  /** Without the quotation marks, escapes kept. */
  readonly raw: string;
  readonly quoted: boolean;
  /** No blank stands between this token and the one before it. */
  readonly glued: boolean;
  /** A `;` follows immediately. */
  cutByComment: boolean;
}

/** A directive or a record: the tokens up to the end of a line outside parentheses. */
interface Entry {
  readonly tokens: readonly Token[];
  /** The line begins with a blank: the record has the last owner name. */
  readonly indented: boolean;
  /** Something in it could not be read, which was told. */
  readonly broken: boolean;
}

type Report = (severity: ZoneProblem['severity'], place: Place, message: string) => void;

const LF = 10;
const CR = 13;
const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const SEMICOLON = 59;
const BACKSLASH = 92;
const BOM = 0xfeff;

function isBlank(c: number): boolean {
  return c === 32 || c === 9 || c === 11 || c === 12;
}

/** Blanks of web pages and word processors: no-break, ideographic, typographic spaces. */
function isForeignBlank(c: number): boolean {
  return c === 0xa0 || c === 0x3000 || (c >= 0x2000 && c <= 0x200a);
}

function endsToken(c: number): boolean {
  if (c > 126) return isForeignBlank(c);
  return (
    isBlank(c) ||
    c === LF ||
    c === CR ||
    c === QUOTE ||
    c === OPEN ||
    c === CLOSE ||
    c === SEMICOLON
  );
}

/** `each` says whether to read on. */
function readEntries(text: string, report: Report, each: (entry: Entry) => boolean): void {
  let length = text.length;
  let i = 0;
  let line = 1;
  let lineStart = 0;
  let depth = 0;
  let opened: Place = { line: 1, column: 1 };
  let tokens: Token[] = [];
  let indented = false;
  let broken = false;
  let glued = false;
  let foreignBlankTold = false;

  const place = (at: number): Place => ({ line, column: at - lineStart + 1 });
  const finish = () => {
    if (tokens.length > 0 && !each({ tokens, indented, broken })) length = 0;
    tokens = [];
    broken = false;
  };
  const push = (start: number, end: number, quoted: boolean) => {
    if (tokens.length < MAX_TOKENS) {
      const from = quoted ? start - 1 : start;
      tokens.push({
        raw: text.slice(start, end),
        quoted,
        glued,
        line,
        column: from - lineStart + 1,
        cutByComment: false,
      });
    } else if (!broken) {
      report('error', place(start), 'the record is longer than 65535 bytes');
      broken = true;
    }
    glued = true;
  };

  while (i < length) {
    const c = text.charCodeAt(i);
    if (c === BOM && i === lineStart) {
      // At the start of the file, or of a file appended to another.
      i++;
      lineStart = i;
      continue;
    }
    if (i === lineStart && depth === 0) indented = isBlank(c) || isForeignBlank(c);
    if (c === LF || c === CR) {
      i += c === CR && text.charCodeAt(i + 1) === LF ? 2 : 1;
      if (depth === 0) finish();
      line++;
      lineStart = i;
      glued = false;
    } else if (isBlank(c)) {
      i++;
      glued = false;
    } else if (isForeignBlank(c)) {
      if (!foreignBlankTold) {
        const code = c.toString(16).toUpperCase().padStart(4, '0');
        report(
          'warning',
          place(i),
          `a space that is not an ASCII space (U+${code}) is read as one; name servers take it for a part of the name`,
        );
        foreignBlankTold = true;
      }
      i++;
      glued = false;
    } else if (c === SEMICOLON) {
      const last = tokens[tokens.length - 1];
      if (glued && last !== undefined && !last.quoted) last.cutByComment = true;
      while (i < length && text.charCodeAt(i) !== LF && text.charCodeAt(i) !== CR) i++;
    } else if (c === OPEN) {
      if (depth === 0) opened = place(i);
      depth++;
      i++;
      glued = false;
    } else if (c === CLOSE) {
      if (depth > 0) {
        depth--;
      } else {
        if (!broken) report('error', place(i), 'this `)` has no `(` before it');
        broken = true;
      }
      i++;
      glued = false;
    } else if (c === QUOTE) {
      const start = ++i;
      let closesParenthesis = false;
      let d = text.charCodeAt(i);
      while (i < length && d !== QUOTE && d !== LF && d !== CR) {
        if (d === CLOSE) closesParenthesis = true;
        if (d === BACKSLASH) {
          const next = text.charCodeAt(i + 1);
          if (next !== LF && next !== CR && i + 1 < length) i++;
        }
        d = text.charCodeAt(++i);
      }
      if (i < length && d === QUOTE) {
        push(start, i, true);
        i++;
      } else {
        report(
          'error',
          place(start - 1),
          'this quotation mark is not closed on its line; write a long text as several quoted strings in parentheses',
        );
        push(start, i, true);
        broken = true;
        // The `)` that was to end the record is inside the quotes: do not swallow the rest of the file.
        if (closesParenthesis) depth = 0;
      }
    } else {
      const start = i;
      let d = c;
      while (i < length && !endsToken(d)) {
        if (d === BACKSLASH) {
          const next = text.charCodeAt(i + 1);
          if (next === LF || next === CR || i + 1 >= length) {
            report('error', place(i), 'this backslash stands at the end of a line');
            broken = true;
          } else {
            i++;
          }
        }
        d = text.charCodeAt(++i);
      }
      push(start, i, false);
    }
  }
  if (depth > 0) {
    report('error', opened, 'this `(` is never closed, so nothing after it was read');
    broken = true;
  }
  finish();
}

// ---------------------------------------------------------------------------
// Types and the form of their data

/** Types by number (IANA, Domain Name System parameters). */
const TYPE_NUMBERS: Readonly<Record<string, number>> = {
  A: 1,
  NS: 2,
  MD: 3,
  MF: 4,
  CNAME: 5,
  SOA: 6,
  MB: 7,
  MG: 8,
  MR: 9,
  NULL: 10,
  WKS: 11,
  PTR: 12,
  HINFO: 13,
  MINFO: 14,
  MX: 15,
  TXT: 16,
  RP: 17,
  AFSDB: 18,
  X25: 19,
  ISDN: 20,
  RT: 21,
  NSAP: 22,
  'NSAP-PTR': 23,
  SIG: 24,
  KEY: 25,
  PX: 26,
  GPOS: 27,
  AAAA: 28,
  LOC: 29,
  NXT: 30,
  EID: 31,
  NIMLOC: 32,
  SRV: 33,
  ATMA: 34,
  NAPTR: 35,
  KX: 36,
  CERT: 37,
  A6: 38,
  DNAME: 39,
  SINK: 40,
  APL: 42,
  DS: 43,
  SSHFP: 44,
  IPSECKEY: 45,
  RRSIG: 46,
  NSEC: 47,
  DNSKEY: 48,
  DHCID: 49,
  NSEC3: 50,
  NSEC3PARAM: 51,
  TLSA: 52,
  SMIMEA: 53,
  HIP: 55,
  NINFO: 56,
  RKEY: 57,
  TALINK: 58,
  CDS: 59,
  CDNSKEY: 60,
  OPENPGPKEY: 61,
  CSYNC: 62,
  ZONEMD: 63,
  SVCB: 64,
  HTTPS: 65,
  DSYNC: 66,
  SPF: 99,
  NID: 104,
  L32: 105,
  L64: 106,
  LP: 107,
  EUI48: 108,
  EUI64: 109,
  URI: 256,
  CAA: 257,
  AVC: 258,
  DOA: 259,
  AMTRELAY: 260,
  RESINFO: 261,
  WALLET: 262,
  TA: 32768,
  DLV: 32769,
};

const TYPE_NAMES = new Map(Object.entries(TYPE_NUMBERS).map(([name, number]) => [number, name]));
const TYPES = new Set(Object.keys(TYPE_NUMBERS));

/** The type a token names: a mnemonic in capitals, also for `TYPE15`; or `null`. */
function typeNamed(raw: string): string | null {
  if (raw.length > 12) return null;
  const upper = raw.toUpperCase();
  if (TYPES.has(upper)) return upper;
  const digits = /^TYPE(\d{1,5})$/.exec(upper)?.[1];
  if (digits === undefined) return null;
  const number = Number(digits);
  return number > 65_535 ? null : (TYPE_NAMES.get(number) ?? `TYPE${number}`);
}

type Field =
  | 'u8'
  | 'u16'
  | 'u32'
  | 'name'
  /** A character-string, shown in quotes. */
  | 'string'
  /** One or more character-strings. */
  | 'strings'
  | 'type'
  | 'algorithm'
  | 'word'
  /** The rest of the data, blanks taken out. */
  | 'hex'
  | 'base64'
  /** The rest of the data as it stands. */
  | 'rest';

/** Data of the types that are kept as text. Types that are not here are kept as they stand. */
const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  SRV: ['u16', 'u16', 'u16', 'name'],
  CAA: ['u8', 'word', 'string'],
  DS: ['u16', 'algorithm', 'u8', 'hex'],
  CDS: ['u16', 'algorithm', 'u8', 'hex'],
  DLV: ['u16', 'algorithm', 'u8', 'hex'],
  DNSKEY: ['u16', 'u8', 'algorithm', 'base64'],
  CDNSKEY: ['u16', 'u8', 'algorithm', 'base64'],
  KEY: ['u16', 'u8', 'algorithm', 'base64'],
  RRSIG: ['type', 'algorithm', 'u8', 'u32', 'word', 'word', 'u16', 'name', 'base64'],
  SIG: ['type', 'algorithm', 'u8', 'u32', 'word', 'word', 'u16', 'name', 'base64'],
  NSEC: ['name', 'rest'],
  TLSA: ['u8', 'u8', 'u8', 'hex'],
  SMIMEA: ['u8', 'u8', 'u8', 'hex'],
  SSHFP: ['u8', 'u8', 'hex'],
  NAPTR: ['u16', 'u16', 'string', 'string', 'string', 'name'],
  SPF: ['strings'],
  HINFO: ['string', 'string'],
  URI: ['u16', 'u16', 'string'],
  SVCB: ['u16', 'name', 'rest'],
  HTTPS: ['u16', 'name', 'rest'],
  OPENPGPKEY: ['base64'],
  DHCID: ['base64'],
  RP: ['name', 'name'],
  MINFO: ['name', 'name'],
  AFSDB: ['u16', 'name'],
  RT: ['u16', 'name'],
  KX: ['u16', 'name'],
  LP: ['u16', 'name'],
  PX: ['u16', 'name', 'name'],
  MB: ['name'],
  MD: ['name'],
  MF: ['name'],
  MG: ['name'],
  MR: ['name'],
  'NSAP-PTR': ['name'],
};

/** DNSSEC algorithm mnemonics (IANA; RFC 4034 appendix A.1 allows them in zone files). */
const ALGORITHMS: Readonly<Record<string, number>> = {
  RSAMD5: 1,
  DH: 2,
  DSA: 3,
  RSASHA1: 5,
  'DSA-NSEC3-SHA1': 6,
  'RSASHA1-NSEC3-SHA1': 7,
  RSASHA256: 8,
  RSASHA512: 10,
  'ECC-GOST': 12,
  ECDSAP256SHA256: 13,
  ECDSAP384SHA384: 14,
  ED25519: 15,
  ED448: 16,
};

/** Types that may stand beside a CNAME (RFC 4034 §3 and §4, RFC 3007 §3.1.1). */
const BESIDE_CNAME = new Set(['RRSIG', 'SIG', 'NSEC', 'KEY', 'NXT']);

/** Whether a record of this type may not stand at a name that has a CNAME (RFC 1034 §3.6.2). */
export function excludesCname(typeName: string): boolean {
  return typeName !== 'CNAME' && !BESIDE_CNAME.has(typeName);
}

/** A record's type as one asks for it. */
export function typeNameOf(record: DnsRecord): string {
  return record.type === 'OTHER' ? record.typeName : record.type;
}

// ---------------------------------------------------------------------------
// Values

/** A token for a message: short, without control characters. */
function shown(raw: string): string {
  const cut = raw.length > 60 ? `${raw.slice(0, 57)}…` : raw;
  return `\`${printable(cut)}\``;
}

function printable(text: string): string {
  return text.replace(
    /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u{${c.charCodeAt(0).toString(16)}}`,
  );
}

const UNITS: Readonly<Record<string, number>> = { S: 1, M: 60, H: 3600, D: 86_400, W: 604_800 };

/** Seconds, plain or in BIND's units (`1h30m`); `null` when it is neither. */
function secondsOf(raw: string): number | null {
  if (raw.length > 40) return null;
  if (/^\d+$/.test(raw)) return Number(raw);
  if (!/^(?:\d+[smhdw])+$/i.test(raw)) return null;
  let seconds = 0;
  for (const [, digits, unit] of raw.toUpperCase().matchAll(/(\d+)([SMHDW])/g)) {
    seconds += Number(digits) * (UNITS[unit as string] as number);
  }
  return seconds;
}

/** RFC 5952 text of an IPv6 address. */
function canonicalIPv6(address: string): string {
  return new URL(`http://[${address}]/`).hostname.slice(1, -1);
}

/** Bytes of a UTF-8 text, one a character, to what the text says. */
function decodeText(latin1: string): string {
  if (/^[\x00-\x7f]*$/.test(latin1)) return latin1;
  const bytes = Buffer.from(latin1, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : latin1;
}

/** Whether the name's last dot ends it (RFC 1035 §5.1), and is not escaped. */
function endsWithDot(raw: string): boolean {
  if (!raw.endsWith('.')) return false;
  let backslashes = 0;
  while (raw[raw.length - 2 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 0;
}

/** The first escape in `raw` that is none: `\` and digits that are not three up to 255; or `null`. */
function badEscape(raw: string): string | null {
  for (let i = raw.indexOf('\\'); i >= 0; i = raw.indexOf('\\', i)) {
    const c = raw.charCodeAt(i + 1);
    if (c >= 48 && c <= 57) {
      const digits = raw.slice(i + 1, i + 4);
      if (!/^\d{3}$/.test(digits) || Number(digits) > 255) return `\\${digits}`;
      i += 4;
    } else {
      i += 2;
    }
  }
  return null;
}

// ---------------------------------------------------------------------------
// The file

interface Pending {
  /** With TTL −1 where the file does not tell one. */
  readonly record: DnsRecord;
  readonly line: number;
  readonly column: number;
}

interface State {
  readonly report: Report;
  /** What relative names end with. */
  origin: string | null;
  firstOrigin: string | null;
  missingOriginTold: boolean;
  defaultTtl: number | null;
  lastTtl: number | null;
  /** `undefined` before the first record; `null` when the last owner could not be read. */
  owner: string | null | undefined;
  soa: Pending | null;
  readonly records: Pending[];
}

/** The tokens of one entry and how far they are read. */
interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
  /** For messages: `the MX record`. */
  what: string;
}

/** Reads a zone file. Never throws: see `problems`. */
export function parseZone(text: string, options: ZoneOptions): Zone {
  const problems: ZoneProblem[] = [];
  const counts = { error: 0, warning: 0 };
  const report: Report = (severity, { line, column }, message) => {
    counts[severity]++;
    if (counts[severity] <= MAX_PROBLEMS) problems.push({ severity, line, column, message });
  };
  const state: State = {
    report,
    origin: null,
    firstOrigin: null,
    missingOriginTold: false,
    defaultTtl: null,
    lastTtl: null,
    owner: undefined,
    soa: null,
    records: [],
  };
  const top: Place = { line: 1, column: 1 };
  if (options.origin !== undefined) {
    state.origin = nameOf(state, options.origin.trim(), top, 'the given origin', true);
  }
  const givenOrigin = state.origin;

  readEntries(text, report, (entry) => {
    readEntry(state, entry);
    return counts.error < MAX_PROBLEMS;
  });

  const origin = state.soa?.record.name ?? givenOrigin ?? state.firstOrigin;
  if (origin === null && !state.missingOriginTold) missingOrigin(state, top);
  if (origin !== null && state.records.length === 0 && problems.length === 0) {
    report('warning', top, 'there is no record in this file');
  }
  const kept = settle(state, origin);
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  const last = problems[problems.length - 1];
  if (last !== undefined && counts.error >= MAX_PROBLEMS) {
    const message = 'there are too many errors, so nothing after this line was read';
    problems.push({ ...last, severity: 'error', message });
  } else if (last !== undefined && counts.warning > MAX_PROBLEMS) {
    const message = `and ${counts.warning - MAX_PROBLEMS} more warnings`;
    problems.push({ ...last, severity: 'warning', message });
  }
  return {
    file: options.file,
    origin,
    records: kept.map((p) => p.record),
    lines: kept.map((p) => p.line),
    problems,
  };
}

function missingOrigin(state: State, place: Place): void {
  if (state.missingOriginTold) return;
  state.missingOriginTold = true;
  state.report(
    'error',
    place,
    'the origin of the zone is not known: add `$ORIGIN example.com.` (with your domain) on the first line',
  );
}

function readEntry(state: State, entry: Entry): void {
  const first = entry.tokens[0] as Token;
  if (!first.quoted && first.raw.startsWith('$')) {
    if (!entry.broken) readDirective(state, entry.tokens);
    return;
  }
  const cursor: Cursor = { tokens: entry.tokens, at: 0, what: 'the record' };
  if (!entry.indented) {
    cursor.at = 1;
    state.owner = nameOfToken(state, first, 'the owner name');
    if (/^in$/i.test(first.raw)) {
      state.report(
        'warning',
        first,
        `${shown(first.raw)} is read as the owner name, since no blank stands before it`,
      );
    }
  } else if (state.owner === undefined) {
    state.report(
      'error',
      first,
      'the line begins with a blank, so it has the owner name of the record before it, and there is none',
    );
    state.owner = null;
  }
  if (entry.broken || state.owner === null || state.owner === undefined) return;
  readRecord(state, cursor, state.owner, entry);
}

function readDirective(state: State, tokens: readonly Token[]): void {
  const { report } = state;
  const head = tokens[0] as Token;
  const directive = head.raw.length > 20 ? head.raw : head.raw.toUpperCase();
  switch (directive) {
    case '$ORIGIN':
    case '$TTL':
      break;
    case '$INCLUDE':
      report(
        'error',
        head,
        `\`$INCLUDE\` is not followed: put the records of ${shown(tokens[1]?.raw ?? 'that file')} into this file in its place`,
      );
      return;
    case '$GENERATE':
      report(
        'error',
        head,
        '`$GENERATE` is not supported: write the records it makes into this file in its place',
      );
      return;
    default:
      report(
        'error',
        head,
        `${shown(head.raw)} is not a directive; \`$ORIGIN\` and \`$TTL\` are known`,
      );
      return;
  }
  const value = tokens[1];
  if (value === undefined) {
    report('error', after(head), `a value is missing after \`${directive}\``);
    return;
  }
  if (tokens.length > 2) {
    const extra = tokens[2] as Token;
    report('error', extra, `nothing belongs after \`${directive} ${printable(value.raw)}\``);
    return;
  }
  if (directive === '$TTL') {
    const ttl = ttlOf(state, value);
    if (ttl !== null) state.defaultTtl = ttl;
    return;
  }
  if (state.origin === null && !value.quoted && !endsWithDot(value.raw)) {
    state.missingOriginTold = true;
    report(
      'error',
      value,
      `the first \`$ORIGIN\` needs a dot at its end: \`$ORIGIN ${printable(value.raw.slice(0, 253))}.\``,
    );
    return;
  }
  const origin = nameOfToken(state, value, 'the origin');
  if (origin === null) return;
  state.origin = origin;
  state.firstOrigin ??= origin;
}

function after(token: Token): Place {
  return { line: token.line, column: token.column + token.raw.length + (token.quoted ? 2 : 0) };
}

function ttlOf(state: State, token: Token): number | null {
  const seconds = token.quoted ? null : secondsOf(token.raw);
  if (seconds === null) {
    state.report(
      'error',
      token,
      `the TTL ${shown(token.raw)} is not a number of seconds, such as \`3600\` or \`1h30m\``,
    );
    return null;
  }
  if (seconds > MAX_TTL) {
    state.report('error', token, `the TTL ${shown(token.raw)} is over ${MAX_TTL} (RFC 2181 §8)`);
    return null;
  }
  return seconds;
}

/** `[TTL] [class] type data` or `[class] [TTL] type data` (RFC 1035 §5.1). */
function readRecord(state: State, cursor: Cursor, owner: string, entry: Entry): void {
  const { report } = state;
  let ttl: number | null = null;
  let classSeen = false;
  for (;;) {
    const token = cursor.tokens[cursor.at];
    if (token === undefined) {
      const last = cursor.tokens[cursor.at - 1];
      report('error', last === undefined ? { line: 1, column: 1 } : after(last), noType(entry));
      return;
    }
    cursor.at++;
    const upper = token.raw.length > 12 ? token.raw : token.raw.toUpperCase();
    if (token.quoted) {
      report('error', token, `a record type belongs here, not the text ${shown(token.raw)}`);
      return;
    }
    if (upper === 'IN' || upper === 'CLASS1') {
      if (classSeen) {
        report('error', token, 'the class is given twice');
        return;
      }
      classSeen = true;
      continue;
    }
    if (/^(?:CH|CS|HS|NONE|ANY|CLASS\d{1,5})$/.test(upper)) {
      report('error', token, `the class ${shown(token.raw)} is not read; mail uses class \`IN\``);
      return;
    }
    if (/^[-+.]?\d/.test(upper)) {
      if (ttl !== null) {
        report('error', token, 'the TTL is given twice');
        return;
      }
      ttl = ttlOf(state, token);
      if (ttl === null) return;
      continue;
    }
    const type = typeNamed(token.raw);
    if (type === null) {
      report('error', token, unknownType(token, entry));
      return;
    }
    addRecord(state, cursor, owner, type, ttl, entry.tokens[0] as Token);
    return;
  }
}

function noType(entry: Entry): string {
  return `the record type is missing${ownerHint(entry)}`;
}

function unknownType(token: Token, entry: Entry): string {
  return `${shown(token.raw)} is not a known record type${ownerHint(entry)}`;
}

/** The two slips behind most unreadable lines: a blank too many or too few in front of the owner. */
function ownerHint(entry: Entry): string {
  const first = entry.tokens[0] as Token;
  if (entry.indented) {
    return '; the line begins with a blank, so no owner name is read from it';
  }
  return typeNamed(first.raw) !== null || first.raw.toUpperCase() === 'IN'
    ? `; ${shown(first.raw)} is read as the owner name, since no blank stands before it`
    : '';
}

function addRecord(
  state: State,
  cursor: Cursor,
  owner: string,
  type: string,
  ttl: number | null,
  start: Token,
): void {
  cursor.what = `the ${type} record`;
  // A SOA stands at the zone's top: where nothing else names the origin, it does.
  if (type === 'SOA') state.origin ??= owner;
  // RFC 2308 §4 for $TTL; RFC 1035 §5.1 has the last TTL stand for those that follow.
  const effective = ttl ?? state.defaultTtl ?? state.lastTtl ?? -1;
  if (ttl !== null) state.lastTtl = ttl;
  const record = readData(state, cursor, type, owner, effective);
  if (record === null) return;
  const extra = cursor.tokens[cursor.at];
  if (extra !== undefined) {
    state.report('error', extra, `nothing more belongs in ${cursor.what}: ${shown(extra.raw)}`);
    return;
  }
  const pending: Pending = { record, line: start.line, column: start.column };
  if (record.type === 'SOA') {
    if (state.soa === null) {
      state.soa = pending;
    } else {
      // Zone transfers, and what is saved of them, end with the SOA they begin with.
      if (valueKey(state.soa.record) !== valueKey(record)) {
        state.report(
          'error',
          start,
          `a zone has one SOA record, and line ${state.soa.line} has it already`,
        );
      }
      return;
    }
  }
  state.records.push(pending);
}

// ---------------------------------------------------------------------------
// Record data

function readData(
  state: State,
  cursor: Cursor,
  type: string,
  name: string,
  ttl: number,
): DnsRecord | null {
  const { report } = state;
  const first = cursor.tokens[cursor.at];
  if (first !== undefined && !first.quoted && first.raw === '\\#') {
    cursor.at++;
    return readGeneric(state, cursor, type, name, ttl);
  }
  switch (type) {
    case 'A':
    case 'AAAA': {
      const token = take(state, cursor, 'the address');
      if (token === null) return null;
      const raw = token.raw.length > 60 ? '' : token.raw;
      if (type === 'A' ? isIPv4(raw) : isIPv6(raw) && !raw.includes('%')) {
        return { name, ttl, type, address: type === 'A' ? raw : canonicalIPv6(raw) };
      }
      const hint =
        type === 'A' && isIPv6(raw)
          ? '; the type of an IPv6 address is AAAA'
          : type === 'AAAA' && isIPv4(raw)
            ? '; the type of an IPv4 address is A'
            : '';
      const version = type === 'A' ? 'IPv4' : 'IPv6';
      report('error', token, `${shown(token.raw)} is not an ${version} address${hint}`);
      return null;
    }
    case 'CNAME':
    case 'NS':
    case 'PTR':
    case 'DNAME': {
      const target = readName(state, cursor, 'the target name');
      return target === null ? null : { name, ttl, type, target };
    }
    case 'MX': {
      const preference = readNumber(state, cursor, 'the preference', 65_535);
      if (preference === null) return null;
      const exchange = readName(state, cursor, 'the mail server');
      return exchange === null ? null : { name, ttl, type, preference, exchange };
    }
    case 'TXT': {
      const strings = readStrings(state, cursor);
      return strings === null
        ? null
        : { name, ttl, type, strings, text: decodeText(strings.join('')) };
    }
    case 'SOA':
      return readSoa(state, cursor, name, ttl);
    default: {
      const fields = FIELDS[type];
      if (fields === undefined && type.startsWith('TYPE')) {
        report(
          'error',
          first ?? after(cursor.tokens[cursor.at - 1] as Token),
          `data of the unknown type ${type} is written as \`\\# length hex\` (RFC 3597 §5)`,
        );
        return null;
      }
      const parts: string[] = [];
      for (const field of fields ?? ['rest']) {
        const part = readField(state, cursor, field);
        if (part === null) return null;
        if (part !== '') parts.push(part);
      }
      return { name, ttl, type: 'OTHER', typeName: type, data: parts.join(' ') };
    }
  }
}

function readSoa(state: State, cursor: Cursor, name: string, ttl: number): DnsRecord | null {
  const mname = readName(state, cursor, 'the primary name server');
  if (mname === null) return null;
  const mailbox = cursor.tokens[cursor.at];
  const rname = readName(state, cursor, 'the mailbox of the person responsible');
  if (rname === null) return null;
  if (mailbox?.raw.includes('@') && mailbox.raw !== '@') {
    state.report(
      'warning',
      mailbox,
      'the mailbox in a SOA record is written with a dot in place of the `@` (RFC 1035 §8)',
    );
  }
  const serial = readNumber(state, cursor, 'the serial number', 2 ** 32 - 1);
  if (serial === null) return null;
  const times: number[] = [];
  for (const what of ['the refresh time', 'the retry time', 'the expire time', 'the minimum TTL']) {
    const seconds = readSeconds(state, cursor, what);
    if (seconds === null) return null;
    times.push(seconds);
  }
  const [refresh, retry, expire, minimum] = times as [number, number, number, number];
  return { name, ttl, type: 'SOA', mname, rname, serial, refresh, retry, expire, minimum };
}

function readField(state: State, cursor: Cursor, field: Field): string | null {
  switch (field) {
    case 'u8':
      return textOf(readNumber(state, cursor, 'a number', 255));
    case 'u16':
      return textOf(readNumber(state, cursor, 'a number', 65_535));
    case 'u32':
      return textOf(readNumber(state, cursor, 'a number', 2 ** 32 - 1));
    case 'name': {
      const name = readName(state, cursor, 'a name');
      return name === null ? null : absolute(name);
    }
    case 'string': {
      const token = take(state, cursor, 'a text', true);
      const text = token === null ? null : stringOf(state, token);
      return text === null ? null : quoteString(text);
    }
    case 'strings':
      return readStrings(state, cursor)?.map(quoteString).join(' ') ?? null;
    case 'type': {
      const token = take(state, cursor, 'a record type');
      if (token === null) return null;
      const type = typeNamed(token.raw);
      if (type === null) {
        state.report('error', token, `${shown(token.raw)} is not a known record type`);
      }
      return type;
    }
    case 'algorithm': {
      const number = ALGORITHMS[cursor.tokens[cursor.at]?.raw.toUpperCase() ?? ''];
      if (number === undefined) return textOf(readNumber(state, cursor, 'the algorithm', 255));
      cursor.at++;
      return String(number);
    }
    case 'word': {
      const token = take(state, cursor, 'a word');
      return token === null ? null : printable(token.raw);
    }
    case 'hex':
      return readHex(state, cursor);
    case 'base64': {
      const joined = joinRest(state, cursor, 'the key or signature in base64');
      if (joined === null) return null;
      if (/^[A-Za-z0-9+/]*={0,2}$/.test(joined.text)) return joined.text;
      state.report('error', joined.start, `${shown(joined.text)} is not base64`);
      return null;
    }
    case 'rest': {
      let text = '';
      for (const token of cursor.tokens.slice(cursor.at)) {
        const glue = text === '' || token.glued ? '' : ' ';
        const string = token.quoted ? bytesOf(token.raw) : null;
        const shownAs = string === null ? printable(token.raw) : quoteString(string);
        text += glue + shownAs;
      }
      cursor.at = cursor.tokens.length;
      return text;
    }
  }
}

function textOf(number: number | null): string | null {
  return number === null ? null : String(number);
}

/** The next token, or `null` and an error. */
function take(state: State, cursor: Cursor, what: string, quotedToo = false): Token | null {
  const token = cursor.tokens[cursor.at];
  if (token === undefined) {
    const last = cursor.tokens[cursor.at - 1] as Token;
    state.report('error', after(last), `${what} is missing in ${cursor.what}`);
    return null;
  }
  if (token.quoted && !quotedToo) {
    state.report('error', token, `${what} in ${cursor.what} is written without quotation marks`);
    return null;
  }
  cursor.at++;
  return token;
}

function readName(state: State, cursor: Cursor, what: string): string | null {
  const token = take(state, cursor, what);
  if (token === null) return null;
  if (isIPv4(token.raw)) {
    state.report(
      'warning',
      token,
      `${what} in ${cursor.what} is an address; a name belongs there, and ${shown(token.raw)} is read as one`,
    );
  }
  return nameOfToken(state, token, what);
}

function readNumber(state: State, cursor: Cursor, what: string, max: number): number | null {
  const token = take(state, cursor, what);
  if (token === null) return null;
  if (token.raw.length > 20 || !/^\d+$/.test(token.raw) || Number(token.raw) > max) {
    state.report(
      'error',
      token,
      `${what} in ${cursor.what} is a number from 0 to ${max}, not ${shown(token.raw)}`,
    );
    return null;
  }
  return Number(token.raw);
}

function readSeconds(state: State, cursor: Cursor, what: string): number | null {
  const token = take(state, cursor, what);
  if (token === null) return null;
  const seconds = secondsOf(token.raw);
  if (seconds === null || seconds > 2 ** 32 - 1) {
    state.report(
      'error',
      token,
      `${what} in ${cursor.what} is a number of seconds, not ${shown(token.raw)}`,
    );
    return null;
  }
  return seconds;
}

/** The remaining tokens without the blanks between them. */
function joinRest(
  state: State,
  cursor: Cursor,
  what: string,
): { readonly text: string; readonly start: Token } | null {
  const start = take(state, cursor, what);
  if (start === null) return null;
  const parts = [start.raw];
  let length = start.raw.length;
  for (const token of cursor.tokens.slice(cursor.at)) {
    parts.push(token.raw);
    length += token.raw.length;
  }
  cursor.at = cursor.tokens.length;
  if (length > 2 * MAX_DATA) {
    state.report('error', start, `${cursor.what} is longer than ${MAX_DATA} bytes`);
    return null;
  }
  return { text: parts.join(''), start };
}

function readHex(state: State, cursor: Cursor): string | null {
  const joined = joinRest(state, cursor, 'the data in hexadecimal');
  if (joined === null) return null;
  if (!/^[0-9A-Fa-f]*$/.test(joined.text)) {
    state.report('error', joined.start, `${shown(joined.text)} is not hexadecimal`);
    return null;
  }
  if (joined.text.length % 2 === 1) {
    state.report('error', joined.start, 'the hexadecimal data has an odd number of digits');
    return null;
  }
  return joined.text.toUpperCase();
}

/** All remaining tokens as the character-strings of a TXT record. */
function readStrings(state: State, cursor: Cursor): string[] | null {
  const tokens = cursor.tokens.slice(cursor.at);
  if (tokens.length === 0) {
    take(state, cursor, 'the text');
    return null;
  }
  const strings: string[] = [];
  let size = 0;
  for (const token of tokens) {
    const string = stringOf(state, token);
    if (string === null) return null;
    strings.push(string);
    size += string.length + 1;
  }
  cursor.at = cursor.tokens.length;
  const first = tokens[0] as Token;
  if (size > MAX_DATA) {
    state.report('error', first, `${cursor.what} is longer than ${MAX_DATA} bytes`);
    return null;
  }
  warnOfText(state, tokens, strings);
  return strings;
}

/** What a mail record looks like when its quotation marks were forgotten or typed by a word processor. */
function warnOfText(state: State, tokens: readonly Token[], strings: readonly string[]): void {
  const first = tokens[0] as Token;
  const last = tokens[tokens.length - 1] as Token;
  if (!first.quoted && /^[“”„«»‘’]/.test(first.raw)) {
    const mark = shown([...first.raw.slice(0, 2)][0] as string);
    state.report(
      'warning',
      first,
      `${mark} is not a quotation mark to a name server and becomes a part of the text; use \`"\``,
    );
  }
  if (!last.quoted && last.cutByComment) {
    state.report(
      'warning',
      after(last),
      'the text ends here, since a `;` outside quotation marks begins a comment; put the text in `"…"`',
    );
  }
  const unquoted = tokens.some((token) => !token.quoted);
  if (unquoted && tokens.length > 1 && /^v=spf1$/i.test(strings[0] as string)) {
    state.report(
      'warning',
      first,
      `this SPF record has no quotation marks, so it is ${strings.length} strings that receivers join without spaces; put it in \`"…"\` (RFC 7208 §3.3)`,
    );
  }
}

/** A character-string's bytes as latin1, or `null` and an error (RFC 1035 §3.3: at most 255 bytes). */
function stringOf(state: State, token: Token): string | null {
  const wrong = token.raw.includes('\\') ? badEscape(token.raw) : null;
  if (wrong !== null) {
    state.report(
      'error',
      token,
      `${shown(wrong)} is not an escape: three digits from 000 to 255 follow the backslash`,
    );
    return null;
  }
  // Every byte takes at most four characters to write.
  const bytes = token.raw.length > 4 * 255 ? null : bytesOf(token.raw);
  if (bytes === null || bytes.length > 255) {
    const size = bytes === null ? '' : ` of ${bytes.length} bytes`;
    state.report(
      'error',
      token,
      `this string${size} is over the 255 bytes one string holds; split it: "…" "…" (RFC 1035 §3.3)`,
    );
    return null;
  }
  return bytes;
}

function bytesOf(raw: string): string {
  return /^[\x00-\x5b\x5d-\x7f]*$/.test(raw) ? raw : labelBytes(raw).toString('latin1');
}

/** RFC 3597 §5: `\# length hex`, also for types whose data has a form of its own. */
function readGeneric(
  state: State,
  cursor: Cursor,
  type: string,
  name: string,
  ttl: number,
): DnsRecord | null {
  const lengthToken = cursor.tokens[cursor.at];
  const length = readNumber(state, cursor, 'the length after `\\#`', MAX_DATA);
  if (length === null) return null;
  const hex = cursor.at < cursor.tokens.length ? readHex(state, cursor) : '';
  if (hex === null) return null;
  if (hex.length !== 2 * length) {
    state.report(
      'error',
      lengthToken as Token,
      `the length after \`\\#\` is ${length}, and ${hex.length / 2} bytes follow`,
    );
    return null;
  }
  if (!['A', 'AAAA', 'CNAME', 'NS', 'PTR', 'DNAME', 'MX', 'TXT', 'SOA'].includes(type)) {
    const data = length === 0 ? '\\# 0' : `\\# ${length} ${hex}`;
    return { name, ttl, type: 'OTHER', typeName: type, data };
  }
  const record = decode(Buffer.from(hex, 'hex'), type, name, ttl);
  if (record === null) {
    state.report('error', lengthToken as Token, `these bytes are not the data of a ${type} record`);
  }
  return record;
}

/** Wire-format data of the types that have a record form of their own; `null` when it is malformed. */
function decode(data: Buffer, type: string, name: string, ttl: number): DnsRecord | null {
  let at = 0;
  /** RFC 3597 §4: names here are never compressed. */
  const readWireName = (): string | null => {
    const labels: string[] = [];
    for (;;) {
      const length = data[at];
      if (length === undefined || length > 63 || at + 1 + length > data.length) return null;
      const label = data.subarray(at + 1, at + 1 + length);
      at += 1 + length;
      if (length === 0) break;
      labels.push(labelFromBytes(label));
    }
    const read = labels.length === 0 ? '.' : labels.join('.');
    return nameProblem(read) === null ? read : null;
  };
  switch (type) {
    case 'A':
      return data.length === 4 ? { name, ttl, type, address: data.join('.') } : null;
    case 'AAAA': {
      if (data.length !== 16) return null;
      const groups = data.toString('hex').match(/.{4}/g) as string[];
      return { name, ttl, type, address: canonicalIPv6(groups.join(':')) };
    }
    case 'CNAME':
    case 'NS':
    case 'PTR':
    case 'DNAME': {
      const target = readWireName();
      return target === null || at !== data.length ? null : { name, ttl, type, target };
    }
    case 'MX': {
      if (data.length < 3) return null;
      const preference = data.readUInt16BE(0);
      at = 2;
      const exchange = readWireName();
      return exchange === null || at !== data.length
        ? null
        : { name, ttl, type, preference, exchange };
    }
    case 'TXT': {
      const strings: string[] = [];
      while (at < data.length) {
        const end = at + 1 + (data[at] as number);
        if (end > data.length) return null;
        strings.push(data.toString('latin1', at + 1, end));
        at = end;
      }
      return strings.length === 0
        ? null
        : { name, ttl, type, strings, text: decodeText(strings.join('')) };
    }
    case 'SOA': {
      const mname = readWireName();
      const rname = mname === null ? null : readWireName();
      if (mname === null || rname === null || data.length - at !== 20) return null;
      const numbers = [0, 4, 8, 12, 16].map((offset) => data.readUInt32BE(at + offset));
      const [serial, refresh, retry, expire, minimum] = numbers as [
        number,
        number,
        number,
        number,
        number,
      ];
      return { name, ttl, type, mname, rname, serial, refresh, retry, expire, minimum };
    }
    default:
      return null;
  }
}

// ---------------------------------------------------------------------------
// Names

function nameOfToken(state: State, token: Token, what: string): string | null {
  if (token.quoted) {
    state.report('error', token, `${what} is written without quotation marks`);
    return null;
  }
  return nameOf(state, token.raw, token, what, false);
}

/** A name as the file writes it to its canonical form, or `null` and an error. */
function nameOf(
  state: State,
  raw: string,
  place: Place,
  what: string,
  isAbsolute: boolean,
): string | null {
  if (raw === '.') return '.';
  if (raw === '@') {
    if (state.origin === null) missingOrigin(state, place);
    return state.origin;
  }
  const fail = (why: string) => {
    state.report('error', place, `${what} ${shown(raw)} ${why}`);
    return null;
  };
  if (raw === '') return fail('is empty');
  if (raw.length > MAX_NAME_TEXT) return fail('is longer than 255 bytes (RFC 1035 §2.3.4)');
  let text = raw;
  let name: string;
  let ended: boolean;
  if (/^[A-Za-z0-9_*-]+(?:\.[A-Za-z0-9_*-]+)*\.?$/.test(raw)) {
    ended = raw.endsWith('.');
    name = (ended ? raw.slice(0, -1) : raw).toLowerCase();
  } else {
    const wrong = badEscape(raw);
    if (wrong !== null) return fail(`has \`${wrong}\`, and three digits up to 255 make an escape`);
    // Full-width and ideographic dots separate labels too (RFC 3490 §3.1).
    text = raw.replace(/[。．｡]/g, '.');
    ended = endsWithDot(text);
    const labels: string[] = [];
    for (const label of labelsOf(ended ? text.slice(0, -1) : text)) {
      if (label === '') return fail('has an empty label: a dot too many');
      if (/[^\x00-\x7f]/.test(label)) {
        const ascii = asciiLabel(label);
        if (ascii === null) return fail('is not an internationalized name that DNS can hold');
        labels.push(ascii);
      } else {
        labels.push(labelFromBytes(labelBytes(label)));
      }
    }
    if (labels.length === 0) return fail('has an empty label: a dot too many');
    name = labels.join('.');
    // `labelsOf` lets one final dot pass, and that one is cut already.
    if (ended && endsWithDot(text.slice(0, -1))) return fail('has an empty label: a dot too many');
  }
  if (!ended && !isAbsolute) {
    const { origin } = state;
    if (origin === null) {
      missingOrigin(state, place);
      return null;
    }
    if (origin !== '.') {
      // `mail.example.com` in the zone example.com: nearly always a dot forgotten.
      if (isAtOrBelow(name, origin)) {
        state.report(
          'warning',
          place,
          `${what} ${shown(raw)} has no dot at its end, so it is read as \`${absolute(`${name}.${origin}`)}\``,
        );
      }
      name = `${name}.${origin}`;
    }
  }
  // Without escapes a character is a byte, and the name takes two more on the wire.
  const short = name.length <= 253 && !name.includes('\\') && !/[^.]{64}/.test(name);
  switch (short ? null : nameProblem(name)) {
    case 'label-too-long':
      return fail('has a label longer than 63 bytes (RFC 1035 §2.3.4)');
    case 'name-too-long':
      return fail('is longer than 255 bytes (RFC 1035 §2.3.4)');
    case 'empty-label':
      return fail('has an empty label: a dot too many');
    case null:
      return name;
  }
}

// ---------------------------------------------------------------------------
// The zone as a whole

/** What two equal records have in common; TTLs do not count (RFC 2181 §5). */
function valueKey(r: DnsRecord): string {
  switch (r.type) {
    case 'A':
    case 'AAAA':
      return `${r.type} ${r.name} ${r.address}`;
    case 'MX':
      return `MX ${r.name} ${r.preference} ${r.exchange}`;
    case 'TXT':
      // No latin1 character, so it separates.
      return `TXT ${r.name} ${r.strings.join('\u{2028}')}`;
    case 'SOA':
      return `SOA ${r.name} ${r.mname} ${r.rname} ${r.serial} ${r.refresh} ${r.retry} ${r.expire} ${r.minimum}`;
    case 'OTHER':
      return `${r.typeName} ${r.name} ${r.data}`;
    default:
      return `${r.type} ${r.name} ${r.target}`;
  }
}

/** TTLs filled in, strays and repetitions left out, and what contradicts itself told. */
function settle(state: State, origin: string | null): Pending[] {
  const { report } = state;
  const soa = state.soa?.record;
  const fallbackTtl = soa?.type === 'SOA' ? Math.min(soa.minimum, MAX_TTL) : DEFAULT_TTL;
  const kept: Pending[] = [];
  const lines = new Map<string, number>();
  const cnames = new Map<string, Pending>();
  const dnames = new Set<string>();
  for (const pending of state.records) {
    const { record } = pending;
    if (origin !== null && !isAtOrBelow(record.name, origin)) {
      report(
        'warning',
        pending,
        `\`${absolute(record.name)}\` is not in the zone \`${absolute(origin)}\`, so this record is ignored`,
      );
      continue;
    }
    const key = valueKey(record);
    const before = lines.get(key);
    if (before !== undefined) {
      report(
        'warning',
        pending,
        `line ${before} has the same record, and DNS knows it once (RFC 2181 §5)`,
      );
      continue;
    }
    lines.set(key, pending.line);
    if (record.type === 'CNAME') {
      const other = cnames.get(record.name);
      if (other === undefined) {
        cnames.set(record.name, pending);
      } else {
        report(
          'warning',
          pending,
          `\`${absolute(record.name)}\` has a CNAME record in line ${other.line} already, and one is all it may have (RFC 2181 §10.1)`,
        );
      }
    } else if (record.type === 'DNAME') {
      dnames.add(record.name);
    }
    kept.push(record.ttl < 0 ? { ...pending, record: { ...record, ttl: fallbackTtl } } : pending);
  }
  const told = new Set<string>();
  for (const pending of cnames.size > 0 ? kept : []) {
    const { record } = pending;
    const cname = cnames.get(record.name);
    const type = typeNameOf(record);
    if (cname === undefined || !excludesCname(type) || told.has(record.name)) continue;
    told.add(record.name);
    const cnameIsLast = cname.line > pending.line;
    report(
      'warning',
      cnameIsLast ? cname : pending,
      cnameIsLast
        ? `a CNAME record cannot stand beside other records of \`${absolute(record.name)}\`, such as ${type} in line ${pending.line} (RFC 1034 §3.6.2)`
        : `this ${type} record cannot stand beside the CNAME record of \`${absolute(record.name)}\` in line ${cname.line} (RFC 1034 §3.6.2)`,
    );
  }
  for (const pending of dnames.size > 0 ? kept : []) {
    let above = pending.record.name;
    while (above !== '.' && above !== origin) {
      above = parentOf(above);
      if (!dnames.has(above)) continue;
      report(
        'warning',
        pending,
        `the DNAME record of \`${absolute(above)}\` hides this record (RFC 6672 §2.4)`,
      );
      break;
    }
  }
  return kept;
}
