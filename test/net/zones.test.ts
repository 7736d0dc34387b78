import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneResolver } from '../../src/net/zones.ts';
import { asker } from '../../src/protocols/dns/ask.ts';
import type { Answer, DnsRecord, Question, Resolver } from '../../src/protocols/dns/types.ts';
import { parseZone } from '../../src/protocols/dns/zone.ts';

const zone = (text: string, file = 'zone.example') => parseZone(text, { file });
const SOA = '$TTL 600\n@ 900 SOA ns hostmaster 1 2 3 4 300\n';
const example = (text: string) => zone(`$ORIGIN example.com.\n${SOA}${text}`);

/** A resolver that answers from a table and writes down what it is asked. */
function stub(table: Record<string, Partial<Answer>> = {}) {
  const asked: Question[] = [];
  let closed = false;
  const resolver: Resolver = {
    query: (question) => {
      asked.push(question);
      return Promise.resolve({
        question,
        outcome: 'nxdomain',
        rcode: 'NXDOMAIN',
        chain: [],
        records: [],
        beside: [],
        authority: [],
        additional: [],
        authoritative: false,
        authenticData: true,
        recursionAvailable: true,
        truncated: false,
        extendedErrors: [],
        server: '192.0.2.53',
        problem: null,
        ttl: 77,
        ms: 5,
        ...table[`${question.type} ${question.name}`],
      });
    },
    close: () => {
      closed = true;
    },
  };
  return { resolver, asked, isClosed: () => closed };
}

/** A record in short: `MX mail.example.com`. */
function brief(r: DnsRecord): string {
  switch (r.type) {
    case 'A':
    case 'AAAA':
      return `${r.name} ${r.type} ${r.address}`;
    case 'MX':
      return `${r.name} MX ${r.exchange}`;
    case 'TXT':
      return `${r.name} TXT ${r.text}`;
    case 'SOA':
      return `${r.name} SOA ${r.ttl}`;
    case 'OTHER':
      return `${r.name} ${r.typeName} ${r.data}`;
    default:
      return `${r.name} ${r.type} ${r.target}`;
  }
}

function asking(resolver: Resolver) {
  return async (type: string, name: string) => {
    const a = await resolver.query({ name, type });
    return {
      outcome: a.outcome,
      chain: a.chain.map(brief),
      records: a.records.map(brief),
      beside: a.beside.map(brief),
    };
  };
}
const yes = (...records: string[]) => ({ outcome: 'answer', chain: [], records, beside: [] });
const nodata = { outcome: 'nodata', chain: [], records: [], beside: [] };
const nxdomain = { outcome: 'nxdomain', chain: [], records: [], beside: [] };

