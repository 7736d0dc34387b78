/** `guide` as it is typed: the built program, its streams, and a terminal. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex, indexToJson } from '../../src/knowledge/guide/search-index.ts';
import { cli } from '../support/cli.ts';
import { ROOT } from '../support/fixture.ts';
import { findBinary } from '../support/foreground.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alimail-doctor-guide-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('guide', () => {
  it('answers on standard output and ends with 0', async () => {
    const { code, stdout, stderr } = await cli(['guide', 'ESO_LOCAL_SPAM']);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^It was taken for spam\n/);
    expect(stdout).toContain('appeal-spam-verdict');
  });

  it('speaks Chinese when asked to, or when the environment does', async () => {
    const asked = await cli(['guide', '邮件被退回', '550', '--lang', 'zh']);
    expect(asked.stdout).toMatch(/^邮件被拒：/);
    const env = await cli(['guide', '550'], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(env.stdout).toMatch(/^邮件被拒：/);
  });

  it('writes JSON that its schema holds, as Markdown, and into a file', async () => {
    const valid = new Ajv2020({ strict: false }).compile(
      JSON.parse(readFileSync(`${ROOT}schema/guide.v1.json`, 'utf8')),
    );
    for (const words of [
      [],
      ['503'],
      ['list'],
      ['limits'],
      ['recover-access'],
      ['alimail-account'],
    ]) {
      const { code, stdout } = await cli(['guide', ...words, '--json']);
      expect(code).toBe(0);
      expect(valid(JSON.parse(stdout)), words.join(' ')).toBe(true);
    }
    const json = await cli(['guide', 'operation', 'add-to-whitelist', '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      schemaVersion: 1,
      query: 'operation add-to-whitelist',
      results: [
        {
          kind: 'operation',
          id: 'add-to-whitelist',
          title: 'Add to Whitelist',
          path: 'alimail-security',
        },
      ],
      detail: { steps: [{}, {}, {}] },
    });
    const file = join(folder, 'page.md');
    const markdown = await cli(['guide', 'limits', '--format', 'markdown', '--output', file]);
    expect(markdown.stdout).toBe('');
    expect(readFileSync(file, 'utf8')).toMatch(/^# Limits of Alibaba Mail\n/);
  });

  it('walks a tree by options, and prints it where nobody can be asked', async () => {
    const leaf = await cli([
      'guide',
      'recover-access',
      '--answer',
      'sees=too-many',
      '--answer',
      'no',
    ]);
    expect(leaf.code).toBe(0);
    expect(leaf.stdout).toContain('recover-access/locked-account');
    expect(leaf.stdout).toContain('unlock-account');
    const tree = await cli(['guide', 'recover-access'], { input: '1\n1\n' });
    expect(tree.stdout).toContain('What happens when you log on?');
    expect(tree.stdout.replace(/\s+/g, ' ')).toContain('--answer <question>=<choice>;');
  });

  it('ends with 2 when nothing fits, and with 64 for what cannot be used', async () => {
    expect((await cli(['guide', 'qqqqzzzz'])).code).toBe(2);
    for (const args of [
      ['operation', 'nope'],
      ['operation'],
      ['recover-access', '--answer', 'mars'],
      ['x', '--format', 'sarif'],
      ['x', '--json', '--format', 'markdown'],
      ['x', '--lang', 'fr'],
    ]) {
      const { code, stdout, stderr } = await cli(['guide', ...args]);
      expect(code, args.join(' ')).toBe(64);
      expect(stdout).toBe('');
      expect(stderr.trim().split('\n'), stderr).toHaveLength(1);
    }
  });

  it('shows what a stranger wrote without obeying it', async () => {
    const { stdout } = await cli(['guide', '\u202e\u001b[2Jqqqq']);
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
    const json = await cli(['guide', '\u202e550', '--json']);
    expect(json.stdout).not.toContain('\u202e');
    expect(JSON.parse(json.stdout).query).toBe('\u202e550');
  });

  it('uses colour when it is asked to', async () => {
    const { stdout } = await cli(['guide', '503'], { env: { FORCE_COLOR: '1' } });
    expect(stdout).toContain('\u001b[');
    expect((await cli(['guide', '503'])).stdout).not.toContain('\u001b');
  });
});

describe('at a terminal', () => {
  const script = findBinary('script');

  /** Runs the program on a pseudo-terminal and types a line each time that it asks. */
  function onTerminal(args: readonly string[], lines: readonly string[]) {
    const command = [process.execPath, `${ROOT}bin/alimail-doctor.js`, ...args]
      .map((word) => `'${word.replaceAll("'", "'\\''")}'`)
      .join(' ');
    const child = spawn(
      script ?? '',
      ['-qec', `stty cols 100 -echo; exec ${command}`, '/dev/null'],
      {
        env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', TERM: 'xterm', SHELL: '/bin/sh' },
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
    let said = '';
    let answered = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const prompts = said.match(/(?:leaves|goes back): /g) ?? [];
      while (answered < prompts.length && answered < lines.length) {
        child.stdin.write(lines[answered] ?? '');
        answered++;
      }
    });
    child.stdin.on('error', () => {});
    return new Promise<{ readonly code: number | null; readonly said: string }>((resolve) => {
      child.once('close', (code) => resolve({ code, said }));
    });
  }

  it('asks, goes back, and ends at a leaf', async (context) => {
    if (script === null) context.skip('not installed: script');
    const { code, said } = await onTerminal(
      ['guide', 'recover-access'],
      ['2\r', 'b\r', '2\r', '2\r', '\r'],
    );
    expect(code, said).toBe(0);
    expect(said.match(/What happens when you log on\?/g)?.length).toBeGreaterThanOrEqual(2);
    expect(said.match(/Can it wait an hour\?/g)?.length).toBeGreaterThanOrEqual(2);
    expect(said).toContain('recover-access/locked-account');
  });

  it('takes lines that are pasted at once', async (context) => {
    if (script === null) context.skip('not installed: script');
    const { code, said } = await onTerminal(['guide', 'recover-access'], ['2\r2\r\r']);
    expect(code, said).toBe(0);
    expect(said).toContain('recover-access/locked-account');
  });

  it('can be left with q, with the end of the input, and with Ctrl-C', async (context) => {
    if (script === null) context.skip('not installed: script');
    const left = await onTerminal(['guide', 'resolve-failure'], ['q\r']);
    expect(left.code, left.said).toBe(0);
    const ended = await onTerminal(['guide', 'resolve-failure'], ['1\r', '\u0004']);
    expect(ended.code, ended.said).toBe(0);
    const interrupted = await onTerminal(['guide', 'resolve-failure'], ['1\r', '\u0003']);
    expect(interrupted.code, interrupted.said).toBe(130);
  });

  it('does not ask for what is no intent, nor for another format', async (context) => {
    if (script === null) context.skip('not installed: script');
    for (const args of [['guide', '503'], ['guide', 'recover-access', '--json'], ['guide']]) {
      const { code, said } = await onTerminal(args, []);
      expect(code, said).toBe(0);
      expect(said).not.toMatch(/leaves: /);
    }
  });
});

