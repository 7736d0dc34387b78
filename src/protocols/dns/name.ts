/**
 * Domain names in presentation form (RFC 1035 §5.1), the one place where names
 * are taken apart: a dot inside a label (`a\.b.example`) is not a separator.
 */
import { domainToASCII, domainToUnicode } from 'node:url';

/** Splits a name into its labels, escapes kept. `example.com` → `['example','com']`; the root → `[]`. */
export function labelsOf(name: string): string[] {
  if (name === '.' || name === '') return [];
  if (!name.includes('\\')) {
    const plain = name.split('.');
    if (plain[plain.length - 1] === '') plain.pop();
    return plain;
  }
  const labels: string[] = [];
  let label = '';
  for (let i = 0; i < name.length; i++) {
    const c = name[i] as string;
    if (c === '\\') {
      const digits = /^\d{3}/.exec(name.slice(i + 1, i + 4));
      label += digits ? `\\${digits[0]}` : name.slice(i, i + 2);
      i += digits ? 3 : 1;
    } else if (c === '.') {
      labels.push(label);
      label = '';
    } else {
      label += c;
    }
  }
  if (label !== '') labels.push(label);
  return labels;
}

/** The bytes of one label, escapes resolved. */
export function labelBytes(label: string): Buffer {
  if (!label.includes('\\')) return Buffer.from(label);
  const parts: Buffer[] = [];
  let from = 0;
  for (let i = label.indexOf('\\'); i >= 0; i = label.indexOf('\\', from)) {
    parts.push(Buffer.from(label.slice(from, i)));
    const digits = /^\d{3}/.exec(label.slice(i + 1, i + 4));
    // By code point: half of a surrogate pair has no UTF-8.
    const escaped = String.fromCodePoint(label.codePointAt(i + 1) ?? 0);
    if (digits) {
      parts.push(Buffer.from([Number(digits[0]) & 0xff]));
      from = i + 4;
    } else {
      if (i + 1 < label.length) parts.push(Buffer.from(escaped));
      from = i + 1 + escaped.length;
    }
  }
  parts.push(Buffer.from(label.slice(from)));
  return Buffer.concat(parts);
}

/** One label in presentation form: special characters escaped, letters in lower case. */
export function labelFromBytes(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) {
    const c = String.fromCharCode(byte);
    if (byte <= 0x20 || byte >= 0x7f) out += `\\${String(byte).padStart(3, '0')}`;
    else if ('.\\"();@$'.includes(c)) out += `\\${c}`;
    else out += c.toLowerCase();
  }
  return out;
}

/** Lower case, no trailing dot, escapes in their one canonical form. */
export function canonicalName(name: string): string {
  if (/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(name)) return name;
  const labels = labelsOf(name).map((label) => labelFromBytes(labelBytes(label)));
  return labels.length === 0 ? '.' : labels.join('.');
}

export type NameProblem = 'empty-label' | 'label-too-long' | 'name-too-long';

/** What keeps a name from going on the wire (RFC 1035 §2.3.4), or `null`. */
export function nameProblem(name: string): NameProblem | null {
  if (name === '.') return null;
  const labels = labelsOf(name);
  if (labels.length === 0 || labels.some((label) => label === '')) return 'empty-label';
  let length = 1;
  for (const label of labels) {
    const bytes = labelBytes(label).length;
    if (bytes > 63) return 'label-too-long';
    length += bytes + 1;
  }
  return length > 255 ? 'name-too-long' : null;
}

/** Whether `name` is `parent` or below it. Both canonical. */
export function isAtOrBelow(name: string, parent: string): boolean {
  if (parent === '.' || name === parent) return true;
  if (!name.endsWith(`.${parent}`)) return false;
  // The dot before `parent` separates unless an odd number of backslashes escapes it.
  let i = name.length - parent.length - 2;
  let escaped = false;
  while (i >= 0 && name[i] === '\\') {
    escaped = !escaped;
    i--;
  }
  return !escaped;
}

/** Host record (主机记录): the name as DNS consoles want it, relative to the zone; a name outside it stays whole. */
export function hostRecord(name: string, zone: string): string {
  if (name === zone) return '@';
  return zone !== '.' && isAtOrBelow(name, zone) ? name.slice(0, -zone.length - 1) : name;
}

