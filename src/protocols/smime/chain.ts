/** From a certificate to its root, among the certificates of a file. */
import type { SmimeCertificate } from './certificate.ts';

/** Certificates of a chain; longer ones are none of a person's. */
const MAX_CHAIN = 12;

export interface Chain {
  /** The person's own first. */
  readonly links: readonly SmimeCertificate[];
  /** How it ends: at a root of the file, at a root that is known here, or where the issuer is missing. */
  readonly end: 'root' | 'known-root' | 'missing' | 'limit';
  /** The issuer's name is there and its key did not make the signature: of which link. */
  readonly forged: SmimeCertificate | null;
}

/** Signatures that a file may have tried: each costs time, and a file may hold many certificates of one name. */
export interface Tries {
  left: number;
}

export const MAX_TRIES = 400;

/** Whether the signature of one is by the key of the other; `false` also where that cannot be tried. */
export function isSignedBy(
  certificate: SmimeCertificate,
  issuer: SmimeCertificate,
  tries: Tries,
): boolean {
  if (tries.left <= 0) return false;
  tries.left--;
  try {
    return issuer.publicKey !== null && certificate.x509.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

export function isSelfIssued({ subjectKey, issuerKey }: SmimeCertificate): boolean {
  return subjectKey === issuerKey;
}

/** Names are the same, and the identifiers of the key where both give one (RFC 5280 §4.2.1.1). */
function mayHaveIssued(issuer: SmimeCertificate, certificate: SmimeCertificate): boolean {
  if (issuer.subjectKey !== certificate.issuerKey) return false;
  const { issuerKeyId } = certificate;
  return issuerKeyId === null || issuer.keyId === null || issuer.keyId === issuerKeyId;
}

export function chainOf(
  leaf: SmimeCertificate,
  file: readonly SmimeCertificate[],
  roots: () => readonly SmimeCertificate[],
  tries: Tries,
): Chain {
  const links: SmimeCertificate[] = [leaf];
  let last = leaf;
  while (links.length < MAX_CHAIN) {
    const here = last;
    if (isSelfIssued(here) && isSignedBy(here, here, tries)) {
      return { links, end: 'root', forged: null };
    }
    const others = file.filter((c) => !links.includes(c) && mayHaveIssued(c, here));
    const next = others.find((c) => isSignedBy(here, c, tries));
    if (next === undefined) {
      const known = roots().some((r) => mayHaveIssued(r, here) && isSignedBy(here, r, tries));
      if (known) return { links, end: 'known-root', forged: null };
      if (tries.left <= 0) return { links, end: 'limit', forged: null };
      return { links, end: 'missing', forged: others.length > 0 ? here : null };
    }
    links.push(next);
    last = next;
  }
  return { links, end: 'limit', forged: null };
}
