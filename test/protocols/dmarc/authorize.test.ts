import { describe, expect, it } from 'vitest';
import { observationLog } from '../../../src/engine/fact.ts';
import { externalDestinations } from '../../../src/protocols/dmarc/authorize.ts';
import { parseDmarc } from '../../../src/protocols/dmarc/parse.ts';
import { asker } from '../../../src/protocols/dns/ask.ts';
import { type MemoryRecords, memoryResolver } from '../../support/memory-resolver.ts';

const OURS: MemoryRecords = { 'TXT _dmarc.example.com': ['v=DMARC1; p=none'] };

async function check(
  tags: string,
  records: MemoryRecords,
  at = 'example.com',
  organizational = 'example.com',
) {
  const resolver = memoryResolver({ ...OURS, ...records });
  const found = await externalDestinations(
    parseDmarc(`v=DMARC1; p=none; ${tags}`),
    at,
    organizational,
    asker(resolver, observationLog()),
  );
  return found.map(({ uri, authorized }) => [
    uri.address,
    authorized.known ? authorized.value : authorized.reason,
  ]);
}

describe('externalDestinations', () => {
  const RUA = 'rua=mailto:r@dest.example';
  const NAME = 'TXT example.com._report._dmarc.dest.example';
  it.each<[string, MemoryRecords, boolean | string]>([
    ['nothing', {}, false],
    ['consent', { [NAME]: ['v=DMARC1'] }, true],
    ['consent with a semicolon', { [NAME]: ['v=DMARC1;'] }, true],
    ['consent among others', { [NAME]: ['x', 'v=DMARC1', 'v=DMARC1;'] }, true],
    ['wildcard', { 'TXT *._report._dmarc.dest.example': ['v=DMARC1'] }, true],
    ['misspelt', { [NAME]: ['v=dmarc1'] }, false],
    ['another address of its own', { [NAME]: ['v=DMARC1; rua=mailto:x@dest.example'] }, true],
    ['another host', { [NAME]: ['v=DMARC1; rua=mailto:x@other.example'] }, false],
    ['failed', { [NAME]: 'servfail' }, 'servfail'],
    ['for someone else', { 'TXT a.com._report._dmarc.dest.example': ['v=DMARC1'] }, false],
  ])('%s', async (_, records, expected) => {
    expect(await check(RUA, records)).toEqual([['r@dest.example', expected]]);
  });

  it('asks by where the record stands', async () => {
    const records = { 'TXT a.example.com._report._dmarc.dest.example': ['v=DMARC1'] };
    expect(await check(RUA, records, 'a.example.com')).toEqual([['r@dest.example', true]]);
  });

  it('tells each address once', async () => {
    const tags = 'rua=mailto:r@dest.example,mailto:s@dest.example;ruf=mailto:r@dest.example';
    expect(await check(tags, {})).toEqual([
      ['r@dest.example', false],
      ['s@dest.example', false],
    ]);
  });

  it('passes over destinations of the same organization', async () => {
    for (const host of ['example.com', 'a.example.com', 'b.a.example.com']) {
      expect(await check(`rua=mailto:r@${host}`, {})).toEqual([]);
      expect(await check(`rua=mailto:r@${host}`, {}, 'a.example.com')).toEqual([]);
    }
  });

  it('sees an organization of its own below ours', async () => {
    const records = { 'TXT _dmarc.a.example.com': ['v=DMARC1; p=none; psd=n'] };
    expect(await check('rua=mailto:r@b.a.example.com', records)).toEqual([
      ['r@b.a.example.com', false],
    ]);
  });

  it('does not deny what it could not see', async () => {
    const tags = 'rua=mailto:r@b.a.example.com';
    const failed = { 'TXT _dmarc.a.example.com': 'timeout' } as const;
    expect(await check(tags, failed)).toEqual([['r@b.a.example.com', 'timeout']]);
    const consent = {
      ...failed,
      'TXT example.com._report._dmarc.b.a.example.com': ['v=DMARC1'],
    };
    expect(await check(tags, consent)).toEqual([['r@b.a.example.com', true]]);
  });

  it('knows that an organizational domain may have been a guess', async () => {
    const records = {
      'TXT _dmarc.a.example.com': ['v=DMARC1; p=none'],
      'TXT _dmarc.example.com': 'timeout',
    } as const;
    const at = ['a.example.com', 'a.example.com'] as const;
    expect(await check('rua=mailto:r@example.com', records, ...at)).toEqual([
      ['r@example.com', 'timeout'],
    ]);
    // Nothing above a.example.com covers this one.
    expect(await check('rua=mailto:r@example.org', records, ...at)).toEqual([
      ['r@example.org', false],
    ]);
  });

  it('takes a name that is too long for a no', async () => {
    const long = `${`${'a'.repeat(60)}.`.repeat(3)}example`;
    expect(await check(`rua=mailto:r@${long}.org`, {}, `${long}.com`, `${long}.com`)).toEqual([
      [`r@${long}.org`, false],
    ]);
  });
});
