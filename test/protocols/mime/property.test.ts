import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyBytes, bytesOf, fieldText, lines } from '../../../src/protocols/mime/decode.ts';
import { bodyFields, parseMime } from '../../../src/protocols/mime/parse.ts';
import type { Entity } from '../../../src/protocols/mime/types.ts';

const all = (root: Entity): Entity[] => {
  const out = [root];
  for (const entity of out) out.push(...entity.children);
  return out;
};

/** Lines as the reader counts them; `\r\r\n` is one break. */
const physical = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('latin1')
    .split(/\r\r\n|\r\n|\n|\r/);

/** All that holds for any octets. */
function sound(bytes: Uint8Array): void {
  const { root, limits } = parseMime(bytes);
  const file = physical(bytes);
  const inFile = (line: number) => {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(file.length);
  };
  for (const { line } of limits) inFile(line);
  for (const entity of all(root)) {
    expect(entity.start).toBeLessThanOrEqual(entity.bodyStart);
    expect(entity.bodyStart).toBeLessThanOrEqual(entity.end);
    expect(entity.end).toBeLessThanOrEqual(entity.source.text.length);
    expect(entity.line).toBe(entity.source.lineAt(entity.start));
    expect(entity.bodyLine).toBe(entity.source.lineAt(entity.bodyStart));
    for (const child of entity.children) {
      if (child.source !== entity.source) continue;
      expect(child.start).toBeGreaterThanOrEqual(entity.bodyStart);
      expect(child.end).toBeLessThanOrEqual(entity.end);
    }
    let previous = entity.line;
    for (const field of entity.fields) {
      inFile(field.line);
      expect(field.line).toBeGreaterThanOrEqual(previous);
      previous = field.line;
      expect(fieldText(field)).not.toMatch(/[\r\n]/);
      if (entity.source === root.source) {
        expect(file[field.line - 1]).toContain(field.name);
      }
    }
    previous = entity.bodyLine;
    const plain =
      entity.source === root.source &&
      entity.type !== 'text/html' &&
      !entity.fields.some(({ key }) => key === 'content-transfer-encoding');
    for (const { text, line } of lines(entity)) {
      inFile(line);
      expect(line).toBeGreaterThanOrEqual(previous);
      previous = line;
      if (plain && /^[\x20-\x7e]*$/.test(text) && !text.includes('+')) {
        expect(file[line - 1]).toContain(text);
      }
    }
    bodyFields(entity);
    expect(bytesOf(entity, 10).length).toBeLessThanOrEqual(10);
    expect(bodyBytes(entity, 10).length).toBeLessThanOrEqual(10);
  }
}

const INNER = Buffer.from(
  'Subject: =?utf-8?B?6YCA5L+h?=\nTo: a@example.com\n\nfirst\nsecond\n',
).toString('base64');

const TEMPLATE = [
  'From MAILER-DAEMON Mon Jan  1 00:00:00 2024',
  'Received: from mx.example.net',
  '\tby mx.example.com; today',
  'Subject: =?gb2312?B?08q8/g==?= =?utf-8?Q?=E9=80?= =?utf-8?Q?=80?=',
  'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
  '',
  'preamble',
  '--b1',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'soft =',
  'break =E9=80=80=E4=BF=A1',
  '',
  '--b1',
  'Content-Type: text/html',
  '',
  '<table><tr><td>Reason</td>',
  '<td>user <b@example.com></td></tr></table>',
  '--b1',
  'Content-Type: message/rfc822',
  'Content-Transfer-Encoding: base64',
  '',
  INNER.slice(0, 60),
  INNER.slice(60),
  '--b1',
  'Content-Type: message/rfc822',
  '',
  'Subject: inner',
  'Content-Type: multipart/mixed; boundary="b1b"',
  '',
  '--b1b',
  '',
  'one',
  '--b1b--',
  '--b1--',
  'epilogue',
];

const PIECES = [
  ...TEMPLATE,
  '--b1b',
  '--',
  'Content-Type: multipart/digest',
  'Content-Type: message/global',
  'Content-Transfer-Encoding: base64',
  'Content-Disposition: attachment; filename=x.eml',
  'Content-Type: text/plain; charset="iso-2022-jp',
  '\xef\xbb\xbf',
  ' ',
  '\x1b$B%a',
  '\xd3\xca\xbc\xfe',
  '=',
  '=?',
];

const eol = fc.constantFrom('\n', '\r\n', '\r', '\r\r\n');

describe('any octets', () => {
  it('at random', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => sound(bytes)),
      { numRuns: 500 },
    );
  });

  it('of the characters that matter', () => {
    const character = fc.constantFrom(...'\r\n\r\n -:=;"ab?/<>&\x00\xe9\xb0(');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 200 }), (text) =>
        sound(Buffer.from(text.join(''), 'latin1')),
      ),
      { numRuns: 1_000 },
    );
  });

  it('in lines of messages, shuffled', () => {
    const line = fc.tuple(fc.constantFrom(...PIECES), eol);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (pieces) =>
        sound(Buffer.from(pieces.flat().join(''), 'latin1')),
      ),
      { numRuns: 1_000 },
    );
  });

  it('of a message with mutations', () => {
    const mutation = fc.record({
      at: fc.nat({ max: 2_000 }),
      drop: fc.nat({ max: 40 }),
      put: fc.constantFrom('', '\r', '\n', '=', '\x00', '\xff', '--b1', ...PIECES),
    });
    fc.assert(
      fc.property(eol, fc.array(mutation, { maxLength: 6 }), (end, mutations) => {
        let text = TEMPLATE.join(end);
        for (const { at, drop, put } of mutations) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + put + text.slice(from + drop);
        }
        sound(Buffer.from(text, 'latin1'));
      }),
      { numRuns: 1_000 },
    );
  });
});
