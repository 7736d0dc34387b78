/**
 * A small DNS server for measurements, run as a child process with IPC: it
 * answers as a resolver would, from zone files, each answer after a while, and
 * keeps a log of every question with the times of its coming and answering.
 */
import { createSocket } from 'node:dgram';
import { zoneResolver } from '../src/net/zones.ts';
import type { DnsRecord } from '../src/protocols/dns/types.ts';
import { parseZone } from '../src/protocols/dns/zone.ts';
import { packet } from '../test/support/dns-server.ts';

export interface ServerOrder {
  readonly zones: readonly { readonly origin: string; readonly text: string }[];
  readonly delayMs: number;
}

export interface LoggedQuestion {
  readonly name: string;
  readonly type: string;
  readonly checkingDisabled: boolean;
  /** Milliseconds of this process' clock. */
  readonly arrived: number;
  readonly answered: number;
}

export type ServerSays =
  | { readonly is: 'listening'; readonly port: number }
  | { readonly is: 'log'; readonly questions: readonly LoggedQuestion[] };

function wire(record: DnsRecord): object {
  const { name, ttl } = record;
  const head = { name, ttl, class: 'IN' };
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return { ...head, type: record.type, data: record.address };
    case 'CNAME':
    case 'NS':
    case 'PTR':
    case 'DNAME':
      return { ...head, type: record.type, data: record.target };
    case 'MX':
      return {
        ...head,
        type: 'MX',
        data: { preference: record.preference, exchange: record.exchange },
      };
    case 'TXT':
      return { ...head, type: 'TXT', data: record.strings.map((s) => Buffer.from(s, 'latin1')) };
    case 'SOA':
      return { ...head, type: 'SOA', data: record };
    default:
      throw new Error(`no ${record.typeName} records here`);
  }
}

async function serve({ zones, delayMs }: ServerOrder): Promise<void> {
  const parsed = zones.map(({ origin, text }) => parseZone(text, { file: origin, origin }));
  const resolver = zoneResolver(parsed, null);
  let log: LoggedQuestion[] = [];
  const socket = createSocket({ type: 'udp4', recvBufferSize: 4 * 1024 * 1024 });
  socket.on('message', async (bytes, from) => {
    const arrived = performance.now();
    const query = packet.decode(bytes);
    const [question] = query.questions;
    if (question === undefined) return;
    const { outcome, chain, records, authority } = await resolver.query({
      name: question.name.toLowerCase(),
      type: question.type,
    });
    const codes: Partial<Record<typeof outcome, number>> = { answer: 0, nodata: 0, nxdomain: 3 };
    const reply = packet.encode({
      type: 'response',
      id: query.id,
      flags: 0x0180 | (codes[outcome] ?? 2),
      questions: [question],
      answers: [...chain, ...records].map(wire),
      authorities: authority.map(wire),
      additionals: [{ name: '.', type: 'OPT', udpPayloadSize: 1232, flags: 0, options: [] }],
    });
    const send = () => {
      socket.send(reply, from.port, from.address);
      // Throughput is measured with as little in the way as possible.
      if (delayMs === 0) return;
      log.push({
        name: question.name.toLowerCase(),
        type: question.type,
        checkingDisabled: query.flag_cd,
        arrived,
        answered: performance.now(),
      });
    };
    if (delayMs === 0) send();
    else setTimeout(send, delayMs);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const say = (message: ServerSays) => process.send?.(message);
  process.on('message', (message) => {
    if (message !== 'log') return;
    say({ is: 'log', questions: log });
    log = [];
  });
  say({ is: 'listening', port: socket.address().port });
}

// The parent goes: so do we, however it went.
process.on('disconnect', () => process.exit());
process.once('message', (order) => serve(order as ServerOrder));
