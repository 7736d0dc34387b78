/** The DMARC record to publish in the place of what is there. Pure. */
import { withoutTypedQuotes } from '../dkim/parse.ts';
import { isAtOrBelow } from '../dns/name.ts';
import { isDmarcRecord, parseDmarc } from './parse.ts';
import type { DmarcPolicy, DmarcRecord, DmarcUri } from './types.ts';

export interface RepairInput {
  /** What is published now, usable or not; none, one or several. */
  readonly records: readonly DmarcRecord[];
  /** Canonical name of the domain that the record will stand for. */
  readonly domain: string;
  /** Report addresses to drop: their domain does not take reports for this one. */
  readonly unauthorized: readonly string[];
}

export const POLICY_RANK: Readonly<Record<DmarcPolicy, number>> = {
  none: 0,
  quarantine: 1,
  reject: 2,
};

/**
 * Everything that is valid and wanted is kept; the rest goes. `p=none` becomes
 * `quarantine`, which is where Alibaba Mail's own page begins; a new policy is
 * never `reject`. `pct`, `rf`, `ri` (RFC 9989 Appendix C), `t` and unknown tags
 * are not written.
 */
export function repairDmarc({ records, domain, unauthorized }: RepairInput): string {
  const read = records.map(readable);
  const policy = policyOf(read);
  const parts = ['v=DMARC1', `p=${policy}`];
  for (const tag of ['sp', 'np'] as const) {
    const below = read.map((r) => policyIn(r, tag)).find((p) => p !== null);
    if (below != null && POLICY_RANK[below] >= POLICY_RANK[policy]) parts.push(`${tag}=${below}`);
  }
  const kept = (uris: readonly DmarcUri[]) => addresses(uris, unauthorized);
  const rua = kept(read.flatMap((r) => [...r.rua, ...withoutScheme(r, domain)]));
  parts.push(`rua=${rua.length > 0 ? rua.join(',') : `mailto:postmaster@${domain}`}`);
  const ruf = kept(read.flatMap((r) => r.ruf));
  if (ruf.length > 0) parts.push(`ruf=${ruf.join(',')}`);
  for (const tag of ['adkim', 'aspf', 'fo', 'psd']) {
    const holder = read.find((r) => r.tags.has(tag) && isValid(r, tag));
    if (holder !== undefined) parts.push(`${tag}=${holder.tags.get(tag)?.toLowerCase()}`);
  }
  return parts.join('; ');
}

/** Tags with something else than a semicolon in front. */
const UNPARTED = /[,\s]+(?=(?:p|sp|np|rua|ruf|adkim|aspf|fo|t|psd|pct|rf|ri)\s*=)/g;

/** A text that receivers do not see is read as it was meant: without typed quotes, full-width signs, commas. */
function readable(record: DmarcRecord): DmarcRecord {
  if (isDmarcRecord(record.text) && !record.problems.some((p) => p.kind === 'quotes-inside')) {
    return record;
  }
  const plain = withoutTypedQuotes(record.text.normalize('NFKC')).replace(/[\ufeff\u200b]/g, '');
  return parseDmarc(plain.trim().replace(UNPARTED, ';'));
}

/** `reject` only where all that is published says so. */
function policyOf(records: readonly DmarcRecord[]): DmarcPolicy {
  const rejects = records.length > 0 && records.every((r) => policyIn(r, 'p') === 'reject');
  return rejects ? 'reject' : 'quarantine';
}

function policyIn(record: DmarcRecord, tag: 'p' | 'sp' | 'np'): DmarcPolicy | null {
  const value = record.tags.get(tag)?.toLowerCase();
  return value === 'none' || value === 'quarantine' || value === 'reject' ? value : null;
}

function isValid(record: DmarcRecord, tag: string): boolean {
  return !record.problems.some((problem) => problem.tag === tag);
}

/**
 * Addresses in `rua` that only lack `mailto:`. Those of other domains are left
 * out: nobody asked whether they take reports.
 */
function withoutScheme(record: DmarcRecord, domain: string): readonly DmarcUri[] {
  return record.problems.flatMap(({ kind, tag, text }) => {
    if (kind !== 'bad-uri' || tag !== 'rua' || !/^[\w.+-]+@/.test(text)) return [];
    const { rua, problems } = parseDmarc(`v=DMARC1; p=none; rua=mailto:${text}`);
    return problems.length === 0 ? rua.filter((uri) => isAtOrBelow(uri.domain, domain)) : [];
  });
}

/** Each address once, in the record's order. */
function addresses(uris: readonly DmarcUri[], unauthorized: readonly string[]): string[] {
  const seen = new Set<string>(unauthorized);
  const kept: string[] = [];
  for (const { address, uri } of uris) {
    if (seen.has(address)) continue;
    seen.add(address);
    kept.push(uri);
  }
  return kept;
}
