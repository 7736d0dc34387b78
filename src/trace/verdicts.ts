/** What filters on the way wrote into a header. */

import type { Field } from '../protocols/mime/types.ts';
import { decodeWords } from '../protocols/mime/words.ts';
import { withoutComments } from './dates.ts';
import type { AuthVerdict, Verdicts } from './types.ts';

const LONGEST = 8_000;
const LONGEST_VALUE = 300;
const MAX_FOUND = 50;

const textOf = (field: Field) => decodeWords(field.raw.slice(0, LONGEST)).trim();
const shortOf = (field: Field) => textOf(field).slice(0, LONGEST_VALUE);

// ---------------------------------------------------------------- Authentication-Results

const RESULTS: ReadonlyMap<string, AuthVerdict> = new Map([
  ['pass', 'pass'],
  ['bestguesspass', 'pass'],
  ['fail', 'fail'],
  ['hardfail', 'fail'],
  ['softfail', 'softfail'],
  ['neutral', 'neutral'],
  ['none', 'none'],
  ['temperror', 'temperror'],
  ['temperr', 'temperror'],
  ['error', 'temperror'],
  ['timeout', 'temperror'],
  ['permerror', 'permerror'],
  ['permerr', 'permerror'],
  ['unknown', 'permerror'],
  ['policy', 'policy'],
]);

/** Pieces between the semicolons outside quotes (RFC 8601 §2.2), comments gone. */
function statements(text: string): string[] {
  const plain = withoutComments(text);
  const pieces: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < plain.length && pieces.length < 100; at += 1) {
    const character = plain[at];
    if (character === '\\' && quoted) at += 1;
    else if (character === '"') quoted = !quoted;
    else if (character === ';' && !quoted) {
      pieces.push(plain.slice(from, at).trim());
      from = at + 1;
    }
  }
  pieces.push(plain.slice(from).trim());
  return pieces;
}

type Method = 'spf' | 'dkim' | 'dmarc';
type Results = { -readonly [Key in Method]: AuthVerdict | null };

/** `dkim=pass`, `dkim/1 = pass`. */
const METHOD = /^(spf|dkim|dmarc)(?:\s?\/\s?\d{1,3})?\s{0,3}=\s{0,3}([a-z]{1,20})\b/i;
const ANY_METHOD = /^[a-z][a-z0-9-]{0,40}(?:\s?\/\s?\d{1,3})?\s{0,3}=/i;

interface Authentication {
  /** Empty where the server does not name itself, as Exchange does not. */
  readonly by: string;
  readonly results: Results;
  readonly told: boolean;
}

function authenticationOf(text: string): Authentication {
  const pieces = statements(text);
  const head = pieces[0] ?? '';
  const nameless = ANY_METHOD.test(head);
  // Behind the name may stand the version of the format.
  const by = nameless ? '' : (head.split(/\s/, 1)[0] ?? '').replaceAll('"', '').slice(0, 255);
  const results: Results = { spf: null, dkim: null, dmarc: null };
  let told = false;
  for (const piece of nameless ? pieces : pieces.slice(1)) {
    if (piece.toLowerCase() === 'none') told = true;
    const found = METHOD.exec(piece);
    if (found === null) continue;
    const result = RESULTS.get((found[2] as string).toLowerCase());
    if (result === undefined) continue;
    told = true;
    const method = (found[1] as string).toLowerCase() as Method;
    // Of several signatures one that passes is enough (RFC 6376 §4).
    if (results[method] === null || (method === 'dkim' && result === 'pass')) {
      results[method] = result;
    }
  }
  return { by, results, told };
}

/**
 * The topmost field, and those of the same server below it up to the next Received field: filters
 * beside one another each write their own. Further down anybody may have written them.
 */
