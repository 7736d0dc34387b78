/** Hosts, ports and TLS modes that mail clients need, and whose a host is. */
import { isAtOrBelow, labelsOf } from '../protocols/dns/name.ts';
import { PROTOCOLS, type Protocol, type TlsMode } from '../protocols/mail/types.ts';
import { DIRECTMAIL } from './directmail.ts';
import {
  CLIENT_LABELS,
  EDITION_IDS,
  EDITIONS,
  type EditionId,
  editionsOfMx,
  type Standing,
} from './editions.ts';
import { distance, nearest, PROVIDERS, type Provider, same } from './hosts.ts';
import { help, international, type Source } from './sources.ts';

/** Whose a host is that somebody put into a mail client, judged for one edition and one protocol. */
export type ClientHost =
  /** The documented one. */
  | { readonly kind: 'right' }
  /** Another name of the same site that serves the same mailboxes: the legacy names of mainland China, the entry from Hong Kong. */
  | { readonly kind: 'same-site' }
  /** The edition's host for another protocol. */
  | { readonly kind: 'other-protocol'; readonly protocol: Protocol }
  | {
      readonly kind: 'other-edition';
      readonly edition: EditionId;
      readonly protocol: Protocol | 'webmail';
    }
  /** The web page's host: no client connects there. */
  | { readonly kind: 'webmail' }
  /** Takes mail from other servers, not from clients. */
  | { readonly kind: 'mx' }
  | { readonly kind: 'directmail' }
  /** Personal @aliyun.com mail. */
  | { readonly kind: 'personal' }
  /** Named on one page and confirmed by nothing. */
  | { readonly kind: 'undocumented' }
  | {
      readonly kind: 'other-provider';
      readonly provider: { readonly en: string; readonly zh: string };
    }
  /** Almost a known host. */
  | { readonly kind: 'near-miss'; readonly meant: string }
  /** Below the domain itself: `imap.example.com`. */
  | { readonly kind: 'own-name' }
  | { readonly kind: 'ip' }
  | { readonly kind: 'unknown' };

// -- Ports --------------------------------------------------------------------

export interface ServicePort {
  readonly port: number;
  /** The mode that a careful client uses there. The pages say "not encrypted" of the ports whose mode is `starttls`. */
  readonly tls: TlsMode;
  /** `disputed`: one official page names the port, another says that it is not open. */
  readonly standing: 'documented' | 'disputed';
  /** Looked at when the person's own port is looked at. */
  readonly probed: boolean;
  readonly sources: readonly [Source, ...Source[]];
}

const PORT_PAGE: Source = { at: help(36576), date: '2026-11-20', trust: 'high' };
const PROGRAM_PAGE: Source = { at: help(36687), date: '2026-11-20', trust: 'high' };

const documented = (port: number, tls: TlsMode): ServicePort => ({
  port,
  tls,
  standing: 'documented',
  probed: true,
  sources: [PORT_PAGE],
});

/** Official pages contradict each other on these (36576: not open, 36687: 25, 80 or 465), and old programs use 587. */
const disputed = (port: number, probed: boolean): ServicePort => ({
  port,
  tls: 'starttls',
  standing: 'disputed',
  probed,
  sources: [PORT_PAGE, PROGRAM_PAGE],
});

/** The ports of each protocol, the preferred one first. */
export const PORTS: Readonly<Record<Protocol, readonly [ServicePort, ...ServicePort[]]>> = {
  imap: [documented(993, 'implicit'), documented(143, 'starttls')],
  pop3: [documented(995, 'implicit'), documented(110, 'starttls')],
  smtp: [
    documented(465, 'implicit'),
    documented(25, 'starttls'),
    disputed(587, true),
    disputed(80, false),
  ],
};

export function preferredPort(protocol: Protocol): ServicePort {
  return PORTS[protocol][0];
}

/** `993` → `imap`. Port 80 is the web's. */
export function protocolOfPort(port: number): Protocol | null {
  return PROTOCOLS.find((p) => PORTS[p].some((row) => row.probed && row.port === port)) ?? null;
}

