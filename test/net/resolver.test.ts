import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { limited } from '../../src/net/limit.ts';
import { type NetworkOptions, networkResolver } from '../../src/net/resolver.ts';
import { parseServer, type ServerAddress } from '../../src/net/servers.ts';
import type { Resolver } from '../../src/protocols/dns/types.ts';
import {
  packet,
  type Reply,
  type Script,
  type ServerOptions,
  soa,
  startServer,
  type TestServer,
} from '../support/dns-server.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function server(
  script: Parameters<typeof startServer>[0],
  options?: ServerOptions,
): Promise<TestServer> {
  const started = await startServer(script, options);
  opened.push(started);
  return started;
}

function resolver(
  addresses: string | readonly string[],
  options: Partial<NetworkOptions> = {},
): Required<Resolver> {
  const made = networkResolver({
    servers: [addresses].flat().map((one) => parseServer(one) as ServerAddress),
    timeoutMs: 5000,
    ...options,
  }) as Required<Resolver>;
  opened.push(made);
  return made;
}

/** Well before a question is given up by default, in milliseconds, on a machine that may be busy. */
const LONG_BEFORE = 4000;

const A: Reply = { answers: [{ name: 'a.test', type: 'A', data: '192.0.2.1' }] };
const ask = { name: 'a.test', type: 'A' };
const answered = { outcome: 'answer', records: [{ type: 'A', address: '192.0.2.1' }] };

/** A port on which nobody listens. */
async function closedPort(): Promise<string> {
  const one = await startServer({});
  await one.close();
  return one.address;
}

