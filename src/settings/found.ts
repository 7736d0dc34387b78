/** What the readers of the formats hand over, and the choice of one account. */
import { PROTOCOLS, type Protocol, type TlsMode } from '../protocols/mail/types.ts';
import type { ServerSettings } from './types.ts';

/** A server while it is read. */
export interface Found {
  readonly protocol: Protocol;
  host?: string | undefined;
  port?: number | undefined;
  tls?: TlsMode | undefined;
  username?: string | undefined;
  /** Name of the setting that holds something else than a port. */
  badPort?: string | undefined;
}

export interface Account {
  /** Mail addresses that the file says the account has; the main one first. */
  readonly addresses: readonly string[];
  /** Domains that the account is for, where the file names those only. */
  readonly domains?: readonly string[];
  /** In the file's order of preference. */
  readonly servers: readonly Found[];
}

/** `null`: the text is not of this format. A string: a problem, in one line. */
export type Reading =
  | { readonly accounts: readonly Account[]; readonly holdsPassword: boolean }
  | string
  | null;

const MAX_HOST = 253;
const MAX_NAME = 1000;
const IMPLICIT_PORTS: readonly number[] = [993, 995, 465];
const CLEAR_PORTS: readonly number[] = [143, 110, 25, 587];

export const isImplicitPort = (port: number | undefined): boolean =>
  port !== undefined && IMPLICIT_PORTS.includes(port);
export const isClearPort = (port: number | undefined): boolean =>
  port !== undefined && CLEAR_PORTS.includes(port);

/** The port that a protocol has at IANA in a mode; none for SMTP, where clients differ. */
export function usualPort(protocol: Protocol, tls: TlsMode): number | undefined {
  if (protocol === 'imap') return tls === 'implicit' ? 993 : 143;
  if (protocol === 'pop3') return tls === 'implicit' ? 995 : 110;
  return undefined;
}

/**
 * A host as people write it: trimmed, lower case, without the dot of the root.
 * A URL is cut down to its host, and `host:993` gives the port apart.
 */
