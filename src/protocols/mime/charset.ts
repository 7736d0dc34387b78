/** Charsets as mail declares them, forgets them and gets them wrong. */
import { base64Value } from './transfer.ts';

/** Names that mail uses and the WHATWG encoding standard does not know, or reads otherwise. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ...[
    'gb2312',
    'gbk',
    'x-gbk',
    'cp936',
    'cp-936',
    'ms936',
    '936',
    'windows-936',
    'x-windows-936',
    'gb_2312-80',
    'gb2312-80',
    'csgb2312',
    'euc-cn',
    'euccn',
    'x-euc-cn',
    'gb-18030',
    'gb18030-2000',
    'chinese',
  ].map((name) => [name, 'gb18030'] as const),
  ...['cp950', 'ms950', '950', 'x-windows-950', 'big-5', 'big5hkscs', 'big5-eten'].map(
    (name) => [name, 'big5'] as const,
  ),
  ...['cp932', 'ms932', '932', 'shift-jis', 'x-ms-cp932', 'csshiftjis', 'windows-932'].map(
    (name) => [name, 'shift_jis'] as const,
  ),
  ...['eucjp', 'x-eucjp', 'euc_jp'].map((name) => [name, 'euc-jp'] as const),
  ...[
    'cp50220',
    'cp50221',
    'iso-2022-jp-1',
    'iso-2022-jp-2',
    'iso-2022-jp-ms',
    'iso2022jp',
    'jis',
  ].map((name) => [name, 'iso-2022-jp'] as const),
  ...[
    'ks_c_5601',
    'ksc5601',
    'ks_c_5601-1992',
    'cp949',
    'ms949',
    '949',
    'uhc',
    'euckr',
    'x-windows-949',
  ].map((name) => [name, 'euc-kr'] as const),
  ...['utf8', 'uft-8', 'utf_8', 'utf-8mb4', 'utf8mb4', 'cp65001', '65001', 'unicode-1-1-utf-8'].map(
    (name) => [name, 'utf-8'] as const,
  ),
  ...['unicode-1-1-utf-7', 'utf7', 'x-utf-7', 'unicode-2-0-utf-7', 'cp65000'].map(
    (name) => [name, 'utf-7'] as const,
  ),
  ...[
    'iso8859-1',
    'iso_8859-1',
    'iso-8859-1',
    'latin1',
    'latin-1',
    'cp1252',
    'cp-1252',
    'windows1252',
  ].map((name) => [name, 'windows-1252'] as const),
  ['utf-7', 'utf-7'],
  ['hz', 'hz-gb-2312'],
  ['hz-gb-2312', 'hz-gb-2312'],
  ['iso-2022-kr', 'iso-2022-kr'],
  ['csiso2022kr', 'iso-2022-kr'],
]);

/** Labels that promise nothing about octets above 127. */
const UNTOLD: ReadonlySet<string> = new Set([
  '',
  'us-ascii',
  'ascii',
  'us_ascii',
  'usascii',
  'ansi_x3.4-1968',
  'ansi_x3.4-1986',
  'iso_646.irv:1991',
  'iso646-us',
  'cp367',
  '646',
  'default',
  'unknown',
  'unknown-8bit',
  'x-unknown',
  'x-user-defined',
  '7bit',
  '8bit',
  'binary',
  'none',
  'charset',
]);

const LABEL = /[^a-z0-9_:.-]/g;

type Decoder = InstanceType<typeof TextDecoder>;

const decoders = new Map<string, Decoder>();

/** `null` for a charset that nobody knows. The labels kept are those of the standard, so their number is bounded. */
function decoderFor(name: string): Decoder | null {
  const known = decoders.get(name);
  if (known !== undefined) return known;
  try {
    const decoder = new TextDecoder(name, { ignoreBOM: true });
    const kept = decoders.get(decoder.encoding);
    if (kept !== undefined) return kept;
    decoders.set(decoder.encoding, decoder);
    return decoder;
  } catch {
    return null;
  }
}

/** The charset that a label means, `null` when it tells nothing. */
function charsetOf(label: string | null): string | null {
  if (label === null || label.length > 64) return null;
  const name = label.toLowerCase().replace(LABEL, '');
  if (UNTOLD.has(name)) return null;
  const alias = ALIASES.get(name);
  if (alias !== undefined) return alias;
  return decoderFor(name)?.encoding ?? null;
}

const HIGH = /[\x80-\xff]/;
/** Octets that can mean anything but themselves when nothing is declared: high ones, and escapes of ISO 2022. */
const TELLING = /[\x80-\xff\x1b]/;

