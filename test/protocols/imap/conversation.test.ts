import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imap } from '../../../src/protocols/imap/conversation.ts';
import { fakeWire, type Step } from '../mail/wire.ts';

const step = (on: Step['on'], ...say: string[]): Step => ({ on, say });
const someone = { username: 'wang@example.com', password: 'p"a\\ss word' };
const LOGIN = 'LOGIN "wang@example.com" "p\\"a\\\\ss word"';
const PLAIN = Buffer.from('\0wang@example.com\0p"a\\ss word').toString('base64');

describe('greeting', () => {
  it.each([
    ['* OK AliYun IMAP Server Ready', 'imap', 'ready'],
    ['* PREAUTH hello', 'imap', 'preauth'],
    ['* bye too many', 'imap', 'refused'],
    ['+OK POP3', 'pop3', 'none'],
    ['220 x ESMTP', 'smtp', 'none'],
    ['garbage', 'other', 'none'],
  ])('%s', async (line, speaks, state) => {
    const wire = fakeWire([line]);
    expect(await imap.greet(wire)).toEqual({ speaks, line, state, why: null });
    expect(wire.sent).toEqual([]);
  });

  it.each(['timeout', 'closed', 'limit'] as const)('none: %s', async (end) => {
    const wire = fakeWire([], [], { end });
    expect(await imap.greet(wire)).toEqual({
      speaks: 'silent',
      line: null,
      state: 'none',
      why: end,
    });
    expect(wire.sent).toEqual([]);
  });
});

describe('capabilities', () => {
  const ask = (say: string[], options?: Parameters<typeof fakeWire>[2]) =>
    imap.capabilities(fakeWire([], [step('CAPABILITY', ...say)], options));

  it('are upper-case words, each once', async () => {
    const got = await ask([
      '* CAPABILITY IMAP4rev1 IDLE SASL-IR AUTH=XOAUTH2',
      '* CAPABILITY idle STARTTLS',
      '{tag} OK done',
    ]);
    const value = ['IMAP4REV1', 'IDLE', 'SASL-IR', 'AUTH=XOAUTH2', 'STARTTLS'];
    expect(got).toEqual({ ok: true, value });
    expect(imap.offersStartTls(value)).toBe(true);
    expect(imap.offersStartTls(['IMAP4REV1', 'AUTH=STARTTLS'])).toBe(false);
  });

  it('may stand in the answer alone', async () => {
    expect(await ask(['{tag} OK [CAPABILITY IMAP4rev1 ID] done'])).toEqual({
      ok: true,
      value: ['IMAP4REV1', 'ID'],
    });
    expect(await ask(['{tag} OK done'])).toEqual({ ok: true, value: [] });
  });

  it('may be refused', async () => {
    const refused = (said: string) => ({ ok: false, why: 'rejected', said });
    expect(await ask(['{tag} BAD what'])).toEqual(refused('BAD what'));
    expect(await ask(['{tag} WHAT'])).toEqual(refused('WHAT'));
    expect(await ask(['* BYE go'])).toEqual(refused('BYE go'));
  });

  it('end with the connection', async () => {
    expect(await ask(['* CAPABILITY X'], { end: 'closed' })).toEqual({
      ok: false,
      why: 'closed',
      said: null,
    });
  });

  it('are read up to 50 lines and 64 KB', async () => {
    const limit = { ok: false, why: 'limit', said: null };
    const lines = (n: number) => Array.from({ length: n }, () => '* CAPABILITY X');
    expect(await ask([...lines(50), '{tag} OK'])).toEqual({ ok: true, value: ['X'] });
    expect(await ask([...lines(51), '{tag} OK'])).toEqual(limit);
    const long = `* CAPABILITY ${'x'.repeat(40_000)}`;
    expect(await ask([long, '{tag} OK'])).toMatchObject({ ok: true });
    expect(await ask([long, long, '{tag} OK'])).toEqual(limit);
    expect(await ask([], { endless: '* 1 EXISTS' })).toEqual(limit);
  });

  it('are asked with a tag of their own each time', async () => {
    const wire = fakeWire([], [step('CAPABILITY'), step('CAPABILITY', 'A1 OK late', 'A2 NO x')]);
    await imap.capabilities(wire);
    expect(await imap.capabilities(wire)).toEqual({ ok: false, why: 'rejected', said: 'NO x' });
    expect(wire.sent).toEqual(['A1 CAPABILITY', 'A2 CAPABILITY']);
  });
});

