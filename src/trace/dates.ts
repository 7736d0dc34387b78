/** Dates as mail writes them (RFC 5322 §3.3 and §4.3), and as software gets them wrong. */

/** Longer texts hold no date behind this. */
const LONGEST = 300;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `一月` and `1月`: a weekday and month in the words of the system are no rare error of Chinese software. */
const HAN_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

const MONTH =
  '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|十[一二]?月|[一二三四五六七八九]月|\\d{1,2}月)';
const TIME = '(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d{1,9})?)?(?:\\s{0,3}([ap]m)\\b)?';
const ZONE =
  '(?:\\s{0,5}(?:gmt|utc|ut)?([+-])(\\d{1,2}):?(\\d{2})(?!\\d)|\\s{1,5}([a-z]{1,5})\\b|(z)\\b)?';

/** `2 Jan 2024 03:04:05 +0800` */
const DAY_FIRST = new RegExp(
  `(?<!\\d)0{0,2}(\\d{1,2})[\\s-]{0,5}${MONTH}[a-z]{0,6}\\.?[\\s,-]{1,5}(\\d{2,4})[\\s,]{1,5}${TIME}${ZONE}`,
  'i',
);
/** `Jan  2 03:04:05 2024 +0800`, as C and `mbox` write it. */
const MONTH_FIRST = new RegExp(
  `(?<![a-z])${MONTH}[a-z]{0,6}\\.?\\s{1,5}(\\d{1,2}),?\\s{1,5}${TIME}(?:\\s{1,3}([a-z]{1,5}))?\\s{1,5}(\\d{4})(?!\\d)${ZONE}`,
  'i',
);
/** `April 3, 2024 5:56 PM`, as people and Outlook write it. */
const AMERICAN = new RegExp(
  `(?<![a-z])${MONTH}[a-z]{0,6}\\.?\\s{1,5}(\\d{1,2}),?\\s{1,5}(\\d{4}),?\\s{1,5}${TIME}${ZONE}`,
  'i',
);
/** ISO 8601 and what logs make of it. */
const YEAR_FIRST = new RegExp(
  `(?<!\\d)(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})[t\\s]{1,5}${TIME}${ZONE}`,
  'i',
);

/** Minutes east of UTC. Of RFC 5322 §4.3, and names that mean one zone only. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ['est', -300],
  ['edt', -240],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
  ['jst', 540],
  ['kst', 540],
  ['hkt', 480],
  ['sgt', 480],
  ['wet', 0],
  ['west', 60],
  ['cet', 60],
  ['met', 60],
  ['cest', 120],
  ['mest', 120],
  ['eet', 120],
  ['eest', 180],
  ['msk', 180],
]);

/** A text without its comments (RFC 5322 §3.2.2), a blank for each; what an open one hides is gone. */
export function withoutComments(text: string): string {
  if (!text.includes('(')) return text;
  let out = '';
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92 && depth > 0) at += 1;
    else if (code === 40) {
      if (depth === 0) out += `${text.slice(from, at)} `;
      depth += 1;
    } else if (code === 41 && depth > 0) {
      depth -= 1;
      from = at + 1;
    }
  }
  return depth > 0 ? out : out + text.slice(from);
}

function monthOf(text: string): number {
  const lower = text.toLowerCase();
  if (!lower.endsWith('月')) return MONTHS.indexOf(lower.slice(0, 3));
  const name = lower.slice(0, -1);
  const han = HAN_MONTHS.indexOf(name);
  return han >= 0 ? han : Number(name) - 1;
}

/** RFC 5322 §4.3: two digits are 1950 to 2049, three count from 1900. */
function yearOf(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  if (text.length === 3) return 1900 + year;
  return year < 50 ? 2000 + year : 1900 + year;
}

type Group = string | undefined;

/** Minutes east of UTC; names that are not known count as `-0000` (RFC 5322 §4.3). `null` for no zone there is. */
function zoneOf(sign: Group, hours: Group, minutes: Group, name: Group): number | null {
  if (sign === undefined) return ZONES.get((name ?? '').toLowerCase()) ?? 0;
  const h = Number(hours);
  const m = Number(minutes);
  if (h > 23) return null;
  return (sign === '-' ? -1 : 1) * (h * 60 + m);
}

interface Pieces {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: readonly Group[];
  readonly zone: readonly Group[];
}

function pieces(text: string): Pieces | null {
  const day = DAY_FIRST.exec(text);
  if (day !== null) {
    return {
      year: yearOf(day[3] as string),
      month: monthOf(day[2] as string),
      day: Number(day[1]),
      time: day.slice(4, 8),
      zone: day.slice(8, 12),
    };
  }
  const iso = YEAR_FIRST.exec(text);
  if (iso !== null) {
    return {
      year: Number(iso[1]),
      month: Number(iso[2]) - 1,
      day: Number(iso[3]),
      time: iso.slice(4, 8),
      zone: iso.slice(8, 12),
    };
  }
  const month = MONTH_FIRST.exec(text);
  if (month === null) {
    const american = AMERICAN.exec(text);
    return american === null
      ? null
      : {
          year: Number(american[3]),
          month: monthOf(american[1] as string),
          day: Number(american[2]),
          time: american.slice(4, 8),
          zone: american.slice(8, 12),
        };
  }
  return {
    year: Number(month[8]),
    month: monthOf(month[1] as string),
    day: Number(month[2]),
    time: month.slice(3, 7),
    // `date` writes the zone before the year.
    zone: month[7] === undefined ? month.slice(9, 13) : [undefined, undefined, undefined, month[7]],
  };
}

/**
 * A date and time, as ISO 8601 in UTC; `null` where it cannot be read. The weekday may be wrong or
 * missing, and so may the zone, which then counts as UTC (RFC 5322 §4.3).
 */
export function parseDate(text: string): string | null {
  const found = pieces(withoutComments(text.slice(0, LONGEST)));
  if (found === null) return null;
  const { year, month, day } = found;
  const [hours, minutes, seconds, half] = found.time;
  let h = Number(hours);
  const m = Number(minutes);
  const s = Number(seconds ?? '0');
  if (half !== undefined) {
    if (h < 1 || h > 12) return null;
    h = (h % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  // A leap second is 60.
  if (year < 1900 || month < 0 || month > 11 || h > 23 || m > 59 || s > 60) return null;
  const date = new Date(Date.UTC(year, month, day));
  if (date.getUTCDate() !== day || date.getUTCMonth() !== month) return null;
  const [sign, zoneHours, zoneMinutes, name] = found.zone;
  const east = zoneOf(sign, zoneHours, zoneMinutes, name);
  if (east === null) return null;
  const time = Date.UTC(year, month, day, h, m - east, s);
  const iso = new Date(time).toISOString();
  // Beyond the year 9999 it has another shape.
  return iso.length === 24 ? iso : null;
}
