/** Unique identifiers of messages (RFC 9051 §2.3.1.1) as numbers: sets of them, and what is missing between them. Pure. */

/** RFC 9051 §9: nz-number, of 32 bits. */
export const MAX_UID = 4_294_967_295;

/** `[1, 2, 3, 7]` as `1:3,7`; ascending UIDs. `''` for none. */
export function uidSet(uids: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < uids.length; ) {
    const from = uids[at] as number;
    let to = from;
    while (++at < uids.length && (uids[at] as number) <= to + 1) to = uids[at] as number;
    parts.push(from === to ? `${from}` : `${from}:${to}`);
  }
  return parts.join(',');
}

/** Ranges by `from`, none of which touches another. */
export type UidRanges = readonly { readonly from: number; readonly to: number }[];

/** How many UIDs a set names. */
export function countIn(ranges: UidRanges): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** Ranges that may touch or lie in one another, made one. */
export function mergedRanges(...all: readonly UidRanges[]): UidRanges {
  const set = all.flat();
  return set.length === 0 ? [] : (uidRanges(setOf(set)) ?? []);
}

/** What is in `ranges` and not in `others`; both ascending and apart. */
export function rangesWithout(ranges: UidRanges, others: UidRanges): UidRanges {
  const left: { from: number; to: number }[] = [];
  let at = 0;
  for (const { from, to } of ranges) {
    let next = from;
    while (at < others.length && (others[at] as UidRanges[number]).to < from) at++;
    for (let i = at; i < others.length && next <= to; i++) {
      const other = others[i] as UidRanges[number];
      if (other.from > to) break;
      if (other.from > next) left.push({ from: next, to: other.from - 1 });
      next = Math.max(next, other.to + 1);
    }
    if (next <= to) left.push({ from: next, to });
  }
  return left;
}

