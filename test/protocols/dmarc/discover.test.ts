import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observationLog } from '../../../src/engine/fact.ts';
import {
  discoverDmarc,
  dmarcStepAt,
  organizationalDomainOf,
  walkNames,
} from '../../../src/protocols/dmarc/discover.ts';
import { asker } from '../../../src/protocols/dns/ask.ts';
import { type MemoryRecords, memoryResolver } from '../../support/memory-resolver.ts';

function zone(records: MemoryRecords) {
  const resolver = memoryResolver(records);
  return { resolver, ask: asker(resolver, observationLog()) };
}

/** `{ 'example.com': 'v=DMARC1; …' }` as TXT records at `_dmarc`. */
function dmarc(records: Record<string, string | string[] | 'timeout' | 'servfail'>): MemoryRecords {
  return Object.fromEntries(
    Object.entries(records).map(([name, value]) => [
      `TXT _dmarc.${name}`,
      value === 'timeout' || value === 'servfail' ? value : [value].flat(),
    ]),
  );
}

async function discover(domain: string, records: Parameters<typeof dmarc>[0]) {
  const fact = await discoverDmarc(domain, zone(dmarc(records)).ask);
  if (!fact.known) return `unknown: ${fact.reason}`;
  const { applied, inherited, policy, organizationalDomain } = fact.value;
  return `${applied?.domain ?? '-'}${inherited ? ' inherited' : ''} ${policy} org ${organizationalDomain}`;
}

describe('walkNames', () => {
  it('takes one label after the other', () => {
    expect(walkNames('a.mail.example.com')).toEqual([
      ...['a.mail.example.com', 'mail.example.com', 'example.com', 'com'],
    ]);
    expect(walkNames('com')).toEqual(['com']);
    expect(walkNames('.')).toEqual([]);
    expect(walkNames('a\\.b.example')).toEqual(['a\\.b.example', 'example']);
  });

  // The example of RFC 9989 §4.10.
  it('asks eight times at most', () => {
    expect(walkNames('a.b.c.d.e.f.g.h.i.j.mail.example.com')).toEqual([
      'a.b.c.d.e.f.g.h.i.j.mail.example.com',
      'g.h.i.j.mail.example.com',
      'h.i.j.mail.example.com',
      'i.j.mail.example.com',
      'j.mail.example.com',
      'mail.example.com',
      'example.com',
      'com',
    ]);
    expect(walkNames('a.b.c.d.e.f.example.com')).toHaveLength(8);
    expect(walkNames('b.c.d.e.f.example.com')).toHaveLength(7);
  });
});

