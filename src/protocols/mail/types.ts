/**
 * A conversation with a mail server over one connection, and what is learnt of
 * it. IMAP, POP3 and SMTP each implement `Conversation`.
 */

export const PROTOCOLS = ['imap', 'pop3', 'smtp'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** As the field writes them. */
export const PROTOCOL_NAMES: Readonly<Record<Protocol, string>> = {
  imap: 'IMAP',
  pop3: 'POP3',
  smtp: 'SMTP',
};

/** How a client is told to encrypt: at once, after STARTTLS (STLS in POP3), or not at all. */
export const TLS_MODES = ['implicit', 'starttls', 'none'] as const;
export type TlsMode = (typeof TLS_MODES)[number];

/** One server of a mail client. */
export interface ServerSetting {
  readonly protocol: Protocol;
  readonly host: string;
  readonly port: number;
  readonly tls: TlsMode;
  readonly username: string;
}

/** What is wrong with a certificate; several may hold at once. */
export type CertificateProblem =
  /** It does not name the host (RFC 9525 §6). */
  | 'name'
  | 'expired'
  | 'not-yet-valid'
  | 'self-signed'
  /** It leads to an authority that is not known here. */
  | 'untrusted'
  /** The server leaves out an intermediate certificate. */
  | 'incomplete-chain';

export interface Certificate {
  /** Common name, or the first name it is for. */
  readonly subject: string;
  /** DNS names and addresses that it is for. */
  readonly names: readonly string[];
  readonly issuer: string;
  /** ISO 8601, UTC. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Subjects from the certificate to the last one that was sent. */
  readonly chain: readonly string[];
  /** SHA-256 of the certificate, hex pairs between colons. */
  readonly fingerprint: string;
  /** Empty: it is trusted, in date, and names the host that was asked for. */
  readonly problems: readonly CertificateProblem[];
}

export type Tls =
  | {
      readonly ok: true;
      /** `TLSv1.3`. */
      readonly version: string;
      readonly cipher: string;
      /** `null` where the server has none. */
      readonly certificate: Certificate | null;
    }
  | {
      readonly ok: false;
      /**
       * `clear`: it answered in clear text, which is in `said`. `too-old`: it
       * speaks TLS below 1.2 only. `failed`: another reason, which is in `problem`.
       */
      readonly why: 'clear' | 'too-old' | 'timeout' | 'closed' | 'failed';
      /** What came in clear, the first line of it, decoded; `''` for nothing. */
      readonly said: string;
      /** The version that it was found to speak: `TLSv1`; `null` where none was found. */
      readonly version: string | null;
      /** Words of the TLS library. */
      readonly problem: string | null;
    };

/** Why nothing more can be read. `limit`: a line or an answer was longer than any honest one. */
export type WireEnd = 'timeout' | 'closed' | 'limit';

export type LineRead =
  | { readonly ok: true; readonly line: string }
  | { readonly ok: false; readonly why: WireEnd };

export type BytesRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: WireEnd };

/** A connection by lines. Reading is bounded in time and length; nothing throws. */
export interface Wire {
  /** The next line without its end: UTF-8, else GB 18030. Waits no longer than `ms`, or what the connection has left. */
  line(ms?: number): Promise<LineRead>;
  /** That many bytes as they are, decoded: a literal of IMAP (RFC 9051 §4.3). */
  literal(bytes: number): Promise<LineRead>;
  /** As `literal`, not decoded: header fields may be in any character set. At most 64 KB at a time. */
  bytes(count: number): Promise<BytesRead>;
  /** Sends a line; its end is added. Never fails: what went wrong is seen at the next reading. */
  send(line: string): void;
  /** Whether something was received that is not read yet: the beginning of a line, for one. */
  heard(): boolean;
  /** Goes over to TLS in the open connection. What was received and not read before is thrown away (RFC 3207 §4.2). */
  secure(): Promise<Tls>;
  close(): void;
}

/** Where a connection goes. */
export interface Target {
  /** Name for SNI and for the certificate. */
  readonly host: string;
  /** IPv4 or IPv6; the first that opens is used. One at least. */
  readonly addresses: readonly string[];
  readonly port: number;
  readonly tls: 'implicit' | 'none';
}

