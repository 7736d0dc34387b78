import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absolute, labelFromBytes } from '../../../src/protocols/dns/name.ts';
import type { DnsRecord } from '../../../src/protocols/dns/types.ts';
import { parseZone, zoneProblemLine } from '../../../src/protocols/dns/zone.ts';
import { cpuMs } from '../../support/cpu.ts';

const ORIGIN = 'example.com';
const parse = (text: string, origin: string | undefined = ORIGIN) =>
  parseZone(text, { file: 'zone.example', origin });
/** Without an origin from outside. */
const bare = (text: string) => parseZone(text, { file: 'zone.example' });
const told = (text: string, origin?: string) =>
  parse(text, origin).problems.map((p) => zoneProblemLine('zone.example', p));
const values = (text: string, origin?: string) => parse(text, origin).records;
const only = (text: string): DnsRecord => {
  const zone = parse(text);
  expect(zone.problems).toEqual([]);
  expect(zone.records).toHaveLength(1);
  return zone.records[0] as DnsRecord;
};
const A = (name: string, ttl = 3600, address = '192.0.2.1') => ({ name, ttl, type: 'A', address });

describe('layout', () => {
  it('reads a zone as people write it', () => {
    const zone = bare(`$ORIGIN Example.COM.
$TTL 1h30m
@	IN	SOA	ns1 admin.example.com. ( 2024010101 ; serial )
		1h 15m 1w ; ) (
		300 )
	NS	ns1
	IN 600 MX	10 mail
	600 IN MX	20 mail2.example.net.
*.Wild	A	192.0.2.1
`);
    expect(zone.problems).toEqual([]);
    expect(zone.origin).toBe('example.com');
    expect(zone.lines).toEqual([3, 6, 7, 8, 9]);
    expect(zone.records).toEqual([
      {
        name: 'example.com',
        ttl: 5400,
        type: 'SOA',
        mname: 'ns1.example.com',
        rname: 'admin.example.com',
        serial: 2024010101,
        refresh: 3600,
        retry: 900,
        expire: 604800,
        minimum: 300,
      },
      { name: 'example.com', ttl: 5400, type: 'NS', target: 'ns1.example.com' },
      { name: 'example.com', ttl: 600, type: 'MX', preference: 10, exchange: 'mail.example.com' },
      { name: 'example.com', ttl: 600, type: 'MX', preference: 20, exchange: 'mail2.example.net' },
      A('*.wild.example.com', 5400),
    ]);
  });

  it.each([
    ['LF', 'a A 192.0.2.1\nb A 192.0.2.1\n'],
    ['CRLF', 'a A 192.0.2.1\r\nb A 192.0.2.1\r\n'],
    ['CR', 'a A 192.0.2.1\rb A 192.0.2.1\r'],
    ['no final newline', 'a A 192.0.2.1\nb A 192.0.2.1'],
    ['BOM', '\ufeffa A 192.0.2.1\nb A 192.0.2.1'],
    ['tabs', 'a\t\tA\t192.0.2.1\nb\tA\t192.0.2.1\t'],
    ['empty lines', '\n  \n;\na A 192.0.2.1\n\t;x\n \nb A 192.0.2.1'],
    ['parentheses', 'a ( A\n\n192.0.2.1 ) ; x\nb A (192.0.2.1)'],
    ['nested parentheses', 'a A ( (192.0.2.1 )\n)\nb A 192.0.2.1'],
    ['a directive between', 'a A 192.0.2.1\n$ORIGIN x.\n$ORIGIN example.com.\nb A 192.0.2.1'],
    ['letter case and classes', 'A.EXAMPLE.com. class1 a 192.0.2.1\nb in TYPE1 192.0.2.1'],
  ])('%s', (_, text) => {
    const zone = parse(text);
    expect(zone.problems).toEqual([]);
    expect(zone.records).toEqual([A('a.example.com'), A('b.example.com')]);
  });

  it('continues the last owner, over other origins and broken lines too', () => {
    expect(values('a A 192.0.2.1\n$ORIGIN b.example.com.\n A 192.0.2.2')).toEqual([
      A('a.example.com'),
      A('a.example.com', 3600, '192.0.2.2'),
    ]);
    const zone = parse('a A 192.0.2.1\nb A "x\n A 192.0.2.2\nc..d A 192.0.2.1\n A 192.0.2.3');
    expect(zone.records).toEqual([A('a.example.com'), A('b.example.com', 3600, '192.0.2.2')]);
    expect(zone.problems.map((p) => p.line)).toEqual([2, 4]);
  });

  it('takes TTLs from $TTL, else the last one given, else the SOA, else 3600', () => {
    const soa = '@ SOA . . 1 2 3 4 300\n';
    const ttls = (text: string) => values(text).map((r) => r.ttl);
    expect(ttls('a A 192.0.2.1')).toEqual([3600]);
    expect(ttls(`b A 192.0.2.1\n${soa}a A 192.0.2.1`)).toEqual([300, 300, 300]);
    expect(ttls('a 60 A 192.0.2.1\nb A 192.0.2.1')).toEqual([60, 60]);
    expect(ttls('$TTL 9\na 60 A 192.0.2.1\nb A 192.0.2.1\n$TTL 1w2d\nc A 192.0.2.1')).toEqual([
      60, 9, 777_600,
    ]);
    expect(ttls('a 0 A 192.0.2.1\nb 1H30M A 192.0.2.1')).toEqual([0, 5400]);
  });
});

