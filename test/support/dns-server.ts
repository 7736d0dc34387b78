/**
 * A scripted DNS server on 127.0.0.1: UDP and TCP on one port, TLS and HTTPS on
 * others when they are asked for. It writes its replies with `dns-packet`, which
 * the client stands on too: that both agree with the standard is seen from the
 * bytes in codec.test.ts and from the servers in test/real.
 */
import { execFileSync } from 'node:child_process';
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createSecureServer, type Http2Session } from 'node:http2';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';

interface PacketQuestion {
  name: string;
  type: string;
}

interface Packet {
  encode(message: unknown): Buffer;
  decode(bytes: Uint8Array): {
    id: number;
    flags: number;
    flag_rd: boolean;
    flag_ad: boolean;
    flag_cd: boolean;
    questions: PacketQuestion[];
    additionals: { type: string; udpPayloadSize?: number; flag_do?: boolean }[];
  };
}

export const packet = createRequire(import.meta.url)('dns-packet') as Packet;

/** A record as `dns-packet` takes it: `{ name, type: 'MX', ttl, data: { preference, exchange } }`. */
export interface WireRecord {
  readonly name: string;
  readonly type: string;
  readonly ttl?: number;
  readonly data: unknown;
}

/** Datagrams that do not belong to the question. */
export type Junk =
  | 'wrong-id'
  | 'wrong-question'
  | 'wrong-type'
  | 'not-a-reply'
  | 'garbage'
  | 'short';

/** What the server does when a question comes. Without anything it is NOERROR and no data. */
export interface Reply {
  readonly answers?: readonly WireRecord[];
  readonly authority?: readonly WireRecord[];
  readonly additional?: readonly WireRecord[];
  readonly rcode?: 'NOERROR' | 'FORMERR' | 'SERVFAIL' | 'NXDOMAIN' | 'NOTIMP' | 'REFUSED' | number;
  readonly aa?: boolean;
  /** RA; on unless it is switched off. */
  readonly ra?: boolean;
  readonly ad?: boolean;
  readonly ede?: readonly { readonly code: number; readonly text: string }[];
  /** Keeps silent over UDP for so many datagrams. */
  readonly drop?: number;
  readonly delayMs?: number;
  /** Sent over UDP before the reply. */
  readonly junk?: readonly Junk[];
  /** Repeats the question in small letters or with all letters turned over (UDP). */
  readonly letters?: 'lower' | 'swapped';
  /** Over UDP, TC and nothing else but `truncated`. */
  readonly truncate?: boolean;
  /** Over TCP and TLS: ends the connection instead of answering, or keeps silent. */
  readonly stream?: 'close' | 'silent';
  /** FORMERR to every query with EDNS, without the question. */
  readonly noEdns?: boolean;
  /** The bytes to send instead, made of the query and the usual reply. */
  readonly raw?: (query: Buffer, reply: Buffer) => Buffer;
}

export interface Asked {
  readonly name: string;
  readonly type: string;
  readonly over: 'udp' | 'tcp' | 'tls' | 'https';
  readonly id: number;
  /** The question's letters as they came. */
  readonly wireName: string;
  readonly port: number;
  readonly edns: number | null;
  readonly do: boolean;
  readonly rd: boolean;
  readonly ad: boolean;
  readonly cd: boolean;
}

export interface TestServer {
  readonly port: number;
  /** For `parseServer`. */
  readonly address: string;
  readonly tlsAddress: string;
  readonly httpsAddress: string;
  /** Certificate to trust, for TLS and HTTPS. */
  readonly ca: string;
  /** Every question that came, in order. */
  readonly asked: readonly Asked[];
  count(name?: string, type?: string): number;
  /** Connections that were made to it over TCP and TLS, and sessions over HTTPS. */
  connections(): number;
  /** Those of them that are not over. */
  open(): number;
  /** Ends every connection, as servers do after a while. */
  hangUp(): void;
  close(): Promise<void>;
}

/** By `name TYPE`, by `name` for every type, or by `*` for the rest; which is NXDOMAIN without it. */
export type Script = Readonly<Record<string, Reply>>;

export interface ServerOptions {
  /** No TCP on the port. */
  readonly tcpClosed?: boolean;
  readonly tls?: boolean;
  readonly https?: boolean;
}

const NXDOMAIN: Reply = { rcode: 'NXDOMAIN', authority: [soa('.', 900, 600)] };

export function soa(name: string, ttl = 3600, minimum = 300): WireRecord {
  return {
    name,
    type: 'SOA',
    ttl,
    data: {
      mname: 'ns.test',
      rname: 'host.test',
      serial: 1,
      refresh: 7200,
      retry: 900,
      expire: 86400,
      minimum,
    },
  };
}

