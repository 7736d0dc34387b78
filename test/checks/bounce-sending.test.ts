import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/bounces/causes.ts';
import auditorRejected from '../../src/checks/bounce/auditor-rejected.ts';
import authenticationFailed from '../../src/checks/bounce/authentication-failed.ts';
import behaviourSpam from '../../src/checks/bounce/behaviour-spam.ts';
import dkimFailed from '../../src/checks/bounce/dkim-failed.ts';
import dmarcFailed from '../../src/checks/bounce/dmarc-failed.ts';
import domainReputation from '../../src/checks/bounce/domain-reputation.ts';
import externalSendingDisabled from '../../src/checks/bounce/external-sending-disabled.ts';
import ipBlocklisted from '../../src/checks/bounce/ip-blocklisted.ts';
import ipReputation from '../../src/checks/bounce/ip-reputation.ts';
import localSpam from '../../src/checks/bounce/local-spam.ts';
import policyRejected from '../../src/checks/bounce/policy-rejected.ts';
import ptrMissing from '../../src/checks/bounce/ptr-missing.ts';
import relayDenied from '../../src/checks/bounce/relay-denied.ts';
import senderLoginMismatch from '../../src/checks/bounce/sender-login-mismatch.ts';
import senderRejected from '../../src/checks/bounce/sender-rejected.ts';
import spfFailed from '../../src/checks/bounce/spf-failed.ts';
import unauthenticated from '../../src/checks/bounce/unauthenticated.ts';
import weakPasswordThrottled from '../../src/checks/bounce/weak-password-throttled.ts';
import wrongSubmissionHost from '../../src/checks/bounce/wrong-submission-host.ts';
import { answerCheck, type Problem } from '../../src/engine/check.ts';
import { known, type Observation, unknown } from '../../src/engine/fact.ts';
import { LANGUAGES, type Message, say } from '../../src/engine/text.ts';
import type { Bounced, Failure, Live } from '../../src/facts/bounce.ts';

const CHECKS = [
  auditorRejected,
  authenticationFailed,
  behaviourSpam,
  dkimFailed,
  dmarcFailed,
  domainReputation,
  externalSendingDisabled,
  ipBlocklisted,
  ipReputation,
  localSpam,
  policyRejected,
  ptrMissing,
  relayDenied,
  senderLoginMismatch,
  senderRejected,
  spfFailed,
  unauthenticated,
  weakPasswordThrottled,
  wrongSubmissionHost,
];

const EMPTY: Message = { en: '', zh: '', values: {} };

function observed(from: Observation['from'], asked: string): Observation {
  return { id: '', from, at: '', asked, of: '', for: EMPTY, got: {}, ms: 0, order: asked };
}

const LINE = observed('eml', 'line 12');
const DNS = observed('dns', 'TXT example.com');
const OFFLINE = unknown('offline');

const FAILURE: Failure = {
  recipient: 'bob@example.net',
  domain: 'example.net',
  action: 'failed',
  status: null,
  replyCode: '550',
  cause: 'unknown',
  confidence: 0.9,
  meaning: null,
  receiver: null,
  remoteHost: 'mx.example.net',
  remoteIp: null,
  senderIp: '192.0.2.7',
  alibaba: null,
  proof: LINE,
  proofText: '550 no',
  reply: null,
  explanation: null,
  disagree: false,
};

const BOUNCED: Bounced = {
  kind: 'bounce',
  format: 'postfix',
  reportedBy: null,
  failures: [],
  headerFrom: 'ann@example.com',
  envelopeFrom: 'ann@example.com',
  senderDomain: 'example.com',
  messageId: null,
};

const NOTHING_KNOWN: Live = {
  spf: OFFLINE,
  recipient: OFFLINE,
  sender: OFFLINE,
  reverse: OFFLINE,
  keys: OFFLINE,
  returned: OFFLINE,
};

type AnyOf = (typeof CHECKS)[number];

function problemOf(
  check: AnyOf,
  failure: Partial<Failure> = {},
  live: Partial<Live> = {},
  bounced: Partial<Bounced> = {},
): Problem {
  const cause = check.id.slice('bounce/'.length) as Cause;
  const failures = [{ ...FAILURE, cause, ...failure }];
  // biome-ignore lint/suspicious/noExplicitAny: the check reads two of the facts; the DNS facts beside them are none of its business.
  const facts: any = {
    bounced: known({ ...BOUNCED, failures, ...bounced }),
    live: known({ ...NOTHING_KNOWN, ...live }),
  };
  const judged = answerCheck(check, facts);
  if (!('problem' in judged) || judged.problem === undefined) throw new Error('no problem');
  return judged.problem;
}

const en = (message: Message) => say(message, 'en');
const owners = (problem: Problem) => problem.fixes.map((f) => f.owner);
const fixTexts = (problem: Problem) =>
  problem.fixes.map((f) => [f.title, ...(f.steps ?? [])].map(en).join(' ')).join('\n');

