import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  capabilityWords,
  exists,
  fetchedDate,
  internalDate,
  lineKind,
  listed,
  literalAtEnd,
  tokensOf,
} from '../../../src/protocols/imap/parse.ts';

const line = (text: string) => ({ text, literals: [] });

describe('lines', () => {
  it.each([
    ['A1 OK LOGIN completed', { kind: 'tagged', status: 'OK', text: 'OK LOGIN completed' }],
    ['A1 no', { kind: 'tagged', status: 'NO', text: 'no' }],
    ['A1 BAD x', { kind: 'tagged', status: 'BAD', text: 'BAD x' }],
    ['A1 OKAY', { kind: 'strange', text: 'OKAY' }],
    ['A12 OK x', { kind: 'data', text: 'A12 OK x' }],
    ['* BYE x', { kind: 'bye', text: 'BYE x' }],
    ['* OK [ALERT] {5}', { kind: 'status', text: 'OK [ALERT] {5}' }],
    ['* 2 EXISTS', { kind: 'data', text: '2 EXISTS' }],
    ['+', { kind: 'continue', text: '' }],
    ['+ go on', { kind: 'continue', text: 'go on' }],
    ['+OK POP3', { kind: 'data', text: '+OK POP3' }],
  ])('%j', (text, expected) => {
    expect(lineKind(text, 'A1')).toEqual(expected);
  });

  it('finds a literal at the end only', () => {
    expect(literalAtEnd('LIST () "/" {12}')).toBe(12);
    expect(literalAtEnd('LIST () "/" {12+}')).toBe(12);
    expect(literalAtEnd('{12} x')).toBeNull();
    expect(literalAtEnd('{}')).toBeNull();
    expect(literalAtEnd('{99999999999}')).toBeNull();
  });

  it('reads capabilities of both places', () => {
    expect(capabilityWords('CAPABILITY IMAP4rev1  idle AUTH=XOAUTH2')).toEqual([
      'IMAP4REV1',
      'IDLE',
      'AUTH=XOAUTH2',
    ]);
    expect(capabilityWords('OK [CAPABILITY IMAP4rev1 ID] done')).toEqual(['IMAP4REV1', 'ID']);
    expect(capabilityWords('CAPABILITY')).toEqual([]);
    expect(capabilityWords('CAPABILITYX A')).toBeNull();
    expect(capabilityWords('LIST () "/" x')).toBeNull();
  });
});

describe('LIST', () => {
  it.each([
    ['LIST (\\HasNoChildren \\Sent) "/" "&XfJT0ZAB-"', ['\\HasNoChildren', '\\Sent'], '&XfJT0ZAB-'],
    ['LIST () NIL INBOX', [], 'INBOX'],
    ['list () "/" "a \\"b\\" \\\\c"', [], 'a "b" \\c'],
    ['LIST () "." "a(b"', [], 'a(b'],
  ])('%s', (text, flags, name) => {
    expect(listed(line(text))).toEqual({ flags, name });
  });

  it('takes a name as a literal', () => {
    expect(listed({ text: 'LIST () "/" {7}\n', literals: ['a "b" c'] })).toEqual({
      flags: [],
      name: 'a "b" c',
    });
  });

  it.each([
    'LIST',
    'LIST ',
    'LIST (',
    'LIST (\\A "/" x',
    'LIST ()',
    'LIST () "/"',
    'LIST () "/" (',
    'LIST () "/" "x',
    'LIST x',
    'LSUB () "/" x',
    `LIST (${'x '.repeat(5000)}) "/" x`,
  ])('%.40s is none', (text) => {
    expect(listed(line(text))).toBeNull();
  });
});

describe('EXISTS and INTERNALDATE', () => {
  it('counts', () => {
    expect(exists('23 EXISTS')).toBe(23);
    expect(exists('x EXISTS')).toBeNull();
    expect(exists('99999999999 EXISTS')).toBeNull();
  });

  it.each([
    ['17-Jul-1996 02:44:25 -0700', '1996-07-17T09:44:25Z'],
    [' 7-jul-2024 02:44:25 +0800', '2024-07-06T18:44:25Z'],
    ['29-Feb-2024 00:00:00 +0000', '2024-02-29T00:00:00Z'],
    ['31-Dec-2016 23:59:60 +0000', '2017-01-01T00:00:00Z'],
    ['01-Jan-0099 00:00:00 +0000', '0099-01-01T00:00:00Z'],
    ['29-Feb-2023 00:00:00 +0000', null],
    ['00-Jan-2023 00:00:00 +0000', null],
    ['01-Foo-2023 00:00:00 +0000', null],
    ['01-Jan-2023 24:00:00 +0000', null],
    ['01-Jan-2023 00:60:00 +0000', null],
    ['01-Jan-2023 00:00:61 +0000', null],
    ['01-Jan-2023 00:00:00 +2400', null],
    ['01-Jan-2023 00:00:00 +0060', null],
    ['01-Jan-0000 00:00:00 +2300', null],
    ['31-Dec-9999 23:59:59 -0100', null],
    ['01-Jan-2023 00:00:00', null],
    ['', null],
  ])('%s is %s', (text, iso) => {
    expect(internalDate(text)).toBe(iso);
  });

  it('finds the date in the answer', () => {
    const date = '"17-Jul-1996 02:44:25 -0700"';
    expect(fetchedDate(line(`1 FETCH (INTERNALDATE ${date})`))).toBe('1996-07-17T09:44:25Z');
    expect(fetchedDate(line(`1 FETCH (FLAGS (\\Seen) internaldate ${date})`))).not.toBeNull();
    expect(fetchedDate(line('1 FETCH (INTERNALDATE)'))).toBeNull();
    expect(fetchedDate(line('1 FETCH (INTERNALDATE "'))).toBeNull();
    expect(fetchedDate(line(`1 EXPUNGE (INTERNALDATE ${date})`))).toBeNull();
  });
});

it('takes anything', () => {
  const piece = fc.oneof(
    fc.constantFrom('LIST ', '(', ')', '"', '\\', '{3}', '\n', '1 FETCH ', 'INTERNALDATE ', ' '),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.array(fc.string()), (pieces, literals) => {
      const text = pieces.join('');
      tokensOf({ text, literals });
      listed({ text: `LIST ${text}`, literals });
      fetchedDate({ text: `1 FETCH ${text}`, literals });
      lineKind(text, 'A1');
      capabilityWords(text);
      expect(internalDate(text)).toSatisfy((d) => d === null || typeof d === 'string');
    }),
  );
});
