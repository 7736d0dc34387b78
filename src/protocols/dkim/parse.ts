/**
 * DKIM key records (RFC 6376 §3.6.1; Ed25519: RFC 8463 §4). Pure and total:
 * whatever the text, a `DkimKey` comes back that says what is wrong with it.
 */
import type { DkimKey, DkimKeyProblem } from './types.ts';

/** One part of a tag list, between two semicolons. */
export interface TagPart {
  /** The part as it stands, without the white space around it. */
  readonly text: string;
  /** `null` when the part is not `tag=value`. Names are case-sensitive (RFC 6376 §3.2). */
  readonly name: string | null;
  readonly value: string;
}

/** FWS of RFC 6376 §2.8. A no-break space, which `trim` drops, is not white space to a receiver. */
const WHITE_SPACE = ' \t\r\n';

function stripWhiteSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && WHITE_SPACE.includes(text[start] as string)) start += 1;
  while (end > start && WHITE_SPACE.includes(text[end - 1] as string)) end -= 1;
  return text.slice(start, end);
}

/**
 * Takes a tag list apart (RFC 6376 §3.2; RFC 9989 §4.7 uses the same). A part
 * that is not `tag=value` is kept, with `name: null`; only the nothing after a
 * last semicolon is no part.
 */
export function tagList(text: string): TagPart[] {
  const parts = text.split(';').map((raw): TagPart => {
    const part = stripWhiteSpace(raw);
    const equals = part.indexOf('=');
    const name = equals < 0 ? '' : stripWhiteSpace(part.slice(0, equals));
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return { text: part, name: null, value: '' };
    return { text: part, name, value: stripWhiteSpace(part.slice(equals + 1)) };
  });
  if (parts[parts.length - 1]?.text === '') parts.pop();
  return parts;
}

/**
 * Quotes and backslashes that people type or paste around a value, straight or
 * typographic. None of them belongs in a key or DMARC record.
 */
