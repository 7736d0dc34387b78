/** An object such as nodemailer's or ImapFlow's, as JSON or pasted out of a program. It is read, never run. */
import type { Protocol, TlsMode } from '../protocols/mail/types.ts';
import { interpret, modeOfWord, readMailUrl } from './env.ts';
import {
  type Account,
  type Found,
  isImplicitPort,
  place,
  type Reading,
  usernameOf,
} from './found.ts';

/** `undefined` stands for an expression that would have to be run. */
type Value = string | number | boolean | null | undefined | Obj | readonly Value[];
interface Obj {
  /** By name in lower case without `_` and `-`. */
  readonly entries: Map<string, Value>;
  /** Names as they are written. */
  readonly names: Map<string, string>;
}

const MAX_DEPTH = 32;
const MAX_NODES = 50_000;
const MAX_STRING = 4000;
/** Word processors and chats turn quotes into these. */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '‘': '’',
};
const fold = (name: string) => name.toLowerCase().replace(/[_-]/g, '');
const isObj = (value: Value): value is Obj =>
  typeof value === 'object' && value !== null && 'entries' in value && value.entries instanceof Map;

/** One pass over the text: each step moves on, so the work is linear whatever it holds. */
function reader(source: string) {
  let at = 0;
  let nodes = 0;

  function blank(): void {
    for (;;) {
      const c = source[at];
      if (c === undefined) return;
      if (c === '#' || source.startsWith('//', at)) {
        while (at < source.length && source[at] !== '\n') at++;
      } else if (source.startsWith('/*', at)) {
        const end = source.indexOf('*/', at + 2);
        at = end < 0 ? source.length : end + 2;
      } else if (/\s|\ufeff/.test(c)) at++;
      else return;
    }
  }

  function string(): string {
    const end = CLOSING[source[at] as string];
    let value = '';
    at++;
    while (at < source.length) {
      const c = source[at++] as string;
      if (c === end) break;
      let add = c;
      if (c === '\\') {
        const next = source[at++] ?? '';
        const digits = next === 'u' ? 4 : next === 'x' ? 2 : 0;
        const hex = source.slice(at, at + digits);
        if (digits > 0 && hex.length === digits && /^[0-9a-f]+$/i.test(hex)) {
          add = String.fromCharCode(Number.parseInt(hex, 16));
          at += digits;
        } else {
          add =
            ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' } as Record<string, string>)[next] ??
            next;
        }
      }
      if (value.length < MAX_STRING) value += add;
    }
    return value;
  }

  /** Passes over an expression up to the comma or bracket that ends it. */
  function expression(): void {
    let depth = 0;
    while (at < source.length) {
      const c = source[at] as string;
      if (CLOSING[c] !== undefined) string();
      else if (source.startsWith('//', at) || source.startsWith('/*', at)) blank();
      else if (c === '(' || c === '{' || c === '[') {
        depth++;
        at++;
      } else if (c === ')' || c === '}' || c === ']') {
        if (depth === 0) return;
        depth--;
        at++;
      } else if (depth === 0 && (c === ',' || c === '，')) return;
      else at++;
    }
  }

  /** Whether an entry ends here: at its comma, its bracket, or a new line where somebody forgot the comma. */
  function ended(): boolean {
    const from = at;
    blank();
    const c = source[at];
    if (c === undefined || c === ',' || c === '，' || c === '}' || c === ']' || c === ')')
      return true;
    for (let i = from; i < at; i++) if (source[i] === '\n') return true;
    return false;
  }

  function value(depth: number): Value {
    blank();
    const c = source[at] as string | undefined;
    if (c === undefined) return undefined;
    let read: Value;
    if (++nodes > MAX_NODES || (depth >= MAX_DEPTH && (c === '{' || c === '['))) {
      expression();
      return undefined;
    }
    if (c === '{') read = object(depth + 1);
    else if (c === '[') read = array(depth + 1);
    else if (CLOSING[c] !== undefined) {
      read = string();
      if (c === '`' && read.includes('${')) read = undefined;
    } else {
      const word = /^[\w.+-]{1,40}/.exec(source.slice(at, at + 40))?.[0] ?? '';
      const lower = word.toLowerCase();
      at += word.length;
      if (/^-?\d{1,15}(?:\.\d{1,10})?$/.test(word)) read = Number(word);
      else if (lower === 'true') read = true;
      else if (lower === 'false') read = false;
      else if (lower === 'null' || lower === 'none' || lower === 'nil') read = null;
      if (word === '' || !ended()) {
        expression();
        return undefined;
      }
      return read;
    }
    if (!ended()) {
      expression();
      return undefined;
    }
    return read;
  }

  function array(depth: number): Value[] {
    const items: Value[] = [];
    at++;
    for (;;) {
      blank();
      const c = source[at];
      if (c === undefined) return items;
      if (c === ']') {
        at++;
        return items;
      }
      const from = at;
      if (c === ',' || c === '，') at++;
      else items.push(value(depth));
      if (at === from) at++;
    }
  }

  function object(depth: number): Obj {
    const entries = new Map<string, Value>();
    const names = new Map<string, string>();
    at++;
    for (;;) {
      blank();
      const c = source[at];
      if (c === undefined) break;
      if (c === '}') {
        at++;
        break;
      }
      const from = at;
      let key: string;
      if (CLOSING[c] !== undefined) key = string();
      else {
        key = /^[\w$.\p{L}-]{1,100}/u.exec(source.slice(at, at + 100))?.[0] ?? '';
        at += key.length;
      }
      blank();
      if (source[at] === ':' || source[at] === '：') {
        at++;
        const read = value(depth);
        const name = fold(key).slice(0, 100);
        // A name that comes twice counts as the last, as in JavaScript.
        entries.set(name, read);
        names.set(name, key);
      } else if (source[at] !== ',' && source[at] !== '，' && source[at] !== '}') expression();
      if (source[at] === ',' || source[at] === '，') at++;
      else if (at === from) at++;
    }
    return { entries, names };
  }

  /** Objects that stand in the text, each with what is written before it. */
  function all(): { readonly value: Value; readonly before: string }[] {
    const found: { value: Value; before: string }[] = [];
    while (at < source.length && found.length < 1000 && nodes <= MAX_NODES) {
      const c = source[at] as string;
      // Prose has its apostrophes: quotes mean nothing out here.
      if (source.startsWith('//', at) && source[at - 1] !== ':') blank();
      else if (source.startsWith('/*', at)) blank();
      else if (c === '{' || c === '[') {
        const before = source.slice(Math.max(0, at - 60), at);
        found.push({ value: c === '{' ? object(1) : array(1), before });
      } else at++;
    }
    return found;
  }

  return { all };
}