describe('STARTTLS', () => {
  const ask = (...say: string[]) => imap.startTls(fakeWire([], [step('STARTTLS', ...say)]));

  it('is taken, refused or left without an answer', async () => {
    expect(await ask('* 1 EXISTS', '{tag} OK go')).toEqual({ ok: true, value: null });
    expect(await ask('{tag} NO x')).toEqual({ ok: false, why: 'rejected', said: 'NO x' });
    expect(await ask()).toEqual({ ok: false, why: 'timeout', said: null });
  });
});

describe('login', () => {
  it('is accepted', async () => {
    const wire = fakeWire([], [step(LOGIN, '* 1 EXISTS', '* OK x', '{tag} OK LOGIN completed')]);
    expect(await imap.login(wire, someone, ['IMAP4REV1', 'AUTH=PLAIN'])).toEqual({
      result: 'accepted',
      mechanism: 'LOGIN',
      reply: 'OK LOGIN completed',
    });
  });

  it.each(['NO [AUTHENTICATIONFAILED] wrong', 'BAD LOGIN'])('is refused: %s', async (reply) => {
    const wire = fakeWire([], [step(LOGIN, `{tag} ${reply}`)]);
    expect(await imap.login(wire, someone, [])).toEqual({
      result: 'refused',
      mechanism: 'LOGIN',
      reply,
    });
    expect(wire.sent).toHaveLength(1);
  });

  it('is refused by BYE in place of the answer', async () => {
    for (const options of [{ end: 'closed' }, { end: 'timeout' }, { endless: '* x' }] as const) {
      const wire = fakeWire([], [step(LOGIN, '* BYE too many', '* BYE again')], options);
      expect(await imap.login(wire, someone, [])).toEqual({
        result: 'refused',
        mechanism: 'LOGIN',
        reply: 'BYE too many',
      });
      expect(wire.limits.length).toBeGreaterThan(0);
      expect(Math.max(...wire.limits)).toBeLessThanOrEqual(2000);
    }
  });

  it('takes the answer that comes after BYE', async () => {
    const wire = fakeWire([], [step(LOGIN, '* BYE x', '{tag} NO [AUTHENTICATIONFAILED] y')]);
    expect(await imap.login(wire, someone, [])).toMatchObject({
      reply: 'NO [AUTHENTICATIONFAILED] y',
    });
  });

  it.each(['timeout', 'closed', 'limit'] as const)('is unknown: %s', async (end) => {
    const wire = fakeWire([], [step(LOGIN)], { end });
    expect(await imap.login(wire, someone, [])).toEqual({
      result: 'unknown',
      mechanism: 'LOGIN',
      why: end,
    });
  });

  it('is unknown by what cannot be read', async () => {
    const unknown = { result: 'unknown', mechanism: 'LOGIN', why: 'limit' };
    const strange = fakeWire([], [step(LOGIN, '{tag} WHAT')]);
    expect(await imap.login(strange, someone, [])).toEqual(unknown);
    for (const endless of ['* 1 EXISTS', '+ more', 'garbage', '* 1 FETCH {0}', 'x {9999999999}']) {
      const wire = fakeWire([], [step(LOGIN)], { endless });
      expect(await imap.login(wire, someone, [])).toMatchObject({ result: 'unknown' });
      expect(wire.reads()).toBeLessThan(450);
    }
  });

  it('counts what an answer holds in literals', async () => {
    const literal = 'x'.repeat(60_000);
    const untagged = ['* 1 FETCH (X {60000}', `${literal})`];
    const say = [...untagged, ...untagged, '{tag} OK x'];
    expect(await imap.login(fakeWire([], [step(LOGIN, ...say)]), someone, [])).toMatchObject({
      result: 'accepted',
    });
    const more = [...untagged, ...untagged, ...untagged, ...untagged, ...say];
    expect(await imap.login(fakeWire([], [step(LOGIN, ...more)]), someone, [])).toMatchObject({
      result: 'unknown',
      why: 'limit',
    });
    for (const bytes of [70_000, 9_999_999_999]) {
      const big = fakeWire([], [step(LOGIN, `* 1 FETCH (X {${bytes}}`, 'x'.repeat(70_000), '')]);
      expect(await imap.login(big, someone, [])).toMatchObject({ why: 'limit' });
      expect(big.reads()).toBe(1);
    }
    const cut = fakeWire([], [step(LOGIN, '* 1 FETCH (X {60000}', 'x')], { end: 'closed' });
    expect(await imap.login(cut, someone, [])).toMatchObject({ why: 'closed' });
  });

  it.each(['\r', '\n', '\0', '\udc00'])('sends nothing with %j', async (bad) => {
    for (const credentials of [
      { username: `a${bad}b`, password: 'x' },
      { username: 'a', password: `x${bad}\r\nA1 LOGOUT` },
    ]) {
      const wire = fakeWire([]);
      expect(await imap.login(wire, credentials, [])).toEqual({
        result: 'unknown',
        mechanism: null,
        why: 'no-mechanism',
      });
      expect(wire.sent).toEqual([]);
    }
  });

  it('sends the rest as literals', async () => {
    const wire = fakeWire(
      [],
      [
        step('LOGIN {6}', '* OK x', '+ go'),
        step('王五 {6}', '+ go'),
        step('密码', '{tag} OK done'),
      ],
    );
    expect(await imap.login(wire, { username: '王五', password: '密码' }, [])).toMatchObject({
      result: 'accepted',
    });
    const one = fakeWire([], [step('LOGIN "a" {2}', '+'), step('é', '{tag} NO x')]);
    expect(await imap.login(one, { username: 'a', password: 'é' }, [])).toMatchObject({
      result: 'refused',
    });
    const name = fakeWire([], [step('LOGIN {2}', '+'), step('é "pass"', '{tag} OK x')]);
    expect(await imap.login(name, { username: 'é', password: 'pass' }, [])).toMatchObject({
      result: 'accepted',
    });
  });

  it('is over when a literal is refused', async () => {
    const credentials = { username: 'a', password: '密码' };
    const answers: [string[], object][] = [
      [['{tag} BAD no literals'], { result: 'refused', reply: 'BAD no literals' }],
      [['{tag} NO x'], { result: 'refused', reply: 'NO x' }],
      [['* BYE x'], { result: 'refused', reply: 'BYE x' }],
      // Nobody has seen the password: OK does not speak of it.
      [['{tag} OK x'], { result: 'unknown', why: 'limit' }],
      [[], { result: 'unknown', why: 'timeout' }],
    ];
    for (const [say, expected] of answers) {
      const wire = fakeWire([], [step('LOGIN "a" {6}', ...say)]);
      expect(await imap.login(wire, credentials, [])).toMatchObject(expected);
      expect(wire.sent).toHaveLength(1);
    }
  });

  describe('where LOGIN is disabled', () => {
    const offered = ['LOGINDISABLED', 'AUTH=PLAIN'];

    it('has no mechanism but PLAIN', async () => {
      const wire = fakeWire([]);
      expect(await imap.login(wire, someone, ['LOGINDISABLED', 'AUTH=XOAUTH2'])).toEqual({
        result: 'unknown',
        mechanism: null,
        why: 'no-mechanism',
      });
      expect(wire.sent).toEqual([]);
    });

    it('waits to be asked', async () => {
      const wire = fakeWire([], [step('AUTHENTICATE PLAIN', '+ '), step(PLAIN, '{tag} OK done')]);
      expect(await imap.login(wire, someone, offered)).toEqual({
        result: 'accepted',
        mechanism: 'PLAIN',
        reply: 'OK done',
      });
      const refused = fakeWire([], [step('AUTHENTICATE PLAIN', '{tag} NO x')]);
      expect(await imap.login(refused, someone, offered)).toMatchObject({ result: 'refused' });
      const early = fakeWire([], [step('AUTHENTICATE PLAIN', '{tag} OK x')]);
      expect(await imap.login(early, someone, offered)).toMatchObject({ result: 'unknown' });
    });

    it('gives it at once with SASL-IR', async () => {
      const initial = [...offered, 'SASL-IR'];
      const command = `AUTHENTICATE PLAIN ${PLAIN}`;
      const wire = fakeWire([], [step(command, '{tag} OK done')]);
      expect(await imap.login(wire, someone, initial)).toMatchObject({ result: 'accepted' });
      const asks = fakeWire([], [step(command, '+'), step(PLAIN, '{tag} NO x')]);
      expect(await imap.login(asks, someone, initial)).toMatchObject({ result: 'refused' });
    });

    it('cancels a step too many', async () => {
      const wire = fakeWire(
        [],
        [
          step('AUTHENTICATE PLAIN', '+'),
          step(PLAIN, '+ eyJzdGF0dXMiOiI0MDAifQ=='),
          step('*', '{tag} NO x'),
        ],
      );
      expect(await imap.login(wire, someone, offered)).toMatchObject({
        result: 'refused',
        reply: 'NO x',
      });
      expect(wire.left()).toBe(0);
    });
  });
});

