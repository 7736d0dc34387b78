/** From a certificate to its root, among the certificates of a file. */
import type { SmimeCertificate } from './certificate.ts';

/** Certificates of a chain; longer ones are none of a person's. */
const MAX_CHAIN = 12;
/** Places that the search for one chain looks at: files with many certificates of one name have many ways. */
const MAX_PLACES = 300;

export interface Chain {
  /** The person's own first. */
  readonly links: readonly SmimeCertificate[];
  /**
   * How it ends: at a root of the file, at a root that is known here, or where the issuer
   * is missing; `limit` where that cannot be told.
   */
  readonly end: 'root' | 'known-root' | 'missing' | 'limit';
  /** The issuer's name is there and its key did not make the signature: of which link. */
  readonly forged: SmimeCertificate | null;
  /** A signature of it is of a kind that cannot be verified here: the links go by their names. */
  readonly unverified: boolean;
}

/** Signatures that a file may have tried: each costs time, and a file may hold many certificates of one name. */
export interface Tries {
  left: number;
  readonly done: Map<SmimeCertificate, Map<SmimeCertificate, Verification>>;
}

/** Each takes up to ten milliseconds. */
const MAX_TRIES = 120;

export function newTries(): Tries {
  return { left: MAX_TRIES, done: new Map() };
}

/** `cannot`: neither good nor bad, as its algorithm is not to be had here. */
export type Verification = 'good' | 'bad' | 'cannot';

/** Whether the signature of one is by the key of the other. */
export function verificationOf(
  certificate: SmimeCertificate,
  issuer: SmimeCertificate,
  tries: Tries,
): Verification {
  const done = tries.done.get(certificate) ?? new Map<SmimeCertificate, Verification>();
  tries.done.set(certificate, done);
  const before = done.get(issuer);
  if (before !== undefined) return before;
  if (tries.left <= 0) return 'cannot';
  tries.left--;
  const found = verify(certificate, issuer);
  done.set(issuer, found);
  return found;
}

/**
 * Hashes with which a signature that does not verify may be good all the same: OpenSSL lacks
 * the older ones, and SM2 signs with a name (GM/T 0009) that Node cannot be given.
 */
const UNSURE = ['MD2', 'MD4', 'SM3'];

function verify(certificate: SmimeCertificate, { publicKey }: SmimeCertificate): Verification {
  const { name, hash } = certificate.signature;
  if (publicKey === null) return 'cannot';
  try {
    if (certificate.x509.verify(publicKey)) return 'good';
  } catch {
    return 'cannot';
  }
  const unsure = hash === null ? !/^Ed/.test(name) : UNSURE.includes(hash);
  return unsure ? 'cannot' : 'bad';
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

/** Whether it may issue, and is in its time. */
function isSound({ isCa, usages, from, to }: SmimeCertificate, now: number): boolean {
  return isCa && (usages === null || usages.includes('keyCertSign')) && from <= now && now <= to;
}

/**
 * Of all ways to a root the best one, as receivers look for it too: authorities sign each
 * other, and a renewed certificate stands beside the one that expired.
 */
export function chainOf(
  leaf: SmimeCertificate,
  file: readonly SmimeCertificate[],
  roots: () => readonly SmimeCertificate[],
  now: number,
  tries: Tries,
): Chain {
  let best: { readonly chain: Chain; readonly points: number } | null = null;
  let places = MAX_PLACES;
  /** What was found; `true` where nothing better can be. */
  const found = (
    links: readonly SmimeCertificate[],
    end: Chain['end'],
    unverified: boolean,
    forged: SmimeCertificate | null = null,
  ): boolean => {
    const points =
      (links.slice(1).every((link) => isSound(link, now)) ? 8 : 0) +
      (forged === null ? 4 : 0) +
      (unverified ? 0 : 2) +
      (end === 'root' || end === 'known-root' ? 1 : 0);
    if (best === null || points > best.points) {
      best = { chain: { links, end: unverified ? 'limit' : end, forged, unverified }, points };
    }
    return points === 15;
  };
  const search = (links: readonly SmimeCertificate[], unverified: boolean): boolean => {
    const here = links[links.length - 1] as SmimeCertificate;
    if (links.length >= MAX_CHAIN || places-- <= 0) return found(links, 'limit', unverified);
    // Nobody relies on the signature of a root on itself: one that cannot be verified will do.
    if (isSelfIssued(here) && verificationOf(here, here, tries) !== 'bad') {
      return found(links, 'root', unverified);
    }
    const others = file
      .filter((c) => !links.includes(c) && mayHaveIssued(c, here))
      .map((c) => ({ c, by: verificationOf(here, c, tries) }));
    const next = others.filter(({ by }) => by !== 'bad');
    next.sort((a, b) => rank(b) - rank(a));
    const known = roots().some(
      (r) => mayHaveIssued(r, here) && verificationOf(here, r, tries) === 'good',
    );
    if (known && found(links, 'known-root', unverified)) return true;
    if (next.length === 0 && !known) {
      if (tries.left <= 0) return found(links, 'limit', unverified);
      return found(links, 'missing', unverified, others.length > 0 ? here : null);
    }
    return next.some(({ c, by }) => search([...links, c], unverified || by === 'cannot'));
  };
  const rank = ({ c, by }: { readonly c: SmimeCertificate; readonly by: Verification }) =>
    (by === 'good' ? 2 : 0) + (isSound(c, now) ? 1 : 0);
  search([leaf], false);
  return (
    (best as { readonly chain: Chain } | null)?.chain ?? {
      links: [leaf],
      end: 'limit',
      forged: null,
      unverified: false,
    }
  );
}
