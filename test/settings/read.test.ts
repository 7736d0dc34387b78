import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/settings/read.ts';
import type { ServerSettings, SettingsFile } from '../../src/settings/types.ts';

const DIR = new URL('../../fixtures/settings/', import.meta.url);
const ADDRESS = 'zhang.san@example.com';
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, address = ADDRESS) => readSettings(bytes(text), address);

function file(text: string, address = ADDRESS): SettingsFile {
  const result = read(text, address);
  if (!result.ok) throw new Error(result.problem);
  return result.file;
}
function problem(text: string, address = ADDRESS): string {
  const result = read(text, address);
  if (result.ok) throw new Error(JSON.stringify(result.file));
  return result.problem;
}
const smtp = (text: string): ServerSettings | undefined =>
  file(text).servers.find(({ protocol }) => protocol === 'smtp');

describe('files', () => {
  const names = readdirSync(DIR).filter((name) => !name.endsWith('.json'));
  it.each(names)('%s', (name) => {
    const result = readSettings(readFileSync(new URL(name, DIR)), ADDRESS);
    expect(result).toEqual(JSON.parse(readFileSync(new URL(`${name}.json`, DIR), 'utf8')));
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });
});

describe('the account', () => {
  const prefs = readFileSync(new URL('prefs-five.js', DIR), 'utf8');

  it('is found by a second identity', () => {
    const found = file(prefs, 'Sales@Example.com');
    expect(found.address).toBe('sales@example.com');
    expect(found.servers[0]?.host).toBe('imap.qiye.aliyun.com');
  });

  it('has the default outgoing server where its identity names none', () => {
    expect(file(prefs, 'li@example.net').servers).toEqual([
      { protocol: 'imap', host: 'imap.example.net', port: 143, tls: 'starttls', username: 'li' },
      {
        protocol: 'smtp',
        host: 'smtp.other.example',
        port: 587,
        tls: 'starttls',
        username: 'wang@other.example',
      },
    ]);
    expect(file(prefs, 'pop@example.org').servers[0]).toEqual({
      protocol: 'pop3',
      host: 'pop.example.org',
      port: 110,
      tls: 'none',
      username: 'pop',
    });
  });

  it('is one of the same domain, else none, and the problem names three addresses', () => {
    expect(file(prefs, 'wu@example.net').address).toBe('li@example.net');
    expect(problem(prefs, 'wu@unheard.example')).toBe(
      'the file holds several accounts and none of this address: it has wang@other.example, zhang.san@example.com, sales@example.com, ...',
    );
  });

  it('is the only one, whatever it is called', () => {
    const found = file('SMTP_HOST=smtp.example.net\nSMTP_USER=li@example.net');
    expect(found.address).toBe('li@example.net');
    expect(found.servers).toHaveLength(1);
  });

  it('names no address that is not shaped like one', () => {
    const two = `[{"host":"a.example","port":465,"auth":{"user":"x y <b>@c"}},{"host":"b.example","port":465,"auth":{"user":"${'l'.repeat(64)}@example.org"}}]`;
    expect(problem(two)).toBe(
      `the file holds several accounts and none of this address: it has ${'l'.repeat(57)}...`,
    );
  });

  it('takes along servers that name nobody', () => {
    const { servers } = file(
      `createTransport({ host: 'smtp.example.com', port: 465, auth: { user: '${ADDRESS}' } });
       new ImapFlow({ host: 'imap.example.com', port: 993, auth: { user: process.env.MAIL_USER } })`,
    );
    expect(servers.map(({ host }) => host)).toEqual(['imap.example.com', 'smtp.example.com']);
  });
});

