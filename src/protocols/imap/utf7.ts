/**
 * Modified UTF-7, the international mailbox names of RFC 3501 §5.1.3. Total and linear:
 * a shift ends at the first character that is not of its alphabet, so no run is read twice.
 */

/** A piece that is no modified UTF-7 stays as it is. Raw UTF-8 (RFC 9051 §5.1) passes through. */
export function decodeMailboxName(name: string): string {
  return name.replace(/&([A-Za-z0-9+,]*)-/g, (whole, shifted: string) =>
    shifted === '' ? '&' : (fromShifted(shifted) ?? whole),
  );
}

/** A lone surrogate becomes U+FFFD. */
export function encodeMailboxName(name: string): string {
  return name
    .toWellFormed()
    .replace(/&|[^\x20-\x7e]+/g, (run) => (run === '&' ? '&-' : `&${toShifted(run)}-`));
}

function fromShifted(shifted: string): string | null {
  const bytes = Buffer.from(shifted.replaceAll(',', '/'), 'base64');
  if (bytes.length === 0 || bytes.length % 2 !== 0) return null;
  const text = bytes.swap16().toString('utf16le');
  // Bits left over and half pairs: another text than was meant.
  return text.isWellFormed() && toShifted(text) === shifted ? text : null;
}

function toShifted(text: string): string {
  const bytes = Buffer.from(text, 'utf16le').swap16();
  return bytes
    .toString('base64')
    .replace(/={1,2}$/, '')
    .replaceAll('/', ',');
}
