/** Messages made to hang a reader, to fill its memory or to lead it astray. */
import type { LimitHit } from '../../src/protocols/mime/types.ts';
import { base64 } from './mails.ts';

export interface Bomb {
  readonly name: string;
  /** Made when it is needed: some are of many megabytes. */
  readonly make: () => string;
  /** The bound that has to be told of; `text` is either of those of the text of a part. */
  readonly limit?: LimitHit['limit'] | 'text';
  /** The recipient that has to be read all the same. */
  readonly recipient?: string;
}

const HEAD = 'From: MAILER-DAEMON@mx.example.net\nTo: a@example.com\nSubject: failure notice\n';
const RECIPIENT = 'lost@example.org';
const NOTICE = `\n<${RECIPIENT}>:\nRemote host said: 550 5.1.1 User unknown\n`;
const STATUS = `Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; ${RECIPIENT}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n`;

const mixed = (boundary: string, type = 'mixed') =>
  `Content-Type: multipart/${type}; boundary="${boundary}"\n`;

/** A report with the parts in front of its status, or behind. */
function report(parts: { readonly before?: string; readonly after?: string }): string {
  const part = (text: string | undefined) => (text === undefined ? '' : `--r\n${text}\n`);
  return `${HEAD}${mixed('r', 'report')}\n${part(parts.before)}--r\nContent-Type: message/delivery-status\n\n${STATUS}\n${part(parts.after)}--r--\n`;
}

const MB = 1 << 20;
const long = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));
/** Text that no line of which is the same. */
const numbers = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

function zip(levels: number, wrap: (inner: string) => string): string {
  let text = `${HEAD}${NOTICE}`;
  for (let i = 0; i < levels && text.length < 8 * MB; i += 1) text = wrap(text);
  return text;
}

