import { afterEach, describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../src/engine/report.ts';
import type { Report, VerifyClientSubject } from '../../src/index.ts';
import { renderOne } from '../../src/render/index.ts';
import { certificates, type KeyAndCertificate } from '../support/certificates.ts';
import {
  ADDRESS,
  type LabOptions,
  leaksIn,
  loginsOf,
  NAMES,
  PASSWORD,
  type Places,
  verifyIn,
} from '../support/client-lab.ts';
import {
  type DeadPort,
  type FailingOptions,
  type Failure,
  type MailServer,
  type MailServerOptions,
  startFailing,
  startFiltered,
  startMailServer,
} from '../support/mail-servers.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((s) => s.stop()));
});

async function up<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const server = await starting;
  running.push(server);
  return server;
}

const accounts = { [ADDRESS]: PASSWORD };
const good = () => certificates().good(NAMES);

const serve = (options: Partial<MailServerOptions> & Pick<MailServerOptions, 'protocol'>) =>
  up(startMailServer({ tls: 'implicit', certificate: good(), accounts, ...options }));
const fail = (kind: Failure, options: FailingOptions = {}) =>
  up(startFailing(kind, { certificate: good(), accounts, ...options }));

const HOSTS = {
  imap: 'imap.sg.aliyun.com:993',
  pop3: 'pop.sg.aliyun.com:995',
  smtp: 'smtp.sg.aliyun.com:465',
};

/** All three servers as the edition has them. */
async function healthy(): Promise<Places & Record<string, MailServer>> {
  const [imap, pop3, smtp] = await Promise.all(
    (['imap', 'pop3', 'smtp'] as const).map((protocol) => serve({ protocol })),
  );
  return {
    [HOSTS.imap]: imap as MailServer,
    [HOSTS.pop3]: pop3 as MailServer,
    [HOSTS.smtp]: smtp as MailServer,
  };
}

/** The report in every form that a person or a script may get. */
async function everything(report: Report<VerifyClientSubject>): Promise<string> {
  const look = { width: 100, color: 0, verbose: true, quiet: false, failOn: 'error' } as const;
  const parts = await Promise.all(
    (['text', 'json', 'ndjson', 'markdown', 'sarif', 'junit', 'github'] as const).map((format) =>
      renderOne(report, format, look),
    ),
  );
  return parts.join('\n');
}

/** What holds of every run, whatever the servers do. */
async function expectSound(
  report: Report<VerifyClientSubject>,
  servers: readonly MailServer[],
): Promise<void> {
  for (const [protocol, count] of Object.entries(loginsOf(servers))) {
    expect(count, `logins over ${protocol}`).toBeLessThanOrEqual(1);
  }
  expect(leaksIn(await everything(report))).toEqual([]);
}

interface Scenario {
  readonly id: string;
  readonly places: () => Promise<Readonly<Record<string, MailServer | DeadPort>>>;
  readonly options?: LabOptions;
}