describe('Thunderbird', () => {
  it('reads a piece of a file, the last value of a name, escapes, and lets comments be', () => {
    const { servers } = file(
      [
        'user_pref("mail.server.server9.type", "imap");',
        'user_pref("mail.server.server9.hostname", "old.example.com");',
        'user_pref("mail.server.server9.hostname", "imap.example.com");',
        '// user_pref("mail.server.server9.hostname", "no.example.com");',
        'user_pref("mail.server.server9.userName", "a\\"\\\\\\u00e9@example.com");',
        'user_pref("mail.server.server9.socketType", 1);',
      ].join('\r\n'),
    );
    expect(servers).toEqual([
      {
        protocol: 'imap',
        host: 'imap.example.com',
        port: 143,
        tls: 'starttls',
        username: 'a"\\é@example.com',
      },
    ]);
  });

  it('tells a port that is none', () => {
    const text =
      'user_pref("mail.server.server2.type", "imap");\nuser_pref("mail.server.server2.hostname", "i");\nuser_pref("mail.server.server2.port", "hunter2");';
    expect(problem(text)).toBe(
      'the port of mail.server.server2.port is not a number from 1 to 65535',
    );
  });
});

describe('profiles', () => {
  const profile = (inner: string) =>
    `<?xml version="1.0"?><plist><dict><key>PayloadContent</key><array><dict><key>PayloadType</key><string>com.apple.mail.managed</string>${inner}</dict></array></dict></plist>`;

  it('have no TLS and the default port where nothing is said', () => {
    const inner = '<key>IncomingMailServerHostName</key><string>imap.example.com</string>';
    expect(file(profile(inner)).servers).toEqual([
      { protocol: 'imap', host: 'imap.example.com', port: 143, tls: 'none' },
    ]);
  });

  it('say nothing of a port that the device looks for', () => {
    const inner =
      '<key>OutgoingMailServerHostName</key><string>smtp.example.com</string><key>OutgoingMailServerUseSSL</key><true/>';
    expect(file(profile(inner)).servers).toEqual([{ protocol: 'smtp', host: 'smtp.example.com' }]);
  });

  it('are told apart when they cannot be read', () => {
    expect(problem('bplist00xxxx')).toContain('binary');
    expect(
      problem('<plist><dict><key>EncryptedPayloadContent</key><data/></dict></plist>'),
    ).toContain('encrypted');
    expect(problem('<plist><dict/></plist>')).toContain('no IMAP or POP mail account');
  });
});

describe('Autodiscover', () => {
  const protocol = (inner: string) =>
    file(
      `<Autodiscover><Response><Account><Protocol><Type>SMTP</Type><Server>s.example</Server>${inner}</Protocol></Account></Response></Autodiscover>`,
    ).servers[0]?.tls;
  it.each([
    ['<Port>465</Port><SSL>on</SSL>', 'implicit'],
    ['<Port>587</Port><SSL>on</SSL>', 'starttls'],
    ['<Port>587</Port><SSL>off</SSL>', 'none'],
    ['<Port>587</Port><Encryption>SSL</Encryption>', 'implicit'],
    ['<Port>465</Port><Encryption>TLS</Encryption>', 'implicit'],
    ['<Port>25</Port><SSL>on</SSL><Encryption>None</Encryption>', 'none'],
    ['<Port>587</Port><Encryption>Auto</Encryption>', 'starttls'],
    ['<Port>587</Port>', undefined],
  ])('%s', (inner, tls) => {
    expect(protocol(inner)).toBe(tls);
  });
  it('tells an answer that is an error', () => {
    expect(problem('<Autodiscover><Response><Error/></Response></Autodiscover>')).toContain(
      'error',
    );
  });
});

