import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Guided, guide } from '../../src/commands/guide.ts';
import { guide as library } from '../../src/index.ts';
import {
  ANSWERS,
  CONTRADICTIONS,
  ENTRIES,
  GUIDE_IDS,
  INTENTS,
  LIMITS,
  OPERATIONS,
  PATHS,
  sourceOf,
} from '../../src/knowledge/guide/index.ts';
import { pageMarkdown, pageText } from '../../src/render/page.ts';
import { ROOT } from '../support/fixture.ts';

const valid = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync(`${ROOT}schema/guide.v1.json`, 'utf8')),
);
const LOOK = { width: 90, color: 0 } as const;
const tight = (text: string) => text.replace(/\s+/g, '');

type Answered = Extract<Guided, { readonly ok: true }>;

async function asked(words: readonly string[], language: 'en' | 'zh' = 'en'): Promise<Answered> {
  const answer = await guide({ words, answers: [], language });
  if (!answer.ok) throw new Error(answer.message);
  expect(valid(answer.document), JSON.stringify(valid.errors)).toBe(true);
  return answer;
}

async function refused(words: readonly string[], answers: readonly string[] = []): Promise<string> {
  const answer = await guide({ words, answers, language: 'en' });
  if (answer.ok) throw new Error(`${words.join(' ')} was answered`);
  expect(answer.message).not.toContain('\n');
  return answer.message;
}

const ids = (answer: Answered) => answer.document.results.map((r) => r.id);

describe('guide alone', () => {
  it('shows the four intents and how to go on', async () => {
    const answer = await asked([]);
    expect(ids(answer)).toEqual(INTENTS.map((i) => i.id));
    const text = pageText(answer.page, LOOK);
    for (const { id } of INTENTS) expect(text).toContain(id);
    expect(text).toContain('alimail-doctor guide recover-access');
    expect(answer.code).toBe(0);
  });
});

describe('by id', () => {
  it.each(ENTRIES.map((e) => [e.kind, e.id, e] as const))('%s %s', async (kind, id, entry) => {
    for (const language of ['en', 'zh'] as const) {
      const answer = await asked([id], language);
      expect(answer.document.results[0]).toMatchObject({ kind, id });
      const { row } = entry;
      const name = 'name' in row ? row.name : 'question' in row ? row.question : row.title;
      const text = tight(pageText(answer.page, LOOK));
      expect(text).toContain(tight(name[language]));
      expect(tight(pageMarkdown(answer.page)).length).toBeGreaterThan(60);
      if (kind !== 'intent') {
        expect(answer.document.detail).toMatchObject({ kind, id });
        expect((await asked([kind, id], language)).document.detail).toEqual(answer.document.detail);
      }
    }
  });

  it.each(OPERATIONS.map((o) => [o.id, o] as const))('all of %s', async (id, row) => {
    for (const language of ['en', 'zh'] as const) {
      const answer = await asked(['operation', id], language);
      const text = tight(pageText(answer.page, LOOK));
      const texts = [
        row.about,
        ...row.navigation,
        ...row.prerequisites,
        ...row.steps.flatMap((s) => [s.do, s.element, s.where, s.note]),
        ...(row.parameters ?? []).flatMap((p) => [p.name, p.about, ...(p.options ?? [])]),
        ...(row.notes ?? []),
      ].filter((w) => w !== undefined);
      for (const w of texts) expect(text).toContain(tight(w[language]));
      for (const source of row.sources)
        expect(text).toContain(tight(sourceOf(source).name[language]));
      expect(answer.document.detail).toMatchObject({
        name: row.name[language],
        guide: row.guide,
        steps: { length: row.steps.length },
        parameters: { length: row.parameters?.length ?? 0 },
      });
    }
  });

  it('shows a contradiction with every claim and what to go by', async () => {
    for (const row of CONTRADICTIONS) {
      const answer = await asked(['contradiction', row.id]);
      const text = tight(pageText(answer.page, LOOK));
      for (const { says } of row.claims) expect(text).toContain(tight(says.en));
      expect(text).toContain(tight(row.goBy.en));
    }
  });

  it('shows the path that a finding leads to', async () => {
    const answer = await asked(['spf/include-missing']);
    expect(answer.document.results[0]).toMatchObject({
      kind: 'path',
      id: 'resolve-failure/rejected-mail',
      path: 'alimail-email-delivery',
    });
  });

  it('does not mind case and hyphens', async () => {
    expect(ids(await asked(['Add-To-Whitelist']))[0]).toBe('add-to-whitelist');
    expect(ids(await asked(['operation', 'set-up-smime-signing-and-encryption']))[0]).toBe(
      'set-up-s-mime-signing-and-encryption',
    );
    expect(ids(await asked(['alimail-recover-access']))[0]).toBe('recover-access');
    expect(ids(await asked(['ALIMAIL-SECURITY'])).length).toBeGreaterThan(5);
  });
});

