/** `trace-missing` against Dovecot: each place where a message can be, and that looking for it changes nothing. */
import { readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../src/engine/report.ts';
import {
  type Report,
  type TraceMissingOptions,
  type TraceMissingSubject,
  traceMissing,
} from '../../src/index.ts';
import { examine, listFolders } from '../../src/protocols/imap/mailbox.ts';
import { encodeMailboxName } from '../../src/protocols/imap/utf7.ts';
import type { Wire } from '../../src/protocols/mail/types.ts';
import { certificates } from '../support/certificates.ts';
import { leaksIn, NAMES, PASSWORD, ZONES } from '../support/client-lab.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { refusedPort } from '../support/mail-servers.ts';
import { openMailbox } from '../support/mailbox-lab.ts';
import { describeWith } from '../support/with-servers.ts';

const DAY = 86_400_000;
const HOUR = DAY / 24;
const NOW = Date.now();

const [JUNK, TRASH, SENT, PROJECT] = ['垃圾邮件', '已删除邮件', '已发送', '项目'].map(
  encodeMailboxName,
) as [string, string, string, string];

const QUOTA = 200 * 1024;

/** One mailbox for each place where the message can be. */
const PLACES = [
  ...['inbox', 'junk', 'trash', 'other', 'sent-only', 'flagged', 'removed', 'expunged', 'emptied'],
  ...['never', 'full', 'late', 'waiting', 'range', 'answered', 'twice', 'empty'],
] as const;
const BOSS = 'boss@partner.example';
const users = Object.fromEntries(
  [...PLACES.map((name) => `${name}@office.example`), BOSS].map((user) => [user, PASSWORD]),
);

const rfcDate = (time: number) => new Date(time).toUTCString().replace('GMT', '+0000');
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** When the message that is sought was sent. */
const SENT_AT = NOW - 4 * DAY;

interface Mail {
  readonly from?: string;
  readonly subject: string;
  readonly id: string;
  readonly sent?: number;
  /** Seconds that it waited at the server of the sender. */
  readonly waited?: number;
}

function mail({ from = `The Boss <${BOSS}>`, subject, id, sent = SENT_AT, waited = 1 }: Mail) {
  const came = sent + waited * 1000;
  return [
    `Received: from out.partner.example (out.partner.example [203.0.113.7]) by mx1.sg.aliyun.com with ESMTPS; ${rfcDate(came)}`,
    `Received: from desk.partner.example ([10.0.0.7]) by out.partner.example with ESMTPSA; ${rfcDate(sent)}`,
    `From: ${from}`,
    'To: li@office.example',
    `Subject: ${subject}`,
    `Date: ${rfcDate(sent)}`,
    `Message-ID: <${id}@partner.example>`,
    '',
    'Hello\n',
  ].join('\n');
}

const CONTRACT: Mail = { subject: 'Contract 7', id: 'contract-7' };
const WANTED = {
  from: BOSS,
  subject: 'Contract 7',
  since: dayOf(SENT_AT - DAY),
  until: dayOf(SENT_AT + DAY),
};

describeWith(['dovecot'], 'trace-missing against Dovecot', () => {
  let dovecot: Dovecot;
  let closed: number;

  /** Puts a message into a mailbox, and what IMAP calls its internal date with it. */
  function put(place: string, one: string, came: number, into: Delivery = {}): string {
    const user = place.includes('@') ? place : `${place}@office.example`;
    const file = dovecot.deliver(user, one, into);
    utimesSync(file, came / 1000, came / 1000);
    return file;
  }

  /** Other people's mail of the days around, a message each; their files. */
  function others(place: string, days: readonly number[], into: Delivery = {}): readonly string[] {
    return days.map((day) => {
      const sent = SENT_AT + day * DAY;
      const id = `${place}-${into.folder ?? 'inbox'}-${day}`;
      const one = mail({ from: 'Zhao <zhao@client.example>', subject: `Lunch ${day}`, id, sent });
      return put(place, one, sent, { flags: 'S', ...into });
    });
  }

  async function visit<T>(place: string, what: (wire: Wire) => Promise<T>): Promise<T> {
    const username = place.includes('@') ? place : `${place}@office.example`;
    const at = { address: dovecot.address, port: dovecot.ports.imaps };
    const wire = await openMailbox(at, { username, password: PASSWORD });
    try {
      return await what(wire);
    } finally {
      wire.close();
    }
  }

  /** Dovecot gives UIDs to what it has been asked for. */
  async function giveUids(place: string): Promise<void> {
    await visit(place, async (wire) => {
      const folders = await listFolders(wire);
      if (!folders.ok) throw new Error(folders.why);
      for (const folder of folders.value) if (folder.selectable) await examine(wire, folder);
    });
  }

  /** Every message file with its flags in its name, and what is in it. */
  function filesOf(user: string) {
    const root = dovecot.maildirOf(user);
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?:^|\/)(?:cur|new|tmp)\//.test(path))
      .sort()
      .map((path) => {
        const { mtimeMs, ino } = statSync(join(root, path));
        return [path, ino, mtimeMs, readFileSync(join(root, path), 'latin1')] as const;
      });
  }

  /** Looks for the message, with all that must hold however it ends. */
  async function trace(
    place: string,
    options: TraceMissingOptions = {},
    wanted: TraceMissingOptions = WANTED,
  ): Promise<Report<TraceMissingSubject>> {
    const user = `${place}@office.example`;
    const watched = options.sender === undefined ? [user] : [user, options.sender.address];
    const before = watched.map(filesOf);
    const report = await traceMissing(user, {
      zones: ZONES,
      offline: true,
      password: PASSWORD,
      timeout: 20,
      mailCa: certificates().ca,
      place: ({ host, port }) =>
        host === 'imap.sg.aliyun.com' && port === 993
          ? { address: dovecot.address, port: dovecot.ports.imaps }
          : { address: '127.0.0.1', port: closed },
      ...wanted,
      ...options,
    });
    expect(watched.map(filesOf)).toEqual(before);
    expect(leaksIn(JSON.stringify(report))).toEqual([]);
    return report;
  }

  const told = (report: Report<TraceMissingSubject>) => ({
    where: report.subject.where,
    first: report.findings[0]?.id ?? null,
    exit: exitCodeOf(report, 'error'),
  });
  const inboxOf = (report: Report<TraceMissingSubject>) =>
    report.subject.mailbox?.folders.find((f) => f.name === 'INBOX');

  beforeAll(async () => {
    closed = await refusedPort();
    dovecot = await startDovecot({
      users,
      certificate: certificates().good([...NAMES, 'localhost']),
      quotaBytes: QUOTA,
      protocols: ['imap'],
      folders: [
        { name: '垃圾邮件', use: '\\Junk' },
        { name: '已删除邮件', use: '\\Trash' },
        { name: '已发送', use: '\\Sent' },
        { name: '项目' },
      ],
    });
    for (const place of PLACES) if (place !== 'empty') others(place, [-3, -2]);

    put('inbox', mail(CONTRACT), SENT_AT);
    put('junk', mail(CONTRACT), SENT_AT, { folder: JUNK });
    put('trash', mail(CONTRACT), SENT_AT, { folder: TRASH, flags: 'S' });
    put('other', mail(CONTRACT), SENT_AT, { folder: PROJECT });
    put('sent-only', mail(CONTRACT), SENT_AT, { folder: SENT, flags: 'S' });
    put('flagged', mail(CONTRACT), SENT_AT, { flags: 'ST' });
    put('late', mail({ ...CONTRACT, waited: 7 * 3600 }), SENT_AT + 7 * HOUR);
    put('twice', mail(CONTRACT), SENT_AT, { folder: JUNK });
    put('twice', mail(CONTRACT), SENT_AT, { flags: 'S' });
    put('full', mail({ subject: 'Drawings', id: 'drawings' }) + 'x'.repeat(QUOTA), NOW - 30 * DAY);
    // Nothing more came into a full one.
    for (const place of PLACES) if (!['empty', 'full'].includes(place)) others(place, [1, 2]);
    await giveUids('empty');

    // By hand, or by a client that takes its mail away.
    const gone = put('removed', mail(CONTRACT), SENT_AT);
    others('removed', [2.5]);
    await giveUids('removed');
    rmSync(gone);

    put('expunged', mail(CONTRACT), SENT_AT, { flags: 'ST' });
    others('expunged', [2.5]);
    await giveUids('expunged');
    await visit('expunged', async (wire) => {
      for (const command of ['a1 SELECT INBOX', 'a2 EXPUNGE']) {
        wire.send(command);
        for (let said = await wire.line(); said.ok && !/^a\d /.test(said.line); ) {
          said = await wire.line();
        }
      }
    });

    const old = others(
      'emptied',
      Array.from({ length: 20 }, (_, i) => -1 + i / 10),
    );
    await giveUids('emptied');
    for (const file of old) rmSync(file);
    for (const path of readdirSync(join(dovecot.maildirOf('emptied@office.example'), 'cur'))) {
      rmSync(join(dovecot.maildirOf('emptied@office.example'), 'cur', path));
    }

    // As a server that shows the last seven days: what came before has UIDs, and is not to be seen.
    const hidden = [
      ...others('range', [-30, -20, -15]),
      put('range', mail({ ...CONTRACT, sent: NOW - 20 * DAY }), NOW - 20 * DAY, { flags: 'S' }),
    ];
    await giveUids('range');
    for (const path of readdirSync(join(dovecot.maildirOf('range@office.example'), 'cur'))) {
      rmSync(join(dovecot.maildirOf('range@office.example'), 'cur', path));
    }
    expect(hidden).toHaveLength(4);
    others(
      'range',
      Array.from({ length: 14 }, (_, i) => -3 + i / 2),
    );

    // The sender's side.
    const copyTo = (to: string) =>
      mail({ ...CONTRACT, id: `contract-7-${to.split('@', 1)[0]}` })
        .replace('To: li@office.example', `To: ${to}`)
        .replace(/^Received:.*\n/gm, '');
    const bounce = (body: { readonly to: string; readonly action: 'failed' | 'delayed' }) => {
      const failed = body.action === 'failed';
      return [
        'Return-Path: <>',
        'From: MAILER-DAEMON@out.partner.example (Mail Delivery System)',
        `To: ${BOSS}`,
        `Subject: ${failed ? 'Undelivered Mail Returned to Sender' : 'Delayed Mail (still being retried)'}`,
        `Date: ${rfcDate(SENT_AT + HOUR)}`,
        `Message-ID: <${body.action}-${body.to}>`,
        'Auto-Submitted: auto-replied',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain; charset=us-ascii',
        '',
        failed
          ? 'Your message could not be delivered to one or more recipients.'
          : 'Your message could not be delivered for more than 1 hour(s). It will be retried.',
        '',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; out.partner.example',
        '',
        `Final-Recipient: rfc822; ${body.to}`,
        `Action: ${body.action}`,
        `Status: ${failed ? '5.1.1' : '4.4.1'}`,
        ...(failed
          ? [
              'Remote-MTA: dns; mx1.sg.aliyun.com',
              `Diagnostic-Code: smtp; 550 5.1.1 <${body.to}> User unknown`,
            ]
          : [
              'Diagnostic-Code: X-Postfix; connect to mx1.sg.aliyun.com[198.51.100.1]:25: timed out',
            ]),
        '',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        copyTo(body.to).split('\n\n', 1)[0],
        '',
        '--b--',
        '',
      ].join('\n');
    };
    put(BOSS, copyTo('never@office.example'), SENT_AT, { folder: SENT, flags: 'S' });
    put(BOSS, copyTo('answered@office.example'), SENT_AT, { folder: SENT, flags: 'S' });
    put(BOSS, copyTo('waiting@office.example'), SENT_AT, { folder: SENT, flags: 'S' });
    put(BOSS, bounce({ to: 'answered@office.example', action: 'failed' }), SENT_AT + HOUR);
    put(BOSS, bounce({ to: 'waiting@office.example', action: 'delayed' }), SENT_AT + HOUR);
  }, 60_000);

  afterAll(() => dovecot?.stop());

  it.each([
    ['inbox', 'inbox', 'missing/found-in-inbox', 0],
    ['junk', 'junk', 'missing/in-junk', 1],
    ['trash', 'trash', 'missing/in-trash', 1],
    ['other', 'other', 'missing/in-other-folder', 1],
    ['flagged', 'marked-deleted', 'missing/deleted', 1],
    ['late', 'inbox', 'missing/delayed', 0],
    ['removed', 'not-found', 'missing/deleted', 1],
    ['expunged', 'not-found', 'missing/deleted', 1],
    ['emptied', 'not-found', 'missing/deleted-by-client', 1],
    ['never', 'not-found', 'missing/never-arrived', 1],
    // What others wrote does not get into the folder for sent mail by itself: somebody moved it.
    ['sent-only', 'other', 'missing/in-other-folder', 1],
    ['full', 'not-found', 'missing/mailbox-full', 1],
    ['twice', 'inbox', 'missing/found-in-inbox', 0],
  ] as const)('%s: %s, %s, exit %i', async (place, where, first, exit) => {
    const report = await trace(place);
    expect(told(report)).toEqual({ where, first, exit });
    expect(inboxOf(report)?.complete).toBe(true);
    expect(report.subject.mailbox?.folders.map((f) => [f.name, f.role])).toEqual(
      expect.arrayContaining([
        ['INBOX', '\\Inbox'],
        ['垃圾邮件', '\\Junk'],
        ['已删除邮件', '\\Trash'],
        ['已发送', '\\Sent'],
        ['项目', null],
      ]),
    );
  });

  it('says the same in Chinese', async () => {
    const report = await trace('junk', { language: 'zh' });
    expect(report.findings[0]?.id).toBe('missing/in-junk');
    expect(report.findings[0]?.title).toMatch(/垃圾邮件/);
  });

  it('finds the message by its Message-ID alone, and by the domain and the time alone', async () => {
    const byId = await trace('junk', { messageId: '<contract-7@partner.example>' }, {});
    expect(byId.subject.found[0]).toMatchObject({ folder: '垃圾邮件', by: ['message-id'] });
    expect(byId.subject.found[0]?.confidence).toBeGreaterThan(0.95);
    const { since } = WANTED;
    const byDomain = await trace('junk', { since }, { from: 'partner.example' });
    expect(byDomain.subject.found[0]).toMatchObject({ folder: '垃圾邮件', uid: 1 });
  });

  it('tells what was seen: how it travelled, the quota, the flags', async () => {
    const { subject } = await trace('flagged');
    expect(subject.found[0]).toMatchObject({
      folder: 'INBOX',
      flags: expect.arrayContaining(['\\Deleted', '\\Seen']),
      messageId: '<contract-7@partner.example>',
    });
    expect(subject.hops.map((h) => h.by)).toEqual(['out.partner.example', 'mx1.sg.aliyun.com']);
    expect(subject.mailbox?.quota?.limit).toBe(QUOTA);
    expect(subject.found[0]?.date?.slice(0, 16)).toBe(new Date(SENT_AT).toISOString().slice(0, 16));
  });

  it('counts what was removed in that time, and nothing where nothing was', async () => {
    expect(inboxOf(await trace('expunged'))?.removed).toBe(1);
    expect(inboxOf(await trace('never'))?.removed).toBe(0);
  });

  it('says that the time lies before what IMAP shows', async () => {
    const report = await trace('range', {
      since: dayOf(NOW - 21 * DAY),
      until: dayOf(NOW - 19 * DAY),
    });
    expect(told(report)).toEqual({
      where: 'not-found',
      first: 'missing/outside-imap-range',
      exit: 1,
    });
    // Whether it is there cannot be told, and so nothing claims that it never came or was deleted.
    const ids = report.findings.map((f) => f.id);
    expect(ids).not.toContain('missing/never-arrived');
    expect(ids).not.toContain('missing/deleted');
  });

  it('claims nothing of an empty mailbox of which nobody knows the time', async () => {
    const report = await trace('empty', {}, { from: BOSS });
    expect(report.subject.where).toBe('not-found');
    expect(report.findings.map((f) => f.id)).not.toContain('missing/never-arrived');
    expect(exitCodeOf(report, 'error')).toBe(2);
  });

  it('reads nothing with a wrong password, and says so', async () => {
    const report = await trace('inbox', { password: `${PASSWORD}x` });
    expect(report.subject.mailbox).toBeNull();
    expect(report.subject.where).toBeNull();
    expect(exitCodeOf(report, 'error')).toBe(2);
    expect(report.checks.find((c) => c.id === 'missing/where')).toMatchObject({
      answer: 'unknown',
      why: 'refused',
    });
  });

  describe('with the mailbox of the sender', () => {
    const sender = {
      address: BOSS,
      password: PASSWORD,
      imap: { host: 'imap.sg.aliyun.com' },
    };

    it('finds the bounce there', async () => {
      const report = await trace('answered', { sender });
      expect(told(report)).toEqual({ where: 'not-found', first: 'missing/bounced', exit: 1 });
      expect(report.subject.returned[0]).toMatchObject({
        kind: 'bounce',
        recipient: 'answered@office.example',
        reply: expect.stringContaining('550 5.1.1'),
      });
      expect(report.subject.copy).toMatchObject({ recipients: ['answered@office.example'] });
    });

    it('finds the notice of a delay there', async () => {
      const report = await trace('waiting', { sender });
      expect(told(report)).toEqual({ where: 'not-found', first: 'missing/delayed', exit: 1 });
      expect(report.subject.returned[0]).toMatchObject({ kind: 'delay' });
    });

    it('finds the copy there, and takes the Message-ID from it', async () => {
      const report = await trace('never', { sender });
      // In the folder for sent mail, which does not prove that a server took it.
      expect(report.subject.copy).toMatchObject({
        recipients: ['never@office.example'],
        state: 'unknown',
      });
      expect(report.subject.sought.messageId).toBe('contract-7-never@partner.example');
      expect(told(report).first).toBe('missing/never-arrived');
      expect(report.subject.returned).toEqual([]);
    });

    it('goes on without it where its password is wrong', async () => {
      const report = await trace('junk', { sender: { ...sender, password: `${PASSWORD}y` } });
      expect(told(report)).toEqual({ where: 'junk', first: 'missing/in-junk', exit: 1 });
      expect(report.subject.copy).toBeNull();
    });
  });
});

interface Delivery {
  readonly folder?: string;
  readonly flags?: string;
}
