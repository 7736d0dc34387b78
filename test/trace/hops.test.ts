import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/protocols/mime/types.ts';
import { journeyOf } from '../../src/trace/hops.ts';
import { encode } from '../protocols/mime/support.ts';
import { field, fieldsOf, PIECES } from './support.ts';

const hopOf = (raw: string) => {
  const hop = journeyOf([field('Received', raw)]).hops[0];
  if (hop === undefined) throw new Error('no hop');
  return hop;
};

/** from, fromIp, by, with, at */
type Row = [string, string, (string | null)[]];
const DATE = 'Tue, 2 Jan 2024 03:04:05 +0800';
const AT = '2024-01-01T19:04:05.000Z';

describe('a Received field', () => {
  it.each<Row>([
    [
      'Postfix',
      `from helo.example.com (mail.example.com [192.0.2.1]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) (No client certificate requested) by mx.example.org (Postfix) with ESMTPS id 4T3abc for <li@example.org>; ${DATE} (CST)`,
      ['mail.example.com', '192.0.2.1', 'mx.example.org', 'ESMTPS', AT],
    ],
    [
      'Postfix without reverse name',
      `from helo.example.com (unknown [IPv6:2001:DB8::25]) by mx.example.org (Postfix) with ESMTP id 4T3abc; ${DATE}`,
      ['helo.example.com', '2001:db8::25', 'mx.example.org', 'ESMTP', AT],
    ],
    [
      'Postfix, a literal said',
      `from [192.168.1.3] (unknown [192.0.2.7]) by mx.example.org (Postfix) with ESMTPSA id 1; ${DATE}`,
      [null, '192.0.2.7', 'mx.example.org', 'ESMTPSA', AT],
    ],
    [
      'Postfix, from a user',
      `by web.example.com (Postfix, from userid 33) id 4T3abc; ${DATE}`,
      [null, null, 'web.example.com', null, AT],
    ],
    [
      'Exim',
      `from mail.example.com ([192.0.2.1]:41234 helo=said.example.com) by mx.example.org with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.96) (envelope-from <boss@example.com>) id 1rKx-0001; ${DATE}`,
      ['mail.example.com', '192.0.2.1', 'mx.example.org', 'esmtps', AT],
    ],
    [
      'Exim, nothing but what was said',
      `from [192.0.2.1] (port=41234 helo=[10.0.0.3]) by mx.example.org with esmtpsa (Exim 4.96) id 1; ${DATE}`,
      [null, '192.0.2.1', 'mx.example.org', 'esmtpsa', AT],
    ],
    [
      'Exim, a local user',
      `from www-data by web.example.com with local (Exim 4.96) id 1rKx; ${DATE}`,
      [null, null, 'web.example.com', 'local', AT],
    ],
    [
      'Exchange',
      `from AM9.eurprd01.prod.outlook.com (2603:10a6:20b::21) by DB7.eurprd01.prod.outlook.com (2603:10a6:10::6) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.7159.9; ${DATE}`,
      [
        'AM9.eurprd01.prod.outlook.com',
        '2603:10a6:20b::21',
        'DB7.eurprd01.prod.outlook.com',
        'Microsoft SMTP Server',
        AT,
      ],
    ],
    [
      'Exchange over a channel',
      `from BAY1 ([192.0.2.4]) by OMC1.example.com over TLS secured channel with Microsoft SMTPSVC(7.5.7601.22751); ${DATE}`,
      ['BAY1', '192.0.2.4', 'OMC1.example.com', 'Microsoft SMTPSVC', AT],
    ],
    [
      'qmail, from itself',
      '(qmail 1234 invoked by uid 0); 1 Jan 2024 19:04:05 -0000',
      [null, null, null, null, AT],
    ],
    [
      'qmail',
      'from unknown (HELO said.example.com) (192.0.2.1) by mx.example.org with SMTP; 1 Jan 2024 19:04:05 -0000',
      ['said.example.com', '192.0.2.1', 'mx.example.org', 'SMTP', AT],
    ],
    [
      'qmail, a literal said',
      'from mail.example.com (HELO [10.0.0.2]) (192.0.2.1) by mx.example.org with SMTP; 1 Jan 2024 19:04:05 -0000',
      ['mail.example.com', '192.0.2.1', 'mx.example.org', 'SMTP', AT],
    ],
    [
      'qmail with a login',
      'from unknown (HELO pc) (boss@example.com@192.0.2.1) by mx.example.org with ESMTPA; 1 Jan 2024 19:04:05 -0000',
      ['pc', '192.0.2.1', 'mx.example.org', 'ESMTPA', AT],
    ],
    [
      'Sendmail',
      `from said.example.com (IDENT:boss@mail.example.com [192.0.2.1] (may be forged)) by mx.example.org (8.17.1/8.17.1) with ESMTP id 401J45x; ${DATE}`,
      ['mail.example.com', '192.0.2.1', 'mx.example.org', 'ESMTP', AT],
    ],
    [
      'Coremail, webmail',
      `from boss$example.com ( [192.0.2.1] ) by ajax-webmail-app1 (Coremail) ; ${DATE} (GMT+08:00)`,
      ['boss$example.com', '192.0.2.1', 'ajax-webmail-app1', null, AT],
    ],
    [
      'Coremail',
      `from mail.example.com (unknown [192.0.2.1]) by mx1 (Coremail) with SMTP id AQAAfwB3.1S2; ${DATE} (CST)`,
      ['mail.example.com', '192.0.2.1', 'mx1', 'SMTP', AT],
    ],
    [
      'Alibaba Mail, submission',
      'from DESKTOP-1A2B(mailfrom:boss@example.com fp:SMTPD_---.W1abcd_1704135845 cluster:ay29) by smtp.aliyun-inc.com; Tue, 02 Jan 2024 03:04:05 +0800',
      ['DESKTOP-1A2B', null, 'smtp.aliyun-inc.com', null, AT],
    ],
    [
      'Alibaba Mail, submission from an address',
      'from 192.0.2.9(mailfrom:boss@[198.51.100.1] fp:SMTPD_---.W1abcd_1704135845 cluster:ay29) by smtp.aliyun-inc.com(10.147.42.1); Tue, 02 Jan 2024 03:04:05 +0800',
      [null, '192.0.2.9', 'smtp.aliyun-inc.com', null, AT],
    ],
    [
      'Google',
      'from mail.example.com (mail.example.com. [192.0.2.1])        by mx.google.com with ESMTPS id a1-2.2024.01.01.11.04.05        for <li@example.org>        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);        Mon, 01 Jan 2024 11:04:05 -0800 (PST)',
      ['mail.example.com', '192.0.2.1', 'mx.google.com', 'ESMTPS', AT],
    ],
    [
      'Google, inside',
      'by 2002:a05:6a10:0:b0:1 with SMTP id a1csp1;        Mon, 1 Jan 2024 11:04:05 -0800 (PST)',
      [null, null, '2002:a05:6a10:0:b0:1', 'SMTP', AT],
    ],
    [
      'amavisd',
      `from localhost ([127.0.0.1]) by localhost (mx.example.org [127.0.0.1]) (amavisd-new, port 10024) with LMTP id x; ${DATE}`,
      ['localhost', '127.0.0.1', 'localhost', 'LMTP', AT],
    ],
    [
      'fetchmail',
      `from pop.example.com [192.0.2.8] by localhost with POP3 (fetchmail-6.4) for <li@localhost> (single-drop); ${DATE}`,
      ['pop.example.com', '192.0.2.8', 'localhost', 'POP3', AT],
    ],
    [
      'an address in IPv6 dress',
      `from mail.example.com ([::ffff:192.0.2.1]) by mx.example.org with ESMTP; ${DATE}`,
      ['mail.example.com', '192.0.2.1', 'mx.example.org', 'ESMTP', AT],
    ],
    [
      'hosts called like words of the grammar',
      `from from (by [192.0.2.1]) by by with with; ${DATE}`,
      ['by', '192.0.2.1', 'by', null, AT],
    ],
    [
      'no semicolon',
      `from a.example by b.example with SMTP id 23si.2009.10.15.07.46.17 ${DATE}`,
      ['a.example', null, 'b.example', 'SMTP', AT],
    ],
    [
      'a semicolon too many',
      `from a.example by b.example with SMTP; ${DATE};`,
      ['a.example', null, 'b.example', 'SMTP', AT],
    ],
    [
      'a comment that stays open',
      `from a.example (a [192.0.2.1] by b.example with SMTP; ${DATE}`,
      ['a.example', '192.0.2.1', 'b.example', 'SMTP', AT],
    ],
    [
      'a wrong weekday and two digits of a year',
      'from a.example by b.example with SMTP; Sun, 1 Jan 24 14:04:05 EST',
      ['a.example', null, 'b.example', 'SMTP', AT],
    ],
    [
      'no semicolon behind the protocol',
      `from a.example by b.example with SMTP ${DATE}`,
      ['a.example', null, 'b.example', 'SMTP', AT],
    ],
    ['no date', 'from a.example by b.example', ['a.example', null, 'b.example', null, null]],
    ['nothing', '', [null, null, null, null, null]],
  ])('%s', (_, raw, [from, fromIp, by, protocol, at]) => {
    const hop = hopOf(raw);
    expect([hop.from, hop.fromIp, hop.by, hop.with, hop.at]).toEqual([
      from,
      fromIp,
      by,
      protocol,
      at,
    ]);
    expect(hop.text).toBe(raw);
  });

  it('reads octets of GBK', () => {
    const hop = hopOf(
      encode(`from 办公室电脑 ([192.0.2.1]) by mx.example.org; ${DATE}`, 'gb18030'),
    );
    expect(hop.text).toContain('办公室电脑');
    expect([hop.from, hop.fromIp, hop.at]).toEqual(['办公室电脑', '192.0.2.1', AT]);
  });

  it('finds the date behind a megabyte', () => {
    const hop = hopOf(`from a.example by b.example (${'('.repeat(1 << 20)}; ${DATE}`);
    expect([hop.from, hop.by, hop.at]).toEqual(['a.example', 'b.example', AT]);
    expect(hop.text.length).toBeLessThan(5_000);
  });
});

