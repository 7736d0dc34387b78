/** What arguments may be, for the command line and the library alike. Each answers with what is wrong, or `null`. */
import { isIP } from 'node:net';
import { readDomain } from '../protocols/dns/name.ts';

const LABEL = '[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?';
const SELECTOR = new RegExp(`^${LABEL}(\\.${LABEL})*$`, 'i');

/** Longest time budget, in seconds. */
const MAX_SECONDS = 3600;

export function selectorProblem(selector: string): string | null {
  return SELECTOR.test(selector) && selector.length <= 200
    ? null
    : `${JSON.stringify(selector)} is not a DKIM selector; it is the name before ._domainkey`;
}

export function timeoutProblem(seconds: number): string | null {
  return seconds > 0 && seconds <= MAX_SECONDS
    ? null
    : `give seconds between 0 and ${MAX_SECONDS}, such as 15`;
}

export function ipProblem(ip: string): string | null {
  return isIP(ip) === 0 ? `${JSON.stringify(ip)} is not an IP address` : null;
}

/** An envelope sender without its angle brackets; `''` for the null sender. */
export function bareSender(mailFrom: string): string {
  return mailFrom.trim().replace(/^<|>$/g, '');
}

/** An address, a domain alone, or nothing (`''`, `<>`) for the null sender. */
export function mailFromProblem(mailFrom: string): string | null {
  const bare = bareSender(mailFrom);
  return bare === '' || readDomain(bare) !== null
    ? null
    : `${JSON.stringify(mailFrom)} is not an address; give one such as someone@example.com`;
}

/** `Ann <ann@example.com>` → `ann@example.com`: the address without name and brackets. */
export function bareAddress(given: string): string {
  const open = given.lastIndexOf('<');
  const close = given.indexOf('>', open);
  return (open >= 0 && close > open ? given.slice(open + 1, close) : given).trim();
}

/** A mail address with a domain; for options that name a person. */
export function addressProblem(address: string): string | null {
  const bare = bareAddress(address);
  const at = bare.lastIndexOf('@');
  return at > 0 && readDomain(bare.slice(at + 1)) !== null
    ? null
    : `${JSON.stringify(address)} is not an address; give one such as someone@example.com`;
}

export interface ReadMailbox {
  /** As it is logged in with: without `mailto:`, brackets or a final dot. */
  readonly address: string;
  /** Canonical ASCII name. */
  readonly domain: string;
}

/** The address of one mailbox, as people paste it; `null` for what can be none (RFC 5321 §4.1.2). */
export function readMailbox(given: string): ReadMailbox | null {
  const bare = bareAddress(given)
    .replace(/^mailto:/i, '')
    .replace(/\.$/, '');
  const at = bare.lastIndexOf('@');
  const local = bare.slice(0, at);
  const domain = at > 0 ? readDomain(bare.slice(at + 1)) : null;
  if (domain === null || domain.readAs !== null) return null;
  // A quoted local part may hold anything but what would end a line.
  const sound =
    /^"[^"\p{Cc}]{1,62}"$/u.test(local) || /^[^\s@:;,<>()[\]"\\\p{Cc}\p{Cf}]{1,64}$/u.test(local);
  return sound ? { address: bare, domain: domain.name } : null;
}

export function mailboxProblem(given: string): string | null {
  return readMailbox(given) === null
    ? `${JSON.stringify(given)} is not a mail address; give one such as someone@example.com`
    : null;
}
