import { describe, expect, it } from 'vitest';
import { CAUSES, type Cause } from '../../src/bounces/causes.ts';
import blamesNetwork from '../../src/checks/blames/network.ts';
import blamesRecipient from '../../src/checks/blames/recipient.ts';
import contentRejected from '../../src/checks/bounce/content-rejected.ts';
import deliveryTimeout from '../../src/checks/bounce/delivery-timeout.ts';
import domainNotFound from '../../src/checks/bounce/domain-not-found.ts';
import greylisted from '../../src/checks/bounce/greylisted.ts';
import hostUnreachable from '../../src/checks/bounce/host-unreachable.ts';
import localDeliveryFailed from '../../src/checks/bounce/local-delivery-failed.ts';
import mailLoop from '../../src/checks/bounce/mail-loop.ts';
import mailboxFull from '../../src/checks/bounce/mailbox-full.ts';
import messageTooLarge from '../../src/checks/bounce/message-too-large.ts';
import notRfcCompliant from '../../src/checks/bounce/not-rfc-compliant.ts';
import nullMx from '../../src/checks/bounce/null-mx.ts';
import protocolError from '../../src/checks/bounce/protocol-error.ts';
import rateLimited from '../../src/checks/bounce/rate-limited.ts';
import recipientDisabled from '../../src/checks/bounce/recipient-disabled.ts';
import recipientMoved from '../../src/checks/bounce/recipient-moved.ts';
import recipientRefuses from '../../src/checks/bounce/recipient-refuses.ts';
import remoteSystemError from '../../src/checks/bounce/remote-system-error.ts';
import tlsRequired from '../../src/checks/bounce/tls-required.ts';
import tooManyRecipients from '../../src/checks/bounce/too-many-recipients.ts';
import unknownCause from '../../src/checks/bounce/unknown.ts';
import userUnknown from '../../src/checks/bounce/user-unknown.ts';
import virus from '../../src/checks/bounce/virus.ts';
import { BLAMED } from '../../src/checks/common/blames.ts';
import messageKind from '../../src/checks/message/kind.ts';
import { type AnyCheck, answerCheck, type Problem } from '../../src/engine/check.ts';
import { type Facts, known, type Observation, unknown } from '../../src/engine/fact.ts';
import { compareFixes } from '../../src/engine/rank.ts';
import { LANGUAGES, type Message, say, text } from '../../src/engine/text.ts';
import type { Bounced, BounceFacts, Failure, Live, Reception } from '../../src/facts/bounce.ts';

const CHECKS = [
  contentRejected,
  deliveryTimeout,
  domainNotFound,
  greylisted,
  hostUnreachable,
  localDeliveryFailed,
  mailLoop,
  mailboxFull,
  messageTooLarge,
  notRfcCompliant,
  nullMx,
  protocolError,
  rateLimited,
  recipientDisabled,
  recipientMoved,
  recipientRefuses,
  remoteSystemError,
  tlsRequired,
  tooManyRecipients,
  unknownCause,
  userUnknown,
  virus,
];

type BounceCheck = (typeof CHECKS)[number] | typeof userUnknown;

const EMPTY: Message = { en: '', zh: '', values: {} };

function observed(from: Observation['from'], asked: string): Observation {
  return { id: '', from, at: '', asked, of: '', for: EMPTY, got: {}, ms: 0, order: asked };
}

const LINE = observed('eml', 'line 12');
const DNS = observed('dns', 'MX example.net');
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

/** The two facts that these checks read. */
function factsOf(bounced: Partial<Bounced>, live: Partial<Live> = {}): Facts<BounceFacts> {
  const facts = {
    bounced: known({ ...BOUNCED, ...bounced }, [LINE]),
    live: known({ ...NOTHING_KNOWN, ...live }),
  };
  return facts as unknown as Facts<BounceFacts>;
}

