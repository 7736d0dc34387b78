/**
 * PKCS#12 files (RFC 7292): what they are wrapped in, and with the password what
 * they hold. Certificates are read elsewhere.
 */
import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { CIPHERS, HASHES, type Hash, HMACS, PKCS12_CIPHERS } from './algorithms.ts';
import {
  type Algorithm,
  algorithmOf,
  type DerProblem,
  type Element,
  itemsOf,
  numberOf,
  octetsOf,
  oidOf,
  readDer,
  TAG,
  tagged,
  universal,
} from './der.ts';
import {
  derivePbkdf2,
  derivePkcs12,
  deriveScrypt,
  newWork,
  PURPOSE,
  type Work,
  WorkLimit,
} from './derive.ts';
import { rc2, rc4 } from './rc.ts';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signed: '1.2.840.113549.1.7.2',
  encrypted: '1.2.840.113549.1.7.6',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  pbmac1: '1.2.840.113549.1.5.14',
  scrypt: '1.3.6.1.4.1.11591.4.11',
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
  safe: '1.2.840.113549.1.12.10.1.6',
  x509: '1.2.840.113549.1.9.22.1',
  localId: '1.2.840.113549.1.9.21',
} as const;

const MAX_BAGS = 200;
const MAX_NESTED = 4;

/** PBKDF2 or scrypt, with what it takes. */
type Derivation =
  | {
      readonly kind: 'pbkdf2';
      readonly salt: Uint8Array;
      readonly iterations: number;
      readonly length: number | null;
      readonly hash: Hash;
    }
  | {
      readonly kind: 'scrypt';
      readonly salt: Uint8Array;
      readonly cost: number;
      readonly block: number;
      readonly parallel: number;
      readonly length: number | null;
    };

/** How a part is encrypted. */
export type Protection =
  | {
      readonly scheme: 'pkcs12';
      /** `RC2-40`. */
      readonly name: string;
      readonly oid: string;
      readonly salt: Uint8Array;
      readonly iterations: number;
    }
  | {
      readonly scheme: 'pbes2';
      /** `AES-256`. */
      readonly name: string;
      readonly cipher: string;
      readonly key: number;
      readonly iv: Uint8Array;
      readonly derivation: Derivation;
      readonly iterations: number;
    }
  | { readonly scheme: 'unsupported'; readonly name: string };

/** What vouches for the whole. */
export type Mac =
  | {
      readonly kind: 'hmac';
      readonly name: string;
      readonly hash: Hash;
      readonly salt: Uint8Array;
      readonly iterations: number;
      readonly digest: Uint8Array;
    }
  | {
      readonly kind: 'pbmac1';
      readonly name: string;
      readonly hash: Hash;
      readonly derivation: Derivation & { readonly kind: 'pbkdf2' };
      readonly iterations: number;
      readonly digest: Uint8Array;
    }
  | { readonly kind: 'unsupported'; readonly name: string };

type Safe =
  | { readonly kind: 'plain'; readonly contents: Uint8Array }
  | {
      readonly kind: 'encrypted';
      readonly protection: Protection;
      readonly data: Uint8Array;
    }
  | { readonly kind: 'unsupported'; readonly name: string };

export interface Container {
  /** What the MAC is over. */
  readonly content: Uint8Array;
  readonly mac: Mac | null;
  readonly safes: readonly Safe[];
  /** How its parts are encrypted, as far as that can be seen without the password. */
  readonly protections: readonly Protection[];
  /** A key lies in it without any encryption. */
  readonly bareKey: boolean;
  /** Bytes behind its end. */
  readonly rest: number;
}

export type ContainerRead =
  | { readonly kind: 'pkcs12'; readonly container: Container }
  | { readonly kind: 'damaged'; readonly problem: DerProblem }
  | { readonly kind: 'other' };