const imapOnly = { protocols: ['imap'] } as const;
const imapAt = (certificate: () => KeyAndCertificate, more: Partial<MailServerOptions> = {}) => ({
  places: async () => ({
    [HOSTS.imap]: await serve({ protocol: 'imap', certificate: certificate(), ...more }),
  }),
  options: imapOnly,
});
const imapFails = (kind: Failure, options: FailingOptions = {}) => ({
  places: async () => ({ [HOSTS.imap]: await fail(kind, { protocol: 'imap', ...options }) }),
  options: imapOnly,
});
const imapRefuses = (refusal: string) => imapAt(good, { refusal, refuseAll: true });

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'a user name without its domain': {
    id: 'client/username-not-full-address',
    places: healthy,
    options: { settings: { imap: { username: 'li' } } },
  },
  'a user name with a blank in front': {
    id: 'client/username-not-full-address',
    places: healthy,
    options: { settings: { smtp: { username: ` ${ADDRESS}` } } },
  },
  'a wrong password everywhere': {
    id: 'client/authentication-failed',
    places: async () => ({
      [HOSTS.imap]: await serve({ protocol: 'imap', refuseAll: true }),
      [HOSTS.pop3]: await serve({ protocol: 'pop3', refuseAll: true }),
      [HOSTS.smtp]: await serve({
        protocol: 'smtp',
        refuseAll: true,
        refusal: '526 Authentication failure[0]',
      }),
    }),
  },
  'a refusal that asks for the security password': {
    id: 'client/security-password-needed',
    ...imapRefuses('NO LOGIN failed, please use the third-party client security password'),
  },
  'the same in Chinese': {
    id: 'client/security-password-needed',
    ...imapRefuses('NO 登录失败，请使用三方客户端安全密码登录'),
  },
  'a protocol that is switched off, in words': {
    id: 'client/protocol-disabled',
    places: async () => ({
      [HOSTS.smtp]: await serve({
        protocol: 'smtp',
        refuseAll: true,
        refusal: '526 Authentication failure[0] UC_LOGIN_SOURCE_NOT_ALLOWED',
      }),
    }),
    options: { protocols: ['smtp'] },
  },
  'IMAP refuses what SMTP accepts': {
    id: 'client/protocol-disabled',
    places: async () => ({
      ...(await healthy()),
      [HOSTS.imap]: await serve({ protocol: 'imap', refuseAll: true }),
    }),
  },
  'third-party clients that the administrator does not allow': {
    id: 'client/third-party-clients-disabled',
    ...imapRefuses('NO LOGIN failed UC_OPER_NO_PERMISSION'),
  },
  'an account locked after too many failures': {
    id: 'client/account-locked',
    places: async () => ({
      [HOSTS.smtp]: await serve({
        protocol: 'smtp',
        refuseAll: true,
        refusal: '526 Authentication failure[1]',
      }),
    }),
    options: { protocols: ['smtp'] },
  },
  'a frozen account': {
    id: 'client/account-frozen',
    ...imapRefuses('NO Your email address is frozen or deleted. Contact the postmaster for help.'),
  },
  'the host of another kind': {
    id: 'client/wrong-host',
    places: healthy,
    options: { settings: { imap: { host: 'mx1.sg.aliyun.com' } } },
  },
  'a host that one page names': {
    id: 'client/wrong-host',
    places: healthy,
    options: { settings: { pop3: { host: 'pop.mail.aliyun.com' } } },
  },
  'a server that refers to another': {
    id: 'client/wrong-host',
    ...imapFails('referral'),
  },
  'the host of another edition': {
    id: 'client/wrong-edition-host',
    places: async () => ({
      ...(await healthy()),
      'imap.qiye.aliyun.com:993': await serve({
        protocol: 'imap',
        certificate: certificates().good(['imap.qiye.aliyun.com']),
        accounts: {},
      }),
    }),
    options: { settings: { imap: { host: 'imap.qiye.aliyun.com' } } },
  },
  'a host that does not exist': {
    id: 'client/host-unresolvable',
    places: healthy,
    options: { settings: { imap: { host: 'imap.nowhere.example' } } },
  },
  'a port that is filtered': {
    id: 'client/port-blocked',
    places: async () => ({ ...(await healthy()), [HOSTS.imap]: await up(startFiltered()) }),
    options: { timeout: 4 },
  },
  'a port that is refused': {
    id: 'client/port-refused',
    places: async () => ({}),
    options: imapOnly,
  },
  'the port of POP3 called IMAP': {
    id: 'client/wrong-port',
    places: async () => {
      const places = await healthy();
      return { ...places, 'imap.sg.aliyun.com:995': places[HOSTS.pop3] as MailServer };
    },
    options: { settings: { imap: { port: 995 } } },
  },
  'POP3 on the IMAP port': {
    id: 'client/wrong-port',
    places: async () => ({
      'imap.sg.aliyun.com:994': await serve({ protocol: 'pop3' }),
      [HOSTS.imap]: await serve({ protocol: 'imap' }),
    }),
    options: { ...imapOnly, settings: { imap: { port: 994 } } },
  },
  'TLS at once on a port of clear text': {
    id: 'client/wrong-tls-mode',
    places: async () => ({
      'imap.sg.aliyun.com:143': await serve({ protocol: 'imap', tls: 'starttls' }),
    }),
    options: { ...imapOnly, settings: { imap: { port: 143, tls: 'implicit' } } },
  },
  'STARTTLS on a port of TLS': {
    id: 'client/wrong-tls-mode',
    places: async () => ({ [HOSTS.smtp]: await serve({ protocol: 'smtp' }) }),
    options: { protocols: ['smtp'], settings: { smtp: { port: 465, tls: 'starttls' } } },
  },
  'plaintext on a TLS port': {
    id: 'client/wrong-tls-mode',
    ...imapFails('plaintext-on-tls-port'),
  },
  'STARTTLS that is not offered': {
    id: 'client/wrong-tls-mode',
    places: async () => ({
      'imap.sg.aliyun.com:143': await serve({ protocol: 'imap', tls: 'none' }),
    }),
    options: { ...imapOnly, settings: { imap: { port: 143, tls: 'starttls' } } },
  },
  'no encryption': {
    id: 'client/plaintext',
    places: async () => ({
      'imap.sg.aliyun.com:143': await serve({ protocol: 'imap', tls: 'none' }),
    }),
    options: { ...imapOnly, settings: { imap: { port: 143, tls: 'none' } } },
  },
  'connections in clear that the administrator disallows': {
    id: 'client/plaintext',
    places: async () => ({
      'pop.sg.aliyun.com:110': await serve({
        protocol: 'pop3',
        tls: 'none',
        refuseAll: true,
        refusal: '-ERR Login failed UC_CLIENT_NON_SSL',
      }),
    }),
    options: {
      protocols: ['pop3'],
      settings: { pop3: { port: 110, tls: 'none' } },
      allowPlaintext: true,
    },
  },
  'a certificate for another name': {
    id: 'client/certificate-name-mismatch',
    ...imapAt(() => certificates().wrongName()),
  },
  'a name of one’s own that leads to the server': {
    id: 'client/certificate-name-mismatch',
    places: async () => {
      const places = await healthy();
      return { ...places, 'imap.office.example:993': places[HOSTS.imap] as MailServer };
    },
    options: { settings: { imap: { host: 'imap.office.example' } } },
  },
  'an expired certificate': {
    id: 'client/certificate-expired',
    ...imapAt(() => certificates().expired(NAMES)),
  },
  'a certificate of the future': {
    id: 'client/certificate-expired',
    ...imapAt(() => certificates().notYet(NAMES)),
  },
  'a self-signed certificate': {
    id: 'client/certificate-untrusted',
    ...imapAt(() => certificates().selfSigned(NAMES)),
  },
  'an authority that nobody knows': {
    id: 'client/certificate-untrusted',
    ...imapAt(() => certificates().untrusted(NAMES)),
  },
  'a chain without its intermediate': {
    id: 'client/certificate-untrusted',
    ...imapAt(() => certificates().withoutIntermediate(NAMES)),
  },
  'TLS 1.0 alone': {
    id: 'client/tls-too-old',
    ...imapFails('tls10', { certificate: undefined as never }),
  },
  'a web server': { id: 'client/not-a-mail-server', ...imapFails('http') },
  'an SSH server': { id: 'client/not-a-mail-server', ...imapFails('ssh') },
  'a server that turns everybody away': { id: 'client/server-refuses', ...imapFails('bye') },
};

