import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText, visible } from '../../src/render/safe.ts';

/** Every code point that must never be printed as it is, in ranges. Written out by hand, not by property. */
const UNSAFE: readonly (readonly [number, number])[] = [
  [0x00, 0x09],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfdd0, 0xfdef],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0xfffe, 0xffff],
  [0x1fffe, 0x1ffff],
  [0xe0000, 0xe007f],
  [0xe0100, 0xe01ef],
  [0x10fffe, 0x10ffff],
];

function* unsafe(): Generator<number> {
  for (const [first, last] of UNSAFE) for (let c = first; c <= last; c++) yield c;
}

describe('visible', () => {
  it('writes every control, bidirectional and invisible character as its code point', () => {
    for (const code of unsafe()) {
      const hex = code.toString(16).toUpperCase().padStart(4, '0');
      expect(visible(`a${String.fromCodePoint(code)}b`)).toBe(`a<U+${hex}>b`);
    }
  });

  it('shows a line break as ↵, with or without a carriage return', () => {
    expect(visible('a\nb\r\nc')).toBe('a↵b↵c');
    expect(visible('a\rb')).toBe('a<U+000D>b');
  });

  it('shows a space that is not the one people type', () => {
    expect(visible('v=spf1\u00a0-all')).toBe('v=spf1<U+00A0>-all');
    expect(visible('全角　空格 and space')).toBe('全角　空格 and space');
  });

  it('leaves text in any script alone', () => {
    for (const text of [
      '阿里邮箱（企业版）',
      'Grüße',
      'пример',
      'مثال',
      '😀',
      'e\u0301',
      '"a\\b"',
    ]) {
      expect(visible(text)).toBe(text);
    }
  });

  it('breaks what CI runners obey', () => {
    expect(visible('x ##[error]y ##vso[task.complete]z')).toBe(
      'x ##<U+005B>error]y ##vso<U+005B>task.complete]z',
    );
    expect(visible('# [a] ##')).toBe('# [a] ##');
    expect(visible(' ::error title=x::y')).toBe(' <U+003A>:error title=x::y');
    expect(visible('::ffff:192.0.2.1 ::1')).toBe('::ffff:192.0.2.1 ::1');
  });
});

describe('jsonText', () => {
  it('parses to the original value, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const parsed = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(jsonText(value))).toEqual(parsed);
        expect(JSON.parse(jsonText(value, 2))).toEqual(parsed);
      }),
    );
  });

  it('has none of the characters that cannot be seen', () => {
    for (const code of unsafe()) {
      const text = `a${String.fromCodePoint(code)}b`;
      const json = jsonText([text]);
      expect(json).toMatch(/^[\x20-\x7e]+$/);
      expect(JSON.parse(json)).toEqual([text]);
    }
  });

  it('keeps its own layout, and Chinese readable', () => {
    expect(jsonText({ a: '中文\n##[x]' }, 2)).toBe('{\n  "a": "中文\\n##\\u005bx]"\n}');
  });
});