/** The beginning of every PKCS#12 file: a version of 3, and data or signed data in it. */
const BEGINS =
  /^30(?:80|[0-7].|81..|82.{4}|83.{6}|84.{8})02010330(?:80|[0-7].|81..|82.{4}|83.{6}|84.{8})06092a864886f70d01070[12]/;

export function beginsAsPkcs12(bytes: Uint8Array): boolean {
  return BEGINS.test(Buffer.from(bytes.subarray(0, 32)).toString('hex'));
}

export function readContainer(bytes: Uint8Array): ContainerRead {
  if (!beginsAsPkcs12(bytes)) return { kind: 'other' };
  const read = readDer(bytes);
  if (!read.ok) return { kind: 'damaged', problem: read.problem };
  const [, authSafe, macData] = read.element.children;
  const outer = readOuter(authSafe);
  if (!outer.ok) return { kind: 'damaged', problem: outer.problem };
  if (outer.signed) {
    return {
      kind: 'pkcs12',
      container: {
        content: new Uint8Array(),
        mac: null,
        safes: [{ kind: 'unsupported', name: 'a public key' }],
        protections: [],
        bareKey: false,
        rest: read.rest,
      },
    };
  }
  const safes = readSafes(outer.content);
  if (!safes.ok) return { kind: 'damaged', problem: safes.problem };
  const mac = macData === undefined ? null : readMac(macData);
  if (mac === 'malformed') return { kind: 'damaged', problem: 'malformed' };
  const protections: Protection[] = [];
  let bareKey = false;
  for (const safe of safes.safes) {
    if (safe.kind === 'encrypted') protections.push(safe.protection);
    if (safe.kind !== 'plain') continue;
    const bags = readBags(safe.contents);
    if (!bags.ok) return { kind: 'damaged', problem: bags.problem };
    for (const bag of bags.bags) {
      if (bag.kind === 'shrouded-key') protections.push(bag.protection);
      if (bag.kind === 'key') bareKey = true;
    }
  }
  return {
    kind: 'pkcs12',
    container: {
      content: outer.content,
      mac,
      safes: safes.safes,
      protections,
      bareKey,
      rest: read.rest,
    },
  };
}

type Outer =
  | { readonly ok: true; readonly signed: boolean; readonly content: Uint8Array }
  | { readonly ok: false; readonly problem: DerProblem };

function readOuter(authSafe: Element | undefined): Outer {
  const items = itemsOf(authSafe);
  const type = oidOf(items?.[0]);
  if (type === OID.signed) return { ok: true, signed: true, content: new Uint8Array() };
  const string = items?.[1]?.children[0];
  if (type !== OID.data || universal(string, TAG.octets) === null) {
    return { ok: false, problem: 'malformed' };
  }
  return { ok: true, signed: false, content: octetsOf(string as Element) };
}

function readSafes(
  content: Uint8Array,
):
  | { readonly ok: true; readonly safes: readonly Safe[] }
  | { readonly ok: false; readonly problem: DerProblem } {
  const read = readDer(content);
  if (!read.ok) return read;
  const items = itemsOf(read.element);
  if (items === null) return { ok: false, problem: 'malformed' };
  if (items.length > MAX_BAGS) return { ok: false, problem: 'limit' };
  const safes: Safe[] = [];
  for (const item of items) {
    const parts = itemsOf(item);
    const type = oidOf(parts?.[0]);
    const value = parts?.[1]?.children[0];
    if (type === null || value === undefined) return { ok: false, problem: 'malformed' };
    if (type === OID.data) safes.push({ kind: 'plain', contents: octetsOf(value) });
    else if (type === OID.encrypted) {
      // EncryptedData (RFC 5652 §8): version, and what is encrypted how.
      const inner = itemsOf(itemsOf(value)?.[1]);
      const data = tagged(inner ?? [], 0);
      if (inner === null || data === null) return { ok: false, problem: 'malformed' };
      safes.push({
        kind: 'encrypted',
        protection: protectionOf(algorithmOf(inner[1])),
        data: octetsOf(data),
      });
    } else safes.push({ kind: 'unsupported', name: 'a public key' });
  }
  return { ok: true, safes };
}

