import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  itemsOf,
  numberOf,
  octetsOf,
  oidOf,
  readDer,
  stringOf,
  timeOf,
} from '../../../src/protocols/smime/der.ts';
import { der, integer, octets, oid, sequence } from '../../support/smime.ts';

const hex = (text: string) => Buffer.from(text.replace(/ /g, ''), 'hex');

function elementOf(bytes: Uint8Array) {
  const read = readDer(bytes);
  if (!read.ok) throw new Error(read.problem);
  return read.element;
}

describe('readDer', () => {
  it('reads lengths of every form', () => {
    for (const size of [0, 1, 127, 128, 255, 256, 65_535, 65_536]) {
      const element = elementOf(octets(Buffer.alloc(size, 7)));
      expect(element.body.length).toBe(size);
    }
  });

  it('reads an indefinite length, and a string in pieces', () => {
    const element = elementOf(hex('30 80 24 80 04 02 6869 04 01 21 00 00 02 01 05 00 00'));
    const [text, number] = itemsOf(element) ?? [];
    expect(Buffer.from(octetsOf(text as never)).toString()).toBe('hi!');
    expect(numberOf(number)).toBe(5);
  });

  it('tells how many bytes stand behind', () => {
    expect(readDer(hex('0500 0000'))).toMatchObject({ ok: true, rest: 2 });
  });

  it.each([
    ['', 'truncated'],
    ['30', 'truncated'],
    ['30 05 02 01', 'truncated'],
    ['30 80 02 01 05', 'truncated'],
    ['30 03 02 05 01', 'truncated'],
    ['04 80 00 00', 'malformed'],
    ['04 89 01 01 01 01 01 01 01 01 01', 'malformed'],
    ['1f ff ff ff ff 01', 'malformed'],
  ])('%s is %s', (bytes, problem) => {
    expect(readDer(hex(bytes))).toEqual({ ok: false, problem });
  });

  it('ends where it is nested too deeply or has too many elements', () => {
    let deep: Buffer = integer(1);
    for (let i = 0; i < 60; i++) deep = sequence(deep);
    expect(readDer(deep)).toEqual({ ok: false, problem: 'limit' });
    expect(readDer(Buffer.alloc(100_000, hex('3080')))).toEqual({ ok: false, problem: 'limit' });
    const wide = sequence(...Array.from({ length: 30_000 }, () => hex('0500')));
    expect(readDer(wide)).toEqual({ ok: false, problem: 'limit' });
  });

  it('answers for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const read = readDer(bytes);
        if (read.ok) expect(read.element.raw.length + read.rest).toBe(bytes.length);
      }),
    );
  });
});

describe('values', () => {
  it('numbers', () => {
    expect(numberOf(elementOf(integer(600_000)))).toBe(600_000);
    expect(numberOf(elementOf(integer(2 ** 40)))).toBe(2 ** 40);
    expect(numberOf(elementOf(hex('02 08 7fffffffffffffff')))).toBe(Number.POSITIVE_INFINITY);
    expect(numberOf(elementOf(hex('02 01 ff')))).toBeNull();
    expect(numberOf(elementOf(hex('0500')))).toBeNull();
  });

  it('object identifiers come back as they were written', () => {
    for (const text of ['1.2.840.113549.1.7.1', '2.5.29.15', '2.16.840.1.101.3.4.1.42', '0.9.1']) {
      expect(oidOf(elementOf(oid(text)))).toBe(text);
    }
    expect(oidOf(elementOf(hex('06 02 2a86')))).toBeNull();
    expect(oidOf(elementOf(der(6, Buffer.alloc(20, 0xff))))).toBeNull();
  });

  it('strings of every kind', () => {
    const said = (tag: number, bytes: Buffer) => stringOf(elementOf(der(tag, bytes)));
    expect(said(0x0c, Buffer.from('李雷'))).toBe('李雷');
    expect(said(0x1e, Buffer.from('李雷', 'utf16le').swap16())).toBe('李雷');
    expect(said(0x1c, hex('0000674e 00110000'))).toBe('李\ufffd');
    expect(said(0x14, hex('4ce9'))).toBe('Lé');
    expect(said(0x16, Buffer.from('li@office.example'))).toBe('li@office.example');
    expect(said(0x02, hex('01'))).toBeNull();
  });

  it('times', () => {
    const at = (tag: number, text: string) => timeOf(elementOf(der(tag, Buffer.from(text))));
    expect(at(0x17, '491231235959Z')).toBe(Date.UTC(2049, 11, 31, 23, 59, 59));
    expect(at(0x17, '500101000000Z')).toBe(Date.UTC(1950, 0, 1));
    expect(at(0x18, '20501231235959Z')).toBe(Date.UTC(2050, 11, 31, 23, 59, 59));
    expect(at(0x18, '20260230000000Z')).toBeNull();
    expect(at(0x17, 'not a time')).toBeNull();
    expect(at(0x0c, '20260101000000Z')).toBeNull();
  });
});
