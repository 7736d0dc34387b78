import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checksPage } from '../../scripts/docs.ts';
import { allChecks } from '../../src/commands/explain.ts';
import { checkIds, filesBelow } from '../support/files.ts';
import { ROOT } from '../support/fixture.ts';

const ids = checkIds();
const inTrees = new Map(allChecks().map((c) => [c.id, c]));

/** Ids that scripts rely on: taking one away or renaming it is a new major version. */
const PROMISED = [
  'domain/nxdomain domain/delegation-lame domain/nameservers-disagree',
  'mx/missing mx/null mx/other-provider mx/mixed-provider mx/mixed-edition mx/incomplete mx/directmail',
  'mx/target-cname mx/target-ip mx/target-unresolvable mx/wildcard',
  'spf/missing spf/multiple spf/syntax spf/include-missing spf/include-wrong-edition',
  'spf/include-unresolvable spf/loop spf/too-many-lookups spf/near-lookup-limit',
  'spf/too-many-void-lookups spf/after-all spf/all-pass spf/all-neutral spf/all-missing spf/ptr',
  'spf/redirect-ignored',
  'dkim/missing dkim/multiple dkim/key-revoked dkim/key-weak dkim/key-invalid dkim/testing',
  'dmarc/missing dmarc/multiple dmarc/syntax dmarc/policy-none dmarc/no-rua',
  'dmarc/external-rua-unauthorized dmarc/wrong-location',
  'cname/mail-missing cname/mail-wrong cname/imap-missing cname/imap-wrong cname/pop3-missing',
  'cname/pop3-wrong cname/smtp-missing cname/smtp-wrong cname/at-apex',
].flatMap((line) => line.split(' '));

describe('every check', () => {
  it.each(ids)('%s is in a tree under the id of its path', (id) => {
    expect(inTrees.has(id)).toBe(true);
  });

  it.each(ids)('%s has fixtures for yes, no and unknown', (id) => {
    const have = filesBelow(`fixtures/${id}`, '.zone').map(
      (f) => (f.split('/').pop() as string).replace(/\.zone$/, '').split('-')[0],
    );
    // A check that needs no lookup of its own cannot be unknown apart from its neighbours, but still must be.
    expect([...new Set(have)].sort()).toEqual(['no', 'unknown', 'yes']);
  });

  it('is promised or new, and none that is promised is gone', () => {
    for (const id of PROMISED) expect(ids).toContain(id);
  });

  it('cites an RFC section or an official page, and nothing else', () => {
    for (const { id, references } of inTrees.values()) {
      expect(references.length, id).toBeGreaterThan(0);
      for (const reference of references) {
        expect(reference, id).toMatch(
          /^RFC \d+ (§\d+(\.\d+)*|Appendix [A-Z])$|^https:\/\/(help\.aliyun\.com|www\.alibabacloud\.com\/help)\/\S+$/,
        );
      }
    }
  });
});

it('docs/checks.md is what the checks say', () => {
  expect(existsSync(`${ROOT}docs/checks.md`)).toBe(true);
  expect(readFileSync(`${ROOT}docs/checks.md`, 'utf8')).toBe(checksPage());
});
