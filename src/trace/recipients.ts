/** Whom the sender's copy names, and how that differs from the one who waits. */
import { decodeText } from '../protocols/mime/decode.ts';
import type { Field } from '../protocols/mime/types.ts';
import { decodeWords } from '../protocols/mime/words.ts';
import { addressesIn, mailboxesIn, type Parts, partsOf, plainDomain } from './addresses.ts';
import type { AddressSlip } from './types.ts';

/** As many as a message to a whole company has: the one that waits may be the last of them. */
const MAX_RECIPIENTS = 20_000;
const LONGEST_ADDRESS = 320;
const LONGEST_FIELD = 1_000_000;

/** What is encoded is a name, and may look like an address. */
const ENCODED = /=\?[^?\s]{1,80}\?[bq]\?[^?\s]{0,2000}\?=/gi;

/** Addresses of To, Cc and Bcc, each once, as written. */
export function recipientsIn(fields: readonly Field[]): string[] {
  const found = new Map<string, string>();
  for (const { key, raw } of fields) {
    if (key !== 'to' && key !== 'cc' && key !== 'bcc') continue;
    if (found.size >= MAX_RECIPIENTS) break;
    const text = raw.slice(0, LONGEST_FIELD);
    let { main } = mailboxesIn(text.replaceAll(ENCODED, ' '), MAX_RECIPIENTS);
    // Some programs encode the address with the name.
    if (main.length === 0 && text.includes('=?')) {
      main = mailboxesIn(decodeWords(text), MAX_RECIPIENTS).main;
    }
    for (const address of main) {
      if (found.size >= MAX_RECIPIENTS) break;
      const decoded = decodeText(address, null);
      const folded = decoded.toLowerCase();
      if (!found.has(folded)) found.set(folded, decoded);
    }
  }
  return [...found.values()];
}

/** Optimal string alignment: insertions, deletions, substitutions, neighbours swapped; `most + 1` for any above `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const far = most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => Math.min(j, far));
  for (let i = 1; i <= a.length; i += 1) {
    const row = new Array<number>(b.length + 1).fill(far);
    if (i <= most) row[0] = i;
    let best = row[0] as number;
    // Farther from the diagonal than `most` nothing counts.
    const to = Math.min(b.length, i + most);
    for (let j = Math.max(1, i - most); j <= to; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let value = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) value = Math.min(value, (beforeLast[j - 2] as number) + 1);
      row[j] = Math.min(value, far);
      best = Math.min(best, value);
    }
    // A swap reaches over one row.
    if (best > most && Math.min(...last) > most) return far;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] as number, far);
}

/** Letters that look alike become one. */
const lookOf = (text: string) =>
  text.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('0', 'o').replaceAll(/[1|]/g, 'l');

/** Shorter ones differ in one letter by rights: `li` and `lu`. */
const SHORT = 5;
const mostOf = (text: string) => (text.length < SHORT ? 1 : 2);

/** 0 for the same; `null` where they are not near. */
function nearness(typed: string, wanted: string): number | null {
  if (typed === wanted) return 0;
  const most = mostOf(wanted);
  const apart = distance(typed, wanted, most);
  if (apart <= most) return apart;
  return lookOf(typed) === lookOf(wanted) ? most : null;
}

/** Endings that are taken for one another, and slips of them; the longest first. */
const ENDINGS = [
  ...['.com.cn', '.net.cn', '.org.cn', '.co.cn', '.cn.com', '.com.hk', '.com.tw', '.co'],
  ...['.com', '.cn', '.net', '.org', '.con', '.cmo', '.ocm', '.cm', '.om', '.comm', '.vom'],
  ...['.xom', '.coom', '.cpm', '.cim', '.c0m', '.nc', '.ne', '.nte', '.con.cn', '.cm.cn'],
  ...['.cmo.cn', '.comcn', '.com.com', '.cn.cn'],
].sort((a, b) => b.length - a.length);

