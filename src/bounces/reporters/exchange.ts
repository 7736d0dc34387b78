/**
 * Exchange 2007 and later, and Exchange Online: an explanation for people, then
 * for each recipient `#550 5.1.1 …`, `#< #5.1.1 smtp;550 …> #SMTP#` or `Remote
 * Server returned '550 …'`, in many languages around it.
 */
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn, ipsIn } from '../addresses.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import { alone, hints, kindOfText, labelled, pieceOf, readingOf, recipient } from './common.ts';

export default {
  id: 'exchange',
  name: 'Microsoft Exchange',
  recognises(mail: Mail): boolean {
    const { head } = hints(mail);
    return (
      hints(mail).fields.has('x-ms-exchange-message-is-ndr') ||
      head.includes('diagnostic information for administrators') ||
      mail.lower.includes('generating server:') ||
      head.includes('sent by microsoft exchange server') ||
      // Whatever the language.
      head.includes('\n#5') ||
      mail.lower.includes("remote server returned '")
    );
  },
  read: readExchange,
} satisfies Reporter;

export function readExchange(mail: Mail): Reading | null {
  const { text } = mail;
  const recipients: RecipientReading[] = [];
  for (let i = 0; i < text.length && recipients.length < 1000; i++) {
    const opened = replyAt((text[i] as Line).text.trim());
    if (opened === null) continue;
    const above = addressAbove(text, i);
    if (above === null) continue;
    const whole = continued(text, i, opened);
    recipients.push(
      recipient({
        address: above.address,
        diagnostic: pieceOf(whole.text, text[i] as Line),
        status: pieceOf(whole.status ?? '', text[i] as Line),
        explanation: explanationOf(text, above.address.text, i),
        remoteHost: opened.host ?? above.host,
        remoteIp: opened.ip === null ? null : { text: opened.ip, line: (text[i] as Line).line },
      }),
    );
  }
  return readingOf(kindOfText(mail), recipients.length > 0 ? recipients : fromTable(mail));
}

interface Opened {
  /** What the reply begins with. */
  readonly text: string;
  /** What ends it; `null` is the end of the paragraph. */
  readonly close: string | null;
  readonly host: Line | null;
  readonly ip: string | null;
}

const RETURNED = [
  "returned '",
  'returned ‘',
  "returned: '",
  "returned '",
  '返回“',
  '返回“',
  "返回 '",
  "restituito '",
  "renvoyé '",
  "zurückgegeben: '",
  "devolvió '",
] as const;