const HEADER = `
Received: from mx1.example.org (mx1.example.org [198.51.100.5])
 by store.example.org (Postfix) with LMTP id 3; Tue, 2 Jan 2024 03:20:05 +0800 (CST)
Received: from out28-1.mail.aliyun.com (out28-1.mail.aliyun.com [115.124.28.1])
 by mx1.example.org (Postfix) with ESMTPS id 2; Tue, 2 Jan 2024 03:20:01 +0800 (CST)
X-Alimail-AntiSpam: AC=CONTINUE;CH=green
Received: from PC(mailfrom:boss@example.com fp:SMTPD_---.x_1 cluster:ay29)
 by smtp.aliyun-inc.com; Tue, 02 Jan 2024 03:04:06 +0800
Date: Tue, 02 Jan 2024 03:04:05 +0800
`;

describe('journeyOf', () => {
  it('goes from the oldest to the newest', () => {
    const journey = journeyOf(fieldsOf(HEADER));
    expect(
      journey.hops.map(({ by, seconds, skewed, line }) => [by, seconds, skewed, line]),
    ).toEqual([
      ['smtp.aliyun-inc.com', 1, false, 6],
      ['mx1.example.org', 955, false, 3],
      ['store.example.org', 4, false, 1],
    ]);
    expect(journey).toMatchObject({ seconds: 960, sendingIp: '115.124.28.1', slowest: 1 });
  });

  const at = (second: number) =>
    `by h${second}.example; ${new Date(Date.UTC(2024, 0, 2) + second * 1000).toUTCString()}`;
  const way = (sent: number | null, ...oldestFirst: (number | null)[]) =>
    journeyOf([
      ...oldestFirst
        .map((second) => field('Received', second === null ? 'by lost.example' : at(second)))
        .reverse(),
      ...(sent === null ? [] : [field('Date', at(sent).split('; ')[1] as string)]),
    ]);
  const delays = ({ hops }: ReturnType<typeof way>) => hops.map(({ seconds }) => seconds);
  const skews = ({ hops }: ReturnType<typeof way>) => hops.map(({ skewed }) => skewed);

  it('tells a clock that runs ahead, and believes the rest', () => {
    const ahead = way(0, 1, 3600, 2, 12);
    expect(delays(ahead)).toEqual([1, 3599, -3598, 10]);
    expect(skews(ahead)).toEqual([false, true, true, false]);
    expect(ahead.slowest).toBe(3);
  });

  it('tells a clock that runs behind', () => {
    const behind = way(0, 1, -3600, 2, 12);
    expect(skews(behind)).toEqual([false, true, true, false]);
    expect(behind.slowest).toBe(3);
  });

  it('tells a Date in the future of the first hop', () => {
    const future = way(600, 1, 2);
    expect(delays(future)).toEqual([-599, 1]);
    expect(skews(future)).toEqual([true, false]);
    expect(future.slowest).toBe(1);
  });

  it('lets clocks differ by two seconds', () => {
    expect(skews(way(2, 0, 1))).toEqual([false, false]);
    expect(skews(way(3, 0, 1))).toEqual([true, false]);
  });

  it('steps over a date that is missing', () => {
    const gap = way(0, 1, null, 5);
    expect(delays(gap)).toEqual([1, null, 4]);
    expect(gap.seconds).toBe(5);
    expect(way(null, null, 5)).toMatchObject({ seconds: null, slowest: null });
    expect(way(0, 5, null).seconds).toBeNull();
    expect(way(null, 5, 6)).toMatchObject({ seconds: 1, slowest: 1 });
  });

  it('has nothing to tell of a message that never moved', () => {
    const nowhere = { hops: [], seconds: null, sendingIp: null, slowest: null };
    expect(journeyOf([])).toEqual(nowhere);
    expect(way(0)).toEqual(nowhere);
  });

  it('adds up', () => {
    const second = fc.option(fc.integer({ min: -1e7, max: 1e7 }), { freq: 8 });
    fc.assert(
      fc.property(second, fc.array(second, { minLength: 1, maxLength: 30 }), (sent, hops) => {
        const journey = way(sent, ...hops);
        const start = sent ?? hops[0] ?? null;
        const end = hops.at(-1) ?? null;
        expect(journey.seconds).toBe(start === null || end === null ? null : end - start);
        const sum = delays(journey).reduce<number>((total, one) => total + (one ?? 0), 0);
        if (journey.seconds !== null) expect(sum).toBe(journey.seconds);
        for (const { seconds, skewed } of journey.hops) {
          if (seconds !== null && seconds < -2) expect(skewed).toBe(true);
        }
        const believed = journey.hops.flatMap((hop) => (hop.skewed ? [] : [hop.seconds ?? 0]));
        const most = Math.max(0, ...believed);
        const { slowest } = journey;
        expect(slowest === null ? 0 : journey.hops[slowest]?.seconds).toBe(most);
      }),
    );
  });

  it('does not doubt clocks that only run on', () => {
    const steps = fc.array(fc.nat(1e5), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(steps, (delaysOf) => {
        let now = 0;
        const hops = delaysOf.map((step) => {
          now += step;
          return now;
        });
        expect(skews(way(0, ...hops))).not.toContain(true);
      }),
    );
  });

  it('keeps the newest of thousands', () => {
    const many = Array.from({ length: 5_000 }, (_, i) =>
      field('Received', `by h${i}.example; ${DATE}`, i + 1),
    );
    const { hops } = journeyOf(many);
    expect(hops.length).toBe(200);
    expect(hops.at(-1)?.by).toBe('h0.example');
  });
});

