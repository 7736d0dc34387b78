/**
 * DMARC policy discovery and the organizational domain: the DNS tree walk of
 * RFC 9989 §4.10.
 */
import { type Fact, known, type Observation, type Reason, unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import { type Asked, type Asker, reasonOf } from '../dns/ask.ts';
import { labelsOf, nameProblem } from '../dns/name.ts';
import { isDmarcRecord, looksLikeDmarc, parseDmarc, policyBelow } from './parse.ts';
import type { DmarcDiscovery, DmarcRecord, DmarcStep } from './types.ts';

const PURPOSE = text('the DMARC policy of {domain}', '{domain} 的 DMARC 策略');

/** §4.10: a name of eight labels or more goes on with its last seven, so that eight queries are the most. */
const MAX_WALKED_LABELS = 7;

/** The names of the walk, from the domain itself up to its top-level domain. */
export function walkNames(domain: string): string[] {
  const labels = labelsOf(domain);
  if (labels.length === 0) return [];
  const names = [domain];
  const first = Math.max(1, labels.length - MAX_WALKED_LABELS);
  for (let i = first; i < labels.length; i++) names.push(labels.slice(i).join('.'));
  return names;
}

/** The question at `_dmarc.<domain>` alone, without the walk. */
export async function dmarcStepAt(domain: string, ask: Asker): Promise<Fact<DmarcStep>> {
  const asked = await ask(`_dmarc.${domain}`, 'TXT', PURPOSE({ domain }));
  const reason = reasonOf(asked.answer);
  return reason === null
    ? known(stepOf(domain, asked), [asked.seen])
    : unknown(reason, [asked.seen]);
}

function stepOf(domain: string, { answer, seen }: Asked): DmarcStep {
  const texts: string[] = [];
  const others: string[] = [];
  for (const record of answer.records) {
    if (record.type !== 'TXT') continue;
    (looksLikeDmarc(record.text) ? texts : others).push(record.text);
  }
  return {
    domain,
    seen,
    texts,
    records: texts.filter(isDmarcRecord).map(parseDmarc),
    others,
    alias: answer.chain[0]?.target ?? null,
    ttl: answer.ttl,
    byWildcard: false,
  };
}

/**
 * The record of a step that the walk goes by, or `null`. Of several records
 * all are discarded (§4.10 steps 2 and 6); one with a tag twice is no valid tag
 * list (RFC 6376 §3.2). A record whose policy is unusable stays: it still is
 * the record that applies, and it says that nothing does (§4.10.1).
 */
function validRecord(step: DmarcStep): DmarcRecord | null {
  const [record, ...more] = step.records;
  if (record === undefined || more.length > 0) return null;
  return record.problems.some((problem) => problem.kind === 'duplicate-tag') ? null : record;
}

interface Found {
  readonly step: DmarcStep;
  readonly record: DmarcRecord;
}

interface Walk {
  /** Conclusive steps, up to where `psd` ends the walk. */
  readonly steps: readonly DmarcStep[];
  /** Those with a valid record, longest name first. */
  readonly found: readonly Found[];
  /** The first failed lookup before the walk's end: whatever depends on the whole walk is unknown. */
  readonly failed: Reason | null;
  readonly failures: readonly Observation[];
  /** The lookup at the domain itself is among the failed ones. */
  readonly failedAtDomain: boolean;
}

/** Asks all names at once; each answer is shared with every other walk that crosses the name. */
async function walk(domain: string, ask: Asker): Promise<Walk> {
  // A name that does not fit on the wire holds no record, and there is nothing to ask.
  const names = walkNames(domain).filter((name) => nameProblem(`_dmarc.${name}`) === null);
  const answers = await Promise.all(names.map((name) => dmarcStepAt(name, ask)));
  const steps: DmarcStep[] = [];
  const found: Found[] = [];
  const failures: Observation[] = [];
  let failed: Reason | null = null;
  let failedAtDomain = false;
  for (const [index, answer] of answers.entries()) {
    if (!answer.known) {
      failed ??= answer.reason;
      failures.push(...answer.because);
      if (names[index] === domain) failedAtDomain = true;
      continue;
    }
    const step = answer.value;
    steps.push(step);
    const record = validRecord(step);
    if (record === null) continue;
    found.push({ step, record });
    if (record.psd !== 'u') break;
  }
  return { steps, found, failed, failures, failedAtDomain };
}

/** §4.10.2, the choice among the domains whose records were found. */
function chooseOrganizational(domain: string, found: readonly Found[]): string {
  for (const { step, record } of found) {
    if (record.psd === 'n') return step.domain;
    if (record.psd === 'y' && step.domain !== domain) {
      return labelsOf(domain)
        .slice(-labelsOf(step.domain).length - 1)
        .join('.');
    }
  }
  return found[found.length - 1]?.step.domain ?? domain;
}

/** The organizational domain (§4.10.2) as a fact of its own: unknown when a lookup of the walk failed. */
export async function organizationalDomainOf(domain: string, ask: Asker): Promise<Fact<string>> {
  const { steps, found, failed, failures } = await walk(domain, ask);
  if (failed !== null) return unknown(failed, failures);
  return known(
    chooseOrganizational(domain, found),
    steps.map((step) => step.seen),
  );
}

/**
 * Which DMARC record applies to mail from a domain (§4.10.1).
 *
 * A record at the domain itself decides, even if lookups above it failed; the
 * organizational domain is then chosen among the records that could be seen
 * (`organizationalDomainOf` tells whether that is certain). Without one, every
 * failed lookup of the walk may hide the record or the `psd` tag that decides,
 * and the answer is unknown.
 *
 * The domain is taken to exist: an inherited record's `np` is not looked at,
 * and `t=y` does not change `policy`.
 */
export async function discoverDmarc(domain: string, ask: Asker): Promise<Fact<DmarcDiscovery>> {
  const { steps, found, failed, failures, failedAtDomain } = await walk(domain, ask);
  const own = found[0]?.step.domain === domain ? found[0] : undefined;
  if (failed !== null && (failedAtDomain || own === undefined)) return unknown(failed, failures);

  const organizationalDomain = chooseOrganizational(domain, found);
  const applied = own ?? inheritedFrom(organizationalDomain, found);
  const inherited = applied !== undefined && applied !== own;
  let policy: DmarcDiscovery['policy'] = null;
  if (applied !== undefined) {
    policy = inherited ? policyBelow(applied.record) : applied.record.policy;
  }
  return known(
    { steps, applied: applied?.step ?? null, inherited, policy, organizationalDomain },
    steps.map((step) => step.seen),
  );
}

/**
 * The organizational domain's record, else that of the public suffix above it.
 * Records in between the domain and its organizational domain do not apply.
 */
function inheritedFrom(organizationalDomain: string, found: readonly Found[]): Found | undefined {
  const organizational = found.find(({ step }) => step.domain === organizationalDomain);
  // A walk ends at `psd=y`, so such a record is the last one.
  const last = found[found.length - 1];
  return organizational ?? (last?.record.psd === 'y' ? last : undefined);
}
