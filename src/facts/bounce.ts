/** What is known of a bounce: what the message says, how it was understood, and what DNS says of it now. */
import type { Cause } from '../bounces/causes.ts';
import type { Action, Interpretation, Kind } from '../bounces/types.ts';
import type { Fact, Observation } from '../engine/fact.ts';
import type { Text } from '../engine/text.ts';
import type { SpfResult } from '../protocols/spf/types.ts';
import type { DnsFacts } from './dns.ts';

/** A piece of the message that was quoted, and how it was understood. */
export interface Said {
  readonly text: string;
  readonly seen: Observation;
  /** `null` when nothing could be made of it. */
  readonly means: Interpretation | null;
}

/** One recipient to whom the message did not go, or not yet. */
export interface Failure {
  /** `null` when the message names nobody. */
  readonly recipient: string | null;
  /** The recipient's domain in lower case. */
  readonly domain: string | null;
  readonly action: Action;
  readonly status: string | null;
  readonly replyCode: string | null;
  readonly cause: Cause;
  readonly confidence: number;
  /** What the reply means in the receiver's own terms, `null` for common words. */
  readonly meaning: Meaning | null;
  /** Who refused it, where the host, the domain or the words tell. */
  readonly receiver: { readonly id: string; readonly name: Text<never> } | null;
  readonly remoteHost: string | null;
  /** Address of the server that refused. */
  readonly remoteIp: string | null;
  /** Address that the reply says the message came from: what SPF, PTR and blocklists are about. */
  readonly senderIp: string | null;
  /** Where Alibaba Mail stands: it took the message from the sender and could not pass it on (`sent`), refused it at submission (`submission`), was the server that refused it (`received`), or has no part in it that can be seen. */
  readonly alibaba: 'sent' | 'submission' | 'received' | null;
  /** What the cause was read from: the server's reply, else the report's status or words. Always there. */
  readonly proof: Observation;
  readonly proofText: string;
  /** The reply of the server that refused, and the reporting system's own explanation. */
  readonly reply: Said | null;
  readonly explanation: Said | null;
  /** The explanation says another cause than the reply: the reply is trusted. */
  readonly disagree: boolean;
}

export interface Meaning {
  readonly means: Text<never>;
  readonly lasting: 'passes' | 'permanent' | null;
  readonly wait: Text<never> | null;
  readonly page: string | null;
}

export interface Bounced {
  readonly kind: Kind;
  /** Id of the reporting system: `postfix`, `alimail`; `null` when it is not known. */
  readonly format: string | null;
  readonly reportedBy: string | null;
  readonly failures: readonly Failure[];
  /** Header From and envelope sender of the returned message, as far as they are there. */
  readonly headerFrom: string | null;
  readonly envelopeFrom: string | null;
  /** Domain of the sender, in lower case. */
  readonly senderDomain: string | null;
  readonly messageId: string | null;
}

/** SPF of the envelope sender's domain now, for the very address that the reply names. */
export interface SpfNow {
  readonly domain: string;
  readonly ip: string;
  readonly result: SpfResult;
  readonly term: string | null;
  readonly seen: readonly [Observation, ...Observation[]];
}

/** What a domain is able to receive now. */
export interface Reception {
  readonly domain: string;
  /** `address`: no MX, and an address record, to which mail goes (RFC 5321 §5.1). */
  readonly state: 'mx' | 'null-mx' | 'address' | 'nothing' | 'nxdomain';
  readonly exchanges: readonly string[];
  readonly seen: readonly [Observation, ...Observation[]];
}

export interface ReverseName {
  readonly ip: string;
  /** Names of its PTR records. */
  readonly names: readonly string[];
  /** One of the names leads back to the address. */
  readonly confirmed: boolean;
  readonly seen: readonly [Observation, ...Observation[]];
}

/** A DKIM key that the returned headers name. */
export interface NamedKey {
  readonly name: string;
  readonly domain: string;
  readonly selector: string;
  readonly state: 'usable' | 'revoked' | 'invalid' | 'absent';
  readonly seen: Observation;
}

/** The returned message, verified again. */
export interface Reverified {
  /** `incomplete`: not the whole message came back, or a system on the way has changed it: a failure then proves nothing. */
  readonly dkim: 'pass' | 'fail' | 'none' | 'incomplete';
  readonly domain: string | null;
  readonly selector: string | null;
  readonly detail: string | null;
  readonly seen: Observation;
}

/** What DNS says now; each is unknown where it was not asked for or could not be looked up. */
export interface Live {
  readonly spf: Fact<SpfNow>;
  readonly recipient: Fact<Reception>;
  readonly sender: Fact<Reception>;
  readonly reverse: Fact<ReverseName>;
  readonly keys: Fact<readonly NamedKey[]>;
  readonly returned: Fact<Reverified>;
}

/** The facts of `diagnose-bounce`: the bounce, and the DNS of the sender's domain for the subtrees of `check-dns`. */
export interface BounceFacts extends DnsFacts {
  readonly bounced: Bounced;
  readonly live: Live;
}
