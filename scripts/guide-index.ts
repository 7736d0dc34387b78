/** `npm run build`: writes the index that the search of the guide opens, beside the built modules. */
import { writeFileSync } from 'node:fs';
import { buildIndex, indexToJson } from '../src/knowledge/guide/search-index.ts';

writeFileSync(
  new URL('../dist/knowledge/guide/search-index.json', import.meta.url),
  indexToJson(buildIndex()),
);
