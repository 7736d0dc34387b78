/** DMARC policy records (RFC 9989 §4.7, §4.8). Pure and total. */
import { domainToASCII } from 'node:url';
import { hasTypedQuotes, tagList, withoutTypedQuotes } from '../dkim/parse.ts';
import { canonicalName, labelsOf, nameProblem } from '../dns/name.ts';
import type { DmarcPolicy, DmarcProblem, DmarcRecord, DmarcUri } from './types.ts';

/**
 * Whether receivers see a DMARC record at all: §4.8 has `dmarc-version = "v"
 * *WSP "=" *WSP %s"DMARC1"` at the very beginning, up to a separator or the
 * end. `DMARC1` is case-sensitive; `v`, as any ABNF literal, is not; no white
 * space may stand before it.
 */
export function isDmarcRecord(text: string): boolean {
  return /^[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/.test(text);
}

/** Whether a TXT text was meant as a DMARC record, seen by receivers or not. */
export function looksLikeDmarc(text: string): boolean {
  if (isDmarcRecord(text)) return true;
  // Full-width signs from a Chinese input method are `=` and `;` to the eye.
  const plain = withoutTypedQuotes(text.normalize('NFKC'))
    .replace(/[\s\ufeff\u200b]+/g, '')
    .toLowerCase();
  if (/^v[=:]*dmarc/.test(plain)) return true;
  // `v=` forgotten, or not in front.
  if (/^(?:dmarc1|p=(?:none|quarantine|reject))(?:[;,]|$)/.test(plain)) return true;
  return plain.split(';').includes('v=dmarc1');
}

const POLICIES: readonly string[] = ['none', 'quarantine', 'reject'] satisfies DmarcPolicy[];

/** ABNF literals, so their case does not count (RFC 5234 §2.3). */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  adkim: ['r', 's'],
  aspf: ['r', 's'],
  t: ['y', 'n'],
  psd: ['y', 'n', 'u'],
};

/** Tags of RFC 7489 that RFC 9989 (Appendix C) took away. */
const REMOVED = new Set(['pct', 'rf', 'ri']);

/** Reads a record. A text that receivers do not see as one is read as far as it goes, with a fatal problem. */
export function parseDmarc(text: string): DmarcRecord {
  const problems: DmarcProblem[] = [];
  const add = (kind: DmarcProblem['kind'], tag: string | null, about: string, fatal = false) => {
    problems.push({ kind, tag, text: about, fatal });
  };

  const parts = tagList(text);
  const versioned = isDmarcRecord(text);
  if (!versioned) add('bad-version', 'v', parts[0]?.text ?? '', true);

  const tags = new Map<string, string>();
  const rua: DmarcUri[] = [];
  const ruf: DmarcUri[] = [];
  const brokenPolicies: { tag: string; text: string }[] = [];
  let reportable = false;
  for (const [index, part] of parts.entries()) {
    // The version tag alone may be written `V`.
    const name = index === 0 && versioned ? 'v' : part.name;
    if (name === null || !/^[A-Za-z]+$/.test(name)) {
      add('bad-tag-list', name, part.text);
      continue;
    }
    if (tags.has(name)) {
      // RFC 6376 §3.2, which §4.7 takes over: the whole list is invalid then.
      add('duplicate-tag', name, part.text, true);
      continue;
    }
    tags.set(name, part.value);
    const value = part.value.toLowerCase();
    switch (name) {
      case 'v':
        break;
      case 'p':
      case 'sp':
      case 'np':
        if (!POLICIES.includes(value)) brokenPolicies.push({ tag: name, text: part.text });
        break;
      case 'rua':
      case 'ruf':
        for (const item of part.value.split(',')) {
          const read = readUri(item);
          if (read.uri === null) add('bad-uri', name, item.trim());
          else (name === 'rua' ? rua : ruf).push(read.uri);
          if (name === 'rua' && read.isUri) reportable = true;
        }
        break;
      case 'fo':
        if (!isFailureOptions(value)) add('bad-value', name, part.text);
        break;
      default:
        if (REMOVED.has(name)) add('removed-tag', name, part.text);
        else if (VALUES[name] === undefined) add('unknown-tag', name, part.text);
        else if (!VALUES[name].includes(value)) add('bad-value', name, part.text);
    }
  }

  // §4.10.1: without a valid `p`, or with an invalid `sp` or `np`, the record
  // is taken as `p=none` when it asks for aggregate reports, else not at all.
  if (!tags.has('p')) add('missing-policy', 'p', '', !reportable);
  for (const broken of brokenPolicies) {
    add('bad-policy', broken.tag, broken.text, !reportable);
  }
  const substituted = !tags.has('p') || brokenPolicies.length > 0;
  let policy: DmarcPolicy | null = substituted ? 'none' : policyOf(tags.get('p'));
  if (problems.some((problem) => problem.fatal)) policy = null;

  if (hasTypedQuotes(text)) {
    const fatal = policy === null && parseDmarc(withoutTypedQuotes(text)).policy !== null;
    add('quotes-inside', null, text, fatal);
  }

  const psd = tags.get('psd')?.toLowerCase();
  return {
    text,
    tags,
    policy,
    subdomainPolicy: policyOf(tags.get('sp')),
    nonexistentPolicy: policyOf(tags.get('np')),
    testing: tags.get('t')?.toLowerCase() === 'y',
    psd: psd === 'y' || psd === 'n' ? psd : 'u',
    rua,
    ruf,
    problems,
  };
}