function problemOf(
  check: BounceCheck,
  failure: Partial<Failure> = {},
  recipient: Partial<Reception> | null = null,
  bounced: Partial<Bounced> = {},
): Problem {
  const cause = check.id.slice('bounce/'.length) as Cause;
  const failures = [{ ...FAILURE, cause, ...failure }];
  const reception: Reception = {
    domain: 'example.net',
    state: 'mx',
    exchanges: [],
    seen: [DNS],
    ...recipient,
  };
  const judged = answerCheck(
    check,
    factsOf({ failures, ...bounced }, recipient === null ? {} : { recipient: known(reception) }),
  );
  if (!('problem' in judged) || judged.problem === undefined) throw new Error('no problem');
  return judged.problem;
}

const en = (message: Message) => say(message, 'en');
const detailOf = (problem: Problem) => en(problem.detail);
const fixTexts = (problem: Problem) =>
  problem.fixes.map((f) => [f.title, ...(f.steps ?? [])].map(en).join(' ')).join('\n');
const owners = (problem: Problem) => problem.fixes.map((f) => f.owner);
const consoles = (problem: Problem) =>
  problem.fixes.map((f) => (f.console === undefined ? '' : en(f.console))).join('\n');

const ALIBABA = { id: 'alibaba', name: text('Alibaba Mail', '阿里邮箱') };
const DIRECTMAIL = { id: 'directmail', name: text('DirectMail', '邮件推送') };
const NOBODY: Partial<Bounced> = { headerFrom: null, envelopeFrom: null, senderDomain: null };
const NOTHING: Partial<Failure> = {
  recipient: null,
  domain: null,
  remoteHost: null,
  senderIp: null,
};

const OWNERS = ['you', 'domain-admin', 'mail-admin', 'dns-host', 'sender', 'recipient', 'alibaba'];

describe('checks of recipients, limits, networks and servers', () => {
  const named = CHECKS.map((c) => [c.id, c] as const);

  it.each(named)('%s fills every text in both languages', (_, c) => {
    for (const alibaba of ['sent', 'submission', 'received', null] as const) {
      const receiver = alibaba === 'submission' || alibaba === 'received' ? ALIBABA : null;
      for (const action of ['failed', 'delayed'] as const) {
        for (const [failure, bounced] of [
          [{}, {}],
          [NOTHING, NOBODY],
        ] as const) {
          const problem = problemOf(
            c,
            { ...failure, alibaba, action, receiver },
            { state: 'nxdomain' },
            bounced,
          );
          expect(problem.fixes.length).toBeGreaterThan(0);
          // First those who can act at once, Alibaba last.
          const ranks = problem.fixes.map((f) => OWNERS.indexOf(f.owner));
          expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
          const messages = [
            problem.title,
            problem.detail,
            ...problem.fixes.flatMap((f) => [f.title, ...(f.steps ?? []), f.console ?? EMPTY]),
          ];
          for (const language of LANGUAGES) {
            for (const message of messages) {
              const said = say(message, language);
              expect(said).not.toMatch(/[{}]|undefined|null,|—|!|[Pp]lease|the the |The the /);
              expect(said).not.toMatch(
                /another way|其他方式|\bmend|[a-z]'[a-z]|^(Or|If not)\b|^或者/,
              );
              expect(said).not.toMatch(/收件人 收件人|发件人 发件人|对方服务器 对方服务器/);
            }
          }
        }
      }
    }
  });

  it.each(named)('%s has a title that fits a line', (_, c) => {
    expect(problemOf(c).title.en.replace(/\{\w+\}/g, '').length).toBeLessThanOrEqual(75);
  });

  it.each(named)('%s tells whether to send again', (_, c) => {
    expect(detailOf(problemOf(c))).toMatch(/[Ss]en(d|t|ding)\b.* again|once more/);
    expect(say(problemOf(c).detail, 'zh')).toMatch(/重发|再发|补发/);
  });

  it.each(named)('%s cites RFC sections and official pages', (_, c) => {
    for (const reference of c.references) {
      expect(reference).toMatch(
        /^RFC \d+ §\d+(\.\d+)*$|^https:\/\/(help\.aliyun\.com|www\.alibabacloud\.com\/help)\/\S+$/,
      );
    }
  });

  it('are not asked to send again what is still being tried', () => {
    for (const c of [greylisted, hostUnreachable, deliveryTimeout, mailboxFull, rateLimited]) {
      const problem = problemOf(c, { action: 'delayed' });
      expect(problem.severity).toBe('warning');
      expect(detailOf(problem)).toContain('Do not send it again now');
      expect(fixTexts(problem)).not.toMatch(/[Ss]end it once more/);
    }
  });
});

