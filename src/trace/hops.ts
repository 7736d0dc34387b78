/** How a message travelled: its Received fields (RFC 5321 §4.4), as real servers write them. */
import { decodeText } from '../protocols/mime/decode.ts';
import type { Field } from '../protocols/mime/types.ts';
import { addressText, clientAddress, isWithin, parseAddress } from '../protocols/spf/parse.ts';
import { parseDate, withoutComments } from './dates.ts';
import type { Hop, Journey } from './types.ts';

/** Of more Received fields the newest are kept. */
const MAX_HOPS = 200;
/** Longer fields are cut; their date is read from the end all the same. */
const LONGEST = 4_000;
const DATE_TAIL = 200;
const LONGEST_NAME = 255;
/** Clocks that differ by less agree, milliseconds. */
const TOLERANCE = 2_000;

type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'comment'; readonly text: string };

/** Words and comments of a field up to the date, and the date. */
interface Taken {
  readonly tokens: readonly Token[];
  /** `null` where no semicolon stands outside comments. */
  readonly date: string | null;
}

/** The offset behind what opens at `at`, comments nested; -1 where it is not closed. */
function behindComment(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 92) i += 1;
    else if (code === 40) depth += 1;
    else if (code === 41) {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

function takeApart(whole: string): Taken {
  // A semicolon behind the date parts nothing.
  const trimmed = whole.trimEnd();
  const text = trimmed.endsWith(';') ? trimmed.slice(0, -1) : trimmed;
  const tokens: Token[] = [];
  let lastSemicolon = -1;
  let tokensThere = 0;
  let word = -1;
  let open = false;
  const close = (at: number) => {
    if (word >= 0) tokens.push({ kind: 'word', text: text.slice(word, at) });
    word = -1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 40 && !open) {
      const end = behindComment(text, at);
      if (end < 0) open = true;
      close(at);
      if (end < 0) continue;
      tokens.push({ kind: 'comment', text: text.slice(at + 1, end - 1) });
      at = end - 1;
    } else if (code <= 32 || code === 41) close(at);
    else if (code === 59) {
      close(at);
      lastSemicolon = at;
      tokensThere = tokens.length;
    } else if (word < 0) word = at;
  }
  close(text.length);
  if (lastSemicolon < 0) return { tokens, date: null };
  return { tokens: tokens.slice(0, tokensThere), date: text.slice(lastSemicolon + 1) };
}

type Clause = 'from' | 'by' | 'via' | 'with' | 'id' | 'for';
const CLAUSES: ReadonlySet<string> = new Set(['from', 'by', 'via', 'with', 'id', 'for', 'over']);

/** The tokens of each clause, the first of a name. */
function clausesOf(tokens: readonly Token[]): ReadonlyMap<string, readonly Token[]> {
  const clauses = new Map<string, Token[]>();
  let current: Token[] = [];
  let name = '';
  for (const token of tokens) {
    const lower = token.kind === 'word' ? token.text.toLowerCase() : '';
    // A host may be called as a clause is: `from mail by by.example`, `by for.example`.
    const named = CLAUSES.has(lower) && !((name === 'from' || name === 'by') && lower === name);
    if (named) {
      current = [];
      name = lower;
      if (!clauses.has(lower)) clauses.set(lower, current);
    } else current.push(token);
  }
  return clauses;
}

const NO_NAMES: ReadonlySet<string> = new Set(['unknown', 'unverified', 'none', 'null', '-', '.']);

/** A host's name as it stands, or `null` for what is none. */
function hostOf(text: string): string | null {
  let name = text.trim();
  while (name !== '' && '.,;:'.includes(name.at(-1) as string)) name = name.slice(0, -1);
  if (name === '' || name.length > LONGEST_NAME || NO_NAMES.has(name.toLowerCase())) return null;
  if (ipOf(name) !== null) return null;
  return name.startsWith('[') || /[\s()<>"=@]/.test(name) ? null : name;
}

/** An address alone or as a literal (RFC 5321 §4.1.3), with a port behind it or without, by RFC 5952. */
function ipOf(text: string): string | null {
  let inner = text.trim();
  if (inner.length > 80) return null;
  if (inner.startsWith('[')) {
    const end = inner.indexOf(']');
    if (end < 0) return null;
    inner = inner.slice(1, end).trim();
  }
  inner = inner.replace(/^ipv6:/i, '').replace(/[,;]$/, '');
  const port = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(inner);
  const address = clientAddress(port?.[1] ?? inner);
  return address === null ? null : addressText(address);
}

/** What the other side says of itself, or what is said of the session: not seen by the server. */
const SAID = /^(?:helo|ehlo|account|authenticated|envelope-from|mailfrom|using|sender|port)\b/i;

/** Words of a comment without what the other side said: `helo=[192.0.2.1]`. */
const seenWords = (comment: string) =>
  comment
    .replaceAll(/\[\s{0,9}([^\]\s]{1,60})\s{0,9}\]/g, ' [$1] ')
    .split(/\s+/, 20)
    .filter((word, i, words) => {
      const before = words[i - 1]?.toLowerCase() ?? '';
      return (
        word !== '' &&
        !word.includes('=') &&
        !before.endsWith('=') &&
        !/^[eh]h?[el]lo$/.test(before)
      );
    });