describe('origin', () => {
  it('is the owner of the SOA', () => {
    const zone = bare('example.com. SOA ns hostmaster 1 2 3 4 5\nwww A 192.0.2.1');
    expect(zone.problems).toEqual([]);
    expect(zone.origin).toBe('example.com');
    expect(zone.records[1]).toEqual(A('www.example.com', 5));
    expect(parse('$ORIGIN com.\nexample SOA . . 1 2 3 4 5', 'com').origin).toBe('example.com');
  });

  it('is else the given one, else the first $ORIGIN', () => {
    expect(parse('$ORIGIN www\n@ A 192.0.2.1')).toMatchObject({
      origin: 'example.com',
      records: [A('www.example.com')],
      problems: [],
    });
    expect(bare('$ORIGIN example.com.\n$ORIGIN www\n@ A 192.0.2.1').origin).toBe('example.com');
    expect(parse('@ A 192.0.2.1', 'Example.COM.').origin).toBe('example.com');
    expect(parse('@ A 192.0.2.1', '例子.中国').origin).toBe('xn--fsqu00a.xn--fiqs8s');
  });

  it('may be the root', () => {
    const zone = bare('$ORIGIN .\n@ SOA . . 1 2 3 4 5\ncom NS a.gtld\nexample.com A 192.0.2.1');
    expect(zone.problems).toEqual([]);
    expect(zone.origin).toBe('.');
    expect(zone.records.map((r) => r.name)).toEqual(['.', 'com', 'example.com']);
  });

  it.each(['', ';\n', 'www A 192.0.2.1\n A 192.0.2.2\nb A 192.0.2.2', '@ SOA . . 1 2 3 4 5'])(
    'is asked for once: %j',
    (text) => {
      const { origin, problems } = bare(text);
      expect(origin).toBeNull();
      expect(problems).toHaveLength(1);
      expect(problems[0]?.message).toContain('add `$ORIGIN example.com.`');
    },
  );

  it('needs its dot', () => {
    expect(bare('$ORIGIN example.com\n@ A 192.0.2.1').problems).toMatchObject([
      { severity: 'error', line: 1, column: 9, message: expect.stringContaining('example.com.`') },
    ]);
  });

  it('never comes from a wrong option', () => {
    expect(parseZone('', { file: 'x', origin: 'a..b' }).problems[0]?.severity).toBe('error');
  });
});

