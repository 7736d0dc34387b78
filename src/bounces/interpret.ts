/**
 * Understands one reply: by the rules of the receiver that its hosts name, by
 * rules of other receivers, by the words that mail systems share, by its status,
 * by its code. All rules are found in one pass over the reply.
 */
import type { Cause } from './causes.ts';
import common from './replies/common.ts';
import { RECEIVERS } from './replies/index.ts';
import { matches, normalise, type Receiver, type ReplyText, type Rule } from './replies/rule.ts';
import { type CodeReading, codeCause, statusCause } from './statuses.ts';
import type { Interpretation } from './types.ts';

export interface ReplyToRead {
  readonly text: string;
  readonly code: string | null;
  readonly status: string | null;
  /** Remote host, recipient domain, reporting MTA: most telling first. */
  readonly hosts: readonly string[];
}

/** A rule with where it comes from. */
interface Entry {
  readonly rule: Rule;
  readonly receiver: Receiver;
  /** Place among all rules. */
  readonly order: number;
  /** Literal characters that it asks for. */
  readonly length: number;
}

/** Most causes that are told of one reply. */
const MAX_INTERPRETATIONS = 6;

/**
 * What the reply means, best first, each cause once; empty where nothing is
 * known of it. Confidence: of the replies understood so, the part that is right.
 */
export function interpret(reply: ReplyToRead): readonly Interpretation[] {
  const named = receiversOf(reply.hosts);
  const key = `${reply.code}\n${reply.status}\n${named.map(({ id }) => id)}\n${reply.text}`;
  const known = recall(key);
  if (known !== undefined) return known;
  const read = judge(reply, named);
  remember(key, read);
  return read;
}

// Receivers by their hosts

const BY_SUFFIX: ReadonlyMap<string, readonly Receiver[]> = (() => {
  const map = new Map<string, Receiver[]>();
  for (const receiver of RECEIVERS) {
    for (const host of receiver.hosts) {
      const suffix = host.toLowerCase();
      map.set(suffix, [...(map.get(suffix) ?? []), receiver]);
    }
  }
  return map;
})();

/** The receivers of the first host that is known, by the longest suffix. */
function receiversOf(hosts: readonly string[]): readonly Receiver[] {
  for (const host of hosts) {
    let suffix = hostName(host);
    while (suffix !== '') {
      const receivers = BY_SUFFIX.get(suffix);
      if (receivers !== undefined) return receivers;
      const dot = suffix.indexOf('.');
      suffix = dot < 0 ? '' : suffix.slice(dot + 1);
    }
  }
  return [];
}