export const BOMBS: readonly Bomb[] = [
  // Structure
  {
    name: 'messages in messages, 5,000 deep',
    make: () => `${HEAD}${'Content-Type: message/rfc822\n\n'.repeat(5000)}${HEAD}${NOTICE}`,
    limit: 'depth',
  },
  {
    name: 'multiparts in multiparts, 5,000 deep',
    make: () => `${HEAD}${numbers(5000, (i) => `${mixed(`b${i}`)}\n--b${i}\n`)}\nx\n`,
    limit: 'depth',
  },
  {
    name: 'multiparts of one boundary, 100,000 deep',
    make: () => `${HEAD}${`${mixed('b')}\n--b\n`.repeat(100_000)}\nx\n`,
  },
  {
    name: 'messages and multiparts by turns, 5,000 deep, behind a status',
    make: () =>
      report({
        after: `Content-Type: message/rfc822\n\n${numbers(5000, (i) => `${mixed(`b${i}`)}\n--b${i}\nContent-Type: message/rfc822\n\n`)}\nx`,
      }),
    limit: 'depth',
    recipient: RECIPIENT,
  },
  {
    name: 'messages in base64 in messages',
    make: () =>
      zip(
        40,
        (inner) =>
          `${HEAD}Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${base64(inner)}\n`,
      ),
  },
  {
    name: 'messages in quoted-printable in messages',
    make: () =>
      zip(
        40,
        (inner) =>
          `${HEAD}Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n${inner.replaceAll('=', '=3D')}\n`,
      ),
  },
  {
    name: '100,000 parts',
    make: () => `${HEAD}${mixed('b')}\n${'--b\n\nx\n'.repeat(100_000)}--b--\n`,
    limit: 'parts',
  },
  {
    name: '100,000 messages',
    make: () =>
      `${HEAD}${mixed('b', 'digest')}\n${numbers(100_000, (i) => `--b\n\n${HEAD}\n<p${i}@example.org>: 550 no\n`)}--b--\n`,
    limit: 'parts',
  },
  {
    name: '100,000 statuses',
    make: () =>
      `${HEAD}${mixed('b', 'report')}\n${`--b\nContent-Type: message/delivery-status\n\n${STATUS}`.repeat(100_000)}--b--\n`,
    limit: 'parts',
    recipient: RECIPIENT,
  },
  {
    name: '100,000 parts behind a status',
    make: () => report({ after: `${mixed('b')}\n${'--b\n\nx\n'.repeat(100_000)}--b--` }),
    limit: 'parts',
    recipient: RECIPIENT,
  },
  // Boundaries
  {
    name: 'nothing but delimiters',
    make: () => `${HEAD}${mixed('b')}\n${'--b\n'.repeat(1_000_000)}`,
    limit: 'parts',
  },
  {
    name: 'nothing but closing delimiters',
    make: () => `${HEAD}${mixed('b')}\n${'--b--\n'.repeat(1_000_000)}`,
  },
  {
    name: 'a child with its parent’s boundary',
    make: () =>
      `${HEAD}${mixed('b')}\n--b\n${mixed('b')}\n--b\n\n${NOTICE}\n--b--\n${'--b--\n--b\n'.repeat(200_000)}`,
  },
  {
    name: 'an empty boundary',
    make: () => `${HEAD}Content-Type: multipart/mixed; boundary=""\n\n${'--\n'.repeat(1_000_000)}`,
  },
  {
    name: 'a boundary of blanks',
    make: () =>
      `${HEAD}Content-Type: multipart/mixed; boundary="   "\n\n${'--   \n'.repeat(500_000)}`,
  },
  {
    name: 'boundaries that begin alike',
    make: () =>
      `${HEAD}${numbers(28, (i) => `${mixed('b'.repeat(i + 1))}\n--${'b'.repeat(i + 1)}\n`)}\n${numbers(300_000, (i) => `--${'b'.repeat(1 + (i % 60))}\n`)}`,
  },
  {
    name: 'a boundary of 1 MB',
    make: () => {
      const boundary = 'b'.repeat(MB);
      return `${HEAD}${mixed(boundary)}\n--${boundary}\n\nx\n--${boundary}--\n`;
    },
  },
  {
    name: 'a boundary of 60 KB, nearly met by every line',
    make: () => {
      const boundary = 'b'.repeat(60_000);
      return `${HEAD}${mixed(boundary)}\n${`--${boundary.slice(1)}\n`.repeat(300)}`;
    },
  },
  {
    name: 'a boundary that is not said, and lines of dashes',
    make: () => `${HEAD}Content-Type: multipart/mixed\n\n${numbers(500_000, (i) => `--${i}\n`)}`,
  },
  {
    name: 'multiparts without boundaries, 10,000',
    make: () =>
      `${HEAD}${mixed('b')}\n${'--b\nContent-Type: multipart/mixed\n\n--x\n\n--y\n'.repeat(10_000)}`,
    limit: 'parts',
  },
  // Headers
  {
    name: '100,000 fields',
    make: () => `${HEAD}${numbers(100_000, (i) => `X-${i}: ${i}\n`)}${NOTICE}`,
    limit: 'fields',
    recipient: RECIPIENT,
  },
  {
    name: '100,000 fields of one name',
    make: () => `${HEAD}${'To: b@example.com\n'.repeat(100_000)}${NOTICE}`,
    limit: 'fields',
    recipient: RECIPIENT,
  },
  {
    name: '100,000 DKIM signatures in the returned message',
    make: () =>
      report({
        after: `Content-Type: message/rfc822\n\n${'DKIM-Signature: v=1; d=example.com; s=a\n'.repeat(100_000)}\nx`,
      }),
    limit: 'fields',
    recipient: RECIPIENT,
  },
  {
    name: 'a field of 30 MB',
    make: () => `${HEAD}X-Long: ${long('word ', 30 * MB)}\n${NOTICE}`,
    limit: 'field-length',
    recipient: RECIPIENT,
  },
  {
    name: 'a field of 30 MB in folded lines',
    make: () => `${HEAD}X-Long: x\n${long(' folded\n', 30 * MB)}${NOTICE}`,
    limit: 'field-length',
    recipient: RECIPIENT,
  },
  {
    name: 'a name of 30 MB',
    make: () => `${HEAD}${long('Name', 30 * MB)}: x\n${NOTICE}`,
  },
  {
    name: 'From of 30 MB of addresses',
    make: () => `From: ${long('a@example.com, ', 30 * MB)}\nSubject: x\n${NOTICE}`,
    limit: 'field-length',
  },
  {
    name: 'To of 30 MB of comments',
    make: () =>
      `From: MAILER-DAEMON@example.net\nTo: ${long('(', 30 * MB)}\nSubject: failure notice\n${NOTICE}`,
    limit: 'field-length',
    recipient: RECIPIENT,
  },
  {
    name: 'X-Failed-Recipients of 30 MB',
    make: () => `${HEAD}X-Failed-Recipients: ${long('a@example.com, ', 30 * MB)}\n\nx\n`,
    limit: 'field-length',
  },
  {
    name: '100,000 From_ lines',
    make: () =>
      `${'From MAILER-DAEMON Thu Jan  1 00:00:00 2024\n'.repeat(100_000)}${HEAD}${NOTICE}`,
    recipient: RECIPIENT,
  },
  // Long lines and texts
  {
    name: 'a line of 30 MB',
    make: () => `${HEAD}\n${long('x', 30 * MB)}`,
    limit: 'text',
  },
  {
    name: 'a line of 30 MB behind the notice',
    make: () => `${HEAD}${NOTICE}\n${long('x', 30 * MB)}`,
    limit: 'text',
    recipient: RECIPIENT,
  },
  {
    name: 'ten million empty lines',
    make: () => `${HEAD}${NOTICE}${'\n'.repeat(10_000_000)}`,
    limit: 'text',
    recipient: RECIPIENT,
  },
  {
    name: 'a million lines of addresses',
    make: () => `${HEAD}\n${numbers(1_000_000, (i) => `<u${i}@example.org>:\n`)}`,
    limit: 'text',
  },
  {
    name: 'a notice quoted a million times',
    make: () => `${HEAD}\n${'> '.repeat(1_000_000)}\n${'> x\n'.repeat(500_000)}`,
    limit: 'text',
  },
  {
    name: 'half a million headers in the text',
    make: () => `${HEAD}\n${'From: a@example.com\nSubject: failure notice\n\n'.repeat(500_000)}`,
    limit: 'text',
  },
  {
    name: 'half a million lines that announce a returned message',
    make: () => `${HEAD}\n${'--- Original message ---\n'.repeat(500_000)}`,
    limit: 'text',
  },
  {
    name: 'a status with 100,000 recipients',
    make: () =>
      `${HEAD}Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n${numbers(100_000, (i) => `Final-Recipient: rfc822; u${i}@example.org\nAction: failed\nStatus: 5.1.1\n\n`)}`,
    limit: 'text',
  },
  {
    name: 'a status with 100,000 recipients without blank lines',
    make: () =>
      `${HEAD}Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n${numbers(100_000, (i) => `Final-Recipient: rfc822; u${i}@example.org\n`)}`,
    limit: 'text',
  },
  {
    name: 'a status with a Diagnostic-Code of a million lines',
    make: () =>
      `${HEAD}Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; ${RECIPIENT}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n${' and more words\n'.repeat(1_000_000)}`,
    limit: 'text',
    recipient: RECIPIENT,
  },
  {
    name: 'a status of field names alone',
    make: () => `${HEAD}Content-Type: message/delivery-status\n\n${long('a:\n', 30 * MB)}`,
    limit: 'text',
  },
  // Transfer encodings
  ...(['', '=', '====', '!'] as const).map(
    (end): Bomb => ({
      name: `base64 without end${end === '' ? '' : `, then ${end}`}`,
      make: () =>
        report({
          before: `Content-Transfer-Encoding: base64\n\n${long(`${'QUJD'.repeat(19)}\n`, 30 * MB)}Q${end}`,
        }),
      recipient: RECIPIENT,
    }),
  ),
  {
    name: 'base64 in one line of 30 MB',
    make: () =>
      `${HEAD}Content-Transfer-Encoding: base64\n\n${Buffer.alloc(20 * MB, 'word ').toString('base64')}`,
    limit: 'text',
  },
  {
    name: 'base64 of garbage',
    make: () =>
      `${HEAD}Content-Transfer-Encoding: base64\n\nQUJD\n${long('Q?*%\xff\0 \n', 30 * MB)}`,
  },
  {
    name: 'base64 of padding',
    make: () => `${HEAD}Content-Transfer-Encoding: base64\n\nQUJD\n${long('=\n', 30 * MB)}`,
  },
  {
    name: 'a returned message of 60 MB in base64',
    make: () =>
      report({
        after: `Content-Type: message/rfc822\n\nFrom: <a@example.com>\nSubject: x\nContent-Transfer-Encoding: base64\n\n${long(`${'QUJD'.repeat(19)}\n`, 60 * MB)}`,
      }),
    recipient: RECIPIENT,
  },
  {
    name: 'a whole message of 30 MB in base64, returned',
    make: () =>
      report({
        after: `Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${base64(`From: <a@example.com>\nSubject: x\n\n${long('word\n', 24 * MB)}`)}`,
      }),
    limit: 'decoded',
    recipient: RECIPIENT,
  },
  ...(['=', '=\n', '=4', '=41', '=3D', '==', '=\r', '=0A', '=C3', ' \n'] as const).map(
    (piece): Bomb => ({
      name: `quoted-printable of ${JSON.stringify(piece)}`,
      make: () =>
        `${HEAD}Content-Transfer-Encoding: quoted-printable\n\n${NOTICE}\n=41=42=43\n${long(piece, 30 * MB)}`,
    }),
  ),
  {
    name: 'five hundred parts in base64 of 60 KB each',
    make: () =>
      `${HEAD}${mixed('b')}\n${`--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${base64(`${HEAD}${long('x ', 45_000)}`)}\n`.repeat(500)}`,
    limit: 'decoded',
  },
  {
    name: 'nine hundred parts of text of 64 KB each',
    make: () =>
      `${HEAD}${mixed('b')}\n${`--b\n\n${long('words and more\n', 65_536)}\n`.repeat(900)}`,
    limit: 'text',
  },
  // HTML
  ...(
    [
      ['tags in tags', '<div>'],
      ['tables in tables', '<table><tr><td>'],
      ['quotes in quotes', '<blockquote>'],
      ['angle brackets', '<'],
      ['tags without end', '<a '],
      ['comments without end', '<!--'],
      ['scripts without end', '<script>'],
      ['styles without end', '<style>'],
      ['titles without end', '<title>'],
      ['attributes without end', '<a b="'],
      ['attributes by the million', '<a b=c d=e f=g '],
      ['entities', '&amp;'],
      ['entities without end', '&'],
      ['numbers', '&#x41;&#65;'],
      ['numbers without end', '&#9999999999'],
      ['surrogates', '&#xD800;&#xDFFF;'],
      ['controls', '&#x202E;&#x1B;&#0;'],
      ['non-breaking spaces', '&nbsp;'],
      ['closing tags', '</p></div>'],
      ['declarations', '<!x'],
      ['sections', '<![CDATA['],
      ['line breaks', '<br>'],
    ] as const
  ).map(
    ([name, piece]): Bomb => ({
      name: `HTML of ${name}`,
      make: () =>
        `${HEAD}Content-Type: text/html; charset=utf-8\n\n<p>x</p>\n${long(piece, 5 * MB)}`,
    }),
  ),
  {
    name: 'HTML that is not called so, of line breaks in lines',
    make: () => `${HEAD}\n<html>\n${long('<br><br>\n', 5 * MB)}`,
  },
  // Charsets
  {
    name: 'a charset label of 1 MB',
    make: () => `${HEAD}Content-Type: text/plain; charset=${long('x', MB)}\n${NOTICE}\xe9\n`,
    limit: 'field-length',
    recipient: RECIPIENT,
  },
  {
    name: 'a charset label of 1 MB in a page',
    make: () => `${HEAD}Content-Type: text/html\n\n<meta charset="${long('x', MB)}">\xe9`,
  },
  ...(
    [
      ['UTF-7 of shifts', 'utf-7', '+'],
      ['UTF-7 of lone surrogates', 'utf-7', '+2AA-+3/8-'],
      ['UTF-7 without end', 'utf-7', '+AGE'],
      ['UTF-16 of lone surrogates', 'utf-16le', '\x00\xd8\x41\x00'],
      ['UTF-16 of an odd length', 'utf-16be', '\x00\x0a\x0d'],
      ['UTF-16 with line breaks', 'utf-16', '\xff\xfe\x0a\x00'],
      ['UTF-32', 'utf-32', '\x41\x00\x00\x00'],
      ['overlong UTF-8', 'utf-8', '\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf'],
      ['UTF-8 of surrogates', 'utf-8', '\xed\xa0\x80\xed\xbf\xbf'],
      ['UTF-8 of bidirectional controls', 'utf-8', '\xe2\x80\xae\xe2\x81\xa6 550 \n'],
      ['UTF-8 cut', 'utf-8', '\xf0\x9f\x98'],
      ['UTF-8 continuations', 'utf-8', '\x80\xbf'],
      ['GB18030 of four octets', 'gb18030', '\x81\x30\x81\x30'],
      ['GBK cut', 'gbk', '\x81'],
      ['ISO-2022-JP of escapes', 'iso-2022-jp', '\x1b$B\x1b(B'],
      ['ISO-2022-KR of shifts', 'iso-2022-kr', '\x1b$)C\x0e!\x0f'],
      ['HZ', 'hz-gb-2312', '~{'],
      ['an unknown charset', 'x-no-such', '\xe9\xe8'],
      ['no charset', '', '\xe9\xa0\x81'],
    ] as const
  ).map(
    ([name, charset, piece]): Bomb => ({
      name: `${name}, 5 MB`,
      make: () =>
        `${HEAD}Content-Type: text/plain${charset === '' ? '' : `; charset=${charset}`}\n\n${long(piece, 5 * MB)}`,
    }),
  ),
  // Encoded words, parameters
  ...(
    [
      ['encoded words', '=?utf-8?B?QUJD?= '],
      ['encoded words without end', '=?utf-8?B?QUJD'],
      ['encoded words without blanks', '=?utf-8?Q?a?='],
      ['encoded words of halves of characters', '=?utf-8?Q?=F0=9F?= =?utf-8?Q?=98=80?= '],
      ['encoded words of surrogates', '=?utf-16?B?2AA=?= '],
      ['encoded words of controls', '=?utf-8?B?4oCuG1swbQ0K?= '],
      ['encoded words of unknown charsets', '=?x?B?/////w==?= '],
      ['encoded words of UTF-7', '=?utf-7?Q?+2AA-?= '],
      ['question marks', '=?'],
    ] as const
  ).map(
    ([name, piece]): Bomb => ({
      name: `Subject of ${name}, 1 MB`,
      make: () =>
        `From: MAILER-DAEMON@example.net\nSubject: ${long(piece, MB)}\nTo: ${long(piece, MB)}\n${NOTICE}`,
      limit: 'field-length',
    }),
  ),
  {
    name: 'an encoded word of 1 MB',
    make: () => `Subject: =?utf-8?B?${long('QUJD', MB)}?=\n${HEAD}${NOTICE}`,
    limit: 'field-length',
  },
  {
    name: 'RFC 2231 continuations, 20,000',
    make: () =>
      `${HEAD}Content-Type: multipart/mixed;\n${numbers(20_000, (i) => ` boundary*${i}=b;\n`)}${NOTICE}`,
  },
  {
    name: 'RFC 2231 continuations with gaps, backwards',
    make: () =>
      `${HEAD}Content-Type: text/plain;\n${numbers(5000, (i) => ` name*${(5000 - i) * 7}*=%41;\n`)}${NOTICE}`,
  },
  {
    name: 'RFC 2231 continuations of high numbers',
    make: () =>
      `${HEAD}Content-Type: text/plain;\n${numbers(1000, (i) => ` name*${999_999_999 - i}=x;\n name*${'9'.repeat(40)}${i}=x;\n`)}${NOTICE}`,
    recipient: RECIPIENT,
  },
  {
    name: 'RFC 2231 with a charset of 50 KB and percent signs',
    make: () =>
      `${HEAD}Content-Type: text/plain; name*=${long('x', 50_000)}'${long('%', 40_000)}\n${NOTICE}`,
  },
  {
    name: 'parameters by the thousand',
    make: () =>
      `${HEAD}Content-Type: text/plain${numbers(9000, (i) => `; p${i}="${i}"`)}\n${NOTICE}`,
    recipient: RECIPIENT,
  },
  // Octets
  { name: 'nothing', make: () => '' },
  { name: 'one line break', make: () => '\n' },
  { name: 'NUL, 30 MB', make: () => '\0'.repeat(30 * MB) },
  { name: 'NUL between all octets', make: () => [...`${HEAD}${NOTICE}`].join('\0') },
  { name: 'CR, 30 MB', make: () => '\r'.repeat(30 * MB) },
  { name: 'CRLF and LF by turns, 30 MB', make: () => long('\r\n\n\r\r\n', 30 * MB) },
  {
    name: 'lines that end in CR alone',
    make: () => `${HEAD}${NOTICE}`.replaceAll('\n', '\r'),
    recipient: RECIPIENT,
  },
  { name: 'octets above 0x7F, 30 MB', make: () => long('\xff\xfe\xfd', 30 * MB) },
  {
    name: 'escapes of terminals',
    make: () => `${HEAD}\n${long('<\x1b]0;x\x07@example.com>: 550 \x1b[2J\x9b31m\n', MB)}`,
  },
  {
    name: 'the commands of CI runners',
    make: () =>
      `${HEAD}\n${long('\n::error::x\n##[error]x@example.com 550 5.1.1 \n##vso[task.complete]x\n', MB)}`,
  },
];