describe('data', () => {
  const other = (typeName: string, data: string) => ({
    name: 'a.example.com',
    ttl: 3600,
    type: 'OTHER',
    typeName,
    data,
  });

  it.each([
    ['SRV 0 5 5060 sip', other('SRV', '0 5 5060 sip.example.com.')],
    ['CAA 0 issue letsencrypt.org', other('CAA', '0 issue "letsencrypt.org"')],
    ['DS 12345 RSASHA256 2 ab\tCD', other('DS', '12345 8 2 ABCD')],
    ['DNSKEY 257 3 13 ( AQ\n== )', other('DNSKEY', '257 3 13 AQ==')],
    ['TLSA 3 1 1 ( 0a\n0b )', other('TLSA', '3 1 1 0A0B')],
    ['NAPTR 1 2 "u" "E2U" "!^.*$!x!" .', other('NAPTR', '1 2 "u" "E2U" "!^.*$!x!" .')],
    [
      'RRSIG a 8 2 60 20300101000000 20200101000000 1 @ AQ==',
      other('RRSIG', 'A 8 2 60 20300101000000 20200101000000 1 example.com. AQ=='),
    ],
    ['SPF "v=spf1 -all"', other('SPF', '"v=spf1 -all"')],
    ['type99 "v=spf1 -all"', other('SPF', '"v=spf1 -all"')],
    ['HTTPS 1 . alpn="h2,h3" port=1', other('HTTPS', '1 . alpn="h2,h3" port=1')],
    ['LOC 1 2 3 N 1 2 3 E 4m', other('LOC', '1 2 3 N 1 2 3 E 4m')],
    ['TYPE65280 \\# 3 ab cdef', other('TYPE65280', '\\# 3 ABCDEF')],
    ['TYPE65280 \\# 0', other('TYPE65280', '\\# 0')],
    ['DS \\# 1 ab', other('DS', '\\# 1 AB')],
    ['A \\# 4 C0000201', A('a.example.com')],
    ['TYPE1 \\# 4 C0000201', A('a.example.com')],
  ])('%s', (data, record) => {
    expect(only(`a ${data}`)).toEqual(record);
  });

  it.each([
    ['AAAA 2001:DB8:0:0::1', { address: '2001:db8::1' }],
    ['AAAA \\# 16 20010db8000000000000000000000001', { address: '2001:db8::1' }],
    ['MX 0 .', { preference: 0, exchange: '.' }],
    ['MX \\# 7 000a 03 666f6f 00', { preference: 10, exchange: 'foo' }],
    ['TYPE15 10 mail', { type: 'MX', exchange: 'mail.example.com' }],
    ['CNAME @', { target: 'example.com' }],
    ['PTR b.c.', { target: 'b.c' }],
    ['DNAME x', { type: 'DNAME', target: 'x.example.com' }],
    ['NS \\# 5 03666f6f00', { target: 'foo' }],
    ['TXT \\# 4 0161 0162', { strings: ['a', 'b'], text: 'ab' }],
    ['SOA \\# 22 0000 00000001 00000002 00000003 00000004 00000005', { serial: 1, minimum: 5 }],
  ])('%s', (data, part) => {
    expect(only(`a ${data}`)).toMatchObject(part);
  });

  it.each([
    ['"v=spf1 -all"', ['v=spf1 -all']],
    ['"a;b" ; c', ['a;b']],
    ['"a" "b"', ['a', 'b']],
    ['"a""b"', ['a', 'b']],
    ['( "a" ; x "y"\n  "b" )', ['a', 'b']],
    ['""', ['']],
    ['a b', ['a', 'b']],
    ['a\\;b\\ c\\"d', ['a;b c"d']],
    ['"\\"\\\\\\065\\x"', ['"\\Ax']],
    ['"(\t)"', ['(\t)']],
    ['"\\200"', ['\xc8']],
    [`"${'a'.repeat(255)}"`, ['a'.repeat(255)]],
  ])('TXT %s', (text, strings) => {
    expect(only(`a TXT ${text}`)).toMatchObject({ strings });
  });

  it('decodes a text as UTF-8 over the strings, else as latin1', () => {
    expect(only('a TXT "你\\229" "\\165\\189"')).toMatchObject({
      strings: ['\xe4\xbd\xa0\xe5', '\xa5\xbd'],
      text: '你好',
    });
    expect(only('a TXT "\\233"')).toMatchObject({ text: 'é' });
  });

  it.each([
    ['a\\.b', 'a\\.b.example.com'],
    ['a\\046b', 'a\\.b.example.com'],
    ['a\\.', 'a\\..example.com'],
    ['a\\\\.', 'a\\\\'],
    ['\\@', '\\@.example.com'],
    ['a\\;b', 'a\\;b.example.com'],
    ['_Dmarc', '_dmarc.example.com'],
    ['例子', 'xn--fsqu00a.example.com'],
    ['例子.中国.', 'xn--fsqu00a.xn--fiqs8s'],
    ['例子。中国。', 'xn--fsqu00a.xn--fiqs8s'],
  ])('name %s', (written, name) => {
    expect(only(`b CNAME ${written}`)).toMatchObject({ target: name });
  });
});

