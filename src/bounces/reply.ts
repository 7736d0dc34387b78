/**
 * The reply of an SMTP server, found within a diagnostic: reporting systems wrap
 * it in words of their own, each in another way.
 */

/** What a server said, with its codes where it gave them. */
export interface Reply {
  /** SMTP reply code (RFC 5321 §4.2), `550`. */
  readonly code: string | null;
  /** Enhanced status code (RFC 3463), `5.1.1`; of the class of `code` where there is one. */
  readonly status: string | null;
  /** The reply in one line from its code on; the whole diagnostic where it quotes no server. */
  readonly text: string;
}

/** Longest diagnostic that is looked at, in characters. */
const MAX_TEXT = 8000;

/** No diagnostic holds this many numbers that look like codes, unless it is made to. */
const MAX_CANDIDATES = 64;

const CODE = /[2-5]\d\d/g;
const STATUS = /[245]\.\d{1,3}\.\d{1,3}/g;

/** What reporting systems write just before the reply that they quote. */
const QUOTES: readonly string[] = [
  // Postfix: host mx.example.net[192.0.2.1] said: 550 …; qmail: Remote host said: 550 …
  'said',
  // DirectMail and Alibaba Mail: the mta server of example.com -- mx.example.com(192.0.2.1) reply:550 …
  'reply',
  'replied',
  // Exchange Online: Remote Server returned '550 …'; Gmail: The error that the other server returned was:
  'returned',
  'returned was',
  // Gmail now: The response from the remote server was: 550 …
  'server was',
  'response was',
  'response',
  'responded',
  'responded as follows',
  'responded with',
  'responded with failure',
  'answered',
  // Postfix: host mx.example.net[192.0.2.1] refused to talk to me: 554 …
  'talk to me',
  // sendmail's transcript: <<< 550 …; InterScan: Received >>> 550 …
  '<<<',
  'received >>>',
  // sendmail: (reason: 550 …)
  'reason',
  // DragonFly: mx.example.net [192.0.2.1] did not like our RCPT TO: 550 …
  'our rcpt to',
  'our mail from',
  'our final data',
  'our data',
  'our ehlo',
  'our helo',
  // XMail: [<02>] The reported error was: 550 …; [<01>] Error sending message
  'error was',
  // Zoho: ERROR_CODE :550
  'error_code',
  // MDaemon's transcript: <-- 550 …
  '<--',
];

/** Words before a code that say it is one, without saying who said it. */
const NAMES: readonly string[] = [
  'code',
  'responsecode',
  'error',
  'failure',
  'smtp',
  'lmtp',
  'smtp error',
  'status',
  'got',
  'with',
  'failed',
  'rejected',
  'message below',
  '->',
];

/** Words after a number that make it a quantity. */
const UNITS =
  /^ ?(?:seconds|minutes|hours|days|times|bytes|[kmg]i?b|messages|mails|emails|recipients|connections|attempts|users|addresses|lines|per|of|%)\b/i;

/** From here on it is the reporting system that speaks again. */
const TAILS: readonly string[] = [
  ' (in reply to ',
  // qmail-remote, qmail-send
  " I'm not going to try again",
  ' Giving up on ',
];

/** How sure it is that a number is a reply code: quoted, followed by a status, first of all, named, or merely possible. */
type Kind = 'quoted' | 'status' | 'first' | 'named' | 'loose';

interface Candidate {
  readonly at: number;
  readonly code: string;
  readonly kind: Kind;
  /** The status that stands beside it. */
  readonly status: string | null;
}

/** Finds the reply in a diagnostic. A code that is not there is `null`, never made up. Linear in the length. */
export function readReply(text: string): Reply {
  const lines = withoutType(text);
  const line = lines.replaceAll('\n', ' ');
  const candidates = codes(line, lines);
  const chosen = choose(candidates, line);
  const said = chosen === null ? line : words(line, candidates, chosen);
  const code = chosen?.code ?? null;
  const beside = chosen?.status ?? null;
  const status = beside === null || isGeneric(beside) ? statusOf(said, line, code) : beside;
  return { code, status: status ?? beside, text: said };
}

/** Spaces collapsed, and the diagnostic type taken off (RFC 3464 §2.3.6). Where lines begin tells codes from numbers. */
function withoutType(text: string): string {
  const line = text
    .slice(0, MAX_TEXT)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
  const semicolon = line.indexOf(';');
  if (semicolon < 1 || semicolon > 40) return line;
  const type = line.slice(0, semicolon);
  // `x-unix; 77` is nothing without its type: 77 is an exit status of sysexits.h.
  if (!/^[a-z][a-z0-9-]*$/i.test(type) || type.toLowerCase() === 'x-unix') return line;
  return isType(type.toLowerCase()) ? line.slice(semicolon + 1).trim() : line;
}

