/** DKIM key records (RFC 6376 §3.6.1, RFC 8301, RFC 8463). */

export type DkimKeyProblem =
  /** `p=` is there and is not base64. */
  | 'bad-base64'
  /** The base64 decodes and is no key, as when the value was cut off at 255 bytes. */
  | 'not-a-key'
  /** The key's outer length says more bytes than there are: the value was cut off. */
  | 'truncated'
  | 'missing-p'
  /** `v=` is there and is not `DKIM1`, or is not first. */
  | 'bad-version'
  | 'bad-tag-list'
  | 'duplicate-tag'
  | 'unknown-key-type'
  /** `k=` and the key itself disagree. */
  | 'key-type-mismatch'
  /** Quotes or backslashes were typed into the value: `"v=DKIM1; …"` or `v=DKIM1\;`. */
  | 'quotes-inside'
  /** `s=` excludes email. */
  | 'not-for-email';

export interface DkimKey {
  readonly text: string;
  readonly tags: ReadonlyMap<string, string>;
  readonly keyType: 'rsa' | 'ed25519' | null;
  /** Modulus length in bits for RSA, 256 for Ed25519; `null` when there is no readable key. */
  readonly bits: number | null;
  /** `p=` is there and empty (RFC 6376 §3.6.1). */
  readonly revoked: boolean;
  /** `t=y`. */
  readonly testing: boolean;
  /** Strings were joined with a space left inside the key: harmless, receivers drop it; told as a note. */
  readonly whitespaceInKey: boolean;
  readonly problems: readonly DkimKeyProblem[];
}
