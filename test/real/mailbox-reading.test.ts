/** Reading mailboxes over IMAP: Dovecot's, of which nothing may change, and one of 100,000 messages. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imap } from '../../src/protocols/imap/conversation.ts';
import {
  examine,
  type FetchedHeader,
  type FolderInfo,
  fetchEnvelopes,
  fetchHeader,
  listFolders,
  quotaOf,
  searchDates,
} from '../../src/protocols/imap/mailbox.ts';
import type { Learnt, Wire } from '../../src/protocols/mail/types.ts';
import { certificates } from '../support/certificates.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { openMailbox, type Place } from '../support/mailbox-lab.ts';
import { type MailboxServer, startMailboxServer } from '../support/mailbox-server.ts';
import { describeWith } from '../support/with-servers.ts';

const USER = 'li@office.example';
const PASSWORD = 'secret';

const known = <T>(learnt: Learnt<T>): T => {
  if (!learnt.ok) throw new Error(`${learnt.why}: ${learnt.said}`);
  return learnt.value;
};

/** A connection that has logged in, and what it offers then. */
async function open(place: Place) {
  const wire = await openMailbox(place, { username: USER, password: PASSWORD });
  return { wire, offered: known(await imap.capabilities(wire)) };
}

async function folderCalled(wire: Wire, name: string): Promise<FolderInfo> {
  const found = known(await listFolders(wire)).find((f) => f.name === name);
  if (found === undefined) throw new Error(`no folder ${name}`);
  return found;
}

