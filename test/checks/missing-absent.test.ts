import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/bounces/causes.ts';
import { endOf, rangeSign } from '../../src/checks/common/missing-absent.ts';
import blockedAsSpam from '../../src/checks/missing/blocked-as-spam.ts';
import deletedByClient from '../../src/checks/missing/deleted-by-client.ts';
import forwardedOrFiltered from '../../src/checks/missing/forwarded-or-filtered.ts';
import mailboxFull from '../../src/checks/missing/mailbox-full.ts';
import neverArrived from '../../src/checks/missing/never-arrived.ts';
import outsideImapRange from '../../src/checks/missing/outside-imap-range.ts';
import { answerCheck } from '../../src/engine/check.ts';
import { type Fact, known, type Observation, unknown } from '../../src/engine/fact.ts';
import type {
  FolderSeen,
  FoundMessage,
  Loopback,
  Mailbox,
  MissingFacts,
  ProbeAttempt,
  Returned,
  Standing,
  Trail,
  Wanted,
} from '../../src/facts/missing.ts';

const ADDRESS = 'li@office.example';
const GB = 1024 ** 3;
const DAY = 86_400_000;

function seen(asked: string): Observation {
  return { id: '', asked } as unknown as Observation;
}

function folder(over: Partial<FolderSeen> = {}): FolderSeen {
  return {
    name: 'INBOX',
    role: null,
    messages: 100,
    uidNext: 101,
    firstUid: 1,
    oldest: '2026-01-05T00:00:00Z',
    newest: '2026-11-18T08:00:00Z',
    compared: 4,
    removed: 0,
    complete: true,
    seen: seen(`EXAMINE ${over.name ?? 'INBOX'}`),
    ...over,
  };
}

function box(inbox: Partial<FolderSeen> = {}, over: Partial<Mailbox> = {}): Mailbox {
  return {
    host: 'imap.sg.aliyun.com',
    username: ADDRESS,
    folders: [folder(inbox)],
    found: [],
    later: [],
    near: [],
    missing: [],
    quota: null,
    seen: seen('IMAP login'),
    ...over,
  };
}

function message(folderName: string, role: string | null, confidence = 0.3): FoundMessage {
  return {
    folder: folderName,
    role,
    uid: 7,
    internalDate: '2026-11-20T02:00:00Z',
    flags: [],
    envelope: { messageId: null, from: null, to: null, subject: 'Lunch', date: null },
    match: { confidence, by: ['from'], against: [] },
    journey: null,
    verdicts: null,
    seen: seen(`FETCH ${folderName}`),
  };
}

function report(kind: Returned['kind'], over: Partial<Returned> = {}): Returned {
  return {
    kind,
    from: 'file',
    place: 'bounce.eml',
    recipient: ADDRESS,
    slip: { kind: 'same' },
    addressed: { kind: 'none' },
    cause: null,
    reply: 'so it was said',
    remoteHost: 'mx1.sg.aliyun.com',
    reportedBy: null,
    at: null,
    match: null,
    seen: seen(kind),
    ...over,
  };
}

function returned(...reports: readonly Returned[]): Partial<Trail> {
  return { returned: known(reports) };
}

function loopback(over: Partial<Loopback> = {}): Partial<Trail> {
  return {
    loopback: known({
      accepted: true,
      reply: '250 Ok',
      sentAt: '2026-11-21T02:00:00Z',
      messageId: 'probe@office.example',
      arrived: null,
      waited: 300,
      removed: null,
      unseen: null,
      seen: seen('SMTP loopback'),
      ...over,
    }),
  };
}

function standing(over: Partial<Standing>): Partial<Trail> {
  return {
    standing: known({
      domain: 'partner.example',
      ip: '203.0.113.77',
      spf: 'pass',
      policy: null,
      seen: [seen('TXT partner.example')],
      ...over,
    }),
  };
}

