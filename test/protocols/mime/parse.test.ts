import { describe, expect, it } from 'vitest';
import { bytesOf, header, lines } from '../../../src/protocols/mime/decode.ts';
import { bodyFields, parseMime } from '../../../src/protocols/mime/parse.ts';
import type { Entity } from '../../../src/protocols/mime/types.ts';
import { latin1, utf8 } from './support.ts';

const parse = (text: string) => parseMime(utf8(text));
const root = (text: string) => parse(text).root;
const text = (entity: Entity | undefined) =>
  entity === undefined ? [] : lines(entity).map((line) => line.text);
const numbered = (entity: Entity | undefined) =>
  entity === undefined ? [] : lines(entity).map((line) => `${line.line}:${line.text}`);

/** Types of a tree, as `multipart/mixed[text/plain,…]`. */
const shape = (entity: Entity): string =>
  entity.children.length === 0
    ? entity.type
    : `${entity.type}[${entity.children.map(shape).join(',')}]`;

const BREAKS = [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
] as const;

const REPORT = [
  'From: MAILER-DAEMON@mx.example.net',
  'Subject: Undelivered',
  ' Mail',
  'Content-Type: multipart/report; report-type=delivery-status;',
  '\tboundary="b1"',
  '',
  'preamble',
  '--b1',
  '',
  'Hello,',
  '  it failed.',
  '',
  '--b1',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.example.net',
  '',
  'Final-Recipient: rfc822; a@example.com',
  '--b1',
  'Content-Type: message/rfc822',
  '',
  'Subject: inner',
  'Content-Type: multipart/alternative; boundary=b1-x',
  '',
  '--b1-x',
  '',
  'text',
  '--b1-x',
  'Content-Type: text/html',
  '',
  '<p>html</p>',
  '--b1-x--',
  '',
  '--b1--',
  'epilogue',
  '',
];

describe.each(BREAKS)('a report with %s', (_name, eol) => {
  const { root, limits } = parse(REPORT.join(eol));
  const [notice, status, returned] = root.children;

  it('has its parts', () => {
    expect(shape(root)).toBe(
      'multipart/report[text/plain,message/delivery-status,message/rfc822[multipart/alternative[text/plain,text/html]]]',
    );
    expect(limits).toEqual([]);
    expect(root.parameters.get('report-type')).toBe('delivery-status');
  });

  it('has its lines', () => {
    expect(header(root, 'subject')).toEqual({
      text: 'Undelivered Mail',
      line: 2,
      breaks: [{ at: 12, line: 3 }],
    });
    expect(numbered(notice)).toEqual(['10:Hello,', '11:  it failed.']);
    expect(numbered(status)).toEqual([
      '16:Reporting-MTA: dns; mx.example.net',
      '17:',
      '18:Final-Recipient: rfc822; a@example.com',
    ]);
    expect(returned?.line).toBe(20);
    expect(returned?.bodyLine).toBe(22);
    expect(returned?.children[0]?.fields.map((field) => field.line)).toEqual([22, 23]);
    expect(numbered(returned?.children[0]?.children[1])).toEqual(['31:html']);
    expect(root.source.lineAt(0)).toBe(1);
    expect(root.source.lineAt(returned?.bodyStart ?? 0)).toBe(22);
  });

  it('has its octets', () => {
    const message = returned?.children[0] as Entity;
    expect(Buffer.from(bytesOf(message, 1e6)).toString('latin1')).toBe(
      REPORT.slice(21, 32).join(eol) + eol,
    );
    expect(bytesOf(message, 7)).toHaveLength(7);
  });
});

