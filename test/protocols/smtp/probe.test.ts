import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tls } from '../../../src/protocols/mail/types.ts';
import { askRecipient, recipientPath } from '../../../src/protocols/smtp/probe.ts';
import { type FakeWire, fakeWire, type Step } from '../mail/wire.ts';

const TO = { path: 'li@office.example', utf8: false };
const GREETING = ['220 mx1.sg.aliyun.com MX AliMail Server'];
const step = (on: Step['on'], ...say: string[]): Step => ({ on, say });
const EHLO = step('EHLO [127.0.0.1]', '250-mx1.sg.aliyun.com', '250-8BITMIME', '250 PIPELINING');
const MAIL = step('MAIL FROM:<>', '250 Mail Ok');
const RSET = step('RSET', '250 Ok');
const QUIT = step('QUIT', '221 Bye');
const rcpt = (...say: string[]) => step('RCPT TO:<li@office.example>', ...say);

const SECURE: Tls = { ok: true, version: 'TLSv1.3', cipher: 'x', certificate: null };

/** `fakeWire`, with TLS to be had. */
function wireWithTls(steps: readonly Step[]): FakeWire {
  return { ...fakeWire(GREETING, steps), secure: async () => SECURE };
}

async function ask(steps: Step[], greeting = GREETING, options = {}) {
  const wire = fakeWire(greeting, steps, options);
  const answer = await askRecipient(wire, TO, true);
  return { wire, answer, names: answer.steps.map((s) => s.step) };
}

