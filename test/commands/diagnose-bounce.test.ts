/** `diagnose-bounce` as a user runs it: what it reads, what it answers, how it exits. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnoseBounce, readBounce } from '../../src/commands/diagnose-bounce.ts';
import type { BounceLines, BounceSubject, Report } from '../../src/index.ts';
import { cli, type Ran } from '../support/cli.ts';
import { ROOT } from '../support/fixture.ts';

type BounceReport = Report<BounceSubject>;

const one = (text: string) => JSON.parse(text) as BounceReport;
const many = (text: string) => JSON.parse(text) as BounceReport[];
const lined = (text: string) => text.trimEnd().split('\n').map(one);

const schema = JSON.parse(readFileSync(`${ROOT}schema/report.v1.json`, 'utf8')) as object;
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
const expectValid = (report: unknown) =>
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);

const FIXTURE = {
  unknownUser: 'fixtures/bounce/user-unknown/yes.eml',
  full: 'fixtures/bounce/mailbox-full/yes.eml',
  spf: 'fixtures/bounce/spf-failed/yes.eml',
  delay: 'fixtures/message/kind/delay.eml',
  receipt: 'fixtures/message/kind/not-a-bounce-receipt.eml',
};
const WORLD = ['--zone', 'fixtures/world/root.zone'];

/** A run that asks nothing. */
const offline = (args: readonly string[], options?: Parameters<typeof cli>[1]): Promise<Ran> =>
  cli(['diagnose-bounce', '--offline', ...args], options);

const read = (path: string) => readFileSync(`${ROOT}${path}`, 'utf8');
const asFile = (path: string, text: string) => {
  writeFileSync(path, text);
  return path;
};

