/** What has to be seen before `trace-missing` says that a message is in no folder, or is the one. */
import { afterEach, describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../src/engine/report.ts';
import type { MailboxServer, MailboxServerOptions } from '../support/mailbox-server.ts';
import {
  ADDRESS,
  CONTRACT,
  contract,
  copyTo,
  DRAFTS,
  folder,
  IMAP,
  JUNK,
  mail,
  mailbox,
  others,
  SENT,
  SOUGHT,
  serveMailbox,
  touchesOf,
  traceIn,
} from '../support/trace-lab.ts';

let server: MailboxServer | null = null;
afterEach(async () => {
  if (server !== null) expect(touchesOf(server)).toEqual([]);
  await server?.stop();
  server = null;
});

type Folders = Parameters<typeof serveMailbox>[0];
type Options = Parameters<typeof traceIn>[1];

async function look(
  folders: Folders,
  options: Options = {},
  quirks: Partial<MailboxServerOptions> = {},
) {
  server = await serveMailbox(folders, quirks);
  const report = await traceIn({ [IMAP]: server }, options);
  const { subject, findings, verdict, checks } = report;
  return {
    report,
    where: subject.where,
    ids: findings.map((f) => f.id),
    first: findings[0],
    verdict,
    exit: exitCodeOf(report, 'error'),
    near: subject.near,
    later: subject.later,
    answer: (id: string) => checks.find((c) => c.id === id)?.answer,
    removed: (name: string) => subject.mailbox?.folders.find((f) => f.name === name)?.removed,
  };
}

const inbox = (...extra: ReturnType<typeof mail>[]) => {
  const all = [...others(), ...extra].sort((a, b) => a.uid - b.uid);
  return folder('INBOX', all, (all.at(-1)?.uid ?? 0) + 1);
};
const BY_COPY = {
  copy: copyTo(ADDRESS),
  sought: { ...SOUGHT, from: null, subject: null, since: null, until: null },
};

describe('a message that came into its folder at another time', () => {
  it.each([
    ['filed weeks after it was sent', 'Projects', '2026-12-15T01:00:00Z'],
    ['filed before the time that is asked for', 'Projects', '2026-10-01T01:00:00Z'],
    ['delivered weeks late', 'INBOX', '2026-12-20T01:00:00Z'],
  ])('%s', async (_, name, came) => {
    const late = contract(1443, { came });
    const { where, ids } = await look(
      mailbox(name === 'INBOX' ? { INBOX: inbox(late) } : { INBOX: inbox(), [name]: [late] }),
    );
    expect(where).toBe(name === 'INBOX' ? 'inbox' : 'other');
    expect(ids).not.toContain('missing/never-arrived');
  });

  it('is found where the server does not search by the Date field', async () => {
    const late = contract(1443, { came: '2026-12-15T01:00:00Z' });
    const folders = mailbox({ INBOX: inbox(), Projects: [late] });
    const { where } = await look(folders, {}, { quirks: { sentSearch: 'bad' } });
    expect(where).toBe('other');
    expect(server?.transcript.filter((line) => line.includes('SENTSINCE'))).toHaveLength(1);
  });

  it('is found without a Date field, wherever it came in later', async () => {
    const late = contract(1443, { came: '2026-12-05T01:00:00Z' });
    const undated = { ...late, header: late.header.replace(/^Date:.*\r\n/m, '') };
    for (const sentSearch of ['works', 'bad'] as const) {
      const folders = mailbox({ INBOX: inbox(), Projects: [undated] });
      expect(await look(folders, {}, { quirks: { sentSearch } })).toMatchObject({ where: 'other' });
      await server?.stop();
    }
  });

  it('in a mailbox that was migrated since', async () => {
    const all = [1, 2, 3, 4, 5].map((uid) =>
      uid === 3
        ? contract(uid, { came: '2026-12-15T01:00:00Z' })
        : mail(uid, '2026-12-15T01:00:00Z', { sent: `2026-11-1${uid}T00:00:00Z` }),
    );
    expect(await look(mailbox({ INBOX: folder('INBOX', all, 6) }))).toMatchObject({
      where: 'inbox',
      exit: 0,
    });
  });

  it('by its Message-ID, whatever time was told', async () => {
    const sought = { ...SOUGHT, messageId: CONTRACT, since: '2026-10-01', until: '2026-10-02' };
    const folders = mailbox({ INBOX: inbox(), [JUNK]: [contract(5)] });
    const { where } = await look(folders, { sought }, { quirks: { searchFrom: 'works' } });
    expect(where).toBe('junk');
  });
});

describe('a folder of one’s own writing', () => {
  it.each([SENT, DRAFTS])('holds what somebody moved there: %s', async (name) => {
    const { where, first } = await look(mailbox({ INBOX: inbox(), [name]: [contract(7)] }));
    expect(where).toBe('other');
    expect(first?.id).toBe('missing/in-other-folder');
  });

  it('holds no answer to a message that is sought', async () => {
    const own = contract(7, { from: `Li <${ADDRESS}>`, subject: 'Re: Contract 7', id: 'a@b' });
    expect((await look(mailbox({ INBOX: inbox(), [SENT]: [own] }))).where).toBe('not-found');
  });
});

describe('another message', () => {
  it.each([
    ['with a longer number', { subject: 'Contract 70' }, {}],
    ['with another Message-ID than the copy', { subject: 'Re: Contract 7' }, BY_COPY],
    ['with the bare subject, by another Message-ID', {}, BY_COPY],
  ] as const)('%s is not taken for it', async (_, fields, options) => {
    const other = contract(1443, { id: 'other@partner.example', ...fields });
    const { where, first } = await look(mailbox({ INBOX: inbox(other) }), options);
    expect(where).toBe('not-found');
    expect(first?.id).toBe('missing/never-arrived');
    // What is like it is told.
    if (options === BY_COPY) expect(first?.confidence).toBeLessThanOrEqual(0.5);
  });

  it('is named where it is like it, and speaks against its absence', async () => {
    const alike = contract(1443, { from: 'Boss <boss@partner-group.example>', id: 'x@y' });
    const { near, first } = await look(mailbox({ INBOX: inbox(alike) }));
    expect(near).toMatchObject([{ folder: 'INBOX', uid: 1443, subject: 'Contract 7' }]);
    expect(first?.id).toBe('missing/never-arrived');
    expect(first?.confidence).toBeLessThanOrEqual(0.5);
    expect(first?.contradicts).toHaveLength(1);
  });

  it('of the same sender in the inbox does not hide the one in Junk', async () => {
    const lunch = contract(1443, { subject: 'Lunch', id: 'l@p', came: '2026-11-20T05:00:00Z' });
    const sought = { ...SOUGHT, subject: null, until: null };
    const folders = mailbox({ INBOX: inbox(lunch), [JUNK]: [contract(5)] });
    const found = await look(folders, { sought });
    expect(found).toMatchObject({ where: 'junk', exit: 1 });
    expect(found.first?.confidence).toBeLessThan(0.7);
    expect(found.report.sections[0]?.lines.join()).toContain('Lunch');
  });

  it('of the same sender in the inbox alone is not said to be the one', async () => {
    const lunch = contract(1443, { subject: 'Lunch', id: 'l@p', came: '2026-11-20T05:00:00Z' });
    const sought = { ...SOUGHT, subject: null, until: null };
    const found = await look(mailbox({ INBOX: inbox(lunch) }), { sought });
    expect(found).toMatchObject({ where: 'inbox', verdict: 'unknown', exit: 2 });
    expect(found.answer('missing/identified')).toBe('unknown');
  });

  it('of the sender from before is no later one', async () => {
    const before = contract(1437, { subject: 'Lunch', id: 'l@p', came: '2026-11-14T05:00:00Z' });
    expect((await look(mailbox({ INBOX: inbox(before) }))).later).toEqual([]);
  });
});

describe('what is gone', () => {
  it('is not counted without the next UID', async () => {
    const quirks = { quirks: { noUidNext: true } };
    const found = await look(mailbox({ INBOX: inbox() }), {}, quirks);
    expect(found.removed('INBOX')).toBeNull();
    expect(found).toMatchObject({ where: 'not-found', verdict: 'unknown', exit: 2, ids: [] });
  });

  it('is not counted where UIDs began anew after that time', async () => {
    const rebuilt = { ...inbox(), uidValidity: Date.parse('2026-11-20T12:00:00Z') / 1000 };
    const until = { sought: { ...SOUGHT, until: '2026-11-18' } };
    const found = await look(mailbox({ INBOX: rebuilt }), until);
    expect(found.removed('INBOX')).toBeNull();
    expect(found.ids).not.toContain('missing/never-arrived');
    expect(found.ids).not.toContain('missing/deleted');
  });

  it('is counted behind a message whose clock was ahead', async () => {
    const all = others().filter(({ uid }) => uid !== 1441);
    const ahead = all.map((m) =>
      m.uid === 1440 ? { ...m, internalDate: new Date('2027-03-01T00:00:00Z') } : m,
    );
    const found = await look(mailbox({ INBOX: folder('INBOX', ahead, 1443) }));
    expect(found.removed('INBOX')).toBe(1);
    expect(found.ids).not.toContain('missing/never-arrived');
  });

  it.each(['已删除邮件', 'Rules'])('in %s makes absence less sure', async (name) => {
    const [first, last] = [
      mail(1, '2026-11-10T03:00:00Z', { id: 'r1@x' }),
      mail(7, '2026-11-25T03:00:00Z', { id: 'r7@x' }),
    ];
    const found = await look(mailbox({ INBOX: inbox(), [name]: folder(name, [first, last], 8) }));
    expect(found.first?.id).toBe('missing/never-arrived');
    expect(found.first?.confidence).toBeLessThanOrEqual(0.5);
  });
});