// -- Hosts --------------------------------------------------------------------

/** The host for a protocol; `null` where none is known for the edition. */
export function clientHostOf(edition: EditionId, protocol: Protocol): string | null {
  return EDITIONS[edition].clients.targets[protocol];
}

export function clientHostStanding(edition: EditionId): Standing {
  return EDITIONS[edition].clients.standing;
}

type Service = Protocol | 'webmail';

/** Editions whose hosts serve the same mailboxes. */
const MAINLAND: readonly EditionId[] = ['cn-qiye', 'cn-mxhichina'];

/** Further hosts of the mainland site, for clients in Hong Kong. */
export const ENTRY_HOSTS: readonly {
  readonly host: string;
  readonly protocol: Protocol;
  readonly source: Source;
}[] = (['imap', 'smtp'] as const).map((protocol) => ({
  host: `${protocol}hk.qiye.aliyun.com`,
  protocol,
  source: {
    at: international('alibaba-mail-imap-pop-smtp-address-and-port-information'),
    date: '2026-11-20',
    trust: 'medium',
  },
}));

/** Personal @aliyun.com mail, another product with mailboxes of its own. */
export const PERSONAL = {
  domain: 'aliyun.com',
  hosts: {
    imap: 'imap.aliyun.com',
    pop3: 'pop3.aliyun.com',
    smtp: 'smtp.aliyun.com',
    webmail: 'mail.aliyun.com',
  },
  source: { at: help(465307), date: '2026-11-20', trust: 'high' },
} as const satisfies {
  readonly domain: string;
  readonly hosts: Readonly<Record<Service, string>>;
  readonly source: Source;
};

/** Named on one page that gives no source; they may not even exist. */
export const UNDOCUMENTED = {
  hosts: [
    'pop.mail.aliyun.com',
    'imap.mail.aliyun.com',
    'smtp.mail.aliyun.com',
    'alimail.aliyun.com',
  ],
  source: { at: 'https://company-skill.com/p/alimail', date: '2026-06-14', trust: 'low' },
} as const satisfies { readonly hosts: readonly string[]; readonly source: Source };

/** DirectMail's hosts for sending programs, one a region; the region has to be the console's. */
export const DIRECTMAIL_HOSTS = {
  hosts: [
    'smtpdm.aliyun.com',
    'smtpdm-ap-southeast-1.aliyuncs.com',
    'smtpdm-us-east-1.aliyuncs.com',
    'smtpdm-eu-central-1.aliyuncs.com',
    'smtpdm-ap-southeast-1.aliyun.com',
    'smtpdm-ap-southeast-2.aliyun.com',
  ],
  /** Regions that are not listed. */
  pattern: /^smtpdm(?:-[a-z0-9-]{1,40})?\.(?:aliyun|aliyuncs)\.com$/,
  sources: DIRECTMAIL.sources,
} as const;

const GOOGLE = same('Gmail / Google Workspace');
const MICROSOFT = same('Microsoft 365 / Outlook');
const TENCENT = { en: 'Tencent Exmail', zh: '腾讯企业邮' };
const NETEASE = { en: 'NetEase', zh: '网易邮箱' };
const NETEASE_ENTERPRISE = { en: 'NetEase Enterprise Mail', zh: '网易企业邮箱' };
const ICLOUD = same('iCloud Mail');
const YAHOO = same('Yahoo');
const ZOHO = same('Zoho Mail');
const YANDEX = same('Yandex');

