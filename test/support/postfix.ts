/**
 * A Postfix of one's own: a plain process on loopback with its configuration,
 * queue and data in a temporary folder. It asks no DNS, and what has no transport
 * named here is returned: nothing can reach another host.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findBinary, openFolder, READY_MS, runForeground } from './foreground.ts';
import { freePort } from './real-servers.ts';

const ADDRESS = '127.0.0.1';

export interface PostfixOptions {
  /** An address or a domain, and the transport for it: `['qq.com', 'smtp:[127.0.0.1]:2525']`; `{self}` is this Postfix. */
  readonly transports: readonly (readonly [whom: string, transport: string])[];
  /** Next hops that are to be encrypted or not delivered to. */
  readonly encrypted?: readonly string[];
  /** Next hops that ask for a login, with `user:password`. */
  readonly logins?: readonly (readonly [hop: string, login: string])[];
  /** Further settings of main.cf; `{etc}` is the folder that it stands in. */
  readonly main?: Readonly<Record<string, string>>;
  /** Further lines of master.cf, with `{etc}` as well. */
  readonly services?: readonly string[];
  /** Further files to stand beside them: maps, certificates. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
  /** RFC 3461 §4.1: `SUCCESS`. */
  readonly notify?: string;
  /** Announced where Postfix offers it. */
  readonly utf8?: boolean;
  /** Lines end in `\n`. */
  readonly message: string;
}

export interface Postfix {
  readonly address: string;
  readonly port: number;
  /** Whether it was built with SMTPUTF8 (RFC 6531). */
  readonly utf8: boolean;
  /** Hands messages in over SMTP, in order. Rejects with what Postfix said against one. */
  send(envelopes: readonly Envelope[]): Promise<void>;
  /** The last lines of its log. */
  log(): string;
  /** Ends it by its pid and removes its folder. May be called twice. */
  stop(): Promise<void>;
}

/** Why there can be no Postfix; `null` where there can. */
export function postfixHindrance(): string | null {
  if (findBinary('postfix') === null) return 'not installed: postfix';
  return process.getuid?.() === 0 ? null : 'Postfix starts for root alone';
}

export async function startPostfix(options: PostfixOptions): Promise<Postfix> {
  const binary = findBinary('postfix');
  if (binary === null) throw new Error('postfix is not installed');
  const port = await freePort([ADDRESS]);
  const folder = openFolder('postfix');
  configure(folder, port, options);
  const { found, log, stop } = await runForeground({
    binary,
    args: ['-c', join(folder, 'etc'), 'start-fg'],
    folder,
    ready: () => extensionsOf(port),
    logFile: 'log',
    pidFile: 'queue/pid/master.pid',
  });
  return {
    address: ADDRESS,
    port,
    utf8: found.includes('SMTPUTF8'),
    send: (envelopes) => submit(port, envelopes),
    log,
    stop,
  };
}

