/**
 * The result that a receiver would give (RFC 7208 §4), by mailauth, and the
 * term that decided, by an evaluation of our own over the same answers: an
 * Asker asks each question once, so both see the same DNS.
 *
 * Where mailauth 7.1 leaves the RFC, its questions are answered so that it
 * follows it:
 * - An MX host whose name has one label, or ends in digits (`10 192.0.2.1`),
 *   makes it answer permerror; RFC 7208 §5.4 has such a host not match. It is
 *   asked for under a name that passes, and gets the real name's answer.
 * - A domain with an underscore makes it answer none; RFC 7208 §4.3 does not
 *   call such a name malformed. Then our own result stands.
 */
import type { Observation } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import type { Asked, Asker } from '../dns/ask.ts';
import { canonicalName, nameProblem } from '../dns/name.ts';
import type { DnsRecord, Outcome } from '../dns/types.ts';
import {
  type Address,
  addressText,
  clientAddress,
  expandDomainSpec,
  isSpfRecord,
  isTargetName,
  isWithin,
  macroAddress,
  parseAddress,
  parseSpf,
} from './parse.ts';
import type { Qualifier, SpfResult, SpfTerm } from './types.ts';
import { addressesIn, hostsOf, MAX_LOOKUPS, MAX_VOIDS, nameOf, rawName } from './walk.ts';

export interface SpfMessage {
  readonly domain: string;
  /** The client's address. */
  readonly ip: string;
  /** `null` or empty: the null reverse-path, for which receivers check HELO (RFC 7208 §2.4). */
  readonly mailFrom: string | null;
  readonly helo: string | null;
  readonly ask: Asker;
}

export interface SpfEvaluation {
  readonly result: SpfResult;
  /** `include:_spf.example.net → ip4:192.0.2.0/24`; `null` when no term decided, or it cannot be told which. */
  readonly term: string | null;
  /** The domain owner's words (`exp=`), on a fail. Third party text. */
  readonly explanation: string | null;
  readonly seen: Observation[];
}

const PURPOSE = text(
  'what a receiver looks up for the SPF of {domain}',
  '收信方检查 {domain} 的 SPF 时的查询',
);

export async function evaluateSpf(message: SpfMessage): Promise<SpfEvaluation> {
  const domain = canonicalName(message.domain);
  const seen = new Set<Observation>();
  const ask = async (name: string, type: string): Promise<Asked> => {
    const asked = await message.ask(name, type, PURPOSE({ domain }));
    seen.add(asked.seen);
    return asked;
  };
  const sender = senderOf(message, domain);
  const theirs = await byMailauth(domain, sender, message, ask);
  const own = await evaluateTerms(domain, sender, message, ask);
  const refused = theirs.result === 'none' && /(?:^|\.)[^.]*_/.test(domain);
  const result = refused ? own.result : theirs.result;
  const agreed = result === own.result && own.path.length > 0;
  return {
    result,
    term: agreed ? own.path.join(' → ') : null,
    explanation: theirs.explanation,
    seen: [...seen],
  };
}

/** RFC 7208 §4.3: the local part is "postmaster" when there is none. */
function senderOf({ mailFrom }: SpfMessage, domain: string): string {
  const from = mailFrom ?? '';
  const at = from.lastIndexOf('@');
  if (at <= 0 || canonicalName(from.slice(at + 1)) !== domain) {
    return `${at > 0 ? from.slice(0, at) : 'postmaster'}@${rawName(domain)}`;
  }
  return `${from.slice(0, at)}@${rawName(domain)}`;
}

// ----------------------------------------------------------------- mailauth

/** Codes of node:dns, which mailauth tells outcomes apart by. */
const CODES: Readonly<Record<Exclude<Outcome, 'answer'>, string>> = {
  nodata: 'ENODATA',
  nxdomain: 'ENOTFOUND',
  timeout: 'ETIMEOUT',
  refused: 'EREFUSED',
  servfail: 'ESERVFAIL',
  malformed: 'EBADRESP',
  unreachable: 'ECONNREFUSED',
  'not-implemented-there': 'ENOTIMP',
  offline: 'ECONNREFUSED',
};

