/** `trace-missing` as people start it: options, files, passwords, exit codes, and what must not come out. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Report, TraceMissingSubject } from '../../src/index.ts';
import { FORMATS } from '../../src/render/formats.ts';
import { certificates } from '../support/certificates.ts';
import { leaksIn } from '../support/client-lab.ts';
import { ROOT } from '../support/files.ts';
import { findBinary } from '../support/foreground.ts';
import { startFailing } from '../support/mail-servers.ts';
import {
  type MailboxMessage,
  type MailboxServer,
  type MailboxServerOptions,
  startMailboxServer,
} from '../support/mailbox-server.ts';
import { startScripted } from '../support/refusing-server.ts';
import { type SourceRun, sourceCli } from '../support/source-cli.ts';
import {
  ADDRESS,
  BOSS,
  copyTo,
  folder,
  JUNK,
  mail,
  mailbox,
  PASSWORD,
  report as returned,
} from '../support/trace-lab.ts';

const files = mkdtempSync(join(tmpdir(), 'trace-missing-'));
afterAll(() => rmSync(files, { recursive: true, force: true }));

const running: { stop(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((s) => s.stop()));
});

/** The world of the fixtures, moved to loopback: nothing else may be connected to. */
const world = join(files, 'world.zone');
writeFileSync(
  world,
  readFileSync(`${ROOT}fixtures/world/root.zone`, 'utf8').replace(
    /IN A \d+\.\d+\.(\d+)\.(\d+)/g,
    'IN A 127.9.$1.$2',
  ),
);
const DNS = [`--zone=${ROOT}fixtures/world/office.example.zone`, `--zone=${world}`, '--offline'];

const HOUR = 3_600_000;
/** Relative to now: the command line has no other clock. */
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

/** Mail of the last days, no UID of which is missing; the contract where it is given one. */
function inbox(contractUid: number | null): readonly MailboxMessage[] {
  return [300, 250, 200, 120, 72, 48, 24].map((hours, i) => {
    const uid = i + 1;
    return uid === contractUid ? contract(uid) : mail(uid, ago(hours));
  });
}

const contract = (uid: number, hours = 72) =>
  mail(uid, ago(hours), {
    flags: [],
    from: 'Boss <boss@partner.example>',
    subject: 'Contract 7',
    id: '7@partner.example',
  });

async function serve(options: Partial<MailboxServerOptions> = {}): Promise<MailboxServer> {
  const server = await startMailboxServer({
    login: { [ADDRESS]: PASSWORD },
    folders: mailbox({ INBOX: inbox(5) }),
    certificate: certificates().good(['127.0.0.1', 'localhost']),
    ...options,
  });
  running.push({
    stop: async () => {
      await server.stop();
      expect(server.state().changes).toEqual([]);
    },
  });
  return server;
}

/** Options that name a server on loopback. */
const at = ({ address, port }: { readonly address: string; readonly port: number }) => [
  ...['--imap-host', address],
  ...['--imap-port', String(port)],
];

interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const ENV = { NODE_EXTRA_CA_CERTS: certificates().caFile, ALIMAIL_PASSWORD: PASSWORD };
const SOUGHT = ['--from', BOSS, '--subject', 'Contract 7', '--since', '5d'];

/** Without a password, and with nothing that tells which message. */
const bare = (args: readonly string[], { env, ...options }: RunOptions = {}): Promise<SourceRun> =>
  sourceCli(['trace-missing', ADDRESS, ...DNS, '--timeout', '6', ...args], {
    ...options,
    env: { NODE_EXTRA_CA_CERTS: ENV.NODE_EXTRA_CA_CERTS, ...env },
  });

const trace = (args: readonly string[], { env, ...options }: RunOptions = {}) =>
  bare([...SOUGHT, ...args], { ...options, env: { ...ENV, ...env } });

type Traced = Report<TraceMissingSubject>;

function reportIn({ stdout, stderr }: SourceRun): Traced {
  try {
    return JSON.parse(stdout) as Traced;
  } catch {
    throw new Error(`no report: ${stderr}`);
  }
}

