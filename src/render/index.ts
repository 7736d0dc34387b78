/** Report → string. Each format is loaded when it is asked for: a run needs one. */
import type { FailOn, Report } from '../engine/report.ts';
import type { Format } from './formats.ts';
import type { TextOptions } from './text.ts';

export { FORMATS, type Format } from './formats.ts';

export interface Look extends TextOptions {
  /** What JUnit counts as a failure. */
  readonly failOn: FailOn;
}

export interface RenderOptions extends Look {
  /** Several subjects were asked for: JSON is an array, even of one. */
  readonly many: boolean;
}

/** Whether reports may be written one by one: the other formats are one document. */
export function isStreamed(format: Format): boolean {
  return format === 'text' || format === 'ndjson' || format === 'markdown' || format === 'github';
}

/** What stands between two reports of a streamed format. */
function between(format: Format, look: Look): string {
  if (format === 'markdown') return '\n';
  return format === 'text' && !look.quiet ? '\n\n' : '';
}

/** One report of a streamed format; `another` tells that one was written before it. */
export async function renderOne(
  report: Report<unknown>,
  format: Format,
  look: Look,
  another = false,
): Promise<string> {
  const text = await renderAll([report], format, look, false);
  return another ? between(format, look) + text : text;
}

/** All reports in one format. */
export function render(
  reports: readonly Report<unknown>[],
  format: Format,
  options: RenderOptions,
): Promise<string> {
  return renderAll(reports, format, options, options.many);
}

/**
 * All reports in one format, with a line break at the end (`github` may be
 * empty). `many` tells that several subjects were asked for: JSON is an array
 * then, even of one.
 */
export async function renderAll(
  reports: readonly Report<unknown>[],
  format: Format,
  look: Look,
  many: boolean,
): Promise<string> {
  switch (format) {
    case 'text': {
      const { renderText } = await import('./text.ts');
      return reports.map((report) => `${renderText(report, look)}\n`).join(between(format, look));
    }
    case 'json':
      return (await import('./json.ts')).renderJson(reports, many);
    case 'ndjson':
      return (await import('./ndjson.ts')).renderNdjson(reports);
    case 'markdown':
      return (await import('./markdown.ts')).renderMarkdown(reports, look);
    case 'sarif':
      return (await import('./sarif.ts')).renderSarif(reports);
    case 'junit':
      return (await import('./junit.ts')).renderJunit(reports, look.failOn);
    case 'github':
      return (await import('./github.ts')).renderGithub(reports);
  }
}
