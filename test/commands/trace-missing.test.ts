import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { TraceMissingSubject } from '../../src/commands/trace-missing.ts';
import { exitCodeOf, type Report } from '../../src/engine/report.ts';
import { traceMissing as libraryTrace } from '../../src/index.ts';
import { renderOne } from '../../src/render/index.ts';
import { certificates } from '../support/certificates.ts';
import { leaksIn, NAMES, ZONES } from '../support/client-lab.ts';
import { ROOT } from '../support/files.ts';
import {
  type FailingOptions,
  type Failure,
  startFailing,
  startFiltered,
} from '../support/mail-servers.ts';
import type {
  MailboxFolder,
  MailboxServer,
  MailboxServerOptions,
} from '../support/mailbox-server.ts';
import { startScripted } from '../support/refusing-server.ts';
import {
  ADDRESS,
  BOSS,
  BOSS_IMAP,
  BOSS_PASSWORD,
  CONTRACT,
  contract,
  copyTo,
  DRAFTS,
  folder,
  IMAP,
  JUNK,
  MX,
  mail,
  mailbox,
  others,
  PASSWORD,
  type Places,
  received,
  report,
  SENT,
  serveMailbox,
  serveSender,
  TRASH,
  type TraceOptions,
  touchesOf,
  traceIn,
  whole,
} from '../support/trace-lab.ts';

type Traced = Report<TraceMissingSubject>;

const schema = JSON.parse(readFileSync(`${ROOT}schema/report.v1.json`, 'utf8')) as object;
const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

const running: { stop(): Promise<void> }[] = [];
/** Whose mailboxes nobody may change. */
const mailboxes: MailboxServer[] = [];
afterEach(async () => {
  const servers = mailboxes.splice(0);
  await Promise.all(running.splice(0).map((s) => s.stop()));
  expect(servers.flatMap(touchesOf)).toEqual([]);
});

async function up<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const server = await starting;
  running.push(server);
  return server;
}

async function serve(
  folders: readonly MailboxFolder[],
  options: Partial<MailboxServerOptions> = {},
): Promise<MailboxServer> {
  const server = await up(serveMailbox(folders, options));
  mailboxes.push(server);
  return server;
}

type Place = Places[string];

interface Looked {
  readonly report: Traced;
  readonly server: MailboxServer;
}

/** A run over a mailbox. */
async function look(
  folders: readonly MailboxFolder[],
  options: TraceOptions = {},
  {
    server: more = {},
    places = {},
  }: { readonly server?: Partial<MailboxServerOptions>; readonly places?: Places } = {},
): Promise<Looked> {
  const server = await serve(folders, more);
  const report = await traceIn({ ...places, [IMAP]: server }, options);
  expect(valid(JSON.parse(JSON.stringify(report))), JSON.stringify(valid.errors)).toBe(true);
  return { report, server };
}

/** The report in every form that a person or a script may get. */
async function everything(report: Traced): Promise<string> {
  const parts = await Promise.all(
    (['text', 'json', 'ndjson', 'markdown', 'sarif', 'junit', 'github'] as const).map((format) =>
      renderOne(report, format, LOOK),
    ),
  );
  return parts.join('\n');
}

const LOOK = { width: 100, color: 0, verbose: true, quiet: false, failOn: 'error' } as const;

const idsOf = (report: Traced) => report.findings.map((f) => f.id);
/** Claims about the message; what DNS shows is beside it. */
const claimsOf = (report: Traced) =>
  report.findings
    .filter((f) => f.id.startsWith('missing/') && f.severity === 'error')
    .map((f) => f.id);

/** Nothing is said of the message that was not seen. */
function expectNothingClaimed(report: Traced): void {
  expect(claimsOf(report)).toEqual([]);
  expect(report.findings.filter((f) => f.severity === 'error')).toEqual([]);
  expect(report.verdict).toBe('unknown');
  expect(exitCodeOf(report, 'error')).toBe(2);
  expect(report.subject.where).toBeNull();
  expect(report.subject.found).toEqual([]);
  // It does say how far it came.
  expect(report.subject.next?.line).toBeTruthy();
  // Nor by its way.
  expect(report.subject.hops).toEqual([]);
  expect(valid(JSON.parse(JSON.stringify(report))), JSON.stringify(valid.errors)).toBe(true);
}

// ------------------------------------------------------------------------------ one scenario for each finding

interface Scenario {
  readonly id: string;
  readonly folders: readonly MailboxFolder[];
  readonly where: string | null;
  readonly options?: TraceOptions;
  readonly server?: Partial<MailboxServerOptions>;
  readonly places?: () => Promise<Places>;
  /** `problem` and 1 by default. */
  readonly verdict?: 'healthy';
}

const bounce = (status: string, said: string, recipient?: string) =>
  report({ action: 'failed', status, said, ...(recipient === undefined ? {} : { recipient }) });
const DELIVERED = report({ action: 'delivered', status: '2.0.0', said: '250 Data Ok: queued' });
const DELAYED = report({ action: 'delayed', status: '4.4.1', said: '451 try again later' });

/** UIDs that are there, of all that were given. */
const inbox = (uids: readonly (readonly [number, string])[], next: number) => ({
  INBOX: folder(
    'INBOX',
    uids.map(([uid, came]) => mail(uid, came)),
    next,
  ),
});

/** One message a day for 30 days. */
const LAST_MONTH = Array.from(
  { length: 30 },
  (_, i) =>
    [
      1420 + i,
      new Date(Date.parse('2026-10-22T03:00:00Z') + i * 86_400_000).toISOString(),
    ] as const,
);