describe('sendingIp', () => {
  const ipOf = (...newestFirst: string[]) =>
    journeyOf(newestFirst.map((raw) => field('Received', `${raw}; ${DATE}`))).sendingIp;

  it.each([
    ['10.0.0.1'],
    ['100.64.3.4'],
    ['127.0.0.1'],
    ['169.254.1.1'],
    ['172.31.0.1'],
    ['192.168.255.1'],
    ['::1'],
    ['fe80::1'],
    ['fd00::1'],
  ])('is never %s', (ip) => {
    expect(ipOf(`from a.example ([${ip}]) by b.example`)).toBeNull();
  });

  it('passes over the inside of a house', () => {
    expect(
      ipOf(
        'from A.prod.outlook.com (2603:10a6:20b::21) by B.prod.outlook.com (2603:10a6:10::6) with Microsoft SMTP Server',
        'from out.example.com (192.0.2.1) by C.mail.protection.outlook.com (10.13.1.1) with Microsoft SMTP Server',
        'from forged.example (198.51.100.9) by out.example.com',
      ),
    ).toBe('192.0.2.1');
    expect(
      ipOf(
        'from mx.example.com.cn (mx.example.com.cn [198.51.100.3]) by store.example.com.cn',
        'from out.other.com.cn (out.other.com.cn [192.0.2.1]) by mx.example.com.cn',
      ),
    ).toBe('192.0.2.1');
  });

  it('does not believe a sender who calls itself like the recipient', () => {
    expect(
      ipOf(
        'from mx.example.org (unknown [192.0.2.66]) by mx.example.org (Postfix)',
        'from bank.example (bank.example [198.51.100.9]) by mx.example.org',
      ),
    ).toBe('192.0.2.66');
  });

  it('takes the topmost where all is one house', () => {
    expect(
      ipOf(
        'from a.example.org (a.example.org [192.0.2.1]) by b.example.org',
        'from c.example.org (c.example.org [192.0.2.2]) by a.example.org',
      ),
    ).toBe('192.0.2.1');
  });
});

describe('hostile headers', () => {
  it('are read', () => {
    const raw = fc
      .array(fc.constantFrom(...PIECES), { maxLength: 60 })
      .map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(raw, fc.string({ unit: 'binary' })), { maxLength: 8 }),
        (raws) => {
          const fields: Field[] = raws.map((one, i) => field('Received', one, i + 1));
          const { hops } = journeyOf([...fields, field('Date', raws[0] ?? '')]);
          expect(hops.map(({ line }) => line)).toEqual(fields.map(({ line }) => line).reverse());
        },
      ),
    );
  });

  it.each([
    '(',
    '()',
    '"',
    '<',
    '[',
    '[ ',
    ';',
    'from ',
    'helo=',
    '(a [1.2.3.4] ',
    'from a (b [1.2.3.4]) by c; ',
    '1 Jan ',
    '\\',
    'a@',
    '\xc4',
  ])('take no time: %s repeated', (piece) => {
    const raw = piece.repeat(Math.ceil(100_000 / piece.length));
    const start = performance.now();
    journeyOf(Array.from({ length: 200 }, () => field('Received', raw)));
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
