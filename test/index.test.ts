import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CheckDnsOptions, checkDns } from '../src/index.ts';
import { ROOT } from './support/fixture.ts';

const zones = ['fixtures/demo/healthy.example.zone', 'fixtures/world/root.zone'].map((file) => ({
  file,
  text: readFileSync(`${ROOT}${file}`, 'utf8'),
}));
const offline = { zones, offline: true } as const;

describe('checkDns', () => {
  it('gives the report of the command line', async () => {
    const report = await checkDns('Healthy.Example.', { ...offline, language: 'zh' });
    expect(report.verdict).toBe('healthy');
    expect(report.subject.edition?.id).toBe('sg');
    expect(report.language).toBe('zh');
  });

  it.each<readonly [string, unknown, object]>([
    ['a domain', 'not a domain', {}],
    ['a domain', undefined, {}],
    ['language', 'healthy.example', { language: 'fr' }],
    ['timeout', 'healthy.example', { timeout: Number.NaN }],
    ['timeout', 'healthy.example', { timeout: -1 }],
    ['failOn', 'healthy.example', { failOn: 'x' }],
    ['edition', 'healthy.example', { edition: 'mars' }],
    ['selectors', 'healthy.example', { selectors: ['a..b'] }],
    ['resolvers', 'healthy.example', { resolvers: ['nope!'] }],
    ['spf.ip', 'healthy.example', { spf: { ip: 'nope' } }],
    ['zone', 'healthy.example', { zones: [{ text: '@ IN A 1' }] }],
  ])('refuses what cannot be read: %s', async (said, domain, options) => {
    const asked = checkDns(domain as string, { ...offline, ...options } as CheckDnsOptions);
    await expect(asked).rejects.toThrow(TypeError);
    await expect(asked).rejects.toThrow(said === 'a domain' ? 'is not a domain name' : said);
  });

  it('checks the SPF of the sender’s own domain', async () => {
    const own = await checkDns('healthy.example', { ...offline, spf: { ip: '198.51.100.7' } });
    expect(own.subject.spf).toMatchObject({ domain: 'healthy.example', result: 'pass' });
    const other = await checkDns('healthy.example', {
      ...offline,
      spf: { ip: '198.51.100.7', mailFrom: 'a@spf.qiye.aliyun.com' },
    });
    expect(other.subject.spf).toMatchObject({ domain: 'spf.qiye.aliyun.com', result: 'fail' });
    const empty = await checkDns('healthy.example', {
      ...offline,
      spf: { ip: '198.51.100.70', mailFrom: '', helo: 'spf.qiye.aliyun.com' },
    });
    expect(empty.subject.spf).toMatchObject({ domain: 'spf.qiye.aliyun.com', result: 'pass' });
  });

  it('bounds what a hostile SPF record costs', async () => {
    const text = `$ORIGIN example.com.\n@ 600 IN SOA a b 1 2 3 4 5\n@ 600 IN TXT ${Array.from(
      { length: 240 },
      (_, i) => `"${i === 0 ? 'v=spf1 ' : ''}${'a '.repeat(120)}"`,
    ).join(' ')}\n`;
    const started = performance.now();
    const report = await checkDns('example.com', { zones: [{ text }, ...zones], offline: true });
    expect(report.findings.map((f) => f.id)).toContain('spf/syntax');
    // Quadratic work on 29,000 terms takes minutes.
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