describe('env lines', () => {
  it.each([
    ['SMTP_HOST=h.example\nSMTP_PORT=465\nSMTP_SECURE=true', 'implicit'],
    ['SMTP_HOST=h.example\nSMTP_PORT=587\nSMTP_SECURE=true', 'implicit'],
    ['SMTP_HOST=h.example\nSMTP_PORT=465\nSMTP_SECURE=false', 'starttls'],
    ['SMTP_HOST=h.example\nSMTP_PORT=465\nSMTP_SECURE=tls', 'implicit'],
    ['SMTP_HOST=h.example\nSMTP_PORT=587\nSMTP_SECURE=tls', 'starttls'],
    ['SMTP_HOST=h.example\nSMTP_PORT=465\nSMTP_SECURE=starttls', 'starttls'],
    ['SMTP_HOST=h.example\nSMTP_PORT=465\nSMTP_SECURE=ssl', 'implicit'],
    ['SMTP_HOST=h.example\nSMTP_PORT=465', undefined],
    ['MAIL_HOST=h.example\nMAIL_PORT=465\nMAIL_ENCRYPTION=tls', 'implicit'],
    ['MAIL_HOST=h.example\nMAIL_PORT=587\nMAIL_ENCRYPTION=tls', 'starttls'],
    ['MAIL_HOST=h.example\nMAIL_PORT=465\nMAIL_ENCRYPTION=ssl', 'implicit'],
    ['MAIL_HOST=h.example\nMAIL_PORT=25\nMAIL_ENCRYPTION=null', 'none'],
    ['EMAIL_HOST=h.example\nEMAIL_PORT=465\nEMAIL_USE_TLS=True', 'starttls'],
    ['EMAIL_HOST=h.example\nEMAIL_PORT=465\nEMAIL_USE_SSL=1', 'implicit'],
    ['EMAIL_HOST=h.example\nEMAIL_PORT=25\nEMAIL_USE_SSL=False\nEMAIL_USE_TLS=False', 'none'],
    ['SMTP_HOST=h.example\nSMTP_PORT=465\nSMTP_TLS=true', 'implicit'],
    ['SMTP_HOST=h.example\nSMTP_PORT=587\nSMTP_USE_TLS=true', 'starttls'],
    ['SMTP_HOST=h.example\nSMTP_STARTTLS=true', 'starttls'],
    ['mail.smtp.host=h.example\nmail.smtp.port=465\nmail.smtp.ssl.enable=true', 'implicit'],
    ['mail.smtp.host=h.example\nmail.smtp.port=587\nmail.smtp.starttls.enable=true', 'starttls'],
    ['SMTP_URL=smtps://u:hunter2@h.example', 'implicit'],
    ['SMTP_URL=smtp://u:hunter2@h.example:465', 'starttls'],
    ['MAILER_DSN=smtp://u:hunter2@h.example:465', 'implicit'],
  ])('%j', (text, tls) => {
    expect(smtp(text)?.host).toBe('h.example');
    expect(smtp(text)?.tls).toBe(tls);
  });

  it('are read with marks, exports, quotes, comments, lists and prefixes', () => {
    const { servers, holdsPassword } = file(
      [
        '\ufeff# mail of the shop',
        'export APP_SMTP_HOST="smtp.example.com"   # here',
        '  - "APP_SMTP_PORT=465"',
        "APP_SMTP_USER=' zhang.san@example.com'",
        'APP_SMTP_PASS: hunter2',
        'appImapHost: IMAP.example.com.',
        'APP_IMAP_PORT = 993 # tls',
        'APP_IMAP_USER=zhang.san@example.com',
        'APP_POP3_HOST=imaps://pop.example.com:995/',
      ].join('\r\n'),
    );
    expect(servers).toEqual([
      { protocol: 'imap', host: 'imap.example.com', port: 993, username: ADDRESS },
      { protocol: 'pop3', host: 'pop.example.com', port: 995 },
      { protocol: 'smtp', host: 'smtp.example.com', port: 465, username: ` ${ADDRESS}` },
    ]);
    expect(holdsPassword).toBe(true);
  });

  it('share a general user, but not a general host', () => {
    expect(
      file(`MAIL_HOST=smtp.example.com\nMAIL_USERNAME=${ADDRESS}\nIMAP_PORT=993`).servers,
    ).toEqual([
      { protocol: 'imap', port: 993, username: ADDRESS },
      { protocol: 'smtp', host: 'smtp.example.com', username: ADDRESS },
    ]);
  });

  it('leave out what stands in other variables, and keep its default', () => {
    const found = file(
      [
        'SMTP_HOST=$',
        '{HOST}\nSMTP_PORT=$',
        '{PORT:-465}\nSMTP_USER=$USER\nSMTP_PASS=$',
        '{PASS}',
      ].join(''),
    );
    expect(found.servers).toEqual([{ protocol: 'smtp', port: 465 }]);
    expect(found.holdsPassword).toBe(false);
  });

  it.each(['0', '65536', '4 65', 'hunter2', '465.5', '-1'])('tell the port %s', (port) => {
    expect(problem(`SMTP_HOST=h\nSMTP_PORT=${port}`)).toBe(
      'the port of SMTP_PORT is not a number from 1 to 65535',
    );
  });

  it.each([
    ['smtps://me%40example.com:p%40ss@h.example:465', 'me@example.com'],
    ['smtps://me@example.com:hunter/2@x@h.example:465', 'me@example.com'],
    ['smtps://h.example:465?from=hunter2@example.com', undefined],
  ])('take the URL %s apart', (url, username) => {
    const found = smtp(`SMTP_URL=${url}`);
    expect(found?.host).toBe('h.example');
    expect(found?.port).toBe(465);
    expect(found?.username).toBe(username);
  });
});

