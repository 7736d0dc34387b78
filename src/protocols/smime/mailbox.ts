/** Whether a certificate names a mailbox. */
import { readDomain } from '../dns/name.ts';

/** `exact`, `case`: but for the case of the local part, which RFC 5321 §2.4 leaves to the receiver. */
export type MailboxMatch = 'exact' | 'case' | 'other';

export function matchMailbox(asked: string, named: string): MailboxMatch {
  const [a, b] = [halves(asked), halves(named)];
  if (a.domain !== b.domain) return 'other';
  if (a.local === b.local) return 'exact';
  return a.local.toLowerCase() === b.local.toLowerCase() ? 'case' : 'other';
}

/**
 * The local part in one form of its letters, without quotes that mean nothing (RFC 5321 §4.1.2);
 * the domain in A-labels (RFC 5890 §2.3.2.1).
 */
function halves(address: string): { readonly local: string; readonly domain: string } {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return {
    local: unquoted(address.slice(0, at)).normalize('NFC'),
    domain: readDomain(domain)?.name ?? domain.toLowerCase(),
  };
}

function unquoted(local: string): string {
  const quoted = local.length > 2 && local.startsWith('"') && local.endsWith('"');
  return quoted ? local.slice(1, -1).replace(/\\(.)/g, '$1') : local;
}