/** Remote-MTA fields go on after the name: `mx.example.net (192.0.2.1)`, `mx.example.net.`. */
function hostName(host: string): string {
  const name = host.slice(0, 255).trim().toLowerCase();
  const end = name.search(/[\s([,;]/);
  const bare = end < 0 ? name : name.slice(0, end);
  return bare.endsWith('.') ? bare.slice(0, -1) : bare;
}

// Rules by four characters of theirs

/** `[PH01]`, `ATTR38`, `S3140`: a tag that nobody else writes tells more than a sentence. */
function tagWeight(rule: Rule): number {
  return rule.pieces.some((piece) => /[a-z]{1,6}\d{2,}/.test(piece)) ? 60 : 0;
}

const ENTRIES: readonly Entry[] = [...RECEIVERS, common]
  .flatMap((receiver) => receiver.rules.map((rule) => ({ receiver, rule })))
  .map(({ receiver, rule }, order) => ({
    rule,
    receiver,
    order,
    length: rule.pieces.reduce((sum, piece) => sum + piece.length, 0) + tagWeight(rule),
  }));

const GRAM = 4;
const BUCKETS = 0x10000;

/** Depends on the last four characters alone: each is shifted out after four steps. */
function roll(hash: number, character: number): number {
  return ((hash << 4) ^ character) & (BUCKETS - 1);
}

function grams(text: string): readonly number[] {
  const found: number[] = [];
  let hash = 0;
  for (let i = 0; i < text.length; i += 1) {
    hash = roll(hash, text.charCodeAt(i));
    if (i >= GRAM - 1) found.push(hash);
  }
  return found;
}

interface Index {
  /** 0: no rule; else a place in `buckets`. */
  readonly places: Uint16Array;
  readonly buckets: readonly (readonly Entry[])[];
  /** Rules whose pieces are all shorter than four characters, or that have none. */
  readonly rest: readonly Entry[];
}

/** Each rule under the four of its characters that fewest other rules have. */
const INDEX: Index = (() => {
  const often = new Uint16Array(BUCKETS);
  // The text is gone through with its addresses in it; `@` stands for one in common rules.
  const all = ENTRIES.map(({ rule }) => [
    ...new Set(rule.pieces.flatMap((piece) => piece.split('@')).flatMap(grams)),
  ]);
  for (const one of all) for (const gram of one) often[gram] = (often[gram] ?? 0) + 1;
  const places = new Uint16Array(BUCKETS);
  const buckets: Entry[][] = [[]];
  const rest: Entry[] = [];
  for (const [at, entry] of ENTRIES.entries()) {
    let rarest = -1;
    for (const gram of all[at] ?? []) {
      if (rarest < 0 || (often[gram] ?? 0) < (often[rarest] ?? 0)) rarest = gram;
    }
    if (rarest < 0) {
      rest.push(entry);
    } else {
      const place = places[rarest] || buckets.push([]) - 1;
      places[rarest] = place;
      buckets[place]?.push(entry);
    }
  }
  return { places, buckets, rest };
})();

/** Rules that match, in their order. Common words do not look into addresses: `<spam@example.com>`. */
function matching(reply: ReplyText, named: readonly Receiver[]): readonly Entry[] {
  const anonymous: ReplyText = { ...reply, text: withoutAddresses(reply.text) };
  const found = new Set<Entry>();
  const tried = new Set<number>();
  const attempt = (entry: Entry): void => {
    if (entry.rule.only && !named.includes(entry.receiver)) return;
    if (matches(entry.rule, entry.receiver === common ? anonymous : reply)) found.add(entry);
  };
  let hash = 0;
  const { text } = reply;
  for (let i = 0; i < text.length; i += 1) {
    hash = roll(hash, text.charCodeAt(i));
    const place = INDEX.places[hash] ?? 0;
    if (place === 0 || tried.has(place)) continue;
    tried.add(place);
    for (const entry of INDEX.buckets[place] ?? []) attempt(entry);
  }
  for (const entry of INDEX.rest) attempt(entry);
  return [...found].sort((a, b) => a.order - b.order);
}

/** Longest address that is taken out, each side of the at sign. */
const MAX_ADDRESS = 128;

/** Every `local@domain` made `@`. */
function withoutAddresses(text: string): string {
  let at = text.indexOf('@');
  if (at < 0) return text;
  let kept = '';
  let from = 0;
  while (at >= 0) {
    let begin = at;
    while (begin > from && at - begin < MAX_ADDRESS && inAddress(text.charCodeAt(begin - 1)))
      begin -= 1;
    let end = at + 1;
    while (end < text.length && end - at < MAX_ADDRESS && inAddress(text.charCodeAt(end))) end += 1;
    kept += `${text.slice(from, begin)}@`;
    from = end;
    at = text.indexOf('@', end);
  }
  return kept + text.slice(from);
}

/** Letters, digits, and `! # $ % & * + - . / = ? _ { | } ~`, in lower case. */
function inAddress(character: number): boolean {
  return (
    (character >= 97 && character <= 126) ||
    (character >= 45 && character <= 57) ||
    (character >= 35 && character <= 38) ||
    (character > 127 && character < 0x2000) ||
    character === 33 ||
    character === 42 ||
    character === 43 ||
    character === 61 ||
    character === 63 ||
    character === 95
  );
}

// Judging

function judge(reply: ReplyToRead, named: readonly Receiver[]): readonly Interpretation[] {
  // Pieces that begin or end with a space are whole words, at the ends too.
  const text: ReplyText = {
    text: ` ${normalise(reply.text)} `,
    code: reply.code,
    status: reply.status,
  };
  const found = matching(text, named);
  const told = inOrder(found, named);
  const status = reply.status === null ? null : statusCause(reply.status);
  // A status says more than the code that it stands beside.
  const code = status !== null || reply.code === null ? null : codeCause(reply.code);
  const agreed = told.map((one) => withAgreement(one, told, status ?? code));
  const numbers = [
    ...(status === null ? [] : [byNumber(status, 'status')]),
    ...(code === null ? [] : [byNumber(code, 'code')]),
  ];
  return eachCauseOnce(merge(agreed, numbers)).slice(0, MAX_INTERPRETATIONS);
}

/**
 * What rules say: the named receiver's words, then those of others and common
 * ones, then what the named receiver means by its numbers. A number is repeated
 * under other words; vague words tell less than it does.
 */
function inOrder(found: readonly Entry[], named: readonly Receiver[]): readonly Interpretation[] {
  const own = found.filter(({ receiver }) => named.includes(receiver));
  const ownWords = own.filter(({ length }) => length > 0);
  // A code that one receiver gave one meaning (5.7.515) tells more than words that everybody uses.
  const precise = (entry: Entry): boolean => entry.rule.confidence >= 0.95;
  const ownNumbers = own.filter(({ length }) => length === 0);
  const others = otherWords(
    found.filter(({ receiver, length }) => length > 0 && !named.includes(receiver)),
  );
  const otherNumbers = found.filter(
    ({ receiver, length }) => length === 0 && !named.includes(receiver),
  );
  // Nobody but Microsoft has details of three digits (5.7.705, 5.7.750): they need no host to be told.
  const unique = (entry: Entry): boolean =>
    precise(entry) && /\.\d{3}$/.test(entry.rule.status ?? '');
  const sure = (entry: Entry): boolean => band(entry.rule.confidence) > 0;
  const clear = (entry: Entry): boolean => band(entry.rule.confidence) > 1;
  return [
    ...ownWords.filter(sure),
    ...ownNumbers.filter(precise),
    ...others.filter(clear),
    ...otherNumbers.filter(unique),
    ...ownNumbers.filter((entry) => !precise(entry)),
    ...others.filter((entry) => !clear(entry)),
    ...ownWords.filter((entry) => !sure(entry)),
    ...otherNumbers.filter((entry) => !unique(entry)),
  ].map(asInterpretation);
}

function otherWords(found: readonly Entry[]): readonly Entry[] {
  // The receiver whose first rule says most; its rules stay in their order.
  const first = new Map<Receiver, Entry>();
  for (const entry of found) if (!first.has(entry.receiver)) first.set(entry.receiver, entry);
  const weight = ({ receiver, length }: Entry): number => first.get(receiver)?.length ?? length;
  const foreign = found
    .filter(({ receiver }) => receiver !== common)
    .sort((a, b) => weight(b) - weight(a) || a.order - b.order);
  const words = found
    .filter(({ receiver }) => receiver === common)
    .sort((a, b) => band(b.rule.confidence) - band(a.rule.confidence) || a.order - b.order);
  return wordsFirst(foreign[0], words[0]) ? [...words, ...foreign] : [...foreign, ...words];
}

/** Specific wordings come before general ones, however they are ordered. */
function band(confidence: number): number {
  return confidence >= 0.9 ? 3 : confidence >= 0.75 ? 2 : confidence >= 0.6 ? 1 : 0;
}

/** Another receiver's wording tells more than common words, unless it is the shorter and less sure one. */
function wordsFirst(foreign: Entry | undefined, words: Entry | undefined): boolean {
  if (foreign === undefined) return true;
  if (words === undefined) return false;
  const bands = band(words.rule.confidence) - band(foreign.rule.confidence);
  return bands > 0
    ? words.length * 1.5 >= foreign.length
    : bands === 0 && words.length > foreign.length * 1.5;
}

function asInterpretation({ rule, receiver }: Entry): Interpretation {
  const shared = receiver === common;
  return {
    cause: rule.cause,
    confidence: rule.confidence,
    receiver: shared ? null : receiver.id,
    rule,
    by: shared ? 'words' : 'receiver',
  };
}

function byNumber({ cause, confidence }: CodeReading, by: 'status' | 'code'): Interpretation {
  return { cause, confidence, receiver: null, rule: null, by };
}

/** Never certain: servers lie to senders that they mistrust. */
const MAX_CONFIDENCE = 0.97;

/** How much of its weight a second witness adds, being no independent one. */
const DEPENDENCE = 0.35;

function withAgreement(
  one: Interpretation,
  told: readonly Interpretation[],
  number: CodeReading | null,
): Interpretation {
  let doubt = 1 - one.confidence;
  const second = told.find((other) => other.by !== one.by && other.cause === one.cause);
  if (second !== undefined) doubt *= 1 - second.confidence * DEPENDENCE;
  if (number?.cause === one.cause) doubt *= 1 - number.confidence * DEPENDENCE;
  else if (
    number !== null &&
    number.confidence >= 0.7 &&
    family(number.cause) !== family(one.cause)
  ) {
    doubt += (1 - doubt) * 0.06;
  }
  const confidence = Math.min(MAX_CONFIDENCE, Math.round((1 - doubt) * 1000) / 1000);
  return { ...one, confidence };
}

/** Words before numbers, unless the words are vague and the number is not. */
function merge(
  told: readonly Interpretation[],
  numbers: readonly Interpretation[],
): readonly Interpretation[] {
  const best = told[0];
  const number = numbers[0];
  if (best === undefined || number === undefined) return [...told, ...numbers];
  const vague = (best.rule?.confidence ?? 0) < 0.7 && best.confidence < number.confidence;
  return vague && !refines(best.cause, number.cause)
    ? [...numbers, ...told]
    : [...told, ...numbers];
}

/** 5.7.1 is said of every refusal: any word about which one it is tells more. */
function refines(words: Cause, number: Cause): boolean {
  return number === 'policy-rejected' && family(words) === 'policy';
}

function eachCauseOnce(readings: readonly Interpretation[]): readonly Interpretation[] {
  const seen = new Set<Cause>();
  return readings.filter(({ cause }) => {
    const first = !seen.has(cause);
    seen.add(cause);
    return first;
  });
}

type Family = 'policy' | 'recipient' | 'system' | 'sending';

/** Causes that codes do not keep apart. */
function family(cause: Cause): Family {
  switch (cause) {
    case 'user-unknown':
    case 'recipient-disabled':
    case 'recipient-moved':
    case 'recipient-refuses':
    case 'mailbox-full':
      return 'recipient';
    case 'domain-not-found':
    case 'host-unreachable':
    case 'null-mx':
    case 'delivery-timeout':
    case 'mail-loop':
    case 'remote-system-error':
    case 'local-delivery-failed':
    case 'protocol-error':
      return 'system';
    case 'rate-limited':
    case 'greylisted':
    case 'too-many-recipients':
    case 'message-too-large':
      return 'sending';
    default:
      return 'policy';
  }
}

// Folders repeat the same replies

/** Replies remembered, and the longest of them in characters: some four megabytes at most. */
const MAX_REMEMBERED = 2000;
const MAX_REMEMBERED_LENGTH = 1000;

const remembered = new Map<string, readonly Interpretation[]>();

/** A map keeps its order of insertion: what is asked for again moves to the end. */
function recall(key: string): readonly Interpretation[] | undefined {
  const known = remembered.get(key);
  if (known !== undefined) {
    remembered.delete(key);
    remembered.set(key, known);
  }
  return known;
}

function remember(key: string, read: readonly Interpretation[]): void {
  if (key.length > MAX_REMEMBERED_LENGTH) return;
  remembered.set(key, read);
  if (remembered.size > MAX_REMEMBERED) {
    const oldest = remembered.keys().next();
    if (oldest.done !== true) remembered.delete(oldest.value);
  }
}