interface Utf8 {
  /** Characters of more than one octet. */
  readonly good: number;
  /** Of three octets and more. */
  readonly long: number;
  readonly bad: number;
}

/** How much of a text is UTF-8; a character that the end cuts off is not held against it. */
function utf8In(text: string): Utf8 {
  let good = 0;
  let long = 0;
  let bad = 0;
  for (let at = 0; at < text.length; at += 1) {
    const lead = text.charCodeAt(at);
    if (lead < 0x80) continue;
    const more = lead >= 0xc2 && lead <= 0xdf ? 1 : (lead & 0xf0) === 0xe0 ? 2 : 3;
    if (lead < 0xc2 || lead > 0xf4) {
      bad += 1;
      continue;
    }
    let have = 0;
    while (have < more && (text.charCodeAt(at + have + 1) & 0xc0) === 0x80) have += 1;
    const second = text.charCodeAt(at + 1);
    // Overlong forms, surrogates and what is above U+10FFFF (RFC 3629 §4).
    const wrong =
      have > 0 &&
      ((lead === 0xe0 && second < 0xa0) ||
        (lead === 0xed && second > 0x9f) ||
        (lead === 0xf0 && second < 0x90) ||
        (lead === 0xf4 && second > 0x8f));
    if (have === more && !wrong) {
      good += 1;
      if (more > 1) long += 1;
      at += more;
    } else if (at + have + 1 < text.length || wrong) {
      bad += 1;
    } else {
      at += have;
    }
  }
  return { good, long, bad };
}

/** Characters of notices, as they come most often; in the order of nothing. */
const HANZI =
  '的是不一在有人这中我你您邮件发送退信到了系统无法用户地址为被因以对收请可时间原主题服务器';
const HANZI_TRADITIONAL =
  '的是不一在有人這中我你您郵件發送退信到了系統無法用戶地址為被因以對收請可時間原主題伺服器';
const HANGUL = '이다는을의에가고하지습니메일수신사용자를은로도한어서인아있';

/** Octet pairs of characters in a charset, by searching through its two-octet space. */
function pairsOf(charset: string, characters: string): ReadonlySet<number> {
  const wanted = new Set(characters);
  const found = new Set<number>();
  const decoder = decoderFor(charset);
  if (decoder === null) return found;
  const row = new Uint8Array(2 * 94);
  for (let lead = 0xa1; lead <= 0xf9; lead += 1) {
    for (const [from, count] of [
      [0x40, 63],
      [0xa1, 94],
    ] as const) {
      for (let i = 0; i < count; i += 1) {
        row[2 * i] = lead;
        row[2 * i + 1] = from + i;
      }
      const text = decoder.decode(row.subarray(0, 2 * count));
      if (text.length !== count) continue;
      for (let i = 0; i < count; i += 1) {
        if (wanted.has(text[i] as string)) found.add(lead * 256 + from + i);
      }
    }
  }
  return found;
}

const frequents = new Map<string, ReadonlySet<number>>();

function frequentPairs(charset: string, characters: string): ReadonlySet<number> {
  let pairs = frequents.get(charset);
  if (pairs === undefined) {
    pairs = pairsOf(charset, characters);
    frequents.set(charset, pairs);
  }
  return pairs;
}

/** How likely two octets are, as a natural logarithm; `null` when they are no character. */
type PairScore = (lead: number, trail: number) => number | null;

const gb: PairScore = (lead, trail) => {
  if (lead < 0x81 || lead > 0xfe || trail < 0x40 || trail === 0x7f || trail > 0xfe) return null;
  if (trail >= 0xa1) {
    if (lead >= 0xb0 && lead <= 0xd7) {
      return frequentPairs('gb18030', HANZI).has(lead * 256 + trail) ? -4.8 : -8.9;
    }
    if (lead === 0xa1 || lead === 0xa3) return -7.5;
    if (lead >= 0xd8 && lead <= 0xf7) return -11.9;
  }
  return -14.4;
};

const big5: PairScore = (lead, trail) => {
  if (lead < 0x81 || lead > 0xfe || trail < 0x40 || trail > 0xfe) return null;
  if (trail > 0x7e && trail < 0xa1) return null;
  if (lead >= 0xa4 && lead <= 0xc6) {
    return frequentPairs('big5', HANZI_TRADITIONAL).has(lead * 256 + trail) ? -4.8 : -9.2;
  }
  if (lead === 0xa1) return -7.4;
  if (lead === 0xa2 || lead === 0xa3) return -11;
  return lead >= 0xc9 && lead <= 0xf9 ? -13 : -15.5;
};

