import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { tapeDialer } from '../../../src/net/tape.ts';
import { imap } from '../../../src/protocols/imap/conversation.ts';
import {
  examine,
  type FetchedHeader,
  type FolderInfo,
  fetchEnvelopes,
  fetchHeader,
  listFolders,
  quotaOf,
  searchDates,
} from '../../../src/protocols/imap/mailbox.ts';
import type { Learnt, Wire } from '../../../src/protocols/mail/types.ts';
import { openMailbox } from '../../support/mailbox-lab.ts';
import {
  type MailboxServer,
  type MailboxServerOptions,
  startMailboxServer,
  syntheticMessage,
} from '../../support/mailbox-server.ts';
import { type FakeWire, fakeWire, type Step } from '../mail/wire.ts';

const LIST = 'LIST "" "*"';
const INBOX: FolderInfo = {
  name: 'INBOX',
  wire: 'INBOX',
  delimiter: '/',
  flags: [],
  role: '\\Inbox',
  selectable: true,
};
const wireWith = (steps: readonly Step[], options = {}) => fakeWire([], steps, options);
const known = <T>(learnt: Learnt<T>): T => {
  if (!learnt.ok) throw new Error(`${learnt.why}: ${learnt.said}`);
  return learnt.value;
};

describe('listFolders', () => {
  const list = async (...say: string[]) =>
    listFolders(wireWith([{ on: LIST, say: [...say, '{tag} OK done'] }]));

  it('reads Alibaba’s folders', async () => {
    const folders = known(
      await list('* LIST () "/" "INBOX"', '* LIST (\\Junk) "/" "&V4NXPpCuTvY-"'),
    );
    expect(folders).toEqual([
      INBOX,
      {
        name: '垃圾邮件',
        wire: '&V4NXPpCuTvY-',
        delimiter: '/',
        flags: ['\\Junk'],
        role: '\\Junk',
        selectable: true,
      },
    ]);
  });

  it.each([
    ['* LIST (\\NoSelect) "/" a', { name: 'a', selectable: false }],
    ['* LIST (\\NonExistent \\HasChildren) "." a', { selectable: false, delimiter: '.' }],
    ['* LIST () NIL a', { delimiter: null, selectable: true }],
    ['* LIST () "" a', { delimiter: null }],
    ['* LIST () "\\\\" "a \\"b\\""', { delimiter: '\\', name: 'a "b"' }],
    ['* LIST () "/" {3}\r\n中', { name: '中' }],
    ['* LIST () "/" {3}\r\na\r\n', { wire: 'a\r\n', selectable: false }],
  ])('%s', async (line, folder) => {
    expect(known(await list(line))[0]).toMatchObject(folder);
  });

  it('passes over what is no folder, and one that comes twice', async () => {
    const folders = known(
      await list(
        '* 3 EXISTS',
        '* OK hello',
        'junk',
        '* LIST () "/" a',
        '* LIST () "/" a',
        '* LIST',
      ),
    );
    expect(folders.map((f) => f.wire)).toEqual(['a']);
  });

  it('keeps two thousand', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `* LIST () "/" f${i}`);
    expect(known(await list(...lines))).toHaveLength(2000);
  });

  it.each([
    ['{tag} NO denied', { ok: false, why: 'rejected', said: 'NO denied' }],
    ['{tag} BAD what', { ok: false, why: 'rejected', said: 'BAD what' }],
    ['{tag} HELLO', { ok: false, why: 'rejected', said: 'HELLO' }],
    ['* BYE too long', { ok: false, why: 'closed', said: 'BYE too long' }],
    ['* LIST () "/" a', { ok: false, why: 'timeout', said: null }],
    ['* LIST () "/" {99999999}', { ok: false, why: 'limit', said: null }],
    ['* LIST () "/" {10}', { ok: false, why: 'timeout', said: null }],
    [`* ${'{0}\r\n'.repeat(60)}`, { ok: false, why: 'limit', said: null }],
  ])('ends with %j', async (line, learnt) => {
    expect(await listFolders(wireWith([{ on: LIST, say: [line] }]))).toEqual(learnt);
  });

  it('says why a goodbye came, though an OK follows it', async () => {
    const wire = wireWith([{ on: LIST, say: ['* BYE enough', '{tag} OK done'] }]);
    expect(await listFolders(wire)).toEqual({ ok: false, why: 'closed', said: 'BYE enough' });
  });

  it('ends an answer without an end', async () => {
    const wire = wireWith([], { endless: '* LIST () "/" a' });
    expect(await listFolders(wire)).toEqual({ ok: false, why: 'limit', said: null });
  });
});

