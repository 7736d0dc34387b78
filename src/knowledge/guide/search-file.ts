/** The search index as the build wrote it. Apart from what makes it, for that loads every saying. */
import type { SearchIndex } from './search-index.ts';

/** Reads what `indexToJson` wrote. */
export function indexFromJson(json: string): SearchIndex {
  const stored = JSON.parse(json) as Readonly<Record<string, string>> &
    Pick<SearchIndex, 'names' | 'shows'>;
  const bytes = (name: string) => {
    // A copy of its own: a small Buffer lies anywhere in a pool, and numbers need their alignment.
    const { buffer, byteOffset, byteLength } = Buffer.from(stored[name] ?? '', 'base64');
    return buffer.slice(byteOffset, byteOffset + byteLength);
  };
  const lists = (name: string) => ({
    starts: new Uint32Array(bytes(`${name}Starts`)),
    values: new Uint16Array(bytes(`${name}Values`)),
  });
  return {
    terms: (stored.terms ?? '').split('\n'),
    worth: new Float32Array(bytes('worth')),
    entries: lists('entries'),
    scores: new Float32Array(bytes('scores')),
    sayings: lists('sayings'),
    synonyms: lists('synonyms'),
    entryOf: new Uint16Array(bytes('entryOf')),
    worthOf: new Float32Array(bytes('worthOf')),
    names: stored.names,
    shows: stored.shows,
    traditional: stored.traditional ?? '',
  };
}
