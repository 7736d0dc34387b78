/**
 * The facts of a bounce: what was read in it, with an observation for every
 * piece that is quoted, and what DNS says now of what the reply complains about.
 * Nothing is asked that the cause does not call for.
 */
import { domainOf } from '../bounces/addresses.ts';
import type { Cause } from '../bounces/causes.ts';
import type { BounceReading, ReadRecipient } from '../bounces/read.ts';
import { RECEIVERS } from '../bounces/replies/index.ts';
import type { Receiver } from '../bounces/replies/rule.ts';
import type { Interpretation } from '../bounces/types.ts';
import {
  type Fact,
  type Facts,
  known,
  type Observation,
  type ObservationLog,
  type Unknown,
  unknown,
} from '../engine/fact.ts';
import { text } from '../engine/text.ts';
import type {
  Bounced,
  BounceFacts,
  Failure,
  Live,
  NamedKey,
  Reception,
  ReverseName,
  Said,
  SpfNow,
} from '../facts/bounce.ts';
import type { EditionId } from '../knowledge/editions.ts';
import { looksLikeDkimKey, parseDkimKey, tagList } from '../protocols/dkim/parse.ts';
import { type Asker, factOf } from '../protocols/dns/ask.ts';
import { canonicalName, nameProblem } from '../protocols/dns/name.ts';
import type { Line } from '../protocols/mime/types.ts';
import type { AskAt } from './delegation.ts';
import { notAsked } from './not-asked.ts';

export interface GatherBounceOptions {
  readonly log: ObservationLog;
  /** The path as it was reached, `-` for standard input. */
  readonly file: string;
  /** Line of the file in which the message begins. */
  readonly firstLine: number;
  /** `null`: DNS is not asked. */
  readonly ask: Asker | null;
  readonly askAt: (domain: string) => AskAt;
  readonly edition: EditionId | 'auto';
  readonly at: string;
}

/** Failures that are described one by one; a report of thousands quotes the first. */
export const MAX_FAILURES = 200;

const FOR = {
  reply: text('what the server said', '对方服务器的原话'),
  explanation: text('the reporting system’s own explanation', '退信系统自己的说明'),
  status: text('the status in the report', '报告中的状态码'),
  message: text('the message that came back', '被退回的邮件'),
  mx: text('whether {domain} takes mail now', '{domain} 现在能否收信'),
  reverse: text('the name of {ip}', '{ip} 的反向解析'),
  key: text('the DKIM key that the returned headers name', '退回邮件头里指定的 DKIM 公钥'),
  returned: text('the returned message, verified again', '对退回的邮件重新验证'),
};

const OFFLINE = unknown('offline');

/** The DNS facts of a domain that nobody asked about. */
const NOT_ASKED = notAsked('offline');

const NOTHING_LIVE: Live = {
  spf: OFFLINE,
  recipient: OFFLINE,
  sender: OFFLINE,
  reverse: OFFLINE,
  keys: OFFLINE,
  returned: OFFLINE,
};

/** Causes for which the sender's domain is looked up as `check-dns` does. */
const ABOUT_SENDER: ReadonlySet<Cause> = new Set<Cause>([
  'spf-failed',
  'dkim-failed',
  'dmarc-failed',
  'unauthenticated',
  'sender-rejected',
]);
const ABOUT_SPF: ReadonlySet<Cause> = new Set<Cause>([
  'spf-failed',
  'dmarc-failed',
  'unauthenticated',
]);
const ABOUT_DKIM: ReadonlySet<Cause> = new Set<Cause>([
  'dkim-failed',
  'dmarc-failed',
  'unauthenticated',
]);
const ABOUT_RECIPIENT: ReadonlySet<Cause> = new Set<Cause>([
  'user-unknown',
  'domain-not-found',
  'null-mx',
  'host-unreachable',
  'delivery-timeout',
  'mail-loop',
]);
const ABOUT_REVERSE: ReadonlySet<Cause> = new Set<Cause>(['ptr-missing']);

/** Reads the bounce into facts; asks DNS where `options.ask` is given and the cause calls for it. */
export function gatherBounce(
  reading: BounceReading,
  options: GatherBounceOptions,
): Facts<BounceFacts> | Promise<Facts<BounceFacts>> {
  const bounced = bouncedOf(reading, options);
  const because = bounced.failures.map((f) => f.proof);
  const { ask } = options;
  // What was not read may hold the bounce.
  if (bounced.kind === 'not-a-bounce' && reading.limits.length > 0) {
    return { ...NOT_ASKED, bounced: unknown('limit'), live: known(NOTHING_LIVE) };
  }
  // Where notice and reply disagree, DNS is the third voice: it is asked about both.
  const causes = new Set(bounced.failures.flatMap(causesOf));
  const asks = [...ABOUT_SENDER, ...ABOUT_RECIPIENT, ...ABOUT_REVERSE].some((c) => causes.has(c));
  if (ask === null || !asks) {
    return { ...NOT_ASKED, bounced: known(bounced, because), live: known(NOTHING_LIVE) };
  }
  return gatherLive(reading, bounced, because, causes, ask, options);
}

