import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pop3 } from '../../../src/protocols/pop3/conversation.ts';
import { fakeWire, type Step } from '../mail/wire.ts';

const step = (on: Step['on'], ...say: string[]): Step => ({ on, say });
const someone = { username: 'wang@example.com', password: 'pa ss word' };
const PLAIN = Buffer.from('\0wang@example.com\0pa ss word').toString('base64');
const USER = 'USER wang@example.com';
const PASS = 'PASS pa ss word';

describe('greeting', () => {
  it.each([
    ['+OK AliYun POP3 ready', 'pop3', 'ready'],
    ['-ERR too many', 'pop3', 'refused'],
    ['* OK IMAP', 'imap', 'none'],
    ['HTTP/1.1 400 Bad Request', 'http', 'none'],
  ])('%s', async (line, speaks, state) => {
    const wire = fakeWire([line]);
    expect(await pop3.greet(wire)).toEqual({ speaks, line, state, why: null });
    expect(wire.sent).toEqual([]);
  });

  it('none', async () => {
    const nothing = { speaks: 'silent', line: null, state: 'none', why: 'timeout' };
    expect(await pop3.greet(fakeWire([]))).toEqual(nothing);
  });
});

describe('capabilities', () => {
  const ask = (say: string[], options?: Parameters<typeof fakeWire>[2]) =>
    pop3.capabilities(fakeWire([], [step('CAPA', ...say)], options));

  it('are lines in upper case', async () => {
    const got = await ask(['+OK list', 'Top', 'sasl PLAIN', '', '..x', 'STLS', '.']);
    expect(got).toEqual({ ok: true, value: ['TOP', 'SASL PLAIN', '.X', 'STLS'] });
  });

  it('are none for a server that does not know CAPA', async () => {
    expect(await ask(['-ERR what'])).toEqual({ ok: true, value: [] });
  });

  it('may be answered with something else', async () => {
    expect(await ask(['500 what'])).toEqual({ ok: false, why: 'rejected', said: '500 what' });
    expect(await ask(['+ '])).toEqual({ ok: false, why: 'rejected', said: '+ ' });
  });

  it('end with the connection', async () => {
    const closed = { ok: false, why: 'closed', said: null };
    expect(await ask([], { end: 'closed' })).toEqual(closed);
    expect(await ask(['+OK', 'TOP'], { end: 'closed' })).toEqual(closed);
  });

  it('are read up to 50 lines and 64 KB', async () => {
    const limit = { ok: false, why: 'limit', said: null };
    const lines = (n: number) => Array.from({ length: n }, () => 'TOP');
    expect(await ask(['+OK', ...lines(50), '.'])).toMatchObject({ ok: true });
    expect(await ask(['+OK', ...lines(51), '.'])).toEqual(limit);
    expect(await ask(['+OK', 'x'.repeat(70_000), '.'])).toEqual(limit);
    expect(await ask(['+OK'], { endless: 'TOP' })).toEqual(limit);
  });

  it('tell STLS', () => {
    expect(pop3.offersStartTls(['TOP', 'STLS'])).toBe(true);
    expect(pop3.offersStartTls(['STLSX'])).toBe(false);
  });
});

it('asks for TLS', async () => {
  const ask = (...say: string[]) => pop3.startTls(fakeWire([], [step('STLS', ...say)]));
  expect(await ask('+OK go')).toEqual({ ok: true, value: null });
  expect(await ask('-ERR x')).toEqual({ ok: false, why: 'rejected', said: '-ERR x' });
  expect(await ask()).toEqual({ ok: false, why: 'timeout', said: null });
});

describe('login', () => {
  it('is accepted', async () => {
    const wire = fakeWire([], [step(USER, '+OK'), step(PASS, '+OK 3 messages')]);
    expect(await pop3.login(wire, someone, [])).toEqual({
      result: 'accepted',
      mechanism: 'USER',
      reply: '+OK 3 messages',
    });
  });

  it('is refused at PASS', async () => {
    const wire = fakeWire([], [step(USER, '+OK'), step(PASS, '-ERR [AUTH] wrong')]);
    expect(await pop3.login(wire, someone, ['USER', 'SASL PLAIN'])).toEqual({
      result: 'refused',
      mechanism: 'USER',
      reply: '-ERR [AUTH] wrong',
    });
  });

  it('is refused at USER, and the password is not sent', async () => {
    const wire = fakeWire([], [step(USER, '-ERR no such user')]);
    expect(await pop3.login(wire, someone, ['TOP'])).toEqual({
      result: 'refused',
      mechanism: 'USER',
      reply: '-ERR no such user',
    });
    expect(wire.sent).toEqual([USER]);
  });

  it('is unknown without an answer that can be read', async () => {
    const answers: [Step[], string][] = [
      [[step(USER)], 'timeout'],
      [[step(USER, 'what')], 'limit'],
      [[step(USER, '+ ')], 'limit'],
      [[step(USER, '+OK'), step(PASS)], 'timeout'],
      [[step(USER, '+OK'), step(PASS, 'what')], 'limit'],
    ];
    for (const [steps, why] of answers) {
      const wire = fakeWire([], steps);
      expect(await pop3.login(wire, someone, [])).toEqual({
        result: 'unknown',
        mechanism: 'USER',
        why,
      });
      expect(wire.left()).toBe(0);
    }
  });

  it('is by SASL PLAIN where there is no USER', async () => {
    const offered = ['TOP', 'SASL LOGIN PLAIN'];
    const wire = fakeWire([], [step('AUTH PLAIN', '+ '), step(PLAIN, '+OK')]);
    expect(await pop3.login(wire, someone, offered)).toEqual({
      result: 'accepted',
      mechanism: 'PLAIN',
      reply: '+OK',
    });
    const refused = fakeWire([], [step('AUTH PLAIN', '-ERR x')]);
    expect(await pop3.login(refused, someone, offered)).toMatchObject({ result: 'refused' });
    expect(refused.sent).toHaveLength(1);
    // Nobody has seen the password: +OK does not speak of it.
    const early = fakeWire([], [step('AUTH PLAIN', '+OK')]);
    expect(await pop3.login(early, someone, offered)).toMatchObject({ result: 'unknown' });
  });

  it.each(['\r', '\n', '\0', '\ud800'])('sends nothing with %j', async (bad) => {
    const wire = fakeWire([]);
    expect(await pop3.login(wire, { username: 'a', password: `x${bad}DELE 1` }, [])).toEqual({
      result: 'unknown',
      mechanism: null,
      why: 'no-mechanism',
    });
    expect(wire.sent).toEqual([]);
  });
});

