import { createSearch } from '../../src/knowledge/guide/search.ts';
import { buildIndex } from '../../src/knowledge/guide/search-index.ts';

/** The search over an index made from the sources as they are now. */
export const searchGuide = createSearch(buildIndex());
