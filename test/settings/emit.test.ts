import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/engine/text.ts';
import { PROTOCOLS, TLS_MODES } from '../../src/protocols/mail/types.ts';
import { emitSettings } from '../../src/settings/emit.ts';
import { readSettings } from '../../src/settings/read.ts';
import { EMIT_KINDS, type EmitKind, type FullServerSettings } from '../../src/settings/types.ts';

const ADDRESS = 'zhang.san@example.com';
const SERVERS: readonly FullServerSettings[] = [
  { protocol: 'imap', host: 'imap.qiye.aliyun.com', port: 993, tls: 'implicit', username: ADDRESS },
  { protocol: 'pop3', host: 'pop.qiye.aliyun.com', port: 995, tls: 'implicit', username: ADDRESS },
  { protocol: 'smtp', host: 'smtp.qiye.aliyun.com', port: 465, tls: 'implicit', username: ADDRESS },
];

const back = (text: string) => readSettings(new TextEncoder().encode(text), ADDRESS);

/** What a kind can say of these servers. */
function sayable(kind: EmitKind, servers: readonly FullServerSettings[]) {
  const incoming = servers.find(({ protocol }) => protocol !== 'smtp');
  return servers.filter((one) => kind !== 'apple' || one.protocol === 'smtp' || one === incoming);
}

const FORMAT = {
  outlook: 'card',
  foxmail: 'card',
  apple: 'mobileconfig',
  thunderbird: 'autoconfig',
  nodemailer: 'json',
} as const;

const username = fc.oneof(
  fc.constant(ADDRESS),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      ' ',
      '"',
      "'",
      '<',
      '>',
      '&',
      '\\',
      '{',
      '}',
      ':',
      '：',
      '#',
      '%',
      '\n',
      '\r',
      '\t',
      '\0',
      '\u2028',
      '\u200b',
      '\ufeff',
      '\u3000',
      '张',
      'é',
      '@',
      'a',
      '\ud800',
      ']]>',
      '</string>',
      '<plist>',
      '<!--',
      'createTransport({',
      'user_pref("mail.',
      '接收邮件：IMAP',
      '\u{e0001}',
    ),
    minLength: 1,
    maxLength: 20,
  }),
);

const servers = fc
  .uniqueArray(
    fc.record({
      protocol: fc.constantFrom(...PROTOCOLS),
      host: fc.constantFrom(
        'imap.qiye.aliyun.com',
        'pop.example.com',
        'smtp.example.com',
        '192.0.2.1',
        '2001:db8::1',
        'x',
      ),
      port: fc.oneof(
        fc.constantFrom(993, 143, 995, 110, 465, 587, 25),
        fc.integer({ min: 1, max: 65535 }),
      ),
      tls: fc.constantFrom(...TLS_MODES),
      username,
    }),
    { selector: ({ protocol }) => protocol, minLength: 1, maxLength: 3 },
  )
  .map((all) => PROTOCOLS.flatMap((p) => all.filter((one) => one.protocol === p)));

const CLEAR = [143, 110, 25, 587];
/** Where one switch for TLS says which kind it is. */
const appleCan = ({ port, tls }: FullServerSettings) =>
  tls === 'none' || (tls === 'starttls') === CLEAR.includes(port);
/** XML 1.0 §2.2. */
const xmlName = (name: string) =>
  name
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replace(/[\ud800-\udfff]/gu, '\ufffd');

describe.each(EMIT_KINDS)('%s', (kind) => {
  describe.each(LANGUAGES)('in %s', (language) => {
    it('reads back', () => {
      expect(back(emitSettings(kind, { address: ADDRESS, servers: SERVERS }, language))).toEqual({
        ok: true,
        file: {
          format: FORMAT[kind],
          address: kind === 'thunderbird' ? null : ADDRESS,
          servers: sayable(kind, SERVERS),
          holdsPassword: false,
        },
      });
    });

    it('reads back whatever the protocols, modes, ports and user names are', () => {
      fc.assert(
        fc.property(servers, (all) => {
          const given = kind === 'apple' ? all.filter(appleCan) : all;
          fc.pre(given.length > 0);
          const xml = kind === 'apple' || kind === 'thunderbird';
          const expected = sayable(kind, given).map((one) =>
            xml ? { ...one, username: xmlName(one.username) } : one,
          );
          const text = emitSettings(kind, { address: ADDRESS, servers: given }, language);
          const result = back(text);
          expect(result.ok ? result.file.servers : result.problem, text).toEqual(expected);
        }),
        { numRuns: 500 },
      );
    });
  });

  it('is the same when it is written again', () => {
    const write = () => emitSettings(kind, { address: ADDRESS, servers: SERVERS }, 'zh');
    expect(write()).toBe(write());
  });

  it('writes the first of several servers of a protocol', () => {
    const [first] = SERVERS as readonly [FullServerSettings];
    const result = back(
      emitSettings(kind, { address: ADDRESS, servers: [first, { ...first, host: 'x' }] }, 'en'),
    );
    expect(result.ok && result.file.servers).toEqual([first]);
  });
});

