/**
 * DNS messages on the wire (RFC 1035 §4.1).
 *
 * Names are read and written here and not by `dns-packet`, which loses a dot
 * inside a label, drops empty labels and writes non-ASCII text as it stands.
 * What is taken from it are its registries of types and response codes.
 *
 * Whatever bytes come in, nothing throws, loops or grows without bound: a
 * message that cannot be read is `null` or `broken`.
 */
import { createRequire } from 'node:module';
import { quoteString } from './format.ts';
import {
  absolute,
  canonicalName,
  labelBytes,
  labelFromBytes,
  labelsOf,
  nameProblem,
} from './name.ts';
import type { Answer, DnsRecord, ExtendedError, Outcome, Question, TargetRecord } from './types.ts';

// The package has no type declarations, and these are the two modules of it that are needed.
const require = createRequire(import.meta.url);
const registry = require('dns-packet/types') as {
  toString(type: number): string;
  toType(name: string): number;
};
const rcodes = require('dns-packet/rcodes') as { toString(rcode: number): string };

/** Payload that crosses today's networks without fragments (DNS flag day 2020, RFC 9715). */
export const UDP_PAYLOAD = 1232;

/** Records kept of a message; a hostile one holds thousands. */
const MAX_RECORDS = 1000;

/** A name has at most 127 labels, so an honest one needs no more pointers. */
const MAX_POINTERS = 127;

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
  const generic = /^TYPE(\d{1,5})$/.exec(type);
  if (generic) {
    const code = Number(generic[1]);
    return code > 0 && code <= 0xffff ? code : null;
  }
  const code = NEWER_TYPES[type] ?? registry.toType(type);
  return code > 0 ? code : null;
}

/** Name of a type, `TYPE65534` when it has none. */
export function typeName(code: number): string {
  const newer = NEWER_NAMES.get(code);
  if (newer !== undefined) return newer;
  const name = registry.toString(code);
  return name.startsWith('UNKNOWN_') ? `TYPE${code}` : name;
}

/** A name in uncompressed wire form, letters as they are; `null` when it does not fit (RFC 1035 §2.3.4). */
export function encodeName(name: string): Buffer | null {
  if (name === '.') return Buffer.alloc(1);
  if (/^[\w-]{1,63}(\.[\w-]{1,63})*$/.test(name) && name.length <= 253) {
    // Every dot becomes the length of the label behind it.
    const wire = Buffer.allocUnsafe(name.length + 2);
    wire.write(name, 1, 'latin1');
    let length = 0;
    for (let i = name.length; i >= 0; i--) {
      if (i === 0 || wire[i] === 0x2e) {
        wire[i] = length;
        length = 0;
      } else {
        length++;
      }
    }
    wire[name.length + 1] = 0;
    return wire;
  }
  // Text that is no A-label would go out as raw bytes: the caller converts it or means something else.
  if (/[^\x21-\x7e]/.test(name) || nameProblem(name) !== null) return null;
  const parts: Buffer[] = [];
  for (const label of labelsOf(name)) {
    const bytes = labelBytes(label);
    if (bytes.length === 0) return null;
    parts.push(Buffer.of(bytes.length), bytes);
  }
  parts.push(Buffer.alloc(1));
  return Buffer.concat(parts);
}

/**
 * Name, type and class of a question: what a reply must repeat. `null` when the
 * name or the type cannot be put on the wire.
 */