const NOBODY: Partial<Bounced> = { headerFrom: null, envelopeFrom: null, senderDomain: null };
const NOTHING: Partial<Failure> = {
  recipient: null,
  domain: null,
  remoteHost: null,
  senderIp: null,
};

describe('checks of refused senders', () => {
  it.each(CHECKS.map((c) => [c.id, c] as const))(
    '%s fills every text in both languages',
    (_, c) => {
      for (const alibaba of ['sent', 'submission', 'received', null] as const) {
        for (const [failure, bounced] of [
          [{}, {}],
          [NOTHING, NOBODY],
        ] as const) {
          const problem = problemOf(c, { ...failure, alibaba }, {}, bounced);
          expect(problem.fixes.length).toBeGreaterThan(0);
          const messages = [
            problem.title,
            problem.detail,
            ...problem.fixes.flatMap((f) => [f.title, ...(f.steps ?? []), f.console ?? EMPTY]),
          ];
          for (const language of LANGUAGES) {
            for (const message of messages) {
              const said = say(message, language);
              expect(said).not.toMatch(/[{}]|undefined|null,|—|!|the the |The the /);
              // Two words of ours for one thing side by side.
              expect(said).not.toMatch(
                /another way|其他方式|\bmend|[a-z]'[a-z]|^(Or|If not)\b|^或者/,
              );
              expect(said).not.toMatch(/发件人 发件人|发件域名 发件域名|发信 IP 发信/);
              expect(said).not.toMatch(/[Ss]ender the sender|domain the sender’s domain/);
            }
          }
        }
      }
    },
  );

  it.each(CHECKS.map((c) => [c.id, c] as const))('%s has a title that fits a line', (_, c) => {
    const title = problemOf(c).title;
    expect(title.en.replace(/\{\w+\}/g, '').length).toBeLessThanOrEqual(76);
  });

  it.each(CHECKS.map((c) => [c.id, c] as const))(
    '%s cites RFC sections and official pages',
    (_, c) => {
      for (const reference of c.references) {
        expect(reference).toMatch(
          /^RFC \d+ §\d+(\.\d+)*$|^https:\/\/(help\.aliyun\.com|www\.alibabacloud\.com\/help)\/\S+$/,
        );
      }
    },
  );
});

describe('what DNS says now', () => {
  const spf = (result: 'pass' | 'fail' | 'none', term: string | null, domain = 'example.com') =>
    known({ domain, ip: '192.0.2.7', result, term, seen: [DNS] as const });

  it('says that SPF was fixed, has it sent again first, and lets it speak against', () => {
    const problem = problemOf(spfFailed, {}, { spf: spf('pass', 'ip4:192.0.2.0/24') });
    expect(en(problem.detail)).toContain('passes for 192.0.2.7 (ip4:192.0.2.0/24)');
    expect(en(problem.detail)).not.toContain('sending again fails');
    expect(fixTexts(problem)).toMatch(/^Send it again\n/);
    const delayed = { spf: spf('pass', null) };
    expect(fixTexts(problemOf(spfFailed, { action: 'delayed' }, delayed))).toMatch(/^Wait/);
    expect(problem.contradicts).toEqual([DNS]);
  });

  it('names the term that still decides', () => {
    const problem = problemOf(spfFailed, {}, { spf: spf('fail', '-all') });
    expect(en(problem.detail)).toContain('still gives fail for 192.0.2.7, decided by -all');
    expect(problem.contradicts).toEqual([]);
    expect(problem.evidence.map((e) => e.from)).toEqual([LINE, DNS]);
  });

  it('does not take SPF of another domain for DMARC', () => {
    const live = { spf: spf('pass', 'include:_spf.mailer.example', 'bounces.mailer.example') };
    const problem = problemOf(dmarcFailed, {}, live);
    expect(en(problem.detail)).toContain('does not count for DMARC');
    expect(problem.contradicts).toEqual([]);
    expect(problemOf(unauthenticated, {}, live).contradicts).toEqual([DNS]);
  });

  it('looks at the named DKIM keys and the returned message', () => {
    const name = 's1._domainkey.example.com';
    const key = { name, domain: 'example.com', selector: 's1', seen: DNS };
    const broken = known({
      dkim: 'fail' as const,
      domain: 'example.com',
      selector: 's1',
      detail: 'no key',
      seen: LINE,
    });
    const absent = problemOf(
      dkimFailed,
      {},
      { keys: known([{ ...key, state: 'absent' }]), returned: broken },
    );
    expect(en(absent.detail)).not.toContain('does not verify');
    expect(say(absent.detail, 'zh')).not.toContain('no key');
    const altered = problemOf(
      dkimFailed,
      {},
      { keys: known([{ ...key, state: 'usable' }]), returned: broken },
    );
    expect(fixTexts(altered)).toMatch(/^Let nothing change a message/);
    expect(en(absent.detail)).toContain(`there is no DKIM key at ${name}`);
    const returned = known({
      dkim: 'pass' as const,
      domain: 'example.com',
      selector: 's1',
      detail: null,
      seen: LINE,
    });
    const well = problemOf(
      dkimFailed,
      {},
      { keys: known([{ ...key, state: 'usable' }]), returned },
    );
    expect(en(well.detail)).toContain('verifies');
    expect(well.contradicts).toEqual([LINE]);
  });

  it('compares the PTR', () => {
    const reverse = (names: string[], confirmed: boolean) =>
      known({ ip: '192.0.2.7', names, confirmed, seen: [DNS] as const });
    const none = problemOf(ptrMissing, {}, { reverse: reverse([], false) });
    expect(en(none.detail)).toContain('192.0.2.7 has no PTR record');
    const well = problemOf(ptrMissing, {}, { reverse: reverse(['mail.example.com'], true) });
    expect(well.contradicts).toEqual([DNS]);
  });

  it('sees that the sender’s domain is gone', () => {
    const sender = known({
      domain: 'example.com',
      state: 'nxdomain' as const,
      exchanges: [],
      seen: [DNS] as const,
    });
    const problem = problemOf(senderRejected, {}, { sender });
    expect(en(problem.detail)).toContain('example.com does not exist');
    expect(owners(problem)).toContain('domain-admin');
    expect(owners(problemOf(senderRejected))).not.toContain('domain-admin');
  });

  it('tells an MX that does not know the domain from an outgoing server', () => {
    const recipient = known({
      domain: 'example.net',
      state: 'mx' as const,
      exchanges: ['mx.example.net'],
      seen: [DNS] as const,
    });
    expect(en(problemOf(relayDenied, {}, { recipient }).detail)).toContain('is an MX of');
    const other = problemOf(relayDenied, { remoteHost: 'smtp.example.com' }, { recipient });
    expect(en(other.detail)).toContain('is no MX of example.net (mx.example.net)');
  });
});

