/** The cards for Outlook and Foxmail: labels as the programs show them, a field a line. */
import type { Language } from '../engine/text.ts';
import type { Protocol, TlsMode } from '../protocols/mail/types.ts';
import { type Found, place, type Reading, usernameOf } from './found.ts';

type Both = Readonly<Record<Language, string>>;
const both = (en: string, zh: string): Both => ({ en, zh });

/** Labels that the cards are written with. */
export const LABELS = {
  address: both('Email address', '邮箱地址'),
  outlook: {
    incoming: both('Incoming mail', '接收邮件'),
    outgoing: both('Outgoing mail', '传出邮件'),
    server: both('Server', '服务器'),
    port: both('Port', '端口'),
    encryption: both('Encryption method', '加密方法'),
    user: both('User name', '用户名'),
  },
  foxmail: {
    incoming: both('Receiving server type', '接收服务器类型'),
    receiving: both('Receiving server', '接收服务器'),
    sending: both('Sending server', '发件服务器'),
    ssl: both('SSL', 'SSL'),
    startTls: both('STARTTLS', 'STARTTLS'),
    port: both('Port', '端口'),
    user: both('Mail account', '邮件账号'),
  },
} as const;

export const ENCRYPTION: Readonly<Record<TlsMode, Both>> = {
  implicit: both('SSL/TLS', 'SSL/TLS'),
  starttls: both('STARTTLS', 'STARTTLS'),
  none: both('None', '无'),
};
export const TICK = { on: both('ticked', '勾选'), off: both('not ticked', '不勾选') } as const;

type Field =
  | 'address'
  | 'section'
  | 'receiving'
  | 'sending'
  | 'server'
  | 'port'
  | 'encryption'
  | 'ssl'
  | 'startTls'
  | 'user'
  | 'password';

const fold = (label: string) =>
  label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');

const FIELD_OF = new Map<string, Field>(
  (
    [
      ['address', 'Email address', '邮箱地址', '电子邮件地址', '邮件地址', 'Email'],
      ['section', 'Incoming mail', '接收邮件', 'Outgoing mail', '传出邮件', '发送邮件', '待发邮件'],
      [
        'section',
        'Receiving server type',
        '接收服务器类型',
        '收件服务器类型',
        'Account type',
        '帐户类型',
        '账户类型',
      ],
      [
        'receiving',
        'Receiving server',
        '接收服务器',
        '收件服务器',
        'Incoming mail server',
        '接收邮件服务器',
      ],
      [
        'sending',
        'Sending server',
        '发件服务器',
        '发送服务器',
        'Outgoing mail server',
        '发送邮件服务器',
      ],
      ['server', 'Server', '服务器'],
      ['port', 'Port', '端口'],
      ['encryption', 'Encryption method', '加密方法', 'Encryption'],
      ['ssl', 'SSL'],
      ['startTls', 'STARTTLS'],
      ['user', 'User name', '用户名', 'Mail account', '邮件账号', '邮件帐号', '账号', '帐号'],
      ['password', 'Password', '密码'],
    ] as const
  ).flatMap(([field, ...labels]) => labels.map((label) => [fold(label), field] as const)),
);

const ON = new Set([
  'ticked',
  '勾选',
  '已勾选',
  '是',
  'yes',
  'on',
  'true',
  '√',
  '✓',
  '✔',
  '☑',
  '开',
  '启用',
  '[x]',
]);
const OFF = new Set([
  'notticked',
  '不勾选',
  '未勾选',
  '否',
  'no',
  'off',
  'false',
  '×',
  '☐',
  '关',
  '不启用',
  '[]',
]);

