/**
 * Writes the certificate files below fixtures/smime. Their keys are made anew in every
 * run, so it is run only where a file is added or changed; then `npm run fixtures`.
 *
 *     node scripts/smime-fixtures.ts            all of them
 *     node scripts/smime-fixtures.ts weak-key   those of one check
 *
 * Certificates are written byte by byte (test/support/smime.ts); they are packed by
 * `openssl`, and by `keytool` where it is there, so that other programs' files are read.
 */
import { execFileSync } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../test/support/files.ts';
import {
  authority,
  EC_USAGES,
  keyNamed,
  type MadeCertificate,
  makeCertificate,
  makePkcs12,
  person,
  pkcs8Pem,
  sequence,
} from '../test/support/smime.ts';

const PASSWORD = 'correct-horse-16';
const only = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'smime-fixtures-'));

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}

interface Packed {
  readonly key?: KeyObject | null;
  readonly certificate?: MadeCertificate;
  readonly chain?: readonly MadeCertificate[];
  readonly password?: string;
  readonly options?: readonly string[];
}

/** Packs with `openssl`, as people do. */
function pack(packed: Packed): Buffer {
  const { certificate, chain = [], password = PASSWORD, options = [] } = packed;
  const key = packed.key === undefined ? certificate?.key : packed.key;
  const certificates = [...(certificate === undefined ? [] : [certificate]), ...chain];
  writeFileSync(join(folder, 'certificates.pem'), certificates.map((c) => c.pem).join(''));
  if (key !== undefined && key !== null) writeFileSync(join(folder, 'key.pem'), pkcs8Pem(key));
  openssl(
    ...['pkcs12', '-export', '-out', 'out.p12', '-passout', `pass:${password}`],
    ...['-in', 'certificates.pem'],
    ...(key === undefined || key === null ? ['-nokeys'] : ['-inkey', 'key.pem']),
    ...options,
  );
  return readFileSync(join(folder, 'out.p12'));
}

interface Written {
  readonly password?: string | null;
  readonly run?: string;
  readonly now?: string;
  readonly pad?: number;
}

/** Writes a fixture; the password is that of the file unless another one is given, `null` for none. */
function write(name: string, bytes: Uint8Array, written: Written = {}): void {
  const { password = PASSWORD, run, now, pad } = written;
  const [check = ''] = name.split('/');
  if (only !== undefined && only !== check) return;
  const path = `${ROOT}fixtures/smime/${name}`;
  mkdirSync(path.replace(/[^/]+$/, ''), { recursive: true });
  writeFileSync(`${path}.p12`, bytes);
  const lines = [
    ...(run === undefined ? [] : [`; run: check-smime ${run}`]),
    ...(password === null ? [] : [`; password: ${password}`]),
    ...(now === undefined ? [] : [`; now: ${now}`]),
    ...(pad === undefined ? [] : [`; pad: ${pad}`]),
  ];
  if (lines.length > 0) writeFileSync(`${path}.run`, `${lines.join('\n')}\n`);
  else rmSync(`${path}.run`, { force: true });
}

const { root, intermediate } = authority();
const chain = [intermediate, root];
const li = person(intermediate);
const good = pack({ certificate: li, chain });
const own = (over: Parameters<typeof person>[1], issuer = intermediate) =>
  pack({ certificate: person(issuer, over), chain });
const ADDRESS = 'mail.p12 --address li@office.example';

// What is locked is not known.
for (const check of [
  'ca-certificate',
  'cannot-encrypt',
  'cannot-sign',
  'chain-broken',
  'chain-incomplete',
  'expired',
  'expires-soon',
  'key-mismatch',
  'legacy-encryption',
  'no-certificate',
  'no-email-usage',
  'no-key',
  'no-mailbox',
  'not-yet-valid',
  'self-signed',
  'several-certificates',
  'unprotected',
  'unusual-container',
  'weak-key',
  'weak-signature',
  'wrong-mailbox',
  'wrong-password',
]) {
  write(`${check}/unknown-locked`, good, { password: null });
}

// The file.
write('too-large/no', good);
write('too-large/yes', good, { pad: 150_000 });
write('too-large/not-read', good, { pad: 2_000_000 });
write('wrong-extension/yes', good, { run: 'mail.cer' });
write('wrong-extension/no-pfx', good, { run: 'mail.PFX' });
write('wrong-extension/no-stdin', good, { run: '-' });