function causesOf({ cause, disagree, explanation }: Failure): readonly Cause[] {
  const other = disagree ? (explanation?.means?.cause ?? null) : null;
  return other === null ? [cause] : [cause, other];
}

async function gatherLive(
  reading: BounceReading,
  bounced: Bounced,
  because: readonly Observation[],
  causes: ReadonlySet<Cause>,
  ask: Asker,
  options: GatherBounceOptions,
): Promise<Facts<BounceFacts>> {
  const about = (set: ReadonlySet<Cause>) => [...set].some((c) => causes.has(c));
  const failureOf = (set: ReadonlySet<Cause>) =>
    bounced.failures.find((f) => causesOf(f).some((c) => set.has(c)));
  const envelope = domainIn(bounced.envelopeFrom) ?? bounced.senderDomain;
  const signatures = signaturesOf(reading);
  const { senderDomain } = bounced;
  const dns =
    about(ABOUT_SENDER) && senderDomain !== null
      ? import('./check-dns.ts').then(({ gatherDns }) =>
          gatherDns(senderDomain, ask, {
            edition: options.edition,
            selectors: signatures
              .filter((s) => s.domain === senderDomain)
              .map((s) => s.selector)
              .slice(0, 5),
            askAt: options.askAt(senderDomain),
          }),
        )
      : Promise.resolve(NOT_ASKED);
  const spfFailure = failureOf(ABOUT_SPF);
  const [facts, spf, recipient, sender, reverse, keys, returned] = await Promise.all([
    dns,
    spfNow(envelope, spfFailure?.senderIp ?? null, bounced.envelopeFrom, ask),
    reception(failureOf(ABOUT_RECIPIENT)?.domain ?? null, ask),
    reception(causes.has('sender-rejected') ? envelope : null, ask),
    reverseName(failureOf(ABOUT_REVERSE)?.senderIp ?? null, ask),
    about(ABOUT_DKIM) ? namedKeys(signatures, ask) : Promise.resolve(OFFLINE),
    about(ABOUT_DKIM) ? reverified(reading, ask, options) : Promise.resolve(OFFLINE),
  ]);
  return {
    ...facts,
    bounced: known(bounced, because),
    live: known({ spf, recipient, sender, reverse, keys, returned }),
  };
}

// ----------------------------------------------------------------- what the message says

function bouncedOf(reading: BounceReading, options: GatherBounceOptions): Bounced {
  const { original } = reading;
  const headerFrom = addressIn(original.from);
  const envelopeFrom = original.returnPath?.text ?? reading.sentTo;
  // The reply names the very domain that it judged.
  const named = reading.recipients.find((r) => r.senderDomain !== null)?.senderDomain ?? null;
  const sender =
    (named === null ? null : domainIn(`x@${named}`)) ??
    domainIn(headerFrom) ??
    domainIn(envelopeFrom);
  return {
    kind: reading.kind,
    format: reading.format,
    reportedBy: reading.reportedBy?.text ?? null,
    failures: reading.recipients
      .filter((r) => r.action === 'failed' || r.action === 'delayed')
      .slice(0, MAX_FAILURES)
      .map((r) => failureOf(r, reading, options)),
    headerFrom,
    envelopeFrom,
    senderDomain: sender,
    messageId: original.messageId?.text ?? null,
  };
}

function addressIn(line: Line | null): string | null {
  if (line === null) return null;
  const open = line.text.lastIndexOf('<');
  const close = line.text.indexOf('>', open);
  const inside = open >= 0 && close > open ? line.text.slice(open + 1, close) : line.text;
  const at = inside.indexOf('@');
  return at > 0 && !/\s/.test(inside.trim()) ? inside.trim() : null;
}

/** The domain of an address, where it can be asked for, in canonical form. */
export function domainIn(address: string | null): string | null {
  const domain = address === null ? null : domainOf(address);
  if (domain === null || domain.startsWith('[')) return null;
  const name = canonicalName(domain.replace(/[>\s].*$/, ''));
  return nameProblem(name) === null && name.includes('.') ? name : null;
}

