import { connect as connectTcp, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls, type SecureVersion } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { certificates } from '../support/certificates.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import {
  FAILURES,
  GREETINGS,
  type MailServer,
  type MailServerOptions,
  refusedPort,
  startFailing,
  startFiltered,
  startMailServer,
} from '../support/mail-servers.ts';
import { type Submission, startSubmission } from '../support/submission.ts';
import { describeWith } from '../support/with-servers.ts';

const USER = 'li.ming@example.com';
const PASSWORD = 'p"a\\ss 密';
const WAIT_MS = 10_000;

type Mode = 'implicit' | 'none';

/** A client that knows nothing: it sends lines, and waits for words. */
class Client {
  said = '';
  ended = false;
  error = '';
  #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen();
  }

  #listen(): void {
    this.#socket.on('data', (data: Buffer) => {
      this.said += data.toString();
    });
    this.#socket.on('error', (error: NodeJS.ErrnoException) => {
      this.error = error.code ?? error.message;
    });
    this.#socket.on('close', () => {
      this.ended = true;
    });
  }

  /** What was said since the last time, up to the words. */
  async until(words: RegExp): Promise<string> {
    const deadline = performance.now() + WAIT_MS;
    while (!words.test(this.said)) {
      if (this.ended || performance.now() > deadline) {
        throw new Error(`${this.ended ? 'ended' : 'silent'} ${this.error} after: ${this.said}`);
      }
      await pause(5);
    }
    const { said } = this;
    this.said = '';
    return said;
  }

  ask(line: string, words: RegExp): Promise<string> {
    this.#socket.write(`${line}\r\n`);
    return this.until(words);
  }

  async end(): Promise<void> {
    const deadline = performance.now() + WAIT_MS;
    while (!this.ended && performance.now() < deadline) await pause(5);
    expect(this.ended).toBe(true);
  }

  encrypt(): void {
    this.#socket.removeAllListeners();
    this.#socket = connectTls({
      socket: this.#socket,
      servername: 'localhost',
      ca: certificates().ca,
    });
    this.#listen();
  }

  close(): void {
    this.#socket.destroy();
  }
}

const clients: Client[] = [];
const servers: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const server of servers.splice(0)) await server.stop();
});

function dial(
  { address, port }: { readonly address: string; readonly port: number },
  mode: Mode = 'none',
): Client {
  const ca = certificates().ca;
  const client = new Client(
    mode === 'none'
      ? connectTcp(port, address)
      : connectTls({ port, host: address, servername: 'localhost', ca }),
  );
  clients.push(client);
  return client;
}

async function start(options: MailServerOptions): Promise<MailServer> {
  const server = await startMailServer({ accounts: { [USER]: PASSWORD }, ...options });
  servers.push(server);
  return server;
}

