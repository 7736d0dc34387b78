import { afterEach, describe, expect, it } from 'vitest';
import { observationLog } from '../../src/engine/fact.ts';
import { type LoopbackOptions, runLoopback } from '../../src/gather/loopback.ts';
import { networkDialer } from '../../src/net/dial.ts';
import { scrubber } from '../../src/protocols/mail/secrets.ts';
import type { Dialer, Tls, Wire } from '../../src/protocols/mail/types.ts';
import { fakeWire, type Step } from '../protocols/mail/wire.ts';
import { certificates } from '../support/certificates.ts';
import { type MailServer, startMailServer } from '../support/mail-servers.ts';
import {
  type MailboxFolder,
  type MailboxQuirks,
  type MailboxServer,
  startMailboxServer,
  syntheticMessage,
} from '../support/mailbox-server.ts';

const LI = 'li@office.example';
const PASSWORD = 'Zx9-qu1tte-geheim';
const TOKEN = 'r4nd0m-T0ken_1';
const ID = `<alimail-doctor.${TOKEN}@office.example>`;
const JUNK = '&V4NXPpCuTvY-';
const SENT = '&XfJT0ZAB-';

/** Ten messages in each, of which somebody has marked the second. */
const full = (name: string, ...flags: string[]): MailboxFolder => ({
  name,
  flags,
  messages: 10,
  message: (i) => ({ ...syntheticMessage(i), flags: i === 1 ? ['\\Deleted'] : [] }),
});
const FOLDERS: readonly MailboxFolder[] = [
  full('Rules/Tests'),
  full(SENT, '\\Sent'),
  full('&g0l6Pw-', '\\Drafts'),
  full(JUNK, '\\Junk'),
  { name: 'Rules', flags: ['\\Noselect'] },
  full('INBOX'),
];

let mailbox: MailboxServer | null = null;
let submission: MailServer | null = null;
afterEach(async () => {
  await mailbox?.stop();
  await submission?.stop();
  mailbox = null;
  submission = null;
});

/** Of a submission server: what it says to each command in turn. */
const SMTP: readonly Step[] = [
  { on: 'EHLO [127.0.0.1]', say: ['250-smtp', '250 AUTH LOGIN PLAIN'] },
  { on: /^AUTH PLAIN /, say: ['235 Authentication successful'] },
  { on: `MAIL FROM:<${LI}>`, say: ['250 Mail Ok'] },
  { on: `RCPT TO:<${LI}>`, say: ['250 Rcpt Ok'] },
  { on: 'DATA', say: ['354 go on'] },
  { on: /^Date: /, say: [] },
  { on: '.', say: ['250 Data Ok: queued as freedom'] },
];

const TLS: Tls = {
  ok: true,
  version: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  certificate: {
    subject: 'smtp',
    names: ['smtp'],
    issuer: 'CA',
    validFrom: '',
    validTo: '',
    chain: [],
    fingerprint: '',
    problems: [],
  },
};

interface Lab {
  readonly folders?: readonly MailboxFolder[];
  readonly quirks?: MailboxQuirks;
  readonly capabilities?: readonly string[];
  readonly login?: string;
  readonly smtp?: readonly Step[];
  readonly smtpGreeting?: string;
  readonly smtpTls?: Tls;
  readonly smtpEnd?: 'closed';
  /** Where the message goes once it was handed over; INBOX. `null`: nowhere. */
  readonly into?: readonly string[] | null;
  /** Before it goes there. */
  readonly sleeps?: number;
  readonly waitMs?: number;
  readonly options?: Partial<LoopbackOptions>;
}

