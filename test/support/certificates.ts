/**
 * Certificates, good and bad, made by `openssl` once for each process. What they
 * are for is given as DNS names and addresses.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeAtEnd } from './foreground.ts';

export interface KeyAndCertificate {
  /** PEM. */
  readonly key: string;
  /** PEM: the certificate and what a server sends after it. */
  readonly cert: string;
}

export interface Certificates {
  /** PEM of the authority to trust. */
  readonly ca: string;
  /** The file that holds it, for `NODE_EXTRA_CA_CERTS`. */
  readonly caFile: string;
  /** Trusted and in date, with its intermediate. */
  good(names: readonly string[]): KeyAndCertificate;
  /** Ended in 2021. */
  expired(names: readonly string[]): KeyAndCertificate;
  /** Begins in 2097. */
  notYet(names: readonly string[]): KeyAndCertificate;
  selfSigned(names: readonly string[]): KeyAndCertificate;
  /** A good one for `mail.other.example`. */
  wrongName(): KeyAndCertificate;
  withoutIntermediate(names: readonly string[]): KeyAndCertificate;
  /** By an authority that nobody trusts, which is sent with it unless `sent` is `leaf`. */
  untrusted(names: readonly string[], sent?: 'root' | 'leaf'): KeyAndCertificate;
  /** A good one for TLS 1.0, whose clients may know nothing but RSA. */
  rsa(names: readonly string[]): KeyAndCertificate;
}

interface Authority extends KeyAndCertificate {
  /** Of its files. */
  readonly name: string;
}

interface Wanted {
  readonly issuer: Authority;
  readonly from?: string;
  readonly until?: string;
  readonly rsa?: boolean;
}

const VALID = { from: '20200101000000Z', until: '20980101000000Z' };

let made: Certificates | null = null;

/** Throws where `openssl` is missing. */
export function certificates(): Certificates {
  made ??= make();
  return made;
}

function make(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'alimail-doctor-certificates-'));
  removeAtEnd(folder);
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  let count = 0;

  const newKey = (rsa: boolean): string => {
    const file = `${++count}.key`;
    const kind = rsa
      ? ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']
      : ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    openssl('genpkey', ...kind, '-out', file);
    return file;
  };

  /** `ca` and not `x509`: before OpenSSL 3.4 it alone takes both dates. */
  const sign = (options: {
    readonly subject: string;
    readonly extensions: string;
    /** The files' name; `null`: by its own key. */
    readonly issuer: string | null;
    readonly from: string;
    readonly until: string;
    readonly rsa: boolean;
  }): KeyAndCertificate & { readonly name: string } => {
    const key = newKey(options.rsa);
    const name = key.slice(0, -'.key'.length);
    writeFileSync(
      join(folder, `${name}.cnf`),
      `[ca]
default_ca = own
[own]
database = ${name}.db
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = empty
[empty]
[extensions]
${options.extensions}
`,
    );
    writeFileSync(join(folder, `${name}.db`), '');
    const config = ['-config', `${name}.cnf`];
    const request = ['-new', '-key', key, '-subj', `/CN=${options.subject}`, '-utf8'];
    openssl('req', ...config, ...request, '-out', `${name}.csr`);
    openssl(
      ...['ca', '-batch', '-notext', ...config, '-extensions', 'extensions'],
      ...['-startdate', options.from, '-enddate', options.until],
      ...['-in', `${name}.csr`, '-out', `${name}.pem`],
      ...(options.issuer === null
        ? ['-selfsign', '-keyfile', key]
        : ['-cert', `${options.issuer}.pem`, '-keyfile', `${options.issuer}.key`]),
    );
    return { name, key: read(key), cert: read(`${name}.pem`) };
  };

  const authority = (subject: string, issuer: string | null): Authority =>
    sign({
      ...VALID,
      subject,
      issuer,
      rsa: false,
      extensions: `basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash`,
    });

  const leaf = (names: readonly string[], wanted: Wanted | null): KeyAndCertificate =>
    sign({
      subject: (names[0] ?? 'nobody').slice(0, 64),
      issuer: wanted?.issuer.name ?? null,
      from: wanted?.from ?? VALID.from,
      until: wanted?.until ?? VALID.until,
      rsa: wanted?.rsa === true,
      extensions: `basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth
subjectAltName = ${names.map((name) => `${isIP(name) > 0 ? 'IP' : 'DNS'}:${name}`).join(', ')}`,
    });

  const root = authority('Test Root', null);
  const intermediate = authority('Test Intermediate', root.name);
  const other = authority('Unknown Root', null);
  const whole = (wanted: Omit<Wanted, 'issuer'>) => (names: readonly string[]) => {
    const { key, cert } = leaf(names, { ...wanted, issuer: intermediate });
    return { key, cert: cert + intermediate.cert };
  };
  const good = cached(whole({}));

  return {
    ca: root.cert,
    caFile: join(folder, `${root.name}.pem`),
    good,
    expired: cached(whole({ until: '20210101000000Z' })),
    notYet: cached(whole({ from: '20970101000000Z' })),
    selfSigned: cached((names) => leaf(names, null)),
    wrongName: () => good(['mail.other.example']),
    withoutIntermediate: cached((names) => leaf(names, { issuer: intermediate })),
    untrusted: cached((names, sent) => {
      const { key, cert } = leaf(names, { issuer: other });
      return { key, cert: sent === 'leaf' ? cert : cert + other.cert };
    }),
    rsa: cached(whole({ rsa: true })),
  };
}

type Make = (names: readonly string[], sent?: 'root' | 'leaf') => KeyAndCertificate;

function cached(makeOne: Make): Make {
  const known = new Map<string, KeyAndCertificate>();
  return (names, sent) => {
    const name = [sent ?? '', ...names].join(' ');
    let one = known.get(name);
    if (one === undefined) {
      one = makeOne(names, sent);
      known.set(name, one);
    }
    return one;
  };
}