describe('one zone', () => {
  const ask = asking(
    zoneResolver(
      [
        example(`
@ MX 10 mail
@ NS ns
mail A 192.0.2.1
MAIL AAAA 2001:db8::1
a.b.c TXT deep
srv SRV 0 0 1 mail
`),
      ],
      null,
    ),
  );

  it('answers what is there', async () => {
    expect(await ask('MX', 'example.com')).toEqual(yes('example.com MX mail.example.com'));
    expect(await ask('A', 'mail.example.com')).toEqual(yes('mail.example.com A 192.0.2.1'));
    expect(await ask('SRV', 'srv.example.com')).toEqual(
      yes('srv.example.com SRV 0 0 1 mail.example.com.'),
    );
    expect((await ask('ANY', 'mail.example.com')).records).toHaveLength(2);
    // A question in another letter case and form is the same question.
    expect(await ask('a', 'MAIL.Example.com.')).toEqual(yes('mail.example.com A 192.0.2.1'));
  });

  it('tells NODATA from NXDOMAIN; empty non-terminals exist (RFC 4592 §2.2.2)', async () => {
    expect(await ask('TXT', 'mail.example.com')).toEqual(nodata);
    expect(await ask('A', 'example.com')).toEqual(nodata);
    expect(await ask('A', 'b.c.example.com')).toEqual(nodata);
    expect(await ask('A', 'c.example.com')).toEqual(nodata);
    expect(await ask('A', 'x.c.example.com')).toEqual(nxdomain);
    expect(await ask('A', 'x.example.com')).toEqual(nxdomain);
    expect(await ask('A', 'a.mail.example.com')).toEqual(nxdomain);
    // `ail` is the end of a label, not a label.
    expect(await ask('A', 'ail.example.com')).toEqual(nxdomain);
  });

  it('answers as an authoritative, recursive server', async () => {
    const resolver = zoneResolver([example('a 60 A 192.0.2.1')], null);
    const question = { name: 'a.example.com', type: 'A' };
    expect(await resolver.query(question)).toEqual({
      question,
      outcome: 'answer',
      rcode: 'NOERROR',
      chain: [],
      records: [{ name: 'a.example.com', ttl: 60, type: 'A', address: '192.0.2.1' }],
      beside: [],
      authority: [],
      additional: [],
      authoritative: true,
      authenticData: false,
      recursionAvailable: true,
      truncated: false,
      extendedErrors: [],
      server: 'zone.example',
      problem: null,
      ttl: 60,
      ms: 0,
    });
    const negative = await resolver.query({ name: 'b.example.com', type: 'A' });
    expect(negative).toMatchObject({ rcode: 'NXDOMAIN', ttl: 300, authoritative: true });
    expect(negative.authority.map(brief)).toEqual(['example.com SOA 300']);
    expect(await resolver.query({ name: 'a.example.com', type: 'MX' })).toMatchObject({
      rcode: 'NOERROR',
      outcome: 'nodata',
      ttl: 300,
    });
  });

  it('has no TTL for a negative answer without a SOA', async () => {
    const resolver = zoneResolver([zone('$ORIGIN example.com.\na A 192.0.2.1')], null);
    const answer = await resolver.query({ name: 'b.example.com', type: 'A' });
    expect(answer).toMatchObject({ outcome: 'nxdomain', ttl: null, authority: [] });
  });

  it('answers from what could be read of a file with errors', async () => {
    const broken = example('a A 1.2.3\nb A 192.0.2.1');
    expect(broken.problems).toHaveLength(1);
    const ask = asking(zoneResolver([broken], null));
    expect(await ask('A', 'b.example.com')).toEqual(yes('b.example.com A 192.0.2.1'));
    expect(await ask('A', 'a.example.com')).toEqual(nxdomain);
  });

  it('answers below its zone cuts too', async () => {
    const ask = asking(zoneResolver([example('sub NS ns.sub\nns.sub A 192.0.2.1\n* TXT w')], null));
    expect(await ask('NS', 'sub.example.com')).toEqual(
      yes('sub.example.com NS ns.sub.example.com'),
    );
    expect(await ask('A', 'ns.sub.example.com')).toEqual(yes('ns.sub.example.com A 192.0.2.1'));
    expect(await ask('TXT', 'x.sub.example.com')).toEqual(nxdomain);
    expect(await ask('TXT', 'sub.example.com')).toEqual(nodata);
  });

  it('takes an escaped dot for no separator', async () => {
    const ask = asking(zoneResolver([example('a\\.b A 192.0.2.1')], null));
    expect(await ask('A', 'b.example.com')).toEqual(nxdomain);
    expect((await ask('A', 'a\\046b.example.com')).outcome).toBe('answer');
    expect((await ask('A', 'a\\.example.com')).outcome).toBe('offline');
  });
});

