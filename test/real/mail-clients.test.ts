import { afterAll, beforeAll, expect, it } from 'vitest';
import { certificates } from '../support/certificates.ts';
import { ADDRESS, leaksIn, NAMES, PASSWORD, type Places, verifyIn } from '../support/client-lab.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { freeAddress } from '../support/real-servers.ts';
import { type Submission, startSubmission } from '../support/submission.ts';
import { describeWith } from '../support/with-servers.ts';

const DENIED = 'denied@office.example';
const users = { [ADDRESS]: PASSWORD, [DENIED]: PASSWORD };

describeWith(['dovecot', 'postfix'], 'verify-client against Dovecot and Postfix', () => {
  let dovecot: Dovecot;
  let submission: Submission;
  let places: Places;

  beforeAll(async () => {
    const certificate = certificates().good(NAMES);
    dovecot = await startDovecot({
      users,
      certificate,
      address: await freeAddress(),
      denied: { [DENIED]: ['imap', 'pop3'] },
      folders: [{ name: '已发送', use: '\\Sent' }],
    });
    submission = await startSubmission({ users, certificate, dovecot });
    const at = (port: number) => ({ address: dovecot.address, port });
    const out = (port: number) => ({ address: submission.address, port });
    places = {
      'imap.sg.aliyun.com:993': at(dovecot.ports.imaps),
      'imap.sg.aliyun.com:143': at(dovecot.ports.imap),
      'pop.sg.aliyun.com:995': at(dovecot.ports.pop3s),
      'pop.sg.aliyun.com:110': at(dovecot.ports.pop3),
      'smtp.sg.aliyun.com:465': out(submission.ports.implicit),
      'smtp.sg.aliyun.com:587': out(submission.ports.starttls),
    };
  }, 60_000);

  afterAll(async () => {
    await submission?.stop();
    await dovecot?.stop();
  });

  it('is healthy with the right password', async () => {
    dovecot.deliver(ADDRESS, 'Subject: one\n\nHello\n');
    const report = await verifyIn(places);
    expect(report.findings).toEqual([]);
    expect(report.verdict).toBe('healthy');
    expect(report.subject.mailboxes.map((m) => m.messages)).toEqual([1, 1, null]);
    expect(report.subject.mailboxes[2]?.mailFrom?.accepted).toBe(true);
    expect(report.subject.services.every((s) => s.tlsVersion === 'TLSv1.3' || s.port === 25)).toBe(
      true,
    );
  });

  it('is healthy over STARTTLS', async () => {
    const report = await verifyIn(places, {
      settings: {
        imap: { port: 143, tls: 'starttls' },
        pop3: { port: 110, tls: 'starttls' },
        smtp: { port: 587, tls: 'starttls' },
      },
    });
    expect(report.findings.filter((f) => f.severity === 'error')).toEqual([]);
    expect(report.verdict).toBe('healthy');
    expect(report.subject.services.slice(0, 3).map((s) => s.login?.result)).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
  });

  it('says that the login was refused with the wrong password', async () => {
    const report = await verifyIn(places, { password: `${PASSWORD}x` });
    expect(report.findings[0]?.id).toBe('client/authentication-failed');
    expect(report.verdict).toBe('problem');
    expect(leaksIn(JSON.stringify(report))).toEqual([]);
  });

  it('tells a protocol that is switched off from a wrong password', async () => {
    const report = await verifyIn(places, { address: DENIED });
    expect(report.findings[0]?.id).toBe('client/protocol-disabled');
    expect(report.findings[0]?.title).toMatch(/IMAP.*POP3/);
  });

  it('finds STARTTLS on the port of TLS, and TLS on that of STARTTLS', async () => {
    for (const [port, tls] of [
      [143, 'implicit'],
      [993, 'starttls'],
    ] as const) {
      const report = await verifyIn(places, {
        protocols: ['imap'],
        settings: { imap: { port, tls } },
      });
      expect(report.findings[0]?.id, `${port} ${tls}`).toBe('client/wrong-tls-mode');
    }
  });
});