function isType(type: string): boolean {
  return (
    type === 'smtp' ||
    type === 'lmtp' ||
    type === 'esmtp' ||
    type === 'unknown' ||
    type === 'dns' ||
    type === 'local' ||
    type.startsWith('x-') ||
    type.startsWith('x400')
  );
}

/** `lines` is `line` with its breaks: the same places in both. */
function codes(line: string, lines: string): readonly Candidate[] {
  const found: Candidate[] = [];
  CODE.lastIndex = 0;
  let match = CODE.exec(line);
  while (match !== null && found.length < MAX_CANDIDATES) {
    const candidate = candidateAt(line, match.index, match[0], lines[match.index - 1] === '\n');
    if (candidate !== null) found.push(candidate);
    match = CODE.exec(line);
  }
  return found;
}

function candidateAt(
  line: string,
  at: number,
  code: string,
  beginsLine: boolean,
): Candidate | null {
  const after = line.slice(at + 3, at + 24);
  if (!startsToken(line, at) || !endsToken(after)) return null;
  // 550 5.1.1, 550-5.1.1, 550 #5.1.1, 550.5.1.1, 550-'5.7.1, 550 (5.1.1), 550, ERROR_CODE :5.1.1
  const beside =
    /^(?:[ .:,_-]|, error_code :| - )?['"#<([]{0,3} ?([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/i.exec(
      after,
    );
  const own = beside?.[1] ?? null;
  const status = own !== null && own[0] === code[0] ? own : null;
  const kind = kindAt(line, at, after, status) ?? (beginsLine && goesOn(after) ? 'loose' : null);
  return kind === null ? null : { at, code, kind, status };
}

function kindAt(line: string, at: number, after: string, status: string | null): Kind | null {
  const before = line
    .slice(Math.max(0, at - 48), at)
    .toLowerCase()
    .replace(/[\s:'"([]{0,6}$/, '');
  if (before === '') return 'first';
  if (QUOTES.some((quote) => endsInWord(before, quote))) return 'quoted';
  // Exim: SMTP error from remote mail server after RCPT TO:<x>: host mx [192.0.2.1]: 550 …
  if (/[\])]:\s?$/.test(line.slice(Math.max(0, at - 3), at))) return 'quoted';
  if (status !== null) return 'status';
  if (before.endsWith('smtp;') || before.endsWith('lmtp;')) return 'first';
  // IronPort: 5.3.0 - Other mail system problem 550-'Unknown user …'
  if (after.startsWith("-'")) return 'status';
  if (UNITS.test(after)) return null;
  if (NAMES.some((name) => endsInWord(before, name))) {
    return line[at - 1] === ':' && before.endsWith('mtp') ? null : 'named';
  }
  // mx.example.net:587 is a port.
  if (line[at - 1] === ':') return null;
  // ERR_550 is a name, `: 550 ` and `. 550-` begin something.
  if (!/[:;,.>\])\-<'"(=|#/：（，；。“「『]\s?['"<(#]?$/.test(line.slice(Math.max(0, at - 3), at)))
    return null;
  return goesOn(after) ? 'loose' : null;
}