describe('over UDP', () => {
  test('a question and its answer', async () => {
    const dns = await server({ 'a.test A': { ...A, ad: true, aa: true } });
    const answer = await resolver(dns.address).query(ask);
    expect(answer).toMatchObject({
      ...answered,
      question: ask,
      rcode: 'NOERROR',
      authoritative: true,
      authenticData: true,
      recursionAvailable: true,
      server: dns.address,
      problem: null,
      ttl: 300,
    });
    expect(answer.ms).toBeGreaterThan(0);
    expect(dns.asked).toMatchObject([
      { over: 'udp', edns: 1232, do: false, rd: true, ad: true, cd: false },
    ]);
  });

  test('CD is set when the question says so', async () => {
    const dns = await server({ 'a.test A': A });
    await resolver(dns.address).query({ ...ask, checkingDisabled: true });
    expect(dns.asked).toMatchObject([{ cd: true, ad: true }]);
  });

  test('ports, ids and letters cannot be foretold', async () => {
    const name = 'a-rather-long-name-with-many-letters.in-it.test';
    const dns = await server({ '*': {} });
    const dnsResolver = resolver(dns.address);
    await Promise.all(Array.from({ length: 50 }, () => dnsResolver.query({ name, type: 'A' })));
    expect(new Set(dns.asked.map((one) => one.port)).size).toBe(50);
    expect(new Set(dns.asked.map((one) => one.id)).size).toBeGreaterThan(45);
    expect(new Set(dns.asked.map((one) => one.wireName)).size).toBeGreaterThan(45);
    expect(dns.asked.every((one) => one.name === name)).toBe(true);
  });

  test('replies that do not belong to the question are ignored and counted', async () => {
    const dns = await server({
      'a.test A': {
        ...A,
        junk: [
          ...(['wrong-id', 'wrong-id', 'wrong-id', 'garbage', 'short', 'not-a-reply'] as const),
          ...(['wrong-question', 'wrong-type'] as const),
        ],
      },
    });
    const answer = await resolver(dns.address).query(ask);
    expect(answer).toMatchObject(answered);
    expect(answer.problem).toBe(
      '3 replies with a wrong id were ignored, 3 replies that are no DNS replies were ignored, ' +
        '2 replies to another question were ignored',
    );
    expect(dns.count()).toBe(1);
  });

  test('nothing but such replies is malformed', async () => {
    const dns = await server({
      'a.test A': {
        raw: (_, reply) => {
          reply.writeUInt16BE(reply.readUInt16BE(0) ^ 1, 0);
          return reply;
        },
      },
    });
    const answer = await resolver(dns.address, { timeoutMs: 600 }).query(ask);
    expect(answer).toMatchObject({ outcome: 'malformed', rcode: null });
    expect(answer.problem).toMatch(/with a wrong id/);
  });

  test('a perfect reply from another port is not taken', async () => {
    const dns = await server({ 'a.test A': { ...A, delayMs: 150 } });
    const pending = resolver(dns.address).query(ask);
    while (dns.count() === 0) await new Promise((next) => setTimeout(next, 5));
    const [{ id, wireName, port }] = dns.asked as [TestServer['asked'][number]];
    const forged = packet.encode({
      type: 'response',
      id,
      flags: 0x0180,
      questions: [{ name: wireName, type: 'A' }],
      answers: [{ name: 'a.test', type: 'A', ttl: 1, data: '203.0.113.66' }],
    });
    const forger = createSocket('udp4');
    await new Promise((sent) => forger.send(forged, port, '127.0.0.1', sent));
    expect(await pending).toMatchObject(answered);
    forger.close();
  });

  test('a lost datagram is sent again, as it was', async () => {
    const dns = await server({ 'a.test A': { ...A, drop: 1 } });
    const answer = await resolver(dns.address, { timeoutMs: 1600 }).query(ask);
    expect(answer).toMatchObject(answered);
    expect(answer.ms).toBeGreaterThan(390);
    expect(dns.count()).toBe(2);
    expect(new Set(dns.asked.map((q) => `${q.port} ${q.id} ${q.wireName}`)).size).toBe(1);
  });

  test('a late reply to the first datagram counts', async () => {
    let heard = 0;
    const dns = await server(() => {
      heard++;
      return heard === 1 ? { ...A, delayMs: 400 } : { drop: 99 };
    });
    const answer = await resolver(dns.address, { timeoutMs: 1000 }).query(ask);
    expect(answer).toMatchObject(answered);
    expect(dns.count()).toBeGreaterThan(1);
  });

  test('silence is a timeout, in time', async () => {
    const dns = await server({ 'a.test A': { drop: 99 } });
    const answer = await resolver(dns.address, { timeoutMs: 400 }).query(ask);
    expect(answer).toMatchObject({ outcome: 'timeout', rcode: null, problem: 'no reply' });
    expect(answer.ms).toBeGreaterThan(390);
    expect(answer.ms).toBeLessThan(LONG_BEFORE);
    // At 0, 100 and 300 ms, if nothing else keeps the machine busy.
    expect(dns.count()).toBeGreaterThan(1);
    expect(dns.count()).toBeLessThan(4);
  });

  test('a closed port is known at once', async () => {
    const answer = await resolver(await closedPort()).query(ask);
    expect(answer).toMatchObject({ outcome: 'unreachable', problem: 'connection refused' });
    expect(answer.ms).toBeGreaterThan(45);
    expect(answer.ms).toBeLessThan(LONG_BEFORE);
  });

  test('other letters send the question over TCP, and later ones at once', async () => {
    const dns = await server({
      'a.test A': { ...A, letters: 'swapped' },
      'b.test A': { answers: [], letters: 'swapped' },
    });
    const dnsResolver = resolver(dns.address);
    expect(await dnsResolver.query(ask)).toMatchObject(answered);
    expect(await dnsResolver.query({ name: 'b.test', type: 'A' })).toMatchObject({
      outcome: 'nodata',
    });
    expect(dns.asked.map((q) => `${q.over} ${q.name}`)).toEqual([
      'udp a.test',
      'tcp a.test',
      'tcp b.test',
    ]);
  });

  test.each(['lower', 'swapped'] as const)(
    '%s letters and no TCP: asked in small letters from then on',
    async (letters) => {
      // Long enough that mixed letters are never all small by chance.
      const name = 'a-long-name-whose-letters-will-be-mixed.test';
      const answers = [{ name, type: 'A', data: '192.0.2.1' }];
      const dns = await server({ '*': { answers, letters } }, { tcpClosed: true });
      const dnsResolver = resolver(dns.address);
      const first = await dnsResolver.query({ name: name.replace('long', 'LONG'), type: 'A' });
      expect(first).toMatchObject({ ...answered, problem: null });
      expect(first.ms).toBeLessThan(LONG_BEFORE);
      expect(await dnsResolver.query({ name, type: 'A' })).toMatchObject(answered);
      expect(dns.asked.map((q) => q.over)).toEqual(['udp', 'udp', 'udp']);
      expect(dns.asked.map((q) => q.wireName === name)).toEqual([false, true, true]);
    },
  );

  test('many questions at once to such a server', async () => {
    const script = { '*': { ...A, letters: 'swapped' as const } };
    const dns = await server(script, { tcpClosed: true });
    const dnsResolver = resolver(dns.address);
    const all = await Promise.all(Array.from({ length: 50 }, () => dnsResolver.query(ask)));
    expect(all.every((one) => one.outcome === 'answer')).toBe(true);
  });

  test('other letters and TCP that keeps silent', async () => {
    const script = { '*': { ...A, letters: 'swapped' as const, stream: 'silent' as const } };
    const name = 'a-long-name-whose-letters-will-be-mixed.test';
    const dns = await server(script);
    const dnsResolver = resolver(dns.address, { timeoutMs: 1500 });
    expect(await dnsResolver.query({ name, type: 'A' })).toMatchObject({ outcome: 'nodata' });
    expect(dns.asked.map((q) => q.over)).toEqual(['udp', 'tcp', 'udp']);
    expect(await dnsResolver.query(ask)).toMatchObject(answered);
    expect(dns.asked.map((q) => q.over)).toEqual(['udp', 'tcp', 'udp', 'udp']);
  });

  test('other letters still need the right id and question', async () => {
    const script = { '*': { ...A, letters: 'swapped' as const, junk: ['wrong-id' as const] } };
    const dns = await server(script, { tcpClosed: true });
    const dnsResolver = resolver(dns.address);
    await dnsResolver.query({ name: 'a-long-name-whose-letters-will-be-mixed.test', type: 'A' });
    const answer = await dnsResolver.query(ask);
    expect(answer).toMatchObject({
      ...answered,
      problem: '1 reply with a wrong id was ignored',
    });
  });

  test('a truncated answer comes over TCP', async () => {
    const dns = await server({ 'a.test A': { ...A, truncate: true } });
    expect(await resolver(dns.address).query(ask)).toMatchObject({ ...answered, truncated: false });
    expect(dns.asked.map((q) => q.over)).toEqual(['udp', 'tcp']);
  });

  test('what is left of a truncated answer does not count, cut anywhere', async () => {
    const cut = (_: Buffer, reply: Buffer) => {
      reply.writeUInt8((reply[2] as number) | 0x02, 2);
      return reply.subarray(0, reply.length - 14);
    };
    const dns = await server({ 'a.test A': { ...A, raw: cut } }, { tcpClosed: true });
    const answer = await resolver(dns.address).query(ask);
    expect(answer).toMatchObject({ outcome: 'unreachable', records: [], rcode: null });
    expect(answer.problem).toMatch(/truncated.*TCP is closed/);
  });

  test('TCP that keeps silent is a timeout', async () => {
    const dns = await server({ 'a.test A': { ...A, truncate: true, stream: 'silent' } });
    const answer = await resolver(dns.address, { timeoutMs: 1000 }).query(ask);
    expect(answer).toMatchObject({ outcome: 'timeout', records: [] });
    expect(answer.problem).toMatch(/truncated/);
  });

  test('a reply that cannot be read is malformed', async () => {
    const dns = await server({ 'a.test A': { ...A, raw: (_, reply) => reply.subarray(0, -12) } });
    expect(await resolver(dns.address).query(ask)).toMatchObject({
      outcome: 'malformed',
      records: [],
      problem: 'the reply cannot be read',
    });
  });

  test('a server without EDNS is asked without, and remembered', async () => {
    const dns = await server({ '*': { ...A, noEdns: true } });
    const dnsResolver = resolver(dns.address);
    expect(await dnsResolver.query(ask)).toMatchObject(answered);
    expect(await dnsResolver.query({ ...ask, checkingDisabled: true })).toMatchObject(answered);
    expect(dns.asked.map((q) => q.edns)).toEqual([1232, null, null]);
  });

  test('a server that cannot do anything is asked twice and not more', async () => {
    const dns = await server({ '*': { rcode: 'NOTIMP' } });
    const answer = await resolver(dns.address).query(ask);
    expect(answer).toMatchObject({ outcome: 'not-implemented-there', rcode: 'NOTIMP' });
    expect(dns.asked.map((q) => q.edns)).toEqual([1232, null]);
  });

  test('SERVFAIL keeps its extended errors', async () => {
    const ede = [{ code: 7, text: 'signature expired' }];
    const dns = await server({ '*': { rcode: 'SERVFAIL', ede } });
    expect(await resolver(dns.address).query(ask)).toMatchObject({
      outcome: 'servfail',
      extendedErrors: ede,
    });
    expect(dns.count()).toBe(1);
  });

  test('absence', async () => {
    const dns = await server({
      'a.test A': { authority: [soa('test', 900, 60)] },
      '*': { rcode: 'NXDOMAIN', authority: [soa('test', 30, 60)] },
    });
    const dnsResolver = resolver(dns.address);
    expect(await dnsResolver.query(ask)).toMatchObject({ outcome: 'nodata', ttl: 60 });
    expect(await dnsResolver.query({ name: 'b.test', type: 'A' })).toMatchObject({
      outcome: 'nxdomain',
      ttl: 30,
    });
  });

  test.each([
    ['a..test', 'A', 'empty-label'],
    [`${'a'.repeat(64)}.test`, 'A', 'label-too-long'],
    ['中.test', 'A', 'name or type'],
    ['a\\.b.test', 'A', 'name or type'],
    ['a.test', 'NONE', 'name or type'],
  ])('%s %s is not sent', async (name, type, why) => {
    const dns = await server({});
    const answer = await resolver(dns.address).query({ name, type });
    expect(answer).toMatchObject({ outcome: 'malformed', problem: `cannot be asked: ${why}` });
    expect(dns.count()).toBe(0);
  });
});

