/** X.509 certificates as S/MIME looks at them (RFC 8550): names, mailboxes, usages, key, signature. */
import { type KeyObject, X509Certificate } from 'node:crypto';
import { CURVES, HASHES, RSA_PSS, SIGNATURES, type SignatureAlgorithm } from './algorithms.ts';
import {
  algorithmOf,
  type Element,
  itemsOf,
  numberOf,
  octetsOf,
  oidOf,
  readDer,
  stringOf,
  TAG,
  tagged,
  timeOf,
  universal,
} from './der.ts';

/** Where a certificate names a mailbox. */
export type MailboxPlace = 'rfc822Name' | 'SmtpUTF8Mailbox' | 'subject';

export interface NamedMailbox {
  readonly address: string;
  readonly place: MailboxPlace;
}

/** Bits of the key usage (RFC 5280 §4.2.1.3), in their order. */
export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

export type KeyUsage = (typeof KEY_USAGES)[number];

export interface PublicKey {
  /** `rsa`, `rsa-pss`, `ec`, `ed25519`, …; the identifier of one that is not known. */
  readonly type: string;
  /** Of RSA and DSA. */
  readonly bits: number | null;
  /** `P-256`; the identifier of one that is not known. */
  readonly curve: string | null;
}

export interface SmimeCertificate {
  /** In one line, the most telling part first: `Li Lei, Example Ltd, CN`. */
  readonly subject: string;
  readonly issuer: string;
  /** What names are compared by, in hex. */
  readonly subjectKey: string;
  readonly issuerKey: string;
  readonly mailboxes: readonly NamedMailbox[];
  /** Hex, upper case. */
  readonly serial: string;
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly key: PublicKey;
  readonly signature: SignatureAlgorithm;
  /** `null` without the extension: nothing is ruled out. */
  readonly usages: readonly KeyUsage[] | null;
  /** Object identifiers; `null` without the extension. */
  readonly purposes: readonly string[] | null;
  readonly isCa: boolean;
  readonly pathLength: number | null;
  readonly keyId: string | null;
  readonly issuerKeyId: string | null;
  /** Where the issuer's certificate can be fetched, as it says. */
  readonly issuerAt: string | null;
  /** SHA-256 in hex, with colons. */
  readonly fingerprint: string;
  readonly publicKey: KeyObject | null;
  readonly x509: X509Certificate;
}

/** As many as a file of this size may name: one that was passed over would be called missing. */
const MAX_MAILBOXES = 20_000;
const MAX_TEXT = 320;

const OID = {
  commonName: '2.5.4.3',
  email: '1.2.840.113549.1.9.1',
  smtpUtf8: '1.3.6.1.5.5.7.8.9',
  altName: '2.5.29.17',
  keyUsage: '2.5.29.15',
  purposes: '2.5.29.37',
  constraints: '2.5.29.19',
  keyId: '2.5.29.14',
  issuerKeyId: '2.5.29.35',
  access: '1.3.6.1.5.5.7.1.1',
  caIssuers: '1.3.6.1.5.5.7.48.2',
} as const;

/** Reads a certificate; `null` for what is none. */
export function readCertificate(der: Uint8Array): SmimeCertificate | null {
  let x509: X509Certificate;
  try {
    x509 = new X509Certificate(der);
  } catch {
    return null;
  }
  const read = readDer(der);
  const parts = read.ok ? itemsOf(read.element) : null;
  const body = [...(itemsOf(parts?.[0]) ?? [])];
  // [0] version
  if (body[0]?.class === 2) body.shift();
  const [serial, , issuer, validity, subject, spki] = body;
  const [from, to] = (itemsOf(validity) ?? []).map(timeOf);
  if (
    universal(serial, TAG.integer) === null ||
    issuer === undefined ||
    subject === undefined ||
    typeof from !== 'number' ||
    typeof to !== 'number'
  ) {
    return null;
  }
  const extensions = extensionsOf(body);
  const names = namesOf(subject);
  const issuerNames = namesOf(issuer);
  const constraints = itemsOf(extensions.get(OID.constraints)) ?? [];
  return {
    subject: oneLine(names),
    issuer: oneLine(issuerNames),
    subjectKey: nameKey(subject),
    issuerKey: nameKey(issuer),
    mailboxes: mailboxesOf(extensions.get(OID.altName), names),
    serial: Buffer.from((serial as Element).body.subarray(0, 32))
      .toString('hex')
      .toUpperCase(),
    from,
    to,
    key: publicKeyOf(spki),
    signature: signatureOf(parts?.[1]),
    usages: usagesOf(extensions.get(OID.keyUsage)),
    purposes: purposesOf(extensions.get(OID.purposes)),
    isCa: constraints.some((c) => universal(c, TAG.boolean) !== null && (c.body[0] ?? 0) !== 0),
    pathLength: numberOf(constraints.find((c) => universal(c, TAG.integer) !== null)),
    keyId: hexOf(extensions.get(OID.keyId)),
    issuerKeyId: hexOf(tagged(extensions.get(OID.issuerKeyId)?.children ?? [], 0) ?? undefined),
    issuerAt: issuerAtOf(extensions.get(OID.access)),
    fingerprint: x509.fingerprint256,
    publicKey: loadedKey(x509),
    x509,
  };
}

