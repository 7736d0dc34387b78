/** Tells whose an MX host is. */
import { isAtOrBelow } from '../protocols/dns/name.ts';
import { DIRECTMAIL } from './directmail.ts';
import {
  EDITION_IDS,
  EDITIONS,
  type EditionId,
  editionOfClientTarget,
  editionsOfMx,
  SEEN_MX,
} from './editions.ts';

export type MxHost =
  /** In an edition's set. */
  | { readonly kind: 'edition'; readonly editions: readonly EditionId[] }
  /** Below one of Alibaba Mail's domains and in no known set: recognised, not documented. `meant` is a known host one slip away. */
  | { readonly kind: 'alibaba'; readonly meant: string | null }
  /** A host that clients connect to, which takes no mail from other servers. */
  | { readonly kind: 'client-host'; readonly edition: EditionId }
  | { readonly kind: 'directmail' }
  /** A known host with the zone's name appended by a console: the value lacked its final dot. */
  | { readonly kind: 'zone-appended'; readonly meant: string }
  /** Almost a known host. */
  | { readonly kind: 'near-miss'; readonly meant: string }
  /** An IPv4 or IPv6 address where a host name has to stand (RFC 1035 §3.3.9). */
  | { readonly kind: 'ip' }
  | { readonly kind: 'other'; readonly provider: Provider | null };

/** The name of a mail provider in both languages. */
export interface Provider {
  readonly en: string;
  readonly zh: string;
}

/** Every MX host that is known, for telling what a misspelt one was meant to be. */
const KNOWN_HOSTS: readonly string[] = [
  ...EDITION_IDS.flatMap((id) => EDITIONS[id].mx.hosts.map((h) => h.host)),
  ...SEEN_MX.map((s) => s.host),
  ...DIRECTMAIL.mx,
];

/** Domains whose hosts are Alibaba's. */
const ALIBABA = [
  'aliyun.com',
  'mxhichina.com',
  'mail.alibaba.com',
  'alibabacloud.com',
  'alimail.com',
];

/** Where both languages have the same name. */
export const same = (name: string) => ({ en: name, zh: name });

const GOOGLE = same('Google Workspace');
const MICROSOFT = same('Microsoft 365');
const TENCENT = { en: 'Tencent Exmail', zh: '腾讯企业邮' };
const NETEASE = { en: 'NetEase', zh: '网易邮箱' };
const MAIL_263 = { en: '263 Mail', zh: '263 企业邮箱' };
const ZOHO = same('Zoho Mail');
const YANDEX = same('Yandex');

/** MX hosts of other mail providers, by the end of their name, as seen in public DNS; the longest end counts. */
export const PROVIDERS: readonly (readonly [suffix: string, name: Provider])[] = (
  [
    ['google.com', GOOGLE],
    ['googlemail.com', GOOGLE],
    ['outlook.com', MICROSOFT],
    ['mx.microsoft', MICROSOFT],
    ['partner.outlook.cn', { en: 'Microsoft 365 (21Vianet)', zh: 'Microsoft 365（世纪互联）' }],
    ['exmail.qq.com', TENCENT],
    ['mxbiz1.qq.com', TENCENT],
    ['mxbiz2.qq.com', TENCENT],
    ['qq.com', { en: 'QQ Mail', zh: 'QQ 邮箱' }],
    ['netease.com', NETEASE],
    ['163.com', NETEASE],
    ['126.com', NETEASE],
    ['qiye.163.com', { en: 'NetEase Enterprise Mail', zh: '网易企业邮箱' }],
    ['icoremail.net', same('Coremail')],
    ['263.net', MAIL_263],
    ['263xmail.com', MAIL_263],
    ['feishu.cn', { en: 'Feishu', zh: '飞书邮箱' }],
    ['larksuite.com', same('Lark')],
    ['sina.net', { en: 'Sina Mail', zh: '新浪企业邮箱' }],
    ['zoho.com', ZOHO],
    ['zoho.eu', ZOHO],
    ['zoho.com.cn', ZOHO],
    ['yandex.net', YANDEX],
    ['yandex.ru', YANDEX],
    ['mail.ru', same('Mail.ru')],
    ['icloud.com', same('iCloud Mail')],
    ['protonmail.ch', same('Proton Mail')],
    ['messagingengine.com', same('Fastmail')],
    ['secureserver.net', same('GoDaddy')],
    ['mx.cloudflare.net', same('Cloudflare Email Routing')],
    ['mimecast.com', same('Mimecast')],
    ['pphosted.com', same('Proofpoint')],
    ['barracudanetworks.com', same('Barracuda')],
    ['mailgun.org', same('Mailgun')],
    ['amazonaws.com', same('Amazon SES')],
    ['yahoodns.net', same('Yahoo')],
    ['improvmx.com', same('ImprovMX')],
    ['forwardemail.net', same('Forward Email')],
  ] as const
).toSorted(([a], [b]) => b.length - a.length);

/** Slips that are forgiven when a known host is looked for: one or two letters added, lost, changed or swapped. */
const MAX_SLIPS = 2;

export function classifyMxHost(host: string, domain: string): MxHost {
  const editions = editionsOfMx(host);
  if (editions.length > 0) return { kind: 'edition', editions };
  if ((DIRECTMAIL.mx as readonly string[]).includes(host)) return { kind: 'directmail' };
  if (/^\d{1,3}(\\?\.\d{1,3}){3}$/.test(host) || /^[0-9a-f]*(:[0-9a-f]*){2,}$/.test(host)) {
    return { kind: 'ip' };
  }
  const appended = /^\d{1,3}(?:\.\d{1,3}){3}\.(.+)$/.exec(host)?.[1];
  if (appended !== undefined && isAtOrBelow(domain, appended)) return { kind: 'ip' };
  // A console that takes the value as relative appends the zone, which may be a parent of the domain.
  for (const known of KNOWN_HOSTS) {
    if (host.startsWith(`${known}.`)) {
      const rest = host.slice(known.length + 1);
      if (isAtOrBelow(domain, rest)) return { kind: 'zone-appended', meant: known };
    }
  }
  const clientOf = editionOfClientTarget(host);
  if (clientOf !== null) return { kind: 'client-host', edition: clientOf };
  const meant = nearest(host);
  if (ALIBABA.some((suffix) => isAtOrBelow(host, suffix))) return { kind: 'alibaba', meant };
  if (meant !== null) return { kind: 'near-miss', meant };
  const provider = PROVIDERS.find(([suffix]) => isAtOrBelow(host, suffix));
  return { kind: 'other', provider: provider?.[1] ?? null };
}

/** The known host within two slips, the closest one and the first of several; `null` when there is none. */
export function nearest(host: string, knownHosts: readonly string[] = KNOWN_HOSTS): string | null {
  let best: string | null = null;
  let least = MAX_SLIPS + 1;
  for (const known of knownHosts) {
    if (Math.abs(known.length - host.length) > MAX_SLIPS) continue;
    const slips = distance(host, known);
    if (slips < least) {
      best = known;
      least = slips;
    }
  }
  return best;
}

/** Letters added, lost, changed or swapped with their neighbour (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((previous[j] as number) + 1, (current[j - 1] as number) + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] as number) + 1);
      }
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] as number;
}
