/** IMAP (RFC 9051, RFC 3501) as far as a client's login and a first look need it. */
import {
  type Bounds,
  CAPABILITY_BOUNDS,
  greetWith,
  NOT_TRIED,
  NOTHING_SEEN,
  quoted,
  saslPlain,
  sendable,
} from '../mail/common.ts';
import type {
  Conversation,
  Credentials,
  Folder,
  Learnt,
  LoginAnswer,
  MailboxView,
  Wire,
  WireEnd,
} from '../mail/types.ts';
import {
  capabilityWords,
  exists,
  fetchedDate,
  lineKind,
  listed,
  literalAtEnd,
  type Response,
} from './parse.ts';
import { roleOf } from './roles.ts';
import { decodeMailboxName } from './utf7.ts';

const ANSWER_BOUNDS: Bounds = { lines: 200, chars: 256 * 1024 };
const LIST_BOUNDS: Bounds = { lines: 5000, chars: 2 * 1024 * 1024 };
export const MAX_FOLDERS = 2000;
const MAX_LITERAL = 64 * 1024;

/** After BYE a tagged answer comes at once or not at all. */
export const AFTER_BYE_MS = 2000;

/** RFC 9051 §2.2.1: each command of a connection has a tag of its own. */
const tags = new WeakMap<Wire, number>();

export function nextTag(wire: Wire): string {
  const count = (tags.get(wire) ?? 0) + 1;
  tags.set(wire, count);
  return `A${count}`;
}

type Answer =
  | { readonly kind: 'tagged'; readonly status: 'OK' | 'NO' | 'BAD' | 'BYE'; readonly text: string }
  | { readonly kind: 'continue' }
  /** Tagged, but nothing that IMAP knows. */
  | { readonly kind: 'strange'; readonly text: string }
  | { readonly kind: 'end'; readonly why: WireEnd };

/** Reads up to the tagged answer, or to the continuation when it is waited for. */
async function answer(
  wire: Wire,
  tag: string,
  bounds: Bounds = ANSWER_BOUNDS,
  each: (response: Response) => void = () => {},
  waits: 'tagged' | 'continue' = 'tagged',
): Promise<Answer> {
  let bye: string | null = null;
  let left = bounds.chars;
  for (let lines = 0; lines <= bounds.lines; lines++) {
    const read = await (bye === null ? wire.line() : wire.line(AFTER_BYE_MS));
    if (!read.ok) return bye === null ? { kind: 'end', why: read.why } : byeAnswer(bye);
    const line = lineKind(read.line, tag);
    if (line.kind === 'tagged' || line.kind === 'strange') return line;
    if (line.kind === 'bye') bye ??= line.text;
    if (line.kind === 'continue' && waits === 'continue') return { kind: 'continue' };
    left -= read.line.length;
    if (line.kind === 'data') {
      const whole = await withLiterals(wire, line.text, bounds.lines - lines, left);
      if (!whole.ok) return bye === null ? { kind: 'end', why: whole.why } : byeAnswer(bye);
      lines += whole.response.literals.length;
      left = whole.left;
      each(whole.response);
    }
    if (left < 0) break;
  }
  return bye === null ? { kind: 'end', why: 'limit' } : byeAnswer(bye);
}

const byeAnswer = (text: string): Answer => ({ kind: 'tagged', status: 'BYE', text });

/** RFC 9051 §4.3: `{n}` at the end of a line, n bytes, and the line goes on. */
async function withLiterals(
  wire: Wire,
  first: string,
  lines: number,
  chars: number,
): Promise<
  | { readonly ok: true; readonly response: Response; readonly left: number }
  | { readonly ok: false; readonly why: WireEnd }
> {
  const texts = [first];
  const literals: string[] = [];
  let left = chars;
  for (let last = first; ; ) {
    const bytes = literalAtEnd(last);
    if (bytes === null) return { ok: true, response: { text: texts.join('\n'), literals }, left };
    if (bytes > MAX_LITERAL || bytes > left || literals.length >= lines) {
      return { ok: false, why: 'limit' };
    }
    const literal = await wire.literal(bytes);
    if (!literal.ok) return literal;
    const rest = await wire.line();
    if (!rest.ok) return rest;
    literals.push(literal.line);
    texts.push(rest.line);
    left -= bytes + rest.line.length;
    last = rest.line;
  }
}

/** An answer as `Learnt`: OK is what was wanted. */
function learnt<T>(got: Answer, value: () => T): Learnt<T> {
  if (got.kind === 'end') return { ok: false, why: got.why, said: null };
  if (got.kind === 'tagged' && got.status === 'OK') return { ok: true, value: value() };
  return { ok: false, why: 'rejected', said: got.kind === 'continue' ? null : got.text };
}

async function capabilities(wire: Wire): Promise<Learnt<readonly string[]>> {
  const tag = nextTag(wire);
  const words = new Set<string>();
  wire.send(`${tag} CAPABILITY`);
  const got = await answer(wire, tag, CAPABILITY_BOUNDS, ({ text }) => {
    for (const word of capabilityWords(text) ?? []) words.add(word);
  });
  return learnt(got, () => {
    // RFC 9051 §7.1: some servers tell them in the code of the answer alone.
    const inAnswer = got.kind === 'tagged' ? capabilityWords(got.text) : null;
    return words.size > 0 ? [...words] : [...new Set(inAnswer ?? [])];
  });
}

async function startTls(wire: Wire): Promise<Learnt<null>> {
  const tag = nextTag(wire);
  wire.send(`${tag} STARTTLS`);
  return learnt(await answer(wire, tag), () => null);
}