const examined = (messages: number, uidNext: number | null): Step => ({
  on: 'EXAMINE "INBOX"',
  say: [
    `* ${messages} EXISTS`,
    '* 1 RECENT',
    '* OK [UIDVALIDITY 2] UIDs valid',
    ...(uidNext === null ? [] : [`* OK [UIDNEXT ${uidNext}] next`]),
    '* FLAGS (\\Seen \\Deleted)',
    '{tag} OK [READ-ONLY] done',
  ],
});

describe('examine', () => {
  it('reads the state', async () => {
    const wire = wireWith([examined(7, 12)]);
    expect(known(await examine(wire, INBOX))).toEqual({
      messages: 7,
      recent: 1,
      uidNext: 12,
      uidValidity: 2,
      flags: ['\\Seen', '\\Deleted'],
    });
  });

  it('does without most of it', async () => {
    const wire = wireWith([{ on: 'EXAMINE "INBOX"', say: ['* 3 EXISTS', '{tag} OK done'] }]);
    expect(known(await examine(wire, INBOX))).toEqual({
      messages: 3,
      recent: 0,
      uidNext: null,
      uidValidity: null,
      flags: [],
    });
  });

  it('does not take a folder for empty that nothing is told of', async () => {
    const wire = wireWith([{ on: 'EXAMINE "INBOX"', say: ['{tag} OK done'] }]);
    expect(await examine(wire, INBOX)).toEqual({ ok: false, why: 'rejected', said: null });
  });

  it('tells a folder that cannot be opened', async () => {
    const wire = wireWith([{ on: 'EXAMINE "INBOX"', say: ['{tag} NO no such folder'] }]);
    expect(await examine(wire, INBOX)).toEqual({
      ok: false,
      why: 'rejected',
      said: 'NO no such folder',
    });
  });

  it.each([
    ['a "b" \\', 'EXAMINE "a \\"b\\" \\\\"'],
    ['&V4NXPpCuTvY-', 'EXAMINE "&V4NXPpCuTvY-"'],
    ['垃圾邮件', 'EXAMINE "&V4NXPpCuTvY-"'],
  ])('sends the name %s', async (wire, command) => {
    const fake = wireWith([]);
    await examine(fake, { ...INBOX, wire });
    expect(fake.commands).toEqual([command]);
  });

  it.each(['a\r\nA9 DELETE INBOX', 'a\nb', 'a\0'])('does not send %j', async (wire) => {
    const fake = wireWith([]);
    expect(await examine(fake, { ...INBOX, wire })).toEqual({
      ok: false,
      why: 'rejected',
      said: null,
    });
    expect(fake.sent).toEqual([]);
  });
});