/** A field's value on its line: as it is, or in JSON's quotes where its ends or control characters would be lost. */
export function cardValue(value: string): string {
  const plain =
    value.trim() === value &&
    !value.startsWith('"') &&
    !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u.test(value);
  return plain
    ? value
    : JSON.stringify(value).replace(/[\x7f-\x9f\u2028\u2029\p{Cf}]/gu, (c) =>
        [...Array(c.length).keys()]
          .map((i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, '0')}`)
          .join(''),
      );
}

function valueIn(raw: string): string {
  const text = raw.trim();
  if (text.startsWith('"')) {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'string') return value;
    } catch {
      // Quotes of a person: they stay.
    }
  }
  return text;
}

function protocolIn(value: string): Protocol | null {
  const word = fold(value);
  if (word.includes('imap')) return 'imap';
  if (word.includes('pop')) return 'pop3';
  return word.includes('smtp') ? 'smtp' : null;
}

function modeIn(value: string): TlsMode | undefined {
  const word = fold(value);
  if (word === 'none' || word === '无') return 'none';
  if (word === 'starttls' || word === 'tls') return 'starttls';
  return word === 'ssl/tls' || word === 'ssl' ? 'implicit' : undefined;
}

interface Section {
  readonly found: Found;
  host?: string;
  port?: string;
  ssl?: boolean;
  startTls?: boolean;
}

export function readCard(text: string): Reading {
  const sections: Section[] = [];
  const addresses: string[] = [];
  let holdsPassword = false;
  let named = false;
  let user: string | undefined;
  const begin = (protocol: Protocol) => {
    const section: Section = { found: { protocol, username: undefined } };
    sections.push(section);
    return section;
  };
  const last = () => sections[sections.length - 1];

  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.length > 8000 || line.trimStart().startsWith('#')) continue;
    const colon = line.slice(0, 60).search(/[:：]/);
    if (colon < 0) continue;
    let field = FIELD_OF.get(fold(line.slice(0, colon)));
    const value = valueIn(line.slice(colon + 1));
    let protocol: Protocol | null = null;
    if (field === undefined) {
      // `IMAP服务器`, `SMTP Server`, `POP3 端口`: the protocol is part of the label.
      const label = fold(line.slice(0, colon));
      const prefix = /^(?:imap|pop3?|smtp)/.exec(label)?.[0];
      if (prefix === undefined) continue;
      protocol = protocolIn(prefix);
      field = FIELD_OF.get(label.slice(prefix.length));
      if (field === 'server' && protocol !== null) begin(protocol);
      else if (last()?.found.protocol !== protocol) continue;
    }
    const section = last();
    switch (field) {
      case 'address':
        if (value !== '') addresses.push(value);
        break;
      case 'section': {
        const of = protocolIn(value);
        if (of !== null) {
          begin(of);
          named = true;
        }
        break;
      }
      case 'receiving':
        named = true;
        if (
          section === undefined ||
          section.host !== undefined ||
          section.found.protocol === 'smtp'
        ) {
          const of = protocolIn(value) ?? 'imap';
          begin(of === 'smtp' ? 'imap' : of).host = value;
        } else section.host = value;
        break;
      case 'sending':
        named = true;
        begin('smtp').host = value;
        break;
      case 'server':
        if (section !== undefined) section.host = value;
        if (protocol !== null) named = true;
        break;
      case 'port':
        if (section !== undefined) section.port = value;
        break;
      case 'encryption':
        if (section !== undefined) section.found.tls = modeIn(value);
        break;
      case 'ssl':
      case 'startTls': {
        const word = fold(value);
        const on = ON.has(word) ? true : OFF.has(word) ? false : undefined;
        if (section !== undefined && on !== undefined) section[field] = on;
        break;
      }
      case 'user':
        if (section === undefined) user = usernameOf(value);
        else section.found.username = usernameOf(value);
        break;
      case 'password':
        if (value !== '') holdsPassword = true;
        break;
    }
  }
  if (!named || sections.length === 0) return null;
  const servers = sections.map((section): Found => {
    const { found, ssl, startTls } = section;
    place(found, section.host, section.port, `${found.protocol} (Port)`);
    if (ssl === true) found.tls = 'implicit';
    else if (startTls === true) found.tls = 'starttls';
    else if (ssl === false) found.tls = 'none';
    found.username ??= user;
    return found;
  });
  return { accounts: [{ addresses, servers }], holdsPassword };
}
