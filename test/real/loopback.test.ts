/** A test message through Postfix into Dovecot, and out of the mailbox again. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { observationLog } from '../../src/engine/fact.ts';
import { type LoopbackOptions, runLoopback } from '../../src/gather/loopback.ts';
import { networkDialer } from '../../src/net/dial.ts';
import { scrubber } from '../../src/protocols/mail/secrets.ts';
import type { Dialer, Wire } from '../../src/protocols/mail/types.ts';
import { loopbackId } from '../../src/protocols/smtp/send.ts';
import { certificates } from '../support/certificates.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { type Submission, startSubmission } from '../support/submission.ts';
import { describeWith } from '../support/with-servers.ts';

const LI = 'li@office.example';
const WANG = 'wang@office.example';
const PASSWORD = 'Zx9-qu1tte-geheim';
const WAIT_MS = 30_000;

describeWith(['postfix', 'dovecot'], 'a message of a mailbox to itself', () => {
  let dovecot: Dovecot;
  let submission: Submission;

  beforeAll(async () => {
    const certificate = certificates().good(['localhost']);
    const users = { [LI]: PASSWORD, [WANG]: PASSWORD };
    dovecot = await startDovecot({
      users,
      certificate,
      protocols: ['imap', 'lmtp'],
      folders: [
        { name: '垃圾邮件', use: '\\Junk' },
        { name: '已发送', use: '\\Sent' },
        { name: '甲' },
      ],
    });
    submission = await startSubmission({
      users,
      certificate,
      dovecot,
      delayReject: true,
      main: {
        default_transport: `lmtp:inet:[${dovecot.address}]:${dovecot.ports.lmtp}`,
        lmtp_host_lookup: 'native',
        // Taken, and never delivered.
        transport_maps: `inline:{${WANG}=discard:}`,
      },
    });
    for (const [i, flags] of ['S', '', 'ST'].entries()) {
      dovecot.deliver(LI, `Subject: ${i}\nMessage-ID: <${i}@example.com>\n\nHello\n`, { flags });
    }
    // As a server that keeps a copy of what was sent.
    dovecot.deliver(LI, 'Subject: old\n\nHello\n', { folder: '&XfJT0ZAB-', flags: 'S' });
  }, 60_000);

  afterAll(async () => {
    await submission?.stop();
    await dovecot?.stop();
  });

  /** Every message of a mailbox: its flags, and what is in it. */
  const messagesOf = (user: string) => {
    const root = dovecot.maildirOf(user);
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?:^|\/)(?:cur|new|tmp)\/./.test(path))
      .map((path) => {
        // A new message is in `cur` once a client has opened its folder.
        const place = path.replace(/(?:cur|new)\/[^/]*?(?=:2,|$)/, '');
        return [place.replace(/:2,$/, ''), readFileSync(join(root, path), 'latin1')].join(' ');
      })
      .sort();
  };

  const dialer = () => networkDialer({ connectMs: 5000, stepMs: 20_000, ca: certificates().ca });

  async function run(user: string, implicit: boolean, more: Partial<LoopbackOptions> = {}) {
    const log = observationLog();
    const { ports } = submission;
    const fact = await runLoopback({
      address: user,
      username: user,
      password: PASSWORD,
      smtp: {
        host: 'localhost',
        address: submission.address,
        port: implicit ? ports.implicit : ports.starttls,
        implicit,
      },
      imap: {
        host: 'localhost',
        address: dovecot.address,
        port: implicit ? dovecot.ports.imaps : dovecot.ports.imap,
        implicit,
      },
      dialer: dialer(),
      log,
      scrub: scrubber(PASSWORD, user),
      waitMs: WAIT_MS,
      pollMs: 100,
      now: () => new Date(),
      token: `real-${implicit ? 'implicit' : 'starttls'}`,
      ...more,
    });
    expect(JSON.stringify([fact, log.seal()])).not.toContain(PASSWORD);
    return fact;
  }

  it.each([true, false])('comes, and is taken out (implicit TLS: %s)', async (implicit) => {
    const before = messagesOf(LI);
    expect(before).toHaveLength(4);
    const fact = await run(LI, implicit);
    expect(fact, submission.log()).toMatchObject({
      known: true,
      value: {
        accepted: true,
        reply: expect.stringMatching(/^250 2\.0\.0 Ok/),
        arrived: { folder: 'INBOX', role: '\\Inbox' },
        removed: true,
      },
    });
    // Nothing else is gone, was read or marked; what somebody else had marked is still there.
    expect(messagesOf(LI)).toEqual(before);
  });

  it('takes out the copy in Sent', async () => {
    const before = messagesOf(LI);
    const token = 'real-copied';
    const real = dialer();
    const copying: Dialer = {
      async dial(target, deadline) {
        const dialed = await real.dial(target, deadline);
        if (target.port !== submission.ports.implicit || dialed.tcp !== 'open') return dialed;
        const wire = dialed.wire as Wire;
        const close = () => {
          const copy = `Subject: test\nMessage-ID: ${loopbackId(LI, token)}\n\nHello\n`;
          dovecot.deliver(LI, copy, { folder: '&XfJT0ZAB-', flags: 'S' });
          wire.close();
        };
        return { ...dialed, wire: { ...wire, close } };
      },
    };
    const fact = await run(LI, true, { token, dialer: copying });
    expect(fact, submission.log()).toMatchObject({
      value: { arrived: { folder: 'INBOX' }, removed: true },
    });
    expect(fact.because[0]?.got.removals).toMatchObject([
      { folder: 'INBOX', removed: true },
      { folder: '已发送', removed: true },
    ]);
    expect(messagesOf(LI)).toEqual(before);
  });

  it('does not come where the server loses it', async () => {
    const fact = await run(WANG, true, { waitMs: 500 });
    expect(fact, submission.log()).toMatchObject({
      value: { accepted: true, arrived: null, removed: null },
    });
    expect(messagesOf(WANG)).toEqual([]);
  });

  it('is refused where the login is wrong', async () => {
    const fact = await run(LI, true, { password: 'wrong' });
    expect(fact).toMatchObject({ known: false, reason: 'refused' });
  });
});
