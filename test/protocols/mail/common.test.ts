import { describe, expect, it } from 'vitest';
import { quoted, saslPlain, sendable } from '../../../src/protocols/mail/common.ts';

const someone = (password: string) => ({ username: 'a@example.com', password });

describe('what is sent of a login', () => {
  it.each(['\r', '\n', '\0', '\ud800'])('%j in name or password cannot be sent', (bad) => {
    expect(sendable({ username: `a${bad}b`, password: 'secret' })).toBe(false);
    expect(sendable(someone(`a${bad}b`))).toBe(false);
    expect(sendable(someone('密码 "\\'))).toBe(true);
  });

  it('quotes what has a meaning in a quoted string', () => {
    expect(quoted('a"b\\c')).toBe('"a\\"b\\\\c"');
  });

  it('writes SASL PLAIN as RFC 4616 shows it', () => {
    expect(
      Buffer.from(saslPlain({ username: 'tim', password: 'tanstaaftanstaaf' }), 'base64'),
    ).toEqual(Buffer.from('\0tim\0tanstaaftanstaaf'));
  });
});