function readMac(element: Element): Mac | 'malformed' {
  const items = itemsOf(element);
  const info = itemsOf(items?.[0]);
  const algorithm = algorithmOf(info?.[0]);
  const digest = universal(info?.[1], TAG.octets);
  const salt = universal(items?.[1], TAG.octets);
  if (items === null || algorithm === null || digest === null || salt === null) return 'malformed';
  if (algorithm.oid === OID.pbmac1) return readPbmac1(algorithm, octetsOf(digest));
  const hash = HASHES[algorithm.oid];
  if (hash === undefined) return { kind: 'unsupported', name: algorithm.oid };
  return {
    kind: 'hmac',
    name: `HMAC-${hash.name}`,
    hash,
    salt: octetsOf(salt),
    iterations: items[2] === undefined ? 1 : (numberOf(items[2]) ?? Number.POSITIVE_INFINITY),
    digest: octetsOf(digest),
  };
}

/** PBMAC1 in a PKCS#12 file (RFC 9579 §4); the salt and count beside it mean nothing there. */
function readPbmac1({ parameters }: Algorithm, digest: Uint8Array): Mac {
  const unsupported: Mac = { kind: 'unsupported', name: 'PBMAC1' };
  const items = itemsOf(parameters);
  const derivation = derivationOf(algorithmOf(items?.[0]));
  const scheme = algorithmOf(items?.[1]);
  const hash = scheme === null ? undefined : HMACS[scheme.oid];
  // RFC 9579: the length has to be given, and keys of less than 20 bytes are not to be taken.
  if (derivation?.kind !== 'pbkdf2' || hash === undefined || (derivation.length ?? 0) < 20) {
    return unsupported;
  }
  return {
    kind: 'pbmac1',
    name: `PBMAC1 with HMAC-${hash.name}`,
    hash,
    derivation,
    iterations: derivation.iterations,
    digest,
  };
}

function derivationOf(algorithm: Algorithm | null): Derivation | null {
  const items = itemsOf(algorithm?.parameters);
  const salt = universal(items?.[0], TAG.octets);
  if (algorithm === null || items === null || salt === null) return null;
  const integers = items.slice(1).filter((i) => universal(i, TAG.integer) !== null);
  const [first, second, third, fourth] = integers.map(
    (i) => numberOf(i) ?? Number.POSITIVE_INFINITY,
  );
  if (algorithm.oid === OID.scrypt) {
    if (first === undefined || second === undefined || third === undefined) return null;
    return {
      kind: 'scrypt',
      salt: octetsOf(salt),
      cost: first,
      block: second,
      parallel: third,
      length: fourth ?? null,
    };
  }
  if (algorithm.oid !== OID.pbkdf2 || first === undefined) return null;
  const prf = items.find((i) => itemsOf(i) !== null);
  const hash =
    prf === undefined ? HMACS['1.2.840.113549.2.7'] : HMACS[oidOf(prf.children[0]) ?? ''];
  if (hash === undefined) return null;
  return {
    kind: 'pbkdf2',
    salt: octetsOf(salt),
    iterations: first,
    length: second ?? null,
    hash,
  };
}

function protectionOf(algorithm: Algorithm | null): Protection {
  if (algorithm === null) return { scheme: 'unsupported', name: '?' };
  const { oid, parameters } = algorithm;
  const unsupported: Protection = { scheme: 'unsupported', name: oid };
  const items = itemsOf(parameters);
  const own = PKCS12_CIPHERS[oid];
  if (own !== undefined) {
    const salt = universal(items?.[0], TAG.octets);
    if (salt === null) return unsupported;
    return {
      scheme: 'pkcs12',
      name: own.name,
      oid,
      salt: octetsOf(salt),
      iterations: numberOf(items?.[1]) ?? Number.POSITIVE_INFINITY,
    };
  }
  if (oid !== OID.pbes2) return unsupported;
  const derivation = derivationOf(algorithmOf(items?.[0]));
  const encryption = algorithmOf(items?.[1]);
  const cipher = encryption === null ? undefined : CIPHERS[encryption.oid];
  const iv = universal(encryption?.parameters, TAG.octets);
  if (derivation === null || cipher === undefined || iv === null) {
    return { scheme: 'unsupported', name: encryption?.oid ?? oid };
  }
  return {
    scheme: 'pbes2',
    name: cipher.name,
    cipher: cipher.id,
    key: cipher.key,
    iv: octetsOf(iv),
    derivation,
    iterations: derivation.kind === 'pbkdf2' ? derivation.iterations : derivation.cost,
  };
}