describe('what DNS says of the recipient’s domain now', () => {
  it('says that a domain is there since, and lets it speak against', () => {
    const problem = problemOf(domainNotFound, {}, { exchanges: ['mx.example.net'] });
    expect(detailOf(problem)).toContain('example.net takes mail at mx.example.net. So the domain');
    expect(en(problem.title)).toContain('there is one now');
    expect(problem.fixes[0]).toMatchObject({ owner: 'you', effort: 'minutes' });
    expect(fixTexts(problem)).toMatch(/^Send it again\n/);
    expect(detailOf(problem)).not.toContain('comes back until');
    expect(problem.contradicts).toEqual([DNS]);
  });

  it('confirms that a domain is not there', () => {
    const problem = problemOf(domainNotFound, {}, { state: 'nxdomain' });
    expect(detailOf(problem)).toContain('the domain example.net does not exist');
    expect(problem.contradicts).toEqual([]);
    expect(problem.evidence.map((e) => e.from)).toEqual([LINE, DNS]);
  });

  it('takes an address without an MX for neither', () => {
    const problem = problemOf(domainNotFound, {}, { state: 'address' });
    expect(detailOf(problem)).toContain('Often that is a web server');
    expect(problem.contradicts).toEqual([]);
  });

  it('sees a null MX, and that it was taken away', () => {
    expect(detailOf(problemOf(nullMx, {}, { state: 'null-mx' }))).toContain('null MX that it');
    const mended = problemOf(nullMx, {}, { exchanges: ['mx.example.net'] });
    expect(mended.contradicts).toEqual([DNS]);
    expect(detailOf(mended)).not.toContain('useless');
  });

  it('blames the domain, not the server, where there is no domain', () => {
    const problem = problemOf(hostUnreachable, {}, { state: 'nxdomain' });
    expect(detailOf(problem)).toContain('sending again is useless');
    expect(fixTexts(problem)).toMatch(/^Check example.net letter by letter/);
    expect(en(problem.title)).toBe('The domain example.net does not exist: check its spelling');
    expect(en(problemOf(deliveryTimeout, {}, { state: 'null-mx' }).title)).toContain(
      'takes no mail',
    );
  });

  it('tells that the MX are others by now', () => {
    const exchanges = ['mx.new.example'];
    const other = problemOf(hostUnreachable, {}, { exchanges });
    expect(detailOf(other)).toContain(
      'mx.example.net is not among the MX of example.net (mx.new.example)',
    );
    const same = problemOf(hostUnreachable, { remoteHost: 'MX.new.example.' }, { exchanges });
    expect(detailOf(same)).not.toContain('not among');
    const address = problemOf(hostUnreachable, { remoteHost: '[192.0.2.1]' }, { exchanges });
    expect(detailOf(address)).not.toContain('not among');
  });

  it('says nothing where another recipient’s domain was looked up', () => {
    const problem = problemOf(domainNotFound, {}, { domain: 'example.org', state: 'nxdomain' });
    expect(detailOf(problem)).not.toContain('Checked now');
    expect(problem.evidence.map((e) => e.from)).toEqual([LINE]);
  });
});

