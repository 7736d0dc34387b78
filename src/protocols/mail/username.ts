/** Whether what stands in a client's user name field can be an account's full address. */

/** Blanks of all scripts, and characters that are not seen at all, as pasting brings them along. */
const BLANK = /[\s\p{Cc}\p{Cf}\u00ad\u200b-\u200f\u2060-\u2064]/u;

/** What may stand in a domain, in any script. */
const DOMAIN = /^[^\s\\"'(),:;<>@[\]/]+$/;

/** A user name that cannot be right: it has no local part, no domain, or a blank in it. A try with it only counts as a failure. */
export function isBadUsername(username: string): boolean {
  const at = username.lastIndexOf('@');
  return at <= 0 || !DOMAIN.test(username.slice(at + 1)) || hasBlank(username);
}

export function hasBlank(username: string): boolean {
  return BLANK.test(username);
}
