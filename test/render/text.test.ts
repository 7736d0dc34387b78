import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/engine/text.ts';
import { renderText } from '../../src/render/text.ts';
import { widthOf } from '../../src/render/width.ts';
import {
  bounceReport,
  healthyReport,
  problemReport,
  unknownReport,
} from '../support/sample-report.ts';

const plain = { width: 80, color: 0, verbose: false, quiet: false } as const;

/** Lines that may be wider than the terminal: records, zone lines, links, one long name. */
const COPYABLE = /^ *[-+] \S|^ *(zone file|区域文件) |^ *\S+$/;

describe('text', () => {
  for (const language of LANGUAGES) {
    for (const width of [40, 60, 80, 100]) {
      for (const verbose of [false, true]) {
        it(`fits ${width} columns, but for what is to be copied (${language}, ${verbose})`, () => {
          for (const make of [problemReport, healthyReport, unknownReport, bounceReport]) {
            const text = renderText(make(language), { ...plain, width, verbose });
            for (const line of text.split('\n')) {
              // The column names stand over values, and are as wide as they have to be.
              if (COPYABLE.test(line) || /^ *(host record|主机记录) /.test(line)) continue;
              expect(widthOf(line), line).toBeLessThanOrEqual(width);
            }
          }
        });
      }
    }

    it(`never wraps or cuts a record value or a zone line (${language})`, () => {
      const report = problemReport(language);
      const lines = renderText(report, { ...plain, width: 40 }).split('\n');
      for (const { put = [], remove = [] } of report.findings.flatMap((f) => f.fixes)) {
        for (const record of [...put, ...remove]) {
          expect(lines.some((l) => l.endsWith(record.value))).toBe(true);
        }
        for (const record of put) {
          expect(lines.some((l) => l.endsWith(record.zoneLine))).toBe(true);
        }
      }
    });

    it(`has no escape sequence without colour, and the same text with it (${language})`, () => {
      for (const verbose of [false, true]) {
        const report = problemReport(language);
        const bare = renderText(report, { ...plain, verbose });
        const coloured = renderText(report, { ...plain, verbose, color: 3 });
        expect(bare).not.toContain('\u001b');
        expect(coloured).toContain('\u001b[');
        // biome-ignore lint/complexity/useRegexLiterals: the escape is easier to read so.
        expect(coloured.replace(new RegExp('\u001b\\[[0-9;]*m', 'g'), '')).toBe(bare);
      }
    });

    it(`says a healthy report in a few lines (${language})`, () => {
      const lines = renderText(healthyReport(language), plain).split('\n');
      expect(lines.length).toBeLessThanOrEqual(5);
    });

    it(`is one line when quiet (${language})`, () => {
      const text = renderText(problemReport(language), { ...plain, quiet: true });
      expect(text).not.toContain('\n');
    });
  }

  it('names the columns as the DNS console does, with the MX priority apart', () => {
    const en = renderText(problemReport('en'), plain);
    const zh = renderText(problemReport('zh'), plain);
    expect(en).toContain(
      [
        '      host record  record type  MX priority  record value',
        '    + @            MX           10           mx2.sg.aliyun.com',
      ].join('\n'),
    );
    expect(zh).toContain(
      [
        '      主机记录  记录类型  MX 优先级  记录值',
        '    + @         MX        10         mx2.sg.aliyun.com',
      ].join('\n'),
    );
  });

  it('prints a change once and refers to it after that', () => {
    const text = renderText(problemReport('en'), plain);
    expect(text.split('Add Alibaba Mail').length).toBe(2);
    expect(text).toContain('Fixed together with 1.');
    expect(text).toContain('gone, nothing new; also fixes 2');
    expect(renderText(problemReport('zh'), plain)).toContain('由第 1 项的修复一并解决。');
  });

  it('says what proves a finding: question, answer, wanted, server, time', () => {
    const text = renderText(problemReport('en'), plain);
    expect(text).toMatch(/proof +TXT example\.com = v=spf1 include:_spf\.google\.com -all\n/);
    expect(text).toMatch(/wanted: include:spf\.sg\.aliyun\.com +1\.1\.1\.1:53, 12 ms\n/);
  });

  it('tells what could not be told, why, and what that touches', () => {
    const text = renderText(problemReport('en'), { ...plain, verbose: true });
    expect(text).toContain(
      [
        'could not tell:',
        '   no answer in time: TXT _spf.google.com (1.1.1.1:53)',
        '     Does an SPF include lead back to itself?',
        '   the resolver reported a failure (SERVFAIL)',
        '     Is there an MTA-STS policy? (an extra)',
      ].join('\n'),
    );
  });

  it('shows sections for the verbose, every answer and the path only with --verbose', () => {
    const short = renderText(problemReport('en'), plain);
    const long = renderText(problemReport('en'), { ...plain, verbose: true });
    for (const part of ['SPF tree', 'answers', 'path through the checks', 'dns:3']) {
      expect(short).not.toContain(part);
      expect(long).toContain(part);
    }
    expect(short).toContain('--verbose shows every answer');
    expect(long).not.toContain('--verbose shows');
  });

  it('counts extras without --verbose', () => {
    const report = unknownReport('en');
    const checks = report.checks.map((c) =>
      c.answer === 'unknown' ? { ...c, needed: false, why: 'timeout' } : c,
    );
    expect(renderText({ ...report, checks }, plain)).toContain(
      '7 optional checks were not answered (--verbose names them)',
    );
  });
});