const shiftJis: PairScore = (lead, trail) => {
  if (lead < 0x81 || lead > 0xfc || (lead > 0x9f && lead < 0xe0)) return null;
  if (trail < 0x40 || trail === 0x7f || trail > 0xfc) return null;
  if (lead === 0x82) return trail >= 0x9f && trail <= 0xf1 ? -5.1 : -8;
  if (lead === 0x83) return trail <= 0x96 ? -6.1 : -11;
  if (lead === 0x81) return -7.5;
  if (lead >= 0x88 && lead <= 0x97) return -9.6;
  return lead <= 0x9f || lead <= 0xea ? -13 : -15;
};

const eucJp: PairScore = (lead, trail) => {
  if (lead === 0x8e) return trail >= 0xa1 && trail <= 0xdf ? -13 : null;
  if (lead < 0xa1 || lead > 0xfe || trail < 0xa1 || trail > 0xfe) return null;
  if (lead === 0xa4) return trail <= 0xf3 ? -5.1 : null;
  if (lead === 0xa5) return trail <= 0xf6 ? -6.1 : null;
  if (lead === 0xa1) return -7.5;
  if (lead === 0xa3) return -9;
  if (lead >= 0xb0 && lead <= 0xcf) return -9.6;
  return lead >= 0xd0 && lead <= 0xf4 ? -13 : -15.5;
};

const eucKr: PairScore = (lead, trail) => {
  if (lead < 0x81 || lead > 0xfe || trail < 0x41 || trail > 0xfe) return null;
  if (trail >= 0xa1) {
    if (lead >= 0xb0 && lead <= 0xc8) {
      return frequentPairs('euc-kr', HANGUL).has(lead * 256 + trail) ? -4.6 : -8.4;
    }
    if (lead === 0xa1 || lead === 0xa3) return -9;
    if (lead >= 0xca && lead <= 0xfd) return -14;
    if (lead > 0xa0) return -12;
  }
  return -15.5;
};

const INVALID = -20;
/** Half a character at the end: the text may have been cut there. */
const CUT = -10;

/** Likelihood of the high octets of a text in a charset of two octets. */
function scorePairs(text: string, pair: PairScore, single: (code: number) => number): number {
  let score = 0;
  for (let at = 0; at < text.length; at += 1) {
    const lead = text.charCodeAt(at);
    if (lead < 0x80) continue;
    const alone = single(lead);
    if (alone < 0) {
      score += alone;
      continue;
    }
    if (at + 1 === text.length) return score + CUT;
    const likely = pair(lead, text.charCodeAt(at + 1));
    score += likely ?? INVALID;
    if (likely !== null) at += 1;
  }
  return score;
}

const neverSingle = () => 0;
/** Half-width katakana. */
const kana = (code: number) => (code >= 0xa1 && code <= 0xdf ? -7.2 : 0);

const likelyWestern = new Set(
  [...'äöüßÄÖÜéèêëáàâãåæøçñíìîïóòôõúùûÅÆØÉ¡¿«»°·©®§'].map((c) => c.charCodeAt(0)),
);
/** Quotation marks, dashes, the ellipsis and the no-break space. */
for (const code of [0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0]) {
  likelyWestern.add(code);
}

const possibleWestern = new Set(
  [...'ÀÁÂÃÇÈÊËÌÍÎÏÑÒÓÔÕØÙÚÛýÿþð¢£¥±²³µ¶¹º¼½¾ª´¨¸×÷'].map((c) => c.charCodeAt(0)),
);

/** Likelihood of high octets as characters of one octet; they rarely stand side by side in Western text. */
function scoreWestern(text: string): number {
  let score = 0;
  let previous = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) {
      score += likelyWestern.has(code) ? -4 : possibleWestern.has(code) ? -7.5 : -10;
      if (previous >= 0x80) score -= 5;
    }
    previous = code;
  }
  return score;
}

/** Likelihood as Cyrillic, where `lower` says which octets are small letters, `upper` which are capitals. */
function scoreCyrillic(
  text: string,
  lower: (code: number) => boolean,
  upper: (code: number) => boolean,
): number {
  let score = 0;
  let previous = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) {
      if (lower(code)) score += -3.6;
      else if (upper(code)) score += lower(previous) ? -9 : -5;
      else score += -10;
    }
    previous = code;
  }
  return score;
}

const between = (from: number, to: number) => (code: number) => code >= from && code <= to;

