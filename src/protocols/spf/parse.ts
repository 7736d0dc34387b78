/**
 * SPF records as text (RFC 7208 §4.5, §4.6.1, §5, §6, §7.1, §12): total, pure,
 * linear in the record's length.
 *
 * No expression here has two adjacent repetitions over the same characters:
 * a record is written by whoever owns the domain, and may be 64 KiB of it.
 */
import { isIP, isIPv6 } from 'node:net';
import type { Qualifier, SpfRecord, SpfSyntaxProblem, SpfTerm } from './types.ts';

/** RFC 7208 §4.5: the version section, ended by a space or by the end of the record. */
export function isSpfRecord(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

/**
 * Terms that are read. RFC 7208 §3.4 asks for records of 450 bytes; a TXT of 64 KB
 * holds tens of thousands of terms, which only somebody hostile writes.
 */
const MAX_TERMS = 4000;

export function parseSpf(text: string): SpfRecord {
  const tokens = tokensOf(text);
  if (isSpfRecord(text)) tokens.shift();
  const rest = tokens[MAX_TERMS];
  tokens.length = Math.min(tokens.length, MAX_TERMS);
  const terms: SpfTerm[] = [];
  const modifiers = new Set<string>();
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const pasted = pastedInclude(text, tokens, i);
    if (pasted !== null) {
      terms.push(pasted.term);
      i += pasted.length - 1;
      continue;
    }
    let term = parseToken(token.text, token.offset);
    if (term.kind === 'modifier' && (term.name === 'redirect' || term.name === 'exp')) {
      // RFC 7208 §6: these two "MUST NOT appear in a record more than once each".
      if (modifiers.has(term.name) && term.problem === null) {
        term = { ...term, problem: 'duplicate-modifier' };
      }
      modifiers.add(term.name);
    }
    terms.push(term);
  }
  const problems = terms.flatMap(({ problem, text, offset }): SpfRecord['problems'] =>
    problem === null ? [] : [{ problem, text, offset }],
  );
  if (rest !== undefined) problems.push({ problem: 'too-many-terms', ...rest });
  return { text, terms, problems };
}

interface Token {
  readonly text: string;
  readonly offset: number;
}

/** RFC 7208 §4.6.1: terms are separated by SP and by nothing else. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(/[^ ]+/g)) {
    tokens.push({ text: found[0], offset: found.index });
    if (tokens.length > MAX_TERMS + 1) break;
  }
  return tokens;
}

// ---------------------------------------------------------------- pasted text

/**
 * What a person meant who pasted from a web page: full-width forms, exotic
 * spaces, dashes and quotes in ASCII; invisible characters left out. Characters
 * for which there is no such reading stay.
 */
export function asciiOf(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\t\r\n\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u3002\uff61]/g, '.')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u301c/g, '~')
    .replace(/[\u2018-\u201f\u00ab\u00bb\u300c\u300d]/g, '"');
}

/**
 * Alibaba's help pages in machine translation render `include:` as `include
 * the following:` and `included:`. Not ABNF in any reading: receivers see
 * unknown mechanisms.
 */
function pastedInclude(
  text: string,
  tokens: readonly Token[],
  at: number,
): { readonly term: SpfTerm; readonly length: number } | null {
  const first = tokens[at] as Token;
  if (first.text.length > MAX_GLUED) return null;
  const head = bare(first.text);
  let length = 1;
  let value: string;
  const word = /^([+?~-]?)includ(?:ed|es|ing):(.*)$/i.exec(head);
  if (word !== null) {
    value = word[2] as string;
  } else {
    if (!/^[+?~-]?included?$/i.test(head)) return null;
    if (bare(tokens[at + 1]?.text ?? '').toLowerCase() !== 'the') return null;
    const following = /^following:?(.*)$/i.exec(bare(tokens[at + 2]?.text ?? ''));
    if (following === null) return null;
    value = following[1] as string;
    length = 3;
  }
  if (value === '') {
    const next = bare(tokens[at + length]?.text ?? '');
    if (domainProblem(next) === null && !/[:=]/.test(next)) {
      value = next;
      length++;
    }
  }
  const last = tokens[at + length - 1] as Token;
  const qualifier = /^[+?~-]/.exec(head)?.[0] as Qualifier | undefined;
  return {
    length,
    term: {
      text: text.slice(first.offset, last.offset + last.text.length),
      offset: first.offset,
      kind: 'mechanism',
      name: 'include',
      qualifier: qualifier ?? '+',
      value: value === '' ? null : value,
      cidr4: null,
      cidr6: null,
      macros: [],
      problem: 'pasted-page-text',
    },
  };
}

