/**
 * DNS messages on the wire (RFC 1035 §4.1), by `dns-packet`.
 *
 * What is ours is what it cannot do: it drops empty labels and writes any text
 * that it is given, so names are checked before; it reads every label as UTF-8
 * and does not mind where the data of a record end, so labels and ends are checked after.
 *
 * Whatever bytes come in, nothing throws, loops or grows without bound: a
 * message that cannot be read is `null` or `broken`.
 */
import { createRequire } from 'node:module';
import { labelBytes, labelFromBytes, labelsOf, nameProblem } from './name.ts';
import type { DnsRecord, ExtendedError, Question } from './types.ts';

interface Decoder<Value> {
  decode: { (bytes: Buffer, at: number): Value; bytes: number };
}

/** The parts of `dns-packet` that are used; it has no type declarations. */
interface DnsPacket {
  readonly AUTHORITATIVE_ANSWER: number;
  readonly TRUNCATED_RESPONSE: number;
  readonly RECURSION_DESIRED: number;
  readonly RECURSION_AVAILABLE: number;
  readonly AUTHENTIC_DATA: number;
  readonly CHECKING_DISABLED: number;
  encode(message: object): Buffer;
  readonly name: {
    encode(name: string): Buffer;
    /** `mail` writes a dot inside a label as `\.`. */
    decode: { (bytes: Buffer, at: number, options: { mail: boolean }): string; bytes: number };
  };
  readonly question: {
    encode(question: object, into: Buffer, at: number): void;
    encodingLength(question: object): number;
  };
  readonly a: Decoder<string>;
  readonly aaaa: Decoder<string>;
  readonly ptr: Decoder<string>;
  readonly mx: Decoder<{ preference: number }>;
  readonly txt: Decoder<Buffer[]>;
  readonly soa: Decoder<{
    serial: number;
    refresh: number;
    retry: number;
    expire: number;
    minimum: number;
  }>;
  readonly opt: Decoder<{ code: number; data: Buffer }[]>;
}

const require = createRequire(import.meta.url);
const packet = require('dns-packet') as DnsPacket;
const types = require('dns-packet/types') as {
  toString(type: number): string;
  toType(name: string): number;
};
const rcodes = require('dns-packet/rcodes') as { toString(rcode: number): string };

/** Payload that crosses today's networks without fragments (DNS flag day 2020, RFC 9715). */
export const UDP_PAYLOAD = 1232;

/** Records kept of a message; a hostile one holds thousands. */
const MAX_RECORDS = 1000;

const CLASS_IN = 1;
const TYPE_OPT = 41;
const OPTION_EDE = 15;

/** Types that `dns-packet` does not know. */
const NEWER_TYPES: Readonly<Record<string, number>> = {
  SMIMEA: 53,
  OPENPGPKEY: 61,
  CSYNC: 62,
  ZONEMD: 63,
  SVCB: 64,
  HTTPS: 65,
  URI: 256,
};
const NEWER_NAMES = new Map(Object.entries(NEWER_TYPES).map(([name, code]) => [code, name]));

/** Number of a type: `MX` → 15, `TYPE65534` → 65534 (RFC 3597 §5); `null` when it is unknown. */
export function typeNumber(type: string): number | null {
  const generic = /^TYPE(\d{1,5})$/.exec(type)?.[1];
  const code = generic === undefined ? (NEWER_TYPES[type] ?? types.toType(type)) : Number(generic);
  return code > 0 && code <= 0xffff ? code : null;
}

/** Name of a type, `TYPE65534` when it has none. */
export function typeName(code: number): string {
  return NEWER_NAMES.get(code) ?? types.toString(code).replace(/^UNKNOWN_/, 'TYPE');
}

/**
 * A name as `dns-packet` takes it: labels between dots, without escapes. `null`
 * when it does not fit (RFC 1035 §2.3.4) or cannot be written in that way: a dot
 * or a byte outside printable ASCII in a label. Text that is no A-label would go
 * out as raw bytes: the caller converts it or means something else.
 */