type Ask = (name: string, type: string) => Promise<Asked>;

async function byMailauth(
  domain: string,
  sender: string,
  { ip, helo }: SpfMessage,
  ask: Ask,
): Promise<{ result: SpfResult; explanation: string | null }> {
  const { spf } = await import('mailauth/lib/spf/index.js');
  const standIns = new Map<string, string>();
  const resolver = async (raw: string, type: string): Promise<unknown[]> => {
    const name = standIns.get(raw) ?? nameOf(raw);
    if (nameProblem(name) !== null) throw failed('EBADNAME');
    const { answer } = await ask(name, type);
    if (answer.outcome !== 'answer') throw failed(CODES[answer.outcome]);
    return answer.records.flatMap((r) => shaped(r, standIns));
  };
  const { status, explanation } = await spf({
    sender,
    ip,
    helo: helo ?? domain,
    // RFC 7208 §7.3: `%{r}` is "unknown" where the receiver's name is not known.
    mta: 'unknown',
    strict: true,
    resolver,
  } as Parameters<typeof spf>[0]);
  return { result: status.result as SpfResult, explanation: explanation ?? null };
}

function failed(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A record as node:dns gives it. */
function shaped(record: DnsRecord, standIns: Map<string, string>): unknown[] {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return [record.address];
    case 'TXT':
      return [[record.text]];
    case 'PTR':
      return [rawName(record.target)];
    case 'MX': {
      const raw = rawName(record.exchange);
      if (raw === '' || isTargetName(raw)) return [{ priority: record.preference, exchange: raw }];
      const standIn = `mx${standIns.size}.stand-in.invalid`;
      standIns.set(standIn, record.exchange);
      return [{ priority: record.preference, exchange: standIn }];
    }
    default:
      return [];
  }
}

// ---------------------------------------------------------------- our own

/** What check_host() (RFC 7208 §4) gives, with the terms from the root to the one that decided. */
export interface Decision {
  readonly result: SpfResult;
  readonly path: readonly string[];
}

interface Check {
  readonly ask: Ask;
  readonly ip: Address;
  readonly sender: string;
  readonly helo: string;
  lookups: number;
  voids: number;
}

/** Ends the evaluation from any depth: a limit, or a lookup that failed. */
class Ended extends Error {
  readonly result: 'permerror' | 'temperror';
  constructor(result: 'permerror' | 'temperror') {
    super(result);
    this.result = result;
  }
}

export async function evaluateTerms(
  domain: string,
  sender: string,
  { ip, helo }: Pick<SpfMessage, 'ip' | 'helo'>,
  ask: Ask,
): Promise<Decision> {
  const address = clientAddress(ip);
  if (address === null) return { result: 'temperror', path: [] };
  const raw = rawName(domain);
  if (!isTargetName(raw)) return { result: 'none', path: [] };
  return checkHost(raw, { ask, ip: address, sender, helo: helo ?? raw, lookups: 0, voids: 0 });
}

