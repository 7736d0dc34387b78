import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report, ReportFinding } from '../../src/engine/report.ts';
import { LANGUAGES, type Language } from '../../src/engine/text.ts';
import { CAUSE_NAMES } from '../../src/knowledge/causes.ts';
import { bounceSummary } from '../../src/render/bounce-summary.ts';
import { widthOf } from '../../src/render/width.ts';
import { bounceReport } from '../support/sample-report.ts';

const plain = { width: 80, color: 0, verbose: false, quiet: false } as const;

interface Given {
  readonly kind?: string;
  readonly causes?: readonly string[];
  readonly to?: readonly (string | null)[];
  readonly file?: string;
  readonly index?: number;
  readonly owner?: ReportFinding['owner'];
  readonly saw?: string;
  readonly fix?: string;
}

function report(language: Language, given: Given = {}): Report<unknown> {
  const { kind = 'bounce', causes = ['user-unknown'], to = ['bob@example.net'] } = given;
  const { file = 'mail/a.eml', index = null, owner = 'sender', fix } = given;
  const base = bounceReport(language);
  const [finding] = base.findings;
  if (finding === undefined) throw new Error('no finding');
  const saw = given.saw ?? '550 5.1.1 <bob@example.net>: User unknown';
  return {
    ...base,
    subject: {
      file,
      index,
      kind,
      recipients: to.map((address, i) => ({
        address,
        action: 'failed',
        cause: `bounce/${causes[i] ?? causes[0]}`,
      })),
    },
    findings: causes.map((cause) => ({
      ...finding,
      id: `bounce/${cause}`,
      owner,
      evidence: [{ from: 'eml:1', saw }],
      fixes:
        fix === undefined
          ? []
          : [{ title: fix, owner, effort: 'minutes', risk: 'none', verified: false, resolves: [] }],
    })),
  };
}

function summaryOf(language: Language, all: readonly Given[]) {
  const summary = bounceSummary(language, CAUSE_NAMES);
  for (const given of all) summary.add(report(language, given));
  return summary;
}

const many = (n: number, given: Given): Given[] => Array.from({ length: n }, () => given);

const SAMPLE: readonly Given[] = [
  ...many(3, { causes: ['mailbox-full'], to: ['ann@example.org'], owner: 'recipient' }),
  ...many(1200, { file: 'in.mbox', index: 3, fix: 'Correct the address' }),
  {
    kind: 'delay',
    causes: ['greylisted'],
    to: ['x@example.org', 'y@Example.NET'],
    owner: 'alibaba',
  },
  ...many(2, { kind: 'auto-reply', causes: [], to: [] }),
  { kind: 'not-a-bounce', causes: [], to: [] },
];

