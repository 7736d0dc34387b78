/** `verify-client` as people start it: options, files, passwords, exit codes, and what must not come out. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Report, VerifyClientSubject } from '../../src/index.ts';
import { EMIT_KINDS } from '../../src/settings/types.ts';
import { certificates } from '../support/certificates.ts';
import { cli } from '../support/cli.ts';
import { ADDRESS, leaksIn, PASSWORD } from '../support/client-lab.ts';
import { ROOT } from '../support/fixture.ts';
import {
  FAILURES,
  type MailServer,
  type MailServerOptions,
  startFailing,
  startFiltered,
  startMailServer,
} from '../support/mail-servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-client-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const running: MailServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((s) => s.stop()));
});

const certificate = () => certificates().good(['127.0.0.1', 'localhost']);

async function serve(
  protocol: 'imap' | 'pop3' | 'smtp',
  options: Partial<MailServerOptions> = {},
): Promise<MailServer> {
  const server = await startMailServer({
    protocol,
    tls: 'implicit',
    certificate: certificate(),
    accounts: { [ADDRESS]: PASSWORD },
    ...options,
  });
  running.push(server);
  return server;
}

/** The world of the fixtures, moved to loopback: nothing else may be connected to. */
const world = join(folder, 'world.zone');
writeFileSync(
  world,
  readFileSync(`${ROOT}fixtures/world/root.zone`, 'utf8').replace(
    /IN A \d+\.\d+\.(\d+)\.(\d+)/g,
    'IN A 127.9.$1.$2',
  ),
);
const DNS = [...['--zone', 'fixtures/world/office.example.zone', '--zone', world], '--offline'];

/** Options that name a server on loopback. */
function at(server: MailServer): string[] {
  const prefix = server.protocol === 'pop3' ? 'pop' : server.protocol;
  return [`--${prefix}-host`, server.address, `--${prefix}-port`, String(server.port)];
}

const verify = (
  args: readonly string[],
  options: { input?: string; env?: Readonly<Record<string, string>> } = {},
) =>
  cli(['verify-client', ADDRESS, ...DNS, '--timeout', '5', ...args], {
    ...options,
    env: { NODE_EXTRA_CA_CERTS: certificates().caFile, ...options.env },
  });

const reportIn = (stdout: string) => JSON.parse(stdout) as Report<VerifyClientSubject>;