function put(name: string, content: string | Buffer): string {
  const path = join(files, name);
  writeFileSync(path, content);
  return path;
}

/** One line that says what to do, and nothing on standard output. */
function expectRefused(ran: SourceRun, code: number, message: RegExp): void {
  expect([ran.code, ran.stdout], ran.stderr).toEqual([code, '']);
  expect(ran.stderr).toMatch(message);
  expect(ran.stderr.trim().split('\n')).toHaveLength(1);
  expect(ran.stderr).toMatch(/^alimail-doctor: /);
}

describe('exit codes', () => {
  it('are 0 where the message is in the inbox, 1 where it is elsewhere, 2 where nobody can tell', async () => {
    const found = await serve();
    const ran = await trace([...at(found), '--json']);
    expect(ran.code, ran.stderr).toBe(0);
    const { verdict, findings, subject } = reportIn(ran);
    expect([verdict, findings[0]?.id, subject.where]).toEqual([
      'healthy',
      'missing/found-in-inbox',
      'inbox',
    ]);

    const junk = await serve({ folders: mailbox({ INBOX: inbox(null), [JUNK]: [contract(3)] }) });
    const hidden = await trace([...at(junk), '--json']);
    expect(hidden.code).toBe(1);
    expect(reportIn(hidden).findings[0]?.id).toBe('missing/in-junk');
    expect((await trace([...at(junk), '--fail-on', 'never', '--quiet'])).code).toBe(0);

    const without = await trace(['--no-login', '--json']);
    expect(without.code).toBe(2);
    const told = reportIn(without);
    expect([told.verdict, told.subject.mailbox, told.subject.where]).toEqual([
      'unknown',
      null,
      null,
    ]);
    expect(junk.logins + found.logins).toBe(3);
  });

  it('are 1 for one that never came, of which the mailbox is whole', async () => {
    const server = await serve({ folders: mailbox({ INBOX: inbox(null) }) });
    const ran = await trace([...at(server), '--json', '--until', '2d']);
    expect(ran.code).toBe(1);
    expect(reportIn(ran).findings[0]?.id).toBe('missing/never-arrived');
  });

  it('are 2 where nothing tells which message is sought', async () => {
    const server = await serve();
    const ran = await bare([...at(server), '--json'], { env: ENV });
    expect(ran.code).toBe(2);
    expect(reportIn(ran).findings.map((f) => f.id)).toEqual([]);
    const text = await bare(at(server), { env: ENV });
    expect(text.stdout).toMatch(/--from, --subject, --message-id/);
  });
});

describe('the output', () => {
  it.each([...FORMATS])('in the format %s is written, with the exit code', async (format) => {
    const server = await serve({ folders: mailbox({ INBOX: inbox(null), [JUNK]: [contract(3)] }) });
    const ran = await trace([...at(server), '--format', format]);
    expect(ran.code, ran.stderr).toBe(1);
    expect(ran.stdout).toContain(format === 'text' ? 'Junk' : 'missing/in-junk');
    if (['json', 'sarif'].includes(format)) JSON.parse(ran.stdout);
    if (format === 'ndjson') expect(ran.stdout.trim().split('\n')).toHaveLength(1);
    // What is done is said before it is, and nothing else.
    expect(ran.stderr).toMatch(/^alimail-doctor: reading the mailbox of li@office\.example.*\n$/);
  });

  it('of --quiet is the verdict alone', async () => {
    const server = await serve();
    const ran = await trace([...at(server), '--quiet']);
    expect(ran.code).toBe(0);
    expect(ran.stdout.trim().split('\n')).toHaveLength(1);
    expect(ran.stdout).toMatch(/li@office\.example/);
    expect(ran.stderr).toBe('');
  });

  it('goes to a file with --output, in the language of --lang', async () => {
    const server = await serve();
    const path = join(files, 'report.txt');
    const ran = await trace([...at(server), '--output', path, '--lang', 'zh']);
    expect([ran.code, ran.stdout]).toEqual([0, '']);
    expect(ran.stderr).toMatch(/即将用 IMAP 读取 li@office\.example 的邮箱/);
    expect(readFileSync(path, 'utf8')).toMatch(/收件箱/);
  });

  it('tells with --verbose which folders were read, and how many messages', async () => {
    const server = await serve();
    const ran = await trace([...at(server), '--verbose']);
    expect(ran.stdout).toMatch(/INBOX/);
    expect(ran.stdout).toMatch(/垃圾邮件/);
    expect(ran.stdout).toMatch(/missing\/where/);
  });
});