/** In ASCII and without quotes around it. */
function bare(text: string): string {
  if (text.length > MAX_GLUED) return text;
  return asciiOf(text)
    .replace(/^["' ]+/, '')
    .replace(/["' ]$/, '');
}

// --------------------------------------------------------------------- glue

/** Longer tokens are not searched for glue: nobody would take them apart either. */
const MAX_GLUED = 2048;
const MAX_GLUE_TRIES = 32;

/**
 * Where another term may begin inside a token. A host name has neither `:` nor
 * `=`, `~`, `?` or `+`; `-all` counts at the token's end or before another
 * term, where it makes the top-level domain (`com-all`) one that cannot exist.
 */
const GLUE =
  /[+?~-]all(?=$|[+?~-]|include:|exists:|ip4:|ip6:|ptr:|redirect=|exp=|v=spf1$)|[+?~-]?(?:include|exists|ip4|ip6|ptr):|(?:redirect|exp)=|v=spf1$/gi;

/**
 * The terms of which a token was run together, or `null` when it is one term.
 * Every part must be a valid term by itself; anything else is another mistake.
 */
export function splitGlued(token: string): readonly string[] | null {
  if (token.length > MAX_GLUED) return null;
  const parts: string[] = [];
  let start = 0;
  let tries = 0;
  for (const found of token.matchAll(GLUE)) {
    if (found.index <= start) continue;
    if (++tries > MAX_GLUE_TRIES) return null;
    const left = token.slice(start, found.index);
    // An A-label may end in `-all` (RFC 3492): `xn--abc-all` says nothing.
    if (found[0].startsWith('-') && /(?:^|[.:=])xn--[^.]*$/i.test(left)) continue;
    if (!isWhole(left)) continue;
    parts.push(left);
    start = found.index;
  }
  const last = token.slice(start);
  if (parts.length === 0 || !(isWhole(last) || /^v=spf1$/i.test(last))) return null;
  parts.push(last);
  return parts;
}

/** A valid term, other than an unknown modifier: the value of those may be anything. */
function isWhole(text: string): boolean {
  const term = parseTerm(text, 0);
  return term.problem === null && !isUnknownModifier(term);
}

function isUnknownModifier(term: SpfTerm): boolean {
  return term.kind === 'modifier' && term.name !== 'redirect' && term.name !== 'exp';
}

// --------------------------------------------------------------------- terms

function parseToken(text: string, offset: number): SpfTerm {
  if (!/^[\x21-\x7e]+$/.test(text)) {
    // Named by what was meant, so that reports can speak of "your include".
    const meant = text.length > MAX_GLUED ? '' : bare(text);
    const term = parseTerm(/^[\x21-\x7e]+$/.test(meant) ? meant : '', offset);
    return { ...term, text, problem: 'not-ascii' };
  }
  const term = parseTerm(text, offset);
  if (isUnknownModifier(term) && term.problem === null) return term;
  if ((term.name === 'ip4' || term.name === 'ip6') && term.problem === null) return term;
  if (term.name === 'all' && term.problem === null) return term;
  return splitGlued(text) === null ? term : { ...term, problem: 'glued-terms' };
}

/** One term of printable ASCII, by the ABNF alone. */
function parseTerm(text: string, offset: number): SpfTerm {
  const term = (rest: Partial<SpfTerm> & { problem: SpfSyntaxProblem | null }): SpfTerm => ({
    text,
    offset,
    kind: 'mechanism',
    name: '',
    qualifier: '+',
    value: null,
    cidr4: null,
    cidr6: null,
    macros: [],
    ...rest,
  });

  const end = text.search(/[:/=]/);
  if (end >= 0 && text[end] === '=') {
    // RFC 7208 §4.6.1: name = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." )
    const name = text.slice(0, end).toLowerCase();
    const value = text.slice(end + 1);
    const kind = 'modifier' as const;
    if (!/^[a-z][a-z0-9_.-]*$/.test(name)) {
      return term({ kind, name, value, problem: 'unknown-mechanism' });
    }
    const macros = macroLetters(value);
    if (name === 'redirect' || name === 'exp') {
      return term({ kind, name, value, macros, problem: domainProblem(value) });
    }
    // Unknown modifiers take any macro-string, the empty one too.
    const problem = macroTokens(value) === null ? ('bad-macro' as const) : null;
    return term({ kind, name, value, macros, problem });
  }

  const signed = /^[+?~-]/.test(text);
  const qualifier = (signed ? text[0] : '+') as Qualifier;
  const name = text.slice(signed ? 1 : 0, end < 0 ? text.length : end).toLowerCase();
  const rest = end < 0 ? '' : text.slice(end);
  const argument = rest.startsWith(':') ? rest.slice(1) : null;
  const head = { name, qualifier };
  switch (name) {
    case 'all':
      return term({
        ...head,
        value: argument,
        problem: rest === '' ? null : 'unexpected-argument',
      });
    case 'include':
    case 'exists': {
      if (argument === null) return term({ ...head, problem: 'missing-argument' });
      const macros = macroLetters(argument);
      return term({ ...head, value: argument, macros, problem: domainProblem(argument) });
    }
    case 'ptr': {
      if (rest === '') return term({ ...head, problem: null });
      if (argument === null) return term({ ...head, problem: 'unexpected-argument' });
      const macros = macroLetters(argument);
      return term({ ...head, value: argument, macros, problem: domainProblem(argument) });
    }
    case 'a':
    case 'mx':
      return term({ ...head, ...dualCidr(rest) });
    case 'ip4':
    case 'ip6':
      return term({ ...head, ...ipNetwork(name, argument) });
    default:
      return term({ ...head, value: argument, problem: 'unknown-mechanism' });
  }
}

type Argument = Pick<SpfTerm, 'value' | 'cidr4' | 'cidr6' | 'macros' | 'problem'>;

/** `[ ":" domain-spec ] [ dual-cidr-length ]` (RFC 7208 §5.3, §5.4). */
function dualCidr(rest: string): Argument {
  const named = rest.startsWith(':');
  let value = named ? rest.slice(1) : rest;
  let cidr4: string | null = null;
  let cidr6: string | null = null;
  // From the end: a domain-spec may have slashes itself, its end cannot.
  const double = value.lastIndexOf('//');
  if (double >= 0 && /^\d+$/.test(value.slice(double + 2))) {
    cidr6 = value.slice(double + 2);
    value = value.slice(0, double);
  }
  const single = value.lastIndexOf('/');
  if (single >= 0 && /^\d+$/.test(value.slice(single + 1))) {
    cidr4 = value.slice(single + 1);
    value = value.slice(0, single);
  }
  const out = (problem: SpfSyntaxProblem | null): Argument => ({
    value: named ? value : null,
    cidr4: cidrLength(cidr4, 32),
    cidr6: cidrLength(cidr6, 128),
    macros: named ? macroLetters(value) : [],
    problem,
  });
  if (!named && value !== '') return out('bad-cidr');
  if (named) {
    const problem = domainProblem(value);
    if (problem === 'bad-domain') {
      // `a:host.example/abc`: the domain is fine, what follows is not.
      const slash = value.indexOf('/');
      const domain = slash > 0 && domainProblem(value.slice(0, slash)) === null;
      return out(domain ? 'bad-cidr' : 'bad-domain');
    }
    if (problem !== null) return out(problem);
  }
  if (cidr4 !== null && cidrLength(cidr4, 32) === null) return out('bad-cidr');
  if (cidr6 !== null && cidrLength(cidr6, 128) === null) return out('bad-cidr');
  return out(null);
}

/** `":" ip4-network [ ip4-cidr-length ]` and the same for IPv6 (RFC 7208 §5.6). */
function ipNetwork(name: 'ip4' | 'ip6', argument: string | null): Argument {
  const slash = argument?.indexOf('/') ?? -1;
  const value = argument === null || slash < 0 ? argument : argument.slice(0, slash);
  const cidr = argument === null || slash < 0 ? null : argument.slice(slash + 1);
  const length = cidrLength(cidr, name === 'ip4' ? 32 : 128);
  const out = (problem: SpfSyntaxProblem | null): Argument => ({
    value,
    cidr4: name === 'ip4' ? length : null,
    cidr6: name === 'ip6' ? length : null,
    macros: [],
    problem,
  });
  if (value === null || value === '') return out('missing-argument');
  if (!(name === 'ip4' ? isIp4Network(value) : isIp6Network(value))) return out('bad-ip');
  return out(cidr !== null && length === null ? 'bad-cidr' : null);
}

/** qnum = decimal without leading zeros, 0 to 255. */
function isIp4Network(value: string): boolean {
  const parts = value.split('.', 5);
  return parts.length === 4 && parts.every((p) => /^(?:0|[1-9]\d{0,2})$/.test(p) && +p <= 255);
}

/** RFC 4291 §2.2; a zone index (RFC 4007) is no part of it. */
function isIp6Network(value: string): boolean {
  return value.length <= 45 && !value.includes('%') && isIPv6(value);
}

/** `"0" / %x31-39 *DIGIT` within the range, or `null`. */
function cidrLength(digits: string | null, max: number): number | null {
  if (digits === null || !/^(?:0|[1-9]\d{0,2})$/.test(digits)) return null;
  return Number(digits) > max ? null : Number(digits);
}

// --------------------------------------------------------------- domain-spec

export type MacroToken =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'macro';
      /** Lower case. */
      readonly letter: string;
      /** Written in upper case: the value is URL-escaped (RFC 7208 §7.3). */
      readonly escape: boolean;
      /** How many right-hand parts are kept; `null`: all. */
      readonly keep: number | null;
      readonly reverse: boolean;
      readonly delimiters: string;
    }
  /** `%%`, `%_`, `%-`. */
  | { readonly kind: 'escape'; readonly text: '%' | ' ' | '%20' };

/** A macro-string (RFC 7208 §7.1) taken apart, or `null` when it is none. */
export function macroTokens(value: string): readonly MacroToken[] | null {
  const tokens: MacroToken[] = [];
  let at = 0;
  while (at < value.length) {
    const percent = value.indexOf('%', at);
    const literal = value.slice(at, percent < 0 ? value.length : percent);
    if (literal !== '') {
      if (!/^[\x21-\x7e]+$/.test(literal)) return null;
      tokens.push({ kind: 'literal', text: literal });
    }
    if (percent < 0) break;
    const next = value[percent + 1];
    if (next === '%' || next === '_' || next === '-') {
      tokens.push({ kind: 'escape', text: next === '%' ? '%' : next === '_' ? ' ' : '%20' });
      at = percent + 2;
      continue;
    }
    const close = next === '{' ? value.indexOf('}', percent) : -1;
    if (close < 0) return null;
    const body = /^([slodiphcrtv])(\d*)(r?)([.\-+,/_=]*)$/i.exec(value.slice(percent + 2, close));
    if (body === null) return null;
    const [, letter, digits, reverse, delimiters] = body as unknown as [string, ...string[]];
    const keep = digits === '' ? null : Number(digits);
    // RFC 7208 §7.3: "If a DIGIT is specified, it MUST be nonzero."
    if (keep === 0) return null;
    tokens.push({
      kind: 'macro',
      letter: (letter as string).toLowerCase(),
      escape: letter !== (letter as string).toLowerCase(),
      keep,
      reverse: reverse !== '',
      delimiters: delimiters as string,
    });
    at = close + 1;
  }
  return tokens;
}

function macroLetters(value: string): readonly string[] {
  const letters = new Set<string>();
  for (const token of macroTokens(value) ?? [])
    if (token.kind === 'macro') letters.add(token.letter);
  return [...letters];
}

/** `toplabel` of RFC 7208 §7.1: not all digits, no hyphen at either end. */
function isTopLabel(label: string): boolean {
  if (!/^[a-z0-9][a-z0-9-]*$/i.test(label) || label.endsWith('-')) return false;
  return label.includes('-') || /[a-z]/i.test(label);
}

/** What is wrong with a domain-spec: macro-string domain-end (RFC 7208 §7.1). */
function domainProblem(value: string): SpfSyntaxProblem | null {
  if (value === '') return 'missing-argument';
  const tokens = macroTokens(value);
  if (tokens === null) return 'bad-macro';
  for (const token of tokens) {
    // RFC 7208 §7.2: c, r and t "are allowed only in 'exp' text".
    if (token.kind === 'macro' && 'crt'.includes(token.letter)) return 'bad-macro';
  }
  const last = tokens[tokens.length - 1] as MacroToken;
  if (last.kind !== 'literal') return null;
  const literal = last.text.endsWith('.') ? last.text.slice(0, -1) : last.text;
  const dot = literal.lastIndexOf('.');
  return dot >= 0 && isTopLabel(literal.slice(dot + 1)) ? null : 'bad-domain';
}

/**
 * A domain-spec with its macros replaced, or `null` when `known` does not
 * know a letter. Names over 253 characters lose labels on the left (§7.3).
 */
export function expandDomainSpec(
  spec: string,
  known: (letter: string) => string | null,
): string | null {
  let out = '';
  for (const token of macroTokens(spec) ?? []) {
    if (token.kind !== 'macro') {
      out += token.text;
      continue;
    }
    const value = known(token.letter);
    if (value === null) return null;
    const delimiters = token.delimiters === '' ? '.' : token.delimiters;
    let parts = [''];
    for (const c of value) {
      if (delimiters.includes(c)) parts.push('');
      else parts[parts.length - 1] += c;
    }
    if (token.reverse) parts.reverse();
    if (token.keep !== null) parts = parts.slice(-token.keep);
    const joined = parts.join('.');
    // RFC 7208 §7.3: everything but RFC 3986's unreserved characters.
    out += token.escape
      ? encodeURIComponent(joined.toWellFormed()).replace(
          /[!'()*]/g,
          (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
        )
      : joined;
  }
  if (out.endsWith('.')) out = out.slice(0, -1);
  if (out.length > 253) {
    const dot = out.indexOf('.', out.length - 254);
    if (dot >= 0) out = out.slice(dot + 1);
  }
  return out.toLowerCase();
}

/**
 * Whether an expanded name can be asked for: two labels or more (RFC 7208
 * §4.3), none of them empty or over 63 bytes. Labels may hold what macros
 * bring in, such as the space of `%_`.
 */
export function isTargetName(name: string): boolean {
  if (name.length > 253) return false;
  const labels = name.split('.');
  if (labels.length < 2) return false;
  if (!labels.every((label) => /^[\x20-\x7e]{1,63}$/.test(label))) return false;
  return isTopLabel(labels[labels.length - 1] as string);
}

// ---------------------------------------------------------------- addresses

/** An IP address as a number, for comparing with networks. */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/**
 * An address, or `null`. IPv4-mapped IPv6 stays IPv6: only the client's own
 * address is turned into IPv4 (RFC 7208 §5).
 */
export function parseAddress(text: string): Address | null {
  const address = text.length > 64 ? '' : text.replace(/%.*$/, '');
  switch (isIP(address)) {
    case 4:
      return { bits: 32, value: fourValue(address) };
    case 6: {
      const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
      let groups = address;
      if (dotted !== null) {
        const four = fourValue(dotted[2] as string);
        groups = `${dotted[1]}${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}`;
      }
      const [head = '', tail] = groups.split('::', 2);
      const left = head === '' ? [] : head.split(':');
      const right = tail === undefined || tail === '' ? [] : tail.split(':');
      const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
      let value = 0n;
      for (const group of [...left, ...zeros, ...right]) {
        value = (value << 16n) | BigInt(`0x${group}`);
      }
      return { bits: 128, value };
    }
    default:
      return null;
  }
}

function fourValue(text: string): bigint {
  return text.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

/** The address that a receiver compares: IPv4-mapped IPv6 is IPv4 (RFC 7208 §5). */
export function clientAddress(text: string): Address | null {
  const address = parseAddress(text.trim());
  if (address?.bits === 128 && address.value >> 32n === 0xffffn) {
    return { bits: 32, value: address.value & 0xffffffffn };
  }
  return address;
}

export function isWithin(address: Address, network: Address, length: number): boolean {
  if (address.bits !== network.bits) return false;
  const shift = BigInt(address.bits - length);
  return address.value >> shift === network.value >> shift;
}

/** `192.0.2.0/24`, `2001:db8::/32` (RFC 5952), host bits cleared. */
export function rangeText(address: Address, length: number): string {
  const shift = BigInt(address.bits - length);
  return `${addressText({ ...address, value: (address.value >> shift) << shift })}/${length}`;
}

export function addressText({ bits, value }: Address): string {
  if (bits === 32) {
    return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.');
  }
  const groups = nibbles({ bits, value }).match(/.{4}/g) as string[];
  // The URL parser writes addresses by RFC 5952 (WHATWG URL §4.2).
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
}

function nibbles({ value }: Address): string {
  return value.toString(16).padStart(32, '0');
}

/** `%{i}` (RFC 7208 §7.3): dotted, IPv6 by nibble. */
export function macroAddress(address: Address): string {
  return address.bits === 32 ? addressText(address) : [...nibbles(address)].join('.');
}