describe('the password', () => {
  it('comes from the environment, from standard input, and from nowhere else', async () => {
    const imap = await serve('imap');
    const args = ['--protocol', 'imap', ...at(imap), '--json'];
    const byEnvironment = await verify(args, { env: { ALIMAIL_PASSWORD: PASSWORD } });
    expect(byEnvironment.code).toBe(0);
    expect(imap.logins).toBe(1);
    const byInput = await verify([...args, '--password-stdin'], { input: `${PASSWORD}\n` });
    expect(byInput.code).toBe(0);
    expect(imap.logins).toBe(2);
    const without = await verify(args);
    expect(without.code).toBe(2);
    expect(imap.logins).toBe(2);
    const asked = await verify([...args, '--password', PASSWORD]);
    expect(asked.code).toBe(64);
  });

  it('is said to be used before it is, and to count', async () => {
    const imap = await serve('imap');
    const ran = await verify(['--protocol', 'imap', ...at(imap)], {
      env: { ALIMAIL_PASSWORD: PASSWORD },
    });
    expect(ran.stderr).toMatch(/logging in once a protocol as li@office\.example.*--no-login/);
  });

  it.each([...FAILURES])('is in no output against a server that is %s', async (kind) => {
    const server = await startFailing(kind, {
      protocol: 'imap',
      ...(kind === 'tls10' ? {} : { certificate: certificate() }),
      accounts: { [ADDRESS]: PASSWORD },
    });
    running.push(server);
    const args = ['--protocol', 'imap', ...at(server), '--timeout', '2'];
    for (const more of [['--verbose'], ['--json']]) {
      const ran = await verify([...args, ...more], { env: { ALIMAIL_PASSWORD: PASSWORD } });
      expect([0, 1, 2]).toContain(ran.code);
      expect(leaksIn(ran.stdout + ran.stderr)).toEqual([]);
    }
    expect(server.logins).toBeLessThanOrEqual(2);
  });

  it('is in no list of processes', async () => {
    const server = await startFailing('login-silent', {
      protocol: 'imap',
      certificate: certificate(),
    });
    running.push(server);
    const child = spawn(
      process.execPath,
      [`${ROOT}bin/alimail-doctor.js`, 'verify-client', ADDRESS, ...DNS, '--timeout', '4']
        .concat(['--password-stdin', '--protocol', 'imap', '--ca', certificates().caFile])
        .concat(at(server)),
      { cwd: ROOT, stdio: ['pipe', 'ignore', 'ignore'] },
    );
    const over = new Promise((resolve) => child.on('close', resolve));
    child.stdin.end(PASSWORD);
    while (server.logins === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    for (const list of ['cmdline', 'environ']) {
      const said = readFileSync(`/proc/${child.pid}/${list}`, 'utf8');
      expect(leaksIn(said)).toEqual([]);
    }
    await over;
  });

  it('of a settings file is not read, and not shown', async () => {
    const smtp = await serve('smtp');
    const file = join(folder, 'secret.env');
    writeFileSync(
      file,
      `SMTP_HOST=127.0.0.1\nSMTP_PORT=${smtp.port}\nSMTP_SECURE=true\nSMTP_USER=${ADDRESS}\nSMTP_PASS=${PASSWORD}\n`,
    );
    const ran = await verify(['--settings', file, '--json']);
    expect(ran.code).toBe(2);
    expect(smtp.logins).toBe(0);
    expect(ran.stderr).toMatch(/holds a password, which is not read/);
    expect(leaksIn(ran.stdout + ran.stderr)).toEqual([]);
  });
});

describe('emitted settings', () => {
  it.each(
    EMIT_KINDS.flatMap((kind) =>
      (['imap', 'pop3'] as const).map((incoming) => [kind, incoming] as const),
    ),
  )('for %s with %s read back to the same report', async (kind, incoming) => {
    const [imap, smtp] = await Promise.all([serve(incoming), serve('smtp')]);
    const both = ['--protocol', incoming, '--protocol', 'smtp'];
    const env = { ALIMAIL_PASSWORD: PASSWORD };
    const args = [...both, ...at(imap), ...at(smtp)];
    const first = await verify([...args, '--json'], { env });
    expect(first.code).toBe(0);
    for (const lang of ['en', 'zh']) {
      const file = join(folder, `${kind}.${lang}`);
      const emitted = await verify([...args, '--emit', kind, '--output', file, '--lang', lang], {
        env,
      });
      expect(emitted.code).toBe(0);
      expect(emitted.stdout).toBe('');
      expect(leaksIn(readFileSync(file, 'utf8'))).toEqual([]);
      const again = await verify([...both, '--settings', file, '--json'], { env });
      expect(again.code).toBe(0);
      const [before, after] = [reportIn(first.stdout), reportIn(again.stdout)];
      const told = ({ subject, verdict, findings, checks }: Report<VerifyClientSubject>) => ({
        verdict,
        findings: findings.map((f) => f.id),
        checks: checks.map((c) => [c.id, c.answer]),
        services: subject.services.map(({ seen: _, ...service }) => service),
      });
      expect(told(after)).toEqual(told(before));
    }
  });

  it('are the documented ones where nothing better is known', async () => {
    const ran = await verify(['--no-login', '--emit', 'nodemailer']);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      host: 'smtp.sg.aliyun.com',
      port: 465,
      secure: true,
      auth: { user: ADDRESS },
    });
  });
});

it('ends within --timeout where a firewall swallows everything', async () => {
  const dead = await startFiltered();
  try {
    const port = String(dead.port);
    const places = ['imap', 'pop', 'smtp'].flatMap((p) => [
      ...[`--${p}-host`, dead.address, `--${p}-port`, port],
    ]);
    const ran = await verify([...places, '--no-login', '--timeout', '4', '--json']);
    expect(ran.ms).toBeLessThan(4000);
    const { subject } = reportIn(ran.stdout);
    expect(subject.services.slice(0, 3).map((s) => [s.reachable, s.why])).toEqual(
      [1, 2, 3].map(() => [null, 'timeout']),
    );
  } finally {
    await dead.stop();
  }
});

