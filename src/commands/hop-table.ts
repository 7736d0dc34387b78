/** The table of how a message travelled, for a terminal: a line for each hop, and delays that add up. */
import { type Language, type Message, say, text } from '../engine/text.ts';
import type { SendersCopy } from '../facts/missing.ts';
import { visible } from '../render/safe.ts';
import { padTo, widthOf } from '../render/width.ts';

type Journey = SendersCopy['journey'];
type Hop = Journey['hops'][number];

/** Of more hops the middle is one line. */
const MAX_SHOWN = 25;
/** Hops that stand at either end of a folded table. */
const AT_AN_END = 12;
/** Columns that two host names need; with less, the rest of a hop goes below them. */
const LEAST_ROUTE = 24;
/** A terminal is never taken to be narrower: a time with its day, and a delay of years, take as much. */
const LEAST_WIDTH = 32;
const GAP = '  ';
const UNKNOWN = '?';

const HEAD = {
  route: text('from → by', '从 → 到'),
  on: text('from → by ({when})', '从 → 到（{when}）'),
  delay: text('delay', '间隔'),
};
const LABEL = {
  date: text('Date field (the sender’s own clock)', 'Date 字段（发件端自己的时钟）'),
  folded: text('hops {first} to {last}, folded', '第 {first} 至 {last} 跳（已折叠）'),
  foldedSlowest: text(
    'hops {first} to {last}, slowest: {slowest} ({delay})',
    '第 {first} 至 {last} 跳，最慢：第 {slowest} 跳（{delay}）',
  ),
};
const MARK = { slowest: text('slowest', '最慢'), clock: text('clock off', '时钟不准') };
const TOTAL = {
  whole: text('total', '合计'),
  fromFirst: text('total from hop 1 on (no readable Date)', '合计，从第 1 跳起（无可读的 Date）'),
  part: text('total unknown; the known part of it', '合计未知；其中已知部分'),
};
const UNIT = {
  hours: text('{n} h', '{n} 小时'),
  minutes: text('{n} min', '{n} 分'),
  seconds: text('{n} s', '{n} 秒'),
};

interface Row {
  readonly number: string;
  /** Two hosts, or words that may run on into the column of the time. */
  readonly route: readonly [string, string] | string;
  /** ISO 8601. */
  readonly at: string | null;
  readonly delay: string;
  readonly mark: string;
}

/**
 * Lines of at most `width` columns (at least 32), the oldest hop first; none where there are no hops.
 * The delays that are shown, those of a folded middle as one, sum up to the total that is shown.
 */
export function hopLines(journey: Journey, language: Language, width = 80): readonly string[] {
  const { hops } = journey;
  if (hops.length === 0) return [];
  const rows = [...dateRow(hops, language), ...hopRows(journey, language)];
  return layOut([...rows, totalRow(journey, language)], language, Math.max(LEAST_WIDTH, width));
}

/** The journey does not hold the time of the Date field; the first hop that has a date counts from it. */
function dateRow(hops: readonly Hop[], language: Language): readonly Row[] {
  const first = hops.find(({ at }) => at !== null);
  if (first?.at == null || first.seconds === null) return [];
  const time = new Date(Date.parse(first.at) - first.seconds * 1_000);
  if (Number.isNaN(time.getTime())) return [];
  const route = say(LABEL.date(), language);
  return [{ number: '', route, at: time.toISOString(), delay: '', mark: '' }];
}

function hopRows(journey: Journey, language: Language): readonly Row[] {
  const { hops } = journey;
  // Of one delay alone nothing is gained by calling it the longest.
  const compared = hops.filter(({ seconds }) => seconds !== null).length > 1;
  const slowest = compared ? journey.slowest : null;
  const rowOf = (hop: Hop, place: number): Row => ({
    number: String(place + 1),
    route: [nameOf(hop.from, hop.fromIp), nameOf(hop.by, null)],
    at: hop.at,
    delay: delayText(hop.seconds, language),
    mark: markOf(hop.skewed, place === slowest, language),
  });
  if (hops.length <= MAX_SHOWN) return hops.map(rowOf);
  const end = hops.length - AT_AN_END;
  const middle = hops.slice(AT_AN_END, end);
  const places = { first: AT_AN_END + 1, last: end };
  const inside = slowest !== null && slowest >= AT_AN_END && slowest < end;
  const delay = inside ? delayText(hops[slowest]?.seconds ?? null, language) : '';
  const label = inside
    ? LABEL.foldedSlowest({ ...places, slowest: slowest + 1, delay })
    : LABEL.folded(places);
  const folded: Row = {
    number: '…',
    route: say(label, language),
    at: null,
    delay: delayText(sumOf(middle), language),
    mark: markOf(
      middle.some(({ skewed }) => skewed),
      false,
      language,
    ),
  };
  return [
    ...hops.slice(0, AT_AN_END).map(rowOf),
    folded,
    ...hops.slice(end).map((hop, i) => rowOf(hop, end + i)),
  ];
}

