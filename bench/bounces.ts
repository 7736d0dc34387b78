/** Measures `diagnose-bounce`: a folder of messages, an mbox that does not fit in memory, one message of 60 MB. */
import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bounce, bytesOf, FORMS, type Form, mboxed, vary } from '../test/support/mails.ts';
import type { Measure } from './run.ts';

const CLI = fileURLToPath(new URL('../bin/alimail-doctor.js', import.meta.url));

const MESSAGES = 5000;
const FOLDER_RUNS = 3;
const ONE_RUNS = 7;
const MB = 1 << 20;
const LARGE_MB = 1024;
const SMALL_MB = 100;
const LONG_MB = 60;
/** The mboxes stand there one after the other. */
const FREE_NEEDED = 3 << 30;

interface Run {
  readonly seconds: number;
  /** User and system time of the process, threads of the collector and the compiler included. */
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly lines: number;
}

/** Told by the process itself at its end, so that nothing needs to be sampled. */
const TELL = `data:text/javascript,${encodeURIComponent(
  "import fs from 'node:fs';process.on('exit',()=>fs.writeFileSync(process.env.BENCH_USAGE,JSON.stringify(process.resourceUsage())))",
)}`;

function diagnose(path: string, folder: string): Promise<Run> {
  const usage = join(folder, 'usage');
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(
      process.execPath,
      [
        '--import',
        TELL,
        CLI,
        'diagnose-bounce',
        path,
        '--offline',
        '--format',
        'ndjson',
        '--fail-on',
        'never',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, BENCH_USAGE: usage } },
    );
    let lines = 0;
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      const seconds = (performance.now() - start) / 1000;
      if (code !== 0) {
        reject(new Error(`diagnose-bounce ${path} ended with ${code}\n${said}`));
        return;
      }
      const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(
        readFileSync(usage, 'utf8'),
      ) as NodeJS.ResourceUsage;
      const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
      resolve({ seconds, cpuSeconds, peakMb: maxRSS / 1024, lines });
    });
  });
}

/** The run with the median of wall time. */
async function middle(runs: number, path: string, folder: string, lines: number): Promise<Run> {
  const all: Run[] = [];
  // The first run fills the compile cache and the system's page cache.
  for (let i = -1; i < runs; i++) {
    const run = await diagnose(path, folder);
    if (run.lines !== lines) {
      throw new Error(`diagnose-bounce ${path}: ${run.lines} reports of ${lines} messages`);
    }
    if (i >= 0) all.push(run);
  }
  all.sort((a, b) => a.seconds - b.seconds);
  return all[all.length >> 1] as Run;
}

const message = (n: number) => bounce(FORMS[n % FORMS.length] as Form, vary(n));

function writeFolder(path: string): number {
  let bytes = 0;
  for (let n = 0; n < MESSAGES; n++) {
    const folder = join(path, String(n % 10));
    if (n < 10) mkdirSync(folder, { recursive: true });
    const content = bytesOf(message(n));
    bytes += content.length;
    writeFileSync(join(folder, `${n}.eml`), content);
  }
  return bytes;
}

/** Reads all files as plainly as can be; ms, the median of some times. */
function plainRead(path: string): number {
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (const file of files) readFileSync(file);
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  return times[2] as number;
}

function writeMbox(path: string, bytes: number): number {
  const file = openSync(path, 'w');
  let written = 0;
  let count = 0;
  try {
    while (written < bytes) {
      const pieces: Buffer[] = [];
      for (let i = 0; i < 200; i++)
        pieces.push(bytesOf(mboxed(message(count + i), vary(count + i))));
      count += pieces.length;
      written += writeSync(file, Buffer.concat(pieces));
    }
  } finally {
    closeSync(file);
  }
  return count;
}

function writeLong(path: string): void {
  const v = vary(1);
  const form = FORMS.find((f) => f.id === 'postfix') as Form;
  const [front = '', back = ''] = bounce(form, v).split(v.original);
  const line = `${'QUJD'.repeat(19)}\n`;
  const file = openSync(path, 'w');
  try {
    writeSync(
      file,
      `${front}${v.headers}Content-Type: application/zip\nContent-Transfer-Encoding: base64\n\n`,
    );
    const chunk = Buffer.from(line.repeat(Math.ceil(MB / line.length)));
    for (let i = 0; i < LONG_MB; i++) writeSync(file, chunk);
    writeSync(file, back);
  } finally {
    closeSync(file);
  }
}

/** One message: what starting costs. */
async function startUp(folder: string): Promise<Run> {
  const path = join(folder, 'one.eml');
  writeFileSync(path, bytesOf(message(0)));
  return middle(ONE_RUNS, path, folder, 1);
}

