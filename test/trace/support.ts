import { parseMime } from '../../src/protocols/mime/parse.ts';
import type { Field } from '../../src/protocols/mime/types.ts';

/** The fields of a header; lines as in the text. One character an octet where `latin1`. */
export function fieldsOf(header: string, encoding: 'utf8' | 'latin1' = 'utf8'): readonly Field[] {
  const text = header.replaceAll(/\r?\n/g, '\r\n').replace(/^\r\n/, '');
  return parseMime(Buffer.from(`${text}\r\n\r\n`, encoding)).root.fields;
}

export const field = (name: string, raw: string, line = 1): Field => ({
  name,
  key: name.toLowerCase(),
  raw,
  line,
});

/** Pieces that headers are made of, for texts that look like fields and are none. */
export const PIECES = [
  ...[
    'from',
    'by',
    'with',
    'id',
    'for',
    '(',
    ')',
    '"',
    '<',
    '>',
    '[',
    ']',
    ';',
    ',',
    '@',
    '=',
    '\\',
  ],
  ...['mx.example.com', '192.0.2.1', '[IPv6:2001:db8::1]', 'HELO', 'helo=', 'unknown', ' ', '\t'],
  ...['Tue, 2 Jan 2024 03:04:05 +0800', '(CST)', '2 Jan', '99', '=?gbk?B?xOM=?=', '\xc4\xe3', '='],
  ...[
    'boss',
    'a@b.example',
    '.com',
    'pass',
    'spf=',
    'dkim=fail',
    'YES',
    'SCL:9',
    '12:00',
    'Z',
    'PM',
  ],
];