async function run(lab: Lab) {
  const { into = ['INBOX'], sleeps = 1, waitMs = 20_000 } = lab;
  const server = await startMailboxServer({
    login: { [LI]: lab.login ?? PASSWORD },
    folders: lab.folders ?? FOLDERS,
    ...(lab.quirks === undefined ? {} : { quirks: lab.quirks }),
    ...(lab.capabilities === undefined ? {} : { capabilities: lab.capabilities }),
  });
  mailbox = server;
  const before = server.state();
  const wire = fakeWire(
    [lab.smtpGreeting ?? '220 smtp.aliyun-inc.com MX AliMail Server'],
    lab.smtp ?? SMTP,
    lab.smtpEnd === undefined ? {} : { end: lab.smtpEnd },
  );
  let taken: string | null = null;
  let slept = 0;
  const deliver = () => {
    if (taken === null || slept !== sleeps) return;
    const header = `${taken.split('\r\n\r\n')[0]}\r\n`;
    for (const folder of into ?? []) {
      server.deliver(folder, { internalDate: new Date(), flags: [], header });
    }
    // A second message of the time, that is nobody's business.
    server.deliver('INBOX', { ...syntheticMessage(500), header: 'Subject: another\r\n' });
  };
  const submissionWire: Wire = {
    ...wire,
    send(line) {
      wire.send(line);
      if (line.startsWith('Date: ')) taken = line;
      if (line === '.') deliver();
    },
  };
  let smtpDials = 0;
  const real = networkDialer({ connectMs: 2000, stepMs: 3000, ca: certificates().ca });
  const dialer: Dialer = {
    async dial(target, deadline) {
      if (target.port !== 465) return real.dial(target, deadline);
      smtpDials++;
      const tls = lab.smtpTls ?? TLS;
      const address = target.addresses[0] as string;
      return { tcp: 'open', address, ms: 0, tls, wire: tls.ok ? submissionWire : null };
    },
  };
  const log = observationLog();
  const at = { host: 'localhost', address: server.address, implicit: true };
  const progress: number[] = [];
  const fact = await runLoopback({
    address: LI,
    username: LI,
    password: PASSWORD,
    smtp: { ...at, port: 465 },
    imap: { ...at, port: server.port },
    dialer,
    log,
    scrub: scrubber(PASSWORD, LI),
    waitMs,
    now: () => new Date('2026-11-21T02:00:00Z'),
    token: TOKEN,
    progress: (seconds) => progress.push(seconds),
    sleep: async () => {
      slept++;
      deliver();
    },
    ...lab.options,
  });
  const observations = log.seal();
  expect(JSON.stringify([fact, observations])).not.toContain(PASSWORD);
  const folder = (name: string) => {
    const found = server.state().folders.find((f) => f.name === name);
    const was = before.folders.find((f) => f.name === name);
    if (found === undefined || was === undefined) throw new Error(name);
    const { expunged, flagged, seen, messages } = found;
    return { expunged, flagged, seen, more: messages - was.messages };
  };
  return { fact, observations, server, wire, smtpDials, progress, folder };
}

const UNTOUCHED = { expunged: [], flagged: [], seen: [] };
/** The other message of the time stays. */
const CLEANED = { expunged: [11], flagged: [11], seen: [], more: 1 };
const NONE = { ...UNTOUCHED, more: 0 };

