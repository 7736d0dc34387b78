import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLIENT_PAGES, CLIENT_PATHS } from '../../src/knowledge/client-pages.ts';
import {
  CLIENT_PROVIDERS,
  type ClientHost,
  classifyClientHost,
  clientHostOf,
  clientHostStanding,
  DIRECTMAIL_HOSTS,
  ENTRY_HOSTS,
  PERSONAL,
  PORTS,
  preferredPort,
  protocolOfPort,
  UNDOCUMENTED,
} from '../../src/knowledge/clients.ts';
import { EDITION_IDS, EDITIONS, type EditionId } from '../../src/knowledge/editions.ts';
import { PROTOCOLS, type Protocol } from '../../src/protocols/mail/types.ts';

const DOMAIN = 'example.com';

const of = (
  host: string,
  protocol: Protocol = 'imap',
  edition: EditionId = 'sg',
  domain = DOMAIN,
) => classifyClientHost(host, protocol, edition, domain);

describe('ports', () => {
  it.each([
    ['imap', 993, 'implicit'],
    ['pop3', 995, 'implicit'],
    ['smtp', 465, 'implicit'],
  ] as const)('%s is best at %i, %s', (protocol, port, tls) => {
    expect(preferredPort(protocol)).toMatchObject({ port, tls, standing: 'documented' });
  });

  it('looks at 993/143, 995/110 and 465/25/587', () => {
    const probed = (protocol: Protocol) =>
      PORTS[protocol].filter((p) => p.probed).map((p) => [p.port, p.tls]);
    expect(probed('imap')).toEqual([
      [993, 'implicit'],
      [143, 'starttls'],
    ]);
    expect(probed('pop3')).toEqual([
      [995, 'implicit'],
      [110, 'starttls'],
    ]);
    expect(probed('smtp')).toEqual([
      [465, 'implicit'],
      [25, 'starttls'],
      [587, 'starttls'],
    ]);
  });

  it('holds 587 and 80 to be disputed, on both pages', () => {
    const disputed = PORTS.smtp.filter((p) => p.standing === 'disputed');
    expect(disputed.map((p) => p.port)).toEqual([587, 80]);
    for (const { sources } of disputed) expect(sources).toHaveLength(2);
  });

  it.each([
    [993, 'imap'],
    [143, 'imap'],
    [995, 'pop3'],
    [110, 'pop3'],
    [465, 'smtp'],
    [25, 'smtp'],
    [587, 'smtp'],
    [80, null],
    [443, null],
    [0, null],
  ])('port %i is of %s', (port, protocol) => {
    expect(protocolOfPort(port)).toBe(protocol);
  });
});

describe('hosts of the editions', () => {
  it.each([
    ['cn-qiye', 'imap.qiye.aliyun.com', 'pop.qiye.aliyun.com', 'smtp.qiye.aliyun.com'],
    ['cn-mxhichina', 'imap.mxhichina.com', 'pop3.mxhichina.com', 'smtp.mxhichina.com'],
    ['sg', 'imap.sg.aliyun.com', 'pop.sg.aliyun.com', 'smtp.sg.aliyun.com'],
    ['hk', 'imap.hk.aliyun.com', 'pop.hk.aliyun.com', 'smtp.hk.aliyun.com'],
    ['de', 'imap.de.alibabacloud.com', 'pop.de.alibabacloud.com', 'smtp.de.alibabacloud.com'],
    ['us', 'imap.us.alibabacloud.com', 'pop.us.alibabacloud.com', 'smtp.us.alibabacloud.com'],
  ] as const)('%s', (edition, imap, pop3, smtp) => {
    for (const protocol of PROTOCOLS) {
      const host = { imap, pop3, smtp }[protocol];
      expect(clientHostOf(edition, protocol)).toBe(host);
      expect(of(host, protocol, edition)).toEqual({ kind: 'right' });
      expect(of(`${host.toUpperCase()}.`, protocol, edition)).toEqual({ kind: 'right' });
    }
  });

  it.each(['fin', 'imm'] as const)('has none for %s', (edition) => {
    expect(PROTOCOLS.map((p) => clientHostOf(edition, p))).toEqual([null, null, null]);
  });

  it('says how well they are known', () => {
    expect(clientHostStanding('sg')).toBe('documented');
    expect(clientHostStanding('hk')).toBe('by-analogy');
    expect(clientHostStanding('fin')).toBe('unknown');
  });

  it('never takes one edition’s host for right in another', () => {
    for (const edition of EDITION_IDS) {
      for (const other of EDITION_IDS) {
        for (const protocol of PROTOCOLS) {
          const host = clientHostOf(other, protocol);
          if (host === null || other === edition) continue;
          const mainland = edition.startsWith('cn-') && other.startsWith('cn-');
          expect(of(host, protocol, edition)).toEqual(
            mainland ? { kind: 'same-site' } : { kind: 'other-edition', edition: other, protocol },
          );
        }
      }
    }
  });
});

