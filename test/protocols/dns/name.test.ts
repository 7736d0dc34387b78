import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absolute,
  asciiLabel,
  canonicalName,
  displayName,
  hostRecord,
  isAtOrBelow,
  labelBytes,
  labelFromBytes,
  labelsOf,
  nameProblem,
  parentOf,
  readDomain,
} from '../../../src/protocols/dns/name.ts';

describe('labelsOf', () => {
  it.each([
    ['.', []],
    ['', []],
    ['example.com', ['example', 'com']],
    ['example.com.', ['example', 'com']],
    ['a..b', ['a', '', 'b']],
    ['a..', ['a', '']],
    ['a\\.b.example', ['a\\.b', 'example']],
    ['a\\..example', ['a\\.', 'example']],
    ['a\\\\.b', ['a\\\\', 'b']],
    ['a\\046b.c', ['a\\046b', 'c']],
    ['a\\', ['a\\']],
  ])('%s', (name, labels) => {
    expect(labelsOf(name)).toEqual(labels);
  });
});

describe('canonicalName', () => {
  it.each([
    ['Example.COM.', 'example.com'],
    ['.', '.'],
    ['*.Example.com', '*.example.com'],
    ['\\101xample.com', 'example.com'],
    ['a\\.b.com', 'a\\.b.com'],
    ['a\\046b.com', 'a\\.b.com'],
    ['a b.com', 'a\\032b.com'],
    ['中.com', '\\228\\184\\173.com'],
    ['😀.com', '\\240\\159\\152\\128.com'],
    ['\\😀.com', '\\240\\159\\152\\128.com'],
  ])('%s', (name, canonical) => {
    expect(canonicalName(name)).toBe(canonical);
    expect(canonicalName(canonical)).toBe(canonical);
  });

  it('has one form for the same bytes', () => {
    const label = fc.uint8Array({ minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), (labels) => {
        const plain = labels.map(labelFromBytes).join('.');
        const escaped = labels
          .map((bytes) => [...bytes].map((b) => `\\${String(b).padStart(3, '0')}`).join(''))
          .join('.');
        expect(canonicalName(escaped)).toBe(plain);
        expect(canonicalName(plain)).toBe(plain);
        expect(labelsOf(plain).length).toBe(labels.length);
        const lower = (bytes: Uint8Array) =>
          bytes.map((b) => (b >= 65 && b <= 90 ? b + 32 : b)).join();
        expect(labelsOf(plain).map((l) => new Uint8Array(labelBytes(l)).join())).toEqual(
          labels.map(lower),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('relations', () => {
  it('isAtOrBelow sees escaped dots', () => {
    expect(isAtOrBelow('a.example.com', 'example.com')).toBe(true);
    expect(isAtOrBelow('example.com', 'example.com')).toBe(true);
    expect(isAtOrBelow('example.com', '.')).toBe(true);
    expect(isAtOrBelow('myexample.com', 'example.com')).toBe(false);
    expect(isAtOrBelow('com', 'example.com')).toBe(false);
    expect(isAtOrBelow('a\\.example.com', 'example.com')).toBe(false);
    expect(isAtOrBelow('a\\\\.example.com', 'example.com')).toBe(true);
    expect(isAtOrBelow('a\\\\\\.example.com', 'example.com')).toBe(false);
  });

  it('parentOf, absolute, displayName', () => {
    expect(parentOf('a\\.b.example.com')).toBe('example.com');
    expect(parentOf('com')).toBe('.');
    expect(parentOf('.')).toBe('.');
    expect(absolute('.')).toBe('.');
    expect(absolute('a.b')).toBe('a.b.');
    expect(displayName('mail.xn--fsqu00a.xn--fiqs8s')).toBe('mail.例子.中国');
  });

  it('nameProblem', () => {
    expect(nameProblem('.')).toBeNull();
    expect(nameProblem('a..b')).toBe('empty-label');
    expect(nameProblem('')).toBe('empty-label');
    expect(nameProblem(`${'a'.repeat(63)}.com`)).toBeNull();
    expect(nameProblem(`${'a'.repeat(64)}.com`)).toBe('label-too-long');
    expect(nameProblem(`${'\\001'.repeat(63)}.com`)).toBeNull();
    const long = Array(4).fill('a'.repeat(61)).join('.');
    expect(nameProblem(`${long}.abcde`)).toBeNull();
    expect(nameProblem(`${long}.abcdef`)).toBe('name-too-long');
  });
});

describe('asciiLabel', () => {
  it.each([
    ['例子', 'xn--fsqu00a'],
    ['ＡＢ', 'ab'],
    ['１６３', '163'],
    ['a%2e', null],
    ['a:80', null],
    ['a\\b', null],
    ['a\tb', null],
    ['a.b', null],
    ['com，', null],
    ['com、', null],
    ['“com', null],
    ['', null],
  ])('%j', (label, ascii) => {
    expect(asciiLabel(label)).toBe(ascii);
  });
});

describe('hostRecord', () => {
  it.each([
    ['example.com', 'example.com', '@'],
    ['_dmarc.example.com', 'example.com', '_dmarc'],
    ['*.example.com', 'example.com', '*'],
    ['_dmarc.dm.example.com', 'example.com', '_dmarc.dm'],
    ['notexample.com', 'example.com', 'notexample.com'],
    ['a\\.example.com', 'example.com', 'a\\.example.com'],
    ['example.com', '.', 'example.com'],
  ])('%s in %s is %s', (name, zone, host) => expect(hostRecord(name, zone)).toBe(host));
});

describe('readDomain', () => {
  it.each([
    ['example.com', 'example.com', null],
    ['  Example.COM. ', 'example.com', null],
    ['\ufeffexample.com', 'example.com', null],
    ['例子.中国', 'xn--fsqu00a.xn--fiqs8s', null],
    ['例子。中国', 'xn--fsqu00a.xn--fiqs8s', null],
    ['例子．中国｡', 'xn--fsqu00a.xn--fiqs8s', null],
    ['xn--fsqu00a.xn--fiqs8s', 'xn--fsqu00a.xn--fiqs8s', null],
    ['１６３.com', '163.com', null],
    ['ｅｘａｍｐｌｅ．ｃｏｍ', 'example.com', null],
    ['_dmarc.example.com', '_dmarc.example.com', null],
    ['www.example.com', 'www.example.com', null],
    ['https://www.example.com/a?b#c', 'example.com', 'url'],
    ['HTTPS://mail.example.com:443', 'example.com', 'url'],
    ['http://u:p@example.com/', 'example.com', 'url'],
    ['https://www.com/', 'www.com', 'url'],
    ['example.com/', 'example.com', 'url'],
    ['user@Example.com', 'example.com', 'address'],
    ['"A B" <user@例子.中国>', 'xn--fsqu00a.xn--fiqs8s', 'address'],
    ['mailto:user@example.com', 'example.com', 'address'],
    ['mailto:user@example.com?subject=x', 'example.com', 'address'],
    ['<user@example.com>,', 'example.com', 'address'],
  ])('%s', (input, name, readAs) => {
    expect(readDomain(input)).toEqual({ name, readAs });
  });

  it.each([
    '',
    ' ',
    '.',
    '..',
    'localhost',
    'example..com',
    'example.com..',
    'exam ple.com',
    'exam\tple.com',
    'example.com:8080',
    'foo\\bar.com',
    'a%2eb.com',
    '-a.com',
    '1.2.3.4',
    '１.2.3.4',
    '[1.2.3.4]',
    'http://[::1]/',
    '::1',
    'a@b@',
    'example.com，',
    'example.com、',
    `${'a'.repeat(64)}.com`,
    'a.'.repeat(600),
    '\0.com',
  ])('%j is no domain', (input) => {
    expect(readDomain(input)).toBeNull();
  });

  it('never throws, and reads its own results again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.emailAddress()), (s) => {
        const read = readDomain(s);
        if (read === null) return;
        expect(canonicalName(read.name)).toBe(read.name);
        expect(readDomain(read.name)).toEqual({ name: read.name, readAs: null });
      }),
      { numRuns: 300 },
    );
  });
});
