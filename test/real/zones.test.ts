/** Healthy and broken zones, as Knot and NSD serve them and as Unbound passes them on. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDns } from '../../src/index.ts';
import { EDITIONS, type EditionId } from '../../src/knowledge/editions.ts';
import { alimailZone, WORLD, type ZoneParts } from '../support/alimail-zone.ts';
import {
  type RealServer,
  startKnot,
  startNsd,
  startUnbound,
  type ZoneText,
} from '../support/real-servers.ts';
import { sourceCli } from '../support/source-cli.ts';
import { describeWith } from '../support/with-servers.ts';

const HEALTHY: readonly EditionId[] = ['sg', 'cn-qiye', 'cn-mxhichina', 'imm'];

const chainOf = (n: number) =>
  Array.from({ length: n }, (_, i) => `s${i} IN TXT "v=spf1 ip4:192.0.2.${i} -all"`);

/** What is exchanged in a zone of the Singapore edition, and the finding that must come first or among the others. */
const BROKEN: Readonly<Record<string, Partial<ZoneParts>>> = {
  'spf/missing': { txt: ['verification=4f1c'] },
  'spf/multiple': {
    txt: ['v=spf1 include:spf.sg.aliyun.com -all', 'v=spf1 include:_spf.google.com ~all'],
  },
  'spf/include-missing': { txt: ['v=spf1 include:_spf.google.com ~all'] },
  'spf/include-wrong-edition': {
    txt: ['v=spf1 include:spf.qiye.aliyun.com -all'],
  },
  'spf/include-unresolvable': {
    txt: ['v=spf1 include:spf.sg.aliyun.com include:gone.aliyun.com -all'],
  },
  'spf/too-many-lookups': {
    txt: [
      `v=spf1 include:spf.sg.aliyun.com ${Array.from({ length: 11 }, (_, i) => `include:s${i}.spf-too-many-lookups.example`).join(' ')} -all`,
    ],
    extra: chainOf(11),
  },
  'spf/all-pass': { txt: ['v=spf1 include:spf.sg.aliyun.com +all'] },
  'mx/mixed-provider': {
    mx: ['1 aspmx.l.google.com.', '5 mx1.sg.aliyun.com.', '10 mx2.sg.aliyun.com.'],
  },
  'mx/mixed-edition': {
    mx: ['5 mx1.sg.aliyun.com.', '10 mx2.qiye.aliyun.com.'],
  },
  'mx/other-provider': { mx: ['5 mxbiz1.qq.com.', '10 mxbiz2.qq.com.'] },
  'mx/missing': { mx: [] },
  'mx/null': { mx: ['0 .'] },
  'mx/target-unresolvable': {
    mx: ['5 mx1.sg.aliyun.com.', '10 mx9.sg.aliyun.com.'],
  },
  // A console appended the zone, and the name happens to exist.
  'mx/misspelled': {
    mx: ['5 mx1.sg.aliyun.com', '10 mx2.sg.aliyun.com.'],
    extra: ['mx1.sg.aliyun.com IN A 192.0.2.9'],
  },
  'dmarc/wrong-location': {
    dmarc: null,
    extra: [
      '_dmarc.dmarc-wrong-location.example IN TXT "v=DMARC1; p=reject; rua=mailto:a@dmarc-wrong-location.example"',
    ],
  },
  'dmarc/multiple': { extra: ['_dmarc IN TXT "v=DMARC1; p=none"'] },
  'mx/wildcard': { extra: ['* IN MX 5 mx1.sg.aliyun.com.'] },
};

const domainOf = (id: string) => `${id.replace('/', '-')}.example`;

const ZONES: readonly ZoneText[] = [
  WORLD,
  ...HEALTHY.map((id) => alimailZone(`${id}.example`, id)),
  ...Object.entries(BROKEN).map(([id, parts]) => alimailZone(domainOf(id), 'sg', parts)),
];