describe('headers', () => {
  it('skip a mark, blank lines and lines of mbox', () => {
    const message = root('\ufeff\n \r\nFrom a@example.com Mon Jan  1\n>From b\nSubject: x\n\nbody');
    expect(header(message, 'subject')).toEqual({ text: 'x', line: 5 });
    expect(numbered(message)).toEqual(['7:body']);
  });

  it('end where no field stands', () => {
    const message = root('Subject: x\nHello there\nTo you: no\n');
    expect(message.fields).toHaveLength(1);
    expect(numbered(message)).toEqual(['2:Hello there', '3:To you: no']);
  });

  it('go on behind a broken line that a sure field follows', () => {
    const message = root('Received: from a\nby b; today\nSubject: x\n\nbody\n');
    expect(message.fields.map((field) => field.raw)).toEqual(['from a by b; today', 'x']);
  });

  it('may be missing', () => {
    const message = root('Hi. This is the program at mx.example.net.\nSorry: no\n');
    expect(message.fields).toEqual([]);
    expect(message.type).toBe('text/plain');
    expect(numbered(message)).toHaveLength(2);
  });

  it('are empty for an empty file', () => {
    expect(parse('').root).toMatchObject({ fields: [], type: 'text/plain', children: [] });
    expect(lines(parse('').root)).toEqual([]);
  });

  it('have names with blanks before the colon, and values with any octets', () => {
    const message = parseMime(latin1('Subject : \xa0x\xa0\nX:\n\tfolded\n  twice \n\n')).root;
    expect(message.fields).toEqual([
      { name: 'Subject', key: 'subject', raw: '\xa0x\xa0', line: 1 },
      {
        name: 'X',
        key: 'x',
        raw: 'folded twice',
        line: 2,
        breaks: [
          { at: 0, line: 3 },
          { at: 7, line: 4 },
        ],
      },
    ]);
  });

  it('of a text-mode conversion have \\r\\r\\n', () => {
    const message = root('Subject: x\r\r\nTo: y\r\r\n\r\r\nbody\r\r\nmore');
    expect(message.fields.map((field) => field.line)).toEqual([1, 2]);
    expect(numbered(message)).toEqual(['4:body', '5:more']);
  });
});

describe('Content-Type', () => {
  const of = (value: string) => {
    const { type, parameters, fileName } = root(`Content-Type: ${value}\n\n`);
    return { type, fileName, ...Object.fromEntries(parameters) };
  };

  it.each<[string, Record<string, string | null>]>([
    ['Text/HTML; Charset="UTF-8"', { type: 'text/html', charset: 'UTF-8' }],
    ['text/plain (a; (b) c); charset=us-ascii (d)', { type: 'text/plain', charset: 'us-ascii' }],
    [
      'text/plain charset=gbk format=flowed',
      { type: 'text/plain', charset: 'gbk', format: 'flowed' },
    ],
    ['text/plain; charset="x; format=flowed', { charset: 'x', format: 'flowed' }],
    ['text/plain; charset = "a" ;; format= b', { charset: 'a', format: 'b' }],
    ['multipart/mixed; boundary=a b c; x=y', { boundary: 'a b c', x: 'y' }],
    ['multipart/mixed; boundary==_a=b', { boundary: '=_a=b' }],
    ['multipart/mixed; boundary=a charset=b', { boundary: 'a', charset: 'b' }],
    ['x/y; name="a\\"b\\\\c\\d"', { name: 'a"b\\c\\d', fileName: 'a"b\\c\\d' }],
    ["x/y; name*=utf-8'zh'%E9%82%AE%E4%BB%B6.eml", { name: '邮件.eml' }],
    ["x/y; name*1=%20b; name*0*=gb2312''%D3%CA; name*2*=%BC%FE", { name: '邮%20b件' }],
    ['x/y; name="=?gb2312?B?08q8/g==?="', { name: '邮件' }],
    ['x/y; a=1; a=2', { a: '1' }],
    ['html', { type: 'text/html' }],
    ['text/html, charset=x', { type: 'text/html', charset: 'x' }],
    ['', { type: 'text/plain' }],
    ['; charset=x', { type: 'text/plain', charset: 'x' }],
    ['charset=x', { type: 'text/plain', charset: 'x' }],
  ])('%s', (value, expected) => {
    expect(of(value)).toMatchObject(expected);
  });

  it('takes the file name of Content-Disposition first', () => {
    const part = root(
      'Content-Type: x/y; name=a\nContent-Disposition: attachment; filename*0=b; filename*1=.txt\n\n',
    );
    expect(part.fileName).toBe('b.txt');
  });
});

