/** Well-formed messages, read the same by an independent reader. */
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { bodyBytes, header, lines } from '../../../src/protocols/mime/decode.ts';
import { parseMime } from '../../../src/protocols/mime/parse.ts';
import type { Entity } from '../../../src/protocols/mime/types.ts';
import { encode, latin1 } from './support.ts';

const b64 = (text: string, charset = 'utf-8') =>
  Buffer.from(encode(text, charset), 'latin1').toString('base64');

const TEXT = '退信原因：收件人不存在';

const MESSAGES: Readonly<Record<string, string>> = {
  plain: 'Subject: plain\n\nHello\nworld\n',
  'folded encoded words': `Subject: =?utf-8?B?${b64('退信')}?=\n =?utf-8?B?${b64('通知')}?= now\n\nx\n`,
  'a character split over words': `Subject: =?utf-8?Q?=E9=80?=\n =?utf-8?Q?=80=E4=BF=A1?=\n\nx\n`,
  'GBK in base64': `Subject: =?gb2312?B?${b64(TEXT, 'gb18030')}?=\nContent-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: base64\n\n${b64(`${TEXT}\n`, 'gb18030')}\n`,
  'Big5, 8bit': `Content-Type: text/plain; charset=big5\nContent-Transfer-Encoding: 8bit\n\n${encode('收件人不存在', 'big5')}\n`,
  'Shift_JIS in quoted-printable': `Content-Type: text/plain; charset=Shift_JIS\nContent-Transfer-Encoding: quoted-printable\n\n=83=81=81=5B=\n=83=8B\n`,
  'quoted-printable': `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n=E9=80=80=E4=BF=A1 a=3Db soft=\n break\nend\n`,
  alternative: `Content-Type: multipart/alternative; boundary="a b"\n\npreamble\n--a b\n\none\n--a b\nContent-Type: text/html\n\n<p>two</p>\n--a b--\nepilogue\n`,
  'an attachment with a name in RFC 2231': `Content-Type: multipart/mixed; boundary=x\n\n--x\n\nbody\n--x\nContent-Type: application/pdf;\n name*0*=utf-8''%E9%82%AE;\n name*1*=%E4%BB%B6.pdf\nContent-Disposition: attachment;\n filename*0*=utf-8''%E9%82%AE;\n filename*1*=%E4%BB%B6.pdf\nContent-Transfer-Encoding: base64\n\nAAEC/w==\n--x--\n`,
  'boundaries that begin alike': `Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/alternative; boundary=x-y\n\n--x-y\n\ninner\n--x-y--\n--x\nContent-Type: image/png\n\npng\n--x--\n`,
  'a comment and quotes in Content-Type': `Content-Type: text/plain (plain text); charset="us-ascii"\n\nok\n`,
  'lines with CRLF':
    'Subject: a\r\n b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\none\r\n\r\ntwo\r\n--x--\r\n',
  'an encoded word with a language': 'Subject: =?us-ascii*en?Q?Keith_Moore?=\n\nx\n',
};

const leaves = (entity: Entity): Entity[] =>
  entity.children.length === 0 ? [entity] : entity.children.flatMap(leaves);

/** Trailing blank lines are told differently; they say nothing. */
const same = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();

describe('an independent reader agrees', () => {
  it.each(Object.entries(MESSAGES))('%s', async (_name, message) => {
    const { root } = parseMime(latin1(message));
    const other = await PostalMime.parse(latin1(message));
    expect(header(root, 'subject')?.text).toBe(other.subject);
    const texts = leaves(root).filter((leaf) => leaf.type === 'text/plain');
    expect(same(texts.flatMap((leaf) => lines(leaf).map((line) => line.text)).join('\n'))).toBe(
      same(other.text ?? ''),
    );
    const files = leaves(root).filter((leaf) => !leaf.type.startsWith('text/'));
    expect(files.map((leaf) => [leaf.type, leaf.fileName])).toEqual(
      other.attachments.map((file) => [file.mimeType, file.filename]),
    );
    for (const [i, file] of other.attachments.entries()) {
      const theirs = Buffer.from(file.content as ArrayBuffer).toString('latin1');
      const ours = Buffer.from(bodyBytes(files[i] as Entity, 1_000)).toString('latin1');
      expect(same(ours)).toBe(same(theirs));
    }
  });
});
