/** What the probe makes of a real Postfix that takes mail for a domain of its own. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { known, observationLog } from '../../src/engine/fact.ts';
import { verbatim } from '../../src/engine/text.ts';
import type { MxTarget } from '../../src/facts/dns.ts';
import type { ProbeAttempt } from '../../src/facts/missing.ts';
import { gatherProbe } from '../../src/gather/probe.ts';
import { networkDialer } from '../../src/net/dial.ts';
import { certificates } from '../support/certificates.ts';
import { type Postfix, startPostfix } from '../support/postfix.ts';
import { describeWith } from '../support/with-servers.ts';

const RECIPIENTS: readonly (readonly [
  address: string,
  outcome: ProbeAttempt['outcome'],
  cause: ProbeAttempt['cause'],
  code: number,
])[] = [
  ['li@office.example', 'accepted', null, 250],
  ['nobody@office.example', 'refused', 'user-unknown', 550],
  ['full@office.example', 'refused', 'mailbox-full', 552],
  ['grey@office.example', 'deferred', 'greylisted', 450],
  ['li@elsewhere.example', 'refused', 'relay-denied', 554],
];

describeWith(['postfix'], 'a Postfix that receives', () => {
  let postfix: Postfix;

  beforeAll(async () => {
    const { key, cert } = certificates().selfSigned(['mx.office.example']);
    postfix = await startPostfix({
      transports: [['office.example', 'discard:']],
      main: {
        mynetworks: '192.0.2.1/32',
        virtual_mailbox_domains: 'office.example',
        virtual_mailbox_maps: 'texthash:{etc}/boxes',
        virtual_transport: 'discard:',
        smtpd_reject_unlisted_recipient: 'yes',
        smtpd_relay_restrictions: 'reject_unauth_destination',
        smtpd_recipient_restrictions: 'check_recipient_access texthash:{etc}/access',
        smtpd_tls_security_level: 'may',
        smtpd_tls_chain_files: '{etc}/chain.pem',
      },
      files: {
        boxes: 'li@office.example x\nfull@office.example x\ngrey@office.example x\n',
        access:
          'full@office.example 552 5.2.2 Mailbox is full\ngrey@office.example 450 4.2.0 Greylisted, try again later\n',
        'chain.pem': `${key}\n${cert}`,
      },
    });
  }, 40_000);
  afterAll(() => postfix?.stop());

  it.each(RECIPIENTS)('%s', async (address, outcome, cause, code) => {
    const before = disconnects(postfix).length;
    const seen = observationLog().add({
      from: 'dns',
      at: '',
      asked: 'MX office.example',
      of: '',
      for: verbatim(''),
      got: {},
      ms: 0,
      order: '',
    });
    const host = { kind: 'other', provider: null } as unknown as MxTarget['host'];
    const shared = { exchange: 'mx.office.example', preference: 10, host, alias: null };
    const mx = {
      records: [{ ...shared, state: 'addresses' as const }],
      isNull: false,
      hasNull: false,
      nulls: [],
      ttl: 60,
      seen,
    };
    const target: MxTarget = {
      ...shared,
      state: 'addresses',
      addresses: ['192.0.2.1'],
      seen: [seen],
    };
    const fact = await gatherProbe({
      address,
      mx: known(mx),
      mxTargets: known({ items: [target], missing: [] }),
      dialer: networkDialer({
        connectMs: 5000,
        stepMs: 10_000,
        place: () => ({ address: postfix.address, port: postfix.port }),
      }),
      log: observationLog(),
      deadline: performance.now() + 30_000,
    });
    if (!fact.known) throw new Error(fact.reason);
    const [attempt, ...others] = fact.value.attempts;
    expect(others).toEqual([]);
    expect(attempt).toMatchObject({ outcome, cause, why: null });
    expect(attempt.steps.map((s) => s.step)).toEqual([
      ...['connect', 'greeting', 'EHLO', 'STARTTLS', 'EHLO', 'MAIL FROM', 'RCPT TO'],
    ]);
    expect(attempt.steps.at(-1)?.code).toBe(code);
    expect(attempt.seen.got).toMatchObject({ tls: { ok: true }, inClear: false });
    // Postfix counts the commands of a session as it ends.
    await expect.poll(() => disconnects(postfix).length, { timeout: 5000 }).toBe(before + 1);
    const rcpt = outcome === 'accepted' ? 'rcpt=1' : 'rcpt=0/1';
    const all = outcome === 'accepted' ? 'commands=7' : 'commands=6/7';
    expect(disconnects(postfix).at(-1)).toBe(
      `ehlo=2 starttls=1 mail=1 ${rcpt} rset=1 quit=1 ${all}`,
    );
  });
});

/** `ehlo=2 starttls=1 mail=1 rcpt=1 rset=1 quit=1 commands=7` of each session with TLS, as it ended. */
function disconnects(postfix: Postfix): readonly string[] {
  return [...postfix.log().matchAll(/disconnect from \S+ (ehlo=\d.*starttls.*)$/gm)].map(
    (m) => m[1] ?? '',
  );
}
