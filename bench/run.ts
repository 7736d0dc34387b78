/**
 * Measures the built command line and prints ratios within this run: absolute
 * times say more of the machine than of the program. `--json` for programs;
 * `--large` also reads a mailbox of 500,000 messages.
 */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alimailZone, WORLD } from '../test/support/alimail-zone.ts';
import { available, startKnot, type ZoneText } from '../test/support/real-servers.ts';
import { bounces } from './bounces.ts';
import { longestChain, repeatedIn } from './chain.ts';
import { largeMailboxes } from './mailbox.ts';
import type { LoggedQuestion, ServerOrder, ServerSays } from './server.ts';

const CLI = fileURLToPath(new URL('../bin/alimail-doctor.js', import.meta.url));
const BUILT = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

const DELAY_MS = 200;
const DOMAIN = 'healthy.example';
const START_UP_RUNS = 15;
const CHAIN_RUNS = 5;
const MANY = 3000;
const FEW = 1000;

export interface Measure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What it should be at most, or at least. */
  readonly target: string;
  readonly met: boolean | null;
  readonly note: string;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

function timed(args: readonly string[], allowed: readonly (number | null)[] = [0]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const ms = performance.now() - start;
  if (!allowed.includes(status))
    throw new Error(`${args.join(' ')} ended with ${status}\n${stderr}`);
  return ms;
}