interface Peer {
  readonly name: string | null;
  readonly ip: string | null;
  /** The name comes from DNS, not from the other side's own words. */
  readonly seen: boolean;
}

/** Who handed over, from `from helo (rdns [ip])` of Sendmail and Postfix, `from rdns ([ip] helo=…)` of Exim and the rest. */
function peerOf(tokens: readonly Token[]): Peer {
  const comments = tokens.filter(({ kind }) => kind === 'comment').slice(0, 10);
  const first = tokens[0]?.kind === 'word' ? tokens[0].text : null;
  let ip: string | null = null;
  let seenName: string | null = null;
  let said: string | null = null;
  for (const { text } of comments) {
    const helo = /(?:^|\s)[eh][eh]lo[\s=]{1,3}([^\s()]{1,255})/i.exec(text)?.[1];
    if (helo !== undefined && said === null) said = hostOf(helo);
    if (SAID.test(text)) continue;
    const words = seenWords(text);
    if (ip !== null) continue;
    // qmail with a login: `(user@domain@ip)`.
    const ips = words.map((word) => ipOf(word.slice(word.lastIndexOf('@') + 1)));
    const place = ips.findIndex((found) => found !== null);
    if (place < 0) continue;
    ip = ips[place] ?? null;
    const before = words[place - 1] ?? '';
    // Sendmail: `(IDENT:user@host [ip])`.
    if (before !== '') seenName = hostOf(before.slice(before.lastIndexOf('@') + 1));
  }
  const firstName = first === null ? null : hostOf(first);
  // `from host [ip] by`, as fetchmail and gateways write it, before `from [said] by`.
  for (const { kind, text } of tokens.slice(1, 8)) {
    if (ip === null && kind === 'word' && text.startsWith('[')) ip = ipOf(text);
  }
  if (ip === null && first !== null) ip = ipOf(first);
  if (seenName !== null) return { name: seenName, ip, seen: true };
  // Beside `helo=` the first word is what the server found out.
  if (said !== null && firstName !== null) return { name: firstName, ip, seen: true };
  return { name: firstName ?? said, ip, seen: false };
}

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun),?$/i;

const withOf = (tokens: readonly Token[]): string | null => {
  const words: string[] = [];
  for (const { kind, text } of tokens.slice(0, 8)) {
    if (kind === 'comment' || WEEKDAY.test(text)) break;
    words.push(text);
  }
  const joined = words.join(' ').slice(0, 80);
  // `(Coremail) with SMTP id`, `with InterScan Message Security Suite`
  return joined === '' ? null : joined;
};

interface Read {
  readonly hop: Omit<Hop, 'seconds' | 'skewed'>;
  readonly peer: Peer;
  readonly byIp: string | null;
  readonly time: number | null;
}

const NO_TOKENS: readonly Token[] = [];

function readHop({ raw, line }: Field): Read {
  const text = decodeText(raw.slice(0, LONGEST), null);
  const { tokens, date } = takeApart(text);
  const clauses = clausesOf(tokens);
  const clause = (name: Clause) => clauses.get(name) ?? NO_TOKENS;
  const peer = peerOf(clause('from'));
  const by = clause('by');
  const host = by[0]?.kind === 'word' ? by[0].text : null;
  const byIp = by
    .filter(({ kind }) => kind === 'comment')
    .slice(0, 3)
    .flatMap(({ text: comment }) => seenWords(comment))
    .map(ipOf)
    .find((ip) => ip !== null);
  const protocol = withOf(clause('with'));
  // `from root by host with local` names a user, not a host.
  const isUser =
    protocol?.toLowerCase() === 'local' && peer.ip === null && !peer.name?.includes('.');
  const end = raw.length > LONGEST ? null : date;
  const at =
    (end === null ? null : parseDate(end)) ??
    parseDate(withoutComments(raw.slice(-2 * DATE_TAIL)).slice(-DATE_TAIL)) ??
    parseDate(raw.slice(-DATE_TAIL).replaceAll(/[()]/g, ' '));
  return {
    hop: {
      from: isUser ? null : peer.name,
      fromIp: peer.ip,
      by: host === null ? null : (ipOf(host) ?? hostOf(host)),
      with: protocol,
      at,
      line,
      text,
    },
    peer,
    byIp: byIp ?? (host === null ? null : ipOf(host)),
    time: at === null ? null : Date.parse(at),
  };
}