const TYPED_QUOTES = /["\\\u201c\u201d]/;

export function hasTypedQuotes(text: string): boolean {
  return TYPED_QUOTES.test(text);
}

export function withoutTypedQuotes(text: string): string {
  return text.replace(/["\\\u201c\u201d]/g, '');
}

/** Reads a key record. Problems are in no particular order of weight. */
export function parseDkimKey(text: string): DkimKey {
  const problems: DkimKeyProblem[] = [];
  // Notes (`n=`) are for people: what is quoted there is no mistake.
  const quoted = tagList(text).some((part) => part.name !== 'n' && hasTypedQuotes(part.text));
  if (quoted) problems.push('quotes-inside');
  // Such a record is unusable as it is. Reading on without the quotes tells
  // whether anything else is wrong with it.
  const parts = tagList(quoted ? withoutTypedQuotes(text) : text);

  const tags = new Map<string, string>();
  let duplicate = false;
  for (const { name, value } of parts) {
    if (name === null) continue;
    if (tags.has(name)) duplicate = true;
    else tags.set(name, value);
  }
  if (parts.some((part) => part.name === null)) problems.push('bad-tag-list');
  if (duplicate) problems.push('duplicate-tag');

  // `v=` may be left out; when it is there it comes first and is exactly DKIM1.
  const version = tags.get('v');
  if (version !== undefined && (version !== 'DKIM1' || parts[0]?.name !== 'v')) {
    problems.push('bad-version');
  }

  const services = listOf(tags.get('s') ?? '*');
  if (!services.includes('*') && !services.includes('email')) problems.push('not-for-email');

  const declared = (tags.get('k') ?? 'rsa').toLowerCase();
  const keyType = declared === 'rsa' || declared === 'ed25519' ? declared : null;
  if (keyType === null) problems.push('unknown-key-type');

  const published = tags.get('p');
  const data = (published ?? '').replace(/[ \t\r\n]/g, '');
  let bits: number | null = null;
  if (published === undefined) {
    problems.push('missing-p');
  } else if (data !== '' && keyType !== null) {
    const read = readKey(data, keyType);
    bits = read.bits;
    if (read.problem !== null) problems.push(read.problem);
  }

  return {
    text,
    tags,
    keyType,
    bits,
    revoked: published !== undefined && data === '',
    testing: listOf(tags.get('t') ?? '').includes('y'),
    whitespaceInKey: published !== undefined && data.length !== published.length,
    problems,
  };
}

/** A colon-separated list, as in `s=` and `t=`. The names are ABNF literals, so case does not count. */
function listOf(value: string): string[] {
  return value.split(':').map((item) => stripWhiteSpace(item).toLowerCase());
}

interface ReadKey {
  readonly bits: number | null;
  readonly problem: DkimKeyProblem | null;
}

function readKey(base64: string, keyType: 'rsa' | 'ed25519'): ReadKey {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return { bits: null, problem: 'bad-base64' };
  const bytes = Buffer.from(base64, 'base64');
  // RFC 4648 §3.2: padding is not optional, and some verifiers insist.
  const padding: DkimKeyProblem | null = base64.length % 4 === 0 ? null : 'bad-base64';
  // RFC 8463 §4: the bare 32 bytes, without any DER around them.
  if (keyType === 'ed25519' && bytes.length === 32) return { bits: 256, problem: padding };

  const rsa = rsaModulusBits(bytes);
  if (rsa === 'truncated') return { bits: null, problem: 'truncated' };
  const isRsa = typeof rsa === 'number';
  if (keyType === 'rsa' && isRsa) return { bits: rsa, problem: padding };
  const isOther = keyType === 'rsa' ? bytes.length === 32 || isEd25519Spki(bytes) : isRsa;
  if (isOther) return { bits: null, problem: 'key-type-mismatch' };
  return { bits: null, problem: padding ?? 'not-a-key' };
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
/** The AlgorithmIdentifier of RSA keys: OID rsaEncryption, parameters NULL (RFC 3279 §2.3.1). */
const RSA_ENCRYPTION = Buffer.from('06092a864886f70d0101010500', 'hex');
/** What stands before the 32 bytes in an Ed25519 SubjectPublicKeyInfo (RFC 8410 §4). */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

function isEd25519Spki(bytes: Buffer): boolean {
  return bytes.length === 44 && bytes.subarray(0, 12).equals(ED25519_SPKI);
}

/**
 * Modulus length of an RSA key in DER: a SubjectPublicKeyInfo, as everyone
 * publishes it, or the bare RSAPublicKey that RFC 6376 §3.6.1 speaks of.
 * Loading `node:crypto` for this would cost several milliseconds at start-up.
 */
function rsaModulusBits(bytes: Buffer): number | 'truncated' | null {
  const outer = readDer(bytes, 0);
  if (outer === null || outer.tag !== SEQUENCE) {
    // So little is left that not even the length is whole.
    return bytes[0] === SEQUENCE && bytes.length < 6 && outer === null ? 'truncated' : null;
  }
  if (outer.end > bytes.length) return 'truncated';
  if (outer.end !== bytes.length) return null;

  const first = readDer(bytes, outer.start);
  if (first === null || first.end > outer.end) return null;
  if (first.tag === INTEGER) return modulusBits(bytes, outer);

  const algorithm = bytes.subarray(first.start, first.end);
  // Verifiers read the key without the NULL as well.
  const isRsa = [RSA_ENCRYPTION, RSA_ENCRYPTION.subarray(0, -2)].some((a) => algorithm.equals(a));
  if (first.tag !== SEQUENCE || !isRsa) return null;
  const key = readDer(bytes, first.end);
  // The first byte of a bit string counts the unused bits at its end.
  if (key === null || key.tag !== BIT_STRING || key.end !== outer.end || bytes[key.start] !== 0) {
    return null;
  }
  const inner = readDer(bytes, key.start + 1);
  if (inner === null || inner.tag !== SEQUENCE || inner.end !== key.end) return null;
  return modulusBits(bytes, inner);
}

/** Bits of the first integer of RSAPublicKey ::= SEQUENCE { modulus, publicExponent }. */
function modulusBits(bytes: Buffer, sequence: DerItem): number | null {
  const modulus = readDer(bytes, sequence.start);
  if (modulus === null || modulus.tag !== INTEGER || modulus.end > sequence.end) return null;
  const exponent = readDer(bytes, modulus.end);
  if (exponent === null || exponent.tag !== INTEGER || exponent.end !== sequence.end) return null;
  let at = modulus.start;
  while (at < modulus.end && bytes[at] === 0) at += 1;
  if (at === modulus.end) return null;
  return (modulus.end - at) * 8 - (Math.clz32(bytes[at] as number) - 24);
}

interface DerItem {
  readonly tag: number;
  /** Where the content begins. */
  readonly start: number;
  /** Where it should end; beyond the bytes when they were cut off. */
  readonly end: number;
}

/** One tag and length. `null` when they are not there as a whole, or not DER. */
function readDer(bytes: Buffer, at: number): DerItem | null {
  const tag = bytes[at];
  const short = bytes[at + 1];
  if (tag === undefined || short === undefined) return null;
  if (short < 0x80) return { tag, start: at + 2, end: at + 2 + short };
  const count = short & 0x7f;
  const start = at + 2 + count;
  // Four length bytes are four gigabytes: nothing that comes from a TXT record.
  if (count === 0 || count > 4 || start > bytes.length) return null;
  return { tag, start, end: start + bytes.readUIntBE(at + 2, count) };
}

/**
 * Whether a TXT text was meant as a DKIM key, however broken: to tell a key
 * apart from the SPF record or verification token that a wildcard answers with.
 */
export function looksLikeDkimKey(text: string): boolean {
  // Full-width signs from a Chinese input method are `=` and `;` to the eye.
  const plain = withoutTypedQuotes(text.normalize('NFKC')).replace(/\s+/g, '');
  if (/^v[=:]?dkim/i.test(plain)) return true;
  const tags = new Map(
    tagList(plain).map((part) => [part.name?.toLowerCase() ?? '', part.value] as const),
  );
  const version = tags.get('v');
  if (version !== undefined) return /^dkim/i.test(version);
  const key = tags.get('p');
  if (key === undefined) return false;
  // `p=` alone is a revoked key; `p=none` is a piece of a DMARC record.
  return key === '' || tags.has('k') || /^[A-Za-z0-9+/]{40}/.test(key);
}