describe('several servers', () => {
  test.each<[string, Reply]>([
    ['servfail', { rcode: 'SERVFAIL' }],
    ['refused', { rcode: 'REFUSED' }],
    ['a referral', { ra: false, authority: [{ name: 'test', type: 'NS', data: 'ns.test' }] }],
    ['a malformed reply', { ...A, raw: (_, reply) => reply.subarray(0, -12) }],
    ['NOTIMP', { rcode: 'NOTIMP' }],
  ])('the next one is asked after %s', async (_, reply) => {
    const first = await server({ '*': reply });
    const second = await server({ '*': A });
    const answer = await resolver([first.address, second.address]).query(ask);
    expect(answer).toMatchObject({ ...answered, server: second.address });
  });

  test('absence is an answer', async () => {
    const first = await server({});
    const second = await server({ '*': A });
    const answer = await resolver([first.address, second.address]).query(ask);
    expect(answer).toMatchObject({ outcome: 'nxdomain', server: first.address });
    expect(second.count()).toBe(0);
  });

  test('a silent one is left for later', async () => {
    const silent = await server({ '*': { drop: 99 } });
    const live = await server({ '*': A });
    const dnsResolver = resolver([silent.address, live.address], { timeoutMs: 800 });
    expect(await dnsResolver.query(ask)).toMatchObject({ ...answered, server: live.address });
    const before = silent.count();
    const second = await dnsResolver.query({ ...ask, checkingDisabled: true });
    expect(second).toMatchObject({ ...answered, server: live.address });
    // Nor is it sent the first question again, which would be 200 ms later.
    await new Promise((go) => setTimeout(go, 300));
    expect(silent.count()).toBe(before);
  });

  test('a closed one too', async () => {
    const live = await server({ '*': A });
    const dnsResolver = resolver([await closedPort(), live.address]);
    expect(await dnsResolver.query(ask)).toMatchObject({ ...answered, server: live.address });
    const start = performance.now();
    for (let i = 0; i < 100; i++) await dnsResolver.query(ask);
    // Without the pause of 50 ms after each refused datagram.
    expect(performance.now() - start).toBeLessThan(LONG_BEFORE);
  });

  test('a slow one may still win', async () => {
    // The second is asked after 400 ms and never answers.
    const slow = await server({ '*': { ...A, delayMs: 600 } });
    const silent = await server({ '*': { drop: 99 } });
    const dnsResolver = resolver([slow.address, silent.address], { timeoutMs: 1000 });
    expect(await dnsResolver.query(ask)).toMatchObject({ ...answered, server: slow.address });
    expect(silent.count()).toBeGreaterThan(0);
  });

  test('of failures the most telling one is given', async () => {
    const refused = await server({ '*': { rcode: 'REFUSED' } });
    const plain = await server({ '*': { rcode: 'SERVFAIL' } });
    const ede = [{ code: 6, text: 'bogus' }];
    const telling = await server({ '*': { rcode: 'SERVFAIL', ede } });
    const silent = await server({ '*': { drop: 99 } });
    const addresses = [plain, telling, refused, silent].map((one) => one.address);
    const answer = await resolver(addresses, { timeoutMs: 1500 }).query(ask);
    expect(answer).toMatchObject({ outcome: 'servfail', extendedErrors: ede });
    expect(answer.server).toBe(telling.address);
    expect(answer.ms).toBeLessThan(LONG_BEFORE);
  });

  test('none at all', async () => {
    expect(await resolver([]).query(ask)).toMatchObject({ outcome: 'unreachable', server: '' });
  });
});

