/** The README tells the truth: its examples run, and print what it says. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EDITION_IDS } from '../src/knowledge/editions.ts';
import { FORMATS } from '../src/render/formats.ts';
import { cli } from './support/cli.ts';
import { ROOT } from './support/fixture.ts';

const README = readFileSync(`${ROOT}README.md`, 'utf8');

/** Times differ from run to run, and with their length the blanks or the line break before them. */
const timeless = (text: string) =>
  text
    .replace(/\s+(\S+:\d+, )?\d+(\.\d+)? (ms|s)\b/g, ' $1N ms')
    .replace(/[ \t]+$/gm, '')
    .trim();

function consoleExamples(): { command: string; output: string }[] {
  return [...README.matchAll(/```console\n\$ npx alimail-doctor (.*)\n([^`]*)```/g)].map((m) => ({
    command: m[1] as string,
    output: m[2] as string,
  }));
}

/** Lines of `sh` and `yaml` blocks that run the program. */
function commandLines(): string[] {
  return [...README.matchAll(/```(?:sh|yaml)\n([^`]*)```/g)]
    .flatMap((m) => (m[1] as string).split('\n'))
    .flatMap((line) => {
      const found = /npx alimail-doctor (.*)$/.exec(line);
      return found ? [found[1] as string] : [];
    });
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alimail-doctor-readme-'));
  mkdirSync(join(folder, 'zones'));
  const zone = readFileSync(`${ROOT}fixtures/demo/healthy.example.zone`, 'utf8').replaceAll(
    'healthy.example',
    'example.com',
  );
  writeFileSync(join(folder, 'example.com.zone'), zone);
  writeFileSync(join(folder, 'zones/example.com.zone'), zone);
  writeFileSync(join(folder, 'domains.txt'), 'example.com\n');
  cpSync(`${ROOT}fixtures/smime/wrong-password/no.p12`, join(folder, 'mail.p12'));
  cpSync(`${ROOT}fixtures/demo/contradiction.eml`, join(folder, 'bounce.eml'));
  writeFileSync(
    join(folder, 'sent-copy.eml'),
    'From: boss@partner.com\nTo: user@example.com\nSubject: Contract\nDate: Wed, 18 Nov 2026 09:00:00 +0800\n\nHello\n',
  );
  mkdirSync(join(folder, 'bounces'));
  cpSync(`${ROOT}fixtures/demo/contradiction.eml`, join(folder, 'bounces/one.eml'));
  cpSync(`${ROOT}fixtures`, join(folder, 'fixtures'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('README', () => {
  it('has examples', () => {
    expect(consoleExamples().length).toBeGreaterThan(0);
    expect(commandLines().length).toBeGreaterThan(3);
  });

  it.each(consoleExamples())('prints what it says for $command', async ({ command, output }) => {
    const ran = await cli(command.split(' '));
    expect(timeless(ran.stdout)).toBe(timeless(output));
    expect(ran.stderr).toBe('');
  });

  it.each(commandLines())('can be followed: %s', (line) => {
    // Offline, because a test asks nothing of the Internet; the arguments are what is tried.
    const offline = line
      .replace(/^(check-dns|diagnose-bounce)/, '$1 --offline')
      // The domain's edition is known then, and no address of a mail server.
      .replace(/^(verify-client|trace-missing)/, '$1 --offline --zone example.com.zone');
    const bin = `${process.execPath} ${ROOT}bin/alimail-doctor.js`;
    let code = 0;
    try {
      execFileSync('sh', ['-c', `${bin} ${offline}`], { cwd: folder, stdio: 'pipe' });
    } catch (error) {
      code = (error as { status: number }).status;
    }
    expect([0, 1, 2]).toContain(code);
  });

  it('names every format and edition', () => {
    for (const format of FORMATS) expect(README).toContain(format);
    for (const id of EDITION_IDS) expect(README).toContain(`\`${id}\``);
  });

  it('opens with the two lines that set up and test', () => {
    expect(README).toContain('npm ci && npx alimail-doctor demo');
    expect(README).toContain('npm ci && npm test');
  });

  it('exports what it says, by the package’s own name', async () => {
    const own = (await import('alimail-doctor' as string)) as Record<string, unknown>;
    expect(typeof own.checkDns).toBe('function');
    expect(typeof own.diagnoseBounce).toBe('function');
    expect(typeof own.traceMissing).toBe('function');
    expect(typeof own.verifyClient).toBe('function');
    expect(typeof own.checkSmime).toBe('function');
    expect(typeof own.guide).toBe('function');
  });
});