const pem = `${pkcs8Pem(li.key)}${li.pem}`;
writeFileSync(join(folder, 'chain.pem'), li.pem + intermediate.pem);
openssl('crl2pkcs7', '-nocrl', '-certfile', 'chain.pem', '-outform', 'DER', '-out', 'bundle.p7b');
openssl('crl2pkcs7', '-nocrl', '-certfile', 'chain.pem', '-out', 'bundle.pem');
writeFileSync(join(folder, 'key.pem'), pkcs8Pem(li.key));
openssl('req', '-new', '-key', 'key.pem', '-subj', '/CN=Li Lei', '-out', 'request.pem');
const foreign: Readonly<Record<string, Uint8Array | string>> = {
  'yes-empty': '',
  'yes-certificate': li.der,
  'yes-pem-certificate': li.pem,
  'yes-pem-key': pkcs8Pem(li.key),
  'yes-pem-both': pem,
  'yes-pem-request': readFileSync(join(folder, 'request.pem')),
  'yes-pkcs7': readFileSync(join(folder, 'bundle.p7b')),
  'yes-pem-pkcs7': readFileSync(join(folder, 'bundle.pem')),
  'yes-key': li.key.export({ format: 'der', type: 'pkcs8' }),
  'yes-base64': good.toString('base64').replace(/.{76}/g, '$&\n'),
  'yes-java-keystore': Buffer.from(`feedfeed0000000200000000${'00'.repeat(20)}`, 'hex'),
  'yes-zip': Buffer.from('504b03040a00000000000000', 'hex'),
  'yes-html': '<!DOCTYPE html>\n<html><body>Please log in again.</body></html>\n',
  'yes-text': 'The password of your certificate is on its way.\n',
  'yes-unknown': Buffer.from('00ff10fe20fd30fc40fb50fa', 'hex'),
};
for (const [name, bytes] of Object.entries(foreign)) {
  write(`not-pkcs12/${name}`, Buffer.from(bytes as string), { password: null });
}
write('not-pkcs12/no', good);

write('damaged/no', good);
write('damaged/yes-truncated', good.subarray(0, 1800));
write(
  'damaged/yes-edited',
  Buffer.concat([good.subarray(0, 30), Buffer.alloc(40, 0xff), good.subarray(70)]),
);
write(
  'damaged/yes-two-passwords',
  makePkcs12({
    keys: [li.key],
    certificates: [li.der, intermediate.der],
    password: PASSWORD,
    keyPassword: 'another',
  }),
);
// More elements than are read.
write(
  'damaged/unknown-limit',
  makePkcs12({
    certificates: [li.der],
    password: PASSWORD,
    encryption: 'none',
    bags: Array.from({ length: 300 }, () => sequence()),
  }),
);

// The password.
write('wrong-password/no', good);
write('wrong-password/yes', good, { password: 'correct-horse-17' });
write('wrong-password/yes-without-mac', pack({ certificate: li, chain, options: ['-nomac'] }), {
  password: 'correct-horse-17',
});
write('wrong-password/yes-empty', pack({ certificate: li, chain, password: '' }));
write('wrong-password/no-chinese', pack({ certificate: li, chain, password: '邮件证书密码' }), {
  password: '邮件证书密码',
});
write(
  'wrong-password/no-600000-iterations',
  pack({ certificate: li, chain, options: ['-iter', '600000'] }),
);
write(
  'wrong-password/no-pbmac1',
  makePkcs12({
    keys: [li.key],
    certificates: [li.der, intermediate.der],
    password: PASSWORD,
    mac: 'pbmac1',
  }),
);
write(
  'wrong-password/unknown-iterations',
  makePkcs12({
    keys: [li.key],
    certificates: [li.der],
    password: PASSWORD,
    macClaimed: 2_000_000_000,
  }),
);
try {
  pack({ certificate: li, chain });
  rmSync(join(folder, 'java.p12'), { force: true });
  execFileSync(
    'keytool',
    ['-importkeystore', '-noprompt', '-srckeystore', 'out.p12', '-srcstoretype', 'PKCS12']
      .concat(['-srcstorepass', PASSWORD, '-destkeystore', 'java.p12'])
      .concat(['-deststoretype', 'PKCS12', '-deststorepass', PASSWORD]),
    { cwd: folder, stdio: 'ignore' },
  );
  write('wrong-password/no-java', readFileSync(join(folder, 'java.p12')));
} catch {
  console.error('keytool cannot be run: fixtures/smime/wrong-password/no-java.p12 stays as it is');
}