/** `#550 5.1.1 …##`, `mx.example.com #550 …`, `… returned '550 …'`; a date may stand in front. */
function replyAt(trimmed: string): Opened | null {
  const hash = trimmed.indexOf('#');
  if (hash >= 0 && hash < 256 && !trimmed.slice(0, hash).trimEnd().includes(' ')) {
    const text = trimmed.slice(hash + 1).trimStart();
    const host = trimmed.slice(0, hash).trim();
    if (/^[45]\d\d[ -]/.test(text)) return { text, close: '##', host: null, ip: null };
    if (text.startsWith('<') && /#\d\.\d{1,3}\.\d/.test(text.slice(0, 300))) {
      return { text, close: '#SMTP#', host: null, ip: null };
    }
    if (host !== '' && /^\d\.\d{1,3}\.\d{1,3} /.test(text))
      return { text, close: '##', host: null, ip: null };
  }
  for (const mark of RETURNED) {
    const at = trimmed.indexOf(mark);
    if (at < 0 || at > 400) continue;
    const before = trimmed.slice(0, at);
    const host = /\bat ([a-z0-9._-]{3,253}) \(/i.exec(before)?.[1];
    return {
      text: trimmed.slice(at + mark.length),
      close: "'",
      host:
        host === undefined || !host.includes('.') ? null : { text: host.toLowerCase(), line: 0 },
      ip: ipsIn(before)[0] ?? null,
    };
  }
  return null;
}

/** The nearest line above that is an address, at most four lines up; a host may stand between. */
function addressAbove(
  text: readonly Line[],
  at: number,
): { readonly address: Line; readonly host: Line | null } | null {
  let host: Line | null = null;
  let seen = 0;
  for (let i = at - 1; i >= 0 && i >= at - 12 && seen < 5; i--) {
    const { text: raw, line } = text[i] as Line;
    const trimmed = raw.trim();
    if (trimmed === '') continue;
    seen++;
    const head = alone(withoutLink(trimmed));
    if (head !== null) return { address: { text: head.address, line }, host };
    if (host === null && /^[a-z0-9][a-z0-9._-]{2,252}$/i.test(trimmed) && trimmed.includes('.')) {
      host = { text: trimmed.toLowerCase(), line };
    }
  }
  return null;
}

/** `a@example.com<mailto:a@example.com>` as HTML becomes in text. */
function withoutLink(trimmed: string): string {
  const link = trimmed.indexOf('<mailto:');
  const plain = link > 0 ? trimmed.slice(0, link) : trimmed;
  const paren = plain.indexOf(' (');
  return paren > 0 ? plain.slice(0, paren) : plain;
}

const CODED = /^<[^<>#]{0,255}#(\d\.\d{1,3}\.\d{1,3}) ?(?:smtp;)? ?/;

/** The reply up to its end, over the lines on which it goes on. */
function continued(
  text: readonly Line[],
  at: number,
  { text: first, close }: Opened,
): { readonly text: string; readonly status: string | null } {
  let all = first;
  for (let i = at + 1; i < text.length && i < at + 12; i++) {
    if (close === "'" ? /['’”]\.?$/.test(all) : close !== null && all.includes(close)) break;
    const trimmed = (text[i] as Line).text.trim();
    if (trimmed === '' || all.length > 4000) break;
    all += ` ${trimmed}`;
  }
  if (close === "'") {
    all = all.replace(/['’”]\.?$/, '');
  } else if (close !== null) {
    const end = all.indexOf(close);
    if (end > 0) all = all.slice(0, end);
  }
  all = all.replace(/ ?#{1,2} ?$/, '').trim();
  // `<mx.example.com #5.1.1 smtp;550 …>`, `<[192.0.2.1] #5.7.1 smtp; …>`
  const coded = CODED.exec(all.slice(0, 400));
  if (coded === null) return { text: all, status: null };
  const inside = all
    .slice(coded[0].length)
    .replace(/>[^>]{0,3}$/, '')
    .trim();
  return { text: inside === '' ? (coded[1] as string) : inside, status: coded[1] ?? null };
}

/** The sentence below the address in the upper part. */
function explanationOf(text: readonly Line[], address: string, before: number): Line | null {
  const at = text.findIndex(
    (l, i) => i < before && l.text.includes(address) && l.text.includes('<mailto:'),
  );
  if (at < 0) return null;
  for (let i = at + 1; i < Math.min(before, at + 4); i++) {
    const { text: raw, line } = text[i] as Line;
    const trimmed = raw.trim();
    if (trimmed === '' || trimmed.includes('@')) continue;
    return trimmed.length > 20 ? { text: trimmed.slice(0, 500), line } : null;
  }
  return null;
}

/** The table of Exchange Online: `Reported error: 550 5.1.10 …`, `Error: 550 …`, under `Your message to a@example.com couldn't be delivered.` */
function fromTable(mail: Mail): readonly RecipientReading[] {
  const { text } = mail;
  const error =
    behind(text, 'reported error') ?? behind(text, 'error') ?? behind(text, 'status code');
  if (error === null) return [];
  const named =
    text.find((l) => /^Your message to \S{3,300} couldn['’]t be delivered/.test(l.text.trim())) ??
    behind(text, 'recipient address') ??
    behind(text, 'recipient');
  const [found] = named == null ? [] : addressesIn(named.text, 1);
  if (named == null || found === undefined) return [];
  return [
    recipient({
      address: { text: found.address, line: named.line },
      diagnostic: error,
      remoteHost: behind(text, 'message rejected by'),
    }),
  ];
}

/** The value of a row, behind a colon or in the next cell. */
function behind(text: readonly Line[], label: string): Line | null {
  for (const end of [':', '\t']) {
    const [found] = labelled(text, `${label}${end}`);
    if (found !== undefined && found.text !== '') return found;
  }
  return null;
}
