/** Writes settings for mail clients, without a password. `readSettings` reads all of it back. */
import type { Language } from '../engine/text.ts';
import { PROTOCOL_NAMES, type Protocol } from '../protocols/mail/types.ts';
import { cardValue, ENCRYPTION, LABELS, TICK } from './card.ts';
import { protocolGuessed } from './json.ts';
import type { EmitKind, FullServerSettings } from './types.ts';
import { escapeXml } from './xml.ts';

export interface EmitInput {
  readonly address: string;
  readonly servers: readonly FullServerSettings[];
}

const ORDER: readonly Protocol[] = ['imap', 'pop3', 'smtp'];

/** One a protocol, the first, in the order of the protocols. */
function oneEach(servers: readonly FullServerSettings[]): FullServerSettings[] {
  return ORDER.flatMap((protocol) => servers.find((one) => one.protocol === protocol) ?? []);
}

const HEADS = {
  outlook: {
    en: [
      '# Outlook: File > Add Account > Advanced options > "Let me set up my account manually", then IMAP or POP.',
      '# Type the fields below into that page; the user name is asked for with the password.',
    ],
    zh: [
      '# Outlook：文件 > 添加帐户 > 高级选项 > 勾选“让我手动设置我的帐户”，再选 IMAP 或 POP。',
      '# 把下面各项填进该页面；用户名和密码一起填。',
    ],
  },
  foxmail: {
    en: [
      '# Foxmail: menu > Account Management > New > Manual settings.',
      '# STARTTLS is the box under Servers: "use STARTTLS if the server supports it".',
    ],
    zh: [
      '# Foxmail：右上角菜单 > 账号管理 > 新建 > 手动设置。',
      '# STARTTLS 指账号管理 > 服务器里的“如果服务器支持，就使用STARTTLS加密传输”。',
    ],
  },
} as const;

const PASSWORD = {
  en: '# Password: the third-party client security password (三方客户端安全密码) where it is enabled, else the mailbox password.',
  zh: '# 密码：已开启“三方客户端安全密码”的，填三方客户端安全密码；没开启的，填邮箱登录密码。',
} as const;

