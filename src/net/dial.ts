/**
 * Connections to mail servers: TCP, TLS at once or later, lines in and out. Every
 * wait and every length is bounded, since the other side may be anybody.
 */
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import {
  checkServerIdentity,
  connect as connectTls,
  type DetailedPeerCertificate,
  getCACertificates,
  type TLSSocket,
} from 'node:tls';
import type {
  BytesRead,
  Certificate,
  CertificateProblem,
  Dialed,
  Dialer,
  Target,
  Tls,
  Wire,
  WireEnd,
} from '../protocols/mail/types.ts';

export interface DialOptions {
  /** Longest wait for an open connection, in milliseconds. */
  readonly connectMs: number;
  /** Longest wait for a handshake, and for a line. */
  readonly stepMs: number;
  /** Certificate authorities in PEM, beside the usual ones. */
  readonly ca?: string;
  /** Bytes that one connection may bring in all; 16 MB, which reading a mailbox needs more of. */
  readonly maxBytes?: number;
  /** Another place for a port of an address; in laboratories, where nobody may listen on port 993. */
  readonly place?: (target: {
    readonly host: string;
    readonly address: string;
    readonly port: number;
  }) => { readonly address: string; readonly port: number };
}

/** Longest line of an honest server: RFC 9051 §4 allows any, none has a kilobyte. */
const MAX_LINE = 65_536;
/** Unread bytes at which a server is made to wait. */
const HIGH_WATER = 2 * MAX_LINE;
/** Bytes that one connection may bring in all. */
const MAX_TOTAL = 16 * 1024 * 1024;
/** Clear text that is kept of a server that answers a TLS hello with it. */
const MAX_CLEAR = 1024;

export function networkDialer(options: DialOptions): Dialer {
  return {
    async dial(target, deadline) {
      const opened = await open(target, deadline, options);
      if (!('socket' in opened)) return opened;
      const { socket, ms, address } = opened;
      if (target.tls === 'none') {
        return {
          tcp: 'open',
          address,
          ms,
          tls: null,
          wire: wireOver(socket, target, deadline, options),
        };
      }
      const secured = await secure(socket, target.host, stepEnd(deadline, options), options);
      if (secured.socket !== null) {
        const wire = wireOver(secured.socket, target, deadline, options);
        return { tcp: 'open', address, ms, tls: secured.tls, wire };
      }
      socket.destroy();
      const tls = secured.tls;
      const older =
        !tls.ok && tls.why === 'too-old'
          ? await versionBelow({ ...target, addresses: [address] }, deadline, options)
          : null;
      return {
        tcp: 'open',
        address,
        ms,
        tls: older === null || tls.ok ? tls : { ...tls, version: older },
        wire: null,
      };
    },
  };
}

function stepEnd(deadline: number, { stepMs }: DialOptions): number {
  return Math.min(deadline, performance.now() + stepMs);
}

type Closed = Exclude<Dialed, { tcp: 'open' }>;
type Opened = { readonly socket: Socket; readonly address: string; readonly ms: number } | Closed;

/** RFC 8305 §8: between the start of one address and of the next. */
const STAGGER_MS = 250;
/** Of several failures, the one that tells most comes first. */
const TELLING: readonly Closed['tcp'][] = ['reset', 'timeout', 'refused', 'unreachable'];

/**
 * The first of a host's addresses that opens, as clients do it: each is started
 * a little after the one before, at once where that has failed (RFC 8305 §5).
 * With none, the most telling failure.
 */
function open(target: Target, deadline: number, options: DialOptions): Promise<Opened> {
  return new Promise((resolve) => {
    const waiting = [...target.addresses];
    const failed: Closed[] = [];
    let under = 0;
    let won = false;
    let timer: NodeJS.Timeout | undefined;
    const next = () => {
      clearTimeout(timer);
      const address = waiting.shift();
      if (address === undefined || won) return;
      under++;
      openOne(target, address, deadline, options).then((opened) => {
        under--;
        if ('socket' in opened) {
          if (won) opened.socket.destroy();
          else resolve(opened);
          won = true;
          clearTimeout(timer);
          return;
        }
        failed.push(opened);
        if (waiting.length > 0) next();
        else if (under === 0 && !won) {
          failed.sort((a, b) => TELLING.indexOf(a.tcp) - TELLING.indexOf(b.tcp));
          resolve(failed[0] as Closed);
        }
      });
      if (waiting.length > 0) timer = setTimeout(next, STAGGER_MS);
    };
    next();
  });
}