describe('look', () => {
  const LIST = 'LIST "" "*"';
  const FETCH = 'FETCH 1 (INTERNALDATE)';
  const NOTHING = {
    folders: null,
    messages: null,
    oldest: null,
    uidl: null,
    expire: null,
    mailFrom: null,
  };
  const ALIYUN = [
    '* LIST (\\HasNoChildren) "/" "INBOX"',
    '* LIST (\\HasNoChildren \\Drafts) "/" "&g0l6Pw-"',
    '* LIST (\\HasNoChildren \\Sent) "/" "&XfJT0ZAB-"',
    '* LIST (\\HasNoChildren \\Trash) "/" "&XfJSIJZkkK5O9g-"',
    '* LIST (\\HasNoChildren) "/" "&V4NXPpCuTvY-"',
    '* LIST () "/" {4}',
    'R&-D',
    '{tag} OK LIST completed',
  ];
  const folders = [
    { name: 'INBOX', role: '\\Inbox' },
    { name: '草稿', role: '\\Drafts' },
    { name: '已发送', role: '\\Sent' },
    { name: '已删除邮件', role: '\\Trash' },
    { name: '垃圾邮件', role: '\\Junk' },
    { name: 'R&D', role: null },
  ];
  const look = (steps: Step[], options?: Parameters<typeof fakeWire>[2]) => {
    const wire = fakeWire([], steps, options);
    return imap.look(wire, 'wang@example.com', []).then((view) => ({ wire, view }));
  };

  it('sees the folders, the count and the oldest', async () => {
    const { wire, view } = await look([
      step(LIST, ...ALIYUN),
      step('EXAMINE INBOX', '* 23 EXISTS', '* 0 RECENT', '{tag} OK [READ-ONLY] done'),
      step(
        FETCH,
        '* 1 FETCH (INTERNALDATE "17-Jul-1996 02:44:25 -0700")',
        '* 2 FETCH (FLAGS ())',
        '{tag} OK',
      ),
    ]);
    expect(view).toEqual({ ...NOTHING, folders, messages: 23, oldest: '1996-07-17T09:44:25Z' });
    expect(wire.unexpected).toEqual([]);
    expect(wire.sent.map((line) => line.split(' ')[0])).toEqual(['A1', 'A2', 'A3']);
  });

  it('fetches nothing of an empty INBOX', async () => {
    const { wire, view } = await look([
      step(LIST, '{tag} NO x'),
      step('EXAMINE INBOX', '* 0 EXISTS', '{tag} OK done'),
    ]);
    expect(view).toEqual({ ...NOTHING, messages: 0 });
    expect(wire.sent).toHaveLength(2);
  });

  it('counts nothing where INBOX is not opened, or its count is not told', async () => {
    const list = step(LIST, ...ALIYUN);
    const refused = await look([list, step('EXAMINE INBOX', '* 3 EXISTS', '{tag} NO x')]);
    expect(refused.view).toEqual({ ...NOTHING, folders });
    const untold = await look([list, step('EXAMINE INBOX', '{tag} OK x')]);
    expect(untold.view).toEqual({ ...NOTHING, folders });
  });

  it('leaves the date out where it is not told', async () => {
    const { view } = await look([
      step(LIST, '{tag} OK x'),
      step('EXAMINE INBOX', '* 3 EXISTS', '{tag} OK x'),
      step(FETCH, '{tag} NO x'),
    ]);
    expect(view).toEqual({ ...NOTHING, folders: [], messages: 3 });
  });

  it('keeps no half list, and asks no more after the end', async () => {
    const half = await look([step(LIST, ...ALIYUN.slice(0, 3))], { end: 'closed' });
    expect(half.view).toEqual(NOTHING);
    expect(half.wire.sent).toHaveLength(1);
    const bye = await look([step(LIST, ...ALIYUN.slice(0, 3), '* BYE x')]);
    expect(bye.view).toEqual(NOTHING);
    expect(bye.wire.sent).toHaveLength(1);
  });

  it('keeps 2000 folders', async () => {
    const many = Array.from({ length: 2500 }, (_, i) => `* LIST () "/" f${i}`);
    const { view } = await look([step(LIST, ...many, '{tag} OK x')]);
    expect(view.folders).toHaveLength(2000);
  });

  it('ends with a list that does not', async () => {
    const { view, wire } = await look([step(LIST)], { endless: '* LIST () "/" x' });
    expect(view).toEqual(NOTHING);
    expect(wire.reads()).toBeLessThanOrEqual(5001);
  });

  it('changes nothing', async () => {
    const { wire } = await look([
      step(LIST, ...ALIYUN),
      step('EXAMINE INBOX', '* 1 EXISTS', '{tag} OK x'),
      step(FETCH, '{tag} OK x'),
    ]);
    const harmless = /^(?:LIST|EXAMINE|FETCH 1 \(INTERNALDATE\)$)/;
    for (const command of wire.commands) expect(command).toMatch(harmless);
  });
});

