/**
 * What a mail exchanger says to one recipient (RFC 5321 §3.3): the conversation up to RCPT TO
 * and no further. DATA is never sent, so that nothing is delivered.
 */
import { readDomain } from '../dns/name.ts';
import { CAPABILITY_BOUNDS } from '../mail/common.ts';
import type { Tls, Wire, WireEnd } from '../mail/types.ts';
import {
  ask,
  CLIENT,
  GREETING_BOUNDS,
  isPositive,
  type Reply,
  reply,
  smtp,
} from './conversation.ts';
import { isSendablePath } from './parse.ts';

/** An address as it stands in RCPT TO. */
export interface RecipientPath {
  /** Without its angle brackets; the domain in ASCII. */
  readonly path: string;
  /** The local part has characters outside ASCII: only a server with SMTPUTF8 takes it (RFC 6531 §3.4). */
  readonly utf8: boolean;
}

/** One command and what came back. */
export interface RecipientStep {
  /** `greeting`, `EHLO`, `HELO`, `STARTTLS`, `MAIL FROM`, `RCPT TO`. */
  readonly step: string;
  /** Code and text, at most 500 characters; `null` where none came. */
  readonly reply: string | null;
  readonly code: number | null;
  readonly ms: number;
}

export interface RecipientAnswer {
  /**
   * `accepted`, `refused` and `deferred` (4xx) by the reply to RCPT TO; `turned-away`: refused before
   * it; `unknown`: no answer to RCPT TO, the reason is in `why`.
   */
  readonly outcome: 'accepted' | 'refused' | 'deferred' | 'turned-away' | 'unknown';
  readonly steps: readonly RecipientStep[];
  /** The whole reply to RCPT TO. */
  readonly reply: string | null;
  readonly why: WireEnd | 'malformed' | 'not-implemented-there' | null;
  /** `null` where TLS was not offered, or was refused. */
  readonly tls: Tls | null;
  /** It came to nothing by TLS: a sender would connect again and stay in clear (RFC 7435 §3). */
  readonly tlsFailed: boolean;
}

/** RFC 5321 §4.5.3.1.3: a path has 256 bytes with its brackets. */
const MAX_PATH_BYTES = 254;
const MAX_SAID = 500;
/** Nothing depends on the reply to RSET; it is waited for since commands go one at a time. */
const RSET_MS = 2000;

/** Nothing outside ASCII. */
const isAscii = (text: string) => !/[^\0-\x7f]/.test(text);

/** `null`: it cannot be sent, or would be more than the path of a command. */
export function recipientPath(address: string): RecipientPath | null {
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1 || address.length > MAX_PATH_BYTES) return null;
  const local = address.slice(0, at);
  const given = address.slice(at + 1);
  const domain = isAscii(given) ? given : readDomain(given)?.name;
  if (domain === undefined) return null;
  const path = `${local}@${domain}`;
  if (isAscii(local)) return isSendablePath(path) ? { path, utf8: false } : null;
  // RFC 6531 §3.3 adds characters outside ASCII to those of a path, and no control characters.
  const asIfAscii = path.replace(/[^\0-\x7f]/gu, 'x');
  const safe =
    path.isWellFormed() && isSendablePath(asIfAscii) && !/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u.test(path);
  return safe && Buffer.byteLength(path) <= MAX_PATH_BYTES ? { path, utf8: true } : null;
}

/**
 * Talks on a connection that was just opened in clear. `withTls`: STARTTLS where it is offered,
 * whatever the certificate (RFC 7435 §3). Leaves with QUIT; closing is the caller's.
 */
export async function askRecipient(
  wire: Wire,
  recipient: RecipientPath,
  withTls: boolean,
): Promise<RecipientAnswer> {
  const asked = new Asked(wire);
  const answer = await converse(asked, recipient, withTls);
  const { steps, tls } = asked;
  if (asked.inTransaction) {
    wire.send('RSET');
    // Behind a reply that did not come, none of RSET can be told from it.
    if (answer.outcome !== 'unknown') {
      await reply({ ...wire, line: (ms = RSET_MS) => wire.line(Math.min(ms, RSET_MS)) });
    }
  }
  smtp.leave(wire);
  return { reply: null, why: null, tlsFailed: false, ...answer, steps, tls };
}

/** A conversation so far. */
class Asked {
  readonly #wire: Wire;
  readonly steps: RecipientStep[] = [];
  tls: Tls | null = null;
  inTransaction = false;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  greeting(): Promise<Reply> {
    return this.#note('greeting', () => reply(this.#wire, GREETING_BOUNDS));
  }