/** Where clients of other providers connect, by the end of the name, beside the ends of their MX hosts; the longest end counts. */
export const CLIENT_PROVIDERS: readonly (readonly [suffix: string, name: Provider])[] = (
  [
    ...PROVIDERS,
    ['gmail.com', GOOGLE],
    ['office365.com', MICROSOFT],
    ['office.com', MICROSOFT],
    ['live.com', MICROSOFT],
    ['hotmail.com', MICROSOFT],
    ['foxmail.com', { en: 'QQ Mail', zh: 'QQ 邮箱' }],
    ['tencent.com', TENCENT],
    ['yeah.net', NETEASE],
    ['188.com', NETEASE],
    ['ym.163.com', NETEASE_ENTERPRISE],
    ['qiye.126.com', NETEASE_ENTERPRISE],
    ['139.com', { en: '139 Mail', zh: '139 邮箱' }],
    ['189.cn', { en: '189 Mail', zh: '189 邮箱' }],
    ['wo.cn', { en: 'Wo Mail', zh: '沃邮箱' }],
    ['sina.com', { en: 'Sina Mail', zh: '新浪邮箱' }],
    ['sina.cn', { en: 'Sina Mail', zh: '新浪邮箱' }],
    ['sohu.com', { en: 'Sohu Mail', zh: '搜狐邮箱' }],
    ['tom.com', { en: 'TOM Mail', zh: 'TOM 邮箱' }],
    ['feishu.com', { en: 'Feishu', zh: '飞书邮箱' }],
    ['larkoffice.com', same('Lark')],
    ['yahoo.com', YAHOO],
    ['yahoo.co.jp', { en: 'Yahoo! Japan', zh: '雅虎日本' }],
    ['aol.com', same('AOL')],
    ['me.com', ICLOUD],
    ['mac.com', ICLOUD],
    ['zoho.in', ZOHO],
    ['zoho.com.au', ZOHO],
    ['zohocloud.ca', ZOHO],
    ['yandex.com', YANDEX],
    ['fastmail.com', same('Fastmail')],
    ['gmx.com', same('GMX')],
    ['gmx.net', same('GMX')],
    ['naver.com', same('Naver')],
    ['daum.net', same('Daum')],
    ['sendgrid.net', same('SendGrid')],
    ['ionos.com', same('IONOS')],
    ['ovh.net', same('OVHcloud')],
    ['dreamhost.com', same('DreamHost')],
    ['titan.email', same('Titan')],
    ['emailsrvr.com', same('Rackspace Email')],
  ] as const
).toSorted(([a], [b]) => b.length - a.length);

/** Hosts of the editions: the first edition that has a host counts, and no two have the same one. */
const EDITION_HOSTS: ReadonlyMap<string, { edition: EditionId; service: Service }> = new Map(
  EDITION_IDS.toReversed().flatMap((edition) =>
    CLIENT_LABELS.flatMap((label) => {
      const host = EDITIONS[edition].clients.targets[label];
      const service: Service = label === 'mail' ? 'webmail' : label;
      return host === null ? [] : [[host, { edition, service }] as const];
    }),
  ),
);

/** What a misspelt host can have meant: hosts that clients connect to, not web pages. */
const MEANT: readonly { readonly host: string; readonly edition: EditionId | null }[] = [
  ...[...EDITION_HOSTS]
    .filter(([, { service }]) => service !== 'webmail')
    .map(([host, { edition }]) => ({ host, edition })),
  ...ENTRY_HOSTS.map(({ host }) => ({ host, edition: null })),
  ...PROTOCOLS.map((protocol) => ({ host: PERSONAL.hosts[protocol], edition: null })),
  ...DIRECTMAIL_HOSTS.hosts.map((host) => ({ host, edition: null })),
];

const sameSite = (a: EditionId, b: EditionId) =>
  a === b || (MAINLAND.includes(a) && MAINLAND.includes(b));

/** A host of the person's own site, or of one that serves the same mailboxes. */
function ownHost(service: Service, wanted: Protocol, exact: boolean): ClientHost {
  if (service === 'webmail') return { kind: 'webmail' };
  if (service !== wanted) return { kind: 'other-protocol', protocol: service };
  return { kind: exact ? 'right' : 'same-site' };
}

/** RFC 1035 §2.3.4 with room for a final dot: nothing longer is a host name. */
const MAX_HOST = 255;

/** `Imap.Example.COM.` → `imap.example.com`. */
const plain = (name: string) => name.trim().toLowerCase().replace(/\.$/, '');

