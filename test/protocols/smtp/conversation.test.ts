import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smtp } from '../../../src/protocols/smtp/conversation.ts';
import { fakeWire, type Step } from '../mail/wire.ts';

const step = (on: Step['on'], ...say: string[]): Step => ({ on, say });
const base64 = (text: string) => Buffer.from(text).toString('base64');
const someone = { username: 'wang@example.com', password: 'Zx7-quite-secret' };
const PLAIN = base64('\0wang@example.com\0Zx7-quite-secret');
const USER = base64(someone.username);
const PASS = base64(someone.password);

describe('greeting', () => {
  it.each([
    [['220 smtp.aliyun-inc.com MX AliMail Server'], 'smtp', 'ready'],
    [['220-a', '220-b', '220 c'], 'smtp', 'ready'],
    [['554 5.7.1 go away'], 'smtp', 'refused'],
    [['421-busy', '421 try later'], 'smtp', 'refused'],
    [['450 not now'], 'smtp', 'refused'],
    [['220 (vsFTPd 3.0.5)'], 'ftp', 'none'],
    [['220-Welcome', '220 to our FTP server'], 'ftp', 'none'],
    [['250 hello'], 'other', 'none'],
    [['* OK IMAP'], 'imap', 'none'],
  ])('%j', async (lines, speaks, state) => {
    const wire = fakeWire(lines);
    expect(await smtp.greet(wire)).toEqual({ speaks, line: lines[0], state, why: null });
    expect(wire.reads()).toBe(lines.length);
    expect(wire.sent).toEqual([]);
  });

  it('none', async () => {
    const nothing = { speaks: 'silent', line: null, state: 'none', why: 'closed' };
    expect(await smtp.greet(fakeWire([], [], { end: 'closed' }))).toEqual(nothing);
  });

  it('is none when it does not end', async () => {
    const half = { speaks: 'smtp', line: '220-a', state: 'none' };
    expect(await smtp.greet(fakeWire(['220-a']))).toEqual({ ...half, why: 'timeout' });
    expect(await smtp.greet(fakeWire(['220-a', 'what']))).toEqual({ ...half, why: null });
    const endless = fakeWire(['220-a'], [], { endless: '220-b' });
    expect(await smtp.greet(endless)).toEqual({ ...half, why: 'limit' });
    expect(endless.reads()).toBe(50);
  });

  it('refuses by its first line', async () => {
    expect(await smtp.greet(fakeWire(['421-busy']))).toMatchObject({ state: 'refused' });
  });
});

describe('capabilities', () => {
  const EHLO = 'EHLO [127.0.0.1]';
  const HELO = 'HELO [127.0.0.1]';
  const ask = (steps: Step[], options?: Parameters<typeof fakeWire>[2]) => {
    const wire = fakeWire([], steps, options);
    return smtp.capabilities(wire).then((got) => ({ wire, got }));
  };

  it('are the lines after the first', async () => {
    const { got } = await ask([
      step(
        EHLO,
        '250-smtp.aliyun-inc.com',
        '250-8BITMIME',
        '250-AUTH=PLAIN LOGIN XOAUTH2 XALIOAUTH',
        '250-AUTH PLAIN LOGIN XOAUTH2 XALIOAUTH',
        '250-',
        '250-starttls',
        '250 DSN',
      ),
    ]);
    const value = [
      '8BITMIME',
      'AUTH=PLAIN LOGIN XOAUTH2 XALIOAUTH',
      'AUTH PLAIN LOGIN XOAUTH2 XALIOAUTH',
      'starttls',
      'DSN',
    ];
    expect(got).toEqual({ ok: true, value });
    expect(smtp.offersStartTls(value)).toBe(true);
    expect(smtp.offersStartTls(['STARTTLSX', 'X STARTTLS'])).toBe(false);
  });

  it('are none after HELO', async () => {
    const { got } = await ask([step(EHLO, '502 what'), step(HELO, '250-x', '250 AUTH PLAIN')]);
    expect(got).toEqual({ ok: true, value: [] });
  });

  it('may be refused', async () => {
    const rejected = (said: string) => ({ ok: false, why: 'rejected', said });
    const twice = await ask([step(EHLO, '550-no', '550 go'), step(HELO, '554 no')]);
    expect(twice.got).toEqual(rejected('554 no'));
    for (const said of ['421 later', 'what', '354 go on']) {
      const { got, wire } = await ask([step(EHLO, said)]);
      expect(got).toEqual(rejected(said));
      expect(wire.sent).toHaveLength(1);
    }
  });

  it('end with the connection', async () => {
    const { got } = await ask([step(EHLO, '250-x')], { end: 'closed' });
    expect(got).toEqual({ ok: false, why: 'closed', said: null });
  });

  it('are read up to 50 lines and 64 KB', async () => {
    const limit = { ok: false, why: 'limit', said: null };
    const endless = await ask([step(EHLO)], { endless: '250-x' });
    expect(endless.got).toEqual(limit);
    expect(endless.wire.reads()).toBe(50);
    const long = `250-${'x'.repeat(40_000)}`;
    expect((await ask([step(EHLO, long, '250 x')])).got).toMatchObject({ ok: true });
    expect((await ask([step(EHLO, long, long, '250 x')])).got).toEqual(limit);
  });
});