function configure(folder: string, port: number, options: PostfixOptions): void {
  for (const name of ['etc', 'queue', 'data']) {
    mkdirSync(join(folder, name));
    chmodSync(join(folder, name), 0o755);
  }
  const [user, group] = ['-u', '-g'].map((flag) =>
    Number(execFileSync('id', [flag, 'postfix'], { encoding: 'utf8' })),
  ) as [number, number];
  chownSync(join(folder, 'data'), user, group);
  const etc = join(folder, 'etc');
  const placed = (text: string) => text.replaceAll('{etc}', etc);
  for (const [name, text] of Object.entries(options.files ?? {})) {
    writeFileSync(join(etc, name), text);
  }
  const table = (name: string, rows: readonly (readonly [string, string])[]): string => {
    const file = join(etc, name);
    writeFileSync(file, rows.map(([key, value]) => `${key} ${value}\n`).join(''));
    return `texthash:${file}`;
  };
  const settings: Readonly<Record<string, string>> = {
    compatibility_level: '3.6',
    queue_directory: join(folder, 'queue'),
    data_directory: join(folder, 'data'),
    maillog_file: join(folder, 'log'),
    maillog_file_prefixes: folder,
    myhostname: 'out.sender.example',
    mydestination: '',
    alias_maps: '',
    mynetworks: '127.0.0.0/8',
    inet_interfaces: ADDRESS,
    inet_protocols: 'ipv4',
    disable_dns_lookups: 'yes',
    smtp_host_lookup: 'native',
    transport_maps: table(
      'transport',
      options.transports.map(([whom, to]) => [whom, to.replace('{self}', `[${ADDRESS}]:${port}`)]),
    ),
    local_transport: 'error:5.3.0 no local mail',
    default_transport: 'error:5.1.2 no transport for this domain',
    relay_transport: 'error:5.1.2 no transport for this domain',
    smtpd_recipient_restrictions: 'permit_mynetworks, reject',
    smtpd_reject_unlisted_recipient: 'no',
    smtpd_peername_lookup: 'no',
    smtp_tls_security_level: 'may',
    smtp_tls_policy_maps: table(
      'tls',
      (options.encrypted ?? []).map((hop) => [hop, 'encrypt']),
    ),
    smtp_sasl_auth_enable: 'yes',
    smtp_sasl_password_maps: table('passwords', options.logins ?? []),
    smtp_sasl_security_options: 'noanonymous',
    // 4xx: a warning after a second, the end after four.
    minimal_backoff_time: '1s',
    maximal_backoff_time: '1s',
    queue_run_delay: '1s',
    delay_warning_time: '1s',
    maximal_queue_lifetime: '4s',
    bounce_queue_lifetime: '30s',
    smtp_connect_timeout: '2s',
    smtp_helo_timeout: '2s',
    // What else a server could be silent at is tried again soon, and not after ten minutes.
    smtp_mail_timeout: '10s',
    smtp_rcpt_timeout: '10s',
    smtp_data_init_timeout: '10s',
    smtp_data_xfer_timeout: '10s',
    smtp_data_done_timeout: '10s',
    smtp_quit_timeout: '10s',
    notify_classes: '',
    ...options.main,
  };
  writeFileSync(
    join(etc, 'main.cf'),
    Object.entries(settings)
      .map(([name, value]) => `${name} = ${placed(value)}\n`)
      .join(''),
  );
  // service type private unpriv chroot wakeup maxproc command
  writeFileSync(
    join(etc, 'master.cf'),
    `${ADDRESS}:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
${(options.services ?? []).map((line) => `${placed(line)}\n`).join('')}`,
  );
}

/** What EHLO offers; `null` where nothing answers. */
async function extensionsOf(port: number): Promise<readonly string[] | null> {
  try {
    return await talk(port, (ask) => ask('EHLO client.example'));
  } catch {
    return null;
  }
}

/** One command, its whole reply; rejects with a reply other than 2xx and 3xx. */
type Ask = (command: string) => Promise<readonly string[]>;

async function talk<T>(port: number, body: (ask: Ask) => Promise<T>): Promise<T> {
  const socket = connect(port, ADDRESS);
  socket.setTimeout(READY_MS, () => socket.destroy(new Error('Postfix keeps silent')));
  try {
    // The lines of a socket that fails end without telling.
    let failure = new Error('Postfix hung up');
    socket.on('error', (error) => {
      failure = error;
    });
    const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
    const reply = async (): Promise<readonly string[]> => {
      const said: string[] = [];
      for (;;) {
        const { value, done } = await lines.next();
        if (done === true) throw failure;
        said.push(value.slice(4));
        if (value[3] === '-') continue;
        if (value.startsWith('2') || value.startsWith('3')) return said;
        throw new Error(`Postfix says ${value}`);
      }
    };
    await reply();
    const result = await body((command) => {
      socket.write(`${command}\r\n`);
      return reply();
    });
    socket.end('QUIT\r\n');
    return result;
  } finally {
    socket.destroy();
  }
}

function submit(port: number, envelopes: readonly Envelope[]): Promise<void> {
  return talk(port, async (ask) => {
    await ask('EHLO client.example');
    for (const { from, to, notify, utf8, message } of envelopes) {
      await ask(`MAIL FROM:<${from}>${utf8 === true ? ' SMTPUTF8' : ''}`);
      for (const address of to) {
        await ask(`RCPT TO:<${address}>${notify === undefined ? '' : ` NOTIFY=${notify}`}`);
      }
      await ask('DATA');
      await ask(`${message.replace(/^\./gm, '..').replaceAll('\n', '\r\n')}\r\n.`);
    }
  });
}