function totalRow({ hops, seconds }: Journey, language: Language): Row {
  const sum = sumOf(hops);
  const first = hops.find(({ at }) => at !== null);
  let label: Message = TOTAL.whole();
  if (seconds === null) label = sum === null ? TOTAL.whole() : TOTAL.part();
  else if (first?.seconds === null) label = TOTAL.fromFirst();
  // One hop without a Date field: nothing was measured.
  const value = sum === null ? UNKNOWN : spanText(sum, language);
  return {
    number: '',
    route: say(label, language),
    at: null,
    delay: value,
    mark: markOf(endsAreOff(hops, sum), false, language),
  };
}

/**
 * Whether the clock that the total begins or ends with is off, and not only one on the way: then the
 * delay at that end is marked and its neighbour is not.
 */
function endsAreOff(hops: readonly Hop[], sum: number | null): boolean {
  const dated = hops.filter(({ at }) => at !== null);
  const off = (place: number) => dated.at(place)?.skewed === true;
  if (dated.length < 2) return off(0);
  if ((sum ?? 0) < 0 && dated.some(({ skewed }) => skewed)) return true;
  // Without a Date field the first one is marked for its own clock alone.
  return (off(0) && (!off(1) || dated[0]?.seconds === null)) || (off(-1) && !off(-2));
}

/** Whole seconds each, so that what is shown adds up; `null` where none is known. */
function sumOf(hops: readonly Hop[]): number | null {
  let sum: number | null = null;
  for (const { seconds } of hops) if (seconds !== null) sum = (sum ?? 0) + Math.round(seconds);
  return sum;
}

function nameOf(name: string | null, ip: string | null): string {
  return visible(name ?? ip ?? UNKNOWN);
}

function markOf(skewed: boolean, slowest: boolean, language: Language): string {
  if (skewed) return say(MARK.clock(), language);
  return slowest ? say(MARK.slowest(), language) : '';
}

/** `+26 h 5 min`, `-3 s`, `?`: to the second, as rounded ones would not add up. */
function delayText(seconds: number | null, language: Language): string {
  if (seconds === null) return UNKNOWN;
  const span = spanText(Math.round(seconds), language);
  return span.startsWith('-') ? span : `+${span}`;
}

function spanText(whole: number, language: Language): string {
  const all = Math.abs(whole);
  const parts = [
    [UNIT.hours, Math.floor(all / 3_600)],
    [UNIT.minutes, Math.floor(all / 60) % 60],
    [UNIT.seconds, all % 60],
  ] as const;
  const told = parts.filter(([unit, n]) => n > 0 || (all === 0 && unit === UNIT.seconds));
  return (whole < 0 ? '-' : '') + told.map(([unit, n]) => say(unit({ n }), language)).join(' ');
}

// ------------------------------------------------------------------------------ columns

/** What all times begin with is told once, in the head: the day, or the year. */
function sharedOf(rows: readonly Row[]): string {
  const times = rows.flatMap(({ at }) => (at === null ? [] : [at]));
  const [first = ''] = times;
  const shared = [10, 4].find((n) => times.every((at) => at.slice(0, n) === first.slice(0, n)));
  return shared === undefined ? '' : first.slice(0, shared);
}