/**
 * Which of these times are off: those outside the longest run that only grows. Where two runs are
 * equally long, the later times are believed: servers' rather than that of the sender's own machine.
 */
function offClocks(times: readonly number[]): readonly boolean[] {
  const length: number[] = new Array(times.length).fill(1);
  const next: number[] = new Array(times.length).fill(-1);
  let first = -1;
  for (let i = times.length - 1; i >= 0; i -= 1) {
    for (let j = times.length - 1; j > i; j -= 1) {
      const grows = (times[j] as number) >= (times[i] as number) - TOLERANCE;
      if (grows && (length[j] as number) + 1 > (length[i] as number)) {
        length[i] = (length[j] as number) + 1;
        next[i] = j;
      }
    }
    if (first < 0 || (length[i] as number) > (length[first] as number)) first = i;
  }
  const off: boolean[] = new Array(times.length).fill(true);
  for (let i = first; i >= 0; i = next[i] as number) off[i] = false;
  return off;
}

/** Networks that are nobody's in public (RFC 6890). Those of documentation count as public: examples use them. */
const PRIVATE = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
].flatMap(([network, length]) => {
  const address = parseAddress(network as string);
  return address === null ? [] : [{ address, length: length as number }];
});

function isPublic(ip: string): boolean {
  const address = clientAddress(ip);
  if (address === null) return false;
  return !PRIVATE.some((network) => isWithin(address, network.address, network.length));
}

/** The second level of a name, the third below endings such as `com.cn`: enough to tell one house from another. */
function houseOf(name: string): string {
  const labels = name.toLowerCase().split('.');
  const short = (labels.at(-2)?.length ?? 0) <= 3 && (labels.at(-1)?.length ?? 0) === 2;
  return labels.slice(short ? -3 : -2).join('.');
}

/** Handed over inside one house: by the name that was seen, or by networks, which servers see themselves. */
function isInside({ peer, byIp, hop }: Read): boolean {
  if (peer.seen && peer.name !== null && hop.by !== null && peer.name.includes('.')) {
    if (houseOf(peer.name) === houseOf(hop.by)) return true;
  }
  const from = peer.ip === null ? null : clientAddress(peer.ip);
  const by = byIp === null ? null : clientAddress(byIp);
  return from !== null && by !== null && isWithin(from, by, from.bits === 32 ? 16 : 32);
}

/**
 * That of the topmost hop with a public address that is not inside one house; where all are, of the
 * topmost with a public one. What stands further down may be forged.
 */
function sendingIpOf(newestFirst: readonly Read[]): string | null {
  const open = newestFirst.filter(({ hop }) => hop.fromIp !== null && isPublic(hop.fromIp));
  return (open.find((read) => !isInside(read)) ?? open[0])?.hop.fromIp ?? null;
}

/**
 * The way of a message by its header fields, the topmost first as they stand. Delays are counted from
 * the hop before that has a date, so that they add up to the whole. `slowest` counts hops from 0.
 */
export function journeyOf(fields: readonly Field[]): Journey {
  const reads: Read[] = [];
  let sent: number | null = null;
  let dated = false;
  for (const field of fields) {
    if (field.key === 'received' && reads.length < MAX_HOPS) reads.push(readHop(field));
    else if (field.key === 'date' && !dated) {
      dated = true;
      const at = parseDate(decodeText(field.raw.slice(0, LONGEST), null));
      sent = at === null ? null : Date.parse(at);
    }
  }
  const sendingIp = sendingIpOf(reads);
  reads.reverse();
  const times = [sent, ...reads.map(({ time }) => time)].filter((time) => time !== null);
  const off = offClocks(times);
  // The place of the last date before the hop.
  let place = sent === null ? -1 : 0;
  const hops = reads.map(({ hop, time }): Hop => {
    if (time === null) return { ...hop, seconds: null, skewed: false };
    place += 1;
    if (place === 0) return { ...hop, seconds: null, skewed: off[0] === true };
    const seconds = (time - (times[place - 1] as number)) / 1_000;
    return { ...hop, seconds, skewed: off[place] === true || off[place - 1] === true };
  });
  const start = sent ?? reads[0]?.time ?? null;
  const end = reads.at(-1)?.time ?? null;
  let slowest: number | null = null;
  hops.forEach(({ seconds, skewed }, i) => {
    if (seconds === null || skewed || seconds <= 0) return;
    if (slowest === null || seconds > (hops[slowest]?.seconds ?? 0)) slowest = i;
  });
  return {
    hops,
    seconds: start === null || end === null ? null : (end - start) / 1_000,
    sendingIp,
    slowest,
  };
}

export { parseDate } from './dates.ts';
