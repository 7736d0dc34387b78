/** The page of all checks, made from the checks themselves so that it cannot differ from them. */
import { allChecks, mermaid, TREES } from '../src/commands/explain.ts';

const SEVERITY = { error: 'error / 错误', warning: 'warning / 警告', info: 'info / 提示' };

export function checksPage(): string {
  const lines = [
    '# Checks',
    '',
    'Written by `npm run fixtures` from the checks themselves; `alimail-doctor explain <id>` prints one of them.',
    'The severity is the usual one; a check may lower or raise it for what it saw.',
    '',
  ];
  for (const tree of TREES) {
    lines.push(
      `## The tree of ${tree.id}`,
      '',
      '```mermaid',
      mermaid(tree, 'en').trimEnd(),
      '```',
      '',
    );
  }
  for (const check of allChecks()) {
    lines.push(`## ${check.id}`, '');
    lines.push(`${check.question.en} ${check.question.zh}`, '');
    lines.push(`- severity: ${SEVERITY[check.severity]}`);
    if (check.optional === true)
      lines.push('- an extra: not knowing it does not touch the verdict');
    if (check.blocking === true) lines.push('- blocks other fixes: comes first');
    lines.push(`- why: ${check.why.en}`);
    lines.push(`- 依据：${check.why.zh}`);
    lines.push(`- guide: ${check.route.intent} > ${check.route.path}`);
    if (check.references.length > 0) lines.push(`- references: ${check.references.join(', ')}`);
    lines.push(`- fixtures: \`fixtures/${check.id}/\``, '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
