/** What `trace-missing` is told: times, the message that is sought, the sender’s copy. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  progressWords,
  readEml,
  readTime,
  type SoughtOptions,
  soughtFrom,
  soughtProblem,
} from '../../src/commands/trace-options.ts';
import { say } from '../../src/engine/text.ts';

const NOW = new Date('2026-11-21T02:00:00Z');

describe('readTime', () => {
  it.each([
    ['2026-11-18', '2026-11-18'],
    [' 2026-11-18 ', '2026-11-18'],
    ['2028-02-29', '2028-02-29'],
    ['2026-11-18T09:30+08:00', '2026-11-18T01:30:00.000Z'],
    ['2026-11-18T01:30:05Z', '2026-11-18T01:30:05.000Z'],
    ['2026-11-18 09:30+08:00', '2026-11-18T01:30:00.000Z'],
    ['3d', '2026-11-18T02:00:00.000Z'],
    ['0d', '2026-11-21T02:00:00.000Z'],
    ['12h', '2026-11-20T14:00:00.000Z'],
    ['Wed, 18 Nov 2026 09:30:00 +0800', '2026-11-18T01:30:00.000Z'],
  ])('%j is %s', (given, time) => {
    expect(readTime(given, NOW)).toBe(time);
  });

  it.each([
    '',
    ' ',
    'yesterday',
    '3',
    'd',
    '-3d',
    '3 d',
    '3w',
    '99999d',
    '2026-02-30',
    '2026-02-30T10:00Z',
    '2026-02-30 10:00',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '18/11',
    '2026-11-18T25:00Z',
    '2026-11-18T09:3',
    '20261118',
    '+3d',
  ])('%j is no time', (given) => {
    expect(readTime(given, NOW)).toBeNull();
  });

  it('is one of ISO 8601 for whatever is given, or none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.date().map(String)), (given) => {
        const time = readTime(given, NOW);
        expect(time === null || /^[+-]?\d{4,6}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(time)).toBe(true);
        expect(time === null || !Number.isNaN(Date.parse(time))).toBe(true);
      }),
    );
  });
});

describe('soughtProblem', () => {
  it.each<SoughtOptions>([
    {},
    { from: 'boss@partner.example' },
    { from: 'Boss <boss@partner.example>' },
    { from: 'partner.example' },
    { from: '@partner.example' },
    { from: '例子.公司' },
    { subject: 'Contract 7', messageId: '<7@partner.example>' },
    { since: '2026-11-18' },
    { since: '2026-11-18', until: '2026-11-18' },
    { since: '2026-11-18T10:00Z', until: '2026-11-18' },
    { since: '2026-11-18', until: '2026-11-18T10:00Z' },
    { since: '3d', until: '1d' },
    { until: '2027-01-01' },
    // Another zone has that day already.
    { since: '2026-11-21' },
    { since: '2026-11-22' },
  ])('takes %j', (options) => {
    expect(soughtProblem(options, NOW)).toBeNull();
  });

  it.each<[SoughtOptions, RegExp]>([
    [{ from: 'boss@' }, /^--from: "boss@" is not an address; give one such as/],
    [{ from: '@' }, /^--from: /],
    [{ from: '' }, /^--from: "" is neither an address nor a domain; give one such as/],
    [{ from: 'the boss' }, /^--from: "the boss" is neither an address nor a domain/],
    [{ subject: '' }, /^--subject: it is empty/],
    [{ subject: ' \n ' }, /^--subject: it is empty/],
    [{ messageId: '<>' }, /^--message-id: it is empty/],
    [{ since: 'yesterday' }, /^--since: "yesterday" is no time; give a day such as/],
    [{ until: '2026-02-30' }, /^--until: "2026-02-30" is no time; give a day such as/],
    [{ since: '2026-11-23' }, /^--since: 2026-11-23 lies ahead/],
    [{ since: '2026-11-19', until: '2026-11-18' }, /^--since 2026-11-19 is behind --until/],
    [{ since: '1d', until: '3d' }, /^--since 1d is behind --until 3d; give the earlier one/],
    [
      { since: '2026-11-18T10:00Z', until: '2026-11-18T09:59Z' },
      /^--since 2026-11-18T10:00Z is behind/,
    ],
    [{ since: '2026-11-19T01:00Z', until: '2026-11-18' }, /is behind --until/],
  ])('says of %j what is wrong, in one line', (options, message) => {
    const problem = soughtProblem(options, NOW);
    expect(problem).toMatch(message);
    expect(problem).not.toMatch(/\n/);
  });

  it('has one line for whatever is given', () => {
    const text = fc.option(fc.string(), { nil: undefined });
    fc.assert(
      fc.property(text, text, text, text, text, (from, subject, messageId, since, until) => {
        const options = Object.fromEntries(
          Object.entries({ from, subject, messageId, since, until }).filter(
            ([, value]) => value !== undefined,
          ),
        ) as SoughtOptions;
        const problem = soughtProblem(options, NOW);
        expect(problem === null || !problem.includes('\n')).toBe(true);
        if (problem === null) soughtFrom(options, NOW);
      }),
    );
  });
});

describe('soughtFrom', () => {
  it('has nothing of what was not told', () => {
    const nothing = { messageId: null, from: null, subject: null, since: null, until: null };
    expect(soughtFrom({}, NOW)).toEqual(nothing);
  });

  it('takes off what people paste with it', () => {
    expect(
      soughtFrom(
        {
          from: 'Boss <boss@partner.example>',
          subject: ' Contract 7 ',
          messageId: ' <7@partner.example> ',
          since: '2d',
          until: '2026-11-20',
        },
        NOW,
      ),
    ).toEqual({
      from: 'boss@partner.example',
      subject: 'Contract 7',
      messageId: '7@partner.example',
      since: '2026-11-19T02:00:00.000Z',
      until: '2026-11-20',
    });
    expect(soughtFrom({ from: '@partner.example' }, NOW).from).toBe('partner.example');
  });
});

describe('readEml', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trace-options-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const MESSAGE =
    'From: boss@partner.example\nTo: li@office.example\nSubject: Contract 7\n\nHello\n';
  const put = (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const inputOf = async function* (content: string) {
    if (content !== '') yield Buffer.from(content);
  };
  const read = async (path: string, input = '') => {
    const eml = await readEml(path, inputOf(input));
    return eml.ok ? { ...eml, bytes: Buffer.from(eml.bytes).toString('latin1') } : eml;
  };

  it('reads a file, and standard input', async () => {
    const path = put('one.eml', MESSAGE);
    expect(await read(path)).toMatchObject({ ok: true, bytes: MESSAGE, file: path, others: false });
    expect(await read('-', MESSAGE)).toMatchObject({ bytes: MESSAGE, file: '-', others: false });
  });

  it('reads the first message of an mbox, and says that there are others', async () => {
    const one = `From boss@partner.example Wed Nov 18 09:00:00 2026\n${MESSAGE}`;
    const two = put('two.mbox', `${one}\n${one.replaceAll('Contract 7', 'Contract 8')}`);
    const got = await read(two);
    expect(got).toMatchObject({ ok: true, others: true });
    expect(JSON.stringify(got)).toContain('Contract 7');
    expect(JSON.stringify(got)).not.toContain('Contract 8');
    expect(await read(put('one.mbox', one))).toMatchObject({ ok: true, others: false });
  });

  it('reads the message of a folder that has one', async () => {
    const full = join(folder, 'full');
    mkdirSync(full);
    put('full/notes.txt.zip', 'PK\x03\x04 and so on');
    put('full/one.eml', MESSAGE);
    expect(await read(full)).toMatchObject({ ok: true, bytes: MESSAGE, others: false });
  });

  it.each<[string, () => string, RegExp]>([
    ['no file', () => join(folder, 'gone.eml'), /no such file or folder; check the path$/],
    ['an empty folder', () => mkdtempSync(join(folder, 'empty-')), /no message in this folder/],
    [
      'a picture',
      () => put('a.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
      /not a message: a PNG picture/,
    ],
    ['an empty file', () => put('empty.eml', ''), /not a message: it is empty; save/],
    [
      'a note',
      () => put('a.txt', 'We should ask the boss.\n'),
      /it has no header of a message; save/,
    ],
    ['a message of Outlook', () => put('a.msg', oleFile()), /an Outlook message \(\.msg\)/],
    ['a pipe', () => pipe(join(folder, 'pipe')), /a pipe, not a file/],
  ])('says in one line what to do about %s', async (_, path, message) => {
    const got = await read(path());
    expect(got).toMatchObject({ ok: false, message: expect.stringMatching(message) });
    expect('message' in got && got.message.split('\n')).toHaveLength(1);
  });

  it('takes nothing from an empty standard input', async () => {
    expect(await read('-', '')).toMatchObject({ ok: false });
    expect(await read('-', '\n\n')).toMatchObject({ ok: false });
  });

  function oleFile(): Buffer {
    return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  }

  function pipe(path: string): string {
    execFileSync('mkfifo', [path]);
    return path;
  }
});

describe('progressWords', () => {
  it('has the number of messages in both languages', () => {
    const done = { step: 'mailbox', compared: 1500, folder: 'INBOX' } as const;
    expect(say(progressWords(done), 'en')).toBe('1500 messages compared, in INBOX');
    expect(say(progressWords(done), 'zh')).toMatch(/1500 封.*INBOX/);
    expect(say(progressWords({ step: 'probe', host: 'mx1.sg.aliyun.com' }), 'en')).toMatch(/mx1/);
    expect(say(progressWords({ step: 'loopback', seconds: 7 }), 'en')).toMatch(/7 s/);
  });
});
