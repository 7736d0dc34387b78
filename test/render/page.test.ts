import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorOf, type Block, pageMarkdown, pageText } from '../../src/render/page.ts';
import { widthOf } from '../../src/render/width.ts';

const LOOK = { width: 60, color: 0 } as const;

const PAGE: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'A page', id: 'a/page' },
  { kind: 'text', text: 'Prose that is long enough to be broken into two lines of the terminal.' },
  {
    kind: 'facts',
    rows: [
      ['where', 'Webmail > Settings'],
      ['谁来做', '邮箱管理员'],
    ],
  },
  { kind: 'heading', level: 2, text: 'Steps' },
  {
    kind: 'steps',
    items: [
      { text: 'Click.', details: ['[Move]'] },
      { text: 'Save.', details: [] },
    ],
  },
  { kind: 'bullets', items: ['one', 'two'] },
  { kind: 'ids', rows: [['add-to-whitelist', 'lets mail in']] },
  { kind: 'outline', lines: ['top', '  below'] },
  { kind: 'commands', lines: ['alimail-doctor guide "a b" && exit'] },
  { kind: 'aside', text: 'source' },
];

describe('pageText', () => {
  it('lays a page out', () => {
    expect(pageText(PAGE, LOOK)).toBe(`A page
Prose that is long enough to be broken into two lines of the
terminal.

where   Webmail > Settings
谁来做  邮箱管理员

Steps
1. Click.
   [Move]
2. Save.

- one
- two

add-to-whitelist  lets mail in

top
  below

  alimail-doctor guide "a b" && exit

source
`);
  });

  it('gives a long first column a line of its own', () => {
    const id = 'save-sent-emails-from-client-to-webmail';
    const text = pageText(
      [
        {
          kind: 'ids',
          rows: [
            [id, 'keeps a copy'],
            ['b', 'c'],
          ],
        },
      ],
      LOOK,
    );
    expect(text.split('\n')[0]).toBe(id);
    expect(text).toContain('keeps a copy');
  });

  it('stays within its width, whatever it holds, commands and ids excepted', () => {
    const words = fc
      .array(fc.constantFrom('邮件', 'mail', '，', 'a', '设置 > 安全', '“x”'), { maxLength: 40 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(words, words, fc.integer({ min: 20, max: 140 }), (one, two, width) => {
        const text = pageText(
          [
            { kind: 'heading', level: 2, text: one },
            { kind: 'text', text: two },
            { kind: 'bullets', items: [one, two] },
            { kind: 'facts', rows: [['label', one]] },
            { kind: 'steps', items: [{ text: one, details: [two] }] },
          ],
          { width, color: 0 },
        );
        for (const line of text.split('\n')) {
          expect(widthOf(line)).toBeLessThanOrEqual(Math.min(Math.max(width, 40), 100));
        }
      }),
    );
  });

  it('says the same with and without colour', () => {
    const plain = pageText(PAGE, LOOK);
    const coloured = pageText(PAGE, { width: 60, color: 3 });
    expect(coloured).toContain('\u001b[');
    expect(coloured.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain);
  });

  it('shows what cannot be seen', () => {
    const text = pageText([{ kind: 'text', text: 'a\u202eb\u001b[31mc' }], LOOK);
    expect(text).toBe('a<U+202E>b<U+001B>[31mc\n');
  });
});

describe('pageMarkdown', () => {
  it('writes the same page', () => {
    expect(pageMarkdown(PAGE, (id) => (id.startsWith('add') ? 'x.md#y' : null))).toBe(
      `<a id="a-page"></a>

# A page

Prose that is long enough to be broken into two lines of the terminal.

- **where**: Webmail \\> Settings
- **谁来做**: 邮箱管理员

## Steps

1. Click.
   - \\[Move\\]
2. Save.

- one
- two

- [\`add-to-whitelist\`](x.md#y) lets mail in

- top
  - below

\`\`\`sh
alimail-doctor guide "a b" && exit
\`\`\`

_source_
`,
    );
  });

  it('makes no markup of what a stranger wrote', () => {
    const text = pageMarkdown([{ kind: 'text', text: '<img src=x> [a](http://b) @who' }]);
    expect(text).toBe('\\<img src=x\\> \\[a\\](http\\://b) @<!-- -->who\n');
  });

  it('has anchors without slashes', () => {
    expect(anchorOf('recover-access/locked-account')).toBe('recover-access-locked-account');
  });
});