it('leaves without waiting', () => {
  const wire = fakeWire([]);
  imap.leave(wire);
  expect(wire.commands).toEqual(['LOGOUT']);
  expect(wire.reads()).toBe(0);
});

const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map((s) => s.replace(/[\r\n]/g, '')),
  fc.constantFrom(
    ...['* OK x', '* BYE x', '{tag} OK x', '{tag} NO x', '{tag} BAD', '{tag}', '+', '+ x', '*'],
    ...['* LIST () "/" {3}', '* LIST (\\Sent) "/" "x', '* 5 EXISTS', '* 1 FETCH (INTERNALDATE "'],
    ...['* CAPABILITY X', '* 1 FETCH {4294967296}', '{99}'],
  ),
);

describe('whatever the server says', () => {
  const endless = fc.option(fc.constantFrom('', '* x', '+', '* LIST () "/" {0}', '* BYE', 'A1 OK'));

  it('no conversation throws or goes on for ever', async () => {
    const said = fc.array(fc.array(line, { maxLength: 8 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(said, endless, async (answers, forever) => {
        const steps = answers.map((say) => step(/./, ...say));
        const wire = fakeWire([], steps, { endless: forever });
        await imap.greet(wire);
        const offered = await imap.capabilities(wire);
        await imap.startTls(wire);
        await imap.login(wire, someone, offered.ok ? offered.value : []);
        await imap.look(wire, 'a@b', []);
        imap.leave(wire);
        expect(wire.reads()).toBeLessThan(13_000);
      }),
    );
  });

  it('the secret goes out in one attempt, and once but where the server asks again', async () => {
    const offered = fc.subarray(['LOGINDISABLED', 'AUTH=PLAIN', 'SASL-IR']);
    const password = fc.constantFrom('Zx7-quite-secret', 'Zx7-秘密-secret');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(line)), offered, password, async (answers, offers, pw) => {
        const wire = fakeWire(
          [],
          answers.map((say) => step(/./, ...say)),
        );
        await imap.login(wire, { username: 'a@b', password: pw }, offers);
        const plain = Buffer.from(`\0a@b\0${pw}`).toString('base64');
        const secrets = wire.sent.filter((s) => s.includes(pw) || s.includes(plain));
        expect(secrets.length).toBeLessThanOrEqual(offers.includes('SASL-IR') ? 2 : 1);
        expect(wire.commands.filter((s) => /^(LOGIN|AUTHENTICATE)/.test(s)).length).toBeLessThan(2);
      }),
    );
  });
});
