/** A mailbox of half a million messages: the one that is sought is found in one pass, in bounded memory. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report, TraceMissingSubject } from '../../src/index.ts';
import { certificates } from '../support/certificates.ts';
import { ROOT } from '../support/files.ts';
import { type MailboxProcess, startMailboxProcess } from '../support/mailbox-process.ts';
import { ADDRESS, BOSS, contract, PASSWORD } from '../support/trace-lab.ts';

const MESSAGES = 500_000;
const SOUGHT = 312_345;
/** Of the whole process, in megabytes. */
const MOST_MEMORY = 200;

const folder = mkdtempSync(join(tmpdir(), 'trace-large-'));
let server: MailboxProcess;
beforeAll(async () => {
  server = await startMailboxProcess({
    messages: MESSAGES,
    sought: { index: SOUGHT, header: contract(SOUGHT + 1).header },
    login: { [ADDRESS]: PASSWORD },
  });
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Told by the process itself at its end, so that nothing needs to be sampled. */
const TELL = `data:text/javascript,${encodeURIComponent(
  "import fs from 'node:fs';process.on('exit',()=>fs.writeFileSync(process.env.PEAK_FILE,String(process.resourceUsage().maxRSS)))",
)}`;

/** The command line as it was built; `peak` in megabytes. */
function run(args: readonly string[]) {
  const peakFile = join(folder, 'peak');
  return new Promise<{
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
    readonly peak: number;
  }>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', TELL, `${ROOT}bin/alimail-doctor.js`, 'trace-missing', ADDRESS, ...args],
      {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          PATH: process.env.PATH ?? '',
          LANG: 'C.UTF-8',
          NODE_EXTRA_CA_CERTS: certificates().caFile,
          ALIMAIL_PASSWORD: PASSWORD,
          PEAK_FILE: peakFile,
        },
      },
    );
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, stdout, stderr, peak: Number(readFileSync(peakFile, 'utf8')) / 1024 });
    });
  });
}

it.each([
  ['nothing is told of the time', []],
  // The server is asked for the numbers of all of them first.
  ['all came in the time that is told', ['--since', '400d']],
] as const)(
  'is read in one pass, each header once, within 200 MB, where %s',
  async (_, time) => {
    const before = await server.counts();
    const ran = await run([
      ...['--zone', 'fixtures/world/office.example.zone'],
      ...['--zone', 'fixtures/world/root.zone', '--offline'],
      ...['--imap-host', server.address, '--imap-port', String(server.port)],
      ...['--from', BOSS, '--subject', 'Contract 7', '--json', ...time],
    ]);
    expect(ran.code, ran.stderr).toBe(0);
    const { findings, subject } = JSON.parse(ran.stdout) as Report<TraceMissingSubject>;
    expect(findings[0]?.id).toBe('missing/found-in-inbox');
    expect(subject.found).toMatchObject([{ folder: 'INBOX', uid: SOUGHT + 1 }]);
    expect(subject.mailbox?.folders[0]).toMatchObject({
      name: 'INBOX',
      messages: MESSAGES,
      compared: MESSAGES,
      complete: true,
    });
    expect(ran.peak).toBeLessThan(MOST_MEMORY);

    const after = await server.counts();
    expect([after.logins - before.logins, after.changes]).toEqual([1, []]);
    // All of them, the oldest for its date, and the whole header of the one that was found.
    expect(after.fetched - before.fetched).toBe(MESSAGES + 2);
    const fetches = after.commands.slice(before.commands.length).filter((c) => /HEADER\.F/.test(c));
    expect(fetches).toHaveLength(1);
  },
  300_000,
);
