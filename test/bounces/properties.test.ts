/** What holds for any octets, for any ordinary mail, and for bounces however they were damaged or wrapped. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSES, type Cause } from '../../src/bounces/causes.ts';
import { type BounceReading, type ReadRecipient, readBounce } from '../../src/bounces/read.ts';
import { messagesFrom } from '../../src/commands/mail-files.ts';
import type { Line } from '../../src/protocols/mime/types.ts';
import {
  bounce,
  bytesOf,
  FORMS,
  type Form,
  forwarded,
  mboxed,
  octets,
  quoted,
  type Vary,
  vary,
} from '../support/mails.ts';
import { ordinary } from '../support/ordinary.ts';

const read = (message: string): BounceReading => readBounce(bytesOf(message));

/** All that is read, but for where the parts are in the file. */
function told(reading: BounceReading): unknown {
  return { ...reading, original: { ...reading.original, entity: null } };
}

const failures = (reading: BounceReading) =>
  reading.recipients.map((r) => `${r.address?.text} ${r.action} ${r.cause}`);

const linesOf = (message: string) => message.split(/\r\r\n|\r\n|\n|\r/);

/** Sound whatever the message was. */
function expectSound(message: string): BounceReading {
  const reading = read(message);
  const last = linesOf(message).length;
  const { recipients, original, reportedBy } = reading;
  const { entity: _, signatures, ...fields } = original;
  const pieces: (Line | null)[] = [reportedBy, ...Object.values(fields), ...signatures];
  for (const r of recipients) {
    pieces.push(r.address, r.status, r.replyCode, r.diagnostic, r.explanation, r.proof);
    pieces.push(r.remoteHost, r.remoteIp);
    expect(CAUSES).toContain(r.cause);
    expect(r.confidence).toBeGreaterThan(0);
    expect(r.confidence).toBeLessThan(1);
    if (r.cause === 'unknown') expect(r.interpretation?.cause ?? 'unknown').toBe('unknown');
    else if (r.interpretation?.by !== 'kind') expect(r.proof).not.toBeNull();
    expect(r.status?.text ?? '5.0.0').toMatch(/^[245]\.\d{1,3}\.\d{1,3}$/);
    expect(r.replyCode?.text ?? '550').toMatch(/^[2-5]\d\d$/);
  }
  for (const piece of pieces) {
    if (piece === null) continue;
    expect(Number.isInteger(piece.line)).toBe(true);
    expect(piece.line).toBeGreaterThanOrEqual(1);
    expect(piece.line).toBeLessThanOrEqual(last);
  }
  if (reading.kind === 'not-a-bounce' || reading.kind === 'auto-reply') {
    expect(recipients).toEqual([]);
  }
  return reading;
}

/** What told the cause was a number, or the kind of the notice, and not words. */
function byNumber({ interpretation }: ReadRecipient): boolean {
  const by = interpretation?.by;
  return (
    by === 'status' || by === 'code' || by === 'kind' || interpretation?.rule?.pieces.length === 0
  );
}

/** Nothing is said to be the cause that the message does not say. */
function expectNoFalseCause(form: Form, reading: BounceReading, more: readonly Cause[] = []): void {
  for (const r of reading.recipients) {
    if (byNumber(r)) continue;
    expect(['unknown', form.cause, ...(form.hints ?? []), ...more]).toContain(r.cause);
  }
}

const anyForm = fc.constantFrom(...FORMS);
const anyVary = fc.nat(9999).map(vary);

