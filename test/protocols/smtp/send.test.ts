import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, header } from '../../../src/protocols/mime/decode.ts';
import { parseMime } from '../../../src/protocols/mime/parse.ts';
import { loopbackId, loopbackMessage, sendMessage } from '../../../src/protocols/smtp/send.ts';
import { fakeWire, type Step } from '../mail/wire.ts';

const LI = 'li@office.example';
const MAIL: Step = { on: `MAIL FROM:<${LI}>`, say: ['250 Mail Ok'] };
const RCPT: Step = { on: `RCPT TO:<${LI}>`, say: ['250 Rcpt Ok'] };
const DATA: Step = { on: 'DATA', say: ['354 End data with <CR><LF>.<CR><LF>'] };
const BODY: Step = { on: /^/, say: [] };
const END: Step = { on: '.', say: ['250-Data Ok:', '250 queued'] };

async function send(steps: readonly Step[], message = 'Subject: a\n\nb\n', options = {}) {
  const wire = fakeWire([], steps, options);
  const sent = await sendMessage(wire, { from: LI, to: LI, message }, 54_321);
  return { wire, sent, told: sent.steps.map((s) => [s.step, s.reply]) };
}

describe('sendMessage', () => {
  it('hands a message over', async () => {
    const { wire, sent, told } = await send([MAIL, RCPT, DATA, BODY, END]);
    expect(sent).toMatchObject({ result: 'accepted', reply: '250 Data Ok:\nqueued' });
    expect(told).toEqual([
      ['MAIL FROM', '250 Mail Ok'],
      ['RCPT TO', '250 Rcpt Ok'],
      ['DATA', '354 End data with <CR><LF>.<CR><LF>'],
      ['message', '250 Data Ok:\nqueued'],
    ]);
    expect(wire.unexpected).toEqual([]);
    expect(wire.commands.slice(3)).toEqual(['Subject: a\r\n\r\nb', '.']);
    // A server may judge the message before it answers; nothing else is waited for so long.
    expect(wire.limits).toEqual([54_321, 54_321]);
  });

  it('ends the message at its end and nowhere else', async () => {
    const line = fc.string({ unit: fc.constantFrom('.', 'a', '\r\n', '\n', ' ') });
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        const { wire } = await send([MAIL, RCPT, DATA, BODY, END], text);
        const lines = wire.sent.slice(3).join('\r\n').split('\r\n');
        expect(lines.indexOf('.')).toBe(lines.length - 1);
        expect(wire.sent[3]?.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const got = lines.slice(0, -1).map((one) => one.replace(/^\./, ''));
        expect(got.join('\n')).toBe(text.replaceAll('\r\n', '\n').replace(/\n+$/, ''));
      }),
    );
  });

  it.each([
    [[{ ...MAIL, say: ['553 no such sender'] }], 'MAIL FROM', '553 no such sender'],
    [[MAIL, { ...RCPT, say: ['552-mailbox', '552 is full'] }], 'RCPT TO', '552 mailbox\nis full'],
    [[MAIL, RCPT, { ...DATA, say: ['451 later'] }], 'DATA', '451 later'],
    [[MAIL, RCPT, DATA, BODY, { ...END, say: ['554 spam'] }], 'message', '554 spam'],
  ])('is told no: %j', async (steps, at, reply) => {
    const { wire, sent } = await send(steps);
    expect(sent).toMatchObject({ result: 'refused', reply });
    expect(sent.steps.at(-1)).toEqual({ step: at, reply });
    expect(wire.commands).toHaveLength(steps.length);
  });

  it.each([
    [[{ ...MAIL, say: [] }], 'timeout', false],
    [[MAIL, { ...RCPT, say: ['what'] }], 'malformed', false],
    // No message is begun where the server does not wait for one.
    [[MAIL, RCPT, { ...DATA, say: ['250 Ok'] }], 'malformed', false],
    [[MAIL, RCPT, DATA, BODY, { ...END, say: [] }], 'timeout', true],
    [[MAIL, RCPT, DATA, BODY, { ...END, say: ['354 go on'] }], 'malformed', true],
  ])('is told nothing: %j', async (steps, why, mayBeTaken) => {
    const { wire, sent } = await send(steps);
    expect(sent).toMatchObject({ result: 'unknown', why, mayBeTaken });
    expect(wire.commands).toHaveLength(steps.length);
  });

  it.each(['a@b>\r\nRCPT TO:<c@d', '李@office.example', ''])('cannot send %j', async (from) => {
    const wire = fakeWire([]);
    const sent = await sendMessage(wire, { from, to: LI, message: 'a' }, 1);
    expect(sent).toMatchObject({ result: 'unknown', why: 'malformed', mayBeTaken: false });
    const other = await sendMessage(wire, { from: LI, to: from, message: 'a' }, 1);
    expect(other).toMatchObject({ result: 'unknown', why: 'malformed', mayBeTaken: false });
    expect(wire.sent).toEqual([]);
  });
});

describe('loopbackMessage', () => {
  const message = loopbackMessage(LI, 'tok-123_X', new Date('2026-11-03T09:08:07Z'));
  const { root } = parseMime(Buffer.from(message.replaceAll('\n', '\r\n')));

  it('tells what it is, and is marked', () => {
    const of = (name: string) => header(root, name)?.text.trim();
    expect(of('message-id')).toBe('<alimail-doctor.tok-123_X@office.example>');
    expect(loopbackId(LI, 'tok-123_X')).toBe(of('message-id'));
    expect(of('date')).toBe('Tue, 03 Nov 2026 09:08:07 +0000');
    expect(of('from')).toBe('<li@office.example>');
    expect(of('to')).toBe('<li@office.example>');
    expect(of('subject')).toBe('alimail-doctor loopback test tok-123_X');
    expect(of('auto-submitted')).toBe('auto-generated');
    expect(of('x-alimail-doctor')).toBe('tok-123_X');
    expect(of('mime-version')).toBe('1.0');
    expect(of('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('says so in both languages, in lines of ASCII that are not too long', () => {
    const text = Buffer.from(bodyOf(message), 'base64').toString('utf8');
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toMatch(/^A test that this mailbox sent to itself/);
    expect(text).toContain('这是本邮箱用 alimail-doctor 发给自己的测试邮件');
    expect(bytesOf(root, 10_000).length).toBeGreaterThan(0);
    expect(message).toMatch(/^[\x20-\x7e\n]+$/);
    expect(Math.max(...message.split('\n').map((l) => l.length))).toBeLessThanOrEqual(78);
  });
});

const bodyOf = (message: string) => message.slice(message.indexOf('\n\n') + 2);
