/** Puts the output of its example commands into the README; called by `npm run fixtures`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cli } from '../test/support/cli.ts';
import { ROOT } from '../test/support/fixture.ts';

export async function writeReadme(): Promise<void> {
  const file = `${ROOT}README.md`;
  let text = readFileSync(file, 'utf8');
  for (const [block, command] of text.matchAll(
    /```console\n\$ npx alimail-doctor (.*)\n[^`]*```/g,
  )) {
    const { stdout } = await cli((command as string).split(' '));
    const output = stdout.replace(/[ \t]+$/gm, '').trimEnd();
    text = text.replace(
      block,
      () => `\`\`\`console\n$ npx alimail-doctor ${command}\n${output}\n\`\`\``,
    );
  }
  writeFileSync(file, text);
}
