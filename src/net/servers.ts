/** Addresses of DNS servers, as people and the system write them. */
import { getServers } from 'node:dns';
import { isIP } from 'node:net';

export type ServerAddress =
  /** UDP, and TCP where an answer does not fit. */
  | { readonly kind: 'udp'; readonly address: string; readonly port: number }
  /** DNS over TLS (RFC 7858); `name` is what the certificate must be for, the host when `null`. */
  | {
      readonly kind: 'tls';
      readonly host: string;
      readonly port: number;
      readonly name: string | null;
    }
  /** DNS over HTTPS (RFC 8484). */
  | { readonly kind: 'https'; readonly url: string };

/**
 * Reads `1.1.1.1`, `127.0.0.1:5353`, `::1`, `[::1]:53`, `tls://1.1.1.1:853#one.one.one.one`
 * or `https://host/path`; `null` when it is none of them.
 */
export function parseServer(text: string): ServerAddress | null {
  const trimmed = text.trim();
  if (/^https:\/\//i.test(trimmed)) return parseHttps(trimmed);
  const tls = /^tls:\/\/([^#]+)(?:#(.*))?$/i.exec(trimmed);
  if (tls) {
    const at = hostAndPort(tls[1] as string, 853);
    const name = tls[2] ?? null;
    if (at === null || (name !== null && !isHostName(name) && isIP(name) === 0)) return null;
    return { kind: 'tls', ...at, name };
  }
  const at = hostAndPort(trimmed, 53);
  return at === null || isIP(at.host) === 0
    ? null
    : { kind: 'udp', address: at.host, port: at.port };
}

/** The form that `parseServer` reads, default ports left out. */
export function formatServer(server: ServerAddress): string {
  switch (server.kind) {
    case 'udp':
      return withPort(server.address, server.port, 53);
    case 'tls':
      return `tls://${withPort(server.host, server.port, 853)}${server.name === null ? '' : `#${server.name}`}`;
    case 'https':
      return server.url;
  }
}

/** The resolvers that the system is set up with. */
export function systemServers(): ServerAddress[] {
  return getServers()
    .map(parseServer)
    .filter((server) => server !== null);
}

function withPort(host: string, port: number, usual: number): string {
  if (port === usual) return host;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function hostAndPort(text: string, usual: number): { host: string; port: number } | null {
  if (isIP(text) !== 0) return { host: text, port: usual };
  const parts = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text);
  if (parts === null) return null;
  const [, bracketed, bare, digits] = parts;
  const host = bracketed ?? (bare as string);
  const port = digits === undefined ? usual : Number(digits);
  if (port < 1 || port > 65535) return null;
  if (bracketed === undefined ? !isHostName(host) && isIP(host) === 0 : isIP(host) !== 6) {
    return null;
  }
  return { host, port };
}

function isHostName(text: string): boolean {
  // Four numbers that are no address are a slip, not a host.
  return (
    text.length <= 253 &&
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text) &&
    !/(^|\.)\d+$/.test(text)
  );
}

function parseHttps(text: string): ServerAddress | null {
  // RFC 8484 §4.1 gives servers as URI templates; POST has no use for the variable.
  const plain = text.replace(/\{\?dns\}$/, '');
  if (!URL.canParse(plain)) return null;
  const url = new URL(plain);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return null;
  return { kind: 'https', url: url.href };
}
