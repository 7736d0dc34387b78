import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interpret } from '../../../src/protocols/dns/answer.ts';
import {
  canonicalIpv6,
  type DnsMessage,
  decodeMessage,
  encodeName,
  encodeQuery,
  encodeQuestionSection,
  matchReply,
  mixCase,
  typeName,
  typeNumber,
} from '../../../src/protocols/dns/codec.ts';
import { labelBytes, labelFromBytes, labelsOf } from '../../../src/protocols/dns/name.ts';
import type { Answer, DnsRecord } from '../../../src/protocols/dns/types.ts';
import { packet, soa, type WireRecord } from '../../support/dns-server.ts';

function wire(
  question: { name: string; type: string },
  answers: readonly WireRecord[] = [],
  more: {
    flags?: number;
    authority?: readonly WireRecord[];
    additional?: readonly object[];
  } = {},
): Buffer {
  const full = (r: WireRecord) => ({ ttl: 300, class: 'IN', ...r });
  return packet.encode({
    type: 'response',
    id: 7,
    flags: more.flags ?? 0x0180,
    questions: [question],
    answers: answers.map(full),
    authorities: (more.authority ?? []).map(full),
    additionals: more.additional ?? [],
  });
}

function decode(bytes: Uint8Array): DnsMessage {
  const message = decodeMessage(bytes);
  if (message === null) throw new Error('no message');
  return message;
}

/** A message with one record in the answer section, its parts in bytes. */
function withRecord(
  type: number,
  data: Uint8Array,
  name: Uint8Array = Buffer.from([0xc0, 12]),
): Buffer {
  const head = Buffer.from('000781800001000100000000', 'hex');
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(60, 4);
  fixed.writeUInt16BE(data.length, 8);
  const question = encodeQuestionSection({ name: 'a.test', type: 'A' }) as Buffer;
  return Buffer.concat([head, question, name, fixed, data]);
}

function only(bytes: Uint8Array): DnsRecord {
  const message = decode(bytes);
  expect(message.broken).toBe(false);
  expect(message.answers).toHaveLength(1);
  return message.answers[0] as DnsRecord;
}

describe('names on the wire', () => {
  test('agree with dns-packet where it is right', () => {
    const label = fc.stringMatching(/^[a-z0-9_-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 6 }), (labels) => {
        const name = labels.join('.');
        const theirs = packet.encode({ type: 'query', id: 0, questions: [{ name, type: 'A' }] });
        const ours = encodeName(name) as Buffer;
        expect(ours.equals(theirs.subarray(12, 12 + ours.length))).toBe(true);
        expect(ours.length).toBe(theirs.length - 12 - 4);
      }),
    );
  });

  /** A name of labels of any bytes, in wire form. */
  const inWire = (labels: readonly Uint8Array[]) =>
    Buffer.concat([...labels.flatMap((l) => [Buffer.of(l.length), l]), Buffer.of(0)]);

  test('any label of bytes is read as it is', () => {
    const label = fc.uint8Array({ minLength: 1, maxLength: 63 });
    const data = Buffer.from([1, 2, 3, 4]);
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), (labels) => {
        const name = labels.map(labelFromBytes).join('.');
        const record = only(withRecord(1, data, inWire(labels)));
        expect(record.name).toBe(name);
        expect(labelsOf(record.name).map((l) => labelBytes(l).length)).toEqual(
          labels.map((l) => l.length),
        );
        // Behind a pointer and in the data too.
        const target = Buffer.concat([inWire(labels).subarray(0, -1), Buffer.from([0xc0, 12])]);
        if (target.length <= 240) {
          const text = `${name}.a.test`;
          expect(only(withRecord(1, data, target))).toMatchObject({ name: text });
          expect(only(withRecord(5, target))).toMatchObject({ target: text });
          const mx = Buffer.concat([Buffer.of(0, 5), target]);
          expect(only(withRecord(15, mx))).toMatchObject({ preference: 5, exchange: text });
          const soa = Buffer.concat([target, target, Buffer.alloc(20)]);
          expect(only(withRecord(6, soa))).toMatchObject({ mname: text, rname: text, serial: 0 });
        }
      }),
    );
  });

  test('a label of printable bytes without a dot goes out as it is, another one not at all', () => {
    const label = fc.uint8Array({ minLength: 1, maxLength: 20 });
    const printable = fc.uint8Array({ min: 0x20, max: 0x7e, minLength: 1, maxLength: 20 });
    const some = fc.array(fc.oneof(label, printable), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(some, (labels) => {
        const plain = labels.every((l) => l.every((b) => b >= 0x20 && b <= 0x7e && b !== 0x2e));
        const encoded = encodeName(labels.map(labelFromBytes).join('.'));
        const text = encoded?.toString('latin1').toLowerCase() ?? null;
        expect(text).toBe(plain ? inWire(labels).toString('latin1').toLowerCase() : null);
      }),
    );
  });

  test.each([
    ['.', '00'],
    ['com', '03636f6d00'],
    ['a.b', '0161016200'],
    ['a\\@\\032b.c', '0461402062016300'],
    ['A.b.', '0141016200'],
    ['*.b', '012a016200'],
  ])('%s', (name, hex) => expect(encodeName(name)?.toString('hex')).toBe(hex));

  test.each([
    '',
    'a..b',
    '.a',
    '\\',
    'é.test',
    'a b.test',
    // dns-packet cannot tell these from other names, or not write them.
    'a\\.b.test',
    '\\000.test',
    '\\255.test',
    `${'x'.repeat(64)}.test`,
    'ab.'.repeat(85),
  ])('refuses %j', (name) => expect(encodeName(name)).toBeNull());

  test('the longest name fits and one byte more does not', () => {
    const labels = `${'a'.repeat(63)}.`.repeat(3);
    expect(encodeName(`${labels}${'b'.repeat(61)}`)).toHaveLength(255);
    expect(encodeName(`${labels}${'b'.repeat(62)}`)).toBeNull();
  });
});

