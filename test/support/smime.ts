/** Certificates and PKCS#12 files of any kind, good and bad, written byte by byte. */
import {
  createCipheriv,
  createHash,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  pbkdf2Sync,
  sign,
} from 'node:crypto';
import { KEY_USAGES, type KeyUsage } from '../../src/protocols/smime/certificate.ts';
import { derivePkcs12, newWork } from '../../src/protocols/smime/derive.ts';

// ------------------------------------------------------------------------------ DER

export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const length: number[] = [];
  for (let left = body.length; left > 0; left = Math.floor(left / 256)) length.unshift(left % 256);
  const head = body.length < 128 ? [body.length] : [0x80 | length.length, ...length];
  return Buffer.concat([Buffer.from([tag, ...head]), body]);
}

export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]) => der(0x31, ...parts);
export const octets = (bytes: Uint8Array) => der(0x04, bytes);
export const bits = (bytes: Uint8Array, unused = 0) => der(0x03, Buffer.from([unused]), bytes);
export const explicit = (tag: number, ...parts: readonly Uint8Array[]) => der(0xa0 | tag, ...parts);
export const utf8 = (text: string) => der(0x0c, Buffer.from(text, 'utf8'));
export const NULL = der(0x05);

export function integer(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256);
  if (bytes.length === 0 || (bytes[0] as number) >= 128) bytes.unshift(0);
  return der(0x02, Buffer.from(bytes));
}

export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const out = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      out.unshift((left % 128) | 128);
    }
    return out;
  });
  return der(0x06, Buffer.from(bytes));
}

function time(iso: string): Buffer {
  const digits = `${iso.replace(/[-:T]/g, '').slice(0, 14)}Z`;
  const year = Number(digits.slice(0, 4));
  return year >= 1950 && year < 2050
    ? der(0x17, Buffer.from(digits.slice(2)))
    : der(0x18, Buffer.from(digits));
}

// ------------------------------------------------------------------------------ certificates

export interface MadeCertificate {
  readonly der: Buffer;
  readonly pem: string;
  readonly key: KeyObject;
  readonly subject: Buffer;
}

export interface CertificateOptions {
  readonly name: string;
  readonly organization?: string;
  /** emailAddress of the subject. */
  readonly email?: string;
  readonly mailboxes?: readonly string[];
  readonly utf8Mailboxes?: readonly string[];
  readonly key: KeyObject;
  /** Itself when left out. */
  readonly issuer?: MadeCertificate;
  /** Signs in place of the issuer’s own key. */
  readonly signer?: KeyObject;
  readonly from?: string;
  readonly to?: string;
  readonly ca?: boolean;
  readonly pathLength?: number;
  readonly usages?: readonly KeyUsage[];
  readonly purposes?: readonly string[];
  readonly hash?: 'md5' | 'sha1' | 'sha256';
  readonly issuerAt?: string;
}

export const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';
export const NOW = '2026-11-21T02:00:00Z';

const SIGNATURE: Readonly<Record<string, string>> = {
  'rsa md5': '1.2.840.113549.1.1.4',
  'rsa sha1': '1.2.840.113549.1.1.5',
  'rsa sha256': '1.2.840.113549.1.1.11',
  'ec sha1': '1.2.840.10045.4.1',
  'ec sha256': '1.2.840.10045.4.3.2',
};

let count = 0;

