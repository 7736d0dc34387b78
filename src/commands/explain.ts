/** `explain`: one check, or the tree of a command as text or Mermaid. */
import type { AnyCheck } from '../engine/check.ts';
import { type Language, type Message, say, text } from '../engine/text.ts';
import { checksIn, type Node, type Tree } from '../engine/tree.ts';
import type { BounceFacts } from '../facts/bounce.ts';
import type { ClientFacts } from '../facts/client.ts';
import type { MissingFacts } from '../facts/missing.ts';
import type { SmimeFacts } from '../facts/smime.ts';
import { checkDnsTree } from '../trees/check-dns.ts';
import { checkSmimeTree } from '../trees/check-smime.ts';
import { diagnoseBounceTree } from '../trees/diagnose-bounce.ts';
import { traceMissingTree } from '../trees/trace-missing.ts';
import { verifyClientTree } from '../trees/verify-client.ts';

type SomeFacts = BounceFacts & ClientFacts & MissingFacts & SmimeFacts;
type SomeCheck = AnyCheck<SomeFacts>;

/** Trees by the command that walks them. */
export const TREES: readonly Tree<SomeFacts>[] = [
  checkDnsTree as unknown as Tree<SomeFacts>,
  diagnoseBounceTree as unknown as Tree<SomeFacts>,
  traceMissingTree as unknown as Tree<SomeFacts>,
  verifyClientTree as unknown as Tree<SomeFacts>,
  checkSmimeTree as unknown as Tree<SomeFacts>,
];

const TEXT = {
  unknown: text(
    'nothing is known by the id {id}{hint}; “alimail-doctor explain” lists all',
    '没有编号 {id}{hint}；用“alimail-doctor explain”查看全部',
  ),
  hint: text(', did you mean {id}?', '，是不是 {id}？'),
  none: text('', ''),
  severity: text('severity', '级别'),
  question: text('question', '问题'),
  why: text('why', '依据'),
  facts: text('facts it needs', '需要的事实'),
  route: text('guide', '指引'),
  where: text('asked in', '所在的树'),
  references: text('references', '参考'),
  docs: text('documentation', '文档'),
  blocking: text('fix this first: other findings depend on it', '请先处理：其他问题依赖于它'),
  optional: text(
    'an extra: not knowing it does not touch the verdict',
    '附加检查：查不到也不影响结论',
  ),
  all: text('all of these', '依次检查'),
  row: text('{name}: {value}', '{name}：{value}'),
  head: text('{name}:', '{name}：'),
  answers: {
    yes: text('yes, that is wrong', '是，有问题'),
    no: text('no', '否'),
    unknown: text('could not tell', '无法判断'),
  } as Readonly<Record<string, ReturnType<typeof text>>>,
  severities: {
    error: text('error', '错误'),
    warning: text('warning', '警告'),
    info: text('info', '提示'),
  },
};

export type Explained =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/** Every check of every tree, in the trees' order. */
export function allChecks(): readonly SomeCheck[] {
  return [...new Set(TREES.flatMap((tree) => [...checksIn(tree.root)]))];
}

export function explain(
  id: string | undefined,
  language: Language,
  format: 'text' | 'mermaid',
): Explained {
  if (id === undefined) return { ok: true, text: listAll(language) };
  const tree = TREES.find((t) => t.id === id);
  if (tree !== undefined) {
    return {
      ok: true,
      text: format === 'mermaid' ? mermaid(tree, language) : outline(tree, language),
    };
  }
  const check = allChecks().find((c) => c.id === id);
  if (check !== undefined) return { ok: true, text: describe(check, language) };
  const near = allChecks().find(
    (c) => c.id.split('/')[1] === id || c.id.includes(id.toLowerCase()),
  );
  return {
    ok: false,
    message: say(
      TEXT.unknown({
        id: JSON.stringify(id.slice(0, 60)),
        hint: near === undefined ? TEXT.none() : TEXT.hint({ id: near.id }),
      }),
      language,
    ),
  };
}

function listAll(language: Language): string {
  const lines = TREES.map((t) => `${t.id.padEnd(34)} ${say(t.title(), language)}`);
  for (const check of allChecks()) {
    lines.push(`${check.id.padEnd(34)} ${say(check.question(), language)}`);
  }
  return `${lines.join('\n')}\n`;
}

