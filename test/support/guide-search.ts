import { createSearch, type Hit, type Search } from '../../src/knowledge/guide/search.ts';
import { buildIndex } from '../../src/knowledge/guide/search-index.ts';

/** The search over an index made from the sources as they are now. */
export const askGuide: Search = createSearch(buildIndex());

export function searchGuide(question: string, limit?: number): readonly Hit[] {
  return askGuide(question, limit).hits;
}