write('unprotected/no', good);
write('unprotected/yes-empty', pack({ certificate: li, chain, password: '' }), { password: null });
write(
  'unprotected/yes-in-the-clear',
  pack({ certificate: li, chain, options: ['-keypbe', 'NONE', '-certpbe', 'NONE'] }),
);

write('legacy-encryption/no', good);
write('legacy-encryption/yes-rc2', pack({ certificate: li, chain, options: ['-legacy'] }));
write(
  'legacy-encryption/yes-3des',
  pack({
    certificate: li,
    chain,
    options: ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
  }),
);

write('unusual-container/no', good);
write('unusual-container/yes-without-mac', pack({ certificate: li, chain, options: ['-nomac'] }));
write(
  'unusual-container/yes-pbmac1',
  makePkcs12({
    keys: [li.key],
    certificates: [li.der, intermediate.der],
    password: PASSWORD,
    mac: 'pbmac1',
  }),
);
write(
  'unusual-container/yes-iterations',
  makePkcs12({ keys: [li.key], certificates: [li.der], password: PASSWORD, claimed: 90_000_000 }),
);

// What is in it.
write('no-key/no', good);
write('no-key/yes', pack({ key: null, certificate: li, chain }));
write('no-certificate/no', good);
write('no-certificate/yes', makePkcs12({ keys: [li.key], password: PASSWORD }));
write('no-certificate/yes-nothing', makePkcs12({ password: PASSWORD }));
write(
  'no-certificate/unknown-garbled',
  makePkcs12({
    keys: [li.key],
    certificates: [sequence(Buffer.from('0500', 'hex'))],
    password: PASSWORD,
  }),
);
write('key-mismatch/no', good);
write(
  'key-mismatch/yes',
  makePkcs12({
    keys: [keyNamed('rsa:2048 older')],
    certificates: [li.der, intermediate.der],
    password: PASSWORD,
  }),
);
const last = person(intermediate, {
  key: keyNamed('rsa:2048 last'),
  from: '2024-01-01T00:00:00',
  to: '2026-01-01T00:00:00',
});
write('several-certificates/no', good);
write(
  'several-certificates/yes',
  makePkcs12({
    keys: [last.key, li.key],
    certificates: [last.der, li.der, intermediate.der, root.der],
    password: PASSWORD,
  }),
);

// Mailboxes.
write('wrong-mailbox/not-asked', good);
write('wrong-mailbox/no', good, { run: ADDRESS });
write('wrong-mailbox/no-case', own({ mailboxes: ['Li@Office.Example'] }), { run: ADDRESS });
write('wrong-mailbox/yes', own({ mailboxes: ['wang@office.example', 'sales@office.example'] }), {
  run: ADDRESS,
});
write('wrong-mailbox/no-idn', own({ mailboxes: ['li@xn--fiqs8s.example'] }), {
  run: 'mail.p12 --address li@中国.example',
});
write(
  'wrong-mailbox/no-utf8-mailbox',
  own({ mailboxes: [], utf8Mailboxes: ['李雷@中国.example'] }),
  {
    run: 'mail.p12 --address 李雷@xn--fiqs8s.example',
  },
);
write(
  'wrong-mailbox/yes-utf8-mailbox',
  own({ mailboxes: [], utf8Mailboxes: ['李雷@中国.example'] }),
  {
    run: ADDRESS,
  },
);
write('no-mailbox/no', good);
write('no-mailbox/no-subject', own({ mailboxes: [], email: 'li@office.example' }), {
  run: ADDRESS,
});
write('no-mailbox/yes', own({ mailboxes: [], name: 'www.office.example' }), { run: ADDRESS });

// Dates.
const dates = own({ from: '2026-02-01T00:00:00', to: '2027-02-01T00:00:00' });
write('expired/no', dates, { now: '2027-01-31T23:59:59Z' });
write('expired/yes', dates, { now: '2027-02-01T00:00:01Z' });
write('not-yet-valid/no', dates, { now: '2026-02-01T00:00:01Z' });
write('not-yet-valid/yes', dates, { now: '2026-01-31T23:00:00Z' });
write('expires-soon/no', dates, { now: '2027-01-01T00:00:00Z' });
write('expires-soon/yes', dates, { now: '2027-01-03T00:00:00Z' });
write('expires-soon/no-over', dates, { now: '2027-03-01T00:00:00Z' });

