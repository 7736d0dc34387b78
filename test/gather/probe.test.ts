import { createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Fact,
  known,
  type Observation,
  observationLog,
  type Partly,
  type Unknown,
  unknown,
} from '../../src/engine/fact.ts';
import { say, verbatim } from '../../src/engine/text.ts';
import type { MxSet, MxTarget } from '../../src/facts/dns.ts';
import type { ProbeAttempt } from '../../src/facts/missing.ts';
import { gatherProbe, type ProbeOptions } from '../../src/gather/probe.ts';
import { networkDialer } from '../../src/net/dial.ts';
import type { Dialer } from '../../src/protocols/mail/types.ts';
import { certificates } from '../support/certificates.ts';
import {
  type Failure,
  refusedPort,
  startFailing,
  startFiltered,
  startMailServer,
} from '../support/mail-servers.ts';

// -------------------------------------------------------------------------------------- servers

/** A reply, the lines of a longer one joined by `\n`; or what is done in place of one. */
type Say = 'hang' | 'drop' | 'endless' | 'long' | (string & {});

interface Script {
  readonly greeting?: Say;
  readonly ehlo?: Say;
  readonly mail?: Say;
  readonly rcpt?: Say;
  readonly rset?: Say;
  /** Offered in EHLO. After its 220: `tls`, garbage in place of it, or the end. */
  readonly starttls?: 'tls' | 'garbage' | 'end' | 'silence' | 'refused';
}

interface Exchanger {
  readonly port: number;
  /** Lines of each connection. */
  readonly heard: readonly string[][];
  /** TLS handshakes that were done. */
  readonly secured: () => number;
}

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function exchanger(script: Script = {}): Promise<Exchanger> {
  const heard: string[][] = [];
  let secured = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    const lines: string[] = [];
    heard.push(lines);
    serve(socket, script, lines, () => secured++);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return { port: (server.address() as { port: number }).port, heard, secured: () => secured };
}

function serve(first: Socket, script: Script, lines: string[], onSecure: () => void): void {
  let stream: Socket = first;
  let silent = false;
  let pending = '';
  const answer = (text: Say): void => {
    if (text === 'hang') silent = true;
    else if (text === 'drop') first.destroy();
    else if (text === 'long') stream.write(Buffer.alloc(10_000_000, 'x'));
    else if (text === 'endless') {
      silent = true;
      const more = () => {
        if (stream.writable) stream.write('250-more\r\n'.repeat(500), () => setImmediate(more));
      };
      more();
    } else stream.write(`${text.replaceAll('\n', '\r\n')}\r\n`);
  };
  const startTls = (): void => {
    const how = script.starttls;
    if (how === undefined || how === 'refused') {
      answer('454 4.7.0 TLS not available');
      return;
    }
    answer('220 go ahead');
    stream.removeAllListeners('data');
    if (how === 'silence') first.resume();
    else if (how === 'end') first.end();
    else if (how === 'garbage') first.end('no TLS to be had\r\n');
    else {
      const secure = new TLSSocket(first, {
        isServer: true,
        secureContext: createSecureContext({ ...certificates().selfSigned(['whatever.example']) }),
      });
      secure.on('error', () => first.destroy());
      secure.once('secure', onSecure);
      stream = secure;
      stream.on('data', hear);
    }
  };
  const hear = (data: Buffer): void => {
    pending += data.toString();
    for (;;) {
      const end = pending.indexOf('\n');
      if (end < 0 || silent || first.destroyed) return;
      const line = pending.slice(0, end).replace(/\r$/, '');
      pending = pending.slice(end + 1);
      lines.push(line);
      const verb = line.slice(0, 4).toUpperCase();
      const offers = script.starttls !== undefined && stream === first;
      if (verb === 'EHLO')
        answer(script.ehlo ?? `250-mx${offers ? '\n250-STARTTLS' : ''}\n250 DSN`);
      else if (verb === 'HELO') answer(script.ehlo ?? '250 mx');
      else if (verb === 'STAR') startTls();
      else if (verb === 'MAIL') answer(script.mail ?? '250 Mail Ok');
      else if (verb === 'RCPT') answer(script.rcpt ?? '250 Rcpt Ok');
      else if (verb === 'RSET') answer(script.rset ?? '250 Ok');
      else if (verb === 'QUIT') stream.end('221 Bye\r\n');
      else answer('502 Unknown command');
    }
  };
  stream.on('data', hear);
  answer(script.greeting ?? '220 mx.office.example ESMTP');
}

