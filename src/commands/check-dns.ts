/** `check-dns`: gathers the facts of one domain and has them judged. */
import { observationLog } from '../engine/fact.ts';
import type { FailOn, Report } from '../engine/report.ts';
import type { Language } from '../engine/text.ts';
import { gatherDns } from '../gather/check-dns.ts';
import type { EditionId } from '../knowledge/editions.ts';
import { type Asker, asker } from '../protocols/dns/ask.ts';
import { canonicalName, readDomain } from '../protocols/dns/name.ts';
import type { SpfResult } from '../protocols/spf/types.ts';
import type { SpfLineNote } from '../protocols/spf/walk.ts';
import type { DnsSession } from './dns-session.ts';
import type { ReportEdition } from './edition-words.ts';
import { bareSender } from './options.ts';

/** What `--spf-ip` asks: the verdict of a receiver on one address. */
export interface SpfQuery {
  readonly ip: string;
  /** Envelope sender; `postmaster@` the domain by default, `''` for the null sender. */
  readonly mailFrom?: string;
  /** The domain by default. */
  readonly helo?: string;
}

export interface SpfAnswer {
  readonly ip: string;
  /** The domain whose record is checked: that of `mailFrom`, or `helo` for the null sender (RFC 7208 §2.4). */
  readonly domain: string;
  readonly mailFrom: string;
  readonly helo: string;
  /** RFC 7208 §2.6. */
  readonly result: SpfResult;
  /** The term that decided, with the includes on the way: `include:spf.sg.aliyun.com → ip4:…`; `null` when none did. */
  readonly term: string | null;
  readonly explanation: string | null;
}

/** One line of the SPF tree. */
export interface SpfTreeLine {
  /** 0 for the domain's own terms, 1 for those of what it includes, … */
  readonly depth: number;
  readonly text: string;
  /** DNS lookups of the term alone, and with all below it (RFC 7208 §4.6.4). */
  readonly cost: number;
  readonly total: number;
  /** What is wrong or special about it: `syntax`, `nxdomain`, `loop`, `not-evaluated`, …; `null` when nothing is. */
  readonly note: SpfLineNote | null;
}

export interface CheckDnsSubject {
  readonly domain: string;
  /** What was given, when it was something else than the domain itself. */
  readonly input?: string;
  /** `null` when what would have told it could not be looked up. */
  readonly edition: ReportEdition | null;
  /** The console's words; `null` when the MX could not be looked up. */
  readonly resolution: 'Resolved' | 'Resolution Invalid' | null;
  readonly spf?: SpfAnswer;
  readonly spfTree?: {
    readonly lookups: number;
    readonly limit: 10;
    /** False when a part could not be looked up: there may be more. */
    readonly complete: boolean;
    readonly lines: readonly SpfTreeLine[];
  };
}

export interface CheckDnsRun {
  readonly domain: string;
  /** What the person gave, when it was read as something else. */
  readonly input?: string;
  readonly session: DnsSession;
  readonly language: Language;
  readonly edition: EditionId | 'auto';
  readonly selectors: readonly string[];
  readonly failOn: FailOn;
  readonly spfQuery?: SpfQuery;
}

export async function checkDomain(run: CheckDnsRun): Promise<Report<CheckDnsSubject>> {
  const started = performance.now();
  const { domain, session } = run;
  const log = observationLog();
  const resolver = session.forSubject();
  const ask = asker(resolver, log);
  // The checks are loaded while the first questions are under way.
  const judging = import('./judge-dns.ts');
  const [facts, spf] = await Promise.all([
    gatherDns(domain, ask, {
      edition: run.edition,
      selectors: run.selectors,
      askAt: session.askAt(domain),
    }),
    run.spfQuery === undefined ? undefined : answerSpf(domain, run.spfQuery, ask),
  ]);
  const { judge } = await judging;
  return judge({ run, resolver, facts, spf, log, started });
}

async function answerSpf(domain: string, query: SpfQuery, ask: Asker): Promise<SpfAnswer> {
  const { evaluateSpf } = await import('../protocols/spf/evaluate.ts');
  const helo = query.helo ?? domain;
  const mailFrom = query.mailFrom ?? `postmaster@${domain}`;
  const checked = senderDomain(mailFrom) ?? canonicalName(helo);
  const { result, term, explanation } = await evaluateSpf({
    domain: checked,
    ip: query.ip,
    mailFrom,
    helo,
    ask,
  });
  return { ip: query.ip, domain: checked, mailFrom, helo, result, term, explanation };
}

/** `a@example.com` and `example.com` → `example.com`; `null` for the null sender (`<>` or empty). */
function senderDomain(mailFrom: string): string | null {
  const bare = bareSender(mailFrom);
  return bare === '' ? null : (readDomain(bare)?.name ?? null);
}
