/** Which protocol a first line belongs to. Pure; every expression is anchored and reads a bounded piece. */
import type { Protocol, Speaks } from './types.ts';

/** The part of a first line that is looked at. */
const MAX_LOOKED_AT = 2048;

/** RFC 8446 §5.1: content type (alert, handshake …), then a version of 3.0 to 3.4. */
const TLS_RECORD = /^[\x14-\x17]\x03[\x00-\x04]/;

export function speaks(firstLine: string): Speaks {
  const line = firstLine.slice(0, MAX_LOOKED_AT);
  if (TLS_RECORD.test(line)) return 'tls';
  if (/^HTTP\/\d/i.test(line) || /^\s{0,100}<(?:!doctype|html|head|\?xml)\b/i.test(line)) {
    return 'http';
  }
  // RFC 4253 §4.2: also 1.99, which speaks both versions.
  if (/^SSH-\d/.test(line)) return 'ssh';
  if (/^\* (?:OK|PREAUTH|BYE)(?:\s|$)/i.test(line)) return 'imap';
  if (/^(?:\+OK|-ERR)(?![A-Z0-9])/i.test(line)) return 'pop3';
  if (/^(?:220|[45]\d\d)(?:[ -]|$)/.test(line)) {
    // A mail server may have a name with "ftp" in it; one that names SMTP is none of FTP.
    const ftp = line.startsWith('220') && /ftp|filezilla/i.test(line);
    return ftp && !/\bE?SMTP\b/i.test(line) ? 'ftp' : 'smtp';
  }
  return 'other';
}

/**
 * A first command that changes nothing, for a server that says nothing: one that waits
 * for a request (HTTP) or for a TLS handshake shows itself by its answer.
 */
export const POKE: Readonly<Record<Protocol, string>> = {
  imap: 'A0 CAPABILITY',
  pop3: 'CAPA',
  smtp: 'EHLO [127.0.0.1]',
};
