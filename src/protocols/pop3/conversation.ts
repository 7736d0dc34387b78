/** POP3 (RFC 1939, RFC 2449, RFC 2595 §4) as far as a client's login and a first look need it. No message is fetched or deleted. */
import {
  type Bounds,
  CAPABILITY_BOUNDS,
  greetWith,
  NOT_TRIED,
  NOTHING_SEEN,
  saslPlain,
  sendable,
} from '../mail/common.ts';
import type {
  Conversation,
  Credentials,
  Learnt,
  LineRead,
  LoginAnswer,
  MailboxView,
  Wire,
  WireEnd,
} from '../mail/types.ts';
import { capability, expireOf, statCount, status } from './parse.ts';

/** A mailbox has thousands of messages; whether UIDL works is known from fewer. */
const UIDL_BOUNDS: Bounds = { lines: 5000, chars: 1024 * 1024 };

/** The lines after +OK up to the dot (RFC 1939 §3). */
async function multiline(
  wire: Wire,
  bounds: Bounds,
): Promise<
  | { readonly ok: true; readonly lines: readonly string[] }
  | { readonly ok: false; readonly why: WireEnd }
> {
  const lines: string[] = [];
  let left = bounds.chars;
  while (lines.length <= bounds.lines) {
    const read = await wire.line();
    if (!read.ok) return read;
    if (read.line === '.') return { ok: true, lines };
    left -= read.line.length;
    if (left < 0) break;
    lines.push(read.line.startsWith('.') ? read.line.slice(1) : read.line);
  }
  return { ok: false, why: 'limit' };
}

async function ask(wire: Wire, command: string): Promise<LineRead> {
  wire.send(command);
  return wire.line();
}

async function capabilities(wire: Wire): Promise<Learnt<readonly string[]>> {
  const read = await ask(wire, 'CAPA');
  if (!read.ok) return { ok: false, why: read.why, said: null };
  const said = status(read.line);
  // RFC 2449 §5: a server of RFC 1939 alone does not know the command.
  if (said === 'err') return { ok: true, value: [] };
  if (said !== 'ok') return { ok: false, why: 'rejected', said: read.line };
  const list = await multiline(wire, CAPABILITY_BOUNDS);
  if (!list.ok) return { ok: false, why: list.why, said: null };
  const lines = list.lines.map((line) => line.trim().toUpperCase());
  return { ok: true, value: lines.filter((line) => line !== '') };
}

async function startTls(wire: Wire): Promise<Learnt<null>> {
  const read = await ask(wire, 'STLS');
  if (!read.ok) return { ok: false, why: read.why, said: null };
  return status(read.line) === 'ok'
    ? { ok: true, value: null }
    : { ok: false, why: 'rejected', said: read.line };
}

async function login(
  wire: Wire,
  credentials: Credentials,
  offered: readonly string[],
): Promise<LoginAnswer> {
  if (!sendable(credentials)) return NOT_TRIED;
  const plain =
    capability(offered, 'USER') === null && capability(offered, 'SASL')?.includes('PLAIN') === true;
  const mechanism = plain ? 'PLAIN' : 'USER';
  // AUTH without an initial response: RFC 1734 knows none, and a command line ends at 255 bytes (RFC 2449 §4).
  const first = await ask(wire, plain ? 'AUTH PLAIN' : `USER ${credentials.username}`);
  if (!first.ok) return { result: 'unknown', mechanism, why: first.why };
  const said = status(first.line);
  if (said === 'err') return { result: 'refused', mechanism, reply: first.line };
  if (said !== (plain ? 'continue' : 'ok')) return { result: 'unknown', mechanism, why: 'limit' };

  const last = await ask(wire, plain ? saslPlain(credentials) : `PASS ${credentials.password}`);
  if (!last.ok) return { result: 'unknown', mechanism, why: last.why };
  switch (status(last.line)) {
    case 'ok':
      return { result: 'accepted', mechanism, reply: last.line };
    case 'err':
      return { result: 'refused', mechanism, reply: last.line };
    default:
      return { result: 'unknown', mechanism, why: 'limit' };
  }
}

async function look(wire: Wire, _sender: string, offered: readonly string[]): Promise<MailboxView> {
  const seen = { ...NOTHING_SEEN, expire: expireOf(offered) };
  const stat = await ask(wire, 'STAT');
  if (!stat.ok) return seen;
  const messages = statCount(stat.line);
  const reply = await ask(wire, 'UIDL');
  const said = reply.ok ? status(reply.line) : null;
  // The list is the last that is asked for: where it does not end, it is left.
  if (said === 'ok') await multiline(wire, UIDL_BOUNDS);
  const uidl = said === 'ok' ? true : said === 'err' ? false : null;
  return { ...seen, messages, uidl };
}

export const pop3: Conversation = {
  protocol: 'pop3',
  greet: (wire) => greetWith(wire, 'pop3', (line) => (status(line) === 'ok' ? 'ready' : 'refused')),
  capabilities,
  offersStartTls: (offered) => capability(offered, 'STLS') !== null,
  // USER is tried where the list does not speak of it (RFC 2449 §6.3 leaves it open).
  offersPassword: () => true,
  startTls,
  login,
  look,
  leave: (wire) => wire.send('QUIT'),
};
