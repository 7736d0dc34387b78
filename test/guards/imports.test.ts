import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../support/files.ts';
import { ROOT } from '../support/fixture.ts';

/** Which rooms a room may import. A room may always import itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  protocols: ['engine'],
  bounces: ['engine', 'protocols'],
  knowledge: ['engine', 'protocols', 'bounces'],
  settings: ['engine', 'protocols'],
  trace: ['engine', 'protocols'],
  facts: ['engine', 'protocols', 'knowledge', 'bounces', 'trace'],
  net: ['engine', 'protocols'],
  gather: ['engine', 'protocols', 'bounces', 'knowledge', 'facts', 'net', 'trace'],
  checks: ['engine', 'protocols', 'bounces', 'knowledge', 'facts', 'trace'],
  trees: ['engine', 'checks', 'facts'],
  render: ['engine'],
  commands: [
    'engine',
    'protocols',
    'bounces',
    'knowledge',
    'facts',
    'net',
    'gather',
    'trees',
    'render',
    'settings',
    'trace',
    'root',
  ],
  root: ['engine', 'protocols', 'knowledge', 'net', 'commands', 'render', 'settings'],
};

/** Of the engine, the lower rooms know facts, texts and the shape of a change; not the walk or the report. */
const ENGINE_FOR: Readonly<Record<string, readonly string[]>> = {
  protocols: ['fact', 'text'],
  bounces: ['text'],
  // The trees of the guide are questions to a person.
  knowledge: ['text', 'interview'],
  settings: ['text'],
  trace: ['text'],
  facts: ['fact', 'text'],
  net: ['check'],
  gather: ['fact', 'text'],
  checks: ['check', 'fact', 'text'],
};

/** Only the command line touches the process. */
const PROCESS_IN = ['src/cli.ts'];

const roomOf = (path: string) =>
  path.split('/').length > 2 ? (path.split('/')[1] as string) : 'root';

function importsOf(path: string): string[] {
  const text = readFileSync(`${ROOT}${path}`, 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((m) => {
    const url = new URL(m[1] as string, `file:///${path}`);
    return url.pathname.slice(1);
  });
}

describe('imports run one way', () => {
  it.each(filesBelow('src', '.ts'))('%s', (path) => {
    const room = roomOf(path);
    const allowed = ALLOWED[room];
    expect(allowed, `the room ${room} is not known`).toBeDefined();
    for (const target of importsOf(path)) {
      const to = roomOf(target);
      if (to === room) continue;
      expect(allowed, `${path} imports ${target}`).toContain(to);
      if (to !== 'engine') continue;
      const file = (target.split('/').pop() as string).replace(/\.ts$/, '');
      const parts = ENGINE_FOR[room];
      if (parts !== undefined) expect(parts, `${path} imports ${target}`).toContain(file);
    }
    const text = readFileSync(`${ROOT}${path}`, 'utf8');
    if (!PROCESS_IN.includes(path)) {
      expect(
        /\bprocess\.|from 'node:process'/.test(text.replace(/^\s*(\*|\/\/).*$/gm, '')),
        path,
      ).toBe(false);
    }
  });

  it('nothing but the network rooms opens a socket or reads files while judging', () => {
    for (const path of filesBelow('src', '.ts')) {
      if (
        ![
          'engine',
          'checks',
          'trees',
          'render',
          'protocols',
          'bounces',
          'knowledge',
          'settings',
          'trace',
          'facts',
        ].includes(roomOf(path))
      )
        continue;
      const text = readFileSync(`${ROOT}${path}`, 'utf8');
      expect(
        /from 'node:(fs|net|dgram|tls|http2?|https|dns|child_process)/.test(
          text.replace(/import \{ isIP[^}]*\} from 'node:net';/g, ''),
        ),
        path,
      ).toBe(false);
    }
  });
});