describe('the password', () => {
  it('comes from the environment, from standard input, and from nowhere else', async () => {
    const server = await serve();
    const args = [...at(server), ...SOUGHT, '--json'];
    expect((await bare(args, { env: { ALIMAIL_PASSWORD: PASSWORD } })).code).toBe(0);
    expect(server.logins).toBe(1);
    expect((await bare([...args, '--password-stdin'], { input: `${PASSWORD}\n` })).code).toBe(0);
    expect(server.logins).toBe(2);
    // Without its line's end, and before the one of the environment.
    const both = await bare([...args, '--password-stdin'], {
      input: PASSWORD,
      env: { ALIMAIL_PASSWORD: 'another' },
    });
    expect(both.code).toBe(0);
    expect(server.logins).toBe(3);
    const without = await bare(args);
    expect(without.code).toBe(2);
    expect(without.stderr).toBe('');
    expect((await bare(args, { env: { ALIMAIL_PASSWORD: '' } })).code).toBe(2);
    expect(server.connections).toBe(3);
    expectRefused(await bare([...args, '--password-stdin']), 64, /nothing came in/);
    expectRefused(
      await bare([...args, '--password-stdin'], { input: `${PASSWORD}\nmore\n` }),
      64,
      /give one line, the password alone/,
    );
    expect((await bare([...args, '--password', PASSWORD])).code).toBe(64);
    expect(server.logins).toBe(3);
  });

  it('that is wrong is sent once, and the report says that it was refused', async () => {
    const server = await serve();
    const ran = await trace([...at(server), '--json'], { env: { ALIMAIL_PASSWORD: 'wrong-one' } });
    expect(ran.code).toBe(2);
    expect(server.logins).toBe(1);
    const { checks, findings, subject } = reportIn(ran);
    expect(checks.find((c) => c.id === 'missing/where')).toMatchObject({ why: 'refused' });
    expect(findings.map((f) => f.id)).not.toContain('missing/never-arrived');
    expect(subject.next?.line).toMatch(/verify-client li@office\.example/);
  });

  it('goes with another user name where that is given', async () => {
    const server = await serve({ login: { 'li-lei': PASSWORD } });
    const ran = await trace([...at(server), '--username', 'li-lei', '--json']);
    expect(ran.code).toBe(0);
    expect(reportIn(ran).subject.mailbox?.username).toBe('li-lei');
    expect(ran.stderr).toMatch(/reading the mailbox of li-lei/);
  });

  it.each(['login-drops', 'login-silent', 'bye', 'endless-capabilities'] as const)(
    'is in no output against a server that does %s',
    async (kind) => {
      const server = await startFailing(kind, {
        protocol: 'imap',
        certificate: certificates().good(['127.0.0.1', 'localhost']),
        accounts: { [ADDRESS]: PASSWORD },
        ...(kind === 'bye' ? { text: `* BYE no ${PASSWORD} here` } : {}),
      });
      running.push(server);
      for (const more of ['--verbose', '--json']) {
        const ran = await trace([...at(server), '--timeout', '2', more]);
        expect(ran.code, ran.stderr).toBe(2);
        expect(leaksIn(ran.stdout + ran.stderr)).toEqual([]);
      }
      expect(server.logins).toBeLessThanOrEqual(2);
    },
  );

  it('is in no output where the server says it at every place', async () => {
    const secret = `${PASSWORD} and ${Buffer.from(PASSWORD).toString('base64')}`;
    const field = (name: string) => `${name}: ${secret}`;
    const echoing = (uid: number): MailboxMessage => ({
      ...contract(uid),
      flags: [`$${PASSWORD}`],
      header: [
        `Authentication-Results: ${PASSWORD}.example; spf=fail smtp.mailfrom=${PASSWORD}@partner.example; dmarc=fail header.from=partner.example`,
        field('X-Alimail-AntiSpam'),
        field('X-Spam-Flag: YES'),
        field('X-Forwarded-For'),
        `Received: from ${PASSWORD}.partner.example (${PASSWORD} [203.0.113.7]) by ${PASSWORD}.example id ${PASSWORD}; ${new Date().toUTCString()}`,
        `From: ${PASSWORD} <boss@partner.example>`,
        `To: ${PASSWORD}@office.example`,
        `Subject: Contract 7 ${PASSWORD}`,
        `Date: ${new Date(Date.now() - 72 * HOUR).toUTCString()}`,
        `Message-ID: <${PASSWORD}@partner.example>`,
        '',
      ].join('\r\n'),
    });
    const server = await serve({
      greeting: `* OK ${secret}`,
      capabilities: ['IMAP4rev1', PASSWORD, 'QUOTA'],
      folders: mailbox({
        INBOX: inbox(null),
        [JUNK]: [echoing(3)],
        [PASSWORD]: folder(PASSWORD, [echoing(1)]),
      }),
    });
    for (const more of ['--verbose', '--json', '--format=sarif', '--format=markdown']) {
      const ran = await trace([...at(server), more]);
      expect(ran.code, ran.stderr).toBe(1);
      expect(leaksIn(ran.stdout), more).toEqual([]);
      expect(leaksIn(ran.stderr), more).toEqual([]);
    }
  });
});

