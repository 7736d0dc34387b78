import { describe, expect, it } from 'vitest';
import { bodyBytes, fieldText, header, lines } from '../../../src/protocols/mime/decode.ts';
import { parseMime } from '../../../src/protocols/mime/parse.ts';
import type { LimitHit } from '../../../src/protocols/mime/types.ts';
import { encode, latin1 } from './support.ts';

const subject = (raw: string) => fieldText({ name: 'Subject', key: 'subject', raw, line: 1 });

describe('encoded words', () => {
  it.each([
    ['plain', 'plain'],
    ['=?utf-8?B?6YCA5L+h?=', '退信'],
    ['=?utf-8?b?6YA=?= =?UTF-8?B?gOS/oQ==?=', '退信'],
    ['=?utf-8?Q?=E9=80?= =?utf-8?Q?=80_x?= tail', '退 x tail'],
    ['=?iso-8859-1?q?caf=e9?= and =?iso-8859-1?q?th=e9?=', 'café and thé'],
    ['"=?gb2312?B?08q8/g==?=" <a@example.com>', '"邮件" <a@example.com>'],
    ['=?us-ascii*en?Q?Keith_Moore?=', 'Keith Moore'],
    ['=?gb2312?B?08q8/g==?==?utf-8?B?6YCA5L+h?=', '邮件退信'],
    ['=?utf-8?Q?a b?=', 'a b'],
    ['=?utf-8?Q?no end', '=?utf-8?Q?no end'],
    ['=?utf-8?X?abc?=', '=?utf-8?X?abc?='],
    ['=?utf-8?B?not*base64?=', '=?utf-8?B?not*base64?='],
    ['=?utf-8?Q?100=ZZ?=', '100=ZZ'],
    ['=?nonsense?Q?=E9=80=80?=', '退'],
    ['=?utf-8?Q?a=0D=0AX:_y?=', 'a X: y'],
    ['=?ISO-2022-JP?B?GyRCJUcbKEI=?= =?ISO-2022-JP?B?GyRCJSMbKEI=?=', 'ディ'],
    ['1 =? 2 ?= 3', '1 =? 2 ?= 3'],
  ])('%s', (raw, text) => {
    expect(subject(raw)).toBe(text);
  });

  it('beside raw octets', () => {
    expect(subject(`${encode('系统退信', 'gb18030')} =?utf-8?B?6YCA5L+h?=`)).toBe('系统退信 退信');
    expect(subject(encode('系统退信', 'utf-8'))).toBe('系统退信');
  });
});

const entity = (head: string, body: string) => parseMime(latin1(`${head}\n\n${body}`)).root;
const numbered = (head: string, body: string) =>
  lines(entity(head, body)).map(({ text, line }) => `${line}:${text}`);

const QP = 'Content-Transfer-Encoding: quoted-printable';
const B64 = 'Content-Transfer-Encoding: base64';