export async function startServer(
  script: Script | ((name: string, type: string) => Reply | undefined),
  options: ServerOptions = {},
): Promise<TestServer> {
  const asked: Asked[] = [];
  const dropped = new Map<string, number>();
  const sockets = new Set<Socket>();
  const sessions = new Set<Http2Session>();
  const timers = new Set<NodeJS.Timeout>();
  let connections = 0;

  const find = (name: string, type: string): Reply => {
    if (typeof script === 'function') return script(name, type) ?? NXDOMAIN;
    return script[`${name} ${type}`] ?? script[name] ?? script['*'] ?? NXDOMAIN;
  };

  /** Hears a query; `send` may be called more than once, for UDP. */
  const hear = (
    query: Buffer,
    over: Asked['over'],
    port: number,
    send: (bytes: Buffer | null) => void,
  ) => {
    const message = packet.decode(query);
    const question = message.questions[0] as PacketQuestion;
    const opt = message.additionals.find((record) => record.type === 'OPT');
    const name = question.name.toLowerCase();
    asked.push({
      name,
      type: question.type,
      over,
      id: message.id,
      wireName: question.name,
      port,
      edns: opt?.udpPayloadSize ?? null,
      do: opt?.flag_do ?? false,
      rd: message.flag_rd,
      ad: message.flag_ad,
      cd: message.flag_cd,
    });
    const reply = find(name, question.type);
    const udp = over === 'udp';
    const key = `${name} ${question.type}`;
    const silent = dropped.get(key) ?? 0;
    if (udp && silent < (reply.drop ?? 0)) {
      dropped.set(key, silent + 1);
      return;
    }
    if (!udp && reply.stream === 'silent') return;
    const answer = () => {
      if (!udp && reply.stream === 'close') {
        send(null);
        return;
      }
      for (const junk of udp ? (reply.junk ?? []) : []) {
        send(junkOf(junk, query, buildReply(query, reply, udp)));
      }
      const built = buildReply(query, reply, udp);
      send(reply.raw === undefined ? built : reply.raw(query, built));
    };
    if (reply.delayMs === undefined) {
      answer();
    } else {
      const timer = setTimeout(() => {
        timers.delete(timer);
        answer();
      }, reply.delayMs);
      timers.add(timer);
    }
  };

  const onConnection = (over: 'tcp' | 'tls') => (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let received = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      received = Buffer.concat([received, data]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const end = 2 + received.readUInt16BE(0);
        const query = Buffer.from(received.subarray(2, end));
        received = received.subarray(end);
        hear(query, over, socket.remotePort ?? 0, (bytes) => {
          if (bytes === null) {
            socket.destroy();
            return;
          }
          const frame = Buffer.alloc(2);
          frame.writeUInt16BE(bytes.length);
          if (!socket.destroyed) socket.write(Buffer.concat([frame, bytes]));
        });
      }
    });
  };

  const tcp = options.tcpClosed === true ? null : createServer(onConnection('tcp'));
  const { udp, port } = await bindBoth(tcp);
  udp.on('message', (query, from) =>
    hear(Buffer.from(query), 'udp', from.port, (bytes) => {
      if (bytes !== null) udp.send(bytes, from.port, from.address, () => {});
    }),
  );

  const secure = options.tls === true || options.https === true ? certificate() : null;
  let tlsPort = 0;
  let httpsPort = 0;
  const others: Server[] = [];
  if (options.tls === true && secure !== null) {
    const server = createTlsServer({ key: secure.key, cert: secure.cert }, onConnection('tls'));
    server.on('tlsClientError', () => {});
    tlsPort = await listen(server);
    others.push(server);
  }
  if (options.https === true && secure !== null) {
    const server = createSecureServer({ key: secure.key, cert: secure.cert });
    server.on('tlsClientError', () => {});
    server.on('session', (session) => {
      connections++;
      sessions.add(session);
      session.on('error', () => {});
      session.on('close', () => sessions.delete(session));
    });
    server.on('stream', (stream, headers) => {
      stream.on('error', () => {});
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (headers[':path'] !== '/dns-query' || headers[':method'] !== 'POST') {
          stream.respond({ ':status': 404 });
          stream.end();
          return;
        }
        hear(Buffer.concat(parts), 'https', 0, (bytes) => {
          if (stream.destroyed) return;
          if (bytes === null) {
            stream.session?.destroy();
            return;
          }
          stream.respond({ ':status': 200, 'content-type': 'application/dns-message' });
          stream.end(bytes);
        });
      });
    });
    httpsPort = await listen(server);
    others.push(server);
  }

  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
    for (const session of sessions) session.destroy();
  };
  return {
    port,
    address: `127.0.0.1:${port}`,
    tlsAddress: `tls://127.0.0.1:${tlsPort}`,
    httpsAddress: `https://127.0.0.1:${httpsPort}/dns-query`,
    ca: secure?.cert ?? '',
    asked,
    count: (name, type) =>
      asked.filter(
        (one) =>
          (name === undefined || one.name === name) && (type === undefined || one.type === type),
      ).length,
    connections: () => connections,
    open: () => sockets.size + sessions.size,
    hangUp,
    async close() {
      for (const timer of timers) clearTimeout(timer);
      hangUp();
      udp.close();
      const servers = tcp === null ? others : [tcp, ...others];
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    },
  };
}

