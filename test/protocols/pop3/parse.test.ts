import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capability, expireOf, statCount, status } from '../../../src/protocols/pop3/parse.ts';

describe('lines of POP3', () => {
  it.each([
    ['+OK', 'ok'],
    ['+ok ready', 'ok'],
    ['+OK<1896.697170952@example.com>', 'ok'],
    ['-ERR x', 'err'],
    ['-err', 'err'],
    ['+', 'continue'],
    ['+ abc', 'continue'],
    ['+OKAY', null],
    ['-ERROR', null],
    ['* OK', null],
    ['', null],
  ])('%j is %s', (line, expected) => {
    expect(status(line)).toBe(expected);
  });

  it('counts messages', () => {
    expect(statCount('+OK 2 320')).toBe(2);
    expect(statCount('+OK 0')).toBe(0);
    expect(statCount('+OK two')).toBeNull();
    expect(statCount('+OK 99999999999 1')).toBeNull();
    expect(statCount('-ERR 2 3')).toBeNull();
  });

  it('finds a capability by its first word', () => {
    const list = ['TOP', 'SASL PLAIN  LOGIN', 'EXPIRE 60 USER'];
    expect(capability(list, 'SASL')).toEqual(['PLAIN', 'LOGIN']);
    expect(capability(list, 'TOP')).toEqual([]);
    expect(capability(list, 'USER')).toBeNull();
  });

  it.each([
    ['EXPIRE 60', 60],
    ['EXPIRE 0 USER', 0],
    ['EXPIRE NEVER', 'never'],
    ['EXPIRE', null],
    ['EXPIRE -1', null],
    ['EXPIRE 9999999999', null],
    ['TOP', null],
  ])('%s is %s', (line, expected) => {
    expect(expireOf([line])).toBe(expected);
  });

  it('takes anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        status(line);
        expireOf([line]);
        expect(statCount(line)).toSatisfy((n) => n === null || typeof n === 'number');
      }),
    );
  });
});