describe('arguments', () => {
  it.each([
    [['--imap-port', '0'], /--imap-port: "0" is not a port/],
    [['--imap-port', '99999'], /not a port/],
    [['--imap-tls', 'ssl'], /--imap-tls: give implicit, starttls or none/],
    [['--protocol', 'exchange'], /--protocol: give imap, pop3 or smtp/],
    [['--smtp-host', 'smtp example'], /--smtp-host: .* is not a host name/],
    [['--password-stdin', '--no-login'], /exclude each other/],
    [['--emit', 'eudora'], /eudora/],
    [['--timeout', '0'], /--timeout/],
  ] as const)('%j are refused in one line', async (args, message) => {
    const ran = await verify(args);
    expect(ran.code).toBe(64);
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(ran.stdout).toBe('');
  });

  it.each([
    'office.example',
    'li@@office.example',
    'l i@office.example',
    'https://office.example/@x',
  ])('want an address, and %j is none', async (given) => {
    const ran = await cli(['verify-client', given, ...DNS]);
    expect(ran.code).toBe(64);
    expect(ran.stderr).toMatch(/is not a mail address/);
  });

  it('take an address as it is pasted', async () => {
    const imap = await serve('imap');
    const ran = await cli(
      ['verify-client', `mailto:${ADDRESS}.`, ...DNS, '--protocol', 'imap', ...at(imap), '--json'],
      { env: { NODE_EXTRA_CA_CERTS: certificates().caFile, ALIMAIL_PASSWORD: PASSWORD } },
    );
    expect(ran.code).toBe(0);
    expect(imap.attempts.map((a) => a.user)).toEqual([ADDRESS]);
  });

  it('take the host out of a URL, and refuse what is no file of certificates', async () => {
    const ran = await verify([
      '--protocol',
      'imap',
      '--no-login',
      '--json',
      '--imap-host',
      'imaps://imap.sg.aliyun.com:993/',
    ]);
    expect(reportIn(ran.stdout).subject.services[0]?.host).toBe('imap.sg.aliyun.com');
    const file = join(folder, 'no.pem');
    writeFileSync(file, 'not a certificate');
    const without = await verify(['--ca', file]);
    expect(without.code).toBe(66);
    expect(without.stderr).toMatch(/no certificate in PEM/);
  });

  it.each([
    ['SMTP_HOST=\nSMTP_PORT=465\nSMTP_USER=li@office.example\n', /SMTP server has no host there/],
    [`SMTP_HOST=$\{MAIL_HOST}\nSMTP_PORT=465\n`, /SMTP server has no host there/],
    [
      '{"host":null,"port":465,"auth":{"user":"li@office.example"}}',
      /SMTP server has no host there/,
    ],
  ])('do not guess a host that a settings file leaves open: %j', async (content, message) => {
    const file = join(folder, 'open.txt');
    writeFileSync(file, content);
    const ran = await verify(['--settings', file]);
    expect(ran.code).toBe(66);
    expect(ran.stderr).toMatch(message);
    const told = await verify([
      '--settings',
      file,
      '--smtp-host',
      '127.9.1.1',
      '--no-login',
      '--json',
    ]);
    expect([0, 1, 2]).toContain(told.code);
  });

  it.each([
    `SMTP_HOST=smtp.sg.aliyun.com:${PASSWORD}\nSMTP_PORT=465\n`,
    `SMTP_HOST="smtp.sg.aliyun.com ${PASSWORD}"\nSMTP_PORT=465\n`,
    `SMTP_HOST=smtp.sg.aliyun.com\nSMTP_PORT=465\nSMTP_USER=${ADDRESS}:${PASSWORD}\n`,
  ])('show nothing of a password that stands where it should not', async (content) => {
    const file = join(folder, 'glued.env');
    writeFileSync(file, content);
    const ran = await verify(['--settings', file, '--no-login', '--verbose']);
    expect([1, 2, 66, 0]).toContain(ran.code);
    expect(leaksIn(ran.stdout + ran.stderr)).toEqual([]);
  });

  it('keep a broken host of a settings file as what is wrong', async () => {
    const file = join(folder, 'broken.env');
    writeFileSync(
      file,
      'SMTP_HOST="smtp.sg. aliyun.com"\nSMTP_PORT=465\nSMTP_USER=li@office.example\n',
    );
    const ran = await verify(['--settings', file, '--json'], {
      env: { ALIMAIL_PASSWORD: PASSWORD },
    });
    expect(ran.code).toBe(1);
    expect(reportIn(ran.stdout).findings[0]?.id).toMatch(
      /^client\/(wrong-host|host-unresolvable)$/,
    );
  });

  it.each([
    ['gone.js', null, /no such file/],
    ['empty.json', '', /./],
    ['nonsense.xml', '<a><b>', /./],
  ])('a settings file that is %s is exit 66', async (name, content, message) => {
    const file = join(folder, name);
    if (content !== null) writeFileSync(file, content);
    const ran = await verify(['--settings', file]);
    expect(ran.code).toBe(66);
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
  });
});