// ---------------------------------------------------------------------------------------- facts

const ADDRESS = 'li@office.example';

const seen = (asked: string): Observation => ({
  id: '',
  from: 'dns',
  at: '',
  asked,
  of: '',
  for: verbatim(''),
  got: {},
  ms: 0,
  order: '',
});
const MX_SEEN = seen('MX office.example');

interface Host {
  readonly name: string;
  readonly preference?: number;
  readonly addresses?: readonly string[];
  /** Its address could not be looked up. */
  readonly unseen?: Unknown;
}

function factsOf(hosts: readonly Host[], targets: readonly MxTarget[] = []) {
  const whose = { kind: 'other', provider: null } as unknown as MxTarget['host'];
  const mx: MxSet = {
    records: hosts.map(({ name, preference = 10 }) => ({
      preference,
      exchange: name,
      host: whose,
      state: 'addresses',
      alias: null,
    })),
    isNull: false,
    hasNull: false,
    nulls: [],
    ttl: 600,
    seen: MX_SEEN,
  };
  const items = hosts
    .filter((h) => h.unseen === undefined)
    .map(({ name, preference = 10, addresses = [] }) => target(name, addresses, preference));
  const missing = hosts.flatMap((h) => (h.unseen === undefined ? [] : [h.unseen]));
  const mxTargets: Fact<Partly<MxTarget>> = known({ items: [...items, ...targets], missing });
  return { mx: known(mx, [MX_SEEN]), mxTargets };
}

function target(name: string, addresses: readonly string[], preference = 0): MxTarget {
  return {
    exchange: name,
    preference,
    host: { kind: 'other', provider: null } as unknown as MxTarget['host'],
    state: addresses.length === 0 ? 'nodata' : 'addresses',
    alias: null,
    addresses,
    seen: [seen(`A ${name}`)],
  };
}

// ------------------------------------------------------------------------------------------ run

type Given = Partial<ProbeOptions> & { readonly stepMs?: number };

async function probe(
  hosts: readonly Host[],
  ports: Readonly<Record<string, number>>,
  { stepMs = 3000, ...given }: Given = {},
) {
  const log = observationLog();
  const asked: string[] = [];
  const nowhere = await refusedPort();
  const dialer = networkDialer({
    connectMs: 500,
    stepMs,
    place: ({ address, port }) => {
      expect(port).toBe(25);
      return { address: '127.0.0.1', port: ports[address] ?? nowhere };
    },
  });
  const fact = await gatherProbe({
    address: ADDRESS,
    ...factsOf(hosts),
    dialer,
    log,
    deadline: performance.now() + 60_000,
    progress: (host) => asked.push(host),
    ...given,
  });
  const attempts = fact.known ? fact.value.attempts : [];
  return { fact, attempts, asked, log: log.seal() };
}

/** One host at 192.0.2.1. */
async function probeOne(script: Script, given: Given = {}) {
  const server = await exchanger(script);
  const hosts = [{ name: 'mx1.office.example', addresses: ['192.0.2.1'] }];
  const run = await probe(hosts, { '192.0.2.1': server.port }, given);
  expect(run.attempts).toHaveLength(1);
  return { ...run, server, attempt: run.attempts[0] as ProbeAttempt };
}

const stepsOf = (attempt: ProbeAttempt | undefined) => attempt?.steps.map((s) => s.step).join(' ');
const UP_TO_RCPT = 'connect greeting EHLO MAIL FROM RCPT TO';

function neverData(...servers: Exchanger[]): void {
  for (const { heard } of servers) expect(heard.flat().join('\n')).not.toMatch(/^(DATA|BDAT)/im);
}

