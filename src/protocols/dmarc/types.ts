/** DMARC (RFC 9989): the parsed record and the tree walk of §4.10. */
import type { Fact, Observation } from '../../engine/fact.ts';

export type DmarcPolicy = 'none' | 'quarantine' | 'reject';

export interface DmarcProblem {
  readonly kind: /** `p` absent, and no usable `rua`: the record is not used. With a usable `rua` it is read as `p=none`. */
    | 'missing-policy'
    /** `p`, `sp` or `np` with a value that is no policy (§4.10.1): the same as `missing-policy`. */
    | 'bad-policy'
    /** `adkim`, `aspf`, `fo`, `t`, `psd` with a value that is not allowed: the tag is ignored. */
    | 'bad-value'
    | 'unknown-tag'
    | 'duplicate-tag'
    /** `pct`, `rf`, `ri`: gone since RFC 9989. */
    | 'removed-tag'
    /** A part that is not `tag=value`. */
    | 'bad-tag-list'
    /** `v` is not exactly `DMARC1` or not first: the record is not seen at all. */
    | 'bad-version'
    /** `rua` or `ruf` holds something that is no usable `mailto:` URI. */
    | 'bad-uri'
    /** Quotes or backslashes typed into the value. */
    | 'quotes-inside';
  readonly tag: string | null;
  readonly text: string;
  /** True when receivers do not use the record because of it. */
  readonly fatal: boolean;
}

export interface DmarcUri {
  readonly uri: string;
  readonly address: string;
  /** Domain of the address, canonical. */
  readonly domain: string;
}

export interface DmarcRecord {
  readonly text: string;
  readonly tags: ReadonlyMap<string, string>;
  /** As receivers take it (§4.7): `none` when `p` is unusable and `rua` is usable; `null` when the record is not used. */
  readonly policy: DmarcPolicy | null;
  /** `sp` as published, `null` when absent or unusable. */
  readonly subdomainPolicy: DmarcPolicy | null;
  /** `np`, the same. */
  readonly nonexistentPolicy: DmarcPolicy | null;
  /** `t=y`. */
  readonly testing: boolean;
  readonly psd: 'y' | 'n' | 'u';
  readonly rua: readonly DmarcUri[];
  readonly ruf: readonly DmarcUri[];
  readonly problems: readonly DmarcProblem[];
}

/** One question of the tree walk. */
export interface DmarcStep {
  /** `example.com` for the question at `_dmarc.example.com`. */
  readonly domain: string;
  readonly seen: Observation;
  /** All TXT texts at the name that begin like a DMARC record, usable or not. */
  readonly texts: readonly string[];
  /** Records that count: exactly `v=DMARC1` first. */
  readonly records: readonly DmarcRecord[];
  /** TXT texts that are something else: a wildcard, a misplaced SPF record. */
  readonly others: readonly string[];
  /** Where a CNAME at the name leads, `null` without one. */
  readonly alias: string | null;
  /** Seconds, of the records or of the negative answer; `null` when it was not seen. */
  readonly ttl: number | null;
  /** A wildcard gives the same answer: nothing stands at the name itself. Looked into only where a fix may follow. */
  readonly byWildcard: boolean;
}

/** What stands where a destination's consent is looked for. */
export interface ConsentAnswer {
  /** All TXT texts at the name, consent or not. */
  readonly texts: readonly string[];
  readonly ttl: number | null;
  readonly seen: Observation;
}

/** An external destination of reports and whether it agreed (RFC 9990 §4). */
export interface ExternalDestination {
  readonly uri: DmarcUri;
  /** `example.com._report._dmarc.collector.example`. */
  readonly asked: string;
  readonly authorized: Fact<boolean>;
  /** `null` for a name that is too long to be asked for, or a lookup that failed. */
  readonly answer: ConsentAnswer | null;
}

export interface DmarcDiscovery {
  /** Steps of the walk that were conclusive, from the domain upwards. */
  readonly steps: readonly DmarcStep[];
  /** The step whose record applies to the domain's own mail; `null` when none does. */
  readonly applied: DmarcStep | null;
  /** `applied` is above the domain: its policy is inherited. */
  readonly inherited: boolean;
  /** The policy that applies to the domain's own mail, after `sp` for an inherited one; `null` when none does. */
  readonly policy: DmarcPolicy | null;
  readonly organizationalDomain: string;
}