async function refusingMx(reply: string): Promise<Places> {
  const server = await up(startScripted({ rcpt: reply }));
  return { [MX[0]]: server, [MX[1]]: server };
}

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'in the inbox, unread': {
    id: 'missing/found-in-inbox',
    folders: mailbox({ INBOX: [...others(), contract(1443)] }),
    where: 'inbox',
    verdict: 'healthy',
  },
  'in Junk': {
    id: 'missing/in-junk',
    folders: mailbox({ [JUNK]: [contract(12)] }),
    where: 'junk',
  },
  'in the trash': {
    id: 'missing/in-trash',
    folders: mailbox({ [TRASH]: [contract(12)] }),
    where: 'trash',
  },
  'in a folder of one’s own': {
    id: 'missing/in-other-folder',
    folders: mailbox({ Partners: [contract(3)] }),
    where: 'other',
  },
  'marked as deleted': {
    id: 'missing/deleted',
    folders: mailbox({
      INBOX: [...others(), contract(1443, { flags: ['\\Seen', '\\Deleted'] })],
    }),
    where: 'marked-deleted',
  },
  'gone from the inbox': {
    id: 'missing/deleted',
    folders: mailbox(
      inbox(
        [
          [1, '2026-10-01T02:00:00Z'],
          [2, '2026-10-09T02:00:00Z'],
          [3, '2026-11-12T02:00:00Z'],
          [4, '2026-11-17T09:00:00Z'],
          [8, '2026-11-21T01:00:00Z'],
        ],
        9,
      ),
    ),
    where: 'not-found',
  },
  'a client that takes all mail away': {
    id: 'missing/deleted-by-client',
    folders: mailbox(inbox([], 1443)),
    where: 'not-found',
  },
  'before what IMAP shows': {
    id: 'missing/outside-imap-range',
    folders: mailbox(inbox(LAST_MONTH, 1450)),
    options: { sought: { since: '2026-10-02', until: '2026-10-04' } },
    where: 'not-found',
  },
  'a full mailbox': {
    id: 'missing/mailbox-full',
    folders: mailbox(),
    server: { quota: { used: 5 * 1024 ** 3, limit: 5 * 1024 ** 3 } },
    where: 'not-found',
  },
  'delivered, and in no folder': {
    id: 'missing/forwarded-or-filtered',
    folders: mailbox(),
    options: { copy: DELIVERED },
    where: 'not-found',
  },
  'nothing of it anywhere': {
    id: 'missing/never-arrived',
    folders: mailbox(),
    where: 'not-found',
  },
  'sent back': {
    id: 'missing/bounced',
    folders: mailbox(),
    options: { copy: bounce('5.2.3', '552 5.2.3 Message size exceeds the limit') },
    where: 'not-found',
  },
  'late in the inbox': {
    id: 'missing/delayed',
    folders: mailbox({
      INBOX: [
        ...others(),
        contract(1443, { came: '2026-11-18T07:00:10Z', fields: received(6 * 3600) }),
      ],
    }),
    where: 'inbox',
    verdict: 'healthy',
  },
  'still on its way': {
    id: 'missing/delayed',
    folders: mailbox(),
    options: { copy: DELAYED },
    where: 'not-found',
  },
  'a draft': {
    id: 'missing/not-sent',
    folders: mailbox(),
    options: {
      copy: copyTo(`Li <${ADDRESS}>`, [
        'X-Mozilla-Draft-Info: internal/draft; vcard=0; receipt=0; DSN=0; uuencode=0',
      ]),
    },
    where: 'not-found',
  },
  'accepted, and its like in Junk': {
    id: 'missing/blocked-as-spam',
    folders: mailbox({
      INBOX: folder('INBOX', others([1441]), 1443),
      [JUNK]: [
        mail(301, '2026-11-19T06:00:00Z', {
          from: `Boss <${BOSS}>`,
          subject: 'Prices of next year',
          id: '8@partner.example',
        }),
      ],
    }),
    options: { copy: DELIVERED },
    where: 'not-found',
  },
  'written to a wrong address': {
    id: 'missing/wrong-address',
    folders: mailbox(),
    options: { copy: copyTo('Li <lli@office.example>') },
    where: 'not-found',
  },
  'the MX of another provider': {
    id: 'missing/wrong-mx',
    folders: mailbox(),
    options: { records: '@ IN MX 20 mxbiz1.qq.com.' },
    where: 'not-found',
  },
  'written to a colleague': {
    id: 'missing/wrong-mailbox',
    folders: mailbox(),
    options: { copy: copyTo('Accounts <accounts@office.example>') },
    where: 'not-found',
  },
  'refused by the mail exchanger': {
    id: 'missing/rcpt-refused',
    folders: mailbox(),
    options: { probeSmtp: true },
    places: () => refusingMx('550 5.2.1 The email account that you tried to reach is disabled'),
    where: 'not-found',
  },
  'an address that the mail exchanger does not know': {
    id: 'missing/wrong-address',
    folders: mailbox(),
    options: { probeSmtp: true },
    places: () => refusingMx('550 5.1.1 User unknown'),
    where: 'not-found',
  },
};