describe('discoverDmarc', () => {
  const reject = 'v=DMARC1; p=reject; sp=quarantine';
  const none = 'v=DMARC1; p=none';
  it.each<[string, Parameters<typeof dmarc>[0], string, string]>([
    ['nothing', {}, 'example.com', '- null org example.com'],
    ['own', { 'example.com': reject }, 'example.com', 'example.com reject org example.com'],
    [
      'inherited sp',
      { 'example.com': reject },
      'a.b.example.com',
      'example.com inherited quarantine org example.com',
    ],
    [
      'inherited p',
      { 'example.com': none },
      'a.example.com',
      'example.com inherited none org example.com',
    ],
    [
      'own below organizational',
      { 'a.example.com': none, 'example.com': reject },
      'a.example.com',
      'a.example.com none org example.com',
    ],
    [
      'in between does not apply',
      { 'b.example.com': none, 'example.com': reject },
      'a.b.example.com',
      'example.com inherited quarantine org example.com',
    ],
    [
      'psd=n ends the walk',
      { 'b.example.com': `${none}; psd=n`, 'example.com': reject },
      'a.b.example.com',
      'b.example.com inherited none org b.example.com',
    ],
    [
      'psd=y above',
      { bank: 'v=DMARC1; p=reject; psd=y' },
      'a.b.bank',
      'bank inherited reject org b.bank',
    ],
    [
      'psd=y above the domain',
      { bank: 'v=DMARC1; p=reject; psd=y' },
      'b.bank',
      'bank inherited reject org b.bank',
    ],
    [
      'psd=y is not used beside the organization’s own',
      { bank: 'v=DMARC1; p=reject; psd=y', 'b.bank': none },
      'a.b.bank',
      'b.bank inherited none org b.bank',
    ],
    [
      'psd=y with a record too deep',
      { bank: 'v=DMARC1; p=reject; psd=y', 'a.b.bank': none },
      'x.a.b.bank',
      'bank inherited reject org b.bank',
    ],
    [
      'psd=y at the domain itself',
      { bank: 'v=DMARC1; p=reject; psd=y' },
      'bank',
      'bank reject org bank',
    ],
    ['psd=u', { bank: 'v=DMARC1; p=reject; psd=u' }, 'b.bank', 'bank inherited reject org bank'],
    ['two records', { 'example.com': [none, reject] }, 'example.com', '- null org example.com'],
    [
      'two records, one above',
      { 'a.example.com': [none, none], 'example.com': reject },
      'a.example.com',
      'example.com inherited quarantine org example.com',
    ],
    [
      'one of two does not count',
      { 'example.com': ['v=dmarc1; p=none', reject] },
      'example.com',
      'example.com reject org example.com',
    ],
    [
      'unusable applies and says nothing',
      { 'a.example.com': 'v=DMARC1', 'example.com': reject },
      'a.example.com',
      'a.example.com null org example.com',
    ],
    [
      'a tag twice',
      { 'a.example.com': `${none}; p=none`, 'example.com': reject },
      'a.example.com',
      'example.com inherited quarantine org example.com',
    ],
    [
      'other texts',
      { 'example.com': ['v=spf1 -all', none] },
      'example.com',
      'example.com none org example.com',
    ],
    ['failed at the domain', { 'example.com': 'timeout' }, 'example.com', 'unknown: timeout'],
    [
      'failed at the domain, record above',
      { 'a.example.com': 'servfail', 'example.com': reject },
      'a.example.com',
      'unknown: servfail',
    ],
    [
      'failed above, own record',
      { 'a.example.com': none, 'example.com': 'timeout' },
      'a.example.com',
      'a.example.com none org a.example.com',
    ],
    [
      'failed above, no own record',
      { 'example.com': 'timeout' },
      'a.example.com',
      'unknown: timeout',
    ],
    [
      'failed in between',
      { 'b.example.com': 'timeout', 'example.com': reject },
      'a.b.example.com',
      'unknown: timeout',
    ],
    [
      'failed beyond the end',
      { 'b.example.com': `${none}; psd=n`, 'example.com': 'timeout' },
      'a.b.example.com',
      'b.example.com inherited none org b.example.com',
    ],
    [
      'skipped names',
      { 'b.c.d.e.f.g.h.example.com': none },
      'a.b.c.d.e.f.g.h.example.com',
      '- null org a.b.c.d.e.f.g.h.example.com',
    ],
  ])('%s', async (_, records, domain, expected) => {
    expect(await discover(domain, records)).toBe(expected);
  });

  it('keeps what was seen', async () => {
    const { ask, resolver } = zone({
      'TXT _dmarc.a.example.com': ['v=DMARC1 p=none', 'token=1', 'v=DMARC1; p=reject'],
      'CNAME _dmarc.example.com': ['dmarc.host.example'],
      'TXT dmarc.host.example': ['v=DMARC1; p=none'],
    });
    const fact = await discoverDmarc('a.example.com', ask);
    if (!fact.known) throw new Error();
    expect(fact.value.steps.map((step) => step.domain)).toEqual([
      'a.example.com',
      'example.com',
      'com',
    ]);
    expect(fact.value.applied).toBe(fact.value.steps[0]);
    expect(fact.value.steps[0]).toMatchObject({
      texts: ['v=DMARC1 p=none', 'v=DMARC1; p=reject'],
      others: ['token=1'],
    });
    expect(fact.value.steps[0]?.records).toHaveLength(1);
    expect(fact.value.organizationalDomain).toBe('example.com');
    expect(fact.because).toEqual(fact.value.steps.map((step) => step.seen));
    // Everything crosses the same names, and each is asked once.
    await discoverDmarc('example.com', ask);
    await dmarcStepAt('example.com', ask);
    expect(resolver.questions).toHaveLength(3);
  });

  it('says which lookup failed', async () => {
    const { ask } = zone(dmarc({ 'example.com': 'timeout', com: 'servfail' }));
    const fact = await discoverDmarc('a.example.com', ask);
    expect(fact).toMatchObject({ known: false, reason: 'timeout' });
    expect(fact.because.map((o) => o.asked)).toEqual(['TXT _dmarc.example.com', 'TXT _dmarc.com']);
  });

  it('does not ask for names that are too long', async () => {
    const long = `${`${'a'.repeat(60)}.`.repeat(4)}example`;
    const { ask, resolver } = zone({ 'TXT _dmarc.example': ['v=DMARC1; p=none'] });
    expect(await discoverDmarc(long, ask)).toMatchObject({
      value: { organizationalDomain: 'example' },
    });
    expect(resolver.questions.map((q) => q.name)).not.toContain(`_dmarc.${long}`);
  });

  it('gives the organizational domain only when it is certain', async () => {
    const { ask } = zone(dmarc({ 'a.example.com': 'v=DMARC1; p=none', 'example.com': 'timeout' }));
    expect(await organizationalDomainOf('a.example.com', ask)).toMatchObject({ reason: 'timeout' });
    expect(await organizationalDomainOf('example.org', ask)).toMatchObject({
      value: 'example.org',
    });
  });
});

