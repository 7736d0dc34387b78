import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { padTo, widthOf, wrap } from '../../src/render/width.ts';

describe('widthOf', () => {
  it('counts two columns for a Chinese character and none for colours', () => {
    expect(widthOf('记录值')).toBe(6);
    expect(widthOf('TXT')).toBe(3);
    expect(widthOf('\u001b[31mTXT\u001b[39m')).toBe(3);
    expect(padTo('记录', 6)).toBe('记录  ');
  });
});

describe('wrap', () => {
  it('breaks English at spaces', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(wrap('one two', 9, 2)).toEqual(['  one two']);
    expect(wrap('', 9)).toEqual([]);
  });

  it('breaks Chinese between characters', () => {
    expect(wrap('检查收件方会拒收您的邮件', 10)).toEqual(['检查收件方', '会拒收您的', '邮件']);
  });

  it('keeps closing punctuation off the start of a line and opening off its end', () => {
    expect(wrap('检查收件方，会拒收', 10)).toEqual(['检查收件', '方，会拒收']);
    expect(wrap('检查收件（会拒收）', 10)).toEqual(['检查收件', '（会拒收）']);
    expect(wrap('检查收件“会拒收”', 9)[1]).toMatch(/^“/);
  });

  it('never breaks a host name or a value, even one wider than the line', () => {
    const host = 'a-very-long-host-name.mail.example.com';
    expect(wrap(`请检查${host}，再试`, 20)).toEqual(['请检查', `${host}，`, '再试']);
    expect(wrap(`see ${host} now`, 12)).toEqual(['see', host, 'now']);
  });

  it('lets no line begin with what a CI runner obeys', () => {
    for (const line of wrap('aaaa ::stop-commands::x ::error::y', 8)) {
      expect(line).not.toMatch(/^::/);
    }
  });

  it('loses nothing and fits, unless a single piece does not', () => {
    const piece = fc.constantFrom(
      '记',
      '录，',
      '（值',
      '）',
      'mx1.sg.aliyun.com',
      ' ',
      '-all',
      '。',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 24, max: 80 }), (p, w) => {
        const text = `头${p.join('')}`;
        const lines = wrap(text, w);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) {
          expect(line).not.toMatch(/^[，。）]/);
          if (widthOf(line) > w) expect(wrap(line, 1)).toEqual([line]);
        }
      }),
    );
  });
});

describe('the width of plain text', () => {
  it('is what string-width counts', () => {
    const plain = fc.string({
      unit: fc.constantFrom(...'abc ~!,.“”‘’，。：；？！（）【】《》「」中文邮箱ＡＺ～、'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(plain, (text) => {
        expect(widthOf(text)).toBe(stringWidth(text));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        expect(widthOf(text)).toBe(stringWidth(text));
      }),
    );
    for (let code = 0x20; code < 0x3100; code++) {
      const char = String.fromCharCode(code);
      expect(widthOf(char), code.toString(16)).toBe(stringWidth(char));
    }
    for (let code = 0x3100; code <= 0xffff; code += 7) {
      const char = String.fromCharCode(code);
      expect(widthOf(char), code.toString(16)).toBe(stringWidth(char));
    }
  });
});
