/** What stands in certificates, as people read it. */

/** `2026-02-05`. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Purposes by their names (RFC 5280 §4.2.1.12), and those that are often met. */
const PURPOSES: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
  '1.3.6.1.4.1.311.10.3.4': 'Microsoft EFS',
  '1.3.6.1.4.1.311.10.3.12': 'Microsoft document signing',
  '1.3.6.1.4.1.311.20.2.2': 'Microsoft smart card logon',
  '2.5.29.37.0': 'anyExtendedKeyUsage',
};

export function purposeNames(purposes: readonly string[]): string {
  return purposes.map((oid) => PURPOSES[oid] ?? oid).join(', ');
}
