/** Record data in presentation form (RFC 1035 §5.1). */
import { absolute } from './name.ts';
import type { DnsRecord } from './types.ts';

/** A character-string in quotes; quotes and backslashes escaped, bytes outside printable ASCII as `\DDD`. */
export function quoteString(latin1: string): string {
  let out = '"';
  for (const c of latin1) {
    const code = c.charCodeAt(0);
    if (c === '"' || c === '\\') out += `\\${c}`;
    else if (code < 0x20 || code > 0x7e) out += `\\${String(code & 0xff).padStart(3, '0')}`;
    else out += c;
  }
  return `${out}"`;
}

/**
 * A TXT value as a zone file writes it. A value over 255 bytes does not fit in
 * one character-string (RFC 1035 §3.3.14) and is split.
 */
export function quoteText(text: string): string {
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  const parts: string[] = [];
  for (let i = 0; i < bytes.length || i === 0; i += 255) parts.push(bytes.slice(i, i + 255));
  return parts.map(quoteString).join(' ');
}

/** What stands after the type in a zone file; for TXT the text itself, without quotes. */
export function recordValue(record: DnsRecord): string {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return record.address;
    case 'MX':
      return `${record.preference} ${absolute(record.exchange)}`;
    case 'TXT':
      return record.text;
    case 'SOA':
      return `${absolute(record.mname)} ${absolute(record.rname)} ${record.serial} ${record.refresh} ${record.retry} ${record.expire} ${record.minimum}`;
    case 'OTHER':
      return record.data;
    default:
      return absolute(record.target);
  }
}