describe('runLoopback', () => {
  it('finds the message in INBOX and takes it out', async () => {
    const { fact, observations, server, wire, progress, folder } = await run({});
    if (!fact.known) throw new Error(fact.reason);
    expect(fact.value).toMatchObject({
      accepted: true,
      reply: '250 Data Ok: queued as freedom',
      sentAt: '2026-11-21T02:00:00.000Z',
      messageId: ID,
      arrived: { folder: 'INBOX', role: '\\Inbox', seconds: 2 },
      waited: 2,
      removed: true,
    });
    expect(progress).toEqual([2]);
    expect(folder('INBOX')).toEqual(CLEANED);
    for (const name of [JUNK, SENT, '&g0l6Pw-', 'Rules/Tests']) expect(folder(name)).toEqual(NONE);
    expect(server.state().changes).toEqual([
      'SELECT "INBOX"',
      'UID STORE 11 +FLAGS.SILENT (\\Deleted)',
      'UID EXPUNGE 11',
    ]);
    expect(server.logins).toBe(1);
    expect(wire.unexpected).toEqual(['QUIT']);
    expect(wire.sent[5]).toContain(`\r\nX-Alimail-Doctor: ${TOKEN}\r\n`);
    expect(observations.map((o) => [o.id, o.asked.split(' ')[0]])).toEqual([
      ['smtp:1', 'SMTP'],
      ['imap:1', 'IMAP'],
    ]);
    expect(fact.value.seen.id).toBe('imap:1');
    expect(fact.because.map((o) => o.id)).toEqual(['imap:1', 'smtp:1']);
    expect(observations[0]?.got.steps).toHaveLength(4);
    expect(observations[1]?.got).toMatchObject({
      arrived: { folder: 'INBOX', uids: [11] },
      removals: [{ folder: 'INBOX', uid: 11, removed: true }],
    });
  });

  it('sees one that is there at once', async () => {
    const { fact } = await run({ sleeps: 0 });
    expect(fact).toMatchObject({ value: { arrived: { seconds: 0 }, waited: 0, removed: true } });
  });

  it.each([
    [JUNK, { folder: '垃圾邮件', role: '\\Junk', seconds: 2 }],
    // Folders of rules are looked at less often.
    ['Rules/Tests', { folder: 'Rules/Tests', role: null, seconds: 4 }],
  ])('finds it in %s', async (name, arrived) => {
    const { fact, folder } = await run({ into: [name] });
    expect(fact).toMatchObject({ value: { accepted: true, arrived, removed: true } });
    expect(folder(name)).toEqual({ ...CLEANED, more: 0 });
    expect(folder('INBOX')).toEqual({ ...UNTOUCHED, more: 1 });
  });

  it('takes out the copy in Sent as well, which is no arrival', async () => {
    const both = await run({ into: [SENT, JUNK] });
    expect(both.fact).toMatchObject({ value: { arrived: { role: '\\Junk' }, removed: true } });
    expect(both.folder(SENT)).toEqual({ ...CLEANED, more: 0 });
    expect(both.folder(JUNK)).toEqual({ ...CLEANED, more: 0 });
    await mailbox?.stop();
    const alone = await run({ into: [SENT] });
    expect(alone.fact).toMatchObject({ value: { arrived: null, removed: null } });
    expect(alone.folder(SENT)).toEqual({ ...CLEANED, more: 0 });
  });

  it('takes out both of a message that came twice', async () => {
    const { fact, folder } = await run({ into: ['INBOX', 'INBOX'] });
    expect(fact).toMatchObject({ value: { removed: true } });
    expect(folder('INBOX')).toMatchObject({ expunged: [11, 12], more: 1 });
  });

  it('ends when it does not come', async () => {
    const { fact, progress, server, folder } = await run({ into: null, waitMs: 7000 });
    expect(fact).toMatchObject({
      value: { accepted: true, arrived: null, waited: 7, removed: null },
    });
    expect(progress).toEqual([2, 4, 6, 7]);
    expect(server.state().changes).toEqual([]);
    expect(folder('INBOX')).toEqual({ ...UNTOUCHED, more: 1 });
    // The last look is at every folder.
    const looks = server.transcript.filter((l) => l.includes('EXAMINE "Rules/Tests"'));
    expect(looks).toHaveLength(3);
  });

  it('waits in real time', async () => {
    const began = performance.now();
    const { fact, progress } = await run({
      into: null,
      options: { waitMs: 150, pollMs: 40, now: () => new Date(), sleep: undefined as never },
    });
    expect(fact).toMatchObject({ value: { arrived: null, waited: expect.any(Number) } });
    expect(performance.now() - began).toBeGreaterThan(140);
    expect(progress.length).toBeGreaterThan(0);
  });

  it('does not say that it did not come where it could not look', async () => {
    const { fact, observations } = await run({
      into: null,
      waitMs: 0,
      quirks: { denied: ['Rules/Tests'] },
    });
    expect(fact).toMatchObject({ value: { accepted: true, arrived: null, unseen: 'refused' } });
    expect(observations.at(-1)?.got).toMatchObject({ unread: ['Rules/Tests'], why: 'refused' });
    await mailbox?.stop();
    // What was found is found.
    const found = await run({ quirks: { denied: ['Rules/Tests'] } });
    expect(found.fact).toMatchObject({ value: { arrived: { folder: 'INBOX' }, removed: true } });
  });

  it.each([
    ['MAIL FROM', '553 mail from account doesn’t conform'],
    ['RCPT TO', '554 5.7.1 recipient refused'],
    ['DATA', '451 later'],
  ])('is refused at %s', async (at, reply) => {
    const index = SMTP.findIndex((s) => typeof s.on === 'string' && s.on.startsWith(at));
    const steps = [...SMTP.slice(0, index), { ...(SMTP[index] as Step), say: [reply] }];
    const { fact, observations, server } = await run({ smtp: steps });
    if (!fact.known) throw new Error(fact.reason);
    expect(fact.value).toMatchObject({
      accepted: false,
      reply,
      arrived: null,
      waited: 0,
      removed: null,
    });
    expect(fact.value.seen.from).toBe('smtp');
    expect(observations.map((o) => o.from)).toEqual(['smtp', 'imap']);
    expect(server.state().changes).toEqual([]);
  });

  it.each([
    [
      [
        { on: /^EHLO/, say: ['554 what'] },
        { on: /^HELO/, say: ['554 go away'] },
      ],
      '554 go away',
    ],
    [
      [
        { on: /^EHLO/, say: ['250-a', '250 AUTH PLAIN'] },
        { on: /^AUTH/, say: [`535 wrong: ${PASSWORD}`] },
      ],
      '535 wrong: ***',
    ],
  ])('is refused before: %j', async (smtp, reply) => {
    const { fact, wire } = await run({ smtp });
    expect(fact).toMatchObject({ known: true, value: { accepted: false, reply } });
    expect(wire.sent.filter((l) => l.startsWith('AUTH')).length).toBeLessThan(2);
  });

  it('is turned away by the greeting', async () => {
    const { fact, wire } = await run({ smtpGreeting: '421 Too many connections' });
    expect(fact).toMatchObject({ value: { accepted: false, reply: '421 Too many connections' } });
    expect(wire.sent).toEqual([]);
  });

  it.each([
    [[], 'timeout'],
    [[{ on: /^EHLO/, say: ['hello'] }], 'malformed'],
    [[{ on: /^EHLO/, say: ['250-a', '250 AUTH XOAUTH2'] }], 'not-implemented-there'],
    [SMTP.slice(0, 3), 'timeout'],
  ])('gets no answer: %j', async (smtp, reason) => {
    const { fact, observations } = await run({ smtp });
    expect(fact).toMatchObject({ known: false, reason });
    expect(fact.because.map((o) => o.from)).toEqual(['smtp']);
    expect(observations).toHaveLength(2);
  });

  it('sends no password to a submission server without a good certificate', async () => {
    if (!TLS.ok || TLS.certificate === null) throw new Error();
    const bad: Tls = { ...TLS, certificate: { ...TLS.certificate, problems: ['name'] } };
    for (const smtpTls of [bad, { ...TLS, certificate: null }]) {
      const { fact, wire } = await run({ smtpTls });
      expect(fact).toMatchObject({ known: false, reason: 'not-tried' });
      expect(wire.sent).toEqual([]);
      await mailbox?.stop();
    }
  });

  it('looks for a message to which no answer came', async () => {
    const silent = SMTP.slice(0, -1);
    const came = await run({ smtp: silent, smtpEnd: 'closed' });
    expect(came.fact).toMatchObject({
      value: { accepted: true, reply: '', arrived: { folder: 'INBOX' }, removed: true },
    });
    await mailbox?.stop();
    const lost = await run({ smtp: silent, into: null });
    expect(lost.fact).toMatchObject({ known: false, reason: 'timeout' });
    expect(lost.fact.because).toHaveLength(2);
  });

  it.each([
    [{ login: 'another' }, 'refused'],
    [{ quirks: { denied: ['INBOX'] } }, 'refused'],
    [{ quirks: { denied: [JUNK] } }, 'refused'],
    [{ quirks: { hangUpAt: { command: /^LIST/, times: 1 } } }, 'closed'],
    [{ folders: [full('Else')] }, 'malformed'],
    [{ options: { dialer: networkDialer({ connectMs: 2000, stepMs: 2000 }) } }, 'not-tried'],
  ] as readonly (readonly [Lab, string])[])(
    'sends nothing where nobody can look: %j',
    async (lab, reason) => {
      const { fact, smtpDials, observations } = await run(lab);
      expect(fact).toMatchObject({ known: false, reason });
      expect(smtpDials).toBe(0);
      expect(observations.map((o) => o.from)).toEqual(['imap']);
      expect(observations[0]?.got).toMatchObject({ nothingSent: true });
      expect(fact.because).toEqual(observations);
    },
  );

  it('sends nothing where nobody listens', async () => {
    const { fact, smtpDials } = await run({
      options: { imap: { host: 'localhost', address: '127.0.0.1', port: 1, implicit: true } },
    });
    expect(fact).toMatchObject({ known: false, reason: 'unreachable' });
    expect(smtpDials).toBe(0);
  });

  it('logs in again, once, where the connection is lost while it waits', async () => {
    const lost = /^UID FETCH 11:/;
    const once = await run({ quirks: { hangUpAt: { command: lost, times: 1 } } });
    expect(once.fact).toMatchObject({ value: { arrived: { folder: 'INBOX' }, removed: true } });
    expect(once.server.logins).toBe(2);
    await mailbox?.stop();
    const twice = await run({ quirks: { hangUpAt: { command: lost, times: 2 } } });
    expect(twice.fact).toMatchObject({
      value: { accepted: true, arrived: null, unseen: 'closed' },
    });
    expect(twice.server.logins).toBe(2);
    expect(twice.fact.because.map((o) => o.from)).toEqual(['imap', 'smtp']);
  });

  it.each([
    [/^UID STORE/, false],
    [/^UID STORE/, true],
    [/^UID EXPUNGE/, false],
    [/^UID EXPUNGE/, true],
  ])('takes it out where the connection is lost at %s', async (command, done) => {
    const { fact, folder } = await run({ quirks: { hangUpAt: { command, times: 1, done } } });
    expect(fact).toMatchObject({ value: { arrived: { folder: 'INBOX' }, removed: true } });
    expect(folder('INBOX')).toEqual(CLEANED);
  });

  it('does not claim to have taken it out', async () => {
    const { fact, folder } = await run({
      quirks: { hangUpAt: { command: /^UID EXPUNGE/, times: 9 } },
    });
    expect(fact).toMatchObject({ value: { arrived: { folder: 'INBOX' }, removed: false } });
    expect(folder('INBOX')).toMatchObject({ expunged: [], flagged: [11] });
  });

  it('expunges nothing where the server cannot expunge one message', async () => {
    const { fact, server, folder } = await run({ capabilities: ['IMAP4rev1', 'IDLE'] });
    expect(fact).toMatchObject({ value: { arrived: { folder: 'INBOX' }, removed: false } });
    expect(folder('INBOX')).toEqual({ ...UNTOUCHED, flagged: [11], more: 2 });
    expect(server.transcript.some((l) => /EXPUNGE|CLOSE/.test(l))).toBe(false);
  });

  it('counts from the last message where the server tells no UIDNEXT', async () => {
    const folders = [{ name: 'INBOX', messages: 10 }, { name: JUNK }];
    const { fact, server, folder } = await run({ folders, quirks: { noUidNext: true } });
    expect(fact).toMatchObject({ value: { arrived: { folder: 'INBOX' }, removed: true } });
    expect(folder('INBOX')).toEqual(CLEANED);
    expect(server.transcript.some((l) => l.includes('UID FETCH 11:*'))).toBe(true);
  });

  it('reads a folder anew whose UIDs were given anew', async () => {
    let validity = 0;
    const inbox = {
      ...full('INBOX'),
      get uidValidity() {
        return ++validity;
      },
    };
    const { fact, server } = await run({ folders: [inbox] });
    expect(fact).toMatchObject({ value: { arrived: { folder: 'INBOX' }, removed: true } });
    expect(server.transcript.some((l) => l.includes('UID FETCH 1:*'))).toBe(true);
  });

  it('takes no token and no address that cannot be sent', async () => {
    await expect(run({ options: { token: 'a b\r\nBcc: x@y' } })).rejects.toThrow(RangeError);
    await mailbox?.stop();
    for (const address of ['李@office.example', 'li', 'a@b>\r\nRCPT TO:<c@d']) {
      const { fact, server, smtpDials } = await run({ options: { address } });
      expect(fact).toMatchObject({ known: false, reason: 'malformed' });
      expect([server.connections, smtpDials]).toEqual([0, 0]);
      await mailbox?.stop();
    }
  });
});