function authentication(fields: readonly Field[]): Verdicts['authentication'] {
  let found: { by: string; results: Results; line: number } | null = null;
  for (const field of fields) {
    if (field.key === 'received' && found !== null) break;
    if (field.key !== 'authentication-results') continue;
    const { by, results, told } = authenticationOf(textOf(field));
    if (!told) continue;
    if (found === null) found = { by, results, line: field.line };
    else if (by !== '' && by.toLowerCase() === found.by.toLowerCase()) {
      for (const method of ['spf', 'dkim', 'dmarc'] as const) {
        found.results[method] ??= results[method];
      }
    }
  }
  return found === null ? null : { by: found.by, ...found.results, line: found.line };
}

// ---------------------------------------------------------------- Alibaba Mail

const ALIMAIL_KEY = /^[A-Za-z][A-Za-z0-9]{0,19}$/;

function alimail(fields: readonly Field[]): Verdicts['alimail'] {
  const field = fields.find(({ key }) => key === 'x-alimail-antispam');
  if (field === undefined) return null;
  const found = new Map<string, string>();
  for (const piece of textOf(field).split(';', 100)) {
    const at = piece.indexOf('=');
    const key = piece.slice(0, Math.max(0, at)).trim();
    if (at < 0 || !ALIMAIL_KEY.test(key) || found.has(key)) continue;
    found.set(
      key,
      piece
        .slice(at + 1)
        .trim()
        .slice(0, LONGEST_VALUE),
    );
  }
  return { fields: Object.fromEntries(found), line: field.line };
}

// ---------------------------------------------------------------- other filters

/** Whether a value says spam; `null` where it says neither. */
type Judge = (value: string) => boolean | null;

const yesNo: Judge = (value) => {
  if (/^(?:yes|true|spam)\b/i.test(value)) return true;
  return /^(?:no|false|ham)\b/i.test(value) ? false : null;
};

const words =
  (spam: RegExp, ham: RegExp): Judge =>
  (value) => {
    if (ham.test(value)) return false;
    return spam.test(value) ? true : null;
  };

const LIMITED_SCORE = /^(-?\d{1,5}(?:\.\d{1,5})?)\s{0,3}\/\s{0,3}(\d{1,5}(?:\.\d{1,5})?)/;
const SCORE = /^(-?\d{1,5}\.\d{1,5})(?![\d.])/;

/** SpamAssassin's limit is 5; whole numbers may be tenths (as Exim writes them) and tell nothing without one. */
const score: Judge = (value) => {
  const limited = LIMITED_SCORE.exec(value);
  if (limited !== null) return Number(limited[1]) >= Number(limited[2]);
  const alone = SCORE.exec(value);
  return alone === null ? null : Number(alone[1]) >= 5;
};

/** Spam confidence level of Exchange: -1 to 9, from 5 on it is junk. */
const level = (text: string): boolean | null => (/^-?\d$/.test(text) ? Number(text) >= 5 : null);

const exchangeFields = (value: string): ReadonlyMap<string, string> =>
  new Map(
    value
      .split(';', 100)
      .reverse()
      .map((piece): [string, string] => {
        const at = piece.indexOf(':');
        return [piece.slice(0, Math.max(0, at)).trim().toUpperCase(), piece.slice(at + 1).trim()];
      }),
  );

const SFV_SPAM: ReadonlySet<string> = new Set(['SPM', 'SKS', 'SKB', 'BLK']);
const SFV_HAM: ReadonlySet<string> = new Set(['NSPM', 'SKN', 'SKI', 'SKA', 'SKQ', 'SFE']);

const forefront: Judge = (value) => {
  const fields = exchangeFields(value);
  const verdict = (fields.get('SFV') ?? '').toUpperCase();
  if (SFV_SPAM.has(verdict)) return true;
  if (SFV_HAM.has(verdict)) return false;
  return level(fields.get('SCL') ?? '');
};

/** Bulk complaint level: from 7 on it goes to junk by default. */
const bulk: Judge = (value) => {
  const bcl = exchangeFields(value).get('BCL') ?? '';
  return /^\d$/.test(bcl) ? Number(bcl) >= 7 : null;
};

const delivered: Judge = (value) => {
  const place = exchangeFields(value).get('DEST') ?? '';
  if (/^j$/i.test(place)) return true;
  return /^i$/i.test(place) ? false : null;
};