function startUp(folder: string): {
  readonly version: number;
  readonly measures: readonly Measure[];
} {
  const empty = join(folder, 'empty.js');
  writeFileSync(empty, '');
  const programs = {
    empty: [empty],
    version: [CLI, '--version'],
    help: [CLI, '--help'],
    guide: [CLI, 'guide', 'emails vanish after I read them on my phone'],
    'guide (zh)': [CLI, 'guide', '邮件被退回 550', '--lang', 'zh'],
  } as const;
  type Program = keyof typeof programs;
  const names = Object.keys(programs) as Program[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Program,
    number[]
  >;
  // The first round fills the compile cache and the system's page cache.
  for (let i = -1; i < START_UP_RUNS; i++) {
    for (const name of names) {
      const ms = timed(programs[name]);
      if (i >= 0) times[name].push(ms);
    }
  }
  const base = median(times.empty);
  const measure = (name: Program, what: string, most: number): Measure => {
    const ms = median(times[name]);
    return {
      what: `${what} over an empty program`,
      value: ms / base,
      unit: '×',
      target: `≤ ${most}`,
      met: ms / base <= most,
      note: `${ms.toFixed(0)} ms over ${base.toFixed(0)} ms, medians of ${START_UP_RUNS}`,
    };
  };
  return {
    version: median(times.version),
    measures: [
      measure('version', 'start-up of --version', 2),
      measure('help', 'start-up of --help', 2),
      // An empty program takes 25 to 30 ms: five of them are 150 ms at most.
      measure('guide', 'a question to guide, answered,', 5),
      measure('guide (zh)', 'a question in Chinese to guide, answered,', 5),
    ],
  };
}

interface Scripted {
  readonly resolver: string;
  /** What was asked since the last call. */
  takeLog(): Promise<readonly LoggedQuestion[]>;
  stop(): void;
}

async function startScripted(order: ServerOrder): Promise<Scripted> {
  const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.send(order);
  const listening = await hear(child, 'listening');
  return {
    resolver: `127.0.0.1:${listening.port}`,
    async takeLog() {
      const log = hear(child, 'log');
      child.send('log');
      return (await log).questions;
    },
    stop: () => child.disconnect(),
  };
}

function hear<K extends ServerSays['is']>(
  child: ChildProcess,
  what: K,
): Promise<Extract<ServerSays, { is: K }>> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the DNS server ended with ${code}`)));
    const on = (message: unknown) => {
      const said = message as ServerSays;
      if (said.is !== what) return;
      child.off('message', on);
      resolve(said as Extract<ServerSays, { is: K }>);
    };
    child.on('message', on);
  });
}

async function chainOfQuestions(versionMs: number): Promise<readonly Measure[]> {
  const server = await startScripted({
    zones: [WORLD, alimailZone(DOMAIN, 'sg')],
    delayMs: DELAY_MS,
  });
  try {
    const args = [CLI, 'check-dns', DOMAIN, '--resolver', server.resolver, '--json'];
    const runs: { readonly ms: number; readonly log: readonly LoggedQuestion[] }[] = [];
    for (let i = -1; i < CHAIN_RUNS; i++) {
      const ms = timed(args);
      const log = await server.takeLog();
      if (i >= 0) runs.push({ ms, log });
    }
    const chains = runs.map(({ log }) =>
      longestChain(log, DOMAIN, {
        mxHosts: ['mx1.sg.aliyun.com', 'mx2.sg.aliyun.com'],
        nsHosts: [`ns1.${DOMAIN}`, `ns2.${DOMAIN}`],
        includes: { 'spf.sg.aliyun.com': DOMAIN },
      }),
    );
    const unexplained = [...new Set(chains.flatMap((c) => c.unexplained))];
    if (unexplained.length > 0) {
      throw new Error(`bench/chain.ts does not know why this was asked: ${unexplained.join(', ')}`);
    }
    const chain = chains[0] as (typeof chains)[number];
    const wall = median(runs.map(({ ms }) => ms));
    const least = versionMs + chain.length * DELAY_MS;
    const repeated = [...new Set(runs.flatMap(({ log }) => repeatedIn(log)))];
    const waited = Math.max(...chains.map((c) => c.waited));
    return [
      {
        what: 'one domain over start-up and longest chain of questions',
        value: wall / least,
        unit: '×',
        target: '≤ 1.25',
        met: wall / least <= 1.25,
        note: `${wall.toFixed(0)} ms over ${versionMs.toFixed(0)} ms + ${chain.length} × ${DELAY_MS} ms (${chain.way.join(' → ')}), median of ${CHAIN_RUNS}`,
      },
      {
        what: 'rounds of questions waited for',
        value: waited,
        unit: '',
        target: `≤ ${chain.length}`,
        met: waited <= chain.length,
        note: 'by the times of the server’s log',
      },
      {
        what: 'questions of one domain',
        value: runs[0]?.log.length ?? 0,
        unit: '',
        target: '',
        met: null,
        note: '',
      },
      {
        what: 'repeated questions',
        value: repeated.length,
        unit: '',
        target: '0',
        met: repeated.length === 0,
        note: repeated.join(', '),
      },
    ];
  } finally {
    server.stop();
  }
}

function manyZones(): { readonly domains: readonly string[]; readonly zones: readonly ZoneText[] } {
  const domains = Array.from({ length: MANY }, (_, i) => `d${i}.example`);
  // Zones of one DNS host name its servers, as most do.
  const host = 'dns-host.example';
  const zones = domains.map((origin) => {
    const { text } = alimailZone(origin, 'sg', { nameServers: {} });
    return { origin, text: `${text}@ IN NS ns1.${host}.\n@ IN NS ns2.${host}.\n` };
  });
  return { domains, zones: [WORLD, alimailZone(host, 'sg'), ...zones] };
}

interface Many {
  readonly seconds: number;
  readonly peakMb: number;
}

function runMany(domains: readonly string[], resolver: string, folder: string): Promise<Many> {
  const rss = join(folder, 'rss');
  // Told by the process itself at its end, so that nothing needs to be sampled.
  const tell = `data:text/javascript,import fs from 'node:fs';process.on('exit',()=>fs.writeFileSync(process.env.BENCH_RSS,String(process.resourceUsage().maxRSS)))`;
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(
      process.execPath,
      ['--import', tell, CLI, 'check-dns', '-', '--format', 'ndjson', '--resolver', resolver],
      { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, BENCH_RSS: rss } },
    );
    let lines = 0;
    let healthy = 0;
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) {
        lines++;
        if (line.includes('"verdict":"healthy"')) healthy++;
      }
    });
    child.once('error', reject);
    child.once('close', (code) => {
      const seconds = (performance.now() - start) / 1000;
      if (code !== 0 || lines !== domains.length || healthy !== lines) {
        reject(
          new Error(
            `${domains.length} domains: ended with ${code} after ${lines} reports, ${healthy} of them healthy`,
          ),
        );
        return;
      }
      resolve({ seconds, peakMb: Number(readFileSync(rss, 'utf8')) / 1024 });
    });
    child.stdin.on('error', () => {});
    child.stdin.end(`${domains.join('\n')}\n`);
  });
}

async function throughput(folder: string): Promise<readonly Measure[]> {
  const { domains, zones } = manyZones();
  const knot = available('knot');
  const server = knot ? await startKnot({ zones }) : await startScripted({ zones, delayMs: 0 });
  try {
    const few = await runMany(domains.slice(0, FEW), server.resolver, folder);
    const many = await runMany(domains, server.resolver, folder);
    const rate = MANY / many.seconds;
    const growth = many.peakMb / few.peakMb;
    return [
      {
        what: 'domains a second over standard input',
        value: rate,
        unit: '/s',
        target: '≥ 300',
        met: rate >= 300,
        note: `${MANY} domains in ${many.seconds.toFixed(1)} s, asked of ${knot ? 'Knot' : 'a scripted server'} on the same machine`,
      },
      {
        what: `peak memory of ${MANY} domains over ${FEW}`,
        value: growth,
        unit: '×',
        target: '≤ 1.25',
        met: growth <= 1.25,
        note: `${many.peakMb.toFixed(0)} MB over ${few.peakMb.toFixed(0)} MB`,
      },
    ];
  } finally {
    await server.stop();
  }
}

function table(measures: readonly Measure[]): string {
  const rows = measures.map((m) => [
    m.what,
    `${Number.isInteger(m.value) ? m.value : m.value.toFixed(m.value < 10 ? 2 : 0)} ${m.unit}`.trim(),
    m.target,
    m.met === null ? '' : m.met ? 'met' : 'MISSED',
    m.note,
  ]);
  const widths = [0, 1, 2, 3].map((i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows
    .map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

if (!existsSync(BUILT)) {
  process.stderr.write('bench: dist/cli.js is missing; run npm run build first\n');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'alimail-doctor-bench-'));
try {
  const { version, measures: started } = startUp(folder);
  const measures = [
    ...(await chainOfQuestions(version)),
    ...started,
    ...(await throughput(folder)),
    ...(await bounces(folder)),
    ...(await largeMailboxes(folder, process.argv.includes('--large'))),
  ];
  process.stdout.write(
    process.argv.includes('--json')
      ? `${JSON.stringify({ node: process.version, measures }, null, 2)}\n`
      : table(measures),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