export type Dialed =
  | {
      /** `reset`: broken off as soon as it was open, so that something is there. */
      readonly tcp: 'refused' | 'reset' | 'timeout' | 'unreachable';
      readonly problem: string | null;
      /** The one that this is said of. */
      readonly address: string;
      readonly ms: number;
    }
  | {
      readonly tcp: 'open';
      readonly address: string;
      /** Milliseconds to the open connection, TLS not counted. */
      readonly ms: number;
      /** `null` where no TLS was asked for. */
      readonly tls: Tls | null;
      /** `null` when TLS failed. */
      readonly wire: Wire | null;
    };

/** The port through which mail servers are reached. Never throws. */
export interface Dialer {
  /** `deadline` on `performance`’s clock: the connection ends then. */
  dial(target: Target, deadline: number): Promise<Dialed>;
}

/** Who a greeting says it is. */
export type Speaks = Protocol | 'http' | 'ssh' | 'ftp' | 'tls' | 'other' | 'silent';

export interface Greeting {
  readonly speaks: Speaks;
  /** The first line as it came; `null` when none came. */
  readonly line: string | null;
  /** `ready`: commands are taken. `refused`: it turns the connection away (BYE, 421, 554, -ERR). `preauth`: no login is wanted (IMAP). `none`: no greeting of this protocol. */
  readonly state: 'ready' | 'refused' | 'preauth' | 'none';
  /** Why no line came. */
  readonly why: WireEnd | null;
}

export type Learnt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: WireEnd | 'rejected'; readonly said: string | null };

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export type LoginAnswer =
  | { readonly result: 'accepted'; readonly mechanism: string; readonly reply: string }
  /** The reply without its tag, as it came. */
  | { readonly result: 'refused'; readonly mechanism: string; readonly reply: string }
  /** No answer, or none that can be read. */
  | {
      readonly result: 'unknown';
      readonly mechanism: string | null;
      readonly why: WireEnd | 'no-mechanism';
    };

export interface Folder {
  /** Decoded from modified UTF-7. */
  readonly name: string;
  /** Special use: `\Sent`, `\Junk` … with its backslash; from the server’s flags, else from well-known names; `null` for none. */
  readonly role: string | null;
}

/** What is seen after the login; each is `null` where it was not asked or not told. */
export interface MailboxView {
  /** IMAP. */
  readonly folders: readonly Folder[] | null;
  /** Messages in INBOX, as IMAP or POP3 lets this client see them. */
  readonly messages: number | null;
  /** IMAP: date of the oldest message in INBOX that can be seen, ISO 8601. */
  readonly oldest: string | null;
  /** POP3: whether UIDL works, without which a client cannot leave mail on the server and know it again (RFC 1939 §7). */
  readonly uidl: boolean | null;
  /** POP3: how long the server keeps what was fetched, from CAPA's EXPIRE (RFC 2449 §6.7): days, `never` or `null`. */
  readonly expire: number | 'never' | null;
  /** SMTP: the reply to MAIL FROM with the login's own address; no message is sent. */
  readonly mailFrom: { readonly accepted: boolean; readonly reply: string } | null;
}

export interface Conversation {
  readonly protocol: Protocol;
  greet(wire: Wire): Promise<Greeting>;
  /** CAPABILITY, CAPA or EHLO. Words in upper case as IMAP and POP3 give them; whole EHLO lines in SMTP. */
  capabilities(wire: Wire): Promise<Learnt<readonly string[]>>;
  /** Whether a capability list offers STARTTLS (STLS). */
  offersStartTls(capabilities: readonly string[]): boolean;
  /** Whether a capability list, as it is at login, leaves a way to log in with a password. */
  offersPassword(capabilities: readonly string[]): boolean;
  /** Sends STARTTLS or STLS and reads the reply; the caller goes over to TLS then. */
  startTls(wire: Wire): Promise<Learnt<null>>;
  /** One attempt, with the best mechanism of the list; never a second one, and the user name as it was given. */
  login(
    wire: Wire,
    credentials: Credentials,
    capabilities: readonly string[],
  ): Promise<LoginAnswer>;
  /** Reads what the account shows; changes nothing and sends no message. `sender` is what MAIL FROM is tried with. */
  look(wire: Wire, sender: string, capabilities: readonly string[]): Promise<MailboxView>;
  /** LOGOUT or QUIT, without waiting. */
  leave(wire: Wire): void;
}
