/** How answers travel: too long for UDP, over TLS and HTTPS, and past servers that are gone. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDns } from '../../src/index.ts';
import { alimailZone, WORLD } from '../support/alimail-zone.ts';
import {
  askOnce,
  freeAddress,
  freePort,
  type Knot,
  type Place,
  startKnot,
  startUnbound,
  type Unbound,
} from '../support/real-servers.ts';
import { sourceCli } from '../support/source-cli.ts';
import { describeWith } from '../support/with-servers.ts';

const VERIFICATIONS = Array.from(
  { length: 40 },
  (_, i) => `verification-${i}=${'0123456789abcdef'.repeat(4)}`,
);

const MANY = Array.from({ length: 40 }, (_, i) => `d${i}.example`);

const ZONES = [
  WORLD,
  ...MANY.map((origin) => alimailZone(origin, 'sg')),
  alimailZone('healthy.example', 'sg'),
  alimailZone('long.example', 'sg', {
    txt: ['v=spf1 include:spf.sg.aliyun.com -all', ...VERIFICATIONS],
  }),
];

describeWith(['knot', 'unbound'], 'transports', () => {
  let knot: Knot;
  let unbound: Unbound;
  let silent: Place & { readonly socket: Socket };

  const stubs = () =>
    ZONES.map(({ origin }) => ({
      zone: origin,
      address: knot.address,
      port: knot.port,
    }));

  beforeAll(async () => {
    knot = await startKnot({ zones: ZONES });
    unbound = await startUnbound({ stubs: stubs(), tls: true, doh: true });
    silent = await startSilent();
  });
  afterAll(async () => {
    silent?.socket.close();
    await Promise.all([unbound?.stop(), knot?.stop()]);
  });

  it.each(['knot', 'unbound'] as const)('reads over TCP what %s cuts over UDP', async (name) => {
    const server = name === 'knot' ? knot : unbound;
    const cut = await askOnce(server, 'long.example', 'TXT', 10_000);
    expect(cut).toMatchObject({ rcode: 'NOERROR', truncated: true });
    const report = await checkDns('long.example', {
      resolvers: [server.resolver],
    });
    expect(report.verdict).toBe('healthy');
    const txt = report.observations.find((o) => o.asked === 'TXT long.example');
    expect(txt?.got.records).toHaveLength(VERIFICATIONS.length + 1);
  });

  it.each(['tlsResolver', 'httpsResolver'] as const)('asks through %s', async (kind) => {
    const resolver = unbound[kind] as string;
    for (const domain of ['healthy.example', 'long.example']) {
      const report = await checkDns(domain, {
        resolvers: [resolver],
        ca: unbound.ca,
      });
      expect(report.verdict).toBe('healthy');
      expect(new Set(report.observations.map((o) => o.of))).toEqual(new Set([resolver]));
    }
  });

  it('trusts no certificate that the system does not', async () => {
    for (const resolver of [unbound.tlsResolver, unbound.httpsResolver]) {
      const report = await checkDns('healthy.example', {
        resolvers: [resolver as string],
      });
      expect(report.verdict).toBe('unknown');
      expect(report.findings).toEqual([]);
    }
  });

  it('does not take a certificate for another name', async () => {
    const resolver = (unbound.tlsResolver as string).replace(/#.*/, '#dns.example');
    const report = await checkDns('healthy.example', {
      resolvers: [resolver],
      ca: unbound.ca,
    });
    expect(report.verdict).toBe('unknown');
    expect(JSON.stringify(report.observations)).toMatch(/certificate|altnames/i);
  });

  it('goes over TLS on the command line', async () => {
    const run = await sourceCli(
      [...['check-dns', 'healthy.example', '--json', '--resolver', unbound.tlsResolver as string]],
      { env: { NODE_EXTRA_CA_CERTS: unbound.caFile } },
    );
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
  });

  // More than the hundred streams that Unbound allows at a time.
  it.each(['tlsResolver', 'httpsResolver'] as const)('asks for many through %s', async (kind) => {
    const run = await sourceCli(
      ['check-dns', '-', '--format', 'ndjson', '--resolver', unbound[kind] as string],
      { input: MANY.join('\n'), env: { NODE_EXTRA_CA_CERTS: unbound.caFile } },
    );
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(run.stdout.trim().split('\n')).toHaveLength(MANY.length);
  });

  it('passes a resolver at which nothing listens', async () => {
    const nothing = `${silent.address}:${await freePort([silent.address])}`;
    const report = await checkDns('healthy.example', {
      resolvers: [nothing, unbound.resolver],
    });
    expect(report.verdict).toBe('healthy');
    expect(report.findings).toEqual([]);
  });

  it('passes a resolver that keeps silent, and does not wait for it each time', async () => {
    const report = await checkDns('healthy.example', {
      resolvers: [`${silent.address}:${silent.port}`, unbound.resolver],
      timeout: 6,
    });
    expect(report.verdict).toBe('healthy');
    expect(report.findings).toEqual([]);
  });

  it('knows what it saw and nothing else when the resolver ends in the middle', async () => {
    // The world keeps silent, so that the run still waits when its resolver goes.
    const start = () =>
      startUnbound({
        stubs: stubs().map((stub) =>
          stub.zone === '.' ? { zone: '.', address: silent.address, port: silent.port } : stub,
        ),
      });
    /** Ends the resolver when it has asked the world for what the domain's own records name. */
    const ended = async <T>(run: (resolver: string) => Promise<T>): Promise<T> => {
      const fragile = await start();
      try {
        const asked = once(silent.socket, 'message');
        const [result] = await Promise.all([
          run(fragile.resolver),
          // The answers to what was asked at the same time come at once.
          asked.then(() => pause(500)).then(() => fragile.stop()),
        ]);
        return result;
      } finally {
        await fragile.stop();
      }
    };
    const run = await ended((resolver) =>
      sourceCli([
        'check-dns',
        'healthy.example',
        '--json',
        '--timeout',
        '10',
        '--resolver',
        resolver,
      ]),
    );
    const report = await ended((resolver) =>
      checkDns('healthy.example', { resolvers: [resolver], timeout: 10 }),
    );
    for (const one of [report, JSON.parse(run.stdout) as typeof report]) {
      expect(one.verdict).toBe('unknown');
      expect(one.findings.filter((f) => f.severity === 'error')).toEqual([]);
      expect(one.observations.find((o) => o.asked === 'MX healthy.example')?.got).toMatchObject({
        outcome: 'answer',
      });
      expect(one.observations.find((o) => o.asked === 'A mx1.sg.aliyun.com')?.got.outcome).toMatch(
        /^(unreachable|timeout|servfail)$/,
      );
      expect(one.subject.resolution).toBeNull();
    }
    expect(run.code).toBe(2);
  });

  it('ends with 2 when no resolver answers', async () => {
    const nothing = `${silent.address}:${await freePort([silent.address])}`;
    const run = await sourceCli([
      ...['check-dns', 'healthy.example', '--timeout', '2', '--resolver', nothing],
    ]);
    expect(run.code).toBe(2);
  });
});

/** A host that drops everything. */
async function startSilent(): Promise<Place & { readonly socket: Socket }> {
  const address = freeAddress();
  const port = await freePort([address]);
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(port, address, resolve));
  return { address, port, socket };
}