function failureOf(
  recipient: ReadRecipient,
  reading: BounceReading,
  options: GatherBounceOptions,
): Failure {
  const { diagnostic, explanation, interpretation, proof } = recipient;
  const reply: Said | null =
    diagnostic === null
      ? null
      : {
          text: diagnostic.text,
          seen: quote(diagnostic, 'reply', options),
          means: proof === explanation ? null : interpretation,
        };
  const explained: Said | null =
    explanation === null
      ? null
      : {
          text: explanation.text,
          seen: quote(explanation, 'explanation', options),
          means: recipient.explained,
        };
  const from = proof ?? reading.original.messageId;
  const seen =
    reply !== null && proof === diagnostic
      ? reply.seen
      : explained !== null && proof === explanation
        ? explained.seen
        : quote(
            from ?? { text: '', line: 1 },
            from === recipient.status ? 'status' : 'message',
            options,
          );
  const address = recipient.address?.text ?? null;
  const domain = address === null ? null : domainOf(address);
  const host = recipient.remoteHost?.text ?? null;
  const receiver = receiverOf(interpretation, host, domain, reading.format);
  return {
    recipient: address,
    domain,
    action: recipient.action,
    status: recipient.status?.text ?? null,
    replyCode: recipient.replyCode?.text ?? null,
    cause: recipient.cause,
    confidence: recipient.confidence,
    meaning: meaningOf(interpretation, receiver, host),
    receiver,
    remoteHost: host,
    remoteIp: recipient.remoteIp?.text ?? null,
    senderIp: recipient.senderIp,
    alibaba: alibabaPart(reading, receiver?.id ?? null, host, diagnostic?.text ?? ''),
    proof: seen,
    proofText: from?.text ?? '',
    reply,
    explanation: explained,
    disagree: recipient.disagree,
  };
}

/** A receiver speaks for itself: its meaning is not put into the mouth of another host. */
function meaningOf(
  interpretation: Interpretation | null,
  receiver: Failure['receiver'],
  host: string | null,
): Failure['meaning'] {
  const rule = interpretation?.rule ?? null;
  if (rule === null || rule.means === null) return null;
  const spoke = interpretation?.receiver ?? null;
  const hosts = spoke === null ? [] : (BY_ID.get(spoke)?.hosts ?? []);
  if (host !== null && hosts.length > 0 && receiver?.id !== spoke) return null;
  return { means: rule.means, lasting: rule.lasting, wait: rule.wait, page: rule.page };
}

/** Every suffix of every receiver, for finding who a host is. */
const BY_HOST: ReadonlyMap<string, Receiver> = new Map(
  RECEIVERS.flatMap((r) => r.hosts.map((host) => [host, r] as const)),
);

const BY_ID: ReadonlyMap<string, Receiver> = new Map(RECEIVERS.map((r) => [r.id, r]));

export function receiverAt(host: string): Receiver | null {
  let name = host.toLowerCase();
  for (;;) {
    const found = BY_HOST.get(name);
    if (found !== undefined) return found;
    const dot = name.indexOf('.');
    if (dot < 0) return null;
    name = name.slice(dot + 1);
  }
}

/** By the host that refused, else the recipient's domain; by the words alone only where nothing else is there. */
function receiverOf(
  interpretation: Interpretation | null,
  host: string | null,
  domain: string | null,
  format: string | null,
): Failure['receiver'] {
  const spoke = interpretation?.receiver ?? null;
  // Of a host that could not be reached the reporting system tells, which has another name.
  const ofOthers = interpretation !== null && UNREACHED.has(interpretation.cause);
  const found =
    (host === null ? null : receiverAt(host)) ??
    (domain === null ? null : receiverAt(domain)) ??
    (format === 'reply' && spoke !== null && !ofOthers ? (BY_ID.get(spoke) ?? null) : null);
  // Several small hosts in one file have no name in common.
  return found === null || found.id === 'china' ? null : { id: found.id, name: found.name };
}

const UNREACHED: ReadonlySet<Cause> = new Set<Cause>([
  'host-unreachable',
  'domain-not-found',
  'delivery-timeout',
]);

/** The addresses that Alibaba Mail sends from: out28-*.mail.aliyun.com and its neighbours. */
const ALIBABA_OUTBOUND = /^115\.124\.(28|30)\./;