describe('wildcards', () => {
  /** The zone of RFC 4592 §2.2.1. */
  const ask = asking(
    zoneResolver(
      [
        zone(`$ORIGIN example.
$TTL 3600
@ SOA . . 1 2 3 4 300
  NS ns.example.com.
  NS ns.example.net.
* TXT "this is a wildcard"
* MX 10 host1
sub.* TXT "this is not a wildcard"
host1 A 192.0.2.1
_ssh._tcp.host1 SRV 0 0 22 host1
_ssh._tcp.host2 SRV 0 0 22 host2
subdel NS ns.example.com.
`),
      ],
      null,
    ),
  );

  it.each([
    ['MX', 'host3.example', yes('host3.example MX host1.example')],
    ['A', 'host3.example', nodata],
    ['TXT', 'foo.bar.example', yes('foo.bar.example TXT this is a wildcard')],
    ['MX', 'host1.example', nodata],
    ['MX', 'sub.*.example', nodata],
    ['SRV', '_telnet._tcp.host1.example', nxdomain],
    ['MX', 'ghost.*.example', nxdomain],
    ['TXT', '*.example', yes('*.example TXT this is a wildcard')],
    ['MX', 'host2.example', nodata],
  ])('%s %s', async (type, name, expected) => {
    expect(await ask(type, name)).toEqual(expected);
  });

  it('a wildcard that is an empty non-terminal gives NODATA (RFC 4592 §4.9)', async () => {
    const ask = asking(zoneResolver([example('a.* TXT x')], null));
    expect(await ask('TXT', 'b.example.com')).toEqual(nodata);
  });

  it('a wildcard CNAME is followed', async () => {
    const ask = asking(zoneResolver([example('* CNAME mail\nmail A 192.0.2.1')], null));
    expect(await ask('A', 'x.y.example.com')).toEqual({
      ...yes('mail.example.com A 192.0.2.1'),
      chain: ['x.y.example.com CNAME mail.example.com'],
    });
  });

  it('works below the root', async () => {
    const ask = asking(zoneResolver([zone('$ORIGIN .\n@ SOA . . 1 2 3 4 5\n* A 192.0.2.1')], null));
    expect(await ask('A', 'a.b')).toEqual(yes('a.b A 192.0.2.1'));
    expect(await ask('A', '.')).toEqual(nodata);
  });
});

describe('CNAME', () => {
  it('is followed within and between zones, with the least TTL', async () => {
    const resolver = zoneResolver(
      [
        example('www 50 CNAME cdn\ncdn 40 CNAME a.example.net.\ngone CNAME nowhere'),
        zone(`$ORIGIN example.net.\n${SOA}a A 192.0.2.7\na 45 TXT x`, 'net.example'),
      ],
      null,
    );
    const ask = asking(resolver);
    const chain = ['www.example.com CNAME cdn.example.com', 'cdn.example.com CNAME a.example.net'];
    expect(await ask('A', 'www.example.com')).toEqual({
      ...yes('a.example.net A 192.0.2.7'),
      chain,
    });
    expect(await ask('MX', 'www.example.com')).toEqual({ ...nodata, chain });
    expect(await ask('CNAME', 'www.example.com')).toEqual(yes(chain[0] as string));
    expect(await ask('A', 'gone.example.com')).toEqual({
      ...nxdomain,
      chain: ['gone.example.com CNAME nowhere.example.com'],
    });
    expect(await resolver.query({ name: 'www.example.com', type: 'A' })).toMatchObject({
      ttl: 40,
      server: 'net.example',
    });
    // RFC 2308: the negative answer is as old as its oldest part.
    expect(await resolver.query({ name: 'www.example.com', type: 'MX' })).toMatchObject({
      ttl: 40,
    });
  });

  it('beside other data is shown as a resolver sees it, and the rest beside', async () => {
    const ask = asking(
      zoneResolver(
        [
          example(`@ CNAME site
@ MX 10 mail
@ TXT spf
@ RRSIG CNAME 8 2 60 1 1 1 @ AQ==
site A 192.0.2.1
b CNAME @
two CNAME x
two CNAME site`),
        ],
        null,
      ),
    );
    const beside = [
      'example.com SOA 900',
      'example.com MX mail.example.com',
      'example.com TXT spf',
    ];
    const chain = ['example.com CNAME site.example.com'];
    expect(await ask('MX', 'example.com')).toEqual({ ...nodata, chain, beside });
    expect(await ask('A', 'example.com')).toEqual({
      ...yes('site.example.com A 192.0.2.1'),
      chain,
      beside,
    });
    expect(await ask('CNAME', 'example.com')).toEqual({ ...yes(...chain), beside });
    expect((await ask('RRSIG', 'example.com')).records).toHaveLength(1);
    // Only what stands at the question's own name.
    expect((await ask('MX', 'b.example.com')).beside).toEqual([]);
    expect(await ask('A', 'two.example.com')).toEqual({
      ...nxdomain,
      chain: ['two.example.com CNAME x.example.com'],
      beside: ['two.example.com CNAME site.example.com'],
    });
  });

  it('loops and endless chains are SERVFAIL', async () => {
    let long = '';
    for (let i = 0; i < 40; i++) long += `n${i} CNAME n${i + 1}\n`;
    const resolver = zoneResolver(
      [example(`a CNAME b\nb CNAME a\nself CNAME self\n${long}`)],
      null,
    );
    const loop = await resolver.query({ name: 'a.example.com', type: 'A' });
    expect(loop).toMatchObject({ outcome: 'servfail', problem: 'CNAME loop at a.example.com' });
    expect(loop.chain.map(brief)).toEqual([
      'a.example.com CNAME b.example.com',
      'b.example.com CNAME a.example.com',
    ]);
    const self = await resolver.query({ name: 'self.example.com', type: 'A' });
    expect(self).toMatchObject({ outcome: 'servfail', recursionAvailable: true });
    const endless = await resolver.query({ name: 'n0.example.com', type: 'A' });
    expect(endless.outcome).toBe('servfail');
    expect(endless.chain.length).toBeLessThanOrEqual(17);
  });
});