describe('multiparts', () => {
  const part = (boundary: string, body: string) => `--${boundary}\n\n${body}\n`;
  const mixed = (boundary: string, body: string, type = 'multipart/mixed') =>
    `Content-Type: ${type}; boundary="${boundary}"\n\n${body}`;

  it('whose boundaries begin alike', () => {
    const inner = `--a\n${mixed('a-b', `${part('a-b', 'one')}--a-b--\n`)}`;
    const message = root(mixed('a', `${inner}${part('a', 'two')}--a--\n`));
    expect(shape(message)).toBe('multipart/mixed[multipart/mixed[text/plain],text/plain]');
    expect(text(message.children[1])).toEqual(['two']);
  });

  it('that reuse the boundary of their parent', () => {
    const inner = `--a\n${mixed('a', `${part('a', 'one')}--a--\n`)}`;
    const message = root(mixed('a', `${inner}${part('a', 'two')}--a--\n`));
    expect(shape(message)).toBe('multipart/mixed[multipart/mixed[text/plain],text/plain]');
  });

  it('that end without a delimiter, or with blanks behind it', () => {
    const message = root(mixed('a', '--a \t\n\none\n--a  \n\ntwo'));
    expect(message.children.map(text)).toEqual([['one'], ['two']]);
  });

  it('whose lines only look like delimiters', () => {
    const message = root(mixed('a', part('a', '--ab\n--\n --a\n--a-\n--a--b\nx')));
    expect(message.children.map(text)).toEqual([['--ab', '--', ' --a', '--a-', '--a--b', 'x']]);
  });

  it('that close an inner one which does not', () => {
    const inner = `--a\n${mixed('b', part('b', 'one'))}`;
    const message = root(mixed('a', `${inner}${part('a', 'two')}--a--\n`));
    expect(shape(message)).toBe('multipart/mixed[multipart/mixed[text/plain],text/plain]');
  });

  it.each([
    'Content-Type: multipart/mixed\n\n',
    'Content-Type: multipart/mixed; boundary=""\n\n',
    'Content-Type: multipart/mixed; boundary="wrong"\n\n',
  ])('whose boundary has to be guessed: %j', (head) => {
    const message = root(`${head}--\n--a\n\none\n--a\nContent-Type: text/html\n\n<p>two\n--a--\n`);
    expect(message.children.map(text)).toEqual([['one'], ['two']]);
    expect(numbered(message.children[0])[0]).toMatch(/^6:/);
  });

  it('without a part are text', () => {
    expect(text(root(mixed('a', 'no part\nat all\n')))).toEqual(['no part', 'at all']);
  });

  it('of messages', () => {
    const digest = mixed(
      'd',
      '--d\n\nSubject: one\n\nx\n--d\nContent-Type: text/plain\n\ny\n--d--',
      'multipart/digest',
    );
    expect(shape(root(digest))).toBe('multipart/digest[message/rfc822[text/plain],text/plain]');
  });

  it('with empty parts', () => {
    expect(root(mixed('a', '--a\n--a\n\n--a--')).children.map(text)).toEqual([[], []]);
  });

  it('whose parts have a blank line too many above their header', () => {
    const message = root(mixed('a', '--a\n\nContent-Type: text/html\n\n<p>x\n--a--\n'));
    expect(message.children[0]?.type).toBe('text/html');
    expect(text(message.children[0])).toEqual(['x']);
  });
});

describe('messages inside', () => {
  const INNER = 'Subject: =?utf-8?Q?caf=C3=A9?=\nTo: a@example.com\n\nfirst\nsecond = 1\n';

  it('in base64, with the lines of the file', () => {
    const encoded = Buffer.from(INNER).toString('base64').replace(/.{20}/g, '$&\n');
    const message = root(
      `Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${encoded}\n`,
    );
    const inner = message.children[0] as Entity;
    expect(header(inner, 'subject')).toEqual({ text: 'café', line: 4 });
    expect(header(inner, 'to')?.line).toBe(4 + Math.floor(INNER.indexOf('To:') / 15));
    expect(text(inner)).toEqual(['first', 'second = 1']);
    expect(lines(inner)[1]?.line).toBe(4 + Math.floor(INNER.indexOf('second') / 15));
  });

  it('in quoted-printable, with the lines of the file', () => {
    const encoded = INNER.replaceAll('=', '=3D').replace('first', 'fi=\nrst');
    const message = root(
      `Content-Type: message/global\nContent-Transfer-Encoding: quoted-printable\n\n${encoded}`,
    );
    const inner = message.children[0] as Entity;
    expect(header(inner, 'subject')).toEqual({ text: 'café', line: 4 });
    expect(numbered(inner)).toEqual(['7:first', '9:second = 1']);
  });

  it('that claim base64 and are not', () => {
    const message = root(
      `Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${INNER}`,
    );
    expect(numbered(message.children[0])).toEqual(['7:first', '8:second = 1']);
  });

  it('as a file', () => {
    const encoded = Buffer.from(INNER).toString('base64');
    const head = 'Content-Type: application/octet-stream; name="Bounce.EML"\n';
    expect(shape(root(`${head}Content-Transfer-Encoding: base64\n\n${encoded}\n`))).toBe(
      'application/octet-stream[text/plain]',
    );
    expect(shape(root(`${head}\n${INNER}`))).toBe('application/octet-stream[text/plain]');
    expect(shape(root(`${head}\n%PDF-1.4 no message\n`))).toBe('application/octet-stream');
  });

  it('of which only the headers are there', () => {
    const message = root(`Content-Type: text/rfc822-headers\n\n${INNER}`);
    expect(message.children).toEqual([]);
    expect(bodyFields(message).map(({ key, line }) => `${line}:${key}`)).toEqual([
      '3:subject',
      '4:to',
    ]);
  });
});

