/** The guide holds what its sources hold, and every link in it leads somewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guideDocs } from '../../scripts/guide-docs.ts';
import { allChecks } from '../../src/commands/explain.ts';
import { leavesOf } from '../../src/engine/interview.ts';
import {
  ANSWERS,
  answerOf,
  CONTRADICTIONS,
  ENTRIES,
  GUIDE_IDS,
  GUIDE_TREES,
  type GuideEntry,
  INTENT_IDS,
  INTENTS,
  limitOf,
  OPERATIONS,
  type Operation,
  operationOf,
  PATH_IDS,
  PATHS,
  type Parameter,
  pathOf,
  sourceOf,
} from '../../src/knowledge/guide/index.ts';
import { SAYINGS } from '../../src/knowledge/guide/sayings/index.ts';
import { filesBelow } from '../support/files.ts';
import { ROOT } from '../support/fixture.ts';
import { searchGuide } from '../support/guide-search.ts';
import { hashOf, sentencesOf } from '../support/sentences.ts';

/** A name, term or number of a source, and the entry that has to hold it. */
interface Named {
  readonly source: string;
  readonly kind: string;
  readonly name: string;
  readonly of: string;
  /** Numbered heading of the manual. */
  readonly section?: string;
}

const NAMES: readonly Named[] = JSON.parse(
  readFileSync(`${ROOT}fixtures/guide/names.json`, 'utf8'),
);

const CONTRADICTION_IDS = CONTRADICTIONS.map((c) => c.id);

function rowOf(id: string): unknown {
  return (
    ENTRIES.find((e) => e.id === id)?.row ??
    CONTRADICTIONS.find((c) => c.id === id) ??
    INTENTS.find((i) => i.id === id)
  );
}

/** Every text of an entry, as one. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}

const plain = (text: string) =>
  text.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ');

const kebab = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

describe('what the sources name is in the guide', () => {
  it('has a list that was made from all five sources', () => {
    const count = (source: string) => NAMES.filter((n) => n.source === source).length;
    for (const [source, least] of [
      ['email-guide', 130],
      ['security-guide', 60],
      ['product-page', 200],
      ['setup-page', 60],
      ['webmail-manual', 150],
    ] as const) {
      expect(count(source), source).toBeGreaterThanOrEqual(least);
    }
    const operations = NAMES.filter((n) => n.kind === 'operation');
    expect(operations.filter((n) => n.source === 'email-guide')).toHaveLength(32);
    expect(operations.filter((n) => n.source === 'security-guide')).toHaveLength(9);
  });

  it.each(NAMES.filter((n) => n.kind === 'operation').map((n) => [n.name]))(
    'operation %s',
    (name) => {
      expect(operationOf(kebab(name))?.name.en.toLowerCase()).toBe(name.toLowerCase());
    },
  );

  it('parameters and their options stand in the operation’s own table', () => {
    const lost = NAMES.filter((n) => n.kind === 'parameter' || n.kind === 'option').filter(
      ({ name, of }) => {
        const parameters = operationOf(of)?.parameters ?? [];
        const held = parameters.flatMap((p) => [p.name, ...(p.options ?? [])]);
        return !held.some((w) => plain(w.en).includes(plain(name)));
      },
    );
    expect(lost).toEqual([]);
  });

  it('every name stands in its entry', () => {
    const lost = NAMES.filter(({ name, of }) => {
      if (kebab(name) === of) return false;
      const row = rowOf(of);
      return row === undefined || !plain(textsIn(row).join('\n')).includes(plain(name));
    });
    expect(lost.map((n) => `${n.of}: ${n.name} (${n.source} ${n.section ?? n.kind})`)).toEqual([]);
  });

  it('no sentence is a source’s', () => {
    const theirs = new Set(
      readFileSync(`${ROOT}fixtures/guide/sentences.txt`, 'utf8').split('\n').filter(Boolean),
    );
    expect(theirs.size).toBeGreaterThan(1000);
    const rows = [...ENTRIES.map((e) => e.row), ...CONTRADICTIONS];
    const own = rows.flatMap((row) => wordsIn(unlabelled(row))).flatMap(({ en, zh }) => [en, zh]);
    expect(own.length).toBeGreaterThan(4000);
    // A record is no sentence.
    const copied = own
      .filter((text) => !text.includes(' > ') && !text.includes('v=spf1'))
      .filter((text) => sentencesOf(text).some((s) => theirs.has(hashOf(s))));
    expect(copied).toEqual([]);
  });
});

/** An operation of the two English guides: its steps’ labels, and its table of parameters. */
interface Structure {
  readonly operation: string;
  readonly source: string;
  /** Numbered steps. */
  readonly steps: number;
  /** What is clicked or filled in, step by step. */
  readonly elements: readonly string[];
  readonly parameters: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly options: readonly string[];
  }[];
}