describe('trace-missing', () => {
  it.each(Object.entries(SCENARIOS))('%s', async (_, scenario) => {
    const { id, folders, options, server: more, places, verdict } = scenario;
    const { report, server } = await look(folders, options, {
      ...(more === undefined ? {} : { server: more }),
      ...(places === undefined ? {} : { places: await places() }),
    });
    expect(report.findings[0]?.id).toBe(id);
    expect(report.verdict).toBe(verdict ?? 'problem');
    expect(exitCodeOf(report, 'error')).toBe(verdict === 'healthy' ? 0 : 1);
    expect(report.subject.where).toBe(scenario.where);
    expect(server.logins).toBe(1);
    expect(leaksIn(await everything(report))).toEqual([]);
    expect(touchesOf(server)).toEqual([]);
  });

  it('says the same in Chinese', async () => {
    const folders = mailbox({ [JUNK]: [contract(12)] });
    const { report: zh } = await look(folders, { language: 'zh' });
    const { report: en } = await look(folders);
    expect(idsOf(zh)).toEqual(idsOf(en));
    expect(zh.findings[0]?.title).toMatch(/\p{Script=Han}/u);
    expect(en.findings[0]?.title).not.toMatch(/\p{Script=Han}/u);
  });

  it('tells where a message is that was found, how it came, and when', async () => {
    const { report } = await look(
      mailbox({ [JUNK]: [contract(12, { flags: ['\\Seen', '\\Flagged'] })] }),
      { sought: { messageId: CONTRACT } },
    );
    const { found, hops, seconds, mailbox: box, next } = report.subject;
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      folder: JUNK,
      role: '\\Junk',
      uid: 12,
      date: '2026-11-18T01:00:35Z',
      flags: ['\\Seen', '\\Flagged'],
      messageId: `<${CONTRACT}>`,
      subject: 'Contract 7',
    });
    expect(found[0]?.confidence).toBeGreaterThan(0.9);
    expect(hops).toEqual([
      {
        from: 'boss-pc',
        fromIp: '192.0.2.77',
        by: 'mail.partner.example',
        with: 'ESMTPSA',
        at: '2026-11-18T01:00:05.000Z',
        seconds: 5,
        skewed: false,
      },
      {
        from: 'mail.partner.example',
        fromIp: '203.0.113.77',
        by: 'mx1.sg.aliyun.com',
        with: 'ESMTPS',
        at: '2026-11-18T01:00:35.000Z',
        seconds: 30,
        skewed: false,
      },
    ]);
    expect(seconds).toBe(35);
    expect(box?.folders.map((f) => [f.name, f.messages, f.compared, f.complete])).toContainEqual([
      'INBOX',
      5,
      3,
      true,
    ]);
    expect(next).toBeNull();
  });

  it('works as a library, with what is told at run time', async () => {
    const server = await serve(mailbox({ [JUNK]: [contract(12)] }));
    const seen: string[] = [];
    const report = await libraryTrace(ADDRESS, {
      messageId: `<${CONTRACT}>`,
      password: PASSWORD,
      zones: ZONES,
      offline: true,
      mailCa: certificates().ca,
      place: ({ host, port }) => {
        seen.push(`${host}:${port}`);
        return server;
      },
    });
    expect(report.findings[0]?.id).toBe('missing/in-junk');
    expect(seen).toEqual([IMAP]);
    expect(valid(JSON.parse(JSON.stringify(report))), JSON.stringify(valid.errors)).toBe(true);
    expect(leaksIn(JSON.stringify(report))).toEqual([]);
  });
});

// ------------------------------------------------------------------------------ sizes

describe('trace-missing, mailboxes of any size', () => {
  /** So many messages, one every minute until after the contract; it stands at `place`. */
  const large = (count: number, place: number): MailboxFolder => ({
    name: 'INBOX',
    messages: count,
    message: (index) => {
      const came = new Date(Date.parse('2026-11-18T01:00:00Z') + (index - place) * 60_000);
      return index === place
        ? contract(index + 1)
        : mail(index + 1, came.toISOString(), { from: `S <s${index % 97}@example.com>` });
    },
  });

  it('says of an empty one that nothing was ever in it', async () => {
    const { report, server } = await look(mailbox({ INBOX: [] }));
    expect(report.subject.where).toBe('not-found');
    expect(report.subject.found).toEqual([]);
    expect(report.findings[0]?.id).toBe('missing/never-arrived');
    expect(server.fetched).toBe(0);
  });

  it('finds the only message there is', async () => {
    const { report } = await look(mailbox({ INBOX: [contract(1)] }));
    expect(report.findings[0]?.id).toBe('missing/found-in-inbox');
    expect(report.subject.found).toMatchObject([{ folder: 'INBOX', uid: 1 }]);
  });

  it.each([
    ['beginning', 0],
    ['middle', 5_000],
    ['end', 9_999],
  ])('finds it at the %s of 10,000 messages', async (_, place) => {
    const { report } = await look(mailbox({ INBOX: large(10_000, place) }), {
      sought: { since: null, until: null },
    });
    expect(report.findings[0]?.id).toBe('missing/found-in-inbox');
    expect(report.subject.found).toMatchObject([{ folder: 'INBOX', uid: place + 1 }]);
    expect(report.subject.mailbox?.folders[0]).toMatchObject({
      messages: 10_000,
      compared: 10_000,
      complete: true,
    });
  });

  it('reads of 10,000 messages those of the days in question', async () => {
    const { report, server } = await look(mailbox({ INBOX: large(10_000, 9_999) }));
    expect(report.subject.found).toMatchObject([{ folder: 'INBOX', uid: 10_000 }]);
    expect(server.fetched).toBeLessThan(10_000);
  });

  it('tells of its way through a large one', async () => {
    const steps: number[] = [];
    await look(mailbox({ INBOX: large(2_000, 3) }), {
      sought: { since: null, until: null },
      progress: (done) => {
        if (done.step === 'mailbox') steps.push(done.compared);
      },
    });
    expect(steps).toEqual([500, 1000, 1500, 2000]);
  });
});