function alibabaPart(
  reading: BounceReading,
  receiver: string | null,
  host: string | null,
  said: string,
): Failure['alibaba'] {
  const lower = said.toLowerCase();
  const theirs = receiver === 'alibaba';
  // Its servers for sending: smtp.qiye.aliyun.com, smtp.sg.aliyun.com.
  if (theirs && host?.startsWith('smtp') === true) return 'submission';
  if (
    theirs &&
    (/ at (rcpt|data|mail) state/.test(lower) ||
      (host !== null && receiverAt(host)?.id === 'alibaba'))
  ) {
    return 'received';
  }
  const sent =
    reading.format === 'alimail' ||
    (reading.reportedBy !== null && receiverAt(reading.reportedBy.text)?.id === 'alibaba') ||
    ALIBABA_OUTBOUND.test(/\d+\.\d+\.\d+\.\d+/.exec(lower)?.[0] ?? '');
  if (sent && !theirs) return 'sent';
  return theirs ? 'submission' : null;
}

/** Longest quotation that a report carries, in characters. */
const MAX_QUOTE = 2000;

function quote(
  { text: said, line }: Line,
  piece: 'reply' | 'explanation' | 'status' | 'message',
  { log, file, firstLine, at }: GatherBounceOptions,
): Observation {
  const place = line + firstLine - 1;
  return log.add({
    from: 'eml',
    at,
    asked: `line ${place}`,
    of: file,
    for: FOR[piece](),
    got: { line: place, text: said.slice(0, MAX_QUOTE) },
    ms: 0,
    order: `eml ${String(place).padStart(9, '0')} ${piece}`,
  });
}

// ----------------------------------------------------------------- what DNS says now

/** SPF of a domain now for an address; unknown where either is not known, or DNS gave no answer. */
export async function spfNow(
  domain: string | null,
  ip: string | null,
  mailFrom: string | null,
  ask: Asker,
): Promise<Fact<SpfNow>> {
  if (domain === null || ip === null) return OFFLINE;
  const { evaluateSpf } = await import('../protocols/spf/evaluate.ts');
  const { result, term, seen } = await evaluateSpf({
    domain,
    ip,
    mailFrom: mailFrom ?? `postmaster@${domain}`,
    helo: null,
    ask,
  });
  const [first, ...rest] = seen;
  if (first === undefined) return OFFLINE;
  // What failed to be looked up says nothing of the record.
  if (result === 'temperror') return unknown('servfail', seen);
  return known({ domain, ip, result, term, seen: [first, ...rest] }, seen);
}

async function reception(domain: string | null, ask: Asker): Promise<Fact<Reception>> {
  const name = domain === null ? null : domainIn(`x@${domain}`);
  if (name === null) return OFFLINE;
  const mx = await ask(name, 'MX', FOR.mx({ domain: name }));
  const fact = factOf(mx, (answer): Reception | null => {
    if (answer.outcome === 'nxdomain') {
      return { domain: name, state: 'nxdomain', exchanges: [], seen: [mx.seen] };
    }
    const exchanges = answer.records.flatMap((r) =>
      r.type === 'MX' && 'exchange' in r ? [String(r.exchange)] : [],
    );
    // RFC 7505 §3: a single MX with an empty host.
    if (exchanges.length === 1 && (exchanges[0] === '' || exchanges[0] === '.')) {
      return { domain: name, state: 'null-mx', exchanges: [], seen: [mx.seen] };
    }
    return exchanges.length > 0 ? { domain: name, state: 'mx', exchanges, seen: [mx.seen] } : null;
  });
  if (!fact.known) return fact;
  if (fact.value !== null) return known(fact.value, fact.because);
  // RFC 5321 §5.1: without an MX the address itself takes mail.
  const addresses = await Promise.all(
    ['A', 'AAAA'].map((type) => ask(name, type, FOR.mx({ domain: name }))),
  );
  const facts = addresses.map((asked) => factOf(asked, (answer) => answer.outcome === 'answer'));
  const seen: [Observation, ...Observation[]] = [mx.seen, ...addresses.map((a) => a.seen)];
  if (facts.some((f) => f.known && f.value)) {
    return known({ domain: name, state: 'address', exchanges: [name], seen }, seen);
  }
  const missing = facts.find((f): f is Unknown => !f.known);
  return missing ?? known({ domain: name, state: 'nothing', exchanges: [], seen }, seen);
}

/** `192.0.2.1` → `1.2.0.192.in-addr.arpa`; IPv6 by nibbles (RFC 3596 §2.5). */
export function reverseNameOf(ip: string): string | null {
  if (!ip.includes(':')) return `${ip.split('.').reverse().join('.')}.in-addr.arpa`;
  const [head = '', tail] = ip.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const fill = 8 - left.length - right.length;
  if (fill < 0 || (tail === undefined && fill > 0)) return null;
  const groups = [...left, ...Array.from({ length: fill }, () => '0'), ...right];
  const digits = groups.map((g) => g.padStart(4, '0')).join('');
  return /^[0-9a-f]{32}$/i.test(digits)
    ? `${[...digits.toLowerCase()].reverse().join('.')}.ip6.arpa`
    : null;
}

