import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/report.ts';
import { LANGUAGES } from '../../src/engine/text.ts';
import { FORMATS, isStreamed, renderAll, renderOne } from '../../src/render/index.ts';
import { codeSpan, escapeMarkdown } from '../../src/render/markdown.ts';
import { poisoned } from '../support/hostile.ts';
import {
  bounceReport,
  healthyReport,
  problemReport,
  unknownReport,
} from '../support/sample-report.ts';

const options = {
  width: 80,
  color: 0,
  verbose: false,
  quiet: false,

  failOn: 'error',
} as const;

const samples: readonly Report[] = LANGUAGES.flatMap((language) => [
  problemReport(language),
  healthyReport(language),
  unknownReport(language),
  bounceReport(language),
]);

/** Strict enough for what `junit.ts` writes: tags nest, attributes are quoted, text is escaped. */
function assertWellFormed(xml: string): void {
  const open: string[] = [];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  expect(body).not.toBe(xml);
  for (const part of body.match(/<[^>]*>|[^<]+/g) ?? []) {
    if (!part.startsWith('<')) {
      expect(part).not.toMatch(/&(?!(amp|lt|gt|quot|apos);)|>/);
      continue;
    }
    const tag =
      /^<(\/?)([a-z-]+)((?: [a-z]+="(?:[^"<&]|&(?:amp|lt|gt|quot|apos);)*")*)(\/?)>$/.exec(part);
    expect(tag, part).not.toBeNull();
    const [, close, name, , empty] = tag as unknown as string[];
    if (close === '/') expect(open.pop()).toBe(name);
    else if (empty !== '/') open.push(name as string);
  }
  expect(open).toEqual([]);
}

const render: typeof renderAll extends (a: infer R, b: infer F, c: infer L, d: boolean) => infer T
  ? (reports: R, format: F, look: L) => T
  : never = (reports, format, look) => renderAll(reports, format, look, false);

describe('every format', () => {
  for (const format of FORMATS) {
    it(`ends in a line break: ${format}`, async () => {
      const text = await renderAll(samples, format, options, false);
      expect(text).toMatch(/[^\n]\n$/);
    });
  }
});

describe('streamed formats', () => {
  for (const format of FORMATS.filter(isStreamed)) {
    it(`give the same one by one as all at once: ${format}`, async () => {
      const pieces = await Promise.all(
        samples.map((report, i) => renderOne(report, format, options, i > 0)),
      );
      expect(pieces.join('')).toBe(await renderAll(samples, format, options, false));
    });
  }
});

