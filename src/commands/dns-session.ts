/** The DNS side of a run: one resolver for all subjects, with zone files in front and a memory behind. */

import type { AskAt } from '../gather/delegation.ts';
import { budgeted } from '../net/budget.ts';
import { cached } from '../net/cache.ts';
import { limited } from '../net/limit.ts';
import { networkResolver } from '../net/resolver.ts';
import { formatServer, parseServer, type ServerAddress, systemServers } from '../net/servers.ts';
import { isAtOrBelow } from '../protocols/dns/name.ts';
import type { Resolver } from '../protocols/dns/types.ts';
import type { Zone } from '../protocols/dns/zone.ts';

export interface DnsSessionOptions {
  /** `1.1.1.1`, `127.0.0.1:5353`, `tls://…`, `https://…`; the system's when empty. */
  readonly resolvers: readonly string[];
  readonly zones: readonly Zone[];
  /** Ask nothing outside the zones. */
  readonly offline: boolean;
  /** Milliseconds for the whole run, from its first question on; for each subject with `perSubject`. */
  readonly timeoutMs: number;
  /** Subjects come one after the other without an end known, as from standard input. */
  readonly perSubject?: boolean;
  /** Certificate authorities for DoT and DoH, in PEM, instead of the usual ones. */
  readonly ca?: string;
  /** Port of name servers that are asked directly; another one than 53 only in laboratories. */
  readonly nameServerPort?: number;
}

export interface DnsSession {
  /** A resolver with a time budget, for one subject. */
  forSubject(): Resolver;
  /** How name servers of a domain are asked directly. */
  askAt(domain: string): AskAt;
  close(): void;
}

/** Questions that go out in one burst, over all subjects: more would overflow the receive buffer of a local server. */
const BURST = 100;

/** Answers kept for other subjects: shared includes and hosts come again, a domain's own names do not. */
const REMEMBERED = 2000;

/** Longest wait for a name server that is asked directly: what it would tell is an extra. */
const DIRECT_MS = 1500;

export class UsageProblem extends Error {}

export async function dnsSession(options: DnsSessionOptions): Promise<DnsSession> {
  const servers: ServerAddress[] = options.resolvers.map((text) => {
    const server = parseServer(text);
    if (server === null) {
      throw new UsageProblem(
        `${text}: not the address of a DNS server; use 1.1.1.1, 127.0.0.1:5353, [::1]:53, tls://1.1.1.1 or https://dns.example/dns-query`,
      );
    }
    return server;
  });
  const used = servers.length > 0 ? servers : systemServers();
  const network = options.offline
    ? null
    : cached(
        limited(
          networkResolver({
            servers: used,
            timeoutMs: options.timeoutMs,
            ...(options.ca === undefined ? {} : { ca: options.ca }),
          }),
          BURST,
        ),
        { maxEntries: REMEMBERED },
      );
  const base =
    network !== null && options.zones.length === 0
      ? network
      : (await import('../net/zones.ts')).zoneResolver(options.zones, network);
  const asked = used[0] === undefined ? '' : formatServer(used[0]);
  let shared: Resolver | null = null;
  const direct = new Map<string, Resolver>();
  // A resolver on loopback that was named on the command line serves a sealed
  // laboratory: only its own name servers are asked then, and otherwise only
  // public addresses, so that a stranger's zone cannot make us knock on private hosts.
  const laboratory =
    servers.length > 0 && servers.every((s) => s.kind === 'udp' && isLoopback(s.address));
  const mayAsk = (address: string) => (laboratory ? isLoopback(address) : isPublic(address));

  return {
    forSubject: () => {
      if (options.perSubject === true) return budgeted(base, options.timeoutMs, undefined, asked);
      shared ??= budgeted(base, options.timeoutMs, undefined, asked);
      return shared;
    },
    askAt: (domain) => {
      const fromFile = options.zones.some(
        (z) => z.origin !== null && isAtOrBelow(domain, z.origin),
      );
      if (options.offline || fromFile) return () => null;
      return (address) => {
        if (!mayAsk(address)) return null;
        let resolver = direct.get(address);
        if (resolver === undefined) {
          const port = options.nameServerPort ?? 53;
          resolver = limited(
            networkResolver({
              servers: [{ kind: 'udp', address, port }],
              timeoutMs: Math.min(DIRECT_MS, options.timeoutMs),
            }),
            32,
          );
          // Name servers of one host serve many domains; the oldest is let go.
          if (direct.size >= 1000) {
            for (const [oldest, old] of direct) {
              direct.delete(oldest);
              old.close?.();
              break;
            }
          }
          direct.set(address, resolver);
        }
        return budgeted(resolver, options.timeoutMs, undefined, address);
      };
    },
    close() {
      network?.close?.();
      for (const resolver of direct.values()) resolver.close?.();
    },
  };
}

function isLoopback(address: string): boolean {
  return /^127\./.test(address) || address === '::1';
}

/** Globally reachable (RFC 6890): not private, loopback, link-local, shared, documentation, multicast or reserved. */
export function isPublic(address: string): boolean {
  if (address.includes(':')) {
    const first = Number.parseInt(address.split(':')[0] || '0', 16);
    // Only 2000::/3 is global unicast; 2001:db8::/32 is for documentation.
    return first >= 0x2000 && first <= 0x3fff && !/^2001:0?db8(:|$)/i.test(address);
  }
  const [a = 0, b = 0, c = 0] = address.split('.').map(Number);
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100 && b >= 64 && b <= 127) return false;
  if (a === 169 && b === 254) return false;
  if (a === 172 && b >= 16 && b <= 31) return false;
  if (a === 192 && b === 168) return false;
  if (a === 192 && b === 0 && (c === 0 || c === 2)) return false;
  if (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) return false;
  return !(a === 203 && b === 0 && c === 113);
}