describe('errors', () => {
  it.each([
    ['a A 300.1.1.1', '1:5: `300.1.1.1` is not an IPv4 address'],
    ['a A 01.2.3.4', '1:5: `01.2.3.4` is not an IPv4 address'],
    ['a A ::1', '1:5: `::1` is not an IPv4 address; the type of an IPv6 address is AAAA'],
    ['a AAAA fe80::1%1', '1:8: `fe80::1%1` is not an IPv6 address'],
    ['a A', '1:4: the address is missing in the A record'],
    ['a A 192.0.2.1 x', '1:15: nothing more belongs in the A record: `x`'],
    ['a MX 65536 b', '1:6: the preference in the MX record is a number from 0 to 65535'],
    ['a MX mail', '1:6: the preference in the MX record is a number'],
    ['a MX 10', '1:8: the mail server is missing in the MX record'],
    ['a MX 10 "b"', '1:9: the mail server in the MX record is written without quotation marks'],
    ['a TXT', '1:6: the text is missing in the TXT record'],
    [`a TXT "${'x'.repeat(256)}"`, '1:7: this string of 256 bytes is over the 255 bytes'],
    ['a TXT "\\256"', '1:7: `\\256` is not an escape'],
    ['a TXT "\\12"', '1:7: `\\12` is not an escape'],
    ['a TXT "x', '1:7: this quotation mark is not closed on its line'],
    ['a TXT x\\', '1:8: this backslash stands at the end of a line'],
    ['a TXT ( "x" ', '1:7: this `(` is never closed, so nothing after it was read'],
    ['a TXT x )', '1:9: this `)` has no `(` before it'],
    ['a 1x A 192.0.2.1', '1:3: the TTL `1x` is not a number of seconds'],
    ['a 2147483648 A 192.0.2.1', '1:3: the TTL `2147483648` is over 2147483647'],
    ['a -1 A 192.0.2.1', '1:3: the TTL `-1` is not'],
    ['$TTL x', '1:6: the TTL `x` is not'],
    ['$TTL', '1:5: a value is missing after `$TTL`'],
    ['$TTL 1 2', '1:8: nothing belongs after `$TTL 1`'],
    ['a 1 2 A 192.0.2.1', '1:5: the TTL is given twice'],
    ['a IN IN A 192.0.2.1', '1:6: the class is given twice'],
    ['a CH TXT x', '1:3: the class `CH` is not read'],
    ['a', '1:2: the record type is missing'],
    ['a FOO x', '1:3: `FOO` is not a known record type'],
    ['a A 192.0.2.1\n b A 192.0.2.1', '2:2: `b` is not a known record type; the line begins with'],
    ['MX 10 mail', '1:7: `mail` is not a known record type; `MX` is read as the owner name'],
    [' A 192.0.2.1', '1:2: the line begins with a blank'],
    ['a TYPE65280 x', '1:13: data of the unknown type TYPE65280 is written as'],
    ['a TYPE65280 \\# 2 ab', '1:16: the length after `\\#` is 2, and 1 bytes follow'],
    ['a TYPE65280 \\# 2 abc', '1:18: the hexadecimal data has an odd number'],
    ['a A \\# 3 abcdef', '1:8: these bytes are not the data of a A record'],
    ['a..b A 192.0.2.1', '1:1: the owner name `a..b` has an empty label'],
    ['a CNAME b..', '1:9: the target name `b..` has an empty label'],
    ['a CNAME ..', '1:9: the target name `..` has an empty label'],
    ['a CNAME b\\..\\300', '1:9: the target name `b\\..\\300` has `\\300`'],
    [`${'a'.repeat(64)} A 192.0.2.1`, '1:1: the owner name'],
    [`${'a.'.repeat(130)}b A 192.0.2.1`, '1:1: the owner name'],
    ['$INCLUDE other.zone', '1:1: `$INCLUDE` is not followed: put the records of `other.zone`'],
    ['$GENERATE 1-9 a A 1.2.3.$', '1:1: `$GENERATE` is not supported'],
    ['$foo', '1:1: `$foo` is not a directive'],
    ['@ SOA a b 1 2 3 4', '1:18: the minimum TTL is missing in the SOA record'],
    ['@ SOA a b 4294967296 2 3 4 5', '1:11: the serial number in the SOA record'],
    ['@ SOA a b 1 2 3 4 5\n@ SOA a b 2 2 3 4 5', '2:1: a zone has one SOA record, and line 1'],
    ['a DS 1 8 2 xy', '1:12: `xy` is not hexadecimal'],
    ['a DNSKEY 1 3 8 !', '1:16: `!` is not base64'],
  ])('%s', (text, message) => {
    const lines = told(text);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.slice('zone.example:'.length)).toContain(message);
    expect(parse(text).problems[0]?.severity).toBe('error');
  });

  it('keeps what it could read', () => {
    const zone = parse('a A 1.2.3\nb TXT ("x" "y)\nc A 192.0.2.1\n');
    expect(zone.records).toEqual([A('c.example.com')]);
    expect(zone.problems.map((p) => [p.line, p.column])).toEqual([
      [1, 5],
      [2, 12],
    ]);
  });

  it('shows control characters escaped', () => {
    expect(told('a A \u001b[31m')[0]).toContain('`\\u{1b}[31m`');
  });
});