describe('any octets', () => {
  it('at random', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expectSound(Buffer.from(bytes).toString('latin1'));
      }),
      { numRuns: 500 },
    );
  });

  it('of pieces that notices are made of', () => {
    const piece = fc.constantFrom(
      ...'From: |To: |Subject: failure notice|MAILER-DAEMON@|a@example.com|<b@example.net>|:|;|,|\n|\n\n|\r\n| |\t|550 |5.1.1 |#5.7.1|said: |host mx.example.com[192.0.2.1]|Final-Recipient: rfc822;|Action: failed\n|Status: |Diagnostic-Code: smtp; |Reporting-MTA: dns; x\n|Content-Type: |multipart/report; boundary=b|message/delivery-status|message/rfc822|text/html|--b\n|--b--\n|Content-Transfer-Encoding: base64\n|QUJD|=\n|=41|<p>|</td><td>|&lt;|> |退信原因|：|远程响应|--- Below this line is a copy of the message.\n|X-Failed-Recipients: |Return-Path: <>\n|User unknown|mailbox full|(|)|[|]|@|.|-|\0|\xff|=?utf-8?B?|?='
        .split('|')
        .map(octets),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
        expectSound(pieces.join(''));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('ordinary mail', () => {
  it('is no bounce and no delay, and has no cause', () => {
    fc.assert(
      fc.property(ordinary, (message) => {
        const { kind, recipients } = expectSound(message);
        expect(['not-a-bounce', 'auto-reply']).toContain(kind);
        expect(recipients).toEqual([]);
      }),
      { numRuns: 4000 },
    );
  });
});

describe('a bounce', () => {
  for (const form of FORMS) {
    it(`of ${form.id} is read`, () => {
      fc.assert(
        fc.property(anyVary, (v) => {
          const { kind, recipients, original } = expectSound(bounce(form, v));
          expect(kind).toBe(form.kind);
          expect(recipients.map((r) => r.address?.text)).toEqual([v.recipient]);
          expect(recipients.map((r) => r.cause)).toEqual([form.cause]);
          if (original.from !== null) expect(original.from.text).toContain(v.sender);
        }),
        { numRuns: 30 },
      );
    });

    it(`of ${form.id} has no cause when the reply means nothing`, () => {
      const words = fc.constantFrom(
        'lorem ipsum dolor',
        'q7 zzz',
        'kan ikke',
        '再见',
        'W-77/b',
        '',
      );
      const code = fc.constantFrom('550 ', '554 ', '450 ', '571 ', '');
      fc.assert(
        fc.property(anyVary, code, words, (v, said, rest) => {
          const reading = expectSound(bounce(form, v, `${said}${rest}`));
          expect(reading.recipients.map((r) => r.address?.text)).toEqual([v.recipient]);
          for (const r of reading.recipients) {
            if (byNumber(r)) continue;
            expect(['unknown', ...(form.hints ?? [])]).toContain(r.cause);
          }
        }),
        { numRuns: 60 },
      );
    });
  }

  it('is read the same with other line ends', () => {
    fc.assert(
      fc.property(anyForm, anyVary, fc.constantFrom('\r\n', '\r', '\r\r\n'), (form, v, lineEnd) => {
        const message = bounce(form, v);
        const other = message.replaceAll('\n', lineEnd);
        expect(told(read(other))).toEqual(told(read(message)));
      }),
      { numRuns: 300 },
    );
  });

  it('is read the same behind a BOM, and behind a From_ line and blank lines with the lines moved', () => {
    fc.assert(
      fc.property(anyForm, anyVary, (form, v) => {
        const message = bounce(form, v);
        const before = read(message);
        expect(told(read(`\xef\xbb\xbf${message}`))).toEqual(told(before));
        const behind = read(`From MAILER-DAEMON Thu Jan  1 00:00:00 2024\n\n${message}`);
        expect(failures(behind)).toEqual(failures(before));
        expect(behind.recipients.map((r) => r.address?.line)).toEqual(
          before.recipients.map((r) => (r.address === null ? undefined : r.address.line + 2)),
        );
      }),
      { numRuns: 200 },
    );
  });

  const WRAPS: Readonly<Record<string, (message: string, v: Vary) => string>> = {
    'forwarded as an attachment': forwarded,
    'forwarded twice': (message, v) => forwarded(forwarded(message, v), v),
    'in an mbox': mboxed,
    'forwarded in an mbox': (message, v) => mboxed(forwarded(message, v), v),
  };
  for (const [how, wrap] of Object.entries(WRAPS)) {
    it(`keeps recipients and causes ${how}`, () => {
      fc.assert(
        fc.property(anyForm, anyVary, (form, v) => {
          const message = bounce(form, v);
          const before = read(message);
          const wrapped = wrap(message, v);
          const after = expectSound(wrapped);
          expect(after.kind).toBe(before.kind);
          expect(failures(after)).toEqual(failures(before));
          // The lines are those of the file, and say the same as before.
          const [a, b] = [linesOf(message), linesOf(wrapped)];
          before.recipients.forEach((r, i) => {
            const moved = after.recipients[i]?.address?.line ?? 0;
            expect(b[moved - 1]).toBe(a[(r.address?.line ?? 0) - 1]);
          });
        }),
        { numRuns: 200 },
      );
    });
  }

  it('comes out of an mbox as it went in, among others', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyForm, anyVary), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 500, max: 100_000 }),
        async (several, chunk) => {
          const messages = several.map(([form, v]) => mboxed(bounce(form, v), v));
          const bytes = bytesOf(messages.join(''));
          async function* pieces() {
            for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
          }
          const came: string[] = [];
          for await (const message of messagesFrom([], pieces())) {
            expect(message.ok).toBe(true);
            if (!message.ok) continue;
            came.push(Buffer.from(message.bytes).toString('latin1'));
            // The mark of its place in the file is the line of its From_ line.
            const before = messages.slice(0, came.length - 1).join('');
            expect(message.firstLine).toBe(before.split('\n').length);
          }
          expect(came.map((text) => text.trimEnd())).toEqual(messages.map((m) => m.trimEnd()));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps recipients and causes where it is quoted', () => {
    const plain = FORMS.filter((form) => form.plain);
    fc.assert(
      fc.property(fc.constantFrom(...plain), anyVary, (form, v) => {
        const message = bounce(form, v);
        const before = read(message);
        const after = expectSound(quoted(message, v));
        expect(after.kind).toBe(before.kind);
        expect(failures(after)).toEqual(failures(before));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a damaged bounce', () => {
  const literal = FORMS.filter((form) => form.literal !== false);

  it('cut anywhere has the cause that it had, a vaguer one by number, or none', () => {
    fc.assert(
      fc.property(anyForm, anyVary, fc.double({ min: 0, max: 1, noNaN: true }), (form, v, part) => {
        const message = bounce(form, v);
        const lines = message.split('\n');
        // Between lines: half a sentence may well mean something else.
        const cut = lines.slice(0, Math.floor(lines.length * part));
        const reading = expectSound(cut.join('\n'));
        expectNoFalseCause(form, reading);
        for (const r of reading.recipients) {
          if (r.address !== null) expect(v.recipient).toContain(r.address.text);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('cut anywhere at all is sound', () => {
    fc.assert(
      fc.property(anyForm, anyVary, fc.double({ min: 0, max: 1, noNaN: true }), (form, v, part) => {
        const message = bounce(form, v);
        expectSound(message.slice(0, Math.floor(message.length * part * part)));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the cause when the returned message is cut off', () => {
    fc.assert(
      fc.property(anyForm, anyVary, fc.double({ min: 0, max: 1, noNaN: true }), (form, v, part) => {
        const message = bounce(form, v);
        const at = message.indexOf(v.headers.slice(0, 60));
        if (at < 0) return;
        const cut = message.slice(0, at + Math.floor((message.length - at) * part));
        const reading = expectSound(cut);
        expect(reading.kind).toBe(form.kind);
        expect(reading.recipients.map((r) => [r.address?.text, r.cause])).toEqual([
          [v.recipient, form.cause],
        ]);
      }),
      { numRuns: 500 },
    );
  });

  interface Edit {
    readonly op: 'delete' | 'double' | 'move';
    readonly at: number;
    readonly to: number;
    readonly count: number;
  }
  const edits = fc.array(
    fc.record<Edit>({
      op: fc.constantFrom('delete', 'double', 'move'),
      at: fc.nat(),
      to: fc.nat(),
      count: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 6 },
  );

  function edited(message: string, changes: readonly Edit[]): string {
    const lines = message.split('\n');
    for (const { op, at, to, count } of changes) {
      // Most of them where the notice is.
      const from = at % (at % 3 === 0 ? lines.length + 1 : Math.min(lines.length + 1, 60));
      const piece = op === 'double' ? lines.slice(from, from + count) : lines.splice(from, count);
      if (op !== 'delete') lines.splice(to % (lines.length + 1), 0, ...piece);
    }
    return lines.join('\n');
  }

  const exim = literal.find(({ id }) => id === 'exim-status') as Form;

  it('with lines deleted, doubled and moved has no other cause, and names the right lines', () => {
    fc.assert(
      fc.property(fc.constantFrom(...literal), anyVary, edits, (form, v, changes) => {
        const message = edited(bounce(form, v), changes);
        const reading = expectSound(message);
        expectNoFalseCause(form, reading);
        const lines = linesOf(message);
        for (const { address } of reading.recipients) {
          if (address !== null) expect(lines[address.line - 1]).toContain(address.text);
        }
      }),
      {
        numRuns: 3000,
        examples: [
          // A line of the returned message's signature, with `ssl` in it, before the reply.
          [exim, vary(905), [{ op: 'move', at: 1507870023, to: 1966153923, count: 3 }]],
          // The sender's address in a line that the reply goes on in.
          [
            exim,
            vary(0),
            [
              { op: 'double', at: 964356395, to: 662436424, count: 1 },
              { op: 'delete', at: 370700364, to: 0, count: 2 },
              { op: 'delete', at: 0, to: 0, count: 1 },
            ],
          ],
        ],
      },
    );
  });

  it('with its lines shuffled is sound', () => {
    fc.assert(
      fc.property(
        anyForm,
        anyVary.chain((v) => fc.tuple(fc.constant(v), fc.infiniteStream(fc.nat()))),
        (form, [v, numbers]) => {
          const lines = bounce(form, v).split('\n');
          for (let i = lines.length - 1; i > 0; i--) {
            const j = (numbers.next().value as number) % (i + 1);
            [lines[i], lines[j]] = [lines[j] as string, lines[i] as string];
          }
          expectSound(lines.join('\n'));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('with octets flipped is sound', () => {
    fc.assert(
      fc.property(
        anyForm,
        anyVary,
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 30 }),
        (form, v, flips) => {
          const bytes = bytesOf(bounce(form, v));
          for (const [at, value] of flips) bytes[at % Math.min(bytes.length, 2500)] = value;
          expectSound(bytes.toString('latin1'));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