// ------------------------------------------------------------------------------ the sender's mailbox

describe('trace-missing, the sender’s own mailbox', () => {
  const OLD = mail(1, '2026-11-01T03:00:00Z');

  async function lookAtBoth(
    sender: readonly MailboxFolder[],
    server: Partial<MailboxServerOptions> = {},
  ): Promise<Looked & { readonly boss: MailboxServer }> {
    const boss = await up(serveSender(sender, server));
    mailboxes.push(boss);
    const looked = await look(
      mailbox(),
      { sender: BOSS_PASSWORD },
      { places: { [BOSS_IMAP]: boss } },
    );
    expect(boss.logins).toBe(1);
    return { ...looked, boss };
  }

  it('finds the draft that never went', async () => {
    const { report } = await lookAtBoth(
      mailbox({
        INBOX: [OLD],
        [DRAFTS]: [whole(4, '2026-11-18T01:00:00Z', copyTo(ADDRESS))],
      }),
    );
    expect(report.findings[0]?.id).toBe('missing/not-sent');
    expect(report.subject.copy).toMatchObject({ recipients: [ADDRESS] });
  });

  it('finds the bounce that nobody read', async () => {
    const came = '2026-11-18T01:30:00Z';
    const { report } = await lookAtBoth(
      mailbox({
        INBOX: [OLD, whole(2, came, bounce('5.2.3', '552 5.2.3 Message size exceeds the limit'))],
        [SENT]: [whole(9, '2026-11-18T01:00:00Z', copyTo(ADDRESS))],
      }),
    );
    expect(report.findings[0]?.id).toBe('missing/bounced');
    expect(report.subject.returned).toMatchObject([{ kind: 'bounce', recipient: ADDRESS }]);
  });

  it('finds the copy and the bounce where the password is a word of them', async () => {
    const password = 'Contract-Partner';
    const boss = await up(
      serveSender(
        mailbox({
          INBOX: [
            OLD,
            whole(2, '2026-11-18T01:30:00Z', bounce('5.2.3', '552 5.2.3 Message too large')),
          ],
          [SENT]: [whole(9, '2026-11-18T01:00:00Z', copyTo(ADDRESS))],
        }),
        { login: { [BOSS]: password } },
      ),
    );
    mailboxes.push(boss);
    const { report } = await look(
      mailbox(),
      { sender: password },
      { places: { [BOSS_IMAP]: boss } },
    );
    expect(report.findings[0]?.id).toBe('missing/bounced');
    expect(report.subject.copy?.recipients).toEqual([ADDRESS]);
  });

  it('claims nothing of it where it cannot be read', async () => {
    const boss = await up(serveSender(mailbox(), { login: { [BOSS]: 'another' } }));
    mailboxes.push(boss);
    const report = await traceIn({ [BOSS_IMAP]: boss }, { sender: BOSS_PASSWORD, password: null });
    expectNothingClaimed(report);
    expect(report.subject.copy).toBeNull();
    expect(boss.logins).toBe(1);
  });

  it('repeats neither password, whichever server says it', async () => {
    const both = `${PASSWORD} ${BOSS_PASSWORD}`;
    const copy = copyTo(`${BOSS_PASSWORD}@office.example, ${ADDRESS}`, [
      `Received: from ${BOSS_PASSWORD} by ${PASSWORD} with ESMTPSA id 1; Wed, 18 Nov 2026 09:00:05 +0800`,
      `X-Spam-Status: Yes, ${both}`,
    ]);
    const { report } = await lookAtBoth(
      mailbox({
        INBOX: [
          OLD,
          whole(2, '2026-11-18T01:30:00Z', bounce('5.7.1', `554 5.7.1 no ${both} here`)),
        ],
        [`Sent ${both}`]: { ...folder(`Sent ${both}`, []), flags: ['\\Sent'] },
        [SENT]: [whole(9, '2026-11-18T01:00:00Z', copy)],
      }),
    );
    const all = await everything(report);
    expect(report.subject.returned).toHaveLength(1);
    expect(leaksIn(all)).toEqual([]);
    expect(all).not.toContain(BOSS_PASSWORD);
  });
});

// ------------------------------------------------------------------------------ mail exchangers

describe('trace-missing, asking the mail exchangers', () => {
  it('sends nothing, and does not take their word for the message', async () => {
    const mx = await up(startScripted({}));
    const { report } = await look(
      mailbox(),
      { probeSmtp: true },
      { places: { [MX[0]]: mx, [MX[1]]: mx } },
    );
    expect(report.findings[0]?.id).toBe('missing/never-arrived');
    expect(report.subject.probe).toMatchObject([
      { host: 'mx1.sg.aliyun.com', outcome: 'accepted', cause: null },
    ]);
    expect(mx.received).toEqual([]);
  });

  it.each([
    ['that cannot be reached', null],
    ['that hang up', 'drop'],
    ['that turn everybody away', '554 5.7.1 No service for you'],
  ])('claims nothing of mail exchangers %s', async (_, greeting) => {
    const places: Record<string, Place> = {};
    if (greeting !== null) {
      const mx = await up(startScripted({ greeting }));
      for (const one of MX) places[one] = mx;
    }
    const report = await traceIn(places, { probeSmtp: true, password: null, timeoutMs: 2_000 });
    expectNothingClaimed(report);
    expect(report.subject.probe?.map((a) => a.outcome)).not.toContain('refused');
  });

  it('asks nobody unless it is told to', async () => {
    const mx = await up(startScripted({ rcpt: '550 5.1.1 User unknown' }));
    const { report } = await look(mailbox(), {}, { places: { [MX[0]]: mx, [MX[1]]: mx } });
    expect(report.subject.probe).toBeNull();
    expect(report.findings[0]?.id).toBe('missing/never-arrived');
  });
});