export function encodeQuestionSection(question: Question): Buffer | null {
  const name = encodeName(question.name);
  const type = typeNumber(question.type);
  if (name === null || type === null) return null;
  const section = Buffer.allocUnsafe(name.length + 4);
  name.copy(section);
  section.writeUInt16BE(type, name.length);
  section.writeUInt16BE(CLASS_IN, name.length + 2);
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
  const query = Buffer.alloc(12 + section.length + (options.edns ? 11 : 0));
  query.writeUInt16BE(options.id, 0);
  // AD in a query asks for AD in the reply without the signatures that DO would bring (RFC 6840 §5.7).
  let flags = 0x0020;
  if (options.recursionDesired) flags |= 0x0100;
  if (options.checkingDisabled) flags |= 0x0010;
  query.writeUInt16BE(flags, 2);
  query.writeUInt16BE(1, 4);
  section.copy(query, 12);
  if (options.edns) {
    const at = 12 + section.length;
    query.writeUInt16BE(1, 10);
    // Root name, type OPT, payload size; extended rcode, version and flags are 0, no options.
    query.writeUInt16BE(TYPE_OPT, at + 1);
    query.writeUInt16BE(UDP_PAYLOAD, at + 3);
  }
  return query;
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

/** A message as it was read. Records of other classes than IN are left out. */
export interface DnsMessage {
  readonly id: number;
  readonly response: boolean;
  readonly authoritative: boolean;
  readonly truncated: boolean;
  readonly recursionDesired: boolean;
  readonly recursionAvailable: boolean;
  readonly authenticData: boolean;
  readonly checkingDisabled: boolean;
  /** With the upper bits of EDNS (RFC 6891 §6.1.3). */
  readonly rcode: string;
  readonly question: Question | null;
  readonly answers: readonly DnsRecord[];
  readonly authority: readonly DnsRecord[];
  readonly additional: readonly DnsRecord[];
  readonly edns: boolean;
  readonly extendedErrors: readonly ExtendedError[];
  /** The message ended early or a record in it cannot be read; what came before stands. */
  readonly broken: boolean;
  /** There were more records than are kept. */
  readonly capped: boolean;
}

/** Reads a message; `null` when there is no header. */
export function decodeMessage(bytes: Uint8Array): DnsMessage | null {
  if (bytes.length < 12) return null;
  const wire = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const flags = wire.readUInt16BE(2);
  const sections: DnsRecord[][] = [[], [], []];
  const extendedErrors: ExtendedError[] = [];
  let question: Question | null = null;
  let upperRcode = 0;
  let edns = false;
  let kept = 0;
  let capped = false;
  let broken = false;
  try {
    let at = 12;
    for (let left = wire.readUInt16BE(4); left > 0; left--) {
      const end = skipName(wire, at);
      if (question === null) {
        const type = typeName(wire.readUInt16BE(end));
        question = { name: readName(wire, at), type };
      }
      at = end + 4;
      if (at > wire.length) throw BROKEN;
    }
    for (let section = 0; section < 3; section++) {
      for (let left = wire.readUInt16BE(6 + 2 * section); left > 0; left--) {
        const head = skipName(wire, at);
        const type = wire.readUInt16BE(head);
        const start = head + 10;
        const end = start + wire.readUInt16BE(head + 8);
        if (end > wire.length) throw BROKEN;
        if (type === TYPE_OPT) {
          // One is allowed, in the additional section (RFC 6891 §6.1.1).
          if (section === 2 && !edns) {
            edns = true;
            upperRcode = wire[head + 4] as number;
            readOptions(wire, start, end, extendedErrors);
          }
        } else if (wire.readUInt16BE(head + 2) === CLASS_IN) {
          if (kept < MAX_RECORDS) {
            kept++;
            // A TTL with the highest bit set counts as 0 (RFC 2181 §8).
            const ttl = wire.readInt32BE(head + 4);
            (sections[section] as DnsRecord[]).push(
              readRecord(wire, readName(wire, at), type, Math.max(0, ttl), start, end),
            );
          } else {
            capped = true;
          }
        }
        at = end;
      }
    }
  } catch {
    // BROKEN, or Buffer's RangeError at the end of the bytes.
    broken = true;
  }
  const code = (upperRcode << 4) | (flags & 0x000f);
  return {
    id: wire.readUInt16BE(0),
    response: (flags & 0x8000) !== 0,
    authoritative: (flags & 0x0400) !== 0,
    truncated: (flags & 0x0200) !== 0,
    recursionDesired: (flags & 0x0100) !== 0,
    recursionAvailable: (flags & 0x0080) !== 0,
    authenticData: (flags & 0x0020) !== 0,
    checkingDisabled: (flags & 0x0010) !== 0,
    rcode: code === 16 ? 'BADVERS' : rcodes.toString(code),
    question,
    answers: sections[0] as DnsRecord[],
    authority: sections[1] as DnsRecord[],
    additional: sections[2] as DnsRecord[],
    edns,
    extendedErrors,
    broken,
    capped,
  };
}

/** Thrown inside this module only; made once, because a stack a hostile packet costs more than the packet. */
const BROKEN = new Error('broken DNS message');

/** Where a name ends that starts at `at`, its pointer not followed. */
function skipName(wire: Buffer, at: number): number {
  for (let i = at; i < wire.length; ) {
    const length = wire[i] as number;
    if (length === 0) return i + 1;
    if (length >= 0xc0) {
      if (i + 2 > wire.length) break;
      return i + 2;
    }
    if (length > 63) break;
    i += 1 + length;
  }
  throw BROKEN;
}

/** Bytes that stand for themselves, by their lower-case character. */
const PLAIN: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const c = String.fromCharCode(byte);
  return /[A-Za-z0-9_-]/.test(c) ? c.toLowerCase() : '';
});

