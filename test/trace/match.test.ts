import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchOf, messageIdOf, plainSubject } from '../../src/trace/match.ts';
import type { Envelope, Sought } from '../../src/trace/types.ts';
import { PIECES } from './support.ts';

const normalSubject = (subject: string) => plainSubject(subject).text;

const NOTHING: Sought = { messageId: null, from: null, subject: null, since: null, until: null };
const MESSAGE: Envelope = {
  messageId: '<AB.1@example.com>',
  from: '"Boss, The" <boss@partner.com>',
  to: 'li@example.cn',
  subject: 'Quarterly numbers',
  date: 'Tue, 2 Jan 2024 10:00:00 +0800',
};
const match = (
  sought: Partial<Sought>,
  envelope: Partial<Envelope> = {},
  internalDate: string | null = null,
) => matchOf({ ...NOTHING, ...sought }, { ...MESSAGE, ...envelope }, internalDate);

const DAY = { since: '2024-01-02', until: '2024-01-02' };

describe('matchOf', () => {
  it.each<[string, Partial<Sought>, number, string[], string[]]>([
    ['nothing asked', {}, 0, [], []],
    ['id', { messageId: 'AB.1@example.com' }, 0.99, ['message-id'], []],
    ['id, other cases', { messageId: 'ab.1@EXAMPLE.com' }, 0.9, ['message-id'], []],
    ['another id', { messageId: 'x@example.com' }, 0, [], ['message-id']],
    [
      'id, and nothing else right',
      { messageId: 'AB.1@example.com', from: 'eve@evil.example', subject: 'Hello world' },
      0.99,
      ['message-id'],
      ['from', 'subject'],
    ],
    [
      'another id, all else right',
      { messageId: 'x@y', from: 'boss@partner.com', subject: 'Quarterly numbers', ...DAY },
      0.48,
      ['from', 'subject', 'date'],
      ['message-id'],
    ],
    [
      'all three',
      { from: 'Boss@Partner.com', subject: 'quarterly  NUMBERS.', ...DAY },
      0.95,
      ['from', 'subject', 'date'],
      [],
    ],
    [
      'two',
      { from: 'boss@partner.com', subject: 'Quarterly numbers' },
      0.9,
      ['from', 'subject'],
      [],
    ],
    ['sender and date', { from: 'boss@partner.com', ...DAY }, 0.6, ['from', 'date'], []],
    ['sender', { from: 'boss@partner.com' }, 0.5, ['from'], []],
    ['subject', { subject: 'Quarterly numbers' }, 0.6, ['subject'], []],
    ['part', { subject: 'quarterly' }, 0.5, ['subject-part'], []],
    ['too short a part', { subject: 'quart' }, 0, [], ['subject']],
    ['dates', DAY, 0.5, ['date'], []],
    ['domain', { from: 'partner.com', ...DAY }, 0.55, ['from-domain', 'date'], []],
    ['domain with @', { from: '@Partner.com.' }, 0.5, ['from-domain'], []],
    [
      'another mailbox there',
      { from: 'ceo@partner.com', ...DAY },
      0.4,
      ['from-domain', 'date'],
      ['from'],
    ],
    [
      'another sender',
      { from: 'eve@evil.example', subject: 'Quarterly numbers' },
      0.35,
      ['subject'],
      ['from'],
    ],
    [
      'another subject',
      { from: 'boss@partner.com', subject: 'Lunch at noon', ...DAY },
      0.36,
      ['from', 'date'],
      ['subject'],
    ],
    ['a reply', { subject: 'Re: Quarterly numbers' }, 0.51, ['subject'], []],
    ['blank', { from: ' ', subject: '', messageId: ' ' }, 0, [], []],
  ])('%s', (_, sought, confidence, by, against) => {
    const found = match(sought);
    expect(found).toEqual({ confidence, by: expect.arrayContaining(by), against });
    expect(found.by.length).toBe(by.length);
  });

  it('tells of a message that lacks everything', () => {
    const bare = { messageId: null, from: null, to: null, subject: null, date: null };
    const sought = { messageId: 'a@b', from: 'boss@partner.com', subject: 'Numbers', ...DAY };
    expect(match(sought, bare)).toEqual({
      confidence: 0,
      by: [],
      against: ['message-id', 'from', 'subject', 'date'],
    });
  });

  it('never leaves 0 to 1, and more that agrees never makes it less', () => {
    const option = <T>(value: T) => fc.constantFrom(null, value);
    const full = fc.record({
      messageId: option('AB.1@example.com'),
      from: fc.constantFrom(null, 'boss@partner.com', 'partner.com'),
      subject: fc.constantFrom(null, 'Quarterly numbers', 'numbers'),
      since: option('2024-01-01'),
      until: option('2024-01-03'),
    });
    fc.assert(
      fc.property(
        full,
        fc.constantFrom(...(Object.keys(NOTHING) as (keyof Sought)[])),
        (all, key) => {
          const { confidence, against } = match(all);
          expect(against).toEqual([]);
          expect(confidence).toBeLessThan(1);
          expect(match({ ...all, [key]: null }).confidence).toBeLessThanOrEqual(confidence);
        },
      ),
    );
  });

  it('reads hostile messages', () => {
    const text = fc.oneof(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 50 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    const any = fc.option(text);
    fc.assert(
      fc.property(fc.array(any, { minLength: 11, maxLength: 11 }), (values) => {
        const [messageId, from, subject, since, until, ...rest] = values as (string | null)[];
        const [id, sender, to, about, date, internal] = rest as (string | null)[];
        const { confidence } = matchOf(
          { messageId, from, subject, since, until } as Sought,
          { messageId: id, from: sender, to, subject: about, date } as Envelope,
          internal as string | null,
        );
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThan(1);
      }),
    );
  });

  it.each(['(', '"', '<', '@', '=?', 'Re:', '[a]', ' via ', 'a=', '\u3000', '【', '*', 'a@b,'])(
    'takes no time: %s repeated',
    (piece) => {
      const text = piece.repeat(Math.ceil((1 << 20) / piece.length));
      const start = performance.now();
      const same = { messageId: text, from: text, subject: text, date: text };
      matchOf({ ...same, since: text, until: text }, { ...same, to: text }, text);
      expect(performance.now() - start).toBeLessThan(30_000);
    },
  );
});

describe('the sender', () => {
  const seen = (from: string, sought = 'boss@partner.com') => {
    const { confidence, by } = match({ from: sought, subject: 'Quarterly numbers' }, { from });
    return [confidence, by[0]];
  };

  it.each([
    ['boss@partner.com', [0.9, 'from']],
    ['BOSS@PARTNER.COM (The Boss)', [0.9, 'from']],
    ['"eve@evil.example" <boss@partner.com>', [0.9, 'from']],
    ['"boss@partner.com" <eve@evil.example>', [0.8, 'from']],
    ['eve@evil.example (on behalf of boss@partner.com)', [0.8, 'from']],
    ['eve@evil.example on behalf of boss@partner.com', [0.9, 'from']],
    ['"Boss" <boss=partner.com@list.example>', [0.8, 'from']],
    ['SRS0=Ab1=XY=partner.com=boss@forward.example', [0.8, 'from']],
    ['list-bounces+boss=partner.com@list.example', [0.8, 'from']],
    ['prvs=0123abc=boss@partner.com', [0.8, 'from']],
    ['boss via List <list@list.example>', [0.8, 'from']],
    ["'boss' via List <list@list.example>", [0.8, 'from']],
    ['"boss@partner.com" 通过 邮件组 <list@list.example>', [0.8, 'from']],
    ['ceo@partner.com', [0.6, 'from-domain']],
    ['boss@mail.partner.com', [0.6, 'from-domain']],
    ['boss@notpartner.com', [0.35, 'subject']],
    ['nobody via List <list@list.example>', [0.35, 'subject']],
    ['', [0.35, 'subject']],
  ])('%s', (from, found) => {
    expect(seen(from)).toEqual(found);
  });

  it.each([
    ['boss@partner.com', [0.8, 'from-domain']],
    ['boss@mail.partner.com', [0.7, 'from-domain']],
    ['"boss=partner.com" <boss=partner.com@list.example>', [0.7, 'from-domain']],
    ['boss@notpartner.com', [0.35, 'subject']],
    ['boss@partner.com.evil.example', [0.35, 'subject']],
  ])('%s for a domain', (from, found) => {
    expect(seen(from, 'partner.com')).toEqual(found);
  });

  it('may be sought with its name, and in letters of any script', () => {
    expect(seen('x@例子.中国', '"X" <x@xn--fsqu00a.xn--fiqs8s>')).toEqual([0.9, 'from']);
  });
});

describe('the date', () => {
  const seen = (sought: Partial<Sought>, date: string | null, internal: string | null = null) =>
    match(
      { from: 'boss@partner.com', subject: 'Quarterly numbers', ...sought },
      { date },
      internal,
    );

  it.each([
    // The first and last moments of a day somewhere on earth.
    ['2024-01-01T10:00:00Z', true],
    ['2024-01-01T09:59:59Z', false],
    ['2024-01-03T12:00:00Z', true],
    ['2024-01-03T14:00:00Z', false],
  ])('a day holds %s: %s', (date, holds) => {
    expect(seen(DAY, date).by.includes('date')).toBe(holds);
  });

  it('falls when it is farther off', () => {
    const confidences = ['02T00', '04T00', '05T00', '05T23', '06T01', '20T00'].map(
      (day) => seen(DAY, `2024-01-${day}:00:00Z`).confidence,
    );
    expect(confidences).toEqual([0.95, 0.76, 0.65, 0.54, 0.27, 0.27]);
  });

  it('may be that of the store', () => {
    expect(seen(DAY, 'Mon, 1 Jan 1990 00:00:00 +0000', '2024-01-02T03:00:00Z').confidence).toBe(
      0.95,
    );
    expect(seen(DAY, null, ' 2-Jan-2024 03:00:00 +0800').confidence).toBe(0.95);
    expect(seen(DAY, null)).toEqual({
      confidence: 0.86,
      by: ['from', 'subject'],
      against: ['date'],
    });
  });

  it('may be open at an end, and the wrong way round', () => {
    expect(seen({ since: '2024-01-01' }, '2030-01-01T00:00:00Z').by).toContain('date');
    expect(seen({ until: '2024-01-01' }, '2020-01-01T00:00:00Z').by).toContain('date');
    const turned = { since: '2024-01-31', until: '2024-01-01' };
    expect(seen(turned, '2024-01-15T00:00:00Z').by).toContain('date');
  });

  it('is not asked for where it is none', () => {
    expect(seen({ since: 'last week' }, null)).toMatchObject({ confidence: 0.9, against: [] });
  });
});

describe('normalSubject', () => {
  it.each([
    ['Re: Quarterly numbers', 'quarterly numbers'],
    ['RE[2]: Fw: FWD: Quarterly   numbers', 'quarterly numbers'],
    ['Aw: Antw: WG: SV: VS: TR: Quarterly numbers', 'quarterly numbers'],
    ['Re(3): Re^2: Re*4: Re2: Quarterly numbers', 'quarterly numbers'],
    ['回复：答复: 轉寄：Fw: 季度报表', '季度报表'],
    ['自动回复: 季度报表。', '季度报表'],
    ['Ответ: Re: отчёт', 'отчёт'],
    ['RÉP : numbers', 'numbers'],
    ['[staff-list] Re: [External] numbers', 'numbers'],
    ['【外部邮件】回复：季度报表', '季度报表'],
    ['***SPAM*** numbers', 'numbers'],
    ['[ticket-42] numbers', '[ticket-42] numbers'],
    ['【通知】放假', '【通知】放假'],
    ['[通知] 放假', '[通知] 放假'],
    ['Ｎｕｍｂｅｒｓ：１２', 'numbers:12'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['ΛΌΓΟΣ', 'λόγοσ'],
    ['num\u200bbers\u3000\t of\r\n may', 'numbers of may'],
    ['numbers...!!', 'numbers'],
    ['=?utf-8?B?5a2j5bqm5oql6KGo?=', '季度报表'],
    ['季度 =?gbk?Q?=B1=A8=B1=ED?=', '季度 报表'],
    ['Re: ', 're'],
    ['Re: Re:', 're'],
    ['[staff-list]', '[staff-list]'],
    ['!!!', '!!!'],
    ['reply to all', 'reply to all'],
    ['Resource: numbers', 'resource: numbers'],
    ['', ''],
  ])('%s', (subject, normal) => {
    expect(normalSubject(subject)).toBe(normal);
  });

  it('takes off no more than there is, and no more than fifty', () => {
    expect(normalSubject(`${'Re: '.repeat(50)}numbers`)).toBe('numbers');
    expect(normalSubject(`${'Re: '.repeat(60)}numbers`)).toContain('re: numbers');
  });

  it('is bounded, without blanks at its ends', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 3_000 }), fc.string());
    fc.assert(
      fc.property(text, (subject) => {
        const normal = normalSubject(subject);
        expect(normal.length).toBeLessThan(20_000);
        expect(normal).toBe(normal.trim());
      }),
    );
  });

  it.each([
    ['Contract 7', 'Contract 70', false],
    ['Contract 7', 'Contract 17', false],
    ['Contract 7', 'Our Contract 7 of May', true],
    ['report', 'reporting lines', false],
    ['月度报表', '十一月度报表终稿', true],
    ['合同2026', '合同20261', false],
  ])('%s as a part of %s: %s', (subject, found, isPart) => {
    const envelope = { messageId: null, from: 'a@b.example', to: null, subject: found, date: null };
    const sought = { messageId: null, from: null, subject, since: null, until: null };
    expect(matchOf(sought, envelope, null).by.includes('subject-part')).toBe(isPart);
  });

  it('is the same for a reply, whatever the language', () => {
    const prefix = fc.constantFrom(
      'Re: ',
      'RE[4]: ',
      'AW: ',
      '回复：',
      'Fwd: ',
      '转发: ',
      '[External] ',
    );
    const subject = fc.constantFrom('Quarterly numbers', '季度报表', 'ticket [4]', 'a', '2024');
    fc.assert(
      fc.property(fc.array(prefix, { maxLength: 20 }), subject, (prefixes, one) => {
        expect(normalSubject(prefixes.join('') + one)).toBe(normalSubject(one));
      }),
    );
  });

  it.each([
    ['季度报', '2024 年季度报表', ['subject-part']],
    ['季度', '2024 年季度报表', []],
    ['Quarterly numbers of the year 2024', 'Re: Quarterly numbers of the ye', ['subject-part']],
    ['Quarterly numbers of the year 2024', 'Quarterly', []],
    ['!!!!!!', 'so!!!!!! what', []],
  ])('%s in %s', (sought, subject, by) => {
    expect(match({ subject: sought }, { subject }).by).toEqual(by);
  });
});

describe('messageIdOf', () => {
  it.each([
    ['<a@b>', 'a@b'],
    [' a@b ', 'a@b'],
    ['<a@\r\n b>', 'a@b'],
    ['Message-ID: <a@b>', 'a@b'],
    ['rfc822msgid:a@b', 'a@b'],
    ['<a@b> (added by a server)', 'a@b'],
    ['<a@b', 'a@b'],
    ['<>', null],
    ['', null],
  ])('%s', (text, id) => {
    expect(messageIdOf(text)).toBe(id);
  });
});
