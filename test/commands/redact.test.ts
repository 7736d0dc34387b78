import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactReport } from '../../src/commands/redact.ts';
import type { Report } from '../../src/engine/report.ts';
import { LANGUAGES } from '../../src/engine/text.ts';
import { FORMATS } from '../../src/render/formats.ts';
import { renderAll } from '../../src/render/index.ts';
import { bounceReport, problemReport } from '../support/sample-report.ts';

const SUBJECT = {
  file: 'mail/王芳 退信.eml',
  index: null,
  kind: 'bounce',
  format: 'postfix',
  recipients: [
    {
      address: 'bob.smith@example.net',
      action: 'failed',
      status: '5.1.1',
      replyCode: '550',
      diagnostic: 'smtp; 550 5.1.1 <bob.smith@example.net>: User unknown',
      remoteHost: 'mx.example.net',
      remoteIp: '192.0.2.7',
      cause: 'user-unknown',
    },
    { address: '王芳@example.cn', action: 'failed', status: null, cause: 'mailbox-full' },
  ],
  original: {
    messageId: '<20260105.4711.Qx@mail.example.com>',
    from: '"Jones, Alice" <alice+news@example.com>',
    to: 'Bob Smith <bob.smith@example.net>, 王芳 <王芳@example.cn>',
    subject: 'Re: Offer for the Miller house',
    date: 'Mon, 5 Jan 2026 10:00:00 +0800',
  },
  sender: 'alice+news@example.com',
  reportedBy: 'mail.example.com',
};

/** A report of a bounce in which these texts stand, each as the detail of a finding. */
function reportWith(...details: readonly string[]): Report<unknown> {
  const report = bounceReport('en');
  const [finding] = report.findings;
  if (finding === undefined) throw new Error('no finding');
  return {
    ...report,
    subject: SUBJECT,
    summary: 'mail/王芳 退信.eml — bob.smith@example.net — 5.1.1',
    findings: details.map((detail) => ({ ...finding, detail })),
    observations: report.observations.map((o) => ({ ...o, of: 'mail/王芳 退信.eml:41' })),
  };
}

const redacted = (detail: string): string =>
  redactReport(reportWith(detail)).findings[0]?.detail as string;

