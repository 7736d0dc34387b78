/** `check-smime` as people start it: files, passwords, exit codes, and what must not come out. */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import type { CheckSmimeSubject, Report } from '../../src/index.ts';
import { ROOT } from '../support/fixture.ts';
import { authority, makePkcs12, person } from '../support/smime.ts';
import { type SourceRun, sourceCli } from '../support/source-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'check-smime-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PASSWORD = 'correct-horse-16';
const { root, intermediate } = authority();
const day = (years: number) => {
  const at = new Date();
  at.setUTCFullYear(at.getUTCFullYear() + years);
  return at.toISOString().slice(0, 19);
};
const li = person(intermediate, { from: day(-1), to: day(1) });
const FILE = join(folder, 'mail.p12');
writeFileSync(
  FILE,
  makePkcs12({
    keys: [li.key],
    certificates: [li.der, intermediate.der, root.der],
    password: PASSWORD,
  }),
);
const OPEN = { env: { ALIMAIL_PASSWORD: PASSWORD } };

const schema = JSON.parse(readFileSync(`${ROOT}schema/report.v1.json`, 'utf8')) as object;
const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

const smime = (args: readonly string[], options: Parameters<typeof sourceCli>[1] = {}) =>
  sourceCli(['check-smime', ...args], options);

function reportIn({ stdout }: SourceRun): Report<CheckSmimeSubject> {
  const report = JSON.parse(stdout) as Report<CheckSmimeSubject>;
  expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
  return report;
}

describe('the password', () => {
  it('comes from the environment', async () => {
    const ran = await smime([FILE, '--json', '--address', 'li@office.example'], OPEN);
    expect(ran.code).toBe(0);
    expect(reportIn(ran).subject).toMatchObject({ opened: true, mailbox: 'li@office.example' });
    expect(ran.stdout + ran.stderr).not.toContain(PASSWORD);
  });

  it('comes from standard input', async () => {
    const ran = await smime([FILE, '--json', '--password-stdin'], { input: `${PASSWORD}\n` });
    expect(ran.code).toBe(0);
    expect(reportIn(ran).verdict).toBe('healthy');
    const nothing = await smime([FILE, '--password-stdin']);
    expect(nothing.code).toBe(64);
    expect(nothing.stderr).toMatch(/nothing came in/);
  });

  it('is no argument', async () => {
    const ran = await smime([FILE, '--password', PASSWORD]);
    expect(ran.code).toBe(64);
  });

  it('that is wrong is a finding, and in no output', async () => {
    const ran = await smime([FILE, '--verbose'], { env: { ALIMAIL_PASSWORD: 'other-horse-17' } });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('smime/wrong-password');
    expect(ran.stdout + ran.stderr).not.toContain('other-horse');
  });

  it('that is not given leaves it open, and the report says how to give it', async () => {
    const ran = await smime([FILE]);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toMatch(/ALIMAIL_PASSWORD/);
    expect(ran.stdout).toMatch(/--password-stdin/);
    const report = reportIn(await smime([FILE, '--json']));
    expect(report.verdict).toBe('unknown');
    expect(report.checks.find((c) => c.id === 'smime/no-key')).toMatchObject({
      answer: 'unknown',
      why: 'needs-password',
    });
  });

  const terminal = spawnSync('script', ['--version']).status === 0;

  it.skipIf(!terminal)('is asked for at a terminal, and not shown', async () => {
    const program = `const { main } = await import(${JSON.stringify(`${ROOT}src/cli.ts`)}); await main(['node', 'x', 'check-smime', ${JSON.stringify(FILE)}, '--quiet']);`;
    const script = join(folder, 'terminal.mjs');
    writeFileSync(script, program);
    const child = spawn('script', ['-qec', `${process.execPath} ${script}`, '/dev/null'], {
      env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', TERM: 'dumb' },
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (!out.includes('Password of the file') && (out + text).includes('Password of the file')) {
        child.stdin.write(`${PASSWORD}\r`);
      }
      out += text;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(0);
    expect(out).toMatch(/Password of the file, not of the mailbox/);
    expect(out).toMatch(/healthy/);
    expect(out).not.toContain(PASSWORD);
  });
});

describe('files', () => {
  it('come from standard input as well', async () => {
    const bytes = readFileSync(FILE);
    const ran = await smime(['-', '--json'], { ...OPEN, input: bytes });
    expect(ran.code).toBe(0);
    expect(reportIn(ran).subject).toMatchObject({ file: '-', size: bytes.length });
  });

  it.each([
    ['gone.p12', /gone\.p12: no such file/],
    ['.', /is a folder; give the \.p12 or \.pfx file in it/],
  ])('%s cannot be read', async (name, message) => {
    const ran = await smime([join(folder, name)]);
    expect(ran.code).toBe(66);
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
    expect(ran.stdout).toBe('');
  });

  it('that are something else say what to do, without asking for a password', async () => {
    const file = join(folder, 'mail.cer');
    writeFileSync(file, li.pem);
    const ran = await smime([file, '--lang', 'zh']);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('openssl pkcs12 -export');
    expect(ran.stdout).not.toMatch(/-pass(in|out|word)?[ :]/);
  });

  it('without an end are read no further than needed', async () => {
    const ran = await smime(['/dev/zero', '--json']);
    expect(ran.code).toBe(1);
    expect(reportIn(ran).findings.map((f) => f.id)).toEqual(['smime/too-large']);
  });

  it('are written to --output, and everything else is as with the other commands', async () => {
    const out = join(folder, 'report.md');
    const ran = await smime([FILE, '--format', 'markdown', '--output', out], OPEN);
    expect(ran).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(out, 'utf8')).toContain('li@office.example');
    const renamed = join(folder, 'mail.bin');
    copyFileSync(FILE, renamed);
    const quiet = await smime([renamed, '--quiet', '--fail-on', 'warning'], OPEN);
    expect(quiet.stdout.trim().split('\n')).toHaveLength(1);
    expect(quiet.code).toBe(0);
  });
});

describe('arguments', () => {
  it.each([
    [[FILE, '--address', 'nobody'], /--address: "nobody" is not a mail address/],
    [['-', '--password-stdin'], /exclude each other/],
    [[], /missing required argument/],
    [[FILE, 'two.p12'], /too many arguments/],
    [[FILE, '--json', '--format', 'sarif'], /exclude each other/],
    [[FILE, '--resolver', '127.0.0.1'], /unknown option/],
    [[FILE, '--offline'], /unknown option/],
  ] as const)('%j are refused', async (args, message) => {
    const ran = await smime(args);
    expect(ran.code).toBe(64);
    expect(ran.stderr).toMatch(message);
    expect(ran.stdout).toBe('');
  });

  it('are explained', async () => {
    const help = await smime(['--help']);
    expect(help.code).toBe(0);
    for (const option of ['--address', '--password-stdin', '--json', '--lang', '--fail-on']) {
      expect(help.stdout).toContain(option);
    }
    expect(help.stdout).not.toContain('--resolver');
    const tree = await sourceCli(['explain', 'check-smime']);
    expect(tree.stdout).toContain('smime/wrong-password');
  });
});