function packetName(name: string): string | null {
  if (/^[\w-]{1,63}(\.[\w-]{1,63})*$/.test(name) && name.length <= 253) return name;
  if (name === '.') return name;
  if (/[^\x21-\x7e]/.test(name) || nameProblem(name) !== null) return null;
  const labels = labelsOf(name).map((label) => labelBytes(label).toString('latin1'));
  return labels.every((label) => /^[\x20-\x2d\x2f-\x7e]+$/.test(label)) ? labels.join('.') : null;
}

/** A name in uncompressed wire form, letters as they are; `null` when it cannot be asked. */
export function encodeName(name: string): Buffer | null {
  const text = packetName(name);
  return text === null ? null : packet.name.encode(text);
}

/**
 * Name, type and class of a question: what a reply must repeat. `null` when the
 * name or the type cannot be put on the wire.
 */
export function encodeQuestionSection(question: Question): Buffer | null {
  const name = packetName(question.name);
  const code = typeNumber(question.type);
  if (name === null || code === null) return null;
  const asked = { name, type: `UNKNOWN_${code}` };
  const section = Buffer.alloc(packet.question.encodingLength(asked));
  packet.question.encode(asked, section, 0);
  return section;
}

/**
 * Mixes the case of a question's letters (draft-vixie-dnsext-dns0x20): a forger
 * has to guess it beside id and port. `bits` are random bytes, used in turn.
 */
export function mixCase(section: Buffer, bits: Uint8Array): void {
  let used = 0;
  for (let i = 0; i < section.length - 4; i++) {
    const byte = section[i] as number;
    // Length bytes are below 64 and no letters.
    const letter = byte | 0x20;
    if (byte < 0x41 || letter < 0x61 || letter > 0x7a) continue;
    const bit = ((bits[(used >> 3) % bits.length] as number) >> (used & 7)) & 1;
    section[i] = bit === 1 ? letter & ~0x20 : letter;
    used++;
  }
}

export interface QueryOptions {
  readonly id: number;
  /** EDNS(0) (RFC 6891); some old servers answer FORMERR to it. */
  readonly edns: boolean;
  readonly checkingDisabled: boolean;
  /** Sets RD. */
  readonly recursionDesired: boolean;
}

/** A query with a question section from `encodeQuestionSection`. */
export function encodeQuery(section: Buffer, options: QueryOptions): Buffer {
  // AD in a query asks for AD in the reply without the signatures that DO would bring (RFC 6840 §5.7).
  let flags = packet.AUTHENTIC_DATA;
  if (options.recursionDesired) flags |= packet.RECURSION_DESIRED;
  if (options.checkingDisabled) flags |= packet.CHECKING_DISABLED;
  const opt = { name: '.', type: 'OPT', udpPayloadSize: UDP_PAYLOAD };
  const query = packet.encode({ id: options.id, flags, additionals: options.edns ? [opt] : [] });
  // The question goes in as it stands, its letters mixed.
  query.writeUInt16BE(1, 4);
  return Buffer.concat([query.subarray(0, 12), section, query.subarray(12)]);
}

/** How a reply's header and question fit a query. */
export type Match =
  | 'yes'
  /** A failure that repeats no question: header only, as old servers send FORMERR. */
  | 'header-only'
  /** The right name in other letters than were sent. */
  | 'other-case'
  | 'not-a-reply'
  | 'wrong-id'
  | 'wrong-question';

/** Compares a reply with the query that was sent, before anything in it is read. */
export function matchReply(reply: Uint8Array, query: Buffer, questionLength: number): Match {
  if (reply.length < 12) return 'not-a-reply';
  const flags = reply[2] as number;
  // QR must be set and the opcode be QUERY.
  if ((flags & 0xf8) !== 0x80) return 'not-a-reply';
  if (reply[0] !== query[0] || reply[1] !== query[1]) return 'wrong-id';
  const questions = ((reply[4] as number) << 8) | (reply[5] as number);
  if (questions === 0) {
    const rcode = (reply[3] as number) & 0x0f;
    return rcode !== 0 && rcode !== 3 ? 'header-only' : 'wrong-question';
  }
  const end = 12 + questionLength;
  if (questions !== 1 || reply.length < end) return 'wrong-question';
  let sameCase = true;
  for (let i = 12; i < end; i++) {
    const a = reply[i] as number;
    const b = query[i] as number;
    if (a === b) continue;
    const letter = a | 0x20;
    // Type and class are the last four bytes and have no case.
    if (i >= end - 4 || letter !== (b | 0x20) || a < 0x41 || letter < 0x61 || letter > 0x7a) {
      return 'wrong-question';
    }
    sameCase = false;
  }
  return sameCase ? 'yes' : 'other-case';
}

