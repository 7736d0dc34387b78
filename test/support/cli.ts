/** Runs the built command line as a user does. */
import { spawn } from 'node:child_process';
import { ROOT } from './fixture.ts';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

export function cli(
  args: readonly string[],
  options: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [`${ROOT}bin/alimail-doctor.js`, ...args], {
      cwd: ROOT,
      // The language and colours of whoever runs the tests must not matter.
      env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', ...options.env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (d: string) => {
      stdout += d;
    });
    child.stderr.setEncoding('utf8').on('data', (d: string) => {
      stderr += d;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr, ms: performance.now() - started }));
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

/** `check-dns` arguments for a case of the demo, with nothing asked of the network. */
export function demoArgs(name: 'healthy' | 'moved' | 'typed'): string[] {
  return [
    'check-dns',
    `${name}.example`,
    '--zone',
    `fixtures/demo/${name}.example.zone`,
    '--zone',
    'fixtures/world/root.zone',
    '--offline',
  ];
}
