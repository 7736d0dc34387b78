/** Where the subjects of `check-dns` come from: arguments, or standard input a line at a time. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { readDomain } from '../protocols/dns/name.ts';

export type Subject =
  | { readonly ok: true; readonly domain: string; readonly input?: string }
  | { readonly ok: false; readonly message: string };

/** Longest line of standard input that is looked at. */
const MAX_LINE = 2000;

/** Reads what a person gave as a domain; `where` goes in front of a complaint. */
export function subjectFrom(input: string, where = ''): Subject {
  const read = readDomain(input);
  if (read === null) {
    return {
      ok: false,
      message: `${where}${JSON.stringify(shorten(input))} is not a domain name; give one such as example.com`,
    };
  }
  return read.readAs === null
    ? { ok: true, domain: read.name }
    : { ok: true, domain: read.name, input: shorten(input) };
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

/** Domains from a stream, one a line; empty lines and `#` comments are passed over. */
export async function* subjectsFrom(stream: Readable): AsyncGenerator<Subject> {
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  for await (const line of lines) {
    number++;
    const text = line
      .slice(0, MAX_LINE)
      .replace(/(^|\s)#.*$/, '')
      .trim();
    if (text === '') continue;
    yield subjectFrom(text, `line ${number}: `);
  }
}

/**
 * Runs `work` over the items, `width` at a time, and hands on each result when
 * it is ready. No more than `width` items are in memory.
 */
export async function eachOf<T>(
  items: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  // The first failure ends the reading and is thrown when nothing is under way any more.
  let failure: { readonly error: unknown } | null = null;
  for await (const item of items) {
    const task = work(item)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => running.delete(task));
    running.add(task);
    if (running.size >= width) await Promise.race(running);
    if (failure !== null) break;
  }
  await Promise.all(running);
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
}
