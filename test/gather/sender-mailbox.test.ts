import { afterEach, describe, expect, it } from 'vitest';
import { observationLog } from '../../src/engine/fact.ts';
import { readSenderMailbox, type SenderMailbox } from '../../src/gather/sender-mailbox.ts';
import { networkDialer } from '../../src/net/dial.ts';
import { tapeDialer } from '../../src/net/tape.ts';
import type { Sought } from '../../src/trace/types.ts';
import { certificates } from '../support/certificates.ts';
import {
  type MailboxFolder,
  type MailboxMessage,
  type MailboxServer,
  type MailboxServerOptions,
  startMailboxServer,
} from '../support/mailbox-server.ts';
import { octets } from '../support/mails.ts';

const USER = 'boss@partner.example';
const PASSWORD = 'Zx9-qu1tte-geheim';
const RECIPIENT = 'li@office.example';

let server: MailboxServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

const WANTED: Sought = {
  messageId: null,
  from: USER,
  subject: 'Contract 7',
  since: '2026-11-18',
  until: '2026-11-19',
};

function message(uid: number, date: string, fields: string[], body = ''): MailboxMessage {
  const internalDate = new Date(date);
  return {
    uid,
    internalDate,
    flags: [],
    header: octets([...fields, `Date: ${internalDate.toUTCString()}`, ''].join('\r\n')),
    body: octets(body.replaceAll('\n', '\r\n')),
  };
}

const OLD = message(1, '2026-10-01T00:00:00Z', [
  `From: ${USER}`,
  'To: x@y.example',
  'Subject: old',
]);

const contract = (uid: number, to = RECIPIENT, subject = 'Contract 7') =>
  message(uid, '2026-11-18T02:00:00Z', [
    `From: The Boss <${USER}>`,
    `To: Li <${to}>`,
    `Subject: ${subject}`,
    `Message-ID: <${uid}.7@partner.example>`,
  ]);

const ORIGINAL = [
  `From: The Boss <${USER}>`,
  `To: Li <${RECIPIENT}>`,
  'Subject: Contract 7',
  'Date: Wed, 18 Nov 2026 10:00:00 +0800',
  'Message-ID: <2.7@partner.example>',
].join('\n');

interface Reported {
  readonly to?: string;
  readonly action?: 'failed' | 'delayed';
  readonly original?: string;
}