function probe(outcome: ProbeAttempt['outcome'], cause: Cause | null): Partial<Trail> {
  const attempt = { outcome, cause, steps: [], seen: seen('RCPT TO') };
  return { probe: known({ attempts: [attempt as unknown as ProbeAttempt] }) };
}

function facts(
  mailbox: Mailbox | null,
  trail: Partial<Trail> = {},
  sought: Partial<Wanted['sought']> = {},
) {
  const read: Fact<Mailbox> = mailbox === null ? unknown('no-password') : known(mailbox);
  const not = unknown('not-tried');
  const wanted: Wanted = {
    address: ADDRESS,
    domain: 'office.example',
    sought: {
      messageId: null,
      from: 'boss@partner.example',
      subject: 'Contract 7',
      since: '2026-11-18',
      until: '2026-11-19',
      ...sought,
    },
    named: true,
    now: '2026-11-21T02:00:00Z',
    seen: seen('asked'),
  };
  const all: Trail = {
    mailbox: read,
    copy: not,
    senderAtAlibaba: not,
    returned: not,
    probe: not,
    loopback: not,
    standing: not,
    ...trail,
  };
  return { wanted: known(wanted), mailbox: read, trail: known(all) } as unknown as Parameters<
    typeof answerCheck<MissingFacts>
  >[1];
}

type Facts = ReturnType<typeof facts>;

/** `yes 0.75`, `no`, `unknown no-password`. */
function told(check: Parameters<typeof answerCheck<MissingFacts>>[0], given: Facts): string {
  const judged = answerCheck(check, given);
  if ('reason' in judged) return `unknown ${judged.reason}`;
  const { answer, problem } = judged;
  return problem === undefined ? answer : `${answer} ${problem.confidence?.toFixed(2)}`;
}

describe('the time in question', () => {
  const sought = { messageId: null, from: null, subject: null };

  it.each([
    ['2026-11-18', '2026-11-19', '2026-11-20T00:00:00Z'],
    ['2026-11-18', null, '2026-11-19T00:00:00Z'],
    ['2026-11-18T01:00:00Z', '2026-11-18T05:00:00Z', '2026-11-18T05:00:00Z'],
  ])('from %s to %s ends at %s', (since, until, end) => {
    expect(endOf({ ...sought, since, until })).toBe(Date.parse(end));
  });

  it.each([null, 'last week'])('has no end that %s would tell', (since) => {
    expect(endOf({ ...sought, since, until: null })).toBeNull();
  });
});