/** Runs that a parser of addresses, hosts or codes could go astray on. */
export const RUNS: readonly string[] = [
  'a@',
  '@',
  '@@@@a',
  'a@b',
  'a@b.c ',
  'a.',
  '<',
  '>',
  '<a@b>',
  '<<a@b.example>> ',
  '(',
  ')',
  '((a)',
  '[',
  '[192.0.2.1]',
  '[192.0.2.',
  '1.',
  '1.1.1.1',
  '192.0.2.1 ',
  '5.5.5.',
  '5.1.1 ',
  '#5.1.1 ',
  '550 ',
  '550-',
  '550-5.1.1 ',
  '5',
  ':',
  '::',
  'a:',
  'a: ',
  '1:',
  'dead:beef:',
  ';',
  'rfc822;',
  'smtp;',
  ' ',
  '\t',
  ' \t',
  '\xa0',
  '\xe3\x80\x80',
  '-',
  '--',
  '- ',
  '=',
  '_',
  '"',
  '\\',
  '\\"',
  '"a" ',
  "'",
  '{',
  '%',
  '%41',
  '&',
  '=?',
  'x',
  'x ',
  'host ',
  'host mx.example.com',
  'host mx.example.com[192.0.2.1] said: ',
  'said: 550 ',
  'for a@',
  'reply:',
  '退信原因：',
  'code=',
  'https://',
  'https://a.example/ ',
  'mx1.mx2.',
  '\\x{4E2D}',
  '>>> ',
  '<<< 550 ',
  'Reporting-MTA: ',
  'the mta server of ',
];