describe('searchDates', () => {
  const answer = (...say: string[]): Step => ({
    on: /^UID SEARCH/,
    say: [...say, '{tag} OK done'],
  });
  const found = async (wire: FakeWire, when = {}) => known(await searchDates(wire, when));

  it.each([
    [{}, 'UID SEARCH ALL'],
    [{ since: new Date('2026-03-05T13:00:00Z') }, 'UID SEARCH SINCE 4-Mar-2026'],
    // In a zone far in the east it is the 6th when 13:00 of the 5th is over.
    [{ before: new Date('2026-03-05T13:00:00Z') }, 'UID SEARCH BEFORE 7-Mar-2026'],
    [{ before: new Date('2026-03-05T00:00:00Z') }, 'UID SEARCH BEFORE 6-Mar-2026'],
    [
      { since: new Date('2026-01-01'), before: new Date('2026-12-31') },
      'UID SEARCH SINCE 31-Dec-2025 BEFORE 1-Jan-2027',
    ],
    [{ since: new Date(Number.NaN) }, 'UID SEARCH ALL'],
    [{ since: new Date(-8e15), before: new Date(8e15) }, 'UID SEARCH ALL'],
  ])('%j', async (when, command) => {
    const wire = wireWith([answer('* SEARCH')]);
    expect(await found(wire, when)).toEqual([]);
    expect(wire.commands).toEqual([command]);
  });

  it.each([
    ['in order, once', ['* SEARCH 9 3 3 5'], [3, 5, 9]],
    ['in several lines', ['* SEARCH 1 2', '* SEARCH 3', '* 5 EXISTS'], [1, 2, 3]],
    ['what is no UID left out', ['* SEARCH 0 x 4294967296 -1 7'], [7]],
    ['ESEARCH', ['* ESEARCH (TAG "A1") UID COUNT 4 ALL 1:3,9'], [1, 2, 3, 9]],
    ['an empty ESEARCH', ['* ESEARCH (TAG "A1") UID'], []],
    ['nothing', ['* SEARCH'], []],
    ['no answer', [], []],
    ['another command’s', ['* SEARCHED 1', '* XSEARCH 2'], []],
  ])('reads UIDs: %s', async (_, say, uids) => {
    expect(await found(wireWith([answer(...say)]))).toEqual(uids);
  });

  it('bounds what a range stands for', async () => {
    const wire = wireWith([answer('* ESEARCH UID ALL 1:4294967295')]);
    expect(await searchDates(wire, {})).toMatchObject({ ok: false, why: 'limit' });
  });

  it('asks a large folder in slices, the first alone', async () => {
    const sets = ['1:5000', '5001:10000', '10001:*'];
    const wire = wireWith([
      examined(10_002, 10_003),
      ...sets.map((set, i) => ({
        on: `UID SEARCH UID ${set} SINCE 4-Mar-2026`,
        say: [`* SEARCH ${10_000 - i} 1`, '{tag} OK done'],
      })),
    ]);
    await examine(wire, INBOX);
    expect(await found(wire, { since: new Date('2026-03-05') })).toEqual([1, 9998, 9999, 10_000]);
    expect(wire.unexpected).toEqual([]);
    expect(wire.left()).toBe(0);
  });

  it('asks a small folder at once, however large its UIDs', async () => {
    const wire = wireWith([examined(5000, 4_000_000_000), answer('* SEARCH 3999999999')]);
    await examine(wire, INBOX);
    expect(await found(wire)).toEqual([3_999_999_999]);
    expect(wire.commands.at(-1)).toBe('UID SEARCH ALL');
  });

  it('asks for the highest UID where it is not told', async () => {
    const wire = wireWith([
      examined(6000, null),
      { on: 'UID FETCH * (UID)', say: ['* 6000 FETCH (UID 7000)', '{tag} OK done'] },
      { on: 'UID SEARCH UID 1:5000', say: ['* SEARCH 1', '{tag} OK done'] },
      { on: 'UID SEARCH UID 5001:*', say: ['* SEARCH 7000', '{tag} OK done'] },
    ]);
    await examine(wire, INBOX);
    expect(await found(wire)).toEqual([1, 7000]);
    expect(wire.left()).toBe(0);
  });

  it('asks for it too where UIDNEXT cannot be', async () => {
    const wire = wireWith([
      examined(6000, 10),
      { on: 'UID FETCH * (UID)', say: ['{tag} OK done'] },
    ]);
    await examine(wire, INBOX);
    expect(await searchDates(wire, {})).toEqual({ ok: false, why: 'rejected', said: null });
  });

  it('bounds the slices of a UIDNEXT that is far off', async () => {
    const wire = wireWith([
      examined(6000, 4_294_967_295),
      ...Array.from({ length: 20_000 }, () => answer()),
    ]);
    await examine(wire, INBOX);
    expect(await found(wire)).toEqual([]);
    expect(wire.commands.length).toBeLessThanOrEqual(20_001);
    expect(wire.unexpected).toEqual([]);
  });

  it('asks once where the server does not search', async () => {
    const wire = wireWith([
      examined(50_000, 50_001),
      { on: /^UID SEARCH/, say: ['{tag} BAD invalid command or parameters'] },
    ]);
    await examine(wire, INBOX);
    expect(await searchDates(wire, {})).toEqual({
      ok: false,
      why: 'rejected',
      said: 'BAD invalid command or parameters',
    });
    expect(wire.commands).toHaveLength(2);
  });
});