// ------------------------------------------------------------------------------ bags

export interface Bag {
  /** What binds a key to its certificate, in hex; `null` without one. */
  readonly localId: string | null;
  /** A PrivateKeyInfo (RFC 5958) or a certificate. */
  readonly der: Uint8Array;
}

type RawBag =
  | { readonly kind: 'key' | 'certificate'; readonly bag: Bag }
  | {
      readonly kind: 'shrouded-key';
      readonly localId: string | null;
      readonly protection: Protection;
      readonly data: Uint8Array;
    }
  | { readonly kind: 'other' };

function readBags(
  contents: Uint8Array,
  depth = 0,
):
  | { readonly ok: true; readonly bags: readonly RawBag[] }
  | { readonly ok: false; readonly problem: DerProblem } {
  const read = readDer(contents);
  if (!read.ok) return read;
  const items = itemsOf(read.element);
  if (items === null) return { ok: false, problem: 'malformed' };
  return readItems(items, depth);
}

function readItems(
  items: readonly Element[],
  depth: number,
):
  | { readonly ok: true; readonly bags: readonly RawBag[] }
  | { readonly ok: false; readonly problem: DerProblem } {
  if (items.length > MAX_BAGS || depth > MAX_NESTED) return { ok: false, problem: 'limit' };
  const bags: RawBag[] = [];
  for (const item of items) {
    const parts = itemsOf(item);
    const type = oidOf(parts?.[0]);
    const value = parts?.[1]?.children[0];
    if (type === null || value === undefined) return { ok: false, problem: 'malformed' };
    const localId = localIdOf(parts?.[2]);
    if (type === OID.key) bags.push({ kind: 'key', bag: { localId, der: value.raw } });
    else if (type === OID.shroudedKey) {
      const data = universal(value.children[1], TAG.octets);
      if (data === null) return { ok: false, problem: 'malformed' };
      bags.push({
        kind: 'shrouded-key',
        localId,
        protection: protectionOf(algorithmOf(value.children[0])),
        data: octetsOf(data),
      });
    } else if (type === OID.certificate) {
      const inner = itemsOf(value);
      const der = inner?.[1]?.children[0];
      if (oidOf(inner?.[0]) === OID.x509 && der !== undefined) {
        bags.push({ kind: 'certificate', bag: { localId, der: octetsOf(der) } });
      } else bags.push({ kind: 'other' });
    } else if (type === OID.safe) {
      const nested = readItems(itemsOf(value) ?? [], depth + 1);
      if (!nested.ok) return nested;
      bags.push(...nested.bags);
      if (bags.length > MAX_BAGS) return { ok: false, problem: 'limit' };
    } else bags.push({ kind: 'other' });
  }
  return { ok: true, bags };
}

function localIdOf(attributes: Element | undefined): string | null {
  for (const attribute of itemsOf(attributes) ?? []) {
    const parts = itemsOf(attribute);
    if (oidOf(parts?.[0]) !== OID.localId) continue;
    const value = universal(itemsOf(parts?.[1])?.[0], TAG.octets);
    if (value !== null) return Buffer.from(octetsOf(value).subarray(0, 64)).toString('hex');
  }
  return null;
}

// ------------------------------------------------------------------------------ passwords