/** The name without its first label; the root for a top-level domain. */
export function parentOf(name: string): string {
  const rest = labelsOf(name).slice(1);
  return rest.length === 0 ? '.' : rest.join('.');
}

/** With the trailing dot, as zone files and fixes write it. */
export function absolute(name: string): string {
  return name === '.' ? '.' : `${name}.`;
}

/** What a person reads: U-labels where the name is internationalized. */
export function displayName(name: string): string {
  if (!/(^|\.)xn--/.test(name)) return name;
  const unicode = domainToUnicode(name);
  return unicode === '' ? name : unicode;
}

/** Punctuation that no domain label holds, however it is mapped: `、`, `，`, `“`. */
const PUNCTUATION = /(?![·・׳״])[\p{Po}\p{Ps}\p{Pe}\p{Pi}\p{Pf}]/u;

/** One U-label as an A-label (UTS 46), or `null`. ASCII in it must be letters, digits, `-` or `_`. */
export function asciiLabel(label: string): string | null {
  // domainToASCII is a URL parser's host reader: it would undo %-escapes, cut at
  // `\` or `:` and drop tabs, so nothing but name characters may reach it.
  if (/[\x00-\x7f]/.test(label.replace(/[a-z0-9_-]+/gi, '')) || PUNCTUATION.test(label))
    return null;
  // It also reads a last label of digits (`１６３`) as an IPv4 address: never the last here.
  const ascii = domainToASCII(`${label}.x`);
  const mapped = ascii.endsWith('.x') ? ascii.slice(0, -2) : '';
  return /^[a-z0-9_-]+$/.test(mapped) ? mapped : null;
}

export interface DomainInput {
  /** Canonical ASCII name. */
  readonly name: string;
  /** Set when something else than a plain domain was given: `url`, `address`. */
  readonly readAs: 'url' | 'address' | null;
}

/** Hosts in front of a mail domain that people paste from a browser's address bar. */
const HOST_LABELS = new Set(['www', 'mail', 'webmail', 'imap', 'pop', 'pop3', 'smtp']);

/**
 * Reads a domain as a person gives it: any case, trailing dot, U-labels,
 * full-width or ideographic dots, a URL or an address pasted instead. `null`
 * when no domain name can be read from it.
 */
export function readDomain(input: string): DomainInput | null {
  let rest = input.trim().replace(/^mailto:/i, '');
  let readAs: DomainInput['readAs'] = null;
  const scheme = /^[a-z][a-z0-9+.-]{0,30}:\/\//i.exec(rest);
  if (scheme || /^[^@\s]{1,255}[/?#]/.test(rest)) {
    readAs = 'url';
    rest = rest.slice(scheme?.[0].length ?? 0);
    rest = rest.split(/[/?#]/, 1)[0] as string;
    rest = rest.slice(rest.lastIndexOf('@') + 1).replace(/:\d{1,5}$/, '');
  } else if (rest.includes('@')) {
    readAs = 'address';
    rest = rest.slice(rest.lastIndexOf('@') + 1).split(/[/?#]/, 1)[0] as string;
    rest = rest.replace(/[>\s"',;)]+$/, '');
  }
  rest = rest.replace(/[。．｡]/g, '.').replace(/\.$/, '');
  if (rest === '' || rest.length > 1000) return null;
  // A host name with a leading underscore label is fine for DNS but not for IDNA: convert label by label.
  const labels = rest.split('.').map((label) => {
    if (/^[a-z0-9_-]+$/i.test(label)) return label.toLowerCase();
    return asciiLabel(label) ?? '';
  });
  if (labels.some((label) => label === '')) return null;
  if (!labels.every((label) => /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/.test(label))) return null;
  if (readAs === 'url' && labels.length > 2 && HOST_LABELS.has(labels[0] as string)) labels.shift();
  const name = labels.join('.');
  if (labels.length < 2 || nameProblem(name) !== null) return null;
  // Four numbers are an address, not a domain.
  if (/^\d+(\.\d+){3}$/.test(name)) return null;
  return { name, readAs };
}