describe('missing/mailbox-full', () => {
  const used = (share: number, inbox: Partial<FolderSeen> = {}) =>
    box({ newest: null, ...inbox }, { quota: { used: share * 10 * GB, limit: 10 * GB } });

  it.each([
    [0.97, 'no'],
    [0.98, 'yes 0.50'],
    [0.999, 'yes 0.50'],
    [1, 'yes 0.95'],
    [1.2, 'yes 0.95'],
  ])('with %d of the space used: %s', (share, answer) => {
    expect(told(mailboxFull, facts(used(share)))).toBe(answer);
  });

  it('is less sure where mail came in after it', () => {
    const later = { newest: '2026-11-20T08:00:00Z' };
    expect(told(mailboxFull, facts(used(0.99, later)))).toBe('yes 0.40');
    expect(told(mailboxFull, facts(used(0.99), loopback({ arrived: arrivedIn('INBOX') })))).toBe(
      'yes 0.40',
    );
  });

  it('does not take a limit of nothing for a full mailbox', () => {
    const none = box({}, { quota: { used: 0, limit: 0 } });
    expect(told(mailboxFull, facts(none))).toBe('unknown not-implemented-there');
  });

  it('is not full where a message just came in', () => {
    expect(told(mailboxFull, facts(box(), loopback({ arrived: arrivedIn('INBOX') })))).toBe('no');
  });

  it('believes a report about this address only, and about this message', () => {
    const full = { cause: 'mailbox-full' } as const;
    const says = (over: Partial<Returned>) =>
      told(mailboxFull, facts(null, returned(report('bounce', { ...full, ...over }))));
    expect(says({})).toBe('yes 0.95');
    expect(says({ recipient: null, slip: { kind: 'none' } })).toBe('yes 0.95');
    const other = { kind: 'other-mailbox', typed: 'wang@office.example' } as const;
    expect(says({ recipient: other.typed, slip: other })).toBe('unknown no-password');
    const match = { confidence: 0.1, by: [], against: ['message-id'] };
    expect(says({ match })).toBe('unknown no-password');
    expect(says({ cause: 'user-unknown' })).toBe('unknown no-password');
  });

  it.each([
    ['refused', 'mailbox-full', 'yes 0.95'],
    ['deferred', 'mailbox-full', 'yes 0.95'],
    ['refused', 'user-unknown', 'unknown no-password'],
    ['accepted', null, 'unknown no-password'],
  ] as const)('where the address is %s for %s: %s', (outcome, cause, answer) => {
    expect(told(mailboxFull, facts(null, probe(outcome, cause)))).toBe(answer);
  });

  it('says that there is room again only where it was counted and nobody refuses now', () => {
    const bounce = report('bounce', { cause: 'mailbox-full' });
    const title = (mailbox: Mailbox, trail: Partial<Trail> = {}) => {
      const judged = answerCheck(mailboxFull, facts(mailbox, { ...returned(bounce), ...trail }));
      return 'problem' in judged ? judged.problem?.title.en : undefined;
    };
    expect(title(used(0.5))).toContain('was full when');
    expect(title(used(0.95))).toContain('is full and takes no mail');
    expect(title(box())).toContain('is full and takes no mail');
    expect(title(used(0.5), probe('refused', 'mailbox-full'))).toContain('takes no mail');
  });
});

function arrivedIn(name: string): NonNullable<Loopback['arrived']> {
  return { folder: name, role: null, seconds: 3 };
}

describe('missing/outside-imap-range', () => {
  const cut = { firstUid: 1401, uidNext: 1501, messages: 90, oldest: '2026-11-07T03:00:00Z' };
  const past = { since: '2026-10-02', until: '2026-10-04' };
  const ask = (inbox: Partial<FolderSeen>, sought = {}, rest: readonly FolderSeen[] = []) => {
    const whole = box({ ...cut, ...inbox });
    return told(
      outsideImapRange,
      facts({ ...whole, folders: [...whole.folders, ...rest] }, {}, { ...past, ...sought }),
    );
  };
  const beginning = (days: number) =>
    new Date(Date.parse('2026-11-21T02:00:00Z') - days * DAY).toISOString();

  it.each([
    [50, 'yes 0.75'],
    [49, 'no'],
    [0, 'unknown depends-on-unknown'],
  ])('with %d of a hundred there: %s', (messages, answer) => {
    const empty = messages === 0 ? { oldest: null, firstUid: null } : {};
    expect(ask({ messages, ...empty })).toBe(answer);
  });

  it('needs a date, and one that ends before the oldest message', () => {
    expect(ask({}, { since: null, until: null })).toBe('no');
    expect(ask({}, { until: '2026-11-06' })).toBe('yes 0.75');
    expect(ask({}, { until: '2026-11-07' })).toBe('no');
    // The day that was told first stands for the time where no other was told.
    expect(ask({}, { since: '2026-11-06', until: null })).toBe('yes 0.75');
  });

  it('is not told where the first message is the first that ever came', () => {
    expect(ask({ firstUid: 1, uidNext: 101 })).toBe('no');
    expect(ask({ messages: 0, uidNext: 1, firstUid: null, oldest: null })).toBe('no');
  });

  it.each([{ uidNext: null }, { firstUid: null }, { oldest: null }])(
    'cannot be told with %j',
    (missing) => {
      expect(ask(missing)).toBe('unknown depends-on-unknown');
    },
  );

  it.each([
    [6, 'yes 0.85'],
    [8, 'yes 0.85'],
    [9.5, 'yes 0.75'],
    [29.2, 'yes 0.85'],
    [31.5, 'yes 0.75'],
  ])('beginning %d days ago: %s', (days, answer) => {
    expect(ask({ oldest: beginning(days) })).toBe(answer);
  });

  it('is surer where another big folder begins at the same time, and less where one shows older mail', () => {
    const sent = folder({ ...cut, name: 'Sent', role: '\\Sent', messages: 40 });
    expect(ask({}, {}, [sent])).toBe('yes 0.90');
    expect(ask({}, {}, [{ ...sent, messages: 9 }])).toBe('yes 0.75');
    expect(ask({}, {}, [{ ...sent, firstUid: 1 }])).toBe('yes 0.75');
    expect(ask({}, {}, [{ ...sent, oldest: '2026-11-10T03:00:00Z' }])).toBe('yes 0.75');
    expect(ask({}, {}, [{ ...sent, oldest: '2026-09-01T03:00:00Z' }])).toBe('yes 0.50');
  });

  it('takes no handful of messages for a range', () => {
    const few = { messages: 4, firstUid: 1497 };
    expect(ask(few)).toBe('no');
    expect(ask({ ...few, oldest: beginning(30) })).toBe('yes 0.85');
  });

  it('is no sign without an inbox', () => {
    const none = { ...box(), folders: [] };
    const { wanted } = facts(none, {}, past) as unknown as { wanted: { value: Wanted } };
    expect(rangeSign(wanted.value, none)).toBeNull();
  });
});