export function makeCertificate(options: CertificateOptions): MadeCertificate {
  const { key, issuer, hash = 'sha256' } = options;
  const part = (type: string, value: Buffer) => set(sequence(oid(type), value));
  const subject = sequence(
    ...(options.organization === undefined ? [] : [part('2.5.4.10', utf8(options.organization))]),
    ...(options.name === '' ? [] : [part('2.5.4.3', utf8(options.name))]),
    ...(options.email === undefined
      ? []
      : [part('1.2.840.113549.1.9.1', der(0x16, Buffer.from(options.email)))]),
  );
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const signer = options.signer ?? issuer?.key ?? key;
  const type = signer.asymmetricKeyType ?? '';
  const edwards = type === 'ed25519';
  const algorithm = edwards
    ? sequence(oid('1.3.101.112'))
    : type === 'rsa'
      ? sequence(oid(SIGNATURE[`rsa ${hash}`] as string), NULL)
      : sequence(oid(SIGNATURE[`ec ${hash}`] as string));
  const extension = (id: string, value: Buffer, critical = false) =>
    sequence(oid(id), ...(critical ? [der(0x01, Buffer.from([255]))] : []), octets(value));
  const idOf = (of: Buffer) => createHash('sha1').update(of).digest();
  const names = [
    ...(options.mailboxes ?? []).map((m) => der(0x81, Buffer.from(m, 'utf8'))),
    ...(options.utf8Mailboxes ?? []).map((m) =>
      der(0xa0, oid('1.3.6.1.5.5.7.8.9'), explicit(0, utf8(m))),
    ),
  ];
  const usageBits = [0, 0];
  for (const usage of options.usages ?? []) {
    const at = KEY_USAGES.indexOf(usage);
    usageBits[at >> 3] = (usageBits[at >> 3] as number) | (0x80 >> (at & 7));
  }
  const extensions = [
    ...(options.ca === undefined
      ? []
      : [
          extension(
            '2.5.29.19',
            sequence(
              ...(options.ca ? [der(0x01, Buffer.from([255]))] : []),
              ...(options.pathLength === undefined ? [] : [integer(options.pathLength)]),
            ),
            true,
          ),
        ]),
    ...(options.usages === undefined
      ? []
      : [extension('2.5.29.15', bits(Buffer.from(usageBits)), true)]),
    ...(options.purposes === undefined
      ? []
      : [extension('2.5.29.37', sequence(...options.purposes.map(oid)))]),
    ...(names.length === 0 ? [] : [extension('2.5.29.17', sequence(...names))]),
    extension('2.5.29.14', octets(idOf(spki))),
    ...(issuer === undefined
      ? []
      : [
          extension(
            '2.5.29.35',
            sequence(
              der(0x80, idOf(createPublicKey(issuer.key).export({ format: 'der', type: 'spki' }))),
            ),
          ),
        ]),
    ...(options.issuerAt === undefined
      ? []
      : [
          extension(
            '1.3.6.1.5.5.7.1.1',
            sequence(sequence(oid('1.3.6.1.5.5.7.48.2'), der(0x86, Buffer.from(options.issuerAt)))),
          ),
        ]),
  ];
  const body = sequence(
    explicit(0, integer(2)),
    integer(0x1000 + ++count),
    algorithm,
    issuer?.subject ?? subject,
    sequence(
      time(options.from ?? '2026-01-01T00:00:00'),
      time(options.to ?? '2028-01-01T00:00:00'),
    ),
    subject,
    spki,
    explicit(3, sequence(...extensions)),
  );
  const signature = sign(edwards ? null : hash, body, signer);
  const bytes = sequence(body, algorithm, bits(signature));
  return { der: bytes, pem: pemOf('CERTIFICATE', bytes), key, subject };
}

export function pemOf(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** Keys by name, each made once: they take time. */
const keys = new Map<string, KeyObject>();

/** `rsa:2048`, `ec:P-256`, `ed25519`; a further word makes another of the kind. */
export function keyNamed(name: string): KeyObject {
  let key = keys.get(name);
  if (key === undefined) {
    const [kind = '', detail = ''] = (name.split(' ')[0] ?? '').split(':');
    key =
      kind === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: Number(detail) }).privateKey
        : kind === 'ec'
          ? generateKeyPairSync('ec', { namedCurve: detail }).privateKey
          : generateKeyPairSync('ed25519').privateKey;
    keys.set(name, key);
  }
  return key;
}

/** A root, an intermediate and what a person has by them. */
export function authority() {
  const root = makeCertificate({
    name: 'Office Test Root',
    organization: 'Office Test CA',
    key: keyNamed('ec:P-256 root'),
    ca: true,
    usages: ['keyCertSign', 'cRLSign'],
    from: '2020-01-01T00:00:00',
    to: '2045-01-01T00:00:00',
  });
  const intermediate = makeCertificate({
    name: 'Office Test Mail CA',
    organization: 'Office Test CA',
    key: keyNamed('ec:P-256 intermediate'),
    issuer: root,
    ca: true,
    pathLength: 0,
    usages: ['keyCertSign', 'cRLSign'],
    from: '2022-01-01T00:00:00',
    to: '2040-01-01T00:00:00',
  });
  return { root, intermediate };
}

export const RSA_USAGES: readonly KeyUsage[] = ['digitalSignature', 'keyEncipherment'];
export const EC_USAGES: readonly KeyUsage[] = ['digitalSignature', 'keyAgreement'];

/** What a person has that is in order, but for what is said otherwise. */
export function person(
  issuer: MadeCertificate | undefined,
  over: Partial<CertificateOptions> = {},
): MadeCertificate {
  return makeCertificate({
    name: 'Li Lei',
    mailboxes: ['li@office.example'],
    key: keyNamed('rsa:2048'),
    ...(issuer === undefined ? {} : { issuer }),
    ca: false,
    usages: RSA_USAGES,
    purposes: [EMAIL_PROTECTION],
    ...over,
  });
}

// ------------------------------------------------------------------------------ PKCS#12

export interface Pkcs12Options {
  readonly keys?: readonly KeyObject[] | undefined;
  readonly certificates?: readonly Uint8Array[] | undefined;
  readonly password?: string;
  readonly mac?: 'sha1' | 'sha256' | 'pbmac1' | null;
  /** Of the certificates; keys as well. */
  readonly encryption?: 'aes' | 'none';
  /** A password of its own for keys. */
  readonly keyPassword?: string;
  readonly iterations?: number;
  /** What is written in place of the iterations that were done. */
  readonly claimed?: number;
  /** Iterations that the MAC claims. */
  readonly macClaimed?: number;
  /** How often safes are put into safes. */
  readonly nested?: number;
  readonly bags?: readonly Buffer[];
}

