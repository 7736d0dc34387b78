/** Name servers that are asked one by one: some of them serve nothing, or an older zone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDns } from '../../src/index.ts';
import { alimailZone, WORLD } from '../support/alimail-zone.ts';
import {
  freeAddress,
  freePort,
  type Place,
  type RealServer,
  startKnot,
  startNsd,
  startUnbound,
  type Unbound,
} from '../support/real-servers.ts';
import { describeWith } from '../support/with-servers.ts';

describeWith(['knot', 'nsd', 'unbound'], 'name servers asked directly', () => {
  const servers: RealServer[] = [];
  let unbound: Unbound;
  let port: number;
  const first = freeAddress();
  const second = freeAddress();
  const other = freeAddress();
  const nobody = freeAddress();
  const registry = freeAddress();

  const zones = {
    good: alimailZone('good.example', 'sg', {
      nameServers: { ns1: first, ns2: second },
    }),
    lame: alimailZone('lame.example', 'sg', {
      nameServers: { ns1: first, ns2: other },
    }),
    gone: alimailZone('gone.example', 'sg', {
      nameServers: { ns1: first, ns2: nobody },
    }),
    newer: alimailZone('differs.example', 'sg', {
      nameServers: { ns1: first, ns2: second },
      serial: 2,
    }),
    older: alimailZone('differs.example', 'sg', {
      nameServers: { ns1: first, ns2: second },
      mx: ['5 mxbiz1.qq.com.'],
    }),
    nameless: alimailZone('nameless.example', 'sg', {
      nameServers: { ns1: first },
      extra: ['@ IN NS ns2.gone-host.invalid-tld.'],
    }),
  };

  beforeAll(async () => {
    port = await freePort([first, second, other, nobody, registry]);
    const keep = async <S extends RealServer>(server: Promise<S>): Promise<S> => {
      const started = await server;
      servers.push(started);
      return started;
    };
    const world = await keep(startKnot({ zones: [WORLD] }));
    await keep(
      startKnot({
        address: first,
        port,
        zones: [zones.good, zones.lame, zones.gone, zones.newer, zones.nameless],
      }),
    );
    await keep(startNsd({ address: second, port, zones: [zones.good, zones.older] }));
    await keep(
      startNsd({
        address: other,
        port,
        zones: [alimailZone('other.example', 'sg')],
      }),
    );
    await keep(
      startKnot({
        address: registry,
        port,
        zones: [
          {
            origin: 'example',
            text: `$ORIGIN example.
$TTL 3600
@ IN SOA ns hostmaster 1 3600 900 604800 600
@ IN NS ns
ns IN A ${registry}
dead IN NS ns1.dead
dead IN NS ns2.dead
ns1.dead IN A ${other}
ns2.dead IN A ${nobody}
`,
          },
        ],
      }),
    );
    const at = (zone: string, address: string): { zone: string } & Place => ({
      zone,
      address,
      port,
    });
    unbound = await keep(
      startUnbound({
        stubs: [
          { zone: '.', address: world.address, port: world.port },
          at('example', registry),
          at('dead.example', other),
          ...['good', 'lame', 'gone', 'differs', 'nameless'].map((name) =>
            at(`${name}.example`, first),
          ),
        ],
      }),
    );
  });
  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  const check = (domain: string) =>
    checkDns(domain, {
      resolvers: [unbound.resolver],
      nameServerPort: port,
      timeout: 8,
    });

  it('asks each name server and finds two that agree healthy', async () => {
    const report = await check('good.example');
    expect(report.verdict).toBe('healthy');
    expect(report.findings).toEqual([]);
    for (const address of [first, second]) {
      const direct = report.observations.filter((o) => o.of === `${address}:${port}`);
      expect(direct.map((o) => o.asked).sort()).toEqual([
        'MX good.example',
        'SOA good.example',
        'TXT good.example',
      ]);
    }
  });

  it('finds a name server that refuses the zone', async () => {
    const report = await check('lame.example');
    const found = report.findings.find((f) => f.id === 'domain/delegation-lame');
    expect(report.findings.map((f) => f.id)).toEqual(['domain/delegation-lame']);
    expect(found?.severity).toBe('warning');
    expect(found?.title).toContain(other);
    expect(found?.title).not.toContain(first);
    expect(found?.evidence[0]?.saw).toContain('REFUSED');
  });

  it('cannot tell where nothing listens, and says so without a verdict on it', async () => {
    const report = await check('gone.example');
    expect(report.findings).toEqual([]);
    expect(report.verdict).toBe('healthy');
    const lame = report.checks.find((c) => c.id === 'domain/delegation-lame');
    expect(lame).toMatchObject({ answer: 'unknown', needed: false });
  });

  it('finds a name server whose name does not exist', async () => {
    const report = await check('nameless.example');
    const found = report.findings.find((f) => f.id === 'domain/delegation-lame');
    expect(found?.title).toContain('ns2.gone-host.invalid-tld');
    expect(found?.evidence[0]?.saw).toContain('NXDOMAIN');
  });

  it('finds name servers with different zones', async () => {
    const report = await check('differs.example');
    const found = report.findings.find((f) => f.id === 'domain/nameservers-disagree');
    expect(report.findings.map((f) => f.id)).toEqual(['domain/nameservers-disagree']);
    expect(report.verdict).toBe('problem');
    expect(found?.title).toContain('MX');
    expect(found?.title).not.toContain('TXT');
    expect(found?.evidence.map((e) => e.saw).join('\n')).toContain('mxbiz1.qq.com');
  });

  it('finds a domain whose servers are all lame through the parent’s servers', async () => {
    const report = await check('dead.example');
    expect(report.verdict).toBe('problem');
    const found = report.findings.find((f) => f.id === 'domain/delegation-lame');
    expect(found?.severity).toBe('error');
    expect(found?.title).toContain(other);
    expect(report.findings.map((f) => f.id)).not.toContain('dnssec/bogus');
  });
});
