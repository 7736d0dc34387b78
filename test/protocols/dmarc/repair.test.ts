import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDmarc } from '../../../src/protocols/dmarc/parse.ts';
import { repairDmarc } from '../../../src/protocols/dmarc/repair.ts';

const NEW = 'v=DMARC1; p=quarantine; rua=mailto:postmaster@example.com';

function repair(texts: readonly string[], unauthorized: readonly string[] = []): string {
  return repairDmarc({ records: texts.map(parseDmarc), domain: 'example.com', unauthorized });
}

describe('repairDmarc', () => {
  test.each<[string, readonly string[], string]>([
    ['nothing published', [], NEW],
    ['monitoring only', ['v=DMARC1; p=none'], NEW],
    [
      'reject is kept',
      ['v=DMARC1; p=reject; rua=mailto:a@example.com'],
      'v=DMARC1; p=reject; rua=mailto:a@example.com',
    ],
    [
      'weaker subdomain policies go',
      ['v=DMARC1; p=reject; sp=none; np=quarantine'],
      NEW.replace('quarantine', 'reject'),
    ],
    [
      'stricter and equal subdomain policies stay',
      ['v=DMARC1; p=quarantine; sp=quarantine; np=reject; rua=mailto:a@example.com'],
      'v=DMARC1; p=quarantine; sp=quarantine; np=reject; rua=mailto:a@example.com',
    ],
    [
      'removed, unknown and test tags go',
      [
        'v=DMARC1; p=quarantine; pct=20; rf=afrf; ri=3600; t=y; x=1; rua=mailto:postmaster@example.com',
      ],
      NEW,
    ],
    [
      'valid options stay, invalid ones go',
      [
        'v=DMARC1; p=quarantine; adkim=S; aspf=x; fo=1:d; psd=n; rua=mailto:a@example.com; ruf=mailto:f@example.com',
      ],
      'v=DMARC1; p=quarantine; rua=mailto:a@example.com; ruf=mailto:f@example.com; adkim=s; fo=1:d; psd=n',
    ],
    [
      'an address that only lacks mailto:',
      ['v=DMARC1; p=none; rua=dmarc@example.com,x@other.example,rua=mailto:y@example.com'],
      'v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com',
    ],
    [
      'commas in place of semicolons',
      ['v=DMARC1, p=reject, rua=mailto:a@example.com,mailto:b@example.com'],
      'v=DMARC1; p=reject; rua=mailto:a@example.com,mailto:b@example.com',
    ],
    [
      'a size limit goes',
      ['v=DMARC1; p=none; rua=mailto:a@example.com!10m'],
      'v=DMARC1; p=quarantine; rua=mailto:a@example.com',
    ],
    [
      'typed quotes',
      ['"v=DMARC1; p=reject; rua=mailto:a@example.com"'],
      'v=DMARC1; p=reject; rua=mailto:a@example.com',
    ],
    [
      'wrong case of the version',
      ['v=dmarc1; p=reject; rua=mailto:a@example.com'],
      'v=DMARC1; p=reject; rua=mailto:a@example.com',
    ],
    [
      'full-width signs of a Chinese input method',
      ['v＝DMARC1；p＝reject；rua＝mailto:a@example.com'],
      'v=DMARC1; p=reject; rua=mailto:a@example.com',
    ],
    [
      'several records: all addresses, the milder policy',
      [
        'v=DMARC1; p=reject; rua=mailto:a@example.com',
        'v=DMARC1; p=none; rua=mailto:b@example.com,mailto:a@example.com',
      ],
      'v=DMARC1; p=quarantine; rua=mailto:a@example.com,mailto:b@example.com',
    ],
  ])('%s', (_, texts, expected) => {
    expect(repair(texts)).toBe(expected);
  });

  test('drops addresses whose domain does not agree', () => {
    const text =
      'v=DMARC1; p=reject; rua=mailto:a@x.example,mailto:b@example.com; ruf=mailto:a@x.example';
    expect(repair([text], ['a@x.example'])).toBe('v=DMARC1; p=reject; rua=mailto:b@example.com');
    expect(repair([text], ['a@x.example', 'b@example.com'])).toBe(
      'v=DMARC1; p=reject; rua=mailto:postmaster@example.com',
    );
  });

  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
  const domain = fc
    .array(label, { minLength: 1, maxLength: 4 })
    .map((labels) => [...labels, 'example'].join('.'));
  const address = fc.oneof(
    fc.tuple(label, domain).map(([l, d]) => `${l}@${d}`),
    fc.string({ maxLength: 12 }),
  );
  const uris = fc
    .array(
      fc.tuple(
        fc.constantFrom('mailto:', 'MAILTO:', 'https://', ''),
        address,
        fc.constantFrom('', '!10m', '!'),
      ),
      {
        maxLength: 3,
      },
    )
    .map((items) => items.map((item) => item.join('')).join(','));
  const policy = fc.constantFrom('none', 'quarantine', 'reject', 'Reject', 'monitor', '');
  const value = fc.oneof(
    policy,
    uris,
    fc.constantFrom('r', 's', 'y', 'n', 'u', '0:1', '1:d:s', '100'),
    fc.string(),
  );
  const tag = fc.constantFrom(
    'p',
    'sp',
    'np',
    'rua',
    'ruf',
    'adkim',
    'aspf',
    'fo',
    't',
    'psd',
    'pct',
    'rf',
    'ri',
    'x',
    '',
  );
  const record = fc
    .tuple(
      fc.constantFrom('v=DMARC1', 'V = DMARC1', 'v=dmarc1', '"v=DMARC1', 'v＝DMARC1', ''),
      fc.array(
        fc.tuple(tag, value).map((pair) => pair.join('=')),
        { maxLength: 8 },
      ),
      fc.constantFrom(';', '; ', '；', ' '),
    )
    .map(([version, parts, separator]) => [version, ...parts].join(separator));

  test('is free of problems, whatever was there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(record, fc.string({ unit: 'binary', maxLength: 60 })), { maxLength: 3 }),
        domain,
        fc.array(address, { maxLength: 2 }),
        (texts, name, unauthorized) => {
          const records = texts.map(parseDmarc);
          const result = parseDmarc(repairDmarc({ records, domain: name, unauthorized }));
          expect(result.problems).toEqual([]);
          expect(result.policy).not.toBeNull();
          expect(result.policy).not.toBe('none');
          expect(result.rua.length).toBeGreaterThan(0);
          expect(result.testing).toBe(false);
          const reported = [...result.rua, ...result.ruf].map((uri) => uri.address);
          for (const gone of unauthorized) {
            if (gone !== `postmaster@${name}`) expect(reported).not.toContain(gone);
          }
          // Repairing again changes nothing.
          expect(repairDmarc({ records: [result], domain: name, unauthorized })).toBe(result.text);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
