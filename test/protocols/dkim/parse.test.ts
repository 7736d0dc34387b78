import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeDkimKey, parseDkimKey, tagList } from '../../../src/protocols/dkim/parse.ts';
import { cpuMs } from '../../support/cpu.ts';

function rsa(bits: number): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: bits }).publicKey;
}
const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' });
const pkcs1 = (key: KeyObject) => key.export({ type: 'pkcs1', format: 'der' });

const RSA = {
  512: rsa(512),
  1024: rsa(1024),
  2048: rsa(2048),
  // Moduli that do not fill their first byte.
  1019: rsa(1019),
} as const;
const ED = generateKeyPairSync('ed25519').publicKey;
const ED_SPKI = spki(ED);
const ED_RAW = ED_SPKI.subarray(12);
const P2048 = spki(RSA[2048]).toString('base64');
const P1024 = spki(RSA[1024]).toString('base64');
const PED = ED_RAW.toString('base64');

describe('keys', () => {
  it.each(Object.entries(RSA))('reads RSA of %s bits', (bits, key) => {
    for (const der of [spki(key), pkcs1(key)]) {
      const parsed = parseDkimKey(`v=DKIM1; k=rsa; p=${der.toString('base64')}`);
      expect(parsed).toMatchObject({ keyType: 'rsa', bits: Number(bits), problems: [] });
      expect(parsed).toMatchObject({ revoked: false, testing: false, whitespaceInKey: false });
    }
  });

  it('reads Ed25519', () => {
    const parsed = parseDkimKey(`v=DKIM1; k=ed25519; p=${PED}`);
    expect(parsed).toMatchObject({ keyType: 'ed25519', bits: 256, problems: [] });
  });

  it('reads RSA without algorithm parameters', () => {
    const algorithm = Buffer.from('300b06092a864886f70d010101', 'hex');
    const content = Buffer.concat([algorithm, spki(RSA[1024]).subarray(18)]);
    const der = Buffer.concat([Buffer.from([0x30, 0x81, content.length]), content]);
    expect(parseDkimKey(`p=${der.toString('base64')}`)).toMatchObject({ bits: 1024, problems: [] });
  });

  it('tells every cut-off RSA key', () => {
    for (const key of [spki(RSA[2048]), pkcs1(RSA[1024])]) {
      const p = key.toString('base64');
      for (let length = 4; length < p.length - 4; length += 1) {
        const parsed = parseDkimKey(`v=DKIM1; k=rsa; p=${p.slice(0, length)}`);
        expect(parsed, String(length)).toMatchObject({ bits: null, problems: ['truncated'] });
      }
    }
  });

  it('tells a record that was cut at 255 characters', () => {
    const whole = `v=DKIM1; k=rsa; p=${P2048}`;
    expect(parseDkimKey(whole.slice(0, 255)).problems).toEqual(['truncated']);
  });

  it('agrees with node:crypto on the keys it reads', () => {
    const der = spki(RSA[1024]);
    fc.assert(
      fc.property(
        fc.nat(der.length - 1),
        fc.integer({ min: 1, max: 255 }),
        // Changes in the frame, before the modulus: those in the numbers make other numbers.
        (at, flip) => {
          const changed = Buffer.from(der);
          const position = at % 29;
          changed[position] = (changed[position] as number) ^ flip;
          const parsed = parseDkimKey(`p=${changed.toString('base64')}`);
          if (parsed.bits === null) return;
          const key = createPublicKey({ key: changed, format: 'der', type: 'spki' });
          expect(parsed.bits).toBe(key.asymmetricKeyDetails?.modulusLength);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('problems', () => {
  it.each<[string, string, string[]]>([
    ['no version', `k=rsa; p=${P1024}`, []],
    ['only p', `p=${P1024}`, []],
    ['trailing semicolon', `v=DKIM1; p=${P1024};`, []],
    ['white space about', ` v = DKIM1 ;\tp = ${P1024} ; `, []],
    ['case of k', `v=DKIM1; k=RSA; p=${P1024}`, []],
    ['unknown tags', `v=DKIM1; x=1; p=${P1024}`, []],
    ['case of the version', `v=dkim1; p=${P1024}`, ['bad-version']],
    ['another version', `v=DKIM2; p=${P1024}`, ['bad-version']],
    ['version not first', `k=rsa; v=DKIM1; p=${P1024}`, ['bad-version']],
    ['no semicolons', `v=DKIM1 k=rsa p=${P1024}`, ['bad-version', 'missing-p']],
    ['no p', 'v=DKIM1; k=rsa', ['missing-p']],
    ['empty', '', ['missing-p']],
    ['a part that is no tag', `v=DKIM1; hello; p=${P1024}`, ['bad-tag-list']],
    ['an empty part', `v=DKIM1;; p=${P1024}`, ['bad-tag-list']],
    ['a tag twice', `v=DKIM1; k=rsa; k=rsa; p=${P1024}`, ['duplicate-tag']],
    ['unknown key type', `v=DKIM1; k=dsa; p=${P1024}`, ['unknown-key-type']],
    ['RSA called Ed25519', `v=DKIM1; k=ed25519; p=${P1024}`, ['key-type-mismatch']],
    ['Ed25519 called RSA', `v=DKIM1; k=rsa; p=${PED}`, ['key-type-mismatch']],
    ['Ed25519 without k', `v=DKIM1; p=${PED}`, ['key-type-mismatch']],
    ['Ed25519 in DER', `v=DKIM1; k=ed25519; p=${ED_SPKI.toString('base64')}`, ['not-a-key']],
    ['Ed25519 without padding', `k=ed25519; p=${PED.replace('=', '')}`, ['bad-base64']],
    ['not base64', `v=DKIM1; p=MII*`, ['bad-base64']],
    ['PEM', `v=DKIM1; p=-----BEGIN PUBLIC KEY-----${P1024}`, ['bad-base64']],
    ['an ellipsis', `v=DKIM1; p=${P1024.slice(0, 40)}...`, ['bad-base64']],
    ['some other bytes', 'v=DKIM1; p=aGVsbG8gd29ybGQh', ['not-a-key']],
    [
      'bytes after the key',
      `v=DKIM1; p=${Buffer.concat([spki(RSA[512]), ED_RAW]).toString('base64')}`,
      ['not-a-key'],
    ],
    ['quotes around', `"v=DKIM1; k=rsa; p=${P1024}"`, ['quotes-inside']],
    [
      'quotes between strings',
      `v=DKIM1; p=${P1024.slice(0, 99)}" "${P1024.slice(99)}`,
      ['quotes-inside'],
    ],
    ['backslashes', `v=DKIM1\\; k=rsa\\; p=${P1024}`, ['quotes-inside']],
    ['typographic quotes', `\u201cv=DKIM1; p=${P1024}\u201d`, ['quotes-inside']],
    ['quotes in notes', `v=DKIM1; n="for you"; p=${P1024}`, []],
    ['not for email', `v=DKIM1; s=tlsrpt; p=${P1024}`, ['not-for-email']],
    ['for email too', `v=DKIM1; s=tlsrpt : email; p=${P1024}`, []],
    ['for all', `v=DKIM1; s=*; p=${P1024}`, []],
    ['no service', `v=DKIM1; s=; p=${P1024}`, ['not-for-email']],
  ])('%s', (_, text, problems) => {
    expect(parseDkimKey(text).problems).toEqual(problems);
  });

  it('reads the key inside quotes', () => {
    expect(parseDkimKey(`"v=DKIM1; p=${P1024}"`)).toMatchObject({ bits: 1024, keyType: 'rsa' });
  });

  it('tells a revoked key', () => {
    for (const text of ['v=DKIM1; p=', 'p=', 'v=DKIM1; k=rsa; p= ;']) {
      expect(parseDkimKey(text)).toMatchObject({ revoked: true, bits: null, problems: [] });
    }
  });

  it('tells test mode', () => {
    expect(parseDkimKey(`t=y; p=${P1024}`).testing).toBe(true);
    expect(parseDkimKey(`t=s:y; p=${P1024}`).testing).toBe(true);
    expect(parseDkimKey(`t=s; p=${P1024}`).testing).toBe(false);
  });

  it('reads over white space in the key', () => {
    const parsed = parseDkimKey(`v=DKIM1; p=${P2048.slice(0, 200)} ${P2048.slice(200)}`);
    expect(parsed).toMatchObject({ bits: 2048, whitespaceInKey: true, problems: [] });
  });
});

describe('looksLikeDkimKey', () => {
  it.each([
    `v=DKIM1; p=${P1024}`,
    `"v=DKIM1; p=`,
    'V=dkim1',
    'v＝DKIM1；k＝rsa',
    `k=rsa; p=${P1024}`,
    `p=${P1024}`,
    'p=',
    'p=;',
  ])('%s', (text) => expect(looksLikeDkimKey(text)).toBe(true));

  it.each([
    '',
    'v=spf1 include:spf.qiye.aliyun.com -all',
    'v=DMARC1; p=none',
    'p=none',
    'google-site-verification=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA',
    'hello',
  ])('not %s', (text) => expect(looksLikeDkimKey(text)).toBe(false));
});

describe('any text', () => {
  const piece = fc.constantFrom(
    'v=DKIM1',
    ';',
    'p=',
    'k=',
    'rsa',
    'MIIB',
    ' ',
    '"',
    '\\',
    '=',
    't=y',
    's',
    '\u3000',
    '\u0000',
    '30',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((p) => p.join('')),
  );

  it('is read', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseDkimKey(text);
        expect(parsed.text).toBe(text);
        expect(new Set(parsed.problems).size).toBe(parsed.problems.length);
        looksLikeDkimKey(text);
      }),
    );
  });

  it('as DER is read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        parseDkimKey(`p=${Buffer.from([0x30, ...bytes]).toString('base64')}`);
      }),
    );
  });

  it('is read in linear time', () => {
    for (const unit of [' ', ';', '=', '"', 'v=', 'p=A ', '\\;', 'A']) {
      const text = unit.repeat(65_535 / unit.length);
      const start = cpuMs();
      parseDkimKey(text);
      looksLikeDkimKey(text);
      tagList(text);
      expect(cpuMs() - start, unit).toBeLessThan(1000);
    }
  });
});