describe.each(['tcp', 'tls', 'https'] as const)('over %s', (over) => {
  const start = async (script: Script) => {
    const truncating = Object.fromEntries(
      Object.entries(script).map(([key, reply]) => [key, { ...reply, truncate: true }]),
    );
    const dns = await server(truncating, { tls: over === 'tls', https: over === 'https' });
    const address = { tcp: dns.address, tls: dns.tlsAddress, https: dns.httpsAddress }[over];
    const asked = () => dns.asked.filter((q) => q.over === over);
    return { dns, address, asked };
  };

  test('many questions share a connection', async () => {
    const { dns, address, asked } = await start({
      'slow.test A': { delayMs: 100 },
      '*': { answers: [{ name: 'n7.test', type: 'A', data: '192.0.2.7' }] },
    });
    const dnsResolver = resolver(address, { ca: dns.ca });
    const slow = dnsResolver.query({ name: 'slow.test', type: 'A' });
    const names = Array.from({ length: 40 }, (_, i) => `n${i}.test`);
    const all = names.map((name) => dnsResolver.query({ name, type: 'A' }));
    const answers = await Promise.all(all);
    expect(answers.filter((one) => one.outcome === 'answer')).toMatchObject([
      { question: { name: 'n7.test' }, records: [{ address: '192.0.2.7' }] },
    ]);
    expect(await slow).toMatchObject({ outcome: 'nodata' });
    await dnsResolver.query({ name: 'late.test', type: 'A' });
    expect(dns.connections()).toBe(1);
    expect(asked()).toHaveLength(42);
    if (over === 'https') expect(new Set(asked().map((q) => q.id))).toEqual(new Set([0]));
    else expect(new Set(asked().map((q) => q.id)).size).toBeGreaterThan(38);
  });

  test('a connection that was ended is made again', async () => {
    const { dns, address } = await start({ '*': A });
    const dnsResolver = resolver(address, { ca: dns.ca });
    expect(await dnsResolver.query(ask)).toMatchObject(answered);
    dns.hangUp();
    expect(await dnsResolver.query(ask)).toMatchObject(answered);
    expect(dns.connections()).toBe(2);
  });

  test('a server that always hangs up is asked twice', async () => {
    const { dns, address, asked } = await start({ '*': { ...A, stream: 'close' } });
    const answer = await resolver(address, { ca: dns.ca }).query(ask);
    expect(answer).toMatchObject({ outcome: 'unreachable', records: [] });
    expect(answer.problem).toMatch(/connection (closed|reset)/i);
    expect(asked()).toHaveLength(2);
  });

  test('silence is a timeout', async () => {
    const { dns, address } = await start({ '*': { ...A, stream: 'silent' } });
    const answer = await resolver(address, { ca: dns.ca, timeoutMs: 300 }).query(ask);
    expect(answer.outcome).toBe('timeout');
    expect(answer.ms).toBeLessThan(LONG_BEFORE);
  });

  test('a reply to another question is malformed', async () => {
    const { dns, address } = await start({
      '*': {
        raw: (query, reply) => {
          const bytes = Buffer.from(reply);
          // Not when it is the truncated one over UDP.
          if ((reply[2] as number) & 0x02) return bytes;
          bytes[13] = 0x30;
          expect(query[13]).not.toBe(0x30);
          return bytes;
        },
      },
    });
    const answer = await resolver(address, { ca: dns.ca }).query(ask);
    expect(answer).toMatchObject({ outcome: 'malformed', records: [] });
  });

  test('closing ends idle connections', async () => {
    const { dns, address } = await start({ '*': A });
    const dnsResolver = resolver(address, { ca: dns.ca });
    await dnsResolver.query(ask);
    expect(dns.open()).toBe(1);
    dnsResolver.close();
    await expect.poll(() => dns.open()).toBe(0);
  });

  test('closing ends what is under way', async () => {
    const { dns, address } = await start({ '*': { ...A, stream: 'silent' } });
    const dnsResolver = resolver(address, { ca: dns.ca });
    const pending = dnsResolver.query(ask);
    while (!dns.asked.some((q) => q.over === over)) await new Promise((go) => setTimeout(go, 5));
    dnsResolver.close();
    expect(await pending).toMatchObject({ outcome: 'unreachable', problem: 'closed' });
    expect(await dnsResolver.query(ask)).toMatchObject({ outcome: 'unreachable' });
  });
});