const HOSTS: readonly (readonly [
  host: string,
  protocol: Protocol,
  edition: EditionId,
  is: ClientHost,
])[] = [
  ['smtp.sg.aliyun.com', 'imap', 'sg', { kind: 'other-protocol', protocol: 'smtp' }],
  ['pop.sg.aliyun.com', 'imap', 'sg', { kind: 'other-protocol', protocol: 'pop3' }],
  ['smtp.mxhichina.com', 'imap', 'cn-qiye', { kind: 'other-protocol', protocol: 'smtp' }],
  ['mail.sg.aliyun.com', 'imap', 'sg', { kind: 'webmail' }],
  ['qiye.aliyun.com', 'smtp', 'cn-qiye', { kind: 'webmail' }],
  ['mail.mxhichina.com', 'smtp', 'cn-qiye', { kind: 'webmail' }],
  [
    'qiye.aliyun.com',
    'imap',
    'sg',
    { kind: 'other-edition', edition: 'cn-qiye', protocol: 'webmail' },
  ],
  [
    'mail.sg.aliyun.com',
    'imap',
    'cn-qiye',
    { kind: 'other-edition', edition: 'sg', protocol: 'webmail' },
  ],
  [
    'smtp.qiye.aliyun.com',
    'imap',
    'sg',
    { kind: 'other-edition', edition: 'cn-qiye', protocol: 'smtp' },
  ],
  ['imap.sg.aliyun.com', 'imap', 'fin', { kind: 'other-edition', edition: 'sg', protocol: 'imap' }],
  // The entry from Hong Kong
  ['imaphk.qiye.aliyun.com', 'imap', 'cn-qiye', { kind: 'same-site' }],
  ['smtphk.qiye.aliyun.com', 'smtp', 'cn-mxhichina', { kind: 'same-site' }],
  ['smtphk.qiye.aliyun.com', 'imap', 'cn-qiye', { kind: 'other-protocol', protocol: 'smtp' }],
  [
    'imaphk.qiye.aliyun.com',
    'imap',
    'hk',
    { kind: 'other-edition', edition: 'cn-qiye', protocol: 'imap' },
  ],
  // Not of Alibaba Mail's editions
  ['imap.aliyun.com', 'imap', 'sg', { kind: 'personal' }],
  ['mail.aliyun.com', 'smtp', 'cn-qiye', { kind: 'personal' }],
  ['pop.mail.aliyun.com', 'pop3', 'cn-qiye', { kind: 'undocumented' }],
  ['alimail.aliyun.com', 'imap', 'imm', { kind: 'undocumented' }],
  ['smtpdm.aliyun.com', 'smtp', 'sg', { kind: 'directmail' }],
  ['smtpdm-ap-southeast-1.aliyuncs.com', 'smtp', 'sg', { kind: 'directmail' }],
  ['smtpdm-me-central-9.aliyuncs.com', 'smtp', 'sg', { kind: 'directmail' }],
  ['mx01.dm.aliyun.com', 'smtp', 'sg', { kind: 'directmail' }],
  ['mx1.sg.aliyun.com', 'smtp', 'sg', { kind: 'mx' }],
  ['mxn.mxhichina.com', 'smtp', 'sg', { kind: 'mx' }],
  ['mx01.mail.alibaba.com', 'smtp', 'cn-qiye', { kind: 'mx' }],
  // Slips
  ['pop3.qiye.aliyun.com', 'pop3', 'cn-qiye', { kind: 'near-miss', meant: 'pop.qiye.aliyun.com' }],
  ['pop3.sg.aliyun.com', 'pop3', 'sg', { kind: 'near-miss', meant: 'pop.sg.aliyun.com' }],
  ['pop.mxhichina.com', 'pop3', 'cn-mxhichina', { kind: 'near-miss', meant: 'pop3.mxhichina.com' }],
  ['pop.aliyun.com', 'pop3', 'sg', { kind: 'near-miss', meant: 'pop3.aliyun.com' }],
  ['impa.sg.aliyun.com', 'imap', 'sg', { kind: 'near-miss', meant: 'imap.sg.aliyun.com' }],
  ['imap.sg.aliyun.cn', 'imap', 'sg', { kind: 'near-miss', meant: 'imap.sg.aliyun.com' }],
  ['imap.sgaliyun.com', 'imap', 'sg', { kind: 'near-miss', meant: 'imap.sg.aliyun.com' }],
  ['smtp.qiye.alliyun.com', 'smtp', 'sg', { kind: 'near-miss', meant: 'smtp.qiye.aliyun.com' }],
  ['imap.mxhichian.com', 'imap', 'cn-qiye', { kind: 'near-miss', meant: 'imap.mxhichina.com' }],
  // Another site, not a slip
  ['imap.xc.aliyun.com', 'imap', 'sg', { kind: 'unknown' }],
  ['smap.sg.aliyun.com', 'smtp', 'sg', { kind: 'near-miss', meant: 'smtp.sg.aliyun.com' }],
  ['smap.sg.aliyun.com', 'imap', 'sg', { kind: 'near-miss', meant: 'imap.sg.aliyun.com' }],
  // Own names and addresses
  ['imap.example.com', 'imap', 'sg', { kind: 'own-name' }],
  ['example.com', 'imap', 'sg', { kind: 'own-name' }],
  ['192.0.2.1', 'imap', 'sg', { kind: 'ip' }],
  ['2001:db8::1', 'imap', 'sg', { kind: 'ip' }],
  ['[2001:db8::1]', 'imap', 'sg', { kind: 'ip' }],
  ['fe80::1%eth0', 'imap', 'sg', { kind: 'ip' }],
  ['notexample.com', 'imap', 'sg', { kind: 'unknown' }],
  ['localhost', 'imap', 'sg', { kind: 'unknown' }],
  ['', 'imap', 'sg', { kind: 'unknown' }],
  ['.', 'imap', 'sg', { kind: 'unknown' }],
];