function card(kind: 'outlook' | 'foxmail', input: EmitInput, language: Language): string {
  const colon = language === 'zh' ? '：' : ': ';
  const lines: string[] = [...HEADS[kind][language], PASSWORD[language], ''];
  const put = (label: Readonly<Record<Language, string>>, value: string | number) =>
    lines.push(`${label[language]}${colon}${cardValue(String(value))}`);
  put(LABELS.address, input.address);
  for (const server of input.servers) {
    const sends = server.protocol === 'smtp';
    lines.push('');
    if (kind === 'outlook') {
      const labels = LABELS.outlook;
      put(sends ? labels.outgoing : labels.incoming, PROTOCOL_NAMES[server.protocol]);
      put(labels.server, server.host);
      put(labels.port, server.port);
      put(labels.encryption, ENCRYPTION[server.tls][language]);
      put(labels.user, server.username);
    } else {
      const labels = LABELS.foxmail;
      const tick = (on: boolean) => (on ? TICK.on : TICK.off)[language];
      if (!sends) put(labels.incoming, PROTOCOL_NAMES[server.protocol]);
      put(sends ? labels.sending : labels.receiving, server.host);
      put(labels.ssl, tick(server.tls === 'implicit'));
      put(labels.startTls, tick(server.tls === 'starttls'));
      put(labels.port, server.port);
      put(labels.user, server.username);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** FNV-1a, 32 bits. */
function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ (text.charCodeAt(i) & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (text.charCodeAt(i) >> 8), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * The same for the same text, so that a profile written anew takes the place
 * of the one that is installed. Version 8 (RFC 9562 §5.8): a hash of our own.
 */
function uuidOf(text: string): string {
  let hex = '';
  for (let i = 0; i < 4; i++) {
    hex += fnv(`${i}:${text}`, 0x811c9dc5 ^ (i * 0x9e3779b9))
      .toString(16)
      .padStart(8, '0');
  }
  const variant = '89ab'[Number.parseInt(hex[16] as string, 16) & 3];
  const whole = `${hex.slice(0, 12)}8${hex.slice(13, 16)}${variant}${hex.slice(17)}`.toUpperCase();
  return [0, 8, 12, 16, 20].map((at, i, all) => whole.slice(at, all[i + 1] ?? 32)).join('-');
}

type Plist = string | number | boolean | readonly Plist[] | { readonly [key: string]: Plist };

function plist(value: Plist, indent: string): string {
  if (typeof value === 'string') return `${indent}<string>${escapeXml(value)}</string>`;
  if (typeof value === 'number') return `${indent}<integer>${value}</integer>`;
  if (typeof value === 'boolean') return `${indent}<${value}/>`;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = (value as readonly Plist[]).map((item) => plist(item, inner));
    return [`${indent}<array>`, ...items, `${indent}</array>`].join('\n');
  }
  const entries = Object.entries(value as { readonly [key: string]: Plist }).flatMap(
    ([key, item]) => [`${inner}<key>${escapeXml(key)}</key>`, plist(item, inner)],
  );
  return [`${indent}<dict>`, ...entries, `${indent}</dict>`].join('\n');
}

/** A mail payload has one incoming server: IMAP where it is given, else POP3. */
function apple({ address, servers }: EmitInput): string {
  const incoming = servers.find(({ protocol }) => protocol !== 'smtp');
  const outgoing = servers.find(({ protocol }) => protocol === 'smtp');
  const side = (name: string, server: FullServerSettings | undefined): Record<string, Plist> =>
    server === undefined
      ? {}
      : {
          [`${name}MailServerAuthentication`]: 'EmailAuthPassword',
          [`${name}MailServerHostName`]: server.host,
          [`${name}MailServerPortNumber`]: server.port,
          [`${name}MailServerUseSSL`]: server.tls !== 'none',
          [`${name}MailServerUsername`]: server.username,
        };
  const mail = uuidOf(`mail ${address.toLowerCase()}`);
  const profile = uuidOf(`profile ${address.toLowerCase()}`);
  const content: Plist = {
    PayloadContent: [
      {
        EmailAccountDescription: address,
        EmailAccountType: incoming?.protocol === 'pop3' ? 'EmailTypePOP' : 'EmailTypeIMAP',
        EmailAddress: address,
        ...side('Incoming', incoming),
        ...side('Outgoing', outgoing),
        OutgoingPasswordSameAsIncomingPassword: true,
        PayloadDisplayName: address,
        PayloadIdentifier: `alimail-doctor.${profile}.mail`,
        PayloadType: 'com.apple.mail.managed',
        PayloadUUID: mail,
        PayloadVersion: 1,
      },
    ],
    PayloadDisplayName: address,
    PayloadIdentifier: `alimail-doctor.${profile}`,
    PayloadRemovalDisallowed: false,
    PayloadType: 'Configuration',
    PayloadUUID: profile,
    PayloadVersion: 1,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${plist(content, '')}
</plist>
`;
}

function thunderbird({ address, servers }: EmitInput): string {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const modes = { implicit: 'SSL', starttls: 'STARTTLS', none: 'plain' } as const;
  const blocks = servers.map((server) => {
    const element = server.protocol === 'smtp' ? 'outgoingServer' : 'incomingServer';
    return `    <${element} type="${server.protocol}">
      <hostname>${escapeXml(server.host)}</hostname>
      <port>${server.port}</port>
      <socketType>${modes[server.tls]}</socketType>
      <authentication>password-cleartext</authentication>
      <username>${escapeXml(server.username)}</username>
    </${element}>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<clientConfig version="1.1">',
    `  <emailProvider id="${escapeXml(domain)}">`,
    `    <domain>${escapeXml(domain)}</domain>`,
    `    <displayName>${escapeXml(address)}</displayName>`,
    ...blocks,
    '  </emailProvider>',
    '</clientConfig>',
    '',
  ].join('\n');
}

/**
 * SMTP at the top, as `createTransport` takes it; IMAP and POP3 beside it,
 * which nodemailer passes over.
 */
function nodemailer({ servers }: EmitInput): string {
  const object = ({ protocol, host, port, tls, username }: FullServerSettings) => ({
    host,
    port,
    secure: tls === 'implicit',
    ...(tls === 'starttls' && { requireTLS: true }),
    ...(tls === 'none' && { ignoreTLS: true }),
    // Only where the settings would be taken for another protocol's.
    ...(tls === 'implicit' &&
      protocol === 'smtp' &&
      protocolGuessed(host, port) !== 'smtp' && { protocol }),
    auth: { user: username },
  });
  const smtp = servers.find(({ protocol }) => protocol === 'smtp');
  const whole = {
    ...(smtp !== undefined && object(smtp)),
    ...Object.fromEntries(
      servers.filter((one) => one !== smtp).map((one) => [one.protocol, object(one)]),
    ),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/**
 * The text of a file with these settings, UTF-8. Of several servers of one
 * protocol the first is written. What some kinds cannot say:
 * - `apple` has one incoming server, and one switch for TLS, whose meaning
 *   goes by the port: implicit TLS at 25, 110, 143 or 587, and STARTTLS
 *   elsewhere, come back as the other.
 * - `apple` and `thunderbird` are XML 1.0, which cannot hold control
 *   characters: U+FFFD stands for them.
 * - `thunderbird` has no escape for its own `%EMAILADDRESS%` and the like.
 */
export function emitSettings(kind: EmitKind, input: EmitInput, language: Language): string {
  const of: EmitInput = { address: input.address, servers: oneEach(input.servers) };
  switch (kind) {
    case 'outlook':
    case 'foxmail':
      return card(kind, of, language);
    case 'apple':
      return apple(of);
    case 'thunderbird':
      return thunderbird(of);
    case 'nodemailer':
      return nodemailer(of);
  }
}
