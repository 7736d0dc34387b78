/** What the checks of encryption and certificates share. */

import type { Unknown } from '../../engine/fact.ts';
import { unknown } from '../../engine/fact.ts';
import type { Cell, Service } from '../../facts/client.ts';
import type { Certificate, CertificateProblem } from '../../protocols/mail/types.ts';
import { type Bad, givenCell, isForeign, type Look, unknownOf } from './client.ts';
import { isMail } from './client-port.ts';

/** A service whose certificate is bad. */
export interface BadCertificate extends Bad {
  readonly certificate: Certificate;
}

/** Why a cell did not come so far that this could be seen: for its own trouble, or for one that says nothing. */
export function ended(cell: Cell): 'not-reached' | Unknown {
  return cell.why === null ? 'not-reached' : unknownOf(cell);
}

/** Something that is no mail server answers there: `not-a-mail-server` tells it. */
export function isStranger(cell: Cell): boolean {
  const { greeting } = cell;
  return greeting !== null && greeting.speaks !== 'silent' && !isMail(greeting.speaks);
}

/** Whether the certificate of the person's own place has one of the problems. */
export function lookAtCertificate(
  service: Service,
  problems: readonly CertificateProblem[],
): Look<BadCertificate> {
  const cell = givenCell(service);
  if (cell.tls === 'none') return 'fine';
  const { secured } = cell;
  if (secured === null || !secured.ok) return ended(cell);
  // What such a host has for a certificate is not the person's matter.
  if (isForeign(service) || isStranger(cell)) return 'not-reached';
  const { certificate } = secured;
  if (certificate === null) return unknown('depends-on-unknown', [cell.seen]);
  return certificate.problems.some((p) => problems.includes(p)) ? { service, certificate } : 'fine';
}

/** `2026-02-05` of an ISO date. */
export function dayOf(date: string): string {
  return date.slice(0, 10);
}