describe('certificates', () => {
  test('one that nobody vouches for is refused', async () => {
    const dns = await server({ '*': A }, { tls: true, https: true });
    for (const address of [dns.tlsAddress, dns.httpsAddress]) {
      const answer = await resolver(address).query(ask);
      expect(answer).toMatchObject({ outcome: 'unreachable', records: [] });
      expect(answer.problem).toMatch(/self-signed/);
    }
    expect(dns.count()).toBe(0);
  });

  test('it must be for the name that was given, or else for the address', async () => {
    const dns = await server({ '*': A }, { tls: true });
    const at = (name: string) => resolver(`${dns.tlsAddress}${name}`, { ca: dns.ca }).query(ask);
    expect(await at('')).toMatchObject(answered);
    expect(await at('#dns.test')).toMatchObject(answered);
    const other = await at('#other.test');
    expect(other.outcome).toBe('unreachable');
    expect(other.problem).toMatch(/other\.test/);
  });

  test('a page that is no DNS is malformed', async () => {
    const dns = await server({ '*': A }, { https: true });
    const wrong = dns.httpsAddress.replace('dns-query', 'elsewhere');
    const answer = await resolver(wrong, { ca: dns.ca }).query(ask);
    expect(answer).toMatchObject({ outcome: 'malformed', problem: 'HTTP status 404' });
  });
});

