import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  corrected,
  flat,
  isWeak,
  synonymsOf,
  termsOf,
  typingDistance,
} from '../../../src/knowledge/guide/words.ts';

describe('termsOf', () => {
  it('leaves out what tells nothing and brings words to their stems', () => {
    expect(termsOf('How do I set the vacation replies?')).toEqual(termsOf('set vacation reply'));
    expect(termsOf('the mail of my mailbox')).toEqual([]);
  });

  it('knows several spellings of one thing', () => {
    expect(termsOf('log on')).toEqual(termsOf('sign in'));
    expect(termsOf('S/MIME')).toEqual(termsOf('smime'));
    expect(termsOf('2FA')).toEqual(termsOf('two-factor'));
    expect(termsOf('登陆')).toEqual(termsOf('登录'));
    expect(termsOf('ＳＰＦ')).toEqual(termsOf('spf'));
  });

  it('cuts Chinese into words and pairs', () => {
    const terms = termsOf('收信规则在哪里');
    expect(terms).toContain('收信');
    expect(terms).toContain('规则');
    expect(terms.some((t) => t.includes('在') || t.includes('哪'))).toBe(false);
  });

  it('keeps codes and names whole', () => {
    expect(termsOf('550 ESO_LOCAL_SPAM')).toEqual(
      expect.arrayContaining(['550', 'eso_local_spam']),
    );
    // An enhanced status code is one word, not three numbers.
    expect(termsOf('5.7.1')).toHaveLength(1);
    expect(termsOf('5.7.1')).not.toEqual(termsOf('5.1.1'));
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(termsOf(text).every((t) => t.length > 0)).toBe(true);
      }),
    );
  });
});

describe('typing errors', () => {
  it('counts exchanged neighbours once', () => {
    expect(typingDistance('recieve', 'receive', 2)).toBe(1);
    expect(typingDistance('abc', 'abc', 2)).toBe(0);
    expect(typingDistance('abc', 'abd', 2)).toBe(1);
    expect(typingDistance('abc', 'xyz', 2)).toBe(3);
    expect(typingDistance('a', 'abcdef', 2)).toBe(3);
  });

  it('is the same both ways', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(typingDistance(a, b, 9)).toBe(typingDistance(b, a, 9));
      }),
    );
  });

  it('finds the nearest known word, and the commoner of two', () => {
    const known = ['forward', 'signatur', 'whitelist', 'forbid'];
    const worth = [1, 1, 1, 1];
    expect(corrected('forwrad', known, worth)).toBe('forward');
    expect(corrected('signatrue', known, worth)).toBe('signatur');
    expect(corrected('zzzzzz', known, worth)).toBeNull();
    expect(corrected('lokc', ['lock', 'look'], [1, 1])).toBe('lock');
    expect(corrected('cook', ['crook', 'book'], [1, 1])).toBeNull();
    expect(corrected('calend', ['calendar'], [1])).toBe('calendar');
    expect(corrected('rules', ['ruler', 'rulet'], [5, 2])).toBe('rulet');
  });

  it('knows a mistyped word that tells nothing', () => {
    expect(corrected('emial', ['forward'], [1])).toBe('');
  });

  it('does not correct short words, numbers and long ones', () => {
    for (const word of ['spf', '5511', 'x'.repeat(40), '白名单']) {
      expect(corrected(word, ['spam', '5512', '白名簿'], [1, 1, 1]), word).toBeNull();
    }
  });
});

it('compares names without case, quotes and separators', () => {
  expect(flat('  “Add to Blacklist” ')).toBe(flat('add-to-blacklist'));
  expect(flat('ESO_LOCAL_SPAM')).toBe('eso local spam');
});

it('knows what means the same, both ways', () => {
  expect(synonymsOf('vanish')).toContain('lost');
  for (const word of synonymsOf('退信')) expect(synonymsOf(word)).toContain('退信');
  expect(isWeak('send')).toBe(true);
  expect(isWeak('signatur')).toBe(false);
});
