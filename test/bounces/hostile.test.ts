/** Message bombs end soon, in little memory, with what could be read and a note of what was not. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { BounceSubject } from '../../src/commands/diagnose-bounce.ts';
import type { Report } from '../../src/engine/report.ts';
import { BOMBS, PLACES, RUNS } from '../support/bombs.ts';
import { bytesOf } from '../support/mails.ts';

/** What is allowed in a report: neither control nor invisible nor bidirectional characters. */
const FORBIDDEN =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufffe\uffff\p{Cs}\u{e0000}-\u{e01ef}]|\u034f|[\ufe00-\ufe0f]/u;

/** CPU time of one message, in ms: a guard against hanging, on any machine. The aim is a tenth. */
const MOST_MS = 2000;
/** Heap of the reader, in MB; the octets themselves, up to 64 MB, are not in it. */
const MOST_HEAP = 256;
/** Characters of a report: twenty times that of a long honest one. */
const LONGEST_REPORT = 4 << 20;
/** Octets of a run: what is quadratic takes minutes. */
const RUN = 256 << 10;

interface Result {
  readonly ms: number;
  readonly reports: readonly string[];
  readonly texts: readonly string[];
}

/** Reads in a process of its own with a small heap: it may hang, and it may die. */
const SCRIPT = `
import { readFileSync } from 'node:fs';
const [{ diagnoseBounce, readBounce }, { renderAll }] = await Promise.all(
  process.argv.slice(1).map((url) => import(url)),
);
const look = { width: 80, color: 0, quiet: false, failOn: 'error' };
const source = { file: 'bomb.eml', index: null, firstLine: 1, cutAt: null };
process.on('message', async (path) => {
  const bytes = readFileSync(path);
  const before = process.cpuUsage();
  const reading = readBounce(bytes);
  const reports = [];
  const texts = [];
  for (const language of ['en', 'zh']) {
    const run = { source, reading, session: null, language, edition: 'auto', failOn: 'error' };
    const report = await diagnoseBounce(run);
    reports.push(await renderAll([report], 'ndjson', look, false));
    texts.push(await renderAll([report], 'text', { ...look, verbose: language === 'zh' }, false));
  }
  process.send({ ms: process.cpuUsage(before).user / 1000, reports, texts });
});
`;

/** A reader, and what waits for it. */
interface Lane {
  readonly file: string;
  reader: ChildProcess | null;
  last: Promise<unknown>;
  waiting: number;
}

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const LANES: readonly Lane[] = ['a', 'b'].map((name) => ({
  file: join(folder, name),
  reader: null,
  last: Promise.resolve(),
  waiting: 0,
}));

function start(): ChildProcess {
  const modules = ['../../src/commands/diagnose-bounce.ts', '../../src/render/index.ts'];
  return spawn(
    process.execPath,
    [
      `--max-old-space-size=${MOST_HEAP}`,
      '--input-type=module',
      '-e',
      SCRIPT,
      ...modules.map((path) => new URL(path, import.meta.url).href),
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' },
  );
}

function run(make: () => string): Promise<Result> {
  const lane = LANES.reduce((a, b) => (b.waiting < a.waiting ? b : a));
  lane.waiting += 1;
  const result = lane.last.then(() => runIn(lane, make()));
  const done = () => {
    lane.waiting -= 1;
  };
  lane.last = result.then(done, done);
  return result;
}

async function runIn(lane: Lane, message: string): Promise<Result> {
  writeFileSync(lane.file, bytesOf(message));
  lane.reader ??= start();
  const current = lane.reader;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Result>((resolve, reject) => {
      current.once('message', (result) => resolve(result as Result));
      current.once('error', reject);
      current.once('exit', (code, signal) =>
        reject(new Error(`the reader ended with ${code ?? signal}`)),
      );
      timer = setTimeout(() => reject(new Error('the reader hangs')), 25_000);
      current.send(lane.file);
    });
  } catch (error) {
    lane.reader = null;
    current.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
    current.removeAllListeners();
  }
}

afterAll(() => {
  for (const { reader } of LANES) reader?.kill();
  rmSync(folder, { recursive: true, force: true });
});

function expectSound({ ms, reports, texts }: Result): Report<BounceSubject> {
  expect(ms).toBeLessThan(MOST_MS);
  for (const out of [...reports, ...texts]) {
    expect(out.length).toBeLessThan(LONGEST_REPORT);
    // Not `toMatch`: it would print all of it.
    expect(FORBIDDEN.exec(out)?.[0]).toBeUndefined();
  }
  for (const text of texts) {
    expect(text.split('\n').filter((line) => /^\s*::[a-z-]+|##\w*\[/.test(line))).toEqual([]);
  }
  for (const line of reports) expect(line.trimEnd()).not.toContain('\n');
  return JSON.parse(reports[0] as string);
}

describe.concurrent('a bomb', () => {
  for (const { name, make, limit, recipient } of BOMBS) {
    it(`of ${name}`, async () => {
      const { subject } = expectSound(await run(make));
      const told = (subject.limits ?? []).map((l) => l.limit);
      if (limit === 'text')
        expect(told).toEqual(expect.arrayContaining([expect.stringMatching(/^(lines|decoded)$/)]));
      else if (limit !== undefined) expect(told).toContain(limit);
      if (name.startsWith('a status with 100,000 recipients')) expect(told).toContain('recipients');
      if (recipient !== undefined) {
        expect(subject.recipients.map((r) => r.address)).toContain(recipient);
        expect(subject.recipients.find((r) => r.address === recipient)?.cause).toBe(
          'bounce/user-unknown',
        );
      }
    });
  }
});

describe('runs of one piece', () => {
  for (const [place, put] of Object.entries(PLACES)) {
    it(`in ${place}`, async () => {
      await Promise.all(
        RUNS.map(async (piece) => {
          const make = () => put(piece.repeat(Math.ceil(RUN / piece.length)));
          const result = await run(make).catch((error) => {
            throw new Error(JSON.stringify(piece), { cause: error });
          });
          expect(result.ms, piece).toBeLessThan(MOST_MS);
          expectSound(result);
        }),
      );
    }, 120_000);
  }
});