// ------------------------------------------------------------------------------ two at once

describe('trace-missing, two matters at once', () => {
  it('finds the copy in Junk and the MX that is shared with another provider', async () => {
    const { report } = await look(mailbox({ [JUNK]: [contract(12)] }), {
      records: '@ IN MX 20 mxbiz1.qq.com.',
    });
    const errors = report.findings.filter((f) => f.severity === 'error').map((f) => f.id);
    expect(errors).toContain('missing/in-junk');
    expect(errors).toContain('missing/wrong-mx');
    expect(exitCodeOf(report, 'error')).toBe(1);
    // It did come: that is not denied.
    expect(report.subject.where).toBe('junk');
    expect(errors).not.toContain('missing/never-arrived');
  });

  it('finds a bounce and the slip in the address that it names', async () => {
    const { report } = await look(mailbox(), {
      copy: bounce('5.1.1', '550 5.1.1 User unknown', 'lli@office.example'),
    });
    const ids = idsOf(report);
    expect(ids[0]).toBe('missing/wrong-address');
    expect(ids).toContain('bounce/user-unknown');
    expect(report.subject.returned).toMatchObject([
      { kind: 'bounce', recipient: 'lli@office.example', cause: 'bounce/user-unknown' },
    ]);
    expect(exitCodeOf(report, 'error')).toBe(1);
  });

  it('finds a full mailbox and a bounce that says so', async () => {
    const { report } = await look(
      mailbox(),
      { copy: bounce('5.2.2', '552 mailbox is full') },
      { server: { quota: { used: 5 * 1024 ** 3, limit: 5 * 1024 ** 3 } } },
    );
    expect(claimsOf(report)).toEqual(
      expect.arrayContaining(['missing/bounced', 'missing/mailbox-full']),
    );
    expect(claimsOf(report)).not.toContain('missing/never-arrived');
  });
});

// ------------------------------------------------------------------------------ gaps

