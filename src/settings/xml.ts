/**
 * A small reader of XML for settings files: elements, attributes, text. It
 * forgives what people break by hand, reads each character once, and knows no
 * entities but the five of XML itself: a DOCTYPE is passed over, so nothing expands.
 */

export interface XmlElement {
  /** Lower case, without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text. A line break with the indent around it, at either end, is not part of it. */
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  parts: { readonly text: string; readonly literal: boolean }[];
  length: number;
}

const MAX_DEPTH = 64;
const MAX_ELEMENTS = 50_000;
const MAX_TEXT = 10_000;
const MAX_TAG = 2000;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function codePoint(value: number): string {
  const bad = value === 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff);
  return bad ? '\ufffd' : String.fromCodePoint(value);
}

function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (_whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (hex !== undefined) return codePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return codePoint(Number(decimal));
      return NAMED[(name ?? '').toLowerCase()] ?? '';
    },
  );
}

const isSpace = (code: number) => code === 32 || code === 9 || code === 10 || code === 13;

/** Takes away an indent at an end, with its line break; spaces alone stay. */
function unindent(text: string, start: boolean, end: boolean): string {
  let from = 0;
  let to = text.length;
  if (start) {
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    if (!text.slice(0, from).includes('\n')) from = 0;
  }
  if (end) {
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    if (!text.slice(to).includes('\n')) to = text.length;
  }
  return text.slice(from, to);
}

function close(open: Open): XmlElement {
  const last = open.parts.length - 1;
  const text = open.parts
    .map(({ text: part, literal }, at) =>
      literal ? part : decode(unindent(part.replace(/\r\n?/g, '\n'), at === 0, at === last)),
    )
    .join('');
  return { name: open.name, attributes: open.attributes, children: open.children, text };
}

const localName = (name: string) => name.slice(name.lastIndexOf(':') + 1).toLowerCase();

function fresh(name: string, tag: string): Open {
  const attributes = new Map<string, string>();
  if (tag.includes('=')) {
    for (const m of tag.matchAll(/([\w:.-]{1,40})\s{0,8}=\s{0,8}(?:"([^"]*)"|'([^']*)')/g)) {
      attributes.set(localName(m[1] as string), decode(m[2] ?? m[3] ?? ''));
    }
  }
  return { name, attributes, children: [], parts: [], length: 0 };
}

/** Where a tag ends: at its `>`, or at a `<` that must not stand in one. */
function tagEnd(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const c = text[at] as string;
    if (c === '<') return at;
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '>') return at;
  }
  return text.length;
}

/** Where `<!DOCTYPE … [ … ]>` ends. */
function declarationEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const c = text[at];
    if (c === '[') depth++;
    else if (c === ']') depth--;
    else if (c === '>' && depth <= 0) return at + 1;
  }
  return text.length;
}

/** Reads a document into an element without a name that holds what stands at the top. Never throws. */
export function readXml(source: string): XmlElement {
  const top = fresh('', '');
  const stack: Open[] = [top];
  /** Elements below the deepest level that is read. */
  let below = 0;
  let count = 0;
  let at = 0;

  const here = () => stack[stack.length - 1] as Open;
  const add = (text: string, literal: boolean) => {
    const open = here();
    if (text === '' || below > 0 || open.length > MAX_TEXT) return;
    open.length += text.length;
    open.parts.push({ text: text.slice(0, MAX_TEXT), literal });
  };
  const pop = () => {
    const done = close(stack.pop() as Open);
    here().children.push(done);
  };
  /** After a construct that ends with `mark`; the end of the text where it is never closed. */
  const after = (mark: string, from: number) => {
    const found = source.indexOf(mark, from);
    return found < 0 ? source.length : found + mark.length;
  };

  while (at < source.length && count < MAX_ELEMENTS) {
    const open = source.indexOf('<', at);
    if (open < 0) {
      add(source.slice(at), false);
      break;
    }
    add(source.slice(at, open), false);
    at = open;
    if (source.startsWith('<!--', at)) at = after('-->', at + 4);
    else if (source.startsWith('<![CDATA[', at)) {
      const end = after(']]>', at + 9);
      add(source.slice(at + 9, source.endsWith(']]>', end) ? end - 3 : end), true);
      at = end;
    } else if (source.startsWith('<?', at)) at = after('?>', at + 2);
    else if (source.startsWith('<!', at)) at = declarationEnd(source, at + 2);
    else {
      const name = /^\/?[A-Za-z_][\w:.-]{0,99}/.exec(source.slice(at + 1, at + 102))?.[0];
      if (name === undefined) {
        add('<', true);
        at++;
        continue;
      }
      const end = tagEnd(source, at + 1 + name.length);
      const tag = source.slice(at + 1 + name.length, Math.min(end, at + MAX_TAG));
      at = source[end] === '>' ? end + 1 : end;
      if (name.startsWith('/')) {
        if (below > 0) below--;
        else {
          const wanted = localName(name.slice(1));
          const level = stack.findLastIndex((one) => one.name === wanted);
          if (level > 0) while (stack.length > level) pop();
        }
        continue;
      }
      count++;
      const empty = source[end - 1] === '/';
      if (stack.length >= MAX_DEPTH || below > 0) {
        if (!empty) below++;
      } else {
        stack.push(fresh(localName(name), tag));
        if (empty) pop();
      }
    }
  }
  while (stack.length > 1) pop();
  return close(top);
}

/** All elements of that name, at any depth, in the order of the document. Not searched within a match. */
export function elementsOf(root: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const search = (element: XmlElement) => {
    for (const child of element.children) {
      if (child.name === name) found.push(child);
      else search(child);
    }
  };
  search(root);
  return found;
}

/** Text of the first child of that name. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}

/** Escapes text for XML; what XML 1.0 §2.2 cannot hold at all becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(/[&<>"'\t\n\r]/g, (c) => {
      if (c === '&') return '&amp;';
      if (c === '<') return '&lt;';
      if (c === '>') return '&gt;';
      return `&#${c.charCodeAt(0)};`;
    });
}