describe('what a host says to RCPT TO', () => {
  it.each<[string, ProbeAttempt['outcome'], ProbeAttempt['cause']]>([
    ['250 Rcpt Ok', 'accepted', null],
    ['251 will forward', 'accepted', null],
    ['550 5.1.1 <li@office.example>: Recipient address rejected', 'refused', 'user-unknown'],
    ["554 RCPT (li@office.example) dosn't exist", 'refused', 'user-unknown'],
    ['552 mailbox is full', 'refused', 'mailbox-full'],
    ["542 This account isn't allowed to receive email", 'refused', 'recipient-disabled'],
    [
      '554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org',
      'refused',
      'ip-blocklisted',
    ],
    ['580 qwerty', 'refused', null],
    ['471 qwerty', 'deferred', null],
    ['450 4.2.0 <li@office.example>: Greylisted, try again', 'deferred', 'greylisted'],
    ['452 4.2.2 The mailbox is full', 'deferred', 'mailbox-full'],
    [
      '550-5.1.1 The email account that you tried to reach does not exist.\n550 5.1.1 no such user',
      'refused',
      'user-unknown',
    ],
  ])('%s', async (rcpt, outcome, cause) => {
    const { attempt, server, fact, log } = await probeOne({ rcpt });
    expect(attempt).toMatchObject({
      host: 'mx1.office.example',
      preference: 10,
      address: '192.0.2.1',
      outcome,
      cause,
      why: null,
    });
    expect(stepsOf(attempt)).toBe(UP_TO_RCPT);
    expect(attempt.steps[4]?.code).toBe(Number(rcpt.slice(0, 3)));
    await expect
      .poll(() => server.heard)
      .toEqual([
        ['EHLO [127.0.0.1]', 'MAIL FROM:<>', 'RCPT TO:<li@office.example>', 'RSET', 'QUIT'],
      ]);
    expect(fact.because).toEqual(log);
  });

  it('is noted with the conversation', async () => {
    const { attempt, log } = await probeOne({ rcpt: `550 5.1.1 ${'x'.repeat(2000)}` });
    expect(log).toEqual([attempt.seen]);
    expect(attempt.seen).toMatchObject({
      id: 'smtp:1',
      asked: 'SMTP RCPT TO mx1.office.example:25',
      of: '192.0.2.1:25',
      got: {
        recipient: ADDRESS,
        tcp: 'open',
        tls: null,
        outcome: 'refused',
        cause: 'user-unknown',
      },
    });
    const { steps } = attempt.seen.got as { steps: { step: string; reply: string | null }[] };
    expect(steps[0]).toEqual({ step: 'connect', reply: null });
    expect(steps[4]?.reply).toHaveLength(500);
    expect(say(attempt.seen.for, 'en')).toBe(
      'whether mx1.office.example takes mail for li@office.example',
    );
    expect(say(attempt.seen.for, 'zh')).toBe(
      'mx1.office.example 是否接收发给 li@office.example 的邮件',
    );
  });

  it('is asked with the address as it was given, in ASCII', async () => {
    const { server } = await probeOne({}, { address: 'Li@公司.example' });
    expect(server.heard[0]?.[2]).toBe('RCPT TO:<Li@xn--55qx5d.example>');
  });

  it('is not asked where the address needs what the server does not have', async () => {
    const { attempt, server } = await probeOne({}, { address: '李@office.example' });
    expect(attempt).toMatchObject({ outcome: 'unknown', why: 'not-implemented-there' });
    expect(server.heard.flat().join()).not.toContain('RCPT');
  });
});

