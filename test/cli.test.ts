import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckDnsSubject, Report } from '../src/index.ts';
import { VERSION } from '../src/version.ts';
import { cli, demoArgs } from './support/cli.ts';
import { type Reply, startServer } from './support/dns-server.ts';
import { ROOT } from './support/fixture.ts';

type DnsReport = Report<CheckDnsSubject>;
const parse = (text: string) => JSON.parse(text) as DnsReport;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alimail-doctor-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('arguments', () => {
  it('prints the version of package.json', async () => {
    const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as {
      version: string;
    };
    expect(VERSION).toBe(version);
    const ran = await cli(['--version']);
    expect(ran).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('prints help for everything, and help is no error', async () => {
    for (const args of [['--help'], ['check-dns', '--help'], ['explain', '--help'], ['help']]) {
      const ran = await cli(args);
      expect(ran.code, args.join(' ')).toBe(0);
      expect(ran.stdout).toContain('Usage: alimail-doctor');
    }
  });

  it.each([
    [[], ''],
    [['check-dns'], 'missing required argument'],
    [['check-dn', 'example.com'], 'check-dns'],
    [['check-dns', 'example.com', '--bogus'], '--bogus'],
    [['check-dns', 'example.com', '--edition', 'mars'], 'sg'],
    [['check-dns', 'example.com', '--timeout', '-1'], 'seconds'],
    [['check-dns', 'example.com', '--timeout', 'soon'], 'seconds'],
    [['check-dns', 'example.com', '--resolver', 'not an address'], '--resolver not an address'],
    [['check-dns', 'example.com', '--json', '--format', 'junit'], '--json'],
    [['check-dns', 'example.com', '--spf-ip', '1.2.3'], '--spf-ip'],
    [['check-dns', 'example.com', '--helo', 'x'], '--spf-ip'],
    [['check-dns', 'example.com', '--selector', 'a b'], '--selector'],
    [['check-dns', 'exa mple.com', '--offline'], 'is not a domain name'],
    [['check-dns', '192.0.2.1', '--offline'], 'is not a domain name'],
    [['check-dns', 'a..example.com', '--offline'], 'is not a domain name'],
    [['check-dns', `${'a'.repeat(64)}.example`, '--offline'], 'is not a domain name'],
    [['explain', 'spf/inclde-missing'], 'nothing is known'],
    [['explain', 'include-missing'], 'spf/include-missing'],
  ] as const)('refuses %j with 64 and one clear line', async (args, said) => {
    const ran = await cli(args);
    expect(ran.code).toBe(64);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toContain(said);
  });

  it('says which input file cannot be read, with 66', async () => {
    const missing = await cli(['check-dns', 'example.com', '--zone', '/nowhere/x.zone']);
    expect(missing).toMatchObject({ code: 66, stdout: '' });
    expect(missing.stderr).toBe('alimail-doctor: --zone /nowhere/x.zone: no such file\n');
    const bad = join(folder, 'bad.zone');
    writeFileSync(bad, '$ORIGIN example.com.\n@ 600 IN SOA a b 1 2 3 4 5\n@ IN MX mail\n');
    const ran = await cli(['check-dns', 'example.com', '--zone', bad]);
    expect(ran.code).toBe(66);
    expect(ran.stderr).toMatch(new RegExp(`^alimail-doctor: ${bad}:3:\\d+: `));
    expect((await cli(['check-dns', 'example.com', '--zone', folder])).code).toBe(66);
  });
});

describe('check-dns', () => {
  it('exits 0, 1 and 2 for healthy, wrong and not known', async () => {
    expect((await cli(demoArgs('healthy'))).code).toBe(0);
    expect((await cli(demoArgs('moved'))).code).toBe(1);
    expect((await cli(['check-dns', 'example.com', '--offline'])).code).toBe(2);
    expect((await cli([...demoArgs('moved'), '--fail-on', 'never'])).code).toBe(0);
  });

  it('takes warnings for failures when asked', async () => {
    const zone = join(folder, 'warning.zone');
    writeFileSync(
      zone,
      readFileSync(`${ROOT}fixtures/demo/healthy.example.zone`, 'utf8').replace(
        'p=quarantine',
        'p=none',
      ),
    );
    const args = [
      'check-dns',
      'healthy.example',
      '--offline',
      '--zone',
      zone,
      '--zone',
      'fixtures/world/root.zone',
      '--json',
    ];
    const usual = await cli(args);
    expect(usual.code).toBe(0);
    expect(parse(usual.stdout).verdict).toBe('healthy');
    const strict = await cli([...args, '--fail-on', 'warning']);
    expect(strict.code).toBe(1);
    expect(parse(strict.stdout).verdict).toBe('problem');
  });

  it('gives reports that the published schema accepts', async () => {
    const schema = JSON.parse(readFileSync(`${ROOT}schema/report.v1.json`, 'utf8')) as object;
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    for (const name of ['healthy', 'moved', 'typed'] as const) {
      for (const lang of ['en', 'zh']) {
        const ran = await cli([...demoArgs(name), '--json', '--lang', lang]);
        expect(validate(JSON.parse(ran.stdout)), JSON.stringify(validate.errors)).toBe(true);
      }
    }
  });

  it('tells the same story in Chinese, in JSON and in text', async () => {
    const [en, zh, text] = await Promise.all([
      cli([...demoArgs('moved'), '--json']),
      cli([...demoArgs('moved'), '--json', '--lang', 'zh']),
      cli([...demoArgs('moved'), '--lang', 'zh']),
    ]);
    const a = parse(en.stdout);
    const b = parse(zh.stdout);
    const facts = (r: DnsReport) =>
      r.findings.map((f) => ({
        id: f.id,
        severity: f.severity,
        evidence: f.evidence.map((e) => e.from),
        changes: f.fixes.map((x) => [x.change, x.verified, x.resolves]),
      }));
    expect(facts(b)).toEqual(facts(a));
    expect(b.checks.map((c) => [c.id, c.answer])).toEqual(a.checks.map((c) => [c.id, c.answer]));
    expect(b.verdict).toBe(a.verdict);
    for (const [i, finding] of b.findings.entries()) {
      expect(finding.title).not.toBe(a.findings[i]?.title);
      expect(text.stdout.replace(/\s/g, '')).toContain(finding.title.replace(/\s/g, ''));
    }
  });

  it('takes its language from the environment', async () => {
    const ran = await cli(demoArgs('healthy'), { env: { LANG: 'zh_CN.UTF-8' } });
    expect(ran.stdout).toContain('新加坡站');
    const own = await cli([...demoArgs('healthy'), '--lang', 'en'], {
      env: { LC_ALL: 'zh_CN.UTF-8' },
    });
    expect(own.stdout).toContain('Singapore');
  });

  it('colours only when asked or on a terminal', async () => {
    expect((await cli(demoArgs('moved'))).stdout).not.toContain('\u001b');
    const forced = await cli(demoArgs('moved'), { env: { FORCE_COLOR: '1' } });
    expect(forced.stdout).toContain('\u001b[');
    const not = await cli(demoArgs('moved'), { env: { FORCE_COLOR: '0' } });
    expect(not.stdout).not.toContain('\u001b');
  });

  it('writes to a file, and nothing to standard output then', async () => {
    const file = join(folder, 'report.json');
    const ran = await cli([...demoArgs('healthy'), '--json', '--output', file]);
    expect(ran.stdout).toBe('');
    expect(parse(readFileSync(file, 'utf8')).subject.domain).toBe('healthy.example');
  });

  it.each(['text', 'json', 'ndjson', 'markdown', 'sarif', 'junit', 'github'])(
    'writes %s',
    async (format) => {
      const ran = await cli([...demoArgs('moved'), '--format', format]);
      expect(ran.code).toBe(1);
      expect(ran.stdout).toContain('moved.example');
      expect(ran.stderr).toBe('');
    },
  );

  it('reads a domain however it is written', async () => {
    const zone = join(folder, 'idn.zone');
    writeFileSync(zone, '$ORIGIN 例子.中国.\n@ 600 IN SOA a b 1 2 3 4 5\n@ 600 IN TXT "x"\n');
    const named = async (input: string) => {
      const ran = await cli(['check-dns', input, '--zone', zone, '--offline', '--json']);
      return { domain: parse(ran.stdout).subject.domain, stderr: ran.stderr };
    };
    const ascii = 'xn--fsqu00a.xn--fiqs8s';
    expect(await named('例子.中国')).toEqual({ domain: ascii, stderr: '' });
    expect(await named('XN--FSQU00A.xn--fiqs8s.')).toEqual({ domain: ascii, stderr: '' });
    const url = await named('https://www.例子.中国/mail?x=1');
    expect(url.domain).toBe(ascii);
    expect(url.stderr).toContain(ascii);
    const address = await named('Someone <a.b@例子。中国>');
    expect(address.domain).toBe(ascii);
    expect(address.stderr).toContain(ascii);
  });

  it('gives an array for several domains, in their order, and the worst exit code', async () => {
    const ran = await cli([
      'check-dns',
      'typed.example',
      'nowhere.invalid',
      ...demoArgs('healthy').slice(1),
      '--zone',
      'fixtures/demo/typed.example.zone',
      '--json',
    ]);
    expect(ran.code).toBe(1);
    const reports = JSON.parse(ran.stdout) as DnsReport[];
    expect(reports.map((r) => [r.subject.domain, r.verdict])).toEqual([
      ['typed.example', 'problem'],
      ['nowhere.invalid', 'problem'],
      ['healthy.example', 'healthy'],
    ]);
  });

  it('reads domains from standard input and says which line is none', async () => {
    const ran = await cli(
      [
        'check-dns',
        '-',
        '--format',
        'ndjson',
        '--offline',
        '--zone',
        'fixtures/demo/healthy.example.zone',
        '--zone',
        'fixtures/world/root.zone',
      ],
      { input: '# ours\nhealthy.example\r\n\nnot a domain\nHEALTHY.example. # again\n' },
    );
    expect(ran.stderr).toContain('line 4: "not a domain" is not a domain name');
    const lines = ran.stdout.trim().split('\n').map(parse);
    expect(lines.map((r) => r.verdict)).toEqual(['healthy', 'healthy']);
    expect(ran.code).toBe(2);
  });

  it('answers what a receiver would, and which term decides', async () => {
    const ask = async (ip: string) => {
      const ran = await cli([...demoArgs('healthy'), '--spf-ip', ip, '--json']);
      return parse(ran.stdout).subject.spf;
    };
    expect(await ask('198.51.100.7')).toMatchObject({
      ip: '198.51.100.7',
      result: 'pass',
      mailFrom: 'postmaster@healthy.example',
    });
    const spf = await ask('192.0.2.200');
    expect(spf).toMatchObject({ result: 'fail' });
    expect(spf?.term).toContain('-all');
    const text = await cli([...demoArgs('healthy'), '--spf-ip', '198.51.100.7']);
    expect(text.stdout).toContain('ip4:198.51.100.0/26');
  });
});

describe('a resolver that does not do its work', () => {
  const NEVER = 1_000_000;
  /** A question name that points at itself, over and over. */
  const loop = (query: Buffer) =>
    Buffer.concat([
      query.subarray(0, 2),
      Buffer.from([0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0, 0xc0, 12, 0, 15, 0, 1, 0xc0, 12, 0, 15]),
    ]);
  it.each<readonly [string, Reply, boolean]>([
    ['says nothing', { drop: NEVER }, false],
    ['fails', { rcode: 'SERVFAIL' }, false],
    ['refuses', { rcode: 'REFUSED' }, false],
    ['does not implement anything', { rcode: 'NOTIMP' }, false],
    ['lies about the id', { junk: ['wrong-id', 'wrong-id'], drop: NEVER }, false],
    ['answers something else', { junk: ['wrong-question', 'wrong-type'], drop: NEVER }, false],
    [
      'sends garbage',
      { raw: (query) => Buffer.concat([query.subarray(0, 2), Buffer.alloc(300, 0xff)]) },
      false,
    ],
    ['sends a compression loop', { raw: loop }, false],
    ['truncates with TCP closed', { truncate: true }, true],
    ['truncates and hangs up over TCP', { truncate: true, stream: 'close' }, false],
    ['truncates and is silent over TCP', { truncate: true, stream: 'silent' }, false],
  ])('%s: unknown, exit 2, in time, never missing', async (_, reply, tcpClosed) => {
    const server = await startServer(() => reply, { tcpClosed });
    try {
      const args = ['check-dns', 'example.com', '--resolver', server.address, '--timeout', '2'];
      const ran = await cli([...args, '--json']);
      const report = parse(ran.stdout);
      expect(ran.code).toBe(2);
      expect(report.verdict).toBe('unknown');
      expect(report.findings).toEqual([]);
      expect(report.checks.filter((c) => c.needed).map((c) => c.answer)).not.toContain('yes');
      expect(report.subject.resolution).toBe(null);
      // The budget is 2 s; the rest is start-up on a busy machine.
      expect(ran.ms).toBeLessThan(10_000);
    } finally {
      await server.close();
    }
  });

  it('is down: unknown at once', async () => {
    const server = await startServer(() => ({}));
    const { address } = server;
    await server.close();
    const ran = await cli(['check-dns', 'example.com', '--resolver', address, '--json']);
    expect(ran.code).toBe(2);
    expect(parse(ran.stdout).findings).toEqual([]);
  });

  it('is asked for what another one fails', async () => {
    const dead = await startServer(() => ({ rcode: 'SERVFAIL' }));
    const live = await startServer(() => ({ rcode: 'NXDOMAIN' }));
    try {
      const args = ['--resolver', dead.address, '--resolver', live.address, '--json'];
      const ran = await cli(['check-dns', 'example.com', ...args]);
      expect(ran.code).toBe(1);
      expect(parse(ran.stdout).findings[0]?.id).toBe('domain/nxdomain');
    } finally {
      await dead.close();
      await live.close();
    }
  });

  it('still gives 1 for a problem that was seen', async () => {
    const server = await startServer((name, type) =>
      type === 'MX' && name === 'example.com'
        ? {
            answers: [{ name, type: 'MX', ttl: 60, data: { preference: 0, exchange: '.' } }],
          }
        : { rcode: 'SERVFAIL' },
    );
    try {
      const ran = await cli(['check-dns', 'example.com', '--resolver', server.address, '--json']);
      expect(ran.code).toBe(1);
      expect(parse(ran.stdout).findings.map((f) => f.id)).toEqual(['mx/null']);
    } finally {
      await server.close();
    }
  });

  it('cannot bring a control or bidirectional character to the terminal', async () => {
    const evil = 'v=spf1 \u001b[31m\u202e\u0007\u009b2J include:x\u200b.example -all';
    const server = await startServer((name, type) =>
      type === 'TXT'
        ? { answers: [{ name, type: 'TXT', ttl: 60, data: [Buffer.from(evil)] }] }
        : { rcode: 'NXDOMAIN' },
    );
    try {
      for (const format of ['text', 'markdown', 'github', 'junit', 'json']) {
        const args = ['--resolver', server.address, '--format', format, '--verbose'];
        const { stdout } = await cli(['check-dns', 'example.com', ...args]);
        expect(stdout.length).toBeGreaterThan(100);
        expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e]/);
      }
    } finally {
      await server.close();
    }
  });
});

describe('demo and explain', () => {
  it('diagnoses the canned cases in both languages', async () => {
    for (const lang of ['en', 'zh']) {
      const ran = await cli(['demo', '--lang', lang]);
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      for (const name of ['healthy', 'moved', 'typed'])
        expect(ran.stdout).toContain(`${name}.example`);
    }
  });

  it('explains every check and the tree', async () => {
    const all = await cli(['explain']);
    expect(all.stdout).toContain('spf/include-missing');
    const one = await cli(['explain', 'spf/include-missing', '--lang', 'zh']);
    expect(one.stdout).toContain('RFC 7208');
    const tree = await cli(['explain', 'check-dns']);
    expect(tree.stdout).toContain('domain/nxdomain');
    const drawn = await cli(['explain', 'check-dns', '--format', 'mermaid']);
    expect(drawn.stdout.startsWith('flowchart TD\n')).toBe(true);
  });
});

it('says what it needs under an old Node', () => {
  const launcher = readFileSync(`${ROOT}bin/alimail-doctor.js`, 'utf8');
  expect(launcher).toContain('process.exitCode = 70');
  expect(existsSync(`${ROOT}dist/cli.js`)).toBe(true);
});
