/** Message submission (RFC 5321, RFC 6409, RFC 4954) as far as a client's login and MAIL FROM need it. No message is sent. */
import {
  type Bounds,
  base64,
  CAPABILITY_BOUNDS,
  greetWith,
  NOT_TRIED,
  NOTHING_SEEN,
  saslPlain,
  sendable,
} from '../mail/common.ts';
import { speaks } from '../mail/speaks.ts';
import type {
  Conversation,
  Credentials,
  Greeting,
  Learnt,
  LoginAnswer,
  MailboxView,
  Wire,
  WireEnd,
} from '../mail/types.ts';
import { authMechanisms, isSendablePath, replyLine } from './parse.ts';

const REPLY_BOUNDS: Bounds = { lines: 100, chars: 64 * 1024 };
export const GREETING_BOUNDS: Bounds = { lines: 50, chars: 64 * 1024 };

/** RFC 5321 §4.1.4: a client without a name of its own gives an address literal. */
export const CLIENT = '[127.0.0.1]';

export type Reply =
  | {
      readonly kind: 'reply';
      readonly code: number;
      /** Texts of the lines, codes taken off. */
      readonly lines: readonly string[];
      /** The code once, then the texts of the lines. */
      readonly text: string;
    }
  | { readonly kind: 'strange'; readonly said: string }
  | { readonly kind: 'end'; readonly why: WireEnd };

/** A whole reply; `first` is a line of it that was read before. */
export async function reply(
  wire: Wire,
  bounds: Bounds = REPLY_BOUNDS,
  first?: string,
): Promise<Reply> {
  const lines: string[] = [];
  let left = bounds.chars;
  while (lines.length < bounds.lines) {
    const read =
      first !== undefined && lines.length === 0
        ? ({ ok: true, line: first } as const)
        : await wire.line();
    if (!read.ok) return { kind: 'end', why: read.why };
    const line = replyLine(read.line);
    if (line === null) return { kind: 'strange', said: read.line };
    left -= read.line.length;
    if (left < 0) break;
    lines.push(line.text);
    if (line.last) {
      const text = `${line.code} ${lines.join('\n')}`.trimEnd();
      return { kind: 'reply', code: line.code, lines, text };
    }
  }
  return { kind: 'end', why: 'limit' };
}

export function ask(wire: Wire, command: string, bounds?: Bounds): Promise<Reply> {
  wire.send(command);
  return reply(wire, bounds);
}

export const isPositive = (got: Reply) => got.kind === 'reply' && got.code >= 200 && got.code < 300;

function rejected(got: Reply): Learnt<never> {
  if (got.kind === 'end') return { ok: false, why: got.why, said: null };
  return { ok: false, why: 'rejected', said: got.kind === 'reply' ? got.text : got.said };
}

async function greet(wire: Wire): Promise<Greeting> {
  const greeting = await greetWith(wire, 'smtp', (line) =>
    line.startsWith('220') ? 'ready' : 'refused',
  );
  if (greeting.state === 'none' || greeting.line === null) return greeting;
  const whole = await reply(wire, GREETING_BOUNDS, greeting.line);
  if (whole.kind === 'reply') {
    // The first line of a long welcome may not tell FTP from SMTP.
    const spoken = speaks(whole.text);
    return spoken === 'smtp' ? greeting : { ...greeting, speaks: spoken, state: 'none' };
  }
  // A refusal is one by its first line; a welcome that does not end is none.
  const why = whole.kind === 'end' ? whole.why : null;
  return greeting.state === 'refused' ? greeting : { ...greeting, state: 'none', why };
}

