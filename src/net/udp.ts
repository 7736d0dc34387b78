/** One question over UDP: a fresh port and id, retransmission, and replies that fit. */
import { randomFillSync } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import {
  type DnsMessage,
  decodeMessage,
  encodeQuery,
  type Match,
  matchReply,
  mixCase,
} from '../protocols/dns/codec.ts';

/** What came of asking one server. */
export type Exchange =
  | { readonly got: 'reply'; readonly message: DnsMessage; readonly problem: string | null }
  /** The server changes the letters of the question, which were mixed: its reply proves less. */
  | { readonly got: 'other-case'; readonly problem: string | null }
  | { readonly got: 'timeout' | 'malformed' | 'unreachable'; readonly problem: string }
  /** It was cancelled before anything came of it. */
  | { readonly got: 'given-up'; readonly problem: null };

/** An exchange that can be cancelled; it settles all the same. */
export interface Running {
  readonly done: Promise<Exchange>;
  cancel(): void;
}

export interface AskWire {
  /** From `encodeQuestionSection`. */
  readonly section: Buffer;
  readonly edns: boolean;
  readonly checkingDisabled: boolean;
  /** Of `performance.now()`. */
  readonly deadline: number;
}

/** Wait after a refused datagram: the server may just be starting. */
const REFUSED_PAUSE_MS = 50;

/** Datagrams sent for one question. */
const MAX_SENDS = 5;

/** For `mixCase`. */
const LOWER = Uint8Array.of(0);

const pool = Buffer.alloc(4096);
let poolAt = pool.length;

/** Bytes nobody can guess, used once. */
export function randomBytes(count: number): Uint8Array {
  if (poolAt + count > pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  poolAt += count;
  return Uint8Array.prototype.slice.call(pool, poolAt - count, poolAt);
}

export function randomId(): number {
  const [high, low] = randomBytes(2);
  return ((high as number) << 8) | (low as number);
}

/** An IP literal needs no look-up, and dgram would go through the thread pool for it. */
function literal(
  host: string,
  family: unknown,
  callback: (error: Error | null, address: string, family: number) => void,
): void {
  callback(null, host, Number(family));
}

const lookup4: typeof literal = (host, _options, callback) => literal(host, 4, callback);
const lookup6: typeof literal = (host, _options, callback) => literal(host, 6, callback);

/** `letters` are mixed against forgers, or `plain` for a server that does not repeat them. */
export function askUdp(
  server: { readonly address: string; readonly port: number },
  ask: AskWire,
  firstRetryMs: number,
  letters: 'mixed' | 'plain',
): Running {
  const { promise: done, resolve: settle } = Promise.withResolvers<Exchange>();
  const section = Buffer.from(ask.section);
  mixCase(section, letters === 'mixed' ? randomBytes(16) : LOWER);
  const query = encodeQuery(section, {
    id: randomId(),
    edns: ask.edns,
    checkingDisabled: ask.checkingDisabled,
    recursionDesired: true,
  });

  const ignored = new Map<Match, number>();
  const v6 = isIPv6(server.address);
  const socket = createSocket({ type: v6 ? 'udp6' : 'udp4', lookup: v6 ? lookup6 : lookup4 });
  let open = true;
  let timer: NodeJS.Timeout | undefined;
  let wait = firstRetryMs;
  let sent = 0;
  let refused = 0;

  const finish = (exchange: Exchange) => {
    if (!open) return;
    open = false;
    clearTimeout(timer);
    socket.close();
    settle(exchange);
  };
  const expire = () => {
    const problem = ignoredText(ignored);
    finish(
      problem === null
        ? { got: 'timeout', problem: 'no reply' }
        : { got: 'malformed', problem: `no usable reply: ${problem}` },
    );
  };
  const arm = (ms: number) => {
    const left = ask.deadline - performance.now();
    clearTimeout(timer);
    timer = setTimeout(ms < left ? send : expire, Math.max(0, Math.min(ms, left)));
  };
  const send = () => {
    if (!open) return;
    sent++;
    socket.send(query, onError);
    // The same query again: a late reply to an earlier datagram fits too.
    arm(sent < MAX_SENDS ? wait : Number.POSITIVE_INFINITY);
    wait *= 2;
  };
  const onError = (error: Error | null) => {
    if (error === null || !open) return;
    if ('code' in error && error.code === 'ECONNREFUSED') {
      // One ICMP message may be reported twice, to the receiver and to the next send.
      refused++;
      if (refused === 1) arm(REFUSED_PAUSE_MS);
      else if (sent > 1) finish({ got: 'unreachable', problem: 'connection refused' });
      return;
    }
    finish({ got: 'unreachable', problem: networkProblem(error) });
  };
  const onMessage = (reply: Uint8Array) => {
    if (!open) return;
    const match = matchReply(reply, query, section.length);
    // Without mixed letters any will do: names are equal in every case (RFC 4343 §3).
    const anyCase = match === 'other-case' && letters === 'plain';
    if (match === 'other-case' && !anyCase) {
      finish({ got: 'other-case', problem: ignoredText(ignored) });
      return;
    }
    const message =
      match === 'yes' || match === 'header-only' || anyCase ? decodeMessage(reply) : null;
    if (message === null) {
      ignored.set(match, (ignored.get(match) ?? 0) + 1);
      return;
    }
    finish({ got: 'reply', message, problem: ignoredText(ignored) });
  };

  socket.on('error', onError);
  socket.on('message', onMessage);
  arm(Number.POSITIVE_INFINITY);
  // Connected: the kernel drops what other hosts send and reports ICMP errors.
  socket.connect(server.port, server.address, send);
  return { done, cancel: () => finish({ got: 'given-up', problem: null }) };
}

const IGNORED: Readonly<Record<Match, string>> = {
  yes: 'unreadable',
  'header-only': 'unreadable',
  'other-case': 'with other letters',
  'not-a-reply': 'that are no DNS replies',
  'wrong-id': 'with a wrong id',
  'wrong-question': 'to another question',
};

/** `2 replies with a wrong id were ignored`; `null` when nothing was. */
function ignoredText(ignored: ReadonlyMap<Match, number>): string | null {
  if (ignored.size === 0) return null;
  return [...ignored]
    .map(([match, n]) =>
      n === 1
        ? `1 reply ${IGNORED[match].replace('that are no DNS replies', 'that is no DNS reply')} was ignored`
        : `${n} replies ${IGNORED[match]} were ignored`,
    )
    .join(', ');
}

/** A network error in words. */
export function networkProblem(error: Error): string {
  switch ('code' in error ? error.code : '') {
    case 'ECONNREFUSED':
      return 'connection refused';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'connection reset';
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'EADDRNOTAVAIL':
      return 'network unreachable';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many open sockets';
    default:
      return error.message;
  }
}