describe('fetchEnvelopes', () => {
  const fetched = async (wire: Wire, set: string) => {
    const messages: FetchedHeader[] = [];
    const learnt = await fetchEnvelopes(wire, set, (message) => {
      messages.push(message);
    });
    return { learnt, messages, uids: messages.map((m) => m.uid) };
  };
  const one = (uid: number) => `* 1 FETCH (UID ${uid} BODY[HEADER.FIELDS (DATE)] "")`;
  const answer = (...say: string[]): Step => ({ on: /^UID FETCH/, say: [...say, '{tag} OK done'] });

  it('asks for what tells messages apart, and leaves \\Seen alone', async () => {
    const wire = wireWith([answer()]);
    expect((await fetched(wire, '1:*')).learnt).toEqual({ ok: true, value: 0 });
    expect(wire.commands).toEqual([
      'UID FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS (DATE FROM SUBJECT MESSAGE-ID)])',
    ]);
  });

  it('hands over what comes', async () => {
    const wire = wireWith([
      answer(
        '* 1 FETCH (UID 4 FLAGS (\\Seen) INTERNALDATE "01-Mar-2026 08:00:00 +0800" RFC822.SIZE 9 BODY[HEADER.FIELDS (DATE)] {12}',
        'Subject: a',
        ')',
      ),
    ]);
    expect((await fetched(wire, '1:9')).messages).toEqual([
      {
        uid: 4,
        flags: ['\\Seen'],
        internalDate: '2026-03-01T00:00:00Z',
        size: 9,
        header: Buffer.from('Subject: a\r\n'),
      },
    ]);
  });

  it('tolerates what was not asked for', async () => {
    const wire = wireWith([
      answer(
        '* 7 EXISTS',
        ...['* 1 FETCH (UID 5 BODY[HEADER] "x")', '* 2 EXPUNGE', '* OK still here'],
        ...['* 1 FETCH (FLAGS (\\Seen))', '* 1 FETCH (UID 5 BODY[HEADER] "again")'],
        ...['* 1 FETCH (UID 99 BODY[HEADER] "other")', '* 1 FETCH (BODY[HEADER] "whose")'],
        ...['* 1 FETCH (UID 3 BODY[HEADER] "y")', '* 1 FETCH (UID 4 FLAGS ())', '+ idling'],
        ...['A77 OK of another', '* 1 FETCH (UID 6', '* 1 FETCH (UID 6 BODY[HEADER] NIL)', ''],
      ),
    ]);
    const { learnt, uids, messages } = await fetched(wire, '1:9');
    expect(learnt).toEqual({ ok: true, value: 3 });
    expect(uids).toEqual([5, 3, 6]);
    expect(messages[0]).toEqual({
      uid: 5,
      flags: [],
      internalDate: null,
      size: null,
      header: Buffer.from('x'),
    });
  });

  it('passes over the last message behind an open end', async () => {
    const wire = wireWith([answer(one(8))]);
    expect((await fetched(wire, '9:*')).uids).toEqual([]);
  });

  it('sends a long set in lines below 1,000 bytes, and hears of every message', async () => {
    const uids = Array.from({ length: 2000 }, (_, i) => 2 * i + 1);
    const wire = wireWith(Array.from({ length: 20 }, () => answer()));
    await fetched(wire, uids.join(','));
    expect(wire.unexpected).toEqual([]);
    expect(wire.sent.every((line) => line.length < 1050)).toBe(true);
    const sets = wire.commands.map((command) => command.split(' ')[2]);
    expect(sets.join(',')).toBe(uids.join(','));
  });

  it('sends nothing for an empty set, or for what is none', async () => {
    const wire = wireWith([]);
    expect((await fetched(wire, '')).learnt).toEqual({ ok: true, value: 0 });
    expect((await fetched(wire, '1\r\nA2 EXPUNGE')).learnt).toMatchObject({ why: 'rejected' });
    expect(wire.sent).toEqual([]);
  });

  it('reads all answers that are under way when one is refused, and asks no more', async () => {
    const set = Array.from({ length: 2000 }, (_, i) => 2 * i + 1).join(',');
    const wire = wireWith([
      answer(one(1)),
      { on: /^UID FETCH/, say: ['{tag} NO out of memory'] },
      ...Array.from({ length: 3 }, (_, i) => answer(one(2 * i + 3))),
      { on: LIST, say: ['* LIST () "/" INBOX', '{tag} OK done'] },
    ]);
    const { learnt, uids } = await fetched(wire, set);
    expect(learnt).toEqual({ ok: false, why: 'rejected', said: 'NO out of memory' });
    expect(uids).toEqual([1, 3, 5, 7]);
    expect(wire.commands.filter((c) => c.startsWith('UID FETCH'))).toHaveLength(5);
  });

  it('takes a message that is gone for no failure', async () => {
    const wire = wireWith([
      {
        on: /^UID FETCH/,
        say: ['* 1 FETCH (UID 1 BODY[HEADER] "")', '{tag} NO [EXPUNGEISSUED] some are gone'],
      },
    ]);
    expect((await fetched(wire, '1:2')).learnt).toEqual({ ok: true, value: 1 });
  });

  it.each([
    ['closed', [], { ok: false, why: 'closed', said: null }],
    ['closed', ['* BYE restarting'], { ok: false, why: 'closed', said: 'BYE restarting' }],
    ['timeout', ['* 2 FETCH (UID 2 BODY[HEADER] {9}'], { ok: false, why: 'timeout', said: null }],
    [
      'closed',
      ['* 2 FETCH (UID 2 BODY[HEADER] {33554433}'],
      { ok: false, why: 'limit', said: null },
    ],
  ] as const)('keeps what came before the end: %s %j', async (end, say, learnt) => {
    const wire = wireWith(
      [{ on: /^UID FETCH/, say: ['* 1 FETCH (UID 1 BODY[HEADER] "")', ...say] }],
      { end },
    );
    expect(await fetched(wire, '1:9')).toMatchObject({ learnt, uids: [1] });
  });

  it('ends an answer that brings nothing new', async () => {
    const wire = wireWith([], { endless: '* 1 FETCH (UID 1 BODY[HEADER] "")' });
    const { learnt, uids } = await fetched(wire, '1:*');
    expect(learnt).toEqual({ ok: false, why: 'limit', said: null });
    expect(uids).toEqual([1]);
  });

  it('waits for whoever takes the messages', async () => {
    const wire = wireWith([
      answer('* 1 FETCH (UID 1 BODY[HEADER] "")', '* 2 FETCH (UID 2 BODY[HEADER] "")'),
    ]);
    const log: string[] = [];
    await fetchEnvelopes(wire, '1:2', async ({ uid }) => {
      log.push(`begin ${uid}`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`end ${uid}`);
    });
    expect(log).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2']);
  });
});