it('asks for TLS', async () => {
  const ask = (...say: string[]) => smtp.startTls(fakeWire([], [step('STARTTLS', ...say)]));
  expect(await ask('220 go')).toEqual({ ok: true, value: null });
  expect(await ask('454 x')).toEqual({ ok: false, why: 'rejected', said: '454 x' });
  // RFC 3207 §4: 220 and nothing else.
  expect(await ask('250 x')).toEqual({ ok: false, why: 'rejected', said: '250 x' });
  expect(await ask('what')).toEqual({ ok: false, why: 'rejected', said: 'what' });
  expect(await ask()).toEqual({ ok: false, why: 'timeout', said: null });
});

describe('login', () => {
  it.each(['AUTH LOGIN PLAIN', 'AUTH=LOGIN PLAIN'])('is by PLAIN: %s', async (offer) => {
    const wire = fakeWire([], [step(`AUTH PLAIN ${PLAIN}`, '235 ok')]);
    expect(await smtp.login(wire, someone, [offer])).toEqual({
      result: 'accepted',
      mechanism: 'PLAIN',
      reply: '235 ok',
    });
  });

  it.each([
    [['526 Authentication failure[0]'], '526 Authentication failure[0]'],
    [['535-5.7.8 wrong', '535 5.7.8 see x'], '535 5.7.8 wrong\n5.7.8 see x'],
    [['454 later'], '454 later'],
    [['421'], '421'],
  ])('is refused: %j', async (say, reply) => {
    const wire = fakeWire([], [step(/^AUTH PLAIN /, ...say)]);
    expect(await smtp.login(wire, someone, ['AUTH PLAIN'])).toEqual({
      result: 'refused',
      mechanism: 'PLAIN',
      reply,
    });
    expect(wire.sent).toHaveLength(1);
  });

  it('gives the response again to a server that asks for it', async () => {
    const steps = [step(/^AUTH PLAIN /, '334 '), step(PLAIN, '235 ok')];
    const wire = fakeWire([], steps);
    expect(await smtp.login(wire, someone, ['AUTH PLAIN'])).toMatchObject({ result: 'accepted' });
  });

  it('cancels a step too many', async () => {
    const plain = fakeWire(
      [],
      [step(/^AUTH PLAIN /, '334 '), step(PLAIN, '334 x'), step('*', '501 cancelled')],
    );
    expect(await smtp.login(plain, someone, ['AUTH PLAIN'])).toMatchObject({
      result: 'refused',
      reply: '501 cancelled',
    });
    const login = fakeWire(
      [],
      [step('AUTH LOGIN', '334 '), step(USER, '334'), step(PASS, '334 x'), step('*', '501 c')],
    );
    expect(await smtp.login(login, someone, ['AUTH LOGIN'])).toMatchObject({ reply: '501 c' });
  });

  it('is by LOGIN where there is no PLAIN', async () => {
    const steps = [
      step('AUTH LOGIN', '334 VXNlcm5hbWU6'),
      step(USER, '334 UGFzc3dvcmQ6'),
      step(PASS, '235 ok'),
    ];
    expect(await smtp.login(fakeWire([], steps), someone, ['AUTH XOAUTH2 LOGIN'])).toEqual({
      result: 'accepted',
      mechanism: 'LOGIN',
      reply: '235 ok',
    });
  });

  it('is over when LOGIN is refused on the way', async () => {
    const answers: [Step[], object][] = [
      [[step('AUTH LOGIN', '504 no')], { result: 'refused', reply: '504 no' }],
      [[step('AUTH LOGIN', '334 '), step(USER, '535 no')], { result: 'refused' }],
      // Nobody has seen the password: 235 does not speak of it.
      [[step('AUTH LOGIN', '334 '), step(USER, '235 ok')], { result: 'unknown', why: 'limit' }],
      [[step('AUTH LOGIN')], { result: 'unknown', why: 'timeout' }],
      [[step('AUTH LOGIN', 'what')], { result: 'unknown', why: 'limit' }],
    ];
    for (const [steps, expected] of answers) {
      const wire = fakeWire([], steps);
      expect(await smtp.login(wire, someone, ['AUTH LOGIN'])).toMatchObject(expected);
      expect(wire.sent).not.toContain(PASS);
    }
  });

  it('is unknown without an answer that can be read', async () => {
    const login = (say: string[], options?: Parameters<typeof fakeWire>[2]) =>
      smtp.login(fakeWire([], [step(/^AUTH/, ...say)], options), someone, ['AUTH PLAIN']);
    const unknown = (why: string) => ({ result: 'unknown', mechanism: 'PLAIN', why });
    expect(await login([], { end: 'closed' })).toEqual(unknown('closed'));
    expect(await login(['what'])).toEqual(unknown('limit'));
    expect(await login(['250 ok'])).toEqual(unknown('limit'));
    expect(await login([], { endless: '535-x' })).toEqual(unknown('limit'));
  });

  it('sends nothing without a mechanism or with what cannot be sent', async () => {
    const none = { result: 'unknown', mechanism: null, why: 'no-mechanism' };
    const wire = fakeWire([]);
    expect(await smtp.login(wire, someone, ['AUTH XOAUTH2', 'PLAIN'])).toEqual(none);
    for (const bad of ['\r', '\n', '\0', '\ud800']) {
      const credentials = { username: 'a', password: `x${bad}` };
      expect(await smtp.login(wire, credentials, ['AUTH PLAIN'])).toEqual(none);
    }
    expect(wire.sent).toEqual([]);
  });
});