describe('who acts', () => {
  it('only Alibaba mends its own addresses', () => {
    for (const check of [ipBlocklisted, ipReputation, ptrMissing]) {
      expect(owners(problemOf(check, { alibaba: 'sent' }))).toEqual(['alibaba']);
      expect(owners(problemOf(check, { alibaba: 'received' }))).toEqual([
        'mail-admin',
        'recipient',
      ]);
      expect(owners(problemOf(check))).toEqual(['mail-admin']);
    }
  });

  it('an appeal goes to Alibaba with the bounce as .eml', () => {
    const problem = problemOf(localSpam, { alibaba: 'submission' });
    expect(fixTexts(problem)).toContain('(.eml) to antispam_fankui@alibaba-inc.com');
    expect(fixTexts(problemOf(localSpam))).not.toContain('alibaba-inc');
  });

  it('names the smtp host of the site whose MX was used', () => {
    const sg = problemOf(wrongSubmissionHost, {
      alibaba: 'submission',
      remoteHost: 'mx1.sg.aliyun.com',
    });
    expect(fixTexts(sg)).toContain('Set the outgoing server to smtp.sg.aliyun.com, port 465');
    const any = problemOf(wrongSubmissionHost, { alibaba: 'submission' });
    expect(fixTexts(any)).toContain(
      'smtp.qiye.aliyun.com, smtp.mxhichina.com or smtp.sg.aliyun.com',
    );
  });

  it('checks a login in order: address, security password, policy, switch, lock', () => {
    const problem = problemOf(authenticationFailed, { alibaba: 'submission' });
    expect(owners(problem)).toEqual(['you', 'you', 'mail-admin', 'mail-admin', 'mail-admin']);
    expect(fixTexts(problem)).toMatch(
      /full address[\s\S]*security password[\s\S]*Access Policy[\s\S]*Switch SMTP on[\s\S]*choose Unlock/,
    );
  });

  it('wants MAIL FROM and From to be the same, and no blacklist', () => {
    const problem = problemOf(senderRejected, { proofText: '554 DT:SUM 163 mx4' });
    expect(fixTexts(problem)).toMatch(/^Set the same address/);
    expect(fixTexts(problem)).not.toContain('blocked');
    const listed = problemOf(senderRejected, { proofText: '550 User in blacklist' });
    expect(fixTexts(listed)).toContain('list of blocked senders');
    expect(fixTexts(problemOf(senderRejected))).not.toContain('list of blocked senders');
  });

  it('stops all clients first where a login is locked', () => {
    const locked = problemOf(authenticationFailed, { proofText: '526 Authentication failure[1]' });
    expect(fixTexts(locked)).toMatch(/^Stop every client/);
  });

  it('changes the password before waiting', () => {
    const [first, second] = problemOf(weakPasswordThrottled, { alibaba: 'submission' }).fixes;
    expect(first?.operation).toBe('change-password');
    expect(second?.effort).toBe('days');
  });
});
