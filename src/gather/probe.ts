/**
 * Asks the mail exchangers of a domain whether they take mail for an address, in the order in which
 * senders do: up to RCPT TO and no further.
 */

import type { Cause } from '../bounces/causes.ts';
import { readBareReply } from '../bounces/read.ts';
import {
  type Fact,
  known,
  type Observation,
  type ObservationLog,
  type Partly,
  type Reason,
  unknown,
} from '../engine/fact.ts';
import { text } from '../engine/text.ts';
import type { MxSet, MxTarget } from '../facts/dns.ts';
import type { Probe, ProbeAttempt, ProbeStep } from '../facts/missing.ts';
import { readDomain } from '../protocols/dns/name.ts';
import type { Dialed, Dialer, Tls } from '../protocols/mail/types.ts';
import {
  askRecipient,
  type RecipientAnswer,
  type RecipientPath,
  recipientPath,
} from '../protocols/smtp/probe.ts';

export interface ProbeOptions {
  /** Goes into RCPT TO. */
  readonly address: string;
  /** Of the recipient's domain. */
  readonly mx: Fact<MxSet>;
  readonly mxTargets: Fact<Partly<MxTarget>>;
  readonly dialer: Dialer;
  readonly log: ObservationLog;
  /** On `performance`’s clock. */
  readonly deadline: number;
  /** Called as a host is about to be asked. */
  readonly progress?: (host: string) => void;
}

const PURPOSE = text(
  'whether {host} takes mail for {address}',
  '{host} 是否接收发给 {address} 的邮件',
);

const PORT = 25;
/** Hosts that are asked, and addresses of each that a connection is tried to. */
const MAX_HOSTS = 3;
const MAX_ADDRESSES = 2;
/** Hosts that are listed, those without an address too. */
const MAX_LISTED = 10;
/** Of the time that is left: a host that takes all of its part must leave some for the next. */
const PART = 0.6;
/** A connection that was given less time than this has not shown that the port is closed. */
const FAIR_MS = 3000;
const MAX_SAID = 500;

interface Host {
  readonly host: string;
  readonly preference: number;
  /** Empty where `why` tells the reason. */
  readonly addresses: readonly string[];
  readonly why: Reason | null;
  /** What shows that there is no address. */
  readonly seen: Observation;
}

/** Unknown: nobody could be asked. Never throws for what servers say. */
export async function gatherProbe(options: ProbeOptions): Promise<Fact<Probe>> {
  const { address, mx, mxTargets, deadline } = options;
  if (!mx.known) return unknown(mx.reason, mx.because);
  const recipient = recipientPath(address);
  if (recipient === null) return unknown('not-tried');
  const attempts: ProbeAttempt[] = [];
  const hosts = hostsOf(mx.value, mxTargets, recipient);
  let left = Math.min(MAX_HOSTS, hosts.filter((h) => h.addresses.length > 0).length);
  for (const host of hosts) {
    if (host.addresses.length === 0) {
      attempts.push(withoutAddress(host));
      continue;
    }
    if (left === 0) break;
    const now = performance.now();
    const end = now + (--left === 0 ? 1 : PART) * (deadline - now);
    const attempt = await askHost(host, end, attempts.length, recipient, options);
    attempts.push(attempt);
    // As a sender does: what a host says for good is not asked of another.
    if (attempt.outcome === 'accepted' || attempt.outcome === 'refused') break;
  }
  const [first, ...others] = attempts;
  // No MX, or a null MX: the checks of DNS tell.
  if (first === undefined) return unknown('depends-on-unknown', [mx.value.seen]);
  const all: Probe['attempts'] = [first, ...others];
  return known({ attempts: all }, [...new Set(all.map((a) => a.seen))]);
}

/** By preference. */
function hostsOf(
  mx: MxSet,
  mxTargets: Fact<Partly<MxTarget>>,
  { path }: RecipientPath,
): readonly Host[] {
  if (mx.isNull) return [];
  const { items, missing } = mxTargets.known ? mxTargets.value : { items: [], missing: [] };
  if (mx.records.length === 0) {
    // RFC 5321 §5.1: without an MX the domain itself is the host.
    const domain = readDomain(path.slice(path.lastIndexOf('@') + 1))?.name;
    const itself = items.find((t) => t.exchange === domain && t.addresses.length > 0);
    if (itself === undefined) return [];
    const { exchange, addresses } = itself;
    return [{ host: exchange, preference: 0, addresses, why: null, seen: mx.seen }];
  }
  const hosts = new Map<string, Host>();
  for (const { exchange, preference } of mx.records) {
    if (hosts.has(exchange) || hosts.size >= MAX_LISTED) continue;
    const target = items.find((t) => t.exchange === exchange);
    const unseen = missing.find((m) => m.because.some((o) => o.asked.split(' ')[1] === exchange));
    hosts.set(exchange, {
      host: exchange,
      preference,
      addresses: target?.addresses ?? [],
      why:
        target === undefined
          ? (unseen?.reason ?? (mxTargets.known ? 'depends-on-unknown' : mxTargets.reason))
          : target.addresses.length === 0
            ? 'not-tried'
            : null,
      seen: (target?.seen ?? unseen?.because)?.at(-1) ?? mx.seen,
    });
  }
  return [...hosts.values()].sort((a, b) => a.preference - b.preference);
}