describe('recipientPath', () => {
  it.each([
    ['li@office.example', 'li@office.example', false],
    ['Li.Ming+x@Office.example', 'Li.Ming+x@Office.example', false],
    ['li@公司.example', 'li@xn--55qx5d.example', false],
    ['李明@office.example', '李明@office.example', true],
    ['李明@公司.example', '李明@xn--55qx5d.example', true],
    [`${'a'.repeat(64)}@office.example`, `${'a'.repeat(64)}@office.example`, false],
  ])('%s', (address, path, utf8) => {
    expect(recipientPath(address)).toEqual({ path, utf8 });
  });

  it.each([
    '',
    'li',
    '@office.example',
    'li@',
    'li@office.example>\r\nDATA',
    'li@office.example\r\nDATA',
    'li> <x@office.example',
    'li ming@office.example',
    '李\r\nDATA\r\n@office.example',
    '李>@office.example',
    '李 明@office.example',
    '李\u2028明@office.example',
    '李\u0085明@office.example',
    '\ud800@office.example',
    'li@office.example\0',
    'li@公司 .example\r\n',
    `${'a'.repeat(300)}@office.example`,
    `${'李'.repeat(100)}@office.example`,
  ])('none of %j', (address) => {
    expect(recipientPath(address)).toBeNull();
  });

  it('never has what ends a path or a command', () => {
    const piece = fc.oneof(
      fc.constantFrom('<', '>', '\r', '\n', '\0', ' ', '@', '李', '\u2028', '\ud83d', 'a'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const read = recipientPath(pieces.join(''));
        if (read === null) return;
        expect(read.path).not.toMatch(/[\0-\x20\x7f-\x9f<>\u2028\u2029]/);
        expect(Buffer.byteLength(read.path)).toBeLessThanOrEqual(254);
        expect(read.path.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('askRecipient', () => {
  const ALL = ['greeting', 'EHLO', 'MAIL FROM', 'RCPT TO'];

  it.each([
    ['250 Rcpt Ok', 'accepted'],
    ['251 User not local; will forward', 'accepted'],
    ['252 Cannot VRFY, but will take it', 'accepted'],
    ['450 4.2.0 Greylisted', 'deferred'],
    ['421 4.3.2 Shutting down', 'deferred'],
    ["554 RCPT (li@office.example) dosn't exist", 'refused'],
    ['550', 'refused'],
  ])('%s', async (said, outcome) => {
    const { wire, answer, names } = await ask([EHLO, MAIL, rcpt(said), RSET, QUIT]);
    expect(answer).toMatchObject({ outcome, reply: said, why: null, tls: null, tlsFailed: false });
    expect(names).toEqual(ALL);
    expect(answer.steps.at(-1)).toMatchObject({ reply: said, code: Number(said.slice(0, 3)) });
    expect(wire.unexpected).toEqual([]);
    expect(wire.commands.slice(-2)).toEqual(['RSET', 'QUIT']);
    expect(wire.commands).not.toContain('DATA');
  });

  it('reads replies of several lines, and notes no more than the beginning of a long one', async () => {
    const { answer } = await ask([
      EHLO,
      MAIL,
      rcpt('550-5.1.1 The account does not exist.', `550 5.1.1 ${'x'.repeat(900)}`),
    ]);
    expect(answer.outcome).toBe('refused');
    expect(answer.reply).toContain('x'.repeat(900));
    expect(answer.steps.at(-1)?.reply).toHaveLength(500);
    expect(answer.steps.at(-1)?.reply).toMatch(
      /^550 5\.1\.1 The account does not exist\.\n5\.1\.1 x/,
    );
  });

  it.each<[string, string[], Step[], string[]]>([
    ['greeting', ['554 5.7.1 no'], [], ['greeting']],
    ['greeting, for a while', ['421-busy', '421 later'], [], ['greeting']],
    [
      'EHLO and HELO',
      GREETING,
      [step(/^EHLO/, '550 no'), step('HELO [127.0.0.1]', '550 no')],
      ['greeting', 'EHLO', 'HELO'],
    ],
    ['EHLO, for a while', GREETING, [step(/^EHLO/, '451 later')], ['greeting', 'EHLO']],
    [
      'MAIL FROM',
      GREETING,
      [EHLO, step('MAIL FROM:<>', '553 null sender')],
      ['greeting', 'EHLO', 'MAIL FROM'],
    ],
  ])('is turned away at %s, and says goodbye', async (_, greeting, steps, expected) => {
    const { wire, answer, names } = await ask([...steps, QUIT], greeting);
    expect(answer).toMatchObject({ outcome: 'turned-away', reply: null, why: null });
    expect(names).toEqual(expected);
    expect(wire.commands.at(-1)).toBe('QUIT');
    // There is no transaction to give up.
    expect(wire.commands).not.toContain('RSET');
  });

  it('goes on with HELO where EHLO is not known', async () => {
    const { answer, names } = await ask([
      step(/^EHLO/, '502 what'),
      step('HELO [127.0.0.1]', '250 mx'),
      MAIL,
      rcpt('250 Ok'),
    ]);
    expect(answer.outcome).toBe('accepted');
    expect(names).toEqual(['greeting', 'EHLO', 'HELO', 'MAIL FROM', 'RCPT TO']);
  });

  it.each<[string, string[], Step[]]>([
    ['another protocol', ['* OK IMAP'], []],
    ['a greeting of another code', ['250 hello'], []],
    ['garbage to EHLO', GREETING, [step(/^EHLO/, '\u0000\ufffd')]],
    ['garbage to MAIL FROM', GREETING, [EHLO, step('MAIL FROM:<>', 'fine')]],
    ['garbage to RCPT TO', GREETING, [EHLO, MAIL, rcpt('fine')]],
    ['354 to RCPT TO', GREETING, [EHLO, MAIL, rcpt('354 go ahead')]],
    // The 250 that RCPT TO would get here is not its own.
    ['a reply too many', GREETING, [EHLO, step('MAIL FROM:<>', '250 Ok', '250 Ok')]],
    ['a greeting too many', [...GREETING, '250 Ok', '250 Ok', '250 Ok'], []],
  ])('tells nothing of %s', async (_, greeting, steps) => {
    const { wire, answer } = await ask(steps, greeting);
    expect(answer).toMatchObject({ outcome: 'unknown', why: 'malformed' });
    expect(wire.commands.at(-1)).toBe('QUIT');
  });

  const PART: Step[] = [EHLO, MAIL];
  it.each([0, 1, 2])('tells nothing when nothing more comes after %i answers', async (n) => {
    for (const end of ['timeout', 'closed', 'limit'] as const) {
      const { answer } = await ask(PART.slice(0, n), GREETING, { end });
      expect(answer).toMatchObject({ outcome: 'unknown', why: end, reply: null });
      expect(answer.steps.at(-1)).toMatchObject({ reply: null, code: null });
      expect(answer.steps).toHaveLength(n + 2);
    }
  });

  it('ends with replies that do not end', async () => {
    const { answer, wire } = await ask([EHLO, MAIL], GREETING, { endless: '250-more' });
    expect(answer).toMatchObject({ outcome: 'unknown', why: 'limit' });
    expect(wire.reads()).toBeLessThan(200);
  });

  it('waits only a little for the reply to RSET, and it changes nothing', async () => {
    const { answer, wire } = await ask([EHLO, MAIL, rcpt('250 Ok')]);
    expect(answer.outcome).toBe('accepted');
    expect(wire.limits).toEqual([2000]);
  });

  describe('STARTTLS', () => {
    const OFFER = step('EHLO [127.0.0.1]', '250-mx', '250-STARTTLS', '250 8BITMIME');
    const GO = step('STARTTLS', '220 go ahead');

    it('is used where it is offered, and EHLO is said again', async () => {
      const wire = wireWithTls([OFFER, GO, EHLO, MAIL, rcpt('250 Ok'), RSET, QUIT]);
      const answer = await askRecipient(wire, TO, true);
      expect(answer).toMatchObject({ outcome: 'accepted', tls: SECURE, tlsFailed: false });
      expect(answer.steps.map((s) => s.step)).toEqual([
        ...['greeting', 'EHLO', 'STARTTLS', 'EHLO', 'MAIL FROM', 'RCPT TO'],
      ]);
      expect(wire.unexpected).toEqual([]);
      expect(wire.left()).toBe(0);
    });

    it('is left alone where it is not wanted', async () => {
      const wire = wireWithTls([OFFER, MAIL, rcpt('250 Ok'), RSET, QUIT]);
      expect(await askRecipient(wire, TO, false)).toMatchObject({ outcome: 'accepted', tls: null });
      expect(wire.unexpected).toEqual([]);
    });

    it('goes on in clear where the server cannot after all', async () => {
      const { answer, wire } = await ask([
        OFFER,
        step('STARTTLS', '454 TLS not available'),
        MAIL,
        rcpt('250 Ok'),
        RSET,
        QUIT,
      ]);
      expect(answer).toMatchObject({ outcome: 'accepted', tls: null, tlsFailed: false });
      expect(wire.unexpected).toEqual([]);
    });

    it.each<[string, Step[]]>([
      ['the handshake fails', [OFFER, GO]],
      ['the server hangs up', [OFFER, step('STARTTLS', '421 bye')]],
      ['the server says anything else', [OFFER, step('STARTTLS', '250 hm')]],
      ['the server says nothing', [OFFER]],
    ])('says so where %s', async (_, steps) => {
      const { answer, wire } = await ask(steps);
      expect(answer).toMatchObject({ outcome: 'unknown', tlsFailed: true });
      expect(answer.steps.map((s) => s.step)).toEqual(['greeting', 'EHLO', 'STARTTLS']);
      expect(wire.commands.join()).not.toMatch(/MAIL|RCPT/);
    });

    it('says so where the server hangs up right behind the handshake', async () => {
      const wire = {
        ...fakeWire(GREETING, [OFFER, GO], { end: 'closed' }),
        secure: async () => SECURE,
      };
      const answer = await askRecipient(wire, TO, true);
      expect(answer).toMatchObject({ outcome: 'unknown', why: 'closed', tlsFailed: true });
    });
  });

  describe('a local part outside ASCII', () => {
    const LI = { path: '李明@office.example', utf8: true };
    const UTF8 = step(/^EHLO/, '250-mx', '250-SMTPUTF8', '250 8BITMIME');

    it('needs SMTPUTF8', async () => {
      const wire = fakeWire(GREETING, [
        UTF8,
        step('MAIL FROM:<> SMTPUTF8', '250 Ok'),
        step('RCPT TO:<李明@office.example>', '550 5.1.1 unknown'),
        RSET,
        QUIT,
      ]);
      expect(await askRecipient(wire, LI, true)).toMatchObject({ outcome: 'refused' });
      expect(wire.unexpected).toEqual([]);
    });

    it('is not sent where that is not offered', async () => {
      const wire = fakeWire(GREETING, [EHLO, QUIT]);
      const answer = await askRecipient(wire, LI, true);
      expect(answer).toMatchObject({ outcome: 'unknown', why: 'not-implemented-there' });
      expect(wire.commands).toEqual(['EHLO [127.0.0.1]', 'QUIT']);
    });

    it('is not asked for otherwise', async () => {
      const { wire } = await ask([UTF8, MAIL, rcpt('250 Ok'), RSET, QUIT]);
      expect(wire.unexpected).toEqual([]);
    });
  });

  it('comes to an end whatever is said, and never sends DATA', async () => {
    const line = fc.oneof(
      fc.constantFrom('250 Ok', '250-more', '220 mx', '550 no', '354 go', '250-STARTTLS', '999 x'),
      fc.string({ maxLength: 30 }).map((s) => s.replace(/[\r\n]/g, '')),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 6 }),
        fc.array(fc.array(line, { maxLength: 4 }), { maxLength: 8 }),
        fc.boolean(),
        async (greeting, replies, withTls) => {
          const steps = replies.map((said) => step(/./, ...said));
          const wire = fakeWire(greeting, steps);
          const { outcome, reply, why } = await askRecipient(wire, TO, withTls);
          expect(wire.commands.join('\n')).not.toMatch(/DATA|BDAT|AUTH/i);
          expect(wire.commands.at(-1)).toBe('QUIT');
          const answered = ['accepted', 'refused', 'deferred'].includes(outcome);
          if (answered) expect(reply).toMatch(/^[245]/);
          expect(why !== null).toBe(outcome === 'unknown');
        },
      ),
    );
  });
});