describe('look', () => {
  const FROM = 'MAIL FROM:<wang@example.com>';
  const NOTHING = {
    folders: null,
    messages: null,
    oldest: null,
    uidl: null,
    expire: null,
    mailFrom: null,
  };
  const look = (steps: Step[], sender = 'wang@example.com') => {
    const wire = fakeWire([], steps);
    return smtp.look(wire, sender, []).then((view) => ({ wire, view }));
  };

  it.each([
    ['250 Mail Ok', true],
    ["440 mail from account doesn't conform with authentication (a)", false],
    ['553 no', false],
    ['354 what', false],
  ])('%s', async (reply, accepted) => {
    const { wire, view } = await look([step(FROM, reply), step('RSET', '250 ok')]);
    expect(view).toEqual({ ...NOTHING, mailFrom: { accepted, reply } });
    expect(wire.sent).toEqual([FROM, 'RSET']);
  });

  it('knows nothing without an answer', async () => {
    expect((await look([step(FROM)])).view).toEqual(NOTHING);
    expect((await look([step(FROM, 'what')])).view).toEqual(NOTHING);
  });

  it('keeps the reply when RSET has none', async () => {
    const { view } = await look([step(FROM, '250 ok'), step('RSET')]);
    expect(view.mailFrom).toEqual({ accepted: true, reply: '250 ok' });
  });

  it.each(['', 'a b@c', 'a@b>', 'a@b\r\nDATA', '王@b'])('does not send %j', async (sender) => {
    const { wire, view } = await look([], sender);
    expect(view).toEqual(NOTHING);
    expect(wire.sent).toEqual([]);
  });
});

it('leaves without waiting', () => {
  const wire = fakeWire([]);
  smtp.leave(wire);
  expect(wire.sent).toEqual(['QUIT']);
  expect(wire.reads()).toBe(0);
});

const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map((s) => s.replace(/[\r\n]/g, '')),
  fc.constantFrom('220 x', '250-AUTH PLAIN', '250-AUTH LOGIN', '250 x', '334 ', '235 x', '535-'),
  fc.constantFrom('421', '526 x', '250', '334-', '500 x'),
);
const answers = fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 10 });

describe('whatever the server says', () => {
  it('no conversation throws or goes on for ever', async () => {
    const endless = fc.option(fc.constantFrom('', '220-', '250-x', '334 ', '334-x', '535-', 'x'));
    await fc.assert(
      fc.asyncProperty(answers, endless, async (all, forever) => {
        const wire = fakeWire(
          [],
          all.map((say) => step(/./, ...say)),
          { endless: forever },
        );
        await smtp.greet(wire);
        const offered = await smtp.capabilities(wire);
        await smtp.startTls(wire);
        await smtp.login(wire, someone, offered.ok ? offered.value : ['AUTH PLAIN']);
        await smtp.look(wire, 'a@b', []);
        expect(wire.reads()).toBeLessThan(1000);
        for (const sent of wire.sent) expect(sent).not.toMatch(/^(?:RCPT|DATA|BDAT|VRFY|EXPN)/);
      }),
    );
  });

  it('the secret goes out in one attempt, and once but where the server asks again', async () => {
    const offer = fc.constantFrom('AUTH PLAIN LOGIN', 'AUTH=LOGIN', 'AUTH XOAUTH2');
    await fc.assert(
      fc.asyncProperty(answers, offer, async (all, offered) => {
        const wire = fakeWire(
          [],
          all.map((say) => step(/./, ...say)),
        );
        await smtp.login(wire, someone, [offered]);
        const secrets = wire.sent.filter((s) => s.includes(PLAIN) || s === PASS);
        expect(secrets.length).toBeLessThanOrEqual(offered.includes('PLAIN') ? 2 : 1);
        expect(wire.sent.filter((s) => s.startsWith('AUTH ')).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
