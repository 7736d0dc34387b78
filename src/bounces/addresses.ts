/** Mail addresses and hosts in running text. By expanding from `@`, so that no text makes it slow. */

/** An address as it stands in text, with its place. */
export interface FoundAddress {
  readonly address: string;
  readonly from: number;
  readonly to: number;
}

const MAX_LOCAL = 256;
const MAX_DOMAIN = 255;

/** Characters that end a local part when they are met going left. Wider than RFC 5321: SMTPUTF8 is let through. */
function endsLocal(code: number): boolean {
  return (
    code <= 32 ||
    code === 0x22 || // "
    code === 0x28 || // (
    code === 0x29 || // )
    code === 0x2c || // ,
    code === 0x3a || // :
    code === 0x3b || // ;
    code === 0x3c || // <
    code === 0x3e || // >
    code === 0x40 || // @
    code === 0x5b || // [
    code === 0x5c || // backslash
    code === 0x5d || // ]
    code === 0x60 || // `
    code === 0x7f ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2018 && code <= 0x201f) ||
    (code >= 0x3001 && code <= 0x3011) ||
    code === 0xff1a ||
    code === 0xff0c ||
    code === 0xff08 ||
    code === 0xff09 ||
    code === 0xfeff
  );
}

function inDomain(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2d ||
    code === 0x2e ||
    code === 0x5f ||
    // Internationalized names; not the punctuation of Chinese and the wide forms.
    (code >= 0x80 &&
      !(code >= 0x2000 && code <= 0x206f) &&
      !(code >= 0x3000 && code <= 0x303f) &&
      !(code >= 0xff00 && code <= 0xffef) &&
      code !== 0xa0)
  );
}

/** Addresses in a text, in order, at most `max`. Domain literals count (RFC 5321 §4.1.3). */
export function addressesIn(text: string, max = 50): FoundAddress[] {
  const found: FoundAddress[] = [];
  let at = text.indexOf('@');
  while (at >= 0 && found.length < max) {
    const one = addressAt(text, at);
    if (one !== null) {
      found.push(one);
      at = text.indexOf('@', one.to);
    } else {
      at = text.indexOf('@', at + 1);
    }
  }
  return found;
}

function addressAt(text: string, at: number): FoundAddress | null {
  let from = at;
  if (text[at - 1] === '"') {
    // A quoted local part (RFC 5321 §4.1.2).
    const open = text.lastIndexOf('"', at - 2);
    if (open < 0 || at - open > MAX_LOCAL) return null;
    from = open;
  } else {
    while (from > 0 && at - from < MAX_LOCAL && !endsLocal(text.charCodeAt(from - 1))) from--;
    while (from < at && "'*=|/!".includes(text[from] as string)) from++;
    // `rfc822;a@b` and `mailto:a@b` are cut by `;` and `:` already.
  }
  if (from === at) return null;
  let to = at + 1;
  if (text[to] === '[') {
    const close = text.indexOf(']', to);
    if (close < 0 || close - to > 60) return null;
    to = close + 1;
  } else {
    while (to < text.length && to - at <= MAX_DOMAIN && inDomain(text.charCodeAt(to))) to++;
    while (to > at + 1 && '.-_'.includes(text[to - 1] as string)) to--;
  }
  if (to - at < 2) return null;
  return { address: text.slice(from, to), from, to };
}

/** The domain of an address in lower case, `null` when it has none. */
export function domainOf(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 0 || at === address.length - 1) return null;
  return address.slice(at + 1).toLowerCase();
}

/** Whether the local part is one that systems write from, and nobody is written to at. */
export function isDaemon(address: string): boolean {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase();
  return (
    local.startsWith('mailer-daemon') ||
    local.startsWith('mailer_daemon') ||
    local.startsWith('mail-daemon') ||
    local.startsWith('maildaemon') ||
    local.startsWith('mdaemon') ||
    local === 'postmaster' ||
    local === 'mailerdaemon' ||
    local === 'mailer' ||
    local === 'postoffice' ||
    local === 'smtp' ||
    local === 'abuse'
  );
}

const IPV4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/g;
const IPV6 = /(?<![\w:.])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}|:)(?![\w:])/gi;

/** IP addresses in a text, IPv4 first, at most ten. */
export function ipsIn(text: string): string[] {
  const piece = text.slice(0, 4000);
  const found: string[] = [];
  for (const [ip] of piece.matchAll(IPV4)) {
    if (ip.split('.').every((part) => Number(part) < 256) && !ip.startsWith('0.')) found.push(ip);
    if (found.length >= 10) return found;
  }
  if (piece.includes('::') || piece.split(':').length > 6) {
    for (const [ip] of piece.matchAll(IPV6)) {
      found.push(ip.toLowerCase());
      if (found.length >= 10) break;
    }
  }
  return [...new Set(found)];
}