describe('what is built', () => {
  it('holds the index that the sources make', () => {
    const built = readFileSync(`${ROOT}dist/knowledge/guide/search-index.json`, 'utf8');
    expect(built === indexToJson(buildIndex())).toBe(true);
  });

  it('loads the guide in `guide` alone', async () => {
    const hook = join(folder, 'hook.mjs');
    writeFileSync(
      hook,
      `import { registerHooks } from 'node:module';
import { appendFileSync } from 'node:fs';
registerHooks({ load(url, context, next) {
  appendFileSync(process.env.LOADED, url + '\\n');
  return next(url, context);
} });`,
    );
    const loaded = async (args: readonly string[]) => {
      const log = join(folder, 'loaded');
      writeFileSync(log, '');
      const { code, stderr } = await cli(args, {
        env: { LOADED: log, NODE_OPTIONS: `--import ${hook}` },
      });
      expect([0, 1, 2], stderr).toContain(code);
      return readFileSync(log, 'utf8').split('\n');
    };
    const guideFiles = (files: readonly string[]) =>
      files.filter((file) => /knowledge\/guide|commands\/guide|minisearch|stemmer/.test(file));
    for (const args of [
      ['--help'],
      ['explain', 'spf/missing'],
      ['demo', '--only', 'dns'],
      ['diagnose-bounce', '--reply', '550 5.1.1 User unknown', '--offline'],
      ['verify-client', 'user@example.com', '--offline', '--no-login'],
    ]) {
      expect(guideFiles(await loaded(args)), args.join(' ')).toEqual([]);
    }
    const own = guideFiles(await loaded(['guide', 'ESO_LOCAL_SPAM']));
    expect(own.length).toBeGreaterThan(5);
    // What only the build needs.
    expect(own.filter((file) => /minisearch|sayings|search-index\.js$/.test(file))).toEqual([]);
  });
});