/** What was read of a message. Records of other classes than IN are left out. */
export interface DnsMessage {
  readonly authoritative: boolean;
  readonly truncated: boolean;
  readonly recursionAvailable: boolean;
  readonly authenticData: boolean;
  /** With the upper bits of EDNS (RFC 6891 §6.1.3). */
  readonly rcode: string;
  readonly answers: readonly DnsRecord[];
  readonly authority: readonly DnsRecord[];
  readonly additional: readonly DnsRecord[];
  readonly extendedErrors: readonly ExtendedError[];
  /** The message ended early or a record in it cannot be read; what came before stands. */
  readonly broken: boolean;
}

/** Reads a message; `null` when there is no header. */
export function decodeMessage(bytes: Uint8Array): DnsMessage | null {
  if (bytes.length < 12) return null;
  const wire = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const flags = wire.readUInt16BE(2);
  const answers: DnsRecord[] = [];
  const authority: DnsRecord[] = [];
  const additional: DnsRecord[] = [];
  let extendedErrors: ExtendedError[] = [];
  let code = flags & 0x000f;
  let edns = false;
  let kept = 0;
  let broken = false;
  try {
    let at = 12;
    for (let left = wire.readUInt16BE(4); left > 0; left--) {
      readName(wire, at);
      at += packet.name.decode.bytes + 4;
    }
    for (const [i, section] of [answers, authority, additional].entries()) {
      for (let left = wire.readUInt16BE(6 + 2 * i); left > 0; left--) {
        const name = readName(wire, at);
        const head = at + packet.name.decode.bytes;
        const type = wire.readUInt16BE(head);
        const data = head + 8;
        at = data + 2 + wire.readUInt16BE(data);
        if (at > wire.length) throw BROKEN;
        if (type === TYPE_OPT) {
          // One is allowed, in the additional section (RFC 6891 §6.1.1).
          if (section !== additional || edns) continue;
          edns = true;
          code |= (wire[head + 4] as number) << 4;
          extendedErrors = readExtendedErrors(wire, data, at);
        } else if (wire.readUInt16BE(head + 2) === CLASS_IN) {
          // What is not read could be what was asked for: such a message tells nothing.
          if (++kept > MAX_RECORDS) throw BROKEN;
          // A TTL with the highest bit set counts as 0 (RFC 2181 §8).
          const ttl = Math.max(0, wire.readInt32BE(head + 4));
          section.push(readRecord(wire, name, type, ttl, data, at));
        }
      }
    }
    // Only a question can reach beyond the end by now.
    broken = at > wire.length;
  } catch {
    // BROKEN, what dns-packet says, or Buffer's RangeError at the end of the bytes.
    broken = true;
  }
  return {
    authoritative: (flags & packet.AUTHORITATIVE_ANSWER) !== 0,
    truncated: (flags & packet.TRUNCATED_RESPONSE) !== 0,
    recursionAvailable: (flags & packet.RECURSION_AVAILABLE) !== 0,
    authenticData: (flags & packet.AUTHENTIC_DATA) !== 0,
    rcode: code === 16 ? 'BADVERS' : rcodes.toString(code),
    answers,
    authority,
    additional,
    extendedErrors,
    broken,
  };
}

const BROKEN = new Error('broken DNS message');