const textIn = (obj: Obj, ...names: string[]): string | undefined => {
  for (const name of names) {
    const value = obj.entries.get(name);
    if (typeof value === 'string') return value;
  }
  return undefined;
};
const objIn = (obj: Obj, name: string): Obj | undefined => {
  const value = obj.entries.get(name);
  return isObj(value) ? value : undefined;
};

/** Hosts that nodemailer knows by name; of its list those of this service. */
const SERVICES: Readonly<Record<string, string>> = {
  aliyun: 'smtp.aliyun.com',
  aliyunqiye: 'smtp.qiye.aliyun.com',
};

const HOSTS = ['host', 'hostname', 'server'];
const USERS = ['user', 'username', 'login', 'account', 'email'];
const PASSWORDS = ['pass', 'password', 'passwd', 'pwd', 'authcode'];

function protocolNamed(text: string): Protocol | null {
  const word = text.toLowerCase();
  if (word.includes('imap')) return 'imap';
  if (word.includes('pop')) return 'pop3';
  return /smtp|nodemailer|createtransport|outgoing/.test(word) ? 'smtp' : null;
}

/** Which protocol settings are for where nothing names it: by the port, else by the host's first label. */
export function protocolGuessed(host: string | undefined, port: number | undefined): Protocol {
  if (port === 993 || port === 143) return 'imap';
  if (port === 995 || port === 110) return 'pop3';
  if (port === 25 || port === 465 || port === 587) return 'smtp';
  return protocolNamed((host ?? '').split('.', 1)[0] as string) ?? 'smtp';
}

function modeIn(obj: Obj, protocol: Protocol, port: number | undefined): TlsMode | undefined {
  const bool = (name: string) => {
    const value = obj.entries.get(name);
    if (value === 'true' || value === 1) return true;
    return value === 'false' || value === 0 ? false : value;
  };
  const secure = bool('secure') ?? bool('usessl') ?? bool('ssl');
  if (secure === true) return 'implicit';
  for (const name of ['secure', 'encryption', 'security', 'ssl', 'tls']) {
    const word = textIn(obj, name);
    const mode = word === undefined ? undefined : modeOfWord(word, port);
    if (mode !== undefined) return mode;
  }
  if (bool('ignoretls') === true || bool('dostarttls') === false) return 'none';
  if (['requiretls', 'dostarttls', 'starttls', 'usestarttls'].some((name) => bool(name) === true)) {
    return 'starttls';
  }
  // node-imap's `tls`; .NET's EnableSsl, which is STARTTLS at the ports that start in clear.
  const tls = bool('tls') ?? bool('enablessl') ?? bool('usetls');
  if (tls === true) {
    return isImplicitPort(port) || (protocol !== 'smtp' && port !== 143 && port !== 110)
      ? 'implicit'
      : 'starttls';
  }
  if (tls === false) return 'none';
  // An object that says `secure: false` means it, at 465 too: there it cannot work.
  if (secure === false) return 'starttls';
  // An expression may be anything.
  if (obj.entries.has('secure') && secure === undefined) return undefined;
  if (port === undefined) return undefined;
  return isImplicitPort(port) ? 'implicit' : 'starttls';
}

