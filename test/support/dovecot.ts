/**
 * A Dovecot of one's own: mailboxes over IMAP, POP3 and LMTP, and logins for
 * another server, as plain processes on loopback in a temporary folder.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { KeyAndCertificate } from './certificates.ts';
import { findBinary, openFolder, runForeground } from './foreground.ts';
import { freeAddress, freePort } from './real-servers.ts';

export type DovecotProtocol = 'imap' | 'pop3' | 'lmtp';

export interface DovecotFolder {
  /** As people write it: `已发送`. */
  readonly name: string;
  /** `\Sent`. */
  readonly use?: string;
}

export interface DovecotOptions {
  /** Login → password. */
  readonly users: Readonly<Record<string, string>>;
  /** IMAP and POP3. */
  readonly protocols?: readonly DovecotProtocol[];
  readonly certificate: KeyAndCertificate;
  /**
   * A random one. Not `127.0.0.1`, which clients have themselves: Dovecot takes a
   * client with its own address for a safe one, and its password in clear.
   */
  readonly address?: string;
  /** For everybody. Without it there is no QUOTA in IMAP. */
  readonly quotaBytes?: number;
  /** Login → where it is refused although the password is right. */
  readonly denied?: Readonly<Record<string, readonly ('imap' | 'pop3' | 'smtp')[]>>;
  /** Put behind logins without a domain. */
  readonly mailDomain?: string;
  /** Made for everybody. */
  readonly folders?: readonly DovecotFolder[];
  /** Whether a password is taken in clear; no unless it is switched on. */
  readonly plaintext?: boolean;
  /** Further lines of the configuration. */
  readonly extra?: string;
}

export interface DovecotPorts {
  /** With STARTTLS; 0 where the protocol was not asked for. */
  readonly imap: number;
  readonly imaps: number;
  /** With STLS. */
  readonly pop3: number;
  readonly pop3s: number;
  readonly lmtp: number;
}

export interface Delivery {
  /** A folder's name in modified UTF-7; INBOX without it. */
  readonly folder?: string;
  /** Letters of Maildir: `S` seen. Without any it is new. */
  readonly flags?: string;
}

export interface Dovecot {
  readonly address: string;
  readonly ports: DovecotPorts;
  /** A socket that judges logins for Postfix: `smtpd_sasl_path`. */
  readonly authSocket: string;
  readonly mailRoot: string;
  /** Whose `cur` and `new` are INBOX; other folders begin with a dot in it. */
  maildirOf(user: string): string;
  /** Puts a message into a mailbox, past every rule. Lines end in `\n`. Returns its file. */
  deliver(user: string, message: string, delivery?: Delivery): string;
  log(): string;
  stop(): Promise<void>;
}

/** Why there can be no Dovecot; `null` where there can. */
export function dovecotHindrance(): string | null {
  if (findBinary('dovecot') === null) return 'not installed: dovecot';
  return process.getuid?.() === 0 ? null : 'Dovecot starts for root alone';
}

export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  const binary = findBinary('dovecot');
  if (binary === null) throw new Error('dovecot is not installed');
  const version = execFileSync(binary, ['--version'], { encoding: 'utf8' });
  const protocols = options.protocols ?? ['imap', 'pop3'];
  const { address = freeAddress() } = options;
  const ports = await portsFor(address, protocols);
  const folder = openFolder('dovecot');
  const mailRoot = join(folder, 'mail');
  const owner = idsOf('nobody');
  const own = (path: string) => chownSync(path, ...owner);
  const makeOwn = (...path: readonly string[]): string =>
    path.reduce((above, name) => {
      const below = join(above, name);
      if (mkdirSync(below, { recursive: true }) !== undefined) own(below);
      return below;
    });
  /** As if it had been there for years: Dovecot's own validity is the time at which a folder was made. */
  const makeOld = (box: string) => {
    const list = join(box, 'dovecot-uidlist');
    if (existsSync(list)) return;
    writeFileSync(list, `3 V1500000000 N1 G${randomBytes(16).toString('hex')}\n`);
    own(list);
  };
  mkdirSync(mailRoot);
  own(mailRoot);
  for (const name of ['key', 'cert'] as const) {
    writeFileSync(join(folder, `${name}.pem`), options.certificate[name], { mode: 0o600 });
  }
  writeFileSync(join(folder, 'users'), Object.entries(options.users).map(userLine).join(''));
  for (const protocol of ['imap', 'pop3', 'smtp'] as const) {
    const denied = Object.entries(options.denied ?? {}).filter(([, where]) =>
      where.includes(protocol),
    );
    writeFileSync(
      join(folder, `denied.${protocol}`),
      denied.map(([user]) => `${user}:\n`).join(''),
    );
  }
  const settings = { ...options, address, folder, mailRoot, owner, protocols, ports };
  const old = /^2\.[0-3]\./.test(version);
  writeFileSync(join(folder, 'dovecot.conf'), old ? configFor23(settings) : configFor24(settings));
  const authSocket = join(folder, 'run/auth-client');
  const listening = Object.values(ports).filter((port) => port > 0);
  const { log, stop } = await runForeground({
    binary,
    args: ['-F', '-c', join(folder, 'dovecot.conf')],
    folder,
    ready: async () => {
      const all = await Promise.all(listening.map((port) => answers(address, port)));
      return all.every(Boolean) && existsSync(authSocket) ? true : null;
    },
    logFile: 'log',
  });

  let delivered = 0;
  const maildirOf = (user: string) => join(mailRoot, user.toLowerCase(), 'Maildir');
  return {
    address,
    ports,
    authSocket,
    mailRoot,
    maildirOf,
    deliver(user, message, { folder: into, flags = '' } = {}) {
      const home = makeOwn(mailRoot, user.toLowerCase(), 'Maildir');
      const box = into === undefined ? home : makeOwn(home, `.${into.replaceAll('/', '.')}`);
      const name = `${Math.floor(Date.now() / 1000)}.M${++delivered}P${process.pid}.test`;
      for (const part of ['tmp', 'new', 'cur']) makeOwn(box, part);
      makeOld(box);
      const file = join(box, 'tmp', name);
      writeFileSync(file, message);
      own(file);
      const place = flags === '' ? join(box, 'new', name) : join(box, 'cur', `${name}:2,${flags}`);
      renameSync(file, place);
      return place;
    },
    log,
    stop,
  };
}

