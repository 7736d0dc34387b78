/**
 * DNS over TCP (RFC 7766) and over TLS (RFC 7858): one connection a server,
 * kept open, many questions on it at once, told apart by their ids.
 */
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { decodeMessage, encodeQuery, matchReply } from '../protocols/dns/codec.ts';
import { type AskWire, type Exchange, networkProblem, type Running, randomId } from './udp.ts';

/** A place where questions are asked over connections. */
export interface Stream {
  ask(ask: AskWire): Running;
  close(): void;
}

export interface StreamOptions {
  readonly host: string;
  readonly port: number;
  /** Present for TLS. */
  readonly tls?: { readonly name: string | null; readonly ca: string | undefined };
}

interface Waiting {
  readonly ask: AskWire;
  readonly settle: (exchange: Exchange) => void;
  readonly timer: NodeJS.Timeout;
  query: Buffer;
  /** Connections that ended without an answer to anything while this question was on them. */
  failures: number;
}

interface Connection {
  socket: Socket | null;
  ready: boolean;
  /** Replies that came over it. */
  answered: number;
  received: Buffer;
  readonly pending: Map<number, Waiting>;
}

export function stream(options: StreamOptions): Stream {
  let current: Connection | null = null;
  let closed = false;

  const take = (connection: Connection, id: number): Waiting | undefined => {
    const waiting = connection.pending.get(id);
    if (waiting === undefined) return undefined;
    connection.pending.delete(id);
    clearTimeout(waiting.timer);
    return waiting;
  };

  const onData = (connection: Connection, data: Buffer) => {
    connection.received =
      connection.received.length === 0 ? data : Buffer.concat([connection.received, data]);
    let at = 0;
    const bytes = connection.received;
    while (bytes.length - at >= 2) {
      const end = at + 2 + bytes.readUInt16BE(at);
      if (end > bytes.length) break;
      const reply = bytes.subarray(at + 2, end);
      at = end;
      const id = reply.length < 12 ? -1 : reply.readUInt16BE(0);
      const waiting = connection.pending.get(id);
      if (waiting === undefined) continue;
      const match = matchReply(reply, waiting.query, waiting.ask.section.length);
      take(connection, id);
      connection.answered++;
      const message =
        match === 'yes' || match === 'header-only' || match === 'other-case'
          ? decodeMessage(reply)
          : null;
      // Nobody else writes on this connection: what does not fit is the server's own fault.
      waiting.settle(
        message === null
          ? { got: 'malformed', problem: 'the reply does not belong to the question' }
          : { got: 'reply', message, problem: null },
      );
    }
    connection.received = at === 0 ? bytes : Buffer.from(bytes.subarray(at));
  };

  const onEnd = (connection: Connection, problem: string, final: boolean) => {
    if (current === connection) current = null;
    connection.socket?.destroy();
    connection.socket = null;
    const rest = [...connection.pending.values()];
    connection.pending.clear();
    for (const waiting of rest) {
      if (connection.answered === 0) waiting.failures++;
      // A server may close whenever it likes (RFC 7766 §6.2.4), so each question gets a second connection.
      if (final || closed || waiting.failures > 1) {
        clearTimeout(waiting.timer);
        waiting.settle({ got: 'unreachable', problem });
      } else {
        enqueue(waiting);
      }
    }
  };

  const open = (): Connection => {
    const connection: Connection = {
      socket: null,
      ready: false,
      answered: 0,
      received: Buffer.alloc(0),
      pending: new Map(),
    };
    let problem = 'connection closed';
    const use = (socket: Socket, readyEvent: string) => {
      connection.socket = socket;
      // The timers of open questions keep the process running, an idle connection does not.
      socket.unref();
      socket.setNoDelay(true);
      socket.on(readyEvent, () => {
        connection.ready = true;
        socket.cork();
        for (const { query } of connection.pending.values()) write(connection, query);
        socket.uncork();
      });
      socket.on('data', (data) => onData(connection, data));
      socket.on('error', (error: Error) => {
        problem = networkProblem(error);
        // Refused or not to be trusted: another connection would end alike.
        if (!connection.ready) onEnd(connection, problem, true);
      });
      socket.on('end', () => socket.destroy());
      socket.on('close', () => onEnd(connection, problem, false));
    };
    const { host, port, tls } = options;
    if (tls === undefined) {
      use(connectTcp({ host, port }), 'connect');
    } else {
      import('node:tls').then(
        ({ connect }) => {
          if (closed || current !== connection) return;
          const name = tls.name ?? host;
          use(
            connect({
              host,
              port,
              // An address is no server name (RFC 6066 §3), but the certificate is checked against it.
              ...(isIP(name) === 0 ? { servername: name } : {}),
              ...(tls.ca === undefined ? {} : { ca: tls.ca }),
              ALPNProtocols: ['dot'],
            }),
            'secureConnect',
          );
        },
        (error: Error) => onEnd(connection, error.message, true),
      );
    }
    return connection;
  };

  const write = (connection: Connection, query: Buffer) => {
    const frame = Buffer.allocUnsafe(query.length + 2);
    frame.writeUInt16BE(query.length, 0);
    query.copy(frame, 2);
    connection.socket?.write(frame);
  };

  const enqueue = (waiting: Waiting) => {
    current ??= open();
    const connection = current;
    let id = randomId();
    while (connection.pending.has(id)) id = (id + 1) & 0xffff;
    waiting.query = encodeQuery(waiting.ask.section, {
      id,
      edns: waiting.ask.edns,
      checkingDisabled: waiting.ask.checkingDisabled,
      recursionDesired: true,
    });
    connection.pending.set(id, waiting);
    if (connection.ready) {
      write(connection, waiting.query);
    }
  };

  return {
    ask(ask) {
      let cancel = () => {};
      const done = new Promise<Exchange>((settle) => {
        if (closed) {
          settle({ got: 'unreachable', problem: 'closed' });
          return;
        }
        const giveUp = (exchange: Exchange) => {
          clearTimeout(waiting.timer);
          // A question waits on the current connection or on none.
          for (const [id, other] of current?.pending ?? []) {
            if (other === waiting) current?.pending.delete(id);
          }
          settle(exchange);
        };
        const waiting: Waiting = {
          ask,
          settle,
          timer: setTimeout(
            () => giveUp({ got: 'timeout', problem: 'no reply' }),
            Math.max(0, ask.deadline - performance.now()),
          ),
          query: Buffer.alloc(0),
          failures: 0,
        };
        cancel = () => giveUp({ got: 'given-up', problem: null });
        if (current !== null && current.pending.size >= 0x8000) {
          clearTimeout(waiting.timer);
          settle({ got: 'unreachable', problem: 'too many questions at once' });
          return;
        }
        enqueue(waiting);
      });
      return { done, cancel };
    },
    close() {
      closed = true;
      if (current !== null) onEnd(current, 'closed', true);
    },
  };
}
