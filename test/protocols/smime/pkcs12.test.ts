import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { itemsOf, octetsOf, readDer } from '../../../src/protocols/smime/der.ts';
import {
  derivePbkdf2,
  derivePkcs12,
  deriveScrypt,
  MAX_ITERATIONS,
  newWork,
  WorkLimit,
} from '../../../src/protocols/smime/derive.ts';
import {
  type Container,
  openContainer,
  readContainer,
} from '../../../src/protocols/smime/pkcs12.ts';
import { rc2, rc4 } from '../../../src/protocols/smime/rc.ts';
import { cpuMs } from '../../support/cpu.ts';
import { ROOT } from '../../support/files.ts';
import {
  authority,
  keyNamed,
  makePkcs12,
  octets,
  type Pkcs12Options,
  person,
  sequence,
} from '../../support/smime.ts';

const { intermediate } = authority();
const li = person(intermediate);
const PASSWORD = 'correct-horse-16';

function containerOf(bytes: Uint8Array): Container {
  const read = readContainer(bytes);
  if (read.kind !== 'pkcs12') throw new Error(read.kind);
  return read.container;
}

const made = (options: Pkcs12Options = {}) =>
  makePkcs12({ keys: [li.key], certificates: [li.der], password: PASSWORD, ...options });

const open = (options: Pkcs12Options, password: string | null = PASSWORD) =>
  openContainer(containerOf(made(options)), password);

describe('a file', () => {
  it.each([
    { mac: 'sha1' },
    { mac: 'sha256' },
    { mac: 'pbmac1' },
    { mac: null },
    { nested: 2 },
  ] as const)('opens with its password: %j', async (options) => {
    const opening = await open(options);
    expect(opening.state).toBe('opened');
    if (opening.state !== 'opened') return;
    expect(opening.contents.keys).toHaveLength(1);
    expect(opening.contents.certificates.map((c) => Buffer.from(c.der))).toEqual([li.der]);
    expect((await open(options, 'wrong')).state).toBe('wrong-password');
    expect((await open(options, null)).state).toBe('needs-password');
  });

  it('without any encryption opens with anything, and says that the key is bare', async () => {
    const opening = await open({ encryption: 'none', mac: null }, 'whatever');
    expect(opening).toMatchObject({ state: 'opened', contents: { bareKey: true } });
  });

  it('opens with an empty password, and a wrong one is told that', async () => {
    expect(await open({ password: '' }, null)).toMatchObject({ state: 'opened', empty: true });
    expect(await open({ password: '' }, 'wrong')).toEqual({
      state: 'wrong-password',
      empty: true,
    });
  });

  it.each(['邮件证书密码', 'Größe', 'пароль', '\u{1f511}key', 'a'.repeat(300)])(
    'opens with %j',
    async (password) => {
      expect(await open({ password }, password)).toMatchObject({ state: 'opened', odd: false });
    },
  );

  it('opens with lengths left open and its content in pieces, as NSS and macOS write it', async () => {
    const read = readDer(made());
    if (!read.ok) throw new Error(read.problem);
    const [version, authSafe, mac] = itemsOf(read.element) ?? [];
    const [type, wrapped] = itemsOf(authSafe) ?? [];
    const content = octetsOf(wrapped?.children[0] as never);
    const open = (tag: number, ...parts: readonly Uint8Array[]) =>
      Buffer.concat([Buffer.from([tag, 0x80]), ...parts, Buffer.alloc(2)]);
    const pieces: Buffer[] = [];
    for (let at = 0; at < content.length; at += 1000) {
      pieces.push(octets(content.subarray(at, at + 1000)));
    }
    const raw = (element: { readonly raw: Uint8Array } | undefined) => element?.raw ?? Buffer.of();
    const inner = open(0x30, raw(type), open(0xa0, open(0x24, ...pieces)));
    const bytes = open(0x30, raw(version), inner, raw(mac));
    expect((await openContainer(containerOf(bytes), PASSWORD)).state).toBe('opened');
  });

  it('says that a part of it has another password', async () => {
    expect(await open({ keyPassword: 'another' })).toEqual({
      state: 'damaged',
      problem: 'other-password',
    });
  });
});

describe('files of other programs', () => {
  const fixtures = [
    ['wrong-password/no', PASSWORD],
    ['wrong-password/no-java', PASSWORD],
    ['wrong-password/no-chinese', '邮件证书密码'],
    ['legacy-encryption/yes-rc2', PASSWORD],
    ['legacy-encryption/yes-3des', PASSWORD],
    ['unusual-container/yes-without-mac', PASSWORD],
    ['unprotected/yes-in-the-clear', 'any'],
  ] as const;
  it.each(fixtures)('%s opens', async (name, password) => {
    const container = containerOf(readFileSync(`${ROOT}fixtures/smime/${name}.p12`));
    const right = name.endsWith('clear') ? PASSWORD : password;
    const opening = await openContainer(container, right);
    expect(opening).toMatchObject({ state: 'opened', odd: false });
    if (opening.state === 'opened') expect(opening.contents.keys).toHaveLength(1);
  });
});