describe('objects', () => {
  it.each([
    ['{"host":"h.example","port":587}', 'starttls'],
    ['{"host":"h.example","port":465}', 'implicit'],
    ['{"host":"h.example","port":465,"secure":false}', 'starttls'],
    ['{"host":"h.example","port":587,"secure":true}', 'implicit'],
    ['{"host":"h.example","port":25,"ignoreTLS":true}', 'none'],
    ['{"host":"h.example","port":25,"requireTLS":true}', 'starttls'],
    ["{host:'h.example',port:465,secure:process.env.SECURE==='1'}", undefined],
    ["{host:'h.example',port:'465',secure:'ssl'}", 'implicit'],
    ['{“host”：“h.example”，“port”：465}', 'implicit'],
    ['{ "Smtp": { "Host": "h.example", "Port": 587, "EnableSsl": true } }', 'starttls'],
    ['{ "smtpHost": "h.example", "smtpPort": 465, "smtpSecure": true }', 'implicit'],
    ['{"smtp":{"url":"smtps://u:hunter2@h.example"}}', 'implicit'],
  ])('%s', (text, tls) => {
    expect(smtp(text)?.host).toBe('h.example');
    expect(smtp(text)?.tls).toBe(tls);
    expect(JSON.stringify(read(text))).not.toContain('hunter2');
  });

  it.each([
    ['AliyunQiye', 'smtp.qiye.aliyun.com'],
    ['aliyun', 'smtp.aliyun.com'],
    ['SomeoneElse', undefined],
  ])('know the service %s', (service, host) => {
    expect(smtp(`{ service: '${service}', auth: { user: 'a', pass: 'hunter2' } }`)?.host).toBe(
      host,
    );
  });

  it('forgive what people paste', () => {
    const { servers, holdsPassword } = file(`
      export default {
        account: '${ADDRESS}', ...rest, run() { return '}' },
        /* both */
        imap: { host: 'imap.example.com', port: 993, tls: true, password: 'hunter' + 2, },
        smtp: { host: \`smtp.example.com\`
                port: 465 // no comma above
                secure: !0, 'auth': { user: "it's \\"me\\"", pass: "hunter2" } },
      };`);
    expect(servers).toEqual([
      {
        protocol: 'imap',
        host: 'imap.example.com',
        port: 993,
        tls: 'implicit',
        username: ADDRESS,
      },
      { protocol: 'smtp', host: 'smtp.example.com', port: 465, username: 'it\'s "me"' },
    ]);
    expect(holdsPassword).toBe(true);
  });

  it('choose one out of a list', () => {
    const list = ['a@example.net', ADDRESS].map((user, i) => ({
      user,
      imap: { host: `imap${i}.example`, port: 993, secure: true },
      smtp: { host: `smtp${i}.example`, port: 465, secure: true },
    }));
    expect(file(JSON.stringify({ accounts: list })).servers.map(({ host }) => host)).toEqual([
      'imap1.example',
      'smtp1.example',
    ]);
  });

  it('keep names such as __proto__ where they are', () => {
    expect(smtp('{"__proto__":{"host":"p"},"host":"h.example","port":465}')?.host).toBe(
      'h.example',
    );
    expect(({} as { host?: string }).host).toBeUndefined();
  });

  it('tell a port that is none', () => {
    expect(problem('{"host":"h","port":"hunter2"}')).toBe(
      'the port of smtp (port) is not a number from 1 to 65535',
    );
  });
});