describe('DNAME (RFC 6672)', () => {
  const ask = asking(
    zoneResolver(
      [example('old DNAME new\nold MX 10 m\nx.new A 192.0.2.1\nx.old A 192.0.2.9\nup DNAME .')],
      null,
    ),
  );

  it('moves the names below it and not its owner', async () => {
    expect(await ask('A', 'x.old.example.com')).toEqual({
      ...yes('x.new.example.com A 192.0.2.1'),
      chain: ['old.example.com DNAME new.example.com', 'x.old.example.com CNAME x.new.example.com'],
    });
    expect(await ask('MX', 'old.example.com')).toEqual(yes('old.example.com MX m.example.com'));
    expect(await ask('DNAME', 'old.example.com')).toEqual(
      yes('old.example.com DNAME new.example.com'),
    );
    expect((await ask('A', 'a.b.up.example.com')).chain[1]).toBe('a.b.up.example.com CNAME a.b');
  });

  it('answers YXDOMAIN for a name that gets too long', async () => {
    const far = Array(3).fill('y'.repeat(60)).join('.');
    const resolver = zoneResolver([example(`o DNAME ${far}`)], null);
    const name = `${'z'.repeat(60)}.o.example.com`;
    expect(await resolver.query({ name, type: 'A' })).toMatchObject({ rcode: 'YXDOMAIN' });
  });

  it('loops are found', async () => {
    const ask = asking(zoneResolver([example('l DNAME l.l')], null));
    expect((await ask('A', 'a.l.example.com')).outcome).toBe('servfail');
  });
});