describe('types', () => {
  test.each([
    ['A', 1],
    ['MX', 15],
    ['DS', 43],
    ['HTTPS', 65],
    ['CAA', 257],
    ['TYPE65534', 65534],
  ])('%s is %i', (name, code) => {
    expect(typeNumber(name)).toBe(code);
    expect(typeName(code)).toBe(name);
  });
  test.each(['', 'NO', 'TYPE0', 'TYPE65536', 'toString', 'UNKNOWN_65536', 'UNKNOWN_X'])(
    '%j is none',
    (name) => expect(typeNumber(name)).toBeNull(),
  );
});

describe('a query', () => {
  const section = encodeQuestionSection({ name: 'mail.example.com', type: 'MX' }) as Buffer;

  test('asks for recursion and AD, offers 1232 bytes, and no signatures', () => {
    const query = packet.decode(
      encodeQuery(section, {
        id: 999,
        edns: true,
        checkingDisabled: false,
        recursionDesired: true,
      }),
    );
    expect(query).toMatchObject({ id: 999, flag_rd: true, flag_ad: true, flag_cd: false });
    expect(query.flags & 0x8000).toBe(0);
    expect(query.questions).toMatchObject([{ name: 'mail.example.com', type: 'MX', class: 'IN' }]);
    expect(query.additionals).toMatchObject([
      { type: 'OPT', udpPayloadSize: 1232, flag_do: false },
    ]);
  });

  test('can go without EDNS and with CD', () => {
    const query = packet.decode(
      encodeQuery(section, { id: 1, edns: false, checkingDisabled: true, recursionDesired: false }),
    );
    expect(query).toMatchObject({ flag_rd: false, flag_cd: true, additionals: [] });
  });

  test('letters are mixed and nothing else changes', () => {
    // Length bytes and type 65 (0x41 is the letter A) must stay.
    const question = { name: `${'n'.repeat(61)}._1-z.q`, type: 'HTTPS' };
    const plain = encodeQuestionSection(question) as Buffer;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 16 }), (bits) => {
        const mixed = Buffer.from(plain);
        mixCase(mixed, bits);
        expect(mixed.toString('latin1').toLowerCase()).toBe(plain.toString('latin1').toLowerCase());
        expect(mixed.subarray(-4).equals(plain.subarray(-4))).toBe(true);
      }),
    );
    const up = Buffer.from(plain);
    mixCase(up, Buffer.from([0xff]));
    expect(up.toString('latin1', 1, 62)).toBe('N'.repeat(61));
    mixCase(up, Buffer.from([0]));
    expect(up.equals(plain)).toBe(true);
  });
});