describe('warnings', () => {
  it.each([
    ['a TXT v=spf1 -all', '1:7: warning: this SPF record has no quotation marks'],
    ['a TXT v=DKIM1; k=rsa', '1:14: warning: the text ends here, since a `;`'],
    ['a TXT “v=spf1”', '1:7: warning: `“` is not a quotation mark'],
    ['a MX 10 mail.example.com', '1:9: warning: the mail server `mail.example.com` has no dot'],
    ['a MX 10 192.0.2.1', '1:9: warning: the mail server in the MX record is an address'],
    ['b.org. A 192.0.2.1', '1:1: warning: `b.org.` is not in the zone `example.com.`'],
    ['IN MX 10 b', '1:1: warning: `IN` is read as the owner name'],
    ['a A 192.0.2.1\nA 60 A 192.0.2.1', '2:1: warning: line 1 has the same record'],
    ['a\u00a0A 192.0.2.1', '1:2: warning: a space that is not an ASCII space (U+00A0)'],
    ['@ SOA a b@c. 1 2 3 4 5', '1:9: warning: the mailbox in a SOA record'],
    ['a MX 1 b\na CNAME c', '2:1: warning: a CNAME record cannot stand beside other records'],
    ['a CNAME c\n TXT b', '2:2: warning: this TXT record cannot stand beside the CNAME'],
    ['a CNAME c\na CNAME d', '2:1: warning: `a.example.com.` has a CNAME record in line 1'],
    ['a DNAME c\nb.a A 192.0.2.1', '2:1: warning: the DNAME record of `a.example.com.` hides'],
  ])('%s', (text, message) => {
    const lines = told(text);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.slice('zone.example:'.length)).toContain(message);
  });

  it('keeps CNAME and what stands beside it; leaves out strays and repetitions', () => {
    expect(values('a CNAME c\n TXT b')).toHaveLength(2);
    expect(values('b.org. A 192.0.2.1\na A 192.0.2.1\na A 192.0.2.1')).toHaveLength(1);
    expect(told('a CNAME c\n RRSIG CNAME 8 2 60 1 1 1 @ AQ==')).toEqual([]);
    expect(told('@ SOA a b 1 2 3 4 5\n@ SOA a b 1 2 3 4 5')).toEqual([]);
  });
});