function describe(check: SomeCheck, language: Language): string {
  const t = (message: Message) => say(message, language);
  const trees = TREES.filter((tree) => checksIn(tree.root).has(check)).map((tree) => tree.id);
  const rows: (readonly [string, string])[] = [
    [t(TEXT.question()), t(check.question())],
    [t(TEXT.severity()), t(TEXT.severities[check.severity]())],
    [t(TEXT.why()), t(check.why())],
    [t(TEXT.route()), `${check.route.intent} > ${check.route.path}`],
    [t(TEXT.facts()), (check.needs as readonly string[]).join(', ')],
    [t(TEXT.where()), trees.join(', ')],
    [t(TEXT.references()), check.references.join(', ')],
    [t(TEXT.docs()), `docs/checks.md#${anchorOf(check.id)}`],
  ];
  const notes = [
    ...(check.blocking === true ? [t(TEXT.blocking())] : []),
    ...(check.optional === true ? [t(TEXT.optional())] : []),
  ];
  return `${[check.id, ...notes, '', ...rows.filter(([, v]) => v !== '').map(([k, v]) => t(TEXT.row({ name: k, value: v })))].join('\n')}\n`;
}

/** The anchor that GitHub makes of a heading. */
export function anchorOf(id: string): string {
  return id.replace('/', '');
}

function outline(tree: Tree<SomeFacts>, language: Language): string {
  const lines = [say(TEXT.row({ name: tree.id, value: tree.title() }), language)];
  const visit = (node: Node<SomeFacts>, depth: number): void => {
    const pad = '  '.repeat(depth);
    if (node.kind === 'end') return;
    if (node.kind === 'all') {
      lines.push(`${pad}${say(node.title(), language)}`);
      for (const child of node.nodes) visit(child, depth + 1);
      return;
    }
    lines.push(`${pad}${node.check.id}  ${say(node.check.question(), language)}`);
    for (const { answers, next } of branchesOf(node)) {
      if (next.kind === 'end') continue;
      const name = answers.map((a) => answerName(a, language)).join(' / ');
      lines.push(`${pad}  ${say(TEXT.head({ name }), language)}`);
      visit(next, depth + 2);
    }
  };
  visit(tree.root, 1);
  return `${lines.join('\n')}\n`;
}

function answerName(answer: string, language: Language): string {
  const known = TEXT.answers[answer] as (() => Message) | undefined;
  return known === undefined ? answer : say(known(), language);
}

/** Branches that lead to the same place, together. */
function branchesOf(node: Extract<Node<SomeFacts>, { kind: 'ask' }>) {
  const groups: { answers: string[]; next: Node<SomeFacts> }[] = [];
  for (const [answer, next] of Object.entries(node.branches)) {
    const same = groups.find((g) => g.next === next || sameAsk(g.next, next));
    if (same === undefined) groups.push({ answers: [answer], next });
    else same.answers.push(answer);
  }
  return groups;
}

function sameAsk(a: Node<SomeFacts>, b: Node<BounceFacts>): boolean {
  if (a.kind !== 'ask' || b.kind !== 'ask' || a.check !== b.check) return false;
  const answers = Object.keys(a.branches);
  return answers.every((k) => a.branches[k] === b.branches[k]);
}

/** The tree as a Mermaid flowchart. */
export function mermaid(tree: Tree<SomeFacts>, language: Language): string {
  const lines = ['flowchart TD'];
  let count = 0;
  const quote = (s: string) => `"${s.replace(/"/g, '#quot;')}"`;
  const visit = (node: Node<SomeFacts>): string => {
    const id = `n${count++}`;
    if (node.kind === 'end') {
      lines.push(`  ${id}((" "))`);
      return id;
    }
    if (node.kind === 'all') {
      lines.push(`  ${id}[${quote(say(node.title(), language))}]`);
      for (const child of node.nodes) lines.push(`  ${id} --> ${visit(child)}`);
      return id;
    }
    lines.push(
      `  ${id}{{${quote(`${node.check.id}<br/>${say(node.check.question(), language)}`)}}}`,
    );
    const groups = branchesOf(node);
    if (groups.length === 1 && groups[0]?.next.kind === 'end') return id;
    for (const { answers, next } of groups) {
      if (next.kind === 'end') continue;
      const label = answers.map((a) => answerName(a, language)).join(' / ');
      lines.push(`  ${id} -->|${quote(label)}| ${visit(next)}`);
    }
    return id;
  };
  visit(tree.root);
  return `${lines.join('\n')}\n`;
}