describe('several zones', () => {
  it('the longest origin answers alone', async () => {
    const child = zone(`$ORIGIN sub.example.com.\n${SOA}a A 192.0.2.2`, 'sub.example');
    const ask = asking(
      zoneResolver([example('a.sub A 192.0.2.1\nb.sub A 192.0.2.1\n* A 192.0.2.3'), child], null),
    );
    expect(await ask('A', 'a.sub.example.com')).toEqual(yes('a.sub.example.com A 192.0.2.2'));
    expect(await ask('A', 'b.sub.example.com')).toEqual(nxdomain);
    expect(await ask('A', 'asub.example.com')).toEqual(yes('asub.example.com A 192.0.2.3'));
  });

  it('DS is the data of the parent where it delegates (RFC 4035 §3.1.4.1)', async () => {
    const com = zone(`$ORIGIN com.\n${SOA}example NS ns.example\nexample DS 1 8 2 ab`);
    const child = example('@ DS 2 8 2 cd');
    const DS = (zones: Parameters<typeof zoneResolver>[0]) =>
      asking(zoneResolver(zones, null))('DS', 'example.com');
    expect(await DS([child, com])).toEqual(yes('example.com DS 1 8 2 AB'));
    expect(await DS([child])).toEqual(yes('example.com DS 2 8 2 CD'));
    const root = zone(`$ORIGIN .\n@ SOA . . 1 2 3 4 5\n`);
    expect(await DS([child, root])).toEqual(yes('example.com DS 2 8 2 CD'));
    expect((await asking(zoneResolver([root], null))('DS', '.')).outcome).toBe('nodata');
  });

  it('of two with the same origin the first answers; one without an origin does not', async () => {
    const ask = asking(
      zoneResolver(
        [zone('a A 192.0.2.1'), example('a A 192.0.2.1'), example('b A 192.0.2.1')],
        null,
      ),
    );
    expect((await ask('A', 'a.example.com')).outcome).toBe('answer');
    expect((await ask('A', 'b.example.com')).outcome).toBe('nxdomain');
  });

  it('a root zone seals the world', async () => {
    const { resolver, asked } = stub();
    const root = zone('$ORIGIN .\n@ SOA . . 1 2 3 4 5\nexample.com A 192.0.2.1');
    const ask = asking(zoneResolver([root], resolver));
    expect((await ask('A', 'example.com')).outcome).toBe('answer');
    expect((await ask('A', 'com')).outcome).toBe('nodata');
    expect((await ask('A', 'example.org')).outcome).toBe('nxdomain');
    expect(asked).toEqual([]);
  });
});

describe('other names', () => {
  it('are offline without a fallback', async () => {
    const resolver = zoneResolver([example('a CNAME b.example.org.')], null);
    expect(await resolver.query({ name: 'example.org', type: 'A' })).toMatchObject({
      outcome: 'offline',
      rcode: null,
      server: 'offline',
      ttl: null,
    });
    const chained = await resolver.query({ name: 'a.example.com', type: 'A' });
    expect(chained).toMatchObject({ outcome: 'offline', server: 'zone.example' });
    expect(chained.chain.map(brief)).toEqual(['a.example.com CNAME b.example.org']);
    expect((await zoneResolver([], null).query({ name: 'a', type: 'A' })).outcome).toBe('offline');
  });

  it('go to the fallback as they are', async () => {
    const { resolver, asked, isClosed } = stub();
    const question = { name: 'example.org', type: 'TXT', checkingDisabled: true };
    const zones = zoneResolver([example('')], resolver);
    expect(await zones.query(question)).toEqual(await resolver.query(question));
    expect(asked[0]).toEqual(question);
    expect(await asking(zones)('A', 'x.example.com')).toEqual(nxdomain);
    expect(asked).toHaveLength(2);
    zones.close?.();
    expect(isClosed()).toBe(true);
  });

  it('at the end of a chain are asked of the fallback, and back', async () => {
    const { resolver, asked } = stub({
      'A out.example.org': {
        outcome: 'answer',
        chain: [{ name: 'out.example.org', ttl: 20, type: 'CNAME', target: 'back.example.com' }],
        records: [{ name: 'back.example.com', ttl: 20, type: 'A', address: '198.51.100.1' }],
      },
      'A end.example.org': {
        outcome: 'answer',
        rcode: 'NOERROR',
        records: [{ name: 'end.example.org', ttl: 33, type: 'A', address: '192.0.2.9' }],
        ttl: 33,
      },
    });
    const zones = zoneResolver(
      [example('www CNAME out.example.org.\nback A 192.0.2.1\nend CNAME end.example.org.')],
      resolver,
    );
    const back = await zones.query({ name: 'www.example.com', type: 'A' });
    expect(back.chain.map(brief)).toEqual([
      'www.example.com CNAME out.example.org',
      'out.example.org CNAME back.example.com',
    ]);
    // The file alone tells what is at its names.
    expect(back.records.map(brief)).toEqual(['back.example.com A 192.0.2.1']);
    expect(back).toMatchObject({ outcome: 'answer', rcode: 'NOERROR', ttl: 20, ms: 5 });

    const question = { name: 'end.example.com', type: 'A', checkingDisabled: true };
    const end = await zones.query(question);
    expect(end).toMatchObject({ question, server: '192.0.2.53', ttl: 33, authenticData: false });
    expect(end.records.map(brief)).toEqual(['end.example.org A 192.0.2.9']);
    expect(asked[1]).toEqual({ ...question, name: 'end.example.org' });

    const direct = await zones.query({ name: 'out.example.org', type: 'A' });
    expect(direct.records.map(brief)).toEqual(['back.example.com A 192.0.2.1']);
  });

  it('looping through the fallback are SERVFAIL', async () => {
    const { resolver } = stub({
      'A out.example.org': {
        outcome: 'nodata',
        chain: [{ name: 'out.example.org', ttl: 20, type: 'CNAME', target: 'www.example.com' }],
      },
    });
    const zones = zoneResolver([example('www CNAME out.example.org.')], resolver);
    expect((await zones.query({ name: 'www.example.com', type: 'A' })).outcome).toBe('servfail');
    expect((await zones.query({ name: 'out.example.org', type: 'A' })).outcome).toBe('servfail');
  });

  it('keep what the fallback could not find out', async () => {
    const { resolver } = stub({
      'A b.example.org': { outcome: 'timeout', rcode: null, ttl: null },
    });
    const zones = zoneResolver([example('a CNAME b.example.org.')], resolver);
    const answer = await zones.query({ name: 'a.example.com', type: 'A' });
    expect(answer).toMatchObject({ outcome: 'timeout', rcode: null });
    expect(answer.chain).toHaveLength(1);
  });

  it('do not reject when the fallback does', async () => {
    const broken: Resolver = { query: () => Promise.reject(new Error('boom')) };
    expect(await zoneResolver([], broken).query({ name: 'a.b', type: 'A' })).toMatchObject({
      outcome: 'servfail',
      problem: 'boom',
    });
  });
});

