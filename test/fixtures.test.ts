import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { fixturePaths, outPath, outputOf, ROOT, readFixture } from './support/fixture.ts';

const schema = JSON.parse(readFileSync(`${ROOT}schema/report.v1.json`, 'utf8')) as object;
const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

const paths = fixturePaths();

describe('fixtures', () => {
  it.each(paths)('%s', async (path) => {
    const fixture = readFixture(path);
    const [, area, what, file = ''] = path.split('/');
    // The path says what is tested, so that a fixture cannot be filed under the wrong check.
    expect(fixture.expected.id).toBe(`${area}/${what}`);
    expect(file.startsWith(fixture.expected.answer)).toBe(true);

    const report = await fixture.run('en');
    const answer = report.checks.find((c) => c.id === fixture.expected.id)?.answer;
    expect(answer).toBe(fixture.expected.answer);
    for (const further of fixture.further) {
      const said = report.checks.find((c) => c.id === further.id)?.answer;
      expect(`${further.id} ${said}`).toBe(`${further.id} ${further.answer}`);
    }
    expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
    const ids = new Set(report.observations.map((o) => o.id));
    for (const finding of report.findings) {
      expect(finding.evidence.length, finding.id).toBeGreaterThan(0);
      for (const evidence of finding.evidence) expect(ids).toContain(evidence.from);
      for (const id of finding.contradicts ?? []) expect(ids).toContain(id);
    }

    const out = `${ROOT}${outPath(path)}`;
    expect(existsSync(out), `run npm run fixtures to write ${out}`).toBe(true);
    expect(await outputOf(fixture)).toBe(readFileSync(out, 'utf8'));
  });

  it('give the same bytes when they are run again', async () => {
    for (const path of paths.slice(0, 5)) {
      const fixture = readFixture(path);
      expect(JSON.stringify(await fixture.run('en'))).toBe(JSON.stringify(await fixture.run('en')));
    }
  });
});