function openOne(
  { host, port: wanted }: Target,
  given: string,
  deadline: number,
  options: DialOptions,
): Promise<Opened> {
  const began = performance.now();
  const wait = Math.max(0, Math.min(options.connectMs, deadline - began));
  const target = { host, address: given, port: wanted };
  const { address, port } = options.place?.(target) ?? target;
  return new Promise((resolve) => {
    const socket = connectTcp({ host: address, port });
    const ms = () => Math.round(performance.now() - began);
    const timer = setTimeout(() => {
      socket.destroy();
      resolve({ tcp: 'timeout', problem: null, address: given, ms: ms() });
    }, wait);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error');
      // Until somebody listens: an error nobody hears would end the process.
      socket.on('error', () => {});
      socket.setNoDelay(true);
      resolve({ socket, address: given, ms: ms() });
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      socket.destroy();
      const problem = error.code ?? error.message;
      resolve({ tcp: tcpState(error.code), problem, address: given, ms: ms() });
    });
  });
}

function tcpState(code: string | undefined): 'refused' | 'reset' | 'timeout' | 'unreachable' {
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ECONNRESET') return 'reset';
  return code === 'ETIMEDOUT' ? 'timeout' : 'unreachable';
}

// ------------------------------------------------------------------------------------------ TLS

interface Secured {
  readonly tls: Tls;
  readonly socket: TLSSocket | null;
}

interface Versions {
  readonly minVersion: 'TLSv1.2' | 'TLSv1';
  readonly maxVersion?: 'TLSv1.1';
  readonly ciphers?: string;
}

const CURRENT: Versions = { minVersion: 'TLSv1.2' };
/** RFC 8996 has both ended; their ciphers are below what OpenSSL takes by itself. */
const FORMER: Versions = {
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1.1',
  ciphers: 'DEFAULT@SECLEVEL=0',
};

/** Hands bytes between a socket and the TLS on top of it, and keeps the first that came in. */
class Tap extends Duplex {
  #under: Socket;
  first: Buffer = Buffer.alloc(0);
  /** The other side has ended. */
  over = false;

  constructor(under: Socket) {
    super();
    this.#under = under;
    under.on('data', (data: Buffer) => {
      if (this.first.length < MAX_CLEAR) {
        this.first = Buffer.concat([this.first, data]).subarray(0, MAX_CLEAR);
      }
      if (!this.push(data)) under.pause();
    });
    under.on('end', () => {
      this.over = true;
      this.push(null);
    });
    under.on('close', () => {
      this.over = true;
      this.destroy();
    });
    // What is wrong with it is told by its end.
    under.on('error', () => {
      this.over = true;
      this.destroy();
    });
  }

  override _read(): void {
    this.#under.resume();
  }

  override _write(data: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#under.destroyed) done();
    else this.#under.write(data, () => done());
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#under.end();
    done();
  }

  override _destroy(_: Error | null, done: (error?: Error | null) => void): void {
    this.#under.destroy();
    done(null);
  }
}

function secure(
  under: Socket,
  host: string,
  end: number,
  options: DialOptions,
  versions: Versions = CURRENT,
): Promise<Secured> {
  const tap = new Tap(under);
  return new Promise((resolve) => {
    let settled = false;
    const settle = (secured: Secured) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve(secured);
      if (secured.socket === null) socket.destroy();
    };
    const fail = (problem: string | null, why: 'timeout' | 'closed' | 'failed' | 'too-old') => {
      const said = clearText(tap.first);
      const clear = said !== null;
      settle({
        socket: null,
        tls: { ok: false, why: clear ? 'clear' : why, said: said ?? '', version: null, problem },
      });
    };
    const socket = connectTls({
      socket: tap,
      // An address is no server name (RFC 6066 §3), but the certificate is checked against it.
      ...(isIP(host) === 0 ? { servername: host } : {}),
      // What is wrong with a certificate is told; no password goes over it.
      rejectUnauthorized: false,
      ...(options.ca === undefined ? {} : { ca: [...getCACertificates('default'), options.ca] }),
      ...versions,
    });
    const timer = setTimeout(() => fail(null, 'timeout'), Math.max(0, end - performance.now()));
    socket.once('secureConnect', () => {
      socket.removeAllListeners('error');
      socket.on('error', () => {});
      settle({
        socket,
        tls: {
          ok: true,
          version: socket.getProtocol() ?? '?',
          cipher: socket.getCipher().standardName ?? socket.getCipher().name,
          certificate: certificateOf(socket, host),
        },
      });
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? '';
      if (isVersionProblem(code)) fail(code, 'too-old');
      else if (code === 'ECONNRESET' || code === 'EPIPE' || tap.over) fail(code, 'closed');
      else fail(code === '' ? error.message : code, 'failed');
    });
    socket.on('close', () => fail(null, 'closed'));
  });
}

