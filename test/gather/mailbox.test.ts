import { afterEach, describe, expect, it } from 'vitest';
import { observationLog } from '../../src/engine/fact.ts';
import { readMailbox } from '../../src/gather/mailbox.ts';
import { networkDialer } from '../../src/net/dial.ts';
import type { Sought } from '../../src/trace/types.ts';
import { certificates } from '../support/certificates.ts';
import {
  type MailboxMessage,
  type MailboxServer,
  type MailboxServerOptions,
  startMailboxServer,
} from '../support/mailbox-server.ts';

const USER = 'li@office.example';
const PASSWORD = 'Zx9-qu1tte-geheim';

let server: MailboxServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

const NOTHING: Sought = { messageId: null, from: null, subject: null, since: null, until: null };
const WANTED: Sought = { ...NOTHING, from: 'boss@partner.example', subject: '合同' };

const contract = (uid: number, date = '2026-11-18T02:00:00Z'): MailboxMessage => ({
  uid,
  internalDate: new Date(date),
  flags: [],
  header: [
    'Received: from mx.partner.example (mx.partner.example [198.51.100.9])',
    '\tby mx1.sg.aliyun.com with ESMTPS id 1; Wed, 18 Nov 2026 10:00:30 +0800',
    'Date: Wed, 18 Nov 2026 10:00:00 +0800',
    'From: "The Boss" <Boss@partner.example>',
    `To: ${USER}`,
    'Subject: =?gb2312?B?u9i4tDogus/NrA==?=',
    'Message-ID: <1@partner.example>',
    'X-Spam-Flag: YES',
    '\r\n',
  ].join('\r\n'),
});

/** The contract among others. */
const contractAt = (index: number): MailboxMessage =>
  index === 1500
    ? contract(1501)
    : {
        ...contract(index + 1),
        header: `From: a@b.example\r\nMessage-ID: <n${index}@b.example>\r\n\r\n`,
      };

const INBOX = (messages: number) => ({ name: 'INBOX', messages });
const JUNK = (...all: MailboxMessage[]) => ({
  name: '&V4NXPpCuTvY-',
  flags: ['\\Junk'],
  messages: all.length,
  message: (i: number) => all[i] as MailboxMessage,
});

async function read(options: Partial<MailboxServerOptions>, sought: Sought = WANTED) {
  server = await startMailboxServer({ login: { [USER]: PASSWORD }, ...options });
  return readMailbox({
    host: 'localhost',
    address: server.address,
    port: server.port,
    implicit: true,
    username: USER,
    password: PASSWORD,
    sought,
    dialer: networkDialer({
      connectMs: 2000,
      stepMs: 3000,
      ca: certificates().ca,
      maxBytes: 1e9,
    }),
    log: observationLog(),
    scrub: (text) => text,
    deadline: performance.now() + 60_000,
    now: () => new Date(),
  });
}