/** With the weight that mail around Alibaba gives to each before anything is read. */
const CANDIDATES: readonly (readonly [
  charset: string,
  prior: number,
  score: (text: string) => number,
])[] = [
  ['gb18030', 0, (text) => scorePairs(text, gb, neverSingle)],
  ['big5', -2, (text) => scorePairs(text, big5, neverSingle)],
  ['shift_jis', -2, (text) => scorePairs(text, shiftJis, kana)],
  ['euc-jp', -2, (text) => scorePairs(text, eucJp, neverSingle)],
  ['euc-kr', -3, (text) => scorePairs(text, eucKr, neverSingle)],
  ['windows-1252', -2, scoreWestern],
  ['windows-1251', -5, (text) => scoreCyrillic(text, between(0xe0, 0xff), between(0xc0, 0xdf))],
  ['koi8-r', -5, (text) => scoreCyrillic(text, between(0xc0, 0xdf), between(0xe0, 0xff))],
];

/** At most this much of a text is looked at to find its charset. */
const SAMPLE = 65_536;
/** As many characters around high octets decide as well as all of them. */
const ENOUGH = 8_192;

/** The piece of a text that decides: from the first high octet on. */
function sampleOf(text: string, most: number): string {
  const first = text.search(HIGH);
  return first <= 0 && text.length <= most ? text : text.slice(first, first + most);
}

function guess(text: string): string {
  const sample = sampleOf(text, ENOUGH);
  let best = 'windows-1252';
  let top = Number.NEGATIVE_INFINITY;
  for (const [charset, prior, score] of CANDIDATES) {
    const value = prior + score(sample);
    if (value > top) {
      top = value;
      best = charset;
    }
  }
  return best;
}

const isoEscape = (text: string): string | null => {
  if (!text.includes('\x1b$')) return null;
  if (text.includes('\x1b$)C')) return 'iso-2022-kr';
  return text.includes('\x1b$B') || text.includes('\x1b$@') ? 'iso-2022-jp' : null;
};

/** They say all with octets below 128. */
const SEVEN_BIT: ReadonlySet<string> = new Set([
  'iso-2022-jp',
  'iso-2022-kr',
  'hz-gb-2312',
  'utf-7',
]);

const TWO_OCTETS: ReadonlySet<string> = new Set([
  'gb18030',
  'gbk',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
]);

const LONG_RUN = /[\x80-\xff]{4,}/g;

/**
 * Whether octets speak against a declared charset: characters that it has not, or, for the Western
 * one that software declares of everything, high octets in the runs of two-octet characters.
 */
function contradicted(sample: string, declared: string): boolean {
  let high = 0;
  for (let at = 0; at < sample.length; at += 1) if (sample.charCodeAt(at) >= 0x80) high += 1;
  if (TWO_OCTETS.has(declared)) {
    const decoded = decoderFor(declared)?.decode(bytesOf(sample)) ?? '';
    let unknown = 0;
    for (let at = decoded.indexOf('\ufffd'); at >= 0; at = decoded.indexOf('\ufffd', at + 1)) {
      unknown += 1;
    }
    return unknown > 2 && unknown * 8 > high;
  }
  if (declared !== 'windows-1252') return false;
  let inRuns = 0;
  for (const run of sample.match(LONG_RUN) ?? []) inRuns += run.length;
  return inRuns >= 8 && inRuns * 10 >= high * 9;
}

/**
 * The charset in which to read a text: what is declared where the octets bear it out, otherwise
 * what they look like. Text is one character an octet.
 */
export function pickCharset(text: string, label: string | null): string {
  const declared = charsetOf(label);
  if (declared?.startsWith('utf-16')) return declared;
  const escaped = declared === null || declared === 'utf-8' ? isoEscape(text) : null;
  if (escaped !== null) return escaped;
  if (!HIGH.test(text)) return declared ?? 'utf-8';
  const utf8 = utf8In(sampleOf(text, SAMPLE));
  const seven = declared !== null && SEVEN_BIT.has(declared) && !text.includes('\x1b');
  if (declared === null || declared === 'utf-8' || seven) {
    // One broken character does not make a text of many another charset.
    return utf8.good > 0 && utf8.good >= 4 * utf8.bad ? 'utf-8' : guess(text);
  }
  // Octets that are UTF-8 throughout are nothing else, whatever was declared.
  if (utf8.bad === 0 && utf8.long * 2 + utf8.good >= 8) return 'utf-8';
  const sample = sampleOf(text, ENOUGH);
  return contradicted(sample, declared) ? guess(sample) : declared;
}

const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const C1 = /[\x80-\x9f]/g;

const bytesOf = (text: string) => Buffer.from(text, 'latin1');

const WORD = /[A-Za-z0-9]/;