/** The name at `at`, canonical; `packet.name.decode.bytes` is its length there. */
function readName(wire: Buffer, at: number): string {
  const text = packet.name.decode(wire, at, { mail: true });
  if (/^[\w.-]+$/.test(text)) return text.toLowerCase();
  // Bytes that are no host name's characters: dns-packet has seen that the labels
  // are there and the pointers lead backwards, but their text may be ambiguous.
  const labels: string[] = [];
  for (let i = at; ; ) {
    const size = wire[i] as number;
    if (size === 0) return labels.join('.');
    if (size >= 0xc0) {
      i = wire.readUInt16BE(i) & 0x3fff;
    } else {
      labels.push(labelFromBytes(wire.subarray(i + 1, i + 1 + size)));
      i += 1 + size;
    }
  }
}

/** A record whose length and data stand from `at` up to `end`. */
function readRecord(
  wire: Buffer,
  name: string,
  code: number,
  ttl: number,
  at: number,
  end: number,
): DnsRecord {
  const start = at + 2;
  const type = typeName(code);
  switch (type) {
    case 'A':
      return { name, ttl, type, address: whole(packet.a, wire, at, end) };
    case 'AAAA':
      return { name, ttl, type, address: canonicalIpv6(whole(packet.aaaa, wire, at, end)) };
    case 'CNAME':
    case 'NS':
    case 'PTR':
    case 'DNAME':
      whole(packet.ptr, wire, at, end);
      return { name, ttl, type, target: readName(wire, start) };
    case 'MX': {
      const { preference } = whole(packet.mx, wire, at, end);
      return { name, ttl, type, preference, exchange: readName(wire, start + 2) };
    }
    case 'TXT': {
      const strings = whole(packet.txt, wire, at, end).map((string) => string.toString('latin1'));
      return { name, ttl, type, strings, text: textOf(strings) };
    }
    case 'SOA': {
      const numbers = whole(packet.soa, wire, at, end);
      const mname = readName(wire, start);
      const rname = readName(wire, start + packet.name.decode.bytes);
      return { name, ttl, type, ...numbers, mname, rname };
    }
    default: {
      // RFC 3597 §5: right for every type, and no check reads any of them.
      const data = `\\# ${end - start} ${wire.toString('hex', start, end)}`.trimEnd();
      return { name, ttl, type: 'OTHER', typeName: type, data };
    }
  }
}

/** Data that `dns-packet` reads and that end where their record does, which it does not look at. */
function whole<Value>(type: Decoder<Value>, wire: Buffer, at: number, end: number): Value {
  const value = type.decode(wire, at);
  if (at + type.decode.bytes !== end) throw BROKEN;
  return value;
}

/** Extended errors among EDNS options (RFC 8914 §2). */
function readExtendedErrors(wire: Buffer, at: number, end: number): ExtendedError[] {
  return whole(packet.opt, wire, at, end)
    .filter(({ code, data }) => code === OPTION_EDE && data.length >= 2)
    .slice(0, 20)
    .map(({ data }) => ({
      code: data.readUInt16BE(0),
      // The text may end in a NUL (§2: it must not be taken for one).
      text: data.toString('utf8', 2).replace(/\0+$/, ''),
    }));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The strings joined, as UTF-8 where they are UTF-8, else as latin1. */
export function textOf(strings: readonly string[]): string {
  const joined = strings.length === 1 ? (strings[0] as string) : strings.join('');
  if (/^[\x00-\x7f]*$/.test(joined)) return joined;
  try {
    return utf8.decode(Buffer.from(joined, 'latin1'));
  } catch {
    return joined;
  }
}

/** RFC 5952 text of an IPv6 address; other text as it is. */
export function canonicalIpv6(text: string): string {
  const url = `http://[${text}]/`;
  if (!URL.canParse(url)) return text;
  const canonical = new URL(url).hostname.slice(1, -1);
  // URLs write the last 32 bits of a mapped address in hex, RFC 5952 §5 as IPv4.
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical);
  if (mapped === null) return canonical;
  const [high, low] = [
    Number.parseInt(mapped[1] as string, 16),
    Number.parseInt(mapped[2] as string, 16),
  ];
  return `::ffff:${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}