describe('fetchHeader', () => {
  const get = (say: readonly string[], most = 100) =>
    fetchHeader(wireWith([{ on: 'UID FETCH 5 (BODY.PEEK[HEADER])', say }]), 5, most);

  it.each([
    ['the header', ['* 1 FETCH (UID 5 BODY[HEADER] "abc")', '{tag} OK'], 'abc'],
    ['no UID', ['* 1 FETCH (BODY[HEADER] "abc")', '{tag} OK'], 'abc'],
    [
      'another message’s',
      ['* 1 FETCH (UID 6 BODY[HEADER] "x")', '* 1 FETCH (UID 5 BODY[HEADER] "y")', '{tag} OK'],
      'y',
    ],
    [
      'more of it than is wanted',
      ['* 1 FETCH (UID 5 BODY[HEADER] {200}', `${'z'.repeat(200)})`, '{tag} OK'],
      'z'.repeat(100),
    ],
  ])('%s', async (_, say, header) => {
    expect(Buffer.from(known(await get(say))).toString()).toBe(header);
  });

  it('tells a message that is gone', async () => {
    expect(await get(['{tag} OK done'])).toEqual({ ok: false, why: 'rejected', said: null });
  });
});

describe('quotaOf', () => {
  const quota = (...say: string[]) =>
    quotaOf(wireWith([{ on: 'GETQUOTAROOT INBOX', say: [...say, '{tag} OK'] }]), ['QUOTA']);

  it('does not ask where it is not offered', async () => {
    const wire = wireWith([]);
    expect(await quotaOf(wire, ['IMAP4REV1', 'QUOTAS'])).toEqual({ ok: true, value: null });
    expect(wire.sent).toEqual([]);
  });

  it.each([
    [
      'in bytes',
      ['* QUOTAROOT INBOX ""', '* QUOTA "" (STORAGE 10 512)'],
      { used: 10_240, limit: 524_288 },
    ],
    ['beside others', ['* QUOTA "a (b" (MESSAGE 4 9 STORAGE 1 2)'], { used: 1024, limit: 2048 }],
    [
      'the tightest',
      ['* QUOTA a (STORAGE 1 9)', '* QUOTA b (STORAGE 8 9)', '* QUOTA c (STORAGE 1 3)'],
      { used: 8192, limit: 9216 },
    ],
    ['of a root called STORAGE', ['* QUOTA STORAGE (MESSAGE 4 9)'], null],
    ['none', ['* QUOTAROOT INBOX'], null],
    ['numbers that are none', ['* QUOTA "" (STORAGE x 1)', '* QUOTA "" (STORAGE 1'], null],
  ])('%s', async (_, say, value) => {
    expect(await quota(...say)).toEqual({ ok: true, value });
  });

  it('tells a refusal', async () => {
    const wire = wireWith([{ on: 'GETQUOTAROOT INBOX', say: ['{tag} NO denied'] }]);
    expect(await quotaOf(wire, ['QUOTA=RES-STORAGE'])).toMatchObject({ why: 'rejected' });
  });
});