describe('a redacted report', () => {
  it('tells who is who, and nobody’s name', () => {
    const report = redactReport(reportWith('x')) as Report<typeof SUBJECT>;
    expect(report.subject).toMatchObject({
      file: 'message.eml',
      recipients: [
        {
          address: 'r1@example.net',
          status: '5.1.1',
          replyCode: '550',
          diagnostic: 'smtp; 550 5.1.1 <r1@example.net>: User unknown',
          remoteHost: 'mx.example.net',
          remoteIp: '192.0.2.7',
          cause: 'user-unknown',
        },
        { address: 'r2@example.cn' },
      ],
      original: {
        messageId: '<m1@mail.example.com>',
        from: 's1@example.com',
        to: 'r1@example.net, r2@example.cn',
        subject: '[redacted]',
        date: 'Mon, 5 Jan 2026 10:00:00 +0800',
      },
      sender: 's1@example.com',
      reportedBy: 'mail.example.com',
    });
    expect(report.summary).toBe('message.eml — r1@example.net — 5.1.1');
    expect(report.observations[0]?.of).toBe('message.eml:41');
  });

  it.each([
    ['an address', 'to bob.smith@example.net.', 'to r1@example.net.'],
    ['capitals', 'BOB.SMITH@Example.NET', 'r1@Example.NET'],
    [
      'another address',
      '<carol@example.org> and dave@example.org',
      '<a1@example.org> and a2@example.org',
    ],
    ['angle brackets', '550 <bob.smith@example.net>... denied', '550 <r1@example.net>... denied'],
    ['single quotes', "'bob.smith@example.net'", "'r1@example.net'"],
    ['a quoted local part', '"carol \\"x\\" d"@example.org', 'a1@example.org'],
    ['a quote that does not open', 'carol"@example.org', 'a1@example.org'],
    ['a literal', 'carol@[192.0.2.1]', 'a1@[192.0.2.1]'],
    ['no dot', 'carol@localhost', 'a1@localhost'],
    ['a key', 'smtp.mailfrom=alice+news@example.com;', 'smtp.mailfrom=s1@example.com;'],
    ['a type', 'rfc822;bob.smith@example.net', 'rfc822;r1@example.net'],
    ['a scheme', 'mailto:bob.smith@example.net?x', 'mailto:r1@example.net?x'],
    ['Chinese beside it', '收件人bob.smith@example.net不存在', 'r1@example.net不存在'],
    ['Chinese', '王芳@example.cn', 'r2@example.cn'],
    ['a wide sign', 'bob.smith＠example.net', 'r1＠example.net'],
    ['percent', 'bob.smith%40example.net', 'r1%40example.net'],
    ['percent twice', '%253Cbob.smith%2540example.net%253E', '%253Cr1%2540example.net%253E'],
    ['quoted-printable', 'bob.smith=40example.net', 'r1=40example.net'],
    ['an entity', 'bob.smith&#64;example.net', 'r1&#64;example.net'],
    ['brackets', 'bob.smith [at] example.net', 'r1 [at] example.net'],
    ['words', 'bob.smith at example.net', 'r1 at example.net'],
    ['blanks', 'carol @ example.org', 'a1 @ example.org'],
    ['VERP', 'bounce+carol=example.net@list.example', 'a1@list.example'],
    ['VERP in dashes', 'list-bounces-12-bob.smith=example.net@list.example', 'a1@list.example'],
    ['SRS', 'SRS0=Ab3d=TT=example.com=alice@fwd.example', 'a1@fwd.example'],
    ['BATV', 'prvs=12345=alice+news@example.com', 's1@example.com'],
    ['two signs', 'carol@example.org@gw.example', 'a1@gw.example'],
    ['a percent hack', 'carol%example.org@gw.example', 'a1@gw.example'],
    [
      'a URL',
      'https://x.example/u?id=7&e=carol@example.org&z=1',
      'https://x.example/u?id=7&e=a1@example.org&z=1',
    ],
    [
      'a URL with VERP',
      'https://x.example/?u=b+carol=example.org@list.example',
      'https://x.example/?u=a1@list.example',
    ],
    [
      'a path',
      'https://x.example/out/carol%40example.org/',
      'https://x.example/out/a1%40example.org/',
    ],
    [
      'base64 in a URL',
      `https://x.example/?t=${btoa('carol@example.org')}&z=1`,
      'https://x.example/?t=[redacted]&z=1',
    ],
    ['a user of a URL', 'https://carol:secret@x.example/', 'https://a1@x.example/'],
    ['X.400', '/G=Carol/S=Jones/O=example/@gw.example', '/a1@gw.example'],
    ['the local part alone', 'User bob.smith, (BOB.SMITH) unknown', 'User r1, (r1) unknown'],
    ['a local part without its tag', 'no user alice here', 'no user s1 here'],
    ['the name', 'Dear Bob Smith, dear  bob\tsmith', 'Dear r1, dear  r1'],
    ['the name turned round', 'Smith, Bob; Alice Jones', 'r1; s1'],
    ['one of the names', 'Mr Smith and Jones’s', 'Mr r1 and s1’s'],
    ['a Chinese name', '您好王芳，', '您好r2，'],
    ['the Message-ID', 'id=20260105.4711.Qx@mail.example.com', 'id=m1@mail.example.com'],
    ['the subject line', '"Offer for the Miller house" refused', '"[redacted]" refused'],
    ['an encoded word', 'From =?utf-8?B?5byg5Lyf?= x', 'From [redacted] x'],
    ['the path', 'see mail/王芳 退信.eml:3', 'see message.eml:3'],
  ])('hides %s', (_, detail, expected) => {
    expect(redacted(detail)).toBe(expected);
  });

  it.each([
    '550 5.1.1 User unknown (in reply to RCPT TO command)',
    'mx.example.net[192.0.2.7]: bob.smith.example.net, alice.example.com',
    '2001:db8::1 said: 421 4.7.0 try again @ 10:30',
    'v=spf1 include:spf.sg.aliyun.com -all; a=40; x=4096; 100% at 40%',
    'https://www.example.com/help/en/a_b?c=d&e=f#g',
    'Write to antispam_fankui@alibaba-inc.com.',
    'bobsmith bob.smithers malice',
    '@example.com',
  ])('keeps %s', (detail) => {
    expect(redacted(detail)).toBe(detail);
  });

  it('keeps what is no private matter of a report about DNS', () => {
    for (const language of LANGUAGES) {
      const report = problemReport(language);
      expect(redactReport(report)).toEqual(report);
    }
  });

  it('hides bodies, and what quotes them', () => {
    const report = reportWith('The text says: “We met at the old harbour.”');
    const [observation] = report.observations;
    const [finding] = report.findings;
    if (observation === undefined || finding === undefined) throw new Error('none');
    const evidence = [{ from: 'eml:9', saw: 'We met', wanted: 'met' }];
    const result = redactReport({
      ...report,
      findings: [{ ...finding, evidence }],
      observations: [
        {
          ...observation,
          id: 'eml:9',
          got: { body: true, line: 7, value: 'We met at the old harbour.' },
        },
        { ...observation, id: 'eml:10', asked: 'Subject', got: { line: 3, value: 'x' } },
        {
          ...observation,
          id: 'eml:11',
          asked: 'From',
          got: { line: 4, value: 'Zoe Q <zq@example.org>' },
        },
      ],
      sections: [{ id: 'body', title: 'Text', lines: ['one', 'two'], verbose: true }],
    });
    expect(result.findings[0]?.evidence).toEqual([
      { from: 'eml:9', saw: '[redacted]', wanted: '[redacted]' },
    ]);
    expect(result.findings[0]?.detail).toBe('The text says: “[redacted]”');
    expect(result.observations.map((o) => o.got)).toEqual([
      { body: true, line: 7, value: '[redacted]' },
      { line: 3, value: '[redacted]' },
      { line: 4, value: 'a1@example.org' },
    ]);
    expect(result.sections[0]?.lines).toEqual(['[redacted]', '[redacted]']);
  });

  it('shows of a path the kind of file only', () => {
    const named = (file: string) =>
      redactReport({ ...reportWith('x'), subject: { ...SUBJECT, file } }).subject as {
        file: string;
      };
    expect(named('/home/bob/b.EML').file).toBe('message.eml');
    expect(named('cur/17.M1.host:2,S').file).toBe('message');
    expect(named('bob@example.com').file).toBe('message');
    expect(named('-').file).toBe('-');
  });

  it('knows a recipient without a domain', () => {
    const report = redactReport({
      ...reportWith('no such user: wilhelmina'),
      subject: { ...SUBJECT, recipients: [{ address: 'wilhelmina' }], original: null },
    });
    expect(report.subject).toMatchObject({ recipients: [{ address: 'r1' }] });
    expect(report.findings[0]?.detail).toBe('no such user: r1');
    const local = { ...SUBJECT, original: { ...SUBJECT.original, from: 'Cron <wilhelmina>' } };
    const once = redactReport({ ...reportWith('by wilhelmina'), subject: local });
    expect(once.subject).toMatchObject({ original: { from: 's1' } });
    expect(once.findings[0]?.detail).toBe('by s1');
    expect(redactReport(once)).toEqual(once);
  });

  it('hides what sections quote of the header', () => {
    const lines = [
      'From: "Alice Jones" <alice+news@example.com>   (line 12)',
      '收件人: Bob Smith <bob.smith@example.net>, 王芳 <王   （第 13 行）',
      'Subject: test   (line 14)',
      'Date: Mon, 5 Jan 2026 10:00:00 +0800   (line 15)',
    ];
    const sections = [{ id: 'message', title: 'What it says', lines, verbose: true }];
    const report = redactReport({ ...reportWith('x'), sections });
    expect(report.sections[0]?.lines).toEqual([
      'From: s1@example.com   (line 12)',
      '收件人: r1@example.net   （第 13 行）',
      'Subject: [redacted]   (line 14)',
      'Date: Mon, 5 Jan 2026 10:00:00 +0800   (line 15)',
    ]);
    const bare = { ...SUBJECT, file: '--reply' };
    expect(redactReport({ ...reportWith('x'), subject: bare }).subject).toMatchObject({
      file: '--reply',
    });
  });

  it('leaves words that many are called by', () => {
    const subject = {
      ...SUBJECT,
      recipients: [{ address: 'support@example.net' }, { address: '550@example.net' }],
      original: { ...SUBJECT.original, from: 'Mail Support <mail@example.com>' },
    };
    const detail = 'Alibaba Mail support: 550 mail refused for support@example.net';
    const report = redactReport({ ...reportWith(detail), subject });
    expect(report.findings[0]?.detail).toBe(
      'Alibaba Mail support: 550 mail refused for r1@example.net',
    );
  });

  it('stays readable for programs: nothing changes but strings', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'string'
        ? 'string'
        : Array.isArray(value)
          ? value.map(shape)
          : typeof value === 'object' && value !== null
            ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, shape(v)]))
            : value;
    for (const report of [reportWith('x', 'bob.smith@example.net'), bounceReport('zh')]) {
      expect(shape(redactReport(report))).toEqual(shape(report));
    }
  });
});