/** No code, no status: the words are all there is. */
const WITHOUT_CODES = `From: MAILER-DAEMON@mx.example.net
To: a@example.com
Subject: failure notice
Date: Fri, 20 Nov 2026 09:12:44 +0800
Message-ID: <1@mx.example.net>

Your message could not be delivered.

<lost@example.org>:
The mailbox does not exist.
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alimail-doctor-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Side by side: most of a process is its start.
describe.concurrent('exit codes', () => {
  it.each([
    [[FIXTURE.unknownUser], 1],
    [[FIXTURE.unknownUser, '--fail-on', 'never'], 0],
    [[FIXTURE.delay], 0],
    [[FIXTURE.delay, '--fail-on', 'warning'], 1],
    [[FIXTURE.receipt, '--fail-on', 'warning'], 0],
    [[FIXTURE.receipt, FIXTURE.unknownUser], 1],
    [['--reply', '550 5.1.1 User unknown'], 1],
    [['--reply', '550 Mailbox not found', '--to', 'li@qq.com', '--from', 'a@example.com'], 1],
  ] as const)('%j: %i', async (args, code) => {
    const ran = await offline([...args, '--quiet']);
    expect(ran).toMatchObject({ code, stderr: '' });
    expect(ran.stdout).not.toBe('');
  });

  it.each([
    [['--to', 'a@example.com'], '--to and --from need --reply'],
    [['--reply', '550 no', FIXTURE.delay], '--reply or files'],
    [['--reply', '550 no', '-'], '--reply or files'],
    [['--reply', ' \n'], '--reply'],
    [['--reply', '550 no', '--to', 'nobody'], '--to: "nobody" is not an address'],
    [['--reply', '550 no', '--from', '<>'], '--from'],
    [[FIXTURE.delay, '--lang', 'fr'], 'en, zh'],
    [[FIXTURE.delay, '--selector', 'x'], '--selector'],
    [[FIXTURE.delay, '--resolver', 'not an address', ...WORLD], '--resolver'],
  ] as const)('refuses %j with 64 and one line', async (args, said) => {
    const ran = await offline(args);
    expect(ran).toMatchObject({ code: 64, stdout: '' });
    expect(ran.stderr).toMatch(/^alimail-doctor: [^\n]+\n(?:\([^\n]+\)\n)?$/);
    expect(ran.stderr).toContain(said);
  });

  it('says in one line what cannot be read, with 66, and goes on', async () => {
    const [missing, empty, both, zone] = await Promise.all([
      offline(['/nowhere/x.eml']),
      offline([]),
      offline(['/nowhere/x.eml', FIXTURE.unknownUser, '--format', 'ndjson']),
      offline([FIXTURE.unknownUser, '--zone', '/nowhere/x.zone']),
    ]);
    expect(missing).toMatchObject({ code: 66, stdout: '' });
    expect(missing.stderr).toMatch(/^alimail-doctor: \/nowhere\/x\.eml: no such file[^\n]*\n$/);
    expect(empty).toMatchObject({ code: 66, stdout: '' });
    expect(empty.stderr).toMatch(/^alimail-doctor: nothing came in on standard input[^\n]*\n$/);
    expect(both.code).toBe(66);
    expect(lined(both.stdout).map((r) => r.subject.file)).toEqual([FIXTURE.unknownUser]);
    expect(zone).toMatchObject({
      code: 66,
      stdout: '',
      stderr: 'alimail-doctor: --zone /nowhere/x.zone: no such file\n',
    });
  });
});

describe('what is read', () => {
  it('standard input, as a message and under -', async () => {
    const input = read(FIXTURE.unknownUser);
    const [bare, dash] = await Promise.all([
      offline(['--json'], { input }),
      offline(['-', '--json'], { input }),
    ]);
    for (const { stdout, code } of [bare, dash]) {
      expect(code).toBe(1);
      expect(one(stdout).subject).toMatchObject({ file: '-', kind: 'bounce' });
      expect(one(stdout).subject).not.toHaveProperty('index');
    }
  });

  it('files, a folder, a Maildir and an mbox, each path as it was reached', async () => {
    const box = join(folder, 'reached');
    for (const below of ['Maildir/cur', 'Maildir/new', 'Maildir/tmp', 'plain/deeper']) {
      mkdirSync(join(box, below), { recursive: true });
    }
    const bounce = read(FIXTURE.unknownUser);
    writeFileSync(join(box, 'Maildir/cur/1700000000.M1P1.host:2,S'), bounce);
    writeFileSync(join(box, 'Maildir/new/1700000001.M2P1.host'), read(FIXTURE.full));
    writeFileSync(join(box, 'Maildir/tmp/1700000002.M3P1.host'), bounce);
    writeFileSync(join(box, 'plain/a.eml'), bounce);
    writeFileSync(join(box, 'plain/deeper/b.eml'), read(FIXTURE.delay));
    const from = 'From MAILER-DAEMON Fri Nov 20 09:12:44 2026\n';
    writeFileSync(
      join(box, 'box.mbox'),
      `${from}${bounce}\n\n${from}${read(FIXTURE.delay)}\n\n${from}${read(FIXTURE.receipt)}\n`,
    );
    const paths = ['Maildir', 'plain', 'box.mbox'].map((name) => join(box, name));
    const ran = await offline([...paths, FIXTURE.spf, '--format', 'ndjson']);
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    const found = lined(ran.stdout).map(({ subject }) => [
      subject.file.replace(`${box}/`, ''),
      subject.index ?? null,
      subject.kind,
    ]);
    expect(found).toEqual([
      ['Maildir/cur/1700000000.M1P1.host:2,S', null, 'bounce'],
      ['Maildir/new/1700000001.M2P1.host', null, 'bounce'],
      ['plain/a.eml', null, 'bounce'],
      ['plain/deeper/b.eml', null, 'delay'],
      ['box.mbox', 1, 'bounce'],
      ['box.mbox', 2, 'delay'],
      ['box.mbox', 3, 'not-a-bounce'],
      [FIXTURE.spf, null, 'bounce'],
    ]);
  });

  it('a bare reply, with whom it is for', async () => {
    const ran = await offline(
      ['--reply', '550 Mailbox not found', '--to', 'li@qq.com', '--from', 'a@example.com'].concat(
        '--json',
      ),
    );
    const { subject, findings } = one(ran.stdout);
    expect(subject).toMatchObject({ file: '--reply', kind: 'bounce', sender: 'a@example.com' });
    expect(subject.recipients).toMatchObject([
      { address: 'li@qq.com', status: null, replyCode: '550', cause: 'bounce/user-unknown' },
    ]);
    expect(findings[0]?.id).toBe('bounce/user-unknown');
  });
});

describe('how it is written', () => {
  it('an object for one message, an array for several, a line for each', async () => {
    const files = [FIXTURE.unknownUser, FIXTURE.delay, FIXTURE.receipt];
    const [alone, several, lines, chinese] = await Promise.all([
      offline([FIXTURE.unknownUser, '--json']),
      offline([...files, '--json']),
      offline([...files, '--format', 'ndjson']),
      offline([...files, '--json', '--lang', 'zh']),
    ]);
    expectValid(one(alone.stdout));
    expect(many(several.stdout).map((r) => r.subject.file)).toEqual(files);
    const timeless = (r: BounceReport) => ({
      ...r,
      stats: null,
      observations: r.observations.map((o) => ({ ...o, at: '', ms: 0 })),
    });
    expect(lined(lines.stdout).map(timeless)).toEqual(many(several.stdout).map(timeless));
    const english = many(several.stdout);
    const same = ({ subject, verdict, findings, checks, path }: BounceReport) => ({
      subject,
      verdict,
      findings: findings.map((f) => [f.id, f.severity, f.confidence, f.owner, f.evidence]),
      checks: checks.map((c) => [c.id, c.answer]),
      path: path.map((s) => s.node),
    });
    for (const [i, report] of many(chinese.stdout).entries()) {
      expectValid(report);
      expectValid(english[i]);
      expect(same(report)).toEqual(same(english[i] as BounceReport));
      for (const [n, finding] of report.findings.entries()) {
        expect(finding.title).toMatch(/\p{Script=Han}/u);
        expect(finding.title).not.toBe(english[i]?.findings[n]?.title);
      }
    }
  });

  it('every format', async () => {
    const formats = ['text', 'json', 'ndjson', 'markdown', 'sarif', 'junit', 'github'] as const;
    const files = [FIXTURE.unknownUser, FIXTURE.delay];
    const double = await Promise.all(formats.map((f) => offline([...files, '--format', f])));
    for (const [i, format] of formats.entries()) {
      const ran = double[i] as Ran;
      expect(ran, format).toMatchObject({ code: 1, stderr: '' });
      expect(ran.stdout, format).toMatch(/[^\n]\n$/);
      expect(ran.stdout, format).toContain('wang.leii@');
    }
    const sarif = JSON.parse(double[formats.indexOf('sarif')]?.stdout as string);
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs).toHaveLength(1);
    const [{ results, tool }] = sarif.runs;
    expect(results.map((r: { ruleId: string; level: string }) => [r.ruleId, r.level])).toEqual([
      ['bounce/user-unknown', 'error'],
      ['bounce/greylisted', 'warning'],
    ]);
    for (const [i, result] of results.entries()) {
      expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      expect(artifactLocation.uri).toBe(files[i]);
      // The line that the finding was read from.
      const line = read(files[i] as string).split('\n')[region.startLine - 1];
      expect(line).toMatch(i === 0 ? /reply:554 RCPT/ : /450 4\.2\.0|Diagnostic-Code/);
      expect(result.partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{16}:1$/);
    }
    const junit = double[formats.indexOf('junit')]?.stdout as string;
    expect(junit).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites .*failures="1"/);
    expect(junit.match(/<testsuite /g)).toHaveLength(2);
    expect(junit.trimEnd().endsWith('</testsuites>')).toBe(true);
    const github = String(double[formats.indexOf('github')]?.stdout).trimEnd().split('\n');
    expect(github.map((line) => line.split(' ')[0])).toEqual(['::error', '::warning']);
    const markdown = double[formats.indexOf('markdown')]?.stdout as string;
    expect(markdown).toContain('| --- |');
  });

  it('a summary of many, every report with --verbose, a line each with --quiet', async () => {
    const files = [FIXTURE.unknownUser, FIXTURE.full, FIXTURE.delay, FIXTURE.receipt];
    const [summary, chinese, verbose, quiet] = await Promise.all([
      offline(files),
      offline([...files, '--lang', 'zh']),
      offline([...files, '--verbose']),
      offline([...files, '--quiet']),
    ]);
    expect(summary.stdout).toMatch(/^4 messages: 2 bounces, 1 delay, 1 not a bounce\n/);
    expect(summary.stdout).toContain('no such mailbox');
    expect(chinese.stdout).toMatch(/^共 4 封邮件：退信 2 封/);
    for (const file of files) {
      expect(verbose.stdout).toContain(file);
      expect(quiet.stdout).toContain(`${file}: `);
    }
    expect(verbose.stdout).toContain('Subject: Quotation');
    expect(quiet.stdout.trimEnd().split('\n')).toHaveLength(files.length);
  });

  it('to a file, and nothing to standard output then', async () => {
    const file = join(folder, 'report.json');
    const ran = await offline([FIXTURE.unknownUser, '--json', '--output', file]);
    expect(ran).toMatchObject({ code: 1, stdout: '', stderr: '' });
    expect(one(readFileSync(file, 'utf8')).subject.file).toBe(FIXTURE.unknownUser);
    const cannot = await offline([FIXTURE.delay, '--output', join(folder, 'no/such/report')]);
    expect(cannot).toMatchObject({ code: 66, stdout: '' });
    expect(cannot.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('--redact', () => {
  it('leaks no name in any format', async () => {
    const planted = ['nightingale', 'zauberberg', 'ottilie', 'hummelflug', 'kolibri', 'mondschein'];
    const message = `Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
