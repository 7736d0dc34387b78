import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS, renderAll } from '../../src/render/index.ts';
import { poisoned } from '../support/hostile.ts';
import { problemReport, unknownReport } from '../support/sample-report.ts';

const options = {
  width: 80,
  color: 0,
  verbose: true,
  quiet: false,
  failOn: 'error',
} as const;

/** Controls other than the line break, bidirectional controls, invisible characters, lone surrogates. */
const FORBIDDEN =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufffe\uffff\p{Cs}\u{e0000}-\u{e01ef}]|\u034f|[\ufe00-\ufe0f]/u;

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '\u001b]0;title\u0007\u001b[2J',
    '\u202egnp.exe',
    'a\r\n::error::owned',
    '\n::add-mask::x\n',
    '::stop-commands::x',
    '\u3000::error title=x::y',
    '\u{e0041}\u{e0042}',
    '\ud800',
    '\u009b31m',
    '</failure><script>',
    ']]>',
    '| `code` | <img src=x onerror=alert(1)>',
    '@everyone #1 [x](https://evil.example)',
    '##[error]x',
  ),
);

describe('hostile values', () => {
  for (const format of FORMATS) {
    it(`bring no control or invisible character into ${format}`, async () => {
      await fc.assert(
        fc.asyncProperty(
          nasty,
          fc.constantFrom('en', 'zh'),
          fc.constantFrom('before', 'behind'),
          fc.boolean(),
          async (poison, language, where, verbose) => {
            const reports = [problemReport(language), unknownReport(language)];
            const bad = reports.map((r) => poisoned(r, poison, where));
            const clean = await renderAll(reports, format, { ...options, verbose }, true);
            const out = await renderAll(bad, format, { ...options, verbose }, true);
            expect(out).not.toMatch(FORBIDDEN);
            expect(out).not.toMatch(/##\w*\[/);
            // No line that a CI runner would obey, but the program's own.
            const commands = (text: string) =>
              text.split('\n').filter((line) => /^\s*::/.test(line)).length;
            expect(commands(out)).toBe(commands(clean));
            if (format !== 'text') return;
            for (const quiet of await Promise.all(
              bad.map((r) => renderAll([r], 'text', { ...options, quiet: true }, false)),
            )) {
              expect(quiet.split('\n')).toHaveLength(2);
            }
          },
        ),
        { numRuns: 60 },
      );
    });
  }
});