describe('hosts', () => {
  const two = async (first: Script, second: Script) => {
    const [one, other] = [await exchanger(first), await exchanger(second)];
    const hosts = [
      { name: 'mx2.office.example', preference: 20, addresses: ['192.0.2.2'] },
      { name: 'mx1.office.example', preference: 10, addresses: ['192.0.2.1'] },
    ];
    const run = await probe(hosts, { '192.0.2.1': one.port, '192.0.2.2': other.port });
    neverData(one, other);
    return { ...run, one, other };
  };

  it.each<[string, Script, ProbeAttempt['outcome'], string]>([
    ['is deferred', { rcpt: '451 4.7.1 later' }, 'deferred', UP_TO_RCPT],
    ['turns away', { greeting: '554 5.7.1 no' }, 'turned-away', 'connect greeting'],
    ['turns away for a while', { greeting: '421 busy' }, 'turned-away', 'connect greeting'],
    ['refuses EHLO', { ehlo: '550 no' }, 'turned-away', 'connect greeting EHLO HELO'],
    ['refuses MAIL', { mail: '550 no' }, 'turned-away', 'connect greeting EHLO MAIL FROM'],
    ['hangs up', { rcpt: 'drop' }, 'unknown', UP_TO_RCPT],
  ])('the next is asked where the first %s', async (_, script, outcome, steps) => {
    const { attempts, asked, log } = await two(script, {});
    expect(asked).toEqual(['mx1.office.example', 'mx2.office.example']);
    expect(attempts.map((a) => a.outcome)).toEqual([outcome, 'accepted']);
    expect(stepsOf(attempts[0])).toBe(steps);
    expect(log.map((o) => o.of)).toEqual(['192.0.2.1:25', '192.0.2.2:25']);
  });

  it.each(['250 Ok', '550 5.1.1 no such user'])('none is asked behind %s', async (rcpt) => {
    const { attempts, other } = await two({ rcpt }, {});
    expect(attempts).toHaveLength(1);
    expect(other.heard).toEqual([]);
  });

  it('the next is asked where the first is not reached', async () => {
    const server = await exchanger();
    const hosts = [
      { name: 'mx1.office.example', addresses: ['192.0.2.1', '192.0.2.3'] },
      { name: 'mx2.office.example', preference: 20, addresses: ['2001:db8::2'] },
    ];
    const { attempts, log } = await probe(hosts, { '2001:db8::2': server.port });
    expect(attempts.map((a) => [a.outcome, a.why])).toEqual([
      ['closed', 'refused'],
      ['accepted', null],
    ]);
    expect(log[1]?.of).toBe('[2001:db8::2]:25');
  });

  it('a second address is tried, and no third', async () => {
    const server = await exchanger();
    const host = (addresses: string[]) => [{ name: 'mx1.office.example', addresses }];
    const ports = { '192.0.2.9': server.port };
    const second = await probe(host(['192.0.2.1', '192.0.2.9']), ports);
    expect(second.attempts).toMatchObject([{ address: '192.0.2.9', outcome: 'accepted' }]);
    const third = await probe(host(['192.0.2.1', '192.0.2.2', '192.0.2.9']), ports);
    expect(third.attempts).toMatchObject([{ outcome: 'closed', why: 'refused' }]);
  });

  it('three are asked at most, those without an address not counted', async () => {
    const server = await exchanger({ rcpt: '451 later' });
    const timeout = unknown('timeout', [seen('A gone.office.example')]);
    const hosts: Host[] = [
      { name: 'none.office.example', preference: 1 },
      { name: 'gone.office.example', preference: 2, unseen: timeout },
      ...[3, 4, 5, 6].map((n) => ({
        name: `mx${n}.office.example`,
        preference: n,
        addresses: [`192.0.2.${n}`],
      })),
    ];
    const ports = Object.fromEntries([3, 4, 5, 6].map((n) => [`192.0.2.${n}`, server.port]));
    const { attempts, asked, fact } = await probe(hosts, ports);
    expect(asked).toEqual([3, 4, 5].map((n) => `mx${n}.office.example`));
    expect(attempts.map((a) => [a.address, a.outcome, a.why])).toEqual([
      [null, 'unknown', 'not-tried'],
      [null, 'unknown', 'timeout'],
      ['192.0.2.3', 'deferred', null],
      ['192.0.2.4', 'deferred', null],
      ['192.0.2.5', 'deferred', null],
    ]);
    // What shows that there is no address is the answer of DNS.
    expect(attempts.slice(0, 2).map((a) => a.seen.asked)).toEqual([
      'A none.office.example',
      'A gone.office.example',
    ]);
    expect(fact.because).toHaveLength(5);
  });

  it('one that is named twice is asked once', async () => {
    const server = await exchanger({ rcpt: '451 later' });
    const host = { name: 'mx1.office.example', addresses: ['192.0.2.1'] };
    const { attempts } = await probe([host, { ...host, preference: 20 }], {
      '192.0.2.1': server.port,
    });
    expect(attempts).toMatchObject([{ preference: 10, outcome: 'deferred' }]);
  });
});