describe('readMailbox', () => {
  it('asks a server that searches headers for the Message-ID, where no time is known', async () => {
    const byId = { ...NOTHING, messageId: '1@partner.example' };
    const folders = [INBOX(3000), JUNK(contract(7))];
    const fact = await read({ folders, quirks: { searchFrom: 'works' } }, byId);
    if (!fact.known) throw new Error(fact.reason);
    expect(fact.value.found).toMatchObject([
      { folder: '垃圾邮件', uid: 7, match: { confidence: 0.99 } },
    ]);
    // It is in none of the others by the server's word, which is not enough: they are compared.
    expect(fact.value.folders.find((f) => f.name === 'INBOX')?.compared).toBe(3000);
    const asked = server?.transcript.filter((line) => line.includes('SEARCH HEADER')) ?? [];
    expect(asked.length).toBeGreaterThan(1);
    await server?.stop();

    const inInbox = [{ name: 'INBOX', messages: 3000, message: (i: number) => contractAt(i) }];
    const quick = await read({ folders: inInbox, quirks: { searchFrom: 'works' } }, byId);
    expect(quick.known && quick.value.folders[0]?.compared).toBe(1);
    expect(quick.known && quick.value.found[0]?.uid).toBe(1501);
    await server?.stop();

    // Alibaba Mail's refuses, once, and is not asked again.
    const slow = await read({ folders: inInbox }, byId);
    expect(slow.known && slow.value.folders[0]?.compared).toBe(3000);
    expect(slow.known && slow.value.found[0]?.uid).toBe(1501);
    expect(server?.transcript.filter((line) => line.includes('SEARCH HEADER'))).toHaveLength(1);
  });

  it('finds a message in the folder where it is, by what is known of it', async () => {
    const fact = await read({ folders: [INBOX(500), JUNK(contract(7))] });
    if (!fact.known) throw new Error(fact.reason);
    const [found, ...others] = fact.value.found;
    expect(others).toEqual([]);
    expect(found).toMatchObject({ folder: '垃圾邮件', role: '\\Junk', uid: 7 });
    expect(found?.envelope.subject).toBe('回复: 合同');
    expect(found?.journey?.hops).toHaveLength(1);
    expect(found?.journey?.sendingIp).toBe('198.51.100.9');
    expect(found?.verdicts?.others.map((o) => [o.name, o.spam])).toEqual([['X-Spam-Flag', true]]);
    expect(fact.value.folders.map((f) => [f.name, f.compared, f.complete])).toEqual([
      ['INBOX', 500, true],
      ['垃圾邮件', 1, true],
    ]);
    expect(server?.state().changes).toEqual([]);
    expect(server?.logins).toBe(1);
  });

  it('reads only what came in at the time in question', async () => {
    const fact = await read(
      { folders: [INBOX(3000), JUNK(contract(7))] },
      { ...WANTED, since: '2026-11-17' },
    );
    if (!fact.known) throw new Error(fact.reason);
    expect(fact.value.found.map((f) => f.uid)).toEqual([7]);
    expect(fact.value.folders[0]?.compared).toBeLessThan(3000);
    expect(fact.value.folders[0]?.oldest).not.toBeNull();
  });

  it('finds it as well where the server searches nothing', async () => {
    const fact = await read(
      { folders: [INBOX(300), JUNK(contract(7))], quirks: { search: 'bad' } },
      { ...WANTED, since: '2026-11-17' },
    );
    if (!fact.known) throw new Error(fact.reason);
    expect(fact.value.found.map((f) => f.uid)).toEqual([7]);
    expect(fact.value.folders.every((f) => f.complete)).toBe(true);
  });

  it('goes on where a lost connection left off', async () => {
    const fact = await read({
      folders: [INBOX(3000), JUNK(contract(7))],
      quirks: { dropAfter: { messages: 1200 } },
    });
    if (!fact.known) throw new Error(fact.reason);
    expect(fact.value.found.map((f) => f.uid)).toEqual([7]);
    expect(fact.value.folders[0]).toMatchObject({ compared: 3000, complete: true });
    expect(server?.connections).toBe(2);
  });

  it('sees a message that comes in while it reads', async () => {
    const fact = await read({
      folders: [INBOX(1000)],
      quirks: {
        appearing: { folder: 'INBOX', after: 500, message: contract(1_000_000) },
      },
    });
    if (!fact.known) throw new Error(fact.reason);
    expect(fact.value.found.map((f) => f.uid)).toEqual([1_000_000]);
  });

  it('is not led astray by a server that lies about how many there are', async () => {
    const fact = await read({
      folders: [INBOX(50), JUNK(contract(7))],
      quirks: { lieExists: 1_000_000 },
    });
    if (!fact.known) throw new Error(fact.reason);
    expect(fact.value.found.map((f) => f.uid)).toEqual([7]);
  });

  it('counts what was removed in the time in question', async () => {
    const days = ['2026-11-10', '2026-11-14', '2026-11-18', '2026-11-25'];
    const uids = [10, 11, 20, 30];
    const message = (i: number): MailboxMessage => ({
      ...contract(uids[i] as number, `${days[i]}T12:00:00Z`),
      header: 'From: x@y.example\r\nSubject: other\r\n\r\n',
    });
    const fact = await read(
      { folders: [{ name: 'INBOX', messages: 4, message, uidNext: 31 }] },
      { ...WANTED, since: '2026-11-16', until: '2026-11-20' },
    );
    if (!fact.known) throw new Error(fact.reason);
    // 12 to 19 and 21 to 29.
    expect(fact.value.folders[0]?.removed).toBe(17);
    expect(fact.value.found).toEqual([]);
  });

  it('says why a mailbox cannot be read, and claims nothing', async () => {
    server = await startMailboxServer({ login: { [USER]: 'another' } });
    const at = { address: server.address, port: server.port };
    const fact = await readMailbox({
      host: 'localhost',
      ...at,
      implicit: true,
      username: USER,
      password: PASSWORD,
      sought: WANTED,
      dialer: networkDialer({ connectMs: 2000, stepMs: 3000, ca: certificates().ca }),
      log: observationLog(),
      scrub: (text) => text,
      deadline: performance.now() + 60_000,
      now: () => new Date(),
    });
    expect(fact).toMatchObject({ known: false, reason: 'refused' });
    expect(server.logins).toBe(1);
    // Nobody who does not prove to be the server is told a password.
    const untrusted = await readMailbox({
      host: 'localhost',
      ...at,
      implicit: true,
      username: USER,
      password: PASSWORD,
      sought: WANTED,
      dialer: networkDialer({ connectMs: 2000, stepMs: 3000 }),
      log: observationLog(),
      scrub: (text) => text,
      deadline: performance.now() + 60_000,
      now: () => new Date(),
    });
    expect(untrusted).toMatchObject({ known: false, reason: 'not-tried' });
    expect(server.logins).toBe(1);
  });
});
