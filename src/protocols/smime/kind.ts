/** What a file is that somebody takes for PKCS#12, by its first bytes and its PEM lines. */
import { type Element, itemsOf, numberOf, oidOf, readDer, TAG, universal } from './der.ts';
import { beginsAsPkcs12 } from './pkcs12.ts';

export const FILE_KINDS = [
  'pkcs12',
  'empty',
  /** A certificate and its key in PEM. */
  'pem-both',
  'pem-certificate',
  'pem-key',
  'pem-request',
  'pem-pkcs7',
  'certificate',
  'key',
  'request',
  'pkcs7',
  /** PKCS#12 in base64. */
  'base64',
  /** A certificate or anything else in base64, without the lines of PEM. */
  'base64-other',
  'java-keystore',
  'openssh-key',
  'pgp',
  'putty-key',
  'zip',
  'archive',
  'profile',
  'message',
  'html',
  'pdf',
  'image',
  'text',
  'unknown',
] as const;

export type FileKind = (typeof FILE_KINDS)[number];

/** As much of a file as tells what it is, in bytes. */
const HEAD = 64 * 1024;
const SIGNED = '1.2.840.113549.1.7.2';

export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  if (beginsAsPkcs12(bytes)) return 'pkcs12';
  const hex = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  const magic = MAGIC.find(([start]) => hex.startsWith(start));
  if (magic !== undefined) return magic[1];
  if (bytes[0] === 0x30) return derKind(bytes);
  const text = textOf(bytes);
  return text === null ? 'unknown' : textKind(text);
}

const MAGIC: readonly (readonly [string, FileKind])[] = [
  ['feedfeed', 'java-keystore'],
  ['cececece', 'java-keystore'],
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['526172211a07', 'archive'],
  ['377abcaf271c', 'archive'],
  ['1f8b08', 'archive'],
  ['25504446', 'pdf'],
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['47494638', 'image'],
];

function derKind(bytes: Uint8Array): FileKind {
  const read = readDer(bytes);
  if (!read.ok) return 'unknown';
  const items = itemsOf(read.element) ?? [];
  if (oidOf(items[0]) === SIGNED) return 'pkcs7';
  if (numberOf(items[0]) !== null) return isKey(items) ? 'key' : 'unknown';
  // EncryptedPrivateKeyInfo (RFC 5958 §3): an algorithm and a string of bytes.
  if (items.length === 2 && universal(items[1], TAG.octets) !== null) return 'key';
  if (items.length !== 3 || universal(items[2], TAG.bits) === null) return 'unknown';
  // Of a certificate the serial number comes second, of a request the subject (RFC 2986 §4.1).
  const [inner] = items;
  return itemsOf(inner)?.[0]?.class === 0 &&
    numberOf(itemsOf(inner)?.[0]) === 0 &&
    itemsOf(itemsOf(inner)?.[1]) !== null
    ? 'request'
    : 'certificate';
}

/** A version and an algorithm (PKCS#8), a version and many numbers (RSA), or a version and a string (EC). */
function isKey(items: readonly Element[]): boolean {
  const second = items[1];
  return (
    itemsOf(second) !== null ||
    universal(second, TAG.octets) !== null ||
    (items.length >= 6 && items.every((i) => universal(i, TAG.integer) !== null))
  );
}

/** The text of a file, as UTF-8 or UTF-16; `null` for what is none. */
function textOf(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, HEAD);
  const [first, second] = head;
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const text = new TextDecoder(wide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(
    head,
  );
  let odd = 0;
  for (const letter of text) if (letter < '\t' || letter === '\ufffd') odd++;
  // Some letters may be of another charset.
  return odd * 10 > text.length ? null : text;
}

function textKind(text: string): FileKind {
  const has = (...labels: readonly string[]) =>
    labels.some((label) => text.includes(`-----BEGIN ${label}-----`));
  const key = has('PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY');
  const certificate = has('CERTIFICATE', 'TRUSTED CERTIFICATE', 'X509 CERTIFICATE');
  if (key && certificate) return 'pem-both';
  if (key) return 'pem-key';
  if (certificate) return 'pem-certificate';
  if (has('PKCS7', 'CMS')) return 'pem-pkcs7';
  if (has('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST')) return 'pem-request';
  if (has('OPENSSH PRIVATE KEY') || /^ssh-\w+ /.test(text)) return 'openssh-key';
  if (text.startsWith('PuTTY-User-Key-File')) return 'putty-key';
  if (text.includes('-----BEGIN PGP ')) return 'pgp';
  const bare = text.replace(/^\ufeff/, '').trimStart();
  const base64 = base64Of(bare);
  // In PEM the first line says what it is: a public key, a CRL, …
  if (base64 !== null && !beginsAsPkcs12(base64) && bare.startsWith('-----BEGIN '))
    return 'unknown';
  if (base64 !== null) return beginsAsPkcs12(base64) ? 'base64' : 'base64-other';
  if (/^<(!doctype html|html|head|body)/i.test(bare)) return 'html';
  if (/^<\?xml/.test(bare)) return /<plist/.test(bare) ? 'profile' : 'html';
  if (
    /^[A-Za-z][\w-]{1,40}:[ \t]/.test(bare) &&
    /^(received|from|to|subject|mime-version):/im.test(bare)
  ) {
    return 'message';
  }
  return 'text';
}

/** What stands in base64, where that begins as ASN.1 does. */
function base64Of(text: string): Uint8Array | null {
  const head = text
    .replace(/^-----BEGIN [^-\n]{1,60}-----/, '')
    .slice(0, 400)
    .replace(/\s/g, '');
  if (!/^MI[A-Za-z0-9+/]{30}/.test(head) || /[^A-Za-z0-9+/=]/.test(head.slice(0, 60))) return null;
  return Buffer.from(head.slice(0, 64), 'base64');
}