/** Places of a notice that a stranger writes. */
export const PLACES: Readonly<Record<string, (run: string) => string>> = {
  'Diagnostic-Code': (run) =>
    `${HEAD}${mixed('r', 'report')}\n--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; ${run}\n\nFinal-Recipient: rfc822; ${RECIPIENT}\nAction: failed\nStatus: 5.0.0\nRemote-MTA: dns; ${run}\nDiagnostic-Code: smtp; 550 ${run}\n--r--\n`,
  'the fields of a recipient': (run) =>
    `${HEAD}Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; ${run}\nOriginal-Recipient: ${run}\nAction: ${run}\nStatus: ${run}\nRemote-MTA: ${run}\n`,
  'the text': (run) => `${HEAD}${NOTICE}${run}\n`,
  'the lines of the text': (run) => `${HEAD}\n${run.replace(/.{1000}/gs, '$&\n')}\n`,
  'the line of the recipient': (run) =>
    `${HEAD}\n<${RECIPIENT}>: 550 ${run}\n${run} ${RECIPIENT}\n`,
  'the HTML': (run) =>
    `${HEAD}Content-Type: text/html\n\n<p>&lt;${RECIPIENT}&gt;: 550 ${run}</p>\n`,
  headers: (run) =>
    `Return-Path: ${run}\nReceived: ${run}\nFrom: ${run}\nTo: ${run}\nSubject: ${run}\nContent-Type: text/plain; ${run}\nX-Failed-Recipients: ${run}\n${NOTICE}`,
  'the headers of the returned message': (run) =>
    `${report({
      after: `Content-Type: message/rfc822\n\nReturn-Path: ${run}\nReceived: ${run}\nFrom: ${run}\nTo: ${run}\nSubject: ${run}\nMessage-ID: ${run}\nDKIM-Signature: ${run}\n\nx`,
    })}`,
};
