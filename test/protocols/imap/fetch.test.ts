import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FetchedItems, fetchedItems } from '../../../src/protocols/imap/fetch.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const read = (text: string, ...literals: string[]) =>
  fetchedItems({ text, literals: literals.map(bytes) });

const NOTHING: FetchedItems = {
  uid: null,
  flags: null,
  internalDate: null,
  size: null,
  header: null,
};

describe('fetchedItems', () => {
  it('reads what was asked for', () => {
    expect(
      read(
        '3 FETCH (UID 17 FLAGS (\\Seen $Forwarded) INTERNALDATE "17-Jul-1996 02:44:25 -0700" RFC822.SIZE 4286 BODY[HEADER.FIELDS (DATE FROM)] {7}\n)',
        'a\xd6\xd0\r\n\r\n',
      ),
    ).toEqual({
      uid: 17,
      flags: ['\\Seen', '$Forwarded'],
      internalDate: '1996-07-17T09:44:25Z',
      size: 4286,
      header: bytes('a\xd6\xd0\r\n\r\n'),
    });
  });

  it.each<[string, string, readonly string[], Partial<FetchedItems>]>([
    ['another order', '1 FETCH (BODY[HEADER] {1}\n UID 2)', ['h'], { uid: 2, header: bytes('h') }],
    [
      'no space before the literal',
      '1 FETCH (BODY[HEADER]{1}\n UID 2)',
      ['h'],
      { uid: 2, header: bytes('h') },
    ],
    [
      'small letters',
      '1 fetch (uid 2 body[header.fields (date)] {1}\n)',
      ['h'],
      { uid: 2, header: bytes('h') },
    ],
    [
      'quoted field names',
      '1 FETCH (BODY[HEADER.FIELDS ("DATE" "a]b(")] {1}\n)',
      ['h'],
      { header: bytes('h') },
    ],
    [
      'literal field names',
      '1 FETCH (BODY[HEADER.FIELDS ({4}\n FROM)] {1}\n)',
      ['DATE', 'h'],
      { header: bytes('h') },
    ],
    ['a part of it', '1 FETCH (BODY[HEADER]<0> {1}\n)', ['h'], { header: bytes('h') }],
    ['RFC822.HEADER', '1 FETCH (RFC822.HEADER {1}\n)', ['h'], { header: bytes('h') }],
    [
      'a quoted header',
      '1 FETCH (BODY[HEADER] "a \\"b\\" \\\\")',
      [],
      { header: bytes('a "b" \\') },
    ],
    ['NIL', '1 FETCH (BODY[HEADER] NIL UID 1)', [], { header: bytes(''), uid: 1 }],
    ['an empty header', '1 FETCH (BODY[HEADER] {0}\n)', [''], { header: bytes('') }],
    ['flags alone', '1 FETCH (FLAGS ())', [], { flags: [] }],
    [
      'another literal before',
      '1 FETCH (BODY[TEXT] {1}\n BODY[HEADER] {1}\n)',
      ['t', 'h'],
      { header: bytes('h') },
    ],
    [
      'structures in between',
      '1 FETCH (ENVELOPE ("a" (("n" NIL "x" "y")) {2}\n NIL) X-GM-LABELS ("\\\\Sent" foo) BODY ("TEXT" ("A" "b") 3) UID 9)',
      ['hi'],
      { uid: 9 },
    ],
    [
      'flags that have brackets',
      '1 FETCH (FLAGS (a]b [Gmail] {x}) UID 1)',
      [],
      { flags: ['a]b', '[Gmail]', '{x}'], uid: 1 },
    ],
    ['a date that is none', '1 FETCH (INTERNALDATE "yesterday" UID 1)', [], { uid: 1 }],
    ['a date that is a list', '1 FETCH (INTERNALDATE (a) UID 1)', [], { uid: 1 }],
    ['the first of two', '1 FETCH (UID 1 UID 2)', [], { uid: 1 }],
    ['no UID of 32 bits', '1 FETCH (UID 4294967296)', [], {}],
    ['UID 0', '1 FETCH (UID 0)', [], {}],
    ['a size past counting', '1 FETCH (RFC822.SIZE 99999999999999999999)', [], {}],
    ['an empty message', '1 FETCH (RFC822.SIZE 0)', [], { size: 0 }],
    ['nothing', '1 FETCH ()', [], {}],
  ])('%s', (_, text, literals, items) => {
    expect(read(text, ...literals)).toEqual({ ...NOTHING, ...items });
  });

  it.each([
    '1 EXISTS',
    'OK FETCH (UID 1)',
    '1 FETCH UID 1',
    '1 FETCH (UID 1',
    '1 FETCH (UID',
    '1 FETCH (UID)',
    '1 FETCH (FLAGS (a)',
    '1 FETCH (BODY[HEADER "x")',
    '1 FETCH (BODY[HEADER] {5}\n)',
    '1 FETCH (INTERNALDATE "1-Jan)',
    '1 FETCH ((UID 1))',
    `1 FETCH (${'UID 1 '.repeat(200)})`,
  ])('is nothing that can be read: %s', (text) => {
    expect(read(text)).toBeNull();
  });

  it('keeps two hundred flags', () => {
    expect(read(`1 FETCH (FLAGS (${'a '.repeat(5000)}))`)?.flags).toHaveLength(200);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      ...[
        '(',
        ')',
        '"',
        '[',
        ']',
        '{',
        '{1}\n',
        ' ',
        '\\',
        'UID',
        'FLAGS',
        'BODY[HEADER]',
        '1',
        'NIL',
        '\n',
        '中',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.uint8Array()), (pieces, literals) => {
        fetchedItems({ text: `1 FETCH (${pieces.join('')}`, literals });
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['(', 100_000],
    ['[', 100_000],
    ['"\\', 100_000],
    ['{', 100_000],
    ['a[', 100_000],
    ['(" ', 100_000],
  ])('takes time that grows with the length: %s', (piece, times) => {
    const began = performance.now();
    read(`1 FETCH (UID ${piece.repeat(times)}`);
    read(`1 FETCH (${piece.repeat(times)}`);
    read(`1 FETCH (BODY[${piece.repeat(times)}`);
    expect(performance.now() - began).toBeLessThan(30_000);
  });
});