describe('cards that people write', () => {
  it('are read with full-width colons and spaces, and labels that name the protocol', () => {
    const { servers, holdsPassword } = file(
      [
        ` 邮件账号 ：${ADDRESS}`,
        '密码：hunter2',
        'IMAP服务器： imap.qiye.aliyun.com',
        'SSL：√',
        '端　口： 993',
        'SMTP 服务器: smtp.qiye.aliyun.com',
        'SSL：否',
        'SMTP端口：25',
      ].join('\n'),
    );
    expect(holdsPassword).toBe(true);
    expect(servers).toEqual([
      {
        protocol: 'imap',
        host: 'imap.qiye.aliyun.com',
        port: 993,
        tls: 'implicit',
        username: ADDRESS,
      },
      { protocol: 'smtp', host: 'smtp.qiye.aliyun.com', port: 25, tls: 'none', username: ADDRESS },
    ]);
  });
});

describe('encodings', () => {
  const card = `接收服务器类型：POP3\n接收服务器：pop.qiye.aliyun.com\n邮件账号：张三@example.com\n`;
  const wide = (little: boolean) => {
    const out = new Uint8Array(2 + card.length * 2);
    const view = new DataView(out.buffer);
    view.setUint16(0, 0xfeff, little);
    for (let i = 0; i < card.length; i++) view.setUint16(2 + i * 2, card.charCodeAt(i), little);
    return out;
  };
  const gb = Buffer.from(
    'bdd3cad5b7fecef1c6f7c0e0d0cda3ba504f50330abdd3cad5b7fecef1c6f7a3ba706f702e716979652e616c6979756e2e636f6d0ad3cabcfed5cbbac5a3bad5c5c8fd406578616d706c652e636f6d0a',
    'hex',
  );
  it.each([
    ['UTF-8', bytes(card)],
    ['UTF-8 with a mark', bytes(`\ufeff${card}`)],
    ['UTF-16LE', wide(true)],
    ['UTF-16BE', wide(false)],
    ['GB 18030', gb],
  ])('%s', (_name, input) => {
    const result = readSettings(input, ADDRESS);
    expect(result.ok && result.file.servers).toEqual([
      { protocol: 'pop3', host: 'pop.qiye.aliyun.com', username: '张三@example.com' },
    ]);
  });
});