describe('nobody is asked', () => {
  const none: Dialer = {
    dial: () => {
      throw new Error('nobody is to be asked');
    },
  };

  it('where the MX is unknown', async () => {
    const because = [seen('MX office.example')];
    const mx = unknown('servfail', because);
    const { fact } = await probe([], {}, { mx, mxTargets: mx, dialer: none });
    expect(fact).toEqual(mx);
  });

  it('where the domain takes no mail, or has no host', async () => {
    const { mx, mxTargets } = factsOf([]);
    if (!mx.known) throw new Error('known');
    const isNull = known({ ...mx.value, isNull: true, hasNull: true, nulls: [0] });
    const expected = unknown('depends-on-unknown', [MX_SEEN]);
    for (const given of [{ mx: isNull }, { mx }, { mx, mxTargets: unknown('timeout') }]) {
      const { fact } = await probe([], {}, { mxTargets, dialer: none, ...given });
      expect(fact).toEqual(expected);
    }
    // A null MX stays one, whatever addresses there are.
    const itself = factsOf([], [target('office.example', ['192.0.2.1'])]).mxTargets;
    const { fact } = await probe([], {}, { mx: isNull, mxTargets: itself, dialer: none });
    expect(fact).toEqual(expected);
  });

  it.each([
    'li@office.example>\r\nDATA\r\n<x@office.example',
    'li ming@office.example',
    'office.example',
  ])('with %j', async (address) => {
    const hosts = [{ name: 'mx1.office.example', addresses: ['192.0.2.1'] }];
    const { fact, log } = await probe(hosts, {}, { address, dialer: none });
    expect(fact).toEqual(unknown('not-tried'));
    expect(log).toEqual([]);
  });

  it('where no host has an address', async () => {
    const { fact, attempts } = await probe([{ name: 'mx1.office.example' }], {}, { dialer: none });
    expect(fact.known).toBe(true);
    expect(attempts).toMatchObject([
      { address: null, outcome: 'unknown', why: 'not-tried', steps: [] },
    ]);
  });
});

it('the domain itself is the host where there is no MX', async () => {
  const server = await exchanger();
  const facts = factsOf([], [target('office.example', ['192.0.2.1'])]);
  const { attempts } = await probe([], { '192.0.2.1': server.port }, facts);
  expect(attempts).toMatchObject([{ host: 'office.example', preference: 0, outcome: 'accepted' }]);
});

describe('port 25', () => {
  const hosts = [{ name: 'mx1.office.example', addresses: ['192.0.2.1'] }];

  it('refuses', async () => {
    const { attempts } = await probe(hosts, {});
    expect(attempts).toMatchObject([{ outcome: 'closed', why: 'refused', address: '192.0.2.1' }]);
    expect(stepsOf(attempts[0])).toBe('connect');
  });

  it('says nothing at all', async () => {
    const filtered = await startFiltered();
    stops.push(() => filtered.stop());
    const ports = { '192.0.2.1': filtered.port };
    const { attempts } = await probe(hosts, ports);
    expect(attempts).toMatchObject([{ outcome: 'closed', why: 'timeout' }]);
    // Too short a wait tells nothing of the port.
    const deadline = performance.now() + 100;
    const hurried = await probe(hosts, ports, { deadline });
    expect(hurried.attempts).toMatchObject([{ outcome: 'unknown', why: 'timeout' }]);
  });

  it.each([
    ['unreachable', 'closed', 'unreachable'],
    ['reset', 'unknown', 'closed'],
  ] as const)('is %s', async (tcp, outcome, why) => {
    const dialer: Dialer = {
      dial: async ({ addresses }) => ({ tcp, problem: 'E', address: addresses[0] ?? '', ms: 1 }),
    };
    const { attempts } = await probe(hosts, {}, { dialer });
    expect(attempts).toMatchObject([{ outcome, why, cause: null }]);
  });
});