describe('lines', () => {
  it('as they stand', () => {
    expect(numbered('A: b', 'one\r\n\r\n two \rthree\nfour\n')).toEqual([
      '3:one',
      '4:',
      '5: two ',
      '6:three',
      '7:four',
    ]);
  });

  it('of quoted-printable', () => {
    expect(numbered(QP, 'a=20=\nb =\n\nc=3D=zz=  \n=E9=80=80\nlast=')).toEqual([
      '3:a b ',
      '6:c==zz退',
      '8:last',
    ]);
  });

  it('that claim quoted-printable and are not', () => {
    expect(numbered(QP, 'a=b&c=d\ne=f\n')).toEqual(['3:a=b&c=d', '4:e=f']);
  });

  it('of base64', () => {
    const encoded = Buffer.from('first line\nsecond line\nthird\n').toString('base64');
    expect(numbered(B64, `${encoded.slice(0, 16)}\n${encoded.slice(16)}\n`)).toEqual([
      '3:first line',
      '3:second line',
      '4:third',
    ]);
  });

  it('of base64 with a footer, in chunks, with garbage', () => {
    const first = Buffer.from('one\ntwo\n').toString('base64');
    const second = Buffer.from('three').toString('base64');
    expect(numbered(B64, `${first}\n\n____\nfooter of the list\n`)).toEqual(['3:one', '3:two']);
    expect(numbered(B64, `${first}\n${second}\n`)).toEqual(['3:one', '3:two', '4:three']);
    const long = Buffer.from('x'.repeat(90)).toString('base64');
    expect(numbered(B64, `${long.slice(0, 60)}\n${long.slice(60, 80)}!*${long.slice(80)}`)).toEqual(
      [`3:${'x'.repeat(90)}`],
    );
  });

  it('in a charset', () => {
    const text = '退信原因：收件人不存在';
    for (const label of ['; charset=gb2312', '']) {
      const head = `Content-Type: text/plain${label}`;
      expect(numbered(head, `ascii\n${encode(text, 'gb18030')}\n`)).toEqual([
        '3:ascii',
        `4:${text}`,
      ]);
    }
  });

  it('in two charsets', () => {
    const body = `${encode('退信原因：收件人不存在', 'gb18030')}\n${encode('远程响应：用户不存在', 'utf-8')}`;
    expect(numbered('Content-Type: text/plain', body)).toEqual([
      '3:退信原因：收件人不存在',
      '4:远程响应：用户不存在',
    ]);
  });

  it('in UTF-16', () => {
    const encoded = Buffer.from('one\n二', 'utf16le').toString('base64');
    expect(numbered(`Content-Type: text/plain; charset=utf-16le\n${B64}`, encoded)).toEqual([
      '4:one',
      '4:二',
    ]);
  });

  it('of HTML, declared or not, with the charset of the page', () => {
    const page = `<html><head><meta charset="gb2312"></head>\n<p>${encode('退信', 'gb18030')}</p>`;
    expect(numbered('Content-Type: text/html', page)).toEqual(['4:退信']);
    expect(numbered('A: b', page)).toEqual(['4:退信']);
  });

  it('within bounds', () => {
    const many = entity('A: b', 'x\n'.repeat(30_000));
    expect(lines(many)).toHaveLength(20_000);
    expect(lines(many, { lines: 5 })).toHaveLength(5);
    expect(lines(many, { characters: 10 })).toHaveLength(5);
    expect(lines(entity('A: b', 'x'.repeat(30_000)))[0]?.text).toHaveLength(20_000);
  });

  const toldOf = (head: string, body: string, max?: Parameters<typeof lines>[1]) => {
    const hits: LimitHit[] = [];
    lines(entity(head, body), max, (hit) => hits.push(hit));
    return hits;
  };
  const HTML = 'Content-Type: text/html';

  it('and what was cut is told, with the line where reading ended', () => {
    const ten = Array.from({ length: 10 }, (_, i) => `line ${i}\n`).join('');
    expect(toldOf('A: b', ten)).toEqual([]);
    expect(toldOf('A: b', ten, { lines: 10, characters: ten.length })).toEqual([]);
    expect(toldOf('A: b', ten.trimEnd(), { characters: ten.length - 1 })).toEqual([]);
    // Only the last line break is left.
    expect(toldOf('A: b', ten, { characters: ten.length - 1 })).toEqual([]);
    expect(toldOf('A: b', ten, { lines: 4 })).toEqual([{ limit: 'lines', line: 7 }]);
    expect(toldOf('A: b', ten, { characters: 14 })).toEqual([{ limit: 'decoded', line: 5 }]);
    expect(toldOf('A: b', ten, { characters: 17 })).toEqual([{ limit: 'decoded', line: 5 }]);
    expect(toldOf('A: b', ten.replaceAll('\n', '\r\n'), { characters: 15 })).toEqual([
      { limit: 'decoded', line: 5 },
    ]);
    expect(toldOf('A: b', `x\n${'y'.repeat(30_000)}\nz\n`)).toEqual([
      { limit: 'line-length', line: 4 },
    ]);
    expect(toldOf(QP, 'ab=\ncd\n=41=42\nef\n', { characters: 7 })).toEqual([
      { limit: 'decoded', line: 6 },
    ]);
    expect(toldOf(QP, 'ab=\ncd\n=41=42\nef\n', { characters: 100 })).toEqual([]);
    expect(toldOf(B64, 'QUJD\nREVG\nR0hJ\n', { characters: 5 })).toEqual([
      { limit: 'decoded', line: 4 },
    ]);
    expect(toldOf(B64, 'QUJD\nREVG\nR0hJ\n', { characters: 9 })).toEqual([]);
  });

  it('octets that say nothing are bounded too', () => {
    for (const [head, piece] of [
      [QP, '=\n'],
      [QP, '=\r'],
      [B64, '=\n'],
    ] as const) {
      const hits = toldOf(head, piece.repeat(10_000), { characters: 1000 });
      expect(hits).toEqual([{ limit: 'decoded', line: 2003 }]);
    }
  });

  it('a page in one line is read whole, and its paragraphs are bounded', () => {
    const page = '<p>some words</p>'.repeat(10_000);
    for (const head of [HTML, 'A: b']) {
      const body = `<html>${page}<p>the end</p>`;
      expect(lines(entity(head, body)).at(-1)?.text).toBe('the end');
      expect(toldOf(head, body)).toEqual([]);
    }
    expect(toldOf(HTML, `<p>a</p>\n<p>${'b'.repeat(30_000)}</p>`)).toEqual([
      { limit: 'line-length', line: 4 },
    ]);
    expect(toldOf(HTML, `<p>a</p>${'x<br>'.repeat(30_000)}`)).toEqual([
      { limit: 'lines', line: 3 },
    ]);
  });
});

describe('octets of a body', () => {
  it('are transfer-decoded and cut', () => {
    const body = Buffer.from([0, 255, 10, 13, 7]).toString('base64');
    expect([...bodyBytes(entity(B64, body), 100)]).toEqual([0, 255, 10, 13, 7]);
    expect([...bodyBytes(entity(B64, body), 2)]).toEqual([0, 255]);
    expect([...bodyBytes(entity('A: b', 'abc'), 2)]).toEqual([97, 98]);
    // A few octets at a time, each with its padding.
    for (const text of ['a', 'ab', 'abc', 'a longer piece']) {
      const piece = `${Buffer.from(text).toString('base64')}\n`.repeat(5);
      const octets = Buffer.from(bodyBytes(entity(B64, piece), 100)).toString();
      expect(octets).toBe(text.repeat(5));
    }
  });
});

describe('header', () => {
  it('is the first of its name', () => {
    const message = entity('To: a\nTO: b', '');
    expect(header(message, 'to')).toEqual({ text: 'a', line: 1 });
    expect(header(message, 'cc')).toBeNull();
  });
});
