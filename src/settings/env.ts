/**
 * NAME=value lines: env files, docker-compose, Java's properties, Django's
 * settings. What a switch means differs by program; the names tell which.
 */
import type { Protocol, TlsMode } from '../protocols/mail/types.ts';
import {
  type Account,
  type Found,
  isClearPort,
  isImplicitPort,
  place,
  type Reading,
  usernameOf,
  usualPort,
} from './found.ts';

const FIELDS = {
  host: 'HOST HOSTNAME HOST_NAME SERVER SERVER_HOST SERVER_NAME ADDR',
  port: 'PORT SERVER_PORT HOST_PORT',
  secure: 'SECURE SECURITY SECURE_TYPE',
  encryption: 'ENCRYPTION ENCRYPT SCHEME TLS_MODE SSL_MODE CRYPTO',
  ssl: 'SSL USE_SSL SSL_ENABLE SSL_ENABLED ENABLE_SSL',
  tls: 'TLS TLS_ENABLE TLS_ENABLED ENABLE_TLS',
  useTls: 'USE_TLS',
  startTls:
    'STARTTLS USE_STARTTLS STARTTLS_ENABLE STARTTLS_ENABLED STARTTLS_REQUIRED ENABLE_STARTTLS ENABLE_STARTTLS_AUTO STARTTLS_AUTO REQUIRE_TLS REQUIRETLS',
  ignoreTls: 'IGNORE_TLS IGNORETLS',
  user: 'USER USERNAME USER_NAME LOGIN HOST_USER HOST_USERNAME AUTH_USER AUTH_USERNAME ACCOUNT',
  pass: 'PASS PASSWORD PASSWD PWD HOST_PASSWORD AUTH_PASS AUTH_PASSWORD USER_PASSWORD AUTH_CODE SECRET',
  url: 'URL URI DSN CONNECTION_URL',
  address: 'FROM FROM_ADDRESS FROM_EMAIL SENDER EMAIL',
} as const;
type Field = keyof typeof FIELDS;

const FIELD_OF = new Map<string, Field>(
  Object.entries(FIELDS).flatMap(([field, names]) =>
    names.split(' ').map((name) => [name, field as Field] as const),
  ),
);

const SPECIFIC = new Map<string, Protocol>([
  ['SMTP', 'smtp'],
  ['SMTPS', 'smtp'],
  ['IMAP', 'imap'],
  ['IMAPS', 'imap'],
  ['POP', 'pop3'],
  ['POP3', 'pop3'],
  ['POP3S', 'pop3'],
]);
/** These are SMTP’s, as most programs only send. */
const GENERIC = new Set(['MAIL', 'EMAIL', 'MAILER']);
const FILLERS = new Set([...GENERIC, 'PROPERTIES', 'CONFIG', 'SETTINGS', 'SERVER']);

interface Name {
  readonly prefix: string;
  readonly protocol: Protocol;
  readonly generic: boolean;
  readonly field: Field;
}

/** Takes `APP_SMTP_HOST`, `smtpHost` and `spring.mail.host` apart. */
function nameOf(raw: string): Name | null {
  const tokens = raw
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/^(SMTP|IMAP|POP3)(?=(?:HOST|SERVER|PORT|USER|USERNAME|PASS|PASSWORD)$)/, '$1_')
    .split(/[_.-]+/)
    .filter((token) => token !== '')
    .slice(0, 20);
  for (const generic of [false, true]) {
    for (let at = tokens.length - 2; at >= 0; at--) {
      const token = tokens[at] as string;
      const protocol = generic ? (GENERIC.has(token) ? 'smtp' : undefined) : SPECIFIC.get(token);
      if (protocol === undefined) continue;
      const rest = tokens.slice(at + 1).join('_');
      const field = FIELD_OF.get(rest) ?? (rest === 'ADDRESS' ? 'host' : undefined);
      if (field === undefined) continue;
      const before = tokens.slice(0, at);
      while (before.length > 0 && FILLERS.has(before[before.length - 1] as string)) before.pop();
      return { prefix: before.join('_'), protocol, generic, field };
    }
  }
  return null;
}

interface Value {
  readonly text: string;
  /** The name that it was given under. */
  readonly setting: string;
}

