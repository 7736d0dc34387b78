import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasBlank, isBadUsername } from '../../../src/protocols/mail/username.ts';

describe('user names', () => {
  it.each(['li@office.example', 'LI@Office.Example', '李@公司.example', 'li+a@office.example'])(
    'takes %j',
    (name) => expect(isBadUsername(name)).toBe(false),
  );

  it.each([
    ['no domain', 'li'],
    ['nothing', ''],
    ['an empty domain', 'li@'],
    ['no local part', '@office.example'],
    ['a full-width at sign', 'li＠office.example'],
    ['a blank at the end', 'li@office.example '],
    ['a blank inside', 'li @office.example'],
    ['a tab', 'li@office.example\t'],
    ['a line break', 'li@office.example\n'],
    ['a no-break space', '\u00a0li@office.example'],
    ['a wide space', 'li@office.example\u3000'],
    ['a zero-width space', 'li@office.example\u200b'],
    ['a byte order mark', '\ufeffli@office.example'],
    ['a direction mark', '\u200eli@office.example'],
  ])('refuses %s', (_, name) => expect(isBadUsername(name)).toBe(true));

  it('refuses whatever has a blank', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(' ', '\t', '\u3000', '\u200b'), (name, blank) => {
        expect(hasBlank(`${name}${blank}@office.example`)).toBe(true);
        expect(isBadUsername(`${name}${blank}@office.example`)).toBe(true);
      }),
    );
  });
});
