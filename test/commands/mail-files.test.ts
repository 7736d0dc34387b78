import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type InputProblem,
  type MailFile,
  type MailFilesOptions,
  messagesFrom,
} from '../../src/commands/mail-files.ts';

const root = mkdtempSync(join(tmpdir(), 'mail-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
/** A folder of its own with these files; a path that ends in `/` is a folder. */
function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const base = join(root, String(++folders));
  mkdirSync(base);
  for (const [path, content] of Object.entries(files)) {
    const whole = join(base, path);
    mkdirSync(path.endsWith('/') ? whole : join(whole, '..'), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(whole, content);
  }
  return base;
}

async function* chunks(content: string | Uint8Array, size = 1 << 16) {
  const bytes = Buffer.from(content as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(
  paths: readonly string[],
  stdin: string | Uint8Array = '',
  options: MailFilesOptions = {},
  size?: number,
): Promise<(MailFile | InputProblem)[]> {
  const items: (MailFile | InputProblem)[] = [];
  for await (const item of messagesFrom(paths, chunks(stdin, size), options)) items.push(item);
  return items;
}

const textOf = (item: MailFile | InputProblem | undefined): string =>
  item?.ok === true ? Buffer.from(item.bytes).toString() : `problem: ${item?.message}`;

const mailsOf = (items: readonly (MailFile | InputProblem)[]): MailFile[] =>
  items.filter((i) => i.ok);

const FROM = 'From MAILER-DAEMON Fri Jul  8 12:08:34 2011\n';
const mail = (subject: string, body = 'text\n') =>
  `From: a@example.com\nSubject: ${subject}\n\n${body}`;
const MBOX = `${FROM}${mail('one')}\n${FROM}${mail('two', 'a\n\nb\n')}\n${FROM}${mail('three')}`;

describe('standard input', () => {
  it('is read without a path, and for -', async () => {
    for (const paths of [[], ['-']]) {
      const [item, ...rest] = await all(paths, mail('x'));
      expect(rest).toEqual([]);
      expect(item).toMatchObject({ ok: true, file: '-', index: null, cutAt: null, firstLine: 1 });
      expect(textOf(item)).toBe(mail('x'));
    }
  });

  it('may be an mbox', async () => {
    const items = mailsOf(await all([], MBOX));
    expect(items.map((m) => [m.file, m.index, m.firstLine])).toEqual([
      ['-', 1, 1],
      ['-', 2, 7],
      ['-', 3, 15],
    ]);
  });

  it.each(['', '\n \r\n'])('says so when nothing came in (%j)', async (input) => {
    expect(await all([], input)).toEqual([
      {
        ok: false,
        path: '-',
        message: 'nothing came in on standard input; give a file or pipe the message in',
      },
    ]);
  });

  it('is read once', async () => {
    const items = await all(['-', '-'], mail('x'));
    expect(items.map((i) => i.ok)).toEqual([true, false]);
  });

  it('may be an archive, a folder or broken', async () => {
    expect(await all([], 'PK\x03\x04....')).toMatchObject([
      { message: 'standard input: not a message: a ZIP archive; unpack it first' },
    ]);
    // biome-ignore lint/correctness/useYield: it fails before it gives anything.
    async function* broken(): AsyncGenerator<Uint8Array> {
      throw Object.assign(new Error('EISDIR: illegal operation'), { code: 'EISDIR' });
    }
    const items: unknown[] = [];
    for await (const item of messagesFrom([], broken())) items.push(item);
    expect(items).toMatchObject([{ ok: false, path: '-', message: /folder/ }]);
  });

  it('that never ends is cut, and let go of', async () => {
    let asked = 0;
    let closed = false;
    async function* endless() {
      try {
        for (;;) {
          asked++;
          yield Buffer.alloc(1 << 16, 'QUJD');
        }
      } finally {
        closed = true;
      }
    }
    const items: (MailFile | InputProblem)[] = [];
    for await (const item of messagesFrom([], endless(), { maxBytes: 1 << 20 })) items.push(item);
    expect(items).toMatchObject([{ ok: true, cutAt: 1 << 20 }]);
    expect(asked).toBeLessThan(20);
    expect(closed).toBe(true);
  });
});

describe('a file', () => {
  it('is one message', async () => {
    const base = folder({ 'a.eml': mail('a') });
    const [item] = await all([`${base}/a.eml`]);
    expect(item).toMatchObject({ file: `${base}/a.eml`, index: null, firstLine: 1 });
    expect(textOf(item)).toBe(mail('a'));
  });

  it('with a From line is one message without a number', async () => {
    const base = folder({ 'a.eml': FROM + mail('a') });
    const items = await all([`${base}/a.eml`]);
    expect(items).toMatchObject([{ index: null, firstLine: 1 }]);
    expect(textOf(items[0])).toBe(FROM + mail('a'));
  });

  it('is read as far as it is kept, and no further', async () => {
    const base = folder({ 'small.eml': mail('a') });
    const big = join(base, 'big.eml');
    const fd = openSync(big, 'w');
    ftruncateSync(fd, 5_000_000_000);
    closeSync(fd);
    writeFileSync(big, mail('big', 'x'.repeat(300_000)), { flag: 'r+' });
    const started = performance.now();
    const [cut] = mailsOf(await all([big], '', { maxBytes: 2_000_000 }));
    expect(performance.now() - started).toBeLessThan(1000);
    expect(cut).toMatchObject({ cutAt: 2_000_000, index: null });
    expect(cut?.bytes.length).toBe(2_000_000);
    const [short] = mailsOf(await all([`${base}/small.eml`], '', { maxBytes: 10 }));
    expect(short).toMatchObject({ cutAt: 10 });
    expect(textOf(short)).toBe(mail('a').slice(0, 10));
  });

  it.each([262_143, 262_144, 262_145, 1_000_000])('of %i bytes is whole', async (size) => {
    const content = mail('x').padEnd(size, 'a line of text\n');
    const base = folder({ 'a.eml': content });
    for (const maxBytes of [size, size + 1]) {
      const [item] = mailsOf(await all([`${base}/a.eml`], '', { maxBytes }));
      expect(item?.cutAt).toBe(null);
      expect(textOf(item) === content).toBe(true);
    }
    const [cut] = mailsOf(await all([`${base}/a.eml`], '', { maxBytes: size - 1 }));
    expect(cut?.cutAt).toBe(size - 1);
  });

  it('in UTF-16 is made UTF-8', async () => {
    const text = '\ufeff退信\r\n550 5.1.1 User unknown\r\n';
    const base = folder({ 'a.txt': Buffer.from(text, 'utf16le') });
    expect(textOf((await all([`${base}/a.txt`]))[0])).toBe('退信\r\n550 5.1.1 User unknown\r\n');
  });

  it.each([
    ['a.zip', 'PK\x03\x04\x14\0', 'a ZIP archive; unpack it first'],
    ['a.png', '\x89PNG\r\n\x1a\n', 'a PNG picture'],
    ['a.pdf', '%PDF-1.7\n', 'a PDF document'],
    ['a.exe', 'MZ\x90\0\x03', 'a program'],
    ['a.eml.gz', '\x1f\x8b\x08', 'compressed with gzip; unpack it first'],
    ['a.db', 'SQLite format 3\0', 'an SQLite database'],
    ['a.bin', 'abc\0def', 'a binary file'],
    ['a.doc', '\xd0\xcf\x11\xe0\xa1\xb1', 'an Outlook message or an old Office document'],
  ])('that is none is told apart: %s', async (name, content, what) => {
    const base = folder({ [name]: Buffer.from(content, 'latin1') });
    const [item, ...rest] = await all([`${base}/${name}`]);
    expect(rest).toEqual([]);
    expect(item?.ok).toBe(false);
    expect(textOf(item)).toContain(`problem: ${base}/${name}: not a message: ${what}`);
  });

  it('without a byte is a message without one, when it is named', async () => {
    const base = folder({ 'a.eml': '' });
    const [item, ...rest] = await all([`${base}/a.eml`]);
    expect(rest).toEqual([]);
    expect(item?.ok === true && item.bytes.length).toBe(0);
  });

  it('of Outlook is to be saved as .eml', async () => {
    const base = folder({ 'a.msg': Buffer.from('d0cf11e0a1b11ae1', 'hex') });
    for (const path of [`${base}/a.msg`, base]) {
      expect(textOf((await all([path]))[0])).toContain('save it as .eml');
    }
  });

  it('with a NUL byte is still a message when it has a header', async () => {
    const base = folder({ 'a.eml': 'Subject: a\0b\n\ntext' });
    expect(await all([`${base}/a.eml`])).toMatchObject([{ ok: true }]);
  });

  it('that is missing, closed or a pipe gives one line', async () => {
    const base = folder({ 'closed.eml': mail('a') });
    chmodSync(`${base}/closed.eml`, 0);
    execFileSync('mkfifo', [`${base}/pipe`]);
    symlinkSync('loop', `${base}/loop`);
    const problem = async (path: string) => textOf((await all([path]))[0]);
    expect(await problem(`${base}/none.eml`)).toContain('no such file or folder; check the path');
    expect(await problem(`${base}/closed.eml/x`)).toContain('no such file or folder');
    expect(await problem(`${base}/pipe`)).toContain('a pipe, not a file; pipe what comes');
    expect(await problem('/dev/null')).toContain('a device, not a file');
    expect(await problem(`${base}/loop`)).toContain('lead in a circle');
    expect(await problem('')).toContain('no such file');
    expect(await problem('a\0b')).toContain('cannot be read');
    // The superuser reads all.
    if (process.getuid?.() !== 0)
      expect(await problem(`${base}/closed.eml`)).toContain('may not be');
  });
});

describe('a folder', () => {
  it('gives its files by name, those of folders too, and not what is hidden or no message', async () => {
    const base = folder({
      'b.eml': mail('b'),
      'a/z.eml': mail('z'),
      'a/y/x.txt': mail('x'),
      'c.mbox': MBOX,
      '.hidden.eml': mail('h'),
      '.git/config': mail('g'),
      'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47]),
      'empty.eml': '',
    });
    execFileSync('mkfifo', [`${base}/pipe`]);
    const skipped: string[] = [];
    const items = await all([base], '', {
      onSkipped: (path, what) => skipped.push(`${path.slice(base.length)} ${what}`),
    });
    expect(mailsOf(items).map((m) => [m.file.slice(base.length), m.index])).toEqual([
      ['/a/y/x.txt', null],
      ['/a/z.eml', null],
      ['/b.eml', null],
      ['/c.mbox', 1],
      ['/c.mbox', 2],
      ['/c.mbox', 3],
    ]);
    expect(items.every((i) => i.ok)).toBe(true);
    expect(skipped.map((s) => s.split(' ')[0])).toEqual(['/empty.eml', '/picture.png', '/pipe']);
    expect((await all([`${base}/a/`])).map((i) => i.ok && i.file)).toEqual([
      `${base}/a/y/x.txt`,
      `${base}/a/z.eml`,
    ]);
  });

  it('has its symbolic links followed, each folder once', async () => {
    const base = folder({ 'in/a.eml': mail('a'), 'out/b.eml': mail('b') });
    symlinkSync('..', `${base}/in/up`);
    symlinkSync('../out/b.eml', `${base}/in/link.eml`);
    symlinkSync('../out', `${base}/in/more`);
    symlinkSync('nowhere', `${base}/in/dead`);
    const items = await all([`${base}/in`]);
    expect(items.map((i) => (i.ok ? i.file : i.path).slice(base.length))).toEqual([
      '/in/a.eml',
      '/in/dead',
      '/in/link.eml',
      '/in/more/b.eml',
    ]);
  });

  it('with nothing to read says so', async () => {
    const base = folder({ 'a.zip': 'PK\x03\x04', 'empty/': '' });
    expect(textOf((await all([base]))[0])).toContain('no message in this folder');
    expect(await all([`${base}/empty`])).toHaveLength(1);
  });

  it('may have names that are no UTF-8', async () => {
    const base = folder({ 'a.eml': mail('a') });
    const name = Buffer.concat([
      Buffer.from(`${base}/`),
      Buffer.from([0xcd, 0xcb]),
      Buffer.from('.eml'),
    ]);
    writeFileSync(name, mail('gbk'));
    const deep = Buffer.concat([Buffer.from(`${base}/`), Buffer.from([0xd0, 0xc5])]);
    mkdirSync(deep);
    writeFileSync(Buffer.concat([deep, Buffer.from('/c.eml')]), mail('deep'));
    const items = await all([base]);
    expect(items.map((i) => i.ok)).toEqual([true, true, true]);
    expect(items.map(textOf)).toEqual([mail('a'), mail('gbk'), mail('deep')]);
  });

  it('that is a Maildir gives cur and new and the folders below', async () => {
    const base = folder({
      'cur/1.a:2,S': mail('1'),
      'new/2.b': mail('2'),
      'tmp/3.c': mail('3'),
      'cur/.nfs01': mail('nfs'),
      'dovecot-uidlist': '3 V1\n',
      '.Sent/cur/4.d:2,S': mail('4'),
      '.Sent/new/': '',
      '.Sent/tmp/': '',
      '.Sent/maildirfolder': '',
      '.Sent.2026/cur/5.e': mail('5'),
      '.Sent.2026/new/': '',
      '.hidden/x.eml': mail('x'),
      'notes/y.eml': mail('y'),
      'Archive/cur/6.f': mail('6'),
      'Archive/tmp/': '',
    });
    expect((await all([base])).map((i) => i.ok && i.file.slice(base.length))).toEqual([
      '/.Sent/cur/4.d:2,S',
      '/.Sent.2026/cur/5.e',
      '/Archive/cur/6.f',
      '/cur/1.a:2,S',
      '/new/2.b',
    ]);
  });

  it('lets timers run while a consumer takes long', async () => {
    const base = folder(
      Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.eml`, mail(String(i))])),
    );
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    for await (const _ of messagesFrom([base], chunks(''))) {
      const until = performance.now() + 8;
      while (performance.now() < until);
    }
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(0);
  });
});

describe('an mbox', () => {
  const split = async (content: string | Uint8Array, size?: number, options?: MailFilesOptions) =>
    mailsOf(await all([], content, options, size));

  it.each(['\n', '\r\n', '\r', '\r\r\n'])('has lines that end in %j', async (end) => {
    const content = MBOX.replaceAll('\n', end);
    for (const size of [undefined, 1, 7, 100]) {
      const items = await split(content, size);
      expect(items.map((m) => [m.index, m.firstLine])).toEqual([
        [1, 1],
        [2, 7],
        [3, 15],
      ]);
      expect(items.map(textOf).join('')).toBe(content);
      expect(textOf(items[1])).toBe(`${FROM}${mail('two', 'a\n\nb\n')}\n`.replaceAll('\n', end));
    }
  });

  it('counts lone carriage returns as the breaks that they are', async () => {
    const items = await split(`${FROM}Subject: a\n\nx\ry\r\rz\r\nw\n\n${FROM}${mail('b')}`);
    expect(items.map((m) => m.firstLine)).toEqual([1, 10]);
  });

  it('may begin with blank lines or a byte order mark', async () => {
    expect(await split(`\ufeff${MBOX}`)).toHaveLength(3);
    expect((await split(`\n\r\n${MBOX}`)).map((m) => m.firstLine)).toEqual([1, 9, 17]);
  });

  const separators: Readonly<Record<string, string>> = {
    'an address': 'From bob@example.com Mon Jan  5 01:02:03 2026',
    'no year': 'From bob@example.com Mon Jan  5 01:02',
    'a dash': 'From - Thu Nov 12 10:00:00 2026',
    nobody: 'From  Thu Nov 12 10:00:00 2026',
    'a zone': 'From bob@example.com Thu Nov 12 10:00:00 +0800 2026',
    'a relay': 'From bob Thu Nov 12 10:00:00 2026 remote from relay',
    'a quoted name': 'From "bob smith"@example.com Thu Nov 12 10:00:00 2026',
  };
  it.each(Object.entries(separators))('is cut at %s', async (_, line) => {
    expect(await split(`${FROM}${mail('a')}\n${line}\n${mail('b')}`)).toHaveLength(2);
  });

  const ends: Readonly<Record<string, string>> = {
    'a sentence': 'See you.\n',
    'the end of a multipart': '--b1\nContent-Type: text/plain\n\nx\n--b1--\n',
    'blank lines': 'x\n\n\n\n',
    'an armoured signature': '-----END PGP SIGNATURE-----\n',
    'a signature mark': '-- \n',
    'a name behind a signature mark': '-- Postmaster of example.net\n',
    MDaemon: '--- Begin Transcript ---\n550 no\n--- End Transcript ---\n',
    'the end of a copy': '------ End of original message ------\n',
    'the end of a copy (smail)': '|------------- End of message text -------------|\n',
    'an indented line': 'x:\n   y\n',
    'a line like a field': 'Reason: none\n',
    'a URL': 'https://example.com/\n',
    'a very long line': `${'x'.repeat(600_000)}\n`,
    'many fields': `${'A: b\n'.repeat(3000)}`,
  };
  it.each(Object.entries(ends))('is cut after %s', async (_, body) => {
    for (const size of [undefined, 1000]) {
      const content = `${FROM}${mail('a', body)}\n${FROM}${mail('b')}`;
      expect(await split(content, size)).toHaveLength(2);
    }
  });

  it('is cut after a message without a body', async () => {
    const empty = `${FROM}Subject: a\nContent-Type: text/plain;\n\tcharset=utf-8\n\n`;
    expect(await split(empty + FROM + mail('b'))).toHaveLength(2);
    expect(await split(`${empty}\n${FROM}${mail('b')}`)).toHaveLength(2);
  });

  const inside: Readonly<Record<string, string>> = {
    'a quoted line': `x\n\n>${FROM}Subject: y\n`,
    'no blank line before': `x\n${FROM}Subject: y\n`,
    'no field behind': `x\n\n${FROM}and so on\n`,
    'no date': 'x\n\nFrom now on\nSubject: y\n',
    'a URL behind': `x\n\n${FROM}http://example.com/\n`,
    'the end behind': `x\n\n${FROM}`,
    'a returned part': `--b1\nContent-Description: Undelivered Message\nContent-Type: message/rfc822\n\n${FROM}Subject: y\n\nz\n--b1--\n`,
    'a part with folded fields': `--b1\nContent-Type: message/rfc822;\n\tname="a.eml"\nContent-Disposition: inline;\n filename=a\n\n${FROM}Subject: y\n`,
    'a part with other fields': `--b1\nContent-Type: text/rfc822-headers\nX-Note: y\n\n${FROM}Subject: y\n`,
    'a part without fields': `--b1\n\n${FROM}Subject: y\n`,
    'a type alone': `Content-Type: message/rfc822\n\n${FROM}Subject: y\n`,
    qmail: `--- Below this line is a copy of the message.\n\n${FROM}Subject: y\n`,
    Exim: `------ This is a copy of the message, including all the headers. ------\n\n${FROM}Subject: y\n`,
    sendmail: `   ----- Original message follows -----\n\n${FROM}Subject: y\n`,
    smail: `|------------------------- Message text follows: ------------------------|\n\n${FROM}Subject: y\n`,
    'a plain announcement': `The returned message follows:\n\n\n${FROM}Subject: y\n`,
    'an announcement in Chinese': `----- \u539f\u59cb\u90ae\u4ef6 -----\n\n${FROM}Subject: y\n`,
    'a line of dashes': `----------\n\n${FROM}Subject: y\n`,
  };
  it.each(Object.entries(inside))('is not cut at a From line with %s', async (_, body) => {
    const content = `${FROM}${mail('a', body)}\nend\n\n${FROM}${mail('b')}`;
    for (const size of [undefined, 50]) {
      const items = await split(content, size);
      expect(items).toHaveLength(2);
      expect(textOf(items[1])).toBe(FROM + mail('b'));
    }
  });

  it('keeps of each message what it may, and finds the next', async () => {
    const content = [mail('a', 'x\n'.repeat(400_000)), mail('b'), mail('c', 'y'.repeat(900_000))]
      .map((m) => `${FROM}${m}\n`)
      .join('\n');
    const base = folder({ mbox: content });
    for (const items of [
      await split(content, undefined, { maxBytes: 100_000 }),
      mailsOf(await all([`${base}/mbox`], '', { maxBytes: 100_000 })),
    ]) {
      expect(items.map((m) => [m.index, m.cutAt, m.firstLine, m.bytes.length])).toEqual([
        [1, 100_000, 1, 100_000],
        [2, null, 400_007, `${FROM}${mail('b')}\n\n`.length],
        [3, 100_000, 400_014, 100_000],
      ]);
    }
  });

  it('in a file gives what it gives on standard input, whole', async () => {
    const part = fc.array(
      fc.oneof(
        fc.constantFrom(
          'From ',
          FROM,
          'Subject: x\n',
          '\n',
          '\r\n',
          '\r',
          '\n\n',
          '--b\n',
          '--b--\n',
          'Content-Type: message/rfc822\n',
          '   ',
          ' follows:\n',
          'From x Mon Jan  5 01:02:03 2026\r\n',
        ),
        fc.string({ maxLength: 30 }),
      ),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(part, fc.integer({ min: 1, max: 3000 }), async (pieces, size) => {
        const content = FROM + mail('first') + pieces.join('');
        const whole = await split(content, 1 << 20);
        expect(whole.map(textOf).join('')).toBe(content);
        const inChunks = await split(content, size);
        expect(inChunks.map(plain)).toEqual(whole.map(plain));
        let line = 1;
        for (const [i, message] of whole.entries()) {
          expect(message.firstLine).toBe(line);
          expect(message.index).toBe(whole.length === 1 ? null : i + 1);
          line += (textOf(message).match(/\r?\r\n|\n|\r/g) ?? []).length;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('longer than the window gives the same messages at any place', async () => {
    const bodies = Array.from({ length: 400 }, (_, i) =>
      mail(String(i), `${'some text, From here\n'.repeat((i * 37) % 211)}\n`),
    );
    const content = bodies.map((b) => `${FROM}${b}\n`).join('');
    const base = folder({ mbox: content });
    const items = mailsOf(await all([`${base}/mbox`]));
    expect(items.map(textOf)).toEqual(bodies.map((b) => `${FROM}${b}\n`));
    let line = 1;
    for (const item of items) {
      expect(item.firstLine).toBe(line);
      line += textOf(item).split('\n').length - 1;
    }
    expect((await split(content, 70_001)).map(plain)).toEqual(
      items.map((m) => ({ ...plain(m), file: '-' })),
    );
  });

  it('with a line that goes on for ever takes little time', async () => {
    const content = `${FROM}Subject: a\n\n${'From '.repeat(400_000)}\n\n${FROM}${mail('b')}`;
    const started = performance.now();
    expect(await split(content)).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

const plain = (m: MailFile) => ({ ...m, bytes: Buffer.from(m.bytes).toString('latin1') });