export function readJson(text: string): Reading {
  if (!/[{[]/.test(text)) return null;
  let holdsPassword = false;
  const accounts: Account[] = [];

  const serverOf = (obj: Obj, hint: string): Found | null => {
    const service = SERVICES[fold(textIn(obj, 'service') ?? '')];
    const auth = objIn(obj, 'auth');
    const url = textIn(obj, 'url', 'uri');
    const byUrl = url === undefined ? null : readMailUrl(url, `${hint || 'the server'} (url)`);
    if (byUrl?.holdsPassword) holdsPassword = true;
    const host = textIn(obj, ...HOSTS) ?? service;
    const raw = obj.entries.get('port');
    const named = protocolNamed(textIn(obj, 'protocol', 'type') ?? '') ?? protocolNamed(hint);
    const isServer =
      host !== undefined ||
      byUrl !== null ||
      obj.entries.has('service') ||
      (obj.entries.has('host') && (auth !== undefined || obj.entries.has('port'))) ||
      ((typeof raw === 'number' || typeof raw === 'string') &&
        (auth !== undefined || named !== null));
    if (!isServer) return null;
    const port = typeof raw === 'number' || typeof raw === 'string' ? raw : undefined;
    const probe: Found = { protocol: 'smtp' };
    place(probe, host, port, '');
    const protocol =
      named ??
      byUrl?.found.protocol ??
      (['service', 'requiretls', 'ignoretls'].some((name) => obj.entries.has(name))
        ? 'smtp'
        : protocolGuessed(probe.host, probe.port));
    const found: Found = byUrl === null ? { protocol } : { ...byUrl.found, protocol };
    place(found, host, port, `${protocol} (port)`);
    if (service !== undefined && found.badPort === undefined) found.port ??= 465;
    found.tls = modeIn(obj, protocol, found.port) ?? found.tls;
    const user = (auth && textIn(auth, ...USERS)) ?? textIn(obj, ...USERS);
    found.username = usernameOf(user) ?? found.username;
    return found;
  };

  const lookForPasswords = (obj: Obj) => {
    for (const name of PASSWORDS) {
      const value = obj.entries.get(name);
      if ((typeof value === 'string' && value !== '') || typeof value === 'number') {
        holdsPassword = true;
      }
    }
  };

  interface Gathered {
    readonly servers: Found[];
    /** Mail addresses: those that log in, and others. */
    readonly users: string[];
    readonly others: string[];
  }
  const fresh = (): Gathered => ({ servers: [], users: [], others: [] });
  const settle = ({ servers, users, others }: Gathered) => {
    if (servers.length > 0)
      accounts.push({ addresses: [...new Set([...users, ...others])], servers });
  };
  const note = (obj: Obj, into: Gathered) => {
    lookForPasswords(obj);
    for (const name of [...USERS, 'address', 'mail', 'from']) {
      const mail = /[^\s<>"']{1,64}@[^\s<>"']{1,253}/.exec(textIn(obj, name) ?? '')?.[0];
      if (mail !== undefined) (USERS.includes(name) ? into.users : into.others).push(mail);
    }
  };
  /** Servers below an object are one account; what lies in a list are several. */
  const visit = (value: Value, hint: string, into: Gathered): void => {
    if (Array.isArray(value)) {
      for (const item of value as readonly Value[]) {
        const own = fresh();
        visit(item, hint, own);
        settle(own);
      }
      return;
    }
    if (!isObj(value)) return;
    note(value, into);
    const server = serverOf(value, hint);
    if (server !== null) into.servers.push(server);
    for (const [name, child] of value.entries) {
      if (name === 'auth') {
        if (isObj(child)) note(child, into);
      } else visit(child, protocolNamed(name) === null ? hint : name, into);
    }
    if (server === null) {
      // The account's own user, for the servers that name none.
      const user = usernameOf(textIn(value, 'user', 'username', 'login', 'account'));
      for (const one of into.servers) one.username ??= user;
    }
  };

  const objects = reader(text).all();
  for (const { value, before } of objects) {
    const near = before.slice(before.lastIndexOf('}') + 1);
    const hints = [...near.matchAll(/createTransport|ImapFlow|imap|pop3?|smtp/gi)];
    const gathered = fresh();
    visit(value, hints[hints.length - 1]?.[0] ?? '', gathered);
    settle(gathered);
  }
  if (accounts.length > 0) return { accounts, holdsPassword };

  // No object is a server: names such as smtpHost may stand side by side in one.
  const pairs: [string, string, boolean][] = [];
  const flatten = (value: Value, path: string): void => {
    if (Array.isArray(value)) {
      for (const item of value as readonly Value[]) flatten(item, path);
    } else if (isObj(value)) {
      for (const [name, child] of value.entries) {
        const whole = value.names.get(name) ?? name;
        if (typeof child === 'string') pairs.push([whole, child, true]);
        else if (typeof child === 'number' || typeof child === 'boolean') {
          pairs.push([whole, String(child), false]);
        } else flatten(child, whole);
      }
    }
  };
  for (const { value } of objects) flatten(value, '');
  return interpret(pairs);
}