async function fail(...args: Parameters<typeof startFailing>): Promise<MailServer> {
  const server = await startFailing(...args);
  servers.push(server);
  return server;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const plain = (user: string, password: string) => `AUTH PLAIN ${base64(`\0${user}\0${password}`)}`;

describe('certificates', () => {
  const made = certificates();
  it.each([
    ['good', made.good(['localhost']), 'ok'],
    ['expired', made.expired(['localhost']), 'CERT_HAS_EXPIRED'],
    ['notYet', made.notYet(['localhost']), 'CERT_NOT_YET_VALID'],
    ['selfSigned', made.selfSigned(['localhost']), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['wrongName', made.wrongName(), 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['no intermediate', made.withoutIntermediate(['localhost']), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['untrusted', made.untrusted(['localhost']), 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['leaf', made.untrusted(['localhost'], 'leaf'), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['rsa', made.rsa(['localhost']), 'ok'],
  ])('%s', async (_name, certificate, said) => {
    const server = await start({ protocol: 'imap', tls: 'implicit', certificate });
    const client = dial(server, 'implicit');
    if (said === 'ok') await client.until(/Ready\r\n/);
    else {
      await client.end();
      expect(client.error).toBe(said);
    }
  });

  it('makes each once', () => {
    expect(made.good(['a.example'])).toBe(certificates().good(['a.example']));
  });
});

describe('IMAP', () => {
  it('answers as Alibaba Mail does', async () => {
    const server = await start({ protocol: 'imap', tls: 'implicit' });
    const client = dial(server, 'implicit');
    expect(await client.until(/\n/)).toBe('* OK AliYun IMAP Server Ready\r\n');
    expect(await client.ask('a CAPABILITY', /a OK/)).toContain('SASL-IR AUTH=XOAUTH AUTH=XOAUTH2');
    expect(await client.ask('b LIST "" "*"', /b /)).toMatch(/^b BAD/);
    expect(await client.ask(`c LOGIN ${USER} wrong`, /c /)).toBe('c NO LOGIN failed\r\n');
    const quoted = PASSWORD.replace(/["\\]/g, '\\$&');
    expect(await client.ask(`d LOGIN "${USER}" "${quoted}"`, /d /)).toBe(
      'd OK LOGIN completed\r\n',
    );
    const listed = await client.ask('e LIST "" "*"', /e OK/);
    expect(listed).toContain('* LIST (\\Sent) "/" "&XfJT0ZAB-"\r\n');
    expect(await client.ask('f EXAMINE INBOX', /f OK/)).toContain('* 3 EXISTS\r\n');
    expect(await client.ask('g SEARCH FROM "x"', /g /)).toBe(
      'g BAD invalid command or parameters\r\n',
    );
    expect(await client.ask('h UID SEARCH SINCE 1-Jan-2024', /h /)).toContain('* SEARCH 1 2 3\r\n');
    const fetched = await client.ask('i UID FETCH 1:* (FLAGS BODY.PEEK[HEADER])', /i OK/);
    const [, length, header] = /\{(\d+)\}\r\n([\s\S]*?\r\n\r\n)/.exec(fetched) as RegExpExecArray;
    expect(header).toHaveLength(Number(length));
    expect(fetched.match(/FETCH \(UID \d FLAGS \(\)/g)).toHaveLength(3);
    expect(await client.ask('j LOGOUT', /j OK/)).toContain('* BYE');
    await client.end();
    expect(server).toMatchObject({ connections: 1, logins: 2, serverNames: ['localhost'] });
    expect(server.transcript[0]).toBe('a CAPABILITY');
    expect(server.attempts[1]).toMatchObject({ user: USER, password: PASSWORD, encrypted: true });
  });

  it('takes a password as a literal', async () => {
    const server = await start({ protocol: 'imap', tls: 'none' });
    const client = dial(server);
    const { length } = Buffer.from(PASSWORD);
    await client.ask(`a LOGIN ${USER} {${length}}`, /\+ Ready/);
    expect(await client.ask(PASSWORD, /a /)).toContain('a OK');
    expect(server.attempts).toMatchObject([{ password: PASSWORD, encrypted: false }]);
  });

  it('hangs up on names that are not in modified UTF-7', async () => {
    const client = dial(await start({ protocol: 'imap', tls: 'none' }));
    await expect(client.ask('a SELECT "已发送"', /a /)).rejects.toThrow('ended');
  });

  it('says what it is told to', async () => {
    const server = await start({
      protocol: 'imap',
      tls: 'none',
      refuseAll: true,
      refusal: (user) => `* BYE\nNO [ALERT] ${user} is locked`,
      greeting: '* OK [CAPABILITY IMAP4rev1] Hello',
      capabilities: ['IMAP4rev1', 'LOGINDISABLED'],
      folders: [{ name: 'INBOX', messages: 7 }],
    });
    const client = dial(server);
    expect(await client.until(/\n/)).toBe('* OK [CAPABILITY IMAP4rev1] Hello\r\n');
    expect(await client.ask('a CAPABILITY', /a OK/)).toContain('IMAP4rev1 LOGINDISABLED\r\n');
    expect(await client.ask(`b LOGIN "${USER}" "x"`, /b /)).toBe(
      `* BYE\r\nb NO [ALERT] ${USER} is locked\r\n`,
    );
  });
});

describe('POP3', () => {
  it('answers', async () => {
    const server = await start({ protocol: 'pop3', tls: 'implicit', messages: 2 });
    const client = dial(server, 'implicit');
    expect(await client.until(/\n/)).toBe('+OK AliYun POP3 Server Ready\r\n');
    expect(await client.ask('CAPA', /\r\n\.\r\n/)).toContain('\r\nUIDL\r\n');
    expect(await client.ask('STAT', /\n/)).toContain('-ERR');
    await client.ask(`USER ${USER}`, /\+OK/);
    expect(await client.ask('PASS wrong', /\n/)).toBe('-ERR Login failed\r\n');
    await client.ask(`USER ${USER}`, /\+OK/);
    expect(await client.ask(`PASS ${PASSWORD}`, /\n/)).toBe('+OK 2 message(s)\r\n');
    expect(await client.ask('STAT', /\n/)).toMatch(/^\+OK 2 \d+\r\n$/);
    expect(await client.ask('UIDL', /\r\n\.\r\n/)).toBe('+OK\r\n1 uid1\r\n2 uid2\r\n.\r\n');
    await client.ask('QUIT', /\+OK/);
    await client.end();
    expect(server).toMatchObject({ connections: 1, logins: 2 });
  });
});

describe('SMTP', () => {
  it('answers as Alibaba Mail does', async () => {
    const server = await start({ protocol: 'smtp', tls: 'implicit' });
    const client = dial(server, 'implicit');
    expect(await client.until(/\n/)).toBe(`${GREETINGS.smtp}\r\n`);
    const offered = await client.ask('EHLO client.example', /250 /);
    expect(offered).toContain('250-AUTH=PLAIN LOGIN XOAUTH2 XALIOAUTH\r\n');
    expect(offered).toContain('250-AUTH PLAIN LOGIN XOAUTH2 XALIOAUTH\r\n');
    expect(offered).not.toContain('STARTTLS');
    expect(await client.ask(`MAIL FROM:<${USER}>`, /\n/)).toMatch(/^553 /);
    expect(await client.ask(plain(USER, 'wrong'), /\n/)).toBe('526 Authentication failure[0]\r\n');
    expect(await client.ask('AUTH LOGIN', /\n/)).toBe('334 VXNlcm5hbWU6\r\n');
    expect(await client.ask(base64(USER), /\n/)).toBe('334 UGFzc3dvcmQ6\r\n');
    expect(await client.ask(base64(PASSWORD), /\n/)).toMatch(/^235 /);
    expect(await client.ask('MAIL FROM:<other@example.com>', /\n/)).toBe(
      `440 mail from account doesn't conform with authentication (Auth Account:${USER}|Mail Account:other@example.com)\r\n`,
    );
    expect(await client.ask(`MAIL FROM:<${USER}>`, /\n/)).toBe('250 Mail Ok\r\n');
    await client.ask('RSET', /250/);
    expect(await client.ask('QUIT', /\n/)).toBe('221 Bye\r\n');
    await client.end();
    expect(server.attempts).toMatchObject([
      { user: USER, password: 'wrong', method: 'AUTH PLAIN' },
      { user: USER, password: PASSWORD, method: 'AUTH LOGIN' },
    ]);
  });

  it('asks for what AUTH PLAIN left out', async () => {
    const client = dial(await start({ protocol: 'smtp', tls: 'none' }));
    await client.until(/220/);
    expect(await client.ask('AUTH PLAIN', /\n/)).toBe('334 \r\n');
    expect(await client.ask(base64(`\0${USER}\0${PASSWORD}`), /\n/)).toMatch(/^235 /);
  });
});

describe('STARTTLS', () => {
  it.each([
    ['imap', 'a CAPABILITY', 'b STARTTLS', /(a|b) OK/, 'STARTTLS'],
    ['pop3', 'CAPA', 'STLS', /\r\n\.\r\n|\+OK Begin/, 'STLS'],
    ['smtp', 'EHLO client.example', 'STARTTLS', /250 |220 Ready to/, 'STARTTLS'],
  ] as const)('%s', async (protocol, offers, command, done, word) => {
    const server = await start({ protocol, tls: 'starttls', delayMs: 1 });
    const client = dial(server);
    await client.until(/\n/);
    expect(await client.ask(offers, done)).toContain(word);
    // What follows in clear is not obeyed.
    await client.ask(`${command}\r\nINJECTED`, done);
    client.encrypt();
    expect(await client.ask(offers, done)).not.toContain(word);
    expect(server.serverNames).toEqual(['localhost']);
    expect(server.transcript.join()).not.toContain('INJECTED');
  });

  it('is refused when told so', async () => {
    const starttlsReply = '454 TLS not available due to temporary reason';
    const client = dial(await start({ protocol: 'smtp', tls: 'starttls', starttlsReply }));
    await client.until(/220/);
    expect(await client.ask('STARTTLS', /\n/)).toBe(`${starttlsReply}\r\n`);
  });
});

describe('servers that fail', () => {
  it.each(FAILURES)('%s starts and stops', async (kind) => {
    const server = await fail(kind);
    const client = dial(server);
    await pause(20);
    client.close();
    expect(server.connections).toBe(1);
    await server.stop();
    const late = dial(server);
    await late.end();
    expect(late.error).toBe('ECONNREFUSED');
  });

  it('silent', async () => {
    const client = dial(await fail('silent'), 'implicit');
    await pause(200);
    expect(client).toMatchObject({ said: '', ended: false });
  });

  it.each([
    ['plaintext-on-tls-port', 'implicit', /^ERR_SSL_/],
    ['http', 'implicit', /^ERR_SSL_|^EPROTO/],
    ['ssh', 'implicit', /^ERR_SSL_|^EPROTO/],
    ['garbage', 'implicit', /^ERR_SSL_|^EPROTO/],
    ['tls10', 'implicit', /^ERR_SSL_/],
    ['captive-portal', 'implicit', /^ERR_TLS_CERT_ALTNAME_INVALID/],
    ['drops', 'implicit', /^ECONNRESET/],
    ['resets', 'none', /^ECONNRESET/],
  ] as const)('%s', async (kind, mode, error) => {
    const client = dial(await fail(kind), mode);
    await client.end();
    expect(client.error).toMatch(error);
  });

  it('TLS where clear text is expected', async () => {
    const server = await fail('tls-on-plaintext-port');
    const client = dial(server);
    await expect(client.ask('a CAPABILITY', /OK/)).rejects.toThrow('ended');
    expect(server.transcript).toEqual([]);
  });

  it('speaks HTTP', async () => {
    const http = await fail('http');
    expect(await dial(http).ask('EHLO client.example\r\n', /\n\r\n/)).toContain('400 Bad Request');
    expect(http.transcript).toContain('EHLO client.example');
    const portal = await fail('captive-portal', { tls: 'none' });
    expect(await dial(portal).ask('a CAPABILITY', /\n\r\n/)).toContain(
      'Location: https://portal.example/login',
    );
  });

  it.each([
    ['imap', '* BYE Too many connections'],
    ['pop3', '-ERR Too many connections'],
    ['smtp', '421 Too many connections'],
  ] as const)('says %s goodbye', async (protocol, text) => {
    const client = dial(await fail('bye', { protocol }), 'implicit');
    await client.end();
    expect(client.said).toBe(`${text}\r\n`);
    const other = dial(await fail('bye', { protocol, tls: 'none', text: 'No' }));
    await other.end();
    expect(other.said).toBe('No\r\n');
  });

  it('has no end', async () => {
    const greeting = dial(await fail('long-greeting'), 'implicit');
    expect(await greeting.until(/x\r\n$/)).toHaveLength(10_000_002);
    for (const [protocol, command] of [
      ['imap', 'a CAPABILITY'],
      ['pop3', 'CAPA'],
      ['smtp', 'EHLO client.example'],
    ] as const) {
      const client = dial(await fail('endless-capabilities', { protocol, tls: 'none' }));
      await client.until(/\n/);
      expect(await client.ask(command, /X20000/)).not.toMatch(/a OK|^\.|250 /m);
      client.close();
    }
  });

  it.each([
    ['imap', `a LOGIN ${USER} secret`],
    ['smtp', plain(USER, 'secret')],
  ] as const)('repeats what %s sent', async (protocol, command) => {
    const server = await fail('echo', { protocol, tls: 'none' });
    const client = dial(server);
    await client.until(/\n/);
    const said = await client.ask(command, /\n/);
    expect(said).toContain(command);
    expect(said).toMatch(/is not secret\r\n$/);
    expect(server.logins).toBe(1);
  });

  it('refers to another host', async () => {
    const client = dial(await fail('referral', { tls: 'none' }));
    await client.until(/\n/);
    expect(await client.ask('a LOGIN li secret', /\n/)).toContain(
      'a NO [REFERRAL imap://li;AUTH=*@imap2.example/] ',
    );
  });

  it('does not answer a login', async () => {
    const silent = await fail('login-silent', { tls: 'none' });
    const client = dial(silent);
    await client.until(/\n/);
    void client.ask('a LOGIN li secret', /a /).catch(() => {});
    const deadline = performance.now() + WAIT_MS;
    while (silent.logins === 0 && performance.now() < deadline) await pause(5);
    await pause(50);
    expect(client).toMatchObject({ said: '', ended: false });
    expect(silent.logins).toBe(1);
    client.close();
    const dropped = dial(await fail('login-drops', { tls: 'none' }));
    await dropped.until(/\n/);
    await expect(dropped.ask('a LOGIN li secret', /a /)).rejects.toThrow('ended');
  });

  it('is slow', async () => {
    const client = dial(await fail('slow', { tls: 'none', delayMs: 100 }));
    await client.until(/\n/);
    const began = performance.now();
    await client.ask('a NOOP', /a OK/);
    expect(performance.now() - began).toBeGreaterThan(90);
  });

  it('speaks TLS 1.0 to those who still do', async () => {
    const { port, address } = await fail('tls10');
    const old: SecureVersion = 'TLSv1';
    const socket = connectTls({
      port,
      host: address,
      servername: 'localhost',
      ca: certificates().ca,
      minVersion: old,
      maxVersion: old,
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    const client = new Client(socket);
    clients.push(client);
    await client.until(/Ready/);
    expect(socket.getProtocol()).toBe('TLSv1');
  });
});

describe('ports', () => {
  it('refuses', async () => {
    const client = dial({ address: '127.0.0.1', port: await refusedPort() });
    await client.end();
    expect(client.error).toBe('ECONNREFUSED');
  });

  it('swallows connections', async () => {
    const filtered = await startFiltered();
    const socket = connectTcp(filtered.port, filtered.address);
    let came = '';
    socket.on('connect', () => {
      came = 'connected';
    });
    socket.on('error', ({ message }) => {
      came = message;
    });
    await pause(1500);
    expect(came).toBe('');
    socket.destroy();
    await filtered.stop();
    const late = dial(filtered);
    await late.end();
    expect(late.error).toBe('ECONNREFUSED');
  });
});

const OTHER = 'wang@example.com';
const USERS = { [USER]: PASSWORD, [OTHER]: 'a:b' };

describeWith(['dovecot'], 'Dovecot', () => {
  let dovecot: Dovecot;
  const at = (port: number) => ({ address: dovecot.address, port });
  const quoted = PASSWORD.replace(/["\\]/g, '\\$&');

  beforeAll(async () => {
    dovecot = await startDovecot({
      users: USERS,
      protocols: ['imap', 'pop3', 'lmtp'],
      certificate: certificates().good(['localhost', '127.0.0.1']),
      quotaBytes: 10_240,
      denied: { [OTHER]: ['pop3'] },
      folders: [{ name: '已发送', use: '\\Sent' }],
    });
  });
  afterAll(() => dovecot?.stop());

  it('takes a right login over IMAP and refuses a wrong one', async () => {
    const client = dial(at(dovecot.ports.imaps), 'implicit');
    await client.until(/\* OK/);
    expect(await client.ask(`a LOGIN ${USER} wrong`, /a /)).toContain('a NO');
    expect(await client.ask(`b LOGIN ${USER} "${quoted}"`, /b /)).toContain('b OK');
    expect(await client.ask('c LIST (SPECIAL-USE) "" *', /c OK/)).toContain('&XfJT0ZAB-');
    expect(await client.ask('d GETQUOTAROOT INBOX', /d OK/)).toMatch(/STORAGE 0 10\b/);
  });

  it('has what was delivered', async () => {
    dovecot.deliver(OTHER, 'Subject: One\n\nHello.\n');
    dovecot.deliver(OTHER, 'Subject: Two\n\nHello.\n', { folder: '&XfJT0ZAB-', flags: 'S' });
    const client = dial(at(dovecot.ports.imaps), 'implicit');
    await client.until(/\* OK/);
    await client.ask(`a LOGIN ${OTHER} a:b`, /a OK/);
    expect(await client.ask('b STATUS INBOX (MESSAGES UNSEEN)', /b OK/)).toContain(
      '(MESSAGES 1 UNSEEN 1)',
    );
    expect(await client.ask('c STATUS &XfJT0ZAB- (MESSAGES UNSEEN)', /c OK/)).toContain(
      '(MESSAGES 1 UNSEEN 0)',
    );
  });

  it('wants STARTTLS first', async () => {
    const client = dial(at(dovecot.ports.imap));
    expect(await client.until(/\* OK/)).toContain('LOGINDISABLED');
    expect(await client.ask(`a LOGIN ${USER} "${quoted}"`, /a /)).toContain(
      'a NO [PRIVACYREQUIRED]',
    );
    await client.ask('b STARTTLS', /b OK/);
    client.encrypt();
    expect(await client.ask(`c LOGIN ${USER} "${quoted}"`, /c /)).toContain('c OK');
  });

  it('has accounts without POP3', async () => {
    const login = async (user: string, password: string) => {
      const client = dial(at(dovecot.ports.pop3s), 'implicit');
      await client.until(/\+OK/);
      await client.ask(`USER ${user}`, /\+OK/);
      return client.ask(`PASS ${password}`, /\n/);
    };
    expect(await login(USER, PASSWORD)).toMatch(/^\+OK/);
    expect(await login(USER, 'wrong')).toMatch(/^-ERR/);
    expect(await login(OTHER, 'a:b')).toMatch(/^-ERR/);
  });

  it('takes mail over LMTP', async () => {
    const client = dial(at(dovecot.ports.lmtp));
    await client.until(/220/);
    await client.ask('LHLO client.example', /250 /);
    await client.ask('MAIL FROM:<>', /250/);
    await client.ask(`RCPT TO:<${USER}>`, /250/);
    await client.ask('DATA', /354/);
    await client.ask('Subject: Three\r\n\r\nHello.\r\n.', /250/);
  });
});

describeWith(['dovecot', 'postfix'], 'Postfix for submission', () => {
  let submission: Submission;

  beforeAll(async () => {
    submission = await startSubmission({
      users: USERS,
      certificate: certificates().good(['localhost', '127.0.0.1']),
      denied: [OTHER],
    });
  });
  afterAll(() => submission?.stop());

  const check = async (client: Client) => {
    expect(await client.ask('EHLO client.example', /250 /)).toContain('AUTH PLAIN LOGIN');
    expect(await client.ask(`MAIL FROM:<${USER}>`, /\n/)).toMatch(/^553 /);
    expect(await client.ask(plain(USER, 'wrong'), /\n/)).toMatch(/^535 /);
    expect(await client.ask(plain(OTHER, 'a:b'), /\n/)).toMatch(/^535 /);
    expect(await client.ask(plain(USER, PASSWORD), /\n/)).toMatch(/^235 /);
    expect(await client.ask(`MAIL FROM:<${OTHER}>`, /\n/)).toMatch(/^553 /);
    expect(await client.ask(`MAIL FROM:<${USER}>`, /\n/)).toMatch(/^250 /);
    await client.ask('RSET', /250/);
    await client.ask('QUIT', /221/);
  };

  it('with TLS at once', async () => {
    const { address, ports } = submission;
    const client = dial({ address, port: ports.implicit }, 'implicit');
    await client.until(/220/);
    await check(client);
  });

  it('with STARTTLS', async () => {
    const { address, ports } = submission;
    const client = dial({ address, port: ports.starttls });
    await client.until(/220/);
    const offered = await client.ask('EHLO client.example', /250 /);
    expect(offered).toContain('STARTTLS');
    expect(offered).not.toContain('AUTH');
    await client.ask('STARTTLS', /220/);
    client.encrypt();
    await check(client);
  });
});