/** An answer to the whole login, the secret sent. */
function loginAnswer(mechanism: string, got: Answer): LoginAnswer {
  if (got.kind === 'end') return { result: 'unknown', mechanism, why: got.why };
  if (got.kind !== 'tagged') return { result: 'unknown', mechanism, why: 'limit' };
  const result = got.status === 'OK' ? 'accepted' : 'refused';
  return { result, mechanism, reply: got.text };
}

/** An answer before the secret was sent: it can refuse, but OK would say nothing of the password. */
function earlyAnswer(mechanism: string, got: Answer): LoginAnswer {
  const said = loginAnswer(mechanism, got);
  return said.result === 'accepted' ? { result: 'unknown', mechanism, why: 'limit' } : said;
}

async function login(
  wire: Wire,
  credentials: Credentials,
  offered: readonly string[],
): Promise<LoginAnswer> {
  if (!sendable(credentials)) return NOT_TRIED;
  // RFC 9051 §6.2.3: LOGIN must not be tried where LOGINDISABLED is told.
  const disabled = offered.includes('LOGINDISABLED');
  if (disabled && !offered.includes('AUTH=PLAIN')) return NOT_TRIED;
  return disabled
    ? authenticatePlain(wire, credentials, offered.includes('SASL-IR'))
    : plainLogin(wire, credentials);
}

/** LOGIN. What is not ASCII goes as a synchronising literal: a quoted string holds 7 bits only (RFC 3501 §9). */
async function plainLogin(wire: Wire, { username, password }: Credentials): Promise<LoginAnswer> {
  const tag = nextTag(wire);
  let line = `${tag} LOGIN`;
  for (const value of [username, password]) {
    if (/^[\x01-\x7f]*$/.test(value)) {
      line += ` ${quoted(value)}`;
      continue;
    }
    wire.send(`${line} {${Buffer.byteLength(value, 'utf8')}}`);
    const got = await answer(wire, tag, ANSWER_BOUNDS, undefined, 'continue');
    if (got.kind !== 'continue') return earlyAnswer('LOGIN', got);
    line = value;
  }
  wire.send(line);
  return loginAnswer('LOGIN', await answer(wire, tag));
}

/** AUTHENTICATE PLAIN (RFC 4616), with the initial response of RFC 4959 where it is offered. */
async function authenticatePlain(
  wire: Wire,
  credentials: Credentials,
  initial: boolean,
): Promise<LoginAnswer> {
  const tag = nextTag(wire);
  const response = saslPlain(credentials);
  wire.send(`${tag} AUTHENTICATE PLAIN${initial ? ` ${response}` : ''}`);
  const first = await answer(wire, tag, ANSWER_BOUNDS, undefined, 'continue');
  // A server that asks though it was told: still the same exchange.
  if (first.kind !== 'continue') {
    return initial ? loginAnswer('PLAIN', first) : earlyAnswer('PLAIN', first);
  }
  wire.send(response);
  const second = await answer(wire, tag, ANSWER_BOUNDS, undefined, 'continue');
  if (second.kind !== 'continue') return loginAnswer('PLAIN', second);
  // RFC 9051 §6.2.2: PLAIN has no second step; `*` cancels.
  wire.send('*');
  return loginAnswer('PLAIN', await answer(wire, tag));
}

async function look(wire: Wire): Promise<MailboxView> {
  const folders: Folder[] = [];
  const list = nextTag(wire);
  wire.send(`${list} LIST "" "*"`);
  const lists = await answer(wire, list, LIST_BOUNDS, (response) => {
    const found = folders.length < MAX_FOLDERS ? listed(response) : null;
    if (found === null) return;
    const name = decodeMailboxName(found.name);
    folders.push({ name, role: roleOf(found.flags, name) });
  });
  // Half a list would make folders look missing.
  const told = lists.kind === 'tagged' && lists.status === 'OK';
  const seen = { ...NOTHING_SEEN, folders: told ? folders : null };
  if (isOver(lists)) return seen;

  // EXAMINE, not SELECT: nothing loses \Recent, nothing can be changed (RFC 9051 §6.3.3).
  const examine = nextTag(wire);
  let messages: number | null = null;
  wire.send(`${examine} EXAMINE INBOX`);
  const examined = await answer(wire, examine, ANSWER_BOUNDS, ({ text }) => {
    messages = exists(text) ?? messages;
  });
  if (examined.kind !== 'tagged' || examined.status !== 'OK') return seen;
  if (messages === null || messages === 0) return { ...seen, messages };

  const fetch = nextTag(wire);
  let oldest: string | null = null;
  wire.send(`${fetch} FETCH 1 (INTERNALDATE)`);
  await answer(wire, fetch, ANSWER_BOUNDS, (response) => {
    oldest ??= fetchedDate(response);
  });
  return { ...seen, messages, oldest };
}

/** The server said goodbye, or there is no more to read. */
const isOver = (got: Answer) =>
  got.kind === 'end' || (got.kind === 'tagged' && got.status === 'BYE');

export const imap: Conversation = {
  protocol: 'imap',
  greet: (wire) =>
    greetWith(wire, 'imap', (line) => {
      const word = line.slice(2).toUpperCase();
      if (word.startsWith('BYE')) return 'refused';
      return word.startsWith('PREAUTH') ? 'preauth' : 'ready';
    }),
  capabilities,
  offersStartTls: (offered) => offered.includes('STARTTLS'),
  offersPassword: (offered) => !offered.includes('LOGINDISABLED') || offered.includes('AUTH=PLAIN'),
  startTls,
  login,
  look,
  leave: (wire) => wire.send(`${nextTag(wire)} LOGOUT`),
};