describe('look', () => {
  const NOTHING = {
    folders: null,
    messages: null,
    oldest: null,
    uidl: null,
    expire: null,
    mailFrom: null,
  };
  const look = (
    steps: Step[],
    offered: string[] = [],
    options?: Parameters<typeof fakeWire>[2],
  ) => {
    const wire = fakeWire([], steps, options);
    return pop3.look(wire, 'x', offered).then((view) => ({ wire, view }));
  };

  it('counts, and asks for UIDL', async () => {
    const { wire, view } = await look(
      [step('STAT', '+OK 2 320'), step('UIDL', '+OK', '1 a', '2 b', '.')],
      ['EXPIRE 30'],
    );
    expect(view).toEqual({ ...NOTHING, messages: 2, uidl: true, expire: 30 });
    expect(wire.sent).toEqual(['STAT', 'UIDL']);
  });

  it('tells what is refused or not told', async () => {
    const stat = step('STAT', '+OK 0 0');
    expect((await look([stat, step('UIDL', '-ERR x')])).view.uidl).toBe(false);
    expect((await look([stat, step('UIDL', 'what')])).view.uidl).toBeNull();
    expect((await look([stat, step('UIDL')])).view.uidl).toBeNull();
    const refused = await look([step('STAT', '-ERR x'), step('UIDL', '+OK', '.')]);
    expect(refused.view).toEqual({ ...NOTHING, uidl: true });
    const ended = await look([step('STAT')], ['EXPIRE NEVER']);
    expect(ended.view).toEqual({ ...NOTHING, expire: 'never' });
    expect(ended.wire.sent).toHaveLength(1);
  });

  it('leaves a list that does not end', async () => {
    const steps = [step('STAT', '+OK 9 9'), step('UIDL', '+OK')];
    const { view, wire } = await look(steps, [], { endless: '1 a' });
    expect(view.uidl).toBe(true);
    expect(wire.reads()).toBeLessThan(5010);
  });
});

it('leaves without waiting', () => {
  const wire = fakeWire([]);
  pop3.leave(wire);
  expect(wire.sent).toEqual(['QUIT']);
  expect(wire.reads()).toBe(0);
});

const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map((s) => s.replace(/[\r\n]/g, '')),
  fc.constantFrom('+OK', '+OK 1 2', '-ERR', '+', '+ x', '.', '..', 'USER', 'SASL PLAIN', '1 a'),
);
const answers = fc.array(fc.array(line, { maxLength: 8 }), { maxLength: 8 });

describe('whatever the server says', () => {
  it('no conversation throws or goes on for ever', async () => {
    const endless = fc.option(fc.constantFrom('', '+OK', '-ERR', '+', 'x'));
    await fc.assert(
      fc.asyncProperty(answers, endless, async (all, forever) => {
        const wire = fakeWire(
          [],
          all.map((say) => step(/./, ...say)),
          { endless: forever },
        );
        await pop3.greet(wire);
        const offered = await pop3.capabilities(wire);
        await pop3.startTls(wire);
        await pop3.login(wire, someone, offered.ok ? offered.value : []);
        const view = await pop3.look(wire, '', offered.ok ? offered.value : []);
        expect(view.folders).toBeNull();
        expect(wire.reads()).toBeLessThan(5200);
        for (const sent of wire.sent) expect(sent).not.toMatch(/^(?:RETR|DELE|TOP|APOP)/);
      }),
    );
  });

  it('the secret goes out once', async () => {
    const offered = fc.subarray(['USER', 'SASL PLAIN']);
    await fc.assert(
      fc.asyncProperty(answers, offered, async (all, offers) => {
        const wire = fakeWire(
          [],
          all.map((say) => step(/./, ...say)),
        );
        await pop3.login(wire, someone, offers);
        const secrets = wire.sent.filter((s) => s === PASS || s === PLAIN);
        expect(secrets.length).toBeLessThanOrEqual(1);
        expect(wire.sent.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