describe('--eml', () => {
  const COPY = copyTo(ADDRESS, [
    'Received: from [192.0.2.77] by mail.partner.example with ESMTPSA id 1; Wed, 18 Nov 2026 09:00:05 +0800',
  ]);
  const BOUNCE = returned({
    action: 'failed',
    status: '5.2.2',
    said: '552 5.2.2 mailbox is full',
  });

  it('tells what is sought from the sender’s copy, from a file and from standard input', async () => {
    const server = await serve();
    const args = [...at(server), '--json'];
    const byFile = await bare([...args, '--eml', put('copy.eml', COPY)], { env: ENV });
    const byInput = await bare([...args, '--eml', '-'], { env: ENV, input: COPY });
    for (const ran of [byFile, byInput]) {
      expect(reportIn(ran).subject).toMatchObject({
        sought: { messageId: '7@partner.example', from: BOSS, subject: 'Contract 7' },
        where: 'inbox',
        copy: { recipients: [ADDRESS], state: 'sent' },
      });
      expect(ran.code).toBe(0);
    }
  });

  it('that is a bounce is diagnosed, with no look into the mailbox', async () => {
    const args = ['--no-login', '--json', '--eml'];
    const byFile = await bare([...args, put('bounce.eml', BOUNCE)]);
    const byInput = await bare([...args, '-'], { input: BOUNCE });
    for (const ran of [byFile, byInput]) {
      expect(ran.code).toBe(1);
      const { findings, subject } = reportIn(ran);
      expect(findings[0]?.id).toBe('missing/bounced');
      expect(findings.map((f) => f.id)).toContain('bounce/mailbox-full');
      expect(subject.returned).toMatchObject([
        { kind: 'bounce', recipient: ADDRESS, cause: 'bounce/mailbox-full' },
      ]);
      expect(subject.mailbox).toBeNull();
    }
  });

  it('that names another address says so', async () => {
    const path = put('typo.eml', copyTo('lei@office.example'));
    const ran = await bare(['--no-login', '--json', '--eml', path]);
    expect(ran.code).toBe(1);
    expect(reportIn(ran).findings[0]?.id).toMatch(/^missing\/wrong-(address|mailbox)$/);
  });

  it('of several messages reads the first, and says so', async () => {
    const one = `From ${BOSS} Wed Nov 18 09:00:00 2026\n${COPY}`;
    const two = put('two.mbox', `${one}\n${one.replaceAll('Contract 7', 'Contract 8')}`);
    const ran = await bare(['--no-login', '--json', '--eml', two]);
    expect(ran.stderr).toMatch(/two\.mbox holds several messages; only the first is read\n$/);
    expect(reportIn(ran).subject.sought.subject).toBe('Contract 7');
  });

  it.each<[string, () => string, RegExp]>([
    ['is missing', () => join(files, 'gone.eml'), /--eml .*gone\.eml: no such file or folder/],
    ['is a folder without mail', () => emptyFolder(), /--eml .*: no message in this folder; give/],
    ['is a picture', () => put('a.png', Buffer.from('\x89PNG\r\n', 'latin1')), /a PNG picture/],
    ['is an archive', () => put('a.zip', 'PK\x03\x04'), /a ZIP archive; unpack it first/],
    ['is empty', () => put('empty.eml', ''), /--eml .*empty\.eml: /],
    [
      'holds no header',
      () => put('notes.txt', 'We should ask the boss.\n'),
      /--eml .*notes\.txt: /,
    ],
  ])('that %s is exit 66', async (_, path, message) => {
    const server = await serve();
    const ran = await trace([...at(server), '--eml', path()]);
    expectRefused(ran, 66, message);
    expect(server.connections).toBe(0);
  });

  function emptyFolder(): string {
    const path = join(files, 'empty');
    mkdirSync(path);
    return path;
  }
});