/** A password as one kind of program writes it. */
interface Form {
  /** UTF-16 with its end, of PKCS#12’s own derivation (RFC 7292 appendix B.1). */
  readonly wide: Uint8Array;
  /** Bytes for PBKDF2: UTF-8 (RFC 8018 §3), then what else is seen. */
  readonly plain: readonly Uint8Array[];
  /** Not as the standard has it. */
  readonly odd: boolean;
}

function wideOf(text: string): Buffer {
  const letters = Buffer.from(`${text}\0`, 'utf16le');
  return letters.swap16();
}

function formsOf(password: string): readonly Form[] {
  if (password === '') {
    const nothing = new Uint8Array();
    return [
      { wide: wideOf(''), plain: [nothing], odd: false },
      // No password at all, not even its end.
      { wide: nothing, plain: [nothing], odd: false },
    ];
  }
  const wide = wideOf(password);
  const utf8 = Buffer.from(password, 'utf8');
  const forms: Form[] = [{ wide, plain: [utf8, wide, wide.subarray(0, -2)], odd: false }];
  if (utf8.length !== password.length) {
    // Each byte of the UTF-8 taken for a letter, as OpenSSL before 1.1 does.
    forms.push({ wide: wideOf(utf8.toString('latin1')), plain: [utf8], odd: true });
  }
  return forms;
}

// ------------------------------------------------------------------------------ opening

export interface Contents {
  readonly keys: readonly Bag[];
  readonly certificates: readonly Bag[];
  /** How keys were encrypted, and certificates where they were. */
  readonly protections: readonly Protection[];
  readonly bareKey: boolean;
}

export type Opening =
  | {
      readonly state: 'opened';
      readonly contents: Contents;
      /** Nothing needed the password. */
      readonly empty: boolean;
      /** The password is encoded otherwise than the standard says. */
      readonly odd: boolean;
      /** What vouches for the file could not be verified. */
      readonly unverified: boolean;
    }
  | { readonly state: 'wrong-password' /** It opens without one. */; readonly empty: boolean }
  | { readonly state: 'needs-password' }
  | { readonly state: 'unsupported'; readonly what: string }
  | { readonly state: 'limit'; readonly iterations: number | null }
  | { readonly state: 'damaged'; readonly problem: DerProblem | 'other-password' };

/**
 * Opens a container with a password, `null` or `''` for none. With a MAC the
 * password is right or wrong; without one it is right when everything decrypts.
 */
export async function openContainer(
  container: Container,
  password: string | null,
): Promise<Opening> {
  const work = newWork();
  try {
    return await openWith(container, password ?? '', work);
  } catch (error) {
    if (error instanceof WorkLimit) {
      const { iterations } = error;
      return { state: 'limit', iterations: Number.isFinite(iterations) ? iterations : null };
    }
    throw error;
  }
}

async function openWith(container: Container, given: string, work: Work): Promise<Opening> {
  const { mac, safes } = container;
  const foreign = safes.find((s) => s.kind === 'unsupported');
  if (foreign?.kind === 'unsupported') return { state: 'unsupported', what: foreign.name };
  if (mac !== null && mac.kind !== 'unsupported') {
    for (const [i, form] of formsOf(given).entries()) {
      // Once the empty password does not fit, another one is what is missing.
      const fits = given === '' && i > 0 ? opensWith : isMacOf;
      if (!fits(mac, container.content, form, work)) continue;
      const read = await readContents(container, form, work);
      if (read.ok) {
        return { state: 'opened', ...read.opened, empty: given === '', unverified: false };
      }
      return read.why === 'undecryptable'
        ? { state: 'damaged', problem: 'other-password' }
        : read.why === 'unsupported'
          ? { state: 'unsupported', what: read.what }
          : { state: 'damaged', problem: read.problem };
    }
    if (given === '') return { state: 'needs-password' };
    return {
      state: 'wrong-password',
      empty: formsOf('').some((form) => opensWith(mac, container.content, form, work)),
    };
  }
  // Without a MAC that can be verified: what decrypts is right.
  const unverified = mac !== null;
  let last: Exclude<Read, { ok: true }> | null = null;
  for (const [i, form] of formsOf(given).entries()) {
    const read = await (given === '' && i > 0 ? readIfAfforded : readContents)(
      container,
      form,
      work,
    );
    if (read.ok) return { state: 'opened', ...read.opened, empty: given === '', unverified };
    last = read;
    if (read.why !== 'undecryptable') break;
  }
  if (last?.why === 'unsupported') return { state: 'unsupported', what: last.what };
  if (last?.why === 'damaged') return { state: 'damaged', problem: last.problem };
  if (given === '') return { state: 'needs-password' };
  // Whether the password is wrong cannot be told from what was not verified.
  if (mac !== null) return { state: 'unsupported', what: mac.name };
  for (const form of formsOf('')) {
    const read = await readIfAfforded(container, form, work);
    if (read.ok) return { state: 'wrong-password', empty: true };
  }
  return { state: 'wrong-password', empty: false };
}