/** A code is followed by words. */
function goesOn(after: string): boolean {
  return !UNITS.test(after) && /^(?:[ :-]{1,4}['"<([]?[\p{L}#]|-)/u.test(after);
}

/** Whether a number that begins here stands for itself: no part of an address, a date, a port, an id, a URL. */
function startsToken(line: string, at: number): boolean {
  if (at === 0) return true;
  const before = line[at - 1] ?? '';
  // reply:550 is one, 12:34:550 and [192.0.2.1]:587 are not.
  if (before === ':') return !/[\d\]]/.test(line[at - 2] ?? ' ');
  return (
    ' ;#(\'"<>,：（，；“「『'.includes(before) ||
    (before === '[' && line.slice(at + 3, at + 5) === ' 5')
  );
}

function endsToken(after: string): boolean {
  if (after === '') return true;
  // 192.0.2.1 and 1.5 go on; `550.` ends a sentence; `550.5.1.1` has its status.
  if (after[0] === '.') return !/^\.\d/.test(after) || /^\.[245]\.\d{1,3}\.\d/.test(after);
  if (after[0] === '-') return !/^-\d+(?![\d.])/.test(after);
  if (after[0] === ':') return !/^:\d/.test(after);
  if (after[0] === '_') return /^_[245]\./.test(after);
  return ' ,;\'"#)]>'.includes(after[0] ?? '');
}

function endsInWord(text: string, word: string): boolean {
  return text.endsWith(word) && !/[a-z0-9]/.test(text[text.length - word.length - 1] ?? ' ');
}

/** The reply to the command that failed. */
function choose(candidates: readonly Candidate[], line: string): Candidate | null {
  const failing = candidates.filter((one) => one.code[0] === '4' || one.code[0] === '5');
  const telling = failing.filter((one) => !isConsequence(one, line));
  const pool = telling.length > 0 ? telling : failing;
  const quoted = pool.filter((one) => one.kind === 'quoted');
  // In a transcript a 4xx of one host comes before the 5xx of the next one.
  const best =
    quoted.find((one) => one.code[0] === '5') ??
    quoted[0] ??
    pool.findLast((one) => one.kind === 'status') ??
    pool.find((one) => one.kind === 'first') ??
    pool.find((one) => one.kind === 'named') ??
    pool.find((one) => one.kind === 'loose');
  if (best !== undefined) return withStatus(best, pool);
  return (
    candidates.find((one) => one.code[0] === '2' && one.kind !== 'loose' && one.kind !== 'named') ??
    null
  );
}

/** Lines of one reply repeat its code; not every one repeats the status (RFC 2034 §4). */
function withStatus(best: Candidate, pool: readonly Candidate[]): Candidate {
  if (best.status !== null && !isGeneric(best.status)) return best;
  const same = pool.find(
    (one) => one.code === best.code && one.status !== null && !isGeneric(one.status),
  );
  return same === undefined ? best : { ...best, status: same.status };
}

/** 503 after DATA, where no recipient was left (RFC 5321 §3.3): the reason came before it. */
function isConsequence(one: Candidate, line: string): boolean {
  if (one.code === '503') return true;
  const after = line.slice(one.at, one.at + 60).toLowerCase();
  return after.includes('no valid recipient') || after.includes('need rcpt');
}

function isGeneric(status: string): boolean {
  return status.endsWith('.0.0');
}

/** The reply's own words: from the first line of it, without the codes of its further lines. */
function words(line: string, candidates: readonly Candidate[], chosen: Candidate): string {
  const first =
    candidates.find((one) => one.code === chosen.code && rank(one) >= rank(chosen)) ?? chosen;
  const begin = Math.min(first.at, chosen.at);
  const own = cutTail(line.slice(begin));
  // A code without a word says less than what stands before it.
  const said = /\p{L}{3}/u.test(own.slice(3)) ? own : line;
  return trimQuotes(joinLines(said, chosen.code));
}

function rank(one: Candidate): number {
  return one.kind === 'quoted' ? 2 : one.kind === 'status' || one.kind === 'first' ? 1 : 0;
}

function cutTail(text: string): string {
  let end = text.length;
  for (const tail of TAILS) {
    const at = text.indexOf(tail);
    if (at > 0 && at < end) end = at;
  }
  return text.slice(0, end);
}

/** `550-5.7.1 one 550 5.7.1 two` is `550-5.7.1 one two`. */
function joinLines(text: string, code: string): string {
  const separators = [` ${code}-`, ` ${code} `];
  let joined = text;
  for (const separator of separators) {
    if (!joined.includes(separator)) continue;
    joined = joined
      .split(separator)
      .map((piece, index) =>
        index === 0 ? piece : piece.replace(/^[245]\.\d{1,3}\.\d{1,3}(?: |$)/, ''),
      )
      .join(' ');
  }
  return joined;
}

/** What closes the quotation in `… '550 … '` and `#<… 550 …>#SMTP#`. */
function trimQuotes(text: string): string {
  let end = text.length;
  while (end > 0 && "#' ".includes(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

/** A status that stands apart from the code: the server's own before the reporting system's, a specific one before x.0.0. */
function statusOf(said: string, line: string, code: string | null): string | null {
  const own = statuses(said, code);
  const all = own.length > 0 && said === line ? own : [...own, ...statuses(line, code)];
  return all.find((status) => !isGeneric(status)) ?? all[0] ?? null;
}

function statuses(text: string, code: string | null): readonly string[] {
  const found: string[] = [];
  STATUS.lastIndex = 0;
  let match = STATUS.exec(text);
  while (match !== null && found.length < MAX_CANDIDATES) {
    const status = match[0];
    const fits = code === null || status[0] === code[0];
    if (fits && standsAlone(text, match.index, match.index + status.length)) found.push(status);
    match = STATUS.exec(text);
  }
  return found;
}

/** `4.1.2` of `192.4.1.2`, `5.1.1.2`, `Postfix/2.10.1`, `v5.1.1` and `version 4.9.2` is no status. */
function standsAlone(text: string, from: number, to: number): boolean {
  if (/[\d.]\d|^\d|[a-z_]/i.test(text.slice(to, to + 1)) || /^\.\d/.test(text.slice(to, to + 2))) {
    return false;
  }
  if (from === 0) return true;
  const before = text.slice(Math.max(0, from - 16), from).toLowerCase();
  if (/(?:dsn|status|code|error)[=:]$/.test(before)) return true;
  if (/[245]\d\d[-._]$/.test(before)) return true;
  if (/[#(<['";:>,]\s?$/.test(before)) return !/\d:$/.test(before);
  // Words before it: said of an error, not of a program.
  return (
    /(?:dsn|status|code|error|smtp|said|[245]\d\d|\.|-|\)|!) ?$/.test(before) &&
    before.endsWith(' ')
  );
}