describeWith(['dovecot'], 'reading a Dovecot mailbox', () => {
  const GBK = Buffer.from('Subject: \xbb\xe1\xd2\xe9\xbc\xcd\xd2\xaa', 'latin1');
  let dovecot: Dovecot;
  let wire: Wire;
  let offered: readonly string[];
  let before: ReturnType<typeof filesOf>;

  /** Every message file, with its flags in its name, and what is in it. */
  function filesOf() {
    const root = dovecot.maildirOf(USER);
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?:^|\/)(?:cur|new|tmp)\//.test(path))
      .sort()
      .map((path) => {
        const { mtimeMs, ino } = statSync(join(root, path));
        return [path, ino, mtimeMs, readFileSync(join(root, path), 'latin1')] as const;
      });
  }

  beforeAll(async () => {
    dovecot = await startDovecot({
      users: { [USER]: PASSWORD },
      certificate: certificates().good(['localhost']),
      quotaBytes: 50 * 1024 * 1024,
      folders: [{ name: '垃圾邮件', use: '\\Junk' }, { name: '项目/甲 & 乙' }],
    });
    for (let i = 1; i <= 120; i++) {
      const flags = i % 4 === 0 ? { flags: 'S' } : {};
      dovecot.deliver(
        USER,
        `Received: from a by b; ${new Date().toUTCString()}\nFrom: s${i}@example.com\nSubject: Minutes ${i}\nMessage-ID: <${i}@example.com>\n\nHello\n`,
        flags,
      );
    }
    dovecot.deliver(USER, 'From: a@example.com\nSubject: lost and found\n\nHello\n', {
      folder: '&V4NXPpCuTvY-',
    });
    const raw = dovecot.deliver(USER, '');
    writeFileSync(
      raw,
      Buffer.concat([Buffer.from('From: a@example.com\n'), GBK, Buffer.from('\n\nHello\n')]),
    );
    before = filesOf();
    ({ wire, offered } = await open({ address: dovecot.address, port: dovecot.ports.imaps }));
  }, 60_000);

  afterAll(async () => {
    wire?.close();
    await dovecot?.stop();
  });

  it('lists the folders', async () => {
    const folders = known(await listFolders(wire));
    expect(folders.map(({ name, role, selectable }) => [name, role, selectable])).toEqual(
      expect.arrayContaining([
        ['INBOX', '\\Inbox', true],
        ['垃圾邮件', '\\Junk', true],
        ['项目/甲 & 乙', null, true],
      ]),
    );
    expect(folders.every((f) => f.delimiter === '/')).toBe(true);
  });

  it('opens every folder that can be opened', async () => {
    for (const folder of known(await listFolders(wire)).filter((f) => f.selectable)) {
      const state = known(await examine(wire, folder));
      const messages = { INBOX: 121, 垃圾邮件: 1 }[folder.name] ?? 0;
      expect(state.messages, folder.name).toBe(messages);
      expect(state.uidNext, folder.name).toBe(messages + 1);
      expect(state.uidValidity, folder.name).toBeGreaterThan(0);
      expect(state.flags).toContain('\\Seen');
    }
    // Only now that Dovecot made the folder below it.
    const above = await folderCalled(wire, '项目');
    expect(above.selectable).toBe(false);
    expect(await examine(wire, above)).toMatchObject({ ok: false, why: 'rejected' });
  });

  it('searches by date', async () => {
    known(await examine(wire, await folderCalled(wire, 'INBOX')));
    const now = Date.now();
    const all = known(await searchDates(wire, { since: new Date(now), before: new Date(now) }));
    expect(all).toEqual(Array.from({ length: 121 }, (_, i) => i + 1));
    expect(known(await searchDates(wire, { before: new Date(now - 5 * 86_400_000) }))).toEqual([]);
    expect(known(await searchDates(wire, { since: new Date(now + 5 * 86_400_000) }))).toEqual([]);
  });

  it('fetches what tells messages apart, and leaves them unseen', async () => {
    known(await examine(wire, await folderCalled(wire, 'INBOX')));
    for (const round of [1, 2]) {
      const messages: FetchedHeader[] = [];
      known(await fetchEnvelopes(wire, '1:*', (m) => void messages.push(m)));
      expect(messages.map((m) => m.uid)).toEqual(Array.from({ length: 121 }, (_, i) => i + 1));
      expect(
        messages.filter((m) => m.flags.includes('\\Seen')),
        `${round}`,
      ).toHaveLength(30);
      expect(messages.every((m) => (m.size ?? 0) > 20 && m.internalDate !== null)).toBe(true);
      const headers = messages.map((m) => Buffer.from(m.header));
      expect(headers.some((h) => h.includes(GBK))).toBe(true);
      expect(headers.some((h) => h.includes('Received'))).toBe(false);
    }
    const header = known(await fetchHeader(wire, 1, 65_536));
    expect(Buffer.from(header).toString()).toContain('Received: from a by b;');
    expect(await fetchHeader(wire, 5000, 65_536)).toMatchObject({ ok: false, why: 'rejected' });
  });

  it('reads the quota', async () => {
    expect(offered).toContain('QUOTA');
    const quota = known(await quotaOf(wire, offered));
    expect(quota?.limit).toBe(50 * 1024 * 1024);
    expect(quota?.used).toBeGreaterThan(1024);
  });

  it('leaves every message where it was, and new or seen as it was', async () => {
    for (const folder of known(await listFolders(wire)).filter((f) => f.selectable)) {
      known(await examine(wire, folder));
      known(await searchDates(wire, {}));
      known(await fetchEnvelopes(wire, '1:*', async ({ uid }) => void uid));
      await fetchHeader(wire, 1, 65_536);
    }
    imap.leave(wire);
    // Up to the end of the connection, by which everything is written.
    for (let read = await wire.line(); read.ok; ) read = await wire.line();
    expect(filesOf()).toEqual(before);
    expect(before.filter(([path]) => path.startsWith('new/'))).toHaveLength(91);
  });
});

describe('reading a mailbox of 100,000 messages', () => {
  const COUNT = 100_000;
  let server: MailboxServer;

  beforeAll(async () => {
    server = await startMailboxServer({
      login: { [USER]: PASSWORD },
      folders: [{ name: 'INBOX', messages: COUNT }],
      quirks: { dropAfter: { messages: 60_000 } },
    });
  });

  afterAll(() => server?.stop());

  it('fetches all of them, over two connections, and changes none', async () => {
    let last = 0;
    let inOrder = true;
    const take = ({ uid }: FetchedHeader) => {
      inOrder &&= uid === last + 1;
      last = uid;
    };
    const first = await open(server);
    known(await examine(first.wire, await folderCalled(first.wire, 'INBOX')));
    const found = known(await searchDates(first.wire, {}));
    expect(found).toHaveLength(COUNT);
    const ended = await fetchEnvelopes(first.wire, '1:*', take);
    expect(ended).toMatchObject({ ok: false, why: 'closed' });
    first.wire.close();
    expect(last).toBe(60_000);

    const second = await open(server);
    known(await examine(second.wire, await folderCalled(second.wire, 'INBOX')));
    expect(known(await fetchEnvelopes(second.wire, `${last + 1}:*`, take))).toBe(40_000);
    second.wire.close();
    expect([last, inOrder]).toEqual([COUNT, true]);
    expect(server.logins).toBe(2);
    expect(server.state().changes).toEqual([]);
  }, 120_000);
});