function layOut(rows: readonly Row[], language: Language, width: number): readonly string[] {
  const shared = sharedOf(rows);
  const timeOf = ({ at }: Row) =>
    at === null
      ? UNKNOWN
      : at
          .slice(0, 19)
          .replace('T', ' ')
          .slice(shared === '' ? 0 : shared.length + 1);
  const head: Row = {
    number: '#',
    route: say(shared === '' ? HEAD.route() : HEAD.on({ when: shared }), language),
    at: null,
    delay: say(HEAD.delay(), language),
    mark: '',
  };
  const widest = (texts: readonly string[]) => Math.max(...texts.map(widthOf));
  const all = [head, ...rows];
  const numbers = widest(all.map(({ number }) => number));
  const times = Math.max(3, widest(rows.map((row) => (row.at === null ? '' : timeOf(row)))));
  const delays = widest(all.map(({ delay }) => delay));
  const marks = widest(all.map(({ mark }) => mark));
  const rest = numbers + times + delays + 3 * GAP.length + (marks > 0 ? marks + GAP.length : 0);
  const isTimed = (row: Row) => row.at !== null || typeof row.route !== 'string';
  const need = widest(
    rows.map(({ route }) => (typeof route === 'string' ? '' : route.join(ARROW))),
  );
  const labels = all.map((row) => {
    if (typeof row.route !== 'string') return 0;
    return widthOf(row.route) - (row === head || isTimed(row) ? 0 : GAP.length + times);
  });
  const room = width - rest;

  if (room < Math.min(LEAST_ROUTE, need)) {
    const beside = width - numbers - GAP.length;
    return rows.flatMap((row) => {
      const time = row.at === null ? UNKNOWN : `${row.at.slice(0, 19).replace('T', ' ')} UTC`;
      const values = [isTimed(row) ? time : '', row.delay, row.mark].filter((v) => v !== '');
      const [first = '', ...more] = isTimed(row)
        ? [routeText(row, beside), ...packed(values, beside)]
        : packed([routeText(row, beside), ...values], beside);
      return [
        padTo(row.number, numbers) + GAP + first,
        ...more.map((line) => ' '.repeat(numbers) + GAP + line),
      ].map((line) => line.trimEnd());
    });
  }
  const column = Math.min(room, Math.max(need, ...labels));
  return all.map((row) => {
    const time = row === head ? 'UTC' : timeOf(row);
    const place =
      row === head || isTimed(row)
        ? padTo(routeText(row, column), column) + GAP + padTo(time, times)
        : padTo(routeText(row, column + GAP.length + times), column + GAP.length + times);
    return [padTo(row.number, numbers), place, padTo(row.delay, delays), row.mark]
      .join(GAP)
      .trimEnd();
  });
}

const ARROW = ' → ';

/** As many values on a line as it holds. */
function packed(values: readonly string[], room: number): readonly string[] {
  const lines: string[] = [];
  for (const value of values) {
    const joined = lines.length === 0 ? value : `${lines.at(-1)}${GAP}${value}`;
    if (lines.length > 0 && widthOf(joined) <= room) lines[lines.length - 1] = joined;
    else lines.push(value);
  }
  return lines;
}

function routeText({ route }: Row, room: number): string {
  if (typeof route === 'string') return shortened(route, room);
  const [from, by] = route;
  const both = room - ARROW.length;
  const half = Math.floor(both / 2);
  const first = Math.min(widthOf(from), Math.max(half, both - widthOf(by)));
  return shortened(from, first) + ARROW + shortened(by, both - first);
}

/** `out28-1.m…aliyun.com`: host names differ in front and tell whose they are at the end. */
function shortened(name: string, room: number): string {
  if (widthOf(name) <= room) return name;
  const letters = [...name];
  const tail: string[] = [];
  const front: string[] = [];
  let left = room - 1;
  const take = (letter: string | undefined, into: (letter: string) => void): boolean => {
    const columns = letter === undefined ? Number.POSITIVE_INFINITY : widthOf(letter);
    if (letter === undefined || columns > left) return false;
    left -= columns;
    into(letter);
    return true;
  };
  let from = 0;
  let to = letters.length;
  for (;;) {
    if (!take(letters[to - 1], (letter) => tail.unshift(letter))) break;
    to -= 1;
    if (!take(letters[from], (letter) => front.push(letter))) break;
    from += 1;
  }
  return `${front.join('')}…${tail.join('')}`;
}
