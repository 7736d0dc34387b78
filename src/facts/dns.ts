/** What `check-dns` knows of a domain: written by `gather/check-dns`, read by the checks. */
import type { Observation, Partly, Unknown } from '../engine/fact.ts';
import type { ClientLabel, Edition } from '../knowledge/editions.ts';
import type { MxHost } from '../knowledge/hosts.ts';
import type { DkimKey } from '../protocols/dkim/types.ts';
import type { DmarcDiscovery, ExternalDestination } from '../protocols/dmarc/types.ts';
import type { SpfTree } from '../protocols/spf/types.ts';

export interface DomainFact {
  /** Canonical ASCII name. */
  readonly name: string;
  /** For people: U-labels where there are any. */
  readonly display: string;
}

export interface Existence {
  readonly exists: boolean;
  /** The answer that tells. */
  readonly seen: Observation;
}

export interface Mx {
  readonly preference: number;
  readonly exchange: string;
  /** Whose the host is; for an alias of a known host, that host's. */
  readonly host: MxHost;
  /**
   * `addresses`: it resolves. `nxdomain` and `nodata`: it does not. `ip`: an
   * address stands in place of a name. `unknown`: it could not be looked up.
   */
  readonly state: 'addresses' | 'nxdomain' | 'nodata' | 'ip' | 'unknown';
  /** The name that a CNAME leads to, `null` when the exchange is no alias or was not looked up. */
  readonly alias: string | null;
}

export interface MxSet {
  /** By preference, then name. Empty: there is no MX. */
  readonly records: readonly Mx[];
  /** `MX 0 .` and nothing else (RFC 7505). */
  readonly isNull: boolean;
  /** A null MX, alone or beside others (RFC 7505 §3 forbids the latter). */
  readonly hasNull: boolean;
  /** Preferences of the null MX records: 0 as RFC 7505 §3 wants it, or what was written. */
  readonly nulls: readonly number[];
  /** Seconds, of the records or of the negative answer; `null` when it was not seen. */
  readonly ttl: number | null;
  readonly seen: Observation;
}

export interface MxTarget {
  readonly exchange: string;
  readonly preference: number;
  readonly host: MxHost;
  /** `addresses`: it resolves. `nxdomain` and `nodata`: it does not. `ip`: an address stands in place of a name. */
  readonly state: 'addresses' | 'nxdomain' | 'nodata' | 'ip';
  /** The name that a CNAME leads to, `null` when the exchange is no alias. */
  readonly alias: string | null;
  readonly addresses: readonly string[];
  readonly seen: readonly Observation[];
}

/** What a name that nobody would publish answers. */
export interface Wildcard {
  readonly probe: string;
  /** MX hosts that a made-up subdomain has. */
  readonly mx: readonly string[];
  readonly ttl: number | null;
  readonly seen: Observation;
}

export interface SpfRecords {
  /** Texts of records that begin with `v=spf1` as RFC 7208 §4.5 wants it. */
  readonly records: readonly string[];
  /** Texts that were meant as SPF and are not seen as such: a wrong version, a quote or space in front. */
  readonly lookalikes: readonly string[];
  /**
   * The tree of all that was meant, where receivers do not evaluate all of it
   * (several records, bad terms, terms after `all`): for proposing a record that
   * works. `null` where `spfTree` is that already.
   */
  readonly meant: SpfTree | null;
  readonly ttl: number | null;
  readonly seen: Observation;
}

export interface EditionFact {
  readonly edition: Edition;
  /** What told the edition; `assumed` when nothing did. */
  readonly basis: 'option' | 'mx' | 'spf' | 'cname' | 'assumed';
  readonly because: readonly Observation[];
  /** Lookups that failed and could have told another edition; only where it is `assumed`. */
  readonly missing: readonly Unknown[];
  /** A subdomain that only sends through DirectMail: no mailboxes are expected there. */
  readonly directmailOnly: boolean;
}

export interface DkimSelector {
  readonly selector: string;
  readonly name: string;
  /** Why it was looked at: Alibaba Mail's own selector, DirectMail's, or asked for with `--selector`. */
  readonly origin: 'alibaba-mail' | 'directmail' | 'option';
  /** All TXT texts at the name that are meant as keys; receivers expect one. */
  readonly keys: readonly DkimKey[];
  /** TXT texts that are no key, such as a wildcard's answer. */
  readonly others: readonly string[];
  /** Where a CNAME leads, `null` without one. */
  readonly alias: string | null;
  readonly ttl: number | null;
  readonly seen: Observation;
}

