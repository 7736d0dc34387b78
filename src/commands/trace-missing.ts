/** `trace-missing`: follows a message that did not arrive as far as the evidence goes, and says where it ends. */

import type { Change, Fix, Owner } from '../engine/check.ts';
import { type Facts, type ObservationLog, observationLog } from '../engine/fact.ts';
import { type Proof, prove } from '../engine/prove.ts';
import { buildReport, type FailOn, type Report } from '../engine/report.ts';
import { type Language, type Message, text } from '../engine/text.ts';
import { type Finding, type Walked, walk } from '../engine/walk.ts';
import type { BounceFacts } from '../facts/bounce.ts';
import { bestOf, folderName, inOrderOfChance, moment, SURE } from '../facts/mailbox-places.ts';
import type {
  FolderSeen,
  FoundMessage,
  MissingFacts,
  Probe,
  ProbeAttempt,
  Returned,
} from '../facts/missing.ts';
import { gatherBounce } from '../gather/bounce.ts';
import { gatherReception } from '../gather/check-dns.ts';
import { type Gathered, type GatherMissingOptions, gatherMissing } from '../gather/missing.ts';
import { KNOWLEDGE_DATE } from '../knowledge/sources.ts';
import { overlay } from '../net/overlay.ts';
import { type Asker, asker } from '../protocols/dns/ask.ts';
import { isAtOrBelow } from '../protocols/dns/name.ts';
import type { Resolver } from '../protocols/dns/types.ts';
import type { Sought } from '../trace/types.ts';
import { diagnoseBounceTree } from '../trees/diagnose-bounce.ts';
import { traceMissingTree } from '../trees/trace-missing.ts';
import { VERSION } from '../version.ts';
import type { DnsSession } from './dns-session.ts';
import { editionWords, type ReportEdition, reportEdition } from './edition-words.ts';
import { recordShower } from './judge-dns.ts';
import {
  endOf,
  journeyIn,
  type TraceEnd,
  traceSections,
  trailOf,
  whereOf,
} from './trace-sections.ts';

/** A message of the mailbox that may be the one. */
export interface TracedMessage {
  readonly folder: string;
  /** Special use: `\Junk`; `null` for a folder of the person’s own. */
  readonly role: string | null;
  readonly uid: number;
  /** When the server put it there, ISO 8601 in UTC. */
  readonly date: string | null;
  readonly flags: readonly string[];
  /** How surely it is the one, to 1. */
  readonly confidence: number;
  /** What agrees with what was asked for, and what does not. */
  readonly by: readonly string[];
  readonly against: readonly string[];
  readonly messageId: string | null;
  readonly from: string | null;
  readonly subject: string | null;
}

export interface TracedHop {
  readonly from: string | null;
  readonly fromIp: string | null;
  readonly by: string | null;
  readonly with: string | null;
  /** ISO 8601 in UTC. */
  readonly at: string | null;
  /** Since the hop before, or since the Date field for the first. */
  readonly seconds: number | null;
  /** A clock is off: the delay is not to be believed. */
  readonly skewed: boolean;
}

export interface TracedFolder {
  readonly name: string;
  readonly role: string | null;
  readonly messages: number;
  readonly compared: number;
  /** UIDs that were given in the time in question and are gone; `null` where that cannot be told. */
  readonly removed: number | null;
  readonly oldest: string | null;
  readonly newest: string | null;
  readonly complete: boolean;
}

/** One mail exchanger, asked up to RCPT TO. */
export interface TracedAttempt extends Omit<ProbeAttempt, 'seen'> {
  readonly seen: string;
}

