/** What `verify-client` knows: the settings that were given, what each server said, and what came of the login. */
import type { Fact, Observation, Reason } from '../engine/fact.ts';
import type { ClientHost } from '../knowledge/clients.ts';
import type { LoginMeaning } from '../knowledge/login-replies.ts';
import type { Greeting, MailboxView, Protocol, Tls, TlsMode } from '../protocols/mail/types.ts';
import type { EditionFact, MxSet } from './dns.ts';

/** Where a setting comes from: typed as an option, read from a file, the edition's documented one, or the domain's own name where the edition has none. */
export type Origin = 'option' | 'file' | 'edition' | 'domain';

export interface Setting<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** The settings of one protocol as the person's client has them. */
export interface GivenSettings {
  readonly protocol: Protocol;
  readonly host: Setting<string>;
  readonly port: Setting<number>;
  readonly tls: Setting<TlsMode>;
  readonly username: Setting<string>;
  /** Whose the host is, judged for the domain's edition. */
  readonly known: ClientHost;
  /** The settings themselves, as an observation to cite. */
  readonly seen: Observation;
}

/** The documented settings of a protocol for the domain's edition. */
export interface WantedSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsMode;
}

/** How far a cell got, in order. */
export type Stage =
  | 'name'
  | 'connection'
  | 'tls'
  | 'greeting'
  | 'capabilities'
  /** Ready for a login over TLS, or in clear where that is the mode. */
  | 'ready';

/** One place of the grid: host × port × TLS mode, and what was found there. */
export interface Cell {
  readonly protocol: Protocol;
  /** `given`: the person's own settings. `same-host`: another port of that host. `documented`: the edition's host. */
  readonly role: 'given' | 'same-host' | 'documented';
  readonly host: string;
  readonly port: number;
  readonly tls: TlsMode;
  /** Addresses of the host. Empty and known: the name does not exist, or has no address. */
  readonly addresses: Fact<readonly string[]>;
  /** Of the name's answer: NXDOMAIN rather than no address. */
  readonly nxdomain: boolean;
  /** The address that was connected to, or the first one tried. */
  readonly address: string | null;
  readonly tcp: 'open' | 'refused' | 'reset' | 'timeout' | 'unreachable' | null;
  readonly greeting: Greeting | null;
  /** The handshake of implicit TLS or STARTTLS; `null` where none was tried. */
  readonly secured: Tls | null;
  /** Before TLS in modes `starttls` and `none`. */
  readonly clearCapabilities: readonly string[] | null;
  /** As a client has them when it logs in. */
  readonly capabilities: readonly string[] | null;
  /** In modes `starttls` and `none`, when the list was read. */
  readonly offersStartTls: boolean | null;
  /** Whether a password can be used there, when it is ready; `null` before. */
  readonly offersPassword: boolean | null;
  /** The server speaks TLS at once although `tls` says otherwise. */
  readonly wantsImplicitTls: boolean;
  /** The stage at which it ended; `ready` is the good end. */
  readonly stage: Stage;
  /** Why it ended where nothing can be said of the server: a timeout, a limit. `null` where what was seen tells. */
  readonly why: Reason | null;
  readonly seen: Observation;
}

export type NotTried =
  | 'no-password'
  /** `--no-login`. */
  | 'no-login'
  /** The password would go in clear text. */
  | 'plaintext'
  /** The server's certificate does not prove who it is. */
  | 'certificate'
  /** The server offers no login with a password. */
  | 'no-mechanism'
  /** The settings cannot be right: a try would only count as a failure. */
  | 'settings'
  /** DNS does not tell the edition: a password goes to no host that was only guessed. */
  | 'edition-assumed'
  /** No server was reached that a login could be tried at. */
  | 'no-server'
  /** Another protocol's answer says that logins are locked. */
  | 'locked'
  /** IMAP let the client in without one (PREAUTH). */
  | 'not-wanted';

export type Login =
  | {
      readonly result: 'accepted' | 'refused';
      /** Where it was tried. */
      readonly cell: Cell;
      readonly mechanism: string;
      readonly reply: string;
      /** What a refusal means by its words; `null` where the words tell nothing, and for an accepted one. */
      readonly meaning: LoginMeaning | null;
      readonly seen: Observation;
    }
  | {
      readonly result: 'unknown';
      readonly cell: Cell;
      readonly why: Reason;
      readonly seen: Observation;
    }
  | { readonly result: 'not-tried'; readonly why: NotTried };

export interface Service {
  readonly protocol: Protocol;
  readonly given: GivenSettings;
  /** `null` where the edition's host is not documented. */
  readonly wanted: WantedSettings | null;
  /** The given one first. */
  readonly cells: readonly [Cell, ...Cell[]];
  readonly login: Login;
  /** After an accepted login. */
  readonly view: { readonly mailbox: MailboxView; readonly seen: Observation } | null;
}

export interface Account {
  readonly address: string;
  /** Canonical ASCII name. */
  readonly domain: string;
  readonly allowPlaintext: boolean;
}

export interface ClientFacts {
  readonly account: Account;
  readonly edition: EditionFact;
  readonly mx: MxSet;
  /** One a protocol that was asked for; IMAP, POP3, SMTP in that order. */
  readonly services: readonly Service[];
}