interface Settings extends DovecotOptions {
  readonly address: string;
  readonly folder: string;
  readonly mailRoot: string;
  readonly owner: readonly [uid: number, gid: number];
  readonly protocols: readonly DovecotProtocol[];
  readonly ports: DovecotPorts;
}

/** In both languages of configuration. */
function common({ folder, protocols, ports, owner, ...options }: Settings): string {
  const listeners = (protocol: 'imap' | 'pop3') =>
    protocols.includes(protocol)
      ? `service ${protocol}-login {
  inet_listener ${protocol} {
    port = ${ports[protocol]}
  }
  inet_listener ${protocol}s {
    port = ${ports[`${protocol}s`]}
    ssl = yes
  }
}
`
      : '';
  const lmtp = `service lmtp {
  inet_listener lmtp {
    port = ${ports.lmtp}
  }
}
`;
  return `listen = ${options.address}
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
default_login_user = dovenull
default_internal_user = dovecot
auth_failure_delay = 0
auth_mechanisms = plain login
auth_verbose = yes
${options.mailDomain === undefined ? '' : `auth_default_domain = ${options.mailDomain}`}
mail_uid = ${owner[0]}
mail_gid = ${owner[1]}
first_valid_uid = ${owner[0]}
last_valid_uid = ${owner[0]}
ssl = yes
namespace inbox {
  inbox = yes
  separator = /
${(options.folders ?? [])
  .map(
    ({ name, use }) => `  mailbox "${name}" {
    auto = subscribe
${use === undefined ? '' : `    special_use = ${use}`}
  }`,
  )
  .join('\n')}
}
service auth {
  unix_listener auth-client {
    mode = 0666
  }
}
# Each wrong password makes the next login from the same address wait longer.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
protocol imap {
  mail_max_userip_connections = 100
}
${listeners('imap')}${listeners('pop3')}${protocols.includes('lmtp') ? lmtp : ''}${options.extra ?? ''}
`;
}

function configFor23(settings: Settings): string {
  const { folder, protocols, mailRoot, quotaBytes, plaintext } = settings;
  const passwords = (file: string) => `driver = passwd-file
  args = username_format=%u ${folder}/${file}`;
  return `protocols = ${protocols.length === 0 ? 'none' : protocols.join(' ')}
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = ${plaintext === true ? 'no' : 'yes'}
mail_home = ${mailRoot}/%u
mail_location = maildir:~/Maildir
passdb {
  deny = yes
  ${passwords('denied.%s')}
}
passdb {
  ${passwords('users')}
}
userdb {
  ${passwords('users')}
}
${
  quotaBytes === undefined
    ? ''
    : `mail_plugins = quota
protocol imap {
  mail_plugins = quota imap_quota
}
plugin {
  quota = count:User quota
  quota_vsizes = yes
  quota_rule = *:bytes=${quotaBytes}
  quota_grace = 0
}
`
}${common(settings)}`;
}

/** Dovecot 2.4 gave most settings other names. */
function configFor24(settings: Settings): string {
  const { folder, protocols, mailRoot, quotaBytes, plaintext } = settings;
  return `dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
protocols = ${protocols.length === 0 ? 'none' : protocols.join(' ')}
ssl_server_cert_file = ${folder}/cert.pem
ssl_server_key_file = ${folder}/key.pem
auth_allow_cleartext = ${plaintext === true ? 'yes' : 'no'}
mail_home = ${mailRoot}/%{user}
mail_driver = maildir
mail_path = ~/Maildir
passdb denied {
  driver = passwd-file
  deny = yes
  passwd_file_path = ${folder}/denied.%{protocol}
}
passdb users {
  driver = passwd-file
  passwd_file_path = ${folder}/users
}
userdb users {
  driver = passwd-file
  passwd_file_path = ${folder}/users
}
${
  quotaBytes === undefined
    ? ''
    : `mail_plugins {
  quota = yes
}
protocol imap {
  mail_plugins {
    imap_quota = yes
  }
}
quota "User quota" {
  storage_size = ${quotaBytes}B
}
quota_storage_grace = 0
`
}${common(settings)}`;
}

/** Base 64, since a colon would end the password. */
function userLine([user, password]: readonly [string, string]): string {
  return `${user}:{PLAIN.b64}${Buffer.from(password).toString('base64')}::::::\n`;
}

function idsOf(user: string): [uid: number, gid: number] {
  return ['-u', '-g'].map((flag) =>
    Number(execFileSync('id', [flag, user], { encoding: 'utf8' })),
  ) as [number, number];
}

async function portsFor(
  address: string,
  protocols: readonly DovecotProtocol[],
): Promise<DovecotPorts> {
  const ports = { imap: 0, imaps: 0, pop3: 0, pop3s: 0, lmtp: 0 };
  const taken = new Set<number>();
  for (const name of Object.keys(ports) as (keyof DovecotPorts)[]) {
    if (!protocols.some((protocol) => name.startsWith(protocol))) continue;
    do ports[name] = await freePort([address]);
    while (taken.has(ports[name]));
    taken.add(ports[name]);
  }
  return ports;
}

/** Whether something listens there. */
function answers(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, address);
    const finish = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}