function isVersionProblem(code: string): boolean {
  return /UNSUPPORTED_PROTOCOL|ALERT_PROTOCOL_VERSION|VERSION_TOO_LOW|HANDSHAKE_FAILURE|NO_PROTOCOLS_AVAILABLE|UNSUPPORTED_SSL_VERSION/.test(
    code,
  );
}

/** What a server said in place of a TLS record; `null` where it was TLS, or nothing. */
function clearText(first: Buffer): string | null {
  const byte = first[0];
  if (byte === undefined) return null;
  // Handshake and alert records begin so (RFC 8446 §5.1).
  if ((byte === 0x16 || byte === 0x15) && (first[1] === undefined || first[1] === 3)) return null;
  const [line = ''] = decode(first).split(/\r?\n/, 1);
  return line;
}

/** The version below 1.2 that a server speaks, on a connection of its own. */
async function versionBelow(
  target: Target,
  deadline: number,
  options: DialOptions,
): Promise<string | null> {
  const opened = await open(target, deadline, options);
  if (!('socket' in opened)) return null;
  const end = stepEnd(deadline, options);
  const { tls, socket } = await secure(opened.socket, target.host, end, options, FORMER);
  socket?.destroy();
  opened.socket.destroy();
  return tls.ok ? tls.version : null;
}

function certificateOf(socket: TLSSocket, host: string): Certificate | null {
  const peer = socket.getPeerCertificate(true);
  if (peer === undefined || Object.keys(peer).length === 0 || peer.raw === undefined) return null;
  const chain: string[] = [];
  const seen = new Set<string>();
  let one: DetailedPeerCertificate | undefined = peer;
  while (one !== undefined && !seen.has(one.fingerprint256) && chain.length < 10) {
    seen.add(one.fingerprint256);
    chain.push(nameOf(one.subject));
    one = one.issuerCertificate;
  }
  const from = new Date(peer.valid_from);
  const to = new Date(peer.valid_to);
  const names = namesOf(peer.subjectaltname);
  return {
    subject: nameOf(peer.subject) || (names[0] ?? ''),
    names,
    issuer: nameOf(peer.issuer),
    validFrom: isoDate(from),
    validTo: isoDate(to),
    chain,
    fingerprint: peer.fingerprint256,
    problems: problemsOf(socket, host, peer, from, to),
  };
}

