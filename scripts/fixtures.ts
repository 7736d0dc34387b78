/** `npm run fixtures`: writes the expected output beside every fixture, and the documentation. Read the diff before it is committed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fixturePaths, outPath, outputOf, ROOT, readFixture } from '../test/support/fixture.ts';
import { checksPage } from './docs.ts';
import { guideDocs } from './guide-docs.ts';
import { writeReadme } from './readme.ts';

for (const path of fixturePaths()) {
  try {
    writeFileSync(`${ROOT}${outPath(path)}`, await outputOf(readFixture(path)));
  } catch (error) {
    process.exitCode = 1;
    console.error(`${path}: ${(error as Error).message}`);
  }
}
writeFileSync(`${ROOT}docs/checks.md`, checksPage());
for (const [file, text] of guideDocs()) {
  mkdirSync(dirname(`${ROOT}docs/${file}`), { recursive: true });
  writeFileSync(`${ROOT}docs/${file}`, text);
}
await writeReadme();