const IDLE_ESCAPE = /\x1b\([BJ](?=\x1b[($])/g;

/** UTF-7 (RFC 2152). What is no shifted text, such as the `+` of an address, stays. */
function decodeUtf7(text: string): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf('+'); at >= 0; at = text.indexOf('+', at)) {
    let end = at + 1;
    let bits = 0;
    let held = 0;
    let shifted = '';
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      // Neither `-` nor `_` is a digit here.
      const value = code === 45 || code === 95 ? -1 : base64Value(code);
      if (value < 0) break;
      held = ((held << 6) | value) & 0x3fffff;
      bits += 6;
      if (bits >= 16) {
        bits -= 16;
        shifted += String.fromCharCode((held >> bits) & 0xffff);
      }
    }
    const closed = text.charCodeAt(end) === 45;
    const clean = bits < 6 && (held & ((1 << bits) - 1)) === 0 && shifted.isWellFormed();
    // The subaddress of an address that was not encoded.
    const address = text.charCodeAt(end) === 64 && WORD.test(text[at - 1] ?? '');
    if (end === at + 1 && closed) {
      out += `${text.slice(from, at)}+`;
      from = end + 1;
    } else if (shifted !== '' && clean && !address && !CONTROL.test(shifted)) {
      out += text.slice(from, at) + shifted;
      from = closed ? end + 1 : end;
    }
    at = Math.max(end, at + 1);
  }
  return out + text.slice(from);
}

const CONTROL = /[\x00-\x08\x0e-\x1f\ue000-\uf8ff]/;

/** HZ (RFC 1843): pairs between `~{` and `~}` are those of GB 2312 without the high bit. */
function decodeHz(text: string): string {
  return text
    .split('~{')
    .map((piece, i) => {
      if (i === 0) return piece;
      const end = piece.indexOf('~}');
      const pairs = end < 0 ? piece : piece.slice(0, end);
      return decodeAs(raiseHigh(pairs), 'gb18030') + (end < 0 ? '' : piece.slice(end + 2));
    })
    .join('')
    .replaceAll('~~', '~');
}

/** ISO-2022-KR (RFC 1557): pairs between SO and SI are those of EUC-KR without the high bit. */
function decodeIso2022Kr(text: string): string {
  return text
    .replaceAll('\x1b$)C', '')
    .split('\x0e')
    .map((piece, i) => {
      if (i === 0) return piece;
      const end = piece.indexOf('\x0f');
      const pairs = end < 0 ? piece : piece.slice(0, end);
      return decodeAs(raiseHigh(pairs), 'euc-kr') + (end < 0 ? '' : piece.slice(end + 1));
    })
    .join('');
}

const raiseHigh = (text: string) =>
  text.replace(/[\x21-\x7e]/g, (c) => String.fromCharCode(c.charCodeAt(0) | 0x80));

/** Text of one character an octet, in a charset that `pickCharset` named. */
export function decodeAs(text: string, charset: string): string {
  switch (charset) {
    case 'utf-8':
      return HIGH.test(text) ? bytesOf(text).toString('utf8') : text;
    // `TextDecoder` of some Node.js versions reads the controls as those of ISO 8859-1.
    case 'windows-1252':
      return text.replace(C1, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80] as string);
    case 'utf-7':
      return decodeUtf7(text);
    case 'hz-gb-2312':
      return decodeHz(text);
    case 'iso-2022-kr':
      return decodeIso2022Kr(text);
    case 'iso-2022-jp':
      // The decoder takes an escape right behind another for an attack; joined words have them.
      return TELLING.test(text)
        ? (decoderFor(charset)?.decode(bytesOf(text.replace(IDLE_ESCAPE, ''))) ?? text)
        : text;
    default:
      if (!charset.startsWith('utf-16') && !HIGH.test(text)) return text;
      return decoderFor(charset)?.decode(bytesOf(text)) ?? text;
  }
}

/**
 * A line of a text whose charset was picked: notices quote replies and headers
 * of others in other charsets.
 */
export function decodeLine(text: string, charset: string): string {
  if (!HIGH.test(text)) return decodeAs(text, charset);
  if (charset === 'utf-8') {
    const utf8 = utf8In(text);
    return utf8.bad > 0 && utf8.bad * 4 > utf8.good
      ? decodeAs(text, guess(text))
      : decodeAs(text, charset);
  }
  if (charset.startsWith('utf-16')) return decodeAs(text, charset);
  const utf8 = utf8In(text);
  return decodeAs(text, utf8.bad === 0 && utf8.long >= 3 ? 'utf-8' : charset);
}

/** Text of one character an octet, decoded: by its label, or by guess where that tells nothing true. */
export function decodeText(latin1: string, charset: string | null): string {
  if (charset === null && !TELLING.test(latin1)) return latin1;
  return decodeAs(latin1, pickCharset(latin1, charset));
}