/** Names of a PTR answer that are looked up in turn. */
const MAX_NAMES = 5;

async function reverseName(ip: string | null, ask: Asker): Promise<Fact<ReverseName>> {
  const name = ip === null ? null : reverseNameOf(ip);
  if (ip === null || name === null) return OFFLINE;
  const ptr = await ask(name, 'PTR', FOR.reverse({ ip }));
  const fact = factOf(ptr, (answer) =>
    answer.records.flatMap((r) => ('target' in r && r.type === 'PTR' ? [r.target] : [])),
  );
  if (!fact.known) return fact;
  const names = fact.value.slice(0, MAX_NAMES);
  const type = ip.includes(':') ? 'AAAA' : 'A';
  const forward = await Promise.all(names.map((n) => ask(n, type, FOR.reverse({ ip }))));
  const back = forward.map((asked) =>
    factOf(asked, (answer) =>
      answer.records.some((r) => 'address' in r && sameAddress(String(r.address), ip)),
    ),
  );
  const seen: [Observation, ...Observation[]] = [ptr.seen, ...forward.map((a) => a.seen)];
  const confirmed = back.some((f) => f.known && f.value);
  const missing = back.find((f): f is Unknown => !f.known);
  if (!confirmed && missing !== undefined) return missing;
  return known({ ip, names, confirmed, seen }, seen);
}

function sameAddress(a: string, b: string): boolean {
  const left = reverseNameOf(a.toLowerCase());
  return left !== null && left === reverseNameOf(b.toLowerCase());
}

interface Signature {
  readonly domain: string;
  readonly selector: string;
}

function signaturesOf(reading: BounceReading): readonly Signature[] {
  return reading.original.signatures.flatMap(({ text: value }) => {
    const tags = new Map(tagList(value).map((t) => [t.name, t.value]));
    const domain = canonicalName((tags.get('d') ?? '').trim());
    const selector = (tags.get('s') ?? '').trim().toLowerCase();
    const name = `${selector}._domainkey.${domain}`;
    return selector !== '' && domain.includes('.') && nameProblem(name) === null
      ? [{ domain, selector }]
      : [];
  });
}

async function namedKeys(
  signatures: readonly Signature[],
  ask: Asker,
): Promise<Fact<readonly NamedKey[]>> {
  const unique = new Map(
    signatures.map((s) => [`${s.selector}._domainkey.${s.domain}`, s] as const),
  );
  if (unique.size === 0) return OFFLINE;
  const facts = await Promise.all(
    [...unique].slice(0, 5).map(async ([name, { domain, selector }]): Promise<Fact<NamedKey>> => {
      const asked = await ask(name, 'TXT', FOR.key());
      return factOf(asked, (answer): NamedKey => {
        const keys = answer.records
          .flatMap((r) => (r.type === 'TXT' && 'text' in r ? [String(r.text)] : []))
          .filter(looksLikeDkimKey)
          .map(parseDkimKey);
        const [key] = keys;
        const state =
          key === undefined
            ? 'absent'
            : key.revoked
              ? 'revoked'
              : key.problems.length > 0
                ? 'invalid'
                : 'usable';
        return { name, domain, selector, state, seen: asked.seen };
      });
    }),
  );
  const missing = facts.find((f): f is Unknown => !f.known);
  if (missing !== undefined) return missing;
  return known(
    facts.flatMap((f) => (f.known ? [f.value] : [])),
    facts.flatMap((f) => f.because),
  );
}

async function reverified(
  reading: BounceReading,
  ask: Asker,
  options: GatherBounceOptions,
): Promise<Live['returned']> {
  const { entity, signatures } = reading.original;
  if (entity === null || signatures.length === 0) return OFFLINE;
  const { reverify } = await import('./reverify.ts');
  const result = await reverify(entity, ask);
  if (!result.known) return result;
  const { line } = entity;
  const seen = options.log.add({
    from: 'eml',
    at: options.at,
    asked: `line ${line + options.firstLine - 1}`,
    of: options.file,
    for: FOR.returned(),
    got: { line: line + options.firstLine - 1, text: `dkim=${result.value.dkim}`, ...result.value },
    ms: 0,
    order: `eml ${String(line).padStart(9, '0')} returned`,
  });
  return known({ ...result.value, seen }, [seen]);
}
