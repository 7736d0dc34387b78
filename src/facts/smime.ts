/** What is known of a file that is to be imported for S/MIME, before it is judged. */
import type { Observation, Reason } from '../engine/fact.ts';
import type { SmimeCertificate } from '../protocols/smime/certificate.ts';
import type { Chain } from '../protocols/smime/chain.ts';
import type { DerProblem } from '../protocols/smime/der.ts';
import type { FileKind } from '../protocols/smime/kind.ts';
import type { MailboxMatch } from '../protocols/smime/mailbox.ts';

export interface SmimeFile {
  /** Without its folder; `null` for standard input. */
  readonly name: string | null;
  /** In bytes; `null` where it was not read to its end. */
  readonly size: number | null;
  readonly kind: FileKind;
  /** As much of it was read as is ever needed, and there is more. */
  readonly cut: boolean;
  readonly seen: Observation;
}

export interface SmimeAsked {
  readonly mailbox: string | null;
  /** Milliseconds: what dates are compared with. */
  readonly now: number;
}

/** How well a part is encrypted: `old` is 3DES, `weak` RC2 and RC4. */
export type Strength = 'good' | 'old' | 'weak' | 'not-known';

export interface SmimeProtection {
  readonly name: string;
  readonly strength: Strength;
  readonly iterations: number | null;
}

/** How the file is wrapped. */
export interface SmimeContainer {
  readonly mac: {
    readonly name: string;
    readonly kind: 'hmac' | 'pbmac1' | 'unsupported';
    readonly iterations: number | null;
  } | null;
  /** How its parts are encrypted, as far as that is known; each way once. */
  readonly protections: readonly SmimeProtection[];
  /** Why not all parts were seen; `null` where they were. */
  readonly closed: Reason | null;
  /** A key lies in it unencrypted. */
  readonly bareKey: boolean;
  /** The password is written otherwise than the standard has it. */
  readonly oddPassword: boolean;
  readonly seen: Observation;
}

/** Whether the container could be read to its end. */
export interface SmimeReading {
  readonly damage: DerProblem | 'other-password' | null;
  readonly seen: Observation;
}

export interface SmimePassword {
  readonly outcome: 'right' | 'wrong';
  /** The file opens without any. */
  readonly emptyOpens: boolean;
  readonly seen: Observation;
}

export interface HeldCertificate {
  /** From 1, in the order of the file. */
  readonly number: number;
  readonly certificate: SmimeCertificate;
  /** Its private key is in the file. */
  readonly hasKey: boolean;
  /** Of all mailboxes that it names the one that is nearest to the one asked for; `null` where none was asked for. */
  readonly match: MailboxMatch | null;
  readonly chain: Chain;
  readonly seen: Observation;
}

export interface SmimeContents {
  /** Private keys. */
  readonly keys: number;
  /** Of them, those that belong to no certificate of the file. */
  readonly strayKeys: number;
  /** Of them, those that cannot be read here and are bound to no certificate by an identifier. */
  readonly unreadKeys: number;
  readonly certificates: readonly HeldCertificate[];
  /** Certificates that cannot be read. */
  readonly unreadCertificates: number;
  readonly seen: Observation;
}

/** The certificate of the person, and what else has its key in the file. */
export interface OwnCertificate {
  readonly own: HeldCertificate;
  /** All with a key, the person's own first. */
  readonly paired: readonly HeldCertificate[];
}

export interface SmimeFacts {
  readonly file: SmimeFile;
  readonly asked: SmimeAsked;
  readonly reading: SmimeReading;
  readonly container: SmimeContainer;
  readonly password: SmimePassword;
  readonly contents: SmimeContents;
  readonly own: OwnCertificate;
}