export function splitHost(raw: string | undefined): { host?: string; port?: string } {
  let rest = (raw ?? '').slice(0, 2000).trim();
  const scheme = /^[a-z][a-z0-9+.-]{0,20}:\/\//i.exec(rest);
  if (scheme !== null) {
    const whole = rest.slice(scheme[0].length);
    rest = whole.split(/[/?#]/, 1)[0] as string;
    // A password with a slash: what stands before it is no host.
    if (!rest.includes('@') && whole.includes('@')) return {};
    rest = rest.slice(rest.lastIndexOf('@') + 1);
  }
  const tail = /^(\[[0-9a-f:.]{2,60}\]|[^:[\]]{1,300}):(\d{1,20})$/i.exec(rest);
  const port = tail === null ? undefined : tail[2];
  if (tail !== null) rest = tail[1] as string;
  const inner = /^\[([0-9a-f:.]{2,60})\]$/i.exec(rest);
  if (inner !== null) rest = inner[1] as string;
  const host = rest.toLowerCase().replace(/\.$/, '');
  // What can be no host stays as it was written: it is what is wrong with the settings.
  const written = visibleOf(raw ?? '');
  if (host === '') return written === '' ? {} : { host: written };
  if (host.length > MAX_HOST || /[\s\x00-\x1f\x7f/\\@]/.test(host)) return { host: written };
  if (host.includes(':') && !/^[0-9a-f:.]+$/.test(host)) return { host: written };
  return port === undefined ? { host } : { host, port };
}

/** The beginning of a host that is none: what stands behind a blank or a colon may be anything, a password too. */
function visibleOf(raw: string): string {
  const first = raw.trim().split(/[\s:@/\\]/, 1)[0] ?? '';
  return raw.includes('@') || raw.includes('://') ? '' : first.slice(0, 100);
}

/** 1 to 65535, else `undefined`. */
export function portOf(raw: string | number | undefined): number | undefined {
  const digits = String(raw ?? '').trim();
  if (!/^\d{1,5}$/.test(digits)) return undefined;
  const port = Number(digits);
  return port >= 1 && port <= 65535 ? port : undefined;
}

/** Sets host and port of a server. `setting` is the name that a problem with the port is told by. */
export function place(
  found: Found,
  host: string | undefined,
  port: string | number | undefined,
  setting: string,
): void {
  const split = splitHost(host);
  if (split.host !== undefined) found.host = split.host;
  const given = port === undefined || String(port).trim() === '' ? split.port : port;
  if (given === undefined) return;
  const value = portOf(given);
  if (value === undefined) found.badPort = setting;
  else found.port = value;
}

/** A user name as it is written; an empty one is none. */
export function usernameOf(raw: string | undefined): string | undefined {
  return raw === undefined || raw === '' || raw.length > MAX_NAME ? undefined : raw;
}

const same = (text: string) => text.trim().toLowerCase();
const domainOf = (address: string) => same(address).slice(same(address).lastIndexOf('@') + 1);

/** Names by which an account may be known: its addresses, and user names that look like one. */
function namesOf(account: Account): string[] {
  const names = account.addresses.map(same);
  for (const { username } of account.servers) {
    if (username?.includes('@')) names.push(same(username));
  }
  return names;
}

const isNameless = ({ addresses, domains, servers }: Account) =>
  addresses.length === 0 &&
  (domains ?? []).length === 0 &&
  servers.every(({ username }) => username === undefined);

/** Something that is safe to print as an address, cut short. */
function printable(names: readonly string[]): string[] {
  const shaped = names.filter((name) => /^[\w.+-]{1,64}@[\p{L}\p{N}.-]{1,253}$/u.test(name));
  return [...new Set(shaped)].map((name) => (name.length > 60 ? `${name.slice(0, 57)}...` : name));
}

/**
 * Of several accounts the one of that address, else one of its domain, else
 * the only one. Several accounts of the one address are taken together. At
 * most one server a protocol: the one whose user is the address, else the first.
 */
export function choose(
  all: readonly Account[],
  address: string,
):
  | {
      readonly address: string | null;
      readonly servers: readonly ServerSettings[];
    }
  | string {
  const accounts = all.filter((account) => account.servers.length > 0);
  if (accounts.length === 0) return 'the file names no IMAP, POP3 or SMTP server';
  const wanted = same(address);
  const domain = wanted.includes('@') ? domainOf(wanted) : '';
  let chosen = accounts.filter((account) => namesOf(account).includes(wanted));
  if (chosen.length === 0 && domain !== '') {
    chosen = accounts
      .filter(
        (account) =>
          namesOf(account).some((name) => domainOf(name) === domain) ||
          (account.domains ?? []).some((name) => same(name) === domain),
      )
      .slice(0, 1);
  }
  // Settings that name nobody, such as a user out of a variable, may be anybody's.
  chosen.push(...accounts.filter((account) => isNameless(account) && !chosen.includes(account)));
  if (chosen.length === 0 && accounts.length === 1) chosen = [...accounts];
  if (chosen.length === 0) {
    const held = printable(accounts.flatMap(namesOf));
    const which = held.slice(0, 3).join(', ') + (held.length > 3 ? ', ...' : '');
    return `the file holds several accounts and none of this address${which === '' ? '' : `: it has ${which}`}`;
  }
  const servers: ServerSettings[] = [];
  for (const protocol of PROTOCOLS) {
    const of = chosen.flatMap((account) => account.servers).filter((s) => s.protocol === protocol);
    const best = of.find((s) => same(s.username ?? '') === wanted) ?? of[0];
    if (best === undefined) continue;
    if (best.badPort !== undefined) {
      return `the port of ${best.badPort} is not a number from 1 to 65535`;
    }
    servers.push({
      protocol,
      ...(best.host !== undefined && { host: best.host }),
      ...(best.port !== undefined && { port: best.port }),
      ...(best.tls !== undefined && { tls: best.tls }),
      ...(best.username !== undefined && { username: best.username }),
    });
  }
  const said = chosen.flatMap((account) => account.addresses);
  return { address: said.find((one) => same(one) === wanted) ?? said[0] ?? null, servers };
}
