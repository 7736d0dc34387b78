/** Lines that were joined into one, such as a folded field or a reply over several lines. */
import type { Line } from './types.ts';

/** Joins lines with a space, trimmed, up to `max` characters; remembers where each began. `null` of none. */
export function joinLines(lines: readonly Line[], max: number): Line | null {
  const [first] = lines;
  if (first === undefined) return null;
  let joined: Line = { text: first.text.trim(), line: first.line };
  for (const next of lines.slice(1)) {
    if (joined.text.length > max) break;
    joined = append(joined, next);
  }
  return joined.text === '' ? null : joined;
}

/** A line with a further one behind it. */
export function append(before: Line, { text, line }: Line): Line {
  const more = text.trim();
  if (more === '') return before;
  return {
    text: `${before.text} ${more}`,
    line: before.line,
    breaks: [...(before.breaks ?? []), { at: before.text.length + 1, line }],
  };
}

/** The line in which a piece of a joined line stands; that of the whole where it is not found in it. */
export function lineWithin({ text, line, breaks = [] }: Line, piece: string): number {
  if (breaks.length === 0) return line;
  const at = text.toLowerCase().indexOf(piece.toLowerCase());
  let found = line;
  for (const one of breaks) if (one.at <= at) found = one.line;
  return found;
}

/** The end of a joined line, from `offset` on, with the lines that it goes over. */
export function lineFrom(whole: Line, offset: number): Line {
  const { text, breaks = [] } = whole;
  const rest = breaks
    .filter(({ at }) => at > offset)
    .map(({ at, line }) => ({ at: at - offset, line }));
  const before = breaks.findLast(({ at }) => at <= offset);
  const start = { text: text.slice(offset), line: before?.line ?? whole.line };
  return rest.length === 0 ? start : { ...start, breaks: rest };
}
