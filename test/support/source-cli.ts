/** Runs the command line from its sources: what is tested is what was edited, built or not. */
import { spawn } from 'node:child_process';

const MAIN = new URL('../../src/cli.ts', import.meta.url).href;

export interface SourceRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function sourceCli(
  args: readonly string[],
  options: {
    readonly input?: string | Uint8Array;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<SourceRun> {
  const script = `import { main } from ${JSON.stringify(MAIN)};
await main(['node', 'alimail-doctor', ...process.argv.slice(1)]);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, '--', ...args], {
    stdio: 'pipe',
    env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', ...options.env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  // A program that does not read its input may be gone before it is written.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
