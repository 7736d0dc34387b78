import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operationOf } from '../../src/knowledge/guide/index.ts';
import { filesBelow } from '../support/files.ts';
import { ROOT } from '../support/fixture.ts';

/** Ids that a piece of source text can give to `operation`; `at` is where it is given. */
interface Link {
  readonly at: string;
  readonly ids: readonly string[];
}

const QUOTES = ['"', "'", '`'];

/** The expression from `start` on: up to the comma, semicolon or bracket that ends it. */
function expressionAt(source: string, start: number): string {
  let depth = 0;
  let quote: string | null = null;
  for (let i = start; i < source.length; i += 1) {
    const c = source[i] as string;
    if (quote !== null) {
      if (c === '\\') i += 1;
      else if (c === quote) quote = null;
    } else if (QUOTES.includes(c)) quote = c;
    else if ('([{'.includes(c)) depth += 1;
    else if (')]}'.includes(c) || (depth === 0 && (c === ',' || c === ';'))) {
      if (depth === 0) return source.slice(start, i);
      depth -= 1;
    }
  }
  return source.slice(start);
}

/** What an expression can come to: the strings of it, without those that it compares or hands on. */
function idsOf(expression: string): readonly string[] {
  return [...expression.matchAll(/(?<before>[=(,]?)\s*(?<quote>["'`])(?<id>[^"'`]*)\k<quote>/g)]
    .filter(({ groups }) => groups?.before === '')
    .map(({ groups }) => groups?.id ?? '');
}

/** What a name stands for that the source gives a value; else the expression itself. */
function resolved(source: string, expression: string): string {
  const name = /^\s*([A-Za-z_$][\w$]*)\s*$/.exec(expression)?.[1];
  const at = name === undefined ? -1 : source.indexOf(`const ${name} = `);
  return at < 0 ? expression : expressionAt(source, at + `const ${name} = `.length);
}

/** Every `operation: …` of a source, and every `operation = …` that a shorthand takes up. */
function linksOf(path: string, source: string): readonly Link[] {
  return [...source.matchAll(/\boperation\s*(?::|=(?![=>]))/g)].map((found) => {
    const end = found.index + found[0].length;
    const line = source.slice(0, found.index).split('\n').length;
    return { at: `${path}:${line}`, ids: idsOf(resolved(source, expressionAt(source, end))) };
  });
}

const links = filesBelow('src/checks', '.ts').flatMap((path) =>
  linksOf(path, readFileSync(`${ROOT}${path}`, 'utf8')),
);

describe('operations that fixes name', () => {
  it.each([
    ["{ operation: 'a-b', steps }", [['a-b']]],
    ['{ operation: "a-b" }', [['a-b']]],
    ['{ operation: `a-b` }', [['a-b']]],
    ["{ operation:\n  name.label === 'mail'\n    ? 'a'\n    : 'b', owner: 'you' }", [['a', 'b']]],
    ["{ operation: reasons.includes('fewer') ? 'a' : 'b' }", [['a', 'b']]],
    ["const operation = x ? 'a' : null;\nreturn { operation, owner: 'you' };", [['a']]],
    ["const ID = 'a';\nfix(x, { operation: ID, steps });", [['a']]],
    ["{ operation: by[kind], title: 'x' }", [[]]],
    ["readonly operation?: string; if (operation === 'x') f('y');", []],
    ["{ operation: 'a' }, { operation: 'b' }", [['a'], ['b']]],
  ])('are found in %s', (source, ids) => {
    expect(linksOf('x.ts', source).map((l) => l.ids)).toEqual(ids);
  });

  it('stand as words, so that they can be found here', () => {
    expect(links.filter((l) => l.ids.length === 0)).toEqual([]);
  });

  it('are in the guide', () => {
    const unknown = links.flatMap(({ at, ids }) =>
      ids.filter((id) => operationOf(id) === undefined).map((id) => `${at} ${id}`),
    );
    expect(unknown).toEqual([]);
  });

  it('are named by most fixes that the guide has a page for', () => {
    expect(links.length).toBeGreaterThanOrEqual(60);
  });
});