function withoutAddress({ host, preference, why, seen }: Host): ProbeAttempt {
  return {
    host,
    preference,
    address: null,
    steps: [],
    outcome: 'unknown',
    cause: null,
    why,
    seen,
  };
}

async function askHost(
  host: Host,
  end: number,
  index: number,
  recipient: RecipientPath,
  options: ProbeOptions,
): Promise<ProbeAttempt> {
  const { address, log } = options;
  options.progress?.(host.host);
  const began = performance.now();
  const at = new Date().toISOString();
  const { tcp, tls, inClear, ...found } = await talk(host, recipient, options.dialer, end);
  const { outcome, cause, why } = found;
  const seen = log.add({
    from: 'smtp',
    at,
    asked: `SMTP RCPT TO ${host.host}:${PORT}`,
    of: place(found.address),
    for: PURPOSE({ host: host.host, address }),
    got: {
      recipient: address,
      tcp,
      tls: shownTls(tls),
      inClear,
      // Without their times, which no two runs share.
      steps: found.steps.map(({ step, reply }) => ({ step, reply })),
      outcome,
      cause,
      why,
    },
    ms: Math.round(performance.now() - began),
    order: `probe ${String(index).padStart(2, '0')}`,
  });
  return { host: host.host, preference: host.preference, ...found, seen };
}

type Talked = Pick<ProbeAttempt, 'steps' | 'outcome' | 'cause' | 'why'> & {
  readonly address: string;
  readonly tcp: Dialed['tcp'];
  /** `null` where it was not begun. */
  readonly tls: Tls | null;
  /** TLS came to nothing, and a second connection stayed in clear. */
  readonly inClear: boolean;
};

/** With TLS where it is offered; where that fails, once more in clear, as senders do (RFC 7435 §3). */
async function talk(
  { host, addresses }: Host,
  recipient: RecipientPath,
  dialer: Dialer,
  end: number,
): Promise<Talked> {
  const steps: ProbeStep[] = [];
  const open = async (to: readonly string[]) => {
    const dialed = await dialer.dial({ host, addresses: to, port: PORT, tls: 'none' }, end);
    steps.push({ step: 'connect', reply: null, code: null, ms: dialed.ms });
    return dialed;
  };
  const began = performance.now();
  const first = await open(addresses.slice(0, MAX_ADDRESSES));
  const { address, tcp } = first;
  let tls: Tls | null = null;
  let inClear = false;
  const cannot = (outcome: 'closed' | 'unknown', why: Reason): Talked => ({
    address,
    tcp,
    tls,
    inClear,
    steps,
    outcome,
    cause: null,
    why,
  });
  if (first.tcp !== 'open') {
    // Something is there that broke it off.
    if (first.tcp === 'reset') return cannot('unknown', 'closed');
    const hurried = first.tcp === 'timeout' && end - began < FAIR_MS && performance.now() > end - 5;
    return cannot(hurried ? 'unknown' : 'closed', first.tcp);
  }
  let answer = await converse(first, recipient, true);
  if (answer === null) return cannot('unknown', 'closed');
  steps.push(...answer.steps);
  tls = answer.tls;
  if (answer.tlsFailed) {
    inClear = true;
    const again = await open([address]);
    if (again.tcp !== 'open') {
      return cannot('unknown', again.tcp === 'reset' ? 'closed' : again.tcp);
    }
    answer = await converse(again, recipient, false);
    if (answer === null) return cannot('unknown', 'closed');
    steps.push(...answer.steps);
  }
  const { outcome, why, reply } = answer;
  const cause = causeOf(outcome, reply, recipient);
  return { address, tcp, tls, inClear, steps, outcome, why, cause };
}

async function converse(
  { wire }: Extract<Dialed, { tcp: 'open' }>,
  recipient: RecipientPath,
  withTls: boolean,
): Promise<RecipientAnswer | null> {
  if (wire === null) return null;
  try {
    return await askRecipient(wire, recipient, withTls);
  } finally {
    wire.close();
  }
}

function causeOf(
  outcome: RecipientAnswer['outcome'],
  reply: string | null,
  { path }: RecipientPath,
): Cause | null {
  if (reply === null || (outcome !== 'refused' && outcome !== 'deferred')) return null;
  const cause = readBareReply(reply, { to: path, from: null }).recipients[0]?.cause;
  return cause === undefined || cause === 'unknown' ? null : cause;
}

function place(address: string): string {
  return address.includes(':') ? `[${address}]:${PORT}` : `${address}:${PORT}`;
}

function shownTls(tls: Tls | null): Readonly<Record<string, unknown>> | null {
  if (tls === null) return null;
  if (tls.ok) return { ok: true, version: tls.version, cipher: tls.cipher };
  const cut = (said: string) => said.slice(0, MAX_SAID).toWellFormed();
  const { why, said, problem } = tls;
  return { ok: false, why, said: cut(said), problem: problem === null ? null : cut(problem) };
}