describe('runLoopback over STARTTLS', () => {
  it.each([
    ['good', (c: ReturnType<typeof certificates>) => c.good(['localhost']), true],
    ['of another', (c: ReturnType<typeof certificates>) => c.wrongName(), false],
  ])('hands the message over with a certificate that is %s', async (_, certificate, good) => {
    submission = await startMailServer({
      protocol: 'smtp',
      tls: 'starttls',
      accounts: { [LI]: PASSWORD },
      certificate: certificate(certificates()),
    });
    const { address, port } = submission;
    const { fact } = await run({
      waitMs: 0,
      options: { smtp: { host: 'localhost', address, port, implicit: false } },
    });
    expect(submission.attempts.map((a) => a.encrypted)).toEqual(good ? [true] : []);
    if (!good) {
      expect(fact).toMatchObject({ known: false, reason: 'not-tried' });
      return;
    }
    const reply = '250 Data Ok: queued as freedom ###envid=1';
    expect(fact).toMatchObject({ value: { accepted: true, reply, arrived: null } });
    expect(submission.transcript).toContain(`Message-ID: ${ID}`);
    expect(submission.transcript.filter((l) => l === '.')).toHaveLength(1);
  });

  it('is refused STARTTLS, and logs in nowhere', async () => {
    const starttlsReply = '454 TLS not available';
    submission = await startMailServer({
      protocol: 'smtp',
      tls: 'starttls',
      accounts: { [LI]: PASSWORD },
      starttlsReply,
    });
    const { address, port } = submission;
    const { fact } = await run({
      options: { smtp: { host: 'localhost', address, port, implicit: false } },
    });
    expect(fact).toMatchObject({ value: { accepted: false, reply: starttlsReply } });
    expect(submission.logins).toBe(0);
  });
});