const STRUCTURES: readonly Structure[] = JSON.parse(
  readFileSync(`${ROOT}fixtures/guide/structure.json`, 'utf8'),
);

/** What of the source’s structure an operation lacks. */
function lackingIn(structure: Structure, row: Operation | undefined): readonly string[] {
  if (row === undefined) return ['the operation'];
  const lacking: string[] = [];
  if (row.steps.length < structure.steps) {
    lacking.push(`${structure.steps} steps, not ${row.steps.length}`);
  }
  // Each label takes a step of its own, in the source’s order where it stands twice.
  const free = row.steps.map((step) =>
    plain([step.element?.en, step.do.en, step.note?.en].filter(Boolean).join(' ')),
  );
  for (const element of structure.elements) {
    const at = free.findIndex((text) => text.includes(plain(element)));
    if (at < 0) lacking.push(`a step with ${element}`);
    else free[at] = '';
  }
  for (const { name, required, options } of structure.parameters) {
    const own = row.parameters?.find((p) => plain(p.name.en) === plain(name));
    if (own === undefined) {
      lacking.push(`the parameter ${name}`);
      continue;
    }
    if (own.required !== required) lacking.push(`${name} required: ${required}`);
    const held = own.options?.map((o) => plain(o.en)) ?? [];
    const lost = options.filter((o) => !held.includes(plain(o)));
    if (lost.length > 0) lacking.push(`${name}: ${lost.join(', ')}`);
  }
  return lacking;
}

describe('the structure of the English guides', () => {
  it('has all 41 operations, 171 labels and 38 parameters', () => {
    expect(STRUCTURES).toHaveLength(41);
    expect(STRUCTURES.flatMap((s) => s.elements)).toHaveLength(171);
    expect(STRUCTURES.flatMap((s) => s.parameters)).toHaveLength(38);
  });

  it.each(STRUCTURES.map((s) => [s.operation, s] as const))('%s', (id, structure) => {
    expect(lackingIn(structure, operationOf(id))).toEqual([]);
  });

  it('notices whatever is taken away', () => {
    for (const structure of STRUCTURES) {
      const row = operationOf(structure.operation);
      if (row === undefined) throw new Error(structure.operation);
      const { parameters = [] } = row;
      for (const [i] of row.steps.entries()) {
        if (row.steps.length > structure.steps) continue;
        const steps = row.steps.toSpliced(i, 1) as unknown as Operation['steps'];
        expect(lackingIn(structure, { ...row, steps }), `${row.id}, step ${i + 1}`).not.toEqual([]);
      }
      for (const { name, required, options } of structure.parameters) {
        const without = parameters.filter((p) => plain(p.name.en) !== plain(name));
        expect(lackingIn(structure, { ...row, parameters: without }), name).not.toEqual([]);
        const changed = (with_: (p: Parameter) => Parameter) =>
          parameters.map((p) => (plain(p.name.en) === plain(name) ? with_(p) : p));
        const flipped = changed((p) => ({ ...p, required: !required }));
        expect(lackingIn(structure, { ...row, parameters: flipped }), name).not.toEqual([]);
        for (const option of options) {
          const fewer = changed((p) => ({
            ...p,
            options: (p.options ?? []).filter((o) => plain(o.en) !== plain(option)),
          }));
          expect(lackingIn(structure, { ...row, parameters: fewer }), option).not.toEqual([]);
        }
      }
    }
  });
});