/** A selector whose lookup failed. */
export interface UnseenSelector extends Unknown {
  readonly selector: string;
}

export interface DkimSelectors extends Partly<DkimSelector> {
  readonly missing: readonly UnseenSelector[];
}

export interface DmarcElsewhere {
  /** DMARC records at the domain itself, where nobody looks. */
  readonly atApex: readonly string[];
  /** DMARC records at `_dmarc.example.com.example.com`: the console appended the zone. */
  readonly atDoubledName: readonly string[];
  readonly doubledName: string;
  /** Seconds, of what was found there, the longest; `null` when it was not seen. */
  readonly ttl: number | null;
  readonly seen: readonly Observation[];
}

export interface ClientName {
  readonly label: ClientLabel;
  readonly name: string;
  /**
   * `absent`: nothing at the name. `dangling`: an alias whose end does not
   * resolve. `alias-only`: an alias is there and its end could not be looked up.
   */
  readonly state: 'resolves' | 'absent' | 'dangling' | 'alias-only';
  /** First target of the CNAME, `null` without one. */
  readonly alias: string | null;
  /** All targets of the chain. */
  readonly aliases: readonly string[];
  readonly addresses: readonly string[];
  /** The name exists with records of other types, or names below it (no data, not NXDOMAIN). Only where `absent`. */
  readonly occupied: boolean;
  /** TXT and MX records at a name without an alias, which would have to go before one may come: `TXT x`. */
  readonly others: readonly string[];
  /** A wildcard gives the same answer: there is nothing at the name itself to take away. */
  readonly byWildcard: boolean;
  /** Other records at the same name as a CNAME (RFC 1034 §3.6.2 forbids them): `A 192.0.2.1`. */
  readonly beside: readonly string[];
  readonly ttl: number | null;
  readonly seen: Observation;
}

export interface ApexAlias {
  /** Target of a CNAME at the domain itself. */
  readonly target: string | null;
  /** Records seen beside it. */
  readonly beside: readonly string[];
  readonly ttl: number | null;
  readonly seen: Observation;
}

export interface NameServer {
  readonly name: string;
  /** What became of asking it for the domain's SOA, address by address. */
  readonly servers: readonly {
    readonly address: string;
    /** `lame`: it answered and is not authoritative for the domain (REFUSED, SERVFAIL, AA clear). */
    readonly state: 'authoritative' | 'lame' | 'silent' | 'not-asked';
    readonly seen: Observation | null;
    /** The response code of a lame server that refused; `null` where it answered. */
    readonly refusal: string | null;
    /** What it says of the domain, for comparing: `MX 5 mx1.sg.aliyun.com.` lines, sorted. `null` when not conclusive. */
    readonly mx: readonly string[] | null;
    readonly txt: readonly string[] | null;
    readonly compared: readonly Observation[];
  }[];
  /** `nxdomain`/`nodata`: the name server's own name has no address. */
  readonly state: 'addresses' | 'nxdomain' | 'nodata' | 'unknown';
  readonly seen: Observation;
}

export interface Delegation {
  readonly servers: readonly NameServer[];
  /** The domain's questions were answered through the resolver all the same. */
  readonly answersAnyhow: boolean;
  readonly seen: Observation;
}

export interface Validation {
  /** SERVFAIL when the resolver validates and an answer when it is told not to: the zone's DNSSEC is broken. */
  readonly bogus: boolean;
  readonly extended: string;
  readonly seen: readonly [Observation, ...Observation[]];
}

export interface DnsFacts {
  readonly domain: DomainFact;
  /** Apex of the zone that the records stand in: what the console's host records are relative to. */
  readonly zone: string;
  readonly existence: Existence;
  readonly delegation: Delegation;
  readonly validation: Validation;
  readonly mx: MxSet;
  readonly mxTargets: Partly<MxTarget>;
  readonly wildcard: Wildcard;
  readonly apexAlias: ApexAlias;
  readonly spf: SpfRecords;
  /** Only where exactly one record is published. */
  readonly spfTree: SpfTree;
  readonly edition: EditionFact;
  readonly dkim: DkimSelectors;
  readonly dmarc: DmarcDiscovery;
  readonly dmarcReports: Partly<ExternalDestination>;
  readonly dmarcElsewhere: DmarcElsewhere;
  readonly mailName: ClientName;
  readonly imapName: ClientName;
  readonly pop3Name: ClientName;
  readonly smtpName: ClientName;
}
