import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMailboxName, encodeMailboxName } from '../../../src/protocols/imap/utf7.ts';

describe('modified UTF-7', () => {
  it.each([
    ['INBOX', 'INBOX'],
    ['&g0l6Pw-', '草稿'],
    ['&XfJT0ZAB-', '已发送'],
    ['&XfJSIJZkkK5O9g-', '已删除邮件'],
    ['&V4NXPpCuTvY-', '垃圾邮件'],
    ['~peter/mail/&U,BTFw-/&ZeVnLIqe-', '~peter/mail/台北/日本語'],
    ['R&-D', 'R&D'],
    ['&2D3eAA-', '😀'],
    ['', ''],
  ])('%s is %s', (wire, name) => {
    expect(decodeMailboxName(wire)).toBe(name);
    expect(encodeMailboxName(name)).toBe(wire);
  });

  it.each([
    ['a shift without an end', '&g0l6Pw'],
    ['half a character', '&g0l6-'],
    ['an impossible length', '&A-'],
    ['bits left over', '&g0l6Px-'],
    ['half a pair', '&2D0-'],
    ['another alphabet', '&g0l/Pw-'],
    ['raw UTF-8', '草稿'],
  ])('%s stays as it is', (_, name) => {
    expect(decodeMailboxName(name)).toBe(name);
  });

  it('comes back from any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const wire = encodeMailboxName(name);
        expect(wire).toMatch(/^[\x20-\x7e]*$/);
        expect(decodeMailboxName(wire)).toBe(name.toWellFormed());
      }),
    );
  });

  it('takes anything', () => {
    const piece = fc.constantFrom('&', '-', ',', '/', 'A', 'g0l6Pw', '\ud800', '草', ' ');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(typeof decodeMailboxName(pieces.join(''))).toBe('string');
      }),
    );
  });

  it('is linear in shifts that never end', () => {
    const hostile = '&'.repeat(200_000) + 'A'.repeat(200_000);
    expect(decodeMailboxName(hostile)).toBe(hostile);
  });
});