it('any question gets an answer that fits it', async () => {
  const label = fc.constantFrom('a', 'b', '*', 'c\\.d', 'example', 'com');
  const name = fc.array(label, { maxLength: 4 }).map((l) => l.join('.') || '.');
  const rdata = fc.oneof(
    fc.constant('A 192.0.2.1'),
    fc.tuple(fc.constantFrom('CNAME', 'DNAME', 'NS'), name).map(([t, n]) => `${t} ${n}.`),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(name, rdata), { maxLength: 8 }),
      fc.array(fc.tuple(name, fc.constantFrom('A', 'CNAME', 'NS', 'DNAME', 'ANY')), {
        minLength: 1,
        maxLength: 5,
      }),
      fc.constantFrom('.', 'com.', 'example.com.'),
      async (records, questions, origin) => {
        const text = records.map(([n, r]) =>
          `${n === '.' ? '.' : `${n}.`} ${r}`.replace(' ..', ' .'),
        );
        const resolver = zoneResolver([zone(`$ORIGIN ${origin}\n${text.join('\n')}`)], null);
        for (const [name, type] of questions) {
          const a = await resolver.query({ name, type });
          expect(a.outcome === 'answer').toBe(a.records.length > 0);
          let at = name;
          for (const link of a.chain) {
            if (link.type !== 'CNAME') continue;
            expect(link.name).toBe(at);
            at = link.target;
          }
          for (const r of a.records) expect(r.name).toBe(at);
        }
      },
    ),
    { numRuns: 300 },
  );
});

it('is not asked on by a caller that follows chains', async () => {
  const { resolver, asked } = stub();
  const zones = zoneResolver([example('a CNAME b\nb TXT x')], resolver);
  const log = { add: (seen: object) => seen } as unknown as Parameters<typeof asker>[1];
  const message = {} as Parameters<ReturnType<typeof asker>>[2];
  const { answer } = await asker(zones, log)('a.example.com', 'A', message);
  expect(answer.outcome).toBe('nodata');
  expect(asked).toEqual([]);
});