describe('STARTTLS', () => {
  it('is used where it is offered, whatever the certificate', async () => {
    const { attempt, server } = await probeOne({ starttls: 'tls', rcpt: '550 5.1.1 unknown' });
    expect(attempt).toMatchObject({ outcome: 'refused', cause: 'user-unknown' });
    expect(stepsOf(attempt)).toBe('connect greeting EHLO STARTTLS EHLO MAIL FROM RCPT TO');
    expect(server.secured()).toBe(1);
    expect(attempt.seen.got).toMatchObject({ tls: { ok: true }, inClear: false });
    await expect.poll(() => server.heard[0]?.slice(-2)).toEqual(['RSET', 'QUIT']);
    neverData(server);
  });

  it.each(['garbage', 'end', 'silence'] as const)(
    'that ends in %s is given up, and the host is asked once more in clear',
    async (starttls) => {
      const { attempt, server } = await probeOne({ starttls }, { stepMs: 1000 });
      expect(attempt).toMatchObject({ outcome: 'accepted', why: null });
      expect(stepsOf(attempt)).toBe(`connect greeting EHLO STARTTLS ${UP_TO_RCPT}`);
      expect(server.heard).toHaveLength(2);
      expect(attempt.seen.got).toMatchObject({ tls: { ok: false }, inClear: true });
      neverData(server);
    },
  );

  it('that fails is told where the host is not reached a second time', async () => {
    const server = await exchanger({ starttls: 'garbage' });
    const real = networkDialer({
      connectMs: 500,
      stepMs: 3000,
      place: () => ({ address: '127.0.0.1', port: server.port }),
    });
    let dialed = 0;
    const dialer: Dialer = {
      dial: async (to, end) =>
        ++dialed === 1
          ? real.dial(to, end)
          : { tcp: 'refused', problem: null, address: '192.0.2.1', ms: 1 },
    };
    const hosts = [{ name: 'mx1.office.example', addresses: ['192.0.2.1'] }];
    const { attempts } = await probe(hosts, {}, { dialer });
    // Port 25 was open: it is not closed.
    expect(attempts).toMatchObject([{ outcome: 'unknown', why: 'refused' }]);
    expect(stepsOf(attempts[0])).toBe('connect greeting EHLO STARTTLS connect');
  });

  it('that is refused leaves the connection as it is', async () => {
    const { attempt, server } = await probeOne({ starttls: 'refused' });
    expect(stepsOf(attempt)).toBe('connect greeting EHLO STARTTLS MAIL FROM RCPT TO');
    expect(attempt.outcome).toBe('accepted');
    expect(server.heard).toHaveLength(1);
  });
});