  command(step: string, command = step): Promise<Reply> {
    return this.#note(step, () => this.#ask(command));
  }

  /** STARTTLS, with the handshake counted into its time. */
  startTls(): Promise<Reply> {
    return this.#note('STARTTLS', async () => {
      const got = await this.#ask('STARTTLS');
      if (got.kind === 'reply' && got.code === 220) this.tls = await this.#wire.secure();
      return got;
    });
  }

  async #ask(command: string): Promise<Reply> {
    // A reply to nothing would be taken for the answer to this command.
    if (this.#wire.heard()) return { kind: 'strange', said: '' };
    return ask(this.#wire, command, command.startsWith('EHLO') ? CAPABILITY_BOUNDS : undefined);
  }

  async #note(step: string, work: () => Promise<Reply>): Promise<Reply> {
    const began = performance.now();
    const got = await work();
    const said = got.kind === 'reply' ? got.text : got.kind === 'strange' ? got.said : '';
    this.steps.push({
      step,
      reply: said === '' ? null : said.slice(0, MAX_SAID).toWellFormed(),
      code: got.kind === 'reply' ? got.code : null,
      ms: Math.round(performance.now() - began),
    });
    return got;
  }
}

type Answer = Pick<RecipientAnswer, 'outcome'> &
  Partial<Pick<RecipientAnswer, 'reply' | 'why' | 'tlsFailed'>>;

const TLS_FAILED: Answer = { outcome: 'unknown', why: 'closed', tlsFailed: true };

async function converse(
  asked: Asked,
  { path, utf8 }: RecipientPath,
  withTls: boolean,
): Promise<Answer> {
  const greeting = await asked.greeting();
  if (greeting.kind !== 'reply' || greeting.code !== 220) return before(greeting);
  let hello = await greet(asked);
  if (!isPositive(hello)) return before(hello);
  if (withTls && smtp.offersStartTls(extensions(hello))) {
    const going = await asked.startTls();
    // RFC 3207 §4: a server that cannot go on with TLS says so, and the session stays as it is.
    const stays = going.kind === 'reply' && going.code >= 400 && going.code !== 421;
    if (!stays) {
      if (asked.tls?.ok !== true) return TLS_FAILED;
      hello = await greet(asked);
      // A server that rejects the client ends a handshake of TLS 1.3 behind its end.
      if (hello.kind === 'end' && hello.why === 'closed') return TLS_FAILED;
      if (!isPositive(hello)) return before(hello);
    }
  }
  if (utf8 && !extensions(hello).some((line) => /^SMTPUTF8(?:\s|$)/i.test(line))) {
    return { outcome: 'unknown', why: 'not-implemented-there' };
  }
  // The null reverse-path: nobody can get a bounce of it (RFC 5321 §4.5.5).
  const mail = await asked.command('MAIL FROM', `MAIL FROM:<>${utf8 ? ' SMTPUTF8' : ''}`);
  if (!isPositive(mail)) return before(mail);
  asked.inTransaction = true;
  const rcpt = await asked.command('RCPT TO', `RCPT TO:<${path}>`);
  if (rcpt.kind !== 'reply') return before(rcpt);
  if (rcpt.code < 300) return { outcome: 'accepted', reply: rcpt.text };
  if (rcpt.code < 400) return { outcome: 'unknown', why: 'malformed', reply: rcpt.text };
  return { outcome: rcpt.code < 500 ? 'deferred' : 'refused', reply: rcpt.text };
}

/** EHLO, and HELO for a server that knows no extensions (RFC 5321 §3.2). */
async function greet(asked: Asked): Promise<Reply> {
  const ehlo = await asked.command('EHLO', `EHLO ${CLIENT}`);
  const refused = ehlo.kind === 'reply' && ehlo.code >= 500;
  return refused ? asked.command('HELO', `HELO ${CLIENT}`) : ehlo;
}

/** RFC 5321 §4.1.1.1: the first line is the server's name and greeting. */
function extensions(hello: Reply): readonly string[] {
  return hello.kind !== 'reply' ? [] : hello.lines.slice(1).map((line) => line.trim());
}

/** What a reply means that ended it before RCPT TO was answered. */
function before(got: Reply): Answer {
  if (got.kind === 'end') return { outcome: 'unknown', why: got.why };
  const refused = got.kind === 'reply' && got.code >= 400;
  return refused ? { outcome: 'turned-away' } : { outcome: 'unknown', why: 'malformed' };
}