/**
 * The policy of a record for existing names below the one where it stands:
 * `sp`, else `p` (§4.10.1). A record that is only taken as `p=none` has no `sp`.
 */
export function policyBelow(record: DmarcRecord): DmarcPolicy | null {
  if (record.policy === null) return null;
  const substituted = record.problems.some(
    (problem) => problem.kind === 'missing-policy' || problem.kind === 'bad-policy',
  );
  return substituted ? record.policy : (record.subdomainPolicy ?? record.policy);
}

function policyOf(value: string | undefined): DmarcPolicy | null {
  const policy = value?.toLowerCase();
  return policy === 'none' || policy === 'quarantine' || policy === 'reject' ? policy : null;
}

/** `fo` (§4.8): `0`, `1`, `d`, `s` in any order, each once, and `0` and `1` not together. */
function isFailureOptions(value: string): boolean {
  const options = value.split(':').map((option) => option.trim());
  const distinct = new Set(options);
  return (
    distinct.size === options.length &&
    options.every((option) => ['0', '1', 'd', 's'].includes(option)) &&
    !(distinct.has('0') && distinct.has('1'))
  );
}

/** RFC 3986 by its characters, without `,` and `!`, which §4.8 wants encoded. */
const URI = /^[a-z][a-z0-9+.-]*:(?:[a-z0-9\-._~:/?#[\]@$&'()*+;=]|%[0-9a-f]{2})*$/i;

/** `isUri`: a URI by its syntax; `uri`: a `mailto:` that reports can be sent to. */
function readUri(item: string): { readonly isUri: boolean; readonly uri: DmarcUri | null } {
  // §4.8 obs-dmarc-report-size: `!10m` at the end is ignored.
  const uri = item.trim().replace(/![0-9]{1,20}[kmgt]?$/i, '');
  if (!URI.test(uri)) return { isUri: false, uri: null };
  if (!/^mailto:/i.test(uri)) return { isUri: true, uri: null };
  let address: string;
  try {
    address = decodeURIComponent((uri.slice(7).split(/[?#]/, 1)[0] as string).trim());
  } catch {
    return { isUri: true, uri: null };
  }
  const at = address.lastIndexOf('@');
  const domain = mailDomain(address.slice(at + 1));
  // White space, or more than one address (RFC 6068 lets commas separate them): not one mailbox.
  if (at < 1 || domain === null || /[\s,<>"]/.test(address)) return { isUri: true, uri: null };
  return { isUri: true, uri: { uri, address, domain } };
}

function mailDomain(written: string): string | null {
  const ascii = /^[\x21-\x7e]*$/.test(written) ? written : domainToASCII(written);
  if (!/^[a-z0-9_.-]+$/i.test(ascii)) return null;
  const labels = ascii.split('.');
  if (labels.length < 2 || labels.some((label) => label === '' || /^-|-$/.test(label))) return null;
  const name = canonicalName(ascii);
  return nameProblem(name) === null && labelsOf(name).length === labels.length ? name : null;
}