describe('missing/deleted-by-client', () => {
  const ask = (inbox: Partial<FolderSeen>, sought = {}) =>
    told(deletedByClient, facts(box({ compared: 0, newest: null, ...inbox }), {}, sought));
  const empty = { messages: 0, firstUid: null, oldest: null, uidNext: 1443, removed: 12 };

  it.each([
    [{}, 'yes 0.75'],
    [{ uidNext: 5 }, 'no'],
    [{ uidNext: 6 }, 'yes 0.75'],
    [{ removed: 0 }, 'no'],
    // Which time the gone ones were of cannot be told: what is gone is nearly all.
    [{ removed: null }, 'yes 0.75'],
    [{ uidNext: null }, 'unknown depends-on-unknown'],
  ])('with an empty inbox and %j: %s', (over, answer) => {
    expect(ask({ ...empty, ...over })).toBe(answer);
  });

  it('lets one in five be left', () => {
    const left = { uidNext: 101, firstUid: 3, removed: 5 };
    expect(ask({ ...left, messages: 20 })).toBe('yes 0.75');
    expect(ask({ ...left, messages: 21 })).toBe('no');
    expect(ask({ ...left, messages: 21, removed: null })).toBe('no');
  });

  it('is less sure where mail of that time is there, or only the latest', () => {
    const left = { uidNext: 101, removed: 5, messages: 4 };
    const newest = '2026-11-18T08:00:00Z';
    expect(ask({ ...left, firstUid: 3, compared: 2, newest })).toBe('yes 0.50');
    expect(ask({ ...left, firstUid: 97, oldest: '2026-11-20T08:00:00Z' })).toBe('yes 0.60');
  });

  it('leaves to the range what looks like one', () => {
    const range = { uidNext: 1501, firstUid: 1401, messages: 100, removed: 9 };
    expect(ask({ ...range, oldest: '2026-11-20T08:00:00Z' })).toBe('no');
  });

  it('cannot be told without an inbox', () => {
    const none = { ...box(), folders: [] };
    expect(told(deletedByClient, facts(none))).toBe('unknown depends-on-unknown');
  });
});