describe('whatever is said', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        '* ',
        '{tag} ',
        '+ ',
        'LIST ',
        'SEARCH ',
        'QUOTA ',
        '1 FETCH (',
        '3 EXISTS',
        'UID 1',
        'BYE',
      ],
      ...[
        'BODY[HEADER] ',
        '{3}',
        '{3}\r\n',
        '{70000}',
        '"',
        ')',
        '(',
        'NIL',
        'OK',
        'BAD',
        '\\',
        '\r\n',
      ],
    ),
    fc.string({ maxLength: 5 }),
  );
  const lines = fc.array(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    { maxLength: 8 },
  );

  it('nothing throws, and no line is sent that is not ours', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (say) => {
        const ours = /^(?:LIST|EXAMINE|UID SEARCH|UID FETCH|GETQUOTAROOT) [\x20-\x7e]*$/;
        const asked = (ask: (wire: Wire) => Promise<unknown>) => {
          const wire = wireWith(Array.from({ length: 9 }, () => ({ on: /./, say })));
          return ask(wire).then(() => expect(wire.commands.every((c) => ours.test(c))).toBe(true));
        };
        await asked(async (wire) => {
          const folders = await listFolders(wire);
          for (const folder of folders.ok ? folders.value.slice(0, 3) : []) {
            await examine(wire, folder);
          }
        });
        await asked(async (wire) => {
          await examine(wire, INBOX);
          await searchDates(wire, {});
        });
        await asked((wire) => fetchEnvelopes(wire, '1:*', () => {}));
        await asked((wire) => fetchHeader(wire, 1, 10));
        await asked((wire) => quotaOf(wire, ['QUOTA']));
      }),
      { numRuns: 300 },
    );
  });
});

describe('from a tape', () => {
  it('reads literals by bytes', async () => {
    const dialed = await tapeDialer(`
[imap.example:143 clear]
> UID FETCH
* 1 FETCH (UID 5 BODY[HEADER.FIELDS (SUBJECT)] {30}
Subject: 会议
From: a@b.c
)
* 2 FETCH (UID 6 BODY[HEADER.FIELDS (SUBJECT)] {0}
)
= OK done
`).dial({ host: 'imap.example', addresses: ['192.0.2.1'], port: 143, tls: 'none' }, 0);
    const wire = dialed.tcp === 'open' ? dialed.wire : null;
    const headers: string[] = [];
    const learnt = await fetchEnvelopes(wire as Wire, '1:*', ({ header }) => {
      headers.push(Buffer.from(header).toString());
    });
    expect(learnt).toEqual({ ok: true, value: 2 });
    expect(headers).toEqual(['Subject: 会议\r\nFrom: a@b.c\r\n', '']);
  });
});

