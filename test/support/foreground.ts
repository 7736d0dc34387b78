/**
 * Servers, each run in the foreground from a temporary folder of its own: started
 * as a process group, ended with all that they started.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const READY_MS = 20_000;
const STOP_MS = 5_000;
const SAID_LIMIT = 20_000;

export interface Foreground<T> {
  /** What `ready` found. */
  readonly found: T;
  /** What it last said, and the end of its log file. */
  log(): string;
  /** Ends it by its pid and removes its folder. May be called twice. */
  stop(): Promise<void>;
}

export interface ForegroundOptions<T> {
  readonly binary: string;
  readonly args: readonly string[];
  /** Removed at the end. */
  readonly folder: string;
  /** `null` while it does not answer yet. */
  readonly ready: () => Promise<T | null>;
  /** Below the folder, where it does not say all on its standard output or error. */
  readonly logFile?: string;
  /** Below the folder: the pid of a master that made a process group of its own. */
  readonly pidFile?: string;
}

/** Where a server is installed; `null` where it is not. */
export function findBinary(name: string): string | null {
  // Debian keeps servers where only root looks.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  for (const folder of folders) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/** A temporary folder that other users may read: servers give up root's rights. */
export function openFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `alimail-doctor-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** Rejects, with all that it said, when it ends early or answers nothing. */
export async function runForeground<T>(options: ForegroundOptions<T>): Promise<Foreground<T>> {
  const { binary, folder } = options;
  // A group of its own, so that what interrupts the tests does not end it before it is stopped.
  const child = spawn(binary, options.args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const guard =
    child.pid === undefined ? null : guardOf(child.pid, folder, options.pidFile ?? 'none');
  let said = '';
  const hear = (data: Buffer) => {
    said = (said + data.toString()).slice(-4000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', (error) => {
      said += error.message;
      resolve();
    });
  });
  const over = () =>
    child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    if (!over() && child.pid !== undefined) {
      const { pid } = child;
      const master = options.pidFile === undefined ? pid : pidIn(join(folder, options.pidFile));
      signal(master ?? -pid, 'SIGTERM');
      const timer = setTimeout(() => {
        if (master !== null) signal(-master, 'SIGKILL');
        signal(-pid, 'SIGKILL');
      }, STOP_MS);
      await ended;
      clearTimeout(timer);
    }
    guard?.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  const log = () => {
    const { logFile } = options;
    return logFile === undefined ? said : said + textOf(join(folder, logFile)).slice(-SAID_LIMIT);
  };

  const deadline = performance.now() + READY_MS;
  let found = await options.ready();
  while (found === null) {
    if (over() || performance.now() > deadline) {
      const how = over() ? 'ended at once' : 'gives no answer';
      const lines = log();
      await stop();
      throw new Error(`${binary} ${how}:\n${lines}`);
    }
    await pause(50);
    found = await options.ready();
  }
  return { found, log, stop };
}

function pidIn(file: string): number | null {
  const pid = Number(textOf(file).trim());
  return pid > 1 ? pid : null;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone.
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Ends a server after a test run that was killed: the pipe from here ends with it.
 * A script that starts a master and the master are a process group each.
 */
function guardOf(group: number, folder: string, pidFile: string): ChildProcess {
  return guard(
    folder,
    'read _; for i in "$1" $(cat "$2" 2>/dev/null); do kill -9 "-$i"; done; sleep 1; rm -rf "$3"',
    [String(group), pidFile, folder],
  );
}

/** Removes a folder when this process has ended, in whatever way. */
export function removeAtEnd(folder: string): void {
  guard('/', 'read _; rm -rf "$1"', [folder]);
}

function guard(cwd: string, script: string, args: readonly string[]): ChildProcess {
  const child = spawn('sh', ['-c', script, 'sh', ...args], {
    cwd,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.unref();
  (child.stdin as Socket).unref();
  return child;
}
