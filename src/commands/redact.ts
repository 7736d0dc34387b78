/**
 * Takes out of a report what belongs to people, so that it can be shared: local
 * parts, names, subject lines, bodies, paths. Hosts, domains, IP addresses,
 * codes and the words of replies stay: they are what a report is about.
 */
import type { Report } from '../engine/report.ts';

const REDACTED = '[redacted]';

/** Desks that providers publish: whoever reads the report is to write there. */
const PUBLISHED: ReadonlySet<string> = new Set([
  'antispam_fankui@alibaba-inc.com',
  'abuse@corp.mail.ru',
  'abuse_rbl@abuse-att.net',
  'blockedbyearthlink@abuse.earthlink.net',
  'delist@messaging.microsoft.com',
  'tobr@rx.t-online.de',
  'tosa@rx.t-online.de',
]);

/**
 * The report with pseudonyms in the place of people: `r1` for a recipient,
 * `s1` for a sender, `m1` for a Message-ID, `a1` for any other address. They
 * are numbered in the order of the report, so that nothing of the address is
 * in them. What is redacted already stays as it is.
 */
export function redactReport<S>(
  report: Report<S>,
  published: ReadonlySet<string> = PUBLISHED,
): Report<S> {
  const names: Name[] = [];
  const bare = withoutPrivateParts(report, names);
  const people = new People(published);
  meetAll(bare, people);
  return scrub(bare, people, names) as Report<S>;
}

/** Words of a list that is written in lines. A function, so that lists may stand above it. */
function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

// --- JSON ---

type Path = readonly string[];

/** The same value with every string mapped. The keys are ours, but for one that holds an address. */
function mapStrings(
  value: unknown,
  map: (text: string, path: Path) => string,
  path: Path = [],
): unknown {
  if (typeof value === 'string') return map(value, path);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map, path));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.includes('@') ? map(key, path) : key,
      mapStrings(item, map, [...path, key]),
    ]),
  );
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function get(value: unknown, ...keys: readonly string[]): unknown {
  let at = value;
  for (const key of keys) at = isObject(at) ? at[key] : undefined;
  return at;
}

/** All strings below a value, in order. */
function stringsOf(value: unknown): string[] {
  const found: string[] = [];
  mapStrings(value, (text) => {
    found.push(text);
    return text;
  });
  return found;
}

// --- What goes as a whole ---

/** A display name, and the address that it stood with. */
interface Name {
  readonly name: string;
  readonly address: string | null;
}

/** Fields of the subject and of messages that name people. */
const PEOPLE_FIELDS: ReadonlySet<string> = wordSet(`
  from to cc bcc sender replyto returnpath envelopefrom envelopeto headerfrom deliveredto
  originalto resentfrom resentto errorsto 发件人 收件人 抄送
`);
const SUBJECT_FIELDS: ReadonlySet<string> = new Set(['subject', 'threadtopic', '主题']);

/** `Reply-To:`, `X-Original-To` → `replyto`, `originalto`. */
function fieldKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:original|returned) /, '')
    .replace(/^x-/, '')
    .replace(/[-_:： ]/g, '');
}

const KNOWN_EXTENSION =
  /\.(?:eml|emlx|msg|mbox|mbx|mail|email|txt|text|dsn|ndr|html?|mht|mime|rfc822)$/i;