export interface TraceMissingSubject {
  readonly address: string;
  /** `null` when what would have told it could not be looked up. */
  readonly edition: ReportEdition | null;
  /** What is known of the message, completed from the sender’s copy. */
  readonly sought: Sought;
  /** `inbox`, `junk`, `trash`, `other`, `marked-deleted`, `not-found`; `null` where it cannot be told. */
  readonly where: string | null;
  /** Most likely first. */
  readonly found: readonly TracedMessage[];
  /** Of the message that was found, else of the sender’s copy; the oldest first. */
  readonly hops: readonly TracedHop[];
  /** From the first to the last; `null` where one of them cannot be read. */
  readonly seconds: number | null;
  /** `null` where no mailbox was read. */
  readonly mailbox: {
    readonly host: string;
    readonly username: string;
    readonly folders: readonly TracedFolder[];
    /** Bytes; `null` where the server does not tell. */
    readonly quota: { readonly used: number; readonly limit: number } | null;
  } | null;
  /** Messages of the same sender that did arrive since. */
  readonly later: readonly TracedMessage[];
  /** Messages that are like it, and most likely others. */
  readonly near: readonly TracedMessage[];
  readonly copy: {
    readonly recipients: readonly string[];
    readonly state: 'sent' | 'draft' | 'unknown';
    readonly date: string | null;
  } | null;
  readonly returned: readonly {
    readonly kind: 'bounce' | 'delay' | 'delivered' | 'auto-reply';
    readonly recipient: string | null;
    readonly cause: string | null;
    readonly reply: string | null;
  }[];
  /** With `--probe-smtp`; `null` without it. */
  readonly probe: readonly TracedAttempt[] | null;
  readonly loopback: {
    readonly accepted: boolean;
    readonly reply: string;
    readonly folder: string | null;
    readonly seconds: number | null;
    readonly removed: boolean | null;
    readonly messageId: string;
    /** Why it could not be looked for, although it was accepted. */
    readonly unseen: string | null;
  } | null;
  /** Where the evidence ends and whom to ask; `null` where the message was found and nothing is open. */
  readonly next: TraceEnd | null;
}

export interface TraceMissingRun
  extends Pick<
    GatherMissingOptions,
    | 'account'
    | 'sought'
    | 'copy'
    | 'sender'
    | 'probeSmtp'
    | 'loopback'
    | 'dialer'
    | 'prober'
    | 'timeoutMs'
    | 'progress'
  > {
  readonly session: DnsSession;
  readonly language: Language;
  readonly failOn: FailOn;
  readonly now?: () => Date;
}

export async function traceMissing(run: TraceMissingRun): Promise<Report<TraceMissingSubject>> {
  const started = performance.now();
  const log = observationLog();
  const { account, session } = run;
  const ask = asker(session.forSubject(), log);
  // Reading a mailbox may take minutes: what is asked after it has a time of its own.
  const resolver = session.forSubject();
  const askLater = asker(resolver, log);
  const now = run.now ?? (() => new Date());
  const gathered = await gatherMissing({
    account,
    sought: run.sought,
    copy: run.copy,
    sender: run.sender,
    probeSmtp: run.probeSmtp,
    loopback: run.loopback,
    ask,
    askLater,
    dialer: run.dialer,
    prober: run.prober,
    log,
    timeoutMs: run.timeoutMs,
    now,
    ...(run.progress === undefined ? {} : { progress: run.progress }),
  });
  const { facts } = gathered;
  const walked = walk(traceMissingTree.root, facts);
  const bounced = !restsOnReport(walked, facts)
    ? null
    : await bounceOf(run, gathered, { log, ask: askLater, resolver }, now);
  const proofs = new Map([
    ...(await prove(walked, again(run, facts, resolver))),
    ...(bounced === null ? [] : bounced.proofs),
  ]);
  const both =
    bounced === null
      ? walked
      : joined(walked, bounced.walked, sendersDomain(bounced.facts) === account.domain);
  const observations = log.seal();
  const end = endOf(facts, walked, run.language);
  return buildReport<TraceMissingSubject>({
    tool: { name: 'alimail-doctor', version: VERSION, knowledge: KNOWLEDGE_DATE },
    command: 'trace-missing',
    language: run.language,
    failOn: run.failOn,
    subject: subjectOf(run, facts, walked, end),
    summary: summaryOf(run, facts, walked),
    sections: traceSections({
      facts,
      walked,
      end,
      language: run.language,
      senderGiven: run.sender !== null,
    }),
    walked: both,
    proofs,
    observations,
    stats: {
      queries: observations.filter((o) => o.from !== 'eml' && o.from !== 'asked').length,
      ms: Math.round(performance.now() - started),
    },
    showRecord: showerFor(facts, bounced?.facts ?? null),
  });
}

/** Records are shown relative to the zone that they stand in: a bounce’s fixes may be for the sender’s. */
function showerFor(
  facts: Facts<MissingFacts>,
  bounced: Facts<BounceFacts> | null,
): ReturnType<typeof recordShower> {
  const own = recordShower(facts);
  if (bounced === null || !bounced.zone.known) return own;
  const theirs = recordShower(bounced);
  const zone = bounced.zone.value;
  return (record) =>
    isAtOrBelow(record.name.replace(/\.$/, ''), zone) ? theirs(record) : own(record);
}