describe('whether a reply belongs to a query', () => {
  const section = encodeQuestionSection({ name: 'Ab.test', type: 'HTTPS' }) as Buffer;
  const query = encodeQuery(section, {
    id: 0x1234,
    edns: true,
    checkingDisabled: false,
    recursionDesired: true,
  });
  const reply = (change: (bytes: Buffer) => Buffer | undefined) => {
    const bytes = Buffer.from(query);
    bytes.writeUInt16BE(0x8180, 2);
    return matchReply(change(bytes) ?? bytes, query, section.length);
  };
  const put = (at: number, value: number) => (bytes: Buffer) => {
    bytes[at] = value;
    return bytes;
  };
  test.each([
    ['yes', (b: Buffer) => b],
    ['other-case', put(13, 0x61)],
    ['wrong-id', put(1, 0)],
    ['not-a-reply', put(2, 0x01)],
    // Opcode NOTIFY.
    ['not-a-reply', put(2, 0xa1)],
    ['not-a-reply', (b: Buffer) => b.subarray(0, 11)],
    // Another letter; a byte that differs from a letter by the case bit only.
    ['wrong-question', put(13, 0x62)],
    ['wrong-question', put(15, 0x24)],
    // Type 65 and type 97 differ by the case bit.
    ['wrong-question', put(12 + section.length - 3, 0x61)],
    ['wrong-question', put(12 + section.length - 1, 3)],
    ['wrong-question', put(5, 2)],
    ['wrong-question', (b: Buffer) => b.subarray(0, 14)],
    // No question: only with a failure.
    ['wrong-question', put(5, 0)],
    ['wrong-question', (b: Buffer) => put(3, 0x83)(put(5, 0)(b))],
    ['header-only', (b: Buffer) => put(3, 0x81)(put(5, 0)(b)).subarray(0, 12)],
  ] as const)('%s %#', (match, change) => expect(reply(change)).toBe(match));
});

