/**
 * A page of blocks, for what is no report: text for a terminal, or Markdown.
 *
 * Prose is wrapped; commands and ids never are, so that they can be copied.
 */
import { Chalk, type ChalkInstance } from 'chalk';
import { codeSpan, escapeMarkdown } from './markdown.ts';
import { visible } from './safe.ts';
import { padTo, widthOf, wrap } from './width.ts';

/** One thing to do, with what belongs to it. */
export interface PageStep {
  readonly text: string;
  readonly details: readonly string[];
}

export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly text: string;
      readonly id?: string;
    }
  | { readonly kind: 'text'; readonly text: string }
  /** Said more quietly: sources, how to go on. */
  | { readonly kind: 'aside'; readonly text: string }
  | { readonly kind: 'bullets'; readonly items: readonly string[] }
  | { readonly kind: 'steps'; readonly items: readonly PageStep[] }
  /** Labels and their values. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** Ids, and what they are. */
  | { readonly kind: 'ids'; readonly rows: readonly (readonly [id: string, text: string])[] }
  /** Lines with their own indentation: wrapped below it. */
  | { readonly kind: 'outline'; readonly lines: readonly string[] }
  /** Command lines to copy. */
  | { readonly kind: 'commands'; readonly lines: readonly string[] };

export interface PageLook {
  readonly width: number;
  readonly color: 0 | 1 | 2 | 3;
}

const MIN_WIDTH = 40;
const MAX_WIDTH = 100;
/** Widest column of ids or labels; a longer one has the line to itself. */
const MAX_COLUMN = 34;

type Paint = (text: string) => string;

/** A first column, and prose wrapped beside it. */
function beside(
  first: string,
  text: string,
  column: number,
  width: number,
  paint: Paint,
): readonly string[] {
  const lines = wrap(text, width, column);
  if (widthOf(first) >= column) return [paint(first), ...lines];
  const [head = '', ...rest] = lines;
  return [paint(padTo(first, column)) + head.slice(column), ...rest];
}

function blockText(block: Block, width: number, chalk: ChalkInstance): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return wrap(visible(block.text), width).map((line) =>
        block.level === 1
          ? chalk.bold(line)
          : block.level === 2
            ? chalk.bold.cyan(line)
            : chalk.cyan(line),
      );
    case 'text':
      return wrap(visible(block.text), width);
    case 'aside':
      return wrap(visible(block.text), width).map((line) => chalk.dim(line));
    case 'bullets':
      return block.items.flatMap((item) => beside('-', visible(item), 2, width, (t) => t));
    case 'steps': {
      const column = String(block.items.length).length + 2;
      return block.items.flatMap(({ text, details }, i) => [
        ...beside(`${i + 1}.`, visible(text), column, width, (t) => t),
        ...details.flatMap((detail) =>
          wrap(visible(detail), width, column).map((line) => chalk.dim(line)),
        ),
      ]);
    }
    case 'facts':
    case 'ids': {
      const widest = Math.max(0, ...block.rows.map(([first]) => widthOf(first)));
      const column = Math.min(widest, MAX_COLUMN, Math.floor(width / 2)) + 2;
      const paint =
        block.kind === 'ids' ? (t: string) => chalk.bold(t) : (t: string) => chalk.dim(t);
      return block.rows.flatMap(([first, text]) =>
        beside(visible(first), visible(text), column, width, paint),
      );
    }
    case 'outline':
      return block.lines.flatMap((line) => {
        const depth = line.length - line.trimStart().length;
        // The rest of a long line hangs below its beginning.
        const [head = '', ...rest] = wrap(visible(line.trimStart()), width, depth + 2);
        return [' '.repeat(depth) + head.trimStart(), ...rest];
      });
    case 'commands':
      return block.lines.map((line) => `  ${chalk.bold(visible(line))}`);
  }
}

/** A page for a terminal, with a line break at the end. */
export function pageText(blocks: readonly Block[], look: PageLook): string {
  const width = Math.min(Math.max(look.width, MIN_WIDTH), MAX_WIDTH);
  const chalk = new Chalk({ level: look.color });
  const parts: string[] = [];
  let before: Block['kind'] | null = null;
  for (const block of blocks) {
    const lines = blockText(block, width, chalk);
    if (lines.length === 0) continue;
    // A heading stands right above what it is over.
    if (before !== null && before !== 'heading') parts.push('');
    parts.push(...lines);
    before = block.kind;
  }
  return `${parts.join('\n')}\n`;
}

/** Addresses in a text of ours as links, the rest of it as text. */
function linked(text: string): string {
  return text
    .split(/(https:\/\/[\w./#?=-]+[\w/])/)
    .map((part, i) => (i % 2 === 1 ? `<${part}>` : escapeMarkdown(part)))
    .join('');
}

/** The anchor of an entry on a page. */
export function anchorOf(id: string): string {
  return id.replaceAll('/', '-');
}

/** Where an id of an `ids` block leads; `null` for nowhere. */
export type LinkOf = (id: string) => string | null;

function blockMarkdown(block: Block, link: LinkOf): string {
  switch (block.kind) {
    case 'heading': {
      const anchor = block.id === undefined ? '' : `<a id="${anchorOf(block.id)}"></a>\n\n`;
      return `${anchor}${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`;
    }
    case 'text':
      return escapeMarkdown(block.text);
    case 'aside':
      return `_${linked(block.text)}_`;
    case 'bullets':
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
    case 'steps':
      return block.items
        .map(({ text, details }, i) =>
          [
            `${i + 1}. ${escapeMarkdown(text)}`,
            // Deep enough for the list item, whose number may have two digits (CommonMark §5.2).
            ...details.map((d) => `${' '.repeat(`${i + 1}. `.length)}- ${escapeMarkdown(d)}`),
          ].join('\n'),
        )
        .join('\n');
    case 'facts':
      return block.rows
        .map(([label, value]) => `- **${escapeMarkdown(label)}**: ${escapeMarkdown(value)}`)
        .join('\n');
    case 'ids':
      return block.rows
        .map(([id, text]) => {
          const to = link(id);
          const name = to === null ? codeSpan(id) : `[${codeSpan(id)}](${to})`;
          return `- ${name} ${escapeMarkdown(text)}`;
        })
        .join('\n');
    case 'outline':
      return block.lines
        .map((line) => {
          const depth = line.length - line.trimStart().length;
          return `${' '.repeat(depth)}- ${escapeMarkdown(line.trimStart())}`;
        })
        .join('\n');
    case 'commands':
      return `\`\`\`sh\n${block.lines.map(visible).join('\n')}\n\`\`\``;
  }
}

/** The same page as Markdown, with a line break at the end. */
export function pageMarkdown(blocks: readonly Block[], link: LinkOf = () => null): string {
  return `${blocks
    .map((block) => blockMarkdown(block, link))
    .filter((b) => b !== '')
    .join('\n\n')}\n`;
}