describe('who acts', () => {
  it('the click path is there where the mailbox is at Alibaba Mail', () => {
    const there = { alibaba: 'received', receiver: ALIBABA } as const;
    expect(consoles(problemOf(mailboxFull, there))).toContain('Webmail > menu beside');
    expect(consoles(problemOf(recipientRefuses, there))).toContain('Blacklist, then Whitelist');
    expect(consoles(problemOf(recipientDisabled, there))).toContain('Employee Accounts > Action');
    expect(consoles(problemOf(mailLoop, there))).toContain('Automatic Forwarding');
    for (const c of [mailboxFull, recipientRefuses, recipientDisabled, mailLoop]) {
      expect(consoles(problemOf(c)).trim()).toBe('');
    }
  });

  it('a personal mailbox has no administrator', () => {
    const problem = problemOf(recipientDisabled, {
      recipient: 'bob@aliyun.com',
      domain: 'aliyun.com',
      receiver: ALIBABA,
    });
    expect(consoles(problem).trim()).toBe('');
  });

  it('between colleagues the own administrator acts', () => {
    const own = { recipient: 'bob@example.com', domain: 'example.com' };
    expect(problemOf(recipientDisabled, own).owner).toBe('mail-admin');
    expect(problemOf(recipientDisabled).owner).toBe('recipient');
    expect(problemOf(nullMx, own).fixes.map((f) => f.owner)).toContain('domain-admin');
  });

  it('large files go as a large attachment where the sender is at Alibaba Mail', () => {
    for (const alibaba of ['sent', 'submission'] as const) {
      expect(consoles(problemOf(messageTooLarge, { alibaba }))).toContain('Add Large Attachment');
    }
    expect(fixTexts(problemOf(messageTooLarge, { receiver: DIRECTMAIL }))).toContain('15 MB');
    expect(consoles(problemOf(messageTooLarge)).trim()).toBe('');
  });

  it('no number of Alibaba’s limits is printed, and a wait only where nobody names one', () => {
    const told = problemOf(rateLimited, {
      alibaba: 'submission',
      receiver: ALIBABA,
      meaning: {
        means: text('Too fast.', '太快。'),
        lasting: null,
        wait: text('2 minutes', '2 分钟'),
        page: null,
      },
    });
    expect(detailOf(told)).not.toContain('How long is not said');
    expect(detailOf(problemOf(rateLimited))).toContain('How long is not said');
    expect(fixTexts(told)).not.toMatch(/\d/);
    expect(fixTexts(told)).toContain('change the password');
    expect(fixTexts(problemOf(rateLimited, { alibaba: 'sent' }))).not.toContain('password');
    expect(fixTexts(problemOf(rateLimited))).not.toContain('password');
  });

  it('Alibaba Mail tries again from changing addresses', () => {
    expect(detailOf(problemOf(greylisted, { alibaba: 'sent' }))).toContain('changing addresses');
    expect(detailOf(problemOf(greylisted))).not.toContain('changing addresses');
  });

  it('tells that the returned headers have no From', () => {
    const bounced = { headerFrom: null, messageId: '<1@example.com>' };
    expect(detailOf(problemOf(notRfcCompliant, {}, null, bounced))).toContain('no readable From');
    expect(detailOf(problemOf(notRfcCompliant, {}, null, NOBODY))).not.toContain('no readable');
  });
});