/** mailauth's policy discovery, in its strict mode: RFC 6376 tag lists. */
interface MailauthRecord {
  readonly rr: string;
  readonly p?: string;
}
const mailauth = createRequire(import.meta.url)('mailauth/lib/dmarc/get-dmarc-record.js') as {
  createRecordLookup(resolver: unknown, options: { strict: boolean }): unknown;
  discoverPolicy(
    domain: string,
    lookup: unknown,
  ): Promise<{
    record: MailauthRecord | false;
    recordDomain: string | null;
    orgDomain: string | null;
  }>;
  getPolicyTags(record: MailauthRecord): { p: string; sp?: string } | null;
};

describe('mailauth', () => {
  const policy = fc.constantFrom('none', 'quarantine', 'reject', 'Reject', 'bogus', '');
  const tag = fc.oneof(
    { weight: 5, arbitrary: policy.map((v) => `p=${v}`) },
    policy.map((v) => `sp=${v}`),
    policy.map((v) => `np=${v}`),
    fc.constantFrom('psd=y', 'psd=n', 'psd=u', 'psd=x', 'psd = Y'),
    fc.constantFrom('rua=mailto:a@example.com', 'rua=a@example.com', 'rua=https://x.example/!10m'),
    fc.constantFrom('pct=50', 'junk', 't=y', 'adkim=s', 'P=none', ''),
  );
  const record = fc
    .tuple(
      fc.constantFrom('v=DMARC1', 'v = DMARC1 ', 'V=DMARC1', 'v=DMARC1', 'v=dmarc1', 'v=DMARC1 x'),
      fc.uniqueArray(tag, { maxLength: 4 }),
    )
    .map(([version, tags]) => [version, ...tags].join('; '));
  const texts = fc.oneof(
    { weight: 6, arbitrary: record.map((r) => [r]) },
    { weight: 1, arbitrary: fc.array(record, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant('servfail' as const) },
  );
  const labels = ['com', 'example', 'mail', 'a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const names = labels.map((_, i) =>
    labels
      .slice(0, i + 1)
      .reverse()
      .join('.'),
  );

  it('finds the same record, policy and organizational domain', async () => {
    const domains = fc.oneof(fc.constantFrom(...names.slice(0, 4)), fc.constantFrom(...names));
    const zones = fc.dictionary(fc.constantFrom(...names), texts, { maxKeys: 5 });
    await fc.assert(
      fc.asyncProperty(domains, zones, async (domain, published) => {
        const fact = await discoverDmarc(domain, zone(dmarc(published)).ask);
        const memory = memoryResolver(dmarc(published));
        const resolve = async (name: string, type: string) => {
          const answer = await memory.query({ name, type });
          if (answer.outcome === 'answer')
            return answer.records.map((r) => (r.type === 'TXT' ? r.strings : []));
          const code = { nodata: 'ENODATA', nxdomain: 'ENOTFOUND' }[answer.outcome as 'nodata'];
          throw Object.assign(new Error(answer.outcome), { code: code ?? 'ESERVFAIL' });
        };
        const theirs = await mailauth
          .discoverPolicy(domain, mailauth.createRecordLookup(resolve, { strict: true }))
          .catch(() => null);
        expect(fact.known).toBe(theirs !== null);
        if (!fact.known || theirs === null) return;

        const { applied, inherited, policy, organizationalDomain } = fact.value;
        expect(applied?.domain ?? null).toBe(theirs.recordDomain);
        // With a failed lookup above its own record mailauth names none; see discoverDmarc.
        if (theirs.orgDomain !== null) expect(organizationalDomain).toBe(theirs.orgDomain);
        if (theirs.record === false) {
          expect(policy).toBeNull();
          return;
        }
        expect(applied?.records[0]?.text.trim()).toBe(theirs.record.rr);
        expect(inherited).toBe(theirs.recordDomain !== domain);
        const tags = mailauth.getPolicyTags(theirs.record);
        const expected = inherited ? (tags?.sp ?? tags?.p) : tags?.p;
        expect(policy).toBe(expected ?? null);
      }),
      { numRuns: 1500 },
    );
  });
});
