/** Where a mail server is: the addresses of its host, and the port and mode that settings leave open. */
import { isIP } from 'node:net';
import { type Fact, known, unknown } from '../engine/fact.ts';
import { text } from '../engine/text.ts';
import { PORTS, preferredPort } from '../knowledge/clients.ts';
import { type Asker, reasonOf } from '../protocols/dns/ask.ts';
import { readDomain } from '../protocols/dns/name.ts';
import type { Protocol, TlsMode } from '../protocols/mail/types.ts';

const PURPOSE = text('the address of {host}', '{host} 的地址');

export interface Resolved {
  /** IPv4 first. Empty and known: the name does not exist, or has no address. */
  readonly addresses: Fact<readonly string[]>;
  readonly nxdomain: boolean;
}

export async function resolveHost(host: string, ask: Asker): Promise<Resolved> {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return { addresses: known([bare]), nxdomain: false };
  // RFC 6761 §6.3: no DNS server is asked for it.
  if (host === 'localhost') return { addresses: known(['127.0.0.1']), nxdomain: false };
  // A setting that can be no name has no address, and no server is asked for it.
  if (readDomain(host)?.name !== host) return { addresses: known([]), nxdomain: false };
  const both = await Promise.all(['A', 'AAAA'].map((type) => ask(host, type, PURPOSE({ host }))));
  const list = both.flatMap(({ answer }) =>
    answer.records.flatMap((r) => (r.type === 'A' || r.type === 'AAAA' ? [r.address] : [])),
  );
  const seen = both.map((a) => a.seen);
  // Addresses of one kind are enough to try.
  const reason = both.map((a) => reasonOf(a.answer)).find((r) => r !== null) ?? null;
  if (list.length === 0 && reason !== null) {
    return { addresses: unknown(reason, seen), nxdomain: false };
  }
  return {
    addresses: known(list, seen),
    nxdomain: both[0]?.answer.outcome === 'nxdomain',
  };
}

/** The port where only the mode was given: 143 for STARTTLS, 993 for implicit TLS. */
export function portFor(protocol: Protocol, tls: TlsMode | undefined): number {
  if (tls === undefined || tls === 'implicit') return preferredPort(protocol).port;
  return PORTS[protocol].find((p) => p.tls !== 'implicit')?.port ?? preferredPort(protocol).port;
}

/** The mode that a port is meant for; implicit TLS for one that nobody knows. */
export function modeFor(protocol: Protocol, port: number): TlsMode {
  return PORTS[protocol].find((p) => p.port === port)?.tls ?? 'implicit';
}