describe('guides and lists', () => {
  it.each(GUIDE_IDS)('%s', async (id) => {
    const answer = await asked([id]);
    expect(answer.document.results.every((r) => r.path === id)).toBe(true);
    const own = OPERATIONS.filter((o) => o.guide === id).map((o) => o.id);
    expect(ids(answer)).toEqual(expect.arrayContaining(own));
    const text = pageText(answer.page, LOOK);
    for (const path of PATHS.filter((p) => p.guide === id)) expect(text).toContain(path.id);
  });

  it('list has everything', async () => {
    const answer = await asked(['list']);
    expect(ids(answer)).toEqual(ENTRIES.map((e) => e.id));
    const text = pageText(answer.page, LOOK);
    for (const { id } of [...PATHS, ...OPERATIONS, ...ANSWERS, ...LIMITS]) {
      expect(text).toContain(id);
    }
  });

  it('limits has every value, source and contradiction', async () => {
    for (const language of ['en', 'zh'] as const) {
      const answer = await asked(['limits'], language);
      const text = tight(pageText(answer.page, LOOK));
      for (const limit of LIMITS) {
        expect(text).toContain(tight(limit.value[language]));
        for (const { says } of limit.otherwise ?? []) expect(text).toContain(tight(says[language]));
      }
      for (const { claims } of CONTRADICTIONS) {
        for (const { says } of claims) expect(text).toContain(tight(says[language]));
      }
      expect(answer.document.detail).toMatchObject({
        limits: { length: LIMITS.length },
        contradictions: { length: CONTRADICTIONS.length },
      });
    }
  });
});