/**
 * Whose a host is that was put into a client for `protocol`, for an account at
 * `domain`, whose edition is `edition`. Upper case and a final dot are forgiven.
 */
export function classifyClientHost(
  host: string,
  protocol: Protocol,
  edition: EditionId,
  domain: string,
): ClientHost {
  if (host.length > MAX_HOST) return { kind: 'unknown' };
  const name = plain(host);
  const own = plain(domain);
  if (name === '') return { kind: 'unknown' };
  if (isIp(name)) return { kind: 'ip' };
  if ((UNDOCUMENTED.hosts as readonly string[]).includes(name)) return { kind: 'undocumented' };

  // Mailboxes at aliyun.com are of no edition, whatever one was taken for them.
  const isPersonal = own === PERSONAL.domain;
  const personal = ([...PROTOCOLS, 'webmail'] as const).find((s) => PERSONAL.hosts[s] === name);
  if (personal !== undefined) {
    return isPersonal ? ownHost(personal, protocol, true) : { kind: 'personal' };
  }
  const known = EDITION_HOSTS.get(name);
  if (known !== undefined) {
    if (!isPersonal && sameSite(known.edition, edition)) {
      return ownHost(known.service, protocol, known.edition === edition);
    }
    return { kind: 'other-edition', edition: known.edition, protocol: known.service };
  }
  const entry = ENTRY_HOSTS.find((e) => e.host === name);
  if (entry !== undefined) {
    if (!isPersonal && MAINLAND.includes(edition)) return ownHost(entry.protocol, protocol, false);
    return { kind: 'other-edition', edition: 'cn-qiye', protocol: entry.protocol };
  }
  if (DIRECTMAIL_HOSTS.pattern.test(name) || isAtOrBelow(name, 'dm.aliyun.com')) {
    return { kind: 'directmail' };
  }
  if (editionsOfMx(name).length > 0) return { kind: 'mx' };

  const provider = CLIENT_PROVIDERS.find(([suffix]) => isAtOrBelow(name, suffix));
  if (provider !== undefined) return { kind: 'other-provider', provider: provider[1] };
  // A domain that is itself a slip away from Alibaba's would else be called a misspelling.
  if (own !== '' && isAtOrBelow(name, own) && !isPersonal) return { kind: 'own-name' };
  const meant = meantBy(name, protocol, edition);
  if (meant !== null) return { kind: 'near-miss', meant };
  return own !== '' && isAtOrBelow(name, own) ? { kind: 'own-name' } : { kind: 'unknown' };
}

/** The client host that was misspelt; of several that are as close, the person's own. */
function meantBy(name: string, protocol: Protocol, edition: EditionId): string | null {
  const rank = (one: (typeof MEANT)[number]) =>
    (one.host === clientHostOf(edition, protocol) ? 0 : 2) + (one.edition === edition ? 0 : 1);
  const likely = MEANT.filter((one) => isSlip(name, one.host)).toSorted(
    (a, b) => rank(a) - rank(b),
  );
  return nearest(
    name,
    likely.map((one) => one.host),
  );
}

/**
 * Two slips in a label of two or three letters are another label:
 * `imap.xc.aliyun.com` is no misspelt `imap.sg.aliyun.com`.
 */
function isSlip(name: string, meant: string): boolean {
  if (Math.abs(name.length - meant.length) > 2) return false;
  const given = labelsOf(name);
  const labels = labelsOf(meant);
  if (given.length !== labels.length) return true;
  return labels.every(
    (label, i) =>
      i === labels.length - 1 || label.length > 3 || distance(given[i] as string, label) < 2,
  );
}

/** `192.0.2.1`, `2001:db8::1`, `[2001:db8::1]`, `fe80::1%eth0`. */
function isIp(name: string): boolean {
  const bare = name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name;
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(bare)) return true;
  const [address = ''] = bare.split('%', 1);
  return /^[0-9a-f:.]{2,45}$/.test(address) && address.split(':').length > 2;
}