/** A local part that stands out: longer than what is found by chance. */
const localPart = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9]{2,6}[q-z][.+_-]?[a-z]{4,8}$/),
  fc.stringMatching(/^[甲乙丙丁戊己庚辛]{4,8}$/),
  fc.stringMatching(/^[a-z]{5,8}!#\$\*[a-z]{5,8}$/),
);
const personName = fc.oneof(
  fc.stringMatching(/^[A-Z][a-z]{5,9}q [A-Z][a-z]{5,9}z$/),
  fc.stringMatching(/^[甲乙丙丁戊己庚辛]{4,8}$/),
);
const joint = fc.constantFrom(
  ...['@', '＠', '%40', '=40', '&#64;', ' at ', '%2540', '[at]', ' @ ', '=example.org@'],
);
const around = fc.constantFrom(
  ...['', '<', ' (', '：', '“', 'to=<', 'mailto:', 'https://x.example/?e=', '不', ', '],
);

describe('whatever is planted', () => {
  const people = fc.record({ local: localPart, name: personName, joint, around });

  /** Plants a text at the end of every string that is text, or of every one but what is looked up by its key. */
  function planted(report: Report<unknown>, text: string, everywhere = true): Report<unknown> {
    const plant = (value: unknown, key: string): unknown => {
      if (typeof value === 'string') {
        return FIXED.has(key) || (!everywhere && OWN.has(key)) ? value : `${value} ${text} etc.`;
      }
      if (Array.isArray(value)) return value.map((item) => plant(item, key));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([k, v]) => [k, FIXED_PARTS.has(k) ? v : plant(v, k)]),
      );
    };
    return plant(report, '') as Report<unknown>;
  }

  type One = { readonly [key in 'local' | 'name' | 'joint' | 'around']: string };

  /** A report of a message to somebody whose address and name stand in all texts. */
  function reportTo({ local, name, joint, around }: One, everywhere: boolean): Report<unknown> {
    const subject = {
      ...SUBJECT,
      recipients: [{ ...SUBJECT.recipients[0], address: `${local}@example.net` }],
      original: {
        ...SUBJECT.original,
        to: `${name} <${local}@example.net>`,
        subject: `Zum ${name}`,
      },
    };
    const text = `${around}${local}${joint}example.net ${name}, ${local}`;
    return planted({ ...reportWith('x', 'y'), subject }, text, everywhere);
  }

  it('none survives', () => {
    fc.assert(
      fc.property(people, (one) => {
        const text = JSON.stringify(redactReport(reportTo(one, true))).toLowerCase();
        expect(text).not.toContain(one.local.toLowerCase());
        expect(text).not.toContain(one.name.toLowerCase());
        // Nothing tells of it but the sign.
        if (one.joint === ' at ') return;
        const met = planted(
          reportWith('x', 'y'),
          `${one.around}${one.local}${one.joint}example.net`,
        );
        const rest = JSON.stringify(redactReport(met)).toLowerCase();
        expect(rest).not.toContain(one.local.toLowerCase());
      }),
      { numRuns: 500 },
    );
  });

  it.each(FORMATS)('none survives in %s', async (format) => {
    const look = { width: 80, color: 0, verbose: true, quiet: false, failOn: 'error' } as const;
    await fc.assert(
      fc.asyncProperty(people, async (one) => {
        const report = redactReport(reportTo(one, false));
        const printed = (await renderAll([report], format, look, false)).toLowerCase();
        expect(printed).not.toContain(one.local.toLowerCase());
        expect(printed).not.toContain(one.name.toLowerCase());
      }),
      { numRuns: 30 },
    );
  });

  it('and nothing more is done the second time', () => {
    fc.assert(
      fc.property(
        fc.array(people, { minLength: 1, maxLength: 3 }),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 4 }),
        (all, more) => {
          const [first] = all;
          if (first === undefined) return;
          const texts = all.map((p) => `${p.around}${p.local}${p.joint}example.org ${p.name}`);
          const report = planted(reportTo(first, true), [...texts, ...more].join(' '));
          const once = redactReport(report);
          expect(redactReport(once)).toEqual(once);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('does not throw, and takes little time, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 5 }),
        (texts) => {
          redactReport(reportWith(...texts));
        },
      ),
      { numRuns: 200 },
    );
    for (const piece of [
      '@',
      'a@',
      '"',
      '"@',
      '%40',
      '=40',
      '<a@b>',
      'a=',
      '//a:',
      '=?x?b?',
      '[at] ',
      '(',
      '\\"',
    ]) {
      const started = performance.now();
      redactReport(reportWith(piece.repeat(20_000)));
      expect(performance.now() - started, piece).toBeLessThan(2000);
    }
  });
});

/** Values that have a form: a text behind them would not be one of them. */
const FIXED: ReadonlySet<string> = new Set([
  ...['file', 'subject', 'from', 'to', 'messageId', 'address', 'sender', 'references'],
]);
const FIXED_PARTS: ReadonlySet<string> = new Set(['tool', 'command', 'language', 'verdict']);
/** Ids and enumerations, by which a renderer finds its words. */
const OWN: ReadonlySet<string> = new Set([
  ...[
    'id',
    'severity',
    'owner',
    'intent',
    'path',
    'answer',
    'why',
    'node',
    'because',
    'at',
    'kind',
  ],
]);