describe('--sender-account', () => {
  const both = {
    login: { [ADDRESS]: PASSWORD, [BOSS]: 'sender-Geheim-77' },
  };
  const theirs = (server: MailboxServer) => [
    ...['--sender-account', BOSS],
    ...['--sender-imap-host', server.address],
    ...['--sender-imap-port', String(server.port)],
  ];

  it('takes the second line of --password-stdin, or its own variable', async () => {
    const server = await serve(both);
    const args = [...SOUGHT, ...at(server), ...theirs(server), '--json'];
    const piped = await bare([...args, '--password-stdin'], {
      input: `${PASSWORD}\nsender-Geheim-77\n`,
    });
    expect(piped.code, piped.stderr).toBe(0);
    const logins = () => server.transcript.filter((line) => / LOGIN /.test(line)).length;
    expect(logins()).toBe(2);
    const env = { ...ENV, ALIMAIL_SENDER_PASSWORD: 'sender-Geheim-77' };
    const set = await bare(args, { env });
    expect(set.code).toBe(0);
    expect(logins()).toBe(4);
    expect(set.stderr).toMatch(
      /reading the mailbox of li@.*\n.*reading the mailbox of boss@partner/,
    );
    for (const { stdout, stderr } of [piped, set]) {
      expect(leaksIn(stdout + stderr)).toEqual([]);
      expect(stdout + stderr).not.toContain('sender-Geheim-77');
    }
  });

  it('is left out without its password', async () => {
    const server = await serve(both);
    const ran = await trace([...at(server), ...theirs(server), '--json']);
    expect(ran.code).toBe(0);
    expect(server.logins).toBe(1);
    expect(reportIn(ran).subject.copy).toBeNull();
  });
});