describe('anything else', () => {
  it.each(['', ' \n', 'hello', '<html></html>', '{}', '[]', 'A=1', '0', '30'])(
    '%j is a problem',
    (text) => {
      expect(read(text).ok).toBe(false);
    },
  );

  it('does not read more than 2 MB', () => {
    expect(readSettings(new Uint8Array(2 * 1024 * 1024 + 1), ADDRESS)).toEqual({
      ok: false,
      problem: 'the file is over 2 MB: settings are far smaller',
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.string(), (input, address) => {
        readSettings(input, address);
      }),
    );
  });

  const PIECES = [
    '<plist>',
    '</plist>',
    '<dict>',
    '<key>PayloadType</key>',
    '<string>com.apple.mail.managed</string>',
    '<clientConfig>',
    '<incomingServer type="imap">',
    '<hostname>',
    '</',
    '<!--',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE [',
    '<Autodiscover>',
    '<Protocol>',
    '<Type>IMAP</Type>',
    '&#xd800;',
    '&amp;',
    'user_pref("mail.server.server1.type", "imap");\n',
    'user_pref("mail.',
    'SMTP_HOST=',
    'SMTP_URL=smtp://',
    'IMAP_PORT: ',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '`',
    ':',
    ',',
    '\\',
    '\\u00',
    'host',
    'port',
    'auth',
    'secure',
    'imap',
    '//',
    '/*',
    '#',
    '...',
    '(',
    ')',
    '\n',
    '\r',
    ' ',
    '0',
    '993',
    '@',
    'a',
    '接收邮件：IMAP\n',
    '服务器：',
    '${',
    '\u3000',
    '\ufeff',
    '0\x80',
  ];
  it('never throws on pieces of what it knows', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        read(pieces.join(''));
      }),
      { numRuns: 2000 },
    );
  });

  const SECRET = 'hunter2secret';
  it('lets no password out, wherever it stands', () => {
    const places = [
      (s: string) => `SMTP_HOST=h\nSMTP_PASS=${s}\nSMTP_PORT=x`,
      (s: string) => `SMTP_HOST=h\nSMTP_PASSWORD="${s}"`,
      (s: string) => `SMTP_URL=smtps://u:${s}@h:465`,
      (s: string) => `SMTP_HOST=smtps://u:${s}@h:465`,
      (s: string) => `{host:'h',port:465,auth:{user:'u',pass:'${s}'}}`,
      (s: string) => `{host:'h',port:'x',auth:{user:'u',pass:'${s}'}}`,
      (s: string) =>
        `<clientConfig><emailProvider><incomingServer type="imap"><hostname>h</hostname><port>1</port><password>${s}</password></incomingServer></emailProvider></clientConfig>`,
      (s: string) => `接收邮件：IMAP\n密码：${s}\n服务器：h`,
      (s: string) =>
        `user_pref("mail.server.s.type","imap");\nuser_pref("mail.server.s.hostname","h");\nuser_pref("mail.server.s.password","${s}");`,
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.string({
          unit: fc.constantFrom('/', '@', ':', '?', '#', '%', '&', 'a', '1'),
          maxLength: 6,
        }),
        (place, noise) => {
          const result = read(place(`${noise}${SECRET}`));
          expect(JSON.stringify(result)).not.toContain(SECRET);
        },
      ),
      { numRuns: 1000 },
    );
  });

  const SIZE = 2 * 1024 * 1024;
  it.each([
    '<',
    '{',
    '"',
    '[',
    "'",
    '`',
    '<a',
    '<a ',
    '<!--',
    '<![CDATA[',
    '<?',
    '<plist><dict>',
    '<clientConfig>',
    '<a b="',
    '<a b=\'"',
    '&',
    '&#',
    '{a:',
    '{a:[',
    '/*',
    '//',
    '\\',
    'user_pref(',
    'user_pref("mail.a", ',
    'SMTP_HOST=',
    'SMTP_HOST=\n',
    'A_',
    'a:\n',
    'createTransport({',
    '\n',
    '\r',
    ' ',
    '\t',
    '：',
    '接收邮件：IMAP\n',
    '"{',
    '{"a":"b"},',
    '{host:"h",port:1},',
    'x@',
    '/',
    ': ',
    'smtp://',
    ',',
    '#',
    '-',
    '@a',
    '${',
  ])('is linear on 2 MB of %j', (piece) => {
    for (const before of ['', '<plist>', '{']) {
      const input = bytes(
        (before + piece.repeat(SIZE / bytes(piece).length + 1)).slice(0, SIZE),
      ).slice(0, SIZE);
      const start = performance.now();
      readSettings(input, ADDRESS);
      expect(performance.now() - start, before).toBeLessThan(30_000);
    }
  });

  it.each([
    [0x30, 0x80],
    [0x30, 0x80, 0x24, 0x80, 0x04, 0x01],
    [0x30, 0x84, 0xff, 0xff, 0xff, 0xff],
  ])('is linear on 2 MB of broken signatures: %i %i', (...piece) => {
    const input = Uint8Array.from(
      { length: SIZE },
      (_none, at) => piece[at % piece.length] as number,
    );
    const start = performance.now();
    expect(readSettings(input, ADDRESS).ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