describe('the cards', () => {
  it('are what the programs show', () => {
    const input = {
      address: ADDRESS,
      servers: SERVERS.filter(({ protocol }) => protocol !== 'pop3'),
    };
    expect(emitSettings('outlook', input, 'zh').split('\n').slice(3)).toEqual([
      '',
      '邮箱地址：zhang.san@example.com',
      '',
      '接收邮件：IMAP',
      '服务器：imap.qiye.aliyun.com',
      '端口：993',
      '加密方法：SSL/TLS',
      '用户名：zhang.san@example.com',
      '',
      '传出邮件：SMTP',
      '服务器：smtp.qiye.aliyun.com',
      '端口：465',
      '加密方法：SSL/TLS',
      '用户名：zhang.san@example.com',
      '',
    ]);
    for (const kind of ['outlook', 'foxmail'] as const) {
      for (const language of LANGUAGES) {
        const lines = emitSettings(kind, input, language).split('\n');
        expect(lines.slice(0, 3).every((line) => line.startsWith('# '))).toBe(true);
        expect(lines[2]).toContain('三方客户端安全密码');
      }
    }
  });
});

describe('the profile', () => {
  const write = (address: string, servers = SERVERS) =>
    emitSettings('apple', { address, servers }, 'en');

  it('has identifiers of the right form, that go by the address', () => {
    const ids = (text: string) => text.match(/[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}/g) ?? [];
    const own = new Set(ids(write(ADDRESS)));
    expect(own.size).toBe(2);
    for (const id of own) expect(id).toMatch(/^.{14}8.{4}[89AB]/);
    expect(new Set(ids(write('Zhang.San@Example.com')))).toEqual(own);
    const seen = new Set<string>();
    for (let i = 0; i < 500; i++) {
      const user = createHash('sha256').update(String(i)).digest('hex').slice(0, 8);
      for (const id of new Set(ids(write(`${user}@example.com`)))) seen.add(id);
    }
    expect(seen.size).toBe(1000);
  });

  it('holds one incoming server: POP3 where there is no IMAP', () => {
    expect(write(ADDRESS)).toContain('EmailTypeIMAP');
    expect(write(ADDRESS)).not.toContain('pop.qiye');
    const pop = write(ADDRESS, SERVERS.slice(1));
    expect(pop).toContain('EmailTypePOP');
    expect(pop).toContain('pop.qiye.aliyun.com');
    expect(pop).not.toContain('Password</key>\n        <string>');
  });

  it('cannot tell STARTTLS from implicit TLS but by the port', () => {
    const odd = { ...(SERVERS[0] as FullServerSettings), tls: 'starttls' as const };
    const result = back(write(ADDRESS, [odd]));
    expect(result.ok && result.file.servers[0]?.tls).toBe('implicit');
  });
});

describe('the autoconfig', () => {
  it('has no escape for its own placeholders', () => {
    const odd = { ...(SERVERS[0] as FullServerSettings), username: '%EMAILLOCALPART%' };
    const text = emitSettings('thunderbird', { address: ADDRESS, servers: [odd] }, 'en');
    const result = back(text);
    expect(result.ok && result.file.servers[0]?.username).toBe('zhang.san');
  });
});

describe('the object', () => {
  it('is what createTransport takes', () => {
    const [, , smtp] = SERVERS as readonly [
      FullServerSettings,
      FullServerSettings,
      FullServerSettings,
    ];
    const write = (server: FullServerSettings): unknown =>
      JSON.parse(emitSettings('nodemailer', { address: ADDRESS, servers: [server] }, 'en'));
    const base = { host: smtp.host, port: 465, auth: { user: ADDRESS } };
    expect(write(smtp)).toEqual({ ...base, secure: true });
    expect(write({ ...smtp, port: 587, tls: 'starttls' })).toEqual({
      ...base,
      port: 587,
      secure: false,
      requireTLS: true,
    });
    expect(write({ ...smtp, port: 25, tls: 'none' })).toEqual({
      ...base,
      port: 25,
      secure: false,
      ignoreTLS: true,
    });
  });
});
