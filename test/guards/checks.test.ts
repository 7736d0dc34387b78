import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checksPage } from '../../scripts/docs.ts';
import { allChecks } from '../../src/commands/explain.ts';
import { checkIds } from '../support/files.ts';
import { fixturePaths, ROOT, readFixture } from '../support/fixture.ts';

const ids = checkIds();
const paths = fixturePaths();
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
  'bounce/spf-failed bounce/dkim-failed bounce/dmarc-failed bounce/unauthenticated',
  'bounce/external-sending-disabled bounce/weak-password-throttled bounce/auditor-rejected',
  'bounce/local-spam bounce/behaviour-spam bounce/content-rejected bounce/virus',
  'bounce/ip-blocklisted bounce/ip-reputation bounce/ptr-missing bounce/domain-reputation',
  'bounce/sender-rejected bounce/sender-login-mismatch bounce/authentication-failed',
  'bounce/relay-denied bounce/wrong-submission-host bounce/user-unknown',
  'bounce/recipient-disabled bounce/recipient-moved bounce/recipient-refuses bounce/mailbox-full',
  'bounce/message-too-large bounce/too-many-recipients bounce/rate-limited bounce/greylisted',
  'bounce/domain-not-found bounce/host-unreachable bounce/null-mx bounce/tls-required',
  'bounce/delivery-timeout bounce/mail-loop bounce/remote-system-error',
  'bounce/local-delivery-failed bounce/protocol-error bounce/not-rfc-compliant',
  'bounce/policy-rejected bounce/unknown',
  'client/username-not-full-address client/authentication-failed client/security-password-needed',
  'client/protocol-disabled client/third-party-clients-disabled client/account-locked',
  'client/account-frozen client/wrong-host client/wrong-edition-host client/host-unresolvable',
  'client/port-blocked client/port-refused client/wrong-port client/wrong-tls-mode',
  'client/plaintext client/certificate-name-mismatch client/certificate-expired',
  'client/certificate-untrusted client/tls-too-old client/not-a-mail-server',
  'missing/found-in-inbox missing/in-junk missing/in-trash missing/in-other-folder',
  'missing/deleted-by-client missing/deleted missing/outside-imap-range missing/mailbox-full',
  'missing/forwarded-or-filtered missing/never-arrived missing/bounced missing/delayed',
  'missing/not-sent missing/blocked-as-spam missing/wrong-address missing/wrong-mx',
  'missing/wrong-mailbox',
].flatMap((line) => line.split(' '));

describe('every check', () => {
  it.each(ids)('%s is in a tree under the id of its path', (id) => {
    expect(inTrees.has(id)).toBe(true);
  });

  it.each(ids)('%s has a fixture for every answer', (id) => {
    const have = paths
      .filter((p) => p.startsWith(`fixtures/${id}/`))
      .map((p) => readFixture(p).expected.answer);
    const check = inTrees.get(id);
    // What a message says and what a file is are always known: only what DNS says and what is locked may be not.
    const always = check?.needs.every((n: string) => ['bounced', 'live', 'file'].includes(n));
    const answers = [...(check?.answers ?? []), ...(always === true ? [] : ['unknown'])];
    expect([...new Set(have)].sort()).toEqual(answers.sort());
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
