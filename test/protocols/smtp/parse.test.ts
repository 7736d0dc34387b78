import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authMechanisms, isSendablePath, replyLine } from '../../../src/protocols/smtp/parse.ts';

describe('lines of SMTP', () => {
  it.each([
    ['250 Mail Ok', { code: 250, text: 'Mail Ok', last: true }],
    ['250-PIPELINING', { code: 250, text: 'PIPELINING', last: false }],
    ['221', { code: 221, text: '', last: true }],
    ['250-', { code: 250, text: '', last: false }],
    ['334 ', { code: 334, text: '', last: true }],
    ['150 x', null],
    ['650 x', null],
    ['2500 x', null],
    ['25', null],
    ['+OK', null],
    ['', null],
  ])('%j', (line, expected) => {
    expect(replyLine(line)).toEqual(expected);
  });

  it('reads mechanisms in both spellings', () => {
    expect(authMechanisms(['AUTH PLAIN login', '8BITMIME'])).toEqual(['PLAIN', 'LOGIN']);
    expect(authMechanisms(['auth=PLAIN  XOAUTH2'])).toEqual(['PLAIN', 'XOAUTH2']);
    expect(authMechanisms(['AUTH', 'AUTHX PLAIN', 'X AUTH PLAIN'])).toEqual([]);
  });

  it('sends an address that ends no path', () => {
    expect(isSendablePath("o'neil+x@mail.example.com")).toBe(true);
    for (const bad of ['', 'a b@c', 'a@b>', '<a@b', 'a@b\r\nDATA', 'a\0@b', '王@b', 'a\t@b']) {
      expect(isSendablePath(bad)).toBe(false);
    }
    expect(isSendablePath('a'.repeat(255))).toBe(false);
  });

  it('takes anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        authMechanisms([line]);
        isSendablePath(line);
        expect(replyLine(line)).toSatisfy((r) => r === null || r.code >= 200);
      }),
    );
  });
});