/** `1:3,7` */
export function setOf(ranges: UidRanges): string {
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}:${to}`)).join(',');
}

/** The set of all other UIDs, up to the last that there is. `ranges` ascending and apart. */
export function withoutRanges(ranges: UidRanges): string {
  const parts: string[] = [];
  let next = 1;
  for (const { from, to } of ranges) {
    if (from === next + 1) parts.push(`${next}`);
    else if (from > next) parts.push(`${next}:${from - 1}`);
    next = Math.max(next, to + 1);
  }
  if (next <= MAX_UID) parts.push(`${next}:*`);
  return parts.join(',');
}

/**
 * RFC 9051 §9, sequence-set; `*` stands for the largest number there can be, and alone for
 * anything. `null` for what is no set.
 */
export function uidRanges(set: string): UidRanges | null {
  const ranges: { from: number; to: number }[] = [];
  for (const part of set.split(',')) {
    const [, a, b = a] = /^(\d{1,10}|\*)(?::(\d{1,10}|\*))?$/.exec(part) ?? [];
    if (a === undefined || b === undefined) return null;
    if (part === '*') return [{ from: 1, to: MAX_UID }];
    const ends = [a, b].map((end) => (end === '*' ? MAX_UID : Number(end)));
    const [from, to] = [Math.min(...ends), Math.max(...ends)];
    if (from < 1 || to > MAX_UID) return null;
    ranges.push({ from, to });
  }
  ranges.sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && range.from <= last.to + 1) last.to = Math.max(last.to, range.to);
    else merged.push(range);
  }
  return merged;
}

export function inRanges(ranges: UidRanges, uid: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle] as UidRanges[number];
    if (uid < range.from) high = middle - 1;
    else if (uid > range.to) low = middle + 1;
    else return true;
  }
  return false;
}

/** UIDs of one page of the memory below. */
const PAGE = 4096;
/** 16 MB, which is 134 million UIDs side by side. */
const MAX_PAGES = 32_768;

/** Tells whether a UID is new, in bounded memory: past 16 MB everything counts as new. */
export function firstTime(): (uid: number) => boolean {
  const pages = new Map<number, Uint8Array>();
  return (uid) => {
    const number = Math.floor(uid / PAGE);
    let page = pages.get(number);
    if (page === undefined) {
      if (pages.size === MAX_PAGES) return true;
      page = new Uint8Array(PAGE / 8);
      pages.set(number, page);
    }
    const at = (uid % PAGE) >> 3;
    const bit = 1 << (uid & 7);
    const known = page[at] as number;
    page[at] = known | bit;
    return (known & bit) === 0;
  };
}

export interface DatedUid {
  readonly uid: number;
  /** ISO 8601 in UTC; `null` where it is not known. */
  readonly internalDate: string | null;
}

export interface RemovedBetween {
  /** The last message before the window; `null`: there is none, and counting began at UID 1. */
  readonly after: number | null;
  /** The first message after the window; `null`: there is none, and counting ended at UIDNEXT. */
  readonly before: number | null;
  /** UIDs between the two that are no longer there. */
  readonly removed: number;
  /** UIDs between the two that are there. */
  readonly present: number;
}

/** UIDs beside those whose dates are known: of mail from before, and from after. */
export interface Around {
  readonly earlier: UidRanges;
  readonly later: UidRanges;
  /** Of which it cannot be said. */
  readonly undated: UidRanges;
}

/**
 * How many messages that arrived from `since` to before `until` are no longer there, at most.
 * `messages` by UID, ascending. A message gets its UID when it comes into the folder, never
 * before its internal date: one that was copied in later has an old date and a new UID. So the
 * window begins behind the last older message in front of the first of the time, and ends at the
 * first newer one behind the last.
 */
export function removedBetween(
  messages: readonly DatedUid[],
  since: Date,
  until: Date,
  uidNext: number | null,
  around: Around = { earlier: [], later: [], undated: [] },
): RemovedBetween {
  let first: number | null = null;
  let lastInside = 0;
  for (const { uid, internalDate } of messages) {
    const time = timeOf(internalDate);
    if (!(time >= +since && time < +until)) continue;
    first ??= uid;
    lastInside = uid;
  }
  const isNewer = ({ uid, internalDate }: DatedUid) =>
    uid > lastInside && timeOf(internalDate) >= +until;
  const next = least(messages.find(isNewer)?.uid, lowestAbove(around.later, lastInside));
  const last = next ?? uidNext ?? (messages.at(-1)?.uid ?? 0) + 1;
  const limit = first ?? last;
  const isOlder = ({ uid, internalDate }: DatedUid) => uid < limit && timeOf(internalDate) < +since;
  const after = Math.max(
    messages.findLast(isOlder)?.uid ?? 0,
    highestBelow(around.earlier, limit) ?? 0,
  );
  const dated = uidRanges(uidSet(messages.map((m) => m.uid))) ?? [];
  const known = mergedRanges(dated, around.earlier, around.later, around.undated);
  const present = known.reduce(
    (sum, { from, to }) =>
      sum + Math.max(0, Math.min(to, last - 1) - Math.max(from, after + 1) + 1),
    0,
  );
  const removed = Math.max(0, last - after - 1 - present);
  return { after: after === 0 ? null : after, before: next, removed, present };
}

function timeOf(iso: string | null): number {
  return iso === null ? Number.NaN : Date.parse(iso);
}

function least(a: number | undefined, b: number | null): number | null {
  if (a === undefined) return b;
  return b === null ? a : Math.min(a, b);
}

/** The highest UID of the ranges below a limit; `null` for none. */
function highestBelow(ranges: UidRanges, limit: number): number | null {
  const range = ranges.findLast(({ from }) => from < limit);
  return range === undefined ? null : Math.min(range.to, limit - 1);
}

function lowestAbove(ranges: UidRanges, limit: number): number | null {
  const range = ranges.find(({ to }) => to > limit);
  return range === undefined ? null : Math.max(range.from, limit + 1);
}