/**
 * The name at `at`, canonical. A pointer must point before the place where it
 * stands (RFC 1035 §4.1.4: "a prior occurrence"), so that there are no loops.
 */
function readName(wire: Buffer, at: number): string {
  let out = '';
  let length = 1;
  let pointers = 0;
  let floor = at;
  let i = at;
  for (;;) {
    const size = wire[i];
    if (size === undefined) throw BROKEN;
    if (size === 0) return out === '' ? '.' : out;
    if (size >= 0xc0) {
      const target = ((size & 0x3f) << 8) | (wire[i + 1] ?? 0xff);
      if (i + 1 >= wire.length || target >= floor || ++pointers > MAX_POINTERS) throw BROKEN;
      floor = target;
      i = target;
      continue;
    }
    const end = i + 1 + size;
    length += size + 1;
    if (size > 63 || end > wire.length || length > 255) throw BROKEN;
    if (out !== '') out += '.';
    for (i++; i < end; i++) {
      const c = PLAIN[wire[i] as number] as string;
      if (c === '') {
        out += labelFromBytes(wire.subarray(i, end));
        i = end;
        break;
      }
      out += c;
    }
  }
}

/** A name that ends exactly at `end`. */
function nameUpTo(wire: Buffer, at: number, end: number): string {
  if (at >= end || skipName(wire, at) !== end) throw BROKEN;
  return readName(wire, at);
}

function readRecord(
  wire: Buffer,
  name: string,
  code: number,
  ttl: number,
  start: number,
  end: number,
): DnsRecord {
  switch (code) {
    case 1:
      if (end - start !== 4) throw BROKEN;
      return { name, ttl, type: 'A', address: wire.subarray(start, end).join('.') };
    case 28:
      if (end - start !== 16) throw BROKEN;
      return { name, ttl, type: 'AAAA', address: ipv6Text(wire.subarray(start, end)) };
    case 2:
    case 5:
    case 12:
    case 39: {
      const type = typeName(code) as TargetRecord['type'];
      return { name, ttl, type, target: nameUpTo(wire, start, end) };
    }
    case 15:
      return {
        name,
        ttl,
        type: 'MX',
        preference: wire.readUInt16BE(start),
        exchange: nameUpTo(wire, start + 2, end),
      };
    case 16: {
      const strings = readStrings(wire, start, end);
      return { name, ttl, type: 'TXT', strings, text: textOf(strings) };
    }
    case 6: {
      const second = skipName(wire, start);
      const numbers = skipName(wire, second);
      if (numbers + 20 !== end) throw BROKEN;
      return {
        name,
        ttl,
        type: 'SOA',
        mname: readName(wire, start),
        rname: readName(wire, second),
        serial: wire.readUInt32BE(numbers),
        refresh: wire.readUInt32BE(numbers + 4),
        retry: wire.readUInt32BE(numbers + 8),
        expire: wire.readUInt32BE(numbers + 12),
        minimum: wire.readUInt32BE(numbers + 16),
      };
    }
    default:
      return {
        name,
        ttl,
        type: 'OTHER',
        typeName: typeName(code),
        data: otherData(wire, code, start, end),
      };
  }
}

