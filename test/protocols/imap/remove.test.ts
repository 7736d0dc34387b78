import { afterEach, describe, expect, it } from 'vitest';
import { listFolders } from '../../../src/protocols/imap/mailbox.ts';
import { messageIdIn, removeMessage } from '../../../src/protocols/imap/remove.ts';
import { openMailbox } from '../../support/mailbox-lab.ts';
import {
  type MailboxServer,
  type MailboxServerOptions,
  startMailboxServer,
  syntheticMessage,
} from '../../support/mailbox-server.ts';
import { fakeWire, type Step } from '../mail/wire.ts';

const USER = 'li@office.example';
const ID = '<alimail-doctor.t0ken-42@office.example>';
const OURS = {
  internalDate: new Date('2026-11-18T02:00:00Z'),
  flags: [],
  header: `Subject: test\r\nMessage-ID:\r\n ${ID}\r\n`,
};
const DELETED = ['UIDPLUS'];

let server: MailboxServer;
afterEach(() => server?.stop());

/** INBOX with 5 messages, of which somebody marked the second; ours is the sixth. */
async function remove(
  options: Partial<MailboxServerOptions> = {},
  { uid = 6, messageId = ID, offered = DELETED } = {},
) {
  const message = (i: number) => ({
    ...syntheticMessage(i),
    flags: i === 1 ? ['\\Deleted'] : [],
  });
  server = await startMailboxServer({
    login: { [USER]: 'secret' },
    folders: [{ name: 'INBOX', messages: 5, message }, { name: '&V4NXPpCuTvY-' }],
    ...options,
  });
  server.deliver('INBOX', OURS);
  server.deliver('INBOX', { ...syntheticMessage(6), header: 'Subject: later\r\n' });
  const wire = await openMailbox(server, { username: USER, password: 'secret' });
  const folders = await listFolders(wire);
  const folder = folders.ok ? folders.value[0] : undefined;
  if (folder === undefined) throw new Error('no folder');
  const removal = await removeMessage(wire, { folder, uid, messageId }, offered);
  wire.close();
  const [inbox] = server.state().folders;
  return { removal, inbox, changes: server.state().changes };
}

const UNTOUCHED = { messages: 7, seen: [], flagged: [], expunged: [] };

describe('removeMessage', () => {
  it('takes out the one message, and not what somebody else has marked', async () => {
    const { removal, inbox, changes } = await remove();
    expect(removal).toEqual({ removed: true });
    expect(inbox).toMatchObject({ messages: 6, seen: [], flagged: [6], expunged: [6] });
    expect(changes).toEqual([
      'SELECT "INBOX"',
      'UID STORE 6 +FLAGS.SILENT (\\Deleted)',
      'UID EXPUNGE 6',
    ]);
  });

  it.each([
    [7, 'other'],
    [3, 'other'],
    [99, 'not-there'],
  ])('changes nothing where UID %i is not the message', async (uid, why) => {
    const { removal, inbox, changes } = await remove({}, { uid });
    expect(removal).toEqual({ removed: false, why, marked: false, said: null });
    expect(inbox).toMatchObject(UNTOUCHED);
    expect(changes).toEqual(['SELECT "INBOX"']);
  });

  it('only marks it where one message cannot be expunged alone', async () => {
    const { removal, inbox, changes } = await remove({}, { offered: ['IMAP4REV1', 'MOVE'] });
    expect(removal).toMatchObject({ removed: false, why: 'no-uidplus', marked: true });
    expect(inbox).toMatchObject({ messages: 7, flagged: [6], expunged: [] });
    expect(changes.some((c) => /EXPUNGE|CLOSE/.test(c))).toBe(false);
  });

  it('knows that IMAP4rev2 has UID EXPUNGE', async () => {
    expect((await remove({}, { offered: ['IMAP4REV2'] })).removal).toEqual({ removed: true });
  });

  it('believes no OK', async () => {
    const { removal, inbox } = await remove({ quirks: { expunge: 'ignored' } });
    expect(removal).toEqual({ removed: false, why: 'kept', marked: true, said: null });
    expect(inbox).toMatchObject({ messages: 7, flagged: [6] });
  });

  it('is told no', async () => {
    const { removal } = await remove({ quirks: { expunge: 'bad' } });
    expect(removal).toMatchObject({ removed: false, why: 'rejected', marked: true });
    await server.stop();
    const denied = await remove({ quirks: { denied: ['INBOX'] } });
    expect(denied.removal).toMatchObject({ why: 'rejected', marked: false });
    expect(denied.inbox).toMatchObject(UNTOUCHED);
    await server.stop();
    const closed = await remove({ quirks: { readOnly: ['INBOX'] } });
    expect(closed.removal).toMatchObject({ why: 'read-only', marked: false });
    expect(closed.inbox).toMatchObject(UNTOUCHED);
  });

  it.each([
    [/^UID STORE/, false, true],
    [/^UID EXPUNGE/, true, true],
    [/^SELECT/, false, false],
  ])('says that an answer to %s was not seen', async (command, done, marked) => {
    const { removal } = await remove({ quirks: { hangUpAt: { command, times: 1, done } } });
    expect(removal).toMatchObject({ removed: false, why: 'closed', marked });
  });

  const folder = {
    name: 'a',
    wire: 'a',
    delimiter: null,
    flags: [],
    role: null,
    selectable: true,
  };
  const over = (steps: readonly Step[], options = {}, wireName = 'a') => {
    const wire = fakeWire([], steps, options);
    const marked = { folder: { ...folder, wire: wireName }, uid: 1, messageId: ID };
    return removeMessage(wire, marked, DELETED).then((removal) => ({ wire, removal }));
  };

  it.each([
    [['{tag} HELLO'], { why: 'rejected', said: 'HELLO' }],
    [['* BYE enough', '{tag} OK done'], { why: 'closed', said: 'BYE enough' }],
    [['* BYE enough'], { why: 'closed', said: 'BYE enough' }],
    [['* 1 EXISTS'], { why: 'timeout', said: null }],
    [['* 1 FETCH (BODY[] {5}'], { why: 'limit', said: null }],
  ])('opens nothing with %j', async (say, failed) => {
    const { removal, wire } = await over([{ on: 'SELECT "a"', say }]);
    expect(removal).toEqual({ removed: false, marked: false, ...failed });
    expect(wire.sent).toHaveLength(1);
  });

  it('ends an answer without an end', async () => {
    const { removal } = await over([], { endless: '* 1 EXISTS' });
    expect(removal).toMatchObject({ removed: false, why: 'limit' });
  });

  it('sends no name that would be a command', async () => {
    const { removal, wire } = await over([], {}, 'a\r\nX DELETE INBOX');
    expect(removal).toMatchObject({ removed: false, why: 'rejected', said: null });
    expect(wire.sent).toEqual([]);
    const { wire: other } = await over([], {}, '垃圾"邮件');
    expect(other.commands).toEqual(['SELECT "&V4NXPg-\\"&kK5O9g-"']);
  });
});

describe('messageIdIn', () => {
  it.each([
    ['Message-ID: <a@b>\r\n', '<a@b>'],
    ['MESSAGE-id:\r\n  <a@b> \r\nTo: x\r\n\r\n', '<a@b>'],
    ['Subject: Message-ID: <a@b>\r\n', ''],
    ['', ''],
  ])('%j', (text, id) => {
    expect(messageIdIn(Buffer.from(text))).toBe(id);
  });
});