describe('a summary of bounces', () => {
  it('ranks causes and domains, with an example each', () => {
    expect(summaryOf('en', SAMPLE).text(plain)).toBe(
      `1,207 messages: 1,203 bounces, 1 delay, 2 auto-replies, 1 not a bounce

   why they came back  messages  share  who must act
1  no such mailbox        1,200   100%  sender
   in.mbox#3, line 41: 550 5.1.1 <bob@example.net>: User unknown
2  mailbox full               3    <1%  recipient
   mail/a.eml, line 41: 550 5.1.1 <bob@example.net>: User unknown
3  greylisted                 1    <1%  Alibaba Mail support
   mail/a.eml, line 41: 550 5.1.1 <bob@example.net>: User unknown

   recipient domains  messages  most often
   example.net           1,201  no such mailbox
   example.org               4  mailbox full

   what to do first
1  no such mailbox: Correct the address
`,
    );
    expect(summaryOf('zh', SAMPLE).text(plain)).toContain(
      '共 1,207 封邮件：退信 1,203 封，延迟通知 1 封',
    );
  });

  it('is Markdown too', () => {
    expect(summaryOf('en', SAMPLE.slice(0, 4)).markdown()).toBe(`## Bounces

4 messages: 4 bounces

| Why they came back | Messages | Share | Who must act | Example |
| --- | ---: | ---: | --- | --- |
| mailbox full | 3 | 75% | recipient | \`mail/a.eml, line 41\`<br>\`550 5.1.1 <bob@example.net>: User unknown\` |
| no such mailbox | 1 | 25% | sender | \`in.mbox#3, line 41\`<br>\`550 5.1.1 <bob@example.net>: User unknown\` |

| Recipient domains | Messages | Most often |
| --- | ---: | --- |
| example.org | 3 | mailbox full |
| example.net | 1 | no such mailbox |

### What to do first

1. **no such mailbox** Correct the address
`);
  });

  for (const language of LANGUAGES) {
    it(`says so when there is nothing (${language})`, () => {
      expect(summaryOf(language, []).text(plain).trim().split('\n')).toHaveLength(1);
      const none = summaryOf(language, many(2, { kind: 'not-a-bounce', causes: [], to: [] }));
      expect(none.text(plain)).not.toMatch(/NaN|undefined|Infinity/);
      expect(none.text(plain).trim().split('\n')).toHaveLength(3);
      expect(none.markdown().trim().split('\n')).toHaveLength(5);
    });

    it(`is one line when it is to be quiet (${language})`, () => {
      expect(
        summaryOf(language, SAMPLE)
          .text({ ...plain, quiet: true })
          .split('\n'),
      ).toHaveLength(2);
    });

    it(`has no escape sequence without colour, and the same text with it (${language})`, () => {
      const summary = summaryOf(language, SAMPLE);
      const bare = summary.text(plain);
      const coloured = summary.text({ ...plain, color: 3 });
      expect(bare).not.toContain('\u001b');
      expect(coloured).toContain('\u001b[');
      // biome-ignore lint/complexity/useRegexLiterals: the escape is easier to read so.
      expect(coloured.replace(new RegExp('\u001b\\[[0-9;]*m', 'g'), '')).toBe(bare);
    });

    it(`fits the terminal (${language})`, () => {
      const text = fc.string({ unit: fc.constantFrom(...'ab .退信件：“”/@-é'), maxLength: 120 });
      const given = fc.record({
        causes: fc.array(fc.constantFrom(...Object.keys(CAUSE_NAMES)), {
          minLength: 1,
          maxLength: 3,
        }),
        to: fc.array(
          fc.oneof(
            fc.constant(null),
            text.map((t) => `x@${t}`),
          ),
          { maxLength: 3 },
        ),
        file: text,
        saw: text,
        owner: fc.constantFrom(
          'you',
          'domain-admin',
          'alibaba',
          'recipient',
        ) as fc.Arbitrary<'you'>,
        index: fc.integer({ min: 1, max: 1e6 }),
      });
      fc.assert(
        fc.property(
          fc.array(given, { maxLength: 30 }),
          fc.integer({ min: 20, max: 200 }),
          (all, width) => {
            const lines = summaryOf(language, all)
              .text({ ...plain, width })
              .split('\n');
            for (const line of lines) {
              expect(widthOf(line), line).toBeLessThanOrEqual(Math.min(100, Math.max(40, width)));
              expect(line).toBe(line.trimEnd());
            }
          },
        ),
        {
          numRuns: 100,
          // The longest cause beside a short domain, in a terminal that is just wide enough for both columns.
          examples: [
            [
              [
                {
                  causes: ['ip-reputation', 'spf-failed'],
                  to: ['x@a'],
                  file: '',
                  saw: '',
                  owner: 'you',
                  index: 1,
                },
              ],
              64,
            ],
          ],
        },
      );
    });
  }

  it('counts a domain once a message, and messages to nobody', () => {
    const text = summaryOf('en', [
      { to: ['a@example.net', 'b@example.net', 'c@example.org'], causes: ['user-unknown'] },
      { to: [null] },
      { to: [] },
    ]).text(plain);
    expect(text).toMatch(/example\.net +1 /);
    expect(text).toMatch(/example\.org +1 /);
    expect(text).toMatch(/no recipient named +2$/m);
  });

  it('names the domain’s most frequent cause', () => {
    const text = summaryOf('en', [
      ...many(1, { causes: ['greylisted'] }),
      ...many(2, { causes: ['mailbox-full'] }),
    ]).text(plain);
    expect(text).toMatch(/example\.net +3 {2}mailbox full$/m);
  });

  it('shows twenty domains, and counts ten thousand', () => {
    const summary = bounceSummary('en', CAUSE_NAMES);
    const base = report('en');
    for (let i = 0; i < 12_345; i++) {
      const subject = { kind: 'bounce', recipients: [{ address: `x@d${i}.example` }] };
      summary.add({ ...base, subject });
    }
    const text = summary.text(plain);
    expect(text).toMatch(/and 9,980 more domains +9,980$/m);
    expect(text).toMatch(/beyond 10,000 domains +2,345$/m);
    expect(text.split('\n').length).toBeLessThan(35);
  });

  it('takes as an example the first that is proved', () => {
    const summary = bounceSummary('en', CAUSE_NAMES);
    summary.add({ ...report('en', { file: 'first.eml', kind: 'delay' }), findings: [] });
    summary.add(report('en', { file: 'second.eml' }));
    summary.add(report('en', { file: 'third.eml' }));
    const text = summary.text(plain);
    expect(text).toMatch(/no such mailbox +3 +100%/);
    expect(text).toContain('second.eml, line 41: 550');
  });

  it('shows nothing of strangers as it is', () => {
    for (const bad of HOSTILE) {
      const given = { file: bad, saw: bad, to: [`x@${bad}`], fix: bad, causes: [bad], kind: bad };
      for (const language of LANGUAGES) {
        const summary = summaryOf(language, [given]);
        for (const shown of [
          summary.text(plain),
          summary.text({ ...plain, width: 40 }),
          summary.markdown(),
        ]) {
          expect(shown).not.toMatch(
            /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/,
          );
          expect(shown).not.toMatch(/^\s*::[a-z-]+.*::/m);
        }
      }
    }
  });
});

const HOSTILE: readonly string[] = [
  '\u001b[31mred\u001b[0m',
  'a\r\nb\nc\u0085d',
  '::error::pwned',
  'x\n::error::pwned',
  ' ::warning file=a::pwned',
  '##[error]pwned ##vso[task.complete]',
  'abc\u202ecba\u2066x\u200b',
  '| a | `b` ``c`` <b> [x](https://example.com) @all #1',
  '{place} {n} {quote}',
  '\t'.repeat(50),
  '\ud800',
  '1. x',
  '# x',
  '__proto__',
  'constructor',
];
