/** Apple's configuration profile: mail accounts in a property list, plain or within a signature. */
import type { Protocol } from '../protocols/mail/types.ts';
import {
  type Account,
  type Found,
  isClearPort,
  place,
  type Reading,
  usernameOf,
  usualPort,
} from './found.ts';
import { elementsOf, type XmlElement } from './xml.ts';

type Dict = ReadonlyMap<string, XmlElement>;

function dictOf(element: XmlElement): Dict {
  const dict = new Map<string, XmlElement>();
  let key: string | null = null;
  for (const child of element.children) {
    if (child.name === 'key') key = child.text;
    else if (key !== null) {
      dict.set(key, child);
      key = null;
    }
  }
  return dict;
}

function dictsOf(element: XmlElement): Dict[] {
  const own = element.name === 'dict' ? [dictOf(element)] : [];
  return [...own, ...element.children.flatMap(dictsOf)];
}

const textOf = (dict: Dict, key: string) => {
  const value = dict.get(key);
  return value === undefined || value.name === 'dict' || value.name === 'array'
    ? undefined
    : value.text;
};
function serverOf(dict: Dict, protocol: Protocol, side: 'Incoming' | 'Outgoing'): Found | null {
  const host = textOf(dict, `${side}MailServerHostName`);
  if (host === undefined) return null;
  const found: Found = { protocol };
  const port = `${side}MailServerPortNumber`;
  place(found, host, textOf(dict, port), port);
  // False where it is not given. One switch for both kinds: which it is goes by the port.
  if (dict.get(`${side}MailServerUseSSL`)?.name !== 'true') found.tls = 'none';
  else if (isClearPort(found.port)) found.tls = 'starttls';
  // For a missing outgoing port the device tries 25, 587 and 465: that can be either.
  else if (found.port !== undefined || protocol !== 'smtp') found.tls = 'implicit';
  if (found.port === undefined && found.badPort === undefined && found.tls !== undefined) {
    found.port = usualPort(protocol, found.tls);
  }
  found.username = usernameOf(textOf(dict, `${side}MailServerUsername`));
  return found;
}

export function readMobileconfig(root: XmlElement): Reading {
  const plists = elementsOf(root, 'plist');
  if (plists.length === 0) return null;
  const dicts = plists.flatMap(dictsOf);
  const mail = dicts.filter((dict) => textOf(dict, 'PayloadType') === 'com.apple.mail.managed');
  if (mail.length === 0) {
    return dicts.some((dict) => dict.has('EncryptedPayloadContent'))
      ? 'the profile is encrypted: it can be read on the device it is for only'
      : 'the profile holds no IMAP or POP mail account (com.apple.mail.managed)';
  }
  let holdsPassword = false;
  const accounts = mail.map((dict): Account => {
    for (const key of ['IncomingPassword', 'OutgoingPassword']) {
      if ((textOf(dict, key) ?? '') !== '') holdsPassword = true;
    }
    const pop = /pop/i.test(textOf(dict, 'EmailAccountType') ?? '');
    const address = (textOf(dict, 'EmailAddress') ?? '').trim();
    return {
      addresses: address === '' ? [] : [address],
      servers: [
        serverOf(dict, pop ? 'pop3' : 'imap', 'Incoming'),
        serverOf(dict, 'smtp', 'Outgoing'),
      ].filter((one) => one !== null),
    };
  });
  return { accounts, holdsPassword };
}

/** Where a BER element lies. `end` of an indefinite one is `null`. */
interface Ber {
  readonly tag: number;
  readonly start: number;
  readonly end: number | null;
}

function berAt(bytes: Uint8Array, at: number, limit: number): Ber | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > limit || (tag & 0x1f) === 0x1f) {
    return null;
  }
  if (first < 0x80) return { tag, start: at + 2, end: Math.min(limit, at + 2 + first) };
  if (first === 0x80) return { tag, start: at + 2, end: null };
  const octets = first - 0x80;
  if (octets > 4) return null;
  let length = 0;
  for (let i = 0; i < octets; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  return { tag, start: at + 2 + octets, end: Math.min(limit, at + 2 + octets + length) };
}

const MAX_BER = 5000;

/**
 * What a CMS signature is over (RFC 5652 §5.2): its octet strings put
 * together, as signing tools cut long content into pieces. `null` where the
 * bytes are no such thing. The signature is not verified.
 */
export function signedContent(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x30) return null;
  const pieces: Uint8Array[] = [];
  let length = 0;
  let seen = 0;
  let at = 0;
  // Into every constructed element, flat: the pieces of the content are the
  // octet strings before the first SET that follows them, the signers.
  while (at < bytes.length && seen++ < MAX_BER) {
    const element = berAt(bytes, at, bytes.length);
    if (element === null) break;
    if (element.tag === 0 && element.end === element.start) at = element.start;
    else if ((element.tag & 0x20) !== 0 && element.tag !== 0x31) {
      // After the content, certificates ([0]) are no part of it.
      if (pieces.length > 0 && element.tag === 0xa0) break;
      at = element.start;
    } else if (element.end === null) at = element.start;
    else {
      if (element.tag === 0x04) {
        pieces.push(bytes.subarray(element.start, element.end));
        length += element.end - element.start;
      } else if (element.tag === 0x31 && pieces.length > 0) break;
      at = element.end;
    }
  }
  if (pieces.length === 0) return null;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}