/** Walks the tree again with a change laid over the DNS of the recipient’s domain. */
function again(
  run: TraceMissingRun,
  facts: Facts<MissingFacts>,
  resolver: Resolver,
): (change: Change) => Promise<Walked> {
  const { wanted, mailbox, trail } = facts;
  const known = facts.edition.known ? facts.edition.value : null;
  return async (change) => {
    const dns = await gatherReception(
      run.account.domain,
      asker(overlay(resolver, [change]), observationLog()),
      known === null || known.directmailOnly ? run.account.edition : known.edition.id,
    );
    return walk(traceMissingTree.root, { ...dns, wanted, mailbox, trail });
  };
}

/** Senders try for five days at most. */
const RETRYING_MS = 5 * 86_400_000;

/** A report about another message, or one that the mailbox belies, is not diagnosed. */
function restsOnReport({ findings }: Walked, facts: Facts<MissingFacts>): boolean {
  const { returned } = trailOf(facts);
  if (!returned.known) return false;
  const now = facts.wanted.known ? Date.parse(facts.wanted.value.now) : Number.NaN;
  // What a notice says of further tries holds while there are some (RFC 5321 §4.5.4.1).
  const isOver = ({ at }: Returned) => at !== null && now - Date.parse(at) > RETRYING_MS;
  const reports = new Set(
    returned.value
      .filter((r) => r.kind === 'bounce' || (r.kind === 'delay' && !isOver(r)))
      .map((r) => r.seen),
  );
  return findings.some(
    ({ severity, problem }) =>
      severity !== 'info' && problem.evidence.some((e) => reports.has(e.from)),
  );
}

function sendersDomain({ bounced }: Facts<BounceFacts>): string | null {
  return bounced.known ? bounced.value.senderDomain : null;
}

interface Diagnosed {
  readonly facts: Facts<BounceFacts>;
  readonly walked: Walked;
  readonly proofs: ReadonlyMap<string, Proof>;
}

/** The bounce through its own tree, with the DNS of the sender’s domain. */
async function bounceOf(
  run: TraceMissingRun,
  { bounce }: Gathered,
  {
    log,
    ask,
    resolver,
  }: { readonly log: ObservationLog; readonly ask: Asker; readonly resolver: Resolver },
  now: () => Date,
): Promise<Diagnosed | null> {
  if (bounce === null) return null;
  const options = {
    file: bounce.file,
    firstLine: 1,
    askAt: (domain: string) => run.session.askAt(domain),
    edition: 'auto' as const,
    at: now().toISOString(),
  };
  const facts = await gatherBounce(bounce.reading, {
    ...options,
    log,
    ask,
  });
  const walked = walk(diagnoseBounceTree.root, facts);
  const proofs = await prove(walked, async (change) => {
    const once = observationLog();
    const laid = asker(overlay(resolver, [change]), once);
    return walk(
      diagnoseBounceTree.root,
      await gatherBounce(bounce.reading, { ...options, log: once, ask: laid }),
    );
  });
  return { facts, walked, proofs };
}

/** Whom the fixes of a bounce mean: they are written for the sender, and here the recipient reads. */
const READERS: Readonly<Partial<Record<Owner, Owner>>> = { you: 'sender', recipient: 'you' };
/** The administrators of another domain are the sender’s. */
const STRANGERS: Readonly<Partial<Record<Owner, Owner>>> = {
  ...READERS,
  'mail-admin': 'sender',
  'domain-admin': 'sender',
};

/** What only an administrator can open. */
const isForAdmin = ({ console: path }: Fix) => path?.en.startsWith('Domain management') === true;

function forRecipient(finding: Finding, isOwnDomain: boolean): Finding {
  const { owner, fixes } = finding.problem;
  const readers = isOwnDomain ? READERS : STRANGERS;
  const other = (one: Owner) => readers[one] ?? one;
  return {
    ...finding,
    problem: {
      ...finding.problem,
      ...(owner === undefined ? {} : { owner: other(owner) }),
      fixes: fixes.map((fix) => ({
        ...fix,
        owner: fix.owner === 'recipient' && isForAdmin(fix) ? 'mail-admin' : other(fix.owner),
      })),
    },
  };
}

function joined(own: Walked, bounced: Walked, isOwnDomain: boolean): Walked {
  return {
    findings: [...own.findings, ...bounced.findings.map((f) => forRecipient(f, isOwnDomain))],
    checks: [...own.checks, ...bounced.checks],
    path: [...own.path, ...bounced.path],
  };
}

// ------------------------------------------------------------------------------ what the report says