To: Ottilie Zauberberg <ottilie.zauberberg@example.com>
Subject: Undelivered Mail Returned to Sender
Date: Fri, 20 Nov 2026 09:12:44 +0800
Message-ID: <4F21A@mx.example.net>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b

This is the mail system at host mx.example.net.

<f.nightingale@example.org>: host mx.example.org[192.0.2.25] said: 550 5.1.1
    <f.nightingale@example.org>: Recipient address rejected: Florence Nightingale
    is unknown here (in reply to RCPT TO command)

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
X-Postfix-Sender: rfc822; ottilie.zauberberg@example.com

Final-Recipient: rfc822; f.nightingale@example.org
Original-Recipient: rfc822;f.nightingale@example.org
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.org
Diagnostic-Code: smtp; 550 5.1.1 <f.nightingale@example.org>: Recipient address
    rejected: Florence Nightingale is unknown here

--b
Content-Type: message/rfc822

Return-Path: <ottilie.zauberberg@example.com>
From: Ottilie Zauberberg <ottilie.zauberberg@example.com>
To: "Nightingale, Florence" <f.nightingale@example.org>
Subject: Hummelflug for two pianos
Date: Fri, 20 Nov 2026 09:12:41 +0800
Message-ID: <kolibri.20261120@example.com>

