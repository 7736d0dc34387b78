/** What the three conversations share. */
import { speaks } from './speaks.ts';
import type { Credentials, Greeting, LoginAnswer, MailboxView, Protocol, Wire } from './types.ts';

/** How much of an answer is read. `chars` over all lines and literals. */
export interface Bounds {
  readonly lines: number;
  readonly chars: number;
}

/** Lists of capabilities: honest ones have one line (IMAP) or a few dozen short ones. */
export const CAPABILITY_BOUNDS: Bounds = { lines: 50, chars: 64 * 1024 };

/** Reads the first line; `stateOf` is asked only when it is of this protocol. */
export async function greetWith(
  wire: Wire,
  protocol: Protocol,
  stateOf: (line: string) => Greeting['state'],
): Promise<Greeting> {
  const read = await wire.line();
  if (!read.ok) return { speaks: 'silent', line: null, state: 'none', why: read.why };
  const spoken = speaks(read.line);
  const state = spoken === protocol ? stateOf(read.line) : 'none';
  return { speaks: spoken, line: read.line, state, why: null };
}

/**
 * Whether name and password can be sent at all: CR and LF end a command, NUL ends a
 * field of SASL PLAIN (RFC 4616 §2) and is in no string of IMAP (RFC 9051 §4.3), and a
 * lone surrogate has no UTF-8.
 */
export function sendable({ username, password }: Credentials): boolean {
  return [username, password].every((s) => !/[\r\n\0]/.test(s) && s.isWellFormed());
}

/** Nothing was sent. */
export const NOT_TRIED: LoginAnswer = {
  result: 'unknown',
  mechanism: null,
  why: 'no-mechanism',
};

export const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** The one message of SASL PLAIN (RFC 4616 §2), no authorisation identity. */
export const saslPlain = ({ username, password }: Credentials) =>
  base64(`\0${username}\0${password}`);

/** RFC 9051 §4.3: a quoted string. */
export const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** Nothing seen yet. */
export const NOTHING_SEEN: MailboxView = {
  folders: null,
  messages: null,
  oldest: null,
  uidl: null,
  expire: null,
  mailFrom: null,
};