describe('the work that a file asks for', () => {
  it.each([
    { claimed: MAX_ITERATIONS + 1 },
    { claimed: 2 ** 31 },
    { claimed: 2 ** 47 },
    { macClaimed: MAX_ITERATIONS + 1 },
    { macClaimed: 2 ** 31 },
    { mac: null, claimed: 2 ** 31 },
    { mac: 'pbmac1', macClaimed: 2 ** 31 },
    // Within what one derivation may ask for, and seconds of it.
    { macClaimed: MAX_ITERATIONS },
  ] as const)('is refused before it is done: %j', async (options) => {
    const before = cpuMs();
    const opening = await open(options);
    expect(opening.state).toBe('limit');
    expect(cpuMs() - before).toBeLessThan(2000);
  });

  it('is bounded over all parts together', () => {
    const work = { left: 7000 };
    const [password, salt] = [Buffer.from('secret'), Buffer.alloc(8)];
    const sha256 = { id: 'sha256', name: 'SHA-256' };
    const derive = () => derivePkcs12(password, salt, 2000, 1, 32, sha256, work);
    expect([derive().length, derive().length]).toEqual([32, 32]);
    expect(derive).toThrow(WorkLimit);
    expect(() => derivePbkdf2(password, salt, 10_000, 32, sha256, { left: 2999 })).toThrow(
      WorkLimit,
    );
    // SHA-512 takes four times as long.
    const sha512 = { id: 'sha512', name: 'SHA-512' };
    const left = { left: 6000 };
    expect(derivePbkdf2(password, salt, 10_000, 32, sha256, { ...left })).toHaveLength(32);
    expect(() => derivePbkdf2(password, salt, 10_000, 32, sha512, { ...left })).toThrow(WorkLimit);
    const scrypt = { cost: 2 ** 20, block: 8, parallel: 1 };
    expect(() => deriveScrypt(password, salt, scrypt, 32, newWork())).toThrow(WorkLimit);
  });

  it('asks for a password where the empty one is tried in one form and there is no time for the other', async () => {
    const container = containerOf(made({ macClaimed: 1_000_000 }));
    expect((await openContainer(container, null)).state).toBe('needs-password');
  });

  it('of NSS and Java is done', async () => {
    expect((await open({ iterations: 10_000 })).state).toBe('opened');
    expect((await open({ iterations: 600_000 })).state).toBe('opened');
  });

  it('ends at too many bags, and at safes in safes', async () => {
    const bags = Array.from({ length: 500 }, () => sequence());
    expect(readContainer(made({ bags }))).toEqual({ kind: 'damaged', problem: 'limit' });
    expect(readContainer(made({ nested: 9 }))).toEqual({ kind: 'damaged', problem: 'limit' });
  });
});

it('what cannot be verified is no wrong password', async () => {
  const bytes = made({ mac: 'pbmac1' });
  // HMAC-SHA-256 of PBMAC1 becomes an algorithm that nobody knows.
  const at = bytes.lastIndexOf(Buffer.from('2a864886f70d0209', 'hex'));
  bytes[at + 7] = 0x7f;
  const container = containerOf(bytes);
  expect(container.mac).toEqual({ kind: 'unsupported', name: 'PBMAC1' });
  expect(await openContainer(container, 'wrong')).toEqual({
    state: 'unsupported',
    what: 'PBMAC1',
  });
  expect(await openContainer(container, PASSWORD)).toMatchObject({
    state: 'opened',
    unverified: true,
  });
});

describe('ciphers of older programs', () => {
  it('RC4 is that of RFC 6229 §2', () => {
    const key = Buffer.from('0102030405', 'hex');
    expect(rc4(key, Buffer.alloc(16)).toString('hex')).toBe('b2396305f03dc027ccc3524a0a1118a8');
  });

  it('RC2 is that of RFC 2268 §5', () => {
    const hex = (text: string) => Buffer.from(text, 'hex');
    // Its vector of 64 bits and a block of padding behind it; then what OpenSSL writes.
    const half = rc2(
      hex('3000000000000000'),
      Buffer.alloc(8),
      hex('30649edf9be7d2c2d247bc18d0dfe7f8'),
    );
    expect(half?.toString('hex')).toBe('1000000000000001');
    const key = hex('88bca90e90875a7f0f9c384627bafdb2');
    expect(
      rc2(key, Buffer.alloc(8), hex('442b301d9a2997641af63322c8afc042'))?.toString('hex'),
    ).toBe('0000000000000000');
    const short = rc2(hex('0102030405'), hex('0102030405060708'), hex('bc27ce3f68a501c8'));
    expect(short?.toString('hex')).toBe('888888');
  });

  it('RC2 takes whole blocks and its own padding alone', () => {
    expect(rc2(Buffer.alloc(5), Buffer.alloc(8), Buffer.alloc(7))).toBeNull();
    expect(rc2(Buffer.alloc(5), Buffer.alloc(8), Buffer.alloc(0))).toBeNull();
    expect(rc2(Buffer.alloc(5), Buffer.alloc(8), Buffer.alloc(16))).toBeNull();
  });

  it('RC2 takes time in proportion to the file', () => {
    const before = cpuMs();
    rc2(Buffer.alloc(5), Buffer.alloc(8), Buffer.alloc(1024 * 1024));
    expect(cpuMs() - before).toBeLessThan(5000);
  });
});

describe('against openssl', () => {
  let there = true;
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
  } catch {
    there = false;
  }
  it.skipIf(!there)('what is written here is read there: the reader is not alone with it', () => {
    const out = execFileSync('openssl', ['pkcs12', '-nokeys', '-passin', `pass:${PASSWORD}`], {
      input: made(),
      stdio: ['pipe', 'pipe', 'ignore'],
    }).toString();
    expect(out).toContain('BEGIN CERTIFICATE');
    expect(keyNamed('rsa:2048').asymmetricKeyType).toBe('rsa');
  });
});