/** Worth knowing, and not worth more work than there is left for. */
function opensWith(
  mac: Exclude<Mac, { kind: 'unsupported' }>,
  content: Uint8Array,
  form: Form,
  work: Work,
): boolean {
  try {
    return isMacOf(mac, content, form, work);
  } catch (error) {
    if (error instanceof WorkLimit) return false;
    throw error;
  }
}

async function readIfAfforded(container: Container, form: Form, work: Work): Promise<Read> {
  try {
    return await readContents(container, form, work);
  } catch (error) {
    if (error instanceof WorkLimit) return { ok: false, why: 'undecryptable' };
    throw error;
  }
}

function isMacOf(
  mac: Exclude<Mac, { kind: 'unsupported' }>,
  content: Uint8Array,
  form: Form,
  work: Work,
): boolean {
  if (mac.kind === 'hmac') {
    const size = createHmac(mac.hash.id, '').digest().length;
    const { salt, iterations, hash } = mac;
    const key = derivePkcs12(form.wide, salt, iterations, PURPOSE.mac, size, hash, work);
    return isSame(createHmac(hash.id, key).update(content).digest(), mac.digest);
  }
  const { derivation, hash } = mac;
  return form.plain.slice(0, 1).some((plain) => {
    const { salt, iterations, length, hash: prf } = derivation;
    const key = derivePbkdf2(plain, salt, iterations, length ?? 0, prf, work);
    return isSame(createHmac(hash.id, key).update(content).digest(), mac.digest);
  });
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

type Read =
  | {
      readonly ok: true;
      readonly opened: { readonly contents: Contents; readonly odd: boolean };
    }
  | { readonly ok: false; readonly why: 'undecryptable' }
  | { readonly ok: false; readonly why: 'unsupported'; readonly what: string }
  | { readonly ok: false; readonly why: 'damaged'; readonly problem: DerProblem };

async function readContents(container: Container, form: Form, work: Work): Promise<Read> {
  const keys: Bag[] = [];
  const certificates: Bag[] = [];
  const protections: Protection[] = [];
  let { bareKey } = container;
  let { odd } = form;
  for (const safe of container.safes) {
    let bags: ReturnType<typeof readBags>;
    if (safe.kind === 'encrypted') {
      const opened = await decrypt(safe.protection, safe.data, form, work, isContents);
      if (!opened.ok) return opened;
      protections.push(safe.protection);
      odd ||= opened.odd;
      bags = readBags(opened.data);
    } else if (safe.kind === 'plain') bags = readBags(safe.contents);
    else return { ok: false, why: 'unsupported', what: safe.name };
    if (!bags.ok) return { ok: false, why: 'damaged', problem: bags.problem };
    for (const bag of bags.bags) {
      if (bag.kind === 'certificate') certificates.push(bag.bag);
      else if (bag.kind === 'key') {
        keys.push(bag.bag);
        // Inside an encrypted part it is not bare.
        bareKey ||= safe.kind === 'plain';
      } else if (bag.kind === 'shrouded-key') {
        const opened = await decrypt(bag.protection, bag.data, form, work, isKey);
        if (!opened.ok) return opened;
        protections.push(bag.protection);
        odd ||= opened.odd;
        keys.push({ localId: bag.localId, der: opened.data });
      }
      if (keys.length + certificates.length > MAX_BAGS) {
        return { ok: false, why: 'damaged', problem: 'limit' };
      }
    }
  }
  return { ok: true, opened: { contents: { keys, certificates, protections, bareKey }, odd } };
}

/** What is decrypted with a wrong password is hardly ever a list of bags. */
function isContents(data: Uint8Array): boolean {
  const read = readDer(data);
  const items = read.ok ? itemsOf(read.element) : null;
  return items?.every((item) => oidOf(itemsOf(item)?.[0]) !== null) === true;
}

/** Nor a key: version, algorithm, key. */
function isKey(data: Uint8Array): boolean {
  const read = readDer(data);
  const items = read.ok ? itemsOf(read.element) : null;
  return numberOf(items?.[0]) !== null && algorithmOf(items?.[1]) !== null;
}

type Decrypted =
  | { readonly ok: true; readonly data: Uint8Array; readonly odd: boolean }
  | Exclude<Read, { ok: true }>;

async function decrypt(
  protection: Protection,
  data: Uint8Array,
  form: Form,
  work: Work,
  isSound: (data: Uint8Array) => boolean,
): Promise<Decrypted> {
  if (protection.scheme === 'unsupported') {
    return { ok: false, why: 'unsupported', what: protection.name };
  }
  if (protection.scheme === 'pkcs12') {
    const opened = await decryptPkcs12(protection, data, form.wide, work);
    return opened !== null && isSound(opened)
      ? { ok: true, data: opened, odd: false }
      : { ok: false, why: 'undecryptable' };
  }
  const { cipher, iv, derivation } = protection;
  for (const [i, plain] of form.plain.entries()) {
    const { salt } = derivation;
    let opened: Uint8Array | null = null;
    try {
      const key =
        derivation.kind === 'scrypt'
          ? deriveScrypt(plain, salt, derivation, protection.key, work)
          : derivePbkdf2(plain, salt, derivation.iterations, protection.key, derivation.hash, work);
      opened = openCbc(cipher, key, iv, data);
    } catch (error) {
      if (error instanceof WorkLimit) throw error;
      // A salt, an initial vector or a number that can be none.
      return { ok: false, why: 'unsupported', what: protection.name };
    }
    if (opened !== null && isSound(opened)) return { ok: true, data: opened, odd: i > 0 };
  }
  return { ok: false, why: 'undecryptable' };
}

/** `null` where the padding is none. Throws where the key or the vector does not fit the cipher. */
function openCbc(
  cipher: string,
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
): Uint8Array | null {
  const decipher = createDecipheriv(cipher, key, iv);
  try {
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch {
    return null;
  }
}

async function decryptPkcs12(
  { oid, salt, iterations }: Protection & { readonly scheme: 'pkcs12' },
  data: Uint8Array,
  wide: Uint8Array,
  work: Work,
): Promise<Uint8Array | null> {
  const cipher = PKCS12_CIPHERS[oid];
  const sha1 = HASHES['1.3.14.3.2.26'];
  if (cipher === undefined || sha1 === undefined) return null;
  const derive = (purpose: number, length: number) =>
    derivePkcs12(wide, salt, iterations, purpose, length, sha1, work);
  const key = derive(PURPOSE.key, cipher.key);
  if (cipher.kind === 'rc4') return rc4(key, data);
  const iv = derive(PURPOSE.iv, 8);
  if (cipher.kind === 'rc2') return rc2(key, iv, data);
  const whole = cipher.kind === '2des' ? Buffer.concat([key, key.subarray(0, 8)]) : key;
  return openCbc('des-ede3-cbc', whole, iv, data);
}