/** Presentation form of the types that mail has to do with, RFC 3597 §5 for the rest and for bad data. */
function otherData(wire: Buffer, code: number, start: number, end: number): string {
  const bytes = wire.subarray(start, end);
  const hex = (from: number) => bytes.subarray(from).toString('hex').toUpperCase();
  try {
    switch (code) {
      case 33: // SRV (RFC 2782)
        return [
          wire.readUInt16BE(start),
          wire.readUInt16BE(start + 2),
          wire.readUInt16BE(start + 4),
          absolute(nameUpTo(wire, start + 6, end)),
        ].join(' ');
      case 43: // DS (RFC 4034 §5.3)
      case 59: // CDS
        if (bytes.length < 5) break;
        return `${bytes.readUInt16BE(0)} ${bytes[2]} ${bytes[3]} ${hex(4)}`;
      case 48: // DNSKEY (RFC 4034 §2.2)
      case 60: // CDNSKEY
        if (bytes.length < 5) break;
        return `${bytes.readUInt16BE(0)} ${bytes[2]} ${bytes[3]} ${bytes.toString('base64', 4)}`;
      case 52: // TLSA (RFC 6698 §2.2)
      case 53: // SMIMEA
        if (bytes.length < 4) break;
        return `${bytes[0]} ${bytes[1]} ${bytes[2]} ${hex(3)}`;
      case 99: // SPF, of old
        return readStrings(wire, start, end).map(quoteString).join(' ');
      case 257: {
        // CAA (RFC 8659 §4.1.1)
        const length = bytes[1] ?? 0;
        const tag = bytes.toString('latin1', 2, 2 + length);
        if (bytes.length < 2 + length || !/^[A-Za-z0-9]+$/.test(tag)) break;
        return `${bytes[0]} ${tag} ${quoteString(bytes.toString('latin1', 2 + length))}`;
      }
    }
  } catch {
    // Falls back to the bytes: an odd record of a type that nobody reads is no reason to drop the rest.
  }
  return bytes.length === 0 ? '\\# 0' : `\\# ${bytes.length} ${bytes.toString('hex')}`;
}