describe('the contradictions among the sources', () => {
  it('are all there, with the claims of at least two', () => {
    const topics = readFileSync(`${ROOT}fixtures/guide/contradictions.txt`, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(topics).toHaveLength(29);
    expect(CONTRADICTION_IDS.toSorted()).toEqual(topics.toSorted());
    for (const { id, claims } of CONTRADICTIONS) {
      expect(new Set(claims.map((c) => c.says.en)).size, id).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('links', () => {
  it('has each id once', () => {
    const ids = ENTRIES.map((e) => `${e.kind} ${e.id}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(CONTRADICTION_IDS).size).toBe(CONTRADICTION_IDS.length);
    // An id alone names one entry: `guide <id>` has no kind.
    const bare = ENTRIES.map((e) => e.id);
    expect(bare.filter((id, i) => bare.indexOf(id) !== i)).toEqual([]);
  });

  it('holds the four intents and the twelve paths', () => {
    expect(INTENTS.map((i) => i.id).toSorted()).toEqual([...INTENT_IDS].toSorted());
    expect(PATHS.map((p) => p.id).toSorted()).toEqual([...PATH_IDS].toSorted());
    for (const intent of INTENTS) {
      const own = PATHS.filter((p) => p.intent === intent.id);
      expect(own, intent.id).toHaveLength(3);
      expect(own.map((p) => p.id)).toContain(intent.defaultPath);
    }
    expect(GUIDE_IDS.filter((g) => !PATHS.some((p) => p.guide === g))).toEqual([]);
  });

  it('operations, limits and answers that are named exist', () => {
    const operations = [
      ...PATHS.flatMap((p) => p.operations),
      ...OPERATIONS.flatMap((o) => o.related ?? []),
      ...ANSWERS.flatMap((a) => a.operations),
      ...Object.values(GUIDE_TREES).flatMap((tree) =>
        leavesOf(tree).flatMap(({ leaf }) => leaf.operations ?? []),
      ),
    ];
    expect([...new Set(operations)].filter((id) => operationOf(id) === undefined)).toEqual([]);
    const limits = [
      ...OPERATIONS.flatMap((o) => o.limits ?? []),
      ...ANSWERS.flatMap((a) => a.limits ?? []),
    ];
    expect([...new Set(limits)].filter((id) => limitOf(id) === undefined)).toEqual([]);
    const answers = Object.values(GUIDE_TREES).flatMap((tree) =>
      leavesOf(tree).flatMap(({ leaf }) => leaf.answer ?? []),
    );
    expect([...new Set(answers)].filter((id) => answerOf(id) === undefined)).toEqual([]);
    expect(ANSWERS.filter((a) => pathOf(a.path) === undefined)).toEqual([]);
    for (const { row } of ENTRIES) {
      if (!('sources' in row)) continue;
      for (const id of row.sources) expect(sourceOf(id), id).toBeDefined();
    }
  });

  it('every path is used: by a tree, by a finding or a command, and by a question', () => {
    const ends = Object.values(GUIDE_TREES).flatMap((tree) =>
      leavesOf(tree).map(({ leaf }) => leaf.path),
    );
    for (const path of PATHS) {
      expect(ends, path.id).toContain(path.id);
      expect((SAYINGS.path[path.id] ?? []).length, path.id).toBeGreaterThan(5);
      // Scanning a code leaves nothing that a command could look at.
      if (path.id !== 'recover-access/qr-code-login') {
        expect(path.commands.length + path.findings.length, path.id).toBeGreaterThan(0);
      }
    }
  });

  it('every finding leads to one path, that of its route', () => {
    const checks = allChecks();
    const listed = PATHS.flatMap((path) => path.findings.map((id) => [id, path] as const));
    const ids = listed.map(([id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(ids.filter((id) => !checks.some((c) => c.id === id))).toEqual([]);
    for (const check of checks) {
      const path = listed.find(([id]) => id === check.id)?.[1];
      expect({ intent: path?.intent, path: path?.guide }, check.id).toEqual(check.route);
    }
  });

  it('every operation of a check’s fix exists', () => {
    const links = filesBelow('src/checks', '.ts').flatMap((file) =>
      [...readFileSync(`${ROOT}${file}`, 'utf8').matchAll(/operation:\s*'([^']+)'/g)].map((m) => ({
        file,
        id: m[1] as string,
      })),
    );
    expect(links.length).toBeGreaterThan(40);
    expect(links.filter(({ id }) => operationOf(id) === undefined)).toEqual([]);
  });

  it('saying lists are of entries that exist', () => {
    for (const [kind, sayings] of Object.entries(SAYINGS)) {
      const ids = ENTRIES.filter((e) => e.kind === kind).map((e) => e.id);
      expect(Object.keys(sayings).filter((id) => !ids.includes(id))).toEqual([]);
    }
  });
});

describe('every operation is reachable by a question', () => {
  const firstThree = (question: string) => searchGuide(question, 3).map((hit) => hit.entry.id);

  it.each(OPERATIONS.map((o) => [o.id, o] as const))('%s', (id, { name }) => {
    expect(firstThree(name.en), name.en).toContain(id);
    expect(firstThree(name.zh), name.zh).toContain(id);
  });

  it('by its other names too', () => {
    const lost = OPERATIONS.flatMap(({ id, aliases }) =>
      aliases
        .filter((alias) => !searchGuide(alias, 8).some((hit) => hit.entry.id === id))
        .map((alias) => `${id}: ${alias}`),
    );
    expect(lost).toEqual([]);
  });
});

describe('texts', () => {
  const rowsOf = (entry: GuideEntry | { readonly row: unknown; readonly id: string }) =>
    wordsIn(entry.row).map((w) => [entry.id, w] as const);
  const all = [
    ...ENTRIES.flatMap(rowsOf),
    ...CONTRADICTIONS.flatMap((row) => rowsOf({ id: row.id, row })),
  ];

  it('are in both languages', () => {
    const bad = all.filter(
      ([, { en, zh }]) => en.trim() === '' || zh.trim() === '' || /[，。；：？！]/.test(en),
    );
    expect(bad).toEqual([]);
  });

  it('print no sending limit', () => {
    const bad = all.filter(([, { en }]) =>
      /\b\d+\s*(?:messages?|mails?|emails?|recipients?)\s*(?:per|a|an|each)\s*(?:day|hour|minute)\b/i.test(
        en,
      ),
    );
    // DirectMail and the price of Finance Cloud are no sending limits of a mailbox.
    expect(bad.map(([id]) => id)).toEqual([]);
  });

  it('never call 995 an IMAP port as our own word', () => {
    const bad = OPERATIONS.flatMap((o) => textsIn(o)).filter((t) => /995 ?[(（]IMAP/.test(t));
    expect(bad).toEqual([]);
  });
});

/** Names, labels and options stand as the interface writes them. */
const LABELS = new Set(['name', 'element', 'options', 'navigation']);

/** A row without the texts that are quoted on purpose. */
function unlabelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unlabelled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !LABELS.has(key))
      .map(([key, inner]) => [key, unlabelled(inner)]),
  );
}

interface Both {
  readonly en: string;
  readonly zh: string;
}

function wordsIn(value: unknown): readonly Both[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { en, zh } = value as Partial<Both>;
  if (typeof en === 'string' && typeof zh === 'string') return [{ en, zh }];
  return Object.values(value).flatMap(wordsIn);
}

describe('docs', () => {
  const pages = guideDocs();

  it.each([...pages.keys()])('docs/%s is up to date (npm run fixtures)', (file) => {
    expect(readFileSync(`${ROOT}docs/${file}`, 'utf8')).toBe(pages.get(file));
  });

  it('has no page that is not written', () => {
    const there = readdirSync(`${ROOT}docs`, { recursive: true })
      .map(String)
      .filter((f) => f.endsWith('.md') && f !== 'checks.md');
    expect(there.toSorted()).toEqual([...pages.keys()].toSorted());
  });

  it('has no link that leads nowhere', () => {
    for (const [file, text] of pages) {
      for (const [, target = '', anchor = ''] of text.matchAll(/\]\(([^)#]*)#([^)]+)\)/g)) {
        const folder = file.includes('/') ? file.slice(0, file.indexOf('/') + 1) : '';
        const path = new URL(target, `file:///${folder}x`).pathname.slice(1);
        expect(pages.get(path), `${file} → ${target}`).toContain(`<a id="${anchor}"></a>`);
      }
    }
  });
});