describe('questions', () => {
  it('puts the path first, with why, then operations', async () => {
    const answer = await asked(['emails vanish after I read them on my phone']);
    const [best] = answer.document.results;
    expect(best).toMatchObject({
      kind: 'path',
      id: 'troubleshoot-received/mailbox-settings',
      path: 'alimail-email',
    });
    expect(best?.why).toMatch(/“vanish”/);
    const text = pageText(answer.page, LOOK);
    expect(text.indexOf('why')).toBeLessThan(text.indexOf('Operations'));
    expect(text).toContain('configure-pop-retrieval-scope');
    expect(text).toContain('alimail-doctor trace-missing');
  });

  it('takes words apart or together', async () => {
    const apart = await asked(['邮件被退回', '550'], 'zh');
    expect(apart.document.query).toBe('邮件被退回 550');
    expect(ids(apart)).toEqual(ids(await asked(['邮件被退回 550'], 'zh')));
    expect(ids(apart)[0]).toBe('resolve-failure/rejected-mail');
  });

  it('answers the state of an account with what it is', async () => {
    const text = pageText((await asked(['AccountFrozen'])).page, LOOK);
    expect(text).toContain('resolve-failure/webmail-and-account');
    expect(text).toContain('An administrator has frozen it');
    expect(text).toContain('unfreeze-account');
  });

  it('says when little fits, and what a mistyped word was read as', async () => {
    const weak = await asked(['what is the weather today']);
    expect(weak.code).toBe(2);
    expect(pageText(weak.page, LOOK)).toContain('Nothing fits well.');
    const typed = await asked(['AcountFrozn']);
    expect(typed.code).toBe(0);
    expect(typed.document.read).toEqual([{ typed: 'acountfrozn', as: 'accountfrozen' }]);
    expect(pageText(typed.page, LOOK)).toContain('read acountfrozn as accountfrozen');
  });

  it('reads a server’s reply with the command for it', async () => {
    const text = pageText((await asked(['550 5.1.1 User unknown'])).page, LOOK);
    expect(text).toContain('alimail-doctor diagnose-bounce --reply "550 5.1.1 User unknown"');
    const hostile = pageText((await asked(['550 $(reboot) `x` "y"'])).page, LOOK);
    expect(hostile).toContain('diagnose-bounce --reply "550 …"');
    expect(hostile).not.toContain('reboot) `x`"');
  });

  it('reads traditional characters', async () => {
    expect(ids(await asked(['忘記密碼'], 'zh'))).toContain('recover-access/forgotten-password');
  });

  it('says so when nothing fits, and ends with 2', async () => {
    const answer = await asked(['qqqqzzzz']);
    expect(answer.code).toBe(2);
    expect(answer.document.results).toEqual([]);
    expect(pageText(answer.page, LOOK)).toContain('nothing in the guide fits "qqqqzzzz"');
  });

  it('answers anything in a valid document, and never prints it raw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 4 }),
        async (words) => {
          const answer = await guide({ words, answers: [], language: 'en' });
          if (!answer.ok) return;
          expect(valid(answer.document)).toBe(true);
          expect(pageText(answer.page, LOOK)).not.toMatch(
            /[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/,
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the library', () => {
  it('gives the same document', async () => {
    const { document } = await asked(['503'], 'zh');
    expect(await library('503', { language: 'zh' })).toEqual(document);
    expect((await library()).results).toHaveLength(4);
    const leaf = await library('recover-access', { answers: ['too-many', 'no'] });
    expect(leaf.results[0]?.id).toBe('recover-access/locked-account');
    expect((await library('operation add-to-whitelist')).results[0]?.id).toBe('add-to-whitelist');
  });

  it('throws for what it cannot use', async () => {
    await expect(library('operation nope')).rejects.toThrow(TypeError);
    await expect(library('recover-access', { answers: ['mars'] })).rejects.toThrow(/mars/);
    await expect(library('x', { language: 'fr' as 'en' })).rejects.toThrow(/language/);
    await expect(library(7 as unknown as string)).rejects.toThrow(TypeError);
  });
});

describe('arguments that cannot be used', () => {
  it('asks for the id that is lacking, and proposes near ones', async () => {
    expect(await refused(['operation'])).toMatch(
      /^give an id of the kind operation, such as add-to-whitelist/,
    );
    expect(await refused(['operation', 'add-to-whitelst'])).toMatch(
      /did you mean add-to-whitelist/,
    );
    expect(await refused(['limit', 'zzzz'])).toMatch(/the guide has no limit "zzzz";/);
    expect(await refused(['contradiction', 'port'])).toMatch(/did you mean port-995/);
    expect(await refused(['operation', 'x'.repeat(500)])).toMatch(/^.{20,160}$/);
  });

  it('takes a name that only one has, and no name of an object', async () => {
    expect(ids(await asked(['operation', '添加白名单']))[0]).toBe('add-to-whitelist');
    expect(ids(await asked(['operation', 'add_to_WHITELIST']))[0]).toBe('add-to-whitelist');
    expect(ids(await asked(['contradiction', 'LOG_RETENTION']))).toEqual(['log-retention']);
    expect(await refused(['path', 'recover-access'])).toMatch(
      /did you mean recover-access\/forgotten-password, recover-access\/locked-account/,
    );
    for (const word of Object.getOwnPropertyNames(Object.prototype)) {
      expect((await asked([word])).document.detail, word).toBeUndefined();
      await refused(['operation', word]);
      await refused(['recover-access'], [`${word}=x`]);
    }
  });

  it('takes its time for no id, however long', async () => {
    const answer = await asked(['a-'.repeat(500_000)]);
    expect(answer.code).toBe(2);
  });

  it('refuses answers that no tree takes', async () => {
    expect(await refused(['recover-access'], ['sees=mars'])).toMatch(
      /^--answer "mars" does not fit the question sees: choose one of forgotten, /,
    );
    expect(await refused(['recover-access'], ['too-many', 'yes', 'no'])).toMatch(
      /no question is left/,
    );
    expect(await refused(['recover-access'], ['sees=qr', 'sees=page'])).toMatch(/contradicts/);
    expect(await refused(['add-to-whitelist'], ['x'])).toMatch(/--answer needs an intent/);
    expect(await refused([], ['x'])).toMatch(/--answer needs an intent/);
  });
});

describe('an intent', () => {
  it('shows its paths and its tree where nobody can be asked', async () => {
    for (const { id } of INTENTS) {
      const answer = await asked([id]);
      expect(answer.ask?.intent.id).toBe(id);
      const text = pageText(answer.page, LOOK);
      for (const path of PATHS.filter((p) => p.intent === id)) expect(text).toContain(path.id);
      expect(answer.document.detail).toMatchObject({ kind: 'intent', id, tree: { choices: {} } });
    }
  });

  it('shows the open question where the answers end', async () => {
    const answer = await guide({
      words: ['recover-access'],
      answers: ['too-many'],
      language: 'en',
    });
    if (!answer.ok) throw new Error(answer.message);
    expect(answer.document.detail).toMatchObject({
      answered: [{ question: 'sees', answer: 'too-many' }],
      next: { id: 'wait' },
    });
    const text = pageText(answer.page, LOOK);
    expect(text).toContain('wait=yes');
    expect(text).toContain('Can it wait an hour?');
  });
});
