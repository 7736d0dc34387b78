/** Domains that are not the apex of their zone, or not written in ASCII, and servers that are not asked in vain. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDns } from '../../src/index.ts';
import { CLIENT_LABELS, EDITIONS } from '../../src/knowledge/editions.ts';
import { alimailZone, WORLD } from '../support/alimail-zone.ts';
import { type RealServer, startKnot, startUnbound, type Unbound } from '../support/real-servers.ts';
import { sourceCli } from '../support/source-cli.ts';
import { describeWith } from '../support/with-servers.ts';

const clientsOf = (label: string) =>
  CLIENT_LABELS.map((l) => `${l}.${label} IN CNAME ${EDITIONS.sg.clients.targets[l]}.`);

const ZONES = [
  WORLD,
  alimailZone('corp.example', 'sg', {
    extra: [
      'team IN MX 5 mx1.sg.aliyun.com.',
      'team IN MX 10 mx2.sg.aliyun.com.',
      'team IN TXT "v=spf1 include:spf.sg.aliyun.com -all"',
      'default._domainkey.team IN CNAME default._domainkey',
      ...clientsOf('team'),
      'bare IN A 192.0.2.9',
      'old IN DNAME corp.example.',
      'branch IN NS ns1.branch',
      'ns1.branch IN A 192.0.2.3',
    ],
  }),
  alimailZone('branch.corp.example', 'sg', { txt: [] }),
  alimailZone('xn--fiq228c.example', 'cn-qiye'),
];

describeWith(['knot', 'unbound'], 'names', () => {
  let knot: RealServer;
  let stranger: RealServer;
  let unbound: Unbound;

  beforeAll(async () => {
    knot = await startKnot({ zones: ZONES });
    stranger = await startKnot({ zones: [alimailZone('stranger.example', 'sg')] });
    unbound = await startUnbound({
      stubs: ZONES.map(({ origin }) => ({
        zone: origin,
        address: knot.address,
        port: knot.port,
      })),
    });
  });
  afterAll(() => Promise.all([knot, stranger, unbound].map((server) => server?.stop())));

  const check = (domain: string, resolvers = [unbound.resolver]) => checkDns(domain, { resolvers });

  it('finds a mail domain inside a zone healthy, its DMARC policy above it', async () => {
    const report = await check('team.corp.example');
    expect(report.findings.filter((f) => f.severity === 'error')).toEqual([]);
    expect(report.verdict).toBe('healthy');
    expect(report.findings.map((f) => f.id)).not.toContain('dmarc/missing');
  });

  it('names the host record relative to the zone in which it must be put', async () => {
    const inside = await check('bare.corp.example');
    const mx = inside.findings.find((f) => f.id === 'mx/missing')?.fixes[0];
    expect(mx?.put?.map((r) => r.host)).toEqual(['bare', 'bare']);
    expect(mx?.verified).toBe(true);
    const delegated = await check('branch.corp.example');
    const spf = delegated.findings.find((f) => f.id === 'spf/missing')?.fixes[0];
    expect(spf?.put?.map((r) => r.host)).toEqual(['@']);
    expect(spf?.verified).toBe(true);
  });

  it('does not take the names below a DNAME for the name itself', async () => {
    const report = await check('old.corp.example');
    expect(report.findings.map((f) => f.id)).toContain('mx/missing');
    const below = report.observations.find((o) => o.asked === 'A mail.old.corp.example');
    expect(below?.got.outcome).toBe('answer');
  });

  it('reads a Chinese name and says it in Chinese letters', async () => {
    const run = await sourceCli([
      ...['check-dns', '中文.example', '--json', '--lang', 'zh', '--resolver', unbound.resolver],
    ]);
    expect(run.code).toBe(0);
    const report = JSON.parse(run.stdout);
    expect(report.subject.domain).toBe('xn--fiq228c.example');
    expect(report.summary).toContain('中文.example');
    expect(report.subject.edition.id).toBe('cn-qiye');
  });

  it('goes on past a server that refuses, and knows nothing where all refuse', async () => {
    const passed = await check('xn--fiq228c.example', [stranger.resolver, unbound.resolver]);
    expect(passed.verdict).toBe('healthy');
    const refused = await check('xn--fiq228c.example', [stranger.resolver]);
    expect(refused.verdict).toBe('unknown');
    expect(refused.findings).toEqual([]);
    expect(new Set(refused.observations.map((o) => o.got.outcome))).toEqual(new Set(['refused']));
  });

  it('takes domains from standard input', async () => {
    const run = await sourceCli(
      ['check-dns', '-', '--format', 'ndjson', '--resolver', unbound.resolver],
      { input: 'team.corp.example\n\n中文.example\nbare.corp.example\n' },
    );
    expect(run.code).toBe(1);
    const reports = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(reports.map((r) => `${r.subject.domain} ${r.verdict}`).sort()).toEqual([
      'bare.corp.example problem',
      'team.corp.example healthy',
      'xn--fiq228c.example healthy',
    ]);
  });
});