Dear Florence, the notes of the Mondschein sonata are attached.

--b--
`;
    mkdirSync(join(folder, 'inbox-of-ottilie'));
    const file = join(folder, 'inbox-of-ottilie', 'nightingale.eml');
    writeFileSync(file, message);
    const formats = ['text', 'json', 'ndjson', 'markdown', 'sarif', 'junit', 'github'];
    const runs = await Promise.all([
      ...formats.map((format) => offline([file, '--redact', '--format', format])),
      offline([file, '--redact', '--verbose']),
      offline([file, '--redact', '--quiet', '--lang', 'zh']),
      offline([file, FIXTURE.full, '--redact']),
    ]);
    for (const { stdout, stderr, code } of runs) {
      expect(code).toBe(1);
      expect(stderr).toBe('');
      const leaked = planted.filter((name) => stdout.toLowerCase().includes(name));
      expect(leaked, stdout).toEqual([]);
    }
    // What it is about stays.
    const { subject, findings } = one(runs[1]?.stdout as string);
    expect(findings[0]?.id).toBe('bounce/user-unknown');
    expect(subject.recipients[0]).toMatchObject({
      status: '5.1.1',
      replyCode: '550',
      remoteHost: 'mx.example.org',
    });
    expectValid(one(runs[1]?.stdout as string));
  });

  it('says nothing of a reply’s people either', async () => {
    const ran = await offline([
      ...['--reply', '550 5.1.1 <f.nightingale@example.org>: User unknown', '--redact', '--json'],
      ...['--to', 'f.nightingale@example.org', '--from', 'zauberberg@example.com'],
    ]);
    expect(ran.stdout).not.toMatch(/nightingale|zauberberg/i);
    expect(ran.stdout).toContain('example.org');
  });

  // A recipient is given as mail clients copy it. Not yet so, hence marked.
  it('hides the name that a recipient is given with', async () => {
    const ran = await offline([
      ...['--reply', '550 5.1.1 User unknown', '--redact', '--json'],
      ...['--to', 'Florence Nightingale <f.nightingale@example.org>'],
    ]);
    expect(ran.stdout).toContain('example.org');
    expect(ran.stdout).not.toMatch(/nightingale/i);
  });
});

describe('with DNS', () => {
  const withZone = (name: string, ...more: string[]) =>
    offline([`${name}.eml`, '--zone', `${name}.zone`, ...WORLD, ...more]);

  it('finds the record that is wrong, and proves the change', async () => {
    const ran = await withZone('fixtures/bounce/spf-failed/yes', '--json');
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    const report = one(ran.stdout);
    expectValid(report);
    expect(report.findings.map((f) => f.id)).toEqual(['spf/include-missing', 'bounce/spf-failed']);
    const [spf, bounce] = report.findings;
    expect(spf?.fixes[0]?.verified).toBe(true);
    expect(spf?.fixes[0]?.change).toBeDefined();
    // The bounce is proved by the reply and by DNS.
    const from = bounce?.evidence.map((e) => e.from.split(':')[0]);
    expect(new Set(from)).toEqual(new Set(['eml', 'dns']));
    expect(report.stats.queries).toBeGreaterThan(0);
  });

  it('says what was mended since', async () => {
    const [en, zh] = await Promise.all([
      withZone('fixtures/bounce/spf-failed/yes-mended', '--json'),
      withZone('fixtures/bounce/spf-failed/yes-mended', '--json', '--lang', 'zh'),
    ]);
    const reports = [one(en.stdout), one(zh.stdout)];
    for (const { findings } of reports) {
      expect(findings.map((f) => f.id)).toEqual(['bounce/spf-failed']);
      expect(findings[0]?.contradicts).toHaveLength(1);
    }
    expect(reports[0]?.findings[0]?.detail).toContain(
      'since, or the receiver still had an older record',
    );
    expect(reports[1]?.findings[0]?.detail).toMatch(/已经?改好|修好/);
  });

  it('is none where nothing is to be asked: no DNS finding, nothing unknown', async () => {
    const report = one((await offline([FIXTURE.spf, '--json'])).stdout);
    expect(report.findings.map((f) => f.id)).toEqual(['bounce/spf-failed']);
    const needed = report.checks.filter((c) => c.needed);
    expect(needed.map((c) => c.answer)).not.toContain('unknown');
    expect(report.stats.queries).toBe(0);
  });
});

describe('demo and explain', () => {
  it('shows a notice and a server that contradict each other, and what DNS says', async () => {
    const [en, zh] = await Promise.all([cli(['demo']), cli(['demo', '--lang', 'zh'])]);
    for (const { stdout, stderr, code } of [en, zh] as Ran[]) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const shown = stdout.slice(stdout.indexOf('4/6')).replace(/\s+/g, '');
      expect(shown).toContain('收件方地址不存在，或暂时不可用');
      expect(shown).toContain('reply:550The"From"headerismissingorinvalid.');
      expect(shown).toContain('MXqq.com=');
      expect(shown).toContain('mx3.qq.com');
    }
    expect(en?.stdout).toContain('The notice and the server disagree');
    expect(zh?.stdout).toContain('退信说明和对方服务器的原话互相矛盾');
  });

  it('explains a cause and the whole tree', async () => {
    const [cause, chinese, tree, drawn] = await Promise.all([
      cli(['explain', 'bounce/user-unknown']),
      cli(['explain', 'bounce/user-unknown', '--lang', 'zh']),
      cli(['explain', 'diagnose-bounce']),
      cli(['explain', 'diagnose-bounce', '--format', 'mermaid']),
    ]);
    expect(cause?.stdout).toContain('RFC 3463');
    expect(cause?.stdout).toContain('diagnose-bounce');
    expect(chinese?.stdout).toMatch(/\p{Script=Han}/u);
    for (const id of ['message/kind', 'bounce/user-unknown', 'spf/include-missing']) {
      expect(tree?.stdout).toContain(id);
      expect(drawn?.stdout).toContain(id);
    }
    expect(drawn?.stdout.startsWith('flowchart TD\n')).toBe(true);
  });
});

// ------------------------------------------------- what the report says stands in the message

function reportOf(text: string, firstLine = 1): BounceReport {
  const report = diagnoseBounce({
    source: { file: 'x.eml', index: null, firstLine, cutAt: null },
    reading: readBounce(Buffer.from(text)),
    session: null,
    language: 'en',
    edition: 'auto',
    failOn: 'error',
  });
  if (report instanceof Promise) throw new Error('something was asked');
  return report;
}

/** A line as a reader sees it, with the lines that it is folded into. */
function unfolded(lines: readonly string[], number: number): string {
  let text = lines[number - 1] ?? '';
  for (let i = number; /^[ \t]/.test(lines[i] ?? ''); i += 1) text += ` ${lines[i]?.trim()}`;
  return text.replace(/\s+/g, ' ');
}

type Pieces = Readonly<Record<string, unknown>> & { readonly lines: BounceLines };

/** Every piece that is said stands in the line that is told, and none has a line without being said. */
function expectLines(pieces: Pieces, lines: readonly string[]): number {
  let checked = 0;
  for (const [name, value] of Object.entries(pieces)) {
    if (!(name in pieces.lines)) continue;
    expect(value, name).not.toBeNull();
    const line = unfolded(lines, pieces.lines[name] as number).toLowerCase();
    const start = String(value).slice(0, 20).toLowerCase();
    expect(line, `${name}: ${String(value)}`).toContain(start);
    checked += 1;
  }
  return checked;
}

/** In plain text, so that a line holds what is read from it. */
const PLAIN = [
  'bounce/user-unknown/yes.eml',
  'bounce/user-unknown/yes-gmail.eml',
  'bounce/user-unknown/yes-sendmail.eml',
  'bounce/user-unknown/yes-exchange.eml',
  'bounce/user-unknown/yes-crlf.eml',
  'bounce/user-unknown/yes-forwarded.eml',
  'bounce/mailbox-full/yes.eml',
  'bounce/spf-failed/yes.eml',
  'bounce/greylisted/yes-exim.eml',
  'bounce/ptr-missing/yes.eml',
  'message/kind/delay.eml',
  'message/kind/bounce-some-delivered.eml',
];

describe('the report', () => {
  it.each(PLAIN)('tells the lines of what it quotes: %s', (path) => {
    const text = read(`fixtures/${path}`);
    const { subject } = reportOf(text);
    const lines = text.split(/\r\n|\r|\n/);
    expect(subject.recipients.length).toBeGreaterThan(0);
    let checked = 0;
    for (const r of subject.recipients) checked += expectLines(r as unknown as Pieces, lines);
    checked += expectLines(subject.original as unknown as Pieces, lines);
    expect(checked).toBeGreaterThan(4);
  });

  it('tells the lines of the file in an mbox', async () => {
    const from = 'From MAILER-DAEMON Fri Nov 20 09:12:44 2026\n';
    const text = PLAIN.filter((path) => !path.includes('crlf'))
      .map((path) => `${from}${read(`fixtures/${path}`).trimEnd()}\n\n`)
      .join('');
    const file = asFile(join(folder, 'many.mbox'), text);
    const ran = await offline([file, '--format', 'ndjson']);
    const reports = lined(ran.stdout);
    expect(reports.map((r) => r.subject.index)).toEqual(PLAIN.slice(1).map((_, i) => i + 1));
    const lines = text.split('\n');
    for (const { subject, findings, observations } of reports) {
      for (const r of subject.recipients) expectLines(r as unknown as Pieces, lines);
      expectLines(subject.original as unknown as Pieces, lines);
      // Evidence too: what was seen stands at the line of its observation.
      for (const { evidence } of findings) {
        for (const { from: id, saw } of evidence) {
          const got = observations.find((o) => o.id === id)?.got as { line?: number } | undefined;
          const line = got?.line ?? 0;
          expect(line).toBeGreaterThan(0);
          const piece = saw.slice(0, 20).toLowerCase();
          expect(unfolded(lines, line).toLowerCase()).toContain(piece.replace(/^smtp; /, ''));
        }
      }
    }
  });

  it('makes up no code', () => {
    const bare = reportOf(WITHOUT_CODES).subject.recipients;
    expect(bare).toMatchObject([
      {
        address: 'lost@example.org',
        status: null,
        replyCode: null,
        remoteHost: null,
        remoteIp: null,
        cause: 'bounce/user-unknown',
        lines: { address: 9, diagnostic: 10 },
      },
    ]);
    expect(Object.keys(bare[0]?.lines ?? {}).sort()).toEqual(['address', 'diagnostic']);
    const coded = (code: string) =>
      reportOf(WITHOUT_CODES.replace('The mailbox', `${code} The mailbox`)).subject.recipients[0];
    expect(coded('550')).toMatchObject({ replyCode: '550', status: null });
    expect(coded('550 5.1.1')).toMatchObject({ replyCode: '550', status: '5.1.1' });
    // An address is no status (RFC 3463 §2).
    expect(coded('550 from 5.1.1.1:')).toMatchObject({ replyCode: '550', status: null });
  });
});