/** The name without a known ending; `null` where it has none. */
function stemOf(domain: string): string | null {
  const ending = ENDINGS.find((one) => domain.endsWith(one));
  const stem = ending === undefined ? '' : domain.slice(0, -ending.length);
  return stem === '' ? null : stem;
}

/** Mail houses of their own, however near their names are. */
const HOUSES: ReadonlySet<string> = new Set([
  ...['qq.com', 'foxmail.com', '163.com', '126.com', 'yeah.net', '139.com', '189.cn'],
  ...['sina.com', 'sina.cn', 'sohu.com', 'aliyun.com', 'gmail.com', 'hotmail.com'],
  ...['outlook.com', 'live.com', 'icloud.com', 'yahoo.com'],
]);

/** 0 for the same; `null` where they are not near. */
function domainNearness(typed: string, wanted: string): number | null {
  if (typed === wanted) return 0;
  if (HOUSES.has(typed) && HOUSES.has(wanted)) return null;
  const stem = stemOf(wanted);
  const typedStem = stemOf(typed);
  if (stem !== null && stem === typedStem) return 1;
  // The length that counts is that of the name, not of its ending.
  const most = mostOf(stem ?? wanted);
  const apart = distance(typed, wanted, most);
  if (apart <= most) return apart;
  return lookOf(typed) === lookOf(wanted) ? most : null;
}

interface Mailbox extends Parts {
  /** In lower case, without a sub-address (RFC 5233). */
  readonly box: string;
}

function mailboxOf(address: string): Mailbox | null {
  const parts = partsOf(address);
  if (parts === null) return null;
  const local = parts.local.normalize('NFKC').toLowerCase();
  const plus = local.indexOf('+');
  return { ...parts, box: plus > 0 ? local.slice(0, plus) : local };
}

const RANKS = ['same', 'local-typo', 'domain-typo', 'other-mailbox', 'other-domain'] as const;

interface Judged {
  readonly kind: (typeof RANKS)[number];
  readonly apart: number;
}

function judge(typed: Mailbox, wanted: Mailbox): Judged {
  const local = nearness(typed.box, wanted.box);
  if (typed.domain === wanted.domain) {
    if (local === 0) return { kind: 'same', apart: 0 };
    return local === null
      ? { kind: 'other-mailbox', apart: 0 }
      : { kind: 'local-typo', apart: local };
  }
  const domain = domainNearness(typed.domain, wanted.domain);
  // Where the local part is another, the domain's nearness is chance.
  return domain === null || local === null
    ? { kind: 'other-domain', apart: 0 }
    : { kind: 'domain-typo', apart: domain + local };
}

/** How the nearest of the copy's recipients differs from the wanted address; addresses with names or without. */
export function slipOf(copyRecipients: readonly string[], wanted: string): AddressSlip {
  const wantedAddress = addressIn(wanted);
  const aim =
    wantedAddress === null
      ? { local: '', box: '', domain: plainDomain(wanted.slice(0, LONGEST_ADDRESS).trim()) }
      : mailboxOf(wantedAddress);
  let best: { judged: Judged; typed: string } | null = null;
  for (const recipient of copyRecipients.slice(0, MAX_RECIPIENTS)) {
    const typed = addressIn(recipient);
    const mailbox = typed === null ? null : mailboxOf(typed);
    if (typed === null || mailbox === null || aim === null) continue;
    const judged = judge(mailbox, aim);
    if (judged.kind === 'same') return { kind: 'same' };
    if (best === null || isNearer(judged, best.judged)) best = { judged, typed };
  }
  if (best === null || best.judged.kind === 'same') return { kind: 'none' };
  return { kind: best.judged.kind, typed: best.typed };
}

function isNearer(a: Judged, b: Judged): boolean {
  const rank = RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind);
  return rank !== 0 ? rank < 0 : a.apart < b.apart;
}

function addressIn(text: string): string | null {
  const piece = text.slice(0, 2_000).trim();
  const address = mailboxesIn(piece, 1).main[0] ?? addressesIn(piece, 1)[0] ?? null;
  return address === null || address.length > LONGEST_ADDRESS ? null : address;
}
