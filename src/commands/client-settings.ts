/** Settings of a mail client from options and from a file, put together. */
import { X509Certificate } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { Origin } from '../facts/client.ts';
import type { AskedSettings } from '../gather/client.ts';
import { readDomain } from '../protocols/dns/name.ts';
import { PROTOCOLS, type Protocol, TLS_MODES, type TlsMode } from '../protocols/mail/types.ts';
import type { SettingsFile } from '../settings/types.ts';

/** Options of the command line, as they were typed. */
export interface ClientOptions {
  readonly protocol?: readonly string[];
  readonly username?: string;
  readonly imapHost?: string;
  readonly imapPort?: string;
  readonly imapTls?: string;
  readonly popHost?: string;
  readonly popPort?: string;
  readonly popTls?: string;
  readonly smtpHost?: string;
  readonly smtpPort?: string;
  readonly smtpTls?: string;
}

export type AllSettings = Readonly<Partial<Record<Protocol, AskedSettings>>>;

/** Larger files are no settings of a mail client. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Which protocols are asked: those named, else those that settings were given for in a file, else all. */
export function protocolsOf(
  options: ClientOptions,
  file: SettingsFile | null,
): readonly Protocol[] {
  const named = options.protocol ?? [];
  const wanted = new Set<string>(
    named.length > 0
      ? named
      : file === null
        ? PROTOCOLS
        : [...file.servers.map((s) => s.protocol), ...PROTOCOLS.filter((p) => isSet(options, p))],
  );
  return PROTOCOLS.filter((p) => wanted.has(p));
}

function isSet(options: ClientOptions, protocol: Protocol): boolean {
  const { host, port, tls } = valuesOf(options, protocol);
  return (host ?? port ?? tls) !== undefined;
}

function valuesOf(options: ClientOptions, protocol: Protocol) {
  const prefix = protocol === 'pop3' ? 'pop' : protocol;
  return {
    host: options[`${prefix}Host`],
    port: options[`${prefix}Port`],
    tls: options[`${prefix}Tls`],
  };
}

/** What is wrong with the options, in one line; `null` when nothing is. */
export function clientOptionProblem(options: ClientOptions): string | null {
  for (const name of options.protocol ?? []) {
    if (!(PROTOCOLS as readonly string[]).includes(name)) {
      return `--protocol: give imap, pop3 or smtp, not ${JSON.stringify(name)}`;
    }
  }
  for (const protocol of PROTOCOLS) {
    const { host, port, tls } = valuesOf(options, protocol);
    const prefix = protocol === 'pop3' ? 'pop' : protocol;
    if (host !== undefined && readHost(host) === null) {
      return `--${prefix}-host: ${JSON.stringify(host)} is not a host name or an address`;
    }
    if (port !== undefined && readPort(port) === null) {
      return `--${prefix}-port: ${JSON.stringify(port)} is not a port; give a number from 1 to 65535`;
    }
    if (tls !== undefined && !(TLS_MODES as readonly string[]).includes(tls)) {
      return `--${prefix}-tls: give implicit, starttls or none, not ${JSON.stringify(tls)}`;
    }
  }
  if (options.username !== undefined && /[\0\r\n]/.test(options.username)) {
    return '--username: a user name has no line breaks';
  }
  return null;
}

/** A host as it is asked for; `null` for what can be none. */
export function readHost(text: string): string | null {
  // Of a pasted URL the host: `imaps://imap.example.com:993/`.
  const url =
    /^[a-z][a-z0-9+.-]{0,20}:\/\/(\[[^\]]{1,60}\]|[^/:?#@]{1,300})(?::\d{1,5})?(?:[/?#]|$)/i;
  const bare = (url.exec(text.trim())?.[1] ?? text.trim()).replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return bare;
  if (bare.toLowerCase() === 'localhost') return 'localhost';
  const read = readDomain(bare);
  return read === null || read.readAs !== null ? null : read.name;
}

function readPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

/** Options over the file; what neither says is left to the edition. */
export function settingsOf(
  options: ClientOptions,
  file: SettingsFile | null,
  protocols: readonly Protocol[],
): AllSettings {
  const all: Partial<Record<Protocol, AskedSettings>> = {};
  for (const protocol of protocols) {
    const own = valuesOf(options, protocol);
    const server = file?.servers.find((s) => s.protocol === protocol);
    const from = <T>(option: T | null | undefined, inFile: T | null | undefined) => {
      if (option !== undefined && option !== null) {
        return { value: option, origin: 'option' as Origin };
      }
      return inFile === undefined || inFile === null
        ? undefined
        : { value: inFile, origin: 'file' as Origin };
    };
    const host = from(
      own.host === undefined ? undefined : readHost(own.host),
      // A name that can be none stays as it was written: it is what is wrong.
      server?.host === undefined ? undefined : (readHost(server.host) ?? server.host),
    );
    const port = from(own.port === undefined ? undefined : readPort(own.port), server?.port);
    const tls = from(own.tls as TlsMode | undefined, server?.tls);
    const username = from(options.username, server?.username);
    all[protocol] = {
      ...(host === undefined ? {} : { host }),
      ...(port === undefined ? {} : { port }),
      ...(tls === undefined ? {} : { tls }),
      ...(username === undefined ? {} : { username }),
    };
  }
  return all;
}

/** A server of the file without a host, where no option gives it: what the client would do is not known. */
export function fileProblem(options: ClientOptions, file: SettingsFile): string | null {
  for (const { protocol, host } of file.servers) {
    const prefix = protocol === 'pop3' ? 'pop' : protocol;
    if (host === undefined && valuesOf(options, protocol).host === undefined) {
      return `the ${protocol.toUpperCase()} server has no host there: it is empty, or a variable that is not set; give --${prefix}-host`;
    }
  }
  return null;
}

export type FileRead =
  | { readonly ok: true; readonly file: SettingsFile }
  | { readonly ok: false; readonly message: string };

/** Reads a file, a pipe or a device to its end, and no more of it than it may have. */
export async function readBounded(
  path: string,
  most: number,
): Promise<
  { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly message: string }
> {
  const pieces: Buffer[] = [];
  try {
    if ((await stat(path)).isDirectory()) {
      return {
        ok: false,
        message: `${path} is a folder; give a file in it, such as prefs.js of a Thunderbird profile`,
      };
    }
    let length = 0;
    // A pipe or a device has no size to look at before.
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      pieces.push(piece);
      length += piece.length;
      if (length > most) return { ok: false, message: `${path} is too large` };
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return {
      ok: false,
      message: `${path}: ${code === 'ENOENT' ? 'no such file' : code === 'EACCES' ? 'may not be read' : message}`,
    };
  }
  return { ok: true, bytes: Buffer.concat(pieces) };
}

/** Reads a settings file; a message names the file and says what to do. */
export async function readSettingsFile(path: string, address: string): Promise<FileRead> {
  const read = await readBounded(path, MAX_BYTES);
  if (!read.ok) return read;
  const { readSettings } = await import('../settings/read.ts');
  const settings = readSettings(read.bytes, address);
  return settings.ok ? settings : { ok: false, message: `${path}: ${settings.problem}` };
}

/** Whether a text holds certificates in PEM, each of which can be read. */
export function isCertificates(pem: string): boolean {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]{1,100000}-----END CERTIFICATE-----/g);
  if (blocks === null) return false;
  try {
    for (const block of blocks) new X509Certificate(block);
    return true;
  } catch {
    return false;
  }
}