const LINE =
  /^(?:-\s{1,8})?(["']?)(?:(?:export|set|ENV)\s{1,8})?(["']?)([A-Za-z_][A-Za-z0-9_.-]{0,99})\2\s{0,40}[=:]\s{0,40}/;
const MAX_LINE = 4000;

/** A value with its quotes and comment taken away. */
function unquoted(raw: string): { readonly text: string; readonly quoted: boolean } {
  const text = raw.trim();
  const quote = text[0];
  if (quote !== '"' && quote !== "'" && quote !== '`') {
    const comment = /\s#/.exec(text);
    const bare = comment === null ? text : text.slice(0, comment.index);
    return { text: bare.startsWith('#') ? '' : bare.trim(), quoted: false };
  }
  let value = '';
  for (let at = 1; at < text.length; at++) {
    const c = text[at] as string;
    if (c === quote) return { text: value, quoted: true };
    if (c === '\\' && quote === '"' && /["\\$`]/.test(text[at + 1] ?? '')) value += text[++at];
    else value += c;
  }
  return { text: text.slice(1), quoted: true };
}

/** A reference to another variable: its default where it has one, else nothing is known. */
function resolved(text: string): string | undefined {
  const fallback = /^\$\{\w{1,100}:?-([^{}]{0,1000})\}$/.exec(text);
  if (fallback !== null) return fallback[1];
  if (/\$\{|\$\(|\{\{/.test(text) || /^\$\w{1,100}$/.test(text)) return undefined;
  return /^(?:process\.env|os\.environ|os\.getenv|env\()/.test(text) ? undefined : text;
}

const OFF = new Set(['', 'false', '0', 'no', 'off', 'n', 'disabled']);
const ON = new Set(['true', '1', 'yes', 'on', 'y', 'enabled']);
const truth = (raw: string | undefined) => {
  const word = raw?.trim().toLowerCase() ?? '?';
  return ON.has(word) ? true : OFF.has(word) ? false : undefined;
};

/** A word for a mode, as programs of several families have it. `tls` is STARTTLS except at the ports of the other kind. */
export function modeOfWord(raw: string, port: number | undefined): TlsMode | undefined {
  switch (
    raw
      .trim()
      .toLowerCase()
      .replace(/[\s_-]/g, '')
  ) {
    case 'ssl':
    case 'smtps':
    case 'imaps':
    case 'pop3s':
    case 'implicit':
    case 'ssl/tls':
    case 'ssltls':
      return 'implicit';
    case 'starttls':
    case 'stls':
      return 'starttls';
    case 'tls':
    case 'smtp':
    case 'auto':
      return isImplicitPort(port) ? 'implicit' : 'starttls';
    case 'none':
    case 'plain':
    case 'null':
    case 'nil':
      return isImplicitPort(port) ? 'implicit' : 'none';
  }
  return undefined;
}

type Get = (field: Field) => string | undefined;

function modeOf(get: Get, django: boolean, protocol: Protocol, port: number | undefined) {
  const encryption = get('encryption');
  const word = encryption === undefined ? undefined : modeOfWord(encryption, port);
  if (word !== undefined) return word;
  const startTls = truth(get('startTls'));
  const secure = get('secure');
  if (secure !== undefined) {
    const on = truth(secure);
    if (on === true) return 'implicit';
    // As nodemailer has it: not at once, so STARTTLS where the server offers it.
    if (on === false) return truth(get('ignoreTls')) === true ? 'none' : 'starttls';
    const named = modeOfWord(secure, port);
    if (named !== undefined) return named;
  }
  const ssl = get('ssl');
  const sslOn = truth(ssl);
  if (sslOn === true) return 'implicit';
  const useTls = truth(get('useTls'));
  // Django's EMAIL_USE_TLS is STARTTLS whatever the port is.
  if (useTls === true && django) return 'starttls';
  const tls = useTls ?? truth(get('tls'));
  if (tls === true) {
    if (isImplicitPort(port)) return 'implicit';
    return isClearPort(port) || protocol === 'smtp' ? 'starttls' : 'implicit';
  }
  if (startTls === true) return 'starttls';
  for (const raw of [ssl, get('tls'), get('useTls')]) {
    const named = raw === undefined || truth(raw) !== undefined ? undefined : modeOfWord(raw, port);
    if (named !== undefined) return named;
  }
  if (truth(get('ignoreTls')) === true) return 'none';
  if (django && (sslOn === false || tls === false)) return 'none';
  if (sslOn === false || tls === false) return startTls === false ? 'none' : 'starttls';
  return undefined;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `smtps://user:password@host:465`. The password is looked at for being there only. */
export function readMailUrl(
  raw: string,
  setting: string,
): { readonly found: Found; readonly holdsPassword: boolean } | null {
  const url = raw.trim().slice(0, 2000);
  const scheme = /^(smtps?|imaps?|pop3?s?)(\+\w{1,20})?:\/\//i.exec(url);
  if (scheme === null) return null;
  const word = (scheme[1] as string).toLowerCase();
  const protocol: Protocol = word.startsWith('smtp')
    ? 'smtp'
    : word.startsWith('imap')
      ? 'imap'
      : 'pop3';
  const whole = url.slice(scheme[0].length);
  const query = whole.search(/[?#]/);
  const body = query < 0 ? whole : whole.slice(0, query);
  // A password may hold `/` or `@` though it should not: the last `@` ends it.
  const at = body.lastIndexOf('@');
  const user = at < 0 ? '' : (body.slice(0, at).split(':', 1)[0] as string);
  const pass = at < 0 ? '' : body.slice(user.length + 1, at);
  const authority = body.slice(at + 1).split('/', 1)[0] as string;
  const found: Found = { protocol };
  const parts = /^(\[[^\]]{1,60}\]|[^:]{0,300})(?::(.{0,10}))?/.exec(authority);
  place(found, parts?.[1], parts?.[2], setting);
  found.tls = word.endsWith('s') ? 'implicit' : 'starttls';
  // Symfony goes by the port for `smtp://`; others take the word.
  if (/DSN$/i.test(setting) && isImplicitPort(found.port)) found.tls = 'implicit';
  if (found.port === undefined && found.badPort === undefined) {
    found.port =
      found.tls === 'implicit' && protocol === 'smtp' ? 465 : usualPort(protocol, found.tls);
  }
  found.username = usernameOf(percentDecoded(user));
  return { found, holdsPassword: pass !== '' };
}

/** Names with their values, in order. Used for lines and for objects with flat names alike. */
export function interpret(
  pairs: Iterable<readonly [name: string, value: string, quoted: boolean]>,
): Exclude<Reading, string> {
  /** prefix → protocol (`*`: a general name) → field. */
  const groups = new Map<string, Map<string, Map<Field, Value>>>();
  let holdsPassword = false;
  for (const [setting, text, quoted] of pairs) {
    const name = nameOf(setting);
    if (name === null) continue;
    if (name.field === 'pass') {
      const known = text !== '' && (quoted || text.toLowerCase() !== 'null');
      if (known && !/^(?:\$\{|\{\{|process\.env|os\.|env\()/.test(text)) holdsPassword = true;
      continue;
    }
    const value = resolved(text);
    if (value === undefined) continue;
    const unset = value === '' || (!quoted && /^(?:null|none|nil)$/i.test(value));
    if (unset && ['host', 'port', 'secure', 'user', 'url'].includes(name.field)) continue;
    const isAddress = name.field === 'host' && value.includes('@') && !value.includes('://');
    let of = groups.get(name.prefix);
    if (of === undefined) {
      of = new Map();
      groups.set(name.prefix, of);
    }
    const key = name.generic ? '*' : name.protocol;
    let fields = of.get(key);
    if (fields === undefined) {
      fields = new Map();
      of.set(key, fields);
    }
    fields.set(isAddress ? 'address' : name.field, { text: value, setting });
  }
  const accounts: Account[] = [];
  for (const of of groups.values()) {
    const general = of.get('*') ?? new Map<Field, Value>();
    const addresses: string[] = [];
    const servers: Found[] = [];
    for (const protocol of ['imap', 'pop3', 'smtp'] as const) {
      const own = of.get(protocol) ?? new Map<Field, Value>();
      const from = (field: Field): Value | undefined => {
        const mine = own.get(field);
        if (mine !== undefined) return mine;
        // MAIL_USER beside IMAP_HOST is the user there too; MAIL_HOST is where mail is sent.
        return protocol === 'smtp' || field === 'user' ? general.get(field) : undefined;
      };
      const get: Get = (field) => from(field)?.text;
      for (const field of ['address', 'user'] as const) {
        const mail = /[^\s<>"']{1,64}@[^\s<>"']{1,253}/.exec(get(field) ?? '')?.[0];
        if (mail !== undefined) addresses.push(mail);
      }
      const url = from('url');
      const byUrl = url === undefined ? null : readMailUrl(url.text, url.setting);
      if (byUrl?.holdsPassword) holdsPassword = true;
      if (get('host') === undefined && get('port') === undefined && byUrl === null) continue;
      const found: Found = byUrl?.found.protocol === protocol ? byUrl.found : { protocol };
      const port = from('port');
      place(found, get('host'), port?.text, port?.setting ?? '');
      const django = (from('useTls') ?? from('ssl'))?.setting.toUpperCase().startsWith('EMAIL_');
      found.tls = modeOf(get, django === true, protocol, found.port) ?? found.tls;
      const user = from('user');
      // `user@example.com:password` is written by many; no mailbox has a colon behind its domain.
      const name = /^[^\s:@]{1,64}@[^\s:@]{1,253}(?=:)/.exec(user?.text ?? '')?.[0] ?? user?.text;
      found.username = usernameOf(name) ?? found.username;
      servers.push(found);
    }
    if (servers.length > 0) accounts.push({ addresses: [...new Set(addresses)], servers });
  }
  return accounts.length === 0 ? null : { accounts, holdsPassword };
}

export function readEnv(text: string): Reading {
  const pairs: [string, string, boolean][] = [];
  for (const whole of text.split(/\r\n|\n|\r/)) {
    if (whole.length > MAX_LINE) continue;
    let line = whole.trim();
    const head = LINE.exec(line);
    if (head === null) continue;
    // The whole of `- "NAME=value"` stands in quotes.
    if (head[1] !== '' && line.endsWith(head[1] as string)) line = line.slice(0, -1);
    const { text: value, quoted } = unquoted(line.slice(head[0].length));
    pairs.push([head[3] as string, value, quoted]);
  }
  return interpret(pairs);
}
