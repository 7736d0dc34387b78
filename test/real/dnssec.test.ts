/** A signed Internet: a signed root with DS records that fit, that do not, and that are left over. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDns } from '../../src/index.ts';
import { alimailZone, WORLD } from '../support/alimail-zone.ts';
import { type RealServer, startKnot, startUnbound, type Unbound } from '../support/real-servers.ts';
import { sourceCli } from '../support/source-cli.ts';
import { describeWith } from '../support/with-servers.ts';

const SIGNED = ['signed.example', 'wrong-ds.example'];
const UNSIGNED = ['plain.example', 'left-over-ds.example'];

describeWith(['knot', 'unbound'], 'DNSSEC, validated by Unbound', () => {
  const servers: RealServer[] = [];
  let unbound: Unbound;
  let silentAboutWhy: Unbound;

  const keep = <S extends RealServer>(server: S): S => {
    servers.push(server);
    return server;
  };

  beforeAll(async () => {
    const children = keep(
      await startKnot({
        zones: [...SIGNED, ...UNSIGNED].map((origin) => alimailZone(origin, 'sg')),
        signed: SIGNED,
      }),
    );
    // A DS whose digest is of no key of the zone, as after a change of keys that the registrar was not told of.
    const another = (ds: string) => `${ds.slice(0, -8)}00000000`;
    const parentData = [
      ...[...SIGNED, ...UNSIGNED].flatMap((origin) => [
        `${origin}. IN NS ns1.${origin}.`,
        `ns1.${origin}. IN A 192.0.2.1`,
      ]),
      ...children.ds('signed.example'),
      ...children.ds('wrong-ds.example').map(another),
      ...children
        .ds('signed.example')
        .map((ds) => ds.replace('signed.example.', 'left-over-ds.example.')),
    ];
    const root = keep(
      await startKnot({
        zones: [{ origin: '.', text: `${WORLD.text}\n${parentData.join('\n')}\n` }],
        signed: ['.'],
      }),
    );
    const options = {
      trustAnchors: root.ds('.'),
      stubs: [
        { zone: '.', address: root.address, port: root.port },
        ...[...SIGNED, ...UNSIGNED].map((zone) => ({
          zone,
          address: children.address,
          port: children.port,
        })),
      ],
    };
    unbound = keep(await startUnbound(options));
    silentAboutWhy = keep(await startUnbound({ ...options, ede: false }));
  });
  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  it('keeps the AD bit of a signed domain in the observations', async () => {
    const report = await checkDns('signed.example', {
      resolvers: [unbound.resolver],
    });
    expect(report.verdict).toBe('healthy');
    expect(report.findings).toEqual([]);
    for (const { got } of report.observations) expect(got).toMatchObject({ ad: true });
  });

  it('finds an unsigned domain healthy, without the AD bit', async () => {
    const report = await checkDns('plain.example', {
      resolvers: [unbound.resolver],
    });
    expect(report.verdict).toBe('healthy');
    const mx = report.observations.find((o) => o.asked === 'MX plain.example');
    expect(mx?.got).toMatchObject({ ad: false });
    const host = report.observations.find((o) => o.asked === 'A mx1.sg.aliyun.com');
    expect(host?.got).toMatchObject({ ad: true });
  });

  it.each(['wrong-ds.example', 'left-over-ds.example'])(
    'finds %s bogus and says what the resolver says',
    async (domain) => {
      const report = await checkDns(domain, { resolvers: [unbound.resolver] });
      expect(report.verdict).toBe('problem');
      expect(report.findings.map((f) => f.id)).toEqual(['dnssec/bogus']);
      expect(report.subject.resolution).toBe('Resolution Invalid');
      const bogus = report.findings[0];
      expect(bogus?.detail).toMatch(/The resolver says: .*EDE \d+/);
      const seen = bogus?.evidence.map((e) => report.observations.find((o) => o.id === e.from));
      expect(seen?.map((o) => o?.got.rcode)).toEqual(['SERVFAIL', 'NOERROR']);
      expect(seen?.[0]?.got.extendedErrors).toMatchObject([{ code: expect.any(Number) }]);
    },
  );

  it('finds it bogus when the resolver does not say why', async () => {
    const report = await checkDns('wrong-ds.example', {
      resolvers: [silentAboutWhy.resolver],
    });
    expect(report.findings.map((f) => f.id)).toEqual(['dnssec/bogus']);
    expect(report.findings[0]?.detail).not.toContain('The resolver says');
  });

  it('ends with 1 on the command line, in Chinese too', async () => {
    const run = await sourceCli([
      ...['check-dns', 'wrong-ds.example', '--resolver', unbound.resolver, '--lang', 'zh'],
    ]);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('DNSSEC');
    expect(run.stdout).toContain('EDE');
  });
});