async function capabilities(wire: Wire): Promise<Learnt<readonly string[]>> {
  const ehlo = await ask(wire, `EHLO ${CLIENT}`, CAPABILITY_BOUNDS);
  if (ehlo.kind === 'reply' && isPositive(ehlo)) {
    // RFC 5321 §4.1.1.1: the first line is the server's name and greeting.
    const lines = ehlo.lines.slice(1).map((line) => line.trim());
    return { ok: true, value: lines.filter((line) => line !== '') };
  }
  if (ehlo.kind !== 'reply' || ehlo.code < 500) return rejected(ehlo);
  const helo = await ask(wire, `HELO ${CLIENT}`);
  return isPositive(helo) ? { ok: true, value: [] } : rejected(helo);
}

async function startTls(wire: Wire): Promise<Learnt<null>> {
  const got = await ask(wire, 'STARTTLS');
  return got.kind === 'reply' && got.code === 220 ? { ok: true, value: null } : rejected(got);
}

function passwordMechanism(offered: readonly string[]): string | undefined {
  const mechanisms = authMechanisms(offered);
  return ['PLAIN', 'LOGIN'].find((name) => mechanisms.includes(name));
}

async function login(
  wire: Wire,
  credentials: Credentials,
  offered: readonly string[],
): Promise<LoginAnswer> {
  if (!sendable(credentials)) return NOT_TRIED;
  const mechanism = passwordMechanism(offered);
  if (mechanism === undefined) return NOT_TRIED;
  return mechanism === 'PLAIN' ? authPlain(wire, credentials) : authLogin(wire, credentials);
}

const isChallenge = (got: Reply) => got.kind === 'reply' && got.code >= 300 && got.code < 400;

async function authPlain(wire: Wire, credentials: Credentials): Promise<LoginAnswer> {
  const response = saslPlain(credentials);
  let got = await ask(wire, `AUTH PLAIN ${response}`);
  // RFC 4954 §4: a server that asks though it was told; still the same exchange.
  if (isChallenge(got)) got = await ask(wire, response);
  return loginAnswer('PLAIN', await cancelled(wire, got));
}

async function authLogin(wire: Wire, credentials: Credentials): Promise<LoginAnswer> {
  let got = await ask(wire, 'AUTH LOGIN');
  if (isChallenge(got)) got = await ask(wire, base64(credentials.username));
  if (!isChallenge(got)) {
    const said = loginAnswer('LOGIN', got);
    // Nobody has seen the password yet: 235 says nothing of it.
    return said.result === 'accepted'
      ? { result: 'unknown', mechanism: 'LOGIN', why: 'limit' }
      : said;
  }
  got = await ask(wire, base64(credentials.password));
  return loginAnswer('LOGIN', await cancelled(wire, got));
}

/** RFC 4954 §4: a step more than the mechanism has is cancelled with `*`. */
const cancelled = async (wire: Wire, got: Reply): Promise<Reply> =>
  isChallenge(got) ? ask(wire, '*') : got;

function loginAnswer(mechanism: string, got: Reply): LoginAnswer {
  if (got.kind === 'end') return { result: 'unknown', mechanism, why: got.why };
  if (got.kind === 'reply') {
    if (got.code === 235) return { result: 'accepted', mechanism, reply: got.text };
    if (got.code >= 400) return { result: 'refused', mechanism, reply: got.text };
  }
  return { result: 'unknown', mechanism, why: 'limit' };
}

async function look(wire: Wire, sender: string): Promise<MailboxView> {
  if (!isSendablePath(sender)) return NOTHING_SEEN;
  const got = await ask(wire, `MAIL FROM:<${sender}>`);
  if (got.kind !== 'reply') return NOTHING_SEEN;
  // RFC 5321 §4.1.1.5: the transaction is given up, nothing was sent.
  await ask(wire, 'RSET');
  return { ...NOTHING_SEEN, mailFrom: { accepted: isPositive(got), reply: got.text } };
}

export const smtp: Conversation = {
  protocol: 'smtp',
  greet,
  capabilities,
  offersStartTls: (offered) => offered.some((line) => /^STARTTLS(?:\s|$)/i.test(line)),
  offersPassword: (offered) => passwordMechanism(offered) !== undefined,
  startTls,
  login,
  look,
  leave: (wire) => wire.send('QUIT'),
};