function loadedKey(x509: X509Certificate): KeyObject | null {
  try {
    return x509.publicKey;
  } catch {
    return null;
  }
}

/** Extensions by identifier; of two alike the first. */
function extensionsOf(body: readonly Element[]): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  const list = itemsOf(tagged(body, 3)?.children[0]) ?? [];
  for (const extension of list.slice(0, 100)) {
    const parts = itemsOf(extension) ?? [];
    const oid = oidOf(parts[0]);
    const value = universal(parts[parts.length - 1], TAG.octets);
    if (oid === null || value === null || found.has(oid)) continue;
    const read = readDer(octetsOf(value));
    if (read.ok) found.set(oid, read.element);
  }
  return found;
}

interface NamePart {
  readonly oid: string;
  readonly text: string;
}

function clip(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

function namesOf(name: Element): readonly NamePart[] {
  return (itemsOf(name) ?? []).slice(0, 40).flatMap((rdn) =>
    (itemsOf(rdn) ?? []).slice(0, 10).flatMap((part) => {
      const [type, value] = itemsOf(part) ?? [];
      const oid = oidOf(type);
      const text = value === undefined ? null : stringOf(value);
      return oid === null || text === null || text.trim() === ''
        ? []
        : [{ oid, text: clip(text.trim()) }];
    }),
  );
}

/** Common name, organization, unit, country: in this order, what there is of it. */
const SHOWN = [OID.commonName, OID.email, '2.5.4.10', '2.5.4.11', '2.5.4.6'];

function oneLine(names: readonly NamePart[]): string {
  const shown = SHOWN.flatMap((oid) => names.filter((n) => n.oid === oid).slice(0, 2));
  const texts = (shown.length > 0 ? shown : names.slice(0, 3)).map((n) => n.text);
  return clip([...new Set(texts)].join(', ')) || '-';
}

/**
 * What two names are compared by (RFC 5280 §7.1): the kind of string, letter case
 * and blanks do not matter.
 */
function nameKey(name: Element): string {
  const parts = (itemsOf(name) ?? []).map((rdn) =>
    (itemsOf(rdn) ?? [])
      .map((part) => {
        const [type, value] = itemsOf(part) ?? [];
        const text = value === undefined ? null : stringOf(value);
        const said =
          text === null
            ? Buffer.from(value?.raw ?? []).toString('hex')
            : text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
        return `${oidOf(type) ?? '?'}=${said}`;
      })
      .sort()
      .join('+'),
  );
  return parts.join('\n');
}

/** `li@example.com`, and `"li lei"@example.com` (RFC 5321 §4.1.2). */
const MAILBOX = /^(?:[^\s@"]+|"(?:[^"\\]|\\.)+")@[^\s@"]+$/;

/** A mailbox as it can be compared: without blanks around it, and with an `@`. */
function mailbox(address: string | null, place: MailboxPlace): readonly NamedMailbox[] {
  const bare = address?.trim() ?? '';
  return bare.length <= MAX_TEXT && MAILBOX.test(bare) ? [{ address: bare, place }] : [];
}

/** rfc822Name, SmtpUTF8Mailbox (RFC 9598), and the older emailAddress of the subject. */
function mailboxesOf(
  altName: Element | undefined,
  names: readonly NamePart[],
): readonly NamedMailbox[] {
  const found: NamedMailbox[] = [];
  for (const name of (itemsOf(altName) ?? []).slice(0, MAX_MAILBOXES)) {
    if (name.class !== 2) continue;
    if (name.tag === 1) {
      found.push(...mailbox(Buffer.from(octetsOf(name)).toString('utf8'), 'rfc822Name'));
    }
    // otherName: an identifier and its value.
    if (name.tag !== 0 || oidOf(name.children[0]) !== OID.smtpUtf8) continue;
    const value = tagged(name.children, 0)?.children[0];
    if (value !== undefined) found.push(...mailbox(stringOf(value), 'SmtpUTF8Mailbox'));
  }
  for (const { oid, text } of names) {
    if (oid === OID.email) found.push(...mailbox(text, 'subject'));
  }
  const seen = new Set<string>();
  const any = new Set<string>();
  return found
    .filter(({ address, place }) => {
      // Letter case of the local part may matter, that of the domain does not.
      const at = address.lastIndexOf('@');
      const key = address.slice(0, at) + address.slice(at).toLowerCase();
      const folded = key.toLowerCase();
      // The subject only repeats what stands there in another case.
      if (seen.has(key) || (place === 'subject' && any.has(folded))) return false;
      any.add(folded);
      return seen.add(key);
    })
    .slice(0, MAX_MAILBOXES);
}

function publicKeyOf(spki: Element | undefined): PublicKey {
  const algorithm = algorithmOf(itemsOf(spki)?.[0]);
  const oid = algorithm?.oid ?? '?';
  if (oid === '1.2.840.113549.1.1.1' || oid === RSA_PSS) {
    return { type: oid === RSA_PSS ? 'rsa-pss' : 'rsa', bits: modulusBits(spki), curve: null };
  }
  if (oid === '1.2.840.10045.2.1') {
    // A curve that is described in place of being named has no name.
    const curve = oidOf(algorithm?.parameters);
    return { type: 'ec', bits: null, curve: curve === null ? '?' : (CURVES[curve] ?? curve) };
  }
  return { type: KEY_TYPES[oid] ?? oid, bits: null, curve: null };
}

const KEY_TYPES: Readonly<Record<string, string>> = {
  '1.2.840.10040.4.1': 'dsa',
  '1.3.101.112': 'ed25519',
  '1.3.101.113': 'ed448',
  '1.3.101.110': 'x25519',
  '1.3.101.111': 'x448',
};

function modulusBits(spki: Element | undefined): number | null {
  const bits = universal(itemsOf(spki)?.[1], TAG.bits);
  // The first byte of a BIT STRING counts the bits that are not used.
  const read = bits === null ? null : readDer(bits.body.subarray(1));
  const modulus = read?.ok === true ? universal(itemsOf(read.element)?.[0], TAG.integer) : null;
  if (modulus === null) return null;
  const start = modulus.body.findIndex((byte) => byte !== 0);
  if (start < 0) return 0;
  const top = modulus.body[start] as number;
  return (modulus.body.length - start) * 8 - (Math.clz32(top) - 24);
}

function signatureOf(element: Element | undefined): SignatureAlgorithm {
  const algorithm = algorithmOf(element);
  if (algorithm === null) return { name: '?', hash: null };
  if (algorithm.oid !== RSA_PSS) {
    return SIGNATURES[algorithm.oid] ?? { name: algorithm.oid, hash: null };
  }
  const named = tagged(itemsOf(algorithm.parameters) ?? [], 0)?.children[0];
  const hash =
    named === undefined ? 'SHA-1' : (HASHES[algorithmOf(named)?.oid ?? '']?.name ?? null);
  return { name: hash === null ? 'RSA-PSS' : `RSA-PSS with ${hash}`, hash };
}

function usagesOf(element: Element | undefined): readonly KeyUsage[] | null {
  const bits = universal(element, TAG.bits);
  if (bits === null) return null;
  return KEY_USAGES.filter((_, i) => {
    const byte = bits.body[1 + Math.floor(i / 8)] ?? 0;
    return (byte & (0x80 >> (i % 8))) !== 0;
  });
}

function purposesOf(element: Element | undefined): readonly string[] | null {
  const items = itemsOf(element);
  return items === null
    ? null
    : items.slice(0, 40).flatMap((item) => {
        const oid = oidOf(item);
        return oid === null ? [] : [oid];
      });
}

function hexOf(element: Element | undefined): string | null {
  return element === undefined
    ? null
    : Buffer.from(octetsOf(element).subarray(0, 64)).toString('hex');
}

function issuerAtOf(element: Element | undefined): string | null {
  for (const access of (itemsOf(element) ?? []).slice(0, 20)) {
    const [method, location] = itemsOf(access) ?? [];
    if (oidOf(method) !== OID.caIssuers || location?.class !== 2 || location.tag !== 6) continue;
    const url = Buffer.from(octetsOf(location)).toString('latin1');
    if (/^https?:\/\/[\w.:/%~+-]{1,300}$/i.test(url)) return url;
  }
  return null;
}
