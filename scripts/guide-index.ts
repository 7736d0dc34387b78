/**
 * `npm run build`: what the guide is opened from, beside the built modules. The index
 * of its search, and its rows as JSON in place of the modules that make them.
 */
import { writeFileSync } from 'node:fs';
import * as rows from '../src/knowledge/guide/rows.ts';
import { buildIndex, indexToJson } from '../src/knowledge/guide/search-index.ts';

const folder = new URL('../dist/knowledge/guide/', import.meta.url);

export function rowsModule(): string {
  const names = Object.keys(rows);
  // A string that is parsed is read faster than the same as a literal (https://v8.dev/blog/cost-of-javascript-2019#json).
  const json = JSON.stringify(JSON.stringify(rows));
  return `export const { ${names.join(', ')} } = JSON.parse(${json});\n`;
}

if (import.meta.main) {
  writeFileSync(new URL('search-index.json', folder), indexToJson(buildIndex()));
  writeFileSync(new URL('rows.js', folder), rowsModule());
}
