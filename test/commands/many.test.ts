/** Many subjects in one run: none takes the others' time, and a bug is not a verdict. */
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { eachOf, subjectsFrom } from '../../src/commands/domains.ts';
import { cli } from '../support/cli.ts';
import { startServer } from '../support/dns-server.ts';

describe('eachOf', () => {
  it('hands on the first failure after what is under way has ended', async () => {
    const ended: number[] = [];
    const failing = eachOf([1, 2, 3, 4], 2, async (n) => {
      await new Promise((resolve) => setTimeout(resolve, n === 1 ? 0 : 20));
      if (n === 1) throw new Error('a bug');
      ended.push(n);
    });
    await expect(failing).rejects.toThrow('a bug');
    expect(ended).toEqual([2]);
  });

  it('has no more than its width under way', async () => {
    let now = 0;
    let most = 0;
    await eachOf(Array.from({ length: 20 }), 3, async () => {
      now++;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 1));
      now--;
    });
    expect(most).toBe(3);
  });
});

it('reads one domain a line, comments and empty lines passed over', async () => {
  const subjects = [];
  for await (const s of subjectsFrom(
    Readable.from(['a.example\n# no\n\nb.example # yes\r\n?\n']),
  )) {
    subjects.push(s.ok ? s.domain : s.message);
  }
  expect(subjects).toEqual([
    'a.example',
    'b.example',
    'line 5: "?" is not a domain name; give one such as example.com',
  ]);
});

it('domains that nobody answers for do not starve the others', async () => {
  const server = await startServer((name) =>
    name.endsWith('dead.example') ? { drop: 1_000_000 } : { rcode: 'NXDOMAIN' },
  );
  try {
    const dead = Array.from({ length: 60 }, (_, i) => `d${i}.dead.example`);
    const args = ['check-dns', '-', '--format', 'ndjson', '--resolver', server.address];
    const ran = await cli([...args, '--timeout', '2'], {
      input: [...dead, 'live.example'].join('\n'),
    });
    const verdicts = new Map(
      ran.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map((r) => [r.subject.domain, r.verdict]),
    );
    expect(verdicts.size).toBe(61);
    expect(verdicts.get('live.example')).toBe('problem');
    expect(verdicts.get('d0.dead.example')).toBe('unknown');
  } finally {
    await server.close();
  }
}, 60_000);