function buildReply(query: Buffer, reply: Reply, udp: boolean): Buffer {
  const message = packet.decode(query);
  const question = message.questions[0] as PacketQuestion;
  const edns = message.additionals.some((record) => record.type === 'OPT');
  if (reply.noEdns === true && edns) {
    const bytes = Buffer.alloc(12);
    query.copy(bytes, 0, 0, 2);
    bytes.writeUInt16BE(0x8001, 2);
    return bytes;
  }
  const codes = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 };
  const rcode = typeof reply.rcode === 'number' ? reply.rcode : codes[reply.rcode ?? 'NOERROR'];
  let flags = 0x0100 | (rcode & 0x0f);
  if (reply.aa === true) flags |= 0x0400;
  if (reply.ra !== false) flags |= 0x0080;
  if (reply.ad === true) flags |= 0x0020;
  const cut = udp && reply.truncate === true;
  if (cut) flags |= 0x0200;
  const letters =
    udp && reply.letters === 'lower'
      ? question.name.toLowerCase()
      : udp && reply.letters === 'swapped'
        ? question.name.replace(/[a-z]/gi, (c) =>
            c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase(),
          )
        : question.name;
  return packet.encode({
    type: 'response',
    id: message.id,
    flags,
    questions: [{ ...question, name: letters }],
    answers: cut ? [] : (reply.answers ?? []).map(withTtl),
    authorities: cut ? [] : (reply.authority ?? []).map(withTtl),
    additionals: [
      ...(cut ? [] : (reply.additional ?? []).map(withTtl)),
      ...(edns
        ? [
            {
              name: '.',
              type: 'OPT',
              udpPayloadSize: 1232,
              extendedRcode: rcode >> 4,
              flags: 0,
              options: (reply.ede ?? []).map(({ code, text }) => {
                const head = Buffer.alloc(2);
                head.writeUInt16BE(code);
                return { code: 15, data: Buffer.concat([head, Buffer.from(text)]) };
              }),
            },
          ]
        : []),
    ],
  });
}

function withTtl(record: WireRecord): object {
  return { ttl: 300, class: 'IN', ...record };
}

function junkOf(junk: Junk, query: Buffer, reply: Buffer): Buffer {
  const bytes = Buffer.from(reply);
  switch (junk) {
    case 'wrong-id':
      bytes.writeUInt16BE(query.readUInt16BE(0) ^ 0x5555, 0);
      return bytes;
    case 'wrong-question':
      // The last letter of the first label becomes a digit, which has no case.
      bytes[12 + (bytes[12] as number)] = 0x30;
      return bytes;
    case 'wrong-type': {
      const end = bytes.indexOf(0, 12) + 1;
      bytes.writeUInt16BE(bytes.readUInt16BE(end) ^ 0x20, end);
      return bytes;
    }
    case 'not-a-reply':
      return query;
    case 'garbage':
      return Buffer.from('this is no DNS message at all, is it');
    case 'short':
      return bytes.subarray(0, 5);
  }
}

/** TCP must get the port that UDP got, which another process may hold. */
async function bindBoth(tcp: Server | null): Promise<{ udp: UdpSocket; port: number }> {
  for (let attempt = 0; ; attempt++) {
    const udp = createSocket('udp4');
    await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
    const { port } = udp.address();
    if (tcp === null) return { udp, port };
    try {
      await listen(tcp, port);
      return { udp, port };
    } catch (error) {
      udp.close();
      if (attempt === 20) throw error;
    }
  }
}

function listen(server: Server, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

let made: { readonly key: string; readonly cert: string } | undefined;

/** A certificate for 127.0.0.1 and `dns.test`, its own authority, made once a process. */
export function certificate(): { readonly key: string; readonly cert: string } {
  if (made !== undefined) return made;
  const folder = mkdtempSync(join(tmpdir(), 'alimail-doctor-test-'));
  try {
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
        ...['-keyout', 'key.pem', '-out', 'cert.pem', '-days', '2', '-subj', '/CN=dns.test'],
        ...['-addext', 'subjectAltName=IP:127.0.0.1,DNS:dns.test'],
      ],
      { cwd: folder, stdio: 'ignore' },
    );
    made = {
      key: readFileSync(join(folder, 'key.pem'), 'utf8'),
      cert: readFileSync(join(folder, 'cert.pem'), 'utf8'),
    };
    return made;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
