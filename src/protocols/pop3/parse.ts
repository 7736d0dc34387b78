/** Lines of POP3 servers (RFC 1939 §3): pure, linear, never throw. */

/** `continue`: a SASL challenge (RFC 5034 §4). `null`: no reply of POP3. */
export function status(line: string): 'ok' | 'err' | 'continue' | null {
  if (/^\+OK(?![A-Z0-9])/i.test(line)) return 'ok';
  if (/^-ERR(?![A-Z0-9])/i.test(line)) return 'err';
  return line === '+' || line.startsWith('+ ') ? 'continue' : null;
}

/** Messages in `+OK 2 320`, the reply to STAT. */
export function statCount(line: string): number | null {
  const count = /^\+OK (\d{1,10})(?: |$)/i.exec(line)?.[1];
  return count === undefined ? null : Number(count);
}

/** Words of a capability line. */
const words = (capability: string) =>
  capability
    .toUpperCase()
    .split(' ')
    .filter((word) => word !== '');

/** The capability with its arguments (RFC 2449 §6), or `null`. */
export function capability(capabilities: readonly string[], name: string): string[] | null {
  for (const line of capabilities) {
    const [first, ...rest] = words(line);
    if (first === name) return rest;
  }
  return null;
}

/** RFC 2449 §6.7: days, or NEVER. */
export function expireOf(capabilities: readonly string[]): number | 'never' | null {
  const value = capability(capabilities, 'EXPIRE')?.[0];
  if (value === 'NEVER') return 'never';
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null;
}