describe('trace-missing, where something cannot be seen', () => {
  const failing = (kind: Failure, options: FailingOptions = {}) =>
    up(
      startFailing(kind, {
        protocol: 'imap',
        certificate: certificates().good(NAMES),
        accounts: { [ADDRESS]: PASSWORD },
        ...options,
      }),
    );

  it('claims nothing where IMAP refuses connections', async () => {
    expectNothingClaimed(await traceIn({}));
  });

  it('claims nothing where nothing answers on the port', async () => {
    expectNothingClaimed(await traceIn({ [IMAP]: await up(startFiltered()) }, { timeoutMs: 2000 }));
  });

  it.each<[Failure, FailingOptions]>([
    ['silent', {}],
    ['silent-in-tls', {}],
    ['bye', {}],
    ['login-silent', {}],
    ['login-drops', {}],
    ['drops', {}],
    ['resets', {}],
    ['garbage', {}],
    ['endless-capabilities', {}],
    ['http', {}],
    ['plaintext-on-tls-port', {}],
  ])('claims nothing of a server that is %s', async (kind, options) => {
    const server = await failing(kind, options);
    const report = await traceIn({ [IMAP]: server }, { timeoutMs: 2000 });
    expectNothingClaimed(report);
    expect(leaksIn(await everything(report))).toEqual([]);
    if (!kind.startsWith('login-')) expect(leaksIn(server.transcript.join('\n'))).toEqual([]);
  });

  it('claims nothing of a server that hangs up after its greeting', async () => {
    const server = await failing('bye', { text: '* OK AliYun IMAP Server Ready' });
    expectNothingClaimed(await traceIn({ [IMAP]: server }));
  });

  it.each([
    ['of an unknown authority', () => certificates().untrusted(NAMES)],
    ['of its own making', () => certificates().selfSigned(NAMES)],
    ['of another name', () => certificates().wrongName()],
    ['that is out of date', () => certificates().expired(NAMES)],
  ])('sends no password to a server with a certificate %s', async (_, certificate) => {
    const server = await serve(mailbox({ [JUNK]: [contract(12)] }), { certificate: certificate() });
    expectNothingClaimed(await traceIn({ [IMAP]: server }));
    expect(server.logins).toBe(0);
    expect(server.transcript.join('\n')).not.toMatch(/LOGIN|AUTHENTICATE/i);
    expect(leaksIn(server.transcript.join('\n'))).toEqual([]);
  });

  it('sends no password where nobody said whom to trust', async () => {
    const server = await serve(mailbox({ [JUNK]: [contract(12)] }));
    expectNothingClaimed(await traceIn({ [IMAP]: server }, { trusted: false }));
    expect(server.logins).toBe(0);
  });

  it('sends no password in clear', async () => {
    const server = await serve(mailbox({ [JUNK]: [contract(12)] }), { tls: 'none' });
    const settings = {
      port: { value: 143, origin: 'option' },
      tls: { value: 'none', origin: 'option' },
    } as const;
    expectNothingClaimed(await traceIn({ 'imap.sg.aliyun.com:143': server }, { imap: settings }));
    expect(leaksIn(server.transcript.join('\n'))).toEqual([]);
    const starttls = { ...settings, tls: { value: 'starttls', origin: 'option' } } as const;
    expectNothingClaimed(await traceIn({ 'imap.sg.aliyun.com:143': server }, { imap: starttls }));
    expect(leaksIn(server.transcript.join('\n'))).toEqual([]);
  });

  it('claims nothing where the password is wrong, which is tried once', async () => {
    const server = await serve(mailbox({ [JUNK]: [contract(12)] }));
    const report = await traceIn({ [IMAP]: server }, { password: `${PASSWORD}x` });
    expectNothingClaimed(report);
    expect(server.logins).toBe(1);
    expect(report.checks.find((c) => c.id === 'missing/where')?.why).toBe('refused');
  });

  it('claims nothing without a password, and connects to nobody', async () => {
    const server = await serve(mailbox({ [JUNK]: [contract(12)] }));
    const report = await traceIn({ [IMAP]: server }, { password: null });
    expectNothingClaimed(report);
    expect(server.connections).toBe(0);
    expect(report.checks.find((c) => c.id === 'missing/where')?.why).toBe('no-password');
  });

  describe('with DNS that never answers', () => {
    async function silentResolver(): Promise<string> {
      const socket = createSocket('udp4');
      await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
      running.push({ stop: () => new Promise((resolve) => socket.close(() => resolve())) });
      return `127.0.0.1:${socket.address().port}`;
    }

    it('claims nothing, and sends no password to a host that is only guessed', async () => {
      const server = await serve(mailbox({ [JUNK]: [contract(12)] }));
      const report = await traceIn(
        { [IMAP]: server },
        { zones: [], resolvers: [await silentResolver()], timeoutMs: 1500 },
      );
      expectNothingClaimed(report);
      expect(server.connections).toBe(0);
      expect(report.subject.edition).toBeNull();
    });

    it('claims nothing offline without zones either', async () => {
      expectNothingClaimed(await traceIn({}, { zones: [] }));
    });

    const aliyun =
      '$ORIGIN aliyun.com.\n@ 600 IN SOA ns.aliyun.com. h.aliyun.com. 1 1 1 1 1\n' +
      'imap.sg 600 IN A 198.51.100.4\n';
    const imap = { host: { value: 'imap.sg.aliyun.com', origin: 'option' } } as const;

    it('still finds the message in the mailbox', async () => {
      const { report } = await look(mailbox({ [JUNK]: [contract(12)] }), {
        zones: [aliyun],
        resolvers: [await silentResolver()],
        timeoutMs: 1500,
        imap,
      });
      expect(claimsOf(report)).toEqual(['missing/in-junk']);
      expect(report.checks.find((c) => c.id === 'missing/wrong-mx')?.answer).toBe('unknown');
    });

    it('needs none to see that the message is in the inbox', async () => {
      const { report } = await look(mailbox({ INBOX: [contract(1)] }), {
        zones: [aliyun],
        resolvers: [await silentResolver()],
        timeoutMs: 1500,
        imap,
      });
      expect(claimsOf(report)).toEqual([]);
      expect(idsOf(report)).toEqual(['missing/found-in-inbox']);
      expect(report.verdict).toBe('healthy');
    });
  });

  it('claims nothing where one folder cannot be opened', async () => {
    const { report } = await look(
      mailbox({ Private: [contract(3)] }),
      {},
      { server: { quirks: { denied: ['Private'] } } },
    );
    expectNothingClaimed(report);
    expect(report.subject.mailbox?.folders.map((f) => f.name)).not.toContain('Private');
  });

  it('tells of a message that was found although another folder cannot be opened', async () => {
    const { report } = await look(
      mailbox({ Private: [], [JUNK]: [contract(12)] }),
      {},
      { server: { quirks: { denied: ['Private'] } } },
    );
    expect(report.findings[0]?.id).toBe('missing/in-junk');
  });

  it('needs no SEARCH', async () => {
    const quirks = { search: 'bad' } as const;
    const { report: found } = await look(
      mailbox({ [JUNK]: [contract(12)] }),
      {},
      { server: { quirks } },
    );
    expect(found.findings[0]?.id).toBe('missing/in-junk');
    const { report: absent } = await look(mailbox(), {}, { server: { quirks } });
    expect(absent.findings[0]?.id).toBe('missing/never-arrived');
  });

  it('claims nothing of what was deleted where UIDs are not told', async () => {
    const { report } = await look(
      mailbox({ INBOX: folder('INBOX', others([1441]), 1443) }),
      {},
      { server: { quirks: { noUidNext: true } } },
    );
    expect(report.subject.where).toBe('not-found');
    expect(claimsOf(report)).not.toContain('missing/deleted-by-client');
  });

  it('looks for nothing that nobody named', async () => {
    const { report } = await look(mailbox({ [JUNK]: [contract(12)] }), {
      sought: { from: null, subject: null },
    });
    expectNothingClaimed(report);
  });
});

// ------------------------------------------------------------------------------ servers that stumble or lie