function withoutPrivateParts(report: Report<unknown>, names: Name[]): Json {
  const subjects: string[] = [];
  const bodies: string[] = [];
  const bodyIds = new Set<string>();
  const subjectIds = new Set<string>();
  const hide = (into: string[]) => (value: unknown) =>
    mapStrings(value, (text) => {
      if (text === '' || text === REDACTED) return text;
      into.push(text);
      return REDACTED;
    });
  const hideSubject = hide(subjects);
  const hideBody = hide(bodies);
  const bareField = (value: unknown) => mapStrings(value, (text) => bareAddresses(text, names));

  const observations = report.observations.map((observation) => {
    const { got, asked, id } = observation;
    if (got.body === true) {
      bodyIds.add(id);
      return { ...observation, got: hideBody(got) };
    }
    const key = fieldKey(asked);
    if (SUBJECT_FIELDS.has(key)) {
      subjectIds.add(id);
      return { ...observation, got: hideSubject(got) };
    }
    return PEOPLE_FIELDS.has(key) ? { ...observation, got: bareField(got) } : observation;
  });
  const findings = report.findings.map((finding) => ({
    ...finding,
    evidence: finding.evidence.map((evidence) => {
      if (!bodyIds.has(evidence.from) && !subjectIds.has(evidence.from)) return evidence;
      const { wanted, ...rest } = evidence;
      return { ...rest, saw: REDACTED, ...(wanted === undefined ? {} : { wanted: REDACTED }) };
    }),
  }));
  const sections = report.sections.map((section) => ({
    ...section,
    lines:
      section.id === 'body'
        ? section.lines.map(() => REDACTED)
        : section.lines.map((line) => bareLine(line, hideSubject, bareField)),
  }));
  const subject = bareSubject(report.subject, hideSubject, bareField);
  const hidden = new Replacement([
    ...subjects.flatMap(subjectForms).filter(isTelling),
    ...bodies.flatMap((body) => [body, ...body.split(/[\r\n]+/)]).filter((b) => b.length >= 12),
  ]);
  const file = get(report.subject, 'file');
  const withoutFile = typeof file === 'string' ? fileMask(file) : (text: string) => text;
  const bare: Json = { ...report, subject, findings, sections, observations };
  return mapStrings(bare, (text, path) => {
    if (isOurs(text, path)) return text;
    return hideTokens(hidden.in(withoutFile(text, path)));
  }) as Json;
}

function bareSubject(
  subject: unknown,
  hideSubject: (value: unknown) => unknown,
  bareField: (value: unknown) => unknown,
): unknown {
  if (!isObject(subject)) return subject;
  const result: Record<string, unknown> = { ...subject };
  const { original, sender } = result;
  if (sender !== undefined) result.sender = withAddress(sender) ? bareField(sender) : sender;
  if (isObject(original)) {
    result.original = Object.fromEntries(
      Object.entries(original).map(([key, value]) => {
        const field = fieldKey(key);
        if (SUBJECT_FIELDS.has(field)) return [key, hideSubject(value)];
        return [key, PEOPLE_FIELDS.has(field) ? bareField(value) : value];
      }),
    );
  }
  return result;
}

/** `From: Bob Smith <bob@example.com>   (line 3)` of a section: the value goes as it goes from the field. */
function bareLine(
  line: string,
  hideSubject: (value: unknown) => unknown,
  bareField: (value: unknown) => unknown,
): string {
  const match = /^([^:：]{1,20})([:：][ ]?)/.exec(line);
  if (match === null) return line;
  const key = fieldKey(match[1] as string);
  const bare = SUBJECT_FIELDS.has(key) ? hideSubject : PEOPLE_FIELDS.has(key) ? bareField : null;
  if (bare === null) return line;
  const place = Math.max(line.lastIndexOf('   ('), line.lastIndexOf('   （'));
  const end = place < match[0].length ? line.length : place;
  return match[0] + String(bare(line.slice(match[0].length, end))) + line.slice(end);
}

const withAddress = (value: unknown): boolean =>
  stringsOf(value).some((text) => findAddresses(text).length > 0);

/** A subject line, and what is left of it without `Re:`. */
function subjectForms(subject: string): string[] {
  const core = subject.replace(
    /^(?:(?:re|fwd?|aw|sv|回复|转发|答复)\s{0,3}[:：]\s{0,3}){1,5}/i,
    '',
  );
  return [subject, core];
}

/** Whether a text is found by more than chance elsewhere: `test` and `Report` are words like others. */
function isTelling(text: string): boolean {
  const trimmed = text.trim();
  return weightOf(trimmed) >= 8 || (/\s/.test(trimmed) && trimmed.length >= 5);
}

/** Letters, a Chinese one counted twice: a name of two is a whole name. */
function weightOf(text: string): number {
  let weight = 0;
  for (const char of text) weight += (char.codePointAt(0) as number) >= 0x2e80 ? 2 : 1;
  return weight;
}

/** `message.eml` in the place of the path, and of the file's name alone. */
function fileMask(file: string): (text: string, path: Path) => string {
  if (file === '' || file === '-' || file === '--reply') return (text) => text;
  const extension = KNOWN_EXTENSION.exec(file)?.[0] ?? '';
  const mask = `message${extension.toLowerCase()}`;
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const anywhere = new Replacement(
    [file, name].filter((text) => weightOf(text) >= 5 && /[./\\:]/.test(text)),
    mask,
  );
  return (text, path) => {
    const key = path.join('.');
    if (key === 'subject.file') return mask;
    // Where a path stands first by its place, however short it is.
    const first = key === 'summary' || key === 'observations.of';
    const led =
      first && text.startsWith(file) && !/^[\p{L}\p{N}]/u.test(text.slice(file.length))
        ? mask + text.slice(file.length)
        : text;
    return anywhere.in(led);
  };
}