describe('json', () => {
  const schema = JSON.parse(readFileSync('schema/report.v1.json', 'utf8'));
  const validate = new Ajv2020({ allErrors: true }).compile(schema);

  it('is an object for one subject and an array for several', async () => {
    const report = problemReport('en');
    expect(JSON.parse(await renderAll([report], 'json', options, false))).toEqual(report);
    expect(JSON.parse(await renderAll([report], 'json', options, true))).toEqual([report]);
  });

  it('is one line a report as ndjson', async () => {
    const lines = (await renderAll(samples, 'ndjson', options, false)).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(samples);
  });

  it('parses to the original values when they are hostile', async () => {
    const report = poisoned(problemReport('zh'), '\u202e\u001b[2J\n\ud800 ##[x]');
    expect(JSON.parse(await renderAll([report], 'json', options, false))).toEqual(report);
  });

  it('follows the schema', () => {
    for (const report of samples) {
      expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it('has a schema that holds the contract: ids, required keys, and room for more keys', () => {
    const report = problemReport('en');
    const [finding] = report.findings;
    expect(validate({ ...report, added: 1, findings: [{ ...finding, added: 1 }] })).toBe(true);
    expect(validate({ ...report, findings: [{ ...finding, id: 'SPF' }] })).toBe(false);
    expect(validate({ ...report, verdict: 'fine' })).toBe(false);
    expect(validate({ ...report, stats: undefined })).toBe(false);
    const evidence = [{ from: 'dns-2', saw: 'x' }];
    expect(validate({ ...report, findings: [{ ...finding, evidence }] })).toBe(false);
  });
});

describe('sarif', () => {
  it('has what GitHub code scanning asks of a result', async () => {
    const log = JSON.parse(await renderAll(samples.slice(0, 4), 'sarif', options, false));
    expect(log.version).toBe('2.1.0');
    expect(log.runs).toHaveLength(1);
    const [run] = log.runs;
    const { driver } = run.tool;
    expect(driver.name).toBe('alimail-doctor');
    expect(run.results).toHaveLength(6);
    const fingerprints = new Set<string>();
    for (const result of run.results) {
      expect(driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(result.message.text).toBeTruthy();
      const [location] = result.locations;
      const { artifactLocation, region } = location.physicalLocation;
      expect(artifactLocation.uri).toMatch(/^[\w.%/-]+$/);
      expect(region.startLine).toBeGreaterThan(0);
      expect(location.logicalLocations[0].fullyQualifiedName).toBeTruthy();
      expect(result.partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{16}:1$/);
      fingerprints.add(result.partialFingerprints.primaryLocationLineHash);
    }
    expect(fingerprints.size).toBe(6);
    for (const rule of driver.rules) {
      expect(rule.shortDescription.text).toBeTruthy();
      expect(rule.help.text).toBeTruthy();
    }
    expect(new Set(driver.rules.map((r: { id: string }) => r.id)).size).toBe(driver.rules.length);
  });

  it('points at the line of a bounce, in a URI', async () => {
    const log = JSON.parse(await renderAll([bounceReport('en')], 'sarif', options, false));
    expect(log.runs[0].results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'mail/%E9%80%80%E4%BF%A1%201.eml' },
      region: { startLine: 41 },
    });
  });

  it('keeps what could not be told out of the results', async () => {
    const log = JSON.parse(await renderAll([unknownReport('en')], 'sarif', options, false));
    expect(log.runs[0].results).toEqual([]);
    expect(log.runs[0].invocations[0].toolExecutionNotifications).toHaveLength(7);
  });

  it('makes no link of what strangers wrote', async () => {
    const report = poisoned(problemReport('en'), '[x](https://evil.example)');
    expect(await renderAll([report], 'sarif', options, false)).not.toMatch(/"text": "[^"]*\]\(/);
  });
});

describe('junit', () => {
  it('is well-formed, with a case for every check', async () => {
    const xml = await renderAll(samples, 'junit', options, false);
    assertWellFormed(xml);
    expect(xml.match(/<testsuite /g)).toHaveLength(samples.length);
    const one = await renderAll([problemReport('en')], 'junit', options, false);
    expect(one).toContain('tests="7" failures="2" errors="0" skipped="2"');
    expect(one).toMatch(/<skipped message="no answer in time"\/>/);
  });

  it('fails what fails the run', async () => {
    const failures = async (failOn: 'error' | 'warning' | 'never') =>
      (await render([problemReport('en')], 'junit', { ...options, failOn })).match(/<failure /g)
        ?.length ?? 0;
    expect(await failures('error')).toBe(2);
    expect(await failures('warning')).toBe(4);
    expect(await failures('never')).toBe(0);
  });

  it('stays well-formed with hostile values, and counts findings without a check', async () => {
    for (const poison of [']]></failure>', '"&<>\'', '\u0000\ufffe\ud800\n', '--><!--']) {
      assertWellFormed(
        await renderAll([poisoned(problemReport('zh'), poison)], 'junit', options, false),
      );
    }
    assertWellFormed(await renderAll([bounceReport('en')], 'junit', options, false));
    expect(await renderAll([bounceReport('en')], 'junit', options, false)).toContain(
      'failures="1"',
    );
  });
});

describe('github', () => {
  it('writes one command a finding and escapes its parts', async () => {
    const report = problemReport('en');
    const [finding] = report.findings;
    const out = await render(
      [
        {
          ...report,
          findings: [{ ...finding, title: 'a: b, 100%', detail: '50%\nx: y,' } as never],
          checks: [],
        },
      ],
      'github',
      options,
    );
    expect(out.startsWith('::error title=example.com%3A a%3A b%2C 100%25::50%25↵x: y, (')).toBe(
      true,
    );
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(out).toContain('%0A+ example.com. 600 IN TXT');
  });

  it('uses error, warning and notice, and warns of what could not be told', async () => {
    const lines = (await renderAll([problemReport('zh')], 'github', options, false))
      .trimEnd()
      .split('\n');
    expect(lines.map((l) => /^::(\w+) /.exec(l)?.[1])).toEqual([
      'error',
      'error',
      'warning',
      'warning',
      'notice',
      'warning',
    ]);
    expect(await renderAll([healthyReport('en')], 'github', options, false)).toBe('');
  });
});

describe('markdown', () => {
  it('escapes markup, links and mentions', () => {
    expect(escapeMarkdown('a|b `c` <i> *x* [t](u)')).toBe(
      'a\\|b \\`c\\` \\<i\\> \\*x\\* \\[t\\](u)',
    );
    expect(escapeMarkdown('https://evil.example www.evil.example')).toBe(
      'https\\://evil.example www\\.evil.example',
    );
    expect(escapeMarkdown('@alice bob@example.com #12')).toBe(
      '@<!-- -->alice bob@<!-- -->example.com #<!-- -->12',
    );
    expect(escapeMarkdown('# x')).toBe('\\# x');
    expect(escapeMarkdown('1. x')).toBe('1\\. x');
    expect(escapeMarkdown('- x')).toBe('\\- x');
  });

  it('keeps a value whole in a code span, and in a table cell', () => {
    expect(codeSpan('v=spf1 -all')).toBe('`v=spf1 -all`');
    expect(codeSpan('a`b')).toBe('``a`b``');
    expect(codeSpan('a|b')).toBe('<code>a&#124;b</code>');
    expect(codeSpan('`<x>`')).toBe('<code>&#96;&#60;x&#62;&#96;</code>');
  });

  it('prints a change once, in the columns of the console, with its zone line', async () => {
    const text = await renderAll([problemReport('zh')], 'markdown', options, false);
    expect(text).toContain('| 主机记录 | 记录类型 | MX 优先级 | 记录值 |');
    expect(text).toContain('| + | `@` | `MX` | 10 | `mx2.sg.aliyun.com` |');
    expect(text).toContain('```text\nexample.com. 600 IN MX 10 mx2.sg.aliyun.com.\n```');
    expect(text).toContain('由第 1 项的修复一并解决。');
  });

  it('has the same rows in every table, whatever the values hold', async () => {
    const text = await render(
      [poisoned(problemReport('en'), '| x `|` \\| <b>')],
      'markdown',
      options,
    );
    const rows = text.split('\n').filter((l) => l.startsWith('| '));
    const cells = (row: string) => (row.match(/(?<!\\)\|/g) ?? []).length;
    for (const row of rows) expect([5, 6]).toContain(cells(row));
  });
});