describe('classifyClientHost', () => {
  it.each(HOSTS)('%s for %s at %s', (host, protocol, edition, is) => {
    expect(of(host, protocol, edition)).toEqual(is);
  });

  it.each([
    ['imap.exmail.qq.com', '腾讯企业邮'],
    ['imap.qq.com', 'QQ 邮箱'],
    ['imap.163.com', '网易邮箱'],
    ['imap.126.com', '网易邮箱'],
    ['imap.qiye.163.com', '网易企业邮箱'],
    ['imap.gmail.com', 'Gmail / Google Workspace'],
    ['outlook.office365.com', 'Microsoft 365 / Outlook'],
    ['smtp-mail.outlook.com', 'Microsoft 365'],
    ['imap.mail.yahoo.com', 'Yahoo'],
    ['imap.mail.me.com', 'iCloud Mail'],
    ['imap.263.net', '263 企业邮箱'],
    ['imap.feishu.cn', '飞书邮箱'],
    ['imap.zoho.com', 'Zoho Mail'],
  ])('%s is of %s', (host, zh) => {
    expect(of(host)).toMatchObject({ kind: 'other-provider', provider: { zh } });
  });

  it('finds every provider by the end of a name, and by that alone', () => {
    for (const [suffix, provider] of CLIENT_PROVIDERS) {
      expect(of(`imap.${suffix}`), suffix).toEqual({ kind: 'other-provider', provider });
      // `notexmail.qq.com` is QQ Mail's, but not Exmail's.
      expect(of(`imap.not${suffix}`), suffix).not.toEqual({ kind: 'other-provider', provider });
    }
    expect(new Set(CLIENT_PROVIDERS.map(([suffix]) => suffix)).size).toBe(CLIENT_PROVIDERS.length);
  });

  it('knows personal mail’s hosts as right for personal mail', () => {
    const { hosts, domain } = PERSONAL;
    for (const protocol of PROTOCOLS) {
      expect(of(hosts[protocol], protocol, 'sg', domain)).toEqual({ kind: 'right' });
      expect(of(hosts[protocol], protocol, 'sg')).toEqual({ kind: 'personal' });
    }
    expect(of(hosts.smtp, 'imap', 'sg', domain)).toEqual({
      kind: 'other-protocol',
      protocol: 'smtp',
    });
    expect(of(hosts.webmail, 'imap', 'sg', domain)).toEqual({ kind: 'webmail' });
    expect(of('imap.sg.aliyun.com', 'imap', 'sg', domain)).toEqual({
      kind: 'other-edition',
      edition: 'sg',
      protocol: 'imap',
    });
    expect(of('pop.qiye.aliyun.co', 'pop3', 'sg', domain).kind).toBe('near-miss');
  });

  it('holds a domain’s own name above a slip', () => {
    expect(of('imap.sg.aliyum.com', 'imap', 'sg', 'aliyum.com')).toEqual({ kind: 'own-name' });
    expect(of('IMAP.Example.COM.', 'imap', 'sg', 'Example.com.')).toEqual({ kind: 'own-name' });
  });

  it('tells all listed hosts, whatever the edition', () => {
    const kinds = (hosts: readonly string[]) =>
      new Set(hosts.flatMap((h) => EDITION_IDS.map((id) => of(h, 'smtp', id).kind)));
    expect(kinds(DIRECTMAIL_HOSTS.hosts)).toEqual(new Set(['directmail']));
    expect(kinds(UNDOCUMENTED.hosts)).toEqual(new Set(['undocumented']));
    expect(kinds(EDITION_IDS.flatMap((id) => EDITIONS[id].mx.hosts.map((h) => h.host)))).toEqual(
      new Set(['mx']),
    );
    for (const { host, protocol } of ENTRY_HOSTS)
      expect(of(host, protocol, 'cn-qiye').kind).toBe('same-site');
  });

  it('forgives one slip in any host that clients connect to', () => {
    const hosts = EDITION_IDS.flatMap((id) =>
      PROTOCOLS.flatMap((protocol) => {
        const host = clientHostOf(id, protocol);
        return host === null ? [] : [{ id, protocol, host }];
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...hosts), fc.nat(), ({ id, protocol, host }, where) => {
        const at = where % host.length;
        const slipped = `${host.slice(0, at)}x${host.slice(at)}`;
        expect(of(slipped, protocol, id)).toEqual({ kind: 'near-miss', meant: host });
      }),
    );
  });

  it('takes anything', () => {
    const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.domain(), fc.ipV6());
    fc.assert(
      fc.property(
        name,
        fc.constantFrom(...PROTOCOLS),
        fc.constantFrom(...EDITION_IDS),
        name,
        (host, protocol, edition, domain) => {
          expect(of(host, protocol, edition, domain).kind).toBeTypeOf('string');
        },
      ),
    );
    expect(of(`${'a.'.repeat(5e5)}example.com`)).toEqual({ kind: 'unknown' });
  });
});

describe('pages and paths', () => {
  it('are official pages, each once', () => {
    const pages = Object.values(CLIENT_PAGES);
    for (const page of pages) {
      expect(page).toMatch(/^https:\/\/(help\.aliyun\.com\/zh|www\.alibabacloud\.com\/help)\//);
    }
    expect(new Set(pages).size).toBe(pages.length);
  });

  it('go as many steps in both languages', () => {
    for (const { en, zh } of Object.values(CLIENT_PATHS)) {
      expect(zh.split(' > ').length + zh.split('）> ').length).toBeGreaterThan(3);
      expect(en.split('>').length).toBe(zh.split('>').length);
    }
  });
});