describe('arguments', () => {
  it.each<[readonly string[], RegExp]>([
    [['--since', 'yesterday'], /--since: "yesterday" is no time; give a day such as 2026-11-18/],
    [['--until', '2026-02-30'], /--until: "2026-02-30" is no time/],
    [['--since', '2d', '--until', '3d'], /--since 2d is behind --until 3d; give the earlier one/],
    [['--since', '2098-01-01'], /--since: 2098-01-01 lies ahead/],
    [['--from', 'the boss'], /--from: "the boss" is neither an address nor a domain; give one/],
    [['--from', 'boss@'], /--from: "boss@" is not an address; give one such as/],
    [['--subject', ''], /--subject: it is empty/],
    [['--message-id', '<>'], /--message-id: it is empty/],
    [
      ['--eml', '-', '--password-stdin'],
      /exclude each other.*give the password in ALIMAIL_PASSWORD/,
    ],
    [['--no-login', '--password-stdin'], /--password-stdin and --no-login exclude each other/],
    [['--no-login', '--loopback'], /--loopback and --no-login exclude each other/],
    [['--no-login', '--sender-account', BOSS], /--sender-account and --no-login exclude/],
    [['--imap-tls', 'none'], /--imap-tls: none would send the password in clear text; give/],
    [['--smtp-tls', 'none'], /--smtp-tls: none would send the password in clear text; give/],
    [
      ['--sender-account', BOSS, '--sender-imap-tls', 'none'],
      /--sender-imap-tls: none would send the password in clear text/,
    ],
    [['--sender-imap-host', 'imap.partner.example'], /need --sender-account/],
    [['--sender-account', 'boss'], /--sender-account: "boss" is not a mail address; give one/],
    [
      ['--sender-account', BOSS, '--sender-imap-port', '0'],
      /--sender-imap-port: "0" is not a port/,
    ],
    [['--imap-tls', 'ssl'], /--imap-tls: give implicit/],
    [['--imap-port', '99999'], /--imap-port: .* is not a port/],
    [['--imap-host', 'imap office'], /--imap-host: .* is not a host name/],
    [['--timeout', '0'], /--timeout: give seconds between 0 and/],
    [['--json', '--format', 'text'], /--json and --format text exclude each other/],
  ])('%j are refused in one line', async (args, message) => {
    expectRefused(await bare(args), 64, message);
  });

  it.each(['office.example', 'li@@office.example', 'l i@office.example', ''])(
    'want an address, and %j is none',
    async (given) => {
      const ran = await sourceCli(['trace-missing', given, ...DNS, '--no-login']);
      expectRefused(ran, 64, /is not a mail address; give one such as/);
    },
  );

  it('of a password in clear text are not advised', async () => {
    const ran = await bare(['--imap-tls', 'ssl']);
    expect(ran.stderr).not.toMatch(/none/);
  });

  it('take an address as it is pasted', async () => {
    const server = await serve();
    const ran = await sourceCli(
      ['trace-missing', `mailto:${ADDRESS}.`, ...DNS, ...SOUGHT, ...at(server), '--json'],
      { env: ENV },
    );
    expect(ran.code, ran.stderr).toBe(0);
    expect(reportIn(ran).subject.address).toBe(ADDRESS);
  });

  it('trust the authorities of --ca, and no password goes to a server without one', async () => {
    const server = await serve();
    const args = [...SOUGHT, ...at(server), '--json'];
    const env = { ALIMAIL_PASSWORD: PASSWORD, NODE_EXTRA_CA_CERTS: '' };
    const untrusted = await bare(args, { env });
    expect([untrusted.code, server.logins]).toEqual([2, 0]);
    const trusted = await bare([...args, '--ca', certificates().caFile], { env });
    expect([trusted.code, server.logins]).toEqual([0, 1]);
    const none = put('no.pem', 'not a certificate');
    expectRefused(await bare([...args, '--ca', none], { env }), 66, /no certificate in PEM/);
  });
});

describe('--probe-smtp', () => {
  const MX = { 'mx1.sg.aliyun.com': '127.9.25.1', 'mx2.sg.aliyun.com': '127.9.25.2' };

  /** Port 25 of the first exchanger; `null` where nobody but root may listen there. */
  function listenAt25(to: { readonly address: string; readonly port: number }) {
    const server = createServer((socket) => {
      const through = connect(to.port, to.address);
      socket.pipe(through).pipe(socket);
      for (const one of [socket, through]) one.on('error', () => {});
    });
    return new Promise<string | null>((resolve) => {
      server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      server.listen(25, MX['mx1.sg.aliyun.com'], () => {
        running.push({ stop: () => server.close() });
        resolve(null);
      });
    });
  }

  it('asks the mail exchanger up to RCPT TO, and sends nothing', async (context) => {
    const smtp = await startScripted({ rcpt: '554 5.7.1 Relay access denied' });
    running.push(smtp);
    const hindrance = await listenAt25(smtp);
    if (hindrance !== null) context.skip(`port 25 of a loopback address: ${hindrance}`);
    const zone = put(
      'probe.zone',
      Object.entries(MX).reduce(
        (text, [host, address]) =>
          text.replace(new RegExp(`^(${host}\\. IN A) .*$`, 'm'), `$1 ${address}`),
        readFileSync(world, 'utf8'),
      ),
    );
    const dns = [`--zone=${ROOT}fixtures/world/office.example.zone`, `--zone=${zone}`, '--offline'];
    const ran = await sourceCli(
      ['trace-missing', ADDRESS, ...dns, ...SOUGHT, '--no-login', '--probe-smtp', '--json'],
      { env: ENV },
    );
    expect(ran.code, ran.stderr).toBe(1);
    const { findings, subject } = reportIn(ran);
    expect(findings[0]?.id).toBe('missing/rcpt-refused');
    expect(subject.probe).toMatchObject([
      { host: 'mx1.sg.aliyun.com', address: '127.9.25.1', outcome: 'refused' },
    ]);
    expect(smtp.received).toEqual([]);
  });
});