describe('limits', () => {
  it('of depth', () => {
    const deep = 'Content-Type: message/rfc822\n\n'.repeat(2_000);
    const { root, limits } = parse(deep);
    let depth = 0;
    for (let e: Entity | undefined = root; e !== undefined; e = e.children[0]) depth += 1;
    expect(depth).toBe(31);
    expect(limits).toEqual([{ limit: 'depth', line: 63 }]);
  });

  it('of depth in base64 within base64', () => {
    let inner = 'Subject: x\n\ny';
    for (let i = 0; i < 40; i += 1) {
      inner = `Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${Buffer.from(inner).toString('base64')}`;
      if (inner.length > 5e5) break;
    }
    const { limits } = parseMime(latin1(inner), { depth: 10 });
    expect(limits.map(({ limit }) => limit)).toContain('depth');
  });

  it('of parts, fields, lengths, size and what is decoded', () => {
    const hits = (message: string, limits: Parameters<typeof parseMime>[1]) =>
      parseMime(utf8(message), limits).limits;
    const many = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(9)}`;
    expect(hits(many, { parts: 5 })).toEqual([{ limit: 'parts', line: 16 }]);
    expect(hits('A: b\nC: d\nE: f\n\n', { fields: 2 })).toEqual([{ limit: 'fields', line: 3 }]);
    expect(hits(`A: b\nC: ${'d'.repeat(99)}\n\n`, { fieldLength: 50 })).toEqual([
      { limit: 'field-length', line: 2 },
    ]);
    expect(hits('A: b\n\nx\ny\nz\n', { size: 9 })).toEqual([{ limit: 'size', line: 4 }]);
    const encoded = `Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${Buffer.from('A: b\n'.repeat(99)).toString('base64')}`;
    expect(hits(encoded, { decoded: 100 })).toEqual([{ limit: 'decoded', line: 4 }]);
    expect(hits(encoded, { decoded: 5 * 99 })).toEqual([]);
    const quoted = `Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n`;
    expect(hits(`${quoted}A: b\nC: d\nE: f\n`, { decoded: 8 })).toEqual([
      { limit: 'decoded', line: 5 },
    ]);
    expect(hits(`${quoted}A: b\n\n${'=\n'.repeat(500)}`, { decoded: 100 })).toEqual([
      { limit: 'decoded', line: 203 },
    ]);
  });

  it('keep hostile messages short', () => {
    const boundary = 'Content-Type: multipart/mixed; boundary=b\n\n';
    const hostile = [
      `${boundary}${'--\n'.repeat(2_000_000)}`,
      `${boundary}${'--b'.repeat(2_000_000)}`,
      `${boundary}${'--b \t'.repeat(1_000_000)}`,
      `${boundary}${`--b\n${boundary}`.repeat(100_000)}`,
      `${`Content-Type: multipart/mixed\n\n--x\n`.repeat(100_000)}`,
      `${'\r'.repeat(4_000_000)}\n`,
      `${'\r\n'.repeat(2_000_000)}\r`,
      `X: ${'=?a?q?'.repeat(1_000_000)}\n\n`,
      `Content-Type: text/plain; ${'a=b '.repeat(1_000_000)}\n\n`,
      `Content-Type: text/plain; a="${'(\\'.repeat(1_000_000)}\n\n`,
      `${'a: b\n'.repeat(1_000_000)}`,
      `${'From \n'.repeat(1_000_000)}`,
      `${' \n'.repeat(2_000_000)}`,
      `Content-Transfer-Encoding: base64\n\n${'=\n'.repeat(2_000_000)}`,
      `Content-Transfer-Encoding: quoted-printable\n\n${'=\n'.repeat(2_000_000)}`,
      `Content-Type: text/html\n\n${'<'.repeat(4_000_000)}`,
    ];
    for (const message of hostile) {
      const bytes = latin1(message);
      const started = performance.now();
      const { root } = parseMime(bytes);
      header(root, 'x');
      lines(root);
      expect(performance.now() - started, message.slice(0, 60)).toBeLessThan(1_500);
    }
  });

  it('leave a message of 32 MB fast', () => {
    const body = `${'A'.repeat(76)}\n`.repeat((32 << 20) / 77);
    const bytes = latin1(
      `Content-Type: multipart/mixed; boundary=b\n\n--b\n\n${body}\n--b\n\nlast\n--b--\n`,
    );
    const started = performance.now();
    const { root } = parseMime(bytes);
    // Aim: 150 ms on an idle machine.
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(text(root.children[1])).toEqual(['last']);
  });
});