describe('what the words tell', () => {
  const meaning = (page: string | null, lasting: 'passes' | 'permanent' | null = null) => ({
    means: text('As said.', '如上。'),
    lasting,
    wait: null,
    page,
  });

  it('tells who has no TLS', () => {
    const offered = 'TLS is required, but was not offered by host mx.example.net[203.0.113.70]';
    const none = problemOf(tlsRequired, { proofText: offered, replyCode: null });
    expect(en(none.title)).toBe('mx.example.net offers no TLS, and the sending side insists on it');
    expect(none.fixes.map((f) => f.owner)).toEqual(['mail-admin', 'mail-admin', 'recipient']);
    const failed = { proofText: 'Cannot start TLS: handshake failure', replyCode: null };
    expect(en(problemOf(tlsRequired, failed).title)).toContain('TLS with mx.example.net failed');
    const refused = { proofText: '530 5.7.10 Encryption needed', replyCode: '530' };
    expect(en(problemOf(tlsRequired, refused).title)).toContain('Encryption is required by');
    const sts = { proofText: 'MX hosts of example.net failed MTA-STS validation' };
    expect(problemOf(tlsRequired, sts).owner).toBe('recipient');
  });

  it('does not blame the sender where the recipient gets too much mail', () => {
    for (const proofText of [
      '450 4.2.1 The user you are trying to contact is receiving mail at a rate that',
      '550 Mailbox unavailable or access denied',
    ]) {
      const problem = problemOf(rateLimited, { proofText });
      expect(en(problem.title)).toContain('bob@example.net gets too much mail');
      expect(fixTexts(problem)).not.toMatch(/password|newsletters/);
    }
  });

  it('asks the owner of a group for the permission, and speaks of no blacklist', () => {
    const problem = problemOf(recipientRefuses, { proofText: '550 5.7.133 RESOLVER.RST' });
    expect(fixTexts(problem)).toMatch(/^Ask the owner of bob@example.net/);
    expect(fixTexts(problem)).not.toContain('black');
  });

  it('has the old domain unbound that has left Alibaba Mail', () => {
    const problem = problemOf(userUnknown, {
      proofText: "503 Rcptto account isn't a local account",
      receiver: ALIBABA,
    });
    expect(fixTexts(problem)).toContain('unbind it in its former Alibaba Mail');
    expect(fixTexts(problemOf(userUnknown))).not.toContain('unbind');
  });

  it('public providers have no administrator to ask, not even between their users', () => {
    for (const domain of ['163.com', 'gmail.com', 'yahoo.co.jp']) {
      const there = { recipient: `bob@${domain}`, domain };
      const own = { senderDomain: domain };
      for (const c of [recipientDisabled, recipientRefuses, userUnknown, mailboxFull]) {
        expect(fixTexts(problemOf(c, there))).not.toContain('administrator');
        expect(owners(problemOf(c, there, null, own))).not.toContain('mail-admin');
      }
    }
  });

  it('tells once that a code misleads, and says no more of trying', () => {
    const permanent = { replyCode: '440', meaning: meaning(null, 'permanent') };
    expect(detailOf(problemOf(protocolError, permanent))).toContain('but it is permanent');
    expect(detailOf(problemOf(protocolError, permanent))).not.toContain('changes nothing');
  });

  it('puts the page last among its owner’s fixes', () => {
    const page = 'https://mail.example/help';
    for (const c of CHECKS) {
      const { fixes } = problemOf(c, { meaning: meaning(page) });
      const ranked = [...fixes].sort(compareFixes);
      const at = ranked.findIndex((f) => en(f.title).endsWith(page));
      if (at < 0) continue;
      const { owner } = ranked[at] as (typeof fixes)[number];
      expect(ranked.findLastIndex((f) => f.owner === owner)).toBe(at);
    }
  });

  it('prints a line once that several recipients share', () => {
    const cause = 'mailbox-full' as const;
    const proof = () => observed('eml', 'line 12');
    const failures = [
      { ...FAILURE, cause, proof: proof() },
      { ...FAILURE, cause, proof: proof() },
      { ...FAILURE, cause, proof: proof(), proofText: '552 another' },
    ];
    const judged = answerCheck(mailboxFull, factsOf({ failures }));
    const problem = 'problem' in judged ? judged.problem : undefined;
    expect(problem?.evidence.map((e) => e.saw)).toEqual(['550 no', '552 another']);
  });

  it('shows the record that DNS holds', () => {
    const seen = { ...DNS, got: { records: [{ value: '0 .' }] } };
    const problem = problemOf(nullMx, {}, { state: 'null-mx', seen: [seen] });
    expect(problem.evidence[1]?.saw).toBe('0 .');
  });
});

describe('the questions of the tree', () => {
  const ask = (check: AnyCheck<BounceFacts>, bounced: Partial<Bounced>) =>
    answerCheck(check, factsOf(bounced));

  it('put every cause into one group', () => {
    expect(Object.values(BLAMED).flat().toSorted()).toEqual([...CAUSES].toSorted());
  });

  it('answer by the causes, with their proofs, and are no problem', () => {
    const failures = [
      { ...FAILURE, cause: 'mailbox-full' as const },
      { ...FAILURE, cause: 'user-unknown' as const },
    ];
    expect(ask(blamesRecipient, { failures })).toEqual({ answer: 'yes', because: [LINE] });
    expect(ask(blamesNetwork, { failures })).toEqual({ answer: 'no', because: [] });
    expect(ask(blamesNetwork, { failures: [] }).answer).toBe('no');
  });

  it('tell the kind of the message', () => {
    for (const kind of messageKind.answers) {
      expect(ask(messageKind, { kind })).toEqual({ answer: kind, because: [LINE] });
    }
  });
});