describe('over a connection', () => {
  const servers: MailboxServer[] = [];
  const wires: Wire[] = [];

  afterEach(async () => {
    for (const wire of wires.splice(0)) wire.close();
    for (const server of servers.splice(0)) await server.stop();
  });

  const login = { li: 'secret' };

  async function start(options: Partial<MailboxServerOptions>): Promise<MailboxServer> {
    const server = await startMailboxServer({ login, ...options });
    servers.push(server);
    return server;
  }

  async function open(server: MailboxServer): Promise<Wire> {
    const wire = await openMailbox(server, { username: 'li', password: 'secret' });
    wires.push(wire);
    return wire;
  }

  async function inbox(server: MailboxServer): Promise<Wire> {
    const wire = await open(server);
    known(await examine(wire, INBOX));
    return wire;
  }

  async function allOf(wire: Wire, set: string) {
    const messages: FetchedHeader[] = [];
    const learnt = await fetchEnvelopes(wire, set, (m) => {
      messages.push(m);
    });
    return { learnt, messages, uids: messages.map((m) => m.uid) };
  }

  const upTo = (last: number, first = 1) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i);

  it('reads ten thousand messages and changes none', async () => {
    const server = await start({ folders: [{ name: 'INBOX', messages: 10_000 }] });
    const wire = await inbox(server);
    const before = server.state();
    // Minutes from the first of January on, UTC; a day more on either side.
    const found = known(
      await searchDates(wire, {
        since: new Date('2026-01-03T00:00:00Z'),
        before: new Date('2026-01-04T00:00:00Z'),
      }),
    );
    // Days begin at 16:00 UTC there: from the 2nd to the end of the 4th.
    expect(found).toEqual(upTo(3 * 1440 + 960, 961));
    const { learnt, messages, uids } = await allOf(wire, '1:*');
    expect(learnt).toEqual({ ok: true, value: 10_000 });
    expect(uids).toEqual(upTo(10_000));
    const made = syntheticMessage(4003);
    const got = messages[4003];
    expect(got).toMatchObject({
      flags: made.flags,
      internalDate: made.internalDate.toISOString().replace('.000Z', 'Z'),
      size: made.header.length + 1002,
    });
    // GBK, byte for byte; Received was not asked for.
    const header = Buffer.from(got?.header ?? []).toString('latin1');
    expect(header).toContain('Subject: \xbb\xe1\xd2\xe9\xbc\xcd\xd2\xaa 4003\r\n');
    expect(header).not.toContain('Received');
    const whole = known(await fetchHeader(wire, 4004, 65_536));
    expect(Buffer.from(whole).toString('latin1')).toBe(`${made.header}\r\n`);
    expect(server.state()).toEqual(before);
    expect(before.changes).toEqual([]);
    expect(server.logins).toBe(1);
  });

  it.each([0, 1])('reads %i messages', async (messages) => {
    const server = await start({ folders: [{ name: 'INBOX', messages }] });
    const wire = await inbox(server);
    expect(known(await searchDates(wire, {}))).toEqual(upTo(messages));
    expect((await allOf(wire, '1:*')).uids).toEqual(upTo(messages));
  });

  it('lists folders, and tells that there is no search and no quota', async () => {
    const server = await start({ quirks: { search: 'bad' } });
    const wire = await open(server);
    const folders = known(await listFolders(wire));
    expect(folders.map((f) => f.role)).toEqual([
      '\\Inbox',
      '\\Drafts',
      '\\Sent',
      '\\Trash',
      '\\Junk',
    ]);
    for (const folder of folders) expect((await examine(wire, folder)).ok).toBe(true);
    expect(await searchDates(wire, {})).toMatchObject({ ok: false, why: 'rejected' });
    expect(await quotaOf(wire, known(await imap.capabilities(wire)))).toEqual({
      ok: true,
      value: null,
    });
  });

  it('reads a quota', async () => {
    const server = await start({ quota: { used: 5_368_709_120, limit: 10_737_418_240 } });
    const wire = await open(server);
    expect(known(await quotaOf(wire, known(await imap.capabilities(wire))))).toEqual({
      used: 5_368_709_120,
      limit: 10_737_418_240,
    });
  });

  it.each([{ messages: 700 }, { bytes: 150_000 }])(
    'goes on after a connection that ended: %j',
    async (dropAfter) => {
      const server = await start({
        folders: [{ name: 'INBOX', messages: 2000 }],
        quirks: { dropAfter },
      });
      const first = await allOf(await inbox(server), '1:*');
      expect(first.learnt).toEqual({ ok: false, why: 'closed', said: null });
      const reached = first.uids.at(-1) as number;
      expect(first.uids).toEqual(upTo(reached));
      expect(reached).toBeGreaterThan(100);
      expect(reached).toBeLessThan(2000);
      const second = await allOf(await inbox(server), `${reached + 1}:*`);
      expect(second.uids).toEqual(upTo(2000, reached + 1));
      expect(server.connections).toBe(2);
    },
  );

  it('keeps 64 KB of a header, and reads on', async () => {
    const server = await start({
      folders: [{ name: 'INBOX', messages: 3 }],
      quirks: { hugeHeader: { uid: 2, bytes: 20_000_000 } },
    });
    const wire = await inbox(server);
    const { messages, uids } = await allOf(wire, '1:*');
    expect(uids).toEqual([1, 2, 3]);
    expect(messages[1]?.header).toHaveLength(65_536);
    expect(known(await fetchHeader(wire, 2, 100_000))).toHaveLength(100_000);
  });

  it('gives up at a header of more than 32 MB', async () => {
    const server = await start({
      folders: [{ name: 'INBOX', messages: 3 }],
      quirks: { hugeHeader: { uid: 2, bytes: 33_554_433 } },
    });
    expect(await allOf(await inbox(server), '1:*')).toMatchObject({
      learnt: { ok: false, why: 'limit' },
      uids: [1],
    });
  });

  it('hands over each message once, in whatever order they come', async () => {
    const server = await start({
      folders: [{ name: 'INBOX', messages: 100 }],
      quirks: { shuffled: true },
    });
    const { uids } = await allOf(await inbox(server), '1:*');
    expect(uids).toEqual([...upTo(100, 51), ...upTo(50)]);
  });

  it('is not led astray by numbers that are not true', async () => {
    const server = await start({
      folders: [{ name: 'INBOX', messages: 50, uidNext: 9000 }],
      quirks: { lieExists: 100_000, noUidNext: true },
    });
    const wire = await inbox(server);
    expect(known(await searchDates(wire, {}))).toEqual(upTo(50));
    expect((await allOf(wire, '1:*')).uids).toEqual(upTo(50));
  });

  it('sees a message that comes in meanwhile at the next asking', async () => {
    const server = await start({
      folders: [{ name: 'INBOX', messages: 20 }],
      quirks: {
        appearing: { folder: 'INBOX', after: 10, message: { ...syntheticMessage(30), uid: 31 } },
      },
    });
    const wire = await inbox(server);
    expect((await allOf(wire, '1:*')).uids).toEqual(upTo(20));
    expect((await allOf(wire, '21:*')).uids).toEqual([31]);
  });

  it.each([
    ['bad', 'BAD invalid command or parameters', []],
    ['works', 'OK UID SEARCH completed', ['* SEARCH 11 108']],
  ] as const)('has a server whose SEARCH FROM is: %s', async (searchFrom, answer, said) => {
    const server = await start({
      folders: [{ name: 'INBOX', messages: 150 }],
      quirks: { searchFrom },
    });
    const wire = await inbox(server);
    wire.send('X UID SEARCH FROM "sender10@example.com"');
    const lines: string[] = [];
    do {
      const read = await wire.line();
      if (!read.ok) break;
      lines.push(read.line);
    } while (!lines.at(-1)?.startsWith('X '));
    expect(lines).toEqual([...said, `X ${answer}`]);
  });

  it('has a server that would tell what was changed', async () => {
    const server = await start({ folders: [{ name: 'INBOX', messages: 2 }] });
    const wire = await open(server);
    for (const command of ['SELECT INBOX', 'UID FETCH 1 (BODY[HEADER])', 'STORE 1 +FLAGS (x)']) {
      wire.send(`X ${command}`);
      for (let line = await wire.line(); line.ok && !line.line.startsWith('X '); ) {
        line = await wire.line();
      }
    }
    const state = server.state();
    expect(state.changes).toHaveLength(3);
    expect(state.folders[0]?.seen).toEqual([1]);
  });
});
