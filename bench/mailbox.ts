/**
 * Measures `trace-missing` over mailboxes of many messages, the IMAP server in a process of
 * its own: against a reader that asks the same and throws away what comes.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { certificates } from '../test/support/certificates.ts';
import { type MailboxProcess, startMailboxProcess } from '../test/support/mailbox-process.ts';
import type { Measure } from './run.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const SIZES = [10_000, 100_000];
/** With `--large`. */
const LARGE = 500_000;
const RUNS = 3;

const ADDRESS = 'li@office.example';
const PASSWORD = 'secret';
const SOUGHT = [
  'From: Boss <boss@partner.example>',
  `To: ${ADDRESS}`,
  'Subject: Contract 7',
  'Date: Wed, 18 Nov 2026 09:00:00 +0800',
  'Message-ID: <7@partner.example>',
  '',
].join('\r\n');

interface Run {
  readonly seconds: number;
  readonly peakMb: number;
}

/** Told by the process itself at its end, so that nothing needs to be sampled. */
const TELL = `data:text/javascript,${encodeURIComponent(
  "import fs from 'node:fs';process.on('exit',()=>fs.writeFileSync(process.env.BENCH_RSS,String(process.resourceUsage().maxRSS)))",
)}`;

/** Looks for a message in the whole mailbox, with no time told. */
function trace(server: MailboxProcess, messages: number, folder: string): Promise<Run> {
  const rss = join(folder, 'mailbox-rss');
  const args = [
    ...['trace-missing', ADDRESS, '--from', 'boss@partner.example', '--subject', 'Contract 7'],
    ...['--imap-host', server.address, '--imap-port', String(server.port)],
    ...['--zone', 'fixtures/world/office.example.zone', '--zone', 'fixtures/world/root.zone'],
    ...['--offline', '--json', '--quiet'],
  ];
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, ['--import', TELL, 'bin/alimail-doctor.js', ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        BENCH_RSS: rss,
        NODE_EXTRA_CA_CERTS: certificates().caFile,
        ALIMAIL_PASSWORD: PASSWORD,
      },
    });
    let stdout = '';
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      const seconds = (performance.now() - start) / 1000;
      if (code !== 0 || !stdout.includes(`"compared": ${messages}`)) {
        reject(new Error(`a mailbox of ${messages} messages: ended with ${code}\n${said}`));
        return;
      }
      resolve({ seconds, peakMb: Number(readFileSync(rss, 'utf8')) / 1024 });
    });
  });
}

interface Plain {
  readonly seconds: number;
  /** Of the answer, without TLS. */
  readonly bytes: number;
}

/** Asks what the program asked, and only counts what comes. */
function plainRead({ address, port }: MailboxProcess, fetch: string): Promise<Plain> {
  const commands = [`LOGIN ${ADDRESS} ${PASSWORD}`, 'EXAMINE INBOX', fetch];
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, ca: certificates().ca });
    let tag = 0;
    let start = 0;
    let bytes = 0;
    let end = '';
    const next = () => {
      const command = commands[tag++];
      start = performance.now();
      bytes = 0;
      socket.write(`a${tag} ${command}\r\n`);
    };
    socket.once('data', () => {
      next();
      socket.on('data', (data: Buffer) => {
        bytes += data.length;
        end = (end + data.toString('latin1', Math.max(0, data.length - 200))).slice(-200);
        const answer = new RegExp(`(?:^|\\n)a${tag} (\\w+)[^\\n]*\\n$`).exec(end)?.[1];
        if (answer === undefined) return;
        if (answer !== 'OK') reject(new Error(`${commands[tag - 1]}: ${answer}`));
        if (tag < commands.length) next();
        else {
          resolve({ seconds: (performance.now() - start) / 1000, bytes });
          socket.destroy();
        }
      });
    });
    socket.once('error', reject);
  });
}

function middle<T>(all: readonly T[], by: (one: T) => number): T {
  return [...all].sort((a, b) => by(a) - by(b))[all.length >> 1] as T;
}

interface Measured {
  readonly run: Run;
  readonly plain: Plain;
}

async function measured(messages: number, folder: string): Promise<Measured> {
  const server = await startMailboxProcess({
    messages,
    sought: { index: Math.floor(messages * 0.6), header: SOUGHT },
    login: { [ADDRESS]: PASSWORD },
  });
  try {
    const runs: Run[] = [];
    const plains: Plain[] = [];
    // The first run fills the compile cache and warms the server up.
    for (let i = messages < LARGE ? -1 : 0; i < (messages < LARGE ? RUNS : 1); i++) {
      const run = await trace(server, messages, folder);
      const { commands } = await server.counts();
      const fetch = commands.findLast((c) => c.includes('HEADER.FIELDS'));
      if (fetch === undefined) throw new Error('no header was fetched');
      const plain = await plainRead(server, fetch);
      if (i < 0) continue;
      runs.push(run);
      plains.push(plain);
    }
    const { changes } = await server.counts();
    if (changes.length > 0) throw new Error(`the mailbox was changed: ${changes[0]}`);
    return {
      run: middle(runs, (r) => r.seconds),
      plain: middle(plains, (p) => p.seconds),
    };
  } finally {
    await server.stop();
  }
}

export async function largeMailboxes(
  folder: string,
  withLargest: boolean,
): Promise<readonly Measure[]> {
  const one = await measured(1, folder);
  const measures: Measure[] = [];
  const peaks: number[] = [];
  for (const messages of withLargest ? [...SIZES, LARGE] : SIZES) {
    const { run, plain } = await measured(messages, folder);
    const seconds = run.seconds - one.run.seconds;
    const ratio = seconds / plain.seconds;
    peaks.push(run.peakMb);
    measures.push(
      {
        what: `a mailbox of ${messages} messages over a plain read of it`,
        value: ratio,
        unit: '×',
        target: '≤ 8',
        met: ratio <= 8,
        note: `${seconds.toFixed(2)} s beyond start-up over ${plain.seconds.toFixed(2)} s, server on the same machine`,
      },
      {
        what: `messages a second of ${messages}`,
        value: messages / seconds,
        unit: '/s',
        target: '',
        met: null,
        note: `start-up not counted; ${(messages / plain.seconds).toFixed(0)} a second read plainly`,
      },
      {
        what: `bytes fetched a message of ${messages}`,
        value: Math.round(plain.bytes / messages),
        unit: 'B',
        target: '',
        met: null,
        note: `${(plain.bytes / 2 ** 20).toFixed(1)} MB in all`,
      },
    );
  }
  const [least = 1] = peaks;
  const most = Math.max(...peaks);
  measures.push({
    what: `peak memory over the largest mailbox over ${SIZES[0]} messages`,
    value: most / least,
    unit: '×',
    target: '≤ 1.4',
    met: most / least <= 1.4,
    note: `${most.toFixed(0)} MB over ${least.toFixed(0)} MB`,
  });
  return measures;
}