describe('the process', () => {
  const path = fileURLToPath(new URL('../../src/net/resolver.ts', import.meta.url));
  /** Runs a program that prints JSON, and waits until it ends by itself. */
  const run = async (servers: readonly string[], body: string, ca = ''): Promise<unknown> => {
    const parsed = JSON.stringify(servers.map(parseServer));
    const program = `
      import { networkResolver } from ${JSON.stringify(path)};
      const ask = ${JSON.stringify(ask)};
      const ca = ${JSON.stringify(ca)};
      const resolvers = ${parsed}.map((server) =>
        networkResolver({ servers: [server], timeoutMs: 30_000, ...(ca === '' ? {} : { ca }) }));
      const print = (value) => process.stdout.write(JSON.stringify(value));
      ${body}`;
    const args = ['--input-type=module', '-e', program];
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 10_000 });
    return JSON.parse(stdout);
  };

  test('loads no TLS without need', async () => {
    const dns = await server({ '*': { ...A, truncate: true } });
    const body = `
      const { outcome } = await resolvers[0].query(ask);
      print([outcome, process.moduleLoadList.filter((m) => / (http2|tls|_tls_wrap)$/.test(m))]);`;
    expect(await run([dns.address], body)).toEqual(['answer', []]);
  });

  test('is not kept by connections that stay open', async () => {
    const dns = await server({ '*': { ...A, truncate: true } }, { tls: true, https: true });
    const body = `
      print((await Promise.all(resolvers.map((one) => one.query(ask)))).map((a) => a.outcome));`;
    const addresses = [dns.address, dns.tlsAddress, dns.httpsAddress];
    expect(await run(addresses, body, dns.ca)).toEqual(['answer', 'answer', 'answer']);
  });

  test('is not kept by questions under way when the resolver is closed', async () => {
    const silent = { ...A, drop: 99, stream: 'silent' as const };
    const dns = await server({ '*': silent }, { tls: true, https: true });
    const body = `
      const both = resolvers.flatMap((one) => [one.query(ask), one.query(ask)]);
      const early = resolvers[0].query(ask);
      resolvers[0].close();
      await new Promise((go) => setTimeout(go, 150));
      for (const one of resolvers) one.close();
      print((await Promise.all([...both, early])).map((a) => a.problem));`;
    const addresses = [dns.address, dns.tlsAddress, dns.httpsAddress];
    expect(await run(addresses, body, dns.ca)).toEqual(Array(7).fill('closed'));
  });
});

test('a thousand questions, a hundred at a time, each sent once', async () => {
  const dns = await server({ '*': A });
  const few = limited(resolver(dns.address), 100);
  const answers = await Promise.all(Array.from({ length: 1000 }, () => few.query(ask)));
  expect(answers.every((one) => one.outcome === 'answer')).toBe(true);
  expect(dns.count()).toBe(1000);
});
