/**
 * DNS questions, records and answers, and the port through which they are asked.
 *
 * Names are absolute, lower-case, in ASCII (A-labels) and in presentation form
 * (RFC 1035 §5.1 escapes: a dot inside a label is `\.`, other bytes `\DDD`),
 * without the trailing dot; the root is `.`.
 */

export interface Question {
  readonly name: string;
  /** `A`, `MX`, `TXT`, …, in capitals. */
  readonly type: string;
  /** Sets the CD bit: the resolver is asked not to validate (RFC 4035 §3.2.2). */
  readonly checkingDisabled?: boolean;
}

interface RecordHead {
  readonly name: string;
  /** Seconds. */
  readonly ttl: number;
}

export interface AddressRecord extends RecordHead {
  readonly type: 'A' | 'AAAA';
  readonly address: string;
}

export interface TargetRecord extends RecordHead {
  readonly type: 'CNAME' | 'NS' | 'PTR' | 'DNAME';
  readonly target: string;
}

export interface MxRecord extends RecordHead {
  readonly type: 'MX';
  readonly preference: number;
  readonly exchange: string;
}

export interface TxtRecord extends RecordHead {
  readonly type: 'TXT';
  /** The character-strings as they stand in the record, one byte a character (latin1). */
  readonly strings: readonly string[];
  /** The strings joined without a space (RFC 7208 §3.3), decoded as UTF-8 where they are UTF-8, else as latin1. */
  readonly text: string;
}

export interface SoaRecord extends RecordHead {
  readonly type: 'SOA';
  readonly mname: string;
  readonly rname: string;
  readonly serial: number;
  readonly refresh: number;
  readonly retry: number;
  readonly expire: number;
  readonly minimum: number;
}

/** Any other type: its data in presentation form, or RFC 3597's `\# length hex`. */
export interface OtherRecord extends RecordHead {
  readonly type: 'OTHER';
  /** The real type: `DS`, `CAA`, `TYPE65534`. */
  readonly typeName: string;
  readonly data: string;
}

export type DnsRecord =
  | AddressRecord
  | TargetRecord
  | MxRecord
  | TxtRecord
  | SoaRecord
  | OtherRecord;

/** What became of a question. Only `answer`, `nodata` and `nxdomain` say something about the name. */
export type Outcome =
  | 'answer'
  | 'nodata'
  | 'nxdomain'
  | 'servfail'
  | 'refused'
  | 'timeout'
  /** Replies came and none could be read or belonged to the question. */
  | 'malformed'
  /** No connection: ICMP unreachable, TCP refused or reset, TLS failed. */
  | 'unreachable'
  /** NOTIMP, FORMERR or another code that says nothing about the name. */
  | 'not-implemented-there'
  /** Nothing was asked, because the run is offline. */
  | 'offline';

/** An extended DNS error (RFC 8914). */
export interface ExtendedError {
  readonly code: number;
  readonly text: string;
}

export interface Answer {
  readonly question: Question;
  readonly outcome: Outcome;
  /** `NOERROR`, `NXDOMAIN`, … as the server said it; `null` when no reply was accepted. */
  readonly rcode: string | null;
  /** CNAME (and DNAME) records followed from the question's name, in order. */
  readonly chain: readonly TargetRecord[];
  /** Records of the asked type at the end of the chain. */
  readonly records: readonly DnsRecord[];
  /**
   * Records of other types that stand at the question's own name in the same
   * answer: only broken zones show them (a CNAME beside other data).
   */
  readonly beside: readonly DnsRecord[];
  /** NS records of a referral, and the SOA of a negative answer. */
  readonly authority: readonly DnsRecord[];
  /** Addresses of the authority's name servers. */
  readonly additional: readonly DnsRecord[];
  /** AA, AD, RA, TC of the accepted reply. */
  readonly authoritative: boolean;
  readonly authenticData: boolean;
  readonly recursionAvailable: boolean;
  readonly truncated: boolean;
  readonly extendedErrors: readonly ExtendedError[];
  /** Address of the server that gave the accepted reply, or of the one asked last; a zone file's path. */
  readonly server: string;
  /** Why there is no reply, for people: `connection refused`, `2 replies with a wrong id`. */
  readonly problem: string | null;
  /** Least TTL over chain and records; for a negative answer, RFC 2308's; `null` when there is none. */
  readonly ttl: number | null;
  readonly ms: number;
}

/** The only way out to DNS. Never throws and never rejects: a failure is an `outcome`. */
export interface Resolver {
  query(question: Question): Promise<Answer>;
  /** Frees sockets. Questions asked afterwards answer `unreachable`. */
  close?(): void;
}

/** Whether an answer tells something about the name, presence or absence. */
export function isConclusive(answer: Answer): boolean {
  return (
    answer.outcome === 'answer' || answer.outcome === 'nodata' || answer.outcome === 'nxdomain'
  );
}