const DATA = '1.2.840.113549.1.7.1';
const SALT = Buffer.from('0123456789abcdef', 'hex');

export function wide(text: string): Buffer {
  return Buffer.from(`${text}\0`, 'utf16le').swap16();
}

export function makePkcs12(options: Pkcs12Options): Buffer {
  const { password = '', iterations = 2048, mac = 'sha256', encryption = 'aes' } = options;
  const claimed = options.claimed ?? iterations;
  const pbes2 = (data: Buffer, secret: string) => {
    const key = pbkdf2Sync(secret, SALT, iterations, 32, 'sha256');
    const iv = Buffer.alloc(16, 7);
    const cipher = createCipheriv('aes-256-cbc', key, iv);
    const algorithm = sequence(
      oid('1.2.840.113549.1.5.13'),
      sequence(
        sequence(
          oid('1.2.840.113549.1.5.12'),
          sequence(octets(SALT), integer(claimed), sequence(oid('1.2.840.113549.2.9'), NULL)),
        ),
        sequence(oid('2.16.840.1.101.3.4.1.42'), octets(iv)),
      ),
    );
    return { algorithm, data: Buffer.concat([cipher.update(data), cipher.final()]) };
  };
  const bag = (type: number, value: Buffer, id?: number) =>
    sequence(
      oid(`1.2.840.113549.1.12.10.1.${type}`),
      explicit(0, value),
      ...(id === undefined
        ? []
        : [set(sequence(oid('1.2.840.113549.1.9.21'), set(octets(Buffer.from([id])))))]),
    );
  const certBags = (options.certificates ?? []).map((bytes, i) =>
    bag(
      3,
      sequence(oid('1.2.840.113549.1.9.22.1'), explicit(0, octets(bytes))),
      i < (options.keys?.length ?? 0) ? i : undefined,
    ),
  );
  const keyBags = (options.keys ?? []).map((key, i) => {
    const pkcs8 = key.export({ format: 'der', type: 'pkcs8' });
    if (encryption === 'none') return bag(1, pkcs8, i);
    const { algorithm, data } = pbes2(pkcs8, options.keyPassword ?? password);
    return bag(2, sequence(algorithm, octets(data)), i);
  });
  const plain = (bags: readonly Buffer[]) => {
    let inner = bags;
    for (let i = 0; i < (options.nested ?? 0); i++) inner = [bag(6, sequence(...inner))];
    return sequence(oid(DATA), explicit(0, octets(sequence(...inner))));
  };
  const encrypted = (bags: readonly Buffer[]) => {
    const { algorithm, data } = pbes2(sequence(...bags), password);
    return sequence(
      oid('1.2.840.113549.1.7.6'),
      explicit(0, sequence(integer(0), sequence(oid(DATA), algorithm, der(0x80, data)))),
    );
  };
  const all = [...keyBags, ...(options.bags ?? [])];
  const content = sequence(
    ...(certBags.length === 0 ? [] : [(encryption === 'none' ? plain : encrypted)(certBags)]),
    ...(all.length === 0 ? [] : [plain(all)]),
  );
  return sequence(
    integer(3),
    sequence(oid(DATA), explicit(0, octets(content))),
    ...(mac === null ? [] : [macOf(content, mac, password, iterations, options.macClaimed)]),
  );
}

const DIGEST = { sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1' };

function macOf(
  content: Buffer,
  mac: 'sha1' | 'sha256' | 'pbmac1',
  password: string,
  iterations: number,
  claimed = iterations,
): Buffer {
  if (mac === 'pbmac1') {
    const key = pbkdf2Sync(password, SALT, iterations, 32, 'sha256');
    const digest = createHmac('sha256', key).update(content).digest();
    const algorithm = sequence(
      oid('1.2.840.113549.1.5.14'),
      sequence(
        sequence(
          oid('1.2.840.113549.1.5.12'),
          sequence(
            octets(SALT),
            integer(claimed),
            integer(32),
            sequence(oid('1.2.840.113549.2.9'), NULL),
          ),
        ),
        sequence(oid('1.2.840.113549.2.9'), NULL),
      ),
    );
    return sequence(
      sequence(algorithm, octets(digest)),
      octets(Buffer.from('NOT USED')),
      integer(1),
    );
  }
  const hash = { id: mac, name: mac };
  const size = mac === 'sha1' ? 20 : 32;
  const key = derivePkcs12(wide(password), SALT, iterations, 3, size, hash, newWork());
  const digest = createHmac(mac, key).update(content).digest();
  return sequence(
    sequence(sequence(oid(DIGEST[mac]), NULL), octets(digest)),
    octets(SALT),
    integer(claimed),
  );
}

export function pkcs8Pem(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }) as string;
}
