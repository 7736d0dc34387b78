/** Private keys of a file: which certificate each belongs to. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { SmimeCertificate } from './certificate.ts';

/** A PrivateKeyInfo (RFC 5958) as Node has it; `null` for one that it cannot read. */
export function readKey(pkcs8: Uint8Array): KeyObject | null {
  try {
    return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  } catch {
    return null;
  }
}

export function isKeyOf(key: KeyObject, { x509 }: SmimeCertificate): boolean {
  try {
    return x509.checkPrivateKey(key);
  } catch {
    return false;
  }
}
