/** The search of the guide, opened from what the build made; made anew where the sources run themselves. */
import { readFile } from 'node:fs/promises';
import { createSearch, type Search } from '../knowledge/guide/search.ts';
import { indexFromJson } from '../knowledge/guide/search-file.ts';
import type { SearchIndex } from '../knowledge/guide/search-index.ts';

/** Beside the built modules; the sources have none. */
export const INDEX_FILE = new URL('../knowledge/guide/search-index.json', import.meta.url);

let opened: Promise<Search> | null = null;

export function guideSearch(): Promise<Search> {
  opened ??= storedIndex().then(createSearch);
  return opened;
}

async function storedIndex(): Promise<SearchIndex> {
  try {
    return indexFromJson(await readFile(INDEX_FILE, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const { buildIndex } = await import('../knowledge/guide/search-index.ts');
    return buildIndex();
  }
}
