/** `npm run fixtures`: writes the expected output beside every fixture, and the documentation. Read the diff before it is committed. */
import { writeFileSync } from 'node:fs';
import { filesBelow } from '../test/support/files.ts';
import { outputOf, ROOT, readFixture } from '../test/support/fixture.ts';
import { checksPage } from './docs.ts';
import { writeReadme } from './readme.ts';

for (const path of filesBelow('fixtures', '.zone')) {
  if (path.startsWith('fixtures/world/') || path.startsWith('fixtures/demo/')) continue;
  try {
    writeFileSync(`${ROOT}${path.replace(/\.zone$/, '.out')}`, await outputOf(readFixture(path)));
  } catch (error) {
    process.exitCode = 1;
    console.error(`${path}: ${(error as Error).message}`);
  }
}
writeFileSync(`${ROOT}docs/checks.md`, checksPage());
await writeReadme();
