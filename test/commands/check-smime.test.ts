/** `check-smime` over files good and bad: its report, and what strangers' files must not do. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FILE } from '../../src/commands/check-smime-file.ts';
import { checkSmime } from '../../src/index.ts';
import { FORMATS } from '../../src/render/formats.ts';
import { renderAll } from '../../src/render/index.ts';
import { ROOT } from '../support/files.ts';
import { outPath } from '../support/fixture.ts';
import {
  authority,
  der,
  EC_USAGES,
  keyNamed,
  makeCertificate,
  makePkcs12,
  NOW,
  type Pkcs12Options,
  person,
  set,
} from '../support/smime.ts';

const { root, intermediate } = authority();
const li = person(intermediate);
const PASSWORD = 'correct-horse-16';
const now = new Date(NOW);
const chain = [intermediate.der, root.der];

const made = (options: Pkcs12Options = {}) =>
  makePkcs12({
    keys: [li.key],
    certificates: [li.der, ...chain],
    password: PASSWORD,
    iterations: 100,
    ...options,
  });

const check = (bytes: Uint8Array, over: Parameters<typeof checkSmime>[1] = {}) =>
  checkSmime(bytes, { password: PASSWORD, now, ...over });

describe('a file that is in order', () => {
  it.each(['en', 'zh'] as const)(
    'is healthy, and what it holds is listed (%s)',
    async (language) => {
      const report = await check(made(), { address: 'li@office.example', language });
      expect(report).toMatchObject({ verdict: 'healthy', findings: [], command: 'check-smime' });
      expect(report.subject).toMatchObject({
        kind: 'pkcs12',
        opened: true,
        keys: 1,
        certificate: {
          number: 1,
          mailboxes: ['li@office.example'],
          privateKey: true,
          chainEnd: 'root',
          usages: ['digitalSignature', 'keyEncipherment'],
        },
        others: [{ number: 2 }, { number: 3 }],
      });
      const [contents, before] = report.sections;
      expect(contents?.lines.join('\n')).toContain('li@office.example');
      expect(contents?.lines.join('\n')).toContain(report.subject.certificate?.fingerprint);
      expect(before?.lines.join('\n')).toMatch(
        language === 'en' ? /AI Premium.*30/s : /尊享版.*30/s,
      );
    },
  );

  it('is named in words when it came through standard input', async () => {
    expect((await check(made(), { file: '-' })).summary).toMatch(/^standard input — /);
    const chinese = await check(made(), { file: '-', language: 'zh' });
    expect(chinese.summary).toMatch(/^标准输入 — /);
  });

  it('with elliptic curves is so as well', async () => {
    const own = person(intermediate, { key: keyNamed('ec:P-384'), usages: EC_USAGES });
    const report = await check(made({ keys: [own.key], certificates: [own.der, ...chain] }));
    expect(report.verdict).toBe('healthy');
    expect(report.subject.certificate?.key).toEqual({ type: 'ec', bits: null, curve: 'P-384' });
  });
});

describe('of several certificates', () => {
  const old = person(intermediate, {
    key: keyNamed('rsa:2048 old'),
    from: '2022-01-01T00:00:00',
    to: '2024-01-01T00:00:00',
  });
  const wang = person(intermediate, {
    name: 'Wang',
    mailboxes: ['wang@office.example'],
    key: keyNamed('rsa:2048 wang'),
    to: '2030-01-01T00:00:00',
  });
  const file = made({
    keys: [old.key, li.key, wang.key],
    certificates: [old.der, li.der, wang.der, ...chain],
  });

  it.each([
    ['li@office.example', 2],
    ['WANG@office.example', 3],
    [undefined, 3],
  ])('the one for %s is judged', async (address, number) => {
    const report = await check(file, address === undefined ? {} : { address });
    expect(report.subject.certificate?.number).toBe(number);
    expect(report.findings.map((f) => f.id)).toEqual(['smime/several-certificates']);
  });

  it('one without a key is not taken for the person’s, nor the same one twice', async () => {
    const report = await check(
      made({ keys: [li.key], certificates: [li.der, wang.der, li.der, ...chain] }),
    );
    expect(report.subject.certificate?.number).toBe(1);
    expect(report.subject.others).toHaveLength(3);
    expect(report.findings).toEqual([]);
  });
});

it('the password is in no format, nor anything made of it', async () => {
  for (const [bytes, password] of [
    [made(), PASSWORD],
    [made(), 'other-horse-17-battery'],
    [Buffer.from('no certificate'), PASSWORD],
  ] as const) {
    const report = await check(bytes, { password });
    for (const format of FORMATS) {
      const look = { width: 80, color: 0, verbose: true, quiet: false, failOn: 'error' } as const;
      const out = await renderAll([report], format, look, false);
      for (const form of [
        password,
        Buffer.from(password).toString('base64').slice(0, 16),
        Buffer.from(password).toString('hex'),
      ]) {
        expect(out).not.toContain(form);
      }
    }
  }
});

it('what a certificate says reaches the terminal with its control characters visible', async () => {
  const evil = '\u001b[2J\u202egnp.exe\u0007\nverdict: healthy';
  const own = person(intermediate, { name: evil, organization: evil });
  const report = await check(made({ certificates: [own.der, ...chain] }));
  expect(report.subject.certificate?.subject).toContain('\u001b[2J');
  for (const format of ['text', 'markdown', 'github', 'junit'] as const) {
    const look = { width: 80, color: 0, verbose: true, quiet: false, failOn: 'error' } as const;
    const out = await renderAll([report], format, look, false);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e]/);
    expect(out).not.toMatch(/^verdict: healthy/m);
  }
});

describe('hostile files', () => {
  const VERDICTS = ['healthy', 'problem', 'unknown'];

  it('cut anywhere are no crash, and never in order', async () => {
    const file = made();
    for (let length = 0; length < file.length; length += 41) {
      const report = await check(file.subarray(0, length));
      expect(report.verdict).not.toBe('healthy');
    }
  });

  it('with bytes changed are no crash', async () => {
    const file = made({ iterations: 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 })), {
          minLength: 1,
          maxLength: 4,
        }),
        async (changes) => {
          const bytes = Buffer.from(file);
          for (const [at, by] of changes) bytes[at] = (bytes[at] as number) ^ by;
          const report = await check(bytes);
          expect(VERDICTS).toContain(report.verdict);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('whose contents are changed behind a sound MAC are no crash', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(li.der.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = Buffer.from(li.der);
          for (const [at, value] of changes) bytes[at] = value;
          const report = await check(
            made({ certificates: [bytes, ...chain], encryption: 'none', iterations: 1 }),
          );
          expect(VERDICTS).toContain(report.verdict);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('of any bytes are no crash', async () => {
    const start = made().subarray(0, 30);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        for (const file of [bytes, Buffer.concat([start, bytes])]) {
          expect((await check(file)).verdict).not.toBe('healthy');
        }
      }),
    );
  });

  it('with very many certificates of one name end soon', async () => {
    const twins = Array.from({ length: 150 }, () =>
      makeCertificate({
        name: 'Office Test Mail CA',
        organization: 'Office Test CA',
        key: keyNamed('ec:P-256 twin'),
        issuer: root,
        ca: true,
      }),
    );
    const report = await check(
      made({ certificates: [li.der, ...twins.map((t) => t.der), ...chain] }),
    );
    expect(VERDICTS).toContain(report.verdict);
    expect(report.subject.others.length).toBeGreaterThan(100);
  });

  it('larger than is read are told so', async () => {
    const report = await check(Buffer.concat([made(), Buffer.alloc(MAX_FILE)]));
    expect(report.findings.map((f) => f.id)).toEqual(['smime/too-large']);
    expect(report.checks.map((c) => c.answer)).toEqual(['not-read']);
  });

  it('with strange names in a certificate are read', async () => {
    const odd = [set(), der(0x30), der(0x0c, Buffer.alloc(5000, 0x41))];
    for (const bytes of odd) {
      const broken = Buffer.concat([li.der.subarray(0, 60), bytes, li.der.subarray(60)]);
      const report = await check(made({ certificates: [broken] }));
      expect(VERDICTS).toContain(report.verdict);
    }
  });
});

describe('the library', () => {
  it('refuses what it cannot read', async () => {
    await expect(checkSmime('mail.p12' as never)).rejects.toThrow(TypeError);
    await expect(check(made(), { address: 'nobody' })).rejects.toThrow(/is not a mail address/);
    await expect(check(made(), { now: new Date('never') })).rejects.toThrow(/now: give a date/);
    await expect(check(made(), { language: 'fr' as never })).rejects.toThrow(/language/);
  });

  it('judges the extension of the name that it is told', async () => {
    const ids = async (file: string) => (await check(made(), { file })).findings.map((f) => f.id);
    expect(await ids('/home/li/mail.pfx')).toEqual([]);
    expect(await ids('C:\\certs\\mail.txt')).toEqual(['smime/wrong-extension']);
    expect(await ids('-')).toEqual([]);
  });
});

it('no expected output holds a private key or a password', () => {
  const out = readFileSync(`${ROOT}${outPath('fixtures/smime/wrong-password/no.p12')}`, 'utf8');
  expect(out).not.toMatch(/PRIVATE KEY|correct-horse/);
});

describe('what is said', () => {
  const ids = async (bytes: Uint8Array) => (await check(bytes)).findings.map(({ id }) => id).sort();

  it('of a certificate that ends before it begins is never to wait', async () => {
    const [from, to] = ['2030-01-01T00:00:00', '2029-01-01T00:00:00'];
    const late = person(intermediate, { from, to });
    const report = await check(made({ certificates: [late.der, ...chain] }));
    expect(report.findings.map(({ id }) => id)).toEqual(['smime/not-yet-valid']);
    expect(report.findings[0]?.title).toMatch(/never valid/);
    expect(report.findings[0]?.fixes.map(({ title }) => title).join()).not.toMatch(/Wait/);
    const over = person(intermediate, { from, to: '2025-01-01T00:00:00' });
    expect(await ids(made({ certificates: [over.der, ...chain] }))).toEqual(['smime/expired']);
  });

  it('of a renewed intermediate beside the old one is nothing', async () => {
    const old = makeCertificate({
      name: 'Office Test Mail CA',
      organization: 'Office Test CA',
      key: intermediate.key,
      issuer: root,
      ca: true,
      from: '2018-01-01T00:00:00',
      to: '2023-01-01T00:00:00',
    });
    expect(await ids(made({ certificates: [li.der, old.der, ...chain] }))).toEqual([]);
    expect(await ids(made({ certificates: [li.der, old.der, root.der] }))).toEqual([
      'smime/chain-broken',
    ]);
  });

  it('of many mailboxes is short, and the one asked for is found', async () => {
    const mailboxes = Array.from({ length: 500 }, (_, i) => `a${i}@office.example`);
    const many = person(intermediate, { mailboxes });
    const bytes = made({ certificates: [many.der, ...chain] });
    const report = await check(bytes, { address: 'a499@office.example' });
    expect(report.findings.map(({ id }) => id)).toEqual([]);
    const text = await renderAll(
      [report],
      'text',
      { width: 80, color: 0, verbose: false, quiet: false, failOn: 'error' },
      false,
    );
    expect(text).toMatch(/and 480 more/);
  });

  it('of a file with neither certificate nor key claims neither', async () => {
    const report = await check(made({ keys: [], certificates: [] }));
    const said = report.findings.map(({ title, detail }) => title + detail).join();
    expect(said).toMatch(/neither a certificate nor a private key/);
    expect(said).not.toMatch(/holds certificates alone/);
  });
});