describe('verify-client', () => {
  it.each(Object.entries(SCENARIOS))('%s', async (_, { id, places, options }) => {
    const servers = await places();
    const report = await verifyIn(servers, options);
    expect(report.findings[0]?.id).toBe(id);
    expect(report.verdict).toBe('problem');
    expect(exitCodeOf(report, 'error')).toBe(1);
    await expectSound(
      report,
      [...new Set(Object.values(servers))].filter((s): s is MailServer => 'logins' in s),
    );
  });

  it('finds a portal that answers for everybody', async () => {
    const portal = await fail('captive-portal', { protocol: 'imap' });
    const report = await verifyIn({ [HOSTS.imap]: portal }, imapOnly);
    expect(report.verdict).toBe('problem');
    expect(report.findings.map((f) => f.id)).toContain('client/not-a-mail-server');
    await expectSound(report, [portal]);
  });

  it('says healthy where everything works, and reads what the account shows', async () => {
    const servers = await healthy();
    const report = await verifyIn(servers);
    expect(report.findings).toEqual([]);
    expect(report.verdict).toBe('healthy');
    expect(exitCodeOf(report, 'error')).toBe(0);
    expect(report.subject.services.slice(0, 3)).toMatchObject([
      { protocol: 'imap', port: 993, given: true, reachable: true, login: { result: 'accepted' } },
      { protocol: 'pop3', port: 995, given: true, reachable: true, login: { result: 'accepted' } },
      { protocol: 'smtp', port: 465, given: true, reachable: true, login: { result: 'accepted' } },
    ]);
    expect(loginsOf(Object.values(servers))).toEqual({ imap: 1, pop3: 1, smtp: 1 });
    const [imap, pop3, smtp] = report.subject.mailboxes;
    expect(imap?.folders).toEqual([
      { name: 'INBOX', role: '\\Inbox' },
      { name: '草稿', role: '\\Drafts' },
      { name: '已发送', role: '\\Sent' },
      { name: '已删除邮件', role: '\\Trash' },
      { name: '垃圾邮件', role: '\\Junk' },
    ]);
    expect(pop3).toMatchObject({ messages: 3, uidl: true });
    expect(smtp?.mailFrom?.accepted).toBe(true);
    await expectSound(report, Object.values(servers));
  });

  it('is healthy without a login when none was asked for', async () => {
    const servers = await healthy();
    const report = await verifyIn(servers, { login: false });
    expect(report.verdict).toBe('healthy');
    expect(loginsOf(Object.values(servers))).toEqual({ imap: 0, pop3: 0, smtp: 0 });
    expect(report.subject.services[0]?.login).toMatchObject({
      result: 'not-tried',
      why: 'no-login',
    });
  });

  it('cannot tell without a password, and says so', async () => {
    const servers = await healthy();
    const report = await verifyIn(servers, { password: '' });
    expect(report.verdict).toBe('unknown');
    expect(exitCodeOf(report, 'error')).toBe(2);
    expect(report.checks.filter((c) => c.answer === 'unknown').map((c) => c.why)).toContain(
      'no-password',
    );
    expect(loginsOf(Object.values(servers))).toEqual({ imap: 0, pop3: 0, smtp: 0 });
  });

  it.each<[Failure, FailingOptions]>([
    ['silent', {}],
    ['silent-in-tls', {}],
    ['endless-capabilities', {}],
    ['long-greeting', {}],
    ['login-silent', {}],
    ['login-drops', {}],
    ['drops', {}],
    ['resets', {}],
    ['garbage', {}],
  ])('claims nothing of a server that is %s', async (kind, options) => {
    const server = await fail(kind, { protocol: 'imap', ...options });
    const before = process.memoryUsage().rss;
    const report = await verifyIn({ [HOSTS.imap]: server }, { ...imapOnly, timeout: 3 });
    expect(report.findings.filter((f) => f.severity === 'error').map((f) => f.id)).toEqual(
      // Not TLS and not a greeting: that was seen.
      kind === 'garbage' ? expect.any(Array) : [],
    );
    if (kind !== 'garbage') expect(report.verdict).toBe('unknown');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
    await expectSound(report, [server]);
  });

  it.each(['imap', 'pop3', 'smtp'] as const)(
    'repeats no password that a %s server says back',
    async (protocol) => {
      const server = await fail('echo', { protocol });
      const report = await verifyIn(
        { [HOSTS[protocol]]: server },
        { protocols: [protocol], password: PASSWORD },
      );
      expect(report.verdict).toBe('problem');
      await expectSound(report, [server]);
      expect(server.logins).toBe(1);
    },
  );

  // Words of ours and of the protocols: the report must not be spoilt by a password that is one.
  it.each(['unknown', 'refused', 'accepted', 'login', 'OK', 'PLAIN', '235', 'A2'])(
    'reads the answers to the password %s',
    async (password) => {
      const places = async (accounts: Record<string, string>) => ({
        [HOSTS.imap]: await serve({ protocol: 'imap', accounts }),
        [HOSTS.smtp]: await serve({ protocol: 'smtp', accounts }),
      });
      const protocols = ['imap', 'smtp'] as const;
      const right = await verifyIn(await places({ [ADDRESS]: password }), { protocols, password });
      expect(right.verdict).toBe('healthy');
      expect(right.subject.services[0]?.login?.result).toBe('accepted');
      const wrong = await verifyIn(await places({ [ADDRESS]: 'other' }), { protocols, password });
      expect(wrong.findings[0]?.id).toBe('client/authentication-failed');
      const drop = await fail('login-drops', { protocol: 'imap' });
      const gone = await verifyIn({ [HOSTS.imap]: drop }, { ...imapOnly, password });
      expect(gone.verdict).toBe('unknown');
    },
  );

  it.each([
    PASSWORD.toUpperCase(),
    PASSWORD.slice(0, 13),
    `${PASSWORD.slice(0, 9)}\n535 ${PASSWORD.slice(9)}`,
    Buffer.from(PASSWORD).toString('hex'),
    Buffer.from(`\0${ADDRESS}\0${PASSWORD}`).toString('base64url'),
    [...PASSWORD].join(' '),
  ])('hides the password that a server says back as %j', async (said) => {
    const server = await serve({
      protocol: 'smtp',
      refuseAll: true,
      refusal: `${said.includes('\n') ? '535-' : '535 '}no ${said} here`,
    });
    const report = await verifyIn({ [HOSTS.smtp]: server }, { protocols: ['smtp'] });
    const all = await everything(report);
    expect(all).not.toContain(said.split('\n')[0]);
    expect(all).toContain('***');
  });

  it('hides the password that another connection of the run says', async () => {
    const report = await verifyIn(
      {
        [HOSTS.imap]: await serve({ protocol: 'imap' }),
        'imap.sg.aliyun.com:143': await serve({
          protocol: 'imap',
          tls: 'none',
          greeting: `* OK hello ${PASSWORD}`,
        }),
      },
      imapOnly,
    );
    expect(leaksIn(await everything(report))).toEqual([]);
  });

  it('tries the other addresses of a host where one does not open', async () => {
    const imap = await serve({ protocol: 'imap' });
    const dead = await up(startFiltered());
    const report = await verifyIn(
      { '192.0.2.11:993': dead, '192.0.2.12:993': imap },
      {
        ...imapOnly,
        timeout: 4,
        settings: { imap: { host: 'relay.office.example' } },
        records: 'relay 600 IN A 192.0.2.11\nrelay 600 IN A 192.0.2.12',
      },
    );
    expect(report.findings[0]?.id).toBe('client/certificate-name-mismatch');
    expect(report.subject.services[0]?.reachable).toBe(true);
  });

  it('takes the address that connects first, however long its TLS takes', async () => {
    const { createServer, connect } = await import('node:net');
    const imap = await serve({
      protocol: 'imap',
      certificate: certificates().good(['relay.office.example']),
    });
    // In front of it, something that passes nothing on for a while.
    const slow = createServer((socket) => {
      const behind = connect(imap.port, imap.address);
      for (const one of [socket, behind]) one.on('error', () => {});
      setTimeout(() => socket.pipe(behind).pipe(socket), 700);
      socket.pause();
    });
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    running.push({ stop: () => new Promise((resolve) => slow.close(() => resolve())) });
    const { port } = slow.address() as { port: number };
    const drops = await fail('drops', { protocol: 'imap' });
    const report = await verifyIn(
      { '192.0.2.11:993': { address: '127.0.0.1', port }, '192.0.2.12:993': drops },
      {
        ...imapOnly,
        settings: { imap: { host: 'relay.office.example' } },
        records: 'relay 600 IN A 192.0.2.11\nrelay 600 IN A 192.0.2.12',
      },
    );
    expect(report.verdict).toBe('healthy');
    expect(drops.connections).toBe(0);
  });

  it('logs in at the host that was given where DNS does not tell the edition', async () => {
    const imap = await serve({
      protocol: 'imap',
      certificate: certificates().good(['imap.qiye.aliyun.com']),
      accounts: { 'li@unset.example': PASSWORD },
    });
    const report = await verifyIn(
      { 'imap.qiye.aliyun.com:993': imap },
      {
        ...imapOnly,
        address: 'li@unset.example',
        settings: { imap: { host: 'imap.qiye.aliyun.com' } },
      },
    );
    expect(report.subject.edition?.basis).toBe('assumed');
    expect(report.subject.services[0]?.login?.result).toBe('accepted');
    expect(report.findings.filter((f) => f.severity === 'error')).toEqual([]);
  });

  it('hides the password in the host that a server refers to', async () => {
    const server = await serve({
      protocol: 'imap',
      refuseAll: true,
      refusal: `NO [REFERRAL imap://li@${PASSWORD}.example/] elsewhere`,
    });
    const report = await verifyIn({ [HOSTS.imap]: server }, imapOnly);
    expect(report.findings[0]?.id).toBe('client/wrong-host');
    expect(leaksIn(await everything(report))).toEqual([]);
  });

  it('understands a refusal as it came, also where the password is a word of it', async () => {
    const server = await serve({
      protocol: 'imap',
      refuseAll: true,
      refusal: 'NO imap is disabled for third-party client',
    });
    const places = { [HOSTS.imap]: server };
    const ids = [];
    for (const password of ['something', 'disabled']) {
      ids.push((await verifyIn(places, { ...imapOnly, password })).findings[0]?.id);
    }
    expect(ids[1]).toBe(ids[0]);
  });

  it('takes a greeting that drips for what it is: too slow to tell', async () => {
    const { createServer } = await import('node:net');
    const slow = createServer((socket) => {
      socket.on('error', () => {});
      const letters = [...'* OK AliYun IMAP Server Ready\r\n'];
      const timer = setInterval(() => {
        const letter = letters.shift();
        if (letter === undefined) clearInterval(timer);
        else socket.write(letter);
      }, 300);
      socket.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    running.push({ stop: () => new Promise((resolve) => slow.close(() => resolve())) });
    const { port } = slow.address() as { port: number };
    const report = await verifyIn(
      { 'imap.sg.aliyun.com:143': { address: '127.0.0.1', port } },
      { ...imapOnly, timeout: 3, settings: { imap: { port: 143, tls: 'starttls' } } },
    );
    expect(report.findings.filter((f) => f.severity === 'error')).toEqual([]);
    expect(report.verdict).toBe('unknown');
  });

  it('does not know what it cannot reach: nothing answers anywhere', async () => {
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => up(startFiltered())));
    const places: Record<string, DeadPort> = {};
    for (const port of [993, 143]) places[`imap.sg.aliyun.com:${port}`] = a as DeadPort;
    for (const port of [995, 110]) places[`pop.sg.aliyun.com:${port}`] = b as DeadPort;
    for (const port of [465, 25, 587]) places[`smtp.sg.aliyun.com:${port}`] = c as DeadPort;
    const started = performance.now();
    const report = await verifyIn(places, { timeout: 3 });
    expect(performance.now() - started).toBeLessThan(3000);
    expect(report.findings).toEqual([]);
    expect(report.verdict).toBe('unknown');
    expect(exitCodeOf(report, 'error')).toBe(2);
  });

  it('asks all places at once: the run costs the slowest, not the sum', async () => {
    const slow = await Promise.all(
      (['imap', 'pop3', 'smtp'] as const).map((protocol) =>
        fail('slow', { protocol, delayMs: 1500 }),
      ),
    );
    const [imap, pop3, smtp] = slow as [MailServer, MailServer, MailServer];
    let over = false;
    const run = verifyIn(
      { [HOSTS.imap]: imap, [HOSTS.pop3]: pop3, [HOSTS.smtp]: smtp },
      { login: false, timeout: 10 },
    ).finally(() => {
      over = true;
    });
    // None has answered its first command when all are connected.
    while (!over && slow.some((s) => s.connections === 0)) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(over).toBe(false);
    expect(slow.map((s) => s.transcript.length <= 1)).toEqual([true, true, true]);
    expect((await run).verdict).toBe('healthy');
  });

  it('sends no further login when the first answer says locked', async () => {
    const locked = (protocol: 'imap' | 'pop3' | 'smtp') =>
      serve({
        protocol,
        refuseAll: true,
        refusal:
          protocol === 'imap'
            ? 'NO 526 Authentication failure[1]'
            : protocol === 'pop3'
              ? '-ERR 526 Authentication failure[1]'
              : '526 Authentication failure[1]',
      });
    const servers = await Promise.all([locked('imap'), locked('pop3'), locked('smtp')]);
    const [imap, pop3, smtp] = servers as [MailServer, MailServer, MailServer];
    const report = await verifyIn({
      [HOSTS.imap]: imap,
      [HOSTS.pop3]: pop3,
      [HOSTS.smtp]: smtp,
    });
    expect(report.findings[0]?.id).toBe('client/account-locked');
    expect(imap.logins + pop3.logins + smtp.logins).toBe(1);
  });

  it('logs in at the documented host where the own name has the wrong certificate', async () => {
    const servers = await healthy();
    const own = await serve({ protocol: 'imap' });
    const report = await verifyIn(
      { ...servers, 'imap.office.example:993': own },
      { ...imapOnly, settings: { imap: { host: 'imap.office.example' } } },
    );
    expect(report.findings[0]?.id).toBe('client/certificate-name-mismatch');
    expect(own.logins).toBe(0);
    expect(servers[HOSTS.imap]?.logins).toBe(1);
    const fix = report.findings[0]?.fixes[0];
    expect(fix?.settings).toEqual([
      {
        protocol: 'imap',
        host: 'imap.sg.aliyun.com',
        port: 993,
        tls: 'implicit',
        username: ADDRESS,
      },
    ]);
    expect(fix?.verified).toBe(true);
  });

  it('never sends the password in clear, unless it is told to', async () => {
    const clear = await serve({ protocol: 'imap', tls: 'none' });
    const places = { 'imap.sg.aliyun.com:143': clear };
    const settings = { imap: { port: 143, tls: 'none' } } as const;
    await verifyIn(places, { ...imapOnly, settings });
    expect(clear.logins).toBe(0);
    expect(leaksIn(clear.transcript.join('\n'))).toEqual([]);
    const report = await verifyIn(places, { ...imapOnly, settings, allowPlaintext: true });
    expect(clear.logins).toBe(1);
    expect(report.findings[0]).toMatchObject({ id: 'client/plaintext', severity: 'warning' });
    expect(report.verdict).toBe('healthy');
  });
});