describe('servers that do as they like', () => {
  const stages = ['greeting', 'ehlo', 'mail', 'rcpt'] as const;
  const ways: readonly [Say, ProbeAttempt['why']][] = [
    ['hang', 'timeout'],
    ['drop', 'closed'],
    ['endless', 'limit'],
    ['long', 'limit'],
    ['\u0000\u0001\ufffd what', 'malformed'],
  ];
  const table = stages.flatMap((stage) => ways.map(([way, why]) => [stage, way, why] as const));

  it.each(table)('%s: %j', async (stage, way, why) => {
    const { attempt, server } = await probeOne({ [stage]: way }, { stepMs: 1000 });
    expect(attempt).toMatchObject({ outcome: 'unknown', why, cause: null });
    expect(attempt.steps).toHaveLength(stages.indexOf(stage) + 2);
    expect(attempt.steps.at(-1)?.code).toBeNull();
    for (const { reply } of attempt.steps) expect((reply ?? '').length).toBeLessThanOrEqual(500);
    neverData(server);
  });

  it.each(['hang', 'drop', 'endless', 'long', '550 no'])(
    'a reply of its own to RSET changes nothing: %s',
    async (rset) => {
      const { attempt } = await probeOne({ rset }, { stepMs: 1000 });
      expect(attempt.outcome).toBe('accepted');
    },
  );

  it.each<[Failure, ProbeAttempt['outcome']]>([
    ['silent', 'unknown'],
    ['tls-on-plaintext-port', 'unknown'],
    ['http', 'unknown'],
    ['captive-portal', 'unknown'],
    ['ssh', 'unknown'],
    ['bye', 'turned-away'],
    ['endless-capabilities', 'unknown'],
    ['long-greeting', 'unknown'],
    ['drops', 'unknown'],
    ['resets', 'unknown'],
    ['garbage', 'unknown'],
    // Alibaba's own submission server takes mail of those who log in.
    ['slow', 'turned-away'],
  ])('%s', async (kind, outcome) => {
    const server = await startFailing(kind, { protocol: 'smtp', tls: 'none' });
    stops.push(() => server.stop());
    const hosts = [{ name: 'mx1.office.example', addresses: ['192.0.2.1'] }];
    const { attempts } = await probe(hosts, { '192.0.2.1': server.port }, { stepMs: 1500 });
    expect(attempts).toMatchObject([{ outcome, cause: null }]);
    expect(server.transcript.join('\n')).not.toMatch(/^(DATA|AUTH)/im);
  });

  it('TLS of before 1.2 is no TLS, and clear is asked', async () => {
    const server = await startFailing('tls10', { protocol: 'smtp', tls: 'starttls' });
    stops.push(() => server.stop());
    const hosts = [{ name: 'mx1.office.example', addresses: ['192.0.2.1'] }];
    const { attempts } = await probe(hosts, { '192.0.2.1': server.port });
    expect(attempts[0]?.seen.got).toMatchObject({ tls: { ok: false }, inClear: true });
    expect(attempts[0]?.outcome).toBe('turned-away');
  });

  it('one that never says anything leaves time for the next, and the whole ends in time', async () => {
    const [mute, ready] = [await exchanger({ greeting: 'hang' }), await exchanger()];
    const hosts = [
      { name: 'mx1.office.example', preference: 1, addresses: ['192.0.2.1'] },
      { name: 'mx2.office.example', preference: 2, addresses: ['192.0.2.2'] },
      { name: 'mx3.office.example', preference: 3, addresses: ['192.0.2.3'] },
    ];
    const began = performance.now();
    const given = { stepMs: 60_000, deadline: began + 3000 };
    const first = await probe(hosts, { '192.0.2.1': mute.port, '192.0.2.2': ready.port }, given);
    expect(first.attempts.map((a) => [a.outcome, a.why])).toEqual([
      ['unknown', 'timeout'],
      ['accepted', null],
    ]);
    const all = Object.fromEntries([1, 2, 3].map((n) => [`192.0.2.${n}`, mute.port]));
    const start = performance.now();
    const { attempts } = await probe(hosts, all, { stepMs: 60_000, deadline: start + 1000 });
    expect(attempts.every((a) => a.outcome === 'unknown' && a.why === 'timeout')).toBe(true);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('no time left is no closed port', async () => {
    const server = await exchanger();
    const hosts = [{ name: 'mx1.office.example', addresses: ['192.0.2.1'] }];
    const given = { deadline: performance.now() - 1 };
    const { attempts } = await probe(hosts, { '192.0.2.1': server.port }, given);
    expect(attempts).toMatchObject([{ outcome: 'unknown', why: 'timeout' }]);
  });
});

it('a server of Alibaba Mail that one sends through is no exchanger', async () => {
  const server = await startMailServer({ protocol: 'smtp', tls: 'starttls' });
  stops.push(() => server.stop());
  const hosts = [{ name: 'smtp.office.example', addresses: ['192.0.2.1'] }];
  const { attempts } = await probe(hosts, { '192.0.2.1': server.port });
  expect(attempts[0]).toMatchObject({ outcome: 'turned-away', cause: null });
  expect(attempts[0]?.steps.at(-1)).toMatchObject({
    step: 'MAIL FROM',
    reply: '553 authentication is required',
  });
  expect(server.logins).toBe(0);
});