describe('a run', () => {
  const MAIN = `import { main } from ${JSON.stringify(new URL('../../src/cli.ts', import.meta.url).href)};
await main(['node', 'alimail-doctor', ...process.argv.slice(1)]);`;
  const program = (args: readonly string[]) => [
    ...['--input-type=module', '-e', MAIN, '--'],
    // Without a time every message is compared.
    ...['trace-missing', ADDRESS, ...DNS, '--from', BOSS, '--subject', 'Contract 7', ...args],
  ];
  const env = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', ...ENV };

  function ended(child: ChildProcess) {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    return new Promise<{ readonly code: number | null; readonly said: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, said })),
    );
  }

  it('that is interrupted ends at once, with 130 and no report', async () => {
    const server = await startFailing('login-silent', {
      protocol: 'imap',
      certificate: certificates().good(['127.0.0.1', 'localhost']),
    });
    running.push(server);
    const child = spawn(process.execPath, program([...at(server), '--timeout', '60']), { env });
    const over = ended(child);
    while (server.logins === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(leaksIn(readFileSync(`/proc/${child.pid}/cmdline`, 'utf8'))).toEqual([]);
    child.kill('SIGINT');
    const { code, said } = await over;
    expect(code).toBe(130);
    expect(said).toMatch(/^alimail-doctor: reading the mailbox of .*\n$/);
  });

  it('shows on a terminal how many messages were compared', async (context) => {
    const script = findBinary('script');
    if (script === null) context.skip('not installed: script');
    const server = await serve({ folders: [{ name: 'INBOX', messages: 12_000 }] });
    const command = [process.execPath, ...program([...at(server), '--quiet'])]
      .map((word) => `'${word.replaceAll("'", "'\\''")}'`)
      .join(' ');
    const child = spawn(script ?? '', ['-qec', `stty cols 100; exec ${command}`, '/dev/null'], {
      env: { ...env, TERM: 'xterm', SHELL: '/bin/sh' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const { code, said } = await ended(child);
    expect(code, said).toBe(2);
    expect(said).toMatch(/\d+00 messages compared, in INBOX/);
    expect(leaksIn(said)).toEqual([]);
  });

  it('shows no progress where standard error is no terminal', async () => {
    const server = await serve({ folders: [{ name: 'INBOX', messages: 2_000 }] });
    const args = ['--from', BOSS, '--subject', 'Contract 7', ...at(server), '--quiet'];
    const ran = await bare(args, { env: ENV });
    expect(ran.stderr).toBe('');
    expect(server.fetched).toBeGreaterThanOrEqual(2_000);
  });

  it('goes on where the connection breaks in the middle', async () => {
    const server = await serve({
      folders: [{ name: 'INBOX', messages: 3_000 }, folder(JUNK, [contract(3)])],
      quirks: { dropAfter: { messages: 1_700 } },
    });
    const ran = await bare(['--from', BOSS, '--subject', 'Contract 7', ...at(server), '--json'], {
      env: ENV,
    });
    expect(ran.code, ran.stderr).toBe(1);
    expect(reportIn(ran).subject).toMatchObject({ where: 'junk' });
    expect(server.logins).toBe(2);
    const inbox = reportIn(ran).subject.mailbox?.folders.find((f) => f.name === 'INBOX');
    expect(inbox).toMatchObject({ messages: 3_000, compared: 3_000, complete: true });
  });
});