/** As Postfix writes it. */
function postfix(uid: number, date: string, reported: Reported = {}): MailboxMessage {
  const { to = RECIPIENT, action = 'failed', original = ORIGINAL } = reported;
  const status = action === 'failed' ? '5.2.2' : '4.4.1';
  const said =
    action === 'failed'
      ? 'host mx1.sg.aliyun.com[198.51.100.3] said: 552 5.2.2 mailbox is full (in reply to RCPT TO command)'
      : 'connect to mx1.sg.aliyun.com[198.51.100.3]:25: Connection timed out';
  return message(
    uid,
    date,
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mail.partner.example (Mail Delivery System)',
      `Subject: ${action === 'failed' ? 'Undelivered Mail Returned to Sender' : 'Delayed Mail (still being retried)'}`,
      `To: ${USER}`,
      'Auto-Submitted: auto-replied',
      `Message-Id: <${uid}@mail.partner.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    ],
    `--b1
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.partner.example.

${
  action === 'failed'
    ? "I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients."
    : '####################################################################\n# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n####################################################################\n\nYour message could not be delivered for more than 4 hour(s).\nIt will be retried until it is 5 day(s) old.'
}

                   The mail system

<${to}>: ${said}

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.partner.example

Final-Recipient: rfc822; ${to}
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; ${said}

--b1
Content-Type: message/rfc822

${original}

Please sign.

--b1--
`,
  );
}

/** As Alibaba Mail writes it, without the message that came back. */
const alibaba = (uid: number, date: string, to = RECIPIENT) =>
  message(
    uid,
    date,
    [
      'Return-Path: <>',
      'From: =?utf-8?B?6Zi/6YeM6YKu566x57O757uf?= <postmaster@mail.sg.aliyun.com>',
      `To: ${USER}`,
      'Subject: =?utf-8?B?57O757uf6YCA5L+h77ya6YKu5Lu25pyq6IO96YCB6L6+?=',
      `Message-ID: <${uid}@mail.sg.aliyun.com>`,
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset="UTF-8"',
    ],
    `<html><body>
<p>您好，您于 2026-11-18 10:00:00 发给 ${to} 的邮件没有送达。</p>
<table border="1">
<tr><td>收件人</td><td>${to}</td></tr>
<tr><td>退信原因</td><td>对方邮箱不存在</td></tr>
<tr><td>推荐方案</td><td>请核对收件人地址。</td></tr>
<tr><td>远程响应</td><td>the mta server of office.example -- mx1.sg.aliyun.com(198.51.100.3) reply:550 unknown user &lt;${to}&gt;</td></tr>
</table>
</body></html>
`,
  );

const away = (uid: number, date: string, from = RECIPIENT, subject = '自动回复: Contract 7') =>
  message(
    uid,
    date,
    [
      `From: Li <${from}>`,
      `To: ${USER}`,
      `Subject: ${subject}`,
      'Auto-Submitted: auto-replied',
      'Content-Type: text/plain; charset=utf-8',
    ],
    'I am away until Monday.\n',
  );

function folder(name: string, flags: string[], ...all: MailboxMessage[]): MailboxFolder {
  return { name, flags, messages: all.length, message: (i) => all[i] as MailboxMessage };
}
const INBOX = (...all: MailboxMessage[]) => folder('INBOX', [], ...all);
const SENT = (...all: MailboxMessage[]) => folder('&XfJT0ZAB-', ['\\Sent'], ...all);
const DRAFTS = (...all: MailboxMessage[]) => folder('&g0l6Pw-', ['\\Drafts'], ...all);
const JUNK = (...all: MailboxMessage[]) => folder('&V4NXPpCuTvY-', ['\\Junk'], ...all);

let log = observationLog();

async function read(
  folders: readonly MailboxFolder[],
  sought: Partial<Sought> = {},
  options: Partial<MailboxServerOptions> = {},
) {
  server = await startMailboxServer({ login: { [USER]: PASSWORD }, folders, ...options });
  log = observationLog();
  return readSenderMailbox({
    host: 'localhost',
    address: server.address,
    port: server.port,
    implicit: true,
    username: USER,
    password: PASSWORD,
    recipient: RECIPIENT,
    sought: { ...WANTED, ...sought },
    dialer: networkDialer({
      connectMs: 2000,
      stepMs: 3000,
      ca: certificates().ca,
      maxBytes: 1e9,
    }),
    log,
    scrub: (text) => text,
    deadline: performance.now() + 60_000,
    now: () => new Date(),
  });
}

async function seen(...args: Parameters<typeof read>): Promise<SenderMailbox> {
  const fact = await read(...args);
  if (!fact.known) throw new Error(fact.reason);
  // Whatever is read, nothing is changed.
  const state = server?.state();
  expect(state?.changes).toEqual([]);
  expect(state?.folders.flatMap((f) => f.seen)).toEqual([]);
  return fact.value;
}

describe('the copy', () => {
  it('is found among what was sent, before a draft of the same', async () => {
    const { copy, returned, complete, username } = await seen([
      INBOX(OLD),
      DRAFTS(contract(1)),
      SENT(contract(2), contract(3, RECIPIENT, 'Another matter')),
    ]);
    expect(copy).toMatchObject({
      from: 'mailbox',
      place: '已发送',
      role: '\\Sent',
      slip: { kind: 'same' },
    });
    expect(copy?.envelope.messageId).toBe('<2.7@partner.example>');
    expect(copy?.recipients).toEqual([RECIPIENT]);
    expect(returned).toEqual([]);
    expect(complete).toBe(true);
    expect(username).toBe(USER);
  });

  it('is told where it is a draft only', async () => {
    const { copy, complete } = await seen([
      INBOX(OLD),
      DRAFTS(contract(1)),
      SENT(contract(3, RECIPIENT, 'Another matter')),
    ]);
    expect(copy).toMatchObject({ place: '草稿', role: '\\Drafts' });
    expect(complete).toBe(true);
  });

  it('is found by a recipient that was written wrongly, and the right one comes first', async () => {
    const slip = await seen([INBOX(OLD), SENT(contract(2, 'li@ofice.example'))]);
    expect(slip.copy?.slip).toEqual({ kind: 'domain-typo', typed: 'li@ofice.example' });
    await server?.stop();
    const both = await seen([
      INBOX(OLD),
      SENT(contract(2), contract(3, 'li@ofice.example'), contract(4, 'wang@office.example')),
    ]);
    expect(both.copy?.slip).toEqual({ kind: 'same' });
    await server?.stop();
    // The whole subject is the same: somebody else got it.
    const other = await seen([INBOX(OLD), SENT(contract(4, 'wang@office.example'))]);
    expect(other.copy?.slip).toEqual({ kind: 'other-mailbox', typed: 'wang@office.example' });
    await server?.stop();
    const far = await seen([INBOX(OLD), SENT(contract(4, 'zhao@far.example'))]);
    expect(far.copy).toBeNull();
  });

  it('is found by its Message-ID whatever else differs', async () => {
    const { copy } = await seen(
      [INBOX(OLD), SENT(contract(2), contract(9, 'zhao@far.example', 'Other'))],
      { messageId: '9.7@partner.example' },
    );
    expect(copy?.envelope.subject).toBe('Other');
  });

  it('is any message to the recipient in that time where nothing else is known', async () => {
    const nothing = { subject: null };
    const { copy } = await seen(
      [INBOX(OLD), SENT(contract(2), contract(3, 'wang@far.example'))],
      nothing,
    );
    expect(copy?.recipients).toEqual([RECIPIENT]);
    await server?.stop();
    const later = await seen([INBOX(OLD), SENT(contract(2))], {
      ...nothing,
      since: '2026-11-10',
      until: '2026-11-12',
    });
    expect(later.copy).toBeNull();
  });

  it('is not what somebody else wrote', async () => {
    const theirs = message(5, '2026-11-18T02:00:00Z', [
      'From: Zhao <zhao@far.example>',
      `To: ${RECIPIENT}, ${USER}`,
      'Subject: Contract 7',
    ]);
    const { copy } = await seen([INBOX(OLD), SENT(), folder('Projects', [], theirs)]);
    expect(copy).toBeNull();
    await server?.stop();
    const own = await seen([INBOX(OLD), SENT(), folder('Projects', [], theirs, contract(6))]);
    expect(own.copy?.place).toBe('Projects');
  });
});

describe('what came back', () => {
  it('is a bounce, newest first, with its reading beside it', async () => {
    const { returned, readings, complete } = await seen([
      INBOX(
        OLD,
        postfix(20, '2026-11-18T06:00:00Z', { action: 'delayed' }),
        away(21, '2026-11-18T07:00:00Z'),
        postfix(22, '2026-11-23T02:00:00Z'),
      ),
      JUNK(alibaba(5, '2026-11-19T02:00:00Z')),
      SENT(contract(2)),
    ]);
    expect(returned.map((r) => [r.kind, r.place, r.slip.kind])).toEqual([
      ['bounce', 'INBOX', 'same'],
      ['bounce', '垃圾邮件', 'same'],
      ['auto-reply', 'INBOX', 'same'],
      ['delay', 'INBOX', 'same'],
    ]);
    expect(returned[0]).toMatchObject({
      recipient: RECIPIENT,
      cause: 'mailbox-full',
      reportedBy: 'mail.partner.example',
      at: '2026-11-23T02:00:00.000Z',
    });
    expect(returned[0]?.match?.by).toContain('subject');
    expect(returned[1]?.cause).toBe('user-unknown');
    expect(returned[1]?.reply).toContain('550 unknown user');
    expect(readings.map((r) => r.format)).toEqual(['postfix', 'alimail', 'postfix']);
    expect(complete).toBe(true);
    // Every one that is told can be cited.
    const all = log.seal();
    for (const { seen } of returned) expect(all).toContain(seen);
  });

  it('leaves out what is about somebody else, and says nothing of it', async () => {
    const other = ORIGINAL.replaceAll(RECIPIENT, 'zhao@far.example')
      .replace('Contract 7', 'Lunch')
      .replace('2.7@', '3.7@');
    const { returned, readings, complete } = await seen([
      INBOX(
        OLD,
        postfix(20, '2026-11-18T06:00:00Z', { to: 'zhao@far.example', original: other }),
        alibaba(21, '2026-11-18T06:00:00Z', 'zhao@far.example'),
        away(22, '2026-11-18T06:00:00Z', 'zhao@far.example', 'Automatic reply: Lunch'),
      ),
      SENT(contract(2)),
    ]);
    expect(returned).toEqual([]);
    expect(readings).toEqual([]);
    expect(complete).toBe(true);
    expect(JSON.stringify(log.seal())).not.toContain('zhao');
  });

  it('leaves out a further recipient of the same message, and not one whom it was forwarded to', async () => {
    const both = message(2, '2026-11-18T02:00:00Z', [
      `From: ${USER}`,
      `To: ${RECIPIENT}, zhao@far.example`,
      'Subject: Contract 7',
      'Message-ID: <2.7@partner.example>',
    ]);
    const { returned } = await seen([
      INBOX(
        OLD,
        postfix(20, '2026-11-18T06:00:00Z', { to: 'zhao@far.example' }),
        postfix(21, '2026-11-18T07:00:00Z', { to: 'li.private@home.example' }),
      ),
      SENT(both),
    ]);
    expect(returned.map((r) => r.recipient)).toEqual(['li.private@home.example']);
  });

  it('is not what came before the time in question or long after it', async () => {
    const { returned } = await seen([
      INBOX(
        OLD,
        postfix(20, '2026-11-16T02:00:00Z'),
        postfix(21, '2026-11-24T02:00:00Z'),
        postfix(22, '2026-11-28T02:00:00Z'),
      ),
      SENT(contract(2)),
    ]);
    expect(returned.map((r) => r.at)).toEqual(['2026-11-24T02:00:00.000Z']);
  });

  it('is found by the Message-ID that stands anywhere in a report', async () => {
    const bare = message(
      20,
      '2026-11-18T03:00:00Z',
      ['From: postmaster@gateway.example', `To: ${USER}`, 'Subject: failure notice'],
      'Hi. This is the qmail-send program at gateway.example.\nI wasn’t able to deliver your message to the following addresses.\n\n<outbox@gateway.example>:\n550 sorry, no mailbox here by that name.\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <2.7@partner.example>\n',
    );
    const { returned } = await seen([INBOX(OLD, bare), SENT()], {
      messageId: '2.7@partner.example',
      subject: null,
    });
    expect(returned.map((r) => r.recipient)).toEqual(['outbox@gateway.example']);
  });

  it('takes no more than ten, and those about the message before newer ones', async () => {
    const lunch = ORIGINAL.replace('Contract 7', 'Lunch').replace('2.7@', '3.7@');
    const at = (i: number) => `2026-11-19T${String(i).padStart(2, '0')}:00:00Z`;
    const others = Array.from({ length: 12 }, (_, i) =>
      postfix(30 + i, at(i), { original: lunch }),
    );
    const { returned, readings } = await seen([
      INBOX(OLD, postfix(20, '2026-11-18T06:00:00Z'), ...others),
      SENT(contract(2)),
    ]);
    expect(returned).toHaveLength(10);
    expect(readings).toHaveLength(10);
    expect(returned.at(-1)?.at).toBe('2026-11-18T06:00:00.000Z');
    expect(returned[0]?.at).toBe('2026-11-19T11:00:00.000Z');
  });

  it('fetches no more than sixty, a megabyte of each, and tells that there were more', async () => {
    const noise = (i: number) =>
      i === 0
        ? OLD
        : message(
            1 + i,
            `2026-11-18T0${i % 10}:00:00Z`,
            ['From: MAILER-DAEMON@far.example', 'Subject: Undelivered Mail'],
            i === 300 ? `${'x'.repeat(3_000_000)}\n` : 'Nothing of interest.\n',
          );
    const { complete, returned } = await seen([
      { name: 'INBOX', messages: 400, message: noise },
      JUNK(
        // Named in its header, and so read before newer ones.
        away(5, '2026-11-18T00:30:00Z'),
      ),
      SENT(contract(2)),
    ]);
    const bodies = server?.transcript.filter((line) => line.includes('BODY.PEEK[]')) ?? [];
    expect(bodies).toHaveLength(60);
    expect(bodies.every((line) => line.includes('BODY.PEEK[]<0.1048576>'))).toBe(true);
    expect(returned.map((r) => r.kind)).toEqual(['auto-reply']);
    expect(complete).toBe(false);
  });
});

describe('the connection', () => {
  const many = (i: number): MailboxMessage => {
    const date = i === 0 ? '2026-10-01T00:00:00Z' : '2026-11-18T02:00:00Z';
    return i === 1499
      ? postfix(1500, '2026-11-18T06:00:00Z')
      : message(i + 1, date, ['From: zhao@far.example', `Subject: Minutes ${i}`]);
  };
  const FOLDERS = [
    { name: 'INBOX', messages: 1500, message: many },
    DRAFTS(),
    SENT(OLD, contract(2)),
  ];
  const WHOLE = /^UID FETCH \d+ \(BODY\.PEEK\[\]/;

  it.each([
    { dropAfter: { messages: 700 } },
    { dropAfter: { bytes: 100_000 } },
    { hangUpAt: { command: /^UID SEARCH/, times: 2 } },
    { hangUpAt: { command: /HEADER\]/, times: 1 } },
    { hangUpAt: { command: WHOLE, times: 3 } },
  ])('goes on where it broke: %j', async (quirks) => {
    const { copy, returned, complete } = await seen(FOLDERS, {}, { quirks });
    expect(copy?.role).toBe('\\Sent');
    expect(returned.map((r) => r.cause)).toEqual(['mailbox-full']);
    expect(complete).toBe(true);
    expect(server?.connections).toBe(1 + (quirks.hangUpAt?.times ?? 1));
  });

  it('does not try for ever, and keeps what it saw', async () => {
    const quirks = { hangUpAt: { command: WHOLE, times: 99 } };
    const { copy, returned, complete } = await seen(FOLDERS, {}, { quirks });
    expect(copy?.role).toBe('\\Sent');
    expect(returned).toEqual([]);
    expect(complete).toBe(false);
    expect(server?.connections).toBe(4);
  });

  it('keeps what it saw where it is not let in again', async () => {
    let tried = 0;
    const login = {
      get [USER]() {
        return tried++ < 1 ? PASSWORD : 'another';
      },
    };
    const quirks = { dropAfter: { messages: 700 } };
    const { copy, complete } = await seen(FOLDERS, {}, { quirks, login });
    expect(copy?.role).toBe('\\Sent');
    expect(complete).toBe(false);
    expect(server?.logins).toBe(2);
  });

  it('reads the same where the server searches nothing', async () => {
    const { copy, returned, complete } = await seen(
      [INBOX(OLD, postfix(20, '2026-11-18T06:00:00Z')), SENT(OLD, contract(2))],
      {},
      { quirks: { search: 'bad' } },
    );
    expect(copy?.role).toBe('\\Sent');
    expect(returned).toHaveLength(1);
    expect(complete).toBe(true);
  });

  it('says why a mailbox cannot be read', async () => {
    const fact = await read([INBOX(OLD)], {}, { login: { [USER]: 'another' } });
    expect(fact).toMatchObject({ known: false, reason: 'refused' });
    expect(server?.logins).toBe(1);
  });
});

describe('where nothing is found', () => {
  it('tells that all was read', async () => {
    const mailbox = await seen([
      INBOX(OLD, message(2, '2026-11-18T02:00:00Z', ['From: a@b.example', 'Subject: Contract 7'])),
      DRAFTS(),
      SENT(contract(3, RECIPIENT, 'Another matter')),
    ]);
    expect(mailbox).toMatchObject({ copy: null, returned: [], readings: [], complete: true });
    expect(mailbox.seen.got).toMatchObject({ copy: null, returned: 0, complete: true });
    // Only headers were asked for.
    expect(server?.transcript.join('\n')).not.toContain('BODY.PEEK[]');
  });

  it('does not claim so without a folder of sent mail', async () => {
    const { complete } = await seen([INBOX(OLD)]);
    expect(complete).toBe(false);
  });

  it('does not claim so where the server shows only newer mail', async () => {
    const { complete } = await seen([
      INBOX(message(900, '2026-11-20T02:00:00Z', ['From: a@b.example', 'Subject: x'])),
      SENT(),
    ]);
    expect(complete).toBe(false);
  });

  it('does not claim so where a folder is not opened', async () => {
    const { complete, copy } = await seen(
      [INBOX(OLD), JUNK(), SENT(contract(2))],
      {},
      { quirks: { denied: ['&V4NXPpCuTvY-'] } },
    );
    expect(copy).not.toBeNull();
    expect(complete).toBe(false);
  });
});

describe('on a tape', () => {
  it('reads whole messages', async () => {
    const dialer = tapeDialer(`[imap.partner.example:993 tls]
certificate: names=imap.partner.example
* OK ready
> CAPABILITY
* CAPABILITY IMAP4rev1
= OK done
> LOGIN
= OK in
folder: INBOX
message: 1 2026-10-01T00:00:00Z
From: a@b.example
Subject: old

message: 4 2026-11-18T06:00:00Z
Return-Path: <>
From: MAILER-DAEMON@mail.partner.example
To: ${USER}
Subject: Undelivered Mail Returned to Sender
Content-Type: text/plain; charset=utf-8
body:
This is the mail system at host mail.partner.example.

<${RECIPIENT}>: host mx1.sg.aliyun.com[198.51.100.3] said: 552 mailbox is full
    (in reply to RCPT TO command)
end
folder: 已发送 \\Sent
message: 2 2026-11-18T02:00:00Z \\Seen
From: ${USER}
To: ${RECIPIENT}
Subject: Contract 7
Date: Wed, 18 Nov 2026 10:00:00 +0800
`);
    const fact = await readSenderMailbox({
      host: 'imap.partner.example',
      address: '192.0.2.1',
      port: 993,
      implicit: true,
      username: USER,
      password: PASSWORD,
      recipient: RECIPIENT,
      sought: WANTED,
      dialer,
      log: observationLog(),
      scrub: (text) => text,
      deadline: performance.now() + 60_000,
      now: () => new Date(),
    });
    if (!fact.known) throw new Error(fact.reason);
    const { copy, returned, complete } = fact.value;
    expect(copy).toMatchObject({ place: '已发送', sent: { date: '2026-11-18T02:00:00.000Z' } });
    expect(returned).toMatchObject([
      { kind: 'bounce', cause: 'mailbox-full', slip: { kind: 'same' } },
    ]);
    expect(complete).toBe(true);
  });
});