const proofpoint: Judge = (value) => {
  const rule = /\brule=([a-z0-9_-]{1,60})/i.exec(value)?.[1]?.toLowerCase() ?? '';
  if (/(?:notspam|safe)$/.test(rule)) return false;
  return /(?:spam|phish|malware|suspect)$/.test(rule) ? true : null;
};

const JUDGES: ReadonlyMap<string, Judge> = new Map([
  ['x-spam-flag', yesNo],
  ['x-spam-status', yesNo],
  ['x-spam', yesNo],
  ['x-spam-score', score],
  ['x-forefront-antispam-report', forefront],
  ['x-forefront-antispam-report-untrusted', forefront],
  ['x-ms-exchange-organization-scl', level],
  ['x-microsoft-antispam', bulk],
  ['x-microsoft-antispam-mailbox-delivery', delivered],
  ['x-qq-spam', yesNo],
  ['x-barracuda-spam-flag', yesNo],
  ['x-barracuda-spam-status', yesNo],
  ['x-proofpoint-spam-details', proofpoint],
  ['x-mailgun-sflag', yesNo],
  [
    'x-rspamd-action',
    words(/^(?:add header|rewrite subject|reject|quarantine)\b/i, /^no action\b/i),
  ],
  [
    'x-spamd-result',
    words(/^(?:[a-z]{1,20}:\s{0,3})?true\b/i, /^(?:[a-z]{1,20}:\s{0,3})?false\b/i),
  ],
  ['x-bogosity', yesNo],
  ['x-dspam-result', words(/^(?:spam|blacklisted|virus)\b/i, /^(?:innocent|whitelisted)\b/i)],
  ['x-klms-antispam-status', words(/^(?:spam|probable)/i, /^not[_ ]detected/i)],
  ['x-tm-as-result', yesNo],
]);

// ---------------------------------------------------------------- rules, lists and forwards

const TOUCHING: ReadonlySet<string> = new Set([
  'list-id',
  'mailing-list',
  'x-mailing-list',
  'x-forwarded-to',
  'x-forwarded-for',
  'resent-to',
  'resent-from',
  'resent-cc',
  'resent-sender',
  'x-sieve',
  'x-sieve-redirected-from',
  'x-loop',
  'x-ms-exchange-inbox-rules-loop',
]);

/** Delivered-To tells of a forward when there are several, X-Original-To when it differs (an alias). */
function touching(fields: readonly Field[]): (field: Field) => boolean {
  const homes = new Set<string>();
  for (const field of fields) {
    if (field.key === 'delivered-to') homes.add(shortOf(field).toLowerCase());
    if (homes.size > MAX_FOUND) break;
  }
  return (field) => {
    switch (field.key) {
      case 'delivered-to':
        return homes.size > 1;
      case 'x-original-to':
        return homes.size !== 1 || !homes.has(shortOf(field).toLowerCase());
      case 'auto-submitted':
        return !/^no\b/i.test(shortOf(field));
      case 'precedence':
        return /^(?:bulk|list|junk|auto)/i.test(shortOf(field));
      default:
        return TOUCHING.has(field.key);
    }
  };
}

/** What the filters, rules, lists and forwards on the way left in a header, the topmost first. */
export function verdictsOf(fields: readonly Field[]): Verdicts {
  const others: Verdicts['others'][number][] = [];
  const touched: Verdicts['touched'][number][] = [];
  const touches = touching(fields);
  for (const field of fields) {
    const { name, line } = field;
    const judge = JUDGES.get(field.key);
    if (judge !== undefined && others.length < MAX_FOUND) {
      const spam = judge(textOf(field));
      if (spam !== null) others.push({ name, value: shortOf(field), spam, line });
    } else if (touched.length < MAX_FOUND && touches(field)) {
      touched.push({ name, value: shortOf(field), line });
    }
  }
  return { authentication: authentication(fields), alimail: alimail(fields), others, touched };
}