function suite(start: () => Promise<{ resolver: string; stop(): Promise<void> }>): void {
  let server: { resolver: string; stop(): Promise<void> };
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.stop());

  it.each(HEALTHY)('finds %s healthy', async (id) => {
    const report = await checkDns(`${id}.example`, {
      resolvers: [server.resolver],
    });
    expect(report.findings.filter((f) => f.severity === 'error')).toEqual([]);
    expect(report.checks.filter((c) => c.answer === 'unknown' && c.needed)).toEqual([]);
    expect(report.verdict).toBe('healthy');
    expect(report.subject.edition?.id).toBe(id);
    expect(report.subject.resolution).toBe('Resolved');
  });

  it('finds nothing at all in a healthy zone of a documented edition', async () => {
    const report = await checkDns('sg.example', {
      resolvers: [server.resolver],
    });
    expect(report.findings).toEqual([]);
  });

  it.each(Object.keys(BROKEN))('finds %s', async (id) => {
    const report = await checkDns(domainOf(id), {
      resolvers: [server.resolver],
    });
    const found = report.findings.find((f) => f.id === id);
    expect(report.findings.map((f) => f.id)).toContain(id);
    expect(found?.evidence.length).toBeGreaterThan(0);
    for (const { from } of found?.evidence ?? []) {
      expect(report.observations.map((o) => o.id)).toContain(from);
    }
    // No question may be left over where every server answers.
    expect(report.checks.filter((c) => c.answer === 'unknown' && c.why === 'timeout')).toEqual([]);
  });

  it('finds a domain that does not exist', async () => {
    const report = await checkDns('nothing-here.example', {
      resolvers: [server.resolver],
    });
    expect(report.verdict).toBe('problem');
    expect(report.findings.map((f) => f.id)).toEqual(['domain/nxdomain']);
    expect(report.subject.resolution).toBe('Resolution Invalid');
  });

  it('proves the fix of a missing SPF record over the real answers', async () => {
    const report = await checkDns(domainOf('spf/missing'), {
      resolvers: [server.resolver],
    });
    const fix = report.findings.find((f) => f.id === 'spf/missing')?.fixes[0];
    expect(fix?.verified).toBe(true);
    expect(fix?.put?.[0]?.value).toContain(`include:${EDITIONS.sg.spf.include}`);
  });

  it('says the same on the command line', async () => {
    const healthy = await sourceCli([
      ...['check-dns', 'sg.example', '--resolver', server.resolver, '--json'],
    ]);
    expect(healthy.stderr).toBe('');
    expect(healthy.code).toBe(0);
    expect(JSON.parse(healthy.stdout)).toMatchObject({ verdict: 'healthy' });
    const broken = await sourceCli([
      ...['check-dns', domainOf('spf/multiple'), 'sg.example', '--lang', 'zh'],
      ...['--resolver', server.resolver, '--format', 'ndjson'],
    ]);
    expect(broken.code).toBe(1);
    const verdicts = broken.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).verdict);
    expect(verdicts.sort()).toEqual(['healthy', 'problem']);
  });
}

describeWith(['knot'], 'Knot asked directly', () => {
  suite(() => startKnot({ zones: ZONES }));
});

describeWith(['nsd'], 'NSD asked directly', () => {
  suite(() => startNsd({ zones: ZONES }));
});

describeWith(['knot', 'unbound'], 'Knot behind Unbound', () => {
  suite(async () => {
    const knot = await startKnot({ zones: ZONES });
    let unbound: RealServer;
    try {
      unbound = await startUnbound({
        stubs: ZONES.map(({ origin }) => ({ zone: origin, ...placeOf(knot) })),
      });
    } catch (error) {
      await knot.stop();
      throw error;
    }
    return {
      resolver: unbound.resolver,
      stop: async () => {
        await Promise.all([unbound.stop(), knot.stop()]);
      },
    };
  });
});

function placeOf({ address, port }: RealServer) {
  return { address, port };
}