async function throughput(folder: string, one: Run): Promise<readonly Measure[]> {
  const path = join(folder, 'messages');
  const bytes = writeFolder(path);
  const all = await middle(FOLDER_RUNS, path, folder, MESSAGES);
  const read = plainRead(path);
  rmSync(path, { recursive: true });
  const rate = MESSAGES / all.seconds;
  const steady = (MESSAGES - 1) / (all.seconds - one.seconds);
  const perMessage = ((all.seconds - one.seconds) * 1e6) / (MESSAGES - 1);
  const cpu = ((all.cpuSeconds - one.cpuSeconds) * 1e6) / (MESSAGES - 1);
  const plain = (read * 1000) / MESSAGES;
  return [
    {
      what: 'messages a second, start-up not counted',
      value: steady,
      unit: '/s',
      target: '≥ 5000',
      met: steady >= 5000,
      note: `${perMessage.toFixed(0)} µs a message, ${cpu.toFixed(0)} µs of CPU; ${FORMS.length} forms, ${(bytes / MESSAGES / 1024).toFixed(1)} KB on average, offline, ndjson`,
    },
    {
      what: 'messages a second, start-up counted',
      value: rate,
      unit: '/s',
      target: '',
      met: null,
      note: `${MESSAGES} files in ${all.seconds.toFixed(2)} s, ${all.cpuSeconds.toFixed(2)} s of CPU, ${all.peakMb.toFixed(0)} MB; one file in ${one.seconds.toFixed(2)} s`,
    },
    {
      what: 'a message over a plain read of its file',
      value: perMessage / plain,
      unit: '×',
      target: '',
      met: null,
      note: `${perMessage.toFixed(0)} µs over ${plain.toFixed(1)} µs`,
    },
  ];
}

async function mailboxes(folder: string): Promise<readonly Measure[]> {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < FREE_NEEDED) {
    return [
      {
        what: `peak memory over an mbox of ${LARGE_MB} MB`,
        value: 0,
        unit: '',
        target: '',
        met: null,
        note: `not measured: less than ${FREE_NEEDED / 2 ** 30} GB free in ${folder}`,
      },
    ];
  }
  const measured = async (megabytes: number) => {
    const path = join(folder, `${megabytes}.mbox`);
    const count = writeMbox(path, megabytes * MB);
    try {
      const run = await diagnose(path, folder);
      if (run.lines !== count) {
        throw new Error(`an mbox of ${count} messages: ${run.lines} reports`);
      }
      return { ...run, count };
    } finally {
      rmSync(path);
    }
  };
  const small = await measured(SMALL_MB);
  const large = await measured(LARGE_MB);
  const growth = large.peakMb / small.peakMb;
  return [
    {
      what: `peak memory over an mbox of ${LARGE_MB} MB over ${SMALL_MB} MB`,
      value: growth,
      unit: '×',
      target: '≤ 1.25',
      met: growth <= 1.25,
      note: `${large.peakMb.toFixed(0)} MB over ${small.peakMb.toFixed(0)} MB`,
    },
    {
      what: `an mbox of ${LARGE_MB} MB`,
      value: LARGE_MB / large.seconds,
      unit: 'MB/s',
      target: '',
      met: null,
      note: `${large.count} messages in ${large.seconds.toFixed(1)} s, ${(large.count / large.seconds).toFixed(0)} a second`,
    },
  ];
}

async function longMessage(folder: string, one: Run): Promise<readonly Measure[]> {
  const path = join(folder, 'long.eml');
  writeLong(path);
  const run = await middle(3, path, folder, 1);
  rmSync(path);
  const beyond = run.seconds - one.seconds;
  return [
    {
      what: `peak memory over a bounce of ${LONG_MB} MB`,
      value: run.peakMb,
      unit: 'MB',
      target: '≤ 200',
      met: run.peakMb <= 200,
      note: `${one.peakMb.toFixed(0)} MB over one of ordinary size`,
    },
    {
      what: `a bounce of ${LONG_MB} MB over start-up`,
      value: run.seconds / one.seconds,
      unit: '×',
      target: '≤ 1.5 s',
      met: run.seconds <= 1.5,
      note: `${run.seconds.toFixed(2)} s, ${beyond.toFixed(2)} s of it beyond start-up`,
    },
  ];
}

export async function bounces(folder: string): Promise<readonly Measure[]> {
  const one = await startUp(folder);
  return [
    ...(await throughput(folder, one)),
    ...(await longMessage(folder, one)),
    ...(await mailboxes(folder)),
  ];
}
