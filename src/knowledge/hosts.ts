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
  | { readonly kind: 'other'; readonly provider: string | null };

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

/** MX hosts of other mail providers, by the end of their name, as seen in public DNS. */
const PROVIDERS: readonly (readonly [suffix: string, name: string])[] = [
  ['google.com', 'Google Workspace'],
  ['googlemail.com', 'Google Workspace'],
  ['outlook.com', 'Microsoft 365'],
  ['mx.microsoft', 'Microsoft 365'],
  ['partner.outlook.cn', 'Microsoft 365 (21Vianet)'],
  ['exmail.qq.com', '腾讯企业邮 Tencent Exmail'],
  ['mxbiz1.qq.com', '腾讯企业邮 Tencent Exmail'],
  ['mxbiz2.qq.com', '腾讯企业邮 Tencent Exmail'],
  ['qq.com', 'QQ Mail'],
  ['netease.com', '网易 NetEase'],
  ['163.com', '网易 NetEase'],
  ['126.com', '网易 NetEase'],
  ['qiye.163.com', '网易企业邮 NetEase'],
  ['icoremail.net', 'Coremail'],
  ['263.net', '263 企业邮箱'],
  ['263xmail.com', '263 企业邮箱'],
  ['feishu.cn', '飞书 Feishu'],
  ['larksuite.com', 'Lark'],
  ['sina.net', '新浪企业邮 Sina'],
  ['zoho.com', 'Zoho Mail'],
  ['zoho.eu', 'Zoho Mail'],
  ['zoho.com.cn', 'Zoho Mail'],
  ['yandex.net', 'Yandex'],
  ['yandex.ru', 'Yandex'],
  ['mail.ru', 'Mail.ru'],
  ['icloud.com', 'iCloud Mail'],
  ['protonmail.ch', 'Proton Mail'],
  ['messagingengine.com', 'Fastmail'],
  ['secureserver.net', 'GoDaddy'],
  ['mx.cloudflare.net', 'Cloudflare Email Routing'],
  ['mimecast.com', 'Mimecast'],
  ['pphosted.com', 'Proofpoint'],
  ['barracudanetworks.com', 'Barracuda'],
  ['mailgun.org', 'Mailgun'],
  ['amazonaws.com', 'Amazon SES'],
  ['yahoodns.net', 'Yahoo'],
  ['improvmx.com', 'ImprovMX'],
  ['forwardemail.net', 'Forward Email'],
];

/** Slips that are forgiven when a known host is looked for: one or two letters added, lost, changed or swapped. */
const MAX_SLIPS = 2;

export function classifyMxHost(host: string, domain: string): MxHost {
  const editions = editionsOfMx(host);
  if (editions.length > 0) return { kind: 'edition', editions };
  if ((DIRECTMAIL.mx as readonly string[]).includes(host)) return { kind: 'directmail' };
  if (/^\d{1,3}(\\?\.\d{1,3}){3}$/.test(host) || /^[0-9a-f]*(:[0-9a-f]*){2,}$/.test(host)) {
    return { kind: 'ip' };
  }
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

/** The known host within two slips, the closest one; `null` when there is none. */
function nearest(host: string): string | null {
  let best: string | null = null;
  let least = MAX_SLIPS + 1;
  for (const known of KNOWN_HOSTS) {
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
function distance(a: string, b: string): number {
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
