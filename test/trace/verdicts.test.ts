import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictsOf } from '../../src/trace/verdicts.ts';
import { encode } from '../protocols/mime/support.ts';
import { field, fieldsOf, PIECES } from './support.ts';

const auth = (...raws: string[]) => {
  const found = verdictsOf(raws.map((raw) => field('Authentication-Results', raw))).authentication;
  return found === null ? null : [found.by, found.spf, found.dkim, found.dmarc];
};

describe('Authentication-Results', () => {
  it.each<[string, (string | null)[] | null]>([
    [
      'mx.example.org; spf=pass smtp.mailfrom=boss@example.com; dkim=fail (bad; signature) header.d=example.com; dmarc=none',
      ['mx.example.org', 'pass', 'fail', 'none'],
    ],
    ['mx.example.org 1; spf=softfail', ['mx.example.org', 'softfail', null, null]],
    [
      '(a comment) mx.example.org (another) ; SPF = Neutral',
      ['mx.example.org', 'neutral', null, null],
    ],
    ['"mx.example.org"; dkim/1=temperror', ['mx.example.org', null, 'temperror', null]],
    [
      'mx.example.org; dkim=fail reason="no; dmarc=pass" header.d=a; dkim=pass header.d=b; dkim=neutral',
      ['mx.example.org', null, 'pass', null],
    ],
    ['mx.example.org; none', ['mx.example.org', null, null, null]],
    [
      'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.com; dkim=none (message not signed); dmarc=permerror action=none;compauth=pass reason=100',
      ['', 'pass', 'none', 'permerror'],
    ],
    ['mx.example.org; spf=hardfail; dmarc=bestguesspass', ['mx.example.org', 'fail', null, 'pass']],
    ['mx.example.org; x-spf=pass; arc=pass', null],
    ['mx.example.org; spf=perhaps', null],
    ['mx.example.org', null],
    ['', null],
  ])('%s', (raw, found) => {
    expect(auth(raw)).toEqual(found);
  });

  it('is the topmost, with those of its server beside it', () => {
    expect(
      auth('a.example; dmarc=pass', 'A.example; dkim=pass; dmarc=fail', 'b.example; spf=pass'),
    ).toEqual(['a.example', null, 'pass', 'pass']);
  });

  it('is not what stands below the next Received field', () => {
    const { authentication } = verdictsOf(
      fieldsOf(`
Received: by a.example; Tue, 2 Jan 2024 03:04:05 +0800
Authentication-Results: a.example;
 dmarc=fail
Received: by forged.example; Tue, 2 Jan 2024 03:04:05 +0800
Authentication-Results: a.example; spf=pass; dkim=pass
`),
    );
    expect(authentication).toEqual({
      by: 'a.example',
      spf: null,
      dkim: null,
      dmarc: 'fail',
      line: 2,
    });
  });
});

describe('X-Alimail-AntiSpam', () => {
  it('has fields', () => {
    const { alimail } = verdictsOf(
      fieldsOf(`
Subject: x
X-Alimail-AntiSpam: AC=CONTINUE;BC=0.1136|-1;BR=01201311R;CH=green;DM=|CONTINUE|false|;
 DS=CONTINUE|ham_regular|0.02-0.00-0.97;MF=boss=list@example.com;TI=SMTPD_---.W1_17;AC=REJECT;
 __proto__=1;lonely; =2
X-Alimail-AntiSpam: AC=REJECT
`),
    );
    expect(alimail).toEqual({
      fields: {
        AC: 'CONTINUE',
        BC: '0.1136|-1',
        BR: '01201311R',
        CH: 'green',
        DM: '|CONTINUE|false|',
        DS: 'CONTINUE|ham_regular|0.02-0.00-0.97',
        MF: 'boss=list@example.com',
        TI: 'SMTPD_---.W1_17',
      },
      line: 2,
    });
    expect(verdictsOf([]).alimail).toBeNull();
  });
});

describe('other filters', () => {
  it.each<[string, string, boolean | null]>([
    ['X-Spam-Flag', 'YES', true],
    ['X-Spam-Flag', 'no', false],
    ['X-Spam-Flag', 'nothing', null],
    ['X-Spam-Status', 'Yes, score=12.1 required=5.0 tests=[BAYES_99=3.5]', true],
    ['X-Spam-Status', 'No, score=-1.9 required=5.0', false],
    ['X-Spam-Score', '7.3 (+++++++)', true],
    ['X-Spam-Score', '-2.9', false],
    ['X-Spam-Score', '4.0 / 3.5', true],
    ['X-Spam-Score', '50', null],
    ['X-Forefront-Antispam-Report', 'CIP:192.0.2.1;CTRY:CN;SCL:5;SFV:SPM;CAT:SPM;', true],
    ['X-Forefront-Antispam-Report', 'CIP:192.0.2.1;SCL:9;SFV:SKA;', false],
    ['X-Forefront-Antispam-Report', 'SCL:6', true],
    ['X-Forefront-Antispam-Report', 'CIP:192.0.2.1', null],
    ['X-MS-Exchange-Organization-SCL', '-1', false],
    ['X-MS-Exchange-Organization-SCL', '5', true],
    ['X-Microsoft-Antispam', 'BCL:8;ARA:13230040', true],
    ['X-Microsoft-Antispam', 'BCL:0;', false],
    ['X-Microsoft-Antispam-Mailbox-Delivery', 'ucf:0;jmr:0;auth:0;dest:J;', true],
    ['X-Microsoft-Antispam-Mailbox-Delivery', 'ucf:0;jmr:0;auth:0;dest:I;', false],
    ['X-QQ-SPAM', 'true', true],
    ['X-Barracuda-Spam-Flag', 'YES', true],
    ['X-Barracuda-Spam-Status', 'No, SCORE=0.00 using global scores', false],
    ['X-Proofpoint-Spam-Details', 'rule=notspam policy=default score=0', false],
    ['X-Proofpoint-Spam-Details', 'rule=inbound_spam policy=inbound score=100', true],
    ['X-Proofpoint-Spam-Details', 'policy=default', null],
    ['X-Mailgun-Sflag', 'Yes', true],
    ['X-Rspamd-Action', 'add header', true],
    ['X-Rspamd-Action', 'no action', false],
    ['X-Rspamd-Action', 'greylist', null],
    ['X-Spamd-Result', 'default: False [3.20 / 15.00]', false],
    ['X-Spamd-Result', 'default: True [16.20 / 15.00]', true],
    ['X-Bogosity', 'Spam, tests=bogofilter, spamicity=0.99', true],
    ['X-Bogosity', 'Unsure, tests=bogofilter', null],
    ['X-DSPAM-Result', 'Innocent', false],
    ['X-KLMS-AntiSpam-Status', 'not_detected', false],
    ['X-TM-AS-Result', 'Yes--12.3-4.0-31-10', true],
    ['X-CM-SenderInfo', 'spam', null],
  ])('%s: %s', (name, value, spam) => {
    const { others } = verdictsOf([field(name, value, 7)]);
    expect(others).toEqual(spam === null ? [] : [{ name, value, spam, line: 7 }]);
  });
});