describe('records', () => {
  const q = { name: 'a.test', type: 'A' };
  const one = (type: string, data: unknown) => only(wire(q, [{ name: 'A.Test', type, data }]));
  const head = { name: 'a.test', ttl: 300 };

  test('of the types that checks read', () => {
    expect(one('A', '192.0.2.1')).toEqual({ ...head, type: 'A', address: '192.0.2.1' });
    expect(one('AAAA', '2001:db8::1')).toEqual({ ...head, type: 'AAAA', address: '2001:db8::1' });
    for (const type of ['CNAME', 'NS', 'PTR', 'DNAME']) {
      expect(one(type, 'T.Example')).toEqual({ ...head, type, target: 't.example' });
    }
    expect(one('MX', { preference: 10, exchange: 'Mx.Test' })).toEqual({
      ...head,
      type: 'MX',
      preference: 10,
      exchange: 'mx.test',
    });
    expect(one('MX', { preference: 0, exchange: '.' })).toMatchObject({ exchange: '.' });
    expect(only(wire(q, [soa('Test')]))).toEqual({
      name: 'test',
      ttl: 3600,
      type: 'SOA',
      mname: 'ns.test',
      rname: 'host.test',
      serial: 1,
      refresh: 7200,
      retry: 900,
      expire: 86400,
      minimum: 300,
    });
  });

  test('an SOA mailbox keeps the dot in its first label', () => {
    const record = soa('test');
    const data = { ...(record.data as object), rname: 'jane\\.doe.test' };
    expect(only(wire(q, [{ ...record, data }]))).toMatchObject({ rname: 'jane\\.doe.test' });
  });

  test('TXT strings stay apart, and their text is UTF-8 if it can be', () => {
    const bytes = Buffer.from('v=spf1 é中');
    // Cut inside a character.
    expect(one('TXT', [bytes.subarray(0, 8), bytes.subarray(8)])).toEqual({
      ...head,
      type: 'TXT',
      strings: [bytes.toString('latin1', 0, 8), bytes.toString('latin1', 8)],
      text: 'v=spf1 é中',
    });
    expect(one('TXT', [Buffer.from([0x61, 0xe9])])).toMatchObject({ strings: ['aé'], text: 'aé' });
    expect(one('TXT', ['a', '', 'b'])).toMatchObject({ strings: ['a', '', 'b'], text: 'ab' });
    expect(one('TXT', [Buffer.from([0xef, 0xbb, 0xbf, 0x61])])).toMatchObject({ text: '\ufeffa' });
    expect(only(withRecord(16, Buffer.alloc(0)))).toMatchObject({ strings: [], text: '' });
  });

  test.each([
    [33, '000a00140064026161047465737400', 'SRV', '\\# 15 000a00140064026161047465737400'],
    [33, '000a', 'SRV', '\\# 2 000a'],
    [43, '303908020a0b', 'DS', '\\# 6 303908020a0b'],
    // A protocol other than 3, which dns-packet refuses.
    [48, '01010408abcd', 'DNSKEY', '\\# 6 01010408abcd'],
    [99, '026869', 'SPF', '\\# 3 026869'],
    [65, '', 'HTTPS', '\\# 0'],
    [257, '00ff61', 'CAA', '\\# 3 00ff61'],
    [65534, '0102', 'TYPE65534', '\\# 2 0102'],
    [65534, '', 'TYPE65534', '\\# 0'],
    [46, '00', 'RRSIG', '\\# 1 00'],
  ])('type %i with %s', (type, hex, name, data) =>
    expect(only(withRecord(type, Buffer.from(hex, 'hex')))).toEqual({
      name: 'a.test',
      ttl: 60,
      type: 'OTHER',
      typeName: name,
      data,
    }),
  );

  test('a TTL beyond 31 bits is 0', () => {
    expect(
      only(wire(q, [{ name: 'a.test', type: 'A', ttl: 0x80000001, data: '1.2.3.4' }])).ttl,
    ).toBe(0);
  });

  test('other classes are left out', () => {
    const bytes = withRecord(1, Buffer.from([1, 2, 3, 4]));
    bytes[bytes.length - 11] = 3;
    expect(decode(bytes)).toMatchObject({ answers: [], broken: false });
  });

  test.each([
    ['::', Array(16).fill(0)],
    ['::1', [...Array(15).fill(0), 1]],
    ['2001:db8::', [0x20, 1, 0xd, 0xb8, ...Array(12).fill(0)]],
    ['2001:db8:0:1:1:1:1:1', [0x20, 1, 0xd, 0xb8, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]],
    ['2001:0:0:1::1', [0x20, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['2001:db8::1:0:0:1', [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]],
    ['::ffff:192.0.2.1', [...Array(10).fill(0), 255, 255, 192, 0, 2, 1]],
  ])('%s', (text, bytes) =>
    expect(only(withRecord(28, Uint8Array.from(bytes)))).toMatchObject({ address: text }),
  );
  test.each([
    ['2001:0DB8:0:0:0::1', '2001:db8::1'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['no address', 'no address'],
  ])('%s as %s', (text, address) => expect(canonicalIpv6(text)).toBe(address));
});

describe('EDNS', () => {
  const opt = (options: object[], extendedRcode = 0) => ({
    name: '.',
    type: 'OPT',
    udpPayloadSize: 1232,
    extendedRcode,
    flags: 0,
    options,
  });
  test('extended errors', () => {
    const bytes = wire({ name: 'a.test', type: 'A' }, [], {
      flags: 0x0182,
      additional: [
        opt([
          { code: 10, data: Buffer.alloc(8) },
          { code: 15, data: Buffer.from('\0\x09no DNSKEY\0') },
          { code: 15, data: Buffer.from('\0\x16') },
        ]),
      ],
    });
    expect(decode(bytes)).toMatchObject({
      rcode: 'SERVFAIL',
      broken: false,
      additional: [],
      extendedErrors: [
        { code: 9, text: 'no DNSKEY' },
        { code: 22, text: '' },
      ],
    });
  });
  test('the upper bits of the response code', () => {
    const bytes = wire({ name: 'a.test', type: 'A' }, [], { additional: [opt([], 1)] });
    expect(decode(bytes).rcode).toBe('BADVERS');
  });
  test('an option that is longer than its record', () => {
    const bytes = wire({ name: 'a.test', type: 'A' }, [], {
      additional: [opt([{ code: 15, data: Buffer.alloc(4) }])],
    });
    bytes[bytes.length - 5] = 200;
    expect(decode(bytes)).toMatchObject({ broken: true, extendedErrors: [] });
  });
});

describe('hostile bytes', () => {
  const a = Buffer.from([1, 2, 3, 4]);

  test('no header, no message', () => {
    expect(decodeMessage(Buffer.alloc(0))).toBeNull();
    expect(decodeMessage(Buffer.alloc(11))).toBeNull();
  });

  test.each([
    ['points at itself', withRecord(1, a, Buffer.from([0xc0, 24]))],
    ['points forward', withRecord(1, a, Buffer.from([0xc0, 30]))],
    ['points beyond the end', withRecord(1, a, Buffer.from([0xff, 0xff]))],
    ['has a label that leads into itself', withRecord(1, a, Buffer.from([1, 0x61, 0xc0, 24]))],
    ['has a label of an unknown kind', withRecord(1, a, Buffer.from([0x41, 0x61, 0]))],
    [
      'is too long',
      withRecord(1, a, Buffer.from(`${'\x3f'.padEnd(64, 'a').repeat(4)}\0`, 'latin1')),
    ],
  ])('a name that %s', (_, bytes) =>
    expect(decode(bytes)).toMatchObject({ broken: true, answers: [] }),
  );

  test('a pointer that leads back must not lead forward again', () => {
    const first = withRecord(65534, Buffer.alloc(4));
    const start = first.length - 4;
    first.writeUInt16BE(0xc000 | (start + 2), start);
    first.writeUInt16BE(0xc000 | 12, start + 2);
    first.writeUInt16BE(2, 6);
    const at = (target: number) => {
      const name = Buffer.alloc(2);
      name.writeUInt16BE(0xc000 | target);
      return Buffer.concat([first, name, Buffer.from('00010001000000000004', 'hex'), a]);
    };
    expect(decode(at(start + 2)).broken).toBe(false);
    expect(decode(at(start)).broken).toBe(true);
  });

  test('a name that gets too long through a pointer', () => {
    const long = `${'\x3f'.padEnd(64, 'a').repeat(3)}\x31${'b'.repeat(49)}`;
    const fits = withRecord(1, a, Buffer.from(`${long}\xc0\x0c`, 'latin1'));
    expect(decode(fits).broken).toBe(false);
    const over = withRecord(1, a, Buffer.from(`${long}\x07${'c'.repeat(7)}\xc0\x0c`, 'latin1'));
    expect(decode(over).broken).toBe(true);
  });

  test('pointers to pointers come to an end', () => {
    // Question at 12, then a record whose data is a ladder of pointers, then one that climbs it.
    const ladder = (steps: number) => {
      const first = withRecord(65534, Buffer.alloc(steps * 2));
      const start = first.length - steps * 2;
      for (let i = 0; i < steps; i++) {
        first.writeUInt16BE(0xc000 | (i === 0 ? 12 : start + 2 * i - 2), start + 2 * i);
      }
      first.writeUInt16BE(2, 6);
      const top = Buffer.alloc(2);
      top.writeUInt16BE(0xc000 | (first.length - 2));
      return Buffer.concat([first, top, Buffer.from('00010001000000000004', 'hex'), a]);
    };
    // Each one leads further back, so that there can be no more than a pointer has values.
    for (const steps of [100, 5000]) {
      expect(decode(ladder(steps)).answers[1]).toMatchObject({ name: 'a.test', type: 'A' });
    }
  });

  test('the most that names can cost in a message is little', () => {
    // As many records as fit, each of whose names climbs the highest ladder there can be.
    const steps = 8170;
    const first = withRecord(65534, Buffer.alloc(steps * 2));
    const start = first.length - steps * 2;
    for (let i = 0; i < steps; i++) {
      first.writeUInt16BE(0xc000 | (i === 0 ? 12 : start + 2 * i - 2), start + 2 * i);
    }
    const top = Buffer.alloc(2);
    top.writeUInt16BE(0xc000 | (first.length - 2));
    const record = Buffer.concat([top, Buffer.from('00050001000000000002', 'hex'), top]);
    const count = Math.floor((0xffff - first.length) / record.length);
    first.writeUInt16BE(count + 1, 6);
    const bytes = Buffer.concat([first, ...Array<Buffer>(count).fill(record)]);
    const begun = performance.now();
    // More records than any zone holds: what is not read could be what was asked for.
    expect(decode(bytes)).toMatchObject({ broken: true });
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test.each([
    ['A of 3 bytes', 1, '010203'],
    ['A of 5 bytes', 1, '0102030405'],
    ['AAAA of 4 bytes', 28, '01020304'],
    ['NS with more behind', 2, '016100ff'],
    ['empty NS', 2, ''],
    ['NS that leads out of its data', 2, '0561'],
    ['MX of 1 byte', 15, '00'],
    ['MX without a name', 15, '0001'],
    ['TXT with a long string', 16, '056162'],
    ['SOA cut short', 6, '000000000001'],
  ])('%s', (_, type, hex) => {
    expect(decode(withRecord(type, Buffer.from(hex, 'hex')))).toMatchObject({
      broken: true,
      answers: [],
    });
  });

  test.each([
    [1000, false],
    [1001, true],
    [3000, true],
  ])('%i records: too many make the message tell nothing (%s)', (count, broken) => {
    const head = Buffer.from('000781800001000000000001', 'hex');
    head.writeUInt16BE(count, 6);
    const question = encodeQuestionSection({ name: 'a.test', type: 'A' }) as Buffer;
    const record = Buffer.from('c00c00010001000000000004'.concat('01020304'), 'hex');
    const opt = Buffer.from('0000290400000000000006000f00020016', 'hex');
    const bytes = Buffer.concat([head, question, ...Array<Buffer>(count).fill(record), opt]);
    const message = decode(bytes);
    expect(message.broken).toBe(broken);
    if (broken) return;
    expect(message.answers).toHaveLength(1000);
    expect(message.extendedErrors).toEqual([{ code: 22, text: '' }]);
  });

  const sample = wire(
    { name: 'mail.example.com', type: 'MX' },
    [
      { name: 'mail.example.com', type: 'CNAME', data: 'x.example.com' },
      { name: 'x.example.com', type: 'MX', data: { preference: 5, exchange: 'mx.example.com' } },
      { name: 'x.example.com', type: 'TXT', data: ['a', 'bc'] },
      { name: 'x.example.com', type: 'CAA', data: { flags: 0, tag: 'issue', value: 'x' } },
      {
        name: 'x.example.com',
        type: 'SRV',
        data: { priority: 1, weight: 2, port: 3, target: 't.example.com' },
      },
    ],
    {
      authority: [soa('example.com')],
      additional: [
        {
          name: '.',
          type: 'OPT',
          udpPayloadSize: 1232,
          extendedRcode: 0,
          flags: 0,
          options: [{ code: 15, data: Buffer.from('\0\x01hm') }],
        },
      ],
    },
  );

  test('a message that ends early is broken, wherever it ends', () => {
    expect(decode(sample).broken).toBe(false);
    for (let length = 12; length < sample.length; length++) {
      expect(decode(sample.subarray(0, length)).broken).toBe(true);
    }
  });

  test('nothing throws, whatever changes', () => {
    const question = { name: 'mail.example.com', type: 'MX' };
    const changes = fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(changes, fc.nat(sample.length), (bytes, cut) => {
        const bad = Buffer.from(sample);
        for (const [at, value] of bytes) bad[at] = value;
        const message = decode(bad.subarray(0, Math.max(12, cut)));
        expect(interpret(message, question, 's', null, 1).question).toBe(question);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const message = decodeMessage(bytes);
        expect(message === null).toBe(bytes.length < 12);
        if (message !== null) interpret(message, question, 's', null, 1);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what a reply says', () => {
  const ask = (
    type: string,
    answers: readonly WireRecord[],
    more: Parameters<typeof wire>[2] = {},
    name = 'a.test',
  ): Answer =>
    interpret(decode(wire({ name, type }, answers, more)), { name, type }, 'server', null, 1);
  const cname = (name: string, data: string, ttl = 300) => ({ name, type: 'CNAME', ttl, data });
  const a = (name: string, ttl = 300, data = '192.0.2.1') => ({ name, type: 'A', ttl, data });
  const txt = (name: string, data: string) => ({ name, type: 'TXT', data: [data] });
  const links = (answer: Answer) => answer.chain.map((r) => `${r.type} ${r.name} ${r.target}`);

  test('records, flags and the least TTL', () => {
    const answer = ask('A', [a('a.test', 60), a('a.test', 30, '192.0.2.2')], { flags: 0x05a0 });
    expect(answer).toMatchObject({
      outcome: 'answer',
      rcode: 'NOERROR',
      chain: [],
      beside: [],
      authoritative: true,
      authenticData: true,
      recursionAvailable: true,
      truncated: false,
      server: 'server',
      problem: null,
      ttl: 30,
    });
    expect(answer.records).toHaveLength(2);
  });

  test('records of other names and types do not count', () => {
    const answer = ask('A', [a('b.test'), txt('a.test', 'x'), a('x.a.test')]);
    expect(answer).toMatchObject({ outcome: 'nodata', records: [], beside: [] });
  });

  test('a record twice is one', () => {
    expect(ask('A', [a('a.test', 60), a('a.test', 30)]).records).toHaveLength(1);
  });

  test('a chain is followed in its own order', () => {
    const answer = ask('A', [
      a('c.test', 20),
      cname('b.test', 'c.test', 10),
      cname('a.test', 'b.test'),
    ]);
    expect(links(answer)).toEqual(['CNAME a.test b.test', 'CNAME b.test c.test']);
    expect(answer).toMatchObject({ outcome: 'answer', ttl: 10, records: [{ name: 'c.test' }] });
  });

  test('a chain that ends without the type, or nowhere', () => {
    const negative = { authority: [soa('test', 500, 100)] };
    expect(ask('A', [cname('a.test', 'b.test')], negative)).toMatchObject({
      outcome: 'nodata',
      chain: [{ target: 'b.test' }],
      ttl: 100,
    });
    expect(ask('A', [cname('a.test', 'b.test', 50)], { ...negative, flags: 0x0183 })).toMatchObject(
      {
        outcome: 'nxdomain',
        chain: [{ target: 'b.test' }],
        records: [],
        ttl: 50,
      },
    );
  });

  test('a loop', () => {
    const answer = ask('A', [cname('a.test', 'b.test'), cname('b.test', 'a.test')]);
    expect(links(answer)).toEqual(['CNAME a.test b.test', 'CNAME b.test a.test']);
    expect(answer).toMatchObject({ outcome: 'nodata', records: [] });
    expect(answer.problem).toMatch(/loop/);
    expect(ask('A', [cname('a.test', 'a.test'), a('a.test')])).toMatchObject({ outcome: 'nodata' });
  });

  test('a CNAME question does not follow', () => {
    const answer = ask('CNAME', [cname('a.test', 'b.test'), cname('b.test', 'c.test')]);
    expect(answer).toMatchObject({ outcome: 'answer', chain: [], records: [{ target: 'b.test' }] });
    expect(answer.records).toHaveLength(1);
  });

  test('data beside a CNAME', () => {
    const answer = ask('TXT', [
      cname('a.test', 'b.test'),
      txt('a.test', 'own'),
      { name: 'a.test', type: 'MX', data: { preference: 1, exchange: 'm.test' } },
      txt('b.test', 'other'),
    ]);
    expect(answer.records).toMatchObject([{ name: 'b.test', text: 'other' }]);
    expect(answer.beside).toMatchObject([{ type: 'TXT', text: 'own' }, { type: 'MX' }]);
    const alias = ask('CNAME', [cname('a.test', 'b.test'), txt('a.test', 'own')]);
    expect(alias).toMatchObject({ records: [{ type: 'CNAME' }], beside: [{ text: 'own' }] });
  });

  test('a DNAME, with its CNAME or without', () => {
    const dname = { name: 'test', type: 'DNAME', ttl: 40, data: 'example' };
    const expected = ['DNAME test example', 'CNAME a.test a.example'];
    const with_ = ask('A', [dname, cname('a.test', 'a.example', 40), a('a.example')]);
    expect(links(with_)).toEqual(expected);
    const without = ask('A', [dname, a('a.example')]);
    expect(links(without)).toEqual(expected);
    expect(without).toMatchObject({ outcome: 'answer', ttl: 40, records: [{ name: 'a.example' }] });
    expect(ask('CNAME', [dname])).toMatchObject({ records: [{ target: 'a.example' }] });
    expect(ask('DNAME', [dname], {}, 'test')).toMatchObject({ outcome: 'answer', chain: [] });
  });

  test('a DNAME that makes names grow ends', () => {
    const answer = ask('A', [{ name: 'test', type: 'DNAME', data: 'b.test' }]);
    expect(answer.outcome).toBe('nodata');
    expect(answer.chain.length).toBeLessThan(300);
  });

  test('negative answers take the lesser of the SOA and its minimum', () => {
    expect(ask('A', [], { authority: [soa('test', 50, 900)] })).toMatchObject({
      outcome: 'nodata',
      ttl: 50,
      authority: [{ type: 'SOA' }],
    });
    expect(ask('A', [], { flags: 0x0183 })).toMatchObject({ outcome: 'nxdomain', ttl: null });
  });

  test('a referral is no absence', () => {
    const ns = { name: 'test', type: 'NS', data: 'ns.test' };
    const referral = ask('A', [], { flags: 0, authority: [ns] });
    expect(referral).toMatchObject({ outcome: 'refused', rcode: 'NOERROR', problem: 'referral' });
    expect(referral.authority).toMatchObject([{ type: 'NS', target: 'ns.test' }]);
    // Each of these makes it one.
    expect(ask('A', [], { flags: 0x0400, authority: [ns] }).outcome).toBe('nodata');
    expect(ask('A', [], { flags: 0x0080, authority: [ns] }).outcome).toBe('nodata');
    expect(ask('A', [], { flags: 0, authority: [ns, soa('test')] }).outcome).toBe('nodata');
    expect(ask('A', [], { flags: 0 }).outcome).toBe('nodata');
    expect(ask('A', [cname('a.test', 'b.test')], { flags: 0, authority: [ns] }).outcome).toBe(
      'nodata',
    );
  });

  test.each([
    [1, 'FORMERR', 'not-implemented-there'],
    [2, 'SERVFAIL', 'servfail'],
    [4, 'NOTIMP', 'not-implemented-there'],
    [5, 'REFUSED', 'refused'],
    [9, 'NOTAUTH', 'not-implemented-there'],
  ])('rcode %i', (code, rcode, outcome) =>
    expect(ask('A', [a('a.test')], { flags: 0x0180 | code })).toMatchObject({
      rcode,
      outcome,
      records: [],
    }),
  );

  test('a broken message says nothing', () => {
    const bytes = wire({ name: 'a.test', type: 'A' }, [a('a.test'), a('a.test', 1, '192.0.2.9')]);
    const message = decode(bytes.subarray(0, bytes.length - 1));
    const answer = interpret(message, { name: 'a.test', type: 'A' }, 's', null, 1);
    expect(answer).toMatchObject({ outcome: 'malformed', records: [] });
  });
});