describe('missing/forwarded-or-filtered', () => {
  const ask = (mailbox: Mailbox | null, ...trail: readonly Partial<Trail>[]) =>
    told(forwardedOrFiltered, facts(mailbox, Object.assign({}, ...trail)));
  const delivered = returned(report('delivered'));

  it.each([
    [0, 'yes 0.75'],
    [null, 'yes 0.55'],
    [1, 'unknown depends-on-unknown'],
  ])('with %s removed from the inbox: %s', (removed, answer) => {
    expect(ask(box({ removed }), delivered)).toBe(answer);
    expect(ask(box({ removed }), returned(report('auto-reply')))).toBe(answer);
  });

  it('goes by a message to oneself that was lost, not by one that came', () => {
    expect(ask(box(), loopback())).toBe('yes 0.60');
    expect(ask(box({ removed: null }), loopback())).toBe('yes 0.55');
    expect(ask(box(), loopback(), delivered)).toBe('yes 0.75');
    expect(ask(box(), loopback({ arrived: arrivedIn('INBOX') }))).toBe('unknown not-tried');
    expect(ask(box(), loopback({ accepted: false }))).toBe('unknown not-tried');
  });

  it('tells nothing without the whole mailbox', () => {
    expect(ask(null, delivered)).toBe('unknown no-password');
    expect(ask(box({ complete: false }), delivered)).toBe('unknown depends-on-unknown');
    const gap = box({}, { missing: [unknown('timeout')] });
    expect(ask(gap, delivered)).toBe('unknown timeout');
  });

  it('is out of question where it was found, came back, or is on its way', () => {
    const found = box({}, { found: [message('Archive', null, 0.9)] });
    expect(ask(found, delivered)).toBe('no');
    expect(ask(box(), returned(report('delivered'), report('bounce')))).toBe('no');
    expect(ask(box(), returned(report('delay')))).toBe('no');
  });

  it('does not take a report for another address as acceptance', () => {
    const other = { kind: 'other-mailbox', typed: 'wang@office.example' } as const;
    const elsewhere = report('delivered', { recipient: other.typed, slip: other });
    expect(ask(box(), returned(elsewhere))).toBe('unknown not-tried');
  });
});

describe('missing/blocked-as-spam', () => {
  const ask = (mailbox: Mailbox | null, ...trail: readonly Partial<Trail>[]) =>
    told(blockedAsSpam, facts(mailbox, Object.assign({}, ...trail)));
  const junked = box({}, { later: [message('垃圾邮件', '\\Junk')] });

  it.each([
    'local-spam',
    'behaviour-spam',
    'content-rejected',
    'ip-blocklisted',
    'ip-reputation',
    'domain-reputation',
    'sender-rejected',
  ] as const)('goes by a bounce for %s', (cause) => {
    expect(ask(null, returned(report('bounce', { cause })))).toBe('yes 0.90');
    expect(ask(null, returned(report('delay', { cause })))).toBe('unknown not-tried');
  });

  it.each(['virus', 'mailbox-full', 'unknown', null] as const)('not by one for %s', (cause) => {
    expect(ask(junked, returned(report('bounce', { cause })))).toBe('no');
  });

  it.each([
    ['fail', null, 'yes 0.60'],
    ['fail', 'none', 'yes 0.60'],
    ['softfail', 'none', 'no'],
    ['softfail', 'quarantine', 'yes 0.60'],
    ['none', 'reject', 'yes 0.60'],
    ['temperror', 'reject', 'no'],
    ['pass', 'reject', 'no'],
  ] as const)('with SPF %s and policy %s: %s', (spf, policy, answer) => {
    expect(ask(box(), standing({ spf, policy }))).toBe(answer);
  });

  it('is less sure without the whole mailbox, or where other mail of the sender gets through', () => {
    const fails = standing({ spf: 'fail' });
    expect(ask(null, fails)).toBe('yes 0.50');
    expect(ask(box({ complete: false }), fails)).toBe('yes 0.50');
    expect(ask(box({}, { later: [message('INBOX', null)] }), fails)).toBe('yes 0.50');
  });

  it('goes by other mail of the sender in Junk', () => {
    expect(ask(junked)).toBe('yes 0.50');
    expect(ask(junked, returned(report('delivered')))).toBe('yes 0.65');
    expect(ask(box({}, { later: [message('Archive', null)] }))).toBe('no');
  });

  it('is not known where nothing is', () => {
    expect(ask(box())).toBe('no');
    expect(ask(null)).toBe('unknown not-tried');
    expect(ask(null, standing({}), returned())).toBe('unknown depends-on-unknown');
    expect(ask(box({ complete: false }))).toBe('unknown depends-on-unknown');
  });
});