function isoDate(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

function problemsOf(
  socket: TLSSocket,
  host: string,
  peer: DetailedPeerCertificate,
  from: Date,
  to: Date,
): readonly CertificateProblem[] {
  const problems: CertificateProblem[] = [];
  if (checkServerIdentity(host, peer) !== undefined) problems.push('name');
  const now = Date.now();
  const code = String(socket.authorizationError ?? '');
  if (to.getTime() < now) problems.push('expired');
  else if (from.getTime() > now) problems.push('not-yet-valid');
  // A certificate further up the chain.
  else if (code === 'CERT_HAS_EXPIRED') problems.push('expired');
  else if (code === 'CERT_NOT_YET_VALID') problems.push('not-yet-valid');
  if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT') problems.push('self-signed');
  else if (
    code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' ||
    code === 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' ||
    code === 'UNABLE_TO_GET_ISSUER_CERT'
  ) {
    problems.push('incomplete-chain');
  } else if (
    code !== '' &&
    code !== 'CERT_HAS_EXPIRED' &&
    code !== 'CERT_NOT_YET_VALID' &&
    code !== 'ERR_TLS_CERT_ALTNAME_INVALID'
  ) {
    problems.push('untrusted');
  }
  return problems;
}

function nameOf(subject: {
  readonly CN?: string | string[];
  readonly O?: string | string[];
}): string {
  const name = subject?.CN ?? subject?.O ?? '';
  return (Array.isArray(name) ? (name[0] ?? '') : name).slice(0, 200);
}

/** `DNS:a.example, IP Address:192.0.2.1` → the names. */
function namesOf(alternative: string | undefined): readonly string[] {
  return (alternative ?? '')
    .slice(0, 20_000)
    .split(', ')
    .flatMap((entry) => {
      const [kind = '', value = ''] = entry.split(/:(.*)/s, 2);
      return kind === 'DNS' || kind === 'IP Address' ? [value] : [];
    })
    .slice(0, 100);
}

// ---------------------------------------------------------------------------------------- lines

function wireOver(
  first: Socket | TLSSocket,
  target: Target,
  deadline: number,
  options: DialOptions,
): Wire {
  let socket: Socket | TLSSocket = first;
  let buffer: Buffer = Buffer.alloc(0);
  let total = 0;
  let ended: WireEnd | null = null;
  let wake: (() => void) | null = null;

  const end = (why: WireEnd) => {
    ended ??= why;
    wake?.();
  };
  const onData = (data: Buffer) => {
    total += data.length;
    if (total > (options.maxBytes ?? MAX_TOTAL)) {
      buffer = Buffer.alloc(0);
      end('limit');
      socket.destroy();
      return;
    }
    buffer = buffer.length === 0 ? data : Buffer.concat([buffer, data]);
    if (buffer.length > HIGH_WATER) socket.pause();
    wake?.();
  };
  const onEnd = () => end('closed');
  const listen = () => {
    socket.on('data', onData);
    socket.on('end', onEnd);
    socket.on('close', onEnd);
    socket.on('error', onEnd);
  };
  const unlisten = () => {
    socket.off('data', onData);
    socket.off('end', onEnd);
    socket.off('close', onEnd);
    // Kept: an error nobody listens for would end the process.
    socket.off('error', onEnd);
    socket.on('error', () => {});
  };
  listen();
  // Nobody may hold the run open, whatever a conversation does.
  const last = setTimeout(
    () => {
      end('timeout');
      socket.destroy();
    },
    Math.max(0, deadline - performance.now()),
  );
  last.unref();

  /** Waits until `ready` finds something in the buffer. */
  const read = async <T>(
    ready: () => { readonly got: T } | 'limit' | null,
    ms: number,
  ): Promise<{ readonly ok: true; readonly got: T } | { readonly ok: false; why: WireEnd }> => {
    const until = Math.min(deadline, performance.now() + ms);
    for (;;) {
      const found = ready();
      if (found === 'limit') {
        end('limit');
        socket.destroy();
        return { ok: false, why: 'limit' };
      }
      if (found !== null) return { ok: true, got: found.got };
      if (ended !== null) return { ok: false, why: ended };
      const left = until - performance.now();
      if (left <= 0) return { ok: false, why: 'timeout' };
      socket.resume();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.ceil(left));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wake = null;
    }
  };
  const take = (count: number): Buffer => {
    const taken = buffer.subarray(0, count);
    buffer = buffer.subarray(count);
    return taken;
  };
  const takeBytes = async (count: number): Promise<BytesRead> => {
    if (count > MAX_LINE) return { ok: false, why: 'limit' };
    // A copy, so that what is kept of it does not keep the whole buffer.
    const taken = () => (buffer.length < count ? null : { got: Buffer.from(take(count)) });
    const found = await read(taken, options.stepMs);
    return found.ok ? { ok: true, bytes: found.got } : found;
  };

  return {
    async line(ms = options.stepMs) {
      const found = await read(() => {
        const lf = buffer.indexOf(10);
        if (lf < 0) return buffer.length > MAX_LINE ? 'limit' : null;
        if (lf > MAX_LINE) return 'limit';
        return { got: decode(take(lf + 1)).replace(/\r?\n$/, '') };
      }, ms);
      return found.ok ? { ok: true, line: found.got } : found;
    },
    async literal(count) {
      const found = await takeBytes(count);
      return found.ok ? { ok: true, line: decode(found.bytes) } : found;
    },
    bytes: takeBytes,
    send(line) {
      if (!socket.destroyed) socket.write(`${line}\r\n`);
    },
    heard: () => buffer.length > 0,
    async secure() {
      unlisten();
      buffer = Buffer.alloc(0);
      const secured = await secure(
        socket as Socket,
        target.host,
        stepEnd(deadline, options),
        options,
      );
      if (secured.socket === null) {
        end('closed');
        return secured.tls;
      }
      socket = secured.socket;
      listen();
      return secured.tls;
    },
    close() {
      clearTimeout(last);
      end('closed');
      // Lets what was sent last go out; whoever does not take it is left.
      socket.end();
      const kill = setTimeout(() => socket.destroy(), 200);
      kill.unref();
      socket.unref?.();
    },
  };
}

const STRICT = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return STRICT.decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
