/** Report → string. Each format is loaded when it is asked for: a run needs one. */
import type { FailOn, Report } from '../engine/report.ts';
import type { Format } from './formats.ts';
import type { TextOptions } from './text.ts';

export { FORMATS, type Format } from './formats.ts';

export interface Look extends TextOptions {
  /** What JUnit counts as a failure. */
  readonly failOn: FailOn;
}

type Renderer = (reports: readonly Report<unknown>[], look: Look, many: boolean) => string;

/** Each format's renderer, loaded when it is asked for. */
const LOAD: Readonly<Record<Format, () => Promise<Renderer>>> = {
  text: async () => {
    const { renderText } = await import('./text.ts');
    return (reports, look) =>
      reports.map((report) => `${renderText(report, look)}\n`).join(between('text', look));
  },
  json: async () => {
    const { renderJson } = await import('./json.ts');
    return (reports, _, many) => renderJson(reports, many);
  },
  ndjson: async () => (await import('./ndjson.ts')).renderNdjson,
  markdown: async () => (await import('./markdown.ts')).renderMarkdown,
  sarif: async () => (await import('./sarif.ts')).renderSarif,
  junit: async () => {
    const { renderJunit } = await import('./junit.ts');
    return (reports, look) => renderJunit(reports, look.failOn);
  },
  github: async () => (await import('./github.ts')).renderGithub,
};

const loaded = new Map<Format, Renderer>();

async function rendererOf(format: Format): Promise<Renderer> {
  const renderer = loaded.get(format) ?? (await LOAD[format]());
  loaded.set(format, renderer);
  return renderer;
}

/** Loads a renderer ahead, while the run waits for the network. */
export async function preload(format: Format): Promise<void> {
  await rendererOf(format);
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
  return (await rendererOf(format))(reports, look, many);
}