describe('rules, lists and forwards', () => {
  const touched = (...fields: [string, string][]) =>
    verdictsOf(fields.map(([name, raw]) => field(name, raw))).touched.map(({ name }) => name);

  it.each([
    ['List-Id', '<staff.example.com>'],
    ['X-Forwarded-To', 'a@b'],
    ['X-Forwarded-For', 'a@b c@d'],
    ['Resent-To', 'a@b'],
    ['Resent-From', 'a@b'],
    ['X-Sieve', 'CMU Sieve 2.3'],
    ['X-Loop', 'a@b'],
    ['X-MS-Exchange-Inbox-Rules-Loop', 'a@b'],
    ['X-Original-To', 'a@b'],
    ['Auto-Submitted', 'auto-replied'],
    ['Precedence', 'bulk'],
  ])('%s: %s', (name, value) => {
    expect(touched([name, value])).toEqual([name]);
  });

  it.each([
    ['Auto-Submitted', 'no'],
    ['Precedence', 'first-class'],
    ['Delivered-To', 'a@b'],
    ['To', 'a@b'],
  ])('not %s: %s', (name, value) => {
    expect(touched([name, value])).toEqual([]);
  });

  it('takes Delivered-To when there are several, X-Original-To when it differs', () => {
    expect(touched(['Delivered-To', 'a@b'], ['X-Original-To', 'A@b'])).toEqual([]);
    expect(touched(['Delivered-To', 'a@b'], ['X-Original-To', 'c@b'])).toEqual(['X-Original-To']);
    expect(touched(['Delivered-To', 'a@b'], ['Delivered-To', 'c@b'])).toHaveLength(2);
    expect(touched(['Delivered-To', 'a@b'], ['Delivered-To', 'a@b'])).toEqual([]);
  });

  it('decodes values', () => {
    const fields = [
      field('List-Id', '=?utf-8?B?5YWo5L2T?= <all.example.com>'),
      field('X-Loop', encode('全体员工名单', 'gb18030')),
    ];
    expect(verdictsOf(fields).touched.map(({ value }) => value)).toEqual([
      '全体 <all.example.com>',
      '全体员工名单',
    ]);
  });
});

describe('hostile headers', () => {
  const NAMES = [
    ...[
      'Authentication-Results',
      'X-Alimail-AntiSpam',
      'X-Spam-Status',
      'X-Spam-Score',
      'Received',
    ],
    ...['X-Forefront-Antispam-Report', 'List-Id', 'Delivered-To', 'X-Proofpoint-Spam-Details'],
  ];

  it('are read', () => {
    const raw = fc
      .array(fc.constantFrom(...PIECES), { maxLength: 60 })
      .map((pieces) => pieces.join(''));
    const one = fc.record({
      name: fc.constantFrom(...NAMES),
      raw: fc.oneof(raw, fc.string({ unit: 'binary' })),
    });
    fc.assert(
      fc.property(fc.array(one), (fields) => {
        const { others, touched } = verdictsOf(
          fields.map(({ name, raw: text }) => field(name, text)),
        );
        for (const { value } of [...others, ...touched]) {
          expect(value.length).toBeLessThanOrEqual(300);
        }
      }),
    );
  });

  it('are bounded', () => {
    const many = (name: string, raw: string) =>
      Array.from({ length: 3_000 }, () => field(name, raw));
    const { others, touched } = verdictsOf([
      ...many('X-Spam-Flag', 'YES'),
      ...many('List-Id', 'a'),
    ]);
    expect([others.length, touched.length]).toEqual([50, 50]);
  });

  it.each(['(', '"', ';', '=', 'spf=pass;', 'rule=', '1', 'SFV:', '\xc4'])(
    'take no time: %s repeated',
    (piece) => {
      const raw = piece.repeat(Math.ceil(100_000 / piece.length));
      const start = performance.now();
      verdictsOf(
        Array.from({ length: 1_000 }, (_, i) => field(NAMES[i % NAMES.length] ?? '', raw)),
      );
      expect(performance.now() - start).toBeLessThan(30_000);
    },
  );
});