async function checkHost(domain: string, check: Check): Promise<Decision> {
  let texts: readonly DnsRecord[];
  try {
    texts = await lookUp(domain, 'TXT', check);
  } catch (error) {
    return { result: endedBy(error), path: [] };
  }
  const records = texts.flatMap((r) => (r.type === 'TXT' && isSpfRecord(r.text) ? [r.text] : []));
  const [record] = records;
  if (record === undefined) return { result: 'none', path: [] };
  if (records.length > 1) return { result: 'permerror', path: [] };
  const { terms, problems } = parseSpf(record);
  const [problem] = problems;
  if (problem !== undefined) return { result: 'permerror', path: [problem.text] };

  for (const term of terms) {
    if (term.kind !== 'mechanism') continue;
    const decision = await decide(term, domain, check);
    if (decision !== null) return { ...decision, path: [term.text, ...decision.path] };
  }
  const redirect = terms.find((t) => t.kind === 'modifier' && t.name === 'redirect');
  if (redirect === undefined) return { result: 'neutral', path: [] };
  const decision = await guarded(async () => {
    const target = await targetOf(redirect, domain, check);
    // RFC 7208 §6.1: a malformed target, or one without a record, is a permerror.
    if (target === null) return { result: 'permerror', path: [] };
    count(check);
    const found = await checkHost(target, check);
    return found.result === 'none' ? { ...found, result: 'permerror' } : found;
  });
  return { ...decision, path: [redirect.text, ...decision.path] };
}

const RESULT: Readonly<Record<Qualifier, SpfResult>> = {
  '+': 'pass',
  '-': 'fail',
  '~': 'softfail',
  '?': 'neutral',
};

/** What a mechanism makes of it; `null` when it does not match. */
async function decide(term: SpfTerm, domain: string, check: Check): Promise<Decision | null> {
  const matched = RESULT[term.qualifier];
  const found = await guarded(async (): Promise<Decision | null> => {
    switch (term.name) {
      case 'all':
        return { result: matched, path: [] };
      case 'include':
        return includes(term, domain, check, matched);
      default:
        return (await matches(term, domain, check)) ? { result: matched, path: [] } : null;
    }
  });
  return found;
}

async function guarded<T extends Decision | null>(run: () => Promise<T>): Promise<T | Decision> {
  try {
    return await run();
  } catch (error) {
    return { result: endedBy(error), path: [] };
  }
}

function endedBy(error: unknown): 'permerror' | 'temperror' {
  if (error instanceof Ended) return error.result;
  throw error;
}

/** RFC 7208 §5.2. */
async function includes(
  term: SpfTerm,
  domain: string,
  check: Check,
  matched: SpfResult,
): Promise<Decision | null> {
  if (neverMatches(term, check)) return null;
  const target = await targetOf(term, domain, check);
  if (target === null) return { result: 'permerror', path: [] };
  count(check);
  const { result, path } = await checkHost(target, check);
  switch (result) {
    case 'pass':
      return { result: matched, path };
    case 'none':
    case 'permerror':
      return { result: 'permerror', path };
    case 'temperror':
      return { result, path };
    default:
      return null;
  }
}

async function matches(term: SpfTerm, domain: string, check: Check): Promise<boolean> {
  const { ip } = check;
  const six = ip.bits === 128;
  const holds = (address: string, length: number | null): boolean => {
    const network = parseAddress(address);
    return network !== null && isWithin(ip, network, length ?? network.bits);
  };
  if (term.name === 'ip4' || term.name === 'ip6') {
    return holds(term.value ?? '', term.name === 'ip4' ? term.cidr4 : term.cidr6);
  }
  if (neverMatches(term, check)) return false;
  const target = await targetOf(term, domain, check);
  if (target === null) return false;
  count(check);
  const length = six ? term.cidr6 : term.cidr4;
  const type = six ? 'AAAA' : 'A';
  switch (term.name) {
    case 'exists':
      return (await lookUp(target, 'A', check)).length > 0;
    case 'a': {
      const records = await lookUp(target, type, check);
      return addressesOf(records).some((address) => holds(address, length));
    }
    case 'mx': {
      const records = await lookUp(target, 'MX', check);
      for (const [i, host] of hostsIn(records).entries()) {
        if (i >= MAX_LOOKUPS) throw new Ended('permerror');
        // The addresses of MX hosts do not count as voids: see walk.ts.
        const found = await check.ask(host, type);
        if (isFailure(found)) throw new Ended('temperror');
        if (addressesIn(found).some((address) => holds(address, length))) return true;
      }
      return false;
    }
    default: {
      const suffix = target.toLowerCase();
      const names = await validatedNames(check);
      return names.some((name) => name === suffix || name.endsWith(`.${suffix}`));
    }
  }
}