describe('missing/never-arrived', () => {
  const ask = (mailbox: Mailbox | null, trail: Partial<Trail> = {}, sought = {}) =>
    told(neverArrived, facts(mailbox, trail, sought));

  it.each([
    [{ newest: '2026-11-19T08:00:00Z' }, 'yes 0.85'],
    [{ newest: '2026-11-22T08:00:00Z' }, 'yes 0.80'],
    [{ newest: '2026-11-17T08:00:00Z' }, 'yes 0.80'],
    [{ newest: '2026-11-16T23:00:00Z' }, 'yes 0.70'],
    [{ newest: null, compared: 0 }, 'yes 0.70'],
    [{ newest: null, compared: 0, messages: 0, uidNext: 1 }, 'yes 0.70'],
    [{ newest: null }, 'yes 0.80'],
  ])('with an inbox like %j: %s', (inbox, answer) => {
    expect(ask(box(inbox))).toBe(answer);
  });

  it('does not say that nothing came where another folder got mail', () => {
    const quiet = box({ newest: null, compared: 0 });
    const askWith = (name: string, role: string | null) =>
      ask({ ...quiet, folders: [...quiet.folders, folder({ name, role })] });
    expect(askWith('Lists', null)).toBe('yes 0.80');
    expect(askWith('Sent', '\\Sent')).toBe('yes 0.70');
  });

  it('is surer where later mail of the sender came', () => {
    const later = box({ newest: '2026-11-22T08:00:00Z' }, { later: [message('INBOX', null)] });
    expect(ask(later)).toBe('yes 0.85');
  });

  it.each([null, 1])('cannot be told with %s removed from the inbox', (removed) => {
    expect(ask(box({ removed }))).toBe('unknown depends-on-unknown');
  });

  it('counts what was deleted from Junk against it', () => {
    const askWith = (removed: number | null) => {
      const mailbox = box();
      const junk = folder({ name: '垃圾邮件', role: '\\Junk', removed });
      return ask({ ...mailbox, folders: [...mailbox.folders, junk] });
    };
    expect(askWith(0)).toBe('yes 0.85');
    expect(askWith(3)).toBe('yes 0.50');
    expect(askWith(null)).toBe('yes 0.70');
  });

  it('cannot be told without a time, a mailbox, or a part of it', () => {
    expect(ask(box(), {}, { since: null, until: null })).toBe('unknown not-tried');
    expect(ask(box(), {}, { since: null })).toBe('unknown not-tried');
    expect(ask(null)).toBe('unknown no-password');
    expect(ask(box({}, { missing: [unknown('refused')] }))).toBe('unknown refused');
    expect(ask({ ...box(), folders: [] })).toBe('unknown depends-on-unknown');
  });

  it.each(['bounce', 'delay', 'delivered', 'auto-reply'] as const)('is denied by a %s', (kind) => {
    expect(ask(box(), returned(report(kind)))).toBe('no');
  });

  it('is denied by the message itself', () => {
    expect(ask(box({}, { found: [message('垃圾邮件', '\\Junk', 0.6)] }))).toBe('no');
  });

  it('is less sure where even a message to oneself was lost', () => {
    expect(ask(box(), loopback())).toBe('yes 0.50');
    expect(ask(box(), loopback({ arrived: arrivedIn('INBOX') }))).toBe('yes 0.85');
  });
});