/** Replaces literal texts, the longest first. */
class Replacement {
  readonly #texts: readonly string[];
  readonly #by: string;

  constructor(texts: readonly string[], by = REDACTED) {
    const trimmed = texts.map((text) => text.trim());
    this.#texts = [...new Set(trimmed)]
      .filter((text) => text !== '' && text !== REDACTED && text !== by)
      .sort((a, b) => b.length - a.length)
      .slice(0, 200);
    this.#by = by;
  }

  in(text: string): string {
    let result = text;
    for (const one of this.#texts) {
      if (result.length >= one.length && result.includes(one)) {
        result = result.replaceAll(one, () => this.#by);
      }
    }
    return result;
  }
}

/** RFC 2047 words are names and subject lines; base64 in a URL may be an address. */
function hideTokens(text: string): string {
  let result = text;
  if (text.includes('=?')) {
    result = result.replace(/=\?[\w.:*+-]{1,40}\?[bq]\?[^?]{0,2000}\?=/gi, REDACTED);
  }
  if (!text.includes('://')) return result;
  return result.replace(/(?<=[?&=/#])[\w+/-]{8,1000}={0,2}(?![\w%])/g, (token) =>
    isHiddenAddress(token) ? REDACTED : token,
  );
}

function isHiddenAddress(token: string): boolean {
  try {
    const decoded = atob(token.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
    return /[\w.+-]@[\w-]/.test(decoded) && /^[\x20-\x7e]+$/.test(decoded);
  } catch {
    return false;
  }
}

// --- Address lists ---

/** Addresses of a header field without the names, which are remembered. */
function bareAddresses(text: string, names: Name[]): string {
  const addresses: string[] = [];
  for (const mailbox of mailboxesOf(text)) {
    if (mailbox.address !== null) addresses.push(mailbox.address);
    for (const name of mailbox.names) {
      const clean = name.replace(/\s+/g, ' ').trim();
      if (clean !== '' && clean !== REDACTED) names.push({ name: clean, address: mailbox.address });
    }
  }
  if (addresses.length > 0) return addresses.join(', ');
  return text.trim() === '' ? text : REDACTED;
}

interface Mailbox {
  readonly names: readonly string[];
  readonly address: string | null;
}

/** `"Bob Smith" <bob@example.com>, ann@example.com (Ann)` */
function mailboxesOf(text: string): Mailbox[] {
  return splitList(text).map((piece) => {
    const open = piece.lastIndexOf('<');
    const close = piece.indexOf('>', open);
    if (open >= 0 && close > open) {
      const inside = piece.slice(open + 1, close).trim();
      return {
        names: namesIn(`${piece.slice(0, open)} ${piece.slice(close + 1)}`),
        address: inside === '' ? null : inside,
      };
    }
    const [found] = findAddresses(piece);
    // A local user that has a pseudonym already.
    if (/^\s*[rsma]\d{1,6}\s*$/.test(piece)) return { names: [], address: piece.trim() };
    if (found === undefined) return { names: namesIn(piece), address: null };
    const address = piece.slice(found.from, found.end);
    return { names: namesIn(`${piece.slice(0, found.from)} ${piece.slice(found.end)}`), address };
  });
}

/** Cuts at commas and semicolons that stand outside quotes, comments and angle brackets. */
function splitList(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let closing = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '\\') at++;
    else if (closing !== '') {
      if (char === closing) closing = '';
    } else if (char === '"') closing = text.includes('"', at + 1) ? '"' : '';
    else if (char === '<') closing = text.includes('>', at + 1) ? '>' : '';
    else if (char === '(') closing = text.includes(')', at + 1) ? ')' : '';
    else if (char === ',' || char === ';' || char === '，' || char === '；') {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces.filter((piece) => piece.trim() !== '');
}

/** The name without its quotes, and what stands in a comment. */
function namesIn(text: string): string[] {
  const names: string[] = [];
  const rest = text.replace(/\(([^()]{1,200})\)/g, (_, comment: string) => {
    names.push(comment);
    return ' ';
  });
  names.unshift(
    rest
      .replace(/\\(.)/g, '$1')
      .replace(/^[\s"'“‘:]+/, '')
      .replace(/[\s"'”’:]+$/, ''),
  );
  return names.filter((name) => name.trim() !== '');
}

// --- Addresses in text ---

interface Found {
  /** The local part, with its quotes. */
  readonly from: number;
  readonly to: number;
  /** Behind the domain. */
  readonly end: number;
  /** Local part and domain, as they are compared. */
  readonly local: string;
  readonly domain: string;
}

/** All that stands for an at sign. */
const AT =
  /[@＠﹫]|%(?:25){0,3}40|=40|&#0{0,4}64;|&#x0{0,4}40;|&commat;|[ \t]{0,2}(?:\(at\)|\[at\]|\{at\})[ \t]{0,2}/gi;
const HOST = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,250}[.。．](?:\p{L}{2,63}|xn--[\w-]{1,59})/u;
const DOMAIN = /[\p{L}\p{N}._。．-]/u;
/** Where a local part is written without a key in front: `smtp.mailfrom=bob@example.com`. */
const KEYS: ReadonlySet<string> = wordSet(`
  to from cc for user username uid login sasl_username mail email e-mail addr address rcpt
  recipient orig_to sender smtp.mailfrom smtp.mail smtp.rcpt smtp.rcptto smtp.helo smtp.auth
  header.from header.i header.sender envelope-from envelope-to mailfrom i s id ru mailto
`);

/** Characters at which a local part ends, going left. */
function endsLocal(code: number): boolean {
  if (code <= 32) return true;
  if (code < 0x7f) {
    // " ( ) , : ; < > @ [ \ ] `
    return (
      code === 0x22 ||
      code === 0x28 ||
      code === 0x29 ||
      code === 0x2c ||
      code === 0x3a ||
      code === 0x3b ||
      code === 0x3c ||
      code === 0x3e ||
      code === 0x40 ||
      (code >= 0x5b && code <= 0x5d) ||
      code === 0x60
    );
  }
  return (
    code === 0x7f ||
    code === 0xa0 ||
    code === 0x2018 ||
    code === 0x201c ||
    code === 0x201d ||
    code === 0x2028 ||
    code === 0x2029 ||
    (code >= 0x3000 && code <= 0x3003) ||
    (code >= 0x3008 && code <= 0x3011) ||
    code === 0xff08 ||
    code === 0xff09 ||
    code === 0xff0c ||
    code === 0xff1a ||
    code === 0xff1b ||
    code === 0xff1c ||
    code === 0xff1e ||
    code === 0xff20
  );
}

function findAddresses(text: string): Found[] {
  if (!/[@＠﹫%=&]|at[)\]}]/i.test(text)) return [];
  const signs = [...text.matchAll(AT)].map((m) => ({
    from: m.index,
    to: m.index + m[0].length,
    sign: m[0],
  }));
  const found: Found[] = [];
  let least = 0;
  for (let i = 0; i < signs.length; i++) {
    const first = signs[i] as (typeof signs)[number];
    if (first.from < least) continue;
    let last = first;
    let end = domainEnd(text, last.to);
    // `a@b@c` is one address, whose local part is `a@b`.
    while (signs[i + 1]?.from === end && end > last.to) {
      i++;
      last = signs[i] as (typeof signs)[number];
      end = domainEnd(text, last.to);
    }
    const one = addressAt(text, first, last, end, least);
    least = last.to;
    if (one !== null) found.push(one);
  }
  return found;
}

interface Sign {
  readonly from: number;
  readonly to: number;
  readonly sign: string;
}

function addressAt(
  text: string,
  first: Sign,
  last: Sign,
  end: number,
  least: number,
): Found | null {
  const { sign, from: at } = first;
  const plain = sign.length === 1;
  const behind = text.slice(last.to, end);
  // `=40` and the like are often no at sign at all.
  if (!plain && !sign.startsWith('%') && !HOST.test(behind)) return null;
  let to = at;
  let start = at;
  if (plain && (text[at - 1] === ' ' || text[at - 1] === '\t')) {
    // RFC 822 let blanks stand around it.
    const host = text.slice(last.to, last.to + 260).replace(/^[ \t]{1,2}/, '');
    if (!HOST.test(host)) return null;
    while (to > least && at - to < 3 && (text[to - 1] === ' ' || text[to - 1] === '\t')) to--;
    start = to;
  }
  if (text[to - 1] === '"') {
    start = openingQuote(text, to - 1, least);
  }
  if (start === to) {
    if (text[to - 1] === '"') start--;
    while (start > least && !endsLocal(text.charCodeAt(start - 1))) start--;
    start = withoutLead(text, start, to, sign);
  }
  if (start >= to) return null;
  const local = text.slice(start, last === first ? to : last.from);
  return {
    from: start,
    to: last === first ? to : last.from,
    end,
    local: comparedLocal(local),
    domain: comparedDomain(behind),
  };
}

function domainEnd(text: string, from: number): number {
  if (text[from] === '[') {
    const close = text.indexOf(']', from);
    if (close > 0 && close - from < 64) return close + 1;
  }
  let end = from;
  while (end < text.length) {
    const char = String.fromCodePoint(text.codePointAt(end) as number);
    if (!DOMAIN.test(char)) break;
    end += char.length;
  }
  while (end > from && '.-_。．'.includes(text[end - 1] as string)) end--;
  return end;
}

/** Where the quote that ends at `at` begins; behind it without one. */
function openingQuote(text: string, at: number, least: number): number {
  for (let open = at - 1; open >= least && at - open < 320; open--) {
    if (text[open] !== '"') continue;
    let slashes = 0;
    while (text[open - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return open;
  }
  return at + 1;
}

/** Passes over what stands before a local part without a space: quotes, `to=`, the parts of a URL. */
function withoutLead(text: string, from: number, to: number, sign: string): number {
  let start = from;
  const before = text.slice(Math.max(0, start - 300), start);
  const inUrl = text.startsWith('//', start) && text[start - 1] === ':';
  // https://user:password@host
  const user = /:\/\/[^\s/@:]{1,256}:$/.exec(before);
  if (user !== null) return start - user[0].length + 3;
  const run = text.slice(start, to);
  if (inUrl || run.startsWith('www.') || /^[^?=]{0,200}\/[^?=/]{0,80}\?[\w.-]{1,40}=/.test(run)) {
    const mark = run.search(/[?#]/);
    const cut = Math.max(mark, run.lastIndexOf(mark < 0 ? '/' : '&')) + 1;
    const equals = mark < 0 ? -1 : run.indexOf('=', cut);
    start += equals < 0 ? cut : equals + 1;
  }
  while (start < to && "'*=|/!{}#&?~^".includes(text[start] as string)) start++;
  for (let i = 0; i < 2; i++) {
    const equals = text.indexOf('=', start);
    if (equals < 0 || equals >= to || !KEYS.has(text.slice(start, equals).toLowerCase())) break;
    start = equals + 1;
  }
  if (!sign.startsWith('%')) return start;
  // `%3Cbob%40example.com%3E`
  const encoded = text.slice(start, to);
  for (const m of encoded.matchAll(/%(?:25){0,3}(?:3C|3E|20|22|3A|2C|3B|2F|3F|26|09|0A|0D)/gi)) {
    start = to - encoded.length + m.index + m[0].length;
  }
  return start;
}

function comparedLocal(local: string): string {
  const text = local.startsWith('"') ? local.slice(1, -1).replace(/\\(.)/g, '$1') : local;
  return unescaped(text).normalize('NFKC').toLowerCase();
}

function unescaped(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function comparedDomain(domain: string): string {
  const text = domain
    .replace(/[。．]/g, '.')
    .normalize('NFKC')
    .toLowerCase();
  // `bob@example.com不存在`
  const ascii = /^[\w-]{1,63}(?:\.[\w-]{1,63}){0,10}\.[a-z]{2,63}(?=[^\p{ASCII}])/u.exec(text);
  return ascii?.[0] ?? text;
}

// --- Who is who ---

type Role = 'r' | 's' | 'm' | 'a';

/** Who was met: the same address has the same pseudonym. */
class People {
  readonly #published: ReadonlySet<string>;
  readonly #ids = new Map<string, string>();
  readonly #counts = { r: 0, s: 0, m: 0, a: 0 };

  constructor(published: ReadonlySet<string>) {
    this.#published = published;
  }

  meet(local: string, domain: string, role: Role): void {
    if (this.idOf(local, domain) === undefined) this.#add(`${local}@${domain}`, role);
  }

  /** Somebody without a domain: a local user, an X.400 address. */
  meetAlone(text: string, role: Role): void {
    const key = text.toLowerCase();
    if (!this.#ids.has(key)) this.#add(key, role);
  }

  #add(key: string, role: Role): void {
    this.#counts[role]++;
    this.#ids.set(key, `${role}${this.#counts[role]}`);
  }

  /** The pseudonym; `null` for an address that stays. */
  idOf(local: string, domain: string): string | null | undefined {
    const own = `${local}@${domain}`;
    if (this.#published.has(own)) return null;
    const id = this.#ids.get(own);
    if (id !== undefined) return id;
    // `prvs=1234=bob@…`, `收件人bob@…`: the address is the end of it.
    const equals = local.lastIndexOf('=');
    if (equals >= 0) {
      const inner = this.#ids.get(`${local.slice(equals + 1)}@${domain}`);
      if (inner !== undefined) return inner;
    }
    const ascii = /[\x21-\x7e]+$/.exec(local);
    if (ascii === null || ascii.index === 0) return undefined;
    return this.#ids.get(`${ascii[0]}@${domain}`);
  }

  /** The pseudonym of just this address. */
  ownIdOf(local: string, domain: string): string | undefined {
    return this.#ids.get(`${local}@${domain}`);
  }

  aloneIdOf(text: string): string | undefined {
    return this.#ids.get(text.toLowerCase());
  }

  *all(): Iterable<readonly [local: string, domain: string | null, id: string]> {
    for (const [key, id] of this.#ids) {
      const at = key.lastIndexOf('@');
      yield at < 0 ? [key, null, id] : [key.slice(0, at), key.slice(at + 1), id];
    }
  }
}

/** Numbers everybody: those with a part in the bounce first. */
function meetAll(report: Json, people: People): void {
  const { subject } = report;
  const meet = (value: unknown, role: Role, alone: boolean) => {
    for (const text of stringsOf(value)) {
      const found = findAddresses(text);
      for (const { local, domain } of found) people.meet(local, domain, role);
      if (found.length === 0 && alone) {
        for (const one of aloneIn(text)) people.meetAlone(one, role);
      }
    }
  };
  const recipients = get(subject, 'recipients');
  for (const recipient of Array.isArray(recipients) ? recipients : []) {
    meet(get(recipient, 'address'), 'r', true);
  }
  const original = get(subject, 'original');
  meet(get(original, 'from'), 's', true);
  meet(get(subject, 'sender'), 's', false);
  meet(get(original, 'to'), 'r', true);
  meet(get(original, 'cc'), 'r', true);
  meet(get(original, 'messageId'), 'm', true);
  meet(get(subject, 'address'), 'r', false);
  mapStrings(report, (text) => {
    for (const { local, domain } of findAddresses(text)) people.meet(local, domain, 'a');
    return text;
  });
}

/** Addresses without an at sign, of a list of them. */
function aloneIn(text: string): string[] {
  return text
    .split(', ')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '' && piece !== REDACTED);
}

// --- Scrubbing ---

/** Keys whose values are the report's own words: ids, enumerations, codes. Only addresses are looked for there. */
const OWN_KEYS: ReadonlySet<string> = wordSet(`
  id severity owner route effort risk operation action resolves brings unproved contradicts
  because answer why node at ms kind format cause status replyCode remoteHost remoteIp
  edition resolution noticeCause replyCause limit
`);
const OWN_TEXTS: ReadonlySet<string> = new Set(['change', 'remove', 'put', 'references']);
const OWN_PARTS: ReadonlySet<string> = new Set(['tool', 'command', 'language', 'verdict', 'stats']);

/** What are ours are words without a blank; records and references may have some. */
function isOurs(text: string, path: Path): boolean {
  if (OWN_PARTS.has(path[0] as string)) return true;
  if (path.includes('got')) return false;
  if (path.some((key) => OWN_TEXTS.has(key))) return true;
  const place = path.join('.');
  return (
    (path.some((key) => OWN_KEYS.has(key)) || place === 'findings.evidence.from') &&
    /^[\w./:§+-]*$/.test(text)
  );
}

/** Where somebody stands without a domain. */
const ALONE_AT: ReadonlySet<string> = new Set([
  'subject.recipients.address',
  'subject.original.from',
  'subject.original.to',
  'subject.original.cc',
  'subject.original.messageId',
]);

function scrub(report: Json, people: People, names: readonly Name[]): unknown {
  const words = new Words(people, names);
  return mapStrings(report, (text, path) => {
    if (text === REDACTED) return text;
    const place = path.join('.');
    if (ALONE_AT.has(place) && findAddresses(text).length === 0) {
      return aloneIn(text)
        .map((one) => people.aloneIdOf(one) ?? REDACTED)
        .join(', ');
    }
    const without = withWordAt(withPseudonyms(text, people), people);
    return isOurs(text, path) ? without : words.in(without);
  });
}

function withPseudonyms(text: string, people: People): string {
  let result = '';
  let at = 0;
  for (const { from, to, local, domain } of findAddresses(text)) {
    const id = people.idOf(local, domain);
    if (id === null || id === undefined) continue;
    result += text.slice(at, from) + id;
    at = to;
  }
  return at === 0 ? text : result + text.slice(at);
}

/** `bob at example.com`, of those that are known: `at` is a word like others. */
function withWordAt(text: string, people: People): string {
  if (!/[ \t]at[ \t]/i.test(text)) return text;
  let result = '';
  let done = 0;
  for (const { 0: word, index } of text.matchAll(/[ \t]at[ \t]{1,8}/gi)) {
    let from = index;
    while (from > done && index - from < 256 && !endsLocal(text.charCodeAt(from - 1))) from--;
    const host = index + word.length;
    const local = comparedLocal(text.slice(from, index));
    const id = people.ownIdOf(local, comparedDomain(text.slice(host, domainEnd(text, host))));
    if (id === undefined) continue;
    result += text.slice(done, from) + id;
    done = index;
  }
  return done === 0 ? text : result + text.slice(done);
}

/** A run of what local parts and words are made of; the dots and signs at its ends do not count. */
const TOKEN = /[\p{Script=Latin}\p{M}\p{N}_.+-]+/gu;
const TOKEN_SHAPED =
  /^[\p{Script=Latin}\p{N}_](?:[\p{Script=Latin}\p{M}\p{N}_.+-]*[\p{Script=Latin}\p{M}\p{N}_])?$/u;

/** Names and local parts where they stand without an address. */
class Words {
  readonly #tokens = new Map<string, string>();
  readonly #phrases = new Phrases();

  constructor(people: People, names: readonly Name[]) {
    const domains = new Set([...people.all()].map(([, domain]) => domain));
    for (const { name, address } of names) {
      // Some are called like their domain, which stays.
      if (domains.has(name.toLowerCase())) continue;
      this.#addName(name, pseudonymOf(address, people));
    }
    for (const [local, domain, id] of people.all()) {
      for (const form of localForms(local, domain)) this.#addLocal(form, id);
    }
  }

  #addName(name: string, id: string): void {
    const words = name.split(/[\s,]+/).filter((word) => word !== '');
    if (weightOf(name) < 3 || words.every((word) => COMMON.has(word.toLowerCase()))) return;
    const add = (text: string) => {
      if (TOKEN_SHAPED.test(text)) this.#tokens.set(text.toLowerCase(), id);
      else this.#phrases.add(text, id);
    };
    add(name);
    if (words.length < 2 || words.length > 4) return;
    add([...words.slice(1), words[0]].join(' '));
    add(`${words.at(-1)}, ${words.slice(0, -1).join(' ')}`);
    // A person, not `Example Support Team`: also called by one of the names alone.
    const personal = words.every(
      (word) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word) && !COMMON.has(word.toLowerCase()),
    );
    if (!personal) return;
    for (const word of words) {
      if (word.length >= 3 && TOKEN_SHAPED.test(word)) this.#tokens.set(word.toLowerCase(), id);
    }
  }

  #addLocal(local: string, id: string): void {
    if (weightOf(local) < 3 || COMMON.has(local)) return;
    // Codes stay: 550, 5.1.1.
    if (/^[\d.]+$/.test(local) && (local.length < 5 || local.includes('.'))) return;
    if (!TOKEN_SHAPED.test(local)) this.#phrases.add(local, id);
    else if (!this.#tokens.has(local)) this.#tokens.set(local, id);
  }

  in(text: string): string {
    const result = this.#phrases.in(text);
    if (this.#tokens.size === 0) return result;
    return result.replace(TOKEN, (run, at: number, whole: string) => {
      const id = this.#tokens.get(run.toLowerCase());
      // Behind an at sign it is a domain.
      if (/[@＠﹫]/.test(whole[at - 1] ?? '')) return run;
      if (id !== undefined) return id;
      const core = run.replace(/^[.+-]+/, '').replace(/[.+-]+$/, '');
      if (core === run) return run;
      const inner = this.#tokens.get(core.toLowerCase());
      return inner === undefined ? run : run.replace(core, () => inner);
    });
  }
}

function pseudonymOf(address: string | null, people: People): string {
  if (address === null) return REDACTED;
  const [found] = findAddresses(address);
  if (found === undefined) return people.aloneIdOf(address) ?? REDACTED;
  return people.idOf(found.local, found.domain) ?? REDACTED;
}

/** The local part, without its tag, and the pieces of one that another address is written into (VERP, SRS). */
function localForms(local: string, domain: string | null): string[] {
  if (local.includes('@')) return [];
  const forms = [local];
  const plus = local.indexOf('+');
  if (plus > 0) forms.push(local.slice(0, plus));
  if (local.includes('=')) {
    const pieces = local.split(/[=+]/).filter((piece) => piece !== domain);
    forms.push(...pieces.filter((piece) => piece.length > 3 && !HOST.test(piece)));
  }
  return forms;
}

interface Phrase {
  /** In lower case, with single spaces. */
  readonly text: string;
  readonly id: string;
}

/** Texts of several words or without words, found by their first two characters. */
class Phrases {
  readonly #byStart = new Map<string, Phrase[]>();
  readonly #known = new Set<string>();

  add(phrase: string, id: string): void {
    const text = lowered(phrase).replace(/\s+/g, ' ').trim();
    if (text.length < 2 || text === id || this.#known.has(text)) return;
    this.#known.add(text);
    const start = text.slice(0, 2);
    const others = this.#byStart.get(start) ?? [];
    others.push({ text, id });
    // The longest wins.
    others.sort((a, b) => b.text.length - a.text.length);
    this.#byStart.set(start, others);
  }

  in(text: string): string {
    if (this.#byStart.size === 0) return text;
    const lower = lowered(text);
    let result = '';
    let done = 0;
    for (let at = 0; at < lower.length - 1; at++) {
      const phrases = at < done ? undefined : this.#byStart.get(lower.slice(at, at + 2));
      const phrase = phrases?.find((one) => phraseEnd(lower, at, one.text) >= 0);
      if (phrase === undefined) continue;
      result += text.slice(done, at) + phrase.id;
      done = phraseEnd(lower, at, phrase.text);
    }
    return done === 0 ? text : result + text.slice(done);
  }
}

/** In lower case, character for character. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (char) => {
    const one = char.toLowerCase();
    return one.length === char.length ? one : char;
  }).join('');
}

const ALPHANUMERIC = /[a-z0-9]/;

/** Where a phrase that begins at `at` ends; -1 when it is not there, or inside a word. */
function phraseEnd(lower: string, at: number, phrase: string): number {
  if (ALPHANUMERIC.test(phrase[0] as string) && ALPHANUMERIC.test(lower[at - 1] ?? '')) return -1;
  let end = at;
  for (const char of phrase) {
    if (char === ' ') {
      const start = end;
      while (end - start < 8 && /\s/.test(lower[end] ?? '')) end++;
      if (end === start) return -1;
    } else {
      if (!lower.startsWith(char, end)) return -1;
      end += char.length;
    }
  }
  const last = phrase[phrase.length - 1] as string;
  return ALPHANUMERIC.test(last) && ALPHANUMERIC.test(lower[end] ?? '') ? -1 : end;
}

/** What many are called, and what reports and replies say themselves. */
const COMMON: ReadonlySet<string> = wordSet(`
  abuse account accounts address admin administrator alibaba alimail alert alerts aliyun all and any apple
  at billing blocked bot bounce bounced bounces by certain check client cloud co com command company config
  connection contact contacts corp customer daemon data date delay delayed delivered delivery denied
  department desk diagnostic-code director dns domain domains dovecot email error errors exchange exim
  expired fail failed failure feedback final-recipient finance for from full gmail google group gmbh guest
  header hello help helpdesk host hosting hostmaster hotmail inbox inc info invalid is it jobs legal limit
  limited list lists ltd mail mailbox mailer mailer-daemon mailing mailman manager marketing message
  messages microsoft news newsletter no no-reply nobody noreply not notification notifications notify null
  of office online operator order orders original-recipient outlook owner policy postfix postmaster press
  privacy problem qmail quota receiver recipient recipients redacted refused reject rejected relay remote reply
  report reports request resolver return returned returns root route sale sales secure security sender
  sendmail server service services shop smtp source spam spf dkim dmarc staff status subject support
  suspended system systems team tech technical temporary tencent test testing text the time timeout to
  transport undelivered undisclosed-recipients unknown update updates user username users value verdict
  via warning web webmail webmaster with yahoo you your bounce-handler do-not-reply donotreply verp srs0
  srs1 prvs msprvs1 sent sending that this was has have been will can be may
  阿里邮箱 阿里云 邮箱 客服 系统 管理员 收件人 发件人 退信 邮件
  `);