function addressesOf(records: readonly DnsRecord[]): string[] {
  return records.flatMap((r) => (r.type === 'A' || r.type === 'AAAA' ? [r.address] : []));
}

function hostsIn(records: readonly DnsRecord[]): readonly string[] {
  return hostsOf({ answer: { records } } as unknown as Asked);
}

/** RFC 8616 §4: terms with the local part do not match when it is not ASCII. */
function neverMatches(term: SpfTerm, { sender }: Check): boolean {
  const local = sender.slice(0, sender.lastIndexOf('@'));
  return (term.macros.includes('s') || term.macros.includes('l')) && /[^\x00-\x7f]/.test(local);
}

/** RFC 7208 §4.6.4. */
function count(check: Check): void {
  check.lookups++;
  if (check.lookups > MAX_LOOKUPS) throw new Ended('permerror');
}

async function lookUp(raw: string, type: string, check: Check): Promise<readonly DnsRecord[]> {
  const asked = await check.ask(nameOf(raw), type);
  if (isFailure(asked)) throw new Ended('temperror');
  if (asked.answer.outcome === 'answer') return asked.answer.records;
  check.voids++;
  if (check.voids > MAX_VOIDS) throw new Ended('permerror');
  return [];
}

function isFailure({ answer: { outcome } }: Asked): boolean {
  return outcome !== 'answer' && outcome !== 'nodata' && outcome !== 'nxdomain';
}

/** The name that a term looks up, or `null` when it is malformed (RFC 7208 §4.3). */
async function targetOf(term: SpfTerm, domain: string, check: Check): Promise<string | null> {
  if (term.value === null) return domain;
  let validated = 'unknown';
  if (term.macros.includes('p')) {
    count(check);
    const names = await validatedNames(check);
    // RFC 7208 §7.3: the domain itself, else a subdomain of it, else any.
    validated =
      names.find((n) => n === domain) ??
      names.find((n) => n.endsWith(`.${domain}`)) ??
      names[0] ??
      'unknown';
  }
  const { sender, helo, ip } = check;
  const at = sender.lastIndexOf('@');
  const values: Readonly<Record<string, string>> = {
    s: sender,
    l: sender.slice(0, at),
    o: sender.slice(at + 1),
    d: domain,
    i: macroAddress(ip),
    p: validated,
    v: ip.bits === 32 ? 'in-addr' : 'ip6',
    h: helo,
  };
  const name = expandDomainSpec(term.value, (letter) => values[letter] ?? null);
  return name !== null && isTargetName(name) ? name : null;
}

/** Names of the client that lead back to it (RFC 7208 §5.5). The caller counts the PTR lookup. */
async function validatedNames(check: Check): Promise<readonly string[]> {
  const { ip } = check;
  const parts = macroAddress(ip).split('.').reverse().join('.');
  let records: readonly DnsRecord[];
  try {
    records = await lookUp(`${parts}.${ip.bits === 32 ? 'in-addr' : 'ip6'}.arpa`, 'PTR', check);
  } catch (error) {
    // "If a DNS error occurs while doing the PTR RR lookup, then this mechanism fails to match."
    if (endedBy(error) === 'temperror') return [];
    throw error;
  }
  const hosts = records.flatMap((r) => (r.type === 'PTR' ? [r.target] : [])).slice(0, MAX_LOOKUPS);
  const own = addressText(ip);
  const valid = await Promise.all(
    hosts.map(async (host) => {
      const found = await check.ask(host, ip.bits === 32 ? 'A' : 'AAAA');
      return addressesIn(found).some((text) => {
        const address = parseAddress(text);
        return address !== null && address.bits === ip.bits && addressText(address) === own;
      });
    }),
  );
  return hosts.flatMap((host, i) => (valid[i] ? [rawName(host)] : []));
}