function subjectOf(
  run: TraceMissingRun,
  facts: Facts<MissingFacts>,
  walked: Walked,
  end: TraceEnd | null,
): TraceMissingSubject {
  const { edition, wanted, mailbox } = facts;
  const trail = trailOf(facts);
  const journey = journeyIn(trail);
  const { copy, returned, probe, loopback } = trail;
  return {
    address: run.account.address,
    edition: reportEdition(edition, run.language),
    sought: wanted.known ? wanted.value.sought : run.sought,
    where: whereOf(walked),
    found: mailbox.known ? inOrderOfChance(mailbox.value).map(traced) : [],
    hops: (journey?.hops ?? []).map(({ line: _line, text: _text, ...hop }) => hop),
    seconds: journey?.seconds ?? null,
    mailbox: mailbox.known
      ? {
          host: mailbox.value.host,
          username: mailbox.value.username,
          folders: mailbox.value.folders.map(tracedFolder),
          quota: mailbox.value.quota,
        }
      : null,
    later: mailbox.known ? mailbox.value.later.map(traced) : [],
    near: mailbox.known ? mailbox.value.near.map(traced) : [],
    copy: copy.known
      ? {
          recipients: copy.value.recipients.slice(0, 100),
          state: copy.value.sent.state,
          date: copy.value.sent.date,
        }
      : null,
    returned: (returned.known ? returned.value : []).map(({ kind, recipient, cause, reply }) => ({
      kind,
      recipient,
      cause: cause === null ? null : `bounce/${cause}`,
      reply,
    })),
    probe: probe.known ? tracedAttempts(probe.value) : null,
    loopback: loopback.known
      ? {
          accepted: loopback.value.accepted,
          reply: loopback.value.reply,
          folder: loopback.value.arrived?.folder ?? null,
          seconds: loopback.value.arrived?.seconds ?? null,
          removed: loopback.value.removed,
          messageId: loopback.value.messageId,
          unseen: loopback.value.unseen,
        }
      : null,
    next: end,
  };
}

function tracedAttempts({ attempts }: Probe): readonly TracedAttempt[] {
  return attempts.map((attempt) => ({ ...attempt, seen: attempt.seen.id }));
}

function traced(message: FoundMessage): TracedMessage {
  const { folder, role, uid, internalDate, flags, match, envelope } = message;
  return {
    folder,
    role,
    uid,
    date: internalDate,
    flags,
    confidence: match.confidence,
    by: match.by,
    against: match.against,
    messageId: envelope.messageId,
    from: envelope.from,
    subject: envelope.subject,
  };
}

function tracedFolder({ seen: _seen, uidNext: _next, firstUid: _first, ...rest }: FolderSeen) {
  return rest;
}

const TEXT = {
  summary: text('{address} — {edition} — {state}', '{address} — {edition} — {state}'),
  inbox: text('the message is in the Inbox', '邮件在收件箱里'),
  junk: text('the message is in Junk', '邮件在“垃圾邮件”里'),
  trash: text('the message is in the trash', '邮件在“已删除”里'),
  other: text('the message is in {folder}', '邮件在“{folder}”里'),
  perhaps: text('perhaps it is in {folder}', '可能在“{folder}”里'),
  'marked-deleted': text('the message is marked as deleted', '邮件已被标记删除'),
  'not-found': text(
    'in none of its folders ({n} read, {at})',
    '所有文件夹里都没有（查了 {n} 个，{at}）',
  ),
  notRead: text('the mailbox was not read', '未能查看邮箱'),
  unnamed: text('no message was named', '没有说明要找哪封邮件'),
  notWhole: text('the mailbox was not read as a whole', '邮箱没有全部查完'),
};

function summaryOf(run: TraceMissingRun, facts: Facts<MissingFacts>, walked: Walked): Message {
  const { edition } = facts;
  return TEXT.summary({
    address: run.account.address,
    edition: editionWords(edition),
    state: stateOf(facts, walked),
  });
}

function stateOf(facts: Facts<MissingFacts>, walked: Walked): Message {
  const { mailbox, wanted } = facts;
  const where = whereOf(walked);
  if (where === null || !mailbox.known) {
    if (!mailbox.known) return TEXT.notRead();
    return wanted.known && !wanted.value.named ? TEXT.unnamed() : TEXT.notWhole();
  }
  if (where === 'not-found') {
    return TEXT['not-found']({
      n: mailbox.value.folders.length,
      at: moment(wanted.known ? wanted.value.now : null),
    });
  }
  const best = bestOf(mailbox.value);
  const folder = best === null ? '' : folderName(best.folder, best.role);
  if (best !== null && best.match.confidence < SURE) return TEXT.perhaps({ folder });
  if (where === 'other') return TEXT.other({ folder });
  return TEXT[where as 'inbox' | 'junk' | 'trash' | 'marked-deleted']();
}