describe('any text', () => {
  it('never throws', () => {
    const piece = fc.constantFrom(
      ...['a', ' ', '\n', '\r', '"', '(', ')', ';', '\\', '@', '.', '$TTL', '$ORIGIN', 'IN', '60'],
      ...['A', 'MX', 'TXT', 'SOA', 'SRV', '\\#', 'TYPE9', '中', '\ufeff', '\0', '1', 'CNAME', '*'],
      ...['192.0.2.1', 'DNAME', '\u00a0', '\ud800', ' 10 '],
    );
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (s) => {
        for (const zone of [parse(s), bare(s)]) {
          expect(zone.lines).toHaveLength(zone.records.length);
          for (const r of zone.records) expect(r.ttl).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  const MB = 2_000_000;
  it.each([
    ['records', 'host 60 IN A 192.0.2.1\n'],
    ['names', 'a.b.c.d CNAME e.f.g.h\n'],
    ['open', '('],
    ['open lines', '(\n'],
    ['close', ')'],
    ['quotes', '"'],
    ['quote lines', '"\n'],
    ['backslashes', '\\'],
    ['one token', 'a'],
    ['dots', 'a.'],
    ['words', 'a '],
    ['junk lines', 'a\n'],
    ['digits', '1'],
  ])('is quick with %s', (_, unit) => {
    const start = cpuMs();
    const { problems } = parse(`a TXT ${unit}\n${unit.repeat(MB / unit.length)}`);
    expect(cpuMs() - start).toBeLessThan(2000);
    expect(problems.length).toBeLessThanOrEqual(2001);
  });
});

describe('round trip', () => {
  const bytes = (max: number) =>
    fc.uint8Array({ minLength: 1, maxLength: max }).map((b) => labelFromBytes(b));
  const label = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('a', 'b', 'mail', '_dmarc', '*', 'in', 'mx', '60') },
    bytes(5),
  );
  const nameIn = fc
    .array(label, { maxLength: 3 })
    .map((labels) => [...labels, 'example', 'com'].join('.'));
  const anyName = fc.oneof(
    nameIn,
    fc.array(label, { minLength: 1, maxLength: 3 }).map((l) => `${l.join('.')}.org`),
    fc.constant('.'),
  );
  const latin1 = fc.uint8Array({ maxLength: 20 }).map((b) => Buffer.from(b).toString('latin1'));
  const u16 = fc.nat({ max: 65_535 });
  const data = fc.oneof(
    fc.ipV4().map((address) => ({ type: 'A' as const, address })),
    fc.record({ type: fc.constant('MX' as const), preference: u16, exchange: anyName }),
    fc.record({ type: fc.constantFrom('NS' as const, 'PTR' as const), target: anyName }),
    fc.record({
      type: fc.constant('TXT' as const),
      strings: fc.array(latin1, { minLength: 1, maxLength: 3 }),
    }),
    fc.tuple(u16, u16, u16, anyName).map(([a, b, c, target]) => ({
      type: 'OTHER' as const,
      typeName: 'SRV',
      data: `${a} ${b} ${c} ${absolute(target)}`,
      target,
    })),
  );
  const ttl = fc.constantFrom(0, 60, 5400, 604_800);
  /** Choices of the layout, used up one by one. */
  const choices = fc.infiniteStream(fc.nat({ max: 5 }));

  it('reads what was printed in any layout', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: nameIn, ttl, data }), { maxLength: 8 }),
        choices,
        (records, stream) => {
          const pick = (n: number) => (stream.next().value as number) % n;
          const one = <T>(...of: T[]) => of[pick(of.length)] as T;
          let depth = 0;
          const eol = one('\n', '\r\n', '\r');
          const gap = () => {
            const choice = pick(6);
            if (choice === 0) return '\t ';
            if (choice === 1 && depth === 0) {
              depth = 1;
              return ' ( ';
            }
            if (depth === 0) return ' ';
            if (choice === 2) return ` ; " ) (${eol}`;
            if (choice === 3) {
              depth = 0;
              return ' ) ';
            }
            return choice === 4 ? eol + eol : ' ';
          };
          const writeName = (name: string) => {
            if (name === 'example.com' && pick(2) === 0) return '@';
            const relative = name.endsWith('.example.com') && pick(2) === 0;
            const text = relative ? name.slice(0, -'.example.com'.length) : absolute(name);
            // Escapes and case may differ, but not inside escapes.
            return text.includes('\\') || pick(2) === 0 ? text : text.toUpperCase();
          };
          const writeString = (s: string) => {
            const quoted = s === '' || pick(2) === 0;
            let out = '';
            for (const c of s) {
              const code = c.charCodeAt(0);
              const plain = quoted ? /[ -~]/.test(c) && !/["\\]/.test(c) : /[a-z0-9=:]/i.test(c);
              if (plain && pick(6) > 0) out += c;
              else if (/[ -/:-~]/.test(c) && pick(2) === 0) out += `\\${c}`;
              else out += `\\${String(code).padStart(3, '0')}`;
            }
            return quoted ? `"${out}"` : out;
          };
          let text = `$ORIGIN ${one('example.com.', 'Example.COM.')}${eol}`;
          let last = '';
          for (const { name, ttl, data } of records) {
            const inherit = name === last && pick(2) === 0;
            text += inherit ? ' ' : writeName(name);
            last = name;
            const seconds = ttl === 5400 ? one('5400', '1h30m', '90M') : String(ttl);
            const head = one([seconds], [seconds, 'IN'], ['in', seconds]);
            const type = data.type === 'OTHER' ? data.typeName : data.type;
            const words = [...head, one(type, type.toLowerCase())];
            if (data.type === 'A') words.push(data.address);
            else if (data.type === 'MX') {
              words.push(String(data.preference), writeName(data.exchange));
            } else if (data.type === 'TXT') words.push(...data.strings.map(writeString));
            else if (data.type === 'OTHER') {
              words.push(...data.data.split(' ').slice(0, 3), writeName(data.target));
            } else words.push(writeName(data.target));
            for (const word of words) text += gap() + word;
            if (depth > 0) text += ')';
            depth = 0;
            text += one('', ' ', '; x') + one(eol, eol + eol);
          }
          const zone = bare(text);
          expect(zone.problems.filter((p) => p.severity === 'error')).toEqual([]);
          const seen = new Set<string>();
          const expected = records.flatMap(({ name, ttl, data }) => {
            const { target: _, ...rest } = data.type === 'OTHER' ? data : { ...data, target: '' };
            const value = data.type === 'OTHER' ? rest : data;
            const key = JSON.stringify([name, value]);
            if (seen.has(key)) return [];
            seen.add(key);
            return [{ name, ttl, ...value }];
          });
          expect(
            zone.records.map((r) => {
              if (r.type !== 'TXT') return r;
              const { text: _, ...rest } = r;
              return rest;
            }),
          ).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });
});