// Usages.
write('no-email-usage/no', good);
write('no-email-usage/no-any', own({ purposes: ['2.5.29.37.0'] }));
write('no-email-usage/yes', own({ purposes: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'] }));
write('cannot-sign/no', good);
write('cannot-sign/no-non-repudiation', own({ usages: ['nonRepudiation', 'keyEncipherment'] }));
write('cannot-sign/yes', own({ usages: ['keyEncipherment'] }));
const signing = person(intermediate, { usages: ['digitalSignature'] });
const encrypting = person(intermediate, {
  usages: ['keyEncipherment'],
  key: keyNamed('rsa:2048 encrypting'),
});
const both = makePkcs12({
  keys: [signing.key, encrypting.key],
  certificates: [signing.der, encrypting.der, intermediate.der, root.der],
  password: PASSWORD,
});
write('cannot-sign/no-two-certificates', both);
write('cannot-encrypt/no', good);
write('cannot-encrypt/no-two-certificates', both);
write('cannot-encrypt/no-ec', own({ key: keyNamed('ec:P-256'), usages: EC_USAGES }));
write('cannot-encrypt/yes', own({ usages: ['digitalSignature', 'nonRepudiation'] }));
write(
  'cannot-encrypt/yes-ec',
  own({ key: keyNamed('ec:P-256'), usages: ['digitalSignature', 'keyEncipherment'] }),
);

// Trust.
write('ca-certificate/no', good);
write('ca-certificate/yes', pack({ certificate: intermediate, chain: [root] }));
write('ca-certificate/yes-self-signed', pack({ certificate: person(undefined, { ca: true }) }));
write('self-signed/no', good);
write('self-signed/yes', pack({ certificate: person(undefined) }));
write('chain-incomplete/no', good);
write('chain-incomplete/no-root', pack({ certificate: li, chain: [intermediate] }));
write(
  'chain-incomplete/yes',
  pack({ certificate: person(intermediate, { issuerAt: 'http://ca.example/mail-ca.cer' }) }),
);
write('chain-incomplete/yes-nowhere', pack({ certificate: li }));
write('chain-broken/no', good);
write('chain-broken/yes-forged', own({ signer: keyNamed('ec:P-256 stranger') }));
const old = makeCertificate({
  name: 'Office Test Mail CA',
  organization: 'Office Test CA',
  key: keyNamed('ec:P-256 intermediate'),
  issuer: root,
  ca: true,
  usages: ['keyCertSign', 'cRLSign'],
  from: '2020-01-01T00:00:00',
  to: '2026-06-01T00:00:00',
});
write('chain-broken/yes-expired', pack({ certificate: li, chain: [old, root] }));
const colleague = person(intermediate, { name: 'Wang', mailboxes: ['wang@office.example'] });
write(
  'chain-broken/yes-no-authority',
  pack({
    certificate: person(colleague, { key: keyNamed('rsa:2048 last') }),
    chain: [colleague, ...chain],
  }),
);

// Strength.
write('weak-key/no', good);
write('weak-key/no-ec', own({ key: keyNamed('ec:P-384'), usages: EC_USAGES }));
write('weak-key/yes', own({ key: keyNamed('rsa:1024') }));
write('weak-key/yes-curve', own({ key: keyNamed('ec:secp256k1'), usages: EC_USAGES }));
write('weak-key/yes-ed25519', own({ key: keyNamed('ed25519'), usages: ['digitalSignature'] }));
write('weak-signature/no', good);
const rsaRoot = makeCertificate({
  name: 'Old Test Root',
  key: keyNamed('rsa:2048 root'),
  ca: true,
  usages: ['keyCertSign'],
  hash: 'sha1',
  from: '2010-01-01T00:00:00',
  to: '2040-01-01T00:00:00',
});
const by = (hash: 'md5' | 'sha1' | 'sha256') =>
  pack({ certificate: person(rsaRoot, { hash }), chain: [rsaRoot] });
write('weak-signature/no-root', by('sha256'));
write('weak-signature/yes', by('md5'));
write('weak-signature/yes-sha1', by('sha1'));

rmSync(folder, { recursive: true });