describe('trace-missing, servers that stumble or lie', () => {
  const many = (count: number): MailboxFolder => ({ name: 'INBOX', messages: count });
  const everywhere = { sought: { since: null, until: null } };

  it('finds what lies behind a lost connection, and compares each message once', async () => {
    const { report, server } = await look(
      mailbox({ INBOX: many(3_000), [JUNK]: [contract(12)] }),
      everywhere,
      { server: { quirks: { dropAfter: { messages: 1_200 } } } },
    );
    expect(report.findings[0]?.id).toBe('missing/in-junk');
    expect(report.subject.mailbox?.folders[0]).toMatchObject({ compared: 3_000, complete: true });
    expect(server.connections).toBe(2);
    expect(server.logins).toBe(2);
  });

  it('goes on in the middle of a message', async () => {
    const { report } = await look(
      mailbox({ INBOX: many(800), [JUNK]: [contract(12)] }),
      everywhere,
      { server: { quirks: { dropAfter: { bytes: 100_001 } } } },
    );
    expect(report.findings[0]?.id).toBe('missing/in-junk');
    expect(report.subject.mailbox?.folders[0]).toMatchObject({ compared: 800, complete: true });
  });

  it('claims nothing where the connection is lost for good', async () => {
    const { report } = await look(
      mailbox({ [JUNK]: [contract(12)] }),
      {},
      { server: { quirks: { hangUpAt: { command: /^EXAMINE /, times: 50 } } } },
    );
    expectNothingClaimed(report);
  });

  it('claims nothing where fetching is broken off again and again', async () => {
    const { report } = await look(
      mailbox({ [JUNK]: [contract(12)] }),
      {},
      { server: { quirks: { hangUpAt: { command: /^UID FETCH \d+:/, times: 50 } } } },
    );
    expectNothingClaimed(report);
  });

  /** In front of a server, something that passes on so many bytes of what it says, so many times. */
  async function stalling(server: MailboxServer, bytes: number, times: number): Promise<Place> {
    const open = new Set<{ destroy(): void }>();
    let left = times;
    const front = createServer((socket) => {
      const behind = connect(server.port, server.address);
      for (const one of [socket, behind]) {
        open.add(one);
        one.on('error', () => {});
        one.on('close', () => socket.destroy());
      }
      socket.on('close', () => behind.destroy());
      socket.pipe(behind);
      const stalls = left-- > 0;
      let passed = 0;
      behind.on('data', (data: Buffer) => {
        if (!stalls || passed < bytes) socket.write(data);
        passed += data.length;
      });
    });
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
    running.push({
      stop: () => {
        for (const one of open) one.destroy();
        return new Promise((resolve) => front.close(() => resolve()));
      },
    });
    return { address: '127.0.0.1', port: (front.address() as { port: number }).port };
  }

  it('goes on where a server falls silent', async () => {
    const server = await serve(mailbox({ INBOX: many(2_000), [JUNK]: [contract(12)] }));
    const place = await stalling(server, 150_000, 1);
    const report = await traceIn({ [IMAP]: place }, { ...everywhere, timeoutMs: 3_000 });
    expect(report.findings[0]?.id).toBe('missing/in-junk');
    expect(report.subject.mailbox?.folders[0]).toMatchObject({ compared: 2_000, complete: true });
    expect(server.connections).toBe(2);
  });

  it('claims nothing where it always falls silent, and ends', async () => {
    const server = await serve(mailbox({ INBOX: many(2_000), [JUNK]: [contract(12)] }));
    const place = await stalling(server, 20_000, 100);
    const report = await traceIn({ [IMAP]: place }, { ...everywhere, timeoutMs: 1_000 });
    expectNothingClaimed(report);
    expect(server.connections).toBeLessThan(10);
  });

  it.each([0, 3, 1_000_000])('is not led astray by EXISTS that says %d', async (lieExists) => {
    const { report } = await look(
      mailbox({ INBOX: many(50), [JUNK]: [contract(12)] }),
      {},
      { server: { quirks: { lieExists } } },
    );
    expect(report.findings[0]?.id).toBe('missing/in-junk');
  });

  it('does not say of an inbox that is said to be empty that the message was not there', async () => {
    const { report } = await look(
      mailbox({ INBOX: [contract(1)] }),
      {},
      { server: { quirks: { lieExists: 0 } } },
    );
    expect(report.findings).toEqual([]);
    expect(report.verdict).toBe('unknown');
  });

  it('reads on behind a header of 10 MB', async () => {
    const before = process.memoryUsage().rss;
    const { report } = await look(
      mailbox({ INBOX: many(20), [JUNK]: [contract(12)] }),
      everywhere,
      { server: { quirks: { hugeHeader: { uid: 10, bytes: 10_000_000 } } } },
    );
    expect(report.findings[0]?.id).toBe('missing/in-junk');
    expect(report.subject.mailbox?.folders[0]).toMatchObject({ compared: 20, complete: true });
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it('finds the message although its own header has 10 MB', async () => {
    const { report } = await look(
      mailbox({ [JUNK]: [contract(12)] }),
      {},
      { server: { quirks: { hugeHeader: { uid: 12, bytes: 10_000_000 } } } },
    );
    expect(report.findings[0]?.id).toBe('missing/in-junk');
  });

  it('finds a message that comes in while it looks', async () => {
    const { report } = await look(mailbox({ INBOX: many(1_000) }), everywhere, {
      server: {
        quirks: { appearing: { folder: 'INBOX', after: 500, message: contract(1_001) } },
      },
    });
    expect(report.findings[0]?.id).toBe('missing/found-in-inbox');
    expect(report.subject.found).toMatchObject([{ folder: 'INBOX', uid: 1_001 }]);
    expect(report.subject.mailbox?.folders[0]).toMatchObject({ compared: 1_001 });
  });

  it('takes answers that are repeated and in disorder once each', async () => {
    const { report } = await look(
      mailbox({
        INBOX: many(500),
        [JUNK]: [
          contract(12),
          contract(13, { subject: 'Re: Contract 7', id: 'r7@partner.example' }),
        ],
      }),
      everywhere,
      { server: { quirks: { shuffled: true } } },
    );
    expect(report.findings[0]?.id).toBe('missing/in-junk');
    expect(report.subject.found.map((f) => f.uid)).toEqual([12, 13]);
    expect(report.subject.mailbox?.folders[0]).toMatchObject({ compared: 500, complete: true });
  });
});

// ------------------------------------------------------------------------------ hostile mailboxes

describe('trace-missing, hostile mailboxes', () => {
  const UNSAFE = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
  const RLO = '=?utf-8?Q?=E2=80=AE=E2=81=A6?=';
  const ESCAPES = '\x1b]0;pwned\x07\x1b[2J\x1b[1;31m\x9b31m\x08\x7f';

  async function texts(report: Traced): Promise<string> {
    const [text, markdown, github] = await Promise.all(
      (['text', 'markdown', 'github'] as const).map((format) => renderOne(report, format, LOOK)),
    );
    return `${text}\n${markdown}\n${github}`;
  }

  it('lets no escape sequence and no change of direction through', async () => {
    const { report } = await look(
      mailbox({
        [`${'Evil'}\x1b[2J`]: [
          contract(3, {
            subject: `${RLO} Contract 7 ${ESCAPES}`,
            from: `"${ESCAPES}" ${RLO} <${BOSS}>`,
            fields: [
              `Received: from evil${ESCAPES} (${ESCAPES} [192.0.2.1])\r\n\tby mx1${ESCAPES} with ESMTP; Wed, 18 Nov 2026 09:00:30 +0800`,
              `X-Spam-Status: Yes, ${ESCAPES}`,
              `Authentication-Results: mx1${ESCAPES}; spf=fail smtp.mailfrom=${ESCAPES}`,
              `X-Alimail-AntiSpam: AC=${ESCAPES};CH=${ESCAPES}`,
              `List-Id: ${ESCAPES}${RLO}`,
            ],
          }),
        ],
      }),
    );
    expect(report.findings[0]?.id).toBe('missing/in-other-folder');
    const said = await texts(report);
    expect(UNSAFE.exec(said)?.[0]).toBeUndefined();
    expect(said).toContain('Contract 7');
  });

  it('keeps a subject of 1 MB short', async () => {
    const { report } = await look(
      mailbox({
        [JUNK]: [contract(12, { subject: `Contract 7 ${'long '.repeat(200_000)}` })],
        Other: [contract(3, { subject: `${'x'.repeat(1_000_000)}`, id: 'x@partner.example' })],
      }),
      { sought: { messageId: CONTRACT } },
    );
    expect(report.findings[0]?.id).toBe('missing/in-junk');
    expect((await renderOne(report, 'json', LOOK)).length).toBeLessThan(100_000);
    expect((await texts(report)).length).toBeLessThan(100_000);
  });

  it('repeats no password that the server says back', async () => {
    const { report } = await look(
      mailbox({
        [`Archive ${PASSWORD}`]: [
          contract(3, {
            flags: ['\\Seen', `$${PASSWORD}`],
            subject: `Contract 7 ${PASSWORD}`,
            from: `"${PASSWORD}" <${BOSS}>`,
            id: `${PASSWORD}@partner.example`,
            fields: [
              `Received: from ${PASSWORD}.example (${PASSWORD} [192.0.2.1])\r\n\tby ${PASSWORD} with ESMTP id 1; Wed, 18 Nov 2026 09:00:30 +0800`,
              `Authentication-Results: ${PASSWORD}; spf=fail`,
              `X-Spam-Status: Yes, ${PASSWORD}`,
              `X-Alimail-AntiSpam: AC=${PASSWORD};CH=${PASSWORD}`,
              `List-Id: <${PASSWORD}.example>`,
            ],
          }),
        ],
        [`Denied ${Buffer.from(PASSWORD).toString('base64')}`]: [],
      }),
      {},
      {
        server: {
          greeting: `* OK ready for ${PASSWORD}`,
          capabilities: ['IMAP4rev1', 'UIDPLUS', PASSWORD],
          quirks: { denied: [`Denied ${Buffer.from(PASSWORD).toString('base64')}`] },
        },
      },
    );
    expect(report.findings[0]?.id).toBe('missing/in-other-folder');
    expect(leaksIn(await everything(report))).toEqual([]);
  });

  // What is taken out of what is shown must not be missing from what is compared.
  it.each(['Partner-2026', 'boss', 'Contract', 'INBOX', 'unknown', 'FETCH', 'OK', 'A2'])(
    'finds the message where the password is %s',
    async (password) => {
      const { report } = await look(
        mailbox({ [JUNK]: [contract(12)] }),
        { password },
        { server: { login: { [ADDRESS]: password } } },
      );
      expect(report.subject.where).toBe('junk');
      expect(report.findings[0]?.id).toBe('missing/in-junk');
    },
  );

  it('repeats no password of a refusal', async () => {
    const server = await up(
      startFailing('echo', { protocol: 'imap', certificate: certificates().good(NAMES) }),
    );
    const report = await traceIn({ [IMAP]: server });
    expectNothingClaimed(report);
    expect(leaksIn(await everything(report))).toEqual([]);
  });
});