function readStrings(wire: Buffer, start: number, end: number): string[] {
  const strings: string[] = [];
  for (let i = start; i < end; ) {
    const stop = i + 1 + (wire[i] as number);
    if (stop > end) throw BROKEN;
    strings.push(wire.toString('latin1', i + 1, stop));
    i = stop;
  }
  return strings;
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

/** Sixteen bytes as RFC 5952 writes them. */
export function ipv6Text(bytes: Uint8Array): string {
  const groups: number[] = [];
  for (let i = 0; i < 16; i += 2) {
    groups.push(((bytes[i] as number) << 8) | (bytes[i + 1] as number));
  }
  // The longest run of zeros, of two at least, the first one on a tie (§4.2).
  let from = -1;
  let run = 1;
  for (let i = 0; i < 8; i++) {
    let length = 0;
    while (i + length < 8 && groups[i + length] === 0) length++;
    if (length > run) {
      from = i;
      run = length;
    }
  }
  const hex = (some: number[]) => some.map((g) => g.toString(16)).join(':');
  if (from === 0 && run === 5 && groups[5] === 0xffff) {
    return `::ffff:${bytes.slice(12).join('.')}`;
  }
  return from < 0 ? hex(groups) : `${hex(groups.slice(0, from))}::${hex(groups.slice(from + run))}`;
}

/** Extended errors among EDNS options (RFC 8914 §2). */
function readOptions(wire: Buffer, start: number, end: number, errors: ExtendedError[]): void {
  for (let i = start; i + 4 <= end; ) {
    const code = wire.readUInt16BE(i);
    const stop = i + 4 + wire.readUInt16BE(i + 2);
    if (stop > end) throw BROKEN;
    if (code === OPTION_EDE && stop - i >= 6 && errors.length < 20) {
      // The text may end in a NUL (§2: it must not be taken for one).
      const text = wire.toString('utf8', i + 6, stop).replace(/\0+$/, '');
      errors.push({ code: wire.readUInt16BE(i + 4), text });
    }
    i = stop;
  }
}

/** An answer in which nothing was learned. */
export function failure(
  question: Question,
  outcome: Outcome,
  server: string,
  problem: string | null,
  ms: number,
): Answer {
  return {
    question,
    outcome,
    rcode: null,
    chain: [],
    records: [],
    beside: [],
    authority: [],
    additional: [],
    authoritative: false,
    authenticData: false,
    recursionAvailable: false,
    truncated: false,
    extendedErrors: [],
    server,
    problem,
    ttl: null,
    ms,
  };
}

/** Reads what a reply says about a question (RFC 1034 §4.3.2, RFC 2308, RFC 6672). */
export function interpret(
  message: DnsMessage,
  question: Question,
  server: string,
  problem: string | null,
  ms: number,
): Answer {
  const head: Answer = {
    ...failure(question, 'nodata', server, problem, ms),
    rcode: message.rcode,
    authority: message.authority,
    additional: message.additional,
    authoritative: message.authoritative,
    authenticData: message.authenticData,
    recursionAvailable: message.recursionAvailable,
    truncated: message.truncated,
    extendedErrors: message.extendedErrors,
  };
  if (message.broken) {
    return { ...head, outcome: 'malformed', problem: joined('the reply cannot be read', problem) };
  }
  switch (message.rcode) {
    case 'NOERROR':
    case 'NXDOMAIN':
      break;
    case 'SERVFAIL':
      return { ...head, outcome: 'servfail' };
    case 'REFUSED':
      return { ...head, outcome: 'refused' };
    default:
      return { ...head, outcome: 'not-implemented-there' };
  }

  const { chain, end, loop } = followChain(message.answers, question);
  const answers = message.answers;
  const own = canonicalName(question.name);
  const atOwn = (r: DnsRecord) => r.name === own;
  const isAsked = (r: DnsRecord) => hasType(r, question.type);
  // A CNAME at the question's name makes every other record there a fault of the zone (RFC 2181 §10.1).
  const aliased = answers.some((r) => atOwn(r) && r.type === 'CNAME');
  const beside =
    aliased && question.type !== 'ANY'
      ? distinct(answers.filter((r) => atOwn(r) && r.type !== 'CNAME' && !isSignature(r)))
      : [];
  const trouble = loop ? joined('the CNAME chain is a loop', problem) : problem;
  const chainTtl = leastTtl(chain);

  // NXDOMAIN is about the end of the chain (RFC 2308 §2.1, RFC 6604 §3), which a CNAME question does not follow.
  if ((message.rcode === 'NOERROR' || question.type === 'CNAME') && !loop) {
    const found = answers.filter((r) => r.name === end && isAsked(r));
    const records = distinct(
      found.length === 0 && question.type === 'CNAME' ? synthesised(answers, own) : found,
    );
    if (records.length > 0) {
      return {
        ...head,
        outcome: 'answer',
        chain,
        records,
        beside,
        problem: trouble,
        ttl: leastTtl([...chain, ...records]),
      };
    }
    const soa = message.authority.some((r) => r.type === 'SOA');
    const ns = message.authority.some((r) => r.type === 'NS');
    if (
      answers.length === 0 &&
      ns &&
      !soa &&
      !message.authoritative &&
      !message.recursionAvailable
    ) {
      return { ...head, outcome: 'refused', problem: joined('referral', problem) };
    }
  }

  // RFC 2308 §5: the lesser of the SOA's TTL and its MINIMUM field.
  let ttl = chainTtl;
  for (const soa of message.authority) {
    if (soa.type !== 'SOA') continue;
    ttl = Math.min(ttl ?? Number.POSITIVE_INFINITY, soa.ttl, soa.minimum);
    break;
  }
  return {
    ...head,
    outcome: message.rcode === 'NXDOMAIN' ? 'nxdomain' : 'nodata',
    chain,
    beside,
    problem: trouble,
    ttl,
  };
}

function joined(what: string, problem: string | null): string {
  return problem === null ? what : `${what}; ${problem}`;
}

/** CNAMEs, and DNAMEs with the CNAMEs they stand for, from the question's name on. */
function followChain(
  answers: readonly DnsRecord[],
  question: Question,
): { chain: TargetRecord[]; end: string; loop: boolean } {
  const chain: TargetRecord[] = [];
  let end = canonicalName(question.name);
  if (question.type === 'CNAME' || question.type === 'ANY') return { chain, end, loop: false };
  const visited = new Set([end]);
  for (;;) {
    let next: TargetRecord | null = null;
    for (const record of answers) {
      if (record.type === 'CNAME' && record.name === end) {
        next = record;
        break;
      }
    }
    const dname = dnameOver(answers, end);
    if (dname !== null) {
      next ??= synthesise(dname, end);
      if (next !== null) chain.push(dname);
    }
    if (next === null) return { chain, end, loop: false };
    chain.push(next);
    end = next.target;
    if (visited.has(end)) return { chain, end, loop: true };
    visited.add(end);
  }
}

/** The DNAME that redirects a name: it stands above it (RFC 6672 §2.3). */
function dnameOver(answers: readonly DnsRecord[], name: string): TargetRecord | null {
  for (const record of answers) {
    if (record.type === 'DNAME' && name.endsWith(`.${record.name}`)) return record;
  }
  return null;
}

/** The CNAME that a DNAME stands for (RFC 6672 §2.2, §3.1); `null` when the name gets too long. */
function synthesise(dname: TargetRecord, name: string): TargetRecord | null {
  const prefix = name.slice(0, name.length - dname.name.length - 1);
  const target = dname.target === '.' ? prefix : `${prefix}.${dname.target}`;
  if (nameProblem(target) !== null) return null;
  return { name, ttl: dname.ttl, type: 'CNAME', target };
}

function synthesised(answers: readonly DnsRecord[], name: string): DnsRecord[] {
  const dname = dnameOver(answers, name);
  const cname = dname === null ? null : synthesise(dname, name);
  return cname === null ? [] : [cname];
}

/** Whether a record is of an asked type; `ANY` is every type. */
export function hasType(record: DnsRecord, type: string): boolean {
  return type === 'ANY' || (record.type === 'OTHER' ? record.typeName : record.type) === type;
}

/** DNSSEC's own records may stand beside a CNAME (RFC 4034 §3). */
function isSignature(record: DnsRecord): boolean {
  return record.type === 'OTHER' && /^(RRSIG|NSEC|SIG|KEY)$/.test(record.typeName);
}

/** Least TTL of some records, `null` of none. */
export function leastTtl(records: readonly DnsRecord[]): number | null {
  let least: number | null = null;
  for (const { ttl } of records) if (least === null || ttl < least) least = ttl;
  return least;
}

/** The same record twice is one record (RFC 2181 §5). */
function distinct<R extends DnsRecord>(records: R[]): R[] {
  if (records.length < 2) return records;
  const seen = new Set<string>();
  return records.filter((record) => {
    const key = JSON.stringify({ ...record, ttl: 0 });
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
